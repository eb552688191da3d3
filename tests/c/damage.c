#include "damage.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t read_u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

void write_u32(unsigned char *bytes, uint32_t value)
{
    for (int i = 0; i < 4; i++) bytes[i] = (unsigned char)(value >> (8 * i) & 255);
}

void write_u16(unsigned char *bytes, uint16_t value)
{
    bytes[0] = (unsigned char)(value & 255);
    bytes[1] = (unsigned char)(value >> 8);
}

static uint32_t crc(uint32_t sum, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
    }
    return sum;
}

static uint32_t sections_of(const unsigned char *pack)
{
    return read_u32(pack + 24);
}

size_t entry_of(const unsigned char *pack, const char *tag)
{
    for (uint32_t i = 0; i < sections_of(pack); i++) {
        size_t at = HEADER_SIZE + (size_t)i * ENTRY_SIZE;
        if (memcmp(pack + at, tag, 4) == 0) return at;
    }
    fprintf(stderr, "no section %s\n", tag);
    exit(EXIT_FAILURE);
}

unsigned char *section_of(unsigned char *pack, const char *tag)
{
    return pack + read_u32(pack + entry_of(pack, tag) + 8);
}

void mend(unsigned char *pack)
{
    uint32_t count = sections_of(pack);
    for (uint32_t i = 0; i < count; i++) {
        unsigned char *entry = pack + HEADER_SIZE + (size_t)i * ENTRY_SIZE;
        write_u32(entry + 16, ~crc(UINT32_MAX, pack + read_u32(entry + 8), read_u32(entry + 12)));
    }
    mend_table(pack, HEADER_SIZE + (size_t)count * ENTRY_SIZE);
}

void mend_table(unsigned char *pack, size_t length)
{
    size_t count, most = length < HEADER_SIZE ? 0 : (length - HEADER_SIZE) / ENTRY_SIZE;
    if (length < HEADER_SIZE) return;
    count = sections_of(pack) < most ? sections_of(pack) : most;
    write_u32(pack + 28, ~crc(crc(UINT32_MAX, pack, 28), pack + HEADER_SIZE, count * ENTRY_SIZE));
}

uint64_t next_random(uint64_t *state)
{
    /* SplitMix64, Steele, Lea and Flood 2014. */
    uint64_t value = *state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}
