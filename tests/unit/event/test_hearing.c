/* Events that the network hears: beside no frame, beside frames, and what they
 * make of each other. Trees and margins by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char SETS[] = "set light = launch, hold\n"
			   "set game = wicket\n"
			   "set cessation = stop\n";

static const char FRAMES[] = "class all\n"
			     "verb attack\n"
			     "	actor VERB recipient -> ASSAULT - 190\n"
			     "verb condemn\n"
			     "	actor VERB recipient -> ACCUSE disapprove 111\n"
			     "verb free\n"
			     "	actor VERB recipient -> RETREAT release 0841\n"
			     "verb send\n"
			     "	actor VERB {aid} to recipient -> AID - 070\n"
			     "verb march\n"
			     "	actor VERB -> PROTEST demo 141\n"
			     "verb strike\n"
			     "	VERB {chord} -> none\n"
			     "verb warn\n"
			     "	actor VERB recipient -> THREATEN - 130\n"
			     "verb visit\n"
			     "	actor VERB recipient -> CONSULT visit 042\n"
			     "verb fund\n"
			     "	actor VERB recipient -> AID - 071\n"
			     "verb hand\n"
			     "	actor VERB recipient {aid} in {cash} -> AID - 070\n"
			     "noun raid\n"
			     "	actor's NOUN on recipient -> ASSAULT - 190\n"
			     "example x = nothing\n";

#define NOD                                                                    \
	"Kenya PROPN 2 nsubj; gave=give VERB+Past 0 root; its PRON 4 "         \
	"nmod:poss; nod NOUN 2 obj; to ADP 6 case; Mali PROPN 4 nmod"
#define ATTACKED                                                               \
	"was=be AUX 3 aux; Mali PROPN 3 obj; attacked=attack VERB+Past 0 "     \
	"root; Kenya PROPN 3 obl:unmarked"

#define BOTH                                                                   \
	"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 root; "            \
	"Mali PROPN 2 obj; and CCONJ 5 cc; hounded=hound VERB+Past 2 "         \
	"conj; Togo PROPN 5 obj"

/* The margins of these tests, whatever the lexicon's are today. */
static void
open_level(struct fixture *fixture)
{
	fixture_open(fixture, FRAMES, SETS);
	for (unsigned i = 0; i < PLOVER_COUNT; i++) {
		struct hearing *level =
				&fixture->ontology.hearing[LANGUAGE_EN][i];
		level->margin = 0.5f;
		level->beside = 0.2f;
		level->strong = 2.5f;
		level->role = 0.0f;
		level->actor = -2.0f;
	}
}

