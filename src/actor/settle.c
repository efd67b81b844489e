/* What a unit's own phrase leaves open, from left to right: metonymy by the
 * place in the clause, coordination, the article's country, pronouns. */
#include "actor/view.h"

#include "base/limits.h"

/* Whether the token acts or is acted upon in its clause. */
static bool
is_party(const struct actor_workspace *work, uint32_t token)
{
	token = view_first_conjunct(work, token);
	uint32_t head = token_at(work, token)->head;
	switch (token_at(work, token)->deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_OUTER:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_CSUBJ:
		break;
	case DEPREL_OBJ:
	case DEPREL_IOBJ:
	case DEPREL_OBL_AGENT:
		return true;
	default:
		return false;
	}
	/* "Beijing is the largest city": no act. */
	if (!head || head > work->count)
		return false;
	uint8_t upos = token_at(work, head)->upos;
	return upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_NUM;
}

static uint32_t
classes_of_place(const struct actor_workspace *work, uint32_t token)
{
	uint32_t classes = view_case(work, token);
	return classes ? classes
		       : view_case(work, view_first_conjunct(work, token));
}

/* "Bogotá, Colombia" and "Paris, where ..." are places. */
static bool
is_address(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t comma = unit->last + 1u;
	if (comma + 1 > work->count
			|| !str_equal(form_at(work, comma), STR(",")))
		return false;
	const struct unit *next = unit_of(work, comma + 1);
	return next && next->kind == UNIT_COUNTRY && next->row == unit->row
	       && token_at(work, next->head)->head == unit->head;
}

/* "Washington - Bogotá tensions": a pair of countries before a noun. */
static bool
is_paired(const struct actor_workspace *work, const struct unit *unit)
{
	for (int side = -1; side <= 1; side += 2) {
		uint32_t dash = side < 0 ? unit->first - 1u : unit->last + 1u;
		if (dash < 2 || dash >= work->count
				|| !view_is_dash(work, dash))
			continue;
		uint16_t over = work->unit_over[side < 0 ? dash - 1 : dash + 1];
		if (over && work->unit[over - 1].kind <= UNIT_DEMONYM)
			return true;
	}
	return false;
}

static struct str
source_of(struct actor_workspace *work, const struct unit *unit)
{
	if (unit->source_text.len)
		return unit->source_text;
	return unit->sourced ? row_source_text(
			       work->gazetteer, unit->source, work->arena)
			     : STR("");
}

static uint32_t
gender_of(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t class = 0;
	if (!unit->actor.person)
		return 0;
	for (uint32_t i = unit->phrase_first; i <= unit->last; i++)
		class |= class_at(work, i);
	bool man = class & CLASS_MAN, woman = class & CLASS_WOMAN;
	return man == woman ? 0 : man ? CLASS_MAN : CLASS_WOMAN;
}

static void
put_place(struct actor_workspace *work, const struct unit *unit)
{
	struct mentions *out = work->out;
	uint32_t classes = classes_of_place(work, unit->head);
	struct str first = form_at(work, unit->first);
	struct str last = form_at(work, unit->last);
	const char *base = work->text->bytes.at;
	struct place_mention place = { .sentence = work->sentence_index,
		.first = unit->first,
		.last = unit->last,
		.head = unit->head,
		.start = (uint32_t)(first.at - base),
		.end = (uint32_t)(last.at - base + (ptrdiff_t)last.len),
		.place = unit->place,
		.locative = (classes & CLASS_LOCATIVE) != 0,
		.dateline = unit->head <= sentence_dateline(work->sentence) };
	memcpy(place.code, unit->actor.code, sizeof place.code);
	/* A country is no city of its name; a part of one may be a region. */
	if (unit->kind == UNIT_COUNTRY && unit->place
			&& unit->place->country == unit->code_index
			&& !unit->place->is_region)
		place.place = NULL;
	if (place.place)
		memcpy(place.code, place.place->code, sizeof place.code);
	place.name = place.place ? place.place->name
		     : unit->kind == UNIT_COUNTRY && unit->row
				     ? unit->row->name
				     : str_cut(first.at, last.at + last.len);
	ARENA_PUSH(work->arena, out->place, out->place_count,
			work->place_capacity, place);
}

