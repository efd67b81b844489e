/* Runs tests/cases/actors: raw sentences through stages 2 to 4 with the
 * project's own lexicon and model. Format: tests/cases/actors/README.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "actor/actor.h"
#include "base/buffer.h"
#include "base/file.h"
#include "parse/parse.h"

struct runner {
	struct words base, words;
	struct gazetteer *gazetteer;
	struct parser *parser;
	struct parse_workspace *parse;
	struct actor_workspace *actors;
	struct arena files, arena;
	struct text text;
	struct mentions mentions;
	int32_t day;
	unsigned passed, failed, known, mended;
	enum language language;
};

/* Days since 1970-01-01, for years after it. */
static int32_t
day_of(struct str date)
{
	int year, month, day;
	char text[16] = { 0 };
	memcpy(text, date.at, date.len < 15 ? date.len : 15);
	assert_int_equal(sscanf(text, "%d-%d-%d", &year, &month, &day), 3);
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
		273, 304, 334 };
	int days = day - 1 + before[month - 1];
	for (int y = 1970; y < year; y++)
		days += 365 + (y % 4 == 0);
	return days + (month > 2 && year % 4 == 0);
}

/* The line, where " // " ends a paragraph. */
static struct str
with_paragraphs(struct runner *runner, struct str line)
{
	const struct str sign = STR(" // ");
	char *text = arena_take(&runner->files, line.len);
	memcpy(text, line.at, line.len);
	for (size_t i = 0; i + sign.len <= line.len; i++)
		if (!memcmp(text + i, sign.at, sign.len))
			memset(text + i, '\n', sign.len);
	return (struct str){ text, line.len };
}

static void
mark(struct runner *runner, struct str sentence)
{
	arena_reset(&runner->arena);
	text_split(sentence, runner->language, &runner->arena, &runner->text);
	parse_text(runner->parse, &runner->words, NULL, &runner->text);
	actor_prepare(runner->actors, &runner->words, &runner->text);
	actor_mark(runner->actors, &runner->words, NULL, &runner->text,
			runner->day, &runner->arena, &runner->mentions);
}

/* The mention whose head lies in the bytes [start, end); the last when there
 * are several, as heads mostly stand at the end. Else, for a part of a name,
 * the name around it. */
static const struct mention *
find(const struct runner *runner, size_t start, size_t end)
{
	const struct mention *found = NULL;
	for (uint32_t i = 0; i < runner->mentions.count; i++) {
		const struct mention *mention = &runner->mentions.at[i];
		const struct sentence *sentence =
				&runner->text.sentences[mention->sentence];
		const struct token *head = sentence_token(
				&runner->text, sentence, mention->head);
		if (head->start >= start && head->end <= end)
			found = mention;
	}
	for (uint32_t i = 0; i < runner->mentions.count && !found; i++) {
		const struct mention *mention = &runner->mentions.at[i];
		bool name = mention->kind == MENTION_NAME
			    || mention->kind == MENTION_GENERIC;
		if (name && mention->start <= start && mention->end >= end)
			found = mention;
	}
	return found;
}

enum { SHOWN = 160 };

static int
show_actor(const struct actor *actor, char *out, size_t size)
{
	int at = snprintf(out, size, "%s", actor->code[0] ? actor->code : "-");
	for (unsigned i = 0; i < ACTOR_SECTORS; i++)
		if (actor->sector[i])
			at += snprintf(out + at, size - (size_t)at, " %s",
					sector_name((enum sector)actor->sector
									[i]));
	return at;
}

/* "RUS GOV + UKR GOV"; parties beyond the room are not shown. */
static void
show(const struct mention *mention, char out[SHOWN])
{
	int at = snprintf(out, SHOWN, "%s", mention ? "" : "nothing");
	for (; mention && at < SHOWN - 32; mention = mention->with) {
		at += show_actor(&mention->actor, out + at, 24);
		if (mention->with)
			at += snprintf(out + at, 8, " + ");
	}
}

/* What is expected must be a beginning: further sectors are free, none after
 * a code alone. */
static bool
begins(struct str expected, struct str shown)
{
	return str_starts(shown, expected)
	       && (shown.len == expected.len || shown.at[expected.len] == ' ');
}

/* The same for each of several parties. */
static bool
fits(struct str expected, const char *text)
{
	struct str shown = str_of(text), plus = STR(" + ");
	for (;;) {
		size_t a = str_find(expected, plus), b = str_find(shown, plus);
		bool more = a < expected.len, most = b < shown.len;
		if (more != most
				|| !begins((struct str){ expected.at, a },
						(struct str){ shown.at, b }))
			return false;
		if (!more)
			return true;
		expected = str_cut(expected.at + a + plus.len,
				expected.at + expected.len);
		shown = str_cut(shown.at + b + plus.len, shown.at + shown.len);
	}
}

