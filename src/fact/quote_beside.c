/* Words in quotation marks: the verbs of saying before, behind and inside them,
 * and which of two tells who speaks. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_lead.h"
#include "fact/quote_stretch.h"

/* The sentence that goes on behind the stretch: its own last one, or one that
 * begins small behind "?". */
static struct view *
view_behind(struct quote_work *work, const struct marked *marked,
		uint32_t *token)
{
	const struct text *text = work->text;
	uint32_t at = marked->close + !marked->unclosed;
	const struct sentence *last = &text->sentences[marked->last_sentence];
	while (at < last->first + last->count && is_pause(work, at))
		at++;
	*token = at;
	if (at < last->first + last->count)
		return view_of(work, marked->last_sentence);
	if (marked->last_sentence + 1 >= text->sentence_count)
		return NULL;
	const struct sentence *next = last + 1;
	if (next->paragraph != last->paragraph || next->first != at)
		return NULL;
	struct view *view = view_of(work, marked->last_sentence + 1);
	return marked_begins_capital(
			       work, at) && !lead_is_bare_report(work, view)
			       ? NULL
			       : view;
}

/* "'... interests' shared by Oslo, he said": what others do to the words. */
static bool
is_done_by(const struct quote_work *work, const struct stretch *stretch,
		const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB
	       && !stretch_ends_as_speech(work, stretch->marked)
	       && !(cue->word->takes & TAKES_NAMING) && cue->subject > cue->verb
	       && tree_child_in(tree, cue->subject, GRAMMAR_BY)
	       && !tree_traits(tree)->drops_subjects;
}

/* "...", agregó: who spoke before. */
static bool
is_left_out(const struct view *view, const struct saying *cue)
{
	return tree_traits(&view->tree)->drops_subjects
	       && view_is_told(view, cue->verb);
}

/* "...", según declaró la ministra: the verb goes on from there. */
static bool
leads_to_verb(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint8_t next = tree->tokens[token + 1].upos;
	return tree_traits(tree)->drops_subjects
	       && tree_is(tree, token, GRAMMAR_ACCORDING)
	       && (next == UPOS_VERB || next == UPOS_AUX);
}

/* "The theme, 'We walk together,' speaks to all": the name of what the verb
 * behind the words tells of. */
static bool
names_subject(const struct stretch *stretch, const struct view *view,
		const struct saying *cue)
{
	uint16_t open = local(stretch->view, stretch->marked->open);
	return view == stretch->view && !stretch->before && !stretch->colon
	       && cue->kind == CUE_VERB && cue->subject && cue->subject < open;
}

/* "'disputes by peaceful {means}', which reaffirms": a word in the marks does
 * what the verb behind them tells. */
static bool
has_word_of(const struct quote_work *work, const struct stretch *stretch,
		const struct view *view, const struct saying *cue)
{
	return cue->subject && !tree_traits(&view->tree)->drops_subjects
	       && marks_at(&work->marks, view_token(view, cue->subject))
				  == stretch->marked;
}

/* "..., {lo cual}, añadió": what is added is told behind. */
static bool
goes_on_about(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return token && token < tree->count && tree_traits(tree)->drops_subjects
	       && tree_is_form(tree, token, GRAMMAR_FREE_RELATIVE)
	       && tree_is(tree, (uint16_t)(token + 1), GRAMMAR_RELATIVE);
}

/* No verb that somebody speaks by; "was quoted as saying" is one. */
static bool
lacks_speaker(const struct view *view, const struct saying *cue)
{
	if (!cue->subject && !is_left_out(view, cue))
		return true;
	return !cue->tail && tree_is_gerund(&view->tree, cue->verb)
	       && (!tree_child(&view->tree, cue->verb, DEPREL_AUX)
			       || tree_traits(&view->tree)->drops_subjects);
}

