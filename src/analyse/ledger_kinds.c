#include "analyse/ledger_kinds.h"

#include <stddef.h>

static const char *const KINDS[LEDGER_KINDS] = {
	[LEDGER_DEAL] = "deal",
	[LEDGER_VISIT] = "visit",
	[LEDGER_PLEDGE] = "pledge",
	[LEDGER_AID] = "aid",
	[LEDGER_TRADE] = "trade",
	[LEDGER_INVESTMENT] = "investment",
	[LEDGER_SANCTION] = "sanction",
};

const char *
ledger_kind_name(enum ledger_kind kind)
{
	return KINDS[kind];
}

enum ledger_kind
ledger_kind_of_fact(struct str fact)
{
	for (int kind = 0; kind < LEDGER_SANCTION; kind++)
		if (str_equal(str_of(KINDS[kind]), fact))
			return (enum ledger_kind)kind;
	return LEDGER_KINDS;
}

/* LEDGER_KINDS: whatever the kind. */
static const struct {
	enum ledger_kind kind;
	const char *status;
	enum standing standing;
} STANDINGS[] = {
	{ LEDGER_TRADE, "expected", STANDING_NONE },
	{ LEDGER_DEAL, "held", STANDING_NONE },
	{ LEDGER_VISIT, "underway", STANDING_DONE },
	{ LEDGER_AID, "cut", STANDING_CANCELLED },
	{ LEDGER_AID, "disbursed", STANDING_DONE },
	{ LEDGER_PLEDGE, "fulfilled", STANDING_DONE },
	{ LEDGER_PLEDGE, "broken", STANDING_CANCELLED },
	{ LEDGER_SANCTION, "actual", STANDING_DONE },
	{ LEDGER_SANCTION, "historical", STANDING_DONE },
	{ LEDGER_SANCTION, "future", STANDING_PROMISED },
	{ LEDGER_KINDS, "completed", STANDING_DONE },
	{ LEDGER_KINDS, "cancelled", STANDING_CANCELLED },
	{ LEDGER_KINDS, "tender", STANDING_PROMISED },
	{ LEDGER_KINDS, "bid", STANDING_PROMISED },
	{ LEDGER_KINDS, "won", STANDING_PROMISED },
	{ LEDGER_KINDS, "signed", STANDING_PROMISED },
	{ LEDGER_KINDS, "underway", STANDING_PROMISED },
	{ LEDGER_KINDS, "planned", STANDING_PROMISED },
	{ LEDGER_KINDS, "expected", STANDING_PROMISED },
	{ LEDGER_KINDS, "pledged", STANDING_PROMISED },
	{ LEDGER_KINDS, "approved", STANDING_PROMISED },
	{ LEDGER_KINDS, "requested", STANDING_PROMISED },
	{ LEDGER_KINDS, "invited", STANDING_PROMISED },
};

enum standing
ledger_standing(enum ledger_kind kind, struct str status)
{
	for (size_t i = 0; i < sizeof STANDINGS / sizeof *STANDINGS; i++)
		if ((STANDINGS[i].kind == kind
				    || STANDINGS[i].kind == LEDGER_KINDS)
				&& str_equal(status,
						str_of(STANDINGS[i].status)))
			return STANDINGS[i].standing;
	return STANDING_NONE;
}

static const struct {
	const char *role;
	enum ledger_side side;
} SIDES[] = {
	{ "seller", SIDE_FROM },
	{ "bidder", SIDE_FROM },
	{ "holder", SIDE_FROM },
	{ "buyer", SIDE_TO },
	{ "partner", SIDE_ALIKE },
	{ "visitor", SIDE_FROM },
	{ "host", SIDE_TO },
	{ "pledger", SIDE_FROM },
	{ "donor", SIDE_FROM },
	{ "investor", SIDE_FROM },
	{ "exporter", SIDE_FROM },
	{ "importer", SIDE_TO },
	{ "trader", SIDE_ALIKE },
	{ "actor", SIDE_FROM },
	{ "recipient", SIDE_TO },
};

enum ledger_side
ledger_side_of(struct str role)
{
	for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
		if (str_equal(role, str_of(SIDES[i].role)))
			return SIDES[i].side;
	return SIDE_NONE;
}

/* Aid that is given, a visit, aid that is reduced or stopped (CAMEO 162), an
 * embargo or boycott that is eased (085). */
static const struct {
	const char *category, *mode, *cameo; /* null: any; cameo: beginning */
	enum ledger_kind kind;
	enum standing standing;
} EVENTS[] = {
	{ "AID", NULL, NULL, LEDGER_AID, STANDING_DONE },
	{ "CONSULT", "visit", NULL, LEDGER_VISIT, STANDING_DONE },
	{ "SANCTION", NULL, "162", LEDGER_AID, STANDING_CANCELLED },
	{ "RETREAT", NULL, "085", LEDGER_SANCTION, STANDING_CANCELLED },
};

enum ledger_kind
ledger_kind_of_event(struct str category, struct str mode, struct str cameo,
		enum standing *standing)
{
	for (size_t i = 0; i < sizeof EVENTS / sizeof *EVENTS; i++) {
		if (!str_equal(category, str_of(EVENTS[i].category))
				|| (EVENTS[i].mode
						&& !str_equal(mode,
								str_of(EVENTS[i].mode)))
				|| (EVENTS[i].cameo
						&& !str_starts(cameo,
								str_of(EVENTS[i].cameo))))
			continue;
		*standing = EVENTS[i].standing;
		return EVENTS[i].kind;
	}
	return LEDGER_KINDS;
}
