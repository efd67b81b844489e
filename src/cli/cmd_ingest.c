#include <stdio.h>
#include <unistd.h>

#include "cli/ingesting.h"
#include "cli/terminal.h"

/* --- in the threads ---------------------------------------------------- */

static void *
own_new(const struct coder_run *run)
{
	return ingesting_worker_new(run->context);
}

static void
own_free(void *own)
{
	ingest_worker_free(own);
}

static enum status
make(void *context, const struct article *article, struct arena *arena,
		void **made, struct error *error)
{
	struct ingest_item *item = NULL;
	enum status status =
			ingesting_make(context, article, arena, &item, error);
	*made = item;
	return status;
}

/* --- in the order of the input ----------------------------------------- */

static struct ingesting *
ingesting_of(void *shared)
{
	const struct coder_run *run = shared;
	return run->context;
}

static struct ingest *
ingest_of(void *shared)
{
	return ingesting_of(shared)->ingest;
}

static enum status
keep(void *shared, void *made, struct error *error)
{
	struct ingesting *ingesting = ingesting_of(shared);
	enum status status = ingest_put(ingesting->ingest, made, error);
	return status ? status : ingesting_settle_early(ingesting, error);
}

static enum status
reject(void *shared, const struct error *rejected, struct error *error)
{
	return ingest_reject(ingest_of(shared), rejected, error);
}

static enum status
finish(void *shared, struct error *error)
{
	return ingest_flush(ingest_of(shared), error);
}

static bool
next_reject(void *shared, struct error *rejected)
{
	return ingest_next_refusal(ingest_of(shared), rejected);
}

static void
drop(void *made)
{
	ingest_item_free(made);
}

static const struct run_keeper KEEPER = { keep, reject, finish, next_reject,
	drop };

/* --- the command ------------------------------------------------------- */

static int
ingest_articles(struct coder_run *run, char **operands, int count)
{
	struct ingesting *ingest = run->context;
	struct error error;
	if (ingesting_open(ingest, run, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = coder_run_make(
			run, operands, count, run_threads(run->settings), make);
	if (!run->settings->quiet)
		ingesting_print_summary(ingest);
	if (status != EXIT_ENVIRONMENT
			&& !ingesting_settle(&ingest->store, &ingest->settled,
					run->settings->quiet))
		status = EXIT_ENVIRONMENT;
	ingesting_close(ingest);
	return status;
}

int
command_ingest(const struct settings *settings, char **operands, int count)
{
	struct ingesting ingest = { 0 };
	struct coder_run run = { .context = &ingest,
		.keeper = &KEEPER,
		.own_new = own_new,
		.own_free = own_free };
	if (!settings->database) {
		fputs("demarche ingest: which database? Name it with -d\n"
		      "Try: demarche ingest --help\n",
				stderr);
		return EXIT_USAGE;
	}
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	int status = ingest_articles(&run, operands, count);
	coder_run_unload(&run);
	return status;
}
