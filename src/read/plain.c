#include "read/plain.h"

#include <strings.h>

#include "base/utf8.h"
#include "read/clean.h"
#include "read/date.h"
#include "read/furniture.h"

enum {
	/* Lines of a paragraph wrapped by hand, bytes. */
	WRAPPED_SHORTEST = 40,
	WRAPPED_LONGEST = 160,
	HEADLINE_LONGEST = 250,
};

/* Runs of lines between blank lines are blocks. */
struct plain {
	struct str rest;    /* not read yet */
	bool blank_lines;   /* the text has some inside */
	bool after_blank;   /* the next block has one before it */
	struct str block;   /* lines not given yet of a block */
	bool more, wrapped; /* of the block */
};

static struct str
take_line(struct str *rest)
{
	size_t n = str_find_byte(*rest, '\n');
	size_t step = n < rest->len ? n + 1 : n;
	struct str line = { rest->at, n };
	*rest = (struct str){ rest->at + step, rest->len - step };
	return str_trim(line);
}

static bool
has_blank_lines(struct str text)
{
	text = str_trim(text);
	while (text.len)
		if (!take_line(&text).len)
			return true;
	return false;
}

/* Lines of about the same length, all but the last, one of which does not end
 * a sentence. */
static bool
is_wrapped(struct str block)
{
	size_t lines = 0, open = 0;
	struct str line = take_line(&block);
	while (block.len) {
		if (line.len < WRAPPED_SHORTEST || line.len > WRAPPED_LONGEST)
			return false;
		char last = line.at[line.len - 1];
		open += last != '.' && last != '!' && last != '?' && last != ':'
			&& last != '"';
		lines++;
		line = take_line(&block);
	}
	return lines && open;
}

/* Moves to the next block; false at the end. */
static bool
next_block(struct plain *plain)
{
	struct str rest = plain->rest;
	const char *start = NULL;
	struct str line = { 0 };
	while (rest.len && !line.len) {
		start = rest.at;
		line = take_line(&rest);
	}
	if (!line.len)
		return false;
	const char *end = rest.at;
	while (rest.len) {
		line = take_line(&rest);
		if (!line.len)
			break;
		end = rest.at;
	}
	plain->block = str_cut(start, end);
	plain->wrapped = plain->blank_lines && is_wrapped(plain->block);
	plain->rest = rest;
	return true;
}

/* The next paragraph, cleaned, in `out`; false at the end. `*alone` tells that
 * it is a block of its own. */
static bool
next_paragraph(struct plain *plain, struct buffer *out, bool *alone)
{
	buffer_reset(out);
	*alone = false;
	bool space = false;
	if (!plain->block.len) {
		if (!next_block(plain))
			return false;
		*alone = true;
	}
	do {
		clean_put(out, take_line(&plain->block), 0, &space);
		/* "half-" at the end of a line goes with what follows. */
		space = !(out->len && out->at[out->len - 1] == '-');
	} while (plain->wrapped && plain->block.len);
	if (plain->block.len)
		*alone = false;
	return true;
}

static struct str
without_closing_mark(struct str line)
{
	static const char *const closing[] = { "\"", "'", "”", "’", "»", ")" };
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		struct str mark = str_of(closing[i]);
		if (str_ends(line, mark))
			return (struct str){ line.at, line.len - mark.len };
	}
	return line;
}

/* With a stop, inside marks or brackets too: "called it “absurd.”" */
static bool
ends_with_stop(struct str line)
{
	size_t before = line.len + 1;
	while (line.len < before) {
		before = line.len;
		line = without_closing_mark(line);
	}
	return str_ends(line, STR("."));
}

static bool
is_headline(struct str line)
{
	if (line.len > HEADLINE_LONGEST || ends_with_stop(line)
			|| str_ends(line, STR(":"))
			|| str_find_byte(line, ' ') == line.len)
		return false;
	size_t at = 0;
	uint32_t first = utf8_next(line, &at);
	return !utf8_is_lower(first);
}

static bool
is_date_line(struct str line, char iso[DATE_BYTES])
{
	enum { LONGEST = 60 };
	date_normalise(line, iso);
	return iso[0] && line.len < LONGEST && !str_ends(line, STR("."));
}

/* "By Name Surname" or "Por Nombre Apellido". */
static struct str
author_in(struct str line)
{
	enum { LONGEST = 80 };
	size_t skip = 0;
	if (line.len > LONGEST || str_ends(line, STR(".")))
		return STR("");
	if (line.len > 3 && !strncasecmp(line.at, "by ", 3))
		skip = 3;
	if (line.len > 4 && !strncasecmp(line.at, "por ", 4))
		skip = 4;
	if (!skip || line.at[skip] < 'A' || line.at[skip] > 'Z')
		return STR("");
	return (struct str){ line.at + skip, line.len - skip };
}

static bool
take_furniture_of_top(
		struct str line, struct arena *arena, struct article *article)
{
	char iso[DATE_BYTES];
	struct str name = author_in(line);
	if (name.len && !article->author_count) {
		article->author = ARENA_NEW(arena, struct str, 1);
		article->author[article->author_count++] =
				arena_copy(arena, name);
		return true;
	}
	if (!article->date.len && is_date_line(line, iso)) {
		article->date = arena_copy(arena, str_of(iso));
		return true;
	}
	return false;
}

enum status
plain_read(struct str bytes, struct buffer *scratch, struct arena *arena,
		struct article *article, struct error *error)
{
	struct plain plain = { .rest = bytes,
		.blank_lines = has_blank_lines(bytes) };
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	bool alone;
	bool room = true;
	while (room && next_paragraph(&plain, scratch, &alone)) {
		struct str line = buffer_str(scratch);
		if (furniture_is(line))
			continue;
		bool top = !article->paragraphs;
		if (top && !article->title.len && alone && plain.rest.len
				&& is_headline(line))
			article->title = arena_copy(arena, line);
		else if (!top || !take_furniture_of_top(line, arena, article))
			article->paragraphs += room =
					clean_put_paragraph(&text, line);
	}
	/* A lone headline is all there is. */
	if (!text.len && article->title.len) {
		article->paragraphs +=
				clean_put_paragraph(&text, article->title);
		article->title = STR("");
	}
	article->text = arena_copy(arena, buffer_str(&text));
	buffer_fini(&text);
	if (!article->text.len)
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"no text in it");
	return STATUS_OK;
}
