#include "actor/first_name.h"

#include "actor/rows.h"
#include "actor/sector.h"
#include "parse/tags.h"

/* Tokens of one sentence; heads count from 1. */
struct opening {
	const struct gazetteer *gazetteer;
	struct token *tokens;
	uint32_t count;
};

/* Somebody is called so by this word alone, with its capital: a party. */
static bool
is_party(const struct gazetteer *gazetteer, const struct token *token)
{
	uint32_t node = trie_first(&gazetteer->names, token->lower);
	uint32_t chain = node ? gazetteer->names.value[node] : 0;
	while (chain) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (entry->kind == NAME_ACTOR && entry->count == 1
				&& entry->forms[0] == token->form
				&& gazetteer->row[entry->row].sector[0]
						   == SECTOR_PTY)
			return true;
		chain = entry->next;
	}
	return false;
}

static bool
is_read_as_verb(const struct token *token)
{
	return token->upos == UPOS_VERB || token->upos == UPOS_AUX;
}

/* "Podemos decir", "Podemos y debemos": what a verb may stand with. */
static bool
leads_to_infinitive(const struct opening *opening, const struct token *head)
{
	for (const struct token *token = opening->tokens + 1; token <= head;
			token++)
		if (is_read_as_verb(token)
				&& feats_get(token->feats, FEATURE_VERBFORM)
						   == VERBFORM_INF)
			return true;
	return false;
}

/* "Sumar fuerzas es": an infinitive with an object of its own. */
static bool
may_end_name(const struct token *next)
{
	return next->upos == UPOS_PUNCT || next->upos == UPOS_CCONJ
	       || next->upos == UPOS_AUX || next->upos == UPOS_VERB;
}

/* A subject that is not among the first words, up to `last`. */
static bool
has_subject(const struct opening *opening, uint16_t verb, uint32_t last)
{
	for (uint32_t t = last + 1; t < opening->count; t++) {
		const struct token *token = &opening->tokens[t];
		enum deprel deprel =
				deprel_universal((enum deprel)token->deprel);
		if (token->head == verb
				&& (deprel == DEPREL_NSUBJ
						|| deprel == DEPREL_CSUBJ
						|| deprel == DEPREL_COP))
			return true;
	}
	return false;
}

static void
make_name(struct token *token)
{
	token->upos = UPOS_PROPN;
	token->lemma = token->form;
	token->feats = 0;
	token->name = NAME_B_ORG;
}

/* "Podemos {y Sumar}": the place of the last such name, from 0. */
static uint32_t
last_joined(const struct opening *opening)
{
	if (opening->count > 3 && opening->tokens[1].upos == UPOS_CCONJ
			&& is_party(opening->gazetteer, &opening->tokens[2]))
		return 2;
	return 0;
}

/* What is joined would hang below itself where the verb hangs on it. */
static bool
is_above(const struct opening *opening, uint32_t last, uint16_t verb)
{
	uint32_t steps = 0;
	for (uint16_t t = verb; t && steps < opening->count; steps++) {
		if (t <= last + 1)
			return true;
		t = opening->tokens[t - 1].head;
	}
	return false;
}

static void
join(const struct opening *opening, uint32_t last)
{
	struct token *second = &opening->tokens[last];
	make_name(second);
	second->head = 1;
	second->deprel = DEPREL_CONJ;
	opening->tokens[1].head = (uint16_t)(last + 1);
}

/* "Sumar, {socio} menor": said of it, no object. */
static void
hang_aside(const struct opening *opening)
{
	for (uint32_t t = 2; t < opening->count; t++)
		if (opening->tokens[t].head == 1
				&& opening->tokens[t].deprel == DEPREL_OBJ)
			opening->tokens[t].deprel = DEPREL_APPOS;
}

static void
settle_opening(const struct opening *opening)
{
	struct token *first = &opening->tokens[0];
	if (!is_party(opening->gazetteer, first)
			|| !may_end_name(&opening->tokens[1]))
		return;
	uint32_t last = last_joined(opening);
	uint16_t head = first->head;
	bool verbal = is_read_as_verb(first)
		      || (last && is_read_as_verb(&opening->tokens[last]));
	if (!verbal || head <= last + 1
			|| !is_read_as_verb(&opening->tokens[head - 1])
			|| leads_to_infinitive(
					opening, &opening->tokens[head - 1])
			|| has_subject(opening, head, last)
			|| is_above(opening, last, head))
		return;
	make_name(first);
	first->deprel = DEPREL_NSUBJ;
	hang_aside(opening);
	if (last)
		join(opening, last);
}

void
first_names_settle(const struct gazetteer *gazetteer, struct text *text)
{
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		struct opening opening = {
			gazetteer,
			&text->tokens[sentence->first],
			sentence->count,
		};
		if (opening.count > 2)
			settle_opening(&opening);
	}
}
