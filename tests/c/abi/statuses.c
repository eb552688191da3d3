/* The frozen numbers: statuses, each with its name, its message, and a call that gave it; and the closed lists. */

#include "abi.h"

/* A name with its number as it was frozen. */
struct named {
    const char *name;
    uint32_t here;
    uint32_t frozen;
};

#define NAMED(name, frozen) {#name, name, frozen}

static const struct named numbers[] = {
    NAMED(JOBPACK_OK, 0),
    NAMED(JOBPACK_ERROR_NOT_A_PACK, 1),
    NAMED(JOBPACK_ERROR_TRUNCATED, 2),
    NAMED(JOBPACK_ERROR_VERSION, 3),
    NAMED(JOBPACK_ERROR_FEATURE, 4),
    NAMED(JOBPACK_ERROR_DAMAGED, 5),
    NAMED(JOBPACK_ERROR_SECTION_TABLE, 6),
    NAMED(JOBPACK_ERROR_UNKNOWN_SECTION, 7),
    NAMED(JOBPACK_ERROR_SECTION_VERSION, 8),
    NAMED(JOBPACK_ERROR_MISSING_SECTION, 9),
    NAMED(JOBPACK_ERROR_RECORD, 10),
    NAMED(JOBPACK_ERROR_REFERENCE, 11),
    NAMED(JOBPACK_ERROR_ORDER, 12),
    NAMED(JOBPACK_NOT_FOUND, 13),
    NAMED(JOBPACK_ERROR_NOT_TOGETHER, 14),
    NAMED(JOBPACK_DONE, 64),
    NAMED(JOBPACK_ERROR_NULL, 100),
    NAMED(JOBPACK_ERROR_SIZE, 101),
    NAMED(JOBPACK_ERROR_NOT_OPEN, 102),
    NAMED(JOBPACK_ERROR_UTF8, 103),
    NAMED(JOBPACK_ERROR_TOO_LONG, 104),
    NAMED(JOBPACK_ERROR_ROOM, 105),
    NAMED(JOBPACK_ERROR_CODE, 106),
    NAMED(JOBPACK_ERROR_RESERVED, 107),
    NAMED(JOBPACK_ERROR_OFF_SCALE, 121),
    NAMED(JOBPACK_ERROR_OTHER_SCALE, 122),
    NAMED(JOBPACK_ERROR_WRONG_LENGTH, 123),
    NAMED(JOBPACK_ERROR_IMPOSSIBLE, 124),
    NAMED(JOBPACK_ERROR_BAD_PROFILE, 125),
    NAMED(JOBPACK_ERROR_NO_ANSWERS, 126),
};

static void numbers_and_names_are_frozen(void)
{
    for (size_t i = 0; i < COUNT(numbers); i++) {
        EQUAL(numbers[i].here, numbers[i].frozen);
        CHECK(strcmp(jobpack_status_name(numbers[i].here), numbers[i].name) == 0);
    }
}

static void every_status_has_a_message(void)
{
    jobpack_text message;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        OK(jobpack_status_message(numbers[i].here, &message));
        CHECK(message.data != NULL && message.length > 5);
    }
    STATUS(JOBPACK_ERROR_NULL, jobpack_status_message(JOBPACK_OK, NULL));
}

static void statuses_of_packs_and_scores_have_advice(void)
{
    jobpack_text advice;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        uint32_t status = numbers[i].here;
        int advised = status != JOBPACK_OK && status != JOBPACK_NOT_FOUND && (status < JOBPACK_DONE || status > 120);
        OK(jobpack_status_advice(numbers[i].here, &advice));
        CHECK(advice.data != NULL && (advice.length > 5) == advised);
    }
    OK(jobpack_status_advice(JOBPACK_ERROR_FEATURE, &advice));
    CHECK(is_text(advice, "use a newer Jobpack, or build the pack with this one"));
    STATUS(JOBPACK_ERROR_NULL, jobpack_status_advice(JOBPACK_OK, NULL));
}

