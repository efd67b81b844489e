/* Who does what a word of saying tells: the head of the phrase, however the
 * tree hung it. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "the land that borders Togo, Reyes said", read as two who say it: no "and"
 * joins them. */
static uint16_t
without_neighbour(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	if (tree_child(tree, subject, DEPREL_CC))
		return subject;
	TREE_CHILDREN(tree, subject, child)
	if (child > subject && tree_relation(tree, child) == DEPREL_CONJ
			&& !tree_child(tree, child, DEPREL_CC)
			&& view->right[child] + 1 == verb
			&& view->left[child] > 3
			&& tree_is_comma(
					tree, (uint16_t)(view->left[child] - 1))
			&& view->left[subject] > 1)
		return child;
	return subject;
}

/* "Senator and contender Ana Reyes said": of two subjects the name. */
static uint16_t
nearer_subject(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, verb, child)
	if (child > subject && child < verb
			&& tree_relation(tree, child) == DEPREL_NSUBJ
			&& (tree->tokens[child].upos == UPOS_PROPN
					|| view->right[child] + 1 == verb))
		return child;
	return subject;
}

/* A participle behind a noun that cannot speak belongs to whom its clause
 * tells of: "returned from his tour praising ...". */
static uint16_t
subject_above(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t at = tree_head(tree, verb);
	for (unsigned i = 0; i < SUBJECT_CLIMB && at;
			i++, at = tree_head(tree, at)) {
		uint16_t subject =
				tree->tokens[at].upos == UPOS_VERB
						? tree_surface_subject(tree, at)
						: 0;
		if (subject && view_can_speak(work, view, subject))
			return nearer_subject(view, at, subject);
	}
	return 0;
}

/* A noun alone that is no name, in the singular: "counter illicit finance". */
static bool
is_single_noun(const struct tree *tree, uint16_t t)
{
	return tree->tokens[t].upos == UPOS_NOUN
	       && feats_get(tree->tokens[t].feats, FEATURE_NUMBER)
				  == NUMBER_SING
	       && !tree_child(tree, t, DEPREL_CONJ);
}

/* Who stands at once behind the verb, not as a phrase with a preposition. */
static bool
follows_as_speaker(const struct view *view, uint16_t verb, uint16_t child)
{
	const struct tree *tree = &view->tree;
	return child > verb && view->left[child] == verb + 1
	       && (tree_is_noun(tree, child)
			       || tree->tokens[child].upos == UPOS_DET)
	       && !tree_child(tree, child, DEPREL_CASE);
}

/* "said Anna Reyes" with the name as an object, behind the words said. */
static uint16_t
inverted_subject(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects)
		return subject_phrase_behind(view, verb);
	if (verb < 2 || !view_is_punctuation(view, (uint16_t)(verb - 1))
			|| tree_is_gerund(tree, verb))
		return 0;
	/* Of "counter illicit finance" the noun is no speaker, who counters. */
	bool bare = tree->tokens[verb].lower == tree->tokens[verb].lemma;
	TREE_CHILDREN(tree, verb, child)
	if (follows_as_speaker(view, verb, child)
			&& !(bare && is_single_noun(tree, child)))
		return child;
	return 0;
}

/* The clause has a subject of its own and hangs loosely on what is above. */
static bool
is_apart(const struct tree *tree, uint16_t verb)
{
	switch (tree_relation(tree, verb)) {
	case DEPREL_ACL_RELCL:
		return true;
	case DEPREL_CONJ:
	case DEPREL_ADVCL:
	case DEPREL_PARATAXIS:
		return tree_child(tree, verb, DEPREL_NSUBJ) != 0;
	default:
		return false;
	}
}

/* ", noting that ...": who does what the whole clause tells, not what its last
 * noun does. */
static uint16_t
main_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t at = tree_head(tree, verb), found = 0;
	for (unsigned i = 0; i < SUBJECT_CLIMB && at;
			i++, at = tree_head(tree, at)) {
		uint16_t subject =
				tree->tokens[at].upos == UPOS_VERB
						? tree_surface_subject(tree, at)
						: tree_child(tree, at,
								  DEPREL_NSUBJ);
		if (subject && at < verb && view_can_speak(work, view, subject))
			found = nearer_subject(view, at, subject);
		if (is_apart(tree, at))
			break;
	}
	return found;
}

