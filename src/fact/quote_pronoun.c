/* Whom a pronoun stands for that speaks: "he said". */
#include "fact/quote_work.h"

const struct mention *
group_before(const struct quote_work *work, uint32_t number, uint32_t before)
{
	const struct mentions *mentions = work->mentions;
	const struct sentence *sentence = &work->text->sentences[number];
	const struct mention *found = NULL;
	for (uint32_t i = mentions->first[number];
			i < mentions->first[number + 1]; i++) {
		const struct mention *at = &mentions->at[i];
		const struct token *head =
				sentence_token(work->text, sentence, at->head);
		if (at->last >= before || at->kind == MENTION_ADJECTIVE
				|| at->kind == MENTION_PRONOUN
				|| feats_get(head->feats, FEATURE_NUMBER)
						   != NUMBER_PLUR)
			continue;
		if (deprel_universal(head->deprel) == DEPREL_NSUBJ)
			return at;
		found = at;
	}
	return found;
}

/* "he", "they", when stage 4 does not say who: the person who spoke last, the
 * group told of before. */
static const struct mention *
told_before(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	const struct mention *group = NULL;
	if (feats_get(at->feats, FEATURE_PERSON) != PERSON_3
			|| tree_is_form(&view->tree, token, GRAMMAR_IMPERSONAL))
		return NULL;
	if (feats_get(at->feats, FEATURE_NUMBER) == NUMBER_SING)
		return work->last_person;
	group = group_before(work, view->sentence, token);
	const struct sentence *sentence = view->tree.sentence;
	if (!group && view->sentence
			&& sentence[-1].paragraph == sentence->paragraph)
		group = group_before(work, view->sentence - 1, UINT32_MAX);
	return group;
}

static const struct mention *
antecedent_of(const struct quote_work *work, const struct mention *pronoun)
{
	const struct antecedent *at = &pronoun->antecedent;
	const struct mentions *mentions = work->mentions;
	if (!at->end || at->sentence >= work->text->sentence_count)
		return NULL;
	for (uint32_t i = mentions->first[at->sentence];
			i < mentions->first[at->sentence + 1]; i++)
		if (mentions->at[i].start == at->start
				&& mentions->at[i].end == at->end)
			return &mentions->at[i];
	return NULL;
}

const struct mention *
who_is_meant(struct quote_work *work, const struct view *view,
		const struct mention *pronoun)
{
	const struct mention *named = NULL;
	if (pronoun->kind == MENTION_PRONOUN)
		named = antecedent_of(work, pronoun);
	if (!named)
		named = told_before(work, view, (uint16_t)pronoun->head);
	if (!named)
		return pronoun;
	struct mention *mention = ARENA_NEW(work->arena, struct mention, 1);
	*mention = *pronoun;
	mention->actor = named->actor;
	if (!mention->actor.name.len)
		mention->actor.name = (struct str){
			work->text->bytes.at + named->start,
			named->end - named->start,
		};
	return mention;
}
