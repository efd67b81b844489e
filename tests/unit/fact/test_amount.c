/* Numbers of hand-made sentences: values, dollars, limits, hostile input, and
 * tables with mistakes. Raw texts: tests/cases/amounts. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/random.h"
#include "fact/amount.h"
#include "fact/amount_tables.h"
#include "sentence_builder.h"

static struct words base, words;
static struct amount_tables *tables, *spanish;
static struct arena arena;

static int
load(void **state)
{
	(void)state;
	struct error error;
	words_init(&base, NULL);
	arena_init(&arena);
	if (amount_tables_load(&tables, PROJECT_ROOT "/lexicon", "en", &base,
			    &error)
			|| amount_tables_load(&spanish, PROJECT_ROOT "/lexicon",
					"es", &base, &error))
		fail_msg("%s:%zu: %s", error.where, (size_t)error.line,
				error.message);
	words_init(&words, &base);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	amount_tables_unload(tables);
	amount_tables_unload(spanish);
	words_fini(&words);
	words_fini(&base);
	arena_fini(&arena);
	return 0;
}

static struct amounts
scan_by(const struct amount_tables *by, const char *sentence, int32_t day,
		struct text *text)
{
	struct amounts amounts;
	arena_reset(&arena);
	build_text(&sentence, 1, &words, &arena, text);
	amounts_scan(by, NULL, &words, text, NULL, day, &arena, &amounts);
	return amounts;
}

static struct amounts
scan(const char *sentence, int32_t day, struct text *text)
{
	return scan_by(tables, sentence, day, text);
}

/* "tokens X 0 root; ..." out of words between spaces; digits are numbers. */
static const char *
flat_sentence(const char *plain)
{
	static char out[1 << 16];
	size_t len = 0;
	char copy[1 << 14];
	snprintf(copy, sizeof copy, "%s", plain);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		len += (size_t)snprintf(out + len, sizeof out - len,
				"%s%s %s 0 root", len ? "; " : "", word,
				word[0] >= '0' && word[0] <= '9' ? "NUM"
								 : "NOUN+P");
	return out;
}

/* --- values ------------------------------------------------------------ */

struct value {
	const char *text;
	double value;
};

static void
check_values(const struct amount_tables *by, const struct value *cases,
		size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct text text;
		struct amounts amounts = scan_by(by,
				flat_sentence(cases[i].text), DAY_NONE, &text);
		if (amounts.count != 1)
			fail_msg("%s: %u amounts", cases[i].text,
					(unsigned)amounts.count);
		if (amounts.at[0].value != cases[i].value)
			fail_msg("%s: %.17g", cases[i].text,
					amounts.at[0].value);
	}
}

static void
test_values(void **state)
{
	(void)state;
	static const struct value cases[] = {
		{ "1,200 ships", 1200 },
		{ "1,234,567 ships", 1234567 },
		{ "0.5 percent", 0.5 },
		{ "4.35 billion dollars", 4350000000 },
		{ "0.1 million dollars", 100000 },
		{ "12 345 678 ships", 12345678 },
		{ "1.234.567,5 ships", 1234567.5 },
		{ "5,00,000 ships", 500000 },
		{ "12,34,56,789 ships", 123456789 },
		{ "1,5 million ships", 1500000 },
		{ "3 lakh crore rupees", 3e12 },
		{ "twenty eight ships", 28 },
		{ "one hundred and five ships", 105 },
		{ "two thousand three hundred ships", 2300 },
		{ "three million two hundred thousand ships", 3200000 },
		{ "two hundred thousand ships", 200000 },
		{ "two and a half million ships", 2500000 },
		{ "a dozen ships", 12 },
		{ "a million ships", 1000000 },
		{ "half a dozen ships", 6 },
		{ "half a billion dollars", 500000000 },
		{ "1000000000000000000 dollars", 1e18 },
	};
	check_values(tables, cases, sizeof cases / sizeof *cases);
}

