#include "cli/run.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/fetching.h"
#include "cli/rejects.h"
#include "cli/terminal.h"
#include "coding/flow.h"
#include "read/url.h"
#include "read/walk.h"

unsigned
run_threads(const struct settings *settings)
{
	return settings->threads ? (unsigned)settings->threads
				 : flow_processors();
}

/* --- one document ------------------------------------------------------ */

struct thread_state {
	const struct run *run;
	struct read_work *read;
	void *worker;
};

static void
state_free(void *context)
{
	struct thread_state *state = context;
	read_work_free(state->read);
	if (state->run->worker_free)
		state->run->worker_free(state->worker);
	free(state);
}

/* Of an article that is coded all the same; where several are kept their
 * keeper counts them. */
static void
note_odd_date(const struct run *run, const struct document *document,
		const struct article *article, struct error *error)
{
	error->message[0] = '\0';
	if (!article->odd_date.len || run->keeper)
		return;
	error_set(error, STATUS_OK, document->path.at, document->line,
			ERROR_NO_OFFSET,
			"the date \"%.*s\" cannot be read%s; wanted is a day "
			"or time as 2025-03-04, 2025-03-04T09:30:00Z or "
			"seconds since 1970",
			STR_ARG(article->odd_date),
			article->date.len ? " wholly" : "");
}

static enum status
work_article(struct thread_state *state, const struct document *document,
		struct arena *arena, struct buffer *out, void **made,
		struct error *error)
{
	const struct run *run = state->run;
	struct article article;
	enum status status = read_document(
			state->read, document, arena, &article, error);
	if (status)
		return status;
	status = run->make ? run->make(state->worker, &article, arena, made,
				     error)
			   : run->work(state->worker, &article, arena, out,
				     error);
	if (!status)
		note_odd_date(run, document, &article, error);
	return status;
}

static enum status
work_document(void *context, const struct document *document,
		struct arena *arena, struct buffer *out, void **made,
		struct error *error)
{
	struct thread_state *state = context;
	const struct run *run = state->run;
	if (!run->work_raw && !run->make_raw)
		return work_article(state, document, arena, out, made, error);
	enum status status =
			run->work_raw
					? run->work_raw(state->worker, document,
							arena, out, error)
					: run->make_raw(state->worker, document,
							arena, made, error);
	if (!status)
		error->message[0] = '\0';
	return status;
}

/* --- reading and printing ---------------------------------------------- */

struct feed {
	const struct run *run;
	struct source *source;
	struct rejects rejects;
	struct progress progress;
	uint64_t bytes; /* of documents that come from elsewhere */
	uint64_t articles;
	bool broken; /* the output cannot be written any more */
};

/* Sum of the sizes, or 0 when it says nothing about the work to do. */
static uint64_t
input_bytes(const struct run *run)
{
	struct walk walk;
	struct error error;
	uint64_t total = 0;
	bool known = true;
	enum status status;
	walk_init(&walk, (const char *const *)run->paths,
			(size_t)run->path_count);
	while ((status = walk_next(&walk, &error)) != STATUS_END) {
		struct stat info;
		known &= !url_is_address(walk.path);
		if (status || stat(walk.path, &info))
			continue; /* a reject, told when its turn comes */
		known &= S_ISREG(info.st_mode);
		total += (uint64_t)info.st_size;
	}
	walk_fini(&walk);
	return known ? total : 0;
}

/* Somebody who forgot the file would wait forever. */
static void
note_standard_input(const struct run *run)
{
	bool used = run->path_count == 0;
	for (int i = 0; i < run->path_count; i++)
		used |= !strcmp(run->paths[i], "-");
	if (used && !run->settings->quiet && isatty(STDIN_FILENO))
		fprintf(stderr, "demarche: reading what is typed here; "
				"Ctrl-D on a line of its own ends it\n");
}

static void *
state_new(void *context)
{
	const struct feed *feed = context;
	struct thread_state *state = memory_zero(1, sizeof *state);
	state->run = feed->run;
	state->read = read_work_new();
	if (feed->run->worker_new)
		state->worker = feed->run->worker_new(feed->run->shared);
	return state;
}

static enum status
next_document(void *context, struct document *document, uint64_t *consumed,
		struct error *error)
{
	struct feed *feed = context;
	const struct run *run = feed->run;
	if (feed->broken)
		return STATUS_END;
	enum status status =
			run->next ? run->next(run->shared, document, error)
				  : source_next(feed->source, document, error);
	if (run->next && !status)
		feed->bytes += document->bytes.len;
	*consumed = run->next ? feed->bytes : source_consumed(feed->source);
	return status;
}

