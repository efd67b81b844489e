#include "fact/fact_frames.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "event/sets.h"
#include "fact/fact_examples.h"

static const char *const word_sets[FACT_WORD_COUNT] = {
	[FACT_WORD_BODY] = "fact-body",
	[FACT_WORD_WORTH] = "fact-worth",
	[FACT_WORD_FALL] = "fact-fall",
	[FACT_WORD_RISE] = "fact-rise",
	[FACT_WORD_WHOLE] = "fact-whole",
	[FACT_WORD_COMPARE] = "fact-compare",
	[FACT_WORD_SOMEBODY] = "fact-somebody",
	[FACT_WORD_INSTITUTION] = "fact-institution",
	[FACT_WORD_PRONOUN] = "fact-pronoun",
	[FACT_WORD_THING] = "fact-thing",
	[FACT_WORD_DOCUMENT] = "fact-document",
	[FACT_WORD_GOAL] = "fact-goal",
	[FACT_WORD_HELP] = "fact-help",
	[FACT_WORD_NEED] = "fact-need",
	[FACT_WORD_TOGETHER] = "fact-together",
	[FACT_WORD_PARTICIPLE] = "fact-participle",
	[FACT_WORD_APPEAL] = "fact-appeal",
	[FACT_WORD_ADDRESS] = "fact-address",
	[FACT_WORD_PERSUADE] = "fact-persuade",
	[FACT_WORD_DIE] = "fact-die",
	[FACT_WORD_HOLD] = "fact-hold",
	[FACT_WORD_TAKE] = "fact-take",
	[FACT_WORD_UNDER] = "fact-under",
	[FACT_WORD_REGION] = "fact-region",
	[FACT_WORD_GIVER] = "fact-giver",
	[FACT_WORD_FUND] = "fact-fund",
	[FACT_WORD_EVERYWHERE] = "fact-everywhere",
	[FACT_WORD_ATTACK] = "fact-attack",
	[FACT_WORD_REGARD] = "fact-regard",
	[FACT_WORD_CONVENE] = "fact-convene",
	[FACT_WORD_HERE] = "fact-here",
	[FACT_WORD_COUNTED] = "fact-counted",
	[FACT_WORD_SPORT] = "fact-sport",
	[FACT_WORD_DISASTER] = "fact-disaster",
	[FACT_WORD_FROM] = "fact-from",
	[FACT_WORD_AT] = "fact-at",
	[FACT_WORD_THAN] = "fact-than",
	[FACT_WORD_PER] = "fact-per",
	[FACT_WORD_WAY] = "fact-way",
	[FACT_WORD_WITH] = "fact-with",
	[FACT_WORD_INVEST] = "fact-invest",
	[FACT_WORD_SEND] = "fact-send",
	[FACT_WORD_PLACE] = "fact-place",
	[FACT_WORD_TOTAL] = "fact-total",
	[FACT_WORD_TERROR] = "fact-terror",
	[FACT_WORD_HURT] = "fact-hurt",
	[FACT_WORD_VAGUE] = "fact-vague",
	[FACT_WORD_CIRCUMSTANCE] = "fact-circumstance",
	[FACT_WORD_MEET] = "fact-meet",
	[FACT_WORD_SIZE] = "fact-size",
	[FACT_WORD_VOTE] = "fact-vote",
	[FACT_WORD_OWE] = "fact-owe",
	[FACT_WORD_BORDER] = "fact-border",
};

/* --------------------------------------------------------------- results */

/* The result of one frame line at work. */
struct result_line {
	const struct frame_context *context;
	const struct fact_vocabulary *vocabulary;
	struct frame *frame;
	struct fact_result *out;
	struct error *error;
};

static enum status
read_kind(struct result_line *line, struct str name)
{
	line->out->kind = vocabulary_kind(line->vocabulary, name);
	if (line->out->kind)
		return STATUS_OK;
	return frame_complain(line->context, line->error,
			"expected a kind of fact or none behind \"->\", found "
			"\"%.*s\"",
			STR_ARG(name));
}

/* A status that facts of this kind have. */
static enum status
read_status_name(struct result_line *line, struct str name, uint8_t *status)
{
	const struct fact_vocabulary *vocabulary = line->vocabulary;
	*status = vocabulary_status(vocabulary, name);
	if (*status
			&& vocabulary->kind[line->out->kind].statuses >> *status
					   & 1)
		return STATUS_OK;
	return frame_complain(line->context, line->error,
			"no status \"%.*s\" of a %.*s (facts/vocabulary.tsv)",
			STR_ARG(name),
			STR_ARG(vocabulary->kind[line->out->kind].name));
}

static enum status
read_needs(struct result_line *line, struct str list)
{
	static const struct {
		const char *name;
		uint8_t bit;
	} needs[] = { { "amount", MEASURE_MONEY }, { "count", MEASURE_COUNT },
		{ "percent", MEASURE_PERCENT }, { "object", NEEDS_OBJECT } };
	enum { COUNT = sizeof needs / sizeof *needs };
	bool more = true;
	while (more) {
		struct str name = str_next(&list, '/', &more);
		unsigned i = 0;
		while (i < COUNT && !str_equal(name, str_of(needs[i].name)))
			i++;
		if (i == COUNT)
			return frame_complain(line->context, line->error,
					"expected needs=amount, count, percent "
					"or object, found \"%.*s\"",
					STR_ARG(name));
		line->out->needs |= needs[i].bit;
	}
	return STATUS_OK;
}

