/* Which words in quotation marks were said. */
#include "event/tree_verb.h"
#include "fact/quote_delivered.h"
#include "fact/quote_lead.h"
#include "fact/quote_stretch.h"

bool
stretch_ends_as_speech(
		const struct quote_work *work, const struct marked *marked)
{
	if (is_one_of(work, marked->last, ",.?!"))
		return true;
	return !marked->unclosed && marked->close + 1 < work->text->token_count
	       && is_one_of(work, marked->close + 1, ",");
}

bool
stretch_is_joined(const struct quote_work *work, const struct stretch *stretch)
{
	uint32_t open = stretch->marked->open;
	return open > stretch->view->tree.sentence->first + 2 && stretch->clause
	       && text_token(work, open - 1)->upos == UPOS_CCONJ
	       && is_one_of(work, open - 2, ",")
	       && !marks_at(&work->marks, open - 3)
	       && stretch_ends_as_speech(work, stretch->marked)
	       && marked_has_subject(work, stretch->marked);
}

bool
stretch_takes_speech(const struct quote_work *work, const struct saying *cue)
{
	const struct quote_word *row = cue->word;
	for (; row; row = quote_word_next(work->tables, row))
		if (!row->noun && row->reflexive == cue->word->reflexive
				&& row->takes & (TAKES_CLAUSE | TAKES_SPEECH))
			return true;
	return false;
}

/* The token behind what stands in brackets at `token`: "... (in Spanish)". */
static uint32_t
skip_brackets(const struct quote_work *work, uint32_t token, uint32_t end)
{
	uint32_t depth = 0, t = token;
	for (; t < end; t++) {
		if (is_one_of(work, t, "(["))
			depth++;
		else if (is_one_of(work, t, ")]"))
			depth -= depth > 0;
		else if (!depth)
			break;
	}
	return depth ? token : t;
}

bool
stretch_is_whole(const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *first = &work->text->sentences[marked->sentence];
	const struct sentence *last =
			&work->text->sentences[marked->last_sentence];
	for (uint32_t t = first->first; t < marked->open; t++)
		if (!is_pause(work, t))
			return false;
	uint32_t end = last->first + last->count, behind = marked->close + 1;
	/* "'...', (page 3)" */
	if (behind < end && is_one_of(work, behind, ","))
		behind++;
	for (uint32_t t = skip_brackets(work, behind, end); t < end; t++)
		if (!is_pause(work, t))
			return false;
	return true;
}

/* "finished the film 'the way it was meant to be'": a verb that may only lead
 * to words has something else to do. */
static bool
does_else(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	const struct tree *tree = &stretch->before_view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	return cue->word->takes == TAKES_SPEECH && object > cue->verb
	       && view_token(stretch->before_view, object)
				  < stretch->marked->open
	       && !is_one_of(work, stretch->marked->open - 1, ",");
}

/* "añadió un artículo sobre las tarifas que 'pueden subir'": the words tell of
 * a noun. */
static bool
tells_of_noun(const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	const struct tree *tree = &stretch->before_view->tree;
	uint16_t that = local(stretch->before_view, stretch->marked->open);
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (that-- < 3 || !tree_traits(tree)->drops_subjects
			|| object <= cue->verb || object >= that
			|| tree_child(tree, object, DEPREL_CASE))
		return false;
	return tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER)
	       && tree_is_noun(tree, (uint16_t)(that - 1));
}

/* "said that there were three rules: 'no cars, no dogs ...'": the words go on
 * with the clause that the verb has already. */
static bool
lists_in_clause(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	if (cue->kind != CUE_VERB || stretch->behind
			|| marked_begins_capital(work, stretch->marked->first))
		return false;
	uint16_t that = content_that(work, stretch->before_view, cue);
	/* "recordó dos reglas: 'el respeto y la paz'" */
	uint16_t object = content_object(stretch->before_view, cue);
	if (object && object < stretch->colon && !stretch->clause)
		return true;
	return that && that < stretch->colon;
}

static bool
takes_words(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	if (!cue || stretch->colon)
		return cue && !lists_in_clause(work, stretch);
	if (cue->kind == CUE_VERB && tells_of_noun(stretch))
		return false;
	if (cue->kind == CUE_ACCORDING)
		return true;
	if (does_else(work, stretch))
		return false;
	return stretch->clause || stretch_takes_speech(work, cue);
}

