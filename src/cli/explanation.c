#include "cli/explanation.h"

#include <stdio.h>

#include "base/day.h"
#include "base/json.h"
#include "cli/terminal.h"
#include "parse/heard.h"
#include "parse/tags.h"

/* --- collecting -------------------------------------------------------- */

static void
remember(struct explanation *explanation, struct explanation_step step)
{
	ARENA_PUSH(explanation->arena, explanation->steps, explanation->count,
			explanation->capacity, step);
}

static void
note_tried(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame, const char *reason)
{
	struct explanation *explanation = context;
	remember(explanation,
			(struct explanation_step){ sentence, trigger, frame,
					arena_copy(explanation->arena,
							str_of(reason)) });
}

static void
note_silent(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	note_tried(context, sentence, trigger, NULL, reason);
}

static void
note_heard(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	struct explanation *explanation = context;
	struct explanation_outcome outcome = { sentence, trigger,
		arena_copy(explanation->arena, str_of(reason)) };
	ARENA_PUSH(explanation->arena, explanation->outcomes,
			explanation->outcome_count,
			explanation->outcome_capacity, outcome);
}

void
explanation_start(struct explanation *explanation, struct arena *arena)
{
	*explanation = (struct explanation){
		.trace = { .context = explanation,
				.tried = note_tried,
				.heard = note_heard,
				.silent = note_silent },
		.arena = arena,
	};
}

/* --- what both forms print --------------------------------------------- */

static struct str
sentence_bytes(const struct analysis *analysis, const struct sentence *sentence)
{
	return (struct str){ analysis->text.bytes.at + sentence->start,
		sentence->end - sentence->start };
}

static struct str
word_at(const struct analysis *analysis, uint32_t sentence, uint32_t token)
{
	const struct sentence *s = &analysis->text.sentences[sentence];
	if (!token || token > s->count)
		return STR("");
	return text_of_token(&analysis->text,
			sentence_token(&analysis->text, s, token));
}

static void
put_feats(struct buffer *out, uint32_t feats)
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

/* What the sentence is heard to tell; null when nothing is heard. */
static const struct heard_sentence *
heard_in(const struct analysis *analysis, uint32_t sentence)
{
	const struct text *text = &analysis->text;
	return text->heard && text->heard[sentence].count
			       ? &text->heard[sentence]
			       : NULL;
}

/* Null when nothing became of the word: its sentence is left out. */
static const struct explanation_outcome *
outcome_of(const struct explanation *explanation, uint32_t sentence,
		uint32_t trigger)
{
	for (size_t i = 0; i < explanation->outcome_count; i++) {
		const struct explanation_outcome *outcome =
				&explanation->outcomes[i];
		if (outcome->sentence == sentence
				&& outcome->trigger == trigger)
			return outcome;
	}
	return NULL;
}

/* How much likelier the status is than the next. */
static float
lead_of_status(const struct heard *heard)
{
	float next = HEARD_NEVER;
	for (unsigned s = 0; s < HEARD_STATUSES; s++)
		if (s != heard->status && heard->statuses[s] > next)
			next = heard->statuses[s];
	return heard->statuses[heard->status] - next;
}

static const char *const MENTION_KINDS[] = { "name", "country", "agent",
	"modifier", "pronoun", "unknown" };

static void
put_code(struct buffer *out, const struct actor *actor)
{
	buffer_put(out, str_of(actor->code[0] ? actor->code : "-"));
	for (int i = 0; i < ACTOR_SECTORS && actor->sector[i]; i++)
		buffer_put_format(out, " %s", sector_name(actor->sector[i]));
}

/* --- text for people --------------------------------------------------- */

struct painter {
	struct buffer *out;
	const struct explanation_look *look;
};

/* Columns of what stands before the last one, which is cut to fit. */
enum { TOKEN_COLUMNS = 93, STEP_COLUMNS = 56, MINIMUM_COLUMNS = 12 };

