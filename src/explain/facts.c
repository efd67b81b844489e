#include "base/day.h"
#include "base/json.h"
#include "base/terminal_text.h"
#include "explain/parts.h"
#include "export/record_amount.h"
#include "export/record_fact.h"
#include "export/record_quote.h"
#include "export/short.h"
#include "fact/fact_evidence.h"

/* --- amounts ------------------------------------------------------------ */

static const struct event *
event_with(const struct analysis *analysis, uint32_t amount)
{
	uint32_t owner = analysis->amount_owner ? analysis->amount_owner[amount]
						: 0;
	return owner ? &analysis->events.at[owner - 1] : NULL;
}

/* "deal won (won), COOPERATE (won)": the records that have it, with their
 * triggers. */
static void
put_owners(struct buffer *out, const struct explanation *explanation,
		uint32_t index)
{
	const struct analysis *analysis = explanation->analysis;
	const struct fact *fact = explanation->index.fact_of[index];
	const struct event *event = event_with(analysis, index);
	const struct fact_vocabulary *names = explanation->options->vocabulary;
	if (fact)
		buffer_put_format(out, "of %.*s %.*s (%.*s)",
				STR_ARG(fact_kind_name(names, fact->kind)),
				STR_ARG(fact_status_name(names, fact->status)),
				STR_ARG(explain_word(analysis, fact->sentence,
						fact->trigger)));
	if (event)
		buffer_put_format(out, "%s%s (%.*s)", fact ? ", " : "of ",
				ontology_category_name(
						explanation->options->ontology,
						event->category),
				STR_ARG(explain_word(analysis, event->sentence,
						event->trigger)));
	if (!fact && !event)
		buffer_put(out, STR("of no record"));
}

/* "$341 m of 2024": dollars that the text tells or the table reckons. */
static void
put_dollars(struct buffer *out, const struct amount *amount)
{
	if (amount->kind != AMOUNT_MONEY || !(amount->usd >= 0)
			|| !strcmp(amount->currency, "USD"))
		return;
	buffer_put(out, STR(" = USD "));
	put_number(out, amount->usd);
	if (amount->usd_year)
		buffer_put_format(out, " at the rate of %u", amount->usd_year);
}

static void
put_amount(const struct painter *painter, const struct explanation *explanation,
		uint32_t index)
{
	const struct analysis *analysis = explanation->analysis;
	const struct amount *amount = &analysis->amounts.at[index];
	struct buffer cell;
	buffer_init(&cell, BUFFER_UNLIMITED);
	buffer_put(painter->out, STR("      "));
	terminal_put_cell(painter->out,
			explain_bytes(analysis, amount->start, amount->end),
			26);
	terminal_put_cell(painter->out, amount_kind_name(amount), 8);
	short_put_amount(&cell, &analysis->text, amount);
	put_dollars(&cell, amount);
	paint(painter, COLOR_YELLOW, buffer_str(&cell), 0);
	buffer_put(painter->out, STR("  "));
	buffer_reset(&cell);
	put_owners(&cell, explanation, index);
	paint(painter, COLOR_DIM, buffer_str(&cell), 0);
	buffer_put_char(painter->out, '\n');
	buffer_fini(&cell);
}

void
explain_put_amounts(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence)
{
	const struct amounts *amounts = &explanation->analysis->amounts;
	if (!amounts->count
			|| amounts->first[sentence]
					   == amounts->first[sentence + 1])
		return;
	paint_heading(painter, "amounts");
	for (uint32_t i = amounts->first[sentence];
			i < amounts->first[sentence + 1]; i++)
		put_amount(painter, explanation, i);
}

/* --- facts -------------------------------------------------------------- */

