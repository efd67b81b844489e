/* The one country that a sentence speaks of. */
#include "actor/settle.h"

enum { SEVERAL = UINT16_MAX };

/* "Spain", "Madrid", "Spanish", "President Ruiz": a text uses them of what is
 * abroad, a town or a court mostly of what is its own. */
static bool
is_seen_from_abroad(const struct unit *unit)
{
	return unit->kind <= UNIT_DEMONYM
	       || (unit->kind == UNIT_ACTOR && unit->actor.person
			       && unit->actor.sector[0] == SECTOR_GOV);
}

/* "Vietnamese refugees", "the Pope": they are told of where others live. */
static bool
is_stranger(const struct unit *unit)
{
	return unit->actor.sector[0] == SECTOR_REF
	       || !strcmp(unit->actor.code, "VAT");
}

static void
add_country(uint16_t *found, uint16_t code_index)
{
	uint16_t code = (uint16_t)(code_index + 1);
	*found = !*found || *found == code ? code : SEVERAL;
}

static bool
is_venue(const struct actor_workspace *work, const struct unit *unit)
{
	return unit->kind != UNIT_ACTOR
	       && settle_place_classes(work, unit->head) & CLASS_LOCATIVE;
}

static void
find_camp(struct actor_workspace *work)
{
	uint16_t camp = 0;
	for (unsigned i = 0; i < work->unit_count && camp != SEVERAL; i++) {
		const struct unit *unit = &work->unit[i];
		if (!unit->actor.code[0] || is_venue(work, unit))
			continue;
		if (is_seen_from_abroad(unit) || unit->kind == UNIT_PLACE
				|| !group_is_country(work, unit->code_index))
			camp = SEVERAL;
		else
			add_country(&camp, unit->code_index);
	}
	work->camp = camp == SEVERAL ? 0 : camp;
}

/* The preposition before a name that tells of another side ("with", "against",
 * "to"), and not whose something is or where; 0 none. */
static uint32_t
preposition_of_other(
		const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t t = unit->first;
	while (t > 2 && token_at(work, t - 1)->upos == UPOS_DET)
		t--;
	if (t < 3 || token_at(work, t - 1)->upos != UPOS_ADP
			|| class_at(work, t - 1)
					   & (CLASS_OF | CLASS_BY
							   | CLASS_LOCATIVE))
		return 0;
	return t - 1;
}

/* "the pact with {Japan}", "a loan to {Ghana}". */
static bool
is_other_side(const struct actor_workspace *work, const struct unit *unit)
{
	enum deprel deprel = token_at(work, unit->head)->deprel;
	return unit->kind < UNIT_PLACE
	       && (deprel == DEPREL_NMOD || deprel == DEPREL_OBL)
	       && preposition_of_other(work, unit);
}

/* "the tariffs on China", "las sanciones impuestas a Irán": what is done to a
 * country from abroad. */
static bool
is_penalised(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t t = preposition_of_other(work, unit);
	if (!t)
		return false;
	for (t -= 1; t > 1; t--)
		if (token_at(work, t)->upos != UPOS_ADJ
				&& token_at(work, t)->upos != UPOS_VERB)
			break;
	word_id noun = token_at(work, t)->lemma;
	return word_class(work->gazetteer, noun) & CLASS_PENALTY;
}

/* "The activist met the French ambassador": they are where others live. */
static bool
is_of_envoy(const struct actor_workspace *work, const struct unit *unit)
{
	return view_is_envoy(work, unit->head)
	       || (unit->kind <= UNIT_PLACE
			       && view_is_envoy(work,
					       token_at(work, unit->head)
							       ->head));
}

/* Firms and media are told of everywhere ("looters near a Carrefour"), and who
 * goes somewhere is of elsewhere: "fled to Chad", "left for Kenya". */
static bool
tells_nothing(const struct actor_workspace *work, const struct unit *unit)
{
	bool goal = token_at(work, unit->head)->deprel == DEPREL_OBL
		    && !gazetteer_traits(work->gazetteer)->marked_objects
		    && settle_place_classes(work, unit->head)
				       & (CLASS_TO | CLASS_FOR);
	if (is_penalised(work, unit) || settle_is_street(work, unit)
			|| is_of_envoy(work, unit))
		return true;
	if (unit->kind <= UNIT_PLACE)
		return goal;
	return unit->actor.sector[0] == SECTOR_BUS
	       || unit->actor.sector[0] == SECTOR_JRN;
}

