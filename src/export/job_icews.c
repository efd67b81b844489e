#include <stdio.h>

#include "export/icews.h"
#include "export/job.h"

/* A row for each side of an event that has two (exchange/mirrors.tsv), each
 * with an id of its own. */

struct work {
	struct export_job *job;
	struct export_batch *batch;
	const json_t *record;
	enum status (*put)(struct export_job *job, const struct export_row *row,
			struct error *error);
};

static enum status
next_id(struct export_job *job, struct error *error)
{
	if (job->ids < ICEWS_IDS) {
		job->ids++;
		return STATUS_OK;
	}
	return error_set(error, STATUS_LIMIT, job->options->out, 0,
			ERROR_NO_OFFSET,
			"more rows than ICEWS' readers can number (2^31); "
			"export fewer years at a time");
}

/* Which record a row came of: the format has no column for it. */
static enum status
put_source(struct export_job *job, const struct export_row *row,
		struct error *error)
{
	struct export_file *file;
	bool is_new;
	if (!job->files.folder)
		return STATUS_OK;
	enum status status = export_files_get(
			&job->files, STR("ids.tsv"), &file, &is_new, error);
	buffer_reset(&job->out);
	if (is_new)
		buffer_put(&job->out, STR("event_id\tstory_id\trecord\tdoc\turl"
					  "\n"));
	buffer_put_format(&job->out, "%lld\t%lld\t%.*s\t", (long long)row->id,
			(long long)row->story,
			STR_ARG(json_text_at(row->record, "id")));
	column_put_cell(&job->out, row->article->doc);
	buffer_put_char(&job->out, '\t');
	column_put_cell(&job->out, row->article->url);
	buffer_put_char(&job->out, '\n');
	if (!status)
		file->rows++;
	return status ? status
		      : export_file_put(&job->files, file,
				      buffer_str(&job->out), error);
}

static enum status
put_line(struct export_job *job, const struct export_row *row,
		struct error *error)
{
	char name[40];
	int year = export_day(json_text_at(row->record, "date")) / 10000;
	snprintf(name, sizeof name, "events.%04d.tab", year);
	if (!job->files.folder)
		snprintf(name, sizeof name, "events.tab");
	return job_put_row(job, name, &ICEWS_EVENTS, row, error);
}

static enum status
put_row(const struct work *work, const json_t *actor, const json_t *recipient,
		struct str cameo, struct error *error)
{
	enum status status = next_id(work->job, error);
	struct export_row row = { .exchange = &work->job->exchange,
		.article = &work->batch->article,
		.record = work->record,
		.party = { actor, recipient },
		.cameo = cameo,
		.id = work->job->ids,
		.story = (int64_t)work->batch->number };
	if (!status)
		status = work->put(work->job, &row, error);
	return status ? status : put_source(work->job, &row, error);
}

/* Mutual events of our records have a pair for each direction already. */
static enum status
put_pair(void *context, const json_t *actor, const json_t *recipient,
		unsigned number, struct error *error)
{
	const struct work *work = context;
	struct str cameo = json_text_at(work->record, "cameo");
	struct str mirror = exchange_mirror(&work->job->exchange, cameo);
	bool both = json_array_size(json_object_get(work->record, "recipient"));
	(void)number;
	enum status status = put_row(work, actor, recipient, cameo, error);
	if (!status && mirror.len && both && actor)
		status = put_row(work, recipient, actor, mirror, error);
	return status;
}

static enum status
put_batch(struct work *work, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < work->batch->count; i++) {
		work->record = json_array_get(work->batch->records, i);
		if (job_wants(work->job, work->record, true, true))
			status = export_pairs(
					work->record, put_pair, work, error);
	}
	return status;
}

enum status
job_put_icews(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	struct work work = { job, batch, NULL, put_line };
	return put_batch(&work, error);
}

enum status
job_put_icews_table(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	struct work work = { job, batch, NULL, job_put_icews_row };
	return put_batch(&work, error);
}
