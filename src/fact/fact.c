#include "fact/fact.h"

#include <stdlib.h>

#include "base/memory.h"

struct fact_vocabulary {
	int none;
};

struct fact_frames {
	struct fact_vocabulary vocabulary;
};

struct fact_workspace {
	const struct fact_frames *facts;
};

struct str
fact_kind_name(const struct fact_vocabulary *vocabulary, uint8_t kind)
{
	(void)vocabulary, (void)kind;
	return STR("");
}

struct str
fact_status_name(const struct fact_vocabulary *vocabulary, uint8_t status)
{
	(void)vocabulary, (void)status;
	return STR("");
}

struct str
fact_role_name(const struct fact_vocabulary *vocabulary, uint8_t role)
{
	(void)vocabulary, (void)role;
	return STR("");
}

struct str
fact_instrument_name(
		const struct fact_vocabulary *vocabulary, uint8_t instrument)
{
	(void)vocabulary, (void)instrument;
	return STR("");
}

enum status
fact_frames_load(struct fact_frames **facts, const char *lexicon,
		const char *lang, const struct frames *frames,
		struct words *words, struct error *error)
{
	(void)lexicon, (void)lang, (void)frames, (void)words, (void)error;
	*facts = memory_zero(1, sizeof **facts);
	return STATUS_OK;
}

void
fact_frames_unload(struct fact_frames *facts)
{
	free(facts);
}

const struct fact_vocabulary *
fact_frames_vocabulary(const struct fact_frames *facts)
{
	return &facts->vocabulary;
}

struct fact_workspace *
fact_workspace_new(const struct fact_frames *facts)
{
	struct fact_workspace *workspace = memory_zero(1, sizeof *workspace);
	workspace->facts = facts;
	return workspace;
}

void
fact_workspace_free(struct fact_workspace *workspace)
{
	free(workspace);
}

void
fact_set_trace(struct fact_workspace *workspace,
		const struct event_trace *trace)
{
	(void)workspace, (void)trace;
}

void
fact_code(struct fact_workspace *workspace, const struct text *text,
		const struct mentions *mentions, const struct events *events,
		const struct amounts *amounts, int32_t day, struct arena *arena,
		struct facts *out)
{
	(void)workspace, (void)text, (void)mentions, (void)events;
	(void)amounts, (void)day, (void)arena;
	*out = (struct facts){ 0 };
}
