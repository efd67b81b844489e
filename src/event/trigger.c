#include "event/trigger.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "event/verb_phrase.h"

/* --------------------------------------------------------------- kinds */

static bool
is_nominal_position(enum deprel deprel)
{
	switch (deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_OBJ:
	case DEPREL_OBL:
	case DEPREL_NMOD:
	case DEPREL_CSUBJ:
	case DEPREL_ROOT:
	case DEPREL_CONJ:
		return true;
	default:
		return false;
	}
}

/* "Fighting between them resumed": a subject read as a participle. */
static bool
is_gerund_as_noun(const struct tree *tree, uint16_t token)
{
	const struct token *word = &tree->tokens[token];
	enum deprel deprel = tree_relation(tree, token);
	return word->upos == UPOS_VERB && tree_is_gerund(tree, token)
	       && (is_nominal_position(deprel)
			       || (deprel == DEPREL_ADVCL
					       && word->head <= tree->count
					       && !tree_surface_subject(tree,
							       word->head)));
}

static bool
may_be_noun(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[token];
	enum deprel deprel = tree_relation(tree, token);
	if (deprel == DEPREL_COMPOUND || deprel == DEPREL_FLAT
			|| deprel == DEPREL_AMOD)
		return false;
	if (mention && mention->kind != MENTION_GENERIC)
		return false;
	return tree_is_noun(tree, token) || is_gerund_as_noun(tree, token);
}

/* "según X": like a verb of saying, where X is somebody or what somebody wrote.
 * What must be by laws and plans nobody demands. */
static bool
may_say(const struct scene *scene, uint16_t source)
{
	return scene->mention[source]
	       || tree_is(&scene->tree, source, GRAMMAR_DOCUMENT);
}

/* Verbs that the tagger took for nouns still have a subject. */
static bool
may_be_verb(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t source = arguments_source(tree, token);
	if (source)
		return may_say(scene, source);
	switch (tree->tokens[token].upos) {
	case UPOS_VERB:
		return true;
	case UPOS_ADJ:
		return tree_is_past_participle(tree, token)
		       || tree_child(tree, token, DEPREL_AUX_PASS);
	case UPOS_NOUN:
	case UPOS_PROPN:
		return tree_child(tree, token, DEPREL_NSUBJ)
		       && !tree_child(tree, token, DEPREL_COP)
		       && !scene->mention[token];
	default:
		return false;
	}
}

static bool
may_be(const struct scene *scene, uint16_t token, uint8_t kind)
{
	uint8_t upos = scene->tree.tokens[token].upos;
	switch (kind) {
	case TRIGGER_VERB:
		return may_be_verb(scene, token);
	case TRIGGER_NOUN:
		return may_be_noun(scene, token);
	default:
		return upos == UPOS_ADJ || upos == UPOS_VERB
		       || upos == UPOS_ADV;
	}
}

unsigned
trigger_kinds(const struct scene *scene, uint16_t token)
{
	unsigned kinds = 0;
	for (uint8_t kind = 0; kind < TRIGGER_KINDS; kind++)
		kinds |= (unsigned)may_be(scene, token, kind) << kind;
	return kinds;
}

/* ---------------------------------------------------------- its place */

/* "el Papa, reunido con ...": the verb is listed with its pronoun and tells
 * what several do, or a protest. The first of its frames speaks for all:
 * arguments are those of a word, not of a frame. */
static bool
is_reflexive(const struct trigger *trigger)
{
	return trigger->phrase.reflexive && trigger->count
	       && (trigger->frames[0].mutual
			       || trigger->frames[0].event == PLOVER_PROTEST);
}

static bool
is_known(const struct surroundings *around, const struct trigger *trigger,
		word_id preposition)
{
	return around->known && around->kind == trigger->kind
	       && around->reflexive == is_reflexive(trigger)
	       && around->preposition == preposition;
}

static void
find_arguments(const struct tree *tree, uint16_t token,
		struct surroundings *around)
{
	struct arguments *arguments = &around->arguments;
	if (around->kind == TRIGGER_VERB)
		arguments_of_verb(tree, token, around->preposition, arguments);
	else if (around->kind == TRIGGER_NOUN)
		arguments_of_noun(tree, token, arguments);
	else
		arguments_of_adjective(tree, token, arguments);
	if (around->reflexive)
		arguments_turn_reflexive(tree, token, arguments);
}

static void
look_around(const struct tree *tree, uint16_t token,
		const struct trigger *trigger, word_id preposition,
		struct surroundings *around)
{
	if (is_known(around, trigger, preposition))
		return;
	around->known = true;
	around->reflexive = is_reflexive(trigger);
	around->kind = trigger->kind;
	around->preposition = preposition;
	find_arguments(tree, token, around);
	offer_of(tree, &around->arguments, &around->offer);
}

bool
trigger_at(const struct scene *scene, uint16_t token, struct match *match,
		struct surroundings *around)
{
	const struct tree *tree = &scene->tree;
	const struct trigger *trigger = match->trigger;
	const struct phrase *phrase = &trigger->phrase;
	word_id preposition = WORD_NONE;
	match->at = match->last = token;
	__builtin_prefetch(trigger->demands);
	bool there = trigger->kind == TRIGGER_VERB
				     ? verb_phrase_at(tree, token, phrase,
						     &preposition, &match->last)
				     : tree_phrase_at(tree, token, phrase, NULL,
						     &match->last);
	if (there)
		look_around(tree, token, trigger, preposition, around);
	return there;
}