/* "said that 'we go' and asked ...", "said that 'we go' and that 'they stay'":
 * "and" joins to the verb of saying, or begins a clause like the words. */
static bool
joins_clause(const struct stretch *stretch, uint32_t token)
{
	const struct view *view = stretch->before_view;
	uint16_t and = view ? local(view, token) : 0;
	if (!and|| view->tree.tokens[and].upos != UPOS_CCONJ)
		return false;
	uint16_t verb = tree_head(&view->tree, and);
	if (and< view->tree.count && content_is_that(view, (uint16_t)(and+1)))
		return true;
	return verb > and
	       && tree_head(&view->tree, verb) == stretch->before->verb;
}

/* "dijo que 'no irá' por lo que ...", "aunque ...", "ya que ...": where no
 * clause lacks its "que", another begins there. */
static bool
begins_clause(const struct stretch *stretch, uint32_t token)
{
	const struct view *view = stretch->last_view;
	uint16_t at = local(view, token);
	if (!at || !tree_traits(&view->tree)->drops_subjects)
		return false;
	for (uint16_t t = at; t < at + 3 && t <= view->tree.count; t++) {
		uint8_t upos = view->tree.tokens[t].upos;
		if (upos == UPOS_SCONJ
				|| tree_is_form(&view->tree, t,
						GRAMMAR_COMPLEMENTIZER))
			return true;
		/* "{al} responder" */
		bool article = t > at && upos == UPOS_DET;
		if (upos != UPOS_ADP && upos != UPOS_ADV && !article
				&& !tree_is(&view->tree, t,
						GRAMMAR_FREE_RELATIVE))
			return t > at && tree_is_infinitive(&view->tree, t);
	}
	return false;
}

/* Behind the words a new phrase, not the rest of their clause: "said that 'we
 * go' as soon as we can". */
static bool
ends_clause(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	const struct sentence *last =
			&work->text->sentences[marked->last_sentence];
	uint32_t behind = marked->close + 1;
	if (marked->unclosed || behind >= last->first + last->count)
		return true;
	if (stretch->behind || text_token(work, behind)->upos == UPOS_PUNCT)
		return true;
	if (begins_clause(stretch, behind))
		return true;
	if (text_token(work, behind)->upos == UPOS_CCONJ
			&& (marked_begins_capital(work, marked->first)
					|| joins_clause(stretch, behind)))
		return true;
	return is_one_of(work, marked->last, ",.?!");
}

/* "Sobre la venta de la empresa 'no se sabe nada por ahora', dijo": the words
 * have the first verb of their sentence. */
static bool
is_clause_behind_topic(
		const struct quote_work *work, const struct stretch *stretch)
{
	enum { FEWEST = 4 };
	const struct marked *marked = stretch->marked;
	if (!tree_traits(&stretch->view->tree)->drops_subjects
			|| !stretch->clause
			|| marked->last - marked->first < FEWEST)
		return false;
	uint16_t open = local(stretch->view, marked->open);
	if (stretch->view->tree.tokens[1].upos != UPOS_ADP)
		return false;
	for (uint16_t t = 1; t < open; t++)
		if (view_is_finite(stretch->view, t))
			return false;
	return !marks_at(&work->marks, marked->open - 1);
}

/* Before the words the subject of a verb inside them; not that of the verb of
 * saying. */
static bool
has_subject_at(const struct quote_work *work, const struct stretch *stretch,
		uint16_t token)
{
	const struct tree *tree = &stretch->view->tree;
	const struct marked *marked = stretch->marked;
	const struct saying *cue = stretch->before;
	uint16_t verb = tree_head(tree, token);
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	if ((deprel != DEPREL_NSUBJ && deprel != DEPREL_CSUBJ)
			|| verb <= local(stretch->view, marked->open)
			|| view_token(stretch->view, verb) > marked->last)
		return false;
	return !(cue && cue->subject == token)
	       && !view_is_marked(work, stretch->view, token)
	       && !tree_is(tree, token, GRAMMAR_RELATIVE);
}

/* "Vender peces, 'salvo en mayo, es imposible', insiste Mora": what stands
 * before the words has no verb, and is no phrase with a preposition. */
static bool
lacks_verb_before(const struct view *view, uint16_t open)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = 1; t < open; t++)
		if (view_is_finite(view, t))
			return false;
	return tree->tokens[1].upos == UPOS_DET || tree_is_noun(tree, 1)
	       || tree_is_infinitive(tree, 1);
}