static void
set_name_and_id(struct actor_workspace *work, struct unit *unit, uint8_t kind)
{
	struct actor *actor = &unit->actor;
	const struct name_row *country =
			work->gazetteer->country[unit->code_index];
	if (actor->id.len)
		return;
	bool whole = kind == MENTION_COUNTRY
		     || (kind == MENTION_ADJECTIVE && !actor->name.len);
	if (whole && country && actor->code[0] && !actor->name.len
			&& unit->kind <= UNIT_PLACE)
		actor->name = country->name;
	actor->id = actor_id(work->arena, actor,
			unit->kind == UNIT_AGENT || unit->kind == UNIT_MEASURE
					|| unit->kind > UNIT_PLACE);
}

/* No phrase begins with a comma, an "and" or a preposition; "at least three
 * senators" is one all the same. */
static bool
is_outer(const struct actor_workspace *work, uint32_t token)
{
	uint8_t upos = token_at(work, token)->upos;
	uint8_t next = token < work->count ? token_at(work, token + 1)->upos
					   : UPOS_X;
	bool degree = next == UPOS_ADJ && token + 2 <= work->count
		      && token_at(work, token + 2)->upos == UPOS_NUM;
	return upos == UPOS_PUNCT || upos == UPOS_CCONJ
	       || (upos == UPOS_ADP && !degree);
}

/* The copies of further parties stand in one piece. */
static struct mention *
next_party(struct mention *party)
{
	return party->with ? party + 1 : NULL;
}

/* The further parties of a mention stand over its words. */
static void
put_further(const struct mention *mention, struct mention *with)
{
	for (struct mention *at = with; at; at = next_party(at)) {
		at->sentence = mention->sentence;
		at->first = mention->first;
		at->last = mention->last;
		at->head = mention->head;
		at->kind = mention->kind;
		at->start = mention->start;
		at->end = mention->end;
		at->also = 0;
	}
}

/* The head of the coordination that the unit belongs to; of a country that
 * shares an agent with another ("the presidents of Ghana and Togo") that of
 * the first. */
static uint16_t
root_of(const struct actor_workspace *work, const struct unit *unit,
		uint32_t place)
{
	return unit->further ? (uint16_t)view_first_conjunct(work, unit->base)
			     : (uint16_t)place;
}

static void
put_mention(struct actor_workspace *work, struct unit *unit, uint8_t kind)
{
	struct mentions *out = work->out;
	if (out->count - out->first[work->sentence_index] >= LIMIT_MENTIONS)
		return;
	set_name_and_id(work, unit, kind);
	while (unit->phrase_first < unit->first
			&& is_outer(work, unit->phrase_first))
		unit->phrase_first++;
	struct str first = form_at(work, unit->phrase_first);
	struct str last = form_at(work, unit->phrase_last);
	const char *base = work->text->bytes.at;
	struct mention mention = { .sentence = work->sentence_index,
		.first = unit->phrase_first,
		.last = unit->phrase_last,
		.head = unit->head,
		.kind = kind,
		.also = unit->also ? work->unit[unit->also - 1].head : 0,
		.start = (uint32_t)(first.at - base),
		.end = (uint32_t)(last.at - base + (ptrdiff_t)last.len),
		.actor = unit->actor,
		.source = source_of(work, unit),
		.with = unit->with,
		.antecedent = unit->antecedent };
	put_further(&mention, unit->with);
	struct trait trait = { .gender = gender_of(work, unit),
		.governor = token_at(work, unit->head)->head,
		.plural = view_is_plural(work, unit->head)
			  && unit->kind >= UNIT_AGENT
			  && !unit->actor.name.len };
	uint32_t place = view_first_conjunct(work, unit->head);
	trait.subject = deprel_universal(token_at(work, place)->deprel)
			== DEPREL_NSUBJ;
	trait.root = root_of(work, unit, place);
	trait.code_index = unit->code_index;
	trait.party = kind != MENTION_ADJECTIVE
		      && !(classes_of_place(work, unit->head) & CLASS_LOCATIVE);
	size_t count = out->count;
	work->trait = arena_grow(work->arena, work->trait, count,
			&work->trait_capacity, sizeof *work->trait);
	work->trait[count] = trait;
	ARENA_PUSH(work->arena, out->at, count, work->mention_capacity,
			mention);
	out->count = (uint32_t)count;
	bool acts = kind != MENTION_ADJECTIVE
		    && (unit->kind > UNIT_PLACE || unit->actor.sector[0]);
	if (unit->actor.code[0] && kind != MENTION_PRONOUN)
		memory_count(work, unit->code_index, acts);
	bool known = kind == MENTION_NAME || kind == MENTION_AGENT
		     || kind == MENTION_GENERIC;
	if (known && (unit->actor.code[0] || unit->actor.name.len)
			&& !trait.plural)
		memory_put(work, unit, &mention, trait.gender);
}

