#include "event/sides.h"

#include "event/harm.h"
#include "event/ontology.h"
#include "event/parties.h"
#include "event/tree_clause.h"

static bool
is_of_country(const struct mention *mention)
{
	return mention && mention->actor.code[0] && !mention->assumed
	       && !code_is_international(mention->actor.code);
}

/* Somebody of the only country that the sentence names beside that one. */
static const struct mention *
other_country(const struct scene *scene, const struct mention *one)
{
	const struct mention *found = NULL;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct mention *mention = scene->mention[t];
		if (!is_of_country(mention))
			mention = scene->place[t];
		if (!is_of_country(mention)
				|| !strcmp(mention->actor.code,
						one->actor.code))
			continue;
		if (found && strcmp(found->actor.code, mention->actor.code))
			return NULL;
		found = mention;
	}
	return found;
}

static bool
acts_abroad(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_ACTIVE_ABROAD);
}

static bool
have_head(const struct parties *parties, const struct mention *mention)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->sentence == mention->sentence
				&& parties->at[i]->head == mention->head)
			return true;
	return false;
}

static bool
have_code(const struct parties *parties, const char *code)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!parties->at[i]->assumed
				&& !strcmp(parties->at[i]->actor.code, code))
			return true;
	return false;
}

/* "El ministro, respaldado por Brasil, acusó a Chile": some event of the
 * sentence has the mention on one side and the country on the other, so that
 * the mention is not of that country. */
static bool
is_faced(const struct scene *scene, const struct mention *mention,
		const char *code)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct candidate *told = scene->candidates[t];
		if (!told->match.frame || !told->match.frame->event)
			continue;
		if ((have_head(&told->actor, mention)
				    && have_code(&told->recipient, code))
				|| (have_head(&told->recipient, mention)
						&& have_code(&told->actor,
								code)))
			return true;
	}
	return false;
}

static void
settle(const struct scene *scene, struct parties *parties,
		const struct parties *others)
{
	const struct mention *one =
			parties_of_one_country(others, is_of_country, true);
	const struct mention *other = one ? other_country(scene, one) : NULL;
	for (unsigned i = 0; other && i < parties->count; i++)
		if (parties->at[i]->open && acts_abroad(parties->at[i])
				&& !is_faced(scene, parties->at[i],
						other->actor.code)) {
			struct mention *copy = mention_of_country(
					scene, parties->at[i], other);
			copy->assumed = true;
			parties->at[i] = copy;
		}
}

static bool
holds_country(const struct parties *parties, const char *code)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->kind == MENTION_COUNTRY
				&& !strcmp(parties->at[i]->actor.code, code))
			return true;
	return false;
}

/* "Soldiers invaded Kuwait": whoever acts on a country as a whole is hardly its
 * own army. */
static void
drop_own(const struct scene *scene, struct parties *actors,
		const struct parties *others)
{
	static const struct mention nobody = { .kind = MENTION_COUNTRY };
	for (unsigned i = 0; i < actors->count; i++) {
		const struct mention *actor = actors->at[i];
		if (!actor->assumed || !acts_abroad(actor)
				|| !holds_country(others, actor->actor.code))
			continue;
		struct mention *copy =
				mention_of_country(scene, actor, &nobody);
		copy->assumed = false;
		actors->at[i] = copy;
	}
}

/* The one code of whoever acts; null when there are several or none. */
static const char *
code_of_all(const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!parties->at[i]->actor.code[0]
				|| strcmp(parties->at[i]->actor.code,
						parties->at[0]->actor.code))
			return NULL;
	return parties->count ? parties->at[0]->actor.code : NULL;
}

static bool
has_other_code(const struct parties *parties, const char *code)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->actor.code[0]
				&& strcmp(parties->at[i]->actor.code, code))
			return true;
	return false;
}

/* "The two countries", "the American and Emirati people": words that denote
 * another recipient too. */
static bool
shares_words(const struct parties *parties, const struct mention *mention)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i] != mention
				&& parties->at[i]->start == mention->start
				&& parties->at[i]->end == mention->end)
			return true;
	return false;
}

static bool
is_own_side(const struct parties *parties, const struct mention *mention,
		const char *code)
{
	bool country = mention->kind == MENTION_COUNTRY
		       || mention->kind == MENTION_ADJECTIVE;
	return !strcmp(mention->actor.code, code)
	       && (country || shares_words(parties, mention));
}

/* "Berlin affirmed the ties between Germany and Ghana", "the partnership of the
 * two countries": what both have is told of, and the other one is addressed. */
