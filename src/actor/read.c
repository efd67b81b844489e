/* What each unit denotes by its own phrase: modifiers, possessors, titles,
 * appositions, prepositional phrases. */
#include "actor/parts.h"
#include "actor/settle.h"

static void
put_code(const struct actor_workspace *work, struct unit *unit,
		uint16_t code_index)
{
	const struct name_row *row = work->gazetteer->country[code_index];
	unit->code_index = code_index;
	if (row)
		memcpy(unit->actor.code, row->code, sizeof row->code);
}

static void
copy_code(struct unit *unit, const struct unit *from)
{
	unit->actor.id = STR("");
	memcpy(unit->actor.code, from->actor.code, sizeof unit->actor.code);
	unit->code_index = from->code_index;
}

static void
add_sectors(struct actor *actor, const struct actor *from)
{
	for (unsigned i = 0; i < ACTOR_SECTORS; i++) {
		uint8_t sector = from->sector[i];
		unsigned at = 0;
		while (at < ACTOR_SECTORS && actor->sector[at]
				&& actor->sector[at] != sector)
			at++;
		if (sector && at < ACTOR_SECTORS)
			actor->sector[at] = sector;
	}
}

/* "Senator and presidential contender Roy Barreras": two titles of one person,
 * unless the second has an article of its own. The other one is a conjunct of
 * the title, or stands before it. */
static struct unit *
coordinated_title(const struct actor_workspace *work, const struct unit *title)
{
	struct unit *other = NULL;
	uint16_t child = work->child[title->head];
	for (; child && !other; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_CONJ)
			other = unit_of(work, child);
	uint32_t at = title->phrase_first;
	if (!other && at > 2 && token_at(work, at - 1)->upos == UPOS_CCONJ
			&& work->unit_over[at - 2]) {
		other = &work->unit[work->unit_over[at - 2] - 1];
		if (other->last != at - 2
				|| !parts_are_linked(work, other, title))
			return NULL;
	}
	bool same = other && unit_is_title(other)
		    && !view_is_plural(work, other->head)
		    && !view_is_plural(work, title->head)
		    && !view_has_determiner(work, other->head);
	return same ? other : NULL;
}

static void
set_former(struct unit *unit)
{
	unit->former = true;
	memset(unit->actor.sector, 0, sizeof unit->actor.sector);
	unit->actor.sector[0] = SECTOR_ELI;
}

/* Sectors of bodies that say more about their people than a noun for an
 * official, a fighter or a boss does. */
bool
agent_yields_to(const struct agent_row *agent, const struct actor *body)
{
	if (!body->sector[0] || body->sector[0] == SECTOR_UNK)
		return false;
	if (agent->of_its_body)
		return true;
	if (agent->sector[0] == SECTOR_COP)
		return body->sector[0] == SECTOR_MIL;
	switch (agent->sector[0]) {
	case SECTOR_NONE:
	case SECTOR_GOV:
	case SECTOR_MIL:
	case SECTOR_UAF:
	case SECTOR_UNK:
	case SECTOR_BUS:
		break;
	default:
		return false;
	}
	switch (body->sector[0]) {
	case SECTOR_GOV:
	case SECTOR_MIL:
	case SECTOR_COP:
	case SECTOR_LEG:
	case SECTOR_JUD:
		return false;
	default:
		return !body->person;
	}
}

/* "El presidente del Racing", "de la Federación de Ajedrez": of a body that no
 * word says is the state's. */
static bool
is_private_office(const struct agent_row *agent, const struct unit *body)
{
	uint8_t sector = body->actor.sector[0];
	bool named = body->kind == UNIT_BODY;
	bool vague = body->kind == UNIT_AGENT && body->agent->kind == AGENT_BODY
		     && body->agent->of_its_body;
	return agent->of_any_body && (named || vague)
	       && (sector == SECTOR_NONE || sector == SECTOR_UNK);
}

