/* Tables of actors: what is refused, and where the message points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "actor/gazetteer.h"
#include "actor/trie.h"
#include "base/buffer.h"

#define COUNTRIES                                                              \
	"code\tname\taliases\tadjective\tdemonym\tcapital\tseats\n"            \
	"COL\tColombia\t\tColombian\tColombians\tBogotá\t\n"
#define ACTORS "name\taliases\tcode\tsector\toffice\tfrom\tto\n"
#define AGENTS "noun\tsector\tkind\tcountry\tnote\n"
#define PLACES "name\taliases\tcountry\tlatitude\tlongitude\tpopulation\n"

static const char *const files[] = { "actors/countries.tsv",
	"actors/people.tsv", "agents/en.tsv", "agents/en.words.tsv",
	"places/cities.tsv" };
enum { FILES = 5 };

struct folder {
	char path[64];
};

static void
put_file(const struct folder *folder, const char *name, const char *bytes)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", folder->path, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(bytes, file);
	fclose(file);
}

static void
make_folder(struct folder *folder)
{
	static const char *const folders[] = { "actors", "agents", "places" };
	snprintf(folder->path, sizeof folder->path, "/tmp/lexicon-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	char path[256];
	for (unsigned i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", folder->path, folders[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	put_file(folder, files[0], COUNTRIES);
	put_file(folder, files[1], ACTORS);
	put_file(folder, files[2], AGENTS);
	put_file(folder, files[3], "word\tclass\nof\tof\n");
	put_file(folder, files[4], PLACES);
}

static void
remove_folder(const struct folder *folder)
{
	char path[256];
	for (unsigned i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", folder->path, files[i]);
		unlink(path);
	}
	static const char *const folders[] = { "actors", "agents", "places",
		"" };
	for (unsigned i = 0; i < 4; i++) {
		snprintf(path, sizeof path, "%s/%s", folder->path, folders[i]);
		rmdir(path);
	}
}

static const struct {
	unsigned file;
	const char *bytes;
	unsigned line;
	const char *message; /* its beginning */
} mistakes[] = {
	{ 0, "code\tname\n", 1, "no column named \"aliases\"" },
	{ 0, COUNTRIES "\tNowhere\n", 3, "a country needs a code" },
	{ 0, COUNTRIES "COLO\tNowhere\n", 3, "a country needs a code" },
	{ 1, ACTORS "A B\t\tCOL\tGVO\n", 2, "\"GVO\" is no sector" },
	{ 1, ACTORS "A B\t\tCOL\tGOV|MIL|LEG|JUD\n", 2, "more than 3 sectors" },
	{ 1, ACTORS "# note\nA B\t\tXXX\tGOV\n", 3, "\"XXX\" is no code" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\tboss\t20O2\n", 2, "\"20O2\" is no day" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\tboss\t2002-02-30\n", 2,
			"\"2002-02-30\" is no day" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\tboss\t2002-03-01\t2002-02\n", 2,
			"\"from\" lies after \"to\"" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\tboss\t2002-13\n", 2,
			"\"2002-13\" is no day" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\tboss\t2002\t2001\n", 2,
			"\"from\" lies after \"to\"" },
	{ 1, ACTORS "\t\tCOL\tGOV\n", 2, "the name is missing" },
	{ 1, ACTORS "A B\t\tCOL\tGOV\nA B\t\tCOL\tGOV\n", 3,
			"the same row stands above" },
	{ 2, AGENTS "senator\tLEG\tpersons\n", 2, "\"persons\" is no kind" },
	{ 2, AGENTS "senator\tLEG\tperson\nsenator\tGOV\tperson\n", 3,
			"\"senator\" stands in line 2 too" },
	{ 2, AGENTS "\tLEG\tperson\n", 2, "the noun is missing" },
	{ 2, AGENTS "team\tUNK\tbody\t\tits body\n", 2,
			"\"its body\" is no note" },
	{ 3, "word\tclass\nin\tplace\n", 2, "\"place\" is no class" },
	{ 4, PLACES "Cali\t\tCOL\tnorth\t1\t1\n", 2, "\"north\" is no number" },
	{ 4, PLACES "Cali\t\tCOL\t91\t1\t1\n", 2, "latitude" },
};