/* "'...', {as} Reyes once said"; "as I said" only reminds. */
static bool
begins_as_clause(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	if (!tree_is(tree, token, GRAMMAR_PREDICATIVE)
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (size_t i = 0; i < view->cue_count; i++)
		if (view->cues[i].first == token + 1
				&& view->cues[i].kind == CUE_VERB
				&& view->cues[i].subject
				&& feats_get(tree->tokens[view->cues[i].subject]
								   .feats,
						   FEATURE_PERSON)
						   != PERSON_1)
			return true;
	return false;
}

static void
find_behind(struct quote_work *work, struct stretch *stretch)
{
	uint32_t token;
	struct view *view = view_behind(work, stretch->marked, &token);
	uint16_t at = view ? local(view, token) : 0;
	if (view && goes_on_about(view, at))
		return;
	while (at && at < view->tree.count
			&& (view->tree.tokens[at].upos == UPOS_ADV
					|| leads_to_verb(view, at)
					|| begins_as_clause(view, at)))
		at++;
	for (size_t i = 0; at && i < view->cue_count; i++) {
		struct saying *cue = &view->cues[i];
		if (cue->kind == CUE_NOUN || cue->last < at || cue->verb < at
				|| (cue->first > at
						&& (!stretch->clause
								|| !stretch_ends_as_speech(
										work,
										stretch->marked)
								|| !lead_is_title(
										view,
										at,
										cue))))
			continue;
		if (cue->kind == CUE_VERB && lacks_speaker(view, cue))
			continue;
		if (view_is_marked(work, view, cue->verb)
				|| has_word_of(work, stretch, view, cue)
				|| (names_subject(stretch, view, cue)
						&& !stretch_is_joined(
								work, stretch))
				|| is_done_by(work, stretch, view, cue))
			continue;
		stretch->behind = cue;
		stretch->behind_view = view;
		return;
	}
}

/* "'We must see what is written' in that law, {Reyes said.}": it tells who said
 * the clause whose mark closes there, a few unmarked words before it. */
static bool
ends_report(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t close)
{
	enum { WORDS = 14 };
	if (cue->kind != CUE_VERB || !cue->subject
			|| !(cue->word->takes & TAKES_CLAUSE)
			|| cue->first <= close + 1 || cue->first > close + WORDS
			|| !tree_is_comma(&view->tree,
					(uint16_t)(cue->first - 1)))
		return false;
	for (uint16_t t = (uint16_t)(close + 1); t < cue->first; t++)
		if (view_is_marked(work, view, t))
			return false;
	return true;
}

/* A clause in marks begins the sentence, and words of the text's own end it
 * before the sentence tells who speaks; no "'... interests' shared by". */
static void
find_at_end(struct quote_work *work, struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	struct view *view = stretch->last_view;
	uint16_t close = local(view, marked->close);
	if (stretch->before || stretch->behind || marked->unclosed || !close
			|| close >= view->tree.count || !stretch->clause
			|| !marked_has_subject(work, marked)
			|| marked->open != view->tree.sentence->first
			|| view->tree.tokens[close + 1].upos == UPOS_VERB
			|| tree_traits(&view->tree)->drops_subjects)
		return;
	for (size_t i = 0; i < view->cue_count; i++) {
		if (!ends_report(work, view, &view->cues[i], close))
			continue;
		stretch->behind = &view->cues[i];
		stretch->behind_view = view;
		return;
	}
}

/* Between the verb and the mark only a comma, a colon or "that", or another
 * stretch of the words: "said that 'we go' and that 'they stay'". */
static bool
leads_to(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t mark)
{
	bool joined = false;
	uint16_t aside = lead_before_dashes(view, mark);
	if (cue->verb < aside)
		mark = aside;
	if (lead_is_of_another(view, cue, mark))
		return false;
	if (lead_over_phrase(view, cue, mark) || lead_as_clause(view, cue, mark)
			|| lead_over_hearer(view, cue, mark)
			|| lead_over_occasion(view, cue, mark)
			|| lead_over_apposition(view, cue, mark)
			|| lead_over_aside(work, view, cue, mark))
		return true;
	/* "wrote, and I quote — I quote, '" */
	uint32_t open = view_token(view, mark);
	const struct marked *led = marks_at(&work->marks, open);
	bool begins = !is_lower(work, open + 1)
		      || (led && led->last_sentence != led->sentence
				      && !tree_traits(&view->tree)
							  ->drops_subjects);
	for (uint16_t before = 0; begins && before != mark;) {
		before = mark;
		mark = lead_before_quoting(view, mark);
	}
	for (uint16_t t = (uint16_t)(cue->last + 1); t < mark; t++) {
		const struct token *at = &view->tree.tokens[t];
		const struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && !marked->speech)
			return false;
		joined = joined || marked;
		/* "said that while 'it is late,' we go" */
		if (!marked && tree_is_form(&view->tree, t, GRAMMAR_CONCESSION)
				&& content_is_that(view, (uint16_t)(t - 1)))
			return false;
		/* "advirtió de que '...'" */
		if (tree_traits(&view->tree)->drops_subjects
				&& at->upos == UPOS_ADP
				&& content_is_that(view, (uint16_t)(t + 1)))
			continue;
		if (!marked && at->upos != UPOS_PUNCT && at->upos != UPOS_SCONJ
				&& at->upos != UPOS_ADV
				&& !(joined && at->upos == UPOS_CCONJ))
			return false;
	}
	return !joined || content_is_that(view, (uint16_t)(mark - 1));
}

