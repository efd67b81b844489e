/* Reported speech: the record of what a word of saying reports, without
 * quotation marks around all of it, and who says it. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "calling him a 'thug'" is about him. */
static void
put_called(const struct quote_work *work, const struct view *view,
		const struct saying *cue, struct quote *quote)
{
	uint16_t object = view->tree.clauses[cue->verb].object;
	const struct mention *called = NULL;
	if (object)
		called = mention_at(work->mentions, view->sentence, object);
	if (called && called->kind != MENTION_ADJECTIVE)
		quote->about[quote->about_count++] = called;
}

/* The words of the stretch alone; over several sentences they are speech. */
static void
put_marked(struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct marked *marked,
		struct quote *quote)
{
	const struct token *tokens = work->text->tokens;
	uint32_t last = marked->last;
	last -= last > marked->first && tokens[last].upos == UPOS_PUNCT;
	quote->words = (struct quote_span){ tokens[marked->first].start,
		tokens[last].end };
	quote->direct = marked->last_sentence > view->sentence;
	quote->mixed = !quote->direct;
	put_called(work, view, cue, quote);
}

/* The reporting clause is left out where it stands between the words; at
 * their edge it is no part of them ("- *They said that we ...*"). */
static void
leave_out(struct str text, struct quote *quote, struct quote_span gap)
{
	struct quote_span *words = &quote->words;
	while (gap.start > words->start && text.at[gap.start - 1] == ' ')
		gap.start--;
	if (gap.end <= words->start || gap.start >= words->end)
		return;
	if (gap.start > words->start && gap.end < words->end)
		quote->gaps[quote->gap_count++] = gap;
	else if (gap.start <= words->start && gap.end < words->end)
		words->start = gap.end;
	else if (gap.start > words->start)
		words->end = gap.start;
	while (words->start < words->end && text.at[words->start] == ' ')
		words->start++;
	while (words->end > words->start && text.at[words->end - 1] == ' ')
		words->end--;
}

static void
put_report(struct quote_work *work, struct view *view, struct saying *cue,
		const struct content *content, const struct mention *speaker)
{
	struct quote quote = { .sentence = view->sentence,
		.words = view_span(view, content->first, content->last),
		.mixed = content_holds_marks(
				work, view, content->first, content->last),
		.speaker = speaker,
		.verb = view_token(view, cue->verb) + 1,
		.verb_class = cue->word ? cue->word->class : 0 };
	if (content->marked)
		put_marked(work, view, cue, content->marked, &quote);
	const struct marked *last =
			marks_at(&work->marks, view_token(view, content->last));
	/* "support the programme 'Clean Water": a mark left open behind other
	 * words may end anywhere */
	if (last && last->last_sentence > view->sentence
			&& (!last->unclosed
					|| last->open == view_token(view,
							content->first)))
		quote.words.end = work->text->tokens[last->last].end;
	if (content->gap_last)
		leave_out(work->text->bytes, &quote,
				view_span(view, content->gap_first,
						content->gap_last));
	quote_put(work, &quote);
}

/* "I urge", "we welcome": what the text itself does is not reported. */
static bool
is_narrated(const struct view *view, const struct saying *cue)
{
	const struct token *subject = &view->tree.tokens[cue->subject];
	const struct token *verb = &view->tree.tokens[cue->verb];
	/* "we forecast", whatever its tense was read as */
	bool bare = verb->lower == verb->lemma
		    && !tree_child(&view->tree, cue->verb, DEPREL_AUX);
	return cue->kind == CUE_VERB && subject->upos == UPOS_PRON
	       && feats_get(subject->feats, FEATURE_PERSON) == PERSON_1
	       && (bare || feats_get(verb->feats, FEATURE_TENSE) != TENSE_PAST);
}

/* "it gives me pleasure to inform you": "it" is nobody. */
static bool
is_impersonal(const struct view *view, const struct saying *cue)
{
	return cue->kind == CUE_VERB
	       && tree_is_form(&view->tree, cue->subject, GRAMMAR_IMPERSONAL)
	       && tree_is_infinitive(&view->tree, cue->verb);
}

/* "according to The Beacon": a name, though read as a noun. */
static bool
is_capital_inside(const struct view *view, uint16_t token)
{
	return token > 1 && tree_is_capital(&view->tree, token);
}

/* "we made clear", "I have indicated", but not "we are committed": who wrote
 * the text tells of a clause. */
static bool
is_author(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return feats_get(tree->tokens[cue->subject].feats, FEATURE_PERSON)
			       == PERSON_1
	       && cue->word
	       && !(cue->word->takes & (TAKES_OBJECT | TAKES_ADDRESSEE))
	       && !view_has_passive(tree, cue->verb)
	       && !tree_child(tree, cue->verb, DEPREL_COP)
	       && !tree_traits(tree)->drops_subjects;
}

