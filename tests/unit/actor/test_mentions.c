/* Trees by hand, mentions expected. The last sentence of each case counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "actor_fixture.h"

struct mention_case {
	const char *what;
	const char *sentences[4];
	const char *expected;
};

static const struct mention_case cases[] = {
	/* --- countries, capitals, seats --- */
	{ "a country acts upon another",
			{ "China PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "Brazil PROPN 2 obj" },
			"COUNTRY CHN.GOV [China]\nCOUNTRY BRA.GOV [Brazil]\n" },
	{ "a country behind a preposition is no government",
			{ "Troops=troops NOUN+P 2 nsubj; left=leave VERB 0 "
			  "root; for ADP 4 case; Kenya PROPN 2 obl" },
			"AGENT -.MIL [Troops]\nCOUNTRY KEN [Kenya]\n" },
	{ "a capital as subject and object",
			{ "Beijing PROPN 2 nsubj; criticised=criticise VERB 0 "
			  "root; Washington PROPN 2 obj" },
			"COUNTRY CHN.GOV [Beijing]\nCOUNTRY USA.GOV "
			"[Washington]\n" },
	{ "a capital behind a preposition of place",
			{ "Beijing PROPN 2 nsubj; met=meet VERB 0 root; envoys "
			  "NOUN+P 2 obj; in ADP 5 case; Nairobi PROPN 2 obl" },
			"COUNTRY CHN.GOV [Beijing]\n" },
	{ "talks with a capital, and a second one",
			{ "He PRON 2 nsubj; talked=talk VERB 0 root; with ADP "
			  "4 case; Moscow PROPN 2 obl; and CCONJ 6 cc; Ankara "
			  "PROPN 4 conj" },
			"COUNTRY RUS.GOV [Moscow]\nCOUNTRY TUR.GOV "
			"[Ankara]\n" },
	{ "in one capital and another",
			{ "Shops NOUN+P 2 nsubj; closed=close VERB 0 root; in "
			  "ADP 4 case; Moscow PROPN 2 obl; and CCONJ 6 cc; "
			  "Ankara PROPN 4 conj" },
			"" },
	{ "to a capital: the country, no government",
			{ "Petro PROPN 2 nsubj B-PER; travelled=travel VERB 0 "
			  "root; to ADP 4 case; Beijing PROPN 2 obl" },
			"NAME COL.GOV [Petro] Gustavo Petro\nCOUNTRY CHN "
			"[Beijing]\n" },
	{ "a possessive capital",
			{ "Beijing PROPN 3 nmod:poss; 's PART 1 case; outreach "
			  "NOUN 4 nsubj; grew=grow VERB 0 root" },
			"COUNTRY CHN.GOV [Beijing]\n" },
	{ "a capital with its country is an address",
			{ "She PRON 2 nsubj; left=leave VERB 0 root; Bogotá "
			  "PROPN 2 obj; , PUNCT 5 punct; Colombia PROPN 3 "
			  "appos" },
			"COUNTRY COL [Colombia]\n" },
	{ "a pair of capitals before a noun",
			{ "Washington PROPN 4 compound; – PUNCT 3 punct; "
			  "Bogotá PROPN 4 compound; tensions=tension NOUN+P 5 "
			  "nsubj; rose=rise VERB 0 root" },
			"ADJECTIVE USA.GOV [Washington]\nADJECTIVE COL.GOV "
			"[Bogotá]\n" },
	{ "a capital before a noun is a place",
			{ "The DET 3 det; Bogotá PROPN 3 compound; metro NOUN "
			  "4 nsubj; opened=open VERB 0 root" },
			"" },
	{ "a seat of power",
			{ "The DET 3 det; White PROPN 3 compound; House PROPN "
			  "4 nsubj; denied=deny VERB 0 root; it PRON 4 obj" },
			"COUNTRY USA.GOV [White House]\n" },
	{ "a capital that is described, not acting",
			{ "Bogotá PROPN 4 nsubj; is=be AUX 4 cop; a DET 4 det; "
			  "city NOUN 0 root" },
			"COUNTRY COL [Bogotá]\n" },
	{ "a dateline gives no actor but the country of the police",
			{ "DATELINE; NAIROBI PROPN 0 root; - PUNCT 1 punct",
					"Police=police NOUN+P 2 nsubj; "
					"arrested=arrest VERB 0 root; "
					"protesters=protester NOUN+P 2 obj" },
			"AGENT KEN.COP [Police]\nAGENT KEN.CVL "
			"[protesters]\n" },
	{ "capitals throughout",
			{ "COLOMBIA PROPN 2 nsubj; REJECTS=reject VERB 0 root; "
			  "TALKS=talk NOUN+P 2 obj" },
			"COUNTRY COL.GOV [COLOMBIA]\n" },
	{ "no country in lower case or in a person's name",
			{ "Michael PROPN 3 nsubj B-PER; Jordan PROPN 1 flat "
			  "I-PER; ate=eat VERB 0 root; turkey NOUN 3 obj" },
			"GENERIC - [Michael Jordan] Michael Jordan\n" },
	{ "names with hyphens and apostrophes, as stage 2 cuts them",
			{ "Côte PROPN 6 nsubj; d'Ivoire PROPN 1 flat; and "
			  "CCONJ 5 cc; Guinea PROPN 5 compound; Bissau PROPN 1 "
			  "conj; signed=sign VERB 0 root" },
			"COUNTRY CIV.GOV [Côte d'Ivoire]\nCOUNTRY GNB.GOV "
			"[Bissau]\n" },

	{ "a comma before Jr.",
			{ "Simon PROPN 5 nsubj B-PER; Rey PROPN 1 flat I-PER; "
			  ", PUNCT 4 punct I-PER; Jr. PROPN 1 flat I-PER; "
			  "spoke=speak VERB 0 root" },
			"NAME BRA.GOV [Simon Rey, Jr.] Simon Rey Jr.\n" },

	/* --- adjectives and demonyms --- */
	{ "an adjective before a noun that is no actor",
			{ "Chinese ADJ 2 amod; investment NOUN 3 nsubj; "
			  "grew=grow VERB 0 root" },
			"ADJECTIVE CHN [Chinese]\n" },
	{ "a country as compound",
			{ "US PROPN 2 compound; aid NOUN 5 nsubj:pass; to ADP "
			  "4 case; Colombia PROPN 2 nmod; cut VERB 0 root" },
			"ADJECTIVE USA [US]\nCOUNTRY COL [Colombia]\n" },
	{ "demonyms",
			{ "Two NUM 2 nummod; Colombians=Colombian PROPN+P 5 "
			  "nsubj:pass; were=be AUX 5 aux:pass; wrongly ADV 5 "
			  "advmod; held=hold VERB 0 root" },
			"AGENT COL.CVL [Two Colombians]\n" },
	{ "the Chinese as a people",
			{ "The DET 2 det; Chinese PROPN 3 nsubj; "
			  "refused=refuse VERB 0 root" },
			"AGENT CHN [The Chinese]\n" },
	{ "a language",
			{ "She PRON 2 nsubj; spoke=speak VERB 0 root; Chinese "
			  "PROPN 2 obj" },
			"" },

	/* --- agents --- */
	{ "an adjective gives an agent its country",
			{ "Four NUM 3 nummod; Colombian ADJ 3 amod; "
			  "senators=senator NOUN+P 4 nsubj; left=leave VERB 0 "
			  "root" },
			"AGENT COL.LEG [Four Colombian senators]\n" },
	{ "a possessor, and an apposition that names",
			{ "Colombia PROPN 4 nmod:poss; 's PART 1 case; foreign "
			  "ADJ 4 amod; minister NOUN 9 nsubj; , PUNCT 4 punct; "
			  "Laura PROPN 4 appos B-PER; Sarabia PROPN 6 flat "
			  "I-PER; , PUNCT 6 punct; resigned=resign VERB 0 "
			  "root" },
			"NAME COL.GOV [Colombia's foreign minister, Laura "
			"Sarabia] Laura Sarabia\n" },
	{ "an of phrase",
			{ "The DET 2 det; president NOUN 5 nsubj; of ADP 4 "
			  "case; Kenya PROPN 2 nmod; spoke=speak VERB 0 root" },
			"AGENT KEN.GOV [The president of Kenya]\n" },
	{ "the ministers of two countries",
			{ "The DET 3 det; foreign ADJ 3 amod; "
			  "ministers=minister NOUN+P 8 nsubj; of ADP 5 case; "
			  "China PROPN 3 nmod; and CCONJ 7 cc; Brazil PROPN 5 "
			  "conj; met=meet VERB 0 root" },
			"AGENT CHN.GOV [The foreign ministers of China]\nAGENT "
			"BRA.GOV [The foreign ministers of China]\n" },
	{ "two adjectives",
			{ "Chinese ADJ 4 amod; and CCONJ 3 cc; Russian ADJ 1 "
			  "conj; officials=official NOUN+P 5 nsubj; met=meet "
			  "VERB 0 root" },
			"AGENT RUS.GOV [Chinese and Russian officials]\nAGENT "
			"CHN.GOV [Chinese and Russian officials]\n" },
	{ "an adjective for two nouns",
			{ "Chinese ADJ 2 amod; officials=official NOUN+P 5 "
			  "nsubj; and CCONJ 4 cc; executives=executive NOUN+P "
			  "2 conj; left=leave VERB 0 root" },
			"AGENT CHN.GOV [Chinese officials]\nAGENT CHN.BUS "
			"[executives]\n" },
	{ "an article of its own stops that",
			{ "Chinese ADJ 2 amod; officials=official NOUN+P 6 "
			  "nsubj; and CCONJ 5 cc; a DET 5 det; senator NOUN 2 "
			  "conj; left=leave VERB 0 root; Kenya PROPN 6 obj" },
			"AGENT CHN.GOV [Chinese officials]\nAGENT -.LEG [a "
			"senator]\nCOUNTRY KEN.GOV [Kenya]\n" },
	{ "the ambassador of X to Y is of X",
			{ "The DET 2 det; ambassador NOUN 7 nsubj; of ADP 4 "
			  "case; China PROPN 2 nmod; to ADP 6 case; Colombia "
			  "PROPN 2 nmod; spoke=speak VERB 0 root" },
			"AGENT CHN.GOV [The ambassador of China]\nCOUNTRY COL "
			"[Colombia]\n" },
	{ "the ambassador to Y is not of Y",
			{ "The DET 2 det; ambassador NOUN 5 nsubj; to ADP 4 "
			  "case; Colombia PROPN 2 nmod; left=leave VERB 0 "
			  "root" },
			"AGENT -.GOV [The ambassador]\nCOUNTRY COL "
			"[Colombia]\n" },
	{ "a country that leads, and one that backs",
			{ "US PROPN 3 compound; - PUNCT 3 punct; led=lead VERB "
			  "4 amod; coalition NOUN 5 nsubj; hit VERB 0 root; "
			  "Russian ADJ 8 compound; - PUNCT 8 punct; "
			  "backed=back VERB 9 amod; rebels=rebel NOUN+P 5 "
			  "obj" },
			"AGENT USA.GOV [US-led coalition]\nADJECTIVE RUS "
			"[Russian]\nAGENT -.REB [Russian-backed rebels]\n" },
	{ "peacekeepers from anywhere are the United Nations'",
			{ "Peacekeepers=peacekeeper NOUN+P 4 nsubj; from ADP 3 "
			  "case; Kenya PROPN 1 nmod; left=leave VERB 0 root" },
			"AGENT UNO.MIL [Peacekeepers]\nCOUNTRY KEN [Kenya]\n" },
	{ "a charity is of its country, else international",
			{ "A DET 3 det; Kenyan ADJ 3 amod; charity NOUN 7 "
			  "nsubj; and CCONJ 6 cc; a DET 6 det; charity NOUN 3 "
			  "conj; helped=help VERB 0 root" },
			"AGENT KEN.SOC [A Kenyan charity]\nAGENT NGO.SOC [a "
			"charity]\n" },
	{ "a country in front of the of phrase wins",
			{ "U.N. PROPN 2 compound B-ORG; soldiers=soldier "
			  "NOUN+P 5 nsubj; from ADP 4 case; Kenya PROPN 2 "
			  "nmod; left=leave VERB 0 root" },
			"AGENT UNO.MIL [U.N. soldiers]\nCOUNTRY KEN "
			"[Kenya]\n" },
	{ "regions give no country",
			{ "Colombia PROPN 2 nsubj; hosted=host VERB 0 root; "
			  "Latin ADJ 5 amod; American ADJ 5 amod; "
			  "politicians=politician NOUN+P 2 obj" },
			"COUNTRY COL.GOV [Colombia]\nAGENT -.PTY [Latin "
			"American politicians]\n" },
	{ "foreign troops are not the country's own",
			{ "In ADP 2 case; Kenya PROPN 5 obl; foreign ADJ 4 "
			  "amod; troops NOUN+P 5 nsubj; left=leave VERB 0 "
			  "root" },
			"COUNTRY KEN [Kenya]\nAGENT -.MIL [foreign troops]\n" },
	{ "workers of a country's things",
			{ "Rebels=rebel NOUN+P 5 nsubj; in ADP 4 case; "
			  "Colombian ADJ 4 amod; jungles NOUN+P 1 nmod; "
			  "left=leave VERB 0 root" },
			"AGENT COL.REB [Rebels]\n" },
	{ "a plural that the lexicon wants",
			{ "Russian ADJ 2 amod; forces=force NOUN+P 3 nsubj; "
			  "used=use VERB 0 root; brute ADJ 5 amod; force NOUN "
			  "3 obj" },
			"AGENT RUS.MIL [Russian forces]\n" },
	{ "the longest agent, with a preposition inside",
			{ "Two NUM 3 nummod; Kenyan ADJ 3 amod; members=member "
			  "NOUN+P 6 nsubj; of ADP 5 case; parliament NOUN 3 "
			  "nmod; left=leave VERB 0 root" },
			"AGENT KEN.LEG [Two Kenyan members of parliament]\n" },
	{ "a word of the lexicon as a verb is nobody",
			{ "China PROPN 2 nsubj; police VERB 0 root; the DET 4 "
			  "det; sea NOUN 2 obj" },
			"COUNTRY CHN.GOV [China]\n" },

	/* --- bodies and those who belong to them --- */
	{ "a name that the language's own table takes back is an agent",
			{ "Colombia PROPN 4 nmod:poss; 's PART 1 case; "
			  "National PROPN 4 compound; Army=army PROPN 5 nsubj; "
			  "attacked=attack VERB 0 root" },
			"AGENT COL.MIL [Colombia's National Army]\n" },
	{ "a name of the language's own table stands above the common one",
			{ "Atlas PROPN 2 compound; Front PROPN 3 nsubj; "
			  "won=win VERB 0 root" },
			"NAME BRA.PTY [Atlas Front] Atlas Front of "
			"Brazil\n" },
	{ "another term of somebody of the language's own table",
			{ "Rosa PROPN 3 nsubj B-PER; Lindt PROPN 1 flat I-PER; "
			  "left=leave VERB 0 root" },
			"NAME COL.LEG [Rosa Lindt] Rosa Lindt\n" },
	{ "an office that a table tells in another language",
			{ "President=president PROPN 2 compound; Vell PROPN 3 "
			  "nsubj B-PER; left=leave VERB 0 root" },
			"NAME BRA.GOV [President Vell] Tomas Vell\n" },
	{ "people who are mostly of one country, and none is told",
			{ "The DET 2 det; patrollers=patroller NOUN+P 3 nsubj; "
			  "left=leave VERB 0 root" },
			"AGENT KEN.PRM [The patrollers]\n" },
	{ "and another one is told",
			{ "Brazilian ADJ 2 amod; patrollers=patroller NOUN+P 3 "
			  "nsubj; left=leave VERB 0 root" },
			"AGENT BRA.PRM [Brazilian patrollers]\n" },
	{ "a body's spokesman",
			{ "A DET 3 det; Pentagon PROPN 3 compound B-ORG; "
			  "spokesman NOUN 4 nsubj; spoke=speak VERB 0 root" },
			"AGENT USA.MIL [A Pentagon spokesman]\n" },
	{ "a spokesman for an army",
			{ "A DET 2 det; spokesman NOUN 7 nsubj; for ADP 6 "
			  "case; the DET 6 det; Kenyan ADJ 6 amod; army NOUN 2 "
			  "nmod; spoke=speak VERB 0 root" },
			"AGENT KEN.MIL [A spokesman for the Kenyan "
			"army]\nAGENT KEN.MIL [the Kenyan army]\n" },
	{ "the leader of rebels",
			{ "The DET 2 det; leader NOUN 5 nsubj; of ADP 4 case; "
			  "Hamas PROPN 2 nmod B-ORG; spoke=speak VERB 0 root" },
			"AGENT PSE.REB [The leader of Hamas]\nNAME PSE.REB "
			"[Hamas] Hamas\n" },
	{ "a rebel commander is no soldier of the state",
			{ "Hamas PROPN 2 compound B-ORG; commanders=commander "
			  "NOUN+P 3 nsubj; met=meet VERB 0 root" },
			"AGENT PSE.REB [Hamas commanders]\n" },
	{ "a company's president",
			{ "Microsoft PROPN 2 compound B-ORG; president NOUN 3 "
			  "nsubj; spoke=speak VERB 0 root" },
			"AGENT USA.BUS [Microsoft president]\n" },
	{ "a party's lawmaker stays one",
			{ "A DET 4 det; Liberal PROPN 4 compound B-ORG; Party "
			  "PROPN 2 flat I-ORG; lawmaker NOUN 5 nsubj; "
			  "spoke=speak VERB 0 root" },
			"AGENT COL.LEG [A Liberal Party lawmaker]\n" },
	{ "a president's administration",
			{ "The DET 3 det; Petro PROPN 3 compound B-PER; "
			  "administration NOUN 4 nsubj; fell=fall VERB 0 "
			  "root" },
			"AGENT COL.GOV [The Petro administration]\n" },
	{ "a tagged body with an agent noun and a country",
			{ "China PROPN 4 compound B-ORG; Harbour PROPN 4 "
			  "compound I-ORG; Engineering PROPN 4 compound I-ORG; "
			  "Company PROPN 5 nsubj I-ORG; won=win VERB 0 root" },
			"NAME CHN.BUS [China Harbour Engineering Company] "
			"China Harbour Engineering Company\n" },
	{ "a tagged body that says nothing",
			{ "Sinovac PROPN 3 nsubj B-ORG; Biotech PROPN 1 flat "
			  "I-ORG; grew=grow VERB 0 root" },
			"GENERIC - [Sinovac Biotech] Sinovac Biotech\n" },
	{ "dozens of them",
			{ "Dozens=dozen NOUN+P 5 nsubj; of ADP 4 case; Kenyan "
			  "ADJ 4 amod; protesters=protester NOUN+P 1 nmod; "
			  "marched=march VERB 0 root" },
			"AGENT KEN.CVL [Dozens of Kenyan protesters]\n" },

	/* --- persons --- */
	{ "a title before an unknown name",
			{ "Chinese ADJ 3 amod; Ambassador PROPN 3 nmod:desc; "
			  "Zhu PROPN 5 nsubj B-PER; Jingyang PROPN 3 flat "
			  "I-PER; spoke=speak VERB 0 root" },
			"NAME CHN.GOV [Chinese Ambassador Zhu Jingyang] Zhu "
			"Jingyang\n" },
	{ "the same, when the tree has the title as head and nothing is tagged",
			{ "Chinese ADJ 2 amod; Ambassador PROPN 5 nsubj; Zhu "
			  "PROPN 2 flat; Jingyang PROPN 2 flat; spoke=speak "
			  "VERB 0 root" },
			"NAME CHN.GOV [Chinese Ambassador Zhu Jingyang] Zhu "
			"Jingyang\n" },
	{ "a title of several words",
			{ "presidential ADJ 2 amod; hopeful NOUN 3 nmod:desc; "
			  "Juan PROPN 6 nsubj B-PER; Manuel PROPN 3 flat "
			  "I-PER; Galán PROPN 3 flat I-PER; spoke=speak VERB 0 "
			  "root" },
			"NAME -.PTY [presidential hopeful Juan Manuel Galán] "
			"Juan Manuel Galán\n" },
	{ "two titles",
			{ "Senator PROPN 5 nmod:desc; and CCONJ 4 cc; "
			  "presidential ADJ 4 amod; contender NOUN 1 conj; Roy "
			  "PROPN 7 nsubj B-PER; Barreras PROPN 5 flat I-PER; "
			  "returned=return VERB 0 root" },
			"NAME -.LEG.PTY [Senator and presidential contender "
			"Roy Barreras] Roy Barreras\n" },
	{ "an apposition behind the name",
			{ "Juan PROPN 8 nsubj B-PER; Galán PROPN 1 flat I-PER; "
			  ", PUNCT 1 punct; a DET 6 det; Colombian ADJ 6 amod; "
			  "senator NOUN 1 appos; , PUNCT 6 punct; left=leave "
			  "VERB 0 root" },
			"NAME COL.LEG [Juan Galán] Juan Galán\n" },
	{ "a professor of a university",
			{ "Veneta PROPN 2 compound B-PER; Andonova PROPN 9 "
			  "nsubj I-PER; , PUNCT 2 punct; a DET 5 det; "
			  "professor NOUN 2 appos; in ADP 7 case; Colombia "
			  "PROPN 5 nmod; , PUNCT 5 punct; spoke=speak VERB 0 "
			  "root" },
			"NAME COL.EDU [Veneta Andonova] Veneta Andonova\n" },
	{ "in office on the day",
			{ "Gustavo PROPN 3 nsubj B-PER; Petro PROPN 1 flat "
			  "I-PER; met=meet VERB 0 root; Iván PROPN 3 obj "
			  "B-PER; Duque PROPN 4 flat I-PER" },
			"NAME COL.GOV [Gustavo Petro] Gustavo Petro\nNAME "
			"COL.ELI [Iván Duque] Iván Duque\n" },
	{ "two persons of one name: the last in office before the day",
			{ "Ana PROPN 3 nsubj B-PER; Reyes PROPN 1 flat I-PER; "
			  "spoke=speak VERB 0 root" },
			"NAME BRA.ELI [Ana Reyes] Ana Reyes\n" },
	{ "a title of the text beats the dates",
			{ "Senator PROPN 2 nmod:desc; Iván PROPN 4 nsubj "
			  "B-PER; Duque PROPN 2 flat I-PER; spoke=speak VERB 0 "
			  "root" },
			"NAME COL.LEG [Senator Iván Duque] Iván Duque\n" },
	{ "former in the text",
			{ "Former ADJ 3 amod; President PROPN 3 nmod:desc; "
			  "Gustavo PROPN 5 nsubj B-PER; Petro PROPN 3 flat "
			  "I-PER; spoke=speak VERB 0 root" },
			"NAME COL.ELI [Former President Gustavo Petro] Gustavo "
			"Petro\n" },
	{ "a former agent keeps the country",
			{ "Former ADJ 3 amod; Kenyan ADJ 3 amod; "
			  "soldiers=soldier NOUN+P 4 nsubj; left=leave VERB 0 "
			  "root" },
			"AGENT KEN.ELI [Former Kenyan soldiers]\n" },
	{ "ex with a hyphen, in one token",
			{ "Kenya PROPN 3 nmod:poss; 's PART 1 case; "
			  "ex-president NOUN 4 nsubj; left=leave VERB 0 root" },
			"AGENT KEN.ELI [Kenya's ex-president]\n" },
	{ "a longer name of the same person, and a relative",
			{ "Donald PROPN 4 nsubj B-PER; J. PROPN 1 flat I-PER; "
			  "Trump PROPN 1 flat I-PER; met=meet VERB 0 root; "
			  "Ivanka PROPN 4 obj B-PER; Trump PROPN 5 flat "
			  "I-PER" },
			"NAME USA.GOV [Donald J. Trump] Donald Trump\nGENERIC "
			"- [Ivanka Trump] Ivanka Trump\n" },
	{ "two senators under one plural title",
			{ "Colombian ADJ 3 amod; Senators=Senators PROPN+P 3 "
			  "nmod:desc; Ruiz PROPN 6 nsubj B-PER; and CCONJ 5 "
			  "cc; Paz PROPN 3 conj B-PER; left=leave VERB 0 "
			  "root" },
			"NAME COL.LEG [Colombian Senators Ruiz] Ruiz\nNAME "
			"COL.LEG [Paz] Paz\n" },
	{ "a person before a noun that is no actor",
			{ "Trump PROPN 2 compound B-PER; tariffs=tariff NOUN+P "
			  "3 nsubj; hurt VERB 0 root" },
			"ADJECTIVE USA.GOV [Trump]\n" },

	/* --- the article --- */
	{ "a short name later on",
			{ "Chinese ADJ 3 amod; Ambassador PROPN 3 nmod:desc; "
			  "Zhu PROPN 5 nsubj B-PER; Jingyang PROPN 3 flat "
			  "I-PER; spoke=speak VERB 0 root",
					"Ambassador PROPN 2 nmod:desc; Zhu "
					"PROPN 3 nsubj B-PER; left=leave VERB "
					"0 root" },
			"NAME CHN.GOV [Ambassador Zhu] Zhu Jingyang\n" },
	{ "the same without a tag, and the family name of another order",
			{ "Juan PROPN 8 nsubj B-PER; Galán PROPN 1 flat I-PER; "
			  ", PUNCT 1 punct; a DET 6 det; Colombian ADJ 6 amod; "
			  "senator NOUN 1 appos; , PUNCT 6 punct; left=leave "
			  "VERB 0 root",
					"Galán PROPN 2 nsubj; returned=return "
					"VERB 0 root" },
			"NAME COL.LEG [Galán] Juan Galán\n" },
	{ "another first name is another person",
			{ "Juan PROPN 8 nsubj B-PER; Galán PROPN 1 flat I-PER; "
			  ", PUNCT 1 punct; a DET 6 det; Colombian ADJ 6 amod; "
			  "senator NOUN 1 appos; , PUNCT 6 punct; left=leave "
			  "VERB 0 root",
					"Carlos PROPN 3 nsubj B-PER; Galán "
					"PROPN 1 flat I-PER; stayed=stay VERB "
					"0 root" },
			"GENERIC - [Carlos Galán] Carlos Galán\n" },
	{ "the same office",
			{ "President PROPN 2 nmod:desc; Gustavo PROPN 4 nsubj "
			  "B-PER; Petro PROPN 2 flat I-PER; spoke=speak VERB 0 "
			  "root",
					"The DET 2 det; president NOUN 3 "
					"nsubj; left=leave VERB 0 root" },
			"NAME COL.GOV [The president] Gustavo Petro\n" },
	{ "another country's president is not the same",
			{ "President PROPN 2 nmod:desc; Gustavo PROPN 4 nsubj "
			  "B-PER; Petro PROPN 2 flat I-PER; spoke=speak VERB 0 "
			  "root",
					"The DET 3 det; Kenyan ADJ 3 amod; "
					"president NOUN 4 nsubj; left=leave "
					"VERB 0 root" },
			"AGENT KEN.GOV [The Kenyan president]\n" },
	{ "a president is not the same",
			{ "President PROPN 2 nmod:desc; Gustavo PROPN 4 nsubj "
			  "B-PER; Petro PROPN 2 flat I-PER; spoke=speak VERB 0 "
			  "root",
					"A DET 2 det; president NOUN 3 nsubj; "
					"left=leave VERB 0 root" },
			"AGENT -.GOV [A president]\n" },
	{ "the only country that acts",
			{ "Colombia PROPN 2 nsubj; voted=vote VERB 0 root",
					"Lawmakers=lawmaker NOUN+P 2 nsubj; "
					"met=meet VERB 0 root; the DET 4 det; "
					"army NOUN 2 obj" },
			"AGENT COL.LEG [Lawmakers]\nAGENT COL.MIL [the "
			"army]\n" },
	{ "two countries act: nobody knows",
			{ "Colombia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "China PROPN 2 obj",
					"The DET 2 det; army NOUN 3 nsubj; "
					"moved=move VERB 0 root" },
			"AGENT -.MIL [The army]\n" },
	{ "where the sentence happens",
			{ "Colombia PROPN 2 nsubj; warned=warn VERB 0 root; "
			  "China PROPN 2 obj",
					"In ADP 2 case; Nairobi PROPN 4 obl; "
					"police NOUN+P 4 nsubj; shot=shoot "
					"VERB 0 root; a DET 6 det; rebel NOUN "
					"4 obj" },
			"AGENT KEN.COP [police]\nAGENT KEN.REB [a rebel]\n" },

	/* --- pronouns --- */
	{ "he is the subject before",
			{ "Petro PROPN 2 nsubj B-PER; met=meet VERB 0 root; "
			  "Trump PROPN 2 obj B-PER",
					"He PRON 2 nsubj; left=leave VERB 0 "
					"root" },
			"PRONOUN COL.GOV [He] Gustavo Petro\n" },
	{ "nobody when two are as likely",
			{ "Petro PROPN 4 nsubj B-PER; and CCONJ 3 cc; Trump "
			  "PROPN 1 conj B-PER; met=meet VERB 0 root",
					"He PRON 2 nsubj; left=leave VERB 0 "
					"root" },
			"" },
	{ "an object is not its own subject",
			{ "Petro PROPN 2 nsubj B-PER; met=meet VERB 0 root; "
			  "Trump PROPN 2 obj B-PER; and CCONJ 6 cc; Duque "
			  "PROPN 6 nsubj B-PER; praised=praise VERB 2 conj; "
			  "him PRON 6 obj" },
			"NAME COL.GOV [Petro] Gustavo Petro\nNAME USA.GOV "
			"[Trump] Donald Trump\nNAME COL.ELI [Duque] Iván "
			"Duque\nPRONOUN COL.GOV [him] Gustavo Petro\n" },
	{ "its is the country's",
			{ "China PROPN 2 nsubj; sent=send VERB 0 root; its "
			  "PRON 4 nmod:poss; ambassador NOUN 2 obj" },
			"COUNTRY CHN.GOV [China]\nPRONOUN CHN.GOV [its] "
			"China\nAGENT CHN.GOV [its ambassador]\n" },
	{ "who is the noun that the clause modifies",
			{ "Kenyan ADJ 2 amod; soldiers=soldier NOUN+P 6 nsubj; "
			  "who PRON 4 nsubj; fled=flee VERB 2 acl:relcl; "
			  "were=be AUX 6 aux; back ADV 0 root" },
			"AGENT KEN.MIL [Kenyan soldiers]\nPRONOUN KEN.MIL "
			"[who]\n" },
	{ "they are a group",
			{ "Kenyan ADJ 2 amod; soldiers=soldier NOUN+P 3 nsubj; "
			  "shot=shoot VERB 0 root; a DET 5 det; rebel NOUN 3 "
			  "obj",
					"They PRON 2 nsubj; fled=flee VERB 0 "
					"root" },
			"PRONOUN KEN.MIL [They]\n" },
	{ "it is no person, and not what the weather is",
			{ "Petro PROPN 2 nsubj B-PER; spoke=speak VERB 0 root",
					"It PRON 2 nsubj; left=leave VERB 0 "
					"root; and CCONJ 5 cc; it PRON 5 expl; "
					"rained=rain VERB 2 conj" },
			"" },
	{ "she is not Jaime Ruiz: a given name tells",
			{ "Jaime PROPN 3 nsubj B-PER; Ruiz PROPN 1 flat I-PER; "
			  "spoke=speak VERB 0 root",
					"She PRON 2 nsubj; left=leave VERB 0 "
					"root" },
			"" },
	{ "she is not Mr. Ruiz",
			{ "Mr. PROPN 2 nmod:desc; Ruiz PROPN 3 nsubj B-PER; "
			  "spoke=speak VERB 0 root",
					"She PRON 2 nsubj; left=leave VERB 0 "
					"root" },
			"" },
};