/* "in the words of Ana Reyes, {speaking} in Lima, '": more of the source. */
static bool
is_of_source(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, cue->verb);
	if (cue->kind != CUE_VERB || !tree_is_gerund(tree, cue->verb)
			|| tree_relation(tree, cue->verb) != DEPREL_ACL
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (const struct saying *at = view->cues; at < cue; at++)
		if (at->kind == CUE_ACCORDING && head >= at->first
				&& head <= at->last)
			return true;
	return false;
}

/* "{As we say} in the Senate, '": what the text itself says. */
static bool
only_reminds(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && cue->first > 1 && cue->subject
	       && tree_is(tree, (uint16_t)(cue->first - 1), GRAMMAR_PREDICATIVE)
	       && feats_get(tree->tokens[cue->subject].feats, FEATURE_PERSON)
				  == PERSON_1
	       && !tree_traits(tree)->drops_subjects;
}

/* "his {claim} that '", "a {saying} that, '": the noun leads to the words at
 * once. */
static bool
is_noun_that(const struct view *view, const struct saying *cue, uint16_t mark)
{
	uint16_t that = (uint16_t)(mark - 1);
	if (tree_is_comma(&view->tree, that))
		that--;
	return cue->verb + 1 == that && content_is_that(view, that)
	       && !tree_traits(&view->tree)->drops_subjects;
}

static void
find_before(struct quote_work *work, struct stretch *stretch)
{
	struct view *view = stretch->view;
	uint16_t mark = local(view, stretch->marked->open);
	if (mark > 1 && is_one_of(work, stretch->marked->open - 1, ":"))
		stretch->colon = (uint16_t)(mark - 1);
	for (size_t i = view->cue_count; mark && i-- > 0;) {
		struct saying *cue = &view->cues[i];
		if (cue->verb >= mark || only_reminds(view, cue)
				|| is_of_source(view, cue)
				|| (cue->kind == CUE_NOUN
						&& !is_noun_that(view, cue,
								mark))
				|| view_is_marked(work, view, cue->verb))
			continue;
		if (!stretch->colon && !leads_to(work, view, cue, mark))
			continue;
		if (marked_only_names(work, stretch->marked, cue,
				    stretch->clause, stretch->colon))
			return;
		if (cue->kind == CUE_VERB && !stretch_takes_speech(work, cue)
				&& !(stretch->clause
						&& leads_to(work, view, cue,
								mark)))
			continue;
		if (cue->kind == CUE_ACCORDING && !stretch->colon
				&& cue->last + 2 < mark
				&& !lead_over_apposition(view, cue, mark))
			continue;
		stretch->before = cue;
		stretch->before_view = view;
		stretch->adjacent = leads_to(work, view, cue, mark);
		return;
	}
}

