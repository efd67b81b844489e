/* Agents: whose they are, by coordination, possessors, and what the article
 * said before. */
#include "actor/settle.h"

void
settle_copy_country(struct unit *unit, const char code[4], uint16_t code_index)
{
	unit->actor.id = STR("");
	memcpy(unit->actor.code, code, sizeof unit->actor.code);
	unit->code_index = code_index;
}

/* Sectors of the state: an article that names none means its own country's. */
bool
settle_is_state(const struct actor *actor)
{
	return sector_in(actor->sector[0], SECTORS_OF_COUNTRY);
}

uint16_t
settle_code_index(const struct actor_workspace *work, const char code[4])
{
	word_id word = words_find(work->words, str_of(code));
	uint32_t node = word == WORD_UNKNOWN
					? 0
					: trie_first(&work->gazetteer->codes,
							word);
	uint32_t value = node ? work->gazetteer->codes.value[node] : 0;
	return value ? (uint16_t)(value - 1) : 0;
}

/* "Kyiv and the separatists": those of that country. */
static bool
is_beside_its_state(const struct unit *unit, const struct unit *other)
{
	return unit->kind == UNIT_AGENT && other->kind <= UNIT_SEAT
	       && unit->actor.sector[0] == SECTOR_REB;
}

/* "Chinese officials and executives", "Senators Ruiz and Paz". */
bool
settle_conjunct(const struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	const struct unit *other =
			first == unit->head ? NULL : unit_of(work, first);
	if (!other)
		return false;
	const struct unit *title =
			other->title ? &work->unit[other->title - 1] : NULL;
	if (is_beside_its_state(unit, other)) {
		settle_copy_country(unit, other->actor.code, other->code_index);
		return true;
	}
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
	settle_copy_country(unit, other->actor.code, other->code_index);
	unit->guessed = other->guessed;
	unit->assumed = other->assumed;
	return true;
}

struct antecedent
settle_antecedent(const struct mention *mention)
{
	if (mention->antecedent.end)
		return mention->antecedent;
	return (struct antecedent){ mention->sentence, mention->start,
		mention->end };
}

/* Copies of the parties behind the first, to hang on a mention. */
struct mention *
settle_further_parties(struct actor_workspace *work, const struct group *group)
{
	unsigned count = group->count - 1;
	struct mention *with = ARENA_NEW(work->arena, struct mention, count);
	for (unsigned i = 0; i < count; i++) {
		with[i] = *group->member[i + 1];
		with[i].antecedent = settle_antecedent(group->member[i + 1]);
		with[i].with = i + 1 < count ? &with[i + 1] : NULL;
	}
	return with;
}

/* The parties become agents of the unit's noun: "their foreign ministers". */
void
settle_make_agents(struct actor_workspace *work, const struct unit *unit,
		struct mention *with)
{
	for (; with; with = mention_next_party(with)) {
		struct actor *actor = &with->actor;
		memcpy(actor->sector, unit->actor.sector, sizeof actor->sector);
		actor->person = unit->actor.person;
		actor->name = STR("");
		actor->id = actor_id(work->arena, actor, true);
	}
}

/* "Paraguay's farmers and its army": its is the country of those before. */
static void
settle_owner_before(const struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	const struct unit *other =
			first == unit->head ? NULL : unit_of(work, first);
	if (other && other->actor.code[0])
		settle_copy_country(unit, other->actor.code, other->code_index);
}

/* "The miners ... their leader", "the rebels ... their commander": he leads
 * people, too; not "their employer". */
