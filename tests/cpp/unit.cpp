// What jobpack.hpp promises beside the answers: results, empty values, iterators, copies, room of any size. unit tests/vectors/v1/whole.pack

#include <jobpack.hpp>

#include "check.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <thread>
#include <type_traits>
#include <vector>
#if __cplusplus >= 202002L
#include <ranges>
#include <span>
#endif

using namespace jobpack;

// Plain data, all of it.
template <class... Types>
constexpr bool plain = (std::is_trivially_copyable_v<Types> && ...) && (std::is_trivially_destructible_v<Types> && ...);
static_assert(plain<Pack, Search, Verifier, Tally, Selection, Situation, Request, Hits, Hit, Resource, Need, Job, Profile, Error, Result<Pack>, Result<void>, Packs, Completions, Completion>);
static_assert(plain<Resources, Resources::iterator, Texts, Texts::iterator, MarkedWords>);
static_assert(std::is_nothrow_default_constructible_v<Pack> && std::is_nothrow_copy_constructible_v<Search>);

// Made before the program runs.
constexpr Pack nothing_open;
constexpr Situation in_a_hurry = Situation().minutes(5).level(Level::Beginner).moment(Moment::Solve).moment(Moment::New);
constexpr Request a_few = Request().items(3).minutes(10);
constexpr Result<int> seven = 7;
constexpr Result<int> broken = Status::Damaged;
static_assert(seven && *seven == 7 && !broken && *broken == 0 && broken.value_or(8) == 8 && broken.status() == Status::Damaged);
static_assert(in_a_hurry.raw().minutes == 5 && in_a_hurry.raw().moments == 0b1001 && a_few.raw().items == 3);
#if __cplusplus >= 202002L
static constinit Search search;
static_assert(std::ranges::forward_range<Resources> && std::ranges::sized_range<Resources> && std::ranges::forward_range<Texts>);
static_assert(std::ranges::forward_range<Hits> && std::ranges::forward_range<MarkedWords>);
#else
static Search search;
#endif

static void results(const std::vector<char> &bytes) {
    const auto opened = Pack::open(bytes);
    CHECK(opened && opened.status() == Status::Ok && opened.message() == "all is well" && opened.error().section().empty());
    CHECK(Pack::open(bytes.data(), bytes.size())->resources().size() == opened->resources().size());
    CHECK(opened.value_or(Pack()).resources().size() == 3);
    CHECK(Pack::open(std::string_view("not a pack, but long enough to be looked at as one would be")).status() == Status::NotAPack);
    CHECK(Pack::open(nullptr, 0).status() == Status::Truncated || Pack::open(nullptr, 0).status() == Status::NotAPack);
    CHECK(Pack::open(nullptr, 9).status() == Status::Null);
    CHECK(Pack::open(bytes.data(), 40).error().status() == Status::Truncated);
    CHECK(opened->about()->title() == "Whole" && opened->about()->edition() == 3);
    CHECK(opened->resource("r1") && !opened->resource("r9") && !opened->resource("\xff") && !opened->resource(3));
    CHECK(opened->resource("r1")->number() == 0 && opened->resource(0)->id() == "r1");
    CHECK(opened->need("mail")->as_job() && !opened->need("mail")->as_outcome() && opened->need("errors")->as_outcome());
    CHECK(opened->circumstance("desk") && opened->circumstance("attic").status() == Status::NotFound);
    CHECK(opened->collection("first")->items()[1].resource().id() == "r3");
    CHECK(opened->condition("role", "editor") && opened->condition("role", "nobody") && !opened->condition("mood", "good"));
    CHECK(opened->condition("role", "editor")->value() == "editor" && opened->condition("role", "editor")->facet().name() == "role");
}

