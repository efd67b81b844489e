/* What speaks against a verb of saying: that nothing is said, or by the text
 * itself, or by nobody. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

/* By a word of its own, and not one in the words said: "'Not now,' he said". */
static bool
is_negated(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_is(tree, child, GRAMMAR_NEGATION)
			&& !view_is_marked(work, view, child))
		return true;
	return false;
}

/* "dirá", "diría", "diga": by its ending, or that of its auxiliary. */
static bool
is_in_mood(const struct tree *tree, uint16_t verb)
{
	uint32_t feats = tree->tokens[verb].feats;
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX
			&& feats_get(tree->tokens[child].feats,
					   FEATURE_VERBFORM)
					   == VERBFORM_FIN)
		feats = tree->tokens[child].feats;
	unsigned mood = feats_get(feats, FEATURE_MOOD);
	return feats_get(feats, FEATURE_TENSE) == TENSE_FUT || mood == MOOD_CND
	       || mood == MOOD_SUB || mood == MOOD_IMP;
}

/* "{Will} Reyes told", "{May} Reyes has said": a name, for no verb in its past
 * form stands behind "will". */
static bool
is_first_name(const struct tree *tree, uint16_t token, uint16_t verb)
{
	return tree_is_capital(tree, token)
	       && tree->tokens[token + 1].upos == UPOS_PROPN
	       && tree->tokens[verb].lower != tree->tokens[verb].lemma
	       && !tree_is_gerund(tree, verb) && !view_has_passive(tree, verb)
	       && !tree_traits(tree)->drops_subjects;
}

/* "may", "would", "will" as a word of the verb's: no "in May"; the verb where
 * its own ending says so; 0 none. */
static uint16_t
modal_of(const struct tree *tree, uint16_t verb)
{
	if (tree_traits(tree)->moods && is_in_mood(tree, verb))
		return verb;
	/* Behind it: "I said, 'I can.'"; what is said: "'Va a volver', dijo" */
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree->tokens[child].upos == UPOS_AUX
			&& !is_first_name(tree, child, verb)
			&& tree_relation(tree, child) != DEPREL_CCOMP
			&& tree_relation(tree, child) != DEPREL_PARATAXIS
			&& (tree_is(tree, child, GRAMMAR_CONDITIONAL_AUXILIARY)
					|| tree_is(tree, child,
							GRAMMAR_FUTURE_AUXILIARY)
					|| tree_is(tree, child, GRAMMAR_MODAL)))
		return child;
	return 0;
}

bool
view_has_modal(const struct tree *tree, uint16_t verb)
{
	return modal_of(tree, verb) != 0;
}

/* Of its own, and not one in the words said: "'For now, I can't,' he said". */
static bool
may_be_unsaid(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	uint16_t modal = modal_of(&view->tree, verb);
	return modal
	       && (!view_is_marked(work, view, modal)
			       || view_is_marked(work, view, verb));
}

/* "will look back, stop and say": the first verb's auxiliary is theirs too. */
static bool
shares_modal(const struct tree *tree, uint16_t verb)
{
	enum { CHAIN = 8 };
	for (unsigned i = 0; i < CHAIN; i++) {
		const struct token *at = &tree->tokens[verb];
		/* A bare form may have been read as the present. */
		bool bare = feats_get(at->feats, FEATURE_VERBFORM)
					    == VERBFORM_INF
			    || (at->lower == at->lemma
					    && !tree_child(tree, verb,
							    DEPREL_NSUBJ));
		if (tree_relation(tree, verb) != DEPREL_CONJ || !bare)
			return false;
		verb = tree_head(tree, verb);
		if (view_has_modal(tree, verb))
			return true;
	}
	return false;
}

/* "called on them to pledge": asked for, and not said yet. */
static bool
is_asked_for(const struct quote_work *work, const struct tree *tree,
		uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	if (!tree_is_infinitive(tree, verb) || !head)
		return false;
	if (tree_relation(tree, verb) == DEPREL_ACL && tree_head(tree, head))
		head = tree_head(tree, head);
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[head].lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (!row->noun && row->takes & (TAKES_ADDRESSEE | TAKES_INFINITIVE))
			return true;
	return false;
}