static void
test_cases(void **state)
{
	struct fixture *fixture = *state;
	unsigned failed = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text text;
		struct mentions mentions;
		fixture_mark(fixture, cases[i].sentences, FIXTURE_DAY, &text,
				&mentions);
		const char *shown = fixture_show(fixture, &text, &mentions,
				text.sentence_count - 1);
		if (!strcmp(shown, cases[i].expected))
			continue;
		failed++;
		print_message("%s:\n%s  expected:\n%s", cases[i].what, shown,
				cases[i].expected);
	}
	assert_int_equal(failed, 0);
}

/* Heads ascend, spans lie inside the text, every head finds its mention. */
static void
test_order(void **state)
{
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text text;
		struct mentions mentions;
		fixture_mark(fixture, cases[i].sentences, ACTOR_NO_DAY, &text,
				&mentions);
		assert_int_equal(mentions.first[text.sentence_count],
				mentions.count);
		for (uint32_t m = 0; m < mentions.count; m++) {
			const struct mention *at = &mentions.at[m];
			assert_true(at->start < at->end);
			assert_true(at->end <= text.bytes.len);
			assert_true(at->first <= at->last);
			assert_ptr_equal(at, mention_at(&mentions, at->sentence,
							     at->head));
			if (m && at[-1].sentence == at->sentence)
				assert_true(at[-1].head < at->head);
			if (at->also)
				assert_non_null(mention_at(&mentions,
						at->sentence, at->also));
		}
	}
}

