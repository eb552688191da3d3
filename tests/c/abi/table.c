/* Versions, macros, and the table of all functions. */

#include "abi.h"
#include <stdio.h>

/* Whether a field of the table is the function of that name; each is counted. */
#define FUNCTION(field) (fields++, check(api->field == jobpack_##field, #field, __FILE__, __LINE__))

static void every_field_of_the_table_is_its_function(void)
{
    const jobpack_api *api = jobpack_api_for(JOBPACK_ABI_VERSION);
    size_t fields = 0;
    CHECK(api != NULL);
    if (api == NULL) return;
    EQUAL(api->abi_version, JOBPACK_ABI_VERSION);
    EQUAL(api->size, sizeof *api);
    FUNCTION(version);
    FUNCTION(format_oldest);
    FUNCTION(format_newest);
    FUNCTION(status_name);
    FUNCTION(status_message);
    FUNCTION(open);
    FUNCTION(count);
    FUNCTION(number);
    FUNCTION(id);
    FUNCTION(section_at);
    FUNCTION(verify);
    FUNCTION(verifier_open);
    FUNCTION(verifier_step);
    FUNCTION(about_read);
    FUNCTION(resource_at);
    FUNCTION(resource_text_at);
    FUNCTION(resource_title);
    FUNCTION(need_at);
    FUNCTION(job_text_at);
    FUNCTION(outcome_text_at);
    FUNCTION(need_statement);
    FUNCTION(link_at);
    FUNCTION(served_at);
    FUNCTION(requirement_at);
    FUNCTION(option_at);
    FUNCTION(condition_at);
    FUNCTION(facet_at);
    FUNCTION(circumstance_at);
    FUNCTION(job_circumstance_at);
    FUNCTION(collection_at);
    FUNCTION(item_at);
    FUNCTION(next_text);
    FUNCTION(next_analyser);
    FUNCTION(next_evidence);
    FUNCTION(next_story);
    FUNCTION(next_force);
    FUNCTION(next_obstacle);
    FUNCTION(next_tradeoff);
    FUNCTION(next_experience);
    FUNCTION(next_hire);
    FUNCTION(situation_of);
    FUNCTION(condition_of);
    FUNCTION(fit);
    FUNCTION(search_open);
    FUNCTION(find);
    FUNCTION(search_findings);
    FUNCTION(search_word_at);
    FUNCTION(search_repair_at);
    FUNCTION(search_need_at);
    FUNCTION(pick_memory);
    FUNCTION(pick);
    FUNCTION(certificate_read);
    FUNCTION(picked_at);
    FUNCTION(aspect_at);
    FUNCTION(left_out_at);
    FUNCTION(advice_at);
    FUNCTION(tally_open);
    FUNCTION(tally_record);
    FUNCTION(tally_merge);
    FUNCTION(tally_count);
    FUNCTION(tally_at);
    FUNCTION(tally_read);
    FUNCTION(profile_at);
    FUNCTION(profile_of);
    FUNCTION(score);
    FUNCTION(score_paired);
    FUNCTION(score_unpaired);
    FUNCTION(share_of);
    FUNCTION(difference_of);
    FUNCTION(ranks);
    FUNCTION(code_name);
    FUNCTION(link_between);
    FUNCTION(status_advice);
    FUNCTION(find_in);
    FUNCTION(locate);
    FUNCTION(complete);
    FUNCTION(unpacked_size);
    FUNCTION(unpack);
    /* No field is left out. */
    EQUAL(sizeof *api, 8 + fields * sizeof(void (*)(void)));
}

static void other_versions_have_no_table(void)
{
    CHECK(jobpack_api_for(0) == NULL);
    CHECK(jobpack_api_for(JOBPACK_ABI_VERSION + 1) == NULL);
    CHECK(jobpack_api_for(UINT32_MAX) == NULL);
}

static void versions_agree(void)
{
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", JOBPACK_VERSION_MAJOR, JOBPACK_VERSION_MINOR, JOBPACK_VERSION_PATCH);
    CHECK(strcmp(version, JOBPACK_VERSION) == 0);
    CHECK(strcmp(jobpack_version(), JOBPACK_VERSION) == 0);
    EQUAL(JOBPACK_VERSION_NUMBER,
          JOBPACK_VERSION_MAJOR * 1000000 + JOBPACK_VERSION_MINOR * 1000 + JOBPACK_VERSION_PATCH);
    EQUAL(jobpack_abi_version(), JOBPACK_ABI_VERSION);
    EQUAL(jobpack_format_oldest(), JOBPACK_FORMAT_OLDEST);
    EQUAL(jobpack_format_newest(), JOBPACK_FORMAT_NEWEST);
}

static void a_text_is_printed_by_its_arguments(void)
{
    char printed[8];
    jobpack_text text = {"bitter", 3};
    jobpack_text *pointer = &text;
    snprintf(printed, sizeof printed, "[%.*s]", JOBPACK_ARGS(text));
    CHECK(strcmp(printed, "[bit]") == 0);
    snprintf(printed, sizeof printed, "[%.*s]", JOBPACK_ARGS(*pointer));
    CHECK(strcmp(printed, "[bit]") == 0);
    EQUAL(JOBPACK_NONE, UINT32_MAX);
}

const struct test table[] = {
    {"every_field_of_the_table_is_its_function", every_field_of_the_table_is_its_function},
    {"other_versions_have_no_table", other_versions_have_no_table},
    {"versions_agree", versions_agree},
    {"a_text_is_printed_by_its_arguments", a_text_is_printed_by_its_arguments},
};
const size_t table_count = COUNT(table);
