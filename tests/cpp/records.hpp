// The lines of the records, through jobpack.hpp: see tests/vectors/README.md. Their order is that of the struct of each record in jobpack.h.

#ifndef JOBPACK_TESTS_RECORDS_HPP
#define JOBPACK_TESTS_RECORDS_HPP

#include "json.hpp"

#include <array>

using json::line;
using json::list;
using json::object;

inline auto evidence(const jobpack::Evidence &evidence) {
    return [=] { object("quote", evidence.quote(), "source", evidence.source(), "confidence", evidence.confidence()); };
}

inline auto evidence(const jobpack::EvidenceList &all) {
    return list(all, [](const jobpack::Evidence &item) { evidence(item)(); });
}

inline auto statement(const jobpack::Statement &it) {
    return [=] { object("whole", it.whole(), "lead", it.lead(), "metric", it.metric(), "object", it.object(), "clarifier", it.clarifier()); };
}

inline auto moments(jobpack::Moments set) {
    return [=] {
        using jobpack::Moment;
        const char *before = "";
        std::putchar('[');
        for (const Moment moment : {Moment::New, Moment::More, Moment::Apply, Moment::Solve, Moment::Change}) {
            if (!set.has(moment)) continue;
            std::fputs(before, stdout);
            json::print(moment);
            before = ",";
        }
        std::putchar(']');
    };
}

inline void counts(const jobpack::Pack &pack) {
    line("record", "counts", "resources", pack.resources().size(), "needs", pack.needs().size(), "jobs", pack.jobs().size(),
         "outcomes", pack.outcomes().size(), "links", pack.links().size(), "served", pack.served().size(),
         "requirements", pack.requirements().size(), "options", pack.options().size(), "conditions", pack.conditions().size(),
         "facets", pack.facets().size(), "circumstances", pack.circumstances().size(), "job_circumstances", pack.job_circumstances().size(),
         "collections", pack.collections().size(), "items", pack.items().size(), "tallies", pack.tallies().size(),
         "names", pack.names().size(), "sections", pack.sections().size());
    line("record", "check", "whole", static_cast<bool>(pack.verify()));
}

inline void about(const jobpack::About &about) {
    const auto analysers = list(about.analysers(), [](const jobpack::Analyser &item) { object("language", item.language(), "name", item.name()); });
    line("record", "about", "title", about.title(), "curator", about.curator(), "language", about.language(), "licence", about.licence(),
         "made_for", about.made_for(), "summary", about.summary(), "profile", about.profile(), "analysers", analysers, "edition", about.edition());
}

inline auto resource_text(const jobpack::ResourceText &text) {
    return [=] {
        object("id", text.id(), "title", text.title(), "summary", text.summary(), "url", text.url(), "body", text.body(),
               "licence", text.licence(), "author", text.author(), "source", text.source(), "added", text.added(), "reviewed", text.reviewed(),
               "review_by", text.review_by(), "expires", text.expires(), "superseded_by", text.superseded_by(), "tags", list(text.tags()),
               "teaches", list(text.teaches()), "prerequisites", list(text.prerequisites()), "evidence", evidence(text.evidence()));
    };
}

inline void resource(const jobpack::Resource &it) {
    line("record", "resource", "number", it.number(), "language", it.language(), "kind", it.kind(), "first_served", it.raw().first_served,
         "served_count", it.serves().size(), "first_condition", it.raw().first_condition, "first_requirement", it.raw().first_requirement,
         "rank", it.rank(), "condition_count", it.conditions().size(), "requirement_count", it.requirements().size(), "minutes", it.minutes(),
         "review_by", it.review_by(), "expires", it.expires(), "level", it.level(), "moments", moments(it.moments()),
         "text", resource_text(it.text().value()));
}

inline auto story(const jobpack::Story &it) {
    object("when", it.when(), "want", it.want(), "so_that", it.so_that(), "without", it.without());
}
inline auto force(const jobpack::Force &it) {
    object("statement", it.statement(), "evidence", evidence(it.evidence()), "kind", it.kind());
}
inline auto obstacle(const jobpack::Obstacle &it) {
    object("statement", it.statement(), "evidence", evidence(it.evidence()), "stage", it.stage());
}
inline auto tradeoff(const jobpack::TradeOff &it) {
    object("gives_up", it.gives_up(), "gets", it.gets(), "evidence", evidence(it.evidence()));
}
inline auto experience(const jobpack::Experience &it) {
    object("statement", it.statement(), "evidence", evidence(it.evidence()));
}
inline auto hire(const jobpack::Hire &it) {
    object("solution", it.solution(), "why", it.why(), "evidence", evidence(it.evidence()), "kind", it.kind());
}

inline void job_text(const jobpack::JobText &text) {
    object("id", text.id(), "statement", statement(text.statement()), "executor", text.executor(), "phase", text.phase(),
           "summary", text.summary(), "ways", list(text.ways()), "stories", list(text.stories(), story), "forces", list(text.forces(), force),
           "obstacles", list(text.obstacles(), obstacle), "tradeoffs", list(text.tradeoffs(), tradeoff),
           "experiences", list(text.experiences(), experience), "hires", list(text.hires(), hire), "evidence", evidence(text.evidence()));
}

inline void outcome_text(const jobpack::OutcomeText &text) {
    object("id", text.id(), "statement", statement(text.statement()), "example", text.example(), "ways", list(text.ways()),
           "evidence", evidence(text.evidence()));
}

