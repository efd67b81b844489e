#include "actor/scan.h"

#include "base/utf8.h"

bool
scan_is_capitalised(struct str form)
{
	size_t at = 0;
	return form.len && utf8_is_upper(utf8_next(form, &at));
}

static bool
is_capitals(struct str form)
{
	size_t letters = 0;
	for (size_t at = 0; at < form.len;) {
		uint32_t code = utf8_next(form, &at);
		if (utf8_is_lower(code))
			return false;
		letters += utf8_is_letter(code);
	}
	return letters > 0;
}

/* Some word of it begins with a capital. */
static bool
has_capital(const struct actor_workspace *work, uint32_t first, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (scan_is_capitalised(form_at(work, first + i)))
			return true;
	return false;
}

/* "El alto comisionado para {la Paz}": behind a word of purpose a town's
 * article has its capital, and another one belongs to a thing. */
static bool
is_purpose(const struct actor_workspace *work, const struct name_entry *entry,
		uint32_t first)
{
	return (entry->kind == NAME_CAPITAL || entry->kind == NAME_PLACE)
	       && gazetteer_traits(work->gazetteer)->noun_first && first > 1
	       && class_at(work, first - 1) & CLASS_FOR;
}

/* As written; in capitals throughout, when the name is long enough not to be
 * an acronym; "the" and a sentence's first word in either case. */
bool
scan_is_spelled(const struct actor_workspace *work,
		const struct name_entry *entry, uint32_t first)
{
	if (entry->any_case)
		return has_capital(work, first, entry->count);
	for (unsigned i = 0; i < entry->count; i++) {
		const struct token *token = token_at(work, first + i);
		if (token->form == entry->forms[i])
			continue;
		struct str form = text_of_token(work->text, token);
		if (!i && entry->count > 1
				&& class_at(work, first) & CLASS_DEFINITE
				&& !is_purpose(work, entry, first))
			continue;
		if (is_capitals(form) && (form.len > 3 || entry->count > 1))
			continue;
		bool initial = first + i == 1
			       && entry->forms[i] == token->lower;
		if (!initial)
			return false;
	}
	return true;
}

/* The row in force on the article's day; else the one that ended last, else
 * the first to come. Without a day, the one that ends last. */
static bool
is_nearer(const struct name_row *row, const struct name_row *than, int32_t day)
{
	if (day == ACTOR_NO_DAY)
		return row->to > than->to
		       || (row->to == than->to && row->from > than->from);
	bool in = row->from <= day && day <= row->to;
	bool than_in = than->from <= day && day <= than->to;
	if (in || than_in)
		return in && !than_in;
	bool over = row->to < day, than_over = than->to < day;
	if (over != than_over)
		return over;
	return over ? row->to > than->to : row->from < than->from;
}

/* How often the article named the row's country so far, in this sentence too.
 */
static uint32_t
mentions_of(const struct actor_workspace *work, const struct name_row *row)
{
	uint32_t count = work->mentioned[row->code_index];
	for (unsigned i = 0; i < work->unit_count; i++)
		count += work->unit[i].row
			 && work->unit[i].row->code_index == row->code_index;
	return count;
}

static bool
is_of_dateline(const struct actor_workspace *work, const struct name_row *row)
{
	return work->dateline == row->code_index + 1;
}

/* The nearer one, else the one of a country that the article named more, before
 * or, failing that, in its dateline, or at all; or the one whose country has
 * others there. */
static bool
is_preferred(const struct actor_workspace *work, const struct name_row *row,
		const struct name_row *than)
{
	if (is_nearer(row, than, work->day))
		return true;
	if (is_nearer(than, row, work->day))
		return false;
	uint32_t own = mentions_of(work, row), other = mentions_of(work, than);
	if (own == other) {
		own = is_of_dateline(work, row);
		other = is_of_dateline(work, than);
	}
	if (own == other) {
		own = work->surveyed[row->code_index];
		other = work->surveyed[than->code_index];
	}
	if (own == other) {
		own = work->peopled[row->code_index];
		other = work->peopled[than->code_index];
	}
	return own > other;
}

struct choice {
	const struct name_row *country, *actor;
	uint8_t country_kind;
	uint8_t layer;
	bool in_address; /* a region beside a town of it */
	const struct place *place;
};

static void
choose_country(const struct actor_workspace *work, struct choice *choice,
		const struct name_row *row, uint8_t kind)
{
	const struct name_row *best = choice->country;
	bool more = best && mentions_of(work, row) > mentions_of(work, best);
	bool better = !best || kind < choice->country_kind
		      || (kind == choice->country_kind && more);
	if (better) {
		choice->country = row;
		choice->country_kind = kind;
	}
}

