// How a call ended: a status, what was wrong with a pack and where, and a value or why there is none.
//
// Owns: Status, Error, Result. Cost: a Result is its value and 32 bytes.

#ifndef JOBPACK_RESULT_HPP
#define JOBPACK_RESULT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../jobpack.h"

namespace jobpack {

/// The text of a C text; empty for one that is zeroed.
[[nodiscard]] constexpr std::string_view view(const jobpack_text &text) noexcept {
    return {text.data, text.length};
}

/// The text that a C call writes to its last argument; empty if it fails.
template <auto call, class... Arguments>
[[nodiscard]] std::string_view text_of(Arguments... arguments) noexcept {
    jobpack_text text{};
    call(arguments..., &text);
    return view(text);
}

/// How a call ended. The numbers are frozen; a later library may know more of them.
enum class Status : std::uint32_t {
    Ok = JOBPACK_OK,                                    ///< All is well.
    NotAPack = JOBPACK_ERROR_NOT_A_PACK,                ///< The bytes do not begin as a pack does.
    Truncated = JOBPACK_ERROR_TRUNCATED,                ///< There are fewer bytes than the pack's header says.
    Version = JOBPACK_ERROR_VERSION,                    ///< The pack's major version is not one that this library reads.
    Feature = JOBPACK_ERROR_FEATURE,                    ///< The pack uses a feature that this library does not have.
    Damaged = JOBPACK_ERROR_DAMAGED,                    ///< A checksum does not match: the bytes were damaged.
    SectionTable = JOBPACK_ERROR_SECTION_TABLE,         ///< The section table is not as the format says.
    UnknownSection = JOBPACK_ERROR_UNKNOWN_SECTION,     ///< A section that must be understood is not known.
    SectionVersion = JOBPACK_ERROR_SECTION_VERSION,     ///< A section that must be understood has a newer version.
    MissingSection = JOBPACK_ERROR_MISSING_SECTION,     ///< A section that every pack has is missing.
    Record = JOBPACK_ERROR_RECORD,                      ///< A record cannot be decoded, or is not written in the one canonical way.
    Reference = JOBPACK_ERROR_REFERENCE,                ///< A record points outside of what it points into.
    Order = JOBPACK_ERROR_ORDER,                        ///< Records are not in the order that the format asks for.
    NotFound = JOBPACK_NOT_FOUND,                       ///< What was asked for is not there.
    NotTogether = JOBPACK_ERROR_NOT_TOGETHER,           ///< Packs that were to be asked as one were not made together.
    Done = JOBPACK_DONE,                                ///< A list has no more items.
    Null = JOBPACK_ERROR_NULL,                          ///< A pointer is null that must not be.
    Size = JOBPACK_ERROR_SIZE,                          ///< The library needs larger handles than this header knows: they do not belong together.
    NotOpen = JOBPACK_ERROR_NOT_OPEN,                   ///< The pack, tally, verifier or selection was made without the library.
    Utf8 = JOBPACK_ERROR_UTF8,                          ///< A text given is not UTF-8.
    TooLong = JOBPACK_ERROR_TOO_LONG,                   ///< A length given is larger than memory can be.
    Room = JOBPACK_ERROR_ROOM,                          ///< The memory given is too small to begin with.
    Code = JOBPACK_ERROR_CODE,                          ///< A code given is none that the library knows.
    Reserved = JOBPACK_ERROR_RESERVED,                  ///< A reserved field is not zero.
    OffScale = JOBPACK_ERROR_OFF_SCALE,                 ///< The answer lies outside of the scale, or the scale outside of 2 to 10.
    OtherScale = JOBPACK_ERROR_OTHER_SCALE,             ///< Two tallies, or a tally and a profile, use different scales.
    WrongLength = JOBPACK_ERROR_WRONG_LENGTH,           ///< The number of cells or of results does not fit.
    Impossible = JOBPACK_ERROR_IMPOSSIBLE,              ///< Counts that no group of people can give.
    BadProfile = JOBPACK_ERROR_BAD_PROFILE,             ///< The profile contradicts itself.
    NoAnswers = JOBPACK_ERROR_NO_ANSWERS,               ///< Nobody answered what the score needs.
};

/// The name of a status as it stands in jobpack.h, such as "JOBPACK_ERROR_DAMAGED": a static text with a final NUL.
[[nodiscard]] inline std::string_view name(Status status) noexcept {
    return jobpack_status_name(static_cast<std::uint32_t>(status));
}

/// A sentence for people about a status, in English: a static text; empty for a number that is no status.
[[nodiscard]] inline std::string_view message(Status status) noexcept {
    return text_of<jobpack_status_message>(static_cast<std::uint32_t>(status));
}

/// What to do about a status, in English: a static text; empty if there is nothing to say.
[[nodiscard]] inline std::string_view advice(Status status) noexcept {
    return text_of<jobpack_status_advice>(static_cast<std::uint32_t>(status));
}

/// What went wrong. Where in a pack is known only if opening or verifying it failed because of its bytes.
class Error {
public:
    /// Nothing went wrong.
    constexpr Error() noexcept = default;
    /// A call ended so; at no place in a pack.
    constexpr explicit Error(Status status) noexcept : raw_{static_cast<std::uint32_t>(status), {}, 0, 0, 0, {}} {}
    /// A call ended so, and if it was because of the bytes of a pack, `raw` says where.
    constexpr Error(Status status, const jobpack_error &raw) noexcept
        : raw_(raw.status == static_cast<std::uint32_t>(status) ? raw : Error(status).raw_) {}

