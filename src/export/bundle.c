#include "export/bundle.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/layers.h"
#include "base/limits.h"
#include "export/pack.h"
#include "export/sidecar.h"

/* --- articles ---------------------------------------------------------- */

static void
sum_text(struct str text, char out[SHA256_TEXT_BYTES])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx sum;
	sha256_init(&sum);
	sha256_update(&sum, text.len, (const uint8_t *)text.at);
	sha256_digest(&sum, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

static void
set(json_t *object, const char *key, struct str text)
{
	if (text.len)
		json_object_set_new(
				object, key, json_stringn(text.at, text.len));
}

static json_t *
make_article(const struct export_article *article, bool with_text)
{
	char sha256[SHA256_TEXT_BYTES];
	json_t *object = json_object();
	sum_text(article->text, sha256);
	set(object, "id", article->doc);
	set(object, "date", article->published);
	set(object, "title", article->title);
	set(object, "url", article->url);
	set(object, "publisher", article->publisher);
	set(object, "lang", article->lang);
	json_object_set_new(object, "bytes",
			json_integer((json_int_t)article->text.len));
	set(object, "sha256", str_of(sha256));
	if (with_text)
		set(object, "text", article->text);
	return object;
}

static enum status
put_json(struct export_job *job, const char *name, json_t *object, size_t flags,
		struct error *error)
{
	char *text = object ? json_dumps(object, flags) : NULL;
	json_decref(object);
	if (!text)
		return error_set(error, STATUS_FORMAT, name, 0, ERROR_NO_OFFSET,
				"a name cannot be written as JSON");
	buffer_reset(&job->out);
	buffer_put(&job->out, str_of(text));
	buffer_put_char(&job->out, '\n');
	free(text);
	return job_put_line(job, name, buffer_str(&job->out), error);
}

enum status
bundle_put(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	enum status status = job_put_jsonl(job, batch, error);
	json_t *article =
			make_article(&batch->article, job->options->with_text);
	if (!status)
		return put_json(job, "articles.jsonl", article, JSON_COMPACT,
				error);
	json_decref(article);
	return status;
}

/* --- the lexicon ------------------------------------------------------- */

static enum status
copy_file(struct export_job *job, const char *path, const char *name,
		struct error *error)
{
	struct arena arena;
	struct str bytes;
	arena_init(&arena);
	enum status status = file_read(path, &arena, &bytes, error);
	if (!status)
		status = export_files_put(
				&job->files, str_of(name), bytes, error);
	arena_fini(&arena);
	return status;
}

static enum status copy_folder(struct export_job *job, const char *path,
		const char *name, unsigned depth, struct error *error);

static enum status
copy_entry(struct export_job *job, const char *path, const char *name,
		unsigned depth, struct error *error)
{
	struct stat info;
	if (stat(path, &info))
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"cannot open");
	if (S_ISDIR(info.st_mode))
		return copy_folder(job, path, name, depth + 1, error);
	return S_ISREG(info.st_mode) ? copy_file(job, path, name, error)
				     : STATUS_OK;
}

static enum status
copy_folder(struct export_job *job, const char *path, const char *name,
		unsigned depth, struct error *error)
{
	struct arena arena;
	struct str *names;
	size_t count = 0;
	enum status status = STATUS_OK;
	if (depth > LIMIT_FOLDER_DEPTH)
		return error_set(error, STATUS_LIMIT, path, 0, ERROR_NO_OFFSET,
				"folders inside folders, too deep");
	arena_init(&arena);
	status = file_list(path, &arena, &names, &count, error);
	for (size_t i = 0; !status && i < count; i++) {
		char below[FILE_PATH_BYTES], copy[FILE_PATH_BYTES];
		status = file_join(below, path, names[i].at, error);
		if (!status)
			status = file_join(copy, name, names[i].at, error);
		if (!status)
			status = copy_entry(job, below, copy, depth, error);
	}
	arena_fini(&arena);
	return status;
}

/* The lowest layer is the built-in lexicon, those above are of the user. */
static enum status
copy_lexicon(struct export_job *job, struct error *error)
{
	struct str rest = str_of(job->options->lexicon);
	unsigned layers = layers_count(job->options->lexicon);
	enum status status = STATUS_OK;
	bool more = true;
	for (unsigned i = layers; !status && more; i--) {
		char path[FILE_PATH_BYTES];
		struct str layer = str_next(&rest, '\n', &more);
		snprintf(path, sizeof path, "%.*s", STR_ARG(layer));
		status = copy_folder(job, path,
				more ? "lexicon-own" : "lexicon", 0, error);
	}
	return status;
}

/* --- versions ---------------------------------------------------------- */

struct versions {
	struct sidecar_runs runs;
	char ontology[9], exchange[9];
	bool lexicon_fits; /* it is that of all runs */
};

/* The lexicon of some language at hand: runs do not tell theirs. */
static bool
is_at_hand(const struct export_options *options, struct str version)
{
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		if (str_equal(version, str_of(options->lexicons[i])))
			return true;
	return false;
}

