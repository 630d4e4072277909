#ifndef LETTERPRESS_CLIBXML2_H
#define LETTERPRESS_CLIBXML2_H
#include <libxml/xmlversion.h>
/* Where libxml2 is built with ICU, its headers bring in those of the system's ICU, which a program that imports Foundation,
   with an ICU of its own, cannot be compiled with. What the macro adds is at the end of a struct that nobody here reads. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void lp_xml_free(void *pointer) { xmlFree(pointer); }
#endif
