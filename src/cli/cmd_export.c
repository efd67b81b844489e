#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/asking.h"
#include "cli/condition_words.h"
#include "cli/loading.h"
#include "cli/selection_names.h"
#include "cli/terminal.h"
#include "coder_load.h"
#include "export/export.h"

static bool
refuse(const char *what)
{
	fprintf(stderr, "demarche export: %s\nTry: demarche export --help\n",
			what);
	return false;
}

/* With room for the names of files behind it. */
static bool
is_too_long(const char *path)
{
	return path && strlen(path) > FILE_PATH_BYTES - 256;
}

/* What does not go together. */
static bool
is_sound(const struct settings *settings, bool conditions)
{
	const char *format = settings->format;
	if (settings->bundle && (format || settings->out))
		return refuse("--bundle goes without --format and --out");
	if (!settings->bundle && settings->with_text)
		return refuse("--with-text is for --bundle");
	if (is_too_long(settings->bundle) || is_too_long(settings->out))
		return refuse("the path is too long");
	if (settings->replace && !settings->out && !settings->bundle)
		return refuse("--replace is for a folder: name one with --out");
	if (settings->bundle)
		return true;
	if (!format)
		return refuse("name a format with --format, or --bundle");
	if (!settings->out && !export_is_stream(format))
		return refuse("several files come of this format: name a "
			      "folder with --out");
	if (!settings->out && settings->zip)
		return refuse("--zip needs a folder: name one with --out");
	if (!strcmp(format, "sqlite") && conditions)
		return refuse("sqlite is a copy of the whole database: leave "
			      "the conditions out");
	return true;
}

static void
print_left_out(uint64_t count, const char *what, const char **before)
{
	if (!count)
		return;
	fprintf(stderr, "%s%" PRIu64 " %s", *before, count, what);
	*before = ", ";
}

static void
print_summary(const struct export_counts *counts,
		const struct settings *settings)
{
	const char *before = "left out: events ";
	if (settings->quiet)
		return;
	if (!counts->rows)
		asking_note_nothing("export", settings);
	if (isatty(STDERR_FILENO))
		fprintf(stderr,
				"%" PRIu64 " rows of %" PRIu64
				" records in %" PRIu64 " articles\n",
				counts->rows, counts->records,
				counts->articles);
	print_left_out(counts->not_actual, "whose status is not actual",
			&before);
	print_left_out(counts->no_day, "without a day", &before);
	print_left_out(counts->no_code, "without a code of CAMEO", &before);
	if (before[0] == ',')
		fputc('\n', stderr);
}

static bool
is_told(const char *value, const char *expected)
{
	return value && !strcmp(value, expected);
}

/* Which lexicon is at hand: of each language its version. */
static bool
identify_lexicon(struct export_options *options)
{
	struct error error;
	struct lexicon_identity found;
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++) {
		if (lexicon_identify(options->lexicon, (enum language)i, &found,
				    &error)) {
			terminal_print_error(&error);
			return false;
		}
		memcpy(options->lexicons[i], found.id, sizeof found.id);
	}
	return true;
}

/* Where a bundle goes. */
static bool
settle_bundle(const struct settings *settings, struct export_options *options,
		char folder[FILE_PATH_BYTES])
{
	if (!identify_lexicon(options))
		return false;
	options->format = EXPORT_BUNDLE;
	options->out = settings->bundle;
	if (!str_ends(str_of(settings->bundle), STR(".tar")))
		return true;
	snprintf(folder, FILE_PATH_BYTES, "%s.folder", settings->bundle);
	options->tar = settings->bundle;
	options->out = folder;
	if (file_is_missing(folder))
		return true;
	fprintf(stderr,
			"demarche: %s: the archive is put together there; "
			"move away what is there\n",
			folder);
	return false;
}

static int
write_files(const struct settings *settings, const struct data_paths *paths,
		const struct buffer *conditions, struct store *store)
{
	struct error error;
	struct export_counts counts;
	struct export_options options = { .format = settings->format,
		.out = settings->out,
		.lexicon = paths->lexicon,
		.query = conditions->at + (conditions->at[0] == ' '),
		.program = DEMARCHE_VERSION,
		.selection = settings->selection,
		.kinds = settings->kinds,
		.zip = settings->zip,
		.with_text = settings->with_text,
		.replace = settings->replace };
	char folder[FILE_PATH_BYTES];
	if (settings->bundle && !settle_bundle(settings, &options, folder))
		return EXIT_ENVIRONMENT;
	options.selection.kinds = settings->kinds;
	options.no_gaps = is_told(settings->gdelt_variant, "zero");
	options.event_intensity =
			is_told(settings->polecat_variant, "event-intensity");
	enum status status = export_run(&options, store, &counts, &error);
	if (!status) {
		print_summary(&counts, settings);
		return EXIT_OK;
	}
	terminal_print_error(&error);
	return status == STATUS_USAGE ? EXIT_USAGE : EXIT_ENVIRONMENT;
}

static int
open_and_write(const struct command *command, const struct settings *settings,
		const struct buffer *conditions)
{
	struct data_paths paths;
	struct store store;
	struct error error;
	if (loading_find(settings, &paths, &error)
			|| store_open(&store, settings->database, STORE_READ,
					&error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = EXIT_USAGE;
	if (selection_names_check(command, settings, &store))
		status = asking_leave_out(&store, settings, &error)
					 ? asking_failed("export", &error)
					 : write_files(settings, &paths,
							 conditions, &store);
	store_close(&store);
	return status;
}

int
command_export(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("export");
	struct buffer conditions;
	int status = EXIT_USAGE;
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	buffer_init(&conditions, BUFFER_UNLIMITED);
	condition_words_put(&conditions, settings);
	if (is_sound(settings, conditions.len > 0)) {
		buffer_put_char(&conditions, '\0');
		status = open_and_write(command, settings, &conditions);
	}
	buffer_fini(&conditions);
	return status;
}
