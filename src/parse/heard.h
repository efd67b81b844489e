/* heard.h - what the network hears: words that tell of an event, and who is
 * who in it. Claims with a margin, not decisions: stage 5 decides. Everything
 * is the text's arena's. */
#ifndef DEMARCHE_PARSE_HEARD_H
#define DEMARCHE_PARSE_HEARD_H

#include <stdint.h>

#include "base/str.h"
#include "parse/tags.h"

/* A margin of what the model does not know or was not asked. */
#define HEARD_NEVER (-1e9f)
/* Words whose best category has less are passed over. */
#define HEARD_LEAST (-2.0f)

/* How far a word is a party of an event: its score as actor less that as
 * anything else, likewise as recipient; the better of both less that as none.
 * Log-odds: 0 is one in two. */
struct heard_party {
	float actor, recipient, either;
};

/* That of one role: actor or recipient. */
static inline float
heard_margin(const struct heard_party *party, enum heard_role role)
{
	return role == HEARD_ACTOR ? party->actor : party->recipient;
}

/* A word that tells of an event. */
struct heard {
	uint16_t token;   /* of the sentence, from 1 */
	uint8_t category; /* enum heard_category: the likeliest, not NONE */
	uint8_t status;   /* enum heard_status: the likeliest */
	/* Score of each category less that of none; [HEARD_NONE] is 0. */
	float margin[HEARD_CATEGORIES];
	/* Scores of the statuses: only their differences count. */
	float statuses[HEARD_STATUSES];
	const struct heard_party *party; /* [tokens + 1], by token from 1 */
	/* What the scores were computed from, rectified, as wide as the model
	 * has it; null unless asked for (parse_keep_vectors). */
	const float *vector;
};

/* A word that stands for a figure, "3 million {people}", "{$} 20". */
struct heard_figure {
	uint16_t token; /* of the sentence, from 1 */
	/* Score of each kind of fact that it may be the figure of, less that of
	 * none; [HEARD_NO_FACT] is 0. */
	float margin[HEARD_FACTS];
	/* [tokens + 1], by token from 1: as actor who gives, sells, invests,
	 * travels, promises, trades or has them; as recipient who gets, buys or
	 * is visited. */
	const struct heard_party *party;
};

/* What one sentence tells, in the order of its tokens. */
struct heard_sentence {
	const struct heard *at;
	const struct heard_figure *figure;
	uint16_t count, figures;
	uint16_t tokens; /* up to which there are parties */
};

enum { HEARD_NEAREST = 3 };

/* An annotated trigger that the network learned from. */
struct heard_near {
	struct str text;  /* its sentence, "Kenya [expelled] three envoys." */
	uint8_t category; /* enum heard_category, as annotated */
	float similarity; /* of the vectors: their cosine, -1 to 1 */
};

#endif
