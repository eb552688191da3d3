/* A figure on a line: its name, a tab, the number. */
#ifndef REPORT_H
#define REPORT_H

#include "answers.h"

#include <stdint.h>

static void report(const char *name, uint32_t figure)
{
    char digits[12] /* a tab, ten digits, an end of line */;
    size_t at = sizeof digits;
    size_t length = 0;
    digits[--at] = '\n';
    do {
        digits[--at] = (char)('0' + figure % 10);
        figure /= 10;
    } while (figure > 0);
    digits[--at] = '\t';
    while (name[length] != '\0')
        length++;
    print(name, length);
    print(digits + at, sizeof digits - at);
}

#endif
