/* program.h - what the program is called where others hear of it. The build
 * defines version and address. */
#ifndef DEMARCHE_BASE_PROGRAM_H
#define DEMARCHE_BASE_PROGRAM_H

/* Whoever finds it in the log of a server can read what it is. */
#define PROGRAM_AGENT "demarche/" DEMARCHE_VERSION " (+" DEMARCHE_HOMEPAGE ")"

#endif
