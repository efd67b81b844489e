/* What a fact is about: the words of its object, and the instrument. */
#include "event/sets.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { PHRASE_DEPTH = 10 };

static bool
belongs_to_phrase(enum deprel deprel)
{
	switch (deprel_universal(deprel)) {
	case DEPREL_ACL:
	case DEPREL_ADVCL:
	case DEPREL_APPOS:
	case DEPREL_CCOMP:
	case DEPREL_PARATAXIS:
	case DEPREL_CSUBJ:
	case DEPREL_NSUBJ:
	case DEPREL_AUX:
	case DEPREL_COP:
	case DEPREL_OBJ:
		return false;
	default:
		return true;
	}
}

/* Whether the token hangs on `head` inside the same phrase. */
static bool
is_in_phrase(const struct tree *tree, uint16_t token, uint16_t head)
{
	for (unsigned step = 0; token && step < PHRASE_DEPTH; step++) {
		if (token == head)
			return true;
		if (!belongs_to_phrase(tree_relation(tree, token)))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

static const struct amount *
sum_at(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		const struct amount *amount = &scene->amounts[i];
		if (amount->first <= token && amount->last >= token
				&& amount->kind != AMOUNT_COUNT)
			return amount;
	}
	return NULL;
}

/* Articles, possessive pronouns, sums and marks before what it is. */
static bool
is_lead(const struct fact_scene *scene, uint16_t token)
{
	const struct token *word = &scene->scene.tree.tokens[token];
	return word->upos == UPOS_DET || word->upos == UPOS_PUNCT
	       || word->upos == UPOS_PRON || word->upos == UPOS_ADP
	       || word->upos == UPOS_PART || sum_at(scene, token)
	       || time_has(&scene->scene.times, token);
}

/* "orders worth ..." */
static bool
tells_worth(const struct fact_scene *scene, uint16_t token)
{
	const struct token *word = &scene->scene.tree.tokens[token];
	return word->upos == UPOS_ADJ
	       && fact_word_is(scene->facts, word, FACT_WORD_WORTH);
}

/* "a share of the Gateway to the Lakes 2 motorway", cut behind the first word:
 * names of works go on behind a preposition as long as they are written like
 * names, up to the thing that they name. The last word; 0 when it ends. */
static uint16_t
rest_of_name(const struct fact_scene *scene, uint16_t last)
{
	enum { WORDS = 8 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t t = (uint16_t)(last + 1);
	bool capitals = false;
	if (!tree_is_capital(tree, last) || t > tree->count
			|| tree->tokens[t].upos != UPOS_ADP)
		return 0;
	for (t++; t <= tree->count && t < last + WORDS; t++) {
		const struct token *word = &tree->tokens[t];
		bool capital = tree_is_capital(tree, t);
		if (!capital && word->upos == UPOS_NOUN)
			return capitals && fact_word_is(scene->facts, word, FACT_WORD_THING)
					       ? t
					       : 0;
		if (!capital && word->upos != UPOS_DET
				&& word->upos != UPOS_NUM)
			return 0;
		capitals |= capital;
	}
	return 0;
}

/* A phrase does not end with it: a preposition, a mark, an article; but "signed
 * {up}". */
static bool
leads_on(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return tree_relation(tree, token) != DEPREL_COMPOUND_PRT
	       && (upos == UPOS_ADP || upos == UPOS_PUNCT || upos == UPOS_CCONJ
			       || upos == UPOS_DET);
}

static uint16_t
last_of_phrase(const struct fact_scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t last = head;
	for (uint16_t t = (uint16_t)(head + 1); t <= tree->count; t++) {
		if (!is_in_phrase(tree, t, head)
				|| time_has(&scene->scene.times, t)
				|| sum_at(scene, t) || tells_worth(scene, t))
			break;
		if (!leads_on(tree, t))
			last = t;
	}
	uint16_t rest = rest_of_name(scene, last);
	return rest ? rest : last;
}

/* "at least 40 people": from the number on. */
static uint16_t
without_bound(const struct fact_scene *scene, uint16_t first, uint16_t head)
{
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		const struct amount *amount = &scene->amounts[i];
		if (amount->kind == AMOUNT_COUNT && amount->first > first
				&& amount->first < head && amount->last >= head)
			return amount->first;
	}
	return first;
}

/* ------------------------------------------------------------ instrument */

/* The first instrument of the table that the word, or a word in its compound,
 * denotes. */
static uint8_t
instrument_at(const struct fact_scene *scene, uint16_t token)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	for (uint8_t i = 1; token && i < vocabulary->instrument_count; i++) {
		const struct phrases *words = &vocabulary->instrument[i].words;
		if (tree_nominal(tree, token, words))
			return i;
		TREE_CHILDREN(tree, token, child)
		if (tree_relation(tree, child) == DEPREL_COMPOUND
				&& tree_nominal(tree, child, words))
			return i;
	}
	return 0;
}

/* --------------------------------------------------------------- object */

/* What is given, where the frame names it by words alone and it is no
 * instrument: "office supplies". */
static uint16_t
given_thing(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if ((condition->slot == SLOT_OBJECT
				    || condition->slot == SLOT_SECOND)
				&& condition->words.count && !condition->role
				&& match->token[i]
				&& !instrument_at(scene, match->token[i]))
			return match->token[i];
	}
	return 0;
}

void
fact_object_set(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	if (!telling->object)
		telling->object = given_thing(scene, telling);
	uint16_t head = telling->object, first = head;
	/* "for five years" */
	if (!head || sum_at(scene, head)
			|| tree->tokens[head].upos == UPOS_PRON
			|| tree_is(tree, head, GRAMMAR_CALENDAR))
		return;
	while (first > 1 && is_in_phrase(tree, (uint16_t)(first - 1), head))
		first--;
	while (first < head && is_lead(scene, first))
		first++;
	first = without_bound(scene, first, head);
	telling->fact.object_start = tree->tokens[first].start;
	telling->fact.object_end =
			tree->tokens[last_of_phrase(scene, head)].end;
}

void
fact_instrument_set(const struct fact_scene *scene, struct telling *telling)
{
	const struct match *match = telling->match;
	uint8_t found = telling->result->instrument;
	if (!found && match->frame->kind == TRIGGER_NOUN)
		found = instrument_at(scene, match->at);
	if (!found)
		found = instrument_at(scene, telling->object);
	for (unsigned i = 0; i < match->frame->count && !found; i++)
		if (!match->frame->conditions[i].role)
			found = instrument_at(scene, match->token[i]);
	telling->fact.instrument = found;
}
