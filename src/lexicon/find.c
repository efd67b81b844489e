#include "lexicon/find.h"

#include <ctype.h>
#include "base/layers.h"
#include "event/ontology.h"

static const char *const FOLDERS[] = { "actors", "agents", "places", "sets",
	"verbs/en", "ontology" };
enum { FOLDER_COUNT = sizeof FOLDERS / sizeof *FOLDERS };

static bool
is_word_byte(unsigned char c)
{
	return c >= 0x80 || isalnum(c);
}

/* Frames and the ontology write categories in capitals: who asks for the word
 * "sanction" does not ask for all of SANCTION. */
static bool
names_categories(const char *path)
{
	return str_ends(str_of(path), STR(".frames"))
	       || str_starts(str_of(path), STR("ontology/"));
}

static bool
is_capitals(struct str part)
{
	for (size_t i = 0; i < part.len; i++)
		if (islower((unsigned char)part.at[i]))
			return false;
	return true;
}

static bool
stands_in(struct str line, struct str word, bool categories)
{
	if (!word.len)
		return false;
	for (size_t i = 0; i + word.len <= line.len; i++) {
		struct str part = { line.at + i, word.len };
		if (!str_equal_ascii_case(part, word)
				|| (categories && is_capitals(part)
						&& !str_equal(part, word)))
			continue;
		size_t end = i + word.len;
		bool left = i == 0
			    || !is_word_byte((unsigned char)line.at[i - 1]);
		bool right = end == line.len
			     || !is_word_byte((unsigned char)line.at[end]);
		if (left && right)
			return true;
	}
	return false;
}

static bool
lists_triggers(struct str line)
{
	return str_starts(line, STR("verb ")) || str_starts(line, STR("noun "))
	       || str_starts(line, STR("adjective "));
}

static bool
is_frame_line(struct str line)
{
	return line.len && (line.at[0] == '\t' || line.at[0] == ' ');
}

static void
put_line(struct buffer *out, const char *path, unsigned number, struct str line)
{
	buffer_put_format(out, "%s:%u: ", path, number);
	buffer_put(out, line);
	buffer_put_char(out, '\n');
}

static size_t
find_in_text(struct str text, const char *path, struct str word,
		struct buffer *out)
{
	size_t found = 0;
	/* `listing`: inside a list of triggers, which a comma at the end of a
	 * line continues; `open`: its frame lines belong to the word. */
	bool more = true, listing = false, open = false;
	bool categories = names_categories(path);
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		bool hit = stands_in(line, word, categories);
		bool starts = lists_triggers(line);
		if (starts || !is_frame_line(line))
			open = false;
		listing |= starts;
		if (hit || (open && !listing))
			put_line(out, path, number, line);
		found += hit;
		open |= listing && hit;
		listing &= str_ends(str_trim(line), STR(","));
	}
	return found;
}

static enum status
find_in_file(const char *lexicon, const char *rule, struct arena *arena,
		struct str word, struct buffer *out, size_t *found,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text;
	enum status status = layers_find(path, lexicon, rule, error);
	if (!status)
		status = file_read(path, arena, &text, error);
	if (!status)
		*found += find_in_text(text, rule, word, out);
	return status;
}

static enum status
find_in_folder(const char *lexicon, const char *folder, struct str word,
		struct buffer *out, size_t *found, struct error *error)
{
	struct arena arena;
	arena_init(&arena);
	char rule[FILE_PATH_BYTES];
	struct str *names = NULL;
	size_t count = 0;
	enum status status = layers_list(
			lexicon, folder, &arena, &names, &count, error);
	for (size_t i = 0; !status && i < count; i++) {
		status = file_join(rule, folder, names[i].at, error);
		if (!status)
			status = find_in_file(lexicon, rule, &arena, word, out,
					found, error);
	}
	arena_fini(&arena);
	return status;
}

enum status
lexicon_find(const char *lexicon, struct str word, struct buffer *out,
		size_t *found, struct error *error)
{
	*found = 0;
	enum status status = STATUS_OK;
	for (int i = 0; !status && i < FOLDER_COUNT; i++)
		status = find_in_folder(
				lexicon, FOLDERS[i], word, out, found, error);
	return status;
}
