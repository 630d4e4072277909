#include "CZipFloor.h"

#include <stdlib.h>
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

void *lp_zip_rewrite(
    const void *package, size_t size, const char *name, const void *text, size_t textSize, size_t *count) {
    zip_source_t *source;
    zip_stat_t status;
    zip_t *archive = opened(package, size, &source);
    if (archive == NULL) return NULL;
    zip_source_keep(source);
    void *bytes = NULL;
    zip_int64_t index = zip_name_locate(archive, name, 0);
    zip_source_t *replacement = zip_source_buffer(archive, text, textSize, 0);
    if (index < 0 || replacement == NULL
        || zip_file_replace(archive, (zip_uint64_t)index, replacement, 0) != 0
        || zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6) != 0
        || zip_close(archive) != 0) {
        zip_discard(archive);
    } else if (zip_source_stat(source, &status) == 0 && zip_source_open(source) == 0) {
        bytes = malloc(status.size);
        zip_int64_t read = bytes == NULL ? 0 : zip_source_read(source, bytes, status.size);
        *count = read < 0 ? 0 : (size_t)read;
        zip_source_close(source);
    }
    zip_source_free(source);
    return bytes;
}