/// A fault in the bytes is told with its section and byte, at opening and at verifying, at once and in steps.
static void faults(std::vector<char> bytes) {
    const auto whole = Pack::open(bytes);
    const Section names = whole->sections()[15];
    CHECK(names.tag().size() == 4 && names.length() > 0 && whole->verify() && whole->verify().message() == "all is well");
    bytes[names.offset()] = static_cast<char>(~bytes[names.offset()]);
    const auto damaged = whole->verify();
    CHECK(!damaged && damaged.status() == Status::Damaged && damaged.error().section() == names.tag());
    CHECK(damaged.error().advice() == advice(Status::Damaged) && !advice(Status::Damaged).empty() && advice(Status::Ok).empty());
    CHECK(damaged.message() == message(Status::Damaged) && !damaged.message().empty() && name(damaged.status()) == "JOBPACK_ERROR_DAMAGED");
    Verifier verifier(*whole);
    auto step = verifier.step(100);
    for (int left = 1000; step && !*step && left > 0; --left) step = verifier.step(100);
    CHECK(step.status() == Status::Damaged && step.error().section() == names.tag() && verifier.step(1).status() == Status::Damaged);
    bytes[names.offset()] = static_cast<char>(~bytes[names.offset()]);
    bytes[8] = 99;  // the major version
    const auto later = Pack::open(bytes);
    CHECK(!later && later.status() == Status::Version && later.error().found() == 99 && later.error().supported() == format_newest());
    CHECK(later->resources().empty() && !later->resource("r1") && later.error().section().empty());
}

/// What was made without the library is empty and harmless, whatever is asked of it.
static void empty() {
    HitSlot room[2];
    CHECK(nothing_open.resources().empty() && nothing_open.resources().begin() == nothing_open.resources().end());
    CHECK(nothing_open.resources()[0].title().empty() && !nothing_open.need(0) && !nothing_open.about());
    CHECK(nothing_open.find(search, "mail", room).empty() && nothing_open.find(search, "mail", room).status() == Status::NotOpen);
    CHECK(nothing_open.pick(Request(), room).status() == Status::NotOpen && nothing_open.pick_memory() == 0);
    CHECK(nothing_open.verify().status() == Status::NotOpen && Verifier(nothing_open).step(1).status() == Status::NotOpen);
    CHECK(Resource().title().empty() && Resource().serves().empty() && !Resource().text() && Resource().status() == Status::NotFound);
    CHECK(Need().job() == std::nullopt && !Need().as_job() && !Need().as_outcome() && Need().links().empty());
    CHECK(Hit().words().empty() && !Hit().need() && Hits().empty() && Hits()[0].resource().id().empty());
    CHECK(Selection().items().empty() && Selection().advice(a_few).empty() && Selection().items()[0].gain() == 0);
    CHECK(JobText().stories().empty() && Texts().begin() == Texts().end() && Tally().count(1, 1).status() == Status::NotOpen);
    CHECK(nothing_open.circumstance("desk").value().situation().raw().minutes == 0);
    CHECK(name(static_cast<Level>(77)).empty() && name(Level::Beginner) == "beginner" && name(Moment::Change) == "change");
    CHECK(message(static_cast<Status>(7777)).empty() && name(static_cast<Status>(7777)) == "JOBPACK_ERROR");
}

/// Ranges and their iterators, over numbered records and over lists.
static void ranges(const Pack &pack) {
    const auto resources = pack.resources();
    auto place = resources.begin();
    CHECK(place == resources.begin() && place != resources.end() && place->id() == "r1" && (*place++).id() == "r1" && place->id() == "r2");
    CHECK((++place)->id() == "r3" && ++place == resources.end());
    CHECK(std::distance(resources.begin(), resources.end()) == 3 && resources.size() == 3 && !resources.empty());
    CHECK(std::count_if(resources.begin(), resources.end(), [](const Resource &it) { return it.minutes() > 5; }) == 2);
    CHECK(resources[2].id() == "r3" && resources[3].id().empty() && resources[3].serves().empty());
    const auto tags = resources[0].text()->tags();
    auto tag = tags.begin();
    const auto first = tag;
    CHECK(tag == tags.begin() && tag != tags.end() && !(*tag).empty() && tag->size() == (*first).size() && ++tag != first);
    CHECK(*first == *tags.begin() && first == tags.begin());
    std::size_t count = 0;
    for (const auto story : pack.jobs()[2].text()->stories()) count += story.when() == "the issue is due";
    CHECK(count == 1);
    CHECK(pack.outcomes().size() == 3 && pack.outcomes()[0].number() == 3 && pack.outcomes()[0].as_outcome() && pack.outcomes()[1].id() == "errors");
    CHECK(pack.outcomes()[1].text()->id() == "errors" && pack.outcomes()[1].job()->id() == "mail");
    CHECK(pack.jobs()[2].circumstances()[1].id() == "road" && pack.needs()[4].links()[0].resource().id() == "r1");
    CHECK(pack.resource("r2")->requirements().size() == 3 && pack.resource("r2")->requirements()[0].options()[0].resource()->id() == "r1");
    CHECK(pack.names()[0] == "article" && pack.names()[99].empty() && pack.name_number("region") == 10U && !pack.name_number("nobody"));
#if __cplusplus >= 202002L && (!defined(__clang__) || __clang_major__ >= 16)  // clang 14 cannot compile the views of GCC's library
    auto longer = pack.resources() | std::views::filter([](const Resource &it) { return it.minutes() > 5; }) | std::views::take(1);
    CHECK((*longer.begin()).id() == "r2");
#endif
}

