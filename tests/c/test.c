#include "test.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_STATUSES = 256, MOST_TOLD = 20 };

static unsigned failures;
static unsigned char seen[MOST_STATUSES];

int run_tests(const char *suite, const struct test *tests, size_t count)
{
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        failures = 0;
        tests[i].run();
        failed += failures != 0;
        printf("test %s::%s ... %s\n", suite, tests[i].name, failures ? "FAILED" : "ok");
    }
    printf("\ntest result: %s. %zu passed; %zu failed\n", failed ? "FAILED" : "ok", count - failed, failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* Counts a failure, and says whether it is to be told. */
static int fails(void)
{
    return failures++ < MOST_TOLD;
}

void check(int well, const char *what, const char *file, int line)
{
    if (!well && fails()) fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

void check_equal(uint64_t found, uint64_t wanted, const char *what, const char *file, int line)
{
    if (found != wanted && fails())
        fprintf(stderr, "%s:%d: %s is %" PRIu64 ", wanted %" PRIu64 "\n", file, line, what, found, wanted);
}

void check_status(jobpack_status found, jobpack_status wanted, const char *what, const char *file, int line)
{
    if (found < MOST_STATUSES) seen[found] = 1;
    if (found != wanted && fails())
        fprintf(stderr, "%s:%d: %s gives %s, wanted %s\n", file, line, what, jobpack_status_name(found),
                jobpack_status_name(wanted));
}

int was_seen(jobpack_status status)
{
    return status < MOST_STATUSES && seen[status];
}

static int is_all(const void *memory, size_t size, unsigned char value)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != value) return 0;
    return 1;
}

int is_filled(const void *memory, size_t size)
{
    return is_all(memory, size, PATTERN);
}

int is_zero(const void *memory, size_t size)
{
    return is_all(memory, size, 0);
}

int is_text(jobpack_text text, const char *wanted)
{
    return text.length == strlen(wanted) && memcmp(text.data, wanted, text.length) == 0;
}

int is_within(jobpack_text text, const void *data, size_t length)
{
    uintptr_t start = (uintptr_t)text.data, first = (uintptr_t)data;
    if (text.data == NULL) return 0;
    return text.length == 0 || (start >= first && text.length <= length && start - first <= length - text.length);
}
