/* Opening and verifying, and what can be wrong with the bytes. */

#include "abi.h"
#include <stdlib.h>

static void opens_from_a_size_that_suffices(void)
{
    struct {
        jobpack_pack pack;
        unsigned char behind[64];
    } larger;
    jobpack_pack small;
    uint32_t count;
    for (size_t size = 0; size < sizeof small; size++)
        UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_open(&small, size, data, length, NULL), small);
    memset(&larger, PATTERN, sizeof larger);
    OK(jobpack_open(&larger.pack, sizeof larger, data, length, NULL));
    CHECK(is_filled(larger.behind, sizeof larger.behind));
    OK(jobpack_count(&larger.pack, JOBPACK_RESOURCES, &count));
}

static void null_where_it_must_not_be(void)
{
    jobpack_pack one;
    jobpack_error error;
    STATUS(JOBPACK_ERROR_NULL, jobpack_open(NULL, sizeof one, data, length, &error));
    CLOSED(JOBPACK_ERROR_NULL, jobpack_open(&one, sizeof one, NULL, length, &error), one);
    CLOSED(JOBPACK_ERROR_NOT_A_PACK, jobpack_open(&one, sizeof one, NULL, 0, NULL), one);
    CLOSED(JOBPACK_ERROR_NOT_A_PACK, jobpack_open(&one, sizeof one, data, 0, NULL), one);
    CLOSED(JOBPACK_ERROR_TOO_LONG, jobpack_open(&one, sizeof one, data, BEYOND, NULL), one);
    CLOSED(JOBPACK_ERROR_TOO_LONG, jobpack_open(&one, sizeof one, data, SIZE_MAX, NULL), one);
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_verify(&one, NULL));
    OK(jobpack_open(&one, sizeof one, data, length, NULL));
    /* What was open is not so any more if it is opened again and that fails. */
    STATUS(JOBPACK_ERROR_NOT_A_PACK, jobpack_open(&one, sizeof one, data, 1, NULL));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_verify(&one, NULL));
}

static void the_error_is_written_for_the_bytes_alone(void)
{
    jobpack_pack one;
    jobpack_error error;
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_open(NULL, sizeof one, data, length, &error), error);
    UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_open(&one, 0, data, length, &error), error);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_open(&one, sizeof one, NULL, length, &error), error);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_open(&one, sizeof one, data, BEYOND, &error), error);
    UNTOUCHED(JOBPACK_OK, jobpack_open(&one, sizeof one, data, length, &error), error);
    UNTOUCHED(JOBPACK_OK, jobpack_verify(&one, &error), error);
    STATUS(JOBPACK_ERROR_TRUNCATED, jobpack_open(&one, sizeof one, data, length - 1, &error));
    EQUAL(error.status, JOBPACK_ERROR_TRUNCATED);
    EQUAL(error.found, length - 1);
    EQUAL(error.supported, length);
    RESERVED(error);
}

/* What opening says of a copy that was changed. */
static void opens_with(unsigned char *bytes, jobpack_status wanted)
{
    jobpack_pack one;
    jobpack_error error;
    if (wanted == JOBPACK_OK) OK(jobpack_open(&one, sizeof one, bytes, length, &error));
    else {
        CLOSED(wanted, jobpack_open(&one, sizeof one, bytes, length, &error), one);
        EQUAL(error.status, wanted);
        CHECK(error.at < length);
        RESERVED(error);
    }
    free(bytes);
}

static unsigned char *mended(unsigned char *bytes)
{
    mend(bytes);
    return bytes;
}

static void what_is_wrong_with_the_table_is_said(void)
{
    unsigned char *bytes = copied();
    opens_with(mended(bytes), JOBPACK_OK);
    bytes = copied();
    bytes[0] ^= 1;
    opens_with(bytes, JOBPACK_ERROR_NOT_A_PACK);
    bytes = copied();
    write_u16(bytes + 8, 2);
    opens_with(mended(bytes), JOBPACK_ERROR_VERSION);
    bytes = copied();
    write_u32(bytes + 12, 1);
    opens_with(mended(bytes), JOBPACK_ERROR_FEATURE);
    bytes = copied();
    bytes[28] ^= 1;
    opens_with(bytes, JOBPACK_ERROR_DAMAGED);
    bytes = copied();
    write_u32(bytes + HEADER_SIZE + 8, 0);
    opens_with(mended(bytes), JOBPACK_ERROR_SECTION_TABLE);
    bytes = copied();
    memcpy(bytes + entry_of(bytes, "RESO") + 3, "P", 1);
    opens_with(mended(bytes), JOBPACK_ERROR_UNKNOWN_SECTION);
    bytes = copied();
    write_u16(bytes + entry_of(bytes, "RESO") + 4, 9);
    opens_with(mended(bytes), JOBPACK_ERROR_SECTION_VERSION);
    bytes = copied();
    write_u32(bytes + entry_of(bytes, "META") + 12, 0);
    opens_with(mended(bytes), JOBPACK_ERROR_MISSING_SECTION);
}

