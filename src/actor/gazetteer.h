/* gazetteer.h - the actor tables of the lexicon, ready for look-up.
 *
 * Loaded once, then read-only and shared by all threads. Formats of the
 * tables: docs/lexicon.md. A name is stored as the sequence of its tokens (cut
 * as stage 2 cuts text), so multiword names are found with one pass over the
 * tokens, longest match first. Several rows may share a name (terms of office,
 * different persons); the article's day chooses.
 *
 * Two things beyond the tables of names: a row with code "-" is a name that
 * is no actor ("Latin America") and only keeps shorter names inside it from
 * being found; agents/<lang>.words.tsv lists the words that steer the reading
 * of phrases (former, spokesman, he, in). */
#ifndef DEMARCHE_ACTOR_GAZETTEER_H
#define DEMARCHE_ACTOR_GAZETTEER_H

#include <stdbool.h>

#include "actor/sector.h"
#include "base/error.h"
#include "base/languages.h"
#include "base/words.h"

/* A code that is no country's: "UNO", "EUR", "NGO". */
bool code_is_body(const char code[4]);

/* A city or region of lexicon/places. */
struct place {
	struct str name;
	char code[4]; /* country */
	bool is_region;
	bool weak;      /* mostly a person or a common word: only behind "in" */
	bool known;     /* what readers of the language think of first */
	word_id region; /* of the code of the region, or that it lies in;
			   WORD_NONE */
	float latitude, longitude;
	uint32_t population; /* 0 unknown */
	uint32_t geonameid;  /* 0 unknown */
	uint16_t country;    /* the gazetteer's number of the code */
};

/* Whether "he" or "she" may stand for a person, as far as words tell. */
enum gender { GENDER_UNKNOWN, GENDER_MAN, GENDER_WOMAN };

struct gazetteer;

/* Reads actors/, agents/ and places/ below the folder `lexicon`, but for files
 * of other languages (languages_is_foreign). Words are put into `words`, which
 * the caller freezes afterwards. An error names file and line. */
MUST_CHECK enum status gazetteer_load(struct gazetteer **gazetteer,
		const char *lexicon, enum language language,
		struct words *words, struct error *error);
void gazetteer_unload(struct gazetteer *gazetteer);

/* Reads the same tables and calls `problem` for each mistake in them, in order
 * of file and line: unknown sector or code, bad date, duplicate row, a name or
 * noun missing; then the terms of one name that overlap. Returns how many. For
 * `lexicon check`. */
size_t gazetteer_check(const char *lexicon, enum language language,
		void (*problem)(void *context, const struct error *error),
		void *context);

/* Whether the words, in lower case, are a name or spelling of some row, be it
 * one of no actor or of a place, or an agent noun. */
bool gazetteer_knows(const struct gazetteer *gazetteer, const word_id *lower,
		unsigned count);

/* Whether some table of countries or codes has the code, or it is one of the
 * bodies (IGO, UNO, ...). `words` are those that it was loaded with. */
bool gazetteer_has_code(const struct gazetteer *gazetteer,
		const struct words *words, struct str code);

/* How much was read, for tests. */
struct gazetteer_counts {
	size_t files, rows, names, agents, places;
};
struct gazetteer_counts gazetteer_count(const struct gazetteer *gazetteer);

#endif