static const struct hearing_case {
	const char *name, *sentence, *actors, *heard, *expected;
} cases[] = {
	{ "what no frame tells", NOD, "1 KEN; 6 MLI",
			"2 SUPPORT 300 actual 1a 6r",
			"KEN SUPPORT - MLI [network]" },
	{ "too faint", NOD, "1 KEN; 6 MLI", "2 SUPPORT 30 actual 1a 6r",
			"nothing" },
	{ "at a noun", NOD, "1 KEN; 6 MLI", "4 SUPPORT 300 actual 1a 6r",
			"KEN SUPPORT - MLI [network]" },
	{ "two words of one clause", NOD, "1 KEN; 6 MLI",
			"2 SUPPORT 100 actual 1a 6r; "
			"4 SUPPORT 300 actual 1a 6r",
			"KEN SUPPORT - MLI [network]" },
	{ "nobody acts", NOD, "1 KEN; 6 MLI", "2 SUPPORT 300 actual 1a-250 6r",
			"nothing" },
	{ "the likeliest acts", NOD, "1 KEN; 6 MLI",
			"2 SUPPORT 300 actual 1a-150 6r",
			"KEN SUPPORT - MLI [network]" },
	{ "an unlikely recipient", NOD, "1 KEN; 6 MLI",
			"2 SUPPORT 300 actual 1a 6r-50",
			"KEN SUPPORT - - [network]" },
	{ "nobody who is known", NOD, "1 .CVL; 6 .CVL",
			"2 SUPPORT 300 actual 1a 6r", "nothing" },
	{ "takes two", NOD, "1 KEN; 6 MLI", "2 AID 300 actual 1a", "nothing" },
	{ "a meeting", NOD, "1 KEN; 6 MLI", "2 CONSULT 300 actual 1a 6a",
			"both KEN,MLI CONSULT - - [network]" },
	{ "a visit", NOD, "1 KEN; 6 MLI", "2 CONSULT 300 actual 1a 6r",
			"KEN CONSULT - MLI [network]" },
	{ "the status is heard", NOD, "1 KEN; 6 MLI",
			"2 ACCUSE 300 negated 1a 6r",
			"KEN ACCUSE - MLI negated [network]" },
	{ "help to come is a promise", NOD, "1 KEN; 6 MLI",
			"2 AID 300 future 1a 6r", "KEN AGREE - MLI [network]" },
	{ "coordinated parties",
			"Kenya PROPN 4 nsubj; and CCONJ 3 cc; Togo PROPN 1 "
			"conj; cheered=cheer VERB+Past 0 root; Mali PROPN 4 "
			"obj",
			"1 KEN; 3 TGO; 5 MLI", "4 SUPPORT 300 actual 1a 5r",
			"KEN,TGO SUPPORT - MLI [network]" },
	{ "a party that stands for its country",
			"Kenya PROPN 2 nsubj; cheered=cheer VERB+Past 0 root; "
			"Malian ADJ 4 amod; railway NOUN 2 obj",
			"1 KEN; 3 MLI adjective", "2 SUPPORT 300 actual 1a 4r",
			"KEN SUPPORT - MLI [network]" },
	{ "words of one phrase are one party",
			"Hamas PROPN 2 compound; gunmen NOUN 3 nsubj; "
			"hounded=hound VERB+Past 0 root; envoys NOUN 3 obj; "
			"in ADP 6 case; Mali PROPN 4 nmod",
			"1 PSE.REB; 2 .UAF; 4 TGO.GOV; 6 MLI",
			"3 ASSAULT 300 actual 1a 2a 4r 6r",
			"PSE.UAF ASSAULT - TGO.GOV [network]" },
	{ "two countries side by side are two",
			"Tokyo PROPN 4 nsubj; , PUNCT 3 punct; Seoul PROPN 1 "
			"appos; cheered=cheer VERB+Past 0 root; Mali PROPN 4 "
			"obj",
			"1 JPN; 3 KOR; 5 MLI", "4 SUPPORT 300 actual 1a 3a 5r",
			"JPN,KOR SUPPORT - MLI [network]" },
	{ "a frame tells it too",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 ACCUSE 300 actual 1a 3r",
			"KEN ACCUSE disapprove MLI [both]" },
	{ "a frame tells it, and nothing is heard",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "", "nothing" },
	{ "a frame tells it, and it is heard faintly",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 ACCUSE -100 actual 1a 3r",
			"KEN ACCUSE disapprove MLI [frame]" },
#define SENT                                                                   \
	"Kenya PROPN 2 nsubj; sent=send VERB+Past 0 root; aid NOUN 2 obj; to " \
	"ADP 5 case; people NOUN 2 obl"
	{ "a word holds the frame between two countries", SENT,
			"1 KEN; 5 MLI.CVL", "", "KEN AID - MLI.CVL [frame]" },
	{ "a word holds the frame of a body", SENT, "1 UNO; 5 .REF", "",
			"UNO AID - .REF [frame]" },
	{ "a word holds the frame within a country", SENT, "1 KEN; 5 KEN.CVL",
			"", "nothing" },
	{ "a visit that opens the sentence, and nothing is heard",
			"Visiting=visit VERB+Ger 4 advcl; Mali PROPN 1 obj; "
			"Kenya PROPN 4 nsubj; slept=sleep VERB+Past 0 root",
			"2 MLI; 3 KEN", "", "KEN CONSULT visit MLI [frame]" },
	{ "another act that opens the sentence",
			"Condemning=condemn VERB+Ger 4 advcl; Mali PROPN 1 "
			"obj; Kenya PROPN 4 nsubj; slept=sleep VERB+Past 0 "
			"root",
			"2 MLI; 3 KEN", "", "nothing" },
	{ "what is heard to end",
			"Kenya PROPN 2 nsubj; stopped=stop VERB+Past 0 root; "
			"funding=fund VERB+Ger 2 xcomp; Mali PROPN 3 obj",
			"1 KEN; 4 MLI", "2 SANCTION 10 actual 1a 4r",
			"KEN SANCTION discontinue MLI [frame]" },
	{ "what is not heard to end",
			"Kenya PROPN 2 nsubj; stopped=stop VERB+Past 0 root; "
			"funding=fund VERB+Ger 2 xcomp; Mali PROPN 3 obj",
			"1 KEN; 4 MLI", "", "nothing" },
	{ "in a game nothing is heard",
			"Kenya PROPN 2 nsubj; cheered=cheer VERB+Past 0 root; "
			"Mali PROPN 5 nmod:poss; last ADJ 5 amod; wicket NOUN "
			"2 obj",
			"1 KEN; 3 MLI", "2 SUPPORT 300 actual 1a 3r",
			"nothing" },
	{ "in a game a frame must be heard strongly",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj; for ADP 5 case; wicket NOUN 2 "
			"obl",
			"1 KEN; 3 MLI", "2 ACCUSE 100 actual 1a 3r",
			"nothing" },
	{ "in a game a frame is heard strongly",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj; for ADP 5 case; wicket NOUN 2 "
			"obl",
			"1 KEN; 3 MLI", "2 ACCUSE 300 actual 1a 3r",
			"KEN ACCUSE disapprove MLI [both]" },
	{ "whom the frame does not name",
			"Kenyans PROPN 2 nsubj; marched=march VERB+Past 0 "
			"root; to ADP 4 case; Mali PROPN 2 obl",
			"1 KEN; 4 MLI", "2 PROTEST 300 actual 1a 4r",
			"KEN PROTEST demo MLI [both]" },
	{ "a frame tells another category there",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 REJECT 300 actual 1a 3r ACCUSE=40",
			"KEN ACCUSE disapprove MLI [frame]" },
	{ "a frame tells what is far less likely",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 REJECT 300 actual 1a 3r ACCUSE=-50",
			"KEN REJECT - MLI [network]" },
	{ "what is far less likely, but nobody is heard to act",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 REJECT 300 actual 1a-250 3r",
			"KEN ACCUSE disapprove MLI [frame]" },
	{ "two words hold the frame that is far less likely",
			"Kenya PROPN 2 nsubj; handed=hand VERB+Past 0 root; "
			"Mali PROPN 2 obj; aid NOUN 2 obj; in ADP 6 case; cash "
			"NOUN 4 nmod",
			"1 KEN; 3 MLI", "2 REJECT 300 actual 1a 3r",
			"KEN AID - MLI [frame]" },
	{ "what is far less likely is told as what is heard",
			"Kenya PROPN 3 nsubj; will AUX 3 aux; fund VERB 0 "
			"root; Mali PROPN 3 obj; from ADP 6 case; July PROPN "
			"3 obl",
			"1 KEN; 4 MLI", "3 AGREE 300 actual 1a 4r",
			"KEN AGREE - MLI [both]" },
	{ "a word of the frame",
			"Kenya PROPN 2 nsubj; sent=send VERB+Past 0 root; aid "
			"NOUN 2 obj; to ADP 5 case; Mali PROPN 2 obl",
			"1 KEN; 5 MLI", "3 COOPERATE 300 actual 1a 5r",
			"KEN AID - MLI [frame]" },
	{ "the same category in its clause",
			"Kenya PROPN 2 nsubj; attacked=attack VERB+Past 0 "
			"root; Mali PROPN 2 obj; with ADP 5 case; bombs NOUN "
			"2 obl",
			"1 KEN; 3 MLI", "5 ASSAULT 300 actual 1a",
			"KEN ASSAULT - MLI [both]" },
	{ "a promise that a frame tells as help",
			"Kenya PROPN 3 nsubj; will AUX 3 aux; send VERB 0 "
			"root; aid NOUN 3 obj; to ADP 6 case; Mali PROPN 3 "
			"obl; soon ADV 3 advmod",
			"1 KEN; 6 MLI", "7 AGREE 300 actual 1a 6r",
			"KEN AGREE - MLI [both]" },
	{ "a frame that found nobody who acts", ATTACKED, "2 MLI; 4 KEN",
			"3 ASSAULT 300 actual 4a 2r",
			"KEN ASSAULT - MLI [both]" },
	{ "a frame says that it is no event",
			"Kenya PROPN 2 nsubj; struck=strike VERB+Past 0 root; "
			"a DET 4 det; chord NOUN 2 obj; with ADP 6 case; Mali "
			"PROPN 2 obl",
			"1 KEN; 6 MLI", "2 ASSAULT 100 actual 1a 6r",
			"nothing" },
	{ "a frame says so, but it is heard strongly",
			"Kenya PROPN 2 nsubj; struck=strike VERB+Past 0 root; "
			"a DET 4 det; chord NOUN 2 obj; with ADP 6 case; Mali "
			"PROPN 2 obl",
			"1 KEN; 6 MLI", "2 SUPPORT 300 actual 1a 6r",
			"KEN SUPPORT - MLI [network]" },
	{ "what is pleaded for is not told",
			"Kenya PROPN 2 nsubj; begged=beg VERB+Past 0 root; "
			"Mali PROPN 2 obj; to PART 5 mark; free VERB+Inf 2 "
			"xcomp; Togo PROPN 5 obj",
			"1 KEN; 3 MLI; 6 TGO", "2 REQUEST 300 actual 1a 3r",
			"KEN REQUEST - MLI [network]" },
	{ "unless it is heard faintly",
			"Kenya PROPN 2 nsubj; begged=beg VERB+Past 0 root; "
			"Mali PROPN 2 obj; to PART 5 mark; free VERB+Inf 2 "
			"xcomp; Togo PROPN 5 obj",
			"1 KEN; 3 MLI; 6 TGO",
			"2 REQUEST 100 actual 1a 3r; 5 RETREAT -100 actual 3a",
			"KEN REQUEST - MLI; MLI RETREAT release TGO [network, "
			"frame]" },
	{ "faint, beside what is told", BOTH, "1 KEN; 3 MLI; 6 TGO",
			"2 ACCUSE 300 actual 1a 3r; 5 COERCE 30 actual 1a 6r",
			"KEN ACCUSE disapprove MLI; KEN COERCE - TGO [both, "
			"network]" },
	{ "too faint even there", BOTH, "1 KEN; 3 MLI; 6 TGO",
			"2 ACCUSE 300 actual 1a 3r; 5 COERCE 10 actual 1a 6r",
			"KEN ACCUSE disapprove MLI [both]" },
	{ "two that are faint",
			"Kenya PROPN 2 nsubj; snubbed=snub VERB+Past 0 root; "
			"Mali PROPN 2 obj; and CCONJ 5 cc; hounded=hound "
			"VERB+Past 2 conj; Togo PROPN 5 obj",
			"1 KEN; 3 MLI; 6 TGO",
			"2 REJECT 30 actual 1a 3r; 5 COERCE 30 actual 1a 6r",
			"nothing" },
	{ "faint where a frame stands",
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj",
			"1 KEN; 3 MLI", "2 REJECT 40 actual 1a 3r ACCUSE=30",
			"KEN ACCUSE disapprove MLI [frame]" },
	{ "what a frame's verb is about",
			"Kenya PROPN 2 nsubj; warned=warn VERB+Past 0 root; "
			"Mali PROPN 2 obj; to PART 5 mark; cross "
			"VERB+Inf 2 xcomp; Togo PROPN 5 obj",
			"1 KEN; 3 MLI; 6 TGO",
			"5 COERCE 300 actual 3a 6r; 2 THREATEN -100 actual 1a",
			"KEN THREATEN - MLI [frame]" },
	{ "a frame's noun stands beside a verb that is heard",
			"Kenya PROPN 2 nsubj; bemoaned=bemoan VERB+Past 0 "
			"root; Mali PROPN 4 nmod:poss; raid NOUN 2 obj; on "
			"ADP 6 case; Togo PROPN 4 nmod",
			"1 KEN; 3 MLI; 6 TGO", "2 ACCUSE 300 actual 1a 3r",
			"KEN ACCUSE - MLI; MLI ASSAULT - TGO [network, "
			"frame]" },
};

