#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "coding/flow.h"

/* Documents are numbers, "0" to "count - 1"; every seventh cannot be read. */
struct input {
	unsigned next, count;
	atomic_uint workers, made;
};

static bool
is_unread(unsigned number)
{
	return number % 7 == 6;
}

static enum status
next(void *shared, struct document *document, uint64_t *consumed,
		struct error *error)
{
	static char text[16];
	struct input *input = shared;
	if (input->next == input->count)
		return STATUS_END;
	unsigned number = input->next++;
	*consumed = input->next;
	snprintf(text, sizeof text, "%u", number);
	*document = (struct document){ .path = STR("numbers"),
		.bytes = str_of(text) };
	if (is_unread(number))
		return error_set(error, STATUS_FORMAT, "numbers", number, 0,
				"unread");
	return STATUS_OK;
}

static void *
worker_new(void *shared)
{
	struct input *input = shared;
	atomic_fetch_add(&input->workers, 1);
	return input;
}

static void
worker_free(void *worker)
{
	struct input *input = worker;
	atomic_fetch_sub(&input->workers, 1);
}

static enum status
put(void *worker, const struct document *document, struct arena *arena,
		struct buffer *out, void **made, struct error *error)
{
	(void)worker;
	(void)made;
	(void)error;
	/* Some documents take much longer than others. */
	for (unsigned i = 0; i < (document->bytes.at[0] == '1' ? 2000u : 1u);
			i++)
		(void)arena_copy(arena, document->bytes);
	buffer_put(out, document->bytes);
	return STATUS_OK;
}

static atomic_int things;

static enum status
make(void *worker, const struct document *document, struct arena *arena,
		struct buffer *out, void **made, struct error *error)
{
	(void)worker;
	(void)document;
	(void)arena;
	(void)out;
	(void)error;
	*made = malloc(1);
	atomic_fetch_add(&things, 1);
	return STATUS_OK;
}

static void
drop(void *made)
{
	free(made);
	atomic_fetch_sub(&things, 1);
}

static struct flow *
open_flow(struct input *input, unsigned threads)
{
	return flow_open(&(struct flow_work){
			.next = next,
			.worker_new = worker_new,
			.worker_free = worker_free,
			.work = put,
			.shared = input,
			.threads = threads,
	});
}

static void
comes_in_order(unsigned threads)
{
	struct input input = { .count = 500 };
	struct flow *flow = open_flow(&input, threads);
	for (unsigned i = 0; i < input.count; i++) {
		char expected[16];
		const struct flow_item *item = flow_next(flow);
		assert_non_null(item);
		assert_int_equal(item->consumed, i + 1);
		assert_int_equal(item->status,
				is_unread(i) ? STATUS_FORMAT : STATUS_OK);
		if (is_unread(i)) {
			assert_int_equal(item->error.line, i);
			assert_int_equal(item->out.len, 0);
			continue;
		}
		snprintf(expected, sizeof expected, "%u", i);
		assert_true(str_equal(
				buffer_str(&item->out), str_of(expected)));
	}
	assert_null(flow_next(flow));
	assert_null(flow_next(flow));
	flow_close(flow);
	assert_int_equal(atomic_load(&input.workers), 0);
}

static void
order_is_the_input_s(void **state)
{
	(void)state;
	comes_in_order(1);
	comes_in_order(2);
	comes_in_order(9);
}

static void
nothing_gives_nothing(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads < 4; threads++) {
		struct input input = { 0 };
		struct flow *flow = open_flow(&input, threads);
		assert_null(flow_next(flow));
		flow_close(flow);
	}
	flow_close(NULL);
}

static void
closing_early_leaves_nothing(void **state)
{
	(void)state;
	for (unsigned taken = 0; taken < 40; taken += 3) {
		struct input input = { .count = 100 };
		struct flow *flow = flow_open(&(struct flow_work){
				.next = next,
				.work = make,
				.drop = drop,
				.shared = &input,
				.threads = 1 + taken % 4,
		});
		for (unsigned i = 0; i < taken; i++) {
			const struct flow_item *item = flow_next(flow);
			assert_non_null(item);
			if (item->made)
				drop(item->made);
		}
		flow_close(flow);
		assert_int_equal(atomic_load(&things), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_is_the_input_s),
		cmocka_unit_test(nothing_gives_nothing),
		cmocka_unit_test(closing_early_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
