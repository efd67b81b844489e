#include "store/event_group.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/grouping.h"
#include "store/report.h"

enum statement_name {
	FIND_RECORDS,
	FIND_RECORD,
	FIND_ARTICLE,
	FIND_SENTENCE,
	FIND_PARTIES,
	FIND_MONEY,
	FIND_MEASURES,
	DROP_GROUP,
	STALE_MEMBERS,
	STATEMENTS
};

static const char *const SQL[STATEMENTS] = {
	[FIND_RECORDS] = "SELECT id FROM record WHERE article = ? "
			 "AND kind < 4 ORDER BY id",
	[FIND_RECORD] = "SELECT uid, article, sentence, line, kind, date, "
			"category, status, mode, trigger_start, trigger_end, "
			"place, mutual FROM record WHERE id = ?",
	[FIND_ARTICLE] = "SELECT doc, date, text FROM article "
			 "JOIN article_text ON article_text.article = "
			 "article.id WHERE article.id = ?",
	[FIND_SENTENCE] = "SELECT start, end FROM sentence "
			  "WHERE article = ? AND number = ?",
	[FIND_PARTIES] = "SELECT role.text, country.text, actor.identity, "
			 "actor.name, participant.start, participant.end "
			 "FROM participant JOIN actor ON actor.id = "
			 "participant.actor JOIN term AS role ON role.id = "
			 "participant.role JOIN term AS country ON country.id "
			 "= actor.country WHERE record = ? ORDER BY position",
	[FIND_MONEY] = "SELECT value, currency FROM money WHERE record = ?",
	[FIND_MEASURES] = "SELECT value, unit FROM measure WHERE record = ?",
	[DROP_GROUP] = "DELETE FROM event_group WHERE leader = (SELECT leader "
		       "FROM event_group WHERE record = ?)",
	[STALE_MEMBERS] = "INSERT OR IGNORE INTO stale SELECT record.article "
			  "FROM event_group JOIN record ON record.id = "
			  "event_group.record WHERE leader = (SELECT leader "
			  "FROM event_group WHERE record = ?)",
};

struct text_of_article {
	struct str doc, text;
	int date;
};

/* A record that is looked at. */
struct record_node {
	struct group_node node;
	struct report report;
};

struct event_groups {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct grouping grouping;
	struct common_words *common;
	struct id_map articles; /* -> struct text_of_article, of one round */
	int64_t no_place;       /* the term "" */
	/* Records come sentence by sentence. */
	struct last_sentence {
		int64_t article, number;
		uint32_t start, end;
	} last;
};

static const struct report *
report_of(const struct group_node *node)
{
	return &((const struct record_node *)node)->report;
}

/* --- loading ----------------------------------------------------------- */

