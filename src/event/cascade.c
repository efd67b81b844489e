#include "event/cascade.h"

#include "event/arguments.h"
#include "event/hearing.h"
#include "event/inherit.h"
#include "event/roles.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

static bool
fired(const struct candidate *candidate)
{
	return candidate->match.frame && candidate->match.frame->event;
}

/* ------------------------------------------------------------- consume */

/* Categories whose verb speaks of acts without telling them. */
static bool
speaks_only(uint8_t category)
{
	switch (category) {
	case PLOVER_AGREE:
	case PLOVER_SUPPORT:
	case PLOVER_CONCEDE:
	case PLOVER_REQUEST:
	case PLOVER_ACCUSE:
	case PLOVER_REJECT:
	case PLOVER_THREATEN:
		return true;
	default:
		return false;
	}
}

static bool
is_content(const struct tree *tree, uint16_t child)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_XCOMP:
	case DEPREL_CCOMP:
		return true;
	case DEPREL_ACL:
		return tree_is_infinitive(tree, child)
		       || tree_is_gerund(tree, child);
	case DEPREL_ADVCL:
	case DEPREL_OBL:
	case DEPREL_NMOD:
		if (tree->tokens[child].upos != UPOS_VERB)
			return false;
		if (tree_is_infinitive(tree, child))
			return true;
		return tree_is_gerund(tree, child)
		       && tree_child_in(tree, child, GRAMMAR_BLAME_PREPOSITION);
	default:
		return false;
	}
}

static void
consume_content(struct scene *scene, uint16_t host)
{
	TREE_CHILDREN(&scene->tree, host, child)
	if (is_content(&scene->tree, child))
		scene->consumed[child] = true;
}

/* "arrested {for marching}", but not "for throwing bottles": whatever it is
 * punished with, it took place. */
static bool
is_public_deed(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	return frame && frame->event == PLOVER_PROTEST
	       && !str_equal(scene->frames->ontology->modes[frame->mode].name,
			       STR("riot"));
}

/* "jailed him {for killing two guards}": what somebody is punished for. */
static void
consume_allegation(struct scene *scene, uint16_t host)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, host, child)
	if (is_content(tree, child) && tree->tokens[child].upos == UPOS_VERB
			&& tree_child_in(tree, child, GRAMMAR_BLAME_PREPOSITION)
			&& !is_public_deed(scene, child))
		scene->consumed[child] = true;
}

static void
consume_allegations(struct scene *scene, uint16_t token)
{
	consume_allegation(scene, token);
	TREE_CHILDREN(&scene->tree, token, child)
	if (child > token)
		consume_allegation(scene, child);
}

/* "voted against a resolution {condemning Peru}", "{que condena a Perú}": who
 * refuses a document, or abstains, does not say what it says. */
static void
consume_document(struct scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->tree;
	consume_content(scene, noun);
	if (!tree_is(tree, noun, GRAMMAR_DOCUMENT)
			&& !tree_is(tree, noun, GRAMMAR_RESOLUTION))
		return;
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_ACL_RELCL)
		scene->consumed[child] = true;
}

static bool
has_object_behind(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_OBJ)
		return true;
	return false;
}

/* "the claim {that} he shelled the port", but not "the plan that he drew up":
 * the whole clause is what the noun says. */
static bool
is_said_by_noun(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	uint16_t subject = tree->clauses[verb].subject;
	uint16_t object = tree->clauses[verb].object;
	if (deprel != DEPREL_ACL && deprel != DEPREL_ACL_RELCL
			&& deprel != DEPREL_CCOMP)
		return false;
	if (tree_is_infinitive(tree, verb) || subject == noun
			|| (object == noun && !has_object_behind(tree, verb)))
		return false;
	uint16_t that = tree_child_in(tree, verb, GRAMMAR_COMPLEMENTIZER);
	return that && that < verb && that != subject;
}

static void
consume_hearsay(struct scene *scene, uint16_t noun)
{
	TREE_CHILDREN(&scene->tree, noun, child)
	if (is_said_by_noun(&scene->tree, noun, child))
		scene->consumed[child] = true;
}

/* "abstained from voting on a resolution" */
static void
consume_refused(struct scene *scene, uint16_t word)
{
	const struct tree *tree = &scene->tree;
	if (!word)
		return;
	consume_document(scene, word);
	consume_hearsay(scene, word);
	if (tree->tokens[word].upos != UPOS_VERB)
		return;
	TREE_CHILDREN(tree, word, child)
	consume_document(scene, child);
}

