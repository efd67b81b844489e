#include "cli/coder_run.h"
#include "cli/record_table.h"
#include "cli/terminal.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	const struct coder_run *run = thread->run;
	enum status status = coder_run_language(run, article, error);
	if (status)
		return status;
	struct analysis analysis;
	coder_run(thread->worker, article, arena, &analysis);
	switch (run->format) {
	case FORMAT_TABLE:
		record_table_put(out, run->context, &analysis, &run->record);
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
print_csv_head(void)
{
	struct buffer head;
	buffer_init(&head, BUFFER_UNLIMITED);
	record_put_csv_head(&head);
	fwrite(head.at, 1, head.len, stdout);
	buffer_fini(&head);
}

int
command_code(const struct settings *settings, char **operands, int count)
{
	struct record_table table = {
		.width = terminal_width(stdout),
		.color = terminal_color(stdout, settings->color),
	};
	struct coder_run run = { .context = &table };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	if (run.format == FORMAT_CSV)
		print_csv_head();
	return coder_run_articles(&run, operands, count, run_threads(settings),
			work);
}
