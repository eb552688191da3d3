// The pack: open, look up, walk, verify, find, pick; and the versions of the library.
//
// Owns: Pack and Verifier. A pack is immutable: any number of threads may use it at once. Cost: opening, the number of sections; looking up an id, the logarithm
// of the number of records; walking, O(1) a record.

#ifndef JOBPACK_PACK_HPP
#define JOBPACK_PACK_HPP

#include "find.hpp"
#include "pick.hpp"
#include "score.hpp"

namespace jobpack {

/// A pack that was opened. Plain data, 320 bytes, valid as long as the bytes of the pack stay where and as they are. One that was not opened is empty.
class Pack {
public:
    /// One that is empty: not opened.
    constexpr Pack() noexcept = default;
    /// Opens a pack in place. Checks the header and the section table only; whatever the bytes, every later call is safe. Bytes behind its end are ignored.
    [[nodiscard]] static Result<Pack> open(const void *data, std::size_t length) noexcept {
        Pack pack;
        jobpack_error error{};
        const auto status = static_cast<Status>(jobpack_open(&pack.raw_, sizeof pack.raw_, data, length, &error));
        return {Error(status, error), pack};
    }
    /// The same for anything with std::data and std::size whose items are bytes, which it does not copy.
    template <class Bytes>
    [[nodiscard]] static Result<Pack> open(const Bytes &bytes) noexcept {
        static_assert(sizeof *std::data(bytes) == 1, "a pack is opened from bytes");
        return open(std::data(bytes), std::size(bytes));
    }
    /// Checks the whole pack at once: checksums, order, references, and the one canonical way of writing. Cost: once over the bytes.
    [[nodiscard]] Result<void> verify() const noexcept {
        jobpack_error error{};
        const auto status = static_cast<Status>(jobpack_verify(&raw_, &error));
        return Error(status, error);
    }
    /// What the pack says of itself as a whole.
    [[nodiscard]] Result<About> about() const noexcept { return result_of<About, jobpack_about_read, jobpack_about>(&raw_); }

    Resources resources() const noexcept { return all<Resources>(JOBPACK_RESOURCES); }                                  ///< All resources.
    Needs needs() const noexcept { return all<Needs>(JOBPACK_NEEDS); }                                                  ///< All jobs, then all outcomes.
    Jobs jobs() const noexcept { return all<Jobs>(JOBPACK_JOBS); }                                                      ///< All jobs.
    Outcomes outcomes() const noexcept { return {&raw_, count(JOBPACK_JOBS), count(JOBPACK_OUTCOMES)}; }                ///< All outcomes.
    Links links() const noexcept { return all<Links>(JOBPACK_LINKS); }                                                  ///< All links.
    Served served() const noexcept { return all<Served>(JOBPACK_SERVED); }                                              ///< The same, by resource.
    Requirements requirements() const noexcept { return all<Requirements>(JOBPACK_REQUIREMENTS); }                      ///< All requirements.
    Options options() const noexcept { return all<Options>(JOBPACK_OPTIONS); }                                          ///< All options of requirements.
    Conditions conditions() const noexcept { return all<Conditions>(JOBPACK_CONDITIONS); }                              ///< All facet values.
    Facets facets() const noexcept { return all<Facets>(JOBPACK_FACETS); }                                              ///< All facets.
    Circumstances circumstances() const noexcept { return all<Circumstances>(JOBPACK_CIRCUMSTANCES); }                  ///< All named circumstances.
    JobCircumstances job_circumstances() const noexcept { return all<JobCircumstances>(JOBPACK_JOB_CIRCUMSTANCES); }    ///< Those of all jobs.
    Collections collections() const noexcept { return all<Collections>(JOBPACK_COLLECTIONS); }                          ///< All collections.
    Items items() const noexcept { return all<Items>(JOBPACK_ITEMS); }                                                  ///< The items of all collections.
    Tallies tallies() const noexcept { return all<Tallies>(JOBPACK_TALLIES); }                                          ///< All tallies.
    Names names() const noexcept { return all<Names>(JOBPACK_NAMES); }                                                  ///< All names.
    Sections sections() const noexcept { return all<Sections>(JOBPACK_SECTIONS); }                                      ///< All sections.

