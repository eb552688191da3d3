/* What the tests of the ABI share: a sound pack with every kind of record, and handles in every state. */

#ifndef ABI_H
#define ABI_H

#include "../damage.h"
#include "../test.h"

/* The pack that is given, and its bytes. */
extern unsigned char *data;
extern size_t length;
extern jobpack_pack pack;

/* Handles that were zeroed and not opened. */
extern const jobpack_pack no_pack;
extern const jobpack_search no_search;

/* A copy of the bytes, to be damaged; free it. */
unsigned char *copied(void);

/* The tests, file by file. */
extern const struct test statuses[], opening[], records[], lists[], searching[], picking[], scoring[], tallies[], table[];
extern const size_t status_count, opening_count, record_count, list_count, searching_count, picking_count, scoring_count,
    tally_count, table_count;

#define COUNT(tests) (sizeof(tests) / sizeof *(tests))

#endif
