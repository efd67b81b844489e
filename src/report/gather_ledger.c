#include "analyse/emerging.h"
#include "analyse/ledger.h"
#include "analyse/speakers.h"
#include "analyse/visits.h"
#include "report/gather.h"
#include "report/series.h"

static int
number_of_date(struct str date)
{
	int32_t day = day_of_date(date);
	int year, month, of_month;
	if (day == DAY_NONE)
		return 0;
	day_to_civil(day, &year, &month, &of_month);
	return year * 10000 + month * 100 + of_month;
}

/* All kinds of records, of the time that was read about (history is told too,
 * and would stretch every series), of the country that is asked about. */
static struct selection
selection_of(const struct gathering *gathering)
{
	const struct report *report = gathering->report;
	struct selection selection = *gathering->question->selection;
	selection.kinds = 0;
	if (!selection.from)
		selection.from = number_of_date(report->first);
	if (!selection.to)
		selection.to = number_of_date(report->last);
	if (gathering->question->of && !selection.either)
		selection.either = gathering->question->of;
	return selection;
}

static enum status
ask_ledger(struct gathering *gathering, const struct ledger_book *book,
		const char *by, struct sheet *sheet, struct error *error)
{
	const struct selection selection = selection_of(gathering);
	const struct ledger_question question = { .selection = &selection,
		.by = by };
	sheet_fini(sheet);
	*sheet = (struct sheet){ 0 };
	return ledger_sheet(book, gathering->store, &question, sheet, error);
}

static enum status
gather_book(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	struct ledger_book book;
	enum status status = ledger_load(&book, gathering->store, error);
	if (status)
		return status;
	status = ask_ledger(
			gathering, &book, "kind,year", &report->ledger, error);
	if (!status)
		status = ask_ledger(gathering, &book,
				report->of.len ? "kind,year,party,counterparty"
					       : "kind,party,counterparty",
				&report->ledger_rows, error);
	ledger_fini(&book);
	if (!status)
		series_sort(&report->ledger_rows, "events");
	return status;
}

static enum status
gather_visits(struct gathering *gathering, struct error *error)
{
	struct sheet *visits = &gathering->report->visits;
	const struct selection selection = selection_of(gathering);
	sheet_fini(visits);
	*visits = (struct sheet){ 0 };
	enum status status = visits_sheet(
			gathering->store, &selection, visits, error);
	if (!status)
		series_sort(visits, "date");
	return status;
}

/* Who is quoted; where a country is asked about, on that country. */
static enum status
gather_speakers(struct gathering *gathering, struct error *error)
{
	struct sheet *speakers = &gathering->report->speakers;
	struct selection selection = *gathering->question->selection;
	selection.kinds = 0;
	if (gathering->question->of && !selection.about)
		selection.about = gathering->question->of;
	sheet_fini(speakers);
	*speakers = (struct sheet){ 0 };
	return speakers_sheet(gathering->store, &selection, speakers, error);
}

enum status
gather_ledger(struct gathering *gathering, struct error *error)
{
	struct sheet *emerging = &gathering->report->emerging;
	enum status status = gather_book(gathering, error);
	if (!status)
		status = gather_visits(gathering, error);
	if (!status)
		status = gather_speakers(gathering, error);
	if (status)
		return status;
	sheet_fini(emerging);
	emerging_sheet(&gathering->observations, &gathering->narrowing,
			DAY_NONE, emerging);
	return STATUS_OK;
}
