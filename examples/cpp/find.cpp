// Just in time: the three best resources for your words, and why: find PACK WORDS...
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <iostream>
#include <jobpack.hpp>
#include <string>

static std::string_view mapped(const char *path) {
    struct stat file {};
    const int descriptor = open(path, O_RDONLY);
    if (descriptor < 0 || fstat(descriptor, &file) != 0) return {};
    void *bytes = mmap(nullptr, static_cast<std::size_t>(file.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    return bytes == MAP_FAILED ? "" : std::string_view(static_cast<char *>(bytes), static_cast<std::size_t>(file.st_size));
}

int main(int count, char **arguments) {
    if (count < 3) return std::cerr << "Usage: find PACK WORDS...\n", 2;
    const auto pack = jobpack::Pack::open(mapped(arguments[1]));
    if (!pack) return std::cerr << arguments[1] << ": " << pack.message() << '\n', 1;

    std::string words = arguments[2];
    for (int word = 3; word < count; ++word) words.append(" ").append(arguments[word]);

    static jobpack::Search search;
    jobpack::HitSlot room[3];
    char statement[400];
    const auto hits = pack->find(search, words, room);
    for (const auto hit : hits) {
        std::cout << hit.resource().title() << '\n';
        if (const auto need = hit.need()) std::cout << "    What for: " << *need->statement(statement) << '\n';
        std::cout << "    Your words:";
        for (const auto word : hit.matched()) std::cout << ' ' << word.text();
        std::cout << '\n';
    }
    if (hits.empty()) std::cout << "Nothing here is about that.\n";
}
