#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/day.h"
#include "event/frame.h"
#include "export/record.h"
#include "fact/owner.h"
#include "sentence_builder.h"

static const char *const SENTENCE =
		"Kenya PROPN 2 nsubj; won=win VERB+Past 0 root; a DET 4 det; "
		"contract NOUN 2 obj; worth ADJ 4 amod; $ SYM 5 obl; "
		"4.5 NUM 8 compound; billion NUM 6 nummod; and CCONJ 10 cc; "
		"Togo PROPN 11 nsubj; sent=send VERB+Past 2 conj; "
		"28 NUM 13 nummod; envoys=envoy NOUN+P 11 obj; . PUNCT 2 punct";

struct fixture {
	struct arena arena;
	struct words words;
	struct article article;
	struct ontology ontology;
	struct mention kenya, togo;
	struct event event[2];
	struct amount amount[3];
	uint32_t first_amount[2];
	struct fact fact;
	struct quote quote;
	struct analysis analysis;
	struct record_options options;
	struct buffer out;
};

static struct category categories[PLOVER_COUNT];
static struct mode modes[1];
static struct cameo cameo[1];
static struct context contexts[1];
static const struct frame frame = { .rule = { "a.frames:1", 10 } };

/* The bytes of tokens first..last. */
static void
set_bytes(const struct fixture *fixture, uint32_t first, uint32_t last,
		uint32_t *start, uint32_t *end)
{
	const struct token *tokens = fixture->analysis.text.tokens;
	*start = tokens[first - 1].start;
	*end = tokens[last - 1].end;
}

static struct amount
amount_at(const struct fixture *fixture, enum amount_kind kind, uint16_t first,
		uint16_t last, uint16_t head, double value)
{
	struct amount amount = { .first = first,
		.last = last,
		.number = last,
		.head = head,
		.kind = (uint8_t)kind,
		.value = value,
		.high = value,
		.usd = NAN };
	set_bytes(fixture, first, last, &amount.start, &amount.end);
	return amount;
}

static struct event
event_at(uint16_t trigger)
{
	return (struct event){ .category = PLOVER_AGREE,
		.trigger = trigger,
		.trigger_last = trigger,
		.frame = &frame,
		.day = DAY_NONE };
}

static void
make_facts(struct fixture *fixture)
{
	struct amount *amount = fixture->amount;
	amount[0] = amount_at(fixture, AMOUNT_MONEY, 6, 8, 6, 4.5e9);
	memcpy(amount[0].currency, "KES", 4);
	amount[0].high = 5e9;
	amount[0].usd = 35100000.25;
	amount[0].usd_year = 2024;
	amount[0].bound = BOUND_OVER;
	amount[1] = amount_at(fixture, AMOUNT_COUNT, 12, 13, 13, 28);
	amount[1].unit = STR("envoy");
	amount[1].rate = RATE_YEAR;
	amount[2] = amount_at(fixture, AMOUNT_PERCENT, 12, 12, 13, 13);
	fixture->fact = (struct fact){ .trigger = 2,
		.trigger_last = 2,
		.party = { { .mention = &fixture->kenya } },
		.party_count = 1,
		.amount = { &amount[0] },
		.amount_count = 1,
		.change = &amount[2],
		.falls = true,
		.day = day_of_civil(2024, 1, 1),
		.last_day = day_of_civil(2024, 12, 31),
		.day_unit = 3,
		.counted_elsewhere = true };
	set_bytes(fixture, 3, 4, &fixture->fact.object_start,
			&fixture->fact.object_end);
	fixture->quote = (struct quote){ .direct = true,
		.speaker = &fixture->togo,
		.verb = 11,
		.about = { &fixture->kenya },
		.about_count = 1,
		.stance = STANCE_POSITIVE };
	set_bytes(fixture, 3, 13, &fixture->quote.words.start,
			&fixture->quote.words.end);
	set_bytes(fixture, 5, 11, &fixture->quote.gaps[0].start,
			&fixture->quote.gaps[0].end);
	fixture->quote.gap_count = 1;
}

