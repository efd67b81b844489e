/* rejects.h - the ledger of documents that could not be read.
 *
 * Each goes to stderr as a line that names file, line or byte and reason, and
 * to the ledger file when one is asked for, as a JSON line. */
#ifndef DEMARCHE_CLI_REJECTS_H
#define DEMARCHE_CLI_REJECTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

struct rejects {
	FILE *file; /* null: stderr alone */
	uint64_t count;
};

/* `path` may be null. False after a message when it cannot be written. */
MUST_CHECK bool rejects_open(struct rejects *rejects, const char *path);
void rejects_put(struct rejects *rejects, const struct error *error);
/* On stderr alone: of a document that was read, with something wrong in it. */
void rejects_note(const struct error *error);
/* How many there were. */
uint64_t rejects_close(struct rejects *rejects);

#endif
