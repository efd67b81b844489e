#include "actor/load.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

enum status
load_columns(struct loader *loader, const char *const *name,
		struct columns *columns)
{
	for (unsigned i = 0; name[i]; i++) {
		bool optional = name[i][0] == '?';
		enum status status = table_column(&loader->table,
				name[i] + optional, &columns->at[i],
				optional ? NULL : loader->error);
		if (status && !optional)
			return status;
		/* The cell behind the last: always empty. */
		if (status)
			columns->at[i] = loader->table.columns;
	}
	return STATUS_OK;
}

static struct row_source
source_here(const struct loader *loader)
{
	return (struct row_source){ loader->file, loader->line };
}

/* Keeps the cell's bytes as long as the gazetteer. */
static struct str
keep(struct loader *loader, struct str cell)
{
	return arena_copy(&loader->gazetteer->arena, cell);
}

static enum status
check_new(struct loader *loader, const struct table_row *row, uint64_t seed)
{
	/* The cells of a row lie in one piece of the file. */
	const char *end = row->cell[0].at;
	for (unsigned i = 0; i < loader->table.columns; i++)
		if (row->cell[i].len)
			end = row->cell[i].at + row->cell[i].len;
	uint64_t key = hash_more(seed + ((uint64_t)loader->layer << 32),
			str_cut(row->cell[0].at, end));
	if (!load_seen(loader, key))
		return STATUS_OK;
	return load_problem(loader, "the same row stands above");
}

static uint32_t
put_row(struct loader *loader, struct name_row row)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	row.layer = loader->layer;
	MEMORY_PUSH(gazetteer->row, gazetteer->row_count,
			gazetteer->row_capacity, row);
	return (uint32_t)gazetteer->row_count - 1;
}

/* Codes that no country has. */
enum status
load_codes(struct loader *loader)
{
	static const char *const names[] = { "code", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		struct str code = row->cell[columns.at[0]];
		uint16_t index;
		loader->line = row->line;
		status = code.len == 3 ? load_put_code(loader, code, &index)
				       : load_problem(loader,
							 "a code has three "
							 "letters");
	}
	return status;
}

enum { CODE, NAME, ALIASES, ADJECTIVE, DEMONYM, CAPITAL, SEATS };

static enum status
put_country(struct loader *loader, const struct table_row *cells,
		const struct columns *columns)
{
	struct str code = cells->cell[columns->at[CODE]];
	struct str name = cells->cell[columns->at[NAME]];
	if (code.len != 3 || !name.len)
		return load_problem(loader, "a country needs a code of three "
					    "letters and a name");
	struct name_row row = { .name = keep(loader, name),
		.source = source_here(loader),
		.from = INT32_MIN,
		.to = INT32_MAX };
	memcpy(row.code, code.at, 3);
	enum status known = load_put_code(loader, code, &row.code_index);
	if (known)
		return known;
	row.country = row.code_index >= CODES_OF_BODIES;
	uint32_t index = put_row(loader, row);
	static const struct {
		uint8_t column, kind;
	} spelling[] = { { NAME, NAME_COUNTRY }, { ALIASES, NAME_COUNTRY },
		{ ADJECTIVE, NAME_ADJECTIVE }, { DEMONYM, NAME_DEMONYM },
		{ CAPITAL, NAME_CAPITAL }, { SEATS, NAME_SEAT } };
	for (size_t i = 0; i < sizeof spelling / sizeof *spelling; i++) {
		enum status status = load_put_names(loader,
				cells->cell[columns->at[spelling[i].column]],
				spelling[i].kind, index);
		if (status)
			return status;
	}
	return STATUS_OK;
}

enum status
load_countries(struct loader *loader)
{
	static const char *const names[] = { "code", "name", "aliases",
		"adjective", "demonym", "capital", "seats", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		status = check_new(loader, row, loader->file);
		if (!status)
			status = put_country(loader, row, &columns);
	}
	return status;
}

enum {
	ACTOR_NAME,
	ACTOR_ALIASES,
	ACTOR_CODE,
	ACTOR_SECTOR,
	ACTOR_OFFICE,
	ACTOR_FROM,
	ACTOR_TO
};

static void
put_holder_word(struct loader *loader, struct str word, uint32_t row)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	word_id form = words_put(loader->words, word);
	uint32_t *first = trie_put(&gazetteer->surnames, &form, 1);
	struct holder holder = { row, *first };
	*first = (uint32_t)gazetteer->holder_count + 1;
	MEMORY_PUSH(gazetteer->holder, gazetteer->holder_count,
			gazetteer->holder_capacity, holder);
}