static int
start(void **state)
{
	static struct fixture fixture;
	fixture = (struct fixture){ .article = { .id = STR("d") } };
	arena_init(&fixture.arena);
	words_init(&fixture.words, NULL);
	buffer_init(&fixture.out, BUFFER_UNLIMITED);
	fixture.analysis = (struct analysis){ .article = &fixture.article,
		.words = &fixture.words,
		.day = day_of_civil(2025, 3, 4) };
	build_text(&SENTENCE, 1, &fixture.words, &fixture.arena,
			&fixture.analysis.text);
	fixture.ontology = (struct ontology){ .categories = categories,
		.category_count = PLOVER_COUNT,
		.modes = modes,
		.mode_count = 1,
		.cameo = cameo,
		.cameo_count = 1,
		.contexts = contexts,
		.context_count = 1 };
	fixture.kenya = (struct mention){ .end = 5,
		.actor = { .code = "KEN" } };
	fixture.togo = (struct mention){ .actor = { .code = "TGO" } };
	set_bytes(&fixture, 10, 10, &fixture.togo.start, &fixture.togo.end);
	fixture.event[0] = event_at(2);
	fixture.event[1] = event_at(11);
	make_facts(&fixture);
	fixture.first_amount[1] = 3;
	fixture.analysis.amounts = (struct amounts){ fixture.amount, 3,
		fixture.first_amount };
	fixture.analysis.facts = (struct facts){ &fixture.fact, 1 };
	fixture.analysis.quotes = (struct quotes){ &fixture.quote, 1 };
	fixture.analysis.events = (struct events){ fixture.event, 2 };
	fixture.options = (struct record_options){
		.ontology = &fixture.ontology,
		.version = { "0.1.0", "01234567", "89abcdef" },
	};
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;
	buffer_fini(&fixture->out);
	words_fini(&fixture->words);
	arena_fini(&fixture->arena);
	return 0;
}

/* The only record of a kind. */
static json_t *
record_of(struct fixture *fixture, unsigned kind)
{
	fixture->options.kinds = kind;
	buffer_reset(&fixture->out);
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	struct str rest = buffer_str(&fixture->out);
	bool more;
	struct str line = str_next(&rest, '\n', &more);
	assert_int_equal(rest.len, 0);
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	assert_non_null(record);
	return record;
}

static void
assert_json(json_t *object, const char *key, const char *expected)
{
	char *found = json_dumps(json_object_get(object, key),
			JSON_ENCODE_ANY | JSON_COMPACT);
	assert_non_null(found);
	assert_string_equal(found, expected);
	free(found);
}

static void
test_fact_record(void **state)
{
	json_t *record = record_of(*state, RECORD_FACTS);
	assert_json(record, "record", "\"fact\"");
	assert_json(record, "date", "\"2024-01-01\"");
	assert_json(record, "date_source", "\"text\"");
	assert_json(record, "date_end", "\"2024-12-31\"");
	assert_json(record, "party",
			"[{\"text\":\"Kenya\",\"start\":0,\"end\":5,"
			"\"code\":\"KEN\"}]");
	assert_json(record, "amount",
			"[{\"text\":\"$ 4.5 billion\",\"start\":27,\"end\":40,"
			"\"value\":4500000000,\"value_high\":5000000000,"
			"\"currency\":\"KES\",\"usd\":35100000.25,"
			"\"usd_year\":2024,\"bound\":\"over\"}]");
	assert_json(record, "change",
			"{\"percent\":-13.0,\"text\":\"28\",\"start\":55,"
			"\"end\":57}");
	assert_json(record, "period",
			"{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\"}");
	assert_json(record, "object",
			"{\"text\":\"a contract\",\"start\":10,\"end\":20}");
	assert_json(record, "counts_in_total", "false");
	assert_null(json_object_get(record, "event"));
	assert_null(json_object_get(record, "count"));
	assert_null(json_object_get(record, "rule"));
	json_decref(record);
}

static void
test_fact_names_its_event(void **state)
{
	struct fixture *fixture = *state;
	fixture->analysis.events.count = 1;
	fixture->fact.event = &fixture->event[0];
	json_t *event = record_of(fixture, RECORD_EVENTS);
	json_t *fact = record_of(fixture, RECORD_FACTS);
	assert_string_equal(json_string_value(json_object_get(fact, "event")),
			json_string_value(json_object_get(event, "id")));
	json_decref(event);
	json_decref(fact);
	fixture->options.dyads = true;
	fact = record_of(fixture, RECORD_FACTS);
	assert_null(json_object_get(fact, "event"));
	json_decref(fact);
}

