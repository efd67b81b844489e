/* Annotated triggers that a heard one is like: as the plain reference says it,
 * with every kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "parse/near.h"
#include "parse/parse.h"
#include "parse_fixture.h"
#include "reference.h"
#include "tiny_model.h"

enum { MOST_WIDTH = 64, TOKENS = 6, SENTENCES = 5 };

static struct arena arena;
static struct str file;
static struct model model;
static struct parser *parser;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	file = tiny_near_model(&arena, 1);
	parser = fixture_parser(file);
	return !parser || model_read(&model, file, "tiny", MODEL_VERIFY, NULL);
}

static int
teardown(void **state)
{
	(void)state;
	parser_unload(parser);
	model_unload(&model);
	arena_fini(&arena);
	return 0;
}

/* Sentences of six tokens, each of other words. */
static struct text
some_text(void)
{
	static const char bytes[] = "the minister of Oslo met rebels "
				    "they were said to lie again "
				    "of 1,250 guns none came home "
				    "a ship left Lima for Quito "
				    "Bogota and others praised the deal ";
	struct text text = { .bytes = str_of(bytes),
		.sentence_count = SENTENCES };
	text.sentences = ARENA_NEW(&arena, struct sentence, SENTENCES);
	text.tokens = ARENA_NEW(&arena, struct token, SENTENCES * TOKENS);
	uint32_t start = 0;
	for (uint32_t at = 0; bytes[at]; at++) {
		if (bytes[at] != ' ')
			continue;
		text.tokens[text.token_count].start = start;
		text.tokens[text.token_count++].end = at;
		start = at + 1;
	}
	assert_int_equal(text.token_count, SENTENCES * TOKENS);
	for (uint32_t s = 0; s < SENTENCES; s++) {
		text.sentences[s].first = s * TOKENS;
		text.sentences[s].count = TOKENS;
	}
	return text;
}

static void
parse(struct text *text, bool keep)
{
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	if (keep)
		parse_keep_vectors(workspace, true);
	parse_text(workspace, &words, &arena, text);
	parse_workspace_free(workspace);
	words_fini(&words);
}

/* ---- The search ------------------------------------------------------- */

static void
row_as_vector(unsigned row, float scale, float *vector)
{
	for (unsigned e = 0; e < model.sizes.event_width; e++)
		vector[e] = scale
			    * (float)model.near_vectors
					      [row * model.sizes.event_width
							      + e];
}

static void
assert_near(const struct heard_near *near, enum heard_category category,
		const char *text)
{
	assert_int_equal(near->category, category);
	if (!str_equal(near->text, str_of(text)))
		fail_msg("\"%.*s\", not \"%s\"", STR_ARG(near->text), text);
}

/* A row is most like itself, whatever its length. */
static void
test_itself(void **state)
{
	(void)state;
	float vector[MOST_WIDTH];
	struct heard_near near[HEARD_NEAREST];
	row_as_vector(4, 0.003f, vector);
	assert_int_equal(near_find(&model, vector, near), HEARD_NEAREST);
	assert_near(&near[0], HEARD_AID, "A [gift] of rice came.");
	assert_float_equal(near[0].similarity, 1.0f, 1e-6f);
	assert_true(near[0].similarity > near[1].similarity);
	assert_true(near[1].similarity >= near[2].similarity);
}

/* Of equals the first comes first. */
static void
test_ties(void **state)
{
	(void)state;
	float vector[MOST_WIDTH];
	struct heard_near near[HEARD_NEAREST];
	row_as_vector(2, 1.0f, vector);
	assert_int_equal(near_find(&model, vector, near), HEARD_NEAREST);
	assert_near(&near[0], HEARD_AID, "Oslo [sent] food to Bogot\xC3\xA1.");
	assert_near(&near[1], HEARD_ASSAULT, "Rebels [shelled] a camp.");
	assert_true(near[0].similarity == near[1].similarity);
}

/* What the program does not know is passed over, also where it is nearest. */
static void
test_unknown_category(void **state)
{
	(void)state;
	float vector[MOST_WIDTH];
	struct heard_near near[HEARD_NEAREST];
	row_as_vector(1, 1.0f, vector);
	assert_int_equal(near_find(&model, vector, near), HEARD_NEAREST);
	for (unsigned i = 0; i < HEARD_NEAREST; i++)
		assert_true(near[i].similarity < 0.9f);
}

