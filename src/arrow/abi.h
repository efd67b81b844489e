/* abi.h - the structs of the Arrow C data interface and C stream interface,
 * written after their specifications:
 *
 *	https://arrow.apache.org/docs/format/CDataInterface.html
 *	https://arrow.apache.org/docs/format/CStreamInterface.html
 *
 * Their layout is fixed for ever; whoever else declares them in the same
 * program does it inside the same guards.
 *
 * Ownership. Who makes a struct sets `release`; who got it calls that once,
 * when done, and it sets itself to null: a struct whose `release` is null is
 * released, and nothing of it may be read. The struct itself is its holder's
 * (on the stack, inside another). It is moved by copying its bytes and setting
 * `release` of the old place to null, which holds for children too: a child
 * that was moved out of its parent stays good when the parent is released,
 * and is released by whom it was moved to.
 *
 * Threads: an array or schema may be read by several at once. A stream is used
 * by one at a time. */
#ifndef DEMARCHE_ARROW_ABI_H
#define DEMARCHE_ARROW_ABI_H

#include <stdint.h>

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/* What kind of column it is. */
struct ArrowSchema {
	const char *format;   /* "u" text, "+s" struct, ...; never null */
	const char *name;     /* may be null */
	const char *metadata; /* may be null: int32 count of pairs; of each key
				 and value an int32 of bytes, then these; in
				 the byte order of the machine */
	int64_t flags;        /* ARROW_FLAG_* */
	int64_t n_children;
	struct ArrowSchema **children;
	struct ArrowSchema *dictionary; /* of its values, or null */

	void (*release)(struct ArrowSchema *);
	void *private_data; /* whose it is that made the struct */
};

/* The rows of a column. The schema says how the buffers are read. */
struct ArrowArray {
	int64_t length;
	int64_t null_count; /* -1: not counted */
	int64_t offset;     /* rows of the buffers, and of children of structs,
			       that stand before the first */
	int64_t n_buffers;
	int64_t n_children;
	const void **buffers; /* the first: a bit a row, the lowest first, 1:
				 not null; null where no row is */
	struct ArrowArray **children;
	struct ArrowArray *dictionary;

	void (*release)(struct ArrowArray *);
	void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/* Arrays of one schema, one after another. */
struct ArrowArrayStream {
	/* 0, or an errno; then nothing was made. */
	int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
	/* Likewise. Behind the last `out` is a released array. */
	int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
	/* Of the call that failed last; good until the next call; may be
	 * null. */
	const char *(*get_last_error)(struct ArrowArrayStream *);

	/* What the stream gave before stays good. */
	void (*release)(struct ArrowArrayStream *);
	void *private_data;
};

#endif

#endif
