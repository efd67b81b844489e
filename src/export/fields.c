#include "export/fields.h"

#include <math.h>

#include "event/time_expression.h"

struct str
sentence_text(const struct analysis *analysis, uint32_t sentence)
{
	const struct sentence *s = &analysis->text.sentences[sentence];
	return text_between(analysis, s->start, s->end);
}

struct quote_span
token_bytes(const struct analysis *analysis, uint32_t sentence, uint16_t first,
		uint16_t last)
{
	const struct text *text = &analysis->text;
	const struct sentence *s = &text->sentences[sentence];
	return (struct quote_span){
		.start = sentence_token(text, s, first)->start,
		.end = sentence_token(text, s, last)->end,
	};
}

/* --- days -------------------------------------------------------------- */

struct record_date
article_date(const struct analysis *analysis)
{
	return (struct record_date){ .day = analysis->day,
		.last_day = analysis->day };
}

struct str
date_text(const struct record_date *date, char day[11])
{
	if (date->day == DAY_NONE)
		return STR("");
	date_of_day(date->day, day);
	return str_of(day);
}

struct str
date_end_text(const struct record_date *date, char day[11])
{
	if (date->day == DAY_NONE || date->last_day <= date->day)
		return STR("");
	date_of_day(date->last_day, day);
	return str_of(day);
}

struct str
date_precision_text(const struct record_date *date)
{
	char day[11];
	if (!date_end_text(date, day).len)
		return STR("");
	return str_of(time_unit_name((enum time_unit)date->unit));
}

void
json_put_date(struct json *json, const struct record_date *date)
{
	char day[11];
	struct str text = date_text(date, day);
	json_put_str(json, "date", text);
	if (text.len)
		json_put_str(json, "date_source",
				date->in_text ? STR("text") : STR("article"));
	json_put_str(json, "date_end", date_end_text(date, day));
	json_put_str(json, "date_precision", date_precision_text(date));
}

/* --- actors ------------------------------------------------------------ */

void
put_code(struct buffer *out, const struct mention *mention)
{
	const struct actor *actor = &mention->actor;
	buffer_put(out, str_of(actor->code[0] ? actor->code : "-"));
	if (actor->sector[0])
		buffer_put_format(out, ".%s", sector_name(actor->sector[0]));
}

void
put_codes(struct buffer *out, const struct mention *const *mentions,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		if (i)
			buffer_put_char(out, '+');
		put_code(out, mentions[i]);
	}
}

static void
put_sectors(struct json *json, const struct actor *actor)
{
	if (!actor->sector[0])
		return;
	json_key(json, "sector");
	json_open(json, '[');
	for (int i = 0; i < ACTOR_SECTORS && actor->sector[i]; i++)
		json_str(json, str_of(sector_name(actor->sector[i])));
	json_close(json, ']');
}

void
json_put_actor(struct json *json, const struct analysis *analysis,
		const struct mention *mention, struct str role)
{
	const struct actor *actor = &mention->actor;
	json_open(json, '{');
	json_put_str(json, "text",
			text_between(analysis, mention->start, mention->end));
	json_put_int(json, "start", mention->start);
	json_put_int(json, "end", mention->end);
	json_put_str(json, "code", str_of(actor->code));
	put_sectors(json, actor);
	json_put_str(json, "name", actor->name);
	json_put_str(json, "id", actor->id);
	json_put_str(json, "role", role);
	json_close(json, '}');
}

void
json_put_actors(struct json *json, const char *key,
		const struct analysis *analysis,
		const struct mention *const *mentions, unsigned count)
{
	json_key(json, key);
	json_open(json, '[');
	for (unsigned i = 0; i < count; i++)
		json_put_actor(json, analysis, mentions[i], STR(""));
	json_close(json, ']');
}

void
json_put_span(struct json *json, const char *key,
		const struct analysis *analysis, struct quote_span span)
{
	if (!span.end)
		return;
	json_key(json, key);
	json_open(json, '{');
	json_put_str(json, "text",
			text_between(analysis, span.start, span.end));
	json_put_int(json, "start", span.start);
	json_put_int(json, "end", span.end);
	json_close(json, '}');
}

void
json_put_attribution(struct json *json, const struct analysis *analysis,
		const struct mention *speaker, uint32_t sentence, uint16_t verb)
{
	if (!speaker)
		return;
	json_key(json, "attribution");
	json_open(json, '{');
	json_key(json, "speaker");
	json_put_actor(json, analysis, speaker, STR(""));
	if (verb) {
		struct quote_span span =
				token_bytes(analysis, sentence, verb, verb);
		json_put_str(json, "verb",
				text_between(analysis, span.start, span.end));
	}
	json_close(json, '}');
}

/* --- amounts ----------------------------------------------------------- */

/* Digits behind the point that a double of this size still tells; the number
 * times ten to their power is below 2^63. */
