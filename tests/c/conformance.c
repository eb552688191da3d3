/* Prints what is to be compared with tests/vectors: what a pack says and answers, conformance NAME.pack NAME.requests; or what is wrong with each of some
   packs, conformance --wrong NAME.pack ... */

#include "file.h"
#include "lines.h"
#include <stdlib.h>
#include <string.h>

/* The name of a file without its folder and its ending. */
static const char *name_of(const char *path, size_t *length)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    *length = strcspn(name, ".");
    return name;
}

static void wrong(struct json *out, const char *path)
{
    size_t length, name_length;
    const char *name = name_of(path, &name_length);
    unsigned char *data = read_file(path, &length);
    print_wrong(out, name, name_length, data, length);
    free(data);
}

static void right(struct json *out, const char *path, const char *requests_path)
{
    size_t pack_length, requests_length;
    jobpack_pack pack;
    unsigned char *data = read_file(path, &pack_length), *requests = read_file(requests_path, &requests_length);
    MUST(jobpack_open(&pack, sizeof pack, data, pack_length, NULL));
    print_records(out, &pack);
    print_answers(out, &pack, (const char *)requests, requests_length);
    free(requests);
    free(data);
}

int main(int count, char **arguments)
{
    struct json out = {stdout, 0};
    if (count < 3) return EXIT_FAILURE;
    if (strcmp(arguments[1], "--wrong") != 0) right(&out, arguments[1], arguments[2]);
    else
        for (int i = 2; i < count; i++) wrong(&out, arguments[i]);
    return EXIT_SUCCESS;
}
