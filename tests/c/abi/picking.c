/* Picking, in memory of every size and place. */

#include "abi.h"
#include <stdlib.h>

static unsigned char *memory;
static size_t enough;
static const jobpack_selection *selection;

static void begin(void)
{
    OK(jobpack_pick_memory(&pack, 0, &enough));
    memory = malloc(enough + 16);
    if (memory == NULL) exit(EXIT_FAILURE);
}

static void the_memory_needed_is_told(void)
{
    size_t size, less;
    OK(jobpack_pick_memory(&pack, 0, &size));
    OK(jobpack_pick_memory(&pack, 1, &less));
    CHECK(less < size && size < 100000);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_pick_memory(NULL, 0, &size), size);
    STATUS(JOBPACK_ERROR_NULL, jobpack_pick_memory(&pack, 0, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_pick_memory(&no_pack, 0, &size), size);
}

static void null_where_it_must_not_be(void)
{
    jobpack_request request = {0};
    begin();
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_pick(NULL, &request, memory, enough, &selection), selection);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_pick(&pack, &request, NULL, enough, &selection), selection);
    STATUS(JOBPACK_ERROR_NULL, jobpack_pick(&pack, &request, memory, enough, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_pick(&no_pack, &request, memory, enough, &selection), selection);
    UNTOUCHED(JOBPACK_ERROR_ROOM, jobpack_pick(&pack, &request, NULL, 0, &selection), selection);
    OK(jobpack_pick(&pack, NULL, memory, enough, &selection));
    free(memory);
}

/* What an answer must be, whatever the memory. */
static void is_valid(void)
{
    jobpack_certificate certificate;
    jobpack_picked item;
    jobpack_aspect aspect;
    jobpack_left_out left_out;
    uint64_t gained = 0;
    uint32_t minutes = 0;
    memset(&certificate, PATTERN, sizeof certificate);
    OK(jobpack_certificate_read(selection, &certificate));
    RESERVED(certificate);
    CHECK(certificate.known <= certificate.value && certificate.value <= certificate.bound);
    CHECK(certificate.bound <= certificate.possible);
    for (uint32_t i = 0; i < certificate.item_count; i++) {
        OK(jobpack_picked_at(selection, i, &item));
        gained += item.gain;
        minutes += item.minutes;
        CHECK(item.resource < 3);
    }
    EQUAL(gained, certificate.value);
    EQUAL(minutes, certificate.minutes);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_picked_at(selection, certificate.item_count, &item), item);
    for (uint32_t i = 0; i < certificate.aspect_count; i++) OK(jobpack_aspect_at(selection, i, &aspect));
    for (uint32_t i = 0; i < certificate.left_out_count; i++) OK(jobpack_left_out_at(selection, i, &left_out));
}

static void memory_of_every_size_gives_a_valid_answer(void)
{
    jobpack_certificate certificate;
    size_t size = 0, needed = 0;
    begin();
    for (; size <= enough + 1; size++) {
        unsigned char *exact = malloc(size ? size : 1);
        jobpack_status status = jobpack_pick(&pack, NULL, exact, size, &selection);
        if (status == JOBPACK_ERROR_ROOM) needed = size;
        else {
            EQUAL(status, JOBPACK_OK);
            is_valid();
        }
        if (status == JOBPACK_OK && size >= enough) {
            OK(jobpack_certificate_read(selection, &certificate));
            EQUAL(certificate.truncated, 0);
        }
        free(exact);
    }
    CHECK(needed > 0 && needed < enough / 2);
    free(memory);
}

static void memory_anywhere_is_enough(void)
{
    jobpack_certificate certificate;
    begin();
    for (size_t offset = 0; offset < 16; offset++) {
        memset(memory, PATTERN, enough + 16);
        OK(jobpack_pick(&pack, NULL, memory + offset, enough, &selection));
        is_valid();
        OK(jobpack_certificate_read(selection, &certificate));
        EQUAL(certificate.truncated, 0);
        EQUAL(certificate.item_count, 3);
        CHECK(is_filled(memory, offset) && is_filled(memory + offset + enough, 16 - offset));
        CHECK((const unsigned char *)selection >= memory + offset);
    }
    free(memory);
}

/* What functions `function(selection, place, &output)` have in common. */
#define CHOSEN(function, type, items)                                                                                          \
    do {                                                                                                                       \
        type output;                                                                                                           \
        UNTOUCHED(JOBPACK_ERROR_NULL, function(NULL, 0, &output), output);                                                     \
        STATUS(JOBPACK_ERROR_NULL, function(selection, 0, NULL));                                                              \
        UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, function(closed, 0, &output), output);                                               \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(selection, (items), &output), output);                                           \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(selection, UINT32_MAX, &output), output);                                        \
        for (uint32_t i = 0; i < (items); i++) OK(function(selection, i, &output));                                            \
    } while (0)

static void answers_are_read(void)
{
    static const uint64_t zeros[64];
    const jobpack_selection *closed = (const jobpack_selection *)(const void *)zeros;
    jobpack_certificate certificate;
    jobpack_request request = {0};
    begin();
    request.items = 1;
    OK(jobpack_pick(&pack, &request, memory, enough, &selection));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_certificate_read(NULL, &certificate), certificate);
    STATUS(JOBPACK_ERROR_NULL, jobpack_certificate_read(selection, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_certificate_read(closed, &certificate), certificate);
    OK(jobpack_certificate_read(selection, &certificate));
    EQUAL(certificate.item_count, 1);
    CHECK(certificate.left_out_count > 0 && certificate.aspect_count == 3);
    CHOSEN(jobpack_picked_at, jobpack_picked, certificate.item_count);
    CHOSEN(jobpack_aspect_at, jobpack_aspect, certificate.aspect_count);
    CHOSEN(jobpack_left_out_at, jobpack_left_out, certificate.left_out_count);
    free(memory);
}

