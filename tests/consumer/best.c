/* Prints the title of the resource that helps best: best PACK WORD... */
#include <jobpack.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of a file, which the caller frees; NULL if it cannot be read. */
static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long end = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (end = ftell(file)) > 0 && fseek(file, 0, SEEK_SET) == 0) {
        *length = (size_t)end;
        bytes = malloc(*length);
    }
    if (bytes != NULL && fread(bytes, 1, *length, file) != *length) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL) {
        fclose(file);
    }
    return bytes;
}

static jobpack_status print_best(const jobpack_pack *pack, const char *words)
{
    static jobpack_search search;
    jobpack_hit hit;
    jobpack_text title;
    size_t count = 0;
    jobpack_status status = jobpack_search_open(&search, sizeof search);
    if (status == JOBPACK_OK) {
        status = jobpack_find(pack, words, strlen(words), NULL, &search, &hit, 1, &count);
    }
    if (status == JOBPACK_OK) {
        status = count == 1 ? jobpack_resource_title(pack, hit.resource, &title) : JOBPACK_NOT_FOUND;
    }
    if (status == JOBPACK_OK) {
        printf("%.*s\n", JOBPACK_ARGS(title));
    }
    return status;
}

int main(int count, char **arguments)
{
    jobpack_pack pack;
    size_t length = 0;
    char *bytes = count == 3 ? read_file(arguments[1], &length) : NULL;
    jobpack_status status;
    if (bytes == NULL) {
        fprintf(stderr, "usage: best PACK WORDS\n");
        return 2;
    }
    status = jobpack_open(&pack, sizeof pack, bytes, length, NULL);
    if (status == JOBPACK_OK) {
        status = print_best(&pack, arguments[2]);
    }
    if (status != JOBPACK_OK) {
        fprintf(stderr, "%s\n", jobpack_status_name(status));
    }
    free(bytes);
    return status == JOBPACK_OK ? 0 : 1;
}
