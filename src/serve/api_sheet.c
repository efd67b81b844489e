/* Sheets as answers: a page of rows as JSON or CSV. */
#include "ask/rows.h"
#include "serve/routes.h"

static const char *
file_name(const struct sheet *sheet)
{
	static const char *const names[][2] = {
		{ "countries", "countries.csv" },
		{ "publishers", "publishers.csv" }, { "search", "search.csv" },
		{ "dyads", "dyads.csv" }, { "matrix", "matrix.csv" },
		{ "align", "align.csv" }, { "movers", "movers.csv" },
		{ "ledger", "ledger.csv" },
		{ "ledger_records", "ledger_records.csv" },
		{ "emerging", "emerging.csv" }, { "visits", "visits.csv" },
		{ "speakers", "speakers.csv" }
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i][0], sheet->name))
			return names[i][1];
	return NULL;
}

void
answer_page(struct answer *answer, const struct question *question,
		const struct sheet *page, size_t total)
{
	if (!question->csv) {
		rows_put_json(&answer->body, page, total);
		return;
	}
	answer->type = TYPE_CSV;
	answer->file = file_name(page);
	sheet_put_csv(&answer->body, page);
}

void
answer_sheet(struct answer *answer, const struct question *question,
		struct sheet *sheet)
{
	struct error error;
	size_t total;
	if (rows_choose(sheet, question, &total, &error))
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, error.where,
				"%s", error.message);
	else
		answer_page(answer, question, sheet, total);
}
