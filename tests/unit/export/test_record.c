#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/day.h"
#include "event/frame.h"
#include "export/record.h"

/* "Kenya and Togo expelled envoys, \"three\" of them." with two actors. */
static const char TEXT[] = "Kenya and Togo expelled Sudan's envoys, \"all\".";

static struct token tokens[] = {
	{ .start = 0, .end = 5 },
	{ .start = 6, .end = 9 },
	{ .start = 10, .end = 14 },
	{ .start = 15, .end = 23 },
	{ .start = 24, .end = 29 },
	{ .start = 29, .end = 31 },
	{ .start = 32, .end = 38 },
};
static struct sentence sentence = { .count = 7, .end = sizeof TEXT - 1 };
static struct mention kenya = { .end = 5,
	.actor = { .code = "KEN", .sector = { SECTOR_GOV } } };
static struct mention togo = {
	.start = 10, .end = 14, .actor = { .code = "TGO" }
};
static struct mention sudan = { .start = 24,
	.end = 38,
	.actor = { .code = "SDN", .sector = { SECTOR_GOV } } };
static struct category categories[PLOVER_COUNT] = {
	[PLOVER_SANCTION] = { .name = { "SANCTION", 8 },
			.quad = 4,
			.score = -6 },
};
static struct mode modes[] = { { .name = { "", 0 } },
	{ .name = { "expel", 5 }, .event = PLOVER_SANCTION, .score = -5.5 } };
static struct cameo cameo[] = { { .code = { "", 0 } },
	{ .code = { "161", 3 } } };
static struct context contexts[] = { { .name = { "", 0 } },
	{ .name = { "diplomatic", 10 } } };
static const struct frame frame = {
	.rule = { "verbs/en/sanction.frames:41", 27 },
};

struct fixture {
	struct ontology ontology;
	struct article article;
	struct event event;
	struct analysis analysis;
	struct record_options options;
	struct buffer out;
};

static int
start(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){
		.ontology = { .categories = categories,
				.category_count = PLOVER_COUNT,
				.modes = modes,
				.mode_count = 2,
				.cameo = cameo,
				.cameo_count = 2,
				.contexts = contexts,
				.context_count = 2 },
		.article = { .id = STR("doc, 1"),
				.title = STR("A \"title\""),
				.date = STR("2025-03-04") },
		.event = { .category = PLOVER_SANCTION,
				.mode = 1,
				.cameo = 1,
				.contexts = 2,
				.confidence = 0.875f,
				.trigger = 4,
				.trigger_last = 4,
				.actor = { &kenya, &togo },
				.actor_count = 2,
				.recipient = { &sudan },
				.recipient_count = 1,
				.frame = &frame,
				.day = day_of_civil(2025, 3, 3),
				.day_in_text = true },
	};
	fixture.analysis = (struct analysis){
		.article = &fixture.article,
		.text = { .bytes = { TEXT, sizeof TEXT - 1 },
				.tokens = tokens,
				.token_count = 7,
				.sentences = &sentence,
				.sentence_count = 1 },
		.events = { &fixture.event, 1 },
	};
	fixture.options = (struct record_options){
		.ontology = &fixture.ontology,
		.version = { "0.1.0", "01234567", "89abcdef" },
		.kinds = RECORD_EVENTS,
	};
	buffer_init(&fixture.out, BUFFER_UNLIMITED);
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;
	buffer_fini(&fixture->out);
	return 0;
}

static json_t *
line_of(struct str *rest)
{
	bool more;
	struct str line = str_next(rest, '\n', &more);
	json_error_t error;
	json_t *record = json_loadb(line.at, line.len, 0, &error);
	assert_non_null(record);
	return record;
}

static const char *
text_at(json_t *record, const char *side, size_t index, const char *key)
{
	json_t *party = json_array_get(json_object_get(record, side), index);
	return json_string_value(json_object_get(party, key));
}

static void
test_json_record(void **state)
{
	struct fixture *fixture = *state;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	struct str rest = buffer_str(&fixture->out);
	json_t *record = line_of(&rest);
	assert_int_equal(rest.len, 0);
	assert_string_equal(json_string_value(json_object_get(record, "date")),
			"2025-03-03");
	assert_string_equal(json_string_value(json_object_get(
					    record, "date_source")),
			"text");
	assert_string_equal(json_string_value(json_object_get(record, "mode")),
			"expel");
	assert_string_equal(json_string_value(json_object_get(record, "key")),
			"2025-03-03|SANCTION|KEN.GOV+TGO|SDN.GOV");
	assert_string_equal(text_at(record, "actor", 1, "text"), "Togo");
	assert_string_equal(text_at(record, "recipient", 0, "text"),
			"Sudan's envoys");
	assert_string_equal(json_string_value(json_object_get(record, "rule")),
			"verbs/en/sanction.frames:41");
	assert_string_equal(
			json_string_value(json_object_get(record, "made_by")),
			"frame");
	assert_string_equal(json_string_value(json_object_get(
					    json_object_get(record, "trigger"),
					    "text")),
			"expelled");
	assert_int_equal(strlen(json_string_value(
					 json_object_get(record, "id"))),
			16);
	json_decref(record);
}

