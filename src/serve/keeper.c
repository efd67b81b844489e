#include "serve/keeper.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/thread.h"

struct keeper {
	pthread_t thread;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t wake;
	bool over;
	uint64_t state;
	struct snapshot *snapshot;

	struct store store; /* the thread's own, as the rest */
	struct store aside; /* of who loads the ledger meanwhile */
	int version;        /* of the database that the snapshot shows */
	time_t loaded;      /* seconds of the monotonic clock */
	time_t took;        /* to load all, the last time */
};

static time_t
seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* Another snapshot takes the place of the one that there is. */
static void
put(struct keeper *keeper, struct snapshot *snapshot)
{
	pthread_mutex_lock(&keeper->lock);
	struct snapshot *old = keeper->snapshot;
	keeper->snapshot = snapshot;
	keeper->state++;
	pthread_mutex_unlock(&keeper->lock);
	snapshot_release(old);
}

/* The version is read first: what is written meanwhile makes another one. */
static enum status
load(struct keeper *keeper, struct error *error)
{
	struct snapshot *snapshot;
	enum status status = store_number(&keeper->store, "data_version",
			&keeper->version, error);
	keeper->loaded = seconds_now();
	if (!status)
		status = snapshot_load(&snapshot, &keeper->store, error);
	if (!status)
		put(keeper, snapshot);
	keeper->took = seconds_now() - keeper->loaded;
	return status;
}

static void *
load_ledger(void *context)
{
	struct keeper *keeper = context;
	struct error ignored;
	bool failed = snapshot_load_ledger(
			keeper->snapshot, &keeper->aside, &ignored);
	return failed ? keeper : NULL;
}

/* Of the snapshot that was loaded last. The ledger is loaded beside the others,
 * where a thread can be had. */
static void
load_books(struct keeper *keeper)
{
	struct error ignored;
	pthread_t helper;
	void *failed = NULL;
	bool helped = thread_start(&helper, load_ledger, keeper);
	if (snapshot_load_talk(keeper->snapshot, &keeper->store, &ignored))
		failed = keeper;
	if (!helped)
		failed = load_ledger(keeper) ? keeper : failed;
	else {
		void *why;
		pthread_join(helper, &why);
		failed = why ? why : failed;
	}
	if (failed)
		keeper->version--;
	keeper->took = seconds_now() - keeper->loaded;
}

/* While articles come in all the time most of the time is left to others. */
static bool
is_time(const struct keeper *keeper)
{
	enum { REST = 5 };
	time_t since = seconds_now() - keeper->loaded;
	return since >= LIMIT_SNAPSHOT_SECONDS && since >= REST * keeper->took;
}

/* What fails now may succeed the next time; the old snapshot stays. */
static void
look(struct keeper *keeper)
{
	int version = keeper->version;
	struct error ignored;
	bool changed = !store_number(&keeper->store, "data_version", &version,
				       &ignored)
		       && version != keeper->version;
	if (!changed || !is_time(keeper))
		return;
	if (load(keeper, &ignored))
		keeper->version = version - 1;
	else
		load_books(keeper);
}

/* False when it is over. */
static bool
wait_a_second(struct keeper *keeper)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec++;
	pthread_mutex_lock(&keeper->lock);
	if (!keeper->over)
		pthread_cond_timedwait(&keeper->wake, &keeper->lock, &until);
	bool over = keeper->over;
	pthread_mutex_unlock(&keeper->lock);
	return !over;
}

static void *
keep(void *context)
{
	struct keeper *keeper = context;
	load_books(keeper);
	while (wait_a_second(keeper))
		look(keeper);
	return NULL;
}

/* Waits do not depend on what the time of day is set to. */
static void
init_wake(pthread_cond_t *wake)
{
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(wake, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

static enum status
open_stores(struct keeper *keeper, const char *path, struct error *error)
{
	enum status status =
			store_open(&keeper->store, path, STORE_READ, error);
	if (status)
		return status;
	status = store_open(&keeper->aside, path, STORE_READ, error);
	if (status)
		store_close(&keeper->store);
	return status;
}

/* Without its thread, or when that has ended. */
static void
free_keeper(struct keeper *keeper)
{
	snapshot_release(keeper->snapshot);
	store_close(&keeper->store);
	store_close(&keeper->aside);
	pthread_mutex_destroy(&keeper->lock);
	pthread_cond_destroy(&keeper->wake);
	free(keeper);
}

enum status
keeper_open(struct keeper **out, const char *path, struct error *error)
{
	struct keeper *keeper = memory_zero(1, sizeof *keeper);
	*out = NULL;
	enum status status = open_stores(keeper, path, error);
	if (status) {
		free(keeper);
		return status;
	}
	pthread_mutex_init(&keeper->lock, NULL);
	init_wake(&keeper->wake);
	status = load(keeper, error);
	if (!status && !thread_start(&keeper->thread, keep, keeper))
		status = error_set(error, STATUS_MEMORY, NULL, 0,
				ERROR_NO_OFFSET, "no thread can be started");
	if (status)
		free_keeper(keeper);
	else
		*out = keeper;
	return status;
}

void
keeper_close(struct keeper *keeper)
{
	if (!keeper)
		return;
	pthread_mutex_lock(&keeper->lock);
	keeper->over = true;
	pthread_cond_signal(&keeper->wake);
	pthread_mutex_unlock(&keeper->lock);
	sqlite3_interrupt(keeper->store.database);
	sqlite3_interrupt(keeper->aside.database);
	pthread_join(keeper->thread, NULL);
	free_keeper(keeper);
}

struct snapshot *
keeper_take(struct keeper *keeper, uint64_t *state)
{
	pthread_mutex_lock(&keeper->lock);
	struct snapshot *snapshot = keeper->snapshot;
	atomic_fetch_add(&snapshot->users, 1);
	*state = keeper->state;
	pthread_mutex_unlock(&keeper->lock);
	return snapshot;
}

void
keeper_changed(struct keeper *keeper)
{
	pthread_mutex_lock(&keeper->lock);
	keeper->state++;
	pthread_mutex_unlock(&keeper->lock);
}
