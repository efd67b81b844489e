/* Files of marks: whatever comes of them is a mark, and reads back as it is
 * written. */
#include <stdlib.h>

#include "fuzz.h"
#include "review/review.h"

static void
check(const struct review_mark *mark)
{
	struct arena arena;
	struct review_mark again;
	struct buffer first, second;
	arena_init(&arena);
	buffer_init(&first, BUFFER_UNLIMITED);
	buffer_init(&second, BUFFER_UNLIMITED);
	review_mark_put(&first, mark);
	if (review_mark_check(mark, NULL)
			|| str_find_byte(buffer_str(&first), '\n') + 1
					   != first.len
			|| review_mark_read(buffer_str(&first), &arena, &again,
					NULL))
		abort();
	review_mark_put(&second, &again);
	if (!str_equal(buffer_str(&first), buffer_str(&second)))
		abort();
	buffer_fini(&first);
	buffer_fini(&second);
	arena_fini(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct review review;
	review_init(&review);
	review_parse(&review, (struct str){ (const char *)data, size });
	for (size_t i = 0; i < review.count; i++)
		check(&review.marks[i]);
	if ((review.problem_count > 0) != (review.problems[0].line > 0))
		abort();
	review_fini(&review);
	return 0;
}
