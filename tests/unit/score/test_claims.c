#include "score/claims_report.h"
#include "score_fixture.h"

/* Two paragraphs; the second begins at byte 41. */
static const char TEXT[] = "Kenya won a $5 million contract; 28 left\n"
			   "\"It is good,\" said Mr Moi of Kenya.";

/* An item with gold and with records, one JSON object a line. */
static struct score_item *
add_item(struct score_fixture *fixture, const char *gold, const char *coded)
{
	struct score_set *set = &fixture->set;
	struct score_item item = { .id = STR("d"),
		.article = { .text = { TEXT, sizeof TEXT - 1 } } };
	json_t *object = json_loads(gold, 0, NULL);
	assert_non_null(object);
	json_object_set_new(object, "text", json_string(TEXT));
	item.claims = claims_of_gold(&fixture->names, object);
	json_decref(object);
	struct str lines = str_of(coded);
	for (bool more = lines.len > 0; more;) {
		struct str line = str_next(&lines, '\n', &more);
		object = json_loadb(line.at, line.len, 0, NULL);
		assert_non_null(object);
		claims_add_coded(&fixture->names, item.claims, object);
		json_decref(object);
	}
	set->with_claims = true;
	ARENA_PUSH(fixture->names.arena, set->items, set->count, set->capacity,
			item);
	return &set->items[set->count - 1];
}

static void
assert_counts(struct score_fixture *fixture, enum claim_measure measure,
		uint32_t tp, uint32_t fp, uint32_t fn)
{
	struct score_claims out;
	score_claims(&fixture->set, &out);
	struct score_counts counts = out.measure[measure].counts;
	assert_int_equal(counts.tp, tp);
	assert_int_equal(counts.fp, fp);
	assert_int_equal(counts.fn, fn);
}

#define MONEY(start, end, value, currency)                                     \
	"{\"record\":\"amount\",\"amount\":[{\"start\":" #start                \
	",\"end\":" #end ",\"value\":" #value ",\"currency\":\"" currency      \
	"\"}]}"
#define FACT(kind, parties, more)                                              \
	"{\"record\":\"fact\",\"kind\":\"" kind                                \
	"\",\"status\":\"won\",\"party\":[" parties                            \
	"],\"trigger\":{\"start\":6,\"end\":9}" more "}"
#define PARTY(role, start, end)                                                \
	"{\"role\":\"" role "\",\"start\":" #start ",\"end\":" #end "}"

static void
test_amounts_agree_in_value_and_currency(void **state)
{
	struct score_fixture *fixture = *state;
	static const char gold[] = "{\"amounts\":[{\"start\":12,\"end\":22,"
				   "\"value\":5000000,\"currency\":\"USD\"}]}";
	add_item(fixture, gold, MONEY(12, 31, 5001000, "USD"));
	assert_counts(fixture, MEASURE_AMOUNT, 1, 0, 0);
	add_item(fixture, gold, MONEY(12, 22, 5100000, "USD"));
	assert_counts(fixture, MEASURE_AMOUNT, 1, 1, 1);
	add_item(fixture, gold, MONEY(12, 22, 5000000, "KES"));
	assert_counts(fixture, MEASURE_AMOUNT, 1, 2, 2);
	add_item(fixture, gold, MONEY(33, 40, 5000000, "USD"));
	assert_counts(fixture, MEASURE_AMOUNT, 1, 3, 3);
	add_item(fixture, gold,
			"{\"record\":\"amount\",\"count\":[{\"start\":12,"
			"\"end\":22,\"value\":5000000,\"unit\":\"x\"}]}");
	assert_counts(fixture, MEASURE_AMOUNT, 1, 4, 4);
}

static void
test_percentages_and_counts(void **state)
{
	struct score_fixture *fixture = *state;
	add_item(fixture,
			"{\"amounts\":[{\"start\":0,\"end\":4,\"value\":13,"
			"\"percent\":true},{\"start\":33,\"end\":35,"
			"\"value\":28,\"unit\":\"envoy\"}]}",
			"{\"record\":\"amount\",\"percent\":{\"value\":13,"
			"\"start\":0,\"end\":4}}\n"
			"{\"record\":\"amount\",\"count\":[{\"start\":33,"
			"\"end\":40,\"value\":28}]}");
	assert_counts(fixture, MEASURE_AMOUNT, 2, 0, 0);
}

