/* lands.h - what the world's maps need to know of a country: its name, its
 * codes and where its capital lies; from tables of the lexicon, read at the
 * start. Read-only afterwards. */
#ifndef DEMARCHE_SERVE_LANDS_H
#define DEMARCHE_SERVE_LANDS_H

#include "base/arena.h"
#include "base/error.h"

/* "" and false where the tables have nothing. */
struct land {
	struct str code, name;
	struct str iso2, numeric; /* ISO 3166-1: "CO", "170" */
	bool placed;
	double latitude, longitude; /* of the capital, else of the middle */
};

struct lands {
	struct arena arena;
	struct land *at; /* [count], by code */
	size_t count;
};

/* `lexicon` as in base/layers.h. On error there are none. */
MUST_CHECK enum status lands_load(
		struct lands *lands, const char *lexicon, struct error *error);
void lands_unload(struct lands *lands);

/* Null for a code that is no country. */
const struct land *lands_find(const struct lands *lands, struct str code);

#endif
