/* stage 1: bytes into articles.
 *
 * In: paths (files, folders, "-"), or one document in memory. Out: articles,
 * whose strings belong to the arena that the caller gives; resetting the arena
 * forgets them. One reader a thread. Many threads: one calls source_next, each
 * worker has a read_work of its own and calls read_document.
 *
 * An article's id is the one given (JSON lines' "id", a feed's guid or id),
 * else "path", "path:line" of JSON lines, "path:item" of a feed, "path:record"
 * of an archive, and "path:record:item" of what a record holds several of.
 *
 * Cost: linear in the input; memory for one document at a time (at most
 * LIMIT_DOCUMENT_BYTES and a few times as much for a page's nodes).
 *
 * Fails: a document that cannot be read is a reject: reader_next returns its
 * status and fills `error`, and the next call goes on behind it. Only
 * STATUS_END ends the run. */
#ifndef DEMARCHE_READ_READ_H
#define DEMARCHE_READ_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "read/article.h"
#include "read/source.h"

/* What is kept from one document to the next: buffers, never results. */
struct read_work;

struct read_work *read_work_new(void);
void read_work_free(struct read_work *work);

/* One raw document into an article. */
MUST_CHECK enum status read_document(struct read_work *work,
		const struct document *document, struct arena *arena,
		struct article *article, struct error *error);

struct reader;

/* Reads `paths` one after another, standard input when there is none. Nothing
 * is opened yet: a path that cannot be opened is a reject of reader_next.
 * `paths` must outlive the reader. Close with reader_close. */
struct reader *reader_open(const char *const *paths, size_t count);
void reader_close(struct reader *reader);

/* The next article: STATUS_OK, STATUS_END, or what a reject failed with. */
MUST_CHECK enum status reader_next(struct reader *reader, struct arena *arena,
		struct article *article, struct error *error);

#endif