static void
test_one_verb_with_two_numbers_has_two_ids(void **state)
{
	struct fixture *fixture = *state;
	json_t *first = record_of(fixture, RECORD_FACTS);
	fixture->fact.count[0] = &fixture->amount[1];
	fixture->fact.count_count = 1;
	json_t *second = record_of(fixture, RECORD_FACTS);
	assert_string_not_equal(json_string_value(json_object_get(first, "id")),
			json_string_value(json_object_get(second, "id")));
	assert_json(second, "count",
			"[{\"text\":\"28 envoys\",\"start\":55,\"end\":64,"
			"\"value\":28,\"unit\":\"envoy\",\"per\":\"year\"}]");
	json_decref(first);
	json_decref(second);
}

static void
test_who_is_counted(void **state)
{
	struct fixture *fixture = *state;
	fixture->fact.counted = &fixture->togo;
	json_t *record = record_of(fixture, RECORD_FACTS);
	const char *key = json_string_value(json_object_get(record, "key"));
	assert_non_null(strstr(key, "+counted:TGO"));
	assert_json(record, "counted",
			"{\"text\":\"Togo\",\"start\":45,\"end\":49,"
			"\"code\":\"TGO\"}");
	json_decref(record);
}

static void
test_quote_record(void **state)
{
	json_t *record = record_of(*state, RECORD_QUOTES);
	assert_json(record, "record", "\"quote\"");
	assert_json(record, "date", "\"2025-03-04\"");
	assert_json(record, "verb", "\"sent\"");
	assert_json(record, "start", "10");
	assert_json(record, "end", "64");
	assert_json(record, "direct", "true");
	assert_null(json_object_get(record, "mixed"));
	assert_json(record, "stance", "\"positive\"");
	assert_json(record, "key",
			"\"2025-03-04|quote|TGO|a-contract-worth-4-5-"
			"billion\"");
	assert_string_equal(json_string_value(json_object_get(record, "quote")),
			"a contract … 28 envoys");
	json_decref(record);
}

/* A percentage changes nothing where no fact says so. */
static void
test_percentage_record(void **state)
{
	struct fixture *fixture = *state;
	fixture->amount[2].high = 14.5;
	fixture->amount[2].bound = BOUND_ABOUT;
	fixture->analysis.amounts =
			(struct amounts){ &fixture->amount[2], 1, NULL };
	json_t *record = record_of(fixture, RECORD_AMOUNTS);
	assert_json(record, "kind", "\"percent\"");
	assert_json(record, "percent",
			"{\"text\":\"28\",\"start\":55,\"end\":57,"
			"\"value\":13,\"value_high\":14.5,"
			"\"bound\":\"about\"}");
	assert_null(json_object_get(record, "change"));
	json_decref(record);
}

static void
test_days_before_1970(void **state)
{
	struct fixture *fixture = *state;
	fixture->analysis.day = day_of_civil(1965, 3, 4);
	fixture->fact.day = DAY_NONE;
	static const unsigned kinds[] = { RECORD_FACTS, RECORD_QUOTES };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		json_t *record = record_of(fixture, kinds[i]);
		assert_json(record, "date", "\"1965-03-04\"");
		assert_null(json_object_get(record, "date_end"));
		json_decref(record);
	}
}

static void
test_kinds_come_in_order(void **state)
{
	struct fixture *fixture = *state;
	fixture->options.kinds = RECORD_ALL | RECORD_AMOUNTS;
	fixture->analysis.amounts.count = 1;
	record_put_jsonl(&fixture->out, &fixture->analysis, &fixture->options);
	struct str rest = buffer_str(&fixture->out);
	static const char *const kinds[] = { "event", "event", "fact", "quote",
		"amount" };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		bool more;
		struct str line = str_next(&rest, '\n', &more);
		char begin[32];
		snprintf(begin, sizeof begin, "{\"record\":\"%s\"", kinds[i]);
		assert_true(str_starts(line, str_of(begin)));
	}
	assert_int_equal(rest.len, 0);
}

/* Rows of one kind have that kind's columns; every row has as many cells as
 * the head. */
