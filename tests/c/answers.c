/* The lines of what is found and picked, and which request is answered by what. */

#include "request.h"
#include <assert.h>
#include <stdlib.h>

static void answer_id(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    static const struct {
        const char *name;
        uint32_t kind;
    } kinds[] = {
        {"resources", JOBPACK_RESOURCES},       {"needs", JOBPACK_NEEDS}, {"circumstances", JOBPACK_CIRCUMSTANCES},
        {"collections", JOBPACK_COLLECTIONS}, {"names", JOBPACK_NAMES},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is(columns[0], kinds[i].name)) {
            json_key(out, "number");
            json_leading(out, look_up(pack, kinds[i].kind, columns[1]));
        }
}

static void print_hit(struct json *out, const jobpack_hit *hit)
{
    json_open(out, '{');
    BITS(*hit, words);
    BITS(*hit, need_words);
    NUMBER(*hit, resource);
    NUMBER(*hit, score);
    LEADING(*hit, need);
    NUMBER(*hit, inherited);
    json_close(out, '}');
}

static void print_words(struct json *out, const jobpack_search *search, uint32_t count)
{
    jobpack_word word;
    json_key(out, "words");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_search_word_at(search, i, &word));
        json_open(out, '{');
        NUMBER(word, start);
        NUMBER(word, end);
        NUMBER(word, times);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void print_repairs(struct json *out, const jobpack_search *search, uint32_t count)
{
    jobpack_repair repair;
    json_key(out, "repairs");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_search_repair_at(search, i, &repair));
        json_open(out, '{');
        TEXT(repair, found);
        NUMBER(repair, start);
        NUMBER(repair, end);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void print_matches(struct json *out, const jobpack_search *search, uint32_t count)
{
    jobpack_need_match match;
    json_key(out, "needs");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_search_need_at(search, i, &match));
        json_open(out, '{');
        NUMBER(match, need);
        NUMBER(match, score);
        json_close(out, '}');
    }
    json_close(out, ']');
}

/* Searches as the columns of a request say, and gives the number of hits. */
static size_t search_for(const jobpack_pack *pack, const struct piece *columns, jobpack_search *search, jobpack_hit *hits)
{
    jobpack_condition conditions[LIST_ROOM];
    jobpack_situation situation = situation_of(pack, columns + 2, conditions);
    size_t limit = number_of(columns[1]), count;
    assert(limit <= HIT_ROOM);
    MUST(jobpack_search_open(search, sizeof *search));
    MUST(jobpack_find(pack, columns[0].data, columns[0].length, &situation, search, hits, limit, &count));
    return count;
}

void print_why(struct json *out, const jobpack_pack *pack, struct piece query, const jobpack_search *search, const jobpack_hit *hit)
{
    jobpack_text id;
    MUST(jobpack_id(pack, JOBPACK_RESOURCES, hit->resource, &id));
    json_open(out, '{');
    json_key(out, "resource");
    json_string(out, id.data, id.length);
    print_reasons(out, pack, query, search, hit);
    json_close(out, '}');
}

static void answer_why(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_search search;
    jobpack_hit hits[HIT_ROOM];
    size_t count = search_for(pack, columns, &search, hits);
    json_key(out, "hits");
    json_open(out, '[');
    for (size_t i = 0; i < count; i++) print_why(out, pack, columns[0], &search, &hits[i]);
    json_close(out, ']');
}

void print_found(struct json *out, const jobpack_search *search, const jobpack_hit *hits, size_t count)
{
    jobpack_findings findings;
    MUST(jobpack_search_findings(search, &findings));
    json_key(out, "hits");
    json_open(out, '[');
    for (size_t i = 0; i < count; i++) print_hit(out, &hits[i]);
    json_close(out, ']');
    print_words(out, search, findings.word_count);
    print_repairs(out, search, findings.repair_count);
    print_matches(out, search, findings.need_count);
    BOOL(findings, overlong);
}

static void answer_find(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_search search;
    jobpack_hit hits[HIT_ROOM];
    print_found(out, &search, hits, search_for(pack, columns, &search, hits));
}

