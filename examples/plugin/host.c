/* A program that is built without the library and loads it when it runs: host LIBRARY PACK WORD...
 *
 *     cc -I include examples/plugin/host.c -ldl -o host
 *     ./host /usr/local/lib/libjobpack.so academy.pack the report is broken
 *
 * It takes one symbol, the table of all functions, maps the pack and prints the best three: score, id and title. */
#define _POSIX_C_SOURCE 200809L

#include <jobpack.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_WORDS 1024

typedef const jobpack_api *api_for(uint32_t abi_version);

static void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

/* The functions of a library; their table is never unloaded. */
static const jobpack_api *load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *symbol = library == NULL ? NULL : dlsym(library, "jobpack_api_for");
    const jobpack_api *api;
    api_for *find_api;
    if (symbol == NULL) {
        fail("cannot load %s: %s", path, dlerror());
    }
    /* C has no cast from a pointer to data to one to a function. */
    memcpy(&find_api, &symbol, sizeof find_api);
    api = find_api(JOBPACK_ABI_VERSION);
    if (api == NULL) {
        fail("%s has another version of the ABI than %d", path, (int)JOBPACK_ABI_VERSION);
    }
    return api;
}

/* The bytes of a file, which stay mapped. */
static const void *map(const char *path, size_t *length)
{
    struct stat about;
    int file = open(path, O_RDONLY);
    void *bytes = MAP_FAILED;
    if (file >= 0 && fstat(file, &about) == 0 && about.st_size > 0) {
        *length = (size_t)about.st_size;
        bytes = mmap(NULL, *length, PROT_READ, MAP_PRIVATE, file, 0);
    }
    if (bytes == MAP_FAILED) {
        fail("cannot read %s", path);
    }
    close(file);
    return bytes;
}

/* The words with blanks between them, as one text. */
static void join(char *text, int count, char **words)
{
    size_t used = 0;
    int i;
    for (i = 0; i < count && used + strlen(words[i]) + 2 < MOST_WORDS; i++) {
        used += (size_t)sprintf(text + used, "%s%s", i == 0 ? "" : " ", words[i]);
    }
}

static void print_hit(const jobpack_api *api, const jobpack_pack *pack, const jobpack_hit *hit)
{
    jobpack_text id, title;
    if (api->id(pack, JOBPACK_RESOURCES, hit->resource, &id) == JOBPACK_OK
        && api->resource_title(pack, hit->resource, &title) == JOBPACK_OK) {
        printf("%lu\t%.*s\t%.*s\n", (unsigned long)hit->score, JOBPACK_ARGS(id), JOBPACK_ARGS(title));
    }
}

int main(int count, char **arguments)
{
    static jobpack_search search;
    char words[MOST_WORDS] = "";
    jobpack_hit hits[3];
    jobpack_pack pack;
    jobpack_status status;
    const jobpack_api *api;
    const void *bytes;
    size_t length = 0, found = 0, i;

    if (count < 4) {
        fail("usage: host LIBRARY PACK WORD...");
    }
    api = load(arguments[1]);
    bytes = map(arguments[2], &length);
    join(words, count - 3, arguments + 3);

    status = api->open(&pack, sizeof pack, bytes, length, NULL);
    if (status == JOBPACK_ERROR_NOT_A_PACK) {
        fail("%s is not a pack", arguments[2]);
    }
    if (status == JOBPACK_OK) {
        status = api->search_open(&search, sizeof search);
    }
    if (status == JOBPACK_OK) {
        status = api->find(&pack, words, strlen(words), NULL, &search, hits, 3, &found);
    }
    if (status != JOBPACK_OK) {
        fail("%s: %s", arguments[2], api->status_name(status));
    }
    for (i = 0; i < found; i++) {
        print_hit(api, &pack, &hits[i]);
    }
    return 0;
}
