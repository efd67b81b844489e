/* Clauses that a verb of saying reports behind it, and whether behind or around
 * it (quote_around.c). */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "told the people {he would go}", read as people whom he would go. */
static uint16_t
clause_of_hearer(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t hearer = tree_child(tree, cue->verb, DEPREL_IOBJ);
	if (!hearer)
		hearer = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (hearer < cue->verb
			|| !(tree_is(tree, cue->verb, GRAMMAR_TELL)
					|| cue->word->takes & TAKES_INFINITIVE))
		return 0;
	uint16_t clause = tree_child(tree, hearer, DEPREL_ACL_RELCL);
	uint16_t subject = clause ? tree_child(tree, clause, DEPREL_NSUBJ) : 0;
	return subject == hearer + 1 && view->left[clause] == subject
					       && tree->tokens[subject].upos
								  == UPOS_PRON
					       && !tree_is(tree, subject,
							       GRAMMAR_RELATIVE)
			       ? clause
			       : 0;
}

/* "the day {that} it announced their {cars} were late", with two objects: the
 * one behind the verb; 0 none. */
static uint16_t
object_behind(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_OBJ)
		return child;
	return 0;
}

/* The object of the verb is what the clause is about, read apart from it: no
 * hearer, and no "that" between. */
static uint16_t
stray_object(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t object = object_behind(tree, cue->verb);
	if (!object || object >= first || tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| cue->word->takes & TAKES_ADDRESSEE
			|| clause_of_hearer(view, cue))
		return first;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= first; t++)
		if (content_is_that(view, t))
			return first;
	return view->left[object] > cue->verb ? view->left[object] : first;
}

static bool
is_past(const struct tree *tree, uint16_t verb)
{
	return tree->tokens[verb].upos == UPOS_VERB
	       && feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
				  == TENSE_PAST;
}

/* "said drones struck the port" read as drones that struck it; "saying claims
 * that ... are false": a clause read as an object. */
static uint16_t
clause_as_object(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (object <= verb)
		return 0;
	TREE_CHILDREN(tree, object, child)
	if (child > object
			&& (tree_relation(tree, child) == DEPREL_ACL
					|| tree_relation(tree, child)
							   == DEPREL_ACL_RELCL)
			&& tree_child(tree, child, DEPREL_OBJ)
			&& !tree_child(tree, child, DEPREL_NSUBJ)
			&& is_past(tree, child))
		return object;
	TREE_CHILDREN(tree, object, child)
	if (child > object && tree_relation(tree, child) == DEPREL_CCOMP
			&& tree_child(tree, child, DEPREL_COP)
			&& !content_is_that(view, (uint16_t)(object + 1)))
		return object;
	if (object == tree->count
			|| !content_is_that(view, (uint16_t)(object + 1)))
		return 0;
	for (uint16_t t = object; t <= view->right[object]; t++)
		if (tree_relation(tree, t) == DEPREL_COP)
			return object;
	return 0;
}

/* What was read as the object of the verb of saying could begin what is said:
 * it follows at once, is nobody who is told, and holds no clause. */
static bool
may_begin_clause(const struct view *view, const struct saying *cue,
		uint16_t object)
{
	return object > cue->verb && view->left[object] == cue->verb + 1
	       && !(cue->word->takes & (TAKES_ADDRESSEE | TAKES_OBJECT))
	       && !content_has_verb(
			       view, view->left[object], view->right[object]);
}

/* The verb that begins there, or that its auxiliary begins; 0 none. */
static uint16_t
verb_beginning(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (first > tree->count || !view_is_finite(view, first))
		return 0;
	uint16_t head = tree_head(tree, first);
	return tree->tokens[first].upos == UPOS_AUX && head > first ? head
								    : first;
}

/* ", saying talks with Oslo {are} over", read as saying talks, and a verb that
 * was hung elsewhere: no subject of its own, and nothing joins it. */