    /// The record with this number, and the one with this id, exactly; none if there is none. Where texts belong to the record, why it cannot be read.
    std::optional<Resource> resource(std::uint32_t number) const noexcept { return find_record<Resource, jobpack_resource_at>(&raw_, number); }
    std::optional<Resource> resource(std::string_view id) const noexcept { return resource(number(JOBPACK_RESOURCES, id)); }
    std::optional<Need> need(std::uint32_t number) const noexcept { return find_record<Need, jobpack_need_at>(&raw_, number); }
    std::optional<Need> need(std::string_view id) const noexcept { return need(number(JOBPACK_NEEDS, id)); }
    Result<Circumstance> circumstance(std::uint32_t number) const noexcept { return read(record_at<Circumstance, jobpack_circumstance_at>(&raw_, number)); }
    Result<Circumstance> circumstance(std::string_view id) const noexcept { return circumstance(number(JOBPACK_CIRCUMSTANCES, id)); }
    Result<Collection> collection(std::uint32_t number) const noexcept { return read(record_at<Collection, jobpack_collection_at>(&raw_, number)); }
    Result<Collection> collection(std::string_view id) const noexcept { return collection(number(JOBPACK_COLLECTIONS, id)); }
    /// The facet value with these names, none if the pack has no such facet. A value that the pack does not know is one that no resource has.
    std::optional<Condition> condition(std::string_view facet, std::string_view value) const noexcept {
        jobpack_condition raw{};
        const jobpack_status status = jobpack_condition_of(&raw_, facet.data(), facet.size(), value.data(), value.size(), &raw);
        return status == JOBPACK_OK ? std::optional(Condition(&raw_, JOBPACK_NONE, Status::Ok, raw)) : std::nullopt;
    }

    /// The link by which a resource serves a need, if it does. Cost: what the resource serves.
    std::optional<Link> link_between(const Resource &resource, const Need &need) const noexcept {
        return jobpack::link_between(&raw_, resource.number(), need.number());
    }

    /// The number of a name among names().
    std::optional<std::uint32_t> name_number(std::string_view name) const noexcept {
        const std::uint32_t found = number(JOBPACK_NAMES, name);
        return found == JOBPACK_NONE ? std::nullopt : std::optional(found);
    }

    /// Finds the best resources for words, UTF-8, as a person types them, as many as `room` has: an array, std::array, std::span, ... of HitSlot, which is written.
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

    /// Completes the last word of what a person has typed so far, with as many known words as `room` has: an array, std::array, std::span, ... of CompletionSlot.
    template <class Room>
    Completions complete(std::string_view words, Room &&room) const noexcept {
        std::size_t count = 0;
        const jobpack_status status = jobpack_complete(&raw_, words.data(), words.size(), std::data(room), std::size(room), &count);
        return {static_cast<Status>(status), {std::data(room)}, count};
    }

    /// How many numbers of 32 bits unpack needs: one for each posting, about fifteen for each word, a quarter for each document and frequent word; 0 for a pack that stays as it is. Cost: a walk over the words.
    [[nodiscard]] std::size_t unpacked_size() const noexcept { return *result_of<std::size_t, jobpack_unpacked_size>(&raw_); }
    /// The same pack, which answers find in less time with what it unpacks into this memory: anything with std::data and std::size whose items are
    /// std::uint32_t, which stays where and as it is as long as the new pack is used. Why not, if it is too small.
    template <class Memory>
    [[nodiscard]] Result<Pack> unpack(Memory &&memory) const noexcept {
        static_assert(sizeof *std::data(memory) == sizeof(std::uint32_t), "a pack is unpacked into numbers of 32 bits");
        Pack unpacked;
        const jobpack_status status = jobpack_unpack(&unpacked.raw_, sizeof unpacked.raw_, &raw_, std::data(memory), std::size(memory));
        return {Error(static_cast<Status>(status)), unpacked};
    }

