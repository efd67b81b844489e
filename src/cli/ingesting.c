#include "cli/ingesting.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/terminal.h"

/* --- making ----------------------------------------------------------------
 */

struct ingest_worker *
ingesting_worker_new(const struct ingesting *ingesting)
{
	return ingest_worker_new(ingesting->store.path);
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

enum status
ingesting_make_coded(struct coder_thread *thread, struct ingest_worker *worker,
		const struct article *article, struct article_key key,
		struct arena *arena, struct ingest_item **item,
		struct error *error)
{
	const struct record_options *record = &thread->coding.language->record;
	struct analysis analysis;
	struct buffer lines;
	coder_run(thread->coding.worker, article, arena, &analysis);
	buffer_init(&lines, BUFFER_UNLIMITED);
	record_put_jsonl(&lines, &analysis, record);
	struct ingest_coding coding = {
		.sentences = sentences_of(&analysis.text, arena),
		.sentence_count = analysis.text.sentence_count,
		.day = analysis.day,
		.lines = buffer_str(&lines),
		.lexicon = str_of(record->version.lexicon),
		.model = str_of(record->version.model),
	};
	enum status status = ingest_worker_make(
			worker, article, key, &coding, item, error);
	buffer_fini(&lines);
	return status;
}

enum status
ingesting_make(struct coder_thread *thread, const struct article *given,
		struct arena *arena, struct ingest_item **item,
		struct error *error)
{
	struct article article = *given;
	enum status status = coders_turn(&thread->coding, &article, error);
	if (status)
		return status;
	struct article_key key = ingest_worker_key(thread->own, &article);
	if (ingest_worker_look(thread->own, &article, key, arena))
		return ingest_worker_make(
				thread->own, &article, key, NULL, item, error);
	return ingesting_make_coded(
			thread, thread->own, &article, key, arena, item, error);
}

/* --- the database --------------------------------------------------------- */

/* Those that change records, in one order. */
static void
put_options(struct buffer *out, const struct settings *settings)
{
	if (settings->frames_only)
		buffer_put(out, STR(" --frames-only"));
	if (settings->heads_only)
		buffer_put(out, STR(" --heads-only"));
	if (settings->min_confidence > 0)
		buffer_put_format(out, " --min-confidence %g",
				settings->min_confidence);
	option_print_kinds(out, settings->kinds);
	buffer_put_char(out, '\0');
}

struct ingest_version
ingesting_version(const struct coder_run *run,
		const struct coder_language *language, struct buffer *options)
{
	put_options(options, run->settings);
	return (struct ingest_version){
		.program = language->record.version.program,
		.lexicon = language->record.version.lexicon,
		.model = language->record.version.model,
		.options = options->at + (options->at[0] == ' '),
	};
}

enum status
ingesting_open(struct ingesting *ingesting, const struct coder_run *run,
		struct error *error)
{
	struct buffer options;
	buffer_init(&options, BUFFER_UNLIMITED);
	struct ingest_version version =
			ingesting_version(run, &run->coders.first, &options);
	enum status status = store_open(&ingesting->store,
			run->settings->database, STORE_CREATE, error);
	if (!status) {
		status = ingest_open(&ingesting->ingest, &ingesting->store,
				&version, error);
		if (status)
			store_close(&ingesting->store);
	}
	buffer_fini(&options);
	return status;
}

void
ingesting_close(struct ingesting *ingesting)
{
	ingest_close(ingesting->ingest);
	store_close(&ingesting->store);
}

/* --- what is derived ------------------------------------------------------ */

static void
show_progress(void *context, uint64_t done, uint64_t all)
{
	(void)context;
	fprintf(stderr,
			"\rcopies and reports: %" PRIu64 " of %" PRIu64
			" articles%s",
			done, all, done < all ? "" : "\n");
}

enum status
ingesting_settle_early(struct ingesting *ingesting, struct error *error)
{
	uint64_t stored = ingest_counts(ingesting->ingest).stored;
	if (stored - ingesting->stored_early < SETTLE_ROUND)
		return STATUS_OK;
	ingesting->stored_early = stored;
	return settle_full_rounds(
			&ingesting->store, &ingesting->settled, error);
}

bool
ingesting_settle(struct store *store, const struct settled *fresh, bool quiet)
{
	struct settled settled;
	struct error error;
	bool shown = !quiet && isatty(STDERR_FILENO);
	if (settle(store, shown ? show_progress : NULL, NULL, &settled,
			    &error)) {
		terminal_print_error(&error);
		return false;
	}
	if (fresh && fresh->copies + settled.copies && !quiet)
		fprintf(stderr,
				"%" PRIu64 " of %" PRIu64
				" articles are copies of others\n",
				fresh->copies + settled.copies,
				fresh->articles + settled.articles);
	return true;
}

/* --- telling ----------------------------------------------------------------
 */

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

static void
print_misdated(const struct ingest_counts *counts)
{
	if (counts->misdated)
		fprintf(stderr,
				"; %" PRIu64
				" with a date that cannot be read, as %s",
				counts->misdated, counts->odd_date);
}

void
ingesting_print_summary(const struct ingesting *ingesting)
{
	static const char *const names[ROW_KINDS] = { [ROW_EVENT] = "event",
		[ROW_FACT] = "fact",
		[ROW_QUOTE] = "quotation",
		[ROW_AMOUNT] = "amount" };
	struct ingest_counts counts = ingest_counts(ingesting->ingest);
	const char *before = " (";
	print_count(counts.stored, "article", "");
	fputs(" stored", stderr);
	for (unsigned kind = 1; kind < ROW_KINDS; kind++) {
		if (!counts.records[kind])
			continue;
		print_count(counts.records[kind], names[kind], before);
		before = ", ";
	}
	fputs(before[0] == ',' ? ")" : "", stderr);
	print_also(counts.undated, "without a date");
	print_misdated(&counts);
	print_also(counts.same, "stored already");
	print_also(counts.sighted, "the same as another");
	print_also(counts.changed, "changed since, the first version stays");
	print_also(counts.rejected + counts.refused, "rejected");
	fputc('\n', stderr);
}
