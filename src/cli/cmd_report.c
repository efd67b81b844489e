#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/asking.h"
#include "cli/condition_words.h"
#include "cli/loading.h"
#include "report/gather.h"
#include "report/png.h"

/* --- what is asked ------------------------------------------------------ */

static bool
refuse(const char *what)
{
	fprintf(stderr, "demarche report: %s\nTry: demarche report --help\n",
			what);
	return false;
}

static bool
is_told(const char *value, const char *expected)
{
	return value && !strcmp(value, expected);
}

static bool
is_page(const struct settings *settings)
{
	return !settings->format || is_told(settings->format, "html");
}

static bool
is_sound(const struct settings *settings)
{
	if (settings->out && strlen(settings->out) > FILE_PATH_BYTES - 64)
		return refuse("the path is too long");
	if (!is_page(settings) && !settings->out)
		return refuse("pictures are several files: name a folder with "
			      "--out");
	if (settings->of && !settings->powers)
		return refuse("--of needs --between, two powers as in USA,CHN");
	if (!settings->of && settings->powers)
		return refuse("--between needs --of, the country between the "
			      "two");
	return true;
}

/* The powers' names are kept in `room`. */
static bool
read_question(const struct settings *settings, struct report_question *question,
		char room[128])
{
	const char *usual = settings->of ? "quarter" : "month";
	const char *period = settings->period ? settings->period : usual;
	const char *direction =
			settings->direction ? settings->direction : "both";
	question->of = settings->of;
	question->database = settings->database;
	question->program = DEMARCHE_VERSION;
	if (settings->of
			&& !alignment_powers(settings->powers, room,
					question->powers))
		return refuse("--between takes two powers, as in USA,CHN");
	return period_of_name(str_of(period), &question->period)
	       && alignment_direction_of_name(
			       str_of(direction), &question->direction);
}

static void
put_option(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_put_format(out, " --%s ", name);
	condition_words_quote(out, value);
}

/* The command that makes the report again. */
static void
put_command(struct buffer *out, const struct settings *settings)
{
	buffer_put(out, STR("demarche report"));
	put_option(out, "database", settings->database);
	put_option(out, "of", settings->of);
	put_option(out, "between", settings->powers);
	put_option(out, "period", settings->period);
	put_option(out, "direction", settings->direction);
	put_option(out, "lexicon", settings->lexicon);
	struct settings shown = *settings;
	shown.kinds = RECORD_ALL; /* the report's own, no option of it */
	condition_words_put(out, &shown);
	put_option(out, "format", settings->format);
	put_option(out, "out", settings->out);
	buffer_put_char(out, '\0');
}

/* --- files -------------------------------------------------------------- */

static enum status
fail_at(const char *path, struct error *error)
{
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET, "%s",
			strerror(errno));
}

/* To stdout where there is no path. */
static enum status
write_file(const char *path, struct str bytes, struct error *error)
{
	FILE *file = path ? fopen(path, "wb") : stdout;
	if (!file)
		return fail_at(path, error);
	bool done = fwrite(bytes.at, 1, bytes.len, file) == bytes.len
		    && !fflush(file);
	if (path && fclose(file))
		done = false;
	return done ? STATUS_OK : fail_at(path ? path : "stdout", error);
}

static enum status
write_page(struct report *report, const struct settings *settings,
		struct error *error)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	report_put_page(report, &out);
	enum status status = write_file(settings->out, buffer_str(&out), error);
	buffer_fini(&out);
	return status;
}

static enum status
write_picture(const struct report *report, const struct report_picture *picture,
		const struct settings *settings, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct buffer out;
	bool png = is_told(settings->format, "png");
	snprintf(path, sizeof path, "%s/%s.%s", settings->out, picture->id,
			png ? "png" : "svg");
	buffer_init(&out, BUFFER_UNLIMITED);
	report_put_picture(report, picture, &out);
	enum status status = png ? png_write(buffer_str(&out), path, error)
				 : write_file(path, buffer_str(&out), error);
	buffer_fini(&out);
	return status;
}

static enum status
write_pictures(struct report *report, const struct settings *settings,
		struct error *error)
{
	struct report_list list;
	enum status status = STATUS_OK;
	if (mkdir(settings->out, 0777) && errno != EEXIST)
		return fail_at(settings->out, error);
	report_list(report, &list);
	for (size_t i = 0; !status && i < list.count; i++)
		status = write_picture(report, &list.at[i], settings, error);
	if (!status && !list.count && !settings->quiet)
		fprintf(stderr, "nothing to be drawn\n");
	return status;
}

/* --- the command -------------------------------------------------------- */

static enum status
make(struct asking *asking, struct report_question *question,
		struct error *error)
{
	const struct settings *settings = asking->settings;
	struct data_paths paths;
	struct report report;
	struct buffer command;
	enum status status = loading_find(settings, &paths, error);
	if (status)
		return status;
	buffer_init(&command, BUFFER_UNLIMITED);
	put_command(&command, settings);
	question->command = command.at;
	question->lexicon = paths.lexicon;
	question->selection = &asking->selection;
	status = report_gather(&report, &asking->store, question, error);
	if (!status)
		status = is_page(settings)
					 ? write_page(&report, settings, error)
					 : write_pictures(&report, settings,
							 error);
	report_fini(&report);
	buffer_fini(&command);
	return status;
}

int
command_report(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct report_question question = { 0 };
	struct error error;
	char room[128];
	if (!is_sound(settings) || !read_question(settings, &question, room))
		return EXIT_USAGE;
	int exit_status = asking_open(
			&asking, "report", settings, operands, count);
	if (exit_status)
		return exit_status;
	enum status status = make(&asking, &question, &error);
	return asking_close(&asking, NULL, status, &error);
}
