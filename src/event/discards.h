/* discards.h - phrases that keep a sentence or a whole article from being
 * coded: "baseball", "world golf championships" (lexicon/discards).
 *
 * A table of phrases with the scope `sentence` or `article`. Words are found
 * as written or in their dictionary form, in either case, one behind the
 * other. Loaded with the frames, then read-only; linear in tokens. */
#ifndef DEMARCHE_EVENT_DISCARDS_H
#define DEMARCHE_EVENT_DISCARDS_H

#include "base/table.h"
#include "event/frame.h"
#include "text/text.h"

struct discard {
	struct phrase phrase;
	bool article;    /* else the sentence only */
	struct str text; /* as in the table */
	struct str rule; /* "discards/en.tsv:12" */
};

struct discards {
	struct discard *at; /* sorted by the first word */
	size_t count, capacity;
	bool any_article;
};

/* Adds the rows of one table; `rule` is its name below the lexicon. */
MUST_CHECK enum status discards_read(struct discards *discards,
		const struct table *table, const char *rule,
		struct words *words, struct arena *arena, struct error *error);
/* To be called once, behind the last table. */
void discards_sort(struct discards *discards);

/* The first phrase of this scope that stands in the sentence; null when none
 * does. */
const struct discard *discards_in(const struct discards *discards,
		const struct text *text, uint32_t sentence, bool article);
/* The same in all sentences, for the scope `article`. */
const struct discard *discards_in_article(
		const struct discards *discards, const struct text *text);

#endif