static bool
leads_people(const struct actor_workspace *work, const struct unit *unit,
		const struct mention *owner)
{
	const struct trait *trait = view_trait(work, owner);
	bool leader = unit->agent
		      && (unit->agent->of_its_body
				      || unit->agent->sector[0] == SECTOR_MIL);
	return leader
	       && (pronoun_is_surely_plural(work, unit->pronoun)
			       || (trait && trait->plural));
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
		unit->with = settle_further_parties(work, &group);
		settle_make_agents(work, unit, unit->with);
	} else {
		owner = refer_owner(work, unit->head);
	}
	if (!owner || !owner->actor.code[0]) {
		settle_owner_before(work, unit);
		return;
	}
	settle_copy_country(unit, owner->actor.code,
			settle_code_index(work, owner->actor.code));
	/* "its head", "her office": what the owner is, as no word tells more;
	 * "its president" of a union. */
	bool vague = unit->agent && unit->agent->of_its_body
		     && unit->actor.sector[0] == SECTOR_UNK
		     && owner->actor.sector[0];
	struct actor body = owner->actor;
	body.person = body.person && !leads_people(work, unit, owner);
	bool led = unit->agent && !unit->former && unit->actor.person
		   && !body.person && agent_yields_to(unit->agent, &body);
	if (vague || led)
		memcpy(unit->actor.sector, owner->actor.sector,
				sizeof unit->actor.sector);
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

/* "flew to Quito to meet his counterpart": of the other country. */
static void
settle_country_of_counterpart(const struct actor_workspace *work,
		struct unit *unit, const struct mention *owner)
{
	uint16_t own = settle_code_index(work, owner->actor.code);
	uint16_t other = home_of_other(work, own);
	const struct name_row *row =
			other ? work->gazetteer->country[other - 1] : NULL;
	if (unit->actor.code[0] || !owner->actor.code[0] || !row
			|| view_is_plural(work, unit->head))
		return;
	settle_copy_country(unit, row->code, (uint16_t)(other - 1));
	unit->guessed = true;
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
	settle_country_of_counterpart(work, unit, owner);
}

/* "the foreign ministers of both countries" */
static bool
settle_of_several(struct actor_workspace *work, struct unit *unit)
{
	uint16_t child = work->child[unit->head];
	for (; child; child = work->sibling[child]) {
		struct group group;
		if (token_at(work, child)->deprel != DEPREL_NMOD
				|| !(view_case(work, child) & CLASS_OF)
				|| !view_is_plural(work, unit->head))
			continue;
		refer_find_group(work, child, NULL, &group);
		if (group.count < 2)
			continue;
		const char *code = group.member[0]->actor.code;
		settle_copy_country(unit, code, settle_code_index(work, code));
		unit->with = settle_further_parties(work, &group);
		settle_make_agents(work, unit, unit->with);
		return true;
	}
	return false;
}

/* "In Chile, the police charged the protesters", where a text told of those of
 * Mexico before. Rebels and firms may be abroad. */
static uint16_t
place_of_people(const struct actor_workspace *work, const struct unit *unit)
{
	unsigned sector = unit->actor.sector[0];
	bool here = sector == SECTOR_COP || sector == SECTOR_CVL;
	return here ? settle_scene(work, unit) : 0;
}

/* What a section on another land tells of "the president" is not of him. */
static bool
is_met_elsewhere(const struct actor_workspace *work, const struct unit *unit,
		const struct referent *referent)
{
	uint16_t place = work->land;
	if (!place && !referent->actor.name.len)
		place = place_of_people(work, unit);
	return place && referent->actor.code[0]
	       && place - 1 != referent->code_index
	       && group_is_country(work, referent->code_index);
}

/* The same office or body, spoken of before. */
static bool
settle_same(const struct actor_workspace *work, struct unit *unit)
{
	const struct referent *referent = memory_find_agent(work, unit->agent);
	if (!referent || is_met_elsewhere(work, unit, referent))
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
	settle_copy_country(unit, referent->actor.code, referent->code_index);
	return true;
}

/* "The president of the club". */
static bool
is_of_something(const struct actor_workspace *work, const struct unit *unit)
{
	uint16_t child = work->child[unit->head];
	for (; child; child = work->sibling[child])
		if (child > unit->last && view_case(work, child) & CLASS_OF)
			return true;
	return false;
}

