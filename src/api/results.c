#include "api/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/coder.h"
#include "api/convert.h"
#include "api/input.h"
#include "arrow/articles.h"
#include "base/memory.h"
#include "coding/flow.h"
#include "coding/tasks.h"
#include "read/read.h"

/* What the results of a task are as rows. */
struct rows {
	bool are;
	enum arrow_table table;
};

struct dem_results {
	/* Either articles through a task, or lines. */
	struct flow *flow;
	struct results_source source;

	struct input *input;
	const struct coders *coders;
	enum task task;
	const char *scheme;
	unsigned threads;
	bool ended;
	struct dem_error error; /* of the result at hand */
	/* As batches. */
	struct rows rows;
	struct arrow_batch *batch;
	struct str pending;        /* pulled and not yet put into one */
	struct dem_error *rejects; /* of the last batch */
	size_t reject_count, reject_capacity;
};

/* --- tasks ---------------------------------------------------------------- */

_Static_assert((int)DEM_READ == (int)TASK_READ
				&& (int)DEM_EXPLAIN == (int)TASK_EXPLAIN,
		"the numbers are the same");

static const struct rows ROWS[] = {
	[TASK_READ] = { true, ARROW_ARTICLES },
	[TASK_PARSE] = { .are = false },
	[TASK_CODE] = { true, ARROW_RECORDS },
	[TASK_RELATE] = { true, ARROW_RELATIONS },
	[TASK_EXPLAIN] = { .are = false },
};

/* Null after an error. */
static const struct rows *
rows_of(enum dem_task task, struct error *error)
{
	if ((unsigned)task < sizeof ROWS / sizeof *ROWS)
		return &ROWS[task];
	error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"there is no task %d", (int)task);
	return NULL;
}

static enum status
check_rows(const struct rows *rows, struct error *error)
{
	if (rows->are)
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"the results of this task are no rows; those of "
			"DEM_READ, DEM_CODE and DEM_RELATE are");
}

enum dem_status
dem_task_schema(enum dem_task task, struct ArrowSchema *schema,
		struct dem_error *error)
{
	struct error failure;
	const struct rows *rows = rows_of(task, &failure);
	*schema = (struct ArrowSchema){ 0 };
	if (!rows || check_rows(rows, &failure))
		return convert_error(error, &failure);
	arrow_batch_schema(rows->table, schema);
	return DEM_OK;
}

/* --- workers -------------------------------------------------------------- */

struct worker {
	const struct dem_results *results;
	struct read_work *read;
	struct coders_worker coding;
};

static void *
worker_new(void *shared)
{
	const struct dem_results *results = shared;
	struct worker *worker = memory_zero(1, sizeof *worker);
	worker->results = results;
	worker->read = read_work_new();
	coders_worker_init(&worker->coding, results->coders);
	return worker;
}

static void
worker_free(void *context)
{
	struct worker *worker = context;
	coders_worker_fini(&worker->coding);
	read_work_free(worker->read);
	free(worker);
}

static enum status
work(void *context, const struct document *document, struct arena *arena,
		struct buffer *out, void **made, struct error *error)
{
	(void)made;
	struct worker *worker = context;
	const struct dem_results *results = worker->results;
	struct article article;
	enum status status = read_document(
			worker->read, document, arena, &article, error);
	return status ? status
		      : task_run(results->task, &worker->coding, &article,
				      results->scheme, arena, out, error);
}

static enum status
next_document(void *shared, struct document *document, uint64_t *consumed,
		struct error *error)
{
	struct dem_results *results = shared;
	return input_next(results->input, document, consumed, error);
}

/* --- beginning ------------------------------------------------------------ */

void
dem_run_options_init(struct dem_run_options *options)
{
	*options = (struct dem_run_options){ .size = sizeof *options };
}

void
dem_article_init(struct dem_article *article)
{
	*article = (struct dem_article){ .size = sizeof *article };
}

void
dem_columns_init(struct dem_columns *columns)
{
	*columns = (struct dem_columns){ .size = sizeof *columns };
}

