#include "manual/roff.h"

#include <stdio.h>

/* Escapes come on top. */
enum { LINE_COLUMNS = 64 };

static const char *
escape_of(char byte)
{
	switch (byte) {
	case '\\':
		return "\\e";
	case '-':
		return "\\-";
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '"':
		return "\\(dq";
	default:
		return NULL;
	}
}

/* Hyphens inside a word stay what they are, others are minus signs, to be
 * typed. */
static void
print_word(struct str word)
{
	bool option = word.len && strchr("-([\"'", word.at[0]);
	if (word.len && word.at[0] == '.')
		printf("\\&");
	for (size_t i = 0; i < word.len; i++) {
		const char *escape = escape_of(word.at[i]);
		if (escape && (word.at[i] != '-' || option))
			printf("%s", escape);
		else
			putchar(word.at[i]);
	}
}

/* Empty at the end. */
static struct str
next_word(struct str *rest)
{
	const char *end = rest->at + rest->len, *at = rest->at;
	while (at < end && strchr(" \n", *at))
		at++;
	const char *start = at;
	while (at < end && !strchr(" \n", *at))
		at++;
	*rest = str_cut(at, end);
	return str_cut(start, at);
}

static bool
ends_sentence(struct str word)
{
	while (word.len && strchr(")\"'", word.at[word.len - 1]))
		word.len--;
	return word.len && strchr(".!?", word.at[word.len - 1]) && word.len > 1;
}

void
roff_paragraph(struct str text)
{
	size_t column = 0;
	bool sentence = false;
	struct str word = next_word(&text);
	for (; word.len; word = next_word(&text)) {
		bool line = sentence || column + word.len > LINE_COLUMNS;
		if (column)
			putchar(line ? '\n' : ' ');
		print_word(word);
		column = (line ? 0 : column + 1) + word.len;
		sentence = ends_sentence(word);
	}
	putchar('\n');
}

void
roff_literal(const char *lines)
{
	struct str rest = str_of(lines);
	for (bool more = rest.len > 0; more;) {
		struct str line = str_next(&rest, '\n', &more);
		if (line.len && strchr(".'", line.at[0]))
			printf("\\&");
		for (size_t i = 0; i < line.len; i++) {
			const char *escape = escape_of(line.at[i]);
			if (escape)
				printf("%s", escape);
			else
				putchar(line.at[i]);
		}
		putchar('\n');
	}
}

/* Names of macros are one capital and one or two small letters, or "%A". */
static bool
may_be_macro(struct str word)
{
	return word.len >= 2 && word.len <= 3
	       && ((word.at[0] >= 'A' && word.at[0] <= 'Z')
			       || word.at[0] == '%');
}

void
roff_argument(struct str word)
{
	putchar(' ');
	if (may_be_macro(word))
		printf("\\&");
	print_word(word);
}

void
roff_arguments(const char *text)
{
	struct str rest = str_of(text), word = next_word(&rest);
	for (; word.len; word = next_word(&rest))
		roff_argument(word);
}
