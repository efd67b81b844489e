#include "analyse/ledger.h"
#include "cli/asking.h"

static enum status
answer(const struct settings *settings, struct asking *asking,
		struct sheet *sheet, struct error *error)
{
	struct ledger_question question = { .selection = &asking->selection,
		.by = settings->by,
		.wide = settings->wide };
	struct ledger_book book;
	enum status status = ledger_load(&book, &asking->store, error);
	if (status)
		return status;
	if (settings->records)
		status = ledger_records(&book, &asking->store, &question, sheet,
				NULL, error);
	else
		status = ledger_sheet(
				&book, &asking->store, &question, sheet, error);
	ledger_fini(&book);
	return status;
}

int
command_ledger(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct sheet sheet = { 0 };
	struct error error;
	int exit_status = asking_open(
			&asking, "ledger", settings, operands, count);
	if (exit_status)
		return exit_status;
	if (asking.selection.limit < 0)
		asking.selection.limit = 0;
	enum status status = answer(settings, &asking, &sheet, &error);
	return asking_close(&asking, &sheet, status, &error);
}
