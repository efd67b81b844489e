/* tasks.h - what is made of one article, as bytes: the commands that print
 * lines of their own for each article, and the tasks of the library. */
#ifndef DEMARCHE_CODING_TASKS_H
#define DEMARCHE_CODING_TASKS_H

#include "coding/coders.h"

/* Appends to `out`; what fails is a reject. `scheme` is of relate alone,
 * "plover" or "plv". */
typedef enum status task_work(struct coders_worker *worker,
		const struct article *article, const char *scheme,
		struct arena *arena, struct buffer *out, struct error *error);

task_work task_read; /* the article as `demarche read` prints it */
task_work task_parse, task_code, task_relate, task_explain;

/* One article's explanation, for who prints it otherwise: good as long as the
 * arena, until the worker's next article. */
struct explanation;
MUST_CHECK enum status task_explanation(struct coders_worker *worker,
		const struct article *article, struct arena *arena,
		struct explanation **out, struct error *error);

#endif
