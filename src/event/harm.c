#include "event/harm.h"

#include "event/captive.h"
#include "event/frames.h"
#include "event/ontology.h"
#include "event/tree_verb.h"

/* The noun tells violence or compulsion, whether or not a frame of it fits. */
bool
harm_tells_deed(const struct scene *scene, uint16_t token)
{
	const struct ontology *ontology = scene->frames->ontology;
	const struct trigger *trigger = frames_triggers(
			scene->frames, scene->tree.tokens[token].lemma);
	for (; trigger; trigger = trigger->next)
		for (size_t i = 0; i < trigger->count; i++)
			if (trigger->kind == TRIGGER_NOUN
					&& trigger->phrase.count == 1
					&& ontology_quad(ontology,
							   trigger->frames[i]
									   .event)
							   == QUAD_MATERIAL_CONFLICT)
				return true;
	return false;
}

/* Behind "on", "against", "in", or "of" where that names who suffers it
 * ("killing of"); who does it stands behind "by". */
bool
harm_is_done_to(const struct tree *tree, uint16_t token, uint16_t deed)
{
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	if (!preposition)
		return false;
	if (tree_is(tree, preposition, GRAMMAR_OWNER_PREPOSITION))
		return tree_is(tree, preposition, GRAMMAR_TARGET_PREPOSITION)
		       && tree_is(tree, deed, GRAMMAR_SUFFERED);
	return tree_is(tree, preposition, GRAMMAR_TARGET_PREPOSITION)
	       || tree_is(tree, preposition, GRAMMAR_PLACE_PREPOSITION);
}

/* A harm that the word tells, as its frame or the lexicon has it: none are what
 * is asked, and soldiers who are sent, be it to help. */
static bool
tells_harm(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	if (!frame || !frame->event)
		return harm_tells_deed(scene, token);
	return frame->event != PLOVER_REQUEST && frame->event != PLOVER_MOBILIZE
	       && ontology_quad(scene->frames->ontology, frame->event)
				  > QUAD_MATERIAL_COOPERATION;
}

/* "the cessation of the embargo on Cuba", "a plan to lift it"; but who backs it
 * harms on. */
static bool
tells_relief(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct frame *frame = scene->candidates[token]->match.frame;
	return tree_is(tree, token, GRAMMAR_CESSATION)
	       || tree_is(tree, token, GRAMMAR_CANCELLATION)
	       || (frame
			       && (frame->event == PLOVER_RETREAT
					       || frame->event == PLOVER_CONCEDE));
}

/* "impose sanctions {on Russia}", however the tree has it. */
static bool
is_recipient_of(const struct scene *scene, uint16_t head, uint16_t deed)
{
	const struct parties *recipient = &scene->candidates[deed]->recipient;
	for (unsigned i = 0; i < recipient->count; i++)
		if (recipient->at[i]->sentence == scene->sentence
				&& recipient->at[i]->head == head)
			return true;
	return false;
}

/* "a coalition against the rebels", "efforts to fight the rebels" */
static bool
is_enemy(const struct tree *tree, uint16_t token, uint16_t deed)
{
	return tree_child_in(tree, token, GRAMMAR_ADVERSE)
	       || (tree_is(tree, deed, GRAMMAR_FOUGHT)
			       && deprel_universal(tree_relation(tree, token))
						  == DEPREL_OBJ);
}

/* "sanctions on Russia", "condemning Russia" */
static bool
is_target(const struct scene *scene, uint16_t token, uint16_t deed)
{
	const struct tree *tree = &scene->tree;
	bool object = tree->tokens[deed].upos == UPOS_VERB
		      && (tree->clauses[deed].object == token
				      || is_recipient_of(scene, token, deed));
	/* "operations in Mali": where, rather than to whom */
	bool target = harm_is_done_to(tree, token, deed)
		      && !tree_child_in(tree, token, GRAMMAR_IN);
	return (object || target) && tells_harm(scene, deed);
}

