/* Descriptions of somebody named before, by agents/<lang>.references.tsv: "the
 * Andean nation", "both sides", "the bloc", "the former". A description of one
 * is resolved to the nearest sentence with a mention that fits, when only one
 * fits there or only one of them is a subject; one of several to the parties
 * that were treated together last (group.c). How far back: limits.h. */
#include "actor/settle.h"

#include "base/utf8.h"

enum {
	PHRASE_TOKENS = 8,
	BARE_SENTENCES = 1,
	PAIR_SENTENCES = 2,
	GROUP_SENTENCES = 5,
	OFFICE_SENTENCES = 64
};

/* --------------------------------------------------------- recognising */

/* A phrase of the table that was found in the sentence, by its last token. */
struct found {
	const struct reference_row *row;
	uint16_t first;
	bool plural; /* its last word is not as in the table */
};

static uint32_t
step(const struct trie *trie, uint32_t node, const struct token *token,
		bool begin, bool *inflected)
{
	uint32_t next = begin ? trie_first(trie, token->lower)
			      : trie_next(trie, node, token->lower);
	if (next)
		return next;
	*inflected = true;
	return begin ? trie_first(trie, token->lemma)
		     : trie_next(trie, node, token->lemma);
}

static void
find_phrases(const struct actor_workspace *work, struct found *found)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	for (uint32_t i = 1; i <= work->count; i++) {
		uint32_t last = 0, node = 0, value = 0;
		bool plural = false;
		for (uint32_t k = i; k <= work->count; k++) {
			bool inflected = false;
			node = step(&gazetteer->references, node,
					token_at(work, k), k == i, &inflected);
			if (!node)
				break;
			if (gazetteer->references.value[node]) {
				value = gazetteer->references.value[node];
				last = k;
				plural = inflected;
			}
		}
		if (!last)
			continue;
		const struct reference_row *row =
				&gazetteer->reference[value - 1];
		if (row->means != REFERENCE_NOBODY)
			found[last] = (struct found){ row, (uint16_t)i,
				plural };
		i = last;
	}
}

static void
restrict_codes(struct description *description, const struct reference_row *row)
{
	for (unsigned i = 0; i < ROW_CODE_WORDS; i++)
		description->codes[i] =
				description->coded
						? description->codes[i]
								  & row->codes[i]
						: row->codes[i];
	description->coded = true;
}

static void
take_modifier(const struct actor_workspace *work,
		struct description *description, const struct found *found,
		uint32_t last)
{
	const struct reference_row *row = found->row;
	switch (row->means) {
	case REFERENCE_WHICH:
	case REFERENCE_COUNTRY:
		if (row->coded)
			restrict_codes(description, row);
		break;
	case REFERENCE_OTHER:
		description->other = true;
		break;
	case REFERENCE_PAIR:
	case REFERENCE_NUMBER:
		description->number = row->number;
		/* "both", "each", "neither" are definite, "two" is not. */
		if (row->means == REFERENCE_PAIR
				|| token_at(work, last)->upos != UPOS_NUM)
			description->definite = true;
		break;
	default:
		break;
	}
}

/* "the nations of the region"; but "accused the bloc of fraud". */
static bool
tells_which(const struct actor_workspace *work, uint32_t head, uint32_t child)
{
	return child > head && view_case(work, child) & CLASS_OF
	       && (token_at(work, child)->upos == UPOS_PROPN
			       || view_has_determiner(work, child));
}

/* A possessor that no phrase of the table covers, a restrictive clause or an
 * "of" phrase tell whose or which. */
static void
take_dependents(const struct actor_workspace *work,
		struct description *description, uint32_t head)
{
	uint16_t child = work->child[head];
	for (; child; child = work->sibling[child]) {
		const struct token *token = token_at(work, child);
		if (token->deprel == DEPREL_DET
				&& class_at(work, child) & CLASS_DEFINITE)
			description->definite = true;
		if (token->deprel == DEPREL_NMOD_POSS
				&& child < description->first)
			description->owned = true;
		if (token->deprel == DEPREL_NMOD_POSS)
			description->definite = true;
		bool comma = child > 1
			     && str_equal(form_at(work, head + 1), STR(","));
		/* "three tests, each of which" */
		bool relative = child > head
				&& class_at(work, child) & CLASS_RELATIVE;
		if ((token->deprel == DEPREL_ACL_RELCL && !comma) || relative
				|| tells_which(work, head, child))
			description->restricted = true;
	}
}

