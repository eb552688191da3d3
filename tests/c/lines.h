/* What a pack says and answers, as the lines of tests/vectors/README.md, through the C ABI alone. */

#ifndef LINES_H
#define LINES_H

#include "json.h"

/* Every record. */
void print_records(struct json *out, const jobpack_pack *pack);

/* The answer to every line of requests, `length` bytes. */
void print_answers(struct json *out, const jobpack_pack *pack, const char *requests, size_t length);

/* The answer of packs that were made together to every line of requests, `length` bytes. */
void print_together(struct json *out, const jobpack_pack *const *packs, size_t pack_count, const char *requests, size_t length);

/* What is wrong with a pack, `length` bytes, that has this name. */
void print_wrong(struct json *out, const char *name, size_t name_length, const void *data, size_t length);

/* Ends the program if a call fails that must not. */
void must(jobpack_status status, const char *call);
#define MUST(call) must((call), #call)

#endif
