#include "lexicon/find.h"

#include <ctype.h>

#include "base/buffer.h"
#include "base/languages.h"
#include "base/layers.h"

struct finding_word {
	const char *lexicon;
	struct str word;
	void (*tell)(void *context, const struct found *found);
	void *context;
	struct arena arena; /* texts of one folder */
	struct error *error;
};

/* What a folder's lines are; frames tell their own kinds apart. */
struct folder {
	const char *path;
	enum find_kind kind;
};

/* Beside the frames, which have a folder a language. */
static const struct folder FOLDERS[] = {
	{ "sets", FIND_SET },
	{ "agents", FIND_AGENT },
	{ "actors", FIND_ACTOR },
	{ "places", FIND_PLACE },
	{ "discards", FIND_DISCARD },
	{ "quotes", FIND_QUOTE },
	{ "ontology", FIND_ONTOLOGY },
};
enum { FOLDER_COUNT = sizeof FOLDERS / sizeof *FOLDERS };

const char *
find_kind_name(enum find_kind kind)
{
	static const char *const names[FIND_KINDS] = {
		[FIND_TRIGGER] = "trigger",
		[FIND_FRAME] = "frame",
		[FIND_EXAMPLE] = "example",
		[FIND_SET] = "set",
		[FIND_AGENT] = "agent",
		[FIND_ACTOR] = "actor",
		[FIND_PLACE] = "place",
		[FIND_DISCARD] = "discard",
		[FIND_QUOTE] = "quotation",
		[FIND_ONTOLOGY] = "ontology",
	};
	return kind < FIND_KINDS ? names[kind] : "";
}

/* ---------------------------------------------------------------- lines */

static bool
is_word_byte(unsigned char c)
{
	return c >= 0x80 || isalnum(c);
}

static bool
is_capitals(struct str part)
{
	for (size_t i = 0; i < part.len; i++)
		if (islower((unsigned char)part.at[i]))
			return false;
	return true;
}

/* As a whole word, and not as the name of a set. Where `categories` are written
 * in capitals, who asks for the word "sanction" does not ask for all of
 * SANCTION. */
static bool
stands_in(struct str line, struct str word, bool categories)
{
	for (size_t i = 0; word.len && i + word.len <= line.len; i++) {
		struct str part = { line.at + i, word.len };
		if (!str_equal_ascii_case(part, word)
				|| (categories && is_capitals(part)
						&& !str_equal(part, word)))
			continue;
		size_t end = i + word.len;
		bool left = i == 0
			    || (line.at[i - 1] != '@'
					    && !is_word_byte(
							    (unsigned char)line.at
									    [i - 1]));
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
	       || str_starts(line, STR("adjective "))
	       || str_starts(line, STR("sum "))
	       || str_starts(line, STR("number "));
}

static bool
is_indented(struct str line)
{
	return line.len && (line.at[0] == '\t' || line.at[0] == ' ');
}

/* ---------------------------------------------------------------- files */

/* A text file of the lexicon. */
struct source_text {
	struct str path; /* below the lexicon */
	struct str text;
	enum find_kind kind;
};

typedef void text_visitor(
		struct finding_word *finding, const struct source_text *source);

static enum status
visit_file(struct finding_word *finding, const struct folder *folder,
		const char *path, struct str rule, text_visitor *visit)
{
	struct source_text source = { .path = rule, .kind = folder->kind };
	enum status status = file_read_text(
			path, &finding->arena, &source.text, finding->error);
	if (!status)
		visit(finding, &source);
	return status;
}

/* The file of the topmost layer; tables of the ontology are read from all. */
static enum status
visit_layers(struct finding_word *finding, const struct folder *folder,
		struct str name, text_visitor *visit)
{
	char rule[FILE_PATH_BYTES], path[FILE_PATH_BYTES];
	enum status status =
			file_join(rule, folder->path, name.at, finding->error);
	for (unsigned i = layers_count(finding->lexicon); !status && i-- > 0;) {
		bool there;
		status = layers_path(path, finding->lexicon, i, rule, &there,
				finding->error);
		if (status || !there)
			continue;
		status = visit_file(finding, folder, path, str_of(rule), visit);
		if (folder->kind != FIND_ONTOLOGY)
			break;
	}
	return status;
}

static enum status
visit_folder(struct finding_word *finding, const struct folder *folder,
		text_visitor *visit)
{
	struct str *names = NULL;
	size_t count = 0;
	enum status status = layers_list(finding->lexicon, folder->path,
			&finding->arena, &names, &count, finding->error);
	for (size_t i = 0; !status && i < count; i++)
		status = visit_layers(finding, folder, names[i], visit);
	return status;
}

/* Of events, then of facts. */
static enum status
visit_frames(struct finding_word *finding, enum language language,
		text_visitor *visit)
{
	static const char *const parents[] = { "verbs", "facts" };
	enum status status = STATUS_OK;
	for (int i = 0; !status && i < 2; i++) {
		char path[FILE_PATH_BYTES];
		struct folder folder = { .path = path, .kind = FIND_EXAMPLE };
		status = file_join(path, parents[i], languages_code(language),
				finding->error);
		if (!status)
			status = visit_folder(finding, &folder, visit);
	}
	return status;
}

/* ---------------------------------------------------------------- finds */

static void
tell(struct finding_word *finding, const struct source_text *source,
		unsigned number, struct str line, enum find_kind kind)
{
	struct found found = { .kind = kind,
		.path = source->path,
		.line = number,
		.text = str_trim(line) };
	finding->tell(finding->context, &found);
}

static void
find_in_frames(struct finding_word *finding, const struct source_text *source)
{
	struct str text = source->text;
	/* `listing`: inside a list of triggers, which a comma at the end of a
	 * line continues; `open`: its frame lines belong to the word. */
	bool more = true, listing = false, open = false;
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		bool hit = stands_in(line, finding->word, true);
		bool starts = lists_triggers(line);
		if (starts || !is_indented(line))
			open = false;
		listing |= starts;
		enum find_kind kind = listing             ? FIND_TRIGGER
				      : is_indented(line) ? FIND_FRAME
							  : FIND_EXAMPLE;
		if (hit || (open && !listing))
			tell(finding, source, number, line, kind);
		open |= listing && hit;
		listing &= str_ends(str_trim(line), STR(","));
	}
}