static void answer_complete(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_completion completions[HIT_ROOM];
    size_t limit = number_of(columns[1]), count;
    assert(limit <= HIT_ROOM);
    MUST(jobpack_complete(pack, columns[0].data, columns[0].length, completions, limit, &count));
    json_key(out, "completions");
    json_open(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(out, '{');
        json_key(out, "text");
        json_string(out, completions[i].text, completions[i].length);
        NUMBER(completions[i], term);
        NUMBER(completions[i], frequency);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void answer_fit(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_condition conditions[LIST_ROOM];
    jobpack_situation situation = situation_of(pack, columns + 1, conditions);
    uint32_t resource = look_up(pack, JOBPACK_RESOURCES, columns[0]), agreements;
    MUST(jobpack_fit(pack, resource, &situation, &agreements));
    json_key(out, "resource");
    json_number(out, resource);
    json_key(out, "agreements");
    json_leading(out, agreements);
}

static void print_certificate(struct json *out, const jobpack_certificate *certificate)
{
    json_key(out, "certificate");
    json_open(out, '{');
    NUMBER(*certificate, value);
    NUMBER(*certificate, known);
    NUMBER(*certificate, bound);
    NUMBER(*certificate, possible);
    NUMBER(*certificate, minutes);
    NUMBER(*certificate, item_count);
    NUMBER(*certificate, aspect_count);
    NUMBER(*certificate, left_out_count);
    NUMBER(*certificate, estimated);
    BOOL(*certificate, truncated);
    json_close(out, '}');
}

static void print_items(struct json *out, const jobpack_selection *selection, uint32_t count)
{
    jobpack_picked item;
    json_key(out, "items");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_picked_at(selection, i, &item));
        json_open(out, '{');
        NUMBER(item, resource);
        LEADING(item, need);
        NUMBER(item, gain);
        NUMBER(item, minutes);
        BOOL(item, estimated);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void print_aspects(struct json *out, const jobpack_selection *selection, uint32_t count)
{
    jobpack_aspect aspect;
    json_key(out, "aspects");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_aspect_at(selection, i, &aspect));
        json_open(out, '{');
        NUMBER(aspect, need);
        NUMBER(aspect, weight);
        NUMBER(aspect, covered);
        json_key(out, "reason");
        json_word(out, JOBPACK_REASONS, aspect.covered ? 0 : aspect.reason);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void print_left_out(struct json *out, const jobpack_selection *selection, uint32_t count)
{
    jobpack_left_out left_out;
    json_key(out, "left_out");
    json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        MUST(jobpack_left_out_at(selection, i, &left_out));
        json_open(out, '{');
        NUMBER(left_out, resource);
        NUMBER(left_out, worth);
        json_key(out, "reason");
        json_word(out, JOBPACK_REASONS, (uint8_t)left_out.reason);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void print_advice(struct json *out, const jobpack_pack *pack, const jobpack_request *request,
                         const jobpack_selection *selection)
{
    jobpack_advice advice;
    json_key(out, "advice");
    json_open(out, '[');
    for (uint32_t i = 0; jobpack_advice_at(pack, request, selection, i, &advice) == JOBPACK_OK; i++) {
        json_open(out, '{');
        NUMBER(advice, resource);
        NUMBER(advice, requirement);
        json_close(out, '}');
    }
    json_close(out, ']');
}

/* The numbers of the resources of a collection. */
static size_t items_of(const jobpack_pack *pack, struct piece id, uint32_t *numbers)
{
    jobpack_collection collection;
    jobpack_item item;
    MUST(jobpack_collection_at(pack, look_up(pack, JOBPACK_COLLECTIONS, id), &collection));
    assert(collection.item_count <= LIST_ROOM);
    for (uint32_t i = 0; i < collection.item_count; i++) {
        MUST(jobpack_item_at(pack, collection.first_item + i, &item));
        numbers[i] = item.resource;
    }
    return collection.item_count;
}

static void pick(struct json *out, const jobpack_pack *pack, const jobpack_request *request)
{
    const jobpack_selection *selection;
    jobpack_certificate certificate;
    size_t size;
    MUST(jobpack_pick_memory(pack, request->items, &size));
    void *memory = malloc(size);
    MUST(jobpack_pick(pack, request, memory, size, &selection));
    MUST(jobpack_certificate_read(selection, &certificate));
    print_certificate(out, &certificate);
    print_items(out, selection, certificate.item_count);
    print_aspects(out, selection, certificate.aspect_count);
    print_left_out(out, selection, certificate.left_out_count);
    print_advice(out, pack, request, selection);
    free(memory);
}

static void answer_pick(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    uint32_t aspects[LIST_ROOM], known[LIST_ROOM], known_needs[LIST_ROOM], pool[LIST_ROOM];
    jobpack_condition conditions[LIST_ROOM];
    jobpack_situation situation = situation_of(pack, columns + 6, conditions);
    jobpack_request request = {0};
    request.minutes = (uint16_t)number_of(columns[0]);
    request.items = (uint16_t)number_of(columns[1]);
    request.aspects = aspects;
    request.aspect_count = look_up_all(pack, JOBPACK_NEEDS, columns[2], aspects);
    request.known = known;
    request.known_count = look_up_all(pack, JOBPACK_RESOURCES, columns[3], known);
    request.known_needs = known_needs;
    request.known_need_count = look_up_all(pack, JOBPACK_NEEDS, columns[4], known_needs);
    if (said(columns[5])) {
        request.pool = pool;
        request.pool_count = items_of(pack, columns[5], pool);
    }
    request.situation = &situation;
    pick(out, pack, &request);
}

static void print_answer(struct json *out, const jobpack_pack *pack, const struct request *request)
{
    static const struct {
        const char *name;
        void (*answer)(struct json *, const jobpack_pack *, const struct piece *);
    } operations[] = {
        {"id", answer_id},         {"find", answer_find},   {"fit", answer_fit},     {"pick", answer_pick},     {"why", answer_why},
        {"profile", answer_profile}, {"score", answer_score}, {"paired", answer_paired}, {"unpaired", answer_unpaired},
        {"share", answer_share},   {"differ", answer_differ}, {"rank", answer_rank},     {"complete", answer_complete},
    };
    json_open(out, '{');
    json_key(out, "request");
    json_string(out, request->whole.data, request->whole.length);
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        if (is(request->operation, operations[i].name)) operations[i].answer(out, pack, request->columns);
    json_close(out, '}');
    json_end_line(out);
}

void print_answers(struct json *out, const jobpack_pack *pack, const char *requests, size_t length)
{
    struct piece rest = {requests, length};
    while (rest.length) {
        struct request request = parse(take(&rest, '\n'));
        print_answer(out, pack, &request);
    }
}
