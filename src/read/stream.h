/* stream.h - the bytes of a file from front to back, gzip and zstd opened.
 *
 * In: a path or standard input. Out: bytes, piece by piece. Compression is
 * recognised by its first bytes (RFC 1952, RFC 8878); members and frames that
 * follow one another are one stream. A zstd file may begin with the dictionary
 * of its frames, as web archives do (.warc.zst). Memory: one input buffer and
 * what the decoder needs, whatever the size of the file.
 *
 * Fails: STATUS_IO; STATUS_FORMAT when compressed data is damaged or ends
 * early; STATUS_LIMIT when it grows beyond LIMIT_INFLATE_*. The error's
 * offset counts bytes of the file as it is stored. What was decoded before
 * the damage is delivered first. */
#ifndef DEMARCHE_READ_STREAM_H
#define DEMARCHE_READ_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum stream_coding { STREAM_PLAIN, STREAM_GZIP, STREAM_ZSTD };

enum { STREAM_INPUT_BYTES = 128 * 1024 };

struct stream {
	const char *path; /* the caller's; "-" is standard input */
	int fd;           /* -1: of `bytes` */
	struct str bytes; /* not taken yet */
	enum stream_coding coding;
	void *decoder;           /* z_stream or ZSTD_DCtx */
	bool inside;             /* a member or frame has begun */
	bool input_ended, ended; /* of the file, of the stream */
	size_t at, have;         /* input[at, have) is not decoded yet */
	uint64_t consumed;       /* bytes of the file in front of `at` */
	uint64_t produced;
	/* The member or frame that the bytes given last come from: its number
	 * and where it begins in the file. Plain files: 0. */
	uint64_t member, member_start;
	uint64_t reread;
	unsigned char input[STREAM_INPUT_BYTES];
};

MUST_CHECK enum status stream_open(
		struct stream *stream, const char *path, struct error *error);
void stream_close(struct stream *stream);

/* The same over bytes that are there already and outlive the stream; `path` is
 * what errors call them. */
MUST_CHECK enum status stream_open_bytes(struct stream *stream,
		const char *path, struct str bytes, struct error *error);

/* Writes up to `room` bytes, of one member or frame; `*got` is 0 only at the
 * end. After an error the stream is at its end. */
MUST_CHECK enum status stream_read(struct stream *stream, char *out,
		size_t room, size_t *got, struct error *error);

/* After an error of compressed data: looks for the next member or frame behind
 * the beginning of the one that is damaged, and reads on from there. At the
 * end: looks for one behind what is no member and ended the stream. False when
 * there is none. A pipe cannot go far back: what a long member took is lost;
 * nor is more than LIMIT_REREAD_BYTES of a file read again. */
bool stream_resume(struct stream *stream);

#endif
