/* Writing JSON as tests/vectors/README.md asks for it: canonical, one value after the other, commas by themselves. */

#ifndef JSON_H
#define JSON_H

#include "jobpack.h"
#include <stdio.h>

struct json {
    FILE *file;
    /* Whether a comma comes before the next value. */
    int comma;
};

void json_open(struct json *out, char bracket);
void json_close(struct json *out, char bracket);
void json_end_line(struct json *out);
void json_key(struct json *out, const char *name);
void json_string(struct json *out, const char *data, size_t length);
void json_number(struct json *out, uint64_t number);
void json_signed(struct json *out, int64_t number);
void json_bool(struct json *out, int value);
void json_null(struct json *out);
/* A number that may be JOBPACK_NONE. */
void json_leading(struct json *out, uint32_t number);
/* The name of a code in a list of words. */
void json_word(struct json *out, uint32_t list, uint8_t code);
/* A set of moments, as a list of names. */
void json_moments(struct json *out, uint8_t set);
/* The numbers of the bits of a set. */
void json_bits(struct json *out, uint64_t set);

/* A field of a struct under its own name. `out` is in scope where these are used. */
#define TEXT(of, field) (json_key(out, #field), json_string(out, (of).field.data, (of).field.length))
#define NUMBER(of, field) (json_key(out, #field), json_number(out, (of).field))
#define SIGNED(of, field) (json_key(out, #field), json_signed(out, (of).field))
#define BOOL(of, field) (json_key(out, #field), json_bool(out, (of).field != 0))
#define LEADING(of, field) (json_key(out, #field), json_leading(out, (of).field))
#define WORD(of, field, list) (json_key(out, #field), json_word(out, (list), (of).field))
#define MOMENTS(of, field) (json_key(out, #field), json_moments(out, (of).field))
#define BITS(of, field) (json_key(out, #field), json_bits(out, (of).field))

#endif
