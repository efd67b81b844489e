#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/coder_run.h"
#include "store/ingest.h"

struct ingest_run {
	struct store store;
	struct ingest *ingest;
};

/* --- in the threads ---------------------------------------------------- */

static void *
own_new(const struct coder_run *run)
{
	const struct ingest_run *ingest = run->context;
	return ingest_worker_new(ingest->store.path);
}

static void
own_free(void *own)
{
	ingest_worker_free(own);
}

static struct ingest_sentence *
sentences_of(const struct text *text, struct arena *arena)
{
	struct ingest_sentence *out = ARENA_NEW(
			arena, struct ingest_sentence, text->sentence_count);
	for (uint32_t i = 0; i < text->sentence_count; i++)
		out[i] = (struct ingest_sentence){ text->sentences[i].start,
			text->sentences[i].end };
	return out;
}

static enum status
make_coded(struct coder_thread *thread, const struct article *article,
		struct arena *arena, struct ingest_item **item,
		struct error *error)
{
	struct analysis analysis;
	struct buffer lines;
	coder_run(thread->worker, article, arena, &analysis);
	buffer_init(&lines, BUFFER_UNLIMITED);
	record_put_jsonl(&lines, &analysis, &thread->run->record);
	struct ingest_coding coding = {
		.sentences = sentences_of(&analysis.text, arena),
		.sentence_count = analysis.text.sentence_count,
		.lines = buffer_str(&lines),
	};
	enum status status = ingest_worker_make(
			thread->own, article, &coding, item, error);
	buffer_fini(&lines);
	return status;
}

static enum status
make(void *context, const struct article *given, struct arena *arena,
		void **made, struct error *error)
{
	struct coder_thread *thread = context;
	struct article article = *given;
	struct ingest_item *item;
	enum status status = coder_run_language(thread->run, &article, error);
	if (status)
		return status;
	if (ingest_worker_look(thread->own, &article, arena))
		status = ingest_worker_make(
				thread->own, &article, NULL, &item, error);
	else
		status = make_coded(thread, &article, arena, &item, error);
	*made = item;
	return status;
}

/* --- in the order of the input ----------------------------------------- */

static struct ingest *
ingest_of(void *shared)
{
	const struct coder_run *run = shared;
	return ((struct ingest_run *)run->context)->ingest;
}

static enum status
keep(void *shared, void *made, struct error *error)
{
	return ingest_put(ingest_of(shared), made, error);
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

static const struct run_keeper KEEPER = { keep, reject, finish, next_reject };

/* --- the command ------------------------------------------------------- */

/* Those that change records, in one order. */
static void
put_options(struct buffer *out, const struct settings *settings)
{
	static const struct {
		unsigned kind;
		const char *name;
	} kinds[] = { { RECORD_EVENTS, "events" }, { RECORD_FACTS, "facts" },
		{ RECORD_QUOTES, "quotes" }, { RECORD_AMOUNTS, "amounts" } };
	const char *before = " --only ";
	if (settings->frames_only)
		buffer_put(out, STR(" --frames-only"));
	if (settings->heads_only)
		buffer_put(out, STR(" --heads-only"));
	if (settings->min_confidence > 0)
		buffer_put_format(out, " --min-confidence %g",
				settings->min_confidence);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (settings->kinds == RECORD_ALL
				|| !(settings->kinds & kinds[i].kind))
			continue;
		buffer_put_format(out, "%s%s", before, kinds[i].name);
		before = ",";
	}
	buffer_put_char(out, '\0');
}

static enum status
open_ingest(struct ingest_run *ingest, const struct coder_run *run,
		struct error *error)
{
	struct buffer options;
	buffer_init(&options, BUFFER_UNLIMITED);
	put_options(&options, run->settings);
	struct ingest_version version = {
		.program = run->record.version.program,
		.lexicon = run->record.version.lexicon,
		.model = run->record.version.model,
		.options = options.at + (options.at[0] == ' '),
	};
	enum status status = store_open(&ingest->store, run->settings->database,
			STORE_CREATE, error);
	if (!status) {
		status = ingest_open(&ingest->ingest, &ingest->store, &version,
				error);
		if (status)
			store_close(&ingest->store);
	}
	buffer_fini(&options);
	return status;
}

static void
print_count(uint64_t count, const char *what, const char *before)
{
	fprintf(stderr, "%s%" PRIu64 " %s%s", before, count, what,
			count == 1 ? "" : "s");
}

static void
print_also(uint64_t count, const char *what)
{
	if (count)
		fprintf(stderr, "; %" PRIu64 " %s", count, what);
}

/* "12 articles stored (30 events, 4 facts, 9 quotations); 3 seen before" */
static void
print_summary(const struct ingest_run *ingest, const struct settings *settings)
{
	static const char *const names[ROW_KINDS] = { [ROW_EVENT] = "event",
		[ROW_FACT] = "fact",
		[ROW_QUOTE] = "quotation",
		[ROW_AMOUNT] = "amount" };
	struct ingest_counts counts = ingest_counts(ingest->ingest);
	const char *before = " (";
	if (settings->quiet)
		return;
	print_count(counts.stored, "article", "");
	fputs(" stored", stderr);
	for (unsigned kind = 1; kind < ROW_KINDS; kind++) {
		if (!counts.records[kind])
			continue;
		print_count(counts.records[kind], names[kind], before);
		before = ", ";
	}
	fputs(before[0] == ',' ? ")" : "", stderr);
	print_also(counts.same, "stored already");
	print_also(counts.sighted, "the same as another");
	print_also(counts.changed, "changed since, the first version stays");
	print_also(counts.rejected + counts.refused, "rejected");
	fputc('\n', stderr);
}

static int
ingest_articles(struct coder_run *run, char **operands, int count)
{
	struct ingest_run *ingest = run->context;
	struct error error;
	if (open_ingest(ingest, run, &error)) {
		data_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = coder_run_make(
			run, operands, count, run_threads(run->settings), make);
	print_summary(ingest, run->settings);
	ingest_close(ingest->ingest);
	store_close(&ingest->store);
	return status;
}

int
command_ingest(const struct settings *settings, char **operands, int count)
{
	struct ingest_run ingest = { 0 };
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
	coder_unload(&run.coder);
	return status;
}
