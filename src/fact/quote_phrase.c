/* What a word of saying reports, by its kind: objects and phrases, names, nouns
 * of saying; infinitives and gerunds are quote_verb_form.c's, clauses
 * quote_clause.c's, "according to" quote_according.c's. */
#include "fact/quote_phrase.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_infinitive.h"

/* ------------------------------------------------------------ prepositions */

bool
phrase_is_preposition(const struct saying *cue, const struct token *token)
{
	return quote_word_takes_preposition(cue->word, token->lower);
}

/* "acusó al servicio de urgencias de negarse": what somebody is accused of,
 * where whom it was said to has the preposition, too; 0 when there is none. */
static uint16_t
deed_of(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->marked_objects
			|| cue->word->takes
					   & ~(unsigned)(TAKES_PHRASE
							   | TAKES_PEOPLE))
		return 0;
	for (uint16_t t = (uint16_t)(cue->verb + 1);
			t <= view->right[cue->verb] && t < tree->count; t++)
		if (phrase_is_preposition(cue, &tree->tokens[t])
				&& tree_head(tree, t) > t
				&& tree_is_infinitive(tree, tree_head(tree, t)))
			return t;
	return 0;
}

/* "accused troops in the south of Chad {of} holding them": the preposition of a
 * deed, which a verb with such a phrase alone tells, however deep it hangs; 0
 * when there is none. */
static uint16_t
charge_of(const struct view *view, const struct saying *cue)
{
	const unsigned other = TAKES_OBJECT | TAKES_ADDRESSEE | TAKES_CLAUSE
			       | TAKES_NAMING;
	const struct tree *tree = &view->tree;
	if (!(cue->word->takes & TAKES_PHRASE) || cue->word->takes & other
			|| !content_object(view, cue)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	for (uint16_t t = (uint16_t)(cue->verb + 1);
			t <= view->right[cue->verb] && t < tree->count; t++)
		if (phrase_is_preposition(cue, &tree->tokens[t])
				&& tree_is_gerund(tree, (uint16_t)(t + 1)))
			return t;
	return 0;
}

/* The preposition of what is spoken of, in the verb's own clause. */
uint16_t
phrase_preposition(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t deed = deed_of(view, cue);
	if (!deed)
		deed = charge_of(view, cue);
	if (deed)
		return deed;
	for (uint16_t t = (uint16_t)(cue->verb + 1);
			t <= view->right[cue->verb] && t < tree->count; t++) {
		uint16_t head = tree_head(tree, t);
		if (head <= t || !phrase_is_preposition(cue, &tree->tokens[t])
				|| (tree_traits(tree)->marked_objects
						&& head == cue->subject
						&& tree->clauses[cue->verb]
								   .passive))
			continue;
		uint16_t above = tree_head(tree, head);
		if (above == cue->verb
				|| (above > cue->verb
						&& tree_head(tree, above)
								   == cue->verb))
			return t;
	}
	return 0;
}

/* -------------------------------------------------------- objects, phrases */

/* "was accused of theft by Oslo": who accuses is no part of it. */
static uint16_t
end_before_agent(const struct view *view, const struct saying *cue,
		uint16_t first, uint16_t last)
{
	uint16_t by = tree_child_in(&view->tree, cue->subject, GRAMMAR_BY);
	return by > first && by <= last ? (uint16_t)(by - 1) : last;
}

/* "condemned the coup, the attacks and the arrests", however the tree hung the
 * nouns: to the end of a sentence that has no further verb. `last` when no such
 * list follows. */
static uint16_t
over_list(const struct quote_work *work, const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t end = content_last_word(work, view);
	bool joined = false;
	if (last + 2 >= end || !tree_is_comma(tree, (uint16_t)(last + 1))
			|| tree->tokens[last + 2].upos != UPOS_DET
			|| tree_traits(tree)->drops_subjects)
		return last;
	for (uint16_t t = (uint16_t)(last + 2); t <= end; t++) {
		if (view_is_finite(view, t) || view_is_marked(work, view, t)
				|| tree->tokens[t].upos == UPOS_SCONJ)
			return last;
		joined = joined || tree->tokens[t].upos == UPOS_CCONJ;
	}
	return joined ? end : last;
}

/* Phrases that follow the object at once, but when it was said. */
static uint16_t
phrases_behind(const struct view *view, const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		if (child <= last || view->left[child] != last + 1)
			continue;
		/* "the coup there and the attacks", as two objects */
		if (tree_relation(tree, child) == DEPREL_OBJ
				&& tree->tokens[last + 1].upos == UPOS_CCONJ) {
			last = view->right[child];
			continue;
		}
		if (deprel_universal(tree_relation(tree, child)) != DEPREL_OBL
				&& tree_relation(tree, child) != DEPREL_OBJ)
			break;
		if (!tree_child(tree, child, DEPREL_CASE)
				|| frames_grammar(tree->frames,
						tree->tokens[child].form,
						GRAMMAR_CALENDAR))
			break;
		last = view->right[child];
	}
	return last;
}

