/* Files of the field, row by row: what their readers rely on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "export/cameo_actor.h"
#include "export/gdelt.h"
#include "export/geography.h"
#include "export/icews.h"
#include "export/polecat.h"
#include "export/event_tally.h"

struct fixture {
	struct exchange exchange;
	struct arena arena;
	struct export_article article;
	json_t *record, *records;
	struct export_row row;
	struct buffer out, cell;
	struct str cells[64];
	unsigned count;
};

static int
start(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){ 0 };
	if (exchange_load(&fixture.exchange, PROJECT_LEXICON, NULL))
		return -1;
	arena_init(&fixture.arena);
	buffer_init(&fixture.out, BUFFER_UNLIMITED);
	buffer_init(&fixture.cell, BUFFER_UNLIMITED);
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;
	json_decref(fixture->records);
	exchange_unload(&fixture->exchange);
	arena_fini(&fixture->arena);
	buffer_fini(&fixture->out);
	buffer_fini(&fixture->cell);
	return 0;
}

/* "é" makes characters and bytes differ. */
static const char TEXT[] = "LIMA, é - Peru praised China.\nMore of it.";

static const char RECORD[] =
		"{\"record\":\"event\",\"id\":\"d3cf839b2e6df636\","
		"\"sentence\":0,"
		"\"date\":\"2025-03-04\",\"event\":\"CONSULT\",\"mode\":"
		"\"visit\","
		"\"cameo\":\"042\",\"quad\":1,\"score\":4.0,"
		"\"context\":[\"economic\",\"diplomatic\"],\"status\":"
		"\"actual\","
		"\"actor\":[{\"text\":\"Peru\",\"start\":11,\"end\":15,"
		"\"code\":\"PER\",\"sector\":[\"GOV\",\"MIL\"],\"name\":"
		"\"Peru\","
		"\"id\":\"PER\"},{\"text\":\"a \\\"firm\\\"; and\\tmore\","
		"\"start\":11,\"end\":15}],"
		"\"recipient\":[{\"text\":\"China\",\"start\":24,\"end\":29,"
		"\"code\":\"CHN\",\"sector\":[\"COP\"],\"id\":\"CHN/COP\"}],"
		"\"location\":{\"text\":\"LIMA\",\"name\":\"Lima\","
		"\"country\":\"PER\",\"lat\":-12.0432,\"lon\":-77.0282,"
		"\"geonameid\":3936456},"
		"\"trigger\":{\"text\":\"praised\",\"start\":16,\"end\":23},"
		"\"confidence\":0.84,\"version\":{\"program\":\"0.1.0\","
		"\"lexicon\":\"01234567\",\"model\":\"89abcdef\"}}";

static void
prepare(struct fixture *fixture)
{
	fixture->article = (struct export_article){
		.doc = STR("doc-1"),
		.url = STR("https://www.courier.example:8080/a"),
		.title = STR("\"Quoted\"\tand\r\nbroken \xe2\x80\xa8 title"),
		.publisher = STR("\"The Courier\"\n"),
		.lang = STR("en"),
		.published = STR("2025-03-04T23:30:00-05:00"),
		.text = { TEXT, sizeof TEXT - 1 },
	};
	export_article_index(&fixture->article, &fixture->arena);
	fixture->record = json_loads(RECORD, 0, NULL);
	assert_non_null(fixture->record);
	fixture->records = json_array();
	json_array_append_new(fixture->records, fixture->record);
	fixture->row = (struct export_row){
		.exchange = &fixture->exchange,
		.article = &fixture->article,
		.record = fixture->record,
		.records = fixture->records,
		.party = { json_array_get(json_object_get(fixture->record,
							  "actor"),
					   0),
				json_array_get(json_object_get(fixture->record,
							       "recipient"),
						0) },
		.cameo = STR("042"),
		.id = 77,
		.story = 3,
		.added = 20250305043000,
		.mentioned = 20250305043000,
		.count = { 3, 2, 1 },
	};
}

