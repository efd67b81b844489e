/* Agents: nouns and titles with a sector, `!X!` for any word of a list, plurals
 * between { }. */
#include "import/spelling.h"
#include "import/work.h"

enum { LISTS = 64, EXPANSIONS = 256 };

/* "!MINIST! = MINISTER, MINISTRY" */
struct word_list {
	struct str name; /* with both marks */
	struct str words;
};

struct agents {
	struct import *import;
	struct word_list list[LISTS];
	unsigned lists;
};

static void
read_list(struct agents *agents, struct str line)
{
	bool more;
	struct str name = str_trim(str_next(&line, '=', &more));
	if (!more || name.len < 3 || name.at[name.len - 1] != '!') {
		report_unused(&agents->import->report,
				"expected \"!NAME! = WORD, WORD\"");
		return;
	}
	if (agents->lists == LISTS)
		report_unused(&agents->import->report, "more than %d lists",
				LISTS);
	else
		agents->list[agents->lists++] =
				(struct word_list){ name, str_trim(line) };
}

/* ---------------------------------------------------------------- kind */

static struct str
find_noun(const struct import *import, struct str noun)
{
	for (size_t i = 0; i < import->nouns.count; i++) {
		const struct str *cell = import->nouns.rows[i].cell;
		if (str_equal(cell[import->noun], noun))
			return cell[import->noun_kind];
	}
	return STR("");
}

/* person, body, group or thing: as the built-in agents have the noun or its
 * end, else by its spelling. */
static struct str
kind_of(const struct import *import, struct str noun)
{
	static const char *const people[] = { "er", "or", "ist", "man", "woman",
		"men", "ian", "ant", "ent", "ee", "chief", "head", "aide" };
	/* "minister" of "minister of defence" */
	noun.len = str_find(noun, STR(" of "));
	struct str rest = noun;
	for (bool more = true; more;) {
		struct str kind = find_noun(import, rest);
		if (kind.len)
			return kind;
		str_next(&rest, ' ', &more);
	}
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (str_ends(noun, str_of(people[i])))
			return STR("person");
	return STR("body");
}

/* ---------------------------------------------------------------- rows */

static void
put_agent(struct agents *agents, struct str noun, const struct actor_code *code)
{
	struct import *import = agents->import;
	struct buffer *out = &import->out[IMPORT_OUT_AGENTS];
	if (!spell_is_name(noun)) {
		report_unused(&import->report, "\"%.*s\" cannot be a noun",
				STR_ARG(noun));
		return;
	}
	if (import_seen(import, IMPORT_OUT_AGENTS,
			    spell_key(&import->arena, noun))) {
		report_unused(&import->report, "\"%.*s\" stands before",
				STR_ARG(noun));
		return;
	}
	if (!out->len)
		buffer_put(out, STR("noun\tsector\tkind\tcountry\tnote\t"
				    "source\n"));
	struct str sectors = actor_code_sectors(code, &import->arena);
	if (!sectors.len && !code->code[0])
		sectors = STR("UNK");
	struct str kind = kind_of(import, noun);
	buffer_put_format(out, "%.*s\t%.*s\t%.*s\t%s\t\t", STR_ARG(noun),
			STR_ARG(sectors), STR_ARG(kind), code->code);
	import_put_source(import, out);
	import->count[IMPORT_AGENTS].entries++;
}

static const struct word_list *
find_list(const struct agents *agents, struct str name)
{
	for (unsigned i = 0; i < agents->lists; i++)
		if (str_equal_ascii_case(agents->list[i].name, name))
			return &agents->list[i];
	return NULL;
}

static struct str
join(struct arena *arena, struct str a, struct str b, struct str c)
{
	char *out = arena_take(arena, a.len + b.len + c.len + 1);
	struct str parts[] = { a, b, c };
	size_t len = 0;
	for (unsigned i = 0; i < 3; i++) {
		if (parts[i].len)
			memcpy(out + len, parts[i].at, parts[i].len);
		len += parts[i].len;
	}
	return (struct str){ out, len };
}