static void
test_mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct folder folder;
		struct words words;
		struct gazetteer *gazetteer;
		struct error error;
		make_folder(&folder);
		put_file(&folder, files[mistakes[i].file], mistakes[i].bytes);
		words_init(&words, NULL);
		assert_int_equal(gazetteer_load(&gazetteer, folder.path,
						 LANGUAGE_EN, &words, &error),
				STATUS_FORMAT);
		assert_null(gazetteer);
		assert_int_equal(error.line, mistakes[i].line);
		assert_true(str_ends(str_of(error.where),
				str_of(files[mistakes[i].file])));
		if (!str_starts(str_of(error.message),
				    str_of(mistakes[i].message)))
			fail_msg("%s instead of %s", error.message,
					mistakes[i].message);
		words_fini(&words);
		remove_folder(&folder);
	}
}

static void
count_problem(void *context, const struct error *error)
{
	unsigned *sum = context;
	*sum += (unsigned)error->line;
}

/* A check goes on behind a mistake, and tells all of them. */
static void
test_check(void **state)
{
	(void)state;
	struct folder folder;
	make_folder(&folder);
	unsigned lines = 0;
	assert_int_equal(gazetteer_check(folder.path, LANGUAGE_EN,
					 count_problem, &lines),
			0);
	put_file(&folder, files[1],
			ACTORS "A B\t\tXXX\tGVO\nC D\t\tCOL\tGOV\n"
			       "E F\t\tCOL\tGOV\tboss\tx\ty\n");
	put_file(&folder, files[2], AGENTS "senator\tLEG\tpersons\n");
	assert_int_equal(gazetteer_check(folder.path, LANGUAGE_EN,
					 count_problem, &lines),
			5);
	assert_int_equal(lines, 2 + 2 + 4 + 4 + 2);
	remove_folder(&folder);
}

/* One name, two rows that hold on the same days and say different things; a
 * day of handover and two offices of one sector are fine. */
static void
test_terms_that_overlap(void **state)
{
	(void)state;
	struct folder folder;
	make_folder(&folder);
	put_file(&folder, files[1],
			ACTORS "A B\t\tCOL\tPTY\tboss\t2001\t2004\n"
			       "A B\t\tCOL\tGOV\tboss\t2003\n"
			       "C D\t\tCOL\tPTY\tboss\t2001\t2003-01-01\n"
			       "C D\t\tCOL\tGOV\tboss\t2003-01-01\n"
			       "E F\t\tCOL\tGOV\tboss\t2001\n"
			       "E F\t\tCOL\tGOV\tchief\t2001\n"
			       "G H\t\tCOL\tREB\n"
			       "G H\t\tCOL\tREB\t\t2001\n");
	unsigned lines = 0;
	assert_int_equal(gazetteer_check(folder.path, LANGUAGE_EN,
					 count_problem, &lines),
			2);
	assert_int_equal(lines, 3 + 9);
	remove_folder(&folder);
}

/* Codes are numbered, and more than there is room for are refused. */
static void
test_too_many_codes(void **state)
{
	(void)state;
	struct folder folder;
	struct words words;
	struct gazetteer *gazetteer;
	struct error error;
	struct buffer table;
	make_folder(&folder);
	buffer_init(&table, BUFFER_UNLIMITED);
	buffer_put(&table, STR("code\tname\taliases\tadjective\tdemonym\t"
			       "capital\tseats\n"));
	for (int i = 0; i < 600; i++)
		buffer_put_format(&table, "%03d\tCountry%d\n", i, i);
	buffer_put_char(&table, '\0');
	put_file(&folder, files[0], table.at);
	words_init(&words, NULL);
	assert_int_equal(gazetteer_load(&gazetteer, folder.path, LANGUAGE_EN,
					 &words, &error),
			STATUS_LIMIT);
	assert_in_range(error.line, 500, 514);
	words_fini(&words);
	buffer_fini(&table);
	remove_folder(&folder);
}