static void
are_told(void **state)
{
	(void)state;
	struct fixture fixture;
	open_level(&fixture);
	unsigned wrong = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct hearing_case *one = &cases[i];
		const char *got = fixture_hear(&fixture, one->sentence,
				one->actors, one->heard);
		wrong += fixture_differs(one->name, one->expected, got);
	}
	fixture_close(&fixture);
	assert_int_equal(wrong, 0);
}

static void
one_kind_alone(void **state)
{
	static const char actors[] = "1 KEN; 3 MLI; 6 TGO";
	static const char heard[] = "2 ACCUSE 300 actual 1a 3r; "
				    "5 COERCE 300 actual 1a 6r";
	(void)state;
	struct fixture fixture;
	open_level(&fixture);
	assert_string_equal(fixture_hear(&fixture, BOTH, actors, heard),
			"KEN ACCUSE disapprove MLI; KEN COERCE - TGO "
			"[both, network]");
	event_set_makers(fixture.workspace, MAKERS_FRAMES);
	assert_string_equal(fixture_hear(&fixture, BOTH, actors, heard),
			"KEN ACCUSE disapprove MLI [frame]");
	event_set_makers(fixture.workspace, MAKERS_NETWORK);
	assert_string_equal(fixture_hear(&fixture, BOTH, actors, heard),
			"KEN ACCUSE - MLI; KEN COERCE - TGO "
			"[network, network]");
	fixture_close(&fixture);
}

