#include <stdio.h>

#include "export/job.h"
#include "export/polecat.h"
#include "export/story.h"

/* One row an event, with all its actors: lists are the format's own. */
static enum status
put_event(struct export_job *job, struct export_row *row, const json_t *record,
		struct error *error)
{
	char name[40];
	row->record = record;
	snprintf(name, sizeof name, "ngecEvents.DV.%04d.txt",
			export_day(json_text_at(record, "date")) / 10000);
	if (!job->files.folder)
		snprintf(name, sizeof name, "events.txt");
	return job_put_row(job, name,
			job->options->event_intensity ? &POLECAT_EVENTS_OTHER
						      : &POLECAT_EVENTS,
			row, error);
}

static enum status
put_events(struct export_job *job, struct export_batch *batch,
		struct export_row *row, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < batch->count; i++) {
		const json_t *record = json_array_get(batch->records, i);
		if (job_wants(job, record, false, true))
			status = put_event(job, row, record, error);
	}
	return status;
}

enum status
job_put_polecat(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	struct buffer names[3];
	struct export_row row = { .exchange = &job->exchange,
		.article = &batch->article,
		.records = batch->records };
	for (int kind = 0; kind < 3; kind++) {
		buffer_init(&names[kind], BUFFER_UNLIMITED);
		story_put(&names[kind], &job->exchange, batch->records,
				(enum story_kind)kind, ";");
		row.story_names[kind] = buffer_str(&names[kind]);
	}
	enum status status = put_events(job, batch, &row, error);
	for (int kind = 0; kind < 3; kind++)
		buffer_fini(&names[kind]);
	return status;
}
