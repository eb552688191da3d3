/* The header in a second file of one program, and a call of the library. */

#include "jobpack.h"

const char *header_of_one(void);

int main(void)
{
    const char *header = header_of_one(), *library = jobpack_version();
    jobpack_text name;
    if (jobpack_code_name(JOBPACK_LEVELS, JOBPACK_LEVEL_BEGINNER, &name) != JOBPACK_OK || name.length != 8) return 2;
    while (*header && *header == *library) header++, library++;
    return *header != *library;
}
