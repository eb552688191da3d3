// Just in time: the best resources for words, and why.
//
// Owns: Search, the memory of a search; Hits, what it found. Hits are read from the search, the hits' room and the words that were searched for: these must stay
// where they are, and the search unused, as long as the Hits are. Cost: the postings of the words and the links of the best needs.

#ifndef JOBPACK_FIND_HPP
#define JOBPACK_FIND_HPP

#include "records.hpp"

namespace jobpack {

/// Room for one hit: the caller gives as many as are wanted, such as `HitSlot room[3]`.
using HitSlot = jobpack_hit;

/// The memory of a search, about 7 KiB, 57.5 under Linux, Windows and Apple's systems: may be static, and needs no constructor at run time. To be
/// used by one thread at a time, as often as you like.
class Search {
public:
    constexpr Search() noexcept = default;
    /// The memory as jobpack.h has it, made ready at its first use.
    [[nodiscard]] jobpack_search *raw() noexcept {
        if (!ready_) ready_ = jobpack_search_open(&raw_, sizeof raw_) == JOBPACK_OK;
        return &raw_;
    }

    /// Keeps which packs are asked as one, so that hits lead into them. Packs::find calls it.
    const jobpack_pack *const *keep(const jobpack_pack *const *packs, std::size_t count) noexcept {
        for (std::size_t place = 0; place < count; ++place) packs_[place] = packs[place];
        return packs_;
    }

private:
    jobpack_search raw_{};
    const jobpack_pack *packs_[16]{};
    bool ready_ = false;
};

/// Where the answer of a search is read: the pack, the search, and the words that were searched for.
struct Searched {
    const jobpack_pack *pack = nullptr;
    const jobpack_search *search = nullptr;
    std::string_view words;

    /// A part of the words, in bytes.
    [[nodiscard]] constexpr std::string_view part(std::uint32_t start, std::uint32_t end) const noexcept {
        return start <= end && end <= words.size() ? std::string_view(words.data() + start, end - start) : std::string_view();
    }
    /// What was searched for in a place of the words: as it was repaired, or else as it was typed. The second best guess is the last repair of its place.
    [[nodiscard]] std::string_view said(const jobpack_word &word) const noexcept {
        jobpack_repair repair{};
        std::string_view found = part(word.start, word.end);
        for (std::uint32_t number = 0; jobpack_search_repair_at(search, number, &repair) == JOBPACK_OK; ++number) {
            if (repair.start != word.start || repair.end != word.end) continue;
            found = view(repair.found);
            if (word.times > 0) break;
        }
        return found;
    }
};

/// A word of the query that was searched for.
class Word : public Plain<jobpack_word> {
public:
    constexpr Word() noexcept = default;
    constexpr Word(const Searched &searched, const jobpack_word &raw) noexcept : Plain(raw), text_(searched.part(raw.start, raw.end)) {}
    std::string_view text() const noexcept { return text_; }         ///< As it was typed; borrowed from the words.
    std::uint32_t start() const noexcept { return raw_.start; }      ///< Where it begins in the query, in bytes.
    std::uint32_t end() const noexcept { return raw_.end; }          ///< Where it ends.
    std::uint32_t times() const noexcept { return raw_.times; }      ///< How often the query says it, 255 at most; 0 if it is the second best guess at what was meant.

private:
    std::string_view text_;
};

/// A word that was searched for instead of what the query says: for one that the pack does not know, for two that are one word of the pack (the place covers
/// both), or for one that is two words of the pack (each a repair with a place of its own).
class Repair : public Plain<jobpack_repair> {
public:
    constexpr Repair() noexcept = default;
    constexpr Repair(const Searched &searched, const jobpack_repair &raw) noexcept : Plain(raw), text_(searched.part(raw.start, raw.end)) {}
    std::string_view text() const noexcept { return text_; }              ///< As it was typed; borrowed from the words.
    std::string_view found() const noexcept { return view(raw_.found); }  ///< What was searched for instead; borrowed from the search.
    std::uint32_t start() const noexcept { return raw_.start; }           ///< Where what it stands for begins in the query, in bytes.
    std::uint32_t end() const noexcept { return raw_.end; }               ///< Where it ends.

private:
    std::string_view text_;
};

/// Room for one completion: the caller gives as many as are wanted, such as `CompletionSlot room[5]`.
using CompletionSlot = jobpack_completion;

/// A known word that an unfinished one may become.
class Completion : public Plain<jobpack_completion> {
public:
    constexpr Completion() noexcept = default;
    explicit constexpr Completion(const jobpack_completion &slot) noexcept : Plain(slot), text_(slot.text, slot.length) {}
    std::string_view text() const noexcept { return text_; }                        ///< The word; borrowed from the room.
    std::uint32_t term() const noexcept { return raw_.term; }                       ///< The number of the term that it stands for.
    std::uint32_t frequency() const noexcept { return raw_.frequency; }             ///< In how many needs and resources it stands.

private:
    std::string_view text_;
};

/// Where completions are read: their room.
struct Completed {
    const CompletionSlot *room = nullptr;

