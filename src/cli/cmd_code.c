#include <inttypes.h>
#include <stdatomic.h>
#include <unistd.h>

#include "cli/coder_run.h"
#include "cli/record_table.h"
#include "cli/terminal.h"

/* What all threads add to. */
struct code_run {
	struct record_table table;
	atomic_uint_fast64_t articles, events, facts, quotes, amounts;
};

static void
count(struct code_run *code, const struct coder_run *run,
		const struct analysis *analysis)
{
	unsigned kinds = run->coders.first.record.kinds;
	atomic_fetch_add(&code->articles, 1);
	if (kinds & RECORD_EVENTS)
		atomic_fetch_add(&code->events, analysis->events.count);
	if (kinds & RECORD_FACTS)
		atomic_fetch_add(&code->facts, analysis->facts.count);
	if (kinds & RECORD_QUOTES)
		atomic_fetch_add(&code->quotes, analysis->quotes.count);
	if (kinds & RECORD_AMOUNTS)
		atomic_fetch_add(&code->amounts, analysis->amounts.count);
}

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	const struct coder_run *run = thread->run;
	struct code_run *code = run->context;
	enum status status = coders_turn(&thread->coding, article, error);
	if (status)
		return status;
	struct analysis analysis;
	coder_run(thread->coding.worker, article, arena, &analysis);
	count(code, run, &analysis);
	switch (run->format) {
	case FORMAT_TABLE:
		record_table_put(out, &code->table, &analysis,
				&thread->coding.language->record);
		break;
	case FORMAT_CSV:
		record_put_csv(out, &analysis, &thread->coding.language->record);
		break;
	default:
		record_put_jsonl(out, &analysis, &thread->coding.language->record);
	}
	return STATUS_OK;
}

static void
print_head(const struct coder_run *run, const struct record_table *table)
{
	struct buffer head;
	buffer_init(&head, BUFFER_UNLIMITED);
	if (run->format == FORMAT_CSV)
		record_put_csv_head(&head, &run->coders.first.record);
	else if (run->format == FORMAT_TABLE)
		record_table_put_head(&head, table, &run->coders.first.record);
	if (head.len)
		fwrite(head.at, 1, head.len, stdout);
	buffer_fini(&head);
}

static void
print_count(uint64_t count, const char *what, const char *before)
{
	fprintf(stderr, "%s%" PRIu64 " %s%s", before, count, what,
			count == 1 ? "" : "s");
}

/* For people; silence after an article without records would puzzle them. */
static void
print_summary(struct code_run *code, const struct settings *settings)
{
	const struct {
		unsigned kind;
		uint64_t count;
		const char *name;
	} kinds[] = {
		{ RECORD_EVENTS, atomic_load(&code->events), "event" },
		{ RECORD_FACTS, atomic_load(&code->facts), "fact" },
		{ RECORD_QUOTES, atomic_load(&code->quotes), "quotation" },
		{ RECORD_AMOUNTS, atomic_load(&code->amounts), "amount" },
	};
	uint64_t articles = atomic_load(&code->articles), all = 0;
	const char *before = "";
	if (settings->quiet || !isatty(STDERR_FILENO))
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!(settings->kinds & kinds[i].kind))
			continue;
		print_count(kinds[i].count, kinds[i].name, before);
		before = ", ";
		all += kinds[i].count;
	}
	print_count(articles, "article", " in ");
	fputs(articles && !all ? "; demarche explain tells why\n" : "\n",
			stderr);
}

int
command_code(const struct settings *settings, char **operands, int count)
{
	struct code_run code = { 0 };
	record_table_init(&code.table, terminal_width(stdout),
			terminal_color(stdout, settings->color));
	struct coder_run run = { .context = &code };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	print_head(&run, &code.table);
	int status = coder_run_articles(
			&run, operands, count, run_threads(settings), work);
	if (status != EXIT_ENVIRONMENT)
		print_summary(&code, settings);
	return status;
}