/* "The President", under the title "President Ruiz's call with leaders". */
static bool
settle_of_title(const struct actor_workspace *work, struct unit *unit)
{
	if (view_is_plural(work, unit->head) || unit->former
			|| !is_bare_noun(work, unit)
			|| is_of_something(work, unit))
		return false;
	for (unsigned i = 0; i < work->head_count; i++) {
		const struct name_row *head = work->head[i];
		bool elsewhere = work->any_locative
				 && work->any_locative != head->code_index + 1;
		if (elsewhere || !head->office
				|| &work->gazetteer->agent[head->office - 1]
						   != unit->agent)
			continue;
		settle_copy_country(unit, head->code, head->code_index);
		return true;
	}
	return false;
}

/* "The Secretary-General", when the phrase does not tell of whom. */
static bool
is_mostly_of_body(const struct unit *unit)
{
	return unit->agent->mostly && !unit->owned
	       && code_is_international(unit->agent->code);
}

/* "the guerrillas", in notes that name no country, since all are of one. */
static void
settle_mostly(const struct actor_workspace *work, struct unit *unit)
{
	if (!unit->mostly || unit->actor.code[0] || unit->outside)
		return;
	uint16_t own = settle_code_index(work, unit->mostly->code);
	if (is_mostly_of_body(unit)) {
		settle_copy_country(unit, unit->mostly->code, own);
		return;
	}
	bool told = false;
	for (uint16_t i = 0; i < work->gazetteer->code_count; i++)
		told = told || (work->surveyed[i] && group_is_country(work, i));
	if (told && !work->surveyed[own])
		return;
	settle_copy_country(unit, unit->mostly->code, own);
	unit->guessed = true;
}

/* "soldiers", "police": nobody in particular. */
static bool
is_anybody(const struct actor_workspace *work, const struct unit *unit)
{
	return !view_has_determiner(work, unit->head)
	       && (view_is_plural(work, unit->head)
			       || unit->agent->kind == AGENT_BODY
			       || unit->agent->kind == AGENT_GROUP);
}

/* "Health Minister Petrova" is of the country that the article speaks of. */
static bool
is_titled(const struct unit *unit)
{
	return unit->actor.person && unit->actor.name.len;
}

/* Whose country nothing tells but what stands beside them. */
static bool
is_of_no_country(const struct actor_workspace *work, const struct unit *unit)
{
	/* Of a body a name of its own says whose it is, or nothing does. */
	bool named = unit->kind == UNIT_AGENT && unit->actor.name.len
		     && !is_titled(unit);
	/* "the two leaders": of the countries spoken of, not of one; but
	 * deputies are those of one parliament, and "groups of students" are
	 * students. */
	bool several = unit->agent->of_its_body
		       && unit->actor.sector[0] != SECTOR_LEG
		       && !(class_at(work, unit->head) & CLASS_MEASURE)
		       && view_is_plural(work, unit->head);
	/* "a terrorist attack in Nairobi" */
	return named || several || unit->agent->of_anywhere
	       || unit->agent->kind == AGENT_THING
	       || unit->actor.sector[0] == SECTOR_UNK
	       || unit->actor.sector[0] == SECTOR_NONE;
}

/* Somebody new ("a student", the "passenger" of "passenger trains") may be of
 * anywhere, even where a text names one country alone. */
static enum memory_trust
trust_in_memory(const struct actor_workspace *work, const struct unit *unit,
		bool definite)
{
	bool state = settle_is_state(&unit->actor);
	bool sure = definite || is_anybody(work, unit);
	if (!sure)
		return MEMORY_PLACE;
	return state ? MEMORY_STATE : MEMORY_PEOPLE;
}

/* "Kenya", "the Kenyan government", "Kenya's army". */
static bool
is_state(const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY
	       || (mention->kind != MENTION_PRONOUN
			       && settle_is_state(&mention->actor));
}

/* Code index + 1 of the state that is the one subject of the sentence before;
 * 0 none. */
