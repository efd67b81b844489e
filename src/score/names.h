/* names.h - names of categories, countries and roots as small numbers, with
 * old names folded into those of today (lexicon/ontology/old_names.tsv).
 *
 * Any name may occur: a lexicon may define categories of its own, and gold
 * files hold what their makers wrote. Number 0 is "no name". */
#ifndef DEMARCHE_SCORE_NAMES_H
#define DEMARCHE_SCORE_NAMES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum score_name_kind { SCORE_EVENT, SCORE_COUNTRY, SCORE_ROOT };

struct score_fold {
	enum score_name_kind kind;
	struct str old, now;
};

struct score_list {
	struct str *at; /* by number; at[0] is empty */
	size_t count, capacity;
};

struct score_names {
	struct arena *arena;
	struct score_fold *folds;
	size_t fold_count;
	struct score_list categories, countries; /* roots are categories */
};

/* Reads the table of all layers of the lexicon; memory is the arena's. */
MUST_CHECK enum status score_names_load(struct score_names *names,
		const char *lexicon, struct arena *arena, struct error *error);

enum { SCORE_CATEGORIES = 256 }; /* further ones are "no name" */

/* The number of a name, a new one if need be; 0 for an empty name. A category
 * is folded as an event, a root as an event and then as a root. */
uint16_t score_category(struct score_names *names, struct str name);
uint16_t score_root(struct score_names *names, struct str name);
/* The first three letters of a code, folded; "---" for an empty one. */
uint16_t score_country(struct score_names *names, struct str code);

#endif