/* Stands for a body between states or beyond them, not for one of them. */
static bool
is_international(const char code[4])
{
	static const char codes[][4] = { "IGO", "UNO", "EUR", "NGO", "ISM",
		"IMG", "MNC" };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!strcmp(code, codes[i]))
			return true;
	return false;
}

/* "Greenpeace Brazil", "Oxfam Kenya": the body that the country's name says
 * where it works, or null. */
static const struct unit *
body_of_branch(const struct actor_workspace *work, const struct unit *unit)
{
	for (uint16_t child = work->child[unit->head]; child;
			child = work->sibling[child]) {
		const struct unit *body = unit_of(work, child);
		if (child < unit->head && body
				&& token_at(work, child)->deprel
						   == DEPREL_COMPOUND
				&& (body->kind == UNIT_ACTOR
						|| body->kind == UNIT_AGENT)
				&& is_international(body->actor.code))
			return body;
	}
	return NULL;
}

static void
settle_country(struct actor_workspace *work, struct unit *unit)
{
	const struct unit *body = body_of_branch(work, unit);
	if (body) {
		unit->actor = body->actor;
		unit->code_index = body->code_index;
		unit->source = body->source;
		unit->sourced = body->sourced;
		unit->phrase_first = body->phrase_first < unit->phrase_first
						     ? body->phrase_first
						     : unit->phrase_first;
		put_mention(work, unit, MENTION_NAME);
		return;
	}
	if (view_is_modifier(work, unit->head)
			|| view_is_modifier(
					work, view_first_conjunct(work,
							      unit->head))) {
		put_mention(work, unit, MENTION_ADJECTIVE);
		return;
	}
	if (is_party(work, unit->head))
		unit->actor.sector[0] = SECTOR_GOV;
	put_mention(work, unit, MENTION_COUNTRY);
}

static void
settle_capital(struct actor_workspace *work, struct unit *unit)
{
	uint32_t head = unit->head;
	uint32_t classes = classes_of_place(work, head);
	bool seat = unit->kind == UNIT_SEAT;
	if (!seat)
		put_place(work, unit);
	if (is_address(work, unit) || classes & CLASS_LOCATIVE)
		return;
	uint32_t first = view_first_conjunct(work, head);
	uint32_t above = token_at(work, head)->head;
	bool modifier = view_is_modifier(work, head)
			|| view_is_modifier(work, first);
	bool led = above > head && above <= work->count
		   && class_at(work, above) & CLASS_LED;
	bool paired = is_paired(work, unit);
	if (modifier && !seat && !led && !paired)
		return;
	modifier = modifier || led || paired;
	bool bare = !modifier
		    && (token_at(work, first)->deprel == DEPREL_ROOT
				    || classes & CLASS_TO);
	if (!bare)
		unit->actor.sector[0] = SECTOR_GOV;
	bool governed = view_has_case(work, head) || view_has_case(work, first);
	if (!bare && !is_party(work, head) && !modifier && !governed
			&& token_at(work, first)->deprel != DEPREL_NMOD_POSS
			&& !seat)
		unit->actor.sector[0] = SECTOR_NONE;
	put_mention(work, unit, modifier ? MENTION_ADJECTIVE : MENTION_COUNTRY);
}

static void
copy_country(struct unit *unit, const char code[4], uint16_t code_index)
{
	unit->actor.id = STR("");
	memcpy(unit->actor.code, code, sizeof unit->actor.code);
	unit->code_index = code_index;
}

/* "ethnic Albanians demonstrated in Serbia": people of the place (rule 13 of
 * the PLOVER notes). */
static void
settle_ethnic(struct actor_workspace *work, struct unit *unit)
{
	uint16_t place = work->locative ? work->locative : work->any_locative;
	const struct name_row *row =
			place ? work->gazetteer->country[place - 1] : NULL;
	if (view_is_modifier(work, unit->head))
		return;
	unit->actor = (struct actor){ .sector = { SECTOR_CVL } };
	if (row)
		copy_country(unit, row->code, (uint16_t)(place - 1));
	put_mention(work, unit, MENTION_AGENT);
}