/* The phrase right behind a verb that stands right behind a closing mark: its
 * name, else its last noun. */
static uint16_t
subject_behind_mark(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = 0;
	if (!view_is_behind_mark(work, view, verb))
		return 0;
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++) {
		uint8_t name = tree->tokens[t].name;
		if (name == NAME_B_PER || name == NAME_I_PER)
			return t;
		if (tree_is_noun(tree, t)
				|| (t == verb + 1
						&& tree_is_capital(&view->tree,
								t)))
			noun = t;
		else if (tree->tokens[t].upos != UPOS_DET
				&& tree->tokens[t].upos != UPOS_ADJ
				&& tree->tokens[t].upos != UPOS_PART)
			break;
	}
	return noun;
}

/* "'Iran must stop,' the minister, Ana Reyes, said": the phrase between the
 * closing mark and the verb, read as a part of the words said. */
static uint16_t
stray_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = verb, subject = 0;
	while (first > 1 && !view_is_marked(work, view, first - 1u))
		if (view_is_finite(view, --first))
			return 0;
	if (first < 3)
		return 0;
	for (uint16_t t = first; t < verb && !subject; t++)
		if (tree_is_noun(tree, t)
				&& (tree_head(tree, t) < first
						|| tree_head(tree, t) >= verb))
			subject = t;
	/* "'...,' the 45-year-old said" */
	uint16_t old = (uint16_t)(verb - 1);
	if (!subject && old > first && tree->tokens[old].upos == UPOS_ADJ
			&& tree->tokens[first].upos == UPOS_DET
			&& tree_relation(tree, old) == DEPREL_AMOD
			&& tree_head(tree, old) == verb)
		return old;
	return subject;
}

/* The words said are read as if they were the subject. */
static uint16_t
unmarked_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	TREE_CHILDREN(&view->tree, verb, child)
	if (deprel_universal(tree_relation(&view->tree, child)) == DEPREL_NSUBJ
			&& !view_is_marked(work, view, child))
		return child;
	return 0;
}

/* "'El plan es bueno', señaló en Lima el {alcalde}", with the words as who says
 * it, and who does as what is said. */
static uint16_t
object_behind(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree->clauses[verb].object;
	return tree_traits(tree)->drops_subjects && object > verb
					       && tree_is_noun(tree, object)
					       && !tree_child(tree, object,
							       DEPREL_CASE)
					       && !view_is_marked(work, view,
							       object)
			       ? object
			       : 0;
}

/* "El plan, cuando vino, {dijo el alcalde}: '": of two subjects the one right
 * behind the verb; 0 when none stands there. */
static uint16_t
subject_right_behind(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->drops_subjects || !subject || subject > verb)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && view->left[child] == verb + 1
			&& tree_relation(tree, child) == DEPREL_NSUBJ
			&& tree_is_noun(tree, child))
		return child;
	return 0;
}

/* "quoted the minister as saying": the object of `quoted`. */
static uint16_t
quoted_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	uint16_t head = tree_head(&view->tree, verb);
	const struct quote_word *row =
			head ? view_word(work, view, head, false) : NULL;
	if (!row || !(row->takes & TAKES_QUOTED))
		return 0;
	return view->tree.clauses[head].object;
}

/* "The road is shut, said the minister." with "said" as a second verb of the
 * road's. */
static uint16_t
tail_subject(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_relation(tree, verb) != DEPREL_CONJ || verb < 2
			|| !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| tree_child(tree, verb, DEPREL_CC)
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_child(tree, verb, DEPREL_CCOMP)
			|| tree_is_gerund(tree, verb))
		return 0;
	return inverted_subject(view, verb);
}

/* "The pair is ill, and the Centre for Health said": a noun between "and" and
 * the verb that hangs on what stands before "and". */
