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

struct case_options
case_options_read(int argc, char **argv)
{
	struct case_options options = { 0 };
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--known"))
			options.show_known = true;
		else
			options.wanted = argv[i];
	return options;
}

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
	struct coder_options options = { .lexicon = lexicon,
		.model = model,
		.language = language };
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

static bool
is_wanted(const struct case_options *options, struct str name)
{
	return str_ends(name, STR(".txt"))
	       && !languages_is_foreign(name, options->language)
	       && (options->language == LANGUAGE_EN
			       || languages_is_foreign(name, LANGUAGE_EN))
	       && (!options->wanted
			       || str_find(name, str_of(options->wanted))
						  < name.len);
}

void
case_files_each(const char *folder, const struct case_options *options,
		struct arena *arena, case_file_run *run, void *context)
{
	struct str *names, bytes;
	size_t count;
	struct error error;
	char path[FILE_PATH_BYTES];
	assert_int_equal(file_list(folder, arena, &names, &count, &error),
			STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		if (!is_wanted(options, names[i]))
			continue;
		assert_int_equal(file_join(path, folder, names[i].at, &error),
				STATUS_OK);
		assert_int_equal(file_read(path, arena, &bytes, &error),
				STATUS_OK);
		run(context, names[i], bytes);
	}
}

void
case_count(struct case_tally *tally, bool good, bool known)
{
	tally->all++;
	tally->right += good;
	tally->failed += !good && !known;
	tally->mended += good && known;
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

static void
run_file(void *context, struct str name, struct str bytes)
{
	const struct case_run *run = context;
	struct case_tally before = *run->tally;
	bool more = true;
	run->begin(run->context, name);
	for (unsigned number = 1; more; number++)
		run->line(run->context, str_next(&bytes, '\n', &more), number);
	run->end(run->context);
	print_message("    %-16.*s %3u of %3u\n", STR_ARG(name),
			run->tally->right - before.right,
			run->tally->all - before.all);
}

static void
run_language(const struct case_run *run, enum language language)
{
	struct case_run copy = *run;
	struct case_options options = *run->options;
	if (!case_coder_begin(run->with, language))
		return;
	options.language = language;
	run->with->coder.kinds = run->kinds;
	case_files_each(run->folder, &options, &run->with->files, run_file,
			&copy);
	case_coder_end(run->with);
}

void
case_run(const struct case_run *run)
{
	const struct case_tally *tally = run->tally;
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		run_language(run, i);
	if (!tally->all)
		skip();
	print_message("%u of %u right, %u failures, %u marked ! but right\n",
			tally->right, tally->all, tally->failed, tally->mended);
	assert_int_equal(tally->failed, 0);
	assert_int_equal(tally->mended, 0);
}
