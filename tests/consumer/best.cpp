// Prints the title of the resource that helps best: best PACK WORDS
#include <jobpack.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char **arguments)
{
    if (count != 3) {
        std::cerr << "usage: best PACK WORDS\n";
        return 2;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto pack = jobpack::Pack::open(bytes);
    if (!pack) {
        std::cerr << arguments[1] << ": " << pack.error().message() << '\n';
        return 1;
    }

    static jobpack::Search search;
    jobpack::HitSlot room[1];
    for (const auto hit : pack->find(search, arguments[2], room)) {
        std::cout << hit.resource().title() << '\n';
    }
    return 0;
}
