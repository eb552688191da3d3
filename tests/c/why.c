/* The reasons of a hit, as people read them. */

#include "request.h"

enum { STATEMENT_ROOM = 1024 };

/* What was searched for in a place of the query: as it was repaired, or else as it was typed. */
static void print_word(struct json *out, struct piece query, const jobpack_search *search, const jobpack_word *word)
{
    jobpack_repair repair;
    for (uint32_t i = 0; jobpack_search_repair_at(search, i, &repair) == JOBPACK_OK; i++)
        if (repair.start == word->start && repair.end == word->end) {
            json_string(out, repair.found.data, repair.found.length);
            return;
        }
    json_string(out, query.data + word->start, word->end - word->start);
}

/* The words of a set: a word with several terms has them side by side. */
static void print_words(struct json *out, struct piece query, const jobpack_search *search, uint64_t set)
{
    jobpack_word word, last = {JOBPACK_NONE, 0, 0, 0};
    json_key(out, "words");
    json_open(out, '[');
    for (uint32_t i = 0; jobpack_search_word_at(search, i, &word) == JOBPACK_OK; i++) {
        if ((set >> i & 1) == 0 || (word.start == last.start && word.end == last.end)) continue;
        print_word(out, query, search, &word);
        last = word;
    }
    json_close(out, ']');
}

static void print_need(struct json *out, const jobpack_pack *pack, const jobpack_hit *hit)
{
    char statement[STATEMENT_ROOM];
    jobpack_text id;
    jobpack_link link;
    size_t length;
    uint32_t number;
    MUST(jobpack_id(pack, JOBPACK_NEEDS, hit->need, &id));
    MUST(jobpack_need_statement(pack, hit->need, statement, sizeof statement, &length));
    MUST(jobpack_link_between(pack, hit->resource, hit->need, &number));
    MUST(jobpack_link_at(pack, number, &link));
    json_key(out, "need");
    json_string(out, id.data, id.length);
    json_key(out, "statement");
    json_string(out, statement, length);
    if (link.why.length) TEXT(link, why);
}

void print_reasons(struct json *out, const jobpack_pack *pack, struct piece query, const jobpack_search *search,
                   const jobpack_hit *hit)
{
    json_key(out, "why");
    json_open(out, '[');
    if (hit->need != JOBPACK_NONE) {
        json_open(out, '{');
        print_need(out, pack, hit);
        print_words(out, query, search, hit->need_words);
        json_close(out, '}');
    }
    if (hit->words) {
        json_open(out, '{');
        print_words(out, query, search, hit->words);
        json_close(out, '}');
    }
    json_close(out, ']');
}
