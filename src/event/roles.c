#include "event/roles.h"

#include "event/nearest.h"
#include "event/victims.h"

enum { DEPTH = 3, CONJUNCTS = 8 };

static enum deprel
relation(const struct scene *scene, uint16_t token)
{
	return (enum deprel)scene->tree.tokens[token].deprel;
}

/* ------------------------------------------------------------- phrases */

static bool
is_noun_modifier(const struct scene *scene, uint16_t token)
{
	enum deprel deprel = relation(scene, token);
	return deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD
	       || deprel == DEPREL_NMOD_DESC
	       || tree_is_possessor(&scene->tree, token);
}

/* "Chile, together with Peru" */
static bool
is_companion(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	enum deprel deprel = relation(scene, token);
	if ((deprel != DEPREL_NMOD && deprel != DEPREL_OBL) || preposition < 2)
		return false;
	return tree_is(tree, preposition, GRAMMAR_TOGETHER)
	       || tree_is(tree, (uint16_t)(preposition - 1), GRAMMAR_TOGETHER);
}

/* What is coordinated with `token`, and with that in turn: the parser may hang
 * the third on the second. Returns how many. */
static unsigned
conjuncts_of(const struct scene *scene, uint16_t token, uint16_t *out)
{
	unsigned count = 0;
	for (unsigned next = 0; next <= count; next++) {
		TREE_CHILDREN(&scene->tree, token, child)
		if (count < CONJUNCTS && child > token
				&& (relation(scene, child) == DEPREL_CONJ
						|| is_companion(scene, child))
				&& scene->tree.tokens[child].upos != UPOS_VERB)
			out[count++] = child;
		if (next == count)
			break;
		token = out[next];
	}
	return count;
}

/* Mentions at `token` and at what is coordinated with it. */
static void
add_coordinated(const struct scene *scene, uint16_t token, struct parties *out)
{
	parties_add(out, scene->mention[token]);
	uint16_t conjuncts[CONJUNCTS];
	unsigned count = conjuncts_of(scene, token, conjuncts);
	for (unsigned i = 0; i < count; i++)
		parties_add(out, scene->mention[conjuncts[i]]);
}

/* "Ethiopian and Egyptian officials", "leaders of Qatar and Oman": two
 * parties, though one mention. */
static void
add_second_nationality(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, head, child)
	{
		bool behind = relation(scene, child) == DEPREL_NMOD
			      && child <= scene->mention[head]->last
			      && child > head;
		if (!behind
				&& (!is_noun_modifier(scene, child)
						|| !scene->mention[child]))
			continue;
		TREE_CHILDREN(&scene->tree, child, other)
		{
			const struct mention *mention =
					scene->mention[other]
							? scene->mention[other]
							: scene->place[other];
			if (mention
					&& (mention->kind == MENTION_ADJECTIVE
							|| (behind
									&& (mention->kind == MENTION_COUNTRY
											|| mention->kind == MENTION_NAME)))
					&& relation(scene, other)
							   == DEPREL_CONJ)
				parties_add(out, mention);
		}
	}
}

/* "U.S.-China talks": the first name hangs on the second. */
static void
add_hyphenated(const struct scene *scene, uint16_t token, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, token, child)
	{
		const struct mention *mention = scene->mention[child];
		if (mention && relation(scene, child) == DEPREL_COMPOUND
				&& mention->kind != MENTION_AGENT
				&& mention->actor.code[0]
				&& scene->mention[token]
				&& strcmp(mention->actor.code,
						scene->mention[token]
								->actor.code))
			parties_add(out, mention);
	}
}

/* "The presidents of Ghana and Togo": the actor stage puts the second one at
 * "Togo", over the same words. */
static void
add_distributed(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct mention *mention = scene->mention[head];
	for (uint16_t t = mention->first; t <= scene->tree.count; t++) {
		const struct mention *other = scene->mention[t];
		if (other && other->first == mention->first
				&& other->last == mention->last)
			parties_add(out, other);
	}
}

