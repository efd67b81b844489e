/* Words to rows of the hashed table: the worked examples of
 * docs/model-format.md, and what that leaves to the edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/features.h"

enum { ROWS = 32768 };

/* clang-format off */
static const struct {
	const char *word, *normal;
	uint32_t hash;
	unsigned count;
	uint32_t rows[FEATURE_ROWS];
} examples[] = {
	{ "I", "i", 2884331697u, 5,
		{ 25195, 16446, 11365, 32535, 6143 } },
	{ "The", "the", 2348527965u, 11,
		{ 28397, 10207, 29504, 30897, 7991, 23793, 7386, 21566,
			18753, 30611, 22973 } },
	{ "U.S.", "u.s.", 2879655365u, 14,
		{ 18072, 12512, 27173, 24278, 10195, 26724, 2328, 24976,
			28785, 24915, 22557, 20171, 24599, 24271 } },
	{ "Bogotá", "bogotá", 2022323228u, 18,
		{ 28397, 6378, 17753, 24745, 7597, 17444, 21906, 484,
			31826, 6682, 23961, 1429, 4878, 206, 28460, 12472,
			20456, 5745 } },
	{ "$", "$", 3077910279u, 5,
		{ 24427, 16446, 3440, 19569, 2104 } },
	{ "2,500", "0,000", 1220596462u, 17,
		{ 27580, 6948, 19384, 12398, 14742, 28933, 10725, 17289,
			25068, 7371, 31379, 1667, 24186, 28772, 28879, 32630,
			10777 } },
	{ "n't", "n't", 582466403u, 11,
		{ 22233, 10207, 10646, 24576, 393, 9725, 2711, 19452,
			26365, 7014, 3978 } },
	{ "’s", "'s", 2391442865u, 8,
		{ 31228, 31528, 4663, 8550, 227, 20747, 17153, 12304 } },
	{ "COVID-19", "covid-00", 2962818300u, 20,
		{ 16685, 11338, 24121, 12398, 30011, 28933, 13705, 8725,
			7934, 6275, 20263, 4663, 21201, 20273, 3698, 25498,
			24643, 2652, 10470, 10777 } },
	{ "Straße", "straße", 4055543658u, 18,
		{ 28397, 6378, 14204, 30897, 14918, 178, 12087, 8148,
			27416, 3530, 24284, 12138, 17217, 30512, 6281, 15329,
			13587, 30396 } },
	{ "İstanbul", "istanbul", 1588639365u, 20,
		{ 28397, 11338, 11365, 5480, 14519, 4805, 25533, 22304,
			22162, 32207, 22244, 25054, 1394, 12833, 5690, 5346,
			27368, 29784, 8389, 1109 } },
	{ "—", "-", 1726238766u, 5,
		{ 13677, 16446, 29084, 22703, 11772 } },
	{ "北京", "北京", 3569042581u, 8,
		{ 23534, 31528, 25448, 26798, 19152, 24756, 30401,
			15161 } },
	{ "ministers", "ministers", 3193628818u, 21,
		{ 8778, 14368, 22013, 8550, 32336, 1553, 25740, 24476,
			8189, 29428, 16417, 23567, 10243, 12651, 4143, 27947,
			12833, 8764, 8869, 11789, 15895 } },
	{ "٣٤", "00", 948505059u, 8,
		{ 16067, 31528, 19384, 12398, 15114, 28933, 30894,
			10777 } },
	{ "McDonald", "mcdonald", 2031271654u, 20,
		{ 28926, 11338, 22013, 3182, 28819, 8393, 8992, 6788,
			18967, 19768, 9055, 4945, 26706, 21560, 17871, 5062,
			23746, 30201, 28690, 21412 } },
};
/* clang-format on */

static void
test_examples(void **state)
{
	(void)state;
	for (size_t e = 0; e < sizeof examples / sizeof *examples; e++) {
		struct features features;
		features_of(str_of(examples[e].word), &features);
		struct str normal = { features.normal, features.normal_len };
		assert_true(str_equal(normal, str_of(examples[e].normal)));
		assert_int_equal(features_hash(normal), examples[e].hash);
		assert_int_equal(features.count, examples[e].count);
		for (unsigned i = 0; i < features.count; i++)
			assert_int_equal(features.hashes[i] % ROWS,
					examples[e].rows[i]);
	}
}

static void
assert_hash(const struct features *features, unsigned i, const char *string)
{
	assert_int_equal(features->hashes[i], features_hash(str_of(string)));
}

/* Only shape and length. */
static void
test_empty(void **state)
{
	(void)state;
	struct features features;
	features_of(STR(""), &features);
	assert_int_equal(features.count, 2);
	assert_int_equal(features.normal_len, 0);
	assert_hash(&features, 0, "S");
	assert_hash(&features, 1, "L0");
}

/* The longest token, cut where it must be, and every feature there is. */
static void
test_long(void **state)
{
	(void)state;
	char word[2 * LIMIT_TOKEN_BYTES];
	memset(word, 'A', sizeof word);
	struct features features;
	features_of((struct str){ word, sizeof word }, &features);
	assert_int_equal(features.normal_len, LIMIT_TOKEN_BYTES);
	assert_int_equal(features.count, FEATURE_ROWS);
	assert_hash(&features, 0, "SXX");
	assert_hash(&features, 1, "L12");
	assert_hash(&features, 10, "paaaaa");
	assert_hash(&features, 12, "t<aa");
	assert_hash(&features, FEATURE_ROWS - 1, "taaa");
}

/* Bytes that are not UTF-8, and letters whose lower case is longer: the
 * normal form may take three bytes for one. */
static void
test_growth(void **state)
{
	static const char *const letters[] = { "\xFF", "\xC8\xBA", "\xE2" };
	(void)state;
	for (size_t l = 0; l < sizeof letters / sizeof *letters; l++) {
		char word[LIMIT_TOKEN_BYTES];
		size_t len = strlen(letters[l]);
		for (size_t i = 0; i + len <= sizeof word; i += len)
			memcpy(word + i, letters[l], len);
		struct features features;
		features_of((struct str){ word, sizeof word }, &features);
		assert_int_equal(features.count, FEATURE_ROWS);
		assert_int_equal(features.normal_len,
				3 * LIMIT_TOKEN_BYTES / len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_growth),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
