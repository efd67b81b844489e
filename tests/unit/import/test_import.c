/* Dictionaries of other coders: what comes out of each kind of line, and what
 * is said of lines that cannot be used. All entries are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "import/import.h"

/* One file is read; what came out and what was said of it. */
struct run {
	struct import *import;
	struct buffer notes; /* "LINE unused: MESSAGE\n" */
};

static void
keep_note(void *context, const struct import_note *note)
{
	struct buffer *notes = context;
	buffer_put_format(notes, "%u %s: %.*s\n", note->line,
			note->unused ? "unused" : "changed",
			STR_ARG(note->message));
}

static void
run_open(struct run *run)
{
	buffer_init(&run->notes, BUFFER_UNLIMITED);
	assert_int_equal(import_open(&run->import, PROJECT_LEXICON, keep_note,
					 &run->notes, NULL),
			STATUS_OK);
}

static void
run_read(struct run *run, enum import_kind kind, const char *text)
{
	assert_int_equal(import_read(run->import, "folder/some.txt", kind,
					 str_of(text), NULL),
			STATUS_OK);
}

static void
run_close(struct run *run)
{
	import_close(run->import);
	buffer_fini(&run->notes);
}

static bool
has_line(struct str text, struct str line)
{
	for (bool more = text.len > 0; more;)
		if (str_equal(str_next(&text, '\n', &more), line))
			return true;
	return false;
}

/* Every line of `lines` stands in `text`. */
static void
expect_lines(const char *what, struct str text, const char *lines)
{
	struct str rest = str_of(lines);
	for (bool more = rest.len > 0; more;) {
		struct str line = str_next(&rest, '\n', &more);
		if (line.len && !has_line(text, line))
			fail_msg("%s: no line \"%.*s\" in:\n%.*s", what,
					STR_ARG(line), STR_ARG(text));
	}
}

struct sample {
	const char *name;
	enum import_kind kind;
	const char *text;
	enum import_output output;
	const char *lines; /* that come out */
	const char *notes; /* that are said */
};

#define VERBS                                                                  \
	"&FERRY\n+BOAT\n+RIVER_RAFT\n&KIN\n+BIG\n+SMALL_\n"                    \
	"--- CARRY [057] ---\n"

