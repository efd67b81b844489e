/* ingest_fixture.h - articles into a database without a coder: their records
 * are made up, one event, one fact and one quotation each. */
#ifndef DEMARCHE_TESTS_INGEST_FIXTURE_H
#define DEMARCHE_TESTS_INGEST_FIXTURE_H

#include "store/ingest.h"

struct told {
	const char *id; /* "" for one that is only a path, see `path` */
	const char *path, *url, *title, *text;
};

/* The record lines of such an article. */
void fixture_put_lines(struct buffer *out, const char *doc, const char *text);

struct feeder {
	struct store store;
	struct ingest *ingest;
	struct ingest_worker *worker;
};

/* False when the database cannot be opened. */
bool feeder_open(struct feeder *feeder, const char *path, struct error *error);
/* Looks, makes, puts; not flushed. */
enum status feeder_put(struct feeder *feeder, const struct told *told,
		struct error *error);
void feeder_close(struct feeder *feeder);

/* The first column of the first row, "" for none; good until four further
 * calls. */
const char *fixture_ask(const char *path, const char *sql);

/* False when it fails. */
bool fixture_execute(const char *path, const char *sql);

/* The whole database as text, ids spelled out, in an order that does not
 * depend on them: what two ways of ingest must agree in. */
void fixture_dump(const char *path, struct buffer *out);

#endif
