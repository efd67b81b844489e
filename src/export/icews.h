/* icews.h - the file of ICEWS coded event data: 20 columns with a header of
 * names with spaces, tabs, what is missing empty.
 *
 * Source: ICEWS Coded Event Data README (Harvard Dataverse), the reader of the
 * R package icews. */
#ifndef DEMARCHE_EXPORT_ICEWS_H
#define DEMARCHE_EXPORT_ICEWS_H

#include "export/columns.h"

extern const struct export_layout ICEWS_EVENTS;

/* Readers hold both ids in 31 bits. */
#define ICEWS_IDS INT32_MAX

#endif
