/* What a word of saying reports in another form of a verb: "promised {to stay}",
 * "denied {taking} part", "urged Oslo {to leave}". */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_infinitive.h"
#include "fact/quote_phrase.h"

bool
content_tells_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row = cue->word;
	uint16_t t = (uint16_t)(cue->verb + 1);
	if (!tree_traits(tree)->drops_subjects)
		return false;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (tree_is_gerund(tree, cue->verb) && object > cue->verb
			&& tree_is_noun(tree, object))
		return true;
	while (t < tree->count
			&& (content_is_mark(work, view, t)
					|| tree_is(tree, t, GRAMMAR_NEGATION)))
		t++;
	for (; row; row = quote_word_next(work->tables, row))
		if (row->takes & TAKES_INFINITIVE
				&& tree_is_infinitive(tree, t))
			return true;
	return false;
}

/* "denied {taking}", "denied {being} late", "denied {having} met", "admitted to
 * {taking}": what the words begin with, whatever carries the clause. */
static bool
begins_with_gerund(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (first < tree->count && tree_is(tree, first, GRAMMAR_INFINITIVE_MARK)
			&& !tree_traits(tree)->drops_subjects)
		first++;
	return tree_is_gerund(tree, first);
}

/* "declaró persona non grata a la presidenta {por asilar} a su rival": why, and
 * not what. */
static bool
is_cause(const struct tree *tree, uint16_t infinitive, uint16_t verb)
{
	return tree_relation(tree, infinitive) == DEPREL_ADVCL
	       && tree_child_in(tree, infinitive, GRAMMAR_BY)
	       && tree->clauses[verb].object;
}

static bool
is_wanted_form(const struct view *view, const struct saying *cue,
		uint16_t child)
{
	const struct tree *tree = &view->tree;
	unsigned takes = cue->word->takes;
	/* "{in} order to do it" */
	uint8_t first = tree->tokens[view->left[child]].upos;
	bool infinitive =
			tree_is_infinitive(tree, child)
			&& !view_is_purpose(view, child)
			&& !is_cause(tree, child, cue->verb)
			&& !tree_is_gerund(tree, child)
			&& (tree_traits(tree)->drops_subjects
					|| takes & TAKES_ADDRESSEE
					|| (first != UPOS_ADP
							&& first != UPOS_SCONJ));
	return (infinitive && takes & (TAKES_INFINITIVE | TAKES_ADDRESSEE))
	       || (takes & TAKES_GERUND && !infinitive
			       && view->left[child] == cue->verb + 1
			       && (tree_is_gerund(tree, child)
					       || begins_with_gerund(view,
							       view->left[child])));
}

/* A name, a pronoun, an actor, several of something: no "federal aid". */
static bool
may_hear(const struct quote_work *work, const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	/* "asked for {weeks} ago" */
	if (tree_relation(&view->tree, token) == DEPREL_OBL_UNMARKED)
		return false;
	return at->upos == UPOS_PRON || at->upos == UPOS_PROPN
	       || (at->upos == UPOS_NOUN
			       && (mention_at(work->mentions, view->sentence,
						   token)
					       || feats_get(at->feats,
								  FEATURE_NUMBER)
								  == NUMBER_PLUR));
}

/* "told the nation to", "urged the world to": whoever is told hears. */
static bool
is_told(const struct view *view, uint16_t verb, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return tree_is_noun(tree, token) && tree_head(tree, token) == verb
	       && (tree_is(tree, verb, GRAMMAR_TELL)
			       || tree_relation(tree, token) == DEPREL_IOBJ);
}

/* "called on the world to": whoever stands behind the verb's preposition. */
static bool
is_called_on(const struct view *view, const struct saying *cue, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	return preposition > cue->verb && tree_head(tree, token) == cue->verb
	       && phrase_is_preposition(cue, &tree->tokens[preposition])
	       && tree_is_noun(tree, token);
}

/* "called {on} Oslo to act", but "called Oslo to thank them": the verb asks
 * only by its preposition. */
