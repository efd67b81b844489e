#include "base/error.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

enum status
error_set(struct error *error, enum status status, const char *where,
		uint64_t line, uint64_t offset, const char *format, ...)
{
	if (!error)
		return status;
	error->status = status;
	error->line = line;
	error->offset = offset;
	snprintf(error->where, sizeof error->where, "%s", where ? where : "");
	va_list args;
	va_start(args, format);
	vsnprintf(error->message, sizeof error->message, format, args);
	va_end(args);
	return status;
}

void
error_print(const struct error *error, char *out, unsigned long size)
{
	const char *where = error->where[0] ? error->where : "input";
	if (error->line)
		snprintf(out, size, "%s:%" PRIu64 ": %s", where, error->line,
				error->message);
	else if (error->offset != ERROR_NO_OFFSET)
		snprintf(out, size, "%s: byte %" PRIu64 ": %s", where,
				error->offset, error->message);
	else
		snprintf(out, size, "%s: %s", where, error->message);
}
