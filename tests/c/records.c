/* The lines of the records. */

#include "records.h"
#include <stdlib.h>
#include <string.h>

void must(jobpack_status status, const char *call)
{
    if (status == JOBPACK_OK) return;
    fprintf(stderr, "%s: %s\n", call, jobpack_status_name(status));
    exit(EXIT_FAILURE);
}

uint32_t count_of(const jobpack_pack *pack, uint32_t kind)
{
    uint32_t count;
    MUST(jobpack_count(pack, kind, &count));
    return count;
}

void begin(struct json *out, const char *record)
{
    json_open(out, '{');
    json_key(out, "record");
    json_string(out, record, strlen(record));
}

void begin_at(struct json *out, const char *record, const char *key, uint32_t number)
{
    begin(out, record);
    json_key(out, key);
    json_number(out, number);
}

void end(struct json *out)
{
    json_close(out, '}');
    json_end_line(out);
}

static void print_counts(struct json *out, const jobpack_pack *pack)
{
    static const char *const kinds[] = {
        "resources",  "needs",  "jobs",          "outcomes",          "links",       "served", "requirements", "options",
        "conditions", "facets", "circumstances", "job_circumstances", "collections", "items",  "tallies",      "names",
        "sections",
    };
    begin(out, "counts");
    for (uint32_t kind = JOBPACK_RESOURCES; kind <= JOBPACK_SECTIONS; kind++) {
        json_key(out, kinds[kind - 1]);
        json_number(out, count_of(pack, kind));
    }
    end(out);
    begin(out, "check");
    json_key(out, "whole");
    json_bool(out, jobpack_verify(pack, NULL) == JOBPACK_OK);
    end(out);
}

void print_text(struct json *out, const jobpack_text *text)
{
    json_string(out, text->data, text->length);
}

static void print_analyser(struct json *out, const jobpack_analyser *analyser)
{
    json_open(out, '{');
    TEXT(*analyser, language);
    TEXT(*analyser, name);
    json_close(out, '}');
}

static void print_about(struct json *out, const jobpack_pack *pack)
{
    jobpack_about about;
    MUST(jobpack_about_read(pack, &about));
    begin(out, "about");
    TEXT(about, title);
    TEXT(about, curator);
    TEXT(about, language);
    TEXT(about, licence);
    TEXT(about, made_for);
    TEXT(about, summary);
    TEXT(about, profile);
    LIST(about, analysers, jobpack_analyser, jobpack_next_analyser, print_analyser);
    NUMBER(about, edition);
    end(out);
}

void print_evidence(struct json *out, const jobpack_evidence *evidence)
{
    json_open(out, '{');
    TEXT(*evidence, quote);
    TEXT(*evidence, source);
    WORD(*evidence, confidence, JOBPACK_CONFIDENCES);
    json_close(out, '}');
}

static void print_resource_text(struct json *out, const jobpack_resource_text *text)
{
    json_open(out, '{');
    TEXT(*text, id);
    TEXT(*text, title);
    TEXT(*text, summary);
    TEXT(*text, url);
    TEXT(*text, body);
    TEXT(*text, licence);
    TEXT(*text, author);
    TEXT(*text, source);
    TEXT(*text, added);
    TEXT(*text, reviewed);
    TEXT(*text, review_by);
    TEXT(*text, expires);
    TEXT(*text, superseded_by);
    TEXTS(*text, tags);
    TEXTS(*text, teaches);
    TEXTS(*text, prerequisites);
    EVIDENCES(*text, evidence);
    json_close(out, '}');
}

static void print_resource(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_resource resource;
    jobpack_resource_text text;
    MUST(jobpack_resource_at(pack, number, &resource));
    MUST(jobpack_resource_text_at(pack, number, &text));
    begin_at(out, "resource", "number", number);
    TEXT(resource, language);
    TEXT(resource, kind);
    NUMBER(resource, first_served);
    NUMBER(resource, served_count);
    NUMBER(resource, first_condition);
    NUMBER(resource, first_requirement);
    LEADING(resource, rank);
    NUMBER(resource, condition_count);
    NUMBER(resource, requirement_count);
    NUMBER(resource, minutes);
    NUMBER(resource, review_by);
    NUMBER(resource, expires);
    WORD(resource, level, JOBPACK_LEVELS);
    MOMENTS(resource, moments);
    json_key(out, "text");
    print_resource_text(out, &text);
    end(out);
}

static void print_link(struct json *out, const jobpack_link *link)
{
    NUMBER(*link, number);
    TEXT(*link, why);
    NUMBER(*link, need);
    NUMBER(*link, resource);
    NUMBER(*link, order);
    NUMBER(*link, strength);
    WORD(*link, role, JOBPACK_LINK_ROLES);
    end(out);
}

static void print_linked(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_link link;
    MUST(jobpack_link_at(pack, number, &link));
    begin(out, "link");
    print_link(out, &link);
}

static void print_served(struct json *out, const jobpack_pack *pack, uint32_t place)
{
    jobpack_link link;
    MUST(jobpack_served_at(pack, place, &link));
    begin_at(out, "served", "place", place);
    print_link(out, &link);
}

static void print_requirement(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_requirement requirement;
    MUST(jobpack_requirement_at(pack, number, &requirement));
    begin_at(out, "requirement", "number", number);
    TEXT(requirement, why);
    NUMBER(requirement, first_option);
    NUMBER(requirement, option_count);
    WORD(requirement, kind, JOBPACK_REQUIREMENT_KINDS);
    end(out);
}