static uint16_t
verb_behind_object(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	bool added = tree_is_gerund(tree, cue->verb)
		     && tree_is_comma(tree, (uint16_t)(cue->verb - 1));
	if ((!added && tree_relation(tree, cue->verb) != DEPREL_ROOT
			    && (tree_relation(tree, cue->verb) != DEPREL_CONJ
					    || !view_is_finite(view,
							    cue->verb)))
			|| tree_traits(tree)->drops_subjects
			|| !may_begin_clause(view, cue, object))
		return 0;
	uint16_t verb = verb_beginning(
			view, (uint16_t)(view->right[object] + 1));
	if (!verb || tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_child(tree, verb, DEPREL_CC)
			|| view->left[verb] <= object)
		return 0;
	return verb;
}

/* A clause, whatever the tree calls it; "gave no date, but said {it would sail}"
 * as one more of what was done, with no word that joins it. */
static bool
is_loose_clause(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	bool subject = tree_child(tree, token, DEPREL_NSUBJ)
		       || (tree_child(tree, token, DEPREL_NSUBJ_PASS)
				       && tree_child(tree, token,
						       DEPREL_AUX_PASS));
	return deprel == DEPREL_CCOMP || (deprel == DEPREL_PARATAXIS && subject)
	       || (deprel == DEPREL_CONJ && subject
			       && !tree_child(tree, token, DEPREL_CC));
}

/* ", saying", "said", no "staying and telling". */
static bool
may_lead(const struct view *view, uint16_t verb)
{
	return view_is_finite(view, verb)
	       || (tree_is_gerund(&view->tree, verb)
			       && tree_is_comma(&view->tree,
					       (uint16_t)(verb - 1)));
}

/* ", adding he would go", "but added he would go": the clause hung on the verb
 * above, or above that; 0 when none hangs there. */
static uint16_t
clause_beside(const struct view *view, const struct saying *cue)
{
	enum { STEPS = 2 };
	const struct tree *tree = &view->tree;
	uint16_t above = cue->verb;
	if (!tree_is_gerund(tree, cue->verb)
			&& tree_relation(tree, cue->verb) != DEPREL_CONJ)
		return 0;
	for (unsigned i = 0; i < STEPS; i++) {
		above = tree_head(tree, above);
		if (!above)
			return 0;
		TREE_CHILDREN(tree, above, child)
		if (child > cue->verb && is_loose_clause(tree, child)
				&& view->left[child] == cue->last + 1
				&& (tree_relation(tree, child) != DEPREL_CONJ
						|| may_lead(view, cue->verb)))
			return child;
	}
	return 0;
}

/* A clause behind the verb that hangs on something else: "said in a statement
 * it was over", on the statement. */
static uint16_t
stray_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t beside = clause_beside(view, cue);
	if (beside)
		return beside;
	TREE_CHILDREN(tree, cue->verb, phrase)
	{
		uint16_t clause = tree_child(tree, phrase, DEPREL_ACL_RELCL);
		if (phrase < cue->verb || clause < phrase
				|| !content_is_document(work, view, phrase))
			continue;
		uint16_t subject = tree_child(tree, clause, DEPREL_NSUBJ);
		if (subject && view->left[clause] == view->left[subject]
				&& view->left[subject] == phrase + 1
				&& !tree_is(tree, subject, GRAMMAR_RELATIVE)
				&& content_has_finite(view, subject, clause))
			return clause;
	}
	return 0;
}

/* "estimate the plan has made jobs", read as two verbs side by side; "claims
 * its shops have opened", the shops as what it claims. */
static bool
is_misread_conjunct(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	uint16_t object = tree_child(tree, tree_head(tree, verb), DEPREL_OBJ);
	if (!subject && object && view->right[object] + 1 == view->left[verb]
			&& tree->tokens[view->left[verb]].upos == UPOS_AUX
			&& !tree_traits(tree)->drops_subjects)
		subject = object;
	return tree_relation(tree, verb) == DEPREL_CONJ && subject
	       && subject < verb && !tree_child(tree, verb, DEPREL_CC);
}

