/* Prints what is to be compared with tests/vectors: what a pack says and answers, conformance NAME.pack NAME.requests; what packs
   that were made together answer as one, conformance --together NAME.requests NAME.pack ...; or what is wrong with each of some packs, conformance --wrong
   NAME.pack ... */

#include "file.h"
#include "lines.h"
#include <assert.h>
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

/* Packs that were made together, opened where their files lie. */
static void together(struct json *out, const char *requests_path, char **paths, int count)
{
    jobpack_pack opened[16];
    const jobpack_pack *packs[16];
    unsigned char *data[16];
    size_t length, requests_length;
    unsigned char *requests = read_file(requests_path, &requests_length);
    assert(count <= 16);
    for (int i = 0; i < count; i++) {
        data[i] = read_file(paths[i], &length);
        MUST(jobpack_open(&opened[i], sizeof *opened, data[i], length, NULL));
        packs[i] = &opened[i];
    }
    print_together(out, packs, (size_t)count, (const char *)requests, requests_length);
    for (int i = 0; i < count; i++) free(data[i]);
    free(requests);
}

int main(int count, char **arguments)
{
    struct json out = {stdout, 0};
    if (count < 3) return EXIT_FAILURE;
    if (strcmp(arguments[1], "--together") == 0) together(&out, arguments[2], arguments + 3, count - 3);
    else if (strcmp(arguments[1], "--wrong") != 0) right(&out, arguments[1], arguments[2]);
    else
        for (int i = 2; i < count; i++) wrong(&out, arguments[i]);
    return EXIT_SUCCESS;
}