static void
read_sectors(struct unit *unit, const struct parts *parts)
{
	memcpy(unit->actor.sector, unit->agent->sector, ROW_SECTORS);
	const struct unit *body = parts->body;
	if (!body && parts->possessor && parts->possessor->kind >= UNIT_ACTOR)
		body = parts->possessor;
	if (!body)
		return;
	if (is_private_office(unit->agent, body)) {
		memset(unit->actor.sector, 0, ROW_SECTORS);
		unit->actor.sector[0] = SECTOR_UNK;
	} else if (agent_yields_to(unit->agent, &body->actor)) {
		memcpy(unit->actor.sector, body->actor.sector, ROW_SECTORS);
	} else if (!body->actor.person && body->kind == UNIT_AGENT
			&& body->agent->kind != AGENT_PERSON
			&& body->actor.sector[0] != SECTOR_UNK) {
		add_sectors(&unit->actor, &body->actor);
	}
}

/* NGO, IGO and MNC give way to a nationality: "a Colombian charity". */
static bool
is_weak_code(const char code[4])
{
	return !memcmp(code, "NGO", 4) || !memcmp(code, "IGO", 4)
	       || !memcmp(code, "MNC", 4) || !code[0];
}

static struct unit *
country_part(const struct parts *parts)
{
	struct unit *const order[] = { parts->possessor, parts->before,
		parts->of, parts->body, parts->in };
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] && order[i]->actor.code[0])
			return order[i];
	return NULL;
}

/* One more unit of the same reading in the place of a country's; returns it. */
static struct unit *
put_further(const struct unit *unit, struct unit *country)
{
	struct unit further = *unit;
	further.head = country->head;
	further.first = country->first;
	further.last = country->last;
	further.also = 0;
	further.further = true;
	further.base = unit->head;
	further.actor.id = further.actor.name = STR("");
	copy_code(&further, country);
	*country = further;
	country->consumed = false;
	return country;
}

/* "Chinese and Russian officials": each further country. */
static void
read_also(struct actor_workspace *work, struct unit *unit,
		const struct unit *country)
{
	uint16_t *link = &unit->also;
	uint32_t first = country->head, last = work->rightmost[first];
	for (uint32_t i = first + 1; i <= last; i++) {
		struct unit *other = unit_of(work, i);
		if (!other || other == unit || !unit_is_country(other)
				|| view_first_conjunct(work, i) != first)
			continue;
		*link = work->unit_at[i];
		link = &put_further(unit, other)->also;
	}
}

static void
read_agent_country(struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	const struct agent_row *agent = unit->agent;
	/* "Peacekeepers in Mali": where they are does not tell whose. */
	if (agent->mostly && code_is_international(agent->code))
		parts->in = NULL;
	struct unit *country = country_part(parts);
	const char *fixed = agent->mostly ? "\0\0\0" : agent->code;
	memcpy(unit->actor.code, fixed, sizeof agent->code);
	if (country && is_weak_code(fixed)) {
		copy_code(unit, country);
		if (unit_is_country(country)
				&& (country == parts->of
						|| country == parts->in)) {
			uint32_t head = token_at(work, country->head)->head;
			country->consumed = true;
			if (head >= unit->first && head <= unit->last
					&& unit->phrase_last < country->last
					&& country->first <= unit->last + 3u)
				unit->phrase_last = country->last;
		}
	} else if (fixed[0]) {
		word_id word = words_find(work->words, str_of(agent->code));
		uint32_t node = trie_first(&work->gazetteer->codes, word);
		unit->code_index = (uint16_t)(work->gazetteer->codes.value[node]
					      - 1);
		country = NULL;
	}
	if (country && unit_is_country(country))
		read_also(work, unit, country);
	if (parts->second)
		put_further(unit, parts->second);
}

