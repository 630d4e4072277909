/* The shipped templates, styles and frameworks, built into the binary. A test compares this list with the folder. */
#include "shipped_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define SHIPPED(identifier) { identifier##_name, identifier, sizeof identifier }
#define FILE_BEGIN(identifier, name) \
    static const char identifier##_name[] = name; \
    static const unsigned char identifier[] = {
#define FILE_END };

FILE_BEGIN(press_release, "press-release.md")
#embed "../../Templates/press-release.md"
FILE_END

FILE_BEGIN(notes_to_editors, "notes-to-editors.md")
#embed "../../Templates/notes-to-editors.md"
FILE_END

static const lp_shipped_file files[] = {
    SHIPPED(press_release),
    SHIPPED(notes_to_editors),
};

size_t lp_shipped_file_count(void) { return sizeof files / sizeof files[0]; }

lp_shipped_file lp_shipped_file_at(size_t index) { return files[index]; }
