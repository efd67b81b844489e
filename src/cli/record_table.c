#include "cli/record_table.h"

#include "cli/table_cells.h"
#include "cli/terminal.h"

enum {
	PARTY_LEAST = 12,
	PARTY_MOST = 30,
	FIGURE_LEAST = 14,
	FIGURE_MOST = 20,
	SENTENCE_LEAST = 18, /* of a fact; a shorter one says nothing */
};

static unsigned
between(unsigned least, unsigned most, unsigned value)
{
	return value < least ? least : value > most ? most : value;
}

void
record_table_init(struct record_table *table, unsigned width, bool color)
{
	unsigned rest = width - TABLE_WHAT - 3 * TABLE_GAP;
	unsigned figure = between(FIGURE_LEAST, FIGURE_MOST, width * 18 / 100);
	unsigned parties = (rest - figure) * 3 / 5;
	if (rest - figure - parties < SENTENCE_LEAST)
		parties = rest - figure + TABLE_GAP;
	*table = (struct record_table){ .color = color,
		.width = width,
		.party = between(PARTY_LEAST, PARTY_MOST, rest * 3 / 10),
		.figure = figure,
		.parties = parties };
}

static void
put_title(const struct table_work *work)
{
	enum { DAY_BYTES = 10 }; /* of 2025-09-18T09:30:00Z */
	const struct article *article = work->writer.analysis->article;
	struct str title = article->title.len ? article->title : article->id;
	struct str day = article->date;
	day.len = day.len < DAY_BYTES ? day.len : DAY_BYTES;
	if (!article->title.len && str_equal(article->id, STR("-")))
		title = STR("(standard input)");
	if (work->table->color)
		buffer_put(work->writer.out, STR(COLOR_BOLD));
	terminal_put_text(work->writer.out, title);
	if (work->table->color)
		buffer_put(work->writer.out, STR(COLOR_RESET));
	if (day.len) {
		cell_put_gap(work);
		terminal_put_text(work->writer.out, day);
	}
	cell_end_line(work);
}

/* --- heads ------------------------------------------------------------- */

static void
put_name(const struct table_work *work, const char *name, unsigned columns)
{
	cell_put(work, COLOR_DIM, str_of(name), columns);
	cell_put_gap(work);
}

static void
put_event_head(const struct table_work *work)
{
	put_name(work, "actor", work->table->party);
	put_name(work, "event", TABLE_WHAT);
	put_name(work, "recipient", work->table->party);
	if (event_line_rest(work->table))
		put_name(work, "sentence", event_line_rest(work->table));
	cell_end_line(work);
}

static void
put_fact_head(const struct table_work *work)
{
	put_name(work, "fact", TABLE_WHAT);
	cell_put_right(work, COLOR_DIM, STR("amount"), work->table->figure);
	cell_put_gap(work);
	put_name(work, "parties", work->table->parties);
	if (fact_line_rest(work->table))
		put_name(work, "sentence", fact_line_rest(work->table));
	cell_end_line(work);
}

static void
put_quote_head(const struct table_work *work)
{
	put_name(work, "speaker", work->table->party);
	put_name(work, "verb", TABLE_VERB);
	put_name(work, "  about", TABLE_ABOUT);
	put_name(work, "words", quote_line_rest(work->table));
	cell_end_line(work);
}

static void
put_amount_head(const struct table_work *work)
{
	put_name(work, "amount", TABLE_WHAT);
	cell_put(work, "", STR(""), work->table->figure + TABLE_GAP);
	cell_put(work, COLOR_DIM, STR("sentence"), sizeof "sentence" - 1);
	cell_end_line(work);
}

/* --- tables ------------------------------------------------------------ */

static void
put_events(const struct table_work *work)
{
	const struct events *events = &work->writer.analysis->events;
	for (uint32_t i = 0; i < events->count; i++)
		event_records(&work->writer, &events->at[i], event_line_put);
}

static void
put_facts(const struct table_work *work)
{
	const struct facts *facts = &work->writer.analysis->facts;
	for (uint32_t i = 0; i < facts->count; i++)
		fact_line_put(&work->writer, &facts->at[i]);
}

static void
put_quotes(const struct table_work *work)
{
	const struct quotes *quotes = &work->writer.analysis->quotes;
	for (uint32_t i = 0; i < quotes->count; i++)
		quote_line_put(&work->writer, &quotes->at[i]);
}

static void
put_amounts(const struct table_work *work)
{
	const struct amounts *amounts = &work->writer.analysis->amounts;
	for (uint32_t i = 0; i < amounts->count; i++)
		amount_line_put(&work->writer, &amounts->at[i]);
}

/* One table of an article for each kind of record. */
static const struct kind {
	unsigned kind; /* enum record_kind */
	void (*head)(const struct table_work *work);
	void (*lines)(const struct table_work *work);
} kinds[] = {
	{ RECORD_EVENTS, put_event_head, put_events },
	{ RECORD_FACTS, put_fact_head, put_facts },
	{ RECORD_QUOTES, put_quote_head, put_quotes },
	{ RECORD_AMOUNTS, put_amount_head, put_amounts },
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static uint32_t
count_of(const struct analysis *analysis, unsigned kind)
{
	return kind == RECORD_EVENTS   ? analysis->events.count
	       : kind == RECORD_FACTS  ? analysis->facts.count
	       : kind == RECORD_QUOTES ? analysis->quotes.count
				       : analysis->amounts.count;
}

static bool
is_mixed(const struct record_options *options)
{
	return (options->kinds & (options->kinds - 1)) != 0;
}

void
record_table_put_head(struct buffer *out, const struct record_table *table,
		const struct record_options *options)
{
	struct table_work work = { { .out = out, .options = options }, table };
	if (is_mixed(options))
		return;
	for (int i = 0; i < KIND_COUNT; i++)
		if (kinds[i].kind & options->kinds)
			kinds[i].head(&work);
	buffer_put_char(out, '\n');
}

void
record_table_put(struct buffer *out, const struct record_table *table,
		const struct analysis *analysis,
		const struct record_options *options)
{
	struct table_work work = {
		{ .out = out, .analysis = analysis, .options = options }, table
	};
	bool any = false;
	for (int i = 0; i < KIND_COUNT; i++) {
		const struct kind *kind = &kinds[i];
		if (!(kind->kind & options->kinds)
				|| !count_of(analysis, kind->kind))
			continue;
		if (!any)
			put_title(&work);
		else
			buffer_put_char(out, '\n');
		any = true;
		if (is_mixed(options))
			kind->head(&work);
		kind->lines(&work);
	}
	if (any)
		buffer_put_char(out, '\n');
}
