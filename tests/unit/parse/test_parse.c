/* The whole of stage 3: every kernel decides what the plain reference does,
 * whatever else is in the batch and in the cache. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "parse/batch.h"
#include "parse/encoder.h"
#include "parse/heads.h"
#include "parse/model.h"
#include "parse/parse.h"
#include "parse/types.h"
#include "parse_fixture.h"
#include "reference.h"
#include "tiny_model.h"

/* kernel_amx.c, compiled over fake_amx.h. */
extern const struct kernel kernel_amx_emulated;

static struct arena arena;
static struct str file;
static struct parser *parser;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	file = tiny_model(&arena, 7);
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

static struct token *
copy_tokens(const struct text *text)
{
	struct token *copy = ARENA_NEW(&arena, struct token, text->token_count);
	if (text->token_count)
		memcpy(copy, text->tokens, text->token_count * sizeof *copy);
	return copy;
}

static void
assert_same(const struct token *a, const struct token *b)
{
	assert_int_equal(a->upos, b->upos);
	assert_int_equal(a->feats, b->feats);
	assert_int_equal(a->name, b->name);
	assert_int_equal(a->head, b->head);
	assert_int_equal(a->deprel, b->deprel);
}

static void
parse_afresh(struct text *text)
{
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_text(workspace, &words, NULL, text);
	parse_workspace_free(workspace);
	words_fini(&words);
}

/* ---- Tests ------------------------------------------------------------ */

static void
test_reference(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	struct text text = random_text(&arena, 40, 45);
	struct token *right = copy_tokens(&text);
	for (uint32_t s = 0; s < text.sentence_count; s++)
		reference_parse(&model, file, text.bytes,
				right + text.sentences[s].first,
				text.sentences[s].count);
	for (int k = 0; k < KERNELS; k++) {
		if (!parse_select_kernel(kernel_names[k]))
			continue;
		assert_string_equal(parse_kernel_name(), kernel_names[k]);
		parse_afresh(&text);
		for (uint32_t t = 0; t < text.token_count; t++)
			assert_same(&text.tokens[t], &right[t]);
	}
	model_unload(&model);
}

/* One sentence through the stages below parse_text with a kernel that cannot
 * be chosen by name. */
static void
parse_with(const struct kernel *kernel, const struct model *model,
		const struct text *text, struct token *tokens, unsigned count)
{
	struct stages {
		struct arena arena;
		struct types types;
		struct encoder encoder;
		struct heads heads;
		struct batch batch;
	} *s = calloc(1, sizeof *s);
	assert_non_null(s);
	size_t width = model->sizes.width;
	types_init(&s->types, model, &s->arena);
	encoder_init(&s->encoder, &model->encoder, &s->arena);
	heads_init(&s->heads, model, &s->arena);
	s->batch.rows = count + 1;
	s->batch.sentences = 1;
	s->batch.sentence[0].tokens = tokens;
	s->batch.sentence[0].count = (uint16_t)count;
	memcpy(s->encoder.x, model->root, width * sizeof(float));
	for (unsigned row = 0; row <= count; row++)
		s->batch.end[row] = (uint16_t)(count + 1);
	for (unsigned row = 1; row <= count; row++) {
		struct str form = text_of_token(text, &tokens[row - 1]);
		uint32_t type = types_put(
				&s->types, form, types_hash(&s->types, form));
		types_compute(&s->types, kernel);
		memcpy(s->encoder.x + row * width,
				types_vector(&s->types, type),
				width * sizeof(float));
	}
	encoder_run(&s->encoder, kernel, &s->batch, NULL);
	heads_run(&s->heads, kernel, &s->batch, s->encoder.out);
	arena_fini(&s->arena);
	free(s);
}

/* AMX, whether the processor has it or not. */
static void
test_emulated(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	struct text text = random_text(&arena, 12, 70);
	struct token *emulated = copy_tokens(&text);
	for (uint32_t s = 0; s < text.sentence_count; s++)
		if (text.sentences[s].count)
			parse_with(&kernel_amx_emulated, &model, &text,
					emulated + text.sentences[s].first,
					text.sentences[s].count);
	parse_select_kernel("plain");
	parse_afresh(&text);
	for (uint32_t t = 0; t < text.token_count; t++)
		assert_same(&text.tokens[t], &emulated[t]);
	model_unload(&model);
}

/* Decisions differ between tokens, else the tests above say nothing. */
static void
test_variety(void **state)
{
	(void)state;
	struct text text = random_text(&arena, 30, 30);
	unsigned seen[5][256] = { 0 }, kinds[5] = { 0 };
	parse_afresh(&text);
	for (uint32_t t = 0; t < text.token_count; t++) {
		const struct token *token = &text.tokens[t];
		seen[0][token->upos]++;
		seen[1][(token->feats ^ token->feats >> 8) & 255]++;
		seen[2][token->name]++;
		seen[3][token->deprel]++;
		seen[4][token->head & 255]++;
	}
	for (int i = 0; i < 5; i++)
		for (int j = 0; j < 256; j++)
			kinds[i] += seen[i][j] > 0;
	for (int i = 0; i < 5; i++)
		assert_true(kinds[i] > 2);
}

/* A sentence's analysis is the same alone, among others, and when all its
 * words are known already. */
