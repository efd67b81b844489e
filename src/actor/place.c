/* Which of several places of one name is meant: "Paris, Texas", "Córdoba" in a
 * report on Argentina. What counts, from the strongest: a region or country
 * named right beside it that holds it, a country of the same sentence, the
 * countries of the whole text, the dateline, a capital, and how many people
 * live there. */
#include "actor/settle.h"

enum points {
	POINTS_BESIDE = 40,
	POINTS_REGION = 15,
	POINTS_SENTENCE = 12,
	POINTS_DOCUMENT = 6,
	POINTS_DOCUMENT_MOST = 10,
	POINTS_DATELINE = 5,
	POINTS_CAPITAL = 4,
	POINTS_KNOWN = 4,
};

/* More people live in no hamlet, and in hardly a quarter. */
enum { HAMLET_POPULATION = 100000 };

bool
place_is_told(const struct actor_workspace *work, uint32_t first)
{
	if (first < 2)
		return false;
	uint32_t before = class_at(work, first - 1);
	return before & CLASS_LOCATIVE
	       || (before & CLASS_OF && first > 2
			       && class_at(work, first - 2) & CLASS_PROVINCE);
}

/* "Redcar steelworkers": a town of people of some trade or office; but "Lincoln
 * supporters", "Nelson aides" are a politician's. */
static bool
is_before_people(const struct actor_workspace *work, uint32_t first)
{
	const struct token *name = token_at(work, first);
	uint32_t noun = name->head;
	if (name->deprel != DEPREL_COMPOUND || noun != first + 1
			|| !view_is_plural(work, noun))
		return false;
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct agent_row *people = agent_at(gazetteer,
			trie_first(&gazetteer->agents,
					token_at(work, noun)->lemma));
	return people && people->kind == AGENT_PERSON && !people->of_its_body
	       && people->sector[0] != SECTOR_CVL;
}

/* "los agricultores de Lorca": people of some trade, of a town. */
static bool
is_behind_people(const struct actor_workspace *work, uint32_t first)
{
	if (first < 3 || !(class_at(work, first - 1) & CLASS_OF)
			|| !gazetteer_traits(work->gazetteer)->noun_first
			|| !view_is_plural(work, first - 2))
		return false;
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct agent_row *people = agent_at(gazetteer,
			trie_first(&gazetteer->agents,
					token_at(work, first - 2)->lemma));
	return people && people->kind == AGENT_PERSON && !people->of_its_body
	       && sector_in(people->sector[0], SECTORS_PRIVATE)
	       && people->sector[0] != SECTOR_CVL;
}

bool
place_is_hamlet(const struct actor_workspace *work, uint32_t first)
{
	return first > 1 && class_at(work, first - 1) & CLASS_HAMLET;
}

static bool
is_namesake(const struct actor_workspace *work, const struct place *place,
		uint32_t first)
{
	return !place->is_region && place->population > HAMLET_POPULATION
	       && place_is_hamlet(work, first);
}

static const struct name_entry *
entry_of(const struct actor_workspace *work, uint32_t chain)
{
	return chain ? &work->gazetteer->entry[chain - 1] : NULL;
}

/* The spellings of the longest name that begins at `first`, 0 none, and its
 * last token. */
static uint32_t
longest_name(const struct actor_workspace *work, uint32_t first, uint32_t *end)
{
	const struct trie *names = &work->gazetteer->names;
	uint32_t node = trie_first(names, token_at(work, first)->lower);
	uint32_t chain = 0;
	*end = first;
	for (uint32_t last = first; node;) {
		if (names->value[node]) {
			chain = names->value[node];
			*end = last;
		}
		if (++last > work->count)
			break;
		node = trie_next(names, node, token_at(work, last)->lower);
	}
	return chain;
}

/* Whether what is spelled so at `first` lies in the region. */
static bool
lies_in(const struct actor_workspace *work, uint32_t chain, uint32_t first,
		const struct place *region)
{
	const struct name_entry *entry = entry_of(work, chain);
	for (; entry; entry = entry_of(work, entry->next)) {
		if (entry->kind != NAME_PLACE
				|| !scan_is_spelled(work, entry, first))
			continue;
		const struct place *place = &work->gazetteer->place[entry->row];
		if (place->region == region->region && !place->is_region)
			return true;
	}
	return false;
}