static void
drop_own_side(struct candidate *candidate)
{
	const struct parties whole = candidate->recipient;
	struct parties *recipient = &candidate->recipient;
	const char *code = code_of_all(&candidate->actor);
	if (!code || !has_other_code(recipient, code))
		return;
	recipient->count = 0;
	for (unsigned i = 0; i < whole.count; i++)
		if (!is_own_side(&whole, whole.at[i], code))
			recipient->at[recipient->count++] = whole.at[i];
}

/* Both are of a country of their own, and the second of another one. */
static bool
are_of_several(const struct parties *parties)
{
	const char *first = parties->count ? parties->at[0]->actor.code : "";
	return first[0] && has_other_code(parties, first);
}

static bool
is_of_one_of(const struct parties *whole, const struct mention *mention,
		const struct parties *actors)
{
	for (unsigned i = 0; i < actors->count; i++)
		if (is_own_side(whole, mention, actors->at[i]->actor.code))
			return true;
	return false;
}

/* "The two leaders welcomed the settlement between Togo and Benin", "reaffirmed
 * the U.S.-Egypt partnership": what several praise or promise together is not
 * done to the lands of one of them. But one may visit or ask the other's. */
static void
drop_shared_side(const struct scene *scene, struct candidate *candidate)
{
	const struct parties whole = candidate->recipient;
	struct parties *recipient = &candidate->recipient;
	enum plover_event event = candidate->match.frame->event;
	if (!are_of_several(&candidate->actor) || event == PLOVER_CONSULT
			|| ontology_quad(scene->frames->ontology, event)
					   != QUAD_VERBAL_COOPERATION)
		return;
	recipient->count = 0;
	for (unsigned i = 0; i < whole.count; i++)
		if (!is_of_one_of(&whole, whole.at[i], &candidate->actor))
			recipient->at[recipient->count++] = whole.at[i];
}

static bool
are_all_of(const struct parties *parties, const char *code)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!code || strcmp(parties->at[i]->actor.code, code) != 0)
			return false;
	return true;
}

/* "while Oslo froze its aid" beside what is told, either way round. */
static bool
is_aside(const struct tree *tree, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree_child(tree, verb, DEPREL_NSUBJ)
	       && tree_child_in(tree, verb, GRAMMAR_CONCESSION);
}

/* "Lisbon cut its aid, while {Oslo} froze loans", "with {Oslo} undecided": who
 * does something of his own meanwhile. */
static bool
is_meanwhile(const struct scene *scene, const struct candidate *candidate,
		const struct mention *other)
{
	const struct tree *tree = &scene->tree;
	if (other->sentence != scene->sentence || other->head > tree->count)
		return false;
	uint16_t own = tree->clause_of[candidate->match.at];
	uint16_t theirs = tree->clause_of[other->head];
	if (own == theirs)
		return false;
	if (is_aside(tree, tree_is_below(tree, own, theirs) ? own : theirs))
		return true;
	return tree_is_attendant(tree, other->head);
}

/* What the verb tells is friendly to whoever it is done to. */
static bool
is_friendly(const struct scene *scene, uint16_t verb)
{
	const struct frame *frame = scene->candidates[verb]->match.frame;
	int quad = frame && frame->event
				   ? ontology_quad(scene->frames->ontology,
						   frame->event)
				   : QUAD_NONE;
	return quad == QUAD_VERBAL_COOPERATION
	       || quad == QUAD_MATERIAL_COOPERATION;
}

bool
sides_deal_next(const struct scene *scene, const struct candidate *candidate,
		const struct mention *other)
{
	const struct tree *tree = &scene->tree;
	enum plover_event event = candidate->match.frame->event;
	if ((event != PLOVER_SUPPORT && event != PLOVER_ACCUSE)
			|| other->sentence != scene->sentence)
		return false;
	for (uint16_t t = 1; t <= tree->count; t++)
		if (tree_relation(tree, t) == DEPREL_CONJ
				&& tree->tokens[t].head == candidate->match.at
				&& tree->clauses[t].inherited
				&& tree_is_below(tree, other->head, t)
				&& (event == PLOVER_SUPPORT
						|| is_friendly(scene, t)))
			return true;
	return false;
}

/* "The junta refused all appeals, and Togo recalled its envoy", "expelled two
 * Greek envoys after Athens recalled its own": from the only other country that
 * is named, where nobody of a third one is. */
