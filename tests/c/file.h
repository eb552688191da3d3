/* Files in memory. */

#ifndef FILE_H
#define FILE_H

#include <stddef.h>

/* A file in a block of memory that is exactly as large, so that a sanitizer sees what reads beyond. Ends the program if it cannot be read. */
unsigned char *read_file(const char *path, size_t *length);

#endif
