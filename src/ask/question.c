#include "ask/question.h"

#include <stddef.h>
#include <stdlib.h>

#include "analyse/alignment.h"
#include "analyse/dyads.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "store/condition.h"
#include "store/selection_list.h"
#include "store/selection_party.h"

/* Reads a value into its field of the question; false when it is none. */
typedef bool question_put(const char *value, void *field);

static bool
put_text(const char *value, void *field)
{
	*(const char **)field = value;
	return true;
}

/* Names find no dyad and would look like a silence. */
static bool
put_codes(const char *value, void *field)
{
	struct str rest = str_of(value), word;
	*(const char **)field = value;
	while (list_next(&rest, &word)) {
		struct who who = who_of(word);
		if (who.name.len || who.identity.len)
			return false;
	}
	return true;
}

static bool
put_period(const char *value, void *field)
{
	return period_of_name(str_of(value), field);
}

/* Of a month or a year: as it was when that was over. */
static bool
put_last_day(const char *value, void *field)
{
	int first;
	return selection_days(value, &first, field);
}

static bool
put_format(const char *value, void *field)
{
	*(bool *)field = !strcmp(value, "csv");
	return *(bool *)field || !strcmp(value, "json");
}

static bool
put_direction(const char *value, void *field)
{
	enum alignment_direction direction;
	*(const char **)field = value;
	return alignment_direction_of_name(str_of(value), &direction);
}

static bool
put_by(const char *value, void *field)
{
	enum dyads_by by;
	*(const char **)field = value;
	return dyads_by_of_name(str_of(value), &by);
}

static bool
put_flag(const char *value, void *field)
{
	*(bool *)field = !strcmp(value, "1");
	return *(bool *)field || !strcmp(value, "0");
}

static bool
put_movers(const char *value, void *field)
{
	enum { MOST = 100 };
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < 1 || number > MOST)
		return false;
	*(long *)field = number;
	return true;
}

/* Parameters by their names: a condition of a selection, or something of the
 * question's own. */
static const struct parameter_of {
	unsigned group;
	const char *name, *condition; /* null: not one */
	question_put *put;
	size_t offset;
	const char *expected;
} PARAMETERS[] = {
#define CONDITION(group, name, condition)                                      \
	{                                                                      \
		group, name, condition, NULL, 0, NULL                          \
	}
#define OWN(group, name, field, put, expected)                                 \
	{                                                                      \
		group, name, NULL, put, offsetof(struct question, field),      \
				expected                                       \
	}
#define CODES "codes of countries (USA), with a sector or without (USA.GOV)"
	CONDITION(TAKES_DAYS, "from", "from"),
	CONDITION(TAKES_DAYS, "to", "to"),
	CONDITION(TAKES_ARTICLES, "publisher", "publisher"),
	CONDITION(TAKES_ARTICLES, "lang", "article-lang"),
	CONDITION(TAKES_ARTICLES, "doc", "doc"),
	CONDITION(TAKES_EVENTS, "event", "event"),
	CONDITION(TAKES_EVENTS, "status", "status"),
	CONDITION(TAKES_EVENTS, "quad", "quad"),
	CONDITION(TAKES_EVENTS, "min-confidence", "min-confidence"),
	CONDITION(TAKES_EVENTS, "mode", "mode"),
	CONDITION(TAKES_EVENTS, "cameo", "cameo"),
	CONDITION(TAKES_EVENTS, "context", "context"),
	CONDITION(TAKES_EVENTS, "rule", "rule"),
	CONDITION(TAKES_EVENTS, "place", "place"),
	CONDITION(TAKES_EVENTS, "country", "country"),
	CONDITION(TAKES_PARTIES, "actor", "actor"),
	CONDITION(TAKES_PARTIES, "recipient", "recipient"),
	CONDITION(TAKES_PARTIES, "either", "either"),
	CONDITION(TAKES_PARTIES, "between", "between"),
	CONDITION(TAKES_FACTS, "party", "party"),
	CONDITION(TAKES_FACTS, "speaker", "speaker"),
	CONDITION(TAKES_FACTS, "about", "about"),
	CONDITION(TAKES_FACTS, "fact", "fact"),
	CONDITION(TAKES_FACTS, "stance", "stance"),
	CONDITION(TAKES_FACTS, "amount", "amount"),
	CONDITION(TAKES_FACTS, "only", "only"),
	CONDITION(TAKES_WORDS, "words", "words"),
	CONDITION(TAKES_ONCE, "count", "count"),
	CONDITION(TAKES_PAGE | TAKES_ROWS, "limit", "limit"),
	CONDITION(TAKES_PAGE | TAKES_ROWS, "offset", "offset"),
	CONDITION(TAKES_ORDER, "order", "sort"),
	OWN(TAKES_ROWS, "order", order, put_text, NULL),
	OWN(TAKES_ROWS, "columns", columns, put_text, NULL),
	OWN(TAKES_FORMAT, "format", csv, put_format, "json or csv"),
	OWN(TAKES_PAIR, "source", source, put_codes, CODES),
	OWN(TAKES_PAIR, "target", target, put_codes, CODES),
	OWN(TAKES_PERIOD, "period", period, put_period,
			"day, week, month, quarter or year"),
	OWN(TAKES_BY, "by", by, put_by, "event, quad, status or sector"),
	OWN(TAKES_POWERS, "of", of, put_codes, CODES),
	OWN(TAKES_POWERS, "between", between, put_codes, CODES),
	OWN(TAKES_POWERS, "direction", direction, put_direction,
			"both, out or in"),
	OWN(TAKES_LEDGER, "kind", kind, put_text, NULL),
	OWN(TAKES_LEDGER, "by", by, put_text, NULL),
	OWN(TAKES_LEDGER, "wide", wide, put_flag, "0 or 1"),
	OWN(TAKES_LEDGER, "records", records, put_flag, "0 or 1"),
	OWN(TAKES_MOVERS, "movers", movers, put_movers,
			"a whole number from 1 to 100"),
	OWN(TAKES_AS_OF, "as-of", as_of, put_last_day,
			"a year, month or day (2024, 2024-03 or 2024-03-15)"),
};
enum { PARAMETER_COUNT = sizeof PARAMETERS / sizeof *PARAMETERS };

