#include "fact/fact_examples.h"

#include <math.h>
#include <stdlib.h>

#include "fact/fact_frames.h"

enum { EXPECTED_VALUES = 8 };

struct expected_fact {
	uint8_t kind, status, instrument;
	bool elsewhere;
	struct str codes[VOCABULARY_ROLES]; /* "COL,CHN"; empty: nobody */
	double amount[EXPECTED_VALUES], count[EXPECTED_VALUES], change;
	unsigned amounts, counts;
	bool has_change;
	struct str object, period; /* empty: any */
	struct str counted;        /* a code; empty: nobody */
};

size_t
fact_example_count(const struct fact_frames *frames)
{
	return frames_example_count(frames->frames);
}

const struct example *
fact_example(const struct fact_frames *frames, size_t i)
{
	return frames_example(frames->frames, i);
}

/* --------------------------------------------------------------- reading */

/* A plain decimal number; false when it is none. */
static bool
read_number(struct str text, double *out)
{
	char digits[40], *end;
	if (!text.len || text.len >= sizeof digits)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		digits[i] = text.at[i];
		if (!((digits[i] >= '0' && digits[i] <= '9') || digits[i] == '.'
				    || (digits[i] == '-' && !i)))
			return false;
	}
	digits[text.len] = 0;
	*out = strtod(digits, &end);
	return !*end;
}

static const char *
read_values(struct str list, double *values, unsigned *count)
{
	bool more = true;
	while (more) {
		struct str one = str_next(&list, ',', &more);
		if (*count == EXPECTED_VALUES
				|| !read_number(one, &values[*count]))
			return "expected numbers, as in amount=2000000";
		(*count)++;
	}
	return NULL;
}

static const char *
check_codes(struct str list)
{
	bool more = true;
	while (more) {
		struct str code = str_next(&list, ',', &more);
		if (code.len != 3 && !str_equal(code, STR("?")))
			return "a party is a code of three letters, or ? for "
			       "one without";
	}
	return NULL;
}

static struct str
without_brackets(struct str text)
{
	if (text.len > 1 && text.at[0] == '[')
		return str_cut(text.at + 1, text.at + text.len - 1);
	return text;
}

static const char *
read_value(const struct fact_vocabulary *vocabulary, struct str name,
		struct str value, struct expected_fact *out)
{
	uint8_t role = vocabulary_role(vocabulary, name);
	if (str_equal(name, STR("object")) && value.len && value.at[0] == '[') {
		out->object = without_brackets(value);
		return NULL;
	}
	if (role) {
		out->codes[role] = value;
		return check_codes(value);
	}
	if (str_equal(name, STR("amount")))
		return read_values(value, out->amount, &out->amounts);
	if (str_equal(name, STR("count")))
		return read_values(value, out->count, &out->counts);
	if (str_equal(name, STR("counted"))) {
		out->counted = value;
		return check_codes(value);
	}
	if (str_equal(name, STR("period"))) {
		out->period = value;
		return NULL;
	}
	if (str_equal(name, STR("change"))) {
		out->has_change = true;
		return read_number(value, &out->change) ? NULL
							: "expected a number";
	}
	if (str_equal(name, STR("instrument")))
		out->instrument = vocabulary_instrument(vocabulary, value);
	return out->instrument ? NULL
			       : "expected a role, amount, count, change, "
				 "object=[...], period or instrument";
}

static const char *
read_item(const struct fact_vocabulary *vocabulary, struct str item,
		struct expected_fact *out)
{
	size_t equals = str_find_byte(item, '=');
	if (str_equal(item, STR("elsewhere"))) {
		out->elsewhere = true;
		return NULL;
	}
	if (equals == item.len)
		return "expected NAME=VALUE behind the status";
	return read_value(vocabulary, (struct str){ item.at, equals },
			str_cut(item.at + equals + 1, item.at + item.len), out);
}

static const char *
read_expected(const struct fact_vocabulary *vocabulary, struct str text,
		struct expected_fact *out)
{
	*out = (struct expected_fact){ 0 };
	text = str_trim(text);
	out->kind = vocabulary_kind(vocabulary, frame_take_item(&text));
	if (!out->kind)
		return "expected a kind of fact";
	out->status = vocabulary_status(vocabulary, frame_take_item(&text));
	if (!out->status)
		return "expected a status behind the kind";
	const char *fault = NULL;
	for (text = str_trim(text); !fault && text.len; text = str_trim(text))
		fault = read_item(vocabulary, frame_take_item(&text), out);
	return fault;
}