static void
put_painted(const struct painter *painter, const char *color, struct str text,
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

static void
put_heading(const struct painter *painter, const char *heading)
{
	put_painted(painter, COLOR_DIM, str_of(heading), 0);
	buffer_put_char(painter->out, '\n');
}

static void
end_line(struct buffer *out)
{
	while (out->len && out->at[out->len - 1] == ' ')
		out->len--;
	buffer_put_char(out, '\n');
}

/* Columns for what stands behind the `used` first of a line. */
static unsigned
room_behind(const struct painter *painter, unsigned used)
{
	unsigned width = painter->look->width;
	return width > used + MINIMUM_COLUMNS ? width - used : MINIMUM_COLUMNS;
}

/* The last column of a line that `used` columns have been taken of. */
static void
put_rest(const struct painter *painter, const char *color, struct str text,
		unsigned used)
{
	unsigned room = room_behind(painter, used);
	bool whole = painter->look->all || terminal_columns(text) <= room;
	put_painted(painter, color, text, whole ? 0 : room);
}

static void
put_token(const struct painter *painter, const struct analysis *analysis,
		uint32_t sentence, uint32_t number)
{
	const struct token *token = sentence_token(&analysis->text,
			&analysis->text.sentences[sentence], number);
	struct buffer *out = painter->out;
	buffer_put_format(out, "  %3u ", number);
	terminal_put_cell(out, text_of_token(&analysis->text, token), 18);
	buffer_put_char(out, ' ');
	terminal_put_cell(out, words_text(analysis->words, token->lemma), 16);
	buffer_put_format(out, " %-5s ", upos_name(token->upos));
	put_painted(painter, COLOR_CYAN, str_of(deprel_name(token->deprel)),
			14);
	buffer_put_format(out, " of %-3u ", token->head);
	terminal_put_cell(out, word_at(analysis, sentence, token->head), 16);
	const char *name = name_tag_name(token->name);
	put_painted(painter, COLOR_YELLOW,
			token->name == NAME_O ? STR("") : str_of(name), 6);
	buffer_put_char(out, ' ');
	if (painter->look->all
			|| painter->look->width
					   > TOKEN_COLUMNS + MINIMUM_COLUMNS) {
		struct buffer feats;
		buffer_init(&feats, 1024);
		put_feats(&feats, token->feats);
		put_rest(painter, COLOR_DIM, buffer_str(&feats), TOKEN_COLUMNS);
		buffer_fini(&feats);
	}
	end_line(out);
}

/* "RUS GOV + UKR GOV", for words that denote several. */
static void
put_codes(struct buffer *out, const struct mention *mention)
{
	for (; mention; mention = mention->with) {
		put_code(out, &mention->actor);
		if (mention->with)
			buffer_put(out, STR(" + "));
	}
}

static struct str
antecedent_text(const struct analysis *analysis,
		const struct antecedent *antecedent)
{
	return (struct str){ analysis->text.bytes.at + antecedent->start,
		antecedent->end - antecedent->start };
}

/* Whom the words refer to: "<- Saudi Arabia (1)", with the sentence. */
static void
put_antecedents(const struct painter *painter, const struct analysis *analysis,
		const struct mention *mention)
{
	const char *before = "<-";
	for (; mention; mention = mention->with) {
		const struct antecedent *antecedent = &mention->antecedent;
		if (!antecedent->end)
			continue;
		buffer_put_format(painter->out, " %s ", before);
		put_painted(painter, COLOR_CYAN,
				antecedent_text(analysis, antecedent), 0);
		buffer_put_format(painter->out, " (%u)",
				antecedent->sentence + 1);
		before = "+";
	}
}

static void
put_mentions(const struct painter *painter, const struct analysis *analysis,
		uint32_t sentence)
{
	const struct mentions *mentions = &analysis->mentions;
	uint32_t from = mentions->first[sentence];
	uint32_t to = mentions->first[sentence + 1];
	put_heading(painter, from < to ? "actors" : "actors: none");
	for (uint32_t i = from; i < to; i++) {
		const struct mention *mention = &mentions->at[i];
		buffer_put(painter->out, STR("      "));
		terminal_put_cell(painter->out,
				(struct str){ analysis->text.bytes.at
								+ mention->start,
						mention->end - mention->start },
				26);
		struct buffer code;
		buffer_init(&code, 64);
		put_codes(&code, mention);
		put_painted(painter, COLOR_GREEN, buffer_str(&code),
				mention->with ? 0 : 12);
		buffer_fini(&code);
		buffer_put_format(painter->out, " %-9s",
				MENTION_KINDS[mention->kind]);
		terminal_put_cell(painter->out, mention->actor.name, 20);
		buffer_put_format(painter->out, " %.*s",
				STR_ARG(mention->source));
		put_antecedents(painter, analysis, mention);
		end_line(painter->out);
	}
}

static void
put_step(const struct painter *painter, const struct analysis *analysis,
		const struct explanation_step *step)
{
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	terminal_put_cell(out, word_at(analysis, step->sentence, step->trigger),
			18);
	buffer_put_char(out, ' ');
	terminal_put_cell(out, step->frame ? frame_rule(step->frame) : STR(""),
			30);
	buffer_put_char(out, ' ');
	if (step->reason.len)
		put_rest(painter, COLOR_DIM, step->reason, STEP_COLUMNS);
	else
		put_painted(painter, COLOR_GREEN, STR("fired"), 0);
	buffer_put_char(out, '\n');
}

/* A frame that fits but lost tells as much as the one that fired. */
static bool
misfits(const struct explanation_step *step)
{
	return step->frame && step->reason.len
	       && !str_starts(step->reason, STR("weaker than"));
}

static bool
fired_at(const struct explanation *explanation,
		const struct explanation_step *step)
{
	for (size_t i = 0; i < explanation->count; i++) {
		const struct explanation_step *other = &explanation->steps[i];
		if (other->sentence == step->sentence
				&& other->trigger == step->trigger
				&& other->frame && !other->reason.len)
			return true;
	}
	return false;
}

/* The frames tried at one trigger, from step `from` on; returns where the next
 * trigger begins. Of those that do not fit some are shown, the rest counted. */
static size_t
put_steps_of_trigger(const struct painter *painter,
		const struct explanation *explanation, size_t from)
{
	enum { MISFITS_SHOWN = 6 };
	const struct explanation_step *first = &explanation->steps[from];
	size_t room = painter->look->all             ? SIZE_MAX
		      : fired_at(explanation, first) ? 0
						     : MISFITS_SHOWN;
	size_t misfit = 0, i = from;
	for (; i < explanation->count; i++) {
		const struct explanation_step *step = &explanation->steps[i];
		if (step->sentence != first->sentence
				|| step->trigger != first->trigger)
			break;
		misfit += misfits(step);
		if (!misfits(step) || misfit <= room)
			put_step(painter, explanation->analysis, step);
	}
	if (misfit > room) {
		buffer_put_format(painter->out, "%25s", "");
		char line[64];
		snprintf(line, sizeof line, "%zu%s do not fit (--all)",
				misfit - room, room ? " more" : " others");
		put_painted(painter, COLOR_DIM, str_of(line), 0);
		buffer_put_char(painter->out, '\n');
	}
	return i;
}

static void
put_steps(const struct painter *painter, const struct explanation *explanation,
		uint32_t sentence)
{
	bool any = false;
	for (size_t i = 0; i < explanation->count;) {
		if (explanation->steps[i].sentence != sentence) {
			i++;
			continue;
		}
		if (!any)
			put_heading(painter, "frames");
		any = true;
		i = put_steps_of_trigger(painter, explanation, i);
	}
}

/* "SUPPORT +3.12, AGREE -0.40": from HEARD_LEAST on, the likeliest first. */
static void
put_categories(struct buffer *out, const struct heard *heard)
{
	bool shown[HEARD_CATEGORIES] = { false };
	for (const char *before = "";; before = ", ") {
		unsigned best = 0;
		for (unsigned c = 1; c < HEARD_CATEGORIES; c++)
			if (!shown[c] && heard->margin[c] > HEARD_LEAST
					&& (!best || heard->margin[c] > heard->margin[best]))
				best = c;
		if (!best)
			return;
		shown[best] = true;
		buffer_put_format(out, "%s%s %+.2f", before,
				heard_category_name((enum heard_category)best),
				(double)heard->margin[best]);
	}
}

/* "actor: Nairobi +2.31", of those who are not unlikely. */
static void
put_heard_parties(const struct painter *painter,
		const struct analysis *analysis, uint32_t sentence,
		const struct heard *heard, enum heard_role role)
{
	const struct heard_sentence *whole = heard_in(analysis, sentence);
	const char *before = role == HEARD_ACTOR ? "actor: " : "recipient: ";
	bool any = false;
	for (uint32_t t = 1; t <= whole->tokens; t++) {
		float margin = heard_margin(&heard->party[t], role);
		if (margin <= HEARD_LEAST)
			continue;
		buffer_put(painter->out, str_of(any ? ", " : before));
		terminal_put_text(painter->out, word_at(analysis, sentence, t));
		buffer_put_format(painter->out, " %+.2f", (double)margin);
		any = true;
	}
	if (any)
		buffer_put(painter->out, STR("; "));
}

/* A sentence from the word on from which the marked one is not cut off, nor
 * some columns behind it. */
static struct str
from_mark(struct str text, unsigned room)
{
	size_t mark = str_find_byte(text, '[');
	size_t end = str_find_byte(text, ']');
	if (mark > end || end == text.len || terminal_columns(text) <= room)
		return text;
	enum { BEHIND = 8 };
	size_t start = 0;
	for (size_t at = 0; at < mark; at++) {
		struct str seen = { text.at + start, end + 1 - start };
		if (terminal_columns(seen) + BEHIND <= room)
			break;
		if (text.at[at] == ' ')
			start = at + 1;
	}
	return (struct str){ text.at + start, text.len - start };
}

/* "near: 0.83 SUPPORT Nairobi [gave] the nod to a bid.": annotated sentences
 * whose marked word is heard most alike. */
static void
put_near(const struct painter *painter, const struct explanation *explanation,
		const struct heard *heard)
{
	enum { INDENT = 25 };
	struct heard_near near[HEARD_NEAREST];
	unsigned count = parse_nearest(explanation->parser, heard, near);
	for (unsigned i = 0; i < count; i++) {
		char head[64];
		int len = snprintf(head, sizeof head, "%*snear: %.2f %s ",
				INDENT, "", (double)near[i].similarity,
				heard_category_name((enum heard_category)near[i]
								    .category));
		unsigned room = room_behind(painter, (unsigned)len);
		struct str text = near[i].text;
		buffer_put(painter->out, str_of(head));
		if (!painter->look->all)
			text = from_mark(text, room);
		if (text.at != near[i].text.at) {
			buffer_put(painter->out, STR("…"));
			len++;
		}
		put_rest(painter, COLOR_DIM, text, (unsigned)len);
		buffer_put_char(painter->out, '\n');
	}
}

/* A word, what it is heard to tell, who is who, and what became of it. */
static void
put_heard(const struct painter *painter, const struct explanation *explanation,
		uint32_t sentence, const struct heard *heard)
{
	const struct analysis *analysis = explanation->analysis;
	const struct explanation_outcome *outcome =
			outcome_of(explanation, sentence, heard->token);
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	terminal_put_cell(out, word_at(analysis, sentence, heard->token), 18);
	buffer_put_char(out, ' ');
	put_categories(out, heard);
	buffer_put_format(out, "  [%s %+.2f]\n%25s",
			heard_status_name((enum heard_status)heard->status),
			(double)lead_of_status(heard), "");
	put_heard_parties(painter, analysis, sentence, heard, HEARD_ACTOR);
	put_heard_parties(painter, analysis, sentence, heard, HEARD_RECIPIENT);
	if (outcome && !outcome->reason.len)
		put_painted(painter, COLOR_GREEN, STR("told"), 0);
	else
		put_painted(painter, COLOR_DIM, STR("heard, but "), 0);
	if (!outcome)
		put_painted(painter, COLOR_DIM, STR("left out"), 0);
	else if (outcome->reason.len)
		put_painted(painter, COLOR_DIM, outcome->reason, 0);
	buffer_put_char(out, '\n');
}

static void
put_hearing(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence)
{
	const struct heard_sentence *heard =
			heard_in(explanation->analysis, sentence);
	if (!heard)
		return;
	put_heading(painter, "heard");
	for (uint32_t i = 0; i < heard->count; i++) {
		put_heard(painter, explanation, sentence, &heard->at[i]);
		put_near(painter, explanation, &heard->at[i]);
	}
}

static void
put_sides(struct buffer *out, const struct analysis *analysis,
		const struct mention *const *mentions, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		buffer_put(out, i ? STR(" + ") : STR(""));
		put_code(out, &mentions[i]->actor);
		buffer_put_format(out, " (%.*s)",
				(int)(mentions[i]->end - mentions[i]->start),
				analysis->text.bytes.at + mentions[i]->start);
	}
	if (!count)
		buffer_put_char(out, '-');
}