    /// How many bytes of memory are enough for pick to look at everything; `items` is the most resources that will be asked for, 0 for no limit.
    [[nodiscard]] std::size_t pick_memory(std::uint16_t items = 0) const noexcept {
        return *result_of<std::size_t, jobpack_pick_memory>(&raw_, items);
    }
    /// Picks the resources that cover what matters, in the caller's memory, which needs no alignment. Less memory than pick_memory says looks at less.
    Result<Selection> pick(const Request &request, void *memory, std::size_t size) const noexcept {
        const jobpack_selection *selection = nullptr;
        const Status status = with_request(request, [&](const jobpack_request *raw) { return jobpack_pick(&raw_, raw, memory, size, &selection); });
        return {Error(status), Selection(&raw_, selection)};
    }
    /// The same for anything with std::data and std::size whose items are bytes.
    template <class Memory>
    Result<Selection> pick(const Request &request, Memory &&memory) const noexcept {
        return pick(request, std::data(memory), std::size(memory) * sizeof *std::data(memory));
    }

    /// As it stands in jobpack.h.
    [[nodiscard]] constexpr const jobpack_pack &raw() const noexcept { return raw_; }

private:
    [[nodiscard]] std::uint32_t count(jobpack_record kind) const noexcept {
        return *result_of<std::uint32_t, jobpack_count>(&raw_, kind);
    }
    [[nodiscard]] std::uint32_t number(jobpack_record kind, std::string_view id) const noexcept {
        return result_of<std::uint32_t, jobpack_number>(&raw_, kind, id.data(), id.size()).value_or(JOBPACK_NONE);
    }
    [[nodiscard]] Hits found(Search &search, std::string_view words, const jobpack_situation *situation, HitSlot *room, std::size_t capacity) const noexcept {
        std::size_t count = 0;
        const jobpack_status status = jobpack_find(&raw_, words.data(), words.size(), situation, search.raw(), room, capacity, &count);
        return {static_cast<Status>(status), {{&raw_, search.raw(), words}, room}, count};
    }
    template <class Range>
    [[nodiscard]] Range all(jobpack_record kind) const noexcept { return {&raw_, 0, count(kind)}; }
    template <class Record>
    [[nodiscard]] static Result<Record> read(const Record &record) noexcept { return {Error(record.status()), record}; }

    jobpack_pack raw_{};
};

/// A check in steps, for whoever has something else to do meanwhile. Plain data, to be used by one thread at a time; it needs the bytes of the pack, not the Pack.
class Verifier {
public:
    explicit Verifier(const Pack &pack) noexcept { jobpack_verifier_open(&raw_, sizeof raw_, &pack.raw()); }
    /// Goes on for about `budget` records or bytes, one record at least: whether all of the pack was checked. Fails at the first fault and ever after.
    Result<bool> step(std::uint32_t budget) noexcept {
        std::uint32_t done = 0;
        jobpack_error error{};
        const auto status = static_cast<Status>(jobpack_verifier_step(&raw_, budget, &done, &error));
        return {Error(status, error), done != 0};
    }

private:
    jobpack_verifier raw_{};
};

/// The version of the library that is linked, such as "0.1.0"; JOBPACK_VERSION is that of the header.
[[nodiscard]] inline std::string_view version() noexcept { return jobpack_version(); }
/// The version of its ABI; JOBPACK_ABI_VERSION is that of the header.
[[nodiscard]] inline std::uint32_t abi_version() noexcept { return jobpack_abi_version(); }
/// The oldest and the newest major version of packs that it reads.
[[nodiscard]] inline std::uint32_t format_oldest() noexcept { return jobpack_format_oldest(); }
[[nodiscard]] inline std::uint32_t format_newest() noexcept { return jobpack_format_newest(); }

}  // namespace jobpack

#endif
