/* The vocabulary of facts and the language of their frames: what is read, and
 * how mistakes are told. A folder of one's own lies over the project's. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "event/frames.h"
#include "fact/fact_examples.h"
#include "fact/fact_frames.h"

static const char *const FOLDERS[] = { "", "/facts", "/facts/en" };

struct fixture {
	char folder[64], layers[512], file[160];
	struct words words;
	struct ontology ontology;
	struct frames *frames;
};

static struct fixture fixture;

static void
fail_with(const struct error *error)
{
	fail_msg("%s:%d: %s", error->where, (int)error->line, error->message);
}

static int
start(void **state)
{
	(void)state;
	struct error error;
	snprintf(fixture.folder, sizeof fixture.folder,
			"/tmp/demarche-facts-XXXXXX");
	assert_non_null(mkdtemp(fixture.folder));
	for (size_t i = 1; i < 3; i++) {
		char path[128];
		snprintf(path, sizeof path, "%s%s", fixture.folder, FOLDERS[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	snprintf(fixture.layers, sizeof fixture.layers, "%s\n%s",
			fixture.folder, PROJECT_LEXICON);
	words_init(&fixture.words, NULL);
	if (ontology_load(&fixture.ontology, PROJECT_LEXICON, &error)
			|| frames_load(&fixture.frames, PROJECT_LEXICON, "en",
					&fixture.ontology, &fixture.words,
					&error))
		fail_with(&error);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	frames_unload(fixture.frames);
	ontology_unload(&fixture.ontology);
	words_fini(&fixture.words);
	for (size_t i = 3; i-- > 0;) {
		char path[128];
		snprintf(path, sizeof path, "%s%s", fixture.folder, FOLDERS[i]);
		rmdir(path);
	}
	return 0;
}

/* Loads with a file of one's own; the status. */
static enum status
load_with(const char *name, const char *text, struct fact_frames **facts,
		struct error *error)
{
	snprintf(fixture.file, sizeof fixture.file, "%s/facts/%s",
			fixture.folder, name);
	FILE *file = fopen(fixture.file, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	enum status status = fact_frames_load(facts, fixture.layers, "en",
			fixture.frames, &fixture.words, error);
	unlink(fixture.file);
	return status;
}

/* The head of facts/hearing.tsv. */
#define HEARING \
	"kind\tlanguage\tstatus\tgiver\treceiver\tmargin\tparty\t" \
	"drop\tadd\tabout\tsurer\n"

static const struct {
	const char *file, *text, *message;
	unsigned line;
} mistakes[] = {
	{ "en/x.facts", "class a\nverb win\nactor VERB -> gift won\n",
			"expected a kind of fact or none behind \"->\", found "
			"\"gift\"",
			3 },
	{ "en/x.facts", "class a\nverb win\nseller VERB -> deal disbursed\n",
			"no status \"disbursed\" of a deal "
			"(facts/vocabulary.tsv)",
			3 },
	{ "en/x.facts", "class a\nverb win\ndonor VERB -> deal won\n",
			"a deal has no donor", 3 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB {donor's @aid} -> "
			"deal won\n",
			"a deal has no donor", 3 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB {buyer's x, "
			"seller's y} -> deal won\n",
			"both buyer's and seller's between { }", 3 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB -> deal won "
			"needs=money\n",
			"expected needs=amount, count, percent or object, "
			"found \"money\"",
			3 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB -> deal won "
			"plan=disbursed\n",
			"no status \"disbursed\" of a deal "
			"(facts/vocabulary.tsv)",
			3 },
	{ "en/x.facts", "class a\nverb win\nseller VERB -> deal won loud\n",
			"expected needs=..., resumes=..., a way of telling "
			"with its status "
			"(plan=planned), weak, occasion, falls, whole, itself, "
			"parties, alone, public, political or an instrument, found "
			"\"loud\"",
			3 },
	{ "en/x.facts", "class a\nverb win\nwinner_x VERB -> deal won\n",
			"expected a role, something, {words}, a preposition, "
			"to-VERB, VERBing, that-CLAUSE, must-CLAUSE, "
			"own-CLAUSE, other-CLAUSE, \"...\" or VERB, found \"winner_x\"",
			3 },
	{ "en/x.facts", "class a\nverb win\nseller VERB -> deal won\n",
			"class \"a\" has no example", 1 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB -> deal won\n"
			"example A wins. = deal lost\n",
			"expected a status behind the kind: \"deal lost\"", 4 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB -> deal won\n"
			"example A wins. = deal won seller=Kenya\n",
			"a party is a code of three letters, or ? for one "
			"without: \"deal won seller=Kenya\"",
			4 },
	{ "en/x.facts",
			"class a\nverb win\nseller VERB -> deal won\n"
			"example A wins. = deal won amount=much\n",
			"expected numbers, as in amount=2000000: \"deal won "
			"amount=much\"",
			4 },
	{ "vocabulary.tsv", "what\tname\tof\twords\nkin\tdeal\t-\t\n",
			"expected kind, status, role or instrument: \"kin\"",
			2 },
	{ "vocabulary.tsv", "what\tname\tof\twords\nstatus\twon\tdeal\t\n",
			"no kind of that name above: \"deal\"", 2 },
	{ "vocabulary.tsv",
			"what\tname\tof\twords\nkind\tdeal\tbuyer\t\n"
			"role\tseller\tdeal\t\n",
			"no role of that kind: \"buyer\"", 2 },
	{ "vocabulary.tsv",
			"what\tname\tof\twords\nkind\tdeal\tbuyer\t\n"
			"role\tbuyer\tdeal\t\n",
			"lacks the kind \"aid\", which the program reads itself",
			0 },
	{ "vocabulary.tsv", "name\twhat\tof\twords\n",
			"column \"what\" is not number 1", 1 },
	{ "told.tsv", "told\twords\nnegated\tno\n",
			"expected a new name, of 25 at most: \"negated\"", 2 },
	{ "shifts.tsv", "kind\tstatus\ttold\tbecomes\ndeal\t*\tsung\tnone\n",
			"expected a way of telling (told.tsv, future, "
			"possible, ...): \"sung\"",
			2 },
	{ "shifts.tsv", "kind\tstatus\ttold\tbecomes\ndeal\t*\tfuture\tx\n",
			"expected a status, none or =: \"x\"", 2 },
	{ "hearing.tsv", HEARING "gift\ten\tx\tx\tx\t0\t0\t\t\t\t\n",
			"no kind of vocabulary.tsv, found \"gift\"", 2 },
	{ "hearing.tsv", HEARING "aid\ten\twon\tx\tx\t0\t0\t\t\t\t\n",
			"no status of that kind, found \"won\"", 2 },
	{ "hearing.tsv",
			HEARING "aid\ten\tcut\tdonor\tbuyer\t0\t0\t\t\t\t\n",
			"no role of that kind, found \"buyer\"", 2 },
	{ "hearing.tsv",
			HEARING "aid\ten\tcut\tdonor\trecipient\t\t0\t\t\t\t\n",
			"expected a margin from -2000 to 2000, found \"\"", 2 },
	{ "hearing.tsv",
			HEARING "aid\ten\tcut\tdonor\trecipient\t0\t0\t"
				"2001\t\t\t\n",
			"expected a margin from -2000 to 2000, found \"2001\"",
			2 },
	{ "confidence.tsv", "evidence\tpoints\nluck\t3\n",
			"expected an evidence of the built-in table, found "
			"\"luck\"",
			2 },
	{ "confidence.tsv", "evidence\tpoints\nbase\t1001\n",
			"expected points from -1000 to 1000, found \"1001\"",
			2 },
};

static void
mistakes_say_file_and_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct fact_frames *facts;
		struct error error = { 0 };
		enum status status = load_with(mistakes[i].file,
				mistakes[i].text, &facts, &error);
		if (!status)
			fail_msg("mistake %zu was not told", i);
		assert_string_equal(error.message, mistakes[i].message);
		assert_int_equal(error.line, mistakes[i].line);
		assert_string_equal(error.where, fixture.file);
		assert_null(facts);
	}
}

static void
folder_of_ones_own_adds_frames(void **state)
{
	(void)state;
	struct fact_frames *ours, *more;
	struct error error;
	if (fact_frames_load(&ours, PROJECT_LEXICON, "en", fixture.frames,
			    &fixture.words, &error)
			|| load_with("en/x.facts",
					"class a\nverb win, gain\n"
					"seller VERB object from buyer -> deal "
					"won loan needs=amount/count falls "
					"plan=none\n"
					"example A wins. = nothing\n",
					&more, &error))
		fail_with(&error);
	assert_int_equal(frames_line_count(more->frames),
			frames_line_count(ours->frames) + 1);
	assert_int_equal(
			fact_example_count(more), fact_example_count(ours) + 1);
	fact_frames_unload(ours);
	fact_frames_unload(more);
}

/* A table of one's own takes the place of ours as a whole. */
static void
points_make_a_confidence(void **state)
{
	(void)state;
	struct fact_frames *facts;
	struct error error;
	if (load_with("confidence.tsv",
			    "evidence\tpoints\nbase\t-110\naid\t220\n",
			    &facts, &error))
		fail_with(&error);
	const struct fact_points *points = &facts->vocabulary.points;
	const uint32_t base = UINT32_C(1) << FACT_EVIDENCE_BASE;
	const uint32_t aid = UINT32_C(1) << FACT_EVIDENCE_AID;
	assert_ptr_equal(fact_evidence_points(&facts->vocabulary), points);
	assert_int_equal(points->of[FACT_EVIDENCE_AID], 220);
	assert_int_equal(points->of[FACT_EVIDENCE_VISIT], 0);
	assert_int_equal(lround(100 * (double)fact_confidence_of(points, 0)),
			50);
	assert_int_equal(lround(100 * (double)fact_confidence_of(points, base)),
			25);
	assert_int_equal(lround(100
					 * (double)fact_confidence_of(
							 points, base | aid)),
			75);
	assert_string_equal(fact_evidence_name(FACT_EVIDENCE_AID), "aid");
	assert_string_equal(fact_evidence_name(FACT_EVIDENCE_COUNT), "");
	fact_frames_unload(facts);
}

/* Kind, status, ways of telling, and what becomes of the status. */
static const struct {
	const char *kind, *status;
	uint32_t told;
	const char *becomes;
} shifts[] = {
	{ "deal", "won", 0, "won" },
	{ "deal", "won", 1u << TOLD_NEGATED, "" },
	{ "deal", "won", 1u << TOLD_FUTURE, "expected" },
	{ "deal", "held", 1u << TOLD_FUTURE, "held" },
	{ "aid", "disbursed", 1u << TOLD_FUTURE, "pledged" },
	{ "aid", "disbursed", 1u << TOLD_ENDED, "cut" },
	{ "visit", "completed", 1u << TOLD_POSSIBLE, "planned" },
	{ "trade", "reported", 1u << TOLD_FUTURE, "expected" },
	/* What is told in two ways takes the row that stands first. */
	{ "visit", "completed", 1u << TOLD_FUTURE | 1u << TOLD_NEGATED, "" },
};

static void
statuses_shift_by_the_table(void **state)
{
	(void)state;
	struct fact_frames *facts;
	struct error error;
	if (fact_frames_load(&facts, PROJECT_LEXICON, "en", fixture.frames,
			    &fixture.words, &error))
		fail_with(&error);
	const struct fact_vocabulary *vocabulary =
			fact_frames_vocabulary(facts);
	for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
		uint8_t status = vocabulary_shifted(vocabulary,
				vocabulary_kind(vocabulary,
						str_of(shifts[i].kind)),
				vocabulary_status(vocabulary,
						str_of(shifts[i].status)),
				shifts[i].told);
		struct str name = fact_status_name(vocabulary, status);
		assert_int_equal(name.len, strlen(shifts[i].becomes));
		assert_memory_equal(name.at, shifts[i].becomes, name.len);
		assert_int_equal(
				status == VOCABULARY_NONE, !*shifts[i].becomes);
	}
	fact_frames_unload(facts);
}

static void
names_beyond_the_vocabulary_are_empty(void **state)
{
	(void)state;
	struct fact_frames *facts;
	struct error error;
	if (fact_frames_load(&facts, PROJECT_LEXICON, "en", fixture.frames,
			    &fixture.words, &error))
		fail_with(&error);
	const struct fact_vocabulary *vocabulary =
			fact_frames_vocabulary(facts);
	assert_int_equal(fact_kind_name(vocabulary, 0).len, 0);
	assert_int_equal(fact_kind_name(vocabulary, 200).len, 0);
	assert_int_equal(fact_role_name(vocabulary, 255).len, 0);
	assert_int_equal(fact_instrument_name(vocabulary, 255).len, 0);
	assert_int_equal(fact_kind_name(NULL, 1).len, 0);
	assert_int_equal(vocabulary_kind(vocabulary, STR("")), 0);
	fact_frames_unload(facts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_say_file_and_line),
		cmocka_unit_test(folder_of_ones_own_adds_frames),
		cmocka_unit_test(points_make_a_confidence),
		cmocka_unit_test(statuses_shift_by_the_table),
		cmocka_unit_test(names_beyond_the_vocabulary_are_empty),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
