#include "lexicon/firings.h"

#include <stdlib.h>

#include "base/memory.h"
#include "event/frame.h"

void
firings_init(struct firings *firings, const struct frames *frames)
{
	*firings = (struct firings){ .count = frames->line_count };
	firings->at = memory_zero(firings->count + 1, sizeof *firings->at);
	for (size_t i = 0; i < frames->trigger_count; i++) {
		const struct trigger *trigger = &frames->triggers[i];
		for (size_t k = 0; k < trigger->count; k++)
			firings->at[trigger->frames[k].order].frame =
					&trigger->frames[k];
	}
}

void
firings_fini(struct firings *firings)
{
	free(firings->at);
	*firings = (struct firings){ 0 };
}

static struct firing *
firing_of(const struct firings *firings, const struct frame *frame)
{
	return &firings->at[frame->order];
}

/* ------------------------------------------------------------- counting */

static void
count_fired(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame)
{
	(void)sentence;
	(void)trigger;
	atomic_fetch_add(&firing_of(context, frame)->fired, 1);
}

void
firings_count(struct firings *firings, struct coder_worker *worker,
		const struct article *article, struct arena *arena)
{
	struct analysis analysis;
	struct event_trace trace = { .context = firings, .fired = count_fired };
	coder_set_trace(worker, &trace, NULL);
	coder_run(worker, article, arena, &analysis);
	coder_set_trace(worker, NULL, NULL);
	atomic_fetch_add(&firings->articles, 1);
	atomic_fetch_add(&firings->sentences, analysis.text.sentence_count);
	for (uint32_t i = 0; i < analysis.events.count; i++)
		atomic_fetch_add(
				&firing_of(firings, analysis.events.at[i].frame)
						 ->records,
				1);
}

/* -------------------------------------------------------------- judging */

struct judging {
	struct firings *firings;
	const struct ontology *ontology;
	struct score_set *gold;
	size_t item;
};

static bool
is_expected(const struct score_item *item, uint16_t category)
{
	for (size_t i = 0; i < item->gold_count; i++)
		if (item->gold[i].category == category)
			return true;
	return false;
}

static void
judge(const struct judging *judging, const struct event *event)
{
	const struct ontology *ontology = judging->ontology;
	struct score_names *names = judging->gold->names;
	const struct score_item *item = &judging->gold->items[judging->item];
	const char *status = event_status_name(event->status);
	const char *name = ontology_category_name(ontology, event->category);
	const char *root = ontology_plv(ontology, event->category, event->mode,
			event->cameo, status);
	if (!event->frame || event->status == EVENT_NEGATED)
		return;
	struct firing *firing = firing_of(judging->firings, event->frame);
	firing->judged++;
	if (is_expected(item, score_category(names, str_of(name)))
			|| is_expected(item,
					score_category(names, str_of(root)))
			|| is_expected(item, score_root(names, str_of(root))))
		return;
	if (!firing->wrong++)
		firing->example = judging->item;
}

static void
judge_item(struct judging *judging, struct coder_worker *worker,
		struct arena *arena)
{
	const struct score_set *gold = judging->gold;
	const struct article *article = &gold->items[judging->item].article;
	struct analysis analysis;
	struct event event;
	if (gold->is_pairs) {
		coder_relate(worker, article, arena, &analysis, &event);
		judge(judging, &event);
		return;
	}
	coder_run(worker, article, arena, &analysis);
	for (uint32_t i = 0; i < analysis.events.count; i++)
		judge(judging, &analysis.events.at[i]);
}

void
firings_judge(struct firings *firings, const struct coder *coder,
		struct score_set *gold)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct judging judging = { firings, &coder->ontology, gold, 0 };
	struct arena arena;
	arena_init(&arena);
	firings->gold = gold;
	for (; judging.item < gold->count; judging.item++) {
		arena_reset(&arena);
		judge_item(&judging, worker, &arena);
	}
	arena_fini(&arena);
	coder_worker_free(worker);
}

bool
firing_is_wrong(const struct firing *firing)
{
	return firing->judged >= FIRINGS_ENOUGH
	       && 2 * firing->wrong > firing->judged;
}
