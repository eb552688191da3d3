/* Situations and searching. */

#include "abi.h"

static const char *const WORDS = "lsits of readers, reporting mails";

static jobpack_search search;
static jobpack_hit hits[4];
static size_t count;

static jobpack_status found(const jobpack_pack *in, const char *words, size_t words_length, const jobpack_situation *situation)
{
    return jobpack_find(in, words, words_length, situation, &search, hits, 4, &count);
}

/* A search that fails writes neither hits nor their number. */
static void fails(jobpack_status wanted, const jobpack_pack *in, const char *words, size_t words_length,
                  const jobpack_situation *situation)
{
    memset(hits, PATTERN, sizeof hits);
    UNTOUCHED(wanted, found(in, words, words_length, situation), count);
    CHECK(is_filled(hits, sizeof hits));
}

static void searches_open_from_a_size_that_suffices(void)
{
    for (size_t size = 0; size < sizeof search; size += 8)
        UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_search_open(&search, size), search);
    UNTOUCHED(JOBPACK_ERROR_SIZE, jobpack_search_open(&search, sizeof search - 1), search);
    STATUS(JOBPACK_ERROR_NULL, jobpack_search_open(NULL, sizeof search));
    OK(jobpack_search_open(&search, sizeof search));
    OK(jobpack_search_open(&search, sizeof search + 8));
}

static void null_where_it_must_not_be(void)
{
    OK(jobpack_search_open(&search, sizeof search));
    fails(JOBPACK_ERROR_NULL, NULL, WORDS, 5, NULL);
    fails(JOBPACK_ERROR_NULL, &pack, NULL, 5, NULL);
    fails(JOBPACK_ERROR_NOT_OPEN, &no_pack, WORDS, 5, NULL);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_find(&pack, WORDS, 5, NULL, NULL, hits, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_find(&pack, WORDS, 5, NULL, &search, NULL, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_find(&pack, WORDS, 5, NULL, &search, hits, 4, NULL), hits);
    OK(found(&pack, NULL, 0, NULL));
    EQUAL(count, 0);
    OK(jobpack_find(&pack, WORDS, strlen(WORDS), NULL, &search, NULL, 0, &count));
    EQUAL(count, 0);
}

static void a_search_must_be_open(void)
{
    jobpack_search closed = no_search;
    jobpack_findings findings;
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_find(&pack, WORDS, 5, NULL, &closed, hits, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_search_findings(&no_search, &findings), findings);
}

static void texts_and_lengths_are_checked(void)
{
    static const char *const malformed[] = {"\xFF", "caf\xC3", "\xED\xA0\x80", "\xC0\x80", "a\xF5\x80\x80\x80"};
    OK(jobpack_search_open(&search, sizeof search));
    for (size_t i = 0; i < COUNT(malformed); i++)
        fails(JOBPACK_ERROR_UTF8, &pack, malformed[i], strlen(malformed[i]), NULL);
    fails(JOBPACK_ERROR_TOO_LONG, &pack, WORDS, BEYOND, NULL);
    fails(JOBPACK_ERROR_TOO_LONG, &pack, WORDS, SIZE_MAX, NULL);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG,
              jobpack_find(&pack, WORDS, 5, NULL, &search, hits, (size_t)PTRDIFF_MAX / sizeof *hits + 1, &count), count);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_find(&pack, WORDS, 5, NULL, &search, hits, SIZE_MAX, &count), count);
    /* A NUL is a character like others. */
    OK(found(&pack, "list\0readers", 12, NULL));
    CHECK(count > 0);
}

static void every_capacity_gives_the_best(void)
{
    jobpack_hit all[5], some[5];
    size_t best;
    OK(jobpack_search_open(&search, sizeof search));
    OK(jobpack_find(&pack, WORDS, strlen(WORDS), NULL, &search, all, 5, &best));
    CHECK(best >= 2 && best < 5);
    for (size_t capacity = 0; capacity <= best + 1; capacity++) {
        memset(some, PATTERN, sizeof some);
        OK(jobpack_find(&pack, WORDS, strlen(WORDS), NULL, &search, some, capacity, &count));
        EQUAL(count, capacity < best ? capacity : best);
        CHECK(memcmp(some, all, count * sizeof *all) == 0);
        CHECK(is_filled(some + capacity, (5 - capacity) * sizeof *some));
    }
}

