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
	error->record = 0;
	snprintf(error->where, sizeof error->where, "%s", where ? where : "");
	va_list args;
	va_start(args, format);
	vsnprintf(error->message, sizeof error->message, format, args);
	va_end(args);
	return status;
}

/* Of a record of an archive: a line counts from the record's content on. */
static void
put_record(const struct error *error, char *out, size_t size)
{
	size_t n = (size_t)snprintf(
			out, size, ": record %" PRIu64, error->record);
	if (error->offset != ERROR_NO_OFFSET)
		n += (size_t)snprintf(out + n, size - n, ", byte %" PRIu64,
				error->offset);
	if (error->line)
		snprintf(out + n, size - n, ", line %" PRIu64, error->line);
}

static void
put_place(const struct error *error, char *out, size_t size)
{
	out[0] = '\0';
	if (error->record)
		put_record(error, out, size);
	else if (error->line)
		snprintf(out, size, ":%" PRIu64, error->line);
	else if (error->offset != ERROR_NO_OFFSET)
		snprintf(out, size, ": byte %" PRIu64, error->offset);
}

void
error_print(const struct error *error, char *out, unsigned long size)
{
	const char *where = error->where[0] ? error->where : "input";
	char place[96];
	put_place(error, place, sizeof place);
	snprintf(out, size, "%s%s: %s", where, place, error->message);
}
