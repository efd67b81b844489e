#define _GNU_SOURCE
#include "read/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/limits.h"

/* windowBits that make zlib expect a gzip header. */
enum { GZIP_WINDOW = 15 + 16 };

static enum status
refused(struct stream *stream, const char *what, struct error *error)
{
	stream->ended = true;
	return error_set(error, STATUS_IO, stream->path, 0, ERROR_NO_OFFSET,
			"cannot %s: %s", what, strerror(errno));
}

/* As read(2), from wherever the input is. */
static ssize_t
take_input(struct stream *stream, unsigned char *out, size_t room)
{
	if (stream->fd >= 0)
		return read(stream->fd, out, room);
	struct str *bytes = &stream->bytes;
	size_t n = bytes->len < room ? bytes->len : room;
	if (n)
		memcpy(out, bytes->at, n);
	*bytes = (struct str){ bytes->at + n, bytes->len - n };
	return (ssize_t)n;
}

/* Reads input behind what is there. */
static enum status
read_input(struct stream *stream, struct error *error)
{
	ssize_t got;
	do
		got = take_input(stream, stream->input + stream->have,
				sizeof stream->input - stream->have);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return refused(stream, "read", error);
	stream->have += (size_t)got;
	stream->input_ended = !got;
	return STATUS_OK;
}

/* Reads more input when all of it is decoded. */
static enum status
refill(struct stream *stream, struct error *error)
{
	if (stream->at < stream->have || stream->input_ended)
		return STATUS_OK;
	stream->at = stream->have = 0;
	return read_input(stream, error);
}

static bool
begins(const struct stream *stream, const char *magic, size_t length)
{
	return stream->have - stream->at >= length
	       && !memcmp(stream->input + stream->at, magic, length);
}