/* What functions `function(search, number, &output)` have in common. */
#define FOUND(function, type, items)                                                                                           \
    do {                                                                                                                       \
        type output;                                                                                                           \
        UNTOUCHED(JOBPACK_ERROR_NULL, function(NULL, 0, &output), output);                                                     \
        STATUS(JOBPACK_ERROR_NULL, function(&search, 0, NULL));                                                                \
        UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, function(&no_search, 0, &output), output);                                           \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(&search, (items), &output), output);                                             \
        UNTOUCHED(JOBPACK_NOT_FOUND, function(&search, UINT32_MAX, &output), output);                                          \
        for (uint32_t i = 0; i < (items); i++) OK(function(&search, i, &output));                                              \
    } while (0)

static void what_was_found_beside_the_hits_is_read(void)
{
    jobpack_findings findings;
    jobpack_search copy;
    OK(jobpack_search_open(&search, sizeof search));
    OK(jobpack_search_findings(&search, &findings));
    CHECK(is_zero(&findings, sizeof findings));
    OK(found(&pack, WORDS, strlen(WORDS), NULL));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_search_findings(NULL, &findings), findings);
    STATUS(JOBPACK_ERROR_NULL, jobpack_search_findings(&search, NULL));
    copy = search;
    OK(jobpack_search_findings(&copy, &findings));
    CHECK(findings.word_count > 2 && findings.repair_count == 1 && findings.need_count > 0);
    FOUND(jobpack_search_word_at, jobpack_word, findings.word_count);
    FOUND(jobpack_search_repair_at, jobpack_repair, findings.repair_count);
    FOUND(jobpack_search_need_at, jobpack_need_match, findings.need_count);
}

static void a_repair_lies_in_its_search(void)
{
    jobpack_repair repair;
    jobpack_word word;
    OK(jobpack_search_open(&search, sizeof search));
    OK(found(&pack, WORDS, strlen(WORDS), NULL));
    OK(jobpack_search_repair_at(&search, 0, &repair));
    CHECK(is_text(repair.found, "lists") && is_within(repair.found, &search, sizeof search));
    EQUAL(repair.start, 0);
    EQUAL(repair.end, 5);
    memset(&word, PATTERN, sizeof word);
    OK(jobpack_search_word_at(&search, 0, &word));
    EQUAL(word.reserved_, 0);
}

static void a_situation_is_checked(void)
{
    jobpack_situation situation;
    uint32_t agreements;
    OK(jobpack_search_open(&search, sizeof search));
    for (size_t i = 0; i < sizeof situation.reserved_ / sizeof *situation.reserved_; i++) {
        memset(&situation, 0, sizeof situation);
        OK(found(&pack, WORDS, 5, &situation));
        situation.reserved_[i] = 1;
        fails(JOBPACK_ERROR_RESERVED, &pack, WORDS, 5, &situation);
        UNTOUCHED(JOBPACK_ERROR_RESERVED, jobpack_fit(&pack, 0, &situation, &agreements), agreements);
    }
    memset(&situation, 0, sizeof situation);
    situation.language.length = 2;
    fails(JOBPACK_ERROR_NULL, &pack, WORDS, 5, &situation);
    situation.language.data = "\xFF\xFF";
    fails(JOBPACK_ERROR_UTF8, &pack, WORDS, 5, &situation);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_fit(&pack, 0, &situation, &agreements), agreements);
    situation.language.length = BEYOND;
    fails(JOBPACK_ERROR_TOO_LONG, &pack, WORDS, 5, &situation);
    situation.language.length = 0;
    situation.condition_count = 1;
    fails(JOBPACK_ERROR_NULL, &pack, WORDS, 5, &situation);
    situation.conditions = (const jobpack_condition *)data;
    situation.condition_count = SIZE_MAX;
    fails(JOBPACK_ERROR_TOO_LONG, &pack, WORDS, 5, &situation);
}