static const struct sample samples[] = {
	{ "a country with adjective and comment", IMPORT_ACTORS,
			"NORVIA_ [NRV] # remark\n+NORVIAN_\n+VELMSTADT\n",
			IMPORT_OUT_COUNTRIES,
			"NRV\tNorvia\tNORVIA|VELMSTADT\tNORVIAN\tNORVIAN|"
			"NORVIANS\t\t\tsome.txt:1\n",
			"" },
	{ "its code becomes known", IMPORT_ACTORS, "NORVIA [NRV]\n",
			IMPORT_OUT_CODES, "NRV\tsome.txt:1\n", "" },
	{ "a person with days, the first code that holds", IMPORT_ACTORS,
			"DORA_VELM_ ; remark\n"
			"+MINISTER_VELM [NRVGOV 19980301-20040215]\n"
			"\t[NRVOPP >040101]\n\t[NRV]\n",
			IMPORT_OUT_ACTORS,
			"Dora Velm\tDORA VELM|MINISTER VELM\tNRV\tGOV\t\t"
			"1998-03-01\t2004-02-15\tsome.txt:1\n"
			"Dora Velm\tDORA VELM|MINISTER VELM\tNRV\tOPP\t\t"
			"2004-02-16\t\tsome.txt:1\n"
			"Dora Velm\tDORA VELM|MINISTER VELM\tNRV\t\t\t\t"
			"1998-02-28\tsome.txt:1\n",
			"" },
	{ "codes of CAMEO", IMPORT_ACTORS,
			"UN_BODY_ [IGOUNOHCR]\nHAPPY_PRESS [NRVMED]\n"
			"SOMEBODY [---]\nOLD_REALM [USRMIL]\n",
			IMPORT_OUT_ACTORS,
			"Un Body\tUN BODY\tUNO\t\t\t\t\tsome.txt:1\n"
			"Happy Press\tHAPPY PRESS\tNRV\tJRN\t\t\t\t"
			"some.txt:2\n"
			"Somebody\tSOMEBODY\t-\t\t\t\t\tsome.txt:3\n"
			"Old Realm\tOLD REALM\tRUS\tMIL\t\t\t\tsome.txt:4\n",
			"" },
	{ "several brackets, odd days", IMPORT_ACTORS,
			"A_NAME\n\t[NRVGOV <1920050709] [NRVELI 20050710]\n",
			IMPORT_OUT_ACTORS,
			"A Name\tA NAME\tNRV\tGOV\t\t\t2005-07-09\tsome.txt:1\n"
			"A Name\tA "
			"NAME\tNRV\tELI\t\t2005-07-10\t\tsome.txt:1\n",
			"" },
	{ "faults of actors", IMPORT_ACTORS,
			"NO_CODE\nA_NAME [NRVXYZ]\nB_NAME [NR]\n"
			"C_NAME [NRV 20051301]\nA_NAME [NRV]\n[NRV]\nD|E "
			"[NRV]\n"
			"F_NAME [NRVGO]\n",
			IMPORT_OUT_ACTORS,
			"A Name\tA NAME\tNRV\t\t\t\t\tsome.txt:2\n",
			"1 unused: \"NO CODE\" has no usable code\n"
			"2 changed: \"XYZ\" of \"NRVXYZ\" is no sector and "
			"left out\n"
			"3 unused: \"NR\" is no code: groups of three letters "
			"are expected\n"
			"4 unused: \"20051301\" are no days: <DAY, >DAY or "
			"DAY-DAY are expected, as YYYYMMDD or YYMMDD\n"
			"5 unused: \"A NAME\" stands before with a code\n"
			"7 unused: \"D|E\" cannot be a name in a table\n"
			"8 changed: what is over three letters a group of "
			"\"NRVGO\" is left out\n" },
	{ "agents", IMPORT_AGENTS,
			"!SMITH! = SMITH, SMITHS\nHARBOUR_PILOT [~LAB] # x\n"
			"CHIEF_OF_POLICE {CHIEFS_OF_POLICE} [~COP]\n"
			"RANGERS {} [~MIL]\nBRONZE!SMITH![~BUS]\n"
			"RELIEF_SHIP [NGO~]\nFISH_MINISTRY [~GOVENV]\n",
			IMPORT_OUT_AGENTS,
			"harbour pilot\tLAB\tperson\t\t\tsome.txt:2\n"
			"chief of police\tCOP\tperson\t\t\tsome.txt:3\n"
			"chiefs of police\tCOP\tbody\t\t\tsome.txt:3\n"
			"bronzesmith\tBUS\tbody\t\t\tsome.txt:5\n"
			"bronzesmiths\tBUS\tbody\t\t\tsome.txt:5\n"
			"fish ministry\tGOV|SOC\tbody\t\t\tsome.txt:7\n",
			"" },
	{ "faults of agents", IMPORT_AGENTS,
			"PILOT\nPILOT [~LAB]\nPILOT [~COP]\nGOOSE [~GGS]\n"
			"!NONE!MAN [~COP]\nWEATHER [~JNK]\n!X = A\n",
			IMPORT_OUT_AGENTS,
			"pilot\tLAB\tperson\t\t\tsome.txt:2\n"
			"goose\tUNK\tbody\t\t\tsome.txt:4\n",
			"1 unused: expected [~CODE] or [CODE~]\n"
			"3 unused: \"pilot\" stands before\n"
			"4 changed: \"GGS\" is no sector; the noun has none\n"
			"5 unused: no list \"!NONE!\" above\n"
			"6 unused: \"JNK\" stands for what is no actor\n"
			"7 unused: expected \"!NAME! = WORD, WORD\"\n" },
	{ "sets of synonyms", IMPORT_VERBS,
			VERBS "CARRY\n&KIN\n+&NONE\n+&FERRY\n", IMPORT_OUT_SETS,
			"set imported-ferry = boat\n"
			"set imported-ferry = river raft\n"
			"set imported-kin = small\n"
			"set imported-kin = @imported-ferry\n",
			"10 unused: \"&NONE\" cannot be in a set\n" },
	{ "verbs and patterns of TABARI", IMPORT_VERBS,
			VERBS "CARRY {CARRIES CARRIED CARRYING}\nHAUL\n"
			      "+DROP_OFF {+DROPS_OFF} [073]\nWIRE_+TAP\n"
			      "SAID [AGREE]\n"
			      "- * GRAIN TO + [073]  # CARRY\n"
			      "- $ * &FERRY TO_+ [042:042]\n"
			      "- WAS_* PLAINS [---]\n- * OLD_&KIN_TIES [030]\n"
			      "- + * FROM $ [080]\n- % HAVE * [:040]\n",
			IMPORT_OUT_FRAMES,
			"class carry imported\n"
			"verb carry,\n\thaul,\n\tdrop off,\n\tsay\n"
			"\tVERB after{grain} to recipient -> AID - 073 "
			"tabari\n"
			"\tVERB after{@imported-ferry} to recipient -> CONSULT "
			"visit 042 tabari mutual\n"
			"\tbefore{was} VERB after{plains, plain} -> none\n"
			"\tVERB after{old big ties, old small ties} -> AGREE - "
			"030 tabari\n"
			"\tVERB from actor -> CONCEDE - 080 tabari reversed\n"
			"\tactor[pair] before{have} VERB -> CONSULT - 040 "
			"tabari mutual reversed\n"
			"verb tap\n"
			"\tbefore{wire} VERB after{grain} to recipient -> AID "
			"- 073 tabari\n"
			"verb carry,\n\thaul\n"
			"\tVERB -> SUPPORT - 057 tabari\n"
			"verb drop off\n\tVERB -> AID - 073 tabari\n"
			"verb say\n\tVERB -> AGREE - - tabari\n",
			"" },
	{ "hyphens part words", IMPORT_VERBS,
			"--- A [057] ---\nHAUL\nGO_TO_SEE_IT_A-B-C\n"
			"GO_TO_SEE_A-B-C\n",
			IMPORT_OUT_FRAMES,
			"verb haul,\n\tgo to see a-b-c\n"
			"\tVERB -> SUPPORT - 057 tabari\n",
			"3 unused: \"go to see it a-b-c\" cannot be a verb\n" },
	{ "patterns of PETRARCH2", IMPORT_VERBS,
			VERBS "CARRY\n- * {GRAIN SACKS} (TO VILLAGE) [073]\n"
			      "- {RIVER BOATS} * (WITH +) [040]\n"
			      "- * {&KIN BOATS} [040]\n"
			      "- * &KIN_BOATS [040]\n"
			      "- * {&KIN BARGES} [903]\n",
			IMPORT_OUT_FRAMES,
			"\tVERB after{grain} after{sacks, sack} after{to} "
			"after{village} -> AID - 073 tabari\n"
			"\tsubject{river} subject{boats, boat} VERB with "
			"recipient -> CONSULT - 040 tabari\n"
			"\tVERB after{@imported-kin} after{boats, boat} -> "
			"CONSULT - 040 tabari\n"
			"\tVERB after{big boats, small boats} -> CONSULT - 040 "
			"tabari\n"
			"\tVERB after{big barges, small barges} -> none\n",
			"13 changed: no event: \"903\" is no code of CAMEO and "
			"no category of PLOVER\n" },
	{ "parties that are passed over, and both sides", IMPORT_VERBS,
			"--- A [057] ---\nHAUL\n- * GRAIN ^ + [073]\n"
			"- * STONE AT ^ WITH + [073]\n- * SAND WITH % [073]\n"
			"- * SALT BETWEEN % [073]\n- % AND % * [040]\n",
			IMPORT_OUT_FRAMES,
			"\tVERB after{grain} -> AID - 073 tabari past=1\n"
			"\tVERB after{stone} after{at} with recipient -> AID - "
			"073 tabari\n"
			"\tVERB after{sand} with recipient -> AID - 073 "
			"tabari\n"
			"\tVERB after{salt} after{between} -> AID - 073 tabari "
			"mutual\n"
			"\tactor[pair] before{and} VERB -> CONSULT - 040 "
			"tabari mutual\n",
			"" },
	{ "a verb in two blocks keeps what the first one says", IMPORT_VERBS,
			"--- A [057] ---\nHAUL\n- * GRAIN [073]\n"
			"--- B [040] ---\nHAUL\nPULL\n- * GRAIN [030]\n"
			"- * STONE [030]\n",
			IMPORT_OUT_FRAMES,
			"verb haul\n\tVERB after{stone} -> AGREE - 030 tabari\n"
			"verb pull\n\tVERB after{grain} -> AGREE - 030 "
			"tabari\n\tVERB after{stone} -> AGREE - 030 tabari\n",
			"" },
	{ "faults of verbs", IMPORT_VERBS,
			"CARRY\n--- CARRY [057] ---\nCARRY\nWILL\n- * X\n"
			"- GRAIN [073]\n- * A * [073]\n- * &NONE [073]\n"
			"- * {A | B} [073]\n- * GRAIN [945]\n"
			"* STONE [0330]\n- * STONE [040]\n- * SAND [042:043]\n"
			"~ a b\nCARRY\n",
			IMPORT_OUT_FRAMES,
			"\tVERB after{grain} -> none\n"
			"\tVERB after{stone} -> AGREE - 033 tabari\n",
			"1 unused: neither a set nor below a header \"--- NAME "
			"[CODE] ---\"\n"
			"4 unused: \"will\" is an auxiliary, no verb\n"
			"5 unused: a pattern without a code\n"
			"6 unused: no * in \"GRAIN\"\n"
			"7 unused: the verb stands twice: \"*\"\n"
			"8 unused: no set of synonyms \"NONE\"\n"
			"9 unused: alternatives between | are not read: \"* {A "
			"| B}\"\n"
			"10 changed: no event: \"945\" is no code of CAMEO and "
			"no category of PLOVER\n"
			"11 changed: read as a pattern: the dash is missing\n"
			"11 changed: \"0330\" is taken for CAMEO 033\n"
			"12 unused: the same pattern stands above\n"
			"13 changed: only 042 of the pair is coded, not what "
			"goes the other way (043)\n"
			"14 unused: rules of transformation are not read\n"
			"15 unused: \"carry\" is in this block already\n" },
	{ "discards", IMPORT_DISCARDS,
			"# head\nRIVER REGATTA_ # x\n+Chess Cup ;y\n2011\n"
			"RIVER_REGATTA\n",
			IMPORT_OUT_DISCARDS,
			"river regatta\tsentence\tsome.txt:2\n"
			"chess cup\tarticle\tsome.txt:3\n",
			"4 unused: a year discards every sentence that looks "
			"back\n"
			"5 unused: \"river regatta\" stands before\n" },
	{ "denials", IMPORT_NEGATIONS,
			"050:0x0080#text\n110:0x1007f\n777:0x1\nx\n---:0\n",
			IMPORT_OUT_SHIFTS,
			"negated\tACCUSE\t110\tSUPPORT\t-\t050\n"
			"negated\tSUPPORT\t050\tACCUSE\tdisapprove\t110\n",
			"3 unused: \"777\" is no code of CAMEO\n"
			"4 unused: expected CODE:NUMBER, as 057:0x0087\n" },
	{ "comments over lines, bytes that are no text", IMPORT_ACTORS,
			"<!-- a\nNOT_READ [NRV]\n-->\nA_NAME [NRVGOV] <!-- x "
			"-->\n\xFF\xFE [NRV]\n",
			IMPORT_OUT_ACTORS,
			"A Name\tA NAME\tNRV\tGOV\t\t\t\tsome.txt:4\n",
			"5 unused: the line is not UTF-8\n" },
};

