/* The answers of packs that were made together, asked as one. */

#include "request.h"
#include <assert.h>

/* Searches as the columns of a request say, and gives the number of hits. The situation is one of the first pack. */
static size_t search_in(const jobpack_pack *const *packs, size_t pack_count, const struct piece *columns,
                        jobpack_search *search, jobpack_hit *hits)
{
    jobpack_condition conditions[LIST_ROOM];
    jobpack_situation situation = situation_of(packs[0], columns + 2, conditions);
    size_t limit = number_of(columns[1]), count;
    assert(limit <= HIT_ROOM);
    MUST(jobpack_search_open(search, sizeof *search));
    MUST(jobpack_find_in(packs, pack_count, columns[0].data, columns[0].length, &situation, search, hits, limit, &count));
    return count;
}

static void print_why_in(struct json *out, const jobpack_pack *const *packs, size_t pack_count, struct piece query,
                         const jobpack_search *search, const jobpack_hit *hits, size_t count)
{
    jobpack_place place;
    json_key(out, "hits");
    json_open(out, '[');
    for (size_t i = 0; i < count; i++) {
        jobpack_hit hit = hits[i];
        MUST(jobpack_locate(packs, pack_count, hit.resource, &place));
        hit.resource = place.resource;
        print_why(out, packs[place.pack], query, search, &hit);
    }
    json_close(out, ']');
}

void print_together(struct json *out, const jobpack_pack *const *packs, size_t pack_count, const char *requests, size_t length)
{
    jobpack_search search;
    jobpack_hit hits[HIT_ROOM];
    struct piece rest = {requests, length};
    while (rest.length) {
        struct request request = parse(take(&rest, '\n'));
        size_t count = search_in(packs, pack_count, request.columns, &search, hits);
        json_open(out, '{');
        json_key(out, "request");
        json_string(out, request.whole.data, request.whole.length);
        if (is(request.operation, "find")) print_found(out, &search, hits, count);
        if (is(request.operation, "why")) print_why_in(out, packs, pack_count, request.columns[0], &search, hits, count);
        json_close(out, '}');
        json_end_line(out);
    }
}
