/* finding.h - what a check of the lexicon has to say about one place in it.
 *
 * A check hands each finding to whoever asked, who prints it; all strings
 * last until that call returns. */
#ifndef DEMARCHE_LEXICON_FINDING_H
#define DEMARCHE_LEXICON_FINDING_H

#include <stdint.h>

#include "base/str.h"

struct finding {
	const char *kind;   /* "format", "example", ...: for programs */
	struct str path;    /* file */
	uint64_t line;      /* from 1; 0 when the file as a whole is meant */
	struct str message; /* a sentence without full stop, for people */
	/* Of an example that comes out otherwise; else empty. */
	struct str sentence, expected, coded;
};

typedef void finding_sink(void *context, const struct finding *finding);

#endif