uint32_t
marked_sentence_above(
		const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *sentences = work->text->sentences;
	uint32_t number = marked->sentence - 1;
	const struct sentence *at = &sentences[number];
	uint32_t end = at->first + at->count;
	if (!number || !at->count || !is_one_of(work, at->first, "(")
			|| !is_one_of(work, end - 1, ")"))
		return number;
	return number - 1;
}

/* Words that begin a sentence, behind one that leads on to them: "The bank
 * stated in its report that" and a paragraph in marks. */
static void
find_above(struct quote_work *work, struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	if (stretch->before || stretch->behind || !marked->sentence
			|| !stretch->whole)
		return;
	struct view *above = view_of(work, marked_sentence_above(work, marked));
	if (!view_leads_on(above))
		return;
	for (size_t i = above->cue_count; i-- > 0;) {
		struct saying *cue = &above->cues[i];
		bool wording = tree_is(
				&above->tree, cue->verb, GRAMMAR_WORDING);
		if (!wording
				&& (cue->kind != CUE_VERB
						|| !stretch_takes_speech(
								work, cue)))
			continue;
		if (view_is_marked(work, above, cue->verb))
			continue;
		stretch->before = cue;
		stretch->before_view = above;
		stretch->adjacent = true;
		return;
	}
}

/* The dash that ends an aside of a few words behind the token; 0 none. */
static uint32_t
dash_behind(const struct quote_work *work, const struct marked *marked,
		uint32_t token)
{
	enum { WORDS = 20 };
	for (uint32_t t = token; t < token + WORDS && t < marked->last; t++)
		if (stretch_is_dash(work, t))
			return t;
	return 0;
}

/* "'Serán juzgados —dice el gobernador— los dos'": who speaks stands between
 * dashes inside the words. */
static void
find_aside(struct quote_work *work, struct stretch *stretch)
{
	struct marked *marked = stretch->marked;
	if (stretch->before || stretch->behind || stretch->signer
			|| !tree_traits(&stretch->view->tree)->drops_subjects)
		return;
	for (uint32_t s = marked->sentence; s <= marked->last_sentence; s++) {
		struct view *view = view_of(work, s);
		for (size_t i = 0; i < view->cue_count; i++) {
			struct saying *cue = &view->cues[i];
			uint32_t first = view_token(view, cue->first);
			if (cue->kind != CUE_VERB
					|| !stretch_takes_speech(work, cue)
					|| first <= marked->first + 1
					|| !stretch_is_dash(work, first - 1))
				continue;
			uint32_t end = dash_behind(work, marked,
					view_token(view, cue->verb));
			if (!end)
				continue;
			stretch->behind = cue;
			stretch->behind_view = view;
			stretch->aside = first - 1;
			stretch->aside_end = end;
			return;
		}
	}
}

/* "He called her and said, 'We go,' the court heard from Reyes.": the words are
 * of whom the verb before them tells; who reports all of it stands behind. */
static bool
is_told_inside(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *before = stretch->before,
			    *behind = stretch->behind;
	if (!behind || !before || !stretch->adjacent || before->taken
			|| before->kind != CUE_VERB || behind->kind != CUE_VERB
			|| stretch->before_view != stretch->behind_view)
		return false;
	const struct tree *tree = &stretch->before_view->tree;
	return before->subject && behind->subject
	       && before->subject != behind->subject
	       && view_is_finite(stretch->before_view, before->verb)
	       && tree->tokens[behind->subject].upos != UPOS_PRON
	       && is_one_of(work, stretch->marked->open - 1, ",:")
	       && !tree_traits(tree)->drops_subjects;
}

/* "Samuel dijo 'voy a ir', empezaron los columnistas": a verb that is one of
 * saying beside marks alone, where another has led to them. */