/* "asked her if it was safe": no condition. */
static bool
asks_hearer(const struct view *view, const struct saying *cue, uint16_t clause)
{
	const struct tree *tree = &view->tree;
	uint16_t mark = tree_child(tree, clause, DEPREL_MARK);
	uint16_t hearer = tree_child(tree, cue->verb, DEPREL_IOBJ);
	if (!hearer)
		hearer = tree_child(tree, cue->verb, DEPREL_OBJ);
	return cue->word->takes & TAKES_ADDRESSEE && mark > cue->verb
	       && tree_relation(tree, clause) == DEPREL_ADVCL
	       && tree_is(tree, mark, GRAMMAR_QUESTION) && hearer > cue->verb
	       && view->right[hearer] + 1 == mark;
}

/* The verb of saying hangs on the clause behind it: "he pointed out it is
 * hard", read as the subject of "is hard"; ", adding it is hard", as when it
 * is. */
static bool
is_below_clause(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	return tree_relation(tree, verb) == DEPREL_CSUBJ
	       || (tree_relation(tree, verb) == DEPREL_ADVCL
			       && tree_is_gerund(tree, verb)
			       && tree_is_comma(tree, (uint16_t)(verb - 1)));
}

/* The clause that the verb of saying hangs on; 0 when it hangs on none. */
static uint16_t
clause_above(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t above = tree_head(tree, cue->verb);
	if (above < cue->verb || !is_below_clause(view, cue->verb))
		return 0;
	TREE_CHILDREN(tree, above, child)
	if (child > cue->verb && view->left[child] == cue->last + 1
			&& (tree_relation(tree, child) == DEPREL_EXPL
					|| deprel_universal(tree_relation(
							   tree, child))
							   == DEPREL_NSUBJ))
		return above;
	return 0;
}

/* "why", "how": part of the question that they begin. */
static bool
asks(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return feats_get(at->feats, FEATURE_PRONTYPE) == PRONTYPE_INT
	       || (at->upos == UPOS_ADV
			       && tree_is_form(&view->tree, token,
					       GRAMMAR_QUESTION_ADVERB));
}

/* "described {how} it fell", read as how it was described. */
static bool
tells_how(const struct view *view, const struct saying *cue, uint16_t child)
{
	const struct tree *tree = &view->tree;
	uint16_t first = view->left[child];
	return first == cue->verb + 1 && asks(view, first)
	       && !tree_is_form(tree, first, GRAMMAR_BACKGROUND)
	       && tree_child(tree, child, DEPREL_NSUBJ)
	       && !tree_traits(tree)->drops_subjects;
}

/* "protestó {luego de que} la policía disparara", with "de que" read as what
 * leads to what it said. */
static bool
tells_occasion(const struct view *view, uint16_t clause)
{
	uint16_t first = view->left[clause];
	return content_begins_occasion(view, first)
	       || (first > 1
			       && content_begins_occasion(view,
					       (uint16_t)(first - 1)));
}

/* What hangs on the verb of saying is a clause that it reports. */
static bool
is_reported(const struct view *view, const struct saying *cue, uint16_t child)
{
	const struct tree *tree = &view->tree;
	uint16_t next = (uint16_t)(cue->last + 1), first = view->left[child];
	if (asks_hearer(view, cue, child))
		return true;
	if (tells_occasion(view, child))
		return false;
	switch (tree_relation(tree, child)) {
	case DEPREL_CCOMP:
		return true;
	case DEPREL_OBJ:
		return tree_child(tree, child, DEPREL_NSUBJ) != 0;
	case DEPREL_PARATAXIS:
		/* "claimed victory {as} it fell": when it was claimed */
		return first == next
		       && !(next > cue->verb + 1
				       && tree_is(tree, first,
						       GRAMMAR_BACKGROUND));
	case DEPREL_CONJ:
		return is_misread_conjunct(view, child) && first == next;
	case DEPREL_XCOMP:
	case DEPREL_ADVCL:
		/* "said to have", "said in order to" are none. */
		return (first <= next && content_is_that(view, first))
		       || tells_how(view, cue, child);
	default:
		return false;
	}
}

/* "said on Monday ({see} page 3) that ...": no clause that is said. */
static bool
is_in_brackets(const struct view *view, const struct saying *cue,
		uint16_t clause)
{
	return clause > cue->verb && clause < cue->last
	       && content_ends_with_bracket(view, cue);
}

/* "an analysis that says {it will work}", with the clause hung far above: a
 * subject and its verb right behind a verb that needs such. */