/* "a plan to double it" */
static bool
holds_infinitive(const struct view *view, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (tree_is_infinitive(&view->tree, t))
			return true;
	return false;
}

/* "called for the wall {to be torn down}", "for $3 billion {to build it}" */
static uint16_t
with_infinitive(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t to = (uint16_t)(last + 1);
	if (!phrase_start_of_wish(view, cue))
		return last;
	/* "called for its engagement {in talks}" */
	last = phrases_behind(view, cue, last);
	to = (uint16_t)(last + 1);
	if (to >= tree->count || tree->tokens[to].upos != UPOS_PART)
		return holds_infinitive(view, first, last)
				       ? quote_over_infinitives(
						       work, view, cue, last)
				       : last;
	uint16_t verb = tree_head(tree, to);
	if (verb <= to || !tree_is_infinitive(tree, verb))
		return last;
	return quote_over_infinitives(
			work, view, cue, quote_infinitive_end(view, verb));
}

/* "is to blame for it": nobody is blamed. */
static bool
accuses(const struct tree *tree, const struct saying *cue)
{
	const unsigned other = TAKES_OBJECT | TAKES_ADDRESSEE | TAKES_CLAUSE
			       | TAKES_NAMING;
	return !(cue->word->takes & other) && !cue->word->particle
	       && tree_is_infinitive(tree, cue->verb)
	       && !tree->clauses[cue->verb].passive;
}

/* "warned Oslo {of} it": a hearer, and a preposition of what it is told of; not
 * "urged it for years", "called it on Monday". */
static bool
warns(const struct view *view, const struct saying *cue)
{
	return cue->word->takes & TAKES_ADDRESSEE
	       && !saying_wishes(&view->tree, cue);
}

/* Somebody is called on, not something called for. */
static bool
is_of_hearer(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t preposition)
{
	if (!(cue->word->takes & TAKES_ADDRESSEE))
		return false;
	/* "called {on} their strength": "for" alone tells what is wanted */
	if (content_object(view, cue)
			|| (saying_wishes(&view->tree, cue)
					&& !tree_is(&view->tree, preposition,
							GRAMMAR_WISH)))
		return true;
	uint16_t head = tree_head(&view->tree, preposition);
	return mention_at(work->mentions, view->sentence, head)
	       && !phrase_start_of_wish(view, cue);
}

/* Where the phrase ends, with the deed that somebody is charged with. */
static uint16_t
end_of_phrase(const struct view *view, const struct saying *cue,
		uint16_t preposition)
{
	uint16_t last = view->right[tree_head(&view->tree, preposition)];
	if (charge_of(view, cue) == preposition
			&& view->right[preposition + 1] > last)
		last = view->right[preposition + 1];
	return last;
}