static bool
is_mark(const struct actor_workspace *work, uint32_t token)
{
	struct str form = form_at(work, token);
	return str_equal(form, STR(",")) || str_equal(form, STR("("));
}

bool
place_is_in_address(const struct actor_workspace *work,
		const struct place *region, uint32_t first)
{
	if (!region->is_region || !region->region)
		return false;
	uint16_t over = first > 2 && is_mark(work, first - 1)
					? work->unit_over[first - 2]
					: 0;
	const struct unit *before = over ? &work->unit[over - 1] : NULL;
	if (before && lies_in(work, before->chain, before->first, region))
		return true;
	uint32_t next = first + 2, last;
	return next <= work->count && is_mark(work, first + 1)
	       && lies_in(work, longest_name(work, next, &last), next, region);
}

bool
place_is_admitted(const struct actor_workspace *work,
		const struct name_entry *entry, uint32_t first)
{
	const struct place *place = &work->gazetteer->place[entry->row];
	if (is_namesake(work, place, first))
		return false;
	return !place->weak || place_is_told(work, first)
	       || is_before_people(work, first) || is_behind_people(work, first)
	       || place_is_in_address(work, place, first);
}

/* ----------------------------------------------------------------- survey */

/* The first entry of a chain that is spelled as the words at `first` are; null:
 * none is left. */
static const struct name_entry *
spelled_there(const struct actor_workspace *work, uint32_t chain,
		uint32_t first)
{
	const struct name_entry *entry = entry_of(work, chain);
	while (entry && !scan_is_spelled(work, entry, first))
		entry = entry_of(work, entry->next);
	return entry;
}

static bool
names_country(const struct name_entry *entry)
{
	return entry->kind == NAME_COUNTRY || entry->kind == NAME_ADJECTIVE
	       || entry->kind == NAME_DEMONYM;
}

static bool
names_capital(const struct name_entry *entry)
{
	return entry->kind == NAME_CAPITAL;
}

static bool
names_actor(const struct name_entry *entry)
{
	return entry->kind == NAME_ACTOR;
}

/* The country of what a chain of spellings names, if all of it is of the kind
 * and of one country; -1 none. */
static int
country_named(const struct actor_workspace *work, uint32_t chain,
		uint32_t first, bool (*is_kind)(const struct name_entry *))
{
	int found = -1;
	const struct name_entry *entry = spelled_there(work, chain, first);
	for (; entry; entry = spelled_there(work, entry->next, first)) {
		if (!is_kind(entry))
			return -1;
		int own = work->gazetteer->row[entry->row].code_index;
		if (found >= 0 && found != own)
			return -1;
		found = own;
	}
	return found;
}

/* The country of a town whose name no other country and nobody bears; -1 none,
 * or nobody asks (is_unsaid_home). */
static int
country_of_town(const struct actor_workspace *work, uint32_t chain,
		uint32_t first)
{
	int found = -1;
	if (!gazetteer_traits(work->gazetteer)->home_unsaid)
		return -1;
	const struct name_entry *entry = spelled_there(work, chain, first);
	for (; entry; entry = spelled_there(work, entry->next, first)) {
		if (entry->kind != NAME_PLACE)
			return -1;
		const struct place *place = &work->gazetteer->place[entry->row];
		if (place->weak || (found >= 0 && found != place->country))
			return -1;
		found = place->country;
	}
	return found;
}

int
place_country_at(const struct actor_workspace *work, uint32_t first,
		uint32_t *last)
{
	uint32_t chain = longest_name(work, first, last);
	return country_named(work, chain, first, names_country);
}

/* "{Kenya}", "{Kenya}'s army", "{Kenyan} soldiers", "soldiers in {Kenya}"; not
 * "talks with {Kenya}". */
static bool
is_of_subject(const struct actor_workspace *work, uint32_t name)
{
	const struct token *token = token_at(work, name);
	if (view_is_subject(work, name))
		return true;
	if (!token->head || token->head > work->count
			|| !view_is_subject(work, token->head))
		return false;
	switch (token->deprel) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_NMOD_POSS:
		return true;
	case DEPREL_NMOD:
		return settle_place_classes(work, name)
		       & (CLASS_OF | CLASS_LOCATIVE);
	default:
		return false;
	}
}

/* The sentence that a dateline stands before. */
static bool
is_lead(const struct actor_workspace *work)
{
	const struct sentence *sentence = work->sentence;
	return sentence_dateline(sentence)
	       || (work->sentence_index && sentence_dateline(sentence - 1));
}