static uint16_t
clause_right_behind(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->last + 1);
	/* "he is {who} he says he is" */
	uint16_t before = (uint16_t)(cue->first - 1);
	bool free = before && (tree_is(tree, before, GRAMMAR_RELATIVE)
				|| content_is_asked_for(view, cue)
				|| asks(view, before));
	if (free || cue->word->takes != TAKES_CLAUSE
			|| !view_is_finite(view, cue->verb) || cue->last != cue->verb || first >= tree->count
			|| !content_begins_clause(view, first))
		return 0;
	for (uint16_t t = (uint16_t)(first + 1); t <= tree->count; t++) {
		uint16_t subject = tree_child(tree, t, DEPREL_NSUBJ);
		if (tree_is_comma(tree, t))
			return 0;
		if (subject && subject < t && view->left[subject] == first)
			return view_is_finite(view, t)
							       || tree_child(tree,
									       t,
									       DEPREL_AUX)
							       || tree_child(tree,
									       t,
									       DEPREL_COP)
					       ? t
					       : 0;
	}
	return 0;
}

/* "said he {would have} 'agreed' to it", with the words apart: of the two the
 * one that begins before the other. */
static uint16_t
with_split_verb(const struct view *view, const struct saying *cue,
		uint16_t clause)
{
	const struct tree *tree = &view->tree;
	if (tree->tokens[clause].upos != UPOS_AUX
			|| tree_traits(tree)->drops_subjects)
		return clause;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child > clause && tree_relation(tree, child) == DEPREL_CCOMP
			&& view->left[child] < view->left[clause]
			&& view->left[child] > cue->verb)
		return child;
	return clause;
}

/* ", said study author Ana Reyes", with the author read as a verb. */
static bool
holds_speaker(const struct view *view, const struct saying *cue, uint16_t child)
{
	return cue->subject > cue->verb && view->left[child] <= cue->subject
	       && view->right[child] >= cue->subject;
}

static uint16_t
clause_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child >= cue->verb && is_reported(view, cue, child)
			&& !is_in_brackets(view, cue, child)
			&& !holds_speaker(view, cue, child))
		return with_split_verb(view, cue, child);
	/* "which they said crashed" with the word of saying as an auxiliary */
	if (tree_relation(tree, cue->verb) == DEPREL_AUX
			&& tree_head(tree, cue->verb) > cue->verb)
		return tree_head(tree, cue->verb);
	/* "mantuvieron una reunión en la que ...": no clause lacks its "que" */
	if (tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t clause = clause_as_object(view, cue->verb);
	if (!clause)
		clause = verb_behind_object(view, cue);
	if (!clause)
		clause = clause_above(view, cue);
	if (!clause)
		clause = clause_of_hearer(view, cue);
	if (!clause)
		clause = stray_clause(work, view, cue);
	return clause ? clause : clause_right_behind(view, cue);
}

/* "said on Tuesday the price fell": the day is the verb's. */
static uint16_t
skip_day(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t day = first;
	if (tree->tokens[day].upos == UPOS_ADP && day < tree->count)
		day++;
	if (first > cue->last + 1 || day >= tree->count
			|| !frames_grammar(tree->frames, tree->tokens[day].form,
					GRAMMAR_CALENDAR))
		return first;
	return (uint16_t)(day + 1);
}

/* "told The Times the claims are false", read as a paper and claims that are:
 * no "and" joins them. */
static uint16_t
behind_hearer(const struct view *view, const struct saying *cue,
		uint16_t clause, uint16_t first)
{
	const struct tree *tree = &view->tree;
	/* "promised {you} I would come" */
	if (first == cue->verb + 1 && first < tree->count
			&& tree->tokens[first].upos == UPOS_PRON
			&& tree_head(tree, first) == cue->verb
			&& tree->tokens[first + 1].upos == UPOS_PRON
			&& tree_relation(tree, (uint16_t)(first + 1))
					   == DEPREL_NSUBJ
			&& !tree_traits(tree)->drops_subjects)
		return (uint16_t)(first + 1);
	uint16_t hearer = tree_child(tree, clause, DEPREL_NSUBJ);
	if (!hearer || !tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| view->left[hearer] != first
			|| first != cue->verb + 1)
		return first;
	uint16_t subject = tree_child(tree, hearer, DEPREL_CONJ);
	uint16_t start = subject ? view->left[subject] : 0;
	/* "told {reporters} the ship would sail": of two subjects the second */
	TREE_CHILDREN(tree, clause, child)
	if (child > hearer && tree_relation(tree, child) == DEPREL_NSUBJ
			&& view->left[child] == view->right[hearer] + 1)
		return view->left[child];
	return start > hearer && tree->tokens[start].upos == UPOS_DET ? start
								      : first;
}

