#include "event/ellipsis.h"

#include "event/phrase.h"

enum { CHAIN = 4 };

/* Acts that are done to somebody, so that one is missing when none is told. */
static bool
needs_recipient(const struct frame *frame)
{
	switch (frame->event) {
	case PLOVER_REQUEST:
	case PLOVER_ACCUSE:
	case PLOVER_THREATEN:
	case PLOVER_SANCTION:
	case PLOVER_COERCE:
	case PLOVER_ASSAULT:
	case PLOVER_AID:
		return !frame->mutual;
	default:
		return false;
	}
}

/* "crossed into Chad and shelled a village" */
static void
add_places(const struct scene *scene, uint16_t verb, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, verb, child)
	if (tree_relation(&scene->tree, child) == DEPREL_OBL && child > verb) {
		parties_add(out, scene->place[child]);
		parties_add(out, scene->mention[child]);
	}
}

static void
find_at(const struct scene *scene, uint16_t verb, uint16_t first,
		struct parties *out)
{
	const struct candidate *other = scene->candidates[first];
	uint8_t event = scene->candidates[verb]->match.frame->event;
	uint16_t object = scene->tree.clauses[first].object;
	if (other->match.frame && other->match.frame->event) {
		*out = other->recipient;
		return;
	}
	if (event != PLOVER_ASSAULT && event != PLOVER_COERCE)
		return;
	if (object)
		phrase_parties(scene, object, false, out);
	if (!parties_have_country(out))
		add_places(scene, first, out);
}

/* What the verbs before name, the nearest first. */
static void
find_named_before(const struct scene *scene, uint16_t verb, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	uint16_t first = verb;
	for (int steps = 0;
			steps < CHAIN
			&& tree_relation(&scene->tree, first) == DEPREL_CONJ;
			steps++) {
		first = tree->tokens[first].head;
		if (!first || first > tree->count)
			return;
		out->count = 0;
		find_at(scene, verb, first, out);
		parties_remove(out, &scene->candidates[verb]->actor);
		if (parties_have_country(out))
			return;
	}
}

/* "the crews", "the captain" */
static bool
is_definite(const struct scene *scene, const struct mention *mention)
{
	uint16_t article = tree_child(&scene->tree, mention->head, DEPREL_DET);
	return mention->kind == MENTION_AGENT && article
	       && tree_is(&scene->tree, article, GRAMMAR_DEFINITE);
}

static void
give_country(const struct scene *scene, struct parties *recipient,
		const struct mention *country)
{
	for (unsigned i = 0; i < recipient->count; i++)
		if (!recipient->at[i]->actor.code[0]
				&& is_definite(scene, recipient->at[i]))
			recipient->at[i] = mention_of_country(
					scene, recipient->at[i], country);
}

/* "cut aid to the country", of the actor's own: the other one is meant. */
static bool
is_oneself(const struct candidate *candidate)
{
	const struct parties *recipient = &candidate->recipient;
	for (unsigned i = 0; i < recipient->count; i++)
		if (recipient->at[i]->kind != MENTION_COUNTRY
				|| !candidate->actor.count
				|| !mention_same_side(recipient->at[i],
						candidate->actor.at[0]))
			return false;
	return recipient->count > 0;
}

static void
fill(struct scene *scene, uint16_t verb)
{
	struct candidate *candidate = scene->candidates[verb];
	uint16_t first = scene->tree.tokens[verb].head;
	struct parties found = { .count = 0 };
	if (!candidate->match.frame || !first || first > scene->tree.count
			|| tree_relation(&scene->tree, verb) != DEPREL_CONJ
			|| !scene->tree.clauses[verb].inherited
			|| (parties_have_country(&candidate->recipient)
					&& !is_oneself(candidate)))
		return;
	bool release = candidate->match.frame->event == PLOVER_RETREAT
		       && candidate->recipient.count;
	if (!needs_recipient(candidate->match.frame) && !release)
		return;
	find_named_before(scene, verb, &found);
	if (!parties_have_country(&found))
		return;
	if (candidate->recipient.count && !is_oneself(candidate))
		give_country(scene, &candidate->recipient, found.at[0]);
	else
		candidate->recipient = found;
}

