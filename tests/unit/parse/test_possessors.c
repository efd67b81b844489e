/* Possessive determiners are read as possessive pronouns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/possessors.h"
#include "parse/tags.h"
#include "sentence_builder.h"

static void
open_text(struct text *text, struct arena *arena, struct words *words,
		const char *sentence)
{
	arena_init(arena);
	words_init(words, NULL);
	build_text(&sentence, 1, words, arena, text);
	possessors_name(text);
}

static void
personal_determiners_become_possessors(void **state)
{
	(void)state;
	struct arena arena;
	struct words words;
	struct text text;
	open_text(&text, &arena, &words,
			"Su DET+Prs 2 det; presidente NOUN 3 nsubj;"
			"salió VERB 0 root");
	assert_int_equal(text.tokens[0].upos, UPOS_PRON);
	assert_int_equal(text.tokens[0].deprel, DEPREL_NMOD_POSS);
	assert_int_equal(text.tokens[0].head, 2);
	words_fini(&words);
	arena_fini(&arena);
}

static void
other_determiners_and_pronouns_stay(void **state)
{
	(void)state;
	struct arena arena;
	struct words words;
	struct text text;
	open_text(&text, &arena, &words,
			"El DET+Art 2 det; presidente NOUN 4 nsubj;"
			"lo PRON+Prs 4 obj; vio VERB 0 root");
	assert_int_equal(text.tokens[0].upos, UPOS_DET);
	assert_int_equal(text.tokens[0].deprel, DEPREL_DET);
	assert_int_equal(text.tokens[2].upos, UPOS_PRON);
	assert_int_equal(text.tokens[2].deprel, DEPREL_OBJ);
	words_fini(&words);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(personal_determiners_become_possessors),
		cmocka_unit_test(other_determiners_and_pronouns_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
