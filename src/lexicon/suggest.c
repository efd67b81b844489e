#include "lexicon/suggest.h"

#include "base/limits.h"
#include "lexicon/observe.h"
#include "lexicon/suggest_rows.h"

void
suggestions_init(struct suggestions *suggestions, const struct frames *frames,
		const struct words *words)
{
	*suggestions = (struct suggestions){ 0 };
	tally_init(&suggestions->names, LIMIT_SUGGESTED_NAMES);
	tally_init(&suggestions->verbs, LIMIT_SUGGESTED_VERBS);
	tally_init(&suggestions->heard, LIMIT_SUGGESTED_HEARD);
	likeness_init(&suggestions->likeness, frames, words);
}

void
suggestions_fini(struct suggestions *suggestions)
{
	likeness_fini(&suggestions->likeness);
	tally_fini(&suggestions->heard);
	tally_fini(&suggestions->verbs);
	tally_fini(&suggestions->names);
}

/* Splits a line behind its first letter; missing cells are empty. */
static void
split(struct str line, struct str *cell, unsigned count)
{
	bool more = true;
	str_next(&line, '\t', &more);
	for (unsigned i = 0; i < count; i++)
		cell[i] = more ? str_next(&line, '\t', &more) : STR("");
}

static void
add_name(struct suggestions *suggestions, struct str line)
{
	struct str cell[NAME_CELLS];
	split(line, cell, NAME_CELLS);
	struct tally_entry *entry = tally_add(
			&suggestions->names, cell[0], suggestions->articles);
	entry->marks[MARKS_UNCODED] += str_equal(cell[2], STR("0"));
	votes_add(&entry->votes[VOTES_KIND], cell[1]);
	votes_add(&entry->votes[VOTES_CODE], cell[3]);
	votes_add(&entry->votes[VOTES_SECTOR], cell[4]);
	votes_add(&entry->votes[VOTES_ROLE], cell[5]);
	votes_add(&entry->votes[VOTES_BESIDE], cell[6]);
	tally_example(entry, cell[7], cell[8]);
}

static void
add_verb(struct suggestions *suggestions, struct str line)
{
	struct str cell[VERB_CELLS];
	split(line, cell, VERB_CELLS);
	struct tally_entry *entry = tally_add(
			&suggestions->verbs, cell[0], suggestions->articles);
	bool dyadic = str_find(cell[2], STR("recipient")) < cell[2].len;
	entry->marks[MARKS_DYADIC] += dyadic;
	entry->marks[MARKS_FRAMED] += str_equal(cell[1], STR("1"));
	votes_add(&entry->votes[dyadic ? VOTES_DYADIC : VOTES_PATTERN],
			cell[2]);
	for (bool more = true; more;) {
		struct str name = str_next(&cell[3], ' ', &more);
		if (name.len > 1)
			tally_feature(entry, name);
	}
	tally_example(entry, cell[4], cell[5]);
}

static void
add_heard(struct suggestions *suggestions, struct str line)
{
	struct str cell[HEARD_CELLS];
	split(line, cell, HEARD_CELLS);
	struct tally_entry *entry = tally_add(
			&suggestions->heard, cell[0], suggestions->articles);
	entry->marks[MARKS_HEARD]++;
	votes_add(&entry->votes[VOTES_CATEGORY], cell[1]);
	votes_add(&entry->votes[VOTES_CAMEO], cell[2]);
	votes_add(&entry->votes[VOTES_LINE], cell[3]);
	tally_example(entry, cell[4], cell[5]);
}

static uint32_t
number_of(struct str digits)
{
	uint32_t number = 0;
	for (size_t i = 0; i < digits.len; i++)
		number = number * 10 + (uint32_t)(digits.at[i] - '0');
	return number;
}

static void
add_frame(struct suggestions *suggestions, struct str line)
{
	struct str cell[FRAME_CELLS];
	split(line, cell, FRAME_CELLS);
	likeness_add(&suggestions->likeness, number_of(cell[0]), cell[1]);
}

void
suggestions_add(struct suggestions *suggestions, struct str observations)
{
	suggestions->articles++;
	for (bool more = true; more;) {
		struct str line = str_next(&observations, '\n', &more);
		if (!line.len)
			continue;
		if (line.at[0] == OBSERVATION_NAME)
			add_name(suggestions, line);
		else if (line.at[0] == OBSERVATION_VERB)
			add_verb(suggestions, line);
		else if (line.at[0] == OBSERVATION_HEARD)
			add_heard(suggestions, line);
		else
			add_frame(suggestions, line);
	}
}

void
suggestions_finish(struct suggestions *suggestions)
{
	tally_sort(&suggestions->names);
	tally_sort(&suggestions->verbs);
	tally_sort(&suggestions->heard);
	likeness_finish(&suggestions->likeness);
}
