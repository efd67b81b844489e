/* Negation, future, condition, past, and who says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char FRAMES[] =
		"class all\n"
		"verb attack\n"
		"	actor VERB recipient -> ASSAULT - 190\n"
		"verb fund\n"
		"	actor VERB recipient -> AID - 071\n"
		"verb visit\n"
		"	actor VERB recipient -> CONSULT visit 042\n"
		"verb leave\n"
		"	actor VERB recipient -> RETREAT withdraw 0873\n"
		"verb back\n"
		"	actor VERB recipient -> SUPPORT - 051\n"
		"noun visit\n"
		"	actor's NOUN to recipient -> CONSULT visit 042\n"
		"example x = nothing\n";

#define IRAN "Iran PROPN 3 nsubj; "
#define IRAQ "Iraq PROPN 3 obj"

static const struct {
	const char *name, *sentence, *actors, *expected;
} cases[] = {
	{ "not",
			"Iran PROPN 4 nsubj; did=do AUX 4 aux; not PART 4 "
			"advmod; attack VERB+Inf 0 root; Iraq PROPN 4 obj",
			"1 IRN; 5 IRQ", "IRN ASSAULT - IRQ negated" },
	{ "no soldiers",
			"No DET 2 det; soldiers=soldier NOUN+P 3 nsubj; "
			"attacked=attack VERB+Past 0 root; " IRAQ,
			"2 IRN.MIL; 4 IRQ", "IRN.MIL ASSAULT - IRQ negated" },
	{ "will and a hostile act",
			IRAN "will AUX 3 aux; attack VERB+Inf 0 root; Iraq "
			     "PROPN 3 obj",
			"1 IRN; 4 IRQ", "IRN ASSAULT - IRQ future" },
	{ "will and help",
			IRAN
			"will AUX 3 aux; fund VERB+Inf 0 root; Iraq PROPN 3 "
			"obj",
			"1 IRN; 4 IRQ", "IRN AGREE - IRQ" },
	{ "will and giving way",
			IRAN "will AUX 3 aux; leave VERB+Inf 0 root; " IRAQ,
			"1 IRN; 4 IRQ", "IRN CONCEDE - IRQ" },
	{ "will not",
			"Iran PROPN 4 nsubj; will AUX 4 aux; not PART 4 "
			"advmod; "
			"visit VERB+Inf 0 root; Iraq PROPN 4 obj",
			"1 IRN; 5 IRQ", "IRN REJECT meet IRQ" },
	{ "will no longer",
			"Iran PROPN 5 nsubj; will AUX 5 aux; no ADV 4 advmod; "
			"longer=long ADV 5 advmod; fund VERB+Inf 0 root; "
			"Iraq PROPN 5 obj",
			"1 IRN; 6 IRQ", "IRN SANCTION discontinue IRQ" },
	{ "may", IRAN "may AUX 3 aux; visit VERB+Inf 0 root; " IRAQ,
			"1 IRN; 4 IRQ", "IRN CONSULT visit IRQ hypothetical" },
	{ "would", IRAN "would AUX 3 aux; attack VERB+Inf 0 root; " IRAQ,
			"1 IRN; 4 IRQ", "IRN ASSAULT - IRQ hypothetical" },
	{ "said it would",
			"Iran PROPN 2 nsubj; said=say VERB+Past 0 root; "
			"it PRON 5 nsubj; would AUX 5 aux; fund VERB+Inf 2 "
			"ccomp; Iraq PROPN 5 obj",
			"1 IRN; 3 IRN; 6 IRQ", "IRN AGREE - IRQ by IRN" },
	{ "if",
			"It PRON 2 nsubj; ends=end VERB 0 root; if SCONJ 5 "
			"mark; "
			"Iran PROPN 5 nsubj; attacks=attack VERB 2 advcl; "
			"Iraq PROPN 5 obj",
			"4 IRN; 6 IRQ", "IRN ASSAULT - IRQ hypothetical" },
	{ "plans to",
			"Iran PROPN 2 nsubj; plans=plan VERB 0 root; to PART 4 "
			"mark; visit VERB+Inf 2 xcomp; Iraq PROPN 4 obj",
			"1 IRN; 5 IRQ", "IRN AGREE - IRQ" },
	{ "failed to",
			"Iran PROPN 2 nsubj; failed=fail VERB+Past 0 root; "
			"to PART 4 mark; visit VERB+Inf 2 xcomp; "
			"Iraq PROPN 4 obj",
			"1 IRN; 5 IRQ", "IRN CONSULT visit IRQ negated" },
	{ "16 years ago",
			"Iran PROPN 2 nsubj; visited=visit VERB+Past 0 root; "
			"Iraq PROPN 2 obj; 16 NUM 5 nummod; years=year NOUN+P "
			"6 "
			"obl:unmarked; ago ADV 2 advmod",
			"1 IRN; 3 IRQ", "IRN CONSULT visit IRQ historical" },
	{ "two days ago",
			"Iran PROPN 2 nsubj; visited=visit VERB+Past 0 root; "
			"Iraq PROPN 2 obj; 2 NUM 5 nummod; days=day NOUN+P 6 "
			"obl:unmarked; ago ADV 2 advmod",
			"1 IRN; 3 IRQ", "IRN CONSULT visit IRQ" },
	{ "an old year",
			"Iran PROPN 2 nsubj; visited=visit VERB+Past 0 root; "
			"Iraq PROPN 2 obj; in ADP 5 case; 2009 NUM 2 obl",
			"1 IRN; 3 IRQ", "IRN CONSULT visit IRQ historical" },
	{ "last year",
			"Iran PROPN 2 nsubj; visited=visit VERB+Past 0 root; "
			"Iraq PROPN 2 obj; in ADP 5 case; 2024 NUM 2 obl",
			"1 IRN; 3 IRQ", "IRN CONSULT visit IRQ" },
	{ "since an old year",
			"Iran PROPN 2 nsubj; backed=back VERB+Past 0 root; "
			"Iraq PROPN 2 obj; since ADP 5 case; 2009 NUM 2 obl",
			"1 IRN; 3 IRQ", "IRN SUPPORT - IRQ" },
	{ "a planned visit",
			"Iran PROPN 4 nmod:poss; 's PART 1 case; planned ADJ 4 "
			"amod; visit NOUN 0 root; to ADP 6 case; Iraq PROPN 4 "
			"nmod",
			"1 IRN; 6 IRQ", "IRN AGREE - IRQ" },
	{ "will, unless",
			IRAN
			"will AUX 3 aux; attack VERB+Inf 0 root; Iraq "
			"PROPN 3 obj; unless SCONJ 7 mark; it PRON 7 nsubj; "
			"leaves=leave VERB 3 advcl",
			"1 IRN; 4 IRQ", "IRN THREATEN violence IRQ" },
	{ "own side's word stands",
			"Iran PROPN 2 nsubj; said=say VERB+Past 0 root; "
			"it PRON 4 nsubj; attacked=attack VERB+Past 2 ccomp; "
			"Iraq PROPN 4 obj",
			"1 IRN; 3 IRN; 5 IRQ", "IRN ASSAULT - IRQ by IRN" },
	{ "the victim's word is an accusation",
			"Iraq PROPN 2 nsubj; said=say VERB+Past 0 root; "
			"Iran PROPN 4 nsubj; attacked=attack VERB+Past 2 "
			"ccomp; "
			"troops=troop NOUN+P 4 obj",
			"1 IRQ; 3 IRN; 5 IRQ.MIL",
			"IRQ ACCUSE allege IRN by IRQ" },
	{ "a third party's word stands",
			"Oman PROPN 2 nsubj; said=say VERB+Past 0 root; "
			"Iran PROPN 4 nsubj; attacked=attack VERB+Past 2 "
			"ccomp; "
			"Iraq PROPN 4 obj",
			"1 OMN; 3 IRN; 5 IRQ", "IRN ASSAULT - IRQ by OMN" },
	{ "according to",
			"According=accord VERB 3 case; to ADP 1 fixed; "
			"Oman PROPN 5 obl; Iran PROPN 5 nsubj; "
			"visited=visit VERB+Past 0 root; Iraq PROPN 5 obj",
			"3 OMN; 4 IRN; 6 IRQ", "IRN CONSULT visit IRQ by OMN" },
	{ "words behind a comma",
			"Iran PROPN 2 nsubj; visited=visit VERB+Past 0 root; "
			"Iraq PROPN 2 obj; , PUNCT 6 punct; Oman PROPN 6 "
			"nsubj; "
			"said=say VERB+Past 2 parataxis",
			"1 IRN; 3 IRQ; 5 OMN", "IRN CONSULT visit IRQ by OMN" },
};

static void
statuses_and_speakers(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, FRAMES, "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = fixture_code(
				&fixture, cases[i].sentence, cases[i].actors);
		if (strcmp(got, cases[i].expected))
			fail_msg("%s: expected %s, coded %s", cases[i].name,
					cases[i].expected, got);
	}
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses_and_speakers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
