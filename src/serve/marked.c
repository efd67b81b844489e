#define _GNU_SOURCE
#include "serve/marked.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "review/review.h"

struct marked {
	const char *path;
	pthread_mutex_t lock; /* of what follows */
	bool loaded;
	uint64_t state;
	struct timespec written;
	off_t size;
	struct review review;
	struct review_match *matches; /* the review's */
};

struct marked *
marked_new(const char *path)
{
	struct marked *marked = memory_zero(1, sizeof *marked);
	marked->path = path;
	pthread_mutex_init(&marked->lock, NULL);
	review_init(&marked->review);
	return marked;
}

void
marked_free(struct marked *marked)
{
	if (!marked)
		return;
	review_fini(&marked->review);
	pthread_mutex_destroy(&marked->lock);
	free(marked);
}

/* --- keeping up -------------------------------------------------------- */

static bool
is_fresh(const struct marked *marked, uint64_t state, const struct stat *info)
{
	return marked->loaded && marked->state == state
	       && marked->size == info->st_size
	       && marked->written.tv_sec == info->st_mtim.tv_sec
	       && marked->written.tv_nsec == info->st_mtim.tv_nsec;
}

/* A file that is not there yet has no marks. */
static enum status
read_again(struct marked *marked, struct store *store, struct error *error)
{
	struct stat info = { .st_size = 0 };
	review_fini(&marked->review);
	review_init(&marked->review);
	marked->matches = NULL;
	if (stat(marked->path, &info))
		return STATUS_OK;
	enum status status = review_read(&marked->review, marked->path, error);
	if (!status)
		status = review_find(&marked->review, store, &marked->matches,
				error);
	return status;
}

static enum status
keep_up(struct marked *marked, struct store *store, uint64_t state,
		struct error *error)
{
	struct stat info = { .st_size = 0 };
	if (stat(marked->path, &info))
		info.st_size = -1;
	if (is_fresh(marked, state, &info))
		return STATUS_OK;
	enum status status = read_again(marked, store, error);
	marked->loaded = !status;
	marked->state = state;
	marked->size = info.st_size;
	marked->written = info.st_mtim;
	return status;
}

/* --- printing ---------------------------------------------------------- */

static void
put_mark(struct json *json, const struct review_mark *mark)
{
	json_open(json, '{');
	json_put_str(json, "mark", str_of(review_verdict_name(mark->verdict)));
	if (mark->what_count) {
		json_key(json, "what");
		json_open(json, '[');
		for (size_t i = 0; i < mark->what_count; i++)
			json_str(json, mark->what[i]);
		json_close(json, ']');
	}
	json_put_str(json, "same_as", mark->same_as);
	json_put_str(json, "note", mark->note);
	json_put_str(json, "by", mark->by);
	json_put_str(json, "time", mark->time);
	json_close(json, '}');
}

static void
put_marks(const struct marked *marked, int64_t record, struct json *json)
{
	json_key(json, "review");
	json_open(json, '[');
	for (size_t i = marked->matches ? marked->review.count : 0; i-- > 0;)
		if (marked->matches[i].record == record)
			put_mark(json, &marked->review.marks[i]);
	json_close(json, ']');
}

enum status
marked_put(struct marked *marked, struct store *store, uint64_t state,
		int64_t record, struct json *json, struct error *error)
{
	pthread_mutex_lock(&marked->lock);
	enum status status = keep_up(marked, store, state, error);
	if (!status)
		put_marks(marked, record, json);
	pthread_mutex_unlock(&marked->lock);
	return status;
}
