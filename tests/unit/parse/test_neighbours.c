/* Who stands beside whom in a tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/neighbours.h"
#include "parse/tags.h"

enum { NONE = NEIGHBOUR_NONE };

struct row {
	uint16_t head;
	enum deprel deprel;
	uint16_t near[NEIGHBOURS]; /* numbers of tokens, 0 the root, or none */
};

/* "the old mayor met with two envoys" */
static const struct row rows[] = {
	{ 3, DEPREL_DET, { 3, NONE, NONE } },
	{ 3, DEPREL_AMOD, { 3, NONE, NONE } },
	{ 4, DEPREL_NSUBJ, { 4, 2, NONE } },
	{ 0, DEPREL_ROOT, { 0, 3, 7 } },
	{ 7, DEPREL_CASE, { 7, NONE, NONE } },
	{ 7, DEPREL_NUMMOD, { 7, NONE, NONE } },
	{ 4, DEPREL_OBL_ARG, { 4, 6, NONE } },
};
/* "their two new envoys were met": subtypes are function words, too, and the
 * nearest before is not the first. */
static const struct row before[] = {
	{ 4, DEPREL_DET_PREDET, { 4, NONE, NONE } },
	{ 4, DEPREL_NUMMOD, { 4, NONE, NONE } },
	{ 4, DEPREL_AMOD, { 4, NONE, NONE } },
	{ 6, DEPREL_NSUBJ_PASS, { 6, 3, NONE } },
	{ 6, DEPREL_AUX_PASS, { 6, NONE, NONE } },
	{ 0, DEPREL_ROOT, { 0, 4, NONE } },
};
/* "met her, left": of two behind it, the nearest. */
static const struct row two[] = {
	{ 0, DEPREL_ROOT, { 0, NONE, 2 } },
	{ 1, DEPREL_OBJ, { 1, NONE, NONE } },
	{ 1, DEPREL_PUNCT, { 1, NONE, NONE } },
	{ 1, DEPREL_PARATAXIS, { 1, NONE, NONE } },
};

enum { ROWS = sizeof rows / sizeof *rows,
	BEFORE = sizeof before / sizeof *before,
	TWO = sizeof two / sizeof *two };

static void
put(struct batch *batch, struct token *tokens, const struct row *from,
		uint16_t count)
{
	for (uint16_t i = 0; i < count; i++)
		tokens[i] = (struct token){ .head = from[i].head,
			.deprel = (uint8_t)from[i].deprel };
	batch->sentence[batch->sentences++] = (struct batch_sentence){
		.first = (uint16_t)batch->rows,
		.count = count,
		.tokens = tokens,
	};
	batch->rows += count + 1u;
}

static void
assert_near(const struct neighbours *found, unsigned first,
		const struct row *from, unsigned count)
{
	for (unsigned n = 0; n < NEIGHBOURS; n++)
		assert_int_equal(found->row[first][n], NONE);
	for (unsigned i = 0; i < count; i++)
		for (unsigned n = 0; n < NEIGHBOURS; n++)
			assert_int_equal(found->row[first + 1 + i][n],
					from[i].near[n] == NONE
							? NONE
							: first + from[i].near[n]);
}

static void
test_neighbours(void **state)
{
	(void)state;
	static struct batch batch;
	static struct neighbours found;
	struct token tokens[ROWS + TWO + BEFORE];
	put(&batch, tokens, rows, ROWS);
	put(&batch, tokens, NULL, 0);
	put(&batch, tokens + ROWS, two, TWO);
	put(&batch, tokens + ROWS + TWO, before, BEFORE);
	neighbours_find(&batch, &found);
	assert_near(&found, 0, rows, ROWS);
	assert_near(&found, ROWS + 1, NULL, 0);
	assert_near(&found, ROWS + 2, two, TWO);
	assert_near(&found, ROWS + TWO + 3, before, BEFORE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_neighbours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