static void
test_values_in_spanish(void **state)
{
	(void)state;
	static const struct value cases[] = {
		{ "1.200 barcos", 1200 },
		{ "1,200 barcos", 1200 },
		{ "4.500 millones de dólares", 4500000000 },
		{ "US$ 4.500 millones", 4500000000 },
		{ "4,500.50 pesos", 4500.5 },
		{ "4.500,50 pesos", 4500.5 },
		{ "1'500.000 pesos", 1500000 },
		{ "1.234.567 barcos", 1234567 },
		{ "12 345 678 barcos", 12345678 },
		{ "2,5 %", 2.5 },
		{ "2.5 por ciento", 2.5 },
		{ "0,125 por ciento", 0.125 },
		{ "1,5 millones de barcos", 1500000 },
		{ "veintiocho barcos", 28 },
		{ "treinta y cinco barcos", 35 },
		{ "treinta y un barcos", 31 },
		{ "ciento cinco barcos", 105 },
		{ "doscientos treinta y cinco barcos", 235 },
		{ "mil barcos", 1000 },
		{ "mil doscientos barcos", 1200 },
		{ "dos mil trescientos barcos", 2300 },
		{ "tres millones doscientos mil barcos", 3200000 },
		{ "doscientos mil barcos", 200000 },
		{ "tres mil quinientos millones de euros", 3500000000 },
		{ "mil millones de euros", 1e9 },
		{ "un billón de pesos", 1e12 },
		{ "un millón de barcos", 1000000 },
		{ "medio millón de barcos", 500000 },
		{ "dos millones y medio de barcos", 2500000 },
		{ "2 mil 500 barcos", 2500 },
		{ "125 mil 400 millones de pesos", 125400000000 },
		{ "1 millón 250 mil barcos", 1250000 },
		{ "4 mil millones de pesos", 4e9 },
		{ "una docena de barcos", 12 },
		{ "media docena de barcos", 6 },
		{ "dos centenares de barcos", 200 },
	};
	check_values(spanish, cases, sizeof cases / sizeof *cases);
}

/* The noun, its lemma and where the amount hangs in the tree. */
static void
test_tree(void **state)
{
	(void)state;
	struct text text;
	struct amounts amounts = scan(
			"Nearly ADV 2 advmod; 28 NUM 4 nummod; Colombian ADJ 4 "
			"amod; lawmakers=lawmaker NOUN+P 5 nsubj; "
			"travelled=travel VERB+Past 0 root",
			DAY_NONE, &text);
	assert_int_equal(amounts.count, 1);
	const struct amount *amount = &amounts.at[0];
	assert_int_equal(amount->kind, AMOUNT_COUNT);
	assert_int_equal(amount->bound, BOUND_ABOUT);
	assert_int_equal(amount->first, 2);
	assert_int_equal(amount->last, 4);
	assert_int_equal(amount->number, 2);
	assert_int_equal(amount->head, 4);
	assert_true(str_equal(amount->unit, STR("lawmaker")));
	assert_int_equal(amounts.first[0], 0);
	assert_int_equal(amounts.first[1], 1);
}

/* --- dollars ----------------------------------------------------------- */

static struct amount
single(const char *plain, int32_t day)
{
	struct text text;
	struct amounts amounts = scan(flat_sentence(plain), day, &text);
	assert_int_equal(amounts.count, 1);
	return amounts.at[0];
}

