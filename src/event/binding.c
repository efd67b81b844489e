#include "event/binding.h"

#include <stdio.h>
#include <string.h>

#include "event/condition.h"
#include "event/harm.h"
#include "event/phrase.h"
#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_words.h"

enum { CERTAIN = 100 };

/* ------------------------------------------------- words in their place */

static bool
is_near(uint8_t slot)
{
	return slot == SLOT_BEFORE || slot == SLOT_AFTER || slot == SLOT_INSIDE;
}

/* The token of the last condition of the same kind in front of this one; 0 for
 * the first. */
static uint16_t
near_before(const struct match *match, unsigned at)
{
	const struct condition *conditions = match->frame->conditions;
	for (unsigned i = at; i-- > 0;)
		if (conditions[i].slot == conditions[at].slot)
			return match->token[i];
	return 0;
}

/* Where the words of a condition are looked for; `root` 0: in any clause. */
struct stretch {
	uint16_t first, last;
	uint16_t root; /* only in its clause, of tree_in_clause */
};

/* Behind the words of the last condition of the same kind. */
static struct stretch
stretch_of(const struct tree *tree, const struct match *match, unsigned at)
{
	uint8_t slot = match->frame->conditions[at].slot;
	bool after = slot == SLOT_AFTER;
	uint16_t previous = near_before(match, at), root = 0;
	uint16_t first = after ? (uint16_t)(match->at + 1) : 1;
	if (after)
		root = match->at;
	else if (slot == SLOT_INSIDE)
		root = tree_surface_subject(tree, match->at);
	return (struct stretch){
		.first = previous ? (uint16_t)(previous + 1) : first,
		.last = after ? tree->count : (uint16_t)(match->at - 1),
		.root = root,
	};
}

/* before{...}, after{...}, subject{...}: the words stand there, those of
 * several conditions in the order of the conditions. */
static uint16_t
find_near(const struct scene *scene, const struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	const struct tree *tree = &scene->tree;
	struct stretch in = stretch_of(tree, match, at);
	if (condition->slot == SLOT_INSIDE && !in.root)
		return 0;
	for (uint16_t t = in.first; t <= in.last; t++)
		if (tree_nominal(tree, t, &condition->words)
				&& (!in.root
						|| tree_in_clause(tree, in.root,
								t)))
			return t;
	return 0;
}

/* ----------------------------------------------------------- arguments */

static bool
is_used(const struct match *match, uint16_t token)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] == token)
			return true;
	return false;
}

/* "threw its weight behind Senegal": the weight is a word of the trigger. */
static bool
is_part_of_trigger(const struct scene *scene, const struct match *match,
		uint16_t token)
{
	const struct phrase *phrase = &match->trigger->phrase;
	for (unsigned i = 1; i < phrase->count; i++)
		if (tree_word_is(&scene->tree, token, phrase->word[i]))
			return true;
	return false;
}

/* A possessor before the noun: a pronoun, a name, or who has a country. */
static bool
is_owner_before(const struct scene *scene, uint16_t noun, uint16_t child)
{
	const struct mention *owner = scene->mention[child];
	uint8_t upos = scene->tree.tokens[child].upos;
	return child < noun && tree_is_possessor(&scene->tree, child)
	       && (upos == UPOS_PRON || upos == UPOS_PROPN
			       || (owner && owner->actor.code[0]));
}

/* "Our support for Kyiv in the face of Russia's war": whose it is stands before
 * the noun, and behind no "of". */
static bool
is_owned_already(const struct scene *scene, const struct match *match,
		const struct condition *condition,
		const struct argument *argument)
{
	const struct tree *tree = &scene->tree;
	if (match->trigger->kind != TRIGGER_NOUN
			|| condition->role != ROLE_ACTOR
			|| condition->slot != SLOT_OBLIQUE
			|| !frames_grammar(tree->frames,
					argument->preposition[0],
					GRAMMAR_GENITIVE))
		return false;
	TREE_CHILDREN(tree, match->at, child)
	if (is_owner_before(scene, match->at, child))
		return true;
	return false;
}

/* "On a visit to Oslo" is an argument of frames that ask for occasions. */
static bool
is_occasion_of_another(
		const struct frame *frame, const struct argument *argument)
{
	return argument->occasion && frame->event
	       && frame->event != PLOVER_CONSULT && !frame->occasion;
}

/* "protestas por {la reelección} de Hernández": what for, in languages that say
 * "by" and "for" with one word. Who does it is named there himself. */
static bool
is_cause(const struct scene *scene, const struct match *match,
		const struct condition *condition,
		const struct argument *argument)
{
	const struct tree *tree = &scene->tree;
	uint16_t token = argument->token;
	if (!tree_traits(tree)->agent_is_cause
			|| match->trigger->kind != TRIGGER_NOUN
			|| match->frame->event != PLOVER_PROTEST
			|| condition->role != ROLE_ACTOR
			|| condition->slot != SLOT_OBLIQUE)
		return false;
	return !scene->mention[token] && !tree_possessor(tree, token)
	       && !tree_is(tree, token, GRAMMAR_PARTITIVE)
	       && tree->tokens[token].upos == UPOS_NOUN;
}

/* "citado por la cancillería {de Chile}": of who does it, and nobody else; but
 * whatever a relative clause tells stands below who does it. */