static void
test_optional_gold_and_what_lies_outside_the_scope(void **state)
{
	struct score_fixture *fixture = *state;
	add_item(fixture,
			"{\"amounts\":[{\"start\":12,\"end\":22,\"value\":1,"
			"\"currency\":\"USD\",\"optional\":true}],"
			"\"scope\":[[0,41]]}",
			MONEY(12, 22, 1, "USD") "\n" MONEY(50, 52, 7, "USD"));
	assert_counts(fixture, MEASURE_AMOUNT, 0, 0, 0);
	add_item(fixture, "{\"amounts\":[],\"scope\":[[0,41]]}",
			MONEY(12, 22, 1, "USD"));
	assert_counts(fixture, MEASURE_AMOUNT, 0, 1, 0);
}

static void
test_facts_need_kind_parties_and_figure(void **state)
{
	struct score_fixture *fixture = *state;
	static const char gold[] =
			"{\"facts\":[{\"kind\":\"deal\",\"status\":\"won\","
			"\"party\":[{\"role\":\"seller\",\"start\":0,\"end\":5}"
			",{\"role\":\"buyer\",\"start\":70,\"end\":75,"
			"\"optional\":true}],\"amount\":[[12,22]]}]}";
#define RIGHT ",\"amount\":[{\"start\":12,\"end\":31}]"
	add_item(fixture, gold, FACT("deal", PARTY("seller", 0, 5), RIGHT));
	assert_counts(fixture, MEASURE_FACT, 1, 0, 0);
	add_item(fixture, gold,
			FACT("deal",
					PARTY("seller", 0, 5) "," PARTY(
							"buyer", 70, 75),
					RIGHT));
	assert_counts(fixture, MEASURE_FACT, 2, 0, 0);
	add_item(fixture, gold, FACT("deal", PARTY("buyer", 70, 75), RIGHT));
	assert_counts(fixture, MEASURE_FACT, 2, 1, 1);
	add_item(fixture, gold,
			FACT("deal",
					PARTY("seller", 0, 5) "," PARTY(
							"buyer", 33, 35),
					RIGHT));
	assert_counts(fixture, MEASURE_FACT, 2, 2, 2);
	assert_counts(fixture, MEASURE_FACT_AMOUNT, 4, 0, 0);
	add_item(fixture, gold, FACT("deal", PARTY("seller", 0, 5), ""));
	assert_counts(fixture, MEASURE_FACT, 2, 3, 3);
	assert_counts(fixture, MEASURE_FACT_AMOUNT, 4, 1, 1);
	assert_counts(fixture, MEASURE_FACT_KIND, 5, 0, 0);
	add_item(fixture, gold, FACT("aid", PARTY("seller", 0, 5), RIGHT));
	assert_counts(fixture, MEASURE_FACT_KIND, 5, 1, 1);
	struct score_claims out;
	score_claims(&fixture->set, &out);
	assert_int_equal(out.status.right, 2);
	assert_int_equal(out.roles.of, 2);
}

static void
test_a_change_alone_is_no_main_figure(void **state)
{
	struct score_fixture *fixture = *state;
	add_item(fixture, "{\"facts\":[{\"kind\":\"trade\",\"party\":[]}]}",
			FACT("trade", "",
					",\"change\":{\"percent\":1.0,"
					"\"start\":12,\"end\":22}"));
	assert_counts(fixture, MEASURE_FACT, 1, 0, 0);
	add_item(fixture, "{\"facts\":[{\"kind\":\"trade\",\"party\":[]}]}",
			FACT("trade", "",
					",\"count\":[{\"start\":33,\"end\":35}"
					"]"));
	assert_counts(fixture, MEASURE_FACT, 1, 1, 1);
}

static void
test_an_object_is_right_by_its_words_as_parties_are(void **state)
{
	struct score_fixture *fixture = *state;
	static const char gold[] =
			"{\"facts\":[{\"kind\":\"count\",\"party\":[{\"role\":"
			"\"object\",\"start\":0,\"end\":5}],\"count\":[[33,35]]}]}";
#define OBJECT(text, start, end)                                               \
	",\"count\":[{\"start\":33,\"end\":35}],\"object\":{\"text\":\"" text  \
	"\",\"start\":" #start ",\"end\":" #end "}"
	add_item(fixture, gold, FACT("count", "", OBJECT("Kenya", 70, 75)));
	assert_counts(fixture, MEASURE_FACT, 1, 0, 0);
	add_item(fixture, gold, FACT("count", "", OBJECT("Moi", 63, 66)));
	assert_counts(fixture, MEASURE_FACT, 1, 1, 1);
}

#define QUOTE(direct, start, end, speaker)                                     \
	"{\"record\":\"quote\",\"direct\":" #direct ",\"start\":" #start       \
	",\"end\":" #end ",\"speaker\":" speaker "}"

