#include <stdio.h>

#include "base/terminal_text.h"
#include "explain/parts.h"

/* Columns of what stands before the last one, which is cut to fit. */
enum { TOKEN_COLUMNS = 93, STEP_COLUMNS = 56 };

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
	paint(painter, COLOR_CYAN, str_of(deprel_name(token->deprel)), 14);
	buffer_put_format(out, " of %-3u ", token->head);
	terminal_put_cell(
			out, explain_word(analysis, sentence, token->head), 16);
	const char *name = name_tag_name(token->name);
	paint(painter, COLOR_YELLOW,
			token->name == NAME_O ? STR("") : str_of(name), 6);
	buffer_put_char(out, ' ');
	if (painter->look->all
			|| painter->look->width
					   > TOKEN_COLUMNS + MINIMUM_COLUMNS) {
		struct buffer feats;
		buffer_init(&feats, 1024);
		explain_put_feats(&feats, token->feats);
		paint_rest(painter, COLOR_DIM, buffer_str(&feats),
				TOKEN_COLUMNS);
		buffer_fini(&feats);
	}
	paint_end_line(out);
}

/* "RUS GOV + UKR GOV", for words that denote several. */
static void
put_all_codes(struct buffer *out, const struct mention *mention)
{
	for (; mention; mention = mention->with) {
		explain_put_code(out, &mention->actor);
		if (mention->with)
			buffer_put(out, STR(" + "));
	}
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
		paint(painter, COLOR_CYAN,
				explain_antecedent(analysis, antecedent), 0);
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
	paint_heading(painter, from < to ? "actors" : "actors: none");
	for (uint32_t i = from; i < to; i++) {
		const struct mention *mention = &mentions->at[i];
		buffer_put(painter->out, STR("      "));
		terminal_put_cell(painter->out,
				explain_bytes(analysis, mention->start,
						mention->end),
				26);
		struct buffer code;
		buffer_init(&code, 64);
		put_all_codes(&code, mention);
		paint(painter, COLOR_GREEN, buffer_str(&code),
				mention->with ? 0 : 12);
		buffer_fini(&code);
		buffer_put_format(painter->out, " %-9s",
				EXPLAIN_MENTION_KINDS[mention->kind]);
		terminal_put_cell(painter->out, mention->actor.name, 20);
		buffer_put_format(painter->out, " %.*s",
				STR_ARG(mention->source));
		struct str told_by = explain_country_from(mention);
		if (told_by.len)
			buffer_put_format(painter->out, " (%s)", told_by.at);
		put_antecedents(painter, analysis, mention);
		paint_end_line(painter->out);
	}
}

static void
put_step(const struct painter *painter, const struct analysis *analysis,
		const struct explanation_step *step)
{
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	terminal_put_cell(out,
			explain_word(analysis, step->sentence, step->trigger),
			18);
	buffer_put_char(out, ' ');
	terminal_put_cell(out, step->frame ? frame_rule(step->frame) : STR(""),
			30);
	buffer_put_char(out, ' ');
	if (step->reason.len)
		paint_rest(painter, COLOR_DIM, step->reason, STEP_COLUMNS);
	else
		paint(painter, COLOR_GREEN, STR("fired"), 0);
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
fired_at(const struct explanation_steps *steps,
		const struct explanation_step *step)
{
	const uint32_t *first = &steps->first[step->sentence];
	for (uint32_t i = first[0]; i < first[1]; i++) {
		const struct explanation_step *other = &steps->at[i];
		if (other->trigger == step->trigger && other->frame
				&& !other->reason.len)
			return true;
	}
	return false;
}

/* The frames tried at one trigger, from step `from` on; returns where the next
 * trigger begins. Of those that do not fit some are shown, the rest counted. */
static size_t
put_steps_of_trigger(const struct painter *painter,
		const struct analysis *analysis,
		const struct explanation_steps *steps, size_t from)
{
	enum { MISFITS_SHOWN = 6 };
	const struct explanation_step *first = &steps->at[from];
	size_t room = painter->look->all       ? SIZE_MAX
		      : fired_at(steps, first) ? 0
					       : MISFITS_SHOWN;
	size_t misfit = 0, i = from;
	for (; i < steps->count; i++) {
		const struct explanation_step *step = &steps->at[i];
		if (step->sentence != first->sentence
				|| step->trigger != first->trigger)
			break;
		misfit += misfits(step);
		if (!misfits(step) || misfit <= room)
			put_step(painter, analysis, step);
	}
	if (misfit > room) {
		buffer_put_format(painter->out, "%25s", "");
		char line[64];
		bool one = misfit - room == 1;
		snprintf(line, sizeof line, "%zu %s%s %s not fit (--all)",
				misfit - room, room ? "more" : "other",
				one || room ? "" : "s", one ? "does" : "do");
		paint(painter, COLOR_DIM, str_of(line), 0);
		buffer_put_char(painter->out, '\n');
	}
	return i;
}

static void
put_steps(const struct painter *painter, const struct analysis *analysis,
		const struct explanation_steps *steps, uint32_t sentence,
		const char *heading)
{
	size_t from = steps->first[sentence], to = steps->first[sentence + 1];
	if (from < to)
		paint_heading(painter, heading);
	while (from < to)
		from = put_steps_of_trigger(painter, analysis, steps, from);
}

void
explanation_put_text(struct buffer *out, const struct explanation *explanation,
		const struct explanation_look *look)
{
	struct painter painter = { out, look };
	const struct analysis *analysis = explanation->analysis;
	unsigned kinds = explanation->options->kinds;
	char words[32];
	snprintf(words, sizeof words, "words (%s)",
			languages_name(explanation->language));
	for (uint32_t i = 0; i < analysis->text.sentence_count; i++) {
		const struct sentence *sentence = &analysis->text.sentences[i];
		paint(&painter, COLOR_BOLD,
				explain_sentence(analysis, sentence), 0);
		buffer_put_char(out, '\n');
		paint_heading(&painter, words);
		for (uint32_t j = 1; j <= sentence->count; j++)
			put_token(&painter, analysis, i, j);
		put_mentions(&painter, analysis, i);
		explain_put_amounts(&painter, explanation, i);
		if (kinds & RECORD_EVENTS)
			put_steps(&painter, analysis, &explanation->events, i,
					"frames");
		if (kinds & RECORD_FACTS)
			put_steps(&painter, analysis, &explanation->facts, i,
					"frames of facts");
		explain_put_hearing(&painter, explanation, i);
		explain_put_records(&painter, explanation, i);
		buffer_put_char(out, '\n');
	}
}
