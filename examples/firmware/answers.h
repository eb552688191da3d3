/* What a device without an operating system asks a pack. */
#ifndef ANSWERS_H
#define ANSWERS_H

#include <stddef.h>

/* The pack: see pack.S. */
extern const unsigned char pack_start[];
extern const unsigned char pack_end[];

/* Prints `length` bytes: what each platform does in its own way. */
void print(const char *data, size_t length);

/* Asks, prints the answers, and gives 0, or the first status that is not JOBPACK_OK. */
unsigned answers(void);

#endif