static uint16_t
subject_behind_and(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t and = tree_child(tree, verb, DEPREL_CC);
	if (!and|| and> verb || tree_relation(tree, verb) != DEPREL_CONJ
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| !view_is_finite(view, verb))
		return 0;
	for (uint16_t t = (uint16_t)(and+1); t < verb; t++)
		if (tree_is_noun(tree, t) && tree_head(tree, t) < and)
			return t;
	return 0;
}

/* "as he himself said": "he". */
static uint16_t
without_reflexive(const struct tree *tree, uint16_t subject)
{
	if (subject < 2 || tree->tokens[subject].upos != UPOS_PRON)
		return subject;
	uint8_t before = tree->tokens[subject - 1].upos;
	return tree_is_form(tree, subject, GRAMMAR_REFLEXIVE)
					       && (before == UPOS_PRON
							       || before == UPOS_PROPN
							       || before == UPOS_NOUN)
			       ? (uint16_t)(subject - 1)
			       : subject;
}

/* ", dubbed 'the Hilton' by ...": somebody else gives the name. */
static bool
is_loose_name(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row = view_word(work, view, verb, false);
	/* "Called 'the best of laws' by Reyes, it was passed" */
	if (row && row->takes & TAKES_NAMING && verb == 1)
		return !view_is_finite(view, verb)
		       && !tree_is_gerund(tree, verb);
	return row && row->takes & TAKES_NAMING && verb > 1
	       && !tree_is_gerund(tree, verb)
	       && (tree_is_comma(tree, (uint16_t)(verb - 1))
			       || tree_is_noun(tree, (uint16_t)(verb - 1)))
	       && (tree_relation(tree, verb) == DEPREL_CONJ
			       || tree_relation(tree, verb) == DEPREL_ACL)
	       && !tree_child(tree, verb, DEPREL_CC)
	       && !tree_child(tree, verb, DEPREL_NSUBJ);
}

/* "called 'the best of laws' {by} Reyes", whatever Reyes hangs on. */
static uint16_t
namer_behind_marks(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t t = (uint16_t)(verb + 1);
	while (t < tree->count && view_is_marked(work, view, t))
		t++;
	return t > verb + 1 && tree_is(tree, t, GRAMMAR_BY)
					       && tree_head(tree, t) > t
			       ? tree_head(tree, t)
			       : 0;
}

static uint16_t
namer_of(const struct quote_work *work, const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_child_in(tree, child, GRAMMAR_BY))
		return child;
	return namer_behind_marks(work, view, verb);
}

/* "Oslo 'has agreed', said Reyes": Oslo is of the words said. */
static bool
is_across_marks(const struct quote_work *work, const struct view *view,
		uint16_t subject, uint16_t verb)
{
	if (subject > verb || verb >= view->tree.count
			|| !tree_traits(&view->tree)->drops_subjects)
		return false;
	return view_is_behind_mark(work, view, verb)
	       && view_is_person_name(view, (uint16_t)(verb + 1))
	       && !view_is_marked(work, view, subject);
}

uint16_t
teller_behind_mark(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_ACL || noun + 1 != verb
			|| tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		return 0;
	return view_is_behind_mark(work, view, view->left[noun]) ? noun : 0;
}

/* Constructions that alone say who speaks: *subject is 0 where they name
 * nobody. */
static bool
is_told_apart(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t *subject)
{
	const struct tree *tree = &view->tree;
	const struct clause *clause = &tree->clauses[verb];
	enum deprel deprel = tree_relation(tree, verb);
	uint16_t first;
	*subject = quoted_subject(work, view, verb);
	if (!*subject)
		*subject = teller_behind_mark(work, view, verb);
	if (!*subject)
		*subject = name_before_aside(work, view, verb, &first);
	uint16_t own = tree_child(tree, verb, DEPREL_NSUBJ);
	if (!*subject && (!own || is_across_marks(work, view, own, verb)))
		*subject = subject_behind_mark(work, view, verb);
	if (!*subject)
		*subject = name_behind_what(view, verb);
	if (!*subject)
		*subject = name_in_commas(view, verb);
	if (!*subject)
		*subject = teller_behind_comma(work, view, verb);
	if (*subject)
		return true;
	if (is_loose_name(work, view, verb)) {
		*subject = namer_of(work, view, verb);
		return true;
	}
	*subject = tail_subject(view, verb);
	if (*subject)
		return true;
	*subject = clause->subject;
	/* "was praised by Peru and {dismissed} by Chile" */
	bool joined = deprel == DEPREL_CONJ
		      && tree_child(tree, verb, DEPREL_OBL_AGENT);
	return clause->passive
	       && (view_has_passive(tree, verb) || deprel == DEPREL_ACL
			       || deprel == DEPREL_AMOD || joined);
}