static void other_numbers_have_none_of_it(void)
{
    jobpack_text message, advice;
    for (uint32_t status = 0, next = 0; status < 1000; status++) {
        if (next < COUNT(numbers) && numbers[next].frozen == status) next++;
        else {
            CHECK(strcmp(jobpack_status_name(status), "JOBPACK_ERROR") == 0);
            UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_status_message(status, &message), message);
            UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_status_advice(status, &advice), advice);
        }
    }
    CHECK(strcmp(jobpack_status_name(UINT32_MAX), "JOBPACK_ERROR") == 0);
}

static void a_call_gave_every_status(void)
{
    /* No function of C asks several packs as one. */
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i].here != JOBPACK_ERROR_NOT_TOGETHER) check(was_seen(numbers[i].here), numbers[i].name, __FILE__, __LINE__);
}

/* Every name of a closed list, in the order of the codes from 1. */
struct list {
    uint32_t here;
    uint32_t frozen;
    const char *names[9];
};

static const struct list words[] = {
    {JOBPACK_JOB_KINDS, 1, {"core", "related", "emotional", "social", "consumption"}},
    {JOBPACK_JOB_STEPS, 2, {"define", "locate", "prepare", "confirm", "execute", "monitor", "modify", "conclude"}},
    {JOBPACK_OUTCOME_KINDS, 3, {"desired", "financial"}},
    {JOBPACK_MOMENTS, 4, {"new", "more", "apply", "solve", "change"}},
    {JOBPACK_FORCE_KINDS, 5, {"push", "pull", "anxiety", "habit"}},
    {JOBPACK_STAGES, 6, {"adoption", "use"}},
    {JOBPACK_HIRE_KINDS, 7, {"hired", "fired", "non-consumption", "workaround"}},
    {JOBPACK_CONFIDENCES, 8, {"low", "medium", "high"}},
    {JOBPACK_LINK_ROLES, 9, {"primary", "alternative", "deepen"}},
    {JOBPACK_REQUIREMENT_KINDS, 10, {"hard", "soft"}},
    {JOBPACK_PURPOSES, 11, {"just in time", "just in case"}},
    {JOBPACK_LEVELS, 12, {"beginner", "intermediate", "advanced"}},
    {JOBPACK_FACET_MATCHES, 13, {"hard", "soft"}},
    {JOBPACK_REGIONS, 14, {"underserved", "table stakes", "overserved", "appropriately served"}},
    {JOBPACK_REASONS,
     15,
     {"nothing serves it", "adds nothing to what was chosen or is known", "does not fit the circumstances",
      "was not looked at, for want of room", "what it requires cannot be had", "does not fit the minutes",
      "is beyond the number of items"}},
};

static void every_code_has_its_name(void)
{
    jobpack_text name;
    for (size_t i = 0; i < COUNT(words); i++) {
        uint8_t code = 0;
        EQUAL(words[i].here, words[i].frozen);
        while (words[i].names[code]) {
            OK(jobpack_code_name(words[i].here, (uint8_t)(code + 1), &name));
            check(is_text(name, words[i].names[code]), words[i].names[code], __FILE__, __LINE__);
            code++;
        }
        UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_code_name(words[i].here, 0, &name), name);
        for (unsigned beyond = code + 1u; beyond < 256; beyond++)
            UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_code_name(words[i].here, (uint8_t)beyond, &name), name);
    }
}

static void other_lists_are_not_known(void)
{
    jobpack_text name;
    static const uint32_t unknown[] = {0, 16, 1000, UINT32_MAX};
    for (size_t i = 0; i < COUNT(unknown); i++)
        UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_code_name(unknown[i], 1, &name), name);
    STATUS(JOBPACK_ERROR_NULL, jobpack_code_name(JOBPACK_LEVELS, 1, NULL));
}

const struct test statuses[] = {
    {"numbers_and_names_are_frozen", numbers_and_names_are_frozen},
    {"every_status_has_a_message", every_status_has_a_message},
    {"statuses_of_packs_and_scores_have_advice", statuses_of_packs_and_scores_have_advice},
    {"other_numbers_have_none_of_it", other_numbers_have_none_of_it},
    {"every_code_has_its_name", every_code_has_its_name},
    {"other_lists_are_not_known", other_lists_are_not_known},
    {"a_call_gave_every_status", a_call_gave_every_status},
};
const size_t status_count = COUNT(statuses);
