/* What leads to words in marks that no word of saying reports. */
#include "fact/quote_delivered.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"
#include "fact/quote_lead.h"

/* Steps up from the last word of a phrase, at most. */
enum { NOUN_STEPS = 4 };

/* The last verb before the mark, a few words away: "I think to myself, '"; 0
 * none. */
static uint16_t
verb_near(const struct view *view, uint16_t mark)
{
	enum { WORDS = 10 };
	for (uint16_t t = mark; t-- > 1 && t + WORDS >= mark;)
		if (view->tree.tokens[t].upos == UPOS_VERB)
			return t;
	return 0;
}

uint16_t
delivered_source(const struct tree *tree, uint16_t verb)
{
	if (!tree_is(tree, verb, GRAMMAR_PERCEIVE)
			|| tree_child(tree, verb, DEPREL_OBJ))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_OBL
			&& tree_child_in(tree, child, GRAMMAR_OWNER_PREPOSITION))
		return child;
	return 0;
}

/* The last word before the mark, commas and filler apart. */
static uint16_t
last_word(const struct view *view, uint16_t mark)
{
	uint16_t last = (uint16_t)(lead_before_quoting(view, mark) - 1);
	while (last > 1 && view_is_punctuation(view, last))
		last--;
	return last;
}

/* An auxiliary, and perhaps words of how or when, stand right before the word:
 * "{they were all} like". */
static bool
follows_auxiliary(const struct tree *tree, uint16_t word)
{
	uint16_t before = (uint16_t)(word - 1);
	while (before > 1 && tree->tokens[before].upos == UPOS_ADV)
		before--;
	return tree->tokens[before].upos == UPOS_AUX;
}

/* "people were looking at us {like}, '": what somebody may think. */
static bool
looks_like(const struct view *view, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t like = last_word(view, mark);
	return like > 2 && tree->tokens[like].upos != UPOS_VERB
	       && tree_is(tree, like, GRAMMAR_LIKENESS)
	       && !follows_auxiliary(tree, like);
}

bool
delivered_leads(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	mark = lead_before_quoting(view, mark);
	uint16_t verb = verb_near(view, mark), any = mark;
	if (tree_traits(tree)->drops_subjects)
		return true;
	if (looks_like(view, mark))
		return false;
	while (any && tree->tokens[any].upos != UPOS_VERB
			&& tree->tokens[any].upos != UPOS_AUX)
		any--;
	if (!any)
		return false; /* "First, '" */
	if (!verb)
		return true;
	if (delivered_source(tree, verb))
		return !verb_is_unsaid(work, view, verb);
	if (tree_is(tree, verb, GRAMMAR_THINKING))
		return false;
	/* "we look at them, and, {you know,} '" */
	if (verb > 1 && tree_is(tree, verb, GRAMMAR_FILLER)
			&& view_is_filler(view, (uint16_t)(verb - 1), verb))
		return false;
	if (tree_is(tree, verb, GRAMMAR_TALK))
		return !verb_is_pictured(work, view, verb)
		       && !tree_child_in(tree, verb, GRAMMAR_NEGATION);
	return !view_word(work, view, verb, false)
	       || !verb_is_unsaid(work, view, verb);
}

bool
delivered_in_talk(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t last = last_word(view, mark);
	if (last < 2 || !tree_is(tree, last, GRAMMAR_TALK)
			|| !tree_is_comma(tree, (uint16_t)(mark - 1)))
		return false;
	if (tree->tokens[last].upos == UPOS_VERB)
		return tree_surface_subject(tree, last) != 0
		       && !verb_is_unsaid(work, view, last);
	return follows_auxiliary(tree, last);
}

/* A noun of words that somebody says or writes. */
static bool
is_of_words(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	return tree_is(&view->tree, noun, GRAMMAR_WORDING)
	       || tree_is(&view->tree, noun, GRAMMAR_PHRASING)
	       || view_word(work, view, noun, true);
}

/* "repeat a {message} from our queen", with the queen hung on the verb: the noun
 * right before that phrase; 0 none. */
