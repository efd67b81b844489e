/* event_fixture.h - a small lexicon of frames, and events as text, for the
 * tests of stage 5. The ontology and the words of grammar are the project's;
 * frames and sets are given as strings. */
#ifndef DEMARCHE_TESTS_EVENT_FIXTURE_H
#define DEMARCHE_TESTS_EVENT_FIXTURE_H

#include <stdbool.h>

#include "base/arena.h"
#include "event/event.h"

struct fixture {
	char folder[64]; /* a lexicon of its own, below /tmp */
	struct words base, words;
	struct ontology ontology;
	struct frames *frames;
	struct event_workspace *workspace;
	struct arena arena;
	uint32_t evidence; /* of the first event that fixture_hear gave */
};

/* 2025-11-24 as days since 1970-01-01. */
enum { FIXTURE_DAY = 20416 };

/* Writes the lexicon and loads its ontology; the frames are left to
 * frames_load, which fixture_open calls and expects to succeed. */
void fixture_write(
		struct fixture *fixture, const char *frames, const char *sets);
void fixture_open(
		struct fixture *fixture, const char *frames, const char *sets);
void fixture_close(struct fixture *fixture);

/* Codes one sentence of sentence_builder.h. `actors` says who is meant where:
 * "1 USA.GOV; 5 RUS; 7 .REB person". The events come back as an example line
 * would expect them, with " by CODE" behind those that have a speaker. Fails
 * when they are others while somebody listens. */
const char *fixture_code(struct fixture *fixture, const char *sentence,
		const char *actors);
/* The same with what the network hears: for each word its number, category,
 * margin in hundredths, status, and parties by number, `a` for actor or `r` for
 * recipient, and their margin (200 when none is given); or another category
 * with its margin (-900 when it is not given):
 *
 *     "2 SUPPORT 300 actual 1a 5r150 AGREE=20; 7 ACCUSE -50 negated"
 *
 * Behind the events stands who made them: "KEN AID - MLI [network]". */
const char *fixture_hear(struct fixture *fixture, const char *sentence,
		const char *actors, const char *heard);
/* The category (and mode) of the relation between the tokens `source` and
 * `target`: "ACCUSE disapprove". */
const char *fixture_relate(struct fixture *fixture, const char *sentence,
		const char *actors, uint32_t source, uint32_t target);

/* Whether a case came out otherwise than expected, which is printed. */
bool fixture_differs(const char *name, const char *expected, const char *coded);

#endif
