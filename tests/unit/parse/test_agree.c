#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/agree.h"
#include "parse/tags.h"
#include "parse_fixture.h"

/* Three words: "left", a word in question that hangs on it, its object. */
static const char TEXT[] = "left praising the reform";

static struct token
word(uint32_t start, uint32_t end, enum upos upos, uint16_t head,
		enum deprel deprel)
{
	return (struct token){ .start = start,
		.end = end,
		.upos = upos,
		.head = head,
		.deprel = deprel };
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

/* Tokens without text: only tags and arcs matter. */
static void
agree(struct token *tokens, uint32_t count)
{
	struct text text = { .bytes = STR("") };
	agree_sentence(&text, tokens, count);
}

/* "between Hamas and Israeli negotiators" */
static void
test_words_side_by_side_are_one_item(void **state)
{
	(void)state;
	struct token list[] = {
		word(0, 0, UPOS_ADP, 5, DEPREL_CASE),
		word(0, 0, UPOS_PROPN, 0, DEPREL_ROOT),
		word(0, 0, UPOS_CCONJ, 5, DEPREL_CC),
		word(0, 0, UPOS_ADJ, 2, DEPREL_CONJ),
		word(0, 0, UPOS_NOUN, 2, DEPREL_CONJ),
	};
	agree(list, 5);
	assert_int_equal(list[0].head, 2);
	assert_int_equal(list[3].head, 5);
	assert_int_equal(list[3].deprel, DEPREL_AMOD);
	assert_int_equal(list[4].head, 2);
	list[3] = word(0, 0, UPOS_ADJ, 2, DEPREL_CONJ);
	list[4].head = 1;
	agree(list, 5);
	assert_int_equal(list[3].deprel, DEPREL_CONJ);
}

/* "promised Tunisia 105 million euros", but "won the Tunisia 105 races" */
static void
test_a_name_before_a_sum_receives_it(void **state)
{
	(void)state;
	for (int owned = 0; owned < 2; owned++) {
		struct token promised[] = {
			word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
			word(0, 0, UPOS_DET, owned ? 5 : 1, DEPREL_DET),
			word(0, 0, UPOS_PROPN, 5, DEPREL_COMPOUND),
			word(0, 0, UPOS_NUM, 5, DEPREL_NUMMOD),
			word(0, 0, UPOS_NOUN, 1, DEPREL_OBJ),
		};
		promised[4].feats = feats_set(0, FEATURE_NUMBER, NUMBER_PLUR);
		agree(promised, 5);
		assert_int_equal(promised[2].head, owned ? 5 : 1);
		assert_int_equal(promised[2].deprel,
				owned ? DEPREL_COMPOUND : DEPREL_IOBJ);
	}
}

/* "dijo Mora a Radio Sol", "viajó Mora en Lima" read as one name each */
static void
test_a_persons_name_ends_at_a_preposition(void **state)
{
	(void)state;
	static const char said[] = "dijo Mora a Radio Sol";
	struct text text = { .bytes = { said, sizeof said - 1 } };
	struct token tokens[] = {
		word(0, 4, UPOS_VERB, 0, DEPREL_ROOT),
		word(5, 9, UPOS_PROPN, 1, DEPREL_NSUBJ),
		word(10, 11, UPOS_ADP, 4, DEPREL_CASE),
		word(12, 17, UPOS_PROPN, 2, DEPREL_NMOD),
		word(18, 21, UPOS_PROPN, 4, DEPREL_FLAT),
	};
	tokens[1].name = NAME_B_PER;
	for (int i = 2; i < 5; i++)
		tokens[i].name = NAME_I_PER;
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[1].name, NAME_B_PER);
	assert_int_equal(tokens[2].name, NAME_O);
	assert_int_equal(tokens[3].name, NAME_B_PER);
	assert_int_equal(tokens[4].name, NAME_I_PER);
}

/* "Paz: Senadora, diga" */
static void
test_a_name_ends_at_its_colon(void **state)
{
	(void)state;
	static const char asked[] = "Paz: Senadora, diga";
	struct text text = { .bytes = { asked, sizeof asked - 1 } };
	struct token tokens[] = {
		word(0, 3, UPOS_PROPN, 5, DEPREL_NSUBJ),
		word(3, 4, UPOS_PUNCT, 3, DEPREL_PUNCT),
		word(5, 13, UPOS_PROPN, 1, DEPREL_FLAT),
		word(13, 14, UPOS_PUNCT, 3, DEPREL_PUNCT),
		word(15, 19, UPOS_VERB, 0, DEPREL_ROOT),
	};
	tokens[0].name = NAME_B_PER;
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[2].head, 5);
	assert_int_equal(tokens[2].deprel, DEPREL_VOCATIVE);
}

/* "dijo al diario Sol el ministro", but "dijo al ministro Sol" */
static void
test_a_name_says_which_paper_was_told(void **state)
{
	(void)state;
	for (uint32_t count = 5; count <= 7; count += 2) {
		struct token said[] = {
			word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
			word(0, 0, UPOS_ADP, 4, DEPREL_CASE),
			word(0, 0, UPOS_DET, 4, DEPREL_DET),
			word(0, 0, UPOS_NOUN, 1, DEPREL_OBL),
			word(0, 0, UPOS_PROPN, 1, DEPREL_NSUBJ),
			word(0, 0, UPOS_DET, 7, DEPREL_DET),
			word(0, 0, UPOS_NOUN, 1, DEPREL_OBJ),
		};
		agree(said, count);
		bool named = count == 7;
		assert_int_equal(said[4].head, named ? 4 : 1);
		assert_int_equal(said[4].deprel,
				named ? DEPREL_APPOS : DEPREL_NSUBJ);
		assert_int_equal(said[6].deprel,
				named ? DEPREL_NSUBJ : DEPREL_OBJ);
	}
}

