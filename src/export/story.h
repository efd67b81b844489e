/* story.h - whom and what all records of one article name. */
#ifndef DEMARCHE_EXPORT_STORY_H
#define DEMARCHE_EXPORT_STORY_H

#include "export/exported.h"

/* Everybody who has a name: actors, recipients, parties, those spoken of and
 * speakers, in the order of the records; each name once at a place. */
typedef void story_see(void *context, const json_t *party);
void story_parties(const json_t *records, story_see *see, void *context);

enum story_kind { STORY_PEOPLE, STORY_ORGANISATIONS, STORY_LOCATIONS };

/* Their names, each once, with `;` between; without marks that part cells of
 * their kind (see column_put_part). */
void story_put(struct buffer *out, const struct exchange *exchange,
		const json_t *records, enum story_kind kind, const char *marks);

#endif