/* "plover" or "plv" of our own; null for what is neither. */
static const char *
find_scheme(const char *asked)
{
	static const char *const schemes[] = { "plover", "plv" };
	for (unsigned i = 0; i < 2; i++)
		if (!asked || !strcmp(asked, schemes[i]))
			return schemes[i];
	return NULL;
}

static enum status
take_options(struct dem_run_options *options,
		const struct dem_run_options *given, struct error *error)
{
	enum { MOST_THREADS = 1024 };
	dem_run_options_init(options);
	enum status status = convert_options(options, sizeof *options, given,
			"dem_run_options_init", error);
	if (status)
		return status;
	if (options->threads > MOST_THREADS)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"at most %d threads", MOST_THREADS);
	if (!options->threads)
		options->threads = flow_processors();
	if (find_scheme(options->scheme))
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"the scheme is \"plover\" or \"plv\", not \"%.40s\"",
			options->scheme);
}

/* Results without articles; null after an error. */
static struct dem_results *
prepare(const struct dem_coder *coder, enum dem_task task,
		const struct dem_run_options *given, struct error *error)
{
	struct dem_run_options options;
	const struct rows *rows = rows_of(task, error);
	if (!rows || take_options(&options, given, error))
		return NULL;
	struct dem_results *results = memory_zero(1, sizeof *results);
	results->coders = &coder->coders;
	results->task = (enum task)task;
	results->scheme = find_scheme(options.scheme);
	results->threads = options.threads;
	results->rows = *rows;
	return results;
}

/* Lets articles in; the input is the results' from now on. */
static void
begin(struct dem_results *results, struct input *input)
{
	results->input = input;
	results->flow = flow_open(&(struct flow_work){
			.next = next_document,
			.worker_new = worker_new,
			.worker_free = worker_free,
			.work = work,
			.shared = results,
			.threads = results->threads,
	});
}

enum dem_status
dem_run_files(struct dem_coder *coder, enum dem_task task,
		const char *const *paths, size_t count,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error)
{
	struct error failure;
	*results = prepare(coder, task, options, &failure);
	if (!*results)
		return convert_error(error, &failure);
	begin(*results, input_of_files(paths, count));
	return DEM_OK;
}

enum dem_status
dem_run_articles(struct dem_coder *coder, enum dem_task task,
		dem_next_article *next, void *context,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error)
{
	struct error failure;
	*results = prepare(coder, task, options, &failure);
	if (!*results)
		return convert_error(error, &failure);
	begin(*results, input_of_articles(next, context));
	return DEM_OK;
}

/* The stream is the input's, also on failure. */
static enum status
open_table(struct input **input, struct ArrowArrayStream *articles,
		const struct dem_columns *given, struct error *error)
{
	struct dem_columns columns;
	dem_columns_init(&columns);
	enum status status = convert_options(&columns, sizeof columns, given,
			"dem_columns_init", error);
	if (!status)
		return input_of_arrow(input, articles, &columns, error);
	arrow_stream_release(articles);
	return status;
}

enum dem_status
dem_run_arrow(struct dem_coder *coder, enum dem_task task,
		struct ArrowArrayStream *articles,
		const struct dem_columns *columns,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error)
{
	struct error failure;
	struct input *input;
	*results = prepare(coder, task, options, &failure);
	if (!*results) {
		arrow_stream_release(articles);
		return convert_error(error, &failure);
	}
	if (open_table(&input, articles, columns, &failure)) {
		dem_results_close(*results);
		*results = NULL;
		return convert_error(error, &failure);
	}
	begin(*results, input);
	return DEM_OK;
}

struct dem_results *
results_of_source(const struct results_source *source, enum arrow_table table)
{
	struct dem_results *results = memory_zero(1, sizeof *results);
	results->source = *source;
	results->rows = (struct rows){ true, table };
	return results;
}

void
dem_results_close(struct dem_results *results)
{
	if (!results)
		return;
	flow_close(results->flow);
	input_close(results->input);
	if (results->source.close)
		results->source.close(results->source.context);
	arrow_batch_free(results->batch);
	free(results->rejects);
	free(results);
}

/* --- results -------------------------------------------------------------- */