/// A statement into memory of any size ends with a whole character.
static void statements(const Pack &pack) {
    char buffer[64];
    const Need mail = *pack.need("mail");
    CHECK(mail.statement(buffer).value() == "Send mails to many readers" && *mail.statement_length() == 26);
    for (std::size_t capacity = 0; capacity <= 26; ++capacity) CHECK(mail.statement(buffer, capacity).value() == std::string_view("Send mails to many readers", capacity));
    CHECK(mail.statement(nullptr, 0) && mail.statement(nullptr, 0)->empty() && Need().statement(buffer).status() != Status::Ok);
}

/// As many completions as there is room for, which is where their words lie.
static void completes(const Pack &pack) {
    jobpack::CompletionSlot room[3];
    const auto completions = pack.complete("Which rea", room);
    CHECK(completions && !completions.empty() && completions.size() <= 3 && completions[0].text() == "readers");
    for (const auto completion : completions) CHECK(completion.frequency() > 0 && completion.text().substr(0, 3) == "rea");
    const std::string_view word = pack.complete("rea", room)[0].text();
    CHECK(word == "readers");
    CHECK(pack.complete("reader ", room) && pack.complete("reader ", room).empty());
    CHECK(pack.complete("\xff", room).status() == Status::Utf8 && pack.complete("\xff", room).empty());
    CHECK(Pack().complete("rea", room).status() == Status::NotOpen);
}

/// As many hits as there is room for, and the reasons for them.
static void unpacks(const Pack &pack) {
    std::vector<std::uint32_t> numbers(pack.unpacked_size());
    const auto unpacked = pack.unpack(numbers);
    CHECK(!numbers.empty() && unpacked);
    HitSlot room[4], other[4];
    static Search beside;
    const auto hits = pack.find(search, "lsits of readers", room), same = unpacked->find(beside, "lsits of readers", other);
    CHECK(hits.size() > 0 && hits.size() == same.size() && hits.begin()->score() == same.begin()->score());
    CHECK(hits.begin()->resource().id() == same.begin()->resource().id());
    numbers.pop_back();
    CHECK(pack.unpack(numbers).error().status() == Status::Room);
    CHECK(Pack().unpacked_size() == 0 && Pack().unpack(numbers).error().status() == Status::NotOpen);
}

