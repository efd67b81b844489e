#include "store/feeds.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/statement.h"

enum which {
	WATCH,
	INSERT_FEED,
	TAKE_FEED,
	PUT_FEED,
	REST_FEED,
	HURRY_FEEDS,
	HURRY_PAGES,
	FIRST_FEED,
	ADD_PAGE,
	TAKE_PAGE,
	FINISH_PAGE,
	DELAY_PAGE,
	DELAY_OTHERS,
	NEXT_DUE,
	STATEMENTS
};

/* A time further away than any wait was written by a clock that ran ahead. */
#define IS_DUE "(next_due <= ?1 OR next_due > ?1 + 30 * 86400)"

static const char *const SQL[STATEMENTS] = {
	[WATCH] = "INSERT OR IGNORE INTO temp.watched VALUES (?1, 0)",
	[INSERT_FEED] = "INSERT INTO feed (url, title, etag, last_modified,"
			" next_due, failures, last_status, last_checked)"
			" VALUES (?1, ?2, '', '', 0, 0, '', 0)"
			" ON CONFLICT (url) DO UPDATE SET title = ?2"
			" WHERE title <> ?2 AND ?2 <> ''",
	[TAKE_FEED] = "UPDATE feed SET next_due = ?1 + ?2 WHERE url ="
		      " (SELECT url FROM temp.watched JOIN feed USING (url)"
		      "  WHERE rest <= ?1 AND " IS_DUE
		      "  ORDER BY next_due, url LIMIT 1)"
		      " RETURNING url, title, etag, last_modified,"
		      " last_status, failures, last_checked",
	[PUT_FEED] = "UPDATE feed SET etag = ?2, last_modified = ?3,"
		     " last_status = ?4, next_due = ?5, last_checked = ?6,"
		     " failures = ?7, title = ?8 WHERE url = ?1",
	[REST_FEED] = "UPDATE temp.watched SET rest = ?2 WHERE url = ?1",
	[HURRY_FEEDS] = "UPDATE feed SET next_due = 0"
			" WHERE url IN (SELECT url FROM temp.watched)",
	[HURRY_PAGES] = "UPDATE feed_item SET next_due = 0 WHERE done = 0"
			" AND feed IN (SELECT url FROM temp.watched)",
	[FIRST_FEED] = "SELECT url, next_due, failures, count(*) OVER (),"
		       " " IS_DUE " FROM temp.watched JOIN feed USING (url)"
		       " ORDER BY 5 DESC, next_due, url LIMIT 1",
	[ADD_PAGE] = "INSERT OR IGNORE INTO feed_item"
		     " (url, feed, date, done, attempts, next_due)"
		     " VALUES (?1, ?2, ?3, 0, 0, ?4)",
	/* ?3 is the feed of the last page. */
	[TAKE_PAGE] = "UPDATE feed_item SET next_due = ?1 + ?2 WHERE url ="
		      " (SELECT url FROM feed_item"
		      "  WHERE done = 0 AND " IS_DUE
		      "  AND feed IN (SELECT url FROM temp.watched)"
		      "  ORDER BY feed <= ?3, feed, rowid LIMIT 1)"
		      " RETURNING url, feed, date, attempts,"
		      " (SELECT title FROM feed WHERE feed.url = "
		      "feed_item.feed)",
	[FINISH_PAGE] = "UPDATE feed_item SET done = 1 WHERE url = ?1",
	[DELAY_PAGE] = "UPDATE feed_item SET attempts = ?2, next_due = ?3"
		       " WHERE url = ?1",
	[DELAY_OTHERS] = "UPDATE feed_item SET next_due = ?2"
			 " WHERE feed = ?1 AND done = 0 AND next_due < ?2",
	[NEXT_DUE] = "SELECT min(due) FROM"
		     " (SELECT min(max(next_due, rest)) AS due FROM feed"
		     "   JOIN temp.watched USING (url)"
		     "  UNION ALL SELECT min(next_due) FROM feed_item"
		     "   WHERE done = 0"
		     "   AND feed IN (SELECT url FROM temp.watched))",
};

struct feeds {
	const struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct buffer turn; /* the feed whose page was taken last */
};

static const char WATCHING[] = "watching feeds";

enum status
feeds_open(struct feeds **out, const struct store *store, struct error *error)
{
	struct feeds *feeds = memory_zero(1, sizeof *feeds);
	feeds->store = store;
	buffer_init(&feeds->turn, BUFFER_UNLIMITED);
	enum status status = store_execute(store,
			"CREATE TEMP TABLE watched"
			" (url TEXT PRIMARY KEY, rest INTEGER)",
			WATCHING, error);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &feeds->statements[i], error);
	if (status) {
		feeds_close(feeds);
		return status;
	}
	*out = feeds;
	return STATUS_OK;
}

void
feeds_close(struct feeds *feeds)
{
	if (!feeds)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(feeds->statements[i]);
	sqlite3_exec(feeds->store->database, "DROP TABLE temp.watched", NULL,
			NULL, NULL);
	buffer_fini(&feeds->turn);
	free(feeds);
}

static enum status
run(struct feeds *feeds, enum which which, const struct value *values,
		size_t count, struct error *error)
{
	return statement_run(feeds->store, feeds->statements[which], values,
			count, error);
}

enum status
feeds_watch(struct feeds *feeds, struct str url, struct str title,
		struct error *error)
{
	enum status status = run(feeds, INSERT_FEED,
			VALUES(V_TEXT(url), V_TEXT(title)), error);
	if (status)
		return status;
	return run(feeds, WATCH, VALUES(V_TEXT(url)), error);
}

