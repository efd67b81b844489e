#define _GNU_SOURCE
#include "read/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/file.h"
#include "base/limits.h"

/* windowBits that make zlib expect a gzip header. */
enum { GZIP_WINDOW = 15 + 16 };

#define GZIP_MAGIC "\x1F\x8B\x08"
#define ZSTD_MAGIC "\x28\xB5\x2F\xFD"
#define DICTIONARY_MAGIC "\x5D\x2A\x4D\x18"

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

/* --- zstd --------------------------------------------------------------- */

/* Frames of `zstd --long=31`, as large dumps have, need windows of 2 GiB: of
 * memory that is taken only as far as it is filled. */
static ZSTD_DCtx *
zstd_decoder(void)
{
	ZSTD_DCtx *zstd = ZSTD_createDCtx();
	if (zstd)
		ZSTD_DCtx_setParameter(zstd, ZSTD_d_windowLogMax,
				sizeof(size_t) > 4 ? 31 : 30);
	return zstd;
}

static size_t
little_endian(const unsigned char *at)
{
	return at[0] | (size_t)at[1] << 8 | (size_t)at[2] << 16
	       | (size_t)at[3] << 24;
}

/* Reads exactly `bytes` of the file; false when there are fewer. */
static bool
take_raw(struct stream *stream, char *to, size_t bytes)
{
	while (bytes) {
		if (refill(stream, NULL) || stream->at == stream->have)
			return false;
		size_t n = stream->have - stream->at;
		n = n < bytes ? n : bytes;
		memcpy(to, stream->input + stream->at, n);
		stream->at += n;
		stream->consumed += n;
		to += n;
		bytes -= n;
	}
	return true;
}

static bool
use_dictionary(ZSTD_DCtx *zstd, const char *at, size_t bytes)
{
	return !ZSTD_isError(ZSTD_DCtx_loadDictionary(zstd, at, bytes));
}

/* A dictionary may be compressed itself. */
static bool
load_dictionary(ZSTD_DCtx *zstd, const char *at, size_t bytes)
{
	if (bytes < 4 || memcmp(at, ZSTD_MAGIC, 4) != 0)
		return use_dictionary(zstd, at, bytes);
	unsigned long long room = ZSTD_getFrameContentSize(at, bytes);
	char *plain = room <= LIMIT_DICTIONARY_BYTES ? malloc((size_t)room + 1)
						     : NULL;
	size_t got = plain ? ZSTD_decompress(plain, (size_t)room, at, bytes)
			   : 0;
	bool loaded = plain && !ZSTD_isError(got)
		      && use_dictionary(zstd, plain, got);
	free(plain);
	return loaded;
}

/* The frame that is skipped by others: 4 bytes of magic, 4 of length. */
static enum status
read_dictionary(struct stream *stream, struct error *error)
{
	enum { HEAD = 8 };
	char head[HEAD];
	bool whole = take_raw(stream, head, HEAD);
	size_t bytes = whole ? little_endian((unsigned char *)head + 4) : 0;
	char *dictionary = bytes && bytes <= LIMIT_DICTIONARY_BYTES
					   ? malloc(bytes)
					   : NULL;
	whole = dictionary && take_raw(stream, dictionary, bytes)
		&& load_dictionary(stream->decoder, dictionary, bytes);
	free(dictionary);
	if (whole)
		return STATUS_OK;
	return error_set(error, STATUS_FORMAT, stream->path, 0,
			stream->consumed,
			"zstd data begins with a dictionary that cannot be "
			"used");
}

/* --- opening ------------------------------------------------------------ */

static enum status
choose_coding(struct stream *stream, struct error *error)
{
	enum status status = fill_magic(stream, error);
	if (status)
		return status;
	if (begins(stream, GZIP_MAGIC, 3)) {
		z_stream *gzip = calloc(1, sizeof *gzip);
		stream->coding = STREAM_GZIP;
		stream->decoder = gzip;
		if (gzip && inflateInit2(gzip, GZIP_WINDOW) == Z_OK)
			return STATUS_OK;
		free(gzip);
		stream->decoder = NULL;
	} else if (begins(stream, ZSTD_MAGIC, 4)
			|| begins(stream, DICTIONARY_MAGIC, 4)) {
		stream->coding = STREAM_ZSTD;
		stream->decoder = zstd_decoder();
		if (stream->decoder && begins(stream, DICTIONARY_MAGIC, 4))
			return read_dictionary(stream, error);
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
	stream->fd = file_open(stream->path);
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

static void
begin_member(struct stream *stream)
{
	if (stream->inside)
		return;
	stream->inside = true;
	stream->member++;
	stream->member_start = stream->consumed;
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
	begin_member(stream);
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
	begin_member(stream);
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

/* --- behind damage ------------------------------------------------------ */

/* Back to the byte behind the damaged member's first, where that can be. */
static void
go_back(struct stream *stream)
{
	uint64_t target = stream->member_start + 1;
	if (stream->consumed < target) {
		if (stream->at < stream->have)
			consume(stream, 1); /* not a byte of it was used */
		return;
	}
	uint64_t again = stream->consumed - target;
	if (stream->reread + again > LIMIT_REREAD_BYTES)
		return;
	stream->reread += again;
	if (again <= stream->at) {
		stream->at -= (size_t)again; /* it is still there */
		stream->consumed -= again;
		return;
	}
	if (lseek(stream->fd, (off_t)target, SEEK_SET) < 0)
		return;
	stream->reread += sizeof stream->input;
	stream->consumed = target;
	stream->at = stream->have = 0;
	stream->input_ended = false;
}

/* Whether a member's header may begin there: RFC 1952 has three free bits in
 * its flags, RFC 8878 one in its descriptor. */
static bool
is_header(const struct stream *stream, const unsigned char *at)
{
	if (stream->coding == STREAM_GZIP)
		return !memcmp(at, GZIP_MAGIC, 3) && !(at[3] & 0xE0);
	return !memcmp(at, ZSTD_MAGIC, 4) && !(at[4] & 0x08);
}

/* Moves `at` to the next header; false at the end of the file. */
static bool
find_header(struct stream *stream)
{
	enum { HEADER_BYTES = 5 };
	for (;;) {
		while (stream->at + HEADER_BYTES <= stream->have) {
			if (is_header(stream, stream->input + stream->at))
				return true;
			consume(stream, 1);
		}
		if (stream->input_ended)
			return false;
		size_t left = stream->have - stream->at;
		memmove(stream->input, stream->input + stream->at, left);
		stream->at = 0;
		stream->have = left;
		if (read_input(stream, NULL))
			return false;
	}
}

bool
stream_resume(struct stream *stream)
{
	if (stream->coding == STREAM_PLAIN || !stream->decoder)
		return false;
	if (stream->inside)
		go_back(stream);
	if (!find_header(stream))
		return false;
	if (stream->coding == STREAM_GZIP)
		inflateReset(stream->decoder);
	else
		ZSTD_DCtx_reset(stream->decoder, ZSTD_reset_session_only);
	stream->inside = stream->ended = false;
	return true;
}