static struct str
bytes_at(const struct analysis *analysis, uint32_t start, uint32_t end)
{
	return (struct str){ analysis->text.bytes.at + start, end - start };
}

/* "2025-11-24 (Monday)", "2019-01-01 to 2019-12-31 (2019)", with the words
 * that tell it. */
static void
put_date(const struct painter *painter, const struct analysis *analysis,
		const struct event *event)
{
	char day[11];
	struct buffer *out = painter->out;
	if (event->day == ACTOR_NO_DAY)
		return;
	date_of_day(event->day, day);
	buffer_put_format(out, "%10son %s", "", day);
	if (event->last_day > event->day) {
		date_of_day(event->last_day, day);
		buffer_put_format(out, " to %s", day);
	}
	struct str words = event->day_in_text ? bytes_at(analysis,
					   event->time_start, event->time_end)
					      : STR("the article's date");
	buffer_put(out, STR("  "));
	put_painted(painter, COLOR_DIM, words, 0);
	buffer_put_char(out, '\n');
}

/* "Goma COD (near Goma)" */
static void
put_location(const struct painter *painter, const struct analysis *analysis,
		const struct event *event)
{
	const struct location *location = &event->location;
	struct buffer *out = painter->out;
	if (location->source == LOCATION_NONE)
		return;
	buffer_put_format(out, "%10sin %.*s %s  ", "", STR_ARG(location->name),
			location->code);
	put_painted(painter, COLOR_DIM,
			bytes_at(analysis, location->start, location->end), 0);
	if (location->source == LOCATION_DATELINE)
		put_painted(painter, COLOR_DIM, STR(", the dateline"), 0);
	buffer_put_char(out, '\n');
}

