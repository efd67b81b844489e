/* Which units around a unit belong to its phrase: by the tree, and beside it
 * where parsers are known to hang things elsewhere. */
#include "actor/parts.h"

/* A country's unit among the modifiers of a phrase that is no unit itself:
 * "mines" of "workers in Colombian mines". */
static struct unit *
country_below(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child]) {
		struct unit *unit = unit_of(work, child);
		bool near = view_is_modifier(work, child)
			    || token_at(work, child)->deprel
					       == DEPREL_NMOD_POSS;
		if (unit && near && unit_is_country(unit))
			return unit;
	}
	return NULL;
}

/* "the US-led forces", "a Chile-based firm"; analysts who sit in London and
 * bodies of states that sit in Geneva are not of that country. */
static bool
tells_country(const struct actor_workspace *work, const struct unit *unit,
		uint32_t child)
{
	uint32_t class = class_at(work, child);
	return class & CLASS_LED
	       || (class & CLASS_BASED && unit->agent
			       && unit->agent->kind != AGENT_PERSON
			       && unit->agent->sector[0] == SECTOR_BUS)
	       || token_at(work, child)->deprel == DEPREL_COMPOUND;
}

static void
take_before(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, uint32_t child)
{
	struct unit *part = unit_of(work, child);
	uint32_t class = class_at(work, child);
	if (class & CLASS_FORMER)
		parts->former = true;
	if (class & CLASS_REGION)
		parts->outside = true;
	if (!part && tells_country(work, unit, child))
		part = country_below(work, child);
	if (!part)
		return;
	if (part->kind == UNIT_NOBODY)
		parts->outside = true;
	else if (unit_is_country(part) && !parts->before)
		parts->before = part;
	else if (unit_is_title(part) && unit->kind != UNIT_AGENT)
		parts->title = part;
	else if (part->kind >= UNIT_ACTOR && part->kind != UNIT_MEASURE
			&& !parts->body)
		parts->body = part;
	else if (!unit_is_country(part))
		return;
	part->consumed = true;
	/* "el gobierno ruso": what follows the unit is part of its phrase. */
	if (part->first == unit->last + 1u && part->last > unit->phrase_last)
		unit->phrase_last = part->last;
}

/* "La embajada en {Caracas} de España": the country right behind the place,
 * wherever parsers hang it. */
static struct unit *
owner_behind(const struct actor_workspace *work, const struct unit *place)
{
	uint32_t of = place->last + 1u, head = of + 1;
	if (head > work->count || !(class_at(work, of) & CLASS_OF))
		return NULL;
	if (head < work->count && token_at(work, head)->upos == UPOS_DET)
		head++;
	struct unit *unit = work->unit_over[head]
					    ? &work->unit[work->unit_over[head] - 1]
					    : NULL;
	return unit && unit->first > of && unit_is_country(unit) ? unit : NULL;
}

/* Whose country a place behind a noun tells: of an envoy another one's. */
static void
take_place(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, struct unit *place)
{
	if (!view_is_envoy(work, unit->head)) {
		parts->in = parts->in ? parts->in : place;
		return;
	}
	if (parts->before || parts->possessor || parts->of)
		return;
	struct unit *owner = owner_behind(work, place);
	parts->of = owner;
	parts->outside = !owner;
	place->consumed = true;
	if (place->first == unit->last + 2u)
		unit->phrase_last = owner ? owner->last : place->last;
}

/* "el comité de {Inteligencia} del Senado": a name of nobody before the body
 * whose committee it is tells what it is for. */
static bool
is_topic(const struct unit *unit, const struct unit *name,
		const struct unit *body)
{
	return unit->agent && unit->agent->of_its_body && !name->actor.code[0]
	       && !name->actor.sector[0] && body->actor.sector[0];
}

