/* Where a journey goes beyond what its frame binds: the country behind a
 * town's name, a house that has a name, what somebody is invited to visit. */
#include <string.h>

#include "event/parties.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

static uint8_t
host_role(const struct fact_scene *scene)
{
	return scene->facts->vocabulary.named_role.host;
}

/* "Apia, {Samoa}": the country right behind the comma behind a town; 0 none. */
static uint16_t
country_behind(const struct fact_scene *scene, uint16_t town)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t comma = (uint16_t)(town + 1);
	if (town + 2 > tree->count || !tree_is_comma(tree, comma))
		return 0;
	for (uint16_t t = (uint16_t)(town + 2);
			t <= tree->count && t < town + 5; t++) {
		const struct mention *mention = scene->known[t];
		if (mention && mention->kind == MENTION_COUNTRY
				&& mention->first == town + 2
				&& mention->head == t)
			return t;
	}
	return 0;
}

static void
add_countries(const struct fact_scene *scene, struct telling *telling)
{
	unsigned count = telling->fact.party_count;
	for (unsigned i = 0; i < count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const struct mention *town = party->mention;
		if (party->role != host_role(scene)
				|| !fact_is_here(scene, town)
				|| !fact_is_town(scene, town))
			continue;
		uint16_t country = country_behind(scene, town->last);
		const struct mention *mention = scene->known[country];
		if (country && !fact_is_of_party(scene, telling, country)
				&& !strcmp(mention->actor.code,
						town->actor.code))
			fact_add_party(telling, mention, party->role);
	}
}

/* The network takes it for a place or a body. */
static bool
is_tagged(const struct tree *tree, uint16_t token)
{
	switch (tree->tokens[token].name) {
	case NAME_B_LOC:
	case NAME_I_LOC:
	case NAME_B_ORG:
	case NAME_I_ORG:
		return tree->tokens[token].upos == UPOS_PROPN;
	default:
		return false;
	}
}

static void
add_named(const struct fact_scene *scene, struct telling *telling,
		uint16_t token)
{
	if (token && is_tagged(&scene->scene.tree, token)
			&& !fact_is_of_party(scene, telling, token))
		fact_add_party(telling, fact_unknown_party(scene, token),
				host_role(scene));
}

/* "visited the {Lund Bridge} in Oslo": what the frame binds, with a name. */
static uint16_t
named_object(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	uint16_t object = scene->scene.tree.clauses[match->at].object;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (object && match->token[i] == object
				&& (condition->object
						|| condition->role == host_role(scene)))
			return object;
	}
	return 0;
}

/* "met them {at the Lund Medical Center} in Oslo". */
static void
add_sites(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	if (telling->match->frame->kind != TRIGGER_VERB)
		return;
	uint16_t verb = telling->match->at;
	add_named(scene, telling, named_object(scene, telling));
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++) {
		uint16_t word = tree_child(tree, t, DEPREL_CASE);
		if (tree->clause_of[t] == verb && word
				&& fact_has_word(scene, word, FACT_WORD_AT)
				&& fact_has_word(scene, t, FACT_WORD_PLACE))
			add_named(scene, telling, t);
	}
}

/* A place or a country, where the clause of the verb leads. */
static bool
is_destination(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	bool place = scene->scene.place[token]
		     || (mention && mention->kind == MENTION_COUNTRY);
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_OBJ:
		return place && !word;
	case DEPREL_OBL:
		return place && word
		       && fact_has_word(scene, word, FACT_WORD_ADDRESS);
	default:
		return false;
	}
}

/* "invited the king {to visit Chile}": Chile is visited, too. */
static void
add_destinations(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		struct parties found = { .count = 0 };
		uint16_t verb = match->token[i];
		if (!slot_is_complement(match->frame->conditions[i].slot)
				|| !verb)
			continue;
		TREE_CHILDREN(tree, verb, child)
		if (is_destination(scene, child))
			fact_find_parties(scene, child, &found);
		for (unsigned k = 0; k < found.count; k++)
			if (!fact_is_of_party(
					    scene, telling, found.at[k]->head))
				fact_add_party(telling, found.at[k],
						host_role(scene));
	}
}

void
fact_journey_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	if (telling->fact.kind != vocabulary->named_kind.visit
			|| !fact_has_role(telling, host_role(scene)))
		return;
	if (telling->fact.status == vocabulary->named_status.invited)
		add_destinations(scene, telling);
	add_sites(scene, telling);
	add_countries(scene, telling);
}