static enum status
read_versions(const struct export_job *job, struct versions *versions,
		struct error *error)
{
	const struct export_options *options = job->options;
	enum status status =
			sidecar_runs_read(&versions->runs, job->store, error);
	if (!status)
		status = sidecar_tables(options->lexicon, "ontology",
				versions->ontology, error);
	if (!status)
		status = sidecar_tables(options->lexicon, "exchange",
				versions->exchange, error);
	versions->lexicon_fits = true;
	for (size_t i = 0; !status && i < versions->runs.count; i++)
		versions->lexicon_fits &= is_at_hand(
				options, versions->runs.at[i].lexicon);
	return status;
}

static enum status
put_versions(struct export_job *job, const struct versions *versions,
		struct error *error)
{
	json_t *runs = json_array(), *object = json_object();
	for (size_t i = 0; i < versions->runs.count; i++) {
		const struct sidecar_run *run = &versions->runs.at[i];
		json_t *one = json_object();
		set(one, "program", run->program);
		set(one, "lexicon", run->lexicon);
		set(one, "model", run->model);
		set(one, "options", run->options);
		json_array_append_new(runs, one);
	}
	set(object, "exported_by", str_of(job->options->program));
	set(object, "conditions", str_of(job->options->query));
	set(object, "ontology", str_of(versions->ontology));
	set(object, "exchange", str_of(versions->exchange));
	json_object_set_new(object, "runs", runs);
	return put_json(job, "versions.json", object, JSON_INDENT(1), error);
}

/* --- the page for people ----------------------------------------------- */

static void
put_repeat(struct buffer *out, const struct export_job *job,
		const struct versions *versions)
{
	const char *query = job->options->query;
	buffer_put(out, STR("## Repeat\n\n"));
	if (!job->options->with_text)
		buffer_put(out, STR("The texts are not in the bundle. "
				    "`articles.jsonl` says which they are and "
				    "what their checksums are: add to each "
				    "line its text as `text`, in UTF-8, "
				    "paragraphs parted by one line end. "
				    "Then\n\n"));
	if (versions->lexicon_fits)
		buffer_put(out, STR("put `lexicon/` beside a folder `models/` "
				    "with the model of the version told in "
				    "`versions.json`, name the folder that "
				    "holds both in `DEMARCHE_DATA`, and run "
				    "the program of that version:\n\n"));
	else
		buffer_put(out, STR("take program, lexicon and model of the "
				    "versions told in `versions.json` (the "
				    "lexicon that was at hand is another one in "
				    "some language, so it is not here):\n\n"));
	buffer_put(out, STR("    demarche code [options of versions.json] "
			    "articles.jsonl > repeated.jsonl\n"));
	if (query && query[0])
		buffer_put_format(out,
				"    demarche ingest -d repeated.db "
				"articles.jsonl\n    demarche export -d "
				"repeated.db --format jsonl %s > "
				"repeated.jsonl\n",
				query);
	buffer_put(out, STR("    cmp repeated.jsonl records.jsonl\n"));
}

static enum status
put_page(struct export_job *job, const struct versions *versions,
		struct error *error)
{
	struct buffer *out = &job->out;
	const char *query = job->options->query;
	buffer_reset(out);
	buffer_put_format(out,
			"# Replication bundle\n\n%llu records of %llu "
			"articles, coded by demarche. Conditions: %s\n\n"
			"`records.jsonl` has the records, `articles.jsonl` "
			"their articles, `versions.json` the versions of "
			"program, lexicon and model that made them, "
			"`codebook.md` and `croissant.json` what each field "
			"means.\n\n## Verify\n\n    sha256sum -c "
			"SHA256SUMS\n\n",
			(unsigned long long)job->counts->records,
			(unsigned long long)job->counts->articles,
			query && query[0] ? query : "none: all records");
	put_repeat(out, job, versions);
	return export_files_put(
			&job->files, STR("README.md"), buffer_str(out), error);
}

enum status
bundle_add(struct export_job *job, struct error *error)
{
	struct versions versions = { 0 };
	enum status status = read_versions(job, &versions, error);
	if (!status)
		status = put_versions(job, &versions, error);
	if (!status)
		status = put_page(job, &versions, error);
	if (!status && versions.lexicon_fits)
		status = copy_lexicon(job, error);
	sidecar_runs_free(&versions.runs);
	return status;
}

enum status
bundle_pack(struct export_job *job, struct error *error)
{
	char part[FILE_PATH_BYTES];
	const char *tar = job->options->tar;
	int length = snprintf(part, sizeof part, "%s.part", tar);
	if (length < 0 || (size_t)length >= sizeof part)
		return error_set(error, STATUS_LIMIT, tar, 0, ERROR_NO_OFFSET,
				"path longer than %d bytes", FILE_PATH_BYTES);
	enum status status =
			pack_tar(&job->files, "demarche-bundle", part, error);
	if (!status && rename(part, tar))
		status = error_set(error, STATUS_IO, tar, 0, ERROR_NO_OFFSET,
				"cannot write");
	return status;
}
