#include "CZipFloor.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static zip_t *opened(const void *package, size_t size, zip_source_t **source) {
    zip_error_t error;
    *source = zip_source_buffer_create(package, size, 0, &error);
    zip_t *archive = *source == NULL ? NULL : zip_open_from_source(*source, 0, &error);
    if (archive == NULL && *source != NULL) zip_source_free(*source);
    return archive;
}

void *lp_zip_entry(const void *package, size_t size, const char *name, size_t *count) {
    zip_source_t *source;
    zip_stat_t status;
    zip_t *archive = opened(package, size, &source);
    if (archive == NULL) return NULL;
    void *bytes = NULL;
    zip_file_t *file = zip_fopen(archive, name, 0);
    if (file != NULL && zip_stat(archive, name, 0, &status) == 0 && (bytes = malloc(status.size + 1)) != NULL) {
        zip_int64_t read = zip_fread(file, bytes, status.size);
        *count = read < 0 ? 0 : (size_t)read;
    }
    if (file != NULL) zip_fclose(file);
    zip_discard(archive);
    return bytes;
}

// A new archive, since libzip forgets the level of an entry that is replaced by one of the same method, and then compresses
// as hard as it can: 4 to 5 times slower than at the level that Letterpress uses.
static int copied(zip_t *from, zip_t *to, const char *name, const void *text, size_t size) {
    for (zip_int64_t index = 0; index < zip_get_num_entries(from, 0); index++) {
        const char *entry = zip_get_name(from, (zip_uint64_t)index, 0);
        int isText = strcmp(entry, name) == 0;
        zip_source_t *source =
            isText ? zip_source_buffer(to, text, size, 0)
                   : zip_source_zip(to, from, (zip_uint64_t)index, ZIP_FL_COMPRESSED, 0, -1);
        if (source == NULL) return -1;
        zip_int64_t added = zip_file_add(to, entry, source, ZIP_FL_ENC_UTF_8);
        if (added < 0) {
            zip_source_free(source);
            return -1;
        }
        if (isText && zip_set_file_compression(to, (zip_uint64_t)added, ZIP_CM_DEFLATE, 6) != 0) return -1;
    }
    return 0;
}

void *lp_zip_rewrite(
    const void *package, size_t size, const char *name, const void *text, size_t textSize, size_t *count) {
    zip_source_t *source;
    zip_stat_t status;
    zip_error_t error;
    zip_t *from = opened(package, size, &source);
    if (from == NULL) return NULL;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *to = target == NULL ? NULL : zip_open_from_source(target, ZIP_TRUNCATE, &error);
    void *bytes = NULL;
    if (to != NULL) {
        zip_source_keep(target);
        if (copied(from, to, name, text, textSize) != 0 || zip_close(to) != 0) {
            zip_discard(to);
        } else if (zip_source_stat(target, &status) == 0 && zip_source_open(target) == 0) {
            bytes = malloc(status.size);
            zip_int64_t read = bytes == NULL ? 0 : zip_source_read(target, bytes, status.size);
            *count = read < 0 ? 0 : (size_t)read;
            zip_source_close(target);
        }
    }
    if (target != NULL) zip_source_free(target);
    zip_discard(from);
    return bytes;
}

void lp_give_back_memory(void) { malloc_trim(0); }
