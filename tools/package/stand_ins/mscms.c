/* The mscms.dll of Wine 8 lacks WcsCreateIccProfile; without a colour profile Qt draws in sRGB. */
#define NONE(name) __declspec(dllexport) void *name(void) { return (void *)0; }
NONE(CloseColorProfile)
NONE(GetColorProfileFromHandle)
NONE(OpenColorProfileW)
NONE(WcsCreateIccProfile)
