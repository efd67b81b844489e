#include "event/match.h"

#include <stdio.h>

#include "base/utf8.h"
#include "event/code.h"
#include "event/demand.h"
#include "event/phrase.h"
#include "event/sets.h"
#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "event/verb_phrase.h"

enum {
	POINTS_WORD = 2000,
	POINTS_LENGTH = 100,
	POINTS_ROLE = 600,
	POINTS_FILTER = 500,
	POINTS_PAIR = 20, /* beyond the phrases that a frame may have */
	POINTS_CONDITION = 1,
	POINTS_STRONG = 1000000,
	NESTED = 75, /* certainty */
};

enum plover_event
match_event_at(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	if (frame && frame->event)
		return (enum plover_event)frame->event;
	const struct clause *clause = &scene->tree.clauses[token];
	const uint16_t places[] = { clause->object, clause->second };
	for (unsigned i = 0; i < 2; i++) {
		frame = scene->candidates[places[i]]->match.frame;
		if (places[i] && frame && frame->kind == TRIGGER_NOUN)
			return (enum plover_event)frame->event;
	}
	return PLOVER_NONE;
}

/* --------------------------------------------------------------- words */

static unsigned
verbal_in(const struct scene *scene, uint16_t token,
		const struct phrases *phrases)
{
	const struct token *word = &scene->tree.tokens[token];
	const word_id ids[] = { word->lemma, word->lower };
	for (unsigned k = 0; k < 2; k++) {
		size_t i = phrases_first(phrases, ids[k]);
		for (; i < phrases->count && phrases->at[i].word[0] == ids[k];
				i++) {
			word_id preposition;
			uint16_t last;
			if (verb_phrase_at(&scene->tree, token, &phrases->at[i],
					    &preposition, &last))
				return phrases->at[i].count;
		}
	}
	return 0;
}

/* The noun itself, what it is a number or a kind of, and what is coordinated
 * with it. */
static unsigned
noun_or_content_in(const struct scene *scene, uint16_t token,
		const struct phrases *phrases)
{
	const struct tree *tree = &scene->tree;
	unsigned length = tree_nominal(&scene->tree, token, phrases);
	uint8_t upos = tree->tokens[token].upos;
	bool partitive = tree_is(tree, token, GRAMMAR_PARTITIVE)
			 || upos == UPOS_NUM || upos == UPOS_SYM;
	for (uint16_t child = tree->first_child[token]; child && !length;
			child = tree->next_sibling[child]) {
		enum deprel deprel = tree_relation(&scene->tree, child);
		if (deprel == DEPREL_CONJ
				|| (partitive
						&& (deprel == DEPREL_NMOD
								|| deprel == DEPREL_NUMMOD)))
			length = tree_nominal(&scene->tree, child, phrases);
	}
	return length;
}

static unsigned
words_at(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return slot_is_complement(condition->slot)
			       ? verbal_in(scene, token, &condition->words)
			       : noun_or_content_in(
					       scene, token, &condition->words);
}

static bool
words_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return !condition->words.count
	       || (words_at(scene, condition, token) > 0) != condition->except;
}

/* ---------------------------------------------------------- conditions */

static bool
preposition_is(const struct argument *argument, const struct phrase *wanted)
{
	if (argument->preposition_count == wanted->count) {
		for (unsigned i = 0; i < wanted->count; i++)
			if (i >= PREPOSITION_WORDS
					|| argument->preposition[i]
							   != wanted->word[i])
				return false;
		return true;
	}
	/* "up to", "back into": the last one decides, but "out of" is "out". */
	return wanted->count == 1 && argument->preposition_count == 2
	       && (argument->preposition[1] == wanted->word[0]
			       || argument->preposition[0] == wanted->word[0]);
}

static bool
preposition_holds(const struct condition *condition,
		const struct argument *argument)
{
	if (!condition->prepositions.count)
		return condition->slot != SLOT_GERUND
		       || !argument->preposition_count;
	for (size_t i = 0; i < condition->prepositions.count; i++)
		if (preposition_is(argument, &condition->prepositions.at[i]))
			return true;
	return false;
}

static bool
is_filtered(const struct filter *filter)
{
	return filter->sectors || filter->not_sectors || filter->kinds
	       || filter->not_kinds || filter->codes[0][0] || filter->pair;
}

