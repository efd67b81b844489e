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
};

/* Who works: the caller's state, and memory for the document at hand, which
 * stays in the processor's cache from one to the next. */
struct hand {
	void *worker;
	struct arena arena;
};

/* A ring of slots: `at` is the oldest, which is given out next; working threads
 * take them as they come, from `next_work` on. */
struct flow {
	struct flow_work work;
	struct slot *slots;
	unsigned count, at, next_work;
	bool begun, ended; /* the ring was filled; `next` has no more */
	struct hand alone; /* the caller's thread, where there is no other */
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
work(const struct flow *flow, struct hand *hand, struct slot *slot)
{
	struct flow_item *item = &slot->item;
	buffer_reset(&item->out);
	arena_reset(&hand->arena);
	item->made = NULL;
	if (item->status)
		return;
	item->error.message[0] = '\0';
	item->status = flow->work.work(hand->worker, &slot->document,
			&hand->arena, &item->out, &item->made, &item->error);
}

static void
hand_init(const struct flow *flow, struct hand *hand)
{
	*hand = (struct hand){ 0 };
	arena_init(&hand->arena);
	if (flow->work.worker_new)
		hand->worker = flow->work.worker_new(flow->work.shared);
}

static void
hand_fini(const struct flow *flow, struct hand *hand)
{
	if (flow->work.worker_free)
		flow->work.worker_free(hand->worker);
	arena_fini(&hand->arena);
}

/* --- threads -------------------------------------------------------------- */

static void *
work_thread(void *context)
{
	struct flow *flow = context;
	struct hand hand;
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
			hand_init(flow, &hand);
		works = true;
		work(flow, &hand, slot);
		pthread_mutex_lock(&flow->lock);
		slot->state = SLOT_DONE;
		pthread_cond_signal(&flow->done);
	}
	pthread_mutex_unlock(&flow->lock);
	if (works)
		hand_fini(flow, &hand);
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
}

static void
slot_fini(const struct flow *flow, struct slot *slot)
{
	if (slot->state == SLOT_DONE && slot->item.made && flow->work.drop)
		flow->work.drop(slot->item.made);
	buffer_fini(&slot->raw);
	buffer_fini(&slot->item.out);
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
		hand_init(flow, &flow->alone);
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
	work(flow, &flow->alone, slot);
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
		hand_fini(flow, &flow->alone);
	for (unsigned i = 0; i < flow->count; i++)
		slot_fini(flow, &flow->slots[i]);
	free(flow->slots);
	free(flow);
}
