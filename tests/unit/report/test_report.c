#define _GNU_SOURCE /* memmem */
/* The report over sheets of its own: whatever they hold, pictures are
 * well-formed and the page keeps what articles say as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chance.h"
#include "picture_check.h"
#include "report/report.h"

#define HOSTILE                                                                \
	"</title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"    \
	"\xFF\x01\xE2\x80\xAE"

static struct random chance;

/* --- sheets of chance --------------------------------------------------- */

enum { COLUMNS = 22 };
static const struct sheet_column ANY[COLUMNS] = {
	{ "period", SHEET_PERIOD, "", "" }, { "source", SHEET_TEXT, "", "" },
	{ "target", SHEET_TEXT, "", "" }, { "kind", SHEET_TEXT, "", "" },
	{ "year", SHEET_PERIOD, "", "" }, { "change", SHEET_TEXT, "", "" },
	{ "events", SHEET_COUNT, "", "" }, { "a_events", SHEET_COUNT, "", "" },
	{ "b_events", SHEET_COUNT, "", "" }, { "index", SHEET_NUMBER, "", "" },
	{ "low", SHEET_NUMBER, "", "" }, { "high", SHEET_NUMBER, "", "" },
	{ "talk", SHEET_NUMBER, "", "" }, { "deeds", SHEET_NUMBER, "", "" },
	{ "a_cooperation", SHEET_NUMBER, "", "" },
	{ "a_conflict", SHEET_NUMBER, "", "" },
	{ "verbal_cooperation", SHEET_COUNT, "", "" },
	{ "material_conflict", SHEET_COUNT, "", "" },
	{ "net", SHEET_NUMBER, "", "" }, { "usd", SHEET_NUMBER, "", "" },
	{ "cooperation", SHEET_NUMBER, "", "" },
	{ "conflict", SHEET_NUMBER, "", "" }
};

static struct str
any_text(size_t row)
{
	static const struct str texts[] = { { "", 0 }, { "USA", 3 },
		{ "CHN", 3 }, { "toward CHN", 10 }, { "deal", 4 },
		{ "pledge", 6 }, { "2024", 4 }, { "2024-Q9", 7 },
		{ HOSTILE, sizeof HOSTILE - 1 }, { "9999-12-31", 10 } };
	static char label[16];
	if (random_below(&chance, 3))
		return texts[random_below(
				&chance, sizeof texts / sizeof *texts)];
	snprintf(label, sizeof label, "%04u-%02u",
			(unsigned)(2000 + row / 12) % 10000,
			(unsigned)(row % 12 + 1));
	return str_of(label);
}

static void
fill_cell(struct sheet *sheet, size_t row, size_t column)
{
	static const double sizes[] = { 0, 1e-12, 1, 50, 1e9, 1e308 };
	double size = sizes[random_below(
			&chance, sizeof sizes / sizeof *sizes)];
	if (!random_below(&chance, 6))
		return;
	switch (sheet->columns[column].type) {
	case SHEET_COUNT:
		sheet_put_count(sheet, column,
				(int64_t)(chance_real(&chance)
						* fmin(size, 1e18)));
		break;
	case SHEET_NUMBER:
		sheet_put_number(sheet, column, chance_real(&chance) * size);
		break;
	default:
		sheet_put_text(sheet, column, any_text(row));
	}
}

/* Some of the columns, any number of rows. */
static void
fill_sheet(struct sheet *sheet, const char *name)
{
	struct sheet_column columns[COLUMNS];
	size_t count = 0, rows = random_below(&chance, 90);
	for (size_t i = 0; i < COLUMNS; i++)
		if (random_below(&chance, 8))
			columns[count++] = ANY[i];
	sheet_fini(sheet);
	sheet_init(sheet, name, columns, count);
	for (size_t row = 0; row < rows; row++) {
		sheet_row(sheet);
		for (size_t column = 0; column < count; column++)
			fill_cell(sheet, row, column);
	}
}

/* --- the report --------------------------------------------------------- */

static void
load_tables(struct report *report)
{
	struct error error;
	assert_int_equal(
			names_load(&report->names, PROJECT_LEXICON, &error), 0);
	assert_int_equal(outlines_load(&report->outlines, PROJECT_LEXICON,
					 &error),
			0);
}

static const struct map_value WORLD[] = { { { "CHN", 3 }, -5, { HOSTILE, 40 } },
	{ { "COL", 3 }, 1e300, { "", 0 } },
	{ { "USA", 3 }, 3, { "United States", 13 } } };

static struct report_event events[2];

static void
fill_report(struct report *report, bool question)
{
	report_init(report);
	load_tables(report);
	report->database = STR(HOSTILE);
	report->command = STR("demarche report -d '" HOSTILE "'");
	report->period = STR("month");
	report->program = STR("0.1.0");
	report->of = question ? STR("COL") : STR("");
	report->a = STR("USA");
	report->b = STR(HOSTILE);
	report->verdict = (struct verdict_question){ .of = STR("Colombia"),
		.a = STR("the United States"),
		.b = STR(HOSTILE),
		.whole = { 0.1, 0, 0.2, 30, 20 } };
	if (question) {
		fill_sheet(&report->align, "align");
		fill_sheet(&report->quads_a, "dyads");
	}
	fill_sheet(&report->matrix, "matrix");
	fill_sheet(&report->ledger, "ledger");
	fill_sheet(&report->visits, "visits");
	report->world = (struct map_value *)WORLD;
	report->world_count = 3;
	report->world_most = 1e300;
	events[0] = (struct report_event){
		.exhibit = { .date = "2024-03-15",
				.actors = STR("USA.GOV"),
				.sentence = STR(HOSTILE),
				.title = STR(HOSTILE),
				.publisher = STR(HOSTILE),
				.url = STR("javascript:alert(3)"),
				.rule = STR(HOSTILE) },
		.note = STR(HOSTILE),
		.class = "a"
	};
	events[1] = events[0];
	events[1].exhibit.url = STR("https://courier.example/?a=\"'<&");
	report->top = (struct report_events){ events, 2 };
}

