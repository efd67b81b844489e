#include "event/condition.h"

#include "event/phrase.h"
#include "event/tree_owner.h"
#include "event/tree_words.h"
#include "event/verb_phrase.h"

/* --------------------------------------------------------------- words */

/* How many words the first of the phrases has that the verb begins and whose
 * head is `head`; 0 none. */
static unsigned
verbal_of(const struct scene *scene, uint16_t token,
		const struct phrases *phrases, word_id head)
{
	size_t i = phrases_first(phrases, head);
	for (; i < phrases->count && phrases->at[i].word[0] == head; i++) {
		word_id preposition;
		uint16_t last;
		if (verb_phrase_at(&scene->tree, token, &phrases->at[i],
				    &preposition, &last))
			return phrases->at[i].count;
	}
	return 0;
}

static unsigned
verbal_in(const struct scene *scene, uint16_t token,
		const struct phrases *phrases)
{
	const struct token *word = &scene->tree.tokens[token];
	unsigned length = verbal_of(scene, token, phrases, word->lemma);
	return length ? length : verbal_of(scene, token, phrases, word->lower);
}

/* "hundreds of refugees", "$5 million": tells how much of what hangs on it. */
static bool
is_measure(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return tree_is(tree, token, GRAMMAR_PARTITIVE) || upos == UPOS_NUM
	       || upos == UPOS_SYM;
}

/* The noun itself, what it is a number or a kind of, and what is coordinated
 * with it. */
static unsigned
noun_or_content_in(const struct scene *scene, uint16_t token,
		const struct phrases *phrases)
{
	const struct tree *tree = &scene->tree;
	unsigned length = tree_nominal(tree, token, phrases);
	bool measure = is_measure(tree, token);
	for (uint16_t child = tree->first_child[token]; child && !length;
			child = tree->next_sibling[child]) {
		enum deprel deprel = tree_relation(tree, child);
		bool content = measure
			       && (deprel_universal(deprel) == DEPREL_NMOD
					       || deprel == DEPREL_NUMMOD);
		if (deprel == DEPREL_CONJ || content)
			length = tree_nominal(tree, child, phrases);
	}
	return length;
}

/* "that the {raids} will continue": of a verb that only says that something goes
 * on, the words are those of its subject. */
static unsigned
complement_in(const struct scene *scene, uint16_t token,
		const struct phrases *phrases)
{
	const struct tree *tree = &scene->tree;
	unsigned length = verbal_in(scene, token, phrases);
	if (length || !tree_is(tree, token, GRAMMAR_ONGOING))
		return length;
	return noun_or_content_in(scene, tree->clauses[token].subject, phrases);
}

unsigned
condition_words_at(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return slot_is_complement(condition->slot)
			       ? complement_in(scene, token, &condition->words)
			       : noun_or_content_in(
					       scene, token, &condition->words);
}

static bool
words_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return !condition->words.count
	       || (condition_words_at(scene, condition, token) > 0)
				  != condition->except;
}

/* -------------------------------------------------------- prepositions */

static bool
preposition_is(const struct argument *argument, const struct phrase *wanted)
{
	if (argument->preposition_count == wanted->count) {
		for (unsigned i = 0; i < wanted->count; i++)
			if (i >= PREPOSITION_WORDS
					|| argument->preposition[i]
							   != wanted->word[i])
				return false;
		return true;
	}
	/* "up to", "back into": the last one decides, but "out of" is "out". */
	return wanted->count == 1 && argument->preposition_count == 2
	       && (argument->preposition[1] == wanted->word[0]
			       || argument->preposition[0] == wanted->word[0]);
}

static bool
preposition_holds(const struct condition *condition,
		const struct argument *argument)
{
	if (!condition->prepositions.count)
		return condition->slot != SLOT_GERUND
		       || !argument->preposition_count;
	for (size_t i = 0; i < condition->prepositions.count; i++)
		if (preposition_is(argument, &condition->prepositions.at[i]))
			return true;
	return false;
}

/* ------------------------------------------------- who is named there */

