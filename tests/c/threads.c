/* Several threads ask one pack, each with its own memory, and all get what one alone gets: threads NAME.pack NAME.requests NAME.expected */

#define _POSIX_C_SOURCE 200809L

#include "file.h"
#include "lines.h"
#include "test.h"
#include <pthread.h>
#include <stdlib.h>

enum { THREADS = 4, ROUNDS = 1 };

/* Read by all threads, and written by none. */
static jobpack_pack pack;
static unsigned char *requests, *expected;
static size_t requests_length, expected_length;

/* Prints every line, and says whether it is as expected. */
static void *ask(void *well)
{
    for (int round = 0; round < ROUNDS; round++) {
        char *lines = NULL;
        size_t length = 0;
        struct json out = {open_memstream(&lines, &length), 0};
        print_records(&out, &pack);
        print_answers(&out, &pack, (const char *)requests, requests_length);
        fclose(out.file);
        *(int *)well = length == expected_length && memcmp(lines, expected, length) == 0;
        free(lines);
        if (!*(int *)well) break;
    }
    return NULL;
}

static void all_threads_get_the_expected_lines(void)
{
    pthread_t threads[THREADS];
    int well[THREADS] = {0};
    for (int i = 0; i < THREADS; i++) CHECK(pthread_create(&threads[i], NULL, ask, &well[i]) == 0);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(well[i]);
    }
}

int main(int count, char **arguments)
{
    static const struct test tests[] = {{"all_threads_get_the_expected_lines", all_threads_get_the_expected_lines}};
    size_t length;
    if (count != 4) return EXIT_FAILURE;
    unsigned char *data = read_file(arguments[1], &length);
    requests = read_file(arguments[2], &requests_length);
    expected = read_file(arguments[3], &expected_length);
    MUST(jobpack_open(&pack, sizeof pack, data, length, NULL));
    count = run_tests("threads", tests, 1);
    free(expected);
    free(requests);
    free(data);
    return count;
}
