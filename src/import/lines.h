/* lines.h - the lines of a dictionary without their comments.
 *
 * Inside src/import. Comments are <!-- ... --> over any number of lines, and
 * what follows `#` or `;` (not in issues, whose `;` and `#` are text). Lines
 * that are too long, or not UTF-8, are told and passed over. */
#ifndef DEMARCHE_IMPORT_LINES_H
#define DEMARCHE_IMPORT_LINES_H

#include <stdbool.h>

#include "import/report.h"

struct import_lines {
	struct str rest;
	unsigned number;
	bool more, in_comment;
	bool plain; /* `#` and `;` begin no comment */
	struct import_report *report;
};

struct import_lines lines_open(
		struct str bytes, bool plain, struct import_report *report);
/* The next line that has any text, trimmed; its number is the report's. False
 * at the end. */
bool lines_next(struct import_lines *lines, struct str *line);

/* Takes "[...]" off the end of `text`, and what follows it: what is inside
 * goes into `inside`. False when there is none. */
bool take_last_bracket(struct str *text, struct str *inside);
/* Takes the next word off, parted by blanks or tabs; empty at the end. */
struct str take_word(struct str *text);

#endif
