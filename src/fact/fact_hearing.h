/* fact_hearing.h - how surely figures must be heard: lexicon/facts/hearing.tsv,
 * whose head explains it. Inside stage 6 only; read-only once loaded. */
#ifndef DEMARCHE_FACT_FACT_HEARING_H
#define DEMARCHE_FACT_FACT_HEARING_H

#include "fact/vocabulary.h"
#include "parse/heard.h"

/* A kind of fact as it is heard; margins are log-odds. */
struct fact_hearing {
	bool known; /* a row was read; else it is never told */
	uint8_t kind, status, giver, receiver; /* of the vocabulary */
	float margin, party;
	float drop, add; /* HEARD_NEVER, or its opposite, where never */
	float about;     /* HEARD_NEVER where the tree alone tells */
	float surer;     /* than of what the tree tells */
};

/* Rows of `lang`, by the network's kinds. A lexicon without the table hears
 * nothing. An error names file and line. */
MUST_CHECK enum status fact_hearing_load(
		struct fact_hearing hearing[HEARD_FACTS], const char *lexicon,
		const char *lang, const struct fact_vocabulary *vocabulary,
		struct error *error);

#endif