static void
test_dollars(void **state)
{
	(void)state;
	struct amount amount = single("5 million dollars", DAY_NONE);
	assert_string_equal(amount.currency, "USD");
	assert_true(amount.usd == 5e6);
	assert_int_equal(amount.usd_year, 0);

	amount = single("750 million riyals of Saudi riyals", DAY_NONE);
	assert_string_equal(amount.currency, "");
	assert_true(isnan(amount.usd));

	int32_t day = day_of_date(STR("2010-05-05"));
	amount = single("750 million Saudi riyals", day);
	assert_string_equal(amount.currency, "SAR");
	assert_true(amount.usd == 200e6);
	assert_int_equal(amount.usd_year, 2010);

	/* No rate of 1980: the nearest year that the table has. */
	day = day_of_date(STR("1980-05-05"));
	amount = single("750 million Saudi riyals", day);
	assert_int_equal(amount.usd_year, 2000);
	amount = single("750 million Saudi riyals", DAY_NONE);
	assert_int_equal(amount.usd_year, 2025);

	/* A currency without rates. */
	amount = single("7 million nakfas", day_of_date(STR("1991-01-01")));
	assert_string_equal(amount.currency, "ERN");
	amount = single("7 million pa'angas", DAY_NONE);
	assert_string_equal(amount.currency, "TOP");
	assert_true(isnan(amount.usd));
	assert_int_equal(amount.usd_year, 0);
}

/* --- hostile input ----------------------------------------------------- */

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void
test_none(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"99999999999999999999999999999999 ships",
		"1000000000000000001000 dollars",
		"9 quadrillion quadrillion dollars",
		"5000000 million trillion ships",
		"1000001 percent",
		"2 million percent",
		"0.0.0.0 ships",
		"1,2,3,4,5,6,7,8,9,10,11,12,13,14 ships",
		"10.20.2030 ships",
		"million million million",
		"hundred hundred ships",
		"a a a a half half half",
		"and a half",
		"$ $ $ $",
		"( $ ( €",
		"007 ships",
		ZEROS ZEROS ZEROS ZEROS "5 dollars",
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text text;
		struct amounts amounts =
				scan(flat_sentence(cases[i]), DAY_NONE, &text);
		if (amounts.count)
			fail_msg("%s: %.17g", cases[i], amounts.at[0].value);
	}
}

/* Amounts lie in order inside their sentences, do not overlap, and have values
 * that can be. */
static void
check_amounts(const struct amounts *amounts, const struct text *text)
{
	uint32_t end = 0;
	assert_int_equal(amounts->first[text->sentence_count], amounts->count);
	for (uint32_t i = 0; i < amounts->count; i++) {
		const struct amount *amount = &amounts->at[i];
		const struct sentence *sentence =
				&text->sentences[amount->sentence];
		assert_true(amount->start >= end);
		assert_true(amount->start < amount->end);
		assert_true(amount->start >= sentence->start);
		assert_true(amount->end <= sentence->end);
		assert_in_range(amount->first, 1, amount->last);
		assert_in_range(amount->last, 1, sentence->count);
		assert_in_range(amount->head, 1, sentence->count);
		assert_in_range(amount->number, 1, sentence->count);
		assert_true(amount->value >= 0 && amount->value <= 1e18);
		assert_true(amount->high >= amount->value
				&& amount->high <= 1e18);
		assert_true(isnan(amount->usd) || amount->usd >= 0);
		end = amount->end;
	}
}

static void
test_soup(void **state)
{
	(void)state;
	static const char *const parts[] = { "1,200", "3", "4.5", "2020",
		"million", "billion", "hundred", "dozen", "a", "half", "and",
		"twenty", "one", "$", "€", "USD", "RMB313", "US$", "pesos",
		"yuan", "(", ")", "or", "to", "from", "between", "-", "–", "%",
		"percent", "per", "year", "of", "the", "ships", "people", "MW",
		"m", "bn", "k", "about", "more", "than", "+", "May", "Phase",
		"in", "100000000000000000", "5,00,000", "'", "000", "³", "½" };
	enum { PARTS = sizeof parts / sizeof *parts };
	struct random chance = { 20251124 };
	for (int round = 0; round < 3000; round++) {
		char plain[2048];
		size_t len = 0, count = 1 + random_below(&chance, 60);
		for (size_t i = 0; i < count; i++)
			len += (size_t)snprintf(plain + len, sizeof plain - len,
					"%s ",
					parts[random_below(&chance, PARTS)]);
		struct text text;
		struct amounts amounts =
				scan(flat_sentence(plain), DAY_NONE, &text);
		check_amounts(&amounts, &text);
	}
}