/* Puts the row and cuts it as csv.reader, pandas and readr do. */
static void
put(struct fixture *fixture, const struct export_layout *layout)
{
	buffer_reset(&fixture->out);
	layout_put_row(&fixture->out, &fixture->cell, layout, &fixture->row);
	struct str line = buffer_str(&fixture->out);
	assert_true(str_ends(line, STR("\n")));
	line.len--;
	assert_int_equal(str_find_byte(line, '\n'), line.len);
	assert_int_equal(str_find_byte(line, '\r'), line.len);
	assert_int_equal(str_find_byte(line, '\0'), line.len);
	bool more = true;
	for (fixture->count = 0; more; fixture->count++) {
		assert_true(fixture->count < 64);
		struct str cell = str_next(&line, '\t', &more);
		assert_false(str_starts(cell, STR("\"")));
		fixture->cells[fixture->count] = cell;
	}
	assert_int_equal(fixture->count, layout->count);
}

static void
assert_cell(const struct fixture *fixture, const struct export_layout *layout,
		const char *name, const char *expected)
{
	for (unsigned i = 0; i < layout->count; i++) {
		if (strcmp(layout->columns[i].name, name) != 0)
			continue;
		char text[256];
		snprintf(text, sizeof text, "%.*s", STR_ARG(fixture->cells[i]));
		assert_string_equal(text, expected);
		return;
	}
	fail_msg("no column %s", name);
}

struct expected {
	const char *name, *cell;
};

static void
assert_cells(struct fixture *fixture, const struct export_layout *layout,
		const struct expected *expected, size_t count)
{
	put(fixture, layout);
	for (size_t i = 0; i < count; i++)
		assert_cell(fixture, layout, expected[i].name,
				expected[i].cell);
}
#define ASSERT_CELLS(fixture, layout, ...)                                     \
	assert_cells(fixture, layout, (const struct expected[])__VA_ARGS__,    \
			sizeof(const struct expected[]) __VA_ARGS__            \
					/ sizeof(struct expected))

static void
test_counts_of_columns(void **state)
{
	(void)state;
	assert_int_equal(GDELT_EVENTS.count, 61);
	assert_int_equal(GDELT_MENTIONS.count, 16);
	assert_int_equal(GDELT_GKG.count, 27);
	assert_int_equal(ICEWS_EVENTS.count, 20);
	assert_int_equal(POLECAT_EVENTS.count, 40);
	assert_int_equal(POLECAT_EVENTS_OTHER.count, 40);
	assert_false(GDELT_EVENTS.head || GDELT_MENTIONS.head
			|| GDELT_GKG.head);
	assert_true(ICEWS_EVENTS.head && POLECAT_EVENTS.head);
	assert_string_equal(POLECAT_EVENTS.columns[4].name, "Intensity");
	assert_string_equal(POLECAT_EVENTS_OTHER.columns[4].name,
			"Event Intensity");
}

static void
test_gdelt_event(void **state)
{
	struct fixture *fixture = *state;
	prepare(fixture);
	ASSERT_CELLS(fixture, &GDELT_EVENTS,
			{ { "GLOBALEVENTID", "77" }, { "SQLDATE", "20250304" },
					{ "MonthYear", "202503" },
					{ "Year", "2025" },
					{ "FractionDate", "2025.2575" },
					{ "Actor1Code", "PERGOVMIL" },
					{ "Actor1Name", "PERU" },
					{ "Actor1CountryCode", "PER" },
					{ "Actor1Type1Code", "GOV" },
					{ "Actor1Type2Code", "MIL" },
					{ "Actor2Code", "CHNCOP" },
					{ "Actor2Name", "CHINA" },
					{ "IsRootEvent", "1" },
					{ "EventCode", "042" },
					{ "EventBaseCode", "042" },
					{ "EventRootCode", "04" },
					{ "QuadClass", "1" },
					{ "GoldsteinScale", "1.9" },
					{ "NumMentions", "3" },
					{ "NumArticles", "2" },
					{ "NumSources", "1" },
					{ "AvgTone", "" },
					{ "Actor2Geo_Type", "1" },
					{ "Actor2Geo_FullName", "China" },
					{ "Actor2Geo_CountryCode", "CH" },
					{ "Actor2Geo_ADM1Code", "CH" },
					{ "ActionGeo_Type", "4" },
					{ "ActionGeo_CountryCode", "PE" },
					{ "ActionGeo_ADM2Code", "" },
					{ "ActionGeo_Lat", "-12.0432" },
					{ "ActionGeo_FeatureID", "" },
					{ "DATEADDED", "20250305043000" },
					{ "SOURCEURL", "https://"
						       "www.courier.example:"
						       "8080/a" } });
}