static void
add_other_side(const struct scene *scene, struct candidate *candidate)
{
	if (!candidate->match.frame->bilateral
			|| !are_all_of(&candidate->recipient,
					code_of_all(&candidate->actor)))
		return;
	const struct mention *one = parties_of_one_country(
			&candidate->actor, is_of_country, true);
	const struct mention *other = one ? other_country(scene, one) : NULL;
	if (!other || harm_befalls(scene, candidate, other)
			|| is_meanwhile(scene, candidate, other)
			|| sides_deal_next(scene, candidate, other))
		return;
	candidate->recipient.count = 0;
	candidate->supposed = true;
	parties_add(&candidate->recipient, other);
}

static bool
is_armed(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_ARMED);
}

/* Of the same country as somebody who does something else in the sentence. */
static bool
acts_otherwise(const struct scene *scene, const struct candidate *own,
		const struct mention *mention)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct candidate *other = scene->candidates[t];
		if (other == own || !other->match.frame)
			continue;
		for (unsigned i = 0; i < other->actor.count; i++)
			if (!strcmp(other->actor.at[i]->actor.code,
					    mention->actor.code))
				return true;
	}
	return false;
}

/* Somebody of the only country that is named beside that one and beside those
 * of whoever acts otherwise; null where there are several. */
static const struct mention *
only_victim(const struct scene *scene, const struct candidate *candidate,
		const struct mention *attacker)
{
	const struct mention *found = NULL;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct mention *mention = scene->mention[t];
		if (!is_of_country(mention))
			mention = scene->place[t];
		if (!is_of_country(mention) || mention->kind == MENTION_PRONOUN
				|| !strcmp(mention->actor.code,
						attacker->actor.code)
				|| acts_otherwise(scene, candidate, mention))
			continue;
		if (found && strcmp(found->actor.code, mention->actor.code))
			return NULL;
		if (!found || mention->kind == MENTION_COUNTRY)
			found = mention;
	}
	return found;
}

/* "France helps Ukraine resist Russian aggression": on whom the noun tells not,
 * but the sentence. */
static void
add_victim(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	if (match->frame->event != PLOVER_ASSAULT
			|| match->frame->kind != TRIGGER_NOUN
			|| match->frame->heard || candidate->recipient.count
			|| tree_traits(&scene->tree)->home_unsaid)
		return;
	const struct mention *attacker = parties_of_one_country(
			&candidate->actor, is_of_country, true);
	if (!attacker
			|| (attacker->actor.sector[0] && !acts_abroad(attacker)
					&& !is_armed(attacker)))
		return;
	const struct mention *victim = only_victim(scene, candidate, attacker);
	if (victim)
		parties_add(&candidate->recipient, victim);
}

/* By its own adjective or name, not a town nor a province. Help may go to a
 * part of the country that has a name like one ("aid for Puerto Rico"). */
static bool
is_state(const struct mention *mention, enum plover_event event)
{
	if (mention->actor.sector[0])
		return false;
	return mention->kind == MENTION_ADJECTIVE
	       || (mention->kind == MENTION_COUNTRY && mention->actor.name.len
			       && event != PLOVER_AID);
}

static bool
is_between_parties(enum plover_event event)
{
	return event == PLOVER_AGREE || event == PLOVER_CONSULT
	       || event == PLOVER_SUPPORT || event == PLOVER_COOPERATE
	       || event == PLOVER_AID;
}

/* "The ministry gives grants from the Kenyan Roads Fund", "the president flew
 * home to Kenya": a government has nothing to do with the state that it is. */
static void
drop_own_state(struct candidate *candidate)
{
	const struct parties whole = candidate->recipient;
	struct parties *recipient = &candidate->recipient;
	const char *code = code_of_all(&candidate->actor);
	enum plover_event event = candidate->match.frame->event;
	if (!is_between_parties(event) || !code || !code[0]
			|| code_is_international(code)
			|| !parties_all(&candidate->actor,
					mention_acts_for_state))
		return;
	recipient->count = 0;
	for (unsigned i = 0; i < whole.count; i++)
		if (!is_state(whole.at[i], event)
				|| strcmp(whole.at[i]->actor.code, code) != 0)
			recipient->at[recipient->count++] = whole.at[i];
}

void
sides_settle(const struct scene *scene, struct candidate *candidate)
{
	if (candidate->match.frame->mutual)
		return;
	add_other_side(scene, candidate);
	add_victim(scene, candidate);
	drop_own_side(candidate);
	drop_own_state(candidate);
	drop_shared_side(scene, candidate);
	drop_own(scene, &candidate->actor, &candidate->recipient);
	settle(scene, &candidate->actor, &candidate->recipient);
	settle(scene, &candidate->recipient, &candidate->actor);
}
