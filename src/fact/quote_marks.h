/* quote_marks.h - which stretches of a text stand in quotation marks.
 *
 * Only outermost marks count. A mark that is not closed ends with its
 * paragraph, unless the next one begins with the same mark: then the stretch
 * goes on there. Single marks are apostrophes too: they count only in pairs.
 * Linear in tokens. Inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_MARKS_H
#define DEMARCHE_FACT_QUOTE_MARKS_H

#include "fact/quote_tables.h"

/* A stretch in marks; tokens are indices of text.tokens. */
struct marked {
	uint32_t open, close; /* tokens of the marks; `close` is the one behind
				 `last` where no mark closes it */
	uint32_t first, last; /* tokens between them */
	uint32_t sentence, last_sentence;
	bool unclosed;
	bool speech; /* direct speech; set by quote_direct.c */
	bool of_noun; /* "his claim that '...'": another verb may tell of it */
};

struct marks {
	struct marked *at;
	size_t count, capacity;
	uint32_t *of_token; /* stretch + 1 by token, marks too; null: none */
};

/* `drops_subjects`: a trait of the text's language. */
void marks_find(const struct quote_tables *tables, const struct text *text,
		bool drops_subjects, struct arena *arena, struct marks *out);

/* The stretch that holds the token, or null. */
static inline struct marked *
marks_at(const struct marks *marks, uint32_t token)
{
	uint32_t at = marks->of_token ? marks->of_token[token] : 0;
	return at ? &marks->at[at - 1] : NULL;
}

#endif