/* What counts for and against a record, with what is heard. */
static void
evidence_is_counted(void **state)
{
	static const char condemned[] =
			"Kenya PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Mali PROPN 2 obj; again ADV 2 advmod";
	static const struct {
		const char *sentence, *heard;
		uint32_t evidence; /* of EVIDENCE_HEARD_... */
	} counted[] = {
		{ NOD, "2 SUPPORT 100 actual 1a 6r",
				1u << EVIDENCE_HEARD_ALONE },
		{ NOD, "2 SUPPORT 300 actual 1a 6r",
				1u << EVIDENCE_HEARD_ALONE
						| 1u << EVIDENCE_HEARD_STRONGLY },
		{ condemned, "2 ACCUSE 300 actual 1a 3r",
				1u << EVIDENCE_HEARD_TOO },
		{ condemned, "4 ACCUSE 100 actual 1a 3r",
				1u << EVIDENCE_HEARD_TOO },
		{ condemned, "2 REJECT 300 actual 1a 3r ACCUSE=40",
				1u << EVIDENCE_HEARD_OTHER },
		{ condemned, "2 REJECT 100 actual 1a 3r ACCUSE=40", 0 },
		{ condemned, "4 REJECT 300 actual 1a-250", 0 },
	};
	(void)state;
	struct fixture fixture;
	open_level(&fixture);
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		bool nod = counted[i].sentence != condemned;
		fixture_hear(&fixture, counted[i].sentence,
				nod ? "1 KEN; 6 MLI" : "1 KEN; 3 MLI",
				counted[i].heard);
		assert_true(fixture.evidence & 1u << EVIDENCE_BASE);
		assert_int_equal(fixture.evidence >> EVIDENCE_HEARD_ALONE,
				counted[i].evidence >> EVIDENCE_HEARD_ALONE);
	}
	fixture_close(&fixture);
}