/* "{Eso} contestan": what is told, and nobody who tells it. */
static bool
points_at_thing(const struct tree *tree, uint16_t subject)
{
	const struct token *at = &tree->tokens[subject];
	return at->upos == UPOS_PRON
	       && feats_get(at->feats, FEATURE_PRONTYPE) == PRONTYPE_DEM
	       && tree_is_form(tree, subject, GRAMMAR_NEUTER);
}

/* The tree lets a verb stand for its subject where none is told. */
static uint16_t
unless_left_out(const struct tree *tree, uint16_t subject)
{
	uint8_t upos = tree->tokens[subject].upos;
	bool verb = upos == UPOS_VERB || upos == UPOS_AUX;
	/* "les dijo": whom it was said to */
	bool clitic = upos == UPOS_PRON
		      && (tree_relation(tree, subject) == DEPREL_IOBJ
				      || tree_relation(tree, subject)
							 == DEPREL_OBJ);
	/* "ante quienes recordó" */
	bool hearer = tree_is(tree, subject, GRAMMAR_RELATIVE)
		      && tree_child(tree, subject, DEPREL_CASE);
	/* "antes que todo, dice" */
	bool all = upos == UPOS_PRON
		   && feats_get(tree->tokens[subject].feats, FEATURE_PRONTYPE)
				      == PRONTYPE_TOT
		   && feats_get(tree->tokens[subject].feats, FEATURE_NUMBER)
				      == NUMBER_SING;
	bool none = verb || clitic || hearer || all
		    || points_at_thing(tree, subject);
	return subject && none && tree_traits(tree)->drops_subjects ? 0
								    : subject;
}

/* "El diario 'La Tarde' dijo", "tituló el 'Diario Rojo',": a name or a word, no
 * words said. */
static bool
is_marked_name(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject)
{
	enum { WORDS = 3 };
	const struct token *tokens = work->text->tokens;
	const struct marked *marked =
			marks_at(&work->marks, view_token(view, subject));
	if (!marked || marked->close + 1 >= work->text->token_count
			|| marked->last >= marked->first + WORDS
			|| marked->unclosed
			|| marked->open <= view_token(view, 1)
			|| tokens[marked->last].upos == UPOS_PUNCT)
		return false;
	return tokens[marked->close + 1].upos != UPOS_PUNCT
	       || (subject > verb && tokens[marked->open - 1].upos == UPOS_DET);
}

/* The subject of the tree, unless it is of the words said; else the phrase that
 * stands where one may. */
static uint16_t
own_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct clause *clause = &view->tree.clauses[verb];
	uint16_t subject = unless_left_out(&view->tree,
			clause->passive ? clause->object : clause->subject);
	uint16_t behind = subject_right_behind(view, verb, subject);
	if (behind && !view_is_marked(work, view, behind))
		return behind;
	if (tree_relation(&view->tree, verb) == DEPREL_AUX)
		subject = tree_child(&view->tree, tree_head(&view->tree, verb),
				DEPREL_NSUBJ);
	if (subject && view_is_marked(work, view, subject)
			&& !is_marked_name(work, view, verb, subject)) {
		subject = unmarked_subject(work, view, verb);
		if (!subject && view_is_behind_mark(work, view, verb))
			subject = object_behind(work, view, verb);
	}
	if (!subject)
		subject = stray_subject(work, view, verb);
	return subject ? subject : inverted_subject(view, verb);
}

