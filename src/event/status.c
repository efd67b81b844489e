#include "event/status.h"

#include "event/hearing.h"
#include "event/parties.h"
#include "event/status_marks.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"
#include "event/when.h"

const char *
event_status_name(enum event_status status)
{
	static const char *const names[] = { "actual", "future", "hypothetical",
		"negated", "historical" };
	return status <= EVENT_HISTORICAL ? names[status] : "";
}

const char *
made_by_name(enum made_by made_by)
{
	static const char *const names[] = { "frame", "network", "both" };
	return made_by <= MADE_BY_BOTH ? names[made_by] : "";
}

/* "a planned meeting was called off" */
static bool
is_cancelled(const struct tree *tree, uint16_t noun)
{
	uint16_t verb = tree->tokens[noun].head;
	return verb && verb <= tree->count
	       && tree->tokens[verb].upos == UPOS_VERB
	       && tree->clauses[verb].object == noun
	       && tree_is(tree, verb, GRAMMAR_CANCELLATION);
}

/* "was planning attacks"; but who "planned the attacks" had them done. */
static bool
is_plotted(const struct tree *tree, uint16_t noun)
{
	uint16_t verb = tree_head(tree, noun);
	return verb && deprel_universal(tree_relation(tree, noun)) == DEPREL_OBJ
	       && tree_is(tree, verb, GRAMMAR_PLOTTED)
	       && !tree_child_in(tree, noun, GRAMMAR_DEFINITE);
}

/* What is said, signed or shared, not done to somebody. */
static bool
is_words(const struct event *event)
{
	switch (event->category) {
	case PLOVER_AGREE:
	case PLOVER_SUPPORT:
	case PLOVER_CONCEDE:
	case PLOVER_COOPERATE:
	case PLOVER_REQUEST:
	case PLOVER_ACCUSE:
	case PLOVER_REJECT:
		return true;
	default:
		return false;
	}
}

/* "al rechazar la lista", "tras ordenar el reparto": what was done then, or by
 * that. */
static bool
is_occasion(const struct tree *tree, uint16_t infinitive)
{
	return tree_child(tree, infinitive, DEPREL_DET)
	       || tree_child_in(tree, infinitive, GRAMMAR_AFTER);
}

/* "flew to Rome to sign a pact", "spent money to support farmers": meant, not
 * told. But what one meets to say is said. */
static bool
is_purpose(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t head = tree->tokens[verb].head;
	if (head && head <= tree->count
			&& scene_event_at(scene, head) == PLOVER_CONSULT)
		return false;
	return tree_relation(tree, verb) == DEPREL_ADVCL && head
	       && head <= tree->count && head < verb
	       && tree->tokens[head].upos == UPOS_VERB
	       && tree_is_infinitive(tree, verb) && !is_occasion(tree, verb)
	       && !tree_is(tree, head, GRAMMAR_IMPLICATIVE)
	       && !status_is_courtesy(tree, head, verb)
	       && (!tree_is(tree, head, GRAMMAR_FUTURE_VERB)
			       || status_has_own_object(tree, head, verb))
	       && !tree_is(tree, head, GRAMMAR_FAILURE_VERB);
}

/* "to reject and counter it": the first of the infinitives in a row. */
static uint16_t
first_infinitive(const struct tree *tree, uint16_t verb)
{
	for (int steps = 0; steps < GOVERNORS; steps++) {
		uint16_t head = tree_head(tree, verb);
		if (tree_relation(tree, verb) != DEPREL_CONJ || !head
				|| !tree_is_infinitive(tree, head)
				|| tree_child(tree, verb, DEPREL_NSUBJ))
			return verb;
		verb = head;
	}
	return verb;
}

bool
status_is_meant(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = candidate->match.verb ? candidate->match.verb
					      : candidate->event.trigger;
	if (!is_words(&candidate->event))
		return false;
	verb = first_infinitive(tree, verb);
	uint16_t head = tree_head(tree, verb);
	/* "is weighing whether to reopen its embassy" */
	if (tree_child_in(tree, verb, GRAMMAR_QUESTION))
		return false;
	return head
	       && (is_purpose(scene, verb)
			       || status_is_mere_intent(tree, head, verb));
}

/* "would like to visit Oman" */
static bool
is_wished(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	return head && tree_is(tree, head, GRAMMAR_COURTESY)
	       && tree_child_in(tree, head, GRAMMAR_CONDITIONAL_AUXILIARY);
}

