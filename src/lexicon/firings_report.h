/* firings_report.h - the counts of firings.h for people and for programs.
 *
 * For people the summary comes first: all lines, then file by file, then the
 * lines that are often wrong, then those that never fire. For programs one
 * JSON line a frame line, then the summary. */
#ifndef DEMARCHE_LEXICON_FIRINGS_REPORT_H
#define DEMARCHE_LEXICON_FIRINGS_REPORT_H

#include "base/buffer.h"
#include "lexicon/firings.h"

struct firings_options {
	bool corpus; /* articles were counted */
	bool all;    /* every line with its counts, not only the odd ones */
};

void firings_put_text(struct buffer *out, const struct firings *firings,
		const struct firings_options *options);
void firings_put_json(struct buffer *out, const struct firings *firings,
		const struct firings_options *options);

#endif
