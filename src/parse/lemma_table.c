#include "parse/lemma_lists.h"

#include <string.h>

static const struct lemma_pairs *
pairs_of(enum lemma_list list)
{
	return list < LEMMA_ES_VERBS ? &lemma_english[list]
				     : &lemma_spanish[list];
}

static const struct lemma_words *
words_of(enum lemma_word_list list)
{
	return list < LEMMA_ES_INFINITIVES ? &lemma_english_words[list]
					   : &lemma_spanish_words[list];
}

size_t
lemma_exception_count(enum lemma_list list)
{
	return pairs_of(list)->count;
}

const char *
lemma_exception_form(enum lemma_list list, size_t i)
{
	return pairs_of(list)->pairs[i].form;
}

const char *
lemma_exception(enum lemma_list list, const char *form)
{
	const struct lemma_pairs *table = pairs_of(list);
	size_t low = 0, high = table->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct lemma_pair *pair = &table->pairs[middle];
		int order = strcmp(form, pair->form);
		if (order == 0)
			return pair->lemma;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

size_t
lemma_word_count(enum lemma_word_list list)
{
	return words_of(list)->count;
}

const char *
lemma_word(enum lemma_word_list list, size_t i)
{
	return words_of(list)->words[i];
}

bool
lemma_word_has(enum lemma_word_list list, const char *word)
{
	const struct lemma_words *table = words_of(list);
	size_t low = 0, high = table->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(word, table->words[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

const struct lemma_stem *
lemma_stems(const char *stem, size_t *count)
{
	size_t low = 0, high = lemma_spanish_stem_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(stem, lemma_spanish_stems[middle].stem) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	size_t end = low;
	while (end < lemma_spanish_stem_count
			&& !strcmp(stem, lemma_spanish_stems[end].stem))
		end++;
	*count = end - low;
	return &lemma_spanish_stems[low];
}
