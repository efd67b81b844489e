#include "export/csv_amount.h"

#include "export/record_amount.h"

/* The amounts of one kind that the record has. */
static unsigned
amounts_of(const struct csv_row *row, enum amount_kind kind,
		const struct amount *found[EVENT_AMOUNTS])
{
	const struct fact *fact = row->fact;
	if (row->event)
		return event_amounts(row->writer->analysis, row->event->event,
				kind, found);
	if (row->amount) {
		found[0] = row->amount;
		return row->amount->kind == kind;
	}
	const struct amount *const *list =
			kind == AMOUNT_MONEY ? fact->amount : fact->count;
	unsigned count = kind == AMOUNT_MONEY ? fact->amount_count
					      : fact->count_count;
	for (unsigned i = 0; i < count; i++)
		found[i] = list[i];
	return count;
}

/* The first of them, or null. */
static const struct amount *
amount_of(const struct csv_row *row, enum amount_kind kind)
{
	const struct amount *found[EVENT_AMOUNTS];
	return amounts_of(row, kind, found) ? found[0] : NULL;
}

static void
put_amount_texts(struct buffer *cell, const struct csv_row *row,
		enum amount_kind kind)
{
	const struct amount *found[EVENT_AMOUNTS];
	unsigned count = amounts_of(row, kind, found);
	for (unsigned i = 0; i < count; i++) {
		buffer_put(cell, i ? STR("; ") : STR(""));
		buffer_put(cell, text_between(row->writer->analysis,
						 found[i]->start,
						 found[i]->end));
	}
}

static void
put_value(struct buffer *cell, const struct amount *amount)
{
	if (amount)
		put_number(cell, amount->value);
}

static void
put_high(struct buffer *cell, const struct amount *amount)
{
	if (amount && amount->high > amount->value)
		put_number(cell, amount->high);
}

static void
put_bound(struct buffer *cell, const struct amount *amount)
{
	if (amount)
		buffer_put(cell, str_of(amount_bound_name(
						 (enum amount_bound)amount
								 ->bound)));
}

static void
put_rate(struct buffer *cell, const struct amount *amount)
{
	if (amount)
		buffer_put(cell, str_of(amount_rate_name(
						 (enum amount_rate)amount
								 ->rate)));
}

void
csv_put_amounts(struct buffer *cell, const struct csv_row *row)
{
	put_amount_texts(cell, row, AMOUNT_MONEY);
}

void
csv_put_amount(struct buffer *cell, const struct csv_row *row)
{
	put_value(cell, amount_of(row, AMOUNT_MONEY));
}

void
csv_put_amount_high(struct buffer *cell, const struct csv_row *row)
{
	put_high(cell, amount_of(row, AMOUNT_MONEY));
}

void
csv_put_currency(struct buffer *cell, const struct csv_row *row)
{
	const struct amount *amount = amount_of(row, AMOUNT_MONEY);
	if (amount)
		buffer_put(cell, str_of(amount->currency));
}

void
csv_put_usd(struct buffer *cell, const struct csv_row *row)
{
	const struct amount *amount = amount_of(row, AMOUNT_MONEY);
	if (amount)
		put_number(cell, amount->usd);
}

void
csv_put_usd_year(struct buffer *cell, const struct csv_row *row)
{
	const struct amount *amount = amount_of(row, AMOUNT_MONEY);
	if (amount && amount->usd_year)
		buffer_put_format(cell, "%u", amount->usd_year);
}

void
csv_put_amount_bound(struct buffer *cell, const struct csv_row *row)
{
	put_bound(cell, amount_of(row, AMOUNT_MONEY));
}

void
csv_put_amount_per(struct buffer *cell, const struct csv_row *row)
{
	put_rate(cell, amount_of(row, AMOUNT_MONEY));
}

void
csv_put_counts(struct buffer *cell, const struct csv_row *row)
{
	put_amount_texts(cell, row, AMOUNT_COUNT);
}

void
csv_put_count(struct buffer *cell, const struct csv_row *row)
{
	put_value(cell, amount_of(row, AMOUNT_COUNT));
}

void
csv_put_count_high(struct buffer *cell, const struct csv_row *row)
{
	put_high(cell, amount_of(row, AMOUNT_COUNT));
}

void
csv_put_unit(struct buffer *cell, const struct csv_row *row)
{
	const struct amount *amount = amount_of(row, AMOUNT_COUNT);
	if (amount)
		buffer_put(cell, amount->unit);
}

void
csv_put_count_bound(struct buffer *cell, const struct csv_row *row)
{
	put_bound(cell, amount_of(row, AMOUNT_COUNT));
}

void
csv_put_count_per(struct buffer *cell, const struct csv_row *row)
{
	put_rate(cell, amount_of(row, AMOUNT_COUNT));
}

void
csv_put_change(struct buffer *cell, const struct csv_row *row)
{
	const struct amount *change = row->fact->change;
	if (change)
		put_number(cell, row->fact->falls ? -change->value
						  : change->value);
}

void
csv_put_percent(struct buffer *cell, const struct csv_row *row)
{
	put_value(cell, amount_of(row, AMOUNT_PERCENT));
}

void
csv_put_percent_high(struct buffer *cell, const struct csv_row *row)
{
	put_high(cell, amount_of(row, AMOUNT_PERCENT));
}

void
csv_put_percent_bound(struct buffer *cell, const struct csv_row *row)
{
	put_bound(cell, amount_of(row, AMOUNT_PERCENT));
}

void
csv_put_percent_per(struct buffer *cell, const struct csv_row *row)
{
	put_rate(cell, amount_of(row, AMOUNT_PERCENT));
}
