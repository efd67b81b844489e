/* marks.h - where in a sentence the parts of its record stand, for those who
 * show it.
 *
 * Records count bytes of the article's text; browsers count UTF-16 units of
 * the sentence. */
#ifndef DEMARCHE_SERVE_MARKS_H
#define DEMARCHE_SERVE_MARKS_H

#include "base/json.h"

/* Units of UTF-16 that the first `bytes` bytes of the text make. Malformed
 * bytes count as one each. */
size_t utf16_units(struct str text, size_t bytes);

/* [{"start":0,"end":5,"role":"actor"}, ...] of a record's line, by where they
 * begin; parts outside the sentence are left out, those that reach over its
 * end are cut. `start` is the sentence's, bytes of the article. Roles are the
 * record's keys, and of a fact the roles of its parties. */
void marks_put(struct json *json, struct str line, struct str sentence,
		size_t start);

#endif