/* The first country whose name, ending at `name`, acts behind the dateline. */
static void
note_leader(struct actor_workspace *work, uint16_t country, uint32_t name)
{
	if (!work->led_by && is_lead(work) && group_is_country(work, country)
			&& is_of_subject(work, name))
		work->led_by = (uint16_t)(country + 1);
}

/* The town of the dateline, and whether the text names it again. */
static void
note_town(struct actor_workspace *work, uint32_t first, uint32_t last)
{
	word_id word = token_at(work, last)->lower;
	if (first > sentence_dateline(work->sentence))
		work->town_again |= word == work->dateline_town;
	else if (first == 1)
		work->dateline_town = word;
}

/* Counts the country named at `first`; returns where to go on. */
static uint32_t
survey_name(struct actor_workspace *work, uint32_t first)
{
	uint32_t end;
	uint32_t chain = longest_name(work, first, &end);
	int country = country_named(work, chain, first, names_country);
	int actors = country_named(work, chain, first, names_actor);
	note_town(work, first, end);
	if (country >= 0)
		work->surveyed[country]++;
	if (country >= 0 && first > sentence_dateline(work->sentence))
		note_leader(work, (uint16_t)country, end);
	if (actors >= 0)
		work->peopled[actors]++;
	int capital = country_named(work, chain, first, names_capital);
	if (capital >= 0)
		work->seated[capital]++;
	int town = country_of_town(work, chain, first);
	if (town >= 0)
		work->towned[town]++;
	return end + 1;
}

/* Asks for the words of sentence `s`, if there is one: see view_sentence. */
static void
expect_names(const struct actor_workspace *work, uint32_t s)
{
	const struct text *text = work->text;
	if (s >= text->sentence_count)
		return;
	const struct sentence *next = &text->sentences[s];
	for (uint32_t i = 0; i < next->count; i++)
		trie_expect(&work->gazetteer->names,
				text->tokens[next->first + i].lower);
}

void
place_survey(struct actor_workspace *work)
{
	work->led_by = 0;
	work->dateline_town = WORD_NONE;
	work->town_again = false;
	memset(work->surveyed, 0,
			work->gazetteer->code_count * sizeof *work->surveyed);
	memset(work->peopled, 0,
			work->gazetteer->code_count * sizeof *work->peopled);
	memset(work->towned, 0,
			work->gazetteer->code_count * sizeof *work->towned);
	memset(work->seated, 0,
			work->gazetteer->code_count * sizeof *work->seated);
	for (uint32_t s = 0; s < work->text->sentence_count; s++) {
		work->sentence = &work->text->sentences[s];
		work->sentence_index = s;
		work->count = work->sentence->count;
		expect_names(work, s + 1);
		for (uint32_t i = 1; i <= work->count;)
			i = survey_name(work, i);
	}
}

/* In some way, but for its dateline. */
static bool
names_somehow(const struct actor_workspace *work, uint16_t country)
{
	return work->surveyed[country] || work->peopled[country]
	       || work->towned[country] > 1 || work->seated[country] > 1;
}

bool
place_is_abroad(const struct actor_workspace *work, uint16_t country)
{
	enum { AGAIN_AND_AGAIN = 3 };
	if (names_somehow(work, country))
		return false;
	if (work->led_by && work->led_by != country + 1 && !work->town_again)
		return true;
	for (uint16_t i = 0; i < work->gazetteer->code_count; i++)
		if (group_is_country(work, i)
				&& work->surveyed[i] >= AGAIN_AND_AGAIN)
			return true;
	return false;
}

/* --------------------------------------------------------------- evidence */

static bool
is_country_unit(const struct unit *unit)
{
	return unit->kind == UNIT_COUNTRY || unit->kind == UNIT_ADJECTIVE
	       || unit->kind == UNIT_DEMONYM;
}

/* Whether a unit names the country, or the region, that holds the place; or the
 * chief town of the region, whose name provinces bear: "Cartagena (Murcia)". */