/* Texts are loaded once a round. */
static enum status
load_article(struct event_groups *groups, int64_t article,
		struct text_of_article **out, struct error *error)
{
	bool added;
	int64_t *slot = id_map_put(&groups->articles, article, &added);
	*out = (struct text_of_article *)(intptr_t)*slot;
	if (!added)
		return STATUS_OK;
	*out = ARENA_NEW(&groups->grouping.arena, struct text_of_article, 1);
	*slot = (intptr_t)*out;
	sqlite3_stmt *row = groups->statements[FIND_ARTICLE];
	enum status status = statement_first(
			groups->store, row, VALUES(V_INT(article)), error);
	if (!status) {
		(*out)->doc = arena_copy(&groups->grouping.arena,
				statement_text(row, 0));
		(*out)->date = sqlite3_column_int(row, 1);
		(*out)->text = arena_copy(&groups->grouping.arena,
				statement_text(row, 2));
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
find_sentence(struct event_groups *groups, int64_t article, int64_t number,
		struct error *error)
{
	sqlite3_stmt *row = groups->statements[FIND_SENTENCE];
	enum status status = statement_first(groups->store, row,
			VALUES(V_INT(article), V_INT(number)), error);
	groups->last = (struct last_sentence){ article, number, 0, 0 };
	if (!status) {
		groups->last.start = (uint32_t)sqlite3_column_int64(row, 0);
		groups->last.end = (uint32_t)sqlite3_column_int64(row, 1);
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
load_sentence(struct event_groups *groups, int64_t article, int64_t number,
		struct report_text *text, struct error *error)
{
	enum status status = STATUS_OK;
	if (groups->last.article != article || groups->last.number != number)
		status = find_sentence(groups, article, number, error);
	text->start = groups->last.start;
	text->end = groups->last.end;
	return status;
}

static struct str
copied(struct event_groups *groups, sqlite3_stmt *row, int column)
{
	return arena_copy(&groups->grouping.arena, statement_text(row, column));
}

static enum status
load_parties(struct event_groups *groups, int64_t record,
		struct report_text *text, struct error *error)
{
	struct report_party *parties = NULL;
	size_t capacity = 0;
	sqlite3_stmt *row = groups->statements[FIND_PARTIES];
	enum status status = statement_first(
			groups->store, row, VALUES(V_INT(record)), error);
	for (; !status; status = statement_next(groups->store, row, error)) {
		struct report_party party = {
			.role = copied(groups, row, 0),
			.country = copied(groups, row, 1),
			.identity = copied(groups, row, 2),
			.name = copied(groups, row, 3),
			.start = (uint32_t)sqlite3_column_int64(row, 4),
			.end = (uint32_t)sqlite3_column_int64(row, 5),
		};
		ARENA_PUSH(&groups->grouping.arena, parties, text->party_count,
				capacity, party);
	}
	statement_done(row);
	text->parties = parties;
	return statement_optional(status);
}

static enum status
load_figures(struct event_groups *groups, enum statement_name name,
		int64_t record, const struct report_figure **out, size_t *count,
		struct error *error)
{
	struct report_figure *figures = NULL;
	size_t capacity = 0;
	sqlite3_stmt *row = groups->statements[name];
	enum status status = statement_first(
			groups->store, row, VALUES(V_INT(record)), error);
	for (; !status; status = statement_next(groups->store, row, error)) {
		struct report_figure figure = { sqlite3_column_double(row, 0),
			sqlite3_column_int64(row, 1) };
		ARENA_PUSH(&groups->grouping.arena, figures, *count, capacity,
				figure);
	}
	statement_done(row);
	*out = figures;
	return statement_optional(status);
}

/* The row of table record; `article` and `sentence` are where it stands. */
static enum status
load_row(struct event_groups *groups, struct report *report,
		struct report_text *text, int64_t *article, int64_t *sentence,
		struct error *error)
{
	sqlite3_stmt *row = groups->statements[FIND_RECORD];
	enum status status = statement_first(groups->store, row,
			VALUES(V_INT(report->record)), error);
	if (!status) {
		report->uid = sqlite3_column_int64(row, 0);
		*article = sqlite3_column_int64(row, 1);
		*sentence = sqlite3_column_int64(row, 2);
		report->sentence = (uint32_t)*sentence;
		report->line = (uint32_t)sqlite3_column_int64(row, 3);
		report->kind = (unsigned)sqlite3_column_int(row, 4);
		report->day = print_day(sqlite3_column_int(row, 5));
		report->category = sqlite3_column_int64(row, 6);
		report->status = sqlite3_column_int64(row, 7);
		report->mode = sqlite3_column_int64(row, 8);
		text->trigger_start = (uint32_t)sqlite3_column_int64(row, 9);
		text->trigger_end = (uint32_t)sqlite3_column_int64(row, 10);
		report->place = sqlite3_column_int64(row, 11);
		text->mutual = sqlite3_column_int(row, 12) != 0;
		if (report->place == groups->no_place)
			report->place = 0;
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
load_text(struct event_groups *groups, struct report *report,
		struct report_text *text, struct error *error)
{
	struct text_of_article *article = NULL;
	int64_t where = 0, sentence = 0;
	enum status status = load_row(
			groups, report, text, &where, &sentence, error);
	if (!status)
		status = load_article(groups, where, &article, error);
	if (!status)
		status = load_sentence(groups, where, sentence, text, error);
	if (status)
		return status;
	text->article = article->text;
	report->doc = article->doc;
	report->article_date = article->date;
	return STATUS_OK;
}

static enum status
load(void *context, struct group_node *node, struct error *error)
{
	struct event_groups *groups = context;
	struct report *report = &((struct record_node *)node)->report;
	struct report_text text = { .party_count = 0 };
	report->record = node->id;
	enum status status = load_text(groups, report, &text, error);
	if (!status)
		status = load_parties(groups, report->record, &text, error);
	if (!status)
		status = load_figures(groups, FIND_MONEY, report->record,
				&report->money, &report->money_count, error);
	if (!status)
		status = load_figures(groups, FIND_MEASURES, report->record,
				&report->measures, &report->measure_count,
				error);
	if (status)
		return status;
	report_read(report, &text, groups->common, &groups->grouping.arena);
	node->place = print_place(report->day, (uint64_t)report->uid);
	node->prints = report->prints.at;
	node->print_count = report->prints.count;
	return STATUS_OK;
}

/* --- what is the same --------------------------------------------------- */

static enum status
is_same(void *context, const struct group_node *a, const struct group_node *b,
		bool *same, struct error *error)
{
	(void)context, (void)error;
	*same = report_same(report_of(a), report_of(b));
	return STATUS_OK;
}

static int
compare_first(const struct report *a, const struct report *b)
{
	if (a->article_date != b->article_date)
		return a->article_date < b->article_date ? -1 : 1;
	int docs = str_compare(a->doc, b->doc);
	if (docs)
		return docs;
	return (a->line > b->line) - (a->line < b->line);
}

/* What tells most first, then what comes first. */
static int
compare_centres(const void *left, const void *right)
{
	const struct report *a = report_of(*(struct group_node *const *)left);
	const struct report *b = report_of(*(struct group_node *const *)right);
	if (a->words.count != b->words.count)
		return a->words.count > b->words.count ? -1 : 1;
	return compare_first(a, b);
}

static int
compare_members(const void *left, const void *right)
{
	return compare_first(report_of(*(struct group_node *const *)left),
			report_of(*(struct group_node *const *)right));
}

static const struct grouping_kind REPORTS = {
	.prints = "record_print",
	.groups = "event_group",
	.member = "record",
	.group = "leader",
	.node_bytes = sizeof(struct record_node),
	.neighbours = 1024,
	.centres = 1024,
	.days = REPORT_DAYS,
	.load = load,
	.is_linked = is_same,
	.compare_centres = compare_centres,
	.compare_members = compare_members,
};

/* --- the rounds -------------------------------------------------------- */

enum status
event_groups_open(struct event_groups **out, struct store *store,
		struct error *error)
{
	struct event_groups *groups = memory_zero(1, sizeof *groups);
	groups->store = store;
	groups->common = common_words_new();
	id_map_init(&groups->articles);
	enum status status = grouping_open(
			&groups->grouping, &REPORTS, groups, store, error);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &groups->statements[i], error);
	if (!status)
		status = statement_number(store,
				"SELECT id FROM term WHERE text = ''", NULL, 0,
				&groups->no_place, error);
	*out = status ? NULL : groups;
	if (status)
		event_groups_close(groups);
	return status;
}

void
event_groups_close(struct event_groups *groups)
{
	if (!groups)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(groups->statements[i]);
	grouping_close(&groups->grouping);
	common_words_free(groups->common);
	id_map_fini(&groups->articles);
	free(groups);
}

/* The records of these articles are the seeds. */
static enum status
begin_round(struct event_groups *groups, const int64_t *articles, size_t count,
		struct error *error)
{
	enum status status = STATUS_OK;
	grouping_begin(&groups->grouping);
	id_map_reset(&groups->articles);
	groups->last = (struct last_sentence){ 0 };
	for (size_t i = 0; !status && i < count; i++)
		status = grouping_add_found(&groups->grouping,
				groups->statements[FIND_RECORDS],
				VALUES(V_INT(articles[i])), error);
	return status;
}

enum status
event_groups_settle(struct event_groups *groups, const int64_t *articles,
		size_t count, struct error *error)
{
	enum status status = begin_round(groups, articles, count, error);
	if (!status)
		status = grouping_put_prints(&groups->grouping, error);
	if (!status)
		status = grouping_settle(&groups->grouping, error);
	return status;
}

static enum status
forget(struct event_groups *groups, const struct group_node *node,
		struct error *error)
{
	enum status status =
			grouping_drop_prints(&groups->grouping, node, error);
	if (!status)
		status = statement_run(groups->store,
				groups->statements[STALE_MEMBERS],
				VALUES(V_INT(node->id)), error);
	if (!status)
		status = statement_run(groups->store,
				groups->statements[DROP_GROUP],
				VALUES(V_INT(node->id)), error);
	return status;
}

enum status
event_groups_forget(struct event_groups *groups, int64_t article,
		struct error *error)
{
	const struct group_nodes *seeds = &groups->grouping.seeds;
	enum status status = begin_round(groups, &article, 1, error);
	for (size_t i = 0; !status && i < seeds->count; i++)
		status = forget(groups, seeds->at[i], error);
	return status;
}
