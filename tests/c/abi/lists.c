/* Lists inside of records. */

#include "abi.h"

/* What every function `function(list, &item)` has in common, with a list of so many items. */
#define NEXT(function, type, source, items)                                                                                    \
    do {                                                                                                                       \
        jobpack_list list = (source), copy = (source), empty = {NULL, 0};                                                      \
        type item;                                                                                                             \
        UNTOUCHED(JOBPACK_ERROR_NULL, function(NULL, &item), item);                                                            \
        STATUS(JOBPACK_ERROR_NULL, function(&list, NULL));                                                                     \
        for (int i = 0; i < (items); i++) OK(function(&list, &item));                                                          \
        for (int i = 0; i < 3; i++) UNTOUCHED(JOBPACK_DONE, function(&list, &item), item);                                     \
        OK(function(&copy, &item));                                                                                            \
        UNTOUCHED(JOBPACK_DONE, function(&empty, &item), item);                                                                \
    } while (0)

static void every_kind_of_list_is_gone_through(void)
{
    jobpack_about about;
    jobpack_job_text job;
    OK(jobpack_about_read(&pack, &about));
    OK(jobpack_job_text_at(&pack, 2, &job));
    NEXT(jobpack_next_analyser, jobpack_analyser, about.analysers, 2);
    NEXT(jobpack_next_text, jobpack_text, job.ways, 2);
    NEXT(jobpack_next_story, jobpack_story, job.stories, 1);
    NEXT(jobpack_next_force, jobpack_force, job.forces, 2);
    NEXT(jobpack_next_obstacle, jobpack_obstacle, job.obstacles, 2);
    NEXT(jobpack_next_tradeoff, jobpack_tradeoff, job.tradeoffs, 1);
    NEXT(jobpack_next_experience, jobpack_experience, job.experiences, 1);
    NEXT(jobpack_next_hire, jobpack_hire, job.hires, 2);
    NEXT(jobpack_next_evidence, jobpack_evidence, job.evidence, 1);
}

static void items_are_borrowed_and_their_reserved_fields_zero(void)
{
    jobpack_job_text job;
    jobpack_force force;
    jobpack_obstacle obstacle;
    jobpack_hire hire;
    OK(jobpack_job_text_at(&pack, 2, &job));
    memset(&force, PATTERN, sizeof force);
    memset(&obstacle, PATTERN, sizeof obstacle);
    memset(&hire, PATTERN, sizeof hire);
    OK(jobpack_next_force(&job.forces, &force));
    OK(jobpack_next_obstacle(&job.obstacles, &obstacle));
    OK(jobpack_next_hire(&job.hires, &hire));
    RESERVED(force);
    RESERVED(force.evidence);
    RESERVED(obstacle);
    RESERVED(hire);
    CHECK(is_text(force.statement, "Sending by hand takes hours") && is_within(force.statement, data, length));
    CHECK(is_text(force.evidence.source, "interview 2") && is_within(force.evidence.source, data, length));
    EQUAL(force.kind, JOBPACK_FORCE_PUSH);
    EQUAL(force.evidence.confidence, JOBPACK_CONFIDENCE_LOW);
    EQUAL(obstacle.stage, JOBPACK_STAGE_ADOPTION);
    EQUAL(hire.kind, JOBPACK_HIRE_FIRED);
}

static void a_list_need_not_lie_anywhere_aligned(void)
{
    /* The lists of a record point at any byte; a copy of one begins again. */
    jobpack_resource_text text;
    jobpack_list again;
    jobpack_text first, same;
    OK(jobpack_resource_text_at(&pack, 0, &text));
    again = text.tags;
    OK(jobpack_next_text(&text.tags, &first));
    OK(jobpack_next_text(&again, &same));
    CHECK(is_text(first, "list") && first.data == same.data);
}

const struct test lists[] = {
    {"every_kind_of_list_is_gone_through", every_kind_of_list_is_gone_through},
    {"items_are_borrowed_and_their_reserved_fields_zero", items_are_borrowed_and_their_reserved_fields_zero},
    {"a_list_need_not_lie_anywhere_aligned", a_list_need_not_lie_anywhere_aligned},
};
const size_t list_count = COUNT(lists);
