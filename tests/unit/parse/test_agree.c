#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/agree.h"
#include "parse/tags.h"

/* Three words: "left", a word in question that hangs on it, its object. */
static const char TEXT[] = "left praising the reform";

static struct token
word(uint32_t start, uint32_t end, enum upos upos, uint16_t head,
		enum deprel deprel)
{
	return (struct token){ .start = start, .end = end, .upos = upos,
		.head = head, .deprel = deprel };
}

struct fixture {
	struct text text;
	struct token tokens[4];
};

static void
build(struct fixture *f)
{
	*f = (struct fixture){ .text = { .bytes = { TEXT, sizeof TEXT - 1 } } };
	f->tokens[0] = word(0, 4, UPOS_VERB, 0, DEPREL_ROOT);
	f->tokens[1] = word(5, 13, UPOS_NOUN, 1, DEPREL_OBL);
	f->tokens[2] = word(14, 17, UPOS_DET, 4, DEPREL_DET);
	f->tokens[3] = word(18, 24, UPOS_NOUN, 2, DEPREL_OBJ);
}

static void
test_a_word_with_an_object_is_a_verb(void **state)
{
	(void)state;
	struct fixture f;
	build(&f);
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].upos, UPOS_VERB);
	assert_int_equal(f.tokens[1].deprel, DEPREL_ADVCL);
	assert_int_equal(feats_get(f.tokens[1].feats, FEATURE_VERBFORM),
			VERBFORM_GER);
	assert_int_equal(f.tokens[3].upos, UPOS_NOUN);
}

static void
test_behind_a_noun_it_is_its_clause(void **state)
{
	(void)state;
	struct fixture f;
	build(&f);
	f.tokens[0].upos = UPOS_NOUN;
	f.tokens[1].deprel = DEPREL_NMOD;
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].deprel, DEPREL_ACL);
}

static void
test_an_article_keeps_the_noun(void **state)
{
	(void)state;
	struct fixture f;
	build(&f);
	f.tokens[2].head = 2;
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].upos, UPOS_NOUN);
	assert_int_equal(f.tokens[1].deprel, DEPREL_OBL);
}

static void
test_other_endings_and_relations_stay(void **state)
{
	(void)state;
	struct fixture f;
	build(&f);
	f.tokens[1].end = 10; /* "prais" */
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].upos, UPOS_NOUN);
	build(&f);
	f.tokens[3].deprel = DEPREL_NMOD;
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].upos, UPOS_NOUN);
}

static void
test_a_head_outside_the_sentence_does_no_harm(void **state)
{
	(void)state;
	struct fixture f;
	build(&f);
	f.tokens[3].head = 60000;
	agree_sentence(&f.text, f.tokens, 4);
	assert_int_equal(f.tokens[1].upos, UPOS_NOUN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_word_with_an_object_is_a_verb),
		cmocka_unit_test(test_behind_a_noun_it_is_its_clause),
		cmocka_unit_test(test_an_article_keeps_the_noun),
		cmocka_unit_test(test_other_endings_and_relations_stay),
		cmocka_unit_test(test_a_head_outside_the_sentence_does_no_harm),
	};
	return cmocka_run_group_tests_name("agree", tests, NULL, NULL);
}