    [[nodiscard]] static Completion at(Completed completed, std::uint32_t place) noexcept {
        return completed.room == nullptr ? Completion() : Completion(completed.room[place]);
    }
};

/// Completions, the most frequent first, and how the call ended. A call that failed has none.
class Completions : public Range<Completed, Completion, Completed::at>, public Result<void> {
public:
    constexpr Completions() noexcept = default;
    /// A call ended so. Pack::complete calls it.
    Completions(Status status, const Completed &completed, std::size_t count) noexcept
        : Range(completed, 0, status == Status::Ok ? count : 0), Result<void>(status) {}
    using Range::empty;
};

/// A need that matched the query.
class NeedMatch : public Plain<jobpack_need_match> {
public:
    constexpr NeedMatch() noexcept = default;
    constexpr NeedMatch(const Searched &searched, const jobpack_need_match &raw) noexcept : Plain(raw), pack_(searched.pack) {}
    Need need() const noexcept { return record_at<Need, jobpack_need_at>(pack_, raw_.need); }  ///< The need.
    std::uint32_t score() const noexcept { return raw_.score; }                               ///< The larger, the better.

private:
    const jobpack_pack *pack_{};
};

/// A finding of a search by its place.
template <class Finding, auto read>
[[nodiscard]] Finding finding_at(Searched searched, std::uint32_t place) noexcept {
    typename Finding::Raw raw{};
    return read(searched.search, place, &raw) == JOBPACK_OK ? Finding(searched, raw) : Finding();
}

using Words = Range<Searched, Word, finding_at<Word, jobpack_search_word_at>>;                  ///< The words that were searched for.
using Repairs = Range<Searched, Repair, finding_at<Repair, jobpack_search_repair_at>>;          ///< The words that were repaired.
using NeedMatches = Range<Searched, NeedMatch, finding_at<NeedMatch, jobpack_search_need_at>>;  ///< The needs that matched, the best first.

/// The words of a query that a set of bits names.
struct Marked {
    Searched searched;
    std::uint64_t bits = 0;

    [[nodiscard]] constexpr std::size_t count() const noexcept {
        std::size_t count = 0;
        for (std::uint64_t left = bits; left != 0; left &= left - 1) ++count;
        return count;
    }
    [[nodiscard]] static Word at(Marked marked, std::uint32_t place) noexcept {
        for (; place > 0; --place) marked.bits &= marked.bits - 1;
        std::uint32_t number = 0;
        while (number < 64 && (marked.bits >> number & 1) == 0) ++number;
        return finding_at<Word, jobpack_search_word_at>(marked.searched, number);
    }
    [[nodiscard]] static std::string_view said_at(Marked marked, std::uint32_t place) noexcept {
        return marked.searched.said(at(marked, place).raw());
    }
    /// One word for each place of the query: a word may have several terms, which stand side by side.
    [[nodiscard]] Marked places() const noexcept {
        Marked kept{searched, 0};
        jobpack_word word{}, last{JOBPACK_NONE, 0, 0, 0};
        for (std::uint32_t number = 0; number < 64 && jobpack_search_word_at(searched.search, number, &word) == JOBPACK_OK; ++number) {
            const std::uint64_t bit = bits & std::uint64_t{1} << number;
            if (bit == 0 || (word.start == last.start && word.end == last.end)) continue;
            kept.bits |= bit;
            last = word;
        }
        return kept;
    }
};

using MarkedWords = Range<Marked, Word, Marked::at>;                  ///< The words that matched, in the order of the query.
using SaidWords = Range<Marked, std::string_view, Marked::said_at>;  ///< The same, each place of the query once, as it was typed or repaired.

/// Why a resource answers: a need that led to it, or words that stand in it.
class HitReason {
public:
    constexpr HitReason() noexcept = default;
    /// The words that `marked` names, and the need that has them. Hit::why makes it.
    HitReason(const Marked &marked, std::uint32_t resource, std::uint32_t need) noexcept : marked_(marked.places()), resource_(resource), need_(need) {}
    /// The need that led to the resource; none if the words stand in the resource itself.
    std::optional<Need> need() const noexcept {
        return need_ == JOBPACK_NONE ? std::nullopt : find_record<Need, jobpack_need_at>(marked_.searched.pack, need_);
    }
    /// The link by which the resource serves that need; its why() is what the curator says of it.
    std::optional<Link> link() const noexcept { return link_between(marked_.searched.pack, resource_, need_); }
    /// The words that stand there, as they were typed or repaired; borrowed from the words and from the search.
    SaidWords words() const noexcept { return {marked_, 0, marked_.count()}; }

private:
    Marked marked_;
    std::uint32_t resource_ = JOBPACK_NONE;
    std::uint32_t need_ = JOBPACK_NONE;
};

/// A hit that reasons are read from.
struct Answer {
    Searched searched;
    jobpack_hit hit{0, 0, 0, 0, JOBPACK_NONE, 0};
    std::uint32_t resource = JOBPACK_NONE;