/* "says putting it off could cost more": the gerund, which the clause is said
 * of, read apart from it. */
static uint16_t
gerund_before(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child > cue->verb && tree_relation(tree, child) == DEPREL_XCOMP
			&& tree_is_gerund(tree, child)
			&& view->left[child] == cue->verb + 1
			&& view->right[child] + 1 == first)
		return child;
	return first;
}

/* No "que" begins it: "preguntó si irían", "explicó cómo se hace", "explicó lo
 * que se hace", "dijo: no irán", but not "avanzan cuando producen". */
static bool
may_begin_bare(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->drops_subjects)
		return true;
	return asks(view, first) || tree_is(tree, first, GRAMMAR_QUESTION)
	       || tree_is(tree, first, GRAMMAR_FREE_RELATIVE)
	       || content_is_that(view, first)
	       || view_is_punctuation(view, (uint16_t)(first - 1))
	       || (tree->tokens[first].upos == UPOS_ADP
			       && asks(view, (uint16_t)(first + 1)));
}

bool
content_is_done_to(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t passive = tree_child(tree, cue->verb, DEPREL_NSUBJ_PASS);
	return passive && tree->tokens[passive].upos != UPOS_PRON
	       && cue->subject > cue->verb;
}

/* "said it before: we go", "told me: when he left, ...": the colon, with no
 * other verb between; 0 when there is none. */
static uint16_t
colon_behind(const struct view *view, const struct saying *cue)
{
	enum { LONGEST = 8 };
	const struct tree *tree = &view->tree;
	/* "it adds up: ...", "as it relates {to} trade: ..." tell otherwise */
	if (tree_is_gerund(tree, cue->verb)
			|| tree_is_infinitive(tree, cue->verb)
			|| (tree_child(tree, cue->verb, DEPREL_COMPOUND_PRT)
					&& !cue->word->particle)
			|| (cue->first > 1
					&& tree_is(tree,
							(uint16_t)(cue->first
									- 1),
							GRAMMAR_PREDICATIVE)
					&& tree_is_form(tree, cue->subject,
							GRAMMAR_IMPERSONAL)
					&& cue->verb < tree->count
					&& tree->tokens[cue->verb + 1].lower
							   == tree->frames->to))
		return 0;
	for (uint16_t t = (uint16_t)(cue->verb + 1);
			t < tree->count && t < cue->verb + LONGEST; t++) {
		const struct token *at = &tree->tokens[t];
		if (at->upos == UPOS_VERB || at->upos == UPOS_AUX)
			return 0;
		if (at->end == at->start + 1
				&& tree->text->bytes.at[at->start] == ':')
			return t;
		if (at->upos == UPOS_PUNCT)
			return 0;
	}
	return 0;
}

static struct content
read_behind_colon(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t colon)
{
	uint16_t first = (uint16_t)(colon + 1),
		 last = content_last_word(work, view);
	if (view_is_marked(work, view, first)
			|| content_is_mark(work, view, first)
			|| !content_has_finite(view, first, last)
			|| content_object(view, cue) > colon)
		return NO_CONTENT;
	return content_of(work, view, cue, first, last);
}

bool
content_has_said_it(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	uint16_t behind = (uint16_t)(object + 1);
	if (object != cue->verb + 1 || behind > tree->count
			|| tree->tokens[object].upos != UPOS_PRON
			|| tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| cue->word->takes & TAKES_ADDRESSEE
			|| tree_traits(tree)->drops_subjects)
		return false;
	uint8_t upos = tree->tokens[behind].upos;
	return upos == UPOS_ADV || upos == UPOS_ADP || upos == UPOS_PUNCT;
}

