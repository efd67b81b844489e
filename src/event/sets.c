#include "event/sets.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "text/abbreviations.h"

void
sets_init(struct sets *sets, struct arena *arena)
{
	*sets = (struct sets){ .arena = arena };
}

struct set *
sets_find(const struct sets *sets, struct str name)
{
	for (size_t i = 0; i < sets->count; i++)
		if (str_equal(sets->at[i].name, name))
			return &sets->at[i];
	return NULL;
}

struct set *
sets_use(const struct sets *sets, struct str name)
{
	struct set *set = sets_find(sets, name);
	if (set)
		set->used = true;
	return set;
}

size_t
sets_split(struct str list, struct arena *arena, struct str **members)
{
	size_t count = 0, capacity = 0;
	bool more = true;
	*members = NULL;
	while (more) {
		struct str member = str_trim(str_next(&list, ',', &more));
		ARENA_PUSH(arena, *members, count, capacity, member);
	}
	return count;
}

static enum status
complain(struct error *error, const char *path, unsigned line, const char *what,
		struct str found)
{
	return error_set(error, STATUS_FORMAT, path, line, ERROR_NO_OFFSET,
			"%s \"%.*s\"", what, STR_ARG(found));
}

/* "set NAME = member, member" */
static enum status
read_set(struct sets *sets, const char *path, unsigned line, struct str text,
		struct error *error)
{
	struct str rest = text;
	bool more;
	if (!str_equal(str_next(&rest, ' ', &more), STR("set")))
		return complain(error, path, line,
				"expected \"set NAME = word, word\", found",
				text);
	struct set set = { .path = path, .line = line };
	set.name = str_trim(str_next(&rest, '=', &more));
	if (!more || !set.name.len
			|| str_find_byte(set.name, ' ') < set.name.len)
		return complain(error, path, line,
				"expected one name and \"=\" after \"set\" in",
				text);
	if (set.name.at[0] == '@')
		return complain(error, path, line,
				"no @ where a set is defined:", set.name);
	struct str *members;
	size_t count = sets_split(rest, sets->arena, &members);
	for (size_t i = 0; i < count; i++)
		if (!members[i].len)
			return complain(error, path, line,
					"nothing between two commas in", text);
	struct set *known = sets_find(sets, set.name);
	if (!known) {
		ARENA_PUSH(sets->arena, sets->at, sets->count, sets->capacity,
				set);
		known = &sets->at[sets->count - 1];
	}
	for (size_t i = 0; i < count; i++)
		ARENA_PUSH(sets->arena, known->members, known->member_count,
				known->member_capacity, members[i]);
	return STATUS_OK;
}

/* A line that ends with a comma goes on in the next one: both are lines of
 * the same text, so the whole is one span with line ends inside. */
static struct str
take_logical_line(struct str *text, unsigned *number, bool *more)
{
	struct str line = str_next(text, '\n', more);
	(*number)++;
	while (*more && str_ends(str_trim(line), STR(","))) {
		struct str next = str_next(text, '\n', more);
		line = str_cut(line.at, next.at + next.len);
		(*number)++;
	}
	return line;
}

enum status
sets_read(struct sets *sets, const char *path, struct str text,
		struct error *error)
{
	bool more = true;
	enum status status = STATUS_OK;
	for (unsigned number = 0; more && !status;) {
		unsigned first = number + 1;
		struct str line = take_logical_line(&text, &number, &more);
		struct str content = str_trim(line);
		if (content.len && content.at[0] != '#')
			status = read_set(sets, path, first, content, error);
	}
	return status;
}

static bool
has_word(const struct set *set, struct str word)
{
	for (size_t i = 0; i < set->word_count; i++)
		if (str_equal(set->words[i], word))
			return true;
	return false;
}

/* Tries to make `set` plain; it stays unresolved while an inner one is. */
static enum status
resolve_set(struct sets *sets, struct set *set, struct error *error)
{
	for (size_t i = 0; i < set->member_count; i++) {
		struct str member = set->members[i];
		if (member.at[0] != '@')
			continue;
		struct str name = { member.at + 1, member.len - 1 };
		const struct set *inner = sets_find(sets, name);
		if (!inner)
			return complain(error, set->path, set->line,
					"no set named", member);
		if (!inner->resolved)
			return STATUS_OK;
	}
	size_t capacity = 0;
	for (size_t i = 0; i < set->member_count; i++) {
		struct str member = set->members[i];
		struct set single = { .words = &member, .word_count = 1 };
		const struct set *from = &single;
		if (member.at[0] == '@')
			from = sets_find(
					sets, (struct str){ member.at + 1,
							      member.len - 1 });
		for (size_t k = 0; k < from->word_count; k++)
			if (!has_word(set, from->words[k]))
				ARENA_PUSH(sets->arena, set->words,
						set->word_count, capacity,
						from->words[k]);
	}
	set->resolved = true;
	return STATUS_OK;
}

