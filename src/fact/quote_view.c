/* Sentences with their words of saying. */
#include "event/scene.h"
#include "event/sets.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

bool
view_is_punctuation(const struct view *view, uint16_t token)
{
	return view->tree.tokens[token].upos == UPOS_PUNCT;
}

bool
view_is_finite(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return (at->upos == UPOS_VERB || at->upos == UPOS_AUX)
	       && feats_get(at->feats, FEATURE_VERBFORM) == VERBFORM_FIN;
}

bool
view_has_words(const struct quote_work *work, uint32_t sentence)
{
	const struct text *text = work->text;
	const struct sentence *at = &text->sentences[sentence];
	for (uint32_t i = at->first; i < at->first + at->count; i++) {
		const struct token *token = &text->tokens[i];
		if (quote_word_of(work->tables, token->lemma)
				|| frames_grammar(work->frames, token->lower,
						GRAMMAR_ACCORDING)
				|| frames_grammar(work->frames, token->lower,
						GRAMMAR_WORDING)
				|| (frames_grammar(work->frames, token->lower,
						    GRAMMAR_FOR)
						&& source_has_marks(
								work, at, i)))
			return true;
		if (token->lower == token->lemma)
			continue;
		if (quote_word_of(work->tables, token->lower))
			return true;
	}
	return false;
}

bool
view_leads_on(const struct view *view)
{
	const struct tree *tree = &view->tree;
	uint16_t end = (uint16_t)tree->count;
	struct str last = text_of_token(tree->text, &tree->tokens[end]);
	if (str_equal(last, STR(":"))
			|| tree_is_form(tree, end, GRAMMAR_COMPLEMENTIZER))
		return true;
	/* "As she wrote in her report," and a paragraph in marks */
	if (end > 1 && tree_is_comma(tree, end)) {
		if (tree_is(tree, 1, GRAMMAR_PREDICATIVE))
			return true;
		end--;
		/* "states that, " */
		if (tree_is_form(tree, end, GRAMMAR_COMPLEMENTIZER)
				&& !tree_traits(tree)->drops_subjects)
			return true;
	}
	/* "In the words of Reyes," */
	if (view->cue_count && end < tree->count
			&& tree_is(tree, view->cues[view->cue_count - 1].verb,
					GRAMMAR_WORDING))
		return view->cues[view->cue_count - 1].last == end;
	for (size_t i = view->cue_count; i-- > 0;)
		if (view->cues[i].kind == CUE_VERB)
			return view->cues[i].verb == end;
	return false;
}

/* -------------------------------------------------------------- extents */

/* "linked to Oslo, {authorities} said", with Oslo read as what kind of
 * authorities: a comma stands between. */
static bool
is_cut_off(const struct view *view, uint16_t token, uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(view->right[token] + 1);
	return tree_relation(tree, token) == DEPREL_COMPOUND && behind < head
	       && tree_is_comma(tree, behind) && !tree_traits(tree)->noun_first;
}

static void
find_extents(struct view *view, struct arena *arena)
{
	const struct tree *tree = &view->tree;
	view->left = ARENA_NEW(arena, uint16_t, tree->count + 1);
	view->right = ARENA_NEW(arena, uint16_t, tree->count + 1);
	for (uint16_t t = 1; t <= tree->count; t++)
		view->left[t] = view->right[t] = t;
	for (uint16_t i = tree->count; i-- > 0;) {
		uint16_t token = tree->order[i];
		uint16_t head = tree_head(tree, token);
		if (!head || tree->tokens[token].upos == UPOS_PUNCT
				|| is_cut_off(view, token, head))
			continue;
		if (view->left[token] < view->left[head])
			view->left[head] = view->left[token];
		if (view->right[token] > view->right[head])
			view->right[head] = view->right[token];
	}
}

/* ------------------------------------------------------------- the words */

/* "puso de {relieve} que", "dejó {claro} que", in languages whose verbs may do
 * without a subject. */
static bool
is_set_phrase(const struct view *view, uint16_t verb, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return tree_traits(tree)->drops_subjects && token == verb + 2
	       && tree->tokens[verb + 1].upos == UPOS_ADP;
}