static void
join_title(struct actor_workspace *work, struct unit *unit, struct parts *parts)
{
	struct unit *title = parts->title;
	struct unit *other = coordinated_title(work, title);
	unit->title = (uint16_t)(title - work->unit + 1);
	unit->agent = title->agent;
	if (title->phrase_first < unit->phrase_first)
		unit->phrase_first = title->phrase_first;
	unit->pronoun = title->pronoun;
	unit->outside = unit->outside || title->outside;
	if (!unit->actor.code[0])
		copy_code(unit, title);
	struct actor role = title->actor;
	if (other) {
		bool before = other->first < title->first;
		role = before ? other->actor : title->actor;
		add_sectors(&role, before ? &title->actor : &other->actor);
		other->consumed = true;
		unit->phrase_first = other->phrase_first < unit->phrase_first
						     ? other->phrase_first
						     : unit->phrase_first;
		if (!unit->actor.code[0])
			copy_code(unit, other);
	}
	/* The title that the article gives beats the tables' dates. */
	if (role.sector[0] && role.sector[0] != SECTOR_UNK
			&& unit->kind != UNIT_BODY)
		memcpy(unit->actor.sector, role.sector, ROW_SECTORS);
	else
		add_sectors(&unit->actor, &role);
	if (title->former)
		parts->former = true;
	if (!unit->sourced) {
		unit->source = title->source;
		unit->sourced = true;
	}
}

static void
take_row(const struct actor_workspace *work, struct unit *unit)
{
	actor_of_row(work, unit->row, &unit->actor);
	unit->code_index = unit->row->code_index;
	unit->source = unit->row->source;
	unit->sourced = true;
}

static struct str
words_of(const struct actor_workspace *work, const struct unit *unit)
{
	struct str last = form_at(work, unit->last);
	return str_cut(form_at(work, unit->first).at, last.at + last.len);
}

/* Another land's party of the name is nobody whom the row knows. */
static void
take_party(struct actor_workspace *work, struct unit *unit)
{
	int land = namesake_land_of_party(work, unit);
	if (land < 0)
		return;
	unit->actor = (struct actor){ .sector = { SECTOR_PTY },
		.name = words_of(work, unit) };
	put_code(work, unit, (uint16_t)land);
	unit->sourced = false;
}

static bool
has_office(const struct actor_workspace *work, const struct name_row *row,
		const struct unit *title)
{
	if (!row->office || title->former
			|| (title->actor.code[0]
					&& memcmp(title->actor.code, row->code,
							sizeof row->code)))
		return false;
	bool now = work->day == ACTOR_NO_DAY
				   ? row->to == INT32_MAX
				   : row->from <= work->day
						     && work->day <= row->to;
	const struct agent_row *office =
			&work->gazetteer->agent[row->office - 1];
	return now
	       && (office == title->agent
			       || (title->agent->one_word && !office->deputy
					       && office->head == title->agent->head));
}

/* "President Park": the only one of that family name who holds that office on
 * the article's day. */
static void
take_holder(const struct actor_workspace *work, struct unit *unit,
		const struct unit *title)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct name_row *found = NULL;
	word_id form = token_at(work, unit->last)->form;
	uint32_t node = trie_first(&gazetteer->surnames, form);
	uint32_t next = node ? gazetteer->surnames.value[node] : 0;
	for (; next && unit->first == unit->last;
			next = gazetteer->holder[next - 1].next) {
		const struct name_row *row =
				&gazetteer->row[gazetteer->holder[next - 1]
								.row];
		if (!has_office(work, row, title)
				|| namesake_is(work, row, unit->first))
			continue;
		if (found && !str_equal(found->name, row->name))
			return;
		found = row;
	}
	if (!found)
		return;
	unit->kind = UNIT_ACTOR;
	unit->row = found;
	take_row(work, unit);
}

/* "Gen. Musa Danladi, a Nigerian commander" */
static void
join_further(struct unit *unit, const struct unit *title)
{
	if (!unit->actor.code[0])
		copy_code(unit, title);
	if (title->actor.sector[0] != SECTOR_UNK)
		add_sectors(&unit->actor, &title->actor);
}

