#include "cli/run.h"
#include "read/article_json.h"

static enum status
work(void *worker, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	(void)worker;
	(void)arena;
	(void)error;
	article_json_put(out, article);
	return STATUS_OK;
}

int
command_read(const struct settings *settings, char **operands, int count)
{
	struct run run = {
		.settings = settings,
		.paths = operands,
		.path_count = count,
		.work = work,
		.threads = run_threads(settings),
	};
	return run_articles(&run);
}
