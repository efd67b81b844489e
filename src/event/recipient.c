#include "event/recipient.h"

#include "event/harm.h"
#include "event/phrase.h"
#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_passive.h"
#include "event/tree_verb.h"

bool
recipient_is_own(const struct scene *scene, const struct mention *mention,
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

/* Who an action would concern that is only spoken of: "agreed to send aid to
 * Malawi", "rejected a proposal by Iran". */
static void
add_concerned(const struct scene *scene, uint16_t token, struct parties *out)
{
	const struct candidate *inner = scene->candidates[token];
	const struct tree *tree = &scene->tree;
	if (inner->match.frame && inner->match.frame->event) {
		parties_add_all(out, &inner->recipient);
		if (inner->match.frame->mutual)
			parties_add_all(out, &inner->actor);
		if (out->count)
			return;
	}
	const struct clause *clause = &tree->clauses[token];
	if (tree->tokens[token].upos == UPOS_VERB) {
		uint16_t places[] = { clause->object, clause->second };
		for (unsigned i = 0; i < 2 && !out->count; i++)
			if (places[i])
				phrase_parties(scene, places[i], true, out);
	}
	for (uint16_t child = tree->first_child[token]; child && !out->count;
			child = tree->next_sibling[child]) {
		enum deprel deprel = tree_relation(&scene->tree, child);
		if (child > token
				&& (deprel == DEPREL_OBL
						|| deprel == DEPREL_NMOD
						|| deprel == DEPREL_OBJ))
			phrase_parties(scene, child, true, out);
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
		parties_add_all(out, &inner->actor);
	else if (subject)
		phrase_parties(scene, subject, false, out);
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
		enum deprel deprel = tree_relation(&scene->tree, child);
		if ((deprel == DEPREL_ACL || deprel == DEPREL_ACL_RELCL
				    || deprel == DEPREL_CCOMP)
				&& tree_child(tree, child, DEPREL_MARK)
				&& tree->clauses[child].subject
				&& tree->clauses[child].subject != noun)
			phrase_parties(scene, tree->clauses[child].subject,
					false, out);
	}
}

/* Those who stand against a government of their own: "rejected an offer of the
 * rebels". */
static bool
is_opponent(const struct mention *mention, const struct mention *actor)
{
	switch (mention->actor.sector[0]) {
	case SECTOR_PTY:
		return mention->actor.name.len
		       && actor->actor.sector[0] != SECTOR_PTY;
	case SECTOR_LAB:
	case SECTOR_OPP:
	case SECTOR_REB:
		return mention->actor.sector[0] != actor->actor.sector[0];
	default:
		return false;
	}
}

/* "Offered to run a clinic": what is spoken of. */
static bool
is_institution(const struct mention *mention)
{
	uint8_t sector = mention->actor.sector[0];
	return !mention->actor.person
	       && (sector == SECTOR_MED || sector == SECTOR_EDU);
}

/* Whom a threat at home names, and the court that a case is taken to, are to
 * act on it. */
static bool
is_addressed(enum plover_event event, const struct mention *mention)
{
	return event == PLOVER_THREATEN
	       || (event == PLOVER_ACCUSE
			       && mention->actor.sector[0] == SECTOR_JUD);
}

/* A country's own people may be meant, but not those who act for the same
 * state, nor the land: "doctors went on strike in Latvia". */
static bool
is_own(const struct scene *scene, const struct candidate *candidate,
		const struct mention *actor, const struct mention *mention,
		bool opponents)
{
	enum plover_event event = candidate->match.frame->event;
	bool land = mention->kind == MENTION_COUNTRY
		    || !mention->actor.sector[0];
	if (mention->assumed || (opponents && is_opponent(mention, actor)))
		return false;
	if (mention_same_side(mention, actor))
		return true;
	return actor->actor.code[0] && !actor->assumed
	       && !strcmp(actor->actor.code, mention->actor.code)
	       && (is_addressed(event, mention) || is_institution(mention)
			       || (land && event != PLOVER_ASSAULT)
			       || recipient_is_own(scene, mention, actor));
}

/* Not the actor's own side: "demanded the release of its soldiers". */
static void
add_others(const struct scene *scene, struct candidate *candidate,
		const struct parties *found, bool opponents)
{
	for (unsigned i = 0; i < found->count; i++) {
		const struct mention *mention = found->at[i];
		bool own = parties_have(&candidate->actor, mention);
		for (unsigned k = 0; k < candidate->actor.count; k++)
			own |= is_own(scene, candidate, candidate->actor.at[k],
					mention, opponents);
		if (!own)
			parties_add(&candidate->recipient, mention);
	}
}

void
recipient_add_foreign(const struct scene *scene, struct candidate *candidate,
		const struct parties *found)
{
	add_others(scene, candidate, found, false);
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
		recipient_add_foreign(scene, candidate, &found);
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
				|| tree_relation(&scene->tree, child) != DEPREL_ADVCL)
			continue;
		phrase_parties(scene, subject, false, &found);
		recipient_add_foreign(scene, candidate, &found);
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

bool
recipient_is_means(const struct scene *scene, const struct frame *frame)
{
	const struct ontology *ontology = scene->frames->ontology;
	return frame->event == PLOVER_MOBILIZE
	       || str_equal(ontology->modes[frame->mode].name, STR("withdraw"));
}

/* "si el Congreso no aprueba el plan", of a president: of the same state and
 * not he. */
static void
add_home(struct candidate *candidate, const struct parties *found)
{
	for (unsigned i = 0; i < found->count; i++)
		if (!parties_have(&candidate->actor, found->at[i])
				&& found->at[i]->kind != MENTION_PRONOUN)
			parties_add(&candidate->recipient, found->at[i]);
}

static void
add_warned_at(const struct scene *scene, uint16_t host,
		struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, host, child)
	{
		struct parties found = { .count = 0 };
		uint16_t subject = tree->clauses[child].subject;
		if (!tree_condition(tree, child) || !subject)
			continue;
		phrase_parties(scene, subject, false, &found);
		if (tree_traits(tree)->home_unsaid)
			add_home(candidate, &found);
		else
			recipient_add_foreign(scene, candidate, &found);
	}
}