/* The first entry of the uppermost layer that names an actor so; null when none
 * does. */
static const struct name_entry *
top_of_chain(const struct scan *scan, uint32_t chain, uint32_t first)
{
	const struct gazetteer *gazetteer = scan->work->gazetteer;
	const struct name_entry *top = NULL;
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (entry->kind != NAME_PLACE
				&& (!top || entry->layer > top->layer)
				&& scan_is_spelled(scan->work, entry, first))
			top = entry;
	}
	return top;
}

/* Whether a row of an upper layer takes the place of the entry's. A language's
 * own row leaves that of the same name in the tables of all languages: another
 * term of the same person. */
static bool
is_hidden(const struct scan *scan, const struct name_entry *entry,
		const struct name_entry *top)
{
	const struct gazetteer *gazetteer = scan->work->gazetteer;
	if (!top || entry->kind == NAME_PLACE || entry->layer >= top->layer)
		return false;
	const struct name_row *row = &gazetteer->row[top->row];
	bool same_folder = entry->layer / LAYERS_IN_FOLDER
			   == top->layer / LAYERS_IN_FOLDER;
	return !same_folder || row_is_void(row)
	       || !str_equal(row->name, gazetteer->row[entry->row].name);
}

/* What the spellings that end in `first` of a chain denote here. */
static bool
choose(const struct scan *scan, uint32_t chain, uint32_t first, uint32_t last,
		struct choice *choice)
{
	const struct actor_workspace *work = scan->work;
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct name_entry *top = top_of_chain(scan, chain, first);
	*choice = (struct choice){ .layer = top ? top->layer : 0 };
	bool any = false;
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		if (is_hidden(scan, entry, top)
				|| !scan_is_spelled(work, entry, first))
			continue;
		if (entry->kind == NAME_CAPITAL && place_is_hamlet(work, first))
			continue;
		any = true;
		if (entry->kind == NAME_PLACE) {
			/* Which one: place.c. */
			const struct place *place =
					&gazetteer->place[entry->row];
			if (place_is_admitted(work, entry, first))
				choice->place = place;
			choice->in_address |= place->weak
					      && place_is_in_address(work,
							      place, first);
			continue;
		}
		const struct name_row *row = &gazetteer->row[entry->row];
		if (row_is_void(row))
			continue;
		if (entry->kind != NAME_ACTOR)
			choose_country(work, choice, row, entry->kind);
		else if (first == last && namesake_is(work, row, first))
			continue;
		else if (!choice->actor
				|| is_preferred(work, row, choice->actor))
			choice->actor = row;
	}
	return any;
}

static uint8_t
unit_kind_of(uint8_t name_kind)
{
	switch (name_kind) {
	case NAME_CAPITAL:
		return UNIT_CAPITAL;
	case NAME_SEAT:
		return UNIT_SEAT;
	case NAME_ADJECTIVE:
		return UNIT_ADJECTIVE;
	case NAME_DEMONYM:
		return UNIT_DEMONYM;
	default:
		return UNIT_COUNTRY;
	}
}

uint32_t
scan_head_of(const struct actor_workspace *work, uint32_t first, uint32_t last)
{
	uint32_t found = 0;
	for (uint32_t i = first; i <= last; i++) {
		const struct token *token = token_at(work, i);
		bool inside = token->head >= first && token->head <= last;
		if (inside || token->upos == UPOS_PUNCT)
			continue;
		bool small = token->deprel == DEPREL_CASE
			     || token->deprel == DEPREL_DET
			     || token->deprel == DEPREL_CC;
		if (!found
				|| (!small && token->upos == UPOS_PROPN
						&& token_at(work, found)->upos
								   != UPOS_PROPN
						&& token_at(work, found)->upos
								   != UPOS_NOUN))
			found = i;
	}
	return found ? found : last;
}

struct unit *
scan_put_unit(struct scan *scan, struct unit unit)
{
	struct actor_workspace *work = scan->work;
	unit.head = (uint16_t)scan_head_of(work, unit.first, unit.last);
	unit.phrase_first = unit.first;
	unit.phrase_last = unit.last;
	/* Each unit takes a head token of its own, so there is room. */
	if (work->unit_at[unit.head])
		return NULL;
	work->unit[work->unit_count++] = unit;
	work->unit_at[unit.head] = (uint16_t)work->unit_count;
	for (uint32_t i = unit.first; i <= unit.last; i++)
		if (!work->unit_over[i])
			work->unit_over[i] = (uint16_t)work->unit_count;
	return &work->unit[work->unit_count - 1];
}