static uint16_t
state_before(const struct actor_workspace *work)
{
	const struct mentions *out = work->out;
	uint32_t sentence = work->sentence_index;
	uint16_t found = 0;
	for (uint32_t i = sentence ? out->first[sentence - 1] : 0;
			sentence && i < out->first[sentence]; i++) {
		const struct trait *trait = &work->trait[i];
		uint16_t code = (uint16_t)(trait->code_index + 1);
		if (!trait->subject)
			continue;
		if (!out->at[i].actor.code[0] || out->at[i].assumed
				|| !is_state(&out->at[i])
				|| !group_is_country(work, trait->code_index)
				|| (found && found != code))
			return 0;
		found = code;
	}
	return found;
}

/* "met in {Beijing}": a town behind who acts, and no country, is where the
 * sentence happens. */
static bool
is_in_town(const struct actor_workspace *work, const struct unit *unit)
{
	bool town = false;
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *place = &work->unit[i];
		if (place->code_index + 1 != work->locative
				|| place->kind > UNIT_PLACE)
			continue;
		if (place->kind == UNIT_COUNTRY || place->head < unit->head)
			return false;
		town = true;
	}
	return town;
}

/* "LIMA - ... the finance minister met bankers in Beijing": he who acts for a
 * state travels; he is of the state that acted before, or of the dateline's. 0:
 * no other than the town's is told. */
static uint16_t
country_of_traveller(const struct actor_workspace *work,
		const struct unit *unit)
{
	if (!work->locative || !unit->actor.person
			|| view_is_plural(work, unit->head)
			|| !settle_is_state(&unit->actor)
			|| !is_in_town(work, unit))
		return 0;
	uint16_t state = state_before(work);
	return state ? state : work->dateline;
}

/* Code index + 1 of the country that the article speaks of, or where the
 * sentence happens, as far as that tells whose the agent is; 0 none. */
static uint16_t
country_spoken_of(const struct actor_workspace *work, const struct unit *unit,
		bool definite)
{
	uint16_t scene = settle_scene(work, unit);
	if (!scene && work->any_locative && settle_acts_where_it_is(unit))
		return work->any_locative;
	if (scene && scene != work->locative)
		return scene;
	uint16_t country = country_of_traveller(work, unit);
	if (country)
		return country;
	country = memory_country(work, trust_in_memory(work, unit, definite));
	/* Where opponents meet tells nothing. */
	bool venue = country && country == work->locative;
	uint16_t home = venue ? home_of_opponent(work, unit) : 0;
	return home ? home : country;
}

static uint32_t
names_at(const struct actor_workspace *work, uint32_t token)
{
	const struct trie *names = &work->gazetteer->names;
	uint32_t node = trie_first(names, token_at(work, token)->lower);
	return node ? names->value[node] : 0;
}

/* The country whose adjective stands at the token, in either case; null: none.
 */
static const struct name_row *
nationality_at(const struct actor_workspace *work, uint32_t token)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	uint32_t chain = names_at(work, token);
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (entry->kind == NAME_ADJECTIVE && entry->count == 1)
			return &gazetteer->row[entry->row];
	}
	return NULL;
}

/* Of the towns of a name the largest; null: none. */
static const struct place *
town_at(const struct actor_workspace *work, uint32_t token)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct place *found = NULL;
	uint32_t chain = names_at(work, token);
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (entry->kind != NAME_PLACE || entry->count != 1)
			continue;
		const struct place *place = &gazetteer->place[entry->row];
		if (!place->weak
				&& (!found || place->population > found->population))
			found = place;
	}
	return found;
}

/* "La Universidad de Barcelona": the town that ends the name. */
static bool
settle_town(const struct actor_workspace *work, struct unit *unit)
{
	if (unit->last < unit->first + 2u
			|| !(class_at(work, unit->last - 1u) & CLASS_OF))
		return false;
	const struct place *town = town_at(work, unit->last);
	if (town)
		settle_copy_country(unit, town->code, town->country);
	return town != NULL;
}

