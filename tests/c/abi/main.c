/* Tests every function of the ABI: abi whole.pack, a pack with every kind of record. */

#include "abi.h"
#include "../file.h"
#include <stdio.h>
#include <stdlib.h>

unsigned char *data;
size_t length;
jobpack_pack pack;
const jobpack_pack no_pack;
const jobpack_search no_search;

unsigned char *copied(void)
{
    unsigned char *copy = malloc(length);
    if (copy == NULL) exit(EXIT_FAILURE);
    return memcpy(copy, data, length);
}

int main(int count, char **arguments)
{
    int failed = 0;
    if (count != 2) return EXIT_FAILURE;
    data = read_file(arguments[1], &length);
    if (jobpack_open(&pack, sizeof pack, data, length, NULL) != JOBPACK_OK) return EXIT_FAILURE;
    failed |= run_tests("opening", opening, opening_count);
    failed |= run_tests("records", records, record_count);
    failed |= run_tests("lists", lists, list_count);
    failed |= run_tests("searching", searching, searching_count);
    failed |= run_tests("picking", picking, picking_count);
    failed |= run_tests("scoring", scoring, scoring_count);
    failed |= run_tests("tallies", tallies, tally_count);
    failed |= run_tests("table", table, table_count);
    /* Last, since it asks what the others have seen. */
    failed |= run_tests("statuses", statuses, status_count);
    free(data);
    return failed;
}