static void
test_sources_and_ids(void **state)
{
	static const char *const sentences[] = {
		"Colombian ADJ 2 amod; soldiers=soldier NOUN+P 3 nsubj; "
		"met=meet VERB 0 root; Iván PROPN 3 obj B-PER; Duque PROPN 4 "
		"flat I-PER; in ADP 7 case; Kenya PROPN 3 obl",
		NULL
	};
	struct fixture *fixture = *state;
	struct text text;
	struct mentions mentions;
	fixture_mark(fixture, sentences, FIXTURE_DAY, &text, &mentions);
	static const struct {
		const char *id, *source;
	} expected[] = {
		{ "COL/MIL", "agents/en.tsv:18" },
		{ "COL/ivan-duque", "actors/people.tsv:3" },
		{ "KEN", "actors/countries.tsv:7" },
	};
	assert_int_equal(mentions.count, 3);
	for (unsigned i = 0; i < 3; i++) {
		const struct mention *at = &mentions.at[i];
		char id[64], source[64];
		snprintf(id, sizeof id, "%.*s", STR_ARG(at->actor.id));
		snprintf(source, sizeof source, "%.*s", STR_ARG(at->source));
		assert_string_equal(id, expected[i].id);
		assert_string_equal(source, expected[i].source);
	}
}