static void
join_name(struct actor_workspace *work, struct unit *unit, struct unit *name)
{
	struct actor role = unit->actor;
	if (name->kind == UNIT_PERSON && !name->actor.code[0]
			&& !name->actor.sector[0])
		take_holder(work, name, unit);
	unit->actor.name = name->actor.name;
	unit->actor.id = name->actor.id;
	unit->actor.person = name->actor.person;
	if (name->actor.code[0])
		copy_code(unit, name);
	if (!role.sector[0] || role.sector[0] == SECTOR_UNK
			|| !name->actor.person)
		memcpy(unit->actor.sector, name->actor.sector, ROW_SECTORS);
	if (!unit->actor.sector[0])
		unit->actor.sector[0] = role.sector[0];
	if (name->sourced) {
		unit->source = name->source;
		unit->source_text = name->source_text;
	}
	unit->antecedent = name->antecedent;
	if (name->phrase_last > unit->phrase_last)
		unit->phrase_last = name->phrase_last;
	unit->title = (uint16_t)(name - work->unit + 1);
}

/* Whether a token before the unit belongs to the phrase to print. An article
 * does, except before a name. */
static bool
is_of_phrase(const struct actor_workspace *work, const struct unit *unit,
		uint32_t child)
{
	enum deprel deprel = token_at(work, child)->deprel;
	if (child >= unit->first)
		return false;
	if (deprel == DEPREL_DET)
		return unit->kind != UNIT_ACTOR && unit->kind != UNIT_PERSON
		       && unit->kind != UNIT_BODY;
	return deprel == DEPREL_NMOD_POSS || deprel == DEPREL_DET_PREDET
	       || view_is_modifier(work, child);
}

static void
read_phrase(const struct actor_workspace *work, struct unit *unit)
{
	for (uint32_t i = unit->first; i <= unit->last; i++) {
		uint16_t child = work->child[i];
		for (; child; child = work->sibling[child])
			if (is_of_phrase(work, unit, child)
					&& work->leftmost[child]
							   < unit->phrase_first)
				unit->phrase_first = work->leftmost[child];
	}
}

/* "Ecuador's Indians", "Kosovo Serbs": a people of the country before it. */
static void
read_minority(const struct actor_workspace *work, struct unit *unit)
{
	uint16_t child = work->child[unit->head];
	for (; child && child < unit->head; child = work->sibling[child]) {
		const struct unit *land = unit_of(work, child);
		uint8_t deprel = token_at(work, child)->deprel;
		if (!land || land->kind > UNIT_PLACE || !land->actor.code[0]
				|| land->kind == UNIT_ADJECTIVE
				|| land->kind == UNIT_DEMONYM
				|| (deprel != DEPREL_NMOD_POSS
						&& deprel != DEPREL_COMPOUND))
			continue;
		put_code(work, unit, land->code_index);
		unit->sourced = false;
		return;
	}
}

static void
read_country(const struct actor_workspace *work, struct unit *unit)
{
	if (unit->kind == UNIT_PLACE) {
		put_code(work, unit, unit->place->country);
	} else {
		put_code(work, unit, unit->row->code_index);
		unit->source = unit->row->source;
		unit->sourced = true;
	}
	bool people = unit->kind == UNIT_ADJECTIVE
		      || unit->kind == UNIT_DEMONYM;
	if (unit->kind == UNIT_DEMONYM)
		read_minority(work, unit);
	if (people && !view_is_modifier(work, unit->head))
		read_phrase(work, unit);
}

static struct unit *
nationality_at(const struct actor_workspace *work, uint32_t token)
{
	uint16_t over = token ? work->unit_over[token] : 0;
	struct unit *unit = over ? &work->unit[over - 1] : NULL;
	return unit && (unit->kind == UNIT_ADJECTIVE || unit->kind == UNIT_COUNTRY)
			       ? unit
			       : NULL;
}

