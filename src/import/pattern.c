#include "import/pattern.h"

#include "event/frame.h"
#include "event/scene.h"
#include "import/spelling.h"

enum { MEMBERS_IN_PHRASE = 64 };

struct pattern {
	const struct synsets *synsets;
	struct arena *arena;
	struct import_report *report;
	struct buffer before, after; /* conditions on either side */
	unsigned conditions;
	enum pattern_form form;
	bool verb_seen, mutual, target_before, source_behind;
	unsigned passed, past;  /* `^` behind the verb, and before `+` or `$` */
	struct str preposition; /* the word before, inside ( ) or not */
	bool failed;
};

static struct buffer *
side(struct pattern *pattern)
{
	return pattern->verb_seen ? &pattern->after : &pattern->before;
}

static void
fail(struct pattern *pattern, const char *what, struct str found)
{
	if (!pattern->failed)
		report_unused(pattern->report, "%s \"%.*s\"", what,
				STR_ARG(found));
	pattern->failed = true;
}

static bool
is_phrase(struct str words)
{
	return spell_is_safe(words) && spell_words(words) <= PHRASE_WORDS;
}

static void
put_near(struct pattern *pattern, struct str words)
{
	struct buffer *out = side(pattern);
	pattern->conditions++;
	if (pattern->verb_seen)
		buffer_put_format(out, " after{%.*s}", STR_ARG(words));
	else
		buffer_put_format(out, "%s{%.*s} ",
				pattern->form == FORM_PHRASES ? "subject"
							      : "before",
				STR_ARG(words));
}

static bool
is_preposition(struct str word)
{
	static const char *const words[] = { "about", "against", "among", "at",
		"between", "by", "for", "from", "in", "into", "of", "on",
		"over", "to", "toward", "towards", "upon", "with" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, str_of(words[i])))
			return true;
	return false;
}

/* A word or several in a row; the last one also in the singular. */
static void
put_words(struct pattern *pattern, struct str text)
{
	struct str words = spell_lower(pattern->arena, text);
	if (!words.len)
		return;
	if (!is_phrase(words)) {
		fail(pattern, "no words that can be used:", text);
		return;
	}
	size_t last = words.len;
	while (last && words.at[last - 1] != ' ')
		last--;
	struct str word = str_cut(words.at + last, words.at + words.len);
	struct str singular =
			is_preposition(words)
					? STR("")
					: spell_singular(pattern->arena, word);
	pattern->preposition = last ? STR("") : words;
	if (!singular.len) {
		put_near(pattern, words);
		return;
	}
	char *both = arena_take(pattern->arena, 2 * words.len + 4);
	memcpy(both, words.at, words.len);
	memcpy(both + words.len, ", ", 2);
	memcpy(both + words.len + 2, words.at, last);
	memcpy(both + words.len + 2 + last, singular.at, singular.len);
	put_near(pattern, (struct str){ both, words.len + 2 + last
							      + singular.len });
}

/* "new_&TIE_relations": the members one by one, inside the words. */
static void
put_joined(struct pattern *pattern, struct str before, const struct synset *set,
		struct str behind)
{
	struct buffer list;
	buffer_init(&list, LIMIT_IMPORT_LINE);
	struct str first = spell_lower(pattern->arena, before);
	struct str last = spell_lower(pattern->arena, behind);
	size_t around = spell_words(first) + spell_words(last);
	for (size_t i = 0; i < set->count && i < MEMBERS_IN_PHRASE; i++) {
		if (set->member[i].at[0] == '&'
				|| around + spell_words(set->member[i])
						   > PHRASE_WORDS)
			continue;
		if (list.len)
			buffer_put(&list, STR(", "));
		buffer_put_format(&list, "%.*s%s%.*s%s%.*s", STR_ARG(first),
				first.len ? " " : "", STR_ARG(set->member[i]),
				last.len ? " " : "", STR_ARG(last));
	}
	bool safe = (!first.len || spell_is_safe(first))
		    && (!last.len || spell_is_safe(last));
	if (!safe || !list.len || list.full)
		fail(pattern, "a set that cannot be joined:", set->label);
	else
		put_near(pattern,
				arena_copy(pattern->arena, buffer_str(&list)));
	buffer_fini(&list);
}

