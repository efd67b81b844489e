#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/memory.h"
#include "event/when.h"
#include "fact/owner.h"

struct coder_worker {
	const struct coder *coder;
	struct words words;
	struct parse_workspace *parse;
	struct actor_workspace *actor;
	struct event_workspace *event;
	struct fact_workspace *fact;
	const struct coder_watch *watch;
	bool traced; /* somebody hears of events and facts */
};

static void
stage_ended(const struct coder_worker *worker, enum coder_stage stage)
{
	if (worker->watch)
		worker->watch->ended(worker->watch->context, stage);
}

struct coder_worker *
coder_worker_new(const struct coder *coder)
{
	struct coder_worker *worker = memory_zero(1, sizeof *worker);
	worker->coder = coder;
	words_init(&worker->words, &coder->words);
	worker->parse = parse_workspace_new(coder->parser);
	worker->actor = actor_workspace_new(coder->gazetteer);
	worker->event = event_workspace_new(coder->frames, &worker->words);
	event_set_makers(worker->event, coder->makers);
	worker->fact = fact_workspace_new(coder->facts);
	return worker;
}

void
coder_worker_free(struct coder_worker *worker)
{
	if (!worker)
		return;
	fact_workspace_free(worker->fact);
	event_workspace_free(worker->event);
	actor_workspace_free(worker->actor);
	parse_workspace_free(worker->parse);
	words_fini(&worker->words);
	free(worker);
}

void
coder_set_trace(struct coder_worker *worker, const struct event_trace *events,
		const struct event_trace *facts)
{
	worker->traced = events || facts;
	event_set_trace(worker->event, events);
	fact_set_trace(worker->fact, facts);
}

void
coder_set_watch(struct coder_worker *worker, const struct coder_watch *watch)
{
	worker->watch = watch;
}

void
coder_keep_vectors(struct coder_worker *worker, bool keep)
{
	parse_keep_vectors(worker->parse, keep);
}

/* A worker's words grow with the corpus; forgetting them between articles
 * changes no record, since ids are never printed. */
static void
limit_words(struct coder_worker *worker)
{
	if (worker->words.count - worker->words.first < LIMIT_WORDS)
		return;
	words_reset(&worker->words);
	parse_workspace_reset(worker->parse);
}

void
coder_parse(struct coder_worker *worker, struct arena *arena,
		struct analysis *out)
{
	limit_words(worker);
	out->words = &worker->words;
	parse_text(worker->parse, &worker->words, arena, &out->text);
}

/* An article without a date of its own has that of its dateline, if the year
 * stands there. */
static int32_t
day_of_dateline(const struct coder *coder, const struct analysis *analysis)
{
	const struct text *text = &analysis->text;
	int32_t day = ACTOR_NO_DAY;
	for (uint32_t i = 0; i < text->sentence_count; i++)
		if (text->sentences[i].kind == SENTENCE_DATELINE
				&& day == ACTOR_NO_DAY)
			day = when_of_dateline(coder->frames, text,
					&text->sentences[i]);
	return day;
}

/* The title goes through stages 2 and 3 like the text, for stage 4 alone. */
static void
read_title(struct coder_worker *worker, struct str title, struct arena *arena,
		struct text *out)
{
	if (!title.len)
		return;
	stage_ended(worker, CODER_ACTOR);
	text_split(title, worker->coder->language, arena, out);
	stage_ended(worker, CODER_TEXT);
	parse_text(worker->parse, &worker->words, NULL, out);
	stage_ended(worker, CODER_PARSE);
	actor_prepare(worker->actor, &worker->words, out);
}

static void
analyse(struct coder_worker *worker, const struct article *article, bool hear,
		struct arena *arena, struct analysis *out)
{
	*out = (struct analysis){
		.article = article,
		.day = day_of_date(article->date),
	};
	text_split(article->text, worker->coder->language, arena, &out->text);
	stage_ended(worker, CODER_TEXT);
	coder_parse(worker, hear ? arena : NULL, out);
	stage_ended(worker, CODER_PARSE);
	actor_prepare(worker->actor, &worker->words, &out->text);
	if (out->day == ACTOR_NO_DAY)
		out->day = day_of_dateline(worker->coder, out);
	struct text title = { 0 };
	read_title(worker, article->title, arena, &title);
	actor_mark(worker->actor, &worker->words, &title, &out->text, out->day,
			arena, &out->mentions);
	stage_ended(worker, CODER_ACTOR);
}

bool
coder_hears(const struct coder *coder)
{
	return parser_hears(coder->parser);
}

/* Where facts find their event: among those that are kept, or in a copy of all
 * as they were. */
static void
move_links(struct facts *facts, const struct events *kept,
		const struct event *all, const uint32_t *now)
{
	for (uint32_t i = 0; i < facts->count; i++) {
		struct fact *fact = &facts->at[i];
		if (!fact->event)
			continue;
		size_t was = (size_t)(fact->event - kept->at);
		fact->event_untold = now[was] == UINT32_MAX;
		fact->event = fact->event_untold ? &all[was]
						 : &kept->at[now[was]];
	}
}

