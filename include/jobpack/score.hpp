// Ratings into opportunity: counts of answers, the profile that turns them into a score, its interval and ranks.
//
// Owns: Tally, Profile, Opportunity, and the C structs that have only numbers under C++ names. Figures are milli-points: 10,000 is ten points.
// Cost: microseconds a score; the square of the number for ranks.

#ifndef JOBPACK_SCORE_HPP
#define JOBPACK_SCORE_HPP

#include "records.hpp"

namespace jobpack {

/// Ten times a share with its 95 % interval: share, low, high.
using Share = jobpack_share;
/// How two outcomes were rated by the same people: 16 counts of people, as jobpack.h says.
using Overlap = jobpack_overlap;
/// The 95 % interval of one opportunity minus another: low, high.
using Difference = jobpack_difference;
/// The ranks that an outcome may have, from 1, the highest opportunity: best, worst.
using RankInterval = jobpack_rank_interval;

/// Which answers count when some are missing.
enum class Missing : std::uint8_t {
    Listwise = JOBPACK_LISTWISE,  ///< Only respondents who answered both questions.
    Pairwise = JOBPACK_PAIRWISE,  ///< Each question uses all of its answers; those who answered both tie the two together.
    Unpaired = JOBPACK_UNPAIRED,  ///< The two questions went to different people.
};

/// How a score passes a threshold.
enum class Comparison : std::uint8_t {
    Greater = JOBPACK_GREATER,                  ///< Strictly above it.
    GreaterOrEqual = JOBPACK_GREATER_OR_EQUAL,  ///< On it or above.
};

/// What to beware of in a score.
enum class Warning : std::uint8_t {
    SmallSample = JOBPACK_SMALL_SAMPLE,            ///< Fewer respondents than the profile asks for.
    ManyMissing = JOBPACK_MANY_MISSING,            ///< More than a fifth of those asked gave no usable answer.
    CrossesThreshold = JOBPACK_CROSSES_THRESHOLD,  ///< The limits of opportunity lie in different bands.
};

/// How ratings become scores: a preset, or one of your own, given as the C struct.
class Profile : public Plain<jobpack_profile> {
public:
    /// The default preset.
    Profile() noexcept { jobpack_profile_at(0, &raw_); }
    using Plain::Plain;
    /// The preset with this name, such as `share10-2005`.
    [[nodiscard]] static std::optional<Profile> named(std::string_view name) noexcept {
        jobpack_profile raw{};
        return jobpack_profile_of(name.data(), name.size(), &raw) == JOBPACK_OK ? std::optional(Profile(raw)) : std::nullopt;
    }
    /// The preset with this number; the first is the default.
    [[nodiscard]] static std::optional<Profile> at(std::uint32_t number) noexcept {
        jobpack_profile raw{};
        return jobpack_profile_at(number, &raw) == JOBPACK_OK ? std::optional(Profile(raw)) : std::nullopt;
    }
    std::string_view name() const noexcept { return view(raw_.name); }                                   ///< The name that every score carries.
    std::uint8_t scale() const noexcept { return raw_.scale; }                                           ///< The highest answer; the lowest is 1.
    std::uint8_t top_from() const noexcept { return raw_.top_from; }                                     ///< The lowest answer in the top box.
    Missing missing() const noexcept { return static_cast<Missing>(raw_.missing); }                      ///< Which answers count.
    Comparison comparison() const noexcept { return static_cast<Comparison>(raw_.comparison); }          ///< How a score passes a threshold.
};

/// The score of one outcome under one profile.
class Opportunity : public Plain<jobpack_opportunity> {
public:
    using Plain::Plain;
    std::string_view profile() const noexcept { return view(raw_.profile); }           ///< The name of the profile; borrowed from it.
    std::uint32_t respondents() const noexcept { return raw_.respondents; }            ///< Respondents it rests on.
    std::uint32_t importance() const noexcept { return raw_.importance; }              ///< Ten times the share to whom it is important, 0 to 10,000.
    std::uint32_t satisfaction() const noexcept { return raw_.satisfaction; }          ///< Ten times the share who are satisfied, 0 to 10,000.
    std::uint32_t opportunity() const noexcept { return raw_.opportunity; }            ///< Importance plus what satisfaction lacks, 0 to 20,000.
    std::uint32_t low() const noexcept { return raw_.low; }                            ///< The lower limit of its 95 % interval.
    std::uint32_t high() const noexcept { return raw_.high; }                          ///< The upper limit of its 95 % interval.
    Region region() const noexcept { return static_cast<Region>(raw_.region); }        ///< Where it lies.
    bool certain() const noexcept { return raw_.certain != 0; }                        ///< Whether both limits lie in the region.
    std::uint8_t band() const noexcept { return raw_.band; }                           ///< How many of the profile's thresholds it passes, 0 to 3.
    /// Whether to beware of this.
    bool warns(Warning warning) const noexcept { return (raw_.warnings & static_cast<unsigned>(warning)) != 0; }
};

/// How often each pair of importance and satisfaction was given for one outcome: counts, no persons. 512 bytes.
class Tally {
public:
    /// One that was not opened.
    constexpr Tally() noexcept = default;
    /// An empty one for answers from 1 to `scale`, which lies in 2 to 10.
    [[nodiscard]] static Result<Tally> open(std::uint8_t scale) noexcept {
        Tally tally;
        const auto status = static_cast<Status>(jobpack_tally_open(&tally.raw_, sizeof tally.raw_, scale));
        return {Error(status), tally};
    }
    /// A copy of one in a pack, by its number, to be scored and added to. TallyRecord::read calls it.
    [[nodiscard]] static Result<Tally> read(const jobpack_pack *pack, std::uint32_t number) noexcept {
        Tally tally;
        const auto status = static_cast<Status>(jobpack_tally_read(pack, number, &tally.raw_, sizeof tally.raw_));
        return {Error(status), tally};
    }
    /// Counts people who gave the same two answers, 1 to the scale; 0 is "no answer". Counts end at 4,294,967,295.
    Result<void> record(std::uint8_t importance, std::uint8_t satisfaction, std::uint32_t people = 1) noexcept {
        return static_cast<Status>(jobpack_tally_record(&raw_, importance, satisfaction, people));
    }
    /// Adds the answers of another tally on the same scale.
    Result<void> merge(const Tally &other) noexcept { return static_cast<Status>(jobpack_tally_merge(&raw_, &other.raw_)); }
    /// How many gave these two answers; 0 is "no answer".
    [[nodiscard]] Result<std::uint32_t> count(std::uint8_t importance, std::uint8_t satisfaction) const noexcept {
        return result_of<std::uint32_t, jobpack_tally_count>(&raw_, importance, satisfaction);
    }
    /// Its score under a profile.
    [[nodiscard]] Result<Opportunity> score(const Profile &profile) const noexcept {
        return result_of<Opportunity, jobpack_score, jobpack_opportunity>(&raw_, &profile.raw());
    }

private:
    jobpack_tally raw_{};
};

/// What a tally of the pack is of.
class TallyRecord : public Record<jobpack_tally_info> {
public:
    using Record::Record;
    Need need() const noexcept { return record_at<Need, jobpack_need_at>(pack_, raw_.need); }  ///< The need that was rated.
    std::string_view segment() const noexcept { return view(raw_.segment); }                   ///< The segment of people who were asked; empty for everyone.
    std::uint8_t scale() const noexcept { return raw_.scale; }                                 ///< The highest answer on the scale.
    bool everyone() const noexcept { return raw_.everyone != 0; }                              ///< Whether it is of everyone.
    Result<Tally> read() const noexcept { return Tally::read(pack_, number_); }                ///< The counts, as a copy.
};

using Tallies = Records<TallyRecord, jobpack_tally_at>;  ///< Tallies of ratings.

/// Scores counts of `respondents` people who all answered both questions: in the top box of importance, of satisfaction, of both.
[[nodiscard]] inline Result<Opportunity> score_paired(std::uint32_t respondents, std::uint32_t important, std::uint32_t satisfied, std::uint32_t both,
                                                      const Profile &profile) noexcept {
    return result_of<Opportunity, jobpack_score_paired, jobpack_opportunity>(respondents, important, satisfied, both, &profile.raw());
}

/// Scores counts of two groups of people: so many of those asked are in the top box of importance, so many of satisfaction.
[[nodiscard]] inline Result<Opportunity> score_unpaired(std::uint32_t important, std::uint32_t asked_importance, std::uint32_t satisfied,
                                                        std::uint32_t asked_satisfaction, const Profile &profile) noexcept {
    return result_of<Opportunity, jobpack_score_unpaired, jobpack_opportunity>(important, asked_importance, satisfied, asked_satisfaction,
                                                                               &profile.raw());
}

/// The share of `top` among `asked` people, with its interval.
[[nodiscard]] inline Result<Share> share_of(std::uint32_t top, std::uint32_t asked) noexcept {
    return result_of<Share, jobpack_share_of>(top, asked);
}

/// The difference of two scores under one profile; without an overlap, different people rated the two outcomes.
[[nodiscard]] inline Result<Difference> difference_of(const Opportunity &first, const Opportunity &second, const Overlap *overlap = nullptr) noexcept {
    return result_of<Difference, jobpack_difference_of>(&first.raw(), &second.raw(), overlap);
}

/// Writes the ranks that `count` scores can carry to `ranks`, which has room for as many. Without overlaps, different people rated the outcomes; else there is one
/// for each pair: (0, 1), (0, 2), ..., (1, 2), ...
inline Result<void> ranks_of(const jobpack_opportunity *scores, std::size_t count, RankInterval *ranks, const Overlap *overlaps = nullptr) noexcept {
    return static_cast<Status>(jobpack_ranks(scores, count, overlaps, ranks));
}

}  // namespace jobpack

#endif