/* The records of --dyads: two, of which Kenya's is the first. */
static void
two_dyads(struct fixture *fixture, json_t **first, json_t **second)
{
	fixture->options.dyads = true;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	struct str rest = buffer_str(&fixture->out);
	*first = line_of(&rest);
	*second = line_of(&rest);
	assert_int_equal(rest.len, 0);
	assert_string_equal(text_at(*first, "actor", 0, "code"), "KEN");
	assert_string_equal(text_at(*second, "actor", 0, "code"), "TGO");
}

static void
test_dyads_have_ids_of_their_own(void **state)
{
	struct fixture *fixture = *state;
	json_t *first, *second;
	two_dyads(fixture, &first, &second);
	assert_string_not_equal(json_string_value(json_object_get(first, "id")),
			json_string_value(json_object_get(second, "id")));
	json_decref(first);
	json_decref(second);
}

static void
test_mutual_dyads_go_both_ways(void **state)
{
	struct fixture *fixture = *state;
	fixture->event.recipient_count = 0;
	fixture->event.mutual = true;
	json_t *first, *second;
	two_dyads(fixture, &first, &second);
	assert_string_equal(text_at(first, "recipient", 0, "code"), "TGO");
	assert_string_equal(text_at(second, "recipient", 0, "code"), "KEN");
	json_decref(first);
	json_decref(second);
}

/* "Kenya and Togo protested." */
static void
test_joint_dyads_stay_apart(void **state)
{
	struct fixture *fixture = *state;
	fixture->event.recipient_count = 0;
	json_t *first, *second;
	two_dyads(fixture, &first, &second);
	assert_int_equal(json_array_size(json_object_get(first, "recipient")),
			0);
	assert_int_equal(json_array_size(json_object_get(second, "recipient")),
			0);
	json_decref(first);
	json_decref(second);
}

/* Only where several actors without a recipient leave it open. */
static void
test_mutual_is_told(void **state)
{
	struct fixture *fixture = *state;
	fixture->event.mutual = true;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	fixture->event.recipient_count = 0;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	fixture->event.mutual = false;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	struct str rest = buffer_str(&fixture->out);
	json_t *clear = line_of(&rest), *mutual = line_of(&rest);
	json_t *joint = line_of(&rest);
	assert_null(json_object_get(clear, "mutual"));
	assert_true(json_is_true(json_object_get(mutual, "mutual")));
	assert_true(json_is_false(json_object_get(joint, "mutual")));
	json_decref(clear);
	json_decref(mutual);
	json_decref(joint);
}

static void
test_csv_quotes_what_must_be_quoted(void **state)
{
	struct fixture *fixture = *state;
	record_put_csv(&fixture->out, &fixture->analysis, &fixture->options);
	struct str row = buffer_str(&fixture->out);
	assert_true(str_find(row, STR(",\"doc, 1\",0,2025-03-03,SANCTION,"
				      "expel,161,4,-5.50,actual,KEN.GOV+TGO,"
				      "Kenya; Togo,SDN.GOV,Sudan's envoys,"
				      "expelled,"))
			< row.len);
	assert_true(str_find(row, STR(":41,0.88,\"Kenya and Togo expelled "
				      "Sudan's "
				      "envoys, \"\"all\"\".\",\"A "
				      "\"\"title\"\"\",,,,,,,,,,frame,"))
			< row.len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_json_record, start, stop),
		cmocka_unit_test_setup_teardown(
				test_dyads_have_ids_of_their_own, start, stop),
		cmocka_unit_test_setup_teardown(
				test_mutual_dyads_go_both_ways, start, stop),
		cmocka_unit_test_setup_teardown(
				test_joint_dyads_stay_apart, start, stop),
		cmocka_unit_test_setup_teardown(
				test_mutual_is_told, start, stop),
		cmocka_unit_test_setup_teardown(
				test_csv_quotes_what_must_be_quoted, start,
				stop),
	};
	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
