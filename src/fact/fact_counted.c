/* Whom a count counts: they are told by its number and take no part; "Nineteen
 * cities enrolled {5,000 pupils}" counts the pupils, and the cities besides. */
#include <string.h>

#include "event/sets.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* "withdrew {1,500 troops} from Somalia": the country is that of the place
 * behind them. */
static bool
is_of_place_behind(
		const struct fact_scene *scene, const struct mention *mention)
{
	const unsigned near = mention->head + 4u;
	const struct tree *tree = &scene->scene.tree;
	for (unsigned t = mention->head + 1u; t <= tree->count && t <= near;
			t++) {
		const struct mention *place = scene->scene.place[t];
		if (place && !strcmp(place->actor.code, mention->actor.code))
			return true;
	}
	return false;
}

/* Whom the figure counts, where their country is known; else null. */
static const struct mention *
who_is_counted(const struct fact_scene *scene, const struct telling *telling)
{
	const struct mention *mention =
			scene->everybody[telling->fact.count[0]->head];
	if (!mention)
		return NULL;
	bool armed = sector_in(mention->actor.sector[0], SECTORS_ARMED);
	bool told = mention->actor.code[0]
		    && !(armed && is_of_place_behind(scene, mention));
	return told && mention->kind != MENTION_GENERIC ? mention : NULL;
}

bool
fact_is_counted(const struct fact *fact, uint16_t token)
{
	for (unsigned i = 0; i < fact->count_count; i++)
		if (amount_has(fact->count[i], token))
			return true;
	return false;
}

/* "300 nurses and {doctors}": several others without a name that the same
 * figure counts. */
static bool
is_counted_beside(const struct fact_scene *scene, const struct fact *fact,
		const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = mention->head;
	bool unnamed = mention->kind == MENTION_AGENT
		       || mention->kind == MENTION_GENERIC;
	return unnamed && tree_relation(tree, head) == DEPREL_CONJ
	       && tree_feature(tree, head, FEATURE_NUMBER) == NUMBER_PLUR
	       && fact_is_counted(fact, tree_head(tree, head));
}

/* "{27 million people} voted": whom a figure counts is told by it and takes no
 * part. */
static void
drop_counted(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		bool here = fact_is_here(scene, mention);
		if (here && amount_has(fact->count[0], mention->head)) {
			if (mention->actor.code[0])
				fact->counted = mention;
		} else if (!here
				|| (!fact_is_counted(fact, mention->head)
						&& !is_counted_beside(scene,
								fact, mention)))
			fact->party[kept++] = fact->party[i];
	}
	fact->party_count = kept;
}

static bool
is_party_counted(const struct fact_scene *scene, const struct fact_party *party,
		const struct amount *amount)
{
	return fact_is_here(scene, party->mention)
	       && amount_has(amount, party->mention->head);
}

/* Whether somebody who does it is whom the figure counts. */
static bool
counts_doer(const struct fact_scene *scene, const struct fact *fact,
		const struct amount *amount)
{
	uint8_t actor = scene->facts->vocabulary.named_role.actor;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == actor
				&& is_party_counted(
						scene, &fact->party[i], amount))
			return true;
	return false;
}

/* The number of those who do it, as a fact of its own. */
static void
tell_doers(struct fact_scene *scene, const struct telling *whole,
		const struct amount *doers)
{
	if (scene->count == TELLINGS)
		return;
	struct telling *part = &scene->at[scene->count++];
	*part = *whole;
	struct fact *fact = &part->fact;
	fact->party_count = 0;
	for (unsigned i = 0; i < whole->fact.party_count; i++)
		if (is_party_counted(scene, &whole->fact.party[i], doers))
			fact->party[fact->party_count++] = whole->fact.party[i];
	fact->count[0] = doers;
	fact->count_count = 1;
	part->object = 0;
	fact->object_start = fact->object_end = 0;
}

/* "{Nineteen cities} enrolled 5,000 pupils": the cities enrol the pupils,
 * however many they are; and how many is a fact, too. */
static void
part_doers(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	const struct amount *others[FACT_AMOUNTS], *doers = NULL;
	uint8_t count = 0;
	for (unsigned i = 0; i < fact->count_count; i++)
		if (counts_doer(scene, fact, fact->count[i]))
			doers = fact->count[i];
		else
			others[count++] = fact->count[i];
	if (!count || !doers)
		return;
	tell_doers(scene, telling, doers);
	memcpy(fact->count, others, count * sizeof *others);
	fact->count_count = count;
}

void
fact_counted_set(struct fact_scene *scene, struct telling *telling)
{
	part_doers(scene, telling);
	drop_counted(scene, telling);
	if (!telling->fact.counted)
		telling->fact.counted = who_is_counted(scene, telling);
}