/* Behind the noun, or behind what belongs to it: "the tariffs {imposed} on". */
static bool
is_right_behind(const struct tree *tree, uint16_t preposition, uint16_t noun)
{
	return preposition == noun + 1
	       || (preposition > noun + 1
			       && tree_is_below(tree,
					       (uint16_t)(preposition - 1),
					       noun));
}

/* "backed sanctions {on Russia}", hung on the verb: right behind the harm that
 * is its object. */
static bool
stands_behind_harm(const struct scene *scene, uint16_t token, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	return object && is_right_behind(tree, preposition, object)
	       && deprel_universal(tree_relation(tree, token)) == DEPREL_OBL
	       && !tree_is(tree, preposition, GRAMMAR_IN)
	       && harm_is_done_to(tree, token, object)
	       && tells_harm(scene, object);
}

bool
harm_is_penalised(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t above = tree_head(tree, token);
	if (!above)
		return false;
	uint16_t object = tree_child(tree, above, DEPREL_OBJ);
	if (tree_is(tree, above, GRAMMAR_PENALTY))
		return harm_is_done_to(tree, token, above)
		       && !tree_child_in(
				       tree, token, GRAMMAR_OWNER_PREPOSITION);
	return object && tree_is(tree, object, GRAMMAR_PENALTY)
	       && stands_behind_harm(scene, token, above);
}

/* Help for the victims of an attack is theirs; it is against enemies alone. */
static bool
is_harmed(const struct scene *scene, enum plover_event event, uint16_t token,
		uint16_t deed)
{
	bool helps = event == PLOVER_AID || event == PLOVER_COOPERATE;
	return is_enemy(&scene->tree, token, deed)
	       || (!helps
			       && (is_target(scene, token, deed)
					       || stands_behind_harm(scene,
							       token, deed)));
}

/* Who is asked may be told by what he is to do or to suffer: only "an end to
 * the embargo on Cuba" asks nothing of Cuba. */
static bool
may_be_asked(const struct scene *scene, uint16_t token, uint16_t deed)
{
	const struct tree *tree = &scene->tree;
	return tree->tokens[deed].upos == UPOS_VERB
	       || tree_child_in(tree, token, GRAMMAR_OWNER_PREPOSITION);
}

/* Whether what stands between somebody and the trigger would harm him:
 * "Russia" in "backed sanctions on Russia", "refused to condemn Russia". */
static bool
suffers_deed(const struct scene *scene, uint16_t token, uint16_t trigger)
{
	enum { STEPS = 8 };
	const struct match *match = &scene->candidates[trigger]->match;
	enum plover_event event = match->frame->event;
	bool asks = event == PLOVER_REQUEST, suffers = false;
	for (unsigned i = 0; i < STEPS; i++) {
		uint16_t deed = tree_head(&scene->tree, token);
		/* "dieron {plantón} a la Unión": no harm, but the deed itself.
		 */
		if (deed == trigger && !asks
				&& tree_child(&scene->tree, deed, DEPREL_OBJ)
						   > match->last)
			suffers |= stands_behind_harm(scene, token, deed);
		if (!deed || deed == trigger
				|| (asks && may_be_asked(scene, token, deed)))
			return suffers;
		/* Who suspends an embargo relieves, who suspends a pact harms.
		 */
		bool ended = suffers || stands_behind_harm(scene, token, deed);
		if (ended && !asks && tells_relief(scene, deed))
			suffers = false;
		else
			suffers = suffers
				  || is_harmed(scene, event, token, deed);
		token = deed;
	}
	return suffers;
}

/* "a resolution on Peru", "a resolution {demanding that Peru withdraw}": what
 * it is about, not whose it is. */
static bool
is_subject_matter(const struct tree *tree, uint16_t token, uint16_t noun)
{
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	bool on = preposition
		  && tree_is(tree, preposition, GRAMMAR_TARGET_PREPOSITION)
		  && !tree_is(tree, preposition, GRAMMAR_OWNER_PREPOSITION);
	bool content = tree_relation(tree, token) == DEPREL_ACL
		       && tree_is_gerund(tree, token);
	return tree_is(tree, noun, GRAMMAR_RESOLUTION) && (on || content);
}

