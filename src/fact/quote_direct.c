/* Words in quotation marks: which stretches make one statement, and what is
 * put. The verbs beside them: quote_beside.c; which are speech: quote_speech.c;
 * whose: quote_whose.c. */
#include "fact/quote_delivered.h"
#include "fact/quote_stretch.h"

static bool
is_cue_of(const struct quote *quote, const struct view *view,
		const struct saying *cue)
{
	return cue && quote->verb == view_token(view, cue->verb) + 1;
}

bool
stretch_follows(const struct quote_work *work, const struct stretch *stretch)
{
	if (!work->open || stretch->before || stretch->behind || stretch->colon
			|| !stretch->whole || stretch->signer
			|| stretch_is_answer(work, stretch))
		return false;
	for (uint32_t t = work->open_end; t < stretch->marked->open; t++)
		if (!is_pause(work, t) && !marks_at(&work->marks, t))
			return false;
	return true;
}

/* "...," he said, "...": the verb reports both. */
static bool
shares_verb(const struct quote_work *work, const struct stretch *stretch)
{
	return work->open && !stretch->behind
	       && is_cue_of(open_quote(work), stretch->before_view,
			       stretch->before);
}

/* "'We go' {or} 'we stay'": one word joins the words to those before. */
static bool
is_joined_on(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	return work->open && !stretch->before && !stretch->behind
	       && marked > work->marks.at && marked[-1].speech
	       && marked[-1].close + 2 == marked->open
	       && text_token(work, marked->open - 1)->upos == UPOS_CCONJ
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* Only pauses, marks and the reporting clause stand there, with "and", "then"
 * or its pronoun before it: "And then he — {he goes on to say}, '". */
static bool
is_bare(const struct quote_work *work, uint32_t from, uint32_t to,
		const struct view *view, const struct saying *cue)
{
	uint16_t first = cue->first;
	if (cue->subject < cue->verb && view->left[cue->subject] < first)
		first = view->left[cue->subject];
	for (uint32_t t = from; t < to; t++) {
		uint16_t at = local(view, t);
		uint8_t upos = text_token(work, t)->upos;
		bool joins = at && at < first
			     && (upos == UPOS_CCONJ || upos == UPOS_ADV
					     || view->tree.tokens[at].lower
								== view->tree.tokens[cue->subject]
										   .lower);
		if (!is_pause(work, t) && !marks_at(&work->marks, t) && !joins
				&& (at < first || at > cue->last))
			return false;
	}
	return true;
}

/* "Reyes told the mayor, '...' {And he} said, '": it may be the mayor's answer,
 * as behind a question. */
static bool
may_be_answer(struct quote_work *work, const struct stretch *stretch)
{
	const struct quote *open = open_quote(work);
	const struct marked *marked = stretch->marked;
	if (marked == work->marks.at || !open->verb)
		return false;
	if (is_one_of(work, marked[-1].last, "?"))
		return true;
	const struct view *view = view_of(work, open->sentence);
	uint16_t verb = local(view, open->verb - 1);
	TREE_CHILDREN(&view->tree, verb, child)
	if (verb && child > verb && view_token(view, child) < marked[-1].open
			&& (tree_relation(&view->tree, child) == DEPREL_IOBJ
					|| tree_relation(&view->tree, child)
							   == DEPREL_OBJ)
			&& feats_get(view->tree.tokens[child].feats,
					   FEATURE_PERSON)
					   != PERSON_1)
		return true;
	return false;
}

/* "Ana Reyes said, '...' {She} said, '...'", "{I} said, '...' {I} said, '...'":
 * the pronoun may be of whoever said the last statement. */
static bool
may_be_same(const struct quote_work *work, const struct tree *tree,
		const struct token *pronoun)
{
	const struct token *speaker = open_speaker(work);
	unsigned person = feats_get(pronoun->feats, FEATURE_PERSON);
	if (pronoun->upos != UPOS_PRON)
		return false;
	if (person == PERSON_1)
		return is_same_pronoun(speaker, pronoun)
		       && !tree_traits(tree)->drops_subjects;
	return person == PERSON_3
	       && (!speaker || speaker->upos != UPOS_PRON
			       || speaker->lower == pronoun->lower);
}

/* Where what stands between the last statement and the stretch begins: behind
 * its sentence, or behind one in brackets that follows that; 0 where more
 * stands between them. */
static uint32_t
first_between(const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *all = work->text->sentences;
	uint32_t number = marked->sentence;
	if (!number || all[number].paragraph != all[number - 1].paragraph)
		return 0;
	uint32_t above = marked_sentence_above(work, marked);
	if (above + 1 == number)
		return work->open_end < all[above].first ? 0 : work->open_end;
	return work->open_end < all[above].first + all[above].count
			       ? 0
			       : all[number].first;
}

/* "'...,' said Ana Reyes. '...,' she added.": the statement goes on. */
static bool
same_speaker(struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue =
			stretch->behind ? stretch->behind : stretch->before;
	const struct view *view = stretch->behind ? stretch->behind_view
						  : stretch->before_view;
	if (!work->open || !cue || !cue->subject || cue->kind != CUE_VERB)
		return false;
	const struct tree *tree = &view->tree;
	uint32_t from = first_between(work, stretch->marked);
	return from && may_be_same(work, tree, &tree->tokens[cue->subject])
	       && is_bare(work, from, stretch->marked->open, view, cue)
	       && !may_be_answer(work, stretch);
}

/* "And then she goes, '", "The governor leaned over, '": its sentence tells
 * anew who speaks. */
static bool
begins_turn(const struct quote_work *work, const struct stretch *stretch)
{
	const struct view *view = stretch->view;
	uint16_t mark = local(view, stretch->marked->open);
	if (stretch->whole || !mark)
		return false;
	if (delivered_in_talk(work, view, mark))
		return true;
	uint16_t subject = delivered_subject(work, view, mark);
	const struct mention *open = open_quote(work)->speaker;
	if (!subject || !tree_is_noun(&view->tree, subject)
			|| (open && open->sentence == view->sentence
					&& subject >= open->first
					&& subject <= open->last))
		return false;
	return view_may_speak(work, view, subject);
}

/* A sentence in marks later in the paragraph, while nobody else is told of. */
static bool
keeps_on(struct quote_work *work, const struct stretch *stretch)
{
	const struct sentence *sentences = work->text->sentences;
	uint32_t number = stretch->marked->sentence;
	if (!work->open || stretch->before || stretch->behind || stretch->colon
			|| !number || stretch->signer
			|| begins_turn(work, stretch))
		return false;
	const struct quote *open = open_quote(work);
	if (!open->speaker
			|| sentences[open->sentence].paragraph
					   != sentences[number].paragraph)
		return false;
	return speaker_nearby(work, number, stretch->marked->last_sentence)
	       == open->speaker;
}

/* A statement of more stretches is told as several. */
static bool
has_room(const struct quote_work *work)
{
	return work->open && open_quote(work)->gap_count < QUOTE_GAPS;
}

static void
extend(struct quote_work *work, const struct stretch *stretch)
{
	if (stretch->behind)
		stretch->behind->taken = true;
	if (stretch->before && stretch->adjacent)
		stretch->before->taken = true;
	struct quote *quote = open_quote(work);
	const struct marked *marked = stretch->marked;
	uint32_t start = text_token(work, marked->first)->start;
	bool between = false;
	for (uint32_t t = marked->open;
			t-- > 0
			&& text_token(work, t)->start >= quote->words.end;)
		between |= text_token(work, t)->upos != UPOS_PUNCT;
	if (between)
		quote->gaps[quote->gap_count++] =
				(struct quote_span){ quote->words.end, start };
	quote->words.end = text_token(work, marked->last)->end;
}

static void
set_end(struct quote_work *work, const struct stretch *stretch)
{
	const struct sentence *last = stretch->last_view->tree.sentence;
	if (stretch->behind)
		last = stretch->behind_view->tree.sentence;
	work->open_end = last->first + last->count;
}

/* Puts the stretch as a statement of its own, unless nobody could have said it;
 * returns whether it did. */
static bool
put_statement(struct quote_work *work, const struct stretch *stretch)
{
	struct saying *cue =
			stretch->behind ? stretch->behind : stretch->before;
	struct view *view = stretch->behind ? stretch->behind_view
					    : stretch->before_view;
	const struct mention *speaker =
			stretch_speaker(work, stretch, cue, view);
	if (!cue && speaker_is_vague(work, stretch, speaker))
		return false;
	struct quote quote = { .direct = true,
		.sentence = cue ? view->sentence : stretch->marked->sentence,
		.words = { text_token(work, stretch->marked->first)->start,
				text_token(work, stretch->marked->last)->end },
		.speaker = speaker };
	if (stretch->aside)
		quote.gaps[quote.gap_count++] = (struct quote_span){
			text_token(work, stretch->aside - 1)->end,
			text_token(work, stretch->aside_end + 1)->start
		};
	if (cue) {
		cue->taken = stretch->behind || stretch->adjacent
			     || tree_is(&view->tree, cue->verb,
					     GRAMMAR_WORDING);
		quote.verb = view_token(view, cue->verb) + 1;
		quote.verb_class = cue->word ? cue->word->class : 0;
	}
	work->open = quote_put(work, &quote) + 1;
	return true;
}

/* "It has been said that '", "I was asked, '": by nobody who is named. */
static bool
is_passive_of_nobody(
		const struct quote_work *work, const struct stretch *stretch)
{
	const struct tree *tree = &stretch->view->tree;
	uint16_t verb = local(stretch->view, stretch->marked->open);
	if (stretch->behind || verb < 4 || tree_traits(tree)->drops_subjects)
		return false;
	verb--;
	while (verb > 1
			&& (view_is_punctuation(stretch->view, verb)
					|| content_is_that(stretch->view, verb)
					|| tree->tokens[verb].upos == UPOS_ADV))
		verb--;
	if (!view_word(work, stretch->view, verb, false)
			|| !view_has_passive(tree, verb))
		return false;
	bool hearer = tree_is(tree, verb, GRAMMAR_TELL)
		      || tree_is(tree, verb, GRAMMAR_ASK);
	bool agent = false;
	TREE_CHILDREN(tree, verb, child)
	{
		if (child < verb
				&& tree_is_form(tree, child,
						GRAMMAR_IMPERSONAL))
			return true;
		agent |= child > verb && tree_child_in(tree, child, GRAMMAR_BY);
	}
	return hearer && !agent;
}

static bool
is_spoken(struct quote_work *work, const struct stretch *stretch)
{
	return stretch_is_speech(work, stretch)
	       && !stretch_is_unattributed(work, stretch)
	       && !stretch_is_pulled(work, stretch)
	       && !is_passive_of_nobody(work, stretch);
}

static void
read_stretch(struct quote_work *work, struct marked *marked)
{
	struct stretch stretch = { .marked = marked,
		.view = view_of(work, marked->sentence),
		.last_view = view_of(work, marked->last_sentence),
		.clause = marked_has_verb(work, marked)
			  || marked_is_order(work, marked)
			  || marked->sentence < marked->last_sentence,
		.whole = stretch_is_whole(work, marked) };
	stretch_find_sayings(work, &stretch);
	stretch_find_signature(work, &stretch);
	if ((stretch_resumes(work, &stretch) || is_joined_on(work, &stretch))
			&& has_room(work)) {
		marked->speech = true;
		extend(work, &stretch);
		set_end(work, &stretch);
		return;
	}
	if (!is_spoken(work, &stretch))
		return;
	marked->speech = true;
	marked->of_noun = !stretch.behind && stretch.before
			  && stretch.before->kind == CUE_NOUN;
	if (has_room(work) && !stretch_is_answer(work, &stretch)
			&& (stretch_follows(work, &stretch)
					|| shares_verb(work, &stretch)
					|| same_speaker(work, &stretch)
					|| keeps_on(work, &stretch)))
		extend(work, &stretch);
	else if (!put_statement(work, &stretch)) {
		marked->speech = false;
		return;
	}
	set_end(work, &stretch);
}

void
direct_read(struct quote_work *work, uint32_t sentence)
{
	while (work->next_mark < work->marks.count
			&& work->marks.at[work->next_mark].sentence <= sentence)
		read_stretch(work, &work->marks.at[work->next_mark++]);
}
