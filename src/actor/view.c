#include "actor/view.h"

static void
link_children(struct actor_workspace *work)
{
	/* From the right, so that children come out from left to right. */
	for (uint32_t i = work->count; i >= 1; i--) {
		uint32_t head = token_at(work, i)->head;
		if (head > work->count || head == i)
			head = 0;
		work->sibling[i] = work->child[head];
		work->child[head] = (uint16_t)i;
	}
}

/* Children before parents: leaves are taken off one after another. Tokens of
 * a cycle, which a tree has not, come last. */
static void
order_tokens(struct actor_workspace *work)
{
	uint32_t count = work->count, done = 0;
	uint16_t *open = ARENA_NEW(&work->scratch, uint16_t, count + 1);
	for (uint32_t i = 1; i <= count; i++) {
		uint32_t head = token_at(work, i)->head;
		if (head <= count)
			open[head]++;
		work->leftmost[i] = work->rightmost[i] = (uint16_t)i;
	}
	for (uint32_t i = 1; i <= count; i++)
		if (!open[i])
			work->order[done++] = (uint16_t)i;
	for (uint32_t at = 0; at < done; at++) {
		uint32_t i = work->order[at];
		uint32_t head = token_at(work, i)->head;
		if (!head || head > count)
			continue;
		if (work->leftmost[i] < work->leftmost[head])
			work->leftmost[head] = work->leftmost[i];
		if (work->rightmost[i] > work->rightmost[head])
			work->rightmost[head] = work->rightmost[i];
		if (!--open[head])
			work->order[done++] = (uint16_t)head;
	}
	for (uint32_t i = 1; i <= count && done < count; i++)
		if (open[i])
			work->order[done++] = (uint16_t)i;
}

static void
expect_word(const struct gazetteer *gazetteer, word_id word)
{
	trie_expect(&gazetteer->names, word);
	trie_expect(&gazetteer->agents, word);
	if (word < gazetteer->class_count)
		__builtin_prefetch(&gazetteer->class[word]);
}

/* Asks for the words of the sentence behind the one at hand: tables by word are
 * too large for the near caches. */
static void
expect_next(const struct actor_workspace *work)
{
	const struct text *text = work->text;
	if (work->sentence_index + 1 >= text->sentence_count)
		return;
	const struct sentence *next = work->sentence + 1;
	for (uint32_t i = 0; i < next->count; i++) {
		const struct token *token = &text->tokens[next->first + i];
		expect_word(work->gazetteer, token->lower);
		if (token->lemma != token->lower)
			expect_word(work->gazetteer, token->lemma);
	}
}

void
view_sentence(struct actor_workspace *work, uint32_t index)
{
	const struct text *text = work->text;
	struct arena *scratch = &work->scratch;
	arena_reset(scratch);
	work->sentence_index = index;
	work->sentence = &text->sentences[index];
	work->count = work->sentence->count;
	expect_next(work);
	uint32_t places = work->count + 1;
	uint16_t *numbers = ARENA_NEW(scratch, uint16_t, (size_t)places * 7);
	work->child = numbers;
	work->sibling = numbers + places;
	work->order = numbers + 2 * (size_t)places;
	work->leftmost = numbers + 3 * (size_t)places;
	work->rightmost = numbers + 4 * (size_t)places;
	work->unit_at = numbers + 5 * (size_t)places;
	work->unit_over = numbers + 6 * (size_t)places;
	work->unit = ARENA_NEW(scratch, struct unit, places);
	work->unit_count = 0;
	work->locative = work->any_locative = 0;
	link_children(work);
	order_tokens(work);
}

bool
view_is_dash(const struct actor_workspace *work, uint32_t token)
{
	if (!token || token > work->count)
		return false;
	struct str form = form_at(work, token);
	return str_equal(form, STR("-")) || str_equal(form, STR("–"))
	       || str_equal(form, STR("—")) || str_equal(form, STR("/"));
}

