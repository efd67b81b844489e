#include "read/source.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/archive.h"
#include "read/feed.h"
#include "read/remote.h"
#include "read/sniff.h"
#include "read/stream.h"
#include "read/url.h"
#include "read/walk.h"

enum { PIECE_BYTES = 256 * 1024 };

/* What the bytes at hand are being read as. */
enum state {
	STATE_CLOSED,  /* the next file has to be opened */
	STATE_ARCHIVE, /* the next page of one has to be */
	STATE_LINES,
	STATE_FEED,
};

struct source {
	struct walk walk;
	struct stream stream;
	struct remote remote;
	bool is_remote; /* the stream is the remote's */
	enum state state;
	uint64_t line;           /* the last one given */
	struct buffer document;  /* a whole file, or a line across pieces */
	struct feed *feed;       /* in STATE_FEED */
	bool feed_ended;         /* its last piece is given */
	struct archive *archive; /* that `page` is of; null outside of one */
	struct archive_page page;
	const char *bytes;  /* the piece, or those of the page */
	size_t at, have;    /* bytes[at, have) is not given yet */
	enum status failed; /* what stopped the stream, given last */
	struct error error;
	uint64_t consumed;            /* of the files before this one */
	struct archive_counts counts; /* likewise */
	char piece[PIECE_BYTES];
};

struct source *
source_open(const char *const *paths, size_t count)
{
	static const char *const standard_input[] = { "-" };
	struct source *source = memory_resize(NULL, 1, sizeof *source);
	source->state = STATE_CLOSED;
	source->failed = STATUS_OK;
	source->feed = NULL;
	source->archive = NULL;
	source->counts = (struct archive_counts){ 0 };
	source->consumed = source->stream.consumed = 0;
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
	feed_close(source->feed);
	archive_close(source->archive);
	walk_fini(&source->walk);
	buffer_fini(&source->document);
	free(source);
}

/* Of the piece at hand lines are given one by one: what is not given yet is
 * taken off, at what it took of the file, which may be compressed. */
uint64_t
source_consumed(const struct source *source)
{
	const struct stream *stream = &source->stream;
	bool in_piece = source->state == STATE_LINES && !source->archive;
	double ahead = in_piece ? (double)(source->have - source->at) : 0;
	double share = stream->produced ? ahead / (double)stream->produced : 0;
	return source->consumed + stream->consumed
	       - (uint64_t)(share * (double)stream->consumed);
}

static void
add_counts(struct archive_counts *sum, struct archive_counts more)
{
	sum->records += more.records;
	sum->pages += more.pages;
	for (size_t i = 0; i < ARCHIVE_PASSES; i++)
		sum->passed[i] += more.passed[i];
}

struct archive_counts
source_archives(const struct source *source)
{
	struct archive_counts sum = source->counts;
	if (source->archive)
		add_counts(&sum, archive_counts(source->archive));
	return sum;
}

static enum status
close_file(struct source *source, enum status status)
{
	if (source->archive)
		add_counts(&source->counts, archive_counts(source->archive));
	archive_close(source->archive);
	source->archive = NULL;
	stream_close(&source->stream);
	source->consumed += source->stream.consumed;
	source->stream.consumed = 0;
	source->state = STATE_CLOSED;
	return status;
}

/* The document, or what held several, is over: behind it goes on the archive
 * or the next file. */
static enum status
close_part(struct source *source, enum status status)
{
	if (!source->archive)
		return close_file(source, status);
	source->state = STATE_ARCHIVE;
	return status;
}

/* Reads on into the piece behind what is there; false at the end. An error of
 * the stream is kept for later: what came before it is still given. */
static bool
read_piece(struct source *source)
{
	size_t got = 0;
	if (source->failed || source->archive)
		return false;
	source->bytes = source->piece;
	source->failed = stream_read(&source->stream,
			source->piece + source->have,
			PIECE_BYTES - source->have, &got, &source->error);
	source->have += got;
	return got > 0;
}

static struct str
bytes_left(const struct source *source)
{
	return (struct str){ source->bytes + source->at,
		source->have - source->at };
}

