#include "cli/table_cells.h"
#include "cli/terminal.h"

unsigned
event_line_rest(const struct record_table *table)
{
	unsigned used = TABLE_WHAT + 2 * table->party + 3 * TABLE_GAP;
	return used + TABLE_SENTENCE <= table->width ? table->width - used : 0;
}

static void
put_what(const struct table_work *work, const struct event_record *record)
{
	static const char *const colors[] = { "", COLOR_GREEN, COLOR_CYAN,
		COLOR_YELLOW, COLOR_RED };
	const struct ontology *ontology = work->writer.options->ontology;
	struct str mode = ontology->modes[record->event->mode].name;
	struct buffer what;
	buffer_init(&what, BUFFER_UNLIMITED);
	buffer_put_format(&what, "%s%s%.*s", record->category,
			mode.len ? " " : "", STR_ARG(mode));
	cell_put(work, colors[ontology_quad(ontology, record->event->category)],
			buffer_str(&what), TABLE_WHAT);
	buffer_fini(&what);
}

static void
put_sentence(const struct table_work *work, const struct event *event)
{
	const struct analysis *analysis = work->writer.analysis;
	unsigned rest = event_line_rest(work->table);
	struct str status = event->status == EVENT_ACTUAL
					    ? STR("")
					    : str_of(event_status_name(
							      event->status));
	if (!rest) {
		cell_end_line(work);
		cell_put_below(work, status,
				sentence_text(analysis, event->sentence));
		return;
	}
	if (status.len)
		rest -= cell_put_status(work, status, rest);
	cell_put_sentence(work, event->sentence,
			event_trigger(analysis, event), rest);
	cell_end_line(work);
}

void
event_line_put(const struct writer *writer, const struct event_record *record)
{
	const struct table_work *work = table_of(writer);
	cell_put_party(work, record->actor, record->actor_count,
			work->table->party);
	cell_put_gap(work);
	put_what(work, record);
	cell_put_gap(work);
	cell_put_party(work, record->recipient, record->recipient_count,
			work->table->party);
	cell_put_gap(work);
	put_sentence(work, record->event);
}
