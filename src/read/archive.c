#include "read/archive.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "read/http_message.h"
#include "read/record_header.h"
#include "read/sniff.h"

/* JUDGED_BYTES: as much of a block as tells whether it is wanted. */
enum { PIECE_BYTES = 256 * 1024, JUDGED_BYTES = 64 * 1024 };

/* Where a record begins. */
struct place {
	uint64_t offset; /* see archive.h */
	uint64_t member;
};

/* What may be made of a type of content. */
enum wanted {
	WANTED_NOT,
	WANTED_TEXT, /* whatever it turns out to be */
	WANTED_HTML, /* likewise; text is a page */
	WANTED_FEED, /* if it is one */
	WANTED_JSON, /* lines of it */
};

/* The record that is being read. */
struct candidate {
	struct record_header header;
	struct http_message message;
	enum wanted wanted;
	enum archive_pass pass; /* why it is not wanted */
};

struct archive {
	struct stream *stream;
	bool arc;
	/* window[at, have) is read and not used yet: of `piece`, or what a
	 * record that the file's end cut off left in `tail`. */
	const char *window;
	size_t at, have;
	uint64_t position;         /* of window[at], as if all were plain */
	uint64_t member, piece_at; /* of the piece: its member, and where that
				      begins */
	bool fresh;                /* the piece begins a member */
	bool ended;
	enum status failed; /* what ended it; not told yet */
	struct error damage;
	char *piece;
	struct buffer tail;

	struct buffer line;       /* that read last */
	struct buffer header;     /* of the record, or its first line */
	bool begun;               /* `header` is the first line of the next */
	bool lost;                /* the next record has to be looked for */
	struct place place, next; /* of the record; of what was begun */
	struct candidate candidate;
	struct buffer block;
	struct http_body body;
	struct archive_counts counts;
};

/* --- bytes -------------------------------------------------------------- */

struct archive *
archive_open(struct stream *stream, enum article_kind kind, struct str head)
{
	struct archive *archive = memory_zero(1, sizeof *archive);
	archive->stream = stream;
	archive->arc = kind == ARTICLE_ARC;
	archive->piece = memory_resize(NULL, PIECE_BYTES, 1);
	buffer_init(&archive->tail, LIMIT_DOCUMENT_BYTES);
	buffer_init(&archive->line, LIMIT_RECORD_HEADER);
	buffer_init(&archive->header, LIMIT_RECORD_HEADER);
	buffer_init(&archive->block, LIMIT_DOCUMENT_BYTES);
	http_body_init(&archive->body);
	buffer_put(&archive->tail, head);
	archive->window = archive->tail.at;
	archive->have = head.len;
	archive->member = stream->member;
	archive->piece_at = stream->member_start;
	return archive;
}

void
archive_close(struct archive *archive)
{
	if (!archive)
		return;
	free(archive->piece);
	buffer_fini(&archive->tail);
	buffer_fini(&archive->line);
	buffer_fini(&archive->header);
	buffer_fini(&archive->block);
	http_body_fini(&archive->body);
	free(archive);
}

struct archive_counts
archive_counts(const struct archive *archive)
{
	return archive->counts;
}

/* Whether there is a byte in the window; reads on when there is none. */
static bool
fill(struct archive *archive)
{
	if (archive->at < archive->have)
		return true;
	if (archive->ended)
		return false;
	archive->window = archive->piece;
	archive->at = archive->have = 0;
	archive->failed = stream_read(archive->stream, archive->piece,
			PIECE_BYTES, &archive->have, &archive->damage);
	archive->ended = archive->failed || !archive->have;
	archive->fresh = archive->stream->member != archive->member;
	archive->member = archive->stream->member;
	archive->piece_at = archive->stream->member_start;
	return archive->have > 0;
}

static struct str
rest_of_window(const struct archive *archive)
{
	return (struct str){ archive->window + archive->at,
		archive->have - archive->at };
}