void
recipient_add_warned(const struct scene *scene, struct candidate *candidate)
{
	uint16_t at = candidate->match.at;
	add_warned_at(scene, at, candidate);
	uint16_t deed = tree_child(&scene->tree, at, DEPREL_XCOMP);
	if (!candidate->recipient.count && deed
			&& tree_traits(&scene->tree)->home_unsaid)
		add_warned_at(scene, deed, candidate);
}

bool
recipient_is_told(enum plover_event event)
{
	return event == PLOVER_REJECT || event == PLOVER_CONCEDE
	       || event == PLOVER_REQUEST || event == PLOVER_THREATEN;
}

/* "{We} will not yield", "told Russia that {it} would not": who tells it is who
 * does it. */
static bool
tells_of_himself(const struct scene *scene, const struct candidate *candidate,
		uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t subject = tree->clauses[candidate->match.at].subject;
	struct parties teller = { .count = 0 };
	if (subject && tree_is(tree, subject, GRAMMAR_FIRST_PERSON))
		return true;
	if (tree->clauses[verb].subject)
		phrase_parties(scene, tree->clauses[verb].subject, false,
				&teller);
	return candidate->actor.count && teller.count
	       && mention_same_side(candidate->actor.at[0], teller.at[0]);
}

void
recipient_add_told(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = tree_reporting_verb(tree, candidate->match.at);
	struct parties found = { .count = 0 }, told = { .count = 0 };
	if (candidate->recipient.count || !verb || verb == candidate->match.at
			|| !tree_is(tree, verb, GRAMMAR_TELL)
			|| !tree->clauses[verb].object
			|| !tells_of_himself(scene, candidate, verb))
		return;
	phrase_parties(scene, tree->clauses[verb].object, true, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (mention_acts_for_state(found.at[i]))
			parties_add(&told, found.at[i]);
	recipient_add_foreign(scene, candidate, &told);
}

bool
recipient_is_warned(const struct scene *scene, enum plover_event event)
{
	return event == PLOVER_THREATEN
	       || (event == PLOVER_PROTEST
			       && tree_traits(&scene->tree)->home_unsaid);
}

void
recipient_drop_concerned(struct candidate *candidate)
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

/* "recalled its ambassador to Chad": one's own man is where he was sent. */
static void
add_posted(const struct scene *scene, uint16_t token,
		const struct parties *actors, struct parties *out)
{
	uint16_t owner = tree_possessor(&scene->tree, token);
	uint16_t place = phrase_modifier_behind(scene, token, true);
	if (!owner || !place || !actors->count || !scene->mention[owner]
			|| scene->tree.tokens[owner].upos != UPOS_PRON
			|| !mention_same_side(
					scene->mention[owner], actors->at[0]))
		return;
	phrase_parties(scene, place, true, out);
}

void
recipient_drop_tools(struct parties *parties)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < parties->count; i++)
		if (!parties->at[i]->thing || parties->at[i]->actor.code[0])
			parties->at[kept++] = parties->at[i];
	parties->count = kept;
}

