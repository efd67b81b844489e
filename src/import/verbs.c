/* Verbs: sets of synonyms, then blocks. A block has a header with a code, verbs
 * with forms and perhaps codes of their own, and patterns for all of them. */
#include "base/limits.h"
#include "event/frame.h"
#include "import/pattern.h"
#include "import/spelling.h"
#include "import/work.h"
#include "parse/lemma.h"

enum { VERBS = 1000 };

struct verb {
	struct str words;       /* as a list of triggers has them */
	struct str before;      /* "wire" of "wire_+tap"; mostly empty */
	struct event_code code; /* the block's, unless it has its own */
	bool again;             /* a block above has it too */
	bool written;
};

struct block {
	struct str name;
	struct event_code code;
	struct verb verb[VERBS];
	unsigned verbs;
	unsigned line; /* of the header */
	struct buffer patterns;
	size_t pattern_count;
};

struct verbs {
	struct import *import;
	struct synset *synset; /* that is open; null in a block */
	unsigned file;         /* among those of verbs */
	enum pattern_form form;
	struct block *block; /* null before the first header */
};

/* -------------------------------------------------------------- output */

static bool
same_result(const struct event_code *a, const struct event_code *b)
{
	return a->kind == b->kind && a->event == b->event
	       && a->mutual == b->mutual && a->reversed == b->reversed
	       && str_equal(a->cameo, b->cameo);
}

/* Whether this verb has this pattern from a block above; notes it. */
static bool
has_pattern(struct import *import, const struct verb *verb, struct str pattern)
{
	struct buffer key;
	buffer_init(&key, LIMIT_IMPORT_LINE);
	buffer_put_format(&key, "%.*s+%.*s:%.*s", STR_ARG(verb->before),
			STR_ARG(verb->words), STR_ARG(pattern));
	bool seen = import_seen(import, IMPORT_OUT_FRAMES, buffer_str(&key));
	buffer_fini(&key);
	return seen;
}

/* The verbs from `first` on that go into one list with it: those with the same
 * words before and, for `code` not null, this code. One that a block above has
 * too stands alone. Marks them. */
static void
put_list(struct block *block, unsigned first, const struct event_code *code,
		struct buffer *out)
{
	const struct verb *like = &block->verb[first];
	const char *between = "verb ";
	for (unsigned i = first; i < block->verbs; i++) {
		struct verb *verb = &block->verb[i];
		if (verb->written || !str_equal(verb->before, like->before)
				|| (i > first && (verb->again || like->again))
				|| (code && !same_result(&verb->code, code)))
			continue;
		verb->written = true;
		buffer_put_format(out, "%s%.*s", between, STR_ARG(verb->words));
		between = ",\n\t";
	}
	buffer_put_char(out, '\n');
}

static void
forget_written(struct block *block)
{
	for (unsigned i = 0; i < block->verbs; i++)
		block->verb[i].written = false;
}

/* The patterns, with "before{wire} " at their beginning, but those that the
 * verb has from a block above. */
static size_t
put_patterns(struct import *import, const struct block *block,
		const struct verb *verb, struct buffer *out)
{
	struct str rest = buffer_str(&block->patterns);
	size_t written = 0;
	for (bool more = rest.len > 0; more;) {
		struct str line = str_trim(str_next(&rest, '\n', &more));
		if (!line.len
				|| has_pattern(import, verb,
						pattern_key(line,
								&import->arena)))
			continue;
		buffer_put_char(out, '\t');
		if (verb->before.len)
			buffer_put_format(out, "before{%.*s} ",
					STR_ARG(verb->before));
		buffer_put(out, line);
		buffer_put_char(out, '\n');
		written++;
	}
	return written;
}

/* A list with all patterns; nothing when all are there already. */
static void
put_list_and_patterns(
		struct import *import, struct block *block, unsigned first)
{
	struct buffer *out = &import->out[IMPORT_OUT_FRAMES];
	size_t before = out->len;
	const struct verb *verb = &block->verb[first];
	put_list(block, first, NULL, out);
	size_t written = put_patterns(import, block, verb, out);
	if (!written)
		out->len = before;
	import->count[IMPORT_VERBS].entries += written;
}