/* A family name stands last, in some countries first. */
static void
put_holder(struct loader *loader, struct str name, uint32_t row)
{
	bool more;
	struct str first = str_next(&name, ' ', &more);
	struct str last = first;
	while (more)
		last = str_next(&name, ' ', &more);
	put_holder_word(loader, last, row);
	if (last.at != first.at)
		put_holder_word(loader, first, row);
}

/* Code, sectors and days in office; `ok` is false where one of them is told to
 * be wrong. */
static enum status
read_actor(struct loader *loader, const struct str *cell, const unsigned *at,
		struct name_row *row, bool *ok)
{
	enum status status = load_code(loader, cell[at[ACTOR_CODE]], row->code,
			&row->code_index, ok);
	if (!status)
		status = load_sectors(loader, cell[at[ACTOR_SECTOR]],
				row->sector, ok);
	if (!status && cell[at[ACTOR_FROM]].len)
		status = load_day(loader, cell[at[ACTOR_FROM]], false,
				&row->from, ok);
	if (!status && cell[at[ACTOR_TO]].len)
		status = load_day(loader, cell[at[ACTOR_TO]], true, &row->to,
				ok);
	return status;
}

/* What the first word of a person's name says; given names are read before. */
static uint8_t
gender_of_name(struct loader *loader, struct str name)
{
	bool more;
	word_id given = load_lower(loader, str_next(&name, ' ', &more));
	return (uint8_t)word_given(loader->gazetteer, given);
}

static enum status
put_actor(struct loader *loader, const struct table_row *cells,
		const struct columns *columns)
{
	const struct str *cell = cells->cell;
	const unsigned *at = columns->at;
	struct name_row row = { .source = source_here(loader),
		.from = INT32_MIN,
		.to = INT32_MAX };
	bool ok = true;
	enum status status = read_actor(loader, cell, at, &row, &ok);
	if (status || !ok)
		return status;
	if (!cell[at[ACTOR_NAME]].len)
		return load_problem(loader, "the name is missing");
	if (row.from > row.to)
		return load_problem(loader, "\"from\" lies after \"to\"");
	row.name = keep(loader, cell[at[ACTOR_NAME]]);
	row.office = load_office(loader, cell[at[ACTOR_OFFICE]]);
	row.person = cell[at[ACTOR_OFFICE]].len > 0;
	if (row.person)
		row.gender = gender_of_name(loader, row.name);
	uint32_t index = put_row(loader, row);
	if (row.person)
		put_holder(loader, row.name, index);
	status = load_put_names(
			loader, cell[at[ACTOR_NAME]], NAME_ACTOR, index);
	if (!status)
		status = load_put_names(loader, cell[at[ACTOR_ALIASES]],
				NAME_ACTOR, index);
	return status;
}

enum status
load_actors(struct loader *loader)
{
	static const char *const names[] = { "name", "aliases", "code",
		"sector", "office", "from", "to", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		status = check_new(loader, row, 0);
		if (!status)
			status = put_actor(loader, row, &columns);
	}
	return status;
}

enum { AGENT_NOUN, AGENT_SECTOR, AGENT_KIND, AGENT_COUNTRY, AGENT_NOTE };

static enum status
agent_kind(struct loader *loader, struct str cell, uint8_t *kind, bool *ok)
{
	static const char *const names[] = { "person", "body", "group",
		"thing", "adjective" };
	for (uint8_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(cell, str_of(names[i]))) {
			*kind = i;
			return STATUS_OK;
		}
	*ok = false;
	return load_problem(loader,
			"\"%.*s\" is no kind; write person, body, group, "
			"thing or adjective",
			STR_ARG(cell));
}

static enum status
agent_note(struct loader *loader, struct str cell, struct agent_row *row)
{
	bool both = str_equal(cell, STR("of its body, mostly"));
	row->of_its_body = both || str_equal(cell, STR("of its body"));
	row->plural = str_equal(cell, STR("plural"));
	row->alone = str_equal(cell, STR("alone, mostly"));
	row->mostly = both || row->alone || str_equal(cell, STR("mostly"));
	row->nobody = str_equal(cell, STR("nobody"));
	row->of_any_body = str_equal(cell, STR("of any body"));
	row->of_anywhere = str_equal(cell, STR("of anywhere"));
	if (row->mostly && !row->code[0])
		return load_problem(loader, "of which country mostly?");
	if (!cell.len || row->of_its_body || row->plural || row->mostly
			|| row->nobody || row->of_any_body || row->of_anywhere)
		return STATUS_OK;
	return load_problem(loader,
			"\"%.*s\" is no note; write \"of its body\", "
			"\"plural\", \"mostly\", \"of its body, mostly\", "
			"\"alone, mostly\", \"nobody\", "
			"\"of any body\", \"of anywhere\" "
			"or nothing",
			STR_ARG(cell));
}

