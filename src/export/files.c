#include "export/files.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that are held open at a time. */
enum { FILES_OPEN = 64 };

static const char PART[] = ".part";

static enum status
refused(const char *path, const char *what, struct error *error)
{
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot %s: %s", what, strerror(errno));
}

static enum status
make_folder(const char *path, struct error *error)
{
	struct stat info;
	if (!mkdir(path, 0777))
		return STATUS_OK;
	if (errno != EEXIST)
		return refused(path, "make this folder", error);
	if (stat(path, &info))
		return refused(path, "open", error);
	if (!S_ISDIR(info.st_mode))
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"there is a file of this name; name a folder, "
				"which need not exist");
	return STATUS_OK;
}

/* Old and new files in one folder would pass for one export. */
static enum status
settle_earlier(struct export_files *files, bool replace, struct error *error)
{
	const char *folder = files->folder;
	char path[FILE_PATH_BYTES];
	struct str *names;
	size_t count;
	enum status status =
			file_list(folder, &files->arena, &names, &count, error);
	if (status || !count)
		return status;
	status = file_join(path, folder, EXPORT_SUMS, error);
	if (status)
		return status;
	bool has_export = access(path, F_OK) == 0;
	if (has_export && replace)
		return earlier_read(
				&files->earlier, folder, &files->arena, error);
	return error_set(error, STATUS_IO, folder, 0, ERROR_NO_OFFSET,
			has_export ? "there is an export in this folder; name "
				     "another, or say --replace to put this "
				     "one in its place"
				   : "this folder holds files of others; name "
				     "an empty one, or one that does not "
				     "exist");
}

enum status
export_files_open(struct export_files *files, const char *folder, bool replace,
		struct error *error)
{
	*files = (struct export_files){ .folder = folder };
	arena_init(&files->arena);
	if (!folder)
		return STATUS_OK;
	enum status status = make_folder(folder, error);
	return status ? status : settle_earlier(files, replace, error);
}

enum status
export_files_path(const struct export_files *files, struct str name,
		char path[FILE_PATH_BYTES], struct error *error)
{
	char text[FILE_PATH_BYTES];
	int length = snprintf(text, sizeof text, "%.*s", STR_ARG(name));
	if (length < 0 || (size_t)length >= sizeof text)
		return error_set(error, STATUS_LIMIT, files->folder, 0,
				ERROR_NO_OFFSET, "a file's name is too long");
	return file_join(path, files->folder, text, error);
}

enum status
export_files_part(const struct export_files *files, struct str name,
		char path[FILE_PATH_BYTES], struct error *error)
{
	enum status status = export_files_path(files, name, path, error);
	size_t length = status ? 0 : strlen(path);
	if (!status && length + sizeof PART > FILE_PATH_BYTES)
		return error_set(error, STATUS_LIMIT, files->folder, 0,
				ERROR_NO_OFFSET, "a file's name is too long");
	if (!status)
		memcpy(path + length, PART, sizeof PART);
	return status;
}

/* --- writing ----------------------------------------------------------- */

static enum status
close_stream(struct export_files *files, struct export_file *file,
		struct error *error)
{
	if (!file->stream)
		return STATUS_OK;
	bool failed = file->stream == stdout ? fflush(stdout) != 0
					     : fclose(file->stream) != 0;
	file->stream = NULL;
	files->open--;
	return failed ? refused(files->folder ? files->folder : "output",
			       "write", error)
		      : STATUS_OK;
}

/* Closes the one that was not needed for longest when too many are open. */
static enum status
make_room(struct export_files *files, struct error *error)
{
	struct export_file *oldest = NULL;
	if (files->open < FILES_OPEN)
		return STATUS_OK;
	for (size_t i = 0; i < files->count; i++)
		if (files->at[i]->stream
				&& (!oldest || files->at[i]->used < oldest->used))
			oldest = files->at[i];
	return close_stream(files, oldest, error);
}

