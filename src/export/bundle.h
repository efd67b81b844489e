/* bundle.h - all that somebody else needs to check and repeat what was coded:
 *
 *   README.md       how to verify and to repeat it
 *   records.jsonl   the selected records, as they were coded
 *   articles.jsonl  their articles, with checksums of the texts; with the
 *                   texts when these are asked for
 *   versions.json   of program, lexicon, model, tables; the conditions
 *   lexicon/        the lexicon, if it is the one that the records were made
 *                   with; lexicon-own/ what was laid over it
 *   codebook.md, croissant.json, SHA256SUMS
 *
 * Of the same records it has the same bytes, whenever it is made. */
#ifndef DEMARCHE_EXPORT_BUNDLE_H
#define DEMARCHE_EXPORT_BUNDLE_H

#include "export/job.h"

export_put_batch bundle_put;
MUST_CHECK enum status bundle_add(struct export_job *job, struct error *error);

/* The finished files as the archive options->tar. */
MUST_CHECK enum status bundle_pack(struct export_job *job, struct error *error);

#endif
