/* token.h - the first half of stage 2: bytes of a paragraph into tokens.
 *
 * Tokens follow the English Universal Dependencies treebanks. They lie in
 * order, never overlap, and cover every byte that is not white space (or a
 * control, a zero-width space). One pass from left to right; what looks ahead
 * looks at most LIMIT_TOKEN_BYTES far, or once over the run that it skips. */
#ifndef DEMARCHE_TEXT_TOKEN_H
#define DEMARCHE_TEXT_TOKEN_H

#include "base/arena.h"
#include "text/text.h"

struct token_list {
	struct arena *arena;
	struct token *at;
	size_t count, capacity;
};

/* Appends the tokens of bytes [start, end) of `text`, a paragraph. */
void token_put_paragraph(struct str text, size_t start, size_t end,
		enum language language, struct token_list *out);

#endif