/* The match is the last word of a longer name. */
static bool
is_surname_alone(const struct scan *scan, const struct choice *choice,
		uint32_t first, uint32_t last)
{
	struct str form = form_at(scan->work, last);
	const struct name_row *row = choice->actor;
	return first == last && row && row->person && row->name.len > form.len
	       && str_ends(row->name, form)
	       && row->name.at[row->name.len - form.len - 1] == ' ';
}

/* A match inside a longer name of a person counts only when it is the end of
 * that person's own name: "Donald J. Trump", but not "Ivanka Trump". */
static bool
fits_person(const struct scan *scan, const struct choice *choice,
		const struct span *span, uint32_t first, uint32_t last)
{
	const struct actor_workspace *work = scan->work;
	if (first <= span->first && last >= span->last)
		return true;
	/* Whoever adds a name wants it found, but not each of his family. */
	if (choice->layer >= LAYERS_IN_FOLDER && last == span->last
			&& !is_surname_alone(scan, choice, first, last))
		return true;
	if (!choice->actor || !choice->actor->person || last != span->last)
		return false;
	struct str begins = form_at(work, span->first);
	struct str name = choice->actor->name;
	return str_starts(name, begins) && name.len > begins.len
	       && name.at[begins.len] == ' ';
}

/* "Asunción Tlacolulita" is not Asunción: where nouns lead their phrase, a name
 * of a place that goes on is another one's. */
static bool
goes_on(const struct scan *scan, uint32_t first, uint32_t last)
{
	const struct actor_workspace *work = scan->work;
	if (!gazetteer_traits(work->gazetteer)->noun_first
			|| last >= work->count)
		return false;
	const struct token *next = token_at(work, last + 1);
	bool flat = next->deprel == DEPREL_FLAT && next->head >= first
		    && next->head <= last;
	bool tagged = scan->span_over[last]
		      && scan->span_over[last] == scan->span_over[last + 1];
	return next->upos == UPOS_PROPN
	       && scan_is_capitalised(form_at(work, last + 1))
	       && (flat || tagged);
}

/* "{Lyon} police", "a {Milan} court": a town, though the network takes it for a
 * body, where police or courts are called by it. */
static bool
is_before_police(
		const struct scan *scan, const struct span *span, uint32_t last)
{
	const struct actor_workspace *work = scan->work;
	const struct agent_row *agent = NULL;
	if (span->last != last || last == work->count
			|| gazetteer_traits(work->gazetteer)->noun_first
			|| !scan_match_agent(work, last + 1, &agent))
		return false;
	return agent->sector[0] == SECTOR_COP || agent->sector[0] == SECTOR_JUD;
}

static bool
unit_of_choice(const struct scan *scan, const struct choice *choice,
		uint32_t first, uint32_t last, struct unit *unit)
{
	const struct actor_workspace *work = scan->work;
	uint16_t over = scan->span_over[first];
	const struct span *span = over ? &scan->span[over - 1] : NULL;
	bool person = span && span->tag == NAME_B_PER && !choice->in_address;
	*unit = (struct unit){ .first = (uint16_t)first,
		.last = (uint16_t)last };
	if (person && !fits_person(scan, choice, span, first, last))
		return false;
	if (person && span->first < first)
		unit->first = (uint16_t)span->first;
	bool actor = choice->actor && !choice->in_address
		     && (!choice->country || (person && choice->actor->person));
	if (actor) {
		unit->row = choice->actor;
		unit->kind = choice->actor->code[0] == '-' ? UNIT_NOBODY
							   : UNIT_ACTOR;
		return true;
	}
	unit->place = choice->place;
	bool town = !choice->country || choice->country_kind == NAME_CAPITAL;
	if (town && goes_on(scan, first, last))
		return false;
	if (choice->country) {
		unit->row = choice->country;
		unit->kind = unit_kind_of(choice->country_kind);
		return true;
	}
	unit->kind = UNIT_PLACE;
	if (choice->place && choice->in_address)
		return true;
	if (!choice->place || token_at(work, last)->upos != UPOS_PROPN)
		return false;
	/* What the network takes for a person or body, too, behind "in", or
	 * when it is a name of several words. */
	return (!person && !(span && span->tag == NAME_B_ORG))
	       || (!person && is_before_police(scan, span, last))
	       || place_is_told(work, first)
	       || (last > first && !choice->place->weak);
}

