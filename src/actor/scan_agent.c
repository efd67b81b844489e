/* Common nouns that are somebody: "lawmakers", "ex-president". */
#include "actor/scan.h"

/* "Asamblea General Universitaria", "de la Federación": what stands right
 * behind the words says whose they are. */
static bool
goes_on(const struct actor_workspace *work, uint32_t first, uint32_t last)
{
	if (last >= work->count)
		return false;
	const struct token *next = token_at(work, last + 1);
	bool of = class_at(work, last + 1) & CLASS_OF && next->head;
	bool named = next->upos == UPOS_ADJ || next->upos == UPOS_PROPN;
	uint32_t head = of ? token_at(work, next->head)->head : next->head;
	return (of || named) && head >= first && head <= last;
}

/* Words that mean one body alone are a name: "la asamblea general" of a union
 * is not that of the United Nations. */
static bool
is_otherwise(const struct actor_workspace *work, const struct agent_row *row,
		uint32_t first, uint32_t last)
{
	return row->alone
	       && (goes_on(work, first, last)
			       || !scan_is_capitalised(form_at(work, last)));
}

/* The node of the words up to `token`, the form in lower case before the lemma:
 * "troops" before "troop". */
static uint32_t
next_node(const struct actor_workspace *work, uint32_t node,
		const struct token *token)
{
	const struct trie *agents = &work->gazetteer->agents;
	uint32_t next = node ? trie_next(agents, node, token->lower)
			     : trie_first(agents, token->lower);
	if (next)
		return next;
	return node ? trie_next(agents, node, token->lemma)
		    : trie_first(agents, token->lemma);
}

/* The longest agent noun that begins at `first` and ends before `end`; its last
 * token, 0 when none. Words that mean something else here stay together, as
 * what the first of them means. */
static uint32_t
match_agent_before(const struct actor_workspace *work, uint32_t first,
		uint32_t end, const struct agent_row **row)
{
	uint32_t found = 0, node = 0;
	for (uint32_t i = first; i < end; i++) {
		if (work->unit_over[i] && i > first)
			break;
		node = next_node(work, node, token_at(work, i));
		if (!node)
			break;
		const struct agent_row *at = agent_at(work->gazetteer, node);
		bool otherwise = at && is_otherwise(work, at, first, i);
		if (at && !otherwise)
			*row = at;
		if (at && (found || !otherwise))
			found = i;
	}
	return found;
}

uint32_t
scan_match_agent(const struct actor_workspace *work, uint32_t first,
		const struct agent_row **row)
{
	return match_agent_before(work, first, work->count + 1, row);
}

/* "tropas del Ejército Nacional": where nouns lead their phrase, a noun of
 * several words ends before one that goes on behind it. */
static uint32_t
cut_agent(const struct actor_workspace *work, uint32_t first, uint32_t last,
		const struct agent_row **row)
{
	const struct agent_row *other;
	if (!gazetteer_traits(work->gazetteer)->noun_first)
		return last;
	for (uint32_t i = first + 1; i <= last; i++)
		if (scan_match_agent(work, i, &other) > last)
			return match_agent_before(work, first, i, row);
	return last;
}

/* The text lies nearer than the words: most tokens begin with another letter.
 */
static bool
may_begin(const struct actor_workspace *work, const struct token *token,
		struct str prefix)
{
	char first = work->text->bytes.at[token->start];
	return token->spelling || !prefix.len || (first | 0x20) == prefix.at[0];
}

/* "ex-president", "expresidente": the agent behind the prefix of one token. */
static bool
match_former(const struct actor_workspace *work, uint32_t token,
		const struct agent_row **row)
{
	struct str prefix = gazetteer_traits(work->gazetteer)->former;
	const struct token *at = token_at(work, token);
	if (!may_begin(work, at, prefix))
		return false;
	struct str lower = words_text(work->words, at->lower);
	if (!str_starts(lower, prefix))
		return false;
	struct str rest = { lower.at + prefix.len, lower.len - prefix.len };
	if (str_starts(rest, STR("-")))
		rest = str_cut(rest.at + 1, rest.at + rest.len);
	word_id word = words_find(work->words, rest);
	if (word == WORD_UNKNOWN)
		return false;
	uint32_t node = trie_first(&work->gazetteer->agents, word);
	*row = agent_at(work->gazetteer, node);
	return *row != NULL;
}

/* An adjective beside a noun is an agent only where it names a body, or tells
 * whose deed it is: "military officials", "huelga docente", but not "public
 * opinion" or "sovereign loans". */
static bool
may_qualify(const struct actor_workspace *work, uint32_t head,
		const struct unit *unit)
{
	if (view_tells_doer(work, head))
		return true;
	if (unit->agent->kind == AGENT_ADJECTIVE)
		return false;
	return token_at(work, head)->upos != UPOS_ADJ
	       || unit->last > unit->first || unit->agent->kind == AGENT_BODY
	       || !view_is_modifier(work, head);
}

/* "in the Colombian {department} of Cauca": no ministry. */
static bool
is_kind_of_place(const struct actor_workspace *work, uint32_t first,
		uint32_t last)
{
	uint32_t name = last + 2;
	if (first < last || name > work->count || !work->unit_over[name]
			|| !(class_at(work, last) & CLASS_PROVINCE)
			|| !(class_at(work, last + 1) & CLASS_OF)
			|| !(view_case(work, last) & CLASS_LOCATIVE))
		return false;
	return work->unit[work->unit_over[name] - 1].kind == UNIT_PLACE;
}

/* 'calificó la medida de "{criminal}"': what something is called. */
static bool
is_epithet(const struct actor_workspace *work, uint32_t first, uint32_t last)
{
	return first > 2 && last < work->count
	       && token_at(work, first - 2)->upos == UPOS_ADP
	       && token_is_quotation_mark(form_at(work, first - 1))
	       && token_is_quotation_mark(form_at(work, last + 1));
}

void
scan_agents(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 1; i <= work->count; i++) {
		uint16_t over = scan->span_over[i];
		bool person = over && scan->span[over - 1].tag == NAME_B_PER;
		if (work->unit_over[i] || person)
			continue;
		struct unit unit = { .kind = UNIT_AGENT, .first = (uint16_t)i };
		uint32_t last = scan_match_agent(work, i, &unit.agent);
		last = cut_agent(work, i, last, &unit.agent);
		if (!last && match_former(work, i, &unit.agent)) {
			last = i;
			unit.former = true;
		}
		unit.last = (uint16_t)last;
		if (last && unit.agent->nobody) {
			i = last;
			continue;
		}
		uint32_t head = last ? scan_head_of(work, i, last) : 0;
		if (!head || !view_is_nominal(work, head)
				|| is_kind_of_place(work, i, last)
				|| is_epithet(work, i, last)
				|| !may_qualify(work, head, &unit))
			continue;
		if (unit.agent->plural && !view_is_plural(work, head))
			continue;
		scan_put_unit(scan, unit);
		i = last;
	}
}