static void
test_gdelt_mention(void **state)
{
	struct fixture *fixture = *state;
	prepare(fixture);
	ASSERT_CELLS(fixture, &GDELT_MENTIONS,
			{ { "EventTimeDate", "20250305043000" },
					{ "MentionType", "1" },
					{ "MentionSourceName",
							"courier.example" },
					{ "SentenceID", "1" },
					{ "Actor1CharOffset", "10" },
					{ "Actor2CharOffset", "23" },
					{ "ActionCharOffset", "15" },
					{ "Confidence", "84" },
					{ "MentionDocLen", "41" },
					{ "Extras", "d3cf839b2e6df636" } });
	fixture->row.party[SIDE_RECIPIENT] = NULL;
	fixture->article.url = STR("");
	ASSERT_CELLS(fixture, &GDELT_MENTIONS,
			{ { "MentionType", "2" },
					{ "MentionSourceName",
							"'The Courier'" },
					{ "MentionIdentifier", "doc-1" },
					{ "Actor2CharOffset", "-1" } });
}

static void
test_gkg(void **state)
{
	struct fixture *fixture = *state;
	prepare(fixture);
	json_t *quote = json_loads(
			"{\"record\":\"quote\",\"id\":\"q\",\"direct\":true,"
			"\"start\":11,\"end\":23,\"verb\":\"said\","
			"\"quote\":\"a|b#c \\\"d\\\"\",\"amount\":[{\"value\":"
			"2400000000,\"currency\":\"USD\",\"start\":16}],"
			"\"speaker\":{\"name\":\"Wang Yi\",\"start\":24}}",
			0, NULL);
	json_array_append_new(fixture->records, quote);
	ASSERT_CELLS(fixture, &GDELT_GKG,
			{ { "GKGRECORDID", "20250305043000-3" },
					{ "Themes", "PLOVER_CONSULT;PLOVER_"
						    "ECONOMIC;PLOVER_"
						    "DIPLOMATIC" },
					{ "Persons", "Wang Yi" },
					{ "V2Persons", "Wang Yi,23" },
					{ "AllNames", "Peru,10;Wang Yi,23" },
					{ "Quotations", "10|12|said|a b c "
							"'d'" },
					{ "Amounts", "2400000000,USD,15" },
					{ "Extras", "<PAGE_TITLE>'Quoted' and "
						    "broken title</"
						    "PAGE_TITLE>"
						    "<DEMARCHE_DOC>doc-1</"
						    "DEMARCHE_DOC>"
						    "<DEMARCHE_RECORDS>"
						    "d3cf839b2e6df636;q</"
						    "DEMARCHE_RECORDS>" } });
}

static void
test_icews(void **state)
{
	struct fixture *fixture = *state;
	prepare(fixture);
	ASSERT_CELLS(fixture, &ICEWS_EVENTS,
			{ { "Event ID", "77" }, { "Event Date", "2025-03-04" },
					{ "Source Name", "Peru" },
					{ "Source Sectors",
							"Government,Military" },
					{ "Source Country", "Peru" },
					{ "Event Text", "Make a visit" },
					{ "CAMEO Code", "042" },
					{ "Intensity", "1.9" },
					{ "Target Name", "Police (China)" },
					{ "Target Country", "China" },
					{ "Story ID", "3" },
					{ "Sentence Number", "1" },
					{ "Publisher", "'The Courier'" },
					{ "City", "Lima" }, { "District", "" },
					{ "Country", "Peru" },
					{ "Longitude", "-77.0282" } });
	assert_true(str_equal(exchange_mirror(&fixture->exchange, STR("042")),
			STR("043")));
	assert_true(str_equal(exchange_mirror(&fixture->exchange, STR("040")),
			STR("040")));
	assert_true(str_equal(exchange_mirror(&fixture->exchange, STR("190")),
			STR("")));
	assert_true(str_equal(exchange_language(&fixture->exchange, STR("pt")),
			STR("Portuguese")));
	assert_true(str_equal(exchange_language(&fixture->exchange, STR("xx")),
			STR("")));
}

