/* Evidence of a candidate, and its points as a probability. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event/evidence.h"
#include "event_fixture.h"

static uint32_t
bits(const char *names)
{
	uint32_t evidence = 0;
	struct str rest = str_of(names);
	for (bool more = true; more;) {
		struct str name = str_next(&rest, ' ', &more);
		enum evidence found = evidence_find(name);
		if (found == EVIDENCE_COUNT)
			fail_msg("no evidence \"%.*s\"", STR_ARG(name));
		evidence |= 1u << found;
	}
	return evidence;
}

static void
points_become_a_probability(void **state)
{
	(void)state;
	struct confidence_table table = { .points = { 0 } };
	assert_float_equal(confidence_of(&table, bits("base")), 0.5, 1e-6);
	table.points[EVIDENCE_BASE] = 110; /* 1 / (1 + exp(-1.1)) */
	assert_float_equal(
			confidence_of(&table, bits("base")), 0.7502601, 1e-6);
	table.points[EVIDENCE_WEAK] = -220;
	assert_float_equal(confidence_of(&table, bits("base weak")), 0.2497399,
			1e-6);
	table.points[EVIDENCE_ABROAD] = 1000; /* no more than the most */
	table.points[EVIDENCE_WORD] = 1000;
	assert_float_equal(confidence_of(&table, bits("base abroad word")),
			0.9999546, 1e-6);
}

static const struct mention usa = { .kind = MENTION_COUNTRY,
	.actor = { .code = "USA", .sector = { SECTOR_GOV } } };
static const struct mention china = { .kind = MENTION_PRONOUN,
	.actor = { .code = "CHN" } };
static const struct mention firm = { .kind = MENTION_AGENT,
	.actor = { .sector = { SECTOR_BUS } } };
static const struct mention somebody = { .kind = MENTION_GENERIC };

static const struct {
	const char *name;
	struct parties actor, recipient;
	unsigned words;
	bool weak, mutual, indirect, doubt;
	uint8_t kind, status, event;
	const char *expected;
} cases[] = {
	{ .name = "two countries",
			.actor = { { &usa }, 1 },
			.recipient = { { &china }, 1 },
			.words = 2,
			.expected = "base words actor_country actor_named "
				    "recipient_country abroad" },
	{ .name = "the second party of a mutual event",
			.actor = { { &china, &usa }, 2 },
			.mutual = true,
			.words = 1,
			.expected = "base word actor_country recipient_country "
				    "abroad" },
	{ .name = "two actors who do the same",
			.actor = { { &usa, &china }, 2 },
			.expected = "base actor_country actor_named "
				    "recipient_missing" },
	{ .name = "a crowd",
			.actor = { { &firm }, 1 },
			.event = PLOVER_PROTEST,
			.expected = "base recipient_missing" },
	{ .name = "the same country",
			.actor = { { &usa }, 1 },
			.recipient = { { &usa }, 1 },
			.expected = "base actor_country actor_named "
				    "recipient_country" },
	{ .name = "private and alone",
			.actor = { { &firm }, 1 },
			.weak = true,
			.expected = "base weak actor_private "
				    "recipient_missing" },
	{ .name = "somebody of whom nothing is known",
			.actor = { { &usa }, 1 },
			.recipient = { { &somebody }, 1 },
			.indirect = true,
			.expected = "base attached actor_country actor_named "
				    "recipient_private" },
	{ .name = "a noun, a denial, a doubt",
			.actor = { { &china }, 1 },
			.recipient = { { &firm }, 1 },
			.kind = TRIGGER_NOUN,
			.status = EVENT_NEGATED,
			.doubt = true,
			.expected = "base noun actor_country recipient_private "
				    "doubt status" },
};

static void
evidence_of_candidates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct frame frame = { .kind = cases[i].kind,
			.event = cases[i].event,
			.mutual = cases[i].mutual,
			.weak = cases[i].weak,
			.count = 1 };
		struct candidate candidate = {
			.match = { .frame = &frame,
					.words = cases[i].words,
					.token = { 2 },
					.certainty = { 100 } },
			.actor = cases[i].actor,
			.recipient = cases[i].recipient,
			.event = { .status = cases[i].status }
		};
		if (cases[i].indirect)
			candidate.match.certainty[0] = 70;
		uint32_t found = evidence_of(&candidate, cases[i].doubt);
		if (found != bits(cases[i].expected))
			fail_msg("%s: %#x, expected %#x (%s)", cases[i].name,
					found, bits(cases[i].expected),
					cases[i].expected);
	}
}

/* Who the two sides are was given, and is no evidence. */
static void
evidence_of_pairs(void **state)
{
	(void)state;
	uint32_t evidence = bits("base word actor_country actor_named "
				 "recipient_private abroad status");
	assert_int_equal(evidence_of_pair(evidence, true, false),
			bits("status pair pair_both"));
	assert_int_equal(evidence_of_pair(evidence, false, true),
			bits("status pair pair_loose"));
}

/* What speaks for a record must not count against it. */
static void
the_table_is_sane(void **state)
{
	const struct confidence_table *table =
			&((struct fixture *)*state)->ontology.confidence;
	assert_true(table->points[EVIDENCE_ABROAD] > 0);
	assert_true(table->points[EVIDENCE_ACTOR_COUNTRY] > 0);
	assert_true(table->points[EVIDENCE_RECIPIENT_COUNTRY] > 0);
	assert_true(table->points[EVIDENCE_HEARD_TOO] > 0);
	assert_true(table->points[EVIDENCE_HEARD_NOTHING] < 0);
	assert_true(table->points[EVIDENCE_ACTOR_PRIVATE] < 0);
	assert_true(confidence_of(table,
				    bits("base words actor_country actor_named "
					 "recipient_country abroad heard_too"))
			> 0.6f);
	assert_true(confidence_of(table, bits("base weak actor_private "
					      "recipient_missing"))
			< 0.25f);
}

static int
start(void **state)
{
	static struct fixture fixture;
	fixture_open(&fixture,
			"class all\nverb x\n\tactor VERB recipient -> "
			"AID - 071\nexample x = nothing\n",
			"");
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	fixture_close(*state);
	return 0;
}

/* As records print it: 0.697 is printed 0.70. */
static void
reaches_in_hundredths(void **state)
{
	(void)state;
	assert_true(confidence_reaches(0.697f, 0.7f));
	assert_true(confidence_reaches(0.7f, 0.7f));
	assert_false(confidence_reaches(0.694f, 0.7f));
	assert_true(confidence_reaches(0.0f, 0.0f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_become_a_probability),
		cmocka_unit_test(evidence_of_candidates),
		cmocka_unit_test(evidence_of_pairs),
		cmocka_unit_test(reaches_in_hundredths),
		cmocka_unit_test_setup_teardown(the_table_is_sane, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
