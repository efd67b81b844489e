#include "store/runs.h"

#include <stdlib.h>

#include "base/json_value.h"
#include "base/memory.h"
#include "store/statement.h"

/* --- runs -------------------------------------------------------------- */

static struct stored_run
run_of(sqlite3_stmt *row)
{
	return (struct stored_run){
		.id = sqlite3_column_int64(row, 0),
		.program = statement_text(row, 1),
		.lexicon = statement_text(row, 2),
		.model = statement_text(row, 3),
		.options = statement_text(row, 4),
		.started = sqlite3_column_int64(row, 5),
		.articles = sqlite3_column_int64(row, 6),
		.current = sqlite3_column_int64(row, 7),
		.records = sqlite3_column_int64(row, 8),
	};
}

enum status
runs_list(struct store *store, stored_run_put *put, void *context,
		struct error *error)
{
	sqlite3_stmt *row;
	int code = SQLITE_DONE;
	enum status status = statement_prepare(store,
			"SELECT run.id, program, lexicon, model, options, "
			"started, count(coding.id), total(current), "
			"total(current * records) FROM run LEFT JOIN coding ON "
			"coding.run = run.id GROUP BY run.id ORDER BY run.id",
			&row, error);
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW) {
		struct stored_run run = run_of(row);
		status = put(context, &run, error);
	}
	if (!status && code != SQLITE_DONE)
		status = store_error(store, error, "reading the runs");
	sqlite3_finalize(row);
	return status;
}

enum status
runs_find(struct store *store, const struct ingest_version *version,
		int64_t *run, struct error *error)
{
	return statement_number(store,
			"SELECT id FROM run WHERE program = ? AND lexicon = ? "
			"AND model = ? AND options = ?",
			VALUES(V_TEXT(str_of(version->program)),
					V_TEXT(str_of(version->lexicon)),
					V_TEXT(str_of(version->model)),
					V_TEXT(str_of(version->options))),
			run, error);
}

enum status
runs_exists(struct store *store, int64_t run, bool *exists, struct error *error)
{
	int64_t found;
	enum status status = statement_number(store,
			"SELECT id FROM run WHERE id = ?", VALUES(V_INT(run)),
			&found, error);
	*exists = !status && found == run;
	return status;
}

static bool
is_among(int64_t run, const int64_t *runs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i] == run)
			return true;
	return false;
}

enum status
runs_articles(struct store *store, const struct selection *selection,
		const int64_t *runs, size_t run_count, int64_t **articles,
		size_t *count, struct error *error)
{
	sqlite3_stmt *row;
	size_t capacity = 0;
	int code = SQLITE_DONE;
	*articles = NULL;
	*count = 0;
	enum status status = selection_prepare_articles(selection, store,
			"article.id, (SELECT run FROM coding WHERE "
			"coding.article = article.id AND current)",
			&row, error);
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		if (!is_among(sqlite3_column_int64(row, 1), runs, run_count))
			MEMORY_PUSH(*articles, *count, capacity,
					sqlite3_column_int64(row, 0));
	if (!status && code != SQLITE_DONE)
		status = store_error(store, error, "reading the articles");
	sqlite3_finalize(row);
	return status;
}

/* --- what nobody compares any more ------------------------------------- */

static const char DELETING[] = "deleting old codings";

enum status
runs_drop_old(struct store *store, int64_t *dropped, struct error *error)
{
	int changed;
	*dropped = 0;
	do {
		enum status status = store_execute(store,
				"DELETE FROM coding WHERE id IN (SELECT id "
				"FROM coding WHERE NOT current LIMIT 4000)",
				DELETING, error);
		if (status)
			return status;
		changed = sqlite3_changes(store->database);
		*dropped += changed;
	} while (changed);
	return store_execute(store,
			"DELETE FROM run WHERE NOT EXISTS (SELECT 1 FROM "
			"coding WHERE coding.run = run.id)",
			DELETING, error);
}

/* --- articles ---------------------------------------------------------- */

struct stored_articles {
	struct store store;
	sqlite3_stmt *row;
};

enum status
stored_articles_open(struct stored_articles **out, const char *path,
		struct error *error)
{
	struct stored_articles *articles = memory_zero(1, sizeof *articles);
	enum status status =
			store_open(&articles->store, path, STORE_READ, error);
	if (!status)
		status = statement_prepare(&articles->store,
				"SELECT doc, url, title, authors, published, "
				"(SELECT text FROM term WHERE id = publisher), "
				"(SELECT text FROM term WHERE id = lang), "
				"paragraphs, article_text.text FROM article "
				"JOIN article_text ON article = id WHERE id = "
				"?",
				&articles->row, error);
	*out = articles;
	if (status) {
		stored_articles_close(articles);
		*out = NULL;
	}
	return status;
}

void
stored_articles_close(struct stored_articles *articles)
{
	if (!articles)
		return;
	sqlite3_finalize(articles->row);
	store_close(&articles->store);
	free(articles);
}

static void
copy_authors(struct article *article, struct str list, struct arena *arena)
{
	json_t *names = json_loadb(list.at, list.len, 0, NULL);
	size_t count = json_array_size(names);
	article->author = ARENA_NEW(arena, struct str, count + 1);
	for (size_t i = 0; i < count; i++) {
		article->author[article->author_count++] =
				arena_copy(arena, json_text_item(names, i));
	}
	json_decref(names);
}

static void
copy_article(struct article *article, sqlite3_stmt *row, struct arena *arena)
{
	struct str *const texts[] = { &article->id, &article->url,
		&article->title, NULL, &article->date, &article->publisher,
		&article->lang, NULL, &article->text };
	*article = (struct article){ .id_given = true };
	for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
		if (texts[i])
			*texts[i] = arena_copy(arena, statement_text(row, i));
	article->paragraphs = (size_t)sqlite3_column_int64(row, 7);
	copy_authors(article, statement_text(row, 3), arena);
}

enum status
stored_articles_read(struct stored_articles *articles, int64_t number,
		struct arena *arena, struct article *out, struct error *error)
{
	enum status status = statement_first(&articles->store, articles->row,
			VALUES(V_INT(number)), error);
	if (!status)
		copy_article(out, articles->row, arena);
	statement_done(articles->row);
	if (status == STATUS_END)
		return error_set(error, STATUS_IO, articles->store.path, 0,
				ERROR_NO_OFFSET,
				"an article was deleted meanwhile");
	return status;
}
