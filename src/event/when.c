#include "event/when.h"

#include "actor/actor.h"
#include "base/day.h"

/* The name's place in the table, from 0; -1 when it is not there. A name may
 * be written out or cut to its first three letters. */
static int
name_index(struct str word, const char *const *names, int count)
{
	while (word.len && word.at[word.len - 1] == '.')
		word.len--;
	for (int i = 0; i < count; i++) {
		struct str name = str_of(names[i]);
		if (str_equal(word, name)
				|| (word.len == 3 && str_starts(name, word)))
			return i;
	}
	return -1;
}

static const char *const WEEKDAYS[] = { "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday" };
static const char *const MONTHS[] = { "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november",
	"december" };
static const struct {
	const char *word;
	int days;
} NEAR_DAYS[] = { { "today", 0 }, { "tonight", 0 }, { "yesterday", -1 },
	{ "tomorrow", 1 } };

struct view {
	const struct text *text;
	const struct words *words;
	const struct sentence *sentence;
	int32_t today;
};

static struct str
lower_at(const struct view *view, uint32_t i)
{
	if (i < 1 || i > view->sentence->count)
		return STR("");
	return words_text(view->words,
			sentence_token(view->text, view->sentence, i)->lower);
}

/* A number of `digits` to `most` digits, else -1. */
static int
number_at(const struct view *view, uint32_t i, unsigned digits, unsigned most)
{
	struct str word = lower_at(view, i);
	if (word.len > 2
			&& (str_ends(word, STR("th"))
					|| str_ends(word, STR("st"))
					|| str_ends(word, STR("nd"))
					|| str_ends(word, STR("rd"))))
		word.len -= 2;
	if (word.len < digits || word.len > most)
		return -1;
	int value = 0;
	for (size_t k = 0; k < word.len; k++) {
		if (word.at[k] < '0' || word.at[k] > '9')
			return -1;
		value = value * 10 + (word.at[k] - '0');
	}
	return value;
}

static bool
weekday_at(const struct view *view, uint32_t i, int32_t *day)
{
	int weekday = name_index(lower_at(view, i), WEEKDAYS, 7);
	if (weekday < 0 || view->today == ACTOR_NO_DAY)
		return false;
	/* 1970-01-01 was a Thursday. */
	int today = (int)(((view->today + 3) % 7 + 7) % 7);
	int back = (today - weekday + 7) % 7;
	struct str before = lower_at(view, i - 1);
	if (str_equal(before, STR("next")) || str_equal(before, STR("coming")))
		*day = view->today + (7 - back);
	else if (str_equal(before, STR("last")) && back == 0)
		*day = view->today - 7;
	else
		*day = view->today - back;
	return true;
}

static bool
near_day_at(const struct view *view, uint32_t i, int32_t *day)
{
	if (view->today == ACTOR_NO_DAY)
		return false;
	struct str word = lower_at(view, i);
	for (size_t k = 0; k < sizeof NEAR_DAYS / sizeof *NEAR_DAYS; k++)
		if (str_equal(word, str_of(NEAR_DAYS[k].word))) {
			*day = view->today + NEAR_DAYS[k].days;
			return true;
		}
	return false;
}

/* A date without a year is the last one that is not after the article's day
 * by more than a week. */
static bool
complete_date(const struct view *view, int year, int month, int of_month,
		int32_t *day)
{
	if (of_month < 1 || of_month > 31)
		return false;
	if (year < 0) {
		if (view->today == ACTOR_NO_DAY)
			return false;
		int today_month, today_day;
		day_to_civil(view->today, &year, &today_month, &today_day);
		if (day_of_civil(year, month, of_month) > view->today + 7)
			year--;
	}
	*day = day_of_civil(year, month, of_month);
	return true;
}

/* "March 3", "March 3, 2024", "3 March", "3 March 2024"; `i` is the month. */
static bool
month_day_at(const struct view *view, uint32_t i, int32_t *day)
{
	const struct token *token =
			sentence_token(view->text, view->sentence, i);
	int month = name_index(lower_at(view, i), MONTHS, 12);
	/* "may" the verb and "march" the noun are written small. */
	if (month < 0 || view->text->bytes.at[token->start] >= 'a')
		return false;
	int of_month = number_at(view, i + 1, 1, 2);
	uint32_t next = i + 2;
	if (of_month < 0) {
		of_month = number_at(view, i - 1, 1, 2);
		next = i + 1;
	}
	if (of_month < 0)
		return false;
	if (str_equal(lower_at(view, next), STR(",")))
		next++;
	int year = number_at(view, next, 4, 4);
	return complete_date(view, year, month + 1, of_month, day);
}

static bool
iso_date_at(const struct view *view, uint32_t i, int32_t *day)
{
	struct str word = lower_at(view, i);
	if (word.len != 10 || word.at[4] != '-' || word.at[7] != '-')
		return false;
	int value[3] = { 0 };
	for (size_t k = 0, part = 0; k < 10; k++) {
		if (word.at[k] == '-')
			part++;
		else if (word.at[k] < '0' || word.at[k] > '9')
			return false;
		else
			value[part] = value[part] * 10 + (word.at[k] - '0');
	}
	return value[1] >= 1 && value[1] <= 12
	       && complete_date(view, value[0], value[1], value[2], day);
}

static bool
expression_at(const struct view *view, uint32_t i, int32_t *day)
{
	return weekday_at(view, i, day) || near_day_at(view, i, day)
	       || month_day_at(view, i, day) || iso_date_at(view, i, day);
}

/* Whether token `i` hangs on `trigger` within a few steps of the tree. */
static bool
hangs_on(const struct view *view, uint32_t i, uint32_t trigger)
{
	enum { MOST_STEPS = 3 };
	for (int step = 0; step < MOST_STEPS && i; step++) {
		if (i == trigger)
			return true;
		i = sentence_token(view->text, view->sentence, i)->head;
	}
	return i == trigger;
}

bool
when_of(const struct text *text, const struct words *words,
		const struct sentence *sentence, uint32_t trigger,
		int32_t today, int32_t *day)
{
	struct view view = { text, words, sentence, today };
	bool found = false;
	for (uint32_t i = 1; i <= sentence->count; i++) {
		int32_t candidate;
		if (!expression_at(&view, i, &candidate))
			continue;
		if (hangs_on(&view, i, trigger)) {
			*day = candidate;
			return true;
		}
		if (!found)
			*day = candidate;
		found = true;
	}
	return found;
}
