#include "store/event_group.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/group_rows.h"
#include "store/id_map.h"
#include "store/print_index.h"
#include "store/report.h"
#include "store/rows.h"
#include "store/statement.h"

enum {
	NEIGHBOURS = 1024, /* looked at on either side, see event_group.h */
	CENTRES = 1024,    /* groups that one component is split into */
};

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
			"CASE WHEN place = (SELECT id FROM term WHERE text = "
			"'') THEN 0 ELSE place END FROM record WHERE id = ?",
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
struct node {
	struct report report;
	int64_t place;
	bool fresh, seed, settled;
	struct node *centre;
};

struct nodes {
	struct node **at;
	size_t count, capacity;
};

struct event_groups {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct print_index index;
	struct group_rows rows;
	struct common_words *common;
	/* Of one round: */
	struct arena arena;
	struct id_map nodes;    /* record -> struct node */
	struct id_map articles; /* article -> struct text_of_article */
	struct nodes seeds, component;
};

/* --- opening ----------------------------------------------------------- */

enum status
event_groups_open(struct event_groups **out, struct store *store,
		struct error *error)
{
	struct event_groups *groups = memory_zero(1, sizeof *groups);
	enum status status = STATUS_OK;
	groups->store = store;
	groups->common = common_words_new();
	arena_init(&groups->arena);
	id_map_init(&groups->nodes);
	id_map_init(&groups->articles);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &groups->statements[i], error);
	if (!status)
		status = print_index_open(&groups->index, store, "record_print",
				"record", NEIGHBOURS, error);
	if (!status)
		status = group_rows_open(&groups->rows, store, "event_group",
				"record", "leader", error);
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
	print_index_close(&groups->index);
	group_rows_close(&groups->rows);
	common_words_free(groups->common);
	arena_fini(&groups->arena);
	id_map_fini(&groups->nodes);
	id_map_fini(&groups->articles);
	free(groups->seeds.at);
	free(groups->component.at);
	free(groups);
}

static void
begin_round(struct event_groups *groups)
{
	arena_reset(&groups->arena);
	id_map_reset(&groups->nodes);
	id_map_reset(&groups->articles);
	groups->seeds.count = 0;
}

static void
push(struct nodes *nodes, struct node *node)
{
	MEMORY_PUSH(nodes->at, nodes->count, nodes->capacity, node);
}

/* --- loading ----------------------------------------------------------- */

static enum status
not_end(enum status status)
{
	return status == STATUS_END ? STATUS_OK : status;
}

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
	*out = ARENA_NEW(&groups->arena, struct text_of_article, 1);
	*slot = (intptr_t)*out;
	sqlite3_stmt *row = groups->statements[FIND_ARTICLE];
	enum status status = statement_first(
			groups->store, row, VALUES(V_INT(article)), error);
	if (!status) {
		(*out)->doc = arena_copy(
				&groups->arena, statement_text(row, 0));
		(*out)->date = sqlite3_column_int(row, 1);
		(*out)->text = arena_copy(
				&groups->arena, statement_text(row, 2));
	}
	statement_done(row);
	return not_end(status);
}

static enum status
load_sentence(struct event_groups *groups, int64_t article, int64_t number,
		struct report_text *text, struct error *error)
{
	sqlite3_stmt *row = groups->statements[FIND_SENTENCE];
	enum status status = statement_first(groups->store, row,
			VALUES(V_INT(article), V_INT(number)), error);
	if (!status) {
		text->start = (uint32_t)sqlite3_column_int64(row, 0);
		text->end = (uint32_t)sqlite3_column_int64(row, 1);
	}
	statement_done(row);
	return not_end(status);
}

static struct str
copied(struct event_groups *groups, sqlite3_stmt *row, int column)
{
	return arena_copy(&groups->arena, statement_text(row, column));
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
	for (int code = SQLITE_ROW; !status && code == SQLITE_ROW;
			code = sqlite3_step(row)) {
		struct report_party party = {
			.role = copied(groups, row, 0),
			.country = copied(groups, row, 1),
			.identity = copied(groups, row, 2),
			.name = copied(groups, row, 3),
			.start = (uint32_t)sqlite3_column_int64(row, 4),
			.end = (uint32_t)sqlite3_column_int64(row, 5),
		};
		ARENA_PUSH(&groups->arena, parties, text->party_count, capacity,
				party);
	}
	statement_done(row);
	text->parties = parties;
	return not_end(status);
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
	for (int code = SQLITE_ROW; !status && code == SQLITE_ROW;
			code = sqlite3_step(row)) {
		struct report_figure figure = { sqlite3_column_double(row, 0),
			sqlite3_column_int64(row, 1) };
		ARENA_PUSH(&groups->arena, figures, *count, capacity, figure);
	}
	statement_done(row);
	*out = figures;
	return not_end(status);
}

