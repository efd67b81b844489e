#include "export/record_fact.h"

#include "base/limits.h"

struct quote_span
fact_trigger(const struct analysis *analysis, const struct fact *fact)
{
	return token_bytes(analysis, fact->sentence, fact->trigger,
			fact->trigger_last);
}

struct record_date
fact_period(const struct fact *fact)
{
	return (struct record_date){ fact->day, fact->last_day, fact->day_unit,
		true };
}

struct record_date
fact_date(const struct analysis *analysis, const struct fact *fact)
{
	if (fact->event && fact->event->day != DAY_NONE)
		return event_date(fact->event);
	if (fact->day != DAY_NONE)
		return fact_period(fact);
	return article_date(analysis);
}

struct str
fact_rule(const struct fact *fact)
{
	return fact->frame ? frame_rule(fact->frame) : STR("");
}

struct str
fact_event_id(const struct writer *writer, const struct fact *fact,
		char id[IDENTITY_BYTES])
{
	if (!fact->event || fact->event_untold || writer->options->dyads)
		return STR("");
	struct event_record record = event_record_of(writer, fact->event);
	event_identify(writer->analysis, &record, id);
	return str_of(id);
}

/* --- identity ---------------------------------------------------------- */

static void
identify_amounts(struct identity *identity, const struct amount *const *amounts,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		identity_add(identity, "\t%u-%u", amounts[i]->start,
				amounts[i]->end);
	identity_add(identity, "\n");
}

/* Over document, trigger, kind, status, parties and amounts: one verb may tell
 * of several numbers. */
void
fact_identify(const struct writer *writer, const struct fact *fact,
		char id[IDENTITY_BYTES])
{
	const struct fact_vocabulary *vocabulary = writer->options->vocabulary;
	struct quote_span trigger = fact_trigger(writer->analysis, fact);
	struct identity identity;
	identity_begin(&identity, writer->analysis->article->id);
	identity_add(&identity, "\tfact\t%u-%u\t%.*s\t%.*s\n", trigger.start,
			trigger.end,
			STR_ARG(fact_kind_name(vocabulary, fact->kind)),
			STR_ARG(fact_status_name(vocabulary, fact->status)));
	for (unsigned i = 0; i < fact->party_count; i++)
		identity_add(&identity, "\t%u-%u",
				fact->party[i].mention->start,
				fact->party[i].mention->end);
	identity_add(&identity, "\n");
	identify_amounts(&identity, fact->amount, fact->amount_count);
	identify_amounts(&identity, fact->count, fact->count_count);
	identity_end(&identity, id);
}

void
fact_put_codes(struct buffer *out, const struct writer *writer,
		const struct fact *fact)
{
	for (unsigned i = 0; i < fact->party_count; i++) {
		struct str role = fact_role_name(writer->options->vocabulary,
				fact->party[i].role);
		buffer_put_format(out, "%s%.*s:", i ? "+" : "", STR_ARG(role));
		put_code(out, fact->party[i].mention);
	}
}

/* "+counted:PSE.CVL": five of one country are not five of another. */
static void
put_counted(struct buffer *out, const struct fact *fact)
{
	if (!fact->counted)
		return;
	buffer_put_format(out, "%scounted:", fact->party_count ? "+" : "");
	put_code(out, fact->counted);
}

/* What two reports of the same fact have in common: day, kind, parties, who is
 * counted, the main figure. */
static void
put_key(struct buffer *out, const struct writer *writer,
		const struct fact *fact)
{
	char day[11];
	struct record_date date = fact_date(writer->analysis, fact);
	const struct amount *figure = fact_main_figure(fact);
	buffer_put(out, date_text(&date, day));
	buffer_put_format(out, "|%.*s|",
			STR_ARG(fact_kind_name(writer->options->vocabulary,
					fact->kind)));
	fact_put_codes(out, writer, fact);
	put_counted(out, fact);
	buffer_put_char(out, '|');
	if (!figure)
		return;
	put_number(out, figure->value);
	buffer_put_format(out, "%s", figure->currency);
}