/* The longest name that begins at `first`; its last token, 0 when none. */
static uint32_t
match_name(const struct scan *scan, uint32_t first, struct unit *unit)
{
	const struct actor_workspace *work = scan->work;
	const struct trie *names = &work->gazetteer->names;
	uint32_t found = 0;
	uint32_t node = trie_first(names, token_at(work, first)->lower);
	for (uint32_t last = first; node;) {
		struct choice choice;
		struct unit here;
		uint32_t chain = names->value[node];
		if (chain && choose(scan, chain, first, last, &choice)
				&& unit_of_choice(scan, &choice, first, last,
						&here)) {
			*unit = here;
			unit->chain = chain;
			found = last;
		}
		if (++last > work->count)
			break;
		node = trie_next(names, node, token_at(work, last)->lower);
	}
	return found;
}

/* "El Banco Mundial": the article belongs to no shorter name that hides the
 * longer one behind it ("El Banco", a town). */
static bool
is_hiding(const struct scan *scan, uint32_t first, uint32_t last)
{
	struct unit behind;
	return last > first && class_at(scan->work, first) & CLASS_DEFINITE
	       && match_name(scan, first + 1, &behind) > last;
}

/* The land that a word names with the rest of the name of `land`: the "North"
 * of "North and South Korea", "North and South Korean". */
static bool
name_shared(const struct actor_workspace *work, uint32_t word,
		const struct unit *land, struct unit *unit)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	uint32_t node = trie_first(
			&gazetteer->names, token_at(work, word)->lower);
	for (uint32_t i = land->first + 1u; node && i <= land->last; i++)
		node = trie_next(&gazetteer->names, node,
				token_at(work, i)->lower);
	uint32_t chain = node ? gazetteer->names.value[node] : 0;
	for (; chain; chain = gazetteer->entry[chain - 1].next) {
		const struct name_entry *entry = &gazetteer->entry[chain - 1];
		const struct name_row *row = &gazetteer->row[entry->row];
		if (entry->kind == NAME_PLACE || entry->kind == NAME_ACTOR
				|| row_is_void(row) || row == land->row
				|| unit_kind_of(entry->kind) != land->kind)
			continue;
		*unit = (struct unit){ .kind = land->kind,
			.row = row,
			.first = (uint16_t)word,
			.last = (uint16_t)word };
		return true;
	}
	return false;
}

/* The land of several words that stands behind `word` and "and"; null none. */
static const struct unit *
land_behind_and(const struct actor_workspace *work, uint32_t word)
{
	uint16_t over = work->unit_over[word + 2];
	const struct unit *land = over ? &work->unit[over - 1] : NULL;
	if (!land || land->kind > UNIT_DEMONYM || !land->row
			|| land->first != word + 2 || land->last == land->first)
		return NULL;
	return token_at(work, word + 1)->upos == UPOS_CCONJ ? land : NULL;
}

static void
scan_shared_names(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 1; i + 3 <= work->count; i++) {
		const struct unit *land = land_behind_and(work, i);
		struct unit unit;
		if (land && !work->unit_over[i]
				&& scan_is_capitalised(form_at(work, i))
				&& name_shared(work, i, land, &unit))
			scan_put_unit(scan, unit);
	}
}

/* Of a folder laid over ours: whoever adds a name wants it found. */
static bool
is_added(const struct actor_workspace *work, const struct unit *unit)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	for (uint32_t chain = unit->chain; chain;
			chain = gazetteer->entry[chain - 1].next)
		if (gazetteer->entry[chain - 1].layer >= LAYERS_IN_FOLDER)
			return true;
	return false;
}

/* The name is somebody else's than the table's. */
static bool
is_namesake(const struct actor_workspace *work, const struct unit *unit)
{
	if (is_added(work, unit))
		return false;
	if (unit->kind == UNIT_ACTOR)
		return namesake_is_of_other_land(work, unit);
	return unit->kind <= UNIT_PLACE && namesake_is_person(work, unit);
}

static void
scan_names(struct scan *scan)
{
	for (uint32_t i = 1; i <= scan->work->count;) {
		struct unit unit;
		uint32_t last = match_name(scan, i, &unit);
		if (last && is_hiding(scan, i, last))
			last = 0;
		if (last && !is_namesake(scan->work, &unit))
			scan_put_unit(scan, unit);
		i = last ? last + 1 : i + 1;
	}
}

