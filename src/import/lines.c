#include "import/lines.h"

#include "base/limits.h"
#include "base/utf8.h"

struct import_lines
lines_open(struct str bytes, bool plain, struct import_report *report)
{
	return (struct import_lines){ .rest = bytes,
		.more = bytes.len > 0,
		.plain = plain,
		.report = report };
}

/* Without what stands between <!-- and -->: the part before, as comments are
 * the last thing in a line. A comment may begin as "<! --" too. */
static struct str
strip_marked(struct import_lines *lines, struct str line)
{
	if (lines->in_comment) {
		size_t end = str_find(line, STR("-->"));
		if (end == line.len)
			return STR("");
		lines->in_comment = false;
		line = str_cut(line.at + end + 3, line.at + line.len);
	}
	size_t at = str_find(line, STR("<!"));
	if (at == line.len)
		return line;
	struct str behind = str_cut(line.at + at, line.at + line.len);
	lines->in_comment = str_find(behind, STR("-->")) == behind.len;
	return (struct str){ line.at, at };
}

static struct str
strip_comment(struct import_lines *lines, struct str line)
{
	line = strip_marked(lines, line);
	for (size_t i = 0; i < line.len && !lines->plain; i++)
		if (line.at[i] == '#' || line.at[i] == ';')
			return (struct str){ line.at, i };
	return line;
}

/* A line that can be read; tells why when it cannot. */
static bool
is_readable(struct import_lines *lines, struct str line)
{
	if (line.len > LIMIT_IMPORT_LINE)
		report_unused(lines->report, "the line has more than %d bytes",
				LIMIT_IMPORT_LINE);
	else if (utf8_check(line) < line.len)
		report_unused(lines->report, "the line is not UTF-8");
	else if (str_find_byte(line, '\0') < line.len)
		report_unused(lines->report, "the line has a null byte");
	else
		return true;
	return false;
}

bool
lines_next(struct import_lines *lines, struct str *line)
{
	while (lines->more) {
		struct str raw = str_next(&lines->rest, '\n', &lines->more);
		struct str text = strip_comment(lines, raw);
		lines->report->line = ++lines->number;
		*line = str_trim(text);
		if (line->len && is_readable(lines, *line))
			return true;
	}
	return false;
}

bool
take_last_bracket(struct str *text, struct str *inside)
{
	size_t open = text->len;
	for (size_t i = 0; i < text->len; i++)
		if (text->at[i] == '[')
			open = i;
	if (open == text->len)
		return false;
	struct str behind = str_cut(text->at + open + 1, text->at + text->len);
	*inside = str_trim(
			(struct str){ behind.at, str_find_byte(behind, ']') });
	*text = str_trim((struct str){ text->at, open });
	return true;
}

struct str
take_word(struct str *text)
{
	*text = str_trim(*text);
	size_t at = 0;
	while (at < text->len && text->at[at] != ' ' && text->at[at] != '\t')
		at++;
	struct str word = { text->at, at };
	*text = str_cut(text->at + at, text->at + text->len);
	return word;
}