/* "the Chinese", "two Colombians"; not "in Chinese", "speak Spanish". */
static void
settle_demonym(struct actor_workspace *work, struct unit *unit)
{
	uint32_t head = unit->head;
	if (unit->first > 1
			&& class_at(work, unit->first - 1u) & CLASS_ETHNIC) {
		settle_ethnic(work, unit);
		return;
	}
	if (view_is_modifier(work, head)
			|| view_is_modifier(work,
					view_first_conjunct(work, head))) {
		put_mention(work, unit, MENTION_ADJECTIVE);
		return;
	}
	if (unit->kind == UNIT_ADJECTIVE && !view_has_determiner(work, head))
		return;
	if (!view_is_definite(work, head))
		unit->actor.sector[0] = SECTOR_CVL;
	put_mention(work, unit, MENTION_AGENT);
}

/* Sectors of the state: an article that names none means its own country's. */
static bool
is_state(const struct actor *actor)
{
	switch (actor->sector[0]) {
	case SECTOR_COP:
	case SECTOR_GOV:
	case SECTOR_JUD:
	case SECTOR_LEG:
	case SECTOR_MIL:
	case SECTOR_SPY:
	case SECTOR_OPP:
	case SECTOR_PTY:
	case SECTOR_ELI:
		return true;
	default:
		return false;
	}
}

static uint16_t
code_index_of(const struct actor_workspace *work, const char code[4])
{
	word_id word = words_find(work->words, str_of(code));
	uint32_t node = word == WORD_UNKNOWN
					? 0
					: trie_first(&work->gazetteer->codes,
							word);
	uint32_t value = node ? work->gazetteer->codes.value[node] : 0;
	return value ? (uint16_t)(value - 1) : 0;
}

/* "Chinese officials and executives", "Senators Ruiz and Paz". */
static bool
settle_conjunct(const struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	const struct unit *other =
			first == unit->head ? NULL : unit_of(work, first);
	if (!other)
		return false;
	const struct unit *title =
			other->title ? &work->unit[other->title - 1] : NULL;
	if (unit->kind == UNIT_PERSON && title && !unit->actor.sector[0]
			&& view_is_plural(work, title->head)) {
		memcpy(unit->actor.sector, other->actor.sector,
				sizeof unit->actor.sector);
		unit->agent = title->agent;
	} else if (unit->kind != UNIT_AGENT || other->kind != UNIT_AGENT
			|| other->actor.name.len
			|| view_has_determiner(work, unit->head)) {
		return false;
	}
	if (!other->actor.code[0])
		return false;
	copy_country(unit, other->actor.code, other->code_index);
	return true;
}

static struct antecedent
antecedent_of(const struct mention *mention)
{
	if (mention->antecedent.end)
		return mention->antecedent;
	return (struct antecedent){ mention->sentence, mention->start,
		mention->end };
}

/* Copies of the parties behind the first, to hang on a mention. */
static struct mention *
further_parties(struct actor_workspace *work, const struct group *group)
{
	unsigned count = group->count - 1;
	struct mention *with = ARENA_NEW(work->arena, struct mention, count);
	for (unsigned i = 0; i < count; i++) {
		with[i] = *group->member[i + 1];
		with[i].antecedent = antecedent_of(group->member[i + 1]);
		with[i].with = i + 1 < count ? &with[i + 1] : NULL;
	}
	return with;
}

/* The parties become agents of the unit's noun: "their foreign ministers". */
static void
make_agents(struct actor_workspace *work, const struct unit *unit,
		struct mention *with)
{
	for (; with; with = next_party(with)) {
		struct actor *actor = &with->actor;
		memcpy(actor->sector, unit->actor.sector, sizeof actor->sector);
		actor->person = unit->actor.person;
		actor->name = STR("");
		actor->id = actor_id(work->arena, actor, true);
	}
}

/* "his party", "its president": the country of whoever is meant. */
static void
settle_possessor(struct actor_workspace *work, struct unit *unit)
{
	struct group group;
	const struct mention *owner = NULL;
	if (pronoun_is(work, unit->pronoun)
			&& pronoun_find_group(work, unit->pronoun, &group)) {
		owner = group.member[0];
		unit->with = further_parties(work, &group);
		make_agents(work, unit, unit->with);
	} else {
		owner = refer_owner(work, unit->head);
	}
	if (!owner || !owner->actor.code[0])
		return;
	copy_country(unit, owner->actor.code,
			code_index_of(work, owner->actor.code));
}

