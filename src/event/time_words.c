#include "event/time_words.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/layers.h"
#include "base/table.h"

static const char *const class_names[TIME_CLASS_COUNT] = {
	[TIME_NONE] = "",
	[TIME_WEEKDAY] = "weekday",
	[TIME_MONTH_NAME] = "month",
	[TIME_HOLIDAY] = "holiday",
	[TIME_NEAR_DAY] = "near",
	[TIME_OF_DAY] = "daytime",
	[TIME_UNIT_NAME] = "unit",
	[TIME_SEASON_NAME] = "season",
	[TIME_NUMBER] = "number",
	[TIME_ORDINAL] = "ordinal",
	[TIME_VAGUE_NUMBER] = "vague",
	[TIME_SHIFT] = "shift",
	[TIME_STEP] = "step",
	[TIME_PART] = "part",
	[TIME_AGO] = "ago",
	[TIME_DIRECTION] = "direction",
	[TIME_IN] = "in",
	[TIME_LENGTH_OF] = "length",
	[TIME_SINCE] = "since",
	[TIME_DEADLINE] = "deadline",
	[TIME_FROM] = "from",
	[TIME_TO] = "to",
	[TIME_AND] = "and",
	[TIME_OF] = "of",
	[TIME_THE] = "the",
	[TIME_EVE] = "eve",
	[TIME_OCCASION] = "occasion",
	[TIME_MORE] = "more",
	[TIME_ABOUT] = "about",
	[TIME_THAT] = "that",
	[TIME_THAN] = "than",
};

/* Names of classes that say more than one word does. */
static const struct {
	const char *name;
	uint8_t class, flags;
} flagged[] = {
	{ "near-daytime", TIME_NEAR_DAY, TIME_ALSO_DAYTIME },
	{ "shift-length", TIME_SHIFT, TIME_AS_LENGTH },
	{ "ago-ahead", TIME_AGO, TIME_AHEAD },
	{ "deadline-to", TIME_DEADLINE, TIME_JOINING },
};

static const struct str style_class = { "style", 5 };

/* The values that a class may have. */
static const struct {
	int16_t least, most;
} ranges[TIME_CLASS_COUNT] = {
	[TIME_WEEKDAY] = { 0, 6 },
	[TIME_MONTH_NAME] = { 1, 12 },
	[TIME_HOLIDAY] = { 101, 1231 },
	[TIME_NEAR_DAY] = { -7, 7 },
	[TIME_UNIT_NAME] = { TIME_HOUR, TIME_CENTURY },
	[TIME_SEASON_NAME] = { 1, 4 },
	[TIME_NUMBER] = { 1, 1000 },
	[TIME_ORDINAL] = { 1, 100 },
	[TIME_SHIFT] = { -1, 1 },
	[TIME_STEP] = { -1, 1 },
	[TIME_PART] = { -2, 2 },
	[TIME_DIRECTION] = { -1, 1 },
	[TIME_MORE] = { -1, 1 },
};

static enum time_class
find_class(struct str name, uint8_t *flags)
{
	*flags = 0;
	for (int i = TIME_WEEKDAY; i < TIME_CLASS_COUNT; i++)
		if (str_equal(name, str_of(class_names[i])))
			return (enum time_class)i;
	for (size_t i = 0; i < sizeof flagged / sizeof *flagged; i++) {
		*flags = flagged[i].flags;
		if (str_equal(name, str_of(flagged[i].name)))
			return (enum time_class)flagged[i].class;
	}
	return TIME_NONE;
}

static enum status
read_style(const struct table *table, size_t row, struct str name,
		struct time_style *style, struct error *error)
{
	const struct {
		const char *name;
		bool *on;
	} styles[] = { { "small", &style->small },
		{ "day-first", &style->day_first },
		{ "behind", &style->behind } };
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_equal(name, str_of(styles[i].name))) {
			*styles[i].on = true;
			return STATUS_OK;
		}
	return table_complain(table, row, "expected small, day-first or behind",
			name, error);
}

