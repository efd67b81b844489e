/* job.h - an export at work. Inside export. */
#ifndef DEMARCHE_EXPORT_JOB_H
#define DEMARCHE_EXPORT_JOB_H

#include "export/columns.h"
#include "export/export.h"
#include "export/event_tally.h"

struct export_job;

/* One article with its selected records. */
typedef enum status export_put_batch(struct export_job *job,
		struct export_batch *batch, struct error *error);

struct export_format {
	const char *name;
	export_put_batch *put;
	/* Before `put`, over all articles; null: once is enough. */
	export_put_batch *count;
	/* Before the first article; may be null. */
	enum status (*begin)(struct export_job *job, struct error *error);
	/* More files, when all articles are through; may be null. */
	enum status (*add)(struct export_job *job, struct error *error);
	const char *title; /* "GDELT 2.0 Events, Mentions and GKG" */
	const char *media_type;
	unsigned needs; /* enum export_needs */
	bool stream;    /* may go to standard output */
	bool codes;     /* needs the tables of exchange.h */
};

struct export_job {
	const struct export_options *options;
	const struct export_format *format;
	struct store *store;
	struct exchange exchange;
	struct export_files files;
	struct export_counts *counts;
	struct buffer out, cell;
	struct event_tally tally; /* GDELT */
	int64_t ids;              /* given so far, ICEWS */
	sqlite3 *table;           /* ICEWS as a database */
	sqlite3_stmt *insert;
};

/* Adds a line to a file of lines. */
MUST_CHECK enum status job_put_line(struct export_job *job, const char *name,
		struct str line, struct error *error);

/* Whether an event of the record is to be put as one that happened: an event,
 * of the status asked for, on a day; with `code` with a code of CAMEO. What is
 * not is counted when `count`. */
bool job_wants(struct export_job *job, const json_t *record, bool code,
		bool count);

/* Adds a row to a file, which gets its header when it is new. */
MUST_CHECK enum status job_put_row(struct export_job *job, const char *name,
		const struct export_layout *layout,
		const struct export_row *row, struct error *error);

export_put_batch job_put_jsonl, job_put_csv, job_put_gdelt, job_count_gdelt,
		job_put_icews, job_put_icews_table, job_put_plover,
		job_put_polecat;

/* ICEWS as a database (job_icews_table.c). */
MUST_CHECK enum status job_begin_icews_table(
		struct export_job *job, struct error *error);
MUST_CHECK enum status job_put_icews_row(struct export_job *job,
		const struct export_row *row, struct error *error);
MUST_CHECK enum status job_end_icews_table(
		struct export_job *job, struct error *error);
void job_close_table(struct export_job *job);

#endif