/* What verifying says of a copy that was changed, at once and in steps of every size. */
static void verifies_with(unsigned char *bytes, jobpack_status wanted)
{
    static const uint32_t budgets[] = {0, 1, 7, 1000, UINT32_MAX};
    jobpack_pack one;
    jobpack_error error, same;
    jobpack_verifier verifier;
    OK(jobpack_open(&one, sizeof one, bytes, length, NULL));
    STATUS(wanted, jobpack_verify(&one, &error));
    STATUS(wanted, jobpack_verify(&one, NULL));
    EQUAL(error.status, wanted);
    for (size_t i = 0; i < COUNT(budgets); i++) {
        uint32_t done = 0;
        jobpack_status status;
        OK(jobpack_verifier_open(&verifier, sizeof verifier, &one));
        do status = jobpack_verifier_step(&verifier, budgets[i], &done, &same);
        while (status == JOBPACK_OK && !done);
        EQUAL(status, wanted);
        CHECK(memcmp(&error, &same, sizeof error) == 0);
        UNTOUCHED(wanted, jobpack_verifier_step(&verifier, budgets[i], &done, NULL), done);
    }
    free(bytes);
}

static void what_is_wrong_with_the_records_is_said(void)
{
    unsigned char *bytes = copied();
    section_of(bytes, "TEXT")[0] ^= 1;
    verifies_with(bytes, JOBPACK_ERROR_DAMAGED);
    bytes = copied();
    /* The resource of the first link. */
    write_u32(section_of(bytes, "LINK") + 8 + 4, 1000000);
    verifies_with(mended(bytes), JOBPACK_ERROR_REFERENCE);
    bytes = copied();
    /* The need of the first link, which becomes the last. */
    write_u32(section_of(bytes, "LINK") + 8, 5);
    verifies_with(mended(bytes), JOBPACK_ERROR_ORDER);
    bytes = copied();
    memset(section_of(bytes, "TEXT"), 0xFF, 40);
    verifies_with(mended(bytes), JOBPACK_ERROR_RECORD);
}

static void a_sound_pack_verifies_in_steps(void)
{
    jobpack_verifier verifier, copy;
    jobpack_error error;
    uint32_t done = 0, steps = 0;
    OK(jobpack_verify(&pack, NULL));
    OK(jobpack_verifier_open(&verifier, sizeof verifier, &pack));
    OK(jobpack_verifier_step(&verifier, 1, &done, &error));
    copy = verifier;
    while (!done && ++steps < 100000) OK(jobpack_verifier_step(&copy, 100, &done, NULL));
    EQUAL(done, 1);
    CHECK(steps > 1);
    OK(jobpack_verifier_step(&copy, 1, &done, NULL));
    EQUAL(done, 1);
    /* The one that was copied has not moved on. */
    OK(jobpack_verifier_step(&verifier, 1, &done, &error));
    EQUAL(done, 0);
}

static void verifiers_are_checked(void)
{
    static const jobpack_verifier zeroed;
    jobpack_verifier verifier = zeroed;
    jobpack_error error;
    uint32_t done;
    STATUS(JOBPACK_ERROR_NULL, jobpack_verify(NULL, &error));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_verify(&no_pack, &error), error);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_verifier_step(&verifier, 1, &done, &error), done);
    STATUS(JOBPACK_ERROR_NULL, jobpack_verifier_open(NULL, sizeof verifier, &pack));
    CLOSED(JOBPACK_ERROR_NULL, jobpack_verifier_open(&verifier, sizeof verifier, NULL), verifier);
    CLOSED(JOBPACK_ERROR_NOT_OPEN, jobpack_verifier_open(&verifier, sizeof verifier, &no_pack), verifier);
    for (size_t size = 0; size < sizeof verifier; size++)
        UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_verifier_open(&verifier, size, &pack), verifier);
    OK(jobpack_verifier_open(&verifier, sizeof verifier, &pack));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_verifier_step(NULL, 1, &done, &error), done);
    STATUS(JOBPACK_ERROR_NULL, jobpack_verifier_step(&verifier, 1, NULL, &error));
}

static void the_bytes_may_lie_anywhere(void)
{
    unsigned char *room = malloc(length + 8);
    jobpack_pack one;
    jobpack_text title;
    for (size_t offset = 0; room && offset < 8; offset++) {
        memcpy(room + offset, data, length);
        OK(jobpack_open(&one, sizeof one, room + offset, length, NULL));
        OK(jobpack_verify(&one, NULL));
        OK(jobpack_resource_title(&one, 0, &title));
        CHECK(is_within(title, room + offset, length) && is_text(title, "Listing readers"));
    }
    free(room);
}

static void what_lies_behind_a_pack_is_ignored(void)
{
    unsigned char *room = calloc(1, length + 100);
    jobpack_pack one;
    if (room == NULL) return;
    memcpy(room, data, length);
    OK(jobpack_open(&one, sizeof one, room, length + 100, NULL));
    OK(jobpack_verify(&one, NULL));
    free(room);
}

const struct test opening[] = {
    {"opens_from_a_size_that_suffices", opens_from_a_size_that_suffices},
    {"null_where_it_must_not_be", null_where_it_must_not_be},
    {"the_error_is_written_for_the_bytes_alone", the_error_is_written_for_the_bytes_alone},
    {"what_is_wrong_with_the_table_is_said", what_is_wrong_with_the_table_is_said},
    {"what_is_wrong_with_the_records_is_said", what_is_wrong_with_the_records_is_said},
    {"a_sound_pack_verifies_in_steps", a_sound_pack_verifies_in_steps},
    {"verifiers_are_checked", verifiers_are_checked},
    {"the_bytes_may_lie_anywhere", the_bytes_may_lie_anywhere},
    {"what_lies_behind_a_pack_is_ignored", what_lies_behind_a_pack_is_ignored},
};
const size_t opening_count = COUNT(opening);
