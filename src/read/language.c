#include "read/language.h"

#include <stdbool.h>

enum { OTHER, ENGLISH, SPANISH, LANGUAGES };

/* Each word belongs to one language; what several share is not here. */
static const struct function_word {
	struct str word;
	int language;
} function_words[] = {
#define EN(text) { { text, sizeof text - 1 }, ENGLISH }
#define ES(text) { { text, sizeof text - 1 }, SPANISH }
#define NO(text) { { text, sizeof text - 1 }, OTHER }
	EN("the"), EN("of"), EN("and"), EN("to"), EN("that"), EN("with"),
	EN("was"), EN("is"), EN("for"), EN("by"), EN("his"), EN("from"),
	EN("have"), EN("has"), EN("its"), EN("which"), EN("their"),
	ES("el"), ES("los"), ES("las"), ES("y"), ES("del"), ES("por"),
	ES("con"), ES("una"), ES("su"), ES("fue"), ES("m\xC3\xA1s"),
	ES("mas"), ES("al"), ES("pero"), ES("sus"), ES("este"), ES("como"),
	ES("para"), ES("lo"), ES("en"), ES("ha"), ES("tambi\xC3\xA9n"),
	/* Portuguese, Catalan, French, Italian, German, Dutch */
	NO("n\xC3\xA3o"), NO("uma"), NO("dos"), NO("da"), NO("na"), NO("em"),
	NO("com"), NO("ao"), NO("pelo"), NO("foi"), NO("os"), NO("mais"),
	NO("amb"), NO("els"), NO("dels"), NO("aquest"), NO("les"), NO("et"),
	NO("dans"), NO("est"), NO("une"), NO("qui"), NO("pour"), NO("il"),
	NO("di"), NO("che"), NO("della"), NO("nel"), NO("gli"), NO("sono"),
	NO("der"), NO("die"), NO("und"), NO("das"), NO("ist"), NO("von"),
	NO("mit"), NO("het"), NO("een"), NO("van"), NO("niet"),
#undef EN
#undef ES
#undef NO
};

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

static int
language_of(const char *word, size_t length)
{
	size_t count = sizeof function_words / sizeof *function_words;
	for (size_t i = 0; i < count; i++)
		if (function_words[i].word.len == length
				&& !memcmp(function_words[i].word.at, word,
						length))
			return function_words[i].language;
	return -1;
}

struct str
language_guess(struct str text)
{
	enum { ENOUGH_BYTES = 8 * 1024, LONGEST_WORD = 16 };
	unsigned seen[LANGUAGES] = { 0 };
	if (text.len > ENOUGH_BYTES)
		text.len = ENOUGH_BYTES;
	for (size_t at = 0; at < text.len;) {
		char word[LONGEST_WORD];
		size_t length = 0;
		for (; at < text.len && is_letter(text.at[at]); at++, length++)
			if (length < LONGEST_WORD)
				word[length] = lower(text.at[at]);
		int language = length && length < LONGEST_WORD
				? language_of(word, length)
				: -1;
		if (language >= 0)
			seen[language]++;
		at += !length;
	}
	unsigned en = seen[ENGLISH], es = seen[SPANISH], other = seen[OTHER];
	if (en >= 2 && en > 2 * es && en > 2 * other)
		return STR("en");
	if (es >= 2 && es > 2 * en && es > 2 * other)
		return STR("es");
	return STR("");
}

void
language_code(struct str declared, char out[3])
{
	static const struct {
		const char *name, *code;
	} names[] = {
		{ "english", "en" }, { "eng", "en" }, { "inglés", "en" },
		{ "spanish", "es" }, { "spa", "es" }, { "español", "es" },
		{ "espanol", "es" }, { "castellano", "es" },
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
	if (letters != 2 || (tag.len > 2 && tag.at[2] != '-' && tag.at[2] != '_'))
		return;
	out[0] = lower(tag.at[0]);
	out[1] = lower(tag.at[1]);
}
