/* Scores, differences and ranks. */

#include "abi.h"

static jobpack_profile preset(void)
{
    jobpack_profile profile;
    OK(jobpack_profile_at(0, &profile));
    return profile;
}

static void presets_are_read(void)
{
    jobpack_profile first, same;
    uint32_t count = 0;
    memset(&first, PATTERN, sizeof first);
    OK(jobpack_profile_at(0, &first));
    RESERVED(first);
    OK(jobpack_profile_of(first.name.data, first.name.length, &same));
    CHECK(memcmp(&first, &same, sizeof first) == 0);
    while (jobpack_profile_at(count, &same) == JOBPACK_OK) count++;
    EQUAL(count, 2);
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_profile_at(count, &same), same);
    STATUS(JOBPACK_ERROR_NULL, jobpack_profile_at(0, NULL));
    UNTOUCHED(JOBPACK_NOT_FOUND, jobpack_profile_of(NULL, 0, &same), same);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_profile_of(NULL, 5, &same), same);
    STATUS(JOBPACK_ERROR_NULL, jobpack_profile_of("share10-2005", 12, NULL));
    UNTOUCHED(JOBPACK_ERROR_UTF8, jobpack_profile_of("\xFF", 1, &same), same);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_profile_of("share10-2005", BEYOND, &same), same);
}

/* Every way to a score refuses a profile alike. */
static void refuses(jobpack_status wanted, const jobpack_profile *profile)
{
    jobpack_opportunity score;
    jobpack_tally tally;
    OK(jobpack_tally_open(&tally, sizeof tally, 5));
    OK(jobpack_tally_record(&tally, 5, 1, 30));
    UNTOUCHED(wanted, jobpack_score(&tally, profile, &score), score);
    UNTOUCHED(wanted, jobpack_score_paired(10, 8, 2, 1, profile, &score), score);
    UNTOUCHED(wanted, jobpack_score_unpaired(8, 10, 2, 10, profile, &score), score);
}

static void profiles_are_checked(void)
{
    jobpack_profile profile = preset();
    refuses(JOBPACK_ERROR_NULL, NULL);
    for (int i = 0; i < 3; i++) {
        profile = preset();
        profile.reserved_[i] = 1;
        refuses(JOBPACK_ERROR_RESERVED, &profile);
    }
    profile = preset();
    profile.missing = 4;
    refuses(JOBPACK_ERROR_CODE, &profile);
    profile.missing = 0;
    refuses(JOBPACK_ERROR_CODE, &profile);
    profile = preset();
    profile.comparison = 3;
    refuses(JOBPACK_ERROR_CODE, &profile);
    profile = preset();
    profile.thresholds[0] = profile.thresholds[2] + 1;
    refuses(JOBPACK_ERROR_BAD_PROFILE, &profile);
    profile = preset();
    profile.name.data = NULL;
    refuses(JOBPACK_ERROR_NULL, &profile);
    /* (NULL, 0) is a text, but a profile must have a name. */
    profile.name.length = 0;
    refuses(JOBPACK_ERROR_BAD_PROFILE, &profile);
    profile.name.length = 1;
    profile.name.data = "\xFF";
    profile.name.length = 1;
    refuses(JOBPACK_ERROR_UTF8, &profile);
    profile.name.length = BEYOND;
    refuses(JOBPACK_ERROR_TOO_LONG, &profile);
}

static void a_profile_of_ones_own_scores(void)
{
    jobpack_profile profile = preset();
    jobpack_opportunity score;
    profile.name.data = "my own";
    profile.name.length = 6;
    memset(&score, PATTERN, sizeof score);
    OK(jobpack_score_paired(100, 80, 20, 15, &profile, &score));
    RESERVED(score);
    EQUAL(score.opportunity, 14000);
    CHECK(score.profile.data == profile.name.data && score.profile.length == 6);
}

static void counts_are_checked(void)
{
    jobpack_profile profile = preset();
    jobpack_opportunity score;
    UNTOUCHED(JOBPACK_ERROR_IMPOSSIBLE, jobpack_score_paired(10, 11, 2, 1, &profile, &score), score);
    UNTOUCHED(JOBPACK_ERROR_IMPOSSIBLE, jobpack_score_paired(10, 5, 2, 3, &profile, &score), score);
    UNTOUCHED(JOBPACK_ERROR_IMPOSSIBLE, jobpack_score_unpaired(11, 10, 2, 10, &profile, &score), score);
    UNTOUCHED(JOBPACK_ERROR_NO_ANSWERS, jobpack_score_paired(0, 0, 0, 0, &profile, &score), score);
    UNTOUCHED(JOBPACK_ERROR_NO_ANSWERS, jobpack_score_unpaired(1, 2, 0, 0, &profile, &score), score);
    STATUS(JOBPACK_ERROR_NULL, jobpack_score_paired(10, 5, 2, 1, &profile, NULL));
    STATUS(JOBPACK_ERROR_NULL, jobpack_score_unpaired(5, 10, 2, 10, &profile, NULL));
    OK(jobpack_score_paired(UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, &profile, &score));
    OK(jobpack_score_unpaired(5, 10, 2, 10, &profile, &score));
}

