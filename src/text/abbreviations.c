#include "text/abbreviations.h"

#include "text/chars.h"
#include "text/word_lists.h"

/* Nothing in the lists is longer. */
enum { WORD_BYTES = 16 };

static const struct word_lists *
lists_of(enum language language)
{
	return language == LANGUAGE_ES ? &text_spanish : &text_english;
}

static const struct word_array *
array_of(enum language language, enum word_list list)
{
	const struct word_array *own = &lists_of(language)->lists[list];
	return own->count ? own : &text_english.lists[list];
}

const char *const *
word_list(enum language language, enum word_list list, size_t *count)
{
	const struct word_array *array = array_of(language, list);
	*count = array->count;
	return array->words;
}

/* `word` in lower case, null-terminated; false when it fits no list. */
static bool
lower(struct str word, char out[WORD_BYTES])
{
	if (word.len == 0 || word.len >= WORD_BYTES)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	out[word.len] = '\0';
	return true;
}

static bool
array_has(const struct word_array *array, const char *word)
{
	size_t low = 0, high = array->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_order(word, array->words[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
word_list_has(enum language language, enum word_list list, struct str word)
{
	char key[WORD_BYTES];
	return lower(word, key) && array_has(array_of(language, list), key);
}

enum word_list
abbreviation_find(enum language language, struct str word)
{
	char key[WORD_BYTES];
	if (!lower(word, key))
		return LIST_ABBREVIATIONS;
	bool capital = char_ascii[(unsigned char)word.at[0]] == CHAR_UPPER;
	bool inner = str_find_byte(word, '.') < word.len;
	enum word_list first = capital || inner ? LIST_TITLE : LIST_PLAIN;
	for (enum word_list list = first; list < LIST_ABBREVIATIONS; list++)
		if (array_has(array_of(language, list), key))
			return list;
	if (array_has(array_of(language, LIST_TITLE_SMALL), key))
		return LIST_TITLE;
	/* "p. 5" and "vol. 2" are written small as well. */
	return array_has(array_of(language, LIST_NUMBER), key)
			       ? LIST_NUMBER
			       : LIST_ABBREVIATIONS;
}

bool
furniture_begins(enum language language, struct str text)
{
	const struct word_array *phrases = &lists_of(language)->furniture;
	for (size_t i = 0; i < phrases->count; i++) {
		struct str phrase = str_of(phrases->words[i]);
		struct str start = { text.at, phrase.len };
		if (text.len >= phrase.len
				&& str_equal_ascii_case(start, phrase))
			return true;
	}
	return false;
}