static bool
has_particle(const struct view *view, uint16_t verb, word_id particle)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(verb + 1);
			t <= tree->count && t <= verb + 4; t++) {
		enum deprel deprel = tree_relation(tree, t);
		if (tree->tokens[t].lower == particle
				&& (t == verb + 1
						|| is_set_phrase(view, verb, t)
						|| deprel == DEPREL_COMPOUND_PRT
						|| deprel == DEPREL_XCOMP))
			return true;
	}
	return false;
}

/* "se quejó"; but in "se lo dijo" it is whom it was said to. */
static bool
is_reflexive(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, verb, child)
	{
		unsigned person = feats_get(
				tree->tokens[child].feats, FEATURE_PERSON);
		/* "me acuerdo", but not "me dijo" */
		bool own = tree_is(tree, child, GRAMMAR_REFLEXIVE_PRONOUN)
			   && person && person != PERSON_3
			   && person
					      == feats_get(tree->tokens[verb].feats,
							      FEATURE_PERSON);
		if (tree->tokens[child].upos != UPOS_PRON
				|| (!own
						&& tree->tokens[child].lower
								   != work->tables->reflexive))
			continue;
		uint16_t next = (uint16_t)(child + 1);
		/* "se lo dijo", but "se les dijo" is what was said to them. */
		return next > tree->count
		       || tree->tokens[next].upos != UPOS_PRON
		       || tree_relation(tree, next) == DEPREL_IOBJ;
	}
	return false;
}

/* "Reyes has been {clear} that"; no "it is clear that". */
static bool
is_state(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = tree_child(tree, token, DEPREL_NSUBJ);
	uint16_t that = (uint16_t)(token + 1);
	return tree->tokens[token].upos == UPOS_ADJ && that < tree->count
	       && tree_child(tree, token, DEPREL_COP) && subject
	       && subject < token && content_is_that(view, that)
	       && !tree_is_form(tree, subject, GRAMMAR_IMPERSONAL);
}

const struct quote_word *
view_word(const struct quote_work *work, const struct view *view,
		uint16_t token, bool noun)
{
	const struct token *at = &view->tree.tokens[token];
	const struct quote_word *row = quote_word_of(work->tables, at->lemma);
	if (!row)
		row = quote_word_of(work->tables, at->lower);
	bool reflexive = row && !noun && work->tables->reflexive
			 && is_reflexive(work, view, token);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun == noun && row->reflexive == reflexive
				&& !(row->takes & TAKES_OWN)
				&& (!(row->takes & TAKES_STATE)
						|| is_state(view, token))
				&& (!row->particle
						|| has_particle(view, token,
								row->particle)))
			return row;
	return NULL;
}

/* -------------------------------------------------- the words around it */

bool
view_can_speak(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	uint8_t upos = view->tree.tokens[token].upos;
	return mention_at(work->mentions, view->sentence, token)
	       || upos == UPOS_PROPN || upos == UPOS_PRON;
}

bool
view_may_speak(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	return view_can_speak(work, view, token)
	       || tree_is(&view->tree, token, GRAMMAR_SPEAKER);
}

/* A closing mark, and perhaps a comma, right before. */
bool
view_is_behind_mark(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	uint16_t before = (uint16_t)(token - 1);
	/* "ha dicho" */
	while (before && tree_traits(&view->tree)->drops_subjects
			&& view->tree.tokens[before].upos == UPOS_AUX)
		before--;
	if (before && tree_is_comma(&view->tree, before))
		before--;
	return before && view_is_marked(work, view, before)
	       && view_is_punctuation(view, before)
	       && !view_is_marked(work, view, token);
}

/* ", warning: '..." */
bool
view_leads_to_mark(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	return token > 1 && token + 2 <= tree->count
	       && tree_is_comma(tree, (uint16_t)(token - 1))
	       && str_equal(text_of_token(tree->text, &tree->tokens[token + 1]),
			       STR(":"))
	       && view_is_marked(work, view, token + 2u);
}

bool
view_has_passive(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX_PASS
			|| tree_relation(tree, child) == DEPREL_NSUBJ_PASS)
		return true;
	return false;
}

/* ------------------------------------------------------------- its clause */

