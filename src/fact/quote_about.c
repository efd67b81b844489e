/* Whom words speak of, and whether well or ill. */
#include "fact/quote_work.h"

enum { NEGATION_REACH = 3 };

static bool
within(const struct quote_span *span, uint32_t start, uint32_t end)
{
	return start >= span->start && end <= span->end;
}

static bool
is_spoken(const struct quote *quote, uint32_t start, uint32_t end)
{
	for (unsigned i = 0; i < quote->gap_count; i++)
		if (within(&quote->gaps[i], start, end))
			return false;
	return within(&quote->words, start, end);
}

/* ------------------------------------------------------------------- about */

static bool
is_same(const struct mention *a, const struct mention *b)
{
	return a->actor.id.len && str_equal(a->actor.id, b->actor.id);
}

static void
put_about(struct quote *quote, const struct mention *mention)
{
	for (unsigned i = 0; i < quote->about_count; i++)
		if (is_same(quote->about[i], mention))
			return;
	if (quote->about_count < QUOTE_ABOUT)
		quote->about[quote->about_count++] = mention;
}

/* The sentence that the words of the quotation begin in. */
static uint32_t
first_sentence(const struct quote_work *work, const struct quote *quote)
{
	uint32_t low = 0, high = work->text->sentence_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (work->text->sentences[middle].end <= quote->words.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first subject among the words of the sentence: its token, 0 none. */
static uint16_t
first_subject(const struct quote_work *work, const struct quote *quote,
		const struct sentence *sentence)
{
	for (uint32_t i = 1; i <= sentence->count; i++) {
		const struct token *token =
				sentence_token(work->text, sentence, i);
		if (is_spoken(quote, token->start, token->end)
				&& deprel_universal((enum deprel)token->deprel)
						   == DEPREL_NSUBJ)
			return (uint16_t)i;
	}
	return 0;
}

/* Puts the actor that the subject denotes before the others. */
static void
put_subject_first(const struct quote_work *work, struct quote *quote,
		uint32_t sentence, unsigned from)
{
	uint16_t subject = first_subject(
			work, quote, &work->text->sentences[sentence]);
	for (unsigned i = from; subject && i < quote->about_count; i++) {
		const struct mention *at = quote->about[i];
		if (at->sentence != sentence || at->head != subject)
			continue;
		for (; i > from; i--)
			quote->about[i] = quote->about[i - 1];
		quote->about[from] = at;
		return;
	}
}

/* Who is called a name stands there already. */
static void
find_about(const struct quote_work *work, struct quote *quote, uint32_t first)
{
	const struct mentions *mentions = work->mentions;
	unsigned called = quote->about_count;
	for (uint32_t i = mentions->first[first];
			i < mentions->count && quote->about_count < QUOTE_ABOUT;
			i++) {
		const struct mention *at = &mentions->at[i];
		if (at->start >= quote->words.end)
			break;
		if (is_spoken(quote, at->start, at->end)
				&& (!quote->speaker
						|| !is_same(at, quote->speaker)))
			put_about(quote, at);
	}
	put_subject_first(work, quote, first, called);
}

/* ------------------------------------------------------------------ stance */

static bool
is_negation(const struct quote_work *work, const struct token *token)
{
	return frames_grammar(work->frames, token->lower, GRAMMAR_NEGATION)
	       || frames_grammar(work->frames, token->lower, GRAMMAR_NO)
	       || frames_grammar(work->frames, token->lemma,
			       GRAMMAR_FAILURE_VERB);
}

/* Of the verb that is negated, and no clause of its own. */
static bool
is_argument(const struct token *word)
{
	switch (deprel_universal((enum deprel)word->deprel)) {
	case DEPREL_OBJ:
	case DEPREL_OBL:
	case DEPREL_XCOMP:
	case DEPREL_AMOD:
	case DEPREL_NMOD:
		return true;
	default:
		return false;
	}
}

/* A negation hangs on the word or on what it hangs on, or stands close before
 * it. */
static bool
is_negated(const struct quote_work *work, const struct sentence *sentence,
		uint32_t token)
{
	const struct token *word = &work->text->tokens[token];
	uint32_t number = token - sentence->first + 1;
	for (uint32_t t = 1; t < number; t++) {
		const struct token *at =
				sentence_token(work->text, sentence, t);
		if (!is_negation(work, at))
			continue;
		if (at->head == number || number - t <= NEGATION_REACH
				|| (at->head && at->head == word->head
						&& is_argument(word)))
			return true;
	}
	return false;
}

/* "We do not tolerate threats", "no aceptamos amenazas": what is bad and is not
 * borne stays bad. */
static bool
is_borne(const struct quote_work *work, const struct sentence *sentence,
		uint32_t token)
{
	const struct token *word = &work->text->tokens[token];
	if (!word->head || !is_argument(word))
		return false;
	const struct token *verb =
			sentence_token(work->text, sentence, word->head);
	return frames_grammar(
			work->frames, verb->lemma, GRAMMAR_TOLERANCE_VERB);
}

struct balance {
	int positive, negative;
};

static void
weigh(const struct quote_work *work, struct quote *quote,
		const struct sentence *sentence, struct balance *balance)
{
	for (uint32_t t = sentence->first;
			t < sentence->first + sentence->count; t++) {
		const struct token *token = &work->text->tokens[t];
		enum quote_stance stance =
				quote_stance_of(work->tables, token->lemma);
		if (!stance)
			stance = quote_stance_of(work->tables, token->lower);
		if (!stance || !is_spoken(quote, token->start, token->end))
			continue;
		bool bad = stance == STANCE_NEGATIVE;
		bool good = is_negated(work, sentence, t)
				    ? bad && !is_borne(work, sentence, t)
				    : !bad;
		balance->positive += good;
		balance->negative += !good;
		if (quote->stance_word_count < QUOTE_STANCE_WORDS)
			quote->stance_words[quote->stance_word_count++] =
					(struct quote_span){ token->start,
						token->end };
	}
}

/* Words told as an object ("praised the harvest") are as their verb is. */
static void
find_stance(const struct quote_work *work, struct quote *quote, uint32_t first)
{
	struct balance balance = { 0, 0 };
	const struct text *text = work->text;
	uint8_t own = work->tables->class_stance[quote->verb_class];
	for (uint32_t s = first; s < text->sentence_count
				 && text->sentences[s].start < quote->words.end;
			s++)
		weigh(work, quote, &text->sentences[s], &balance);
	if (own && !quote->direct)
		quote->stance = own;
	else if (balance.positive > balance.negative)
		quote->stance = STANCE_POSITIVE;
	else if (balance.negative > balance.positive)
		quote->stance = STANCE_NEGATIVE;
}

void
quote_fill_about(struct quote_work *work, struct quote *quote)
{
	uint32_t first = first_sentence(work, quote);
	if (first >= work->text->sentence_count)
		return;
	find_about(work, quote, first);
	find_stance(work, quote, first);
}
