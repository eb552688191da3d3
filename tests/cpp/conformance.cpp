// What is to be compared with tests/vectors, through jobpack.hpp only: what a pack says and answers, conformance NAME.pack NAME.requests; what
// packs that were made together answer as one, conformance --together NAME.requests NAME.pack ...; or what is wrong with each of some packs, conformance
// --wrong NAME.pack ...

#include "records.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using jobpack::Pack;
using Numbers = std::vector<std::uint32_t>;

static std::vector<char> file(const char *path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What stands between separators; a text that ends with one has an empty part behind it.
static std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

/// The columns of a request: the operation, then what it is about. Those that are left off say nothing.
class Columns {
public:
    explicit Columns(std::string_view request) : columns_(split(request, '\t')) {}
    std::string_view operator[](std::size_t place) const { return place < columns_.size() ? columns_[place] : "-"; }
    bool says(std::size_t place) const { return (*this)[place] != "-"; }

    template <class Number>
    Number number(std::size_t place) const {
        Number number = 0;
        const std::string_view text = (*this)[place];
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    std::vector<std::string_view> list(std::size_t place) const { return says(place) ? split((*this)[place], ',') : std::vector<std::string_view>(); }

    /// The numbers of those records of a list that are there.
    template <class LookUp>
    Numbers numbers(std::size_t place, LookUp look_up) const {
        Numbers numbers;
        for (const std::string_view id : list(place))
            if (const auto record = look_up(id)) numbers.push_back(record->number());
        return numbers;
    }

private:
    std::vector<std::string_view> columns_;
};

/// The situation that seven columns describe.
static jobpack::Situation situation(const Pack &pack, const Columns &columns, std::size_t first) {
    jobpack::Situation situation = pack.circumstance(columns[first]).value().situation();
    if (columns.says(first + 1)) situation.minutes(columns.number<std::uint16_t>(first + 1));
    if (columns.says(first + 2)) situation.language(columns[first + 2]);
    situation.today(columns.number<std::uint16_t>(first + 3));
    if (columns.says(first + 4)) situation.level(static_cast<jobpack::Level>(columns.number<std::uint8_t>(first + 4)));
    if (columns.says(first + 5)) situation.moments(jobpack::Moments(columns.number<std::uint8_t>(first + 5)));
    for (const std::string_view condition : columns.list(first + 6)) {
        const std::size_t equals = condition.find('=');
        if (const auto known = pack.condition(condition.substr(0, equals), condition.substr(equals + 1))) situation.with(*known);
    }
    return situation;
}

static void id(const Pack &pack, std::string_view request, const Columns &columns) {
    const std::string_view kind = columns[1], id = columns[2];
    const auto number = [&] {
        if (kind == "resources") json::print(pack.resource(id));
        if (kind == "needs") json::print(pack.need(id));
        if (kind == "circumstances") json::print(pack.circumstance(id));
        if (kind == "collections") json::print(pack.collection(id));
        if (kind == "names") json::print(pack.name_number(id));
    };
    line("request", request, "number", number);
}

/// The numbers of the bits of a set.
static Numbers bits(std::uint64_t set) {
    Numbers numbers;
    for (std::uint32_t bit = 0; bit < 64; ++bit)
        if ((set >> bit & 1) != 0) numbers.push_back(bit);
    return numbers;
}

static void reason(const jobpack::HitReason &it) {
    const auto need = it.need();
    if (!need) return object("words", list(it.words()));
    const auto link = it.link();
    std::string statement(need->statement_length().value(), '\0');
    if (!need->statement(statement.data(), statement.size())) statement.clear();
    if (!link || link->why().empty()) return object("need", need->id(), "statement", statement, "words", list(it.words()));
    object("need", need->id(), "statement", statement, "why", link->why(), "words", list(it.words()));
}

/// `asked` is a pack or several, and `pack` the one that situations are of.
template <class Asked>
static void reasons(const Asked &asked, const Pack &pack, std::string_view request, const Columns &columns) {
    static jobpack::Search search;
    std::vector<jobpack::HitSlot> room(columns.number<std::size_t>(2));
    const auto hits = asked.find(search, columns[1], situation(pack, columns, 3), room);
    line("request", request, "hits", list(hits, [](const jobpack::Hit &it) { object("resource", it.resource().id(), "why", list(it.why(), reason)); }));
}

template <class Asked>
static void found(const Asked &asked, const Pack &pack, std::string_view request, const Columns &columns) {
    static jobpack::Search search;
    std::vector<jobpack::HitSlot> room(columns.number<std::size_t>(2));
    const auto hits = asked.find(search, columns[1], situation(pack, columns, 3), room);
    const auto hit = [](const jobpack::Hit &it) {
        object("words", list(bits(it.raw().words)), "need_words", list(bits(it.raw().need_words)), "resource", it.raw().resource, "score",
               it.score(), "need", it.need(), "inherited", it.inherited());
    };
    const auto word = [](const jobpack::Word &it) { object("start", it.start(), "end", it.end(), "times", it.times()); };
    const auto repair = [](const jobpack::Repair &it) { object("found", it.found(), "start", it.start(), "end", it.end()); };
    const auto need = [](const jobpack::NeedMatch &it) { object("need", it.need(), "score", it.score()); };
    line("request", request, "hits", list(hits, hit), "words", list(hits.words(), word), "repairs", list(hits.repairs(), repair),
         "needs", list(hits.needs(), need), "overlong", hits.overlong());
}

static void completed(const Pack &pack, std::string_view request, const Columns &columns) {
    std::vector<jobpack::CompletionSlot> room(columns.number<std::size_t>(2));
    const auto completion = [](const jobpack::Completion &it) { object("text", it.text(), "term", it.term(), "frequency", it.frequency()); };
    line("request", request, "completions", list(pack.complete(columns[1], room), completion));
}

static void fits(const Pack &pack, std::string_view request, const Columns &columns) {
    const auto resource = pack.resource(columns[1]);
    line("request", request, "resource", resource, "agreements", resource->fit(situation(pack, columns, 2)).value());
}

/// What prints a certificate.
static auto certificate(const jobpack::Certificate &it) {
    return [=] {
        object("value", it.value, "known", it.known, "bound", it.bound, "possible", it.possible, "minutes", it.minutes, "item_count", it.item_count,
               "aspect_count", it.aspect_count, "left_out_count", it.left_out_count, "estimated", it.estimated, "truncated", it.truncated != 0);
    };
}

static void selected(std::string_view line_of, const jobpack::Selection &selection, const jobpack::Request &request) {
    const auto item = [](const jobpack::Picked &it) {
        object("resource", it.resource(), "need", it.need(), "gain", it.gain(), "minutes", it.minutes(), "estimated", it.estimated());
    };
    const auto aspect = [](const jobpack::Aspect &it) {
        object("need", it.need(), "weight", it.weight(), "covered", it.covered(), "reason", it.reason());
    };
    const auto left_out = [](const jobpack::LeftOut &it) { object("resource", it.resource(), "worth", it.worth(), "reason", it.reason()); };
    const auto advice = [](const jobpack::Advice &it) { object("resource", it.resource(), "requirement", it.requirement()); };
    line("request", line_of, "certificate", certificate(selection.certificate()), "items", list(selection.items(), item),
         "aspects", list(selection.aspects(), aspect), "left_out", list(selection.left_out(), left_out),
         "advice", list(selection.advice(request), advice));
}

static void picked(const Pack &pack, std::string_view line_of, const Columns &columns) {
    const auto need = [&](std::string_view id) { return pack.need(id); };
    const auto resource = [&](std::string_view id) { return pack.resource(id); };
    const Numbers aspects = columns.numbers(3, need), known = columns.numbers(4, resource), known_needs = columns.numbers(5, need);
    const auto who = situation(pack, columns, 7);
    jobpack::Request request;
    request.minutes(columns.number<std::uint16_t>(1)).items(columns.number<std::uint16_t>(2)).situation(who);
    request.aspects(aspects).known(known).known_needs(known_needs);
    Numbers pool;
    if (const auto collection = pack.collection(columns[6])) {
        for (const auto item : collection->items()) pool.push_back(item.resource().number());
        request.pool(pool);
    }
    std::vector<unsigned char> memory(pack.pick_memory(columns.number<std::uint16_t>(2)));
    selected(line_of, pack.pick(request, memory).value(), request);
}

static void profile(std::string_view request, const Columns &columns) {
    const jobpack_profile it = jobpack::Profile::named(columns[1])->raw();
    const std::array<std::uint32_t, 3> thresholds{it.thresholds[0], it.thresholds[1], it.thresholds[2]};
    line("request", request, "name", jobpack::view(it.name), "thresholds", list(thresholds), "table_stakes_importance", it.table_stakes_importance,
         "table_stakes_satisfaction", it.table_stakes_satisfaction, "least_respondents", it.least_respondents, "scale", it.scale,
         "top_from", it.top_from, "missing", it.missing, "comparison", it.comparison);
}

/// A request that failed answers with the number of the status alone.
static void failed(std::string_view request, jobpack::Status status) {
    line("request", request, "status", static_cast<std::uint32_t>(status));
}

static void scored(std::string_view request, const jobpack::Result<jobpack::Opportunity> &score) {
    if (!score) return failed(request, score.status());
    line("request", request, "profile", score->profile(), "respondents", score->respondents(), "importance", score->importance(),
         "satisfaction", score->satisfaction(), "opportunity", score->opportunity(), "low", score->low(), "high", score->high(),
         "region", score->region(), "certain", score->certain(), "band", score->band(), "warnings", score->raw().warnings);
}

static jobpack::Result<jobpack::Opportunity> score(const Pack &pack, std::uint32_t tally, const jobpack::Profile &profile) {
    const auto counts = pack.tallies()[tally].read();
    return counts ? counts->score(profile) : jobpack::Result<jobpack::Opportunity>(counts.status());
}

static void shared(std::string_view request, const Columns &columns) {
    const auto share = jobpack::share_of(columns.number<std::uint32_t>(1), columns.number<std::uint32_t>(2));
    share ? line("request", request, "share", share->share, "low", share->low, "high", share->high) : failed(request, share.status());
}

/// The overlap that a column gives, if it gives one.
static std::optional<jobpack::Overlap> overlap(const Columns &columns, std::size_t place) {
    if (!columns.says(place)) return std::nullopt;
    jobpack::Overlap overlap{};
    std::uint32_t *people = overlap.people;
    for (const std::string_view count : columns.list(place)) std::from_chars(count.data(), count.data() + count.size(), *people++);
    return overlap;
}

static void differs(const Pack &pack, std::string_view request, const Columns &columns) {
    const auto profile = jobpack::Profile::named(columns[1]).value_or(jobpack::Profile());
    const auto first = score(pack, columns.number<std::uint32_t>(2), profile), second = score(pack, columns.number<std::uint32_t>(3), profile);
    if (!first || !second) return failed(request, first ? second.status() : first.status());
    const auto people = overlap(columns, 4);
    const auto difference = jobpack::difference_of(*first, *second, people ? &*people : nullptr);
    difference ? line("request", request, "low", difference->low, "high", difference->high) : failed(request, difference.status());
}

static void ranked(const Pack &pack, std::string_view request, const Columns &columns) {
    const auto profile = jobpack::Profile::named(columns[1]).value_or(jobpack::Profile());
    std::vector<jobpack_opportunity> scores;
    for (const std::string_view tally : columns.list(2)) {
        std::uint32_t number = 0;
        std::from_chars(tally.data(), tally.data() + tally.size(), number);
        const auto one = score(pack, number, profile);
        if (!one) return failed(request, one.status());
        scores.push_back(one->raw());
    }
    const auto people = overlap(columns, 3);
    const std::vector<jobpack::Overlap> overlaps(scores.size() * (scores.size() - 1) / 2, people.value_or(jobpack::Overlap{}));
    std::vector<jobpack::RankInterval> ranks(scores.size());
    const auto status = jobpack::ranks_of(scores.data(), scores.size(), ranks.data(), people ? overlaps.data() : nullptr);
    if (!status) return failed(request, status.status());
    line("request", request, "ranks", list(ranks, [](const auto &rank) { object("best", rank.best, "worst", rank.worst); }));
}

static void answer(const Pack &pack, std::string_view request) {
    const Columns columns(request);
    const std::string_view operation = columns[0];
    const auto number = [&](std::size_t place) { return columns.number<std::uint32_t>(place); };
    const auto profile_at = [&](std::size_t place) { return jobpack::Profile::named(columns[place]).value_or(jobpack::Profile()); };
    if (operation == "id") return id(pack, request, columns);
    if (operation == "find") return found(pack, pack, request, columns);
    if (operation == "why") return reasons(pack, pack, request, columns);
    if (operation == "complete") return completed(pack, request, columns);
    if (operation == "fit") return fits(pack, request, columns);
    if (operation == "pick") return picked(pack, request, columns);
    if (operation == "profile") return profile(request, columns);
    if (operation == "score") return scored(request, score(pack, number(1), profile_at(2)));
    if (operation == "paired") return scored(request, jobpack::score_paired(number(1), number(2), number(3), number(4), profile_at(5)));
    if (operation == "unpaired") return scored(request, jobpack::score_unpaired(number(1), number(2), number(3), number(4), profile_at(5)));
    if (operation == "share") return shared(request, columns);
    if (operation == "differ") return differs(pack, request, columns);
    if (operation == "rank") return ranked(pack, request, columns);
    std::fprintf(stderr, "%.*s is no operation\n", static_cast<int>(operation.size()), operation.data());
    std::exit(2);
}

/// What prints an error; null if there is none.
static auto error(const jobpack::Error &it) {
    return [=] {
        const auto section = [&] { it.section().empty() ? void(std::fputs("null", stdout)) : json::text(it.section()); };
        if (it.status() == jobpack::Status::Ok) return void(std::fputs("null", stdout));
        object("status", static_cast<std::uint32_t>(it.status()), "name", jobpack::name(it.status()), "message", it.message(), "advice", it.advice(),
               "section", section, "byte", it.byte(), "found", it.found(), "supported", it.supported());
    };
}

static void wrong(std::string_view path) {
    const auto bytes = file(path.data());
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto pack = Pack::open(bytes);
    line("pack", name.substr(0, name.find('.')), "open", error(pack.error()), "verify", error(pack ? pack->verify().error() : jobpack::Error()));
}

/// Answers every line of a file.
template <class Answer>
static void each(const std::vector<char> &requests, Answer answer) {
    std::string_view left(requests.data(), requests.size());
    for (; !left.empty(); left.remove_prefix(left.find('\n') + 1)) answer(left.substr(0, left.find('\n')));
}

/// What packs that were made together answer as one.
static int together(const char *requests, const std::vector<const char *> &paths) {
    std::vector<std::vector<char>> bytes;
    std::vector<Pack> packs;
    for (const char *path : paths) bytes.push_back(file(path));
    for (const auto &one : bytes) packs.push_back(*Pack::open(one));
    const auto asked = jobpack::Packs::of(packs);
    if (!asked) return 1;
    each(file(requests), [&](std::string_view request) {
        const Columns columns(request);
        columns[0] == "why" ? reasons(*asked, packs[0], request, columns) : found(*asked, packs[0], request, columns);
    });
    return 0;
}

int main(int count, char **arguments) {
    if (count < 3) return 2;
    if (arguments[1] == std::string_view("--wrong")) {
        std::for_each(arguments + 2, arguments + count, wrong);
        return 0;
    }
    if (arguments[1] == std::string_view("--together")) return together(arguments[2], {arguments + 3, arguments + count});
    const auto bytes = file(arguments[1]);
    const auto pack = Pack::open(bytes);
    if (!pack) {
        std::fprintf(stderr, "%s: %.*s\n", arguments[1], static_cast<int>(pack.message().size()), pack.message().data());
        return 1;
    }
    records(*pack);
    each(file(arguments[2]), [&](std::string_view request) { answer(*pack, request); });
    return 0;
}
