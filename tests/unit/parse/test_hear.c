/* What the network hears: paths through the tree, and scores that are those of
 * the plain reference with every kernel. */
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
#include "parse/conllu.h"
#include "parse/encoder.h"
#include "parse/features.h"
#include "parse/hear.h"
#include "parse/path.h"
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
	file = tiny_hearing_model(&arena, 7);
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

/* ---- Paths ------------------------------------------------------------ */

/* "Envoys who met rebels in Oslo left", and a cap on every form. */
static const char tree[] = "1\tEnvoys\t_\tNOUN\t_\t_\t7\tnsubj\t_\t_\n"
			   "2\twho\t_\tPRON\t_\t_\t3\tnsubj\t_\t_\n"
			   "3\tmet\t_\tVERB\t_\t_\t1\tacl:relcl\t_\t_\n"
			   "4\trebels\t_\tNOUN\t_\t_\t3\tobj\t_\t_\n"
			   "5\tIN\t_\tADP\t_\t_\t6\tcase\t_\t_\n"
			   "6\tOslo\t_\tPROPN\t_\t_\t3\tobl\t_\t_\n"
			   "7\tleft\t_\tVERB\t_\t_\t0\troot\t_\t_\n"
			   "8\tangry\t_\tADJ\t_\t_\t7\txcomp\t_\t_\n"
			   "9\tat\t_\tADP\t_\t_\t10\tcase\t_\t_\n"
			   "10\tbosses\t_\tNOUN\t_\t_\t8\tobl\t_\t_\n"
			   "11\tof\t_\tADP\t_\t_\t12\tcase\t_\t_\n"
			   "12\tmills\t_\tNOUN\t_\t_\t10\tnmod\t_\t_\n"
			   "13\tof\t_\tADP\t_\t_\t14\tcase\t_\t_\n"
			   "14\tsteel\t_\tNOUN\t_\t_\t12\tnmod\t_\t_\n";

static void
assert_path(const struct text *text, unsigned trigger, unsigned party,
		const char *right)
{
	char to[PATH_BYTES];
	struct str got = path_between(text, text->tokens, text->token_count,
			trigger, party, to);
	if (!str_equal(got, str_of(right)))
		fail_msg("path from %u to %u is \"%.*s\", not \"%s\"", trigger,
				party, STR_ARG(got), right);
}

static struct text
text_of(const char *conllu)
{
	struct conllu in = conllu_open(str_of(conllu), "test");
	struct text text;
	struct str id;
	assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id, NULL),
			STATUS_OK);
	return text;
}

static void
test_paths(void **state)
{
	(void)state;
	struct text text = text_of(tree);
	assert_path(&text, 3, 2, "vnsubj");
	assert_path(&text, 3, 1, "^acl:relcl");
	assert_path(&text, 3, 6, "vobl in");
	assert_path(&text, 7, 4, "vnsubj vacl:relcl vobj");
	assert_path(&text, 4, 6, "^obj vobl in");
	assert_path(&text, 6, 8, "^obl ^acl:relcl ^nsubj vxcomp");
	assert_path(&text, 7, 10, "vxcomp vobl at");
	assert_path(&text, 7, 12, "vxcomp vobl vnmod of");
	assert_path(&text, 7, 14, "far 0 4");
	assert_path(&text, 14, 7, "far 4 0");
	assert_path(&text, 14, 6, "far 4 3");
	assert_path(&text, 7, 7, "");
}

/* Trees that stage 3 does not make: two roots, a circle. */
static void
test_odd_trees(void **state)
{
	(void)state;
	struct text text = text_of("1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n"
				   "2\tb\t_\tX\t_\t_\t1\tdep\t_\t_\n"
				   "3\tc\t_\tX\t_\t_\t0\troot\t_\t_\n"
				   "4\td\t_\tX\t_\t_\t5\tdep\t_\t_\n"
				   "5\te\t_\tX\t_\t_\t4\tdep\t_\t_\n");
	assert_path(&text, 2, 3, "^dep ^root vroot");
	assert_path(&text, 4, 2, "^dep ^dep vroot vdep");
	assert_path(&text, 2, 4, "far 2 5");
}

/* The rows of the page's examples, computed with train/features.py. */
static void
test_rows(void **state)
{
	(void)state;
	assert_int_equal(features_hash(STR("vnsubj")) & 1023, 249);
	assert_int_equal(features_hash(STR("vobl by")) & 1023, 838);
	assert_int_equal(features_hash(STR("^acl:relcl")) & 1023, 627);
	assert_int_equal(features_hash(STR("^conj vnsubj")) & 1023, 101);
	assert_int_equal(features_hash(STR("far 4 2")) & 1023, 237);
}