/* "has the power to seize assets", "plans for supplying arms", "can help": told
 * as what may be done. Whether it will be, somebody wonders ("considers whether
 * to sign"). */
bool
status_is_possible(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = candidate->event.trigger;
	if (candidate->match.trigger->kind == TRIGGER_NOUN)
		return false;
	/* "You can be assured of our support" assures him of it. */
	if (tree_child_in(tree, verb, GRAMMAR_ABILITY))
		return !tree_is(tree, verb, GRAMMAR_UTTERANCE);
	verb = first_infinitive(tree, verb);
	return !tree_child_in(tree, verb, GRAMMAR_QUESTION)
	       && !is_wished(tree, verb)
	       && (tree_is_infinitive(tree, verb)
			       || tree_is_gerund(tree, verb));
}

/* "tried to march on the palace": a crowd that tries to is out already, so that
 * the verb of trying tells the status. */
static uint16_t
attempt_above(const struct scene *scene, const struct candidate *candidate,
		uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t above = tree_head(tree, verb);
	bool tried = candidate->match.frame
		     && candidate->match.frame->event == PLOVER_PROTEST
		     && tree_relation(tree, verb) == DEPREL_XCOMP
		     && tree_is(tree, above, GRAMMAR_ATTEMPT);
	return tried ? above : verb;
}

struct status_marks
status_read(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	struct status_marks marks = { 0 };
	const struct event *event = &candidate->event;
	uint16_t token = event->trigger;
	bool noun = candidate->match.frame
		    && candidate->match.frame->kind == TRIGGER_NOUN;
	uint16_t verb = token;
	if (noun) {
		status_read_noun(tree, token, &marks);
		marks.hypothetical |= is_plotted(tree, token);
		marks.historical |= status_is_historical(scene, token);
		verb = candidate->match.verb;
		bool spoken = !verb && status_is_spoken_of(tree, token);
		if (!verb && !spoken)
			verb = tree->clause_of[token];
		if (spoken)
			marks.historical |= status_is_historical(
					scene, tree->clause_of[token]);
	}
	if (verb) {
		bool denied = marks.negated;
		verb = attempt_above(scene, candidate, verb);
		status_read_verb(tree, verb, &marks);
		marks.hypothetical |=
				is_words(event) && is_purpose(scene, verb);
		marks.historical |= status_is_historical(scene, verb);
		/* What is not done to the event does not undo the event. */
		if (noun && !candidate->match.verb)
			marks.negated = denied || is_cancelled(tree, token);
	}
	return marks;
}

/* A host who is to receive a guest promises; the visitor does not. */
static void
swap_host(const struct ontology *ontology, struct event *event)
{
	if (!str_equal(ontology->cameo[event->cameo].code, STR("043"))
			|| !event->recipient_count)
		return;
	struct event before = *event;
	memcpy(event->actor, before.recipient, sizeof event->actor);
	memcpy(event->recipient, before.actor, sizeof event->recipient);
	event->actor_count = before.recipient_count;
	event->recipient_count = before.actor_count;
}

/* "Will not meet with Peru": what both would do one of them refuses; who stands
 * behind the verb is refused. */
static void
part_sides(struct event *event)
{
	unsigned kept = 0;
	const struct mention *const *actor = event->actor;
	bool parted = !event->recipient_count && event->actor_count > 1
		      && actor[0]->sentence == event->sentence
		      && actor[0]->head < event->trigger
		      && actor[event->actor_count - 1]->head > event->trigger;
	for (unsigned i = 0; parted && i < event->actor_count; i++)
		if (actor[i]->head > event->trigger)
			event->recipient[event->recipient_count++] = actor[i];
		else
			event->actor[kept++] = actor[i];
	if (parted)
		event->actor_count = (uint8_t)kept;
}

static void
shift(const struct scene *scene, struct event *event, enum shift how)
{
	enum plover_event category = (enum plover_event)event->category;
	size_t mode = event->mode, cameo = event->cameo;
	if (!ontology_shift(scene->frames->ontology, how, &category, &mode,
			    &cameo))
		return;
	if (how == SHIFT_FUTURE)
		swap_host(scene->frames->ontology, event);
	if (how == SHIFT_FUTURE_NEGATED)
		part_sides(event);
	event->category = (uint8_t)category;
	event->mode = (uint8_t)mode;
	event->cameo = (uint16_t)cameo;
	event->status = EVENT_ACTUAL;
}

