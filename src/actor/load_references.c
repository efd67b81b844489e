/* agents/<lang>.references.tsv: how texts describe whom they named before. */
#include "actor/load.h"

#include "base/memory.h"

enum { PHRASE, MEANS, CODES, SECTORS };

static const struct {
	const char *name;
	uint8_t means, number;
} kinds[] = {
	{ "country", REFERENCE_COUNTRY, 0 },
	{ "qualified", REFERENCE_QUALIFIED, 0 },
	{ "governments", REFERENCE_GOVERNMENTS, 0 },
	{ "body", REFERENCE_BODY, 0 },
	{ "person", REFERENCE_PERSON, 0 },
	{ "persons", REFERENCE_PERSONS, 0 },
	{ "parties", REFERENCE_PARTIES, 0 },
	{ "pair", REFERENCE_PAIR, 2 },
	{ "trio", REFERENCE_TRIO, 3 },
	{ "which", REFERENCE_WHICH, 0 },
	{ "other", REFERENCE_OTHER, 0 },
	{ "former", REFERENCE_FORMER, 0 },
	{ "latter", REFERENCE_LATTER, 0 },
	{ "counterpart", REFERENCE_COUNTERPART, 0 },
	{ "guest", REFERENCE_GUEST, 0 },
	{ "two", REFERENCE_NUMBER, 2 },
	{ "three", REFERENCE_NUMBER, 3 },
	{ "four", REFERENCE_NUMBER, 4 },
	{ "five", REFERENCE_NUMBER, 5 },
	{ "nobody", REFERENCE_NOBODY, 0 },
};

static enum status
read_means(struct loader *loader, struct str cell, struct reference_row *row,
		bool *ok)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(cell, str_of(kinds[i].name))) {
			row->means = kinds[i].means;
			row->number = kinds[i].number;
			return STATUS_OK;
		}
	*ok = false;
	return load_problem(loader, "\"%.*s\" is no meaning of a reference",
			STR_ARG(cell));
}

static enum status
read_codes(struct loader *loader, struct str cell, struct reference_row *row,
		bool *ok)
{
	bool more = cell.len > 0;
	while (more) {
		struct str name = str_trim(str_next(&cell, '|', &more));
		char code[4];
		uint16_t index;
		enum status status = load_code(loader, name, code, &index, ok);
		if (status || !*ok)
			return status;
		row->codes[index / 64] |= UINT64_C(1) << index % 64;
		row->coded = true;
	}
	return STATUS_OK;
}

static enum status
read_sectors(struct loader *loader, struct str cell, struct reference_row *row,
		bool *ok)
{
	bool more = cell.len > 0;
	while (more) {
		struct str name = str_trim(str_next(&cell, '|', &more));
		uint8_t sector[ROW_SECTORS];
		enum status status = load_sectors(loader, name, sector, ok);
		if (status || !*ok)
			return status;
		row->sectors |= UINT32_C(1) << sector[0];
	}
	return STATUS_OK;
}

static enum status
put_phrase(struct loader *loader, struct str phrase, uint32_t row)
{
	word_id word[ROW_NAME_WORDS];
	unsigned count = load_cut(loader, phrase, word);
	if (!count || count > ROW_NAME_WORDS)
		return load_problem(loader, "a phrase of %s words",
				count ? "too many" : "no");
	uint32_t *value = trie_put(&loader->gazetteer->references, word, count);
	if (*value)
		return load_problem(loader, "\"%.*s\" stands there twice",
				STR_ARG(phrase));
	*value = row + 1;
	return STATUS_OK;
}

static enum status
put_reference(struct loader *loader, const struct table_row *cells,
		const struct columns *columns)
{
	const struct str *cell = cells->cell;
	const unsigned *at = columns->at;
	struct gazetteer *gazetteer = loader->gazetteer;
	struct reference_row row = { .source = { loader->file, loader->line } };
	bool ok = true;
	enum status status = read_means(loader, cell[at[MEANS]], &row, &ok);
	if (!status && ok)
		status = read_codes(loader, cell[at[CODES]], &row, &ok);
	if (!status && ok)
		status = read_sectors(loader, cell[at[SECTORS]], &row, &ok);
	if (!status && ok && row.means == REFERENCE_WHICH && !row.coded)
		return load_problem(loader, "which countries? codes missing");
	if (status || !ok)
		return status;
	MEMORY_PUSH(gazetteer->reference, gazetteer->reference_count,
			gazetteer->reference_capacity, row);
	struct str phrases = cell[at[PHRASE]];
	for (bool more = true; more && !status;)
		status = put_phrase(loader,
				str_trim(str_next(&phrases, '|', &more)),
				(uint32_t)gazetteer->reference_count - 1);
	return status;
}

enum status
load_references(struct loader *loader)
{
	static const char *const names[] = { "phrase", "means", "?codes",
		"?sectors", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		loader->line = loader->table.rows[i].line;
		status = put_reference(
				loader, &loader->table.rows[i], &columns);
	}
	return status;
}