static uint16_t
noun_before_phrase(const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t owner = last;
	for (unsigned i = 0; i < NOUN_STEPS && tree_head(tree, owner)
			&& tree_relation(tree, owner) == DEPREL_FLAT;
			i++)
		owner = tree_head(tree, owner);
	uint16_t noun = (uint16_t)(view->left[owner] - 1);
	return noun && noun < owner && tree_is_noun(tree, noun)
			       && tree_child_in(tree, owner,
					       GRAMMAR_OWNER_PREPOSITION)
			       && tree_head(tree, noun) == tree_head(tree, owner)
		       ? noun
		       : 0;
}

/* "the words that Reyes {spoke}", "the words {attributed} to Reyes" */
static bool
is_of_noun_before(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	return (deprel == DEPREL_ACL_RELCL || deprel == DEPREL_ACL)
	       && tree_head(tree, verb) < verb
	       && tree->tokens[verb].upos == UPOS_VERB;
}

/* The noun that the phrase ending there begins with or hangs on, if it is one
 * of words: "your question", "a message from our {queen}"; 0 none. */
static uint16_t
noun_over(const struct quote_work *work, const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = last, found = 0;
	/* "a phrase of Reyes{'s}" */
	if (tree->tokens[noun].upos == UPOS_PART)
		noun = tree_head(tree, noun);
	uint16_t before = noun_before_phrase(view, last);
	if (before && is_of_words(work, view, before))
		return before;
	for (unsigned i = 0; i < NOUN_STEPS && noun && view->right[noun] <= last
			     && (tree_is_noun(tree, noun)
					     || is_of_noun_before(tree, noun));
			i++, noun = tree_head(tree, noun))
		if (tree_is_noun(tree, noun) && is_of_words(work, view, noun))
			found = noun;
	return found;
}

uint16_t
delivered_words(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t last = last_word(view, mark);
	if (tree_traits(tree)->drops_subjects || last < 2)
		return 0;
	if (tree->tokens[last].upos == UPOS_AUX)
		last--;
	return noun_over(work, view, last);
}

uint16_t
delivered_words_ending(const struct quote_work *work, const struct view *view)
{
	uint16_t last = (uint16_t)view->tree.count;
	while (last > 1 && view_is_punctuation(view, last))
		last--;
	return noun_over(work, view, last);
}

/* "a message from our {queen}", hung on the verb. */
static uint16_t
owner_beside(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = tree_head(tree, noun);
	TREE_CHILDREN(tree, verb, child)
	if (verb && view->left[child] == noun + 1
			&& tree_child_in(tree, child, GRAMMAR_OWNER_PREPOSITION)
			&& !content_is_thing(work, view, child))
		return child;
	return 0;
}

/* "attributed {to Reyes}", "spoken {by her}"; 0 nobody. */
static uint16_t
owner_behind_participle(const struct tree *tree, uint16_t participle)
{
	bool ascribed = tree_is(tree, participle, GRAMMAR_ASCRIBE);
	TREE_CHILDREN(tree, participle, child)
	if (child > participle
			&& (tree_child_in(tree, child, GRAMMAR_BY)
					|| (ascribed
							&& tree_is_marked(tree,
									child))))
		return child;
	return 0;
}

/* "the words that {Reyes} spoke in Lima", "the words attributed to {Reyes}":
 * who has them from the clause behind the noun; 0 nobody. */
static uint16_t
owner_in_clause(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, clause)
	{
		if (clause < noun || !is_of_noun_before(tree, clause))
			continue;
		uint16_t subject = tree_child(tree, clause, DEPREL_NSUBJ);
		if (subject && !tree_is(tree, subject, GRAMMAR_RELATIVE))
			return subject;
		uint16_t owner = owner_behind_participle(tree, clause);
		if (owner)
			return owner;
	}
	return 0;
}

uint16_t
delivered_owner(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t owner = noun ? tree_child(tree, noun, DEPREL_NMOD_POSS) : 0;
	if (owner)
		return subject_is_nobody(tree, owner) ? 0 : owner;
	TREE_CHILDREN(tree, noun, child)
	if (noun && child > noun && tree_relation(tree, child) == DEPREL_NMOD
			&& tree_child_in(tree, child, GRAMMAR_OWNER_PREPOSITION)
			&& (!content_is_thing(work, view, child)
					|| is_of_words(work, view, child)))
		return child;
	owner = noun && tree_is(tree, noun, GRAMMAR_WORDING)
				? owner_in_clause(tree, noun)
				: 0;
	if (owner || !noun)
		return owner;
	return owner_beside(work, view, noun);
}

