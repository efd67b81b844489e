#include "export/job.h"

#include <stdlib.h>
#include <unistd.h>

#include "export/bundle.h"
#include "export/gdelt.h"
#include "export/pack.h"
#include "export/record.h"
#include "export/sidecar.h"

/* --- lines as they were coded ------------------------------------------ */

enum status
job_put_line(struct export_job *job, const char *name, struct str line,
		struct error *error)
{
	struct export_file *file;
	enum status status = export_files_get(
			&job->files, str_of(name), &file, NULL, error);
	if (!status)
		file->rows++;
	job->counts->rows++;
	return status ? status
		      : export_file_put(&job->files, file, line, error);
}

enum status
job_put_jsonl(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < batch->count; i++) {
		buffer_reset(&job->out);
		buffer_put(&job->out, batch->lines[i]);
		buffer_put_char(&job->out, '\n');
		status = job_put_line(job, "records.jsonl",
				buffer_str(&job->out), error);
	}
	return status;
}

enum status
job_put_csv(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	const struct record_options options = { .kinds = job->options->kinds };
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < batch->count; i++) {
		buffer_reset(&job->out);
		if (!record_put_csv_line(&job->out, batch->lines[i], &options))
			return error_set(error, STATUS_FORMAT, job->store->path,
					0, ERROR_NO_OFFSET,
					"a record is no JSON; the database is "
					"damaged");
		status = job_put_line(job, "records.csv", buffer_str(&job->out),
				error);
	}
	return status;
}

/* --- rows -------------------------------------------------------------- */

static bool
is_of_status(const struct export_job *job, const json_t *record)
{
	/* Which are asked for is the selection's business. */
	return job->options->selection.status
	       || str_equal(json_text_at(record, "status"), STR("actual"));
}

bool
job_wants(struct export_job *job, const json_t *record, bool code, bool count)
{
	uint64_t *why = NULL;
	if (!str_equal(json_text_at(record, "record"), STR("event")))
		return false;
	if (!is_of_status(job, record))
		why = &job->counts->not_actual;
	else if (!export_day(json_text_at(record, "date")))
		why = &job->counts->no_day;
	else if (code && !gdelt_has_code(json_text_at(record, "cameo")))
		why = &job->counts->no_code;
	if (why && count)
		++*why;
	return !why;
}

enum status
job_put_row(struct export_job *job, const char *name,
		const struct export_layout *layout,
		const struct export_row *row, struct error *error)
{
	struct export_file *file;
	bool is_new;
	enum status status = export_files_get(
			&job->files, str_of(name), &file, &is_new, error);
	if (status)
		return status;
	buffer_reset(&job->out);
	if (is_new)
		layout_put_head(&job->out, layout);
	layout_put_row(&job->out, &job->cell, layout, row);
	file->kind = layout;
	file->rows++;
	job->counts->rows++;
	return export_file_put(&job->files, file, buffer_str(&job->out), error);
}

/* --- formats ----------------------------------------------------------- */

static enum status
begin_jsonl(struct export_job *job, struct error *error)
{
	return export_files_put(
			&job->files, STR("records.jsonl"), STR(""), error);
}

static enum status
begin_csv(struct export_job *job, struct error *error)
{
	const struct record_options options = { .kinds = job->options->kinds };
	buffer_reset(&job->out);
	record_put_csv_head(&job->out, &options);
	return export_files_put(&job->files, STR("records.csv"),
			buffer_str(&job->out), error);
}

static const char TABS[] = "text/tab-separated-values";
static const char LINES[] = "application/jsonlines";
static const char DATABASE[] = "application/vnd.sqlite3";

