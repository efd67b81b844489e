#include "import/report.h"

#include <stdarg.h>
#include <stdio.h>

/* Bytes of a dictionary may be anything; a terminal gets none of its control
 * characters. */
static void
make_printable(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7F)
			*text = ' ';
}

static void
tell(const struct import_report *report, bool unused, const char *format,
		va_list arguments)
{
	char message[400];
	vsnprintf(message, sizeof message, format, arguments);
	make_printable(message);
	struct import_note note = { .unused = unused,
		.path = report->path,
		.line = report->line,
		.message = str_of(message) };
	if (report->sink)
		report->sink(report->context, &note);
}

void
report_unused(struct import_report *report, const char *format, ...)
{
	va_list arguments;
	report->count->unused++;
	va_start(arguments, format);
	tell(report, true, format, arguments);
	va_end(arguments);
}

void
report_changed(struct import_report *report, const char *format, ...)
{
	va_list arguments;
	report->count->changed++;
	va_start(arguments, format);
	tell(report, false, format, arguments);
	va_end(arguments);
}