/* --- tables with mistakes ---------------------------------------------- */

static void
write_file(const char *folder, const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof path, "%s/amounts/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
remove_folder(const char *folder)
{
	static const char *const names[] = { "en.numbers.tsv", "currencies.tsv",
		"rates.tsv" };
	char path[256];
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/amounts/%s", folder, names[i]);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/amounts", folder);
	rmdir(path);
	rmdir(folder);
}

static void
expect_error(const char *numbers, const char *currencies, const char *rates,
		unsigned line, const char *message)
{
	char folder[] = "/tmp/amounts-XXXXXX", path[64];
	struct amount_tables *wrong;
	struct words own;
	struct error error;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/amounts", folder);
	mkdir(path, 0700);
	write_file(folder, "en.numbers.tsv", numbers);
	write_file(folder, "currencies.tsv", currencies);
	write_file(folder, "rates.tsv", rates);
	words_init(&own, NULL);
	assert_int_equal(amount_tables_load(&wrong, folder, "en", &own, &error),
			STATUS_FORMAT);
	assert_int_equal(error.line, line);
	if (!strstr(error.message, message))
		fail_msg("expected \"%s\", found \"%s\"", message,
				error.message);
	words_fini(&own);
	remove_folder(folder);
}

static void
test_mistakes(void **state)
{
	(void)state;
	const char *numbers = "word\tclass\tvalue\tname\none\tnumber\t1\n";
	const char *currencies = "code\tnames\tshort\tsigns\tcountries\n"
				 "USD\tdollar\t\t$\tUSA\n";
	const char *rates = "code\tyear\tper_usd\n";
	expect_error("word\tclass\tvalue\tname\none\tnumbr\t1\n", currencies,
			rates, 2, "expected a class");
	expect_error("word\tclass\tvalue\tname\none\tnumber\tx\n", currencies,
			rates, 2, "expected a number above 0");
	expect_error("word\tclass\tvalue\tname\none\tnumber\t1\none\tnumber\t2"
		     "\n",
			currencies, rates, 3, "stands before");
	expect_error("word\tclass\tvalue\tname\nper year\trate\t\tyaer\n",
			currencies, rates, 2, "expected a unit of time");
	expect_error("word\tclass\tvalue\tname\na b c d e f g\tabout\n",
			currencies, rates, 2, "one to six words");
	expect_error(numbers,
			"code\tnames\tshort\tsigns\tcountries\nUS\tdollar\n",
			rates, 2, "a code of three letters");
	expect_error(numbers,
			"code\tnames\tshort\tsigns\tcountries\nUSD\tdollar\n"
			"USD\tbuck\n",
			rates, 3, "stands before");
	expect_error(numbers, currencies, "code\tyear\tper_usd\nXXX\t2020\t5\n",
			2, "a code of currencies.tsv");
	expect_error(numbers, currencies, "code\tyear\tper_usd\nUSD\t1066\t5\n",
			2, "expected a year");
	expect_error(numbers, currencies,
			"code\tyear\tper_usd\nUSD\t2020\t-5\n", 2,
			"expected a rate");
	expect_error(numbers, currencies,
			"code\tyear\tper_usd\nUSD\t2020\t5\nUSD\t2020\t6\n", 3,
			"stands before");
}

/* No rate of the project leaps where a digit may be wrong. */
static void
test_rates(void **state)
{
	(void)state;
	for (size_t i = 0; i < tables->currency_count; i++)
		for (size_t year = 1; year < RATES_YEARS; year++) {
			const double *rate =
					&tables->rates[i * RATES_YEARS + year];
			if (rate[0] <= 0 || rate[-1] <= 0)
				continue;
			if (rate[0] > 4 * rate[-1] || rate[0] < rate[-1] / 2)
				fail_msg("%s %zu: %g after %g",
						tables->currencies[i].code,
						RATES_FIRST + year, rate[0],
						rate[-1]);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_values_in_spanish),
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_dollars),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_soup),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_rates),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
