/* The launcher: what shortcuts, links and people start. It starts the program in app/, puts a version that waits in its
   place before, and brings the one before back when the new one ended twice without having said that it had started.
   An update never replaces it, so it works also when a new version cannot even begin.

   Everything it knows is which of these are there, beside it (crm_desktop/desktop/updates/place.py):
     app                the version in use
     update/new         the next one, whole, once update/ready exists
     update/previous    the one before
     update/trial       a byte for each start of a new version that has not yet said that it started
     update/failed0…    versions that were taken back
     update/lock        held by every program that runs, alone by who moves folders
   Each step leaves a state from which the next start goes on. */

#ifdef _WIN32
#define UNICODE
#define _UNICODE
#include <windows.h>
#define T(text) L##text
#define SEPARATOR L'\\'
#define PROGRAM L"app\\crm-desktop.exe"
typedef wchar_t letter;
#define LENGTH wcslen
#define COPY wcscpy
#define LAST wcsrchr
#define ENOUGH 32768
#else
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#define T(text) text
#define SEPARATOR '/'
#define PROGRAM "app/crm-desktop"
typedef char letter;
#define LENGTH strlen
#define COPY strcpy
#define LAST strrchr
#define ENOUGH PATH_MAX
#endif

#define TRIES 2
#define PAUSE_MS 100
#define PAUSES 100
#define CANNOT_START 127
#define LONGEST_NAME 64

static letter root[ENOUGH];

/* Four at a time are usable: two names are the most that one call takes. */
static letter *at(const letter *name)
{
    static letter places[4][ENOUGH + LONGEST_NAME];
    static int turn;
    letter *place = places[turn = (turn + 1) % 4];
    COPY(place, root);
    COPY(place + LENGTH(place), name);
    for (letter *sign = place; *sign; sign++)
        if (*sign == '/')
            *sign = SEPARATOR;
    return place;
}

#ifdef _WIN32

static HANDLE lock_file = INVALID_HANDLE_VALUE;
static DWORD refused_with;

static int find_root(void)
{
    DWORD length = GetModuleFileNameW(NULL, root, ENOUGH);
    return length > 0 && length < ENOUGH;
}

static int exists(const letter *name)
{
    return GetFileAttributesW(at(name)) != INVALID_FILE_ATTRIBUTES;
}

static int move(const letter *from, const letter *to)
{
    return MoveFileExW(at(from), at(to), MOVEFILE_WRITE_THROUGH) != 0;
}

static void erase(const letter *name)
{
    DeleteFileW(at(name));
}

/* -1 where there is none. */
static long size_of(const letter *name)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    return GetFileAttributesExW(at(name), GetFileExInfoStandard, &found) ? (long)found.nFileSizeLow : -1;
}

static void append(const letter *name, const char *bytes, DWORD count)
{
    HANDLE file = CreateFileW(at(name), FILE_APPEND_DATA, FILE_SHARE_READ, NULL, OPEN_ALWAYS, 0, NULL);
    DWORD written;
    if (file == INVALID_HANDLE_VALUE)
        return;
    WriteFile(file, bytes, count, &written, NULL);
    FlushFileBuffers(file);
    CloseHandle(file);
}

static void open_lock(void)
{
    CreateDirectoryW(at(T("update")), NULL);
    lock_file = CreateFileW(at(T("update/lock")), GENERIC_READ | GENERIC_WRITE,
                            FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_ALWAYS, 0, NULL);
}

static int lock(DWORD how)
{
    OVERLAPPED from = {0};
    return lock_file != INVALID_HANDLE_VALUE && LockFileEx(lock_file, how, 0, 1, 0, &from);
}

static void unlock(void)
{
    OVERLAPPED from = {0};
    if (lock_file != INVALID_HANDLE_VALUE)
        UnlockFileEx(lock_file, 0, 1, 0, &from);
}

static int hold_alone(void)
{
    return lock(LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY);
}

