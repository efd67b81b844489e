#include "fact/owner.h"

#include "base/limits.h"
#include "parse/tags.h"

/* One sentence: by token, the event + 1 that it triggers, and the first event
 * + 1 of the clause that it heads. */
struct owners {
	const struct text *text;
	const struct sentence *sentence;
	uint32_t at[LIMIT_SENTENCE_TOKENS + 1];
	uint32_t in_clause[LIMIT_SENTENCE_TOKENS + 1];
};

/* What a word hangs on; 0 when it is the root or hangs on none. */
static uint16_t
head_of(const struct owners *owners, uint16_t token)
{
	uint16_t head = sentence_token(owners->text, owners->sentence, token)
					->head;
	return head <= owners->sentence->count ? head : 0;
}

/* The word begins a clause of its own, seen from its head. */
static bool
heads_clause(const struct owners *owners, uint16_t token)
{
	const struct token *t =
			sentence_token(owners->text, owners->sentence, token);
	switch (deprel_universal((enum deprel)t->deprel)) {
	case DEPREL_ROOT:
	case DEPREL_CCOMP:
	case DEPREL_CSUBJ:
	case DEPREL_ADVCL:
	case DEPREL_PARATAXIS:
		return true;
	case DEPREL_ACL:
		return t->deprel == DEPREL_ACL_RELCL;
	case DEPREL_CONJ:
		return t->upos == UPOS_VERB || t->upos == UPOS_AUX;
	default:
		return false;
	}
}

/* The head of the clause around a word; on the way there the first trigger is
 * kept. A tree has no circles, but steps are bounded all the same. */
static uint16_t
climb(const struct owners *owners, uint16_t token, uint32_t *event)
{
	for (uint32_t steps = 0; steps < owners->sentence->count; steps++) {
		if (!*event)
			*event = owners->at[token];
		uint16_t head = head_of(owners, token);
		if (!head || heads_clause(owners, token))
			return token;
		token = head;
	}
	return token;
}

static void
note_event(struct owners *owners, const struct event *event, uint32_t number)
{
	uint32_t none = 1; /* the event's own place does not matter */
	for (uint32_t t = event->trigger; t <= event->trigger_last
					  && t <= owners->sentence->count;
			t++)
		if (!owners->at[t])
			owners->at[t] = number;
	uint16_t clause = climb(owners, event->trigger, &none);
	if (!owners->in_clause[clause])
		owners->in_clause[clause] = number;
}

static uint32_t
owner_of(const struct owners *owners, const struct amount *amount)
{
	uint32_t event = 0;
	uint16_t clause = climb(owners, amount->head, &event);
	return event ? event : owners->in_clause[clause];
}

/* Those that facts give to the events of the same words. */
static void
own_by_facts(const struct events *events, const struct amounts *amounts,
		const struct facts *facts, uint32_t *owner)
{
	for (uint32_t i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->at[i];
		if (!fact->event || fact->event_untold)
			continue;
		uint32_t number = (uint32_t)(fact->event - events->at) + 1;
		for (unsigned k = 0; k < fact->amount_count; k++)
			owner[fact->amount[k] - amounts->at] = number;
		for (unsigned k = 0; k < fact->count_count; k++)
			owner[fact->count[k] - amounts->at] = number;
	}
}

static void
own_by_tree(const struct owners *owners, const struct amounts *amounts,
		uint32_t sentence, uint32_t *owner)
{
	for (uint32_t i = amounts->first[sentence];
			i < amounts->first[sentence + 1]; i++)
		if (!owner[i])
			owner[i] = owner_of(owners, &amounts->at[i]);
}

uint32_t *
amounts_owners(const struct text *text, const struct events *events,
		const struct amounts *amounts, const struct facts *facts,
		struct arena *arena)
{
	uint32_t *owner = ARENA_NEW(arena, uint32_t, amounts->count + 1u);
	own_by_facts(events, amounts, facts, owner);
	for (uint32_t i = 0; i < events->count;) {
		uint32_t s = events->at[i].sentence;
		struct owners owners = { .text = text,
			.sentence = &text->sentences[s] };
		for (; i < events->count && events->at[i].sentence == s; i++)
			note_event(&owners, &events->at[i], i + 1);
		own_by_tree(&owners, amounts, s, owner);
	}
	return owner;
}