static void
test_pictures(void **unused)
{
	(void)unused;
	enum { ROUNDS = 60 };
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct report report;
		struct report_list list;
		chance.state = round;
		fill_report(&report, round % 2);
		report_list(&report, &list);
		for (size_t i = 0; i < list.count; i++) {
			struct buffer out;
			buffer_init(&out, BUFFER_UNLIMITED);
			report_put_picture(&report, &list.at[i], &out);
			picture_check(buffer_str(&out));
			assert_null(memmem(out.at, out.len, "<script", 7));
			buffer_fini(&out);
		}
		report_fini(&report);
	}
}

static size_t
count_elements(const xmlNode *root, const char *name)
{
	size_t count = 0;
	for (const xmlNode *node = root; node;) {
		count += node->type == XML_ELEMENT_NODE
			 && !xmlStrcasecmp(node->name, (const xmlChar *)name);
		if (node->children) {
			node = node->children;
			continue;
		}
		while (node != root && !node->next)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
	return count;
}

static bool
holds(const struct buffer *page, const char *text)
{
	return memmem(page->at, page->len, text, strlen(text)) != NULL;
}

static void
check_page(const struct buffer *page)
{
	xmlDoc *document = htmlReadMemory(page->at, (int)page->len,
			"report.html", "UTF-8",
			HTML_PARSE_NONET | HTML_PARSE_NOERROR
					| HTML_PARSE_NOWARNING);
	const xmlNode *root = xmlDocGetRootElement(document);
	assert_int_equal(count_elements(root, "script"), 0);
	assert_int_equal(count_elements(root, "img"), 0);
	assert_int_equal(count_elements(root, "h1"), 1);
	assert_int_equal(count_elements(root, "style"), 1);
	assert_true(count_elements(root, "h2") >= 3);
	xmlFreeDoc(document);
	assert_true(holds(page, "default-src 'none'; style-src 'sha256-"));
	assert_false(holds(page, "href=\"javascript:"));
	assert_false(holds(page, " style=\""));
	assert_true(holds(page, "href=\"https://courier.example/?a=&quot;&#39;"
				"&lt;&amp;\""));
}

static void
test_page(void **unused)
{
	(void)unused;
	enum { ROUNDS = 20, MOST = 1000000 };
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct report report;
		struct buffer out, again;
		chance.state = round;
		fill_report(&report, round % 2);
		buffer_init(&out, BUFFER_UNLIMITED);
		buffer_init(&again, BUFFER_UNLIMITED);
		report_put_page(&report, &out);
		report_put_page(&report, &again);
		check_page(&out);
		assert_true(out.len < MOST);
		assert_true(str_equal(buffer_str(&out), buffer_str(&again)));
		buffer_fini(&out);
		buffer_fini(&again);
		report_fini(&report);
	}
}

/* A report of nothing is a page too. */
static void
test_empty(void **unused)
{
	(void)unused;
	struct report report;
	struct report_list list;
	struct buffer out;
	report_init(&report);
	load_tables(&report);
	report_list(&report, &list);
	assert_int_equal(list.count, 0);
	buffer_init(&out, BUFFER_UNLIMITED);
	report_put_page(&report, &out);
	assert_true(holds(&out, "0 events in 0 articles"));
	assert_true(holds(&out, "How this was made"));
	buffer_fini(&out);
	report_fini(&report);
}

/* Every outline is of a country that the lexicon knows. */
static void
test_outlines(void **unused)
{
	(void)unused;
	struct report report;
	report_init(&report);
	load_tables(&report);
	assert_true(report.outlines.count > 200);
	for (size_t i = 0; i < report.outlines.count; i++) {
		struct str code = report.outlines.at[i].code;
		assert_int_equal(code.len, 3);
		assert_false(str_equal(names_of(&report.names, code), code));
		assert_true(report.outlines.at[i].count > 0);
	}
	report_fini(&report);
}

static void
test_names(void **unused)
{
	(void)unused;
	struct report report;
	struct buffer out;
	report_init(&report);
	load_tables(&report);
	struct str name = names_of(&report.names, STR("COL"));
	assert_true(str_equal(name, STR("Colombia")));
	name = names_of(&report.names, STR("RUS"));
	assert_true(str_equal(name, STR("Russia")));
	name = names_of(&report.names, STR("QQQ"));
	assert_true(str_equal(name, STR("QQQ")));
	buffer_init(&out, BUFFER_UNLIMITED);
	names_put(&report.names, STR("USA"), &out);
	assert_true(str_equal(buffer_str(&out), STR("the United States")));
	buffer_reset(&out);
	names_put(&report.names, STR("COL.GOV"), &out);
	assert_true(str_equal(buffer_str(&out), STR("Colombia (GOV)")));
	buffer_fini(&out);
	report_fini(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_outlines),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_pictures),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
