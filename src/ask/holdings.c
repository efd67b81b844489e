#include "ask/holdings.h"

#include "store/moment.h"

/* --- parts ------------------------------------------------------------- */

static const struct selection EVERYTHING = { 0 };

static enum status
load(struct holdings *holdings, enum basis_part part, struct error *error)
{
	struct store *store = holdings->basis.store;
	switch (part) {
	case BASIS_OBSERVATIONS:
		return observations_load(&holdings->observations, store,
				&EVERYTHING, error);
	case BASIS_LEDGER:
		return ledger_load(&holdings->ledger, store, error);
	case BASIS_VISITS:
		return visits_load(
				&holdings->visits, store, &EVERYTHING, error);
	default:
		return quotes_load(
				&holdings->quotes, store, &EVERYTHING, error);
	}
}

static enum status
need(struct basis *basis, enum basis_part part, struct error *error)
{
	struct holdings *holdings = basis->context;
	if (holdings->held[part])
		return STATUS_OK;
	enum status status = load(holdings, part, error);
	holdings->held[part] = !status;
	return status;
}

static void
forget(struct holdings *holdings)
{
	if (holdings->held[BASIS_OBSERVATIONS])
		observations_fini(&holdings->observations);
	if (holdings->held[BASIS_LEDGER])
		ledger_fini(&holdings->ledger);
	if (holdings->held[BASIS_VISITS])
		visits_fini(&holdings->visits);
	if (holdings->held[BASIS_QUOTES])
		quotes_fini(&holdings->quotes);
	for (int i = 0; i < BASIS_PARTS; i++)
		holdings->held[i] = false;
}

/* --- life -------------------------------------------------------------- */

void
holdings_init(struct holdings *holdings, struct store *store)
{
	*holdings = (struct holdings){ .basis = { .store = store,
						       .need = need } };
	holdings->basis.observations = &holdings->observations;
	holdings->basis.ledger = &holdings->ledger;
	holdings->basis.visits = &holdings->visits;
	holdings->basis.quotes = &holdings->quotes;
	holdings->basis.context = holdings;
}

void
holdings_fini(struct holdings *holdings)
{
	forget(holdings);
}

/* --- asking ------------------------------------------------------------ */

/* What is held of an older state is forgotten. */
static enum status
look(struct holdings *holdings, struct error *error)
{
	int version = 0;
	enum status status = store_number(
			holdings->basis.store, "data_version", &version, error);
	if (status)
		return status;
	if (version != holdings->version)
		forget(holdings);
	holdings->version = version;
	return STATUS_OK;
}

enum status
holdings_ask(struct holdings *holdings, const struct inquiry *inquiry,
		const struct question *question, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct basis *basis = &holdings->basis;
	bool begun;
	enum status status = moment_begin(
			basis->store, &begun, "reading the records", error);
	if (status)
		return status;
	status = look(holdings, error);
	if (!status)
		status = inquiry_ask(
				inquiry, basis, question, sheet, total, error);
	if (!status)
		sheet_keep_texts(sheet);
	moment_end(basis->store, begun);
	return status;
}