/* "Japan and Australia", "the presidents of Chad and Niger" */
static bool
is_pair(const struct parties *parties)
{
	const struct mention *first = NULL;
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *mention = parties->at[i];
		if (!mention->actor.code[0])
			continue;
		if (first && strcmp(first->actor.code, mention->actor.code))
			return true;
		first = mention;
	}
	return false;
}

static bool
contends(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_IN_CONTEST);
}

/* "PP y CiU", "el ministro y los sindicatos": two sides of one country. */
static bool
are_rivals(const struct mention *a, const struct mention *b)
{
	bool named = a->kind == MENTION_NAME || b->kind == MENTION_NAME;
	if (!named || !contends(a) || !contends(b) || !a->actor.code[0]
			|| !b->actor.code[0])
		return false;
	if (a->actor.sector[0] != b->actor.sector[0])
		return true;
	return a->actor.sector[0] != SECTOR_GOV && a->kind == MENTION_NAME
	       && b->kind == MENTION_NAME && !mention_same(a, b);
}

static bool
is_pair_at_home(const struct scene *scene, const struct parties *parties)
{
	if (!tree_traits(&scene->tree)->home_unsaid)
		return false;
	for (unsigned i = 1; i < parties->count; i++)
		if (are_rivals(parties->at[0], parties->at[i]))
			return true;
	return false;
}