uint32_t
view_case(const struct actor_workspace *work, uint32_t token)
{
	uint32_t classes = 0;
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_CASE)
			classes |= class_at(work, child);
	return classes;
}

bool
view_has_case(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_CASE
				&& token_at(work, child)->upos != UPOS_PART)
			return true;
	return false;
}

uint32_t
view_first_conjunct(const struct actor_workspace *work, uint32_t token)
{
	for (uint32_t steps = work->count;
			steps && token_at(work, token)->deprel == DEPREL_CONJ;
			steps--) {
		uint32_t head = token_at(work, token)->head;
		if (!head || head > work->count)
			break;
		token = head;
	}
	return token;
}

bool
view_tells_doer(const struct actor_workspace *work, uint32_t token)
{
	const struct token *t = token_at(work, token);
	if (t->upos != UPOS_ADJ || t->deprel != DEPREL_AMOD || !t->head
			|| t->head >= token
			|| !gazetteer_traits(work->gazetteer)->noun_first)
		return false;
	word_id deed = token_at(work, t->head)->lemma;
	return word_class(work->gazetteer, deed) & CLASS_DEED;
}

bool
view_is_envoy(const struct actor_workspace *work, uint32_t token)
{
	return token
	       && (word_class(work->gazetteer, token_at(work, token)->lemma)
				       | class_at(work, token))
			       & CLASS_ENVOY;
}

bool
view_is_subject(const struct actor_workspace *work, uint32_t token)
{
	enum deprel deprel = (enum deprel)token_at(work, token)->deprel;
	return deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS;
}

bool
view_is_nominal(const struct actor_workspace *work, uint32_t token)
{
	switch (token_at(work, token)->upos) {
	case UPOS_NOUN:
	case UPOS_PROPN:
		return true;
	case UPOS_ADJ:
		/* "the opposition military", "a hopeful": in a place of a
		 * noun, or before one. */
		return token_at(work, token)->deprel != DEPREL_ROOT
		       && token_at(work, token)->deprel != DEPREL_ADVCL;
	default:
		return false;
	}
}

bool
view_is_modifier(const struct actor_workspace *work, uint32_t token)
{
	const struct token *t = token_at(work, token);
	if (t->head > work->count)
		return false;
	if (t->head <= token)
		return t->head && t->deprel == DEPREL_AMOD
		       && gazetteer_traits(work->gazetteer)->noun_first;
	switch (t->deprel) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_NMOD_DESC:
	case DEPREL_FLAT:
	case DEPREL_DET:
	case DEPREL_NUMMOD:
	case DEPREL_DEP:
		return true;
	case DEPREL_NMOD:
	case DEPREL_NMOD_UNMARKED:
	case DEPREL_OBL:
	case DEPREL_OBL_UNMARKED:
	case DEPREL_NSUBJ:
		/* "the Israel - Hamas war", "US - led": no preposition and
		 * a noun or participle directly behind it. */
		return !view_has_case(work, token)
		       && ((view_is_dash(work, token + 1)
					   && !work->unit_over[token + 1])
				       || deprel_universal(t->deprel)
							  == DEPREL_NMOD);
	default:
		return false;
	}
}

bool
view_is_plural(const struct actor_workspace *work, uint32_t token)
{
	unsigned number =
			feats_get(token_at(work, token)->feats, FEATURE_NUMBER);
	return number == NUMBER_PLUR || number == NUMBER_PTAN;
}

bool
view_has_determiner(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		switch (token_at(work, child)->deprel) {
		case DEPREL_DET:
		case DEPREL_NUMMOD:
		case DEPREL_NMOD_POSS:
			return true;
		default:
			break;
		}
	return false;
}

bool
view_is_definite(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if ((token_at(work, child)->deprel == DEPREL_DET
				    && class_at(work, child) & CLASS_DEFINITE)
				|| token_at(work, child)->deprel
						   == DEPREL_NMOD_POSS)
			return true;
	return false;
}
