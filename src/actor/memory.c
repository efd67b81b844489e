#include "actor/view.h"

#include "base/utf8.h"

void
memory_reset(struct actor_workspace *work)
{
	/* Notes of earlier documents have an older epoch. */
	work->epoch++;
	memset(work->mentioned, 0,
			work->gazetteer->code_count * sizeof *work->mentioned);
	work->mentioned_codes = 0;
	work->mentioned_total = 0;
	work->referent = NULL;
	work->referent_count = work->referent_capacity = 0;
	work->dateline = 0;
	work->author = work->headed = 0;
	work->head_count = 0;
	work->author_governs = false;
}

static const struct referent *
find_note(const struct actor_workspace *work, word_id word)
{
	if (word >= work->note_count || work->note[word].epoch != work->epoch)
		return NULL;
	return &work->referent[work->note[word].value];
}

static void
put_note(struct actor_workspace *work, word_id word, uint32_t referent)
{
	if (word < work->note_count)
		work->note[word] = (struct word_note){ work->epoch, referent };
}

static bool
has_name(const struct referent *referent, word_id form)
{
	for (unsigned i = 0; i < referent->name_count; i++)
		if (referent->names[i] == form)
			return true;
	return false;
}

static bool
has_names(const struct actor_workspace *work, const struct referent *referent,
		uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++)
		if (!has_name(referent, token_at(work, i)->form))
			return false;
	return true;
}

/* No look-up goes farther back. */
static size_t
least_referent(const struct actor_workspace *work)
{
	return work->referent_count > LIMIT_REFERENTS
			       ? work->referent_count - LIMIT_REFERENTS
			       : 0;
}

const struct referent *
memory_find_name(const struct actor_workspace *work, uint32_t first,
		uint32_t last)
{
	const struct referent *referent =
			find_note(work, token_at(work, last)->form);
	if (!referent)
		return NULL;
	/* "Juan Galán" is not "Carlos Galán": all words must be known. */
	if (has_names(work, referent, first, last))
		return referent;
	for (size_t i = work->referent_count; i > least_referent(work); i--)
		if (has_names(work, &work->referent[i - 1], first, last))
			return &work->referent[i - 1];
	return NULL;
}

static bool
is_in_capitals(struct str text)
{
	for (size_t at = 0; at < text.len;)
		if (utf8_is_lower(utf8_next(text, &at)))
			return false;
	return true;
}

struct str
name_of_capitals(struct actor_workspace *work, uint32_t first, uint32_t last)
{
	enum { LEAST = 4 };
	struct str from = form_at(work, first), to = form_at(work, last);
	struct str text = str_cut(from.at, to.at + to.len);
	if (text.len < LEAST || !is_in_capitals(text))
		return (struct str){ 0 };
	char *name = arena_take(work->arena, 2 * text.len + 1);
	if (utf8_lower_str(text, name) != text.len)
		return (struct str){ 0 };
	bool begins = true;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t letter = utf8_next(text, &at);
		if (begins)
			memcpy(name + start, text.at + start, at - start);
		begins = !utf8_is_letter(letter);
	}
	return (struct str){ name, text.len };
}

const struct referent *
memory_find_capitals(struct actor_workspace *work, uint32_t token)
{
	struct str name = name_of_capitals(work, token, token);
	word_id word = name.len ? words_find(work->words, name) : WORD_UNKNOWN;
	const struct referent *known = word == WORD_UNKNOWN || word == WORD_NONE
						       ? NULL
						       : find_note(work, word);
	return known && known->actor.person && has_name(known, word) ? known
								     : NULL;
}

const struct referent *
memory_find_titled(const struct actor_workspace *work, uint32_t first,
		uint32_t last, word_id office)
{
	for (size_t i = work->referent_count; i > least_referent(work); i--) {
		const struct referent *referent = &work->referent[i - 1];
		if (referent->office == office
				&& has_names(work, referent, first, last))
			return referent;
	}
	return memory_find_name(work, first, last);
}

const struct referent *
memory_find_agent(const struct actor_workspace *work,
		const struct agent_row *agent)
{
	const struct word_note *note =
			&work->agent_note[agent - work->gazetteer->agent];
	const struct referent *same =
			note->epoch == work->epoch
					? &work->referent[note->value]
					: NULL;
	if (!agent->one_word)
		return same;
	const struct referent *longer = find_note(work, agent->head);
	return longer ? longer : same;
}

const struct referent *
memory_find_office(const struct actor_workspace *work, uint16_t code_index,
		word_id office)
{
	const struct referent *found = NULL;
	for (size_t i = work->referent_count; i > least_referent(work); i--) {
		const struct referent *referent = &work->referent[i - 1];
		if (!referent->actor.person || !referent->actor.name.len
				|| referent->code_index != code_index
				|| (office && referent->office != office)
				|| (!office
						&& referent->actor.sector[0]
								   != SECTOR_GOV))
			continue;
		if (found && !str_equal(found->actor.id, referent->actor.id))
			return NULL;
		found = referent;
	}
	return found;
}

