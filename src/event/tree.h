/* tree.h - one sentence as stage 5 looks at it: children, order from the root,
 * and for each predicate who does it and to whom.
 *
 * The parser's tree names arguments where they stand; here passives, relative
 * clauses, participles, infinitives and coordination are undone, so that
 * `subject` and `object` are those of the active main clause that the words
 * imply. Further questions to a tree have headers of their own: forms of verbs
 * (tree_verb.h), clauses (tree_clause.h), passives (tree_passive.h), whose a
 * noun is (tree_owner.h), what stands side by side (tree_words.h).
 *
 * Token numbers count from 1; 0 is none. Arrays are the arena's and have count
 * + 1 elements. Linear in tokens; any tree does, even a broken one (tokens that
 * hang on no root are reached last). */
#ifndef DEMARCHE_EVENT_TREE_H
#define DEMARCHE_EVENT_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "event/frame.h"
#include "event/sets.h"
#include "parse/tags.h"
#include "text/text.h"

struct clause {
	/* Who does it. The verb itself where it tells no subject and need not:
	 * then stage 4 may have found who is meant. */
	uint16_t subject;
	uint16_t object; /* to whom or what */
	uint16_t second; /* indirect object, when there is an object too */
	bool passive;    /* then the surface subject is `object` */
	bool inherited;  /* a role came from another clause */
};

struct tree {
	const struct frames *frames; /* for the words of grammar */
	const struct text *text;
	const struct sentence *sentence;
	const struct token *tokens; /* [1 .. count] */
	uint16_t count;
	/* The sets that any of its words belongs to: most sets have no word in
	 * a sentence, and the table by word is large and far. */
	struct grammar_bits grammar;
	uint16_t *first_child, *next_sibling;
	uint16_t *order; /* from the root down; [0 .. count) */
	struct clause *clauses;
	uint16_t *clause_of; /* nearest head of a clause, itself too */
	/* [1 .. count], borrowed: heads of phrases that name persons. NULL:
	 * nobody has looked. */
	const bool *persons;
	/* Likewise, of whoever may act: bodies and groups, too. */
	const bool *actors;
};

/* `persons` and `actors` as in the tree. */
void tree_build(struct tree *tree, const struct frames *frames,
		const struct text *text, const struct sentence *sentence,
		const bool *persons, const bool *actors, struct arena *arena);

/* Takes note of what the tokens' words are; again when one is replaced. */
void tree_read_words(struct tree *tree);

/* Sets first_child and next_sibling from the tokens' heads. */
void tree_link(struct tree *tree);

/* for (uint16_t c = tree->first_child[t]; c; c = tree->next_sibling[c]) */
#define TREE_CHILDREN(tree, parent, child)                                     \
	for (uint16_t child = (tree)->first_child[(parent)]; child;            \
			child = (tree)->next_sibling[child])

/* The relation of a token to its head, with its subtype. */
static inline enum deprel
tree_relation(const struct tree *tree, uint16_t token)
{
	return (enum deprel)tree->tokens[token].deprel;
}

/* The head of a token; 0 when it is the root or hangs on none. */
static inline uint16_t
tree_head(const struct tree *tree, uint16_t token)
{
	uint16_t head = tree->tokens[token].head;
	return head <= tree->count ? head : 0;
}

/* A noun or a name. */
static inline bool
tree_is_noun(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return upos == UPOS_NOUN || upos == UPOS_PROPN;
}

static inline unsigned
tree_feature(const struct tree *tree, uint16_t token, enum feature feature)
{
	return feats_get(tree->tokens[token].feats, feature);
}

/* Written with a capital letter of ASCII. */
static inline bool
tree_is_capital(const struct tree *tree, uint16_t token)
{
	char first = (char)tree->text->bytes.at[tree->tokens[token].start];
	return first >= 'A' && first <= 'Z';
}

/* How the language's grammar works. */
static inline const struct language_traits *
tree_traits(const struct tree *tree)
{
	return sets_traits(tree->frames->sets);
}

/* --- Looking around ------------------------------------------------------ */

/* Where the token's phrase begins: its first word, as far as phrases hold
 * together. */
uint16_t tree_leftmost(const struct tree *tree, uint16_t token);
/* Whether `token` is `above` or hangs on it, through however many others. */
bool tree_is_below(const struct tree *tree, uint16_t token, uint16_t above);
/* Has the preposition of indirect objects (set @indirect): "condenó {a Irán}",
 * "gave aid {to Iran}". */
bool tree_is_marked(const struct tree *tree, uint16_t token);
/* First child with this relation (subtypes apart), or 0. */
uint16_t tree_child(
		const struct tree *tree, uint16_t parent, enum deprel deprel);
/* First child that belongs to a set of the grammar, or 0. */
uint16_t tree_child_in(
		const struct tree *tree, uint16_t parent, enum grammar grammar);
/* The first of coordinated nouns, which carries what they share. */
uint16_t tree_first_conjunct(const struct tree *tree, uint16_t noun);
/* The surface subject: the object of a passive, the subject of an active. */
uint16_t tree_surface_subject(const struct tree *tree, uint16_t verb);

/* --- Single words -------------------------------------------------------- */

/* Some word of the sentence belongs to a set of the grammar. */
static inline bool
tree_has(const struct tree *tree, enum grammar grammar)
{
	return tree->grammar.of[grammar / 64] >> grammar % 64 & 1u;
}
/* The word belongs to a set of the grammar, as lemma or as written. */
static inline bool
tree_is(const struct tree *tree, uint16_t token, enum grammar grammar)
{
	return tree_has(tree, grammar)
	       && frames_grammar_at(
			       tree->frames, &tree->tokens[token], grammar);
}
/* As it stands there alone, whatever its case. */
static inline bool
tree_is_form(const struct tree *tree, uint16_t token, enum grammar grammar)
{
	return frames_grammar(tree->frames, tree->tokens[token].lower, grammar);
}
/* The token's lemma or form is this word. */
bool tree_word_is(const struct tree *tree, uint16_t token, word_id word);
/* "did not"; but not the first word of "not only", "sin embargo". */
bool tree_is_negation(const struct tree *tree, uint16_t token);
/* A person or people, as the actors tell; false for token 0. */
bool tree_is_somebody(const struct tree *tree, uint16_t token);
/* Heads a phrase that names a person, a body or a group. */
bool tree_may_act(const struct tree *tree, uint16_t token);
/* "we", "our"; false for token 0. */
bool tree_is_first_person(const struct tree *tree, uint16_t token);

#endif
