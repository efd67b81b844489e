/* The trained models: what train/evaluate.py decided and heard over a few
 * sentences with the same integers, the parser does too, with every kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "parse/conllu.h"
#include "parse/parse.h"
#include "parse_fixture.h"

static const struct trained {
	enum language language;
	const char *model;
	const char *gold;
} trained[] = {
	{ LANGUAGE_EN, SOURCE_ROOT "/models/en.model",
			SOURCE_ROOT "/tests/data/model/en.conllu" },
	{ LANGUAGE_ES, SOURCE_ROOT "/models/es.model",
			SOURCE_ROOT "/tests/data/model/es.conllu" },
};

struct agreement {
	unsigned decisions, same;
};

static void
compare(struct agreement *agreement, const char *what, unsigned gold,
		unsigned own, uint32_t token)
{
	agreement->decisions++;
	if (gold == own)
		agreement->same++;
	else
		print_message("token %u: %s is %u, not %u\n", token, what, own,
				gold);
}

static void
compare_text(struct agreement *agreement, const struct text *gold,
		const struct token *own)
{
	for (uint32_t t = 0; t < gold->token_count; t++) {
		const struct token *a = &gold->tokens[t], *b = &own[t];
		compare(agreement, "upos", a->upos, b->upos, t);
		compare(agreement, "head", a->head, b->head, t);
		compare(agreement, "deprel", a->deprel, b->deprel, t);
		compare(agreement, "feats", a->feats, b->feats, t);
		compare(agreement, "name", a->name, b->name, t);
	}
}

/* ---- What is heard ---------------------------------------------------- */

/* The events of a line of CoNLL-U: "Event=..." up to the names. */
static struct str
events_of(struct str line)
{
	size_t at = str_find(line, STR("Event="));
	struct str rest = { line.at + at, line.len - at };
	size_t names = str_find(rest, STR("|NER="));
	size_t space = str_find(rest, STR("|SpaceAfter="));
	rest.len = names < space ? names : space;
	return rest;
}

/* The next line of a token; "" at the end. */
static struct str
next_token(struct str *text)
{
	for (bool more = text->len > 0; more;) {
		struct str line = str_next(text, '\n', &more);
		if (line.len && line.at[0] >= '0' && line.at[0] <= '9')
			return line;
	}
	text->len = 0;
	return STR("");
}

/* Trees are the program's own in one and not in the other: a path may differ.
 */
static void
check_heard(struct str gold, struct str own)
{
	unsigned told = 0, same = 0;
	for (struct str line = next_token(&gold); line.len;
			line = next_token(&gold)) {
		struct str right = events_of(line);
		struct str got = events_of(next_token(&own));
		told += right.len || got.len;
		same += right.len && str_equal(right, got);
	}
	print_message("%u of %u events agree\n", same, told);
	assert_true(same * 100 >= told * 90);
}

static void
check_kernel(const struct parser *parser, struct str bytes, const char *where,
		const char *kernel)
{
	struct arena arena;
	struct words words;
	struct text gold;
	struct str id;
	struct error error;
	struct agreement agreement = { 0 };
	struct buffer heard;
	if (!parse_select_kernel(kernel)) {
		print_message("this processor has no %s: not tested\n", kernel);
		return;
	}
	arena_init(&arena);
	buffer_init(&heard, BUFFER_UNLIMITED);
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	struct conllu in = conllu_open(bytes, where);
	while (conllu_next(&in, &arena, NULL, &gold, &id, &error)
			== STATUS_OK) {
		struct text own = gold;
		own.tokens = ARENA_NEW(&arena, struct token, gold.token_count);
		for (uint32_t t = 0; t < gold.token_count; t++) {
			own.tokens[t].start = gold.tokens[t].start;
			own.tokens[t].end = gold.tokens[t].end;
		}
		parse_text(workspace, &words, &arena, &own);
		conllu_put(&heard, &own, &words, id);
		compare_text(&agreement, &gold, own.tokens);
	}
	print_message("%s: %u of %u decisions agree\n", kernel, agreement.same,
			agreement.decisions);
	assert_true(agreement.decisions > 500);
	assert_true(agreement.same * 1000 >= agreement.decisions * 995);
	check_heard(bytes, buffer_str(&heard));
	buffer_fini(&heard);
	parse_workspace_free(workspace);
	words_fini(&words);
	arena_fini(&arena);
}

static void
check_model(const struct trained *model)
{
	struct parser *parser;
	struct arena arena;
	struct error error;
	struct str bytes;
	if (access(model->model, R_OK) || access(model->gold, R_OK))
		skip();
	arena_init(&arena);
	assert_int_equal(file_read(model->gold, &arena, &bytes, &error),
			STATUS_OK);
	if (parser_load(&parser, model->model, model->language, &error))
		fail_msg("%s: %s", error.where, error.message);
	for (size_t k = 0; k < KERNELS; k++)
		check_kernel(parser, bytes, model->gold, kernel_names[k]);
	parser_unload(parser);
	arena_fini(&arena);
}

static void
test_english(void **state)
{
	(void)state;
	check_model(&trained[0]);
}

static void
test_spanish(void **state)
{
	(void)state;
	check_model(&trained[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_spanish),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
