/* Whose words in marks are: by the verb beside them, by a noun that names them,
 * by the sentences around. */
#include "event/tree_words.h"
#include "fact/quote_delivered.h"
#include "fact/quote_lead.h"
#include "fact/quote_stretch.h"

/* "'Why?' 'Because we can.'": with nothing between the marks, who was asked
 * answers. */
bool
stretch_is_answer(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	if (marked == work->marks.at)
		return false;
	const struct marked *asked = marked - 1;
	return asked->close + 1 == marked->open && asked->speech
	       && !stretch->before && !stretch->behind
	       && is_one_of(work, asked->last, "?")
	       && !is_one_of(work, marked->last, "?")
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* "The bishop delivered his last sermon, '": who does what leads to the
 * words. */
static const struct mention *
speaker_of_sentence(struct quote_work *work, const struct stretch *stretch)
{
	uint16_t subject = delivered_subject(work, stretch->view,
			local(stretch->view, stretch->marked->open));
	if (!subject)
		return NULL;
	return speaker_of(work, stretch->view,
			speaker_author(work, stretch->view, subject));
}

/* "Allow me to quote our {queen}: '": who is quoted; 0 nobody. */
static uint16_t
whom_it_quotes(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = mark; t-- > 1;) {
		const struct quote_word *row =
				tree->tokens[t].upos == UPOS_VERB ? view_word(
						work, view, t, false)
								  : NULL;
		if (!row)
			continue;
		uint16_t object = row->takes & TAKES_QUOTED ? tree_child(
						  tree, t, DEPREL_OBJ)
							    : 0;
		if (object <= t || object >= mark
				|| tree_child_in(tree, t, GRAMMAR_NEGATION)
				|| view_is_marked(work, view, object))
			return 0;
		if (!content_is_thing(work, view, object))
			return speaker_author(work, view, object);
		return tree_traits(tree)->drops_subjects
				       ? 0
				       : delivered_owner(work, view, object);
	}
	return 0;
}

bool
stretch_begins_with_quoting(
		const struct quote_work *work, const struct stretch *stretch)
{
	enum { WORDS = 10 };
	const struct view *view = stretch->view;
	const struct tree *tree = &view->tree;
	uint16_t mark = local(view, stretch->marked->open);
	if (mark <= 3 || mark > WORDS || tree_traits(tree)->drops_subjects
			|| !tree_is(tree, 1, GRAMMAR_INFINITIVE_MARK))
		return false;
	const struct quote_word *row = view_word(work, view, 2, false);
	for (uint16_t t = 3; t < mark; t++)
		if (view_is_finite(view, t))
			return false;
	return row && row->takes & TAKES_QUOTED;
}

/* "I end by quoting our {queen}.": whom the sentence quotes last; 0 nobody. */
static uint16_t
whom_it_quoted(const struct quote_work *work, const struct view *view)
{
	uint16_t end = (uint16_t)(view->tree.count + 1);
	return tree_traits(&view->tree)->drops_subjects
			       ? 0
			       : whom_it_quotes(work, view, end);
}

/* "repeat a message from our {queen}: '", "{his} answer was, '": whose words
 * they are, where no verb of the owner's own tells so; 0 nobody's. */
static uint16_t
owner_of_words(const struct quote_work *work, const struct stretch *stretch,
		const struct saying *cue)
{
	const struct view *view = stretch->view;
	const struct tree *tree = &view->tree;
	uint16_t mark = local(view, stretch->marked->open);
	uint16_t noun = mark > 1 ? delivered_words(work, view, mark) : 0;
	uint16_t owner = delivered_owner(work, view, noun);
	if (stretch->behind)
		return 0;
	if (!owner && !cue
			&& (stretch->colon
					|| stretch_begins_with_quoting(
							work, stretch)))
		return whom_it_quotes(work, view, mark);
	if (!owner || !cue)
		return owner;
	if (stretch->before_view != view || cue->kind != CUE_VERB
			|| !cue->subject
			|| feats_get(tree->tokens[owner].feats, FEATURE_PERSON)
					   == PERSON_3)
		return 0;
	bool quoted = lead_before_quoting(view, mark) != mark
		      && feats_get(tree->tokens[cue->subject].feats,
					 FEATURE_PERSON)
					 == PERSON_1;
	return quoted || tree_is(tree, cue->verb, GRAMMAR_REPEAT)
					       || tree_is(tree,
							       tree_head(tree, noun),
							       GRAMMAR_REPEAT)
			       ? owner
			       : 0;
}

/* "Let me recall the words of the treaty. And I quote, '": whose words the
 * sentence before tells of; null nobody's. */
