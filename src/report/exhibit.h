/* exhibit.h - a record with its sentence and where it stands, for people to
 * check. Read from the database, one at a time; texts are the arena's. */
#ifndef DEMARCHE_REPORT_EXHIBIT_H
#define DEMARCHE_REPORT_EXHIBIT_H

#include "base/arena.h"
#include "store/store.h"

struct exhibit {
	char date[11];                 /* "2024-03-15", "" unknown */
	struct str actors, recipients; /* "USA.GOV KEN" */
	struct str event, mode, status;
	struct str sentence, title, publisher, url, rule, doc;
	double score;
	int confidence; /* percent */
};

/* The record of an article (`doc`) with that id, 16 hex digits. STATUS_END
 * when there is none. */
MUST_CHECK enum status exhibit_find(const struct store *store, struct str doc,
		struct str id, struct arena *arena, struct exhibit *exhibit,
		struct error *error);
/* The record of that row. */
MUST_CHECK enum status exhibit_read(const struct store *store, int64_t record,
		struct arena *arena, struct exhibit *exhibit,
		struct error *error);

#endif