/* "went {on} to say": the verb before goes on, and for nothing. */
static bool
goes_on_to(const struct quote_work *work, const struct view *view,
		uint16_t infinitive)
{
	uint16_t before = tree_head(&view->tree, infinitive);
	const struct quote_word *row =
			before ? view_word(work, view, before, false) : NULL;
	return row && row->particle;
}

/* "stood up to say that", and a paragraph in marks */
static bool
leads_to_paragraph(const struct tree *tree, uint16_t verb)
{
	uint16_t last = (uint16_t)(verb + 1);
	return last == tree->count
	       && (tree_is_form(tree, last, GRAMMAR_COMPLEMENTIZER)
			       || str_equal(text_of_token(tree->text,
							    &tree->tokens[last]),
					       STR(":")));
}

/* "met to reaffirm": what for, where a verb has its subject; words in marks
 * have been said: "met to call it 'a threat'". */
static bool
is_bare_purpose(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = verb; t <= view->right[verb]; t++)
		if (view_is_marked(work, view, t))
			return false;
	if (leads_to_paragraph(tree, verb) || view_leads_to_mark(work, view, verb))
		return false;
	return !tree_traits(tree)->drops_subjects
	       && tree_is_infinitive(tree, verb)
	       && tree_relation(tree, verb) == DEPREL_ADVCL
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && !goes_on_to(work, view, verb);
}

/* "steps, {including} calling for it", "to include asking": one of several
 * things to do; "{according} to reporting by the Times": whom it is from. */
static bool
is_one_of_deeds(const struct tree *tree, uint16_t verb)
{
	if (tree_traits(tree)->drops_subjects || !tree_is_gerund(tree, verb))
		return false;
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	if (mark && mark < verb && tree_is_gerund(tree, mark))
		return true;
	uint16_t head = tree_head(tree, verb);
	return tree_relation(tree, verb) == DEPREL_XCOMP && head + 1 == verb
	       && tree_is_infinitive(tree, head)
	       && tree_relation(tree, head) == DEPREL_ADVCL;
}

/* "must be spoken of, acknowledged and met": done to something. */
static bool
shares_passive(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) != DEPREL_CONJ
			&& tree_relation(tree, child) != DEPREL_PUNCT)
		return false;
	return tree_relation(tree, verb) == DEPREL_CONJ
	       && feats_get(tree->tokens[verb].feats, FEATURE_VERBFORM)
				  == VERBFORM_PART
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && !tree_is_gerund(tree, verb)
	       && view_has_passive(tree, tree_head(tree, verb));
}

/* "was led away and {told} that it was late": he was told, by nobody named. */
static bool
is_told_too(const struct tree *tree, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_CONJ
	       && tree_is(tree, verb, GRAMMAR_TELL)
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && !tree_child(tree, verb, DEPREL_IOBJ)
	       && !tree_child(tree, verb, DEPREL_OBJ)
	       && !tree_child(tree, verb, DEPREL_AUX)
	       && !tree_is_gerund(tree, verb)
	       && !tree_traits(tree)->drops_subjects
	       && view_has_passive(tree, tree_head(tree, verb));
}

/* A comma and a verb in a tense without a subject behind the verb: the one that
 * the sentence is about. */
static bool
has_main_verb_behind(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(verb + 2); t < tree->count; t++) {
		uint16_t next = (uint16_t)(t + 1);
		if (tree_is_comma(tree, t) && view_is_finite(view, next)
				&& tree->tokens[next].upos == UPOS_VERB
				&& !tree_child(tree, next, DEPREL_NSUBJ))
			return true;
	}
	return false;
}

/* "Reyes, {asked} whether it rains, said": it was asked of Reyes, by nobody
 * named. */
static bool
is_asked_of_subject(const struct tree *tree, const struct view *view,
		uint16_t verb)
{
	uint16_t behind = (uint16_t)(verb + 1);
	if (verb < 3 || behind >= tree->count || tree_traits(tree)->drops_subjects
			|| !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| !tree_is_noun(tree, (uint16_t)(verb - 2))
			|| tree->tokens[verb].lower == tree->tokens[verb].lemma
			|| tree_is_gerund(tree, verb)
			|| tree_child(tree, verb, DEPREL_AUX))
		return false;
	bool told = tree_is(tree, verb, GRAMMAR_TELL)
		    && tree_is_form(tree, behind, GRAMMAR_COMPLEMENTIZER);
	bool asked = tree_is(tree, behind, GRAMMAR_QUESTION)
		     || tree_is_form(tree, behind, GRAMMAR_QUESTION_ADVERB);
	return (told || asked) && has_main_verb_behind(view, verb);
}

