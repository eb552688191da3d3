/* What device.c starts. */
#ifndef DEVICE_H
#define DEVICE_H

/* Gives 0 if all went well. */
int device_main(void);

#endif