/* "The Lima Times says police are ..." with the name hung on the police: the
 * sentence begins with it. */
static uint16_t
proper_name_before(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = verb, head = 0;
	if (!view_is_finite(view, verb)
			|| tree_relation(tree, verb) != DEPREL_ROOT)
		return 0;
	while (first > 1 && tree->tokens[first - 1].upos == UPOS_PROPN) {
		first--;
		if (!head || tree_head(tree, first) < first
				|| tree_head(tree, first) >= verb)
			head = first;
	}
	bool begins = first == 1
		      || (first == 2 && tree->tokens[1].upos == UPOS_DET);
	return begins ? head : 0;
}

/* "{Over} half (55%) of them said", with "over" read as where they said it: the
 * phrase that the sentence begins with, right before its verb. */
static uint16_t
quantity_before(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (verb < 3 || tree->tokens[1].upos != UPOS_ADP
			|| tree_relation(tree, verb) != DEPREL_ROOT
			|| !view_is_finite(view, verb)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	bool number = false;
	for (uint16_t t = 2; t < verb; t++) {
		if (tree_is_comma(tree, t))
			return 0;
		number |= tree->tokens[t].upos == UPOS_NUM
			  || tree_is(tree, t, GRAMMAR_PARTITIVE);
	}
	if (!number)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_OBL
			&& view->left[child] == 1
			&& view->right[child] + 1 == verb)
		return child;
	return 0;
}

/* "said research geologist Ana Reyes", with both as who said it: the name. */
static uint16_t
name_behind_title(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(subject + 1);
	return subject > verb && name <= tree->count
					       && tree->tokens[subject].upos
								  == UPOS_NOUN
					       && tree->tokens[name].name
								  == NAME_B_PER
					       && tree_head(tree, name) == verb
			       ? name
			       : subject;
}

/* "It fell, said a {witness} of the trial, former adviser Ana Reyes", with the
 * witness as what she said: who stands right behind the verb. */
static uint16_t
object_before_name(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (subject < verb || object <= verb || object >= subject || verb < 3
			|| view->left[object] != verb + 1
			|| tree->tokens[object].upos != UPOS_NOUN
			|| tree->tokens[subject].name != NAME_B_PER
			|| !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| tree_traits(tree)->drops_subjects)
		return subject;
	uint16_t comma = (uint16_t)(view->left[subject] - 1);
	return comma > object && tree_is_comma(tree, comma) ? object : subject;
}

/* What stands before the verb tells better, or at all, who speaks. */
static uint16_t
mend_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject)
{
	if (subject && subject < verb)
		subject = name_of_title(work, view, verb,
				without_neighbour(view, verb,
						nearer_subject(view,
								tree_head(&view->tree,
										subject),
								subject)));
	if (!subject || subject < verb)
		subject = phrase_before(view, verb, subject);
	subject = name_behind_title(view, verb, subject);
	subject = object_before_name(view, verb, subject);
	if (!subject && view_is_finite(view, verb))
		subject = mention_before(work, view, verb);
	if (!subject)
		subject = proper_name_before(view, verb);
	return subject ? subject : quantity_before(view, verb);
}

/* "I have sent out the notice {stating} that": the text itself does not tell
 * it, what it sends does; 0 where somebody else does the sending. */
static uint16_t
document_sent(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t sender)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = tree_head(tree, verb);
	return noun + 1 == verb && tree_relation(tree, verb) == DEPREL_ACL
			       && tree_is_gerund(tree, verb)
			       && tree->tokens[noun].upos == UPOS_NOUN
			       && content_is_document(work, view, noun)
			       && feats_get(tree->tokens[sender].feats,
						  FEATURE_PERSON)
						  == PERSON_1
			       && !tree_traits(tree)->drops_subjects
		       ? noun
		       : 0;
}

