/* Words before a noun that only tell which kind of thing it is ("student loans",
 * "union jobs", "the Rescue Plan funds"), and so take no part. */
#include "actor/sector.h"
#include "event/parties.h"
#include "fact/fact_scene.h"

/* "the child tax credit", "community care": a common noun that the actors'
 * stage reads as a word before another one, and nobody of a government. */
static bool
is_noun_before(const struct mention *mention)
{
	return mention->kind == MENTION_ADJECTIVE
	       && mention->first == mention->last
	       && str_starts(mention->source, STR("agents/"))
	       && !mention_acts_for_state(mention);
}

/* "up to the {Kenyan} border": which border it is. */
static bool
is_of_border(const struct fact_scene *scene, const struct mention *mention)
{
	uint16_t noun = tree_head(&scene->scene.tree, mention->head);
	return noun > mention->last && mention->last == mention->head
	       && fact_has_word(scene, noun, FACT_WORD_BORDER);
}

/* "workforce programs", "union jobs", "minority-owned shops", "the Rescue Plan
 * funds": no workforce, no union, no minority and no funds get it. */
static bool
is_kind_word(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = mention->head;
	if (mention->sentence != scene->scene.sentence
			|| tree_traits(tree)->noun_first)
		return false;
	if (is_noun_before(mention) || is_of_border(scene, mention))
		return true;
	if (mention->kind != MENTION_AGENT && mention->kind != MENTION_GENERIC)
		return false;
	if (tree_relation(tree, head) == DEPREL_COMPOUND)
		return true;
	uint16_t before = tree_child(tree, head, DEPREL_COMPOUND);
	return before && tree_is_capital(tree, before)
	       && fact_has_word(scene, before, FACT_WORD_DOCUMENT);
}

bool
fact_is_kind_of(const struct fact_scene *scene, const struct mention *owner)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = owner->head;
	if (owner->sentence != scene->scene.sentence
			|| tree_traits(tree)->noun_first
			|| tree_relation(tree, head) != DEPREL_COMPOUND)
		return false;
	if (fact_has_word(scene, head, FACT_WORD_DOCUMENT))
		return true;
	switch (owner->kind) {
	case MENTION_AGENT:
		return owner->actor.sector[0] != SECTOR_GOV;
	case MENTION_ADJECTIVE:
		return is_noun_before(owner)
		       || (!owner->actor.code[0]
				       && owner->actor.sector[0] != SECTOR_GOV);
	case MENTION_GENERIC:
		return tree_is_capital(tree, tree_head(tree, head))
		       || !tree_is_capital(tree, head);
	default:
		return false;
	}
}

/* "{rebel} shelling": whose attack it is. */
static bool
is_attacker(const struct fact_scene *scene, const struct mention *mention)
{
	uint16_t noun = tree_head(&scene->scene.tree, mention->head);
	return noun && fact_has_word(scene, noun, FACT_WORD_ATTACK);
}

static bool
only_tells_kind(const struct fact_scene *scene, const struct telling *telling,
		const struct fact_party *party)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t about = vocabulary->kind[telling->fact.kind].about;
	if (party->role == vocabulary->named_role.donor
			|| party->role
					   == vocabulary->named_role.investor)
		return fact_is_kind_of(scene, party->mention);
	if (party->role == vocabulary->named_role.actor)
		return fact_is_kind_of(scene, party->mention)
		       && !is_attacker(scene, party->mention);
	return (party->role == about
			       || party->role
						  == vocabulary->named_role.seller
			       || party->role
						  == vocabulary->named_role.buyer)
	       && is_kind_word(scene, party->mention);
}

void
fact_kind_words_drop(const struct fact_scene *scene, struct telling *telling,
		bool plain)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (!only_tells_kind(scene, telling, &fact->party[i])
				|| (plain && !is_noun_before(fact->party[i].mention)))
			fact->party[kept++] = fact->party[i];
	fact->party_count = kept;
}