static void
consume_all_refused(struct scene *scene, const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role != ROLE_ACTOR)
			consume_refused(scene, match->token[i]);
}

/* "abstained on a resolution condemning Peru": no event, and none below. */
static bool
abstains(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	return frame && !frame->event
	       && tree_is(&scene->tree, token, GRAMMAR_ABSTAIN);
}

/* "abstained from a vote {condemning Peru}", wherever the parser hung it. */
static void
consume_abstained(struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	consume_all_refused(scene, &scene->candidates[token]->match);
	TREE_CHILDREN(tree, token, child)
	if (child > token && tree_relation(tree, child) == DEPREL_ADVCL
			&& tree_is_gerund(tree, child)
			&& !tree_is_comma(tree, (uint16_t)(child - 1)))
		scene->consumed[child] = true;
}

/* "prestó 30 millones {para combatir a los piratas}": what help is for, and who
 * helps fights nobody. */
static void
consume_purpose(struct scene *scene, uint16_t host)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, host, child)
	{
		const struct candidate *purpose = scene->candidates[child];
		if (child > host && tree_is_infinitive(tree, child)
				&& tree_child_in(tree, child, GRAMMAR_FOR)
				&& purpose && fired(purpose)
				&& purpose->match.frame->event == PLOVER_ASSAULT)
			scene->consumed[child] = true;
	}
}

static void
consume_from(struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	const struct match *match = &candidate->match;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i]
				&& slot_is_complement(
						match->frame->conditions[i]
								.slot))
			scene->consumed[match->token[i]] = true;
	if (match->frame->event == PLOVER_SANCTION
			|| match->frame->event == PLOVER_COERCE)
		consume_allegations(scene, token);
	uint16_t given = scene->tree.clauses[token].object;
	if (match->frame->event == PLOVER_AID
			&& tree_traits(&scene->tree)->drops_subjects) {
		consume_purpose(scene, token);
		consume_purpose(scene, given);
	}
	if (!speaks_only(match->frame->event))
		return;
	if (match->frame->event == PLOVER_REJECT)
		consume_all_refused(scene, match);
	consume_content(scene, token);
	uint16_t object = scene->tree.clauses[token].object;
	if (object && match->frame->kind == TRIGGER_VERB)
		consume_content(scene, object);
	/* "condemned what they called an attack" */
	if (object && tree_is(&scene->tree, object, GRAMMAR_FREE_RELATIVE))
		TREE_CHILDREN(&scene->tree, object, child)
	if (tree_relation(&scene->tree, child) == DEPREL_ACL_RELCL)
		scene->consumed[child] = true;
	if (match->verb)
		consume_content(scene, match->verb);
}

/* "is expected to visit", "was forced to leave": with nobody who expects or
 * forces, these words only say how the complement is told. */
static bool
only_frames(const struct scene *scene, uint16_t token)
{
	return scene->candidates[token]->dropped
	       && (tree_is(&scene->tree, token, GRAMMAR_FUTURE_VERB)
			       || tree_is(&scene->tree, token,
					       GRAMMAR_IMPLICATIVE));
}

/* "used tear gas to break up a rally, arresting 14": behind a comma the
 * participle tells on. */
static bool
is_afterthought(const struct tree *tree, uint16_t token)
{
	return tree_relation(tree, token) == DEPREL_ADVCL
	       && tree_is_gerund(tree, token)
	       && token > tree->tokens[token].head
	       && !tree_child(tree, token, DEPREL_MARK)
	       && (tree_is_comma(tree, (uint16_t)(token - 1))
			       || tree_is_comma(
					       tree, tree->first_child[token]));
}

/* "officials said": a pattern of others that found nobody on one side leaves
 * what is said to itself. */
static bool
is_no_pair(const struct candidate *candidate)
{
	return candidate->match.frame->tabari && candidate->dropped;
}

/* "Según X, la oposición debe ceder": who says so is no part of what is said.
 */
static bool
is_source(const struct tree *tree, uint16_t token)
{
	if (!tree_has(tree, GRAMMAR_ACCORDING))
		return false;
	uint16_t word = tree_child_in(tree, token, GRAMMAR_ACCORDING);
	return arguments_source(tree, token)
	       || (word && arguments_source(tree, word));
}

