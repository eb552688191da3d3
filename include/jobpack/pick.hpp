// Just in case: the few resources that cover what matters, in the time at hand, with a certificate.
//
// Owns: Request, what is asked; Selection, the answer, which lies in the caller's memory and is there as long as that memory is not used for something else.
// Cost: candidates x links x items for each of three greedy orders.

#ifndef JOBPACK_PICK_HPP
#define JOBPACK_PICK_HPP

#include <iterator>

#include "records.hpp"

namespace jobpack {

/// How good an answer is: value, known, bound and possible, in thousandths of opportunity times 255; minutes, item_count, aspect_count, left_out_count,
/// estimated and truncated.
using Certificate = jobpack_certificate;

/// What to cover and within which limits. What is not said has no limits: it covers every outcome. Each setter changes the request and gives it back; numbers are
/// borrowed, from anything with std::data and std::size, and must stay there.
class Request {
public:
    /// Covers every outcome, without limits.
    constexpr Request() noexcept = default;
    /// The numbers of the needs to cover; a job stands for itself and its outcomes.
    template <class Numbers>
    constexpr Request &aspects(const Numbers &numbers) noexcept { return set(raw_.aspects, raw_.aspect_count, numbers); }
    /// The numbers of resources that are known: they are not offered, meet requirements, and what they serve counts as covered so far.
    template <class Numbers>
    constexpr Request &known(const Numbers &numbers) noexcept { return set(raw_.known, raw_.known_count, numbers); }
    /// The numbers of needs that are known: they are not covered again and meet requirements.
    template <class Numbers>
    constexpr Request &known_needs(const Numbers &numbers) noexcept { return set(raw_.known_needs, raw_.known_need_count, numbers); }
    /// The numbers of the only resources to choose from, in the curator's order, such as the items of a collection.
    template <class Numbers>
    constexpr Request &pool(const Numbers &numbers) noexcept {
        set(raw_.pool, raw_.pool_count, numbers);
        if (raw_.pool == nullptr) raw_.pool = &nobody;  // an empty pool is not the same as none
        return *this;
    }
    /// Who asks and when. Its minutes are the limit for one resource, not for all together.
    constexpr Request &situation(const Situation &situation) noexcept { return situation_ = situation, *this; }
    /// The budget in minutes; 0 for none.
    constexpr Request &minutes(std::uint16_t minutes) noexcept { return raw_.minutes = minutes, *this; }
    /// How many resources at most; 0 for as many as there is room for.
    constexpr Request &items(std::uint16_t items) noexcept { return raw_.items = items, *this; }

    /// As jobpack.h has it, without the situation.
    [[nodiscard]] constexpr const jobpack_request &raw() const noexcept { return raw_; }
    /// Who asks and when.
    [[nodiscard]] constexpr const Situation &situation() const noexcept { return situation_; }

private:
    static constexpr std::uint32_t nobody = JOBPACK_NONE;

    template <class Numbers>
    constexpr Request &set(const std::uint32_t *&data, std::size_t &count, const Numbers &numbers) noexcept {
        data = std::data(numbers);
        count = std::size(numbers);
        return *this;
    }
    jobpack_request raw_{};
    Situation situation_;
};

/// Calls a C function with a request and its situation.
template <class Call>
[[nodiscard]] Status with_request(const Request &request, Call call) noexcept {
    const jobpack_situation situation = request.situation().raw();
    jobpack_request raw = request.raw();
    raw.situation = &situation;
    return static_cast<Status>(call(&raw));
}

/// A picked resource.
class Picked : public Record<jobpack_picked> {
public:
    using Record::Record;
    Resource resource() const noexcept { return record_at<Resource, jobpack_resource_at>(pack_, raw_.resource); }  ///< The resource.
    std::uint32_t gain() const noexcept { return raw_.gain; }              ///< What it adds to the value of those before it.
    std::uint16_t minutes() const noexcept { return raw_.minutes; }        ///< What it takes, in minutes.
    bool estimated() const noexcept { return raw_.estimated != 0; }        ///< Whether its minutes are not said and 10 were counted.
    /// The aspect to which it adds the most; none if it is there only because another requires it.
    std::optional<Need> need() const noexcept { return find_record<Need, jobpack_need_at>(pack_, raw_.need); }
};

/// A need that was to be covered.
class Aspect : public Record<jobpack_aspect> {
public:
    using Record::Record;
    Need need() const noexcept { return record_at<Need, jobpack_need_at>(pack_, raw_.need); }  ///< The need.
    std::uint16_t weight() const noexcept { return raw_.weight; }                              ///< Its opportunity in thousandths, or 5,000 if not rated.
    std::uint8_t covered() const noexcept { return raw_.covered; }                             ///< The strength with which it is covered, 0 to 255.
    /// Why it is not covered, if it is not.
    std::optional<Reason> reason() const noexcept { return raw_.covered != 0 ? std::nullopt : word_of<Reason>(raw_.reason); }
};

/// A resource that serves an aspect and was left out.
class LeftOut : public Record<jobpack_left_out> {
public:
    using Record::Record;
    Resource resource() const noexcept { return record_at<Resource, jobpack_resource_at>(pack_, raw_.resource); }  ///< The resource.
    std::uint32_t worth() const noexcept { return raw_.worth; }                          ///< What it would be worth alone if nothing were known.
    Reason reason() const noexcept { return static_cast<Reason>(raw_.reason); }          ///< Why.
};

/// A soft requirement that neither the answer nor what is known meets.
class Advice : public Record<jobpack_advice> {
public:
    using Record::Record;
    Resource resource() const noexcept { return record_at<Resource, jobpack_resource_at>(pack_, raw_.resource); }  ///< The picked resource that requires it.
    Requirement requirement() const noexcept { return record_at<Requirement, jobpack_requirement_at>(pack_, raw_.requirement); }  ///< The requirement.
};

/// Where an answer is read: the pack, the selection, and for advice the request that it answers.
struct Chosen {
    const jobpack_pack *pack = nullptr;
    const jobpack_selection *selection = nullptr;
    const Request *request = nullptr;

