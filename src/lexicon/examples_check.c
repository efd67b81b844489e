#include "lexicon/examples_check.h"

#include "event/examples.h"

struct checking {
	const struct coder *coder;
	struct findings *findings;
	struct examples_count count;
	struct buffer coded;
};

static void
tell(struct checking *checking, const struct example *example, bool holds,
		const struct events *events)
{
	struct finding finding = { .kind = FINDING_EXAMPLE,
		.path = example->path,
		.line = example->line,
		.sentence = example->sentence,
		.expected = example->expected };
	buffer_reset(&checking->coded);
	example_print(checking->coder->frames, events, &checking->coded);
	finding.coded = buffer_str(&checking->coded);
	finding.message = holds ? STR("comes out right now; write \"example\" "
				      "without \"!\"")
				: STR("the example comes out otherwise");
	findings_put(checking->findings, &finding);
}

/* Whether the example came out as its line says, known failures included. */
static void
judge(struct checking *checking, const struct example *example,
		const struct events *events)
{
	bool holds = example_holds(checking->coder->frames, example, events);
	checking->count.known += !holds && example->known_failure;
	if (holds == example->known_failure)
		tell(checking, example, holds, events);
}

struct examples_count
examples_check(const struct coder *coder, struct findings *findings)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct checking checking = { coder, findings };
	struct arena arena;
	arena_init(&arena);
	buffer_init(&checking.coded, BUFFER_UNLIMITED);
	checking.count.examples = frames_example_count(coder->frames);
	for (size_t i = 0; i < checking.count.examples; i++) {
		const struct example *example =
				frames_example(coder->frames, i);
		struct article article = { .text = example->sentence };
		struct analysis analysis;
		arena_reset(&arena);
		coder_run(worker, &article, &arena, &analysis);
		judge(&checking, example, &analysis.events);
	}
	buffer_fini(&checking.coded);
	arena_fini(&arena);
	coder_worker_free(worker);
	return checking.count;
}
