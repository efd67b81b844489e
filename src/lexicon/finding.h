/* finding.h - what a check of the lexicon has to say about one place in it.
 *
 * A check hands each finding to whoever asked, who prints it; all strings
 * last until that call returns. */
#ifndef DEMARCHE_LEXICON_FINDING_H
#define DEMARCHE_LEXICON_FINDING_H

#include <stdint.h>

#include "base/str.h"

enum finding_kind {
	FINDING_FORMAT,        /* a row or line that cannot be read */
	FINDING_EXAMPLE,       /* an example comes out otherwise */
	FINDING_SAME_FRAME,    /* a frame that stands twice */
	FINDING_CONTRADICTION, /* two frames, one condition, two results */
	FINDING_SAME_WORD,     /* a word twice in one list or set */
	FINDING_SAME_EXAMPLE,  /* a sentence that stands twice */
	FINDING_UNKNOWN_CODE,  /* of a frame's filter */
	FINDING_NOTES,         /* from here on: worth a look, but not wrong */
	FINDING_UNUSED_SET = FINDING_NOTES,
	FINDING_UNUSED_CATEGORY, /* or mode */
	FINDING_KINDS
};

/* For programs: "format", "contradiction". */
const char *finding_name(enum finding_kind kind);

struct finding {
	enum finding_kind kind;
	struct str path;    /* "verbs/en/aid.frames" */
	uint64_t line;      /* from 1; 0 when the file as a whole is meant */
	struct str message; /* a sentence without full stop, for people */
	/* Of an example that comes out otherwise; else empty. `rules` are the
	 * lines that coded it, with commas. */
	struct str sentence, expected, coded, rules;
};

static inline bool
finding_is_problem(const struct finding *finding)
{
	return finding->kind < FINDING_NOTES;
}

/* Who hears of findings, and how many there were. */
struct findings {
	void (*tell)(void *context, const struct finding *finding);
	void *context;
	size_t problems, notes;
	uint64_t *told; /* hashes; what several languages read is told once */
	size_t told_count, told_capacity;
};

void findings_fini(struct findings *findings);
/* Tells and counts, unless that was told before. */
void findings_put(struct findings *findings, const struct finding *finding);
/* The same with a message made like printf's; `place` is "path:line", as the
 * rule of a frame. */
void findings_put_format(struct findings *findings, enum finding_kind kind,
		struct str place, const char *format, ...)
		__attribute__((format(printf, 4, 5)));

#endif
