#include "cli/asking.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/condition_words.h"
#include "cli/selection_names.h"
#include "cli/sheet_table.h"
#include "cli/terminal.h"
#include "pipeline.h"
#include "review/review.h"
#include "store/settle.h"

enum status
asking_note_stale(const struct store *store, const struct settings *settings,
		struct error *error)
{
	uint64_t articles = 0;
	enum status status = STATUS_OK;
	if (!settings->quiet)
		status = settle_stale(store, &articles, error);
	if (articles)
		fprintf(stderr,
				"%" PRIu64 " article%s not settled yet (an "
				"ingest was ended): events are counted too "
				"high; demarche ingest -d %s with the same "
				"files goes on and settles\n",
				articles, articles == 1 ? " is" : "s are",
				store->path);
	return status;
}

static void
print_tally(const struct settings *settings, const struct review_tally *tally)
{
	if (settings->quiet)
		return;
	fprintf(stderr, "%s: %zu record%s left out, %zu counted with others\n",
			settings->without_marked, tally->wrong,
			tally->wrong == 1 ? "" : "s", tally->same);
	if (tally->lost)
		fprintf(stderr,
				"%zu mark%s of records that are not in this "
				"database any more: demarche review -d %s %s "
				"tells which\n",
				tally->lost, tally->lost == 1 ? " is" : "s are",
				settings->database, settings->without_marked);
	if (tally->problems)
		fprintf(stderr, "%zu line%s no mark%s\n", tally->problems,
				tally->problems == 1 ? " is" : "s are",
				tally->problems == 1 ? "" : "s");
}

enum status
asking_leave_out(struct store *store, const struct settings *settings,
		struct error *error)
{
	struct review_tally tally;
	if (!settings->without_marked)
		return STATUS_OK;
	enum status status = review_leave_out(
			settings->without_marked, store, &tally, error);
	if (!status)
		print_tally(settings, &tally);
	return status;
}

int
asking_failed(const char *command, const struct error *error)
{
	if (error->status != STATUS_USAGE) {
		terminal_print_error(error);
		return EXIT_ENVIRONMENT;
	}
	fprintf(stderr, "demarche %s: %s\n", command, error->message);
	return EXIT_USAGE;
}

static int
tell(const struct asking *asking, const struct error *error)
{
	return asking_failed(asking->command->name, error);
}

int
asking_open(struct asking *asking, const char *command,
		const struct settings *settings, char **operands, int count)
{
	struct error error;
	*asking = (struct asking){ .command = command_find(command),
		.settings = settings,
		.selection = settings->selection };
	asking->selection.kinds = settings->kinds;
	if (!database_is_told(asking->command, settings)
			|| !operands_are_none(asking->command, operands, count))
		return EXIT_USAGE;
	if (store_open(&asking->store, settings->database, STORE_READ, &error))
		return tell(asking, &error);
	if (!selection_names_check(asking->command, settings, &asking->store)) {
		store_close(&asking->store);
		return EXIT_USAGE;
	}
	if (!asking_note_stale(&asking->store, settings, &error)
			&& !asking_leave_out(&asking->store, settings, &error))
		return EXIT_OK;
	store_close(&asking->store);
	return tell(asking, &error);
}

void
sheet_print(const struct sheet *sheet, const struct settings *settings)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	switch (terminal_format(settings->format)) {
	case FORMAT_TABLE:
		sheet_table_put(&out, sheet, terminal_width(stdout),
				terminal_color(stdout, settings->color));
		break;
	case FORMAT_CSV:
		sheet_put_csv(&out, sheet);
		break;
	default:
		sheet_put_jsonl(&out, sheet);
	}
	if (out.len)
		fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
}

void
asking_note_undated(const struct asking *asking,
		const struct observations *observations)
{
	size_t undated = observations_undated(observations);
	if (undated && !asking->settings->quiet)
		fprintf(stderr,
				"%zu of %zu reports have no day and are in no "
				"period\n",
				undated, observations->count);
}

static bool
is_actual(const struct observations *observations, uint32_t row)
{
	struct str status = words_text(
			&observations->statuses, observations->status[row]);
	return str_equal(status, STR("actual"));
}

void
asking_note_statuses(const struct asking *asking,
		const struct observations *observations,
		const struct narrowing *narrowing)
{
	struct observation_list list = { 0 };
	size_t others = 0;
	if (asking->selection.status || asking->settings->quiet)
		return;
	observations_narrow(observations, narrowing, &list);
	for (size_t i = 0; i < list.count; i++)
		others += !is_actual(observations, list.at[i]);
	if (others)
		fprintf(stderr,
				"%zu of %zu reports tell plans, denials, "
				"suppositions or deeds of old, and count, too; "
				"--status actual leaves them out\n",
				others, list.count);
	observation_list_fini(&list);
}

/* --- silence ------------------------------------------------------------ */

static void
put_asked(struct buffer *out, const char *option, const char *value)
{
	if (!value)
		return;
	buffer_put_format(out, " --%s ", option);
	condition_words_quote(out, value);
}

void
asking_note_nothing(const char *command, const struct settings *settings)
{
	struct settings asked = *settings;
	struct buffer words;
	if (settings->quiet)
		return;
	buffer_init(&words, BUFFER_UNLIMITED);
	if (asked.kinds == command_find(command)->kinds)
		asked.kinds = RECORD_ALL; /* not asked for */
	condition_words_put(&words, &asked);
	put_asked(&words, "source", settings->source);
	put_asked(&words, "target", settings->target);
	put_asked(&words, "between", settings->powers);
	fprintf(stderr, "demarche %s: nothing in %s fits%.*s\n", command,
			settings->database,
			STR_ARG(words.len ? buffer_str(&words)
					  : STR(", without any condition")));
	buffer_fini(&words);
}

/* No rows, or zeros for each day that was asked for. */
static bool
tells_nothing(const struct sheet *sheet)
{
	size_t reports = sheet_find(sheet, "reports");
	for (size_t i = 0; i < sheet->row_count; i++)
		if (reports == sheet->column_count
				|| sheet_at(sheet, i, reports)->count)
			return false;
	return true;
}

int
asking_close(struct asking *asking, struct sheet *sheet, enum status status,
		const struct error *error)
{
	store_close(&asking->store);
	if (status)
		return tell(asking, error);
	if (sheet) {
		sheet_print(sheet, asking->settings);
		if (tells_nothing(sheet))
			asking_note_nothing(asking->command->name,
					asking->settings);
		sheet_fini(sheet);
	}
	return EXIT_OK;
}