/* The patterns of a shared list become known for each of its verbs. */
static void
note_patterns(struct import *import, const struct block *block)
{
	for (unsigned i = 0; i < block->verbs; i++) {
		struct str rest = buffer_str(&block->patterns);
		for (bool more = rest.len > 0; more;) {
			struct str line =
					str_trim(str_next(&rest, '\n', &more));
			if (line.len)
				has_pattern(import, &block->verb[i],
						pattern_key(line,
								&import->arena));
		}
	}
}

static void
put_default(const struct verb *verb, struct buffer *out)
{
	buffer_put_char(out, '\t');
	if (verb->before.len)
		buffer_put_format(out, "before{%.*s} ", STR_ARG(verb->before));
	buffer_put(out, STR("VERB"));
	struct pattern_roles roles = { .mutual = verb->code.mutual,
		.reversed = verb->code.reversed };
	pattern_put_result(&verb->code, roles, out);
}

static void
put_class(struct import *import, struct block *block)
{
	struct buffer *out = &import->out[IMPORT_OUT_FRAMES];
	struct import_count *count = &import->count[IMPORT_VERBS];
	size_t start = out->len;
	buffer_put_format(out, "\nclass %.*s imported\n", STR_ARG(block->name));
	size_t head = out->len;
	for (unsigned i = 0; block->pattern_count && i < block->verbs; i++)
		if (!block->verb[i].written)
			put_list_and_patterns(import, block, i);
	note_patterns(import, block);
	forget_written(block);
	for (unsigned i = 0; i < block->verbs; i++) {
		struct verb *verb = &block->verb[i];
		if (verb->written || verb->code.kind != CODE_EVENT
				|| (verb->again
						&& has_pattern(import, verb,
								STR("VERB"))))
			continue;
		put_list(block, i, &verb->code, out);
		put_default(verb, out);
		count->entries++;
	}
	for (unsigned i = 0; i < block->verbs; i++)
		if (block->verb[i].code.kind == CODE_EVENT)
			has_pattern(import, &block->verb[i], STR("VERB"));
	if (out->len == head)
		out->len = start;
}

/* Each pattern is looked at for each verb: hostile files have too many. */
static bool
is_too_large(struct import *import, const struct block *block)
{
	size_t pairs = block->verbs * (block->pattern_count + 1);
	if (pairs > LIMIT_IMPORT_PAIRS - import->pairs)
		return true;
	import->pairs += pairs;
	return false;
}

static bool
has_frame(const struct block *block)
{
	for (unsigned i = 0; i < block->verbs; i++)
		if (block->verb[i].code.kind == CODE_EVENT)
			return true;
	return block->verbs && block->pattern_count;
}

static void
close_block(struct verbs *verbs)
{
	struct block *block = verbs->block;
	if (!block)
		return;
	unsigned here = verbs->import->report.line;
	verbs->import->report.line = block->line;
	for (unsigned i = 0; i < block->verbs; i++)
		block->verb[i].again = has_pattern(
				verbs->import, &block->verb[i], STR("*"));
	if (!block->verbs)
		report_unused(&verbs->import->report,
				"the block has no verb that can be used");
	else if (is_too_large(verbs->import, block))
		report_unused(&verbs->import->report,
				"the block is left out: more than %d pairs of "
				"a verb and a pattern",
				LIMIT_IMPORT_PAIRS);
	else if (has_frame(block))
		put_class(verbs->import, block);
	verbs->import->report.line = here;
	buffer_fini(&block->patterns);
	verbs->block = NULL;
}

/* -------------------------------------------------------------- blocks */

/* A name for the class: lower case, "-" for what is no letter. */
static struct str
class_name(struct arena *arena, struct str label)
{
	struct str lower = spell_lower(arena, label);
	char *out = arena_take(arena, lower.len + 8);
	for (size_t i = 0; i < lower.len; i++)
		out[i] = strchr(" #@=", lower.at[i]) ? '-' : lower.at[i];
	return lower.len ? (struct str){ out, lower.len } : STR("unnamed");
}

/* "--- CARRY [040] ---" */
static void
read_header(struct verbs *verbs, struct str line)
{
	struct import *import = verbs->import;
	struct str inside = STR("");
	close_block(verbs);
	verbs->synset = NULL;
	while (line.len && line.at[0] == '-') {
		line.at++;
		line.len--;
	}
	if (!take_last_bracket(&line, &inside))
		line.len = str_find(line, STR("---"));
	struct block *block = ARENA_NEW(&import->arena, struct block, 1);
	block->line = import->report.line;
	block->name = class_name(&import->arena, str_trim(line));
	block->code = event_code_read(
			&import->ontology, inside, &import->report);
	buffer_init(&block->patterns, LIMIT_IMPORT_BYTES);
	verbs->block = block;
}

