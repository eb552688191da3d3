/* Tests with names, and what is checked in them. Results are told as those of cargo are, so that they are counted with them. */

#ifndef TEST_H
#define TEST_H

#include "jobpack.h"
#include <string.h>

struct test {
    const char *name;
    void (*run)(void);
};

/* Runs tests, tells of each and of all, and gives what main returns. */
int run_tests(const char *suite, const struct test *tests, size_t count);

/* Notes a failure of the test that runs, with its place, unless all is well. */
void check(int well, const char *what, const char *file, int line);
void check_equal(uint64_t found, uint64_t wanted, const char *what, const char *file, int line);
/* The same of a status, which is noted as seen. */
void check_status(jobpack_status found, jobpack_status wanted, const char *what, const char *file, int line);

/* Whether a status has been the answer of any call so far. */
int was_seen(jobpack_status status);

#define CHECK(condition) check((condition) != 0, #condition, __FILE__, __LINE__)
#define EQUAL(found, wanted) check_equal((uint64_t)(found), (uint64_t)(wanted), #found, __FILE__, __LINE__)
#define STATUS(wanted, call) check_status((call), (wanted), #call, __FILE__, __LINE__)
#define OK(call) STATUS(JOBPACK_OK, call)

enum { PATTERN = 0xA5 };

int is_filled(const void *memory, size_t size);

/* A call that fails must not write to its output. */
#define UNTOUCHED(wanted, call, output)                                                                                        \
    do {                                                                                                                       \
        memset(&(output), PATTERN, sizeof(output));                                                                            \
        STATUS(wanted, call);                                                                                                  \
        CHECK(is_filled(&(output), sizeof(output)) && #call);                                                                  \
    } while (0)

/* A handle that could not be opened is "not open", as if its beginning had been zeroed, and otherwise as it was. */
#define CLOSED(wanted, call, handle)                                                                                           \
    do {                                                                                                                       \
        memset(&(handle), PATTERN, sizeof(handle));                                                                            \
        STATUS(wanted, call);                                                                                                  \
        CHECK(is_zero(&(handle), sizeof(uint64_t)) && #call);                                                                  \
        CHECK(is_filled((const char *)&(handle) + sizeof(uint64_t), sizeof(handle) - sizeof(uint64_t)) && #call);              \
    } while (0)

/* Whether the reserved field of an output is zero. */
int is_zero(const void *memory, size_t size);
#define RESERVED(output) CHECK(is_zero((output).reserved_, sizeof(output).reserved_))

int is_text(jobpack_text text, const char *wanted);

/* Whether a text is a borrowed one as the header says: never NULL, and within `length` bytes at `data` or empty. */
int is_within(jobpack_text text, const void *data, size_t length);

/* More bytes than memory can have. */
#define BEYOND ((size_t)PTRDIFF_MAX + 1)

#endif