const char *
fact_example_fault(const void *vocabulary, struct str expected)
{
	const char *fault = NULL;
	bool more = !str_equal(expected, STR("nothing"));
	while (more && !fault) {
		struct expected_fact fact;
		fault = read_expected(vocabulary,
				str_next(&expected, ';', &more), &fact);
	}
	return fault;
}

/* -------------------------------------------------------------- printing */

/* "2019", "2024-03", "2023..2024", "2024-03-01..2024-03-05" */
static void
put_period(const struct fact *fact, struct buffer *out)
{
	char first[11], last[11];
	if (fact->day == DAY_NONE)
		return;
	date_of_day(fact->day, first);
	date_of_day(fact->last_day, last);
	struct str from = str_of(first), to = str_of(last);
	if (str_ends(from, STR("-01-01")) && str_ends(to, STR("-12-31")))
		from.len = to.len = 4;
	else if (from.len == 10 && str_ends(from, STR("-01"))
			&& !memcmp(first, last, 7)
			&& fact->last_day - fact->day >= 27)
		from.len = to.len = 7;
	buffer_put(out, from);
	if (!str_equal(from, to)) {
		buffer_put(out, STR(".."));
		buffer_put(out, to);
	}
}

static bool
code_before(const struct fact *fact, unsigned party)
{
	for (unsigned i = 0; i < party; i++)
		if (fact->party[i].role == fact->party[party].role
				&& !strcmp(fact->party[i].mention->actor.code,
						fact->party[party]
								.mention->actor
								.code))
			return true;
	return false;
}

static void
put_parties(const struct fact_vocabulary *vocabulary, const struct fact *fact,
		struct buffer *out)
{
	for (uint8_t role = 1; role < vocabulary->role_count; role++) {
		bool first = true;
		for (unsigned i = 0; i < fact->party_count; i++) {
			const char *code = fact->party[i].mention->actor.code;
			if (fact->party[i].role != role || code_before(fact, i))
				continue;
			if (first)
				buffer_put_format(out, " %.*s=",
						STR_ARG(vocabulary->role[role]));
			buffer_put_format(out, "%s%s", first ? "" : ",",
					code[0] ? code : "?");
			first = false;
		}
	}
}

static void
put_values(const char *name, const struct amount *const *values, unsigned count,
		struct buffer *out)
{
	for (unsigned i = 0; i < count; i++)
		buffer_put_format(out, "%s%s%.15g", i ? "," : " ",
				i ? "" : name, values[i]->value);
}

static double
change_of(const struct fact *fact)
{
	return fact->falls ? -fact->change->value : fact->change->value;
}

static struct str
object_text(const struct text *text, const struct fact *fact)
{
	return str_cut(text->bytes.at + fact->object_start,
			text->bytes.at + fact->object_end);
}

static void
put_fact(const struct fact_vocabulary *vocabulary, const struct text *text,
		const struct fact *fact, struct buffer *out)
{
	buffer_put_format(out, "%.*s %.*s",
			STR_ARG(fact_kind_name(vocabulary, fact->kind)),
			STR_ARG(fact_status_name(vocabulary, fact->status)));
	put_parties(vocabulary, fact, out);
	put_values("amount=", fact->amount, fact->amount_count, out);
	put_values("count=", fact->count, fact->count_count, out);
	if (fact->counted)
		buffer_put_format(out, " counted=%s",
				fact->counted->actor.code);
	if (fact->change)
		buffer_put_format(out, " change=%.15g", change_of(fact));
	if (fact->object_end)
		buffer_put_format(out, " object=[%.*s]",
				STR_ARG(object_text(text, fact)));
	if (fact->instrument)
		buffer_put_format(out, " instrument=%.*s",
				STR_ARG(fact_instrument_name(
						vocabulary, fact->instrument)));
	if (fact->day != DAY_NONE) {
		buffer_put(out, STR(" period="));
		put_period(fact, out);
	}
	if (fact->counted_elsewhere)
		buffer_put(out, STR(" elsewhere"));
}

