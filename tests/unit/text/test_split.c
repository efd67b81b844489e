#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "text/text.h"

/* Writes tokens with a space between them and "||" between sentences. */
static void
show(const struct text *text, struct buffer *out)
{
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		if (i > 0)
			buffer_put(out, STR(" || "));
		const struct sentence *sentence = &text->sentences[i];
		for (uint32_t n = 1; n <= sentence->count; n++) {
			if (n > 1)
				buffer_put_char(out, ' ');
			buffer_put(out, text_of_token(text,
							sentence_token(text,
									sentence,
									n)));
		}
	}
	buffer_put_char(out, '\0');
}

struct example {
	const char *in, *out; /* out is null: the same */
};

static void
check(const struct example *examples, size_t count)
{
	struct arena arena;
	struct buffer out;
	arena_init(&arena);
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < count; i++) {
		struct text text;
		arena_reset(&arena);
		buffer_reset(&out);
		text_split(str_of(examples[i].in), LANGUAGE_EN, &arena, &text);
		show(&text, &out);
		const char *expected = examples[i].out ? examples[i].out
						       : examples[i].in;
		assert_string_equal(out.at, expected);
	}
	buffer_fini(&out);
	arena_fini(&arena);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static const struct example CLITICS[] = {
	{ "We can't, won't and DON'T.", "We ca n't , wo n't and DO N'T ." },
	{ "It’s China’s; they’re isn’t", "It ’s China ’s ; they ’re is n’t" },
	{ "I'd've said he'll", "I 'd 've said he 'll" },
	{ "They cannot; gonna; wanna", "They can not ; gon na ; wan na" },
	{ "the workers' rights", "the workers ' rights" },
	{ "O'Neill at five o'clock", NULL },
	{ "Ba'athists and Sana'a's", "Ba'athists and Sana'a 's" },
	{ "the 1980's and '90s and ’72", NULL },
	{ "get 'em", NULL },
	{ "'quoted' words", "' quoted ' words" },
};

static const struct example PUNCTUATION[] = {
	{ "“A thug,” he said", "“ A thug , ” he said" },
	{ "He (said) [it] {so}", "He ( said ) [ it ] { so }" },
	{ "a \"b\" ''c''", "a \" b \" '' c ''" },
	{ "what?! no... yes…", "what ?! no ... yes …" },
	{ "diplomats — and—so", "diplomats — and — so" },
	{ "one--two - three", "one -- two - three" },
	{ "and/or he/she, w/o", "and / or he / she , w/o" },
	{ "¿Qué? ¡No!", "¿ Qué ? || ¡ No !" },
	{ "20000610 Agency | The army left.",
			"20000610 Agency | || The army left ." },
	{ "«Oui», dit-il", "« Oui » , dit - il" },
	{ "great :-) yes", NULL },
	{ "5% & 10°", "5 % & 10 °" },
	{ "hi 👍🏽 👩‍👩‍👧 there", NULL },
};

static const struct example HYPHENS[] = {
	{ "the US-led war", "the US - led war" },
	{ "anti-American, pro-Beijing", "anti-American , pro-Beijing" },
	{ "e-mail and co-operate", NULL },
	{ "a UN-backed and un-American", "a UN - backed and un-American" },
	{ "all-expense-paid trips", "all - expense - paid trips" },
	{ "Washington–Bogotá in 2023–24", "Washington – Bogotá in 2023 – 24" },
	{ "al-Qaeda", "al - Qaeda" },
	{ "mid- to late", NULL },
	{ "a 1.3 trillion-peso bid", "a 1.3 trillion - peso bid" },
};

static const struct example NUMBERS[] = {
	{ "$4.5 billion, €3m", "$ 4.5 billion , € 3 m" },
	{ "US$5 and HK$1,200.50", "US$ 5 and HK$ 1,200.50" },
	{ "13.5% of 1,200,000", "13.5 % of 1,200,000" },
	{ "at 7:30PM, 10am or 5p.m.", "at 7:30 PM , 10 am or 5 p.m." },
	{ "on 9/11, 3/4 and 11/28/2000", "on 9/11 , 3 / 4 and 11/28/2000" },
	{ "2025-11-24 or 713-853-3989", NULL },
	{ "2019-2020", "2019 - 2020" },
	{ "the 20th, 1980s, 35mm, 4x4", "the 20th , 1980s , 35 mm , 4x4" },
	{ "in 2001,2002 [8,9,10]", "in 2001 , 2002 [ 8 , 9 , 10 ]" },
	{ "55,7 and .04 and +44", NULL },
	{ "No. 5 of 28 km²", NULL },
};

static const struct example ADDRESSES[] = {
	{ "see www.foo.com/bar.", "see www.foo.com/bar ." },
	{ "(http://a.b/c?d=e&f=g)", "( http://a.b/c?d=e&f=g )" },
	{ "https://en.wikipedia.org/wiki/A_(b)", NULL },
	{ "“realist.org”", "“ realist.org ”" },
	{ "<a.b-c@d.co.uk>, ok", "< a.b-c@d.co.uk > , ok" },
	{ "@POTUS #Peace x.doc", NULL },
	{ "It ended.In May", "It ended . || In May" },
	{ "It ended Wednesday.The police of Box.Net left",
			"It ended Wednesday . || The police of Box . Net "
			"left" },
	{ "bit.ly/abc now", NULL },
};