static void
use(struct archive *archive, size_t bytes)
{
	archive->at += bytes;
	archive->position += bytes;
}

static bool
begins_record(const struct archive *archive, struct str line)
{
	return archive->arc ? arc_begins(line) : warc_begins(line);
}

/* Whether the window begins a member with a record: then what went on into it
 * is over. */
static bool
next_begins(const struct archive *archive)
{
	return archive->fresh && !archive->at
	       && begins_record(archive,
			       (struct str){ archive->window,
					       str_find_byte(rest_of_window(archive),
							       '\n') });
}

static struct place
place_now(const struct archive *archive)
{
	bool plain = archive->stream->coding == STREAM_PLAIN;
	return (struct place){
		.offset = plain ? archive->position : archive->piece_at,
		.member = archive->member,
	};
}

/* The next line, with its end, into `line`; false at the end. Of a line that
 * is too long the beginning is kept, and `line.full` set. */
static bool
read_line(struct archive *archive)
{
	buffer_reset(&archive->line);
	while (fill(archive) && !(archive->line.len && next_begins(archive))) {
		struct str rest = rest_of_window(archive);
		size_t length = str_find_byte(rest, '\n');
		bool whole = length < rest.len;
		buffer_put(&archive->line,
				(struct str){ rest.at, length + whole });
		use(archive, length + whole);
		if (whole)
			return true;
	}
	return archive->line.len > 0;
}

/* --- damage ------------------------------------------------------------- */

static enum status
reject(const struct archive *archive, enum status status, const char *reason,
		struct error *error)
{
	error_set(error, status, NULL, 0, archive->place.offset, "%s", reason);
	if (error)
		error->record = archive->counts.records;
	return status;
}

/* Goes on at the next member, if there is one. */
static bool
resume(struct archive *archive)
{
	if (!stream_resume(archive->stream))
		return false;
	archive->ended = false;
	archive->lost = true;
	archive->at = archive->have = 0;
	return true;
}

/* The stream itself broke. */
static enum status
reject_damage(struct archive *archive, struct error *error)
{
	enum status status = archive->failed;
	char reason[600];
	archive->failed = STATUS_OK;
	if (archive->damage.offset == ERROR_NO_OFFSET)
		snprintf(reason, sizeof reason, "%s", archive->damage.message);
	else
		snprintf(reason, sizeof reason, "%s, at byte %" PRIu64,
				archive->damage.message,
				archive->damage.offset);
	reject(archive, status, reason, error);
	if (status == STATUS_FORMAT)
		resume(archive);
	return status;
}

/* Makes the line that was read the first of a header. */
static void
begin_header(struct archive *archive)
{
	buffer_reset(&archive->header);
	buffer_put(&archive->header, buffer_str(&archive->line));
}

/* Reads on to the next line that begins a record; false when the stream gives
 * nothing at all. */
static bool
read_to_record(struct archive *archive)
{
	bool any = false;
	while (!archive->begun && fill(archive)) {
		any = true;
		archive->next = place_now(archive);
		if (!read_line(archive))
			break;
		archive->begun = begins_record(
				archive, buffer_str(&archive->line));
	}
	return any;
}

/* Makes the next line that begins a record the header's first. What looks like
 * a member inside damaged data, and gives nothing, is not told again. */
static void
find_record(struct archive *archive)
{
	while (!read_to_record(archive) && archive->failed == STATUS_FORMAT) {
		archive->failed = STATUS_OK;
		if (!resume(archive))
			break;
	}
	archive->lost = false;
	if (archive->begun)
		begin_header(archive);
}

/* The next record that lies in `bytes`, which begin behind a line; its place
 * or `bytes.len`. */
static size_t
find_warc(struct str bytes)
{
	if (warc_begins(bytes))
		return 0;
	size_t at = str_find(bytes, STR("\nWARC/"));
	return at < bytes.len ? at + 1 : at;
}

/* A record that goes on behind the file's end swallowed those behind it: they
 * are read from what it holds. */