static void
hear_afresh(struct text *text)
{
	fixture_hear(parser, &arena, text);
}

/* ---- Scores ----------------------------------------------------------- */

/* All of a sentence's tokens as the reference hears them, in their order. */
static struct heard *
reference_of(const struct model *model, const struct text *text,
		const struct sentence *sentence)
{
	struct heard *all =
			ARENA_NEW(&arena, struct heard, sentence->count + 1);
	for (unsigned i = 1; i <= sentence->count; i++)
		reference_hear(model, file, text,
				&text->tokens[sentence->first], sentence->count,
				i, &all[i],
				ARENA_NEW(&arena, struct heard_party,
						sentence->count + 1));
	return all;
}

static float
margin_of(const struct heard *heard)
{
	return heard->margin[heard->category];
}

/* How many tokens tell more than this one, the first of equals before. */
static unsigned
rank_of(const struct heard *all, unsigned count, unsigned token)
{
	unsigned rank = 0;
	for (unsigned i = 1; i <= count; i++)
		rank += margin_of(&all[i]) > margin_of(&all[token])
			|| (margin_of(&all[i]) == margin_of(&all[token])
					&& i < token);
	return rank;
}

static void
assert_heard(const struct heard *a, const struct heard *b, unsigned tokens)
{
	assert_int_equal(a->token, b->token);
	assert_int_equal(a->category, b->category);
	assert_int_equal(a->status, b->status);
	assert_memory_equal(a->margin, b->margin, sizeof a->margin);
	assert_memory_equal(a->statuses, b->statuses, sizeof a->statuses);
	assert_memory_equal(
			a->party, b->party, (tokens + 1) * sizeof *a->party);
}

/* Returns how many tokens tell of something. */
static unsigned
check_sentence(const struct model *model, const struct text *text, uint32_t s)
{
	const struct sentence *of = &text->sentences[s];
	const struct heard_sentence *heard = &text->heard[s];
	struct heard *all = reference_of(model, text, of);
	unsigned at = 0;
	for (unsigned i = 1; i <= of->count; i++) {
		if (!(margin_of(&all[i]) > HEARD_LEAST)
				|| rank_of(all, of->count, i) >= LIMIT_HEARD)
			continue;
		assert_true(at < heard->count);
		assert_heard(&heard->at[at++], &all[i], of->count);
	}
	assert_int_equal(at, heard->count);
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
		struct text text = random_text(&arena, 24, 50);
		unsigned told = 0;
		hear_afresh(&text);
		assert_non_null(text.heard);
		for (uint32_t s = 0; s < text.sentence_count; s++)
			told += check_sentence(&model, &text, s);
		assert_true(told > 30);
	}
	parse_select_kernel("plain");
	model_unload(&model);
}

/* The ear names the tokens, too, whether events are asked for or not. */
static void
check_names(const struct model *model, const struct text *text,
		const struct sentence *sentence)
{
	const struct token *tokens = &text->tokens[sentence->first];
	size_t bytes = sentence->count * sizeof *tokens;
	struct token *right = arena_take(&arena, bytes);
	memcpy(right, tokens, bytes);
	reference_parse(model, file, text->bytes, right, sentence->count);
	for (unsigned i = 0; i < sentence->count; i++)
		assert_int_equal(tokens[i].name, right[i].name);
}

static void
test_names(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	for (int hears = 0; hears < 2; hears++) {
		chance = (struct random){ 9 };
		struct text text = random_text(&arena, 12, 40);
		struct words words;
		words_init(&words, NULL);
		struct parse_workspace *workspace = parse_workspace_new(parser);
		parse_text(workspace, &words, hears ? &arena : NULL, &text);
		for (uint32_t s = 0; s < text.sentence_count; s++)
			check_names(&model, &text, &text.sentences[s]);
		parse_workspace_free(workspace);
		words_fini(&words);
	}
	model_unload(&model);
}

/* What is heard differs from token to token, else the tests above say nothing;
 * and some sentence tells more than is kept. */