/* "La derrota, según Mora, 'nos debe servir de lección'": the words end a
 * clause whose subject stands before them. */
static bool
ends_clause_before(const struct quote_work *work, const struct stretch *stretch)
{
	const struct tree *tree = &stretch->view->tree;
	uint16_t open = local(stretch->view, stretch->marked->open);
	uint16_t before = (uint16_t)(open - 1);
	if (!tree_traits(tree)->drops_subjects || stretch->colon
			|| marked_begins_capital(work, stretch->marked->first))
		return false;
	if (before && tree_is_form(tree, before, GRAMMAR_COMPLEMENTIZER))
		return false;
	if (stretch->behind && !stretch->before && stretch->clause
			&& lacks_verb_before(stretch->view, open))
		return true;
	for (uint16_t t = 1; t < open; t++)
		if (has_subject_at(work, stretch, t))
			return true;
	return false;
}

/* Words in marks right behind the token are a part of its phrase. */
static bool
belongs_to_phrase(const struct quote_work *work, uint32_t token)
{
	switch ((enum upos)text_token(work, token)->upos) {
	case UPOS_ADJ:
	case UPOS_ADP:
	case UPOS_DET:
	case UPOS_NOUN:
		return true;
	default:
		return false;
	}
}

/* Not the end of a clause that begins before the mark: "The visit is 'a grave
 * mistake', she said." */
static bool
is_introduced(const struct quote_work *work, const struct stretch *stretch)
{
	const struct sentence *sentence = stretch->view->tree.sentence;
	uint32_t open = stretch->marked->open;
	/* "lied about the 'leak,' read", "the word 'cut', Reyes said": a word
	 * of the sentence's */
	if (open > sentence->first && !stretch->clause
			&& belongs_to_phrase(work, open - 1))
		return false;
	/* "They were 'so late that we left. I went home,' she said": what is
	 * said goes on with a sentence of its own */
	if (open == sentence->first || stretch->before
			|| (stretch->marked->last_sentence
							!= stretch->marked->sentence
					&& stretch_ends_as_speech(
							work, stretch->marked)
					&& !tree_traits(&stretch->view->tree)
							    ->drops_subjects))
		return true;
	return text_token(work, open - 1)->upos == UPOS_PUNCT
	       || stretch_is_joined(work, stretch)
	       || is_clause_behind_topic(work, stretch);
}

/* "delivered his last sermon, 'Let us move on ...'": a sentence behind a comma,
 * without a word of saying; not the last of several titles. */
static bool
is_delivered(const struct quote_work *work, const struct stretch *stretch)
{
	enum { FEWEST = 6 };
	const struct marked *marked = stretch->marked;
	if (marked->open < stretch->view->tree.sentence->first + 2
			|| marks_at(&work->marks, marked->open - 2)
			|| !delivered_leads(work, stretch->view,
					local(stretch->view, marked->open)))
		return false;
	return stretch->clause && marked->last - marked->first >= FEWEST
	       && is_one_of(work, marked->open - 1, ",")
	       && marked_begins_capital(work, marked->first)
	       && is_one_of(work, marked->last, ".!?");
}

/* "Then he goes, 'No.'", "and I'm like, 'You wait.'", "the answer was, 'How
 * long?'": a sentence, however short. */
static bool
is_told_in_talk(const struct quote_work *work, const struct stretch *stretch)
{
	const struct view *view = stretch->view;
	const struct marked *marked = stretch->marked;
	uint16_t mark = local(view, marked->open);
	if (mark < 3 || !is_one_of(work, marked->open - 1, ",")
			|| !marked_begins_capital(work, marked->first)
			|| !is_one_of(work, marked->last, ".!?"))
		return false;
	return delivered_in_talk(work, view, mark)
	       || (view->tree.tokens[mark - 2].upos == UPOS_AUX
			       && (delivered_words(work, view, mark)
					       || delivered_what(work, view,
							       mark)));
}

/* "We share the views on reform told in his report, 'In larger freedom'": a
 * name or a phrase, and the verb of saying is far away. */
static bool
stands_far(const struct quote_work *work, const struct stretch *stretch)
{
	enum { WORDS = 6 };
	const struct marked *marked = stretch->marked;
	uint32_t verb = view_token(stretch->before_view, stretch->before->verb);
	return !stretch->colon && !stretch->clause
	       && !is_one_of(work, marked->last, ".?!")
	       && verb + WORDS < marked->open;
}

