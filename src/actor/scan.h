/* scan.h - one sentence whose units are being found: what the passes of scan.c,
 * scan_spans.c and scan_agent.c share. Lives while the sentence is scanned;
 * inside stage 4 only. */
#ifndef DEMARCHE_ACTOR_SCAN_H
#define DEMARCHE_ACTOR_SCAN_H

#include "actor/view.h"

/* A run of tokens with one tag of the network. */
struct span {
	uint32_t first, last;
	enum name_tag tag; /* NAME_B_PER, NAME_B_ORG or NAME_B_LOC */
};

struct scan {
	struct actor_workspace *work;
	struct span *span;
	unsigned span_count;
	uint16_t *span_over; /* by token: span + 1 */
};

bool scan_is_capitalised(struct str form);
/* The token that the rest of the run depends on. */
uint32_t scan_head_of(const struct actor_workspace *work, uint32_t first,
		uint32_t last);
/* Null where its head is another unit's already. */
struct unit *scan_put_unit(struct scan *scan, struct unit unit);

/* --- scan_spans.c --- */

void scan_find_spans(struct scan *scan);
/* Mends what the network tags as persons. */
void scan_mend_spans(struct scan *scan);

/* --- scan_agent.c --- */

/* The longest agent noun that begins at `first`: its last token, 0 when none.
 */
uint32_t scan_match_agent(const struct actor_workspace *work, uint32_t first,
		const struct agent_row **row);
void scan_agents(struct scan *scan);

#endif
