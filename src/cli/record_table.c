#include "cli/record_table.h"

#include "cli/terminal.h"

enum {
	CELL_DATE,
	CELL_ACTOR,
	CELL_EVENT,
	CELL_RECIPIENT,
	CELL_STATUS,
	CELL_TRIGGER,
	CELL_SENTENCE,
	CELL_RULE,
};
enum { EVENT_COLUMNS = 21, PARTY_MINIMUM = 12, PARTY_MAXIMUM = 30, GAP = 2 };

void
record_table_init(struct record_table *table, unsigned width, bool color)
{
	unsigned rest = width - EVENT_COLUMNS - 3 * GAP;
	unsigned party = rest * 3 / 10;
	party = party < PARTY_MINIMUM   ? PARTY_MINIMUM
		: party > PARTY_MAXIMUM ? PARTY_MAXIMUM
					: party;
	*table = (struct record_table){
		.color = color, .party = party, .sentence = rest - 2 * party
	};
}

static const char *
color_of_quad(const struct ontology *ontology, struct str event)
{
	bool more;
	enum plover_event category = ontology_category(
			ontology, str_next(&event, ' ', &more));
	static const char *const colors[] = { "", COLOR_GREEN, COLOR_CYAN,
		COLOR_YELLOW, COLOR_RED };
	return colors[ontology_quad(ontology, category)];
}

static void
start_color(struct buffer *out, const struct record_table *table,
		const char *color)
{
	if (table->color)
		buffer_put(out, str_of(color));
}

static void
end_color(struct buffer *out, const struct record_table *table)
{
	if (table->color)
		buffer_put(out, STR(COLOR_RESET));
}

static void
put_colored(struct buffer *out, const struct record_table *table,
		const char *color, struct str text, unsigned columns)
{
	start_color(out, table, color);
	terminal_put_cell(out, text, columns);
	end_color(out, table);
}

static void
put_gap(struct buffer *out)
{
	buffer_put(out, STR("  "));
}

/* "PER.GOV Peru's government", the code bold. */
static void
put_party(struct buffer *out, const struct record_table *table,
		struct str party)
{
	bool more;
	struct str name = party;
	struct str code = str_next(&name, ' ', &more);
	unsigned columns = terminal_columns(code);
	if (!more || columns + 1 >= table->party) {
		put_colored(out, table, more ? COLOR_BOLD : COLOR_DIM, party,
				table->party);
	} else {
		put_colored(out, table, COLOR_BOLD, code, columns + 1);
		terminal_put_cell(out, name, table->party - columns - 1);
	}
	put_gap(out);
}

/* Where to begin in the sentence so that the trigger is seen. */
static size_t
sentence_start(struct str sentence, size_t trigger, unsigned columns)
{
	size_t lead = columns / 3;
	if (terminal_columns(sentence) <= columns || trigger <= lead)
		return 0;
	size_t start = trigger - lead;
	while (start < trigger && sentence.at[start - 1] != ' ')
		start++;
	return start;
}

/* The part of the sentence around the trigger that fits, the trigger bold. */
static void
put_sentence(struct buffer *out, const struct record_table *table,
		struct str sentence, struct str trigger, unsigned columns)
{
	size_t at = str_find(sentence, trigger);
	size_t end = at + trigger.len;
	size_t start = sentence_start(sentence, at, columns);
	struct str before = { sentence.at + start, at - start };
	unsigned used = (start ? 1 : 0) + terminal_columns(before)
			+ terminal_columns(trigger);
	if (at == sentence.len || used > columns) {
		terminal_put_cell(out, at == sentence.len ? sentence : trigger,
				columns);
		return;
	}
	if (start)
		buffer_put(out, STR("…"));
	terminal_put_text(out, before);
	start_color(out, table, COLOR_BOLD);
	terminal_put_text(out, trigger);
	end_color(out, table);
	terminal_put_cell(out,
			(struct str){ sentence.at + end, sentence.len - end },
			columns - used);
}

static void
put_row(struct buffer *out, const struct record_table *table,
		const struct ontology *ontology, const struct str *cell)
{
	put_party(out, table, cell[CELL_ACTOR]);
	put_colored(out, table, color_of_quad(ontology, cell[CELL_EVENT]),
			cell[CELL_EVENT], EVENT_COLUMNS);
	put_gap(out);
	put_party(out, table, cell[CELL_RECIPIENT]);
	unsigned columns = table->sentence;
	struct str status = cell[CELL_STATUS];
	unsigned needed = terminal_columns(status) + 3;
	if (!str_equal(status, STR("actual")) && needed < columns) {
		start_color(out, table, COLOR_BLUE);
		buffer_put_format(out, "[%.*s] ", STR_ARG(status));
		end_color(out, table);
		columns -= needed;
	}
	put_sentence(out, table, cell[CELL_SENTENCE], cell[CELL_TRIGGER],
			columns);
	while (out->len && out->at[out->len - 1] == ' ')
		out->len--;
	buffer_put_char(out, '\n');
}

static void
put_title(struct buffer *out, const struct record_table *table,
		const struct article *article)
{
	enum { DAY_BYTES = 10 }; /* of 2025-09-18T09:30:00Z */
	struct str day = article->date;
	day.len = day.len < DAY_BYTES ? day.len : DAY_BYTES;
	start_color(out, table, COLOR_BOLD);
	if (article->title.len)
		terminal_put_text(out, article->title);
	else if (str_equal(article->id, STR("-")))
		buffer_put(out, STR("(standard input)"));
	else
		terminal_put_text(out, article->id);
	end_color(out, table);
	if (day.len) {
		put_gap(out);
		terminal_put_text(out, day);
	}
	buffer_put_char(out, '\n');
}

void
record_table_put_head(struct buffer *out, const struct record_table *table)
{
	start_color(out, table, COLOR_DIM);
	terminal_put_cell(out, STR("actor"), table->party + GAP);
	terminal_put_cell(out, STR("event"), EVENT_COLUMNS + GAP);
	terminal_put_cell(out, STR("recipient"), table->party + GAP);
	buffer_put(out, STR("sentence"));
	end_color(out, table);
	buffer_put(out, STR("\n\n"));
}

void
record_table_put(struct buffer *out, const struct record_table *table,
		const struct analysis *analysis,
		const struct record_options *options)
{
	if (!analysis->events.count)
		return;
	struct buffer rows;
	buffer_init(&rows, BUFFER_UNLIMITED);
	record_put_rows(&rows, analysis, options);
	put_title(out, table, analysis->article);
	struct str rest = buffer_str(&rows);
	bool more = true;
	while (more && rest.len) {
		struct str line = str_next(&rest, '\n', &more);
		struct str cell[RECORD_TABLE_COLUMNS] = { 0 };
		bool cells = true;
		for (int i = 0; i < RECORD_TABLE_COLUMNS && cells; i++)
			cell[i] = str_next(&line, '\t', &cells);
		put_row(out, table, options->ontology, cell);
	}
	buffer_put_char(out, '\n');
	buffer_fini(&rows);
}
