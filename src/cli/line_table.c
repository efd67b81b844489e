#include "cli/line_table.h"

#include <stdio.h>

#include "base/json_value.h"
#include "cli/table_cells.h"
#include "cli/terminal.h"
#include "export/csv_line.h"

enum { DAY_COLUMNS = 10, WHAT_COLUMNS = 18, FIGURE_COLUMNS = 14 };

/* --- what a record says ------------------------------------------------ */

static bool
is_record(const json_t *record, const char *kind)
{
	return str_equal(json_text_at(record, "record"), str_of(kind));
}

/* The parties of one side, or of a fact all but the first, which stands
 * before. */
static const json_t *
first_side(const json_t *record)
{
	if (is_record(record, "fact"))
		return json_array_get(json_object_get(record, "party"), 0);
	if (is_record(record, "quote"))
		return json_object_get(record, "speaker");
	return json_object_get(record, "actor");
}

static const json_t *
second_side(const json_t *record)
{
	if (is_record(record, "fact"))
		return json_array_get(json_object_get(record, "party"), 1);
	if (is_record(record, "quote"))
		return json_object_get(record, "about");
	return json_object_get(record, "recipient");
}

/* --- cells ------------------------------------------------------------- */

/* "KEN.GOV Kenya": the code bold. */
static void
put_party(const struct table_work *work, const json_t *party, bool role)
{
	unsigned columns = work->table->party;
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (role && json_text_at(party, "role").len)
		buffer_put_format(&text, "%.*s ",
				STR_ARG(json_text_at(party, "role")));
	size_t start = text.len;
	line_put_codes(&text, party);
	if (start + 1 == text.len) /* "-": nobody known by a code */
		text.len = start;
	size_t code = text.len;
	if (code > start)
		buffer_put_char(&text, ' ');
	line_put_texts(&text, party);
	if (!text.len)
		buffer_put_char(&text, '-');
	unsigned used = code < columns ? (unsigned)code : columns;
	cell_put(work, COLOR_BOLD, (struct str){ text.at, code }, used);
	cell_put(work, "", (struct str){ text.at + code, text.len - code },
			columns - used);
	buffer_fini(&text);
}

/* Money in three digits, else a number of something, else a change. */
static void
put_figure(struct buffer *out, const json_t *record)
{
	static const struct {
		double least;
		const char *unit;
	} units[] = { { 1e12, "tn" }, { 1e9, "bn" }, { 1e6, "m" }, { 1e3, "k" },
		{ 0, "" } };
	const json_t *money =
			json_array_get(json_object_get(record, "amount"), 0);
	const json_t *count =
			json_array_get(json_object_get(record, "count"), 0);
	const json_t *change = json_object_get(record, "change");
	const json_t *value = json_object_get(money, "value");
	if (!value) {
		buffer_put(out, json_text_at(count ? count : change, "text"));
		return;
	}
	double number = json_number_value(value);
	size_t i = 0;
	while (number < units[i].least)
		i++;
	if (units[i].least > 0)
		number /= units[i].least;
	buffer_put_format(out, "%.*s %.3g%s%s",
			STR_ARG(json_text_at(money, "currency")), number,
			units[i].least > 0 ? " " : "", units[i].unit);
}

static void
put_words(const struct table_work *work, const char *color, struct str first,
		struct str second)
{
	struct buffer what;
	buffer_init(&what, BUFFER_UNLIMITED);
	buffer_put(&what, first);
	buffer_put(&what, second.len ? STR(" ") : STR(""));
	buffer_put(&what, second);
	cell_put(work, color, buffer_str(&what), WHAT_COLUMNS);
	buffer_fini(&what);
}

static void
put_what(const struct table_work *work, const json_t *record)
{
	static const char *const quads[] = { "", COLOR_GREEN, COLOR_CYAN,
		COLOR_YELLOW, COLOR_RED };
	json_int_t quad = json_integer_value(json_object_get(record, "quad"));
	if (is_record(record, "fact"))
		put_words(work, "", json_text_at(record, "kind"),
				json_text_at(record, "status"));
	else if (is_record(record, "quote"))
		put_words(work, COLOR_DIM, json_text_at(record, "verb"),
				STR(""));
	else
		put_words(work, quads[quad > 0 && quad < 5 ? quad : 0],
				json_text_at(record, "event"),
				json_text_at(record, "mode"));
}

