#include "lexicon/observe_verbs.h"

#include <stdio.h>

enum { PATTERN_BYTES = 200, VERB_BYTES = 64 };

/* A verb with what stands around it, passives undone. */
struct verb {
	uint16_t token, particle;
	uint16_t object, oblique, preposition; /* 0: none */
	bool recipient;                        /* the object is an actor */
	bool oblique_recipient;
	bool infinitive, clause;
};

static bool
is_actor(const struct observing *observing, uint16_t token)
{
	const struct mention *mention = observe_mention(observing, token);
	return mention && mention->kind != MENTION_ADJECTIVE
	       && (mention->actor.code[0] || mention->actor.sector[0]);
}

/* The first oblique phrase with a preposition; one with an actor is better. */
static void
find_oblique(const struct observing *observing, struct verb *verb)
{
	const struct tree *tree = &observing->tree;
	TREE_CHILDREN(tree, verb->token, child)
	{
		enum deprel deprel = deprel_universal(
				(enum deprel)tree->tokens[child].deprel);
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (deprel != DEPREL_OBL || !preposition
				|| tree->tokens[child].deprel
						   == DEPREL_OBL_AGENT)
			continue;
		bool actor = is_actor(observing, child);
		if (verb->oblique && (!actor || verb->oblique_recipient))
			continue;
		verb->oblique = child;
		verb->preposition = preposition;
		verb->oblique_recipient = actor;
	}
}

static struct verb
look_at(const struct observing *observing, uint16_t token)
{
	const struct tree *tree = &observing->tree;
	struct verb verb = { .token = token,
		.particle = tree_child(tree, token, DEPREL_COMPOUND_PRT),
		.object = tree->clauses[token].object,
		.infinitive = tree_child(tree, token, DEPREL_XCOMP) > 0,
		.clause = tree_child(tree, token, DEPREL_CCOMP) > 0 };
	verb.recipient = is_actor(observing, verb.object);
	find_oblique(observing, &verb);
	return verb;
}

/* --------------------------------------------------------------- writing */

static void
put_pattern(struct observing *observing, const struct verb *verb)
{
	char text[PATTERN_BYTES];
	struct str preposition =
			verb->preposition ? observe_word(observing,
					observe_token(observing,
							verb->preposition)
							->lower)
					  : STR("");
	bool oblique = verb->oblique
		       && (verb->oblique_recipient || !verb->object);
	snprintf(text, sizeof text, "actor VERB%s%s%.*s%s%s%s",
			!verb->object     ? ""
			: verb->recipient ? " recipient"
					  : " something",
			oblique ? " " : "", oblique ? (int)preposition.len : 0,
			oblique ? preposition.at : "",
			!oblique ? ""
			: verb->oblique_recipient && !verb->recipient
					? " recipient"
					: " something",
			verb->infinitive ? " to-VERB" : "",
			verb->clause ? " that-CLAUSE" : "");
	observe_cell(observing, str_of(text));
}

/* "obj=GOV" of an actor, "obj=deal" of anything else. */
static void
put_phrase(struct observing *observing, const char *slot, uint16_t token)
{
	const struct mention *mention = observe_mention(observing, token);
	struct buffer *out = observing->out;
	struct str lemma = observe_word(
			observing, observe_token(observing, token)->lemma);
	if (mention && mention->actor.sector[0])
		buffer_put_format(out, " %s=%s", slot,
				sector_name(mention->actor.sector[0]));
	else if (mention && mention->actor.code[0])
		buffer_put_format(out, " %s=country", slot);
	else if (lemma.len && str_find_byte(lemma, '\t') == lemma.len
			&& str_find_byte(lemma, ' ') == lemma.len)
		buffer_put_format(out, " %s=%.*s", slot, STR_ARG(lemma));
}