/* "confidence 0.86: base -110, word +23, ...". */
static void
put_evidence(const struct painter *painter, const struct ontology *ontology,
		const struct event *event)
{
	struct buffer line;
	buffer_init(&line, BUFFER_UNLIMITED);
	buffer_put_format(&line, "%10sconfidence %.2f", "",
			(double)event->confidence);
	const char *before = ":";
	for (unsigned i = 0; i < EVIDENCE_COUNT; i++) {
		if (!(event->evidence >> i & 1u))
			continue;
		buffer_put_format(&line, "%s %s %+d", before,
				evidence_name((enum evidence)i),
				ontology->confidence.points[i]);
		before = ",";
	}
	put_painted(painter, COLOR_DIM, buffer_str(&line), 0);
	buffer_put_char(painter->out, '\n');
	buffer_fini(&line);
}

static void
put_events(const struct painter *painter, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	const struct ontology *ontology = explanation->ontology;
	struct buffer *out = painter->out;
	bool any = false;
	for (uint32_t i = 0; i < analysis->events.count; i++) {
		const struct event *event = &analysis->events.at[i];
		if (event->sentence != sentence)
			continue;
		if (!any)
			put_heading(painter, "records");
		any = true;
		buffer_put(out, STR("      "));
		put_sides(out, analysis, event->actor, event->actor_count);
		buffer_put_char(out, ' ');
		put_painted(painter, COLOR_BOLD,
				str_of(ontology_category_name(
						ontology, event->category)),
				0);
		struct str mode = ontology->modes[event->mode].name;
		buffer_put_format(out, mode.len ? " %.*s " : "%.*s ",
				STR_ARG(mode));
		put_sides(out, analysis, event->recipient,
				event->recipient_count);
		buffer_put_format(out, "  [%s] %.*s%s\n",
				event_status_name(event->status),
				STR_ARG(frame_rule(event->frame)),
				event->made_by == MADE_BY_BOTH ? " and network"
							       : "");
		put_date(painter, analysis, event);
		put_location(painter, analysis, event);
		put_evidence(painter, ontology, event);
	}
	if (!any)
		put_heading(painter, "records: none");
}

