/* page.h - manual pages, as mdoc(7) on stdout: one of the whole program, one a
 * command. */
#ifndef DEMARCHE_MANUAL_PAGE_H
#define DEMARCHE_MANUAL_PAGE_H

#include "cli/command.h"

void page_print_overview(void);
void page_print_command(const struct command *command);

#endif
