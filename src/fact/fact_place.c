/* Which country somebody belongs to who gets something, when neither their
 * name nor a table tells: "the hospital in Djibouti", "the China-Chad school",
 * "gave Rukara school desks in Rwanda". */
#include "event/parties.h"
#include "event/roles.h"
#include "fact/fact_scene.h"

enum { PLACE_DEPTH = 6 };

static bool
other_side_has(const struct fact *fact, uint8_t role, const char *code)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role != role
				&& !strcmp(fact->party[i].mention->actor.code,
						code))
			return true;
	return false;
}

/* The word describes the one above it, by a name or by where it is. */
static bool
describes(const struct tree *tree, uint16_t token)
{
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_AMOD:
	case DEPREL_APPOS:
	case DEPREL_COMPOUND:
	case DEPREL_FLAT:
	case DEPREL_NMOD:
		return true;
	default:
		return false;
	}
}

static bool
is_part_of(const struct tree *tree, uint16_t token, uint16_t head)
{
	for (unsigned step = 0; token && step < PLACE_DEPTH; step++) {
		if (token == head)
			return true;
		if (!describes(tree, token))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

static const char *
code_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->known[token];
	if (!mention)
		mention = scene->scene.place[token];
	return mention && mention->kind != MENTION_PRONOUN ? mention->actor.code
							   : "";
}

/* The word is inside the name, hangs on it, or is joined to it by a hyphen. */
static bool
belongs_to(const struct fact_scene *scene, uint16_t token,
		const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	return token <= mention->last
	       || (token == mention->last + 2
			       && str_equal(text_of_token(tree->text,
							    &tree->tokens[token
									    - 1]),
					       STR("-")))
	       || is_part_of(tree, token, mention->head);
}

/* The first country besides the other side's that the words of somebody name,
 * or what hangs on them; "" none. */
static const char *
country_inside(const struct fact_scene *scene, const struct fact *fact,
		const struct fact_party *party)
{
	const struct mention *mention = party->mention;
	struct scene known = scene->scene;
	struct parties owners = { .count = 0 };
	for (uint16_t t = mention->first; t <= scene->scene.tree.count; t++) {
		const char *code = code_at(scene, t);
		if (code[0] && !other_side_has(fact, party->role, code)
				&& belongs_to(scene, t, mention))
			return code;
	}
	known.mention = scene->known;
	roles_of_owner(&known, mention->head, &owners);
	for (unsigned i = 0; i < owners.count; i++)
		if (!other_side_has(fact, party->role,
				    owners.at[i]->actor.code))
			return owners.at[i]->actor.code;
	return "";
}

/* "donated beds to the clinic in Togo", the place hung on the verb. */
static const char *
country_beside(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->verb ? telling->verb : telling->match->at;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && scene->scene.place[child]
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_OBL
			&& tree_child_in(tree, child, GRAMMAR_IN))
		return scene->scene.place[child]->actor.code;
	return "";
}

static void
set_country(const struct fact_scene *scene, struct fact_party *party,
		const char *code)
{
	struct mention *mention =
			ARENA_NEW(scene->scene.arena, struct mention, 1);
	*mention = *party->mention;
	memcpy(mention->actor.code, code, sizeof mention->actor.code);
	party->mention = mention;
}

void
fact_places_set(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	uint8_t role = scene->facts->vocabulary.kind[fact->kind].about;
	for (unsigned i = 0; role && i < fact->party_count; i++) {
		struct fact_party *party = &fact->party[i];
		const char *own = party->mention->actor.code;
		if (party->role != role
				|| party->mention->kind == MENTION_PRONOUN
				|| (own[0] && !other_side_has(fact, role, own)))
			continue;
		const char *code = country_inside(scene, fact, party);
		if (!code[0] && !own[0])
			code = country_beside(scene, telling);
		if (code[0])
			set_country(scene, party, code);
	}
}
