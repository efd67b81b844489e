/* /api/records: records that fit, as `code` printed them. */
#include <inttypes.h>
#include <stdlib.h>

#include "export/record.h"
#include "serve/routes.h"
#include "store/statement.h"
#include "store/walk.h"

/* Records that are counted where a page of them is asked for. */
enum { COUNTED = 1000 };

struct listing {
	struct work *work;
	const struct question *question;
	struct answer *answer;
	struct record_walk *walk;
	size_t rows;
};

/* Kinds of the columns of CSV. */
static struct record_options
csv_options(const struct selection *selection)
{
	return (struct record_options){ .kinds = selection_kinds(selection) };
}

/* The line, and how many report the same where there are several. */
static enum status
put_json(struct listing *listing, struct stored_record *record,
		struct error *error)
{
	struct buffer *out = &listing->answer->body;
	enum status status = record_walk_group(listing->walk, record, error);
	if (status)
		return status;
	if (listing->rows)
		buffer_put_char(out, ',');
	if (record->reports < 2 || record->line.len < 2) {
		buffer_put(out, record->line);
		return STATUS_OK;
	}
	buffer_put(out, str_cut(record->line.at,
					record->line.at + record->line.len
							- 1));
	buffer_put_format(out, ",\"reports\":%" PRIu32 "}", record->reports);
	return STATUS_OK;
}

static enum status
put_record(struct listing *listing, struct stored_record *record,
		struct error *error)
{
	struct record_options options =
			csv_options(&listing->question->selection);
	if (!listing->question->csv)
		return put_json(listing, record, error);
	if (record_put_csv_line(&listing->answer->body, record->line, &options))
		return STATUS_OK;
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"a record is no JSON; the database is damaged");
}

static enum status
put_records(struct listing *listing, struct error *error)
{
	struct stored_record record;
	enum status status =
			record_walk_open(&listing->walk, &listing->work->store,
					&listing->question->selection, error);
	if (status)
		return status;
	while (!(status = record_walk_next(listing->walk, &record, error))) {
		status = put_record(listing, &record, error);
		if (status)
			break;
		listing->rows++;
	}
	record_walk_close(listing->walk);
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
put_csv(struct listing *listing, struct error *error)
{
	struct record_options options =
			csv_options(&listing->question->selection);
	listing->answer->type = TYPE_CSV;
	listing->answer->file = "records.csv";
	record_put_csv_head(&listing->answer->body, &options);
	return put_records(listing, error);
}

/* --- how many there are ------------------------------------------------- */

struct counted {
	int64_t records, events;
	bool more;
};

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *one = a, *two = b;
	return *one < *two ? -1 : *one > *two;
}

/* Different ones among them; puts them in order. */
static int64_t
count_different(int64_t *ids, size_t count)
{
	int64_t different = 0;
	if (count)
		qsort(ids, count, sizeof *ids, compare_ids);
	for (size_t i = 0; i < count; i++)
		different += !i || ids[i] != ids[i - 1];
	return different;
}

/* To count millions takes seconds, and nobody reads them: COUNTED are
 * counted, and that there are more is told. */
static enum status
count(struct listing *listing, struct counted *counted, struct error *error)
{
	struct selection asked = listing->question->selection;
	struct store *store = &listing->work->store;
	struct id_list leaders = { 0 };
	sqlite3_stmt *rows;
	asked.offset = 0;
	asked.limit = COUNTED + 1;
	asked.order = ORDER_DATE;
	enum status status = selection_prepare(&asked, store,
			"coalesce((SELECT leader FROM event_group WHERE "
			"event_group.record = record.id), record.id)",
			&rows, error);
	if (!status)
		status = statement_ids(store, rows, NULL, 0, &leaders, error);
	sqlite3_finalize(rows);
	counted->more = leaders.count > COUNTED;
	leaders.count -= counted->more;
	counted->records = (int64_t)leaders.count;
	counted->events = count_different(leaders.at, leaders.count);
	free(leaders.at);
	return status;
}

static enum status
put_page(struct listing *listing, struct error *error)
{
	struct buffer *out = &listing->answer->body;
	struct counted counted;
	enum status status = count(listing, &counted, error);
	if (status)
		return status;
	buffer_put_format(out,
			"{\"total\":{\"records\":%" PRId64
			",\"events\":%" PRId64 ",\"more\":%s},\"rows\":[",
			counted.records, counted.events,
			counted.more ? "true" : "false");
	status = put_records(listing, error);
	buffer_put(out, STR("]}\n"));
	return status;
}

void
answer_records(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct listing listing = {
		.work = work, .question = question, .answer = answer
	};
	struct error error;
	enum status status = question->csv ? put_csv(&listing, &error)
					   : put_page(&listing, &error);
	if (status)
		answer_failure(answer, work, status, &error);
}
