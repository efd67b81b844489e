/* verdict.h - the answer in words: did X turn from one power to the other?
 *
 * Never surer than the numbers: a turn is told where a change point was found
 * and the intervals of the index before and after do not overlap; where they
 * do, it "may" be. Few events are no ground for any answer. Pure functions;
 * text is plain, not escaped. */
#ifndef DEMARCHE_REPORT_VERDICT_H
#define DEMARCHE_REPORT_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/alignment.h"
#include "base/buffer.h"
#include "base/str.h"

enum {
	/* events with either power; before, since a change */
	VERDICT_LEAST = ALIGNMENT_LEAST_EVENTS
};

/* The index over some time: -1 wholly with B, +1 wholly with A. */
struct verdict_span {
	double index, low, high; /* NAN: none */
	int64_t with_a, with_b;  /* events */
};

enum verdict {
	VERDICT_SILENT, /* no events */
	VERDICT_THIN,   /* too few, or with one of the two alone */
	VERDICT_STEADY, /* no change found */
	VERDICT_MAYBE,  /* a change, but the intervals overlap */
	VERDICT_MOVED
};

struct verdict_question {
	struct str of, a, b; /* names as inside a sentence */
	struct verdict_span whole, before, after; /* of the last change */
	bool changed;
	struct str since; /* label of the period with which it begins */
	size_t changes;   /* all of them */
};

enum verdict verdict_of(const struct verdict_question *question);
/* One line, for a title. */
void verdict_put_title(
		const struct verdict_question *question, struct buffer *out);
/* What it rests on and how sure it is: sentences. */
void verdict_put_ground(
		const struct verdict_question *question, struct buffer *out);

#endif
