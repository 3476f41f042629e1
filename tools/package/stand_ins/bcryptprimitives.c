/* Wine 8 has no bcryptprimitives.dll: the system's random bytes under their newer name, which cryptography asks for. */
#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long length);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, size_t length)
{
    const size_t most = 1UL << 30;
    while (length > 0) {
        size_t part = length < most ? length : most;
        if (!SystemFunction036(buffer, (unsigned long)part))
            return 0;
        buffer += part;
        length -= part;
    }
    return 1;
}
