/* The requests of tests/vectors/README.md, taken apart. */

#ifndef REQUEST_H
#define REQUEST_H

#include "lines.h"

enum { COLUMNS = 16, LIST_ROOM = 256, HIT_ROOM = 100 };

/* A piece of a request. */
struct piece {
    const char *data;
    size_t length;
};

/* A request, cut at its tabs. Columns that are left off are "-". */
struct request {
    struct piece whole;
    struct piece operation;
    struct piece columns[COLUMNS];
};

struct request parse(struct piece line);

/* Takes what comes before a mark out of `rest`, and the mark. */
struct piece take(struct piece *rest, char mark);

int is(struct piece piece, const char *text);

/* Whether a column says anything. */
int said(struct piece piece);

/* The number that stands there, 0 for "-". */
uint32_t number_of(struct piece piece);

/* The number of the record with an id, or JOBPACK_NONE. */
uint32_t look_up(const jobpack_pack *pack, uint32_t kind, struct piece id);

/* The numbers of a list of ids: room for LIST_ROOM. */
size_t look_up_all(const jobpack_pack *pack, uint32_t kind, struct piece list, uint32_t *numbers);

/* The situation that seven columns describe; `conditions` has room for LIST_ROOM and must stay as long as it is used. */
jobpack_situation situation_of(const jobpack_pack *pack, const struct piece *columns, jobpack_condition *conditions);

/* The reasons of a hit. */
void print_reasons(struct json *out, const jobpack_pack *pack, struct piece query, const jobpack_search *search,
                   const jobpack_hit *hit);

/* A hit with its reasons, and its resource by its id. */
void print_why(struct json *out, const jobpack_pack *pack, struct piece query, const jobpack_search *search, const jobpack_hit *hit);

/* What a search found, with `count` hits. */
void print_found(struct json *out, const jobpack_search *search, const jobpack_hit *hits, size_t count);

/* The answers to requests for scores. */
void answer_profile(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_score(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_paired(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_unpaired(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_share(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_differ(struct json *out, const jobpack_pack *pack, const struct piece *columns);
void answer_rank(struct json *out, const jobpack_pack *pack, const struct piece *columns);

#endif
