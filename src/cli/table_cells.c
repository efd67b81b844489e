#include "cli/table_cells.h"

#include "cli/terminal.h"

static void
start_color(const struct table_work *work, const char *color)
{
	if (work->table->color && color[0])
		buffer_put(work->writer.out, str_of(color));
}

static void
end_color(const struct table_work *work, const char *color)
{
	if (work->table->color && color[0])
		buffer_put(work->writer.out, STR(COLOR_RESET));
}

void
cell_put(const struct table_work *work, const char *color, struct str text,
		unsigned columns)
{
	start_color(work, color);
	terminal_put_cell(work->writer.out, text, columns);
	end_color(work, color);
}

void
cell_put_right(const struct table_work *work, const char *color,
		struct str text, unsigned columns)
{
	for (unsigned used = terminal_columns(text); used < columns; used++)
		buffer_put_char(work->writer.out, ' ');
	if (text.len)
		cell_put(work, color, text,
				terminal_columns(text) < columns
						? terminal_columns(text)
						: columns);
}

void
cell_put_gap(const struct table_work *work)
{
	for (int i = 0; i < TABLE_GAP; i++)
		buffer_put_char(work->writer.out, ' ');
}

void
cell_end_line(const struct table_work *work)
{
	struct buffer *out = work->writer.out;
	while (out->len && out->at[out->len - 1] == ' ')
		out->len--;
	buffer_put_char(out, '\n');
}

/* "Kenya; Togo" */
static void
put_names(struct buffer *out, const struct analysis *analysis,
		const struct mention *const *mentions, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		buffer_put(out, i ? STR("; ") : STR(""));
		buffer_put(out, text_between(analysis, mentions[i]->start,
						mentions[i]->end));
	}
}

void
cell_put_party(const struct table_work *work,
		const struct mention *const *mentions, unsigned count,
		unsigned columns)
{
	if (!count) {
		cell_put(work, COLOR_DIM, STR("-"), columns);
		return;
	}
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	put_codes(&text, mentions, count);
	size_t code = text.len;
	buffer_put_char(&text, ' ');
	put_names(&text, work->writer.analysis, mentions, count);
	unsigned used = (unsigned)code + 1; /* codes are ASCII */
	if (used >= columns) {
		cell_put(work, COLOR_BOLD, buffer_str(&text), columns);
	} else {
		cell_put(work, COLOR_BOLD, (struct str){ text.at, code }, used);
		cell_put(work, "",
				(struct str){ text.at + used, text.len - used },
				columns - used);
	}
	buffer_fini(&text);
}

/* Where to begin in the sentence so that the marked words are seen. */
static size_t
sentence_start(struct str sentence, size_t marked, unsigned columns)
{
	size_t lead = columns / 3;
	if (terminal_columns(sentence) <= columns || marked <= lead)
		return 0;
	size_t start = marked - lead;
	while (start < marked && sentence.at[start - 1] != ' ')
		start++;
	return start;
}

void
cell_put_marked(const struct table_work *work, struct str text, size_t at,
		size_t end, unsigned columns)
{
	struct str words = { text.at + at, end - at };
	size_t start = sentence_start(text, at, columns);
	struct str before = { text.at + start, at - start };
	unsigned used = (start ? 1 : 0) + terminal_columns(before)
			+ terminal_columns(words);
	if (used > columns) {
		cell_put(work, COLOR_BOLD, words, columns);
		return;
	}
	if (start)
		buffer_put(work->writer.out, STR("…"));
	terminal_put_text(work->writer.out, before);
	if (words.len)
		cell_put(work, COLOR_BOLD, words, terminal_columns(words));
	cell_put(work, "", (struct str){ text.at + end, text.len - end },
			columns - used);
}

void
cell_put_sentence(const struct table_work *work, uint32_t sentence,
		struct quote_span marked, unsigned columns)
{
	const struct analysis *analysis = work->writer.analysis;
	uint32_t from = analysis->text.sentences[sentence].start;
	cell_put_marked(work, sentence_text(analysis, sentence),
			marked.start - from, marked.end - from, columns);
}

unsigned
cell_put_status(const struct table_work *work, struct str status,
		unsigned columns)
{
	unsigned needed = terminal_columns(status) + 3;
	if (needed >= columns)
		return 0;
	start_color(work, COLOR_BLUE);
	buffer_put_format(work->writer.out, "[%.*s] ", STR_ARG(status));
	end_color(work, COLOR_BLUE);
	return needed;
}

void
cell_put_below(const struct table_work *work, struct str status,
		struct str text)
{
	struct buffer words;
	buffer_init(&words, BUFFER_UNLIMITED);
	if (status.len)
		buffer_put_format(&words, "[%.*s] ", STR_ARG(status));
	buffer_put(&words, text);
	terminal_put_lines(work->writer.out, buffer_str(&words), TABLE_INDENT,
			work->table->width);
	buffer_fini(&words);
}