static bool
is_auxiliary(struct str verb)
{
	static const char *const words[] = { "will", "would", "shall", "should",
		"may", "might", "can", "could", "must", "be", "is", "are",
		"was", "were" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(verb, str_of(words[i])))
			return true;
	return false;
}

/* Forms of other verbs that are verbs too; where a dictionary gives them no
 * forms, it means the regular ones. */
static bool
is_verb_itself(struct str word)
{
	static const char *const words[] = { "bound", "fell", "found", "ground",
		"lay", "wound" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, str_of(words[i])))
			return true;
	return false;
}

/* The dictionary form ("SAID": "say"), unless the dictionary lists the forms
 * itself. */
static struct str
lemma(struct arena *arena, struct str word, bool has_forms)
{
	char *out = arena_take(arena, LEMMA_BYTES);
	if (has_forms || is_verb_itself(word) || word.len > LIMIT_TOKEN_BYTES)
		return word;
	return (struct str){ out,
		lemma_of(LANGUAGE_EN, word, UPOS_VERB, 0, out) };
}

/* "+CALL_OFF" is "call off"; "WIRE_+TAP" is "tap" behind "wire". */
static void
read_words(struct import *import, struct str text, bool has_forms,
		struct verb *verb)
{
	size_t mark = str_find_byte(text, '+');
	struct str main = text;
	if (mark < text.len) {
		verb->before = spell_lower(
				&import->arena, (struct str){ text.at, mark });
		main = str_cut(text.at + mark + 1, text.at + text.len);
	}
	struct str words = spell_lower(&import->arena, main);
	size_t end = str_find_byte(words, ' ');
	verb->words = words;
	if (end == words.len)
		verb->words = lemma(&import->arena, words, has_forms);
}

static bool
is_in_block(const struct block *block, const struct verb *verb)
{
	for (unsigned i = 0; i < block->verbs; i++)
		if (str_equal(block->verb[i].words, verb->words)
				&& str_equal(block->verb[i].before,
						verb->before))
			return true;
	return false;
}

static void
add_verb(struct verbs *verbs, struct verb *verb)
{
	struct block *block = verbs->block;
	struct import_report *report = &verbs->import->report;
	bool safe = spell_is_safe(verb->words)
		    && spell_words(verb->words) <= PHRASE_WORDS
		    && spell_words(verb->before) <= PHRASE_WORDS
		    && (!verb->before.len || spell_is_safe(verb->before));
	if (!safe || str_find_byte(verb->words, '\'') < verb->words.len)
		report_unused(report, "\"%.*s\" cannot be a verb",
				STR_ARG(verb->words));
	else if (is_auxiliary(verb->words))
		report_unused(report, "\"%.*s\" is an auxiliary, no verb",
				STR_ARG(verb->words));
	else if (block->verbs == VERBS)
		report_unused(report, "more than %d verbs in a block", VERBS);
	else if (is_in_block(block, verb))
		report_unused(report, "\"%.*s\" is in this block already",
				STR_ARG(verb->words));
	else
		block->verb[block->verbs++] = *verb;
}

/* "DROP_OFF {FORMS} [073]"; the brackets in either order. */
static void
read_verb(struct verbs *verbs, struct str line)
{
	struct import *import = verbs->import;
	struct str inside = STR("");
	size_t open = str_find_byte(line, '['),
	       brace = str_find_byte(line, '{');
	size_t close = str_find_byte(line, ']');
	if (open < close && close < line.len)
		inside = str_cut(line.at + open + 1, line.at + close);
	size_t end = open < brace ? open : brace;
	struct str word = str_trim((struct str){ line.at, end });
	/* "({" was meant, or a remark follows. */
	word.len = str_find_byte(word, '(');
	struct verb verb = { .code = verbs->block->code };
	if (inside.len)
		verb.code = event_code_read(
				&import->ontology, inside, &import->report);
	struct str rest = str_trim(word);
	struct str first = take_word(&rest);
	if (str_trim(rest).len)
		report_changed(&import->report,
				"\"%.*s\": a verb of several words has a `+`",
				STR_ARG(word));
	read_words(import, str_trim(rest).len ? word : first,
			brace < line.len && line.at[brace] == '{', &verb);
	add_verb(verbs, &verb);
}

