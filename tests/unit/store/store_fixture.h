/* store_fixture.h - databases for tests, filled row by row with made-up
 * articles, so that what asks of them is tested apart from what fills them. */
#ifndef DEMARCHE_TESTS_STORE_FIXTURE_H
#define DEMARCHE_TESTS_STORE_FIXTURE_H

#include <stdbool.h>

#include "store/store.h"

/* A record as it is put: null and 0 are "" and unknown. */
struct fixture_record {
	int kind; /* 1 event, 2 fact, 3 quotation */
	int sentence;
	int date;
	const char *category, *mode, *cameo, *status, *contexts;
	const char *place, *country, *rule;
	int quad, confidence;
	double usd;
	/* "actor USA GOV United States" in the order of the record: role,
	 * country or -, sectors with + or -, name; several with commas. */
	const char *parties;
	const char *key;
	bool apart; /* actors without recipient do not act on each other */
};

/* An empty database in the test's temporary folder (temporary.h). */
void fixture_open(struct store *store, const char *name);
/* Runs SQL that must succeed. */
void fixture_run(struct store *store, const char *sql);
/* The only number that it gives. */
long fixture_number(struct store *store, const char *sql);

/* An article whose sentences stand in a line each; its id. */
long fixture_article(struct store *store, const char *doc, int date,
		const char *publisher, const char *text);
/* Records of it, as one current coding of run 1. Lines are
 * {"id":"...","doc":DOC,"n":0} and so on. Returns the first record's id. */
long fixture_records(struct store *store, long article,
		const struct fixture_record *records, int count);

#endif
