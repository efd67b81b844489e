/* rule_lines.h - the lines of the lexicon that records name as their rule
 * ("verbs/en/threaten.frames:119"), in memory.
 *
 * All files with rules are read at the start: a name that a database holds is
 * looked for among them and opens nothing. Read-only afterwards. */
#ifndef DEMARCHE_SERVE_RULE_LINES_H
#define DEMARCHE_SERVE_RULE_LINES_H

#include "base/arena.h"
#include "base/error.h"

struct rule_file {
	struct str name;   /* "verbs/en/threaten.frames" */
	struct str *lines; /* [count], without line ends */
	size_t count;
};

struct rule_lines {
	struct arena arena;
	struct rule_file *files;
	size_t count, capacity;
};

struct rule_line {
	struct str line;  /* trimmed; "" when there is none */
	struct str words; /* the words above it that it is for; "" none */
};

/* `lexicon` as in base/layers.h. On error there are no lines. */
MUST_CHECK enum status rule_lines_load(struct rule_lines *lines,
		const char *lexicon, struct error *error);
void rule_lines_unload(struct rule_lines *lines);

struct rule_line rule_line_find(
		const struct rule_lines *lines, struct str rule);

#endif