static void hold(int alone)
{
    if (alone)
        unlock();
    lock(0);
}

static void mark_started_by_launcher(void)
{
    SetEnvironmentVariableW(L"CRM_DESKTOP_LAUNCHED", L"1");
}

/* Whether a program that is about to end has started us to take its place. */
static int reopens(void)
{
    wchar_t said[2];
    DWORD length = GetEnvironmentVariableW(L"CRM_DESKTOP_REOPENS", said, 2);
    SetEnvironmentVariableW(L"CRM_DESKTOP_REOPENS", NULL);
    return length > 0;
}

static void pause_a_moment(void)
{
    Sleep(PAUSE_MS);
}

/* The rest of our own command line, as it was written. */
static const wchar_t *rest_of_line(void)
{
    const wchar_t *line = GetCommandLineW();
    if (*line == L'"') {
        for (line++; *line && *line != L'"'; line++)
            ;
        return *line ? line + 1 : line;
    }
    while (*line > L' ')
        line++;
    return line;
}

static int run(void)
{
    STARTUPINFOW start = {0}, ours;
    PROCESS_INFORMATION made;
    DWORD status = CANNOT_START;
    const wchar_t *program = at(PROGRAM), *rest = rest_of_line();
    wchar_t *line = HeapAlloc(GetProcessHeap(), 0, (wcslen(program) + wcslen(rest) + 3) * sizeof(wchar_t));
    if (!line)
        return CANNOT_START;
    line[0] = L'"';
    wcscpy(line + 1, program);
    wcscpy(line + 1 + wcslen(program), L"\"");
    wcscpy(line + wcslen(line), rest);
    refused_with = 0;
    GetStartupInfoW(&ours);
    start.cb = sizeof(start);
    start.dwFlags = ours.dwFlags & (STARTF_USESHOWWINDOW | STARTF_USESTDHANDLES);
    start.wShowWindow = ours.wShowWindow;
    start.hStdInput = ours.hStdInput;
    start.hStdOutput = ours.hStdOutput;
    start.hStdError = ours.hStdError;
    AllowSetForegroundWindow(ASFW_ANY);
    if (CreateProcessW(program, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &made)) {
        CloseHandle(made.hThread);
        WaitForSingleObject(made.hProcess, INFINITE);
        GetExitCodeProcess(made.hProcess, &status);
        CloseHandle(made.hProcess);
    } else {
        refused_with = GetLastError();
    }
    HeapFree(GetProcessHeap(), 0, line);
    return (int)status;
}

/* Where nothing else would say that the program is kept from starting. */
static int start(void)
{
    wchar_t said[256];
    int status = run();
    if (refused_with) {
        wsprintfW(said,
                  L"O CRM Desktop não pôde ser aberto (erro %lu do Windows). Instale-o de novo, ou peça ao "
                  L"administrador que veja se o antivírus ou uma regra o impede. A base não foi mudada.",
                  refused_with);
        MessageBoxW(NULL, said, L"CRM Desktop", MB_OK | MB_ICONSTOP | MB_SETFOREGROUND);
    }
    return status;
}

#else

static int lock_file = -1;
static char **arguments;
static volatile pid_t child;

static int find_root(void)
{
    ssize_t length = readlink("/proc/self/exe", root, ENOUGH - 1);
    return length > 0;
}

static int exists(const letter *name)
{
    return access(at(name), F_OK) == 0;
}

static int move(const letter *from, const letter *to)
{
    return rename(at(from), at(to)) == 0;
}

static void erase(const letter *name)
{
    unlink(at(name));
}

static long size_of(const letter *name)
{
    struct stat found;
    return stat(at(name), &found) == 0 ? (long)found.st_size : -1;
}

static void append(const letter *name, const char *bytes, size_t count)
{
    int file = open(at(name), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0)
        return;
    if (write(file, bytes, count) == (ssize_t)count)
        fsync(file);
    close(file);
}