/* "{Nobody} said: '" */
static bool
has_nobody_as_subject(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject && !tree_traits(tree)->drops_subjects
	       && subject_is_nobody(tree, subject);
}

/* A verb of saying; "I want to begin with her words: '" and "allow me to quote
 * her: '" are of none. */
static bool
is_of_telling(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct quote_word *row = view_word(work, view, verb, false);
	return row && !(row->takes & TAKES_QUOTED)
	       && (row->takes != TAKES_SPEECH
			       || tree_traits(&view->tree)->drops_subjects);
}

/* "nadie puede {decir}: '", "you should {tell} your sons: '": what nobody has
 * said, by the last verb before the colon. */
static bool
is_only_supposed(const struct quote_work *work, const struct stretch *stretch)
{
	enum { WORDS = 4, MORE_WORDS = 7 };
	const struct view *view = stretch->view;
	const struct tree *tree = &view->tree;
	unsigned words = tree_traits(tree)->drops_subjects ? WORDS : MORE_WORDS;
	/* "I would like to end with a call from Ana {Reyes}: '" */
	if (!tree_traits(tree)->drops_subjects
			&& (stretch->before
					|| view_is_person_name(view,
							(uint16_t)(stretch->colon
									- 1))))
		return false;
	for (uint16_t t = stretch->colon;
			t-- > 1 && t + words >= stretch->colon;)
		if (tree->tokens[t].upos == UPOS_VERB)
			return !view_is_marked(work, view, t)
			       && is_of_telling(work, view, t)
			       && (verb_is_unsaid(work, view, t)
					       || has_nobody_as_subject(
							       tree, t));
	return false;
}

/* "Ana Reyes, Mayor of Lima: 'Great to see it done!' [Tweet, 1 May]": a label
 * begins the paragraph, and a sentence without a verb ends it. */
static bool
is_testimony(const struct quote_work *work, const struct stretch *stretch)
{
	enum { FEWEST = 5 };
	const struct marked *marked = stretch->marked;
	const struct text *text = work->text;
	const struct sentence *first = &text->sentences[marked->sentence];
	if (tree_traits(&stretch->view->tree)->drops_subjects
			|| marked->last - marked->first < FEWEST
			|| !marked_begins_capital(work, marked->first)
			|| !is_one_of(work, marked->last, ".!?"))
		return false;
	if (marked->sentence && first[-1].paragraph == first->paragraph)
		return false;
	for (uint16_t t = 1; t < stretch->colon; t++)
		if (view_is_finite(stretch->view, t))
			return false;
	const struct sentence *last = &text->sentences[marked->last_sentence];
	uint32_t end = last->first + last->count;
	uint32_t t = skip_brackets(work, marked->close + 1, end);
	while (t < end && is_pause(work, t))
		t++;
	return t == end;
}

/* The sentences of the stretch are a paragraph. */
static bool
is_paragraph(const struct quote_work *work, const struct marked *marked)
{
	const struct text *text = work->text;
	const struct sentence *first = &text->sentences[marked->sentence];
	const struct sentence *last = &text->sentences[marked->last_sentence];
	return (!marked->sentence || first[-1].paragraph != first->paragraph)
	       && (marked->last_sentence + 1 == text->sentence_count
			       || last[1].paragraph != last->paragraph);
}

/* The words of `part` stand in `whole`, which has more. */
static bool
repeats(const struct quote_work *work, const struct marked *part,
		const struct marked *whole)
{
	const struct token *tokens = work->text->tokens;
	uint32_t last = part->last;
	if (last > part->first && tokens[last].upos == UPOS_PUNCT)
		last--;
	uint32_t count = last - part->first + 1;
	for (uint32_t t = whole->first; t + count <= whole->last + 1; t++) {
		uint32_t same = 0;
		while (same < count
				&& tokens[t + same].lower
						   == tokens[part->first + same]
								   .lower)
			same++;
		if (same == count)
			return true;
	}
	return false;
}

