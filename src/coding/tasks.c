#include "coding/tasks.h"

#include "explain/explanation.h"
#include "parse/conllu.h"
#include "read/article_json.h"

/* --- in the language that the worker has turned to ------------------------ */

typedef void work(struct coders_worker *worker, const struct article *article,
		const char *scheme, struct arena *arena, struct buffer *out);

static void
parse(struct coders_worker *worker, const struct article *article,
		const char *scheme, struct arena *arena, struct buffer *out)
{
	(void)scheme;
	struct analysis analysis = { .article = article };
	text_split(article->text, worker->language->coder.language, arena,
			&analysis.text);
	coder_parse(worker->worker, arena, &analysis);
	conllu_put(out, &analysis.text, analysis.words, article->id);
}

static void
code(struct coders_worker *worker, const struct article *article,
		const char *scheme, struct arena *arena, struct buffer *out)
{
	(void)scheme;
	struct analysis analysis;
	coder_run(worker->worker, article, arena, &analysis);
	record_put_jsonl(out, &analysis, &worker->language->record);
}

static void
relate(struct coders_worker *worker, const struct article *article,
		const char *scheme, struct arena *arena, struct buffer *out)
{
	const struct coder_language *language = worker->language;
	struct analysis analysis;
	struct event event;
	coder_relate(worker->worker, article, arena, &analysis, &event);
	if (confidence_reaches(
			    event.confidence, language->coder.min_confidence))
		record_put_relation(out, &analysis, &event, scheme,
				&language->record);
}

static struct explanation *
explanation_of(struct coders_worker *worker, const struct article *article,
		struct arena *arena)
{
	struct explanation *explanation =
			ARENA_NEW(arena, struct explanation, 1);
	struct analysis *analysis = ARENA_NEW(arena, struct analysis, 1);
	explanation_start(explanation, arena);
	coder_set_trace(worker->worker, &explanation->event_trace,
			&explanation->fact_trace);
	coder_keep_vectors(worker->worker, true);
	coder_run(worker->worker, article, arena, analysis);
	coder_set_trace(worker->worker, NULL, NULL);
	explanation_finish(explanation, analysis);
	explanation->options = &worker->language->record;
	explanation->parser = worker->language->coder.parser;
	explanation->language = worker->language->coder.language;
	return explanation;
}

static void
explain(struct coders_worker *worker, const struct article *article,
		const char *scheme, struct arena *arena, struct buffer *out)
{
	(void)scheme;
	explanation_put_jsonl(out, explanation_of(worker, article, arena));
}

/* --- tasks ---------------------------------------------------------------- */

enum status
task_run(enum task task, struct coders_worker *worker,
		const struct article *article, const char *scheme,
		struct arena *arena, struct buffer *out, struct error *error)
{
	static work *const works[] = {
		[TASK_PARSE] = parse,
		[TASK_CODE] = code,
		[TASK_RELATE] = relate,
		[TASK_EXPLAIN] = explain,
	};
	if (task == TASK_READ) {
		article_json_put(out, article);
		return STATUS_OK;
	}
	enum status status = coders_turn(worker, article, error);
	if (!status)
		works[task](worker, article, scheme, arena, out);
	return status;
}

enum status
task_explanation(struct coders_worker *worker, const struct article *article,
		struct arena *arena, struct explanation **out,
		struct error *error)
{
	enum status status = coders_turn(worker, article, error);
	if (!status)
		*out = explanation_of(worker, article, arena);
	return status;
}