static void
test_tokens(void **state)
{
	(void)state;
	CHECK(CLITICS);
	CHECK(PUNCTUATION);
	CHECK(HYPHENS);
	CHECK(NUMBERS);
	CHECK(ADDRESSES);
}

static const struct example ABBREVIATIONS[] = {
	{ "Gen. Ruiz met Mr. A. B. Li of Acme Inc. Tuesday.",
			"Gen. Ruiz met Mr. A. B. Li of Acme Inc. Tuesday ." },
	{ "The U.S. Army left. The U.S. It left at 5 p.m. He slept.",
			"The U.S. Army left . || The U.S. || It left at 5 p.m."
			" || He slept ." },
	{ "At 5 p.m. Monday, 5 a.m. EST, etc. Nobody came.",
			"At 5 p.m. Monday , 5 a.m. EST , etc. || Nobody came "
			"." },
	{ "On Jan. 5 and Nov. 24 in St. Louis, Mo. they met.",
			"On Jan. 5 and Nov. 24 in St. Louis , Mo. they met ." },
	{ "I said no. He left.", "I said no . || He left ." },
	{ "They saw the Sun. It set.", "They saw the Sun . || It set ." },
	{ "A Ph.D. student, e.g. Li", "A Ph.D. student , e.g. Li" },
	{ "It is vitamin C. Then", "It is vitamin C . || Then" },
};

static const struct example SENTENCES[] = {
	{ "One. Two! Three? Four", "One . || Two ! || Three ? || Four" },
	{ "He came.” She left.", "He came . ” || She left ." },
	{ "“Why?” Smith asked. “No!” he said.",
			"“ Why ? ” Smith asked . || “ No ! ” he said ." },
	{ "It rose. \"Yes,\" he said.", "It rose . || \" Yes , \" he said ." },
	{ "(He left.) She came.", "( He left . ) || She came ." },
	{ "It fell.[1] It rose. [2][3] It",
			"It fell . [ 1 ] || It rose . [ 2 ] [ 3 ] || It" },
	{ "Yahoo! is big ... and so", "Yahoo ! is big ... and so" },
	{ "1. First item. 2 more.", "1 . First item . || 2 more ." },
	{ "It cost 3.5 percent. In 2020. 5 left.",
			"It cost 3.5 percent . || In 2020 . || 5 left ." },
	{ "a heading\nA text.\r\n\n\nMore", "a heading || A text . || More" },
	{ "", "" },
	{ " \n\t\n\xC2\xA0\xEF\xBB\xBF\n", "" },
};

static void
test_sentences(void **state)
{
	(void)state;
	CHECK(ABBREVIATIONS);
	CHECK(SENTENCES);
}

static const struct {
	const char *in;
	unsigned dateline;
} DATELINES[] = {
	{ "BOGOTÁ (Realist English). China is expanding.", 6 },
	{ "ORLA, March 3 (Agency) - Troops moved.", 8 },
	{ "PARIS — The minister left.", 2 },
	{ "(Reuters) - China said so.", 4 },
	{ "MOSCOW, Jan 5 /TASS/. Russia said so.", 8 },
	{ "BEIJING, Nov. 24 (Xinhua) -- China said so.", 8 },
	{ "Bogotá, 24 Nov (EFE).- El presidente viajó.", 9 },
	{ "WASHINGTON (AP) — The U.S. said so.", 5 },
	{ "London (CNN) — The U.K. left.", 5 },
	{ "Washington, D.C. – Today the President left.", 4 },
	{ "PORT-AU-PRINCE, Haiti — Gangs came.", 8 },
	{ "LONDON/PARIS, May 3 (Reuters) - Britain left.", 10 },
	{ "GENEVA (21 November 2025) – UN experts came.", 7 },
	{ "NEW YORK, Nov 24, 2025 (AFP) - A man came.", 11 },
	{ "OSLO - Fiji said so.", 2 },
	{ "LOMÉ — Togo said so.", 2 },
	{ "LIMA, Peru — Gangs came.", 4 },
	{ "NATO - The alliance said so.", 0 },
	{ "NASA - the agency - left.", 0 },
	{ "US – China tensions", 0 },
	{ "London (CNN) The U.K. left.", 0 },
	{ "Spain (Group F): 11th appearance", 0 },
	{ "The NATO (alliance) left.", 0 },
	{ "PARIS — ", 0 },
	{ "China left.", 0 },
	{ "(", 0 },
};

static void
test_datelines(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof DATELINES / sizeof *DATELINES; i++) {
		struct text text;
		text_split(str_of(DATELINES[i].in), LANGUAGE_EN, &arena, &text);
		bool dateline = DATELINES[i].dateline > 0;
		assert_int_equal(text.sentence_count, 1 + dateline);
		assert_int_equal(sentence_dateline(text.sentences),
				DATELINES[i].dateline);
	}
	arena_fini(&arena);
}