/* "you have to {ask}"; "I had to ask" was asked. */
static bool
has_to(const struct tree *tree, uint16_t verb)
{
	return !tree_traits(tree)->drops_subjects
	       && tree->tokens[verb].upos == UPOS_VERB
	       && tree_is(tree, verb, GRAMMAR_PERFECT_AUXILIARY)
	       && feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
				  == TENSE_PRES;
}

/* "would be the first to say": an infinitive below what may be. */
static bool
is_below_modal(const struct tree *tree, uint16_t verb)
{
	enum { CHAIN = 4 };
	for (unsigned i = 0; i < CHAIN && tree_is_infinitive(tree, verb); i++) {
		switch (tree_relation(tree, verb)) {
		case DEPREL_ACL:
		case DEPREL_XCOMP:
		case DEPREL_CSUBJ:
			break;
		default:
			return false;
		}
		verb = tree_head(tree, verb);
		if (view_has_modal(tree, verb) || has_to(tree, verb))
			return true;
	}
	return false;
}

static bool
is_bare_conjunct(const struct tree *tree, uint16_t token)
{
	const struct token *at = &tree->tokens[token];
	return tree_relation(tree, token) == DEPREL_CONJ
	       && at->lower == at->lemma;
}

/* "to prevent, prepare, and {respond}": a bare verb stands between the first
 * and this one. */
static bool
ends_bare_list(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_CONJ)
		return false;
	TREE_CHILDREN(tree, head, child)
	if (child > head && child < verb && is_bare_conjunct(tree, child)
			&& !tree_child(tree, child, DEPREL_CC))
		return true;
	return false;
}

/* "They hope to stay and {ask} them": as well one more present. */
static bool
may_be_present(const struct tree *tree, uint16_t verb)
{
	const struct token *root = &tree->tokens[tree->first_child[0]];
	uint16_t doer = tree_surface_subject(tree, tree->first_child[0]);
	/* "{we} need to stop and say" */
	if (doer && feats_get(tree->tokens[doer].feats, FEATURE_PERSON)
				    == PERSON_1)
		return false;
	return !tree_is_infinitive(tree, verb) && tree->first_child[0] < verb
	       && !ends_bare_list(tree, verb)
	       && root->upos == UPOS_VERB && root->lower == root->lemma
	       && !tree_child(tree, tree->first_child[0], DEPREL_AUX);
}

/* "to enlist, train and {ask} them", "to stay and to {ask} them": the first of
 * the infinitives that the verb is joined to; 0 when it is in none. */
static uint16_t
first_infinitive(const struct tree *tree, uint16_t verb)
{
	enum { CHAIN = 8 };
	for (unsigned i = 0; i < CHAIN && verb; i++) {
		const struct token *at = &tree->tokens[verb];
		bool infinitive = tree_is_infinitive(tree, verb);
		if (tree_relation(tree, verb) != DEPREL_CONJ)
			return infinitive ? verb : 0;
		if (!infinitive
				&& (at->upos != UPOS_VERB
						|| at->lower != at->lemma
						|| tree_child(tree, verb,
								DEPREL_NSUBJ)))
			return 0;
		verb = tree_head(tree, verb);
	}
	return 0;
}

/* "it is time {for} banks to ask themselves": whoever is to do it stands behind
 * a word of wishing. */
static bool
is_wished_of(const struct tree *tree, uint16_t infinitive)
{
	uint16_t own = tree_child(tree, infinitive, DEPREL_NSUBJ);
	return own && own < infinitive
	       && (tree_child_in(tree, own, GRAMMAR_WISH)
			       || tree_child_in(tree, infinitive,
					       GRAMMAR_WISH));
}

/* "It is hard for us to hear, but {Reyes} went on to say": somebody else does
 * something in between, other than "banks {that} grow". */
static bool
has_doer_between(const struct view *view, uint16_t root, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(root + 1); t < infinitive; t++) {
		uint16_t doer = tree_child(tree, t, DEPREL_NSUBJ);
		if (doer && view_is_finite(view, t)
				&& !tree_is(tree, doer, GRAMMAR_RELATIVE))
			return true;
	}
	return false;
}

/* "It is vital {for} banks that grow to look and to ask themselves": of all
 * that stands behind whom it is vital for. */
