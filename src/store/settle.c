#include "store/settle.h"

#include <stdlib.h>

#include "store/duplicate.h"
#include "store/event_group.h"
#include "store/statement.h"

static const char SETTLING[] = "finding copies";

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
	struct id_list articles; /* of one round */
	size_t copies;
};

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
	free(settling->articles.at);
}

static enum status
find_stale(struct settling *settling, struct error *error)
{
	settling->articles.count = 0;
	return statement_ids(settling->store, settling->statements[FIND_STALE],
			VALUES(V_INT(SETTLE_ROUND)), &settling->articles,
			error);
}

static enum status
drop_stale(struct settling *settling, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < settling->articles.count; i++)
		status = statement_run(settling->store,
				settling->statements[DROP_STALE],
				VALUES(V_INT(settling->articles.at[i])), error);
	return status;
}

static enum status
count_copies(struct settling *settling, struct error *error)
{
	enum status status = STATUS_OK;
	settling->copies = 0;
	for (size_t i = 0; !status && i < settling->articles.count; i++) {
		sqlite3_stmt *row = settling->statements[FIND_MEMBER];
		status = statement_first(settling->store, row,
				VALUES(V_INT(settling->articles.at[i])), error);
		statement_done(row);
		settling->copies += !status;
		status = statement_optional(status);
	}
	return status;
}

static enum status
settle_round(struct settling *settling, struct error *error)
{
	const struct id_list *articles = &settling->articles;
	enum status status = store_begin(settling->store, SETTLING, error);
	if (status)
		return status;
	status = find_stale(settling, error);
	if (!status && articles->count)
		status = duplicates_settle(settling->duplicates, articles->at,
				articles->count, error);
	if (!status && articles->count)
		status = event_groups_settle(settling->groups, articles->at,
				articles->count, error);
	if (!status)
		status = count_copies(settling, error);
	if (!status)
		status = drop_stale(settling, error);
	if (!status)
		status = store_execute(
				settling->store, "COMMIT", SETTLING, error);
	if (status)
		store_roll_back(settling->store);
	return status;
}

enum status
settle_stale(const struct store *store, uint64_t *articles, struct error *error)
{
	int64_t number;
	enum status status = statement_number(store,
			"SELECT count(*) FROM stale", NULL, 0, &number, error);
	*articles = (uint64_t)number;
	return status;
}

/* What a round did. */
static void
count_round(const struct settling *settling, struct settled *out)
{
	out->articles += settling->articles.count;
	out->copies += settling->copies;
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
		if (status || !settling.articles.count)
			break;
		count_round(&settling, out);
		if (progress)
			progress(context, out->articles, all);
	}
	close(&settling);
	return status;
}

enum status
settle_full_rounds(
		struct store *store, struct settled *out, struct error *error)
{
	struct settling settling;
	uint64_t stale = 0;
	enum status status = settle_stale(store, &stale, error);
	if (status || stale < SETTLE_ROUND)
		return status;
	status = open(&settling, store, error);
	for (; !status && stale >= SETTLE_ROUND; stale -= SETTLE_ROUND) {
		status = settle_round(&settling, error);
		if (!status)
			count_round(&settling, out);
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