/* "for {comment}", "for a {statement}": one, with nothing said of it. */
static bool
is_bare_noun(const struct view *view, uint16_t preposition, uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(preposition + 1);
	return noun && view->right[noun] == noun
	       && view->left[noun] >= preposition
	       && feats_get(tree->tokens[noun].feats, FEATURE_NUMBER)
				  == NUMBER_SING
	       && (noun == first
			       || tree_is_form(tree, first,
					       GRAMMAR_INDEFINITE));
}

/* "asked the firm for comment": for words, and for nothing that they tell. */
static bool
asks_for_words(const struct quote_work *work, const struct view *view,
		uint16_t preposition)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = tree_head(tree, preposition);
	if (!tree_is(tree, preposition, GRAMMAR_WISH)
			|| tree_traits(tree)->drops_subjects
			|| !is_bare_noun(view, preposition, noun))
		return false;
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[noun].lemma);
	while (row && !row->noun)
		row = quote_word_next(work->tables, row);
	return row && row->takes & TAKES_DOCUMENT && row->takes & TAKES_CLAUSE;
}

/* "a rule, {which} he asked for last week", "{what} he called for": the thing
 * stands before the verb, and no phrase behind it tells it; not "{whom} he
 * accused of theft". */
static bool
has_phrase_before(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects)
		return false;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (child < cue->verb
				&& (deprel == DEPREL_OBJ
						|| deprel == DEPREL_OBL)
				&& tree_is(tree, child, GRAMMAR_RELATIVE))
			return !str_equal(text_of_token(tree->text,
							  &tree->tokens[child]),
					STR("whom"));
	}
	return content_is_asked_for(view, cue);
}

/* "asking for it", "warned of that": it is not told what. */
static bool
is_of_pronoun(const struct view *view, uint16_t preposition)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, preposition);
	return tree->tokens[head].upos == UPOS_PRON && head == preposition + 1
	       && view->right[head] == head
	       && !tree_traits(tree)->drops_subjects;
}

/* "asked Oslo {for} help": Oslo hears it, and only the help is what is asked;
 * no "blamed Oslo for it", and no "called a strike for Monday", which nobody
 * hears. */
static bool
asks_hearer_for(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t preposition)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row = quote_word_of(
			work->tables, tree->tokens[cue->verb].lemma);
	if (!tree_is(tree, preposition, GRAMMAR_WISH)
			|| tree_traits(tree)->drops_subjects
			|| !mention_at(work->mentions, view->sentence,
					content_object(view, cue)))
		return false;
	for (; row; row = quote_word_next(work->tables, row))
		if (!row->noun && row->takes & TAKES_ADDRESSEE)
			return true;
	return false;
}

/* "llamó {a} su homólogo brasileño": somebody is rung up or called on, and
 * nothing is told; "llamó a la calma" tells for what. */
static bool
calls_somebody(const struct quote_work *work, const struct view *view,
		uint16_t preposition)
{
	const struct tree *tree = &view->tree;
	uint16_t somebody = tree_head(tree, preposition);
	return tree_traits(tree)->marked_objects
	       && tree->tokens[preposition].lower == tree->frames->to
	       && mention_at(work->mentions, view->sentence, somebody)
	       && view_may_speak(work, view, somebody);
}

static struct content
read_phrase(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t preposition = phrase_preposition(view, cue);
	/* "as called for in the plan", "se quejó luego {de} que lloviera" */
	if (!preposition
			|| content_begins_occasion(
					view, (uint16_t)(preposition - 1))
			|| calls_somebody(work, view, preposition)
			|| (cue->verb > 1
					&& tree_is(tree,
							(uint16_t)(cue->verb
									- 1),
							GRAMMAR_PREDICATIVE)))
		return NO_CONTENT;
	uint16_t object = content_object(view, cue);
	if (!object && is_of_pronoun(view, preposition))
		return NO_CONTENT;
	if ((!object && accuses(tree, cue)) || has_phrase_before(view, cue)
			|| asks_for_words(work, view, preposition))
		return NO_CONTENT;
	bool before = object && object < preposition;
	bool warned = before
		      && (warns(view, cue)
				      || asks_hearer_for(work, view, cue,
						      preposition));
	if (!warned && is_of_hearer(work, view, cue, preposition))
		return NO_CONTENT;
	uint16_t first = before && !warned ? view->left[object]
					   : (uint16_t)(preposition + 1);
	uint16_t last = end_before_agent(view, cue, first,
			end_of_phrase(view, cue, preposition));
	last = with_infinitive(work, view, cue, first, last);
	return content_of(work, view, cue, first, phrase_over_condition(view, last));
}