/* The nationality before an agent, other modifiers of it between them:
 * "Russian civilian advisers". */
enum { MODIFIERS_BETWEEN = 3 };
static struct unit *
nationality_before(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t token = unit->first - 1u;
	for (int steps = 0; token && steps <= MODIFIERS_BETWEEN; steps++) {
		struct unit *near = nationality_at(work, token);
		if (near)
			return near;
		if (token_at(work, token)->head != unit->head
				|| token_at(work, token)->deprel != DEPREL_AMOD)
			return NULL;
		token--;
	}
	return NULL;
}

/* The same where modifiers stand behind: "las tropas regulares rusas"; what is
 * tagged as one name may end with them ("la Armada filipina"). */
static struct unit *
nationality_behind(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t token = unit->last + 1u;
	struct unit *own =
			unit->named ? nationality_at(work, unit->last) : NULL;
	if (own && own->kind == UNIT_ADJECTIVE)
		return own;
	for (int steps = 0; token <= work->count && steps <= MODIFIERS_BETWEEN;
			steps++, token++) {
		struct unit *near = nationality_at(work, token);
		if (near)
			return near->kind == UNIT_ADJECTIVE ? near : NULL;
		if (token_at(work, token)->upos != UPOS_ADJ)
			return NULL;
	}
	return NULL;
}

/* "Ethiopian and Eritrean troops", however the tree joins them: a nationality
 * right before an agent is its own. */
static void
take_adjacent_country(struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	struct unit *near = gazetteer_traits(work->gazetteer)->noun_first
					    ? nationality_behind(work, unit)
					    : nationality_before(work, unit);
	if (!near || near->consumed || view_has_case(work, near->head))
		return;
	/* It may hang elsewhere in the tree, to be read later. */
	read_country(work, near);
	parts->before = near;
	near->consumed = true;
	if (near->first < unit->phrase_first)
		unit->phrase_first = near->first;
	if (near->last > unit->phrase_last)
		unit->phrase_last = near->last;
	if (near->first < 3
			|| token_at(work, near->first - 1u)->upos != UPOS_CCONJ)
		return;
	struct unit *far = nationality_at(work, near->first - 2u);
	if (far && far->kind == UNIT_ADJECTIVE) {
		read_country(work, far);
		parts->second = far;
		unit->phrase_first = far->first;
	}
}

/* "Senator and presidential contender Roy Barreras", when the tree hangs the
 * name on the second title. */
static void
take_conjunct_name(struct actor_workspace *work, struct unit *unit,
		struct parts *parts)
{
	struct unit *other = coordinated_title(work, unit);
	bool shared = other && other->title && other->actor.name.len
		      && other->first > unit->last
		      && other->phrase_first == unit->last + 2u
		      && !view_has_determiner(work, unit->head);
	if (!shared)
		return;
	parts->name = &work->unit[other->title - 1];
	add_sectors(&unit->actor, &other->actor);
	other->consumed = true;
}

/* "Colombia's alliance with the United States" is no body of Colombia's: the
 * noun alone says nothing, and its possessor is the one who is meant. */
static bool
is_void(const struct unit *unit, const struct parts *parts)
{
	return unit->agent->of_its_body && unit->agent->kind == AGENT_BODY
	       && unit->agent->sector[0] == SECTOR_UNK && parts->possessor
	       && !parts->body && !parts->name;
}

/* "Foreigners", "foreign troops"; but a foreign ministry is the country's own,
 * and "vecinos" are also those next door. */
static bool
is_foreign(const struct actor_workspace *work, const struct unit *unit)
{
	uint8_t sector = unit->agent->sector[0];
	return class_at(work, unit->first) & CLASS_REGION
	       && sector != SECTOR_GOV && sector != SECTOR_LEG
	       && sector != SECTOR_SPY
	       && !gazetteer_traits(work->gazetteer)->noun_first;
}

