/* Reading records by number, and finding numbers by id. */

#include "abi.h"
#include <stdlib.h>

/* What every function `function(pack, number, &output)` has in common. */
#define AT(function, type)                                                                                                     \
    do {                                                                                                                       \
        type output;                                                                                                           \
        jobpack_pack copy = pack;                                                                                              \
        UNTOUCHED(JOBPACK_ERROR_NULL, function(NULL, 0, &output), output);                                                     \
        STATUS(JOBPACK_ERROR_NULL, function(&pack, 0, NULL));                                                                  \
        UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, function(&no_pack, 0, &output), output);                                             \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(&pack, 1000, &output), output);                                                  \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(&pack, JOBPACK_NONE, &output), output);                                          \
        OK(function(&copy, 0, &output));                                                                                       \
    } while (0)

static void every_kind_of_record_is_read(void)
{
    AT(jobpack_resource_at, jobpack_resource);
    AT(jobpack_resource_text_at, jobpack_resource_text);
    AT(jobpack_resource_title, jobpack_text);
    AT(jobpack_need_at, jobpack_need);
    AT(jobpack_job_text_at, jobpack_job_text);
    AT(jobpack_link_at, jobpack_link);
    AT(jobpack_served_at, jobpack_link);
    AT(jobpack_requirement_at, jobpack_requirement);
    AT(jobpack_option_at, jobpack_option);
    AT(jobpack_condition_at, jobpack_condition);
    AT(jobpack_facet_at, jobpack_facet);
    AT(jobpack_circumstance_at, jobpack_circumstance);
    AT(jobpack_job_circumstance_at, uint32_t);
    AT(jobpack_collection_at, jobpack_collection);
    AT(jobpack_item_at, jobpack_item);
    AT(jobpack_tally_at, jobpack_tally_info);
    AT(jobpack_section_at, jobpack_section);
    AT(jobpack_situation_of, jobpack_situation);
}

/* Reads a record into memory that is not zero, and looks at its reserved field. */
#define RESERVED_AT(function, type)                                                                                            \
    do {                                                                                                                       \
        type output;                                                                                                           \
        memset(&output, PATTERN, sizeof output);                                                                               \
        OK(function(&pack, 0, &output));                                                                                       \
        RESERVED(output);                                                                                                      \
    } while (0)

static void reserved_fields_are_zero(void)
{
    jobpack_about about;
    RESERVED_AT(jobpack_resource_at, jobpack_resource);
    RESERVED_AT(jobpack_need_at, jobpack_need);
    RESERVED_AT(jobpack_link_at, jobpack_link);
    RESERVED_AT(jobpack_served_at, jobpack_link);
    RESERVED_AT(jobpack_requirement_at, jobpack_requirement);
    RESERVED_AT(jobpack_facet_at, jobpack_facet);
    RESERVED_AT(jobpack_circumstance_at, jobpack_circumstance);
    RESERVED_AT(jobpack_collection_at, jobpack_collection);
    RESERVED_AT(jobpack_tally_at, jobpack_tally_info);
    RESERVED_AT(jobpack_section_at, jobpack_section);
    RESERVED_AT(jobpack_situation_of, jobpack_situation);
    memset(&about, PATTERN, sizeof about);
    OK(jobpack_about_read(&pack, &about));
    RESERVED(about);
}

static void reserved_texts_are_empty(void)
{
    jobpack_job_text job;
    jobpack_outcome_text outcome;
    jobpack_resource_text resource;
    OK(jobpack_job_text_at(&pack, 0, &job));
    OK(jobpack_outcome_text_at(&pack, 3, &outcome));
    OK(jobpack_resource_text_at(&pack, 0, &resource));
    for (int i = 0; i < 3; i++) {
        CHECK(is_text(job.reserved_[i], "") && job.reserved_[i].data != NULL);
        CHECK(is_text(outcome.reserved_[i], "") && outcome.reserved_[i].data != NULL);
        CHECK(is_text(resource.reserved_[i], "") && resource.reserved_[i].data != NULL);
    }
}