/* "Japan and Australia", "the presidents of Chad and Niger" */
static bool
is_pair(const struct parties *parties)
{
	const struct mention *first = NULL;
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *mention = parties->at[i];
		if (!mention->actor.code[0])
			continue;
		if (first && strcmp(first->actor.code, mention->actor.code))
			return true;
		first = mention;
	}
	return false;
}

static bool
contends(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_IN_CONTEST);
}

/* "PP y CiU", "el ministro y los sindicatos": two sides of one country. */
static bool
are_rivals(const struct mention *a, const struct mention *b)
{
	bool named = a->kind == MENTION_NAME || b->kind == MENTION_NAME;
	if (!named || !contends(a) || !contends(b) || !a->actor.code[0]
			|| !b->actor.code[0])
		return false;
	if (a->actor.sector[0] != b->actor.sector[0])
		return true;
	return a->actor.sector[0] != SECTOR_GOV && a->kind == MENTION_NAME
	       && b->kind == MENTION_NAME && !mention_same(a, b);
}

static bool
is_pair_at_home(const struct scene *scene, const struct parties *parties)
{
	if (!tree_traits(&scene->tree)->home_unsaid)
		return false;
	for (unsigned i = 1; i < parties->count; i++)
		if (are_rivals(parties->at[0], parties->at[i]))
			return true;
	return false;
}

/* Whom a filter asks about. "Russian aircraft" acts for Russia; "Russian art"
 * is no Russian. */
static void
parties_of_filter(const struct scene *scene, const struct condition *condition,
		uint16_t token, struct parties *out)
{
	if (condition->filter.pair) {
		phrase_parties(scene, token, false, out);
		return;
	}
	phrase_head_parties(scene, token, out);
	if (!out->count && condition->role == ROLE_ACTOR)
		phrase_owner_parties(scene, token, out);
}

static bool
filter_holds(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	if (!condition_is_filtered(condition)
			|| tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	parties_of_filter(scene, condition, token, &parties);
	if (condition->filter.pair && !is_pair(&parties)
			&& !is_pair_at_home(scene, &parties))
		return false;
	for (unsigned i = 0; i < parties.count; i++)
		if (mention_fits(scene, parties.at[i], &condition->filter))
			return true;
	return false;
}

static bool
owner_holds(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	if (!condition->owner || condition->owner_optional
			|| tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	phrase_owner_parties(scene, token, &parties);
	return parties.count > 0;
}

/* ---------------------------------------------------------- the whole */

bool
condition_is_filtered(const struct condition *condition)
{
	const struct filter *filter = &condition->filter;
	return filter->sectors || filter->not_sectors || filter->kinds
	       || filter->not_kinds || filter->codes[0][0] || filter->pair;
}

bool
condition_is_narrow(const struct condition *condition)
{
	return condition->words.count || condition->events
	       || condition_is_filtered(condition) || condition->measures;
}

static bool
events_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return !condition->events
	       || condition->events >> scene_event_at(scene, token) & 1u;
}

/* An amount of each kind that is asked for stands there. A sum owns nothing:
 * "a $17 billion investment". */
static bool
measures_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	uint8_t there = scene->measures ? scene->measures[token] : 0;
	if (condition->slot == SLOT_POSSESSOR && there & MEASURE_MONEY)
		return false;
	return (there & condition->measures) == condition->measures;
}

/* "not to leave", "must leave": what is asked for and what stands there agree.
 * Words that a complement has are not looked for in a negated one. */
static bool
mood_holds(const struct condition *condition, const struct argument *argument)
{
	bool content = condition->words.count || condition->events;
	if (slot_is_complement(condition->slot)
			&& (condition->negated ? !argument->negated
					       : argument->negated && content))
		return false;
	return !condition->obliged || argument->obliged;
}

bool
condition_holds(const struct scene *scene, const struct condition *condition,
		const struct argument *argument)
{
	uint16_t token = argument->token;
	return condition->slot == argument->slot
	       && preposition_holds(condition, argument)
	       && mood_holds(condition, argument)
	       && measures_hold(scene, condition, token)
	       && words_hold(scene, condition, token)
	       && events_hold(scene, condition, token)
	       && owner_holds(scene, condition, token)
	       && filter_holds(scene, condition, token);
}