void
home_find(struct actor_workspace *work)
{
	uint16_t home = 0;
	work->home_inside = true;
	work->home_land = false;
	work->home_beyond = true;
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		if (!unit->actor.code[0] || tells_nothing(work, unit))
			continue;
		bool country = group_is_country(work, unit->code_index);
		if (is_stranger(unit))
			home = SEVERAL;
		if (is_seen_from_abroad(unit) || !country)
			work->home_inside = false;
		if (unit->kind <= UNIT_SEAT || unit->kind == UNIT_PLACE)
			work->home_land = true;
		work->home_beyond &= is_other_side(work, unit);
		if (country && home != SEVERAL)
			add_country(&home, unit->code_index);
	}
	work->home = home == SEVERAL ? 0 : home;
	find_camp(work);
}

uint16_t
home_of_other(const struct actor_workspace *work, uint16_t code_index)
{
	uint16_t other = 0;
	for (unsigned i = 0; i < work->unit_count && other != SEVERAL; i++) {
		const struct unit *unit = &work->unit[i];
		if (unit->actor.code[0] && unit->code_index != code_index
				&& group_is_country(work, unit->code_index))
			add_country(&other, unit->code_index);
	}
	return other == SEVERAL ? 0 : other;
}

/* "The government and the FARC met in Havana": whose opponents they are. */
uint16_t
home_of_opponent(const struct actor_workspace *work, const struct unit *unit)
{
	switch (unit->actor.sector[0]) {
	case SECTOR_GOV:
	case SECTOR_REB:
		return work->camp;
	default:
		return 0;
	}
}

static enum deprel
place_in_clause(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	return (enum deprel)token_at(work, first)->deprel;
}

/* "Soldiers shot their way into Freetown"; but those who let Swedish doctors
 * pass, whom somebody shoots or supports need not be of that country. */
static bool
is_acting(const struct actor_workspace *work, const struct unit *unit)
{
	return !unit->actor.name.len
	       && place_in_clause(work, unit) == DEPREL_NSUBJ;
}

/* A minister who is dismissed in a sentence that names Norway alone is
 * Norway's; one who thanks Norway need not be. */
static bool
is_acted_upon(const struct actor_workspace *work, const struct unit *unit)
{
	bool bodies = unit->agent->kind != AGENT_PERSON
		      && view_is_plural(work, unit->head);
	if (unit->actor.name.len || unit->agent->of_its_body || bodies)
		return false;
	switch (place_in_clause(work, unit)) {
	case DEPREL_NSUBJ_PASS:
	case DEPREL_OBJ:
	case DEPREL_IOBJ:
	case DEPREL_OBL:
	case DEPREL_NMOD:
	case DEPREL_NMOD_POSS:
		return true;
	default:
		return false;
	}
}

/* "The shopkeepers ask the town hall": those of a trade, not a firm. */
static bool
is_trade(const struct actor_workspace *work, const struct unit *unit)
{
	return work->home_inside && is_acting(work, unit)
	       && (view_is_plural(work, unit->head)
			       || unit->agent->kind == AGENT_GROUP)
	       && view_has_determiner(work, unit->head);
}

/* "Lawmakers rejected the pact with Japan": who decides on dealings with a
 * country is of another one. */
bool
home_is_dealt_with(
		const struct actor_workspace *work, const struct unit *unit)
{
	return work->home && work->home_beyond
	       && unit->actor.sector[0] != SECTOR_CVL
	       && is_acting(work, unit);
}

/* Firms and refugees may be of anywhere. Who governs, fights or grows is told
 * of beside other countries as often as beside his own. */
static bool
is_at_home(const struct actor_workspace *work, const struct unit *unit)
{
	switch (unit->actor.sector[0]) {
	case SECTOR_GOV:
		return work->home_inside || is_acted_upon(work, unit);
	case SECTOR_MIL:
	case SECTOR_REB:
		return work->home_inside
		       || (work->home_land && is_acting(work, unit));
	case SECTOR_AGR:
	case SECTOR_CRM:
	case SECTOR_PRM:
	case SECTOR_SPY:
	case SECTOR_UAF:
		return work->home_inside;
	case SECTOR_BUS:
		return is_trade(work, unit);
	case SECTOR_REF:
		return false;
	default:
		return !home_is_dealt_with(work, unit);
	}
}

/* "The two ministers", "both men": of countries that were spoken of. */
static bool
is_one_of_several(const struct actor_workspace *work, const struct unit *unit)
{
	const struct description *description =
			description_of(work, unit->head);
	return description && description->definite && description->number > 1;
}

uint16_t
home_of(const struct actor_workspace *work, const struct unit *unit)
{
	if (!work->home || is_one_of_several(work, unit)
			|| !is_at_home(work, unit))
		return 0;
	bool alone = !work->mentioned_codes
		     || (work->mentioned_codes == 1
				     && work->mentioned[work->home - 1]);
	return alone ? work->home : 0;
}
