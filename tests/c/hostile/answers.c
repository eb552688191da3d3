/* What is found, picked and scored. */

#include "calls.h"
#include <stdlib.h>

static void see_findings(const jobpack_search *search, size_t words)
{
    jobpack_findings findings;
    jobpack_word word;
    jobpack_repair repair;
    jobpack_need_match match;
    OK(jobpack_search_findings(search, &findings));
    CHECK(findings.word_count <= 64 && findings.repair_count <= 16 && findings.need_count <= 8 && findings.overlong <= 1);
    for (uint32_t i = 0; i < findings.word_count; i++) {
        OK(jobpack_search_word_at(search, i, &word));
        CHECK(word.start <= word.end && word.end <= words);
    }
    for (uint32_t i = 0; i < findings.repair_count; i++) {
        OK(jobpack_search_repair_at(search, i, &repair));
        CHECK(is_within(repair.found, search, sizeof *search));
        CHECK(repair.start <= repair.end && repair.end <= words);
    }
    for (uint32_t i = 0; i < findings.need_count; i++) OK(jobpack_search_need_at(search, i, &match));
}

/* The pack as one of a division, which it mostly is not. */
static void call_packs(const struct question *question, jobpack_search *search)
{
    const jobpack_pack *packs[] = {question->pack, question->pack};
    jobpack_hit hits[4];
    jobpack_place place;
    size_t count;
    CHECK(jobpack_locate(packs, 2, 0, &place) == JOBPACK_ERROR_NOT_TOGETHER);
    if (jobpack_find_in(packs, 1, question->words, strlen(question->words), NULL, search, hits, 4, &count) != JOBPACK_OK) return;
    CHECK(count <= 4);
    for (size_t i = 0; i < count; i++) OK(jobpack_locate(packs, 1, hits[i].resource, &place));
}

/* The same of a pack that was unpacked, if it is small enough. */
static void call_unpacked(const struct question *question, jobpack_search *search)
{
    static uint32_t numbers[1 << 13];
    jobpack_pack unpacked;
    jobpack_hit packed_hits[4], hits[4];
    size_t size, count, packed_count, length = strlen(question->words);
    OK(jobpack_unpacked_size(question->pack, &size));
    if (size > sizeof numbers / sizeof *numbers) return;
    OK(jobpack_unpack(&unpacked, sizeof unpacked, question->pack, numbers, size));
    if (jobpack_find(&unpacked, question->words, length, NULL, search, hits, 4, &count) != JOBPACK_OK) return;
    CHECK(count <= 4);
    OK(jobpack_find(question->pack, question->words, length, NULL, search, packed_hits, 4, &packed_count));
}

static void call_completions(const struct question *question)
{
    jobpack_completion completions[3];
    size_t count, words = strlen(question->words);
    for (size_t capacity = 0; capacity <= 3; capacity += 3) {
        OK(jobpack_complete(question->pack, question->words, words, completions, capacity, &count));
        CHECK(count <= capacity);
        for (size_t i = 0; i < count; i++) CHECK(completions[i].length <= sizeof completions[i].text);
    }
}

void call_searches(const struct question *question)
{
    static jobpack_search search;
    jobpack_situation situation;
    jobpack_hit hits[8];
    size_t count, length = strlen(question->words);
    uint32_t resources = 0;
    int named = jobpack_situation_of(question->pack, 0, &situation) == JOBPACK_OK;
    OK(jobpack_count(question->pack, JOBPACK_RESOURCES, &resources));
    OK(jobpack_search_open(&search, sizeof search));
    for (int with = 0; with <= named; with++)
        for (size_t capacity = 0; capacity <= 8; capacity += 4) {
            OK(jobpack_find(question->pack, question->words, length, with ? &situation : NULL, &search, hits, capacity, &count));
            CHECK(count <= capacity);
            for (size_t i = 0; i < count; i++) {
                uint32_t number;
                CHECK(hits[i].resource < resources);
                jobpack_link_between(question->pack, hits[i].resource, hits[i].need, &number);
            }
            see_findings(&search, length);
        }
    call_packs(question, &search);
    call_unpacked(question, &search);
    call_completions(question);
}

