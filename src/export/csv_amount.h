/* csv_amount.h - the columns of amounts in CSV. Inside export. */
#ifndef DEMARCHE_EXPORT_CSV_AMOUNT_H
#define DEMARCHE_EXPORT_CSV_AMOUNT_H

#include "export/record_event.h"

/* One record, of one of the kinds. */
struct csv_row {
	const struct writer *writer;
	unsigned kind; /* enum record_kind */
	const struct event_record *event;
	const struct fact *fact;
	const struct quote *quote;
	const struct amount *amount;
};

/* Puts what a column has of the row; nothing leaves the cell empty. */
typedef void csv_put_cell(struct buffer *cell, const struct csv_row *row);

/* Money of an event, a fact or an amount: all its words; of the first sum what
 * the column's name says. */
csv_put_cell csv_put_amounts, csv_put_amount, csv_put_amount_high,
		csv_put_currency, csv_put_usd, csv_put_usd_year,
		csv_put_amount_bound, csv_put_amount_per;
/* Counts likewise. */
csv_put_cell csv_put_counts, csv_put_count, csv_put_count_high, csv_put_unit,
		csv_put_count_bound, csv_put_count_per;
/* The percentage of change of a fact, below 0 where it falls. */
csv_put_cell csv_put_change;
/* The percentage that an amount is. */
csv_put_cell csv_put_percent, csv_put_percent_high, csv_put_percent_bound,
		csv_put_percent_per;

#endif
