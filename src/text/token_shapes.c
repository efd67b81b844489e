#include "text/token_shapes.h"

#include "base/limits.h"
#include "text/abbreviations.h"
#include "text/chars.h"

static char
byte_at(struct str text, size_t at)
{
	return at < text.len ? text.at[at] : '\0';
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static size_t
digit_run(struct str text, size_t at)
{
	while (is_digit(byte_at(text, at)))
		at++;
	return at;
}

/* Telephone numbers, post codes, dates; 9 stands for any digit. */
static const char *const number_shapes[] = {
	"999-999-9999",
	"9-999-999-9999",
	"999-9999",
	"99999-9999",
	"999/999-9999",
	"9999-99-99",
	"99-99-9999",
	"9-99-9999",
	"99-9-9999",
	"9/9/99",
	"9/99/99",
	"99/9/99",
	"99/99/99",
	"9/9/9999",
	"9/99/9999",
	"99/9/9999",
	"99/99/9999",
	"9999/99/99",
};

static size_t
shape_end(struct str text, size_t at, const char *shape)
{
	for (; *shape; shape++, at++) {
		char byte = byte_at(text, at);
		if (*shape == '9' ? !is_digit(byte) : byte != *shape)
			return 0;
	}
	char next = byte_at(text, at);
	bool goes_on = is_digit(next)
		       || ((next == '-' || next == '/')
				       && is_digit(byte_at(text, at + 1)));
	return goes_on ? 0 : at;
}

/* "9/11": a month and a day, one of them of two digits; "1/2" is a fraction. */
static size_t
month_day_end(struct str text, size_t at, size_t slash)
{
	size_t end = digit_run(text, slash + 1);
	if (slash - at > 2 || end - slash > 3 || end - at < 4
			|| byte_at(text, end) == '/')
		return 0;
	int month = 0, day = 0;
	for (size_t i = at; i < slash; i++)
		month = month * 10 + (text.at[i] - '0');
	for (size_t i = slash + 1; i < end; i++)
		day = day * 10 + (text.at[i] - '0');
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? end : 0;
}

/* "1,200" and "55,7" are numbers; "in 2001,2002" and "[8,9,10]" are lists. */
static bool
comma_joins(struct str text, size_t at, size_t group, size_t comma)
{
	size_t length = digit_run(text, comma + 1) - (comma + 1);
	if (comma - group > 3)
		return false;
	if (length == 3)
		return true;
	char before = at > 0 ? text.at[at - 1] : ' ';
	return group == at && before != '[' && before != ','
	       && byte_at(text, comma + 1 + length) != ',';
}

size_t
number_end(struct str text, size_t at, bool decimal_comma)
{
	size_t end = digit_run(text, at);
	char joint = byte_at(text, end);
	if ((joint == '-' || joint == '/')
			&& is_digit(byte_at(text, end + 1))) {
		for (size_t i = 0; i < sizeof number_shapes
						       / sizeof *number_shapes;
				i++) {
			size_t shaped = shape_end(text, at, number_shapes[i]);
			if (shaped)
				return shaped;
		}
		if (joint == '/' && decimal_comma)
			return digit_run(text, end + 1);
		size_t date = joint == '/' ? month_day_end(text, at, end) : 0;
		return date ? date : end;
	}
	size_t group = at, points = 0, commas = 0;
	while ((joint = byte_at(text, end)) == '.' || joint == ','
			|| joint == ':') {
		/* The comma of "1.200,75". */
		bool decimals = decimal_comma && points > 0 && commas == 0;
		if (!is_digit(byte_at(text, end + 1))
				|| (joint == ',' && !decimals
						&& !comma_joins(text, at, group,
								end)))
			break;
		points += joint == '.';
		commas += joint == ',';
		group = end + 1;
		end = digit_run(text, group);
	}
	return end;
}

bool
number_stands_alone(struct str text, size_t end, size_t letters)
{
	char first = byte_at(text, end);
	if (letters == end + 1 && (first == 'a' || first == 'p')
			&& byte_at(text, letters) == '.'
			&& byte_at(text, letters + 1) == 'm')
		return true;
	return word_list_has(LANGUAGE_EN, LIST_UNIT,
			(struct str){ text.at + end, letters - end });
}

/* Length of a character that may stand in a label of a host name, or 0. */
static unsigned
label_character(struct str text, size_t at)
{
	unsigned bytes;
	if (at >= text.len)
		return 0;
	char byte = text.at[at];
	if (byte == '-' || byte == '_' || byte == '~')
		return 1;
	return char_is_word(char_class(text, at, &bytes)) ? bytes : 0;
}

/* What ends a sentence or a bracket around an address is not part of it. */
static size_t
without_punctuation(struct str text, size_t at, size_t end)
{
	bool opened = memchr(text.at + at, '(', end - at) != NULL;
	while (end > at) {
		char last = text.at[end - 1];
		if (!strchr(".,;:!?'\"*]}", last) && (last != ')' || opened))
			break;
		end--;
	}
	return end;
}

static size_t
url_end(struct str text, size_t at)
{
	size_t end = at;
	while (end < text.len && end - at < LIMIT_TOKEN_BYTES) {
		unsigned bytes;
		enum char_class class = char_class(text, end, &bytes);
		char byte = text.at[end];
		if (class == CHAR_SPACE || byte == '<' || byte == '>'
				|| byte == '"'
				|| (bytes > 1 && !char_is_word(class)))
			break;
		end += bytes;
	}
	return without_punctuation(text, at, end);
}

static bool
has_scheme(struct str text, size_t at)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://",
		"mailto:", "www.", "doi:" };
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		struct str scheme = str_of(schemes[i]);
		struct str start = { text.at + at, scheme.len };
		if (text.len - at > scheme.len
				&& str_equal_ascii_case(start, scheme)
				&& label_character(text, at + scheme.len))
			return true;
	}
	return false;
}

