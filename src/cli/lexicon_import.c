#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/layers.h"
#include "cli/lexicon.h"
#include "cli/loading.h"
#include "cli/terminal.h"
#include "import/import.h"

struct task {
	struct import *import;
	const struct settings *settings;
	size_t unread; /* files */
};

/* What was not used is what people want to know, so it goes to stdout. */
static void
print_note(void *context, const struct import_note *note)
{
	const struct settings *settings = context;
	if (!settings->quiet)
		printf("%.*s:%u: %s: %.*s\n", STR_ARG(note->path), note->line,
				note->unused ? "unused" : "changed",
				STR_ARG(note->message));
}

/* "verbs=FILE" says what a file is. */
static bool
take_kind(const char **operand, enum import_kind *kind)
{
	for (enum import_kind i = 0; i < IMPORT_KIND_COUNT; i++) {
		size_t length = strlen(import_kind_name(i));
		if (strncmp(*operand, import_kind_name(i), length) != 0
				|| (*operand)[length] != '=')
			continue;
		*kind = i;
		*operand += length + 1;
		return true;
	}
	return false;
}

static enum status
refuse(const char *path, struct error *error)
{
	return error_set(error, STATUS_FORMAT, path, 0, ERROR_NO_OFFSET,
			"cannot tell what this is; write discards=FILE, or "
			"actors=, agents=, verbs=, issues=, negations=");
}

static void
read_file(struct task *task, const char *path)
{
	struct arena arena;
	struct str bytes;
	struct error error;
	enum import_kind kind;
	bool told = take_kind(&path, &kind);
	arena_init(&arena);
	enum status status = file_read(path, &arena, &bytes, &error);
	if (!status) {
		kind = told ? kind : import_guess(path, bytes);
		status = kind == IMPORT_KIND_COUNT
					 ? refuse(path, &error)
					 : import_read(task->import, path, kind,
							 bytes, &error);
	}
	if (status) {
		terminal_print_error(&error);
		task->unread++;
	} else if (!task->settings->quiet) {
		printf("%s: read as %s\n", path, import_kind_name(kind));
	}
	arena_fini(&arena);
}

/* Makes the folders of `path` below the length that is there already. */
static enum status
make_folders(char *path, struct error *error)
{
	for (char *at = path + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		int made = mkdir(path, 0777);
		*at = '/';
		if (made && errno != EEXIST)
			return error_set(error, STATUS_IO, path, 0,
					ERROR_NO_OFFSET,
					"cannot make the folder: %s",
					strerror(errno));
	}
	return STATUS_OK;
}

static enum status
write_file(const char *folder, const char *name, struct str text,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	enum status status = file_join(path, folder, name, error);
	if (!status)
		status = make_folders(path, error);
	if (status)
		return status;
	FILE *file = fopen(path, "w");
	bool ok = file && fwrite(text.at, 1, text.len, file) == text.len;
	if (file)
		ok = fclose(file) == 0 && ok;
	if (ok)
		return STATUS_OK;
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot write: %s", strerror(errno));
}

/* "actors/replaces.txt" beside "actors/imported.tsv" */
static enum status
write_replaces(const struct task *task, enum import_output output,
		struct error *error)
{
	char name[FILE_PATH_BYTES];
	struct str text = import_replaces(task->import, output);
	const char *beside = import_output_path(output);
	const char *slash = strrchr(beside, '/');
	snprintf(name, sizeof name, "%.*s" LAYERS_REPLACES,
			(int)(slash + 1 - beside), beside);
	return text.len ? write_file(task->settings->out, name, text, error)
			: STATUS_OK;
}

static enum status
write_all(const struct task *task, struct error *error)
{
	enum status status = STATUS_OK;
	for (enum import_output i = 0; !status && i < IMPORT_OUTPUT_COUNT;
			i++) {
		struct str text = import_output(task->import, i);
		if (text.len)
			status = write_file(task->settings->out,
					import_output_path(i), text, error);
		if (!status)
			status = write_replaces(task, i, error);
	}
	return status;
}

/* Whether every line was used. */
static bool
print_counts(const struct import *import)
{
	size_t unused = 0;
	for (enum import_kind i = 0; i < IMPORT_KIND_COUNT; i++) {
		struct import_count count = import_count(import, i);
		if (!count.files)
			continue;
		printf("%s: %zu entries written; %zu lines not used, %zu "
		       "used otherwise\n",
				import_kind_name(i), count.entries,
				count.unused, count.changed);
		unused += count.unused;
	}
	return !unused;
}

static int
import_all(struct task *task, char **operands, int count)
{
	struct error error;
	for (int i = 0; i < count; i++)
		read_file(task, operands[i]);
	import_finish(task->import, task->settings->replace);
	if (write_all(task, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	bool whole = print_counts(task->import);
	return whole && !task->unread ? EXIT_OK : EXIT_REJECTED;
}

int
lexicon_task_import(const struct settings *settings, char **operands, int count)
{
	struct data_paths paths;
	struct error error;
	struct task task = { .settings = settings };
	if (!settings->out) {
		fprintf(stderr, "demarche lexicon import: --out DIR is "
				"missing\nTry: demarche lexicon --help\n");
		return EXIT_USAGE;
	}
	if (loading_find(settings, &paths, &error)
			|| import_open(&task.import, paths.lexicon, print_note,
					(void *)settings, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = import_all(&task, operands, count);
	import_close(task.import);
	return status;
}
