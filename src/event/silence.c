#include "event/silence.h"

#include <string.h>

#include "event/hearing.h"
#include "event/parties.h"
#include "event/quiet.h"
#include "event/topic.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

static const char unheard[] = "the network hears nothing there";

/* At the words of the frame that fires at the token, or in its clause. */
static bool
is_near(const struct scene *scene, const struct heard *heard, uint16_t token)
{
	const uint16_t *clause_of = scene->tree.clause_of;
	return heard->token <= scene->tree.count
	       && (clause_of[heard->token] == clause_of[token]
			       || hearing_is_word_of(
					       &scene->candidates[token]->match,
					       heard->token));
}

static bool
is_heard_near(const struct scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->heard->count; i++)
		if (is_near(scene, &scene->heard->at[i], token))
			return true;
	return false;
}

/* "Visiting Oslo, the minister praised ...": the network, which hears the main
 * verb, often hears nothing in a participle that opens a sentence. Of other
 * openings ("recognising this, ...") silence is right. */
static bool
is_opening_visit(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct candidate *candidate = scene->candidates[token];
	return candidate->match.frame->event == PLOVER_CONSULT
	       && candidate->recipient.count
	       && tree_relation(tree, token) == DEPREL_ADVCL
	       && tree_head(tree, token) > token && tree_is_gerund(tree, token)
	       && !tree_child(tree, token, DEPREL_MARK)
	       && tree_leftmost(tree, token) == token;
}

/* By the first of each side. */
static bool
is_between_countries(const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	return actor->count && recipient->count && actor->at[0]->actor.code[0]
	       && recipient->at[0]->actor.code[0]
	       && strcmp(actor->at[0]->actor.code, recipient->at[0]->actor.code)
				  != 0;
}

/* Behind a comma, or the mark of a quotation after it: "calling him a thug,"
 * imposing sanctions. */
static bool
is_behind_comma(const struct tree *tree, uint16_t token)
{
	return (token > 1 && tree_is_comma(tree, (uint16_t)(token - 1)))
	       || (token > 2 && tree_is_comma(tree, (uint16_t)(token - 2)));
}

/* "Beijing has stepped up its outreach, inviting lawmakers of Colombia": the
 * network, which hears the main verb, often hears nothing in a participle
 * behind it, nor in one joined to it. Within a country silence is mostly right.
 */
static bool
is_trailing_deed(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t first = tree_first_conjunct(tree, token);
	return is_between_countries(scene->candidates[token])
	       && tree_relation(tree, first) == DEPREL_ADVCL
	       && tree_head(tree, first) < first && tree_is_gerund(tree, token)
	       && tree_is_gerund(tree, first) && is_behind_comma(tree, first);
}

/* "has stopped supplying gas": what is heard is that it ends. */
static bool
is_ended_aloud(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = tree_head(tree, token);
	if (tree_relation(tree, token) != DEPREL_XCOMP
			|| !tree_is(tree, verb, GRAMMAR_CESSATION))
		return false;
	for (uint32_t i = 0; i < scene->heard->count; i++)
		if (scene->heard->at[i].token == verb)
			return true;
	return false;
}

/* A frame that only its own words hold. */
static bool
is_bare(const struct candidate *candidate)
{
	return hearing_is_live_frame(candidate)
	       && hearing_may_overrule(candidate->match.frame)
	       && !candidate->match.words;
}

/* By the row of what it tells. */
static enum hearing_echo
echo_of(const struct scene *scene, const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	return event < PLOVER_COUNT ? hearing_level(scene, (uint8_t)event)->echo
				    : ECHO_INLAND;
}

/* Of what is told between two countries, or of a body, silence is no better
 * judge than words that hold the frame (half and half in statements of the
 * White House); of the rest it is: of 50 such records 4 were right. */
static bool
needs_echo(const struct scene *scene, const struct candidate *candidate)
{
	if (!hearing_is_live_frame(candidate)
			|| !hearing_may_overrule(candidate->match.frame))
		return false;
	enum hearing_echo echo = echo_of(scene, candidate);
	if (is_bare(candidate))
		return echo != ECHO_NONE;
	return echo == ECHO_INLAND && !is_between_countries(candidate)
	       && !parties_begin_with_body(&candidate->actor);
}

static void
silence_frames(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++)
		if (needs_echo(scene, scene->candidates[t])
				&& !is_heard_near(scene, t)
				&& !is_opening_visit(scene, t)
				&& !is_trailing_deed(scene, t)
				&& !is_ended_aloud(scene, t))
			scene->candidates[t]->dropped = unheard;
}

/* The network hears there what the frame tells. */
static bool
is_echoed(const struct scene *scene, uint16_t token)
{
	uint8_t event = scene->candidates[token]->match.frame->event;
	for (uint32_t i = 0; i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (is_near(scene, heard, token)
				&& hearing_reaches(scene, heard, event))
			return true;
	}
	return false;
}

static bool
is_idle(const struct scene *scene, const struct candidate *candidate)
{
	return (scene->quiet && quiet_is_talk(scene, candidate))
	       || quiet_is_life(scene, candidate);
}

/* In a page on a firm or a life the words of people and firms are no politics,
 * unless they are heard as such. (Of 80 such records 68 were wrong; of 40 of
 * "she" and "they" in any running text 33.) */
static void
silence_talk(struct scene *scene)
{
	for (uint16_t t = 1; scene->running && t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (hearing_is_live_frame(candidate)
				&& hearing_may_overrule(candidate->match.frame)
				&& echo_of(scene, candidate) != ECHO_NONE
				&& is_idle(scene, candidate)
				&& !is_echoed(scene, t))
			candidate->dropped = unheard;
	}
}

static const char in_game[] = "a game is told of";

/* What a built-in frame tells is heard strongly at its own words. */
static bool
is_told_loudly(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level =
			hearing_level(scene, candidate->match.frame->event);
	float least = level->strong > level->margin ? level->strong
						    : level->margin;
	return level->known && hearing_is_at(scene, candidate, least);
}

/* "Australia's bowlers bombarded the batsmen": in a sentence with words of
 * games alone the words of war are the game's. What a frame tells stands if it
 * is held by words or heard strongly. */
static void
silence_games(struct scene *scene)
{
	if (!tree_has(&scene->tree, GRAMMAR_GAME))
		return;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (hearing_made(candidate) && !candidate->dropped)
			candidate->dropped = in_game;
		else if (is_bare(candidate)
				&& !is_told_loudly(scene, candidate))
			candidate->dropped = in_game;
	}
}

static void
silence_topic(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if ((hearing_is_live_frame(candidate)
				    || (hearing_made(candidate)
						    && !candidate->dropped))
				&& hearing_may_overrule(candidate->match.frame))
			candidate->dropped = topic_bars(scene, t);
	}
}

void
silence_choose(struct scene *scene)
{
	if (scene->heard) {
		silence_frames(scene);
		silence_talk(scene);
		silence_games(scene);
	}
	scene->plays = topic_tells_of_game(&scene->tree);
	silence_topic(scene);
}

bool
silence_fell_on(const struct candidate *candidate)
{
	return candidate->dropped == unheard;
}
