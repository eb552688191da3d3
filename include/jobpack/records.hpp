// The records of a pack and what leads from one to the other: resources, needs, links, requirements, circumstances, collections, sections.
//
// Owns: a view on each C struct of records. What a record says of itself is a copy; what it leads to is read from the pack when it is asked for, by the number that
// stands in the record. A number that leads nowhere, as in a damaged pack, gives nothing or an empty record, whose status() says so.
// Borrowed: the bytes of the pack and the Pack. Cost: a C call for each record that is asked for, O(1).

#ifndef JOBPACK_RECORDS_HPP
#define JOBPACK_RECORDS_HPP

#include "situation.hpp"
#include "texts.hpp"

namespace jobpack {

class Circumstance;
class Collection;
class Condition;
class Facet;
class Item;
class Job;
class Link;
class Need;
class Option;
class Outcome;
class Requirement;
class Resource;
class Section;

/// The number of a circumstance that a job is known in stands in a list of its own; this reads both.
[[nodiscard]] Circumstance job_circumstance_at(const jobpack_pack *pack, std::uint32_t place) noexcept;
/// One of the names: of languages, kinds, facets and their values.
[[nodiscard]] inline std::string_view name_at(const jobpack_pack *pack, std::uint32_t number) noexcept {
    return text_of<jobpack_id>(pack, JOBPACK_NAMES, number);
}

using Resources = Records<Resource, jobpack_resource_at>;              ///< Resources, in the order of their ids.
using Needs = Records<Need, jobpack_need_at>;                          ///< Jobs, then outcomes, each in the order of their ids.
using Jobs = Records<Job, jobpack_need_at>;                            ///< Jobs: a job has the same number as a need.
using Outcomes = Records<Outcome, jobpack_need_at>;                    ///< Outcomes, with their numbers as needs.
using Links = Records<Link, jobpack_link_at>;                          ///< What serves needs, in the order of needs, then of resources.
using Served = Records<Link, jobpack_served_at>;                       ///< The same links, in the order of resources.
using Requirements = Records<Requirement, jobpack_requirement_at>;     ///< Requirements, in the order of resources.
using Options = Records<Option, jobpack_option_at>;                    ///< Options of requirements.
using Conditions = Records<Condition, jobpack_condition_at>;           ///< Facet values of resources and circumstances.
using Facets = Records<Facet, jobpack_facet_at>;                       ///< Facets, in the order of their names.
using Circumstances = Records<Circumstance, jobpack_circumstance_at>;  ///< Named circumstances, in the order of their ids.
using JobCircumstances = Range<const jobpack_pack *, Circumstance, job_circumstance_at>;  ///< The circumstances that jobs are known in.
using Collections = Records<Collection, jobpack_collection_at>;        ///< Collections, in the order of their ids.
using Items = Records<Item, jobpack_item_at>;                          ///< Items of collections, in the curator's order.
using Names = Range<const jobpack_pack *, std::string_view, name_at>;  ///< Names: of languages, kinds, facets and their values.
using Sections = Records<Section, jobpack_section_at>;                 ///< Sections of the file, in the order of their tags.

/// The record with this number, if there is one that can be read.
template <class Record, auto read>
[[nodiscard]] std::optional<Record> find_record(const jobpack_pack *pack, std::uint32_t number) noexcept {
    const Record record = record_at<Record, read>(pack, number);
    return record.status() == Status::Ok ? std::optional(record) : std::nullopt;
}

/// A facet of circumstances, such as the role or the device.
class Facet : public Record<jobpack_facet> {
public:
    using Record::Record;
    std::string_view name() const noexcept { return view(raw_.name); }                             ///< Its name.
    FacetMatch matching() const noexcept { return static_cast<FacetMatch>(raw_.matching); }        ///< How it acts on an answer.
};

/// A facet value: what a resource, a circumstance or a person's situation has. Situation::with takes it.
class Condition : public Record<jobpack_condition> {
public:
    using Record::Record;
    Facet facet() const noexcept { return record_at<Facet, jobpack_facet_at>(pack_, raw_.facet); }  ///< The facet.
    std::string_view value() const noexcept { return name_at(pack_, raw_.value); }                  ///< The value; empty if the pack does not know it.
};

/// A named circumstance.
class Circumstance : public Record<jobpack_circumstance> {
public:
    using Record::Record;
    std::string_view id() const noexcept { return view(raw_.id); }                                             ///< Stable id.
    std::string_view title() const noexcept { return view(raw_.title); }                                       ///< The title.
    std::string_view summary() const noexcept { return view(raw_.summary); }                                   ///< A sentence or two.
    std::string_view language() const noexcept { return view(raw_.language); }                                 ///< BCP 47, or empty if not said.
    Conditions conditions() const noexcept { return {pack_, raw_.first_condition, raw_.condition_count}; }     ///< Its facet values.
    std::uint16_t minutes() const noexcept { return raw_.minutes; }                                            ///< The minutes at hand; 0 if not said.
    std::optional<Level> level() const noexcept { return word_of<Level>(raw_.level); }                         ///< The level of the person.
    Moments moments() const noexcept { return Moments(raw_.moments); }                                         ///< The moments of need.
    Situation situation() const noexcept { return Situation::of(pack_, number_); }                             ///< As one that can be asked with.
};

/// A resource serves a need. number() is that of the link, or its place among what resources serve if it came from there.
class Link : public Record<jobpack_link> {
public:
    using Record::Record;
    Need need() const noexcept;                                                              ///< The need.
    Resource resource() const noexcept;                                                      ///< The resource.
    std::string_view why() const noexcept { return view(raw_.why); }                         ///< Why, in the curator's words.
    std::uint16_t order() const noexcept { return raw_.order; }                              ///< The curator's order, from 1; 0 if not said.
    std::uint8_t strength() const noexcept { return raw_.strength; }                         ///< How well it serves: 51 for each of 1 to 5, so 51 to 255.
    std::optional<LinkRole> role() const noexcept { return word_of<LinkRole>(raw_.role); }   ///< Which choice it is.
};

/// One option of a requirement: a resource or a need.
class Option : public Record<jobpack_option> {
public:
    using Record::Record;
    std::optional<Resource> resource() const noexcept;  ///< The resource that is required, if it is one.
    std::optional<Need> need() const noexcept;          ///< The need that is required, if it is one.
};

/// One requirement of a resource: any one of its options will do.
class Requirement : public Record<jobpack_requirement> {
public:
    using Record::Record;
    RequirementKind kind() const noexcept { return static_cast<RequirementKind>(raw_.kind); }     ///< Whether it binds.
    std::string_view why() const noexcept { return view(raw_.why); }                              ///< Why, in the curator's words.
    Options options() const noexcept { return {pack_, raw_.first_option, raw_.option_count}; }    ///< What meets it.
};

/// What ranking and filtering know of a need: a job or an outcome. Opportunities are in thousandths, 0 to 20,000.
class Need : public Record<jobpack_need> {
public:
    using Record::Record;
    std::string_view id() const noexcept { return text_of<jobpack_id>(pack_, JOBPACK_NEEDS, number_); }                 ///< Stable id.
    bool is_job() const noexcept { return raw_.is_job != 0; }                                             ///< Whether it is a job.
    std::optional<Job> as_job() const noexcept;                                                           ///< It as a job, if it is one.
    std::optional<Outcome> as_outcome() const noexcept;                                                   ///< It as an outcome, if it is one.
    std::optional<Job> job() const noexcept;                                                              ///< The job of an outcome; the parent of a job.
    Links links() const noexcept { return {pack_, raw_.first_link, raw_.link_count}; }                    ///< What serves it.
    std::optional<JobStep> step() const noexcept { return word_of<JobStep>(raw_.step); }                  ///< The job step.
    std::uint32_t respondents() const noexcept { return raw_.respondents; }                               ///< How many its score stands on; 0 if not rated.
    std::uint16_t opportunity() const noexcept { return raw_.opportunity; }                               ///< The opportunity score.
    std::uint16_t opportunity_low() const noexcept { return raw_.opportunity_low; }                       ///< The lower limit of its 95 % interval.
    std::uint16_t opportunity_high() const noexcept { return raw_.opportunity_high; }                     ///< The upper limit of its 95 % interval.
    std::optional<Region> region() const noexcept { return word_of<Region>(raw_.region); }                ///< Where it lies, if it was rated.
    bool certain() const noexcept { return raw_.certain != 0; }                                           ///< Whether the whole interval lies in the region.