    template <class Item, auto read>
    [[nodiscard]] static Item at(Chosen chosen, std::uint32_t place) noexcept {
        typename Item::Raw raw{};
        const auto status = static_cast<Status>(read(chosen.selection, place, &raw));
        return Item(chosen.pack, place, status, raw);
    }
    [[nodiscard]] static Advice advice_at(Chosen chosen, std::uint32_t place) noexcept {
        jobpack_advice raw{};
        if (chosen.request == nullptr) return {};
        const auto call = [&](const jobpack_request *asked) { return jobpack_advice_at(chosen.pack, asked, chosen.selection, place, &raw); };
        const Status status = with_request(*chosen.request, call);
        return {chosen.pack, place, status, raw};
    }
};

using PickedItems = Range<Chosen, Picked, Chosen::at<Picked, jobpack_picked_at>>;  ///< What was picked.
using Aspects = Range<Chosen, Aspect, Chosen::at<Aspect, jobpack_aspect_at>>;      ///< What was to be covered.
using LeftOuts = Range<Chosen, LeftOut, Chosen::at<LeftOut, jobpack_left_out_at>>; ///< What was left out.
using Advices = Range<Chosen, Advice, Chosen::advice_at>;                          ///< What is better known before.

/// The answer of a pick: the few, with a certificate.
class Selection {
public:
    /// Of nothing.
    constexpr Selection() noexcept = default;
    /// What lies in the memory of a pick. Pack::pick calls it.
    Selection(const jobpack_pack *pack, const jobpack_selection *selection) noexcept : chosen_{pack, selection, nullptr} {
        jobpack_certificate_read(selection, &certificate_);
    }
    /// How good the answer is.
    [[nodiscard]] constexpr const Certificate &certificate() const noexcept { return certificate_; }
    PickedItems items() const noexcept { return {chosen_, 0, certificate_.item_count}; }           ///< What was picked: what is required comes first.
    Aspects aspects() const noexcept { return {chosen_, 0, certificate_.aspect_count}; }           ///< What was to be covered, in the order of numbers.
    LeftOuts left_out() const noexcept { return {chosen_, 0, certificate_.left_out_count}; }       ///< What was left out, the worthiest first.
    /// The soft requirements that are not met, given the request that this answers, which must stay there. Cost: their number times the requirements of all items.
    [[nodiscard]] Advices advice(const Request &request) const noexcept {
        const Chosen chosen{chosen_.pack, chosen_.selection, &request};
        std::uint32_t count = 0;
        while (Chosen::advice_at(chosen, count).status() == Status::Ok) ++count;
        return {chosen, 0, count};
    }
    Advices advice(Request &&request) const = delete;
    /// As it stands in jobpack.h.
    [[nodiscard]] constexpr const jobpack_selection *raw() const noexcept { return chosen_.selection; }

private:
    Chosen chosen_;
    jobpack_certificate certificate_{};
};

}  // namespace jobpack

#endif