/* "we {had} a man saying" */
static bool
is_had_saying(const struct tree *tree, uint16_t verb, uint16_t subject)
{
	uint16_t had = subject ? tree_head(tree, subject) : 0;
	return had && tree_is_gerund(tree, verb) && subject + 1 == verb
	       && tree_relation(tree, subject) == DEPREL_OBJ
	       && tree_is(tree, had, GRAMMAR_PERFECT_AUXILIARY)
	       && !tree_traits(tree)->drops_subjects;
}

/* "with some {reports} suggesting" */
static bool
are_suggesting(const struct tree *tree, uint16_t verb, uint16_t subject)
{
	return subject && subject + 1 == verb
	       && feats_get(tree->tokens[subject].feats, FEATURE_NUMBER)
				  == NUMBER_PLUR
	       && tree_relation(tree, subject) != DEPREL_OBJ;
}

/* Of participles: whom the clause above tells of. */
static uint16_t
subject_from_above(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	bool gerund = tree_is_gerund(tree, verb);
	if (verb > 1 && gerund
			&& (tree_traits(tree)->drops_subjects
					|| tree_is_comma(tree,
							(uint16_t)(verb - 1)))) {
		uint16_t main = main_subject(work, view, verb);
		subject = main ? main : subject;
	}
	if (subject && view_can_speak(work, view, subject))
		return subject;
	/* "puso interés en recalcar" */
	if (tree_is_infinitive(tree, verb) && subject
			&& (tree_relation(tree, verb) == DEPREL_ACL
					|| tree_relation(tree, verb)
							   == DEPREL_XCOMP)
			&& tree_traits(tree)->drops_subjects)
		return subject_above(work, view, verb);
	if (!gerund && !view_leads_to_mark(work, view, verb))
		return subject;
	if (is_had_saying(tree, verb, subject)
			|| are_suggesting(tree, verb, subject))
		return subject;
	uint16_t above = subject_above(work, view, verb);
	uint16_t document = document_sent(work, view, verb, above);
	if (document)
		return document;
	return above ? above : subject;
}

/* ", según recordó la directiva", ", como recordó": whoever stands behind, in
 * languages whose verbs do without a subject. */
static bool
is_sourced(const struct view *view, uint16_t verb, uint16_t *subject)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(view_verb_start(view, verb) - 1);
	if (!tree_traits(tree)->drops_subjects || !before
			|| !tree_is(tree, before, GRAMMAR_PREDICATIVE)
			|| tree->tokens[before].upos == UPOS_ADP)
		return false;
	*subject = tree_child(tree, verb, DEPREL_NSUBJ);
	if (!*subject)
		*subject = subject_phrase_behind(view, verb);
	return true;
}

/* "Ana Reyes, a judge, said", with the judge as who said it: the name that it
 * says more of. */
static uint16_t
name_before_apposition(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t first = view->left[subject];
	if (subject > verb || first < 3 || !tree_is_noun(tree, subject)
			|| !tree_is_form(tree, first, GRAMMAR_INDEFINITE)
			|| !tree_is_comma(tree, (uint16_t)(first - 1))
			|| !tree_is_comma(tree, (uint16_t)(verb - 1)))
		return subject;
	uint16_t name = (uint16_t)(first - 1);
	while (name > 1 && tree->tokens[name - 1].upos == UPOS_PROPN)
		name--;
	bool begins = name == 1
		      || view_is_punctuation(view, (uint16_t)(name - 1));
	return begins && name + 1 < first ? name : subject;
}

/* "wrote to the minister calling for help": whoever wrote calls, not whom it
 * was written to. */
static uint16_t
writer_above(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t to = subject ? tree_child(tree, subject, DEPREL_CASE) : 0;
	if (!to || !tree_is_gerund(tree, verb) || subject > verb
			|| tree->tokens[to].lower != tree->frames->to
			|| view->right[subject] + 1 < verb
			|| tree_traits(tree)->drops_subjects)
		return subject;
	uint16_t above = subject_above(work, view, verb);
	return above && above != subject ? above : subject;
}