static const struct mention *
speaker_announced(struct quote_work *work, const struct stretch *stretch)
{
	uint32_t number = stretch->marked->sentence;
	uint16_t mark = local(stretch->view, stretch->marked->open);
	if (!number)
		return NULL;
	struct view *above = view_of(work, number - 1);
	const struct sentence *at = stretch->view->tree.sentence;
	bool alone = stretch->whole && !stretch->colon
		     && at[-1].paragraph == at->paragraph;
	uint16_t quoted = alone ? whom_it_quoted(work, above) : 0;
	if (quoted)
		return speaker_of(work, above, quoted);
	if (mark < 3 || !delivered_announces(stretch->view, mark))
		return NULL;
	uint16_t owner = delivered_owner(
			work, above, delivered_words_ending(work, above));
	return owner ? speaker_of(work, above, owner) : NULL;
}

/* "'...' {Those are the words of} Reyes.": the sentence behind tells whose they
 * are; null where it does not. */
static const struct mention *
speaker_told_behind(struct quote_work *work, const struct stretch *stretch)
{
	uint32_t number = stretch->marked->last_sentence + 1;
	if (!stretch->whole || stretch->colon
			|| number >= work->text->sentence_count)
		return NULL;
	struct view *below = view_of(work, number);
	const struct tree *tree = &below->tree;
	uint16_t root = tree->first_child[0];
	if (!root
			|| feats_get(tree->tokens[1].feats, FEATURE_PRONTYPE)
					   != PRONTYPE_DEM
			|| tree->tokens[1].upos != UPOS_PRON
			|| tree_traits(tree)->drops_subjects
			|| tree_child_in(tree, root, GRAMMAR_NEGATION)
			|| !tree_is(tree, root, GRAMMAR_WORDING))
		return NULL;
	uint16_t owner = delivered_owner(work, below, root);
	return owner ? speaker_of(work, below, owner) : NULL;
}

/* "They voted. {And said,} '": who did what the sentence before tells last;
 * null where the verb has somebody of its own. */
static const struct mention *
speaker_gone_on(struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct sentence *at = view->tree.sentence;
	if (!view->sentence || at[-1].paragraph != at->paragraph
			|| !saying_goes_on(view, cue))
		return NULL;
	struct view *above = view_of(work, view->sentence - 1);
	uint16_t subject = subject_told_last(work, above);
	return subject ? speaker_of(work, above,
			       speaker_author(work, above, subject))
		       : NULL;
}

/* Who was asked: who spoke before the one that asks; null nobody did. */
static const struct mention *
speaker_asked(const struct quote_work *work)
{
	enum { STATEMENTS = 8 };
	const struct sentence *sentences = work->text->sentences;
	const struct quote *asked = open_quote(work);
	size_t last = work->open ? work->open - 1 : 0;
	for (size_t i = last; i-- > 0 && i + STATEMENTS > last;) {
		const struct quote *before = &work->out[i];
		if (sentences[before->sentence].paragraph
				!= sentences[asked->sentence].paragraph)
			break;
		if (before->direct && before->speaker != asked->speaker)
			return before->speaker;
	}
	return NULL;
}

const struct mention *
stretch_speaker(struct quote_work *work, const struct stretch *stretch,
		struct saying *cue, struct view *view)
{
	const struct mention *speaker =
			cue ? speaker_of_cue(work, view, cue) : NULL;
	if (stretch->signer)
		return speaker_of(work, stretch->signer_view, stretch->signer);
	if (work->open && stretch_is_answer(work, stretch))
		return speaker_asked(work);
	uint16_t owner = owner_of_words(work, stretch, cue);
	if (owner)
		return speaker_of(work, stretch->view, owner);
	if (cue && !speaker)
		speaker = speaker_gone_on(work, view, cue);
	const struct mention *announced =
			cue ? NULL : speaker_announced(work, stretch);
	if (!announced && !cue)
		announced = speaker_told_behind(work, stretch);
	if (announced)
		return announced;
	if (!cue && stretch->colon
			&& view_begins_with_call(work, stretch->view))
		return speaker_before_colon(
				work, stretch->view, stretch->colon);
	if (!speaker && stretch->colon)
		speaker = speaker_before_colon(
				work, stretch->view, stretch->colon);
	if (!speaker && !cue && !stretch->colon && !stretch->whole)
		speaker = speaker_of_sentence(work, stretch);
	return speaker ? speaker
		       : speaker_nearby(work, stretch->marked->sentence,
				       stretch->marked->last_sentence);
}
