/* made_stream.h - streams of Arrow arrays over buffers of a test, which count
 * what is released. */
#ifndef DEMARCHE_TESTS_ARROW_MADE_STREAM_H
#define DEMARCHE_TESTS_ARROW_MADE_STREAM_H

#include "arrow/abi.h"

enum { MADE_BUFFERS = 6, MADE_COLUMNS = 10, MADE_BATCHES = 4 };

/* A column: `buffers` as the format wants them. */
struct made_column {
	const char *format, *name;
	int64_t length, offset, buffer_count;
	const void *buffers[MADE_BUFFERS];
	const struct made_column *dictionary;
};

struct made_batch {
	int64_t length, offset;
	const void *valid;
	struct made_column columns[MADE_COLUMNS]; /* those with a format */
};

struct made_stream {
	const char *format;                      /* of its arrays; null: "+s" */
	struct made_batch batches[MADE_BATCHES]; /* `count`, of one schema */
	int count, next;
	int schema_error, fail_at; /* errno; batch, from 1 */
	const char *words;         /* of its last error */
};

/* `made` must stay. Each schema, array and stream that it hands out counts as
 * one that is open, until released; twice released aborts. */
struct ArrowArrayStream made_open(struct made_stream *made);
int made_still_open(void);

#endif
