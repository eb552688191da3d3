/* What the lines of all records are made of. */

#ifndef RECORDS_H
#define RECORDS_H

#include "lines.h"

/* Begins and ends the line of a record; `key` is what its number is called. */
void begin(struct json *out, const char *record);
void begin_at(struct json *out, const char *record, const char *key, uint32_t number);
void end(struct json *out);

uint32_t count_of(const jobpack_pack *pack, uint32_t kind);
void print_text(struct json *out, const jobpack_text *text);
void print_evidence(struct json *out, const jobpack_evidence *evidence);
void print_need(struct json *out, const jobpack_pack *pack, uint32_t number);

/* A list of the items that `next` takes out of `list`, each printed by `print`. */
#define LIST(of, field, type, next, print)                                                                                     \
    do {                                                                                                                       \
        jobpack_list rest_ = (of).field;                                                                                       \
        type item_;                                                                                                            \
        json_key(out, #field);                                                                                                 \
        json_open(out, '[');                                                                                                   \
        while (next(&rest_, &item_) == JOBPACK_OK) print(out, &item_);                                                         \
        json_close(out, ']');                                                                                                  \
    } while (0)

#define TEXTS(of, field) LIST(of, field, jobpack_text, jobpack_next_text, print_text)
#define EVIDENCES(of, field) LIST(of, field, jobpack_evidence, jobpack_next_evidence, print_evidence)

#endif
