/* Stands in for the program where the launcher is tried on Windows: it writes its version and its command line down, and
   does what its folder says (tools/package/trying_launcher.py). */
#include <windows.h>
#include <stdio.h>

static wchar_t folder[MAX_PATH];

static FILE *beside(const wchar_t *name, const wchar_t *how)
{
    wchar_t path[2 * MAX_PATH];
    swprintf(path, 2 * MAX_PATH, L"%ls\\%ls", folder, name);
    return _wfopen(path, how);
}

int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR line, int shown)
{
    char version[32] = "", does[32] = "";
    int status = 0;
    FILE *file;
    (void)instance, (void)before, (void)shown;
    GetModuleFileNameW(NULL, folder, MAX_PATH);
    *wcsrchr(folder, L'\\') = 0;
    if ((file = beside(L"version.txt", L"r"))) {
        fscanf(file, "%31s", version);
        fclose(file);
    }
    if ((file = beside(L"does.txt", L"r"))) {
        fscanf(file, "%31s %d", does, &status);
        fclose(file);
    }
    if ((file = beside(L"..\\starts.txt", L"a"))) {
        fprintf(file, "%s|%s\n", version, line);
        fclose(file);
    }
    if (!strcmp(does, "dies"))
        TerminateProcess(GetCurrentProcess(), 0xC0000005);
    if (!strcmp(does, "starts")) {
        wchar_t path[2 * MAX_PATH];
        swprintf(path, 2 * MAX_PATH, L"%ls\\..\\update\\trial", folder);
        DeleteFileW(path);
    }
    return status;
}
