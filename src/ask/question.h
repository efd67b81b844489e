/* question.h - the parameters of a question, read.
 *
 * Names and values are those of the command line's conditions
 * (store/condition.h), with a few names of the questions' own. Each question
 * takes some groups of them; what it does not take is refused by name, for a
 * condition that is silently left out gives a wrong answer. Pure. */
#ifndef DEMARCHE_ASK_QUESTION_H
#define DEMARCHE_ASK_QUESTION_H

#include "analyse/period.h"
#include "ask/parameter.h"
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
	TAKES_PAGE = 1 << 7,  /* limit, offset */
	TAKES_ORDER = 1 << 8, /* of records */
	TAKES_ROWS = 1 << 9,  /* order, limit, offset, columns of a sheet */
	TAKES_FORMAT = 1 << 10,
	TAKES_PAIR = 1 << 11, /* source, target */
	TAKES_PERIOD = 1 << 12,
	TAKES_BY = 1 << 13,
	TAKES_POWERS = 1 << 14, /* of, between, direction */
	TAKES_LEDGER = 1 << 15, /* kind, by, wide, records */
	TAKES_MOVERS = 1 << 16,
	TAKES_AS_OF = 1 << 17,
	TAKES_RECORDS = TAKES_DAYS | TAKES_ARTICLES | TAKES_EVENTS
			| TAKES_PARTIES | TAKES_FACTS | TAKES_WORDS,
};

struct question {
	struct selection selection; /* limit: 0 not told, -1 all */
	const char *source, *target, *of, *by, *direction; /* null */
	const char *order, *kind, *between;
	const char *columns; /* of the sheet, in this order; null: all */
	bool wide, records;  /* of a ledger */
	long movers;         /* a period; 0 not told */
	enum period period;  /* PERIOD_ALL: not asked */
	int as_of;           /* YYYYMMDD; 0 not asked */
	bool csv;
};

/* Parameters without a value count as not told; what the question points to is
 * theirs. Fails: STATUS_USAGE with what is wrong; error->where is the name of
 * the parameter that is. */
MUST_CHECK enum status question_read(struct question *question, unsigned takes,
		const struct parameter *parameters, size_t count,
		struct error *error);

#endif
