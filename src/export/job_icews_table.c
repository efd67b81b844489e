#include "export/icews.h"
#include "export/job.h"

/* The table `events` that the R package icews keeps: the columns of the file in
 * lower case with underscores, days as numbers, and three columns of its own.
 * Its connect() and all that stands on it find what they look for. */

enum { NAME_BYTES = 32, OWN_COLUMNS = 3 };

static void
column_name(const struct export_column *column, char out[NAME_BYTES])
{
	snprintf(out, NAME_BYTES, "%s", column->name);
	for (char *at = out; *at; at++)
		*at = *at == ' '                 ? '_'
		      : *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20)
						 : *at;
}

static void
put_schema(struct buffer *sql)
{
	static const char *const types[] = { "TEXT", "INTEGER", "REAL",
		"INTEGER" };
	buffer_put(sql, STR("CREATE TABLE events ("));
	for (size_t i = 0; i < ICEWS_EVENTS.count; i++) {
		const struct export_column *column = &ICEWS_EVENTS.columns[i];
		char name[NAME_BYTES];
		column_name(column, name);
		buffer_put_format(sql, "%s %s, ", name, types[column->type]);
	}
	buffer_put(sql, STR("year INTEGER, yearmonth INTEGER, source_file TEXT,"
			    " PRIMARY KEY (event_id, event_date)); "
			    "CREATE INDEX events_source_file_idx ON events "
			    "(source_file); CREATE INDEX "
			    "events_event_date_idx ON events (event_date); "
			    "CREATE INDEX events_cameo_code_idx ON events "
			    "(cameo_code); CREATE INDEX events_yearmonth_idx "
			    "ON events (yearmonth); BEGIN"));
}

static enum status
refused(const struct export_job *job, const char *path, struct error *error)
{
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot write this database: %s",
			sqlite3_errmsg(job->table));
}

static enum status
prepare(struct export_job *job, const char *path, struct error *error)
{
	struct buffer sql;
	buffer_init(&sql, BUFFER_UNLIMITED);
	put_schema(&sql);
	buffer_put_char(&sql, '\0');
	int code = sqlite3_exec(job->table, sql.at, NULL, NULL, NULL);
	buffer_reset(&sql);
	buffer_put(&sql, STR("INSERT INTO events VALUES (?"));
	for (size_t i = 1; i < ICEWS_EVENTS.count + OWN_COLUMNS; i++)
		buffer_put(&sql, STR(", ?"));
	buffer_put_char(&sql, ')');
	if (!code)
		code = sqlite3_prepare_v2(job->table, sql.at, (int)sql.len,
				&job->insert, NULL);
	buffer_fini(&sql);
	return code ? refused(job, path, error) : STATUS_OK;
}

enum status
job_begin_icews_table(struct export_job *job, struct error *error)
{
	char path[FILE_PATH_BYTES];
	enum status status = export_files_reserve(
			&job->files, STR("icews.sqlite3"), path, error);
	if (status)
		return status;
	if (sqlite3_open(path, &job->table)
			|| sqlite3_exec(job->table,
					"PRAGMA journal_mode = OFF; PRAGMA "
					"synchronous = OFF",
					NULL, NULL, NULL))
		return refused(job, path, error);
	return prepare(job, path, error);
}

static void
bind(sqlite3_stmt *insert, int number, enum column_type type, struct str cell)
{
	if (!cell.len)
		sqlite3_bind_null(insert, number);
	else if (type == COLUMN_DATE)
		sqlite3_bind_int(insert, number, export_day(cell));
	else
		/* The column's type makes a number of it. */
		sqlite3_bind_text(insert, number, cell.at, (int)cell.len,
				SQLITE_TRANSIENT);
}

enum status
job_put_icews_row(struct export_job *job, const struct export_row *row,
		struct error *error)
{
	struct buffer *clean = &job->out;
	int day = export_day(json_text_at(row->record, "date")), last = 0;
	char source[32];
	sqlite3_reset(job->insert);
	for (size_t i = 0; i < ICEWS_EVENTS.count; i++) {
		const struct export_column *column = &ICEWS_EVENTS.columns[i];
		buffer_reset(&job->cell);
		buffer_reset(clean);
		if (column->put)
			column->put(&job->cell, row, column->side);
		column_put_cell(clean, buffer_str(&job->cell));
		bind(job->insert, ++last, column->type, buffer_str(clean));
	}
	snprintf(source, sizeof source, "events.%04d.tab", day / 10000);
	sqlite3_bind_int(job->insert, ++last, day / 10000);
	sqlite3_bind_int(job->insert, ++last, day / 100);
	sqlite3_bind_text(job->insert, ++last, source, -1, SQLITE_TRANSIENT);
	job->counts->rows++;
	job->files.at[0]->rows++;
	return sqlite3_step(job->insert) == SQLITE_DONE
			       ? STATUS_OK
			       : refused(job, job->files.folder, error);
}

void
job_close_table(struct export_job *job)
{
	sqlite3_finalize(job->insert);
	sqlite3_close(job->table);
	job->insert = NULL;
	job->table = NULL;
}

enum status
job_end_icews_table(struct export_job *job, struct error *error)
{
	if (sqlite3_exec(job->table, "COMMIT", NULL, NULL, NULL))
		return refused(job, job->files.folder, error);
	job_close_table(job);
	return STATUS_OK;
}
