/* event_code.h - event codes of dictionaries: CAMEO, or names of PLOVER.
 *
 * Inside src/import. "050", "050:050", ":0874", "---"; letters and signs
 * behind the digits of TABARI's test codes are cut off. */
#ifndef DEMARCHE_IMPORT_EVENT_CODE_H
#define DEMARCHE_IMPORT_EVENT_CODE_H

#include "event/ontology.h"
#include "import/report.h"

enum code_kind {
	CODE_MISSING, /* none was given */
	CODE_NULL,    /* `---`, and what PLOVER does not count as an event */
	CODE_EVENT,
	CODE_UNKNOWN, /* told to the report; no event */
};

struct event_code {
	enum code_kind kind;
	enum plover_event event;
	struct str name;        /* of the category */
	struct str mode, cameo; /* "" none */
	bool mutual;            /* "040:040": each does it to the other */
	bool reversed;          /* ":0874": the second one does it */
};

/* `text` is what stands between the brackets. */
struct event_code event_code_read(const struct ontology *ontology,
		struct str text, struct import_report *report);

#endif
