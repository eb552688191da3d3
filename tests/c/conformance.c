/* Prints what a pack says and answers, to be compared with tests/vectors: conformance NAME.pack NAME.requests */

#include "file.h"
#include "lines.h"
#include <stdlib.h>

int main(int count, char **arguments)
{
    size_t pack_length, requests_length;
    jobpack_pack pack;
    struct json out = {stdout, 0};
    if (count != 3) return EXIT_FAILURE;
    unsigned char *data = read_file(arguments[1], &pack_length);
    unsigned char *requests = read_file(arguments[2], &requests_length);
    MUST(jobpack_open(&pack, sizeof pack, data, pack_length, NULL));
    print_records(&out, &pack);
    print_answers(&out, &pack, (const char *)requests, requests_length);
    free(requests);
    free(data);
    return EXIT_SUCCESS;
}
