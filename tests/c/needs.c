/* The lines of jobs and outcomes. */

#include "records.h"

static void print_story(struct json *out, const jobpack_story *story)
{
    json_open(out, '{');
    TEXT(*story, when);
    TEXT(*story, want);
    TEXT(*story, so_that);
    TEXT(*story, without);
    json_close(out, '}');
}

/* What backs a claim. */
#define BACKED(of) (json_key(out, "evidence"), print_evidence(out, &(of).evidence))

static void print_force(struct json *out, const jobpack_force *force)
{
    json_open(out, '{');
    TEXT(*force, statement);
    BACKED(*force);
    WORD(*force, kind, JOBPACK_FORCE_KINDS);
    json_close(out, '}');
}

static void print_obstacle(struct json *out, const jobpack_obstacle *obstacle)
{
    json_open(out, '{');
    TEXT(*obstacle, statement);
    BACKED(*obstacle);
    WORD(*obstacle, stage, JOBPACK_STAGES);
    json_close(out, '}');
}

static void print_tradeoff(struct json *out, const jobpack_tradeoff *tradeoff)
{
    json_open(out, '{');
    TEXT(*tradeoff, gives_up);
    TEXT(*tradeoff, gets);
    BACKED(*tradeoff);
    json_close(out, '}');
}

static void print_experience(struct json *out, const jobpack_experience *experience)
{
    json_open(out, '{');
    TEXT(*experience, statement);
    BACKED(*experience);
    json_close(out, '}');
}

static void print_hire(struct json *out, const jobpack_hire *hire)
{
    json_open(out, '{');
    TEXT(*hire, solution);
    TEXT(*hire, why);
    BACKED(*hire);
    WORD(*hire, kind, JOBPACK_HIRE_KINDS);
    json_close(out, '}');
}

static void print_statement(struct json *out, const jobpack_statement *statement)
{
    json_key(out, "statement");
    json_open(out, '{');
    TEXT(*statement, whole);
    TEXT(*statement, lead);
    TEXT(*statement, metric);
    TEXT(*statement, object);
    TEXT(*statement, clarifier);
    json_close(out, '}');
}

static void print_job_text(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_job_text text;
    MUST(jobpack_job_text_at(pack, number, &text));
    TEXT(text, id);
    print_statement(out, &text.statement);
    TEXT(text, executor);
    TEXT(text, phase);
    TEXT(text, summary);
    TEXTS(text, ways);
    LIST(text, stories, jobpack_story, jobpack_next_story, print_story);
    LIST(text, forces, jobpack_force, jobpack_next_force, print_force);
    LIST(text, obstacles, jobpack_obstacle, jobpack_next_obstacle, print_obstacle);
    LIST(text, tradeoffs, jobpack_tradeoff, jobpack_next_tradeoff, print_tradeoff);
    LIST(text, experiences, jobpack_experience, jobpack_next_experience, print_experience);
    LIST(text, hires, jobpack_hire, jobpack_next_hire, print_hire);
    EVIDENCES(text, evidence);
}

static void print_outcome_text(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_outcome_text text;
    MUST(jobpack_outcome_text_at(pack, number, &text));
    TEXT(text, id);
    print_statement(out, &text.statement);
    TEXT(text, example);
    TEXTS(text, ways);
    EVIDENCES(text, evidence);
}

static void print_joined(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    char buffer[4096];
    size_t length;
    MUST(jobpack_need_statement(pack, number, buffer, sizeof buffer, &length));
    json_key(out, "statement");
    json_string(out, buffer, length);
}

void print_need(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_need need;
    MUST(jobpack_need_at(pack, number, &need));
    begin_at(out, "need", "number", number);
    LEADING(need, job);
    NUMBER(need, first_link);
    NUMBER(need, link_count);
    NUMBER(need, first_circumstance);
    NUMBER(need, respondents);
    NUMBER(need, opportunity);
    NUMBER(need, opportunity_low);
    NUMBER(need, opportunity_high);
    NUMBER(need, circumstance_count);
    BOOL(need, is_job);
    WORD(need, kind, need.is_job ? JOBPACK_JOB_KINDS : JOBPACK_OUTCOME_KINDS);
    WORD(need, step, JOBPACK_JOB_STEPS);
    WORD(need, region, JOBPACK_REGIONS);
    BOOL(need, certain);
    print_joined(out, pack, number);
    json_key(out, "text");
    json_open(out, '{');
    if (need.is_job) print_job_text(out, pack, number);
    else print_outcome_text(out, pack, number);
    json_close(out, '}');
    end(out);
}
