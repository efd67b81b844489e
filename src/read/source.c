#include "read/source.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/remote.h"
#include "read/sniff.h"
#include "read/stream.h"
#include "read/url.h"
#include "read/walk.h"

enum { PIECE_BYTES = 256 * 1024 };

enum state {
	STATE_CLOSED, /* the next file has to be opened */
	STATE_LINES,  /* inside JSON lines */
};

struct source {
	struct walk walk;
	struct stream stream;
	struct remote remote;
	bool is_remote; /* the stream is the remote's */
	enum state state;
	uint64_t line;          /* the last one given */
	struct buffer document; /* a whole file, or a line across pieces */
	size_t at, have;        /* piece[at, have) is not given yet */
	enum status failed;     /* what stopped the stream, given last */
	struct error error;
	char piece[PIECE_BYTES];
};

struct source *
source_open(const char *const *paths, size_t count)
{
	static const char *const standard_input[] = { "-" };
	struct source *source = memory_resize(NULL, 1, sizeof *source);
	source->state = STATE_CLOSED;
	source->failed = STATUS_OK;
	struct fetch_options fetching;
	fetch_options_init(&fetching);
	remote_init(&source->remote, &fetching);
	walk_init(&source->walk, count ? paths : standard_input,
			count ? count : 1);
	buffer_init(&source->document, LIMIT_DOCUMENT_BYTES);
	return source;
}

void
source_set_fetch(struct source *source, const struct fetch_options *options)
{
	remote_fini(&source->remote);
	remote_init(&source->remote, options);
}

void
source_close(struct source *source)
{
	if (!source)
		return;
	if (source->state != STATE_CLOSED)
		stream_close(&source->stream);
	remote_fini(&source->remote);
	walk_fini(&source->walk);
	buffer_fini(&source->document);
	free(source);
}

static enum status
close_file(struct source *source, enum status status)
{
	stream_close(&source->stream);
	source->state = STATE_CLOSED;
	return status;
}

/* Reads on into the piece behind what is there; `*ended` at the end. An error
 * of the stream is kept for later: what came before it is still given. */
static bool
read_piece(struct source *source)
{
	size_t got = 0;
	if (source->failed)
		return false;
	source->failed = stream_read(&source->stream,
			source->piece + source->have,
			PIECE_BYTES - source->have, &got, &source->error);
	source->have += got;
	return got > 0;
}

/* The first bytes of a file, enough to tell its kind. */
static bool
read_head(struct source *source)
{
	source->at = source->have = 0;
	while (source->have < SNIFF_BYTES)
		if (!read_piece(source))
			return true;
	return false;
}

static enum status
too_long(const struct source *source, uint64_t line, struct error *error)
{
	return error_set(error, STATUS_LIMIT, source->walk.path, line,
			ERROR_NO_OFFSET, "longer than %d bytes",
			LIMIT_DOCUMENT_BYTES);
}

static enum status
give_failure(struct source *source, struct error *error)
{
	enum status status = source->failed;
	source->failed = STATUS_OK;
	if (error)
		*error = source->error;
	return close_file(source, status);
}

static struct document
document_of(const struct source *source, enum article_kind kind,
		struct str bytes)
{
	return (struct document){
		.path = str_of(source->walk.path),
		.line = kind == ARTICLE_JSONL ? source->line : 0,
		.kind = kind,
		.bytes = bytes,
	};
}

static enum status
give_whole(struct source *source, enum article_kind kind,
		struct document *document, struct error *error)
{
	buffer_reset(&source->document);
	do {
		buffer_put(&source->document,
				(struct str){ source->piece, source->have });
		source->have = 0;
		if (source->document.full)
			return close_file(source, too_long(source, 0, error));
	} while (read_piece(source));
	if (source->failed)
		return give_failure(source, error);
	*document = document_of(source, kind, buffer_str(&source->document));
	return close_file(source, STATUS_OK);
}

/* The next line without its '\n', in the piece itself when it lies there
 * whole. False at the end of the stream. Of a line that is too long the
 * beginning is kept and `document.full` set. */
static bool
next_line(struct source *source, struct str *line)
{
	buffer_reset(&source->document);
	for (;;) {
		struct str rest = { source->piece + source->at,
			source->have - source->at };
		size_t length = str_find_byte(rest, '\n');
		struct str part = { rest.at, length };
		bool whole = length < rest.len;
		source->at += length + whole;
		if (whole && !source->document.len) {
			*line = part;
			return true;
		}
		buffer_put(&source->document, part);
		*line = buffer_str(&source->document);
		if (whole)
			return true;
		source->at = source->have = 0;
		if (!read_piece(source))
			/* A line that damage cut off is not a document. */
			return line->len && !source->failed;
	}
}

static enum status
give_line(struct source *source, struct document *document, struct error *error)
{
	struct str line;
	while (next_line(source, &line)) {
		source->line++;
		if (source->document.full)
			return too_long(source, source->line, error);
		if (source->line == 1 && str_starts(line, STR("\xEF\xBB\xBF")))
			line = (struct str){ line.at + 3, line.len - 3 };
		if (!str_trim(line).len)
			continue;
		*document = document_of(source, ARTICLE_JSONL, line);
		return STATUS_OK;
	}
	return source->failed ? give_failure(source, error)
			      : close_file(source, STATUS_END);
}

static enum status
open_next(struct source *source, struct document *document, struct error *error)
{
	enum status status = walk_next(&source->walk, error);
	if (status)
		return status;
	const char *path = source->walk.path;
	source->is_remote = url_is_address(path);
	status = source->is_remote ? remote_open(
				 &source->remote, path, &source->stream, error)
				   : stream_open(&source->stream, path, error);
	if (status)
		return status;
	source->failed = STATUS_OK;
	source->line = 0;
	bool whole = read_head(source);
	if (source->failed && !source->have)
		return give_failure(source, error);
	enum article_kind kind;
	struct str head = { source->piece, source->have };
	struct error reason;
	status = sniff_kind(head, whole, &kind, &reason);
	if (status)
		return close_file(source, error_set(error, status, path, 0,
							  ERROR_NO_OFFSET, "%s",
							  reason.message));
	if (kind != ARTICLE_JSONL)
		return give_whole(source, kind, document, error);
	source->state = STATE_LINES;
	return STATUS_END;
}

enum status
source_next(struct source *source, struct document *document,
		struct error *error)
{
	for (;;) {
		if (source->state == STATE_LINES) {
			enum status status = give_line(source, document, error);
			if (status != STATUS_END)
				return status;
			continue;
		}
		enum status status = open_next(source, document, error);
		if (status != STATUS_END || source->state == STATE_CLOSED)
			return status;
	}
}
