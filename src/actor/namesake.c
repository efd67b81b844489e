/* Names that are not the table's: persons of whom only the surname stands
 * there, and whose phrase says another country ("Honduran President Castro",
 * "President Castro of Honduras" is nobody of Cuba); bodies that every land has
 * ("the Armenian Security Council"); persons who are called as a land is. */
#include "actor/scan.h"
#include "actor/sector.h"
#include "actor/view.h"

/* How many words of title may stand between the country and the name. */
enum { TITLE_WORDS = 5 };

/* A word of the phrase that the name ends: it hangs on another one of it. */
static bool
is_in_phrase(const struct actor_workspace *work, uint32_t word, uint32_t name)
{
	const struct token *token = token_at(work, word);
	switch (token->upos) {
	case UPOS_ADJ:
	case UPOS_NOUN:
	case UPOS_PROPN:
		break;
	default:
		return false;
	}
	uint32_t least = name > TITLE_WORDS ? name - TITLE_WORDS : 1;
	return token->head >= least && token->head <= name;
}

/* The country told last before the name; -1 none. */
static int
country_before(const struct actor_workspace *work, uint32_t name)
{
	uint32_t word = name - 1;
	for (unsigned i = 0; i < TITLE_WORDS && word; i++, word--) {
		uint32_t last;
		bool title = is_in_phrase(work, word, name)
			     || token_at(work, name)->head == word;
		int country = title ? place_country_at(work, word, &last) : -1;
		if (!title)
			return -1;
		if (country >= 0 && last < name)
			return country;
	}
	return -1;
}

/* "Castro of Honduras", "(CNE) of Honduras": the country behind "of"; -1 none.
 */
static int
country_behind(const struct actor_workspace *work, uint32_t name)
{
	uint32_t word = name + 1;
	if (word < work->count && str_equal(form_at(work, word), STR(")")))
		word++;
	if (word >= work->count || !(class_at(work, word) & CLASS_OF))
		return -1;
	word++;
	if (token_at(work, word)->upos == UPOS_DET && word < work->count)
		word++;
	uint32_t last;
	int country = place_country_at(work, word, &last);
	const struct token *token = token_at(work, last);
	bool of_name = token->deprel == DEPREL_NMOD && token->head <= name
		       && token->head + (uint32_t)TITLE_WORDS > name;
	return of_name ? country : -1;
}

bool
namesake_is(const struct actor_workspace *work, const struct name_row *row,
		uint32_t name)
{
	if (!row->person || !row->code[0])
		return false;
	int country = country_before(work, name);
	if (country < 0)
		country = country_behind(work, name);
	return country >= 0 && country != row->code_index;
}

/* The country whose name, adjective or people ends right before `first`, which
 * may be its owner; -1 none. */
static int
land_before(const struct actor_workspace *work, uint32_t first)
{
	uint32_t end = first - 1;
	if (end > 1 && token_at(work, end)->upos == UPOS_PART)
		end--;
	for (uint32_t word = end; word && word + TITLE_WORDS > end; word--) {
		uint32_t last;
		int country = place_country_at(work, word, &last);
		if (country >= 0 && last == end)
			return country;
	}
	return -1;
}

/* "National security council": what any land may have, and calls so. */
static bool
is_common(const struct actor_workspace *work, const struct unit *unit)
{
	const struct agent_row *common = NULL;
	return scan_match_agent(work, unit->first, &common) == unit->last
	       && common->kind == AGENT_BODY
	       && (common->mostly || !common->code[0]);
}

/* The sentence names a place of that country before the unit. */
static bool
is_at_home(const struct actor_workspace *work, const struct unit *unit)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *place = &work->unit[i];
		if (place->kind <= UNIT_PLACE && place->last < unit->first
				&& (place->row ? place->row->code_index
					       : place->place->country)
						   == unit->row->code_index)
			return true;
	}
	return false;
}

/* "The Foreign Office refused", after "Pakistan's Foreign Office called him":
 * the country of the one that was told of; -1 none. */
static int
land_told_of(const struct actor_workspace *work, const struct unit *unit)
{
	const struct agent_row *common = NULL;
	if (code_is_international(unit->row->code) || is_at_home(work, unit))
		return -1;
	scan_match_agent(work, unit->first, &common);
	const struct referent *known = memory_find_agent(work, common);
	return known && known->actor.code[0] && !known->actor.person
			       ? known->code_index
			       : -1;
}

/* "A French {Security Council} draft" is of no council of France. */
static bool
is_before_thing(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t head = scan_head_of(work, unit->first, unit->last);
	uint32_t noun = token_at(work, head)->head;
	return view_is_modifier(work, head) && noun && noun <= work->count
	       && token_at(work, noun)->upos == UPOS_NOUN;
}

/* Bodies of several countries are called so by this one word: "CNE", "CUT". */
static bool
is_shared(const struct actor_workspace *work, const struct unit *unit)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	uint32_t node = trie_first(
			&gazetteer->names, token_at(work, unit->first)->lower);
	uint32_t chain = node ? gazetteer->names.value[node] : 0;
	if (unit->first != unit->last || code_is_international(unit->row->code))
		return false;
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		const struct name_row *row = &gazetteer->row[entry->row];
		if (entry->kind == NAME_ACTOR && row->code[0]
				&& row->code_index != unit->row->code_index
				&& !code_is_international(row->code))
			return true;
	}
	return false;
}

