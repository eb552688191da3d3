// Writes JSON to the standard output, as tests/vectors/README.md says: one value a line, no spaces, strings as JSON.stringify writes them.
//
// Owns: print, which knows every type of jobpack.hpp that a line can hold, and object and list, which put values together. Cost: a call of the C library a piece.

#ifndef JOBPACK_TESTS_JSON_HPP
#define JOBPACK_TESTS_JSON_HPP

#include <jobpack.hpp>

#include <cinttypes>
#include <cstdio>
#include <type_traits>

namespace json {

inline void character(unsigned char byte) {
    switch (byte) {
    case '"': std::fputs("\\\"", stdout); return;
    case '\\': std::fputs("\\\\", stdout); return;
    case '\b': std::fputs("\\b", stdout); return;
    case '\t': std::fputs("\\t", stdout); return;
    case '\n': std::fputs("\\n", stdout); return;
    case '\f': std::fputs("\\f", stdout); return;
    case '\r': std::fputs("\\r", stdout); return;
    default: byte < 0x20 ? std::printf("\\u%04x", byte) : std::putchar(byte);
    }
}

inline void text(std::string_view text) {
    std::putchar('"');
    for (const char byte : text) character(static_cast<unsigned char>(byte));
    std::putchar('"');
}

template <class Struct>
std::true_type has_number(const jobpack::Record<Struct> &);
std::false_type has_number(...);

/// A text, a number, a truth, a word of a closed list, the number of a record, what is there or null, or what a function prints.
template <class Value>
void print(const Value &value) {
    if constexpr (std::is_same_v<Value, bool>) std::fputs(value ? "true" : "false", stdout);
    else if constexpr (std::is_signed_v<Value>) std::printf("%" PRIdMAX, static_cast<std::intmax_t>(value));
    else if constexpr (std::is_integral_v<Value>) std::printf("%" PRIuMAX, static_cast<std::uintmax_t>(value));
    else if constexpr (std::is_enum_v<Value>) name(value).empty() ? void(std::fputs("null", stdout)) : text(name(value));
    else if constexpr (std::is_convertible_v<Value, std::string_view>) text(value);
    else if constexpr (std::is_invocable_v<Value>) value();
    else if constexpr (decltype(has_number(value))::value) print(value.number());
    else value ? print(*value) : void(std::fputs("null", stdout));
}

inline void members(const char *) {}

template <class Value, class... More>
void members(const char *before, std::string_view key, const Value &value, const More &...more) {
    std::fputs(before, stdout);
    text(key);
    std::putchar(':');
    print(value);
    members(",", more...);
}

/// Keys and values, one after the other, as an object.
template <class... KeysAndValues>
void object(const KeysAndValues &...keys_and_values) {
    std::putchar('{');
    members("", keys_and_values...);
    std::putchar('}');
}

/// The same on a line of its own.
template <class... KeysAndValues>
void line(const KeysAndValues &...keys_and_values) {
    object(keys_and_values...);
    std::putchar('\n');
}

/// What prints each item of a range.
template <class Range, class Print>
auto list(Range range, Print print) {
    return [range, print] {
        const char *before = "[";
        for (const auto &item : range) {
            std::fputs(before, stdout);
            print(item);
            before = ",";
        }
        std::fputs(before[0] == '[' ? "[]" : "]", stdout);
    };
}

/// What prints the items of a range as they are.
template <class Range>
auto list(Range range) {
    return list(range, [](const auto &item) { print(item); });
}

}  // namespace json

#endif