void
fact_example_print(const struct fact_frames *frames, const struct text *text,
		const struct facts *facts, struct buffer *out)
{
	if (!facts->count)
		buffer_put(out, STR("nothing"));
	for (uint32_t i = 0; i < facts->count; i++) {
		buffer_put(out, i ? STR("; ") : STR(""));
		put_fact(&frames->vocabulary, text, &facts->at[i], out);
	}
}

/* ------------------------------------------------------------- comparing */

static unsigned
parties_with(const struct fact *fact, uint8_t role, struct str code)
{
	unsigned count = 0;
	if (str_equal(code, STR("?")))
		code = STR("");
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		count += fact->party[i].role == role
			 && str_equal(code, str_of(mention->actor.code));
	}
	return count;
}

static unsigned
times_written(struct str codes, struct str code)
{
	unsigned count = 0;
	bool more = codes.len > 0;
	while (more)
		count += str_equal(str_next(&codes, ',', &more), code);
	return count;
}

/* Codes are written once each, however many parties have them, or as often as
 * there are parties. */
static bool
codes_are(const struct fact *fact, uint8_t role, struct str codes)
{
	unsigned found = 0, all = 0, wanted = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		bool has = fact->party[i].role == role;
		all += has;
		found += has && !code_before(fact, i);
	}
	struct str rest = codes;
	bool once = true, each = true, more = codes.len > 0;
	for (; more; wanted++) {
		struct str code = str_next(&rest, ',', &more);
		unsigned parties = parties_with(fact, role, code);
		unsigned times = times_written(codes, code);
		if (!parties)
			return false;
		once = once && times == 1;
		each = each && times == parties;
	}
	return (once && found == wanted) || (each && all == wanted);
}

static bool
values_are(const struct amount *const *found, unsigned found_count,
		const double *wanted, unsigned count)
{
	if (found_count != count)
		return false;
	for (unsigned i = 0; i < count; i++) {
		unsigned k = 0;
		while (k < count
				&& fabs(found[k]->value - wanted[i])
						   > 1e-9 * fabs(wanted[i]))
			k++;
		if (k == count)
			return false;
	}
	return true;
}

static bool
period_is(const struct fact *fact, struct str wanted)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	put_period(fact, &out);
	bool same = str_equal(buffer_str(&out), wanted);
	buffer_fini(&out);
	return same;
}

static struct str
code_counted(const struct fact *fact)
{
	return fact->counted ? str_of(fact->counted->actor.code) : STR("");
}

static bool
fact_is(const struct fact_vocabulary *vocabulary, const struct text *text,
		const struct fact *fact, const struct expected_fact *wanted)
{
	if (fact->kind != wanted->kind || fact->status != wanted->status
			|| fact->counted_elsewhere != wanted->elsewhere
			|| !fact->change != !wanted->has_change)
		return false;
	for (uint8_t role = 1; role < vocabulary->role_count; role++)
		if (!codes_are(fact, role, wanted->codes[role]))
			return false;
	if (!str_equal(wanted->counted, code_counted(fact)))
		return false;
	if (wanted->instrument && fact->instrument != wanted->instrument)
		return false;
	if (wanted->object.len
			&& str_find(object_text(text, fact), wanted->object)
					   == object_text(text, fact).len)
		return false;
	if (wanted->period.len && !period_is(fact, wanted->period))
		return false;
	return (!fact->change || fabs(change_of(fact) - wanted->change) < 1e-9)
	       && values_are(fact->amount, fact->amount_count, wanted->amount,
			       wanted->amounts)
	       && values_are(fact->count, fact->count_count, wanted->count,
			       wanted->counts);
}

bool
fact_example_holds(const struct fact_frames *frames, const struct text *text,
		struct str expected, const struct facts *facts)
{
	const struct fact_vocabulary *vocabulary = &frames->vocabulary;
	uint32_t found = 0;
	bool more = !str_equal(expected, STR("nothing"));
	while (more) {
		struct expected_fact wanted;
		if (read_expected(vocabulary, str_next(&expected, ';', &more),
				    &wanted))
			return false;
		uint32_t i = 0;
		while (i < facts->count
				&& !fact_is(vocabulary, text, &facts->at[i],
						&wanted))
			i++;
		if (i == facts->count)
			return false;
		found++;
	}
	return found == facts->count;
}
