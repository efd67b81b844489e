#define _GNU_SOURCE
#include "cli/run.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/fetching.h"
#include "cli/rejects.h"
#include "cli/terminal.h"
#include "read/url.h"
#include "read/walk.h"

/* What happens to one document, from bytes to what is printed. */
enum slot_state { SLOT_FREE, SLOT_READY, SLOT_TAKEN, SLOT_DONE };

struct slot {
	enum slot_state state;
	struct document document; /* points into `raw` */
	struct buffer raw;
	struct arena arena;
	struct buffer out;
	void *made;
	enum status status;
	struct error error;
	uint64_t consumed; /* bytes of the input up to here */
};

/* A ring: the reading thread fills slots in order and prints them in order,
 * working threads take them as they come. */
struct ring {
	const struct run *run;
	struct slot *slots;
	unsigned count;
	unsigned next_work;
	bool closing;
	pthread_mutex_t lock;
	pthread_cond_t ready, done;
};

enum { SLOTS_A_THREAD = 8 };

unsigned
run_threads(const struct settings *settings)
{
	if (settings->threads)
		return (unsigned)settings->threads;
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	int count = CPU_COUNT(&set);
	return count < 1 ? 1u : (unsigned)count;
}

/* --- one document ------------------------------------------------------ */

struct thread_state {
	const struct run *run;
	struct read_work *read;
	void *worker;
};

static void
state_init(struct thread_state *state, const struct run *run)
{
	*state = (struct thread_state){ .run = run };
	state->read = read_work_new();
	if (run->worker_new)
		state->worker = run->worker_new(run->shared);
}

static void
state_fini(struct thread_state *state)
{
	read_work_free(state->read);
	if (state->run->worker_free)
		state->run->worker_free(state->worker);
}

