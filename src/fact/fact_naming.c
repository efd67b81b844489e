/* One who takes part and is named twice: by a name and the letters behind it
 * in brackets, by a name and what stands beside it to say who that is ("Sabal,
 * a maker of pumps, will invest"), by a word inside of the name ("the Union of
 * {African States}"). And what is no name of anybody: the money itself. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { DESCRIPTION_STEPS = 3 };

static bool
is_sign(const struct fact_scene *scene, uint16_t token, struct str sign)
{
	const struct tree *tree = &scene->scene.tree;
	return token && token <= tree->count
	       && str_equal(text_of_token(tree->text, &tree->tokens[token]),
			       sign);
}

/* A word of the name of a body, as the network hears it. */
static bool
is_of_body(const struct tree *tree, uint16_t token)
{
	uint8_t name = token <= tree->count ? tree->tokens[token].name : NAME_O;
	return name == NAME_B_ORG || name == NAME_I_ORG;
}

/* The first word of the body's name that the word is one of; 0 none. */
static uint16_t
body_of(const struct tree *tree, uint16_t token)
{
	if (!is_of_body(tree, token))
		return 0;
	while (token > 1 && tree->tokens[token].name == NAME_I_ORG
			&& is_of_body(tree, (uint16_t)(token - 1)))
		token--;
	return token;
}

/* Whose phrase ends with the word, the longest; null where nobody's does. */
static const struct mention *
ends_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *longest = NULL;
	for (uint16_t t = token; t; t--) {
		const struct mention *mention = scene->everybody[t];
		if (mention && fact_is_here(scene, mention)
				&& mention->kind != MENTION_ADJECTIVE
				&& mention->last == token
				&& (!longest || mention->first < longest->first))
			longest = mention;
	}
	return longest;
}

/* "the Forest Agency ({FA})": the agency; null where nobody stands before the
 * bracket. A place there says where it is. */
static const struct mention *
named_before_bracket(
		const struct fact_scene *scene, const struct mention *mention)
{
	uint16_t bracket = (uint16_t)(mention->first - 1);
	if (mention->first < 3 || !is_sign(scene, bracket, STR("("))
			|| !is_sign(scene, (uint16_t)(mention->last + 1),
					STR(")"))
			|| scene->scene.place[mention->head])
		return NULL;
	const struct mention *named = ends_at(scene, (uint16_t)(bracket - 1));
	return named && !named->actor.person
					       && tree_is_capital(
							       &scene->scene.tree,
							       named->head)
			       ? named
			       : NULL;
}

/* The first word of the description that the word ends or goes on: "{a} food
 * and drinks company". */
static uint16_t
description_of(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; token && step < DESCRIPTION_STEPS; step++) {
		uint16_t article = tree_child(tree, token, DEPREL_DET);
		if (article && article < token
				&& !tree_is(tree, article, GRAMMAR_DEFINITE))
			return article;
		if (tree_relation(tree, token) != DEPREL_CONJ)
			return 0;
		token = tree_head(tree, token);
	}
	return 0;
}

/* The name that the description stands beside: the word that it hangs on, or
 * the one before it that hangs where it does. */
static uint16_t
name_beside(const struct fact_scene *scene, uint16_t top, uint16_t article)
{
	const struct tree *tree = &scene->scene.tree;
	if (tree_relation(tree, top) == DEPREL_APPOS)
		return tree_head(tree, top);
	const struct mention *before = ends_at(scene, (uint16_t)(article - 2));
	bool beside = before && tree_relation(tree, top) == DEPREL_NSUBJ
		      && tree_relation(tree, before->head) == DEPREL_NSUBJ
		      && tree_head(tree, before->head) == tree_head(tree, top);
	return beside ? before->head : 0;
}

/* "Sabal, a {maker} of pumps, will invest": Sabal; null where no name stands
 * before the description. */
static const struct mention *
named_before_description(
		const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	if (tree_is_capital(tree, mention->head)
			|| tree->tokens[mention->head].upos != UPOS_NOUN)
		return NULL;
	uint16_t article = description_of(scene, mention->head);
	if (article < 3 || !is_sign(scene, (uint16_t)(article - 1), STR(",")))
		return NULL;
	uint16_t name = name_beside(scene, tree_head(tree, article), article);
	return name && fact_is_name(scene, name) && !scene->scene.place[name]
			       ? scene->everybody[name]
			       : NULL;
}

/* By whose name the one who takes part is better known; null where there is no
 * other. */
static const struct mention *
better_name(const struct fact_scene *scene, const struct mention *mention)
{
	if (!fact_is_here(scene, mention) || mention->kind == MENTION_PRONOUN)
		return NULL;
	const struct mention *named = named_before_bracket(scene, mention);
	return named ? named : named_before_description(scene, mention);
}

static bool
is_within(const struct mention *own, const struct mention *other)
{
	return own->start >= other->start && own->end <= other->end
	       && own->end - own->start < other->end - other->start;
}

/* "the Department of {Energy}": words of one name, of which the first stands
 * for it. */
static bool
is_later_word(const struct fact_scene *scene, const struct mention *own,
		const struct mention *other)
{
	const struct tree *tree = &scene->scene.tree;
	if (!fact_is_here(scene, own) || !fact_is_here(scene, other)
			|| own->head <= other->head || is_within(other, own))
		return false;
	uint16_t body = body_of(tree, own->head);
	return body && body == body_of(tree, other->head);
}

/* A word inside of somebody's name or phrase who takes part, too. */
static bool
is_inside_other(const struct fact_scene *scene, const struct telling *telling,
		unsigned i)
{
	const struct mention *own = telling->fact.party[i].mention;
	for (unsigned k = 0; k < telling->fact.party_count; k++) {
		const struct mention *other = telling->fact.party[k].mention;
		if (k != i && own->kind != MENTION_PRONOUN
				&& other->kind != MENTION_PRONOUN
				&& own->sentence == other->sentence
				&& (is_within(own, other)
						|| is_later_word(scene, own,
								other)))
			return true;
	}
	return false;
}

/* "{This $3 million investment} will help": the money itself. */
static bool
is_money_itself(const struct fact_scene *scene, const struct telling *telling,
		const struct fact_party *party)
{
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	return (party->role == role->investor || party->role == role->donor)
	       && fact_kind_has(scene, telling, party->role)
	       && fact_is_here(scene, party->mention)
	       && fact_has_word(scene, party->mention->head, FACT_WORD_INVEST)
	       && tree_is_noun(&scene->scene.tree, party->mention->head)
	       && !tree_is_capital(&scene->scene.tree, party->mention->head);
}

static bool
names_somebody(const struct fact_scene *scene, const struct telling *telling,
		unsigned i)
{
	const struct fact *fact = &telling->fact;
	const struct fact_party *party = &fact->party[i];
	for (unsigned k = 0; k < i; k++)
		if (fact->party[k].mention == party->mention)
			return false;
	return !is_inside_other(scene, telling, i)
	       && !is_money_itself(scene, telling, party);
}

void
fact_names_settle(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	bool kept[FACT_PARTIES];
	uint8_t count = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *named =
				better_name(scene, fact->party[i].mention);
		if (named)
			fact->party[i].mention = named;
	}
	for (unsigned i = 0; i < fact->party_count; i++)
		kept[i] = names_somebody(scene, telling, i);
	for (unsigned i = 0; i < fact->party_count; i++)
		if (kept[i])
			fact->party[count++] = fact->party[i];
	fact->party_count = count;
}