/* Leaves out events that are not sure enough, after facts: what those are does
 * not depend on it. */
static void
keep_sure_events(struct events *events, struct facts *facts, float least,
		struct arena *arena)
{
	uint32_t kept = 0, count = events->count;
	if (!count || !(least > 0))
		return;
	struct event *all = ARENA_NEW(arena, struct event, count);
	uint32_t *now = ARENA_NEW(arena, uint32_t, count);
	memcpy(all, events->at, count * sizeof *all);
	for (uint32_t i = 0; i < count; i++) {
		bool sure = confidence_reaches(all[i].confidence, least);
		now[i] = sure ? kept : UINT32_MAX;
		if (sure)
			events->at[kept++] = all[i];
	}
	move_links(facts, events, all, now);
	events->count = kept;
}

static void
keep_sure_facts(struct facts *facts, float least)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < facts->count; i++)
		if (confidence_reaches(facts->at[i].confidence, least))
			facts->at[kept++] = facts->at[i];
	facts->count = kept;
}

/* The facts decide which amounts an event has; so they are made for event
 * records too. */
static void
tell_facts(struct coder_worker *worker, struct arena *arena,
		struct analysis *out)
{
	unsigned kinds = worker->coder->kinds;
	if (!(kinds & (RECORD_EVENTS | RECORD_FACTS | RECORD_AMOUNTS)))
		return;
	amounts_scan(worker->coder->amounts, worker->coder->frames,
			&worker->words, &out->text, &out->mentions, out->day,
			arena, &out->amounts);
	if (!(kinds & (RECORD_EVENTS | RECORD_FACTS)))
		return;
	fact_code(worker->fact, &out->text, &out->events, &out->amounts, arena,
			&out->facts);
	keep_sure_events(&out->events, &out->facts,
			worker->coder->min_confidence, arena);
	if (kinds & RECORD_EVENTS)
		out->amount_owner = amounts_owners(&out->text, &out->events,
				&out->amounts, &out->facts, arena);
	keep_sure_facts(&out->facts, worker->coder->min_confidence);
}

/* Quotations and amounts alone need no events; who traces hears of them all the
 * same. */
static bool
needs_events(const struct coder_worker *worker)
{
	unsigned kinds = worker->coder->kinds;
	return !kinds || kinds & (RECORD_EVENTS | RECORD_FACTS)
	       || worker->traced;
}

static void
tell_events(struct coder_worker *worker, struct arena *arena,
		struct analysis *out)
{
	event_code(worker->event, &out->text, &out->mentions, out->day, arena,
			&out->events);
}

void
coder_run(struct coder_worker *worker, const struct article *article,
		struct arena *arena, struct analysis *out)
{
	bool events = needs_events(worker);
	bool hear = events && worker->coder->makers != MAKERS_FRAMES;
	analyse(worker, article, hear, arena, out);
	if (events)
		tell_events(worker, arena, out);
	stage_ended(worker, CODER_EVENT);
	tell_facts(worker, arena, out);
	stage_ended(worker, CODER_FACT);
	if (worker->coder->kinds & RECORD_QUOTES)
		quotes_find(worker->coder->quotes, worker->coder->frames,
				&out->text, &out->mentions, &out->events, arena,
				&out->quotes);
	stage_ended(worker, CODER_QUOTE);
}

/* Tokens that touch bytes [start, end). */
static struct event_span
tokens_of_bytes(const struct text *text, size_t start, size_t end)
{
	struct event_span span = { 1, 0 };
	bool found = false;
	for (uint32_t i = 0; i < text->token_count && start < end; i++) {
		const struct token *token = &text->tokens[i];
		if (token->end <= start || token->start >= end)
			continue;
		if (!found)
			span.first = i;
		span.last = i;
		found = true;
	}
	return span;
}

static struct event_span
locate(const struct text *text, struct str part, const size_t given[2])
{
	if (given[1] > given[0])
		return tokens_of_bytes(text, given[0], given[1]);
	size_t at = part.len ? str_find(text->bytes, part) : text->bytes.len;
	if (at == text->bytes.len)
		return (struct event_span){ 1, 0 };
	return tokens_of_bytes(text, at, at + part.len);
}

/* Relations of pairs are told by frames alone. */
void
coder_relate(struct coder_worker *worker, const struct article *article,
		struct arena *arena, struct analysis *analysis,
		struct event *out)
{
	analyse(worker, article, false, arena, analysis);
	const struct text *text = &analysis->text;
	event_relate(worker->event, text, &analysis->mentions,
			locate(text, article->source, article->source_span),
			locate(text, article->target, article->target_span),
			arena, out);
}
