#include "serve/snapshot.h"

#include <stdlib.h>

#include "analyse/coverage.h"
#include "analyse/matrix.h"
#include "ask/rows.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/moment.h"
#include "store/statement.h"

static const char LOADING[] = "loading the records";

/* --- records ----------------------------------------------------------- */

static int
compare_records(const void *a, const void *b)
{
	const struct snapshot_record *one = a, *two = b;
	if (one->uid != two->uid)
		return one->uid < two->uid ? -1 : 1;
	return one->row < two->row ? -1 : one->row > two->row;
}

static enum status
read_records(struct snapshot *snapshot, struct store *store, sqlite3_stmt *rows,
		struct error *error)
{
	size_t capacity = 0;
	int code;
	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		int64_t kind = sqlite3_column_int64(rows, 2) - 1;
		struct snapshot_record record = {
			.uid = (uint64_t)sqlite3_column_int64(rows, 0),
			.row = sqlite3_column_int64(rows, 1),
		};
		if (record.row > snapshot->last_row)
			snapshot->last_row = record.row;
		if (kind >= 0 && kind < SNAPSHOT_KINDS)
			snapshot->kinds[kind]++;
		MEMORY_PUSH(snapshot->records, snapshot->record_count, capacity,
				record);
	}
	if (code != SQLITE_DONE)
		return store_error(store, error, LOADING);
	if (snapshot->record_count)
		qsort(snapshot->records, snapshot->record_count,
				sizeof *snapshot->records, compare_records);
	return STATUS_OK;
}

static enum status
load_records(struct snapshot *snapshot, struct store *store,
		struct error *error)
{
	sqlite3_stmt *rows;
	enum status status = statement_prepare(store,
			"SELECT uid, id, kind FROM record", &rows, error);
	if (status)
		return status;
	status = read_records(snapshot, store, rows, error);
	sqlite3_finalize(rows);
	return status;
}

int64_t
snapshot_find(const struct snapshot *snapshot, uint64_t uid)
{
	size_t low = 0, high = snapshot->record_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (snapshot->records[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == snapshot->record_count || snapshot->records[low].uid != uid)
		return 0;
	return snapshot->records[low].row;
}

/* --- countries --------------------------------------------------------- */

static int
compare_countries(const void *a, const void *b)
{
	const struct snapshot_country *one = a, *two = b;
	if (one->events != two->events)
		return one->events > two->events ? -1 : 1;
	return str_compare(one->code, two->code);
}

/* An event and a country that takes part in it. */
struct presence {
	uint32_t event, code;
};

static int
compare_presence(const void *a, const void *b)
{
	const struct presence *one = a, *two = b;
	if (one->event != two->event)
		return one->event < two->event ? -1 : 1;
	return one->code < two->code ? -1 : one->code > two->code;
}

/* Events of each code: those of one event that stand in several rows, as
 * source and as target, once. */
static void
count_events(const struct observations *observations, int64_t *events)
{
	size_t count = 2 * observations->count;
	struct presence *at = memory_zero(count + 1, sizeof *at);
	for (size_t i = 0; i < observations->count; i++) {
		uint32_t event = observations->event[i];
		at[2 * i] = (struct presence){ event, observations->source[i] };
		at[2 * i + 1] = (struct presence){ event,
			observations->target[i] };
	}
	qsort(at, count, sizeof *at, compare_presence);
	for (size_t i = 0; i < count; i++)
		if (!i || compare_presence(&at[i - 1], &at[i]))
			events[at[i].code]++;
	free(at);
}

static void
count_countries(struct snapshot *snapshot)
{
	const struct observations *observations = &snapshot->observations;
	size_t codes = observations->codes.count;
	int64_t *events = memory_zero(codes + 1, sizeof *events);
	count_events(observations, events);
	snapshot->countries =
			memory_zero(codes + 1, sizeof *snapshot->countries);
	for (size_t i = 1; i < codes; i++)
		if (events[i])
			snapshot->countries[snapshot->country_count++] = (struct
					snapshot_country){
				.code = words_text(&observations->codes,
						(word_id)i),
				.events = events[i],
			};
	free(events);
	if (snapshot->country_count)
		qsort(snapshot->countries, snapshot->country_count,
				sizeof *snapshot->countries, compare_countries);
}

/* --- articles ---------------------------------------------------------- */

static int
compare_publishers(const void *a, const void *b)
{
	const struct snapshot_publisher *one = a, *two = b;
	if (one->articles != two->articles)
		return one->articles > two->articles ? -1 : 1;
	return str_compare(one->name, two->name);
}

static void
count_article(struct snapshot *snapshot, size_t row)
{
	const struct observed_articles *articles =
			&snapshot->observations.articles;
	snapshot->articles++;
	snapshot->publishers[articles->publisher[row]].articles++;
}

static void
find_span(struct snapshot *snapshot)
{
	const struct narrowing everything = NARROWING_NONE;
	struct coverage coverage;
	coverage_init(&coverage, &snapshot->observations, &everything);
	snapshot->first = coverage.begin;
	snapshot->last = coverage.end;
	coverage_fini(&coverage);
}

static void
count_articles(struct snapshot *snapshot)
{
	const struct observations *observations = &snapshot->observations;
	size_t count = observations->publishers.count, kept = 0;
	snapshot->publishers =
			memory_zero(count + 1, sizeof *snapshot->publishers);
	for (size_t i = 0; i < count; i++)
		snapshot->publishers[i].name = words_text(
				&observations->publishers, (word_id)i);
	for (size_t i = 0; i < observations->articles.count; i++)
		if (observations->articles.there[i])
			count_article(snapshot, i);
	for (size_t i = 0; i < count; i++)
		if (snapshot->publishers[i].articles)
			snapshot->publishers[kept++] = snapshot->publishers[i];
	snapshot->publisher_count = kept;
	if (kept)
		qsort(snapshot->publishers, kept, sizeof *snapshot->publishers,
				compare_publishers);
}

/* --- relations --------------------------------------------------------- */

static void
keep_busiest(struct snapshot *snapshot, const struct sheet *sheet, size_t total)
{
	struct buffer json;
	buffer_init(&json, LIMIT_ANSWER_BYTES);
	rows_put_json(&json, sheet, total);
	if (!json.full)
		snapshot->busiest =
				arena_copy(&snapshot->arena, buffer_str(&json));
	buffer_fini(&json);
}

/* /api/matrix?order=-events&limit=40 of all that there is. */
static enum status
find_busiest(struct snapshot *snapshot, struct error *error)
{
	enum { BUSIEST = 40 };
	static const struct question most = { .order = "-events",
		.selection.limit = BUSIEST };
	const struct narrowing everything = NARROWING_NONE;
	struct sheet sheet;
	size_t total;
	matrix_make(&sheet, &snapshot->observations, &everything);
	enum status status = rows_choose(&sheet, &most, &total, error);
	if (!status)
		keep_busiest(snapshot, &sheet, total);
	sheet_fini(&sheet);
	return status;
}

/* --- run --------------------------------------------------------------- */

static enum status
load_run(struct snapshot *snapshot, struct store *store, struct error *error)
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(store,
			"SELECT program, lexicon, model FROM run "
			"ORDER BY started DESC, id DESC LIMIT 1",
			&row, error);
	if (status)
		return status;
	status = statement_first(store, row, NULL, 0, error);
	if (!status) {
		struct arena *arena = &snapshot->arena;
		snapshot->program = arena_copy(arena, statement_text(row, 0));
		snapshot->lexicon = arena_copy(arena, statement_text(row, 1));
		snapshot->model = arena_copy(arena, statement_text(row, 2));
	}
	sqlite3_finalize(row);
	return statement_optional(status);
}

