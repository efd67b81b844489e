#include "base/table.h"

#include "base/limits.h"

static enum status
split_row(const struct table *table, struct str line, unsigned number,
		struct str cell[TABLE_COLUMNS], unsigned *count,
		struct error *error)
{
	unsigned maximum = table->columns ? table->columns : TABLE_COLUMNS;
	bool more = true;
	for (*count = 0; more; (*count)++) {
		if (*count == maximum)
			return error_set(error, STATUS_FORMAT, table->path.at,
					number, ERROR_NO_OFFSET,
					"more than %u cells between tabs",
					maximum);
		cell[*count] = str_trim(str_next(&line, '\t', &more));
	}
	return STATUS_OK;
}

static bool
is_content(struct str line)
{
	struct str trimmed = str_trim(line);
	return trimmed.len && trimmed.at[0] != '#';
}

static enum status
read_line(struct table *table, struct str line, unsigned number,
		struct arena *arena, struct error *error)
{
	if (line.len > LIMIT_LEXICON_LINE)
		return error_set(error, STATUS_LIMIT, table->path.at, number,
				ERROR_NO_OFFSET,
				"line longer than %d bytes; split the row",
				LIMIT_LEXICON_LINE);
	unsigned count;
	if (!table->columns) {
		enum status status = split_row(table, line, number,
				table->column, &count, error);
		table->columns = status ? 0 : count;
		return status;
	}
	struct str *cell = ARENA_NEW(arena, struct str, table->columns + 1);
	enum status status =
			split_row(table, line, number, cell, &count, error);
	if (!status)
		table->rows[table->count++] =
				(struct table_row){ number, cell };
	return status;
}

/* At least as many as there are rows. */
static size_t
count_lines(struct str text)
{
	size_t count = 0;
	for (bool more = true; more; count++)
		str_next(&text, '\n', &more);
	return count;
}

enum status
table_read(struct table *table, struct str path, struct str text,
		struct arena *arena, struct error *error)
{
	*table = (struct table){ .path = arena_copy(arena, path) };
	table->rows = ARENA_NEW(arena, struct table_row, count_lines(text));
	bool more = true;
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		if (!is_content(line))
			continue;
		enum status status =
				read_line(table, line, number, arena, error);
		if (status)
			return status;
	}
	if (!table->columns)
		return error_set(error, STATUS_FORMAT, table->path.at, 1,
				ERROR_NO_OFFSET,
				"no line that names the columns");
	return STATUS_OK;
}

enum status
table_column(const struct table *table, const char *name, unsigned *column,
		struct error *error)
{
	for (unsigned i = 0; i < table->columns; i++)
		if (str_equal(table->column[i], str_of(name))) {
			*column = i;
			return STATUS_OK;
		}
	return error_set(error, STATUS_FORMAT, table->path.at, 1,
			ERROR_NO_OFFSET, "no column named \"%s\"", name);
}

enum status
table_complain(const struct table *table, size_t row, const char *what,
		struct str found, struct error *error)
{
	return error_set(error, STATUS_FORMAT, table->path.at,
			table->rows[row].line, ERROR_NO_OFFSET,
			"%s, found \"%.*s\"", what, STR_ARG(found));
}
