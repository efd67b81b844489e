/* confidence.h - how far a record can be trusted: the probability that its
 * category and the countries of both sides are right.
 *
 * A logistic model over what is known without looking at the world: how much
 * of the frame held, who is named, how the sentence tells it. Every evidence is
 * there or not; those that are there have their points added
 * (lexicon/ontology/confidence.tsv, in hundredths of a log-odds), and the sum
 * is turned into a probability. The points are fitted to judged records:
 * train/confidence. */
#ifndef DEMARCHE_EVENT_CONFIDENCE_H
#define DEMARCHE_EVENT_CONFIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum evidence {
	EVIDENCE_BASE,          /* always, but for relate */
	EVIDENCE_WORD,          /* one condition on words held */
	EVIDENCE_WORDS,         /* two or more */
	EVIDENCE_NOUN,          /* it is a noun or an adjective */
	EVIDENCE_WEAK,          /* a weak frame */
	EVIDENCE_ATTACHED,      /* some phrase hangs on only indirectly */
	EVIDENCE_ACTOR_COUNTRY, /* the first actor has a country */
	EVIDENCE_ACTOR_NAMED,   /* and is a name, or the country itself */
	EVIDENCE_ACTOR_PRIVATE, /* a person or firm without power */
	/* Of the first recipient, or the second party of a mutual event. */
	EVIDENCE_RECIPIENT_COUNTRY,
	EVIDENCE_RECIPIENT_PRIVATE,
	EVIDENCE_RECIPIENT_MISSING, /* there is neither */
	EVIDENCE_ABROAD,     /* both sides have countries, not the same */
	EVIDENCE_DOUBT,      /* allegedly, reportedly */
	EVIDENCE_STATUS,     /* not told as a fact: any but actual */
	EVIDENCE_PAIR,       /* relate: always; the two sides are given, ... */
	EVIDENCE_PAIR_BOTH,  /* ... the frame has both in their roles, */
	EVIDENCE_PAIR_LOOSE, /* or no frame fits at all */
	/* What the network hears, with a model that does (hearing.h). */
	EVIDENCE_HEARD_ALONE,    /* no frame tells it */
	EVIDENCE_HEARD_STRONGLY, /* and it is heard strongly */
	EVIDENCE_HEARD_TOO,      /* a frame tells it, and it is heard */
	EVIDENCE_HEARD_OTHER,   /* another category is heard strongly instead */
	EVIDENCE_HEARD_NOTHING, /* nothing is heard where the frame fired */
	EVIDENCE_COUNT
};
/* "actor_country"; its name in the table. */
const char *evidence_name(enum evidence evidence);

/* EVIDENCE_COUNT when there is none of that name. */
enum evidence evidence_find(struct str name);

/* Hundredths of a log-odds, -CONFIDENCE_POINTS..CONFIDENCE_POINTS. */
enum { CONFIDENCE_POINTS = 1000 };
struct confidence_table {
	int points[EVIDENCE_COUNT];
};

/* The probability, 0..1, of a set of evidence (bits 1 << enum evidence). The
 * same bits on every machine: multiplications only. */
float confidence_of(const struct confidence_table *table, uint32_t evidence);

/* The same of any such table: points of `count` evidences, 32 at most. */
float confidence_of_evidence(
		const int *points, unsigned count, uint32_t evidence);

/* Whether it is at least `least`, both in hundredths as records print them. */
bool confidence_reaches(float confidence, float least);

#endif
