/* path.h - the way from one token to another through the tree of a sentence, as
 * the network's table of paths has it: "^acl:relcl vnsubj", "vobl by"
 * (docs/model-format.md, "Events").
 *
 * Tokens count from 1. Any tree does, even with circles or several roots. A
 * path takes at most as many steps as there are tokens; nothing is allocated.
 */
#ifndef DEMARCHE_PARSE_PATH_H
#define DEMARCHE_PARSE_PATH_H

#include "base/limits.h"
#include "text/text.h"

enum { PATH_BYTES = 1024, PATH_NODES = LIMIT_SENTENCE_TOKENS + 1 };

/* A tree, seen from one of its tokens. */
struct paths {
	const struct token *tokens; /* [token - 1] */
	unsigned count;             /* at most LIMIT_SENTENCE_TOKENS */
	uint16_t steps[PATH_NODES]; /* up to each token from it, + 1; 0 never */
	unsigned whole;             /* steps to the root and past it */
	uint16_t preposition[PATH_NODES]; /* first before each token; 0 none */
};

void paths_open(struct paths *paths, const struct token *tokens,
		unsigned count);
/* From here on paths begin at this token. */
void paths_from(struct paths *paths, unsigned trigger);
/* The path from `trigger`, the token they begin at, to `party`. */
struct str paths_write(const struct paths *paths, const struct text *text,
		unsigned trigger, unsigned party, char to[PATH_BYTES]);

/* All three at once. */
struct str path_between(const struct text *text, const struct token *tokens,
		unsigned count, unsigned trigger, unsigned party,
		char to[PATH_BYTES]);

#endif
