/* Where those act who act where they are: "In {Chile}, the police charged
 * protesters", "asked about {Texas}, where police charged them". */
#include "actor/settle.h"

enum { CLIMBS = 8 };

/* "Farmers blocked a highway in Peru": people and police act where they are;
 * lawmakers may condemn a war elsewhere. */
bool
settle_acts_where_it_is(const struct unit *unit)
{
	return !settle_is_state(&unit->actor)
	       || unit->actor.sector[0] == SECTOR_COP;
}

/* "where", "donde": a relative word that stands for nobody. */
static bool
is_relative_place(const struct actor_workspace *work, uint32_t token)
{
	return feats_get(token_at(work, token)->feats, FEATURE_PRONTYPE)
			       == PRONTYPE_REL
	       && !(class_at(work, token) & CLASS_RELATIVE);
}

static bool
is_under(const struct actor_workspace *work, uint32_t token, uint32_t verb)
{
	for (unsigned i = 0; token && i < CLIMBS; i++) {
		if (token == verb)
			return true;
		token = token_at(work, token)->head;
	}
	return false;
}

/* The place right before the word, past a comma; null: none. */
static const struct unit *
place_before(const struct actor_workspace *work, uint32_t token)
{
	uint32_t last = token - 1;
	if (last && token_at(work, last)->upos == UPOS_PUNCT)
		last--;
	const struct unit *unit = last && work->unit_over[last]
					  ? &work->unit[work->unit_over[last] - 1]
					  : NULL;
	bool place = unit
		     && (unit->kind == UNIT_COUNTRY || unit->kind == UNIT_CAPITAL
				     || unit->kind == UNIT_PLACE);
	return place ? unit : NULL;
}

/* Code index + 1 of the place of which the clause around the token is told. */
static uint16_t
place_of_clause(const struct actor_workspace *work, uint32_t token)
{
	for (uint32_t i = token - 1; i > 1; i--) {
		if (!is_relative_place(work, i))
			continue;
		const struct unit *place = place_before(work, i);
		bool own = place
			   && is_under(work, token, token_at(work, i)->head);
		return own ? (uint16_t)(place->code_index + 1) : 0;
	}
	return 0;
}

uint16_t
settle_scene(const struct actor_workspace *work, const struct unit *unit)
{
	if (!settle_acts_where_it_is(unit))
		return 0;
	uint16_t place = place_of_clause(work, unit->head);
	return place ? place : work->locative;
}
