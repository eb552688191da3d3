/* Uses Jobpack and another Rust library, both linked statically. */
#include <jobpack.h>

#include <stdio.h>

size_t other_digits(uint32_t number);

int main(void)
{
    static const char bytes[64] = "this is no pack";
    jobpack_pack pack;
    jobpack_status status = jobpack_open(&pack, sizeof pack, bytes, sizeof bytes, NULL);
    printf("%s %d %d\n", jobpack_status_name(status), (int)other_digits(42), (int)other_digits(100));
    return 0;
}
