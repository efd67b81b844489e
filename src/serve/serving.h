/* serving.h - what answers are made of: constant data that all threads share,
 * and what one thread needs to make one answer.
 *
 * reply_early and reply are the server without its sockets: a request in, an
 * answer out. */
#ifndef DEMARCHE_SERVE_SERVING_H
#define DEMARCHE_SERVE_SERVING_H

#include "sandbox/sandbox.h"
#include "ask/known_words.h"
#include "serve/answer.h"
#include "serve/guard.h"
#include "serve/keeper.h"
#include "serve/kept.h"
#include "serve/lands.h"
#include "serve/marked.h"
#include "serve/request.h"
#include "serve/rule_lines.h"

struct route;

struct serving {
	const char *database; /* path */
	const char *program;  /* version of this program */
	const char *review;   /* file of marks; null: none is taken */
	struct sandbox sandbox;
	struct store held;     /* the database, so that it stays as it is */
	struct marked *marked; /* the same file; null */
	struct guard guard;
	struct keeper *keeper;
	struct kept *kept; /* null: nothing is */
	struct lands lands;
	struct rule_lines rules;
	struct known_words known;
	uint64_t start;    /* differs from start to start */
	atomic_llong ends; /* milliseconds: no answer is made behind; 0 none */
};

/* One thread's. */
struct work {
	struct serving *serving;
	struct store store;
	int version;        /* of the database as this connection saw it */
	struct arena arena; /* of one answer */
	const struct snapshot *snapshot; /* of one answer */
	const struct route *route;       /* likewise */
	struct str rest;                 /* of the path, behind the route's */
	uint64_t state;                  /* of the keeper, with it */
	int64_t deadline;                /* milliseconds */
	bool late;                       /* the answer took too long */
};

/* Fails as store_open; then nothing is to be closed. */
MUST_CHECK enum status work_open(struct work *work, struct serving *serving,
		struct error *error);
void work_close(struct work *work);
/* Whether the answer takes too long, or the server is about to end. */
bool work_is_late(struct work *work);

/* What needs no data: refusals, assets, redirections. False when the request
 * needs a thread that has data. Does not wait for anything. */
MUST_CHECK bool reply_early(const struct serving *serving,
		const struct http_request *request, struct answer *answer);
/* What is asked of a request behind its head that has a body, once it is
 * there; and of all that reply_early leaves. */
void reply(struct work *work, const struct http_request *request,
		struct answer *answer);

/* Milliseconds of a clock that only goes forward. */
int64_t clock_milliseconds(void);

#endif
