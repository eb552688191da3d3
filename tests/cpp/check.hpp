// Checks that count: those that fail tell where, and the last line is one that `cargo xtask test` adds up.

#ifndef JOBPACK_TESTS_CHECK_HPP
#define JOBPACK_TESTS_CHECK_HPP

#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

inline int passed = 0;
inline int failed = 0;

/// Counts a check, and tells where it stands if it fails.
#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)

inline void check(bool holds, const char *condition, const char *file, int line) {
    ++(holds ? passed : failed);
    if (!holds) std::fprintf(stderr, "%s:%d: %s\n", file, line, condition);
}

/// Tells what came of all checks, and gives the program's exit code.
inline int told() {
    std::printf("test result: %s. %d passed; %d failed\n", failed == 0 ? "ok" : "FAILED", passed, failed);
    return failed == 0 ? 0 : 1;
}

/// The bytes of a file.
inline std::vector<char> bytes_of(const char *path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

#endif
