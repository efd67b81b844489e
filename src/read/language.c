#include "read/language.h"

#include <stdbool.h>

enum { OTHER, ENGLISH, SPANISH, LANGUAGES };

/* Each word belongs to one language; what several share is not here. Blanks
 * at both ends, so that " word " is found whole. */
#define WORDS(list)                                                            \
	{                                                                      \
		list, sizeof list - 1                                          \
	}
static const struct str function_words[LANGUAGES] = {
	[ENGLISH] = WORDS(
			" the of and to that with was is for by his from have "
			"has its which their said who over after against were "
			"been will would they this are he had not but into "
			"about people more than before under between at "),
	[SPANISH] = WORDS(
			" el los las y del por con una su fue m\xC3\xA1s mas "
			"al pero sus este como para lo en ha tambi\xC3\xA9n se "
			"entre sobre desde hasta sin dijo seg\xC3\xBAn porque "
			"cuando fueron han esta "),
	/* Portuguese, Catalan, French, Italian, German, Dutch */
	[OTHER] = WORDS(" n\xC3\xA3o uma dos da na em com ao pelo foi os mais "
			"amb els dels aquest les et dans est une qui pour il "
			"di "
			"che della nel gli sono der die und das ist von mit "
			"het "
			"een van niet "),
};
#undef WORDS

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Letters of other scripts count as letters here. */
static bool
is_letter(char c)
{
	return lower(c) != c || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* `word` with a blank at both ends; -1 for a word of no list. */
static int
language_of(struct str word)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (str_find(function_words[i], word) < function_words[i].len)
			return i;
	return -1;
}

struct str
language_guess(struct str text)
{
	enum {
		ENOUGH_BYTES = 8 * 1024,
		SHORT = 300,
		SHORT_DOUBT = 3,
		LONGEST_WORD = 16
	};
	unsigned least = text.len < SHORT ? 1 : 2; /* a sentence has few */
	unsigned seen[LANGUAGES] = { 0 };
	if (text.len > ENOUGH_BYTES)
		text.len = ENOUGH_BYTES;
	for (size_t at = 0; at < text.len;) {
		char word[LONGEST_WORD + 2] = " ";
		size_t length = 0;
		for (; at < text.len && is_letter(text.at[at]); at++, length++)
			if (length < LONGEST_WORD)
				word[length + 1] = lower(text.at[at]);
		int language = -1;
		if (length && length <= LONGEST_WORD) {
			word[length + 1] = ' ';
			language = language_of(
					(struct str){ word, length + 2 });
		}
		if (language >= 0)
			seen[language]++;
		at += !length;
	}
	unsigned en = seen[ENGLISH], es = seen[SPANISH], other = seen[OTHER];
	if (en >= least && en > 2 * es && en > 2 * other)
		return STR("en");
	/* Names like "El Salvador" are no evidence in a line or two. */
	if (es >= (least == 1 ? SHORT_DOUBT : least) && es > 2 * en
			&& es > 2 * other)
		return STR("es");
	return STR("");
}

void
language_code(struct str declared, char out[3])
{
	static const struct {
		const char *name, *code;
	} names[] = {
		{ "english", "en" },
		{ "eng", "en" },
		{ "inglés", "en" },
		{ "spanish", "es" },
		{ "spa", "es" },
		{ "español", "es" },
		{ "espanol", "es" },
		{ "castellano", "es" },
	};
	memset(out, 0, 3);
	struct str tag = str_trim(declared);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal_ascii_case(tag, str_of(names[i].name))) {
			memcpy(out, names[i].code, 2);
			return;
		}
	size_t letters = 0;
	while (letters < tag.len && is_letter(tag.at[letters])
			&& !(tag.at[letters] & 0x80))
		letters++;
	if (letters != 2
			|| (tag.len > 2 && tag.at[2] != '-'
					&& tag.at[2] != '_'))
		return;
	out[0] = lower(tag.at[0]);
	out[1] = lower(tag.at[1]);
}