/* "but Early says", with the name read as a word of how or when. */
static uint16_t
capital_before(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(verb - 1);
	if (name > 2 && tree->tokens[name].upos == UPOS_ADV
			&& !tree_is_capital(&view->tree, name))
		name--;
	if (name < 3 || !tree_is_capital(&view->tree, name)
			|| !view_is_finite(view, verb)
			|| tree_child(tree, verb, DEPREL_OBL) == name)
		return 0;
	uint8_t upos = tree->tokens[name].upos;
	uint8_t before = tree->tokens[name - 1].upos;
	return (upos == UPOS_ADV || upos == UPOS_ADJ || upos == UPOS_INTJ)
					       && (tree_is_comma(tree,
								   (uint16_t)(name - 1))
							       || before == UPOS_CCONJ
							       || before == UPOS_SCONJ)
					       && !tree_child(tree, verb,
							       DEPREL_NSUBJ)
			       ? name
			       : 0;
}

/* "As Oslo and Lima have said, there is a risk", with the risk as who said it.
 */
static uint16_t
subject_behind_as(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (!tree_is(tree, 1, GRAMMAR_PREDICATIVE)
			|| tree_relation(tree, verb) != DEPREL_ADVCL
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	return mention_before(work, view, verb);
}

/* "saw her {giving} him a hug, telling him": the first of what is seen. */
static uint16_t
first_gerund(const struct tree *tree, uint16_t verb)
{
	uint16_t above = tree_head(tree, verb);
	return above && above < verb && tree_is_gerund(tree, above)
			       && !tree_child(tree, verb, DEPREL_CC)
			       && tree_is_comma(tree, (uint16_t)(verb - 1))
		       ? above
		       : verb;
}

/* A gerund that tells what somebody else does, beside whom it stands. */
static bool
is_seen(const struct tree *tree, uint16_t verb)
{
	return tree_is_gerund(tree, verb) && tree_head(tree, verb) < verb
	       && tree_relation(tree, verb) != DEPREL_CONJ
	       && !tree_child(tree, verb, DEPREL_AUX)
	       && !tree_child(tree, verb, DEPREL_MARK)
	       && !tree_is_comma(tree, (uint16_t)(verb - 1));
}

/* "we heard {my sister} in the hall saying", "saw {a boy} at the gate
 * shouting": who does what is heard or seen. */
static uint16_t
whom_they_hear(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (verb < 3 || !tree_is_gerund(tree, verb)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	verb = first_gerund(tree, verb);
	uint16_t heard = tree_head(tree, verb);
	if (!heard || !is_seen(tree, verb))
		return 0;
	/* "my sister in the hall", with what she says hung on the hall */
	for (unsigned i = 0; i < 2 && heard && tree_is_noun(tree, heard); i++)
		heard = tree_head(tree, heard);
	uint16_t object = heard ? tree_child(tree, heard, DEPREL_OBJ) : 0;
	return object > heard && object < verb
			       && tree_is(tree, heard, GRAMMAR_PERCEIVE)
			       && view_may_speak(work, view, object)
		       ? object
		       : 0;
}

/* "{as I} said", "As Ana, {when she} ran, said" */
static bool
begins_aside(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token + 1].upos == UPOS_PRON
	       && (tree_is(tree, token, GRAMMAR_PREDICATIVE)
			       || (tree_is_form(tree, token, GRAMMAR_BACKGROUND)
					       && tree_is(tree, 1,
							       GRAMMAR_PREDICATIVE)));
}

/* "my father, {as I said,} used to say": where the comma before it stands; 0 when
 * no such ends right before the token. */
static uint16_t
comma_before_reminder(const struct tree *tree, uint16_t token)
{
	enum { WORDS = 8 };
	uint16_t end = (uint16_t)(token - 1);
	if (token < 6 || !tree_is_comma(tree, end))
		return 0;
	for (uint16_t t = (uint16_t)(end - 1); t > 1 && t + WORDS > end; t--)
		if (tree_is_comma(tree, t))
			return begins_aside(tree, (uint16_t)(t + 1)) ? t : 0;
	return 0;
}

/* "{my father}, as I said, used to say", with what he used to as what I said. */
static uint16_t
subject_before_reminder(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = verb, head = tree_head(tree, verb);
	if (tree_relation(tree, verb) == DEPREL_XCOMP && head && head < verb
			&& verb <= head + 2)
		first = head;
	uint16_t comma = comma_before_reminder(tree, first);
	if (!comma || tree_child(tree, first, DEPREL_NSUBJ)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t noun = (uint16_t)(comma - 1);
	for (unsigned i = 0; i < SUBJECT_CLIMB; i++) {
		uint16_t above = tree_head(tree, noun);
		if (!above || above >= comma || view->right[above] >= first
				|| !tree_is_noun(tree, above))
			break;
		noun = above;
	}
	return tree_is_noun(tree, noun) || tree->tokens[noun].upos == UPOS_PRON
		       ? noun
		       : 0;
}

/* "They come up to me as I am leaving and {say}", joined to the leaving: a verb
 * in a tense goes on with the clause that has one. */
static uint16_t
subject_over_occasion(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t occasion = tree_head(tree, verb);
	if (!occasion || tree_relation(tree, verb) != DEPREL_CONJ
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_is_gerund(tree, verb)
			|| (!view_is_finite(view, verb)
					&& tree->tokens[verb].lower
							   != tree->tokens[verb].lemma)
			|| tree_relation(tree, occasion) != DEPREL_ADVCL
			|| tree->tokens[occasion].upos != UPOS_VERB
			|| view_is_finite(view, occasion)
			|| !tree_child(tree, occasion, DEPREL_AUX)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t main = tree_head(tree, occasion);
	uint16_t subject = main && view_is_finite(view, main)
					   ? tree_surface_subject(tree, main)
					   : 0;
	return subject < occasion ? subject : 0;
}

static uint16_t
find_subject(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	uint16_t subject = subject_beside(work, view, verb);
	if (!subject)
		subject = subject_led(work, view, verb);
	if (subject || is_sourced(view, verb, &subject)
			|| is_told_apart(work, view, verb, &subject))
		return subject;
	subject = subject_behind_and(view, verb);
	if (!subject)
		subject = whom_they_hear(work, view, verb);
	if (!subject)
		subject = capital_before(view, verb);
	if (!subject)
		subject = subject_behind_as(work, view, verb);
	if (!subject)
		subject = subject_of_auxiliary(view, verb);
	if (!subject)
		subject = subject_over_occasion(view, verb);
	if (!subject)
		subject = subject_before_reminder(view, verb);
	if (subject)
		return subject;
	subject = own_subject(work, view, verb);
	subject = mend_subject(work, view, verb, subject);
	subject = name_before_apposition(view, verb, subject);
	subject = name_before_verb(view, verb, subject);
	subject = subject_from_above(work, view, verb, subject);
	subject = writer_above(work, view, verb, subject);
	return without_reflexive(&view->tree, subject);
}

/* Where verbs may do without a subject: a noun elsewhere is none of a verb that
 * tells of several, nor any noun of "explico". */
static bool
is_of_another(const struct tree *tree, uint16_t verb, uint16_t subject)
{
	const struct token *noun = &tree->tokens[subject];
	uint32_t feats = tree->tokens[verb].feats;
	if (!subject || !tree_traits(tree)->drops_subjects
			|| feats_get(feats, FEATURE_VERBFORM) != VERBFORM_FIN
			|| noun->upos == UPOS_PRON)
		return false;
	if (feats_get(feats, FEATURE_PERSON) == PERSON_1
			&& feats_get(feats, FEATURE_NUMBER) == NUMBER_SING)
		return true;
	return (tree_head(tree, subject) != verb || subject > verb)
	       && noun->upos == UPOS_NOUN
	       && feats_get(feats, FEATURE_NUMBER) == NUMBER_PLUR
	       && feats_get(noun->feats, FEATURE_NUMBER) == NUMBER_SING
	       && !tree_child(tree, subject, DEPREL_CONJ);
}

uint16_t
subject_of_saying(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	uint16_t subject = find_subject(work, view, verb);
	if (is_of_another(&view->tree, verb, subject))
		return 0;
	return unless_left_out(&view->tree, subject);
}