bool
settle_nationality(const struct actor_workspace *work, struct unit *unit)
{
	const struct name_row *found = NULL;
	if (!gazetteer_traits(work->gazetteer)->noun_first)
		return false;
	for (uint32_t i = unit->first + 1u; i <= unit->last; i++) {
		const struct name_row *row = nationality_at(work, i);
		if (row && found && row->code_index != found->code_index)
			return false;
		found = row ? row : found;
	}
	if (!found)
		return settle_town(work, unit);
	settle_copy_country(unit, found->code, found->code_index);
	return true;
}

/* "The President and Prime Minister": one article for both. */
static bool
shares_article(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	return first != unit->head && unit->actor.person
	       && view_is_definite(work, first)
	       && !view_has_determiner(work, unit->head)
	       && !view_is_plural(work, unit->head);
}

/* "The President and Vice President": of the one named before, who has him. */
static bool
settle_deputy(const struct actor_workspace *work, struct unit *unit)
{
	const struct unit *other =
			unit_of(work, view_first_conjunct(work, unit->head));
	if (!unit->agent->deputy || !other || !other->actor.code[0]
			|| !other->actor.person)
		return false;
	settle_copy_country(unit, other->actor.code, other->code_index);
	return true;
}

/* The country that the article or the sentence speaks of. */
static void
take_country(const struct actor_workspace *work, struct unit *unit,
		uint16_t country, enum country_from from)
{
	const struct name_row *row =
			country ? work->gazetteer->country[country - 1] : NULL;
	if (!row)
		return;
	settle_copy_country(unit, row->code, (uint16_t)(country - 1));
	unit->country_from = (uint8_t)from;
}

static bool
is_named_here(const struct actor_workspace *work, uint16_t country)
{
	for (unsigned i = 0; i < work->unit_count; i++)
		if (work->unit[i].actor.code[0]
				&& work->unit[i].code_index + 1 == country)
			return true;
	return false;
}

/* "Foreign Minister Rezaei accused Germany", "two senators rejected the pact
 * with Japan" */
static bool
acts_abroad(const struct actor_workspace *work, const struct unit *unit)
{
	switch (unit->actor.sector[0]) {
	case SECTOR_GOV:
		return is_titled(unit)
		       && token_at(work, unit->head)->deprel == DEPREL_NSUBJ;
	case SECTOR_LEG:
	case SECTOR_PTY:
	case SECTOR_OPP:
		return home_is_dealt_with(work, unit);
	default:
		return false;
	}
}

/* "VIENNA - Iran refused. Foreign Minister Rezaei accused Germany": he is of
 * the state that acted before, which his sentence names nowhere. */
static bool
settle_of_state_before(const struct actor_workspace *work, struct unit *unit)
{
	if (!acts_abroad(work, unit))
		return false;
	uint16_t state = state_before(work);
	if (!state || is_named_here(work, state))
		return false;
	take_country(work, unit, state, COUNTRY_FROM_EARLIER);
	return true;
}

static void
take_country_spoken_of(const struct actor_workspace *work, struct unit *unit,
		bool definite)
{
	if (settle_of_state_before(work, unit))
		return;
	uint16_t country = country_spoken_of(
			work, unit, definite || is_titled(unit));
	if (country) {
		bool here = settle_acts_where_it_is(unit)
			    && (country == work->any_locative
					    || country == settle_scene(work,
							    unit));
		take_country(work, unit, country,
				here ? COUNTRY_FROM_PLACE
				     : COUNTRY_FROM_ARTICLE);
		return;
	}
	country = home_of(work, unit);
	unit->guessed = unit->assumed = country != 0;
	take_country(work, unit, country, COUNTRY_FROM_SENTENCE);
}

/* What told the country, where another than the unit's own words may: from
 * what stands beside it, from what was said before, from the title. */