static void
samples_come_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *sample = &samples[i];
		struct run run;
		run_open(&run);
		run_read(&run, sample->kind, sample->text);
		import_finish(run.import, false);
		expect_lines(sample->name,
				import_output(run.import, sample->output),
				sample->lines);
		expect_lines(sample->name, buffer_str(&run.notes),
				sample->notes);
		struct import_count count =
				import_count(run.import, sample->kind);
		size_t notes = 0;
		for (size_t k = 0; k < run.notes.len; k++)
			notes += run.notes.at[k] == '\n';
		assert_int_equal(count.unused + count.changed, notes);
		if (!sample->notes[0] && notes)
			fail_msg("%s: %.*s", sample->name,
					STR_ARG(buffer_str(&run.notes)));
		run_close(&run);
	}
}

/* Words of issues are added to those that the context has. */
static void
issues_fill_contexts(void **state)
{
	(void)state;
	struct run run;
	run_open(&run);
	run_read(&run, IMPORT_ISSUES,
			"<ISSUE CATEGORY=\"HARBOURS\" TYPE=\"ALL\">\n"
			"n:harbour [PORTS]\ndry+n:dock [PORTS]\n~safe harbour\n"
			"</ISSUE>\nlost [PORTS]\n"
			"<ISSUE CATEGORY=\"TERROR\">\nv:bombast [X]\n</ISSUE>");
	import_finish(run.import, false);
	struct str out = import_output(run.import, IMPORT_OUT_CONTEXTS);
	expect_lines("a new context", out,
			"context\tcues\nharbours\tharbour|dry dock\n");
	assert_true(str_find(out, STR("\nterrorism\t")) < out.len);
	assert_true(str_find(out, STR("|bombast\n")) < out.len);
	assert_int_equal(import_count(run.import, IMPORT_ISSUES).entries, 3);
	assert_int_equal(import_count(run.import, IMPORT_ISSUES).unused, 2);
	run_close(&run);
}

