#include "lexicon/examples_check.h"

#include "event/examples.h"
#include "fact/fact_examples.h"

struct checking {
	const struct coder *coder;
	struct findings *findings;
	struct examples_count count;
	struct buffer coded, rules;
};

/* Where to look: of two lines that fit, another one won. */
static void
put_rule(const struct frame *frame, struct buffer *out)
{
	if (!frame)
		return;
	if (out->len)
		buffer_put(out, STR(", "));
	buffer_put(out, frame_rule(frame));
}

static struct str
rules_of(struct checking *checking, const struct analysis *analysis, bool facts)
{
	buffer_reset(&checking->rules);
	for (uint32_t i = 0; !facts && i < analysis->events.count; i++)
		put_rule(analysis->events.at[i].frame, &checking->rules);
	for (uint32_t i = 0; facts && i < analysis->facts.count; i++)
		put_rule(analysis->facts.at[i].frame, &checking->rules);
	return buffer_str(&checking->rules);
}

static void
tell(struct checking *checking, const struct example *example, bool holds,
		const struct analysis *analysis, bool facts)
{
	struct finding finding = { .kind = FINDING_EXAMPLE,
		.path = example->path,
		.line = example->line,
		.sentence = example->sentence,
		.expected = example->expected };
	buffer_reset(&checking->coded);
	if (facts)
		fact_example_print(checking->coder->facts, &analysis->text,
				&analysis->facts, &checking->coded);
	else
		example_print(checking->coder->frames, &analysis->events,
				&checking->coded);
	finding.coded = buffer_str(&checking->coded);
	finding.rules = rules_of(checking, analysis, facts);
	finding.message = holds ? STR("comes out right now; write \"example\" "
				      "without \"!\"")
				: STR("the example comes out otherwise");
	findings_put(checking->findings, &finding);
}

/* Whether the example came out as its line says, known failures included. */
static void
judge(struct checking *checking, const struct example *example,
		const struct analysis *analysis, bool facts)
{
	bool holds = facts ? fact_example_holds(checking->coder->facts,
				     &analysis->text, example->expected,
				     &analysis->facts)
			   : example_holds(checking->coder->frames, example,
					   &analysis->events);
	checking->count.known += !holds && example->known_failure;
	if (holds == example->known_failure)
		tell(checking, example, holds, analysis, facts);
}

static void
check(struct checking *checking, struct coder_worker *worker,
		struct arena *arena, const struct example *example, bool facts)
{
	struct article article = { .text = example->sentence };
	struct analysis analysis;
	arena_reset(arena);
	coder_run(worker, &article, arena, &analysis);
	judge(checking, example, &analysis, facts);
}

struct examples_count
examples_check(const struct coder *coder, struct findings *findings)
{
	struct coder_worker *worker = coder_worker_new(coder);
	struct checking checking = { coder, findings };
	struct arena arena;
	arena_init(&arena);
	buffer_init(&checking.coded, BUFFER_UNLIMITED);
	buffer_init(&checking.rules, BUFFER_UNLIMITED);
	size_t events = frames_example_count(coder->frames);
	size_t facts = coder->kinds & RECORD_FACTS
				       ? fact_example_count(coder->facts)
				       : 0;
	checking.count.examples = events + facts;
	for (size_t i = 0; i < events; i++)
		check(&checking, worker, &arena,
				frames_example(coder->frames, i), false);
	for (size_t i = 0; i < facts; i++)
		check(&checking, worker, &arena, fact_example(coder->facts, i),
				true);
	buffer_fini(&checking.rules);
	buffer_fini(&checking.coded);
	arena_fini(&arena);
	coder_worker_free(worker);
	return checking.count;
}
