#include "store/selection.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "store/selection_list.h"
#include "store/selection_party.h"
#include "store/selection_plan.h"
#include "store/selection_where.h"

/* --- days -------------------------------------------------------------- */

static bool
digits(const char **at, int count, int *number)
{
	*number = 0;
	for (; count; count--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*number = *number * 10 + (**at - '0');
	}
	return true;
}

static int
days_of_month(int year, int month)
{
	int next = month == 12 ? day_of_civil(year + 1, 1, 1)
			       : day_of_civil(year, month + 1, 1);
	return next - day_of_civil(year, month, 1);
}

bool
selection_days(const char *text, int *first, int *last)
{
	int year, month = 1, day = 1, last_month = 12, last_day = 31;
	if (!digits(&text, 4, &year) || year < 1)
		return false;
	if (*text == '-') {
		text++;
		if (!digits(&text, 2, &month) || month < 1 || month > 12)
			return false;
		last_month = month;
		last_day = days_of_month(year, month);
	}
	if (*text == '-') {
		text++;
		if (!digits(&text, 2, &day) || day < 1 || day > last_day)
			return false;
		last_day = day;
	}
	*first = year * 10000 + month * 100 + day;
	*last = year * 10000 + last_month * 100 + last_day;
	return !*text;
}

/* --- what makes no sense ----------------------------------------------- */

static enum status
check_quad(const struct selection *selection, struct error *error)
{
	struct str rest = str_of(selection->quad), word;
	while (list_next(&rest, &word))
		if (word.len != 1 || word.at[0] < '1' || word.at[0] > '4')
			return error_set(error, STATUS_USAGE, NULL, 0,
					ERROR_NO_OFFSET,
					"quad is 1 to 4 (verbal and material "
					"cooperation, verbal and material "
					"conflict), not \"%.*s\"",
					STR_ARG(word));
	return STATUS_OK;
}

static enum status
refuse_days(const struct selection *selection, struct error *error)
{
	char from[11], to[11];
	date_of_number(selection->from, from);
	date_of_number(selection->to, to);
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"the first day asked for, %s, comes after the last, %s",
			from, to);
}

enum status
selection_check(const struct selection *selection, struct error *error)
{
	struct str sides[2];
	if (selection->between && !selection_between(selection, sides))
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"between takes two parties, as in USA,CHN, "
				"not \"%s\"",
				selection->between);
	if (selection->from && selection->to && selection->from > selection->to)
		return refuse_days(selection, error);
	return check_quad(selection, error);
}

bool
selection_asks(const struct selection *selection)
{
	const char *const lists[] = { selection->actor, selection->recipient,
		selection->either, selection->between, selection->party,
		selection->speaker, selection->about, selection->event,
		selection->fact, selection->mode, selection->cameo,
		selection->context, selection->status, selection->stance,
		selection->quad, selection->rule, selection->place,
		selection->country, selection->words, selection->publisher,
		selection->lang, selection->doc };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i])
			return true;
	return selection->kinds || selection->from || selection->to
	       || selection->amount_from > 0 || selection->amount_to > 0
	       || selection->min_confidence > 0;
}

/* --- statements -------------------------------------------------------- */

static void
put_keys(struct sql *sql, const struct plan *plan,
		const struct selection *selection)
{
	sql_put(sql, " ORDER BY ");
	if (selection->order == ORDER_CONFIDENCE)
		sql_put(sql, "record.confidence DESC, ");
	if (selection->order == ORDER_AMOUNT)
		sql_put(sql, "(SELECT max(usd) FROM money WHERE money.record "
			     "= record.id) DESC, ");
	if (selection->order == ORDER_ARTICLE)
		sql_put(sql, "article.date, article.doc, record.line");
	else
		sql_put(sql, "%s%s, article.doc, record.line", plan_date(plan),
				selection->order == ORDER_DATE_DOWN ? " DESC"
								    : "");
}

static void
put_order(struct sql *sql, const struct plan *plan,
		const struct selection *selection)
{
	if (selection->order != ORDER_NONE)
		put_keys(sql, plan, selection);
	if (!selection->limit && !selection->offset)
		return;
	sql_put(sql, " LIMIT ");
	sql_int(sql, selection->limit ? selection->limit : -1);
	sql_put(sql, " OFFSET ");
	sql_int(sql, selection->offset);
}

static void
put_records(struct sql *sql, const struct plan *plan,
		const struct selection *selection, bool article)
{
	const struct where_tables tables = { "record", "article",
		plan_met(plan, selection) };
	plan_put_from(sql, plan, selection, article);
	where_put(sql, selection, &tables);
	where_put_once(sql, selection, tables.met);
}

enum status
selection_prepare(const struct selection *selection, struct store *store,
		const char *columns, sqlite3_stmt **statement,
		struct error *error)
{
	struct plan plan;
	struct sql sql;
	*statement = NULL;
	enum status status = selection_check(selection, error);
	if (!status)
		status = plan_make(&plan, selection, store, error);
	if (status)
		return status;
	sql_init(&sql);
	sql_put(&sql, "SELECT ");
	buffer_put(&sql.text, str_of(columns));
	put_records(&sql, &plan, selection, true);
	put_order(&sql, &plan, selection);
	status = sql_prepare(&sql, store, statement, error);
	sql_fini(&sql);
	return status;
}

