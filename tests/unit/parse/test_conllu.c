#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/conllu.h"
#include "parse/tags.h"

/* A word's line: id, form, lemma, UPOS, features, head, relation, MISC. */
#define WORD(id, form, lemma, upos, feats, head, deprel, misc)                 \
	id "\t" form "\t" lemma "\t" upos "\t_\t" feats "\t" head "\t" deprel  \
	   "\t_\t" misc "\n"

static const char SAMPLE[] =
		"# newdoc id = first\n"
		"# newpar_block = p\n"
		"# newpar\n"
		"# sent_id = first-1\n" WORD("1", "Petro", "Petro",
				"PROPN", "Number=Sing", "4", "nsubj", "NER=B-PER") "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("2",
				"did", "do", "AUX", "Tense=Past|VerbForm=Fin",
				"4", "aux", "_") WORD("3", "n't", "not", "PART",
				"_", "4", "advmod",
				"_") WORD("4", "travel", "travel", "VERB",
				"VerbForm=Inf", "0", "root", "SpaceAfter=No") "4.1\tthere\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("5",
				".", ".", "PUNCT", "_", "4", "punct",
				"_") "\n"
				     "# newpar\n"
				     "1-2\tdel\t_\t_\t_\t_\t_\t_\t_"
				     "\tSpaceAfter=No\n" WORD("1", "de", "de",
						     "ADP", "_", "2", "case",
						     "_") WORD("2", "el", "el",
						     "DET", "_", "0",
						     "obl:tmod", "_") WORD("3",
						     "!", "!", "PUNCT",
						     "Foo=Bar", "2", "punct",
						     "_") "\n"
							  "# newdoc id = "
							  "second\n" WORD("1",
									  "Él",
									  "_",
									  "FOO",
									  "Pron"
									  "Type"
									  "=Int"
									  ",Re"
									  "l",
									  "_",
									  "_",
									  "_");

static void
test_read(void **state)
{
	(void)state;
	struct arena arena;
	struct words words;
	struct text text;
	struct str id;
	struct conllu in = conllu_open(str_of(SAMPLE), "sample");
	arena_init(&arena);
	words_init(&words, NULL);
	assert_int_equal(conllu_next(&in, &arena, &words, &text, &id, NULL),
			STATUS_OK);
	assert_true(str_equal(id, STR("first")));
	assert_true(str_equal(text.bytes, STR("Petro didn't travel.\ndel!")));
	assert_int_equal(text.token_count, 8);
	assert_int_equal(text.sentence_count, 2);
	assert_int_equal(text.sentences[1].paragraph, 1);
	assert_int_equal(text.sentences[1].first, 5);
	assert_int_equal(text.sentences[1].start, 21);
	const struct token *token = text.tokens;
	assert_int_equal(token[0].name, NAME_B_PER);
	assert_int_equal(token[0].head, 4);
	assert_int_equal(token[0].deprel, DEPREL_NSUBJ);
	assert_int_equal(token[0].upos, UPOS_PROPN);
	assert_false(token[1].space_after);
	assert_true(token[2].space_after);
	assert_int_equal(feats_get(token[1].feats, FEATURE_TENSE), TENSE_PAST);
	assert_true(str_equal(words_text(&words, token[2].lemma), STR("not")));
	assert_true(str_equal(
			words_text(&words, token[0].lower), STR("petro")));
	assert_int_equal(token[6].deprel, DEPREL_OBL);
	assert_int_equal(token[6].spelling, SPELLING_ARTICLE);
	assert_true(str_equal(words_text(&words, token[6].form), STR("el")));

	assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id, NULL),
			STATUS_OK);
	assert_true(str_equal(id, STR("second")));
	assert_true(str_equal(text.bytes, STR("Él")));
	assert_int_equal(text.tokens[0].upos, UPOS_X);
	assert_int_equal(text.tokens[0].deprel, DEPREL_DEP);
	assert_int_equal(feats_get(text.tokens[0].feats, FEATURE_PRONTYPE),
			PRONTYPE_INT);
	assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id, NULL),
			STATUS_END);
	words_fini(&words);
	arena_fini(&arena);
}

/* A comment that stands between two words of a sentence begins no paragraph. */
static void
test_comments_within(void **state)
{
	(void)state;
	static const char BYTES[] =
			"1\tYes\t_\tINTJ\t_\t_\t0\troot\t_\t_\n\n"
			"1\tWe\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
			"# newpar\n"
			"2\twon\t_\tVERB\t_\t_\t0\troot\t_\t_\n\n";
	struct arena arena;
	struct text text;
	struct str id;
	struct conllu in = conllu_open(str_of(BYTES), "bytes");
	arena_init(&arena);
	assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id, NULL),
			STATUS_OK);
	assert_true(str_equal(text.bytes, STR("Yes We won")));
	assert_int_equal(text.sentences[1].paragraph, 0);
	arena_fini(&arena);
}

static const char WRITTEN[] =
		"# newdoc id = first\n"
		"# newpar\n"
		"# sent_id = first-1\n"
		"# text = Petro didn't travel.\n" WORD("1", "Petro", "Petro",
				"PROPN", "Number=Sing", "4", "nsubj",
				"NER=B-PER") WORD("2", "did", "do", "AUX",
				"Tense=Past|VerbForm=Fin", "4", "aux",
				"SpaceAfter=No") WORD("3", "n't", "not", "PART",
				"_", "4", "advmod", "_") WORD("4", "travel",
				"travel", "VERB", "VerbForm=Inf", "0", "root",
				"SpaceAfter=No") WORD("5", ".", ".", "PUNCT",
				"_", "4", "punct",
				"_") "\n"
				     "# newpar\n"
				     "# sent_id = first-2\n"
				     "# text = del!\n"
				     "1-2\tdel\t_\t_\t_\t_\t_\t_\t_"
				     "\tSpaceAfter=No\n" WORD("1", "de", "de",
						     "ADP", "_", "2", "case",
						     "SpaceAfter=No") WORD("2", "el", "el",
						     "DET", "_", "0", "obl",
						     "SpaceAfter=No") WORD("3",
						     "!", "!", "PUNCT", "_",
						     "2", "punct", "_") "\n";