static bool
lacks_preposition(const struct view *view, const struct saying *cue)
{
	const unsigned takes = TAKES_PHRASE | TAKES_ADDRESSEE;
	const struct tree *tree = &view->tree;
	if ((cue->word->takes & (takes | TAKES_CLAUSE)) != takes
			|| tree_traits(tree)->drops_subjects)
		return false;
	uint16_t t = (uint16_t)(cue->verb + 1);
	while (t < tree->count && tree->tokens[t].upos != UPOS_PART)
		if (phrase_is_preposition(cue, &tree->tokens[t++]))
			return false;
	return true;
}

/* "asked Oslo to", not "asked not to": between the verb and what is asked. */
static bool
names_hearer(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	for (uint16_t t = (uint16_t)(cue->verb + 1); t < end; t++)
		if (may_hear(work, view, t) || is_told(view, cue->verb, t)
				|| is_called_on(view, cue, t))
			return true;
	return false;
}

/* A clause of the verb, or, read as its hearer's, of the one spoken to. */
static bool
is_complement(const struct view *view, const struct saying *cue, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	/* "called on towns nationwide to host it", hung on "nationwide" */
	uint16_t above = tree_head(tree, head);
	/* "called on firms and towns to pay", hung on the last of them */
	if (tree_relation(tree, head) == DEPREL_CONJ && above > cue->verb
			&& tree_is_noun(tree, above))
		above = tree_head(tree, above);
	/* "called on the parties involved to pay", hung on "involved" */
	if (tree_relation(tree, head) == DEPREL_ACL && above > cue->verb
			&& head == above + 1 && tree_is_noun(tree, above)
			&& !tree_traits(tree)->drops_subjects) {
		head = above;
		above = tree_head(tree, above);
	}
	bool hearers = cue->word->takes & TAKES_ADDRESSEE && head > cue->verb
		       && above == cue->verb
		       && tree->tokens[head].upos != UPOS_VERB;
	switch (tree_relation(tree, token)) {
	case DEPREL_XCOMP:
		return head == cue->verb || hearers;
	case DEPREL_CCOMP:
	case DEPREL_ADVCL:
		return head == cue->verb;
	case DEPREL_ACL:
		/* "told them {about} his plan to leave" */
		return head == cue->verb
		       || (hearers
				       && !tree_child_in(tree, head,
						       GRAMMAR_TOPIC));
	default:
		return false;
	}
}

/* "pledged five ships to carry it": a thing promised, and what for. */
static bool
gives(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	uint16_t object = content_object(view, cue);
	return object && object < end && !view_may_speak(work, view, object);
}

/* "called for the wall to fall": whoever is to do it hears nothing, and is a
 * part of what is called for; 0 when the verb has no such phrase. */
uint16_t
phrase_start_of_wish(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t preposition = phrase_preposition(view, cue);
	if (!preposition || !tree_is(tree, preposition, GRAMMAR_WISH)
			|| content_object(view, cue))
		return 0;
	return (uint16_t)(preposition + 1);
}

/* "threatened to leave {if they stay}" */
uint16_t
phrase_over_condition(const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t mark = (uint16_t)(last + 1);
	if (mark < tree->count && tree_is_comma(tree, mark))
		mark++;
	if (mark >= tree->count || !tree_is_form(tree, mark, GRAMMAR_CONDITION)
			|| tree_traits(tree)->drops_subjects)
		return last;
	uint16_t clause = tree_head(tree, mark);
	return clause > mark && tree_relation(tree, clause) == DEPREL_ADVCL
					       && view->left[clause] == mark
			       ? view->right[clause]
			       : last;
}

/* In a clause about a noun, or below a verb of such a clause. */
static bool
is_below_relative(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = cue->verb;
	for (unsigned i = 0; i < CLIMB
			     && (tree_relation(tree, verb) == DEPREL_XCOMP
					     || tree_relation(tree, verb)
								== DEPREL_CONJ);
			i++)
		verb = tree_head(tree, verb);
	return tree_relation(tree, verb) == DEPREL_ACL_RELCL
	       && !tree_traits(tree)->drops_subjects
	       && tree_is_noun(tree, tree_head(tree, verb));
}

