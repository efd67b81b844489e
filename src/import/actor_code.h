/* actor_code.h - actor codes of CAMEO ("NRVGOVMIL") as our code and sectors.
 *
 * Inside src/import. Codes are made of groups of three letters. What the
 * groups stand for is the table ontology/actor_codes.tsv; a first group that
 * is neither there nor a country of the lexicon is kept as a code of its own
 * (an invented country, a people). */
#ifndef DEMARCHE_IMPORT_ACTOR_CODE_H
#define DEMARCHE_IMPORT_ACTOR_CODE_H

#include <stdbool.h>

#include "base/table.h"
#include "import/report.h"

enum { CODE_SECTORS = 3 };

struct actor_code {
	bool nobody;  /* `---`: recognised, but no actor */
	bool plain;   /* a country and nothing else */
	char code[4]; /* "" none */
	struct str sector[CODE_SECTORS];
	unsigned sectors;
};

struct actor_codes {
	struct table table;     /* actor_codes.tsv */
	struct table countries; /* countries.tsv */
	unsigned from, kind, to, country;
};

MUST_CHECK enum status actor_codes_load(struct actor_codes *codes,
		const char *lexicon, struct arena *arena, struct error *error);

/* Whose code it is: behind a noun's `~` the first group is a sector. */
enum code_owner { CODE_OF_NAME, CODE_OF_NOUN };
/* Reads a whole code. False when it cannot be used; tells why, and what was
 * left out of one that can. */
bool actor_code_read(const struct actor_codes *codes, enum code_owner owner,
		struct str text, struct arena *arena,
		struct import_report *report, struct actor_code *out);
/* "GOV|MIL" */
struct str actor_code_sectors(
		const struct actor_code *code, struct arena *arena);

#endif