/* "the commission": nothing but the noun and its article. */
static bool
is_bare_noun(const struct actor_workspace *work, const struct unit *unit)
{
	return !unit->actor.name.len && !unit->body && unit->first == unit->last
	       && unit->phrase_last == unit->last
	       && unit->first - unit->phrase_first <= 1
	       && token_at(work, unit->phrase_first)->deprel == DEPREL_DET;
}

static void
take_referent(struct unit *unit, const struct referent *referent)
{
	unit->actor = referent->actor;
	unit->code_index = referent->code_index;
	unit->antecedent = referent->mentioned;
}

/* "the Danish minister", "the Argentine leader": the one of that country whom
 * the article named with that office. */
static void
settle_office(const struct actor_workspace *work, struct unit *unit)
{
	const struct description *description =
			description_of(work, unit->head);
	bool vague = description && description->row->means == REFERENCE_PERSON;
	if (!unit->actor.code[0] || !unit->actor.person || unit->actor.name.len
			|| unit->former || unit->owned || unit->agent->deputy
			|| (unit->agent->of_its_body && !vague)
			|| view_is_plural(work, unit->head)
			|| !view_is_definite(work, unit->head))
		return;
	const struct referent *referent = memory_find_office(
			work, unit->code_index, vague ? 0 : unit->agent->head);
	if (referent)
		take_referent(unit, referent);
}

/* "his Indian counterpart": of the same sector as he. */
static void
settle_counterpart(const struct actor_workspace *work, struct unit *unit)
{
	const struct mention *owner = refer_owner(work, unit->head);
	if (!owner || !owner->actor.sector[0])
		return;
	memcpy(unit->actor.sector, owner->actor.sector,
			sizeof unit->actor.sector);
}

/* The same office or body, spoken of before. */
static bool
settle_same(const struct actor_workspace *work, struct unit *unit)
{
	const struct referent *referent = memory_find_agent(work, unit->agent);
	if (!referent || !view_is_definite(work, unit->head))
		return false;
	bool whole = !view_is_plural(work, unit->head) && !unit->former
		     && referent->actor.name.len && is_bare_noun(work, unit)
		     && referent->actor.person == unit->actor.person;
	if (whole) {
		take_referent(unit, referent);
		return true;
	}
	if (!referent->actor.code[0])
		return false;
	copy_country(unit, referent->actor.code, referent->code_index);
	return true;
}

static void
settle_agent_country(struct actor_workspace *work, struct unit *unit)
{
	if (unit->actor.code[0] || unit->outside)
		return;
	if (unit->pronoun) {
		settle_possessor(work, unit);
		return;
	}
	if (settle_conjunct(work, unit))
		return;
	bool bare = !view_has_determiner(work, unit->head)
		    && (view_is_plural(work, unit->head)
				    || unit->agent->kind == AGENT_BODY
				    || unit->agent->kind == AGENT_GROUP);
	bool definite = view_is_definite(work, unit->head);
	if (definite && settle_same(work, unit))
		return;
	/* "Health Minister Petrova" is of the country that the article speaks
	 * of. Of a body a name of its own says whose it is, or nothing does. */
	bool titled = unit->actor.person && unit->actor.name.len;
	bool named = unit->kind == UNIT_AGENT && unit->actor.name.len
		     && !titled;
	definite = definite || titled;
	/* "the two leaders": of the countries spoken of, not of one. */
	bool several = unit->agent->of_its_body
		       && view_is_plural(work, unit->head);
	if (named || several || unit->agent->kind == AGENT_THING
			|| unit->actor.sector[0] == SECTOR_UNK
			|| unit->actor.sector[0] == SECTOR_NONE)
		return;
	enum memory_trust trust = !bare && !definite       ? MEMORY_PLACE
				  : is_state(&unit->actor) ? MEMORY_STATE
							   : MEMORY_PEOPLE;
	uint16_t country = memory_country(work, trust);
	/* "Farmers blocked a highway in Peru": people act where they are;
	 * lawmakers may condemn a war elsewhere. */
	if (!work->locative && work->any_locative && !is_state(&unit->actor))
		country = work->any_locative;
	const struct name_row *row =
			country ? work->gazetteer->country[country - 1] : NULL;
	if (row)
		copy_country(unit, row->code, (uint16_t)(country - 1));
}

