/* Each construction of English that the frames rely on, as a tree by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char SETS[] = "set light = hold, launch, impose, take part in\n"
			   "set aid = aid, food, humanitarian relief\n"
			   "set talks = talk\n";

static const char FRAMES[] =
		"class all\n"
		"verb attack, shell\n"
		"	actor VERB recipient -> ASSAULT - 190\n"
		"	actor VERB recipient with {tank} -> ASSAULT "
		"heavy-weapons 194\n"
		"noun attack\n"
		"	actor's NOUN on/against recipient -> ASSAULT - 190\n"
		"	NOUN by actor on recipient -> ASSAULT - 190\n"
		"	NOUN of/by actor -> ASSAULT - 190 weak\n"
		"verb condemn\n"
		"	actor VERB recipient -> ACCUSE disapprove 111\n"
		"	actor VERB recipient for VERBing -> ACCUSE allege 112\n"
		"verb expel, throw out\n"
		"	actor VERB recipient -> SANCTION expel 166\n"
		"verb send, give\n"
		"	actor VERB {@aid} to recipient -> AID - 07\n"
		"	actor VERB recipient {@aid} -> AID - 07\n"
		"	actor VERB {troop} to recipient -> MOBILIZE troops "
		"154\n"
		"verb agree\n"
		"	actor VERB to-VERB -> AGREE - 03\n"
		"	actor VERB to-VERB(AID) -> AGREE - 033\n"
		"	actor VERB to-VERB(CONSULT) -> AGREE - 036 mutual\n"
		"verb urge\n"
		"	actor VERB recipient to-VERB -> REQUEST - 10\n"
		"	actor VERB recipient to-VERB{release} -> REQUEST yield "
		"105\n"
		"	actor VERB recipient not-to-VERB -> REQUEST change "
		"104\n"
		"verb meet\n"
		"	actor VERB recipient -> CONSULT - 04 mutual\n"
		"	actor VERB with recipient -> CONSULT - 04 mutual\n"
		"	actor VERB -> CONSULT - 04 mutual weak\n"
		"	actor VERB {deadline} -> none\n"
		"noun talk\n"
		"	NOUN between actor -> CONSULT - 04 mutual\n"
		"	actor's NOUN with recipient -> CONSULT - 04 mutual\n"
		"noun sanction\n"
		"	actor's NOUN on recipient -> SANCTION discontinue 163\n"
		"verb cut\n"
		"	actor VERB {actor's @aid} to recipient -> SANCTION "
		"discontinue 162\n"
		"	actor VERB {@aid} to recipient -> SANCTION discontinue "
		"162\n"
		"adjective ready\n"
		"	actor be ADJ to-VERB -> AGREE - 03\n"
		"verb refuse\n"
		"	actor VERB to-VERB -> REJECT - 12\n"
		"verb speak out\n"
		"	actor VERB in favour of recipient -> SUPPORT - 051\n"
		"verb abandon\n"
		"	VERB after{tie} -> CONCEDE - 080 tabari\n"
		"	VERB after{old tie} before{never} -> none\n"
		"	subject{crowd} VERB after{tie} -> PROTEST - 14 "
		"tabari\n"
		"verb feast\n"
		"	VERB after{in} -> SUPPORT - 050 tabari past=1\n"
		"	VERB -> SUPPORT - 050 tabari\n"
		"verb renew\n"
		"	actor[pair] VERB after{tie} -> SUPPORT - 050 tabari "
		"mutual\n"
		"	VERB after{tie} -> SUPPORT - 050 tabari\n"
		"verb free\n"
		"	VERB from actor -> CONCEDE - 080 tabari reversed\n"
		"verb claim\n"
		"	actor VERB other-CLAUSE{lie} -> ACCUSE allege 112\n"
		"	actor VERB other-CLAUSE{excel} -> SUPPORT - 051\n"
		"	actor VERB not-other-CLAUSE{listen} -> ACCUSE "
		"disapprove 111\n"
		"	actor VERB own-CLAUSE{strike} -> THREATEN - 13\n"
		"	actor VERB must-CLAUSE -> REQUEST - 10\n"
		"example x = nothing\n";

struct construction {
	const char *name, *sentence, *actors, *expected;
};

static const struct construction constructions[] = {
	{ "active",
			"Iran PROPN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"Iraq PROPN 2 obj",
			"1 IRN; 3 IRQ", "IRN ASSAULT - IRQ" },
	{ "the more specific frame",
			"Iran PROPN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"Iraq PROPN 2 obj; with ADP 5 case; "
			"tanks=tank NOUN+P 2 obl",
			"1 IRN; 3 IRQ", "IRN ASSAULT heavy-weapons IRQ" },
	{ "a phrase hung on the object",
			"Iran PROPN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"Iraq PROPN 2 obj; with ADP 5 case; "
			"tanks=tank NOUN+P 3 nmod",
			"1 IRN; 3 IRQ", "IRN ASSAULT heavy-weapons IRQ" },
	{ "passive",
			"Iraq PROPN 3 nsubj:pass; was=be AUX 3 aux:pass; "
			"attacked=attack VERB+Part+Past+Pass 0 root; "
			"by ADP 5 case; Iran PROPN 3 obl:agent",
			"1 IRQ; 5 IRN", "IRN ASSAULT - IRQ" },
	{ "passive with the wrong relations",
			"Iraq PROPN 3 nsubj; was=be AUX 3 aux; "
			"attacked=attack VERB+Part+Past 0 root; "
			"by ADP 5 case; Iran PROPN 3 obl",
			"1 IRQ; 5 IRN", "IRN ASSAULT - IRQ" },
	{ "passive without agent",
			"Iraq PROPN 3 nsubj:pass; was=be AUX 3 aux:pass; "
			"attacked=attack VERB+Part+Past+Pass 0 root",
			"1 IRQ", "nothing" },
	{ "the object's owner is the actor of an agentless passive",
			"US PROPN 2 compound; aid NOUN 6 nsubj:pass; "
			"to ADP 4 case; Chad PROPN 2 nmod; was=be AUX 6 "
			"aux:pass; cut VERB+Part+Past+Pass 0 root",
			"1 USA adjective; 4 TCD",
			"USA SANCTION discontinue TCD" },
	{ "relative clause",
			"Iran PROPN 0 root; which PRON+Rel 3 nsubj; "
			"attacked=attack VERB+Past 1 acl:relcl; "
			"Iraq PROPN 3 obj",
			"1 IRN; 4 IRQ", "IRN ASSAULT - IRQ" },
	{ "relative clause without pronoun",
			"Iraq PROPN 0 root; Iran PROPN 3 nsubj; "
			"attacked=attack VERB+Past 1 acl:relcl",
			"1 IRQ; 2 IRN", "IRN ASSAULT - IRQ" },
	{ "participle",
			"troops=troop NOUN+P 0 root; sent=send VERB+Part+Past "
			"1 acl; by ADP 4 case; Paris PROPN 2 obl:agent; "
			"to ADP 6 case; Mali PROPN 2 obl",
			"4 FRA; 6 MLI", "FRA MOBILIZE troops MLI" },
	{ "control by the subject",
			"Iran PROPN 2 nsubj; agreed=agree VERB+Past 0 root; "
			"to PART 4 mark; send VERB+Inf 2 xcomp; "
			"aid NOUN 4 obj; to ADP 7 case; Mali PROPN 4 obl",
			"1 IRN; 7 MLI", "IRN AGREE - MLI" },
	{ "control by the object",
			"Iran PROPN 2 nsubj; urged=urge VERB+Past 0 root; "
			"Iraq PROPN 2 obj; to PART 5 mark; "
			"release VERB+Inf 2 xcomp; prisoners=prisoner NOUN+P 5 "
			"obj",
			"1 IRN; 3 IRQ", "IRN REQUEST yield IRQ" },
	{ "a negated complement",
			"Iran PROPN 2 nsubj; urged=urge VERB+Past 0 root; "
			"Iraq PROPN 2 obj; not PART 6 advmod; to PART 6 mark; "
			"attack VERB+Inf 2 xcomp; Syria PROPN 6 obj",
			"1 IRN; 3 IRQ; 7 SYR", "IRN REQUEST change IRQ" },
	{ "complement of a noun that an empty verb carries",
			"Iran PROPN 2 nsubj; agreed=agree VERB+Past 0 root; "
			"to PART 4 mark; hold VERB+Inf 2 xcomp; "
			"talks=talk NOUN+P 4 obj; with ADP 7 case; "
			"Iraq PROPN 5 nmod",
			"1 IRN; 7 IRQ", "both IRN,IRQ AGREE - -" },
	{ "light verb",
			"Iran PROPN 2 nsubj; launched=launch VERB+Past 0 root; "
			"an DET 4 det; attack NOUN 2 obj; on ADP 6 case; "
			"Iraq PROPN 4 nmod",
			"1 IRN; 6 IRQ", "IRN ASSAULT - IRQ" },
	{ "light verb in the passive",
			"Sanctions=sanction NOUN+P 3 nsubj:pass; were=be AUX 3 "
			"aux:pass; imposed=impose VERB+Part+Past 0 root; "
			"on ADP 5 case; Iran PROPN 3 obl; by ADP 7 case; "
			"France PROPN 3 obl:agent",
			"5 IRN; 7 FRA", "FRA SANCTION discontinue IRN" },
	{ "light verb of several words",
			"Iran PROPN 2 nsubj; took=take VERB+Past 0 root; "
			"part NOUN 2 obj; in ADP 5 case; talks=talk NOUN+P 2 "
			"obl; with ADP 7 case; Iraq PROPN 5 nmod",
			"1 IRN; 7 IRQ", "both IRN,IRQ CONSULT - -" },
	{ "noun with possessor",
			"Iran PROPN 3 nmod:poss; 's PART 1 case; "
			"attack NOUN 6 nsubj; on ADP 5 case; Iraq PROPN 3 "
			"nmod; "
			"stunned=stun VERB+Past 0 root; many ADJ 6 obj",
			"1 IRN; 5 IRQ", "IRN ASSAULT - IRQ" },
	{ "noun with nationality",
			"The DET 3 det; Iranian ADJ 3 amod; "
			"attack NOUN 0 root; on ADP 5 case; Iraq PROPN 3 nmod",
			"2 IRN adjective; 5 IRQ", "IRN ASSAULT - IRQ" },
	{ "between two",
			"Talks=talk NOUN+P 6 nsubj; between ADP 3 case; "
			"Iran PROPN 1 nmod; and CCONJ 5 cc; Iraq PROPN 3 conj; "
			"failed=fail VERB+Past 0 root",
			"3 IRN; 5 IRQ", "both IRN,IRQ CONSULT - -" },
	{ "the verb wins over its event noun",
			"France PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iran PROPN 5 nmod:poss; 's PART 3 case; "
			"attack NOUN 2 obj; on ADP 7 case; Iraq PROPN 5 nmod",
			"1 FRA; 3 IRN; 7 IRQ", "FRA ACCUSE disapprove IRN" },
	{ "what is blamed is not told",
			"France PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iran PROPN 2 obj; for SCONJ 5 mark; "
			"attacking=attack VERB+Ger 2 advcl; Iraq PROPN 5 obj",
			"1 FRA; 3 IRN; 6 IRQ", "FRA ACCUSE allege IRN" },
	{ "coordinated actors",
			"Iran PROPN 4 nsubj; and CCONJ 3 cc; Iraq PROPN 1 "
			"conj; "
			"attacked=attack VERB+Past 0 root; Syria PROPN 4 obj",
			"1 IRN; 3 IRQ; 5 SYR", "IRN,IRQ ASSAULT - SYR" },
	{ "coordinated verbs share subject and object",
			"Iran PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; and CCONJ 4 cc; expelled=expel VERB+Past 2 "
			"conj; "
			"diplomats=diplomat NOUN+P 4 obj",
			"1 IRN; 5 FRA.GOV",
			"IRN ACCUSE disapprove FRA.GOV; "
			"IRN SANCTION expel FRA.GOV" },
	{ "mutual",
			"Iran PROPN 2 nsubj; met=meet VERB+Past 0 root; "
			"with ADP 4 case; Iraq PROPN 2 obl",
			"1 IRN; 4 IRQ", "both IRN,IRQ CONSULT - -" },
	{ "a meeting takes two",
			"Iran PROPN 2 nsubj; met=meet VERB+Past 0 root; "
			"on ADP 4 case; Monday PROPN 2 obl",
			"1 IRN", "nothing" },
	{ "without a country only who bears arms is politics",
			"officials=official NOUN+P 2 nsubj; condemned=condemn "
			"VERB+Past 0 root; judges=judge NOUN+P 2 obj",
			"1 .GOV; 3 .JUD", "nothing" },
	{ "rebels without a country",
			"rebels=rebel NOUN+P 2 nsubj; attacked=attack "
			"VERB+Past 0 root; judges=judge NOUN+P 2 obj",
			"1 .REB; 3 .JUD", ".REB ASSAULT - .JUD" },
	{ "police without a country, against the press",
			"police=police NOUN 2 nsubj; attacked=attack "
			"VERB+Past 0 root; reporters=reporter NOUN+P 2 obj",
			"1 .COP; 3 .JRN", ".COP ASSAULT - .JRN" },
	{ "a frame that blocks",
			"Iran PROPN 2 nsubj; met=meet VERB+Past 0 root; "
			"the DET 4 det; deadline NOUN 2 obj; of ADP 6 case; "
			"Iraq PROPN 4 nmod",
			"1 IRN; 6 IRQ", "nothing" },
	{ "two objects",
			"Iran PROPN 2 nsubj; gave=give VERB+Past 0 root; "
			"Iraq PROPN 2 iobj; food NOUN 2 obj",
			"1 IRN; 3 IRQ", "IRN AID - IRQ" },
	{ "two objects of which the parser saw no indirect one",
			"Iran PROPN 2 nsubj; gave=give VERB+Past 0 root; "
			"Iraq PROPN 2 obj; food NOUN 2 obj",
			"1 IRN; 3 IRQ", "IRN AID - IRQ" },
	{ "words of several in a set",
			"Iran PROPN 2 nsubj; sent=send VERB+Past 0 root; "
			"humanitarian ADJ 4 amod; relief NOUN 2 obj; "
			"to ADP 6 case; Iraq PROPN 2 obl",
			"1 IRN; 6 IRQ", "IRN AID - IRQ" },
	{ "particle",
			"Iran PROPN 2 nsubj; threw=throw VERB+Past 0 root; "
			"out ADP 2 compound:prt; diplomats=diplomat NOUN+P 2 "
			"obj",
			"1 IRN; 4 FRA.GOV", "IRN SANCTION expel FRA.GOV" },
	{ "particle read as a preposition",
			"Iran PROPN 2 nsubj; threw=throw VERB+Past 0 root; "
			"out ADP 4 case; diplomats=diplomat NOUN+P 2 obl",
			"1 IRN; 4 FRA.GOV", "IRN SANCTION expel FRA.GOV" },
	{ "preposition of several words",
			"Iran PROPN 2 nsubj; spoke=speak VERB+Past 0 root; "
			"out ADP 2 compound:prt; in ADP 5 case; favour NOUN 2 "
			"obl; of ADP 7 case; Iraq PROPN 5 nmod",
			"1 IRN; 7 IRQ", "IRN SUPPORT - IRQ" },
	{ "adjective",
			"Iran PROPN 3 nsubj; is=be AUX 3 cop; ready ADJ 0 "
			"root; "
			"to PART 5 mark; send VERB+Inf 3 xcomp; "
			"food NOUN 5 obj; to ADP 8 case; Iraq PROPN 5 obl",
			"1 IRN; 8 IRQ", "IRN AGREE - IRQ" },
	{ "actor and recipient are the same",
			"Iran PROPN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"Iran PROPN 2 obj",
			"1 IRN; 3 IRN", "nothing" },
	{ "two whom the codes do not tell apart",
			"mayors NOUN 2 nsubj; attacked=attack VERB+Past 0 "
			"root; ministers NOUN 2 obj",
			"1 IRN.GOV; 3 IRN.GOV", "IRN.GOV ASSAULT - -" },
	{ "two people whom the codes do not tell apart",
			"men NOUN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"women NOUN 2 obj",
			"1 IRN.CVL; 3 IRN.CVL", "nothing" },
	{ "the same in the passive",
			"mayors NOUN 3 obj; were AUX 3 aux:pass; "
			"attacked=attack VERB+Part+Past 0 root; by ADP 5 case; "
			"ministers NOUN 3 obl:agent",
			"1 IRN.GOV; 5 IRN.GOV", "nothing" },
	{ "neither side is known",
			"He PRON 2 nsubj; attacked=attack VERB+Past 0 root; "
			"them PRON 2 obj",
			"", "nothing" },
	{ "a phrase read as one, with its verb inside",
			"France PROPN 3 compound; attacked=attack "
			"VERB+Part+Past 3 amod; Iraq PROPN 0 root",
			"1 FRA; 3 IRQ", "FRA ASSAULT - IRQ" },
	{ "a number's preposition",
			"Iran PROPN 2 nsubj; attacked=attack VERB+Past 0 root; "
			"up ADP 2 compound:prt; to ADP 6 case; 20 NUM 6 "
			"nummod; "
			"soldiers=soldier NOUN+P 2 obl",
			"1 IRN; 6 IRQ.MIL", "IRN ASSAULT - IRQ.MIL" },
	{ "a participle behind a comma",
			"Iran PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iraq PROPN 2 obj; , PUNCT 5 punct; "
			"attacking=attack VERB+Ger 3 amod; Syria PROPN 5 obj",
			"1 IRN; 3 IRQ; 6 SYR",
			"IRN ACCUSE disapprove IRQ; IRN ASSAULT - SYR" },
	{ "a second conjunct read as a second subject",
			"Talks=talk NOUN+P 6 nsubj; between ADP 3 case; "
			"Iran PROPN 1 nmod; and CCONJ 5 cc; Iraq PROPN 6 "
			"nsubj; "
			"failed=fail VERB+Past 0 root",
			"3 IRN; 5 IRQ", "both IRN,IRQ CONSULT - -" },
	{ "an event noun in a time phrase",
			"Iran PROPN 2 nsubj; condemned=condemn VERB+Past 0 "
			"root; Iraq PROPN 2 obj; after ADP 7 case; "
			"Oman PROPN 7 nmod:poss; 's PART 5 case; "
			"attack NOUN 2 obl; on ADP 9 case; Syria PROPN 7 nmod",
			"1 IRN; 3 IRQ; 5 OMN; 9 SYR",
			"IRN ACCUSE disapprove IRQ; OMN ASSAULT - SYR" },
	{ "own people may be the recipient",
			"Iran PROPN 2 nsubj; refused=refuse VERB+Past 0 root; "
			"to PART 4 mark; free VERB+Inf 2 xcomp; "
			"activists=activist NOUN+P 4 obj",
			"1 IRN; 5 IRN.SOC", "IRN REJECT - IRN.SOC" },
	{ "who acts for the same state is not",
			"Iran PROPN 2 nsubj; refused=refuse VERB+Past 0 root; "
			"to PART 4 mark; free VERB+Inf 2 xcomp; "
			"soldiers=soldier NOUN+P 4 obj",
			"1 IRN; 5 IRN.MIL", "IRN REJECT - -" },
	{ "tabari: the first party behind the verb",
			"Iran PROPN 2 nsubj; abandoned=abandon VERB+Past 0 "
			"root; ties=tie NOUN+P 2 obj; with ADP 5 case; "
			"Iraq PROPN 3 nmod",
			"1 IRN; 5 IRQ", "IRN CONCEDE - IRQ" },
	{ "tabari: a passive turns the parties round",
			"Ties=tie NOUN+P 5 nsubj:pass; of ADP 3 case; "
			"Iran PROPN 1 nmod; were=be AUX 5 aux:pass; "
			"abandoned=abandon VERB+Part 0 root; with ADP 7 case; "
			"ties=tie NOUN+P 5 obl; to ADP 9 case; "
			"Iraq PROPN 7 nmod",
			"3 IRN; 9 IRQ", "IRQ CONCEDE - IRN" },
	{ "tabari: nobody behind the verb, no event",
			"Iran PROPN 2 nsubj; abandoned=abandon VERB+Past 0 "
			"root; ties=tie NOUN+P 2 obj",
			"1 IRN", "nothing" },
	{ "tabari: another clause is out of reach",
			"Iran PROPN 2 nsubj; abandoned=abandon VERB+Past 0 "
			"root; hope NOUN 2 obj; after SCONJ 6 mark; "
			"Iraq PROPN 6 nsubj; cut=cut VERB+Past 2 advcl; "
			"ties=tie NOUN+P 6 obj",
			"1 IRN; 5 IRQ", "nothing" },
	{ "before{} and a phrase in after{}",
			"Iran PROPN 3 nsubj; never ADV 3 advmod; "
			"abandoned=abandon VERB+Past 0 root; old ADJ 5 amod; "
			"ties=tie NOUN+P 3 obj; with ADP 7 case; "
			"Iraq PROPN 5 nmod",
			"1 IRN; 7 IRQ", "nothing" },
	{ "subject{}",
			"Crowds=crowd NOUN+P 4 nsubj; in ADP 3 case; "
			"Iran PROPN 1 nmod; abandoned=abandon VERB+Past 0 root;"
			" ties=tie NOUN+P 4 obj; with ADP 7 case; "
			"Iraq PROPN 5 nmod",
			"3 IRN; 7 IRQ", "IRN PROTEST - IRQ" },
	{ "tabari: a list that the tree lost",
			"Iran PROPN 5 nsubj; , PUNCT 5 punct; Oman PROPN 5 dep;"
			" and CCONJ 5 cc; Qatar PROPN 6 nsubj; "
			"abandoned=abandon VERB+Past 0 root; "
			"ties=tie NOUN+P 6 obj; with ADP 9 case; "
			"Iraq PROPN 7 nmod",
			"1 IRN; 3 OMN; 5 QAT; 9 IRQ",
			"IRN,OMN,QAT CONCEDE - IRQ" },
	{ "tabari: a pair",
			"Iran PROPN 5 nsubj; and CCONJ 3 cc; Oman PROPN 1 conj;"
			" have AUX 5 aux; renewed=renew VERB+Part 0 root; "
			"ties=tie NOUN+P 5 obj; in ADP 8 case; "
			"Iraq PROPN 5 obl",
			"1 IRN; 3 OMN; 8 IRQ", "both IRN,OMN SUPPORT - -" },
	{ "tabari: the first party behind the verb is passed over",
			"Iran PROPN 2 nsubj; feasted=feast VERB+Past 0 root; "
			"in ADP 4 case; Oman PROPN 2 obl; with ADP 6 case; "
			"Iraq PROPN 2 obl",
			"1 IRN; 4 OMN; 6 IRQ", "IRN SUPPORT - IRQ" },
	{ "tabari: another clause's parties are no subject",
			"Iran PROPN 2 nsubj; agreed=agree VERB+Past 0 root; "
			"after SCONJ 6 mark; ships=ship NOUN+P 6 nsubj:pass; "
			"were=be AUX 6 aux:pass; feasted=feast VERB+Part 2 "
			"advcl; with ADP 8 case; Iraq PROPN 6 obl",
			"1 IRN; 8 IRQ", "nothing" },
	{ "tabari: the recipient stands before the verb",
			"Iran PROPN 3 nsubj:pass; was=be AUX 3 aux:pass; "
			"freed=free VERB+Part 0 root; from ADP 5 case; "
			"Iraq PROPN 3 obl",
			"1 IRN; 5 IRQ", "IRQ CONCEDE - IRN" },
	{ "other-CLAUSE: what another side does",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 4 nsubj; lies=lie VERB 2 ccomp",
			"1 IRN; 3 IRQ", "IRN ACCUSE allege IRQ" },
	{ "other-CLAUSE: its subject is the recipient",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 4 nsubj; excels=excel VERB 2 ccomp",
			"1 IRN; 3 IRQ", "IRN SUPPORT - IRQ" },
	{ "other-CLAUSE: what its own side does",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"it PRON 4 nsubj; lies=lie VERB 2 ccomp",
			"1 IRN; 3 IRN", "nothing" },
	{ "other-CLAUSE: nobody who is known",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"papers=paper NOUN+P 4 nsubj; lie VERB 2 ccomp",
			"1 IRN", "nothing" },
	{ "other-CLAUSE: what somebody does not do",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 6 nsubj; does=do AUX 6 aux; "
			"not PART 6 advmod; lie VERB 2 ccomp",
			"1 IRN; 3 IRQ", "nothing" },
	{ "not-other-CLAUSE",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 6 nsubj; does=do AUX 6 aux; "
			"not PART 6 advmod; listen VERB 2 ccomp",
			"1 IRN; 3 IRQ", "IRN ACCUSE disapprove IRQ" },
	{ "not-other-CLAUSE: what is done",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 4 nsubj; listens=listen VERB 2 ccomp",
			"1 IRN; 3 IRQ", "nothing" },
	{ "own-CLAUSE",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"it PRON 5 nsubj; would AUX 5 aux; strike VERB 2 ccomp",
			"1 IRN; 3 IRN", "IRN THREATEN - -" },
	{ "own-CLAUSE: what others do",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 5 nsubj; would AUX 5 aux; "
			"strike VERB 2 ccomp",
			"1 IRN; 3 IRQ", "nothing" },
	{ "must-CLAUSE: whose duty it is is asked",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"Iraq PROPN 5 nsubj; must AUX 5 aux; "
			"leave VERB 2 ccomp",
			"1 IRN; 3 IRQ", "IRN REQUEST - IRQ" },
	{ "must-CLAUSE: one's own duty",
			"Iran PROPN 2 nsubj; claimed=claim VERB+Past 0 root; "
			"it PRON 5 nsubj; must AUX 5 aux; leave VERB 2 ccomp",
			"1 IRN; 3 IRN", "nothing" },
};

static void
constructions_give_their_events(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, FRAMES, SETS);
	for (size_t i = 0; i < sizeof constructions / sizeof *constructions;
			i++) {
		const struct construction *one = &constructions[i];
		const char *got = fixture_code(
				&fixture, one->sentence, one->actors);
		if (strcmp(got, one->expected))
			fail_msg("%s: expected %s, coded %s", one->name,
					one->expected, got);
	}
	fixture_close(&fixture);
}

static void
broken_trees_are_survived(void **state)
{
	(void)state;
	static const char *const sentences[] = {
		"Iran PROPN 2 nsubj; attacked=attack VERB 1 ccomp; "
		"Iraq PROPN 2 obj",
		"attacked=attack VERB 1 root; attacked=attack VERB 1 conj",
		"a=attack VERB 2 xcomp; b=agree VERB 3 xcomp; c=urge VERB 1 "
		"xcomp; to PART 1 mark",
	};
	struct fixture fixture;
	fixture_open(&fixture, FRAMES, SETS);
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		assert_non_null(fixture_code(
				&fixture, sentences[i], "1 IRN; 2 IRQ"));
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(constructions_give_their_events),
		cmocka_unit_test(broken_trees_are_survived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
