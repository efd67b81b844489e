#include "explain/parts.h"

#include "base/json.h"
#include "base/terminal_text.h"

struct str
explain_sentence(const struct analysis *analysis,
		const struct sentence *sentence)
{
	return explain_bytes(analysis, sentence->start, sentence->end);
}

struct str
explain_word(const struct analysis *analysis, uint32_t sentence, uint32_t token)
{
	const struct sentence *s = &analysis->text.sentences[sentence];
	if (!token || token > s->count)
		return STR("");
	return text_of_token(&analysis->text,
			sentence_token(&analysis->text, s, token));
}

void
explain_put_feats(struct buffer *out, uint32_t feats)
{
	bool first = true;
	for (int i = 0; i < FEATURE_COUNT; i++) {
		unsigned value = feats_get(feats, (enum feature)i);
		if (!value)
			continue;
		buffer_put_format(out, "%s%s=%s", first ? "" : "|",
				feature_name((enum feature)i),
				feature_value_name((enum feature)i, value));
		first = false;
	}
}

const struct heard_sentence *
explain_heard_in(const struct analysis *analysis, uint32_t sentence)
{
	const struct text *text = &analysis->text;
	return text->heard && (text->heard[sentence].count
				      || text->heard[sentence].figures)
			       ? &text->heard[sentence]
			       : NULL;
}

const struct explanation_outcome *
explain_outcome_of(const struct explanation *explanation, uint32_t sentence,
		uint32_t trigger)
{
	const uint32_t *first = explanation->index.outcomes;
	for (uint32_t i = first[sentence]; i < first[sentence + 1]; i++)
		if (explanation->outcomes[i].trigger == trigger)
			return &explanation->outcomes[i];
	return NULL;
}

float
explain_lead_of_status(const struct heard *heard)
{
	float next = HEARD_NEVER;
	for (unsigned s = 0; s < HEARD_STATUSES; s++)
		if (s != heard->status && heard->statuses[s] > next)
			next = heard->statuses[s];
	return heard->statuses[heard->status] - next;
}

const char *const EXPLAIN_MENTION_KINDS[] = { "name", "country", "agent",
	"modifier", "pronoun", "unknown" };

static const char *const COUNTRY_FROM[COUNTRY_FROM_COUNT] = {
	[COUNTRY_FROM_WORDS] = "",
	[COUNTRY_FROM_OWNER] = "its owner",
	[COUNTRY_FROM_BESIDE] = "whom it stands beside",
	[COUNTRY_FROM_EARLIER] = "named before",
	[COUNTRY_FROM_TITLE] = "the title",
	[COUNTRY_FROM_PLACE] = "where it happens",
	[COUNTRY_FROM_ARTICLE] = "the article's country",
	[COUNTRY_FROM_SENTENCE] = "the sentence's country",
	[COUNTRY_FROM_NOUN] = "the noun",
};

struct str
explain_country_from(const struct mention *mention)
{
	bool agent = mention->kind == MENTION_AGENT && mention->actor.code[0];
	return str_of(agent ? COUNTRY_FROM[mention->country_from] : "");
}

void
explain_put_code(struct buffer *out, const struct actor *actor)
{
	buffer_put(out, str_of(actor->code[0] ? actor->code : "-"));
	for (int i = 0; i < ACTOR_SECTORS && actor->sector[i]; i++)
		buffer_put_format(out, " %s", sector_name(actor->sector[i]));
}

struct str
explain_antecedent(const struct analysis *analysis,
		const struct antecedent *antecedent)
{
	return explain_bytes(analysis, antecedent->start, antecedent->end);
}

struct str
explain_bytes(const struct analysis *analysis, uint32_t start, uint32_t end)
{
	return (struct str){ analysis->text.bytes.at + start, end - start };
}

void
explain_put_actor(struct buffer *out, const struct analysis *analysis,
		const struct mention *mention)
{
	explain_put_code(out, &mention->actor);
	buffer_put_format(out, " (%.*s)",
			STR_ARG(explain_bytes(analysis, mention->start,
					mention->end)));
}

/* --- painting ---------------------------------------------------------- */

void
paint(const struct painter *painter, const char *color, struct str text,
		unsigned columns)
{
	if (painter->look->color)
		buffer_put(painter->out, str_of(color));
	if (columns)
		terminal_put_cell(painter->out, text, columns);
	else
		terminal_put_text(painter->out, text);
	if (painter->look->color)
		buffer_put(painter->out, STR(COLOR_RESET));
}

void
paint_heading(const struct painter *painter, const char *heading)
{
	paint(painter, COLOR_DIM, str_of(heading), 0);
	buffer_put_char(painter->out, '\n');
}

void
paint_end_line(struct buffer *out)
{
	while (out->len && out->at[out->len - 1] == ' ')
		out->len--;
	buffer_put_char(out, '\n');
}

unsigned
paint_room_behind(const struct painter *painter, unsigned used)
{
	unsigned width = painter->look->width;
	return width > used + MINIMUM_COLUMNS ? width - used : MINIMUM_COLUMNS;
}

void
paint_rest(const struct painter *painter, const char *color, struct str text,
		unsigned used)
{
	unsigned room = paint_room_behind(painter, used);
	bool whole = painter->look->all || terminal_columns(text) <= room;
	paint(painter, color, text, whole ? 0 : room);
}

static const char *
name_of_evidence(unsigned index)
{
	return evidence_name((enum evidence)index);
}

struct explained_evidence
explain_evidence_of(const struct event *event,
		const struct confidence_table *table)
{
	return (struct explained_evidence){ event->confidence, event->evidence,
		EVIDENCE_COUNT, name_of_evidence, table->points };
}

void
explain_put_evidence(const struct painter *painter,
		const struct explained_evidence *evidence)
{
	struct buffer line;
	buffer_init(&line, BUFFER_UNLIMITED);
	buffer_put_format(&line, "%10sconfidence %.2f", "",
			(double)evidence->confidence);
	const char *before = ":";
	for (unsigned i = 0; i < evidence->count; i++) {
		if (!(evidence->there >> i & 1u))
			continue;
		buffer_put_format(&line, "%s %s %+d", before,
				evidence->name(i), evidence->points[i]);
		before = ",";
	}
	paint(painter, COLOR_DIM, buffer_str(&line), 0);
	buffer_put_char(painter->out, '\n');
	buffer_fini(&line);
}

void
explain_json_evidence(
		struct json *json, const struct explained_evidence *evidence)
{
	json_put_real(json, "confidence", (double)evidence->confidence, 2);
	json_key(json, "evidence");
	json_open(json, '[');
	for (unsigned i = 0; i < evidence->count; i++)
		if (evidence->there >> i & 1u)
			json_str(json, str_of(evidence->name(i)));
	json_close(json, ']');
}