/* "met China (PRC) Premier Li", but "met China (PRC) and Premier Li" */
static void
test_a_short_form_leaves_the_title_its_country(void **state)
{
	(void)state;
	static const char met[] = "met China (PRC) Premier Li";
	for (int joined = 0; joined < 2; joined++) {
		struct text text = { .bytes = { met, sizeof met - 1 } };
		struct token tokens[] = {
			word(0, 3, UPOS_VERB, 0, DEPREL_ROOT),
			word(4, 9, UPOS_PROPN, 1, DEPREL_OBJ),
			word(10, 11, UPOS_PUNCT, 4, DEPREL_PUNCT),
			word(11, 14, UPOS_PROPN, 2, DEPREL_APPOS),
			word(14, 15, UPOS_PUNCT, 4, DEPREL_PUNCT),
			word(16, 23, joined ? UPOS_CCONJ : UPOS_PROPN, 7,
					joined ? DEPREL_CC : DEPREL_NMOD_DESC),
			word(24, 26, UPOS_PROPN, 1, DEPREL_OBJ),
		};
		agree_sentence(&text, tokens, 7);
		assert_int_equal(tokens[1].head, joined ? 1 : 7);
		assert_int_equal(tokens[1].deprel,
				joined ? DEPREL_OBJ : DEPREL_COMPOUND);
		assert_int_equal(tokens[6].head, 1);
	}
}

/* "met Secretary of Labor Julie", but "was Secretary of Labor Julie" */
static void
test_a_person_takes_the_place_of_the_title(void **state)
{
	(void)state;
	for (int predicate = 0; predicate < 2; predicate++) {
		struct token met[] = {
			word(0, 0, predicate ? UPOS_AUX : UPOS_VERB,
					predicate ? 2 : 0,
					predicate ? DEPREL_COP : DEPREL_ROOT),
			word(0, 0, UPOS_PROPN, predicate ? 0 : 1,
					predicate ? DEPREL_ROOT : DEPREL_OBJ),
			word(0, 0, UPOS_ADP, 4, DEPREL_CASE),
			word(0, 0, UPOS_PROPN, 2, DEPREL_NMOD),
			word(0, 0, UPOS_PROPN, 2, DEPREL_NMOD),
		};
		met[4].name = NAME_B_PER;
		agree(met, 5);
		assert_int_equal(met[4].head, predicate ? 2 : 1);
		assert_int_equal(met[1].deprel,
				predicate ? DEPREL_ROOT : DEPREL_NMOD_DESC);
		assert_int_equal(met[3].head, 2);
	}
}

static void
test_a_verb_with_an_object_is_active(void **state)
{
	(void)state;
	struct token miners[] = {
		word(0, 0, UPOS_NOUN, 2, DEPREL_NSUBJ_PASS),
		word(0, 0, UPOS_VERB, 4, DEPREL_CONJ),
		word(0, 0, UPOS_NOUN, 2, DEPREL_OBJ),
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
	};
	miners[1].feats = feats_set(0, FEATURE_VOICE, VOICE_PASS);
	agree(miners, 4);
	assert_int_equal(miners[0].deprel, DEPREL_NSUBJ);
	assert_int_equal(feats_get(miners[1].feats, FEATURE_VOICE), VOICE_NONE);
}

static void
test_a_passive_auxiliary_keeps_the_passive(void **state)
{
	(void)state;
	struct token held[] = {
		word(0, 0, UPOS_NOUN, 3, DEPREL_NSUBJ_PASS),
		word(0, 0, UPOS_AUX, 3, DEPREL_AUX_PASS),
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
	};
	agree(held, 3);
	assert_int_equal(held[0].deprel, DEPREL_NSUBJ_PASS);
}

static void
test_a_noun_before_a_verb_is_its_subject(void **state)
{
	(void)state;
	struct token slapped[] = {
		word(0, 0, UPOS_PROPN, 2, DEPREL_COMPOUND),
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
		word(0, 0, UPOS_NOUN, 2, DEPREL_OBJ),
	};
	agree(slapped, 3);
	assert_int_equal(slapped[0].deprel, DEPREL_NSUBJ);
}

static void
test_a_participle_with_a_subject_is_the_verb(void **state)
{
	(void)state;
	struct token expanded[] = {
		word(0, 0, UPOS_PROPN, 2, DEPREL_NSUBJ),
		word(0, 0, UPOS_VERB, 3, DEPREL_AMOD),
		word(0, 0, UPOS_NOUN, 0, DEPREL_ROOT),
	};
	agree(expanded, 3);
	assert_int_equal(expanded[1].head, 0);
	assert_int_equal(expanded[1].deprel, DEPREL_ROOT);
	assert_int_equal(expanded[2].head, 2);
	assert_int_equal(expanded[2].deprel, DEPREL_OBJ);
}