/* "resumes=tender/bid": statuses of what it goes on from. */
static enum status
read_resumes(struct result_line *line, struct str list)
{
	bool more = true;
	while (more) {
		uint8_t status = 0;
		enum status result = read_status_name(
				line, str_next(&list, '/', &more), &status);
		if (result)
			return result;
		line->out->resumes |= UINT32_C(1) << status;
	}
	return STATUS_OK;
}

/* "plan=tender": what the status is when it is told so; "negated=none". */
static enum status
read_own_shift(struct result_line *line, uint8_t told, struct str name)
{
	struct fact_result *out = line->out;
	uint8_t status = VOCABULARY_NONE;
	if (out->shift_count == FACT_OWN_SHIFTS)
		return frame_complain(line->context, line->error,
				"more than %d shifts", FACT_OWN_SHIFTS);
	if (!str_equal(name, STR("none"))) {
		enum status result = read_status_name(line, name, &status);
		if (result)
			return result;
	}
	out->shift[out->shift_count].told = told;
	out->shift[out->shift_count++].status = status;
	return STATUS_OK;
}

/* "subject=donor": who is the subject of the noun's clause gives. */
static enum status
read_subject(struct result_line *line, struct str name)
{
	const struct fact_vocabulary *vocabulary = line->vocabulary;
	uint8_t role = vocabulary_role(vocabulary, name);
	line->out->subject = role;
	if (role && vocabulary->kind[line->out->kind].roles >> role & 1)
		return STATUS_OK;
	return frame_complain(line->context, line->error, "a %.*s has no %.*s",
			STR_ARG(vocabulary->kind[line->out->kind].name),
			STR_ARG(name));
}

static enum status
read_assignment(struct result_line *line, struct str name, struct str value)
{
	uint8_t told = vocabulary_told(line->vocabulary, name);
	if (told)
		return read_own_shift(line, told, value);
	if (str_equal(name, STR("needs")))
		return read_needs(line, value);
	if (str_equal(name, STR("subject")))
		return read_subject(line, value);
	if (str_equal(name, STR("resumes")))
		return read_resumes(line, value);
	if (str_equal(name, STR("instrument")))
		line->out->instrument =
				vocabulary_instrument(line->vocabulary, value);
	if (line->out->instrument)
		return STATUS_OK;
	return frame_complain(line->context, line->error,
			"expected needs=..., resumes=..., a way of telling "
			"with its status (plan=planned), weak, occasion, "
			"falls, whole, itself, parties, alone, public, "
			"political or an "
			"instrument, found \"%.*s\"",
			STR_ARG(value));
}

static enum status
read_option(struct result_line *line, struct str option)
{
	size_t equals = str_find_byte(option, '=');
	struct fact_result *out = line->out;
	if (equals < option.len)
		return read_assignment(line, (struct str){ option.at, equals },
				str_cut(option.at + equals + 1,
						option.at + option.len));
	const struct {
		const char *name;
		bool *flag;
	} flags[] = { { "weak", &line->frame->weak },
		{ "occasion", &line->frame->occasion },
		{ "falls", &out->falls }, { "whole", &out->whole },
		{ "itself", &out->itself }, { "parties", &out->parties },
		{ "alone", &out->alone }, { "public", &out->public },
		{ "political", &out->political } };
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (str_equal(option, str_of(flags[i].name))) {
			*flags[i].flag = true;
			return STATUS_OK;
		}
	return read_assignment(line, STR("instrument"), option);
}

/* Roles that facts of the kind don't have. */
static enum status
check_roles(struct result_line *line)
{
	const struct fact_vocabulary *vocabulary = line->vocabulary;
	const struct vocabulary_kind *kind = &vocabulary->kind[line->out->kind];
	for (unsigned i = 0; i < line->frame->count; i++) {
		const struct condition *condition = &line->frame->conditions[i];
		const uint8_t roles[] = { condition->role, condition->owner };
		for (unsigned k = 0; k < 2; k++)
			if (roles[k] && !(kind->roles >> roles[k] & 1))
				return frame_complain(line->context,
						line->error,
						"a %.*s has no %.*s",
						STR_ARG(kind->name),
						STR_ARG(vocabulary->role[roles[k]]));
	}
	return STATUS_OK;
}

static enum status
read_rest(struct result_line *line, struct str text)
{
	enum status status = read_status_name(
			line, frame_take_item(&text), &line->out->status);
	if (!status)
		status = check_roles(line);
	for (text = str_trim(text); !status && text.len; text = str_trim(text))
		status = read_option(line, frame_take_item(&text));
	if (!(line->out->needs & NEEDS_OBJECT))
		line->frame->needs = line->out->needs;
	return status;
}