static bool
is_claim(const struct quote_work *work, const struct view *view, uint16_t noun)
{
	const struct quote_word *row = quote_word_of(
			work->tables, view->tree.tokens[noun].lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_CLAIM)
			return true;
	return false;
}

/* "denied {claims} that it fell", with the claims read as a verb. */
static bool
is_misread_claim(const struct quote_work *work, const struct view *view,
		uint16_t object)
{
	const struct token *at = &view->tree.tokens[object];
	return at->upos == UPOS_VERB && at->lower != at->lemma
	       && !tree_child(&view->tree, object, DEPREL_NSUBJ)
	       && is_claim(work, view, object);
}

/* "denied burning villages", read as villages that burn. */
static struct content
read_gerund_object(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t object = content_object(view, cue);
	uint16_t gerund = (uint16_t)(cue->verb + 1);
	if (!object || view->left[object] != gerund
			|| !tree_is_gerund(&view->tree, gerund)
			|| (tree_relation(&view->tree, gerund) == DEPREL_AMOD
					&& !(cue->word->takes & TAKES_CLAIM)))
		return NO_CONTENT;
	return content_of(work, view, cue, view->left[object],
			view->right[object]);
}

/* "As they reaffirmed their friendship, the two ...": told by the way. */
static bool
is_background(const struct tree *tree, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree_child(tree, verb, DEPREL_MARK)
	       && tree_child(tree, verb, DEPREL_NSUBJ);
}

/* "his commitment to keep ...", read as why he reaffirmed it. */
static uint16_t
purpose_behind(const struct view *view, const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child > last && view->left[child] == last + 1
				&& (deprel == DEPREL_XCOMP
						|| deprel == DEPREL_ADVCL
						|| deprel == DEPREL_ACL)
				&& (tree_is_infinitive(tree, child)
						|| tree_is_gerund(tree, child)))
			return view->right[child];
	}
	return last;
}

/* "thanked the deputies for their help", with the help read as theirs. */
static bool
is_reason_inside(const struct view *view, uint16_t object, uint16_t preposition)
{
	return preposition > object && preposition <= view->right[object]
	       && tree_head(&view->tree, tree_head(&view->tree, preposition))
				  == object;
}

/* "urged more {action} to cut fees": a singular without an article is nobody.
 */
static bool
is_mass(const struct view *view, uint16_t noun)
{
	const struct tree *tree = &view->tree;
	return tree->tokens[noun].upos == UPOS_NOUN
	       && feats_get(tree->tokens[noun].feats, FEATURE_NUMBER)
				  == NUMBER_SING
	       && !tree_child(tree, noun, DEPREL_DET)
	       && !tree_child(tree, noun, DEPREL_NMOD_POSS)
	       && !tree_traits(tree)->drops_subjects;
}

/* "urged {voters} to act", with the infinitive elsewhere: who is urged. */
static bool
may_be_hearer(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t object)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(view->right[object] + 1);
	if (!(cue->word->takes & TAKES_ADDRESSEE))
		return false;
	return view_may_speak(work, view, object)
	       || (behind < tree->count && !is_mass(view, object)
			       && tree_is(tree, behind,
					       GRAMMAR_INFINITIVE_MARK));
}

/* "for the support Norway {has given to them}", with the verb hung elsewhere:
 * it has no other subject than the name before. */