void
explanation_put_text(struct buffer *out, const struct explanation *explanation,
		const struct explanation_look *look)
{
	struct painter painter = { out, look };
	const struct analysis *analysis = explanation->analysis;
	for (uint32_t i = 0; i < analysis->text.sentence_count; i++) {
		const struct sentence *sentence = &analysis->text.sentences[i];
		put_painted(&painter, COLOR_BOLD,
				sentence_bytes(analysis, sentence), 0);
		buffer_put_char(out, '\n');
		put_heading(&painter, "words");
		for (uint32_t j = 1; j <= sentence->count; j++)
			put_token(&painter, analysis, i, j);
		put_mentions(&painter, analysis, i);
		put_steps(&painter, explanation, i);
		put_hearing(&painter, explanation, i);
		put_events(&painter, explanation, i);
		buffer_put_char(out, '\n');
	}
}

/* --- JSON lines -------------------------------------------------------- */

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
		put_feats(&feats, token->feats);
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
				antecedent_text(analysis,
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
				(struct str){ analysis->text.bytes.at
								+ mention->start,
						mention->end - mention->start });
		json_put_str(json, "kind",
				str_of(MENTION_KINDS[mention->kind]));
		json_put_str(json, "code", str_of(actor->code));
		if (actor->sector[0])
			json_put_str(json, "sector",
					str_of(sector_name(actor->sector[0])));
		json_put_str(json, "name", actor->name);
		json_put_str(json, "row", mention->source);
		json_antecedents(json, analysis, mention);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