static void
put_figures(const struct painter *painter, const struct analysis *analysis,
		const struct fact *fact)
{
	struct buffer figures;
	const char *before = "";
	buffer_init(&figures, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < fact->amount_count; i++, before = ", ") {
		buffer_put(&figures, str_of(before));
		short_put_amount(&figures, &analysis->text, fact->amount[i]);
	}
	for (unsigned i = 0; i < fact->count_count; i++, before = ", ") {
		buffer_put(&figures, str_of(before));
		short_put_amount(&figures, &analysis->text, fact->count[i]);
	}
	if (fact->change) {
		buffer_put(&figures, str_of(before));
		short_put_change(&figures, fact->change, fact->falls);
	}
	if (figures.len) {
		buffer_put(painter->out, STR("  "));
		paint(painter, COLOR_YELLOW, buffer_str(&figures), 0);
	}
	buffer_fini(&figures);
}

/* What stands below a fact: its parties, object, days, event. */
static void
put_role_line(const struct painter *painter, struct str name, struct str text,
		struct str why)
{
	buffer_put(painter->out, STR("          "));
	terminal_put_cell(painter->out, name, 10);
	buffer_put_char(painter->out, ' ');
	terminal_put_text(painter->out, text);
	if (why.len) {
		buffer_put(painter->out, STR("  "));
		paint(painter, COLOR_DIM, why, 0);
	}
	buffer_put_char(painter->out, '\n');
}

static void
put_role(const struct painter *painter, const struct explanation *explanation,
		struct str role, const struct mention *mention)
{
	struct buffer actor;
	buffer_init(&actor, BUFFER_UNLIMITED);
	explain_put_actor(&actor, explanation->analysis, mention);
	put_role_line(painter, role, buffer_str(&actor), mention->source);
	buffer_fini(&actor);
}

static void
put_roles(const struct painter *painter, const struct explanation *explanation,
		const struct fact *fact)
{
	const struct fact_vocabulary *names = explanation->options->vocabulary;
	for (unsigned i = 0; i < fact->party_count; i++)
		put_role(painter, explanation,
				fact_role_name(names, fact->party[i].role),
				fact->party[i].mention);
	if (fact->counted)
		put_role(painter, explanation, STR("counted"), fact->counted);
}

static void
put_period(const struct painter *painter, const struct analysis *analysis,
		const struct fact *fact)
{
	struct buffer days;
	char day[11];
	if (fact->day == DAY_NONE)
		return;
	buffer_init(&days, 64);
	date_of_day(fact->day, day);
	buffer_put(&days, str_of(day));
	if (fact->last_day > fact->day) {
		date_of_day(fact->last_day, day);
		buffer_put_format(&days, " to %s", day);
	}
	put_role_line(painter, STR("period"), buffer_str(&days),
			fact->time_end ? explain_bytes(analysis,
					fact->time_start, fact->time_end)
				       : STR(""));
	buffer_fini(&days);
}

static void
put_circumstances(const struct painter *painter,
		const struct explanation *explanation, const struct fact *fact)
{
	const struct analysis *analysis = explanation->analysis;
	if (fact->object_end)
		put_role_line(painter, STR("object"),
				explain_bytes(analysis, fact->object_start,
						fact->object_end),
				STR(""));
	put_period(painter, analysis, fact);
	if (fact->event && !fact->event_untold)
		put_role_line(painter, STR("event"),
				str_of(ontology_category_name(
						explanation->options->ontology,
						fact->event->category)),
				STR("the same words tell it"));
	if (fact->counted_elsewhere)
		put_role_line(painter, STR("total"), STR("not added"),
				STR("it is counted elsewhere"));
}

static const char *
name_of_evidence(unsigned index)
{
	return fact_evidence_name((enum fact_evidence)index);
}

static struct explained_evidence
evidence_of(const struct fact_vocabulary *vocabulary, const struct fact *fact)
{
	return (struct explained_evidence){ fact->confidence, fact->evidence,
		FACT_EVIDENCE_COUNT, name_of_evidence,
		fact_evidence_points(vocabulary)->of };
}

