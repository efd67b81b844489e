#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/bins.h"
#include "report/letters.h"
#include "report/numbers.h"
#include "report/period_axis.h"
#include "report/projection.h"
#include "report/scale.h"
#include "report/style.h"

static struct buffer out;

static int
set_up(void **unused)
{
	(void)unused;
	buffer_init(&out, BUFFER_UNLIMITED);
	return 0;
}

static int
tear_down(void **unused)
{
	(void)unused;
	buffer_fini(&out);
	return 0;
}

static void
expect(const char *text)
{
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, text);
	buffer_reset(&out);
}

static void
test_numbers(void **unused)
{
	(void)unused;
	numbers_put_count(&out, INT64_MIN);
	expect("−9,223,372,036,854,775,808");
	numbers_put(&out, 1234.5, 2);
	expect("1,234.50");
	numbers_put(&out, -0.004, 2);
	expect("0.00");
	numbers_put_signed(&out, 0.425, 1);
	expect("+0.4");
	numbers_put_signed(&out, -0.42, 2);
	expect("−0.42");
	numbers_put_signed(&out, 0.001, 2);
	expect("0.00");
	numbers_put(&out, (double)NAN, 2);
	expect("–");
	numbers_put_plain(&out, -1.25);
	expect("-1.25");
	numbers_put_plain(&out, 10.5);
	expect("10.5");
	numbers_put_plain(&out, (double)INFINITY);
	expect("0");
	numbers_put_plain(&out, 1e300);
	expect("1000000");
}

static void
test_dollars(void **unused)
{
	(void)unused;
	numbers_put_dollars(&out, 2.4e9);
	expect("$2.4 bn");
	numbers_put_dollars(&out, 9.4e8);
	expect("$940 m");
	numbers_put_dollars(&out, 999999999);
	expect("$1.0 bn");
	numbers_put_dollars(&out, 85000);
	expect("$85,000");
	numbers_put_dollars(&out, -3e12);
	expect("−$3.0 tn");
}

/* Whatever is asked: ends hold the values, steps are 1, 2, 5. */
static void
test_scales(void **unused)
{
	(void)unused;
	for (double high = 1e-5; high < 1e14; high *= 1.7)
		for (double share = 0; share < 1; share += 0.23) {
			double low = high * (share * 2 - 1);
			struct scale scale = scale_loose(low, high, 5, false);
			assert_true(scale.low <= low + scale.step * 1e-6);
			assert_true(scale.high >= high - scale.step * 1e-6);
			assert_in_range(scale.ticks, 2, SCALE_TICKS);
			double digit = scale.step
				       / pow(10, floor(log10(scale.step)
								 + 1e-9));
			assert_true(fabs(digit - 1) < 1e-6
					|| fabs(digit - 2) < 1e-6
					|| fabs(digit - 5) < 1e-6);
		}
	struct scale index = scale_fixed(-1, 1, 4);
	assert_int_equal(index.ticks, 5);
	assert_true(fabs(scale_tick(&index, 1) + 0.5) < 1e-9);
	assert_true(fabs(scale_place(&index, 0, 100, 0) - 50) < 1e-9);
	assert_true(fabs(scale_place(&index, 9, 100, 0)) < 1e-9);
	struct scale whole = scale_loose(0, 2, 5, true);
	assert_true(fabs(whole.step - 1) < 1e-9);
	struct scale bad =
			scale_loose((double)NAN, (double)-INFINITY, 5, false);
	assert_true(bad.high > bad.low && bad.ticks >= 2);
}

static void
test_projection(void **unused)
{
	(void)unused;
	double x, y, x2, y2;
	projection_place(0, 0, &x, &y);
	assert_true(fabs(x) < 1e-12 && fabs(y) < 1e-12);
	projection_place(180, 0, &x, &y);
	assert_true(fabs(x - PROJECTION_X) < 1e-5);
	projection_place(0, 90, &x, &y);
	assert_true(fabs(y - PROJECTION_Y) < 1e-5);
	projection_place(-74.07, 4.71, &x, &y);
	projection_place(74.07, -4.71, &x2, &y2);
	assert_true(fabs(x + x2) < 1e-12 && fabs(y + y2) < 1e-12);
	projection_place((double)NAN, 1e9, &x, &y);
	assert_true(isfinite(x) && isfinite(y));
}