/* "the phones promise to be better": a thing, of which it is hoped. */
static bool
is_hoped_of(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	return cue->word->takes & TAKES_INFINITIVE && cue->subject
	       && tree_child(tree, infinitive, DEPREL_COP)
	       && tree->tokens[cue->subject].upos == UPOS_NOUN
	       && !view_may_speak(work, view, cue->subject);
}

/* "called on the parties involved {to renounce it}", wherever it hangs. */
static struct content
read_asked(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t to = content_asked_infinitive(work, view, cue);
	uint16_t verb = to ? tree_head(&view->tree, to) : 0;
	if (verb <= to)
		return NO_CONTENT;
	uint16_t end = quote_over_infinitives(
			work, view, cue, quote_infinitive_end(view, verb));
	return content_of(work, view, cue, to, phrase_over_condition(view, end));
}

/* "the work {that} Oslo has undertaken to help them": a thing is what the verb
 * takes, and what for stands behind. */
static bool
has_thing_before(const struct view *view, const struct saying *cue,
		uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = tree_child(tree, cue->verb, DEPREL_NSUBJ);
	return subject && !tree_is(tree, subject, GRAMMAR_RELATIVE)
	       && tree_child(tree, infinitive, DEPREL_OBJ) > infinitive
	       && is_below_relative(view, cue);
}

/* "agreeing", "is committed", "remains committed" */
static bool
is_committed_state(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	return tree_is_gerund(tree, verb) || view_has_passive(tree, verb)
	       || tree_child(tree, verb, DEPREL_COP) || deprel == DEPREL_XCOMP
	       || deprel == DEPREL_ADVCL || deprel == DEPREL_AMOD;
}

/* "agreed to a loan {to} bail it out", "an oath, agreeing {to} serve", "said
 * that it had agreed {to} serve": no promise that the text itself reports. */
static bool
is_agreed_elsewhere(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (!(cue->word->takes & TAKES_NEXT))
		return false;
	uint16_t before = (uint16_t)(first - 1);
	while (before > cue->verb
			&& (tree->tokens[before].upos == UPOS_ADV
					|| tree_is(tree, before,
							GRAMMAR_NEGATION)))
		before--;
	return before != cue->verb || is_committed_state(tree, cue->verb)
	       || (tree_relation(tree, cue->verb) == DEPREL_CCOMP
			       && view_word(work, view,
					       tree_head(tree, cue->verb),
					       false));
}

/* The verb in the form that is told at `form`, whose words begin at `left`, is
 * nothing that somebody promised, hoped or asked for. */
static bool
is_no_wish(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t form, uint16_t left)
{
	/* "the rights that it pledged to guarantee" */
	if (view->right[form] == form
			&& (is_below_relative(view, cue)
					|| content_is_asked_for(view, cue)))
		return true;
	return is_agreed_elsewhere(work, view, cue, left)
	       || is_hoped_of(work, view, cue, form)
	       || content_is_of_thing_asked(&view->tree, cue, form);
}

struct content
phrase_verb_form(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	bool hearer = !(cue->word->takes & (TAKES_INFINITIVE | TAKES_GERUND));
	/* "the sum pledged by Oslo to build schools" */
	if ((tree_relation(&view->tree, cue->verb) == DEPREL_ACL
			    && !tree_is_gerund(&view->tree, cue->verb))
			|| lacks_preposition(view, cue))
		return NO_CONTENT;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= view->tree.count;
			t++) {
		uint16_t left = view->left[t];
		if (!is_complement(view, cue, t) || left <= cue->verb
				|| !is_wanted_form(view, cue, t)
				|| (!hearer && gives(work, view, cue, left))
				|| (hearer
						&& !names_hearer(work, view,
								cue, left)))
			continue;
		if ((!hearer && has_thing_before(view, cue, t))
				|| is_no_wish(work, view, cue, t, left))
			return NO_CONTENT;
		uint16_t wish = hearer ? phrase_start_of_wish(view, cue) : 0;
		return content_of(work, view, cue,
				wish && wish < left ? wish : left,
				phrase_over_condition(view,
						quote_over_infinitives(work,
								view, cue,
								quote_infinitive_end(
										view,
										t))));
	}
	return read_asked(work, view, cue);
}
