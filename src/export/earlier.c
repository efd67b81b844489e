#include "export/earlier.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"

/* What stands before the name in a line: 64 hex digits, two spaces. */
enum { DIGEST_BYTES = 64, NAME_AT = 66 };

static bool
is_digest(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!memchr("0123456789abcdef", text.at[i], 16))
			return false;
	return text.len == DIGEST_BYTES;
}

/* Whether what lies there is a folder itself, not a link to one. Absent ones
 * do no harm. */
static bool
is_own_folder(const char *folder, struct str name)
{
	char path[FILE_PATH_BYTES];
	struct stat info;
	int length = snprintf(
			path, sizeof path, "%s/%.*s", folder, STR_ARG(name));
	if (length < 0 || (size_t)length >= sizeof path)
		return false;
	return lstat(path, &info) || S_ISDIR(info.st_mode);
}

/* "a/b.txt", each part a name and each part but the last a folder. */
static bool
is_below(const char *folder, struct str name)
{
	struct str rest = name;
	bool more = true;
	while (more) {
		struct str part = str_next(&rest, '/', &more);
		if (!part.len || str_equal(part, STR("."))
				|| str_equal(part, STR("..")))
			return false;
		if (more
				&& !is_own_folder(folder,
						str_cut(name.at,
								part.at + part.len)))
			return false;
	}
	return true;
}

static enum status
add_line(struct earlier *earlier, const char *folder, struct str line,
		struct arena *arena)
{
	struct str digest = { line.at, DIGEST_BYTES };
	if (line.len <= NAME_AT || !is_digest(digest)
			|| memcmp(line.at + DIGEST_BYTES, "  ", 2))
		return STATUS_FORMAT;
	struct str name = str_cut(line.at + NAME_AT, line.at + line.len);
	if (!is_below(folder, name))
		return STATUS_FORMAT;
	ARENA_PUSH(arena, earlier->names, earlier->count, earlier->capacity,
			name);
	return STATUS_OK;
}

enum status
earlier_read(struct earlier *earlier, const char *folder, struct arena *arena,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str rest;
	*earlier = (struct earlier){ 0 };
	enum status status = file_join(path, folder, EXPORT_SUMS, error);
	if (!status)
		status = file_read(path, arena, &rest, error);
	if (status)
		return status;
	uint64_t number = 0;
	while (rest.len) {
		bool more;
		struct str line = str_next(&rest, '\n', &more);
		number++;
		if (add_line(earlier, folder, line, arena))
			return error_set(error, STATUS_FORMAT, path, number,
					ERROR_NO_OFFSET,
					"no line of an export's checksums; "
					"nothing was removed");
	}
	ARENA_PUSH(arena, earlier->names, earlier->count, earlier->capacity,
			STR(EXPORT_SUMS));
	return STATUS_OK;
}

bool
earlier_has(const struct earlier *earlier, struct str name)
{
	for (size_t i = 0; i < earlier->count; i++)
		if (str_equal(earlier->names[i], name))
			return true;
	return false;
}
