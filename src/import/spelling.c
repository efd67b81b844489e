#include "import/spelling.h"

#include "base/utf8.h"

struct str
spell_blanks(struct arena *arena, struct str text)
{
	char *out = arena_take(arena, text.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool blank = c == '_' || c == ' ' || c == '\t';
		if (blank && (!len || out[len - 1] == ' '))
			continue;
		out[len++] = blank ? ' ' : c;
	}
	return str_trim((struct str){ out, len });
}

struct str
spell_lower(struct arena *arena, struct str text)
{
	struct str blanks = spell_blanks(arena, text);
	char *out = arena_take(arena, blanks.len * 2 + 1);
	return (struct str){ out, utf8_lower_str(blanks, out) };
}

static bool
is_small(struct str word)
{
	static const char *const small[] = { "of", "the", "and", "for", "in",
		"on", "de", "la", "del", "al", "bin" };
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (str_equal_ascii_case(word, str_of(small[i])))
			return true;
	return false;
}

/* Puts one word of a title behind `out`; returns its length. */
static size_t
put_title_word(struct str word, bool first, char *out)
{
	if (!first && is_small(word))
		return utf8_lower_str(word, out);
	size_t at = 0;
	utf8_next(word, &at);
	memcpy(out, word.at, at);
	return at
	       + utf8_lower_str((struct str){ word.at + at, word.len - at },
			       out + at);
}

struct str
spell_title(struct arena *arena, struct str text)
{
	struct str rest = spell_blanks(arena, text);
	char *out = arena_take(arena, rest.len * 2 + 1);
	size_t len = 0;
	if (rest.len <= 3)
		return rest;
	for (bool more = rest.len > 0; more;) {
		struct str word = str_next(&rest, ' ', &more);
		if (len)
			out[len++] = ' ';
		len += put_title_word(word, !len, out + len);
	}
	return (struct str){ out, len };
}

bool
spell_is_safe(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] < ' '
				|| strchr("|@{}[]()<>,#;=\"*&+$%^~?!",
						text.at[i]))
			return false;
	return text.len > 0;
}

static bool
is_mark(char c)
{
	return c > ' ' && c < 0x7f && (c < '0' || c > '9')
	       && ((c | 32) < 'a' || (c | 32) > 'z');
}

/* At most how many tokens it has: a table takes names of up to 24. */
enum { NAME_TOKENS = 24 };

static size_t
most_tokens(struct str text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++)
		count += is_mark(text.at[i]) ? 2 : 0;
	for (bool more = text.len > 0; more;) {
		struct str word = str_next(&text, ' ', &more);
		/* "del" and "al" of Spanish names are two each. */
		bool contracted = str_equal_ascii_case(word, STR("del"))
				  || str_equal_ascii_case(word, STR("al"));
		count += contracted ? 2 : 1;
	}
	return count;
}

bool
spell_is_name(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] < ' ' || text.at[i] == '|')
			return false;
	return text.len && text.at[0] != '#' && text.at[0] != '-'
	       && most_tokens(text) < NAME_TOKENS;
}

struct str
spell_key(struct arena *arena, struct str text)
{
	char *out = arena_take(arena, text.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool beside = (len && is_mark(out[len - 1]))
			      || (i + 1 < text.len && is_mark(text.at[i + 1]));
		if (text.at[i] != ' ' || !beside)
			out[len++] = text.at[i];
	}
	return (struct str){ out, len };
}

size_t
spell_words(struct str text)
{
	size_t count = text.len > 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == ' ' || text.at[i] == '-';
	return count;
}

struct str
spell_singular(struct arena *arena, struct str word)
{
	size_t len = word.len;
	if (len < 4 || word.at[len - 1] != 's' || word.at[len - 2] == 's'
			|| word.at[len - 2] == 'u' || word.at[len - 2] == 'i')
		return STR("");
	char *out = arena_take(arena, len + 1);
	memcpy(out, word.at, len);
	/* "ties" is of "tie", "allies" of "ally". */
	if (len > 4 && str_ends(word, STR("ies"))) {
		out[len - 3] = 'y';
		return (struct str){ out, len - 2 };
	}
	bool hissing = str_ends(word, STR("ches"))
		       || str_ends(word, STR("shes"))
		       || str_ends(word, STR("sses"))
		       || str_ends(word, STR("xes"));
	return (struct str){ out, len - (hissing ? 2 : 1) };
}
