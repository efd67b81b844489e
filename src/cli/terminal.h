/* terminal.h - what people see: colours, columns, progress.
 *
 * Colours and progress only where a terminal is; NO_COLOR (no-color.org) and
 * --color are obeyed. */
#ifndef DEMARCHE_CLI_TERMINAL_H
#define DEMARCHE_CLI_TERMINAL_H

#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "base/buffer.h"
#include "cli/command.h"

/* Columns of the terminal on `file`; 100 when it is none. */
unsigned terminal_width(FILE *file);
bool terminal_color(FILE *file, const char *when);
/* FORMAT_AUTO resolved by whether stdout is a terminal. */
enum output_format terminal_format(const char *name);

/* Columns that `text` takes on a terminal. */
unsigned terminal_columns(struct str text);
/* Puts `text` without the control characters that a terminal would obey. */
void terminal_put_text(struct buffer *out, struct str text);
/* The same, cut or padded to `columns`. */
void terminal_put_cell(struct buffer *out, struct str text, unsigned columns);

#define COLOR_RESET "\x1b[0m"
#define COLOR_BOLD "\x1b[1m"
#define COLOR_DIM "\x1b[2m"
#define COLOR_RED "\x1b[31m"
#define COLOR_GREEN "\x1b[32m"
#define COLOR_YELLOW "\x1b[33m"
#define COLOR_BLUE "\x1b[34m"
#define COLOR_CYAN "\x1b[36m"

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
