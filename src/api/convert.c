#include "api/convert.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

_Static_assert((int)DEM_USAGE == (int)STATUS_USAGE
				&& (int)DEM_UNSUPPORTED
						   == (int)STATUS_UNSUPPORTED
				&& (int)DEM_EMPTY == (int)STATUS_EMPTY
				&& (int)DEM_END == (int)STATUS_END,
		"the numbers are the same");

/* Names of files and words of a question may be any bytes, and be cut inside a
 * character. */
static void
put_well_formed(char *out, size_t size, const char *text)
{
	struct buffer repaired;
	size_t first;
	buffer_init(&repaired, BUFFER_UNLIMITED);
	utf8_repair(str_of(text), &repaired, &first);
	struct str whole = buffer_str(&repaired);
	size_t length = whole.len < size ? whole.len : size - 1;
	while (length < whole.len && length
			&& ((unsigned char)whole.at[length] & 0xc0) == 0x80)
		length--;
	if (length)
		memcpy(out, whole.at, length);
	out[length] = '\0';
	buffer_fini(&repaired);
}

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
	put_well_formed(out->where, sizeof out->where, error->where);
	put_well_formed(out->message, sizeof out->message, error->message);
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