static struct str
sentence_of(const json_t *record)
{
	return json_text_at(record,
			is_record(record, "quote") ? "quote" : "text");
}

/* As much of the sentence as there is room for, around the words that tell the
 * record. */
static void
put_marked(const struct table_work *work, const json_t *record,
		unsigned columns)
{
	struct str text = sentence_of(record);
	struct str told = json_text_at(
			json_object_get(record, "trigger"), "text");
	size_t at = told.len ? str_find(text, told) : text.len;
	if (at == text.len)
		told.len = at = 0;
	cell_put_marked(work, text, at, at + told.len, columns);
}

/* Of an event that is not actual; else "". */
static struct str
status_of(const json_t *record)
{
	struct str status = json_text_at(record, "status");
	bool told = is_record(record, "event")
		    && !str_equal(status, STR("actual"));
	return told ? status : STR("");
}

/* A fact's figure stands before its sentence. */
static unsigned
put_sum(const struct table_work *work, const json_t *record, unsigned columns)
{
	struct buffer figure;
	unsigned used = 0;
	if (!is_record(record, "fact") || columns < 2 * FIGURE_COLUMNS)
		return 0;
	buffer_init(&figure, BUFFER_UNLIMITED);
	put_figure(&figure, record);
	if (figure.len) {
		used = terminal_columns(buffer_str(&figure));
		used = used < FIGURE_COLUMNS ? used : FIGURE_COLUMNS;
		cell_put(work, COLOR_YELLOW, buffer_str(&figure), used);
		cell_put_gap(work);
		used += TABLE_GAP;
	}
	buffer_fini(&figure);
	return used;
}

/* The figure stands before the sentence here, too. */
static void
put_below(const struct table_work *work, const json_t *record)
{
	struct buffer words;
	buffer_init(&words, BUFFER_UNLIMITED);
	if (is_record(record, "fact"))
		put_figure(&words, record);
	buffer_put(&words, words.len ? STR(": ") : STR(""));
	buffer_put(&words, sentence_of(record));
	cell_put_below(work, status_of(record), buffer_str(&words));
	buffer_fini(&words);
}

static void
put_sentence(const struct table_work *work, const json_t *record,
		unsigned columns)
{
	struct str status = status_of(record);
	if (status.len)
		columns -= cell_put_status(work, status, columns);
	columns -= put_sum(work, record, columns);
	put_marked(work, record, columns);
	cell_end_line(work);
}

/* --- lines ------------------------------------------------------------- */

/* What the other cells leave to the sentence; 0: it stands below. */
static unsigned
rest_of(const struct record_table *table)
{
	unsigned used = DAY_COLUMNS + WHAT_COLUMNS + 2 * table->party
			+ 4 * TABLE_GAP;
	return used + TABLE_SENTENCE <= table->width ? table->width - used : 0;
}

static void
put_name(const struct table_work *work, const char *name, unsigned columns)
{
	cell_put(work, COLOR_DIM, str_of(name), columns);
	cell_put_gap(work);
}

void
line_table_put_head(struct buffer *out, const struct record_table *table)
{
	struct table_work work = { { .out = out }, table };
	put_name(&work, "day", DAY_COLUMNS);
	put_name(&work, "who", table->party);
	put_name(&work, "what", WHAT_COLUMNS);
	put_name(&work, "whom", table->party);
	if (rest_of(table))
		put_name(&work, "sentence", rest_of(table));
	cell_end_line(&work);
}

static void
put_line(const struct table_work *work, const json_t *record)
{
	bool fact = is_record(record, "fact");
	unsigned rest = rest_of(work->table);
	cell_put(work, "", json_text_at(record, "date"), DAY_COLUMNS);
	cell_put_gap(work);
	put_party(work, first_side(record), fact);
	cell_put_gap(work);
	put_what(work, record);
	cell_put_gap(work);
	put_party(work, second_side(record), fact);
	cell_put_gap(work);
	if (rest) {
		put_sentence(work, record, rest);
		return;
	}
	cell_end_line(work);
	put_below(work, record);
}

void
line_table_put(struct buffer *out, const struct record_table *table,
		struct str line)
{
	struct table_work work = { { .out = out }, table };
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	if (json_is_object(record))
		put_line(&work, record);
	json_decref(record);
}