static void
test_like_phrases_with_a_conjunction_are_coordinated(void **state)
{
	(void)state;
	struct token meeting[] = {
		word(0, 0, UPOS_NOUN, 0, DEPREL_ROOT),
		word(0, 0, UPOS_ADP, 3, DEPREL_CASE),
		word(0, 0, UPOS_PROPN, 1, DEPREL_NMOD),
		word(0, 0, UPOS_CCONJ, 5, DEPREL_CC),
		word(0, 0, UPOS_NOUN, 1, DEPREL_NMOD),
	};
	agree(meeting, 5);
	assert_int_equal(meeting[4].head, 3);
	assert_int_equal(meeting[4].deprel, DEPREL_CONJ);
}

/* Builds tokens over words that stand one blank apart. */
struct row {
	const char *form;
	enum upos upos;
	uint16_t head;
	enum deprel deprel;
};

static struct text
build_rows(const struct row *rows, size_t count, struct token *tokens)
{
	static char bytes[256];
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(rows[i].form);
		assert_true(at + length < sizeof bytes);
		memcpy(bytes + at, rows[i].form, length);
		tokens[i] = word((uint32_t)at, (uint32_t)(at + length),
				rows[i].upos, rows[i].head, rows[i].deprel);
		at += length;
		bytes[at++] = ' ';
	}
	return (struct text){ .bytes = { bytes, at } };
}

static void
test_a_participle_with_an_object_is_the_verb(void **state)
{
	(void)state;
	struct row rows[] = { { "gunmen", UPOS_NOUN, 0, DEPREL_ROOT },
		{ "kidnapped", UPOS_VERB, 1, DEPREL_ACL },
		{ "men", UPOS_NOUN, 2, DEPREL_OBJ },
		{ "in", UPOS_ADP, 5, DEPREL_CASE },
		{ "Kabul", UPOS_PROPN, 1, DEPREL_NMOD } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[0].head, 2);
	assert_int_equal(tokens[0].deprel, DEPREL_NSUBJ);
	assert_int_equal(tokens[1].head, 0);
	assert_int_equal(tokens[1].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[4].head, 2);
	assert_int_equal(tokens[4].deprel, DEPREL_OBL);
}

static void
test_a_name_of_a_thing_stays_a_participle(void **state)
{
	(void)state;
	struct row rows[] = { { "group", UPOS_NOUN, 0, DEPREL_ROOT },
		{ "called", UPOS_VERB, 1, DEPREL_ACL },
		{ "Dawn", UPOS_PROPN, 2, DEPREL_OBJ } };
	struct token tokens[3];
	struct text text = build_rows(rows, 3, tokens);
	agree_sentence(&text, tokens, 3);
	assert_int_equal(tokens[0].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[1].deprel, DEPREL_ACL);
}

static void
test_a_verb_inside_a_phrase_comes_out(void **state)
{
	(void)state;
	struct row rows[] = { { "nurses", UPOS_NOUN, 0, DEPREL_ROOT },
		{ "in", UPOS_ADP, 5, DEPREL_CASE },
		{ "Zimbabwe", UPOS_PROPN, 5, DEPREL_COMPOUND },
		{ "downed", UPOS_VERB, 5, DEPREL_AMOD },
		{ "tools", UPOS_NOUN, 1, DEPREL_NMOD } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[3].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[0].head, 4);
	assert_int_equal(tokens[0].deprel, DEPREL_NSUBJ);
	assert_int_equal(tokens[1].head, 3);
	assert_int_equal(tokens[2].head, 1);
	assert_int_equal(tokens[2].deprel, DEPREL_NMOD);
	assert_int_equal(tokens[4].head, 4);
	assert_int_equal(tokens[4].deprel, DEPREL_OBJ);
}

static void
test_a_bare_noun_behind_the_verb_is_its_object(void **state)
{
	(void)state;
	struct row rows[] = { { "groups", UPOS_NOUN, 2, DEPREL_NSUBJ },
		{ "blocked", UPOS_VERB, 0, DEPREL_ROOT },
		{ "roads", UPOS_NOUN, 1, DEPREL_NMOD } };
	struct token tokens[3];
	struct text text = build_rows(rows, 3, tokens);
	agree_sentence(&text, tokens, 3);
	assert_int_equal(tokens[2].head, 2);
	assert_int_equal(tokens[2].deprel, DEPREL_OBJ);
}

static void
test_an_unmarked_past_comes_out_of_a_compound(void **state)
{
	(void)state;
	struct row rows[] = { { "France", UPOS_PROPN, 3, DEPREL_COMPOUND },
		{ "cut", UPOS_NOUN, 3, DEPREL_COMPOUND },
		{ "aid", UPOS_NOUN, 0, DEPREL_ROOT } };
	struct token tokens[3];
	struct text text = build_rows(rows, 3, tokens);
	agree_sentence(&text, tokens, 3);
	assert_int_equal(tokens[1].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[1].upos, UPOS_VERB);
	assert_int_equal(tokens[0].deprel, DEPREL_NSUBJ);
	assert_int_equal(tokens[2].deprel, DEPREL_OBJ);
}

static void
test_a_verb_has_one_subject(void **state)
{
	(void)state;
	struct row rows[] = { { "attack", UPOS_NOUN, 4, DEPREL_NSUBJ },
		{ "on", UPOS_ADP, 5, DEPREL_CASE },
		{ "Iran", UPOS_PROPN, 4, DEPREL_NSUBJ },
		{ "worries", UPOS_VERB, 0, DEPREL_ROOT },
		{ "traders", UPOS_NOUN, 4, DEPREL_OBJ } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[1].head, 3);
	assert_int_equal(tokens[2].head, 1);
	assert_int_equal(tokens[2].deprel, DEPREL_NMOD);
}

