/* What is only pictured, behind which words in marks stand that nobody said. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

enum { CHAIN = 8 };

/* The verb that the others of "sits down, waits and {says}" are joined to, or
 * up to one that has a subject of its own. */
static uint16_t
first_of_joined(const struct tree *tree, uint16_t verb, bool of_one_subject)
{
	for (unsigned i = 0; i < CHAIN && tree_head(tree, verb)
			     && tree_relation(tree, verb) == DEPREL_CONJ
			     && !(of_one_subject
					     && tree_child(tree, verb,
							     DEPREL_NSUBJ));
			i++)
		verb = tree_head(tree, verb);
	return verb;
}

/* The first of those that the subject of the verb does. */
static uint16_t
first_sharing_subject(const struct tree *tree, uint16_t verb)
{
	return first_of_joined(tree, verb, true);
}

/* The first of all, whoever does them. */
static uint16_t
first_joined(const struct tree *tree, uint16_t verb)
{
	return first_of_joined(tree, verb, false);
}

/* "It is {not} like somebody sits down and says, '": a likeness that is
 * denied. */
static bool
is_denied_likeness(const struct tree *tree, uint16_t verb)
{
	uint16_t first = first_sharing_subject(tree, verb);
	uint16_t like = tree_child(tree, first, DEPREL_MARK);
	return like > 1 && like < first && tree_is(tree, like, GRAMMAR_LIKENESS)
	       && tree_is(tree, (uint16_t)(like - 1), GRAMMAR_NEGATION);
}

/* "{Imagine} leaving them behind and telling them, '", "Think of her saying,
 * '", "Imagine what it takes to say, '": the hearers are to picture it. */
static bool
is_to_be_imagined(const struct tree *tree, uint16_t verb)
{
	uint16_t root = tree->first_child[0];
	const struct token *at = &tree->tokens[root];
	return root && root < verb
	       && (tree_is_gerund(tree, verb)
			       || tree_is_infinitive(
					       tree, first_sharing_subject(tree,
								     verb)))
	       && tree_is(tree, root, GRAMMAR_THINKING)
	       && feats_get(at->feats, FEATURE_MOOD) == MOOD_IMP
	       && at->lower == at->lemma
	       && !tree_child(tree, root, DEPREL_NSUBJ);
}

/* "{Who} among them says, '...'?": asked, and nobody is named. */
static bool
is_by_whom(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, first_sharing_subject(tree, verb),
			DEPREL_NSUBJ);
	return subject
	       && feats_get(tree->tokens[subject].feats, FEATURE_PRONTYPE)
				  == PRONTYPE_INT
	       && str_equal(text_of_token(tree->text,
					    &tree->tokens[tree->count]),
			       STR("?"));
}

/* "I am {going} to stay away from saying, '": below a verb that is to come. */
static bool
is_below_plan(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	uint16_t going = head ? tree_head(tree, head) : 0;
	return going && tree_is_gerund(tree, verb)
	       && tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree_is_infinitive(tree, head)
	       && tree_relation(tree, head) == DEPREL_XCOMP
	       && tree_is_form(tree, going, GRAMMAR_GOING);
}

/* "what I would add is {they} say": who does it, behind the copula. */
static bool
has_doer_behind(const struct tree *tree, uint16_t verb, uint16_t copula)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > copula && child < verb
			&& tree_relation(tree, child) == DEPREL_NSUBJ)
		return true;
	return false;
}

/* "All he {has to} do is say, '": what one has to do. */
static bool
is_all_to_do(const struct tree *tree, uint16_t verb)
{
	uint16_t all = tree_child(tree, verb, DEPREL_NSUBJ);
	uint16_t copula = tree_child(tree, verb, DEPREL_COP);
	return all && copula > all && copula < verb
	       && tree->tokens[verb].lower == tree->tokens[verb].lemma
	       && feats_get(tree->tokens[copula].feats, FEATURE_TENSE)
				  == TENSE_PRES
	       && tree_child(tree, all, DEPREL_ACL_RELCL)
	       && !has_doer_behind(tree, verb, copula);
}

/* "They are {going} to say that", "to go, '": it is to come, in marks or not;
 * "I am going to repeat: '" says it. */
static bool
is_yet_to_come(const struct tree *tree, uint16_t verb)
{
	uint16_t going = tree_head(tree, verb);
	uint16_t subject = going ? tree_child(tree, going, DEPREL_NSUBJ) : 0;
	return subject
	       && feats_get(tree->tokens[subject].feats, FEATURE_PERSON)
				  != PERSON_1
	       && tree_relation(tree, verb) == DEPREL_XCOMP
	       && tree_is_infinitive(tree, verb)
	       && tree_is_form(tree, going, GRAMMAR_GOING)
	       && tree_child(tree, going, DEPREL_AUX);
}