static void jobs_and_outcomes_are_told_apart(void)
{
    jobpack_outcome_text outcome;
    jobpack_job_text job;
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_outcome_text_at(NULL, 3, &outcome), outcome);
    STATUS(JOBPACK_ERROR_NULL, jobpack_outcome_text_at(&pack, 3, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_outcome_text_at(&no_pack, 3, &outcome), outcome);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_outcome_text_at(&pack, 2, &outcome), outcome);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_outcome_text_at(&pack, JOBPACK_NONE, &outcome), outcome);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_job_text_at(&pack, 3, &job), job);
    OK(jobpack_outcome_text_at(&pack, 3, &outcome));
    CHECK(is_text(outcome.id, "cost"));
    OK(jobpack_job_text_at(&pack, 2, &job));
    CHECK(is_text(job.id, "mail"));
}

static void the_whole_pack_is_read(void)
{
    jobpack_about about;
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_about_read(NULL, &about), about);
    STATUS(JOBPACK_ERROR_NULL, jobpack_about_read(&pack, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_about_read(&no_pack, &about), about);
    OK(jobpack_about_read(&pack, &about));
    CHECK(is_text(about.title, "Whole") && is_within(about.title, data, length));
}

static void kinds_are_counted(void)
{
    uint32_t count;
    for (uint32_t kind = JOBPACK_RESOURCES; kind <= JOBPACK_SECTIONS; kind++) {
        UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_count(NULL, kind, &count), count);
        UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_count(&no_pack, kind, &count), count);
        STATUS(JOBPACK_ERROR_NULL, jobpack_count(&pack, kind, NULL));
        OK(jobpack_count(&pack, kind, &count));
        CHECK(count > 0 && count < 100);
    }
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_count(&pack, 0, &count), count);
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_count(&pack, JOBPACK_SECTIONS + 1, &count), count);
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_count(&pack, UINT32_MAX, &count), count);
}

static int has_ids(uint32_t kind)
{
    return kind == JOBPACK_RESOURCES || kind == JOBPACK_NEEDS || kind == JOBPACK_CIRCUMSTANCES
           || kind == JOBPACK_COLLECTIONS || kind == JOBPACK_NAMES;
}

static void ids_lead_to_numbers_and_back(void)
{
    jobpack_text id;
    uint32_t count, number;
    for (uint32_t kind = 0; kind <= JOBPACK_SECTIONS + 1; kind++) {
        if (!has_ids(kind)) {
            UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_id(&pack, kind, 0, &id), id);
            UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_number(&pack, kind, "r1", 2, &number), number);
            continue;
        }
        OK(jobpack_count(&pack, kind, &count));
        for (uint32_t i = 0; i < count; i++) {
            OK(jobpack_id(&pack, kind, i, &id));
            CHECK(id.length > 0 && is_within(id, data, length));
            OK(jobpack_number(&pack, kind, id.data, id.length, &number));
            EQUAL(number, i);
            UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_number(&pack, kind, id.data, id.length - 1, &number), number);
        }
        UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_id(&pack, kind, count, &id), id);
        UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_id(&pack, kind, 65536, &id), id);
        UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_id(&pack, kind, JOBPACK_NONE, &id), id);
        UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_number(&pack, kind, NULL, 0, &number), number);
    }
}

static void ids_are_checked(void)
{
    jobpack_text id;
    uint32_t number;
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_id(NULL, JOBPACK_RESOURCES, 0, &id), id);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_id(&no_pack, JOBPACK_RESOURCES, 0, &id), id);
    STATUS(JOBPACK_ERROR_NULL, jobpack_id(&pack, JOBPACK_RESOURCES, 0, NULL));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_number(NULL, JOBPACK_RESOURCES, "r1", 2, &number), number);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_number(&no_pack, JOBPACK_RESOURCES, "r1", 2, &number), number);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_number(&pack, JOBPACK_RESOURCES, NULL, 2, &number), number);
    STATUS(JOBPACK_ERROR_NULL, jobpack_number(&pack, JOBPACK_RESOURCES, "r1", 2, NULL));
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_number(&pack, JOBPACK_RESOURCES, "r1", BEYOND, &number), number);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_number(&pack, JOBPACK_RESOURCES, "r\xFF", 2, &number), number);
}

