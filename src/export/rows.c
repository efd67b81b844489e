#include "base/limits.h"
#include "export/order.h"

const char *const RECORD_TABLE_HEAD[RECORD_TABLE_COLUMNS] = { "date", "actor",
	"event", "recipient", "status", "trigger", "sentence", "rule" };

/* A cell may not hold the bytes that divide cells and rows. */
static void
put_cell(struct buffer *out, struct str cell, char end)
{
	for (size_t i = 0; i < cell.len; i++) {
		char c = cell.at[i];
		buffer_put_char(out, c == '\t' || c == '\n' ? ' ' : c);
	}
	buffer_put_char(out, end);
}

static void
put_party_cell(const struct writer *writer,
		const struct mention *const *mentions, unsigned count)
{
	struct buffer *out = writer->out;
	struct buffer names;
	if (!count) {
		buffer_put(out, STR("-\t"));
		return;
	}
	put_codes(out, mentions, count);
	buffer_put(out, STR(" "));
	buffer_init(&names, LIMIT_ARTICLE_BYTES);
	for (unsigned i = 0; i < count; i++) {
		buffer_put(&names, i ? STR("; ") : STR(""));
		buffer_put(&names, text_between(writer->analysis,
						   mentions[i]->start,
						   mentions[i]->end));
	}
	put_cell(out, buffer_str(&names), '\t');
	buffer_fini(&names);
}

static void
put_row(const struct writer *writer, const struct event_record *record)
{
	struct buffer *out = writer->out;
	const struct analysis *analysis = writer->analysis;
	const struct event *event = record->event;
	struct record_date date = event_date(event);
	struct quote_span trigger = event_trigger(analysis, event);
	char day[11];
	put_cell(out, date_text(&date, day), '\t');
	put_party_cell(writer, record->actor, record->actor_count);
	buffer_put(out, str_of(record->category));
	struct str mode = writer->options->ontology->modes[event->mode].name;
	if (mode.len) {
		buffer_put_char(out, ' ');
		buffer_put(out, mode);
	}
	buffer_put_char(out, '\t');
	put_party_cell(writer, record->recipient, record->recipient_count);
	put_cell(out, str_of(event_status_name(event->status)), '\t');
	put_cell(out, text_between(analysis, trigger.start, trigger.end), '\t');
	put_cell(out, sentence_text(analysis, event->sentence), '\t');
	put_cell(out, frame_rule(event->frame), '\n');
}

static void
pass_fact(const struct writer *writer, const struct fact *fact)
{
	(void)writer, (void)fact;
}

static void
pass_quote(const struct writer *writer, const struct quote *quote)
{
	(void)writer, (void)quote;
}

static void
pass_amount(const struct writer *writer, const struct amount *amount)
{
	(void)writer, (void)amount;
}

void
record_put_rows(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	static const struct record_writers row_writers = {
		.event = put_row,
		.fact = pass_fact,
		.quote = pass_quote,
		.amount = pass_amount,
	};
	struct writer writer = {
		.out = out, .analysis = analysis, .options = options
	};
	records_in_order(&writer, &row_writers);
}
