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

const struct mention *
person_before(const struct quote_work *work, const struct view *view)
{
	enum { SENTENCES = 3 };
	const struct mentions *mentions = work->mentions;
	for (uint32_t back = 1; back <= SENTENCES && back <= view->sentence;
			back++) {
		uint32_t number = view->sentence - back;
		const struct sentence *sentence =
				&work->text->sentences[number];
		const struct mention *found = NULL;
		for (uint32_t i = mentions->first[number];
				i < mentions->first[number + 1]; i++) {
			const struct mention *at = &mentions->at[i];
			if (!at->actor.person || at->kind == MENTION_PRONOUN
					|| at->kind == MENTION_ADJECTIVE
					|| marks_at(&work->marks,
							sentence->first + at->head
									- 1))
				continue;
			found = at;
			if (deprel_universal(sentence_token(
					    work->text, sentence, at->head)
							     ->deprel)
					== DEPREL_NSUBJ)
				return at;
		}
		if (found)
			return found;
	}
	return NULL;
}

/* Whoever spoke many sentences above is not meant any more. */
static bool
is_near(const struct mention *person, const struct view *view)
{
	enum { SENTENCES = 15 };
	return person && person->sentence + SENTENCES >= view->sentence;
}

/* "she" stands for no man. */
static bool
may_stand_for(const struct view *view, uint16_t token,
		const struct mention *person)
{
	bool man = tree_is_form(&view->tree, token, GRAMMAR_MAN_PRONOUN);
	bool woman = tree_is_form(&view->tree, token, GRAMMAR_WOMAN_PRONOUN);
	return !(man && person->gender == GENDER_WOMAN)
	       && !(woman && person->gender == GENDER_MAN);
}

/* The person who spoke last; null where the pronoun cannot be theirs. */
static const struct mention *
person_told_before(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct mention *person = work->last_person;
	return is_near(person, view) && may_stand_for(view, token, person)
			       ? person
			       : NULL;
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
		return person_told_before(work, view, token);
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
who_is_left_out(const struct quote_work *work, const struct mention *mention)
{
	const struct token *head = sentence_token(work->text,
			&work->text->sentences[mention->sentence],
			mention->head);
	if (mention->kind != MENTION_PRONOUN
			|| (head->upos != UPOS_VERB && head->upos != UPOS_AUX))
		return mention;
	const struct mention *named = antecedent_of(work, mention);
	return named ? named : mention;
}

/* Somebody whom the words tell of that the verb behind them reports, "there are
 * many farmers, he said", or without a name in any words in marks. */
static bool
is_in_words_said(const struct quote_work *work, const struct view *view,
		const struct mention *pronoun, const struct mention *named)
{
	const struct sentence *at = &work->text->sentences[named->sentence];
	const struct marked *marked =
			marks_at(&work->marks, at->first + named->head - 1);
	bool is_name = named->kind == MENTION_NAME
		       || (named->actor.person && named->actor.name.len);
	uint32_t token = view_token(view, pronoun->head);
	bool capital = tree_is_capital(&view->tree, pronoun->head);
	/* "'I met Ana,' she said", but "I asked, 'Ana?' She said" */
	if (marked && marked->close < token
			&& (!is_name || (!capital && marked->close + 2 >= token)))
		return true;
	if (named->sentence != view->sentence || named->head > pronoun->head)
		return false;
	for (size_t i = 0; i < view->cue_count; i++)
		if (view->cues[i].subject == pronoun->head)
			return view->cues[i].tail;
	return false;
}

/* The last person that the paragraph tells of before the sentence; null: none.
 */
static const struct mention *
person_above(const struct quote_work *work, const struct view *view)
{
	const struct sentence *sentences = work->text->sentences;
	const struct mention *person = person_before(work, view);
	return person
			&& sentences[person->sentence].paragraph
				   == sentences[view->sentence].paragraph
		       ? person
		       : NULL;
}

/* "Ana Reyes, a spokeswoman, said ... She": the name. */
static const struct mention *
with_name(const struct quote_work *work, const struct mention *named)
{
	const struct sentence *sentence =
			&work->text->sentences[named->sentence];
	const struct token *head =
			sentence_token(work->text, sentence, named->head);
	if (named->kind != MENTION_AGENT || head->deprel != DEPREL_APPOS
			|| !head->head || head->head > sentence->count)
		return named;
	const struct mention *name =
			mention_at(work->mentions, named->sentence, head->head);
	return name && name->kind == MENTION_NAME && name->actor.person
		       ? name
		       : named;
}

/* Nothing but words in marks stands in the paragraph before the token. */
static bool
is_behind_marks_alone(const struct quote_work *work, uint32_t sentence,
		uint32_t token)
{
	const struct sentence *at = &work->text->sentences[sentence];
	while (sentence && at[-1].paragraph == at->paragraph) {
		at--;
		sentence--;
	}
	if (at->first >= token || !marks_at(&work->marks, at->first))
		return false;
	for (uint32_t t = at->first; t < token; t++)
		if (!marks_at(&work->marks, t)
				&& work->text->tokens[t].upos != UPOS_PUNCT)
			return false;
	return true;
}

/* Whoever spoke last was one person, and told of by no other pronoun: "she
 * said", "he said". */
static bool
may_be_same(const struct quote_work *work, const struct token *pronoun)
{
	const struct mention *last = work->last_person;
	if (!last || last != work->last_speaker)
		return false;
	const struct token *head = sentence_token(work->text,
			&work->text->sentences[last->sentence], last->head);
	if (head->upos == UPOS_PRON)
		return head->lower == pronoun->lower;
	return feats_get(head->feats, FEATURE_NUMBER) != NUMBER_PLUR
	       && feats_get(pronoun->feats, FEATURE_NUMBER) == NUMBER_SING;
}

/* "Ana Reyes said that Maria Kolb was ill. // '...,' she added": a paragraph of
 * words alone is of whoever spoke last, not of somebody told of before. */
static bool
goes_on(const struct quote_work *work, const struct view *view,
		const struct mention *pronoun, const struct mention *named)
{
	const struct tree *tree = &view->tree;
	uint16_t head = (uint16_t)pronoun->head;
	if (!may_be_same(work, &tree->tokens[head])
			|| tree_is_form(tree, head, GRAMMAR_IMPERSONAL)
			|| work->last_sentence < named->sentence
			|| work->last_paragraph + 1 != tree->sentence->paragraph)
		return false;
	return is_behind_marks_alone(
			work, view->sentence, view_token(view, head));
}

const struct mention *
who_is_meant(struct quote_work *work, const struct view *view,
		const struct mention *pronoun)
{
	const struct mention *named = NULL;
	if (pronoun->kind == MENTION_PRONOUN)
		named = antecedent_of(work, pronoun);
	if (named && is_in_words_said(work, view, pronoun, named))
		named = person_above(work, view);
	if (named && goes_on(work, view, pronoun, named))
		named = work->last_person;
	if (named)
		named = with_name(work, named);
	else
		named = told_before(work, view, (uint16_t)pronoun->head);
	if (!named)
		return pronoun;
	struct mention *mention = ARENA_NEW(work->arena, struct mention, 1);
	*mention = *pronoun;
	mention->actor = named->actor;
	if (mention->antecedent.end && named->antecedent.end)
		mention->antecedent = named->antecedent;
	else if (mention->antecedent.end)
		mention->antecedent = (struct antecedent){
			.sentence = named->sentence,
			.start = named->start,
			.end = named->end,
		};
	if (!mention->actor.name.len)
		mention->actor.name = (struct str){
			work->text->bytes.at + named->start,
			named->end - named->start,
		};
	return mention;
}