static bool
filter_holds(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	if (!is_filtered(&condition->filter)
			|| tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	phrase_head_parties(scene, token, &parties);
	/* "Russian aircraft" acts for Russia; "Russian art" is no Russian. */
	if (!parties.count && condition->role == ROLE_ACTOR)
		phrase_owner_parties(scene, token, &parties);
	if (condition->filter.pair) {
		parties.count = 0;
		phrase_parties(scene, token, false, &parties);
		if (!is_pair(&parties) && !is_pair_at_home(scene, &parties))
			return false;
	}
	for (unsigned i = 0; i < parties.count; i++)
		if (mention_fits(scene, parties.at[i], &condition->filter))
			return true;
	return false;
}

static bool
owner_holds(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	if (!condition->owner || condition->owner_optional
			|| tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	phrase_owner_parties(scene, token, &parties);
	return parties.count > 0;
}

static bool
events_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	return !condition->events
	       || condition->events >> match_event_at(scene, token) & 1u;
}

/* An amount of each kind that is asked for stands there. A sum owns nothing:
 * "a $17 billion investment". */
static bool
measures_hold(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	uint8_t there = scene->measures ? scene->measures[token] : 0;
	if (condition->slot == SLOT_POSSESSOR && there & MEASURE_MONEY)
		return false;
	return (there & condition->measures) == condition->measures;
}

static bool
argument_fits(const struct scene *scene, const struct condition *condition,
		const struct argument *argument)
{
	if (condition->slot != argument->slot
			|| !preposition_holds(condition, argument))
		return false;
	bool content = condition->words.count || condition->events;
	if (slot_is_complement(condition->slot)
			&& (condition->negated ? !argument->negated
					       : argument->negated && content))
		return false;
	if (condition->obliged && !argument->obliged)
		return false;
	uint16_t token = argument->token;
	return measures_hold(scene, condition, token)
	       && words_hold(scene, condition, token)
	       && events_hold(scene, condition, token)
	       && owner_holds(scene, condition, token)
	       && filter_holds(scene, condition, token);
}

static bool
is_used(const struct match *match, unsigned conditions, uint16_t token)
{
	for (unsigned i = 0; i < conditions; i++)
		if (match->token[i] == token)
			return true;
	return false;
}

/* Somebody is named there; used to choose between equal places. */
static bool
names_somebody(const struct scene *scene, uint16_t token)
{
	if (tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	phrase_parties(scene, token, true, &parties);
	return parties.count > 0;
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

/* before{...}, after{...}, subject{...}: the words stand there, those of
 * several conditions in the order of the conditions. */
static uint16_t
find_near(const struct scene *scene, const struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	const struct tree *tree = &scene->tree;
	bool after = condition->slot == SLOT_AFTER;
	bool inside = condition->slot == SLOT_INSIDE;
	uint16_t root = inside ? tree_surface_subject(tree, match->at)
			       : match->at;
	uint16_t previous = near_before(match, at);
	uint16_t first = previous ? (uint16_t)(previous + 1)
			 : after  ? (uint16_t)(match->at + 1)
				  : 1;
	uint16_t last = after ? tree->count : (uint16_t)(match->at - 1);
	if (inside && !root)
		return 0;
	for (uint16_t t = first; t <= last; t++)
		if (tree_nominal(&scene->tree, t, &condition->words)
				&& (!(after || inside)
						|| tree_in_clause(
								tree, root, t)))
			return t;
	return 0;
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
	{
		const struct mention *owner = scene->mention[child];
		if (child < match->at && tree_is_possessor(tree, child)
				&& (tree->tokens[child].upos == UPOS_PRON
						|| tree->tokens[child].upos
								   == UPOS_PROPN
						|| (owner && owner->actor.code[0])))
			return true;
	}
	return false;
}

static const struct argument *
find_argument(const struct scene *scene, const struct arguments *arguments,
		const struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	const struct argument *best = NULL;
	bool best_named = false;
	for (unsigned i = 0; i < arguments->count; i++) {
		const struct argument *argument = &arguments->at[i];
		if (is_used(match, match->frame->count, argument->token)
				|| (argument->occasion
						&& match->frame->event
								   != PLOVER_CONSULT
						&& !match->frame->occasion)
				|| (best && best->certainty >= argument->certainty
						&& best_named)
				|| !argument_fits(scene, condition, argument)
				|| is_owned_already(scene, match, condition,
						argument)
				|| is_part_of_trigger(
						scene, match, argument->token))
			continue;
		bool named = condition->role
			     && names_somebody(scene, argument->token);
		if (best && best_named >= named
				&& best->certainty >= argument->certainty)
			continue;
		if (best && best_named && !named)
			continue;
		best = argument;
		best_named = named;
	}
	return best;
}

/* -------------------------------------------------------------- frames */

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
	match->certainty[at] = 100;
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

/* Conditions on words are served first: they have less choice. */
static bool
bind(struct scene *scene, const struct arguments *arguments,
		struct match *match, bool choosy)
{
	const struct frame *frame = match->frame;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		bool narrow = condition->words.count || condition->events
			      || is_filtered(&condition->filter)
			      || condition->measures;
		if (narrow != choosy)
			continue;
		match->token[i] = find_token(scene, arguments, match, i);
		if (!match->token[i]) {
			if (may_be_missing(condition, arguments))
				continue;
			explain(scene, condition, arguments);
			return false;
		}
	}
	return true;
}

/* A phrase inside a phrase of the trigger's is little reason: "summoned the
 * envoy over the arrest of a priest". */
static unsigned
points_of_role(unsigned certainty)
{
	return certainty < NESTED ? POINTS_ROLE / 2 : POINTS_ROLE;
}

static unsigned
specificity(const struct scene *scene, struct match *match)
{
	const struct frame *frame = match->frame;
	const struct phrase *phrase = &match->trigger->phrase;
	unsigned points = (phrase->count - 1u + (phrase->before > 0))
			  * POINTS_WORD;
	match->words = match->length = 0;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (!match->token[i])
			continue;
		bool words = (condition->words.count && !condition->except)
			     || condition->events || condition->negated;
		unsigned length = words && condition->words.count ? words_at(
						  scene, condition,
						  match->token[i])
								  : 0;
		match->words += words;
		match->length += length;
		points += words ? POINTS_WORD + POINTS_LENGTH * length : 0;
		points += is_filtered(&condition->filter) ? POINTS_FILTER : 0;
		points += condition->measures ? POINTS_FILTER : 0;
		points += condition->filter.pair ? POINTS_PAIR : 0;
		points += POINTS_CONDITION;
		if ((condition->role
				    || (condition->owner
						    && !condition->owner_optional))
				&& (condition->owner
						|| names_somebody(scene,
								match->token[i])))
			points += points_of_role(match->certainty[i]);
	}
	return points + (frame->weak ? 0 : POINTS_STRONG);
}

/* Who tells of his own deed accuses nobody: "the army said it shelled the
 * ridge". */
static bool
tells_own_deed(const struct scene *scene, const struct match *match)
{
	struct parties speaker = { .count = 0 };
	uint16_t content = 0;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (condition->slot == SLOT_SUBJECT && match->token[i])
			phrase_parties(scene, match->token[i], false, &speaker);
		if (condition->slot == SLOT_CLAUSE)
			content = match->token[i];
	}
	const struct parties *doer = &scene->candidates[content]->actor;
	for (unsigned i = 0; content && i < doer->count; i++)
		for (unsigned k = 0; k < speaker.count; k++)
			if (mention_same_side(doer->at[i], speaker.at[k]))
				return true;
	return false;
}

