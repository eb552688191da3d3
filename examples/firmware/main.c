/* The firmware: asks once. */
#include "answers.h"
#include "device.h"

int device_main(void)
{
    return answers() != 0;
}