/* The row of table record; `article` and `sentence` are where it stands. */
static enum status
load_row(struct event_groups *groups, struct node *node,
		struct report_text *text, int64_t *article, int64_t *sentence,
		struct error *error)
{
	struct report *report = &node->report;
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
	}
	statement_done(row);
	return not_end(status);
}

static enum status
load(struct event_groups *groups, struct node *node, struct error *error)
{
	struct report *report = &node->report;
	struct report_text text = { .party_count = 0 };
	struct text_of_article *article = NULL;
	int64_t where = 0, sentence = 0;
	enum status status =
			load_row(groups, node, &text, &where, &sentence, error);
	if (!status)
		status = load_article(groups, where, &article, error);
	if (!status)
		status = load_sentence(groups, where, sentence, &text, error);
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
	text.article = article->text;
	report->doc = article->doc;
	report->article_date = article->date;
	node->place = print_place(report->day, (uint64_t)report->uid);
	report_read(report, &text, groups->common, &groups->arena);
	return STATUS_OK;
}

static enum status
node_of(struct event_groups *groups, int64_t record, struct node **out,
		struct error *error)
{
	bool added;
	int64_t *slot = id_map_put(&groups->nodes, record, &added);
	*out = (struct node *)(intptr_t)*slot;
	if (!added)
		return STATUS_OK;
	*out = ARENA_NEW(&groups->arena, struct node, 1);
	*slot = (intptr_t)*out;
	(*out)->report.record = record;
	return load(groups, *out, error);
}

/* --- seeds ------------------------------------------------------------- */

static enum status
add_seed(struct event_groups *groups, int64_t record, struct error *error)
{
	struct node *node;
	enum status status = node_of(groups, record, &node, error);
	if (status || node->seed)
		return status;
	node->seed = true;
	push(&groups->seeds, node);
	return STATUS_OK;
}

static enum status
add_records(struct event_groups *groups, int64_t article, struct error *error)
{
	int64_t *found = NULL;
	size_t count = 0, capacity = 0;
	sqlite3_stmt *row = groups->statements[FIND_RECORDS];
	enum status status = statement_first(
			groups->store, row, VALUES(V_INT(article)), error);
	for (int code = SQLITE_ROW; !status && code == SQLITE_ROW;
			code = sqlite3_step(row))
		MEMORY_PUSH(found, count, capacity,
				sqlite3_column_int64(row, 0));
	statement_done(row);
	status = not_end(status);
	for (size_t i = 0; !status && i < count; i++)
		status = add_seed(groups, found[i], error);
	free(found);
	return status;
}

typedef enum status put_print(struct print_index *index, uint64_t print,
		int64_t place, int64_t member, struct error *error);

static enum status
each_print(struct event_groups *groups, const struct node *node, put_print *put,
		struct error *error)
{
	const struct report_set *prints = &node->report.prints;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < prints->count; i++)
		status = put(&groups->index, prints->at[i], node->place,
				node->report.record, error);
	return status;
}

/* --- components -------------------------------------------------------- */

static enum status
join_same(struct event_groups *groups, const struct node *node,
		struct error *error)
{
	const struct print_index *index = &groups->index;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < index->count; i++) {
		struct node *other;
		status = node_of(groups, index->found[i], &other, error);
		if (status || other->settled
				|| !report_same(&node->report, &other->report))
			continue;
		other->settled = true;
		push(&groups->component, other);
	}
	return status;
}

/* As in duplicate.c: a new record parts neighbours. */
static enum status
look_around(struct event_groups *groups, const struct node *node,
		uint64_t print, struct error *error)
{
	const struct print_index *index = &groups->index;
	enum status status = print_index_around(
			&groups->index, print, node->place, REPORT_DAYS, error);
	if (!status)
		status = join_same(groups, node, error);
	if (!node->fresh || !index->crowded)
		return status;
	for (size_t i = 0; !status && i < index->count; i++)
		status = add_seed(groups, index->found[i], error);
	return status;
}

