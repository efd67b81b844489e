/* heard_parties.h - who takes part in what the network hears: words that it
 * hears on one side, made the parties that they stand for. */
#ifndef DEMARCHE_EVENT_HEARD_PARTIES_H
#define DEMARCHE_EVENT_HEARD_PARTIES_H

#include "event/scene.h"

/* Of a meeting all are actors but a host or guest. */
enum side { SIDE_ACTOR, SIDE_RECIPIENT, SIDE_MEETING };
/* What is heard of one side, from a margin on. */
struct heard_side {
	const struct heard *heard;
	enum side side;
	float least;
	uint8_t category; /* of what is told: a frame's, else the heard one */
	bool alone; /* only the likeliest, and who goes with it */
};

/* A recipient heard from here on takes part though no table knows of him. Of
 * 7,600 unread Spanish sentences 59 of 76 such recipients were right. */
#define HEARD_SURELY 1.0F

float heard_margin_of(
		const struct heard *heard, uint16_t token, enum side side);
/* Whom the token names. */
void heard_add_at(const struct scene *scene, uint16_t token,
		struct parties *out);
/* Nobody acts who stands in the name of the place or in the phrase of the
 * recipient. */
bool heard_may_act(const struct scene *scene, const struct heard *heard,
		uint16_t token);
void heard_add_side(const struct scene *scene, const struct heard_side *as,
		struct parties *out);
/* All who are heard on the side from a margin on. */
void heard_add(const struct scene *scene, const struct heard *heard,
		enum side side, float least, struct parties *out);

#endif