static void
take_behind(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, uint32_t child)
{
	struct unit *part = unit_of(work, child);
	uint32_t class = view_case(work, child);
	if (!part)
		part = country_below(work, child);
	if (!part)
		return;
	if (class & CLASS_TO && unit_is_country(part))
		parts->outside = true;
	if (!(class & (CLASS_OF | CLASS_FOR | CLASS_LOCATIVE)))
		return;
	if (part->kind == UNIT_NOBODY)
		parts->outside = true;
	if (unit_is_country(part) && class & CLASS_LOCATIVE) {
		take_place(work, unit, parts, part);
		return;
	}
	if (unit_is_country(part)) {
		parts->of = parts->of ? parts->of : part;
		return;
	}
	bool body = part->kind >= UNIT_ACTOR && part->kind != UNIT_MEASURE;
	if (body && (!parts->body || is_topic(unit, parts->body, part))
			&& !(class & CLASS_LOCATIVE))
		parts->body = part;
	else if (body && class & CLASS_LOCATIVE && part->actor.code[0]
			&& !parts->in)
		parts->in = part;
	if (unit->phrase_last < part->phrase_last && body && part == parts->body
			&& part->phrase_first <= unit->last + 2u)
		unit->phrase_last = part->phrase_last;
}

static void
take_apposition(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, uint32_t child)
{
	struct unit *part = unit_of(work, child);
	if (!part)
		return;
	bool named = unit->kind == UNIT_PERSON || unit->kind == UNIT_ACTOR
		     || unit->kind == UNIT_BODY;
	if (named && part->kind == UNIT_AGENT && !parts->title)
		parts->title = part;
	else if (named && part->kind == UNIT_AGENT)
		parts->further = part;
	else if (unit->named)
		return;
	else if (parts->name && gazetteer_traits(work->gazetteer)->noun_first)
		/* "el presidente Ruiz y su esposa, Ana Paz": the nearest. */
		return;
	else if (unit->kind == UNIT_AGENT
			&& (unit_is_name(part) || part->kind == UNIT_BODY
					|| part->kind == UNIT_ACTOR))
		parts->name = part;
	else
		return;
	part->consumed = true;
}

/* "Diallo, who heads Guinea's electoral commission" */
static void
take_led(const struct actor_workspace *work, const struct unit *unit,
		struct parts *parts, uint32_t verb)
{
	word_id lemma = token_at(work, verb)->lemma;
	if (unit->kind != UNIT_PERSON || parts->body
			|| !(word_class(work->gazetteer, lemma) & CLASS_LEADS))
		return;
	uint16_t child = work->child[verb];
	for (; child; child = work->sibling[child]) {
		struct unit *part = unit_of(work, child);
		bool body = part && part->kind >= UNIT_ACTOR
			    && !unit_is_name(part);
		if (body && token_at(work, child)->deprel == DEPREL_OBJ) {
			parts->body = part;
			parts->led = true;
		}
	}
}

/* "a coalition led by the United States", "by South Korea's Hyundai": of the
 * country of who leads it. Found by place, since parsers hang the leader
 * elsewhere when the verb of the sentence follows. */
static void
take_leader(const struct actor_workspace *work, const struct unit *unit,
		struct parts *parts, uint32_t verb)
{
	uint32_t leader = verb + 2;
	if (unit->kind != UNIT_AGENT || unit->agent->kind == AGENT_PERSON
			|| parts->of || !(class_at(work, verb) & CLASS_LED)
			|| verb >= work->count
			|| !(class_at(work, verb + 1) & CLASS_BY))
		return;
	if (leader < work->count && token_at(work, leader)->upos == UPOS_DET)
		leader++;
	uint16_t over = leader <= work->count ? work->unit_over[leader] : 0;
	if (over && work->unit[over - 1].actor.code[0])
		parts->of = &work->unit[over - 1];
}

/* "Secretary of State Ana Paz": parsers take the name behind an "of" for a
 * second complement of the title, or for what the "of" is about. Between title
 * and name stands no preposition. */
static bool
is_bare_name_behind(const struct actor_workspace *work, const struct unit *unit,
		uint32_t child)
{
	const struct unit *part = unit_of(work, child);
	return unit->kind == UNIT_AGENT && part && unit_is_name(part)
	       && part->first == unit->last + 1u
	       && deprel_universal(token_at(work, child)->deprel)
				  == DEPREL_NMOD;
}

