/* PLOVER and CAMEO as tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "event/cues.h"
#include "event_fixture.h"

static void
every_category_has_its_quad(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	static const int counts[] = { 0, 4, 3, 4, 5 };
	int found[5] = { 0 };
	for (enum plover_event i = PLOVER_AGREE; i < PLOVER_COUNT; i++) {
		const char *name = ontology_category_name(ontology, i);
		assert_int_equal(ontology_category(ontology, str_of(name)), i);
		found[ontology_quad(ontology, i)]++;
	}
	for (int quad = 1; quad <= 4; quad++)
		assert_int_equal(found[quad], counts[quad]);
	assert_int_equal(ontology_category(ontology, STR("DEMAND")),
			PLOVER_NONE);
	assert_int_equal(ontology_category(ontology, STR("")), PLOVER_NONE);
}

static void
tables_are_whole(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	assert_int_equal(ontology->mode_count, 68);
	/* 37, none, and "-", whose cues hide others. */
	assert_int_equal(ontology->context_count, 39);
	assert_true(ontology->cameo_count > 300);
	assert_int_equal(ontology_mode(ontology, PLOVER_REJECT, STR("visit")),
			0);
	assert_int_not_equal(ontology_context(ontology, STR("lgbt")), 0);
	assert_int_equal(ontology_context(ontology, STR("future")), 0);
}

static void
modes_have_scores_of_their_own(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	size_t visit = ontology_mode(ontology, PLOVER_CONSULT, STR("visit"));
	assert_true(ontology_score(ontology, PLOVER_CONSULT, visit) == 4.0);
	assert_true(ontology_score(ontology, PLOVER_CONSULT, 0) == 2.5);
	assert_true(ontology_score(ontology, PLOVER_ACCUSE, 0) == -3.0);
	size_t vandalize = ontology_mode(
			ontology, PLOVER_PROTEST, STR("vandalize"));
	assert_true(ontology_score(ontology, PLOVER_PROTEST, vandalize)
			== -5.0);
}

static void
visits_are_told_by_category_and_mode(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	size_t visit = ontology_mode(ontology, PLOVER_CONSULT, STR("visit"));
	size_t phone = ontology_mode(ontology, PLOVER_CONSULT, STR("phone"));
	assert_true(ontology_is_visit(ontology, PLOVER_CONSULT, visit));
	assert_false(ontology_is_visit(ontology, PLOVER_CONSULT, phone));
	assert_false(ontology_is_visit(ontology, PLOVER_AGREE, visit));
}

static void
roots_of_the_plv_set(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	static const struct {
		enum plover_event event;
		const char *mode, *cameo, *status, *root;
	} cases[] = {
		{ PLOVER_SANCTION, "discontinue", "163", "actual", "COERCE" },
		{ PLOVER_SANCTION, "discontinue", "162", "actual", "SANCTION" },
		{ PLOVER_SANCTION, "convict", "116", "actual", "ACCUSE" },
		{ PLOVER_SANCTION, "expel", "166", "actual", "SANCTION" },
		{ PLOVER_COERCE, "arrest", "173", "actual", "COERCE" },
		{ PLOVER_ASSAULT, "crowd-control", "", "actual", "COERCE" },
		{ PLOVER_ASSAULT, "", "190", "actual", "ASSAULT" },
		{ PLOVER_CONCEDE, "", "055", "actual", "SUPPORT" },
		{ PLOVER_CONCEDE, "", "0356", "actual", "AGREE" },
		{ PLOVER_CONCEDE, "", "", "actual", "YIELD" },
		{ PLOVER_RETREAT, "resign", "", "actual", "YIELD" },
		{ PLOVER_PROTEST, "strike", "", "future", "THREATEN" },
		{ PLOVER_CONSULT, "", "", "negated", "REJECT" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
				ontology_plv(ontology, cases[i].event,
						ontology_mode(ontology,
								cases[i].event,
								str_of(cases[i].mode)),
						ontology_cameo(ontology,
								str_of(cases[i].cameo)),
						cases[i].status),
				cases[i].root);
}

static void
what_is_to_come_has_its_own_category(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	static const struct {
		enum shift shift;
		enum plover_event event;
		const char *cameo;
		enum plover_event to;
		const char *to_cameo;
	} cases[] = {
		{ SHIFT_FUTURE, PLOVER_CONSULT, "042", PLOVER_AGREE, "036" },
		{ SHIFT_FUTURE, PLOVER_AID, "072", PLOVER_AGREE, "0332" },
		{ SHIFT_FUTURE, PLOVER_RETREAT, "0841", PLOVER_CONCEDE,
				"0353" },
		{ SHIFT_FUTURE, PLOVER_ASSAULT, "190", PLOVER_NONE, "" },
		{ SHIFT_FUTURE_NEGATED, PLOVER_CONSULT, "042", PLOVER_REJECT,
				"125" },
		{ SHIFT_NO_LONGER, PLOVER_AID, "071", PLOVER_SANCTION, "162" },
		{ SHIFT_CONDITIONAL, PLOVER_SANCTION, "162", PLOVER_THREATEN,
				"131" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t cameo = ontology_cameo(ontology, str_of(cases[i].cameo));
		enum plover_event event = cases[i].event;
		size_t mode = 0;
		bool shifted = ontology_shift(ontology, cases[i].shift, &event,
				&mode, &cameo);
		assert_int_equal(shifted, cases[i].to != PLOVER_NONE);
		if (!shifted)
			continue;
		assert_int_equal(event, cases[i].to);
		assert_true(str_equal(ontology->cameo[cameo].code,
				str_of(cases[i].to_cameo)));
	}
}

static int
open_fixture(void **state)
{
	static struct fixture fixture;
	fixture_write(&fixture, "", "");
	*state = &fixture;
	return 0;
}

static int
close_fixture(void **state)
{
	fixture_close(*state);
	return 0;
}

static void
cues_are_checked(void **state)
{
	const struct ontology *ontology = &((struct fixture *)*state)->ontology;
	static const char *const good[] = { "tear gas", "storm:noun",
		"protester:COERCE+ASSAULT", "@JUD", "+SANCTION convict",
		"+PROTEST", "?MIL+GOV" };
	static const char *const bad[] = { "storm:adverb", "storm:", ":noun",
		"protester:COERCE+ARREST", "@ARMY", "+SANCTION convicted",
		"+SANCTIONS", "?MIL+ARMY", "@" };
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (cue_fault(ontology, str_of(good[i])))
			fail_msg("%s: %s", good[i],
					cue_fault(ontology, str_of(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (!cue_fault(ontology, str_of(bad[i])))
			fail_msg("%s: no fault found", bad[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_category_has_its_quad),
		cmocka_unit_test(tables_are_whole),
		cmocka_unit_test(cues_are_checked),
		cmocka_unit_test(modes_have_scores_of_their_own),
		cmocka_unit_test(visits_are_told_by_category_and_mode),
		cmocka_unit_test(roots_of_the_plv_set),
		cmocka_unit_test(what_is_to_come_has_its_own_category),
	};
	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
