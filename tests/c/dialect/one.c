/* The header alone, twice: C of every standard, and C++. Linked with two.c. */

#include "jobpack.h"
#include "jobpack.h"

const char *header_of_one(void);

const char *header_of_one(void)
{
    return JOBPACK_VERSION;
}
