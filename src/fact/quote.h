/* quote.h - stage 6: who said what, in which tone, of whom.
 *
 * In: parsed sentences, mentions, verbs of saying (lexicon/quotes). Out:
 * quotations in the order of the text: direct (words in marks, over several
 * sentences and paragraphs while nobody else speaks), indirect (the clause
 * that is reported), mixed (a reported clause with words in marks). Which
 * words count: docs/facts.md. Unbalanced marks end at the paragraph; time is
 * linear; memory is the arena's; nothing can fail.
 *
 * Cue, speaker and content as in Pareti (2012), "A database of attribution
 * relations". */
#ifndef DEMARCHE_FACT_QUOTE_H
#define DEMARCHE_FACT_QUOTE_H

#include "actor/actor.h"
#include "base/error.h"
#include "event/event.h"
#include "event/frames.h"
#include "text/text.h"

enum { QUOTE_ABOUT = 8, QUOTE_STANCE_WORDS = 8, QUOTE_GAPS = 8 };

enum quote_stance { STANCE_NEUTRAL, STANCE_POSITIVE, STANCE_NEGATIVE };
/* "neutral" */
const char *quote_stance_name(enum quote_stance stance);

struct quote_span {
	uint32_t start, end; /* bytes of the text */
};

struct quote {
	uint32_t sentence; /* that has the verb, else the first of the words */
	struct quote_span words; /* without the outermost marks */
	/* Reporting clauses between stretches of the words, left out of what
	 * is printed; in the order of the text. */
	struct quote_span gaps[QUOTE_GAPS];
	uint8_t gap_count;
	bool direct, mixed;
	/* Who speaks: an actor, or a phrase that denotes nobody known (a
	 * mention of the arena with text only); null when the text does not
	 * tell. */
	const struct mention *speaker;
	struct quote_span role; /* what the text says the speaker is; end 0 */
	uint32_t verb;          /* index into text.tokens + 1; 0 none */
	uint8_t verb_class;     /* index, see quote_class_name */
	const struct mention *about[QUOTE_ABOUT]; /* the main one first */
	uint8_t about_count;
	uint8_t stance; /* enum quote_stance, toward about[0] */
	struct quote_span stance_words[QUOTE_STANCE_WORDS];
	uint8_t stance_word_count;
};

struct quotes {
	struct quote *at;
	uint32_t count;
};

/* lexicon/quotes: verbs of saying with their class, words of praise and blame.
 * Read-only once loaded, shared by all threads. */
struct quote_tables;
MUST_CHECK enum status quote_tables_load(struct quote_tables **tables,
		const char *lexicon, const char *lang, struct words *words,
		struct error *error);
void quote_tables_unload(struct quote_tables *tables);
/* "neutral", "denying", ...; "" without tables. */
struct str quote_class_name(
		const struct quote_tables *tables, uint8_t verb_class);

/* `frames` for the grammar of the language. The trees of sentences that stage 5
 * has seen are taken from `events`, which may be empty. */
void quotes_find(const struct quote_tables *tables, const struct frames *frames,
		const struct text *text, const struct mentions *mentions,
		const struct events *events, struct arena *arena,
		struct quotes *out);

#endif
