/* Issues: words that tell what a sentence is about, under codes; contexts
 * here. "n:" noun, "v:" verb and "+" between words do not matter, as words are
 * found in all their forms. */
#include "base/limits.h"
#include "import/spelling.h"
#include "import/work.h"

/* "<ISSUE CATEGORY="HARBOURS" TYPE="ALL">": HARBOURS */
static struct str
category_of(struct str line)
{
	size_t at = str_find(line, STR("CATEGORY=\""));
	if (at == line.len)
		return STR("");
	struct str rest = str_cut(line.at + at + 10, line.at + line.len);
	rest.len = str_find_byte(rest, '"');
	return rest;
}

/* Lower case; "_" for what is no letter or digit. */
static struct str
plain_name(struct arena *arena, struct str category)
{
	struct str lower = spell_lower(arena, category);
	char *out = arena_take(arena, lower.len + 1);
	for (size_t i = 0; i < lower.len; i++) {
		char c = lower.at[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		out[i] = (char)(word ? c : '_');
	}
	return (struct str){ out, lower.len };
}

static struct str
name_of(const struct import *import, struct arena *arena, struct str category)
{
	for (size_t i = 0; i < import->issues.count; i++) {
		const struct str *cell = import->issues.rows[i].cell;
		if (str_equal(cell[import->issue], category))
			return cell[import->issue_context];
	}
	return plain_name(arena, category);
}

/* Contexts of the lexicon keep their words. */
static void
begin_context(struct import *import, struct str name)
{
	const struct ontology *ontology = &import->ontology;
	size_t known = ontology_context(ontology, name);
	struct import_context context = { .name = name };
	buffer_init(&context.cues, LIMIT_LEXICON_LINE - 256);
	for (size_t i = 0; known && i < ontology->contexts[known].cue_count;
			i++) {
		if (i)
			buffer_put_char(&context.cues, '|');
		buffer_put(&context.cues, ontology->contexts[known].cues[i]);
	}
	ARENA_PUSH(&import->arena, import->contexts, import->context_count,
			import->context_capacity, context);
}

/* The context that a category speaks for: by the table, or one of its name.
 * Null, told to the report, when there is room for no more contexts. */
static struct import_context *
context_of(struct import *import, struct str category)
{
	struct str name = name_of(import, &import->arena, category);
	size_t added = 0;
	for (size_t i = 0; i < import->context_count; i++) {
		if (str_equal(import->contexts[i].name, name))
			return &import->contexts[i];
		added += !ontology_context(
				&import->ontology, import->contexts[i].name);
	}
	bool known = ontology_context(&import->ontology, name) != 0;
	if (!name.len
			|| (!known
					&& import->ontology.context_count + added
							   > LIMIT_CONTEXTS)) {
		report_unused(&import->report,
				"there is room for %d contexts; the words of "
				"\"%.*s\" are left out (ontology/issues.tsv "
				"can give them to another)",
				LIMIT_CONTEXTS, STR_ARG(category));
		return NULL;
	}
	begin_context(import, name);
	return &import->contexts[import->context_count - 1];
}

/* Without "n:", "v:", and with blanks for `+`. */
static struct str
plain_words(struct arena *arena, struct str text)
{
	char *out = arena_take(arena, text.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool mark = i + 1 < text.len && text.at[i + 1] == ':'
			    && (text.at[i] == 'n' || text.at[i] == 'v')
			    && (!i || text.at[i - 1] == ' '
					    || text.at[i - 1] == '+');
		i += mark;
		if (!mark)
			out[len++] = text.at[i] == '+' ? ' ' : text.at[i];
	}
	return spell_lower(arena, (struct str){ out, len });
}

static void
read_cue(struct import *import, struct str text, struct import_context *context)
{
	struct str inside;
	if (text.at[0] == '~') {
		report_unused(&import->report,
				"words that speak against an issue are not "
				"read");
		return;
	}
	if (!take_last_bracket(&text, &inside)) {
		report_unused(&import->report, "no code between [ ]");
		return;
	}
	struct str cue = plain_words(&import->arena, text);
	if (!context || !spell_is_safe(cue)) {
		report_unused(&import->report,
				context ? "no words that can be used"
					: "outside of an <ISSUE ...> "
					  "that is read");
		return;
	}
	buffer_put_format(&context->cues, "%s%.*s",
			context->cues.len ? "|" : "", STR_ARG(cue));
	if (context->cues.full)
		report_unused(&import->report,
				"the context has more words than fit a row");
	else
		import->count[IMPORT_ISSUES].entries++;
}

void
import_issues(struct import *import, struct str bytes)
{
	struct import_lines lines = lines_open(bytes, true, &import->report);
	struct str line;
	struct import_context *context = NULL;
	while (lines_next(&lines, &line)) {
		if (str_starts(line, STR("<ISSUE")))
			context = context_of(import, category_of(line));
		else if (str_starts(line, STR("</ISSUE")))
			context = NULL;
		else
			read_cue(import, line, context);
	}
}

void
import_put_contexts(struct import *import)
{
	struct buffer *out = &import->out[IMPORT_OUT_CONTEXTS];
	for (size_t i = 0; i < import->context_count; i++) {
		struct import_context *context = &import->contexts[i];
		if (!out->len)
			buffer_put(out, STR("context\tcues\n"));
		buffer_put_format(out, "%.*s\t%.*s\n", STR_ARG(context->name),
				STR_ARG(buffer_str(&context->cues)));
		buffer_fini(&context->cues);
	}
	import->context_count = 0;
}
