/* outlines.h - shapes of countries (lexicon/maps/outlines.tsv).
 *
 * Rings of points in degrees; a ring of one point stands for a country that is
 * too small to be drawn. Loaded once, then read-only. */
#ifndef DEMARCHE_REPORT_OUTLINES_H
#define DEMARCHE_REPORT_OUTLINES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct outline_point {
	float longitude, latitude;
};

struct outline {
	struct str code; /* ours; of a part the state that rules it */
	struct str part; /* ISO-3 of a part; "" for the country itself */
	const struct outline_point *points;
	size_t count;
};

struct outlines {
	struct arena arena;
	struct outline *at; /* rings of a country stand together */
	size_t count;
};

/* `lexicon` are layers (base/layers.h). On error there is nothing to unload. */
MUST_CHECK enum status outlines_load(struct outlines *outlines,
		const char *lexicon, struct error *error);
void outlines_unload(struct outlines *outlines);

#endif
