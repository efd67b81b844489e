#include "serve/asked.h"

static bool
settle(struct question *question, unsigned takes, struct answer *answer)
{
	enum { PAGE = 50 };
	long *limit = &question->selection.limit;
	long most = takes & TAKES_PAGE && !question->csv ? LIMIT_ANSWER_RECORDS
							 : LIMIT_ANSWER_ROWS;
	if (!*limit)
		*limit = takes & TAKES_PAGE ? PAGE : most;
	if (*limit > 0 && *limit <= most)
		return true;
	answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, "limit",
			"limit is a whole number from 1 to %ld", most);
	return false;
}

bool
asked_read(struct question *question, unsigned takes,
		const struct target *target, struct answer *answer)
{
	struct error error;
	enum status status = question_read(question, takes, target->parameters,
			target->count, &error);
	if (!status)
		return settle(question, takes, answer);
	answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, error.where, "%s",
			error.message);
	return false;
}