/* "none", "none whole" */
static enum status
read_none(struct result_line *line, struct str text)
{
	text = str_trim(text);
	line->out->whole = str_equal(text, STR("whole"));
	if (!text.len || line->out->whole)
		return STATUS_OK;
	return frame_complain(line->context, line->error,
			"expected \"whole\" behind \"none\", found \"%.*s\"",
			STR_ARG(text));
}

/* "deal won stake needs=amount plan=tender" */
static enum status
read_result(const struct frame_context *context, struct str text,
		struct frame *out, struct error *error)
{
	struct fact_result *result =
			ARENA_NEW(context->arena, struct fact_result, 1);
	struct result_line line = { .context = context,
		.vocabulary = context->dialect->vocabulary,
		.frame = out,
		.out = result,
		.error = error };
	struct str name = frame_take_item(&text);
	out->result = result;
	if (str_equal(name, STR("none")))
		return read_none(&line, text);
	enum status status = read_kind(&line, name);
	return status ? status : read_rest(&line, text);
}

/* --------------------------------------------------------------- loading */

static void
mark_words(struct fact_frames *facts, const struct words *words)
{
	facts->marked = words->count;
	facts->marks = ARENA_NEW(&facts->arena, uint64_t, facts->marked);
	for (unsigned i = 0; i < FACT_WORD_COUNT; i++) {
		const struct set *set = sets_use(
				facts->frames->sets, str_of(word_sets[i]));
		for (size_t k = 0; set && k < set->word_count; k++) {
			word_id word = words_find(words, set->words[k]);
			if (word < facts->marked)
				facts->marks[word] |= UINT64_C(1) << i;
		}
	}
}

static void
put_words(const struct frames *frames, struct words *words)
{
	for (unsigned i = 0; i < FACT_WORD_COUNT; i++) {
		const struct set *set =
				sets_use(frames->sets, str_of(word_sets[i]));
		for (size_t k = 0; set && k < set->word_count; k++)
			words_put(words, set->words[k]);
	}
}

static struct frame_dialect
dialect_of(const struct fact_vocabulary *vocabulary)
{
	return (struct frame_dialect){ .vocabulary = vocabulary,
		.roles = vocabulary->role,
		.role_count = vocabulary->role_count,
		.measures = true,
		.folder = "facts",
		.ends = ".facts",
		.read_result = read_result,
		.example_fault = fact_example_fault };
}

static void
put_heard(struct fact_frames *facts)
{
	for (int k = HEARD_NO_FACT + 1; k < HEARD_FACTS; k++) {
		struct fact_result *result =
				ARENA_NEW(&facts->arena, struct fact_result, 1);
		char rule[32];
		snprintf(rule, sizeof rule, "network:%s",
				heard_fact_name((enum heard_fact)k));
		result->kind = facts->hearing[k].kind;
		result->status = facts->hearing[k].status;
		struct frame frame = { .rule = arena_copy(&facts->arena,
						       str_of(rule)),
			.kind = TRIGGER_NOUN,
			.result = result,
			.heard = true };
		facts->heard[k][0] = frame;
		frame.kind = TRIGGER_VERB;
		facts->heard[k][1] = frame;
	}
}

static enum status
load(struct fact_frames **out, const char *lexicon, const char *lang,
		const struct frames *frames, struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context, struct error *error)
{
	struct fact_frames *facts = memory_zero(1, sizeof *facts);
	*out = NULL;
	arena_init(&facts->arena);
	enum status status = vocabulary_load(&facts->vocabulary, lexicon, lang,
			sets_traits(frames->sets), &facts->arena, words, error);
	if (status && report)
		report(context, error);
	struct frame_dialect dialect = dialect_of(&facts->vocabulary);
	put_words(frames, words);
	if (!status)
		status = frames_load_dialect(&facts->frames, frames, &dialect,
				lexicon, lang, words, report, context, error);
	if (!status)
		status = fact_hearing_load(facts->hearing, lexicon, lang,
				&facts->vocabulary, error);
	if (!status)
		status = fact_points_load(
				&facts->vocabulary.points, lexicon, error);
	if (status) {
		fact_frames_unload(facts);
		return status;
	}
	put_heard(facts);
	mark_words(facts, words);
	*out = facts;
	return STATUS_OK;
}

enum status
fact_frames_load(struct fact_frames **facts, const char *lexicon,
		const char *lang, const struct frames *frames,
		struct words *words, struct error *error)
{
	return load(facts, lexicon, lang, frames, words, NULL, NULL, error);
}

enum status
fact_frames_check(struct fact_frames **facts, const char *lexicon,
		const char *lang, const struct frames *frames,
		struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context)
{
	struct error error;
	return load(facts, lexicon, lang, frames, words, report, context,
			&error);
}

void
fact_frames_unload(struct fact_frames *facts)
{
	if (!facts)
		return;
	frames_unload(facts->frames);
	arena_fini(&facts->arena);
	free(facts);
}

const struct fact_vocabulary *
fact_frames_vocabulary(const struct fact_frames *facts)
{
	return &facts->vocabulary;
}