static void
put_features(struct observing *observing, const struct verb *verb)
{
	struct buffer *out = observing->out;
	uint16_t subject = observing->tree.clauses[verb->token].subject;
	buffer_put(out, STR("\t."));
	if (subject)
		put_phrase(observing, "subj", subject);
	if (verb->object)
		put_phrase(observing, "obj", verb->object);
	if (verb->oblique) {
		put_phrase(observing, "obl", verb->oblique);
		buffer_put_format(out, " prep=%.*s",
				STR_ARG(observe_word(observing,
						observe_token(observing,
								verb->preposition)
								->lower)));
	}
	buffer_put(out, verb->infinitive ? STR(" xcomp") : STR(""));
	buffer_put(out, verb->clause ? STR(" ccomp") : STR(""));
	buffer_put(out, verb->object ? STR("") : STR(" intransitive"));
}

/* "call off" */
static void
put_verb(struct observing *observing, const struct verb *verb)
{
	char text[VERB_BYTES];
	struct str lemma = observe_word(observing,
			observe_token(observing, verb->token)->lemma);
	struct str particle =
			verb->particle ? observe_word(observing,
					observe_token(observing, verb->particle)
							->lower)
				       : STR("");
	snprintf(text, sizeof text, "%.*s%s%.*s", STR_ARG(lemma),
			particle.len ? " " : "", STR_ARG(particle));
	observe_cell(observing, str_of(text));
}

/* ---------------------------------------------------------------- verbs */

static bool
has_frames(const struct frames *frames, word_id lemma)
{
	const struct trigger *trigger = frames_triggers(frames, lemma);
	for (; trigger; trigger = trigger->next)
		if (trigger->kind == TRIGGER_VERB)
			return true;
	return false;
}

/* Verbs of the grammar (say, want, hold) are never events themselves. */
static bool
is_function_verb(const struct frames *frames, word_id lemma)
{
	if (frames_any_grammar(frames, lemma))
		return true;
	for (size_t i = 0; i < frames->light.count; i++) {
		const struct phrase *phrase = &frames->light.at[i];
		if (phrase->count == 1 && phrase->word[0] == lemma)
			return true;
	}
	return false;
}

/* The word is a plain one: letters and hyphens. */
static bool
is_plain(struct str lemma)
{
	for (size_t i = 0; i < lemma.len; i++) {
		unsigned char c = (unsigned char)lemma.at[i];
		if (c < 0x80 && c != '-' && (c < 'a' || c > 'z'))
			return false;
	}
	return lemma.len > 1;
}

static void
observe_uncovered(struct observing *observing, uint16_t token)
{
	const struct frames *frames = observing->coder->frames;
	word_id lemma = observe_token(observing, token)->lemma;
	if (is_function_verb(frames, lemma)
			|| !is_plain(observe_word(observing, lemma)))
		return;
	struct verb verb = look_at(observing, token);
	buffer_put_char(observing->out, OBSERVATION_VERB);
	put_verb(observing, &verb);
	observe_cell(observing,
			has_frames(frames, lemma) ? STR("1") : STR("0"));
	put_pattern(observing, &verb);
	put_features(observing, &verb);
	observe_place(observing);
}

static void
observe_covered(struct observing *observing, uint16_t token,
		const struct frame *frame)
{
	struct verb verb = look_at(observing, token);
	buffer_put_format(observing->out, "%c\t%u", OBSERVATION_FRAME,
			frame->order);
	put_features(observing, &verb);
	buffer_put_char(observing->out, '\n');
}

void
observe_verbs(struct observing *observing)
{
	const struct tree *tree = &observing->tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		if (tree->tokens[t].upos != UPOS_VERB)
			continue;
		const struct frame *frame = observe_fired(observing, t);
		const struct mention *subject = observe_mention(
				observing, tree->clauses[t].subject);
		if (frame && frame->kind == TRIGGER_VERB)
			observe_covered(observing, t, frame);
		else if (!frame && subject && subject->actor.code[0])
			observe_uncovered(observing, t);
	}
}