/* Equal areas: a cell of the grid is as large as on the sphere. */
static void
test_equal_areas(void **unused)
{
	(void)unused;
	const double degree = 3.14159265358979323846 / 180, step = 0.01;
	for (double latitude = -80; latitude <= 80; latitude += 10) {
		double x0, y0, x1, y1, x2, y2;
		projection_place(30, latitude, &x0, &y0);
		projection_place(30 + step, latitude, &x1, &y1);
		projection_place(30, latitude + step, &x2, &y2);
		double area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
		double sphere = step * degree * step * degree
				* cos((latitude + step / 2) * degree);
		assert_true(fabs(area / sphere - 1) < 1e-3);
	}
}

static void
test_period_axis(void **unused)
{
	(void)unused;
	static char text[36][8];
	struct str labels[36];
	struct period_tick ticks[PERIOD_AXIS_TICKS];
	for (unsigned i = 0; i < 36; i++) {
		snprintf(text[i], sizeof text[i], "%04u-%02u", 2021 + i / 12,
				i % 12 + 1);
		labels[i] = str_of(text[i]);
	}
	assert_int_equal(period_axis_ticks(labels, 36, 60, 12, ticks), 36);
	assert_string_equal(ticks[0].text, "Jan");
	assert_string_equal(ticks[0].year, "2021");
	assert_string_equal(ticks[1].year, "");
	assert_int_equal(period_axis_ticks(labels, 36, 20, 12, ticks), 18);
	assert_string_equal(ticks[1].text, "Mar");
	/* From March on: quarters, not every third month from March. */
	assert_int_equal(period_axis_ticks(labels + 2, 34, 14, 12, ticks), 11);
	assert_string_equal(ticks[0].text, "Apr");
	assert_string_equal(ticks[0].year, "2021");
	assert_string_equal(ticks[3].year, "2022");
	labels[0] = STR("all time");
	assert_int_equal(period_axis_ticks(labels, 1, 600, 12, ticks), 1);
	assert_string_equal(ticks[0].text, "all time");
	assert_int_equal(period_axis_ticks(labels, 0, 600, 12, ticks), 0);
}

static void
test_period_words(void **unused)
{
	(void)unused;
	static const struct {
		const char *label, *words;
	} cases[] = { { "2024", "2024" },
		{ "2024-Q2", "second quarter of 2024" },
		{ "2024-03", "March 2024" }, { "2024-W05", "week 5 of 2024" },
		{ "2024-03-15", "15 March 2024" }, { "2024-99", "2024-99" },
		{ "2024-Q9", "2024-Q9" }, { "", "" } };
	char words[PERIOD_WORDS];
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		period_words(str_of(cases[i].label), words);
		assert_string_equal(words, cases[i].words);
	}
}

static void
test_bins(void **unused)
{
	(void)unused;
	char name[BIN_NAME];
	struct bins bins = bins_of_counts("d", true, 100);
	assert_int_equal(bins_class(&bins, 0), 0);
	assert_int_equal(bins_class(&bins, 1), 1);
	assert_int_equal(bins_class(&bins, -5), -2);
	assert_int_equal(bins_class(&bins, 10), 3);
	assert_int_equal(bins_class(&bins, -1000), -4);
	assert_int_equal(bins_class(&bins, (double)NAN), 0);
	bins_name(&bins, -4, name);
	assert_string_equal(name, "dn4");
	bins_put_range(&bins, -2, &out);
	expect("−10 to −2");
	bins_put_range(&bins, 4, &out);
	expect("50 and more");
	bins_put_range(&bins, 1, &out);
	expect("0 to 2");
	struct bins index = bins_of_index("p");
	assert_int_equal(bins_class(&index, 0.04), 0);
	bins_put_range(&index, 2, &out);
	expect("0.25 to 0.50");
	struct bins counts = bins_of_counts("s", false, 7);
	assert_int_equal(bins_class(&counts, -3), 0);
	bins_name(&counts, 4, name);
	assert_string_equal(name, "s4");
}

static void
test_letters(void **unused)
{
	(void)unused;
	assert_true(letters_width(STR("il"), 12)
			< letters_width(STR("WM"), 12));
	assert_int_equal(letters_fit(STR("Bogotá"), 12, 1e9), 7);
	assert_int_equal(letters_fit(STR("á"), 12, 1), 0);
}

static void
test_hash(void **unused)
{
	(void)unused;
	style_put_hash(&out, STR("abc"));
	expect("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_dollars),
		cmocka_unit_test(test_scales),
		cmocka_unit_test(test_projection),
		cmocka_unit_test(test_equal_areas),
		cmocka_unit_test(test_period_axis),
		cmocka_unit_test(test_period_words),
		cmocka_unit_test(test_bins),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_hash),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