/* "sent 80 {firefighters}": who is sent is not helped. */
static bool
is_helper(const struct scene *scene, const struct frame *frame, uint16_t token)
{
	return frame->event == PLOVER_AID && tree_is(&scene->tree, token,
						     GRAMMAR_HELPER);
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
				|| is_helper(scene, frame, token)
				|| frame->conditions[i].slot != SLOT_OBJECT
				|| !is_plain_object(&frame->conditions[i]))
			continue;
		add_posted(scene, token, &candidate->actor, &found);
		if (!found.count)
			phrase_parties(scene, token, true, &found);
		recipient_drop_tools(&found);
		parties_remove(&found, &candidate->actor);
		if (foreign)
			recipient_add_foreign(scene, candidate, &found);
		else
			parties_add_all(&candidate->recipient, &found);
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
		recipient_add_foreign(scene, candidate, &told->actor);
}

static bool
is_below_noun(enum deprel deprel)
{
	return deprel == DEPREL_NMOD || deprel == DEPREL_COMPOUND
	       || deprel == DEPREL_AMOD || deprel == DEPREL_CONJ
	       || deprel == DEPREL_FLAT;
}

bool
recipient_is_victim(const struct scene *scene, uint16_t token)
{
	enum { STEPS = 4 };
	const struct tree *tree = &scene->tree;
	for (unsigned steps = 0; steps < STEPS && token; steps++) {
		uint16_t head = tree_head(tree, token);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (!head || !is_below_noun(deprel))
			return false;
		if (deprel == DEPREL_NMOD && harm_is_done_to(tree, token, head)
				&& (harm_tells_deed(scene, head)
						|| tree_is(tree, head,
								GRAMMAR_PLIGHT)))
			return true;
		token = head;
	}
	return false;
}

