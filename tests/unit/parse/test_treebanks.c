/* How well text is split and words are brought to their lemmas, measured on
 * the treebanks' dev files. They lie outside the tree: DEMARCHE_SHARED names
 * their folder; without it the tests are skipped. Scores may not fall. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "parse/conllu.h"
#include "parse/lemma.h"

struct floor {
	enum language language;
	const char *file;
	double tokens, sentences, lemmas; /* F1, F1, accuracy; per cent */
};

static const struct floor FLOORS[] = {
	{ LANGUAGE_EN, "en_ewt/en_ewt-ud-dev.conllu", 99.0, 81.0, 98.5 },
	{ LANGUAGE_EN, "en_gum_free/en_gum_free-ud-dev.conllu", 99.7, 95.5,
			98.8 },
	{ LANGUAGE_ES, "es_ancora/es_ancora-ud-dev.conllu", 99.5, 96.5, 99.0 },
	/* Its names have lemmas in lower case. */
	{ LANGUAGE_ES, "es_gsd/es_gsd-ud-dev.conllu", 99.5, 94.5, 89.0 },
};

struct score {
	uint64_t gold, got, same;
};

static double
f1(const struct score *score)
{
	return 200.0 * (double)score->same / (double)(score->gold + score->got);
}

/* Spans of both lists that are the same; both are in order. */
static void
score_tokens(const struct text *gold, const struct text *got,
		struct score *score)
{
	uint32_t i = 0, j = 0;
	while (i < gold->token_count && j < got->token_count) {
		const struct token *a = &gold->tokens[i], *b = &got->tokens[j];
		score->same += a->start == b->start && a->end == b->end;
		i += a->end <= b->end;
		j += b->end <= a->end;
	}
	score->gold += gold->token_count;
	score->got += got->token_count;
}

static void
score_sentences(const struct text *gold, const struct text *got,
		struct score *score)
{
	uint32_t i = 0, j = 0;
	while (i < gold->sentence_count && j < got->sentence_count) {
		const struct sentence *a = &gold->sentences[i];
		const struct sentence *b = &got->sentences[j];
		score->same += a->start == b->start && a->end == b->end;
		i += a->end <= b->end;
		j += b->end <= a->end;
	}
	score->gold += gold->sentence_count;
	score->got += got->sentence_count;
}

static void
score_lemmas(const struct text *gold, enum language language,
		const struct words *words, struct score *score)
{
	for (uint32_t i = 0; i < gold->token_count; i++) {
		const struct token *token = &gold->tokens[i];
		char lemma[LEMMA_BYTES], form[TEXT_FORM_BYTES];
		unsigned len = lemma_of(language, text_form(gold, token, form),
				token->upos, token->feats, lemma);
		score->gold++;
		score->same += str_equal((struct str){ lemma, len },
				words_text(words, token->lemma));
	}
}

static void
measure(const struct floor *floor, struct str bytes)
{
	struct arena arena;
	struct words words;
	struct text gold, got;
	struct str id;
	struct score tokens = { 0 }, sentences = { 0 }, lemmas = { 0 };
	struct conllu in = conllu_open(bytes, floor->file);
	enum status status;
	arena_init(&arena);
	words_init(&words, NULL);
	while ((status = conllu_next(&in, &arena, &words, &gold, &id, NULL))
			== STATUS_OK) {
		text_split(gold.bytes, floor->language, &arena, &got);
		score_tokens(&gold, &got, &tokens);
		score_sentences(&gold, &got, &sentences);
		score_lemmas(&gold, floor->language, &words, &lemmas);
		arena_reset(&arena);
	}
	assert_int_equal(status, STATUS_END);
	double accuracy = 100.0 * (double)lemmas.same / (double)lemmas.gold;
	print_message("%s: tokens %.2f sentences %.2f lemmas %.2f\n",
			floor->file, f1(&tokens), f1(&sentences), accuracy);
	assert_true(f1(&tokens) >= floor->tokens);
	assert_true(f1(&sentences) >= floor->sentences);
	assert_true(accuracy >= floor->lemmas);
	words_fini(&words);
	arena_fini(&arena);
}

static void
test_scores_do_not_fall(void **state)
{
	(void)state;
	const char *shared = getenv("DEMARCHE_SHARED");
	for (size_t i = 0; i < sizeof FLOORS / sizeof *FLOORS; i++) {
		char path[4096];
		struct arena arena;
		struct str bytes;
		arena_init(&arena);
		snprintf(path, sizeof path, "%s/treebanks/%s",
				shared ? shared : SOURCE_ROOT "/../shared",
				FLOORS[i].file);
		if (file_read(path, &arena, &bytes, NULL) != STATUS_OK) {
			arena_fini(&arena);
			skip();
		}
		measure(&FLOORS[i], bytes);
		arena_fini(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scores_do_not_fall),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
