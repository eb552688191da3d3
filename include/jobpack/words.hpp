// The closed lists of words, with their frozen numbers.
//
// Owns: an enum class for each list of jobpack.h; name() says how people say a word of it, in English, such as "just in time". A later pack may hold a
// number that has no name here: then name() is empty. Cost: none; name() is a C call.

#ifndef JOBPACK_WORDS_HPP
#define JOBPACK_WORDS_HPP

#include <optional>

#include "result.hpp"

namespace jobpack {

/// What kind of progress a job is.
enum class JobKind : std::uint8_t {
    Core = JOBPACK_JOB_CORE,                ///< The core functional job.
    Related = JOBPACK_JOB_RELATED,          ///< A functional job done beside the core one.
    Emotional = JOBPACK_JOB_EMOTIONAL,      ///< How one wants to feel.
    Social = JOBPACK_JOB_SOCIAL,            ///< How one wants to be seen.
    Consumption = JOBPACK_JOB_CONSUMPTION,  ///< What owning a product asks: learn to use, install, maintain, ...
};

/// The eight steps of the universal job map (Bettencourt and Ulwick, HBR, May 2008).
enum class JobStep : std::uint8_t {
    Define = JOBPACK_STEP_DEFINE,      ///< Determine goals and plan.
    Locate = JOBPACK_STEP_LOCATE,      ///< Gather what is needed.
    Prepare = JOBPACK_STEP_PREPARE,    ///< Set up.
    Confirm = JOBPACK_STEP_CONFIRM,    ///< Verify readiness.
    Execute = JOBPACK_STEP_EXECUTE,    ///< Carry out.
    Monitor = JOBPACK_STEP_MONITOR,    ///< Assess how it goes.
    Modify = JOBPACK_STEP_MODIFY,      ///< Alter to improve.
    Conclude = JOBPACK_STEP_CONCLUDE,  ///< Finish, or prepare to repeat.
};

/// Whose measure of success an outcome is.
enum class OutcomeKind : std::uint8_t {
    Desired = JOBPACK_OUTCOME_DESIRED,      ///< Of the one who does the job.
    Financial = JOBPACK_OUTCOME_FINANCIAL,  ///< Of the one who pays.
};

/// The five moments of need (Gottfredson and Mosher).
enum class Moment : std::uint8_t {
    New = JOBPACK_MOMENT_NEW,        ///< Doing it for the first time.
    More = JOBPACK_MOMENT_MORE,      ///< Going further.
    Apply = JOBPACK_MOMENT_APPLY,    ///< Acting on what was learned.
    Solve = JOBPACK_MOMENT_SOLVE,    ///< Something does not work.
    Change = JOBPACK_MOMENT_CHANGE,  ///< Relearning an ingrained way.
};

/// The four forces of progress, by name and never by number.
enum class ForceKind : std::uint8_t {
    Push = JOBPACK_FORCE_PUSH,        ///< What pushes away from the present.
    Pull = JOBPACK_FORCE_PULL,        ///< What attracts in the new.
    Anxiety = JOBPACK_FORCE_ANXIETY,  ///< What one fears of the new.
    Habit = JOBPACK_FORCE_HABIT,      ///< What holds one to the present.
};

/// Where an obstacle stands.
enum class Stage : std::uint8_t {
    Adoption = JOBPACK_STAGE_ADOPTION,  ///< In the way of starting.
    Use = JOBPACK_STAGE_USE,            ///< In the way of using.
};

/// What became of a solution to the job.
enum class HireKind : std::uint8_t {
    Hired = JOBPACK_HIRE_HIRED,                     ///< Taken on for the job.
    Fired = JOBPACK_HIRE_FIRED,                     ///< Let go.
    NonConsumption = JOBPACK_HIRE_NON_CONSUMPTION,  ///< The job is left undone.
    Workaround = JOBPACK_HIRE_WORKAROUND,           ///< Done with something not made for it.
};

/// How far a piece of evidence can be trusted.
enum class Confidence : std::uint8_t {
    Low = JOBPACK_CONFIDENCE_LOW,        ///< One voice, or inferred.
    Medium = JOBPACK_CONFIDENCE_MEDIUM,  ///< Several voices.
    High = JOBPACK_CONFIDENCE_HIGH,      ///< Many voices, or observed.
};

/// What a link says of the resource among those that serve the need.
enum class LinkRole : std::uint8_t {
    Primary = JOBPACK_ROLE_PRIMARY,          ///< The first choice.
    Alternative = JOBPACK_ROLE_ALTERNATIVE,  ///< Another way to the same.
    Deepen = JOBPACK_ROLE_DEEPEN,            ///< Further, for who wants more.
};

/// Whether a requirement binds.
enum class RequirementKind : std::uint8_t {
    Hard = JOBPACK_REQUIREMENT_HARD,  ///< Must come first.
    Soft = JOBPACK_REQUIREMENT_SOFT,  ///< Is named, no more.
};

/// What a collection is for.
enum class Purpose : std::uint8_t {
    JustInTime = JOBPACK_PURPOSE_JUST_IN_TIME,  ///< For someone in the middle of the job.
    JustInCase = JOBPACK_PURPOSE_JUST_IN_CASE,  ///< For later, against too much that is good.
};

/// How much a resource takes for granted.
enum class Level : std::uint8_t {
    Beginner = JOBPACK_LEVEL_BEGINNER,          ///< Nothing.
    Intermediate = JOBPACK_LEVEL_INTERMEDIATE,  ///< The basics.
    Advanced = JOBPACK_LEVEL_ADVANCED,          ///< Practice.
};

/// How a facet of the circumstance acts on an answer.
enum class FacetMatch : std::uint8_t {
    Hard = JOBPACK_MATCH_HARD,  ///< What does not fit is left out.
    Soft = JOBPACK_MATCH_SOFT,  ///< What fits is preferred.
};

/// The region of the opportunity landscape in which a score lies.
enum class Region : std::uint8_t {
    Underserved = JOBPACK_REGION_UNDERSERVED,                  ///< Important and not satisfied.
    TableStakes = JOBPACK_REGION_TABLE_STAKES,                 ///< Important and satisfied.
    Overserved = JOBPACK_REGION_OVERSERVED,                    ///< More satisfied than important.
    AppropriatelyServed = JOBPACK_REGION_APPROPRIATELY_SERVED, ///< Satisfied about as much as important.
};

/// Why something was left out of a selection, from the least to the most that one can do about it.
enum class Reason : std::uint8_t {
    NothingServes = JOBPACK_REASON_NOTHING_SERVES,  ///< Nothing serves the aspect.
    NothingNew = JOBPACK_REASON_NOTHING_NEW,        ///< What the resource covers is covered as well by what was chosen or is known.
    Excluded = JOBPACK_REASON_EXCLUDED,             ///< The circumstances exclude it.
    NoRoom = JOBPACK_REASON_NO_ROOM,                ///< The memory had no room to look at it.
    Requirement = JOBPACK_REASON_REQUIREMENT,       ///< What it requires cannot be had.
    NoTime = JOBPACK_REASON_NO_TIME,                ///< With what it requires it does not fit the time.
    Cap = JOBPACK_REASON_CAP,                       ///< With what it requires it goes beyond the number of items.
};

/// The list of jobpack.h that an enum class stands for, as an overload for each.
constexpr jobpack_words words_of(JobKind) noexcept { return JOBPACK_JOB_KINDS; }
constexpr jobpack_words words_of(JobStep) noexcept { return JOBPACK_JOB_STEPS; }
constexpr jobpack_words words_of(OutcomeKind) noexcept { return JOBPACK_OUTCOME_KINDS; }
constexpr jobpack_words words_of(Moment) noexcept { return JOBPACK_MOMENTS; }
constexpr jobpack_words words_of(ForceKind) noexcept { return JOBPACK_FORCE_KINDS; }
constexpr jobpack_words words_of(Stage) noexcept { return JOBPACK_STAGES; }
constexpr jobpack_words words_of(HireKind) noexcept { return JOBPACK_HIRE_KINDS; }
constexpr jobpack_words words_of(Confidence) noexcept { return JOBPACK_CONFIDENCES; }
constexpr jobpack_words words_of(LinkRole) noexcept { return JOBPACK_LINK_ROLES; }
constexpr jobpack_words words_of(RequirementKind) noexcept { return JOBPACK_REQUIREMENT_KINDS; }
constexpr jobpack_words words_of(Purpose) noexcept { return JOBPACK_PURPOSES; }
constexpr jobpack_words words_of(Level) noexcept { return JOBPACK_LEVELS; }
constexpr jobpack_words words_of(FacetMatch) noexcept { return JOBPACK_FACET_MATCHES; }
constexpr jobpack_words words_of(Region) noexcept { return JOBPACK_REGIONS; }
constexpr jobpack_words words_of(Reason) noexcept { return JOBPACK_REASONS; }

/// How people say a word of a closed list, in English: a static text; empty if it is none of them.
template <class Word>
[[nodiscard]] auto name(Word word) noexcept -> decltype(words_of(word), std::string_view()) {
    return text_of<jobpack_code_name>(words_of(word), static_cast<std::uint8_t>(word));
}

/// The word for a number of a record, in which 0 says nothing.
template <class Word>
[[nodiscard]] constexpr std::optional<Word> word_of(std::uint32_t code) noexcept {
    return code == 0 ? std::nullopt : std::optional(static_cast<Word>(code));
}

/// A set of moments of need.
class Moments {
public:
    /// The set with these bits: bit `m - 1` for each moment `m`.
    constexpr explicit Moments(std::uint8_t bits = 0) noexcept : bits_(bits) {}
    [[nodiscard]] constexpr bool has(Moment moment) const noexcept { return (bits_ & bit(moment)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
    /// The set with one more.
    [[nodiscard]] constexpr Moments with(Moment moment) const noexcept { return Moments(static_cast<std::uint8_t>(bits_ | bit(moment))); }

private:
    static constexpr unsigned bit(Moment moment) noexcept { return 1U << (static_cast<unsigned>(moment) - 1U); }
    std::uint8_t bits_;
};

}  // namespace jobpack

#endif