bool
stretch_is_pulled(struct quote_work *work, const struct stretch *stretch)
{
	enum { FEWEST = 3, MOST = 40, ASKED = 16 };
	const struct marked *marked = stretch->marked;
	uint32_t words = marked->last - marked->first;
	if (!stretch->whole || stretch->before || stretch->behind
			|| stretch->signer || words < FEWEST || words > MOST
			|| !is_paragraph(work, marked)
			|| work->pulled++ >= ASKED)
		return false;
	for (size_t i = 0; i < work->marks.count; i++) {
		const struct marked *other = &work->marks.at[i];
		bool alone = stretch_is_whole(work, other)
			     && is_paragraph(work, other);
		if (other != marked && !alone && repeats(work, marked, other))
			return true;
	}
	return false;
}

/* "I said, 'Call Oslo.'", "said, 'Why Oslo?'": what is told behind a comma, and
 * ends as a sentence does or is an order. */
static bool
is_told_sentence(const struct quote_work *work, const struct stretch *stretch)
{
	return stretch->before && stretch->adjacent
	       && !tree_traits(&stretch->view->tree)->drops_subjects
	       && stretch->before->kind == CUE_VERB
	       && stretch->before->word->takes & TAKES_CLAUSE
	       && is_one_of(work, stretch->marked->open - 1, ",")
	       && (is_one_of(work, stretch->marked->last, ".?!")
			       || (is_one_of(work, stretch->marked->last, ",")
					       && marked_is_order(work,
							       stretch->marked)));
}

/* Titles have capitals throughout in English; "Iremos a Lima". */
static bool
is_title(const struct quote_work *work, const struct stretch *stretch)
{
	bool sentence = is_told_sentence(work, stretch)
			|| (stretch->clause
					&& tree_traits(&stretch->view->tree)
							   ->noun_first);
	return marked_is_title(work, stretch->marked) && !stretch->colon
	       && !stretch->whole && !sentence;
}

/* Whatever stands around them, nobody said these words. */
static bool
is_part_of_sentence(
		const struct quote_work *work, const struct stretch *stretch)
{
	if (ends_clause_before(work, stretch))
		return true;
	if (!stretch->colon)
		return marked_is_relative(work, stretch->marked);
	return !stretch->behind
	       && (is_only_supposed(work, stretch)
			       || lead_is_name(stretch->view, stretch->colon));
}

static uint32_t
word_count(const struct marked *marked)
{
	return marked->last - marked->first + 1;
}

/* "'The road,' she said, '{is shut}'": with what was said before in the
 * sentence. */
static bool
goes_on(const struct quote_work *work, const struct marked *marked)
{
	return marked > work->marks.at && marked[-1].speech
	       && marked[-1].last_sentence == marked->sentence;
}

/* "she used to say, 'just a little more room.'", "think of that: 'parts of a
 * plan.'": a part of what was said. */
