/* conllu.h - CoNLL-U, the treebanks' format, in and out.
 * https://universaldependencies.org/format.html
 *
 * In: tokens as given, with the text's bytes rebuilt from their forms: one
 * space between tokens and between sentences, a new line at "# newpar", none
 * where MISC has SpaceAfter=No. Lines of multiword tokens and empty nodes are
 * passed over; the words of a multiword token touch where its form lets them:
 * "del" of "de" and "el", "dárselo" of "dar", "se" and "lo" (token.spelling).
 * A "# newdoc" begins the next document.
 *
 * Out: FORM LEMMA UPOS FEATS HEAD DEPREL and, in MISC, SpaceAfter=No and
 * NER=B-PER for names; behind a word that is heard to tell of an event
 * Event=ACCUSE, EventStatus=actual, Actor=2,5 and Recipient=7, all of it
 * likelier than not (hear.h). A line of a multiword token stands before words
 * whose forms are not the text's bytes. Features are those of tags.h, in
 * alphabetical order. */
#ifndef DEMARCHE_PARSE_CONLLU_H
#define DEMARCHE_PARSE_CONLLU_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/words.h"
#include "text/text.h"

struct conllu {
	struct str rest;   /* what was not read yet; the caller's */
	uint64_t line;     /* of rest's first line, from 1 */
	const char *where; /* for messages */
};

static inline struct conllu
conllu_open(struct str bytes, const char *where)
{
	return (struct conllu){ bytes, 1, where };
}

/* Reads the next document into `text`, its id into `*id` ("" when it has
 * none); both are the arena's. Columns that the file leaves out are 0. With
 * `words` the tokens' word ids are set too. STATUS_END when there is no more;
 * an error names the line, and the reader must not be used again. Heads stay
 * inside their sentence but are not checked for cycles. */
MUST_CHECK enum status conllu_next(struct conllu *in, struct arena *arena,
		struct words *words, struct text *text, struct str *id,
		struct error *error);

/* Appends a parsed text. `id` becomes "# newdoc id" and the beginning of the
 * sentences' ids; it may be empty. */
void conllu_put(struct buffer *out, const struct text *text,
		const struct words *words, struct str id);

#endif
