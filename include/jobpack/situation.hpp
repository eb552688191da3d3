// What is true of the person who asks, said in one sentence: Situation().language("de").minutes(5).with(*pack.condition("place", "bar")).
//
// Owns: Situation, which holds its facet values itself. Its language is borrowed from who said it. Cost: 320 bytes.

#ifndef JOBPACK_SITUATION_HPP
#define JOBPACK_SITUATION_HPP

#include "range.hpp"
#include "words.hpp"

namespace jobpack {

/// What is true of the person who asks. What is not said excludes nothing. Each setter changes the situation and gives it back.
class Situation {
public:
    /// How many facet values count, with those of a named circumstance.
    static constexpr std::size_t most_conditions = 64;

    /// Says nothing.
    constexpr Situation() noexcept = default;
    /// What a named circumstance of the pack describes; nothing if there is none of this number. Circumstance::situation calls it.
    [[nodiscard]] static Situation of(const jobpack_pack *pack, std::uint32_t circumstance) noexcept {
        Situation situation;
        jobpack_situation_of(pack, circumstance, &situation.raw_);
        return situation;
    }

    /// BCP 47: `de` and `de-AT` fit each other, `de-AT` and `de-CH` do not. Hard. The text must stay there.
    constexpr Situation &language(std::string_view language) noexcept { return raw_.language = {language.data(), language.size()}, *this; }
    /// The minutes at hand: what is known to take longer is excluded. 0 if not said.
    constexpr Situation &minutes(std::uint16_t minutes) noexcept { return raw_.minutes = minutes, *this; }
    /// Days since 2000-01-01: what expires on this day or before is excluded. 0 if the day is not known.
    constexpr Situation &today(std::uint16_t days) noexcept { return raw_.today = days, *this; }
    /// The level of the person: resources of this level or a lower one are preferred.
    constexpr Situation &level(Level level) noexcept { return raw_.level = static_cast<std::uint8_t>(level), *this; }
    /// The moments of need, in place of those said before: resources that share one are preferred.
    constexpr Situation &moments(Moments moments) noexcept { return raw_.moments = moments.bits(), *this; }
    /// One more moment of need.
    constexpr Situation &moment(Moment moment) noexcept { return moments(Moments(raw_.moments).with(moment)); }
    /// One more facet value: one of Pack::condition, or of a resource. Beyond 64, none counts.
    template <class Condition>
    constexpr Situation &with(const Condition &condition) noexcept { return with(condition.raw()); }
    /// The same, by its numbers.
    constexpr Situation &with(const jobpack_condition &condition) noexcept {
        if (raw_.condition_count < most_conditions) conditions_[raw_.condition_count++] = condition;
        return *this;
    }

    /// As jobpack.h has it. It borrows the facet values from this situation.
    [[nodiscard]] constexpr jobpack_situation raw() const noexcept {
        jobpack_situation raw = raw_;
        raw.conditions = conditions_;
        return raw;
    }

private:
    jobpack_situation raw_{};
    jobpack_condition conditions_[most_conditions]{};
};

}  // namespace jobpack

#endif
