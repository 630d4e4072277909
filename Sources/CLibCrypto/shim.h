#ifndef LETTERPRESS_CLIBCRYPTO_H
#define LETTERPRESS_CLIBCRYPTO_H
/* Not evp.h, whose thread types this module would then own. */
#include <openssl/sha.h>
#endif
