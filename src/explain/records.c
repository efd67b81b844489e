#include "base/day.h"
#include "base/terminal_text.h"
#include "explain/parts.h"

static void
put_sides(struct buffer *out, const struct analysis *analysis,
		const struct mention *const *mentions, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		buffer_put(out, i ? STR(" + ") : STR(""));
		explain_put_actor(out, analysis, mentions[i]);
	}
	if (!count)
		buffer_put_char(out, '-');
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
	struct str words = event->day_in_text ? explain_bytes(analysis,
					   event->time_start, event->time_end)
					      : STR("the article's date");
	buffer_put(out, STR("  "));
	paint(painter, COLOR_DIM, words, 0);
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
	paint(painter, COLOR_DIM,
			explain_bytes(analysis, location->start, location->end),
			0);
	if (location->source == LOCATION_DATELINE)
		paint(painter, COLOR_DIM, STR(", the dateline"), 0);
	buffer_put_char(out, '\n');
}

static void
put_event(const struct painter *painter, const struct explanation *explanation,
		const struct event *event)
{
	const struct analysis *analysis = explanation->analysis;
	const struct ontology *ontology = explanation->options->ontology;
	struct buffer *out = painter->out;
	buffer_put(out, STR("      "));
	put_sides(out, analysis, event->actor, event->actor_count);
	buffer_put_char(out, ' ');
	paint(painter, COLOR_BOLD,
			str_of(ontology_category_name(
					ontology, event->category)),
			0);
	struct str mode = ontology->modes[event->mode].name;
	buffer_put_format(out, mode.len ? " %.*s " : "%.*s ", STR_ARG(mode));
	put_sides(out, analysis, event->recipient, event->recipient_count);
	buffer_put_format(out, "  [%s] %.*s%s\n",
			event_status_name(event->status),
			STR_ARG(frame_rule(event->frame)),
			event->made_by == MADE_BY_BOTH ? " and network" : "");
	put_date(painter, analysis, event);
	put_location(painter, analysis, event);
	struct explained_evidence evidence =
			explain_evidence_of(event, &ontology->confidence);
	explain_put_evidence(painter, &evidence);
}

/* How many records of the kinds that are asked for a sentence gives. */
static size_t
count_records(const struct explanation *explanation, uint32_t sentence)
{
	const struct explanation_index *index = &explanation->index;
	unsigned kinds = explanation->options->kinds;
	size_t count = index->quotes[sentence + 1] - index->quotes[sentence];
	if (kinds & RECORD_EVENTS)
		count += index->events[sentence + 1] - index->events[sentence];
	if (kinds & RECORD_FACTS)
		count += index->facts[sentence + 1] - index->facts[sentence];
	return count;
}

void
explain_put_records(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence)
{
	const struct events *events = &explanation->analysis->events;
	const uint32_t *first = explanation->index.events;
	bool any = count_records(explanation, sentence) > 0;
	paint_heading(painter, any ? "records" : "records: none");
	for (uint32_t i = first[sentence]; i < first[sentence + 1]; i++)
		if (explanation->options->kinds & RECORD_EVENTS)
			put_event(painter, explanation, &events->at[i]);
	explain_put_facts(painter, explanation, sentence);
}
