/* furniture.h - lines that belong to a page, not to its article.
 *
 * "Share this", "Advertisement", "Read more: ...", "Exit mobile version",
 * cookie notices: a table of phrases and a few rules on the shape of a line.
 * Only short lines are ever furniture. */
#ifndef DEMARCHE_READ_FURNITURE_H
#define DEMARCHE_READ_FURNITURE_H

#include <stdbool.h>

#include "base/str.h"

/* `line` is clean (clean.h). */
bool furniture_is(struct str line);

#endif
