/* The sheets of stage 8 (ask/inquiries.h), made of a snapshot. */
#include <time.h>

#include "serve/routes.h"

/* Books are loaded behind the rest: waits for the part that is needed. */
static enum status
await(struct basis *basis, enum basis_part part, struct error *error)
{
	static const struct timespec moment = { .tv_nsec = 10 * 1000 * 1000 };
	struct work *work = basis->context;
	const struct snapshot *snapshot = work->snapshot;
	const atomic_bool *const ready[BASIS_PARTS] = {
		[BASIS_LEDGER] = &snapshot->ledger_ready,
		[BASIS_VISITS] = &snapshot->visits_ready,
		[BASIS_QUOTES] = &snapshot->quotes_ready,
	};
	if (!ready[part])
		return STATUS_OK;
	while (!atomic_load(ready[part]) && !work_is_late(work))
		nanosleep(&moment, NULL);
	if (atomic_load(ready[part]))
		return STATUS_OK;
	return error_set(error, STATUS_LIMIT, NULL, 0, ERROR_NO_OFFSET,
			"the database is still being loaded; ask again in some "
			"seconds");
}

void
answer_inquiry(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	struct basis basis = { .store = &work->store,
		.observations = &snapshot->observations,
		.ledger = &snapshot->ledger,
		.visits = &snapshot->visits,
		.quotes = &snapshot->quotes,
		.need = await,
		.context = work };
	struct sheet sheet;
	struct error error;
	size_t total;
	enum status status = inquiry_ask(work->route->inquiry, &basis, question,
			&sheet, &total, &error);
	if (status) {
		answer_failure(answer, work, status, &error);
		return;
	}
	answer_page(answer, question, &sheet, total);
	sheet_fini(&sheet);
}