/* "he", "she": no thing. */
static bool
is_personal(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return feats_get(tree->tokens[token].feats, FEATURE_PRONTYPE)
			       == PRONTYPE_PRS
	       && feats_get(tree->tokens[token].feats, FEATURE_PERSON)
				  == PERSON_3
	       && feats_get(tree->tokens[token].feats, FEATURE_NUMBER)
				  == NUMBER_SING
	       && !tree_is_form(tree, token, GRAMMAR_IMPERSONAL);
}

/* "the report suggests": somebody wrote it, and tells by it. */
static bool
is_written(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct quote_word *row = quote_word_of(
			work->tables, view->tree.tokens[noun].lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_DOCUMENT
				&& row->takes & TAKES_CLAUSE)
			return view->tree.tokens[noun].upos == UPOS_NOUN
			       && !tree_traits(&view->tree)->noun_first;
	return false;
}

/* "the situation calls for calm", "the investments underscore that it works" */
static bool
is_mute(const struct view *view, const struct saying *cue)
{
	return cue->kind == CUE_VERB && cue->word
	       && view->tree.tokens[cue->subject].upos == UPOS_NOUN
	       && tree_is(&view->tree, cue->subject, GRAMMAR_MUTE);
}

/* "hunger ... it calls for help", "it tells us that": what is told of before is
 * not known to be anybody. */
static bool
is_thing_before(const struct view *view, const struct saying *cue,
		const struct mention *speaker)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && cue->word
	       && !tree_traits(tree)->drops_subjects
	       && tree_is_form(tree, cue->subject, GRAMMAR_IMPERSONAL)
	       && !speaker->actor.name.len && !speaker->actor.code[0]
	       && !speaker->actor.sector[0]
	       && (cue->word->takes & TAKES_ADDRESSEE
			       || tree_is(tree, cue->verb, GRAMMAR_TELL));
}

/* "a law that informs how they act", with the law not found: nobody. */
static bool
is_bare_relative(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && !tree_traits(tree)->drops_subjects
	       && feats_get(tree->tokens[cue->subject].feats, FEATURE_PRONTYPE)
				  == PRONTYPE_REL
	       && tree_is(tree, cue->subject, GRAMMAR_RELATIVE);
}

/* "many suggest", "some of the members suggest": people, who are told of by
 * their number alone. */
static bool
is_some_people(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = cue->subject;
	uint8_t upos = tree->tokens[subject].upos;
	if (!cue->word || (upos != UPOS_DET && upos != UPOS_ADJ)
			|| cue->word->takes & TAKES_OBJECT
			|| feats_get(tree->tokens[subject].feats,
					   FEATURE_NUMBER)
					   == NUMBER_SING)
		return false;
	uint16_t noun = tree_child(tree, subject, DEPREL_NMOD);
	return !noun || view_may_speak(work, view, noun);
}

/* "a resolution affirms {that}", but no "affirms its trust": what a text may do.
 */
static bool
may_be_written(const struct view *view, const struct saying *cue,
		const struct content *content)
{
	if (!cue->word || !(cue->word->takes & TAKES_OBJECT))
		return true;
	return content->first > 1
	       && content_is_that(view, (uint16_t)(content->first - 1));
}

/* "they affirmed {that}", "they committed {that}": a pronoun, though nobody is
 * told of before. */
static bool
is_affirmed(const struct view *view, const struct saying *cue,
		const struct content *content)
{
	const unsigned other = TAKES_OBJECT | TAKES_INFINITIVE;
	return cue->word && cue->word->takes & TAKES_CLAUSE
	       && cue->word->takes & other && content->first > 1
	       && content_is_that(view, (uint16_t)(content->first - 1))
	       && feats_get(view->tree.tokens[cue->subject].feats,
				  FEATURE_PERSON)
				  == PERSON_3
	       && !tree_traits(&view->tree)->drops_subjects;
}

/* "they conveyed thanks and {encouraged} Oslo to stay": they speak, since they
 * do what only people do, too. */
static bool
says_more(const struct view *view, const struct saying *cue)
{
	for (size_t i = 0; i < view->cue_count; i++) {
		const struct saying *other = &view->cues[i];
		if (other != cue && other->kind == CUE_VERB && other->word
				&& other->subject == cue->subject
				&& other->verb < cue->verb
				&& !(other->word->takes & TAKES_PEOPLE))
			return !tree_is_form(&view->tree, cue->subject,
					GRAMMAR_IMPERSONAL);
	}
	return false;
}

/* Whatever it says, nobody's words are reported. */
static bool
is_no_report(const struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct mention *speaker)
{
	return is_narrated(view, cue) || is_impersonal(view, cue)
	       || is_mute(view, cue) || is_bare_relative(view, cue)
	       || is_thing_before(view, cue, speaker)
	       || saying_is_of_own_land(work, view, cue, speaker);
}

/* "they" or "it" beside a weak word stands for somebody by what is said. */
static bool
is_speaking_pronoun(const struct view *view, const struct saying *cue,
		const struct content *content)
{
	return view->tree.tokens[cue->subject].upos == UPOS_PRON
	       && (is_personal(view, cue->subject)
			       || is_affirmed(view, cue, content)
			       || says_more(view, cue) || is_author(view, cue));
}

