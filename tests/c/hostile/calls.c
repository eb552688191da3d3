/* Opening, verifying, and the look-ups; the rest by topic in the other files. */

#include "calls.h"

enum { MOST = 300 };

void see_text(const struct question *question, jobpack_text text)
{
    volatile unsigned char byte;
    CHECK(is_within(text, question->data, question->length));
    if (text.length == 0) return;
    byte = (unsigned char)text.data[0];
    byte = (unsigned char)text.data[text.length - 1];
    (void)byte;
}

uint32_t some_of(const struct question *question, uint32_t kind)
{
    uint32_t count = 0;
    OK(jobpack_count(question->pack, kind, &count));
    return count < MOST ? count : MOST;
}

uint32_t number_at(const struct question *question, uint32_t count, uint32_t place)
{
    if (place <= count) return place;
    if (place == count + 1) return JOBPACK_NONE;
    return place == count + 2 ? JOBPACK_NONE - 1 : question->number;
}

static void see_error(const jobpack_error *error)
{
    jobpack_text message, advice;
    CHECK(error->status >= JOBPACK_ERROR_NOT_A_PACK && error->status <= JOBPACK_NOT_FOUND);
    CHECK(is_zero(error->reserved_, sizeof error->reserved_));
    CHECK(strcmp(jobpack_status_name(error->status), "JOBPACK_ERROR") != 0);
    OK(jobpack_status_message(error->status, &message));
    OK(jobpack_status_advice(error->status, &advice));
}

static void call_verify(const struct question *question)
{
    jobpack_error error, stepped;
    jobpack_verifier verifier;
    uint32_t done = 0, steps = 0;
    jobpack_status whole = jobpack_verify(question->pack, &error), status = JOBPACK_OK;
    if (whole != JOBPACK_OK) see_error(&error);
    OK(jobpack_verifier_open(&verifier, sizeof verifier, question->pack));
    while (status == JOBPACK_OK && !done && steps++ <= 100 + question->length / 16)
        status = jobpack_verifier_step(&verifier, 64, &done, &stepped);
    CHECK(steps <= 100 + question->length / 16);
    EQUAL(status, whole);
    if (whole != JOBPACK_OK) CHECK(memcmp(&error, &stepped, sizeof error) == 0);
}

/* Ids, of which those of a sound pack lead back. */
static void call_ids(const struct question *question)
{
    static const uint32_t kinds[] = {JOBPACK_RESOURCES, JOBPACK_NEEDS, JOBPACK_CIRCUMSTANCES, JOBPACK_COLLECTIONS,
                                     JOBPACK_NAMES};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uint32_t found;
        jobpack_number(question->pack, kinds[i], question->words, strlen(question->words), &found);
        EACH(kinds[i])
        {
            jobpack_text id;
            if (jobpack_id(question->pack, kinds[i], number, &id) != JOBPACK_OK) continue;
            see_text(question, id);
            jobpack_number(question->pack, kinds[i], id.data, id.length, &found);
        }
    }
}

int call_everything(const unsigned char *data, size_t length, const char *words, uint32_t number)
{
    jobpack_pack pack;
    jobpack_error error;
    struct question question = {&pack, data, length, words, number};
    if (jobpack_open(&pack, sizeof pack, data, length, &error) != JOBPACK_OK) {
        see_error(&error);
        return 0;
    }
    call_verify(&question);
    call_ids(&question);
    call_records(&question);
    call_texts(&question);
    call_searches(&question);
    call_picks(&question);
    call_scores(&question);
    return 1;
}
