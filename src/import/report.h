/* report.h - what a dictionary's line is not used for, and why.
 *
 * Inside src/import. One report a run; path and line are those at hand. */
#ifndef DEMARCHE_IMPORT_REPORT_H
#define DEMARCHE_IMPORT_REPORT_H

#include "import/import.h"

struct import_report {
	import_sink *sink;
	void *context;
	struct str path;
	unsigned line;
	struct import_count *count; /* of the kind at hand */
};

/* The line, or the entry that begins there, is left out. */
void report_unused(struct import_report *report, const char *format, ...)
		__attribute__((format(printf, 2, 3)));
/* It is used, but not as it stands. */
void report_changed(struct import_report *report, const char *format, ...)
		__attribute__((format(printf, 2, 3)));

#endif