static void conditions_are_named(void)
{
    jobpack_condition condition;
    OK(jobpack_condition_of(&pack, "role", 4, "editor", 6, &condition));
    EQUAL(condition.facet, 3);
    OK(jobpack_condition_of(&pack, "role", 4, NULL, 0, &condition));
    EQUAL(condition.value, UINT16_MAX);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_condition_of(&pack, NULL, 0, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_condition_of(NULL, "role", 4, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_condition_of(&pack, NULL, 4, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_condition_of(&pack, "role", 4, NULL, 6, &condition), condition);
    STATUS(JOBPACK_ERROR_NULL, jobpack_condition_of(&pack, "role", 4, "editor", 6, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_condition_of(&no_pack, "role", 4, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_condition_of(&pack, "\xFF", 1, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_condition_of(&pack, "role", 4, "\xFF", 1, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_condition_of(&pack, "role", BEYOND, "editor", 6, &condition), condition);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_condition_of(&pack, "role", 4, "editor", BEYOND, &condition), condition);
}

static void fits_are_told(void)
{
    jobpack_situation situation;
    uint32_t agreements;
    OK(jobpack_situation_of(&pack, 0, &situation));
    OK(jobpack_fit(&pack, 0, &situation, &agreements));
    CHECK(agreements > 0 && agreements < 10);
    OK(jobpack_fit(&pack, 0, NULL, &agreements));
    EQUAL(agreements, 0);
    situation.minutes = 1;
    OK(jobpack_fit(&pack, 0, &situation, &agreements));
    EQUAL(agreements, JOBPACK_NONE);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_fit(NULL, 0, NULL, &agreements), agreements);
    STATUS(JOBPACK_ERROR_NULL, jobpack_fit(&pack, 0, NULL, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_fit(&no_pack, 0, NULL, &agreements), agreements);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_fit(&pack, 3, NULL, &agreements), agreements);
}

static void packs_are_asked_as_one(void)
{
    const jobpack_pack *one[] = {&pack}, *twice[] = {&pack, &pack}, *closed[] = {&no_pack}, *none[] = {NULL};
    jobpack_hit whole[4];
    jobpack_place place;
    size_t wanted;
    OK(jobpack_search_open(&search, sizeof search));
    OK(jobpack_find(&pack, WORDS, strlen(WORDS), NULL, &search, whole, 4, &wanted));
    OK(jobpack_find_in(one, 1, WORDS, strlen(WORDS), NULL, &search, hits, 4, &count));
    CHECK(count > 0 && count == wanted && memcmp(hits, whole, count * sizeof *hits) == 0);
    OK(jobpack_locate(one, 1, hits[0].resource, &place));
    CHECK(place.pack == 0 && place.resource == hits[0].resource);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_locate(one, 1, UINT32_MAX, &place), place);
    STATUS(JOBPACK_ERROR_NULL, jobpack_locate(one, 1, 0, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_TOGETHER, jobpack_locate(twice, 2, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_NOT_TOGETHER, jobpack_locate(NULL, 0, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_locate(NULL, 1, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_locate(none, 1, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_locate(closed, 1, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_locate(one, SIZE_MAX, 0, &place), place);
    UNTOUCHED(JOBPACK_ERROR_NOT_TOGETHER, jobpack_find_in(twice, 2, WORDS, 5, NULL, &search, hits, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_find_in(one, 1, "\xFF", 1, NULL, &search, hits, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_find_in(one, 1, WORDS, 5, NULL, NULL, hits, 4, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_find_in(one, 1, WORDS, 5, NULL, &search, NULL, 4, &count), count);
}

static void an_unpacked_pack_answers_the_same(void)
{
    static uint32_t numbers[1 << 14];
    jobpack_pack unpacked, copy;
    jobpack_hit whole[4];
    size_t size, wanted;
    OK(jobpack_unpacked_size(&pack, &size));
    CHECK(size > 0 && size < sizeof numbers / sizeof *numbers);
    OK(jobpack_unpack(&unpacked, sizeof unpacked, &pack, numbers, size));
    copy = unpacked;
    OK(jobpack_search_open(&search, sizeof search));
    OK(jobpack_find(&pack, WORDS, strlen(WORDS), NULL, &search, whole, 4, &wanted));
    OK(jobpack_find(&copy, WORDS, strlen(WORDS), NULL, &search, hits, 4, &count));
    CHECK(count > 0 && count == wanted && memcmp(hits, whole, count * sizeof *hits) == 0);
    STATUS(JOBPACK_ERROR_ROOM, jobpack_unpack(&copy, sizeof copy, &pack, numbers, size - 1));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_find(&copy, WORDS, strlen(WORDS), NULL, &search, hits, 4, &count));
    STATUS(JOBPACK_ERROR_ROOM, jobpack_unpack(&copy, sizeof copy, &pack, NULL, 0));
    STATUS(JOBPACK_ERROR_NULL, jobpack_unpack(&copy, sizeof copy, &pack, NULL, size));
    STATUS(JOBPACK_ERROR_NULL, jobpack_unpack(&copy, sizeof copy, NULL, numbers, size));
    STATUS(JOBPACK_ERROR_NULL, jobpack_unpack(NULL, sizeof copy, &pack, numbers, size));
    STATUS(JOBPACK_ERROR_SIZE, jobpack_unpack(&copy, sizeof copy - 1, &pack, numbers, size));
    STATUS(JOBPACK_ERROR_NOT_OPEN, jobpack_unpack(&copy, sizeof copy, &no_pack, numbers, size));
    STATUS(JOBPACK_ERROR_TOO_LONG, jobpack_unpack(&copy, sizeof copy, &pack, numbers, SIZE_MAX));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_unpacked_size(NULL, &size), size);
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_unpacked_size(&no_pack, &size), size);
    STATUS(JOBPACK_ERROR_NULL, jobpack_unpacked_size(&pack, NULL));
}

static jobpack_completion completions[3];

static int completes(const char *typed, size_t capacity, const char *first)
{
    memset(completions, PATTERN, sizeof completions);
    OK(jobpack_complete(&pack, typed, strlen(typed), completions, capacity, &count));
    CHECK(count <= capacity && is_filled(completions + capacity, (3 - capacity) * sizeof *completions));
    for (size_t i = 1; i < count; i++) CHECK(completions[i - 1].frequency >= completions[i].frequency);
    return count > 0 && completions[0].length == strlen(first) && memcmp(completions[0].text, first, strlen(first)) == 0;
}

static void the_last_word_is_completed(void)
{
    for (size_t capacity = 1; capacity <= 3; capacity++) CHECK(completes("Which rea", capacity, "readers"));
    CHECK(!completes("Which rea ", 3, "readers") && count == 0);
    CHECK(!completes("", 3, "") && count == 0);
    CHECK(!completes("readerz", 3, "") && count == 0);
    CHECK(!completes("rea", 0, "") && count == 0);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_complete(NULL, "rea", 3, completions, 3, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_complete(&pack, NULL, 3, completions, 3, &count), count);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_complete(&pack, "rea", 3, NULL, 3, &count), count);
    STATUS(JOBPACK_ERROR_NULL, jobpack_complete(&pack, "rea", 3, completions, 3, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_complete(&no_pack, "rea", 3, completions, 3, &count), count);
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_complete(&pack, "\xFF", 1, completions, 3, &count), count);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_complete(&pack, "rea", 3, completions, SIZE_MAX, &count), count);
}

const struct test searching[] = {
    {"searches_open_from_a_size_that_suffices", searches_open_from_a_size_that_suffices},
    {"null_where_it_must_not_be", null_where_it_must_not_be},
    {"a_search_must_be_open", a_search_must_be_open},
    {"texts_and_lengths_are_checked", texts_and_lengths_are_checked},
    {"every_capacity_gives_the_best", every_capacity_gives_the_best},
    {"what_was_found_beside_the_hits_is_read", what_was_found_beside_the_hits_is_read},
    {"a_repair_lies_in_its_search", a_repair_lies_in_its_search},
    {"a_situation_is_checked", a_situation_is_checked},
    {"conditions_are_named", conditions_are_named},
    {"fits_are_told", fits_are_told},
    {"packs_are_asked_as_one", packs_are_asked_as_one},
    {"an_unpacked_pack_answers_the_same", an_unpacked_pack_answers_the_same},
    {"the_last_word_is_completed", the_last_word_is_completed},
};
const size_t searching_count = COUNT(searching);
