#include "import/actor_code.h"

#include "base/file.h"
#include "base/layers.h"
#include "import/spelling.h"

enum { GROUP = 3 };

static enum status
load_table(struct table *table, const char *lexicon, const char *name,
		struct arena *arena, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text;
	enum status status = layers_find(path, lexicon, name, error);
	if (!status)
		status = file_read_text(path, arena, &text, error);
	return status ? status
		      : table_read(table, str_of(path), text, arena, error);
}

enum status
actor_codes_load(struct actor_codes *codes, const char *lexicon,
		struct arena *arena, struct error *error)
{
	enum status status = load_table(&codes->table, lexicon,
			"ontology/actor_codes.tsv", arena, error);
	if (!status)
		status = load_table(&codes->countries, lexicon,
				"actors/countries.tsv", arena, error);
	if (!status)
		status = table_column(
				&codes->table, "code", &codes->from, error);
	if (!status)
		status = table_column(
				&codes->table, "kind", &codes->kind, error);
	if (!status)
		status = table_column(&codes->table, "to", &codes->to, error);
	if (!status)
		status = table_column(&codes->countries, "code",
				&codes->country, error);
	return status;
}

/* The row of this kind with the longest code that `text` begins with; null
 * when there is none. */
static const struct str *
find_row(const struct actor_codes *codes, const char *kind, struct str text)
{
	const struct str *best = NULL;
	for (size_t i = 0; i < codes->table.count; i++) {
		const struct str *cell = codes->table.rows[i].cell;
		if (str_equal(cell[codes->kind], str_of(kind))
				&& str_starts(text, cell[codes->from])
				&& (!best
						|| best[codes->from].len
								   < cell[codes->from]
										     .len))
			best = cell;
	}
	return best;
}

static bool
is_country(const struct actor_codes *codes, struct str group)
{
	for (size_t i = 0; i < codes->countries.count; i++)
		if (str_equal(codes->countries.rows[i].cell[codes->country],
				    group))
			return true;
	return false;
}

/* In capitals; false when it is not made of letters and digits. */
static bool
read_groups(struct str text, struct arena *arena, struct str *out)
{
	char *bytes = arena_take(arena, text.len + 1);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool small = c >= 'a' && c <= 'z';
		bool digit = c >= '0' && c <= '9';
		if (!small && !digit && (c < 'A' || c > 'Z'))
			return false;
		bytes[i] = (char)(small ? c - 32 : c);
	}
	*out = (struct str){ bytes, text.len };
	return text.len >= GROUP;
}

static bool
is_null(struct str text)
{
	return str_starts(text, STR("---")) || str_starts(text, STR("+++"));
}

static void
add_sector(struct actor_code *code, struct str sector)
{
	for (unsigned i = 0; i < code->sectors; i++)
		if (str_equal(code->sector[i], sector))
			return;
	if (code->sectors < CODE_SECTORS)
		code->sector[code->sectors++] = sector;
}

/* Groups behind the first: sectors, and what has no place in our codes. */
static void
read_rest(const struct actor_codes *codes, struct str rest, struct str whole,
		struct import_report *report, struct actor_code *out)
{
	bool international =
			find_row(codes, "code", (struct str){ whole.at, GROUP })
			!= NULL;
	for (; rest.len >= GROUP; rest.at += GROUP, rest.len -= GROUP) {
		struct str group = { rest.at, GROUP };
		const struct str *sector = find_row(codes, "sector", group);
		if (sector)
			add_sector(out, sector[codes->to]);
		else if (!international && !find_row(codes, "drop", group)
				&& !find_row(codes, "code", group))
			report_changed(report,
					"\"%.*s\" of \"%.*s\" is no sector and "
					"left out",
					STR_ARG(group), STR_ARG(whole));
	}
}

/* Takes the country or what stands in its place off the front. */
static void
read_first(const struct actor_codes *codes, enum code_owner owner,
		struct str *rest, struct actor_code *out)
{
	struct str group = { rest->at, GROUP };
	const struct str *row = find_row(codes, "code", *rest);
	bool country = owner == CODE_OF_NAME && is_country(codes, group);
	if (!row && !country && find_row(codes, "sector", group))
		return;
	struct str code = row ? row[codes->to] : group;
	if (code.len == GROUP)
		memcpy(out->code, code.at, GROUP);
	size_t taken = row ? row[codes->from].len : GROUP;
	out->plain = !row && rest->len == GROUP;
	rest->at += taken;
	rest->len -= taken;
}

bool
actor_code_read(const struct actor_codes *codes, enum code_owner owner,
		struct str text, struct arena *arena,
		struct import_report *report, struct actor_code *out)
{
	*out = (struct actor_code){ .nobody = is_null(text) };
	if (out->nobody)
		return true;
	bool several;
	struct str all = text;
	struct str first = str_next(&text, '/', &several), groups;
	if (several)
		report_changed(report,
				"only \"%.*s\" of the codes \"%.*s\" is used",
				STR_ARG(first), STR_ARG(all));
	if (!read_groups(first, arena, &groups)) {
		report_unused(report,
				"\"%.*s\" is no code: groups of three letters "
				"are expected",
				STR_ARG(first));
		return false;
	}
	struct str rest = groups;
	if (groups.len % GROUP)
		report_changed(report,
				"what is over three letters a group of "
				"\"%.*s\" is left out",
				STR_ARG(first));
	out->nobody = find_row(codes, "nobody", rest) != NULL;
	read_first(codes, owner, &rest, out);
	read_rest(codes, rest, groups, report, out);
	return true;
}

struct str
actor_code_sectors(const struct actor_code *code, struct arena *arena)
{
	char *out = arena_take(arena, CODE_SECTORS * (GROUP + 1) + 1);
	size_t len = 0;
	for (unsigned i = 0; i < code->sectors; i++) {
		if (len)
			out[len++] = '|';
		memcpy(out + len, code->sector[i].at, GROUP);
		len += GROUP;
	}
	return (struct str){ out, len };
}
