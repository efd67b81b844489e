#include "export/sidecar.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/layers.h"

/* --- versions ---------------------------------------------------------- */

static struct str
column(struct sidecar_runs *runs, sqlite3_stmt *row, int number)
{
	struct str text = { (const char *)sqlite3_column_text(row, number),
		(size_t)sqlite3_column_bytes(row, number) };
	return arena_copy(&runs->arena, text);
}

enum status
sidecar_runs_read(struct sidecar_runs *runs, struct store *store,
		struct error *error)
{
	sqlite3_stmt *row;
	int code;
	*runs = (struct sidecar_runs){ 0 };
	arena_init(&runs->arena);
	if (sqlite3_prepare_v2(store->database,
			    "SELECT program, lexicon, model, options FROM run "
			    "WHERE EXISTS (SELECT 1 FROM coding WHERE "
			    "coding.run = run.id AND current) "
			    "ORDER BY 1, 2, 3, 4",
			    -1, &row, NULL))
		return store_error(store, error, "reading the runs");
	while ((code = sqlite3_step(row)) == SQLITE_ROW) {
		struct sidecar_run run = { column(runs, row, 0),
			column(runs, row, 1), column(runs, row, 2),
			column(runs, row, 3) };
		ARENA_PUSH(&runs->arena, runs->at, runs->count, runs->capacity,
				run);
	}
	sqlite3_finalize(row);
	return code == SQLITE_DONE
			       ? STATUS_OK
			       : store_error(store, error, "reading the runs");
}

void
sidecar_runs_free(struct sidecar_runs *runs)
{
	arena_fini(&runs->arena);
}

/* The file as each layer has it. */
static enum status
hash_layers(const char *lexicon, const char *folder, struct str name,
		uint64_t *hash, struct error *error)
{
	struct arena arena;
	char below[512], path[FILE_PATH_BYTES];
	enum status status = STATUS_OK;
	arena_init(&arena);
	snprintf(below, sizeof below, "%s/%.*s", folder, STR_ARG(name));
	for (unsigned i = layers_count(lexicon); !status && i-- > 0;) {
		struct str bytes;
		bool there;
		status = layers_path(path, lexicon, i, below, &there, error);
		if (!status && there)
			status = file_read(path, &arena, &bytes, error);
		if (!status && there)
			*hash = hash_more(*hash, bytes);
	}
	arena_fini(&arena);
	return status;
}

enum status
sidecar_tables(const char *lexicon, const char *folder, char out[9],
		struct error *error)
{
	struct arena arena;
	struct str *names;
	size_t count;
	uint64_t hash = 0;
	arena_init(&arena);
	enum status status = layers_list(
			lexicon, folder, &arena, &names, &count, error);
	for (size_t i = 0; !status && i < count; i++) {
		hash = hash_more(hash, names[i]);
		status = hash_layers(lexicon, folder, names[i], &hash, error);
	}
	arena_fini(&arena);
	snprintf(out, 9, "%08x", (unsigned)(hash >> 32));
	return status;
}

/* --- what both say ----------------------------------------------------- */

struct sidecar {
	const struct export_job *job;
	struct sidecar_runs runs;
	int schema; /* of the database */
	char ontology[9], exchange[9];
	size_t count; /* of files of data, those of `job` that come first */
	struct buffer out;
};

static const char LICENCE[] =
		"Records tell facts and quote single sentences of the articles "
		"that they come from; the rights in these are with their "
		"publishers. Places are GeoNames (CC BY 4.0). The lexicon is "
		"Apache-2.0, the model CC BY-SA 4.0.";

static const char *
conditions_of(const struct sidecar *sidecar)
{
	const char *query = sidecar->job->options->query;
	return query && query[0] ? query : "none: all records";
}

/* The lexicon of a bundle stands in SHA256SUMS alone. */
static bool
is_lexicon(const struct export_file *file)
{
	return str_starts(file->name, STR("lexicon"));
}

/* Whether a file before it has the same fields. */
static bool
is_told(const struct export_files *files, size_t number)
{
	const struct export_file *file = files->at[number];
	for (size_t i = 0; file->kind && i < number; i++)
		if (files->at[i]->kind == file->kind)
			return true;
	return false;
}

/* --- for people -------------------------------------------------------- */

static const char *
title_of(const struct sidecar *sidecar, const struct export_file *file)
{
	const struct export_layout *layout = file->kind;
	if (str_equal(file->name, STR("articles.jsonl")))
		return "articles as JSON lines";
	return layout ? layout->name : sidecar->job->format->title;
}

