#include "store/marked.h"

#include "store/statement.h"

static const char DOING[] = "leaving out what is marked";

static const char FORGET[] = "DROP TABLE IF EXISTS temp.left_out;"
			     "DROP TABLE IF EXISTS temp.event_group;";

static const char BEGIN[] =
		"CREATE TEMP TABLE left_out (record INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE event_group (record INTEGER PRIMARY KEY, "
		"leader INTEGER NOT NULL);"
		"INSERT INTO temp.event_group SELECT record, leader FROM "
		"main.event_group;"
		"CREATE INDEX temp.left_groups_by_leader ON event_group "
		"(leader);";

/* A group is named by the first of its records that is left. */
#define FIRST_OF                                                               \
	"SELECT record.id FROM record JOIN article ON article.id = "           \
	"record.article WHERE record.id IN "
#define IN_ORDER " ORDER BY article.date, article.doc, record.line LIMIT 1"

enum marking {
	LEAVE_OUT,
	LEAVE_GROUP,
	NAME_ANEW,
	FIND_GROUP,
	JOIN_ALONE,
	JOIN_GROUPS,
	MARKINGS
};

static const char *const SQL[MARKINGS] = {
	[LEAVE_OUT] = "INSERT OR IGNORE INTO temp.left_out SELECT id FROM "
		      "record WHERE id = ?",
	[LEAVE_GROUP] = "DELETE FROM temp.event_group WHERE record = ?",
	[NAME_ANEW] = "UPDATE temp.event_group SET leader = (" FIRST_OF
		      "(SELECT record FROM temp.event_group WHERE leader = "
		      "?1)" IN_ORDER ") WHERE leader = ?1",
	/* No row for what is left out or is no record. */
	[FIND_GROUP] = "SELECT coalesce((SELECT leader FROM temp.event_group "
		       "WHERE record = ?1), ?1) FROM record WHERE id = ?1 AND "
		       "id NOT IN (SELECT record FROM temp.left_out)",
	[JOIN_ALONE] = "INSERT OR IGNORE INTO temp.event_group VALUES (?1, ?1)",
	[JOIN_GROUPS] = "UPDATE temp.event_group SET leader = (" FIRST_OF
			"(?1, ?2)" IN_ORDER ") WHERE leader IN (?1, ?2)",
};

struct marking_work {
	struct store *store;
	sqlite3_stmt *statements[MARKINGS];
};

static enum status
prepare(struct marking_work *work, struct error *error)
{
	enum status status = STATUS_OK;
	for (int i = 0; !status && i < MARKINGS; i++)
		status = statement_prepare(work->store, SQL[i],
				&work->statements[i], error);
	return status;
}

static enum status
run(struct marking_work *work, enum marking marking, int64_t record,
		struct error *error)
{
	return statement_run(work->store, work->statements[marking],
			VALUES(V_INT(record)), error);
}

static enum status
leave_out(struct marking_work *work, int64_t record, struct error *error)
{
	enum status status = run(work, LEAVE_OUT, record, error);
	if (!status)
		status = run(work, LEAVE_GROUP, record, error);
	return status ? status : run(work, NAME_ANEW, record, error);
}

/* *leader is 0 for what is no record, or is left out. */
static enum status
find_group(struct marking_work *work, int64_t record, int64_t *leader,
		struct error *error)
{
	sqlite3_stmt *row = work->statements[FIND_GROUP];
	*leader = 0;
	enum status status = statement_first(
			work->store, row, VALUES(V_INT(record)), error);
	if (!status)
		*leader = sqlite3_column_int64(row, 0);
	statement_done(row);
	return statement_optional(status);
}

static enum status
join(struct marking_work *work, const struct marked_same *same,
		struct error *error)
{
	int64_t one, other;
	enum status status = find_group(work, same->record, &one, error);
	if (!status)
		status = find_group(work, same->other, &other, error);
	if (status || !one || !other || one == other)
		return status;
	if (one == same->record)
		status = run(work, JOIN_ALONE, one, error);
	if (!status && other == same->other)
		status = run(work, JOIN_ALONE, other, error);
	if (status)
		return status;
	return statement_run(work->store, work->statements[JOIN_GROUPS],
			VALUES(V_INT(one), V_INT(other)), error);
}

static enum status
put_all(struct store *store, const int64_t *wrong, size_t wrong_count,
		const struct marked_same *same, size_t same_count,
		struct error *error)
{
	struct marking_work work = { .store = store };
	enum status status = prepare(&work, error);
	for (size_t i = 0; !status && i < wrong_count; i++)
		status = leave_out(&work, wrong[i], error);
	for (size_t i = 0; !status && i < same_count; i++)
		status = join(&work, &same[i], error);
	for (int i = 0; i < MARKINGS; i++)
		sqlite3_finalize(work.statements[i]);
	return status;
}

enum status
store_leave_out(struct store *store, const int64_t *wrong, size_t wrong_count,
		const struct marked_same *same, size_t same_count,
		struct error *error)
{
	store->leaves_out = false;
	enum status status = store_execute(store, FORGET, DOING, error);
	if (status || (!wrong_count && !same_count))
		return status;
	/* The setting itself drops temporary tables. */
	status = store_execute(
			store, "PRAGMA temp_store = MEMORY", DOING, error);
	if (!status)
		status = store_execute(store, BEGIN, DOING, error);
	if (!status)
		status = put_all(store, wrong, wrong_count, same, same_count,
				error);
	store->leaves_out = !status;
	return status;
}