static void
test_polecat(void **state)
{
	struct fixture *fixture = *state;
	prepare(fixture);
	ASSERT_CELLS(fixture, &POLECAT_EVENTS,
			{ { "Event ID", "20250304-d3cf839b2e6df636" },
					{ "Event Type", "CONSULT" },
					{ "Event Mode", "visit" },
					{ "Intensity", "4" },
					{ "Quad Code", "VERBAL COOPERATION" },
					{ "Contexts", "economic;diplomatic" },
					{ "Actor Name", "Peru;a 'firm' and "
							"more" },
					{ "Actor Country", "PER;None" },
					{ "Actor COW", "135;None" },
					{ "Primary Actor Sector", "GOV;None" },
					{ "Actor Sectors", "GOV,MIL;None" },
					{ "Actor Title", "None;None" },
					{ "Recipient Name", "China" },
					{ "Recipient COW", "710" },
					{ "District", "None" },
					{ "Country", "PER" },
					{ "GeoNames ID", "3936456" },
					{ "Feature Type", "PPL" },
					{ "Publication Date", "2025-03-04" },
					{ "Story People", "None" },
					{ "Language", "English" } });
	json_object_del(fixture->record, "recipient");
	ASSERT_CELLS(fixture, &POLECAT_EVENTS,
			{ { "Recipient Name", "None" },
					{ "Recipient COW", "None" } });
}

static void
test_actors_of_cameo(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *party, *code, *country, *group;
	} cases[] = {
		{ "{\"code\":\"UNO\",\"id\":\"UNO\",\"sector\":[\"GOV\"]}",
				"IGOUNO", "", "UNO" },
		{ "{\"code\":\"EUR\",\"id\":\"EUR\"}", "IGOEUREEC", "EUR",
				"EEC" },
		{ "{\"code\":\"IGO\",\"id\":\"IGO/nato\",\"sector\":[\"MIL\"]}",
				"IGONATMIL", "", "NAT" },
		{ "{\"code\":\"ROU\",\"sector\":[\"JRN\",\"REL\"]}", "ROMMED",
				"ROM", "" },
		{ "{\"sector\":[\"REB\",\"PRM\",\"UAF\"]}", "REBUAF", "", "" },
		{ "{\"text\":\"somebody\"}", "", "", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		json_t *party = json_loads(cases[i].party, 0, NULL);
		struct cameo_actor actor =
				cameo_actor_of(&fixture->exchange, party);
		buffer_reset(&fixture->out);
		cameo_actor_put_code(&fixture->out, &actor);
		buffer_put_char(&fixture->out, '\0');
		assert_string_equal(fixture->out.at, cases[i].code);
		assert_int_equal(cameo_actor_is_nobody(&actor),
				!cases[i].code[0]);
		assert_true(str_equal(actor.country, str_of(cases[i].country)));
		assert_true(str_equal(actor.group, str_of(cases[i].group)));
		json_decref(party);
	}
}

/* Against counting from the beginning, in a text of many pieces. */
static void
test_characters(void **state)
{
	enum { BYTES = 4998 };
	static char bytes[BYTES];
	struct arena arena;
	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < BYTES; i += 3)
		memcpy(bytes + i, "\xc3\xa9x", 3);
	struct export_article article = { .text = { bytes, BYTES } };
	export_article_index(&article, &arena);
	assert_int_equal(article.lead, BYTES);
	assert_int_equal(article.characters, BYTES / 3 * 2);
	for (size_t i = 0; i < BYTES; i += 3)
		assert_int_equal(export_characters(&article, i), i / 3 * 2);
	assert_int_equal(export_characters(&article, 9999), BYTES / 3 * 2);
	arena_fini(&arena);
}

/* Codes that look alike and are not. */
static void
test_fips(void **state)
{
	struct fixture *fixture = *state;
	static const char *const pairs[][2] = { { "CHN", "CH" },
		{ "CHE", "SZ" }, { "SWE", "SW" }, { "AUS", "AS" },
		{ "AUT", "AU" }, { "DEU", "GM" }, { "GBR", "UK" },
		{ "UKR", "UP" }, { "KOR", "KS" }, { "PRK", "KN" },
		{ "ISR", "IS" }, { "ISL", "IC" }, { "IRQ", "IZ" },
		{ "ZAF", "SF" }, { "NER", "NG" }, { "NGA", "NI" },
		{ "NIC", "NU" }, { "RUS", "RS" }, { "SRB", "RI" },
		{ "TUR", "TU" }, { "TUN", "TS" }, { "KOS", "KV" },
		{ "SSD", "OD" }, { "MMR", "BM" }, { "VNM", "VM" } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const struct exchange_country *country = exchange_country(
				&fixture->exchange, str_of(pairs[i][0]));
		assert_non_null(country);
		assert_true(str_equal(country->fips, str_of(pairs[i][1])));
	}
	const struct exchange_country *part =
			exchange_part(&fixture->exchange, STR("PR"));
	assert_true(str_equal(part->fips, STR("RQ")));
	assert_true(str_equal(part->code, STR("USA")));
}