/* "community leaders", "source code": a modifier that tells of nobody. */
static bool
is_vague(const struct actor *actor)
{
	return !actor->code[0]
	       && (actor->sector[0] == SECTOR_CVL
			       || actor->sector[0] == SECTOR_UNK
			       || actor->sector[0] == SECTOR_NONE);
}

/* "its neighbour", "his rival": somebody else's than the owner's. */
static bool
is_related(const struct actor_workspace *work, const struct unit *unit)
{
	const struct description *description =
			description_of(work, unit->head);
	return description && unit->pronoun
	       && (description->row->means == REFERENCE_PARTIES
			       || description->row->means == REFERENCE_GUEST);
}

static bool
is_counterpart(const struct actor_workspace *work, const struct unit *unit)
{
	const struct description *description =
			description_of(work, unit->head);
	return description && description->row->means == REFERENCE_COUNTERPART;
}

static void
settle_agent(struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	bool modifier = !unit->further
			&& (view_is_modifier(work, unit->head)
					|| view_is_modifier(work, first));
	if (unit->agent && is_related(work, unit)) {
		unit->pronoun = 0;
		unit->outside = true;
	}
	if (unit->agent && is_counterpart(work, unit))
		settle_counterpart(work, unit);
	else if (unit->agent)
		settle_agent_country(work, unit);
	if (unit->agent && unit->kind == UNIT_AGENT)
		settle_office(work, unit);
	/* "a team", "our heads": a word that only its body would explain. */
	if (unit->agent && unit->agent->of_its_body && !unit->actor.code[0]
			&& !unit->actor.name.len
			&& unit->actor.sector[0] == SECTOR_UNK)
		return;
	/* "military action": whose, the phrase does not say. */
	if (modifier
			&& (token_at(work, unit->head)->upos == UPOS_ADJ
					|| is_vague(&unit->actor)))
		return;
	if (modifier)
		put_mention(work, unit, MENTION_ADJECTIVE);
	else
		put_mention(work, unit,
				unit->actor.name.len ? MENTION_NAME
						     : MENTION_AGENT);
}

static void
settle_name(struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	bool modifier = view_is_modifier(work, unit->head)
			|| view_is_modifier(work, first);
	if (!unit->actor.code[0] && unit->agent)
		settle_agent_country(work, unit);
	else if (unit->kind == UNIT_PERSON && !unit->actor.code[0])
		settle_conjunct(work, unit);
	bool known = unit->kind == UNIT_ACTOR || unit->actor.code[0]
		     || unit->actor.sector[0];
	uint8_t kind = known ? MENTION_NAME : MENTION_GENERIC;
	if (modifier && !known)
		return;
	put_mention(work, unit, modifier ? MENTION_ADJECTIVE : kind);
}

/* "dozens of protesters", "two of them". */
static void
settle_measure(struct actor_workspace *work, struct unit *unit)
{
	const struct mention *meant = NULL;
	if (unit->body)
		settle_agent(work, unit);
	else if (unit->pronoun)
		meant = pronoun_find(work, unit->pronoun);
	if (meant) {
		unit->actor = meant->actor;
		put_mention(work, unit, MENTION_PRONOUN);
	}
}

static void
settle_unit(struct actor_workspace *work, struct unit *unit)
{
	switch (unit->kind) {
	case UNIT_COUNTRY:
		settle_country(work, unit);
		put_place(work, unit);
		return;
	case UNIT_CAPITAL:
	case UNIT_SEAT:
		settle_capital(work, unit);
		return;
	case UNIT_ADJECTIVE:
	case UNIT_DEMONYM:
		settle_demonym(work, unit);
		return;
	case UNIT_PLACE:
		put_place(work, unit);
		memory_count(work, unit->code_index, false);
		return;
	case UNIT_AGENT:
		settle_agent(work, unit);
		return;
	case UNIT_MEASURE:
		settle_measure(work, unit);
		return;
	case UNIT_ACTOR:
	case UNIT_PERSON:
	case UNIT_BODY:
		settle_name(work, unit);
		return;
	default:
		return;
	}
}