static int
digits_of(double number)
{
	double size = fabs(number);
	if (size >= 1e15 || trunc(number) == number)
		return 0;
	return size < 1e9 ? 6 : 2;
}

void
put_number(struct buffer *out, double number)
{
	struct json json;
	json_init(&json, out);
	if (!isfinite(number))
		return;
	if (digits_of(number))
		json_decimal(&json, number, digits_of(number));
	else
		json_int(&json, llround(number));
}

void
put_fixed_number(struct buffer *cell, double number, int digits)
{
	double scale = pow(10, digits);
	long parts = lround(fabs(number) * scale), unit = (long)scale;
	buffer_put_format(cell, "%s%ld.%0*ld", number < 0 && parts ? "-" : "",
			parts / unit, digits, parts % unit);
}

void
json_put_number(struct json *json, const char *key, double number)
{
	if (!isfinite(number))
		return;
	json_key(json, key);
	if (digits_of(number))
		json_decimal(json, number, digits_of(number));
	else
		json_int(json, llround(number));
}

static void
put_usd(struct json *json, const struct amount *amount)
{
	if (!isfinite(amount->usd))
		return;
	json_put_number(json, "usd", amount->usd);
	if (amount->usd_year)
		json_put_int(json, "usd_year", amount->usd_year);
}

static void
put_other_currency(struct json *json, const struct amount *amount)
{
	if (!amount->other_currency[0])
		return;
	json_key(json, "other");
	json_open(json, '{');
	json_put_number(json, "value", amount->other_value);
	json_put_str(json, "currency", str_of(amount->other_currency));
	json_close(json, '}');
}

static void
put_place(struct json *json, const struct analysis *analysis,
		const struct amount *amount)
{
	json_put_str(json, "text",
			text_between(analysis, amount->start, amount->end));
	json_put_int(json, "start", amount->start);
	json_put_int(json, "end", amount->end);
}

static void
put_qualities(struct json *json, const struct amount *amount)
{
	json_put_str(json, "bound",
			str_of(amount_bound_name(
					(enum amount_bound)amount->bound)));
	json_put_str(json, "per",
			str_of(amount_rate_name(
					(enum amount_rate)amount->rate)));
}

static void
put_amount(struct json *json, const struct analysis *analysis,
		const struct amount *amount)
{
	json_open(json, '{');
	put_place(json, analysis, amount);
	json_put_number(json, "value", amount->value);
	if (amount->high > amount->value)
		json_put_number(json, "value_high", amount->high);
	if (amount->kind == AMOUNT_MONEY) {
		json_put_str(json, "currency", str_of(amount->currency));
		put_usd(json, amount);
		put_other_currency(json, amount);
	} else {
		json_put_str(json, "unit", amount->unit);
	}
	put_qualities(json, amount);
	json_close(json, '}');
}

void
json_put_amounts(struct json *json, const char *key,
		const struct analysis *analysis,
		const struct amount *const *amounts, unsigned count)
{
	if (!count)
		return;
	json_key(json, key);
	json_open(json, '[');
	for (unsigned i = 0; i < count; i++)
		put_amount(json, analysis, amounts[i]);
	json_close(json, ']');
}

void
json_put_percent(struct json *json, const struct analysis *analysis,
		const struct amount *percent)
{
	json_key(json, "percent");
	put_amount(json, analysis, percent);
}

void
json_put_change(struct json *json, const struct analysis *analysis,
		const struct amount *change, bool falls)
{
	double sign = falls ? -1 : 1;
	if (!change)
		return;
	json_key(json, "change");
	json_open(json, '{');
	json_put_real(json, "percent", sign * change->value, 6);
	if (change->high > change->value)
		json_put_real(json, "percent_high", sign * change->high, 6);
	put_place(json, analysis, change);
	put_qualities(json, change);
	json_close(json, '}');
}

/* --- the end of a record ----------------------------------------------- */

static void
put_source(struct json *json, const struct article *article)
{
	if (!article->title.len && !article->url.len && !article->publisher.len
			&& !article->date.len)
		return;
	json_key(json, "source");
	json_open(json, '{');
	json_put_str(json, "title", article->title);
	json_put_str(json, "url", article->url);
	json_put_str(json, "publisher", article->publisher);
	json_put_str(json, "published", article->date);
	json_close(json, '}');
}

static void
put_version(struct json *json, const struct record_version *version)
{
	json_key(json, "version");
	json_open(json, '{');
	json_put_str(json, "program", str_of(version->program));
	json_put_str(json, "lexicon", str_of(version->lexicon));
	json_put_str(json, "model", str_of(version->model));
	json_close(json, '}');
}

void
json_put_foot(struct json *json, const struct writer *writer, uint32_t sentence)
{
	json_put_str(json, "text", sentence_text(writer->analysis, sentence));
	put_source(json, writer->analysis->article);
	put_version(json, &writer->options->version);
}