static enum status
put_agent(struct loader *loader, const struct table_row *cells,
		const struct columns *columns)
{
	const struct str *cell = cells->cell;
	const unsigned *at = columns->at;
	struct gazetteer *gazetteer = loader->gazetteer;
	struct agent_row row = { .source = source_here(loader),
		.layer = loader->layer };
	bool ok = true;
	uint16_t index;
	enum status status = load_sectors(
			loader, cell[at[AGENT_SECTOR]], row.sector, &ok);
	if (!status)
		status = agent_kind(
				loader, cell[at[AGENT_KIND]], &row.kind, &ok);
	if (!status)
		status = load_code(loader, cell[at[AGENT_COUNTRY]], row.code,
				&index, &ok);
	if (status || !ok)
		return status;
	status = agent_note(loader, cell[at[AGENT_NOTE]], &row);
	if (status)
		return status;
	if (!cell[at[AGENT_NOUN]].len)
		return load_problem(loader, "the noun is missing");
	MEMORY_PUSH(gazetteer->agent, gazetteer->agent_count,
			gazetteer->agent_capacity, row);
	return load_put_agent(loader, cell[at[AGENT_NOUN]],
			(uint32_t)gazetteer->agent_count - 1);
}

enum status
load_agents(struct loader *loader)
{
	static const char *const names[] = { "noun", "sector", "kind",
		"?country", "?note", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		loader->line = loader->table.rows[i].line;
		status = put_agent(loader, &loader->table.rows[i], &columns);
	}
	return status;
}

static const struct {
	const char *name;
	uint32_t class;
} classes[] = {
	{ "former", CLASS_FORMER },
	{ "locative", CLASS_LOCATIVE },
	{ "ethnic", CLASS_ETHNIC },
	{ "region", CLASS_REGION },
	{ "led", CLASS_LED },
	{ "based", CLASS_BASED },
	{ "by", CLASS_BY },
	{ "measure", CLASS_MEASURE },
	{ "man", CLASS_MAN },
	{ "woman", CLASS_WOMAN },
	{ "title", CLASS_TITLE },
	{ "pronoun-person", CLASS_PERSON_PRONOUN },
	{ "pronoun-thing", CLASS_THING_PRONOUN },
	{ "pronoun-plural", CLASS_PLURAL_PRONOUN },
	{ "relative", CLASS_RELATIVE },
	{ "of", CLASS_OF },
	{ "for", CLASS_FOR },
	{ "to", CLASS_TO },
	{ "definite", CLASS_DEFINITE },
	{ "deputy", CLASS_DEPUTY },
	{ "leads", CLASS_LEADS },
	{ "or", CLASS_OR },
	{ "province", CLASS_PROVINCE },
	{ "calendar", CLASS_CALENDAR },
	{ "hamlet", CLASS_HAMLET },
	{ "state", CLASS_STATE },
	{ "deed", CLASS_DEED },
	{ "address", CLASS_ADDRESS },
	{ "occasion", CLASS_OCCASION },
	{ "penalty", CLASS_PENALTY },
	{ "street", CLASS_STREET },
	{ "envoy", CLASS_ENVOY },
};

