/* sheet_table.h - a sheet as a table for people.
 *
 * Names stand in several lines where they have several words, numbers at the
 * right with one number of digits a column, thousands apart. In columns with
 * numbers below zero these are red, those above green. What is too wide for
 * the terminal: long texts are cut, then columns of details, then the last
 * ones are left out, which a line below says. */
#ifndef DEMARCHE_CLI_SHEET_TABLE_H
#define DEMARCHE_CLI_SHEET_TABLE_H

#include "analyse/sheet.h"

void sheet_table_put(struct buffer *out, const struct sheet *sheet,
		unsigned width, bool color);

#endif