static void
work_slot(struct thread_state *state, struct slot *slot)
{
	const struct run *run = state->run;
	buffer_reset(&slot->out);
	arena_reset(&slot->arena);
	slot->made = NULL;
	if (slot->status)
		return;
	if (run->work_raw) {
		slot->status = run->work_raw(state->worker, &slot->document,
				&slot->arena, &slot->out, &slot->error);
		return;
	}
	if (run->make_raw) {
		slot->status = run->make_raw(state->worker, &slot->document,
				&slot->arena, &slot->made, &slot->error);
		return;
	}
	struct article article;
	slot->status = read_document(state->read, &slot->document, &slot->arena,
			&article, &slot->error);
	if (slot->status)
		return;
	if (run->make)
		slot->status = run->make(state->worker, &article, &slot->arena,
				&slot->made, &slot->error);
	else
		slot->status = run->work(state->worker, &article, &slot->arena,
				&slot->out, &slot->error);
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

/* Copies the next document into the slot; false at the end. */
static bool
fill_slot(struct feed *feed, struct slot *slot)
{
	const struct run *run = feed->run;
	struct document document;
	if (feed->broken)
		return false;
	slot->status = run->next ? run->next(
				       run->shared, &document, &slot->error)
				 : source_next(feed->source, &document,
						 &slot->error);
	if (slot->status == STATUS_END)
		return false;
	if (run->next && !slot->status)
		feed->bytes += document.bytes.len;
	slot->consumed =
			run->next ? feed->bytes : source_consumed(feed->source);
	if (slot->status)
		return true;
	document_copy(&slot->document, &document, &slot->raw);
	return true;
}

/* Flushed by article: whatever ends the program, what it wrote is whole. */
static void
write_slot(struct feed *feed, const struct slot *slot)
{
	if (!slot->out.len || feed->broken)
		return;
	if (feed->run->put) {
		feed->run->put(feed->run->shared, buffer_str(&slot->out));
		return;
	}
	size_t written = fwrite(slot->out.at, 1, slot->out.len, stdout);
	if (written == slot->out.len && !fflush(stdout))
		return;
	feed->broken = true;
	fprintf(stderr, "demarche: cannot write the output: %s\n",
			strerror(errno));
}

static void
end_run(struct feed *feed, const struct error *error)
{
	char line[1200];
	error_print(error, line, sizeof line);
	progress_clear(&feed->progress);
	fprintf(stderr, "demarche: %s\n", line);
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
keep_slot(struct feed *feed, struct slot *slot)
{
	const struct run *run = feed->run;
	struct error error;
	enum status status;
	if (feed->broken) {
		if (!slot->status)
			run->keeper->drop(slot->made);
		return;
	}
	if (slot->status)
		status = run->keeper->reject(run->shared, &slot->error, &error);
	else
		status = run->keeper->keep(run->shared, slot->made, &error);
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
print_slot(struct feed *feed, struct slot *slot)
{
	bool shares_terminal = slot->out.len && isatty(STDOUT_FILENO);
	if (feed->progress.drawn && (slot->status || shares_terminal))
		progress_clear(&feed->progress);
	if (slot->status)
		rejects_put(&feed->rejects, &slot->error);
	if (feed->run->keeper)
		keep_slot(feed, slot);
	else
		write_slot(feed, slot);
	feed->articles += !slot->status;
	progress_update(&feed->progress, slot->consumed, feed->articles);
}

static void
slot_init(struct slot *slot)
{
	*slot = (struct slot){ 0 };
	buffer_init(&slot->raw, BUFFER_UNLIMITED);
	buffer_init(&slot->out, BUFFER_UNLIMITED);
	arena_init(&slot->arena);
}

static void
slot_fini(struct slot *slot)
{
	buffer_fini(&slot->raw);
	buffer_fini(&slot->out);
	arena_fini(&slot->arena);
}

static void
run_alone(const struct run *run, struct feed *feed)
{
	struct thread_state state;
	struct slot slot;
	state_init(&state, run);
	slot_init(&slot);
	while (fill_slot(feed, &slot)) {
		work_slot(&state, &slot);
		print_slot(feed, &slot);
	}
	slot_fini(&slot);
	state_fini(&state);
}

/* --- several threads --------------------------------------------------- */

static void *
work_thread(void *context)
{
	struct ring *ring = context;
	struct thread_state state;
	state_init(&state, ring->run);
	pthread_mutex_lock(&ring->lock);
	for (;;) {
		struct slot *slot = &ring->slots[ring->next_work];
		if (slot->state == SLOT_READY) {
			slot->state = SLOT_TAKEN;
			ring->next_work = (ring->next_work + 1) % ring->count;
			pthread_mutex_unlock(&ring->lock);
			work_slot(&state, slot);
			pthread_mutex_lock(&ring->lock);
			slot->state = SLOT_DONE;
			pthread_cond_signal(&ring->done);
		} else if (ring->closing) {
			break;
		} else {
			pthread_cond_wait(&ring->ready, &ring->lock);
		}
	}
	pthread_mutex_unlock(&ring->lock);
	state_fini(&state);
	return NULL;
}

/* Waits until the slot's document is through and prints it. */
static void
finish_slot(struct ring *ring, struct feed *feed, struct slot *slot)
{
	pthread_mutex_lock(&ring->lock);
	while (slot->state == SLOT_READY || slot->state == SLOT_TAKEN)
		pthread_cond_wait(&ring->done, &ring->lock);
	bool full = slot->state == SLOT_DONE;
	slot->state = SLOT_FREE;
	pthread_mutex_unlock(&ring->lock);
	if (full)
		print_slot(feed, slot);
}

static void
feed_ring(struct ring *ring, struct feed *feed)
{
	unsigned at = 0;
	for (;; at = (at + 1) % ring->count) {
		struct slot *slot = &ring->slots[at];
		finish_slot(ring, feed, slot);
		if (!fill_slot(feed, slot))
			break;
		pthread_mutex_lock(&ring->lock);
		slot->state = SLOT_READY;
		pthread_cond_signal(&ring->ready);
		pthread_mutex_unlock(&ring->lock);
	}
	for (unsigned i = 0; i < ring->count; i++)
		finish_slot(ring, feed, &ring->slots[(at + i) % ring->count]);
}

static void
close_ring(struct ring *ring)
{
	pthread_mutex_lock(&ring->lock);
	ring->closing = true;
	pthread_cond_broadcast(&ring->ready);
	pthread_mutex_unlock(&ring->lock);
}

static void
run_together(const struct run *run, struct feed *feed)
{
	struct ring ring = { .run = run };
	ring.count = run->threads * SLOTS_A_THREAD;
	ring.slots = calloc(ring.count, sizeof *ring.slots);
	pthread_t *threads = calloc(run->threads, sizeof *threads);
	if (!ring.slots || !threads)
		abort();
	pthread_mutex_init(&ring.lock, NULL);
	pthread_cond_init(&ring.ready, NULL);
	pthread_cond_init(&ring.done, NULL);
	for (unsigned i = 0; i < ring.count; i++)
		slot_init(&ring.slots[i]);
	unsigned started = 0;
	while (started < run->threads
			&& !pthread_create(&threads[started], NULL, work_thread,
					&ring))
		started++;
	if (started)
		feed_ring(&ring, feed);
	else
		run_alone(run, feed);
	close_ring(&ring);
	for (unsigned i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	for (unsigned i = 0; i < ring.count; i++)
		slot_fini(&ring.slots[i]);
	free(threads);
	free(ring.slots);
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
	if (run->threads > 1)
		run_together(run, &feed);
	else
		run_alone(run, &feed);
	finish_keeping(&feed);
	progress_stop(&feed.progress);
	note_archives(run, feed.source);
	source_close(feed.source);
	uint64_t rejected = rejects_close(&feed.rejects);
	return feed.broken ? EXIT_ENVIRONMENT
	       : rejected  ? EXIT_REJECTED
			   : EXIT_OK;
}