static void
kinds_are_recognised(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum import_kind kind;
	} files[] = { { "NORVIA [NRV]\n\t[NRVGOV]\n", IMPORT_ACTORS },
		{ "PILOT [~LAB]\nSHIP [NGO~]\n", IMPORT_AGENTS },
		{ "&X\n+Y\n--- CARRY [040] ---\nCARRY\n", IMPORT_VERBS },
		{ "<ISSUE CATEGORY=\"X\">\nn:a [B]\n", IMPORT_ISSUES },
		{ "050:0x0080\n", IMPORT_NEGATIONS },
		{ "BASEBALL\n+CHESS\n", IMPORT_KIND_COUNT },
		{ "", IMPORT_KIND_COUNT } };
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_int_equal(import_guess("some/file.txt",
						 str_of(files[i].text)),
				files[i].kind);
	assert_int_equal(import_guess("discards/My.Discards.txt",
					 STR("BASEBALL\n")),
			IMPORT_DISCARDS);
	assert_int_equal(import_guess("discards/words.txt", STR("BASEBALL\n")),
			IMPORT_KIND_COUNT);
}

static void
replacing_hides_what_is_built_in(void **state)
{
	(void)state;
	struct run run;
	run_open(&run);
	run_read(&run, IMPORT_ACTORS, "NORVIA [NRV]\n");
	import_finish(run.import, true);
	assert_true(str_equal(import_replaces(run.import, IMPORT_OUT_ACTORS),
			STR("*\n")));
	assert_int_equal(import_replaces(run.import, IMPORT_OUT_FRAMES).len, 0);
	/* Cities still need the codes of their countries. */
	struct str codes = import_output(run.import, IMPORT_OUT_CODES);
	assert_true(str_find(codes, STR("\nCOL\t")) < codes.len);
	run_close(&run);
}