void
cascade_consume(struct scene *scene)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = 1; t <= tree->count; t++)
		if (abstains(scene, t))
			consume_abstained(scene, t);
		else if (fired(scene->candidates[t]) && !only_frames(scene, t)
				&& !is_no_pair(scene->candidates[t])
				&& !hearing_is_unsure(
						scene, scene->candidates[t]))
			consume_from(scene, t);
	for (uint16_t t = 1; t <= tree->count; t++)
		if (tree_is(tree, t, GRAMMAR_HEARSAY) && tree_is_noun(tree, t))
			consume_hearsay(scene, t);
	/* Whoever punishes, be it nobody in politics. */
	for (uint16_t t = 1; t <= tree->count; t++)
		if (inherit_is_alleged(tree, t) && !is_public_deed(scene, t))
			scene->consumed[t] = true;
	/* Parents come first in the order, so marks flow down once. A relative
	 * clause is the reporter's own remark. */
	for (uint16_t i = 0; i < tree->count; i++) {
		uint16_t token = tree->order[i];
		uint16_t head = tree->tokens[token].head;
		enum deprel deprel = tree_relation(tree, token);
		if (head && head <= tree->count && scene->consumed[head]
				&& deprel != DEPREL_ACL_RELCL
				&& deprel != DEPREL_PARATAXIS
				&& !is_source(tree, token)
				&& !is_afterthought(tree, token))
			scene->consumed[token] = true;
	}
}

/* -------------------------------------------------------------- choose */

static bool
is_live(const struct candidate *candidate)
{
	return fired(candidate) && !candidate->dropped;
}

/* `other` may have `candidate` dropped: no frame gives way to what is only
 * heard. */
static bool
outranks(const struct candidate *other, const struct candidate *candidate)
{
	return is_live(other)
	       && (!hearing_made(other) || hearing_made(candidate));
}

/* The verb whose clause an event noun stands in; the noun itself when none. */
static uint16_t
clause_verb(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	if (candidate->match.verb)
		return candidate->match.verb;
	return scene->tree.clause_of[token];
}

static bool
is_noun_event(const struct candidate *candidate)
{
	return fired(candidate) && candidate->match.frame->kind == TRIGGER_NOUN;
}

/* An event noun inside the phrase of another one. */
static bool
is_inside_noun_event(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct candidate *inner = scene->candidates[token];
	for (uint16_t steps = 0; steps < tree->count; steps++) {
		enum deprel deprel = tree_relation(tree, token);
		uint16_t head = tree->tokens[token].head;
		if ((deprel != DEPREL_NMOD && deprel != DEPREL_NMOD_POSS
				    && deprel != DEPREL_COMPOUND)
				|| !head || head > tree->count)
			return false;
		if (is_noun_event(scene->candidates[head])
				&& outranks(scene->candidates[head], inner))
			return true;
		token = head;
	}
	return false;
}

/* "began a hunger strike": the noun says more than the empty verb's frame. */
static bool
says_more(const struct candidate *noun, uint16_t verb,
		const struct candidate *other)
{
	return noun->match.verb == verb
	       && noun->match.trigger->phrase.count + noun->match.length
				  > other->match.length
						    + other->match.trigger
								      ->phrase
								      .count
						    - 1u;
}

/* "le detuvo a petición de Francia": somebody else asked for what the verb
 * tells. Not "bowed to demands": there the verb tells of the demands. */
static bool
is_asked_for(const struct scene *scene, uint16_t token, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	const struct parties *asking = &scene->candidates[token]->actor;
	const struct parties *doing = &scene->candidates[verb]->actor;
	return tree_traits(tree)->noun_first
	       && scene->candidates[token]->match.frame->event == PLOVER_REQUEST
	       && tree_relation(tree, token) == DEPREL_OBL
	       && tree_is_marked(tree, token)
	       && !tree_child(tree, token, DEPREL_DET) && asking->count
	       && doing->count
	       && !mention_same_side(asking->at[0], doing->at[0]);
}

/* "joined after Petro's visit to Beijing": told in its own right, with both
 * sides named. */