static void
test_variety(void **state)
{
	(void)state;
	struct text text = random_text(&arena, 40, 60);
	unsigned category[HEARD_CATEGORIES] = { 0 }, status[8] = { 0 };
	unsigned full = 0, silent = 0, actors = 0, recipients = 0;
	hear_afresh(&text);
	for (uint32_t s = 0; s < text.sentence_count; s++) {
		const struct heard_sentence *heard = &text.heard[s];
		full += heard->count == LIMIT_HEARD;
		silent += !heard->count;
		for (uint32_t i = 0; i < heard->count; i++) {
			category[heard->at[i].category]++;
			status[heard->at[i].status]++;
			for (uint32_t t = 1; t <= heard->tokens; t++) {
				actors += heard->at[i].party[t].actor > 0;
				recipients += heard->at[i].party[t].recipient
					      > 0;
			}
		}
	}
	assert_true(category[HEARD_ACCUSE] && category[HEARD_AID]
			&& category[HEARD_ASSAULT]);
	assert_true(status[HEARD_ACTUAL] && status[HEARD_NEGATED]);
	assert_true(full && silent && actors && recipients);
}

/* Without an arena nothing is heard, nor by a model that has no such heads. */
static void
test_deaf(void **state)
{
	(void)state;
	struct text text = random_text(&arena, 3, 20);
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_text(workspace, &words, NULL, &text);
	assert_null(text.heard);
	parse_workspace_free(workspace);
	words_fini(&words);
	struct model model;
	assert_int_equal(model_read(&model, tiny_model(&arena, 1), "tiny",
					 MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_false(model_hears(&model));
	assert_int_equal(model.outputs.event, model.outputs.count);
	model_unload(&model);
}

/* ---- Senses ----------------------------------------------------------- */

enum { EVENT = 32, REACH = 2, MOST = 32 }; /* of the tiny model */

/* What a worker has. The heads are not run, their outputs are zero, and the ear
 * has no layers, so that an event vector is what the senses give. */
struct bench {
	struct model model;
	struct types types;
	struct heads heads;
	struct hear hear;
	struct batch batch;
	struct token tokens[MOST];
	uint8_t *encoded;
};

static struct bench *
bench_new(void)
{
	struct bench *b = arena_zero(&arena, sizeof *b);
	assert_int_equal(
			model_read(&b->model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_int_equal(b->model.sizes.event_width, EVENT);
	assert_int_equal(b->model.sizes.sense_reach, REACH);
	b->model.ear.layers = 0;
	types_init(&b->types, &b->model, &arena);
	heads_init(&b->heads, &b->model, &arena);
	hear_init(&b->hear, &b->model, &b->types, &arena);
	b->encoded = batch_rows(
			&arena, kernel_in_stride(&b->model.heads.matrix), 1);
	return b;
}

/* A sentence of no words yet. */
static void
put_root(struct bench *b)
{
	struct batch *batch = &b->batch;
	batch->sentence[batch->sentences] = (struct batch_sentence){
		.first = (uint16_t)batch->rows,
		.tokens = b->tokens,
		.number = batch->sentences,
	};
	batch->sentences++;
	/* A root has no type: who looks for it leaves the memory. */
	batch->type[batch->rows++] = UINT32_MAX;
}

/* Words with a blank behind each, "/" between sentences. */
static void
put_text(struct bench *b, const char *text)
{
	struct batch *batch = &b->batch;
	batch->rows = batch->sentences = 0;
	put_root(b);
	for (; *text; text += strcspn(text, " ") + 1) {
		struct str word = { text, strcspn(text, " ") };
		if (str_equal(word, STR("/"))) {
			put_root(b);
			continue;
		}
		batch->type[batch->rows++] = types_put(
				&b->types, word, types_hash(&b->types, word));
		batch->sentence[batch->sentences - 1].count++;
	}
	for (unsigned s = 0; s < batch->sentences; s++) {
		unsigned first = batch->sentence[s].first;
		unsigned end = first + batch->sentence[s].count + 1;
		for (unsigned row = first; row < end; row++) {
			batch->first[row] = (uint16_t)first;
			batch->end[row] = (uint16_t)end;
		}
	}
}

/* The event vectors by row, the first root in row 0. */
static const float *
senses(struct bench *b, const char *text)
{
	struct heard_sentence heard[MOST] = { 0 };
	struct text none = { .bytes = STR("") };
	put_text(b, text);
	types_compute(&b->types, kernel_best());
	hear_listen(&b->hear, kernel_best(), &b->batch, &b->heads);
	hear_batch(&b->hear, kernel_best(), &b->batch, b->encoded, &none,
			&arena, heard);
	size_t bytes = b->batch.rows * EVENT * sizeof(float);
	float *copy = arena_take(&arena, bytes);
	memcpy(copy, b->hear.events, bytes);
	return copy;
}

static bool
same(const float *a, unsigned row, const float *b, unsigned other)
{
	return !memcmp(a + row * EVENT, b + other * EVENT, EVENT * sizeof *a);
}

/* A word counts in the vectors of those within reach, in no other's. */
static void
test_reach(void **state)
{
	(void)state;
	struct bench *b = bench_new();
	const float *with = senses(b, "x x x x minister x x x x ");
	const float *without = senses(b, "x x x x x x x x x ");
	for (unsigned i = 1; i <= 9; i++)
		assert_int_equal(same(with, i, without, i),
				i + REACH < 5 || i > 5 + REACH);
	/* Where it stands counts as well. */
	for (unsigned i = 3; i <= 7; i++)
		for (unsigned j = 3; j < i; j++)
			assert_false(same(with, i, with, j));
	/* All windows inside the sentence are the same. */
	for (unsigned i = 1 + REACH; i <= 9 - REACH; i++)
		assert_true(same(without, i, without, 5));
	model_unload(&b->model);
}

/* Outside the sentence there is nothing, which is not an unknown word; nor is
 * the root one. */
static void
test_borders(void **state)
{
	(void)state;
	struct bench *b = bench_new();
	const float *seven = senses(b, "x x x x x x x ");
	const float *one = senses(b, "x ");
	for (unsigned i = 1; i <= 7; i++)
		for (unsigned j = 1; j < i; j++)
			assert_int_equal(same(seven, i, seven, j),
					j > REACH && i <= 7 - REACH);
	/* The window of a lone word is its sense alone. */
	const int8_t *w = (const void *)tiny_model_section(file, "sense.w").at;
	const float *s = (const void *)tiny_model_section(file, "sense.s").at;
	const float *bias =
			(const void *)tiny_model_section(file, "sense.b").at;
	unsigned width = b->model.sizes.sense_width;
	unsigned window = (2 * REACH + 1) * width;
	const uint8_t *sense = types_sense(&b->types, b->batch.type[1]);
	for (unsigned o = 0; o < EVENT; o++) {
		int32_t sum = 0;
		for (unsigned k = 0; k < width; k++)
			sum += (sense[k] - KERNEL_ZERO)
			       * w[o * window + REACH * width + k];
		float right = (float)sum * s[o];
		assert_true(one[EVENT + o] == right + bias[o]);
	}
	model_unload(&b->model);
}

/* Sentences of one batch do not touch one another. */
static void
test_neighbours(void **state)
{
	(void)state;
	struct bench *b = bench_new();
	const float *both =
			senses(b, "the minister x of / of x / minister the x ");
	const float *first = senses(b, "the minister x of ");
	const float *second = senses(b, "of x ");
	const float *third = senses(b, "minister the x ");
	for (unsigned i = 1; i <= 4; i++)
		assert_true(same(both, i, first, i));
	for (unsigned i = 1; i <= 2; i++)
		assert_true(same(both, 5 + i, second, i));
	for (unsigned i = 1; i <= 3; i++)
		assert_true(same(both, 8 + i, third, i));
	assert_false(same(first, 4, third, 3));
	model_unload(&b->model);
}

/* ---- CoNLL-U ---------------------------------------------------------- */

static void
test_conllu(void **state)
{
	(void)state;
	struct text text = text_of(tree);
	struct heard_party party[15] = { 0 };
	struct heard heard[2] = {
		{ .token = 3,
				.category = HEARD_CONSULT,
				.status = HEARD_NEGATED,
				.margin[HEARD_CONSULT] = 0.5f,
				.party = party },
		{ .token = 7,
				.category = HEARD_RETREAT,
				.margin[HEARD_RETREAT] = -0.5f,
				.party = party },
	};
	struct heard_sentence of = { .at = heard, .count = 2, .tokens = 14 };
	party[1].actor = party[6].actor = 1.0f;
	party[4].recipient = 0.1f;
	text.heard = &of;
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	conllu_put(&out, &text, NULL, STR(""));
	struct str got = buffer_str(&out);
	static const char right[] = "Event=CONSULT|EventStatus=negated|"
				    "Actor=1,6|Recipient=4\n";
	assert_true(str_find(got, str_of(right)) < got.len);
	assert_int_equal(str_find(got, STR("RETREAT")), got.len);
	buffer_fini(&out);
}

static int
setup_tree(void **state)
{
	(void)state;
	arena_init(&arena);
	file = tiny_tree_model(&arena, 6);
	parser = fixture_parser(file);
	return !parser;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_odd_trees),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_variety),
		cmocka_unit_test(test_deaf),
		cmocka_unit_test(test_reach),
		cmocka_unit_test(test_borders),
		cmocka_unit_test(test_neighbours),
		cmocka_unit_test(test_conllu),
	};
	const struct CMUnitTest over_tree[] = {
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_variety),
	};
	return cmocka_run_group_tests(tests, setup, teardown)
	       + cmocka_run_group_tests(over_tree, setup_tree, teardown);
}
