#include "review/review.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/limits.h"

void
review_init(struct review *review)
{
	*review = (struct review){ .count = 0 };
	arena_init(&review->arena);
}

void
review_fini(struct review *review)
{
	arena_fini(&review->arena);
}

static void
add_problem(struct review *review, uint64_t line, const char *message)
{
	if (review->problem_count < REVIEW_PROBLEMS)
		review->problems[review->problem_count] =
				(struct review_problem){ line,
					arena_copy(&review->arena,
							str_of(message)) };
	review->problem_count++;
}

static void
parse_line(struct review *review, struct str text, uint64_t line)
{
	struct review_mark mark;
	struct error error;
	if (text.len > LIMIT_REVIEW_LINE) {
		add_problem(review, line, "the line is too long");
		return;
	}
	if (review_mark_read(text, &review->arena, &mark, &error)) {
		add_problem(review, line, error.message);
		return;
	}
	mark.line = line;
	ARENA_PUSH(&review->arena, review->marks, review->count,
			review->capacity, mark);
}

void
review_parse(struct review *review, struct str lines)
{
	uint64_t number = 0;
	for (bool more = lines.len > 0; more;) {
		struct str line = str_next(&lines, '\n', &more);
		number++;
		if (str_trim(line).len)
			parse_line(review, line, number);
	}
}

enum status
review_read(struct review *review, const char *path, struct error *error)
{
	struct str bytes;
	struct stat info;
	if (!stat(path, &info) && info.st_size > LIMIT_REVIEW_BYTES)
		return error_set(error, STATUS_LIMIT, path, 0, ERROR_NO_OFFSET,
				"more than %d MB of marks",
				LIMIT_REVIEW_BYTES / 1024 / 1024);
	enum status status = file_read(path, &review->arena, &bytes, error);
	if (status)
		return status;
	review_parse(review, bytes);
	return STATUS_OK;
}