static void
put_runs(struct sidecar *sidecar)
{
	struct buffer *out = &sidecar->out;
	buffer_put(out, STR("\n## Versions\n\n| program | lexicon | model | "
			    "options |\n|---|---|---|---|\n"));
	for (size_t i = 0; i < sidecar->runs.count; i++) {
		const struct sidecar_run *run = &sidecar->runs.at[i];
		buffer_put_format(out, "| %.*s | %.*s | %.*s | %.*s |\n",
				STR_ARG(run->program), STR_ARG(run->lexicon),
				STR_ARG(run->model), STR_ARG(run->options));
	}
	buffer_put_format(out,
			"\nExported by demarche %s, database schema %d; tables "
			"of categories, quads and scores (ontology) %s, of "
			"codes of other data sets (exchange) %s.\n",
			sidecar->job->options->program, sidecar->schema,
			sidecar->ontology, sidecar->exchange);
}

static void
put_files(struct sidecar *sidecar)
{
	const struct export_files *files = &sidecar->job->files;
	struct buffer *out = &sidecar->out;
	buffer_put(out, STR("\n## Files\n\n| file | rows | bytes | sha256 "
			    "|\n|---|---|---|---|\n"));
	for (size_t i = 0; i < sidecar->count; i++) {
		const struct export_file *file = files->at[i];
		if (is_lexicon(file))
			continue;
		buffer_put_format(out, "| %.*s | %llu | %llu | %s |\n",
				STR_ARG(file->name),
				(unsigned long long)file->rows,
				(unsigned long long)file->bytes, file->sha256);
	}
}

static void
put_counts(struct sidecar *sidecar)
{
	const struct export_counts *counts = sidecar->job->counts;
	struct buffer *out = &sidecar->out;
	buffer_put_format(out, "\n%llu records of %llu articles.",
			(unsigned long long)counts->records,
			(unsigned long long)counts->articles);
	if (sidecar->job->format->codes)
		buffer_put_format(out,
				" Left out: %llu events whose status is not "
				"actual, %llu without a day, %llu without a "
				"code of CAMEO.",
				(unsigned long long)counts->not_actual,
				(unsigned long long)counts->no_day,
				(unsigned long long)counts->no_code);
	buffer_put_char(out, '\n');
}

static void
put_fields(struct sidecar *sidecar, const struct export_file *file)
{
	struct buffer *out = &sidecar->out;
	struct sidecar_field field;
	const struct export_layout *layout = file->kind;
	if (!sidecar_field(sidecar->job, file, 0, &field))
		return;
	buffer_put_format(
			out, "\n## Columns of %s\n\n", title_of(sidecar, file));
	if (layout)
		buffer_put_format(out,
				"%s; tabs between cells, no quotation marks, "
				"missing: %s.\n\n",
				layout->head ? "The first line names the "
					       "columns"
					     : "No line of names",
				layout->missing[0] ? layout->missing : "empty");
	buffer_put(out, STR("| # | column | |\n|---|---|---|\n"));
	for (size_t i = 0; sidecar_field(sidecar->job, file, i, &field); i++)
		buffer_put_format(out, "| %zu | `%s` | %s |\n", i + 1,
				field.name, field.description);
}

static enum status
put_codebook(struct sidecar *sidecar, struct export_files *files,
		struct error *error)
{
	buffer_reset(&sidecar->out);
	buffer_put_format(&sidecar->out, "# Codebook: %s\n\nConditions: %s\n",
			sidecar->job->format->title, conditions_of(sidecar));
	put_counts(sidecar);
	put_runs(sidecar);
	put_files(sidecar);
	for (size_t i = 0; i < sidecar->count; i++)
		if (!is_told(files, i))
			put_fields(sidecar, files->at[i]);
	buffer_put_format(&sidecar->out, "\n## Licence\n\n%s\n", LICENCE);
	return export_files_put(files, STR("codebook.md"),
			buffer_str(&sidecar->out), error);
}

/* --- for programs ------------------------------------------------------ */

static json_t *
string(struct str text)
{
	return json_stringn(text.at ? text.at : "", text.len);
}

