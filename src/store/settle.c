#include "store/settle.h"

#include "store/duplicate.h"
#include "store/event_group.h"
#include "store/statement.h"

/* Articles of one transaction: some megabytes of shingles, some milliseconds
 * in which nobody else writes. */
enum { ROUND = 512 };

enum statement_name { FIND_STALE, DROP_STALE, FIND_MEMBER, STATEMENTS };

static const char *const SQL[STATEMENTS] = {
	[FIND_STALE] = "SELECT article FROM stale ORDER BY article LIMIT ?",
	[DROP_STALE] = "DELETE FROM stale WHERE article = ?",
	[FIND_MEMBER] = "SELECT 1 FROM cluster_member WHERE article = ?",
};

struct settling {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct duplicates *duplicates;
	struct event_groups *groups;
	int64_t articles[ROUND];
	size_t count, copies;
};

static enum status
execute(struct store *store, const char *sql, struct error *error)
{
	if (sqlite3_exec(store->database, sql, NULL, NULL, NULL))
		return store_error(store, error, "finding copies");
	return STATUS_OK;
}

static enum status
open(struct settling *settling, struct store *store, struct error *error)
{
	enum status status = STATUS_OK;
	*settling = (struct settling){ .store = store };
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &settling->statements[i], error);
	if (!status)
		status = duplicates_open(&settling->duplicates, store, error);
	if (!status)
		status = event_groups_open(&settling->groups, store, error);
	return status;
}

static void
close(struct settling *settling)
{
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(settling->statements[i]);
	duplicates_close(settling->duplicates);
	event_groups_close(settling->groups);
}

static enum status
find_stale(struct settling *settling, struct error *error)
{
	sqlite3_stmt *row = settling->statements[FIND_STALE];
	enum status status = statement_first(
			settling->store, row, VALUES(V_INT(ROUND)), error);
	settling->count = 0;
	for (int code = SQLITE_ROW; !status && code == SQLITE_ROW;
			code = sqlite3_step(row))
		settling->articles[settling->count++] =
				sqlite3_column_int64(row, 0);
	statement_done(row);
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
drop_stale(struct settling *settling, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < settling->count; i++)
		status = statement_run(settling->store,
				settling->statements[DROP_STALE],
				VALUES(V_INT(settling->articles[i])), error);
	return status;
}

static enum status
count_copies(struct settling *settling, struct error *error)
{
	enum status status = STATUS_OK;
	settling->copies = 0;
	for (size_t i = 0; !status && i < settling->count; i++) {
		sqlite3_stmt *row = settling->statements[FIND_MEMBER];
		status = statement_first(settling->store, row,
				VALUES(V_INT(settling->articles[i])), error);
		statement_done(row);
		settling->copies += !status;
		status = status == STATUS_END ? STATUS_OK : status;
	}
	return status;
}

static enum status
settle_round(struct settling *settling, struct error *error)
{
	enum status status = execute(settling->store, "BEGIN IMMEDIATE", error);
	if (status)
		return status;
	status = find_stale(settling, error);
	if (!status && settling->count)
		status = duplicates_settle(settling->duplicates,
				settling->articles, settling->count, error);
	if (!status && settling->count)
		status = event_groups_settle(settling->groups,
				settling->articles, settling->count, error);
	if (!status)
		status = count_copies(settling, error);
	if (!status)
		status = drop_stale(settling, error);
	if (!status)
		status = execute(settling->store, "COMMIT", error);
	if (status)
		sqlite3_exec(settling->store->database, "ROLLBACK", NULL, NULL,
				NULL);
	return status;
}

enum status
settle_stale(const struct store *store, uint64_t *articles, struct error *error)
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(
			store, "SELECT count(*) FROM stale", &row, error);
	if (status)
		return status;
	status = statement_first(store, row, NULL, 0, error);
	*articles = status ? 0 : (uint64_t)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return status;
}

enum status
settle(struct store *store, settle_progress *progress, void *context,
		struct settled *out, struct error *error)
{
	struct settling settling;
	uint64_t all = 0;
	*out = (struct settled){ 0 };
	enum status status = settle_stale(store, &all, error);
	if (status || !all)
		return status;
	status = open(&settling, store, error);
	while (!status) {
		status = settle_round(&settling, error);
		if (status || !settling.count)
			break;
		out->articles += settling.count;
		out->copies += settling.copies;
		if (progress)
			progress(context, out->articles, all);
	}
	close(&settling);
	return status;
}

enum status
settle_forget(struct store *store, int64_t article, struct error *error)
{
	struct event_groups *groups;
	sqlite3_stmt *stale;
	enum status status = event_groups_open(&groups, store, error);
	if (status)
		return status;
	status = event_groups_forget(groups, article, error);
	event_groups_close(groups);
	if (!status)
		status = statement_prepare(store,
				"INSERT OR IGNORE INTO stale VALUES (?)",
				&stale, error);
	if (status)
		return status;
	status = statement_run(store, stale, VALUES(V_INT(article)), error);
	sqlite3_finalize(stale);
	return status;
}