/* A pipe may give fewer bytes than a magic number has. */
static enum status
fill_magic(struct stream *stream, struct error *error)
{
	enum { MAGIC_BYTES = 4 };
	while (stream->have < MAGIC_BYTES && !stream->input_ended) {
		enum status status = read_input(stream, error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static enum status
choose_coding(struct stream *stream, struct error *error)
{
	enum status status = fill_magic(stream, error);
	if (status)
		return status;
	if (begins(stream, "\x1F\x8B\x08", 3)) {
		z_stream *gzip = calloc(1, sizeof *gzip);
		stream->coding = STREAM_GZIP;
		stream->decoder = gzip;
		if (gzip && inflateInit2(gzip, GZIP_WINDOW) == Z_OK)
			return STATUS_OK;
		free(gzip);
		stream->decoder = NULL;
	} else if (begins(stream, "\x28\xB5\x2F\xFD", 4)) {
		stream->coding = STREAM_ZSTD;
		stream->decoder = ZSTD_createDCtx();
		if (stream->decoder)
			return STATUS_OK;
	} else {
		return STATUS_OK;
	}
	return error_set(error, STATUS_MEMORY, stream->path, 0, ERROR_NO_OFFSET,
			"no memory to decompress it");
}

static enum status
open_path(struct stream *stream, struct error *error)
{
	if (!strcmp(stream->path, "-")) {
		stream->fd = STDIN_FILENO;
		return STATUS_OK;
	}
	stream->fd = open(stream->path, O_RDONLY | O_CLOEXEC);
	if (stream->fd < 0)
		return refused(stream, "open", error);
	struct stat info;
	if (fstat(stream->fd, &info))
		return refused(stream, "open", error);
	if (S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return refused(stream, "read", error);
	}
	return STATUS_OK;
}

/* All but the input buffer. */
static void
empty(struct stream *stream, const char *path)
{
	memset(stream, 0, offsetof(struct stream, input));
	stream->path = path;
	stream->fd = -1;
}

enum status
stream_open(struct stream *stream, const char *path, struct error *error)
{
	empty(stream, path);
	enum status status = open_path(stream, error);
	if (!status)
		status = choose_coding(stream, error);
	if (status)
		stream_close(stream);
	return status;
}

enum status
stream_open_bytes(struct stream *stream, const char *path, struct str bytes,
		struct error *error)
{
	empty(stream, path);
	stream->bytes = bytes;
	enum status status = choose_coding(stream, error);
	if (status)
		stream_close(stream);
	return status;
}

void
stream_close(struct stream *stream)
{
	if (stream->coding == STREAM_GZIP && stream->decoder) {
		inflateEnd(stream->decoder);
		free(stream->decoder);
	} else if (stream->coding == STREAM_ZSTD) {
		ZSTD_freeDCtx(stream->decoder);
	}
	stream->decoder = NULL;
	if (stream->fd > STDIN_FILENO)
		close(stream->fd);
	stream->fd = -1;
	stream->ended = true;
}

static void
consume(struct stream *stream, size_t bytes)
{
	stream->at += bytes;
	stream->consumed += bytes;
}

static enum status
damaged(struct stream *stream, const char *what, struct error *error)
{
	stream->ended = true;
	return error_set(error, STATUS_FORMAT, stream->path, 0,
			stream->consumed, "%s data %s",
			stream->coding == STREAM_GZIP ? "gzip" : "zstd", what);
}

/* Behind a gzip member: another member, or the end. What else follows is
 * padding, which gunzip ignores too. */
static void
end_member(struct stream *stream, z_stream *gzip)
{
	stream->inside = false;
	if (stream->at < stream->have && stream->input[stream->at] != 0x1F)
		stream->ended = true;
	else
		inflateReset(gzip);
}

static enum status
decode_gzip(struct stream *stream, char *out, size_t room, size_t *got,
		struct error *error)
{
	z_stream *gzip = stream->decoder;
	gzip->next_in = stream->input + stream->at;
	gzip->avail_in = (uInt)(stream->have - stream->at);
	gzip->next_out = (unsigned char *)out;
	gzip->avail_out = (uInt)room;
	stream->inside = true;
	int result = inflate(gzip, Z_NO_FLUSH);
	*got = room - gzip->avail_out;
	consume(stream, stream->have - stream->at - gzip->avail_in);
	if (result == Z_STREAM_END)
		end_member(stream, gzip);
	else if (result != Z_OK && result != Z_BUF_ERROR)
		return damaged(stream, "is damaged", error);
	return STATUS_OK;
}

static enum status
decode_zstd(struct stream *stream, char *out, size_t room, size_t *got,
		struct error *error)
{
	ZSTD_inBuffer in = { stream->input, stream->have, stream->at };
	ZSTD_outBuffer to = { out, room, 0 };
	size_t left = ZSTD_decompressStream(stream->decoder, &to, &in);
	*got = to.pos;
	consume(stream, in.pos - stream->at);
	if (ZSTD_isError(left))
		return damaged(stream, "is damaged", error);
	stream->inside = left != 0;
	return STATUS_OK;
}

static enum status
copy_plain(struct stream *stream, char *out, size_t room, size_t *got)
{
	size_t left = stream->have - stream->at;
	*got = left < room ? left : room;
	memcpy(out, stream->input + stream->at, *got);
	consume(stream, *got);
	return STATUS_OK;
}

static enum status
check_growth(struct stream *stream, struct error *error)
{
	if (stream->coding == STREAM_PLAIN
			|| stream->produced <= LIMIT_INFLATE_FREE_BYTES
			|| stream->produced / LIMIT_INFLATE_RATIO
					   <= stream->consumed)
		return STATUS_OK;
	stream->ended = true;
	return error_set(error, STATUS_LIMIT, stream->path, 0, stream->consumed,
			"compressed data grows more than %d times; "
			"decompress it yourself if you trust it",
			LIMIT_INFLATE_RATIO);
}

static enum status
decode(struct stream *stream, char *out, size_t room, size_t *got,
		struct error *error)
{
	switch (stream->coding) {
	case STREAM_GZIP:
		return decode_gzip(stream, out, room, got, error);
	case STREAM_ZSTD:
		return decode_zstd(stream, out, room, got, error);
	default:
		return copy_plain(stream, out, room, got);
	}
}

enum status
stream_read(struct stream *stream, char *out, size_t room, size_t *got,
		struct error *error)
{
	*got = 0;
	while (!*got && !stream->ended) {
		enum status status = refill(stream, error);
		if (status)
			return status;
		bool starved = stream->at == stream->have;
		if (starved && !stream->inside) {
			stream->ended = true;
			break;
		}
		status = decode(stream, out, room, got, error);
		stream->produced += *got;
		if (!status)
			status = check_growth(stream, error);
		if (!status && starved && !*got)
			status = damaged(stream, "ends early", error);
		if (status)
			return status;
	}
	return STATUS_OK;
}