static bool
is_in_place(const struct actor_workspace *work, uint32_t token)
{
	switch (token_at(work, view_first_conjunct(work, token))->deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_NSUBJ_OUTER:
	case DEPREL_OBJ:
	case DEPREL_IOBJ:
	case DEPREL_OBL:
	case DEPREL_OBL_AGENT:
	case DEPREL_OBL_ARG:
	case DEPREL_NMOD:
	case DEPREL_NMOD_POSS:
		return true;
	default:
		return false;
	}
}

/* "the two ministers": a noun of the agents, as often as it is counted. */
static const struct reference_row counted = { .means = REFERENCE_PERSON };

static bool
is_counted_agent(const struct actor_workspace *work, uint32_t token)
{
	const struct unit *unit = unit_of(work, token);
	return unit && unit->kind == UNIT_AGENT
	       && unit->agent->kind == AGENT_PERSON
	       && view_is_plural(work, token) && is_in_place(work, token);
}

/* "the Green Climate Fund" has a name of its own. */
static bool
is_name_word(const struct actor_workspace *work, uint32_t token)
{
	struct str form = form_at(work, token);
	size_t at = 0;
	return token_at(work, token)->upos == UPOS_PROPN && form.len > 1
	       && utf8_is_upper(utf8_next(form, &at));
}

/* "the Open Working Group", though its first words are tagged as others */
static bool
begins_name(const struct actor_workspace *work, const struct reference_row *row,
		uint32_t token, uint32_t head)
{
	struct str form = form_at(work, token);
	size_t at = 0;
	if (!is_name_word(work, head))
		return false;
	if (is_name_word(work, token))
		return true;
	return row && row->sectors && token > 1 && form.len > 1
	       && token_at(work, token)->upos != UPOS_DET
	       && utf8_is_upper(utf8_next(form, &at));
}

/* "el país andino", "la nación de América del Sur" */
static void
take_modifiers_behind(const struct actor_workspace *work,
		struct description *description, const struct found *found,
		uint32_t head)
{
	uint32_t next = head + 1;
	for (uint32_t at = next; at <= work->count && at < next + PHRASE_TOKENS;
			at++) {
		if (!found[at].row || found[at].first != next)
			continue;
		take_modifier(work, description, &found[at], at);
		next = at + 1;
	}
}

static bool
is_noun(const struct actor_workspace *work, uint32_t token)
{
	return token_at(work, token)->upos == UPOS_NOUN
	       || token_at(work, token)->upos == UPOS_PROPN;
}

/* "Both signed": no noun behind tells what they are. */
static bool
is_bare_pair(const struct actor_workspace *work,
		const struct reference_row *row, uint32_t token)
{
	return row->means == REFERENCE_PAIR && !is_noun(work, token);
}

static void
describe(struct actor_workspace *work, const struct found *found, uint32_t head)
{
	const struct reference_row *row = found[head].row;
	struct description description = { .row = row ? row : &counted,
		.first = row ? found[head].first : unit_of(work, head)->first };
	description.number = description.row->number;
	description.plural = row ? found[head].plural : true;
	description.bare = row && is_bare_pair(work, row, head);
	description.definite = description.bare;
	if (description.row->coded)
		restrict_codes(&description, row);
	uint32_t least = work->leftmost[head];
	if (least + PHRASE_TOKENS < head)
		least = head - PHRASE_TOKENS;
	for (uint32_t at = description.first - 1u; at >= least && at; at--) {
		if (!found[at].row) {
			if (begins_name(work, row, at, head))
				description.owned = true;
			continue;
		}
		/* "the bloc's leaders" are not the leaders who were named. */
		if (description.plural
				&& token_at(work, at)->deprel
						   == DEPREL_NMOD_POSS)
			description.owned = true;
		take_modifier(work, &description, &found[at], at);
		at = found[at].first;
		if (description.first > at)
			description.first = (uint16_t)at;
	}
	if (gazetteer_traits(work->gazetteer)->noun_first)
		take_modifiers_behind(work, &description, found, head);
	take_dependents(work, &description, head);
	work->description[work->description_count++] = description;
	work->description_at[head] = (uint16_t)work->description_count;
}

