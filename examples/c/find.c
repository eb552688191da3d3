/* Just in time: the three best resources for your words, and why.
 *
 *     cc find.c -ljobpack -o find
 *     ./find academy.pack the report is due and the numbers differ */

#include <fcntl.h>
#include <jobpack.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

static void show(const jobpack_pack *pack, const jobpack_hit *hit, const jobpack_search *search, const char *words)
{
    char need[400];
    size_t length;
    jobpack_text title;
    jobpack_word word;
    if (jobpack_resource_title(pack, hit->resource, &title) == JOBPACK_OK)
        printf("%.*s\n", JOBPACK_ARGS(title));
    if (jobpack_need_statement(pack, hit->need, need, sizeof need, &length) == JOBPACK_OK)
        printf("    What for: %.*s\n", (int)(length < sizeof need ? length : sizeof need), need);
    printf("    Your words:");
    for (uint32_t i = 0; jobpack_search_word_at(search, i, &word) == JOBPACK_OK; i++)
        if ((hit->words | hit->need_words) >> i & 1)
            printf(" %.*s", (int)(word.end - word.start), words + word.start);
    printf("\n");
}

int main(int argc, char **argv)
{
    char words[1000] = "";
    jobpack_pack pack;
    jobpack_search search;
    jobpack_hit hits[3];
    size_t count = 0;
    if (argc < 3) return fprintf(stderr, "Usage: find PACK WORDS...\n"), 2;
    for (int i = 2; i < argc; i++)
        snprintf(words + strlen(words), sizeof words - strlen(words), i > 2 ? " %s" : "%s", argv[i]);

    struct stat file;
    int descriptor = open(argv[1], O_RDONLY);
    if (descriptor < 0 || fstat(descriptor, &file) != 0) return perror(argv[1]), 1;
    void *data = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED) return perror(argv[1]), 1;

    jobpack_status status = jobpack_open(&pack, sizeof pack, data, (size_t)file.st_size, NULL);
    if (status == JOBPACK_OK) status = jobpack_search_open(&search, sizeof search);
    if (status == JOBPACK_OK) status = jobpack_find(&pack, words, strlen(words), NULL, &search, hits, 3, &count);
    jobpack_text message = {"", 0};
    jobpack_status_message(status, &message);
    if (status != JOBPACK_OK) return fprintf(stderr, "%s: %.*s\n", argv[1], JOBPACK_ARGS(message)), 1;

    for (size_t i = 0; i < count; i++) show(&pack, &hits[i], &search, words);
    if (count == 0) printf("Nothing here is about that.\n");
    return 0;
}
