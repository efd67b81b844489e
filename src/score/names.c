#include "score/names.h"

#include "base/file.h"
#include "base/layers.h"
#include "base/table.h"

enum { CODE_BYTES = 3, COUNTRIES = 4096 };

static const char *const kinds[] = { "event", "country", "root" };

static enum status
read_row(struct score_names *names, const struct table *table, size_t row,
		const unsigned *column, size_t *capacity, struct error *error)
{
	const struct str *cell = table->rows[row].cell;
	for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_equal(cell[column[0]], str_of(kinds[i])))
			continue;
		struct score_fold fold = { (enum score_name_kind)i,
			cell[column[1]], cell[column[2]] };
		ARENA_PUSH(names->arena, names->folds, names->fold_count,
				*capacity, fold);
		return STATUS_OK;
	}
	return error_set(error, STATUS_FORMAT, table->path.at,
			table->rows[row].line, ERROR_NO_OFFSET,
			"the kind is event, country or root, found \"%.*s\"",
			STR_ARG(cell[column[0]]));
}

static void
list_init(struct score_list *list, struct arena *arena)
{
	list->at = ARENA_NEW(arena, struct str, 1);
	list->count = list->capacity = 1;
}

static enum status
read_file(struct score_names *names, const char *path, size_t *capacity,
		struct error *error)
{
	static const char *const columns[] = { "kind", "old", "now" };
	struct str text;
	struct table table;
	unsigned column[3];
	enum status status = file_read_text(path, names->arena, &text, error);
	if (!status)
		status = table_read(&table,
				arena_copy(names->arena, str_of(path)), text,
				names->arena, error);
	for (unsigned i = 0; !status && i < 3; i++)
		status = table_column(&table, columns[i], &column[i], error);
	for (size_t i = 0; !status && i < table.count; i++)
		status = read_row(names, &table, i, column, capacity, error);
	return status;
}

/* The topmost layer first: of two rows for a name the first holds. */
enum status
score_names_load(struct score_names *names, const char *lexicon,
		struct arena *arena, struct error *error)
{
	char path[FILE_PATH_BYTES];
	size_t capacity = 0;
	enum status status = STATUS_OK;
	*names = (struct score_names){ .arena = arena };
	list_init(&names->categories, arena);
	list_init(&names->countries, arena);
	for (unsigned height = layers_count(lexicon);
			!status && height-- > 0;) {
		bool there;
		status = layers_path(path, lexicon, height,
				"ontology/old_names.tsv", &there, error);
		if (!status && (there || height == 0))
			status = read_file(names, path, &capacity, error);
	}
	return status;
}

static struct str
fold(const struct score_names *names, enum score_name_kind kind,
		struct str name)
{
	for (size_t i = 0; i < names->fold_count; i++)
		if (names->folds[i].kind == kind
				&& str_equal(names->folds[i].old, name))
			return names->folds[i].now;
	return name;
}

/* Few names, looked up a few times a sentence. */
static uint16_t
number_of(struct score_list *list, struct str name, size_t limit,
		struct arena *arena)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->at[i], name))
			return (uint16_t)i;
	if (list->count == limit)
		return 0;
	ARENA_PUSH(arena, list->at, list->count, list->capacity,
			arena_copy(arena, name));
	return (uint16_t)(list->count - 1);
}

uint16_t
score_category(struct score_names *names, struct str name)
{
	return number_of(&names->categories, fold(names, SCORE_EVENT, name),
			SCORE_CATEGORIES, names->arena);
}

uint16_t
score_root(struct score_names *names, struct str name)
{
	name = fold(names, SCORE_EVENT, name);
	return number_of(&names->categories, fold(names, SCORE_ROOT, name),
			SCORE_CATEGORIES, names->arena);
}

uint16_t
score_country(struct score_names *names, struct str code)
{
	if (!code.len)
		code = STR("---");
	if (code.len > CODE_BYTES)
		code.len = CODE_BYTES;
	return number_of(&names->countries, fold(names, SCORE_COUNTRY, code),
			COUNTRIES, names->arena);
}