static uint16_t
over_contact_clause(const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t auxiliary = (uint16_t)(last + 1);
	if (auxiliary >= tree->count || tree_traits(tree)->drops_subjects
			|| tree->tokens[auxiliary].upos != UPOS_AUX
			|| tree->tokens[last].upos != UPOS_PROPN)
		return last;
	uint16_t verb = tree_head(tree, auxiliary);
	return verb > auxiliary && view->right[verb] > last ? view->right[verb]
							    : last;
}

/* "condemned the Union (UN{) for} its part" */
static bool
is_behind_bracket(const struct view *view, uint16_t last, uint16_t preposition)
{
	return preposition == last + 2
	       && view_is_text(view, (uint16_t)(last + 1), STR(")"));
}

/* "thanked {them} for their help": a pronoun that the reason stands right
 * behind; 0 none. "Thank you for that" is said, not told. */
static uint16_t
pronoun_with_reason(const struct view *view, const struct saying *cue)
{
	uint16_t pronoun = (uint16_t)(cue->verb + 1);
	bool may_stand = cue->word && cue->word->takes & TAKES_OBJECT
			 && !tree_traits(&view->tree)->marked_objects
			 && pronoun < view->tree.count
			 && view->tree.tokens[pronoun].upos == UPOS_PRON
			 && tree_head(&view->tree, pronoun) == cue->verb
			 && feats_get(view->tree.tokens[pronoun].feats,
					    FEATURE_PERSON)
					    != PERSON_2;
	uint16_t reason = may_stand ? phrase_preposition(view, cue) : 0;
	if (reason != pronoun + 1
			|| tree_is(&view->tree, reason, GRAMMAR_PREDICATIVE)
			|| tree_is(&view->tree, (uint16_t)(reason + 1),
					GRAMMAR_CALENDAR))
		return 0;
	return pronoun;
}

/* "welcomed Oslo {joining} the league": where the deed ends that somebody is
 * praised or blamed for, right behind them; 0 none. */
static uint16_t
deed_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t deed = (uint16_t)(last + 1);
	if (deed >= tree->count || !(cue->word->takes & TAKES_OBJECT)
			|| tree_traits(tree)->drops_subjects
			|| !tree_is_gerund(tree, deed)
			|| tree_head(tree, deed) != cue->verb
			|| view_word(work, view, deed, false))
		return 0;
	return view->right[deed];
}

/* "condemned the army and {the violence}": of several one names nobody. */
static bool
names_thing_too(const struct quote_work *work, const struct view *view,
		uint16_t object)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, object, child)
	if (child > object && tree_relation(tree, child) == DEPREL_CONJ
			&& content_is_thing(work, view, child))
		return !tree_traits(tree)->drops_subjects;
	return false;
}

/* "was praised by Oslo {for its help}": of what is done to somebody the reason
 * tells what was said. */
static struct content
read_reason(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t preposition = phrase_preposition(view, cue);
	uint16_t agent = tree_child_in(tree, cue->subject, GRAMMAR_BY);
	if (!preposition || !agent || agent < cue->verb
			|| !view_has_passive(tree, cue->verb)
			|| !tree_is(tree, preposition, GRAMMAR_WISH)
			|| tree_traits(tree)->drops_subjects)
		return NO_CONTENT;
	uint16_t noun = tree_head(tree, preposition);
	if (frames_grammar(tree->frames, tree->tokens[noun].form,
			    GRAMMAR_CALENDAR))
		return NO_CONTENT;
	return content_of(work, view, cue, preposition,
			end_before_agent(view, cue, preposition,
					view->right[noun]));
}

/* "condemned {Fiji}", "praised {ten people}": somebody, and nothing that was
 * said. */
static bool
names_somebody_alone(const struct quote_work *work, const struct view *view,
		uint16_t object, uint16_t last)
{
	const struct tree *tree = &view->tree;
	if ((tree->tokens[object].upos != UPOS_NOUN
			    && !is_misread_claim(work, view, object))
			|| tree_child(tree, object, DEPREL_NUMMOD))
		return true;
	return mention_at(work->mentions, view->sentence, object)
	       && !is_claim(work, view, object)
	       && !names_thing_too(work, view, object)
	       && !content_holds_marks(work, view, view->left[object], last);
}