inline void need(const jobpack::Need &it) {
    const auto job = it.as_job();
    const auto outcome = it.as_outcome();
    const auto kind = [&] { job ? json::print(job->kind()) : json::print(outcome->kind()); };
    const auto text = [&] { job ? job_text(job->text().value()) : outcome_text(outcome->text().value()); };
    static char buffer[1024];
    line("record", "need", "number", it.number(), "job", it.job(), "first_link", it.raw().first_link, "link_count", it.links().size(),
         "first_circumstance", it.raw().first_circumstance, "respondents", it.respondents(), "opportunity", it.opportunity(),
         "opportunity_low", it.opportunity_low(), "opportunity_high", it.opportunity_high(), "circumstance_count", it.raw().circumstance_count,
         "is_job", it.is_job(), "kind", kind, "step", it.step(), "region", it.region(), "certain", it.certain(),
         "statement", it.statement(buffer).value(), "text", text);
}

inline void link(const jobpack::Link &it) {
    line("record", "link", "number", it.number(), "why", it.why(), "need", it.need(), "resource", it.resource(), "order", it.order(),
         "strength", it.strength(), "role", it.role());
}

inline void served(const jobpack::Link &it) {
    line("record", "served", "place", it.number(), "number", it.raw().number, "why", it.why(), "need", it.need(), "resource", it.resource(),
         "order", it.order(), "strength", it.strength(), "role", it.role());
}

inline void requirement(const jobpack::Requirement &it) {
    line("record", "requirement", "number", it.number(), "why", it.why(), "first_option", it.raw().first_option,
         "option_count", it.options().size(), "kind", it.kind());
}

inline void option(const jobpack::Option &it) {
    const auto resource = it.resource();
    const auto need = it.need();
    const auto kind = [&] { std::fputs(resource ? "\"resources\"" : need ? "\"needs\"" : "null", stdout); };
    line("record", "option", "number", it.number(), "kind", kind, "target", resource ? resource->number() : need ? need->number() : it.raw().target);
}

inline void condition(const jobpack::Condition &it) {
    line("record", "condition", "number", it.number(), "facet", it.facet(), "value", it.raw().value);
}

inline void facet(const jobpack::Facet &it) {
    line("record", "facet", "number", it.number(), "name", it.name(), "matching", it.matching());
}

inline void circumstance(const jobpack::Circumstance &it) {
    line("record", "circumstance", "number", it.number(), "id", it.id(), "title", it.title(), "summary", it.summary(), "language", it.language(),
         "first_condition", it.raw().first_condition, "condition_count", it.conditions().size(), "minutes", it.minutes(), "level", it.level(),
         "moments", moments(it.moments()));
}

inline void collection(const jobpack::Collection &it) {
    line("record", "collection", "number", it.number(), "id", it.id(), "title", it.title(), "curator", it.curator(), "summary", it.summary(),
         "first_item", it.raw().first_item, "item_count", it.items().size(), "job", it.job(), "circumstance", it.circumstance(),
         "minutes", it.minutes(), "purpose", it.purpose());
}

inline void item(const jobpack::Item &it) {
    line("record", "item", "number", it.number(), "why", it.why(), "resource", it.resource());
}

inline void tally(const jobpack::TallyRecord &it) {
    const jobpack::Tally counts = it.read().value();
    const auto cells = [&] {
        for (unsigned importance = 0; importance <= it.scale(); ++importance) {
            std::fputs(importance == 0 ? "[" : ",", stdout);
            for (unsigned satisfaction = 0; satisfaction <= it.scale(); ++satisfaction) {
                std::fputs(satisfaction == 0 ? "[" : ",", stdout);
                json::print(counts.count(static_cast<std::uint8_t>(importance), static_cast<std::uint8_t>(satisfaction)).value());
            }
            std::putchar(']');
        }
        std::putchar(']');
    };
    line("record", "tally", "number", it.number(), "segment", it.segment(), "need", it.need(), "scale", it.scale(), "everyone", it.everyone(),
         "cells", cells);
}

inline void section(const jobpack::Section &it) {
    line("record", "section", "number", it.number(), "tag", it.tag(), "offset", it.offset(), "length", it.length(), "crc", it.crc(),
         "version", it.version(), "critical", it.critical());
}

/// Every record of a pack, a line each.
inline void records(const jobpack::Pack &pack) {
    counts(pack);
    about(pack.about().value());
    for (const auto it : pack.resources()) resource(it);
    for (const auto it : pack.needs()) need(it);
    for (const auto it : pack.links()) link(it);
    for (const auto it : pack.served()) served(it);
    for (const auto it : pack.requirements()) requirement(it);
    for (const auto it : pack.options()) option(it);
    for (const auto it : pack.conditions()) condition(it);
    for (const auto it : pack.facets()) facet(it);
    for (const auto it : pack.circumstances()) circumstance(it);
    std::uint32_t place = 0;
    for (const auto it : pack.job_circumstances()) line("record", "job_circumstance", "place", place++, "circumstance", it);
    for (const auto it : pack.collections()) collection(it);
    for (const auto it : pack.items()) item(it);
    for (const auto it : pack.tallies()) tally(it);
    std::uint32_t number = 0;
    for (const auto name : pack.names()) line("record", "name", "number", number++, "name", name);
    for (const auto it : pack.sections()) section(it);
}

#endif