static void
put_fact(const struct painter *painter, const struct explanation *explanation,
		const struct fact *fact)
{
	const struct analysis *analysis = explanation->analysis;
	const struct fact_vocabulary *names = explanation->options->vocabulary;
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	paint(painter, COLOR_BOLD, fact_kind_name(names, fact->kind), 0);
	buffer_put_format(out, " %.*s",
			STR_ARG(fact_status_name(names, fact->status)));
	put_figures(painter, analysis, fact);
	buffer_put_format(out, "  [%.*s] %.*s\n",
			STR_ARG(explain_word(analysis, fact->sentence,
					fact->trigger)),
			STR_ARG(fact_rule(fact)));
	put_roles(painter, explanation, fact);
	put_circumstances(painter, explanation, fact);
	struct explained_evidence evidence = evidence_of(names, fact);
	explain_put_evidence(painter, &evidence);
}

/* --- quotations --------------------------------------------------------- */

static void
put_speaker(const struct painter *painter, const struct analysis *analysis,
		const struct mention *speaker)
{
	struct buffer actor, why;
	if (!speaker) {
		put_role_line(painter, STR("speaker"), STR("-"), STR(""));
		return;
	}
	buffer_init(&actor, BUFFER_UNLIMITED);
	buffer_init(&why, BUFFER_UNLIMITED);
	explain_put_actor(&actor, analysis, speaker);
	buffer_put(&why, speaker->source);
	if (speaker->antecedent.end)
		buffer_put_format(&why, "%s<- %.*s (%u)",
				speaker->source.len ? " " : "",
				STR_ARG(explain_antecedent(analysis,
						&speaker->antecedent)),
				speaker->antecedent.sentence + 1);
	put_role_line(painter, STR("speaker"), buffer_str(&actor),
			buffer_str(&why));
	buffer_fini(&actor);
	buffer_fini(&why);
}

static void
put_stance(const struct painter *painter, const struct analysis *analysis,
		const struct quote *quote)
{
	struct buffer about, why;
	buffer_init(&about, BUFFER_UNLIMITED);
	buffer_init(&why, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < quote->about_count; i++) {
		buffer_put(&about, i ? STR(", ") : STR(""));
		explain_put_actor(&about, analysis, quote->about[i]);
	}
	buffer_put(&why, str_of(quote_stance_name(
					 (enum quote_stance)quote->stance)));
	if (quote->stance_word_count) {
		buffer_put(&why, STR(": "));
		quote_put_stance_words(&why, analysis, quote);
	}
	if (quote->about_count)
		put_role_line(painter, STR("about"), buffer_str(&about),
				buffer_str(&why));
	buffer_fini(&about);
	buffer_fini(&why);
}

static void
put_quote(const struct painter *painter, const struct explanation *explanation,
		const struct quote *quote)
{
	const struct analysis *analysis = explanation->analysis;
	struct buffer *out = painter->out;
	struct buffer words;
	struct str verb = quote_verb(analysis, quote);
	struct str class = quote_class_name(
			explanation->options->quotes, quote->verb_class);
	buffer_init(&words, BUFFER_UNLIMITED);
	quote_put_words(&words, analysis, quote);
	buffer_put_format(out, "      %s%s quotation, ",
			quote->direct ? "direct" : "indirect",
			quote->mixed ? ", mixed" : "");
	paint(painter, COLOR_BOLD, verb.len ? verb : STR("no verb"), 0);
	buffer_put_format(out, " (%.*s): ", STR_ARG(class));
	paint_rest(painter, COLOR_CYAN, buffer_str(&words), 40);
	buffer_put_char(out, '\n');
	buffer_fini(&words);
	put_speaker(painter, analysis, quote->speaker);
	if (quote->role.end)
		put_role_line(painter, STR("role"), quote_role(analysis, quote),
				STR(""));
	put_stance(painter, analysis, quote);
}

void
explain_put_facts(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	const struct explanation_index *index = &explanation->index;
	unsigned kinds = explanation->options->kinds;
	for (uint32_t i = index->facts[sentence];
			i < index->facts[sentence + 1]; i++)
		if (kinds & RECORD_FACTS)
			put_fact(painter, explanation, &analysis->facts.at[i]);
	for (uint32_t i = index->quotes[sentence];
			i < index->quotes[sentence + 1]; i++)
		put_quote(painter, explanation, &analysis->quotes.at[i]);
}

