/* wrap.h - where the paragraphs of an article end: at a line's end, or, in an
 * article whose lines were wrapped by hand, at a blank line, a short last line
 * or a page's number. */
#ifndef DEMARCHE_TEXT_WRAP_H
#define DEMARCHE_TEXT_WRAP_H

#include <stdbool.h>

#include "base/str.h"

struct wrap {
	struct str rest; /* not given yet */
	bool more;
	bool wrapped;   /* lines go on in the next one */
	size_t longest; /* of wrapped lines, bytes */
};

/* Looks through the whole text once: it is wrapped when many lines go on with a
 * small letter in the next one. */
struct wrap wrap_of(struct str text);

/* The next paragraph, a part of the text, perhaps with line ends inside,
 * perhaps empty; false when there is none. */
bool wrap_next(struct wrap *lines, struct str *paragraph);

#endif
