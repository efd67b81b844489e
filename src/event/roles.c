#include "event/roles.h"

#include "event/harm.h"
#include "event/nearest.h"
#include "event/partners.h"
#include "event/phrase.h"
#include "event/recipient.h"
#include "event/countrymen.h"
#include "event/tree_owner.h"
#include "event/tree_verb.h"

/* "Oman says Iran killed its soldiers": nobody is told to harm his own side;
 * the soldiers are the speaker's. */
static void
give_to_speaker(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	enum plover_event event = candidate->match.frame->event;
	if (event != PLOVER_ASSAULT && event != PLOVER_COERCE)
		return;
	const struct mention *speaker =
			phrase_speaker(scene, candidate->match.at);
	for (unsigned i = 0; speaker && i < recipient->count; i++)
		if (candidate->actor.count
				&& !mention_same_side(
						candidate->actor.at[0], speaker)
				&& (!recipient->at[i]->actor.code[0]
						|| mention_same_side(
								candidate->actor.at
										[0],
								recipient->at[i]))
				&& recipient_is_own(scene, recipient->at[i],
						candidate->actor.at[0]))
			recipient->at[i] = mention_of_country(
					scene, recipient->at[i], speaker);
}

bool
roles_is_setting(const struct tree *tree, uint16_t noun)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, noun));
	return (deprel == DEPREL_OBL || deprel == DEPREL_NMOD)
	       && tree_child_in(tree, noun, GRAMMAR_SETTING);
}

/* An event told by a noun stands for its doer: who condemns the attack on a
 * town condemns the attacker. Who acts on his own deed ("halted its bombing
 * of Yemen") means whom it is done to. */
static void
add_side(const struct scene *scene, uint16_t token,
		const struct parties *actors, struct parties *out)
{
	if (tree_is_reciprocal(&scene->tree, token))
		return;
	const struct candidate *inner = scene->candidates[token];
	struct parties found = { .count = 0 };
	if (inner->match.frame && !scene->mention[token]) {
		parties_add_all(&found, &inner->actor);
		parties_remove(&found, actors);
		if (!found.count && inner->actor.count)
			parties_add_all(&found, &inner->recipient);
	}
	parties_remove(&found, actors);
	if (!found.count)
		phrase_parties(scene, token, true, &found);
	parties_remove(&found, actors);
	uint16_t behind = scene->mention[token] || found.count
					  ? 0
					  : phrase_modifier_behind(
							  scene, token, true);
	if (behind)
		phrase_parties(scene, behind, true, &found);
	else if (!found.count)
		phrase_parties(scene, token, true, &found);
	parties_add_all(out, &found);
}

static struct parties *
list_of(struct candidate *candidate, uint8_t role)
{
	if (role == ROLE_ACTOR || candidate->match.frame->mutual)
		return &candidate->actor;
	return &candidate->recipient;
}

/* "la invasión {rusa} de Ucrania": of a harm the adjective tells who does it,
 * and what stands behind "de" who suffers it. */
static void
drop_suffering_owners(const struct scene *scene, uint16_t token,
		struct parties *found)
{
	struct parties doers = { .count = 0 };
	for (unsigned i = 0; i < found->count; i++)
		if (found->at[i]->kind == MENTION_ADJECTIVE
				&& tree_head(&scene->tree, found->at[i]->head)
						   == token)
			parties_add(&doers, found->at[i]);
	if (doers.count && harm_tells_deed(scene, token))
		*found = doers;
}

/* "halted its bombing of Yemen" for {recipient's bombing}: the actor's own
 * deed names the recipient behind it. */
static void
fill_owner(const struct scene *scene, struct candidate *candidate,
		const struct condition *condition, uint16_t token)
{
	struct parties found = { .count = 0 };
	struct parties *list = list_of(candidate, condition->owner);
	phrase_owner_parties(scene, token, &found);
	drop_suffering_owners(scene, token, &found);
	if (condition->owner == ROLE_RECIPIENT
			&& !candidate->match.frame->mutual) {
		parties_remove(&found, &candidate->actor);
		if (!found.count && !condition->role)
			add_side(scene, token, &candidate->actor, &found);
	}
	parties_add_all(list, &found);
}

