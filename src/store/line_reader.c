#include "store/line_reader.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "store/lines.h"
#include "store/statement.h"

/* The lines of one coding, whole and cut. */
struct cut_lines {
	int64_t coding; /* 0: none is there */
	struct buffer bytes;
	size_t *starts; /* [count + 1] */
	size_t count, capacity;
};

struct line_reader {
	struct store *store;
	sqlite3_stmt *coding;
	struct lines_packer *packer;
	struct cut_lines lines;
};

enum status
line_reader_open(struct line_reader **out, struct store *store,
		struct error *error)
{
	struct line_reader *reader = memory_zero(1, sizeof *reader);
	reader->store = store;
	reader->packer = lines_packer_new();
	buffer_init(&reader->lines.bytes, BUFFER_UNLIMITED);
	enum status status = statement_prepare(store,
			"SELECT coding.bytes, coding.lines, text, title, url, "
			"doc FROM coding JOIN article ON article.id = "
			"coding.article JOIN article_text ON "
			"article_text.article = coding.article WHERE "
			"coding.id = ?",
			&reader->coding, error);
	*out = status ? NULL : reader;
	if (status)
		line_reader_close(reader);
	return status;
}

void
line_reader_close(struct line_reader *reader)
{
	if (!reader)
		return;
	sqlite3_finalize(reader->coding);
	lines_packer_free(reader->packer);
	buffer_fini(&reader->lines.bytes);
	free(reader->lines.starts);
	free(reader);
}

static void
cut(struct cut_lines *lines)
{
	const char *at = lines->bytes.at, *newline;
	size_t length = lines->bytes.len, start = 0;
	lines->count = 0;
	MEMORY_PUSH(lines->starts, lines->count, lines->capacity, 0);
	while (start < length
			&& (newline = memchr(at + start, '\n',
					    length - start))) {
		start = (size_t)(newline - at) + 1;
		MEMORY_PUSH(lines->starts, lines->count, lines->capacity,
				start);
	}
	lines->count--;
}

/* Without the newline; "" when there is no such line. */
static struct str
line_of(const struct cut_lines *lines, int64_t number)
{
	if (number < 0 || (size_t)number >= lines->count)
		return (struct str){ 0 };
	size_t start = lines->starts[number];
	return (struct str){ lines->bytes.at + start,
		lines->starts[number + 1] - start - 1 };
}

static enum status
damaged(const struct line_reader *reader, const char *what, struct error *error)
{
	return error_set(error, STATUS_FORMAT, reader->store->path, 0,
			ERROR_NO_OFFSET, "%s; the database is damaged", what);
}

static enum status
unpack(struct line_reader *reader, struct error *error)
{
	struct error reason;
	sqlite3_stmt *row = reader->coding;
	int64_t bytes = sqlite3_column_int64(row, 0);
	struct str packed = { sqlite3_column_blob(row, 1),
		(size_t)sqlite3_column_bytes(row, 1) };
	buffer_reset(&reader->lines.bytes);
	if (bytes < 0 || bytes > LIMIT_CODING_BYTES)
		return damaged(reader, "an article has too many records",
				error);
	struct lines_article article = { statement_text(row, 2),
		statement_text(row, 3), statement_text(row, 4),
		statement_text(row, 5) };
	if (lines_unpack(reader->packer, packed, &article, (size_t)bytes,
			    &reader->lines.bytes, &reason))
		return damaged(reader, reason.message, error);
	return STATUS_OK;
}

static enum status
load_coding(struct line_reader *reader, int64_t coding, struct error *error)
{
	if (reader->lines.coding == coding)
		return STATUS_OK;
	reader->lines.coding = 0;
	enum status status = statement_first(reader->store, reader->coding,
			VALUES(V_INT(coding)), error);
	if (!status)
		status = unpack(reader, error);
	else if (status == STATUS_END)
		status = damaged(reader, "a record has no lines", error);
	statement_done(reader->coding);
	if (status)
		return status;
	reader->lines.coding = coding;
	cut(&reader->lines);
	return STATUS_OK;
}

enum status
line_reader_get(struct line_reader *reader, int64_t coding, int64_t number,
		struct str *line, struct error *error)
{
	*line = (struct str){ 0 };
	enum status status = load_coding(reader, coding, error);
	if (status)
		return status;
	*line = line_of(&reader->lines, number);
	return line->len ? STATUS_OK
			 : damaged(reader, "a record has no line", error);
}

struct str
line_reader_other(const struct line_reader *reader, size_t number)
{
	return line_of(&reader->lines, (int64_t)number);
}
