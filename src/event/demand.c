#include "event/demand.h"

enum { NO_SLOT = SLOT_AFTER };

static const uint64_t all_words = UINT64_MAX;

/* One bit of 64 (multiplicative hashing, Knuth 6.4). */
static uint64_t
bit_of(word_id word)
{
	return UINT64_C(1) << (word * UINT64_C(0x9E3779B97F4A7C15) >> 58);
}

/* ---- What frames ask for ---------------------------------------------- */

/* A place of its own, that nothing but a missing agent excuses. */
static bool
is_firm(const struct condition *condition)
{
	return condition->slot < SLOT_BEFORE && !condition->optional;
}

static uint64_t
bits_of_heads(const struct phrases *phrases)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < phrases->count; i++)
		bits |= bit_of(phrases->at[i].word[phrases->at[i].head]);
	return bits;
}

/* Longer prepositions begin with the first word that the argument has. */
static uint64_t
bits_of_prepositions(const struct phrases *phrases)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < phrases->count; i++)
		bits |= bit_of(phrases->at[i].word[0]);
	return bits;
}

/* Of several sets the one that least will meet. */
static void
ask(uint64_t bits, uint8_t slot, uint64_t *asked, uint8_t *where)
{
	if (__builtin_popcountll(bits) >= __builtin_popcountll(*asked))
		return;
	*asked = bits;
	*where = slot;
}

static struct demand
demand_of(const struct frame *frame)
{
	struct demand demand = { .prepositions = all_words,
		.words = all_words,
		.preposition_slot = NO_SLOT,
		.word_slot = NO_SLOT };
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (!is_firm(condition))
			continue;
		demand.slots |= (uint16_t)(1u << condition->slot);
		if (condition->prepositions.count)
			ask(bits_of_prepositions(&condition->prepositions),
					condition->slot, &demand.prepositions,
					&demand.preposition_slot);
		if (condition->words.count && !condition->except)
			ask(bits_of_heads(&condition->words), condition->slot,
					&demand.words, &demand.word_slot);
	}
	return demand;
}

void
demands_of(const struct frame *frames, size_t count, struct demand *out)
{
	for (size_t i = 0; i < count; i++)
		out[i] = demand_of(&frames[i]);
}

/* ---- What a trigger has ----------------------------------------------- */

static uint64_t
bits_of_token(const struct tree *tree, uint16_t token)
{
	const struct token *word = &tree->tokens[token];
	return bit_of(word->lemma) | bit_of(word->lower);
}

/* "a series of attacks", "trade and aid": nouns below the noun count too. */
static uint64_t
bits_of_phrase(const struct tree *tree, uint16_t token)
{
	uint64_t bits = bits_of_token(tree, token);
	TREE_CHILDREN(tree, token, child)
	bits |= bits_of_token(tree, child);
	return bits;
}

/* A verb, or the subject of one that only says that it goes on. */
static uint64_t
bits_of_complement(const struct tree *tree, uint16_t token)
{
	uint64_t bits = bits_of_token(tree, token);
	if (tree_is(tree, token, GRAMMAR_ONGOING))
		bits |= bits_of_phrase(tree, tree->clauses[token].subject);
	return bits;
}

static void
put_argument(const struct tree *tree, const struct argument *argument,
		struct offer *out)
{
	uint8_t slot = argument->slot;
	out->slots |= (uint16_t)(1u << slot);
	for (unsigned i = 0; i < argument->preposition_count; i++)
		out->prepositions[slot] |= bit_of(argument->preposition[i]);
	out->words[slot] |=
			slot_is_complement(slot)
					? bits_of_complement(tree,
							  argument->token)
					: bits_of_phrase(tree, argument->token);
}

void
offer_of(const struct tree *tree, const struct arguments *arguments,
		struct offer *out)
{
	*out = (struct offer){ 0 };
	for (unsigned i = 0; i < arguments->count; i++)
		put_argument(tree, &arguments->at[i], out);
	/* The subject of a passive may be missing whatever it should be. */
	if (arguments->agentless) {
		out->slots |= 1u << SLOT_SUBJECT;
		out->words[SLOT_SUBJECT] = all_words;
		out->prepositions[SLOT_SUBJECT] = all_words;
	}
	out->words[NO_SLOT] = out->prepositions[NO_SLOT] = all_words;
}
