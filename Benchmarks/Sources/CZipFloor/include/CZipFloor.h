#ifndef LETTERPRESS_ZIP_FLOOR_H
#define LETTERPRESS_ZIP_FLOOR_H
#include <stddef.h>

/* The inflated bytes of an entry, to be freed; NULL if there is none of this name. */
void *lp_zip_entry(const void *package, size_t size, const char *name, size_t *count);

/* A package with another text for one entry, written by libzip alone, to be freed: what filling a document costs at least.
   The other entries are copied as they are, still compressed. The level is the one that Letterpress compresses with. */
void *lp_zip_rewrite(
    const void *package, size_t size, const char *name, const void *text, size_t textSize, size_t *count);

/* Gives memory that nothing uses back to the system, so that what is taken next shows. */
void lp_give_back_memory(void);
#endif