static bool
is_head(const struct actor_workspace *work, const struct found *found,
		uint32_t token)
{
	if (!found[token].row)
		return is_counted_agent(work, token);
	/* "the World Health Organization" is a name. */
	uint16_t over = work->unit_over[token];
	const struct unit *unit = over ? &work->unit[over - 1] : NULL;
	if (unit && (unit->kind != UNIT_AGENT || unit->named)
			&& unit->kind != UNIT_MEASURE)
		return false;
	/* "la Fiscalía General de la Nación" */
	if (unit && unit->head != token
			&& gazetteer_traits(work->gazetteer)->noun_first)
		return false;
	if (!is_in_place(work, token))
		return false;
	switch (found[token].row->means) {
	case REFERENCE_WHICH:
	case REFERENCE_OTHER:
	case REFERENCE_NUMBER:
		return false;
	case REFERENCE_PAIR:
		/* "accused each other" */
		return is_noun(work, token) || view_is_subject(work, token);
	case REFERENCE_FORMER:
	case REFERENCE_LATTER:
		return token_at(work, token)->upos != UPOS_DET;
	default:
		return is_noun(work, token);
	}
}

void
refer_scan(struct actor_workspace *work)
{
	uint32_t places = work->count + 1;
	struct found *found = ARENA_NEW(&work->scratch, struct found, places);
	work->description_at = ARENA_NEW(&work->scratch, uint16_t, places);
	work->description_count = 0;
	find_phrases(work, found);
	unsigned heads = 0;
	for (uint32_t i = 1; i <= work->count; i++)
		heads += is_head(work, found, i);
	work->description = ARENA_NEW(
			&work->scratch, struct description, heads + 1);
	for (uint32_t i = 1; i <= work->count; i++)
		if (is_head(work, found, i))
			describe(work, found, i);
}

/* ----------------------------------------------------------- resolving */

/* Mentions of one sentence that are known so far. */
static void
mentions_of(const struct actor_workspace *work, uint32_t back, uint32_t *first,
		uint32_t *end)
{
	uint32_t sentence = work->sentence_index - back;
	*first = work->out->first[sentence];
	*end = back ? work->out->first[sentence + 1] : work->out->count;
}

struct wanted {
	const struct actor_workspace *work;
	const struct description *description;
	const struct unit *unit;
	uint32_t sectors;
	const struct mention *but; /* not this one */
};

typedef bool (*fits)(const struct wanted *wanted, uint32_t index);

static bool
fits_codes(const struct wanted *wanted, uint16_t code)
{
	const struct description *description = wanted->description;
	return !description->coded
	       || (description->codes[code / 64] >> code % 64 & 1);
}

static bool
fits_country(const struct wanted *wanted, uint32_t index)
{
	uint16_t code = wanted->work->trait[index].code_index;
	const struct mention *mention = &wanted->work->out->at[index];
	return mention->actor.code[0] && group_is_country(wanted->work, code)
	       && fits_codes(wanted, code)
	       && (!wanted->but
			       || strcmp(mention->actor.code,
					       wanted->but->actor.code)
						  != 0);
}

static bool
has_sector(const struct actor *actor, uint32_t sectors)
{
	for (unsigned i = 0; i < ACTOR_SECTORS && actor->sector[i]; i++)
		if (sectors >> actor->sector[i] & 1)
			return true;
	return !sectors;
}

