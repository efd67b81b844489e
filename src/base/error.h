/* error.h - what went wrong, where, and what to do about it.
 *
 * Functions that can fail return enum status and take a struct error as
 * their last argument. The library never prints and never exits. A null
 * struct error pointer is allowed: then only the status is told. */
#ifndef DEMARCHE_BASE_ERROR_H
#define DEMARCHE_BASE_ERROR_H

#include <stdint.h>

enum status {
	STATUS_OK = 0,
	STATUS_END,         /* an iterator has nothing more; not an error */
	STATUS_IO,          /* the system refused: open, read, write */
	STATUS_FORMAT,      /* the bytes are not what they should be */
	STATUS_LIMIT,       /* a limit of limits.h was exceeded */
	STATUS_MEMORY,      /* no memory */
	STATUS_EMPTY,       /* a document without text */
	STATUS_UNSUPPORTED, /* a kind of input that is not read */
	STATUS_USAGE,       /* what was asked for makes no sense */
};

struct error {
	enum status status;
	char where[512];   /* file or document, "" when unknown */
	uint64_t line;     /* from 1; 0 when lines mean nothing here */
	uint64_t offset;   /* byte; UINT64_MAX when unknown */
	uint64_t record;   /* of an archive, from 1; 0: none. Set by hand */
	char message[512]; /* a sentence without full stop */
};

#define ERROR_NO_OFFSET UINT64_MAX

/* Sets all fields; `where` may be null. Returns `status` so that callers can
 * write `return error_set(...)`. Works with a null `error`. */
enum status error_set(struct error *error, enum status status,
		const char *where, uint64_t line, uint64_t offset,
		const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Writes "where:line: message", "where: byte N: message" or "where: record N,
 * byte N, line N: message" into `out`. */
void error_print(const struct error *error, char *out, unsigned long size);

#define MUST_CHECK __attribute__((warn_unused_result))

#endif
