/* Phrases that keep sentences and articles from being coded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event/discards.h"
#include "sentence_builder.h"

struct loaded {
	struct arena arena;
	struct words words;
	struct discards discards;
};

static enum status
load(struct loaded *loaded, const char *rows, struct error *error)
{
	struct table table;
	struct str text = str_of(rows);
	*loaded = (struct loaded){ 0 };
	arena_init(&loaded->arena);
	words_init(&loaded->words, NULL);
	assert_int_equal(table_read(&table, STR("discards/some.tsv"), text,
					 &loaded->arena, NULL),
			STATUS_OK);
	enum status status = discards_read(&loaded->discards, &table,
			"discards/some.tsv", &loaded->words, &loaded->arena,
			error);
	discards_sort(&loaded->discards);
	return status;
}

static void
unload(struct loaded *loaded)
{
	words_fini(&loaded->words);
	arena_fini(&loaded->arena);
}

static void
phrases_are_found(void **state)
{
	(void)state;
	static const char *const sentences[] = {
		"Teams=team NOUN+P 2 nsubj; play VERB 0 root; "
		"chess NOUN 4 compound; matches=match NOUN+P 2 obj",
		"Chess PROPN 2 compound; Cup PROPN 0 root",
		"The DET 2 det; match NOUN 0 root; chess NOUN 2 dep",
	};
	struct loaded loaded;
	struct text text;
	assert_int_equal(load(&loaded,
					 "phrase\tscope\n"
					 "chess match\tsentence\n"
					 "chess cup\tarticle\n",
					 NULL),
			STATUS_OK);
	build_text(sentences, 3, &loaded.words, &loaded.arena, &text);
	const struct discards *discards = &loaded.discards;
	/* Lemmas count; words must stand in this order. */
	const struct discard *found = discards_in(discards, &text, 0, false);
	assert_non_null(found);
	assert_true(str_equal(found->rule, STR("discards/some.tsv:2")));
	assert_null(discards_in(discards, &text, 1, false));
	assert_null(discards_in(discards, &text, 2, false));
	assert_null(discards_in(discards, &text, 0, true));
	found = discards_in_article(discards, &text);
	assert_non_null(found);
	assert_true(str_equal(found->text, STR("chess cup")));
	unload(&loaded);
}

static void
mistakes_are_told(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "phrase\tscope\nx\tsentences\n",
				"\"sentences\" is no scope" },
		{ "phrase\tscope\n\tsentence\n", "a phrase has 1 to 6 words" },
		{ "phrase\tscope\na b c d e f g\tarticle\n",
				"a phrase has 1 to 6 words" },
		{ "phrase\nx\n", "no column named \"scope\"" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct loaded loaded;
		struct error error;
		assert_int_equal(load(&loaded, cases[i][0], &error),
				STATUS_FORMAT);
		if (!str_starts(str_of(error.message), str_of(cases[i][1])))
			fail_msg("%s instead of %s", error.message,
					cases[i][1]);
		unload(&loaded);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_are_found),
		cmocka_unit_test(mistakes_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
