/* quote_tables.h - lexicon/quotes: words of saying, of praise and blame, and
 * quotation marks. Read-only once loaded; inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_TABLES_H
#define DEMARCHE_FACT_QUOTE_TABLES_H

#include "base/arena.h"
#include "base/words.h"
#include "fact/quote.h"

/* What a word of saying reports, a bit each; en.verbs.tsv tells them. */
enum quote_takes {
	TAKES_CLAUSE = 1 << 0,
	TAKES_SPEECH = 1 << 1,
	TAKES_INFINITIVE = 1 << 2,
	TAKES_GERUND = 1 << 3,
	TAKES_ADDRESSEE = 1 << 4,
	TAKES_OBJECT = 1 << 5,
	TAKES_CLAIM = 1 << 6,
	TAKES_NAMING = 1 << 7,
	TAKES_QUOTED = 1 << 8,
	TAKES_PHRASE = 1 << 9, /* behind one of its prepositions */
	TAKES_DOCUMENT = 1 << 10,
	TAKES_PEOPLE = 1 << 11, /* only somebody known can be its subject */
	TAKES_OWN = 1 << 12,    /* a form by which the text itself speaks */
	/* only the infinitive or gerund right next to it, in a tense and in no
	 * other report: "agreed to pay" */
	TAKES_NEXT = 1 << 13,
	/* an adjective behind "be", with a subject before it that is no "it"
	 * and "that" right behind: "Reyes has been clear that" */
	TAKES_STATE = 1 << 14,
};

enum { QUOTE_PREPOSITIONS = 4, QUOTE_CLASSES = 32, QUOTE_MARKS = 16 };

struct quote_word {
	word_id particle; /* "out" of "point out"; 0 none */
	bool noun;
	bool reflexive; /* "quejarse": only with the pronoun, others without */
	uint8_t class;
	uint16_t takes; /* enum quote_takes */
	word_id preposition[QUOTE_PREPOSITIONS];
	uint16_t next; /* row + 1 of the same word; 0 none */
};

/* What a word is as a quotation mark: bits of rows of marks.tsv. */
struct quote_mark {
	uint16_t opens, closes;
};

struct quote_tables {
	struct arena arena;
	struct str class_name[QUOTE_CLASSES];
	uint8_t class_stance[QUOTE_CLASSES]; /* enum quote_stance */
	unsigned class_count;
	struct quote_word *rows;
	uint16_t *row_of; /* by word: row + 1 of the first; 0 none */
	uint8_t *stance;  /* by word: enum quote_stance */
	struct quote_mark *mark;
	word_id reflexive; /* that pronoun; 0: the language has none */
	uint16_t single;   /* rows of marks that are apostrophes too */
	size_t words;      /* that the arrays by word cover */
};

/* First row of the word, or null; the next by quote_word_next. */
static inline const struct quote_word *
quote_word_of(const struct quote_tables *tables, word_id word)
{
	uint16_t row = word < tables->words ? tables->row_of[word] : 0;
	return row ? &tables->rows[row - 1] : NULL;
}

static inline const struct quote_word *
quote_word_next(const struct quote_tables *tables,
		const struct quote_word *word)
{
	return word->next ? &tables->rows[word->next - 1] : NULL;
}

/* It leads to what the word tells: "for" of "call for". */
static inline bool
quote_word_takes_preposition(const struct quote_word *word, word_id preposition)
{
	for (unsigned i = 0; preposition && i < QUOTE_PREPOSITIONS; i++)
		if (word->preposition[i] == preposition)
			return true;
	return false;
}

static inline struct quote_mark
quote_mark_of(const struct quote_tables *tables, word_id word)
{
	return word < tables->words ? tables->mark[word]
				    : (struct quote_mark){ 0, 0 };
}

static inline enum quote_stance
quote_stance_of(const struct quote_tables *tables, word_id word)
{
	return word < tables->words ? (enum quote_stance)tables->stance[word]
				    : STANCE_NEUTRAL;
}

#endif
