#include "event/partners.h"

#include "event/phrase.h"
#include "event/tree_owner.h"

/* Whoever the frame's own places of the actor name. */
static void
find_leaders(const struct scene *scene, const struct match *match,
		struct parties *out)
{
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = match->token[i];
		if (token && condition->owner == ROLE_ACTOR)
			phrase_owner_parties(scene, token, out);
		if (token && condition->role == ROLE_ACTOR)
			phrase_parties(scene, token, false, out);
	}
}

/* Behind "with"; "between" names both sides. */
static bool
has_partner(const struct tree *tree, const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i]
				&& match->frame->conditions[i].slot
						   == SLOT_OBLIQUE
				&& match->frame->conditions[i].role
						   == ROLE_RECIPIENT
				&& !tree_child_in(tree, match->token[i],
						GRAMMAR_OWNER_PREPOSITION))
			return true;
	return false;
}

/* "Kenya will act in cooperation with the Union": who acts. What is said "in a
 * call with editors" is news, and not the call. */
static void
add_doer(const struct scene *scene, const struct match *match,
		struct parties *out)
{
	const struct tree *tree = &scene->tree;
	uint16_t noun = match->at;
	uint16_t verb = tree_head(tree, noun);
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (match->frame->event != PLOVER_COOPERATE || !verb
			|| tree_relation(tree, noun) != DEPREL_OBL
			|| !preposition
			|| !tree_is(tree, preposition, GRAMMAR_IN))
		return;
	uint16_t subject = tree->clauses[verb].subject;
	if (subject && subject <= tree->count)
		phrase_parties(scene, subject, false, out);
}

/* "My talks with Japan": the speaker's. */
static void
add_owner(const struct scene *scene, uint16_t noun, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	uint16_t owner = tree_possessor(tree, noun);
	if (!owner || (!tree_is_first_person(tree, owner)
				      && !tree_is(tree, owner,
						      GRAMMAR_FIRST_PERSON)))
		return;
	const struct mention *speaker = phrase_speaker(scene, noun);
	if (speaker)
		parties_add(out, speaker);
}

/* "agreed on a response against {Iran}": nobody agrees with Iran. */
static bool
is_opposed(const struct scene *scene, const struct mention *mention)
{
	return mention->sentence == scene->sentence
	       && mention->head <= scene->tree.count
	       && tree_child_in(&scene->tree, mention->head, GRAMMAR_ADVERSE);
}

/* With whom something is done does it, too. */
static void
join(const struct scene *scene, struct candidate *candidate)
{
	struct parties *partners = &candidate->recipient;
	for (unsigned i = 0; i < partners->count; i++)
		if (!is_opposed(scene, partners->at[i]))
			parties_add(&candidate->actor, partners->at[i]);
	partners->count = 0;
}

void
partners_settle(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	struct parties leaders = { .count = 0 };
	join(scene, candidate);
	if (tree_traits(&scene->tree)->home_unsaid
			|| !has_partner(&scene->tree, match))
		return;
	find_leaders(scene, match, &leaders);
	if (leaders.count)
		return;
	if (match->frame->kind == TRIGGER_NOUN) {
		add_doer(scene, match, &leaders);
		add_owner(scene, match->at, &leaders);
	}
	for (unsigned i = 0; leaders.count && i < candidate->actor.count; i++)
		parties_add(&leaders, candidate->actor.at[i]);
	candidate->actor = leaders;
}
