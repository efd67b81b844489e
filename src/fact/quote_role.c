/* What the text says a speaker is: the title before the name, the apposition
 * behind it, here or where the name stood before. */
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* A title that short tells nothing: "Mr", "Mrs". */
enum { HONORIFIC_BYTES = 3 };

static const struct token *
token_at(const struct quote_work *work, const struct sentence *sentence,
		uint32_t i)
{
	return sentence_token(work->text, sentence, i);
}

static bool
is_title_word(const struct quote_work *work, const struct token *token)
{
	if (frames_grammar(work->frames, token->form, GRAMMAR_CALENDAR))
		return false;
	switch (token->upos) {
	case UPOS_NOUN:
	case UPOS_PROPN:
	case UPOS_ADJ:
	case UPOS_CCONJ:
	case UPOS_DET:
		return true;
	case UPOS_ADP:
		return frames_grammar(work->frames, token->lower,
				       GRAMMAR_OWNER_PREPOSITION)
		       && token->end - token->start == 2
		       && text_of_token(work->text, token).at[0] == 'o';
	case UPOS_PUNCT:
		return token->end == token->start + 1
		       && text_of_token(work->text, token).at[0] == '-';
	default:
		return false;
	}
}

static bool
is_noun(const struct token *token)
{
	return token->upos == UPOS_NOUN
	       || (token->upos == UPOS_PROPN && token->name != NAME_B_LOC
			       && token->name != NAME_I_LOC);
}

/* "presidential hopeful" before the name that begins at `first`. */
static struct quote_span
title_before(const struct quote_work *work, const struct sentence *sentence,
		uint32_t first)
{
	uint32_t from = first;
	bool noun = false;
	while (from > 1 && sentence->first + from - 1 != work->role_stop
			&& is_title_word(work,
					token_at(work, sentence, from - 1)))
		noun |= is_noun(token_at(work, sentence, --from));
	while (from < first) {
		uint8_t upos = token_at(work, sentence, from)->upos;
		if (upos != UPOS_CCONJ && upos != UPOS_ADP
				&& upos != UPOS_PUNCT)
			break;
		from++;
	}
	uint8_t last = from < first ? token_at(work, sentence, first - 1)->upos
				    : UPOS_PUNCT;
	if (!noun || last == UPOS_CCONJ || last == UPOS_ADP
			|| last == UPOS_PUNCT || last == UPOS_DET)
		return (struct quote_span){ 0, 0 };
	return (struct quote_span){ token_at(work, sentence, from)->start,
		token_at(work, sentence, first - 1)->end };
}

static bool
is_comma(const struct quote_work *work, const struct token *token)
{
	return str_equal(text_of_token(work->text, token), STR(","));
}

/* Where a phrase behind a name ends: before a comma, a mark, a finite verb. */
static uint32_t
apposition_end(const struct quote_work *work, const struct sentence *sentence,
		uint32_t from)
{
	uint32_t i = from;
	for (; i <= sentence->count; i++) {
		const struct token *token = token_at(work, sentence, i);
		bool hyphen = token->end == token->start + 1
			      && work->text->bytes.at[token->start] == '-';
		if ((token->upos == UPOS_PUNCT && !hyphen)
				|| feats_get(token->feats, FEATURE_VERBFORM)
						   == VERBFORM_FIN)
			break;
	}
	return i - 1;
}

/* The words from the second behind a name on, when one of them hangs on the
 * name in this relation. */
static struct quote_span
words_behind(const struct quote_work *work, const struct sentence *sentence,
		uint32_t first, uint32_t last, enum deprel deprel)
{
	uint32_t end = apposition_end(work, sentence, last + 2);
	for (uint32_t i = last + 2; i <= end; i++) {
		const struct token *token = token_at(work, sentence, i);
		if (token->deprel == deprel && token->head >= first
				&& token->head <= last)
			return (struct quote_span){
				token_at(work, sentence, last + 2)->start,
				token_at(work, sentence, end)->end
			};
	}
	return (struct quote_span){ 0, 0 };
}

/* ", a professor at the university," behind the name that ends at `last`. */
static struct quote_span
apposition_behind(const struct quote_work *work,
		const struct sentence *sentence, uint32_t first, uint32_t last)
{
	if (last + 2 > sentence->count
			|| !is_comma(work, token_at(work, sentence, last + 1)))
		return (struct quote_span){ 0, 0 };
	return words_behind(work, sentence, first, last, DEPREL_APPOS);
}

/* "Reyes of the Institute": the body that somebody is of. */
static struct quote_span
body_behind(const struct quote_work *work, const struct sentence *sentence,
		uint32_t first, uint32_t last)
{
	if (last + 2 > sentence->count)
		return (struct quote_span){ 0, 0 };
	const struct token *of = token_at(work, sentence, last + 1);
	if (of->upos != UPOS_ADP
			|| !frames_grammar(work->frames, of->lower,
					GRAMMAR_OWNER_PREPOSITION))
		return (struct quote_span){ 0, 0 };
	return words_behind(work, sentence, first, last, DEPREL_NMOD);
}

static struct quote_span
role_of_name(const struct quote_work *work, const struct sentence *sentence,
		uint32_t first, uint32_t last)
{
	struct quote_span role = apposition_behind(work, sentence, first, last);
	if (!role.end)
		role = title_before(work, sentence, first);
	if (!role.end)
		role = body_behind(work, sentence, first, last);
	return role;
}

