#include "export/order.h"

/* How far each list has been written. */
struct cursor {
	uint32_t event, fact, quote, amount;
};

static void
write_events(const struct writer *writer, const struct record_writers *writers,
		uint32_t sentence, struct cursor *at)
{
	const struct events *events = &writer->analysis->events;
	bool wanted = writer->options->kinds & RECORD_EVENTS;
	for (; at->event < events->count
			&& events->at[at->event].sentence <= sentence;
			at->event++)
		if (wanted)
			event_records(writer, &events->at[at->event],
					writers->event);
}

static void
write_facts(const struct writer *writer, const struct record_writers *writers,
		uint32_t sentence, struct cursor *at)
{
	const struct facts *facts = &writer->analysis->facts;
	bool wanted = writer->options->kinds & RECORD_FACTS;
	for (; at->fact < facts->count
			&& facts->at[at->fact].sentence <= sentence;
			at->fact++)
		if (wanted)
			writers->fact(writer, &facts->at[at->fact]);
}

static void
write_quotes(const struct writer *writer, const struct record_writers *writers,
		uint32_t sentence, struct cursor *at)
{
	const struct quotes *quotes = &writer->analysis->quotes;
	bool wanted = writer->options->kinds & RECORD_QUOTES;
	for (; at->quote < quotes->count
			&& quotes->at[at->quote].sentence <= sentence;
			at->quote++)
		if (wanted)
			writers->quote(writer, &quotes->at[at->quote]);
}

static void
write_amounts(const struct writer *writer, const struct record_writers *writers,
		uint32_t sentence, struct cursor *at)
{
	const struct amounts *amounts = &writer->analysis->amounts;
	bool wanted = writer->options->kinds & RECORD_AMOUNTS;
	for (; at->amount < amounts->count
			&& amounts->at[at->amount].sentence <= sentence;
			at->amount++)
		if (wanted)
			writers->amount(writer, &amounts->at[at->amount]);
}

void
records_in_order(const struct writer *writer,
		const struct record_writers *writers)
{
	struct cursor at = { 0 };
	for (uint32_t i = 0; i < writer->analysis->text.sentence_count; i++) {
		write_events(writer, writers, i, &at);
		write_facts(writer, writers, i, &at);
		write_quotes(writer, writers, i, &at);
		write_amounts(writer, writers, i, &at);
	}
}
