/* A library of a later version, which no longer has the functions that a host asks for. */
#include <stddef.h>
#include <stdint.h>

const void *jobpack_api_for(uint32_t abi_version);

const void *jobpack_api_for(uint32_t abi_version)
{
    return abi_version < 1000 ? NULL : "";
}