static bool
is_weaker_behind(const struct stretch *stretch)
{
	const struct saying *before = stretch->before,
			    *behind = stretch->behind;
	return behind && before && stretch->adjacent && before->subject
	       && before->kind == CUE_VERB && behind->kind == CUE_VERB
	       && before->word->takes & TAKES_CLAUSE
	       && view_is_finite(stretch->before_view, before->verb)
	       && !(behind->word->takes & TAKES_CLAUSE)
	       && tree_traits(&stretch->view->tree)->drops_subjects;
}

/* Verbs on both sides, each with who says it, the first right before the mark.
 */
static bool
has_two_verbs(const struct stretch *stretch)
{
	const struct saying *before = stretch->before,
			    *behind = stretch->behind;
	return before && behind && stretch->adjacent && before->subject
	       && behind->subject && before->kind == CUE_VERB
	       && behind->kind == CUE_VERB
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* "when {I} said, 'You go,' {he} said, '": two who speak. */
static bool
is_other_pronoun(const struct stretch *stretch)
{
	if (!has_two_verbs(stretch))
		return false;
	const struct token *first =
			&stretch->before_view->tree
					 .tokens[stretch->before->subject];
	const struct token *second =
			&stretch->behind_view->tree
					 .tokens[stretch->behind->subject];
	return first->upos == UPOS_PRON && second->upos == UPOS_PRON
	       && first->lower != second->lower;
}

/* "{Reyes} said, 'We are all,' {he} said, 'one.'": the first tells who. */
static bool
is_pronoun_behind_noun(const struct stretch *stretch)
{
	if (!has_two_verbs(stretch))
		return false;
	const struct token *second =
			&stretch->behind_view->tree
					 .tokens[stretch->behind->subject];
	return tree_is_noun(&stretch->before_view->tree,
			       stretch->before->subject)
	       && second->upos == UPOS_PRON
	       && feats_get(second->feats, FEATURE_PERSON) == PERSON_3;
}

/* "said, 'We go,' {state} legislators matter": a word that only looks like a
 * verb of saying. */
static bool
is_no_verb_behind(const struct stretch *stretch)
{
	if (!has_two_verbs(stretch))
		return false;
	const struct tree *tree = &stretch->behind_view->tree;
	return tree->tokens[stretch->behind->verb].upos != UPOS_VERB
	       && tree_relation(tree, stretch->behind->verb) == DEPREL_COMPOUND;
}

/* The first word behind the stretch. */
static uint32_t
first_behind(const struct quote_work *work, const struct marked *marked)
{
	uint32_t token = marked->close + !marked->unclosed;
	while (token + 1 < work->text->token_count && is_pause(work, token))
		token++;
	return token;
}

/* "He said, 'Can you?' I said, 'I can.'": the second verb tells what follows.
 */
static void
leave_to_next(struct quote_work *work, struct stretch *stretch)
{
	if (is_told_inside(work, stretch) || is_weaker_behind(stretch)
			|| is_no_verb_behind(stretch)
			|| is_pronoun_behind_noun(stretch)) {
		stretch->behind = NULL;
		return;
	}
	const struct saying *behind = stretch->behind;
	if (!behind || !stretch->before || !stretch->adjacent
			|| behind->kind != CUE_VERB
			|| (!is_one_of(work, stretch->marked->last, ".?!")
					&& !is_other_pronoun(stretch)))
		return;
	/* "I said, 'Why?' {He said} that it was late" */
	if (stretch->before->subject
			&& is_one_of(work, stretch->marked->last, ".?!")
			&& marked_begins_capital(work,
					first_behind(work, stretch->marked))
			&& !tree_traits(&stretch->view->tree)->drops_subjects) {
		stretch->behind = NULL;
		return;
	}
	uint32_t comma = view_token(stretch->behind_view, behind->last) + 1;
	if (comma + 1 < work->text->token_count && is_one_of(work, comma, ",:")
			&& marks_at(&work->marks, comma + 1))
		stretch->behind = NULL;
}

void
stretch_find_sayings(struct quote_work *work, struct stretch *stretch)
{
	find_before(work, stretch);
	find_behind(work, stretch);
	find_at_end(work, stretch);
	leave_to_next(work, stretch);
	find_above(work, stretch);
	find_aside(work, stretch);
}