json_steps(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	json_key(json, "frames");
	json_open(json, '[');
	for (size_t i = 0; i < explanation->count; i++) {
		const struct explanation_step *step = &explanation->steps[i];
		if (step->sentence != sentence)
			continue;
		json_open(json, '{');
		json_put_str(json, "trigger",
				word_at(explanation->analysis, sentence,
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
		uint32_t sentence, const struct heard *heard,
		enum heard_role role)
{
	const struct heard_sentence *whole = heard_in(analysis, sentence);
	json_key(json, role == HEARD_ACTOR ? "actor" : "recipient");
	json_open(json, '[');
	for (uint32_t t = 1; t <= whole->tokens; t++) {
		float margin = heard_margin(&heard->party[t], role);
		if (margin <= HEARD_LEAST)
			continue;
		json_open(json, '{');
		json_put_str(json, "text", word_at(analysis, sentence, t));
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
			outcome_of(explanation, sentence, heard->token);
	json_open(json, '{');
	json_put_str(json, "trigger",
			word_at(analysis, sentence, heard->token));
	json_put_int(json, "token", heard->token);
	json_put_str(json, "event",
			str_of(heard_category_name(
					(enum heard_category)heard->category)));
	json_categories(json, heard);
	json_put_str(json, "status",
			str_of(heard_status_name(
					(enum heard_status)heard->status)));
	json_put_real(json, "status_lead", (double)lead_of_status(heard), 2);
	json_heard_parties(json, analysis, sentence, heard, HEARD_ACTOR);
	json_heard_parties(json, analysis, sentence, heard, HEARD_RECIPIENT);
	json_put_bool(json, "told", outcome && !outcome->reason.len);
	json_put_str(json, "reason",
			outcome ? outcome->reason : STR("left out"));
	json_near(json, explanation, heard);
	json_close(json, '}');
}

static void
json_hearing(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct heard_sentence *heard =
			heard_in(explanation->analysis, sentence);
	if (!heard)
		return;
	json_key(json, "heard");
	json_open(json, '[');
	for (uint32_t i = 0; i < heard->count; i++)
		json_heard(json, explanation, sentence, &heard->at[i]);
	json_close(json, ']');
}

static void
json_evidence(struct json *json, const struct event *event)
{
	json_put_real(json, "confidence", (double)event->confidence, 2);
	json_key(json, "evidence");
	json_open(json, '[');
	for (unsigned i = 0; i < EVIDENCE_COUNT; i++)
		if (event->evidence >> i & 1u)
			json_str(json, str_of(evidence_name((enum evidence)i)));
	json_close(json, ']');
}

static void
json_events(struct json *json, const struct explanation *explanation,
		uint32_t sentence)
{
	const struct analysis *analysis = explanation->analysis;
	json_key(json, "records");
	json_open(json, '[');
	for (uint32_t i = 0; i < analysis->events.count; i++) {
		const struct event *event = &analysis->events.at[i];
		if (event->sentence != sentence)
			continue;
		json_open(json, '{');
		json_put_str(json, "event",
				str_of(ontology_category_name(
						explanation->ontology,
						event->category)));
		json_put_str(json, "mode",
				explanation->ontology->modes[event->mode].name);
		json_put_str(json, "status",
				str_of(event_status_name(event->status)));
		json_put_str(json, "rule", frame_rule(event->frame));
		json_put_str(json, "made_by",
				str_of(made_by_name(
						(enum made_by)event->made_by)));
		json_evidence(json, event);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
explanation_put_jsonl(struct buffer *out, const struct explanation *explanation)
{
	const struct analysis *analysis = explanation->analysis;
	for (uint32_t i = 0; i < analysis->text.sentence_count; i++) {
		struct json json;
		json_init(&json, out);
		json_open(&json, '{');
		json_put_str(&json, "doc", analysis->article->id);
		json_put_int(&json, "sentence", i);
		json_put_str(&json, "text",
				sentence_bytes(analysis,
						&analysis->text.sentences[i]));
		json_tokens(&json, analysis, &analysis->text.sentences[i]);
		json_mentions(&json, analysis, i);
		json_steps(&json, explanation, i);
		json_hearing(&json, explanation, i);
		json_events(&json, explanation, i);
		json_close(&json, '}');
		buffer_put_char(out, '\n');
	}
}
