/* The one country that a sentence speaks of. */
#include "actor/settle.h"

enum { SEVERAL = UINT16_MAX };

/* "Spain", "Madrid", "Spanish", "President Ruiz": a text uses them of what is
 * abroad, a town or a court mostly of what is its own. */
static bool
is_seen_from_abroad(const struct unit *unit)
{
	return unit->kind <= UNIT_DEMONYM
	       || (unit->kind == UNIT_ACTOR
			       && unit->actor.sector[0] == SECTOR_GOV);
}

void
home_find(struct actor_workspace *work)
{
	uint16_t home = 0;
	work->home_inside = true;
	for (unsigned i = 0; i < work->unit_count && home != SEVERAL; i++) {
		const struct unit *unit = &work->unit[i];
		if (!unit->actor.code[0])
			continue;
		if (is_seen_from_abroad(unit))
			work->home_inside = false;
		uint16_t code = (uint16_t)(unit->code_index + 1);
		if (!group_is_country(work, unit->code_index))
			work->home_inside = false;
		else
			home = !home || home == code ? code : SEVERAL;
	}
	work->home = home == SEVERAL ? 0 : home;
}

/* Firms, refugees and gangs may be of anywhere. Governments, lawmakers, soldiers
 * and growers speak of other countries as often as of their own. */
static bool
is_at_home(const struct actor_workspace *work, const struct unit *unit)
{
	switch (unit->actor.sector[0]) {
	case SECTOR_AGR:
	case SECTOR_GOV:
	case SECTOR_LEG:
	case SECTOR_MIL:
	case SECTOR_SPY:
		return work->home_inside;
	case SECTOR_BUS:
	case SECTOR_REF:
	case SECTOR_CRM:
	case SECTOR_REB:
	case SECTOR_UAF:
	case SECTOR_PRM:
		return false;
	default:
		return true;
	}
}

uint16_t
home_of(const struct actor_workspace *work, const struct unit *unit)
{
	if (!work->home || !is_at_home(work, unit))
		return 0;
	bool alone = !work->mentioned_codes
		     || (work->mentioned_codes == 1
				     && work->mentioned[work->home - 1]);
	return alone ? work->home : 0;
}