static enum status
put_classes(struct loader *loader, word_id word, struct str cell)
{
	bool more = cell.len > 0;
	while (more) {
		struct str name = str_trim(str_next(&cell, '|', &more));
		size_t i = 0, count = sizeof classes / sizeof *classes;
		while (i < count && !str_equal(name, str_of(classes[i].name)))
			i++;
		if (i < count) {
			loader->gazetteer->class[word] |= classes[i].class;
			continue;
		}
		enum status status = load_problem(loader,
				"\"%.*s\" is no class of words", STR_ARG(name));
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* The array of values by word id, long enough for the word. */
static void *
widened(struct gazetteer *gazetteer, void *values, uint32_t *count,
		size_t size, word_id word)
{
	if (word < *count)
		return values;
	uint32_t wanted = word * 2 + 64;
	void *wider = arena_zero(&gazetteer->arena, wanted * size);
	if (*count)
		memcpy(wider, values, *count * size);
	*count = wanted;
	return wider;
}

enum status
load_classes(struct loader *loader)
{
	static const char *const names[] = { "word", "class", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		word_id word = load_lower(loader, row->cell[columns.at[0]]);
		struct gazetteer *gazetteer = loader->gazetteer;
		gazetteer->class = widened(gazetteer, gazetteer->class,
				&gazetteer->class_count,
				sizeof *gazetteer->class, word);
		status = put_classes(loader, word, row->cell[columns.at[1]]);
	}
	return status;
}

enum status
load_given_names(struct loader *loader)
{
	static const char *const names[] = { "name", "gender", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		struct str gender = row->cell[columns.at[1]];
		bool man = str_equal(gender, STR("man"));
		if (!man && !str_equal(gender, STR("woman"))) {
			status = load_problem(loader,
					"expected man or woman, found "
					"\"%.*s\"",
					STR_ARG(gender));
			continue;
		}
		word_id word = load_lower(loader, row->cell[columns.at[0]]);
		struct gazetteer *gazetteer = loader->gazetteer;
		gazetteer->given = widened(gazetteer, gazetteer->given,
				&gazetteer->given_count,
				sizeof *gazetteer->given, word);
		gazetteer->given[word] = man ? GENDER_MAN : GENDER_WOMAN;
	}
	return status;
}

enum {
	PLACE_NAME,
	PLACE_ALIASES,
	PLACE_COUNTRY,
	PLACE_LATITUDE,
	PLACE_LONGITUDE,
	PLACE_POPULATION,
	PLACE_ID,
	PLACE_REGION,
	PLACE_CODE,
	PLACE_NOTE
};

/* A decimal number without regard to the locale; false when it is none. */
static bool
read_number(struct str cell, double *value)
{
	size_t at = cell.len && cell.at[0] == '-';
	double scale = 0, sum = 0;
	bool any = false;
	for (; at < cell.len; at++) {
		char c = cell.at[at];
		if (c == '.' && scale == 0) {
			scale = 1;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		any = true;
		sum = sum * 10 + (c - '0');
		scale *= 10;
	}
	sum = scale > 1 ? sum / scale : sum;
	*value = cell.len && cell.at[0] == '-' ? -sum : sum;
	return any;
}

/* Where it lies and how many live there; `ok` is false where a number is told
 * to be wrong. */
static enum status
read_place_numbers(struct loader *loader, const struct str *cell,
		const unsigned *at, struct place *place, bool *ok)
{
	double number[4] = { 0 };
	*ok = false;
	for (unsigned i = 0; i < 4; i++) {
		struct str text = cell[at[PLACE_LATITUDE + i]];
		if (text.len && !read_number(text, &number[i]))
			return load_problem(loader, "\"%.*s\" is no number",
					STR_ARG(text));
	}
	if (number[0] < -90 || number[0] > 90 || number[1] < -180
			|| number[1] > 180 || number[2] > 1e9
			|| number[3] > 4e9)
		return load_problem(loader, "latitude, longitude, population "
					    "or geonameid out of range");
	place->latitude = (float)number[0];
	place->longitude = (float)number[1];
	place->population = (uint32_t)number[2];
	place->geonameid = (uint32_t)number[3];
	*ok = true;
	return STATUS_OK;
}

static enum status
put_place(struct loader *loader, const struct table_row *cells,
		const struct columns *columns)
{
	const struct str *cell = cells->cell;
	const unsigned *at = columns->at;
	struct gazetteer *gazetteer = loader->gazetteer;
	struct place place = { .name = keep(loader, cell[at[PLACE_NAME]]) };
	bool ok = true;
	enum status status = load_code(loader, cell[at[PLACE_COUNTRY]],
			place.code, &place.country, &ok);
	if (!status && ok)
		status = read_place_numbers(loader, cell, at, &place, &ok);
	if (status || !ok)
		return status;
	place.weak = str_equal(cell[at[PLACE_NOTE]], STR("weak"));
	place.known = str_equal(cell[at[PLACE_NOTE]], STR("known"));
	place.is_region = cell[at[PLACE_CODE]].len > 0 || !place.population;
	struct str region =
			cell[at[place.is_region ? PLACE_CODE : PLACE_REGION]];
	place.region = region.len ? words_put(loader->words, region)
				  : WORD_NONE;
	MEMORY_PUSH(gazetteer->place, gazetteer->place_count,
			gazetteer->place_capacity, place);
	uint32_t row = (uint32_t)gazetteer->place_count - 1;
	status = load_put_names(loader, cell[at[PLACE_NAME]], NAME_PLACE, row);
	if (!status)
		status = load_put_names(loader, cell[at[PLACE_ALIASES]],
				NAME_PLACE, row);
	return status;
}

enum status
load_places(struct loader *loader)
{
	static const char *const names[] = { "name", "aliases", "country",
		"?latitude", "?longitude", "?population", "?geonameid",
		"?region", "?code", "?note", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		/* A city twice does no harm; only a check looks for it. */
		status = loader->report ? check_new(loader, row, 1) : STATUS_OK;
		if (!status)
			status = put_place(loader, row, &columns);
	}
	return status;
}