static void see_selection(const struct question *question, const jobpack_request *request, const jobpack_selection *selection)
{
    jobpack_certificate certificate;
    jobpack_picked item;
    jobpack_aspect aspect;
    jobpack_left_out left_out;
    jobpack_advice advice;
    uint32_t advised = 0;
    OK(jobpack_certificate_read(selection, &certificate));
    CHECK(certificate.value <= certificate.bound);
    for (uint32_t i = 0; i < certificate.item_count; i++) OK(jobpack_picked_at(selection, i, &item));
    for (uint32_t i = 0; i < certificate.aspect_count; i++) OK(jobpack_aspect_at(selection, i, &aspect));
    for (uint32_t i = 0; i < certificate.left_out_count; i++) OK(jobpack_left_out_at(selection, i, &left_out));
    while (advised < 100 && jobpack_advice_at(question->pack, request, selection, advised, &advice) == JOBPACK_OK) advised++;
}

/* Picks in a piece of memory that is exactly as large. */
static void call_pick(const struct question *question, const jobpack_request *request, size_t size)
{
    const jobpack_selection *selection;
    unsigned char *memory = malloc(size ? size : 1);
    jobpack_status status = jobpack_pick(question->pack, request, memory, size, &selection);
    CHECK(status == JOBPACK_OK || status == JOBPACK_ERROR_ROOM);
    if (status == JOBPACK_OK) see_selection(question, request, selection);
    free(memory);
}

void call_picks(const struct question *question)
{
    jobpack_situation situation;
    jobpack_request request = {0};
    uint32_t numbers[] = {0, question->number, 3, 2};
    size_t enough;
    OK(jobpack_pick_memory(question->pack, 2, &enough));
    CHECK(enough < 1 << 26);
    request.items = 2;
    request.minutes = 15;
    call_pick(question, &request, enough);
    if (jobpack_situation_of(question->pack, 0, &situation) == JOBPACK_OK) request.situation = &situation;
    request.known = request.known_needs = request.pool = request.aspects = numbers;
    request.known_count = request.aspect_count = 2;
    request.pool_count = 4;
    call_pick(question, &request, enough);
    call_pick(question, NULL, enough / 3);
    call_pick(question, NULL, question->number % 512);
}

static void see_scores(const struct question *question, const jobpack_tally *tally, const jobpack_profile *profile)
{
    jobpack_opportunity score;
    jobpack_difference difference;
    jobpack_rank_interval ranks[2];
    jobpack_overlap overlap;
    jobpack_opportunity pair[2];
    if (jobpack_score(tally, profile, &score) != JOBPACK_OK) return;
    CHECK(score.opportunity <= 20000 && score.low <= score.high && score.high <= 20000);
    for (int i = 0; i < 16; i++) overlap.people[i] = question->number;
    OK(jobpack_difference_of(&score, &score, &overlap, &difference));
    CHECK(difference.low <= difference.high);
    pair[0] = pair[1] = score;
    OK(jobpack_ranks(pair, 2, &overlap, ranks));
    CHECK(ranks[0].best >= 1 && ranks[1].worst <= 2);
}

/* Counts that may contradict one another. */
static void call_counts(const struct question *question, const jobpack_profile *profile)
{
    jobpack_opportunity score;
    jobpack_share share;
    uint32_t numbers[4];
    for (size_t i = 0; i < 4; i++) numbers[i] = question->number >> (8 * i);
    jobpack_score_paired(numbers[0], numbers[1], numbers[2], numbers[3], profile, &score);
    jobpack_score_unpaired(numbers[1], numbers[0], numbers[3], numbers[2], profile, &score);
    jobpack_share_of(numbers[1], numbers[0], &share);
}

void call_scores(const struct question *question)
{
    jobpack_tally tally, sum;
    jobpack_tally_info info;
    jobpack_profile profile;
    jobpack_text name;
    jobpack_about about;
    uint32_t people;
    OK(jobpack_profile_at(question->number % 2, &profile));
    if (jobpack_about_read(question->pack, &about) == JOBPACK_OK)
        jobpack_profile_of(about.profile.data, about.profile.length, &profile);
    call_counts(question, &profile);
    jobpack_code_name(question->number % 17, (uint8_t)(question->number >> 8), &name);
    EACH(JOBPACK_TALLIES)
    {
        if (jobpack_tally_at(question->pack, number, &info) == JOBPACK_OK) see_text(question, info.segment);
        if (jobpack_tally_read(question->pack, number, &tally, sizeof tally) != JOBPACK_OK) continue;
        OK(jobpack_tally_open(&sum, sizeof sum, info.scale));
        OK(jobpack_tally_merge(&sum, &tally));
        jobpack_tally_record(&sum, (uint8_t)(question->number % 12), 1, question->number);
        OK(jobpack_tally_count(&sum, 1, 1, &people));
        see_scores(question, &sum, &profile);
    }
}