/* Whether the block has this pattern; notes it. */
static bool
is_in_patterns(struct verbs *verbs, struct str pattern)
{
	struct buffer key;
	buffer_init(&key, LIMIT_IMPORT_LINE);
	buffer_put_format(&key, "%u:%u:%.*s", verbs->file, verbs->block->line,
			STR_ARG(pattern_key(pattern, &verbs->import->arena)));
	bool seen = import_seen(
			verbs->import, IMPORT_OUT_FRAMES, buffer_str(&key));
	buffer_fini(&key);
	return seen;
}

static void
read_pattern(struct verbs *verbs, struct str line)
{
	struct import *import = verbs->import;
	struct str inside;
	while (line.len
			&& (line.at[0] == '-' || line.at[0] == ' '
					|| line.at[0] == '\t')) {
		line.at++;
		line.len--;
	}
	if (!take_last_bracket(&line, &inside)) {
		report_unused(&import->report, "a pattern without a code");
		return;
	}
	struct event_code code = event_code_read(
			&import->ontology, inside, &import->report);
	struct buffer *patterns = &verbs->block->patterns;
	size_t before = patterns->len;
	if (!pattern_put(line, verbs->form, &code, &import->synsets,
			    &import->arena, &import->report, patterns))
		return;
	struct str whole = { patterns->at + before, patterns->len - before };
	if (!is_in_patterns(verbs, str_trim(whole))) {
		verbs->block->pattern_count++;
		return;
	}
	report_unused(&import->report, "the same pattern stands above");
	patterns->len = before;
}

/* --------------------------------------------------------------- lines */

static void
read_synset(struct verbs *verbs, struct str line)
{
	struct str label = { line.at + 1, line.len - 1 };
	label = take_word(&label);
	if (!label.len) {
		report_unused(&verbs->import->report,
				"a set of synonyms without a name");
		return;
	}
	verbs->synset = synsets_begin(&verbs->import->synsets, label);
	if (!verbs->synset)
		report_unused(&verbs->import->report, "more than %d sets",
				SYNSETS);
}

static bool
is_header(struct str line)
{
	return str_starts(line, STR("---"));
}

static void
read_line(struct verbs *verbs, struct str line)
{
	struct import_report *report = &verbs->import->report;
	char first = line.at[0];
	bool pattern = first == '-' || first == '*';
	if (is_header(line)) {
		read_header(verbs, line);
	} else if (first == '&') {
		read_synset(verbs, line);
	} else if (first == '+' && verbs->synset) {
		struct str member = { line.at + 1, line.len - 1 };
		synsets_add(&verbs->import->synsets, verbs->synset,
				str_trim(member), report);
	} else if (first == '~') {
		report_unused(report, "rules of transformation are not read");
	} else if (!verbs->block) {
		report_unused(report, "neither a set nor below a header "
				      "\"--- NAME [CODE] ---\"");
	} else if (pattern) {
		verbs->synset = NULL;
		if (first == '*')
			report_changed(report, "read as a pattern: the dash "
					       "is missing");
		read_pattern(verbs, line);
	} else {
		verbs->synset = NULL;
		read_verb(verbs, line);
	}
}

/* Patterns with "{" or "(" around `*` tell the form of PETRARCH2. */
static enum pattern_form
form_of(struct str bytes)
{
	for (bool more = bytes.len > 0; more;) {
		struct str line = str_trim(str_next(&bytes, '\n', &more));
		size_t star = str_find_byte(line, '*');
		line.len = str_find_byte(line, '[');
		bool phrase = str_find_byte(line, '{') < line.len
			      || str_find_byte(line, '(') < line.len;
		if (line.len && line.at[0] == '-' && star < line.len && phrase)
			return FORM_PHRASES;
	}
	return FORM_WORDS;
}

void
import_verbs(struct import *import, struct str bytes)
{
	struct verbs verbs = { .import = import,
		.file = (unsigned)import->count[IMPORT_VERBS].files,
		.form = form_of(bytes) };
	struct import_lines lines = lines_open(bytes, false, &import->report);
	struct str line;
	while (lines_next(&lines, &line))
		read_line(&verbs, line);
	close_block(&verbs);
}