static bool
fits_body(const struct wanted *wanted, uint32_t index)
{
	const struct mention *mention = &wanted->work->out->at[index];
	const struct trait *trait = &wanted->work->trait[index];
	const struct reference_row *row = wanted->description->row;
	if (mention->actor.person || !mention->actor.name.len
			|| mention->kind == MENTION_ADJECTIVE
			|| (!row->sectors
					&& group_is_country(wanted->work,
							trait->code_index)))
		return false;
	if (row->coded && fits_codes(wanted, trait->code_index)
			&& mention->actor.code[0])
		return true;
	return row->sectors && mention->kind == MENTION_NAME
	       && has_sector(&mention->actor, row->sectors);
}

static bool
fits_person(const struct wanted *wanted, uint32_t index)
{
	const struct mention *mention = &wanted->work->out->at[index];
	const struct unit *unit = wanted->unit;
	if (!mention->actor.person || !mention->actor.name.len
			|| wanted->work->trait[index].plural)
		return false;
	return !unit || !unit->actor.code[0]
	       || !memcmp(unit->actor.code, mention->actor.code,
			       sizeof unit->actor.code);
}

static bool
fits_guest(const struct wanted *wanted, uint32_t index)
{
	const struct mention *mention = &wanted->work->out->at[index];
	return mention->actor.code[0] && mention->kind != MENTION_ADJECTIVE
	       && strcmp(mention->actor.code, wanted->but->actor.code) != 0;
}

/* What countries are by their code, others are by their id. */
static bool
is_same(fits fit, const struct mention *a, const struct mention *b)
{
	return fit == fits_country ? !strcmp(a->actor.code, b->actor.code)
				   : str_equal(a->actor.id, b->actor.id);
}

/* The one of a sentence: the only one that fits, or the only subject. Whether
 * anybody fits is *any. */
static const struct mention *
pick(const struct wanted *wanted, fits fit, uint32_t first, uint32_t end,
		bool subjects, bool *any)
{
	const struct mention *only = NULL;
	for (uint32_t i = first; i < end; i++) {
		const struct mention *mention = &wanted->work->out->at[i];
		if ((subjects && !wanted->work->trait[i].subject)
				|| !fit(wanted, i))
			continue;
		*any = true;
		if (only && !is_same(fit, only, mention))
			return NULL;
		only = mention;
	}
	return only;
}

static const struct mention *
find_one(const struct wanted *wanted, fits fit, uint32_t sentences)
{
	for (uint32_t back = 0; back <= sentences; back++) {
		if (back > wanted->work->sentence_index)
			break;
		uint32_t first, end;
		mentions_of(wanted->work, back, &first, &end);
		bool any = false;
		const struct mention *one =
				pick(wanted, fit, first, end, false, &any);
		if (!one && any)
			one = pick(wanted, fit, first, end, true, &any);
		if (any)
			return one;
	}
	return NULL;
}

const struct mention *
refer_owner(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	while (child && token_at(work, child)->deprel != DEPREL_NMOD_POSS)
		child = work->sibling[child];
	if (!child)
		return NULL;
	const struct mention *named =
			mention_at(work->out, work->sentence_index, child);
	if (named || !pronoun_is(work, child))
		return named;
	return pronoun_find(work, child);
}

/* "The former accused the latter": of the last two parties. */
static const struct mention *
find_ordinal(const struct actor_workspace *work, bool last)
{
	const struct group_wanted wanted = {
		.of = GROUP_ANY, .number = 2, .all = true
	};
	for (uint32_t back = 0; back <= BARE_SENTENCES; back++) {
		if (back > work->sentence_index)
			break;
		uint32_t first, end, sentence = work->sentence_index - back;
		struct group group;
		if (group_find(work, &wanted, sentence, false, &group))
			return group.member[last];
		mentions_of(work, back, &first, &end);
		for (uint32_t i = end; back && last && i > first; i--)
			if (work->out->at[i - 1].actor.code[0])
				return &work->out->at[i - 1];
	}
	return NULL;
}

