/* politics.h - whether those who take part make politics: crime, administration,
 * private business and journeys within the own country are no events (rule 0 of
 * the PLOVER notes). */
#ifndef DEMARCHE_EVENT_POLITICS_H
#define DEMARCHE_EVENT_POLITICS_H

#include "event/scene.h"

/* Why the parties of the candidate make no politics; null when they do. */
const char *politics_lacking(const struct scene *scene,
		const struct candidate *candidate);
/* "González acusó al presidente": someone of whom the tables know nothing asks,
 * blames or refuses a government, a parliament or a court that the text tells.
 * Where the press leaves its own country unsaid; elsewhere where it is heard,
 * of whatever country the other side is. */
bool politics_speaks_to_power(const struct scene *scene,
		const struct candidate *candidate);
/* "The company denies it", "he will not budge": people and firms that refuse,
 * threaten or give way, to nobody whom the words tell. */
bool politics_is_private_word(
		const struct scene *scene, const struct candidate *candidate);
/* People, firms, the press: it has a sector, or no country, and stands neither
 * for power nor for an organised cause. */
bool politics_is_private(const struct mention *mention);
/* So are all who take part, and of one country. */
bool politics_all_private(const struct candidate *candidate);

#endif