static bool
holds_office(const struct referent *referent, word_id office)
{
	return referent->office == office && referent->actor.person
	       && referent->actor.code[0];
}

bool
memory_has_two_holders(const struct actor_workspace *work, word_id office)
{
	const struct referent *first = NULL, *second = NULL;
	for (size_t i = work->referent_count; i > least_referent(work); i--) {
		const struct referent *referent = &work->referent[i - 1];
		if (!holds_office(referent, office)
				|| (first && first->code_index == referent->code_index)
				|| (second && second->code_index == referent->code_index))
			continue;
		if (second)
			return false;
		*(first ? &second : &first) = referent;
	}
	return second != NULL;
}

/* "The President" stays the one of whom the title speaks, though the text names
 * another country's: "Biden's call with President Fernandez". */
static bool
is_of_title(const struct actor_workspace *work, const struct agent_row *agent,
		uint32_t referent)
{
	const struct word_note *note =
			&work->agent_note[agent - work->gazetteer->agent];
	if (!work->headed || note->epoch != work->epoch)
		return false;
	const struct referent *known = &work->referent[note->value];
	const struct referent *fresh = &work->referent[referent];
	return known->actor.person && known->actor.name.len
	       && known->code_index + 1 == work->headed
	       && fresh->code_index != known->code_index;
}

/* "The President" behind "President Biden called President Petro" is who
 * called, not who is named after him. */
static bool
is_led(const struct actor_workspace *work, const struct agent_row *agent,
		uint32_t referent)
{
	const struct word_note *note =
			&work->agent_note[agent - work->gazetteer->agent];
	const struct referent *fresh = &work->referent[referent];
	if (fresh->acts || note->epoch != work->epoch)
		return false;
	const struct referent *known = &work->referent[note->value];
	return known->acts && known->actor.person && known->actor.name.len
	       && known->mentioned.sentence == fresh->mentioned.sentence
	       && known->code_index != fresh->code_index;
}

static void
put_agent_note(struct actor_workspace *work, const struct agent_row *agent,
		uint32_t referent)
{
	if (is_of_title(work, agent, referent) || is_led(work, agent, referent))
		return;
	work->agent_note[agent - work->gazetteer->agent] =
			(struct word_note){ work->epoch, referent };
	if (!agent->deputy)
		put_note(work, agent->head, referent);
}

static bool
begins_with_capital(struct str form)
{
	size_t at = 0;
	return form.len > 1 && utf8_is_upper(utf8_next(form, &at));
}

/* The words of the unit's name, and of the full name in the tables. */
static void
put_names(struct actor_workspace *work, const struct unit *unit,
		struct referent *referent)
{
	unsigned count = unit->last - unit->first + 1u;
	word_id *names = ARENA_NEW(work->arena, word_id, count + 9);
	unsigned done = 0;
	for (unsigned i = 0; i < count; i++)
		names[done++] = token_at(work, unit->first + i)->form;
	struct str full = unit->actor.name;
	for (bool more = full.len > 0; more && done < count + 8;) {
		word_id word = words_find(
				work->words, str_next(&full, ' ', &more));
		if (word != WORD_UNKNOWN && word != WORD_NONE)
			names[done++] = word;
	}
	if (unit->alias)
		names[done++] = token_at(work, unit->alias)->form;
	referent->names = names;
	referent->name_count = done;
}

/* The last word of a name, or the one before what it is of: the "Community" of
 * "Community of Caribbean States". */
static const struct token *
core_of_name(const struct actor_workspace *work, const struct unit *name)
{
	for (uint32_t i = name->first + 1u; i < name->last; i++)
		if (class_at(work, i) & CLASS_OF)
			return token_at(work, i - 1);
	return token_at(work, name->last);
}

static void
put_short_name(struct actor_workspace *work, const struct unit *name,
		const struct token *word, uint32_t index)
{
	const struct referent *other = find_note(work, word->lower);
	/* "Islamic State", and "the State" that is meant by another's words. */
	if (code_is_international(name->actor.code)
			&& word_class(work->gazetteer, word->lower)
					   & CLASS_PROVINCE)
		return;
	bool same = other
		    && !memcmp(&other->actor.code, name->actor.code,
				    sizeof name->actor.code)
		    && other->actor.sector[0] == name->actor.sector[0];
	put_note(work, word->form, index);
	/* "The administration" stays the first one of its kind. */
	if (word->lower != word->form && !same)
		put_note(work, word->lower, index);
}

