#include "serve/rule_lines.h"

#include "base/layers.h"

static const char *const folders[] = { "verbs/en", "facts/en" };

static void
cut(struct rule_file *file, struct str bytes, struct arena *arena)
{
	size_t capacity = 0;
	for (bool more = true; more;) {
		struct str line = str_next(&bytes, '\n', &more);
		ARENA_PUSH(arena, file->lines, file->count, capacity, line);
	}
}

static enum status
read_one(struct rule_lines *lines, const char *lexicon, const char *folder,
		struct str name, struct error *error)
{
	char below[FILE_PATH_BYTES], path[FILE_PATH_BYTES];
	struct rule_file file = { .count = 0 };
	struct str bytes;
	enum status status = file_join(below, folder, name.at, error);
	if (!status)
		status = layers_find(path, lexicon, below, error);
	if (!status)
		status = file_read_text(path, &lines->arena, &bytes, error);
	if (status)
		return status;
	file.name = arena_copy(&lines->arena, str_of(below));
	cut(&file, bytes, &lines->arena);
	ARENA_PUSH(&lines->arena, lines->files, lines->count, lines->capacity,
			file);
	return STATUS_OK;
}

static bool
has_rules(struct str name)
{
	return str_ends(name, STR(".frames")) || str_ends(name, STR(".facts"));
}

static enum status
read_folder(struct rule_lines *lines, const char *lexicon, const char *folder,
		struct error *error)
{
	struct str *names;
	size_t count;
	enum status status = layers_list(
			lexicon, folder, &lines->arena, &names, &count, error);
	for (size_t i = 0; !status && i < count; i++)
		if (has_rules(names[i]))
			status = read_one(lines, lexicon, folder, names[i],
					error);
	return status;
}

enum status
rule_lines_load(struct rule_lines *lines, const char *lexicon,
		struct error *error)
{
	enum status status = STATUS_OK;
	*lines = (struct rule_lines){ .count = 0 };
	arena_init(&lines->arena);
	for (size_t i = 0; !status && i < sizeof folders / sizeof *folders; i++)
		status = read_folder(lines, lexicon, folders[i], error);
	if (status)
		rule_lines_unload(lines);
	return status;
}

void
rule_lines_unload(struct rule_lines *lines)
{
	arena_fini(&lines->arena);
	*lines = (struct rule_lines){ .count = 0 };
}

/* "119" as a place in `file`, or count. */
static size_t
place_of(const struct rule_file *file, struct str number)
{
	size_t line = 0;
	for (size_t i = 0; i < number.len; i++) {
		if (number.at[i] < '0' || number.at[i] > '9'
				|| line > file->count)
			return file->count;
		line = line * 10 + (size_t)(number.at[i] - '0');
	}
	return line && line <= file->count ? line - 1 : file->count;
}

/* Rules are indented under the words that they are for. */
static struct rule_line
line_at(const struct rule_file *file, size_t place)
{
	struct rule_line found = { .line = str_trim(file->lines[place]) };
	while (place-- > 0) {
		struct str above = file->lines[place];
		if (!above.len || above.at[0] == '\t' || above.at[0] == '#')
			continue;
		found.words = str_trim(above);
		break;
	}
	return found;
}

struct rule_line
rule_line_find(const struct rule_lines *lines, struct str rule)
{
	size_t colon = str_find_byte(rule, ':');
	struct str name = { rule.at, colon };
	for (size_t i = 0; colon < rule.len && i < lines->count; i++) {
		const struct rule_file *file = &lines->files[i];
		struct str number = str_cut(
				rule.at + colon + 1, rule.at + rule.len);
		size_t place = place_of(file, number);
		if (str_equal(file->name, name) && place < file->count)
			return line_at(file, place);
	}
	return (struct rule_line){ .line = STR("") };
}
