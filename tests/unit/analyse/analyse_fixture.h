/* analyse_fixture.h - a small database for tests of the sheets, and sheets as
 * CSV.
 *
 * Articles: one of 2024-01-10, two of 2024-03-20, one without a day. Events,
 * all in the first article but for the second report:
 *
 *   COL.GOV - USA.GOV  CONSULT   2024-01-10 actual    2.5  quad 1  80 %, twice
 *   COL     -> CHN     AID       2024-03-20 actual    7    quad 2  50 %
 *   USA     -> COL     SANCTION  2024-03-21 actual   -6    quad 4  90 %
 *   CHN     -> COL     SUPPORT   unknown    actual    4    quad 1  60 %
 *   COL     -> USA     ACCUSE    2024-03-22 future   -2    quad 3  70 %
 */
#ifndef DEMARCHE_TESTS_ANALYSE_FIXTURE_H
#define DEMARCHE_TESTS_ANALYSE_FIXTURE_H

#include "analyse/observations.h"
#include "analyse/sheet.h"

void analyse_fixture_open(struct store *store, struct observations *all);
void analyse_fixture_close(struct store *store, struct observations *all);

/* The sheet is that CSV, with \n alone at the ends of lines. Frees it. */
void assert_sheet(struct sheet *sheet, const char *csv);

#endif