/* Frame lines that name a set. */
struct counting {
	struct finding_word finding;
	struct str name; /* with @ */
	size_t uses;
};

static void
count_uses(struct finding_word *finding, const struct source_text *source)
{
	struct counting *counting = finding->context;
	struct str text = source->text;
	bool more = true;
	while (more) {
		struct str line = str_next(&text, '\n', &more);
		for (size_t at = 0; is_indented(line) && at < line.len;) {
			struct str rest = { line.at + at, line.len - at };
			size_t found = str_find(rest, counting->name);
			at += found + counting->name.len;
			if (at > line.len)
				break;
			/* "@aid" is not "@aid-money". */
			if (at < line.len
					&& (line.at[at] == '-'
							|| is_word_byte((
									unsigned char)line
											.at[at])))
				continue;
			counting->uses++;
			break;
		}
	}
}

/* The name in "set aid = help, ..." */
static struct str
set_name(struct str line)
{
	bool more;
	str_next(&line, ' ', &more);
	return str_trim(str_next(&line, '=', &more));
}

/* In the frames of the language that the file of the set is of. */
static size_t
uses_of_set(const struct finding_word *finding, struct str path, struct str set)
{
	bool more;
	str_next(&path, '/', &more);
	enum language language = LANGUAGE_EN;
	while (language < LANGUAGE_COUNT && !languages_owns(path, language))
		language++;

	struct buffer name;
	buffer_init(&name, BUFFER_UNLIMITED);
	buffer_put_char(&name, '@');
	buffer_put(&name, set);
	struct counting counting = { .name = buffer_str(&name) };
	counting.finding = (struct finding_word){ .lexicon = finding->lexicon,
		.context = &counting };
	arena_init(&counting.finding.arena);
	if (language == LANGUAGE_COUNT
			|| visit_frames(&counting.finding, language,
					count_uses))
		counting.uses = 0;
	arena_fini(&counting.finding.arena);
	buffer_fini(&name);
	return counting.uses;
}

/* A set may go on over several lines; the hit is told with its first. */
static void
find_in_sets(struct finding_word *finding, const struct source_text *source)
{
	struct str text = source->text, head = { 0 };
	bool more = true;
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		if (str_starts(line, STR("set ")))
			head = line;
		if (!stands_in(line, finding->word, false))
			continue;
		struct found found = { .kind = FIND_SET,
			.path = source->path,
			.line = number,
			.text = str_trim(line) };
		if (head.len && line.at[0] != '#')
			found.set = set_name(head);
		if (found.set.len)
			found.uses = uses_of_set(
					finding, source->path, found.set);
		finding->tell(finding->context, &found);
	}
}

static void
find_in_table(struct finding_word *finding, const struct source_text *source)
{
	struct str text = source->text;
	bool more = true;
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		if (stands_in(line, finding->word,
				    source->kind == FIND_ONTOLOGY))
			tell(finding, source, number, line, source->kind);
	}
}

static text_visitor *
visitor_of(enum find_kind kind)
{
	return kind == FIND_SET ? find_in_sets : find_in_table;
}

enum status
lexicon_find(const char *lexicon, struct str word,
		void (*tell_found)(void *context, const struct found *found),
		void *context, struct error *error)
{
	struct finding_word finding = { .lexicon = lexicon,
		.word = word,
		.tell = tell_found,
		.context = context,
		.error = error };
	enum status status = STATUS_OK;
	arena_init(&finding.arena);
	for (enum language i = 0; !status && i < LANGUAGE_COUNT; i++) {
		arena_reset(&finding.arena);
		status = visit_frames(&finding, i, find_in_frames);
	}
	for (int i = 0; !status && i < FOLDER_COUNT; i++) {
		arena_reset(&finding.arena);
		status = visit_folder(&finding, &FOLDERS[i],
				visitor_of(FOLDERS[i].kind));
	}
	arena_fini(&finding.arena);
	return status;
}
