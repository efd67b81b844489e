#include "lexicon/observe.h"

#include "event/frame.h"
#include "event/tree.h"
#include "lexicon/observe_heard.h"
#include "lexicon/observe_names.h"
#include "lexicon/observe_verbs.h"
#include "lexicon/plain.h"

/* ---------------------------------------------------------------- cells */

void
observe_cell(struct observing *observing, struct str text)
{
	buffer_put_char(observing->out, '\t');
	put_plain(observing->out, text, OBSERVE_CELL_BYTES);
}

void
observe_place(struct observing *observing)
{
	const struct text *text = observing->tree.text;
	const struct sentence *sentence = observing->tree.sentence;
	observe_cell(observing, observing->analysis->article->id);
	buffer_put_format(observing->out, ":%u", observing->sentence);
	observe_cell(observing,
			str_cut(text->bytes.at + sentence->start,
					text->bytes.at + sentence->end));
	buffer_put_char(observing->out, '\n');
}

struct str
observe_word(const struct observing *observing, word_id word)
{
	return words_text(observing->analysis->words, word);
}

const struct mention *
observe_mention(const struct observing *observing, uint16_t token)
{
	return token ? mention_at(&observing->analysis->mentions,
			       observing->sentence, token)
		     : NULL;
}

/* --------------------------------------------------------------- frames */

static void
keep_fired(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame)
{
	struct observing *observing = context;
	struct fired_frame fired = { sentence, (uint16_t)trigger, frame };
	ARENA_PUSH(observing->arena, observing->fired, observing->fired_count,
			observing->fired_capacity, fired);
}

/* Of the sentence at hand. */
const struct frame *
observe_fired(const struct observing *observing, uint16_t token)
{
	for (size_t i = observing->fired_first;
			i < observing->fired_count
			&& observing->fired[i].sentence == observing->sentence;
			i++)
		if (observing->fired[i].token == token)
			return observing->fired[i].frame;
	return NULL;
}

static void
observe_sentence(struct observing *observing)
{
	const struct text *text = &observing->analysis->text;
	const struct sentence *sentence = &text->sentences[observing->sentence];
	while (observing->fired_first < observing->fired_count
			&& observing->fired[observing->fired_first].sentence
					   < observing->sentence)
		observing->fired_first++;
	const struct mentions *mentions = &observing->analysis->mentions;
	while (observing->place_first < mentions->place_count
			&& mentions->place[observing->place_first].sentence
					   < observing->sentence)
		observing->place_first++;
	if (sentence->kind != SENTENCE_BODY)
		return;
	tree_build(&observing->tree, observing->coder->frames, text, sentence,
			NULL, NULL, observing->arena);
	observe_names(observing);
	observe_verbs(observing);
	observe_heard(observing);
}

void
observe(const struct coder *coder, struct coder_worker *worker,
		const struct article *article, struct arena *arena,
		struct buffer *out)
{
	struct analysis analysis;
	struct observing observing = { .coder = coder,
		.analysis = &analysis,
		.arena = arena,
		.out = out };
	struct event_trace trace = { .context = &observing,
		.fired = keep_fired };
	coder_set_trace(worker, &trace, NULL);
	coder_run(worker, article, arena, &analysis);
	coder_set_trace(worker, NULL, NULL);
	for (uint32_t i = 0; i < analysis.text.sentence_count; i++) {
		observing.sentence = i;
		observe_sentence(&observing);
	}
}
