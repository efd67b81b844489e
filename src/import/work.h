/* work.h - an import at work: what the readers of the five kinds share.
 *
 * Inside src/import. A reader goes through one file and appends rows, sets or
 * frames to the outputs of its kind. */
#ifndef DEMARCHE_IMPORT_WORK_H
#define DEMARCHE_IMPORT_WORK_H

#include "base/words.h"
#include "import/actor_code.h"
#include "import/event_code.h"
#include "import/lines.h"
#include "import/synsets.h"

/* A context and the words that speak for it, parted by `|`. */
struct import_context {
	struct str name;
	struct buffer cues;
};

struct import {
	struct arena arena;
	struct ontology ontology;
	struct actor_codes codes;
	struct table nouns;       /* built-in agents */
	unsigned noun, noun_kind; /* its columns */
	struct table issues;      /* ontology/issues.tsv */
	unsigned issue, issue_context;
	struct import_context *contexts;
	size_t context_count, context_capacity;
	struct words seen;      /* rows that were written */
	size_t pairs;           /* verbs times patterns so far */
	struct synsets synsets; /* of all dictionaries of verbs */
	struct import_report report;
	struct import_count count[IMPORT_KIND_COUNT];
	struct buffer out[IMPORT_OUTPUT_COUNT];
	struct str file; /* name of the file at hand */
	bool replace;
};

void import_actors(struct import *import, struct str bytes);
void import_agents(struct import *import, struct str bytes);
void import_verbs(struct import *import, struct str bytes);
void import_discards(struct import *import, struct str bytes);
void import_negations(struct import *import, struct str bytes);
void import_issues(struct import *import, struct str bytes);
/* Writes the contexts that the issues filled. */
void import_put_contexts(struct import *import);

/* Whether this came before in this import, in the same output; notes it. */
bool import_seen(struct import *import, enum import_output output,
		struct str entry);
/* Notes that a code is used; "" does nothing. */
void import_use_code(struct import *import, const char code[4]);
/* "file:line", for source columns. */
void import_put_source(struct import *import, struct buffer *out);

#endif