static bool
is_called_for(const struct view *view, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	uint16_t root = tree->first_child[0];
	uint16_t copula = root ? tree_child(tree, root, DEPREL_COP) : 0;
	if (!copula || root > infinitive || tree->tokens[root].upos != UPOS_ADJ
			|| feats_get(tree->tokens[copula].feats, FEATURE_TENSE)
					   != TENSE_PRES)
		return false;
	bool impersonal = false, wish = false;
	TREE_CHILDREN(tree, root, child)
	{
		impersonal |= child < root
			      && tree_is_form(tree, child, GRAMMAR_IMPERSONAL);
		wish |= child > root && child < infinitive
			&& tree_child_in(tree, child, GRAMMAR_WISH);
	}
	return impersonal && wish && !has_doer_between(view, root, infinitive);
}

/* "requires {owners} to tell them", "the need for {all} to condemn it":
 * somebody is to do it. */
static bool
has_doer_named(const struct quote_work *work, const struct view *view,
		uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, infinitive);
	uint16_t all = head ? tree_child(tree, head, DEPREL_NMOD) : 0;
	if (tree_relation(tree, infinitive) == DEPREL_ACL)
		return all > head && all < infinitive
		       && tree_child_in(tree, all, GRAMMAR_WISH);
	if (tree_relation(tree, infinitive) != DEPREL_XCOMP || !head)
		return false;
	uint16_t object = tree_child(tree, head, DEPREL_OBJ);
	return object > head && object < infinitive
	       && view_can_speak(work, view, object);
}

/* "is {going} to say": not yet. */
static bool
is_to_come(const struct tree *tree, uint16_t verb)
{
	uint16_t going = tree_head(tree, verb);
	return tree_relation(tree, verb) == DEPREL_XCOMP
	       && tree_is_gerund(tree, going)
	       && tree_is_form(tree, going, GRAMMAR_GOING);
}

/* "{I} am going to repeat: '": it follows at once; what "we are going to say"
 * does not. */
static bool
is_own_plan(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_surface_subject(tree, tree_head(tree, verb));
	const struct token *at = &tree->tokens[subject];
	return subject && feats_get(at->feats, FEATURE_PERSON) == PERSON_1
	       && feats_get(at->feats, FEATURE_NUMBER) != NUMBER_PLUR;
}

/* "have the right to {ask} that", "to back efforts to {ask} them": what a noun
 * is for. "take the chance to ask" is a deed, and it was said. */
static bool
is_for_noun(const struct tree *tree, uint16_t infinitive)
{
	uint16_t noun = tree_head(tree, infinitive);
	uint16_t above = tree_head(tree, noun);
	if (tree_relation(tree, infinitive) != DEPREL_ACL
			|| tree->tokens[noun].upos != UPOS_NOUN
			|| tree_is_gerund(tree, infinitive)
			|| tree_child(tree, infinitive, DEPREL_NSUBJ))
		return false;
	return tree_relation(tree, noun) != DEPREL_OBJ || has_to(tree, above)
	       || view_has_modal(tree, above)
	       || tree_is_infinitive(tree, above);
}

/* "{exercised} his right to say, '": it is done, and by whom it belongs to. */
static bool
is_exercised(const struct tree *tree, uint16_t infinitive)
{
	uint16_t noun = tree_head(tree, infinitive);
	return noun && tree_is(tree, noun, GRAMMAR_PERMISSION)
	       && tree_is(tree, tree_head(tree, noun), GRAMMAR_EXERCISE)
	       && !is_for_noun(tree, infinitive);
}

/* "has the {right} to say, '": whether or not it is said. */
static bool
is_permitted(const struct tree *tree, uint16_t infinitive)
{
	uint16_t noun = tree_head(tree, infinitive);
	return noun && tree_relation(tree, infinitive) == DEPREL_ACL
	       && tree_is(tree, noun, GRAMMAR_PERMISSION)
	       && !is_exercised(tree, infinitive);
}

/* "to shut it, {keep} the staff, and hire more": one of a list of bare verbs
 * that goes on with "and". */
static bool
is_in_bare_list(const struct tree *tree, uint16_t verb, uint16_t first)
{
	uint16_t head = tree_head(tree, verb);
	if (verb == first || tree_child(tree, verb, DEPREL_CC)
			|| tree_child(tree, verb, DEPREL_NSUBJ))
		return false;
	TREE_CHILDREN(tree, head, child)
	if (child > verb && is_bare_conjunct(tree, child)
			&& tree_child(tree, child, DEPREL_CC))
		return true;
	return false;
}