/* What is written is read again and written the same. */
static void
test_write(void **state)
{
	(void)state;
	struct arena arena;
	struct words words;
	struct text text;
	struct str id;
	struct buffer out;
	arena_init(&arena);
	words_init(&words, NULL);
	buffer_init(&out, BUFFER_UNLIMITED);
	struct str bytes = str_of(SAMPLE);
	for (int round = 0; round < 2; round++) {
		struct conllu in = conllu_open(bytes, "sample");
		assert_int_equal(conllu_next(&in, &arena, &words, &text, &id,
						 NULL),
				STATUS_OK);
		buffer_reset(&out);
		conllu_put(&out, &text, &words, id);
		bytes = arena_copy(&arena, buffer_str(&out));
		assert_string_equal(bytes.at, WRITTEN);
	}
	buffer_fini(&out);
	words_fini(&words);
	arena_fini(&arena);
}

static void
test_features_are_alphabetical(void **state)
{
	(void)state;
	struct token token = {
		.start = 0, .end = 1, .space_after = true, .name = NAME_I_LOC
	};
	for (unsigned i = 0; i < FEATURE_COUNT; i++)
		token.feats = feats_set(token.feats, i, 1);
	struct sentence sentence = { .count = 1, .end = 1 };
	struct text text = { STR("x"), &token, 1, &sentence, 1 };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	conllu_put(&out, &text, NULL, STR(""));
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at,
			"# newpar\n# sent_id = 1\n# text = x\n"
			"1\tx\t_\tX\t_\tMood=Ind|Number=Sing|Person=1|"
			"PronType=Art|Tense=Past|VerbForm=Fin|Voice=Pass"
			"\t0\tdep\t_\tNER=I-LOC\n\n");
	buffer_fini(&out);
}

static const struct {
	const char *in;
	uint64_t line;
} ERRORS[] = {
	{ "1\ta\n", 1 },
	{ "# c\n\nfoo\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 3 },
	{ "2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
	{ "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
	{ "1\ta\001\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
	{ "1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
	{ "1\ta\t_\t_\t_\t_\t1\t_\t_\t_\n", 1 },
	{ "1\ta\t_\t_\t_\t_\t-1\t_\t_\t_\n", 1 },
	{ "1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n\n", 2 },
	{ "1\ta\t_\t_\t_\t_\t99999999999999\t_\t_\t_\n\n", 1 },
	{ "2-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
	{ "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", 1 },
};

static void
test_errors_name_the_line(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) {
		struct conllu in =
				conllu_open(str_of(ERRORS[i].in), "f.conllu");
		struct text text;
		struct str id;
		struct error error;
		assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id,
						 &error),
				STATUS_FORMAT);
		assert_int_equal(error.line, ERRORS[i].line);
		assert_string_equal(error.where, "f.conllu");
		assert_true(error.message[0] != '\0');
	}
	arena_fini(&arena);
}

static void
test_nothing(void **state)
{
	(void)state;
	struct arena arena;
	struct text text;
	struct str id;
	arena_init(&arena);
	struct conllu empty = conllu_open(STR(""), "empty");
	assert_int_equal(conllu_next(&empty, &arena, NULL, &text, &id, NULL),
			STATUS_END);
	struct conllu lines = conllu_open(STR("\r\n\n"), "lines");
	assert_int_equal(conllu_next(&lines, &arena, NULL, &text, &id, NULL),
			STATUS_END);
	arena_fini(&arena);
}

/* What is written has the bytes that were read, whatever the words' forms. */
static void
test_pronouns(void **state)
{
	(void)state;
	static const char sample[] =
			"1-3\tdárselo\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("1", "dar",
					"dar", "VERB", "_", "0", "root",
					"_") WORD("2", "se", "él", "PRON", "_",
					"1", "iobj", "_") WORD("3", "lo", "él",
					"PRON", "_", "1", "obj", "_") "\n";
	struct arena arena;
	struct text text;
	struct str id;
	struct buffer out;
	struct conllu in = conllu_open(str_of(sample), "sample");
	arena_init(&arena);
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(conllu_next(&in, &arena, NULL, &text, &id, NULL),
			STATUS_OK);
	assert_true(str_equal(text.bytes, STR("dárselo")));
	assert_int_equal(text.tokens[0].spelling, SPELLING_UNACCENTED);
	assert_int_equal(text.tokens[0].end, 4);
	assert_int_equal(text.tokens[2].start, 6);
	conllu_put(&out, &text, NULL, STR(""));
	assert_true(str_find(buffer_str(&out), STR("# text = dárselo\n1-3\t"
						   "dárselo\t"))
			< out.len);
	assert_true(str_find(buffer_str(&out), STR("\n1\tdar\t")) < out.len);
	buffer_fini(&out);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_comments_within),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_pronouns),
		cmocka_unit_test(test_features_are_alphabetical),
		cmocka_unit_test(test_errors_name_the_line),
		cmocka_unit_test(test_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
