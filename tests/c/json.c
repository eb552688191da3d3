#include "json.h"
#include <inttypes.h>

static void separate(struct json *out)
{
    if (out->comma) putc(',', out->file);
    out->comma = 1;
}

void json_open(struct json *out, char bracket)
{
    separate(out);
    putc(bracket, out->file);
    out->comma = 0;
}

void json_close(struct json *out, char bracket)
{
    putc(bracket, out->file);
    out->comma = 1;
}

void json_end_line(struct json *out)
{
    putc('\n', out->file);
    out->comma = 0;
}

void json_key(struct json *out, const char *name)
{
    separate(out);
    fprintf(out->file, "\"%s\":", name);
    out->comma = 0;
}

static void put_escaped(FILE *file, unsigned char byte)
{
    switch (byte) {
    case '"': fputs("\\\"", file); break;
    case '\\': fputs("\\\\", file); break;
    case '\b': fputs("\\b", file); break;
    case '\t': fputs("\\t", file); break;
    case '\n': fputs("\\n", file); break;
    case '\f': fputs("\\f", file); break;
    case '\r': fputs("\\r", file); break;
    default:
        if (byte < 0x20) fprintf(file, "\\u%04x", (unsigned)byte);
        else putc(byte, file);
    }
}

void json_string(struct json *out, const char *data, size_t length)
{
    separate(out);
    putc('"', out->file);
    for (size_t i = 0; i < length; i++) put_escaped(out->file, (unsigned char)data[i]);
    putc('"', out->file);
}

void json_number(struct json *out, uint64_t number)
{
    separate(out);
    fprintf(out->file, "%" PRIu64, number);
}

void json_signed(struct json *out, int64_t number)
{
    separate(out);
    fprintf(out->file, "%" PRId64, number);
}

void json_bool(struct json *out, int value)
{
    separate(out);
    fputs(value ? "true" : "false", out->file);
}

void json_null(struct json *out)
{
    separate(out);
    fputs("null", out->file);
}

void json_leading(struct json *out, uint32_t number)
{
    if (number == JOBPACK_NONE) json_null(out);
    else json_number(out, number);
}

void json_word(struct json *out, uint32_t list, uint8_t code)
{
    jobpack_text name;
    if (jobpack_code_name(list, code, &name) == JOBPACK_OK) json_string(out, name.data, name.length);
    else json_null(out);
}

void json_moments(struct json *out, uint8_t set)
{
    json_open(out, '[');
    for (unsigned moment = JOBPACK_MOMENT_NEW; moment <= JOBPACK_MOMENT_CHANGE; moment++)
        if (set >> (moment - 1) & 1) json_word(out, JOBPACK_MOMENTS, (uint8_t)moment);
    json_close(out, ']');
}

void json_bits(struct json *out, uint64_t set)
{
    json_open(out, '[');
    for (unsigned bit = 0; bit < 64; bit++)
        if (set >> bit & 1) json_number(out, bit);
    json_close(out, ']');
}
