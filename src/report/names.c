#include "report/names.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/layers.h"

static int
compare(const void *a, const void *b)
{
	const struct country_name *left = a, *right = b;
	int order = str_compare(left->code, right->code);
	/* The first row of a code is its name: rows stand in one memory. */
	return order ? order
		     : (left->name.at > right->name.at)
					       - (left->name.at
							       < right->name.at);
}

/* Keeps the first of each code. */
static void
drop_others(struct names *names)
{
	size_t kept = 0;
	for (size_t i = 0; i < names->count; i++)
		if (!kept
				|| !str_equal(names->at[kept - 1].code,
						names->at[i].code))
			names->at[kept++] = names->at[i];
	names->count = kept;
}

enum status
names_load(struct names *names, const char *lexicon, struct error *error)
{
	enum { CODE, NAME, COLUMNS };
	static const char *const columns[] = { "code", "name" };
	struct table table;
	unsigned column[COLUMNS];
	*names = (struct names){ 0 };
	arena_init(&names->arena);
	enum status status = layers_table(lexicon, "actors/countries.tsv",
			columns, COLUMNS, &table, column, &names->arena, error);
	if (status) {
		names_unload(names);
		return status;
	}
	names->at = ARENA_NEW(&names->arena, struct country_name, table.count);
	names->count = table.count;
	for (size_t i = 0; i < table.count; i++)
		names->at[i] = (struct country_name){
			table.rows[i].cell[column[CODE]],
			table.rows[i].cell[column[NAME]]
		};
	if (names->count)
		qsort(names->at, names->count, sizeof *names->at, compare);
	drop_others(names);
	return STATUS_OK;
}

void
names_unload(struct names *names)
{
	arena_fini(&names->arena);
	*names = (struct names){ 0 };
}

/* Codes of lexicon/actors that are no country. */
static struct str
name_of_others(struct str code)
{
	static const struct country_name others[] = {
		{ { "", 0 }, { "nobody named", 12 } },
		{ { "IGO", 3 }, { "international organisations", 27 } },
		{ { "NGO", 3 }, { "non-governmental organisations", 30 } },
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(others[i].code, code))
			return others[i].name;
	return code;
}

struct str
names_of(const struct names *names, struct str code)
{
	size_t low = 0, high = names->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(names->at[middle].code, code);
		if (!order)
			return names->at[middle].name;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return name_of_others(code);
}

static bool
has_article(struct str code)
{
	static const char with[] = "ARE BHS CAF COD COG CZE DOM EUR GBR "
				   "GMB MDV MHL NLD PHL SLB USA VAT ";
	for (const char *at = with; code.len == 3 && *at; at += 4)
		if (!memcmp(at, code.at, 3))
			return true;
	return false;
}

void
names_put(const struct names *names, struct str code, struct buffer *out)
{
	size_t country = str_find_byte(code, '.');
	struct str head = { code.at, country };
	if (has_article(head))
		buffer_put(out, STR("the "));
	buffer_put(out, names_of(names, head));
	if (country == code.len)
		return;
	buffer_put(out, STR(" ("));
	buffer_put(out, str_cut(code.at + country + 1, code.at + code.len));
	buffer_put_char(out, ')');
}