/* The country named last before "the country" that is not the actor's. */
static const struct mention *
country_before(const struct scene *scene, const struct candidate *candidate)
{
	const struct mention *description = candidate->recipient.at[0];
	for (uint16_t t = description->first; t-- > 1;) {
		const struct mention *mention = scene->mention[t];
		if (!mention)
			mention = scene->place[t];
		if (mention && mention->kind == MENTION_COUNTRY
				&& !mention_same_side(mention,
						candidate->actor.at[0]))
			return mention;
	}
	return NULL;
}

/* "Troops came after Washington invaded the country." */
static void
mend_oneself(struct scene *scene, uint16_t token)
{
	struct candidate *candidate = scene->candidates[token];
	if (!candidate->match.frame || !is_oneself(candidate)
			|| !needs_recipient(candidate->match.frame))
		return;
	const struct mention *country = country_before(scene, candidate);
	if (country)
		candidate->recipient = (struct parties){ { country }, 1 };
}

/* "a petición de": no "la petición de". */
static bool
is_behest(const struct tree *tree, uint16_t noun)
{
	return tree_child_in(tree, noun, GRAMMAR_BEHEST)
	       && !tree_child(tree, noun, DEPREL_DET)
	       && tree->clause_of[noun] && tree->clause_of[noun] != noun;
}

/* "Malta lo detuvo a petición de Ghana": who does it is whom Ghana asked. */
static void
fill_behest(struct scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->tree;
	struct candidate *candidate = scene->candidates[noun];
	if (!candidate->match.frame || candidate->recipient.count
			|| candidate->match.frame->event != PLOVER_REQUEST
			|| candidate->match.trigger->kind != TRIGGER_NOUN
			|| !is_behest(tree, noun))
		return;
	uint16_t subject = tree->clauses[tree->clause_of[noun]].subject;
	if (subject && !tree_is_below(tree, subject, noun))
		phrase_head_parties(scene, subject, &candidate->recipient);
}

/* Blames, refuses or praises what somebody did. */
static bool
answers_deed(const struct candidate *candidate)
{
	switch (candidate->match.frame->event) {
	case PLOVER_ACCUSE:
	case PLOVER_REJECT:
	case PLOVER_SUPPORT:
		return !candidate->match.frame->mutual
		       && candidate->match.trigger->kind == TRIGGER_VERB;
	default:
		return false;
	}
}

/* The verb of the clause that `noun` stands in or sums up; 0 none. */
static uint16_t
verb_of_deed(const struct tree *tree, uint16_t noun)
{
	uint16_t above = tree_head(tree, noun);
	for (int steps = 0; above && steps < CHAIN; steps++) {
		if (tree->tokens[above].upos == UPOS_VERB)
			return above;
		above = tree_head(tree, above);
	}
	return 0;
}

/* "Ghana cerró la frontera, decisión que Togo criticó": whoever did it. */
static void
fill_doer(struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	struct candidate *candidate = scene->candidates[verb];
	uint16_t noun = tree_head(tree, verb);
	if (!candidate->match.frame || candidate->recipient.count
			|| tree_relation(tree, verb) != DEPREL_ACL_RELCL
			|| !tree_is(tree, noun, GRAMMAR_DEED)
			|| !answers_deed(candidate))
		return;
	uint16_t deed = verb_of_deed(tree, noun);
	uint16_t subject = deed ? tree->clauses[deed].subject : 0;
	if (!subject || tree_is_below(tree, subject, noun))
		return;
	phrase_head_parties(scene, subject, &candidate->recipient);
	parties_remove(&candidate->recipient, &candidate->actor);
}

void
ellipsis_fill(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		fill(scene, t);
		fill_behest(scene, t);
		fill_doer(scene, t);
		mend_oneself(scene, t);
	}
}
