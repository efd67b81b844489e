/* amount_line.h - one sentence as the numbers' stage looks at it: tokens from
 * 1, and the words and phrases of lexicon/amounts on them. */
#ifndef DEMARCHE_FACT_AMOUNT_LINE_H
#define DEMARCHE_FACT_AMOUNT_LINE_H

#include "fact/amount_tables.h"

struct amount_line {
	const struct amount_tables *tables;
	const struct text *text;
	const struct sentence *sentence;
	const struct token *tokens; /* [1 .. count] */
	uint16_t count;
};

/* A phrase where it stands; null phrase: none. */
struct amount_match {
	const struct amount_phrase *phrase;
	uint16_t first, last;
};

/* Classes of a token; of none for a number outside the sentence. */
const struct amount_word *amount_line_word(
		const struct amount_line *line, uint32_t token);
bool amount_line_is(const struct amount_line *line, uint32_t token,
		enum amount_class class);
struct str amount_line_text(const struct amount_line *line, uint32_t token);
/* No white space between the token and the next. */
bool amount_line_touches(const struct amount_line *line, uint32_t token);
/* The token is this one byte. */
bool amount_line_is_byte(
		const struct amount_line *line, uint32_t token, char byte);
/* A hyphen or dash. */
bool amount_line_is_hyphen(const struct amount_line *line, uint32_t token);
/* A hyphen that touches both neighbours. */
bool amount_line_is_joint(const struct amount_line *line, uint32_t token);
/* `token` itself, or what stands behind the hyphen that joins there. */
uint16_t amount_line_over_joint(const struct amount_line *line, uint32_t token);
bool amount_line_is_capital(const struct amount_line *line, uint32_t token);

/* The longest phrase of classes (bits) that begins with the token; hyphens
 * that join its words do not count. */
struct amount_match amount_match_behind(const struct amount_line *line,
		uint32_t token, uint64_t classes);
/* The longest that ends with the token. */
struct amount_match amount_match_before(const struct amount_line *line,
		uint32_t token, uint64_t classes);

#endif
