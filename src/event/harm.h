/* harm.h - whom a deed harms that is only spoken of.
 *
 * Who backs or refuses sanctions on somebody takes no side of him. What is asked,
 * and soldiers who are sent, are no harm; what ends a harm is a relief. */
#ifndef DEMARCHE_EVENT_HARM_H
#define DEMARCHE_EVENT_HARM_H

#include "event/parties.h"

/* The noun tells violence or compulsion, whether or not a frame of it fits. */
bool harm_tells_deed(const struct scene *scene, uint16_t token);
/* Whether the deed is done to the token behind it: behind "on", "against", "in", or
 * "of" where that names who suffers it ("killing of"). */
bool harm_is_done_to(const struct tree *tree, uint16_t token, uint16_t deed);
/* Whether what is backed, refused, agreed or asked for would harm him: "Russia" in
 * "backed sanctions on Russia". Who denies to have harmed somebody answers him. */
bool harm_befalls(const struct scene *scene, const struct candidate *candidate,
		const struct mention *mention);
/* Whether a penalty is laid on him, from abroad as a rule: "the tariffs on
 * Russia", though the parser hung him on the verb. */
bool harm_is_penalised(const struct scene *scene, uint16_t token);
/* Takes such out of the recipients, once all of a scene are filled. */
void harm_drop(const struct scene *scene, struct candidate *candidate);

#endif
