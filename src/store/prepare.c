/* What the threads do that prepare articles (ingest.h). */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/memory.h"
#include "store/item.h"
#include "store/known.h"
#include "store/lines.h"

enum { ITEM_BLOCK_BYTES = 16 * 1024 };

struct ingest_worker {
	struct store store; /* for looking; may be closed */
	struct known known;
	struct lines_packer *packer;
	struct buffer scratch;
};

struct ingest_worker *
ingest_worker_new(const char *path)
{
	struct ingest_worker *worker = memory_zero(1, sizeof *worker);
	worker->packer = lines_packer_new();
	buffer_init(&worker->scratch, BUFFER_UNLIMITED);
	if (!store_open(&worker->store, path, STORE_READ, NULL)
			&& known_open(&worker->known, &worker->store, NULL))
		store_close(&worker->store);
	return worker;
}

void
ingest_worker_free(struct ingest_worker *worker)
{
	if (!worker)
		return;
	known_close(&worker->known);
	store_close(&worker->store);
	lines_packer_free(worker->packer);
	buffer_fini(&worker->scratch);
	free(worker);
}

struct article_key
ingest_worker_key(struct ingest_worker *worker, const struct article *article)
{
	return article_key_of(article, &worker->scratch);
}

bool
ingest_worker_look(struct ingest_worker *worker, struct article *article,
		struct article_key key, struct arena *arena)
{
	struct known_answer answer;
	struct known_document document = {
		.doc = article->id, .url = article->url, .key = key
	};
	if (!worker->store.database
			|| known_find(&worker->known, &document, &answer, NULL))
		return false;
	if (answer.as == KNOWN_CLASH && !article->id_given) {
		buffer_reset(&worker->scratch);
		known_put_other_doc(&worker->scratch, article->id, key);
		article->id = arena_copy(arena, buffer_str(&worker->scratch));
	}
	return answer.as != KNOWN_NOT && answer.as != KNOWN_CLASH;
}

/* --- an item ----------------------------------------------------------- */

void
ingest_item_free(struct ingest_item *item)
{
	if (!item)
		return;
	arena_fini(&item->arena);
	free(item);
}

void
ingest_item_recode(struct ingest_item *item, int64_t article)
{
	item->again = article;
}

static struct str
author_list(const struct article *article, struct buffer *scratch)
{
	struct json json;
	buffer_reset(scratch);
	json_init(&json, scratch);
	json_open(&json, '[');
	for (size_t i = 0; i < article->author_count; i++)
		json_str(&json, article->author[i]);
	json_close(&json, ']');
	return buffer_str(scratch);
}

static void
copy_article(struct ingest_item *item, const struct article *article,
		struct buffer *scratch)
{
	struct arena *arena = &item->arena;
	item->doc = arena_copy(arena, article->id);
	item->url = arena_copy(arena, article->url);
	item->publisher = arena_copy(arena, article->publisher);
	item->kind = str_of(article_kind_name(article->kind));
	item->published = arena_copy(arena, article->date);
	item->date = rows_date(article->date);
	item->odd_date = arena_copy(arena, article->odd_date);
	item->id_given = article->id_given;
	item->paragraphs = article->paragraphs;
	item->title = arena_copy(arena, article->title);
	item->lang = arena_copy(arena, article->lang);
	item->authors = arena_copy(arena, author_list(article, scratch));
}

static enum status
copy_coding(struct ingest_worker *worker, struct ingest_item *item,
		const struct article *article,
		const struct ingest_coding *coding, struct error *error)
{
	struct arena *arena = &item->arena;
	size_t bytes = coding->sentence_count * sizeof *coding->sentences;
	item->coded = true;
	if (!item->date)
		item->date = rows_date_of_day(coding->day);
	item->text = arena_copy(arena, article->text);
	item->sentence_count = coding->sentence_count;
	item->sentences = arena_take(arena, bytes);
	if (bytes)
		memcpy(item->sentences, coding->sentences, bytes);
	struct lines_article known = { article->text, article->title,
		article->url, article->id };
	buffer_reset(&worker->scratch);
	lines_pack(worker->packer, coding->lines, &known, &worker->scratch);
	item->packed = arena_copy(arena, buffer_str(&worker->scratch));
	item->line_bytes = coding->lines.len;
	snprintf(item->lexicon, sizeof item->lexicon, "%.*s",
			STR_ARG(coding->lexicon));
	snprintf(item->model, sizeof item->model, "%.*s",
			STR_ARG(coding->model));
	struct error reason;
	enum status status = rows_of_lines(
			coding->lines, item->date, arena, &item->rows, &reason);
	if (!status)
		return STATUS_OK;
	return error_set(error, status, item->doc.at, 0, ERROR_NO_OFFSET,
			"its records cannot be stored: %s", reason.message);
}

enum status
ingest_worker_make(struct ingest_worker *worker, const struct article *article,
		struct article_key key, const struct ingest_coding *coding,
		struct ingest_item **out, struct error *error)
{
	struct ingest_item *item = memory_zero(1, sizeof *item);
	enum status status = STATUS_OK;
	arena_init_small(&item->arena, ITEM_BLOCK_BYTES);
	item->key = key;
	copy_article(item, article, &worker->scratch);
	if (coding)
		status = copy_coding(worker, item, article, coding, error);
	*out = item;
	if (status) {
		ingest_item_free(item);
		*out = NULL;
	}
	return status;
}
