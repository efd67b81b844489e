#include "analyse/word_list.h"

#include "base/memory.h"

bool
word_list_next(struct str *rest, struct str *word)
{
	bool more = rest->len > 0;
	*word = (struct str){ 0 };
	while (more && !word->len)
		*word = str_trim(str_next(rest, ',', &more));
	return word->len > 0;
}

static bool
same(char a, char b, enum word_case how)
{
	if (a == b || how == CASE_SAME)
		return a == b;
	struct str one = { &a, 1 }, other = { &b, 1 };
	return str_equal_ascii_case(one, other);
}

/* Goes back to the last `*` alone: its text grows by one. */
bool
word_fits(struct str pattern, struct str text, enum word_case how)
{
	size_t at = 0, i = 0, star = pattern.len, mark = 0;
	while (i < text.len) {
		if (at < pattern.len && pattern.at[at] == '*') {
			star = at++;
			mark = i;
		} else if (at < pattern.len
				&& same(pattern.at[at], text.at[i], how)) {
			at++;
			i++;
		} else if (star < pattern.len) {
			at = star + 1;
			i = ++mark;
		} else {
			return false;
		}
	}
	while (at < pattern.len && pattern.at[at] == '*')
		at++;
	return at == pattern.len;
}

bool
word_list_fits(struct str list, struct str text, enum word_case how)
{
	struct str word;
	while (word_list_next(&list, &word))
		if (word_fits(word, text, how))
			return true;
	return false;
}

bool
word_list_is_one(struct str list)
{
	struct str word, more;
	return word_list_next(&list, &word) && !word_list_next(&list, &more)
	       && str_find_byte(word, '*') == word.len;
}

bool *
word_list_fitting(
		const struct words *words, const char *list, enum word_case how)
{
	if (!list)
		return NULL;
	bool *fits = memory_zero(words->count, sizeof *fits);
	for (word_id id = 0; id < words->count; id++)
		fits[id] = word_list_fits(
				str_of(list), words_text(words, id), how);
	return fits;
}
