#ifndef LETTERPRESS_CLIBZIP_H
#define LETTERPRESS_CLIBZIP_H
#include <zip.h>
#endif