static void
test_places(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *location, *name, *fips, *adm1;
		enum geography_level level;
	} cases[] = {
		{ "{\"name\":\"Texas\",\"country\":\"USA\",\"geonameid\":"
		  "4736286}",
				"Texas, United States", "US", "TX",
				LEVEL_REGION },
		{ "{\"name\":\"Russia\",\"country\":\"RUS\"}",
				"Russian Federation", "RS", "", LEVEL_COUNTRY },
		{ "{\"name\":\"Silicon Valley\",\"country\":\"USA\"}",
				"Silicon Valley, United States", "US", "",
				LEVEL_REGION },
		{ "{\"name\":\"Caguas\",\"country\":\"USA\",\"geonameid\":"
		  "4562771}",
				"Barceloneta, Puerto Rico", "RQ", "",
				LEVEL_REGION },
		{ "{}", "", "", "", LEVEL_NONE },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		json_t *location = json_loads(cases[i].location, 0, NULL);
		struct geography place = geography_of_place(
				&fixture->exchange, location);
		buffer_reset(&fixture->out);
		geography_put_name(&fixture->out, &place);
		buffer_put_char(&fixture->out, '\0');
		assert_string_equal(fixture->out.at, cases[i].name);
		assert_true(str_equal(place.fips, str_of(cases[i].fips)));
		assert_true(str_equal(place.adm1, str_of(cases[i].adm1)));
		assert_int_equal(place.level, cases[i].level);
		json_decref(location);
	}
}

static void
test_times(void **state)
{
	(void)state;
	assert_int_equal(export_time(STR("2025-03-04")), 20250304000000);
	assert_int_equal(export_time(STR("2025-03-04T10:20:30Z")),
			20250304102030);
	assert_int_equal(export_time(STR("2025-12-31T23:30:00-05:00")),
			20260101043000);
	assert_int_equal(export_time(STR("2025-01-01T00:30+0530")),
			20241231190000);
	assert_int_equal(export_time(STR("2025-13-45T10:00:00Z")), 0);
	assert_int_equal(export_time(STR("2025-03-04T99:00:00Z")),
			20250304000000);
	assert_int_equal(export_time(STR("yesterday")), 0);
	assert_int_equal(export_day(STR("2025-02-30")), 0);
}

static void
test_quads(void **state)
{
	(void)state;
	assert_int_equal(gdelt_quad(STR("0251")), 1);
	assert_int_equal(gdelt_quad(STR("057")), 1);
	assert_int_equal(gdelt_quad(STR("06")), 2);
	assert_int_equal(gdelt_quad(STR("138")), 3);
	assert_int_equal(gdelt_quad(STR("2041")), 4);
	assert_false(gdelt_has_code(STR("X01")));
	assert_false(gdelt_has_code(STR("")));
	assert_false(gdelt_has_code(STR("00")));
	assert_false(gdelt_has_code(STR("211")));
	assert_true(gdelt_has_code(STR("01")));
}

static void
test_domains(void **state)
{
	(void)state;
	assert_true(str_equal(gdelt_domain(STR("http://u:p@www.a.example/x")),
			STR("a.example")));
	assert_true(str_equal(gdelt_domain(STR("https://a.example:8080")),
			STR("a.example")));
	assert_true(str_equal(
			gdelt_domain(STR("samples/week.jsonl")), STR("")));
}

/* Cells that would break a reader. */
static void
test_hostile_cells(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		struct str text;
		const char *cell;
	} cases[] = {
		{ { "\"a\"", 3 }, "'a'" },
		{ { "a\tb\r\n c", 7 }, "a b c" },
		{ { "a\0b", 3 }, "a b" },
		{ { "a\xc2\x85"
		    "b",
				  4 },
				"a b" },
		{ { "a\xe2\x80\xa9"
		    "b\v\fc",
				  8 },
				"a b c" },
		{ { " \n", 2 }, "" },
		{ { "\x1c\x1d\x1e\x7f", 4 }, "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&fixture->out);
		column_put_cell(&fixture->out, cases[i].text);
		buffer_put_char(&fixture->out, '\0');
		assert_string_equal(fixture->out.at, cases[i].cell);
	}
}

