/* suggest_rows.h - the row or frame line that a suggestion proposes. */
#ifndef DEMARCHE_LEXICON_SUGGEST_ROWS_H
#define DEMARCHE_LEXICON_SUGGEST_ROWS_H

#include "lexicon/suggest.h"

/* What the entries of the two tallies vote on. */
enum { VOTES_KIND, VOTES_CODE, VOTES_SECTOR, VOTES_ROLE, VOTES_BESIDE };
enum { VOTES_PATTERN, VOTES_DYADIC };
enum { VOTES_CATEGORY, VOTES_CAMEO, VOTES_LINE };
/* What their marks count: names without code; verbs with an actor on the other
 * side, verbs that have frames of which none fits; all that are heard. */
enum { MARKS_UNCODED = 0 };
enum { MARKS_HEARD = 0 };
enum { MARKS_DYADIC = 0, MARKS_FRAMED = 1 };

struct name_row_proposal {
	struct str kind;   /* PER, ORG, LOC or "-" */
	struct str code;   /* "" when nothing speaks for one */
	struct str sector; /* likewise */
	struct str role;   /* the commonest noun of title and apposition */
	bool guessed;      /* the code is only that of a country beside it */
};
struct name_row_proposal suggest_name_row(const struct tally_entry *entry);

struct frame_proposal {
	struct str pattern;             /* "actor VERB recipient" */
	const struct like_class *class; /* null: none is like it */
	double likeness;                /* 0 to 1 */
	struct str result;              /* "REJECT - 120"; "" without a class */
};
struct frame_proposal suggest_frame(const struct likeness *likeness,
		const struct tally_entry *entry);
/* For words at which events are heard: the commonest pattern and category. */
struct heard_proposal {
	struct str pattern, category, code;
};
struct heard_proposal suggest_heard(const struct tally_entry *entry);

#endif
