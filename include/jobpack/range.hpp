// What can be walked: numbered things, and lists that are read one after the other.
//
// Owns: Range and List, and the two kinds of views on C structs that they give. Cost: a C call an item, at each `*`, `->` or `[]` of a Range, at each step of
// a List. Nothing here refers to the range that it came from, so ranges may be temporaries.

#ifndef JOBPACK_RANGE_HPP
#define JOBPACK_RANGE_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

#include "result.hpp"

namespace jobpack {

/// What `->` of an iterator gives, whose items are no references.
template <class Item>
class Arrow {
public:
    constexpr explicit Arrow(const Item &item) noexcept : item_(item) {}
    [[nodiscard]] constexpr const Item *operator->() const noexcept { return &item_; }

private:
    Item item_;
};

/// Items that have numbers one after the other and are read by them. A number beyond the range gives what `read` makes of it: an empty item.
template <class Source, class Item, Item (*read)(Source, std::uint32_t)>
class Range {
public:
    /// A place in the range. Comparable with others of the same range.
    class iterator {
    public:
        using iterator_concept = std::forward_iterator_tag;
        using iterator_category = std::input_iterator_tag;  // as C++17 has it, since items are no references
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = Arrow<Item>;
        using reference = Item;

        constexpr iterator() noexcept = default;
        constexpr iterator(Source source, std::uint32_t number) noexcept : source_(source), number_(number) {}
        [[nodiscard]] Item operator*() const noexcept { return read(source_, number_); }
        [[nodiscard]] pointer operator->() const noexcept { return pointer(**this); }
        constexpr iterator &operator++() noexcept {
            ++number_;
            return *this;
        }
        constexpr iterator operator++(int) noexcept { return {source_, number_++}; }
        [[nodiscard]] friend constexpr bool operator==(const iterator &a, const iterator &b) noexcept { return a.number_ == b.number_; }
        [[nodiscard]] friend constexpr bool operator!=(const iterator &a, const iterator &b) noexcept { return a.number_ != b.number_; }

    private:
        Source source_{};
        std::uint32_t number_{};
    };

    /// No items.
    constexpr Range() noexcept = default;
    /// So many items from this number on.
    constexpr Range(Source source, std::uint32_t first, std::size_t count) noexcept : source_(source), first_(first), count_(count) {}

    [[nodiscard]] constexpr iterator begin() const noexcept { return {source_, first_}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {source_, first_ + static_cast<std::uint32_t>(count_)}; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return count_ == 0; }
    /// The item at a place, from 0; an empty one beyond the end.
    [[nodiscard]] Item operator[](std::size_t place) const noexcept {
        return place < count_ ? read(source_, first_ + static_cast<std::uint32_t>(place)) : read(Source{}, 0);
    }

private:
    Source source_{};
    std::uint32_t first_{};
    std::size_t count_{};
};

/// A view on a C struct that stands alone: what people read.
template <class Struct>
class Plain {
public:
    using Raw = Struct;
    /// An empty one.
    constexpr Plain() noexcept = default;
    /// What the C struct says.
    constexpr explicit Plain(const Struct &raw) noexcept : raw_(raw) {}
    /// As it stands in jobpack.h.
    [[nodiscard]] constexpr const Struct &raw() const noexcept { return raw_; }

protected:
    Struct raw_{};
};

/// A view on a C struct and the pack that it refers to: what leads to other records.
template <class Struct>
class Record : public Plain<Struct> {
public:
    /// An empty one.
    constexpr Record() noexcept = default;
    /// What the C struct says, if it could be read.
    constexpr Record(const jobpack_pack *pack, std::uint32_t number, Status status, const Struct &raw) noexcept
        : Plain<Struct>(raw), pack_(pack), number_(number), status_(status) {}
    /// Its number among its kind, or its place in what it was read from.
    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
    /// Ok, or why it could not be read: then it is empty.
    [[nodiscard]] constexpr Status status() const noexcept { return status_; }

protected:
    const jobpack_pack *pack_{};
    std::uint32_t number_ = JOBPACK_NONE;
    Status status_ = Status::NotFound;
};

/// A record of the pack by its number.
template <class Item, auto read>
[[nodiscard]] Item record_at(const jobpack_pack *pack, std::uint32_t number) noexcept {
    typename Item::Raw raw{};
    const auto status = static_cast<Status>(read(pack, number, &raw));
    return Item(pack, number, status, raw);
}

/// Records of the pack with numbers one after the other.
template <class Item, auto read>
using Records = Range<const jobpack_pack *, Item, record_at<Item, read>>;

/// A list that is read from its front. Its iterators hold the item that they stand at.
template <class Item, class Struct, jobpack_status (*next)(jobpack_list *, Struct *)>
class List {
public:
    /// A place in the list. Comparable with others of the same list.
    class iterator {
    public:
        using iterator_concept = std::forward_iterator_tag;
        using iterator_category = std::input_iterator_tag;
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = Arrow<Item>;
        using reference = Item;

        /// The end of every list.
        constexpr iterator() noexcept = default;
        explicit iterator(const jobpack_list &list) noexcept : rest_(list), left_(true) { ++*this; }
        [[nodiscard]] Item operator*() const noexcept {
            if constexpr (std::is_same_v<Item, std::string_view>) return view(raw_);
            else return Item(raw_);
        }
        [[nodiscard]] pointer operator->() const noexcept { return pointer(**this); }
        iterator &operator++() noexcept {
            left_ = left_ && next(&rest_, &raw_) == JOBPACK_OK;
            return *this;
        }
        iterator operator++(int) noexcept {
            const iterator before = *this;
            ++*this;
            return before;
        }
        [[nodiscard]] friend bool operator==(const iterator &a, const iterator &b) noexcept {
            return a.left_ == b.left_ && (!a.left_ || (a.rest_.data == b.rest_.data && a.rest_.length == b.rest_.length));
        }
        [[nodiscard]] friend bool operator!=(const iterator &a, const iterator &b) noexcept { return !(a == b); }

    private:
        jobpack_list rest_{};
        Struct raw_{};
        bool left_ = false;
    };

    /// No items.
    constexpr List() noexcept = default;
    /// The items of the C list.
    constexpr explicit List(const jobpack_list &list) noexcept : list_(list) {}

    [[nodiscard]] iterator begin() const noexcept { return iterator(list_); }
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    [[nodiscard]] bool empty() const noexcept { return begin() == end(); }

private:
    jobpack_list list_{};
};

}  // namespace jobpack

#endif
