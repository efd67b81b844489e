#include "verify/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "verify/sums.h"

/* Folders inside folders. */
enum { DEPTH = 8 };

struct verifying {
	const struct verify_options *options;
	struct verify_result *result;
	struct sums sums;
	struct arena arena;
};

static void
tell(struct verifying *verifying, enum verify_finding finding, struct str name)
{
	verifying->result->findings++;
	verifying->options->tell(verifying->options->context, finding, name);
}

/* --- what was shipped ----------------------------------------------------- */

static bool
is_unaltered(const char *path, const struct sum *sum)
{
	uint8_t sha256[SUM_BYTES];
	struct file_map map;
	if (file_map_open(&map, path, NULL))
		return false;
	sums_hash((struct str){ map.at, map.len }, sha256);
	file_map_close(&map);
	return !memcmp(sha256, sum->sha256, sizeof sha256);
}

static void
check_files(struct verifying *verifying)
{
	for (size_t i = 0; i < verifying->sums.count; i++) {
		const struct sum *sum = &verifying->sums.at[i];
		char path[FILE_PATH_BYTES];
		struct stat info;
		bool there = !file_join(path, verifying->options->folder,
					     sum->name.at, NULL)
			     && !stat(path, &info);
		if (!there)
			tell(verifying, VERIFY_MISSING, sum->name);
		else if (!is_unaltered(path, sum))
			tell(verifying, VERIFY_ALTERED, sum->name);
	}
	verifying->result->files = verifying->sums.count;
}

/* --- what was not --------------------------------------------------------- */

struct level {
	struct str name; /* "lexicon/verbs" */
	struct str *names;
	size_t count, at;
};

static enum status
open_level(struct verifying *verifying, struct level *level, struct str name,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	*level = (struct level){ .name = name };
	enum status status = file_join(
			path, verifying->options->folder, name.at, error);
	return status ? status
		      : file_list(path, &verifying->arena, &level->names,
				      &level->count, error);
}

static bool
is_folder(const struct verifying *verifying, struct str name)
{
	char path[FILE_PATH_BYTES];
	struct stat info;
	return !file_join(path, verifying->options->folder, name.at, NULL)
	       && !stat(path, &info) && S_ISDIR(info.st_mode);
}

static struct str
name_below(struct verifying *verifying, struct str folder, struct str name)
{
	char path[FILE_PATH_BYTES];
	if (file_join(path, folder.at, name.at, NULL))
		return name;
	return arena_copy(&verifying->arena, str_of(path));
}

/* What lies in a folder is read, whoever put it there. */
static enum status
check_folder(struct verifying *verifying, const char *folder,
		struct error *error)
{
	struct level levels[DEPTH];
	unsigned depth = 1;
	enum status status = open_level(
			verifying, &levels[0], str_of(folder), error);
	while (!status && depth) {
		struct level *level = &levels[depth - 1];
		if (level->at == level->count) {
			depth--;
			continue;
		}
		struct str name = name_below(verifying, level->name,
				level->names[level->at++]);
		if (depth < DEPTH && is_folder(verifying, name))
			status = open_level(verifying, &levels[depth++], name,
					error);
		else if (!sums_find(&verifying->sums, name))
			tell(verifying, VERIFY_ADDED, name);
	}
	return status;
}

/* --- the signature ---------------------------------------------------------
 */

static void
check_signature(struct verifying *verifying, struct str sums)
{
	char path[FILE_PATH_BYTES];
	struct verify_result *result = verifying->result;
	struct str signature;
	if (!verifying->options->key.len
			|| file_join(path, verifying->options->folder,
					SUMS_SIGNATURE_FILE, NULL)
			|| file_read(path, &verifying->arena, &signature, NULL))
		return;
	result->is_signed = true;
	result->signature = signature_check(
			verifying->options->key, signature, sums);
}

/* ---------------------------------------------------------------------------
 */

static enum status
check(struct verifying *verifying, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text = STR("");
	enum status status = file_join(
			path, verifying->options->folder, SUMS_FILE, error);
	if (!status)
		status = file_read(path, &verifying->arena, &text, error);
	if (!status)
		status = sums_read(&verifying->sums, str_of(path), text,
				&verifying->arena, error);
	if (status)
		return status;
	check_signature(verifying, text);
	check_files(verifying);
	status = check_folder(verifying, "lexicon", error);
	return status ? status : check_folder(verifying, "models", error);
}

enum status
verify_data(const struct verify_options *options, struct verify_result *result,
		struct error *error)
{
	struct verifying verifying = { .options = options, .result = result };
	*result = (struct verify_result){ .files = 0 };
	arena_init(&verifying.arena);
	enum status status = check(&verifying, error);
	arena_fini(&verifying.arena);
	return status;
}
