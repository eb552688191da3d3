/*
 * Asks a pack in flash a few questions and picks from it for half an hour. The same source runs on a Cortex-M0, on a Cortex-M3 and on a desktop, and
 * prints the same bytes everywhere.
 *
 * Memory: two static areas, for searching and for picking, and under 2 KiB of stack. Nothing is copied out of the pack.
 */
#include "answers.h"

#include <jobpack.h>

#define HITS 3
#define MINUTES 30
#define WORDS 64

/* Enough for this pack; with less, jobpack_pick looks at less and says so. jobpack_pick_memory tells how much is enough. */
#define PICK_MEMORY (16 * 1024)

static const char *const questions[] = {
    "my finance lady has a totally different sales number than me and the meeting is at two",
    "some extra mony, google adds or more webinars",
    "I always get talked over and never say what I wanted to say",
    "unsere Zahlen passen nicht zu denen der Buchhaltung",
};

static jobpack_pack pack;
static jobpack_search search;
static unsigned char pick_memory[PICK_MEMORY];

/* That of <string.h>, which a device need not have. */
static size_t length_of(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0')
        length++;
    return length;
}

static void say(const char *text)
{
    print(text, length_of(text));
}

static void say_text(jobpack_text text)
{
    print(text.data, text.length);
}

static void say_number(uint32_t number)
{
    char digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    print(digits + at, sizeof digits - at);
}

/* The statement of a need stands in the pack in parts, so it is put together here. */
static jobpack_status say_need(uint32_t need)
{
    char statement[256];
    size_t length = 0;
    jobpack_status status = jobpack_need_statement(&pack, need, statement, sizeof statement, &length);
    if (status == JOBPACK_OK)
        print(statement, length < sizeof statement ? length : sizeof statement);
    return status;
}

/* The words of the question whose bits are set, and what they were repaired to. */
static void say_words(const char *question, uint64_t words)
{
    jobpack_word word;
    jobpack_repair repair;
    for (uint32_t i = 0; i < WORDS && jobpack_search_word_at(&search, i, &word) == JOBPACK_OK; i++) {
        if ((words >> i & 1) == 0)
            continue;
        say(" ");
        print(question + word.start, word.end - word.start);
        for (uint32_t j = 0; jobpack_search_repair_at(&search, j, &repair) == JOBPACK_OK; j++) {
            if (repair.start == word.start) {
                say(" (for ");
                say_text(repair.found);
                say(")");
            }
        }
    }
    say("\n");
}

/* A hit and its reasons: the need that led to it, if one did, and the words that matched. */
static jobpack_status say_hit(const char *question, const jobpack_hit *hit)
{
    jobpack_text title;
    jobpack_status status = jobpack_resource_title(&pack, hit->resource, &title);
    if (status != JOBPACK_OK)
        return status;
    say("- ");
    say_text(title);
    say("\n");
    if (hit->words != 0) {
        say("  says:");
        say_words(question, hit->words);
    }
    if (hit->need == JOBPACK_NONE)
        return JOBPACK_OK;
    say("  serves: ");
    status = say_need(hit->need);
    say("\n  which says:");
    say_words(question, hit->need_words);
    return status;
}

/* Just in time: the best answers to a question. */
static jobpack_status ask(const char *question)
{
    jobpack_hit hits[HITS];
    size_t count = 0;
    jobpack_status status = jobpack_find(&pack, question, length_of(question), NULL, &search, hits, HITS, &count);
    say("\n");
    say(question);
    say("?\n");
    for (size_t i = 0; status == JOBPACK_OK && i < count; i++)
        status = say_hit(question, &hits[i]);
    return status;
}

static jobpack_status say_picked(const jobpack_picked *picked)
{
    jobpack_text title;
    jobpack_status status = jobpack_resource_title(&pack, picked->resource, &title);
    if (status != JOBPACK_OK)
        return status;
    say("- ");
    say_number(picked->minutes);
    say(" minutes: ");
    say_text(title);
    say("\n");
    if (picked->need == JOBPACK_NONE)
        return JOBPACK_OK;
    say("  serves: ");
    status = say_need(picked->need);
    say("\n");
    return status;
}

/* Just in case: what to learn in the time at hand. */
static jobpack_status pick(uint16_t minutes)
{
    jobpack_request request = {.minutes = minutes};
    const jobpack_selection *selection = NULL;
    jobpack_certificate certificate;
    jobpack_picked picked;
    jobpack_status status = jobpack_pick(&pack, &request, pick_memory, sizeof pick_memory, &selection);
    if (status == JOBPACK_OK)
        status = jobpack_certificate_read(selection, &certificate);
    if (status != JOBPACK_OK)
        return status;
    say("\nFor ");
    say_number(minutes);
    say(" minutes:\n");
    for (uint32_t i = 0; status == JOBPACK_OK && jobpack_picked_at(selection, i, &picked) == JOBPACK_OK; i++)
        status = say_picked(&picked);
    say("That is ");
    say_number((uint32_t)(certificate.value * 100 / (certificate.bound > 0 ? certificate.bound : 1)));
    say(certificate.truncated ? " % of all there is; not everything was looked at.\n" : " % of the best possible at least.\n");
    return status;
}

unsigned answers(void)
{
    jobpack_text title = {"", 0};
    jobpack_about about;
    jobpack_status status = jobpack_open(&pack, sizeof pack, pack_start, (size_t)(pack_end - pack_start), NULL);
    if (status == JOBPACK_OK)
        status = jobpack_search_open(&search, sizeof search);
    if (status == JOBPACK_OK && jobpack_about_read(&pack, &about) == JOBPACK_OK)
        title = about.title;
    say_text(title);
    say("\n");
    for (size_t i = 0; status == JOBPACK_OK && i < sizeof questions / sizeof *questions; i++)
        status = ask(questions[i]);
    if (status == JOBPACK_OK)
        status = pick(MINUTES);
    if (status != JOBPACK_OK)
        say(jobpack_status_name(status));
    return status;
}