enum status
selection_prepare_articles(const struct selection *selection,
		struct store *store, const char *columns,
		sqlite3_stmt **statement, struct error *error)
{
	struct sql sql;
	*statement = NULL;
	enum status status = selection_check(selection, error);
	if (status)
		return status;
	sql_init(&sql);
	sql_put(&sql, "SELECT ");
	buffer_put(&sql.text, str_of(columns));
	sql_put(&sql, " FROM article WHERE 1");
	where_put_articles(&sql, selection);
	sql_put(&sql, " ORDER BY article.date, article.doc");
	status = sql_prepare(&sql, store, statement, error);
	sql_fini(&sql);
	return status;
}

/* --- counts ------------------------------------------------------------ */

/* A record without group is an event by itself. */
#define COUNTS                                                                 \
	"SELECT count(*), count(*) - count(leader) + count(DISTINCT leader)"

static void
put_counts(struct sql *sql, const struct plan *plan,
		const struct selection *selection)
{
	if (plan_is_dyadic(plan, selection)) {
		sql_put(sql, COUNTS);
		plan_put_dyads(sql, plan, selection);
		return;
	}
	sql_put(sql, COUNTS " FROM (SELECT (SELECT leader FROM event_group "
			    "WHERE event_group.record = record.id) AS leader");
	put_records(sql, plan, selection,
			selection->publisher || selection->lang
					|| selection->doc);
	sql_put(sql, ")");
}

static enum status
read_counts(const struct sql *sql, struct store *store,
		struct selection_counts *counts, struct error *error)
{
	sqlite3_stmt *statement;
	enum status status = sql_prepare(sql, store, &statement, error);
	if (status)
		return status;
	if (sqlite3_step(statement) == SQLITE_ROW) {
		counts->records = sqlite3_column_int64(statement, 0);
		counts->events = sqlite3_column_int64(statement, 1);
	} else {
		status = store_error(store, error, "counting the records");
	}
	sqlite3_finalize(statement);
	return status;
}

enum status
selection_count(const struct selection *selection, struct store *store,
		struct selection_counts *counts, struct error *error)
{
	struct selection all = *selection;
	struct plan plan;
	struct sql sql;
	*counts = (struct selection_counts){ 0 };
	all.offset = all.limit = 0;
	enum status status = selection_check(&all, error);
	if (!status)
		status = plan_make(&plan, &all, store, error);
	if (status)
		return status;
	sql_init(&sql);
	put_counts(&sql, &plan, &all);
	status = read_counts(&sql, store, counts, error);
	sql_fini(&sql);
	return status;
}

/* --- for people -------------------------------------------------------- */

enum { PLAN_STEPS = 256 };

/* How deep a step of the plan stands below others; steps come after those that
 * they belong to. */
struct plan_steps {
	int id[PLAN_STEPS], depth[PLAN_STEPS], count;
};

static int
step_depth(struct plan_steps *steps, int id, int parent)
{
	int depth = 0;
	for (int i = 0; i < steps->count; i++)
		if (steps->id[i] == parent)
			depth = steps->depth[i] + 1;
	if (steps->count < PLAN_STEPS) {
		steps->id[steps->count] = id;
		steps->depth[steps->count++] = depth;
	}
	return depth;
}

static enum status
put_plan(struct store *store, const char *statement, struct buffer *out,
		struct error *error)
{
	struct plan_steps steps = { .count = 0 };
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", statement);
	sqlite3_stmt *rows;
	if (sqlite3_prepare_v2(store->database, sql, -1, &rows, NULL)) {
		sqlite3_free(sql);
		return store_error(store, error, "asking for the plan");
	}
	while (sqlite3_step(rows) == SQLITE_ROW) {
		int depth = step_depth(&steps, sqlite3_column_int(rows, 0),
				sqlite3_column_int(rows, 1));
		buffer_put_format(out, "--   %*s%s\n", 2 * depth, "",
				(const char *)sqlite3_column_text(rows, 3));
	}
	sqlite3_finalize(rows);
	sqlite3_free(sql);
	return STATUS_OK;
}

/* A line for each clause. */
static void
put_lines(struct buffer *out, const char *sql)
{
	static const char *const clauses[] = { " FROM ", " CROSS JOIN ",
		" WHERE ", " AND ", " ORDER BY ", " LIMIT " };
	int depth = 0;
	bool quoted = false;
	for (; *sql; sql++) {
		quoted ^= *sql == '\'';
		depth += quoted ? 0 : (*sql == '(') - (*sql == ')');
		for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
			if (!depth && !quoted
					&& str_starts(str_of(sql),
							str_of(clauses[i]))) {
				buffer_put(out, STR("\n "));
				break;
			}
		buffer_put_char(out, *sql);
	}
	buffer_put(out, STR(";\n"));
}

enum status
selection_print(const struct selection *selection, struct store *store,
		const char *columns, struct buffer *out, struct error *error)
{
	sqlite3_stmt *statement;
	enum status status = selection_prepare(
			selection, store, columns, &statement, error);
	if (status)
		return status;
	char *sql = sqlite3_expanded_sql(statement);
	sqlite3_finalize(statement);
	if (!sql)
		return error_set(error, STATUS_MEMORY, NULL, 0, ERROR_NO_OFFSET,
				"the SQL is too long");
	put_lines(out, sql);
	buffer_put(out, STR("-- SQLite goes about it so:\n"));
	status = put_plan(store, sql, out, error);
	sqlite3_free(sql);
	return status;
}