static void
add_modifiers(const struct scene *scene, uint16_t head, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, head, child)
	if (is_noun_modifier(scene, child) && scene->mention[child]) {
		add_hyphenated(scene, child, out);
		add_coordinated(scene, child, out);
	}
}

void
roles_of_owner(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct mention *whole = scene->mention[head];
	if (whole && whole->actor.code[0]) {
		parties_add(out, whole);
		return;
	}
	uint8_t before = out->count;
	add_modifiers(scene, head, out);
	/* "Iranian radar stations" with the nationality on "radar" */
	TREE_CHILDREN(&scene->tree, head, child)
	if (out->count == before && relation(scene, child) == DEPREL_COMPOUND
			&& !scene->mention[child])
		add_modifiers(scene, child, out);
}

/* The modifier behind a head that is most likely to say whose it is: behind
 * "of", "by" or "from", else, if `any_place`, behind anything. */
static uint16_t
modifier_behind(const struct scene *scene, uint16_t head, bool any_place)
{
	const struct tree *tree = &scene->tree;
	uint16_t found = 0;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel = relation(scene, child);
		if (child < head
				|| (deprel != DEPREL_NMOD
						&& deprel != DEPREL_OBL
						&& deprel != DEPREL_APPOS))
			continue;
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (deprel == DEPREL_APPOS
				|| (preposition
						&& tree_is(tree, preposition,
								GRAMMAR_OWNER_PREPOSITION)))
			return child;
		if (any_place && !found)
			found = child;
	}
	return found;
}

/* "air defence systems from Israel" is one mention, whose country is that of
 * the name inside it. */
static const struct mention *
mention_around(const struct scene *scene, uint16_t token)
{
	uint16_t head = scene->tree.tokens[token].head;
	if (!head || head > scene->tree.count
			|| scene->tree.tokens[token].upos != UPOS_PROPN)
		return NULL;
	const struct mention *mention = scene->mention[head];
	if (!mention || mention->first > token || mention->last < token)
		return NULL;
	return mention;
}

/* Who says what stands at `token`; null when nobody with a country does. */
static const struct mention *
speaker_at(const struct scene *scene, uint16_t token)
{
	uint16_t verb = tree_reporting_verb(&scene->tree, token);
	const struct mention *speaker = NULL;
	if (verb)
		speaker = scene->mention[tree_surface_subject(
				&scene->tree, verb)];
	return speaker && speaker->actor.code[0] ? speaker : NULL;
}

/* "We have signed", "our soldiers": the speaker, or the speaker's people. */
static const struct mention *
first_person(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[head];
	if (!mention)
		return tree_is(tree, head, GRAMMAR_FIRST_PERSON)
				       ? speaker_at(scene, head)
				       : NULL;
	uint16_t owner = tree_possessor(tree, head);
	if (mention->actor.code[0] || !owner
			|| !tree_is(tree, owner, GRAMMAR_FIRST_PERSON))
		return NULL;
	const struct mention *speaker = speaker_at(scene, head);
	return speaker ? mention_of_country(scene, mention, speaker) : NULL;
}

/* "what they described as Israel's attacks": the attacks. */
static uint16_t
named_by_relative(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	if (!tree_is(tree, head, GRAMMAR_FREE_RELATIVE))
		return head;
	TREE_CHILDREN(tree, head, clause)
	{
		if (relation(scene, clause) != DEPREL_ACL_RELCL)
			continue;
		TREE_CHILDREN(tree, clause, child)
		if (child > clause
				&& (tree_child_in(tree, child,
						    GRAMMAR_PREDICATIVE)
						|| relation(scene, child)
								   == DEPREL_OBJ))
			return child;
	}
	return head;
}

static void
add_named(const struct scene *scene, uint16_t token, struct parties *out)
{
	uint16_t name = tree_child(&scene->tree, token, DEPREL_APPOS);
	if (name)
		parties_add(out, scene->mention[name]);
	if (!out->count)
		add_coordinated(scene, token, out);
	if (!out->count)
		add_modifiers(scene, token, out);
}

/* Whose it is by the words behind it: "warplanes belonging to the Sudanese
 * army", "hackers linked to Russia", "a ship owned by a Greek firm". */
