#include "text/wrap.h"

#include <string.h>

enum {
	WRAPPED_SHORTEST = 30, /* bytes of a line that goes on */
	WRAPPED_LONGEST = 120,
	WRAPPED_LEAST = 4, /* lines that go on */
};

static bool
ends_sentence(struct str line)
{
	static const char *const ends[] = { ".", "!", "?", ":", "\"", "”", "’",
		")" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(line, str_of(ends[i])))
			return true;
	return false;
}

static bool
begins_small(struct str line)
{
	return line.len && line.at[0] >= 'a' && line.at[0] <= 'z';
}

static bool
is_page_number(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] < '0' || line.at[i] > '9')
			return false;
	return line.len > 0;
}

static bool
goes_on(struct str line, struct str next)
{
	return line.len >= WRAPPED_SHORTEST && line.len <= WRAPPED_LONGEST
	       && !ends_sentence(line) && begins_small(next);
}

struct wrap
wrap_of(struct str text)
{
	struct wrap lines = { .rest = text, .more = text.len > 0 };
	size_t pairs = 0, runs = 0;
	bool more = true;
	struct str line = str_trim(str_next(&text, '\n', &more));
	while (more) {
		struct str next = str_trim(str_next(&text, '\n', &more));
		bool run = goes_on(line, next);
		pairs += line.len && next.len;
		runs += run;
		if (run && line.len > lines.longest)
			lines.longest = line.len;
		line = next;
	}
	lines.wrapped = runs >= WRAPPED_LEAST && runs * 5 >= pairs * 2;
	return lines;
}

/* The paragraph of `line` goes on in `next`: a last line is short and ends a
 * sentence; a heading is short, and a capital follows. */
static bool
is_joined(const struct wrap *lines, struct str line, struct str next)
{
	if (!line.len || !next.len || is_page_number(line)
			|| is_page_number(next))
		return false;
	if (line.len * 4 >= lines->longest * 3)
		return true;
	return !ends_sentence(line)
	       && (begins_small(next) || line.len * 2 >= lines->longest);
}

bool
wrap_next(struct wrap *lines, struct str *paragraph)
{
	if (!lines->more)
		return false;
	struct str line = str_next(&lines->rest, '\n', &lines->more);
	*paragraph = line;
	while (lines->wrapped && lines->more) {
		struct str rest = lines->rest;
		bool more;
		struct str next = str_next(&rest, '\n', &more);
		if (!is_joined(lines, str_trim(line), str_trim(next)))
			break;
		paragraph->len = (size_t)(next.at + next.len - paragraph->at);
		lines->rest = rest;
		lines->more = more;
		line = next;
	}
	return true;
}
