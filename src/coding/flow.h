/* flow.h - documents through some work, what came of them in the order of the
 * input.
 *
 * With one thread all happens in the caller's, when it asks for the next. With
 * several the caller's reads documents ahead and takes what is through, the
 * others work; what comes out does not depend on their number. Memory for
 * FLOW_AHEAD documents a thread. */
#ifndef DEMARCHE_CODING_FLOW_H
#define DEMARCHE_CODING_FLOW_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "read/document.h"

/* So many that there is work in hand while the caller writes a batch of what
 * came out into a database. */
enum { FLOW_AHEAD = 24 };

/* What became of one document: the work's status and error, or the reader's. Of
 * one that went well the error has a message where the work left one: a note.
 * All of it is the flow's, but `made`, which is the caller's from now on. */
struct flow_item {
	struct buffer out;
	void *made;
	enum status status;
	struct error error;
	uint64_t consumed; /* bytes of the input up to here, as `next` told */
};

struct flow_work {
	/* The next document, which is copied: STATUS_OK, STATUS_END, or any
	 * other with its error for one that cannot be read. Called by who calls
	 * flow_next. */
	enum status (*next)(void *shared, struct document *document,
			uint64_t *consumed, struct error *error);
	/* One state a thread, made in that thread; may be null together. */
	void *(*worker_new)(void *shared);
	void (*worker_free)(void *worker);
	/* Appends to `out`, or sets `made`, which is null before. The arena is
	 * empty, and the thread's: what lies in it is gone with the next
	 * document. */
	enum status (*work)(void *worker, const struct document *document,
			struct arena *arena, struct buffer *out, void **made,
			struct error *error);
	/* What was made and not taken when the flow is closed; may be null. */
	void (*drop)(void *made);
	void *shared; /* given to `next` and `worker_new` */
	unsigned threads;
};

struct flow;

/* Copies `work`. Where no thread can be started it goes on without. */
struct flow *flow_open(const struct flow_work *work);
/* Null at the end. Good until the next call. */
const struct flow_item *flow_next(struct flow *flow);
/* At any time; what is under way is waited for. */
void flow_close(struct flow *flow);

/* Processors that this process may run on, at least 1. */
unsigned flow_processors(void);

#endif