/* "el CNE {hondureño}"; -1 none. */
static int
adjective_behind(const struct actor_workspace *work, uint32_t name)
{
	uint32_t word = name + 1, last;
	if (word > work->count || token_at(work, word)->upos != UPOS_ADJ)
		return -1;
	return place_country_at(work, word, &last);
}

/* Of a body that several countries have: another country than the row's is
 * told by its phrase, or by the dateline where the text names none of its own.
 */
static bool
is_of_untold_land(const struct actor_workspace *work, const struct unit *unit)
{
	uint16_t own = unit->row->code_index;
	int land = country_behind(work, unit->last);
	if (land < 0)
		land = adjective_behind(work, unit->last);
	if (land >= 0)
		return land != own;
	return work->dateline && work->dateline != own + 1
	       && !work->mentioned[own] && !work->surveyed[own];
}

bool
namesake_is_of_other_land(
		const struct actor_workspace *work, const struct unit *unit)
{
	if (!unit->row->person && is_shared(work, unit))
		return is_of_untold_land(work, unit);
	if (unit->row->person || !is_common(work, unit))
		return false;
	int land = land_before(work, unit->first);
	if (land >= 0 && is_before_thing(work, unit))
		return false;
	if (land < 0)
		land = country_behind(work, unit->last);
	if (land < 0)
		land = land_told_of(work, unit);
	return land >= 0 && land != unit->row->code_index;
}

static bool
is_party_row(const struct name_row *row)
{
	return !row->person && row->sector[0] == SECTOR_PTY
	       && !code_is_international(row->code);
}

/* "The Democratic Progressive {Party}": parties of many lands may be called so,
 * while "Likud" is one alone. */
static bool
ends_with_common(const struct actor_workspace *work, const struct unit *unit)
{
	const struct agent_row *common = NULL;
	return unit->last > unit->first
	       && scan_match_agent(work, unit->last, &common) == unit->last;
}

int
namesake_land_of_party(
		const struct actor_workspace *work, const struct unit *unit)
{
	if (!is_party_row(unit->row))
		return -1;
	int land = land_before(work, unit->first);
	if (land < 0)
		land = country_behind(work, unit->last);
	if (land < 0 && work->dateline && ends_with_common(work, unit)
			&& !work->surveyed[unit->row->code_index])
		land = work->dateline - 1;
	return land == unit->row->code_index ? -1 : land;
}

/* The land acts elsewhere in the article so far, or beside others here. */
static bool
is_land_told(const struct actor_workspace *work, const struct unit *unit)
{
	uint16_t code = unit->row ? unit->row->code_index
				  : unit->place->country;
	bool joined = unit->last < work->count
		      && token_at(work, unit->last + 1u)->upos == UPOS_CCONJ;
	return work->mentioned[code] || joined;
}

/* "Mr. Paris", "Sen. Jordan", "Judge Israel". */
static bool
is_behind_title(const struct actor_workspace *work, uint32_t name)
{
	uint32_t title = name - 1;
	const struct agent_row *agent = NULL;
	if (!title)
		return false;
	if (class_at(work, title) & CLASS_TITLE)
		return true;
	bool article = title > 1 && token_at(work, title - 1)->upos == UPOS_DET;
	return !article && token_at(work, title)->deprel == DEPREL_NMOD_DESC
	       && token_at(work, title)->head == name
	       && scan_is_capitalised(form_at(work, title))
	       && scan_match_agent(work, title, &agent) == title
	       && agent->kind == AGENT_PERSON
	       && sector_in(agent->sector[0], SECTORS_OF_OFFICE);
}

/* Where people stand as well as lands: as subject, as object ("destituyó a
 * {Santander}", but "visitó Santander"), where something is for or against
 * them; not "en Santander", nor "el gobernador de Santander". */
static bool
may_be_person(const struct actor_workspace *work, uint32_t name)
{
	const uint32_t place = CLASS_LOCATIVE | CLASS_OF | CLASS_TO;
	bool marks = gazetteer_traits(work->gazetteer)->noun_first;
	switch (token_at(work, name)->deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_IOBJ:
	case DEPREL_OBL_ARG:
		return true;
	case DEPREL_OBJ:
		return !marks || view_has_case(work, name);
	case DEPREL_NMOD:
	case DEPREL_OBL:
		return marks && !(view_case(work, name) & place);
	default:
		return false;
	}
}

bool
namesake_is_person(const struct actor_workspace *work, const struct unit *unit)
{
	if (unit->last > unit->first)
		return false;
	if (is_behind_title(work, unit->first))
		return true;
	if (!may_be_person(work, unit->first))
		return false;
	const struct referent *person =
			memory_find_name(work, unit->first, unit->last);
	return person && person->actor.person && person->surname
	       && person->surname == token_at(work, unit->first)->form
	       && !is_land_told(work, unit);
}