/* --- JSON --------------------------------------------------------------- */

static void
json_amounts(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	const struct amounts *amounts = &analysis->amounts;
	json_key(json, "amounts");
	json_open(json, '[');
	for (uint32_t i = amounts->first[sentence];
			i < amounts->first[sentence + 1]; i++) {
		const struct amount *amount = &amounts->at[i];
		const struct event *event = event_with(analysis, i);
		json_open(json, '{');
		json_put_str(json, "kind", amount_kind_name(amount));
		json_put_str(json, "text",
				explain_bytes(analysis, amount->start,
						amount->end));
		json_put_number(json, "value", amount->value);
		json_put_str(json, "currency", str_of(amount->currency));
		json_put_str(json, "unit", amount->unit);
		json_put_bool(json, "in_fact",
				explanation->index.fact_of[i] != NULL);
		json_put_str(json, "event_trigger",
				event ? explain_word(analysis, event->sentence,
						event->trigger)
				      : STR(""));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_who(struct json *json, const struct analysis *analysis, struct str role,
		const struct mention *mention)
{
	json_open(json, '{');
	json_put_str(json, "role", role);
	json_put_str(json, "text",
			explain_bytes(analysis, mention->start, mention->end));
	json_put_str(json, "code", str_of(mention->actor.code));
	json_put_str(json, "row", mention->source);
	json_close(json, '}');
}

static void
json_fact(struct json *json, const struct explanation *explanation,
		const struct fact *fact)
{
	const struct analysis *analysis = explanation->analysis;
	const struct fact_vocabulary *names = explanation->options->vocabulary;
	json_open(json, '{');
	json_put_str(json, "kind", fact_kind_name(names, fact->kind));
	json_put_str(json, "status", fact_status_name(names, fact->status));
	json_put_str(json, "trigger",
			explain_word(analysis, fact->sentence, fact->trigger));
	json_put_str(json, "rule", fact_rule(fact));
	struct explained_evidence evidence = evidence_of(names, fact);
	explain_json_evidence(json, &evidence);
	json_key(json, "party");
	json_open(json, '[');
	for (unsigned i = 0; i < fact->party_count; i++)
		json_who(json, analysis,
				fact_role_name(names, fact->party[i].role),
				fact->party[i].mention);
	json_close(json, ']');
	if (fact->counted) {
		json_key(json, "counted");
		json_who(json, analysis, STR(""), fact->counted);
	}
	json_close(json, '}');
}

static void
json_quote(struct json *json, const struct explanation *explanation,
		const struct quote *quote)
{
	const struct analysis *analysis = explanation->analysis;
	json_open(json, '{');
	json_put_bool(json, "direct", quote->direct);
	json_put_str(json, "verb", quote_verb(analysis, quote));
	json_put_str(json, "verb_class",
			quote_class_name(explanation->options->quotes,
					quote->verb_class));
	if (quote->speaker) {
		json_put_str(json, "speaker",
				explain_bytes(analysis, quote->speaker->start,
						quote->speaker->end));
		json_put_str(json, "row", quote->speaker->source);
	}
	json_put_str(json, "quote",
			explain_bytes(analysis, quote->words.start,
					quote->words.end));
	json_close(json, '}');
}

void
explain_json_facts(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	const struct explanation_index *index = &explanation->index;
	unsigned kinds = explanation->options->kinds;
	if (analysis->amounts.first)
		json_amounts(json, explanation, sentence);
	if (kinds & RECORD_FACTS) {
		json_key(json, "facts");
		json_open(json, '[');
		for (uint32_t i = index->facts[sentence];
				i < index->facts[sentence + 1]; i++)
			json_fact(json, explanation, &analysis->facts.at[i]);
		json_close(json, ']');
	}
	if (!(kinds & RECORD_QUOTES))
		return;
	json_key(json, "quotes");
	json_open(json, '[');
	for (uint32_t i = index->quotes[sentence];
			i < index->quotes[sentence + 1]; i++)
		json_quote(json, explanation, &analysis->quotes.at[i]);
	json_close(json, ']');
}
