/* tasks.h - what is made of one article, as bytes: the commands that print
 * lines of their own for each article, and the tasks of the library. */
#ifndef DEMARCHE_CODING_TASKS_H
#define DEMARCHE_CODING_TASKS_H

#include "coding/coders.h"

enum task {
	TASK_READ, /* the article as `demarche read` prints it */
	TASK_PARSE,
	TASK_CODE,
	TASK_RELATE,
	TASK_EXPLAIN,
};

/* Appends to `out`, in the article's language; what fails is a reject. `scheme`
 * is of TASK_RELATE alone, "plover" or "plv". */
MUST_CHECK enum status task_run(enum task task, struct coders_worker *worker,
		const struct article *article, const char *scheme,
		struct arena *arena, struct buffer *out, struct error *error);

/* One article's explanation, for who prints it otherwise: good as long as the
 * arena, until the worker's next article. */
struct explanation;
MUST_CHECK enum status task_explanation(struct coders_worker *worker,
		const struct article *article, struct arena *arena,
		struct explanation **out, struct error *error);

#endif