static void
test_a_name_right_behind_the_subject_is_no_second_one(void **state)
{
	(void)state;
	struct row rows[] = { { "Minister", UPOS_PROPN, 3, DEPREL_NSUBJ },
		{ "Ada", UPOS_PROPN, 3, DEPREL_NSUBJ },
		{ "left", UPOS_VERB, 0, DEPREL_ROOT } };
	struct token tokens[3];
	struct text text = build_rows(rows, 3, tokens);
	agree_sentence(&text, tokens, 3);
	assert_int_equal(tokens[1].head, 1);
	assert_int_equal(tokens[1].deprel, DEPREL_APPOS);
	assert_int_equal(tokens[0].deprel, DEPREL_NSUBJ);
}

static void
test_a_second_subject_behind_a_conjunction_is_joined(void **state)
{
	(void)state;
	struct row rows[] = { { "Japan", UPOS_PROPN, 5, DEPREL_NSUBJ },
		{ "and", UPOS_CCONJ, 4, DEPREL_CC },
		{ "the", UPOS_DET, 4, DEPREL_DET },
		{ "farmers", UPOS_NOUN, 5, DEPREL_NSUBJ },
		{ "agreed", UPOS_VERB, 0, DEPREL_ROOT } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[3].head, 1);
	assert_int_equal(tokens[3].deprel, DEPREL_CONJ);
	rows[1] = (struct row){ "whose", UPOS_DET, 4, DEPREL_DET };
	text = build_rows(rows, 5, tokens);
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[3].head, 5);
	assert_int_equal(tokens[3].deprel, DEPREL_NSUBJ);
}

static void
test_a_country_before_the_subjects_title_is_a_part_of_it(void **state)
{
	(void)state;
	struct row rows[] = { { "Peru", UPOS_PROPN, 4, DEPREL_NSUBJ },
		{ "Minister", UPOS_PROPN, 3, DEPREL_NMOD_DESC },
		{ "Ada", UPOS_PROPN, 4, DEPREL_NSUBJ },
		{ "left", UPOS_VERB, 0, DEPREL_ROOT } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[0].head, 3);
	assert_int_equal(tokens[0].deprel, DEPREL_COMPOUND);
	assert_int_equal(tokens[2].deprel, DEPREL_NSUBJ);
}

static void
test_a_condition_hangs_on_the_verb(void **state)
{
	(void)state;
	struct row rows[] = { { "halt", UPOS_VERB, 0, DEPREL_ROOT },
		{ "efforts", UPOS_NOUN, 1, DEPREL_OBJ },
		{ "if", UPOS_SCONJ, 4, DEPREL_CASE },
		{ "cooperation", UPOS_NOUN, 2, DEPREL_NMOD } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[3].head, 1);
	assert_int_equal(tokens[3].deprel, DEPREL_OBL);
}

static void
test_to_marks_an_infinitive(void **state)
{
	(void)state;
	struct row rows[] = { { "calls", UPOS_NOUN, 0, DEPREL_ROOT },
		{ "to", UPOS_ADP, 3, DEPREL_MARK },
		{ "free", UPOS_ADJ, 1, DEPREL_ACL },
		{ "him", UPOS_PRON, 3, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].upos, UPOS_PART);
	assert_int_equal(tokens[2].upos, UPOS_VERB);
	assert_int_equal(feats_get(tokens[2].feats, FEATURE_VERBFORM),
			VERBFORM_INF);
}

static void
test_broken_relations_are_a_perfect(void **state)
{
	(void)state;
	struct row rows[] = { { "Peru", UPOS_PROPN, 2, DEPREL_NSUBJ },
		{ "has", UPOS_VERB, 0, DEPREL_ROOT },
		{ "severed", UPOS_ADJ, 4, DEPREL_AMOD },
		{ "ties", UPOS_NOUN, 2, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[2].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[2].upos, UPOS_VERB);
	assert_int_equal(tokens[1].deprel, DEPREL_AUX);
	assert_int_equal(tokens[1].head, 3);
	assert_int_equal(tokens[0].head, 3);
	assert_int_equal(tokens[3].head, 3);
	assert_int_equal(tokens[3].deprel, DEPREL_OBJ);
}

static void
test_strained_relations_are_what_one_has(void **state)
{
	(void)state;
	struct row rows[] = { { "Peru", UPOS_PROPN, 2, DEPREL_NSUBJ },
		{ "has", UPOS_VERB, 0, DEPREL_ROOT },
		{ "strained", UPOS_ADJ, 4, DEPREL_AMOD },
		{ "ties", UPOS_NOUN, 2, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[2].deprel, DEPREL_AMOD);
}

static void
test_a_verb_is_nothing_one_has(void **state)
{
	(void)state;
	struct row rows[] = { { "rebels", UPOS_NOUN, 2, DEPREL_NSUBJ },
		{ "had", UPOS_AUX, 0, DEPREL_ROOT },
		{ "broken", UPOS_VERB, 2, DEPREL_OBJ },
		{ "truces", UPOS_NOUN, 3, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[2].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[1].head, 3);
	assert_int_equal(tokens[1].deprel, DEPREL_AUX);
	assert_int_equal(tokens[0].head, 3);
	assert_int_equal(tokens[3].head, 3);
}

/* "Lloyd 's insured ships", and the same with what Lloyd has. */
static void
test_a_sign_without_a_thing_is_the_names(void **state)
{
	(void)state;
	struct row rows[] = { { "Lloyd", UPOS_PROPN, 3, DEPREL_NSUBJ },
		{ "'s", UPOS_PART, 1, DEPREL_CASE },
		{ "insured", UPOS_VERB, 0, DEPREL_ROOT },
		{ "ships", UPOS_NOUN, 3, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	tokens[0].name = NAME_B_ORG;
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].name, NAME_I_ORG);
	tokens[1].name = NAME_O;
	tokens[0].name = NAME_I_PER;
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].name, NAME_I_PER);
	tokens[1].name = NAME_O;
	tokens[0].deprel = DEPREL_NMOD_POSS;
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].name, NAME_O);
	tokens[0].deprel = DEPREL_NSUBJ;
	tokens[0].name = NAME_O;
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].name, NAME_O);
}