static bool
is_reported_apart(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct candidate *noun = scene->candidates[token];
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	const struct ontology *ontology = scene->frames->ontology;
	bool visit = str_equal(ontology->modes[noun->match.frame->mode].name,
			STR("visit"));
	return preposition
	       && (tree_is(tree, preposition, GRAMMAR_TIME_PREPOSITION)
			       || (visit
					       && tree_is(tree, preposition,
							       GRAMMAR_OCCASION)))
	       && noun->actor.count + noun->recipient.count > 1;
}

/* "talks mediated by Oman": the talks tell it. */
static void
drop_mediation(struct scene *scene)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		uint16_t noun = tree->tokens[t].head;
		if (tree_is(tree, t, GRAMMAR_MEDIATION) && noun
				&& noun <= tree->count
				&& is_live(scene->candidates[t])
				&& is_noun_event(scene->candidates[noun])
				&& outranks(scene->candidates[noun],
						scene->candidates[t]))
			scene->candidates[t]->dropped =
					"the meeting's noun tells the event";
	}
}

/* Another event stands above the clause, or beside it below a verb of
 * speech. */
static bool
hangs_on_event(const struct scene *scene, uint16_t clause)
{
	const struct tree *tree = &scene->tree;
	uint16_t head = tree->tokens[clause].head;
	if (!head || head > tree->count)
		return false;
	if (is_live(scene->candidates[head]))
		return true;
	if (tree_is(tree, head, GRAMMAR_SAY))
		TREE_CHILDREN(tree, head, child)
	if (child != clause && tree_relation(tree, child) == DEPREL_CCOMP
			&& is_live(scene->candidates[child]))
		return true;
	return false;
}

/* "will attack if Iran leaves": what another event hangs on is not told, nor
 * what is told inside it. */
static void
drop_conditions(struct scene *scene)
{
	const struct tree *tree = &scene->tree;
	static const char reason[] = "a condition of another event";
	for (uint16_t i = 0; i < tree->count; i++) {
		uint16_t t = tree->order[i];
		uint16_t head = tree->tokens[t].head;
		bool inside = head && head <= tree->count
			      && scene->conditional[head];
		if (!inside
				&& !(tree_condition(tree, t)
						&& hangs_on_event(scene, t)))
			continue;
		scene->conditional[t] = true;
		if (is_live(scene->candidates[t]))
			scene->candidates[t]->dropped = reason;
	}
}

static const char an_outcome[] = "the outcome of an attack that is told";

/* "..., killing four and burning houses" */
static void
drop_further_outcomes(struct scene *scene, uint16_t first)
{
	TREE_CHILDREN(&scene->tree, first, child)
	{
		struct candidate *further = scene->candidates[child];
		if (tree_relation(&scene->tree, child) == DEPREL_CONJ
				&& is_live(further)
				&& further->match.frame->event
						   == PLOVER_ASSAULT)
			further->dropped = an_outcome;
	}
}

/* "bombed a town, killing four": the outcome of the same attack. */
static void
drop_outcomes(struct scene *scene)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		uint16_t head = tree->tokens[t].head;
		struct candidate *outcome = scene->candidates[t];
		if (tree_relation(tree, t) != DEPREL_ADVCL || !head
				|| head > tree->count || head > t
				|| !tree_is_gerund(tree, t) || !is_live(outcome)
				|| !outranks(scene->candidates[head], outcome))
			continue;
		struct candidate *attack = scene->candidates[head];
		if (outcome->match.frame->event != PLOVER_ASSAULT
				|| attack->match.frame->event != PLOVER_ASSAULT
				|| tree_child(tree, t, DEPREL_MARK))
			continue;
		outcome->dropped = an_outcome;
		if (!attack->recipient.count)
			attack->recipient = outcome->recipient;
		drop_further_outcomes(scene, t);
	}
}

/* "the attack {on Chad} killed 30 people": whose they are. */
static void
take_target(const struct scene *scene, const struct candidate *attack,
		struct candidate *outcome)
{
	const struct parties *target = &attack->recipient;
	struct parties *victims = &outcome->recipient;
	if (attack->match.frame->event != PLOVER_ASSAULT
			|| outcome->match.frame->event != PLOVER_ASSAULT
			|| !parties_have_country(target)
			|| parties_have_country(victims))
		return;
	for (unsigned i = 0; i < victims->count; i++)
		victims->at[i] = mention_of_country(
				scene, victims->at[i], target->at[0]);
	if (!victims->count)
		*victims = *target;
}

