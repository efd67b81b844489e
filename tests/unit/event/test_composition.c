/* What several clauses tell together: trees that are mended, what is left out
 * and understood, who takes part, and how it is told. Trees by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char SETS[] = "set light = hold\n";

static const char FRAMES[] =
		"class all\n"
		"verb attack\n"
		"	actor VERB recipient -> ASSAULT - 190\n"
		"verb close\n"
		"	actor VERB {border} -> SANCTION discontinue 163\n"
		"verb condemn\n"
		"	actor VERB recipient -> ACCUSE disapprove 111\n"
		"verb fund\n"
		"	actor VERB recipient -> AID - 071\n"
		"verb visit\n"
		"	actor VERB recipient -> CONSULT visit 042\n"
		"noun visit\n"
		"	actor's NOUN to recipient -> CONSULT visit 042\n"
		"verb lend\n"
		"	actor VERB recipient {loan} -> AID - 071\n"
		"verb find\n"
		"	actor VERB recipient {guilty} -> SANCTION convict 173\n"
		"verb take over\n"
		"	actor VERB recipient -> COERCE seize 171\n"
		"verb sign\n"
		"	actor VERB {pact} -> SUPPORT - 057 mutual\n"
		"noun talk\n"
		"	NOUN between actor -> CONSULT - 04 mutual\n"
		"example x = nothing\n";

static const struct construction {
	const char *name, *sentence, *actors, *expected;
} constructions[] = {
	{ "says that, with the subject as object of says",
			"Iran PROPN 2 nsubj; says=say VERB 0 root; "
			"Iraq PROPN 2 obj; attacked=attack VERB+Past 2 ccomp; "
			"Oman PROPN 4 obj",
			"1 IRN; 3 IRQ; 5 OMN", "IRQ ASSAULT - OMN by IRN" },
	{ "a clause with a relative pronoun as its subject, and another one",
			"Iraq PROPN 6 nsubj; attacked=attack VERB+Past 1 acl; "
			"towns NOUN 2 obj; , PUNCT 6 punct; which PRON+Rel 6 "
			"nsubj; burned=burn VERB+Past 0 root; Oman PROPN 2 "
			"obj",
			"1 IRQ; 7 OMN", "IRQ ASSAULT - OMN" },
	{ "a particle behind the object",
			"Iraq PROPN 2 nsubj; took=take VERB+Past 0 root; Oman "
			"PROPN 2 obj; over ADV 2 advmod",
			"1 IRQ; 3 OMN", "IRQ COERCE seize OMN" },
	{ "a preposition behind the object is no particle",
			"Iraq PROPN 2 nsubj; took=take VERB+Past 0 root; Oman "
			"PROPN 2 obj; to ADP 5 case; court NOUN 2 obl; over "
			"ADP 7 case; gas NOUN 2 obl",
			"1 IRQ; 3 OMN", "nothing" },
	{ "a title and a name, both read as subjects",
			"Premier PROPN 3 nsubj; Iraq PROPN 3 nsubj; "
			"attacked=attack VERB+Past 0 root; Oman PROPN 3 obj",
			"2 IRQ; 4 OMN", "IRQ ASSAULT - OMN" },
	{ "a report behind, read as one clause",
			"Iraq PROPN 6 nsubj; attacked=attack VERB+Part+Past 1 "
			"acl; Oman PROPN 2 obj; , PUNCT 5 punct; "
			"Iran PROPN 6 nsubj; said=say VERB+Past 0 root",
			"1 IRQ; 3 OMN; 5 IRN", "IRQ ASSAULT - OMN by IRN" },
	{ "a subject of a relative clause that hangs on the main verb",
			"pact NOUN 6 nsubj; which PRON+Rel 4 obj; Iran PROPN 6 "
			"nsubj; signed=sign VERB+Past 1 acl:relcl; with ADP 5 "
			"case; covers=cover VERB 0 root",
			"3 IRN", "IRN SUPPORT - -" },
	{ "a visitor whom an opening participle took",
			"Visiting=visit VERB+Ger 6 advcl; Iraq PROPN 1 obj; "
			", PUNCT 4 punct; Iran PROPN 2 conj; also ADV 6 "
			"advmod; slept=sleep VERB+Past 0 root",
			"2 IRQ; 4 IRN", "IRN CONSULT visit IRQ" },
	{ "a receiver as part of what is given",
			"Iran PROPN 2 nsubj; lent=lend VERB+Past 0 root; "
			"Oman PROPN 5 compound; cheap ADJ 5 amod; "
			"loans=loan NOUN 2 obj",
			"1 IRN; 3 OMN", "IRN AID - OMN" },
	{ "who is found guilty as part of the guilt",
			"Iran PROPN 2 nsubj; found=find VERB+Past 0 root; "
			"Oman PROPN 4 compound; guilty NOUN 2 obj",
			"1 IRN; 3 OMN", "IRN SANCTION convict OMN" },
	{ "one agent of two passives",
			"Iraq PROPN 3 nsubj:pass; was=be AUX 3 aux:pass; "
			"attacked=attack VERB+Part+Past 0 root; and CCONJ 5 "
			"cc; robbed=rob VERB+Part+Past 3 conj; by ADP 7 case; "
			"Iran PROPN 5 obl:agent",
			"1 IRQ; 7 IRN", "IRN ASSAULT - IRQ" },
	{ "a second verb without recipient",
			"Iran PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iraq PROPN 2 obj; and CCONJ 5 cc; closed=close "
			"VERB+Past 2 conj; the DET 7 det; border NOUN 5 obj",
			"1 IRN; 3 IRQ",
			"IRN ACCUSE disapprove IRQ; "
			"IRN SANCTION discontinue IRQ" },
	{ "a second verb without auxiliary is no passive",
			"Iran PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iraq PROPN 2 obj; and CCONJ 5 cc; "
			"attacked=attack "
			"VERB+Part+Past+Pass 2 conj; Oman PROPN 5 obj",
			"1 IRN; 3 IRQ; 6 OMN",
			"IRN ACCUSE disapprove IRQ; IRN ASSAULT - OMN" },
	{ "each other",
			"Iran PROPN 4 nsubj; and CCONJ 3 cc; Iraq PROPN 1 "
			"conj; condemned=condemn VERB+Past 0 root; each DET 4 "
			"obj; other ADJ 5 fixed; again ADV 4 advmod",
			"1 IRN; 3 IRQ", "both IRN,IRQ ACCUSE disapprove -" },
	{ "together with",
			"Iran PROPN 5 nsubj; together ADV 1 advmod; with ADP 4 "
			"case; Iraq PROPN 1 nmod; attacked=attack VERB+Past 0 "
			"root; Oman PROPN 5 obj",
			"1 IRN; 4 IRQ; 6 OMN", "IRN,IRQ ASSAULT - OMN" },
	{ "talks that somebody mediated",
			"Talks=talk NOUN+P 8 nsubj; between ADP 3 case; Iran "
			"PROPN 1 nmod; and CCONJ 5 cc; Iraq PROPN 3 conj; "
			"mediated=mediate VERB+Part+Past 1 acl; by ADP 9 case; "
			"ended=end VERB+Past 0 root; Oman PROPN 6 obl:agent",
			"3 IRN; 5 IRQ; 9 OMN", "both IRN,IRQ,OMN CONSULT - -" },
	{ "on a visit",
			"On ADP 3 case; a DET 3 det; visit NOUN 7 obl; to ADP "
			"5 case; Iraq PROPN 3 nmod; Iran PROPN 7 nsubj; "
			"slept=sleep VERB+Past 0 root",
			"5 IRQ; 6 IRN", "IRN CONSULT visit IRQ" },
	{ "a passive that only says how it is told",
			"Iran PROPN 3 nsubj:pass; is AUX 3 aux:pass; "
			"expected=expect VERB+Part+Past 0 root; to PART 5 "
			"mark; visit VERB+Inf 3 xcomp; Iraq PROPN 5 obj",
			"1 IRN; 6 IRQ", "IRN AGREE - IRQ" },
	{ "a purpose of what will not be done",
			"Iran PROPN 4 nsubj; will AUX 4 aux; not PART 4 "
			"advmod; send VERB+Inf 0 root; men=man NOUN+P 4 obj; "
			"to PART 7 mark; fund VERB+Inf 4 advcl; Iraq PROPN 7 "
			"obj",
			"1 IRN; 8 IRQ", "IRN REJECT assist IRQ" },
	{ "a headline's infinitive",
			"Iran PROPN 0 root; to PART 3 mark; fund VERB+Inf 1 "
			"acl; Iraq PROPN 3 obj",
			"1 IRN; 4 IRQ", "IRN AGREE - IRQ" },
	{ "is to",
			"Iran PROPN 4 nsubj; is=be AUX 4 cop; to PART 4 mark; "
			"fund VERB+Inf 0 root; Iraq PROPN 4 obj",
			"1 IRN; 5 IRQ", "IRN AGREE - IRQ" },
	{ "has yet to",
			"Iran PROPN 2 nsubj; has=have VERB 0 root; yet ADV 2 "
			"advmod; to PART 5 mark; visit VERB+Inf 2 xcomp; "
			"Iraq PROPN 5 obj",
			"1 IRN; 6 IRQ", "IRN CONSULT visit IRQ negated" },
	{ "neither, nor",
			"Neither CCONJ 2 cc:preconj; Iran PROPN 5 nsubj; nor "
			"CCONJ 4 cc; Iraq PROPN 2 conj; attacked=attack "
			"VERB+Past 0 root; Oman PROPN 5 obj",
			"2 IRN; 4 IRQ; 6 OMN",
			"IRN,IRQ ASSAULT - OMN negated" },
	{ "a first subject read as a phrase without preposition",
			"troops NOUN 7 obl; , PUNCT 3 punct; rebels NOUN 1 "
			"conj; , PUNCT 7 punct; and CCONJ 7 cc; police NOUN 7 "
			"nsubj; attacked=attack VERB+Past 0 root; Oman PROPN 7 "
			"obj",
			"1 IRN; 3 IRQ; 6 SYR; 8 OMN",
			"IRN,IRQ,SYR ASSAULT - OMN" },
	{ "worry that, with the subject as object of worry",
			"Iran PROPN 2 nsubj; worries=worry VERB 0 root; that "
			"SCONJ 5 mark; Iraq PROPN 2 obj; attacked=attack "
			"VERB+Past 2 ccomp; Oman PROPN 5 obj",
			"1 IRN; 4 IRQ; 6 OMN",
			"IRQ ASSAULT - OMN hypothetical" },
	{ "two titles before a name",
			"Senator=senator NOUN 5 nsubj; and CCONJ 3 cc; "
			"leader NOUN 1 conj; Ruiz PROPN 5 nsubj; "
			"visited=visit VERB+Past 0 root; Oman PROPN 5 obj",
			"4 IRQ; 6 OMN", "IRQ CONSULT visit OMN" },
	{ "what another event hangs on",
			"Iran PROPN 3 nsubj; will AUX 3 aux; attack VERB+Inf 0 "
			"root; Iraq PROPN 3 obj; if SCONJ 7 mark; Oman PROPN 7 "
			"nsubj; visits=visit VERB 3 advcl; Iraq PROPN 7 obj",
			"1 IRN; 4 IRQ; 6 OMN; 8 IRQ",
			"IRN THREATEN violence IRQ" },
};

static void
clauses_tell_together(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, FRAMES, SETS);
	unsigned wrong = 0;
	for (size_t i = 0; i < sizeof constructions / sizeof *constructions;
			i++) {
		const struct construction *one = &constructions[i];
		const char *got = fixture_code(
				&fixture, one->sentence, one->actors);
		wrong += fixture_differs(one->name, one->expected, got);
	}
	fixture_close(&fixture);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clauses_tell_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
