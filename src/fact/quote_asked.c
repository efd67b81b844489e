/* What somebody is asked to do, where the tree hung it on one of many words
 * between: "called on the parties involved in the war to renounce it". */
#include "fact/quote_content.h"

bool
saying_wishes(const struct tree *tree, const struct saying *cue)
{
	for (unsigned i = 0; i < QUOTE_PREPOSITIONS; i++)
		if (cue->word->preposition[i]
				&& frames_grammar(tree->frames,
						cue->word->preposition[i],
						GRAMMAR_WISH))
			return true;
	return false;
}

/* "called {on} Oslo", "urged Oslo": behind it whoever is asked is named; no
 * "called on Monday", "called for calm". */
static uint16_t
start_of_hearer(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t next = (uint16_t)(cue->verb + 1);
	if (next + 2 >= tree->count)
		return 0;
	if (quote_word_takes_preposition(cue->word, tree->tokens[next].lower)) {
		if (tree_is(tree, next, GRAMMAR_WISH)
				|| frames_grammar(tree->frames,
						tree->tokens[next + 1].form,
						GRAMMAR_CALENDAR))
			return 0;
		return (uint16_t)(next + 1);
	}
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	bool asked = object > cue->verb && view->left[object] == next
		     && cue->word->takes & TAKES_CLAUSE
		     && !(cue->word->takes & TAKES_PEOPLE)
		     && view_may_speak(work, view, object)
		     && saying_wishes(tree, cue);
	return asked ? next : 0;
}

/* "{to} act", "{to} fully enforce": the verb; 0 none. */
static uint16_t
infinitive_behind(const struct view *view, uint16_t to)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = (uint16_t)(to + 1);
	if (tree->tokens[to].upos != UPOS_PART
			|| !tree_is(tree, to, GRAMMAR_INFINITIVE_MARK))
		return 0;
	if (verb < tree->count && tree->tokens[verb].upos == UPOS_ADV)
		verb++;
	const struct token *at = &tree->tokens[verb];
	bool bare = (at->upos == UPOS_VERB || at->upos == UPOS_AUX)
		    && at->lower == at->lemma;
	return verb <= tree->count && bare ? verb : 0;
}

bool
content_is_of_thing_asked(const struct tree *tree, const struct saying *cue,
		uint16_t verb)
{
	uint16_t noun = tree_head(tree, verb);
	uint16_t hearer = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (!hearer)
		hearer = tree_child(tree, cue->verb, DEPREL_IOBJ);
	return hearer > cue->verb && hearer < noun
	       && tree_relation(tree, verb) == DEPREL_ACL && noun > cue->verb
	       && noun < verb && tree_child_in(tree, noun, GRAMMAR_WISH)
	       && tree_head(tree, noun) == cue->verb;
}

/* "the firms, {which own} most ports,", "firms that {take} aid": a verb of what
 * is told about whoever is asked; no "those who {want} to pay". */
static bool
is_about_hearer(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = tree_relation(tree, verb) == DEPREL_CONJ
					 ? tree_head(tree, verb)
					 : verb;
	uint16_t relative = tree_child(tree, first, DEPREL_NSUBJ);
	uint16_t behind = (uint16_t)(verb + 1);
	return relative + 1 == first && tree_is(tree, relative, GRAMMAR_RELATIVE)
	       && behind < tree->count && !infinitive_behind(view, behind);
}

/* The first infinitive behind whoever is asked; a verb in a tense ends the
 * search, but for one of a clause about them. */
uint16_t
content_asked_infinitive(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	enum { WORDS = 40 };
	const struct tree *tree = &view->tree;
	uint16_t first = start_of_hearer(work, view, cue);
	/* "our will to help and {call} on them to stay" */
	bool bare = tree->tokens[cue->verb].lower
				    == tree->tokens[cue->verb].lemma
		    && tree_relation(tree, cue->verb) == DEPREL_CONJ;
	if (!first || bare || tree_traits(tree)->drops_subjects
			|| tree->tokens[first].upos == UPOS_PART
			|| !(cue->word->takes & TAKES_ADDRESSEE))
		return 0;
	bool named = false;
	for (uint16_t t = first; t < tree->count && t < first + WORDS; t++) {
		if ((view_is_finite(view, t) && !is_about_hearer(view, t))
				|| view_is_marked(work, view, t)
				|| content_is_semicolon(view, t))
			return 0;
		uint16_t verb = named ? infinitive_behind(view, t) : 0;
		if (verb)
			return content_is_of_thing_asked(tree, cue, verb) ? 0
									  : t;
		named = named || tree_is_noun(tree, t);
	}
	return 0;
}
