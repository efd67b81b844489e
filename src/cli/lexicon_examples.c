#include "cli/lexicon_examples.h"

#include <stdio.h>

#include "event/examples.h"

static void
print_failure(const struct coder *coder, const struct example *example,
		const struct events *events)
{
	struct buffer got;
	buffer_init(&got, BUFFER_UNLIMITED);
	example_print(coder->frames, events, &got);
	printf("%.*s:%u: \"%.*s\"\n    expected %.*s\n    coded    %.*s\n",
			STR_ARG(example->path), example->line,
			STR_ARG(example->sentence), STR_ARG(example->expected),
			STR_ARG(buffer_str(&got)));
	buffer_fini(&got);
}

/* Whether the example came out as its line says, known failures included. */
static void
judge(const struct coder *coder, const struct example *example,
		const struct events *events, struct lexicon_examples *result)
{
	bool holds = example_holds(coder->frames, example, events);
	result->known += !holds && example->known_failure;
	if (holds != example->known_failure)
		return;
	result->problems++;
	if (holds)
		printf("%.*s:%u: comes out right now; write \"example\" "
		       "without \"!\"\n",
				STR_ARG(example->path), example->line);
	else
		print_failure(coder, example, events);
}

struct lexicon_examples
lexicon_examples_check(const struct coder *coder)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct arena arena;
	arena_init(&arena);
	struct lexicon_examples result = {
		.count = frames_example_count(coder->frames),
	};
	for (size_t i = 0; i < result.count; i++) {
		const struct example *example =
				frames_example(coder->frames, i);
		struct article article = { .text = example->sentence };
		struct analysis analysis;
		arena_reset(&arena);
		coder_run(worker, &article, &arena, &analysis);
		judge(coder, example, &analysis.events, &result);
	}
	arena_fini(&arena);
	coder_worker_free(worker);
	return result;
}
