/* Damaged packs through every call: hostile whole.pack academy.pack [STEP]. With a step, only every so many damages are tried. */

#define _DEFAULT_SOURCE

#include "calls.h"
#include "../damage.h"
#include "../file.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Memory that ends where a page begins that nobody may touch, and begins behind another one. */
struct fenced {
    unsigned char *first;
    size_t size;
};

static const char *const queries[] = {"lsits of readers", "reporting mails caf\xC3\xA9 \xE8\xAF\xAD", "r1",
                                      "how did this one client end up with us"};

static unsigned char *small, *large;
static size_t small_length, large_length, step = 1;
static struct fenced fence;
static uint64_t state = 20261121;

static struct fenced fenced(size_t most)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t size = (most + page - 1) / page * page;
    unsigned char *all = mmap(NULL, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct fenced inner = {all + page, size};
    if (all == MAP_FAILED || mprotect(inner.first, size, PROT_READ | PROT_WRITE) != 0) {
        perror("mmap");
        exit(EXIT_FAILURE);
    }
    return inner;
}

/* Makes every call on a pack that lies before one fence or behind the other, by turns. Whether it opened. */
static int ask(const unsigned char *bytes, size_t length)
{
    uint64_t random = next_random(&state);
    unsigned char *place = random & 1 ? fence.first : fence.first + fence.size - length;
    memmove(place, bytes, length);
    return call_everything(place, length, queries[random >> 1 & 3], (uint32_t)(random >> 32) >> (random >> 8 & 31));
}

/* Asks, and asks again with the checksum of the table made to fit. */
static void ask_mended(unsigned char *bytes, size_t length)
{
    ask(bytes, length);
    mend_table(bytes, length);
    ask(bytes, length);
}

static unsigned char *copy_of_small(void)
{
    unsigned char *copy = malloc(small_length);
    if (copy == NULL) exit(EXIT_FAILURE);
    return memcpy(copy, small, small_length);
}

/* Whether a program that reads a byte ends well. */
static int is_readable(const volatile unsigned char *byte)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL) _exit(0);
        _exit(*byte != *byte);
    }
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void nobody_reads_beyond_the_fences(void)
{
    CHECK(is_readable(fence.first) && is_readable(fence.first + fence.size - 1));
    CHECK(!is_readable(fence.first - 1) && !is_readable(fence.first + fence.size));
}

static void sound_packs(void)
{
    CHECK(ask(small, small_length));
    CHECK(ask(large, large_length));
}

/* Cut short, as it is and with a header that says so. */
static void every_truncation(void)
{
    unsigned char *copy = copy_of_small();
    for (size_t length = 0; length < small_length; length += step) {
        memcpy(copy, small, small_length);
        CHECK(!ask(copy, length));
        if (length < HEADER_SIZE) continue;
        write_u32(copy + 20, (uint32_t)length);
        mend_table(copy, length);
        ask(copy, length);
    }
    free(copy);
}

static void every_bit_of_header_and_table(void)
{
    unsigned char *copy = copy_of_small();
    size_t end = HEADER_SIZE + (size_t)read_u32(small + 24) * ENTRY_SIZE;
    for (size_t bit = 0; bit < end * 8; bit += step) {
        memcpy(copy, small, small_length);
        copy[bit / 8] = (unsigned char)(copy[bit / 8] ^ 1 << bit % 8);
        ask_mended(copy, small_length);
    }
    free(copy);
}

static void every_byte_overwritten(void)
{
    static const unsigned char values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    size_t end = HEADER_SIZE + (size_t)read_u32(small + 24) * ENTRY_SIZE;
    for (size_t at = end; at < small_length; at += step)
        for (size_t i = 0; i < sizeof values; i++) {
            unsigned char before = small[at];
            small[at] = values[i];
            CHECK(ask(small, small_length));
            small[at] = before;
        }
}

/* Several bytes at once, next to one another or not, anywhere behind the table. */
static void random_damage(void)
{
    unsigned char *copy = malloc(large_length);
    size_t end = HEADER_SIZE + (size_t)read_u32(large + 24) * ENTRY_SIZE;
    if (copy == NULL) exit(EXIT_FAILURE);
    for (size_t round = 0; round < 600; round += step) {
        memcpy(copy, large, large_length);
        for (uint64_t many = next_random(&state) % 40; many > 0; many--) {
            uint64_t random = next_random(&state);
            size_t at = end + (size_t)(random % (large_length - end)), run = random >> 40 & 7;
            for (size_t i = at; i <= at + run && i < large_length; i++) copy[i] = (unsigned char)(random >> (i & 31));
        }
        CHECK(ask(copy, large_length));
    }
    free(copy);
}

int main(int count, char **arguments)
{
    static const struct test tests[] = {
        {"nobody_reads_beyond_the_fences", nobody_reads_beyond_the_fences},
        {"sound_packs", sound_packs},
        {"every_truncation", every_truncation},
        {"every_bit_of_header_and_table", every_bit_of_header_and_table},
        {"every_byte_overwritten", every_byte_overwritten},
        {"random_damage", random_damage},
    };
    if (count < 3) return EXIT_FAILURE;
    small = read_file(arguments[1], &small_length);
    large = read_file(arguments[2], &large_length);
    if (count > 3) step = (size_t)strtoul(arguments[3], NULL, 10);
    fence = fenced(large_length);
    count = run_tests("hostile", tests, sizeof tests / sizeof *tests);
    free(small);
    free(large);
    return count;
}
