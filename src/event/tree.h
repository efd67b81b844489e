/* tree.h - one sentence as stage 5 looks at it: children, order from the root,
 * and for each predicate who does it and to whom.
 *
 * The parser's tree names arguments where they stand; here passives, relative
 * clauses, participles, infinitives and coordination are undone, so that
 * `subject` and `object` are those of the active main clause that the words
 * imply. Token numbers count from 1; 0 is none. Arrays are the arena's and
 * have count + 1 elements. Linear in tokens; any tree does, even a broken one
 * (tokens that hang on no root are reached last). */
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

/* Where the token's phrase begins: its first word, as far as phrases hold
 * together. */
uint16_t tree_leftmost(const struct tree *tree, uint16_t token);
/* The token is a mark of quotation, opening or closing. */
bool tree_is_quotation_mark(const struct tree *tree, uint16_t token);
/* Whether `token` is `above` or hangs on it, through however many others. */
bool tree_is_below(const struct tree *tree, uint16_t token, uint16_t above);
/* First child with this relation (subtypes apart), or 0. */
uint16_t tree_child(
		const struct tree *tree, uint16_t parent, enum deprel deprel);
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
	if (!tree_has(tree, grammar))
		return false;
	const struct token *word = &tree->tokens[token];
	return frames_grammar(tree->frames, word->lemma, grammar)
	       || frames_grammar(tree->frames, word->lower, grammar);
}
/* As it stands there alone, whatever its case. */
static inline bool
tree_is_form(const struct tree *tree, uint16_t token, enum grammar grammar)
{
	return frames_grammar(tree->frames, tree->tokens[token].lower, grammar);
}
/* "did not"; but not the first word of "not only", "sin embargo". */
bool tree_is_negation(const struct tree *tree, uint16_t token);
/* First child that belongs to a set of the grammar, or 0. */
uint16_t tree_child_in(
		const struct tree *tree, uint16_t parent, enum grammar grammar);
/* The surface subject: the object of a passive, the subject of an active. */
uint16_t tree_surface_subject(const struct tree *tree, uint16_t verb);

/* The verb that reports what `token` tells: above it through complements, or
 * beside it ("..., X said"); 0 when none does. */
uint16_t tree_reporting_verb(const struct tree *tree, uint16_t token);

bool tree_is_past_participle(const struct tree *tree, uint16_t token);
bool tree_is_gerund(const struct tree *tree, uint16_t token);
/* A person or people, as the actors tell; false for token 0. */
bool tree_is_somebody(const struct tree *tree, uint16_t token);
/* Heads a phrase that names a person, a body or a group. */
bool tree_may_act(const struct tree *tree, uint16_t token);
/* "we", "our"; false for token 0. */
bool tree_is_first_person(const struct tree *tree, uint16_t token);
/* The word of a verb's group that tells person and number; 0 none. */
uint16_t tree_finite_word(const struct tree *tree, uint16_t verb);
/* What it says of one of them; 0 nothing. */
unsigned tree_finite_feature(
		const struct tree *tree, uint16_t verb, enum feature feature);
/* In a perfect or in the past tense; the imperfect is neither. */
bool tree_is_past(const struct tree *tree, uint16_t verb);
/* In a language with moods, a verb that says what is wished or thought, itself
 * or by its auxiliary: "que Irán se retire", "que se haya retirado". */
bool tree_is_subjunctive(const struct tree *tree, uint16_t verb);
/* An infinitive with its mark ("to leave"). */
bool tree_is_infinitive(const struct tree *tree, uint16_t token);
/* Says whose its head is: "its envoy", "Iran's envoy", or, in languages that
 * put it so, "el enviado de Irán" and "el enviado iraní". */
bool tree_is_possessor(const struct tree *tree, uint16_t token);
/* The first possessor of a noun that is a possessive pronoun or hangs on it as
 * one; 0 none. */
uint16_t tree_possessor(const struct tree *tree, uint16_t noun);
/* "{el ministro}, cuya dimisión exige ...": whom the clause is said of; 0
 * none. */
uint16_t tree_relative_possessor(const struct tree *tree, uint16_t noun);
/* The first of coordinated nouns, which carries what they share. */
uint16_t tree_first_conjunct(const struct tree *tree, uint16_t noun);
/* Who did it behind a passive: "by the army"; 0 none. */
uint16_t tree_agent(const struct tree *tree, uint16_t verb);
/* "Australia, as well as Fiji, sent help" read as a noun with a verb beside
 * it: a sentence that has no other verb. */
bool tree_is_topic(const struct tree *tree, uint16_t noun, uint16_t verb);
/* "Tokyo to lend Fiji boats": an infinitive that stands for the whole
 * sentence. */
bool tree_is_headline(const struct tree *tree, uint16_t infinitive);
/* "each other", or something of each other's. */
bool tree_is_reciprocal(const struct tree *tree, uint16_t token);
/* The "if" or "unless" of a clause of condition; 0 when it is none. */
uint16_t tree_condition(const struct tree *tree, uint16_t clause);
/* "and" between two words that hangs on the second or on the head of both; 0
 * none. */
uint16_t tree_conjunction_between(
		const struct tree *tree, uint16_t first, uint16_t second);
bool tree_is_comma(const struct tree *tree, uint16_t token);
/* A comma stands before the words that hang on the token. */
bool tree_is_behind_comma(const struct tree *tree, uint16_t token);
/* The token's lemma or form is this word. */
bool tree_word_is(const struct tree *tree, uint16_t token, word_id word);
/* The words of the phrase stand together around `token`, its head; hyphens
 * between them do not count. `*first` and `*last`, if not null, say where. */
bool tree_phrase_at(const struct tree *tree, uint16_t token,
		const struct phrase *phrase, uint16_t *first, uint16_t *last);
/* How many words the phrase has, the first that fits of those given, that
 * stands around `token` as its head; 0 when none does. */
unsigned tree_nominal(const struct tree *tree, uint16_t token,
		const struct phrases *phrases);

/* `token` hangs on `root`, with no clause of its own between them other than
 * complements. */
bool tree_in_clause(const struct tree *tree, uint16_t root, uint16_t token);

#endif
