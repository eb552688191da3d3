#include "request.h"
#include <assert.h>
#include <string.h>

int is(struct piece piece, const char *text)
{
    return piece.length == strlen(text) && memcmp(piece.data, text, piece.length) == 0;
}

int said(struct piece piece)
{
    return !is(piece, "-");
}

/* Takes what comes before a mark out of `rest`, and the mark. Whether it was there. */
static int cut(struct piece *rest, char mark, struct piece *first)
{
    const char *end = rest->length ? memchr(rest->data, mark, rest->length) : NULL;
    first->data = rest->data;
    first->length = end ? (size_t)(end - rest->data) : rest->length;
    rest->data += first->length + (end != NULL);
    rest->length -= first->length + (end != NULL);
    return end != NULL;
}

struct piece take(struct piece *rest, char mark)
{
    struct piece first;
    cut(rest, mark, &first);
    return first;
}

struct request parse(struct piece line)
{
    static const struct piece unsaid = {"-", 1};
    struct request request;
    struct piece rest = line;
    int more = cut(&rest, '\t', &request.operation);
    request.whole = line;
    for (int i = 0; i < COLUMNS; i++)
        if (more) more = cut(&rest, '\t', &request.columns[i]);
        else request.columns[i] = unsaid;
    return request;
}

uint32_t number_of(struct piece piece)
{
    uint32_t number = 0;
    if (!said(piece)) return 0;
    for (size_t i = 0; i < piece.length; i++) number = number * 10 + (uint32_t)(piece.data[i] - '0');
    return number;
}

/* The number of the record with an id, or JOBPACK_NONE. */
uint32_t look_up(const jobpack_pack *pack, uint32_t kind, struct piece id)
{
    uint32_t number;
    jobpack_status status = jobpack_number(pack, kind, id.data, id.length, &number);
    if (status == JOBPACK_NOT_FOUND) return JOBPACK_NONE;
    must(status, "jobpack_number");
    return number;
}

size_t look_up_all(const jobpack_pack *pack, uint32_t kind, struct piece list, uint32_t *numbers)
{
    size_t count = 0;
    while (said(list) && list.length) {
        uint32_t number = look_up(pack, kind, take(&list, ','));
        if (number != JOBPACK_NONE) numbers[count++] = number;
        assert(count < LIST_ROOM);
    }
    return count;
}

static size_t conditions_of(const jobpack_pack *pack, struct piece list, jobpack_condition *conditions)
{
    size_t count = 0;
    while (said(list) && list.length) {
        struct piece value = take(&list, ',');
        struct piece facet = take(&value, '=');
        jobpack_status status =
            jobpack_condition_of(pack, facet.data, facet.length, value.data, value.length, &conditions[count]);
        if (status == JOBPACK_NOT_FOUND) continue;
        must(status, "jobpack_condition_of");
        count++;
        assert(count < LIST_ROOM);
    }
    return count;
}

/* The situation that seven columns describe. */
jobpack_situation situation_of(const jobpack_pack *pack, const struct piece *columns, jobpack_condition *conditions)
{
    jobpack_situation situation;
    uint32_t circumstance = said(columns[0]) ? look_up(pack, JOBPACK_CIRCUMSTANCES, columns[0]) : JOBPACK_NONE;
    if (circumstance == JOBPACK_NONE) memset(&situation, 0, sizeof situation);
    else MUST(jobpack_situation_of(pack, circumstance, &situation));
    if (said(columns[1])) situation.minutes = (uint16_t)number_of(columns[1]);
    if (said(columns[2])) {
        situation.language.data = columns[2].data;
        situation.language.length = columns[2].length;
    }
    situation.today = (uint16_t)number_of(columns[3]);
    if (said(columns[4])) situation.level = (uint8_t)number_of(columns[4]);
    if (said(columns[5])) situation.moments = (uint8_t)number_of(columns[5]);
    situation.condition_count = conditions_of(pack, columns[6], conditions);
    situation.conditions = conditions;
    return situation;
}