static const struct mention *
affiliated(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[head];
	if (mention->actor.code[0])
		return mention;
	TREE_CHILDREN(tree, head, child)
	{
		struct parties owners = { .count = 0 };
		if (child < head || !tree_is(tree, child, GRAMMAR_AFFILIATION))
			continue;
		TREE_CHILDREN(tree, child, inner)
		if (inner > child
				&& deprel_universal(relation(scene, inner))
						   == DEPREL_OBL) {
			add_named(scene, inner, &owners);
		}
		if (owners.count && owners.at[0]->actor.code[0])
			return mention_of_country(scene, mention, owners.at[0]);
	}
	return mention;
}

static void
add_phrase(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out)
{
	const struct mention *speaker = first_person(scene, head);
	if (speaker) {
		parties_add(out, speaker);
		return;
	}
	/* A verb stands for its subject, which stage 4 knows or nobody. */
	if (!scene->mention[head] && scene->tree.clauses[head].subject == head)
		return;
	head = named_by_relative(scene, head);
	if (!scene->mention[head]) {
		const struct mention *around =
				any_place ? scene->place[head] : NULL;
		if (!around)
			around = mention_around(scene, head);
		parties_add(out, around);
		if (around)
			return;
	}
	for (int depth = 0; depth < DEPTH && head; depth++) {
		const struct mention *mention = scene->mention[head];
		if (mention && mention->kind != MENTION_ADJECTIVE) {
			parties_add(out, affiliated(scene, head));
			add_distributed(scene, head, out);
			add_second_nationality(scene, head, out);
			return;
		}
		uint8_t before = out->count;
		if (mention)
			parties_add(out, mention);
		roles_of_owner(scene, head, out);
		if (out->count > before)
			return;
		head = modifier_behind(scene, head, any_place);
	}
}

void
roles_of_head(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	add_coordinated(scene, head, out);
	if (!scene->mention[head])
		parties_add(out, scene->place[head]
						 ? scene->place[head]
						 : mention_around(scene, head));
	if (out->count || !tree_is(tree, head, GRAMMAR_PARTITIVE))
		return;
	TREE_CHILDREN(tree, head, child)
	if (relation(scene, child) == DEPREL_NMOD && child > head)
		add_coordinated(scene, child, out);
}

void
roles_of_phrase(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out)
{
	uint16_t conjuncts[CONJUNCTS];
	unsigned count = conjuncts_of(scene, head, conjuncts);
	add_phrase(scene, head, any_place, out);
	for (unsigned i = 0; i < count; i++)
		add_phrase(scene, conjuncts[i], any_place, out);
}

/* ----------------------------------------------------- a frame's roles */

/* A pronoun that may be the speaker's: nobody else's. */
static bool
has_pronoun_owner(const struct scene *scene, const struct mention *mention,
		const struct mention *actor)
{
	for (uint16_t t = mention->first;
			t <= mention->last && t <= scene->tree.count; t++)
		if (tree_is_possessor(&scene->tree, t)
				&& scene->tree.tokens[t].upos == UPOS_PRON)
			return !scene->mention[t]
			       || mention_same_side(scene->mention[t], actor);
	return false;
}

/* "Oman says Iran killed its soldiers": nobody is told to harm his own side;
 * the soldiers are the speaker's. */
static void
give_to_speaker(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	enum plover_event event = candidate->match.frame->event;
	if (event != PLOVER_ASSAULT && event != PLOVER_COERCE)
		return;
	const struct mention *speaker = speaker_at(scene, candidate->match.at);
	for (unsigned i = 0; speaker && i < recipient->count; i++)
		if (candidate->actor.count
				&& !mention_same_side(
						candidate->actor.at[0], speaker)
				&& (!recipient->at[i]->actor.code[0]
						|| mention_same_side(
								candidate->actor.at
										[0],
								recipient->at[i]))
				&& has_pronoun_owner(scene, recipient->at[i],
						candidate->actor.at[0]))
			recipient->at[i] = mention_of_country(
					scene, recipient->at[i], speaker);
}