static void
fill_from_conditions(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = match->token[i];
		if (!token)
			continue;
		if (condition->owner)
			fill_owner(scene, candidate, condition, token);
		if (condition->obliged || condition->other)
			phrase_parties(scene,
					scene->tree.clauses[token].subject,
					false, &candidate->recipient);
		if (!condition->role)
			continue;
		struct parties *list = list_of(candidate, condition->role);
		if (condition->role == ROLE_RECIPIENT && !match->frame->mutual)
			add_side(scene, token, &candidate->actor, list);
		else
			phrase_parties(scene, token,
					condition->role == ROLE_RECIPIENT,
					list);
		if (condition->slot == SLOT_POSSESSOR
				&& !roles_is_setting(&scene->tree, match->at))
			phrase_add_across_hyphen(scene, token, list);
	}
}

/* "Russian soldiers were deployed": Russia deployed them. */
static bool
is_own_force(const struct scene *scene, const struct frame *frame,
		uint16_t token)
{
	const struct mention *mention = scene->mention[token];
	bool force = mention->actor.sector[0] == SECTOR_MIL
		     || mention->actor.sector[0] == SECTOR_COP;
	return force
	       && (frame->event == PLOVER_AID
			       || recipient_is_means(scene, frame));
}

/* "A banker held by Iran has been released": by whom he was held. */
static void
add_captor(const struct scene *scene, const struct frame *frame,
		uint16_t captive, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	if (frame->event != PLOVER_RETREAT && frame->event != PLOVER_COERCE)
		return;
	TREE_CHILDREN(tree, captive, child)
	if (child > captive && tree_relation(&scene->tree, child) == DEPREL_ACL
			&& tree->clauses[child].passive
			&& tree->clauses[child].subject)
		phrase_parties(scene, tree->clauses[child].subject, false, out);
}

/* "US aid was cut": nobody does it but whose it was. */
static void
fill_agentless(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = match->token[i];
		if (condition->slot != SLOT_OBJECT || !token
				|| condition->role == ROLE_RECIPIENT
				|| condition->owner == ROLE_RECIPIENT)
			continue;
		add_captor(scene, match->frame, token, &candidate->actor);
		if (candidate->actor.count)
			return;
		if (!scene->mention[token])
			phrase_owner_parties(scene, token, &candidate->actor);
		else if (is_own_force(scene, match->frame, token))
			phrase_parties(scene, token, false, &candidate->actor);
	}
}

/* "Peru joined Chile in condemning it": Chile does it, too. */
static void
add_joined(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = candidate->match.at;
	uint16_t joined = tree->tokens[verb].head;
	if (!joined || joined > tree->count || !tree_is_gerund(tree, verb)
			|| tree_relation(&scene->tree, verb) != DEPREL_ADVCL
			|| !tree_is(tree, joined, GRAMMAR_JOIN)
			|| !tree_child_in(tree, verb, GRAMMAR_IN)
			|| !tree->clauses[joined].object)
		return;
	phrase_parties(scene, tree->clauses[joined].object, false,
			&candidate->actor);
}

/* "Togo freed a priest after a visit by a French envoy": he was in Togo. */
static void
add_host(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	const struct match *match = &candidate->match;
	uint16_t verb = tree->tokens[match->at].head;
	uint16_t preposition = tree_child(tree, match->at, DEPREL_CASE);
	struct parties found = { .count = 0 };
	if (match->frame->kind != TRIGGER_NOUN || !candidate->actor.count
			|| candidate->recipient.count || !verb
			|| verb > tree->count || !preposition
			|| tree->tokens[verb].upos != UPOS_VERB
			|| !ontology_is_visit(scene->frames->ontology,
					match->frame->event, match->frame->mode)
			|| !tree_is(tree, preposition, GRAMMAR_OCCASION))
		return;
	uint16_t subject = tree->clauses[verb].subject;
	if (subject)
		phrase_parties(scene, subject, false, &found);
	recipient_add_foreign(scene, candidate, &found);
}

/* "Qatar-brokered talks", "talks mediated by Qatar": the mediator takes part.
 */