static void
open_tail(struct archive *archive)
{
	struct str held = buffer_str(&archive->block);
	size_t at = find_warc(held);
	if (at == held.len)
		return;
	struct buffer old = archive->tail;
	archive->tail = archive->block;
	archive->block = old;
	archive->window = archive->tail.at;
	archive->at = at;
	archive->have = archive->tail.len;
	archive->position -= archive->have - archive->at;
}

/* --- records ------------------------------------------------------------ */

/* Nothing more is to be had, for now. */
static enum status
end_of_file(struct archive *archive, struct error *error)
{
	archive->place = place_now(archive);
	if (archive->failed) {
		archive->counts.records++; /* one whose header is lost */
		return reject_damage(archive, error);
	}
	if (resume(archive))
		return reject(archive, STATUS_FORMAT,
				"bytes that are not compressed stand behind it",
				error);
	return STATUS_END;
}

/* The record's first line into `header`; STATUS_END behind the last. */
static enum status
first_line(struct archive *archive, struct error *error)
{
	if (archive->lost)
		find_record(archive);
	for (struct str line = STR(""); !archive->begun;) {
		if (!fill(archive))
			return end_of_file(archive, error);
		archive->next = place_now(archive);
		read_line(archive);
		line = buffer_str(&archive->line);
		archive->begun = begins_record(archive, line);
		if (archive->begun) {
			begin_header(archive);
		} else if (str_trim(line).len && !fill(archive)
				&& archive->failed) {
			return end_of_file(archive, error);
		} else if (str_trim(line).len) {
			archive->lost = true;
			archive->place = archive->next;
			return reject(archive, STATUS_FORMAT,
					"something that is no record stands "
					"behind it",
					error);
		}
	}
	archive->begun = false;
	archive->place = archive->next;
	archive->counts.records++;
	return STATUS_OK;
}

/* The lines of a WARC header behind the first. False when it does not end, or
 * another record begins inside of it. */
static bool
more_lines(struct archive *archive)
{
	while (fill(archive)) {
		archive->next = place_now(archive);
		read_line(archive);
		struct str line = buffer_str(&archive->line);
		archive->begun = warc_begins(line);
		if (archive->begun) {
			begin_header(archive);
			return false;
		}
		if (!str_trim(line).len)
			return true;
		buffer_put(&archive->header, line);
		if (archive->line.full || archive->header.full) {
			archive->lost = true;
			return false;
		}
	}
	return false;
}

/* What ended a header or block too early, as a reject. */
static enum status
reject_early(struct archive *archive, const char *what, struct error *error)
{
	if (archive->failed)
		return reject_damage(archive, error);
	bool at_end = archive->ended && archive->at == archive->have;
	char reason[80];
	snprintf(reason, sizeof reason, "%s%s", what,
			at_end ? " is cut off by the end of the file"
			       : " ends early");
	return reject(archive, STATUS_FORMAT, reason, error);
}

static enum status
read_header(struct archive *archive, struct error *error)
{
	struct record_header *header = &archive->candidate.header;
	if (!archive->arc && !more_lines(archive))
		return archive->lost ? reject(archive, STATUS_LIMIT,
				       "its header is too long", error)
				     : reject_early(archive, "its header",
						     error);
	struct str lines = buffer_str(&archive->header);
	const char *problem = archive->arc ? arc_header_read(lines, header)
					   : warc_header_read(lines, header);
	if (!problem)
		return STATUS_OK;
	archive->lost = true;
	return reject(archive, STATUS_FORMAT, problem, error);
}

/* Uses the next `length` bytes, into `block` when they are wanted; false when
 * the record ends before. */
static bool
take_block(struct archive *archive, uint64_t length, bool wanted)
{
	while (length) {
		if (!fill(archive) || next_begins(archive))
			return false;
		struct str part = rest_of_window(archive);
		if (part.len > length)
			part.len = (size_t)length;
		if (wanted)
			buffer_put(&archive->block, part);
		use(archive, part.len);
		length -= part.len;
	}
	return true;
}

