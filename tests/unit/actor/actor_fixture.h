/* actor_fixture.h - a small gazetteer and mentions as text, for the tests of
 * stage 4. Tables: tests/unit/actor/lexicon. */
#ifndef DEMARCHE_TESTS_ACTOR_FIXTURE_H
#define DEMARCHE_TESTS_ACTOR_FIXTURE_H

#include "actor/actor.h"

struct fixture {
	struct words base, words;
	struct gazetteer *gazetteer;
	struct actor_workspace *workspace;
	struct arena arena;
};

/* 2025-11-24 as days since 1970-01-01. */
enum { FIXTURE_DAY = 20416 };

void fixture_open(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/* `sentences` are strings of sentence_builder.h, up to a null pointer. */
void fixture_mark(struct fixture *fixture, const char *const *sentences,
		int32_t day, struct text *text, struct mentions *mentions);

/* The mentions of one sentence, in the arena, one a line:
 *     AGENT COL.LEG [four Colombian senators] */
const char *fixture_show(struct fixture *fixture, const struct text *text,
		const struct mentions *mentions, uint32_t sentence);

#endif
