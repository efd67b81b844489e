#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/ingesting.h"
#include "cli/terminal.h"
#include "store/runs.h"

/* Stored articles get a new coding: their numbers are handed to the threads,
 * which read and code them. */
struct rerun {
	struct store store;
	struct ingest *ingest;
	int64_t *articles;
	size_t count, at;
	char number[24]; /* of the article that is handed out */
};

/* --- in the threads ---------------------------------------------------- */

struct rerun_thread {
	struct stored_articles *articles;
	struct ingest_worker *worker;
};

static void *
own_new(const struct coder_run *run)
{
	const struct rerun *rerun = run->context;
	struct rerun_thread *own = memory_zero(1, sizeof *own);
	own->worker = ingest_worker_new(rerun->store.path);
	if (stored_articles_open(&own->articles, rerun->store.path, NULL))
		own->articles = NULL;
	return own;
}

static void
own_free(void *context)
{
	struct rerun_thread *own = context;
	stored_articles_close(own->articles);
	ingest_worker_free(own->worker);
	free(own);
}

static enum status
make(void *context, const struct document *document, struct arena *arena,
		void **made, struct error *error)
{
	struct coder_thread *thread = context;
	struct rerun_thread *own = thread->own;
	struct article article;
	struct ingest_item *item;
	int64_t number = strtoll(document->path.at, NULL, 10);
	if (!own->articles)
		return error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
				"the database cannot be opened again");
	enum status status = stored_articles_read(
			own->articles, number, arena, &article, error);
	if (!status)
		status = coders_turn(&thread->coding, &article, error);
	if (!status)
		status = ingesting_make_coded(thread, own->worker, &article,
				ingest_worker_key(own->worker, &article), arena,
				&item, error);
	if (status)
		return status;
	ingest_item_recode(item, number);
	*made = item;
	return STATUS_OK;
}

/* --- in order ---------------------------------------------------------- */

static struct rerun *
rerun_of(void *shared)
{
	return ((struct coder_run *)shared)->context;
}

/* A "byte" an article, for the bar. */
static enum status
next(void *shared, struct document *document, struct error *error)
{
	struct rerun *rerun = rerun_of(shared);
	(void)error;
	if (rerun->at == rerun->count)
		return STATUS_END;
	snprintf(rerun->number, sizeof rerun->number, "%" PRId64,
			rerun->articles[rerun->at++]);
	*document = (struct document){ .path = str_of(rerun->number),
		.bytes = STR(" ") };
	return STATUS_OK;
}

static enum status
keep(void *shared, void *made, struct error *error)
{
	return ingest_put(rerun_of(shared)->ingest, made, error);
}

static enum status
reject(void *shared, const struct error *rejected, struct error *error)
{
	return ingest_reject(rerun_of(shared)->ingest, rejected, error);
}

static enum status
finish(void *shared, struct error *error)
{
	return ingest_flush(rerun_of(shared)->ingest, error);
}

static bool
next_reject(void *shared, struct error *rejected)
{
	return ingest_next_refusal(rerun_of(shared)->ingest, rejected);
}

static const struct run_keeper KEEPER = { keep, reject, finish, next_reject };

/* --- the command ------------------------------------------------------- */

/* The runs of this program, one a language; a language that cannot be loaded
 * has none. */
static enum status
find_runs(struct rerun *rerun, const struct coder_run *run,
		int64_t runs[LANGUAGE_COUNT], size_t *count,
		struct error *error)
{
	enum status status = STATUS_OK;
	*count = 0;
	for (enum language i = 0; !status && i < LANGUAGE_COUNT; i++) {
		const struct coder_language *language =
				coders_find(&run->coders, i, NULL);
		if (!language)
			continue;
		struct buffer options;
		buffer_init(&options, BUFFER_UNLIMITED);
		struct ingest_version version =
				ingesting_version(run, language, &options);
		status = runs_find(
				&rerun->store, &version, &runs[*count], error);
		*count += runs[*count] != 0;
		buffer_fini(&options);
	}
	return status;
}

static enum status
open_rerun(struct rerun *rerun, const struct coder_run *run,
		struct error *error)
{
	int64_t runs[LANGUAGE_COUNT];
	size_t count;
	struct buffer options;
	buffer_init(&options, BUFFER_UNLIMITED);
	struct ingest_version version =
			ingesting_version(run, &run->coders.first, &options);
	enum status status = find_runs(rerun, run, runs, &count, error);
	if (!status)
		status = runs_articles(&rerun->store, &run->settings->selection,
				runs, count, &rerun->articles, &rerun->count,
				error);
	if (!status)
		status = ingest_open(
				&rerun->ingest, &rerun->store, &version, error);
	buffer_fini(&options);
	return status;
}

static void
print_summary(const struct rerun *rerun, const struct settings *settings)
{
	struct ingest_counts counts = ingest_counts(rerun->ingest);
	uint64_t records = 0;
	for (unsigned kind = 0; kind < ROW_KINDS; kind++)
		records += counts.records[kind];
	if (settings->quiet)
		return;
	if (!rerun->count)
		fputs("nothing to do: all that fit are coded in this way\n",
				stderr);
	else
		fprintf(stderr,
				"%" PRIu64 " article%s coded again, %" PRIu64
				" record%s; demarche diff tells what changed\n",
				counts.recoded, counts.recoded == 1 ? "" : "s",
				records, records == 1 ? "" : "s");
}

static int
recode(struct coder_run *run)
{
	struct rerun *rerun = run->context;
	struct error error;
	enum status status = open_rerun(rerun, run, &error);
	int result = EXIT_ENVIRONMENT;
	if (status) {
		terminal_print_error(&error);
	} else {
		result = coder_run_next(run, next, rerun->count,
				run_threads(run->settings), make);
		print_summary(rerun, run->settings);
	}
	ingest_close(rerun->ingest);
	free(rerun->articles);
	if (!status
			&& !ingesting_settle(&rerun->store, NULL,
					run->settings->quiet))
		result = EXIT_ENVIRONMENT;
	return status == STATUS_USAGE ? EXIT_USAGE : result;
}

static int
load_and_recode(struct coder_run *run, const struct settings *settings)
{
	struct rerun *rerun = run->context;
	struct error error;
	if (store_open(&rerun->store, settings->database, STORE_WRITE,
			    &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int result = EXIT_ENVIRONMENT;
	if (coder_run_load(run, settings)) {
		result = recode(run);
		coder_run_unload(run);
	}
	store_close(&rerun->store);
	return result;
}

int
command_rerun(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("rerun");
	struct rerun rerun = { 0 };
	struct coder_run run = { .context = &rerun,
		.keeper = &KEEPER,
		.own_new = own_new,
		.own_free = own_free };
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	return load_and_recode(&run, settings);
}
