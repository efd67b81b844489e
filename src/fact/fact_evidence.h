/* fact_evidence.h - how far a fact can be trusted: the probability that its
 * kind, its main figure and all its parties are right.
 *
 * A logistic model as that of events (event/confidence.h): each evidence is
 * there or not, and the points of those that are there
 * (lexicon/facts/confidence.tsv, hundredths of a log-odds) are added. The
 * points are fitted to annotated passages: train/confidence. Inside stage 6,
 * and for explain. */
#ifndef DEMARCHE_FACT_FACT_EVIDENCE_H
#define DEMARCHE_FACT_FACT_EVIDENCE_H

#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct fact_vocabulary;

enum fact_evidence {
	FACT_EVIDENCE_BASE, /* always */
	/* Of what it is; a count has none of these. */
	FACT_EVIDENCE_AID,
	FACT_EVIDENCE_INVESTMENT,
	FACT_EVIDENCE_PLEDGE,
	FACT_EVIDENCE_VISIT,
	FACT_EVIDENCE_DEAL, /* or trade */
	/* What the network hears of the main figure. */
	FACT_EVIDENCE_HEARD_ALONE,    /* no line of the lexicon tells it */
	FACT_EVIDENCE_HEARD_STRONGLY, /* of this kind, twenty to one */
	FACT_EVIDENCE_HEARD_FAINTLY,  /* no likelier than not */
	FACT_EVIDENCE_HEARD_NOTHING,  /* less than one in twenty */
	FACT_EVIDENCE_FIGURE_MISSING,
	FACT_EVIDENCE_FIGURES, /* several */
	FACT_EVIDENCE_SHARE,   /* the figure is a percentage */
	FACT_EVIDENCE_PARTY_MISSING,
	FACT_EVIDENCE_PARTIES,       /* two or more */
	FACT_EVIDENCE_PARTIES_MANY,  /* three or more */
	FACT_EVIDENCE_PARTY_CODED,   /* one is of a country or a body */
	FACT_EVIDENCE_PARTY_NAMED,   /* one is a name or a country */
	FACT_EVIDENCE_PARTY_PRONOUN, /* "we", "it" */
	FACT_EVIDENCE_OBJECT_MISSING,
	FACT_EVIDENCE_EVENT,  /* the same words tell an event */
	FACT_EVIDENCE_NOUN,   /* a noun tells it */
	FACT_EVIDENCE_WORDS,  /* two conditions of the frame on words held */
	FACT_EVIDENCE_WEAK,   /* a weak frame */
	FACT_EVIDENCE_BESIDE, /* the sentence tells another fact */
	FACT_EVIDENCE_LONG,   /* a sentence of more than forty words */
	FACT_EVIDENCE_COUNT
};

/* "party_coded"; its name in the table. */
const char *fact_evidence_name(enum fact_evidence evidence);

struct fact_points {
	int of[FACT_EVIDENCE_COUNT]; /* hundredths of a log-odds */
};

/* Of a lexicon without the table all points are 0. An error names file and
 * line. */
MUST_CHECK enum status fact_points_load(struct fact_points *points,
		const char *lexicon, struct error *error);

/* The probability, 0..1, of a set of evidence (bits 1 << enum fact_evidence).
 */
float fact_confidence_of(const struct fact_points *points, uint32_t evidence);

/* The points of the vocabulary's lexicon. */
const struct fact_points *fact_evidence_points(
		const struct fact_vocabulary *vocabulary);

#endif
