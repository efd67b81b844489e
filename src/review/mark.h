/* mark.h - what an analyst says of one record: it is right, it is wrong (what
 * of it), or it tells the same event as another one.
 *
 * A mark is a line of JSON:
 *
 *   {"id":"d3cf839b2e6df636","doc":"a","sentence":5,"trigger":[545,551],
 *    "event":"THREATEN","mark":"wrong","what":["recipient"],
 *    "note":"it is the region","by":"ana","time":"2025-11-24T10:00:00Z"}
 *
 * "id" and "mark" must be there. "doc", "sentence", "trigger" (bytes of the
 * article's text) and "event" (category of an event, kind of a fact, class of
 * a quotation's verb) say where the record stands, by which it is found again
 * when a later coding gives it another id. "same_as" is the id of the other
 * record, "same_at" an object with its doc, sentence, trigger and event.
 *
 * Marks come from a file that anybody may have written, and from requests:
 * whatever the bytes, they are a mark or an error. Pure functions. */
#ifndef DEMARCHE_REVIEW_MARK_H
#define DEMARCHE_REVIEW_MARK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum review_verdict { REVIEW_RIGHT, REVIEW_WRONG, REVIEW_SAME };

enum { REVIEW_ID = 16, REVIEW_PARTS = 16 };

/* Where a record stands. doc "": not told. */
struct review_place {
	struct str doc;
	uint32_t sentence;
	uint32_t start, end; /* of the trigger; both 0: not told */
	struct str event;
};

struct review_mark {
	struct str id; /* 16 hex digits, lower case */
	enum review_verdict verdict;
	struct review_place place;
	struct str what[REVIEW_PARTS]; /* of REVIEW_WHAT; what is wrong */
	size_t what_count;
	struct str same_as; /* id; "" unless the verdict is REVIEW_SAME */
	struct review_place same_place;
	struct str note, by, time; /* "" not told */
	uint64_t line;             /* of the file, from 1; 0 none */
};

/* "right", "wrong", "same" */
const char *review_verdict_name(enum review_verdict verdict);

/* What of a record can be wrong; null behind the last. */
extern const char *const REVIEW_WHAT[];

/* Texts are copies in the arena. Fails: STATUS_USAGE with a message that names
 * the field. */
MUST_CHECK enum status review_mark_read(struct str json, struct arena *arena,
		struct review_mark *mark, struct error *error);
/* What review_mark_read refuses. */
MUST_CHECK enum status review_mark_check(
		const struct review_mark *mark, struct error *error);
/* A line, with its newline. */
void review_mark_put(struct buffer *out, const struct review_mark *mark);

#endif
