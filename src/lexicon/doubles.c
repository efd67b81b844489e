#include "lexicon/doubles.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "event/examples.h"
#include "event/frame.h"
#include "event/sets.h"

struct doubles {
	const struct frames *frames;
	const struct words *words;
	struct findings *findings;
};

static int
compare_phrases(const void *left, const void *right)
{
	const struct phrase *a = left, *b = right;
	if (a->count != b->count)
		return (int)a->count - (int)b->count;
	if (a->before != b->before)
		return a->before < b->before ? -1 : 1;
	return memcmp(a->word, b->word, a->count * sizeof *a->word);
}

static void
tell_phrase(const struct doubles *doubles, struct str place,
		const struct phrase *phrase, const char *where)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < phrase->count; i++) {
		buffer_put(&text, i ? STR(" ") : STR(""));
		buffer_put(&text, words_text(doubles->words, phrase->word[i]));
	}
	findings_put_format(doubles->findings, FINDING_SAME_WORD, place,
			"\"%.*s\" stands twice %s", STR_ARG(buffer_str(&text)),
			where);
	buffer_fini(&text);
}

/* Sorts `phrases` and tells what stands twice in it. */
static void
check_phrases(const struct doubles *doubles, struct phrase *phrases,
		size_t count, struct str place, const char *where)
{
	if (count > 1)
		qsort(phrases, count, sizeof *phrases, compare_phrases);
	for (size_t i = 1; i < count; i++)
		if (!compare_phrases(&phrases[i - 1], &phrases[i]))
			tell_phrase(doubles, place, &phrases[i], where);
}

/* The triggers of a list follow each other and share their frames. */
static void
check_lists(const struct doubles *doubles)
{
	const struct frames *frames = doubles->frames;
	struct phrase *list =
			memory_zero(frames->trigger_count + 1, sizeof *list);
	for (size_t i = 0, end; i < frames->trigger_count; i = end) {
		const struct trigger *first = &frames->triggers[i];
		for (end = i; end < frames->trigger_count
				&& frames->triggers[end].frames
						   == first->frames;
				end++)
			list[end - i] = frames->triggers[end].phrase;
		if (first->count)
			check_phrases(doubles, list, end - i,
					first->frames[0].rule,
					"in the list of words above");
	}
	free(list);
}

static void
check_members(const struct doubles *doubles, const struct str *members,
		size_t count, struct str place, const char *where)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (members[i].len && str_equal(members[i], members[k]))
				findings_put_format(doubles->findings,
						FINDING_SAME_WORD, place,
						"\"%.*s\" stands twice %s",
						STR_ARG(members[i]), where);
}

/* As written: that two sets between the same braces share words is fine. */
static void
check_braces(const struct doubles *doubles, const struct frame *frame)
{
	struct arena arena;
	arena_init(&arena);
	for (unsigned i = 0; i < frame->count; i++) {
		struct str inside = frame->conditions[i].written, *members;
		bool more;
		str_next(&inside, '{', &more);
		inside = str_next(&inside, '}', &more);
		size_t count = sets_split(inside, &arena, &members);
		check_members(doubles, members, count, frame->rule,
				"between { }");
	}
	arena_fini(&arena);
}

/* Once a list, though all its triggers share the frames. */
static void
check_frames(const struct doubles *doubles)
{
	const struct frame *done = NULL;
	for (size_t i = 0; i < doubles->frames->trigger_count; i++) {
		const struct trigger *trigger = &doubles->frames->triggers[i];
		if (trigger->frames == done)
			continue;
		done = trigger->frames;
		for (size_t k = 0; k < trigger->count; k++)
			check_braces(doubles, &trigger->frames[k]);
	}
}

static void
check_set(const struct doubles *doubles, const struct set *set)
{
	char place[1200], where[300];
	snprintf(place, sizeof place, "%s:%u", set->path, set->line);
	snprintf(where, sizeof where, "in set \"%.*s\"", STR_ARG(set->name));
	check_members(doubles, set->members, set->member_count, str_of(place),
			where);
}

static int
compare_examples(const void *left, const void *right)
{
	const struct example *a = *(const struct example *const *)left;
	const struct example *b = *(const struct example *const *)right;
	int order = str_compare(a->sentence, b->sentence);
	return order ? order : (a > b) - (a < b);
}

static void
tell_example(const struct doubles *doubles, const struct example *first,
		const struct example *second)
{
	struct finding finding = { .kind = FINDING_SAME_EXAMPLE,
		.path = second->path,
		.line = second->line };
	struct buffer message;
	buffer_init(&message, BUFFER_UNLIMITED);
	buffer_put_format(&message,
			"the same sentence is an example at %.*s:%u",
			STR_ARG(first->path), first->line);
	finding.message = buffer_str(&message);
	findings_put(doubles->findings, &finding);
	buffer_fini(&message);
}

static void
check_examples(const struct doubles *doubles)
{
	size_t count = frames_example_count(doubles->frames);
	const struct example **list = memory_zero(count + 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = frames_example(doubles->frames, i);
	if (count > 1)
		qsort(list, count, sizeof *list, compare_examples);
	for (size_t i = 1; i < count; i++)
		if (str_equal(list[i - 1]->sentence, list[i]->sentence))
			tell_example(doubles, list[i - 1], list[i]);
	free(list);
}

void
doubles_check(const struct frames *frames, const struct words *words,
		struct findings *findings)
{
	struct doubles doubles = { frames, words, findings };
	check_lists(&doubles);
	check_frames(&doubles);
	for (size_t i = 0; i < frames->sets->count; i++)
		check_set(&doubles, &frames->sets->at[i]);
	check_examples(&doubles);
}
