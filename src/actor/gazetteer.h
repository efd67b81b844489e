/* gazetteer.h - the actor tables of the lexicon, ready for look-up.
 *
 * Loaded once, then read-only and shared by all threads. Formats of the
 * tables: docs/lexicon.md. Multiword names are found with one pass over the
 * tokens (longest match first). */
#ifndef DEMARCHE_ACTOR_GAZETTEER_H
#define DEMARCHE_ACTOR_GAZETTEER_H

#include "base/error.h"
#include "base/words.h"

/* PLOVER sectors in the order of lexicon/ontology/sectors.tsv. */
enum sector {
	SECTOR_NONE, SECTOR_COP, SECTOR_GOV, SECTOR_JUD, SECTOR_LEG, SECTOR_MIL,
	SECTOR_PRM, SECTOR_PTY, SECTOR_REB, SECTOR_SPY, SECTOR_UAF, SECTOR_UNK,
	SECTOR_AGR, SECTOR_BUS, SECTOR_CRM, SECTOR_CVL, SECTOR_EDU, SECTOR_ELI,
	SECTOR_JRN, SECTOR_LAB, SECTOR_MED, SECTOR_REF, SECTOR_OPP, SECTOR_PRE,
	SECTOR_REL, SECTOR_SOC,
	SECTOR_COUNT
};
const char *sector_name(enum sector sector);
/* SECTOR_COUNT when there is none of that name. */
enum sector sector_find(struct str name);

struct gazetteer;

/* Reads actors/, agents/<lang>.tsv and places/ below the folder `lexicon`.
 * Words are put into `words`, which the caller freezes afterwards. An error
 * names file and line. */
MUST_CHECK enum status gazetteer_load(struct gazetteer **gazetteer,
		const char *lexicon, struct words *words, struct error *error);
void gazetteer_unload(struct gazetteer *gazetteer);

#endif