static const struct mention *
find_described(const struct wanted *wanted)
{
	const struct description *description = wanted->description;
	uint32_t far = LIMIT_REFERENCE_SENTENCES;
	if (description->owned || description->other || description->restricted)
		return NULL;
	switch (description->row->means) {
	case REFERENCE_QUALIFIED:
		return description->coded ? find_one(wanted, fits_country, far)
					  : NULL;
	case REFERENCE_COUNTRY:
		return find_one(wanted, fits_country,
				description->coded ? far : BARE_SENTENCES);
	case REFERENCE_BODY:
		return find_one(wanted, fits_body, far);
	case REFERENCE_PERSON:
		return find_one(wanted, fits_person, far / 2);
	default:
		return NULL;
	}
}

static uint32_t
subject_under(const struct actor_workspace *work, uint32_t verb)
{
	uint16_t child = work->child[verb];
	while (child && !view_is_subject(work, child))
		child = work->sibling[child];
	return child;
}

/* A country by its name, or, in a text on another land, a body of its state:
 * "Congress approved aid for the country". */
static bool
is_elsewhere(const struct actor_workspace *work, const struct mention *acts)
{
	uint16_t code = settle_code_index(work, acts->actor.code);
	return acts->kind == MENTION_COUNTRY
	       || (work->dateline && work->dateline != code + 1
			       && !acts->actor.person);
}

/* "Washington cut its aid to {the country}": the country that acts there, which
 * is not the one that gets or loses something; null: none is named. */
static const struct mention *
acting_country(const struct actor_workspace *work, uint32_t token)
{
	enum { CLIMBS = 6 };
	uint32_t subject = 0, verb = token;
	if (!(view_case(work, token) & (CLASS_TO | CLASS_FOR)))
		return NULL;
	for (unsigned i = 0; !subject && i < CLIMBS; i++) {
		verb = token_at(work, verb)->head;
		if (!verb || verb > work->count)
			return NULL;
		subject = subject_under(work, verb);
	}
	const struct mention *acts = subject
			? mention_at(work->out, work->sentence_index, subject)
			: NULL;
	return acts && acts->actor.code[0] && is_elsewhere(work, acts)
			       ? acts
			       : NULL;
}

/* "Este rechazó la acusación": a pronoun needs no article. Elsewhere in a
 * sentence, and where something is said to be ("Este es un asunto"), it mostly
 * stands for a thing. */
static bool
is_pointing(const struct actor_workspace *work, uint32_t token)
{
	uint32_t verb = token_at(work, token)->head;
	return token == 1 && token_at(work, token)->upos == UPOS_PRON
	       && view_is_subject(work, token) && verb
	       && token_at(work, verb)->upos == UPOS_VERB;
}

const struct mention *
refer_find(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	const struct description *description = description_of(work, token);
	struct wanted wanted = {
		.work = work, .description = description, .unit = unit
	};
	if (!description || !(description->definite || is_pointing(work, token))
			|| description->plural || description->number > 1)
		return NULL;
	switch (description->row->means) {
	case REFERENCE_FORMER:
		return find_ordinal(work, false);
	case REFERENCE_LATTER:
		return find_ordinal(work, true);
	case REFERENCE_PARTIES:
	case REFERENCE_GUEST:
		wanted.but = refer_owner(work, token);
		return wanted.but ? find_one(&wanted, fits_guest, 1) : NULL;
	case REFERENCE_COUNTRY:
		wanted.but = acting_country(work, token);
		return find_described(&wanted);
	default:
		return find_described(&wanted);
	}
}

uint16_t
refer_dateline(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	const struct description *description = description_of(work, token);
	uint16_t code = work->dateline;
	if (!code || !description || !description->definite
			|| description->plural || description->number > 1
			|| description->owned || description->other
			|| description->restricted
			|| (unit && unit->actor.code[0]))
		return 0;
	bool country = description->row->means == REFERENCE_COUNTRY
		       || (description->row->means == REFERENCE_QUALIFIED
				       && description->coded);
	struct wanted wanted = { .work = work, .description = description };
	return country && group_is_country(work, (uint16_t)(code - 1))
					       && fits_codes(&wanted,
							       (uint16_t)(code - 1))
			       ? code
			       : 0;
}

/* ------------------------------------------------------------- several */

