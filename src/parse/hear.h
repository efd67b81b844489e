/* hear.h - events as the network hears them: which words tell of one, of what
 * category and status, and who is who in it (docs/model-format.md, "Events").
 *
 * What is heard is a claim with a margin, not a decision: stage 5 decides what
 * becomes of it. Roles are scored for pairs of a word that tells and a word
 * that may be a party, from the vectors of both, their distance and the path
 * between them through the tree: after tags and tree are final. Linear in
 * tokens: a sentence has at most LIMIT_HEARD words that tell. Nothing is
 * allocated after init but what is told of, in the text's arena. */
#ifndef DEMARCHE_PARSE_HEAR_H
#define DEMARCHE_PARSE_HEAR_H

#include "base/arena.h"
#include "parse/batch.h"
#include "parse/heads.h"
#include "parse/model.h"

/* A margin of what the model does not know or was not asked. */
#define HEARD_NEVER (-1e9f)
/* Words whose best category has less are passed over. */
#define HEARD_LEAST (-2.0f)

/* How far a word is a party of an event: its score as actor less that as
 * anything else, likewise as recipient. Log-odds: 0 is one in two. */
struct heard_party {
	float actor, recipient;
};

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
};

/* What one sentence tells, in the order of its tokens. */
struct heard_sentence {
	const struct heard *at;
	uint16_t count;
	uint16_t tokens; /* up to which there are parties */
};

/* A worker's rows of numbers. */
struct hear {
	const struct model *model;
	float *scores;  /* [rows][out stride of the events] */
	float *vectors; /* [block][wider of event and role] */
	uint8_t *bytes; /* [block][in stride likewise] */
	float *steps;   /* [block] */
	int32_t *sums;  /* [block][out stride likewise] */
	float *roles;   /* [block][out stride of the roles] */
};

/* Of a model that hears. */
void hear_init(struct hear *hear, const struct model *model,
		struct arena *arena);
/* From the heads' outputs and the finished trees of a batch to what its
 * sentences tell: out[number of the sentence in the text]. */
void hear_batch(struct hear *hear, const struct kernel *kernel,
		const struct batch *batch, const struct heads *heads,
		const struct text *text, struct arena *arena,
		struct heard_sentence *out);

/* The way from one token to another through the tree, as the network's table
 * of paths has it: "^acl:relcl vnsubj", "vobl by". Tokens count from 1 in
 * these `count` tokens of `text`. */
enum { HEAR_PATH_BYTES = 1024 };
struct str hear_path(const struct text *text, const struct token *tokens,
		unsigned count, unsigned trigger, unsigned party,
		char to[HEAR_PATH_BYTES]);

#endif
