/* Counting answers. */

#include "abi.h"
#include <stdlib.h>

static void tallies_open_from_a_size_that_suffices(void)
{
    jobpack_tally tally;
    for (size_t size = 0; size < sizeof tally; size++) {
        UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_tally_open(&tally, size, 5), tally);
        UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_tally_read(&pack, 0, &tally, size), tally);
    }
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_open(NULL, sizeof tally, 5));
    for (unsigned scale = 0; scale < 256; scale++)
        if (scale >= 2 && scale <= 10) OK(jobpack_tally_open(&tally, sizeof tally, (uint8_t)scale));
        else CLOSED(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_open(&tally, sizeof tally, (uint8_t)scale), tally);
}

static void answers_are_counted(void)
{
    jobpack_tally tally, copy;
    uint32_t people;
    OK(jobpack_tally_open(&tally, sizeof tally, 5));
    OK(jobpack_tally_record(&tally, 5, 1, 3));
    OK(jobpack_tally_record(&tally, 0, 5, 2));
    copy = tally;
    OK(jobpack_tally_merge(&copy, &tally));
    OK(jobpack_tally_count(&copy, 5, 1, &people));
    EQUAL(people, 6);
    OK(jobpack_tally_count(&tally, 0, 5, &people));
    EQUAL(people, 2);
    OK(jobpack_tally_record(&tally, 5, 1, UINT32_MAX));
    OK(jobpack_tally_count(&tally, 5, 1, &people));
    EQUAL(people, UINT32_MAX);
}

static void answers_are_checked(void)
{
    static const jobpack_tally closed;
    jobpack_tally tally, other = closed;
    uint32_t people;
    OK(jobpack_tally_open(&tally, sizeof tally, 5));
    STATUS(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_record(&tally, 6, 1, 1));
    STATUS(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_record(&tally, 1, 255, 1));
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_record(NULL, 1, 1, 1));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_tally_record(&other, 1, 1, 1));
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_merge(NULL, &tally));
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_merge(&tally, NULL));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_tally_merge(&other, &tally));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_tally_merge(&tally, &closed));
    UNTOUCHED(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_count(&tally, 6, 0, &people), people);
    UNTOUCHED(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_count(&tally, 0, 6, &people), people);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_tally_count(NULL, 1, 1, &people), people);
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_count(&tally, 1, 1, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_tally_count(&closed, 1, 1, &people), people);
    OK(jobpack_tally_open(&other, sizeof other, 7));
    STATUS(JOBPACK_ERROR_OTHER_SCALE, jobpack_tally_merge(&tally, &other));
    for (uint8_t importance = 0; importance <= 5; importance++)
        for (uint8_t satisfaction = 0; satisfaction <= 5; satisfaction++) {
            OK(jobpack_tally_count(&tally, importance, satisfaction, &people));
            EQUAL(people, 0);
        }
}

static void tallies_of_the_pack_are_read(void)
{
    jobpack_tally tally;
    uint32_t people;
    OK(jobpack_tally_read(&pack, 2, &tally, sizeof tally));
    OK(jobpack_tally_count(&tally, 4, 1, &people));
    EQUAL(people, 1);
    CLOSED(JOBPACK_ERROR_NULL, jobpack_tally_read(NULL, 0, &tally, sizeof tally), tally);
    STATUS(JOBPACK_ERROR_NULL, jobpack_tally_read(&pack, 0, NULL, sizeof tally));
    CLOSED(JOBPACK_ERROR_NOT_OPEN, jobpack_tally_read(&no_pack, 0, &tally, sizeof tally), tally);
    CLOSED(JOBPACK_NOT_FOUND, jobpack_tally_read(&pack, 6, &tally, sizeof tally), tally);
}

static void malformed_tallies_are_refused(void)
{
    enum { SCALE = 8 + 10 };
    unsigned char *bytes = copied(), *scale = section_of(bytes, "TALY") + SCALE;
    jobpack_pack one;
    jobpack_tally tally;
    OK(jobpack_open(&one, sizeof one, bytes, length, NULL));
    EQUAL(*scale, 5);
    *scale = 11;
    CLOSED(JOBPACK_ERROR_OFF_SCALE, jobpack_tally_read(&one, 0, &tally, sizeof tally), tally);
    *scale = 4;
    CLOSED(JOBPACK_ERROR_WRONG_LENGTH, jobpack_tally_read(&one, 0, &tally, sizeof tally), tally);
    *scale = 6;
    CLOSED(JOBPACK_ERROR_WRONG_LENGTH, jobpack_tally_read(&one, 0, &tally, sizeof tally), tally);
    free(bytes);
}

const struct test tallies[] = {
    {"tallies_open_from_a_size_that_suffices", tallies_open_from_a_size_that_suffices},
    {"answers_are_counted", answers_are_counted},
    {"answers_are_checked", answers_are_checked},
    {"tallies_of_the_pack_are_read", tallies_of_the_pack_are_read},
    {"malformed_tallies_are_refused", malformed_tallies_are_refused},
};
const size_t tally_count = COUNT(tallies);
