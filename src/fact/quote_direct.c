/* Words in quotation marks: which are speech, whose, and which stretches make
 * one statement. */
#include "fact/quote_content.h"
#include "fact/quote_delivered.h"
#include "fact/quote_lead.h"
#include "fact/quote_marked.h"

/* A stretch at work: its sentences, the verbs beside it. */
struct stretch {
	struct marked *marked;
	struct view *view;      /* of the sentence that it begins in */
	struct view *last_view; /* of the one that it ends in */
	struct view *before_view, *behind_view;
	struct saying *before,
			*behind;   /* null: no word of saying stands there */
	uint16_t colon;            /* ":" before it, in `view`; 0 none */
	struct view *signer_view;  /* "'...' - Ana Reyes, mayor of Lima" */
	uint16_t signer;           /* the name in `signer_view`; 0 none */
	uint32_t aside, aside_end; /* tokens: "{— dice Reyes —}" inside it */
	bool adjacent; /* nothing but "that" between `before` and it */
	bool clause;   /* it makes up a clause, or more */
	bool whole;    /* nothing else stands in its sentences but marks */
};

static const struct token *
text_token(const struct quote_work *work, uint32_t token)
{
	return &work->text->tokens[token];
}

static struct str
written(const struct quote_work *work, uint32_t token)
{
	return text_of_token(work->text, text_token(work, token));
}

/* The number of a token of the text inside the sentence; 0 when outside. */
static uint16_t
local(const struct view *view, uint32_t token)
{
	uint32_t first = view->tree.sentence->first;
	if (token < first || token >= first + view->tree.count)
		return 0;
	return (uint16_t)(token - first + 1);
}

static bool
is_one_of(const struct quote_work *work, uint32_t token, const char *bytes)
{
	struct str word = written(work, token);
	return word.len == 1 && strchr(bytes, word.at[0]) != NULL;
}

/* ------------------------------------------------ the words of saying beside
 */

static bool
is_pause(const struct quote_work *work, uint32_t token)
{
	return text_token(work, token)->upos == UPOS_PUNCT
	       && !quote_mark_of(work->tables, text_token(work, token)->form)
				   .opens;
}

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

/* The words end as speech does before its verb: "..., ", "...? ". */
static bool
ends_as_speech(const struct quote_work *work, const struct marked *marked)
{
	if (is_one_of(work, marked->last, ",.?!"))
		return true;
	return !marked->unclosed && marked->close + 1 < work->text->token_count
	       && is_one_of(work, marked->close + 1, ",");
}

