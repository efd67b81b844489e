/* status.h - is an event told as done, coming, possible, denied, or past?
 *
 * Read from the verb group (auxiliaries, negation), the verbs that govern it
 * ("plans to", "failed to"), marks of condition, modifiers of event nouns, and
 * time phrases ("16 years ago", a year two or more before the article's). */
#ifndef DEMARCHE_EVENT_STATUS_H
#define DEMARCHE_EVENT_STATUS_H

#include "event/scene.h"

struct status_marks {
	bool future, negated, longer, hypothetical, historical;
	bool stops;       /* with longer: by a verb, "stop funding" */
	bool conditional; /* will or may, with an if or unless beside it */
	bool doubt;       /* allegedly, reportedly */
};

struct status_marks status_read(
		const struct scene *scene, const struct candidate *candidate);

/* "Has the power to seize assets", "can help": told as what may be done. */
bool status_is_possible(
		const struct scene *scene, const struct candidate *candidate);

/* "An effort to counter them", "sent envoys to support the vote": words that are
 * an infinitive's, of a noun or of what was done for their sake. */
bool status_is_meant(
		const struct scene *scene, const struct candidate *candidate);

/* Sets the event's status, and where PLOVER has a category of its own for an
 * act told so (will meet = AGREE), that category with status actual. Returns
 * whether the act is told with doubt (allegedly). */
bool status_apply(const struct scene *scene, struct candidate *candidate);

#endif