static void
check(struct runner *runner, struct str file, unsigned line,
		struct str sentence, struct str expectation, bool known)
{
	size_t at = str_find(expectation, STR(" = "));
	struct str phrase = { expectation.at, at };
	struct str expected = str_trim(str_cut(expectation.at + at + 3,
			expectation.at + expectation.len));
	size_t start = str_find(sentence, phrase);
	if (at == expectation.len || start == sentence.len)
		fail_msg("%.*s:%u: no such phrase in the sentence",
				STR_ARG(file), line);
	size_t colon = str_find(expected, STR(" : "));
	struct str name = str_cut(
			expected.at
					+ (colon < expected.len ? colon + 3
								: colon),
			expected.at + expected.len);
	expected.len = colon;
	char shown[SHOWN];
	const struct mention *found = find(runner, start, start + phrase.len);
	show(found, shown);
	bool good = fits(expected, shown)
		    && (!name.len || (found && str_equal(name, found->actor.name)));
	runner->passed += good && !known;
	runner->mended += good && known;
	runner->known += !good && known;
	if (good && known)
		print_message("%.*s:%u: right now, take the ! away\n",
				STR_ARG(file), line);
	if (good || known)
		return;
	runner->failed++;
	print_message("%.*s:%u: %.*s = %s : %.*s, expected %.*s : %.*s\n",
			STR_ARG(file), line, STR_ARG(phrase), shown,
			STR_ARG(found ? found->actor.name : STR("")),
			STR_ARG(expected), STR_ARG(name));
}

static void
run_file(struct runner *runner, struct str name)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%.*s", ACTOR_CASES, STR_ARG(name));
	struct str bytes, sentence = { 0 };
	struct error error;
	assert_int_equal(file_read(path, &runner->files, &bytes, &error),
			STATUS_OK);
	bool more = true;
	for (unsigned number = 1; more; number++) {
		struct str line = str_next(&bytes, '\n', &more);
		bool indented = line.len
				&& (line.at[0] == ' ' || line.at[0] == '\t');
		line = str_trim(line);
		bool known = line.len && line.at[0] == '!';
		if (known)
			line = str_trim(str_cut(
					line.at + 1, line.at + line.len));
		if (!line.len || line.at[0] == '#')
			continue;
		if (line.at[0] == '@') {
			runner->day = day_of(str_trim(str_cut(
					line.at + 1, line.at + line.len)));
		} else if (indented) {
			check(runner, name, number, sentence, line, known);
		} else {
			sentence = with_paragraphs(runner, line);
			mark(runner, sentence);
		}
	}
}

static bool
is_of(struct str name, enum language language)
{
	return str_ends(name, STR(".txt"))
	       && !languages_is_foreign(name, language)
	       && (language == LANGUAGE_EN
			       || languages_is_foreign(name, LANGUAGE_EN));
}

/* False where there is no network of the language. */
static bool
begin(struct runner *runner, enum language language)
{
	char model[1024];
	struct error error;
	snprintf(model, sizeof model, "%s/%s.model", ACTOR_MODELS,
			languages_code(language));
	if (access(model, R_OK))
		return false;
	runner->language = language;
	words_init(&runner->base, NULL);
	if (gazetteer_load(&runner->gazetteer, PROJECT_LEXICON, language,
			    &runner->base, &error)
			|| parser_load(&runner->parser, model, language,
					&error))
		fail_msg("%s:%lu: %s", error.where, (unsigned long)error.line,
				error.message);
	words_init(&runner->words, &runner->base);
	runner->parse = parse_workspace_new(runner->parser);
	runner->actors = actor_workspace_new(runner->gazetteer);
	return true;
}

static void
end(struct runner *runner)
{
	actor_workspace_free(runner->actors);
	parse_workspace_free(runner->parse);
	parser_unload(runner->parser);
	gazetteer_unload(runner->gazetteer);
	words_fini(&runner->words);
	words_fini(&runner->base);
}

static void
run_language(struct runner *runner, enum language language)
{
	struct str *names;
	size_t count;
	struct error error;
	if (!begin(runner, language))
		return;
	assert_int_equal(file_list(ACTOR_CASES, &runner->files, &names, &count,
					 &error),
			STATUS_OK);
	for (size_t i = 0; i < count; i++)
		if (is_of(names[i], language))
			run_file(runner, names[i]);
	end(runner);
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	arena_init(&runner.files);
	arena_init(&runner.arena);
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		run_language(&runner, i);
	print_message("%u right, %u wrong, %u known to be wrong, %u of those "
		      "right now\n",
			runner.passed, runner.failed, runner.known,
			runner.mended);
	arena_fini(&runner.files);
	arena_fini(&runner.arena);
	if (!runner.passed && !runner.failed)
		skip();
	assert_int_equal(runner.failed, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_files) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
