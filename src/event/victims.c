#include "event/victims.h"

#include "event/parties.h"

/* Who has power over people at home: rebels, gangs, police, courts; armies also
 * abroad. */
static bool
is_power_at_home(const struct mention *mention)
{
	return mention->actor.code[0]
	       && !code_is_international(mention->actor.code)
	       && sector_in(mention->actor.sector[0], SECTORS_OVER_PEOPLE);
}

/* Not refugees, foreigners, vessels. */
static bool
is_of_the_land(const struct mention *mention)
{
	if (mention->actor.code[0] || mention->actor.sector[0] == SECTOR_REF)
		return false;
	return mention->kind == MENTION_AGENT ? mention->open
					      : mention->actor.sector[0]
								|| mention->actor.person;
}

/* Another country than that of `mention` is named in the sentence. */
static bool
names_other_country(const struct scene *scene, const struct mention *mention)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct mention *other =
				scene->mention[t] ? scene->mention[t]
						  : scene->place[t];
		if (other && other->actor.code[0]
				&& strcmp(other->actor.code,
						mention->actor.code))
			return true;
	}
	return false;
}

/* "Brazilian police and Paraguayan agents": of whom they stop, nothing tells
 * which. */
static bool
are_of_several(const struct parties *actor)
{
	for (unsigned i = 1; i < actor->count; i++)
		if (strcmp(actor->at[i]->actor.code, actor->at[0]->actor.code))
			return true;
	return false;
}

/* "Colombian guerrillas killed two peasants", "a Perth jury found Ivan Krause
 * guilty", "guerrillas freed two soldiers": of their own country. */
void
victims_settle(const struct scene *scene, struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	struct parties *recipient = &candidate->recipient;
	enum plover_event event = candidate->match.frame->event;
	bool harms = event == PLOVER_THREATEN || event == PLOVER_ACCUSE
		     || event == PLOVER_RETREAT || event == PLOVER_CONCEDE
		     || ontology_quad(scene->frames->ontology, event) == 4;
	if (!harms || !actor->count || !is_power_at_home(actor->at[0])
			|| are_of_several(actor)
			|| names_other_country(scene, actor->at[0]))
		return;
	for (unsigned i = 0; i < recipient->count; i++)
		if (is_of_the_land(recipient->at[i]))
			recipient->at[i] = mention_of_country(
					scene, recipient->at[i], actor->at[0]);
}