/* "they {say}", and no "they said" */
static bool
is_bare_present(const struct tree *tree, uint16_t verb)
{
	const struct token *at = &tree->tokens[verb];
	unsigned tense = feats_get(at->feats, FEATURE_TENSE);
	return (at->lower == at->lemma || tense == TENSE_PRES)
	       && !tree_is_infinitive(tree, verb) && tense != TENSE_PAST
	       && !tree_child(tree, verb, DEPREL_AUX);
}

/* Words in marks stand a few words behind the verb. */
static bool
stands_before_marks(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	enum { WORDS = 9 };
	for (uint16_t t = (uint16_t)(verb + 1);
			t <= view->tree.count && t < verb + WORDS; t++)
		if (view_is_marked(work, view, t))
			return true;
	return false;
}

/* "That is {when} I say, '", "every {time} I say, '" */
static bool
is_of_time(const struct tree *tree, uint16_t clause)
{
	uint16_t above = tree_head(tree, clause);
	if (!above || above > clause)
		return false;
	return (tree->tokens[above].upos == UPOS_ADV
			       && tree_is_form(tree, above, GRAMMAR_BACKGROUND))
	       || (tree_is(tree, above, GRAMMAR_MUTE)
			       && tree_relation(tree, above) == DEPREL_OBL);
}

/* "{When} people ask, '", "{when} you are old and they say, '": a habit of
 * anybody's, and nothing that was said. */
static bool
is_whenever(const struct tree *tree, uint16_t verb)
{
	uint16_t first = first_joined(tree, verb);
	uint16_t when = tree_child_in(tree, first, GRAMMAR_BACKGROUND);
	bool led = when && when < first
		   && tree_relation(tree, when) == DEPREL_ADVMOD;
	return (led || is_of_time(tree, first)) && is_bare_present(tree, verb);
}

/* "{if} we came and said, '": nobody has. */
static bool
is_on_condition(const struct tree *tree, uint16_t verb)
{
	uint16_t first = first_joined(tree, verb);
	TREE_CHILDREN(tree, first, child)
	if (child < first && tree_relation(tree, child) == DEPREL_MARK
			&& tree_is(tree, child, GRAMMAR_CONDITION))
		return first != verb
		       && tree_relation(tree, first) == DEPREL_ADVCL;
	return false;
}

/* "our work is {about} saying, '": what it would be. */
static bool
is_topic(const struct tree *tree, uint16_t verb)
{
	uint16_t about = tree_child_in(tree, verb, GRAMMAR_TOPIC);
	return tree_is_gerund(tree, verb) && about && about < verb;
}

/* "you {say}, '": anybody. */
static bool
is_of_anybody(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	const struct token *at = &tree->tokens[subject];
	if (!subject || subject > verb || at->upos != UPOS_PRON
			|| feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
					   == TENSE_PAST
			|| tree_child(tree, verb, DEPREL_AUX))
		return false;
	return feats_get(at->feats, FEATURE_PERSON) == PERSON_2;
}

/* The verb in a tense that an infinitive hangs below; 0 none. */
static uint16_t
told_above(const struct view *view, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	uint16_t at = tree_head(tree, infinitive);
	for (unsigned i = 0; i < CHAIN && at; i++, at = tree_head(tree, at))
		if (view_is_finite(view, at) || tree_child(tree, at, DEPREL_COP)
				|| tree_child(tree, at, DEPREL_AUX))
			return at;
	return 0;
}

/* "a chance {to say}, '", "our mission is not {to come} out and say, '", "{To
 * turn} to them and say, '": what may be said, unless all of it is past; "I am
 * here to say, '" says it. */
static bool
is_idle_infinitive(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = first_joined(tree, verb);
	enum deprel deprel = tree_relation(tree, first);
	/* "she goes on {to say}" */
	bool beside = tree_head(tree, first) + 3 >= first;
	if (!tree_is_infinitive(tree, first) || deprel == DEPREL_XCOMP
			|| (beside && deprel == DEPREL_ADVCL))
		return false;
	uint16_t above = told_above(view, first);
	uint16_t subject = above ? tree_surface_subject(tree, above) : 0;
	if (!above)
		return tree_relation(tree, first) == DEPREL_ROOT;
	return view_tense(tree, above) == TENSE_PRES
	       && (!subject
			       || feats_get(tree->tokens[subject].feats,
						  FEATURE_PERSON)
						  != PERSON_1);
}

bool
verb_is_pictured(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects
			|| view_is_marked(work, view, verb))
		return false;
	return is_denied_likeness(tree, verb) || is_to_be_imagined(tree, verb)
	       || is_by_whom(tree, verb) || is_below_plan(tree, verb)
	       || is_all_to_do(tree, verb) || is_yet_to_come(tree, verb)
	       || (stands_before_marks(work, view, verb)
			       && (is_whenever(tree, verb)
					       || is_of_anybody(tree, verb)
					       || is_on_condition(tree, verb)
					       || is_topic(tree, verb)
					       || is_idle_infinitive(
							       view, verb)));
}