static void tallies_are_scored(void)
{
    static const jobpack_tally closed;
    jobpack_profile profile = preset();
    jobpack_opportunity score;
    jobpack_tally tally;
    OK(jobpack_tally_open(&tally, sizeof tally, 5));
    UNTOUCHED(JOBPACK_ERROR_NO_ANSWERS, jobpack_score(&tally, &profile, &score), score);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_score(NULL, &profile, &score), score);
    STATUS(JOBPACK_ERROR_NULL, jobpack_score(&tally, &profile, NULL));
    UNTOUCHED(JOBPACK_ERROR_NOT_OPEN, jobpack_score(&closed, &profile, &score), score);
    OK(jobpack_tally_record(&tally, 5, 1, 30));
    OK(jobpack_score(&tally, &profile, &score));
    EQUAL(score.opportunity, 20000);
    OK(jobpack_tally_open(&tally, sizeof tally, 7));
    OK(jobpack_tally_record(&tally, 7, 1, 30));
    UNTOUCHED(JOBPACK_ERROR_OTHER_SCALE, jobpack_score(&tally, &profile, &score), score);
}

static void shares_are_told(void)
{
    jobpack_share share;
    memset(&share, PATTERN, sizeof share);
    OK(jobpack_share_of(1, 2, &share));
    EQUAL(share.share, 5000);
    EQUAL(share.reserved_, 0);
    UNTOUCHED(JOBPACK_ERROR_IMPOSSIBLE, jobpack_share_of(3, 2, &share), share);
    UNTOUCHED(JOBPACK_ERROR_NO_ANSWERS, jobpack_share_of(0, 0, &share), share);
    STATUS(JOBPACK_ERROR_NULL, jobpack_share_of(1, 2, NULL));
}

static void differences_are_told(void)
{
    jobpack_profile profile = preset();
    jobpack_opportunity high, low, wrong;
    jobpack_difference difference, back;
    jobpack_overlap overlap = {{0}};
    OK(jobpack_score_paired(200, 190, 10, 5, &profile, &high));
    OK(jobpack_score_paired(200, 20, 180, 5, &profile, &low));
    OK(jobpack_difference_of(&high, &low, NULL, &difference));
    OK(jobpack_difference_of(&low, &high, &overlap, &back));
    CHECK(difference.low > 0 && difference.high >= difference.low && back.high < 0);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_difference_of(NULL, &low, NULL, &difference), difference);
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_difference_of(&high, NULL, NULL, &difference), difference);
    STATUS(JOBPACK_ERROR_NULL, jobpack_difference_of(&high, &low, NULL, NULL));
    wrong = high;
    wrong.region = 0;
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_difference_of(&wrong, &low, NULL, &difference), difference);
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_difference_of(&high, &wrong, NULL, &difference), difference);
}

static void ranks_are_told(void)
{
    jobpack_profile profile = preset();
    jobpack_opportunity scores[3];
    jobpack_rank_interval ranks[4];
    static const jobpack_overlap overlaps[3];
    OK(jobpack_score_paired(200, 20, 180, 5, &profile, &scores[0]));
    OK(jobpack_score_paired(200, 190, 10, 5, &profile, &scores[1]));
    OK(jobpack_score_paired(200, 190, 10, 5, &profile, &scores[2]));
    memset(ranks, PATTERN, sizeof ranks);
    OK(jobpack_ranks(scores, 3, NULL, ranks));
    CHECK(ranks[0].best == 3 && ranks[0].worst == 3 && ranks[1].best == 1 && ranks[2].worst == 2);
    CHECK(is_filled(ranks + 3, sizeof *ranks));
    OK(jobpack_ranks(scores, 3, overlaps, ranks));
    OK(jobpack_ranks(NULL, 0, NULL, NULL));
    UNTOUCHED(JOBPACK_ERROR_NULL, jobpack_ranks(NULL, 3, NULL, ranks), ranks);
    STATUS(JOBPACK_ERROR_NULL, jobpack_ranks(scores, 3, NULL, NULL));
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_ranks(scores, SIZE_MAX, NULL, ranks), ranks);
    UNTOUCHED(JOBPACK_ERROR_TOO_LONG, jobpack_ranks(scores, (size_t)PTRDIFF_MAX / sizeof *scores + 1, NULL, ranks), ranks);
    scores[2].region = 5;
    UNTOUCHED(JOBPACK_ERROR_CODE, jobpack_ranks(scores, 3, NULL, ranks), ranks);
}

const struct test scoring[] = {
    {"presets_are_read", presets_are_read},
    {"profiles_are_checked", profiles_are_checked},
    {"a_profile_of_ones_own_scores", a_profile_of_ones_own_scores},
    {"counts_are_checked", counts_are_checked},
    {"tallies_are_scored", tallies_are_scored},
    {"shares_are_told", shares_are_told},
    {"differences_are_told", differences_are_told},
    {"ranks_are_told", ranks_are_told},
};
const size_t scoring_count = COUNT(scoring);
