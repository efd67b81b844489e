#include <inttypes.h>
#include <stdatomic.h>
#include <unistd.h>

#include "cli/coder_run.h"
#include "cli/record_table.h"
#include "cli/terminal.h"

/* What all threads add to. */
struct code_run {
	struct record_table table;
	atomic_uint_fast64_t articles, events;
};

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	const struct coder_run *run = thread->run;
	struct code_run *code = run->context;
	enum status status = coder_run_language(run, article, error);
	if (status)
		return status;
	struct analysis analysis;
	coder_run(thread->worker, article, arena, &analysis);
	atomic_fetch_add(&code->articles, 1);
	atomic_fetch_add(&code->events, analysis.events.count);
	switch (run->format) {
	case FORMAT_TABLE:
		record_table_put(out, &code->table, &analysis, &run->record);
		break;
	case FORMAT_CSV:
		record_put_csv(out, &analysis, &run->record);
		break;
	default:
		record_put_jsonl(out, &analysis, &run->record);
	}
	return STATUS_OK;
}

static void
print_head(const struct coder_run *run, const struct record_table *table)
{
	struct buffer head;
	buffer_init(&head, BUFFER_UNLIMITED);
	if (run->format == FORMAT_CSV)
		record_put_csv_head(&head, &run->record);
	else if (run->format == FORMAT_TABLE)
		record_table_put_head(&head, table);
	if (head.len)
		fwrite(head.at, 1, head.len, stdout);
	buffer_fini(&head);
}

/* For people; silence after an article without events would puzzle them. */
static void
print_summary(struct code_run *code, const struct settings *settings)
{
	if (settings->quiet || !isatty(STDERR_FILENO))
		return;
	uint64_t articles = atomic_load(&code->articles);
	uint64_t events = atomic_load(&code->events);
	fprintf(stderr, "%" PRIu64 " event%s in %" PRIu64 " article%s%s\n",
			events, events == 1 ? "" : "s", articles,
			articles == 1 ? "" : "s",
			articles && !events ? "; demarche explain tells why"
					    : "");
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
