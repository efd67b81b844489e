/* dateline.h - what a paragraph's first words say about it.
 *
 * A dateline is a place, with a date or an agency, closed by a dash or a full
 * stop. The page's own lines (a by-line, a caption's credit, "Read more") are
 * told by their beginning; headings of the article are none of them. */
#ifndef DEMARCHE_TEXT_DATELINE_H
#define DEMARCHE_TEXT_DATELINE_H

#include "text/paragraph.h"

/* How many tokens at the paragraph's start are a dateline: "PARIS, May 3
 * (Agency) -", "BOGOTÁ (Agency)."; 0 when there is none. */
size_t dateline_length(const struct paragraph *paragraph);

bool paragraph_is_furniture(const struct paragraph *paragraph);

#endif