/* "condemned the attack", "praised Fiji for its help": where the object ends
 * with its reason; 0 when neither tells what was said. */
static uint16_t
end_of_object(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t object)
{
	uint16_t last = view->right[object];
	uint16_t preposition = phrase_preposition(view, cue);
	if (preposition == last + 1
			|| is_behind_bracket(view, last, preposition))
		return view->right[tree_head(&view->tree, preposition)];
	if (is_reason_inside(view, object, preposition))
		return last;
	uint16_t deed = deed_behind(work, view, cue, last);
	if (deed)
		return deed;
	return names_somebody_alone(work, view, object, last) ? 0 : last;
}

static struct content
read_object(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t object = content_object(view, cue);
	if (!object)
		object = pronoun_with_reason(view, cue);
	if (!object || is_background(&view->tree, cue->verb)
			|| may_be_hearer(work, view, cue, object)
			|| (!(cue->word->takes & TAKES_OBJECT)
					&& !is_claim(work, view, object)))
		return NO_CONTENT;
	uint16_t last = end_of_object(work, view, cue, object);
	if (!last)
		return NO_CONTENT;
	last = purpose_behind(view, cue, phrases_behind(view, cue, last));
	last = over_contact_clause(view, last);
	return content_of(work, view, cue, view->left[object],
			over_list(work, view, last));
}

/* "welcomed {Oslo joining the league}", read as a clause of its own. */
static struct content
read_deed(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects)
		return NO_CONTENT;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		uint16_t doer = tree_child(tree, child, DEPREL_NSUBJ);
		if (child > cue->verb && doer && doer < child
				&& view->left[doer] == cue->verb + 1
				&& view->left[child] == cue->verb + 1
				&& tree_is_noun(tree, doer)
				&& tree_is_gerund(tree, child)
				&& !tree_child(tree, child, DEPREL_AUX))
			return content_of(work, view, cue, view->left[child],
					view->right[child]);
	}
	return NO_CONTENT;
}

/* "called on the 'interim' government": another row of the word has the
 * preposition. */
static bool
is_phrase_of_another(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(cue->verb + 1);
	const struct quote_word *row = quote_word_of(
			work->tables, tree->tokens[cue->verb].lemma);
	if (behind >= tree->count
			|| frames_grammar(tree->frames,
					tree->tokens[behind + 1].form,
					GRAMMAR_CALENDAR))
		return false;
	for (; row; row = quote_word_next(work->tables, row))
		if (row != cue->word
				&& quote_word_takes_preposition(row,
						tree->tokens[behind].lower))
			return true;
	return false;
}

/* "called 'The Bell' 'a gem'": the second stretch is what the first one is
 * called. */
static struct content
named_by(const struct quote_work *work, const struct view *view, uint16_t token,
		struct marked *marked)
{
	struct marked *next =
			marked->unclosed ? NULL
					 : marks_at(&work->marks,
							 marked->close + 1);
	if (next && !next->speech && next->sentence == view->sentence) {
		token = (uint16_t)(token + (next->open - marked->open));
		marked = next;
	}
	return (struct content){
		.first = token, .last = token, .marked = marked
	};
}

/* "la calificó de 'cínica'", "tachó de 'nazi' al Gobierno": whoever is called
 * so stands before the verb or behind the words. */
static bool
leads_to_marked_name(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t of = (uint16_t)(cue->verb + 1);
	return tree_traits(tree)->drops_subjects && of < tree->count
	       && phrase_is_preposition(cue, &tree->tokens[of])
	       && marks_at(&work->marks, view_token(view, of) + 1);
}