/* A pack in which the second resource goes better with a need that only the third one serves, and a pick that has no room for that one. */
static unsigned char *advisable(jobpack_pack *advised, const jobpack_request *request)
{
    enum { TABLE_HEADER = 8, OPTION = 3, OPTION_SIZE = 8 };
    unsigned char *bytes = copied();
    write_u32(section_of(bytes, "CHOI") + TABLE_HEADER + OPTION * OPTION_SIZE, 0);
    OK(jobpack_open(advised, sizeof *advised, bytes, length, NULL));
    OK(jobpack_pick(advised, request, memory, enough, &selection));
    return bytes;
}

static void advice_is_read(void)
{
    static const uint64_t zeros[64];
    const jobpack_selection *closed = (const jobpack_selection *)(const void *)zeros;
    jobpack_request request = {0}, reserved = {0};
    jobpack_pack one;
    jobpack_advice advice;
    unsigned char *bytes;
    begin();
    request.items = 2;
    reserved.reserved_[6] = 1;
    bytes = advisable(&one, &request);
    OK(jobpack_advice_at(&one, &request, selection, 0, &advice));
    EQUAL(advice.resource, 1);
    EQUAL(advice.requirement, 2);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_advice_at(&one, &request, selection, 1, &advice), advice);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_advice_at(&one, NULL, selection, UINT32_MAX, &advice), advice);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_advice_at(NULL, &request, selection, 0, &advice), advice);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_advice_at(&one, &request, NULL, 0, &advice), advice);
    STATUS(JOBPACK_ERROR_NULL, jobpack_advice_at(&one, &request, selection, 0, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_advice_at(&no_pack, &request, selection, 0, &advice), advice);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_advice_at(&one, &request, closed, 0, &advice), advice);
    UNTOUCHED(JOBPACK_ERROR_RESERVED, jobpack_advice_at(&one, &reserved, selection, 0, &advice), advice);
    free(bytes);
    free(memory);
}

/* A request with one field that is wrong. */
static void is_refused(jobpack_status wanted, const jobpack_request *request)
{
    UNTOUCHED(wanted, jobpack_pick(&pack, request, memory, enough, &selection), selection);
}

/* A list of numbers in a request must be there and can be no longer than memory. */
#define NUMBERS_ARE_CHECKED(field, field_count)                                                                                \
    do {                                                                                                                       \
        jobpack_request request = {0};                                                                                         \
        uint32_t number = 0;                                                                                                   \
        request.field_count = 1;                                                                                               \
        is_refused(JOBPACK_ERROR_NULL, &request);                                                                              \
        request.field = &number;                                                                                               \
        OK(jobpack_pick(&pack, &request, memory, enough, &selection));                                                         \
        request.field_count = (size_t)PTRDIFF_MAX / sizeof number + 1;                                                         \
        is_refused(JOBPACK_ERROR_TOO_LONG, &request);                                                                          \
        request.field_count = SIZE_MAX;                                                                                        \
        is_refused(JOBPACK_ERROR_TOO_LONG, &request);                                                                          \
        request.field_count = 0;                                                                                               \
        OK(jobpack_pick(&pack, &request, memory, enough, &selection));                                                         \
        number = JOBPACK_NONE;                                                                                                 \
        request.field_count = 1;                                                                                               \
        OK(jobpack_pick(&pack, &request, memory, enough, &selection));                                                         \
    } while (0)

static void requests_are_checked(void)
{
    jobpack_situation situation;
    begin();
    NUMBERS_ARE_CHECKED(aspects, aspect_count);
    NUMBERS_ARE_CHECKED(known, known_count);
    NUMBERS_ARE_CHECKED(known_needs, known_need_count);
    NUMBERS_ARE_CHECKED(pool, pool_count);
    for (int i = 0; i < 7; i++) {
        jobpack_request request = {0};
        request.reserved_[i] = 1u << 31;
        is_refused(JOBPACK_ERROR_RESERVED, &request);
    }
    for (int i = 0; i < 5; i++) {
        jobpack_request request = {0};
        memset(&situation, 0, sizeof situation);
        situation.reserved_[i] = 1;
        request.situation = &situation;
        is_refused(JOBPACK_ERROR_RESERVED, &request);
    }
    free(memory);
}

static void an_empty_pool_is_not_no_pool(void)
{
    jobpack_certificate certificate;
    jobpack_request request = {0};
    uint32_t nothing = 0;
    begin();
    request.pool = &nothing;
    OK(jobpack_pick(&pack, &request, memory, enough, &selection));
    OK(jobpack_certificate_read(selection, &certificate));
    EQUAL(certificate.item_count, 0);
    free(memory);
}

const struct test picking[] = {
    {"the_memory_needed_is_told", the_memory_needed_is_told},
    {"null_where_it_must_not_be", null_where_it_must_not_be},
    {"memory_of_every_size_gives_a_valid_answer", memory_of_every_size_gives_a_valid_answer},
    {"memory_anywhere_is_enough", memory_anywhere_is_enough},
    {"answers_are_read", answers_are_read},
    {"advice_is_read", advice_is_read},
    {"requests_are_checked", requests_are_checked},
    {"an_empty_pool_is_not_no_pool", an_empty_pool_is_not_no_pool},
};
const size_t picking_count = COUNT(picking);