static void
add_all(struct parties *to, const struct parties *from)
{
	for (unsigned i = 0; i < from->count; i++)
		parties_add(to, from->at[i]);
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
		add_all(&found, &inner->actor);
		parties_remove(&found, actors);
		if (!found.count && inner->actor.count)
			add_all(&found, &inner->recipient);
	}
	parties_remove(&found, actors);
	if (!found.count)
		roles_of_phrase(scene, token, true, &found);
	parties_remove(&found, actors);
	uint16_t behind = scene->mention[token] || found.count
					  ? 0
					  : modifier_behind(scene, token, true);
	if (behind)
		roles_of_phrase(scene, behind, true, &found);
	else if (!found.count)
		roles_of_phrase(scene, token, true, &found);
	add_all(out, &found);
}

static struct parties *
list_of(struct candidate *candidate, uint8_t role)
{
	if (role == ROLE_ACTOR || candidate->match.frame->mutual)
		return &candidate->actor;
	return &candidate->recipient;
}

/* "halted its bombing of Yemen" for {recipient's bombing}: the actor's own
 * deed names the recipient behind it. */
static void
fill_owner(const struct scene *scene, struct candidate *candidate,
		const struct condition *condition, uint16_t token)
{
	struct parties found = { .count = 0 };
	struct parties *list = list_of(candidate, condition->owner);
	roles_of_owner(scene, token, &found);
	if (condition->owner == ROLE_RECIPIENT
			&& !candidate->match.frame->mutual) {
		parties_remove(&found, &candidate->actor);
		if (!found.count && !condition->role)
			add_side(scene, token, &candidate->actor, &found);
	}
	add_all(list, &found);
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
		if (condition->obliged)
			roles_of_phrase(scene,
					scene->tree.clauses[token].subject,
					false, &candidate->recipient);
		if (!condition->role)
			continue;
		struct parties *list = list_of(candidate, condition->role);
		if (condition->role == ROLE_RECIPIENT && !match->frame->mutual)
			add_side(scene, token, &candidate->actor, list);
		else
			roles_of_phrase(scene, token,
					condition->role == ROLE_RECIPIENT,
					list);
	}
}

/* Who an action would concern that is only spoken of: "agreed to send aid to
 * Malawi", "rejected a proposal by Iran". */
static void
add_concerned(const struct scene *scene, uint16_t token, struct parties *out)
{
	const struct candidate *inner = scene->candidates[token];
	const struct tree *tree = &scene->tree;
	if (inner->match.frame && inner->match.frame->event) {
		add_all(out, &inner->recipient);
		if (inner->match.frame->mutual)
			add_all(out, &inner->actor);
		if (out->count)
			return;
	}
	const struct clause *clause = &tree->clauses[token];
	if (tree->tokens[token].upos == UPOS_VERB) {
		uint16_t places[] = { clause->object, clause->second };
		for (unsigned i = 0; i < 2 && !out->count; i++)
			if (places[i])
				roles_of_phrase(scene, places[i], true, out);
	}
	for (uint16_t child = tree->first_child[token]; child && !out->count;
			child = tree->next_sibling[child]) {
		enum deprel deprel = relation(scene, child);
		if (child > token
				&& (deprel == DEPREL_OBL
						|| deprel == DEPREL_NMOD
						|| deprel == DEPREL_OBJ))
			roles_of_phrase(scene, child, true, out);
	}
}

static bool
speaks_against(enum plover_event event)
{
	return event == PLOVER_ACCUSE || event == PLOVER_THREATEN;
}

/* Whom a clause blames or warns: who does what it tells. */
static void
add_blamed(const struct scene *scene, uint16_t token, struct parties *out)
{
	const struct candidate *inner = scene->candidates[token];
	uint16_t subject = scene->tree.clauses[token].subject;
	if (inner->match.frame && inner->match.frame->event)
		add_all(out, &inner->actor);
	else if (subject)
		roles_of_phrase(scene, subject, false, out);
	if (!out->count)
		add_concerned(scene, token, out);
}

