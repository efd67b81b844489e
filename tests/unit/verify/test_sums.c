#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "verify/sums.h"

/* Of "" and of "abc" (FIPS 180-2). */
#define NONE "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static enum status
read_text(struct sums *sums, const char *text, struct arena *arena,
		struct error *error)
{
	return sums_read(sums, STR("SHA256SUMS"), str_of(text), arena, error);
}

static void
test_lines(void **state)
{
	static const char text[] =
			"# demarche 0.1.0\n" ABC "  models/en.model\n" NONE
			"  lexicon/a b.tsv\n";
	uint8_t sha256[SUM_BYTES];
	struct arena arena;
	struct sums sums;
	(void)state;
	arena_init(&arena);
	assert_int_equal(read_text(&sums, text, &arena, NULL), STATUS_OK);
	assert_int_equal(sums.count, 2);
	assert_null(sums_find(&sums, STR("lexicon/a")));
	sums_hash(STR("abc"), sha256);
	assert_memory_equal(sums_find(&sums, STR("models/en.model"))->sha256,
			sha256, sizeof sha256);
	sums_hash(STR(""), sha256);
	assert_memory_equal(sums_find(&sums, STR("lexicon/a b.tsv"))->sha256,
			sha256, sizeof sha256);
	arena_fini(&arena);
}

static void
test_what_is_none(void **state)
{
	static const char *const wrong[] = { "x", ABC, ABC "  ",
		ABC "  /etc/passwd", ABC "  lexicon/../../etc/passwd",
		ABC "  other/a.tsv", ABC " *models/en.model",
		ABC "models/en.model", "g" ABC "  models/en.model" };
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char text[256];
		struct arena arena;
		struct sums sums;
		struct error error;
		bool is_binary = strstr(wrong[i], " *") != NULL;
		arena_init(&arena);
		snprintf(text, sizeof text, "# x\n%s\n", wrong[i]);
		enum status status = read_text(&sums, text, &arena, &error);
		assert_int_equal(status, is_binary ? STATUS_OK : STATUS_FORMAT);
		if (status)
			assert_int_equal(error.line, 2);
		arena_fini(&arena);
	}
}

static void
test_the_lexicon(void **state)
{
	char folder[] = "/tmp/test-sums-XXXXXX", path[64];
	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_true(sums_know_lexicon(folder, "en", "00000000"));
	snprintf(path, sizeof path, "%s/" SUMS_FILE, folder);
	FILE *file = fopen(path, "w");
	fputs("# demarche 0.1.0\n# lexicon en 48c0e6cd\n# lexicon es "
	      "aa73e4a6\n" ABC "  models/en.model\n# lexicon fr 1\n",
			file);
	fclose(file);
	assert_true(sums_know_lexicon(folder, "en", "48c0e6cd"));
	assert_false(sums_know_lexicon(folder, "en", "48c0e6ce"));
	assert_true(sums_know_lexicon(folder, "es", "aa73e4a6"));
	assert_false(sums_know_lexicon(folder, "es", "48c0e6cd"));
	assert_true(sums_know_lexicon(folder, "fr", "48c0e6cd"));
	unlink(path);
	rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_what_is_none),
		cmocka_unit_test(test_the_lexicon),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