/* --- all --------------------------------------------------------------- */

static enum status
load_all(struct snapshot *snapshot, struct store *store, struct error *error)
{
	static const struct selection everything = { 0 };
	enum status status = load_records(snapshot, store, error);
	if (!status)
		status = load_run(snapshot, store, error);
	if (!status)
		status = observations_load(&snapshot->observations, store,
				&everything, error);
	if (status)
		return status;
	count_countries(snapshot);
	count_articles(snapshot);
	find_span(snapshot);
	return find_busiest(snapshot, error);
}

/* All of one moment, whatever others write meanwhile. */
static enum status
load(struct snapshot *snapshot, struct store *store, struct error *error)
{
	bool begun;
	enum status status = moment_begin(store, &begun, LOADING, error);
	if (status)
		return status;
	status = load_all(snapshot, store, error);
	moment_end(store, begun);
	return status;
}

enum status
snapshot_load(struct snapshot **out, struct store *store, struct error *error)
{
	struct snapshot *snapshot = memory_zero(1, sizeof *snapshot);
	*out = NULL;
	atomic_init(&snapshot->users, 1);
	arena_init_small(&snapshot->arena, 1024);
	snapshot->first = snapshot->last = DAY_NONE;
	enum status status = load(snapshot, store, error);
	if (status)
		snapshot_release(snapshot);
	else
		*out = snapshot;
	return status;
}

enum status
snapshot_load_talk(struct snapshot *snapshot, struct store *store,
		struct error *error)
{
	static const struct selection everything = { 0 };
	enum status status = visits_load(
			&snapshot->visits, store, &everything, error);
	if (status)
		return status;
	atomic_store(&snapshot->visits_ready, true);
	status = quotes_load(&snapshot->quotes, store, &everything, error);
	if (!status)
		atomic_store(&snapshot->quotes_ready, true);
	return status;
}

enum status
snapshot_load_ledger(struct snapshot *snapshot, struct store *store,
		struct error *error)
{
	enum status status = ledger_load(&snapshot->ledger, store, error);
	if (!status)
		atomic_store(&snapshot->ledger_ready, true);
	return status;
}

static void
release_books(struct snapshot *snapshot)
{
	if (atomic_load(&snapshot->visits_ready))
		visits_fini(&snapshot->visits);
	if (atomic_load(&snapshot->quotes_ready))
		quotes_fini(&snapshot->quotes);
	if (atomic_load(&snapshot->ledger_ready))
		ledger_fini(&snapshot->ledger);
}

void
snapshot_release(struct snapshot *snapshot)
{
	if (!snapshot || atomic_fetch_sub(&snapshot->users, 1) != 1)
		return;
	observations_fini(&snapshot->observations);
	release_books(snapshot);
	arena_fini(&snapshot->arena);
	free(snapshot->records);
	free(snapshot->countries);
	free(snapshot->publishers);
	free(snapshot);
}
