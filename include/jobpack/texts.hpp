// What people read: stories, forces and the like, and the texts of jobs, outcomes, resources and of the pack itself.
//
// Owns: a view on each C struct of texts. Empty where nothing was said. All texts and lists are borrowed from the bytes of the pack. Cost: that of a copy.

#ifndef JOBPACK_TEXTS_HPP
#define JOBPACK_TEXTS_HPP

#include "range.hpp"
#include "words.hpp"

namespace jobpack {

/// A quotation that backs a claim; all empty if there is none.
class Evidence : public Plain<jobpack_evidence> {
public:
    using Plain::Plain;
    std::string_view quote() const noexcept { return view(raw_.quote); }                             ///< What was said or seen.
    std::string_view source() const noexcept { return view(raw_.source); }                           ///< Who or where.
    std::optional<Confidence> confidence() const noexcept { return word_of<Confidence>(raw_.confidence); }  ///< How far it can be trusted.
};

/// A job story: when ..., I want to ..., so that ..., without ...
class Story : public Plain<jobpack_story> {
public:
    using Plain::Plain;
    std::string_view when() const noexcept { return view(raw_.when); }        ///< The situation.
    std::string_view want() const noexcept { return view(raw_.want); }        ///< The motivation.
    std::string_view so_that() const noexcept { return view(raw_.so_that); }  ///< The hoped-for result.
    std::string_view without() const noexcept { return view(raw_.without); }  ///< The constraint.
};

/// A force on the way to a new solution.
class Force : public Plain<jobpack_force> {
public:
    using Plain::Plain;
    std::string_view statement() const noexcept { return view(raw_.statement); }          ///< What it is.
    Evidence evidence() const noexcept { return Evidence(raw_.evidence); }                ///< What backs it.
    ForceKind kind() const noexcept { return static_cast<ForceKind>(raw_.kind); }         ///< Which of the four.
};

/// Something in the way of a job.
class Obstacle : public Plain<jobpack_obstacle> {
public:
    using Plain::Plain;
    std::string_view statement() const noexcept { return view(raw_.statement); }          ///< What it is.
    Evidence evidence() const noexcept { return Evidence(raw_.evidence); }                ///< What backs it.
    std::optional<Stage> stage() const noexcept { return word_of<Stage>(raw_.stage); }    ///< Where it stands.
};

/// What one gives up for what.
class TradeOff : public Plain<jobpack_tradeoff> {
public:
    using Plain::Plain;
    std::string_view gives_up() const noexcept { return view(raw_.gives_up); }  ///< What is given up.
    std::string_view gets() const noexcept { return view(raw_.gets); }          ///< What for.
    Evidence evidence() const noexcept { return Evidence(raw_.evidence); }      ///< What backs it.
};

/// What doing a job must feel like.
class Experience : public Plain<jobpack_experience> {
public:
    using Plain::Plain;
    std::string_view statement() const noexcept { return view(raw_.statement); }  ///< What it is.
    Evidence evidence() const noexcept { return Evidence(raw_.evidence); }        ///< What backs it.
};

/// What was taken on or let go to do a job.
class Hire : public Plain<jobpack_hire> {
public:
    using Plain::Plain;
    std::string_view solution() const noexcept { return view(raw_.solution); }   ///< The solution, product or habit.
    std::string_view why() const noexcept { return view(raw_.why); }             ///< Why.
    Evidence evidence() const noexcept { return Evidence(raw_.evidence); }       ///< What backs it.
    HireKind kind() const noexcept { return static_cast<HireKind>(raw_.kind); }  ///< What became of it.
};

/// What analysed the text of a language.
class Analyser : public Plain<jobpack_analyser> {
public:
    using Plain::Plain;
    std::string_view language() const noexcept { return view(raw_.language); }  ///< BCP 47.
    std::string_view name() const noexcept { return view(raw_.name); }          ///< What found the terms of words, such as `snowball-english-1`.
};

using Texts = List<std::string_view, jobpack_text, jobpack_next_text>;                    ///< A list of texts.
using EvidenceList = List<Evidence, jobpack_evidence, jobpack_next_evidence>;             ///< A list of evidence.
using Stories = List<Story, jobpack_story, jobpack_next_story>;                           ///< A list of stories.
using Forces = List<Force, jobpack_force, jobpack_next_force>;                            ///< A list of forces.
using Obstacles = List<Obstacle, jobpack_obstacle, jobpack_next_obstacle>;                ///< A list of obstacles.
using TradeOffs = List<TradeOff, jobpack_tradeoff, jobpack_next_tradeoff>;                ///< A list of trade-offs.
using Experiences = List<Experience, jobpack_experience, jobpack_next_experience>;        ///< A list of experiences.
using Hires = List<Hire, jobpack_hire, jobpack_next_hire>;                                ///< A list of hires.
using Analysers = List<Analyser, jobpack_analyser, jobpack_next_analyser>;                ///< A list of analysers.

/// A job or outcome statement: whole, or in parts to be joined by spaces. Need::statement joins them.
class Statement : public Plain<jobpack_statement> {
public:
    using Plain::Plain;
    std::string_view whole() const noexcept { return view(raw_.whole); }          ///< The whole statement, if it was written so; else empty.
    std::string_view lead() const noexcept { return view(raw_.lead); }            ///< The verb of a job; the direction of an outcome.
    std::string_view metric() const noexcept { return view(raw_.metric); }        ///< The performance metric of an outcome.
    std::string_view object() const noexcept { return view(raw_.object); }        ///< The object of the verb, or the object of control.
    std::string_view clarifier() const noexcept { return view(raw_.clarifier); }  ///< The contextual clarifier.
};

/// What is known of a job.
class JobText : public Plain<jobpack_job_text> {
public:
    using Plain::Plain;
    std::string_view id() const noexcept { return view(raw_.id); }                          ///< Stable id.
    Statement statement() const noexcept { return Statement(raw_.statement); }              ///< Verb, object, clarifier.
    std::string_view executor() const noexcept { return view(raw_.executor); }              ///< Who does it.
    std::string_view phase() const noexcept { return view(raw_.phase); }                    ///< The phase of a consumption job.
    std::string_view summary() const noexcept { return view(raw_.summary); }                ///< A sentence or two more.
    Texts ways() const noexcept { return Texts(raw_.ways); }                                ///< How people say it.
    Stories stories() const noexcept { return Stories(raw_.stories); }                      ///< Job stories.
    Forces forces() const noexcept { return Forces(raw_.forces); }                          ///< What pushes, pulls and holds.
    Obstacles obstacles() const noexcept { return Obstacles(raw_.obstacles); }              ///< What stands in the way.
    TradeOffs tradeoffs() const noexcept { return TradeOffs(raw_.tradeoffs); }              ///< What one gives up for what.
    Experiences experiences() const noexcept { return Experiences(raw_.experiences); }      ///< What it must feel like.
    Hires hires() const noexcept { return Hires(raw_.hires); }                              ///< What was hired or fired for it.
    EvidenceList evidence() const noexcept { return EvidenceList(raw_.evidence); }          ///< What backs the job itself.
};

/// What is known of an outcome.
class OutcomeText : public Plain<jobpack_outcome_text> {
public:
    using Plain::Plain;
    std::string_view id() const noexcept { return view(raw_.id); }                  ///< Stable id.
    Statement statement() const noexcept { return Statement(raw_.statement); }      ///< Direction, metric, object of control, clarifier.
    std::string_view example() const noexcept { return view(raw_.example); }        ///< An example of the object of control.
    Texts ways() const noexcept { return Texts(raw_.ways); }                        ///< How people say it.
    EvidenceList evidence() const noexcept { return EvidenceList(raw_.evidence); }  ///< What backs it.
};

/// What people read of a resource. Dates are YYYY-MM-DD.
class ResourceText : public Plain<jobpack_resource_text> {
public:
    using Plain::Plain;
    std::string_view id() const noexcept { return view(raw_.id); }                        ///< Stable id.
    std::string_view title() const noexcept { return view(raw_.title); }                  ///< The title.
    std::string_view summary() const noexcept { return view(raw_.summary); }              ///< What it is about.
    std::string_view url() const noexcept { return view(raw_.url); }                      ///< Where it is.
    std::string_view body() const noexcept { return view(raw_.body); }                    ///< The text itself, where it is embedded: Markdown.
    std::string_view licence() const noexcept { return view(raw_.licence); }              ///< SPDX or words; empty is the pack's.
    std::string_view author() const noexcept { return view(raw_.author); }                ///< Who made it.
    std::string_view source() const noexcept { return view(raw_.source); }                ///< Where it was found.
    std::string_view added() const noexcept { return view(raw_.added); }                  ///< When it was added.
    std::string_view reviewed() const noexcept { return view(raw_.reviewed); }            ///< When it was last reviewed.
    std::string_view review_by() const noexcept { return view(raw_.review_by); }          ///< When it must be reviewed again.
    std::string_view expires() const noexcept { return view(raw_.expires); }              ///< When it stops being true.
    std::string_view superseded_by() const noexcept { return view(raw_.superseded_by); }  ///< The id of the resource that replaces it.
    Texts tags() const noexcept { return Texts(raw_.tags); }                              ///< Words to find it by.
    Texts teaches() const noexcept { return Texts(raw_.teaches); }                        ///< What it teaches, in words.
    Texts prerequisites() const noexcept { return Texts(raw_.prerequisites); }            ///< Prerequisites that nothing in the pack answers to.
    EvidenceList evidence() const noexcept { return EvidenceList(raw_.evidence); }        ///< What backs it.
};

/// The pack as a whole.
class About : public Plain<jobpack_about> {
public:
    using Plain::Plain;
    std::string_view title() const noexcept { return view(raw_.title); }         ///< The title.
    std::string_view curator() const noexcept { return view(raw_.curator); }     ///< Who answers for the choice.
    std::string_view language() const noexcept { return view(raw_.language); }   ///< BCP 47, of what says nothing else.
    std::string_view licence() const noexcept { return view(raw_.licence); }     ///< SPDX or words, of what says nothing else.
    std::string_view made_for() const noexcept { return view(raw_.made_for); }   ///< The date it was made for, YYYY-MM-DD, or empty.
    std::string_view summary() const noexcept { return view(raw_.summary); }     ///< A sentence or two.
    std::string_view profile() const noexcept { return view(raw_.profile); }     ///< The profile under which opportunities were reckoned.
    Analysers analysers() const noexcept { return Analysers(raw_.analysers); }   ///< What analysed the text, by language.
    std::uint32_t edition() const noexcept { return raw_.edition; }              ///< The edition, a number that grows.
};

}  // namespace jobpack

#endif