/* "{limitó} a decir"; 0 none. */
static uint16_t
governor_before(const struct tree *tree, uint16_t verb)
{
	uint16_t governor = tree_head(tree, verb);
	return tree_traits(tree)->drops_subjects
					       && tree_is_infinitive(tree, verb)
					       && governor && governor < verb
					       && governor + 3 > verb
					       && tree_relation(tree, verb)
								  == DEPREL_XCOMP
					       && tree->tokens[governor].upos
								  == UPOS_VERB
			       ? governor
			       : 0;
}

bool
view_is_purpose(const struct view *view, uint16_t verb)
{
	return tree_is_infinitive(&view->tree, verb)
	       && tree_child_in(&view->tree, verb, GRAMMAR_FOR);
}

bool
view_is_told(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t governor = governor_before(tree, verb);
	if (view_is_finite(view, governor ? governor : verb))
		return true;
	/* "ha añadido" */
	uint16_t auxiliary = tree_child(tree, verb, DEPREL_AUX);
	return tree_traits(tree)->drops_subjects && auxiliary
	       && auxiliary < verb && view_is_finite(view, auxiliary)
	       && tree_is(tree, auxiliary, GRAMMAR_PERFECT_AUXILIARY);
}

uint16_t
view_verb_start(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t governor = governor_before(tree, verb), first = verb;
	if (!tree_traits(tree)->drops_subjects)
		return verb;
	if (governor)
		first = verb = governor;
	while (first > 1) {
		const struct token *before = &tree->tokens[first - 1];
		bool clitic = before->upos == UPOS_PRON
			      && tree_head(tree, (uint16_t)(first - 1)) == verb
			      && tree_relation(tree, (uint16_t)(first - 1))
						 != DEPREL_NSUBJ
			      && !tree_is(tree, (uint16_t)(first - 1),
					      GRAMMAR_RELATIVE);
		if (!clitic && before->upos != UPOS_AUX)
			break;
		first--;
	}
	return first;
}

unsigned
view_tense(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree->tokens[child].upos == UPOS_AUX
			&& feats_get(tree->tokens[child].feats, FEATURE_TENSE))
		return feats_get(tree->tokens[child].feats, FEATURE_TENSE);
	return feats_get(tree->tokens[verb].feats, FEATURE_TENSE);
}

/* The verb is in the tense of the first reporting verb, and not in that of the
 * verb which it hangs on: "said it opposes the sale and urged ...". */
static bool
has_its_tense(const struct tree *tree, uint16_t report, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	unsigned tense = feats_get(tree->tokens[verb].feats, FEATURE_TENSE);
	return head && head != report
	       && tense == feats_get(tree->tokens[report].feats, FEATURE_TENSE)
	       && (tense != view_tense(tree, head)
			       || (feats_get(tree->tokens[verb].feats,
						   FEATURE_VERBFORM)
							       == VERBFORM_FIN
					       && view_has_modal(tree, head)));
}

/* "it favours Oslo and have asked", "they said Oslo is safe and claim": the
 * second verb is not the nearer one's. */
static bool
disagrees(const struct tree *tree, const struct saying *cue)
{
	const struct token *subject = &tree->tokens[cue->subject];
	const struct token *verb = &tree->tokens[cue->verb];
	if (feats_get(subject->feats, FEATURE_NUMBER) != NUMBER_SING
			|| (subject->upos == UPOS_PRON
					&& feats_get(subject->feats,
							   FEATURE_PERSON)
							   != PERSON_3))
		return false;
	if (verb->lower == verb->lemma
			&& feats_get(verb->feats, FEATURE_VERBFORM)
					   == VERBFORM_FIN
			&& !view_has_modal(tree, tree_head(tree, cue->verb)))
		return true;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child < cue->verb && tree->tokens[child].upos == UPOS_AUX
			&& tree_is_form(tree, child, GRAMMAR_PLURAL_AUXILIARY))
		return true;
	return false;
}

/* "said the ship was safe and denied ...", "said he would go, and added ...": a
 * ship denies nothing, and behind a comma the first clause goes on. */