static const struct export_format FORMATS[] = {
	{ .name = "jsonl",
			.begin = begin_jsonl,
			.put = job_put_jsonl,
			.title = "records as JSON lines",
			.media_type = LINES,
			.stream = true },
	{ .name = "csv",
			.begin = begin_csv,
			.put = job_put_csv,
			.title = "records as CSV",
			.media_type = "text/csv",
			.stream = true },
	{ .name = "gdelt",
			.count = job_count_gdelt,
			.put = job_put_gdelt,
			.title = "GDELT 2.0 Events, Mentions and GKG",
			.media_type = TABS,
			.needs = EXPORT_PARSED | EXPORT_GROUPS | EXPORT_TIMES,
			.codes = true },
	{ .name = "icews",
			.put = job_put_icews,
			.title = "ICEWS coded event data",
			.media_type = TABS,
			.needs = EXPORT_PARSED,
			.stream = true,
			.codes = true },
	{ .name = "icews-sqlite",
			.begin = job_begin_icews_table,
			.put = job_put_icews_table,
			.add = job_end_icews_table,
			.title = "ICEWS coded event data as a database",
			.media_type = DATABASE,
			.needs = EXPORT_PARSED,
			.codes = true },
	{ .name = "plover",
			.put = job_put_plover,
			.title = "PLOVER records as JSON lines",
			.media_type = LINES,
			.needs = EXPORT_PARSED,
			.stream = true,
			.codes = true },
	{ .name = "polecat",
			.put = job_put_polecat,
			.title = "POLECAT events",
			.media_type = TABS,
			.needs = EXPORT_PARSED,
			.stream = true,
			.codes = true },
	{ .name = "sqlite", .title = "the database", .media_type = DATABASE },
	{ .name = EXPORT_BUNDLE,
			.begin = begin_jsonl,
			.put = bundle_put,
			.add = bundle_add,
			.title = "records as JSON lines",
			.media_type = LINES },
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static const struct export_format *
find_format(const char *name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (!strcmp(FORMATS[i].name, name))
			return &FORMATS[i];
	return NULL;
}

bool
export_is_stream(const char *format)
{
	const struct export_format *found = find_format(format);
	return found && found->stream;
}

/* --- at work ----------------------------------------------------------- */

static enum status
each_batch(struct export_job *job, export_put_batch *put, struct error *error)
{
	struct export_reader *reader;
	struct export_batch batch;
	enum status status = export_reader_open(&reader, job->store,
			&job->options->selection, job->format->needs, error);
	job->counts->articles = job->counts->records = 0;
	while (!status) {
		status = export_reader_next(reader, &batch, error);
		if (status)
			break;
		job->counts->articles++;
		job->counts->records += batch.count;
		status = put(job, &batch, error);
	}
	export_reader_close(reader);
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
copy_database(struct export_job *job, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str name = STR("demarche.db");
	sqlite3_stmt *statement;
	sqlite3 *database = job->store->database;
	enum status status =
			export_files_reserve(&job->files, name, path, error);
	if (status)
		return status;
	if (sqlite3_prepare_v2(database, "VACUUM INTO ?", -1, &statement, NULL))
		return store_error(job->store, error, "copying the database");
	sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
	if (sqlite3_step(statement) != SQLITE_DONE)
		status = store_error(job->store, error, "copying the database");
	sqlite3_finalize(statement);
	return status;
}

/* What is read twice must be the same, whatever others write meanwhile. */
static enum status
transaction(struct export_job *job, const char *word, struct error *error)
{
	if (sqlite3_exec(job->store->database, word, NULL, NULL, NULL))
		return store_error(job->store, error, "reading the database");
	return STATUS_OK;
}

static enum status
write_rows(struct export_job *job, struct error *error)
{
	enum status status = STATUS_OK;
	if (job->format->begin)
		status = job->format->begin(job, error);
	if (!status && job->format->count)
		status = each_batch(job, job->format->count, error);
	return status ? status : each_batch(job, job->format->put, error);
}

static enum status
write_data(struct export_job *job, struct error *error)
{
	if (!job->format->put)
		return copy_database(job, error);
	enum status status = transaction(job, "BEGIN", error);
	if (status)
		return status;
	status = write_rows(job, error);
	if (!status && job->format->add)
		status = job->format->add(job, error);
	enum status ended = transaction(job, "COMMIT", NULL);
	return status ? status : ended;
}

/* Files with rows; what tells of them stays as it is. */
static bool
is_data(const struct export_file *file)
{
	return file->rows > 0 && !str_ends(file->name, STR("ids.tsv"));
}

static enum status
finish(struct export_job *job, struct error *error)
{
	enum status status = STATUS_OK;
	if (job->options->zip)
		status = pack_each(&job->files, is_data, error);
	if (!status)
		status = export_files_finish(&job->files, error);
	if (!status && job->files.folder)
		status = sidecar_put(job, error);
	return status || !job->options->tar ? status : bundle_pack(job, error);
}

static enum status
run(struct export_job *job, struct error *error)
{
	enum status status = STATUS_OK;
	if (job->format->codes)
		status = exchange_load(
				&job->exchange, job->options->lexicon, error);
	if (status)
		return status;
	status = export_files_open(&job->files, job->options->out,
			job->options->replace, error);
	if (!status)
		status = write_data(job, error);
	if (!status)
		status = finish(job, error);
	if (job->options->tar)
		export_files_remove(&job->files);
	export_files_close(&job->files);
	if (job->format->codes)
		exchange_unload(&job->exchange);
	return status;
}

enum status
export_run(const struct export_options *options, struct store *store,
		struct export_counts *counts, struct error *error)
{
	struct export_job job = { .options = options,
		.format = find_format(options->format),
		.store = store,
		.counts = counts };
	*counts = (struct export_counts){ 0 };
	buffer_init(&job.out, BUFFER_UNLIMITED);
	buffer_init(&job.cell, BUFFER_UNLIMITED);
	event_tally_init(&job.tally);
	enum status status = run(&job, error);
	job_close_table(&job);
	event_tally_fini(&job.tally);
	buffer_fini(&job.out);
	buffer_fini(&job.cell);
	return status;
}