/* --- JSON -------------------------------------------------------------- */

static void
put_head(struct json *json, const struct writer *writer,
		const struct fact *fact)
{
	char id[IDENTITY_BYTES];
	struct record_date date = fact_date(writer->analysis, fact);
	fact_identify(writer, fact, id);
	json_put_str(json, "record", STR("fact"));
	json_put_str(json, "id", str_of(id));
	json_put_str(json, "doc", writer->analysis->article->id);
	json_put_int(json, "sentence", fact->sentence);
	json_put_date(json, &date);
}

static void
put_parties(struct json *json, const struct writer *writer,
		const struct fact *fact)
{
	json_key(json, "party");
	json_open(json, '[');
	for (unsigned i = 0; i < fact->party_count; i++)
		json_put_actor(json, writer->analysis, fact->party[i].mention,
				fact_role_name(writer->options->vocabulary,
						fact->party[i].role));
	json_close(json, ']');
}

static void
put_period(struct json *json, const struct fact *fact)
{
	char from[11], to[11];
	if (fact->day == DAY_NONE)
		return;
	date_of_day(fact->day, from);
	date_of_day(fact->last_day > fact->day ? fact->last_day : fact->day,
			to);
	json_key(json, "period");
	json_open(json, '{');
	json_put_str(json, "from", str_of(from));
	json_put_str(json, "to", str_of(to));
	json_close(json, '}');
}

static void
put_figures(struct json *json, const struct analysis *analysis,
		const struct fact *fact)
{
	json_put_amounts(json, "amount", analysis, fact->amount,
			fact->amount_count);
	json_put_change(json, analysis, fact->change, fact->falls);
	json_put_amounts(json, "count", analysis, fact->count,
			fact->count_count);
	if (fact->counted) {
		json_key(json, "counted");
		json_put_actor(json, analysis, fact->counted, STR(""));
	}
	put_period(json, fact);
}

static void
put_links(struct json *json, const struct writer *writer,
		const struct fact *fact)
{
	char id[IDENTITY_BYTES];
	json_put_str(json, "instrument",
			fact_instrument_name(writer->options->vocabulary,
					fact->instrument));
	json_put_str(json, "event", fact_event_id(writer, fact, id));
	if (fact->counted_elsewhere)
		json_put_bool(json, "counts_in_total", false);
	json_put_attribution(json, writer->analysis, fact->speaker,
			fact->sentence, fact->speaker_verb);
}

static void
put_reason(struct json *json, const struct writer *writer,
		const struct fact *fact)
{
	struct buffer key;
	json_put_span(json, "trigger", writer->analysis,
			fact_trigger(writer->analysis, fact));
	json_put_str(json, "rule", fact_rule(fact));
	json_put_real(json, "confidence", (double)fact->confidence, 2);
	buffer_init(&key, LIMIT_META_BYTES);
	put_key(&key, writer, fact);
	json_put_str(json, "key", buffer_str(&key));
	buffer_fini(&key);
}

void
fact_put_json(const struct writer *writer, const struct fact *fact)
{
	const struct fact_vocabulary *vocabulary = writer->options->vocabulary;
	struct json json;
	json_init(&json, writer->out);
	json_open(&json, '{');
	put_head(&json, writer, fact);
	json_put_str(&json, "kind", fact_kind_name(vocabulary, fact->kind));
	json_put_str(&json, "status",
			fact_status_name(vocabulary, fact->status));
	put_parties(&json, writer, fact);
	put_figures(&json, writer->analysis, fact);
	json_put_span(&json, "object", writer->analysis,
			(struct quote_span){
					fact->object_start, fact->object_end });
	put_links(&json, writer, fact);
	put_reason(&json, writer, fact);
	json_put_foot(&json, writer, fact->sentence);
	json_close(&json, '}');
	buffer_put_char(writer->out, '\n');
}
