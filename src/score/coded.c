#include "score/coded.h"

#include "score/gold.h"

/* The language that the item is coded in; LANGUAGE_COUNT: none. */
static enum language
language_of(const struct score_coder *coder, const struct score_item *item)
{
	struct str lang = item->article.lang;
	if (coder->insists || !lang.len)
		return coder->first;
	enum language language = languages_find(lang);
	return language != LANGUAGE_COUNT && coder->of[language].coder
			       ? language
			       : LANGUAGE_COUNT;
}

bool
score_has_language(const struct score_set *set, enum language language)
{
	for (size_t i = 0; i < set->count; i++)
		if (languages_find(set->items[i].article.lang) == language)
			return true;
	return false;
}

/* One item's records as JSON lines. */
static void
put_records(const struct score_set *set, const struct score_coder *coder,
		enum language language, struct coder_worker *worker,
		const struct score_item *item, struct arena *arena,
		struct buffer *out)
{
	const struct score_language *with = &coder->of[language];
	struct analysis analysis;
	struct event event;
	if (set->is_pairs) {
		coder_relate(worker, &item->article, arena, &analysis, &event);
		if (!confidence_reaches(event.confidence,
				    with->coder->min_confidence))
			return;
		record_put_relation(out, &analysis, &event, coder->scheme,
				with->record);
		return;
	}
	coder_run(worker, &item->article, arena, &analysis);
	record_put_jsonl(out, &analysis, with->record);
}

enum status
score_code(struct score_set *set, const struct score_coder *coder,
		size_t *foreign, struct error *error)
{
	struct coder_worker *workers[LANGUAGE_COUNT] = { NULL };
	struct arena arena;
	struct buffer records;
	enum status status = STATUS_OK;
	arena_init(&arena);
	buffer_init(&records, BUFFER_UNLIMITED);
	*foreign = 0;
	for (size_t i = 0; i < set->count && !status; i++) {
		struct score_item *item = &set->items[i];
		enum language language = language_of(coder, item);
		if (language == LANGUAGE_COUNT) {
			(*foreign)++;
			continue;
		}
		if (!workers[language])
			workers[language] = coder_worker_new(
					coder->of[language].coder);
		arena_reset(&arena);
		buffer_reset(&records);
		put_records(set, coder, language, workers[language], item,
				&arena, &records);
		status = score_coded_lines(
				set, item, buffer_str(&records), error);
	}
	buffer_fini(&records);
	arena_fini(&arena);
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		coder_worker_free(workers[i]);
	return status;
}
