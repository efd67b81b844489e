#include <stdio.h>

#include "base/terminal_text.h"
#include "explain/parts.h"

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
		const struct heard_party *party, enum heard_role role,
		const char *before)
{
	const struct heard_sentence *whole =
			explain_heard_in(analysis, sentence);
	bool any = false;
	for (uint32_t t = 1; t <= whole->tokens; t++) {
		float margin = heard_margin(&party[t], role);
		if (margin <= HEARD_LEAST)
			continue;
		buffer_put(painter->out, str_of(any ? ", " : before));
		terminal_put_text(painter->out,
				explain_word(analysis, sentence, t));
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
		unsigned room = paint_room_behind(painter, (unsigned)len);
		struct str text = near[i].text;
		buffer_put(painter->out, str_of(head));
		if (!painter->look->all)
			text = from_mark(text, room);
		if (text.at != near[i].text.at) {
			buffer_put(painter->out, STR("…"));
			len++;
		}
		paint_rest(painter, COLOR_DIM, text, (unsigned)len);
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
			explain_outcome_of(explanation, sentence, heard->token);
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	terminal_put_cell(out, explain_word(analysis, sentence, heard->token),
			18);
	buffer_put_char(out, ' ');
	put_categories(out, heard);
	buffer_put_format(out, "  [%s %+.2f]\n%25s",
			heard_status_name((enum heard_status)heard->status),
			(double)explain_lead_of_status(heard), "");
	put_heard_parties(painter, analysis, sentence, heard->party,
			HEARD_ACTOR, "actor: ");
	put_heard_parties(painter, analysis, sentence, heard->party,
			HEARD_RECIPIENT, "recipient: ");
	if (outcome && !outcome->reason.len)
		paint(painter, COLOR_GREEN, STR("told"), 0);
	else
		paint(painter, COLOR_DIM, STR("heard, but "), 0);
	if (!outcome)
		paint(painter, COLOR_DIM, STR("left out"), 0);
	else if (outcome->reason.len)
		paint(painter, COLOR_DIM, outcome->reason, 0);
	buffer_put_char(out, '\n');
}

/* "count +2.31", of the kinds that are not unlikely; false where none is. */
static bool
put_kinds(struct buffer *out, const struct heard_figure *figure)
{
	const char *before = "";
	for (unsigned k = 1; k < HEARD_FACTS; k++) {
		if (figure->margin[k] <= HEARD_LEAST)
			continue;
		buffer_put_format(out, "%s%s %+.2f", before,
				heard_fact_name((enum heard_fact)k),
				(double)figure->margin[k]);
		before = ", ";
	}
	return before[0];
}

/* A word that stands for a figure, of what facts, and who takes part. */
static void
put_figure(const struct painter *painter, const struct analysis *analysis,
		uint32_t sentence, const struct heard_figure *figure)
{
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	terminal_put_cell(out, explain_word(analysis, sentence, figure->token),
			18);
	buffer_put_char(out, ' ');
	if (put_kinds(out, figure)) {
		buffer_put(out, STR("; "));
		put_heard_parties(painter, analysis, sentence, figure->party,
				HEARD_ACTOR, "gives: ");
		put_heard_parties(painter, analysis, sentence, figure->party,
				HEARD_RECIPIENT, "gets: ");
		paint(painter, COLOR_DIM, STR("as a figure"), 0);
	} else {
		paint(painter, COLOR_DIM, STR("the figure of no fact that is heard"), 0);
	}
	buffer_put_char(out, '\n');
}

void
explain_put_hearing(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence)
{
	const struct heard_sentence *heard =
			explain_heard_in(explanation->analysis, sentence);
	unsigned kinds = explanation->options->kinds;
	uint32_t words = heard && kinds & RECORD_EVENTS ? heard->count : 0;
	uint32_t figures = heard && kinds & RECORD_FACTS ? heard->figures : 0;
	if (!words && !figures)
		return;
	paint_heading(painter, "heard");
	for (uint32_t i = 0; i < words; i++) {
		put_heard(painter, explanation, sentence, &heard->at[i]);
		put_near(painter, explanation, &heard->at[i]);
	}
	for (uint32_t i = 0; i < figures; i++)
		put_figure(painter, explanation->analysis, sentence,
				&heard->figure[i]);
}
