#include "read/record_header.h"

#include <stdio.h>

#include "read/date.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
read_length(struct str value, uint64_t *length)
{
	*length = 0;
	for (size_t i = 0; i < value.len; i++) {
		if (!is_digit(value.at[i]) || *length > UINT64_MAX / 100)
			return false;
		*length = *length * 10 + (uint64_t)(value.at[i] - '0');
	}
	return value.len > 0;
}

/* --- WARC --------------------------------------------------------------- */

bool
warc_begins(struct str line)
{
	return line.len > 5 && str_starts(line, STR("WARC/"))
	       && is_digit(line.at[5]);
}

static enum record_type
type_of(struct str name)
{
	static const struct {
		const char *name;
		enum record_type type;
	} types[] = {
		{ "response", RECORD_CONTENT },
		{ "resource", RECORD_CONTENT },
		{ "conversion", RECORD_CONTENT },
		{ "revisit", RECORD_REVISIT },
		{ "continuation", RECORD_SEGMENT },
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal_ascii_case(name, str_of(types[i].name)))
			return types[i].type;
	return RECORD_ABOUT;
}

/* wget writes addresses between angle brackets. */
static struct str
bare_url(struct str url)
{
	if (url.len > 1 && str_starts(url, STR("<")) && str_ends(url, STR(">")))
		return (struct str){ url.at + 1, url.len - 2 };
	return url;
}

static void
put_fetched(struct record_header *header, struct str date)
{
	char iso[DATE_BYTES];
	date_normalise(date, iso);
	snprintf(header->fetched, sizeof header->fetched, "%.*s",
			(int)sizeof header->fetched - 1, iso);
}

static void
read_field(struct record_header *header, struct str name, struct str value,
		bool *has_length)
{
	if (str_equal_ascii_case(name, STR("WARC-Type")))
		header->type = type_of(value);
	else if (str_equal_ascii_case(name, STR("WARC-Target-URI")))
		header->url = bare_url(value);
	else if (str_equal_ascii_case(name, STR("WARC-Date")))
		put_fetched(header, value);
	else if (str_equal_ascii_case(name, STR("Content-Type")))
		header->content_type = value;
	else if (str_equal_ascii_case(name, STR("Content-Length")))
		*has_length = read_length(value, &header->length);
}

const char *
warc_header_read(struct str lines, struct record_header *header)
{
	bool more = true, has_length = false;
	*header = (struct record_header){ 0 };
	str_next(&lines, '\n', &more);
	while (more) {
		struct str line = str_next(&lines, '\n', &more);
		size_t colon = str_find_byte(line, ':');
		if (colon == line.len || line.at[0] == ' '
				|| line.at[0] == '\t')
			continue; /* folded on: nothing that is read here is */
		struct str name = { line.at, colon };
		struct str value = { line.at + colon + 1,
			line.len - colon - 1 };
		read_field(header, str_trim(name), str_trim(value),
				&has_length);
	}
	return has_length ? NULL : "its header has no usable Content-Length";
}

/* --- ARC ---------------------------------------------------------------- */

enum { ARC_WORDS = 10 };

struct arc_line {
	struct str url;
	struct str date, type, length;
};

/* Takes the last word off `rest`. */
static struct str
last_word(struct str *rest)
{
	size_t end = rest->len, start = end;
	while (start && rest->at[start - 1] != ' ')
		start--;
	struct str word = { rest->at + start, end - start };
	rest->len = start ? start - 1 : 0;
	return word;
}

static bool
is_date(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!is_digit(word.at[i]))
			return false;
	return word.len >= 8 && word.len <= 18;
}

/* From the right: version 1 has the date third, version 2 eighth. */
static bool
split(struct str line, struct arc_line *out)
{
	struct str words[ARC_WORDS] = { { 0 } };
	struct str rest = str_trim(line), before_ip = { 0 };
	size_t date = 0;
	for (size_t i = 0; i < ARC_WORDS && !date; i++) {
		words[i] = last_word(&rest);
		if ((i == 2 || i == 7) && is_date(words[i]))
			date = i;
	}
	last_word(&rest); /* the server's address */
	before_ip = rest;
	if (!date || str_find_byte(before_ip, ':') == before_ip.len)
		return false;
	*out = (struct arc_line){ before_ip, words[date], words[date - 1],
		words[0] };
	return true;
}

bool
arc_begins(struct str line)
{
	struct arc_line parts;
	return split(line, &parts);
}

/* "20140216050221" as ISO 8601. */
static void
put_arc_date(struct record_header *header, struct str digits)
{
	char text[24];
	if (digits.len < 14)
		return;
	const char *d = digits.at;
	snprintf(text, sizeof text, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4,
			d + 6, d + 8, d + 10, d + 12);
	put_fetched(header, str_of(text));
}

const char *
arc_header_read(struct str line, struct record_header *header)
{
	struct arc_line parts;
	*header = (struct record_header){ 0 };
	if (!split(line, &parts))
		return "its header is none of ARC";
	bool about = str_starts(parts.url, STR("filedesc:"))
		     || str_starts(parts.url, STR("dns:"));
	header->type = about ? RECORD_ABOUT : RECORD_CONTENT;
	header->url = parts.url;
	header->content_type = parts.type;
	put_arc_date(header, parts.date);
	return read_length(parts.length, &header->length)
			       ? NULL
			       : "its header has no usable length";
}
