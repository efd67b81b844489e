/* tree_fixture.h - the tree of one sentence, for tests of what mends trees. */
#ifndef DEMARCHE_TESTS_TREE_FIXTURE_H
#define DEMARCHE_TESTS_TREE_FIXTURE_H

#include "base/arena.h"
#include "event/tree.h"

struct tree_fixture {
	struct arena arena;
	struct words words;
	struct text text;
	struct sets sets;     /* a language without sets */
	struct frames frames; /* without frames */
	struct token *tokens; /* [1 .. tree.count], those of the tree */
	struct tree tree;
};

/* `sentence` as in sentence_builder.h; no word has a grammar yet. */
void tree_fixture_open(struct tree_fixture *fixture, enum language language,
		const char *sentence);
void tree_fixture_close(struct tree_fixture *fixture);
/* Puts a word of the sentence into a set of grammar. */
void tree_fixture_mark(struct tree_fixture *fixture, const char *word,
		enum grammar grammar);
/* Heads and relations of all tokens: "2 nsubj; 0 root". The fixture's. */
const char *tree_fixture_tell(struct tree_fixture *fixture);

#endif