/* "he said while visiting Oslo", "she said when asked": when it was said. */
static bool
is_occasion(const struct view *view, uint16_t clause, uint16_t first)
{
	const struct tree *tree = &view->tree;
	return clause && tree_head(tree, first) == clause
	       && tree_is_form(tree, first, GRAMMAR_BACKGROUND)
	       && !tree_child(tree, clause, DEPREL_NSUBJ)
	       && !tree_child(tree, clause, DEPREL_NSUBJ_PASS)
	       && !tree_traits(tree)->drops_subjects;
}

/* "told me {when I left}, ": the comma behind a clause that tells when it was
 * said; 0 when the clause tells something else. */
static uint16_t
end_of_occasion(const struct view *view, uint16_t clause, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t comma = clause ? (uint16_t)(view->right[clause] + 1) : 0;
	return comma && comma + 1 < tree->count && tree_is_comma(tree, comma)
			       && tree_is_form(tree, first, GRAMMAR_BACKGROUND)
			       && !tree_traits(tree)->drops_subjects
		       ? comma
		       : 0;
}

/* "said {when I left}: we go": the colon behind a clause that tells when it was
 * said; 0 when none stands there. */
static uint16_t
colon_behind_occasion(const struct view *view, uint16_t clause)
{
	const struct tree *tree = &view->tree;
	uint16_t colon = clause ? (uint16_t)(view->right[clause] + 1) : 0;
	if (!colon || colon >= tree->count || tree_traits(tree)->drops_subjects
			|| !tree_is_form(tree, view->left[clause],
					GRAMMAR_BACKGROUND))
		return 0;
	return view_is_text(view, colon, STR(":")) ? colon : 0;
}

/* "used to say {when I left}, '...": words in marks follow. */
static bool
is_occasion_of_marks(const struct quote_work *work, const struct view *view,
		uint16_t clause, uint16_t first)
{
	uint16_t comma = end_of_occasion(view, clause, first);
	return comma && view_is_marked(work, view, comma + 1u);
}

/* "a price {that} experts said would rise" */
static bool
is_behind_relative(const struct view *view, const struct saying *cue)
{
	return cue->subject && cue->first > 1
	       && tree_is_form(&view->tree, (uint16_t)(cue->first - 1),
			       GRAMMAR_RELATIVE);
}

/* "said {despite the rain, }the road was open", "... 'the road was open'" */
static uint16_t
with_concession(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t start = (uint16_t)(cue->verb + 1);
	uint16_t comma = (uint16_t)(first - 1);
	if (start >= first || !tree_is_form(tree, start, GRAMMAR_CONCESSION))
		return first;
	if (content_is_mark(work, view, comma))
		comma--;
	return tree_is_comma(tree, comma) ? start : first;
}

/* "told me {if it rains, }the road is shut": what the clause depends on, read as
 * when it was told. */
static uint16_t
with_condition(const struct view *view, const struct saying *cue,
		uint16_t first)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		uint16_t start = view->left[child];
		if (child < cue->verb || child > first
				|| tree_relation(tree, child) != DEPREL_ADVCL
				|| !tree_is_form(tree, start, GRAMMAR_CONDITION)
				|| start > cue->last + 2)
			continue;
		bool near = view->right[child] + 2u == first
			    && tree_is_comma(tree, (uint16_t)(first - 1));
		return near && !tree_traits(tree)->drops_subjects ? start
								  : first;
	}
	return first;
}

/* The clause that begins at `first` lacks a subject that it needs: "said was
 * late". */
static bool
lacks_subject(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t clause, uint16_t first)
{
	return view->tree.tokens[first].upos == UPOS_AUX
	       && !tree_child(&view->tree, clause, DEPREL_NSUBJ)
	       && !mention_at(work->mentions, view->sentence, cue->subject)
	       && !is_behind_relative(view, cue);
}

/* "asked {for} plans {should it} rain": a condition; no "asked him could he".
 */
