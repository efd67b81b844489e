/* check_examples LEXICON MODEL [FILTER]: codes the example of every frame
 * whose file name holds FILTER, and prints those that come out otherwise. */
#include <stdio.h>
#include <string.h>

#include "event/examples.h"
#include "pipeline.h"

static void
print_failure(const struct frames *frames, const struct example *example,
		const struct events *events)
{
	struct buffer got;
	buffer_init(&got, BUFFER_UNLIMITED);
	example_print(frames, events, &got);
	printf("%.*s:%u: %.*s\n\texpected %.*s\n\tcoded    %.*s\n",
			STR_ARG(example->path), example->line,
			STR_ARG(example->sentence), STR_ARG(example->expected),
			STR_ARG(buffer_str(&got)));
	buffer_fini(&got);
}

static size_t
run(const struct coder *coder, const char *filter)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct arena arena;
	size_t failed = 0, tried = 0;
	arena_init(&arena);
	for (size_t i = 0; i < frames_example_count(coder->frames); i++) {
		const struct example *example =
				frames_example(coder->frames, i);
		if (filter
				&& str_find(example->path, str_of(filter))
						   == example->path.len)
			continue;
		struct article article = { .text = example->sentence };
		struct analysis analysis;
		arena_reset(&arena);
		coder_run(worker, &article, &arena, &analysis);
		tried++;
		if (example_holds(coder->frames, example, &analysis.events))
			continue;
		failed++;
		print_failure(coder->frames, example, &analysis.events);
	}
	arena_fini(&arena);
	coder_worker_free(worker);
	printf("%zu examples, %zu failed\n", tried, failed);
	return failed;
}

int
main(int argc, char **argv)
{
	struct coder_options options = { .language = LANGUAGE_EN,
		.makers = MAKERS_FRAMES };
	struct coder coder;
	struct error error;
	if (argc < 3) {
		fprintf(stderr, "check_examples LEXICON MODEL [FILTER]\n");
		return 2;
	}
	options.lexicon = argv[1];
	options.model = argv[2];
	if (coder_load(&coder, &options, &error)) {
		char line[1200];
		error_print(&error, line, sizeof line);
		fprintf(stderr, "%s\n", line);
		return 3;
	}
	size_t failed = run(&coder, argc > 3 ? argv[3] : NULL);
	coder_unload(&coder);
	return failed > 0;
}
