/* How a fact is told, and what becomes of its status. */
#include "event/sets.h"
#include "event/status.h"
#include "event/tree_verb.h"
#include "event/verb_phrase.h"
#include "fact/fact_scene.h"

enum { GOVERNORS = 5 };

/* "call off" */
static bool
has_phrase(const struct tree *tree, uint16_t verb,
		const struct phrases *phrases)
{
	size_t i = phrases_first(phrases, tree->tokens[verb].lemma);
	for (; i < phrases->count
			&& phrases->at[i].word[0] == tree->tokens[verb].lemma;
			i++) {
		word_id preposition;
		uint16_t last;
		if (phrases->at[i].count > 1
				&& verb_phrase_at(tree, verb, &phrases->at[i],
						&preposition, &last))
			return true;
	}
	return false;
}

static uint32_t
told_by(const struct fact_scene *scene, uint16_t token)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	const struct token *word = &tree->tokens[token];
	for (unsigned i = TOLD_WORDS; i < vocabulary->told_count; i++)
		if (has_phrase(tree, token, &vocabulary->told_phrases[i]))
			return UINT32_C(1) << i;
	return vocabulary_told_by(vocabulary, word->lemma)
	       | vocabulary_told_by(vocabulary, word->lower);
}

/* "The firm {is investing} in Peru", "está invirtiendo". */
static bool
is_ongoing(const struct tree *tree, uint16_t verb)
{
	if (!tree_is_gerund(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& tree_feature(tree, child, FEATURE_TENSE)
					   == TENSE_PRES)
		return true;
	return false;
}

/* What the program reads of the verb group itself (event/status.h). */
static uint32_t
told_by_grammar(const struct fact_scene *scene, const struct telling *telling)
{
	struct status_marks marks = status_read(&scene->scene,
			scene->scene.candidates[telling->match->at]);
	/* "was postponed" is what a word of the table tells better. */
	const struct match *match = telling->match;
	uint16_t above = tree_head(&scene->scene.tree, match->at);
	if (match->frame->kind == TRIGGER_NOUN && above
			&& tree_is(&scene->scene.tree, above,
					GRAMMAR_CANCELLATION)
			&& told_by(scene, above))
		marks.negated = false;
	return (uint32_t)marks.negated << TOLD_NEGATED
	       | (uint32_t)marks.longer << TOLD_ENDED
	       | (uint32_t)is_ongoing(&scene->scene.tree, match->at)
				 << TOLD_ONGOING
	       | (uint32_t)marks.hypothetical << TOLD_POSSIBLE
	       | (uint32_t)marks.future << TOLD_FUTURE;
}

/* Verbs and nouns that govern the verb: "plans to build", "a plan to build". */
static uint32_t
told_above_verb(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint32_t told = 0;
	for (unsigned step = 0; step < GOVERNORS; step++) {
		uint16_t head = tree_head(tree, verb);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, verb));
		bool gerund = tree_is_gerund(tree, verb);
		bool infinitive = tree_is_infinitive(tree, verb);
		if (!head)
			break;
		if (deprel == DEPREL_CONJ && tree->clauses[verb].inherited
				&& infinitive == false) {
			verb = head;
			continue;
		}
		if (deprel != DEPREL_XCOMP
				&& !((deprel == DEPREL_ACL
						     || deprel == DEPREL_CCOMP
						     || deprel == DEPREL_ADVCL)
						&& (infinitive || (gerund && deprel != DEPREL_ADVCL))))
			break;
		told |= told_by(scene, head);
		verb = head;
	}
	return told;
}

/* "offered houses and {a loan}", "offered $2 million in grants and $3 million
 * in {loans}": the word that the verb has, of which the noun is a part. */
static uint16_t
governed_with(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = noun;
	bool beside = false;
	if (!(scene->scene.reached[noun] & MEASURE_MONEY))
		return noun;
	for (unsigned step = 0; step < GOVERNORS; step++) {
		uint16_t head = tree_head(tree, token);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		bool of_sum = deprel == DEPREL_NMOD && head
			      && scene->scene.measures[head] & MEASURE_MONEY;
		bool listed = deprel == DEPREL_CONJ && head
			      && tree->tokens[head].upos != UPOS_VERB;
		if (!of_sum && !listed)
			return beside ? token : noun;
		beside |= listed;
		token = head;
	}
	return noun;
}