static const struct parameter_of *
find(unsigned takes, struct str name)
{
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (PARAMETERS[i].group & takes
				&& str_equal(name, str_of(PARAMETERS[i].name)))
			return &PARAMETERS[i];
	return NULL;
}

/* --- refusals ---------------------------------------------------------- */

static enum status
refuse_name(unsigned takes, const char *name, struct error *error)
{
	struct buffer list;
	buffer_init(&list, 512);
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (PARAMETERS[i].group & takes)
			buffer_put_format(&list, "%s%s", list.len ? ", " : "",
					PARAMETERS[i].name);
	if (list.len)
		error_set(error, STATUS_USAGE, name, 0, ERROR_NO_OFFSET,
				"no parameter \"%.64s\" is known here; there "
				"are %.*s",
				name, STR_ARG(buffer_str(&list)));
	else
		error_set(error, STATUS_USAGE, name, 0, ERROR_NO_OFFSET,
				"no parameters are known here");
	buffer_fini(&list);
	return STATUS_USAGE;
}

static enum status
check_once(const struct parameter *parameters, size_t count, struct str name,
		struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (parameters[i].value.len
				&& str_equal(parameters[i].name, name))
			return error_set(error, STATUS_USAGE, name.at, 0,
					ERROR_NO_OFFSET,
					"the parameter %.64s stands twice",
					name.at);
	return STATUS_OK;
}

static enum status
check_words(const struct parameter_of *of, struct str value,
		struct error *error)
{
	size_t words = 1;
	for (size_t i = 0; i < value.len; i++)
		words += value.at[i] == ',';
	if (words <= LIMIT_QUESTION_WORDS)
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, of->name, 0, ERROR_NO_OFFSET,
			"%s has %zu words; a list has at most %d", of->name,
			words, LIMIT_QUESTION_WORDS);
}

/* --- reading ----------------------------------------------------------- */

static enum status
put(struct question *question, const struct parameter_of *of, const char *value,
		struct error *error)
{
	const struct condition *condition =
			of->condition ? condition_find(str_of(of->condition))
				      : NULL;
	const char *expected = condition ? condition->expected : of->expected;
	bool right = condition ? condition_put(
				     condition, value, &question->selection)
			       : of->put(value, (char *)question + of->offset);
	if (right)
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, of->name, 0, ERROR_NO_OFFSET,
			"%s is %s, not \"%.200s\"", of->name,
			expected ? expected : "something else", value);
}

static enum status
read_one(struct question *question, unsigned takes,
		const struct parameter *parameter, struct error *error)
{
	const struct parameter_of *of = find(takes, parameter->name);
	if (!of)
		return refuse_name(takes, parameter->name.at, error);
	enum status status = check_words(of, parameter->value, error);
	if (!status)
		status = put(question, of, parameter->value.at, error);
	return status;
}

enum status
question_read(struct question *question, unsigned takes,
		const struct parameter *parameters, size_t count,
		struct error *error)
{
	enum status status = STATUS_OK;
	*question = (struct question){ .period = PERIOD_ALL };
	for (size_t i = 0; !status && i < count; i++) {
		if (!parameters[i].value.len)
			continue;
		status = check_once(parameters, i, parameters[i].name, error);
		if (!status)
			status = read_one(
					question, takes, &parameters[i], error);
	}
	return status;
}
