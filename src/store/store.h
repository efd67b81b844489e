/* stage 7: articles and their records into a database, and out again.
 *
 * In: an article, its sentences and the record lines that coding it gave. Out:
 * records by actor, event, date, words; reports and events told apart.
 * schema.sql says what stands where and why; these are the files:
 *
 *   store      opens and closes the database, its schema and versions
 *   migrate    brings databases of older programs up to date
 *   ingest     one article with its records, in or not at all
 *   selection  what is asked for, as a condition in SQL
 *   walk       the selected records, one by one
 *   marked     records that are left out because somebody marked them
 *   recode     a new coding of a stored article
 *   runs       ways of coding, and what there is of each
 *   diff       what two ways of coding make of the same articles
 *
 * A store is one connection and is used by one thread; several programs may
 * have the same database open, one of them writing at a time.
 *
 * Fails: STATUS_IO when the file or the disk refuses, STATUS_FORMAT when it is
 * no database of ours or damaged, STATUS_UNSUPPORTED when a newer program made
 * it. Nothing that was stored is harmed by a failure. */
#ifndef DEMARCHE_STORE_STORE_H
#define DEMARCHE_STORE_STORE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

enum store_mode {
	STORE_READ,   /* must exist; nothing is written */
	STORE_WRITE,  /* must exist */
	STORE_CREATE, /* made when there is none */
};

struct store {
	sqlite3 *database;
	char path[4096]; /* for messages */
	enum store_mode mode;
	bool leaves_out; /* marked.h: records stand in temp.left_out */
};

/* On error the store is empty and needs no close. Older schemas are migrated
 * unless the mode is STORE_READ. */
MUST_CHECK enum status store_open(struct store *store, const char *path,
		enum store_mode mode, struct error *error);
void store_close(struct store *store);
/* When it is closed its journal and index stay beside it, emptied: for a
 * process that may not remove files. */
void store_keep_files(const struct store *store);

/* What SQLite said last, as an error with the path and what to do; returns
 * its status. */
enum status store_error(const struct store *store, struct error *error,
		const char *doing);

/* Statements without results; `doing` is for messages. */
MUST_CHECK enum status store_execute(const struct store *store, const char *sql,
		const char *doing, struct error *error);
/* Begins a transaction that writes. STATUS_UNSUPPORTED, and none is begun, when
 * another program has changed the schema since the database was opened: what
 * this one writes would lack what the new schema asks. */
MUST_CHECK enum status store_begin(const struct store *store, const char *doing,
		struct error *error);
/* Ends the transaction, where one is open, as if it had not been. */
void store_roll_back(const struct store *store);
/* A pragma that is a number. */
MUST_CHECK enum status store_number(const struct store *store,
		const char *pragma, int *number, struct error *error);

#endif