static void
take_possessor(const struct actor_workspace *work, struct parts *parts,
		uint32_t child)
{
	struct unit *part = unit_of(work, child);
	if (part) {
		parts->possessor = part;
		part->consumed = unit_is_country(part);
	} else if (token_at(work, child)->upos == UPOS_PRON
			|| description_of(work, child)) {
		parts->pronoun = (uint16_t)child;
	} else {
		parts->possessor = country_below(work, child);
	}
}

/* A word that stands before the head or, with a preposition, behind it. */
static void
take_modifier(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, uint32_t child)
{
	bool before = child < unit->head
		      || gazetteer_traits(work->gazetteer)->noun_first;
	if (is_bare_name_behind(work, unit, child))
		take_apposition(work, unit, parts, child);
	else if (view_is_modifier(work, child) && before)
		take_before(work, unit, parts, child);
	else if (child > unit->head
			&& deprel_universal(token_at(work, child)->deprel)
					   == DEPREL_NMOD)
		take_behind(work, unit, parts, child);
}

static void
take_child(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts, uint32_t child)
{
	switch (token_at(work, child)->deprel) {
	case DEPREL_NMOD_POSS:
		take_possessor(work, parts, child);
		break;
	case DEPREL_APPOS:
		take_apposition(work, unit, parts, child);
		break;
	case DEPREL_ACL_RELCL:
		take_led(work, unit, parts, child);
		break;
	case DEPREL_ACL:
		take_leader(work, unit, parts, child);
		break;
	case DEPREL_FLAT:
	case DEPREL_NMOD_DESC:
	case DEPREL_COMPOUND:
	case DEPREL_DEP:
		if (child > unit->last)
			take_apposition(work, unit, parts, child);
		else
			take_modifier(work, unit, parts, child);
		break;
	case DEPREL_ADVMOD:
		parts->former |= (class_at(work, child) & CLASS_FORMER) != 0;
		break;
	default:
		take_modifier(work, unit, parts, child);
	}
}

bool
parts_are_linked(const struct actor_workspace *work, const struct unit *a,
		const struct unit *b)
{
	uint32_t a_head = token_at(work, a->head)->head;
	uint32_t b_head = token_at(work, b->head)->head;
	return a_head == b_head || (a_head >= b->first && a_head <= b->last)
	       || (b_head >= a->first && b_head <= a->last);
}

/* A title directly before the name, however the tree joins them. */
static void
take_adjacent_title(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	uint32_t before = unit->first - 1u;
	if (before && class_at(work, before) & CLASS_TITLE)
		before--;
	uint16_t over = before ? work->unit_over[before] : 0;
	struct unit *part = over ? &work->unit[over - 1] : NULL;
	uint32_t head = token_at(work, unit->head)->head;
	/* A title above the name takes the name itself. */
	if (part && head >= part->first && head <= part->last)
		return;
	if (!parts->title && part && unit_is_title(part)
			&& parts_are_linked(work, part, unit)) {
		parts->title = part;
		part->consumed = true;
	}
}

/* Whether the phrase of `token` begins right behind the comma `at`, which may
 * hang on it. */
static bool
begins_at(const struct actor_workspace *work, uint32_t token, uint32_t at)
{
	uint32_t first = work->leftmost[token];
	return first == at || first == at + 1;
}

/* "said Veneta Andonova, a professor", "Rivas, a lawmaker, was": parsers take
 * the apposition for a second subject. The unit + 1. */
static uint16_t
adjacent_apposition(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t at = unit->last + 1u;
	if (at + 2 > work->count || !str_equal(form_at(work, at), STR(",")))
		return 0;
	const struct token *own = token_at(work, unit->head);
	uint16_t sibling = work->sibling[unit->head];
	for (; sibling; sibling = work->sibling[sibling]) {
		const struct unit *part = unit_of(work, sibling);
		if (part && unit_is_title(part) && begins_at(work, sibling, at)
				&& token_at(work, sibling)->deprel
						   == own->deprel
				&& view_has_determiner(work, sibling))
			return work->unit_at[sibling];
	}
	return 0;
}

