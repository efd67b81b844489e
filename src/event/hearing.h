/* hearing.h - events that the network hears and no frame tells.
 *
 * Frames are precise and hear only what they have words for; the network hears
 * more and is less sure (parse/heard.h). A word that it hears clearly enough
 * (lexicon/ontology/hearing.tsv) becomes a candidate like those of frames,
 * with a frame of its category that has no conditions: status, contexts,
 * attribution, time, place and all that may speak against an event work on it
 * as on others. It gives way to frames: what a frame tells is not told again,
 * and no frame's event is dropped for its sake, but where the network is strong
 * on what the words are about, is far surer of another category, or hears
 * nothing at all there.
 *
 * At most LIMIT_HEARD words of a sentence are looked at; finding whom a party's
 * word belongs to takes a walk over the sentence. */
#ifndef DEMARCHE_EVENT_HEARING_H
#define DEMARCHE_EVENT_HEARING_H

#include "event/scene.h"

/* Makes candidates of what is heard where no frame tells anything, or one with
 * at most one condition on words tells what is far less likely; and gives frames
 * that lack an actor the one that is heard. After the frames' roles are filled.
 */
void hearing_fill(struct scene *scene);
/* Silences frames near whose trigger nothing is heard (docs/lexicon.md), but
 * those that conditions on words hold and that are between two countries or of
 * a body: they are the ones that the network knows better; those of a folder
 * laid over the built-in lexicon stand. Then drops candidates
 * that tell what a frame tells, or what is heard better beside them. After
 * faults are found. */
void hearing_choose(struct scene *scene);
/* Who made the finished event, what speaks for it in what is heard, and its
 * confidence. */
void hearing_credit(const struct scene *scene, struct candidate *candidate);
/* The status of an event that is heard: the network's, unless the rules differ
 * and it is unsure. */
uint8_t hearing_status(const struct heard *heard, uint8_t ruled);
/* It is told by the network alone, and not heard strongly or not told at all;
 * or by a frame, and silenced: nothing is dropped for its sake. */
bool hearing_is_unsure(
		const struct scene *scene, const struct candidate *candidate);
/* What the frame tells is heard at its own words, from the row's `back` on: it
 * is told though its parties alone would not make politics of it. */
bool hearing_backs(
		const struct scene *scene, const struct candidate *candidate);
/* It is heard strongly there, in a language whose row has `back`: nobody has to
 * be political for it. */
bool hearing_is_loud(
		const struct scene *scene, const struct candidate *candidate);
/* It is heard at its words from the row's `home` on, or what a frame tells from
 * its `framed` on: politics of a country that nobody names. */
bool hearing_is_at_home(
		const struct scene *scene, const struct candidate *candidate);
/* A frame that tells nothing unless the network takes its own category into
 * account there, and it does not; where none hears events, or none can hear a
 * category of somebody's own, it tells it all the same. */
bool hearing_lacks(
		const struct scene *scene, const struct candidate *candidate);
/* For silence.c. How clearly a category must be heard; below PLOVER_COUNT. */
const struct hearing *hearing_level(
		const struct scene *scene, uint8_t category);
bool hearing_reaches(const struct scene *scene, const struct heard *heard,
		uint8_t category);
/* What the frame tells is heard at its own words, with that margin or more. */
bool hearing_is_at(const struct scene *scene, const struct candidate *candidate,
		float least);
/* The token is one of the words that the frame needed. */
bool hearing_is_word_of(const struct match *match, uint16_t token);
/* A frame of the lexicon's own, so that the network may speak against it. */
bool hearing_may_overrule(const struct frame *frame);
/* A frame that tells an event, and still does. */
bool hearing_is_live_frame(const struct candidate *candidate);
/* Tells the trace what became of the word. */
void hearing_tell(
		const struct scene *scene, uint16_t token, const char *reason);

/* The network's, not a frame's. */
static inline bool
hearing_made(const struct candidate *candidate)
{
	return candidate->match.frame && candidate->match.frame->heard;
}

#endif
