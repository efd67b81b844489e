/* fetching.h - how addresses are fetched, as the options say. */
#ifndef DEMARCHE_CLI_FETCHING_H
#define DEMARCHE_CLI_FETCHING_H

#include "cli/command.h"
#include "read/fetch.h"

struct fetch_options fetching_options(const struct settings *settings);

#endif