/* "ex - president" */
static bool
is_behind_ex(const struct actor_workspace *work, const struct unit *unit)
{
	return unit->first > 2 && view_is_dash(work, unit->first - 1u)
	       && class_at(work, unit->first - 2u) & CLASS_FORMER;
}

/* What the noun's row and the words around it say of the agent. */
static void
take_agent(const struct actor_workspace *work, struct unit *unit,
		const struct parts *parts)
{
	unit->actor.person = unit->agent->kind == AGENT_PERSON;
	unit->source = unit->agent->source;
	unit->sourced = true;
	unit->outside = parts->outside || is_foreign(work, unit);
	unit->pronoun = parts->pronoun;
	unit->owned = parts->body || parts->possessor || parts->of;
	unit->mostly = unit->agent->mostly ? unit->agent
		       : parts->body       ? parts->body->mostly
					   : NULL;
}

static void
read_agent(struct actor_workspace *work, struct unit *unit)
{
	struct parts parts = { 0 };
	parts_gather(work, unit, &parts);
	if (is_void(unit, &parts)) {
		parts.possessor->consumed = false;
		unit->kind = UNIT_NOBODY;
		return;
	}
	if (!country_part(&parts))
		take_adjacent_country(work, unit, &parts);
	take_agent(work, unit, &parts);
	read_sectors(unit, &parts);
	read_phrase(work, unit);
	if (parts.former || unit->former || is_behind_ex(work, unit))
		set_former(unit);
	take_conjunct_name(work, unit, &parts);
	read_agent_country(work, unit, &parts);
	if (unit->named && !unit->actor.code[0])
		settle_nationality(work, unit);
	if (parts.name)
		join_name(work, unit, parts.name);
	else if (unit->named)
		unit->actor.name = words_of(work, unit);
}

/* A family name that the tables give somebody, when the article introduced
 * another of that name with an office. */
static const struct referent *
namesake(const struct actor_workspace *work, const struct unit *unit)
{
	if (unit->first != unit->last)
		return NULL;
	const struct referent *known =
			memory_find_name(work, unit->first, unit->last);
	if (!known)
		return NULL;
	/* "IRA" in a text on the Inflation Reduction Act. */
	word_id form = token_at(work, unit->last)->form;
	if (!known->actor.person)
		return known->alias == form ? known : NULL;
	return known->actor.sector[0] ? known : NULL;
}

/* Somebody of that name in the article; a title tells namesakes apart. */
static const struct referent *
find_known(struct actor_workspace *work, const struct unit *unit,
		const struct parts *parts)
{
	const struct referent *known =
			parts->title ? memory_find_titled(work, unit->first,
					unit->last, parts->title->agent->head)
				     : memory_find_name(work, unit->first,
						     unit->last);
	if (known || unit->first != unit->last || unit->kind != UNIT_PERSON)
		return known;
	return memory_find_capitals(work, unit->first);
}

/* Labels of transcripts and headlines are in capitals: "MS. REYES". */
static void
take_capitals(struct actor_workspace *work, struct unit *unit)
{
	struct str name = { 0 };
	if (unit->actor.person)
		name = name_of_capitals(work, unit->first, unit->last);
	if (name.len)
		unit->actor.name = name;
}

/* Somebody whom no table names: who had the name before in the article, or who
 * has the office that stands before it. */
static const struct referent *
take_unlisted(struct actor_workspace *work, struct unit *unit,
		const struct parts *parts)
{
	unit->actor.name = words_of(work, unit);
	unit->actor.person = unit->kind == UNIT_PERSON;
	take_capitals(work, unit);
	const struct referent *known = find_known(work, unit, parts);
	if (!known && parts->title)
		take_holder(work, unit, parts->title);
	return known;
}

