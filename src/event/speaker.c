#include "event/speaker.h"

#include "event/ontology.h"
#include "event/parties.h"
#include "event/phrase.h"

static bool
is_unknown(const struct scene *scene, uint16_t subject)
{
	struct parties found = { .count = 0 };
	if (!subject || subject > scene->tree.count
			|| !tree_is(&scene->tree, subject,
					GRAMMAR_FIRST_PERSON))
		return false;
	phrase_parties(scene, subject, false, &found);
	return !found.count;
}

/* "As Poles, we ...": a phrase of the clause with "as". */
static bool
is_role(const struct tree *tree, uint16_t noun)
{
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	return preposition && tree_is(tree, preposition, GRAMMAR_PREDICATIVE);
}

/* The words name it as what "we" are. */
static bool
is_named_beside(const struct scene *scene, uint16_t subject,
		const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	if (mention->sentence != scene->sentence || mention->head > tree->count)
		return false;
	return is_role(tree, mention->head)
	       || tree_is_below(tree, mention->head, subject);
}

static void
keep_named(const struct scene *scene, uint16_t subject, struct parties *actor)
{
	struct parties others = { .count = 0 };
	for (unsigned i = 0; i < actor->count; i++)
		if (!is_named_beside(scene, subject, actor->at[i]))
			parties_add(&others, actor->at[i]);
	parties_remove(actor, &others);
}

static bool
is_conflict(const struct scene *scene, unsigned category)
{
	return ontology_quad(scene->frames->ontology,
			       (enum plover_event)category)
	       == QUAD_MATERIAL_CONFLICT;
}

/* A frame or the network takes the word for an attack, a sanction, a protest.
 */
static bool
tells_conflict(const struct scene *scene, uint16_t word)
{
	const struct frame *frame = scene->candidates[word]->match.frame;
	if (frame && is_conflict(scene, frame->event))
		return true;
	for (uint32_t i = 0; scene->heard && i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (heard->token == word && heard->margin[heard->category] > 0)
			return is_conflict(scene, heard->category);
	}
	return false;
}

/* "Malta regrets it", "Malta is ready"; not "Malta is in crisis", "Malta struck
 * Oman", of which others speak. */
static bool
may_be_own(const struct scene *scene, uint16_t word)
{
	uint8_t upos = scene->tree.tokens[word].upos;
	return (upos == UPOS_VERB || upos == UPOS_ADJ)
	       && !tells_conflict(scene, word);
}

static bool
is_state_told(const struct mention *mention)
{
	return mention->actor.code[0] && mention_acts_for_state(mention);
}

/* "Malta regrets it, and we condemn it": the state that speaks above. */
static void
add_state_above(const struct scene *scene, uint16_t token, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = tree_head(tree, token);
	for (uint16_t steps = 0; verb && steps < tree->count && !out->count;
			steps++) {
		uint16_t subject = tree->clauses[verb].subject;
		if (subject && subject <= tree->count && scene->mention[subject]
				&& may_be_own(scene, verb))
			phrase_parties(scene, subject, false, out);
		verb = tree_head(tree, verb);
	}
	if (!parties_all(out, is_state_told))
		out->count = 0;
}

void
speaker_settle(const struct scene *scene, uint16_t token, struct parties *actor)
{
	uint16_t subject = scene->tree.clauses[token].subject;
	if (!is_unknown(scene, subject))
		return;
	keep_named(scene, subject, actor);
	if (!actor->count)
		add_state_above(scene, token, actor);
}

static bool
has_other_land(const struct parties *parties, const char *code)
{
	for (unsigned i = 0; i < parties->count; i++) {
		const char *other = parties->at[i]->actor.code;
		if (other[0] && strcmp(other, code))
			return true;
	}
	return false;
}

static bool
has_speaker(const struct scene *scene, const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *party = parties->at[i];
		if (party->kind == MENTION_PRONOUN
				&& party->sentence == scene->sentence
				&& party->head <= scene->tree.count
				&& !scene->mention[party->head]
				&& tree_is(&scene->tree, party->head,
						GRAMMAR_FIRST_PERSON)
				&& !strcmp(party->actor.code,
						scene->we->actor.code))
			return true;
	}
	return false;
}

bool
speaker_is_out_of_place(
		const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	if (!scene->we
			|| (!has_speaker(scene, actor)
					&& !has_speaker(scene, recipient)))
		return false;
	const char *own = scene->we->actor.code;
	return !has_other_land(actor, own) && !has_other_land(recipient, own);
}