/* ---- What is told of them --------------------------------------------- */

static const char *outcome[8];

static void
note(void *context, uint32_t at, uint32_t trigger, const char *reason)
{
	(void)context;
	(void)at;
	assert_in_range(trigger, 0, 7);
	outcome[trigger] = reason ? reason : "told";
}

static void
reasons(void **state)
{
	(void)state;
	struct event_trace trace = { .heard = note };
	struct fixture fixture;
	open_level(&fixture);
	event_set_trace(fixture.workspace, &trace);
	fixture_hear(&fixture, BOTH, "1 KEN; 3 MLI; 6 TGO",
			"2 REJECT 300 actual 1a 3r ACCUSE=40; 4 AID 0 actual; "
			"5 COERCE 300 actual 1a 6r");
	assert_string_equal(outcome[2], "a frame fires there");
	assert_string_equal(outcome[4], "it is too faint");
	assert_string_equal(outcome[5], "told");
	fixture_hear(&fixture, BOTH, "1 KEN; 3 MLI; 6 TGO",
			"5 COERCE 300 actual 6r; 6 ACCUSE 300 actual 1a 3r; "
			"2 ACCUSE -100 actual 1a");
	assert_string_equal(outcome[5], "nobody is heard to act");
	assert_string_equal(outcome[6], "a frame tells it");
	fixture_hear(&fixture, ATTACKED, "2 MLI; 4 KEN",
			"3 ASSAULT 300 actual 4a 2r");
	assert_string_equal(outcome[3], "it gives a frame its actor");
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(are_told),
		cmocka_unit_test(one_kind_alone),
		cmocka_unit_test(evidence_is_counted),
		cmocka_unit_test(reasons),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
