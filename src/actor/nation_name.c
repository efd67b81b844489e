#include "actor/nation_name.h"

#include "actor/rows.h"
#include "parse/tags.h"

/* Tokens of one sentence; heads count from 1, and so do `adjective`, `name`. */
struct pair {
	struct token *tokens;
	uint32_t count;
	uint16_t adjective, name;
};

static struct token *
token_of(const struct pair *pair, uint16_t token)
{
	return &pair->tokens[token - 1];
}

/* "alemana": written small, people of a country are called so. */
static bool
is_nationality(const struct gazetteer *gazetteer, const struct token *token)
{
	if (token->form != token->lower)
		return false;
	uint32_t node = trie_first(&gazetteer->names, token->lower);
	uint32_t chain = node ? gazetteer->names.value[node] : 0;
	while (chain) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (entry->kind == NAME_ADJECTIVE && entry->count == 1)
			return true;
		chain = entry->next;
	}
	return false;
}

/* "la {alemana} Siemens": an article before it, a name behind. */
static bool
is_between(const struct pair *pair)
{
	const struct token *article = token_of(pair, pair->adjective - 1);
	const struct token *name = token_of(pair, pair->name);
	return article->upos == UPOS_DET && name->upos == UPOS_PROPN
	       && name->form != name->lower;
}

/* The name is said of the adjective, or both of the same word. Behind an office
 * ("the commissioner, la sueca Wallström") the office tells whose he is. */
static bool
is_led_by_adjective(const struct pair *pair)
{
	const struct token *adjective = token_of(pair, pair->adjective);
	const struct token *name = token_of(pair, pair->name);
	if (adjective->deprel == DEPREL_APPOS)
		return false;
	if (name->head == pair->adjective)
		return name->deprel == DEPREL_APPOS
		       || name->deprel == DEPREL_FLAT
		       || name->deprel == DEPREL_NMOD;
	return name->head == adjective->head
	       && name->deprel == adjective->deprel;
}

static void
turn(const struct pair *pair)
{
	struct token *adjective = token_of(pair, pair->adjective);
	struct token *name = token_of(pair, pair->name);
	name->head = adjective->head;
	name->deprel = adjective->deprel;
	for (uint32_t t = 0; t < pair->count; t++)
		if (pair->tokens[t].head == pair->adjective)
			pair->tokens[t].head = pair->name;
	adjective->head = pair->name;
	adjective->deprel = DEPREL_AMOD;
	adjective->upos = UPOS_ADJ;
}

static void
settle_sentence(const struct gazetteer *gazetteer, struct pair pair)
{
	for (uint32_t t = 2; t < pair.count; t++) {
		pair.adjective = (uint16_t)t;
		pair.name = (uint16_t)(t + 1);
		if (is_between(&pair) && is_led_by_adjective(&pair)
				&& is_nationality(gazetteer,
						token_of(&pair, pair.adjective)))
			turn(&pair);
	}
}

void
nation_names_settle(const struct gazetteer *gazetteer, struct text *text)
{
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		struct pair pair = {
			.tokens = &text->tokens[sentence->first],
			.count = sentence->count,
		};
		settle_sentence(gazetteer, pair);
	}
}