/* Who votes against a resolution does not refuse whom it is about. */
static bool
is_in_resolution(const struct tree *tree, uint16_t token, uint16_t trigger)
{
	enum { STEPS = 8 };
	for (unsigned i = 0; i < STEPS; i++) {
		uint16_t above = tree_head(tree, token);
		if (!above || above == trigger)
			return false;
		if (is_subject_matter(tree, token, above))
			return true;
		token = above;
	}
	return false;
}

/* Their words take no side of those whom they name further down. */
static bool
may_be_about_harm(enum plover_event event)
{
	return event == PLOVER_SUPPORT || event == PLOVER_REJECT
	       || event == PLOVER_AGREE || event == PLOVER_REQUEST
	       || event == PLOVER_AID || event == PLOVER_COOPERATE;
}

/* "denied shelling the town", but not "se negó a": it answers the town's side.
 */
static bool
disowns(const struct tree *tree, uint16_t verb)
{
	return tree_is(tree, verb, GRAMMAR_DISOWN)
	       && !tree_child(tree, verb, DEPREL_EXPL_PV);
}

static bool
tells_friendship(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	return frame && frame->event
	       && ontology_quad(scene->frames->ontology, frame->event)
				  <= QUAD_MATERIAL_COOPERATION;
}

/* "denied having sent drones to Russia": who is helped or met in what is denied
 * has nothing refused to him; who would do it may have claimed it. */
static bool
is_friend_in_denial(const struct scene *scene, uint16_t token, uint16_t trigger)
{
	enum { STEPS = 8 };
	const struct tree *tree = &scene->tree;
	bool subject = deprel_universal(tree_relation(tree, token))
		       == DEPREL_NSUBJ;
	for (unsigned i = 0; i < STEPS && !subject; i++) {
		token = tree_head(tree, token);
		if (!token || token == trigger)
			return false;
		if (tells_friendship(scene, token))
			return true;
	}
	return false;
}

/* "Cuba denied that {Cuban} troops are there": told by a clause below the verb.
 */
static bool
is_in_clause(const struct tree *tree, uint16_t token, uint16_t verb)
{
	enum { STEPS = 8 };
	for (unsigned i = 0; i < STEPS && token && token != verb; i++) {
		if (tree_relation(tree, token) == DEPREL_CCOMP
				|| tree_relation(tree, token) == DEPREL_XCOMP)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

/* Who denies something refuses nothing to his own side, nor to whom it would
 * have helped. */
static bool
is_not_denied(const struct scene *scene, const struct candidate *candidate,
		const struct mention *mention)
{
	uint16_t verb = candidate->match.at;
	bool own = false;
	for (unsigned i = 0; i < candidate->actor.count; i++)
		own |= mention->actor.code[0]
		       && !strcmp(candidate->actor.at[i]->actor.code,
				       mention->actor.code);
	return (own && is_in_clause(&scene->tree, mention->head, verb))
	       || is_friend_in_denial(scene, mention->head, verb);
}

bool
harm_befalls(const struct scene *scene, const struct candidate *candidate,
		const struct mention *mention)
{
	const struct frame *frame = candidate->match.frame;
	if (!frame || mention->sentence != scene->sentence)
		return false;
	if (disowns(&scene->tree, candidate->match.at))
		return frame->event == PLOVER_REJECT
		       && is_not_denied(scene, candidate, mention);
	if (captive_is_spoken_of(scene, candidate, mention))
		return true;
	return may_be_about_harm(frame->event)
	       && (suffers_deed(scene, mention->head, candidate->match.at)
			       || (frame->event == PLOVER_REJECT
					       && is_in_resolution(&scene->tree,
							       mention->head,
							       candidate->match.at)));
}

void
harm_drop(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	uint8_t kept = 0;
	for (unsigned i = 0; i < recipient->count; i++)
		if (!harm_befalls(scene, candidate, recipient->at[i]))
			recipient->at[kept++] = recipient->at[i];
	recipient->count = kept;
}
