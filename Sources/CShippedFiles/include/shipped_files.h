#ifndef LETTERPRESS_SHIPPED_FILES_H
#define LETTERPRESS_SHIPPED_FILES_H
#include <stddef.h>

/* A file of the repository's Templates folder, as it was when the program was built. */
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} lp_shipped_file;

size_t lp_shipped_file_count(void);

/* The file at an index below the count. */
lp_shipped_file lp_shipped_file_at(size_t index);
#endif