/* "Exigió la renuncia": what is demanded, promised, refused or cut is told by
 * the verb alone, and so is what somebody is blamed for. */
static bool
is_what_verb_is_about(const struct scene *scene, const struct candidate *noun,
		const struct candidate *verb)
{
	switch (verb->match.frame->event) {
	case PLOVER_SUPPORT:
	case PLOVER_CONSULT:
	case PLOVER_PROTEST:
		return false;
	case PLOVER_ACCUSE:
		return true;
	default:
		return tree_relation(&scene->tree, noun->match.at)
		       == DEPREL_OBJ;
	}
}

/* The network hears what the noun tells as well, and the verb tells something
 * else. */
static bool
is_heard_beside(const struct scene *scene, const struct candidate *noun,
		const struct candidate *verb)
{
	return noun->match.frame->event != verb->match.frame->event
	       && !is_what_verb_is_about(scene, noun, verb)
	       && hearing_is_loud(scene, noun);
}

static void
drop_nouns(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *noun = scene->candidates[t];
		if (!is_noun_event(noun) || noun->dropped)
			continue;
		uint16_t verb = clause_verb(scene, t);
		struct candidate *other = scene->candidates[verb];
		bool told = verb != t && outranks(other, noun)
			    && !other->match.frame->weak;
		if (told && outranks(noun, other)
				&& says_more(noun, verb, other))
			other->dropped = "its object tells the event better";
		else if (told && !is_reported_apart(scene, t)
				&& !is_asked_for(scene, t, verb)
				&& !is_heard_beside(scene, noun, other)) {
			noun->dropped = "the verb of its clause tells the "
					"event";
			take_target(scene, noun, other);
		} else if (is_inside_noun_event(scene, t))
			noun->dropped = "it belongs to another event noun";
	}
}

static void
drop_weak(struct scene *scene)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		struct candidate *weak = scene->candidates[t];
		if (!is_live(weak) || !weak->match.frame->weak)
			continue;
		uint16_t clause = tree->clause_of[t];
		for (uint16_t k = 1; k <= tree->count; k++)
			if (k != t && outranks(scene->candidates[k], weak)
					&& !scene->candidates[k]
							    ->match.frame->weak
					&& tree->clause_of[k] == clause
					&& !is_heard_beside(scene, weak,
							scene->candidates[k]))
				weak->dropped = "weak beside another event of "
						"the clause";
	}
}

/* "kept its promise to Chad": what was promised then is no event now. */
static void
drop_words_of_none(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct match *match = &scene->candidates[t]->match;
		const struct frame *frame = match->frame;
		for (unsigned i = 0; frame && frame->whole && i < frame->count;
				i++) {
			struct candidate *word =
					scene->candidates[match->token[i]];
			if (match->token[i] && is_live(word)
					&& frame->conditions[i].words.count)
				word->dropped = "the words around it are no "
						"event";
		}
	}
}

static bool
gives_up(const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame
	       && (frame->event == PLOVER_CONCEDE
			       || frame->event == PLOVER_RETREAT);
}

/* "The miners ended their {strike}": what is given up does not happen, also
 * where nothing else tells that it is. */
static void
drop_ended(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct match *match = &scene->candidates[t]->match;
		if (!gives_up(scene->candidates[t]))
			continue;
		for (unsigned i = 0; i < match->frame->count; i++) {
			uint16_t word = match->token[i];
			struct candidate *ended = scene->candidates[word];
			if (word && word != t && is_live(ended)
					&& ended->match.frame->kind
							   == TRIGGER_NOUN)
				ended->dropped = "it is told to end";
		}
	}
}

void
cascade_choose(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (is_live(candidate) && scene->consumed[t])
			candidate->dropped = "another event is about it";
	}
	drop_words_of_none(scene);
	drop_ended(scene);
	drop_conditions(scene);
	drop_outcomes(scene);
	drop_mediation(scene);
	drop_nouns(scene);
	drop_weak(scene);
}

/* --------------------------------------------------------------- merge */

static bool
same_parties(const struct mention *const *a, unsigned a_count,
		const struct mention *const *b, unsigned b_count)
{
	if (a_count != b_count)
		return false;
	for (unsigned i = 0; i < a_count; i++) {
		bool found = false;
		for (unsigned k = 0; k < b_count; k++)
			found |= mention_same(a[i], b[k]);
		if (!found)
			return false;
	}
	return true;
}