/* What is meant, required or hoped to be said: words in marks have been. */
static bool
is_meant(const struct quote_work *work, const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects || may_be_present(tree, verb))
		return false;
	/* "we're {going} remind them" */
	if (is_to_come(tree, verb) && !is_own_plan(tree, verb))
		return true;
	uint16_t first = first_infinitive(tree, verb);
	if (!first)
		return false;
	if ((is_to_come(tree, first) && !is_own_plan(tree, first))
			|| is_below_modal(tree, first)
			|| is_wished_of(tree, first)
			|| is_called_for(view, first)
			|| is_permitted(tree, first))
		return true;
	for (uint16_t t = verb; t <= tree->count; t++)
		if (view_is_marked(work, view, t))
			return false;
	if (leads_to_paragraph(tree, verb))
		return false;
	if (tree_child(tree, first, DEPREL_COP)
			|| is_to_come(tree, first) || is_for_noun(tree, first)
			|| (is_in_bare_list(tree, verb, first)
					&& !goes_on_to(work, view, first))
			|| has_doer_named(work, view, first))
		return true;
	return tree_relation(tree, first) == DEPREL_ADVCL
	       && !tree_child(tree, first, DEPREL_NSUBJ)
	       && !goes_on_to(work, view, first);
}

/* "can win", "was won", "to win" of what may be, "did not win" */
static bool
is_not_done(const struct tree *tree, uint16_t verb)
{
	if (!verb)
		return false;
	return view_has_modal(tree, verb) || view_has_passive(tree, verb)
	       || is_below_modal(tree, verb)
	       || tree_child_in(tree, verb, GRAMMAR_NEGATION);
}

/* "support {for} welcoming them", "can win {by} calling for it", "telling them
 * that was wrong": a deed that is spoken of. */
static bool
is_deed_named(const struct tree *tree, uint16_t verb)
{
	if (tree_traits(tree)->drops_subjects || !tree_is_gerund(tree, verb))
		return false;
	uint16_t head = tree_head(tree, verb);
	/* "from denying and {condemning} it" */
	if (tree_relation(tree, verb) == DEPREL_CONJ
			&& tree_is_gerund(tree, head)
			&& !tree_child(tree, verb, DEPREL_NSUBJ)) {
		verb = head;
		head = tree_head(tree, verb);
	}
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	if (mark && mark < verb && tree_is(tree, mark, GRAMMAR_INSTEAD))
		return true;
	bool led = mark && mark < verb
		   && !tree_is(tree, mark, GRAMMAR_PREDICATIVE)
		   && (tree->tokens[mark].upos == UPOS_ADP
				   || tree->tokens[mark].upos == UPOS_SCONJ);
	switch (tree_relation(tree, verb)) {
	case DEPREL_CSUBJ:
		return true;
	case DEPREL_ACL:
		/* "ended the speech {by} saying" */
		if (led && head && tree_is(tree, mark, GRAMMAR_BY))
			return is_not_done(tree, tree_head(tree, head));
		return led && mark > head && tree_is_noun(tree, head);
	case DEPREL_ADVCL:
		return led && is_not_done(tree, head);
	default:
		return false;
	}
}

/* "{Has} Oslo asked for it?": what may not have been said. */
static bool
is_asked_about(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	struct str last = text_of_token(tree->text, &tree->tokens[tree->count]);
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	if (!str_equal(last, STR("?")) || !subject || subject > verb
			|| tree_traits(tree)->drops_subjects)
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (child < subject && tree_relation(tree, child) == DEPREL_AUX
			&& tree->tokens[child].upos == UPOS_AUX)
		return true;
	return false;
}

/* "unless she sends {a notice saying} that": the verb whose object the phrase
 * is, where the text has not spoken of the notice before. */
static uint16_t
verb_of_document(const struct tree *tree, uint16_t verb)
{
	uint16_t noun = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_ACL
			|| !tree_is_gerund(tree, verb)
			|| tree_relation(tree, noun) != DEPREL_OBJ
			|| tree_traits(tree)->drops_subjects)
		return verb;
	TREE_CHILDREN(tree, noun, child)
	if (tree_is_form(tree, child, GRAMMAR_INDEFINITE))
		return tree_head(tree, noun);
	return verb;
}