static bool
is_inverted_condition(const struct view *view, const struct saying *cue,
		uint16_t clause, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (tree->tokens[first].upos != UPOS_AUX
			|| !tree_is(tree, first, GRAMMAR_MODAL)
			|| tree_child(tree, clause, DEPREL_NSUBJ) <= first
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t < first; t++)
		if (tree_is(tree, t, GRAMMAR_WISH))
			return true;
	return false;
}

/* Where the clause begins; 0 when what stands there is no clause that is
 * reported. */
static uint16_t
start_of_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t clause)
{
	uint16_t first = view->left[clause];
	/* "charge such fees now, {which} can be high" */
	if (content_goes_on_about(view, first)
			|| content_breaks_off(view, first)
			|| is_inverted_condition(view, cue, clause, first))
		return 0;
	if (first <= cue->verb)
		first = (uint16_t)(cue->last + 1);
	first = gerund_before(view, cue, first);
	uint16_t stray = stray_object(view, cue, first);
	if (view->tree.tokens[first].upos == UPOS_CCONJ
			|| lacks_subject(work, view, cue, clause, stray))
		return 0;
	if (tree_is_infinitive(&view->tree, clause)
			&& !content_has_finite(
					view, first, view->right[clause]))
		return 0;
	first = skip_day(view, cue, stray);
	first = with_condition(view, cue,
			with_concession(work, view, cue, first));
	first = behind_hearer(view, cue, clause, first);
	if (content_goes_on_about(view, first))
		return 0;
	while (first > cue->verb + 1 && asks(view, (uint16_t)(first - 1)))
		first--;
	return first;
}

/* Words that begin so may be what is said. */
static bool
may_begin(const struct view *view, const struct saying *cue, uint16_t first)
{
	return may_begin_bare(view, first)
	       && !(content_is_done_to(view, cue)
			       && tree_is_comma(&view->tree,
					       (uint16_t)(first - 1)));
}

/* "said although it rains, {nobody is wet}": of two clauses the one that the
 * other concedes something to. */
static uint16_t
over_concession(const struct view *view, const struct saying *cue,
		uint16_t clause)
{
	const struct tree *tree = &view->tree;
	if (!clause || view->left[clause] != cue->verb + 1
			|| !tree_is_form(tree, (uint16_t)(cue->verb + 1),
					GRAMMAR_CONCESSION))
		return clause;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child > clause && tree_relation(tree, child) == DEPREL_CCOMP)
		return child;
	return clause;
}

/* "said, {you know,} we go": the comma that ends what is said by the way; 0 when
 * no such stands there. */
static uint16_t
filler_behind(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t comma = (uint16_t)(cue->last + 1), end = (uint16_t)(comma + 3);
	return end + 2u < tree->count && tree_is_comma(tree, comma)
			       && tree_is_comma(tree, end)
			       && view_is_filler(view, (uint16_t)(comma + 1),
					       (uint16_t)(comma + 2))
			       && !tree_is_gerund(tree, (uint16_t)(end + 1))
			       && !(cue->first > 1
					       && tree_is(tree,
							       (uint16_t)(cue->first
									       - 1),
							       GRAMMAR_PREDICATIVE))
			       && !tree_traits(tree)->drops_subjects
		       ? end
		       : 0;
}

/* "As she told me {when I left}, we go": when it was told, and what is told
 * follows. */
static bool
is_occasion_of_as(const struct view *view, const struct saying *cue,
		uint16_t clause, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t comma = end_of_occasion(view, clause, first);
	return comma && cue->first == 2 && comma + 2 < tree->count
	       && tree_is(tree, 1, GRAMMAR_PREDICATIVE);
}

/* No comma and no other verb stands between a "which" and the reporting clause:
 * "{which} last week it said". */
static bool
is_led_by_relative(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(cue->verb - 1); t > 1; t--) {
		if (t != cue->subject && tree_is(tree, t, GRAMMAR_RELATIVE))
			return t < cue->subject;
		if (view_is_punctuation(view, t)
				|| tree->tokens[t].upos == UPOS_VERB)
			return false;
	}
	return false;
}

/* "a ship {which} the army said {sank} off Lima", "which he said {was} lost":
 * the verb that has no subject but the "which"; 0 none. */