/* The context of the specification, word for word: readers compare it. */
static const char CONTEXT[] =
		"{\"@language\":\"en\",\"@vocab\":\"https://schema.org/\","
		"\"citeAs\":\"cr:citeAs\",\"column\":\"cr:column\","
		"\"conformsTo\":\"dct:conformsTo\","
		"\"cr\":\"http://mlcommons.org/croissant/\","
		"\"rai\":\"http://mlcommons.org/croissant/RAI/\","
		"\"data\":{\"@id\":\"cr:data\",\"@type\":\"@json\"},"
		"\"dataType\":{\"@id\":\"cr:dataType\",\"@type\":\"@vocab\"},"
		"\"dct\":\"http://purl.org/dc/terms/\","
		"\"equivalentProperty\":\"cr:equivalentProperty\","
		"\"examples\":{\"@id\":\"cr:examples\",\"@type\":\"@json\"},"
		"\"extract\":\"cr:extract\",\"field\":\"cr:field\","
		"\"fileProperty\":\"cr:fileProperty\","
		"\"fileObject\":\"cr:fileObject\",\"fileSet\":\"cr:fileSet\","
		"\"format\":\"cr:format\",\"includes\":\"cr:includes\","
		"\"isLiveDataset\":\"cr:isLiveDataset\","
		"\"jsonPath\":\"cr:jsonPath\",\"key\":\"cr:key\","
		"\"md5\":\"cr:md5\",\"parentField\":\"cr:parentField\","
		"\"path\":\"cr:path\",\"recordSet\":\"cr:recordSet\","
		"\"references\":\"cr:references\",\"regex\":\"cr:regex\","
		"\"repeated\":\"cr:repeated\",\"replace\":\"cr:replace\","
		"\"samplingRate\":\"cr:samplingRate\","
		"\"sc\":\"https://schema.org/\","
		"\"separator\":\"cr:separator\",\"source\":\"cr:source\","
		"\"subField\":\"cr:subField\","
		"\"transform\":\"cr:transform\"}";

/* A name as an id: readers take no spaces there. */
static json_t *
make_id(const char *set, const char *field)
{
	char id[160];
	snprintf(id, sizeof id, "%s%s%s", set, field ? "/" : "",
			field ? field : "");
	for (char *at = id; *at; at++)
		if (*at == ' ')
			*at = '_';
	return json_string(id);
}

static json_t *
make_file(const struct sidecar *sidecar, const struct export_file *file)
{
	bool zip = str_ends(file->name, STR(".zip"));
	const char *media =
			zip ? "application/zip"
			: sidecar_field(sidecar->job, file, 0,
					  &(struct sidecar_field){ 0 })
							|| !sidecar->job->format
									    ->put
					? sidecar->job->format->media_type
			: str_ends(file->name, STR(".md"))
					? "text/markdown"
					: "text/tab-separated-values";
	char size[32];
	snprintf(size, sizeof size, "%llu B", (unsigned long long)file->bytes);
	return json_pack("{s:s, s:o, s:o, s:o, s:s, s:s, s:s}", "@type",
			"cr:FileObject", "@id", string(file->name), "name",
			string(file->name), "contentUrl", string(file->name),
			"contentSize", size, "encodingFormat", media, "sha256",
			file->sha256);
}

static json_t *
make_field(const struct export_file *file, const char *set,
		const struct sidecar_field *field)
{
	static const char *const types[] = { "sc:Text", "sc:Integer",
		"sc:Float", "sc:Date" };
	bool lines = str_ends(file->name, STR(".jsonl"))
		     || str_ends(file->name, STR(".jsonl.zip"));
	char path[80];
	snprintf(path, sizeof path, "%s%s", lines ? "$." : "", field->name);
	return json_pack("{s:s, s:o, s:s, s:s, s:s, s:{s:{s:o}, s:{s:s}}}",
			"@type", "cr:Field", "@id", make_id(set, field->name),
			"name", field->name, "description", field->description,
			"dataType", types[field->type], "source", "fileObject",
			"@id", string(file->name), "extract",
			lines ? "jsonPath" : "column", path);
}

/* The fields of a file; others of the same kind are told in the words. */
static json_t *
make_set(const struct sidecar *sidecar, const struct export_file *file)
{
	struct sidecar_field field;
	json_t *fields = json_array();
	const char *title = title_of(sidecar, file);
	for (size_t i = 0; sidecar_field(sidecar->job, file, i, &field); i++)
		json_array_append_new(fields, make_field(file, title, &field));
	if (json_array_size(fields))
		return json_pack("{s:s, s:o, s:s, s:s, s:o}", "@type",
				"cr:RecordSet", "@id", make_id(title, NULL),
				"name", title, "description",
				"columns of this and of all other files of "
				"its kind",
				"field", fields);
	json_decref(fields);
	return NULL;
}

static json_t *
make_versions(const struct sidecar *sidecar)
{
	json_t *runs = json_array();
	for (size_t i = 0; i < sidecar->runs.count; i++) {
		const struct sidecar_run *run = &sidecar->runs.at[i];
		json_array_append_new(runs,
				json_pack("{s:o, s:o, s:o, s:o}", "program",
						string(run->program), "lexicon",
						string(run->lexicon), "model",
						string(run->model), "options",
						string(run->options)));
	}
	return json_pack("{s:s, s:i, s:s, s:s, s:s, s:o}", "program",
			sidecar->job->options->program, "schema",
			sidecar->schema, "ontology", sidecar->ontology,
			"exchange", sidecar->exchange, "conditions",
			conditions_of(sidecar), "runs", runs);
}