static bool
goes_on(const struct quote_work *work, const struct view *view,
		const struct saying *before, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (!cue->subject || !view_can_speak(work, view, cue->subject)
			|| disagrees(tree, cue))
		return true;
	for (uint16_t t = cue->verb; t-- > 2;)
		if (tree->tokens[t].upos == UPOS_CCONJ)
			return tree_is_comma(tree, (uint16_t)(t - 1))
			       || has_its_tense(tree, before->verb, cue->verb);
	return false;
}

/* The word of saying that a second one is joined to; without one, the last. */
static const struct saying *
first_of_pair(const struct view *view, const struct saying *cue)
{
	uint16_t head = tree_head(&view->tree, cue->verb);
	for (const struct saying *at = cue; at-- > view->cues;)
		if (at->verb == head)
			return at;
	return cue - 1;
}

/* "Reyes said, adding that": who said goes on. */
static bool
adds(const struct quote_work *work, const struct view *view,
		const struct saying *before, const struct saying *cue)
{
	return before->kind == CUE_VERB && before->subject
	       && cue->kind == CUE_VERB && before->last + 2u == cue->verb
	       && tree_relation(&view->tree, before->verb) != DEPREL_ACL
	       && tree_is_gerund(&view->tree, cue->verb)
	       && tree_is_comma(&view->tree, (uint16_t)(cue->verb - 1))
	       && !view_is_marked(work, view, before->verb);
}

/* "urges them to stay {while} calling for calm": who urges, not who stays. */
static bool
goes_with(const struct view *view, const struct saying *before,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, tree_head(tree, cue->verb));
	return before->kind == CUE_VERB && before->subject
	       && cue->kind == CUE_VERB && tree_is_gerund(tree, cue->verb)
	       && tree_child_in(tree, cue->verb, GRAMMAR_BACKGROUND)
	       && head == before->verb && !tree_traits(tree)->drops_subjects;
}

/* "we find that the ban is wrong and call for its end": no ban "call". */
static bool
is_of_nobody(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && cue->subject
	       && tree_relation(tree, cue->verb) == DEPREL_CONJ
	       && !tree_child(tree, cue->verb, DEPREL_NSUBJ)
	       && tree->tokens[cue->subject].upos == UPOS_NOUN
	       && !view_can_speak(work, view, cue->subject)
	       && disagrees(tree, cue) && !tree_traits(tree)->drops_subjects;
}

static void
settle_speakers(const struct quote_work *work, struct view *view)
{
	const struct tree *tree = &view->tree;
	for (size_t i = 1; i < view->cue_count; i++) {
		struct saying *cue = &view->cues[i];
		const struct saying *before = first_of_pair(view, cue);
		if (adds(work, view, cue - 1, cue)) {
			cue->subject = cue[-1].subject;
			cue->first = cue->verb;
		}
		if (goes_with(view, cue - 1, cue))
			cue->subject = cue[-1].subject;
		if (cue->kind != CUE_VERB || before->kind != CUE_VERB
				|| !before->subject
				|| tree_relation(tree, cue->verb) != DEPREL_CONJ
				|| tree_child(tree, cue->verb, DEPREL_NSUBJ)
				|| !goes_on(work, view, before, cue))
			continue;
		cue->subject = before->subject;
		cue->first = cue->verb;
	}
	for (size_t i = 0; i < view->cue_count; i++)
		if (is_of_nobody(work, view, &view->cues[i]))
			view->cues[i].subject = 0;
}

static void
build_tree(const struct quote_work *work, struct view *view)
{
	const struct scene *scene =
			work->scenes ? work->scenes[view->sentence] : NULL;
	if (scene)
		view->tree = scene->tree;
	else
		tree_build(&view->tree, work->frames, work->text,
				&work->text->sentences[view->sentence], NULL,
				NULL, work->arena);
}

struct view *
view_of(struct quote_work *work, uint32_t sentence)
{
	struct view *view = work->views[sentence];
	if (view)
		return view;
	view = ARENA_NEW(work->arena, struct view, 1);
	work->views[sentence] = view;
	view->sentence = sentence;
	build_tree(work, view);
	find_extents(view, work->arena);
	if (view_has_words(work, sentence))
		cues_find(work, view);
	settle_speakers(work, view);
	return view;
}
