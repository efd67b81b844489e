#include "event/confidence.h"

#include <stdlib.h>

/* exp(1/100), to the last bit of a double. */
#define POINT 1.0100501670841679

static const char *const names[EVIDENCE_COUNT] = {
	[EVIDENCE_BASE] = "base",
	[EVIDENCE_WORD] = "word",
	[EVIDENCE_WORDS] = "words",
	[EVIDENCE_NOUN] = "noun",
	[EVIDENCE_WEAK] = "weak",
	[EVIDENCE_ATTACHED] = "attached",
	[EVIDENCE_ACTOR_COUNTRY] = "actor_country",
	[EVIDENCE_ACTOR_NAMED] = "actor_named",
	[EVIDENCE_ACTOR_PRIVATE] = "actor_private",
	[EVIDENCE_RECIPIENT_COUNTRY] = "recipient_country",
	[EVIDENCE_RECIPIENT_PRIVATE] = "recipient_private",
	[EVIDENCE_RECIPIENT_MISSING] = "recipient_missing",
	[EVIDENCE_ABROAD] = "abroad",
	[EVIDENCE_DOUBT] = "doubt",
	[EVIDENCE_STATUS] = "status",
	[EVIDENCE_PAIR] = "pair",
	[EVIDENCE_PAIR_BOTH] = "pair_both",
	[EVIDENCE_PAIR_LOOSE] = "pair_loose",
	[EVIDENCE_HEARD_ALONE] = "heard_alone",
	[EVIDENCE_HEARD_STRONGLY] = "heard_strongly",
	[EVIDENCE_HEARD_TOO] = "heard_too",
	[EVIDENCE_HEARD_OTHER] = "heard_other",
	[EVIDENCE_HEARD_NOTHING] = "heard_nothing",
};

const char *
evidence_name(enum evidence evidence)
{
	return evidence < EVIDENCE_COUNT ? names[evidence] : "";
}

enum evidence
evidence_find(struct str name)
{
	unsigned i = 0;
	while (i < EVIDENCE_COUNT && !str_equal(name, str_of(names[i])))
		i++;
	return (enum evidence)i;
}

/* POINT to the power of `points`, by squaring. */
static double
odds_of(int points)
{
	double odds = 1, square = points < 0 ? 1 / POINT : POINT;
	for (unsigned n = (unsigned)abs(points); n; n >>= 1) {
		if (n & 1)
			odds *= square;
		square *= square;
	}
	return odds;
}

float
confidence_of_evidence(const int *points, unsigned count, uint32_t evidence)
{
	int sum = 0;
	for (unsigned i = 0; i < count; i++)
		if (evidence >> i & 1u)
			sum += points[i];
	sum = sum > CONFIDENCE_POINTS    ? CONFIDENCE_POINTS
	      : sum < -CONFIDENCE_POINTS ? -CONFIDENCE_POINTS
					 : sum;
	double odds = odds_of(sum);
	return (float)(odds / (1 + odds));
}

float
confidence_of(const struct confidence_table *table, uint32_t evidence)
{
	return confidence_of_evidence(table->points, EVIDENCE_COUNT, evidence);
}

bool
confidence_reaches(float confidence, float least)
{
	return (int)(confidence * 100.0f + 0.5f)
	       >= (int)(least * 100.0f + 0.5f);
}
