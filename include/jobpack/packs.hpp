// Packs that were made together because one file would be too large, asked as one.
//
//     const std::array<jobpack::Pack, 2> opened{*jobpack::Pack::open(first), *jobpack::Pack::open(second)};
//     if (const auto packs = jobpack::Packs::of(opened))
//         for (const auto hit : packs->find(search, "my coffee is bitter", room)) std::cout << hit.resource().title() << '\n';
//
// Owns: Packs. Cost: a look at each pack for a question and for a hit that is read, and the search in each.

#ifndef JOBPACK_PACKS_HPP
#define JOBPACK_PACKS_HPP

#include "pack.hpp"

namespace jobpack {

/// Up to 16 packs of one division, in any order; some may be missing. Plain data. It refers to the packs, which must stay where they are.
class Packs {
public:
    /// The most packs that can be asked as one.
    static constexpr std::size_t most = 16;

    /// No packs: not opened.
    constexpr Packs() noexcept = default;
    /// These as one: an array, std::array, std::vector, std::span, ... of Pack. Fails with Status::NotTogether if they were not made together.
    template <class Those>
    [[nodiscard]] static Result<Packs> of(const Those &packs) noexcept {
        return of(std::data(packs), std::size(packs));
    }
    /// The same for packs that are named by a pointer and how many there are.
    [[nodiscard]] static Result<Packs> of(const Pack *packs, std::size_t count) noexcept {
        if (count > most) return Status::NotTogether;
        Packs those;
        for (; those.count_ < count; ++those.count_) those.packs_[those.count_] = &packs[those.count_].raw();
        jobpack_place place{};
        const auto status = static_cast<Status>(jobpack_locate(those.packs_, count, JOBPACK_NONE, &place));
        return {Error(status == Status::NotFound ? Status::Ok : status), those};
    }

    /// The resource with this number among all, as `raw().resource` of a hit has it; none if no pack has it.
    std::optional<Resource> resource(std::uint32_t number) const noexcept {
        jobpack_place place{};
        if (jobpack_locate(packs_, count_, number, &place) != JOBPACK_OK) return std::nullopt;
        return find_record<Resource, jobpack_resource_at>(packs_[place.pack], place.resource);
    }

    /// Finds as Pack::find does in one pack: hits, scores, needs and repairs are those that one pack with everything would give. A situation of a circumstance is
    /// one of the first pack.
    template <class Room>
    Hits find(Search &search, std::string_view words, const Situation &situation, Room &&room) const noexcept {
        return find(search, words, situation, std::data(room), std::size(room));
    }
    /// The same for anyone: without a situation.
    template <class Room>
    Hits find(Search &search, std::string_view words, Room &&room) const noexcept {
        return found(search, words, nullptr, std::data(room), std::size(room));
    }
    /// The same for room that is named by a pointer and how many hits it has.
    Hits find(Search &search, std::string_view words, const Situation &situation, HitSlot *room, std::size_t capacity) const noexcept {
        const jobpack_situation who = situation.raw();
        return found(search, words, &who, room, capacity);
    }

private:
    [[nodiscard]] Hits found(Search &search, std::string_view words, const jobpack_situation *situation, HitSlot *room, std::size_t capacity) const noexcept {
        std::size_t count = 0;
        const jobpack_status status =
            jobpack_find_in(packs_, count_, words.data(), words.size(), situation, search.raw(), room, capacity, &count);
        return {static_cast<Status>(status), {{packs_[0], search.raw(), words}, room, search.keep(packs_, count_), count_}, count};
    }

    const jobpack_pack *packs_[most]{};
    std::size_t count_ = 0;
};

}  // namespace jobpack

#endif