/* A consumed unit may still be a place: "the mayor of Bogotá". */
static void
settle_consumed(struct actor_workspace *work, const struct unit *unit)
{
	bool place = unit->kind == UNIT_COUNTRY || unit->kind == UNIT_CAPITAL
		     || unit->kind == UNIT_PLACE;
	if (place)
		put_place(work, unit);
}

static void
settle_dateline(struct actor_workspace *work, const struct unit *unit)
{
	bool place = unit->kind == UNIT_COUNTRY || unit->kind == UNIT_CAPITAL
		     || unit->kind == UNIT_PLACE;
	if (!place)
		return;
	put_place(work, unit);
	work->dateline = (uint16_t)(unit->code_index + 1);
}

/* A country that the text describes by something else than its name. */
static void
settle_as_country(struct actor_workspace *work, struct unit *unit,
		uint16_t code_index, uint8_t sector)
{
	unit->kind = UNIT_COUNTRY;
	unit->row = work->gazetteer->country[code_index];
	unit->source = unit->row->source;
	unit->sourced = true;
	unit->agent = NULL;
	unit->actor = (struct actor){ .name = unit->row->name };
	copy_country(unit, unit->row->code, code_index);
	if (!sector && is_party(work, unit->head))
		sector = SECTOR_GOV;
	unit->actor.sector[0] = sector;
	for (struct mention *at = unit->with; at; at = next_party(at)) {
		uint16_t index = code_index_of(work, at->actor.code);
		const struct name_row *row = work->gazetteer->country[index];
		at->actor = (struct actor){ .name = row->name,
			.sector = { sector } };
		memcpy(at->actor.code, row->code, sizeof row->code);
		at->actor.id = actor_id(work->arena, &at->actor, false);
	}
	put_mention(work, unit, MENTION_COUNTRY);
}

/* The unit of a description: its own, or one over the noun. */
static struct unit
unit_of_description(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	const struct description *description = description_of(work, token);
	struct unit fresh = { .kind = UNIT_BODY,
		.first = (uint16_t)token,
		.last = (uint16_t)token,
		.head = (uint16_t)token,
		.phrase_first = description->first,
		.phrase_last = (uint16_t)token };
	if (unit)
		fresh = *unit;
	uint16_t child = work->child[token];
	for (; child && child < fresh.phrase_first;
			child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_DET)
			fresh.phrase_first = child;
	return fresh;
}

/* Countries that act are governments: "the allies signed an accord". */
static void
make_governments(const struct actor_workspace *work, struct unit *unit,
		const struct mention *first)
{
	if (!is_party(work, unit->head))
		return;
	if (first->kind == MENTION_COUNTRY)
		unit->actor.sector[0] = SECTOR_GOV;
	for (struct mention *at = unit->with; at; at = next_party(at))
		if (at->kind == MENTION_COUNTRY)
			at->actor.sector[0] = SECTOR_GOV;
}

static bool
settle_several(struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	struct group group;
	refer_find_group(work, token, unit, &group);
	if (group.count < 2)
		return false;
	enum reference_means means = description_of(work, token)->row->means;
	struct unit fresh = unit_of_description(work, token, unit);
	const struct mention *first = group.member[0];
	fresh.with = further_parties(work, &group);
	fresh.antecedent = antecedent_of(first);
	uint16_t code = code_index_of(work, first->actor.code);
	bool countries = means == REFERENCE_COUNTRY
			 || means == REFERENCE_QUALIFIED
			 || means == REFERENCE_GOVERNMENTS;
	if (countries) {
		settle_as_country(work, &fresh, code,
				means == REFERENCE_GOVERNMENTS ? SECTOR_GOV
							       : SECTOR_NONE);
		return true;
	}
	bool persons = first->actor.person || !unit
		       || means != REFERENCE_PERSON;
	if (persons) {
		fresh.actor = first->actor;
		make_governments(work, &fresh, first);
		fresh.code_index = code;
		fresh.kind = UNIT_MEASURE;
	} else {
		copy_country(&fresh, first->actor.code, code);
		make_agents(work, &fresh, fresh.with);
	}
	put_mention(work, &fresh, persons ? MENTION_PRONOUN : MENTION_AGENT);
	return true;
}