static enum status
grow_component(struct event_groups *groups, struct node *seed,
		struct error *error)
{
	struct nodes *component = &groups->component;
	enum status status = STATUS_OK;
	component->count = 0;
	seed->settled = true;
	push(component, seed);
	for (size_t i = 0; !status && i < component->count; i++) {
		const struct node *node = component->at[i];
		const struct report_set *prints = &node->report.prints;
		for (size_t j = 0; !status && j < prints->count; j++)
			status = look_around(
					groups, node, prints->at[j], error);
	}
	return status;
}

/* --- groups ------------------------------------------------------------ */

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

/* What tells most first, then what comes first; a total order. */
static int
compare_nodes(const void *left, const void *right)
{
	const struct report *a = &(*(struct node *const *)left)->report;
	const struct report *b = &(*(struct node *const *)right)->report;
	if (a->words.count != b->words.count)
		return a->words.count > b->words.count ? -1 : 1;
	return compare_first(a, b);
}

static void
gather(struct nodes *component, size_t centre)
{
	struct node *middle = component->at[centre];
	middle->centre = middle;
	for (size_t i = centre + 1; i < component->count; i++) {
		struct node *node = component->at[i];
		if (!node->centre
				&& report_same(&middle->report, &node->report))
			node->centre = middle;
	}
}

static void
split(struct nodes *component)
{
	unsigned centres = 0;
	if (component->count > 1)
		qsort(component->at, component->count, sizeof *component->at,
				compare_nodes);
	for (size_t i = 0; i < component->count; i++) {
		if (component->at[i]->centre)
			continue;
		if (centres++ < CENTRES)
			gather(component, i);
		else
			component->at[i]->centre = component->at[i];
	}
}

static int
compare_place(const void *left, const void *right)
{
	return compare_first(&(*(struct node *const *)left)->report,
			&(*(struct node *const *)right)->report);
}

static enum status
put_groups(struct event_groups *groups, struct error *error)
{
	struct nodes *component = &groups->component;
	struct group_member *members = ARENA_NEW(
			&groups->arena, struct group_member, component->count);
	if (component->count > 1)
		qsort(component->at, component->count, sizeof *component->at,
				compare_place);
	for (size_t i = 0; i < component->count; i++)
		members[i] = (struct group_member){
			component->at[i]->report.record,
			component->at[i]->centre->report.record
		};
	return group_rows_put(&groups->rows, members, component->count, error);
}

static enum status
settle_component(struct event_groups *groups, struct node *seed,
		struct error *error)
{
	enum status status = grow_component(groups, seed, error);
	if (status)
		return status;
	split(&groups->component);
	return put_groups(groups, error);
}

/* --- the rounds -------------------------------------------------------- */

enum status
event_groups_settle(struct event_groups *groups, const int64_t *articles,
		size_t count, struct error *error)
{
	struct nodes *seeds = &groups->seeds;
	enum status status = STATUS_OK;
	begin_round(groups);
	for (size_t i = 0; !status && i < count; i++)
		status = add_records(groups, articles[i], error);
	for (size_t i = 0; !status && i < seeds->count; i++) {
		seeds->at[i]->fresh = true;
		status = each_print(
				groups, seeds->at[i], print_index_add, error);
	}
	for (size_t i = 0; !status && i < seeds->count; i++)
		if (!seeds->at[i]->settled)
			status = settle_component(groups, seeds->at[i], error);
	return status;
}

enum status
event_groups_forget(struct event_groups *groups, int64_t article,
		struct error *error)
{
	struct nodes *seeds = &groups->seeds;
	begin_round(groups);
	enum status status = add_records(groups, article, error);
	for (size_t i = 0; !status && i < seeds->count; i++) {
		const struct value record[] = { V_INT(
				seeds->at[i]->report.record) };
		status = each_print(
				groups, seeds->at[i], print_index_drop, error);
		if (!status)
			status = statement_run(groups->store,
					groups->statements[STALE_MEMBERS],
					record, 1, error);
		if (!status)
			status = statement_run(groups->store,
					groups->statements[DROP_GROUP], record,
					1, error);
	}
	return status;
}
