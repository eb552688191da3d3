// The best three answers of a pack, and why: find PACK WORDS...
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
    const auto pack = jobpack::Pack::open(mapped(count > 1 ? arguments[1] : ""));
    if (!pack) return std::cerr << pack.message() << '\n', 1;

    std::string words;
    for (int word = 2; word < count; ++word) words.append(arguments[word]).append(" ");

    static jobpack::Search search;
    jobpack::HitSlot room[3];
    char statement[200];
    int place = 0;
    for (const auto hit : pack->find(search, words, room)) {
        std::cout << ++place << ". " << hit.resource().title() << '\n';
        if (const auto need = hit.need()) {
            std::cout << "   because you want to: " << *need->statement(statement) << '\n';
        } else {
            std::cout << "   by its own words:";
            for (const auto word : hit.words()) std::cout << ' ' << word.text();
            std::cout << '\n';
        }
    }
}