/* "withdrew its demand that Britain leave": who would do it. */
static void
add_demanded(const struct scene *scene, uint16_t noun, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, noun, child)
	{
		enum deprel deprel = relation(scene, child);
		if ((deprel == DEPREL_ACL || deprel == DEPREL_ACL_RELCL
				    || deprel == DEPREL_CCOMP)
				&& tree_child(tree, child, DEPREL_MARK)
				&& tree->clauses[child].subject
				&& tree->clauses[child].subject != noun)
			roles_of_phrase(scene, tree->clauses[child].subject,
					false, out);
	}
}

static bool
is_complement(uint8_t slot)
{
	return slot == SLOT_INFINITIVE || slot == SLOT_GERUND
	       || slot == SLOT_CLAUSE;
}

/* A country's own people are not whom its words address: "demanded the release
 * of its soldiers". */
static void
add_foreign(struct candidate *candidate, const struct parties *found)
{
	for (unsigned i = 0; i < found->count; i++) {
		const struct mention *mention = found->at[i];
		bool own = parties_have(&candidate->actor, mention);
		for (unsigned k = 0; k < candidate->actor.count; k++)
			own |= mention->actor.code[0]
			       && !strcmp(mention->actor.code,
					       candidate->actor.at[k]
							       ->actor.code);
		if (!own)
			parties_add(&candidate->recipient, mention);
	}
}

/* Help is for those whom its purpose names: "gave money to feed refugees". */
static void
add_purpose(const struct scene *scene, uint16_t host,
		struct candidate *candidate)
{
	TREE_CHILDREN(&scene->tree, host, child)
	{
		struct parties found = { .count = 0 };
		if (candidate->recipient.count
				|| !tree_is_infinitive(&scene->tree, child))
			continue;
		add_concerned(scene, child, &found);
		add_foreign(candidate, &found);
	}
}

/* "will strike if Iran goes on", "threatened to leave unless Mali pays": whose
 * act would bring it about is warned. */
static void
add_conditioned(const struct scene *scene, uint16_t host,
		struct candidate *candidate)
{
	TREE_CHILDREN(&scene->tree, host, child)
	{
		struct parties found = { .count = 0 };
		uint16_t subject = scene->tree.clauses[child].subject;
		uint16_t mark = tree_child_in(
				&scene->tree, child, GRAMMAR_CONDITION);
		if (candidate->recipient.count || !mark || !subject
				|| relation(scene, child) != DEPREL_ADVCL)
			continue;
		roles_of_phrase(scene, subject, false, &found);
		add_foreign(candidate, &found);
	}
}

static bool
is_plain_object(const struct condition *condition)
{
	return !condition->role
	       && (condition->slot == SLOT_OBJECT
			       || condition->slot == SLOT_SECOND
			       || condition->slot == SLOT_OBLIQUE);
}

/* Troops that are moved and envoys that are recalled are the actor's means. */
static bool
object_is_means(const struct scene *scene, const struct frame *frame)
{
	const struct ontology *ontology = scene->frames->ontology;
	return frame->event == PLOVER_MOBILIZE
	       || str_equal(ontology->modes[frame->mode].name, STR("withdraw"));
}

/* "threatened to end talks if Japan builds ships": who is to be moved. */
static void
add_warned(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, candidate->match.at, child)
	{
		struct parties found = { .count = 0 };
		uint16_t subject = tree->clauses[child].subject;
		if (!tree_condition(tree, child) || !subject)
			continue;
		roles_of_phrase(scene, subject, false, &found);
		add_foreign(candidate, &found);
	}
}

/* Several countries agree with each other, not with what they agree about:
 * "Chad and Niger agreed to help the refugees". */
static void
agree_among_actors(struct candidate *candidate)
{
	const struct parties *actors = &candidate->actor;
	const struct parties *recipients = &candidate->recipient;
	bool several = false;
	for (unsigned i = 1; i < actors->count; i++)
		several |= strcmp(actors->at[0]->actor.code,
					   actors->at[i]->actor.code)
			   != 0;
	for (unsigned i = 0; i < recipients->count; i++)
		if (recipients->at[i]->actor.code[0])
			return;
	if (several)
		candidate->recipient.count = 0;
}