/* "a planned visit", "scrapped the contract", "talks on a loan". */
static uint32_t
told_around_noun(const struct fact_scene *scene, const struct match *match)
{
	uint16_t noun = match->at;
	const struct tree *tree = &scene->scene.tree;
	uint32_t told = 0;
	TREE_CHILDREN(tree, noun, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if ((child < noun || tree_traits(tree)->noun_first)
				&& (deprel == DEPREL_AMOD
						|| deprel == DEPREL_COMPOUND))
			told |= told_by(scene, child);
	}
	/* "announced it during a visit": that was made. */
	if (match->frame->occasion
			&& tree_child_in(tree, noun, GRAMMAR_OCCASION))
		return told;
	noun = governed_with(scene, noun);
	uint16_t head = tree_head(tree, noun);
	switch (deprel_universal(tree_relation(tree, noun))) {
	case DEPREL_NMOD:
	case DEPREL_NSUBJ:
	case DEPREL_OBJ:
	case DEPREL_OBL:
		break;
	default:
		return told;
	}
	/* Who asks is no part of the loan: "lenders expect ...". */
	if (head && tree->clauses[head].subject != noun)
		told |= told_by(scene, head);
	return told;
}

/* "Denied that it lent", "dismissed reports that it would". */
static bool
is_denied(const struct tree *tree, uint16_t token)
{
	for (unsigned step = 0; step < GOVERNORS; step++) {
		uint16_t head = tree_head(tree, token);
		switch (deprel_universal(tree_relation(tree, token))) {
		case DEPREL_CCOMP:
		case DEPREL_XCOMP:
		case DEPREL_ACL:
		case DEPREL_OBJ:
		case DEPREL_CONJ:
			break;
		default:
			return false;
		}
		if (head && tree_is(tree, head, GRAMMAR_DENIAL))
			return !tree_child_in(tree, head, GRAMMAR_NEGATION);
		token = head;
	}
	return false;
}

/* "Demanded that Berlin cancel the contract", "pidió que lo cancelaran". */
static uint32_t
told_by_demand(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; step < GOVERNORS; step++) {
		uint16_t head = tree_head(tree, verb);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, verb));
		if (!head || (deprel != DEPREL_CCOMP && deprel != DEPREL_CONJ))
			return 0;
		if (deprel == DEPREL_CCOMP)
			return told_by(scene, head)
			       & scene->facts->vocabulary.asked;
		verb = head;
	}
	return 0;
}

static uint32_t
told_of(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	uint32_t told = told_by_grammar(scene, telling);
	/* Of what no line tells the verb itself says how: "pledged $3 million".
	 */
	if (match->frame->heard)
		told |= told_by(scene, match->at);
	if (match->frame->kind == TRIGGER_NOUN)
		told |= told_around_noun(scene, match);
	else
		told |= told_above_verb(scene, match->at);
	if (match->verb)
		told |= told_above_verb(scene, match->verb);
	uint16_t verb = match->verb ? match->verb : match->at;
	told |= told_by_demand(scene, verb);
	if (is_denied(&scene->scene.tree, verb))
		told |= UINT32_C(1) << TOLD_NEGATED;
	return told;
}

static uint8_t
own_shift(const struct fact_result *result, uint32_t told)
{
	for (unsigned i = 0; i < result->shift_count; i++)
		if (told >> result->shift[i].told & 1)
			return result->shift[i].status;
	return 0;
}

/* "30 million people have no access": so many there are, though what they do is
 * denied. */
static bool
counts_its_subject(
		const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint16_t verb = telling->match->at;
	uint16_t subject = scene->scene.tree.clauses[verb].subject;
	if (telling->fact.kind != vocabulary->named_kind.count)
		return false;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->top[i] == subject
				&& scene->amounts[i].kind == AMOUNT_COUNT)
			return telling->match->frame->kind != TRIGGER_NOUN;
	return false;
}

void
fact_status_set(struct fact_scene *scene, struct telling *telling)
{
	const struct fact_result *result = telling->result;
	uint32_t told = telling->told = told_of(scene, telling);
	uint8_t status = own_shift(result, told);
	if (!status)
		status = vocabulary_shifted(&scene->facts->vocabulary,
				result->kind, result->status, told);
	if (status != VOCABULARY_NONE) {
		telling->fact.status = status;
	} else if (!counts_its_subject(scene, telling)) {
		telling->dropped = "denied";
		telling->denied = true;
	}
}
