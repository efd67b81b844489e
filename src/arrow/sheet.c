#include "arrow/sheet.h"

#include <stdlib.h>

#include "arrow/column.h"
#include "arrow/schema.h"
#include "base/day.h"
#include "base/memory.h"

static const enum arrow_type TYPES[] = {
	[SHEET_TEXT] = ARROW_UTF8,
	[SHEET_COUNT] = ARROW_INT64,
	[SHEET_NUMBER] = ARROW_FLOAT64,
	[SHEET_DATE] = ARROW_DATE32,
	[SHEET_PERIOD] = ARROW_UTF8,
};

static void
put_cell(struct arrow_column *column, size_t row, const struct sheet_cell *cell)
{
	int32_t day;
	switch (column->field->type) {
	case ARROW_INT64:
		arrow_column_put_int(column, row, cell->count);
		break;
	case ARROW_FLOAT64:
		arrow_column_put_float(column, row, cell->number);
		break;
	case ARROW_DATE32:
		day = day_of_date(cell->text);
		if (day != DAY_NONE)
			arrow_column_put_int(column, row, day);
		break;
	default:
		if (cell->text.len <= INT32_MAX - column->values.len)
			arrow_column_put_text(column, row, cell->text);
	}
}

static void
put_row(struct arrow_column *table, const struct sheet *sheet, size_t row)
{
	arrow_column_open(table, row);
	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct sheet_cell *cell = sheet_at(sheet, row, i);
		if (cell->known)
			put_cell(&table->children[i], row, cell);
	}
}

void
sheet_arrow(const struct sheet *sheet, struct ArrowSchema *schema,
		struct ArrowArray *array)
{
	size_t count = sheet->column_count;
	struct arrow_field *fields = memory_zero(count, sizeof *fields);
	struct arrow_field root = { "", ARROW_STRUCT,
		ARROW_CHILDREN(fields, count) };
	struct arrow_column table;
	for (size_t i = 0; i < count; i++)
		fields[i] = (struct arrow_field){
			.name = sheet->columns[i].name,
			.type = TYPES[sheet->columns[i].type],
			.unit = sheet->columns[i].unit,
			.help = sheet->columns[i].help,
		};
	arrow_schema_make(schema, &root);
	arrow_column_init(&table, &root);
	for (size_t row = 0; row < sheet->row_count; row++)
		put_row(&table, sheet, row);
	arrow_column_take(&table, sheet->row_count, array);
	arrow_column_fini(&table);
	free(fields);
}