static void
add_mediators(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t noun = candidate->match.at;
	if (candidate->match.frame->kind != TRIGGER_NOUN
			|| candidate->match.frame->event != PLOVER_CONSULT)
		return;
	TREE_CHILDREN(tree, noun, child)
	{
		if (!tree_is(tree, child, GRAMMAR_MEDIATION))
			continue;
		uint16_t agent = tree->clauses[child].subject;
		if (agent && agent != noun)
			phrase_parties(scene, agent, false, &candidate->actor);
		else
			phrase_modifier_parties(
					scene, child, &candidate->actor);
	}
}

/* The recipient is told by a phrase beside the object. */
static bool
recipient_is_beside(const struct match *match, uint16_t object)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] && match->token[i] != object
				&& match->frame->conditions[i].role
						   == ROLE_RECIPIENT)
			return true;
	return false;
}

/* "stormed the Mexican embassy in Quito", "struck an Iranian base in Syria":
 * whose the target is goes before the country in which it lies. */
static void
prefer_owner(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	uint16_t object = scene->tree.clauses[match->at].object;
	struct parties found = { .count = 0 };
	if (match->frame->event != PLOVER_ASSAULT || !object
			|| !recipient_is_beside(match, object))
		return;
	if (scene->mention[object])
		phrase_parties(scene, object, true, &found);
	else
		phrase_owner_parties(scene, object, &found);
	parties_remove(&found, &candidate->actor);
	if (parties_have_country(&found))
		candidate->recipient = found;
}

bool
roles_are_mutual(const struct scene *scene, const struct match *match,
		const struct event *event)
{
	bool together = event->category == PLOVER_AGREE
			|| event->category == PLOVER_COOPERATE
			|| (event->category == PLOVER_CONSULT
					&& !ontology_is_visit(
							scene->frames->ontology,
							event->category,
							event->mode));
	return together || match->frame->mutual
	       || recipient_is_each_other(scene, match);
}

/* "cancelled a visit by {its minister} to Turkey": one's own man is refused
 * nothing where somebody else is. */
static void
drop_own_men(const struct scene *scene, struct candidate *candidate)
{
	struct parties others = { .count = 0 };
	const struct parties *recipient = &candidate->recipient;
	if (candidate->match.frame->event != PLOVER_REJECT
			|| !candidate->actor.count)
		return;
	for (unsigned i = 0; i < recipient->count; i++)
		if (!recipient_is_own(scene, recipient->at[i],
				    candidate->actor.at[0]))
			others.at[others.count++] = recipient->at[i];
	if (others.count)
		candidate->recipient = others;
}

/* Whose goods are bought is no owner of them any more, but made them. */
static void
name_makers(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	if (candidate->match.frame->event != PLOVER_COOPERATE)
		return;
	for (unsigned i = 0; i < recipient->count; i++)
		recipient->at[i] = mention_of_maker(scene, recipient->at[i]);
}

void
roles_fill(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	candidate->actor.count = candidate->recipient.count = 0;
	if (!match->frame)
		return;
	fill_from_conditions(scene, candidate);
	prefer_owner(scene, candidate);
	/* "Rocket attacks": nobody's. */
	if (match->frame->kind == TRIGGER_NOUN)
		recipient_drop_tools(&candidate->actor);
	bool mutual = match->frame->mutual, tabari = match->frame->tabari;
	if (tabari)
		nearest_fill(scene, candidate);
	else if (!candidate->actor.count && match->agentless
			&& match->frame->kind == TRIGGER_VERB)
		fill_agentless(scene, candidate);
	if (!tabari && !candidate->recipient.count
			&& (!mutual || candidate->actor.count < 2))
		recipient_fill(scene, candidate);
	if (mutual)
		partners_settle(scene, candidate);
	if (recipient_is_warned(scene, match->frame->event)
			&& !candidate->recipient.count)
		recipient_add_warned(scene, candidate);
	if (recipient_is_told(match->frame->event))
		recipient_add_told(scene, candidate);
	if (match->frame->event == PLOVER_AGREE)
		recipient_drop_concerned(candidate);
	add_joined(scene, candidate);
	add_mediators(scene, candidate);
	add_host(scene, candidate);
	give_to_speaker(scene, candidate);
	countrymen_settle(scene, candidate);
	drop_own_men(scene, candidate);
	name_makers(scene, candidate);
}
