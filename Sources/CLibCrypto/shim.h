#ifndef LETTERPRESS_CLIBCRYPTO_H
#define LETTERPRESS_CLIBCRYPTO_H
#include <openssl/evp.h>
#endif