/* Vectors without a length, or with one beyond floats, are like nothing. */
static void
test_no_length(void **state)
{
	(void)state;
	float vector[MOST_WIDTH] = { 0.0f };
	struct heard_near near[HEARD_NEAREST];
	for (int i = 0; i < 2; i++) {
		assert_int_equal(
				near_find(&model, vector, near), HEARD_NEAREST);
		assert_near(&near[0], HEARD_ACCUSE,
				"Kenya [accused] Sudan of lying.");
		assert_true(near[0].similarity == 0.0f);
		assert_true(near[2].similarity == 0.0f);
		vector[3] = 1e30f;
	}
}

/* A model with fewer than three. */
static void
test_few(void **state)
{
	(void)state;
	struct model few = model;
	float vector[MOST_WIDTH];
	struct heard_near near[HEARD_NEAREST];
	row_as_vector(2, 1.0f, vector);
	few.sizes.near = 3;
	assert_int_equal(near_find(&few, vector, near), 2);
	assert_near(&near[0], HEARD_AID, "Oslo [sent] food to Bogot\xC3\xA1.");
	assert_near(&near[1], HEARD_ACCUSE, "Kenya [accused] Sudan of lying.");
}

/* ---- What is heard ---------------------------------------------------- */

/* The first row, of those that are known, that is likest and not taken. */
static unsigned
likest(const float *vector, bool taken[TINY_NEAR])
{
	unsigned best = TINY_NEAR;
	for (unsigned row = 0; row < TINY_NEAR; row++)
		if (!taken[row] && row != 1
				&& (best == TINY_NEAR
						|| reference_similarity(&model,
								   vector, row)
								   > reference_similarity(
										   &model,
										   vector,
										   best)))
			best = row;
	taken[best] = true;
	return best;
}

static void
check_heard(const struct text *text, uint32_t s, const struct heard *heard)
{
	float vector[MOST_WIDTH];
	bool taken[TINY_NEAR] = { false };
	struct heard_near near[HEARD_NEAREST];
	reference_event_vector(&model, file, text->bytes,
			&text->tokens[text->sentences[s].first], TOKENS,
			heard->token, vector);
	assert_non_null(heard->vector);
	assert_memory_equal(heard->vector, vector,
			model.sizes.event_width * sizeof *vector);
	assert_int_equal(parse_nearest(parser, heard, near), HEARD_NEAREST);
	for (unsigned i = 0; i < HEARD_NEAREST; i++) {
		unsigned row = likest(vector, taken);
		float right = reference_similarity(&model, vector, row);
		assert_memory_equal(&near[i].similarity, &right, sizeof right);
		assert_true(str_equal(near[i].text, model.near_texts[row]));
	}
}

static void
test_reference(void **state)
{
	(void)state;
	assert_true(model.sizes.event_width <= MOST_WIDTH);
	for (int k = 0; k < KERNELS; k++) {
		if (!parse_select_kernel(kernel_names[k]))
			continue;
		struct text text = some_text();
		unsigned heard = 0;
		parse(&text, true);
		for (uint32_t s = 0; s < SENTENCES; s++)
			for (unsigned i = 0; i < text.heard[s].count; i++) {
				check_heard(&text, s, &text.heard[s].at[i]);
				heard++;
			}
		assert_true(heard > SENTENCES);
	}
	parse_select_kernel("plain");
}

/* Unasked, nothing is kept, and nothing else is heard otherwise. */
static void
test_off(void **state)
{
	(void)state;
	struct text off = some_text(), on = some_text();
	struct heard_near near[HEARD_NEAREST];
	parse(&off, false);
	parse(&on, true);
	for (uint32_t s = 0; s < SENTENCES; s++) {
		assert_int_equal(off.heard[s].count, on.heard[s].count);
		for (unsigned i = 0; i < off.heard[s].count; i++) {
			const struct heard *heard = &off.heard[s].at[i];
			assert_null(heard->vector);
			assert_int_equal(parse_nearest(parser, heard, near), 0);
			assert_memory_equal(heard->margin,
					on.heard[s].at[i].margin,
					sizeof heard->margin);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_itself),
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_unknown_category),
		cmocka_unit_test(test_no_length),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_off),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