/* The folders of a name like "lexicon/verbs/aid.frames". */
static enum status
make_folders(const struct export_files *files, struct str name,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	for (size_t i = 0; i < name.len; i++) {
		if (name.at[i] != '/')
			continue;
		enum status status = export_files_path(
				files, (struct str){ name.at, i }, path, error);
		if (!status)
			status = make_folder(path, error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static enum status
open_stream(struct export_files *files, struct export_file *file,
		const char *mode, struct error *error)
{
	char path[FILE_PATH_BYTES];
	enum status status = make_room(files, error);
	if (!status && !files->folder) {
		file->stream = stdout;
		files->open++;
		return STATUS_OK;
	}
	if (!status)
		status = export_files_part(files, file->name, path, error);
	if (status)
		return status;
	file->stream = fopen(path, mode);
	if (!file->stream)
		return refused(path, "write", error);
	files->open++;
	return STATUS_OK;
}

static struct export_file *
find_file(const struct export_files *files, struct str name)
{
	for (size_t i = files->count; i-- > 0;)
		if (str_equal(files->at[i]->name, name))
			return files->at[i];
	return NULL;
}

static struct export_file *
add_file(struct export_files *files, struct str name)
{
	struct export_file *file =
			ARENA_NEW(&files->arena, struct export_file, 1);
	file->name = arena_copy(&files->arena, name);
	ARENA_PUSH(&files->arena, files->at, files->count, files->capacity,
			file);
	return file;
}

/* A file of this name that no export put there is not ours to write over. */
static enum status
check_name(const struct export_files *files, struct str name,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct stat info;
	if (!files->folder || earlier_has(&files->earlier, name))
		return STATUS_OK;
	enum status status = export_files_path(files, name, path, error);
	if (status || lstat(path, &info))
		return status;
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"a file of this name is there that the earlier export "
			"did not write; move it away, or name another folder");
}

enum status
export_files_get(struct export_files *files, struct str name,
		struct export_file **out, bool *is_new, struct error *error)
{
	struct export_file *file = find_file(files, name);
	enum status status = STATUS_OK;
	if (is_new)
		*is_new = !file;
	*out = file;
	if (file)
		return STATUS_OK;
	status = check_name(files, name, error);
	if (status)
		return status;
	*out = file = add_file(files, name);
	if (files->folder)
		status = make_folders(files, name, error);
	return status ? status : open_stream(files, file, "w", error);
}

enum status
export_files_reserve(struct export_files *files, struct str name,
		char path[FILE_PATH_BYTES], struct error *error)
{
	enum status status = check_name(files, name, error);
	if (status)
		return status;
	add_file(files, name);
	status = export_files_part(files, name, path, error);
	if (!status)
		unlink(path);
	return status;
}

enum status
export_file_release(struct export_files *files, struct export_file *file,
		char path[FILE_PATH_BYTES], struct error *error)
{
	enum status status = close_stream(files, file, error);
	return status ? status
		      : export_files_part(files, file->name, path, error);
}

enum status
export_file_put(struct export_files *files, struct export_file *file,
		struct str bytes, struct error *error)
{
	enum status status = STATUS_OK;
	if (!file->stream)
		status = open_stream(files, file, "a", error);
	file->used = ++files->clock;
	if (!status && bytes.len
			&& fwrite(bytes.at, 1, bytes.len, file->stream)
					   != bytes.len)
		return refused(files->folder ? files->folder : "output",
				"write", error);
	return status;
}

enum status
export_files_put(struct export_files *files, struct str name, struct str bytes,
		struct error *error)
{
	struct export_file *file;
	enum status status = export_files_get(files, name, &file, NULL, error);
	return status ? status : export_file_put(files, file, bytes, error);
}

/* --- finishing --------------------------------------------------------- */

static void
put_digest(const struct sha256_ctx *sum, char out[SHA256_TEXT_BYTES])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx copy = *sum;
	sha256_digest(&copy, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

enum status
sha256_file(const char *path, char sha256[SHA256_TEXT_BYTES], uint64_t *bytes,
		struct error *error)
{
	uint8_t block[64 * 1024];
	struct sha256_ctx sum;
	FILE *file = fopen(path, "rb");
	if (!file)
		return refused(path, "open", error);
	sha256_init(&sum);
	*bytes = 0;
	for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) {
		sha256_update(&sum, got, block);
		*bytes += got;
	}
	bool failed = ferror(file) != 0;
	fclose(file);
	put_digest(&sum, sha256);
	return failed ? refused(path, "read", error) : STATUS_OK;
}

static enum status
finish_file(struct export_files *files, struct export_file *file,
		struct error *error)
{
	char part[FILE_PATH_BYTES], path[FILE_PATH_BYTES];
	enum status status = close_stream(files, file, error);
	if (status || !files->folder || file->sha256[0])
		return status;
	status = export_files_part(files, file->name, part, error);
	if (!status)
		status = export_files_path(files, file->name, path, error);
	if (!status)
		status = sha256_file(part, file->sha256, &file->bytes, error);
	if (!status && rename(part, path))
		return refused(path, "write", error);
	return status;
}

static int
compare_names(const void *a, const void *b)
{
	const struct export_file *const *one = a, *const *two = b;
	return str_compare((*one)->name, (*two)->name);
}

/* The folders of a name, from the deepest; those that are not empty stay. */
static void
remove_folders(const struct export_files *files, struct str name)
{
	char path[FILE_PATH_BYTES];
	while (name.len) {
		name.len--;
		if (name.at[name.len] == '/'
				&& !export_files_path(files, name, path, NULL))
			rmdir(path);
	}
}

static enum status
remove_earlier(struct export_files *files, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct earlier earlier = files->earlier;
	for (size_t i = 0; i < earlier.count; i++) {
		struct str name = earlier.names[i];
		enum status status =
				export_files_path(files, name, path, error);
		if (!status && unlink(path) && errno != ENOENT)
			status = refused(path, "remove", error);
		if (status)
			return status;
		remove_folders(files, name);
	}
	files->earlier = (struct earlier){ 0 };
	return STATUS_OK;
}

enum status
export_files_finish(struct export_files *files, struct error *error)
{
	enum status status = remove_earlier(files, error);
	if (files->count)
		qsort(files->at, files->count, sizeof *files->at,
				compare_names);
	for (size_t i = 0; !status && i < files->count; i++)
		status = finish_file(files, files->at[i], error);
	return status;
}

void
export_files_close(struct export_files *files)
{
	char part[FILE_PATH_BYTES];
	for (size_t i = 0; i < files->count; i++) {
		struct export_file *file = files->at[i];
		if (file->stream && file->stream != stdout)
			fclose(file->stream);
		if (files->folder && !file->sha256[0]
				&& !export_files_part(
						files, file->name, part, NULL))
			unlink(part);
	}
	arena_fini(&files->arena);
	*files = (struct export_files){ 0 };
}

void
export_files_remove(struct export_files *files)
{
	char path[FILE_PATH_BYTES];
	for (size_t i = 0; files->folder && i < files->count; i++) {
		const struct export_file *file = files->at[i];
		if (file->sha256[0]
				&& !export_files_path(
						files, file->name, path, NULL))
			unlink(path);
	}
	for (size_t i = 0; files->folder && i < files->count; i++)
		remove_folders(files, files->at[i]->name);
	if (files->folder)
		rmdir(files->folder);
}

void
export_files_put_sums(struct buffer *out, const struct export_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		buffer_put_format(out, "%s  %.*s\n", files->at[i]->sha256,
				STR_ARG(files->at[i]->name));
}