/* The clause that the frame asks to be about somebody's duty, about the
 * speaker's own act or that of another side, and the speaker; 0 when it asks
 * for none. */
static uint16_t
clause_asked_for(const struct scene *scene, const struct match *match,
		struct parties *speaker, const struct condition **asked)
{
	uint16_t clause = 0;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (condition->slot == SLOT_SUBJECT && match->token[i])
			phrase_parties(scene, match->token[i], false, speaker);
		if (condition->obliged || condition->own || condition->other) {
			clause = match->token[i];
			*asked = condition;
		}
	}
	return clause;
}

/* What one side says that it must do itself is asked of nobody; what it says
 * that others will do is no threat. That laws and plans must be so is asked of
 * whoever makes them. */
static bool
clause_is_of_the_wrong_side(
		const struct scene *scene, const struct match *match)
{
	struct parties speaker = { .count = 0 }, doer = { .count = 0 };
	const struct condition *asked = NULL;
	uint16_t clause = clause_asked_for(scene, match, &speaker, &asked);
	if (!clause)
		return false;
	uint16_t subject = scene->tree.clauses[clause].subject;
	if (subject)
		phrase_parties(scene, subject, false, &doer);
	if (asked->obliged && !doer.count
			&& tree_is(&scene->tree, subject, GRAMMAR_POLICY))
		return false;
	if (asked->own && !doer.count)
		return !subject
		       || scene->tree.tokens[subject].upos != UPOS_PRON;
	for (unsigned i = 0; i < doer.count; i++) {
		bool same = speaker.count
			    && mention_same_side(speaker.at[0], doer.at[i]);
		if (asked->own ? same : !same && mention_is_coded(doer.at[i]))
			return false;
	}
	return true;
}

/* Categories whose verbs say much else of things: one may condemn a deed or
 * refuse a plan, but "receive clearance" and "threaten the peace" are no
 * events. */
static bool
is_for_somebody(uint8_t event)
{
	switch (event) {
	case PLOVER_CONSULT:
	case PLOVER_THREATEN:
	case PLOVER_RETREAT:
	case PLOVER_COERCE:
	case PLOVER_SANCTION:
		return true;
	default:
		return false;
	}
}

/* Nobody is arrested in "held a press conference": the object is a party, or
 * the frame asks for its words. */
static bool
acts_on_nobody(const struct scene *scene, const struct match *match)
{
	const struct frame *frame = match->frame;
	if (!is_for_somebody(frame->event))
		return false;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (condition->slot == SLOT_OBJECT
				&& condition->role == ROLE_RECIPIENT
				&& match->token[i]
				&& !names_somebody(scene, match->token[i]))
			return true;
	}
	return false;
}

/* No amount of a kind that the frame needs hangs on the trigger, its verb, or
 * what the frame has bound. */
static bool
lacks_measure(const struct scene *scene, const struct arguments *arguments,
		const struct match *match)
{
	const uint8_t *reached = scene->reached;
	if (!match->frame->needs || !reached)
		return false;
	const struct tree *tree = &scene->tree;
	uint16_t above = tree_head(tree, match->at);
	uint8_t there = reached[match->at] | reached[arguments->verb]
			| reached[above]
			| reached[tree_child(tree, above, DEPREL_XCOMP)];
	for (unsigned i = 0; i < match->frame->count; i++)
		there |= reached[match->token[i]];
	return !(there & match->frame->needs);
}

/* "no ha enviado tropas", "no participaron": what was not done is no refusal to
 * come: other frames tell it. */
static bool
is_told_of_past(struct scene *scene, const struct match *match)
{
	if (!match->frame->future || !tree_is_past(&scene->tree, match->at))
		return false;
	snprintf(scene->reason, sizeof scene->reason, "told of what was");
	return true;
}