/* "'... interests' shared by Oslo, he said": what others do to the words. */
static bool
is_done_by(const struct quote_work *work, const struct stretch *stretch,
		const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && !ends_as_speech(work, stretch->marked)
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

/* "It is long, but 'we like that,' she said": the words are the clause that a
 * word like "but" joins to what the text tells itself. */
static bool
is_joined_clause(const struct quote_work *work, const struct stretch *stretch)
{
	uint32_t open = stretch->marked->open;
	return open > stretch->view->tree.sentence->first + 1 && stretch->clause
	       && text_token(work, open - 1)->upos == UPOS_CCONJ
	       && is_one_of(work, open - 2, ",")
	       && !marks_at(&work->marks, open - 3)
	       && ends_as_speech(work, stretch->marked)
	       && marked_has_subject(work, stretch->marked);
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

static void
find_behind(struct quote_work *work, struct stretch *stretch)
{
	uint32_t token;
	struct view *view = view_behind(work, stretch->marked, &token);
	uint16_t at = view ? local(view, token) : 0;
	while (at && at < view->tree.count
			&& (view->tree.tokens[at].upos == UPOS_ADV
					|| leads_to_verb(view, at)))
		at++;
	for (size_t i = 0; at && i < view->cue_count; i++) {
		struct saying *cue = &view->cues[i];
		if (cue->kind == CUE_NOUN || cue->last < at || cue->verb < at
				|| (cue->first > at
						&& (!stretch->clause
								|| !ends_as_speech(
										work,
										stretch->marked)
								|| !lead_is_title(
										view,
										at,
										cue))))
			continue;
		if (cue->kind == CUE_VERB
				&& ((!cue->subject && !is_left_out(view, cue))
						|| tree_is_gerund(&view->tree,
								cue->verb)))
			continue;
		if (view_is_marked(work, view, cue->verb)
				|| (names_subject(stretch, view, cue)
						&& !is_joined_clause(work,
								stretch))
				|| is_done_by(work, stretch, view, cue))
			continue;
		stretch->behind = cue;
		stretch->behind_view = view;
		return;
	}
}

static bool
is_lower(const struct quote_work *work, uint32_t token)
{
	char first = written(work, token).at[0];
	return first >= 'a' && first <= 'z';
}

/* Between the verb and the mark only a comma, a colon or "that", or another
 * stretch of the words: "said that 'we go' and that 'they stay'". */
static bool
leads_to(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t mark)
{
	bool joined = false;
	if (lead_over_phrase(view, cue, mark) || lead_as_clause(view, cue, mark)
			|| lead_over_hearer(view, cue, mark)
			|| lead_over_aside(work, view, cue, mark))
		return true;
	if (!is_lower(work, view_token(view, mark) + 1))
		mark = lead_before_quoting(view, mark);
	for (uint16_t t = (uint16_t)(cue->last + 1); t < mark; t++) {
		const struct token *at = &view->tree.tokens[t];
		const struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && !marked->speech)
			return false;
		joined = joined || marked;
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

/* Any row of the word does: "reconoció el premio", "reconoció que '...'". */
static bool
takes_speech(const struct quote_work *work, const struct saying *cue)
{
	const struct quote_word *row = cue->word;
	for (; row; row = quote_word_next(work->tables, row))
		if (!row->noun && row->reflexive == cue->word->reflexive
				&& row->takes & (TAKES_CLAUSE | TAKES_SPEECH))
			return true;
	return false;
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
		if (cue->verb >= mark || cue->kind == CUE_NOUN
				|| view_is_marked(work, view, cue->verb))
			continue;
		if (!stretch->colon && !leads_to(work, view, cue, mark))
			continue;
		if (marked_only_names(work, stretch->marked, cue,
				    stretch->clause, stretch->colon))
			return;
		if (cue->kind == CUE_VERB && !takes_speech(work, cue)
				&& !(stretch->clause
						&& leads_to(work, view, cue,
								mark)))
			continue;
		if (cue->kind == CUE_ACCORDING && !stretch->colon
				&& cue->last + 2 < mark)
			continue;
		stretch->before = cue;
		stretch->before_view = view;
		stretch->adjacent = leads_to(work, view, cue, mark);
		return;
	}
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
	struct view *above = view_of(work, marked->sentence - 1);
	if (!view_leads_on(above))
		return;
	for (size_t i = above->cue_count; i-- > 0;) {
		struct saying *cue = &above->cues[i];
		if (cue->kind != CUE_VERB || !takes_speech(work, cue)
				|| view_is_marked(work, above, cue->verb))
			continue;
		stretch->before = cue;
		stretch->before_view = above;
		stretch->adjacent = true;
		return;
	}
}

/* A person's full name begins there, and no verb stands up to the sentence's
 * end. */
static bool
is_signature(const struct view *view, uint16_t from)
{
	const struct tree *tree = &view->tree;
	if (from == tree->count || tree->tokens[from].name != NAME_B_PER
			|| tree->tokens[from + 1].name != NAME_I_PER)
		return false;
	for (uint16_t t = from; t <= tree->count; t++)
		if (view_is_finite(view, t) || tree->tokens[t].upos == UPOS_AUX
				|| tree->tokens[t].upos == UPOS_PRON)
			return false;
	return true;
}

/* "'...' - Ana Reyes, mayor of Lima": who said it, in the rest of the sentence
 * or as the next one. */
static void
find_signature(struct quote_work *work, struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	const struct text *text = work->text;
	uint32_t next = marked->last_sentence + 1, at = marked->close + 1;
	struct view *view = stretch->last_view;
	if (stretch->before || stretch->behind || stretch->colon
			|| marked->unclosed)
		return;
	while (at < text->token_count && is_pause(work, at))
		at++;
	uint16_t from = local(view, at);
	if (!from && next < text->sentence_count
			&& text->sentences[next].paragraph
					   == text->sentences[next - 1]
							   .paragraph) {
		view = view_of(work, next);
		from = local(view, at);
	}
	if (!from || !is_signature(view, from))
		return;
	stretch->signer_view = view;
	stretch->signer = from;
}

static bool
is_dash(const struct quote_work *work, uint32_t token)
{
	struct str word = written(work, token);
	return str_equal(word, STR("—")) || str_equal(word, STR("–"))
	       || str_equal(word, STR("―")) || str_equal(word, STR("-"));
}

/* The dash that ends an aside of a few words behind the token; 0 none. */
static uint32_t
dash_behind(const struct quote_work *work, const struct marked *marked,
		uint32_t token)
{
	enum { WORDS = 12 };
	for (uint32_t t = token; t < token + WORDS && t < marked->last; t++)
		if (is_dash(work, t))
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
			if (cue->kind != CUE_VERB || !takes_speech(work, cue)
					|| first <= marked->first + 1
					|| !is_dash(work, first - 1))
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

/* ------------------------------------------------------------- is it speech */

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

/* The stretch fills its sentences, marks, brackets and punctuation apart. */
static bool
is_whole(const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *first = &work->text->sentences[marked->sentence];
	const struct sentence *last =
			&work->text->sentences[marked->last_sentence];
	for (uint32_t t = first->first; t < marked->open; t++)
		if (!is_pause(work, t))
			return false;
	uint32_t end = last->first + last->count;
	for (uint32_t t = skip_brackets(work, marked->close + 1, end); t < end;
			t++)
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

static bool
takes_words(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	if (!cue || stretch->colon)
		return cue != NULL;
	if (cue->kind == CUE_VERB && tells_of_noun(stretch))
		return false;
	if (cue->kind == CUE_ACCORDING)
		return true;
	if (does_else(work, stretch))
		return false;
	return stretch->clause || takes_speech(work, cue);
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
	if (open == sentence->first || stretch->before)
		return true;
	return text_token(work, open - 1)->upos == UPOS_PUNCT
	       || is_joined_clause(work, stretch)
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

static bool
is_speech(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	uint32_t words = marked->last - marked->first + 1;
	/* Titles have capitals throughout in English; "Iremos a Lima". */
	bool sentence = stretch->clause
			&& tree_traits(&stretch->view->tree)->noun_first;
	if (marked_is_title(work, marked) && !stretch->colon && !stretch->whole
			&& !sentence)
		return false;
	if (stretch->signer)
		return stretch->clause;
	if (ends_clause_before(work, stretch)
			|| (!stretch->colon
					&& marked_is_relative(work, marked)))
		return false;
	if (stretch->colon && !stretch->behind
			&& lead_is_name(stretch->view, stretch->colon))
		return false;
	if (stretch->behind)
		return is_introduced(work, stretch)
		       && (stretch->clause || ends_as_speech(work, marked));
	if (takes_words(work, stretch)) {
		if (stretch->before->kind == CUE_ACCORDING && !stretch->clause)
			return false;
		if (stretch->colon || is_one_of(work, marked->open - 1, ","))
			return stretch->clause || words > 2
			       || marked_begins_capital(work, marked->first);
		return stretch->clause && ends_clause(work, stretch);
	}
	if (stretch->colon)
		return stretch->clause;
	if (is_delivered(work, stretch))
		return true;
	return stretch->whole && stretch->clause && words > 2
	       && !is_lower(work, marked->first);
}

/* -------------------------------------------------------------- statements */

static bool
is_cue_of(const struct quote *quote, const struct view *view,
		const struct saying *cue)
{
	return cue && quote->verb == view_token(view, cue->verb) + 1;
}

static struct quote *
open_quote(const struct quote_work *work)
{
	return work->open ? &work->out[work->open - 1] : NULL;
}

/* Only the rest of the reporting clause's sentence stands between the last
 * stretch and this one. */
static bool
follows(const struct quote_work *work, const struct stretch *stretch)
{
	if (!work->open || stretch->before || stretch->behind || stretch->colon
			|| !stretch->whole || stretch->signer)
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

/* Only pauses, marks and the reporting clause stand there. */
static bool
is_bare(const struct quote_work *work, uint32_t from, uint32_t to,
		const struct view *view, const struct saying *cue)
{
	for (uint32_t t = from; t < to; t++) {
		uint16_t at = local(view, t);
		if (!is_pause(work, t) && !marks_at(&work->marks, t)
				&& (at < cue->first || at > cue->last))
			return false;
	}
	return true;
}

/* "He said, '...' She said, '...'" */
static bool
is_another(const struct quote_work *work, const struct token *pronoun)
{
	const struct mention *speaker = open_quote(work)->speaker;
	if (!speaker)
		return false;
	const struct token *before = sentence_token(work->text,
			&work->text->sentences[speaker->sentence],
			speaker->head);
	return before->upos == UPOS_PRON && before->lower != pronoun->lower;
}

/* "'...,' said Ana Reyes. '...,' she added.": the statement goes on. */
static bool
same_speaker(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue =
			stretch->behind ? stretch->behind : stretch->before;
	const struct view *view = stretch->behind ? stretch->behind_view
						  : stretch->before_view;
	if (!work->open || !cue || !cue->subject || cue->kind != CUE_VERB)
		return false;
	const struct token *subject = &view->tree.tokens[cue->subject];
	const struct sentence *at =
			&work->text->sentences[stretch->marked->sentence];
	if (subject->upos != UPOS_PRON || !stretch->marked->sentence
			|| at->paragraph != at[-1].paragraph
			|| work->open_end < at[-1].first
			|| feats_get(subject->feats, FEATURE_PERSON) != PERSON_3
			|| is_another(work, subject))
		return false;
	return is_bare(work, work->open_end, stretch->marked->open, view, cue);
}

/* A sentence in marks later in the paragraph, while nobody else is told of. */
static bool
keeps_on(struct quote_work *work, const struct stretch *stretch)
{
	const struct sentence *sentences = work->text->sentences;
	uint32_t number = stretch->marked->sentence;
	if (!work->open || stretch->before || stretch->behind || stretch->colon
			|| !number || stretch->signer)
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

static const struct mention *
speaker_of_stretch(struct quote_work *work, const struct stretch *stretch,
		struct saying *cue, struct view *view)
{
	const struct mention *speaker =
			cue ? speaker_of_cue(work, view, cue) : NULL;
	if (stretch->signer)
		return speaker_of(work, stretch->signer_view, stretch->signer);
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

static void
put_statement(struct quote_work *work, const struct stretch *stretch)
{
	struct saying *cue =
			stretch->behind ? stretch->behind : stretch->before;
	struct view *view = stretch->behind ? stretch->behind_view
					    : stretch->before_view;
	struct quote quote = { .direct = true,
		.sentence = cue ? view->sentence : stretch->marked->sentence,
		.words = { text_token(work, stretch->marked->first)->start,
				text_token(work, stretch->marked->last)->end },
		.speaker = speaker_of_stretch(work, stretch, cue, view) };
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

/* "He said, 'Can you?' I said, 'I can.'": the second verb tells what follows.
 */
static void
leave_to_next(struct quote_work *work, struct stretch *stretch)
{
	if (is_told_inside(work, stretch)) {
		stretch->behind = NULL;
		return;
	}
	const struct saying *behind = stretch->behind;
	if (!behind || !stretch->before || !stretch->adjacent
			|| behind->kind != CUE_VERB
			|| !is_one_of(work, stretch->marked->last, ".?!"))
		return;
	uint32_t comma = view_token(stretch->behind_view, behind->last) + 1;
	if (comma + 1 < work->text->token_count && is_one_of(work, comma, ",:")
			&& marks_at(&work->marks, comma + 1))
		stretch->behind = NULL;
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
		.whole = is_whole(work, marked) };
	find_before(work, &stretch);
	find_behind(work, &stretch);
	leave_to_next(work, &stretch);
	find_above(work, &stretch);
	find_aside(work, &stretch);
	find_signature(work, &stretch);
	if (!is_speech(work, &stretch))
		return;
	marked->speech = true;
	if (has_room(work)
			&& (follows(work, &stretch)
					|| shares_verb(work, &stretch)
					|| same_speaker(work, &stretch)
					|| keeps_on(work, &stretch)))
		extend(work, &stretch);
	else
		put_statement(work, &stretch);
	set_end(work, &stretch);
}

void
direct_read(struct quote_work *work, uint32_t sentence)
{
	while (work->next_mark < work->marks.count
			&& work->marks.at[work->next_mark].sentence <= sentence)
		read_stretch(work, &work->marks.at[work->next_mark++]);
}