/* An UPDATE ... RETURNING is committed when it is stepped to its end. */
static enum status
end_taking(struct feeds *feeds, sqlite3_stmt *row, enum status status,
		struct error *error)
{
	if (!status && sqlite3_step(row) != SQLITE_DONE)
		status = store_error(feeds->store, error, "writing");
	statement_done(row);
	return status;
}

static struct str
column(sqlite3_stmt *statement, int at, struct arena *arena)
{
	return arena_copy(arena, statement_text(statement, at));
}

enum status
feeds_take(struct feeds *feeds, int64_t now, struct arena *arena,
		struct feed_state *state, struct error *error)
{
	sqlite3_stmt *row = feeds->statements[TAKE_FEED];
	enum status status = statement_first(feeds->store, row,
			VALUES(V_INT(now), V_INT(LIMIT_CLAIM_SECONDS)), error);
	if (!status)
		*state = (struct feed_state){
			.url = column(row, 0, arena),
			.title = column(row, 1, arena),
			.etag = column(row, 2, arena),
			.last_modified = column(row, 3, arena),
			.last_status = column(row, 4, arena),
			.failures = (unsigned)sqlite3_column_int64(row, 5),
			.last_checked = sqlite3_column_int64(row, 6),
			.next_due = now + LIMIT_CLAIM_SECONDS,
		};
	return end_taking(feeds, row, status, error);
}

enum status
feeds_put(struct feeds *feeds, const struct feed_state *state,
		struct error *error)
{
	return run(feeds, PUT_FEED,
			VALUES(V_TEXT(state->url), V_TEXT(state->etag),
					V_TEXT(state->last_modified),
					V_TEXT(state->last_status),
					V_INT(state->next_due),
					V_INT(state->last_checked),
					V_INT(state->failures),
					V_TEXT(state->title)),
			error);
}

enum status
feeds_rest(struct feeds *feeds, struct str url, int64_t until,
		struct error *error)
{
	return run(feeds, REST_FEED, VALUES(V_TEXT(url), V_INT(until)), error);
}

enum status
feeds_hurry(struct feeds *feeds, struct error *error)
{
	enum status status = run(feeds, HURRY_FEEDS, NULL, 0, error);
	return status ? status : run(feeds, HURRY_PAGES, NULL, 0, error);
}

enum status
feeds_wait(struct feeds *feeds, int64_t now, struct arena *arena,
		struct feed_state *first, int64_t *watched, struct error *error)
{
	sqlite3_stmt *row = feeds->statements[FIRST_FEED];
	enum status status = statement_first(
			feeds->store, row, VALUES(V_INT(now)), error);
	if (!status && sqlite3_column_int(row, 4))
		status = STATUS_END;
	if (!status) {
		*first = (struct feed_state){
			.url = column(row, 0, arena),
			.next_due = sqlite3_column_int64(row, 1),
			.failures = (unsigned)sqlite3_column_int64(row, 2),
		};
		*watched = sqlite3_column_int64(row, 3);
	}
	statement_done(row);
	return status;
}

enum status
feeds_add_page(struct feeds *feeds, const struct feed_page *page, int64_t now,
		bool *is_new, struct error *error)
{
	enum status status = run(feeds, ADD_PAGE,
			VALUES(V_TEXT(page->url), V_TEXT(page->feed),
					V_TEXT(page->date), V_INT(now)),
			error);
	*is_new = !status && sqlite3_changes(feeds->store->database) > 0;
	return status;
}

enum status
feeds_take_page(struct feeds *feeds, int64_t now, struct arena *arena,
		struct feed_page *page, struct error *error)
{
	sqlite3_stmt *row = feeds->statements[TAKE_PAGE];
	enum status status = statement_first(feeds->store, row,
			VALUES(V_INT(now), V_INT(LIMIT_CLAIM_SECONDS),
					V_TEXT(buffer_str(&feeds->turn))),
			error);
	if (!status) {
		*page = (struct feed_page){
			.url = column(row, 0, arena),
			.feed = column(row, 1, arena),
			.date = column(row, 2, arena),
			.attempts = (unsigned)sqlite3_column_int64(row, 3),
			.feed_title = column(row, 4, arena),
		};
		buffer_reset(&feeds->turn);
		buffer_put(&feeds->turn, page->feed);
	}
	return end_taking(feeds, row, status, error);
}

enum status
feeds_finish_page(struct feeds *feeds, struct str url, struct error *error)
{
	return run(feeds, FINISH_PAGE, VALUES(V_TEXT(url)), error);
}

enum status
feeds_delay_page(struct feeds *feeds, const struct feed_page *page, int64_t due,
		struct error *error)
{
	return run(feeds, DELAY_PAGE,
			VALUES(V_TEXT(page->url), V_INT(page->attempts),
					V_INT(due)),
			error);
}

enum status
feeds_delay_others(struct feeds *feeds, const struct feed_page *page,
		int64_t due, struct error *error)
{
	return run(feeds, DELAY_OTHERS, VALUES(V_TEXT(page->feed), V_INT(due)),
			error);
}

enum status
feeds_next_due(struct feeds *feeds, int64_t *due, struct error *error)
{
	sqlite3_stmt *row = feeds->statements[NEXT_DUE];
	enum status status = statement_first(feeds->store, row, NULL, 0, error);
	*due = INT64_MAX;
	if (!status && sqlite3_column_type(row, 0) != SQLITE_NULL)
		*due = sqlite3_column_int64(row, 0);
	statement_done(row);
	return status;
}

enum status
feeds_begin(struct feeds *feeds, struct error *error)
{
	return store_begin(feeds->store, WATCHING, error);
}

enum status
feeds_commit(struct feeds *feeds, struct error *error)
{
	return store_execute(feeds->store, "COMMIT", WATCHING, error);
}
