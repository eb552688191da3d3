/*
 * Tells how much stack calls take in fact: paints the stack, calls, and looks how deep the paint is gone. That may not be more than
 * `cargo xtask bare --stacks` reckons.
 */
#include "answers.h"
#include "device.h"
#include "questions.h"
#include "report.h"

#include <jobpack.h>

#define PAINT 0xa5a5a5a5u
#define HITS 10

extern uint32_t stack_bottom[];

static jobpack_pack pack;
static jobpack_search search;
static jobpack_verifier verifier;
static jobpack_tally tally;
static unsigned char pick_memory[16 * 1024];
/* Where the stack stood when the library was called. */
static uint32_t *base;
static volatile jobpack_status status;

static inline __attribute__((always_inline)) void paint(void)
{
    volatile uint32_t *word = stack_bottom;
    __asm__ volatile("mov %0, sp" : "=r"(base));
    while (word < base)
        *word++ = PAINT;
}

/* The result is kept, lest the call become a jump that gives the caller's stack up first. */
#define CALL(call) (paint(), status = (call))

static void open_pack(uint32_t number)
{
    (void)number;
    CALL(jobpack_open(&pack, sizeof pack, pack_start, (size_t)(pack_end - pack_start), NULL));
}

static void open_search(uint32_t number)
{
    (void)number;
    CALL(jobpack_search_open(&search, sizeof search));
}

static void verify(uint32_t number)
{
    (void)number;
    CALL(jobpack_verify(&pack, NULL));
}

static void open_verifier(uint32_t number)
{
    (void)number;
    CALL(jobpack_verifier_open(&verifier, sizeof verifier, &pack));
}

static void verify_step(uint32_t number)
{
    uint32_t done;
    (void)number;
    CALL(jobpack_verifier_step(&verifier, 100, &done, NULL));
}

static void find(uint32_t number)
{
    static jobpack_hit hits[HITS];
    static const jobpack_situation nothing;
    jobpack_situation situation = nothing;
    size_t count;
    if (jobpack_situation_of(&pack, number % 11, &situation) != JOBPACK_OK)
        situation = nothing;
    CALL(jobpack_find(&pack, questions[number].text, questions[number].length, &situation, &search, hits, HITS, &count));
}

static void pick(uint32_t number)
{
    static const jobpack_request nothing;
    const jobpack_selection *selection;
    jobpack_request request = nothing;
    request.minutes = (uint16_t)(number * 15);
    CALL(jobpack_pick(&pack, &request, pick_memory, sizeof pick_memory, &selection));
}

static void read_tally(uint32_t number)
{
    CALL(jobpack_tally_read(&pack, number, &tally, sizeof tally));
}

static void score(uint32_t number)
{
    jobpack_profile profile;
    jobpack_opportunity opportunity;
    jobpack_tally_read(&pack, number, &tally, sizeof tally);
    jobpack_profile_at(0, &profile);
    CALL(jobpack_score(&tally, &profile, &opportunity));
}

static void title(uint32_t number)
{
    jobpack_text text;
    CALL(jobpack_resource_title(&pack, number, &text));
}

static void statement(uint32_t number)
{
    char text[200];
    size_t length;
    CALL(jobpack_need_statement(&pack, number, text, sizeof text, &length));
}

/* The bytes that one call took. */
static uint32_t used(void (*call)(uint32_t), uint32_t number)
{
    const volatile uint32_t *word = stack_bottom;
    call(number);
    while (*word == PAINT)
        word++;
    return (uint32_t)((const char *)base - (const char *)word);
}

/* The most that a call took, with each number up to a count. */
static int most(const char *name, void (*call)(uint32_t), uint32_t count)
{
    uint32_t bytes = 0;
    for (uint32_t number = 0; number < count; number++) {
        uint32_t now = used(call, number);
        if (status != JOBPACK_OK)
            return 0;
        bytes = now > bytes ? now : bytes;
    }
    report(name, bytes);
    return 1;
}

static uint32_t count_of(uint32_t kind)
{
    uint32_t count = 0;
    jobpack_count(&pack, kind, &count);
    return count;
}

int device_main(void)
{
    int well = most("jobpack_open", open_pack, 1) && most("jobpack_search_open", open_search, 1)
        && most("jobpack_verify", verify, 1) && most("jobpack_verifier_open", open_verifier, 1)
        && most("jobpack_verifier_step", verify_step, 10000) && most("jobpack_find", find, QUESTIONS)
        && most("jobpack_pick", pick, 10) && most("jobpack_tally_read", read_tally, count_of(JOBPACK_TALLIES))
        && most("jobpack_score", score, count_of(JOBPACK_TALLIES))
        && most("jobpack_resource_title", title, count_of(JOBPACK_RESOURCES))
        && most("jobpack_need_statement", statement, count_of(JOBPACK_NEEDS));
    return !well;
}
