/* Descriptions of somebody named before, groups, and whom they refer to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "actor_fixture.h"

enum { SENTENCES = 4 };

struct reference_case {
	const char *name;
	const char *sentences[SENTENCES];
	uint32_t head;        /* token of the last sentence */
	const char *expected; /* "CODE.SECTOR<words(sentence)", "+" between */
};

#define MET "met=meet VERB 0 root"
static const struct reference_case cases[] = {
	{ "the two countries are the two that were joined",
			{ "Russia PROPN 4 nsubj; and CCONJ 3 cc; China PROPN 1 "
			  "conj; " MET,
					"The DET 3 det; two NUM 3 nummod; "
					"countries=country NOUN+P 4 nsubj; "
					"agreed=agree VERB 0 root" },
			3, "RUS.GOV<Russia(1)+CHN.GOV<China(1)" },
	{ "or the subject and the object",
			{ "Russia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "China "
			  "PROPN 2 obj",
					"Both DET 2 det; sides=side NOUN+P 3 "
					"nsubj; agreed=agree VERB 0 root" },
			2, "RUS.GOV<Russia(1)+CHN.GOV<China(1)" },
	{ "three are not two",
			{ "Russia PROPN 6 nsubj; , PUNCT 3 punct; Kenya PROPN "
			  "1 "
			  "conj; and CCONJ 5 cc; China PROPN 1 conj; " MET,
					"The DET 3 det; two NUM 3 nummod; "
					"countries=country NOUN+P 4 nsubj; "
					"agreed=agree VERB 0 root" },
			3, "" },
	{ "they are the joined subject",
			{ "Russia PROPN 4 nsubj; and CCONJ 3 cc; China PROPN 1 "
			  "conj; " MET,
					"They PRON 2 nsubj; agreed=agree VERB "
					"0 root" },
			1, "RUS.GOV<Russia(1)+CHN.GOV<China(1)" },
	{ "a modifier tells which country",
			{ "Colombia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "Russia PROPN 2 obj",
					"The DET 3 det; Andean ADJ 3 amod; "
					"nation NOUN 4 nsubj; agreed=agree "
					"VERB 0 root" },
			3, "COL.GOV<Colombia(1)" },
	{ "nobody, when none of them was named",
			{ "Kenya PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "Russia "
			  "PROPN 2 obj",
					"The DET 3 det; Andean ADJ 3 amod; "
					"nation NOUN 4 nsubj; agreed=agree "
					"VERB 0 root" },
			3, "" },
	{ "nobody, when two may be meant and neither is a subject",
			{ "Police=police NOUN 2 nsubj; left=leave VERB 0 root; "
			  "Colombia PROPN 2 obj; and CCONJ 5 cc; Brazil PROPN "
			  "3 conj",
					"The DET 3 det; Andean ADJ 3 amod; "
					"nation NOUN 4 nsubj; agreed=agree "
					"VERB 0 root" },
			3, "" },
	{ "another country is not the one spoken of",
			{ "Colombia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "Russia PROPN 2 obj",
					"The DET 3 det; other ADJ 3 amod; "
					"nation NOUN 4 nsubj; agreed=agree "
					"VERB 0 root" },
			3, "" },
	{ "a noun may tell itself which",
			{ "Jordan PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "Russia PROPN 2 obj",
					"The DET 2 det; kingdom NOUN 3 nsubj; "
					"agreed=agree VERB 0 root" },
			2, "JOR.GOV<Jordan(1)" },
	{ "a state needs a modifier",
			{ "Jordan PROPN 2 nsubj; left=leave VERB 0 root",
					"The DET 2 det; state NOUN 3 nsubj; "
					"agreed=agree VERB 0 root" },
			2, "" },
	{ "the former",
			{ "Russia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "China "
			  "PROPN 2 obj",
					"The DET 2 det; former ADJ 3 nsubj; "
					"agreed=agree VERB 0 root" },
			2, "RUS.GOV<Russia(1)" },
	{ "the latter",
			{ "Russia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "China "
			  "PROPN 2 obj",
					"The DET 2 det; latter ADJ 3 nsubj; "
					"agreed=agree VERB 0 root" },
			2, "CHN.GOV<China(1)" },
	{ "a rebel group is one that was named",
			{ "Hamas PROPN 2 nsubj B-ORG; left=leave VERB 0 root",
					"The DET 2 det; group NOUN 3 nsubj; "
					"agreed=agree VERB 0 root" },
			2, "PSE.REB<Hamas(1)" },
	{ "a counterpart has the same office elsewhere",
			{ "Kenya PROPN 3 nmod:poss; 's PART 1 case; president "
			  "NOUN 4 nsubj; " MET "; his PRON 7 nmod:poss; "
			  "Russian ADJ 7 amod; counterpart NOUN 4 obj" },
			7, "RUS.GOV" },
	{ "a person of that country and office",
			{ "Kenya PROPN 3 nmod:poss; 's PART 1 case; minister "
			  "NOUN 7 nsubj; , PUNCT 5 punct; Amos PROPN 3 appos "
			  "B-PER; Kirui PROPN 5 flat I-PER; left=leave VERB 0 "
			  "root",
					"China PROPN 2 nsubj; left=leave VERB "
					"0 root",
					"The DET 3 det; Kenyan ADJ 3 amod; "
					"minister NOUN 4 nsubj; agreed=agree "
					"VERB 0 root" },
			3, "KEN.GOV<Kenya's minister, Amos Kirui(1)" },
};

static void
show(const struct text *text, const struct mention *mention, char out[256])
{
	int at = 0;
	out[0] = '\0';
	for (; mention; mention = mention->with) {
		const struct antecedent *antecedent = &mention->antecedent;
		at += snprintf(out + at, 256 - (size_t)at, "%s.%s",
				mention->actor.code,
				sector_name((enum sector)mention->actor
								.sector[0]));
		if (antecedent->end)
			at += snprintf(out + at, 256 - (size_t)at, "<%.*s(%u)",
					(int)(antecedent->end
							- antecedent->start),
					text->bytes.at + antecedent->start,
					antecedent->sentence + 1);
		if (mention->with)
			at += snprintf(out + at, 256 - (size_t)at, "+");
	}
}

static void
test_references(void **state)
{
	struct fixture *fixture = *state;
	unsigned failed = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct reference_case *now = &cases[i];
		struct text text;
		struct mentions mentions;
		char shown[256];
		fixture_mark(fixture, now->sentences, FIXTURE_DAY, &text,
				&mentions);
		show(&text,
				mention_at(&mentions, text.sentence_count - 1,
						now->head),
				shown);
		if (!strcmp(shown, now->expected))
			continue;
		print_message("%s: %s\n  expected: %s\n", now->name, shown,
				now->expected);
		failed++;
	}
	assert_int_equal(failed, 0);
}

static int
open_fixture(void **state)
{
	static struct fixture fixture;
	fixture_open(&fixture);
	*state = &fixture;
	return 0;
}

static int
close_fixture(void **state)
{
	fixture_close(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_references) };
	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