static json_t *
make_description(struct sidecar *sidecar)
{
	const struct export_counts *counts = sidecar->job->counts;
	struct buffer *out = &sidecar->out;
	buffer_reset(out);
	buffer_put_format(out,
			"%s: %llu records of %llu news articles, coded "
			"by demarche. Conditions: ",
			sidecar->job->format->title,
			(unsigned long long)counts->records,
			(unsigned long long)counts->articles);
	buffer_put(out, str_of(conditions_of(sidecar)));
	buffer_put(out, STR(". What each column means, what fills it and what "
			    "stays empty: codebook.md."));
	return string(buffer_str(out));
}

static json_t *
make_croissant(struct sidecar *sidecar)
{
	const struct export_files *files = &sidecar->job->files;
	json_t *distribution = json_array(), *sets = json_array();
	for (size_t i = 0; i < sidecar->count; i++) {
		if (is_lexicon(files->at[i]))
			continue;
		json_t *set = is_told(files, i)
					      ? NULL
					      : make_set(sidecar, files->at[i]);
		json_array_append_new(
				distribution, make_file(sidecar, files->at[i]));
		if (set)
			json_array_append_new(sets, set);
	}
	return json_pack("{s:o, s:s, s:s, s:s, s:o, s:s, s:s, s:{s:s, s:s}, "
			 "s:o, s:o, s:o}",
			"@context", json_loads(CONTEXT, 0, NULL), "@type",
			"sc:Dataset", "conformsTo",
			"http://mlcommons.org/croissant/1.0", "name",
			"demarche-export", "description",
			make_description(sidecar), "license", LICENCE,
			"version", sidecar->job->options->program, "creator",
			"@type", "sc:Organization", "name",
			"coded with demarche", "distribution", distribution,
			"recordSet", sets, "demarche:versions",
			make_versions(sidecar));
}

static enum status
put_croissant(struct sidecar *sidecar, struct export_files *files,
		struct error *error)
{
	json_t *croissant = make_croissant(sidecar);
	char *text = croissant ? json_dumps(croissant, JSON_INDENT(1)) : NULL;
	json_decref(croissant);
	if (!text)
		return error_set(error, STATUS_FORMAT, files->folder, 0,
				ERROR_NO_OFFSET,
				"a name cannot be written as JSON");
	buffer_reset(&sidecar->out);
	buffer_put(&sidecar->out, str_of(text));
	buffer_put_char(&sidecar->out, '\n');
	free(text);
	return export_files_put(files, STR("croissant.json"),
			buffer_str(&sidecar->out), error);
}

/* --- all --------------------------------------------------------------- */

static enum status
read_schema(struct sidecar *sidecar, struct store *store, struct error *error)
{
	sqlite3_stmt *row;
	if (sqlite3_prepare_v2(store->database, "PRAGMA user_version", -1, &row,
			    NULL))
		return store_error(store, error, "reading the schema");
	if (sqlite3_step(row) == SQLITE_ROW)
		sidecar->schema = sqlite3_column_int(row, 0);
	sqlite3_finalize(row);
	return STATUS_OK;
}

static enum status
put_sums(struct sidecar *sidecar, struct export_files *files,
		struct error *error)
{
	buffer_reset(&sidecar->out);
	export_files_put_sums(&sidecar->out, files);
	enum status status = export_files_put(files, STR(EXPORT_SUMS),
			buffer_str(&sidecar->out), error);
	return status ? status : export_files_finish(files, error);
}

static enum status
put_all(struct sidecar *sidecar, struct export_job *job, struct error *error)
{
	enum status status = sidecar_tables(job->options->lexicon, "ontology",
			sidecar->ontology, error);
	if (!status)
		status = sidecar_tables(job->options->lexicon, "exchange",
				sidecar->exchange, error);
	if (!status)
		status = read_schema(sidecar, job->store, error);
	if (!status)
		status = put_croissant(sidecar, &job->files, error);
	if (!status)
		status = put_codebook(sidecar, &job->files, error);
	if (!status)
		status = export_files_finish(&job->files, error);
	return status ? status : put_sums(sidecar, &job->files, error);
}

enum status
sidecar_put(struct export_job *job, struct error *error)
{
	struct sidecar sidecar = { .job = job, .count = job->files.count };
	buffer_init(&sidecar.out, BUFFER_UNLIMITED);
	enum status status =
			sidecar_runs_read(&sidecar.runs, job->store, error);
	if (!status)
		status = put_all(&sidecar, job, error);
	sidecar_runs_free(&sidecar.runs);
	buffer_fini(&sidecar.out);
	return status;
}
