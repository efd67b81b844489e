/* ontology_rows.h - rows of the tables that only the ontology itself reads; for
 * ontology.c and ontology_load.c. */
#ifndef DEMARCHE_EVENT_ONTOLOGY_ROWS_H
#define DEMARCHE_EVENT_ONTOLOGY_ROWS_H

#include "event/ontology.h"

/* A row of plv.tsv; empty cells fit everything. */
struct plv_row {
	enum plover_event event;
	size_t mode;
	struct str cameo; /* a code, or digits and `*` */
	struct str status;
	const char *root;
};

/* A row of shifts.tsv. */
struct shift_row {
	enum shift when;
	enum plover_event event, to_event;
	size_t mode;      /* 0: any */
	struct str cameo; /* a code, or digits and `*` */
	bool keep_mode, keep_cameo;
	size_t to_mode, to_cameo;
};

#endif