/* "ends unless, within a year, she sends": a condition behind what it is one
 * of, with a comma that parts it from its clause in the tree. */
static bool
is_behind_condition(const struct tree *tree, uint16_t verb)
{
	for (uint16_t t = 2; t + 1 < verb; t++)
		if (tree_is(tree, t, GRAMMAR_CONDITION)
				&& tree_is_comma(tree, (uint16_t)(t + 1))
				&& tree->tokens[t - 1].upos == UPOS_NOUN)
			return true;
	return false;
}

/* "if someone asked that", "if you had to say", "si aceptan y piden que" */
static bool
is_supposed(const struct tree *tree, uint16_t verb)
{
	uint16_t sent = verb_of_document(tree, verb);
	if (sent != verb && is_behind_condition(tree, sent))
		return true;
	verb = sent;
	uint16_t head = tree_head(tree, verb);
	if (tree_relation(tree, verb) == DEPREL_XCOMP
			&& tree_is_infinitive(tree, verb))
		verb = head;
	else if (tree_relation(tree, verb) == DEPREL_CONJ
			&& !tree_child(tree, verb, DEPREL_NSUBJ)
			&& feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
					   == feats_get(tree->tokens[head].feats,
							   FEATURE_TENSE))
		verb = head;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_MARK
			&& tree_is(tree, child, GRAMMAR_CONDITION))
		return tree_relation(tree, verb) == DEPREL_ADVCL;
	return false;
}

bool
view_is_filler(const struct view *view, uint16_t first, uint16_t last)
{
	const struct token *at = &view->tree.tokens[first];
	unsigned person = feats_get(at->feats, FEATURE_PERSON);
	return last == first + 1 && at->upos == UPOS_PRON
	       && (person == PERSON_1 || person == PERSON_2)
	       && at[1].upos == UPOS_VERB && at[1].lower == at[1].lemma;
}

/* "when you say that": anybody. */
static bool
is_anybodys(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	uint16_t when = tree_child_in(tree, verb, GRAMMAR_BACKGROUND);
	return subject && when && when < subject
	       && !tree_is(tree, when, GRAMMAR_PREDICATIVE)
	       && feats_get(tree->tokens[subject].feats, FEATURE_PERSON)
				  == PERSON_2
	       && feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
				  == TENSE_PRES;
}

/* "Tell them that it is late": what is to be said; no "say diplomats". */
static bool
is_order(const struct quote_work *work, const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[verb];
	return !tree_traits(tree)->drops_subjects
	       && feats_get(at->feats, FEATURE_MOOD) == MOOD_IMP
	       && at->lower == at->lemma
	       && tree_relation(tree, verb) != DEPREL_CONJ
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && subject_of_saying(work, view, verb) <= verb;
}

/* "it helps them to write texts, {add} notes, and print": a bare verb joined to
 * one whose form it has not. */
static bool
is_bare_of_singular(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	/* "they sit and say, '...'" have been read otherwise */
	for (uint16_t t = verb; t < tree->count && t < verb + 4; t++)
		if (view_is_marked(work, view, t))
			return false;
	/* "it {is} no plan that would cut it, {add} costs, and fail" */
	uint16_t above = tree_head(tree, verb);
	uint16_t copula = tree_child(tree, above, DEPREL_COP);
	const struct token *head = &tree->tokens[copula ? copula : above];
	return is_bare_conjunct(tree, verb)
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && feats_get(head->feats, FEATURE_TENSE) == TENSE_PRES
	       && feats_get(head->feats, FEATURE_NUMBER) == NUMBER_SING
	       && feats_get(head->feats, FEATURE_PERSON) == PERSON_3
	       && head->lower != head->lemma
	       && !tree_traits(tree)->drops_subjects;
}

/* "Let me at the outset, {convey} their thanks": done by the text itself. */
static bool
is_let(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	const struct token *at = &tree->tokens[head];
	return head && head < verb && tree_is(tree, head, GRAMMAR_COURTESY)
	       && at->upos == UPOS_VERB && at->lower == at->lemma
	       && tree_relation(tree, head) == DEPREL_ROOT
	       && tree_relation(tree, verb) == DEPREL_PARATAXIS
	       && !tree_child(tree, head, DEPREL_NSUBJ)
	       && !tree_child(tree, verb, DEPREL_NSUBJ)
	       && tree->tokens[verb].lower == tree->tokens[verb].lemma
	       && !tree_traits(tree)->drops_subjects;
}