/* "Advisor Eyal Hulata", "Dr. Eyal Hulata": a person, whatever the tag. */
static bool
follows_title(const struct actor_workspace *work, uint32_t token)
{
	if (token < 2)
		return false;
	uint16_t over = work->unit_over[token - 1];
	const struct unit *unit = over ? &work->unit[over - 1] : NULL;
	return class_at(work, token - 1) & CLASS_TITLE
	       || (unit && unit->kind == UNIT_AGENT
			       && unit->agent->kind == AGENT_PERSON
			       && scan_is_capitalised(
					       form_at(work, unit->head)));
}

/* A noun by which texts speak again of a country: "kingdom", "north". */
static bool
is_word_for_land(const struct actor_workspace *work, uint32_t token)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	const struct trie *references = &gazetteer->references;
	uint32_t node = trie_first(references, token_at(work, token)->lower);
	uint32_t value = node ? references->value[node] : 0;
	if (!value)
		return false;
	uint8_t means = gazetteer->reference[value - 1].means;
	return means == REFERENCE_COUNTRY || means == REFERENCE_QUALIFIED;
}

/* "The Gulf emirate", "the North": what the network takes for the name of a
 * body, too, where it describes a country that was named. */
static bool
is_description(const struct actor_workspace *work, const struct span *span)
{
	if (!is_word_for_land(work, span->last))
		return false;
	if (!scan_is_capitalised(form_at(work, span->last)))
		return true;
	return span->first == span->last && span->first > 1
	       && class_at(work, span->first - 1) & CLASS_DEFINITE;
}

/* Names that only the network knows. */
static void
scan_tagged(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (unsigned i = 0; i < scan->span_count; i++) {
		const struct span *span = &scan->span[i];
		/* "https://..." is nobody. */
		struct str form = form_at(work, span->first);
		if (span->tag == NAME_B_LOC || span->tag == NAME_O
				|| str_find_byte(form, '/') < form.len
				|| is_description(work, span))
			continue;
		struct unit unit = { .first = (uint16_t)span->first,
			.last = (uint16_t)span->last };
		bool person = span->tag == NAME_B_PER
			      || follows_title(work, span->first);
		unit.kind = person ? UNIT_PERSON : UNIT_BODY;
		uint32_t head = scan_head_of(work, span->first, span->last);
		struct unit *known =
				work->unit_over[head]
						? &work->unit[work->unit_over[head]
								- 1]
						: NULL;
		if (!known) {
			scan_put_unit(scan, unit);
			continue;
		}
		/* "China Harbour Engineering Company": the agent noun is the
		 * head of a name. */
		if (known->kind == UNIT_AGENT && span->tag == NAME_B_ORG
				&& known->agent->kind != AGENT_PERSON) {
			known->named = unit.first < known->first
				       || unit.last > known->last;
			known->first = unit.first;
			known->last = unit.last;
			known->phrase_first = unit.first;
			known->phrase_last = unit.last;
		}
	}
}

/* The same without a tag: proper nouns right before a capitalised agent. */
static void
scan_named_bodies(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (unsigned i = 0; i < work->unit_count; i++) {
		struct unit *unit = &work->unit[i];
		if (unit->kind != UNIT_AGENT || unit->named
				|| unit->agent->kind != AGENT_BODY
				|| !scan_is_capitalised(
						form_at(work, unit->head)))
			continue;
		uint32_t first = unit->first;
		bool unknown = false;
		while (first > 1
				&& token_at(work, first - 1)->upos == UPOS_PROPN
				&& scan_is_capitalised(
						form_at(work, first - 1))) {
			first--;
			unknown = unknown || !work->unit_over[first];
		}
		if (!unknown)
			continue;
		unit->named = true;
		unit->first = unit->phrase_first = (uint16_t)first;
	}
}

/* A name that the article gave may be tagged as something else. */
static bool
may_be_name(const struct actor_workspace *work, uint32_t token)
{
	switch (token_at(work, token)->upos) {
	case UPOS_INTJ:
	case UPOS_NOUN:
	case UPOS_X:
		return memory_find_name(work, token, token) != NULL;
	default:
		return false;
	}
}

/* Capitalised words behind a title that no table and no tag knows, and short
 * forms of names that the article gave before. */
