/* completion.h - completions for shells, on stdout: commands, their options
 * with values, files. */
#ifndef DEMARCHE_MANUAL_COMPLETION_H
#define DEMARCHE_MANUAL_COMPLETION_H

/* The tables that the functions of demarche.bash go by, to stand before
 * them. */
void completion_print_bash(void);
void completion_print_zsh(void);
void completion_print_fish(void);

#endif