/* In the last piece it is plain that a record is cut off before it is copied:
 * many such records would cost the square of their number. */
static bool
is_cut_off(struct archive *archive, uint64_t length)
{
	if (!archive->ended || archive->failed
			|| length <= archive->have - archive->at)
		return false;
	use(archive, find_warc(rest_of_window(archive)));
	return true;
}

/* The empty lines behind a block, and with them the end of its member, where
 * compressed data is checked. */
static enum status
end_block(struct archive *archive, struct error *error)
{
	while (fill(archive)
			&& (archive->window[archive->at] == '\r'
					|| archive->window[archive->at]
							   == '\n'))
		use(archive, 1);
	bool own = archive->stream->member == archive->place.member;
	return archive->failed && own ? reject_damage(archive, error)
				      : STATUS_OK;
}

/* --- pages -------------------------------------------------------------- */

static enum wanted
wanted_type(struct str type)
{
	static const struct {
		const char *name;
		enum wanted wanted;
	} types[] = {
		{ "text/html", WANTED_HTML },
		{ "application/xhtml+xml", WANTED_HTML },
		{ "application/vnd.wap.xhtml+xml", WANTED_HTML },
		{ "text/plain", WANTED_TEXT },
		{ "", WANTED_TEXT },
		{ "unknown", WANTED_TEXT },
		{ "no-type", WANTED_TEXT },
		{ "application/rss+xml", WANTED_FEED },
		{ "application/atom+xml", WANTED_FEED },
		{ "application/rdf+xml", WANTED_FEED },
		{ "text/xml", WANTED_FEED },
		{ "application/xml", WANTED_FEED },
		{ "application/json", WANTED_JSON },
		{ "application/jsonl", WANTED_JSON },
		{ "application/x-ndjson", WANTED_JSON },
		{ "application/jsonlines", WANTED_JSON },
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal_ascii_case(type, str_of(types[i].name)))
			return types[i].wanted;
	return WANTED_NOT;
}

static bool
is_http(const struct record_header *header, struct str block)
{
	struct str type, charset;
	http_content_type(header->content_type, &type, &charset);
	return str_equal_ascii_case(type, STR("application/http"))
	       || (block.len > 5
			       && str_equal_ascii_case(
					       (struct str){ block.at, 5 },
					       STR("HTTP/")));
}

/* By the beginning of the block. */
static void
judge(struct candidate *candidate, struct str block)
{
	struct http_message *message = &candidate->message;
	*message = (struct http_message){ .body = block };
	if (is_http(&candidate->header, block))
		http_message_read(block, message);
	else
		http_content_type(candidate->header.content_type,
				&message->content_type, &message->charset);
	candidate->pass = ARCHIVE_TYPE;
	candidate->wanted = wanted_type(message->content_type);
	if (str_ends(candidate->header.url, STR("/robots.txt")))
		candidate->wanted = WANTED_NOT;
	if (str_starts(candidate->header.url, STR("metadata:"))) {
		candidate->pass = ARCHIVE_ABOUT; /* the crawler's own log */
		candidate->wanted = WANTED_NOT;
	}
	if (message->status && message->status != 200) {
		candidate->pass = ARCHIVE_STATUS;
		candidate->wanted = WANTED_NOT;
	}
}

/* What the body is; false when it is none that is read. */
static bool
find_kind(enum wanted wanted, struct str body, enum article_kind *kind)
{
	if (sniff_kind(body, true, kind, NULL))
		return false;
	if (*kind == ARTICLE_CONLLU)
		*kind = ARTICLE_TEXT;
	if (*kind == ARTICLE_TEXT && wanted == WANTED_HTML)
		*kind = ARTICLE_HTML;
	if (*kind == ARTICLE_WARC || *kind == ARTICLE_ARC)
		return false;
	return wanted == WANTED_TEXT || wanted == WANTED_HTML
	       || (wanted == WANTED_FEED && *kind == ARTICLE_FEED)
	       || (wanted == WANTED_JSON && *kind == ARTICLE_JSONL);
}