static bool
same_actors(const struct event *a, const struct event *b)
{
	return same_parties(a->actor, a->actor_count, b->actor, b->actor_count);
}

static bool
same_recipients(const struct event *a, const struct event *b)
{
	return same_parties(a->recipient, a->recipient_count, b->recipient,
			b->recipient_count);
}

static bool
mode_is(const struct ontology *ontology, const struct event *event,
		struct str name)
{
	return str_equal(ontology->modes[event->mode].name, name);
}

static bool
has_country(const struct event *event, const char *code)
{
	for (unsigned i = 0; i < event->actor_count; i++)
		if (!strcmp(event->actor[i]->actor.code, code))
			return true;
	for (unsigned i = 0; i < event->recipient_count; i++)
		if (!strcmp(event->recipient[i]->actor.code, code))
			return true;
	return false;
}

/* Who takes part in `event` takes part in `other`. */
static bool
same_countries(const struct event *event, const struct event *other)
{
	for (unsigned i = 0; i < event->actor_count; i++)
		if (!has_country(other, event->actor[i]->actor.code))
			return false;
	for (unsigned i = 0; i < event->recipient_count; i++)
		if (!has_country(other, event->recipient[i]->actor.code))
			return false;
	return true;
}

/* `event` says nothing that `other` does not say better. */
static bool
gives_way(const struct ontology *ontology, const struct event *event,
		const struct event *other)
{
	if (event->status != other->status
			|| (other->made_by == MADE_BY_NETWORK
					&& event->made_by != MADE_BY_NETWORK))
		return false;
	switch (event->category) {
	case PLOVER_MOBILIZE:
		return other->category == PLOVER_ASSAULT
		       && same_actors(event, other);
	case PLOVER_REQUEST:
		return other->category == PLOVER_PROTEST
		       && same_actors(event, other);
	case PLOVER_ACCUSE:
		return other->category == PLOVER_SANCTION
		       && mode_is(ontology, other, STR("convict"))
		       && same_recipients(event, other);
	case PLOVER_CONSULT:
		if (other->category == PLOVER_CONSULT)
			return mode_is(ontology, event, STR("visit"))
			       && !mode_is(ontology, other, STR("visit"))
			       && same_countries(event, other);
		return other->category == PLOVER_SUPPORT
		       && same_actors(event, other)
		       && str_starts(ontology->cameo[other->cameo].code,
				       STR("057"));
	default:
		return false;
	}
}

static bool
is_double(const struct event *event, const struct event *other)
{
	return event->category == other->category && same_actors(event, other)
	       && same_recipients(event, other)
	       && (event->status == other->status || event->mode == other->mode)
	       && (!event->mode || !other->mode || event->mode == other->mode);
}

/* Keeps what only the later report says; of a frame's and the network's the
 * frame's. */
static void
merge(struct event *kept, const struct event *report)
{
	struct event first = *kept;
	const struct event *other = report;
	bool both = kept->made_by != report->made_by;
	if (both && kept->made_by == MADE_BY_NETWORK) {
		*kept = *report;
		other = &first;
	}
	if (both)
		kept->made_by = MADE_BY_BOTH;
	kept->contexts |= other->contexts;
	if (!kept->mode) {
		kept->mode = other->mode;
		kept->cameo = other->mode ? other->cameo : kept->cameo;
	}
	if (!kept->speaker) {
		kept->speaker = other->speaker;
		kept->speaker_verb = other->speaker_verb;
	}
	if (other->confidence > kept->confidence) {
		kept->confidence = other->confidence;
		kept->evidence = other->evidence;
	}
}

uint32_t
cascade_merge(const struct ontology *ontology, struct event *events,
		uint32_t count)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++) {
		bool drop = false;
		for (uint32_t k = 0; k < count && !drop; k++)
			drop = k != i
			       && gives_way(ontology, &events[i], &events[k]);
		for (uint32_t k = 0; k < kept && !drop; k++)
			if (is_double(&events[i], &events[k])) {
				merge(&events[k], &events[i]);
				drop = true;
			}
		if (!drop)
			events[kept++] = events[i];
	}
	return kept;
}
