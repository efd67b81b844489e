/* sets.h - named sets of words: lexicon/sets, docs/lexicon.md "Sets".
 *
 * A set holds phrases of lemmas and other sets, in any order; a further line
 * with the same name adds to it. After
 * sets_resolve every set is a plain list. Belongs to the arena given. */
#ifndef DEMARCHE_EVENT_SETS_H
#define DEMARCHE_EVENT_SETS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/languages.h"
#include "base/words.h"
#include "event/frame.h"

struct set {
	struct str name; /* without @ */
	const char *path;
	unsigned line;
	struct str *members; /* as written: "humanitarian relief", "@police" */
	size_t member_count, member_capacity;
	struct str *words; /* after sets_resolve: no @names, no doubles */
	size_t word_count;
	bool resolved;
	bool used;                  /* asked for by sets_use */
	struct phrases compiled[2]; /* nominal, verbal; made when first used */
};

struct sets {
	enum language language;
	struct arena *arena;
	struct set *at;
	size_t count, capacity;
};

static inline const struct language_traits *
sets_traits(const struct sets *sets)
{
	return languages_traits(sets->language);
}

void sets_init(struct sets *sets, struct arena *arena);

/* Reads a .sets file, whose text must outlive the sets. */
MUST_CHECK enum status sets_read(struct sets *sets, const char *path,
		struct str text, struct error *error);
/* Puts the members of inner sets in place; tells unknown and circular ones. */
MUST_CHECK enum status sets_resolve(struct sets *sets, struct error *error);
/* Null when there is none of that name. */
struct set *sets_find(const struct sets *sets, struct str name);
/* The same, for whoever needs the set and not only looks at it. */
struct set *sets_use(const struct sets *sets, struct str name);

/* Splits "a, b c, @d" at commas; empty members are an error of the caller. */
size_t sets_split(struct str list, struct arena *arena, struct str **members);

/* Compiles "state of emergency" into ids; the head is the word before "of",
 * else the last one, or the first one when `verbal`. Where nouns stand first
 * ("estado de sitio", "primer ministro") it is the first that is none of
 * `before_noun`. `traits` is null for words as written. False when the phrase
 * has no words or more than PHRASE_WORDS. */
bool phrase_compile(struct str text, bool verbal,
		const struct language_traits *traits, struct words *words,
		struct phrase *out);
/* Sorts phrases by head for phrases_first. */
void phrases_sort(struct phrase *phrases, size_t count);
/* Index of the first phrase with this head; phrases->count when none. */
size_t phrases_first(const struct phrases *phrases, word_id head);

#endif
