// Prints the title of the resource that helps best: best PACK WORDS
#include <jobpack.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace {

jobpack_status print_best(const jobpack_pack &pack, const std::string &words)
{
    const auto search = std::make_unique<jobpack_search>();
    jobpack_hit hit;
    jobpack_text title;
    std::size_t count = 0;
    jobpack_status status = jobpack_search_open(search.get(), sizeof *search);
    if (status == JOBPACK_OK) {
        status = jobpack_find(&pack, words.data(), words.size(), nullptr, search.get(), &hit, 1, &count);
    }
    if (status == JOBPACK_OK) {
        status = count == 1 ? jobpack_resource_title(&pack, hit.resource, &title) : JOBPACK_NOT_FOUND;
    }
    if (status == JOBPACK_OK) {
        std::cout << std::string(title.data, title.length) << '\n';
    }
    return status;
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3) {
        std::cerr << "usage: best PACK WORDS\n";
        return 2;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    jobpack_pack pack;
    jobpack_status status = jobpack_open(&pack, sizeof pack, bytes.data(), bytes.size(), nullptr);
    if (status == JOBPACK_OK) {
        status = print_best(pack, arguments[2]);
    }
    if (status != JOBPACK_OK) {
        std::cerr << jobpack_status_name(status) << '\n';
    }
    return status == JOBPACK_OK ? 0 : 1;
}