static void
test_missing_folder(void **state)
{
	(void)state;
	struct words words;
	struct gazetteer *gazetteer;
	struct error error;
	words_init(&words, NULL);
	assert_int_equal(gazetteer_load(&gazetteer, "/nowhere", LANGUAGE_EN,
					 &words, &error),
			STATUS_IO);
	assert_null(gazetteer);
	words_fini(&words);
}

static void
test_counts(void **state)
{
	(void)state;
	struct words words;
	struct gazetteer *gazetteer;
	struct error error;
	words_init(&words, NULL);
	assert_int_equal(gazetteer_load(&gazetteer, ACTOR_LEXICON, LANGUAGE_EN,
					 &words, &error),
			STATUS_OK);
	struct gazetteer_counts counts = gazetteer_count(gazetteer);
	assert_int_equal(counts.files, 10);
	assert_int_equal(counts.places, 6);
	assert_true(counts.agents > 40 && counts.rows > 20);
	gazetteer_unload(gazetteer);
	words_fini(&words);
}

static void
test_sectors(void **state)
{
	(void)state;
	assert_string_equal(sector_name(SECTOR_SOC), "SOC");
	assert_string_equal(sector_name(SECTOR_NONE), "");
	for (unsigned i = 1; i < SECTOR_COUNT; i++)
		assert_int_equal(sector_find(str_of(
						 sector_name((enum sector)i))),
				i);
	assert_int_equal(sector_find(STR("GOVT")), SECTOR_COUNT);
	for (unsigned set = 0; set < SECTOR_SETS; set++)
		assert_false(sector_in(SECTOR_COUNT, (enum sector_set)set));
	assert_true(sector_in(SECTOR_JUD, SECTORS_OF_STATE));
	assert_false(sector_in(SECTOR_MIL, SECTORS_OF_STATE));
	assert_true(sector_in(SECTOR_NONE, SECTORS_FOR_STATE));
	assert_false(sector_in(SECTOR_NONE, SECTORS_OF_COUNTRY));
	assert_false(sector_in(SECTOR_LAB, SECTORS_NO_CAUSE));
}

/* Many sequences, some the beginning of others. */
static void
test_trie(void **state)
{
	(void)state;
	struct trie trie;
	trie_init(&trie, 16);
	for (word_id i = 1; i < 20000; i++) {
		word_id words[] = { i % 500 + 1, i / 7 + 1, i };
		*trie_put(&trie, words, 3) = i;
		*trie_put(&trie, words, 1) = 100000 + words[0];
	}
	for (word_id i = 1; i < 20000; i++) {
		uint32_t node = trie_first(&trie, i % 500 + 1);
		assert_int_equal(trie.value[node], 100000 + i % 500 + 1);
		node = trie_next(&trie, node, i / 7 + 1);
		assert_int_equal(trie.value[node], 0);
		assert_int_equal(trie_next(&trie, node, i + 1), 0);
		assert_int_equal(trie.value[trie_next(&trie, node, i)], i);
	}
	assert_int_equal(trie_first(&trie, 501), 0);
	word_id late = 200000; /* beyond the root's first places */
	*trie_put(&trie, &late, 1) = 7;
	assert_int_equal(trie.value[trie_first(&trie, late)], 7);
	assert_int_equal(trie_first(&trie, late - 1), 0);
	assert_int_equal(trie_first(&trie, 1u << 30), 0);
	trie_fini(&trie);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_terms_that_overlap),
		cmocka_unit_test(test_too_many_codes),
		cmocka_unit_test(test_missing_folder),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_sectors),
		cmocka_unit_test(test_trie),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