static bool
holds(const struct actor_workspace *work, const struct unit *unit,
		const struct place *place)
{
	const struct name_entry *entry = entry_of(work, unit->chain);
	if (is_country_unit(unit) && unit->row
			&& unit->row->code_index == place->country)
		return true;
	for (; entry; entry = entry_of(work, entry->next)) {
		if (entry->kind != NAME_PLACE)
			continue;
		const struct place *region =
				&work->gazetteer->place[entry->row];
		if (region != place && place->region
				&& region->region == place->region
				&& scan_is_spelled(work, entry, unit->first))
			return true;
	}
	return false;
}

static const struct unit *
unit_over(const struct actor_workspace *work, uint32_t token)
{
	uint16_t over = token >= 1 && token <= work->count
					? work->unit_over[token]
					: 0;
	return over ? &work->unit[over - 1] : NULL;
}

static bool
joins_address(const struct actor_workspace *work, uint32_t token)
{
	struct str form = form_at(work, token);
	return str_equal(form, STR(",")) || str_equal(form, STR("("))
	       || class_at(work, token) & CLASS_LOCATIVE;
}

/* "Cordoba, Argentina", "Cordoba (Argentina)", "Cordoba in Argentina",
 * "Argentina's Cordoba" */
static bool
is_beside(const struct actor_workspace *work, const struct unit *unit,
		const struct place *place)
{
	uint32_t behind = unit->last + 1u;
	const struct unit *next = unit_over(work, behind + 1);
	if (next && behind < work->count && joins_address(work, behind)
			&& holds(work, next, place))
		return true;
	/* "Meta, Granada" */
	const struct unit *region =
			unit->first > 2 && is_mark(work, unit->first - 1u)
					? unit_over(work, unit->first - 2u)
					: NULL;
	if (region && region->place && region->place->is_region
			&& holds(work, region, place))
		return true;
	const struct unit *before = unit_over(work, unit->first - 1u);
	if (!before && unit->first > 2
			&& token_at(work, unit->first - 1u)->deprel
					   == DEPREL_CASE)
		before = unit_over(work, unit->first - 2u);
	return before && before != unit && before->kind != UNIT_CAPITAL
	       && holds(work, before, place);
}

static int
log2_of(uint32_t number)
{
	int bits = 0;
	for (; number > 1; number >>= 1)
		bits++;
	return bits;
}

/* "El PP de Valencia", "Murcia y Valencia": where papers leave their own
 * country unsaid, its towns, parties and persons tell which it is. */
static bool
is_unsaid_home(const struct actor_workspace *work, uint16_t country)
{
	return gazetteer_traits(work->gazetteer)->home_unsaid
	       && work->peopled[country] + work->towned[country] > 0;
}

/* What the sentence and the text say for a country. */
static int
points_of_country(const struct actor_workspace *work, const struct unit *unit,
		uint16_t country)
{
	int points = 0;
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *other = &work->unit[i];
		if (other != unit && is_country_unit(other) && other->row
				&& other->row->code_index == country)
			points = POINTS_SENTENCE;
	}
	uint32_t named = work->surveyed[country];
	if (named)
		points += POINTS_DOCUMENT
			  + (int)(named < POINTS_DOCUMENT_MOST
							  ? named
							  : POINTS_DOCUMENT_MOST);
	else if (is_unsaid_home(work, country))
		points += POINTS_DOCUMENT;
	if (work->dateline == country + 1)
		points += POINTS_DATELINE;
	return points;
}

static int
points_of_place(const struct actor_workspace *work, const struct unit *unit,
		const struct place *place)
{
	/* A region is as good as a city of a million. */
	int points = place->is_region && !place->weak
				     ? 20
				     : log2_of(place->population);
	points += place->known ? POINTS_KNOWN : 0;
	points += points_of_country(work, unit, place->country);
	if (is_beside(work, unit, place))
		return points + POINTS_BESIDE;
	for (unsigned i = 0; i < work->unit_count; i++)
		if (&work->unit[i] != unit && work->unit[i].place
				&& work->unit[i].place->is_region
				&& holds(work, &work->unit[i], place))
			return points + POINTS_REGION;
	return points;
}

