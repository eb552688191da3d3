// Whatever jobpack.hpp does, it does without a heap: malloc and operator new are counted while all of it is used. no_heap tests/vectors/v1/whole.pack

#include <jobpack.hpp>

#include "check.hpp"

#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define JOBPACK_TESTS_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define JOBPACK_TESTS_SANITIZED
#endif

static volatile unsigned allocations = 0;

// The sanitizers have a malloc of their own.
#if defined(__GLIBC__) && !defined(JOBPACK_TESTS_SANITIZED)
extern "C" void *__libc_malloc(std::size_t size);
extern "C" void *malloc(std::size_t size) noexcept {
    allocations = allocations + 1;
    return __libc_malloc(size);
}
#endif

void *operator new(std::size_t size) {
    allocations = allocations + 1;
    if (void *memory = std::malloc(size)) return memory;
    std::abort();
}
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }

using namespace jobpack;

static Search search;
static unsigned char memory[8192];

/// Reads all texts of a list.
template <class List, class Read>
static std::size_t each(const List &list, Read read) {
    std::size_t size = 0;
    for (const auto item : list) size += read(item).size();
    return size;
}

static std::size_t texts(const Pack &pack) {
    std::size_t size = each(pack.about()->analysers(), [](const Analyser &it) { return it.name(); });
    const auto itself = [](std::string_view text) { return text; };
    for (const auto resource : pack.resources()) size += each(resource.text()->tags(), itself) + resource.title().size();
    for (const auto outcome : pack.outcomes()) size += each(outcome.text()->ways(), itself);
    for (const auto job : pack.jobs()) {
        const auto text = job.text();
        size += each(text->stories(), [](const Story &it) { return it.when(); }) + each(text->forces(), [](const Force &it) { return it.statement(); });
        size += each(text->obstacles(), [](const Obstacle &it) { return it.statement(); }) + each(text->hires(), [](const Hire &it) { return it.why(); });
        size += each(text->tradeoffs(), [](const TradeOff &it) { return it.gets(); }) + each(text->evidence(), [](const Evidence &it) { return it.quote(); });
        size += each(text->experiences(), [](const Experience &it) { return it.statement(); });
    }
    return size;
}

static std::size_t records(const Pack &pack) {
    char statement[256];
    std::size_t size = each(pack.names(), [](std::string_view name) { return name; });
    for (const auto need : pack.needs()) size += need.statement(statement)->size() + need.id().size() + need.links().size();
    for (const auto link : pack.served()) size += link.why().size() + link.need().id().size() + link.resource().id().size();
    for (const auto requirement : pack.requirements())
        for (const auto option : requirement.options()) size += option.need() ? 1 : option.resource()->requirements().size();
    for (const auto condition : pack.conditions()) size += condition.facet().name().size() + condition.value().size();
    for (const auto circumstance : pack.circumstances()) size += circumstance.title().size() + circumstance.situation().raw().minutes;
    for (const auto collection : pack.collections()) size += collection.items().size() + (collection.job() ? 1 : 0);
    for (const auto section : pack.sections()) size += section.length();
    return size;
}

static std::size_t answers(const Pack &pack) {
    HitSlot room[10];
    std::size_t size = 0;
    const Situation situation = pack.circumstance("desk")->situation().today(9000).with(*pack.condition("region", "north"));
    for (const auto hit : pack.find(search, "lsits of readers", situation, room))
        size += hit.resource().title().size() + each(hit.words(), [](const Word &it) { return it.text(); });
    for (const auto hit : Packs::of(&pack, 1)->find(search, "lsits of readers", situation, room)) size += hit.score();
    const Request request = Request().minutes(20).situation(situation);
    const auto selection = pack.pick(request, memory);
    for (const auto item : selection->items()) size += item.minutes();
    for (const auto left_out : selection->left_out()) size += name(left_out.reason()).size();
    for (const auto advice : selection->advice(request)) size += advice.requirement().options().size();
    for (const auto tally : pack.tallies()) size += tally.read()->score(Profile())->opportunity();
    Verifier verifier(pack);
    while (verifier.step(100) && !*verifier.step(100)) ++size;
    return pack.verify() ? size : 0;
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    const auto bytes = bytes_of(arguments[1]);
    const unsigned for_the_bytes = allocations;
    CHECK(for_the_bytes > 0);  // else nothing is counted
    const auto pack = Pack::open(bytes);
    const bool used = pack && texts(*pack) > 0 && records(*pack) > 0 && answers(*pack) > 0;
    const unsigned for_all = allocations;
    CHECK(used);
    CHECK(for_all == for_the_bytes);
    return told();
}
