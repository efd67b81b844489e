#include "base/json.h"
#include "explain/parts.h"

static void
json_tokens(struct json *json, const struct analysis *analysis,
		const struct sentence *sentence)
{
	json_key(json, "tokens");
	json_open(json, '[');
	for (uint32_t i = 1; i <= sentence->count; i++) {
		const struct token *token =
				sentence_token(&analysis->text, sentence, i);
		json_open(json, '{');
		json_put_str(json, "form",
				text_of_token(&analysis->text, token));
		json_put_str(json, "lemma",
				words_text(analysis->words, token->lemma));
		json_put_str(json, "upos", str_of(upos_name(token->upos)));
		struct buffer feats;
		buffer_init(&feats, 1024);
		explain_put_feats(&feats, token->feats);
		json_put_str(json, "feats", buffer_str(&feats));
		buffer_fini(&feats);
		json_put_int(json, "head", token->head);
		json_put_str(json, "deprel",
				str_of(deprel_name(token->deprel)));
		if (token->name != NAME_O)
			json_put_str(json, "name",
					str_of(name_tag_name(token->name)));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_antecedents(struct json *json, const struct analysis *analysis,
		const struct mention *mention)
{
	if (!mention->antecedent.end)
		return;
	json_key(json, "refers_to");
	json_open(json, '[');
	for (; mention; mention = mention->with) {
		json_open(json, '{');
		json_put_str(json, "code", str_of(mention->actor.code));
		json_put_int(json, "sentence", mention->antecedent.sentence);
		json_put_str(json, "text",
				explain_antecedent(analysis,
						&mention->antecedent));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_mentions(struct json *json, const struct analysis *analysis,
		uint32_t sentence)
{
	const struct mentions *mentions = &analysis->mentions;
	json_key(json, "actors");
	json_open(json, '[');
	for (uint32_t i = mentions->first[sentence];
			i < mentions->first[sentence + 1]; i++) {
		const struct mention *mention = &mentions->at[i];
		const struct actor *actor = &mention->actor;
		json_open(json, '{');
		json_put_str(json, "text",
				explain_bytes(analysis, mention->start,
						mention->end));
		json_put_str(json, "kind",
				str_of(EXPLAIN_MENTION_KINDS[mention->kind]));
		json_put_str(json, "code", str_of(actor->code));
		if (actor->sector[0])
			json_put_str(json, "sector",
					str_of(sector_name(actor->sector[0])));
		json_put_str(json, "name", actor->name);
		json_put_str(json, "row", mention->source);
		json_put_str(json, "country_from",
				explain_country_from(mention));
		json_antecedents(json, analysis, mention);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_steps(struct json *json, const char *key, const struct analysis *analysis,
		const struct explanation_steps *steps, uint32_t sentence)
{
	json_key(json, key);
	json_open(json, '[');
	for (uint32_t i = steps->first[sentence];
			i < steps->first[sentence + 1]; i++) {
		const struct explanation_step *step = &steps->at[i];
		json_open(json, '{');
		json_put_str(json, "trigger",
				explain_word(analysis, sentence,
						step->trigger));
		if (step->frame) {
			json_put_str(json, "rule", frame_rule(step->frame));
			json_put_bool(json, "fired", step->reason.len == 0);
		}
		json_put_str(json, "reason", step->reason);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_heard_parties(struct json *json, const struct analysis *analysis,
		uint32_t sentence, const struct heard_party *party,
		enum heard_role role, const char *key)
{
	const struct heard_sentence *whole =
			explain_heard_in(analysis, sentence);
	json_key(json, key);
	json_open(json, '[');
	for (uint32_t t = 1; t <= whole->tokens; t++) {
		float margin = heard_margin(&party[t], role);
		if (margin <= HEARD_LEAST)
			continue;
		json_open(json, '{');
		json_put_str(json, "text", explain_word(analysis, sentence, t));
		json_put_int(json, "token", t);
		json_put_real(json, "margin", (double)margin, 2);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_categories(struct json *json, const struct heard *heard)
{
	json_key(json, "margins");
	json_open(json, '{');
	for (unsigned c = 1; c < HEARD_CATEGORIES; c++)
		if (heard->margin[c] > HEARD_NEVER)
			json_put_real(json,
					heard_category_name(
							(enum heard_category)c),
					(double)heard->margin[c], 2);
	json_close(json, '}');
}

static void
json_near(struct json *json, const struct explanation *explanation,
		const struct heard *heard)
{
	struct heard_near near[HEARD_NEAREST];
	unsigned count = parse_nearest(explanation->parser, heard, near);
	if (!count)
		return;
	json_key(json, "near");
	json_open(json, '[');
	for (unsigned i = 0; i < count; i++) {
		json_open(json, '{');
		json_put_real(json, "similarity", (double)near[i].similarity,
				2);
		json_put_str(json, "event",
				str_of(heard_category_name(
						(enum heard_category)near[i]
								.category)));
		json_put_str(json, "text", near[i].text);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_heard(struct json *json, const struct explanation *explanation,
		uint32_t sentence, const struct heard *heard)
{
	const struct analysis *analysis = explanation->analysis;
	const struct explanation_outcome *outcome =
			explain_outcome_of(explanation, sentence, heard->token);
	json_open(json, '{');
	json_put_str(json, "trigger",
			explain_word(analysis, sentence, heard->token));
	json_put_int(json, "token", heard->token);
	json_put_str(json, "event",
			str_of(heard_category_name(
					(enum heard_category)heard->category)));
	json_categories(json, heard);
	json_put_str(json, "status",
			str_of(heard_status_name(
					(enum heard_status)heard->status)));
	json_put_real(json, "status_lead",
			(double)explain_lead_of_status(heard), 2);
	json_heard_parties(json, analysis, sentence, heard->party, HEARD_ACTOR,
			"actor");
	json_heard_parties(json, analysis, sentence, heard->party,
			HEARD_RECIPIENT, "recipient");
	json_put_bool(json, "told", outcome && !outcome->reason.len);
	json_put_str(json, "reason",
			outcome ? outcome->reason : STR("left out"));
	json_near(json, explanation, heard);
	json_close(json, '}');
}

static void
json_figure(struct json *json, const struct analysis *analysis,
		uint32_t sentence, const struct heard_figure *figure)
{
	json_open(json, '{');
	json_put_str(json, "word",
			explain_word(analysis, sentence, figure->token));
	json_put_int(json, "token", figure->token);
	json_key(json, "margins");
	json_open(json, '{');
	for (unsigned k = 1; k < HEARD_FACTS; k++)
		if (figure->margin[k] > HEARD_NEVER)
			json_put_real(json,
					heard_fact_name((enum heard_fact)k),
					(double)figure->margin[k], 2);
	json_close(json, '}');
	json_heard_parties(json, analysis, sentence, figure->party, HEARD_ACTOR,
			"gives");
	json_heard_parties(json, analysis, sentence, figure->party,
			HEARD_RECIPIENT, "gets");
	json_close(json, '}');
}

static void
json_figures(struct json *json, const struct analysis *analysis,
		uint32_t sentence, const struct heard_sentence *heard)
{
	if (!heard->figures)
		return;
	json_key(json, "figures");
	json_open(json, '[');
	for (uint32_t i = 0; i < heard->figures; i++)
		json_figure(json, analysis, sentence, &heard->figure[i]);
	json_close(json, ']');
}

static void
json_words(struct json *json, const struct explanation *explanation,
		uint32_t sentence, const struct heard_sentence *heard)
{
	json_key(json, "heard");
	json_open(json, '[');
	for (uint32_t i = 0; i < heard->count; i++)
		json_heard(json, explanation, sentence, &heard->at[i]);
	json_close(json, ']');
}

static void
json_hearing(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct heard_sentence *heard =
			explain_heard_in(explanation->analysis, sentence);
	if (!heard)
		return;
	if (explanation->options->kinds & RECORD_EVENTS)
		json_words(json, explanation, sentence, heard);
	if (explanation->options->kinds & RECORD_FACTS)
		json_figures(json, explanation->analysis, sentence, heard);
}

static void
json_events(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	json_key(json, "records");
	json_open(json, '[');
	const uint32_t *first = explanation->index.events;
	for (uint32_t i = first[sentence]; i < first[sentence + 1]; i++) {
		const struct event *event = &analysis->events.at[i];
		json_open(json, '{');
		json_put_str(json, "event",
				str_of(ontology_category_name(
						explanation->options->ontology,
						event->category)));
		json_put_str(json, "mode",
				explanation->options->ontology
						->modes[event->mode]
						.name);
		json_put_str(json, "status",
				str_of(event_status_name(event->status)));
		json_put_str(json, "rule", frame_rule(event->frame));
		json_put_str(json, "made_by",
				str_of(made_by_name(
						(enum made_by)event->made_by)));
		struct explained_evidence evidence = explain_evidence_of(event,
				&explanation->options->ontology->confidence);
		explain_json_evidence(json, &evidence);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
explanation_put_jsonl(struct buffer *out, const struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	unsigned kinds = explanation->options->kinds;
	for (uint32_t i = 0; i < analysis->text.sentence_count; i++) {
		struct json json;
		json_init(&json, out);
		json_open(&json, '{');
		json_put_str(&json, "doc", analysis->article->id);
		json_put_str(&json, "lang",
				str_of(languages_code(explanation->language)));
		json_put_int(&json, "sentence", i);
		json_put_str(&json, "text",
				explain_sentence(analysis,
						&analysis->text.sentences[i]));
		json_tokens(&json, analysis, &analysis->text.sentences[i]);
		json_mentions(&json, analysis, i);
		if (kinds & RECORD_EVENTS)
			json_steps(&json, "frames", analysis,
					&explanation->events, i);
		if (kinds & RECORD_FACTS)
			json_steps(&json, "fact_frames", analysis,
					&explanation->facts, i);
		json_hearing(&json, explanation, i);
		if (kinds & RECORD_EVENTS)
			json_events(&json, explanation, i);
		explain_json_facts(&json, explanation, i);
		json_close(&json, '}');
		buffer_put_char(out, '\n');
	}
}
