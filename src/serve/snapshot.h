/* snapshot.h - what is kept of a database in memory: all observations, the
 * records by their ids, the books of visits, quotations and of the ledger, and
 * what there is of each kind.
 *
 * A snapshot never changes; it is made anew when the database has changed
 * (keeper.h), while the old one goes on being asked. Any number of threads may
 * read. About 100 bytes a record. */
#ifndef DEMARCHE_SERVE_SNAPSHOT_H
#define DEMARCHE_SERVE_SNAPSHOT_H

#include <stdatomic.h>
#include <stdbool.h>

#include "analyse/ledger_book.h"
#include "analyse/observations.h"
#include "analyse/speakers_book.h"
#include "analyse/visits_book.h"

enum { SNAPSHOT_KINDS = 4 };

struct snapshot_record {
	uint64_t uid; /* the 16 hex digits of "id" */
	int64_t row;  /* of table record */
};

/* How often a country acts or is acted upon: events, each once. */
struct snapshot_country {
	struct str code;
	int64_t events;
};

struct snapshot_publisher {
	struct str name; /* "" unknown */
	int64_t articles;
};

struct snapshot {
	atomic_uint users;
	struct observations observations;
	/* Take some seconds a million records, so they are loaded behind the
	 * rest; each is read only when it is ready. */
	struct visit_book visits;
	struct quote_book quotes;
	struct ledger_book ledger;
	atomic_bool visits_ready, quotes_ready, ledger_ready;
	struct snapshot_record *records; /* [record_count], by uid */
	size_t record_count;
	int64_t last_row;                   /* of them */
	int64_t kinds[SNAPSHOT_KINDS];      /* records of kind 1 to 4 */
	struct snapshot_country *countries; /* most events first */
	size_t country_count;
	struct snapshot_publisher *publishers; /* most articles first */
	size_t publisher_count;
	int64_t articles;
	int32_t first, last; /* days of articles, without wrong dates
				(analyse/coverage.h); DAY_NONE unknown */
	/* Of the newest run; "" when there is none. */
	struct arena arena;
	struct str program, lexicon, model;
	/* The rows of the matrix with most events, as JSON: where views begin.
	 */
	struct str busiest;
};

/* With one user. Fails as store.h and observations_load; then *snapshot is
 * null. */
MUST_CHECK enum status snapshot_load(struct snapshot **snapshot,
		struct store *store, struct error *error);
/* The books, each once: those of visits and quotations, and that of the ledger,
 * which takes as long as both. Two threads may load them at the same time, each
 * with a connection of its own. */
MUST_CHECK enum status snapshot_load_talk(struct snapshot *snapshot,
		struct store *store, struct error *error);
MUST_CHECK enum status snapshot_load_ledger(struct snapshot *snapshot,
		struct store *store, struct error *error);
/* One user less; the last one frees it. Null is allowed. */
void snapshot_release(struct snapshot *snapshot);

/* The row of table record; 0 when no record has that id. */
int64_t snapshot_find(const struct snapshot *snapshot, uint64_t uid);

#endif
