#include "case_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
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
load(struct coder *coder)
{
	char lexicon[FILE_PATH_BYTES], model[FILE_PATH_BYTES];
	const char *data = getenv("DEMARCHE_DATA");
	struct error error;
	if (file_join(lexicon, data ? data : PROJECT_ROOT, "lexicon", &error)
			|| file_join(model, data ? data : PROJECT_ROOT,
					"models/en.model", &error))
		fail_msg("%s", error.message);
	if (access(model, R_OK)) {
		print_message("%s is missing: no case was run\n", model);
		return false;
	}
	struct coder_options options = { lexicon, model, "en" };
	if (coder_load(coder, &options, &error)) {
		char line[1200];
		error_print(&error, line, sizeof line);
		fail_msg("%s", line);
	}
	return true;
}

bool
case_coder_begin(struct case_coder *cases)
{
	if (!load(&cases->coder))
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