static void
test_numbers(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		double number;
		int digits;
		const char *text;
	} cases[] = { { -10, 1, "-10" }, { 2.8, 1, "2.8" }, { 0, 1, "0" },
		{ -0.04, 1, "0" }, { 2.4e9, 2, "2400000000" },
		{ -77.0282, 4, "-77.0282" }, { 100, 4, "100" },
		{ 1e18, 2, "1000000000000000000" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&fixture->out);
		column_put_real(&fixture->out, cases[i].number,
				cases[i].digits);
		buffer_put_char(&fixture->out, '\0');
		assert_string_equal(fixture->out.at, cases[i].text);
	}
}

/* Ids are unique and below 2^53 even when hashes share their bits. */
static void
test_tally(void **state)
{
	enum { EVENTS = 5000 };
	static int64_t ids[EVENTS];
	struct event_tally tally;
	(void)state;
	event_tally_init(&tally);
	for (uint64_t i = 0; i < EVENTS; i++) {
		struct event_tally_entry *entry = event_tally_find(
				&tally, i << 60 | (i / 16 * 7919));
		event_tally_report(&tally, entry, true, STR("a"));
		event_tally_report(&tally, entry, false,
				i % 2 ? STR("a") : STR("b"));
		ids[i] = entry->id;
	}
	for (uint64_t i = 0; i < EVENTS; i++) {
		struct event_tally_entry *entry = event_tally_find(
				&tally, i << 60 | (i / 16 * 7919));
		assert_int_equal(entry->id, ids[i]);
		assert_in_range(entry->id, 1, (INT64_C(1) << 53) - 1);
		assert_int_equal(entry->count.mentions, 2);
		assert_int_equal(entry->count.articles, 1);
		assert_int_equal(entry->count.sources, i % 2 ? 1 : 2);
	}
	assert_int_equal(tally.count, EVENTS);
	event_tally_fini(&tally);
}

static enum status
count_pair(void *context, const json_t *actor, const json_t *recipient,
		unsigned number, struct error *error)
{
	unsigned *count = context;
	(void)error;
	assert_int_equal(number, *count);
	assert_true(!actor || actor != recipient);
	*count += 1;
	return STATUS_OK;
}

static void
test_pairs_count(void **state)
{
	(void)state;
	static const struct {
		const char *record;
		unsigned pairs;
	} cases[] = {
		{ "{\"actor\":[1,2],\"recipient\":[3,4,5]}", 6 },
		{ "{\"actor\":[1,2,3],\"recipient\":[]}", 6 },
		{ "{\"actor\":[1,2,3],\"mutual\":true}", 6 },
		{ "{\"actor\":[1,2,3],\"mutual\":false}", 3 },
		{ "{\"actor\":[1],\"recipient\":[]}", 1 },
		{ "{\"actor\":[],\"recipient\":[1,2]}", 2 },
		{ "{}", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		json_t *record = json_loads(cases[i].record, 0, NULL);
		unsigned count = 0;
		assert_int_equal(export_pairs(record, count_pair, &count, NULL),
				STATUS_OK);
		assert_int_equal(count, cases[i].pairs);
		json_decref(record);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts_of_columns),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_quads),
		cmocka_unit_test(test_domains),
		cmocka_unit_test(test_tally),
		cmocka_unit_test(test_pairs_count),
		cmocka_unit_test(test_characters),
		cmocka_unit_test_setup_teardown(test_gdelt_event, start, stop),
		cmocka_unit_test_setup_teardown(
				test_gdelt_mention, start, stop),
		cmocka_unit_test_setup_teardown(test_gkg, start, stop),
		cmocka_unit_test_setup_teardown(test_icews, start, stop),
		cmocka_unit_test_setup_teardown(test_polecat, start, stop),
		cmocka_unit_test_setup_teardown(
				test_actors_of_cameo, start, stop),
		cmocka_unit_test_setup_teardown(test_fips, start, stop),
		cmocka_unit_test_setup_teardown(test_places, start, stop),
		cmocka_unit_test_setup_teardown(
				test_hostile_cells, start, stop),
		cmocka_unit_test_setup_teardown(test_numbers, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