static enum country_from
find_country_told(struct actor_workspace *work, struct unit *unit)
{
	if (settle_conjunct(work, unit))
		return COUNTRY_FROM_BESIDE;
	if (settle_of_several(work, unit))
		return COUNTRY_FROM_EARLIER;
	bool shared = shares_article(work, unit);
	bool definite = shared || view_is_definite(work, unit->head);
	if (definite && settle_same(work, unit))
		return COUNTRY_FROM_EARLIER;
	if (definite && settle_of_title(work, unit))
		return COUNTRY_FROM_TITLE;
	if (shared && settle_deputy(work, unit))
		return COUNTRY_FROM_BESIDE;
	return COUNTRY_FROM_WORDS;
}

static void
find_agent_country(struct actor_workspace *work, struct unit *unit)
{
	if (unit->actor.code[0] || unit->outside)
		return;
	if (unit->pronoun) {
		settle_possessor(work, unit);
		unit->country_from = COUNTRY_FROM_OWNER;
		return;
	}
	unit->country_from = (uint8_t)find_country_told(work, unit);
	if (unit->country_from != COUNTRY_FROM_WORDS
			|| is_of_no_country(work, unit)
			|| is_mostly_of_body(unit))
		return;
	unit->open = true;
	take_country_spoken_of(work, unit,
			shares_article(work, unit)
					|| view_is_definite(work, unit->head));
}

void
settle_agent_country(struct actor_workspace *work, struct unit *unit)
{
	find_agent_country(work, unit);
	bool told = unit->actor.code[0];
	settle_mostly(work, unit);
	if (!told && unit->actor.code[0])
		unit->country_from = COUNTRY_FROM_NOUN;
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

/* "marcha campesina", "carga policial"; but "acción militar" tells the kind,
 * and "protesta popular" is no party's. */
static bool
is_doer(const struct actor_workspace *work, const struct unit *unit)
{
	return unit->actor.sector[0] != SECTOR_MIL
	       && unit->actor.sector[0] != SECTOR_PTY
	       && view_tells_doer(work, unit->head);
}

/* "EU member {Hungary}": the country right behind one of a body of states, who
 * is no person of it; null none. */
static const struct unit *
named_member(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t at = unit->last + 1u;
	uint16_t over = at <= work->count ? work->unit_over[at] : 0;
	const struct unit *country = over ? &work->unit[over - 1] : NULL;
	if (!country || country->kind != UNIT_COUNTRY || country->first != at
			|| unit->kind != UNIT_AGENT
			|| unit->agent->kind != AGENT_PERSON
			|| !unit->agent->of_its_body
			|| !code_is_international(unit->actor.code))
		return NULL;
	const struct token *token = token_at(work, country->head);
	return token->deprel == DEPREL_APPOS && token->head == unit->head
			       ? country
			       : NULL;
}

static void
settle_member(struct actor_workspace *work, struct unit *unit,
		const struct unit *country)
{
	unit->actor = country->actor;
	unit->code_index = country->code_index;
	unit->source = country->source;
	unit->sourced = country->sourced;
	if (settle_is_party(work, unit->head))
		unit->actor.sector[0] = SECTOR_GOV;
	mention_put(work, unit, MENTION_COUNTRY);
}

void
settle_agent(struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	bool modifier = !unit->further
			&& (view_is_modifier(work, unit->head)
					|| view_is_modifier(work, first));
	const struct unit *member =
			unit->agent ? named_member(work, unit) : NULL;
	if (member && !modifier) {
		settle_member(work, unit, member);
		return;
	}
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
	if (modifier && !is_doer(work, unit)
			&& (token_at(work, unit->head)->upos == UPOS_ADJ
					|| is_vague(&unit->actor)))
		return;
	if (modifier)
		mention_put(work, unit, MENTION_ADJECTIVE);
	else
		mention_put(work, unit,
				unit->actor.name.len ? MENTION_NAME
						     : MENTION_AGENT);
}
