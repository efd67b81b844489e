/* question.h - the parameters of a request, read.
 *
 * Names and values are those of the command line's conditions
 * (store/condition.h), with a few names of the API's own. Each route takes
 * some groups of them; what it does not take is refused by name, for a
 * condition that is silently left out gives a wrong answer. */
#ifndef DEMARCHE_SERVE_QUESTION_H
#define DEMARCHE_SERVE_QUESTION_H

#include "analyse/period.h"
#include "serve/answer.h"
#include "serve/target.h"
#include "store/selection.h"

/* Groups of parameters, a bit each. */
enum {
	TAKES_DAYS = 1 << 0,     /* from, to */
	TAKES_ARTICLES = 1 << 1, /* publisher, lang, doc */
	TAKES_EVENTS = 1 << 2,   /* conditions on events, not on parties */
	TAKES_PARTIES = 1 << 3,
	TAKES_FACTS = 1 << 4, /* facts, quotations, kinds */
	TAKES_WORDS = 1 << 5,
	TAKES_ONCE = 1 << 6,  /* count */
	TAKES_PAGE = 1 << 7,  /* limit, offset; pages have an end */
	TAKES_ORDER = 1 << 8, /* of records */
	TAKES_ROWS = 1 << 9,  /* order, limit, offset of the rows of a sheet */
	TAKES_FORMAT = 1 << 10,
	TAKES_PAIR = 1 << 11, /* source, target */
	TAKES_PERIOD = 1 << 12,
	TAKES_BY = 1 << 13,
	TAKES_POWERS = 1 << 14, /* of, between, direction */
	TAKES_LEDGER = 1 << 15, /* kind, by, wide, records */
	TAKES_MOVERS = 1 << 17,
	TAKES_AS_OF = 1 << 16,
	TAKES_RECORDS = TAKES_DAYS | TAKES_ARTICLES | TAKES_EVENTS
			| TAKES_PARTIES | TAKES_FACTS | TAKES_WORDS,
};

struct question {
	struct selection selection;
	struct str id; /* what stands behind the path of the route */
	const char *source, *target, *of, *by, *direction; /* null */
	const char *order, *kind, *between;
	bool wide, records; /* of a ledger */
	long movers;        /* a period; 0 not told */
	enum period period; /* PERIOD_ALL: not asked */
	int as_of;          /* YYYYMMDD; 0 not asked */
	bool csv;
};

/* False after a refusal. Strings are the target's. */
MUST_CHECK bool question_read(struct question *question, unsigned takes,
		const struct target *target, struct answer *answer);

#endif