/* A token with `&`: the set alone, or words and a set between `_`. */
static void
put_set(struct pattern *pattern, struct str token)
{
	size_t at = str_find_byte(token, '&');
	struct str before = { token.at, at }, behind;
	struct str name = str_cut(token.at + at + 1, token.at + token.len);
	const struct synset *set =
			synsets_find(pattern->synsets, name, &behind);
	if (!set || !set->count) {
		fail(pattern, "no set of synonyms", name);
		return;
	}
	if (str_find_byte(behind, '&') < behind.len) {
		fail(pattern, "two sets in one phrase:", token);
		return;
	}
	if (before.len || behind.len) {
		put_joined(pattern, before, set, behind);
		return;
	}
	char *out = arena_take(pattern->arena, set->name.len + 1);
	out[0] = '@';
	memcpy(out + 1, set->name.at, set->name.len);
	put_near(pattern, (struct str){ out, set->name.len + 1 });
}

/* `$` or `+` behind the verb: governed by the preposition before it, which has
 * been written as " after{WORD}". */
static bool
put_governed(struct pattern *pattern, const char *role)
{
	struct buffer *out = &pattern->after;
	struct str word = pattern->preposition;
	if (!is_preposition(word))
		return false;
	out->len -= word.len + sizeof " after{}" - 1;
	buffer_put_format(out, " %.*s %s", STR_ARG(word), role);
	return true;
}

/* `%` behind the verb: "between %" are both sides, others the target. */
static void
put_both(struct pattern *pattern)
{
	struct str word = pattern->preposition;
	/* "% AND % *": once is enough. */
	if (!pattern->verb_seen && !pattern->mutual) {
		buffer_put(&pattern->before, STR("actor[pair] "));
		pattern->conditions++;
	}
	pattern->mutual = !pattern->verb_seen || !is_preposition(word)
			  || str_equal(word, STR("between"));
	if (!pattern->mutual)
		put_governed(pattern, "recipient");
}

static void
put_marker(struct pattern *pattern, char marker)
{
	if (marker == '%')
		put_both(pattern);
	else if (marker == '^')
		pattern->passed += pattern->verb_seen;
	else if (marker == '+' && !pattern->verb_seen)
		pattern->target_before = true;
	else if (marker == '+' && !put_governed(pattern, "recipient"))
		pattern->past = pattern->passed;
	else if (marker == '$' && pattern->verb_seen) {
		pattern->source_behind = true;
		if (!put_governed(pattern, "actor"))
			pattern->past = pattern->passed;
	}
	pattern->preposition = STR("");
}

/* The verb, and what `_` joins to it: "*_UP", "IN_*". */
static void
put_verb(struct pattern *pattern, struct str token, size_t at)
{
	if (pattern->verb_seen) {
		fail(pattern, "the verb stands twice:", token);
		return;
	}
	struct str before = { token.at, at };
	struct str behind = str_cut(token.at + at + 1, token.at + token.len);
	while (before.len && before.at[before.len - 1] == '_')
		before.len--;
	while (behind.len && behind.at[0] == '_') {
		behind.at++;
		behind.len--;
	}
	bool again = str_find_byte(behind, '*') < behind.len;
	if (before.len)
		put_words(pattern, before);
	pattern->verb_seen = true;
	pattern->preposition = STR("");
	if (again)
		fail(pattern, "the verb stands twice:", token);
	else if (str_find_byte(behind, '&') < behind.len)
		put_set(pattern, behind);
	else if (behind.len)
		put_words(pattern, behind);
}

static bool
is_marker(struct str token)
{
	struct str bare = token;
	while (bare.len && bare.at[bare.len - 1] == '_')
		bare.len--;
	return bare.len == 1 && strchr("$+%^", bare.at[0]);
}

static void
put_token(struct pattern *pattern, struct str token)
{
	size_t verb = str_find_byte(token, '*');
	if (pattern->failed)
		return;
	if (verb < token.len)
		put_verb(pattern, token, verb);
	else if (is_marker(token))
		put_marker(pattern, token.at[0]);
	else if (str_find_byte(token, '&') < token.len)
		put_set(pattern, token);
	else
		put_words(pattern, token);
}

/* "{PEACE TALKS}": others may stand between words that no `_` joins. What gives
 * no event keeps quiet only where its words stand together. */
static void
put_apart(struct pattern *pattern, struct str token)
{
	while (token.len) {
		bool more;
		struct str word = str_trim(str_next(&token, ' ', &more));
		if (word.len)
			put_token(pattern, word);
	}
}

