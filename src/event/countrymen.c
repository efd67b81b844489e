#include "event/countrymen.h"

#include "event/harm.h"
#include "event/parties.h"

static bool
has_country(const struct mention *mention)
{
	return mention->actor.code[0]
	       && !code_is_international(mention->actor.code);
}

/* Of no country so far, and no refugees. */
static bool
has_no_country_yet(const struct mention *mention)
{
	if (mention->actor.code[0] || mention->actor.sector[0] == SECTOR_REF)
		return false;
	return mention->kind == MENTION_AGENT || mention->actor.sector[0]
	       || mention->actor.person;
}

/* Nor "foreign troops" and "both leaders". */
static bool
is_of_the_land(const struct mention *mention)
{
	return has_no_country_yet(mention)
	       && (mention->kind != MENTION_AGENT || mention->open);
}

/* "Foreign leaders", "partners of all the world": some are of elsewhere. */
static bool
speaks_of_elsewhere(const struct tree *tree)
{
	for (uint16_t t = 1; t <= tree->count; t++)
		if (tree_is(tree, t, GRAMMAR_ELSEWHERE))
			return true;
	return false;
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

static bool
is_harmful(const struct ontology *ontology, enum plover_event event)
{
	return event == PLOVER_THREATEN || event == PLOVER_ACCUSE
	       || event == PLOVER_RETREAT || event == PLOVER_CONCEDE
	       || ontology_quad(ontology, event) == QUAD_MATERIAL_CONFLICT;
}

/* "Kazakh police detained ten people in front of the Russian bank": police and
 * courts have power at home alone, whatever else is named. */
static bool
is_law_at_home(const struct scene *scene, const struct candidate *candidate)
{
	return sector_in(candidate->actor.at[0]->actor.sector[0],
			       SECTORS_OF_LAW)
	       && is_harmful(scene->frames->ontology,
			       candidate->match.frame->event);
}

/* "Two diplomats": where they are is not whose they are. */
static bool
is_envoy(const struct scene *scene, const struct mention *mention)
{
	return mention->kind == MENTION_AGENT
	       && mention->sentence == scene->sentence
	       && tree_is(&scene->tree, mention->head, GRAMMAR_ENVOY);
}

/* Those of the parties for whom `is_one` holds are of the country of `known`.
 */
static void
take_country(const struct scene *scene, struct parties *parties,
		bool (*is_one)(const struct mention *),
		const struct mention *known)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (is_one(parties->at[i]) && !is_envoy(scene, parties->at[i]))
			parties->at[i] = mention_of_country(
					scene, parties->at[i], known);
}

/* "Irán {las} calificó de inútiles": of what a state speaks need not be its own.
 */
static bool
is_pronoun_beside_state(const struct scene *scene, const struct mention *state,
		const struct parties *recipient)
{
	bool acts = state->kind == MENTION_COUNTRY
		    || (state->actor.sector[0] == SECTOR_GOV
				    && !state->actor.person
				    && state->country_from
						       == COUNTRY_FROM_WORDS);
	for (unsigned i = 0; acts && i < recipient->count; i++)
		if (recipient->at[i]->sentence == scene->sentence
				&& scene->tree.tokens[recipient->at[i]->head].upos
						   == UPOS_PRON)
			return true;
	return false;
}

/* "Colombian guerrillas killed two peasants", "Haiti's prime minister appealed
 * to gangs", "a Perth jury found Ivan Krause guilty": of their own country,
 * where the sentence speaks of no other. Of 7,000 annotated sentences that was
 * so in 24 of 30 whose country nothing else told. */
static void
settle_recipients(const struct scene *scene, struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	struct parties *recipient = &candidate->recipient;
	/* "promised the delegates a seat": where a country is left out, whoever
	 * is not of elsewhere by the sentence's own words. */
	bool unsaid = tree_traits(&scene->tree)->home_unsaid
		      && !speaks_of_elsewhere(&scene->tree);
	bool (*is_one)(const struct mention *) =
			unsaid ? has_no_country_yet : is_of_the_land;
	if (!actor->count || !has_country(actor->at[0]) || are_of_several(actor)
			|| !parties_any(recipient, is_one)
			|| is_pronoun_beside_state(
					scene, actor->at[0], recipient)
			|| (names_other_country(scene, actor->at[0])
					&& !is_law_at_home(scene, candidate)))
		return;
	take_country(scene, recipient, is_one, actor->at[0]);
}

/* "Bishops", "union leaders": people that only a noun tells of. */
static bool
is_of_nobody_named(const struct scene *scene, const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && !mention->actor.code[0]
	       && !mention->actor.name.len && mention->actor.person
	       && mention->actor.sector[0] != SECTOR_REF
	       && mention->sentence == scene->sentence
	       && mention->head <= scene->tree.count
	       && tree_relation(&scene->tree, mention->head) != DEPREL_COMPOUND;
}

/* "The Vice President met with nurses and chief executives": where the sentence
 * speaks of no other country they are of hers. */
static void
settle_partners(const struct scene *scene, struct candidate *candidate)
{
	struct parties *actor = &candidate->actor;
	const struct mention *known =
			parties_of_one_country(actor, has_country, false);
	if (!candidate->match.frame->mutual || !known
			|| tree_traits(&scene->tree)->home_unsaid
			|| speaks_of_elsewhere(&scene->tree)
			|| names_other_country(scene, known))
		return;
	for (unsigned i = 0; i < actor->count; i++)
		if (is_of_nobody_named(scene, actor->at[i]))
			actor->at[i] = mention_of_country(
					scene, actor->at[i], known);
}

/* Those that a country has for itself: its parties, courts, unions, rebels.
 * Governments and people are spoken of from abroad as well. */
