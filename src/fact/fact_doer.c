/* Who does something to those who are counted, where the frame names nobody:
 * the doer of the nearest clause around them. "{Norway} expanded its register
 * to include 300 nurses". */
#include "event/parties.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { CLIMBS = 8 };

/* "for 300 nurses", "the fees of 300 nurses": it is done to them. */
static bool
is_reached_by(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return !word || fact_is_of_number(scene, word)
	       || tree_is(tree, word, GRAMMAR_FOR)
	       || tree->tokens[word].lower == scene->scene.frames->to
	       || fact_says_from(scene, word)
	       || tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION);
}

/* "took fees {from 300 nurses}", "served {with 300 nurses}", not "suffers {from
 * a lack} of nurses". */
static bool
is_done_to(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, token);
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (!word || fact_is_of_number(scene, word)
			|| fact_has_word(scene, word, FACT_WORD_WITH))
		return true;
	return is_reached_by(scene, token)
	       && (tree->clauses[verb].object > verb
			       || !fact_says_from(scene, word));
}

/* "helped {300 towns} build", "for {300 towns} to build": who is to do
 * something is helped to, and does it in no tense of their own. */
static bool
is_helped(const struct tree *tree, uint16_t token)
{
	uint16_t verb = tree->tokens[token].upos == UPOS_VERB
					? token
					: tree_head(tree, token);
	return verb && tree->tokens[verb].upos == UPOS_VERB
	       && tree_head(tree, verb) && !tree_finite_word(tree, verb);
}

/* What the clause around does reaches the word: its object, for whom it is, a
 * word of such a phrase, what the deed is for. */
static bool
climbs(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_NSUBJ:
	case DEPREL_CCOMP:
		return is_helped(tree, token);
	case DEPREL_OBJ:
	case DEPREL_CONJ:
	case DEPREL_XCOMP:
		return true;
	case DEPREL_NMOD:
		return is_reached_by(scene, token);
	case DEPREL_OBL:
		return is_done_to(scene, token);
	case DEPREL_ACL:
	case DEPREL_ADVCL:
		return tree_is_infinitive(tree, token)
		       || tree_is_gerund(tree, token);
	default:
		return false;
	}
}

/* Its subject does something, and does not only speak of it ("pays tribute").
 */
static bool
does(const struct fact_scene *scene, uint16_t word)
{
	const struct clause *clause = &scene->scene.tree.clauses[word];
	return !clause->passive && !fact_has_word(scene, word, FACT_WORD_REGARD)
	       && !(clause->object
			       && fact_has_word(scene, clause->object,
					       FACT_WORD_REGARD));
}

/* It names the doer, and not whose the doer is ("{Chad's} decline"). */
static bool
is_subject_itself(const struct fact_scene *scene, const struct mention *mention,
		uint16_t subject)
{
	return !fact_is_here(scene, mention)
	       || (mention->first <= subject && subject <= mention->last);
}

/* The verb of the nearest clause around that has a doer; 0 none. */
static uint16_t
verb_around(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; token && step < CLIMBS; step++) {
		if (!climbs(scene, token))
			return 0;
		token = tree_head(tree, token);
		if (!token || !does(scene, token))
			return 0;
		if (tree->tokens[token].upos != UPOS_VERB)
			continue;
		if (tree->clauses[token].subject)
			return token;
	}
	return 0;
}

/* "{Kenya} is a nation of 50 million people", "{the union}, with 300 members":
 * whose people they are. */
static void
find_home(const struct fact_scene *scene, uint16_t counted, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t home = tree_head(tree, counted);
	uint16_t word = tree_child(tree, counted, DEPREL_CASE);
	if (!home || !word
			|| deprel_universal(tree_relation(tree, counted))
					   != DEPREL_NMOD)
		return;
	bool land = fact_has_word(scene, home, FACT_WORD_PLACE)
		    && tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION);
	uint16_t subject =
			land && tree_child(tree, home, DEPREL_COP)
					? tree_child(tree, home, DEPREL_NSUBJ)
					: 0;
	if (subject)
		fact_find_subject(scene, subject, out);
	else if (land
			|| (fact_has_word(scene, word, FACT_WORD_WITH)
					&& scene->everybody[home]))
		fact_find_parties(scene, home, out);
}

void
fact_doer_fill(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t role = scene->facts->vocabulary.named_role.actor;
	struct parties found = { .count = 0 };
	if (telling->result->subject != role || fact_has_role(telling, role))
		return;
	find_home(scene, telling->match->at, &found);
	fact_add_others(telling, found.at, found.count, role);
	if (found.count)
		return;
	uint16_t verb = verb_around(scene, telling->match->at);
	uint16_t subject = verb ? scene->scene.tree.clauses[verb].subject : 0;
	if (!subject)
		return;
	fact_find_subject(scene, subject, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (!fact_takes_part(telling, found.at[i])
				&& is_subject_itself(
						scene, found.at[i], subject))
			fact_add_party(telling, found.at[i], role);
}
