#include "fact/fact_hearing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/table.h"

static const char TABLE[] = "facts/hearing.tsv";

enum column {
	KIND,
	LANGUAGE,
	STATUS,
	GIVER,
	RECEIVER,
	MARGIN,
	PARTY,
	DROP,
	ADD,
	ABOUT,
	SURER,
	COLUMNS
};

/* The table at work. */
struct reading {
	const struct fact_vocabulary *vocabulary;
	struct table table;
	unsigned column[COLUMNS];
	size_t row;
	struct error *error;
};

static struct str
cell(const struct reading *reading, enum column column)
{
	return reading->table.rows[reading->row].cell[reading->column[column]];
}

static enum status
complain(const struct reading *reading, const char *what, struct str found)
{
	return error_set(reading->error, STATUS_FORMAT, reading->table.path.at,
			reading->table.rows[reading->row].line, ERROR_NO_OFFSET,
			"%s, found \"%.*s\"", what, STR_ARG(found));
}

static enum status
read_margin(const struct reading *reading, enum column column, float *out)
{
	enum { MOST = 2000, DIGITS = 8 };
	struct str text = cell(reading, column);
	char copy[DIGITS + 1] = "", *end;
	if (text.len <= DIGITS)
		memcpy(copy, text.at, text.len);
	long hundredths = strtol(copy, &end, 10);
	if (!copy[0] || *end || hundredths < -MOST || hundredths > MOST)
		return complain(reading, "expected a margin from -2000 to 2000",
				text);
	*out = (float)hundredths / 100.0f;
	return STATUS_OK;
}

/* Empty: `never`. */
static enum status
read_level(const struct reading *reading, enum column column, float never,
		float *out)
{
	*out = never;
	return cell(reading, column).len ? read_margin(reading, column, out)
					 : STATUS_OK;
}

static enum status
read_role(const struct reading *reading, enum column column,
		const struct fact_hearing *hearing, uint8_t *out)
{
	struct str name = cell(reading, column);
	*out = vocabulary_role(reading->vocabulary, name);
	uint32_t roles = reading->vocabulary->kind[hearing->kind].roles;
	return *out && roles >> *out & 1
			       ? STATUS_OK
			       : complain(reading, "no role of that kind",
					       name);
}

static enum status
read_names(const struct reading *reading, struct fact_hearing *hearing)
{
	const struct fact_vocabulary *vocabulary = reading->vocabulary;
	struct str name = cell(reading, STATUS);
	hearing->kind = vocabulary_kind(vocabulary, cell(reading, KIND));
	if (!hearing->kind)
		return complain(reading, "no kind of vocabulary.tsv",
				cell(reading, KIND));
	hearing->status = vocabulary_status(vocabulary, name);
	if (!hearing->status
			|| !(vocabulary->kind[hearing->kind].statuses
							>> hearing->status
					& 1))
		return complain(reading, "no status of that kind", name);
	enum status status =
			read_role(reading, GIVER, hearing, &hearing->giver);
	return status ? status
		      : read_role(reading, RECEIVER, hearing,
				      &hearing->receiver);
}

static enum status
read_margins(const struct reading *reading, struct fact_hearing *hearing)
{
	enum status status = read_margin(reading, MARGIN, &hearing->margin);
	if (!status)
		status = read_margin(reading, PARTY, &hearing->party);
	if (!status)
		status = read_level(reading, DROP, HEARD_NEVER, &hearing->drop);
	if (!status)
		status = read_level(reading, ADD, -HEARD_NEVER, &hearing->add);
	if (!status)
		status = read_level(
				reading, ABOUT, HEARD_NEVER, &hearing->about);
	return status ? status : read_level(reading, SURER, 0, &hearing->surer);
}

static enum status
read_row(const struct reading *reading, const char *lang,
		struct fact_hearing hearing[HEARD_FACTS])
{
	struct fact_hearing row = { .known = true };
	struct str only = cell(reading, LANGUAGE);
	enum heard_fact heard = heard_fact_find(cell(reading, KIND));
	enum status status = read_names(reading, &row);
	if (!status)
		status = read_margins(reading, &row);
	if (status)
		return status;
	if (heard == HEARD_NO_FACT || heard >= HEARD_FACTS)
		return complain(reading, "the network hears no such kind",
				cell(reading, KIND));
	if (!only.len || str_equal(only, str_of(lang)))
		hearing[heard] = row;
	return STATUS_OK;
}

static enum status
is_there(const char *lexicon, bool *there, struct error *error)
{
	char path[FILE_PATH_BYTES];
	enum status status = layers_find(path, lexicon, TABLE, error);
	*there = !status && !file_is_missing(path);
	return status;
}

enum status
fact_hearing_load(struct fact_hearing hearing[HEARD_FACTS], const char *lexicon,
		const char *lang, const struct fact_vocabulary *vocabulary,
		struct error *error)
{
	static const char *const names[COLUMNS] = { "kind", "language",
		"status", "giver", "receiver", "margin", "party", "drop", "add",
		"about", "surer" };
	struct reading reading = { .vocabulary = vocabulary, .error = error };
	struct arena arena;
	bool there;
	enum status status = is_there(lexicon, &there, error);
	if (status || !there)
		return status;
	arena_init(&arena);
	status = layers_table(lexicon, TABLE, names, COLUMNS, &reading.table,
			reading.column, &arena, error);
	for (; !status && reading.row < reading.table.count; reading.row++)
		status = read_row(&reading, lang, hearing);
	arena_fini(&arena);
	return status;
}
