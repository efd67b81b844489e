/* text.h - stage 2: an article's text into sentences of tokens.
 *
 * In: well-formed UTF-8, paragraphs separated by '\n', or lines wrapped by hand
 * (wrap.h). Out: sentences that cover all tokens in order; tokens are byte
 * spans of the text and never overlap; everything between them is white space
 * (or controls, zero-width spaces, byte order marks). No sentence crosses a
 * paragraph's end, and the limits of limits.h hold for tokens and sentences.
 *
 * Token rules are those of the Universal Dependencies treebanks. English (EWT,
 * GUM): clitics ("'s", "n't") and punctuation stand alone, hyphens and dashes
 * between words too, but not behind a prefix ("anti-American"). Spanish
 * (AnCora): "del" is "de" and "l", whose form is "el"; pronouns behind a verb
 * stand alone ("firmar|lo"); words with a hyphen are one ("chino-colombiano").
 * The full stop of an abbreviation is part of it, also where it ends a
 * sentence.
 *
 * Memory is the arena's. Time is linear, about 60 million bytes a second;
 * nothing can fail. */
#ifndef DEMARCHE_TEXT_TEXT_H
#define DEMARCHE_TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/languages.h"
#include "base/words.h"

/* How a token's form differs from its bytes. */
enum token_spelling {
	SPELLING_AS_WRITTEN,
	SPELLING_UNACCENTED, /* "haciéndo|lo" is "haciendo" and "lo" */
	SPELLING_ARTICLE,    /* "de|l", "a|l": the "l" is "el" */
};

/* One syntactic word. Stage 2 sets start, end, spelling and space_after; stage
 * 3 the rest. Heads count from 1 inside the sentence; 0 is the root. */
struct token {
	uint32_t start, end; /* bytes of the article's text, [start, end) */
	word_id form;        /* as written */
	word_id lower;       /* in lower case */
	word_id lemma;       /* in lower case unless a proper noun */
	uint16_t head;
	uint8_t upos;     /* enum upos */
	uint8_t deprel;   /* enum deprel */
	uint32_t feats;   /* packed, see parse/tags.h */
	uint8_t name;     /* enum name_tag */
	uint8_t spelling; /* enum token_spelling */
	bool space_after;
};

enum sentence_kind {
	SENTENCE_BODY,
	SENTENCE_FURNITURE, /* a heading inside the text, a caption, a by-line
			     */
	SENTENCE_DATELINE,  /* "ORLA, March 3 (Agency) -": place and day of the
			       report. Apart from the sentence behind it, whose
			       tree it would only disturb */
};

struct sentence {
	uint32_t first, count; /* tokens: text.tokens[first + i] */
	uint32_t start, end;   /* bytes: first token's start, last one's end */
	uint32_t paragraph;    /* from 0 */
	uint8_t kind;          /* enum sentence_kind */
};

struct heard_sentence; /* parse/heard.h */

struct text {
	struct str bytes; /* the article's text */
	struct token *tokens;
	uint32_t token_count;
	struct sentence *sentences;
	uint32_t sentence_count;
	/* By sentence, what the network hears told; null when it hears nothing.
	 * Set by stage 3. */
	const struct heard_sentence *heard;
};

void text_split(struct str bytes, enum language language, struct arena *arena,
		struct text *out);

/* How many tokens at the sentence's start are a dateline: all or none. */
static inline uint32_t
sentence_dateline(const struct sentence *sentence)
{
	return sentence->kind == SENTENCE_DATELINE ? sentence->count : 0;
}

/* The token's bytes; its form is text_form's. */
static inline struct str
text_of_token(const struct text *text, const struct token *token)
{
	return (struct str){ text->bytes.at + token->start,
		token->end - token->start };
}

/* Double marks, of any language. */
static inline bool
token_is_quotation_mark(struct str bytes)
{
	return str_equal(bytes, STR("\"")) || str_equal(bytes, STR("“"))
	       || str_equal(bytes, STR("”")) || str_equal(bytes, STR("``"))
	       || str_equal(bytes, STR("''")) || str_equal(bytes, STR("«"))
	       || str_equal(bytes, STR("»"));
}

enum { TEXT_FORM_BYTES = 256 };

/* The form of a token with these bytes; in `buffer`, which has room for
 * TEXT_FORM_BYTES, where it differs from them. */
struct str token_form(
		struct str bytes, enum token_spelling spelling, char *buffer);

static inline struct str
text_form(const struct text *text, const struct token *token, char *buffer)
{
	return token_form(text_of_token(text, token),
			(enum token_spelling)token->spelling, buffer);
}

/* Token `i` of the sentence, counting from 1 as heads do. */
static inline struct token *
sentence_token(const struct text *text, const struct sentence *sentence,
		uint32_t i)
{
	return &text->tokens[sentence->first + i - 1];
}

#endif
