/* What the network hears of figures: scores that are those of the plain
 * reference with every kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parse/hear.h"
#include "parse/parse.h"
#include "parse_fixture.h"
#include "reference.h"
#include "tiny_model.h"

static struct arena arena;
static struct str file;
static struct parser *parser;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	file = tiny_figures_model(&arena, 3);
	parser = fixture_parser(file);
	return !parser;
}

static int
teardown(void **state)
{
	(void)state;
	parser_unload(parser);
	arena_fini(&arena);
	return 0;
}

static void
hear_afresh(struct text *text)
{
	fixture_hear(parser, &arena, text);
}

static bool
is_numeral(const struct token *token)
{
	return token->upos == UPOS_NUM || token->upos == UPOS_SYM;
}

static bool
may_be_counted(const struct token *token)
{
	return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN
	       || token->upos == UPOS_ADJ || is_numeral(token);
}

/* A numeral that is no word of a larger number, or what one hangs on that may
 * be counted. */
static bool
stands_for_figure(const struct token *tokens, unsigned count, unsigned token)
{
	const struct token *word = &tokens[token - 1];
	bool counted = may_be_counted(word);
	bool part = word->head && word->head <= count
		    && may_be_counted(&tokens[word->head - 1])
		    && (word->deprel == DEPREL_NUMMOD
				    || word->deprel == DEPREL_COMPOUND);
	bool found = is_numeral(word) && !part;
	for (unsigned i = 1; counted && i <= count; i++)
		found |= is_numeral(&tokens[i - 1])
			 && tokens[i - 1].head == token;
	return found;
}

static void
assert_figure(const struct model *model, const struct text *text,
		const struct sentence *of, const struct heard_figure *heard)
{
	struct heard_figure right;
	reference_figure(model, file, text, &text->tokens[of->first], of->count,
			heard->token, &right,
			ARENA_NEW(&arena, struct heard_party, of->count + 1));
	assert_memory_equal(heard->margin, right.margin, sizeof right.margin);
	assert_memory_equal(heard->party, right.party,
			(of->count + 1) * sizeof *right.party);
}

/* Returns how many figures there are. */
static unsigned
check_sentence(const struct model *model, const struct text *text, uint32_t s)
{
	const struct sentence *of = &text->sentences[s];
	const struct heard_sentence *heard = &text->heard[s];
	unsigned at = 0;
	for (unsigned i = 1; i <= of->count && at < LIMIT_FIGURES; i++) {
		if (!stands_for_figure(&text->tokens[of->first], of->count, i))
			continue;
		assert_true(at < heard->figures);
		assert_int_equal(heard->figure[at].token, i);
		assert_figure(model, text, of, &heard->figure[at++]);
	}
	assert_int_equal(at, heard->figures);
	return at;
}

static void
test_reference(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	for (int k = 0; k < KERNELS; k++) {
		if (!parse_select_kernel(kernel_names[k]))
			continue;
		chance = (struct random){ 5 };
		struct text text = random_text(&arena, 12, 40);
		unsigned figures = 0;
		hear_afresh(&text);
		for (uint32_t s = 0; s < text.sentence_count; s++)
			figures += check_sentence(&model, &text, s);
		assert_true(figures > 20);
	}
	parse_select_kernel("plain");
	model_unload(&model);
}

/* What is heard differs, else the test above says nothing; what the program
 * does not know is never heard. */
static void
test_variety(void **state)
{
	(void)state;
	struct text text = random_text(&arena, 40, 60);
	unsigned count = 0, aid = 0, none = 0, gives = 0, gets = 0;
	hear_afresh(&text);
	for (uint32_t s = 0; s < text.sentence_count; s++)
		for (unsigned i = 0; i < text.heard[s].figures; i++) {
			const struct heard_figure *heard =
					&text.heard[s].figure[i];
			const float *margin = heard->margin;
			count += margin[HEARD_FACT_COUNT] > 0;
			aid += margin[HEARD_FACT_AID] > 0;
			none += margin[HEARD_FACT_COUNT] < 0
				&& margin[HEARD_FACT_AID] < 0;
			assert_true(margin[HEARD_FACT_DEAL] == HEARD_NEVER);
			for (unsigned t = 1; t <= text.heard[s].tokens; t++) {
				gives += heard->party[t].actor > 0;
				gets += heard->party[t].recipient > 0;
			}
		}
	assert_true(count && aid && none && gives && gets);
}

/* A model without them hears events alone. */
static void
test_without(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, tiny_hearing_model(&arena, 1),
					 "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_true(model_hears(&model));
	assert_false(model_hears_figures(&model));
	model_unload(&model);
	struct parser *other = fixture_parser(tiny_hearing_model(&arena, 1));
	struct text text = random_text(&arena, 12, 40);
	fixture_hear(other, &arena, &text);
	for (uint32_t s = 0; s < text.sentence_count; s++)
		assert_int_equal(text.heard[s].figures, 0);
	parser_unload(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_variety),
		cmocka_unit_test(test_without),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