static void
test_quotations_need_words_and_speaker(void **state)
{
	struct score_fixture *fixture = *state;
	static const char gold[] = "{\"quotes\":[{\"direct\":true,\"start\":42,"
				   "\"end\":52,\"speaker\":[63,66]}]}";
	add_item(fixture, gold,
			QUOTE(true, 42, 53, "{\"start\":60,\"end\":66}"));
	assert_counts(fixture, MEASURE_DIRECT, 1, 0, 0);
	add_item(fixture, gold,
			QUOTE(true, 42, 46, "{\"start\":60,\"end\":66}"));
	assert_counts(fixture, MEASURE_DIRECT_WORDS, 1, 1, 1);
	add_item(fixture, gold, QUOTE(true, 42, 52, "{\"start\":0,\"end\":5}"));
	assert_counts(fixture, MEASURE_DIRECT, 1, 2, 2);
	add_item(fixture, gold,
			QUOTE(true, 42, 52,
					"{\"start\":1,\"end\":5,\"name\":"
					"\"Daniel Moi\"}"));
	assert_counts(fixture, MEASURE_DIRECT, 2, 2, 2);
	add_item(fixture, gold,
			QUOTE(false, 42, 52, "{\"start\":60,\"end\":66}"));
	assert_counts(fixture, MEASURE_DIRECT, 2, 2, 3);
	assert_counts(fixture, MEASURE_INDIRECT, 0, 1, 0);
}

/* Annotated paragraphs 0-20 and 41-60; words from 12 to 52 stand in both. */
static void
test_words_over_two_scopes_count_in_each(void **state)
{
	struct score_fixture *fixture = *state;
	add_item(fixture,
			"{\"quotes\":[{\"direct\":true,\"start\":12,"
			"\"end\":20,\"speaker\":[63,66]},{\"direct\":true,"
			"\"start\":41,\"end\":52}],"
			"\"scope\":[[41,60],[0,20]]}",
			QUOTE(true, 12, 52, "{\"start\":60,\"end\":66}"));
	assert_counts(fixture, MEASURE_DIRECT, 2, 0, 0);
}

static void
test_nobody_speaks_in_both_or_in_neither(void **state)
{
	struct score_fixture *fixture = *state;
	static const char gold[] =
			"{\"quotes\":[{\"direct\":false,"
			"\"start\":42,\"end\":52,\"speaker\":null}]}";
	add_item(fixture, gold,
			"{\"record\":\"quote\",\"direct\":false,\"start\":42,"
			"\"end\":52}");
	assert_counts(fixture, MEASURE_INDIRECT, 1, 0, 0);
	add_item(fixture, gold,
			QUOTE(false, 42, 52, "{\"start\":60,\"end\":66}"));
	assert_counts(fixture, MEASURE_INDIRECT, 1, 1, 1);
	assert_counts(fixture, MEASURE_INDIRECT_WORDS, 2, 0, 0);
}

static void
test_errors_tell_what_was_missed_and_what_is_too_much(void **state)
{
	struct score_fixture *fixture = *state;
	struct buffer out;
	add_item(fixture,
			"{\"amounts\":[{\"start\":33,\"end\":35,\"value\":28}]"
			"}",
			MONEY(12, 22, 5000000, "USD"));
	buffer_init(&out, BUFFER_UNLIMITED);
	score_claims_errors_put(&out, &fixture->set);
	struct str text = buffer_str(&out);
	assert_true(str_find(text, STR("== amounts missed\n\nd\n    Kenya won "
				       "a $5 million contract; 28 left\n"
				       "    expected  [28] count 28 \n"
				       "    coded     [$5 million] money 5e+06 "
				       "USD\n\n== amounts in excess\n\nd\n"))
			< text.len);
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCORE_TEST(test_amounts_agree_in_value_and_currency),
		SCORE_TEST(test_percentages_and_counts),
		SCORE_TEST(test_optional_gold_and_what_lies_outside_the_scope),
		SCORE_TEST(test_facts_need_kind_parties_and_figure),
		SCORE_TEST(test_a_change_alone_is_no_main_figure),
		SCORE_TEST(test_an_object_is_right_by_its_words_as_parties_are),
		SCORE_TEST(test_quotations_need_words_and_speaker),
		SCORE_TEST(test_words_over_two_scopes_count_in_each),
		SCORE_TEST(test_nobody_speaks_in_both_or_in_neither),
		SCORE_TEST(test_errors_tell_what_was_missed_and_what_is_too_much),
	};
	return cmocka_run_group_tests_name("claims", tests, NULL, NULL);
}
