/* A set of gold cases and coded lines in memory, with the project's names. */
#ifndef DEMARCHE_TESTS_SCORE_FIXTURE_H
#define DEMARCHE_TESTS_SCORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event/ontology.h"
#include "score/events.h"

struct score_fixture {
	struct arena arena;
	struct ontology ontology;
	struct score_names names;
	struct score_set set;
	struct error error;
};

int score_start(void **state);
int score_stop(void **state);

/* Adds the cases; fails the test when they cannot be read. */
void add_cases(struct score_fixture *fixture, const char *text);
/* Adds an item with gold as a JSON list. */
struct score_item *add_gold(struct score_fixture *fixture, const char *gold);
/* Gives the item coded records, one JSON object a line. */
void add_coded(struct score_fixture *fixture, size_t item, const char *lines);

#define SCORE_TEST(function)                                                   \
	cmocka_unit_test_setup_teardown(function, score_start, score_stop)

#endif