/* "{Let} us say: '": it is to be said; "let me say" says it. */
static bool
is_proposed(const struct tree *tree, uint16_t verb)
{
	uint16_t let = tree_head(tree, verb);
	const struct token *at = &tree->tokens[let];
	uint16_t us = let ? tree_child(tree, let, DEPREL_OBJ) : 0;
	return tree_relation(tree, verb) == DEPREL_XCOMP && us > let
	       && us < verb && tree_is(tree, let, GRAMMAR_COURTESY)
	       && at->lower == at->lemma && !tree_child(tree, let, DEPREL_NSUBJ)
	       && feats_get(tree->tokens[us].feats, FEATURE_PERSON) == PERSON_1
	       && feats_get(tree->tokens[us].feats, FEATURE_NUMBER)
				  == NUMBER_PLUR
	       && !tree_traits(tree)->drops_subjects;
}

/* "is {ready} to welcome them", "are prepared to ask": it is not said yet. */
static bool
is_readiness(const struct tree *tree, uint16_t head)
{
	return tree->tokens[head].upos == UPOS_ADJ
	       && tree_is(tree, head, GRAMMAR_FUTURE_VERB)
	       && !tree_traits(tree)->drops_subjects;
}

/* "we need to {look} up and say": the first of the infinitives, else the verb
 * itself. */
static uint16_t
infinitive_above(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree_traits(tree)->drops_subjects
						 || may_be_present(tree, verb)
					 ? 0
					 : first_infinitive(tree, verb);
	return first ? first : verb;
}

static bool
is_unsaid(const struct quote_work *work, const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (is_negated(work, view, verb) || may_be_unsaid(work, view, verb)
			|| shares_modal(tree, verb) || is_supposed(tree, verb)
			|| is_below_modal(tree, verb)
			|| shares_passive(tree, verb) || is_told_too(tree, verb)
			|| is_anybodys(tree, verb)
			|| is_asked_of_subject(tree, view, verb)
			|| is_bare_purpose(work, view, verb)
			|| is_one_of_deeds(tree, verb)
			|| is_meant(work, view, verb)
			|| is_deed_named(tree, verb)
			|| is_asked_about(view, verb)
			|| is_bare_of_singular(work, view, verb)
			|| is_proposed(tree, verb)
			|| is_let(tree, verb) || is_order(work, view, verb)
			|| is_asked_for(work, tree, verb))
		return true;
	uint16_t first = infinitive_above(tree, verb);
	if (tree_relation(tree, first) != DEPREL_XCOMP)
		return false;
	uint16_t head = tree_head(tree, first);
	return head
	       && (tree_is(tree, head, GRAMMAR_FAILURE_VERB)
			       || is_readiness(tree, head)
			       || tree_is(tree, head, GRAMMAR_HYPOTHETICAL_VERB)
			       || tree_child_in(tree, head, GRAMMAR_NEGATION));
}

bool
verb_is_unsaid(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	return verb_is_pictured(work, view, verb)
	       || (is_unsaid(work, view, verb)
			       && !verb_is_habit(work, view, verb));
}

/* "{informed} by research that", "a town {shared} by Oslo and Lima": a
 * participle, and whoever does it stands behind "by". */
static bool
is_done_by_another(const struct tree *tree, const struct saying *cue)
{
	enum deprel deprel = tree_relation(tree, cue->verb);
	if ((deprel != DEPREL_ADVCL && (deprel != DEPREL_ACL || !cue->tail))
			|| view_has_passive(tree, cue->verb)
			|| tree_traits(tree)->drops_subjects
			|| tree_is_gerund(tree, cue->verb))
		return false;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child > cue->verb && child != cue->subject
			&& tree_child_in(tree, child, GRAMMAR_BY)
			&& !tree_child(tree, cue->verb, DEPREL_NSUBJ))
		return true;
	return false;
}

bool
verb_is_name(const struct tree *tree, uint16_t token)
{
	const struct token *at = &tree->tokens[token];
	return token > 1 && tree_is_capital(tree, token)
	       && (at->name == NAME_B_PER || at->name == NAME_I_PER)
	       && tree->tokens[token - 1].upos == UPOS_PROPN;
}

