#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/asking.h"
#include "cli/line_table.h"
#include "cli/selection_names.h"
#include "cli/terminal.h"
#include "store/settle.h"
#include "store/walk.h"

/* Lines of a table for people, where no limit is told. */
enum { PAGE = 40, OUT_BYTES = 1 << 16 };

struct query {
	const struct settings *settings;
	struct store store;
	struct selection selection; /* with its limit settled */
	enum output_format format;
	struct record_table table;
	struct record_options options; /* for CSV: kinds alone */
	struct buffer out;
	uint64_t printed;
	bool more; /* there are further records behind the page */
};

static void
flush(struct query *query)
{
	if (query->out.len)
		fwrite(query->out.at, 1, query->out.len, stdout);
	buffer_reset(&query->out);
}

/* --- records ----------------------------------------------------------- */

static void
put_head(struct query *query)
{
	if (query->format == FORMAT_CSV)
		record_put_csv_head(&query->out, &query->options);
	else if (query->format == FORMAT_TABLE)
		line_table_put_head(&query->out, &query->table);
}

static enum status
put_record(struct query *query, struct str line, struct error *error)
{
	if (query->format == FORMAT_TABLE) {
		line_table_put(&query->out, &query->table, line);
	} else if (query->format == FORMAT_CSV) {
		if (!record_put_csv_line(&query->out, line, &query->options))
			return error_set(error, STATUS_FORMAT,
					query->store.path, 0, ERROR_NO_OFFSET,
					"a record is no JSON; the database is "
					"damaged");
	} else {
		buffer_put(&query->out, line);
		buffer_put_char(&query->out, '\n');
	}
	if (query->out.len >= OUT_BYTES)
		flush(query);
	return STATUS_OK;
}

static enum status
walk(struct query *query, struct error *error)
{
	struct record_walk *walk;
	struct stored_record record;
	struct selection asked = query->selection;
	long limit = asked.limit;
	asked.limit += limit > 0; /* one more tells whether there are more */
	enum status status =
			record_walk_open(&walk, &query->store, &asked, error);
	if (status)
		return status;
	put_head(query);
	while (!query->more
			&& !(status = record_walk_next(walk, &record, error))) {
		query->more = limit > 0 && query->printed == (uint64_t)limit;
		if (query->more)
			break;
		status = put_record(query, record.line, error);
		if (status)
			break;
		query->printed++;
	}
	record_walk_close(walk);
	flush(query);
	return status == STATUS_END ? STATUS_OK : status;
}

/* That there is nothing; for people also that there is more, or no more. */
static void
print_note(const struct query *query)
{
	long next = query->selection.offset + (long)query->printed;
	if (query->settings->quiet)
		return;
	if (!query->printed && !query->selection.offset)
		asking_note_nothing("query", query->settings);
	else if (!isatty(STDERR_FILENO))
		return;
	else if (!query->printed)
		fputs("no record stands so far back\n", stderr);
	else if (query->more)
		fprintf(stderr,
				"there are more: --offset %ld for the next, "
				"--limit all for all, --count for how many\n",
				next);
}

static enum status
print_records(struct query *query, struct error *error)
{
	enum status status = walk(query, error);
	if (!status)
		print_note(query);
	return status;
}

/* --- numbers ----------------------------------------------------------- */

static void
put_counts(struct query *query, const struct selection_counts *counts)
{
	struct buffer *out = &query->out;
	if (query->format == FORMAT_CSV)
		buffer_put_format(out,
				"records,events\r\n%" PRId64 ",%" PRId64 "\r\n",
				counts->records, counts->events);
	else if (query->format == FORMAT_JSONL)
		buffer_put_format(out,
				"{\"record\":\"count\",\"records\":%" PRId64
				",\"events\":%" PRId64 "}\n",
				counts->records, counts->events);
	else
		buffer_put_format(out,
				"%" PRId64 " record%s of %" PRId64
				" different event%s, fact%s and "
				"quotation%s\n",
				counts->records,
				counts->records == 1 ? "" : "s", counts->events,
				counts->events == 1 ? "" : "s",
				counts->events == 1 ? "" : "s",
				counts->events == 1 ? "" : "s");
}

static enum status
print_counts(struct query *query, struct error *error)
{
	struct selection_counts counts;
	enum status status = selection_count(
			&query->selection, &query->store, &counts, error);
	if (!status)
		put_counts(query, &counts);
	flush(query);
	return status;
}

static enum status
print_sql(struct query *query, struct error *error)
{
	enum status status = selection_print(&query->selection, &query->store,
			"record.id, article.doc, record.line", &query->out,
			error);
	flush(query);
	return status;
}

/* --- the command ------------------------------------------------------- */

static void
prepare(struct query *query)
{
	const struct settings *settings = query->settings;
	query->format = terminal_format(settings->format);
	query->selection = settings->selection;
	query->selection.kinds = settings->kinds;
	if (query->selection.limit < 0)
		query->selection.limit = 0;
	else if (!query->selection.limit && query->format == FORMAT_TABLE)
		query->selection.limit = PAGE;
	query->options.kinds = selection_kinds(&query->selection);
	record_table_init(&query->table, terminal_width(stdout),
			terminal_color(stdout, settings->color));
	buffer_init(&query->out, BUFFER_UNLIMITED);
}

/* An ingest that was killed left events that are counted once a report. */
static enum status
note_stale(const struct query *query, struct error *error)
{
	uint64_t articles = 0;
	enum status status = STATUS_OK;
	bool counts = query->settings->count_only
		      || query->selection.count != SELECT_REPORTS;
	if (counts && !query->settings->quiet)
		status = settle_stale(&query->store, &articles, error);
	if (articles)
		fprintf(stderr,
				"%" PRIu64 " article%s not settled yet (an "
				"ingest was ended): events are counted too "
				"high; demarche ingest -d %s with the same "
				"files goes on and settles\n",
				articles, articles == 1 ? " is" : "s are",
				query->store.path);
	return status;
}

static int
answer(struct query *query)
{
	struct error error;
	prepare(query);
	enum status status = note_stale(query, &error);
	if (!status && query->settings->explain_sql)
		status = print_sql(query, &error);
	else if (!status && query->settings->count_only)
		status = print_counts(query, &error);
	else if (!status)
		status = print_records(query, &error);
	buffer_fini(&query->out);
	if (!status)
		return EXIT_OK;
	if (status == STATUS_USAGE) {
		fprintf(stderr, "demarche query: %s\n", error.message);
		return EXIT_USAGE;
	}
	terminal_print_error(&error);
	return EXIT_ENVIRONMENT;
}

int
command_query(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("query");
	struct query query = { .settings = settings };
	struct error error;
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	if (store_open(&query.store, settings->database, STORE_READ, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = EXIT_USAGE;
	if (selection_names_check(command, settings, &query.store))
		status = asking_leave_out(&query.store, settings, &error)
					 ? asking_failed("query", &error)
					 : answer(&query);
	store_close(&query.store);
	return status;
}