static void finds(const Pack &pack) {
    std::array<HitSlot, 100> room;
    const auto hits = pack.find(search, "lsits of readers", room);
    CHECK(hits && hits.size() > 0 && hits.size() <= 3 && hits.words().size() == 2 && !hits.overlong());
    CHECK(hits.repairs().size() == 1 && hits.repairs()[0].text() == "lsits" && hits.repairs()[0].found() == "lists");
    CHECK(hits[0].resource().id() == "r1" && hits[0].words()[0].text() == "lsits" && hits[0].words()[99].text().empty());
    const auto why = hits[0].why();
    CHECK(why.size() == 2 && why[0].need()->id() == hits[0].need()->id() && why[0].link()->resource().id() == "r1");
    CHECK(!why[1].need() && !why[1].link() && why[1].words().size() == 2 && why[1].words()[0] == "lists" && why[1].words()[1] == "readers");
    CHECK(Hit().why().empty() && Hit().why()[0].words().empty() && !HitReason().need() && !HitReason().link());
    CHECK(pack.link_between(*pack.resource("r1"), *pack.need("mail"))->number() == 1 && !pack.link_between(Resource(), Need()));
    std::size_t most = 0;
    for (const auto hit : hits) {
        CHECK(!hit.matched().empty() && hit.matched().size() <= hit.words().size() + hit.need_words().size());
        for (const auto word : hit.words()) CHECK(word.text().size() == word.end() - word.start() && word.times() == 1);
        most = std::max(most, hit.words().size());
    }
    CHECK(most > 0 && hits.needs().size() > 0 && !hits.needs()[0].need().id().empty());
    std::array<HitSlot, 0> none;
    CHECK(pack.find(search, "readers", none) && pack.find(search, "readers", none).empty() && pack.find(search, "readers", none).words().size() == 1);
    CHECK(pack.find(search, "readers", Situation(), nullptr, 0) && pack.find(search, "readers", Situation(), nullptr, 1).status() == Status::Null);
    CHECK(pack.find(search, "\xff", room).status() == Status::Utf8 && pack.find(search, "\xff", room).begin() == pack.find(search, "\xff", room).end());
    CHECK(pack.find(search, "readers", Situation().language("\xff"), room).status() == Status::Utf8);
    CHECK(pack.find(search, "", room) && pack.find(search, {}, room).empty());
    CHECK(pack.find(search, "reporting mails", Situation().today(9900), room).size() < pack.find(search, "reporting mails", room).size());
    HitSlot few[1];
    std::vector<HitSlot> many(2);
    CHECK(pack.find(search, "reporting mails", few).size() == 1 && pack.find(search, "reporting mails", many).size() == 2);
#if __cplusplus >= 202002L
    CHECK(pack.find(search, "reporting mails", std::span(many).first(1)).size() == 1);
#endif
}

/// A pack that was not divided stands for itself; twice it is no division. What divisions answer is compared in tests/vectors/together.
static void packs(const Pack &pack) {
    const Pack twice[] = {pack, pack};
    CHECK(Packs::of(twice).status() == Status::NotTogether && Packs::of(std::vector<Pack>(17, pack)).status() == Status::NotTogether);
    CHECK(Packs::of(nullptr, 0).status() == Status::NotTogether && Packs::of(std::vector<Pack>(1)).status() == Status::NotOpen);
    const auto packs = Packs::of(twice, 1);
    CHECK(packs && packs->resource(2)->id() == "r3" && !packs->resource(3) && !Packs().resource(0));
    HitSlot room[3], alone[3];
    Search other;
    const auto hits = packs->find(search, "lsits of readers", room);
    const auto same = pack.find(other, "lsits of readers", alone);
    CHECK(hits && hits.size() == same.size() && hits[0].resource().id() == same[0].resource().id() && hits[0].why().size() == same[0].why().size());
    CHECK(packs->find(search, "reporting mails", Situation().today(9900), room).size() < packs->find(search, "reporting mails", room).size());
    CHECK(Packs().find(search, "readers", room).status() == Status::NotTogether && Packs().find(search, "readers", room).empty());
}

/// A copy is as good as the original, and independent of it.
static void copies(const Pack &pack) {
    HitSlot room[3], other_room[3];
    const Pack copy = pack;
    Search other = search;
    const auto hits = pack.find(search, "reporting mails", room);
    const auto same = copy.find(other, "wrong names", other_room);
    CHECK(hits.words()[0].text() == "reporting" && same.words()[0].text() == "wrong" && copy.resource("r2")->id() == "r2");
    Tally tally = Tally::open(5).value();
    Tally twice = tally;
    CHECK(tally.record(5, 1) && twice.merge(tally) && twice.merge(tally) && *twice.count(5, 1) == 2 && *tally.count(5, 1) == 1);
    Situation situation = pack.circumstance("desk")->situation();
    const Situation before = situation;
    situation.minutes(1).with(*pack.condition("region", "north"));
    CHECK(before.raw().minutes == 30 && before.raw().condition_count == 0 && situation.raw().condition_count == 1);
    for (int more = 0; more < 100; ++more) situation.with(jobpack_condition{1, 1});
    CHECK(situation.raw().condition_count == Situation::most_conditions);
}