static bool
is_of_doer(const struct scene *scene, const struct match *match,
		const struct condition *condition,
		const struct argument *argument)
{
	const struct frame *frame = match->frame;
	if (condition->role != ROLE_RECIPIENT
			|| condition->slot != SLOT_OBLIQUE)
		return false;
	for (unsigned i = 0; i < frame->count; i++)
		if (frame->conditions[i].slot == SLOT_SUBJECT
				&& frame->conditions[i].role == ROLE_ACTOR
				&& match->token[i]
				&& tree_is_below(&scene->tree, argument->token,
						match->token[i])
				&& !tree_is_below(&scene->tree, match->at,
						match->token[i]))
			return true;
	return false;
}

static bool
may_bind(const struct scene *scene, const struct match *match, unsigned at,
		const struct argument *argument)
{
	const struct condition *condition = &match->frame->conditions[at];
	return !is_used(match, argument->token)
	       && !is_occasion_of_another(match->frame, argument)
	       && condition_holds(scene, condition, argument)
	       && !is_owned_already(scene, match, condition, argument)
	       && !is_cause(scene, match, condition, argument)
	       && !is_of_doer(scene, match, condition, argument)
	       && !is_part_of_trigger(scene, match, argument->token);
}

/* How clearly somebody is named where a role is played: "en protesta por el
 * arresto de {un reportero}" gives way to "en {Managua}". */
enum naming { NAMES_NOBODY, NAMES_WITHIN, NAMES_ITSELF };

/* What a condition is bound to. */
struct choice {
	const struct argument *argument; /* null: none yet */
	enum naming naming;
};

static bool
is_better(const struct choice *choice, const struct choice *best)
{
	if (!best->argument || choice->naming != best->naming)
		return !best->argument || choice->naming > best->naming;
	return choice->argument->certainty > best->argument->certainty;
}

static enum naming
naming_of(const struct scene *scene, uint16_t token)
{
	if (!phrase_names_somebody(scene, token))
		return NAMES_NOBODY;
	bool deed = !scene->mention[token] && !scene->place[token]
		    && harm_tells_deed(scene, token);
	return deed ? NAMES_WITHIN : NAMES_ITSELF;
}

static const struct argument *
find_argument(const struct scene *scene, const struct arguments *arguments,
		const struct match *match, unsigned at)
{
	bool role = match->frame->conditions[at].role;
	struct choice best = { NULL, NAMES_NOBODY };
	for (unsigned i = 0; i < arguments->count; i++) {
		struct choice choice = { &arguments->at[i], NAMES_ITSELF };
		if (!is_better(&choice, &best)
				|| !may_bind(scene, match, at, choice.argument))
			continue;
		choice.naming = role ? naming_of(scene, choice.argument->token)
				     : NAMES_NOBODY;
		if (is_better(&choice, &best))
			best = choice;
	}
	return best.argument;
}

/* -------------------------------------------------------- explanations */

static const char *const slot_names[SLOT_COUNT] = { "subject", "object",
	"second object", "phrase with preposition", "possessor", "infinitive",
	"gerund", "clause", "speech", "adverb", "word before",
	"word in the subject", "word behind" };

static bool
has_slot(const struct arguments *arguments, uint8_t slot)
{
	for (unsigned i = 0; i < arguments->count; i++)
		if (arguments->at[i].slot == slot)
			return true;
	return false;
}

static void
explain(struct scene *scene, const struct condition *condition,
		const struct arguments *arguments)
{
	if (!scene->trace || !scene->trace->tried)
		return;
	const char *slot = slot_names[condition->slot];
	if (!has_slot(arguments, condition->slot))
		snprintf(scene->reason, sizeof scene->reason, "no %s for %.*s",
				slot, STR_ARG(condition->written));
	else if (condition->words.count)
		snprintf(scene->reason, sizeof scene->reason,
				"%s is none of %.*s", slot,
				STR_ARG(condition->written));
	else
		snprintf(scene->reason, sizeof scene->reason,
				"%s does not fit %.*s", slot,
				STR_ARG(condition->written));
}

/* ---------------------------------------------------------- conditions */

/* The subject of a passive without agent may be missing; the match then says
 * so, and the roles are filled otherwise or not at all. */
static bool
may_be_missing(const struct condition *condition,
		const struct arguments *arguments)
{
	if (condition->optional)
		return true;
	return condition->slot == SLOT_SUBJECT && arguments->agentless
	       && !condition->filter.pair;
}

/* The token that fulfils a condition; 0 when none does. */
static uint16_t
find_token(const struct scene *scene, const struct arguments *arguments,
		struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	match->certainty[at] = CERTAIN;
	if (is_near(condition->slot))
		return find_near(scene, match, at);
	const struct argument *argument =
			find_argument(scene, arguments, match, at);
	if (!argument)
		return 0;
	match->certainty[at] = argument->certainty;
	match->occasion |= argument->occasion;
	return argument->token;
}

static bool
bind_some(struct scene *scene, const struct arguments *arguments,
		struct match *match, bool narrow)
{
	const struct frame *frame = match->frame;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (condition_is_narrow(condition) != narrow)
			continue;
		match->token[i] = find_token(scene, arguments, match, i);
		if (match->token[i] || may_be_missing(condition, arguments))
			continue;
		explain(scene, condition, arguments);
		return false;
	}
	return true;
}

bool
binding_find(struct scene *scene, const struct arguments *arguments,
		struct match *match)
{
	memset(match->token, 0, sizeof match->token);
	match->occasion = false;
	return bind_some(scene, arguments, match, true)
	       && bind_some(scene, arguments, match, false);
}
