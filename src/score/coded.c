#include "score/coded.h"

#include "score/gold.h"

/* One item's records as JSON lines. */
static void
put_records(const struct score_set *set, const struct score_coder *coder,
		struct coder_worker *worker, const struct score_item *item,
		struct arena *arena, struct buffer *out)
{
	struct analysis analysis;
	struct event event;
	if (set->is_pairs) {
		coder_relate(worker, &item->article, arena, &analysis, &event);
		if (!confidence_reaches(event.confidence,
				    coder->coder->min_confidence))
			return;
		record_put_relation(out, &analysis, &event, coder->scheme,
				coder->record);
		return;
	}
	coder_run(worker, &item->article, arena, &analysis);
	record_put_jsonl(out, &analysis, coder->record);
}

static bool
is_foreign(const struct score_set *set, const struct score_coder *coder,
		const struct score_item *item)
{
	struct str lang = item->article.lang;
	return !set->is_pairs && !coder->any_language && lang.len
	       && languages_find(lang) != coder->coder->language;
}

enum language
score_language(const struct score_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		enum language language =
				languages_find(set->items[i].article.lang);
		if (language != LANGUAGE_COUNT)
			return language;
	}
	return LANGUAGE_EN;
}

enum status
score_code(struct score_set *set, const struct score_coder *coder,
		size_t *foreign, struct error *error)
{
	struct coder_worker *worker = coder_worker_new(coder->coder);
	struct arena arena;
	struct buffer records;
	enum status status = STATUS_OK;
	arena_init(&arena);
	buffer_init(&records, BUFFER_UNLIMITED);
	*foreign = 0;
	for (size_t i = 0; i < set->count && !status; i++) {
		struct score_item *item = &set->items[i];
		if (is_foreign(set, coder, item)) {
			(*foreign)++;
			continue;
		}
		arena_reset(&arena);
		buffer_reset(&records);
		put_records(set, coder, worker, item, &arena, &records);
		status = score_coded_lines(
				set, item, buffer_str(&records), error);
	}
	buffer_fini(&records);
	arena_fini(&arena);
	coder_worker_free(worker);
	return status;
}