/* "You know, '", "it was like, '", "delivered {what} would be his last sermon,
 * '": filler, and nobody's deed. */
static bool
is_nobodys(const struct tree *tree, uint16_t subject)
{
	return (tree_is(tree, subject, GRAMMAR_FREE_RELATIVE)
			       && !tree_traits(tree)->drops_subjects)
	       || feats_get(tree->tokens[subject].feats, FEATURE_PERSON)
				  == PERSON_2
	       || tree_is_form(tree, subject, GRAMMAR_IMPERSONAL);
}

/* Who does what the verb in a tense before the mark tells; 0 nobody. */
static uint16_t
subject_before(const struct view *view, uint16_t verb, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, verb);
	uint16_t main = tree->tokens[verb].upos == UPOS_AUX && head ? head
								    : verb;
	uint16_t subject = tree_surface_subject(tree, main);
	/* "he was like, '{we} go'": of the words in the marks */
	if (subject >= mark)
		subject = 0;
	/* "what I liked is {they} were like, '" */
	TREE_CHILDREN(tree, main, child)
	if (child > subject && child < verb
			&& tree_relation(tree, child) == DEPREL_NSUBJ)
		subject = child;
	uint16_t own = tree_child(tree, verb, DEPREL_NSUBJ);
	if (own > subject && own < verb)
		subject = own;
	/* "{the boys} were like, '", hung on the words in the marks */
	uint16_t before = (uint16_t)(verb - 1);
	if (!subject && before && tree->tokens[verb].upos == UPOS_AUX
			&& !tree_traits(tree)->drops_subjects
			&& tree_relation(tree, before) == DEPREL_NSUBJ)
		subject = before;
	return subject && subject < mark && subject < verb
					       && !is_nobodys(tree, subject)
			       ? subject
			       : 0;
}

/* "what she told me when I was there {was}, '", "he is proud {that}, '": the
 * words do not stand beside who says them. */
static bool
leads_from_afar(const struct view *view, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t last = last_word(view, mark);
	return tree->tokens[last].upos == UPOS_AUX
	       || content_is_that(view, last);
}

bool
delivered_what(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t was = last_word(view, mark);
	if (tree_is(tree, was, GRAMMAR_MODAL)
			|| tree_is(tree, was, GRAMMAR_FUTURE_AUXILIARY)
			|| tree_is(tree, was, GRAMMAR_CONDITIONAL_AUXILIARY))
		return false;
	for (uint16_t t = was; t-- > 1;) {
		if (tree_is_comma(tree, t))
			return false;
		if (view_is_finite(view, t) && view_word(work, view, t, false))
			return tree_relation(tree, t) == DEPREL_ACL_RELCL
			       && !verb_is_unsaid(work, view, t);
	}
	return false;
}

bool
delivered_announces(const struct view *view, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	bool quoting = false;
	if (tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = 1; t < mark; t++) {
		quoting |= tree_is_form(tree, t, GRAMMAR_QUOTING);
		if (tree->tokens[t].upos != UPOS_CCONJ
				&& tree->tokens[t].upos != UPOS_PRON
				&& tree->tokens[t].upos != UPOS_AUX
				&& tree->tokens[t].upos != UPOS_ADV
				&& !view_is_punctuation(view, t)
				&& !tree_is_form(tree, t, GRAMMAR_QUOTING))
			return false;
	}
	return quoting;
}

/* The nearest verb in a tense with its subject: "when she saw it {he was} like,
 * '"; from afar only a word of saying. */
uint16_t
delivered_subject(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	bool afar = leads_from_afar(view, mark);
	uint16_t near = verb_near(view, mark);
	uint16_t source = near ? delivered_source(tree, near) : 0;
	if (source && source < mark)
		return source;
	for (uint16_t t = mark; t-- > 1;) {
		/* "{I quote}, '": others' words */
		bool told = view_is_finite(view, t)
			    && !(t + 3 > mark
					    && tree_is_form(tree, t,
							    GRAMMAR_QUOTING));
		uint16_t subject = told ? subject_before(view, t, mark) : 0;
		if (subject && (!afar || view_word(work, view, t, false)))
			return subject;
	}
	uint16_t root = tree->first_child[0];
	uint16_t subject = root && !delivered_announces(view, mark)
					   ? tree_surface_subject(tree, root)
					   : 0;
	return subject < mark ? subject : 0;
}
