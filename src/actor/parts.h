/* parts.h - the units around a unit that tell what it denotes. For read.c. */
#ifndef DEMARCHE_ACTOR_PARTS_H
#define DEMARCHE_ACTOR_PARTS_H

#include "actor/view.h"

struct parts {
	struct unit *possessor, *before, *of, *in; /* that bear a country */
	struct unit *second;  /* another country, found beside the first */
	struct unit *body;    /* the body that a person belongs to */
	struct unit *title;   /* before or behind a name */
	struct unit *further; /* one more title behind the name */
	struct unit *name;    /* behind a title */
	bool led;             /* the body is the one that the person heads */
	bool former, outside;
	uint16_t pronoun;
};

/* Fills `parts`, which is zero. Units that only serve this one become
 * `consumed`. */
void parts_gather(struct actor_workspace *work, struct unit *unit,
		struct parts *parts);
/* Whether a unit that belongs to the phrase was not read yet. */
bool parts_wait(const struct actor_workspace *work, const struct unit *unit);
/* The heads of both hang on the same token, or one on the other. */
bool parts_are_linked(const struct actor_workspace *work, const struct unit *a,
		const struct unit *b);

static inline bool
view_is_word(const struct actor_workspace *work, uint32_t token,
		struct str word)
{
	return token && token <= work->count
	       && str_equal(form_at(work, token), word);
}

static inline bool
unit_is_country(const struct unit *unit)
{
	return unit->kind <= UNIT_PLACE && unit->actor.code[0];
}

static inline bool
unit_is_name(const struct unit *unit)
{
	return unit->kind == UNIT_PERSON
	       || (unit->kind == UNIT_ACTOR && unit->actor.person);
}

static inline bool
unit_is_title(const struct unit *unit)
{
	return unit->kind == UNIT_AGENT && unit->agent->kind == AGENT_PERSON;
}

#endif