static void picks(const Pack &pack) {
    static unsigned char memory[8192];
    CHECK(pack.pick_memory() < sizeof memory);
    const auto selection = pack.pick(Request(), memory);
    CHECK(selection && selection->items().size() == 3 && selection->certificate().truncated == 0 && selection->left_out().empty());
    CHECK(selection->items()[0].resource().id() == "r1" && selection->aspects()[0].weight() == 5000 && !selection->aspects()[0].reason());
    const Request one = Request().minutes(10).items(1);
    const auto few = pack.pick(one, memory + 1, sizeof memory - 1);
    CHECK(few && few->items().size() == 1 && few->left_out()[0].reason() == Reason::NoTime && few->advice(one).empty());
    CHECK(few->aspects()[0].reason() == Reason::NoTime && few->left_out()[0].resource().id() == "r2");
    unsigned char tiny[8];
    CHECK(pack.pick(Request(), tiny).status() == Status::Room && pack.pick(Request(), tiny)->items().empty());
    const std::vector<std::uint32_t> nobody;
    CHECK(pack.pick(Request().pool(nobody), memory)->items().empty());
    const std::uint32_t only[] = {pack.resource("r3")->number()};
    for (const auto item : pack.pick(Request().pool(only), memory)->items()) CHECK(item.resource().id() == "r3");
    const Situation german = Situation().language("fr");
    CHECK(pack.pick(Request().situation(german), memory)->items().empty() && !*pack.resource("r1")->fit(german) && *pack.resource("r1")->fit(Situation()));
}

static void scores(const Pack &pack) {
    const auto profile = Profile::named("share10-2005");
    CHECK(profile && profile->name() == Profile().name() && Profile::at(0)->name() == profile->name() && !Profile::named("none") && !Profile::at(99));
    CHECK(Tally::open(1).status() == Status::OffScale && Tally::open(5)->score(*profile).status() == Status::NoAnswers);
    Tally tally = Tally::open(5).value();
    CHECK(tally.record(6, 1).status() == Status::OffScale && tally.record(5, 1, 80) && tally.record(1, 5, 20) && tally.record(0, 0));
    const auto score = tally.score(*profile);
    CHECK(score && score->importance() == 8000 && score->opportunity() == 14000 && score->region() == Region::Underserved && score->certain());
    CHECK(score->low() < score->opportunity() && score->opportunity() < score->high() && score->profile() == "share10-2005" && !score->warns(Warning::ManyMissing));
    CHECK(score_paired(100, 80, 20, 0, *profile)->opportunity() == 14000 && score_unpaired(80, 100, 20, 100, *profile)->opportunity() == 14000);
    CHECK(score_paired(1, 2, 0, 0, *profile).status() == Status::Impossible && share_of(1, 2)->share == 5000 && share_of(0, 0).status() == Status::NoAnswers);
    CHECK(difference_of(*score, *score)->low == -difference_of(*score, *score)->high);
    const jobpack_opportunity both[] = {score->raw(), score_paired(100, 20, 80, 0, *profile)->raw()};
    RankInterval ranks[2];
    CHECK(ranks_of(both, 2, ranks) && ranks[0].best == 1 && ranks[0].worst == 1 && ranks[1].best == 2);
    CHECK(pack.tallies()[2].read()->score(*profile)->respondents() == pack.tallies()[2].need().respondents() && pack.tallies()[2].everyone());
}

/// One pack serves many threads, each with a search of its own.
static void threads(const Pack &pack) {
    std::array<std::size_t, 4> found{};
    std::vector<std::thread> running;
    for (std::size_t &count : found)
        running.emplace_back([&pack, &count] {
            Search mine;
            HitSlot room[3];
            for (int times = 0; times < 100; ++times) count += pack.find(mine, "reporting mails", room).size();
        });
    for (std::thread &thread : running) thread.join();
    CHECK(found[0] > 0 && std::all_of(found.begin(), found.end(), [&](std::size_t count) { return count == found[0]; }));
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    const auto bytes = bytes_of(arguments[1]);
    const auto pack = Pack::open(bytes);
    CHECK(version() == JOBPACK_VERSION && abi_version() == JOBPACK_ABI_VERSION && format_oldest() <= format_newest());
    results(bytes);
    faults(bytes);
    empty();
    ranges(*pack);
    statements(*pack);
    completes(*pack);
    finds(*pack);
    unpacks(*pack);
    packs(*pack);
    copies(*pack);
    picks(*pack);
    scores(*pack);
    threads(*pack);
    return told();
}
