/* roff.h - text as mdoc(7), the language of manual pages, on stdout. */
#ifndef DEMARCHE_MANUAL_ROFF_H
#define DEMARCHE_MANUAL_ROFF_H

#include "base/str.h"

/* A paragraph to be filled: lines of moderate length, each sentence on one of
 * its own, as mdoc wants it. White space in `text` only parts words. */
void roff_paragraph(struct str text);

/* Lines to be kept as they are. */
void roff_literal(const char *lines);

/* Behind a macro, an argument that is no macro itself, with a blank before
 * it. */
void roff_argument(struct str word);
/* All words of a text, as arguments. */
void roff_arguments(const char *text);

#endif