static void
test_batches(void **state)
{
	(void)state;
	struct text text = random_text(&arena, 60, 40);
	parse_afresh(&text);
	struct token *together = copy_tokens(&text);
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	for (int round = 0; round < 2; round++)
		for (uint32_t s = 0; s < text.sentence_count; s++) {
			struct text alone = text;
			alone.sentences += s;
			alone.sentence_count = 1;
			parse_text(workspace, &words, NULL, &alone);
			for (uint32_t i = 0; i < alone.sentences->count; i++) {
				uint32_t t = alone.sentences->first + i;
				assert_same(&text.tokens[t], &together[t]);
			}
		}
	parse_workspace_free(workspace);
	words_fini(&words);
}

/* The longest sentence that stage 2 makes, and one that it does not make. */
static void
test_lengths(void **state)
{
	static const unsigned lengths[] = { 1, LIMIT_SENTENCE_TOKENS, 0, 2,
		LIMIT_SENTENCE_TOKENS + 3, LIMIT_SENTENCE_TOKENS };
	enum { COUNT = sizeof lengths / sizeof *lengths };
	(void)state;
	struct text text = make_text(&arena, lengths, COUNT);
	parse_afresh(&text);
	for (unsigned s = 0; s < COUNT; s++) {
		unsigned roots = 0;
		for (unsigned i = 1; i <= lengths[s]; i++) {
			unsigned head = sentence_token(
					&text, &text.sentences[s], i)
							->head;
			assert_in_range(head, 0, lengths[s]);
			roots += !head;
		}
		assert_int_equal(roots, lengths[s] ? 1 : 0);
	}
	text.sentence_count = 0;
	parse_afresh(&text);
}

static void
test_words(void **state)
{
	static const unsigned lengths[] = { 30, 12 };
	(void)state;
	struct text text = make_text(&arena, lengths, 2);
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	for (int round = 0; round < 3; round++) {
		parse_text(workspace, &words, NULL, &text);
		for (uint32_t t = 0; t < text.token_count; t++) {
			const struct token *token = &text.tokens[t];
			struct str form = text_of_token(&text, token);
			assert_true(str_equal(
					words_text(&words, token->form), form));
			assert_int_equal(words_find(&words, form), token->form);
			assert_int_equal(words_text(&words, token->lower).len,
					form.len);
			assert_true(words_text(&words, token->lemma).len > 0);
		}
		words_reset(&words);
		parse_workspace_reset(workspace);
		/* Ids must not be right by chance. */
		for (int i = 0; i <= round; i++)
			words_put(&words, str_of(kernel_names[i]));
	}
	parse_workspace_free(workspace);
	words_fini(&words);
}

/* More word types than a worker remembers. */
static void
test_forgetting(void **state)
{
	(void)state;
	static const unsigned lengths[] = { 5, 9 };
	struct text known = make_text(&arena, lengths, 2);
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_text(workspace, &words, NULL, &known);
	struct token *before = copy_tokens(&known);
	char number[8 * 20];
	struct token tokens[20];
	struct sentence sentence = { .count = 20 };
	struct text text = { { number, sizeof number }, tokens, 20, &sentence,
		1 };
	for (unsigned n = 0; n < LIMIT_WORD_TYPES + 1000; n += 20) {
		for (unsigned i = 0; i < 20; i++) {
			snprintf(number + 8 * i, sizeof number - 8 * i, "x%u",
					n + i);
			tokens[i] = (struct token){ .start = 8 * i };
			tokens[i].end = 8 * i
					+ (uint32_t)strlen(number + 8 * i);
		}
		parse_text(workspace, &words, NULL, &text);
		assert_true(str_equal(words_text(&words, tokens[7].form),
				text_of_token(&text, &tokens[7])));
	}
	parse_text(workspace, &words, NULL, &known);
	for (uint32_t t = 0; t < known.token_count; t++) {
		assert_same(&known.tokens[t], &before[t]);
		assert_int_equal(known.tokens[t].form, before[t].form);
		assert_int_equal(known.tokens[t].lemma, before[t].lemma);
	}
	parse_workspace_free(workspace);
	words_fini(&words);
}

/* A parser is shared; workspaces are not. */
static void *
parse_in_thread(void *text)
{
	for (int i = 0; i < 5; i++)
		parse_afresh(text);
	return NULL;
}

static void
test_threads(void **state)
{
	enum { THREADS = 4 };
	(void)state;
	struct text text = random_text(&arena, 30, 40), own[THREADS];
	pthread_t threads[THREADS];
	parse_afresh(&text);
	for (int i = 0; i < THREADS; i++) {
		own[i] = text;
		own[i].tokens = copy_tokens(&text);
		assert_int_equal(pthread_create(&threads[i], NULL,
						 parse_in_thread, &own[i]),
				0);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < THREADS; i++)
		for (uint32_t t = 0; t < text.token_count; t++)
			assert_same(&own[i].tokens[t], &text.tokens[t]);
}

static void
test_loading(void **state)
{
	(void)state;
	struct parser *none = parser;
	struct error error;
	assert_int_equal(parser_load(&none, "/nowhere/en.model", LANGUAGE_EN,
					 &error),
			STATUS_IO);
	assert_null(none);
	assert_string_equal(error.where, "/nowhere/en.model");
	assert_int_equal(strlen(parser_id(parser)), 8);
	assert_false(parse_select_kernel("abacus"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_emulated),
		cmocka_unit_test(test_variety),
		cmocka_unit_test(test_batches),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_forgetting),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_loading),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
