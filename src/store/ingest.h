/* ingest.h - articles with their records, each in or not at all.
 *
 * Many threads prepare, one puts:
 *
 *   ingest_worker_key    what the article is known by
 *   ingest_worker_look   is it stored already? then it need not be coded
 *   ingest_worker_make   article, sentences and record lines -> an item
 *   ingest_put           items in the order of the input -> tables
 *
 * What was prepared is written in batches, a transaction each, so that another
 * program may write in between. What a crash takes back is whole articles; the
 * next ingest of the same input puts them again, with the same ids.
 *
 * The same article again (article_key.h) is not stored again:
 *
 *   same content, id and address    nothing is noted
 *   same content, other place       a sighting, reason "content"
 *   same address, other content     a sighting, reason "url"; the first
 *                                   version stays
 *   same id, other address and      refused, and a sighting, reason "id",
 *   content                         where the input gave the id; an id that is
 *                                   only a path gets "#" and 8 hex digits of
 *                                   the content's hash
 *
 * What was decided of a document stays, whatever is stored in between.
 *
 * Fails: STATUS_IO and what else store.h names. After that nothing more is
 * taken, and only ingest_close may be called. */
#ifndef DEMARCHE_STORE_INGEST_H
#define DEMARCHE_STORE_INGEST_H

#include "read/article.h"
#include "store/article_key.h"
#include "store/rows.h"
#include "store/store.h"

/* --- preparing: one worker a thread ------------------------------------ */

struct ingest_sentence {
	uint32_t start, end; /* bytes of the article's text */
};

/* What coding one article gave. */
struct ingest_coding {
	const struct ingest_sentence *sentences;
	uint32_t sentence_count;
	int32_t day; /* its own or its dateline's, as of struct analysis */
	struct str lines; /* JSON lines of all its records, as `code` prints */
	/* That of its language, as in the records; "": as ingest_open has it.
	 * Cut at INGEST_VERSION_BYTES - 1. */
	struct str lexicon, model;
};
enum { INGEST_VERSION_BYTES = 16 };

/* Everything of one article that goes into the tables. */
struct ingest_item;

struct ingest_worker;

/* `path` is the database's; it must exist. */
struct ingest_worker *ingest_worker_new(const char *path);
void ingest_worker_free(struct ingest_worker *worker);

struct article_key ingest_worker_key(
		struct ingest_worker *worker, const struct article *article);

/* Whether the article is stored already. Where its id is only a path that
 * another article has, the id is changed; the arena gets the new one. What
 * cannot be asked is answered with no: ingest_put looks again. */
bool ingest_worker_look(struct ingest_worker *worker, struct article *article,
		struct article_key key, struct arena *arena);

/* `coding` is null for an article that is stored already. The caller gives the
 * item to ingest_put, which frees it, or to ingest_item_free. */
MUST_CHECK enum status ingest_worker_make(struct ingest_worker *worker,
		const struct article *article, struct article_key key,
		const struct ingest_coding *coding, struct ingest_item **item,
		struct error *error);
void ingest_item_free(struct ingest_item *item);
/* Makes of a coded item a new coding of that stored article (its number), of
 * whose text it was made: it becomes the current one, the lines of the others
 * are kept. Nothing happens where that run's coding is current already. */
void ingest_item_recode(struct ingest_item *item, int64_t article);

/* --- putting: one thread ----------------------------------------------- */

struct ingest_version {
	const char *program, *lexicon, *model; /* as in the records */
	const char *options; /* those that change records; "" */
};

enum { INGEST_ODD_DATE = 1024 }; /* bytes */

struct ingest_counts {
	uint64_t stored;             /* articles that are new */
	uint64_t undated;            /* those of them without a date */
	uint64_t misdated;           /* those whose date cannot be read */
	char odd_date[INGEST_ODD_DATE]; /* the first of these: "soon" of a.txt */
	uint64_t recoded;            /* articles that got a new coding */
	uint64_t same;               /* stored already, from the same place */
	uint64_t sighted;            /* stored already, from another place */
	uint64_t changed;            /* other versions of what is stored */
	uint64_t refused;            /* see ingest_next_refusal */
	uint64_t rejected;           /* could not be read or coded */
	uint64_t records[ROW_KINDS]; /* new, by kind */
};

struct ingest;

/* `version` is copied. */
MUST_CHECK enum status ingest_open(struct ingest **ingest, struct store *store,
		const struct ingest_version *version, struct error *error);
MUST_CHECK enum status ingest_put(struct ingest *ingest,
		struct ingest_item *item, struct error *error);
/* A document that could not be read or coded. */
MUST_CHECK enum status ingest_reject(struct ingest *ingest,
		const struct error *rejected, struct error *error);
/* Commits what is not committed yet. */
MUST_CHECK enum status ingest_flush(struct ingest *ingest, struct error *error);
/* Items that were refused since the last call, one by one; false when there
 * are no more. */
bool ingest_next_refusal(struct ingest *ingest, struct error *refusal);
/* Of what is committed. */
struct ingest_counts ingest_counts(const struct ingest *ingest);
/* Forgets what is not committed: call ingest_flush before. */
void ingest_close(struct ingest *ingest);

#endif