static bool
is_loose_phrase(const struct quote_work *work, const struct stretch *stretch)
{
	enum { FEW = 6 };
	return is_lower(work, stretch->marked->first)
	       && !goes_on(work, stretch->marked)
	       && (!stretch->colon || word_count(stretch->marked) <= FEW)
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* "as she put it, 'hard to believe'", "said it 'was late'": less than a
 * sentence, without a subject in the marks. */
static bool
is_predicate_alone(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	return !stretch->colon && !goes_on(work, marked)
	       && is_lower(work, marked->first)
	       && marked->sentence == marked->last_sentence
	       && !is_one_of(work, marked->last, ".?!")
	       && !marked_has_subject(work, marked)
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* Behind a verb of saying that may lead to them. */
static bool
is_led_to(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	if (stretch->before->kind == CUE_ACCORDING && !stretch->clause)
		return false;
	if (stands_far(work, stretch) || is_predicate_alone(work, stretch))
		return false;
	if (stretch->colon || is_one_of(work, marked->open - 1, ","))
		return stretch->clause
		       || (word_count(marked) > 2
				       && !is_loose_phrase(work, stretch))
		       || marked_begins_capital(work, marked->first);
	/* "his claim that 'we shall win' has spread" */
	if (stretch->before->kind == CUE_NOUN)
		return marked_has_subject(work, marked);
	return stretch->clause && ends_clause(work, stretch);
}

/* "'Help me win,' he said. '{Please.}'": a sentence of a word or two goes on
 * with words whose reporting clause has just ended. */
static bool
goes_on_briefly(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	return stretch_follows(work, stretch)
	       && work->out[work->open - 1].verb
	       && marked_begins_capital(work, marked->first)
	       && is_one_of(work, marked->last, ".!?")
	       && !tree_traits(&stretch->view->tree)->drops_subjects;
}

/* "rules such as, '...'": an example of a thing. */
static bool
is_example(const struct stretch *stretch)
{
	const struct tree *tree = &stretch->view->tree;
	uint16_t as = local(stretch->view, stretch->marked->open);
	if (as < 4 || stretch->behind || tree_traits(tree)->drops_subjects)
		return false;
	as--;
	while (as > 1 && view_is_punctuation(stretch->view, as))
		as--;
	return as > 1 && tree_is(tree, as, GRAMMAR_PREDICATIVE)
	       && tree_is_form(tree, (uint16_t)(as - 1), GRAMMAR_RESULT);
}

/* "the plan: 'Safe from floods', {has made} progress": the verb behind the
 * words is of what stands before them. */
static bool
is_told_behind(const struct quote_work *work, const struct stretch *stretch)
{
	const struct view *view = stretch->view;
	uint16_t verb = local(view, stretch->marked->close);
	if (!verb || stretch->marked->unclosed
			|| tree_traits(&view->tree)->drops_subjects)
		return false;
	while (verb < view->tree.count && view_is_punctuation(view, verb))
		verb++;
	if (!view_is_finite(view, verb))
		return false;
	uint16_t main = view->tree.tokens[verb].upos == UPOS_AUX
					? tree_head(&view->tree, verb)
					: verb;
	uint16_t subject = main ? tree_surface_subject(&view->tree, main) : 0;
	return subject && subject < stretch->colon
	       && !view_word(work, view, main, false);
}

/* "The {question} is, 'Did he win?'", "the point is, '...'": nobody's words. */
static bool
is_named_by_nobody(const struct quote_work *work, const struct stretch *stretch)
{
	const struct view *view = stretch->view;
	uint16_t mark = local(view, stretch->marked->open);
	if (mark < 4 || stretch->before || stretch->behind || stretch->colon
			|| view->tree.tokens[mark - 2].upos != UPOS_AUX)
		return false;
	uint16_t noun = delivered_words(work, view, mark);
	return noun && view_word(work, view, noun, true)
	       && !content_is_document(work, view, noun)
	       && !delivered_owner(work, view, noun)
	       && !delivered_what(work, view, mark);
}

/* "The theme {you proposed}, 'Hope by the river', is timely": the name of a
 * thing that the verb behind the words tells of. */
static bool
is_apposed(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	const struct tree *tree = &stretch->view->tree;
	if (!cue && !stretch->behind && stretch->colon)
		return is_told_behind(work, stretch);
	if (!cue || stretch->behind || stretch->colon || cue->kind != CUE_VERB
			|| stretch->before_view != stretch->view
			|| tree_relation(tree, cue->verb) != DEPREL_ACL_RELCL)
		return false;
	uint16_t noun = tree_head(tree, cue->verb);
	uint16_t verb = noun ? tree_head(tree, noun) : 0;
	return verb && noun != cue->subject
	       && tree_relation(tree, noun) == DEPREL_NSUBJ
	       && view_token(stretch->view, verb) > stretch->marked->close
	       && !view_word(work, stretch->view, noun, true);
}

/* "the {theme} of this debate: '", "the {theme} chosen for it: '": the noun
 * whose phrase ends there, if it is one that words in marks name; 0 none. */
static uint16_t
heading_over(const struct view *view, uint16_t last)
{
	enum { STEPS = 5 };
	const struct tree *tree = &view->tree;
	uint16_t noun = last;
	for (unsigned i = 0; i < STEPS && noun && noun <= last;
			i++, noun = tree_head(tree, noun)) {
		if (tree->tokens[noun].upos == UPOS_NOUN
				&& tree_is(tree, noun, GRAMMAR_HEADING))
			return noun;
		if (view_is_finite(view, noun))
			return 0;
	}
	return 0;
}

/* "we welcome this year's {theme}, 'Hope for all'" */
static bool
is_heading(const struct stretch *stretch)
{
	const struct tree *tree = &stretch->view->tree;
	const struct saying *cue = stretch->before;
	uint16_t last = local(stretch->view, stretch->marked->open);
	if (last < 2 || stretch->behind || tree_traits(tree)->drops_subjects)
		return false;
	last--;
	while (last > 1 && view_is_punctuation(stretch->view, last))
		last--;
	uint16_t noun = stretch->colon ? heading_over(stretch->view, last)
				       : last;
	/* "said to me on this topic, '" */
	if (cue && noun && (noun == last || tree_head(tree, noun) == cue->verb)
			&& tree_child(tree, noun, DEPREL_CASE))
		return false;
	return noun && tree->tokens[noun].upos == UPOS_NOUN
	       && tree_is(tree, noun, GRAMMAR_HEADING);
}

/* "told the {crowd} '", "said in a {speech} '": between the verb of saying and
 * the words stands whom, when or where they were said. */
static bool
is_of_saying(const struct quote_work *work, const struct stretch *stretch,
		uint16_t noun)
{
	const struct saying *cue = stretch->before;
	const struct tree *tree = &stretch->view->tree;
	if (!cue || stretch->before_view != stretch->view || !cue->word
			|| !stretch_takes_speech(work, cue))
		return false;
	/* "announced the launch of the {programme} '" */
	if (tree_head(tree, noun) != cue->verb)
		return false;
	return tree_relation(tree, noun) != DEPREL_OBJ
	       || view_may_speak(work, stretch->view, noun);
}

/* "supports the programme 'Access to": a name in marks that nothing closes,
 * so that all behind it would be one. */
static bool
is_open_name(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	uint16_t mark = local(stretch->view, marked->open);
	uint16_t noun = (uint16_t)(mark - 1);
	return marked->unclosed && mark > 1 && !stretch->behind
	       && stretch->view->tree.tokens[noun].upos == UPOS_NOUN
	       && !is_of_saying(work, stretch, noun);
}

/* "For {example}: '", "the {problem}: '": a thing that says nothing, and no
 * verb. */
static bool
is_of_mute(const struct stretch *stretch)
{
	const struct tree *tree = &stretch->view->tree;
	uint16_t noun = (uint16_t)(stretch->colon - 1);
	for (uint16_t t = 1; t < stretch->colon; t++)
		if (view_is_finite(stretch->view, t))
			return false;
	return stretch->colon > 1 && tree->tokens[noun].upos == UPOS_NOUN
	       && tree_is(tree, noun, GRAMMAR_MUTE)
	       && (noun == 1 || !tree_is_capital(tree, noun))
	       && !tree_child(tree, noun, DEPREL_NMOD_POSS)
	       && !tree_traits(tree)->drops_subjects;
}

/* "The old words of Ana Reyes, 'We can do it', still hold": a clause that
 * stands beside the name of whose words it is. */
static bool
is_in_words_of(const struct quote_work *work, const struct stretch *stretch)
{
	const struct view *view = stretch->view;
	uint16_t mark = local(view, stretch->marked->open);
	if (mark < 3 || !stretch->clause
			|| !is_one_of(work, stretch->marked->open - 1, ",")
			|| !marked_begins_capital(work, stretch->marked->first))
		return false;
	uint16_t noun = delivered_words(work, view, mark);
	uint16_t owner = noun && tree_is(&view->tree, noun, GRAMMAR_WORDING)
					 ? delivered_owner(work, view, noun)
					 : 0;
	return owner && view->tree.tokens[owner].upos == UPOS_PROPN;
}

bool
stretch_is_speech(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	if (is_title(work, stretch) || is_example(stretch)
			|| is_apposed(work, stretch)
			|| is_named_by_nobody(work, stretch)
			|| is_heading(stretch)
			|| is_open_name(work, stretch))
		return false;
	if (stretch->signer)
		return stretch->clause;
	if (is_part_of_sentence(work, stretch))
		return false;
	if (stretch->behind)
		return is_introduced(work, stretch)
		       && (stretch->clause
				       || stretch_ends_as_speech(work, marked));
	if (takes_words(work, stretch))
		return is_led_to(work, stretch);
	if (stretch->colon)
		return !is_of_mute(stretch)
		       && (stretch->clause || is_testimony(work, stretch));
	if (is_delivered(work, stretch) || is_told_in_talk(work, stretch)
			|| is_in_words_of(work, stretch)
			|| (stretch->clause
					&& stretch_begins_with_quoting(
							work, stretch))
			|| goes_on_briefly(work, stretch))
		return true;
	if (!stretch->whole || !stretch->clause || word_count(marked) <= 2)
		return false;
	return !is_lower(work, marked->first)
	       || (is_paragraph(work, marked)
			       && !tree_traits(&stretch->view->tree)
						   ->drops_subjects);
}
