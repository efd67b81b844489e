#include <stdio.h>

#include "analyse/align.h"
#include "analyse/movers.h"
#include "cli/asking.h"
#include "cli/terminal.h"

/* The powers' names are kept in `room`. False after a message. */
static bool
read_question(const struct settings *settings, const char *of,
		struct alignment_question *question, char room[128])
{
	const char *period = settings->period ? settings->period : "quarter";
	const char *direction =
			settings->direction ? settings->direction : "both";
	*question = (struct alignment_question){ .of = of };
	if (!settings->powers
			|| !alignment_powers(settings->powers, room,
					question->powers)) {
		fprintf(stderr, "demarche align: --between takes two powers, "
				"as in USA,CHN\n");
		return false;
	}
	return period_of_name(str_of(period), &question->period)
	       && alignment_direction_of_name(
			       str_of(direction), &question->direction);
}

static enum status
make(struct sheet *sheet, struct asking *asking,
		struct alignment_question *question, struct error *error)
{
	struct observations observations;
	long movers = asking->settings->movers;
	question->narrowing = narrowing_of(&asking->selection);
	enum status status = observations_load(&observations, &asking->store,
			&asking->selection, error);
	if (status)
		return status;
	status = movers ? movers_make(sheet, &observations, &asking->store,
				 question, (size_t)movers, error)
			: align_make(sheet, &observations, question, error);
	if (!status)
		asking_note_undated(asking, &observations);
	observations_fini(&observations);
	return status;
}

static int64_t
sum_of(const struct sheet *sheet, const char *name)
{
	int64_t sum = 0;
	size_t column = sheet_find(sheet, name);
	for (size_t i = 0; i < sheet->row_count; i++)
		sum += sheet_at(sheet, i, column)->count;
	return sum;
}

/* An index between two of which one is hardly in the news looks sure. */
static void
note_few(const struct sheet *sheet, const struct alignment_question *question,
		const struct settings *settings)
{
	static const char *const names[] = { "a_events", "b_events" };
	bool told = sheet->row_count && !settings->quiet;
	for (int i = 0; i < 2 && told; i++)
		if (sum_of(sheet, names[i]) < ALIGNMENT_LEAST_EVENTS)
			fprintf(stderr,
					"fewer than %d events of %s with %s: "
					"too few to compare\n",
					ALIGNMENT_LEAST_EVENTS, question->of,
					question->powers[i]);
}

/* Programs ask for a_events; people see which of the powers that is. */
static void
name_powers(struct sheet *sheet, const struct alignment_question *question)
{
	static const char letters[] = "ab";
	for (size_t i = 0; i < sheet->column_count; i++) {
		const char *name = sheet->columns[i].name;
		const char *letter = strchr(letters, name[0]);
		if (!letter || name[1] != '_')
			continue;
		struct buffer named;
		buffer_init(&named, BUFFER_UNLIMITED);
		buffer_put_format(&named, "%s%s",
				question->powers[letter - letters], name + 1);
		struct str kept = arena_copy(
				&sheet->arena, buffer_str(&named));
		sheet->columns[i].name = kept.at;
		buffer_fini(&named);
	}
}

int
command_align(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct alignment_question question;
	struct settings with_country = *settings;
	struct sheet sheet = { 0 };
	struct error error;
	char room[128];
	if (count != 1) {
		fprintf(stderr, "demarche align: one country is needed, as in "
				"align -d news.db COL --between USA,CHN\n");
		return EXIT_USAGE;
	}
	if (!read_question(settings, operands[0], &question, room))
		return EXIT_USAGE;
	with_country.of = operands[0];
	int exit_status = asking_open(
			&asking, "align", &with_country, operands, 0);
	if (exit_status)
		return exit_status;
	enum status status = make(&sheet, &asking, &question, &error);
	if (!status && !settings->movers)
		note_few(&sheet, &question, settings);
	if (!status && terminal_format(settings->format) == FORMAT_TABLE)
		name_powers(&sheet, &question);
	return asking_close(&asking, &sheet, status, &error);
}