/* "than Ada Okello 's", "Chad and Togo 's": what is owned was told before. */
static void
test_a_sign_is_the_owners_of_what_was_told(void **state)
{
	(void)state;
	struct row rows[] = { { "larger", UPOS_ADJ, 0, DEPREL_ROOT },
		{ "than", UPOS_ADP, 3, DEPREL_CASE },
		{ "Ada", UPOS_PROPN, 1, DEPREL_OBL },
		{ "Okello", UPOS_PROPN, 3, DEPREL_FLAT },
		{ "'s", UPOS_PART, 3, DEPREL_CASE } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	tokens[2].name = NAME_B_PER;
	tokens[3].name = NAME_I_PER;
	agree_sentence(&text, tokens, 5);
	assert_int_equal(tokens[4].name, NAME_O);
	struct row pair[] = { { "Chad", UPOS_PROPN, 0, DEPREL_ROOT },
		{ "and", UPOS_CCONJ, 3, DEPREL_CC },
		{ "Togo", UPOS_PROPN, 1, DEPREL_CONJ },
		{ "'s", UPOS_PART, 3, DEPREL_CASE } };
	text = build_rows(pair, 4, tokens);
	tokens[2].name = NAME_B_LOC;
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[3].name, NAME_O);
}

/* "We protest ," the minister , Ada , said: "protest" on top, "minister" its
 * apposition, and "said" joined to it. */
static void
test_the_noun_behind_a_quotation_speaks(void **state)
{
	(void)state;
	struct row rows[] = { { "We", UPOS_PRON, 2, DEPREL_NSUBJ },
		{ "protest", UPOS_VERB, 0, DEPREL_ROOT },
		{ ",", UPOS_PUNCT, 2, DEPREL_PUNCT },
		{ "\"", UPOS_PUNCT, 2, DEPREL_PUNCT },
		{ "the", UPOS_DET, 6, DEPREL_DET },
		{ "minister", UPOS_NOUN, 2, DEPREL_APPOS },
		{ "Ada", UPOS_PROPN, 6, DEPREL_APPOS },
		{ "said", UPOS_VERB, 2, DEPREL_CONJ } };
	struct token tokens[8];
	struct text text = build_rows(rows, 8, tokens);
	agree_sentence(&text, tokens, 8);
	assert_int_equal(tokens[7].deprel, DEPREL_ROOT);
	assert_int_equal(tokens[7].head, 0);
	assert_int_equal(tokens[1].head, 8);
	assert_int_equal(tokens[1].deprel, DEPREL_CCOMP);
	assert_int_equal(tokens[5].head, 8);
	assert_int_equal(tokens[5].deprel, DEPREL_NSUBJ);
	/* Without the mark it is an apposition. */
	rows[3].form = "-";
	text = build_rows(rows, 8, tokens);
	agree_sentence(&text, tokens, 8);
	assert_int_equal(tokens[5].deprel, DEPREL_APPOS);
	assert_int_equal(tokens[7].deprel, DEPREL_CONJ);
}

/* "sent doctors to Korle Bu Hospital in Accra", the parts of the name flat. */
static void
test_what_hangs_on_a_part_is_the_names(void **state)
{
	(void)state;
	struct row rows[] = { { "sent", UPOS_VERB, 0, DEPREL_ROOT },
		{ "doctors", UPOS_NOUN, 1, DEPREL_OBJ },
		{ "to", UPOS_ADP, 5, DEPREL_CASE },
		{ "Korle", UPOS_PROPN, 1, DEPREL_OBL },
		{ "Hospital", UPOS_PROPN, 4, DEPREL_FLAT },
		{ "in", UPOS_ADP, 7, DEPREL_CASE },
		{ "Accra", UPOS_PROPN, 5, DEPREL_NMOD } };
	struct token tokens[7];
	struct text text = build_rows(rows, 7, tokens);
	agree_sentence(&text, tokens, 7);
	assert_int_equal(tokens[2].head, 4);
	assert_int_equal(tokens[6].head, 4);
	assert_int_equal(tokens[4].head, 4);
}

static void
test_what_has_a_preposition_is_no_clause(void **state)
{
	(void)state;
	struct row rows[] = { { "sent", UPOS_VERB, 0, DEPREL_ROOT },
		{ "doctors", UPOS_NOUN, 1, DEPREL_OBJ },
		{ "to", UPOS_ADP, 4, DEPREL_CASE },
		{ "Accra", UPOS_PROPN, 1, DEPREL_ADVCL } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[3].deprel, DEPREL_OBL);
	rows[2] = (struct row){ "as", UPOS_SCONJ, 4, DEPREL_MARK };
	text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[3].deprel, DEPREL_ADVCL);
}

