/* sheet_table.h - a sheet as a table for people.
 *
 * Names stand in several lines where they have several words, numbers at the
 * right with one number of digits a column, thousands apart. In columns with
 * numbers below zero these are red, those above green. What is too wide for
 * the terminal: columns of ids are left out, then those of details, then long
 * texts are cut, then the last columns are left out, which a line below says.
 * No id is ever cut. A sentence has what room is left, or lines of its own
 * below its row. */
#ifndef DEMARCHE_CLI_SHEET_TABLE_H
#define DEMARCHE_CLI_SHEET_TABLE_H

#include "analyse/sheet.h"

void sheet_table_put(struct buffer *out, const struct sheet *sheet,
		unsigned width, bool color);

#endif