static const struct {
	const char *in;
	enum sentence_kind kind;
} KINDS[] = {
	{ "By Ana Ruiz and John Q. Smith", SENTENCE_FURNITURE },
	{ "Read more: who is who", SENTENCE_FURNITURE },
	{ "Exit mobile version", SENTENCE_FURNITURE },
	{ "Photo: Reuters", SENTENCE_FURNITURE },
	{ "© 2025 The Realist", SENTENCE_FURNITURE },
	{ "By Friday he had left.", SENTENCE_BODY },
	{ "Trips shape political perceptions", SENTENCE_BODY },
	{ "Part of a broader Latin American strategy", SENTENCE_BODY },
	{ "Copyright laws were passed in Spain", SENTENCE_BODY },
};

static void
test_kinds(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
		struct text text;
		text_split(str_of(KINDS[i].in), LANGUAGE_EN, &arena, &text);
		assert_int_equal(text.sentence_count, 1);
		assert_int_equal(text.sentences[0].kind, KINDS[i].kind);
	}
	arena_fini(&arena);
}

static void
test_fields(void **state)
{
	(void)state;
	struct arena arena;
	struct text text;
	arena_init(&arena);
	text_split(STR("Él vino.\n\n Ella, no."), LANGUAGE_EN, &arena, &text);
	assert_int_equal(text.token_count, 7);
	assert_int_equal(text.sentence_count, 2);
	assert_int_equal(text.sentences[0].start, 0);
	assert_int_equal(text.sentences[0].end, 9);
	assert_int_equal(text.sentences[0].paragraph, 0);
	assert_int_equal(text.sentences[1].first, 3);
	assert_int_equal(text.sentences[1].count, 4);
	assert_int_equal(text.sentences[1].start, 12);
	assert_int_equal(text.sentences[1].paragraph, 1);
	assert_true(text.tokens[0].space_after);
	assert_false(text.tokens[1].space_after);
	assert_true(text.tokens[2].space_after);
	assert_false(text.tokens[3].space_after);
	assert_true(text.tokens[6].space_after);
	arena_fini(&arena);
}

/* Long sentences are cut behind a semicolon or a comma, long tokens anywhere
 * but inside a character. */
static void
test_limits(void **state)
{
	(void)state;
	struct arena arena;
	struct buffer in;
	struct text text;
	arena_init(&arena);
	buffer_init(&in, BUFFER_UNLIMITED);
	for (int i = 0; i < 150; i++)
		buffer_put(&in, STR("word "));
	buffer_put(&in, STR("; "));
	for (int i = 0; i < 500; i++)
		buffer_put(&in, STR("word "));
	text_split(buffer_str(&in), LANGUAGE_EN, &arena, &text);
	assert_int_equal(text.sentence_count, 4);
	assert_int_equal(text.sentences[0].count, 151);
	assert_int_equal(text.sentences[1].count, LIMIT_SENTENCE_TOKENS);

	buffer_reset(&in);
	buffer_put_char(&in, 'x');
	for (int i = 0; i < 400; i++)
		buffer_put(&in, STR("é"));
	text_split(buffer_str(&in), LANGUAGE_EN, &arena, &text);
	assert_int_equal(text.token_count, 4);
	assert_int_equal(text.tokens[0].end, LIMIT_TOKEN_BYTES - 1);
	assert_int_equal(text.tokens[3].end, in.len);
	buffer_fini(&in);
	arena_fini(&arena);
}

/* Lines wrapped by hand are one paragraph up to a blank line, a short last line
 * or a page's number; lists and headings are lines. */
static void
test_wrapped(void **state)
{
	(void)state;
	static const char WRAPPED[] =
			"The first heading\n\n"
			"We thank the government of the island for the\n"
			"warm welcome, and we ask the members to look\n"
			"at the draft that our neighbours have put before\n"
			"the assembly. It is short.\n"
			"Nobody has done more for the sea than the people\n"
			"who live by it, and nobody knows better what it is\n"
			"26\n"
			"worth to all of us and to our children.\n";
	static const char LIST[] =
			"Anna Lind, minister of trade for the north\n"
			"Omar Diallo, minister of the interior now\n"
			"Ruth Okafor, head of the central bank and\n"
			"Jan Novak, judge at the court of appeals\n"
			"Lena Berg, speaker of the lower house here\n";
	struct arena arena;
	struct text text;
	arena_init(&arena);
	text_split(str_of(WRAPPED), LANGUAGE_EN, &arena, &text);
	assert_int_equal(text.sentence_count, 6);
	static const uint32_t PARAGRAPHS[] = { 0, 1, 1, 2, 3, 4 };
	for (uint32_t i = 0; i < 6; i++)
		assert_int_equal(text.sentences[i].paragraph, PARAGRAPHS[i]);
	text_split(str_of(LIST), LANGUAGE_EN, &arena, &text);
	assert_int_equal(text.sentences[text.sentence_count - 1].paragraph, 4);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_datelines),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
