#include "api/convert.h"

#include <string.h>

_Static_assert((int)DEM_USAGE == (int)STATUS_USAGE
				&& (int)DEM_UNSUPPORTED
						   == (int)STATUS_UNSUPPORTED
				&& (int)DEM_EMPTY == (int)STATUS_EMPTY
				&& (int)DEM_END == (int)STATUS_END,
		"the numbers are the same");

enum dem_status
convert_error(struct dem_error *out, const struct error *error)
{
	enum dem_status status = (enum dem_status)error->status;
	if (!out)
		return status;
	*out = (struct dem_error){ .status = status,
		.line = error->line,
		.offset = error->offset,
		.record = error->record };
	_Static_assert(sizeof out->where == sizeof error->where
					&& sizeof out->message
							   == sizeof error->message,
			"as long");
	memcpy(out->where, error->where, sizeof out->where);
	memcpy(out->message, error->message, sizeof out->message);
	return status;
}

enum status
convert_options(void *to, size_t known, const void *from, const char *init,
		struct error *error)
{
	size_t size = known;
	if (!from)
		return STATUS_OK;
	memcpy(&size, from, sizeof size);
	if (size < sizeof size)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"the struct has no size; call %s before it is "
				"filled",
				init);
	if (size > known)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"the struct has %zu bytes where this library "
				"knows %zu; the program was compiled for a "
				"later one",
				size, known);
	memcpy(to, from, size);
	return STATUS_OK;
}
