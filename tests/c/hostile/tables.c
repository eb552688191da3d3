/* The records that stand in tables. */

#include "calls.h"

/* Reads records of a kind, in range and outside, and looks at their texts, which stand in `see`. */
#define READ(kind, function, type, see)                                                                                        \
    EACH(kind)                                                                                                                 \
    {                                                                                                                          \
        type record;                                                                                                           \
        if (function(question->pack, number, &record) == JOBPACK_OK) {                                                         \
            see;                                                                                                               \
        }                                                                                                                      \
    }

static void call_situations(const struct question *question)
{
    READ(JOBPACK_CIRCUMSTANCES, jobpack_situation_of, jobpack_situation, {
        uint32_t agreements;
        see_text(question, record.language);
        jobpack_fit(question->pack, question->number % 8, &record, &agreements);
    })
    READ(JOBPACK_FACETS, jobpack_facet_at, jobpack_facet, {
        jobpack_condition condition;
        see_text(question, record.name);
        jobpack_condition_of(question->pack, record.name.data, record.name.length, question->words,
                             strlen(question->words), &condition);
    })
}

void call_records(const struct question *question)
{
    READ(JOBPACK_RESOURCES, jobpack_resource_at, jobpack_resource, {
        see_text(question, record.language);
        see_text(question, record.kind);
    })
    READ(JOBPACK_NEEDS, jobpack_need_at, jobpack_need, CHECK(record.is_job <= 1))
    READ(JOBPACK_LINKS, jobpack_link_at, jobpack_link, see_text(question, record.why))
    READ(JOBPACK_SERVED, jobpack_served_at, jobpack_link, see_text(question, record.why))
    READ(JOBPACK_REQUIREMENTS, jobpack_requirement_at, jobpack_requirement, see_text(question, record.why))
    READ(JOBPACK_OPTIONS, jobpack_option_at, jobpack_option, CHECK(record.kind <= UINT16_MAX))
    READ(JOBPACK_CONDITIONS, jobpack_condition_at, jobpack_condition, (void)record)
    READ(JOBPACK_CIRCUMSTANCES, jobpack_circumstance_at, jobpack_circumstance, {
        see_text(question, record.id);
        see_text(question, record.title);
        see_text(question, record.summary);
        see_text(question, record.language);
    })
    READ(JOBPACK_JOB_CIRCUMSTANCES, jobpack_job_circumstance_at, uint32_t, (void)record)
    READ(JOBPACK_COLLECTIONS, jobpack_collection_at, jobpack_collection, {
        see_text(question, record.id);
        see_text(question, record.title);
        see_text(question, record.curator);
        see_text(question, record.summary);
    })
    READ(JOBPACK_ITEMS, jobpack_item_at, jobpack_item, see_text(question, record.why))
    READ(JOBPACK_SECTIONS, jobpack_section_at, jobpack_section, CHECK(record.critical <= 1))
    call_situations(question);
}