/* ------------------------------------------------ roles told before */

static struct role_slot *
role_slot(struct quote_work *work, word_id name)
{
	uint32_t at = name * 2654435761u;
	while (true) {
		struct role_slot *slot = &work->roles[at++ & work->role_mask];
		if (slot->name == name || slot->name == WORD_NONE)
			return slot;
	}
}

/* A further part of a name: a parse that knows it corrects who marked two. */
static bool
goes_on_with_name(const struct token *token)
{
	return token->name == NAME_I_PER
	       || (token->name == NAME_B_PER && token->deprel == DEPREL_FLAT);
}

/* The last token of the person's name that begins at `first`. */
static uint32_t
name_end(const struct quote_work *work, const struct sentence *sentence,
		uint32_t first)
{
	uint32_t last = first;
	while (last < sentence->count
			&& goes_on_with_name(token_at(
					work, sentence, last + 1)))
		last++;
	return last;
}

static void
remember_roles(struct quote_work *work, const struct sentence *sentence)
{
	for (uint32_t i = 1; i <= sentence->count; i++) {
		if (token_at(work, sentence, i)->name != NAME_B_PER)
			continue;
		uint32_t last = name_end(work, sentence, i);
		word_id name = token_at(work, sentence, last)->lower;
		struct role_slot *slot = role_slot(work, name);
		if (!slot->role.end && name != WORD_NONE) {
			slot->name = name;
			slot->role = role_of_name(work, sentence, i, last);
		}
		i = last;
	}
}

/* The first role that the article tells of each name. */
static void
remember_all(struct quote_work *work)
{
	const struct text *text = work->text;
	uint32_t names = 1, slots = 16;
	for (uint32_t i = 0; i < text->token_count; i++)
		names += text->tokens[i].name == NAME_B_PER;
	while (slots < 2 * names)
		slots *= 2;
	work->roles = ARENA_NEW(work->arena, struct role_slot, slots);
	work->role_mask = slots - 1;
	for (uint32_t i = 0; i < text->sentence_count; i++)
		remember_roles(work, &text->sentences[i]);
}

/* The name inside the mention: its first token; 0 when it is none. What a
 * preposition leads to ("the lawyer of Ana Reyes") is another's. */
static uint32_t
name_of(const struct quote_work *work, const struct mention *mention,
		uint32_t *last)
{
	const struct sentence *sentence =
			&work->text->sentences[mention->sentence];
	for (uint32_t i = mention->first;
			i <= mention->last && i <= sentence->count; i++) {
		uint8_t name = token_at(work, sentence, i)->name;
		if (name != NAME_B_PER && name != NAME_I_PER)
			continue;
		*last = name_end(work, sentence, i);
		if (i == mention->first
				|| token_at(work, sentence, i - 1)->upos
						   != UPOS_ADP)
			return i;
		i = *last;
	}
	return 0;
}

/* Whom a pronoun stands for, by the last word of the resolved name. */
static struct quote_span
role_of_antecedent(struct quote_work *work, const struct mention *speaker)
{
	const struct antecedent *at = &speaker->antecedent;
	if (!at->end || at->sentence >= work->text->sentence_count)
		return (struct quote_span){ 0, 0 };
	const struct sentence *sentence = &work->text->sentences[at->sentence];
	for (uint32_t i = 1; i <= sentence->count; i++) {
		const struct token *token = token_at(work, sentence, i);
		if (token->end > at->end || token->start < at->start
				|| (token->name != NAME_B_PER
						&& token->name != NAME_I_PER))
			continue;
		if (token->start > at->start)
			return (struct quote_span){ at->start,
				token_at(work, sentence, i - 1)->end };
		i = name_end(work, sentence, i);
		return role_slot(work, token_at(work, sentence, i)->lower)
				->role;
	}
	return (struct quote_span){ 0, 0 };
}

/* From token `from` to the name at `first`, without a comma before it. */
static struct quote_span
words_before(const struct quote_work *work, const struct sentence *sentence,
		uint32_t from, uint32_t first)
{
	uint32_t last = first - 1;
	if (last > from && is_comma(work, token_at(work, sentence, last)))
		last--;
	uint8_t upos = token_at(work, sentence, last)->upos;
	if (upos == UPOS_DET || upos == UPOS_PART || upos == UPOS_ADP)
		return (struct quote_span){ 0, 0 };
	return (struct quote_span){ token_at(work, sentence, from)->start,
		token_at(work, sentence, last)->end };
}

struct quote_span
speaker_role(struct quote_work *work, const struct mention *speaker,
		uint32_t verb)
{
	const struct sentence *sentence =
			&work->text->sentences[speaker->sentence];
	uint32_t last = 0, first = name_of(work, speaker, &last);
	struct quote_span role = { 0, 0 };
	if (!work->roles)
		remember_all(work);
	work->role_stop = verb;
	if (first)
		role = role_of_name(work, sentence, first, last);
	if (!role.end && first > speaker->first)
		role = words_before(work, sentence, speaker->first, first);
	if (first && !role.end)
		role = role_slot(work, token_at(work, sentence, last)->lower)
				       ->role;
	if (!first)
		role = role_of_antecedent(work, speaker);
	if (role.end - role.start <= HONORIFIC_BYTES)
		return (struct quote_span){ 0, 0 };
	return role;
}
