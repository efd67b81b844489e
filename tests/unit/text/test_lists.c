#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/abbreviations.h"
#include "text/parts.h"

/* Binary search needs order, and lookups are made in lower case. */
static void
check_lists(enum language language)
{
	for (enum word_list list = 0; list < LIST_COUNT; list++) {
		size_t count;
		const char *const *words = word_list(language, list, &count);
		assert_true(count > 0 || list >= LIST_TITLE_SMALL);
		for (size_t i = 0; i < count; i++) {
			if (i > 0)
				assert_true(strcmp(words[i - 1], words[i]) < 0);
			for (const char *c = words[i]; *c; c++)
				assert_false(*c >= 'A' && *c <= 'Z');
			assert_true(word_list_has(
					language, list, str_of(words[i])));
		}
	}
}

static void
test_lists_are_sorted(void **state)
{
	(void)state;
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		check_lists(i);
}

static const struct {
	const char *word;
	enum word_list list;
} ABBREVIATIONS[] = {
	{ "Gen", LIST_TITLE },
	{ "gen", LIST_ABBREVIATIONS },
	{ "Nov", LIST_DATE },
	{ "No", LIST_NUMBER },
	{ "p", LIST_NUMBER },
	{ "Corp", LIST_COMPANY },
	{ "corp", LIST_ABBREVIATIONS },
	{ "Calif", LIST_PLACE },
	{ "vs", LIST_PLAIN },
	{ "Ph.D", LIST_DEGREE },
	{ "nothing", LIST_ABBREVIATIONS },
	{ "", LIST_ABBREVIATIONS },
	{ "averyveryverylongword", LIST_ABBREVIATIONS },
};

static void
test_abbreviations(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ABBREVIATIONS / sizeof *ABBREVIATIONS;
			i++)
		assert_int_equal(abbreviation_find(LANGUAGE_EN,
						 str_of(ABBREVIATIONS[i].word)),
				ABBREVIATIONS[i].list);
}

static const struct {
	const char *word;
	unsigned cut;
} COMPOUNDS[] = {
	{ "aint", 2 },
	{ "alot", 1 },
	{ "arent", 3 },
	{ "cannot", 3 },
	{ "Cannot", 3 },
	{ "cant", 2 },
	{ "couldnt", 5 },
	{ "couldve", 5 },
	{ "didnt", 3 },
	{ "doesnt", 4 },
	{ "dont", 2 },
	{ "gimme", 3 },
	{ "gonna", 3 },
	{ "gotta", 3 },
	{ "hadnt", 3 },
	{ "hasnt", 3 },
	{ "havent", 4 },
	{ "hes", 2 },
	{ "im", 1 },
	{ "isnt", 2 },
	{ "ive", 1 },
	{ "lemme", 3 },
	{ "lotta", 3 },
	{ "outta", 3 },
	{ "shes", 3 },
	{ "shouldnt", 6 },
	{ "shouldve", 6 },
	{ "thats", 4 },
	{ "theres", 5 },
	{ "theyll", 4 },
	{ "theyre", 4 },
	{ "theyve", 4 },
	{ "wanna", 3 },
	{ "wasnt", 3 },
	{ "werent", 4 },
	{ "whats", 4 },
	{ "wont", 2 },
	{ "wouldnt", 5 },
	{ "wouldve", 5 },
	{ "youll", 3 },
	{ "youre", 3 },
	{ "youve", 3 },
	{ "canon", 0 },
	{ "its", 0 },
	{ "a", 0 },
};

static void
test_compounds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof COMPOUNDS / sizeof *COMPOUNDS; i++) {
		const struct word_place place = { false, STR("") };
		struct str word = str_of(COMPOUNDS[i].word);
		struct parts parts;
		parts_of(LANGUAGE_EN, word, &place, &parts);
		unsigned cut = COMPOUNDS[i].cut;
		assert_int_equal(parts.count, cut ? 2 : 1);
		assert_int_equal(parts.part[0].end, cut ? cut : word.len);
		assert_int_equal(parts.part[parts.count - 1].end, word.len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_are_sorted),
		cmocka_unit_test(test_abbreviations),
		cmocka_unit_test(test_compounds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