    /// The need's reason has the place 0, that of the resource's own words the place 1.
    [[nodiscard]] static HitReason at(Answer answer, std::uint32_t place) noexcept {
        const jobpack_hit &hit = answer.hit;
        if (place == 0) return {{answer.searched, hit.need_words}, answer.resource, hit.need};
        return {{answer.searched, hit.words}, answer.resource, JOBPACK_NONE};
    }
};

using HitReasons = Range<Answer, HitReason, Answer::at>;  ///< The reasons of a hit, that of the need first.

/// A resource that answers, and why.
class Hit : public Plain<jobpack_hit> {
public:
    constexpr Hit() noexcept = default;
    /// The resource has the number `resource` in the pack that was searched, and that of `raw` among those of all packs.
    constexpr Hit(const Searched &searched, const jobpack_hit &raw, std::uint32_t resource) noexcept : Plain(raw), searched_(searched), resource_(resource) {}
    Resource resource() const noexcept { return record_at<Resource, jobpack_resource_at>(searched_.pack, resource_); }       ///< The resource.
    std::uint32_t score() const noexcept { return raw_.score; }                          ///< The larger, the better; comparable within one query.
    /// The need that led to it, the one that passed on most, if one did.
    std::optional<Need> need() const noexcept {
        return raw_.need == JOBPACK_NONE ? std::nullopt : find_record<Need, jobpack_need_at>(searched_.pack, raw_.need);
    }
    std::uint32_t inherited() const noexcept { return raw_.inherited; }                  ///< What of the score that need passed on.
    MarkedWords words() const noexcept { return marked(raw_.words); }                    ///< The query's words that stand in the resource.
    MarkedWords need_words() const noexcept { return marked(raw_.need_words); }          ///< The query's words that stand in the need.
    MarkedWords matched() const noexcept { return marked(raw_.words | raw_.need_words); }  ///< The query's words that stand in either.
    /// The reasons: the need that led to it, if one did, then the words that stand in it, if any do.
    HitReasons why() const noexcept {
        const std::uint32_t first = need() ? 0 : 1, end = raw_.words == 0 ? 1 : 2;
        return {{searched_, raw_, resource_}, first, end - first};
    }

private:
    [[nodiscard]] MarkedWords marked(std::uint64_t bits) const noexcept {
        const Marked marked{searched_, bits};
        return {marked, 0, marked.count()};
    }
    Searched searched_;
    std::uint32_t resource_ = JOBPACK_NONE;
};

/// Where hits are read: the search and their room; and the packs, if several were asked as one.
struct Found {
    Searched searched;
    const HitSlot *room = nullptr;
    const jobpack_pack *const *packs = nullptr;
    std::size_t pack_count = 0;

    [[nodiscard]] static Hit at(Found found, std::uint32_t place) noexcept {
        if (found.room == nullptr) return Hit();
        const HitSlot &slot = found.room[place];
        if (found.packs == nullptr) return Hit(found.searched, slot, slot.resource);
        jobpack_place where{0, JOBPACK_NONE};
        jobpack_locate(found.packs, found.pack_count, slot.resource, &where);
        found.searched.pack = found.packs[where.pack];
        return Hit(found.searched, slot, where.resource);
    }
};

/// What a search found: a range of hits, the best first, and how the search ended. A search that failed has no hits.
class Hits : public Range<Found, Hit, Found::at>, public Result<void> {
public:
    constexpr Hits() noexcept = default;
    /// A search ended so. Pack::find and Packs::find call it.
    Hits(Status status, const Found &found, std::size_t count) noexcept
        : Range(found, 0, status == Status::Ok ? count : 0), Result<void>(status), searched_(found.searched) {
        if (*this) jobpack_search_findings(searched_.search, &findings_);
    }
    using Range::empty;

    Words words() const noexcept { return {searched_, 0, findings_.word_count}; }              ///< The different words that were searched for, 64 at most.
    Repairs repairs() const noexcept { return {searched_, 0, findings_.repair_count}; }        ///< The words that were repaired, 16 at most.
    NeedMatches needs() const noexcept { return {searched_, 0, findings_.need_count}; }        ///< The needs that passed on their match, 8 at most.
    bool overlong() const noexcept { return findings_.overlong != 0; }                         ///< Whether words beyond 64 were not searched for.

private:
    Searched searched_;
    jobpack_findings findings_{};
};

}  // namespace jobpack

#endif