static enum status
pass_over(struct archive *archive, enum archive_pass why)
{
	archive->counts.passed[why]++;
	return STATUS_END;
}

/* STATUS_END: none, passed over. */
static enum status
make_page(struct archive *archive, struct archive_page *page,
		struct error *error)
{
	struct candidate *candidate = &archive->candidate;
	struct error reason;
	/* Again: the block is all there now, and may have moved. */
	judge(candidate, buffer_str(&archive->block));
	*page = (struct archive_page){
		.record = archive->counts.records,
		.offset = archive->place.offset,
		.url = candidate->header.url,
		.charset = candidate->message.charset,
		.fetched = str_of(candidate->header.fetched),
	};
	enum status status = http_body_decode(&archive->body,
			&candidate->message, &page->bytes, &reason);
	if (status)
		return reject(archive, status, reason.message, error);
	if (!find_kind(candidate->wanted, page->bytes, &page->kind))
		return pass_over(archive, ARCHIVE_TYPE);
	archive->counts.pages++;
	return STATUS_OK;
}

static enum status
reject_content(struct archive *archive, struct error *error)
{
	bool cut = archive->ended && !archive->failed;
	enum status status = reject_early(archive, "its content", error);
	if (cut)
		open_tail(archive);
	return status;
}

/* The block of a record that may be a page. */
static enum status
read_content(struct archive *archive, struct archive_page *page,
		struct error *error)
{
	struct candidate *candidate = &archive->candidate;
	uint64_t length = candidate->header.length;
	uint64_t first = length < JUDGED_BYTES ? length : JUDGED_BYTES;
	if (!take_block(archive, first, true))
		return reject_content(archive, error);
	judge(candidate, buffer_str(&archive->block));
	bool wanted = candidate->wanted != WANTED_NOT;
	bool held = wanted && length <= LIMIT_DOCUMENT_BYTES;
	if (!take_block(archive, length - first, held))
		return reject_content(archive, error);
	enum status status = end_block(archive, error);
	if (status)
		return status;
	if (!wanted)
		return pass_over(archive, candidate->pass);
	if (!held)
		return reject(archive, STATUS_LIMIT,
				"longer than a document may be", error);
	return make_page(archive, page, error);
}

/* A record that is no page whatever its block holds. */
static enum status
skip_record(struct archive *archive, enum archive_pass why, struct error *error)
{
	if (!take_block(archive, archive->candidate.header.length, false))
		return reject_early(archive, "its content", error);
	enum status status = end_block(archive, error);
	return status ? status : pass_over(archive, why);
}

/* STATUS_OK with a page; STATUS_END: passed over. `*ended` behind the last
 * record. */
static enum status
read_record(struct archive *archive, struct archive_page *page, bool *ended,
		struct error *error)
{
	const struct record_header *header = &archive->candidate.header;
	enum status status = first_line(archive, error);
	*ended = status == STATUS_END;
	if (!status)
		status = read_header(archive, error);
	if (status)
		return status;
	buffer_reset(&archive->block);
	if (is_cut_off(archive, header->length))
		return reject(archive, STATUS_FORMAT,
				"its content is cut off by the end of the file",
				error);
	if (header->type == RECORD_CONTENT)
		return read_content(archive, page, error);
	return skip_record(archive,
			header->type == RECORD_ABOUT ? ARCHIVE_ABOUT
						     : ARCHIVE_REVISIT,
			error);
}

enum status
archive_next(struct archive *archive, struct archive_page *page,
		struct error *error)
{
	bool ended = false;
	enum status status = STATUS_END;
	while (status == STATUS_END && !ended)
		status = read_record(archive, page, &ended, error);
	return status;
}