bool
recipient_is_source(const struct tree *tree, uint16_t token)
{
	enum { STEPS = 4 };
	for (unsigned steps = 0; steps < STEPS && token; steps++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (tree_child_in(tree, token, GRAMMAR_SOURCE))
			return true;
		bool before = deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD
			      || deprel == DEPREL_FLAT
			      || tree_relation(tree, token) == DEPREL_NMOD_POSS
			      || tree_relation(tree, token) == DEPREL_NMOD_DESC;
		if (!before)
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

/* "$3 million from the minister's law": his law gives it. */
static void
drop_sources(const struct scene *scene, const struct frame *frame,
		struct parties *found)
{
	uint8_t kept = 0;
	if (frame->event != PLOVER_AID)
		return;
	for (unsigned i = 0; i < found->count; i++)
		if (found->at[i]->sentence != scene->sentence
				|| !recipient_is_source(&scene->tree,
						found->at[i]->head))
			found->at[kept++] = found->at[i];
	found->count = kept;
}

/* Who is meant by what is done. Who condemns "the invasion of Iraq" does not
 * condemn Iraq, nor does who is concerned about "the crisis in Iraq". */
static void
add_object(const struct scene *scene, const struct frame *frame, uint16_t token,
		struct parties *out)
{
	const struct candidate *inner = scene->candidates[token];
	if (frame->event == PLOVER_ACCUSE
			&& tree_is(&scene->tree, token, GRAMMAR_PLIGHT))
		return;
	if (!speaks_against(frame->event) || !harm_tells_deed(scene, token))
		phrase_parties(scene, token, true, out);
	else if (inner->match.frame)
		parties_add_all(out, &inner->actor);
}

/* "pidió que Venezuela libere a los presos", "demanded that Iran release the
 * crew", "that the crew be released by Iran": who is asked is who would do it;
 * 0 none. Where verbs have no moods what is requested is a wish. */
static uint16_t
who_is_wished(const struct scene *scene, const struct frame *frame,
		uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	bool wished = tree_traits(tree)->moods ? tree_is_subjunctive(tree, verb)
					       : frame->event == PLOVER_REQUEST;
	if (!wished)
		return 0;
	return tree->clauses[verb].passive ? tree_agent(tree, verb)
					   : tree->clauses[verb].subject;
}

/* Whom one complement of the frame names. */
static void
find_unnamed(const struct scene *scene, const struct frame *frame, bool means,
		const struct condition *condition, uint16_t token,
		struct parties *found)
{
	bool clause = condition->slot == SLOT_CLAUSE;
	uint16_t wished = clause ? who_is_wished(scene, frame, token) : 0;
	if (clause && speaks_against(frame->event))
		add_blamed(scene, token, found);
	else if (wished)
		phrase_parties(scene, wished, false, found);
	else if (slot_is_complement(condition->slot))
		add_concerned(scene, token, found);
	else if (is_plain_object(condition)
			&& !(means && condition->slot == SLOT_OBJECT)
			&& !is_helper(scene, frame, token))
		add_object(scene, frame, token, found);
	if (!found->count && is_plain_object(condition))
		add_demanded(scene, token, found);
}

/* "warned that it would send troops in defence of Niger" */
static void
drop_helped(const struct scene *scene, uint16_t token, struct parties *found)
{
	struct parties helped = { .count = 0 };
	TREE_CHILDREN(&scene->tree, token, child)
	if (tree_is(&scene->tree, child, GRAMMAR_SAKE))
		phrase_parties(scene, child, true, &helped);
	parties_remove(found, &helped);
}

/* "appealed to the WTO", "recurrió ante el tribunal": who hears a complaint is
 * not whom it is against. */
static bool
is_forum(const struct scene *scene, const struct match *match, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[token];
	if (match->frame->event != PLOVER_ACCUSE || !mention)
		return false;
	bool hears = mention->actor.sector[0] == SECTOR_JUD
		     || (code_is_international(mention->actor.code)
				     && tree_is(tree, match->at,
						     GRAMMAR_RESORT));
	return tree_child_in(tree, token, GRAMMAR_FORUM)
	       || (hears
			       && tree_child_in(tree, token,
					       GRAMMAR_GOAL_PREPOSITION));
}

bool
recipient_is_other_asked(const struct scene *scene, const struct match *match)
{
	if (match->frame->event != PLOVER_REQUEST)
		return false;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (condition->role == ROLE_RECIPIENT && match->token[i]
				&& !slot_is_complement(condition->slot)
				&& tree_is_noun(&scene->tree, match->token[i]))
			return true;
	}
	return false;
}

static void
fill_from_complement(const struct scene *scene, struct candidate *candidate,
		unsigned i, bool means)
{
	const struct match *match = &candidate->match;
	const struct condition *condition = &match->frame->conditions[i];
	const struct parties *recipient = &candidate->recipient;
	struct parties found = { .count = 0 };
	uint16_t token = match->token[i];
	if (!token || recipient->count || is_forum(scene, match, token)
			|| (slot_is_complement(condition->slot)
					&& recipient_is_other_asked(scene, match))
			|| tree_child_in(&scene->tree, token,
					GRAMMAR_PREDICATIVE)
			|| (match->frame->event == PLOVER_ACCUSE
					&& recipient_is_victim(scene, token)))
		return;
	find_unnamed(scene, match->frame, means, condition, token, &found);
	recipient_drop_tools(&found);
	drop_sources(scene, match->frame, &found);
	if (match->frame->event == PLOVER_THREATEN)
		drop_helped(scene, token, &found);
	add_others(scene, candidate, &found, condition->slot != SLOT_CLAUSE);
	if (slot_is_complement(condition->slot) && !recipient->count)
		add_guest(scene, token, candidate);
	/* "warned that it would strike Iran": the subject is the actor. */
	if (condition->slot == SLOT_CLAUSE && !recipient->count) {
		found.count = 0;
		add_concerned(scene, token, &found);
		if (match->frame->event == PLOVER_THREATEN)
			drop_helped(scene, token, &found);
		recipient_add_foreign(scene, candidate, &found);
	}
}

static void
fill_threatened(const struct scene *scene, struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	add_conditioned(scene, match->at, candidate);
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i]
				&& slot_is_complement(match->frame->conditions[i]
								 .slot))
			add_conditioned(scene, match->token[i], candidate);
}

static void
fill_aided(const struct scene *scene, struct candidate *candidate)
{
	uint16_t trigger = candidate->match.at;
	uint16_t object = scene->tree.clauses[trigger].object;
	add_purpose(scene, trigger, candidate);
	if (object)
		add_purpose(scene, object, candidate);
}

bool
recipient_is_each_other(const struct scene *scene, const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (tree_is_reciprocal(&scene->tree, match->token[i]))
			return true;
	return false;
}

void
recipient_fill(const struct scene *scene, struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	/* "Protests shook Serbia": where they are, not whom they are against. */
	if (frame->crowd || recipient_is_each_other(scene, &candidate->match))
		return;
	bool means = recipient_is_means(scene, frame);
	if (!means)
		fill_from_object(scene, candidate);
	for (unsigned i = 0; i < frame->count; i++)
		fill_from_complement(scene, candidate, i, means);
	if (frame->event == PLOVER_THREATEN)
		fill_threatened(scene, candidate);
	if (frame->event == PLOVER_AID && !candidate->recipient.count)
		fill_aided(scene, candidate);
}