    /// Writes its statement as one text into the caller's memory, and gives as much of it as fits and ends with a whole character.
    Result<std::string_view> statement(char *buffer, std::size_t capacity) const noexcept {
        std::size_t length = 0;
        const auto status = static_cast<Status>(jobpack_need_statement(pack_, number_, buffer, capacity, &length));
        if (status != Status::Ok) return status;
        std::size_t written = length < capacity ? length : capacity;
        while (written < length && written > 0 && buffer[written - 1] == 0) --written;  // zeros stand for a character that did not fit
        return std::string_view(buffer, written);
    }
    /// The same for an array.
    template <std::size_t capacity>
    Result<std::string_view> statement(char (&buffer)[capacity]) const noexcept { return statement(buffer, capacity); }
    /// How many bytes its statement has.
    Result<std::size_t> statement_length() const noexcept {
        return result_of<std::size_t, jobpack_need_statement>(pack_, number_, nullptr, std::size_t{0});
    }
};

/// A job. Its number is that of the need.
class Job : public Need {
public:
    using Need::Need;
    JobKind kind() const noexcept { return static_cast<JobKind>(raw_.kind); }  ///< What kind of progress it is.
    JobCircumstances circumstances() const noexcept { return {pack_, raw_.first_circumstance, raw_.circumstance_count}; }  ///< Those it is known in.
    /// What is known of it in words.
    Result<JobText> text() const noexcept { return result_of<JobText, jobpack_job_text_at, jobpack_job_text>(pack_, number_); }
};

/// An outcome. Its number is that of the need.
class Outcome : public Need {
public:
    using Need::Need;
    OutcomeKind kind() const noexcept { return static_cast<OutcomeKind>(raw_.kind); }  ///< Whose measure of success it is.
    /// What is known of it in words.
    Result<OutcomeText> text() const noexcept { return result_of<OutcomeText, jobpack_outcome_text_at, jobpack_outcome_text>(pack_, number_); }
};

/// What ranking and filtering know of a resource. Days are counted since 2000-01-01.
class Resource : public Record<jobpack_resource> {
public:
    using Record::Record;
    std::string_view id() const noexcept { return text_of<jobpack_id>(pack_, JOBPACK_RESOURCES, number_); }                       ///< Stable id.
    std::string_view language() const noexcept { return view(raw_.language); }                                      ///< BCP 47, or empty: that of the pack.
    std::string_view kind() const noexcept { return view(raw_.kind); }                                              ///< Article, video, ..., or empty.
    std::uint16_t minutes() const noexcept { return raw_.minutes; }                                                 ///< How long it takes; 0 if not said.
    std::optional<Level> level() const noexcept { return word_of<Level>(raw_.level); }                              ///< What it takes for granted.
    Moments moments() const noexcept { return Moments(raw_.moments); }                                              ///< The moments of need.
    std::uint16_t review_by() const noexcept { return raw_.review_by; }                                             ///< The day of the next review; 0 if not said.
    std::uint16_t expires() const noexcept { return raw_.expires; }                                                 ///< The day it stops being true; 0 if not said.
    Served serves() const noexcept { return {pack_, raw_.first_served, raw_.served_count}; }                        ///< What it serves.
    Conditions conditions() const noexcept { return {pack_, raw_.first_condition, raw_.condition_count}; }          ///< Its facet values.
    Requirements requirements() const noexcept { return {pack_, raw_.first_requirement, raw_.requirement_count}; }  ///< What it requires.