/* "according to plan" names nobody; of the weak words ("suggest", "signal")
 * only somebody who is known to be a person or a body is a speaker. */
static bool
is_speaker(const struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct content *content,
		const struct mention *speaker)
{
	const struct token *head = &view->tree.tokens[cue->subject];
	if (is_no_report(work, view, cue, speaker))
		return false;
	/* "en su opinión": whoever spoke before */
	if (!cue->subject && cue->kind == CUE_ACCORDING)
		return true;
	/* "le exigió un esfuerzo": somebody, or a thing told of before */
	if (!cue->subject && cue->word && cue->word->takes & TAKES_PEOPLE
			&& !(cue->word->takes & TAKES_CLAUSE))
		return false;
	if (cue->kind != CUE_ACCORDING
			&& (!cue->word || !(cue->word->takes & TAKES_PEOPLE)))
		return true;
	if (is_speaking_pronoun(view, cue, content))
		return true;
	if (speaker->thing && cue->kind != CUE_ACCORDING)
		return false; /* "jets blasted a depot" */
	bool capital = cue->kind == CUE_ACCORDING
		       && is_capital_inside(view, cue->subject);
	if (head->upos == UPOS_PRON && !capital && !speaker->actor.name.len
			&& !speaker->actor.person && !speaker->actor.sector[0])
		return false;
	return speaker->kind != MENTION_GENERIC || speaker->actor.person
	       || is_some_people(work, view, cue) || head->upos == UPOS_PROPN
	       || tree_is(&view->tree, cue->subject, GRAMMAR_SPEAKER) || capital
	       || (may_be_written(view, cue, content)
			       && is_written(work, view, cue->subject))
	       || (cue->kind == CUE_ACCORDING
			       && content_is_document(
					       work, view, cue->subject));
}

/* What another word has told already: "ironizó diciendo que". */
static struct quote *
told_already(const struct quote_work *work, const struct view *view,
		const struct content *content)
{
	struct quote_span words =
			view_span(view, content->first, content->last);
	for (size_t i = work->count; i-- > 0;) {
		struct quote *quote = &work->out[i];
		if (quote->words.end < words.start)
			break;
		if (quote->words.start == words.start
				&& quote->words.end == words.end)
			return quote;
	}
	return NULL;
}

/* Of two words that tell the same the nearer one tells it. */
static void
put_nearer(const struct view *view, const struct saying *cue,
		const struct content *content, const struct mention *speaker,
		struct quote *quote)
{
	if (cue->verb > content->first || !cue->word)
		return;
	quote->verb = view_token(view, cue->verb) + 1;
	quote->verb_class = cue->word->class;
	quote->speaker = speaker;
}

/* What the first row of the word that fits says. */
static struct content
read_rows(const struct quote_work *work, const struct view *view,
		struct saying *cue)
{
	struct content content = content_read(work, view, cue);
	const struct quote_word *row = cue->word, *first = row;
	while (row && !content.last) {
		row = quote_word_next(work->tables, row);
		if (!row || row->noun != first->noun
				|| (row->particle && row != first))
			continue;
		cue->word = row;
		content = content_read(work, view, cue);
	}
	return content;
}

/* Who speaks stands in the words that are told: no speaker at all. */
static bool
speaks_inside(const struct saying *cue, const struct content *content)
{
	uint16_t at = cue->subject;
	if (content->marked || !at || at < content->first || at > content->last)
		return false;
	return at < content->gap_first || at > content->gap_last;
}

/* "Noting that it rained, Reyes asked": the words end before who noted it. */
static bool
ends_before_speaker(const struct view *view, const struct saying *cue,
		struct content *content)
{
	uint16_t last = (uint16_t)(view->left[cue->subject] - 1);
	if (!tree_is_gerund(&view->tree, cue->verb) || last <= content->first
			|| !tree_is_comma(&view->tree, last)
			|| !content_has_verb(view, content->first, last))
		return false;
	content->last = (uint16_t)(last - 1);
	return true;
}

static void
read_report(struct quote_work *work, struct view *view, struct saying *cue)
{
	if (cue->taken || view_is_marked(work, view, cue->verb))
		return;
	struct content content = read_rows(work, view, cue);
	if (!content.last)
		return;
	if (speaks_inside(cue, &content)
			&& !ends_before_speaker(view, cue, &content))
		cue->subject = 0;
	const struct mention *speaker = speaker_of_cue(work, view, cue);
	if (!speaker || !is_speaker(work, view, cue, &content, speaker))
		return;
	struct quote *told = told_already(work, view, &content);
	if (told)
		put_nearer(view, cue, &content, speaker, told);
	else
		put_report(work, view, cue, &content, speaker);
}

void
reports_read(struct quote_work *work, uint32_t sentence)
{
	struct view *view = view_of(work, sentence);
	for (size_t i = 0; i < view->cue_count; i++)
		read_report(work, view, &view->cues[i]);
}