static enum group_of
group_of(const struct description *description, const struct unit *unit)
{
	switch (description ? description->row->means : REFERENCE_PERSON) {
	case REFERENCE_COUNTRY:
	case REFERENCE_QUALIFIED:
	case REFERENCE_GOVERNMENTS:
		return GROUP_COUNTRIES;
	case REFERENCE_BODY:
		return GROUP_BODIES;
	case REFERENCE_PERSONS:
		return GROUP_PERSONS;
	case REFERENCE_PERSON:
		return unit && unit->agent->kind == AGENT_BODY ? GROUP_COUNTRIES
							       : GROUP_PERSONS;
	default:
		return GROUP_ANY;
	}
}

static bool
begins_as_subject(const struct actor_workspace *work, const struct group *group)
{
	const struct trait *first = view_trait(work, group->member[0]);
	return first && first->subject;
}

/* Two of one coordination, or subject and object of one verb. */
static bool
act_together(const struct actor_workspace *work, const struct group *group)
{
	const struct trait *first = view_trait(work, group->member[0]);
	if (!first || !first->subject)
		return false;
	for (unsigned i = 1; i < group->count; i++) {
		const struct trait *trait = view_trait(work, group->member[i]);
		if (trait && trait->root != first->root
				&& trait->governor != first->governor)
			return false;
	}
	return true;
}

static bool
is_under_verb(const struct actor_workspace *work, const struct mention *mention)
{
	const struct trait *trait = view_trait(work, mention);
	const struct sentence *sentence =
			&work->text->sentences[mention->sentence];
	return trait && trait->party && trait->governor
	       && trait->governor <= sentence->count
	       && sentence_token(work->text, sentence, trait->governor)->upos
				  == UPOS_VERB;
}

static bool
are_persons(const struct group *group)
{
	for (unsigned i = 0; i < group->count; i++)
		if (!group->member[i]->actor.person)
			return false;
	return true;
}

/* Whom "both" may mean: persons, or who acted or was acted upon; not "peace in
 * Ethiopia and Somalia". */
static bool
may_be_both(const struct actor_workspace *work, const struct group *group)
{
	return begins_as_subject(work, group) || are_persons(group)
	       || is_under_verb(work, group->member[0]);
}

static unsigned
shared_codes(const struct group *a, const struct group *b)
{
	unsigned count = 0;
	for (unsigned i = 0; i < a->count; i++)
		for (unsigned k = 0; k < b->count; k++)
			count += !strcmp(a->member[i]->actor.code,
					b->member[k]->actor.code);
	return count;
}

/* No subject of the sentence is one of them. */
static bool
are_spoken_of(const struct actor_workspace *work, uint32_t sentence,
		const struct group *group)
{
	const struct mentions *out = work->out;
	for (uint32_t i = out->first[sentence]; i < out->first[sentence + 1];
			i++) {
		const struct group one = { .member = { &out->at[i] },
			.count = 1 };
		if (work->trait[i].subject && shared_codes(group, &one))
			return false;
	}
	return true;
}

/* "Oman's envoy met his Yemeni counterpart. He offered to speak for Yemen and
 * Kuwait. The two countries ...": of two that are only spoken of, one acted
 * together with somebody else in the sentence before; those two are meant. */
static void
prefer_acting(const struct actor_workspace *work,
		const struct group_wanted *wanted, uint32_t sentence,
		struct group *group)
{
	struct group_wanted acting = *wanted;
	struct group before;
	acting.acting = true;
	if (wanted->number != 2 || !sentence
			|| !are_spoken_of(work, sentence, group)
			|| !group_find(work, &acting, sentence - 1, false,
					&before)
			|| !act_together(work, &before))
		return;
	if (shared_codes(group, &before) == 1)
		*group = before;
}

static bool
are_countrymen(const struct group *group)
{
	for (unsigned i = 1; i < group->count; i++)
		if (strcmp(group->member[0]->actor.code,
				    group->member[i]->actor.code))
			return false;
	return true;
}

/* The next group before the sentence; persons of one country only where none
 * of two is near: "the two leaders" behind "Biden asked Blinken" are Biden and
 * whom he called. */
