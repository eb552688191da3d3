/* The records that people read, with all their lists. */

#include "calls.h"

static void see_evidence(const struct question *question, const jobpack_evidence *evidence)
{
    see_text(question, evidence->quote);
    see_text(question, evidence->source);
}

static void see_text_item(const struct question *question, const jobpack_text *text)
{
    see_text(question, *text);
}

static void see_analyser(const struct question *question, const jobpack_analyser *analyser)
{
    see_text(question, analyser->language);
    see_text(question, analyser->name);
}

static void see_story(const struct question *question, const jobpack_story *story)
{
    see_text(question, story->when);
    see_text(question, story->want);
    see_text(question, story->so_that);
    see_text(question, story->without);
}

static void see_force(const struct question *question, const jobpack_force *force)
{
    see_text(question, force->statement);
    see_evidence(question, &force->evidence);
}

static void see_obstacle(const struct question *question, const jobpack_obstacle *obstacle)
{
    see_text(question, obstacle->statement);
    see_evidence(question, &obstacle->evidence);
}

static void see_tradeoff(const struct question *question, const jobpack_tradeoff *tradeoff)
{
    see_text(question, tradeoff->gives_up);
    see_text(question, tradeoff->gets);
    see_evidence(question, &tradeoff->evidence);
}

static void see_experience(const struct question *question, const jobpack_experience *experience)
{
    see_text(question, experience->statement);
    see_evidence(question, &experience->evidence);
}

static void see_hire(const struct question *question, const jobpack_hire *hire)
{
    see_text(question, hire->solution);
    see_text(question, hire->why);
    see_evidence(question, &hire->evidence);
}

/* Goes through a list, which has fewer items than bytes, and once more behind its end. */
#define LIST(of, type, next, see)                                                                                              \
    do {                                                                                                                       \
        jobpack_list list_ = (of);                                                                                             \
        type item_;                                                                                                            \
        size_t left_ = list_.length;                                                                                           \
        while (next(&list_, &item_) == JOBPACK_OK) {                                                                           \
            see(question, &item_);                                                                                             \
            CHECK(left_-- > 0);                                                                                                \
        }                                                                                                                      \
        STATUS(JOBPACK_DONE, next(&list_, &item_));                                                                            \
    } while (0)

#define TEXTS(of) LIST(of, jobpack_text, jobpack_next_text, see_text_item)
#define EVIDENCES(of) LIST(of, jobpack_evidence, jobpack_next_evidence, see_evidence)

static void see_statement(const struct question *question, const jobpack_statement *statement)
{
    see_text(question, statement->whole);
    see_text(question, statement->lead);
    see_text(question, statement->metric);
    see_text(question, statement->object);
    see_text(question, statement->clarifier);
}

static void see_job(const struct question *question, const jobpack_job_text *job)
{
    see_text(question, job->id);
    see_statement(question, &job->statement);
    see_text(question, job->executor);
    see_text(question, job->phase);
    see_text(question, job->summary);
    TEXTS(job->ways);
    LIST(job->stories, jobpack_story, jobpack_next_story, see_story);
    LIST(job->forces, jobpack_force, jobpack_next_force, see_force);
    LIST(job->obstacles, jobpack_obstacle, jobpack_next_obstacle, see_obstacle);
    LIST(job->tradeoffs, jobpack_tradeoff, jobpack_next_tradeoff, see_tradeoff);
    LIST(job->experiences, jobpack_experience, jobpack_next_experience, see_experience);
    LIST(job->hires, jobpack_hire, jobpack_next_hire, see_hire);
    EVIDENCES(job->evidence);
}

static void see_outcome(const struct question *question, const jobpack_outcome_text *outcome)
{
    see_text(question, outcome->id);
    see_statement(question, &outcome->statement);
    see_text(question, outcome->example);
    TEXTS(outcome->ways);
    EVIDENCES(outcome->evidence);
}

static void see_resource(const struct question *question, const jobpack_resource_text *text)
{
    const jobpack_text texts[] = {text->id,        text->title,  text->summary,  text->url,       text->body,
                                  text->licence,   text->author, text->source,   text->added,     text->reviewed,
                                  text->review_by, text->expires, text->superseded_by};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) see_text(question, texts[i]);
    TEXTS(text->tags);
    TEXTS(text->teaches);
    TEXTS(text->prerequisites);
    EVIDENCES(text->evidence);
}

static void see_about(const struct question *question, const jobpack_about *about)
{
    const jobpack_text texts[] = {about->title,    about->curator, about->language, about->licence,
                                  about->made_for, about->summary, about->profile};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) see_text(question, texts[i]);
    LIST(about->analysers, jobpack_analyser, jobpack_next_analyser, see_analyser);
}

static void call_statement(const struct question *question, uint32_t number)
{
    char buffer[40];
    size_t whole = 0, same = 0;
    jobpack_status status = jobpack_need_statement(question->pack, number, NULL, 0, &whole);
    STATUS(status, jobpack_need_statement(question->pack, number, buffer, sizeof buffer, &same));
    EQUAL(same, whole);
    CHECK(whole <= question->length + 4);
}

void call_texts(const struct question *question)
{
    jobpack_about about;
    jobpack_job_text job;
    jobpack_outcome_text outcome;
    jobpack_resource_text resource;
    jobpack_text title;
    if (jobpack_about_read(question->pack, &about) == JOBPACK_OK) see_about(question, &about);
    EACH(JOBPACK_NEEDS)
    {
        call_statement(question, number);
        if (jobpack_job_text_at(question->pack, number, &job) == JOBPACK_OK) see_job(question, &job);
        if (jobpack_outcome_text_at(question->pack, number, &outcome) == JOBPACK_OK) see_outcome(question, &outcome);
    }
    EACH(JOBPACK_RESOURCES)
    {
        if (jobpack_resource_title(question->pack, number, &title) == JOBPACK_OK) see_text(question, title);
        if (jobpack_resource_text_at(question->pack, number, &resource) == JOBPACK_OK) see_resource(question, &resource);
    }
}
