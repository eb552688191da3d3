/* Packs, taken as bytes: where their sections lie, how to damage them, and how to make their checksums fit again. */

#ifndef DAMAGE_H
#define DAMAGE_H

#include <stddef.h>
#include <stdint.h>

enum { HEADER_SIZE = 32, ENTRY_SIZE = 20 };

uint32_t read_u32(const unsigned char *bytes);
void write_u32(unsigned char *bytes, uint32_t value);
void write_u16(unsigned char *bytes, uint16_t value);

/* Where the entry of a section begins in a sound pack. Ends the program if the pack does not have it. */
size_t entry_of(const unsigned char *pack, const char *tag);

/* Where a section begins. */
unsigned char *section_of(unsigned char *pack, const char *tag);

/* Makes every checksum fit again. The section table must still lead into the pack. */
void mend(unsigned char *pack);

/* Makes the checksum of header and table fit, whatever the table says, as far as there is something to sum. */
void mend_table(unsigned char *pack, size_t length);

/* A number that follows from the one before it: the same on every machine. */
uint64_t next_random(uint64_t *state);

#endif