static bool
is_inside(const struct mention *mention)
{
	unsigned sector = mention->actor.sector[0];
	return has_country(mention)
	       && (sector_in(sector, SECTORS_ACCOUNTANT) || sector == SECTOR_ELI
			       || sector == SECTOR_LAB || sector == SECTOR_REB);
}

/* Those who have to do with their own state more than with others. */
static bool
is_at_home(const struct mention *mention)
{
	switch (mention->actor.sector[0]) {
	case SECTOR_AGR:
	case SECTOR_BUS:
	case SECTOR_COP:
	case SECTOR_CVL:
	case SECTOR_EDU:
	case SECTOR_JUD:
	case SECTOR_LAB:
	case SECTOR_LEG:
	case SECTOR_PTY:
		return is_of_the_land(mention);
	default:
		return false;
	}
}

/* Not "Russia", nor "two Russians": those are told of where others live. */
static bool
has_office(const struct mention *mention)
{
	unsigned sector = mention->actor.sector[0];
	return has_country(mention) && sector && sector != SECTOR_CVL;
}

/* "The king allied himself with the democratic parties of Morocco", "deputies
 * threatened Minister Straw": who acts on those is of their country, where the
 * sentence speaks of no other. Of 31,000 annotated sentences that was so in
 * 37 of 43 of the first, in 22 of 26 of the second. */
static void
settle_actors(const struct scene *scene, struct candidate *candidate,
		bool (*is_one)(const struct mention *))
{
	struct parties *actor = &candidate->actor;
	bool home = parties_all(actor, is_at_home);
	const struct mention *known =
			parties_of_one_country(&candidate->recipient,
					home ? has_office : is_inside, true);
	if (!known || !actor->count || !parties_all(actor, is_one)
			|| !tree_traits(&scene->tree)->home_unsaid
			|| speaks_of_elsewhere(&scene->tree)
			|| names_other_country(scene, known))
		return;
	take_country(scene, actor, is_one, known);
}

/* Not somebody of whom only the name is known: "the General Assembly condemned
 * Russia". */
static bool
is_somebody_of_the_land(const struct mention *mention)
{
	return has_no_country_yet(mention) && mention->actor.sector[0]
	       && mention->actor.sector[0] != SECTOR_UNK;
}

/* "The Russian ambassador", "tariffs on Russia": told of from elsewhere. */
static bool
is_abroad(const struct scene *scene, uint16_t token)
{
	return tree_is(&scene->tree, token, GRAMMAR_ENVOY)
	       || tree_is(&scene->tree, tree_head(&scene->tree, token),
			       GRAMMAR_ENVOY)
	       || harm_is_penalised(scene, token);
}

/* The one country that the sentence names, by somebody who has an office or a
 * part in it; null where it names several, or speaks of it from abroad. */
static const struct mention *
home_of_sentence(const struct scene *scene)
{
	const struct mention *known = NULL;
	for (uint16_t t = 1; !known && t <= scene->tree.count; t++)
		if (scene->mention[t] && has_office(scene->mention[t])
				&& !is_abroad(scene, t))
			known = scene->mention[t];
	if (!known || speaks_of_elsewhere(&scene->tree))
		return NULL;
	return names_other_country(scene, known) ? NULL : known;
}

/* "The director blamed the {Andalusian government}": whoever acts is of the one
 * country of which the sentence names somebody. Of 1,800 annotated sentences
 * that none of this was written for, events with countries rose by three in a
 * thousand. */
static void
settle_at_home(const struct scene *scene, struct candidate *candidate)
{
	struct parties *actor = &candidate->actor;
	if (!tree_traits(&scene->tree)->home_unsaid || !actor->count
			|| !parties_all(actor, is_somebody_of_the_land))
		return;
	const struct mention *known = home_of_sentence(scene);
	if (known)
		take_country(scene, actor, is_somebody_of_the_land, known);
}

/* An envoy whose country no word tells. */
static bool
is_some_envoy(const struct scene *scene, const struct mention *mention)
{
	return is_envoy(scene, mention)
	       && (mention->assumed
			       || mention->country_from
						  == COUNTRY_FROM_ARTICLE);
}

/* Nobody expels his own: "Polonia protestó después de que Bielorrusia expulsó a
 * {su} cónsul". */
static bool
is_expelled(const struct scene *scene, const struct candidate *candidate,
		const struct mention *mention)
{
	const struct ontology *ontology = scene->frames->ontology;
	const struct frame *frame = candidate->match.frame;
	return is_envoy(scene, mention)
	       && str_equal(ontology->modes[frame->mode].name, STR("expel"));
}

/* "Norway expelled two diplomats": of some other country, not of its own. */
static void
free_envoys(const struct scene *scene, struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	struct parties *recipient = &candidate->recipient;
	if (!actor->count || !parties_all(actor, mention_acts_for_state))
		return;
	for (unsigned i = 0; i < recipient->count; i++) {
		const struct mention *mention = recipient->at[i];
		if ((!is_some_envoy(scene, mention)
				    && !is_expelled(scene, candidate, mention))
				|| strcmp(mention->actor.code,
						   actor->at[0]->actor.code)
						   != 0)
			continue;
		recipient->at[i] = mention_without_country(scene, mention);
	}
}

void
countrymen_settle(const struct scene *scene, struct candidate *candidate)
{
	settle_recipients(scene, candidate);
	settle_actors(scene, candidate, is_somebody_of_the_land);
	settle_partners(scene, candidate);
	free_envoys(scene, candidate);
}

void
countrymen_finish(const struct scene *scene, struct candidate *candidate)
{
	countrymen_settle(scene, candidate);
	settle_actors(scene, candidate, is_of_the_land);
	settle_at_home(scene, candidate);
}
