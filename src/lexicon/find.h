/* find.h - where a word stands in the lexicon, and what it does there.
 *
 * Looks through the text files as people see them: frames, sets, tables. A
 * line that lists the word as a trigger of frames brings the frame lines below
 * it along; a set that has it brings the number of frame lines that name the
 * set. */
#ifndef DEMARCHE_LEXICON_FIND_H
#define DEMARCHE_LEXICON_FIND_H

#include "base/error.h"
#include "base/str.h"

enum find_kind {
	FIND_TRIGGER, /* a list of words above frame lines */
	FIND_FRAME,   /* a frame line: of such a list, or with the word in it */
	FIND_EXAMPLE, /* and other lines of a frames file */
	FIND_SET,
	FIND_AGENT,
	FIND_ACTOR,
	FIND_PLACE,
	FIND_DISCARD,
	FIND_QUOTE,
	FIND_ONTOLOGY,
	FIND_KINDS
};
/* "trigger", "frame": for programs, and headings for people. */
const char *find_kind_name(enum find_kind kind);

struct found {
	enum find_kind kind;
	struct str path; /* "verbs/en/aid.frames" */
	unsigned line;   /* from 1 */
	struct str text; /* the line, trimmed */
	struct str set;  /* its name; else empty ... */
	size_t uses;     /* ... and how many frame lines name it */
};

/* Calls `tell` for each line below the folders `lexicon` in which `word`
 * stands as a whole word, in any case; frames first. Strings last until it
 * returns. */
MUST_CHECK enum status lexicon_find(const char *lexicon, struct str word,
		void (*tell)(void *context, const struct found *found),
		void *context, struct error *error);

#endif
