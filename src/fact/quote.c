#include "fact/quote.h"

#include "event/sets.h"
#include "fact/quote_work.h"

const char *
quote_stance_name(enum quote_stance stance)
{
	static const char *const names[] = { "neutral", "positive",
		"negative" };
	return names[stance];
}

static bool
is_document(const struct quote_work *work, word_id lemma)
{
	const struct quote_word *row = quote_word_of(work->tables, lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_DOCUMENT)
			return true;
	return false;
}

/* "the rules recommend it": no words in marks further on are theirs. */
static bool
is_thing(const struct quote_work *work, const struct mention *speaker)
{
	const struct token *head = sentence_token(work->text,
			&work->text->sentences[speaker->sentence],
			speaker->head);
	return speaker->kind == MENTION_GENERIC && !speaker->actor.person
	       && !speaker->actor.sector[0] && head->upos == UPOS_NOUN
	       && !frames_grammar(work->frames, head->lemma, GRAMMAR_SPEAKER)
	       && !is_document(work, head->lemma)
	       && !sets_traits(work->frames->sets)->drops_subjects;
}

static void
remember_speaker(struct quote_work *work, const struct quote *quote)
{
	if (!quote->speaker
			|| (!quote->direct && is_thing(work, quote->speaker)))
		return;
	work->last_speaker = quote->speaker;
	work->last_sentence = quote->sentence;
	work->last_paragraph = work->text->sentences[quote->sentence].paragraph;
	if (quote->speaker->actor.person)
		work->last_person = quote->speaker;
}

size_t
quote_put(struct quote_work *work, const struct quote *quote)
{
	ARENA_PUSH(work->arena, work->out, work->count, work->capacity, *quote);
	size_t at = work->count - 1;
	for (; at && work->out[at - 1].words.start > quote->words.start; at--)
		work->out[at] = work->out[at - 1];
	work->out[at] = *quote;
	if (work->open > at)
		work->open++;
	remember_speaker(work, quote);
	return at;
}

static void
fill(struct quote_work *work)
{
	for (size_t i = 0; i < work->count; i++) {
		struct quote *quote = &work->out[i];
		if (quote->speaker)
			quote->role = speaker_role(
					work, quote->speaker, quote->verb);
		quote_fill_about(work, quote);
	}
}

static void
read_sentences(struct quote_work *work)
{
	const struct text *text = work->text;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		if (text->sentences[i].kind == SENTENCE_DATELINE)
			continue;
		direct_read(work, i);
		if (text->sentences[i].kind != SENTENCE_FURNITURE
				&& view_has_words(work, i))
			reports_read(work, i);
	}
}

void
quotes_find(const struct quote_tables *tables, const struct frames *frames,
		const struct text *text, const struct mentions *mentions,
		const struct events *events, struct arena *arena,
		struct quotes *out)
{
	struct quote_work work = { .tables = tables,
		.frames = frames,
		.text = text,
		.mentions = mentions,
		.scenes = events->scenes,
		.arena = arena,
		.views = ARENA_NEW(arena, struct view *,
				text->sentence_count + 1) };
	marks_find(tables, text, sets_traits(frames->sets)->drops_subjects,
			arena, &work.marks);
	read_sentences(&work);
	transcript_read(&work);
	fill(&work);
	*out = (struct quotes){ work.out, (uint32_t)work.count };
}
