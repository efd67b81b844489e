/* Facts of texts that nobody would write: nothing is invented, nothing is
 * lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "case_files.h"

static struct case_coder with;
static bool there;

static int
start(void **state)
{
	(void)state;
	there = case_coder_begin(&with, LANGUAGE_EN);
	with.coder.kinds = RECORD_FACTS;
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	if (there)
		case_coder_end(&with);
	return 0;
}

/* `text`, `count` times behind each other. */
static void
code_many(const char *text, unsigned count, struct analysis *analysis)
{
	struct buffer buffer;
	buffer_init(&buffer, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < count; i++)
		buffer_put(&buffer, str_of(text));
	struct article article = { .text = buffer_str(&buffer) };
	arena_reset(&with.arena);
	coder_run(with.worker, &article, &with.arena, analysis);
	buffer_fini(&buffer);
}

static void
lists_stay_within_their_bounds(void **state)
{
	(void)state;
	struct analysis analysis;
	if (!there)
		skip();
	code_many("China lent Kenya $1 billion and gave Ghana $2 million and ",
			60, &analysis);
	assert_true(analysis.facts.count > 0);
	for (uint32_t i = 0; i < analysis.facts.count; i++) {
		const struct fact *fact = &analysis.facts.at[i];
		assert_true(fact->party_count <= FACT_PARTIES);
		assert_true(fact->amount_count <= FACT_AMOUNTS);
		assert_true(fact->count_count <= FACT_AMOUNTS);
		assert_true(fact->object_end <= analysis.text.bytes.len);
	}
	code_many("China lent Kenya $1 million, $2 million, $3 million, "
		  "$4 million, $5 million and $6 million. ",
			20, &analysis);
	assert_int_equal(analysis.facts.count, 20);
	for (uint32_t i = 0; i < analysis.facts.count; i++)
		assert_int_equal(analysis.facts.at[i].amount_count,
				FACT_AMOUNTS);
}

static void
absurd_numbers_give_no_amount(void **state)
{
	(void)state;
	struct analysis analysis;
	if (!there)
		skip();
	code_many("China lent Kenya $99999999999999999999999999999999999999 "
		  "billion for a dam.",
			1, &analysis);
	assert_int_equal(analysis.amounts.count, 0);
}

/* However long the text is, each sentence gives its fact. */
static void
long_texts_give_all_their_facts(void **state)
{
	(void)state;
	struct analysis analysis;
	if (!there)
		skip();
	code_many("Kenya awarded a $90 million contract to an Indian firm. ",
			4000, &analysis);
	assert_int_equal(analysis.facts.count, 4000);
	for (uint32_t i = 0; i < analysis.facts.count; i++)
		assert_int_equal(analysis.facts.at[i].sentence, i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_stay_within_their_bounds),
		cmocka_unit_test(absurd_numbers_give_no_amount),
		cmocka_unit_test(long_texts_give_all_their_facts),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