static void
become_known(struct unit *unit, const struct referent *known)
{
	if (!known->actor.code[0] && !known->actor.sector[0]
			&& !known->actor.person)
		unit->kind = UNIT_BODY;
	unit->actor = known->actor;
	unit->code_index = known->code_index;
	unit->source_text = known->source;
	unit->antecedent = known->mentioned;
}

static void
read_name(struct actor_workspace *work, struct unit *unit)
{
	struct parts parts = { 0 };
	const struct referent *known = NULL;
	parts_gather(work, unit, &parts);
	if (unit->kind == UNIT_ACTOR) {
		take_row(work, unit);
		take_party(work, unit);
		known = namesake(work, unit);
	} else {
		known = take_unlisted(work, unit, &parts);
	}
	if (known)
		become_known(unit, known);
	read_phrase(work, unit);
	struct unit *country = country_part(&parts);
	if (!unit->actor.code[0] && country)
		copy_code(unit, country);
	if (!unit->actor.code[0] && unit->kind == UNIT_BODY)
		settle_nationality(work, unit);
	if (parts.led && !unit->actor.sector[0])
		add_sectors(&unit->actor, &parts.body->actor);
	if (parts.title)
		join_title(work, unit, &parts);
	if (parts.further)
		join_further(unit, parts.further);
	if (parts.former)
		set_former(unit);
}

/* Somebody, or a people: "thousands of Slovenes", "scores of Lebanese". */
static bool
is_counted(const struct actor_workspace *work, const struct unit *unit)
{
	/* "hundreds of thousands of Slovenes" */
	if (unit->kind == UNIT_MEASURE)
		return unit->body != 0;
	if (unit->kind >= UNIT_ACTOR)
		return true;
	bool people = unit->kind == UNIT_DEMONYM
		      || unit->kind == UNIT_ADJECTIVE;
	return people && unit->actor.code[0]
	       && !(class_at(work, unit->first - 1u) & CLASS_ETHNIC);
}

static void
read_measure(struct actor_workspace *work, struct unit *unit)
{
	uint16_t child = work->child[unit->head];
	for (; child; child = work->sibling[child]) {
		struct unit *part = unit_of(work, child);
		if (child < unit->head || !(view_case(work, child) & CLASS_OF))
			continue;
		if (!part && pronoun_is(work, child))
			unit->pronoun = (uint16_t)child;
		if (!part || !is_counted(work, part))
			continue;
		unit->actor = part->actor;
		if (part->kind < UNIT_ACTOR)
			unit->actor.sector[0] = SECTOR_CVL;
		unit->code_index = part->code_index;
		unit->agent = part->agent;
		unit->mostly = part->mostly;
		unit->source = part->source;
		unit->sourced = part->sourced;
		unit->pronoun = part->pronoun;
		unit->outside = part->outside;
		unit->phrase_last = part->phrase_last;
		unit->body = (uint16_t)(part - work->unit + 1);
		part->consumed = true;
		read_phrase(work, unit);
		return;
	}
}

static void
read_unit(struct actor_workspace *work, struct unit *unit)
{
	switch (unit->kind) {
	case UNIT_NOBODY:
		return;
	case UNIT_AGENT:
		read_agent(work, unit);
		return;
	case UNIT_ACTOR:
	case UNIT_PERSON:
	case UNIT_BODY:
		read_name(work, unit);
		return;
	case UNIT_MEASURE:
		read_measure(work, unit);
		return;
	default:
		read_country(work, unit);
	}
}

/* In the order of the tree, but what waits for its neighbour later; a chain of
 * neighbours is short. */
void
read_units(struct actor_workspace *work)
{
	enum { ROUNDS = 3 };
	for (unsigned round = 1; round <= ROUNDS; round++)
		for (uint32_t i = 0; i < work->count; i++) {
			struct unit *unit = unit_of(work, work->order[i]);
			if (!unit || unit->further || unit->read)
				continue;
			if (round < ROUNDS && parts_wait(work, unit))
				continue;
			read_unit(work, unit);
			unit->read = true;
		}
}