static void
scan_untagged(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 1; i <= work->count; i++) {
		bool proper = token_at(work, i)->upos == UPOS_PROPN;
		if (work->unit_over[i] || !scan_is_capitalised(form_at(work, i))
				|| (!proper && !may_be_name(work, i)))
			continue;
		uint32_t last = i;
		while (last < work->count && !work->unit_over[last + 1]
				&& token_at(work, last + 1)->upos == UPOS_PROPN)
			last++;
		uint16_t over = i > 1 ? work->unit_over[i - 1] : 0;
		const struct unit *title = over ? &work->unit[over - 1] : NULL;
		bool titled = title && title->kind == UNIT_AGENT
			      && title->last == i - 1;
		bool body = titled && title->agent->kind == AGENT_BODY
			    && !title->named
			    && !scan_is_capitalised(form_at(work, title->head));
		titled = titled && title->agent->kind == AGENT_PERSON;
		if (titled || body || class_at(work, i) & CLASS_TITLE
				|| memory_find_name(work, i, last)) {
			struct unit unit = { .kind = body ? UNIT_BODY
							  : UNIT_PERSON,
				.first = (uint16_t)i,
				.last = (uint16_t)last };
			if (class_at(work, i) & CLASS_TITLE && last > i)
				unit.first++;
			scan_put_unit(scan, unit);
		}
		i = last;
	}
}

/* "dozens of protesters": the head word only counts. */
/* "Thousands marched in Minsk": people, with nothing behind that says so. */
static bool
is_crowd(const struct actor_workspace *work, uint32_t token, uint32_t class)
{
	return class & CLASS_MEASURE && view_is_plural(work, token)
	       && view_is_subject(work, token);
}

static bool
has_of_phrase(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (child > token && view_case(work, child) & CLASS_OF)
			return true;
	return false;
}

static void
scan_measures(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 1; i <= work->count; i++) {
		uint32_t class = class_at(work, i)
				 | word_class(work->gazetteer,
						 token_at(work, i)->lemma);
		bool number = token_at(work, i)->upos == UPOS_NUM;
		if (work->unit_over[i] || !(class & CLASS_MEASURE || number))
			continue;
		if (has_of_phrase(work, i) || is_crowd(work, i, class))
			scan_put_unit(scan,
					(struct unit){ .kind = UNIT_MEASURE,
							.first = (uint16_t)i,
							.last = (uint16_t)i });
	}
}

/* Where the words behind `last` that spell an acronym begin, 0 if they do not:
 * "Sahel Dawn Movement (SDM"; small words do not count. */
static uint32_t
spelled_from(const struct actor_workspace *work, uint32_t last,
		struct str acronym)
{
	size_t left = acronym.len;
	uint32_t first = 0;
	for (uint32_t i = last; i && left; i--) {
		struct str form = form_at(work, i);
		bool small = class_at(work, i)
					     & (CLASS_OF | CLASS_FOR
							     | CLASS_DEFINITE)
			     || token_at(work, i)->upos == UPOS_CCONJ;
		if (small && i < last)
			continue;
		if (!form.len || form.at[0] != acronym.at[left - 1])
			return 0;
		left--;
		first = i;
	}
	return left ? 0 : first;
}

/* A body that only the text knows, by the acronym that it gives it. */
static void
scan_defined(struct scan *scan)
{
	struct actor_workspace *work = scan->work;
	for (uint32_t i = 4; i < work->count; i++) {
		struct str form = form_at(work, i);
		if (form.len < 2 || !is_capitals(form)
				|| !str_equal(form_at(work, i - 1), STR("("))
				|| !str_equal(form_at(work, i + 1), STR(")"))
				|| work->unit_over[i - 2])
			continue;
		uint32_t first = spelled_from(work, i - 2, form);
		bool free = first > 0;
		for (uint32_t k = first; free && k < i - 1; k++)
			free = !work->unit_over[k]
			       || work->unit[work->unit_over[k] - 1].kind
						  <= UNIT_PLACE;
		if (free)
			scan_put_unit(scan,
					(struct unit){ .kind = UNIT_BODY,
							.first = (uint16_t)
									first,
							.last = (uint16_t)(i
									   - 2) });
	}
}

void
scan_sentence(struct actor_workspace *work)
{
	struct scan scan = { .work = work };
	uint32_t places = work->count + 1;
	scan.span = ARENA_NEW(&work->scratch, struct span, places);
	scan.span_over = ARENA_NEW(&work->scratch, uint16_t, places);
	scan_find_spans(&scan);
	scan_mend_spans(&scan);
	scan_names(&scan);
	scan_shared_names(&scan);
	place_choose(work);
	scan_agents(&scan);
	scan_tagged(&scan);
	scan_named_bodies(&scan);
	scan_defined(&scan);
	scan_untagged(&scan);
	scan_measures(&scan);
}