static void print_option(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_option option;
    MUST(jobpack_option_at(pack, number, &option));
    begin_at(out, "option", "number", number);
    json_key(out, "kind");
    if (option.kind == JOBPACK_RESOURCES) json_string(out, "resources", 9);
    else if (option.kind == JOBPACK_NEEDS) json_string(out, "needs", 5);
    else json_null(out);
    NUMBER(option, target);
    end(out);
}

static void print_condition(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_condition condition;
    MUST(jobpack_condition_at(pack, number, &condition));
    begin_at(out, "condition", "number", number);
    NUMBER(condition, facet);
    NUMBER(condition, value);
    end(out);
}

static void print_facet(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_facet facet;
    MUST(jobpack_facet_at(pack, number, &facet));
    begin_at(out, "facet", "number", number);
    TEXT(facet, name);
    WORD(facet, matching, JOBPACK_FACET_MATCHES);
    end(out);
}

static void print_circumstance(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_circumstance circumstance;
    MUST(jobpack_circumstance_at(pack, number, &circumstance));
    begin_at(out, "circumstance", "number", number);
    TEXT(circumstance, id);
    TEXT(circumstance, title);
    TEXT(circumstance, summary);
    TEXT(circumstance, language);
    NUMBER(circumstance, first_condition);
    NUMBER(circumstance, condition_count);
    NUMBER(circumstance, minutes);
    WORD(circumstance, level, JOBPACK_LEVELS);
    MOMENTS(circumstance, moments);
    end(out);
}

static void print_job_circumstance(struct json *out, const jobpack_pack *pack, uint32_t place)
{
    uint32_t circumstance;
    MUST(jobpack_job_circumstance_at(pack, place, &circumstance));
    begin_at(out, "job_circumstance", "place", place);
    json_key(out, "circumstance");
    json_number(out, circumstance);
    end(out);
}

static void print_collection(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_collection collection;
    MUST(jobpack_collection_at(pack, number, &collection));
    begin_at(out, "collection", "number", number);
    TEXT(collection, id);
    TEXT(collection, title);
    TEXT(collection, curator);
    TEXT(collection, summary);
    NUMBER(collection, first_item);
    NUMBER(collection, item_count);
    LEADING(collection, job);
    LEADING(collection, circumstance);
    NUMBER(collection, minutes);
    WORD(collection, purpose, JOBPACK_PURPOSES);
    end(out);
}

static void print_item(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_item item;
    MUST(jobpack_item_at(pack, number, &item));
    begin_at(out, "item", "number", number);
    TEXT(item, why);
    NUMBER(item, resource);
    end(out);
}

static void print_cells(struct json *out, const jobpack_tally *tally, uint8_t scale)
{
    uint32_t people;
    json_key(out, "cells");
    json_open(out, '[');
    for (uint8_t importance = 0; importance <= scale; importance++) {
        json_open(out, '[');
        for (uint8_t satisfaction = 0; satisfaction <= scale; satisfaction++) {
            MUST(jobpack_tally_count(tally, importance, satisfaction, &people));
            json_number(out, people);
        }
        json_close(out, ']');
    }
    json_close(out, ']');
}

static void print_tally(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_tally_info info;
    jobpack_tally tally;
    MUST(jobpack_tally_at(pack, number, &info));
    MUST(jobpack_tally_read(pack, number, &tally, sizeof tally));
    begin_at(out, "tally", "number", number);
    TEXT(info, segment);
    NUMBER(info, need);
    NUMBER(info, scale);
    BOOL(info, everyone);
    print_cells(out, &tally, info.scale);
    end(out);
}

static void print_name(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_text name;
    MUST(jobpack_id(pack, JOBPACK_NAMES, number, &name));
    begin_at(out, "name", "number", number);
    json_key(out, "name");
    print_text(out, &name);
    end(out);
}

static void print_section(struct json *out, const jobpack_pack *pack, uint32_t number)
{
    jobpack_section section;
    MUST(jobpack_section_at(pack, number, &section));
    begin_at(out, "section", "number", number);
    json_key(out, "tag");
    json_string(out, (const char *)section.tag, sizeof section.tag);
    NUMBER(section, offset);
    NUMBER(section, length);
    NUMBER(section, crc);
    NUMBER(section, version);
    BOOL(section, critical);
    end(out);
}

void print_records(struct json *out, const jobpack_pack *pack)
{
    static const struct {
        uint32_t kind;
        void (*print)(struct json *, const jobpack_pack *, uint32_t);
    } kinds[] = {
        {JOBPACK_RESOURCES, print_resource},
        {JOBPACK_NEEDS, print_need},
        {JOBPACK_LINKS, print_linked},
        {JOBPACK_SERVED, print_served},
        {JOBPACK_REQUIREMENTS, print_requirement},
        {JOBPACK_OPTIONS, print_option},
        {JOBPACK_CONDITIONS, print_condition},
        {JOBPACK_FACETS, print_facet},
        {JOBPACK_CIRCUMSTANCES, print_circumstance},
        {JOBPACK_JOB_CIRCUMSTANCES, print_job_circumstance},
        {JOBPACK_COLLECTIONS, print_collection},
        {JOBPACK_ITEMS, print_item},
        {JOBPACK_TALLIES, print_tally},
        {JOBPACK_NAMES, print_name},
        {JOBPACK_SECTIONS, print_section},
    };
    print_counts(out, pack);
    print_about(out, pack);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (uint32_t number = 0, count = count_of(pack, kinds[i].kind); number < count; number++)
            kinds[i].print(out, pack, number);
}
