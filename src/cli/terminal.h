/* terminal.h - what people see: colours, columns, progress.
 *
 * Colours and progress only where a terminal is; NO_COLOR (no-color.org) and
 * --color are obeyed. */
#ifndef DEMARCHE_CLI_TERMINAL_H
#define DEMARCHE_CLI_TERMINAL_H

#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "base/error.h"
#include "base/terminal_text.h"
#include "cli/command.h"

/* Columns of the terminal on `file`; when it is none those that the
 * environment's COLUMNS tells, else 100. */
unsigned terminal_width(FILE *file);
bool terminal_color(FILE *file, const char *when);
/* FORMAT_AUTO resolved by whether stdout is a terminal. */
enum output_format terminal_format(const char *name);

/* "demarche: where: message" on stderr. */
void terminal_print_error(const struct error *error);

/* A line on stderr that is rewritten at most ten times a second. Ctrl-C wipes
 * it and ends the program. */
struct progress {
	bool shown, drawn;
	uint64_t done, total; /* bytes; total 0 when unknown */
	uint64_t articles;
	struct timespec started, printed;
};
void progress_start(struct progress *progress, bool quiet);
void progress_update(
		struct progress *progress, uint64_t done, uint64_t articles);
/* Wipes the line before something else is printed. */
void progress_clear(struct progress *progress);
void progress_stop(struct progress *progress);

#endif
