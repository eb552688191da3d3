/* The lines of scores. */

#include "request.h"
#include <assert.h>

static jobpack_profile profile_of(struct piece name)
{
    jobpack_profile profile;
    MUST(jobpack_profile_of(name.data, name.length, &profile));
    return profile;
}

void answer_profile(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_profile profile = profile_of(columns[0]);
    (void)pack;
    TEXT(profile, name);
    json_key(out, "thresholds");
    json_open(out, '[');
    for (int i = 0; i < 3; i++) json_number(out, profile.thresholds[i]);
    json_close(out, ']');
    NUMBER(profile, table_stakes_importance);
    NUMBER(profile, table_stakes_satisfaction);
    NUMBER(profile, least_respondents);
    NUMBER(profile, scale);
    NUMBER(profile, top_from);
    NUMBER(profile, missing);
    NUMBER(profile, comparison);
}

/* Whether there is an answer; if not, prints why. */
static int well(struct json *out, jobpack_status status)
{
    if (status == JOBPACK_OK) return 1;
    json_key(out, "status");
    json_number(out, status);
    return 0;
}

static jobpack_status score_of(const jobpack_pack *pack, struct piece number, struct piece name, jobpack_opportunity *score)
{
    jobpack_profile profile = profile_of(name);
    jobpack_tally tally;
    jobpack_status status = jobpack_tally_read(pack, number_of(number), &tally, sizeof tally);
    return status == JOBPACK_OK ? jobpack_score(&tally, &profile, score) : status;
}

static void print_score(struct json *out, jobpack_status status, const jobpack_opportunity *score)
{
    if (!well(out, status)) return;
    TEXT(*score, profile);
    NUMBER(*score, respondents);
    NUMBER(*score, importance);
    NUMBER(*score, satisfaction);
    NUMBER(*score, opportunity);
    NUMBER(*score, low);
    NUMBER(*score, high);
    WORD(*score, region, JOBPACK_REGIONS);
    BOOL(*score, certain);
    NUMBER(*score, band);
    NUMBER(*score, warnings);
}

void answer_score(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_opportunity score;
    print_score(out, score_of(pack, columns[0], columns[1], &score), &score);
}

void answer_paired(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_profile profile = profile_of(columns[4]);
    jobpack_opportunity score;
    (void)pack;
    print_score(out,
                jobpack_score_paired(number_of(columns[0]), number_of(columns[1]), number_of(columns[2]),
                                     number_of(columns[3]), &profile, &score),
                &score);
}

void answer_unpaired(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_profile profile = profile_of(columns[4]);
    jobpack_opportunity score;
    (void)pack;
    print_score(out,
                jobpack_score_unpaired(number_of(columns[0]), number_of(columns[1]), number_of(columns[2]),
                                       number_of(columns[3]), &profile, &score),
                &score);
}

void answer_share(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_share share;
    (void)pack;
    if (!well(out, jobpack_share_of(number_of(columns[0]), number_of(columns[1]), &share))) return;
    NUMBER(share, share);
    NUMBER(share, low);
    NUMBER(share, high);
}

/* The overlap that a column gives, or NULL. */
static const jobpack_overlap *overlap_of(struct piece list, jobpack_overlap *overlap)
{
    if (!said(list)) return NULL;
    for (int i = 0; i < 16; i++) overlap->people[i] = number_of(take(&list, ','));
    return overlap;
}

void answer_differ(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    jobpack_opportunity first, second;
    jobpack_overlap overlap;
    jobpack_difference difference;
    if (!well(out, score_of(pack, columns[1], columns[0], &first))) return;
    if (!well(out, score_of(pack, columns[2], columns[0], &second))) return;
    MUST(jobpack_difference_of(&first, &second, overlap_of(columns[3], &overlap), &difference));
    SIGNED(difference, low);
    SIGNED(difference, high);
}

static void print_ranks(struct json *out, const jobpack_rank_interval *ranks, size_t count)
{
    json_key(out, "ranks");
    json_open(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(out, '{');
        NUMBER(ranks[i], best);
        NUMBER(ranks[i], worst);
        json_close(out, '}');
    }
    json_close(out, ']');
}

void answer_rank(struct json *out, const jobpack_pack *pack, const struct piece *columns)
{
    enum { ROOM = 16 };
    jobpack_opportunity scores[ROOM];
    jobpack_overlap overlaps[ROOM * (ROOM - 1) / 2];
    jobpack_rank_interval ranks[ROOM];
    struct piece tallies = columns[1];
    size_t count = 0;
    while (tallies.length) {
        assert(count < ROOM);
        if (!well(out, score_of(pack, take(&tallies, ','), columns[0], &scores[count++]))) return;
    }
    const jobpack_overlap *overlap = overlap_of(columns[2], &overlaps[0]);
    for (size_t i = 1; overlap && i < sizeof overlaps / sizeof *overlaps; i++) overlaps[i] = overlaps[0];
    if (!well(out, jobpack_ranks(scores, count, overlap, ranks))) return;
    print_ranks(out, ranks, count);
}
