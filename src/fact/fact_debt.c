/* What is owed: who owes it is spared by a debt relief and gives nothing; to
 * whom it is owed they give. */
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* "{its} debt": of somebody who takes part; null where nobody is meant. */
static const struct mention *
owner_of(const struct fact_scene *scene, uint16_t debt)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t owner = debt ? tree_child(tree, debt, DEPREL_NMOD_POSS) : 0;
	const struct mention *mention = owner ? scene->everybody[owner] : NULL;
	return mention && mention->kind == MENTION_PRONOUN ? mention : NULL;
}

/* "Togo restructured {its} debt": they are spared, and spare nobody. */
static bool
is_own_debt(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct mention *owner =
				match->frame->conditions[i].words.count
						? owner_of(scene,
								match->token[i])
						: NULL;
		if (owner && fact_takes_part(telling, owner))
			return true;
	}
	return false;
}

static void
turn_debtor(const struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct named_roles *role = &vocabulary->named_role;
	struct fact *fact = &telling->fact;
	if (fact_has_role(telling, role->recipient)
			|| !is_own_debt(scene, telling))
		return;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role->donor)
			fact->party[i].role = role->recipient;
}

void
fact_debt_fill(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t relief = vocabulary_instrument(
			&scene->facts->vocabulary, STR("debt-relief"));
	if (relief && telling->result->instrument == relief)
		turn_debtor(scene, telling);
}

bool
fact_is_owed(const struct fact_scene *scene, uint32_t i)
{
	for (uint16_t t = 1; t < scene->amounts[i].first; t++)
		if (fact_has_word(scene, t, FACT_WORD_OWE))
			return true;
	return false;
}
