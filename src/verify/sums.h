/* sums.h - SHA256SUMS: what the files of lexicon and models were when they were
 * shipped.
 *
 * The lines of sha256sum(1), names relative to the folder that the file lies
 * in. Lines that begin with # tell what the whole is: "# lexicon en 48c0e6cd",
 * the id that a program computes of the lexicon for a language. */
#ifndef DEMARCHE_VERIFY_SUMS_H
#define DEMARCHE_VERIFY_SUMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define SUMS_FILE "SHA256SUMS"
#define SUMS_SIGNATURE_FILE SUMS_FILE ".sig"

enum { SUM_BYTES = 32 };

struct sum {
	struct str name; /* "lexicon/time/en.tsv" */
	uint8_t sha256[SUM_BYTES];
};

struct sums {
	struct sum *at; /* by name */
	size_t count;
};

/* Memory is the arena's; `text` must outlive it. */
MUST_CHECK enum status sums_read(struct sums *sums, struct str where,
		struct str text, struct arena *arena, struct error *error);
/* Null when it is not there. */
const struct sum *sums_find(const struct sums *sums, struct str name);
void sums_hash(struct str bytes, uint8_t sha256[SUM_BYTES]);

/* Whether the lexicon of this id is the one that the SHA256SUMS in `folder`
 * tells; also where it tells none. */
bool sums_know_lexicon(
		const char *folder, const char *language, const char *id);

#endif