/* "the fund" after "the Monetary Fund"; "Commerce" or "the Department" after
 * "the Department of Commerce", but not "States" after a body of states;
 * "Transandina" after "Transandina Energy", when no table has that word. */
static void
put_body_notes(struct actor_workspace *work, const struct unit *name,
		uint32_t index)
{
	const struct token *first = token_at(work, name->first);
	const struct token *last = token_at(work, name->last);
	const struct token *core = core_of_name(work, name);
	put_short_name(work, name, core, index);
	if (last != core && !code_is_international(name->actor.code))
		put_short_name(work, name, last, index);
	bool unknown = work->words->parent
		       && first->lower >= work->words->parent->count;
	if (name->first < name->last && unknown && first->upos == UPOS_PROPN)
		put_note(work, first->form, index);
}

static const struct agent_row *
office_of(const struct actor_workspace *work, const struct unit *unit)
{
	if (unit->agent)
		return unit->agent;
	if (unit->row && unit->row->office)
		return &work->gazetteer->agent[unit->row->office - 1];
	return NULL;
}

void
memory_put(struct actor_workspace *work, const struct unit *unit,
		const struct mention *mention)
{
	uint32_t index = (uint32_t)work->referent_count;
	struct referent referent = { .actor = unit->actor,
		.code_index = unit->code_index,
		.source = mention->source,
		.gender = mention->gender,
		.acts = token_at(work, view_first_conjunct(work, unit->head))
					->deprel
			== DEPREL_NSUBJ,
		.mentioned = mention->antecedent };
	if (!referent.mentioned.end)
		referent.mentioned = (struct antecedent){ mention->sentence,
			mention->start, mention->end };
	const struct unit *name = unit->kind == UNIT_AGENT && unit->title
						  ? &work->unit[unit->title - 1]
						  : unit;
	bool named = name->kind == UNIT_PERSON || name->kind == UNIT_ACTOR
		     || name->kind == UNIT_BODY || name->named;
	if (unit->alias)
		referent.alias = token_at(work, unit->alias)->form;
	if (office_of(work, unit))
		referent.office = office_of(work, unit)->head;
	if (named)
		put_names(work, name, &referent);
	if (named && unit->actor.person && name->last > name->first)
		referent.surname = token_at(work, name->last)->form;
	ARENA_PUSH(work->arena, work->referent, work->referent_count,
			work->referent_capacity, referent);
	if (unit->alias)
		put_note(work, token_at(work, unit->alias)->form, index);
	if (named && !unit->actor.person)
		put_body_notes(work, name, index);
	if (named && unit->actor.person)
		for (unsigned i = 0; i < referent.name_count; i++) {
			word_id word = referent.names[i];
			const struct referent *other = find_note(work, word);
			/* "Trump" stays the president beside "Ivanka Trump". */
			bool keeps = other && other->actor.code[0]
				     && !unit->actor.code[0];
			if (!keeps
					&& begins_with_capital(words_text(
							work->words, word)))
				put_note(work, word, index);
		}
	const struct agent_row *office = office_of(work, unit);
	if (office)
		put_agent_note(work, office, index);
}

void
memory_count(struct actor_workspace *work, uint16_t code_index, bool acts)
{
	unsigned weight = acts ? 2 : 1;
	if (!group_is_country(work, code_index))
		return;
	work->mentioned_codes += !work->mentioned[code_index];
	work->mentioned[code_index] += weight;
	work->mentioned_total += weight;
}

/* A tale, a manual, a page on a firm may name a country in passing: what is
 * told of so seldom is not what the text is on. */
enum { SENTENCES_A_NAME = 8 };

static bool
is_in_passing(const struct actor_workspace *work, uint32_t own)
{
	return own * SENTENCES_A_NAME < work->sentence_index;
}

/* The only country so far, or one with most of what was told. What acts
 * weighs two, what is only named one. */
static uint16_t
dominant(const struct actor_workspace *work, enum memory_trust trust)
{
	bool state = trust == MEMORY_STATE;
	uint32_t least = state ? 2 : 12, parts = state ? 3 : 5;
	for (uint32_t i = 0; i < work->gazetteer->code_count; i++) {
		uint32_t own = work->mentioned[i];
		if (!own || is_in_passing(work, own)
				|| !group_is_country(work, (uint16_t)i))
			continue;
		bool only = work->mentioned_codes == 1 && own >= least;
		bool most = own >= least + 4
			    && own * parts >= work->mentioned_total
							       * (parts - 1);
		if (only || most)
			return (uint16_t)(i + 1);
	}
	return 0;
}

uint16_t
memory_country(const struct actor_workspace *work, enum memory_trust trust)
{
	if (work->locative)
		return work->locative;
	if (work->land)
		return work->land;
	if (work->dateline || trust == MEMORY_PLACE)
		return work->dateline;
	return dominant(work, trust);
}