static void
limits_are_told(void **state)
{
	(void)state;
	enum { LONG = 5000 };
	struct run run;
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (int i = 0; i < LONG; i++)
		buffer_put_char(&text, 'A');
	buffer_put(&text, STR(" [NRV]\nNORVIA [NRV]\n"));
	for (int i = 0; i < LONG; i++)
		buffer_put(&text, STR("+N [NRV]\n"));
	buffer_put_char(&text, '\0');
	run_open(&run);
	run_read(&run, IMPORT_ACTORS, text.at);
	import_finish(run.import, false);
	expect_lines("limits", buffer_str(&run.notes),
			"1 unused: the line has more than 4096 bytes\n"
			"4000 unused: more than 400 names\n"
			"4000 unused: more than 200 codes\n");
	buffer_fini(&text);
	run_close(&run);
}

/* What a table takes for one noun is written once, what it takes for none is
 * not. */
static void
nouns_are_those_of_tables(void **state)
{
	(void)state;
	struct run run;
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	buffer_put(&text, STR("GREEN/WHITE_PARTY [~OPP]\n"
			      "GREEN_/_WHITE_PARTY [~OPP]\n"));
	for (int i = 0; i < 30; i++)
		buffer_put(&text, STR("LONG_"));
	buffer_put(&text, STR("PARTY [~OPP]\n"));
	buffer_put_char(&text, '\0');
	run_open(&run);
	run_read(&run, IMPORT_AGENTS, text.at);
	import_finish(run.import, false);
	struct str notes = buffer_str(&run.notes);
	assert_true(str_find(notes, STR("\"green / white party\" stands "
					"before"))
			< notes.len);
	assert_true(str_find(notes, STR("cannot be a noun")) < notes.len);
	buffer_fini(&text);
	run_close(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_come_out),
		cmocka_unit_test(issues_fill_contexts),
		cmocka_unit_test(kinds_are_recognised),
		cmocka_unit_test(replacing_hides_what_is_built_in),
		cmocka_unit_test(limits_are_told),
		cmocka_unit_test(nouns_are_those_of_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
