#include "case_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

/* What the command line asks for. */
static struct {
	const char *wanted; /* null: all files */
	bool show_known;
} asked;

int
case_main(int argc, char **argv, void (*test)(void **state))
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--known"))
			asked.show_known = true;
		else
			asked.wanted = argv[i];
	const struct CMUnitTest tests[] = { { "test_files", test, NULL, NULL,
			NULL } };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* --- the coder --------------------------------------------------------- */

static bool
load(struct coder *coder, enum language language)
{
	char lexicon[FILE_PATH_BYTES], model[FILE_PATH_BYTES];
	const char *data = getenv("DEMARCHE_DATA");
	char file[32];
	snprintf(file, sizeof file, "models/%s.model",
			languages_code(language));
	struct error error;
	if (file_join(lexicon, data ? data : PROJECT_ROOT, "lexicon", &error)
			|| file_join(model, data ? data : PROJECT_ROOT, file,
					&error))
		fail_msg("%s", error.message);
	if (access(model, R_OK)) {
		print_message("%s is missing: no case was run\n", model);
		return false;
	}
	struct coder_options options = {
		.lexicon = lexicon, .model = model, .language = language
	};
	if (coder_load(coder, &options, &error)) {
		char line[1200];
		error_print(&error, line, sizeof line);
		fail_msg("%s", line);
	}
	return true;
}

bool
case_coder_begin(struct case_coder *cases, enum language language)
{
	if (!load(&cases->coder, language))
		return false;
	arena_init(&cases->files);
	arena_init(&cases->arena);
	cases->worker = coder_worker_new(&cases->coder);
	return true;
}

void
case_coder_end(struct case_coder *cases)
{
	coder_worker_free(cases->worker);
	coder_unload(&cases->coder);
	arena_fini(&cases->files);
	arena_fini(&cases->arena);
}

void
case_code(struct case_coder *cases, struct str line, struct str date,
		struct analysis *out)
{
	arena_reset(&cases->arena);
	char *bytes = ARENA_NEW(&cases->arena, char, line.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < line.len; i++) {
		struct str rest = { line.at + i, line.len - i };
		bool paragraph = str_starts(rest, STR(" // "));
		bytes[len++] = paragraph ? '\n' : line.at[i];
		i += paragraph ? 3 : 0;
	}
	/* It must last as long as the analysis. */
	struct article *article = ARENA_NEW(&cases->arena, struct article, 1);
	*article = (struct article){ .text = { bytes, len }, .date = date };
	coder_run(cases->worker, article, &cases->arena, out);
}

/* --- telling ----------------------------------------------------------- */

void
case_fault(const struct case_run *run, const struct case_line *line,
		const char *fault)
{
	fail_msg("%.*s:%u: %s: %.*s", STR_ARG(run->file), line->number, fault,
			STR_ARG(line->words));
}

bool
case_judge(struct case_run *run, const struct case_line *line, bool good)
{
	struct case_tally *tally = &run->tally;
	tally->all++;
	tally->right += good;
	tally->failed += !good && !line->known;
	tally->mended += good && line->known;
	if (good && line->known)
		print_message("%.*s:%u: right now, take the ! away\n",
				STR_ARG(run->file), line->number);
	if (good || (line->known && !asked.show_known))
		return false;
	print_message("%.*s:%u: %.*s\n", STR_ARG(run->file), line->number,
			STR_ARG(run->text.words));
	return true;
}

/* --- reading ----------------------------------------------------------- */

static void
end_text(struct case_run *run)
{
	if (run->text.words.len && run->end)
		run->end(run);
	run->text.words = STR("");
}

static void
begin_text(struct case_run *run, const struct case_line *line)
{
	end_text(run);
	run->text = *line;
	if (run->begin)
		run->begin(run);
}

static struct str
behind_first(struct str words)
{
	return str_trim(str_cut(words.at + 1, words.at + words.len));
}

static void
read_line(struct case_run *run, struct str words, unsigned number)
{
	bool indented = words.len
			&& (words.at[0] == ' ' || words.at[0] == '\t');
	words = str_trim(words);
	if (!words.len || words.at[0] == '#')
		return;
	if (words.at[0] == '@') {
		end_text(run);
		run->date = behind_first(words);
		return;
	}
	struct case_line line = { words, number, words.at[0] == '!' };
	if (line.known)
		line.words = behind_first(words);
	if (!indented)
		begin_text(run, &line);
	else if (!run->text.words.len)
		case_fault(run, &line, "no text above");
	else
		run->expectation(run, &line);
}

static void
run_file(struct case_run *run, struct str name, struct str bytes)
{
	struct case_tally before = run->tally;
	bool more = true;
	run->file = name;
	run->date = run->text.words = STR("");
	for (unsigned number = 1; more; number++)
		read_line(run, str_next(&bytes, '\n', &more), number);
	end_text(run);
	print_message("    %-16.*s %3u of %3u\n", STR_ARG(name),
			run->tally.right - before.right,
			run->tally.all - before.all);
}

/* --- all files --------------------------------------------------------- */

static bool
is_wanted(struct str name, enum language language)
{
	return str_ends(name, STR(".txt"))
	       && !languages_is_foreign(name, language)
	       && (language == LANGUAGE_EN
			       || languages_is_foreign(name, LANGUAGE_EN))
	       && (!asked.wanted
			       || str_find(name, str_of(asked.wanted))
						  < name.len);
}

static void
run_files(struct case_run *run, enum language language)
{
	struct str *names, bytes;
	size_t count;
	struct error error;
	char path[FILE_PATH_BYTES];
	struct arena *arena = &run->with.files;
	assert_int_equal(file_list(run->folder, arena, &names, &count, &error),
			STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		if (!is_wanted(names[i], language))
			continue;
		assert_int_equal(file_join(path, run->folder, names[i].at,
						 &error),
				STATUS_OK);
		assert_int_equal(file_read(path, arena, &bytes, &error),
				STATUS_OK);
		run_file(run, names[i], bytes);
	}
}

static void
run_language(struct case_run *run, enum language language)
{
	if (!case_coder_begin(&run->with, language))
		return;
	run->with.coder.kinds = run->kinds;
	run_files(run, language);
	if (language + 1 == LANGUAGE_COUNT && run->report)
		run->report(run);
	case_coder_end(&run->with);
}

void
case_run(struct case_run *run)
{
	const struct case_tally *tally = &run->tally;
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		run_language(run, i);
	if (!tally->all)
		skip();
	print_message("%u of %u right, %u failures, %u known ones, %u marked ! "
		      "but right\n",
			tally->right, tally->all, tally->failed,
			tally->all - tally->right - tally->failed,
			tally->mended);
	assert_int_equal(tally->failed, 0);
	assert_int_equal(tally->mended, 0);
}

static void
begin_answer(struct case_run *run)
{
	struct case_answer *answer = run->context;
	buffer_reset(&answer->expected);
}

void
case_run_answers(const char *folder, unsigned kinds,
		void (*expectation)(struct case_run *run,
				const struct case_line *line),
		void (*end)(struct case_run *run))
{
	struct case_answer answer;
	buffer_init(&answer.expected, BUFFER_UNLIMITED);
	buffer_init(&answer.found, BUFFER_UNLIMITED);
	static struct case_run run;
	run = (struct case_run){
		.folder = folder,
		.kinds = kinds,
		.begin = begin_answer,
		.expectation = expectation,
		.end = end,
		.context = &answer,
	};
	case_run(&run);
	buffer_fini(&answer.expected);
	buffer_fini(&answer.found);
}