/* Flushed by article: whatever ends the program, what it wrote is whole. */
static void
write_item(struct feed *feed, const struct flow_item *item)
{
	if (!item->out.len || feed->broken)
		return;
	if (feed->run->put) {
		feed->run->put(feed->run->shared, buffer_str(&item->out));
		return;
	}
	size_t written = fwrite(item->out.at, 1, item->out.len, stdout);
	if (written == item->out.len && !fflush(stdout))
		return;
	feed->broken = true;
	fprintf(stderr, "demarche: cannot write the output: %s\n",
			strerror(errno));
}

static void
end_run(struct feed *feed, const struct error *error)
{
	progress_clear(&feed->progress);
	terminal_print_error(error);
	feed->broken = true;
}

/* What was kept or rejected, after `status` tells how that went. */
static void
after_keeping(struct feed *feed, enum status status, const struct error *error)
{
	const struct run *run = feed->run;
	struct error rejected;
	while (run->keeper->next_reject(run->shared, &rejected)) {
		progress_clear(&feed->progress);
		rejects_put(&feed->rejects, &rejected);
	}
	if (status)
		end_run(feed, error);
}

static void
keep_item(struct feed *feed, const struct flow_item *item)
{
	const struct run *run = feed->run;
	struct error error;
	enum status status;
	if (feed->broken) {
		if (!item->status)
			run->keeper->drop(item->made);
		return;
	}
	if (item->status)
		status = run->keeper->reject(run->shared, &item->error, &error);
	else
		status = run->keeper->keep(run->shared, item->made, &error);
	after_keeping(feed, status, &error);
}

static void
finish_keeping(struct feed *feed)
{
	const struct run *run = feed->run;
	struct error error;
	if (!run->keeper || feed->broken)
		return;
	enum status status = run->keeper->finish(run->shared, &error);
	after_keeping(feed, status, &error);
}

static void
print_item(struct feed *feed, const struct flow_item *item)
{
	bool shares_terminal = item->out.len && isatty(STDOUT_FILENO);
	bool noted = !item->status && item->error.message[0]
		     && !feed->run->settings->quiet;
	if (feed->progress.drawn && (item->status || noted || shares_terminal))
		progress_clear(&feed->progress);
	if (item->status)
		rejects_put(&feed->rejects, &item->error);
	else if (noted)
		rejects_note(&item->error);
	if (feed->run->keeper)
		keep_item(feed, item);
	else
		write_item(feed, item);
	feed->articles += !item->status;
	progress_update(&feed->progress, item->consumed, feed->articles);
}

static void
run_flow(const struct run *run, struct feed *feed)
{
	struct flow *flow = flow_open(&(struct flow_work){
			.next = next_document,
			.worker_new = state_new,
			.worker_free = state_free,
			.work = work_document,
			.shared = feed,
			.threads = run->threads,
	});
	const struct flow_item *item;
	while ((item = flow_next(flow)))
		print_item(feed, item);
	flow_close(flow);
}

/* What archives hold beside pages is no error, and no secret either. */
static void
note_archives(const struct run *run, const struct source *source)
{
	struct archive_counts counts = source_archives(source);
	if (!counts.records || run->settings->quiet)
		return;
	const uint64_t *passed = counts.passed;
	fprintf(stderr,
			"demarche: %" PRIu64 " records of archives: %" PRIu64
			" pages; passed over: %" PRIu64
			" about the crawl, %" PRIu64
			" of other status, %" PRIu64 " of other types, %" PRIu64
			" revisits\n",
			counts.records, counts.pages, passed[ARCHIVE_ABOUT],
			passed[ARCHIVE_STATUS], passed[ARCHIVE_TYPE],
			passed[ARCHIVE_REVISIT]);
}

/* An empty folder would look like articles that tell nothing. */
static void
note_nothing(const struct run *run, const struct feed *feed)
{
	if (run->next || run->settings->quiet || feed->broken || feed->articles
			|| feed->rejects.count)
		return;
	fprintf(stderr, "demarche: no article was found in what was named or "
			"piped in\n");
}

int
run_articles(const struct run *run)
{
	struct feed feed = { .run = run };
	if (!rejects_open(&feed.rejects, run->settings->rejects))
		return EXIT_ENVIRONMENT;
	feed.source = source_open((const char *const *)run->paths,
			(size_t)run->path_count);
	struct fetch_options fetching = fetching_options(run->settings);
	source_set_fetch(feed.source, &fetching);
	if (!run->next)
		note_standard_input(run);
	progress_start(&feed.progress, run->settings->quiet);
	if (feed.progress.shown)
		feed.progress.total = run->next ? run->total : input_bytes(run);
	run_flow(run, &feed);
	finish_keeping(&feed);
	progress_stop(&feed.progress);
	note_archives(run, feed.source);
	note_nothing(run, &feed);
	source_close(feed.source);
	uint64_t rejected = rejects_close(&feed.rejects);
	return feed.broken ? EXIT_ENVIRONMENT
	       : rejected  ? EXIT_REJECTED
			   : EXIT_OK;
}