static void open_lock(void)
{
    mkdir(at("update"), 0700);
    lock_file = open(at("update/lock"), O_RDWR | O_CREAT, 0600);
}

static void unlock(void)
{
    if (lock_file >= 0)
        flock(lock_file, LOCK_UN);
}

static int hold_alone(void)
{
    return lock_file >= 0 && flock(lock_file, LOCK_EX | LOCK_NB) == 0;
}

/* The program inherits it, and with it the lock. */
static void hold(int alone)
{
    (void)alone;
    if (lock_file >= 0)
        flock(lock_file, LOCK_SH);
}

/* With the lock's number, so that the program hands it on to nobody. */
static void mark_started_by_launcher(void)
{
    char number[16];
    snprintf(number, sizeof(number), "%d", lock_file);
    setenv("CRM_DESKTOP_LAUNCHED", number, 1);
}

static int reopens(void)
{
    int said = getenv("CRM_DESKTOP_REOPENS") != NULL;
    unsetenv("CRM_DESKTOP_REOPENS");
    return said;
}

static void pause_a_moment(void)
{
    usleep(PAUSE_MS * 1000);
}

static int start(void)
{
    arguments[0] = at(PROGRAM);
    execv(arguments[0], arguments);
    perror(arguments[0]);
    return CANNOT_START;
}

static void pass_on(int number)
{
    if (child > 0)
        kill(child, number);
}

static int run(void)
{
    int status;
    child = fork();
    if (child == 0)
        _exit(start());
    if (child < 0)
        return CANNOT_START;
    signal(SIGTERM, pass_on);
    signal(SIGHUP, pass_on);
    signal(SIGINT, SIG_IGN);
    while (waitpid(child, &status, 0) < 0)
        ;
    child = 0;
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

#endif

static int take_away(void)
{
    letter name[] = T("update/failed0");
    for (; name[13] <= '9'; name[13]++)
        if (!exists(name))
            return move(T("app"), name);
    return 0;
}

/* Only by who holds the lock alone. */
static void settle(void)
{
    if (!exists(T("app")) && exists(T("update/previous")))
        move(T("update/previous"), T("app"));
    if (size_of(T("update/trial")) >= TRIES) {
        if (!exists(T("update/previous")))
            erase(T("update/trial"));
        else if (take_away() && move(T("update/previous"), T("app")))
            erase(T("update/trial"));
    }
    if (exists(T("update/ready"))) {
        if (exists(T("update/new"))) {
            if (!move(T("app"), T("update/previous")))
                return;
            if (!move(T("update/new"), T("app"))) {
                move(T("update/previous"), T("app"));
                return;
            }
        }
        append(T("update/trial"), "", 0);
        erase(T("update/ready"));
    }
}

/* Whether we hold the lock alone. Who ends for our sake is waited for, nobody else. */
static int prepare(int reopened)
{
    for (int pauses = 0;; pauses++) {
        int alone = hold_alone();
        if (alone)
            settle();
        if (!reopened || pauses == PAUSES || (alone && !exists(T("update/ready"))))
            return alone;
        pause_a_moment();
    }
}

static int launch(void)
{
    letter *end;
    int reopened;
    if (!find_root() || !(end = LAST(root, SEPARATOR)))
        return CANNOT_START;
    end[1] = 0;
    open_lock();
    mark_started_by_launcher();
    reopened = reopens();
    for (;;) {
        int alone = prepare(reopened);
        long tries = alone ? size_of(T("update/trial")) : -1;
        if (tries >= 0 && tries < TRIES)
            append(T("update/trial"), ".", 1);
        hold(alone);
        if (tries < 0 || tries >= TRIES)
            return start();
        int status = run();
        if (size_of(T("update/trial")) <= tries)
            return status;
        unlock();
    }
}

#ifdef _WIN32
int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR line, int shown)
{
    (void)instance, (void)before, (void)line, (void)shown;
    return launch();
}
#else
int main(int count, char **given)
{
    (void)count;
    arguments = given;
    return launch();
}
#endif