    /// The round in which its hard requirements are met when everything that can be learned is learned round by round; none if never.
    std::optional<std::uint32_t> rank() const noexcept { return raw_.rank == JOBPACK_NONE ? std::nullopt : std::optional(raw_.rank); }
    /// The title: the shortest way to something to show.
    std::string_view title() const noexcept { return text_of<jobpack_resource_title>(pack_, number_); }
    /// What people read of it.
    Result<ResourceText> text() const noexcept { return result_of<ResourceText, jobpack_resource_text_at, jobpack_resource_text>(pack_, number_); }
    /// How many soft facets agree with a situation, none if a hard one excludes it. Cost: its facet values times those of the situation, 64 of each at most.
    Result<std::optional<std::uint32_t>> fit(const Situation &situation) const noexcept {
        std::uint32_t agreements = JOBPACK_NONE;
        const jobpack_situation raw = situation.raw();
        const auto status = static_cast<Status>(jobpack_fit(pack_, number_, &raw, &agreements));
        return {Error(status), agreements == JOBPACK_NONE ? std::nullopt : std::optional(agreements)};
    }
};

/// An item of a collection.
class Item : public Record<jobpack_item> {
public:
    using Record::Record;
    Resource resource() const noexcept { return record_at<Resource, jobpack_resource_at>(pack_, raw_.resource); }  ///< The resource.
    std::string_view why() const noexcept { return view(raw_.why); }                                              ///< Why, in the curator's words.
};

/// A curated, ordered, annotated set.
class Collection : public Record<jobpack_collection> {
public:
    using Record::Record;
    std::string_view id() const noexcept { return view(raw_.id); }                                     ///< Stable id.
    std::string_view title() const noexcept { return view(raw_.title); }                               ///< The title.
    std::string_view curator() const noexcept { return view(raw_.curator); }                           ///< Who answers for it; empty is the pack's curator.
    std::string_view summary() const noexcept { return view(raw_.summary); }                           ///< A sentence or two.
    Items items() const noexcept { return {pack_, raw_.first_item, raw_.item_count}; }                 ///< Its items.
    std::optional<Job> job() const noexcept { return find_record<Job, jobpack_need_at>(pack_, raw_.job); }  ///< The job it is for.
    std::uint16_t minutes() const noexcept { return raw_.minutes; }                                    ///< The budget in minutes; 0 if not said.
    std::optional<Purpose> purpose() const noexcept { return word_of<Purpose>(raw_.purpose); }         ///< What it is for.
    /// The circumstance it is for.
    std::optional<Circumstance> circumstance() const noexcept {
        return find_record<Circumstance, jobpack_circumstance_at>(pack_, raw_.circumstance);
    }
};

/// What the section table of the file says of a section, known to the library or not.
class Section : public Record<jobpack_section> {
public:
    using Record::Record;
    /// Four letters, which lie in this record.
    std::string_view tag() const noexcept { return {reinterpret_cast<const char *>(raw_.tag), sizeof raw_.tag}; }
    std::uint32_t offset() const noexcept { return raw_.offset; }   ///< Where it begins, in bytes from the start of the pack.
    std::uint32_t length() const noexcept { return raw_.length; }   ///< How many bytes it has, without padding.
    std::uint32_t crc() const noexcept { return raw_.crc; }         ///< Its CRC-32.
    std::uint16_t version() const noexcept { return raw_.version; } ///< The version of the section.
    bool critical() const noexcept { return raw_.critical != 0; }   ///< Whether a reader that does not know it must refuse the pack.
};

/// The link by which a resource serves a need, by their numbers, if it does. Cost: what the resource serves.
[[nodiscard]] inline std::optional<Link> link_between(const jobpack_pack *pack, std::uint32_t resource, std::uint32_t need) noexcept {
    const auto number = result_of<std::uint32_t, jobpack_link_between>(pack, resource, need);
    return number ? find_record<Link, jobpack_link_at>(pack, *number) : std::nullopt;
}

inline Need Link::need() const noexcept { return record_at<Need, jobpack_need_at>(pack_, raw_.need); }
inline Resource Link::resource() const noexcept { return record_at<Resource, jobpack_resource_at>(pack_, raw_.resource); }
inline std::optional<Resource> Option::resource() const noexcept {
    return raw_.kind == JOBPACK_RESOURCES ? find_record<Resource, jobpack_resource_at>(pack_, raw_.target) : std::nullopt;
}
inline std::optional<Need> Option::need() const noexcept {
    return raw_.kind == JOBPACK_NEEDS ? find_record<Need, jobpack_need_at>(pack_, raw_.target) : std::nullopt;
}
inline std::optional<Job> Need::job() const noexcept { return find_record<Job, jobpack_need_at>(pack_, raw_.job); }
inline std::optional<Job> Need::as_job() const noexcept {
    return is_job() ? std::optional(Job(pack_, number_, status_, raw_)) : std::nullopt;
}
inline std::optional<Outcome> Need::as_outcome() const noexcept {
    return status_ == Status::Ok && !is_job() ? std::optional(Outcome(pack_, number_, status_, raw_)) : std::nullopt;
}
inline Circumstance job_circumstance_at(const jobpack_pack *pack, std::uint32_t place) noexcept {
    std::uint32_t number = JOBPACK_NONE;
    jobpack_job_circumstance_at(pack, place, &number);
    return record_at<Circumstance, jobpack_circumstance_at>(pack, number);
}

}  // namespace jobpack

#endif