/* "{its} readiness to welcome them": what somebody would say. */
static bool
is_owners_deed(const struct tree *tree, const struct saying *cue)
{
	return tree_relation(tree, cue->verb) == DEPREL_ACL
	       && tree_is_infinitive(tree, cue->verb)
	       && tree_relation(tree, cue->subject) == DEPREL_NMOD_POSS
	       && tree_head(tree, cue->subject) == tree_head(tree, cue->verb)
	       && !is_exercised(tree, cue->verb);
}

bool
saying_is_idle(const struct tree *tree, const struct saying *cue)
{
	return is_owners_deed(tree, cue) || is_done_by_another(tree, cue);
}

/* "digo", "reitero": a form that the table knows, whatever it was read as. */
static bool
is_own_form(const struct quote_work *work, const struct tree *tree,
		uint16_t verb)
{
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[verb].lower);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->takes & TAKES_OWN)
			return true;
	return false;
}

/* "decimos que", "les pedimos que": what the text itself does. */
static bool
is_own_present(const struct tree *tree, uint16_t verb)
{
	uint32_t feats = tree->tokens[verb].feats;
	return tree_traits(tree)->drops_subjects
	       && feats_get(feats, FEATURE_PERSON) == PERSON_1
	       && feats_get(feats, FEATURE_TENSE) == TENSE_PRES;
}

static bool
is_told_in_past(const struct tree *tree, uint16_t verb)
{
	return verb && !is_own_present(tree, verb)
	       && (feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
					       == TENSE_PAST
			       || tree_child_in(tree, verb,
					       GRAMMAR_PERFECT_AUXILIARY));
}

bool
verb_is_own(const struct quote_work *work, const struct tree *tree,
		uint16_t verb)
{
	return is_own_present(tree, verb) || is_own_form(work, tree, verb);
}

/* "se apresuró a decir", "tras decir", "además de decir" tell it; "ayuda a
 * decir", "cabe decir", "su intento de decir" don't. */
bool
verb_is_idle(const struct tree *tree, uint16_t verb)
{
	if (!tree_traits(tree)->drops_subjects
			|| !tree_is_infinitive(tree, verb))
		return false;
	switch (tree_relation(tree, verb)) {
	case DEPREL_XCOMP:
		return !is_told_in_past(tree, tree_head(tree, verb));
	case DEPREL_ADVCL:
		return tree_child_in(tree, verb, GRAMMAR_INSTEAD);
	default:
		return true;
	}
}

/* "those in favour said", "those who stayed said" */
static bool
is_some_of_them(const struct tree *tree, uint16_t subject)
{
	if (feats_get(tree->tokens[subject].feats, FEATURE_NUMBER)
			!= NUMBER_PLUR)
		return false;
	return tree_child(tree, subject, DEPREL_NMOD)
	       || tree_child(tree, subject, DEPREL_ACL)
	       || tree_child(tree, subject, DEPREL_ACL_RELCL);
}

/* "{Not} one of you said", "there was {not} one who said": nobody; "not two but
 * three of you" did. */
static bool
is_not_one(const struct tree *tree, uint16_t subject)
{
	uint16_t negation = (uint16_t)(subject - 1);
	return subject > 1 && tree_is(tree, subject, GRAMMAR_SINGLE)
	       && tree_is(tree, negation, GRAMMAR_NEGATION);
}

bool
subject_is_nobody(const struct tree *tree, uint16_t subject)
{
	/* "AUKUS, announced earlier this year, ..."; "Jan Reyes" is no month */
	uint8_t name = tree->tokens[subject].name;
	if (name != NAME_B_PER && name != NAME_I_PER
			&& frames_grammar(tree->frames,
					tree->tokens[subject].lemma,
					GRAMMAR_CALENDAR))
		return true;
	unsigned type = feats_get(
			tree->tokens[subject].feats, FEATURE_PRONTYPE);
	if (type == PRONTYPE_DEM && !is_some_of_them(tree, subject))
		return true;
	/* "¿qué dice ...?" */
	if (type == PRONTYPE_INT && tree_traits(tree)->drops_subjects)
		return true;
	return tree_is(tree, subject, GRAMMAR_NO)
	       || tree_child_in(tree, subject, GRAMMAR_NO)
	       || is_not_one(tree, subject);
}