static bool
match_frame(struct scene *scene, const struct arguments *arguments,
		struct match *match)
{
	scene->reason[0] = 0;
	if (is_told_of_past(scene, match))
		return false;
	memset(match->token, 0, sizeof match->token);
	match->occasion = false;
	if (!bind(scene, arguments, match, true)
			|| !bind(scene, arguments, match, false))
		return false;
	if (lacks_measure(scene, arguments, match)) {
		snprintf(scene->reason, sizeof scene->reason,
				"no amount that the frame needs");
		return false;
	}
	if (match->frame->event == PLOVER_ACCUSE
			&& tells_own_deed(scene, match)) {
		snprintf(scene->reason, sizeof scene->reason,
				"the speaker tells of the own side's act");
		return false;
	}
	if (clause_is_of_the_wrong_side(scene, match)) {
		snprintf(scene->reason, sizeof scene->reason,
				"the clause is about the wrong side");
		return false;
	}
	if (acts_on_nobody(scene, match)) {
		snprintf(scene->reason, sizeof scene->reason,
				"the object is no party");
		return false;
	}
	match->agentless = arguments->agentless;
	match->verb = arguments->verb;
	match->specificity = specificity(scene, match);
	return true;
}

/* ------------------------------------------------------------ triggers */

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

static bool
may_be_noun(const struct scene *scene, uint16_t token)
{
	const struct token *word = &scene->tree.tokens[token];
	const struct mention *mention = scene->mention[token];
	enum deprel deprel = (enum deprel)word->deprel;
	if (deprel == DEPREL_COMPOUND || deprel == DEPREL_FLAT
			|| deprel == DEPREL_AMOD)
		return false;
	if (mention && mention->kind != MENTION_GENERIC)
		return false;
	if (word->upos == UPOS_NOUN || word->upos == UPOS_PROPN)
		return true;
	if (word->upos != UPOS_VERB || !tree_is_gerund(&scene->tree, token))
		return false;
	/* "Fighting between them resumed": a subject read as a participle. */
	return is_nominal_position(deprel)
	       || (deprel == DEPREL_ADVCL && word->head <= scene->tree.count
			       && !tree_surface_subject(
					       &scene->tree, word->head));
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

/* What stands around a token, for triggers of one kind whose phrases leave the
 * same preposition open: lists of words name a verb many times. */
struct around {
	struct arguments arguments;
	struct offer offer;
	bool known, reflexive;
	uint8_t kind; /* enum trigger_kind */
	word_id preposition;
};

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

static void
look_around(const struct scene *scene, uint16_t token,
		const struct trigger *trigger, word_id preposition,
		struct around *around)
{
	const struct tree *tree = &scene->tree;
	uint8_t kind = trigger->kind;
	bool reflexive = is_reflexive(trigger);
	if (around->known && around->kind == kind
			&& around->reflexive == reflexive
			&& around->preposition == preposition)
		return;
	around->known = true;
	around->reflexive = reflexive;
	around->kind = kind;
	around->preposition = preposition;
	if (kind == TRIGGER_VERB)
		arguments_of_verb(tree, token, preposition, &around->arguments);
	else if (kind == TRIGGER_NOUN)
		arguments_of_noun(tree, token, &around->arguments);
	else
		arguments_of_adjective(tree, token, &around->arguments);
	if (reflexive)
		arguments_turn_reflexive(tree, token, &around->arguments);
	offer_of(tree, &around->arguments, &around->offer);
}

/* The kinds of triggers that the token may be, a bit each. */
static unsigned
kinds_of(const struct scene *scene, uint16_t token)
{
	unsigned kinds = 0;
	for (uint8_t kind = 0; kind < TRIGGER_KINDS; kind++)
		kinds |= (unsigned)may_be(scene, token, kind) << kind;
	return kinds;
}

/* Whether the trigger's words stand here; looks around if so. */
static bool
trigger_at(const struct scene *scene, uint16_t token,
		const struct trigger *trigger, struct match *match,
		struct around *around)
{
	const struct tree *tree = &scene->tree;
	const struct phrase *phrase = &trigger->phrase;
	word_id preposition = WORD_NONE;
	match->at = match->last = token;
	__builtin_prefetch(trigger->demands);
	if (trigger->kind == TRIGGER_VERB ? !verb_phrase_at(
			    tree, token, phrase, &preposition, &match->last)
					  : !tree_phrase_at(tree, token, phrase,
							  NULL, &match->last))
		return false;
	look_around(scene, token, trigger, preposition, around);
	return true;
}

static void
tell(const struct scene *scene, uint16_t token, const struct frame *frame,
		const char *reason)
{
	const struct event_trace *trace = scene->trace;
	if (!trace || !trace->tried)
		return;
	/* A reason that was too long ends with a whole letter. */
	char whole[sizeof scene->reason];
	if (reason) {
		struct str text = str_of(reason);
		text.len = utf8_check(text);
		memcpy(whole, text.at, text.len);
		whole[text.len] = '\0';
	}
	trace->tried(trace->context, scene->sentence, token, frame,
			reason ? whole : NULL);
}

/* Some of a trigger's frames, those whose demands are met. */
struct met {
	const struct frame *frame[8];
	unsigned count;
};

/* Looks from frame `i` on; returns where to look next. Frames and their
 * conditions come from far caches: all are asked for before the first is read.
 * Who listens hears of every frame. */
static size_t
find_met(const struct scene *scene, const struct trigger *trigger, size_t i,
		const struct offer *offer, struct met *met)
{
	enum { MOST = sizeof met->frame / sizeof *met->frame };
	bool all = scene->trace && scene->trace->tried;
	met->count = 0;
	for (; i < trigger->count && met->count < MOST; i++)
		if (all || demand_is_met(&trigger->demands[i], offer)) {
			met->frame[met->count++] = &trigger->frames[i];
			__builtin_prefetch(&trigger->frames[i].conditions);
		}
	for (unsigned k = 0; k < met->count; k++)
		__builtin_prefetch(met->frame[k]->conditions);
	return i;
}

static void
each_frame(struct scene *scene, uint16_t token, const struct trigger *trigger,
		struct around *around, match_visitor *visit, void *context)
{
	struct match match = { .trigger = trigger };
	if (!trigger_at(scene, token, trigger, &match, around))
		return;
	for (size_t i = 0; i < trigger->count;) {
		struct met met;
		i = find_met(scene, trigger, i, &around->offer, &met);
		for (unsigned k = 0; k < met.count; k++) {
			match.frame = met.frame[k];
			if (match_frame(scene, &around->arguments, &match))
				visit(context, scene, &match);
			else
				tell(scene, token, match.frame, scene->reason);
		}
	}
}

void
match_each(struct scene *scene, uint16_t token, match_visitor *visit,
		void *context)
{
	const struct token *word = &scene->tree.tokens[token];
	struct around around;
	around.known = false;
	const struct trigger *trigger =
			frames_triggers(scene->frames, word->lemma);
	const struct trigger *written =
			word->lower == word->lemma
					? NULL
					: frames_triggers(scene->frames,
							word->lower);
	if (!trigger && !written)
		return;
	/* Half of the triggers of a word are of a kind that it is not here. */
	unsigned kinds = kinds_of(scene, token);
	if (!kinds)
		return;
	for (; trigger; trigger = trigger->next)
		if (kinds >> trigger->kind & 1)
			each_frame(scene, token, trigger, &around, visit,
					context);
	for (trigger = written; trigger; trigger = trigger->next)
		if (kinds >> trigger->kind & 1
				&& (trigger->kind == TRIGGER_NOUN
						|| word->upos == UPOS_PROPN))
			each_frame(scene, token, trigger, &around, visit,
					context);
}

struct best {
	struct match match;
	uint16_t token;
};

static bool
is_better(const struct match *a, const struct match *b)
{
	if (!b->frame || a->specificity != b->specificity)
		return !b->frame || a->specificity > b->specificity;
	return a->frame->order < b->frame->order;
}

static void
keep_best(void *context, struct scene *scene, const struct match *match)
{
	struct best *best = context;
	const struct match *loser = match;
	struct match before = best->match;
	if (is_better(match, &before)) {
		loser = &before;
		best->match = *match;
	}
	if (!loser->frame || !scene->trace || !scene->trace->tried)
		return;
	snprintf(scene->reason, sizeof scene->reason, "weaker than %.*s",
			STR_ARG(best->match.frame->rule));
	tell(scene, best->token, loser->frame, scene->reason);
}

void
match_token(struct scene *scene, uint16_t token)
{
	struct best best = { .token = token };
	match_each(scene, token, keep_best, &best);
	if (!best.match.frame)
		return;
	scene_own_candidate(scene, token)->match = best.match;
	tell(scene, token, best.match.frame, NULL);
	if (scene->trace && scene->trace->fired)
		scene->trace->fired(scene->trace->context, scene->sentence,
				token, best.match.frame);
}
