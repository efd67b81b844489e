#include "export/common_columns.h"

#include "export/geography.h"

/* --- the row ----------------------------------------------------------- */

void
column_id(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%lld", (long long)row->id);
}

void
column_added(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%014lld", (long long)row->added);
}

void
column_story(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%lld", (long long)row->story);
}

void
column_publisher(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, row->article->publisher);
}

/* Some readers drop a row without it. */
void
column_tone(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	if (row->no_gaps)
		buffer_put_char(cell, '0');
}

/* --- the record -------------------------------------------------------- */

void
column_day(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(row->record, "date"));
}

void
column_sentence(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%lld",
			(long long)json_integer_at(row->record, "sentence")
					+ 1);
}

void
column_cameo(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, row->cameo);
}

void
column_cameo_label(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const struct cameo *cameo = exchange_cameo(row->exchange, row->cameo);
	(void)side;
	if (cameo)
		buffer_put(cell, cameo->label);
}

void
column_goldstein(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const struct cameo *cameo = exchange_cameo(row->exchange, row->cameo);
	(void)side;
	if (cameo)
		column_put_real(cell, cameo->goldstein, 1);
}

/* --- the place --------------------------------------------------------- */

void
column_city(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, geography_of(row, side).city);
}

void
column_province(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, geography_of(row, side).region);
}

void
column_latitude(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct geography place = geography_of(row, side);
	geography_put_latitude(cell, &place);
}

void
column_longitude(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct geography place = geography_of(row, side);
	geography_put_longitude(cell, &place);
}