static void
take_adjacent_apposition(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	uint16_t part = parts->title ? 0 : adjacent_apposition(work, unit);
	if (!part)
		return;
	parts->title = &work->unit[part - 1];
	parts->title->consumed = true;
}

/* "gunmen from the militant group Hamas fired": parsers take the name for a
 * second subject. */
static bool
is_second_subject(const struct actor_workspace *work, uint32_t name)
{
	const struct token *token = token_at(work, name);
	if (token->deprel != DEPREL_NSUBJ)
		return false;
	for (uint16_t child = work->child[token->head]; child && child < name;
			child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_NSUBJ)
			return true;
	return false;
}

/* "accused Chile's ambassador, Hernán Torres": parsers take the name for a
 * second object. The unit + 1. */
static uint16_t
adjacent_name(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t at = unit->last + 1u;
	bool person = unit->agent->kind == AGENT_PERSON;
	bool body = unit->agent->kind == AGENT_BODY && !unit->named;
	if (at >= work->count || (!person && !body)
			|| view_is_plural(work, unit->head)
			|| !view_has_determiner(work, unit->head))
		return 0;
	/* "the German firm Nordbau" needs no comma, a person does. */
	if (person && !view_is_word(work, at, STR(",")))
		return 0;
	at += person;
	uint16_t over = work->unit_over[at];
	const struct unit *name = over ? &work->unit[over - 1] : NULL;
	if (!name || name->first != at
			|| (person ? !unit_is_name(name)
				   : name->kind != UNIT_BODY
						     && name->kind != UNIT_ACTOR))
		return 0;
	const struct token *own = token_at(work, unit->head);
	const struct token *other = token_at(work, name->head);
	bool same = own->head == other->head && own->deprel == other->deprel;
	return same || (body && is_second_subject(work, name->head)) ? over : 0;
}

static void
take_adjacent_name(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	uint16_t name = parts->name ? 0 : adjacent_name(work, unit);
	if (!name)
		return;
	parts->name = &work->unit[name - 1];
	parts->name->consumed = true;
}

/* "His leadership": somebody's whom a pronoun stands for. */
static bool
is_owned_by_pronoun(const struct actor_workspace *work, uint32_t noun)
{
	uint16_t child = work->child[noun];
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_NMOD_POSS
				&& token_at(work, child)->upos == UPOS_PRON)
			return true;
	return false;
}

/* "a spokeswoman for the ministry", when the tree hangs the ministry on the
 * verb; not "thanked the minister for his leadership". The unit + 1. */
static uint16_t
adjacent_complement(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t at = unit->last + 1u;
	if (unit->agent->kind != AGENT_PERSON || at >= work->count
			|| !(class_at(work, at) & (CLASS_OF | CLASS_FOR))
			|| token_at(work, at)->deprel != DEPREL_CASE)
		return 0;
	uint32_t head = token_at(work, at)->head;
	bool apart = head > at && head <= work->count
		     && (token_at(work, head)->head < unit->first
				     || token_at(work, head)->head > head);
	return apart && !is_owned_by_pronoun(work, head) ? work->unit_at[head]
							 : 0;
}

static void
take_adjacent_complement(const struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	uint16_t over = parts->of || parts->body
					? 0
					: adjacent_complement(work, unit);
	struct unit *part = over ? &work->unit[over - 1] : NULL;
	if (part && unit_is_country(part))
		parts->of = part;
	else if (part && part->kind >= UNIT_ACTOR && part->kind != UNIT_MEASURE)
		parts->body = part;
	if (parts->body == part && part)
		part->consumed = true;
}

/* No lower-case letter, two capitals at least. */
static bool
is_acronym(struct str form)
{
	unsigned capitals = 0;
	for (size_t i = 0; i < form.len; i++) {
		if (form.at[i] >= 'a' && form.at[i] <= 'z')
			return false;
		capitals += form.at[i] >= 'A' && form.at[i] <= 'Z';
	}
	return capitals > 1;
}

/* "China Harbour Engineering Company (CHEC)", "the Lake Front, or LF,": the
 * short name that the text gives a body. */