/* The last of the labels [at, end) names a domain or a kind of file. In one
 * case throughout: "end.In" is two sentences. */
static bool
is_host(struct str text, size_t last, size_t end)
{
	bool upper = false, lower = false;
	for (size_t i = last; i < end; i++) {
		enum char_class class = char_ascii[(unsigned char)text.at[i]];
		upper = upper || class == CHAR_UPPER;
		lower = lower || class == CHAR_LOWER;
	}
	if (upper && lower)
		return false;
	if (byte_at(text, end) == '/' && label_character(text, end + 1) && lower
			&& end - last <= 4)
		return true;
	return word_list_has(LANGUAGE_EN, LIST_DOMAIN,
			(struct str){ text.at + last, end - last });
}

/* 1 when the byte at `at`, of an address that began at `start`, joins two
 * labels. */
static unsigned
address_joint(struct str text, size_t start, size_t at, bool mail)
{
	char byte = text.at[at];
	bool label = label_character(text, at + 1) > 0;
	if (byte == '.')
		return label || byte_at(text, at + 1) == '.'
		       || (byte_at(text, at + 1) == '@' && !mail);
	if (byte == '@')
		return label && !mail && at > start;
	return (byte == '+' || byte == '%') && label && !mail;
}

size_t
address_end(struct str text, size_t at, size_t *plain_to)
{
	if (has_scheme(text, at))
		return url_end(text, at);
	size_t end = at, last = at;
	bool mail = false;
	while (end < text.len && end - at < LIMIT_TOKEN_BYTES) {
		unsigned label = label_character(text, end);
		unsigned joint = label ? 0 : address_joint(text, at, end, mail);
		if (!label && !joint)
			break;
		mail = mail || text.at[end] == '@';
		end += label + joint;
		if (joint)
			last = end;
	}
	if (mail)
		return without_punctuation(text, at, end);
	if (last > at && text.at[last - 1] == '.' && last - 1 > at
			&& text.at[last - 2] != '.' && is_host(text, last, end))
		return byte_at(text, end) == '/' ? url_end(text, at) : end;
	*plain_to = end;
	return 0;
}

size_t
elision_end(struct str text, size_t at, size_t word, size_t end)
{
	size_t digits = digit_run(text, word);
	if (digits == word + 2
			&& (digits == end
					|| (end == digits + 1
							&& text.at[digits] == 's')))
		return end;
	/* The list has the typewriter's apostrophe. */
	char key[8] = "'";
	size_t length = end - word;
	if (at == word || length == 0 || length + 1 >= sizeof key)
		return 0;
	memcpy(key + 1, text.at + word, length);
	return word_list_has(LANGUAGE_EN, LIST_ELISION,
			       (struct str){ key, length + 1 })
			       ? end
			       : 0;
}

size_t
emoticon_end(struct str text, size_t at)
{
	static const char *const emoticons[] = { ":-)", ":-(", ":-D", ":-P",
		":-/", ";-)", ":)", ":(", ":D", ":P", ":/", ";)", ":]", "=)",
		"=(", "=D" };
	for (size_t i = 0; i < sizeof emoticons / sizeof *emoticons; i++) {
		struct str emoticon = str_of(emoticons[i]);
		size_t end = at + emoticon.len;
		if (!str_starts((struct str){ text.at + at, text.len - at },
				    emoticon))
			continue;
		unsigned bytes;
		if (end == text.len
				|| !char_is_word(char_class(text, end, &bytes)))
			return end;
	}
	return 0;
}

size_t
marks_end(struct str text, size_t at)
{
	size_t end = at + 1;
	if (text.at[at] & 0x80) {
		unsigned bytes;
		char_class(text, at, &bytes);
		return at + bytes;
	}
	while (byte_at(text, end) == '!' || byte_at(text, end) == '?')
		end++;
	return end;
}