static bool
is_visit(const struct scene *scene, const struct frame *frame)
{
	return frame->event == PLOVER_CONSULT
	       && str_equal(scene->frames->ontology->modes[frame->mode].name,
			       STR("visit"));
}

/* "recalled its ambassador to Chad": one's own man is where he was sent. */
static void
add_posted(const struct scene *scene, uint16_t token,
		const struct parties *actors, struct parties *out)
{
	uint16_t owner = tree_possessor(&scene->tree, token);
	uint16_t place = modifier_behind(scene, token, true);
	if (!owner || !place || !actors->count || !scene->mention[owner]
			|| scene->tree.tokens[owner].upos != UPOS_PRON
			|| !mention_same_side(
					scene->mention[owner], actors->at[0]))
		return;
	roles_of_phrase(scene, place, true, out);
}

static void
fill_from_object(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	const struct frame *frame = match->frame;
	bool foreign = frame->event == PLOVER_AID
		       || frame->event == PLOVER_COOPERATE;
	for (unsigned i = 0; i < frame->count; i++) {
		struct parties found = { .count = 0 };
		uint16_t token = match->token[i];
		if (!token || !scene->mention[token]
				|| candidate->recipient.count
				|| frame->conditions[i].slot != SLOT_OBJECT
				|| !is_plain_object(&frame->conditions[i]))
			continue;
		add_posted(scene, token, &candidate->actor, &found);
		if (!found.count)
			roles_of_phrase(scene, token, true, &found);
		parties_remove(&found, &candidate->actor);
		if (foreign)
			add_foreign(candidate, &found);
		else
			add_all(&candidate->recipient, &found);
	}
}

/* "hopes to host the Turkish president": the guest is the one who acts in what
 * is hoped for. */
static void
add_guest(const struct scene *scene, uint16_t complement,
		struct candidate *candidate)
{
	const struct candidate *told = scene->candidates[complement];
	if (told->match.frame && told->match.frame->event == PLOVER_CONSULT)
		add_foreign(candidate, &told->actor);
}

/* The noun tells violence or compulsion, whether or not a frame of it fits. */
static bool
tells_deed(const struct scene *scene, uint16_t token)
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
							   == 4)
				return true;
	return false;
}

/* Who is meant by what is done. Who condemns "the invasion of Iraq" does not
 * condemn Iraq. */
static void
add_object(const struct scene *scene, const struct frame *frame, uint16_t token,
		struct parties *out)
{
	const struct candidate *inner = scene->candidates[token];
	if (!speaks_against(frame->event) || !tells_deed(scene, token))
		roles_of_phrase(scene, token, true, out);
	else if (inner->match.frame)
		add_all(out, &inner->actor);
}

/* "pidió que Venezuela libere a los presos": who is asked is who would do it.
 */
static bool
is_wish(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	return tree->clauses[verb].subject && !tree->clauses[verb].passive
	       && tree_is_subjunctive(tree, verb);
}

/* Recipients that the frame does not name: the object when it is somebody,
 * then whom the complement or the object's modifiers name. */
