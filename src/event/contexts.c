#include "event/contexts.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"

enum { SCOPE_STEPS = 16 };

/* ------------------------------------------------------------------- cues */

/* Index of the first cue whose first word is `word`. */
static size_t
first_cue(const struct frames *frames, word_id word)
{
	size_t low = 0, high = frames->cue_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (frames->cues[middle].phrase.word[0] < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
find_at(const struct tree *tree, uint16_t token, word_id word,
		struct context_hits *out)
{
	const struct frames *frames = tree->frames;
	if (word >= frames->indexed)
		return;
	for (size_t i = first_cue(frames, word);
			i < frames->cue_count
			&& frames->cues[i].phrase.word[0] == word
			&& out->count < CONTEXT_HITS;
			i++) {
		const struct cue *cue = &frames->cues[i];
		struct context_hit hit = { .cue = cue };
		if (cue->upos && tree->tokens[token].upos != cue->upos)
			continue;
		if (tree_phrase_at(tree, token, &cue->phrase, &hit.first,
				    &hit.last))
			out->at[out->count++] = hit;
	}
}

static bool
is_inside(const struct context_hit *hit, const struct context_hit *other)
{
	return other->first <= hit->first && hit->last <= other->last
	       && other->last - other->first > hit->last - hit->first;
}

/* "gas" in "chlorine gas" is not the fuel; "bank" in "West Bank" is nothing. */
static void
drop_inner(struct context_hits *hits)
{
	bool inner[CONTEXT_HITS];
	unsigned kept = 0;
	for (unsigned i = 0; i < hits->count; i++) {
		inner[i] = false;
		for (unsigned k = 0; k < hits->count && !inner[i]; k++)
			inner[i] = is_inside(&hits->at[i], &hits->at[k]);
	}
	for (unsigned i = 0; i < hits->count; i++)
		if (!inner[i])
			hits->at[kept++] = hits->at[i];
	hits->count = kept;
}

void
contexts_find(const struct tree *tree, struct context_hits *out)
{
	if (out->found)
		return;
	out->count = 0;
	out->found = true;
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct token *token = &tree->tokens[t];
		find_at(tree, t, token->lower, out);
		if (token->lemma != token->lower)
			find_at(tree, t, token->lemma, out);
	}
	drop_inner(out);
}

/* ------------------------------------------------------------------ scope */

static bool
is_subordinate(const struct tree *tree, uint16_t verb)
{
	return tree->clauses[verb].subject && !tree_is_infinitive(tree, verb)
	       && !tree_is_gerund(tree, verb);
}

/* Whether the token begins a clause whose words tell of something else. */
static bool
is_apart(const struct tree *tree, uint16_t token)
{
	switch ((enum deprel)tree->tokens[token].deprel) {
	case DEPREL_PARATAXIS:
	case DEPREL_ACL_RELCL:
	case DEPREL_ADVCL_RELCL:
		return true;
	case DEPREL_ADVCL:
		return is_subordinate(tree, token)
		       && tree_child(tree, token, DEPREL_MARK);
	case DEPREL_CONJ:
		return tree->tokens[token].upos == UPOS_VERB;
	default:
		return false;
	}
}

static bool
is_in_scope(const struct scene *scene, uint16_t token,
		const struct event *event, uint16_t verb, uint16_t clause)
{
	const struct tree *tree = &scene->tree;
	for (int step = 0; token && step < SCOPE_STEPS; step++) {
		bool own = token >= event->trigger
			   && token <= event->trigger_last;
		if (own || token == verb || token == clause)
			return true;
		if (is_apart(tree, token))
			return false;
		token = tree->tokens[token].head;
		if (token > tree->count)
			return false;
	}
	return false;
}

/* The verb of the event noun's clause, when that is no event itself. */
static uint16_t
silent_clause(const struct scene *scene, const struct event *event)
{
	uint16_t clause = scene->tree.clause_of[event->trigger];
	const struct candidate *other = scene->candidates[clause];
	return other->match.frame && !other->dropped ? 0 : clause;
}

/* ---------------------------------------------------------------- parties */

static uint64_t
contexts_of_parties(const struct frames *frames,
		const struct mention *const *parties, unsigned count)
{
	uint64_t found = 0;
	for (unsigned i = 0; i < count; i++)
		if (parties[i]->actor.code[0])
			found |= frames->sector_contexts
						 [parties[i]->actor.sector[0]];
	return found;
}

/* The parties' first sectors as bits; a country is GOV. */
static uint32_t
sectors_of(const struct mention *const *parties, unsigned count)
{
	uint32_t found = 0;
	for (unsigned i = 0; i < count; i++) {
		uint8_t sector = parties[i]->actor.sector[0];
		if (!sector && parties[i]->actor.code[0])
			sector = SECTOR_GOV;
		found |= UINT32_C(1) << sector;
	}
	return found;
}

/* Takes away what needs other parties: rebels alone are not "military". */
static uint64_t
admissible(const struct frames *frames, const struct event *event,
		uint64_t contexts)
{
	uint32_t sectors =
			sectors_of(event->actor, event->actor_count)
			| sectors_of(event->recipient, event->recipient_count);
	for (unsigned i = 1; i < 64 && contexts >> i; i++)
		if (frames->context_needs[i]
				&& !(frames->context_needs[i] & sectors))
			contexts &= ~(UINT64_C(1) << i);
	return contexts;
}

uint64_t
contexts_of(const struct scene *scene, const struct context_hits *hits,
		const struct event *event, uint16_t verb)
{
	const struct frames *frames = scene->frames;
	uint64_t found = frames->mode_contexts[event->mode]
			 | event->frame->contexts;
	uint16_t clause = silent_clause(scene, event);
	uint64_t category = UINT64_C(1) << event->category;
	found |= frames->category_contexts[event->category];
	found |= contexts_of_parties(frames, event->actor, event->actor_count);
	found |= contexts_of_parties(
			frames, event->recipient, event->recipient_count);
	for (unsigned i = 0; hits && i < hits->count; i++) {
		const struct cue *cue = hits->at[i].cue;
		if (cue->events && !(cue->events & category))
			continue;
		if (is_in_scope(scene, hits->at[i].first, event, verb, clause))
			found |= UINT64_C(1) << cue->context;
	}
	if (frames->no_context)
		found &= ~(UINT64_C(1) << frames->no_context);
	return admissible(frames, event, found);
}
