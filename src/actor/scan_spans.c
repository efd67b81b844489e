/* Runs of tokens that the network tags as names, and what is wrong with them. */
#include "actor/scan.h"

static enum name_tag
tag_begin(unsigned tag)
{
	switch (tag) {
	case NAME_B_PER:
	case NAME_I_PER:
		return NAME_B_PER;
	case NAME_B_ORG:
	case NAME_I_ORG:
		return NAME_B_ORG;
	case NAME_B_LOC:
	case NAME_I_LOC:
		return NAME_B_LOC;
	default:
		return NAME_O;
	}
}

static void
put_span(struct scan *scan, struct span span)
{
	scan->span[scan->span_count++] = span;
	for (uint32_t i = span.first; i <= span.last; i++)
		scan->span_over[i] = (uint16_t)scan->span_count;
}

/* "MS. REYES: Ana, you are next" has two names. */
static bool
is_colon(const struct actor_workspace *work, uint32_t token)
{
	return str_equal(form_at(work, token), STR(":"));
}

void
scan_find_spans(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 1; i <= work->count;) {
		enum name_tag tag = tag_begin(token_at(work, i)->name);
		uint32_t first = i++;
		if (tag == NAME_O || is_colon(work, first))
			continue;
		while (i <= work->count && !is_colon(work, i)
				&& token_at(work, i)->name != tag
				&& tag_begin(token_at(work, i)->name) == tag)
			i++;
		put_span(scan, (struct span){ first, i - 1, tag });
	}
}

static void
drop_tokens(struct scan *scan, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++)
		scan->span_over[i] = 0;
}

static bool
precedes_name(const struct actor_workspace *work, uint32_t token)
{
	return token < work->count
	       && token_at(work, token + 1)->upos == UPOS_PROPN
	       && scan_is_capitalised(form_at(work, token + 1));
}

/* The lone subject of a verb in the plural is itself one, whatever its tags. */
static bool
has_plural_verb(const struct actor_workspace *work, uint32_t token)
{
	for (uint16_t child = work->child[token]; child;
			child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_CONJ)
			return false;
	uint32_t head = token_at(work, token)->head;
	return head && token_at(work, token)->deprel == DEPREL_NSUBJ
	       && view_is_plural(work, head);
}

/* "Guerrilleros atacaron": a sentence's first word, a noun in the plural, which
 * has a capital for no other reason. Where nouns lead their phrase, so that no
 * modifier in capitals does. */
static bool
is_initial_plural(const struct actor_workspace *work, const struct span *span)
{
	const struct agent_row *row = NULL;
	return gazetteer_traits(work->gazetteer)->noun_first && span->first == 1
	       && (view_is_plural(work, 1) || has_plural_verb(work, 1))
	       && scan_match_agent(work, 1, &row) >= span->last;
}

/* Takes titles off the front of a tagged person: "President Ruto". Nothing is
 * left of "Vice President". */
static void
trim_titles(struct scan *scan, struct span *span)
{
	struct actor_workspace *work = scan->work;
	while (span->first <= span->last) {
		const struct agent_row *row = NULL;
		uint32_t last = scan_match_agent(work, span->first, &row);
		if (class_at(work, span->first) & CLASS_TITLE
				&& span->first < span->last)
			last = span->first;
		else if (!last || row->kind != AGENT_PERSON
				|| token_at(work, last)->upos == UPOS_ADJ
				|| (span->first == span->last
						&& last == span->last
						&& !view_is_definite(work, last)
						&& !precedes_name(work, last)))
			return;
		if (last > span->last)
			last = span->last;
		drop_tokens(scan, span->first, last);
		span->first = last + 1;
	}
	span->tag = NAME_O;
}

/* "[Nairobi Prime] Minister Ruto": a title that begins in the name and goes on
 * behind it is none of its words; nor is one of several words that ends it:
 * "[Nairobi Minister of Works]", but "[Julie Bishop]". */
static bool
begins_title(const struct actor_workspace *work, const struct span *span,
		uint32_t token)
{
	const struct agent_row *row = NULL;
	uint32_t last = scan_match_agent(work, token, &row);
	bool ends = last == span->last && last > token;
	return (last > span->last || ends) && row->kind == AGENT_PERSON;
}

/* "Frederick Fung of ADPL", "Ben Chan and": a person's name ends there. */
static void
trim_end(struct scan *scan, struct span *span)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = span->first + 1; i <= span->last; i++) {
		bool small = token_at(work, i)->upos == UPOS_CCONJ
			     || class_at(work, i) & (CLASS_OF | CLASS_FOR);
		if (!small && !begins_title(work, span, i))
			continue;
		drop_tokens(scan, i, span->last);
		span->last = i - 1;
		return;
	}
}

/* Within a title, from its first word on: "Secretary of [Defense]". */
static bool
is_in_title(const struct actor_workspace *work, uint32_t token)
{
	enum { WORDS = 5 };
	const struct agent_row *row;
	for (uint32_t i = token; i && i + WORDS > token; i--)
		if (scan_match_agent(work, i, &row) >= token)
			return true;
	return false;
}

/* "Minister Oskar Fischer" with a tag on the last word only. */
static void
widen_front(struct scan *scan, struct span *span, unsigned index)
{
	struct actor_workspace *work = scan->work;
	uint32_t before = span->first - 1;
	/* "Gen. Musharraf", but "J. Biden" */
	struct str form = before ? form_at(work, before) : STR("");
	bool abbreviation = form.len > 2 && form.at[form.len - 1] == '.';
	if (before < 2 || abbreviation || scan->span_over[before]
			|| token_at(work, before)->upos != UPOS_PROPN
			|| !scan_is_capitalised(form_at(work, before))
			|| class_at(work, before) & CLASS_TITLE
			|| is_in_title(work, before))
		return;
	uint32_t head = token_at(work, before)->head;
	bool joined = (head >= span->first && head <= span->last)
		      || token_at(work, span->first)->head == before;
	if (!joined)
		return;
	span->first = before;
	scan->span_over[before] = (uint16_t)(index + 1);
}

void
scan_mend_spans(struct scan *scan)
{
	for (unsigned i = 0; i < scan->span_count; i++) {
		struct span *span = &scan->span[i];
		const struct agent_row *row = NULL;
		if (span->tag != NAME_B_PER)
			continue;
		if (is_initial_plural(scan->work, span)) {
			drop_tokens(scan, span->first, span->last);
			span->tag = NAME_O;
			continue;
		}
		trim_end(scan, span);
		bool body = scan_match_agent(scan->work, span->last, &row)
			    && row->kind == AGENT_BODY
			    && span->first < span->last;
		if (body) {
			span->tag = NAME_B_ORG;
			continue;
		}
		trim_titles(scan, span);
		if (span->tag == NAME_B_PER)
			widen_front(scan, span, i);
	}
}