/* "Atlanta, Georgia", "the state of Georgia", "Georgia state" */
static bool
is_told_as_region(const struct actor_workspace *work, const struct unit *unit,
		const struct place *region)
{
	if (!region->is_region)
		return false;
	uint32_t of = unit->first - 1u, behind = unit->last + 1u;
	if (of > 1 && class_at(work, of) & CLASS_OF
			&& class_at(work, of - 1) & CLASS_PROVINCE)
		return true;
	if (behind <= work->count && class_at(work, behind) & CLASS_PROVINCE)
		return true;
	const struct unit *city = unit_over(work, of - 1);
	const struct name_entry *entry =
			city && of > 1 && str_equal(form_at(work, of), STR(","))
					? entry_of(work, city->chain)
					: NULL;
	for (; entry; entry = entry_of(work, entry->next)) {
		const struct place *place = &work->gazetteer->place[entry->row];
		if (entry->kind == NAME_PLACE && !place->is_region
				&& place->region
				&& place->region == region->region)
			return true;
	}
	return false;
}

/* "Armenia, Quindío": a town that bears the name of a country. */
static bool
is_in_region(const struct actor_workspace *work, const struct unit *unit,
		const struct place *town)
{
	uint32_t behind = unit->last + 1u;
	const struct unit *next = unit_over(work, behind + 1);
	return !town->is_region && town->region && next && behind < work->count
	       && is_mark(work, behind) && next->place && next->place->is_region
	       && holds(work, next, town);
}

/* ----------------------------------------------------------------- choice */

/* "GENEVA (Agency) -": a dateline that names no region means the town that all
 * know, and none of its name that is much smaller; where a town at home stands
 * without its country it may be that one ("Córdoba (Efe)"). */
static bool
is_dwarfed(const struct actor_workspace *work, const struct unit *unit,
		const struct place *place)
{
	enum { TIMES = 8 };
	const struct name_entry *entry = entry_of(work, unit->chain);
	if (unit->head > sentence_dateline(work->sentence) || place->is_region
			|| gazetteer_traits(work->gazetteer)->home_unsaid
			|| is_beside(work, unit, place))
		return false;
	for (; entry; entry = entry_of(work, entry->next)) {
		const struct place *other = &work->gazetteer->place[entry->row];
		if (entry->kind == NAME_PLACE
				&& other->population / TIMES
						   > place->population)
			return true;
	}
	return false;
}

static const struct place *
best_place(const struct actor_workspace *work, const struct unit *unit,
		bool own_country, int *points)
{
	const struct place *best = NULL;
	const struct name_entry *entry = entry_of(work, unit->chain);
	for (; entry; entry = entry_of(work, entry->next)) {
		if (entry->kind != NAME_PLACE
				|| !place_is_admitted(work, entry, unit->first)
				|| !scan_is_spelled(work, entry, unit->first))
			continue;
		const struct place *place = &work->gazetteer->place[entry->row];
		if ((own_country && place->country != unit->row->code_index)
				|| is_dwarfed(work, unit, place))
			continue;
		int own = points_of_place(work, unit, place);
		if (best && (own < *points || (own == *points && place->population <= best->population)))
			continue;
		best = place;
		*points = own;
	}
	return best;
}

static void
become_place(struct unit *unit, const struct place *place)
{
	unit->kind = UNIT_PLACE;
	unit->place = place;
	unit->row = NULL;
}

/* A capital stays one unless another place of its name is better known here;
 * a country unless the text says that its namesake region is meant. */
static void
choose_for_country(struct actor_workspace *work, struct unit *unit)
{
	int points = 0;
	const struct place *best = best_place(work, unit, false, &points);
	uint16_t country = unit->row->code_index;
	bool other = best && best->country != country;
	if (other && unit->kind == UNIT_CAPITAL) {
		int own = 0;
		const struct place *capital =
				best_place(work, unit, true, &own);
		if (!capital)
			own = 21 + points_of_country(work, unit, country);
		other = points > own + POINTS_CAPITAL;
	} else if (other) {
		other = is_told_as_region(work, unit, best)
			|| is_in_region(work, unit, best);
	}
	if (other) {
		become_place(unit, best);
		return;
	}
	unit->place = best_place(work, unit, true, &points);
}

void
place_choose(struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		struct unit *unit = &work->unit[i];
		if (!unit->place)
			continue;
		int points = 0;
		if (unit->kind == UNIT_PLACE)
			unit->place = best_place(work, unit, false, &points);
		else if (unit->kind == UNIT_CAPITAL
				|| unit->kind == UNIT_COUNTRY)
			choose_for_country(work, unit);
		else if (unit->kind == UNIT_SEAT
				&& place_is_told(work, unit->first))
			/* "in Brussels": not the Union. */
			become_place(unit,
					best_place(work, unit, false, &points));
	}
}
