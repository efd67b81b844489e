/* quote_stretch.h - a stretch in quotation marks with the verbs beside it, as
 * the files share it that read words in marks. Inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_STRETCH_H
#define DEMARCHE_FACT_QUOTE_STRETCH_H

#include "fact/quote_content.h"
#include "fact/quote_marked.h"

/* A stretch at work: its sentences, the verbs beside it. */
struct stretch {
	struct marked *marked;
	struct view *view;      /* of the sentence that it begins in */
	struct view *last_view; /* of the one that it ends in */
	struct view *before_view, *behind_view;
	struct saying *before,
			*behind;   /* null: no word of saying stands there */
	uint16_t colon;            /* ":" before it, in `view`; 0 none */
	struct view *signer_view;  /* "'...' - Ana Reyes, mayor of Lima" */
	uint16_t signer;           /* the name in `signer_view`; 0 none */
	uint32_t aside, aside_end; /* tokens: "{— dice Reyes —}" inside it */
	bool adjacent; /* nothing but "that" between `before` and it */
	bool clause;   /* it makes up a clause, or more */
	bool whole;    /* nothing else stands in its sentences but marks */
};

static inline const struct token *
text_token(const struct quote_work *work, uint32_t token)
{
	return &work->text->tokens[token];
}

static inline struct str
written(const struct quote_work *work, uint32_t token)
{
	return text_of_token(work->text, text_token(work, token));
}

/* The number of a token of the text inside the sentence; 0 when outside. */
static inline uint16_t
local(const struct view *view, uint32_t token)
{
	uint32_t first = view->tree.sentence->first;
	if (token < first || token >= first + view->tree.count)
		return 0;
	return (uint16_t)(token - first + 1);
}

static inline bool
is_one_of(const struct quote_work *work, uint32_t token, const char *bytes)
{
	struct str word = written(work, token);
	return word.len == 1 && strchr(bytes, word.at[0]) != NULL;
}

static inline bool
is_pause(const struct quote_work *work, uint32_t token)
{
	return text_token(work, token)->upos == UPOS_PUNCT
	       && !quote_mark_of(work->tables, text_token(work, token)->form)
				   .opens;
}

static inline bool
is_lower(const struct quote_work *work, uint32_t token)
{
	char first = written(work, token).at[0];
	return first >= 'a' && first <= 'z';
}

/* The last statement in marks, which may go on; null none. */
static inline struct quote *
open_quote(const struct quote_work *work)
{
	return work->open ? &work->out[work->open - 1] : NULL;
}

/* The head of whoever says the last statement in marks; null nobody known. */
static inline const struct token *
open_speaker(const struct quote_work *work)
{
	const struct quote *open = open_quote(work);
	const struct mention *speaker = open ? open->speaker : NULL;
	return speaker ? sentence_token(work->text,
			       &work->text->sentences[speaker->sentence],
			       speaker->head)
		       : NULL;
}

/* Both are one pronoun: "I" and "I". */
static inline bool
is_same_pronoun(const struct token *one, const struct token *other)
{
	return one && other && one->upos == UPOS_PRON
	       && other->upos == UPOS_PRON && one->lower == other->lower;
}

/* quote_beside.c: the words of saying beside the stretch, and who speaks between
 * dashes inside it. */
void stretch_find_sayings(struct quote_work *work, struct stretch *stretch);
/* quote_beside.c: the number of the sentence above the stretch, over one in
 * brackets: "(spoke in French)". Its own is not the first of the text. */
uint32_t marked_sentence_above(
		const struct quote_work *work, const struct marked *marked);
/* quote_signature.c: "'...' - Ana Reyes, mayor of Lima", "'...' (The Old Book,
 * 7:15)": who said it, in the rest of the sentence, as the next one, or below
 * the words. */
void stretch_find_signature(struct quote_work *work, struct stretch *stretch);
/* quote_whose.c: "'Why?' 'Because we can.'": it answers the stretch before. */
bool stretch_is_answer(
		const struct quote_work *work, const struct stretch *stretch);
/* quote_whose.c: "{To quote} Ana Reyes, '": only that stands before the mark.
 */
bool stretch_begins_with_quoting(
		const struct quote_work *work, const struct stretch *stretch);
/* quote_whose.c: whose the words are, by the word of saying beside them or,
 * with null, without one; null nobody's who is known. */
const struct mention *stretch_speaker(struct quote_work *work,
		const struct stretch *stretch, struct saying *cue,
		struct view *view);
/* quote_direct.c: only the rest of the reporting clause's sentence stands between
 * the last stretch and this one. */
bool stretch_follows(
		const struct quote_work *work, const struct stretch *stretch);
/* quote_resumed.c: a dash, no hyphen of a word: "PSE-EE". */
bool stretch_is_dash(const struct quote_work *work, uint32_t token);
/* quote_resumed.c: the stretch before was broken off, and goes on with this
 * one. */
bool stretch_resumes(
		const struct quote_work *work, const struct stretch *stretch);
/* quote_speech.c: the words end as speech does before its verb: "..., ", "...?
 * ". */
bool stretch_ends_as_speech(
		const struct quote_work *work, const struct marked *marked);
/* quote_speech.c: "It is long, but 'we like that,' she said": the words are the
 * clause that a word like "but" joins to what the text tells itself. */
bool stretch_is_joined(
		const struct quote_work *work, const struct stretch *stretch);
/* quote_speech.c: any row of the word does: "reconoció el premio", "reconoció
 * que '...'". */
bool stretch_takes_speech(
		const struct quote_work *work, const struct saying *cue);
/* quote_speech.c: the stretch fills its sentences, marks, brackets and
 * punctuation apart. */
bool stretch_is_whole(
		const struct quote_work *work, const struct marked *marked);
/* quote_speech.c: a line of its own that repeats words of another stretch, as
 * newspapers set them large: said there, and once. */
bool stretch_is_pulled(struct quote_work *work, const struct stretch *stretch);
/* quote_alone.c: "It is a burden. 'I am fine.'": nobody has spoken in the
 * paragraph, no sentence beside this one tells that anybody does, and the one
 * above is about nobody. */
bool stretch_is_unattributed(
		struct quote_work *work, const struct stretch *stretch);
/* quote_alone.c: without a word of saying beside them the words are of "it" or
 * "you", or of nobody before their colon: nobody has said them. */
bool speaker_is_vague(struct quote_work *work, const struct stretch *stretch,
		const struct mention *speaker);
/* quote_speech.c: the words were said, and are no name, title or part of a
 * clause that the text tells. */
bool stretch_is_speech(
		const struct quote_work *work, const struct stretch *stretch);

#endif
