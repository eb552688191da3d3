/*
 * Tells how many instructions calls take. QEMU with `-icount shift=0` lets one nanosecond pass with each instruction, and a timer of the
 * board counts once in 40 of them (25 MHz); the known loop at first shows that this holds.
 */
#include "answers.h"
#include "device.h"
#include "questions.h"
#include "report.h"

#include <jobpack.h>

#define HITS 10
#define PER_TICK 40
#define TURNS 1000000

/* The first timer of the board: "Cortex-M System Design Kit", Arm, 4.3. It counts down 32 bits. */
#define CONTROL (*(volatile uint32_t *)0x40000000)
#define CURRENT (*(volatile uint32_t *)0x40000004)
#define RELOAD (*(volatile uint32_t *)0x40000008)

static jobpack_pack pack;
static jobpack_search search;
static jobpack_hit hits[HITS];
static unsigned char pick_memory[16 * 1024];
static uint32_t begin;

static void start(void)
{
    begin = CURRENT;
}

static void stop(const char *name)
{
    report(name, (begin - CURRENT) * PER_TICK);
}

/* Two instructions a turn. */
static void known_loop(void)
{
    uint32_t turns = TURNS;
    __asm__ volatile("1: subs %0, #1\n\tbne 1b" : "+r"(turns) : : "cc");
}

int device_main(void)
{
    const jobpack_selection *selection;
    jobpack_request request = {.minutes = 30};
    jobpack_status status;
    size_t count;
    RELOAD = UINT32_MAX;
    CURRENT = UINT32_MAX;
    CONTROL = 1; /* on */
    start();
    known_loop();
    stop("2000000 instructions");
    start();
    status = jobpack_open(&pack, sizeof pack, pack_start, (size_t)(pack_end - pack_start), NULL);
    stop("open");
    start();
    status |= jobpack_verify(&pack, NULL);
    stop("verify the whole pack");
    status |= jobpack_search_open(&search, sizeof search);
    for (size_t i = 0; i < QUESTIONS; i++) {
        start();
        status |= jobpack_find(&pack, questions[i].text, questions[i].length, NULL, &search, hits, HITS, &count);
        stop(questions[i].text);
    }
    start();
    status |= jobpack_pick(&pack, &request, pick_memory, sizeof pick_memory, &selection);
    stop("pick for 30 minutes");
    request.minutes = 0;
    start();
    status |= jobpack_pick(&pack, &request, pick_memory, sizeof pick_memory, &selection);
    stop("pick without a limit");
    return status != JOBPACK_OK;
}