/* "calling him a 'thug'": the words in marks, in the verb's own clause. */
static struct content
read_name(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t end = view->right[cue->verb];
	if (is_phrase_of_another(work, view, cue))
		return NO_CONTENT;
	/* "it calls to mind a motto, '...'", but "referred to him as a 'thug'"
	 */
	bool led = cue->word->preposition[0]
		   || tree_traits(&view->tree)->drops_subjects;
	if (cue->verb < end && view->tree.tokens[cue->verb + 1].upos == UPOS_ADP
			&& !view->tree.clauses[cue->verb].passive
			&& !leads_to_marked_name(work, view, cue)
			&& (!content_object(view, cue) || !led))
		return NO_CONTENT;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= end; t++) {
		struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && !marked->speech
				&& marked->sentence == view->sentence)
			return named_by(work, view, t, marked);
		if (view_is_finite(view, t) && !marked)
			return NO_CONTENT;
	}
	return NO_CONTENT;
}

/* ---------------------------------------------------------------- by kind */

/* "described the talks as useful" */
static struct content
read_as_name(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t as = phrase_preposition(view, cue);
	if (!as || !tree_is(&view->tree, as, GRAMMAR_PREDICATIVE))
		return NO_CONTENT;
	/* "described it as it {happened}": how, and no name */
	if (view_is_finite(view, tree_head(&view->tree, as)))
		return NO_CONTENT;
	uint16_t object = content_object(view, cue);
	uint16_t first = cue->word->takes & TAKES_CLAIM && object && object < as
							 && is_claim(work, view,
									 object)
					 ? view->left[object]
					 : (uint16_t)(as + 1);
	struct marked *marked = first == as + 1 ? marks_at(&work->marks,
						view_token(view, first))
						: NULL;
	if (marked && !marked->speech && marked->open == view_token(view, first)
			&& marked->last_sentence == view->sentence)
		return named_by(work, view, first, marked);
	return content_of(work, view, cue, first,
			view->right[tree_head(&view->tree, as)]);
}

/* "blasted it as unfair": of a thing named before only this tells what was
 * said.
 */
static struct content
read_blame_as(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	return tree_traits(&view->tree)->drops_subjects
			       ? NO_CONTENT
			       : read_as_name(work, view, cue);
}

/* What may stand with a verb, the first that does counts. */
static struct content
read_verb(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	static const struct {
		unsigned takes;
		struct content (*read)(const struct quote_work *,
				const struct view *, const struct saying *);
	} readers[] = {
		{ TAKES_CLAUSE, content_clause },
		{ TAKES_INFINITIVE | TAKES_GERUND | TAKES_ADDRESSEE,
				phrase_verb_form },
		{ TAKES_GERUND, read_gerund_object },
		{ TAKES_NAMING, read_name },
		{ TAKES_NAMING, read_as_name },
		{ TAKES_OBJECT | TAKES_CLAIM, read_object },
		{ TAKES_OBJECT, read_deed },
		{ TAKES_OBJECT, read_blame_as },
		{ TAKES_OBJECT, read_reason },
		{ TAKES_PHRASE, read_phrase },
	};
	struct content content = NO_CONTENT;
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (!content.last && cue->word->takes & readers[i].takes)
			content = readers[i].read(work, view, cue);
	return content;
}

/* "his claim that ...": the clause that hangs on the noun. */
static struct content
read_noun(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t that = (uint16_t)(cue->verb + 1);
	if (that > tree->count || !content_is_that(view, that))
		return NO_CONTENT;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child < that
				|| (deprel != DEPREL_ACL
						&& deprel != DEPREL_CCOMP
						&& deprel != DEPREL_ACL_RELCL))
			continue;
		return content_of(work, view, cue, that, view->right[child]);
	}
	return NO_CONTENT;
}

struct content
content_read(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	switch (cue->kind) {
	case CUE_NOUN:
		return read_noun(work, view, cue);
	case CUE_ACCORDING:
		return content_according(work, view, cue);
	default:
		return read_verb(work, view, cue);
	}
}