/* "opened Orion , a shop and farm expected to pay": of the shop. */
static void
test_what_is_expected_is_said_of_the_noun(void **state)
{
	(void)state;
	struct row rows[] = { { "opened", UPOS_VERB, 0, DEPREL_ROOT },
		{ "Orion", UPOS_PROPN, 1, DEPREL_OBJ },
		{ ",", UPOS_PUNCT, 4, DEPREL_PUNCT },
		{ "shop", UPOS_NOUN, 2, DEPREL_APPOS },
		{ "and", UPOS_CCONJ, 6, DEPREL_CC },
		{ "farm", UPOS_NOUN, 2, DEPREL_CONJ },
		{ "expected", UPOS_VERB, 1, DEPREL_ADVCL },
		{ "to", UPOS_PART, 9, DEPREL_MARK },
		{ "pay", UPOS_VERB, 7, DEPREL_XCOMP } };
	struct token tokens[9];
	struct text text = build_rows(rows, 9, tokens);
	tokens[6].feats = feats_set(0, FEATURE_VERBFORM, VERBFORM_PART);
	agree_sentence(&text, tokens, 9);
	assert_int_equal(tokens[5].head, 4);
	assert_int_equal(tokens[6].head, 4);
	assert_int_equal(tokens[6].deprel, DEPREL_ACL);
	text = build_rows(rows, 9, tokens);
	tokens[6].feats = feats_set(0, FEATURE_VERBFORM, VERBFORM_FIN);
	agree_sentence(&text, tokens, 9);
	assert_int_equal(tokens[6].deprel, DEPREL_ADVCL);
}

/* "condemned the arrest last week of activists", but "in the week of votes". */
static void
test_nobody_is_of_a_day(void **state)
{
	(void)state;
	struct row rows[] = { { "condemned", UPOS_VERB, 0, DEPREL_ROOT },
		{ "the", UPOS_DET, 3, DEPREL_DET },
		{ "arrest", UPOS_NOUN, 1, DEPREL_OBJ },
		{ "last", UPOS_ADJ, 5, DEPREL_AMOD },
		{ "week", UPOS_NOUN, 1, DEPREL_OBL_UNMARKED },
		{ "of", UPOS_ADP, 7, DEPREL_CASE },
		{ "activists", UPOS_NOUN, 5, DEPREL_NMOD } };
	struct token tokens[7];
	struct text text = build_rows(rows, 7, tokens);
	agree_sentence(&text, tokens, 7);
	assert_int_equal(tokens[6].head, 3);
	assert_int_equal(tokens[4].head, 3);
	assert_int_equal(tokens[4].deprel, DEPREL_NMOD_UNMARKED);
	rows[3] = (struct row){ "the", UPOS_DET, 5, DEPREL_DET };
	text = build_rows(rows, 7, tokens);
	agree_sentence(&text, tokens, 7);
	assert_int_equal(tokens[6].head, 5);
	assert_int_equal(tokens[4].head, 1);
}

/* ---- Any tree stays a tree -------------------------------------------- */

enum { TREES = 200000, MOST_TOKENS = 9 };

/* Each word hangs on one that has its place already. */
static void
hang_at_random(struct row *rows, unsigned count)
{
	unsigned order[MOST_TOKENS];
	for (unsigned i = 0; i < count; i++) {
		unsigned other = draw(i + 1);
		order[i] = order[other];
		order[other] = i;
	}
	for (unsigned i = 0; i < count; i++)
		rows[order[i]].head = i ? (uint16_t)(order[draw(i)] + 1) : 0;
}

static unsigned
random_rows(struct row *rows)
{
	static const char *const forms[] = { "\"", ",", "'s", "to", "and",
		"cut", "if", "than", "has", "broken", "ties", "striking", "Ada",
		"of", "last", "week", "Monday" };
	static const enum upos tags[] = { UPOS_NOUN, UPOS_PROPN, UPOS_VERB,
		UPOS_VERB, UPOS_PUNCT, UPOS_PART, UPOS_NUM, UPOS_ADJ };
	static const enum deprel labels[] = { DEPREL_NSUBJ, DEPREL_OBJ,
		DEPREL_OBL, DEPREL_NMOD, DEPREL_APPOS, DEPREL_CONJ, DEPREL_CC,
		DEPREL_CASE, DEPREL_MARK, DEPREL_FLAT, DEPREL_ADVCL,
		DEPREL_XCOMP, DEPREL_CCOMP, DEPREL_PARATAXIS, DEPREL_AMOD,
		DEPREL_COMPOUND, DEPREL_ROOT };
	unsigned count = 2 + draw(MOST_TOKENS - 1);
	for (unsigned i = 0; i < count; i++)
		rows[i] = (struct row){
			.form = forms[draw(sizeof forms / sizeof *forms)],
			.upos = tags[draw(sizeof tags / sizeof *tags)],
			.deprel = labels[draw(sizeof labels / sizeof *labels)],
		};
	hang_at_random(rows, count);
	return count;
}

static void
assert_tree(const struct token *tokens, unsigned count)
{
	unsigned roots = 0;
	for (unsigned i = 0; i < count; i++) {
		unsigned at = i + 1, steps = 0;
		roots += !tokens[i].head;
		while (at && steps++ <= count)
			at = tokens[at - 1].head;
		assert_int_equal(at, 0);
	}
	assert_int_equal(roots, 1);
}