    /// How the call ended.
    [[nodiscard]] constexpr Status status() const noexcept { return static_cast<Status>(raw_.status); }
    /// A sentence for people, in English: a static text.
    [[nodiscard]] std::string_view message() const noexcept { return jobpack::message(status()); }
    /// What to do about it, in English: a static text; empty if there is nothing to say.
    [[nodiscard]] std::string_view advice() const noexcept { return jobpack::advice(status()); }
    /// The tag of the section, four letters that lie in this error; empty for the header.
    [[nodiscard]] std::string_view section() const noexcept {
        return {reinterpret_cast<const char *>(raw_.section), raw_.section[0] == 0 ? 0U : sizeof raw_.section};
    }
    /// The offset from the start of the pack, in bytes.
    [[nodiscard]] constexpr std::uint32_t byte() const noexcept { return raw_.at; }
    /// What was found, for versions, features and lengths; else 0.
    [[nodiscard]] constexpr std::uint32_t found() const noexcept { return raw_.found; }
    /// What the library supports, for versions and features; what was needed, for lengths; else 0.
    [[nodiscard]] constexpr std::uint32_t supported() const noexcept { return raw_.supported; }
    /// As it stands in jobpack.h.
    [[nodiscard]] constexpr const jobpack_error &raw() const noexcept { return raw_; }

private:
    jobpack_error raw_{};
};

/// A value, or why there is none. `Result<void>` has no value.
template <class Value>
class Result;

template <>
class [[nodiscard]] Result<void> {
public:
    /// All is well.
    constexpr Result() noexcept = default;
    /// A call ended so.
    constexpr Result(Status status) noexcept : error_(status) {}
    /// A call ended so.
    constexpr Result(const Error &error) noexcept : error_(error) {}

    /// Whether all is well.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return status() == Status::Ok; }
    /// How the call ended.
    [[nodiscard]] constexpr Status status() const noexcept { return error_.status(); }
    /// A sentence for people about it, in English: a static text.
    [[nodiscard]] std::string_view message() const noexcept { return error_.message(); }
    /// The same, and where in the pack: part of this result.
    [[nodiscard]] constexpr const Error &error() const noexcept { return error_; }

private:
    Error error_;
};

template <class Value>
class [[nodiscard]] Result : public Result<void> {
public:
    /// All is well, and this is the value.
    constexpr Result(const Value &value) noexcept : value_(value) {}
    /// There is no value, since a call ended so.
    constexpr Result(Status status) noexcept : Result<void>(status) {}
    /// A call ended so; the value counts only if all is well.
    constexpr Result(const Error &error, const Value &value) noexcept : Result<void>(error), value_(error.status() == Status::Ok ? value : Value{}) {}

    /// The value; an empty one, and harmless, if there is none. Part of this result, or a copy if the result is a temporary.
    [[nodiscard]] constexpr const Value &value() const & noexcept { return value_; }
    [[nodiscard]] constexpr Value value() && noexcept { return value_; }
    [[nodiscard]] constexpr const Value &operator*() const & noexcept { return value_; }
    [[nodiscard]] constexpr Value operator*() && noexcept { return value_; }
    [[nodiscard]] constexpr Value *operator->() noexcept { return &value_; }
    [[nodiscard]] constexpr const Value *operator->() const noexcept { return &value_; }
    /// The value, or this one if there is none.
    [[nodiscard]] constexpr Value value_or(const Value &other) const noexcept { return *this ? value_ : other; }

private:
    Value value_{};
};

/// The value that a C call writes to its last argument, or why it fails.
template <class Value, auto call, class Raw = Value, class... Arguments>
[[nodiscard]] Result<Value> result_of(Arguments... arguments) noexcept {
    Raw raw{};
    const auto status = static_cast<Status>(call(arguments..., &raw));
    return {Error(status), Value(raw)};
}

}  // namespace jobpack

#endif