/* The first bytes of a file, enough to tell its kind. Of an archive no more
 * than its first member: what reads it has to see where the others begin. */
static bool
read_head(struct source *source)
{
	source->bytes = source->piece;
	source->at = source->have = 0;
	while (source->have < SNIFF_BYTES) {
		if (!read_piece(source))
			return true;
		if (sniff_is_archive(bytes_left(source)))
			break;
	}
	return false;
}

/* A reject in the page or the file that is being read. */
static enum status
reject(const struct source *source, enum status status, uint64_t line,
		const char *reason, struct error *error)
{
	error_set(error, status, source->walk.path, line,
			source->archive ? source->page.offset : ERROR_NO_OFFSET,
			"%s", reason);
	if (error && source->archive)
		error->record = source->page.record;
	return status;
}

static enum status
too_long(const struct source *source, uint64_t line, int limit,
		struct error *error)
{
	char reason[64];
	snprintf(reason, sizeof reason, "longer than %d bytes", limit);
	return reject(source, STATUS_LIMIT, line, reason, error);
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

/* What a server or an archive tells of the bytes' encoding. */
static struct str
charset_of(const struct source *source)
{
	if (source->archive)
		return source->page.charset;
	return source->is_remote ? source->remote.answer.http.charset : STR("");
}

/* Where the bytes were fetched: no address of lines and items in them. */
static struct str
address_of(const struct source *source)
{
	if (source->archive)
		return source->page.url;
	return source->is_remote ? source->remote.answer.url : STR("");
}

static struct document
document_of(const struct source *source, enum article_kind kind,
		struct str bytes)
{
	struct document document = {
		.path = str_of(source->walk.path),
		.kind = kind,
		.bytes = bytes,
	};
	document.envelope[ENVELOPE_CHARSET] = charset_of(source);
	if (!source->archive)
		return document;
	document.record = source->page.record;
	document.offset = source->page.offset;
	document.envelope[ENVELOPE_FETCHED] = source->page.fetched;
	return document;
}

/* --- one document a file ------------------------------------------------ */

static enum status
give_whole(struct source *source, enum article_kind kind,
		struct document *document, struct error *error)
{
	buffer_reset(&source->document);
	do {
		buffer_put(&source->document, bytes_left(source));
		source->have = 0;
		if (source->document.full)
			return close_file(source,
					too_long(source, 0,
							LIMIT_DOCUMENT_BYTES,
							error));
	} while (read_piece(source));
	if (source->failed)
		return give_failure(source, error);
	*document = document_of(source, kind, buffer_str(&source->document));
	document->envelope[ENVELOPE_URL] = address_of(source);
	return close_file(source, STATUS_OK);
}

/* --- lines -------------------------------------------------------------- */

/* The next line without its '\n', in the piece itself when it lies there
 * whole. False at the end of the stream. Of a line that is too long the
 * beginning is kept and `document.full` set. */
static bool
next_line(struct source *source, struct str *line)
{
	buffer_reset(&source->document);
	for (;;) {
		struct str rest = bytes_left(source);
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
			return too_long(source, source->line,
					LIMIT_DOCUMENT_BYTES, error);
		if (source->line == 1 && str_starts(line, STR("\xEF\xBB\xBF")))
			line = (struct str){ line.at + 3, line.len - 3 };
		if (!str_trim(line).len)
			continue;
		*document = document_of(source, ARTICLE_JSONL, line);
		document->item = document->line = source->line;
		return STATUS_OK;
	}
	return source->failed ? give_failure(source, error)
			      : close_part(source, STATUS_END);
}

/* --- feeds -------------------------------------------------------------- */

static enum status
give_item(struct source *source, const struct feed_item *item,
		struct document *document, struct error *error)
{
	if (item->too_long)
		return too_long(source, item->line, LIMIT_FEED_ITEM_BYTES,
				error);
	*document = document_of(source, ARTICLE_FEED, item->html);
	document->item = item->number;
	document->line = item->line;
	for (size_t i = 0; i < ENVELOPE_FIELDS; i++)
		if (item->envelope[i].len)
			document->envelope[i] = item->envelope[i];
	return STATUS_OK;
}

static enum status
end_feed(struct source *source, enum status status, struct error *error)
{
	feed_close(source->feed);
	source->feed = NULL;
	if (!status && source->failed)
		return give_failure(source, error);
	return close_part(source, status ? status : STATUS_END);
}

/* What lies in the piece, or else the next one; false when there is none. */
static bool
take_piece(struct source *source, struct str *piece)
{
	if (!source->have)
		read_piece(source);
	*piece = bytes_left(source);
	source->at = source->have = 0;
	return piece->len > 0;
}

static enum status
next_item(struct source *source, struct document *document, struct error *error)
{
	for (;;) {
		struct feed_item item;
		struct error reason;
		enum status status = feed_next(source->feed, &item, &reason);
		if (!status)
			return give_item(source, &item, document, error);
		if (status != STATUS_END)
			return end_feed(source,
					reject(source, status, reason.line,
							reason.message, error),
					error);
		if (source->feed_ended)
			return end_feed(source, STATUS_OK, error);
		struct str piece;
		source->feed_ended = !take_piece(source, &piece);
		/* Where the stream breaks off, that is what is told. */
		if (!source->feed_ended || !source->failed)
			feed_put(source->feed, piece, source->feed_ended);
	}
}

/* --- archives ----------------------------------------------------------- */

/* Lines and feeds are read from the page's bytes as from a file's. */
static enum status
begin_many(struct source *source, enum article_kind kind)
{
	bool lines = kind == ARTICLE_JSONL;
	source->state = lines ? STATE_LINES : STATE_FEED;
	source->line = 0;
	source->feed_ended = false;
	if (!lines)
		source->feed = feed_open(charset_of(source));
	return STATUS_END;
}

static enum status
next_page(struct source *source, struct document *document, struct error *error)
{
	struct archive_page *page = &source->page;
	struct error reason;
	enum status status = archive_next(source->archive, page, &reason);
	if (status == STATUS_END)
		return close_file(source, STATUS_END);
	if (status) {
		page->record = reason.record;
		page->offset = reason.offset;
		return reject(source, status, 0, reason.message, error);
	}
	if (page->kind == ARTICLE_JSONL || page->kind == ARTICLE_FEED) {
		source->bytes = page->bytes.at;
		source->at = 0;
		source->have = page->bytes.len;
		return begin_many(source, page->kind);
	}
	*document = document_of(source, page->kind, page->bytes);
	document->envelope[ENVELOPE_URL] = address_of(source);
	return STATUS_OK;
}

/* --- files -------------------------------------------------------------- */

static enum status
begin_kind(struct source *source, enum article_kind kind,
		struct document *document, struct error *error)
{
	switch (kind) {
	case ARTICLE_JSONL:
	case ARTICLE_FEED:
		return begin_many(source, kind);
	case ARTICLE_WARC:
	case ARTICLE_ARC:
		source->archive = archive_open(
				&source->stream, kind, bytes_left(source));
		source->state = STATE_ARCHIVE;
		return STATUS_END;
	default:
		return give_whole(source, kind, document, error);
	}
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
	bool whole = read_head(source);
	if (source->failed && !source->have)
		return give_failure(source, error);
	enum article_kind kind;
	struct error reason;
	status = sniff_kind(bytes_left(source), whole, &kind, &reason);
	if (status)
		return close_file(
				source, reject(source, status, 0,
							reason.message, error));
	return begin_kind(source, kind, document, error);
}

enum status
source_next(struct source *source, struct document *document,
		struct error *error)
{
	enum status status = STATUS_END;
	while (status == STATUS_END) {
		switch (source->state) {
		case STATE_LINES:
			status = give_line(source, document, error);
			break;
		case STATE_FEED:
			status = next_item(source, document, error);
			break;
		case STATE_ARCHIVE:
			status = next_page(source, document, error);
			break;
		case STATE_CLOSED:
			status = open_next(source, document, error);
			if (status == STATUS_END
					&& source->state == STATE_CLOSED)
				return STATUS_END;
		}
	}
	return status;
}
