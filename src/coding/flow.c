#define _GNU_SOURCE
#include "coding/flow.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/thread.h"

/* The way of a slot: filled by the caller's thread, worked on by another,
 * given out, and filled again. */
enum slot_state { SLOT_FREE, SLOT_READY, SLOT_TAKEN, SLOT_DONE };

struct slot {
	struct flow_item item;
	enum slot_state state;
	struct document document; /* points into `raw` */
	struct buffer raw;
	struct arena arena;
};

/* A ring of slots: `at` is the oldest, which is given out next; working threads
 * take them as they come, from `next_work` on. */
struct flow {
	struct flow_work work;
	struct slot *slots;
	unsigned count, at, next_work;
	bool begun, ended; /* the ring was filled; `next` has no more */
	void *worker;      /* of the caller's thread, when it works alone */
	pthread_t *threads;
	unsigned thread_count;
	bool closing;
	pthread_mutex_t lock;
	pthread_cond_t ready, done;
};

unsigned
flow_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	int count = CPU_COUNT(&set);
	return count < 1 ? 1u : (unsigned)count;
}

/* --- one document --------------------------------------------------------- */

/* Copies the next document into the slot; false at the end. */
static bool
fill(struct flow *flow, struct slot *slot)
{
	struct document document;
	struct flow_item *item = &slot->item;
	if (flow->ended)
		return false;
	item->status = flow->work.next(flow->work.shared, &document,
			&item->consumed, &item->error);
	flow->ended = item->status == STATUS_END;
	if (!item->status)
		document_copy(&slot->document, &document, &slot->raw);
	return !flow->ended;
}

static void
work(const struct flow *flow, void *worker, struct slot *slot)
{
	struct flow_item *item = &slot->item;
	buffer_reset(&item->out);
	arena_reset(&slot->arena);
	item->made = NULL;
	if (!item->status)
		item->status = flow->work.work(worker, &slot->document,
				&slot->arena, &item->out, &item->made,
				&item->error);
}

static void *
worker_new(const struct flow *flow)
{
	return flow->work.worker_new ? flow->work.worker_new(flow->work.shared)
				     : NULL;
}

static void
worker_free(const struct flow *flow, void *worker)
{
	if (flow->work.worker_free)
		flow->work.worker_free(worker);
}

/* --- threads -------------------------------------------------------------- */

static void *
work_thread(void *context)
{
	struct flow *flow = context;
	void *worker = NULL;
	bool works = false; /* what it needs is made for its first document */
	pthread_mutex_lock(&flow->lock);
	while (!flow->closing) {
		struct slot *slot = &flow->slots[flow->next_work];
		if (slot->state != SLOT_READY) {
			pthread_cond_wait(&flow->ready, &flow->lock);
			continue;
		}
		slot->state = SLOT_TAKEN;
		flow->next_work = (flow->next_work + 1) % flow->count;
		pthread_mutex_unlock(&flow->lock);
		if (!works)
			worker = worker_new(flow);
		works = true;
		work(flow, worker, slot);
		pthread_mutex_lock(&flow->lock);
		slot->state = SLOT_DONE;
		pthread_cond_signal(&flow->done);
	}
	pthread_mutex_unlock(&flow->lock);
	if (works)
		worker_free(flow, worker);
	return NULL;
}

static void
start_threads(struct flow *flow)
{
	unsigned wanted = flow->work.threads;
	pthread_mutex_init(&flow->lock, NULL);
	pthread_cond_init(&flow->ready, NULL);
	pthread_cond_init(&flow->done, NULL);
	flow->threads = memory_zero(wanted, sizeof *flow->threads);
	while (flow->thread_count < wanted
			&& thread_start(&flow->threads[flow->thread_count],
					work_thread, flow))
		flow->thread_count++;
}

static void
stop_threads(struct flow *flow)
{
	pthread_mutex_lock(&flow->lock);
	flow->closing = true;
	pthread_cond_broadcast(&flow->ready);
	pthread_mutex_unlock(&flow->lock);
	for (unsigned i = 0; i < flow->thread_count; i++)
		pthread_join(flow->threads[i], NULL);
	pthread_mutex_destroy(&flow->lock);
	pthread_cond_destroy(&flow->ready);
	pthread_cond_destroy(&flow->done);
	free(flow->threads);
}

static void
hand_over(struct flow *flow, struct slot *slot)
{
	if (!fill(flow, slot))
		return;
	pthread_mutex_lock(&flow->lock);
	slot->state = SLOT_READY;
	pthread_cond_signal(&flow->ready);
	pthread_mutex_unlock(&flow->lock);
}

/* All slots at first, later the one that was given out. */
static void
fill_ring(struct flow *flow)
{
	if (flow->begun) {
		hand_over(flow, &flow->slots[flow->at]);
		flow->at = (flow->at + 1) % flow->count;
		return;
	}
	flow->begun = true;
	for (unsigned i = 0; i < flow->count; i++)
		hand_over(flow, &flow->slots[i]);
}

/* Waits until the oldest is through. */
static const struct flow_item *
take(struct flow *flow)
{
	struct slot *slot = &flow->slots[flow->at];
	pthread_mutex_lock(&flow->lock);
	while (slot->state == SLOT_READY || slot->state == SLOT_TAKEN)
		pthread_cond_wait(&flow->done, &flow->lock);
	bool full = slot->state == SLOT_DONE;
	slot->state = SLOT_FREE;
	pthread_mutex_unlock(&flow->lock);
	return full ? &slot->item : NULL;
}

/* --- from outside --------------------------------------------------------- */

static void
slot_init(struct slot *slot)
{
	buffer_init(&slot->raw, BUFFER_UNLIMITED);
	buffer_init(&slot->item.out, BUFFER_UNLIMITED);
	arena_init(&slot->arena);
}

static void
slot_fini(const struct flow *flow, struct slot *slot)
{
	if (slot->state == SLOT_DONE && slot->item.made && flow->work.drop)
		flow->work.drop(slot->item.made);
	buffer_fini(&slot->raw);
	buffer_fini(&slot->item.out);
	arena_fini(&slot->arena);
}

struct flow *
flow_open(const struct flow_work *work)
{
	struct flow *flow = memory_zero(1, sizeof *flow);
	flow->work = *work;
	flow->count = work->threads > 1 ? work->threads * FLOW_AHEAD : 1;
	flow->slots = memory_zero(flow->count, sizeof *flow->slots);
	for (unsigned i = 0; i < flow->count; i++)
		slot_init(&flow->slots[i]);
	if (work->threads > 1)
		start_threads(flow);
	if (!flow->thread_count)
		flow->worker = worker_new(flow);
	return flow;
}

const struct flow_item *
flow_next(struct flow *flow)
{
	if (flow->thread_count) {
		fill_ring(flow);
		return take(flow);
	}
	struct slot *slot = &flow->slots[0];
	if (!fill(flow, slot))
		return NULL;
	work(flow, flow->worker, slot);
	return &slot->item;
}

void
flow_close(struct flow *flow)
{
	if (!flow)
		return;
	if (flow->threads)
		stop_threads(flow);
	if (!flow->thread_count)
		worker_free(flow, flow->worker);
	for (unsigned i = 0; i < flow->count; i++)
		slot_fini(flow, &flow->slots[i]);
	free(flow->slots);
	free(flow);
}