enum status
sets_resolve(struct sets *sets, struct error *error)
{
	size_t left = sets->count, before = left + 1;
	const struct set *stuck = NULL;
	while (left && left < before) {
		before = left;
		left = 0;
		for (size_t i = 0; i < sets->count; i++) {
			if (sets->at[i].resolved)
				continue;
			enum status status =
					resolve_set(sets, &sets->at[i], error);
			if (status)
				return status;
			if (!sets->at[i].resolved) {
				stuck = &sets->at[i];
				left++;
			}
		}
	}
	if (left)
		return complain(error, stuck->path, stuck->line,
				"the set contains itself through others:",
				stuck->name);
	return STATUS_OK;
}

/* The first part of a hyphenated word, taken off `word`, when texts write it as
 * several tokens ("sit-in", but not "re-election"); else the whole word. */
static struct str
take_part(struct str *word, bool whole)
{
	struct str rest = *word;
	bool more = false;
	struct str part = str_next(&rest, '-', &more);
	whole = whole || !more || !part.len || !rest.len
		|| word_list_has(LANGUAGE_EN, LIST_HYPHEN_PREFIX, part);
	if (whole)
		part = *word;
	*word = whole ? STR("") : rest;
	return part;
}

static bool
add_word(struct str word, bool whole, struct words *words, struct phrase *out)
{
	while (word.len) {
		struct str part = take_part(&word, whole);
		if (out->count == PHRASE_WORDS)
			return false;
		out->word[out->count++] = words_put(words, part);
	}
	return true;
}

/* "reunirse" is "reunir", with "se" beside it. */
static struct str
without_reflexive(struct str word, const struct language_traits *traits,
		struct phrase *out)
{
	static const struct str infinitives[] = { { "ar", 2 }, { "er", 2 },
		{ "ir", 2 }, { "\xC3\xADr", 3 } };
	struct str reflexive = traits->reflexive;
	if (!reflexive.len || !str_ends(word, reflexive))
		return word;
	struct str verb = { word.at, word.len - reflexive.len };
	for (size_t i = 0; i < sizeof infinitives / sizeof *infinitives; i++)
		if (verb.len > infinitives[i].len
				&& str_ends(verb, infinitives[i])) {
			out->reflexive = true;
			return verb;
		}
	return word;
}

static uint8_t
head_of(const struct phrase *phrase, bool verbal, uint8_t of,
		uint8_t adjectives, const struct language_traits *traits)
{
	if (verbal)
		return 0;
	if (traits && traits->noun_first)
		return adjectives < phrase->count ? adjectives : 0;
	return of ? (uint8_t)(of - 1) : (uint8_t)(phrase->count - 1);
}

bool
phrase_compile(struct str text, bool verbal,
		const struct language_traits *traits, struct words *words,
		struct phrase *out)
{
	bool more = true;
	struct str rest = text;
	*out = (struct phrase){ 0 };
	uint8_t of = 0, adjectives = 0;
	bool whole = verbal || (traits && traits->hyphens);
	while (more) {
		struct str word = str_trim(str_next(&rest, ' ', &more));
		if (!word.len)
			continue;
		if (verbal && traits && !out->count)
			word = without_reflexive(word, traits, out);
		/* "gran acuerdo", but "alto el fuego" */
		if (traits && adjectives == out->count
				&& languages_stands_before_noun(traits, word))
			adjectives++;
		else if (traits && adjectives == out->count
				&& languages_stands_behind_noun(traits, word))
			adjectives = 0;
		/* "state of emergency", "chargé d'affaires" */
		if (!of && out->count
				&& (str_equal(word, STR("of"))
						|| str_starts(word, STR("d'"))))
			of = out->count;
		if (!add_word(word, whole, words, out))
			return false;
	}
	if (!out->count)
		return false;
	out->head = head_of(out, verbal, of, adjectives, traits);
	return true;
}

static int
compare_phrases(const void *left, const void *right)
{
	const struct phrase *a = left, *b = right;
	word_id x = a->word[a->head], y = b->word[b->head];
	if (x != y)
		return x < y ? -1 : 1;
	/* Longer ones first: the most exact match is told. */
	return (int)b->count - (int)a->count;
}

void
phrases_sort(struct phrase *phrases, size_t count)
{
	if (count > 1)
		qsort(phrases, count, sizeof *phrases, compare_phrases);
}

size_t
phrases_first(const struct phrases *phrases, word_id head)
{
	size_t low = 0, high = phrases->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct phrase *phrase = &phrases->at[middle];
		if (phrase->word[phrase->head] < head)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < phrases->count
			&& phrases->at[low].word[phrases->at[low].head] == head)
		return low;
	return phrases->count;
}