static void
test_a_preposition_is_the_whole_names(void **state)
{
	(void)state;
	struct token hospital[] = {
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
		word(0, 0, UPOS_ADP, 3, DEPREL_CASE),
		word(0, 0, UPOS_PROPN, 4, DEPREL_COMPOUND),
		word(0, 0, UPOS_PROPN, 1, DEPREL_OBL),
	};
	agree(hospital, 4);
	assert_int_equal(hospital[1].head, 4);
}

static void
test_a_name_has_no_object(void **state)
{
	(void)state;
	struct token team[] = {
		word(0, 0, UPOS_NOUN, 0, DEPREL_ROOT),
		word(0, 0, UPOS_ADP, 3, DEPREL_CASE),
		word(0, 0, UPOS_PROPN, 1, DEPREL_ACL),
		word(0, 0, UPOS_PROPN, 3, DEPREL_OBJ),
	};
	agree(team, 4);
	assert_int_equal(team[3].head, 1);
	assert_int_equal(team[3].deprel, DEPREL_NMOD);
	assert_int_equal(team[2].head, 4);
	assert_int_equal(team[1].head, 4);
}

static void
test_a_sum_measures_the_noun_behind_it(void **state)
{
	(void)state;
	struct token loan[] = {
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
		word(0, 0, UPOS_SYM, 1, DEPREL_OBJ),
		word(0, 0, UPOS_NUM, 2, DEPREL_NUMMOD),
		word(0, 0, UPOS_NOUN, 2, DEPREL_APPOS),
	};
	agree(loan, 4);
	assert_int_equal(loan[3].head, 1);
	assert_int_equal(loan[3].deprel, DEPREL_OBJ);
	assert_int_equal(loan[1].head, 4);
	assert_int_equal(loan[2].head, 2);
}

static void
test_a_sum_keeps_the_noun_of_its_phrase(void **state)
{
	(void)state;
	/* "lends $3 to farmers" */
	struct token lends[] = {
		word(0, 0, UPOS_VERB, 0, DEPREL_ROOT),
		word(0, 0, UPOS_SYM, 1, DEPREL_OBJ),
		word(0, 0, UPOS_NUM, 2, DEPREL_NUMMOD),
		word(0, 0, UPOS_ADP, 5, DEPREL_CASE),
		word(0, 0, UPOS_NOUN, 2, DEPREL_NMOD),
	};
	agree(lends, 5);
	assert_int_equal(lends[1].deprel, DEPREL_OBJ);
	assert_int_equal(lends[4].head, 2);
}

static void
test_a_preposition_is_of_the_noun_behind_it(void **state)
{
	(void)state;
	struct row rows[] = { { "Thousands", UPOS_NOUN, 4, DEPREL_NSUBJ },
		{ "of", UPOS_ADP, 1, DEPREL_CASE },
		{ "doctors", UPOS_NOUN, 1, DEPREL_NMOD },
		{ "marched", UPOS_VERB, 0, DEPREL_ROOT } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[1].head, 3);
}

static void
test_no_test_fires_a_missile(void **state)
{
	(void)state;
	struct row rows[] = { { "Korea", UPOS_PROPN, 2, DEPREL_COMPOUND },
		{ "test", UPOS_NOUN, 4, DEPREL_NSUBJ },
		{ "-", UPOS_PUNCT, 2, DEPREL_PUNCT },
		{ "fired", UPOS_VERB, 0, DEPREL_ROOT },
		{ "missiles", UPOS_NOUN, 4, DEPREL_OBJ } };
	struct token tokens[5];
	struct text text = build_rows(rows, 5, tokens);
	for (unsigned apart = 0; apart < 2; apart++) {
		struct token own[5];
		memcpy(own, tokens, sizeof own);
		own[1].end = own[2].start - apart;
		own[3].start = own[2].end;
		agree_sentence(&text, own, 5);
		assert_int_equal(own[0].deprel,
				apart ? DEPREL_COMPOUND : DEPREL_NSUBJ);
		assert_int_equal(own[1].deprel,
				apart ? DEPREL_NSUBJ : DEPREL_COMPOUND);
		assert_int_equal(own[0].head, apart ? 2 : 4);
		assert_int_equal(own[1].head, 4);
	}
}

static void
test_an_article_is_of_the_noun_behind_it(void **state)
{
	(void)state;
	struct row rows[] = { { "The", UPOS_DET, 4, DEPREL_DET },
		{ "North", UPOS_PROPN, 3, DEPREL_NSUBJ },
		{ "fired", UPOS_VERB, 0, DEPREL_ROOT },
		{ "missiles", UPOS_NOUN, 3, DEPREL_OBJ } };
	struct token tokens[4];
	struct text text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[0].head, 2);
	/* "The missile tests", "the just fired missiles" */
	rows[1].head = 4;
	text = build_rows(rows, 4, tokens);
	agree_sentence(&text, tokens, 4);
	assert_int_equal(tokens[0].head, 4);
}

