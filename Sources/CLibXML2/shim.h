#ifndef LETTERPRESS_CLIBXML2_H
#define LETTERPRESS_CLIBXML2_H
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void lp_xml_free(void *pointer) { xmlFree(pointer); }
#endif
