/* polecat.h - the file of POLECAT: 40 columns with a header, tabs, lists parted
 * by `;` and aligned by position, `None` for what is missing.
 *
 * Source: POLECAT codebook and the header of its releases (Harvard Dataverse).
 * Releases name one column in two ways; each has a layout. */
#ifndef DEMARCHE_EXPORT_POLECAT_H
#define DEMARCHE_EXPORT_POLECAT_H

#include "export/columns.h"

/* With "Intensity", and with "Event Intensity". */
extern const struct export_layout POLECAT_EVENTS, POLECAT_EVENTS_OTHER;

#endif