static void
fill_unnamed(const struct scene *scene, struct candidate *candidate)
{
	for (unsigned i = 0; i < candidate->match.frame->count; i++)
		if (tree_is_reciprocal(&scene->tree, candidate->match.token[i]))
			return;
	const struct match *match = &candidate->match;
	const struct condition *conditions = match->frame->conditions;
	struct parties *recipient = &candidate->recipient;
	bool means = object_is_means(scene, match->frame);
	if (!means)
		fill_from_object(scene, candidate);
	for (unsigned i = 0; i < match->frame->count; i++) {
		struct parties found = { .count = 0 };
		uint16_t token = match->token[i];
		if (!token || recipient->count
				|| tree_child_in(&scene->tree, token,
						GRAMMAR_PREDICATIVE))
			continue;
		if (conditions[i].slot == SLOT_CLAUSE
				&& speaks_against(match->frame->event))
			add_blamed(scene, token, &found);
		else if (conditions[i].slot == SLOT_CLAUSE
				&& is_wish(scene, token))
			roles_of_phrase(scene,
					scene->tree.clauses[token].subject,
					false, &found);
		else if (is_complement(conditions[i].slot))
			add_concerned(scene, token, &found);
		else if (is_plain_object(&conditions[i])
				&& !(means && conditions[i].slot == SLOT_OBJECT))
			add_object(scene, match->frame, token, &found);
		if (!found.count && is_plain_object(&conditions[i]))
			add_demanded(scene, token, &found);
		add_foreign(candidate, &found);
		if (is_complement(conditions[i].slot) && !recipient->count)
			add_guest(scene, token, candidate);
		/* "warned that it would strike Iran": the subject is the actor.
		 */
		if (conditions[i].slot == SLOT_CLAUSE && !recipient->count) {
			found.count = 0;
			add_concerned(scene, token, &found);
			add_foreign(candidate, &found);
		}
	}
	if (match->frame->event == PLOVER_THREATEN) {
		add_conditioned(scene, match->at, candidate);
		for (unsigned i = 0; i < match->frame->count; i++)
			if (match->token[i]
					&& is_complement(conditions[i].slot))
				add_conditioned(scene, match->token[i],
						candidate);
	}
	if (match->frame->event != PLOVER_AID || recipient->count)
		return;
	uint16_t trigger = match->at;
	add_purpose(scene, trigger, candidate);
	if (scene->tree.clauses[trigger].object)
		add_purpose(scene, scene->tree.clauses[trigger].object,
				candidate);
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
	       && (frame->event == PLOVER_AID || object_is_means(scene, frame));
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
	if (child > captive && relation(scene, child) == DEPREL_ACL
			&& tree->clauses[child].passive
			&& tree->clauses[child].subject)
		roles_of_phrase(scene, tree->clauses[child].subject, false,
				out);
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
			roles_of_owner(scene, token, &candidate->actor);
		else if (is_own_force(scene, match->frame, token))
			roles_of_phrase(scene, token, false, &candidate->actor);
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
			|| relation(scene, verb) != DEPREL_ADVCL
			|| !tree_is(tree, joined, GRAMMAR_JOIN)
			|| !tree_child_in(tree, verb, GRAMMAR_IN)
			|| !tree->clauses[joined].object)
		return;
	roles_of_phrase(scene, tree->clauses[joined].object, false,
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
			|| !is_visit(scene, match->frame)
			|| !tree_is(tree, preposition, GRAMMAR_OCCASION))
		return;
	uint16_t subject = tree->clauses[verb].subject;
	if (subject)
		roles_of_phrase(scene, subject, false, &found);
	add_foreign(candidate, &found);
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
			roles_of_phrase(scene, agent, false, &candidate->actor);
		else
			add_modifiers(scene, child, &candidate->actor);
	}
}

void
roles_fill(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	candidate->actor.count = candidate->recipient.count = 0;
	if (!match->frame)
		return;
	fill_from_conditions(scene, candidate);
	bool mutual = match->frame->mutual, tabari = match->frame->tabari;
	if (tabari)
		nearest_fill(scene, candidate);
	else if (!candidate->actor.count && match->agentless
			&& match->frame->kind == TRIGGER_VERB)
		fill_agentless(scene, candidate);
	if (!tabari && !candidate->recipient.count
			&& (!mutual || candidate->actor.count < 2))
		fill_unnamed(scene, candidate);
	if (mutual) {
		add_all(&candidate->actor, &candidate->recipient);
		candidate->recipient.count = 0;
	}
	if (match->frame->event == PLOVER_THREATEN
			&& !candidate->recipient.count)
		add_warned(scene, candidate);
	if (match->frame->event == PLOVER_AGREE)
		agree_among_actors(candidate);
	add_joined(scene, candidate);
	add_mediators(scene, candidate);
	add_host(scene, candidate);
	give_to_speaker(scene, candidate);
	victims_settle(scene, candidate);
}
