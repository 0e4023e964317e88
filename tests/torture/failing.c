/* Makes the N-th call that writes fail, in whatever program it is loaded into before the C library.

   FAIL_BELOW  only what is written to files below this folder counts
   FAIL_BY     a file of four longs that all processes share: how many calls there were, the number of the first that
               fails (0 for none), how many fail from there on, and the number of the error
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static struct order {
    _Atomic long count, at, many, with;
} *order;
static const char *below;

__attribute__((constructor)) static void begin(void)
{
    const char *file = getenv("FAIL_BY");
    below = getenv("FAIL_BELOW");
    int opened = file && below ? open(file, O_RDWR | O_CLOEXEC) : -1;
    if (opened < 0)
        return;
    void *shared = mmap(NULL, sizeof *order, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    close(opened);
    if (shared != MAP_FAILED)
        order = shared;
}

static int is_below(const char *path)
{
    size_t length = strlen(below);
    return !strncmp(path, below, length) && (path[length] == '/' || !path[length]);
}

static int fails(void)
{
    long number = atomic_fetch_add(&order->count, 1) + 1;
    if (!order->at || number < order->at || number - order->at >= order->many)
        return 0;
    errno = (int)order->with;
    return 1;
}

static int path_fails(const char *path)
{
    char whole[PATH_MAX];
    if (!order || !path)
        return 0;
    if (path[0] == '/')
        return is_below(path) && fails();
    if (!getcwd(whole, sizeof whole))
        return 0;
    return is_below(whole) && fails();
}

static int file_fails(int fd)
{
    char link[64], path[PATH_MAX];
    if (!order)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path) && fails();
}

#define INSTEAD(type, name, parameters, arguments, failing)              \
    type name parameters                                                 \
    {                                                                    \
        static type(*next) parameters;                                   \
        if (!next)                                                       \
            next = (type(*) parameters)dlsym(RTLD_NEXT, #name);          \
        return failing ? (type)-1 : next arguments;                      \
    }

INSTEAD(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size), file_fails(fd))
INSTEAD(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t to), (fd, data, size, to), file_fails(fd))
INSTEAD(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t to), (fd, data, size, to), file_fails(fd))
INSTEAD(int, fsync, (int fd), (fd), file_fails(fd))
INSTEAD(int, fdatasync, (int fd), (fd), file_fails(fd))
INSTEAD(int, ftruncate, (int fd, off_t size), (fd, size), file_fails(fd))
INSTEAD(int, ftruncate64, (int fd, off64_t size), (fd, size), file_fails(fd))
INSTEAD(int, mkdir, (const char *path, mode_t mode), (path, mode), path_fails(path))
INSTEAD(int, rename, (const char *from, const char *to), (from, to), path_fails(to))

#define OPENING(name)                                                    \
    int name(const char *path, int flags, ...)                           \
    {                                                                    \
        static int (*next)(const char *, int, ...);                      \
        va_list more;                                                    \
        va_start(more, flags);                                           \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;        \
        va_end(more);                                                    \
        if (!next)                                                       \
            next = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        struct stat there;                                               \
        if (flags & O_CREAT && stat(path, &there) && path_fails(path))   \
            return -1;                                                   \
        return next(path, flags, mode);                                  \
    }

OPENING(open)
OPENING(open64)
