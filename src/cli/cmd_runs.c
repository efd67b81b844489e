#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/terminal.h"
#include "store/runs.h"

struct listing {
	enum output_format format;
	struct buffer out;
};

/* --- a line a run ------------------------------------------------------ */

static void
put_time(int64_t seconds, char out[24])
{
	time_t when = (time_t)seconds;
	struct tm parts;
	out[0] = '\0';
	if (gmtime_r(&when, &parts))
		strftime(out, 24, "%Y-%m-%d %H:%M", &parts);
}

static void
put_json(struct buffer *out, const struct stored_run *run, const char *started)
{
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("run"));
	json_put_int(&json, "run", run->id);
	json_put_str(&json, "program", run->program);
	json_put_str(&json, "lexicon", run->lexicon);
	json_put_str(&json, "model", run->model);
	json_put_str(&json, "options", run->options);
	json_put_str(&json, "started", str_of(started));
	json_put_int(&json, "articles", run->articles);
	json_put_int(&json, "current", run->current);
	json_put_int(&json, "records", run->records);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}

static enum status
put_run(void *context, const struct stored_run *run, struct error *error)
{
	struct listing *listing = context;
	struct buffer *out = &listing->out;
	char started[24];
	(void)error;
	put_time(run->started, started);
	if (listing->format == FORMAT_TABLE)
		buffer_put_format(out,
				"%4" PRId64 "  %-16s  %-8.*s  %-8.*s  %-8.*s "
				"%9" PRId64 " %9" PRId64 " %9" PRId64
				"  %.*s\n",
				run->id, started, STR_ARG(run->program),
				STR_ARG(run->lexicon), STR_ARG(run->model),
				run->articles, run->current, run->records,
				STR_ARG(run->options));
	else if (listing->format == FORMAT_CSV)
		buffer_put_format(out,
				"%" PRId64 ",%s,%.*s,%.*s,%.*s,%" PRId64
				",%" PRId64 ",%" PRId64 ",\"%.*s\"\r\n",
				run->id, started, STR_ARG(run->program),
				STR_ARG(run->lexicon), STR_ARG(run->model),
				run->articles, run->current, run->records,
				STR_ARG(run->options));
	else
		put_json(out, run, started);
	return STATUS_OK;
}

static enum status
list(struct store *store, const struct settings *settings, struct error *error)
{
	struct listing listing = { terminal_format(settings->format), { 0 } };
	buffer_init(&listing.out, BUFFER_UNLIMITED);
	if (listing.format == FORMAT_TABLE)
		buffer_put(&listing.out,
				STR(" run  started           program   lexicon "
				    "  model      articles   current   records "
				    " options\n"));
	else if (listing.format == FORMAT_CSV)
		buffer_put(&listing.out,
				STR("run,started,program,lexicon,model,articles,"
				    "current,records,options\r\n"));
	enum status status = runs_list(store, put_run, &listing, error);
	if (!status && listing.out.len)
		fwrite(listing.out.at, 1, listing.out.len, stdout);
	buffer_fini(&listing.out);
	return status;
}

static enum status
drop(struct store *store, const struct settings *settings, struct error *error)
{
	int64_t dropped;
	enum status status = runs_drop_old(store, &dropped, error);
	if (!status && !settings->quiet)
		fprintf(stderr,
				"%" PRId64 " old coding%s deleted; the room is "
				"used for what comes next\n",
				dropped, dropped == 1 ? "" : "s");
	return status;
}

int
command_runs(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("runs");
	struct store store;
	struct error error;
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	enum status status = store_open(&store, settings->database,
			settings->drop_old ? STORE_WRITE : STORE_READ, &error);
	if (!status) {
		status = settings->drop_old ? drop(&store, settings, &error)
					    : list(&store, settings, &error);
		store_close(&store);
	}
	if (status)
		terminal_print_error(&error);
	return status ? EXIT_ENVIRONMENT : EXIT_OK;
}