/* An empty cell is 0. */
static bool
read_value(struct str cell, long *value)
{
	char copy[8], *end = copy;
	*value = 0;
	if (!cell.len)
		return true;
	if (cell.len >= sizeof copy)
		return false;
	if (cell.len)
		memcpy(copy, cell.at, cell.len);
	copy[cell.len] = 0;
	*value = strtol(copy, &end, 10);
	return *end == 0;
}

static enum status
read_row(const struct table *table, size_t row, const unsigned column[3],
		struct time_word *out, struct error *error)
{
	const struct table_row *cells = &table->rows[row];
	struct str name = cells->cell[column[1]];
	uint8_t flags;
	enum time_class class = find_class(name, &flags);
	long value;
	if (class == TIME_NONE)
		return error_set(error, STATUS_FORMAT, table->path.at,
				cells->line, ERROR_NO_OFFSET,
				"\"%.*s\" is no class of words of time",
				STR_ARG(name));
	struct str number = cells->cell[column[2]];
	if (!read_value(number, &value) || value < ranges[class].least
			|| value > ranges[class].most)
		return error_set(error, STATUS_FORMAT, table->path.at,
				cells->line, ERROR_NO_OFFSET,
				"expected a value of %d to %d for \"%s\", "
				"found \"%.*s\"",
				ranges[class].least, ranges[class].most,
				class_names[class], STR_ARG(number));
	*out = (struct time_word){ (uint8_t) class, flags, (int16_t)value };
	return STATUS_OK;
}

/* The same class and value share a row. */
static enum status
put_word(struct time_words *words, unsigned *rows, struct time_word word,
		uint8_t *row)
{
	for (unsigned i = 1; i < *rows; i++)
		if (words->row[i].class == word.class
				&& words->row[i].flags == word.flags
				&& words->row[i].value == word.value) {
			*row = (uint8_t)i;
			return STATUS_OK;
		}
	if (*rows > UINT8_MAX)
		return STATUS_LIMIT;
	words->row[*rows] = word;
	*row = (uint8_t)(*rows)++;
	return STATUS_OK;
}

static enum status
fill(struct time_words *out, const struct table *table,
		const unsigned column[3], struct words *words,
		struct error *error)
{
	unsigned rows = 1;
	for (size_t i = 0; i < table->count; i++) {
		struct time_word word = { 0 };
		const struct str *cell = table->rows[i].cell;
		bool style = str_equal(cell[column[1]], style_class);
		enum status status =
				style ? read_style(table, i, cell[column[0]],
						&out->style, error)
				      : read_row(table, i, column, &word,
						      error);
		if (status)
			return status;
		if (style)
			continue;
		word_id id = words_find(words, table->rows[i].cell[column[0]]);
		if (out->of_word[id])
			return error_set(error, STATUS_FORMAT, table->path.at,
					table->rows[i].line, ERROR_NO_OFFSET,
					"a word that stands there before");
		if (put_word(out, &rows, word, &out->of_word[id]))
			return error_set(error, STATUS_LIMIT, table->path.at,
					table->rows[i].line, ERROR_NO_OFFSET,
					"more than %d classes with values",
					UINT8_MAX);
	}
	return STATUS_OK;
}

enum status
time_words_load(struct time_words *out, const char *lexicon, const char *lang,
		struct arena *arena, struct words *words, struct error *error)
{
	static const char *const names[] = { "word", "class", "value" };
	char name[64];
	unsigned column[3];
	struct table table;
	*out = (struct time_words){ 0 };
	snprintf(name, sizeof name, "time/%s.tsv", lang);
	enum status status = layers_table(
			lexicon, name, names, 3, &table, column, arena, error);
	if (status)
		return status;
	for (size_t i = 0; i < table.count; i++)
		words_put(words, table.rows[i].cell[column[0]]);
	out->count = words->count;
	out->of_word = ARENA_NEW(arena, uint8_t, out->count);
	return fill(out, &table, column, words, error);
}
