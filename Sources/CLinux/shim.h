#ifndef LETTERPRESS_CLINUX_H
#define LETTERPRESS_CLINUX_H
#include <stddef.h>
#include <sys/vfs.h>

/* From malloc.h, which only the GNU C library has. */
extern int malloc_trim(size_t pad);

/* Declared in unistd.h for _GNU_SOURCE only, which Swift's Glibc module does without. */
extern int syncfs(int fd);

/* The magic number of the file system that a descriptor is on (statfs(2)); 0 if it cannot be told. */
static inline long letterpress_file_system(int fd) {
    struct statfs status;
    return fstatfs(fd, &status) == 0 ? (long)status.f_type : 0;
}
#endif
