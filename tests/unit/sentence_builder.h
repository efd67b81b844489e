/* sentence_builder.h - texts with trees written by hand, for unit tests.
 *
 * A sentence is a string of tokens, separated by ";":
 *
 *     "Chinese ADJ 2 amod; officials=official NOUN+P 3 nsubj; left=leave ..."
 *
 * Each token is: form (and "=" lemma when it differs), part of speech (and
 * "+P" for plural, "+Past" ... for values of Tense, "+Pass" for Voice),
 * number of its head, relation, and perhaps a name tag (B-PER, I-PER ...).
 * A form of ";" is written "SEMICOLON", a space inside never occurs.
 * A mistake in such a string fails the test. */
#ifndef DEMARCHE_TESTS_SENTENCE_BUILDER_H
#define DEMARCHE_TESTS_SENTENCE_BUILDER_H

#include "text/text.h"

/* Joins the sentences into one text: tokens stand between single spaces,
 * punctuation without one before it, each sentence is a paragraph. A sentence
 * that begins with "DATELINE;" is one. Everything is the arena's; words are put
 * into `words`. */
void build_text(const char *const *sentences, size_t count, struct words *words,
		struct arena *arena, struct text *out);

#endif
