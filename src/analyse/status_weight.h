/* status_weight.h - how much an event of a status counts, read from
 * status_weights.tsv. */
#ifndef DEMARCHE_ANALYSE_STATUS_WEIGHT_H
#define DEMARCHE_ANALYSE_STATUS_WEIGHT_H

#include "base/str.h"

/* Hundredths, 0..100; 0 for a status that has no row. */
int status_weight(struct str status);

#endif