/* What the next document gave: its status, or STATUS_END. */
static enum status
pull_flow(struct dem_results *results, struct str *bytes, struct error *error)
{
	const struct flow_item *item = flow_next(results->flow);
	if (!item)
		return STATUS_END;
	*bytes = buffer_str(&item->out);
	if (item->status)
		*error = item->error;
	return item->status;
}

static enum status
pull(struct dem_results *results, struct str *bytes, struct error *error)
{
	if (results->ended)
		return STATUS_END;
	enum status status =
			results->flow ? pull_flow(results, bytes, error)
				      : results->source.next(
						      results->source.context,
						      bytes, error);
	results->ended = status == STATUS_END;
	return status;
}

enum dem_status
dem_results_next(struct dem_results *results, struct dem_result *result)
{
	struct str bytes = results->pending;
	struct error error;
	results->reject_count = 0;
	results->pending = STR("");
	enum status status =
			bytes.len ? STATUS_OK : pull(results, &bytes, &error);
	*result = (struct dem_result){ 0 };
	if (status == STATUS_END)
		return DEM_END;
	result->status = (enum dem_status)status;
	if (status) {
		convert_error(&results->error, &error);
		result->error = &results->error;
		return DEM_OK;
	}
	result->bytes = convert_str(bytes);
	return DEM_OK;
}

/* --- batches -------------------------------------------------------------- */

static void
note_reject(struct dem_results *results, const struct error *error)
{
	struct dem_error reject;
	convert_error(&reject, error);
	MEMORY_PUSH(results->rejects, results->reject_count,
			results->reject_capacity, reject);
}

/* Lines that were pulled and found no room in the last batch, or the next. */
static enum status
next_lines(struct dem_results *results, struct error *error)
{
	if (results->pending.len)
		return STATUS_OK;
	return pull(results, &results->pending, error);
}

/* False when they wait for the next batch. */
static bool
put_lines(struct dem_results *results)
{
	struct error error;
	enum status status = arrow_batch_put(
			results->batch, results->pending, &error);
	if (status == STATUS_LIMIT && arrow_batch_rows(results->batch))
		return false;
	if (status)
		note_reject(results, &error);
	results->pending = STR("");
	return true;
}

/* Pulls until there are `rows`, or no room for more. */
static void
gather(struct dem_results *results, size_t rows)
{
	while (arrow_batch_rows(results->batch) < rows) {
		struct error error;
		enum status status = next_lines(results, &error);
		if (status == STATUS_END)
			return;
		if (status)
			note_reject(results, &error);
		else if (results->pending.len && !put_lines(results))
			return;
	}
}

enum dem_status
dem_results_batch(struct dem_results *results, size_t rows,
		struct ArrowArray *array, struct dem_error *error)
{
	struct error failure;
	results->reject_count = 0;
	*array = (struct ArrowArray){ 0 };
	if (check_rows(&results->rows, &failure))
		return convert_error(error, &failure);
	if (!results->batch)
		results->batch = arrow_batch_new(results->rows.table);
	gather(results, rows ? rows : 1);
	if (!arrow_batch_rows(results->batch))
		return DEM_END;
	arrow_batch_take(results->batch, array);
	return DEM_OK;
}

const struct dem_error *
dem_results_reject(const struct dem_results *results, size_t number)
{
	return number < results->reject_count ? &results->rejects[number]
					      : NULL;
}

enum dem_status
dem_lines_batch(enum dem_task task, struct dem_text lines,
		struct ArrowArray *array, struct dem_error *error)
{
	struct error failure;
	const struct rows *rows = rows_of(task, &failure);
	*array = (struct ArrowArray){ 0 };
	if (!rows || check_rows(rows, &failure))
		return convert_error(error, &failure);
	struct arrow_batch *batch = arrow_batch_new(rows->table);
	enum status status = STATUS_OK;
	if (lines.len)
		status = arrow_batch_put(batch, convert_text(lines), &failure);
	if (!status)
		arrow_batch_take(batch, array);
	arrow_batch_free(batch);
	return status ? convert_error(error, &failure) : DEM_OK;
}
