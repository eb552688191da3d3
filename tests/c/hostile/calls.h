/* Every call of the ABI, on a pack whose bytes may be anything. What comes back is checked for what holds on any bytes: texts lie in the pack, and all that is
   gone through ends. */

#ifndef CALLS_H
#define CALLS_H

#include "../test.h"

/* A pack that opened, with its bytes and with what is asked of it. */
struct question {
    const jobpack_pack *pack;
    const unsigned char *data;
    size_t length;
    const char *words;
    /* A number of a record, in range or not. */
    uint32_t number;
};

/* Opens the bytes and, if they open, makes every call. Whether they did. */
int call_everything(const unsigned char *data, size_t length, const char *words, uint32_t number);

/* The same by topic. */
void call_records(const struct question *question);
void call_texts(const struct question *question);
void call_searches(const struct question *question);
void call_picks(const struct question *question);
void call_scores(const struct question *question);

/* Notes a failure unless a text lies in the pack; reads its first and last byte. */
void see_text(const struct question *question, jobpack_text text);

/* The records of a kind, at most so many; the numbers behind these are asked for too. */
uint32_t some_of(const struct question *question, uint32_t kind);

/* A number of a record: those from 0, then those that lie outside, then the question's. */
uint32_t number_at(const struct question *question, uint32_t count, uint32_t place);

/* Goes through numbers of records in range and outside. `number` is in scope in what follows. */
#define EACH(kind)                                                                                                             \
    for (uint32_t count_ = some_of(question, (kind)), place_ = 0, number; place_ < count_ + 4; place_++)                       \
        if (number = number_at(question, count_, place_), 1)

#endif