/* A token ends at a blank or bracket; "{A B}" is one token, "TO_+" are two. */
static struct str
take_token(struct str *text)
{
	size_t at = 0;
	while (text->len && strchr(" \t(){}", text->at[0])
			&& text->at[0] != '{') {
		text->at++;
		text->len--;
	}
	if (text->len && text->at[0] == '{') {
		text->at++;
		text->len--;
		at = str_find_byte(*text, '}');
	} else {
		while (at < text->len && !strchr(" \t(){}", text->at[at]))
			at++;
	}
	struct str token = { text->at, at };
	bool glued = at > 2 && strchr("$+%^", token.at[at - 1])
		     && token.at[at - 2] == '_';
	token.len -= glued;
	*text = str_cut(token.at + token.len, text->at + text->len);
	return str_trim(token);
}

void
pattern_put_result(const struct event_code *code, struct pattern_roles roles,
		struct buffer *out)
{
	if (code->kind != CODE_EVENT) {
		buffer_put(out, STR(" -> none\n"));
		return;
	}
	buffer_put_format(out, " -> %.*s %.*s %.*s tabari%s%s",
			STR_ARG(code->name),
			STR_ARG(code->mode.len ? code->mode : STR("-")),
			STR_ARG(code->cameo.len ? code->cameo : STR("-")),
			roles.mutual ? " mutual" : "",
			roles.reversed ? " reversed" : "");
	if (roles.past)
		buffer_put_format(out, " past=%u", roles.past);
	buffer_put_char(out, '\n');
}

static void
finish(struct pattern *pattern, const struct event_code *code,
		struct buffer *out)
{
	bool reversed = pattern->target_before || pattern->source_behind;
	struct pattern_roles roles = { .mutual = pattern->mutual
						 || code->mutual,
		.reversed = reversed != code->reversed,
		.past = pattern->past < 9 ? pattern->past : 9 };
	buffer_put_char(out, '\t');
	buffer_put(out, buffer_str(&pattern->before));
	buffer_put(out, STR("VERB"));
	buffer_put(out, buffer_str(&pattern->after));
	pattern_put_result(code, roles, out);
}

bool
pattern_put(struct str text, enum pattern_form form,
		const struct event_code *code, const struct synsets *synsets,
		struct arena *arena, struct import_report *report,
		struct buffer *out)
{
	struct pattern pattern = { .synsets = synsets,
		.arena = arena,
		.report = report,
		.form = form };
	struct str rest = text;
	if (str_find_byte(text, '|') < text.len)
		fail(&pattern, "alternatives between | are not read:", text);
	buffer_init(&pattern.before, LIMIT_IMPORT_LINE);
	buffer_init(&pattern.after, LIMIT_IMPORT_LINE);
	while (rest.len) {
		struct str token = take_token(&rest);
		if (code->kind == CODE_EVENT)
			put_apart(&pattern, token);
		else if (token.len)
			put_token(&pattern, token);
	}
	if (!pattern.verb_seen)
		fail(&pattern, "no * in", text);
	if (pattern.conditions > FRAME_CONDITIONS)
		fail(&pattern, "too many words in", text);
	if (pattern.before.full || pattern.after.full)
		fail(&pattern, "too long:", text);
	if (!pattern.failed)
		finish(&pattern, code, out);
	buffer_fini(&pattern.before);
	buffer_fini(&pattern.after);
	return !pattern.failed;
}

/* Takes the next item off: "after{a, b}", "VERB", "to recipient". */
static struct str
take_item(struct str *rest)
{
	bool inside = false;
	size_t at = 0;
	*rest = str_trim(*rest);
	for (; at < rest->len; at++) {
		char c = rest->at[at];
		inside = c == '{' || (inside && c != '}');
		struct str behind =
				str_cut(rest->at + at, rest->at + rest->len);
		if (c == ' ' && !inside && !str_starts(behind, STR(" actor"))
				&& !str_starts(behind, STR(" recipient")))
			break;
	}
	struct str item = { rest->at, at };
	*rest = str_cut(rest->at + at, rest->at + rest->len);
	return item;
}

struct str
pattern_key(struct str line, struct arena *arena)
{
	struct str item[2 * FRAME_CONDITIONS];
	struct str rest = { line.at, str_find(line, STR(" -> ")) };
	size_t count = 0, len = 0;
	char *out = arena_take(arena, rest.len + 2 * FRAME_CONDITIONS);
	while (rest.len && count < sizeof item / sizeof *item) {
		struct str next = take_item(&rest);
		size_t at = count++;
		for (; at && str_compare(next, item[at - 1]) < 0; at--)
			item[at] = item[at - 1];
		item[at] = next;
	}
	for (size_t i = 0; i < count; i++) {
		memcpy(out + len, item[i].at, item[i].len);
		len += item[i].len;
		out[len++] = ' ';
	}
	return (struct str){ out, len };
}