static uint8_t
status_of(const struct status_marks *marks)
{
	if (marks->negated)
		return EVENT_NEGATED;
	if (marks->hypothetical)
		return EVENT_HYPOTHETICAL;
	if (marks->future)
		return EVENT_FUTURE;
	return marks->historical ? EVENT_HISTORICAL : EVENT_ACTUAL;
}

/* "Will no longer fund" is a cut that is announced, "will stop funding" is one
 * to come. */
static void
end_deed(const struct scene *scene, struct event *event,
		const struct status_marks *marks)
{
	shift(scene, event, SHIFT_NO_LONGER);
	if (marks->stops && marks->future && event->status == EVENT_ACTUAL)
		event->status = EVENT_FUTURE;
}

/* Who says it: "..., {analysts} say", "according to {the bank}"; 0 nobody. */
static uint16_t
source_of(const struct tree *tree, uint16_t deed)
{
	uint16_t verb = tree_reporting_verb(tree, deed);
	if (!verb && tree_relation(tree, deed) == DEPREL_CCOMP)
		verb = tree_head(tree, deed);
	if (verb && verb != deed)
		return tree_surface_subject(tree, verb);
	TREE_CHILDREN(tree, deed, child)
	if (tree_child_in(tree, child, GRAMMAR_ACCORDING))
		return child;
	return 0;
}

/* "The rebels said that {they} might attack": the speaker's own deed. */
static bool
is_same_party(const struct mention *actor, const struct mention *source)
{
	return actor->kind == MENTION_PRONOUN
	       || (source->actor.code[0]
			       && !strcmp(actor->actor.code,
					       source->actor.code));
}

/* "If talks fail, Oslo may expel them, analysts say": what those who look on
 * think that somebody may do he does not threaten. */
static bool
is_guess_of_others(const struct scene *scene, const struct event *event)
{
	uint16_t source = source_of(&scene->tree, event->trigger);
	const struct mention *mention = source ? scene->mention[source] : NULL;
	if (!mention)
		return source && tree_is_noun(&scene->tree, source);
	if (mention_acts_for_state(mention))
		return false;
	for (unsigned i = 0; i < event->actor_count; i++)
		if (is_same_party(event->actor[i], mention))
			return false;
	return true;
}

/* What the deed becomes by how the words tell it: a promise, a refusal. */
static void
shift_by_marks(const struct scene *scene, struct event *event,
		const struct status_marks *marks)
{
	bool threatens = marks->conditional && !marks->negated
			 && !(marks->hypothetical
					 && is_guess_of_others(scene, event));
	if (threatens)
		shift(scene, event, SHIFT_CONDITIONAL);
	if (marks->hypothetical)
		return;
	if (marks->negated && marks->longer)
		end_deed(scene, event, marks);
	else if (marks->negated && marks->future)
		shift(scene, event, SHIFT_FUTURE_NEGATED);
	else if (marks->future && !marks->negated)
		shift(scene, event, SHIFT_FUTURE);
}

/* The frame tells the status. "No acepta la oferta" is a refusal, "si no acepta
 * la oferta" none. */
static uint8_t
status_of_frame(const struct frame *frame, const struct status_marks *marks)
{
	return frame->status == EVENT_ACTUAL && marks->hypothetical
			       ? EVENT_HYPOTHETICAL
			       : frame->status;
}

/* The network does not know the article's day: "in December 2015" may be last
 * month. */
static uint8_t
heard_status(const struct scene *scene, const struct candidate *candidate,
		uint8_t ruled)
{
	uint8_t heard = hearing_status(candidate->heard, ruled);
	return heard == EVENT_HISTORICAL
					       && when_is_recent(scene,
							       candidate->event.trigger)
			       ? ruled
			       : heard;
}

bool
status_apply(const struct scene *scene, struct candidate *candidate)
{
	struct event *event = &candidate->event;
	const struct frame *frame = candidate->match.frame;
	struct status_marks marks = status_read(scene, candidate);
	if (frame && frame->status_set) {
		event->status = status_of_frame(frame, &marks);
		return marks.doubt;
	}
	event->status = status_of(&marks);
	if (frame && frame->heard) {
		/* A category as it is told, not as it is done. */
		event->status = heard_status(scene, candidate, event->status);
		if (event->status == EVENT_FUTURE)
			shift(scene, event, SHIFT_FUTURE);
	} else if (frame && frame->tabari) {
		/* Codes of other dictionaries are meant as they stand, but for
		 * what they say of negation. */
		if (marks.negated)
			shift(scene, event, SHIFT_NEGATED);
	} else {
		shift_by_marks(scene, event, &marks);
	}
	return marks.doubt;
}
