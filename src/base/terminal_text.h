/* terminal_text.h - text as a terminal shows it: columns and colours. */
#ifndef DEMARCHE_BASE_TERMINAL_TEXT_H
#define DEMARCHE_BASE_TERMINAL_TEXT_H

#include "base/buffer.h"
#include "base/str.h"

/* Columns that `text` takes on a terminal. */
unsigned terminal_columns(struct str text);
/* Puts `text` without the control characters that a terminal would obey and
 * those that turn the direction of writing; what ends a line is a space. */
void terminal_put_text(struct buffer *out, struct str text);
/* The same, cut or padded to `columns`. */
void terminal_put_cell(struct buffer *out, struct str text, unsigned columns);
/* The same, whole, in as many lines of at most `columns` as it needs, each
 * behind `indent` spaces. */
void terminal_put_lines(struct buffer *out, struct str text, unsigned indent,
		unsigned columns);

#define COLOR_RESET "\x1b[0m"
#define COLOR_BOLD "\x1b[1m"
#define COLOR_DIM "\x1b[2m"
#define COLOR_RED "\x1b[31m"
#define COLOR_GREEN "\x1b[32m"
#define COLOR_YELLOW "\x1b[33m"
#define COLOR_BLUE "\x1b[34m"
#define COLOR_CYAN "\x1b[36m"

#endif
