/* The relation between two given words: always an answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char FRAMES[] =
		"class all\n"
		"verb attack\n"
		"	actor VERB recipient -> ASSAULT - 190\n"
		"verb praise\n"
		"	actor VERB recipient -> SUPPORT - 051\n"
		"verb accuse\n"
		"	actor VERB recipient of VERBing -> ACCUSE allege 112\n"
		"verb cut\n"
		"	actor VERB {aid} to recipient -> SANCTION discontinue "
		"162\n"
		"example x = nothing\n";

static const struct {
	const char *name, *sentence, *actors;
	uint32_t source, target;
	const char *expected;
} cases[] = {
	{ "both roles",
			"Iran PROPN 2 nsubj; praised=praise VERB+Past 0 root; "
			"Iraq PROPN 2 obj; and CCONJ 5 cc; "
			"attacked=attack VERB+Past 2 conj; Syria PROPN 5 obj",
			"1 IRN; 3 IRQ; 6 SYR", 1, 6, "ASSAULT" },
	{ "the other pair of the same sentence",
			"Iran PROPN 2 nsubj; praised=praise VERB+Past 0 root; "
			"Iraq PROPN 2 obj; and CCONJ 5 cc; "
			"attacked=attack VERB+Past 2 conj; Syria PROPN 5 obj",
			"1 IRN; 3 IRQ; 6 SYR", 1, 3, "SUPPORT" },
	{ "spans that nobody knows",
			"He PRON 2 nsubj; praised=praise VERB+Past 0 root; "
			"them PRON 2 obj",
			"", 1, 3, "SUPPORT" },
	{ "the blame, not what is blamed",
			"Iran PROPN 2 nsubj; accused=accuse VERB+Past 0 root; "
			"Iraq PROPN 2 obj; of SCONJ 5 mark; "
			"attacking=attack VERB+Ger 2 advcl; Syria PROPN 5 obj",
			"1 IRN; 3 IRQ; 6 SYR", 1, 3, "ACCUSE allege" },
	{ "no frame fits, the trigger's words decide",
			"cut VERB+Inf 0 root; the DET 3 det; aid NOUN 1 obj; "
			"Iraq PROPN 1 vocative; Iran PROPN 1 vocative",
			"", 4, 5, "SANCTION discontinue" },
	{ "nothing at all", "Iran PROPN 0 root; Iraq PROPN 1 list", "", 1, 2,
			"CONSULT" },
};

static void
spans_play_their_roles(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, FRAMES, "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = fixture_relate(&fixture, cases[i].sentence,
				cases[i].actors, cases[i].source,
				cases[i].target);
		if (strcmp(got, cases[i].expected))
			fail_msg("%s: expected %s, got %s", cases[i].name,
					cases[i].expected, got);
	}
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_play_their_roles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
