#include "export/pack.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/archive_library.h"

static enum status
refused(struct archive *archive, const char *path, struct error *error)
{
	const char *said = archive_library()->error_string(archive);
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot write this archive: %s",
			said ? said : "unknown error");
}

static enum status
missing(const char *path, struct error *error)
{
	return error_set(error, STATUS_UNSUPPORTED, path, 0, ERROR_NO_OFFSET,
			"libarchive 13, which packs, cannot be loaded");
}

static enum status
copy_bytes(struct archive *archive, const char *archive_path, const char *path,
		struct error *error)
{
	char block[64 * 1024];
	enum status status = STATUS_OK;
	FILE *file = fopen(path, "rb");
	if (!file)
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"cannot open: %s", strerror(errno));
	for (size_t got; !status
			 && (got = fread(block, 1, sizeof block, file)) > 0;)
		if (archive_library()->write_data(archive, block, got) < 0)
			status = refused(archive, archive_path, error);
	if (!status && ferror(file))
		status = error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"cannot read to its end");
	fclose(file);
	return status;
}

static enum status
add_file(struct archive *archive, const char *archive_path, const char *name,
		const char *path, struct error *error)
{
	struct stat info;
	if (stat(path, &info))
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"cannot open: %s", strerror(errno));
	struct archive_entry *entry = archive_library()->entry_new();
	archive_library()->entry_set_pathname_utf8(entry, name);
	archive_library()->entry_set_filetype(entry, AE_IFREG);
	archive_library()->entry_set_perm(entry, 0644);
	/* No times: those of zip would depend on the time zone. */
	archive_library()->entry_set_size(entry, info.st_size);
	int code = archive_library()->write_header(archive, entry);
	archive_library()->entry_free(entry);
	return code < ARCHIVE_WARN
			       ? refused(archive, archive_path, error)
			       : copy_bytes(archive, archive_path, path, error);
}

static enum status
close_archive(struct archive *archive, enum status status, const char *path,
		struct error *error)
{
	if (archive_library()->write_close(archive) != ARCHIVE_OK && !status)
		status = refused(archive, path, error);
	archive_library()->write_free(archive);
	if (status)
		unlink(path);
	return status;
}

/* --- zip --------------------------------------------------------------- */

static enum status
write_zip(const char *zip, const char *name, const char *path,
		struct error *error)
{
	if (!archive_library())
		return missing(zip, error);
	struct archive *archive = archive_library()->write_new();
	enum status status = STATUS_OK;
	if (archive_library()->write_set_format_zip(archive) != ARCHIVE_OK
			|| archive_library()->write_open_filename(archive, zip)
					   != ARCHIVE_OK)
		status = refused(archive, zip, error);
	if (!status)
		status = add_file(archive, zip, name, path, error);
	return close_archive(archive, status, zip, error);
}

static enum status
pack_one(struct export_files *files, struct export_file *file,
		struct error *error)
{
	char path[FILE_PATH_BYTES], zip[FILE_PATH_BYTES], name[256];
	snprintf(name, sizeof name, "%.*s.zip", STR_ARG(file->name));
	struct str packed = arena_copy(&files->arena, str_of(name));
	enum status status = export_file_release(files, file, path, error);
	if (!status)
		status = export_files_part(files, packed, zip, error);
	name[packed.len - 4] = '\0';
	if (!status)
		status = write_zip(zip, name, path, error);
	if (!status && unlink(path))
		status = error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"cannot remove: %s", strerror(errno));
	file->name = packed;
	return status;
}

enum status
pack_each(struct export_files *files,
		bool (*is_packed)(const struct export_file *file),
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < files->count; i++)
		if (is_packed(files->at[i]))
			status = pack_one(files, files->at[i], error);
	return status;
}

/* --- tar --------------------------------------------------------------- */

static enum status
add_all(struct archive *archive, const struct export_files *files,
		const char *name, const char *tar, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < files->count; i++) {
		char path[FILE_PATH_BYTES], inside[FILE_PATH_BYTES];
		struct str file = files->at[i]->name;
		status = export_files_path(files, file, path, error);
		snprintf(inside, sizeof inside, "%s/%.*s", name, STR_ARG(file));
		if (!status)
			status = add_file(archive, tar, inside, path, error);
	}
	return status;
}

enum status
pack_tar(const struct export_files *files, const char *name, const char *path,
		struct error *error)
{
	if (!archive_library())
		return missing(path, error);
	struct archive *archive = archive_library()->write_new();
	enum status status = STATUS_OK;
	if (archive_library()->write_set_format_pax_restricted(archive)
					!= ARCHIVE_OK
			|| archive_library()->write_open_filename(archive, path)
					   != ARCHIVE_OK)
		status = refused(archive, path, error);
	if (!status)
		status = add_all(archive, files, name, path, error);
	return close_archive(archive, status, path, error);
}