/* "burnt trucks, Potosí, Uyuni." and "burnt trucks, Potosí and Uyuni." */
static void
agree_places(const char *between, enum upos upos, enum deprel deprel,
		struct token *tokens)
{
	struct row rows[] = { { "burnt", UPOS_VERB, 0, DEPREL_ROOT },
		{ "trucks", UPOS_NOUN, 1, DEPREL_OBJ },
		{ ",", UPOS_PUNCT, 4, DEPREL_PUNCT },
		{ "Potosí", UPOS_PROPN, 2, DEPREL_CONJ },
		{ between, upos, 6, deprel },
		{ "Uyuni", UPOS_PROPN, 2, DEPREL_CONJ },
		{ ".", UPOS_PUNCT, 1, DEPREL_PUNCT } };
	struct text text = build_rows(rows, 7, tokens);
	tokens[3].name = tokens[5].name = NAME_B_LOC;
	agree_sentence(&text, tokens, 7);
}

static void
test_places_at_the_end_are_no_part_of_a_list(void **state)
{
	(void)state;
	struct token tokens[7];
	agree_places(",", UPOS_PUNCT, DEPREL_PUNCT, tokens);
	assert_int_equal(tokens[3].deprel, DEPREL_PARATAXIS);
	assert_int_equal(tokens[5].deprel, DEPREL_PARATAXIS);
	agree_places("and", UPOS_CCONJ, DEPREL_CC, tokens);
	assert_int_equal(tokens[3].deprel, DEPREL_CONJ);
	assert_int_equal(tokens[5].deprel, DEPREL_CONJ);
}

static void
test_any_tree_stays_a_tree(void **state)
{
	(void)state;
	for (unsigned n = 0; n < TREES; n++) {
		struct row rows[MOST_TOKENS];
		struct token tokens[MOST_TOKENS];
		unsigned count = random_rows(rows);
		struct text text = build_rows(rows, count, tokens);
		for (unsigned i = 0; i < count; i++) {
			tokens[i].name = (uint8_t)draw(NAME_COUNT);
			tokens[i].feats = feats_set(0, FEATURE_VERBFORM,
					draw(2) ? VERBFORM_PART : VERBFORM_FIN);
		}
		agree_sentence(&text, tokens, count);
		assert_tree(tokens, count);
	}
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
		cmocka_unit_test(test_a_verb_with_an_object_is_active),
		cmocka_unit_test(test_a_passive_auxiliary_keeps_the_passive),
		cmocka_unit_test(test_a_noun_before_a_verb_is_its_subject),
		cmocka_unit_test(test_a_participle_with_a_subject_is_the_verb),
		cmocka_unit_test(
				test_like_phrases_with_a_conjunction_are_coordinated),
		cmocka_unit_test(test_a_participle_with_an_object_is_the_verb),
		cmocka_unit_test(test_a_name_of_a_thing_stays_a_participle),
		cmocka_unit_test(test_a_verb_inside_a_phrase_comes_out),
		cmocka_unit_test(
				test_a_bare_noun_behind_the_verb_is_its_object),
		cmocka_unit_test(test_an_unmarked_past_comes_out_of_a_compound),
		cmocka_unit_test(test_a_verb_has_one_subject),
		cmocka_unit_test(
				test_a_second_subject_behind_a_conjunction_is_joined),
		cmocka_unit_test(
				test_a_name_right_behind_the_subject_is_no_second_one),
		cmocka_unit_test(
				test_a_country_before_the_subjects_title_is_a_part_of_it),
		cmocka_unit_test(test_a_condition_hangs_on_the_verb),
		cmocka_unit_test(test_to_marks_an_infinitive),
		cmocka_unit_test(test_broken_relations_are_a_perfect),
		cmocka_unit_test(test_strained_relations_are_what_one_has),
		cmocka_unit_test(test_a_verb_is_nothing_one_has),
		cmocka_unit_test(test_a_sign_without_a_thing_is_the_names),
		cmocka_unit_test(test_a_sign_is_the_owners_of_what_was_told),
		cmocka_unit_test(test_the_noun_behind_a_quotation_speaks),
		cmocka_unit_test(test_what_hangs_on_a_part_is_the_names),
		cmocka_unit_test(test_what_has_a_preposition_is_no_clause),
		cmocka_unit_test(test_what_is_expected_is_said_of_the_noun),
		cmocka_unit_test(test_a_preposition_is_the_whole_names),
		cmocka_unit_test(test_a_name_has_no_object),
		cmocka_unit_test(test_a_sum_measures_the_noun_behind_it),
		cmocka_unit_test(test_a_sum_keeps_the_noun_of_its_phrase),
		cmocka_unit_test(test_a_preposition_is_of_the_noun_behind_it),
		cmocka_unit_test(test_no_test_fires_a_missile),
		cmocka_unit_test(test_an_article_is_of_the_noun_behind_it),
		cmocka_unit_test(test_places_at_the_end_are_no_part_of_a_list),
		cmocka_unit_test(test_words_side_by_side_are_one_item),
		cmocka_unit_test(test_a_name_before_a_sum_receives_it),
		cmocka_unit_test(
				test_a_short_form_leaves_the_title_its_country),
		cmocka_unit_test(test_a_person_takes_the_place_of_the_title),
		cmocka_unit_test(test_a_persons_name_ends_at_a_preposition),
		cmocka_unit_test(test_a_name_says_which_paper_was_told),
		cmocka_unit_test(test_a_name_ends_at_its_colon),
		cmocka_unit_test(test_nobody_is_of_a_day),
		cmocka_unit_test(test_any_tree_stays_a_tree),
	};
	return cmocka_run_group_tests_name("agree", tests, NULL, NULL);
}