static void a_statement_is_cut_at_a_whole_character(void)
{
    char whole[256], buffer[257];
    size_t needed, wanted;
    OK(jobpack_need_statement(&pack, 2, NULL, 0, &needed));
    EQUAL(needed, 26);
    OK(jobpack_need_statement(&pack, 2, whole, sizeof whole, &wanted));
    CHECK(memcmp(whole, "Send mails to many readers", needed) == 0);
    for (size_t capacity = 0; capacity <= needed + 1; capacity++) {
        memset(buffer, PATTERN, sizeof buffer);
        OK(jobpack_need_statement(&pack, 2, buffer, capacity, &wanted));
        EQUAL(wanted, needed);
        CHECK(memcmp(buffer, whole, capacity < needed ? capacity : needed) == 0);
        CHECK(is_filled(buffer + capacity, sizeof buffer - capacity));
    }
}

static void statements_are_checked(void)
{
    char buffer[8];
    size_t wanted;
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_need_statement(NULL, 0, buffer, 8, &wanted), wanted);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_need_statement(&pack, 0, buffer, 8, NULL), buffer);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_need_statement(&pack, 0, NULL, 8, &wanted), wanted);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_need_statement(&no_pack, 0, buffer, 8, &wanted), buffer);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_need_statement(&pack, 6, buffer, 8, &wanted), buffer);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_need_statement(&pack, 0, buffer, BEYOND, &wanted), buffer);
}

static void links_are_found_between_resources_and_needs(void)
{
    jobpack_link link;
    uint32_t count, number, links = 0;
    OK(jobpack_count(&pack, JOBPACK_LINKS, &count));
    for (uint32_t resource = 0; resource < 4; resource++)
        for (uint32_t need = 0; need < 7; need++) {
            jobpack_status status = jobpack_link_between(&pack, resource, need, &number);
            if (status == JOBPACK_NOT_FOUND) continue;
            OK(status);
            OK(jobpack_link_at(&pack, number, &link));
            CHECK(link.number == number && link.resource == resource && link.need == need);
            links++;
        }
    EQUAL(links, count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_link_between(NULL, 0, 2, &number), number);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_link_between(&no_pack, 0, 2, &number), number);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_link_between(&pack, 0, 0, &number), number);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_link_between(&pack, JOBPACK_NONE, JOBPACK_NONE, &number), number);
    STATUS(JOBPACK_ERROR_NULL, jobpack_link_between(&pack, 0, 2, NULL));
}

static void a_damaged_record_is_told(void)
{
    unsigned char *bytes = copied();
    jobpack_pack one;
    jobpack_resource_text text;
    /* Lengths that lead beyond the section. */
    memset(section_of(bytes, "TEXT"), 0x7F, read_u32(bytes + entry_of(bytes, "TEXT") + 12));
    OK(jobpack_open(&one, sizeof one, bytes, length, NULL));
    UNTOUCHED(JOBPACK_ERROR_RECORD, jobpack_resource_text_at(&one, 0, &text), text);
    free(bytes);
}

const struct test records[] = {
    {"every_kind_of_record_is_read", every_kind_of_record_is_read},
    {"reserved_fields_are_zero", reserved_fields_are_zero},
    {"reserved_texts_are_empty", reserved_texts_are_empty},
    {"jobs_and_outcomes_are_told_apart", jobs_and_outcomes_are_told_apart},
    {"the_whole_pack_is_read", the_whole_pack_is_read},
    {"kinds_are_counted", kinds_are_counted},
    {"ids_lead_to_numbers_and_back", ids_lead_to_numbers_and_back},
    {"ids_are_checked", ids_are_checked},
    {"a_statement_is_cut_at_a_whole_character", a_statement_is_cut_at_a_whole_character},
    {"statements_are_checked", statements_are_checked},
    {"links_are_found_between_resources_and_needs", links_are_found_between_resources_and_needs},
    {"a_damaged_record_is_told", a_damaged_record_is_told},
};
const size_t record_count = COUNT(records);
