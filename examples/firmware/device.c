/*
 * A Cortex-M without an operating system and without a C library: how it starts, and how it prints.
 *
 * It prints and exits through semihosting, which QEMU and debug probes understand. A product prints in its own way and never exits.
 */
#include "device.h"

#include "answers.h"

#include <stdint.h>

/* Set by sections.ld. */
extern uint32_t data_start[], data_end[], data_in_flash[], bss_start[], bss_end[], stack_top[];

/* What the compiler takes for granted of a C library. */
void *memcpy(void *restrict to, const void *restrict from, size_t length);
void *memset(void *to, int byte, size_t length);

void *memcpy(void *restrict to, const void *restrict from, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((unsigned char *)to)[i] = ((const unsigned char *)from)[i];
    return to;
}

void *memset(void *to, int byte, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((unsigned char *)to)[i] = (unsigned char)byte;
    return to;
}

/* Asks the debugger: see "Semihosting for AArch32 and AArch64", Arm. */
static uint32_t semihosting(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void print(const char *data, size_t length)
{
    enum { SYS_WRITE0 = 4, PIECE = 128 };
    char text[PIECE + 1];
    while (length > 0) {
        size_t piece = length < PIECE ? length : PIECE;
        memcpy(text, data, piece);
        text[piece] = '\0';
        semihosting(SYS_WRITE0, text);
        data += piece;
        length -= piece;
    }
}

static void leave(int well)
{
    enum { SYS_EXIT = 0x18, STOPPED = 0x20026, FAILED = 0x20023 };
    semihosting(SYS_EXIT, (const void *)(uintptr_t)(well ? STOPPED : FAILED));
    for (;;) {
    }
}

static void reset(void)
{
    memcpy(data_start, data_in_flash, (size_t)((char *)data_end - (char *)data_start));
    memset(bss_start, 0, (size_t)((char *)bss_end - (char *)bss_start));
    leave(device_main() == 0);
}

static void fault(void)
{
    static const char message[] = "fault\n";
    print(message, sizeof message - 1);
    leave(0);
}

/* Where the processor looks first: the stack, where to begin, and what to do when something goes wrong. */
__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    stack_top, (void *)reset, (void *)fault, (void *)fault, (void *)fault, (void *)fault, (void *)fault, 0,
    0,         0,             0,             (void *)fault, (void *)fault, 0,             (void *)fault, (void *)fault,
};
