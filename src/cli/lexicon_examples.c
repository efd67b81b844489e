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

size_t
lexicon_examples_check(const struct coder *coder, size_t *examples)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct arena arena;
	arena_init(&arena);
	size_t failures = 0;
	*examples = frames_example_count(coder->frames);
	for (size_t i = 0; i < *examples; i++) {
		const struct example *example =
				frames_example(coder->frames, i);
		struct article article = { .text = example->sentence };
		struct analysis analysis;
		arena_reset(&arena);
		coder_run(worker, &article, &arena, &analysis);
		if (example_holds(coder->frames, example, &analysis.events))
			continue;
		failures++;
		print_failure(coder, example, &analysis.events);
	}
	arena_fini(&arena);
	coder_worker_free(worker);
	return failures;
}