static uint16_t
verb_of_relative(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = verb_beginning(view, (uint16_t)(cue->verb + 1));
	if (!verb || !cue->subject || cue->subject > cue->verb
			|| tree_traits(tree)->drops_subjects
			|| !is_led_by_relative(view, cue))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	{
		bool subject = deprel_universal(tree_relation(tree, child))
			       == DEPREL_NSUBJ;
		if (subject && child != cue->subject
				&& !tree_is(tree, child, GRAMMAR_RELATIVE))
			return 0;
	}
	return verb;
}

static struct content
read_clause_of_relative(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t verb = verb_of_relative(view, cue);
	return verb ? content_of(work, view, cue, (uint16_t)(cue->verb + 1),
				    view->right[verb])
		    : NO_CONTENT;
}

static struct content
read_clause_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	struct content relative = read_clause_of_relative(work, view, cue);
	if (relative.last)
		return relative;
	uint16_t filler = filler_behind(view, cue);
	if (filler)
		return read_behind_colon(work, view, cue, filler);
	uint16_t that = content_that(work, view, cue);
	if (that)
		return content_that_clause(work, view, cue, that);
	uint16_t colon = colon_behind(view, cue);
	if (colon)
		return read_behind_colon(work, view, cue, colon);
	uint16_t clause = over_concession(
			view, cue, clause_behind(work, view, cue));
	colon = colon_behind_occasion(view, clause);
	if (colon)
		return read_behind_colon(work, view, cue, colon);
	if (!clause || content_is_asked_for(view, cue)
			|| content_has_said_it(view, cue)
			|| is_occasion(view, clause, view->left[clause])
			|| is_occasion_of_as(
					view, cue, clause, view->left[clause])
			|| is_occasion_of_marks(
					work, view, clause, view->left[clause]))
		return NO_CONTENT;
	uint16_t first = start_of_clause(work, view, cue, clause);
	if (!first || !may_begin(view, cue, first))
		return NO_CONTENT;
	uint16_t last = content_widen(work, view, cue, view->right[clause]);
	return content_has_verb(view, first, last)
			       ? content_of(work, view, cue, first, last)
			       : NO_CONTENT;
}

/* ", the minister said," */
static bool
is_between_commas(const struct view *view, const struct saying *cue)
{
	return cue->first > 2 && cue->last < view->tree.count
	       && tree_is_comma(&view->tree, (uint16_t)(cue->first - 1))
	       && tree_is_comma(&view->tree, (uint16_t)(cue->last + 1));
}

/* "fue anunciado por", "los obstáculos señalados por": a participle without
 * "haber" reports only a clause of its own. */
static bool
names_only(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->drops_subjects
			|| feats_get(tree->tokens[cue->verb].feats,
					   FEATURE_VERBFORM)
					   != VERBFORM_PART
			|| tree_child_in(tree, cue->verb,
					GRAMMAR_PERFECT_AUXILIARY))
		return false;
	return !tree_child(tree, cue->verb, DEPREL_CCOMP)
	       && !tree_child(tree, cue->verb, DEPREL_CSUBJ)
	       && !tree_child(tree, cue->verb, DEPREL_CSUBJ_PASS);
}

struct content
content_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	struct content content = NO_CONTENT;
	bool as = cue->first > 1
		  && tree_is(&view->tree, (uint16_t)(cue->first - 1),
				  GRAMMAR_PREDICATIVE);
	if (names_only(view, cue) || (as && content_is_reminder(view, cue)))
		return content;
	if (is_between_commas(view, cue) && !clause_of_hearer(view, cue))
		content = content_clause_around(work, view, cue);
	/* "As he said, cutting costs is hard": no gerund of his */
	if (as && cue->first == 2 && cue->last < view->tree.count
			&& tree_is_comma(
					&view->tree, (uint16_t)(cue->last + 1)))
		content = content_as_clause(work, view, cue);
	if (!content.last)
		content = read_clause_behind(work, view, cue);
	if (!content.last)
		content = content_clause_around(work, view, cue);
	return content.last ? content : content_as_clause(work, view, cue);
}