/* Writes the noun once for each word of the list that it names. */
static void
expand(struct agents *agents, struct str noun, const struct actor_code *code)
{
	struct import *import = agents->import;
	size_t open = str_find_byte(noun, '!');
	struct str behind = str_cut(noun.at + open, noun.at + noun.len);
	size_t length = behind.len < 2 ? 0
				       : str_find_byte(str_cut(behind.at + 1,
								       behind.at + behind.len),
							 '!')
							 + 2;
	struct str mark = { behind.at,
		length < behind.len ? length : behind.len };
	const struct word_list *list = find_list(agents, mark);
	if (!list) {
		report_unused(&import->report, "no list \"%.*s\" above",
				STR_ARG(mark));
		return;
	}
	struct str before = { noun.at, open }, words = list->words;
	struct str after = str_cut(behind.at + mark.len, noun.at + noun.len);
	bool more = words.len > 0;
	for (unsigned i = 0; more && i < EXPANSIONS; i++) {
		struct str word = str_trim(str_next(&words, ',', &more));
		struct str whole = join(&import->arena, before, word, after);
		put_agent(agents, spell_lower(&import->arena, whole), code);
	}
}

/* Takes "{PLURAL}" off the end. */
static struct str
take_plural(struct str *noun)
{
	size_t open = str_find_byte(*noun, '{');
	if (open == noun->len)
		return STR("");
	struct str behind = str_cut(noun->at + open + 1, noun->at + noun->len);
	*noun = str_trim((struct str){ noun->at, open });
	return str_trim((struct str){ behind.at, str_find_byte(behind, '}') });
}

/* "~GOV" or "NGO~" without the mark. */
static bool
take_mark(struct str *code)
{
	*code = str_trim(*code);
	bool before = code->len && code->at[0] == '~';
	bool behind = !before && code->len && code->at[code->len - 1] == '~';
	code->at += before;
	code->len -= before || behind;
	*code = str_trim(*code);
	return before || behind;
}

/* Takes "[~CODE]" off the end; false, told to the report, when it cannot be
 * used. */
static bool
take_code(struct import *import, struct str *noun, struct actor_code *code)
{
	struct import_report *report = &import->report;
	struct str inside;
	if (!take_last_bracket(noun, &inside) || !take_mark(&inside)) {
		report_unused(report, "expected [~CODE] or [CODE~]");
		return false;
	}
	if (!actor_code_read(&import->codes, CODE_OF_NOUN, inside,
			    &import->arena, report, code))
		return false;
	if (code->nobody)
		report_unused(report, "\"%.*s\" stands for what is no actor",
				STR_ARG(inside));
	/* Behind `~` a code can only be a sector's. */
	if (code->plain) {
		report_changed(report,
				"\"%.*s\" is no sector; the noun has none",
				STR_ARG(inside));
		code->code[0] = '\0';
	}
	return !code->nobody;
}

static void
read_agent(struct agents *agents, struct str noun)
{
	struct import *import = agents->import;
	struct actor_code code;
	if (!take_code(import, &noun, &code))
		return;
	struct str plural = take_plural(&noun);
	import_use_code(import, code.code);
	if (str_find_byte(noun, '!') < noun.len) {
		expand(agents, noun, &code);
		return;
	}
	put_agent(agents, spell_lower(&import->arena, noun), &code);
	if (plural.len)
		put_agent(agents, spell_lower(&import->arena, plural), &code);
}

void
import_agents(struct import *import, struct str bytes)
{
	struct agents agents = { .import = import };
	struct import_lines lines = lines_open(bytes, false, &import->report);
	struct str line;
	while (lines_next(&lines, &line)) {
		bool list = line.at[0] == '!'
			    && str_find_byte(line, '=') < line.len;
		if (list)
			read_list(&agents, line);
		else
			read_agent(&agents, line);
	}
}
