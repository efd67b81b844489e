/* asking.h - what commands that ask a database have in common: opening it,
 * telling what is wrong, printing the answer.
 *
 *	struct asking asking;
 *	int status = asking_open(&asking, "dyads", settings, operands, count);
 *	if (status)
 *		return status;
 *	... asking.store, asking.selection ...
 *	return asking_close(&asking, &sheet or NULL, failed, &error);
 */
#ifndef DEMARCHE_CLI_ASKING_H
#define DEMARCHE_CLI_ASKING_H

#include "analyse/narrowing.h"
#include "analyse/sheet.h"
#include "cli/command.h"

struct asking {
	const struct command *command;
	const struct settings *settings;
	struct store store;         /* open for reading */
	struct selection selection; /* of the settings, kinds included */
};

/* Opens the database of -d, looks at the names in the conditions, and tells
 * when an ingest did not end; what is marked is left out. EXIT_OK, or what the
 * program ends with after a message; then nothing is open. */
MUST_CHECK int asking_open(struct asking *asking, const char *command,
		const struct settings *settings, char **operands, int count);

/* Closes the database. Where `status` is one of failure the error is told,
 * else the sheet, which may be null, is printed and freed. Returns enum
 * exit_status. */
MUST_CHECK int asking_close(struct asking *asking, struct sheet *sheet,
		enum status status, const struct error *error);

/* Leaves out of all that is asked what the file of --without-marked says, and
 * tells on stderr what that was; nothing where the option is not given. */
MUST_CHECK enum status asking_leave_out(struct store *store,
		const struct settings *settings, struct error *error);

/* The message of an answer that failed, and its exit status. */
int asking_failed(const char *command, const struct error *error);

/* The sheet on stdout in the asked format: a table on a terminal, JSON lines
 * elsewhere. */
void sheet_print(const struct sheet *sheet, const struct settings *settings);

/* Tells on stderr how many of what is counted by periods have no day. */
void asking_note_undated(const struct asking *asking,
		const struct observations *observations);
/* Tells on stderr how many of what is counted are plans and denials, too,
 * unless statuses were asked for. */
void asking_note_statuses(const struct asking *asking,
		const struct observations *observations,
		const struct narrowing *narrowing);
/* Tells on stderr that nothing fits, and which conditions were asked: one of
 * them may be the reason. */
void asking_note_nothing(const char *command, const struct settings *settings);

/* Tells on stderr of articles that are not settled yet: their events are
 * counted once a report. */
MUST_CHECK enum status asking_note_stale(const struct store *store,
		const struct settings *settings, struct error *error);

#endif