static void
find_group(const struct actor_workspace *work,
		const struct group_wanted *wanted, uint32_t sentences,
		struct group *group)
{
	struct group countrymen = { .count = 0 };
	for (uint32_t back = 0; back <= sentences; back++) {
		if (back > work->sentence_index)
			break;
		uint32_t sentence = work->sentence_index - back;
		if (!group_find(work, wanted, sentence, false, group)
				|| (wanted->bare && !may_be_both(work, group)))
			continue;
		if (back)
			prefer_acting(work, wanted, sentence, group);
		bool alone = wanted->of == GROUP_PERSONS
			     && are_countrymen(group);
		if (!alone)
			return;
		if (!countrymen.count)
			countrymen = *group;
	}
	*group = countrymen;
}

static bool
is_counted(const struct description *description)
{
	return description->row == &counted;
}

/* "The ministers of the neighbouring countries" were not named. */
static bool
is_of_somebody(const struct actor_workspace *work, uint32_t head)
{
	for (uint16_t child = work->child[head]; child;
			child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_NMOD
				&& view_case(work, child) & CLASS_OF)
			return true;
	return false;
}

/* How many the phrase tells of, 0 unknown: "the presidents" are the two who
 * were named. */
static unsigned
number_told(const struct actor_workspace *work,
		const struct description *description, const struct unit *unit)
{
	bool both = is_counted(description) && unit && !description->number
		    && !is_of_somebody(work, unit->head)
		    && memory_has_two_holders(work, unit->agent->head);
	return both ? 2 : description->number;
}

/* Several who were named can be meant; but "the officials", of whom no number
 * is told, need not be those. */
static bool
may_be_group(const struct description *description, const struct unit *unit,
		unsigned number)
{
	bool loose = is_counted(description)
		     || description->row->means == REFERENCE_BODY;
	return (description->plural || description->number > 1)
	       && (number || !loose) && (unit || !is_counted(description));
}

void
refer_find_group(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit, struct group *group)
{
	const struct description *description = description_of(work, token);
	group->count = 0;
	if (!description || !description->definite || description->owned
			|| description->other || description->restricted
			|| (unit && unit->actor.code[0]))
		return;
	unsigned number = number_told(work, description, unit);
	if (!may_be_group(description, unit, number))
		return;
	struct group_wanted wanted = { .of = group_of(description, unit),
		.number = number,
		.limit = description };
	if (is_counted(description))
		wanted.sectors = UINT32_C(1) << unit->actor.sector[0];
	else if (wanted.of == GROUP_BODIES)
		wanted.sectors = description->row->sectors;
	if (description->row->means == REFERENCE_PARTIES && !wanted.number) {
		wanted.number = 2;
		wanted.acting = true;
	}
	wanted.bare = description->bare;
	wanted.acting |= description->bare;
	/* "The presidents" stay the two of a joint statement. */
	bool both = number && !description->number;
	uint32_t far = both ? OFFICE_SENTENCES : GROUP_SENTENCES;
	find_group(work, &wanted, description->bare ? PAIR_SENTENCES : far,
			group);
	/* "The two presidents", of countries that were named only. */
	bool office = !wanted.sectors || wanted.sectors >> SECTOR_GOV & 1;
	if (group->count < 2 && wanted.of == GROUP_PERSONS && office) {
		wanted.of = GROUP_COUNTRIES;
		wanted.sectors = 0;
		find_group(work, &wanted, GROUP_SENTENCES, group);
	}
}

void
refer_find_joined(const struct actor_workspace *work, unsigned back, bool pair,
		struct group *group)
{
	const struct group_wanted wanted = { .of = GROUP_ANY };
	group->count = 0;
	if (back > work->sentence_index
			|| !group_find(work, &wanted,
					work->sentence_index - back, !pair,
					group))
		return;
	/* A person and an organisation are not spoken of together. */
	for (unsigned i = 1; pair && i < group->count; i++)
		if (group->member[i]->actor.person
				!= group->member[0]->actor.person)
			group->count = 0;
}