static void
take_alias(struct actor_workspace *work, struct unit *unit)
{
	uint32_t at = unit->last + 2u;
	bool bracketed = view_is_word(work, at - 1, STR("("))
			 && view_is_word(work, at + 1, STR(")"));
	bool named = view_is_word(work, at - 1, STR(",")) && at <= work->count
		     && class_at(work, at) & CLASS_OR
		     && view_is_word(work, at + 2, STR(","));
	bool body = unit->kind == UNIT_BODY
		    || (unit->kind == UNIT_ACTOR && !unit->row->person)
		    || (unit->kind == UNIT_AGENT
				    && unit->agent->kind == AGENT_BODY);
	at += named;
	if (!body || !(bracketed || named))
		return;
	uint16_t over = work->unit_over[at];
	struct unit *alias = over ? &work->unit[over - 1] : NULL;
	bool proper = alias || token_at(work, at)->upos == UPOS_PROPN;
	if (!is_acronym(form_at(work, at)) && (named || !proper))
		return;
	unit->alias = (uint16_t)at;
	if (alias && alias->first == at && alias->last == at)
		alias->consumed = true;
}

void
parts_gather(struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	for (uint32_t i = unit->first; i <= unit->last; i++) {
		uint16_t child = work->child[i];
		for (; child; child = work->sibling[child]) {
			bool own = child >= unit->first && child <= unit->last;
			struct unit *inside = own ? unit_of(work, child) : NULL;
			if (!own || (inside && inside != unit))
				take_child(work, unit, parts, child);
		}
	}
	if (unit->kind == UNIT_PERSON || unit->kind == UNIT_ACTOR) {
		take_adjacent_title(work, unit, parts);
		take_adjacent_apposition(work, unit, parts);
	} else if (unit->kind == UNIT_AGENT) {
		take_adjacent_complement(work, unit, parts);
		take_adjacent_name(work, unit, parts);
	}
	take_alias(work, unit);
}

/* "the militant group" before "Hamas", which takes the name that waits for
 * nobody then. */
static bool
is_taken_before(const struct actor_workspace *work, const struct unit *name)
{
	uint16_t over = work->unit_over[name->first - 1u];
	const struct unit *body = &work->unit[over - 1];
	uint16_t taken = body->kind == UNIT_AGENT ? adjacent_name(work, body)
						  : 0;
	return taken && &work->unit[taken - 1] == name;
}

/* What stands beside the unit and belongs to its phrase, though the tree hangs
 * it elsewhere, so that it may be read later: "spokesman Okello", "Rivas, a
 * lawmaker", "spokeswoman for the ministry". */
static const struct unit *
neighbour(const struct actor_workspace *work, const struct unit *unit)
{
	uint16_t over = 0;
	bool name = unit->kind == UNIT_PERSON || unit->kind == UNIT_ACTOR;
	if (name && unit->first > 1 && work->unit_over[unit->first - 1u])
		over = is_taken_before(work, unit)
				       ? 0
				       : work->unit_over[unit->first - 1u];
	else if (name && view_is_word(work, unit->last + 1u, STR(",")))
		over = adjacent_apposition(work, unit);
	else if (unit->kind == UNIT_AGENT)
		over = adjacent_name(work, unit)
				       ? adjacent_name(work, unit)
				       : adjacent_complement(work, unit);
	const struct unit *near = over ? &work->unit[over - 1] : NULL;
	uint32_t head = token_at(work, unit->head)->head;
	/* What stands above the unit takes it, and is read later anyway. */
	if (!near || near == unit
			|| (head >= near->first && head <= near->last))
		return NULL;
	return near;
}

bool
parts_wait(const struct actor_workspace *work, const struct unit *unit)
{
	for (uint32_t i = unit->first; i <= unit->last; i++)
		for (uint16_t child = work->child[i]; child;
				child = work->sibling[child]) {
			const struct unit *part = unit_of(work, child);
			if (part && part != unit && !part->read
					&& !part->further)
				return true;
		}
	const struct unit *near = neighbour(work, unit);
	return near && !near->read;
}
