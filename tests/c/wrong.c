/* The line of a pack that is wrong: what opening it says, and if it opens, what checking all of it says. */

#include "lines.h"
#include <string.h>

static void print_error(struct json *out, jobpack_status status, const jobpack_error *error)
{
    const char *name = jobpack_status_name(status);
    jobpack_text message, advice;
    if (status == JOBPACK_OK) {
        json_null(out);
        return;
    }
    MUST(jobpack_status_message(status, &message));
    MUST(jobpack_status_advice(status, &advice));
    json_open(out, '{');
    NUMBER(*error, status);
    json_key(out, "name");
    json_string(out, name, strlen(name));
    json_key(out, "message");
    json_string(out, message.data, message.length);
    json_key(out, "advice");
    json_string(out, advice.data, advice.length);
    json_key(out, "section");
    if (error->section[0]) json_string(out, (const char *)error->section, sizeof error->section);
    else json_null(out);
    json_key(out, "byte");
    json_number(out, error->at);
    NUMBER(*error, found);
    NUMBER(*error, supported);
    json_close(out, '}');
}

void print_wrong(struct json *out, const char *name, size_t name_length, const void *data, size_t length)
{
    jobpack_pack pack;
    jobpack_error error;
    jobpack_status status = jobpack_open(&pack, sizeof pack, data, length, &error);
    json_open(out, '{');
    json_key(out, "pack");
    json_string(out, name, name_length);
    json_key(out, "open");
    print_error(out, status, &error);
    json_key(out, "verify");
    if (status == JOBPACK_OK) print_error(out, jobpack_verify(&pack, &error), &error);
    else json_null(out);
    json_close(out, '}');
    json_end_line(out);
}
