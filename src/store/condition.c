#include "store/condition.h"

#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"

/* --- days, shares, sums ------------------------------------------------ */

static bool
read_first_day(const char *value, void *field)
{
	int first, last;
	if (!selection_days(value, &first, &last))
		return false;
	*(int *)field = first;
	return true;
}

static bool
read_last_day(const char *value, void *field)
{
	int first, last;
	if (!selection_days(value, &first, &last))
		return false;
	*(int *)field = last;
	return true;
}

bool
condition_read_share(const char *value, void *field)
{
	char *end;
	double share = strtod(value, &end);
	if (*end || end == value || !(share >= 0 && share <= 1))
		return false;
	*(double *)field = share;
	return true;
}

/* "2.5bn"; "" leaves the sum as it is. False unless all of it is one. */
static bool
read_sum(struct str text, double *sum)
{
	static const struct {
		const char *name;
		double times;
	} units[] = { { "", 1 }, { "k", 1e3 }, { "m", 1e6 }, { "bn", 1e9 },
		{ "b", 1e9 }, { "tn", 1e12 } };
	char copy[64], *end;
	if (!text.len || text.len >= sizeof copy)
		return !text.len;
	memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	double number = strtod(copy, &end);
	if (end == copy || !(number >= 0 && number <= LIMIT_AMOUNT))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_equal_ascii_case(str_of(end), str_of(units[i].name))) {
			*sum = number * units[i].times;
			return true;
		}
	return false;
}

/* amount_from, and amount_to behind it. */
static bool
read_sums(const char *value, void *field)
{
	double sums[2] = { 0, 0 };
	struct str text = str_of(value);
	size_t points = str_find(text, STR(".."));
	struct str from = { text.at, points };
	struct str to = { text.at + text.len, 0 };
	if (points < text.len)
		to = str_cut(text.at + points + 2, text.at + text.len);
	if (points == text.len || text.len == 2 || !read_sum(from, &sums[0])
			|| !read_sum(to, &sums[1])
			|| (to.len && sums[0] > sums[1]))
		return false;
	memcpy(field, sums, sizeof sums);
	return true;
}

/* --- how much, in which order ------------------------------------------ */

static bool
read_count(const char *value, long least, long *count)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < least || number == LONG_MAX)
		return false;
	*count = number;
	return true;
}

static bool
read_limit(const char *value, void *field)
{
	if (strcmp(value, "all"))
		return read_count(value, 1, field);
	*(long *)field = -1;
	return true;
}

static bool
read_offset(const char *value, void *field)
{
	return read_count(value, 0, field);
}

/* The place of `word` in `names`, or -1. */
static int
place_of(struct str word, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (str_equal(word, str_of(names[i])))
			return i;
	return -1;
}

static bool
read_order(const char *value, void *field)
{
	static const char *const names[] = { [ORDER_DATE] = "date",
		[ORDER_DATE_DOWN] = "-date",
		[ORDER_CONFIDENCE] = "confidence",
		[ORDER_AMOUNT] = "amount" };
	int order = place_of(
			str_of(value), names, sizeof names / sizeof *names);
	if (order >= 0)
		*(enum selection_order *)field = (enum selection_order)order;
	return order >= 0;
}

static bool
read_counting(const char *value, void *field)
{
	static const char *const names[] = { [SELECT_REPORTS] = "reports",
		[SELECT_EVENTS] = "events",
		[SELECT_ONE_A_DAY] = "one-a-day" };
	int count = place_of(
			str_of(value), names, sizeof names / sizeof *names);
	if (count >= 0)
		*(enum selection_count *)field = (enum selection_count)count;
	return count >= 0;
}

/* --- kinds ------------------------------------------------------------- */

static const char *const kind_names[] = { "events", "facts", "quotes",
	"amounts" };
enum { KINDS = sizeof kind_names / sizeof *kind_names };

const char *
condition_kind_name(unsigned number)
{
	return number < KINDS ? kind_names[number] : NULL;
}

bool
condition_read_kinds(const char *value, void *field)
{
	struct str rest = str_of(value);
	unsigned kinds = 0;
	for (bool more = true; more;) {
		int kind = place_of(
				str_next(&rest, ',', &more), kind_names, KINDS);
		if (kind < 0)
			return false;
		kinds |= 1u << kind;
	}
	*(unsigned *)field = kinds;
	return true;
}

/* --- the table --------------------------------------------------------- */

static const char DAY[] = "a year, month or day (2024, 2024-03 or 2024-03-15)";

static const struct condition CONDITIONS[] = {
#define TEXT(name, field)                                                      \
	{                                                                      \
		name, NULL, NULL, offsetof(struct selection, field)            \
	}
#define READ(name, field, read, expected)                                      \
	{                                                                      \
		name, read, expected, offsetof(struct selection, field)        \
	}
	TEXT("actor", actor),
	TEXT("recipient", recipient),
	TEXT("either", either),
	TEXT("between", between),
	TEXT("party", party),
	TEXT("speaker", speaker),
	TEXT("about", about),
	TEXT("event", event),
	TEXT("fact", fact),
	TEXT("mode", mode),
	TEXT("cameo", cameo),
	TEXT("context", context),
	TEXT("status", status),
	TEXT("stance", stance),
	TEXT("quad", quad),
	TEXT("rule", rule),
	TEXT("place", place),
	TEXT("country", country),
	READ("amount", amount_from, read_sums,
			"US dollars from..to (5m..2bn, 1m.. or ..300k)"),
	TEXT("words", words),
	READ("min-confidence", min_confidence, condition_read_share,
			"a number from 0 to 1"),
	READ("from", from, read_first_day, DAY),
	READ("to", to, read_last_day, DAY),
	TEXT("publisher", publisher),
	TEXT("article-lang", lang),
	TEXT("doc", doc),
	READ("only", kinds, condition_read_kinds,
			"events, facts, quotes or amounts, several with "
			"commas"),
	READ("count", count, read_counting, "reports, events or one-a-day"),
	READ("sort", order, read_order, "date, -date, confidence or amount"),
	READ("limit", limit, read_limit, "a whole number from 1 on, or all"),
	READ("offset", offset, read_offset, "a whole number"),
};

const struct condition *
condition_find(struct str name)
{
	for (size_t i = 0; i < sizeof CONDITIONS / sizeof *CONDITIONS; i++)
		if (str_equal(name, str_of(CONDITIONS[i].name)))
			return &CONDITIONS[i];
	return NULL;
}

bool
condition_put(const struct condition *condition, const char *value,
		struct selection *selection)
{
	void *field = (char *)selection + condition->offset;
	if (condition->read)
		return condition->read(value, field);
	*(const char **)field = value;
	return true;
}

const char *
condition_text(const char *name, const struct selection *selection)
{
	const struct condition *condition = condition_find(str_of(name));
	if (!condition || condition->read)
		return NULL;
	return *(const char *const *)((const char *)selection
				      + condition->offset);
}
