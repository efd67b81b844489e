/* sidecar.h - what is in an export, beside it: croissant.json (MLCommons
 * Croissant 1.0) for programs, codebook.md for people, SHA256SUMS for both.
 *
 * Fields with their meaning come from the columns' own tables; with them stand
 * the versions of program, lexicon, model and tables, the conditions, numbers
 * and checksums. Nothing of it depends on when or where it was made. */
#ifndef DEMARCHE_EXPORT_SIDECAR_H
#define DEMARCHE_EXPORT_SIDECAR_H

#include "export/job.h"

/* Writes them beside the finished files. */
MUST_CHECK enum status sidecar_put(struct export_job *job, struct error *error);

/* One way in which stored records were coded. */
struct sidecar_run {
	struct str program, lexicon, model, options;
};
struct sidecar_runs {
	struct arena arena;
	struct sidecar_run *at;
	size_t count, capacity;
};
MUST_CHECK enum status sidecar_runs_read(struct sidecar_runs *runs,
		struct store *store, struct error *error);
void sidecar_runs_free(struct sidecar_runs *runs);

/* 8 hex digits over all files of a folder of the lexicon ("ontology"). */
MUST_CHECK enum status sidecar_tables(const char *lexicon, const char *folder,
		char out[9], struct error *error);

/* A field of a file: name, kind, meaning. False behind the last. */
struct sidecar_field {
	const char *name;
	enum column_type type;
	const char *description;
};
bool sidecar_field(const struct export_job *job, const struct export_file *file,
		size_t number, struct sidecar_field *field);

#endif