/* "the Andean nation", "both sides", "the former": see refer.c. */
static bool
settle_description(struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	if (!description_of(work, token))
		return false;
	if (settle_several(work, token, unit))
		return true;
	const struct mention *meant = refer_find(work, token, unit);
	if (!meant)
		return false;
	struct unit fresh = unit_of_description(work, token, unit);
	uint16_t code = code_index_of(work, meant->actor.code);
	enum reference_means means = description_of(work, token)->row->means;
	fresh.antecedent = antecedent_of(meant);
	bool country = means == REFERENCE_COUNTRY
		       || means == REFERENCE_QUALIFIED
		       || meant->kind == MENTION_COUNTRY;
	if (country && meant->actor.code[0] && group_is_country(work, code)) {
		settle_as_country(work, &fresh, code, SECTOR_NONE);
		return true;
	}
	fresh.kind = UNIT_MEASURE;
	fresh.actor = meant->actor;
	fresh.code_index = code;
	put_mention(work, &fresh, MENTION_PRONOUN);
	return true;
}

static void
settle_pronoun(struct actor_workspace *work, uint32_t token)
{
	struct group group;
	bool several = pronoun_find_group(work, token, &group);
	const struct mention *earlier =
			several ? group.member[0] : pronoun_find(work, token);
	if (!earlier)
		return;
	struct unit unit = { .kind = UNIT_MEASURE,
		.first = (uint16_t)token,
		.last = (uint16_t)token,
		.head = (uint16_t)token,
		.phrase_first = (uint16_t)token,
		.phrase_last = (uint16_t)token,
		.actor = earlier->actor,
		.code_index = code_index_of(work, earlier->actor.code),
		.antecedent = antecedent_of(earlier),
		.with = several ? further_parties(work, &group) : NULL };
	/* An index: putting a mention may move the array. */
	size_t index = (size_t)(earlier - work->out->at);
	uint32_t before = work->out->count;
	put_mention(work, &unit, MENTION_PRONOUN);
	if (work->out->count == before || several)
		return;
	struct trait *known = &work->trait[index];
	struct trait *own = &work->trait[before];
	uint32_t gender = class_at(work, token) & (CLASS_MAN | CLASS_WOMAN);
	if (!known->gender)
		known->gender = gender;
	own->gender = known->gender;
	own->plural = known->plural;
}

/* "in Nairobi, police ...", "a blast in Nairobi killed ..."; but "discussed the
 * war in Gaza" does not happen there. */
static bool
is_scene(const struct actor_workspace *work, uint32_t token)
{
	token = view_first_conjunct(work, token);
	uint32_t head = token_at(work, token)->head;
	if (deprel_universal(token_at(work, token)->deprel) != DEPREL_NMOD)
		return true;
	return head && head <= work->count
	       && deprel_universal(token_at(work, head)->deprel)
				  == DEPREL_NSUBJ;
}

/* `*place` becomes the code, or SEVERAL after another one. */
enum { SEVERAL = UINT16_MAX };
static void
add_place(uint16_t *place, uint16_t code_index)
{
	uint16_t code = (uint16_t)(code_index + 1);
	*place = !*place || *place == code ? code : SEVERAL;
}

/* The place that the sentence happens in, when it names just one. */
static void
find_locative(struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		bool place = unit->kind == UNIT_COUNTRY
			     || unit->kind == UNIT_CAPITAL
			     || unit->kind == UNIT_PLACE;
		if (!place || unit->head <= sentence_dateline(work->sentence)
				|| !(classes_of_place(work, unit->head)
						& CLASS_LOCATIVE))
			continue;
		add_place(&work->any_locative, unit->code_index);
		if (is_scene(work, unit->head))
			add_place(&work->locative, unit->code_index);
	}
	if (work->locative == SEVERAL)
		work->locative = 0;
	if (work->any_locative == SEVERAL)
		work->any_locative = 0;
}

void
settle_sentence(struct actor_workspace *work)
{
	find_locative(work);
	for (uint32_t i = 1; i <= work->count; i++) {
		struct unit *unit = unit_of(work, i);
		if (i <= sentence_dateline(work->sentence)) {
			if (unit)
				settle_dateline(work, unit);
			continue;
		}
		if (unit && unit->consumed)
			settle_consumed(work, unit);
		else if (settle_description(work, i, unit))
			continue;
		else if (unit)
			settle_unit(work, unit);
		else if (pronoun_is(work, i))
			settle_pronoun(work, i);
	}
}