static void
test_places(void **state)
{
	static const char *const sentences[] = {
		"DATELINE; MEDELLÍN PROPN 0 root",
		"The DET 2 det; mayor NOUN 5 nsubj; of ADP 4 case; Bogotá "
		"PROPN 2 nmod; spoke=speak VERB 0 root; in ADP 7 case; Moscow "
		"PROPN 5 obl; , PUNCT 9 punct; Reading VERB 5 advcl",
		NULL
	};
	struct fixture *fixture = *state;
	struct text text;
	struct mentions mentions;
	fixture_mark(fixture, sentences, FIXTURE_DAY, &text, &mentions);
	assert_string_equal(fixture_show(fixture, &text, &mentions, 1),
			"AGENT COL.GOV [The mayor of Bogotá]\n");
	assert_int_equal(mentions.place_count, 3);
	const struct place_mention *place = mentions.place;
	assert_true(place[0].dateline && !place[0].locative);
	assert_int_equal(place[0].place->geonameid, 3674962);
	assert_int_equal(place[1].place->geonameid, 3688689);
	assert_string_equal(place[2].code, "RUS");
	assert_true(place[2].locative);
	assert_int_equal(place[2].place->geonameid, 524901);
}

/* Terms of office, with and without a day. */
static void
test_days(void **state)
{
	static const char *const sentences[] = {
		"Trump PROPN 2 nsubj B-PER; met=meet VERB 0 root; Ana PROPN 2 "
		"obj B-PER; Reyes PROPN 3 flat I-PER",
		NULL
	};
	static const struct {
		int32_t day;
		const char *expected;
	} days[] = {
		{ 15705 /* 2012-12-31 */, "NAME USA [Trump] Donald Trump\nNAME "
					  "COL.LEG [Ana Reyes] Ana Reyes\n" },
		{ 17532 /* 2018-01-01 */,
				"NAME USA.GOV [Trump] Donald Trump\nNAME "
				"COL.ELI [Ana Reyes] Ana Reyes\n" },
		{ 18993 /* 2022-01-01 */,
				"NAME USA.ELI [Trump] Donald Trump\nNAME "
				"BRA.GOV [Ana Reyes] Ana Reyes\n" },
		{ ACTOR_NO_DAY, "NAME USA.GOV [Trump] Donald Trump\nNAME "
				"BRA.GOV [Ana Reyes] Ana Reyes\n" },
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct text text;
		struct mentions mentions;
		fixture_mark(fixture, sentences, days[i].day, &text, &mentions);
		assert_string_equal(fixture_show(fixture, &text, &mentions, 0),
				days[i].expected);
	}
}

/* What one article taught is forgotten with it. */
static void
test_documents_are_apart(void **state)
{
	static const char *const first[] = {
		"Chinese ADJ 3 amod; Ambassador PROPN 3 nmod:desc; Zhu PROPN 5 "
		"nsubj B-PER; Jingyang PROPN 3 flat I-PER; spoke=speak VERB 0 "
		"root",
		NULL
	};
	static const char *const second[] = {
		"Zhu PROPN 2 nsubj B-PER; left=leave VERB 0 root; the DET 4 "
		"det; army NOUN 2 obj",
		NULL
	};
	struct fixture *fixture = *state;
	struct text text;
	struct mentions mentions;
	fixture_mark(fixture, first, FIXTURE_DAY, &text, &mentions);
	fixture_mark(fixture, second, FIXTURE_DAY, &text, &mentions);
	assert_string_equal(fixture_show(fixture, &text, &mentions, 0),
			"GENERIC - [Zhu] Zhu\nAGENT -.MIL [the army]\n");
}

static int
setup(void **state)
{
	static struct fixture fixture;
	fixture_open(&fixture);
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	fixture_close(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_sources_and_ids),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_documents_are_apart),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
