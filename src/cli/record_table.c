#include "cli/record_table.h"

#include "cli/terminal.h"

enum {
	CELL_DATE, CELL_ACTOR, CELL_EVENT, CELL_RECIPIENT, CELL_STATUS,
	CELL_TRIGGER, CELL_SENTENCE, CELL_RULE,
};
enum { ACTOR_COLUMNS = 26, EVENT_COLUMNS = 22, STATUS_COLUMNS = 12, GAP = 2 };

static const char *
color_of_quad(struct str event)
{
	bool more;
	enum plover_event category = plover_find(str_next(&event, ' ', &more));
	static const char *const colors[] = { "", COLOR_GREEN, COLOR_CYAN,
		COLOR_YELLOW, COLOR_RED };
	return category < PLOVER_COUNT ? colors[plover_quad(category)] : "";
}

static void
put_colored(struct buffer *out, const struct record_table *table,
		const char *color, struct str text, unsigned columns)
{
	if (table->color)
		buffer_put(out, str_of(color));
	terminal_put_cell(out, text, columns);
	if (table->color)
		buffer_put(out, STR(COLOR_RESET));
	buffer_put(out, STR("  "));
}

/* The part of the sentence around the trigger that fits, the trigger bold. */
static void
put_sentence(struct buffer *out, const struct record_table *table,
		struct str sentence, struct str trigger, unsigned columns)
{
	size_t at = str_find(sentence, trigger);
	size_t start = 0, lead = columns / 3;
	if (at < sentence.len && terminal_columns(sentence) > columns
			&& at > lead) {
		start = at - lead;
		while (start < at && sentence.at[start - 1] != ' ')
			start++;
	}
	struct str before = { sentence.at + start, at - start };
	struct str after = { sentence.at + at + trigger.len,
		sentence.len - at - trigger.len };
	if (at == sentence.len || terminal_columns(before)
					+ terminal_columns(trigger) >= columns) {
		terminal_put_cell(out, sentence, columns);
		return;
	}
	buffer_put(out, before);
	if (table->color)
		buffer_put(out, STR(COLOR_BOLD));
	buffer_put(out, trigger);
	if (table->color)
		buffer_put(out, STR(COLOR_RESET));
	unsigned rest = columns - terminal_columns(before)
			- terminal_columns(trigger);
	terminal_put_cell(out, after, rest);
}

static void
put_row(struct buffer *out, const struct record_table *table,
		const struct str *cell)
{
	put_colored(out, table, "", cell[CELL_ACTOR], ACTOR_COLUMNS);
	put_colored(out, table, color_of_quad(cell[CELL_EVENT]),
			cell[CELL_EVENT], EVENT_COLUMNS);
	put_colored(out, table, "", cell[CELL_RECIPIENT], ACTOR_COLUMNS);
	struct str status = cell[CELL_STATUS];
	if (str_equal(status, STR("actual")))
		status = STR("");
	put_colored(out, table, COLOR_DIM, status, STATUS_COLUMNS);
	unsigned used = 2 * ACTOR_COLUMNS + EVENT_COLUMNS + STATUS_COLUMNS
			+ 4 * GAP;
	if (table->width >= used + 30)
		put_sentence(out, table, cell[CELL_SENTENCE],
				cell[CELL_TRIGGER], table->width - used);
	else
		buffer_put(out, cell[CELL_TRIGGER]);
	buffer_put_char(out, '\n');
}

static void
put_title(struct buffer *out, const struct record_table *table,
		const struct article *article)
{
	struct str title = article->title.len ? article->title : article->id;
	if (table->color)
		buffer_put(out, STR(COLOR_BOLD));
	buffer_put(out, title);
	if (table->color)
		buffer_put(out, STR(COLOR_RESET));
	if (article->date.len)
		buffer_put_format(out, "  %.*s", STR_ARG(article->date));
	buffer_put_char(out, '\n');
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
		put_row(out, table, cell);
	}
	buffer_put_char(out, '\n');
	buffer_fini(&rows);
}