static void
test_csv_has_one_head(void **state)
{
	struct fixture *fixture = *state;
	static const unsigned kinds[] = { RECORD_EVENTS, RECORD_FACTS,
		RECORD_QUOTES, RECORD_AMOUNTS, RECORD_ALL };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		fixture->options.kinds = kinds[i];
		buffer_reset(&fixture->out);
		record_put_csv_head(&fixture->out, &fixture->options);
		record_put_csv(&fixture->out, &fixture->analysis,
				&fixture->options);
		struct str rest = buffer_str(&fixture->out);
		bool more = true;
		size_t commas = 0;
		for (size_t row = 0; rest.len; row++) {
			struct str line = str_next(&rest, '\n', &more);
			size_t count = 0;
			for (size_t k = 0; k < line.len; k++)
				count += line.at[k] == ',';
			commas = row ? commas : count;
			assert_int_equal(count, commas);
		}
		bool mixed = kinds[i] == RECORD_ALL;
		assert_int_equal(mixed, str_starts(buffer_str(&fixture->out),
							STR("record,id,")));
	}
}

static void
test_amounts_belong_to_the_event_above_them(void **state)
{
	struct fixture *fixture = *state;
	struct analysis *analysis = &fixture->analysis;
	analysis->facts.count = 0;
	uint32_t *owner = amounts_owners(&analysis->text, &analysis->events,
			&analysis->amounts, &analysis->facts, &fixture->arena);
	assert_int_equal(owner[0], 1);
	assert_int_equal(owner[1], 2);
	analysis->events.count = 1;
	owner = amounts_owners(&analysis->text, &analysis->events,
			&analysis->amounts, &analysis->facts, &fixture->arena);
	assert_int_equal(owner[0], 1);
	assert_int_equal(owner[1], 0);
}

static void
test_facts_decide_whose_an_amount_is(void **state)
{
	struct fixture *fixture = *state;
	struct analysis *analysis = &fixture->analysis;
	fixture->fact.event = &fixture->event[1];
	analysis->amount_owner = amounts_owners(&analysis->text,
			&analysis->events, &analysis->amounts, &analysis->facts,
			&fixture->arena);
	assert_int_equal(analysis->amount_owner[0], 2);
	analysis->events = (struct events){ &fixture->event[0], 1 };
	json_t *record = record_of(fixture, RECORD_EVENTS);
	assert_null(json_object_get(record, "amount"));
	json_decref(record);
}

/* The nearest trigger may be a noun below the verb; a word beside the trigger
 * shares its clause. */
static void
test_an_event_noun_has_what_its_clause_has(void **state)
{
	struct fixture *fixture = *state;
	struct analysis *analysis = &fixture->analysis;
	analysis->facts.count = 0;
	fixture->event[0] = event_at(4);
	fixture->event[1] = event_at(13);
	fixture->amount[1].head = 11;
	uint32_t *owner = amounts_owners(&analysis->text, &analysis->events,
			&analysis->amounts, &analysis->facts, &fixture->arena);
	assert_int_equal(owner[0], 1);
	assert_int_equal(owner[1], 2);
}

static void
test_numbers_are_told_as_they_are(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		double value;
		const char *told;
	} cases[] = { { 28, "28" }, { 1e18, "1000000000000000000" },
		{ 4.2, "4.2" }, { 0, "0" }, { 1234567.891, "1234567.891" },
		{ 1e15 + 0.5, "1000000000000001" },
		{ 2.5e9 + 0.25, "2500000000.25" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture->amount[1].value = cases[i].value;
		fixture->amount[1].high = cases[i].value;
		fixture->fact.count[0] = &fixture->amount[1];
		fixture->fact.count_count = 1;
		json_decref(record_of(fixture, RECORD_FACTS));
		char expected[64];
		snprintf(expected, sizeof expected, "\"value\":%s,",
				cases[i].told);
		struct str out = buffer_str(&fixture->out);
		assert_true(str_find(out, str_of(expected)) < out.len);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
	const struct CMUnitTest tests[] = {
		TEST(test_fact_record),
		TEST(test_fact_names_its_event),
		TEST(test_one_verb_with_two_numbers_has_two_ids),
		TEST(test_who_is_counted),
		TEST(test_quote_record),
		TEST(test_percentage_record),
		TEST(test_days_before_1970),
		TEST(test_kinds_come_in_order),
		TEST(test_csv_has_one_head),
		TEST(test_amounts_belong_to_the_event_above_them),
		TEST(test_facts_decide_whose_an_amount_is),
		TEST(test_an_event_noun_has_what_its_clause_has),
		TEST(test_numbers_are_told_as_they_are),
	};
	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
