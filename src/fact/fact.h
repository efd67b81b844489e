/* fact.h - stage 6: deals, trade, investment, aid, visits, pledges, counts.
 *
 * In: parsed sentences, mentions, events, amounts, and the fact frames of
 * lexicon/facts, written in the language of the event frames with roles of
 * facts in the places of actor and recipient. Out: facts in the order of their
 * triggers. What counts as a fact: docs/facts.md. Memory is the arena's; time
 * is linear in tokens times frames of the words met; nothing can fail. */
#ifndef DEMARCHE_FACT_FACT_H
#define DEMARCHE_FACT_FACT_H

#include "event/event.h"
#include "fact/amount.h"

enum { FACT_PARTIES = 16, FACT_AMOUNTS = 4 };

struct fact_party {
	const struct mention *mention;
	uint8_t role; /* index into the vocabulary's roles */
};

struct fact {
	uint32_t sentence;
	uint8_t kind, status;           /* indices into the vocabulary */
	uint8_t instrument;             /* likewise; 0 none */
	uint16_t trigger, trigger_last; /* tokens, from 1 */
	struct fact_party party[FACT_PARTIES];
	uint8_t party_count;
	uint32_t object_start, object_end;         /* bytes; end 0: none */
	const struct amount *amount[FACT_AMOUNTS]; /* money */
	uint8_t amount_count;
	const struct amount *count[FACT_AMOUNTS]; /* people and things */
	uint8_t count_count;
	/* Whom the first count counts, of whatever country or body; null where
	 * nobody knows. No party: who is only counted takes no part. */
	const struct mention *counted;
	const struct amount *change;   /* a percentage; null none */
	bool falls;                    /* the change is downward */
	int32_t day, last_day;         /* period; DAY_NONE unknown */
	uint8_t day_unit;              /* enum time_unit */
	uint32_t time_start, time_end; /* bytes that tell it; end 0: none */
	bool listed;   /* a line of a list, told like what leads to that */
	bool umbrella; /* told as a whole whose parts may be told, too */
	bool counted_elsewhere;        /* counts_in_total is false */
	const struct event *event;     /* that the same words tell; null none */
	bool event_untold;             /* it is not sure enough to be told */
	const struct mention *speaker; /* attribution, as of an event */
	uint16_t speaker_verb;
	const struct frame *frame; /* what fired */
	uint32_t evidence; /* bits 1 << enum fact_evidence */
	/* The probability, 0..1, that kind, main figure and parties are right.
	 */
	float confidence;
};

/* Its first sum, else its first number, else its change; null: it has none. */
const struct amount *fact_main_figure(const struct fact *fact);

struct facts {
	struct fact *at;
	uint32_t count;
};

/* Names of kinds, statuses, roles and instruments: lexicon/facts/
 * vocabulary.tsv. Index 0 of each is none; without a vocabulary (null) all
 * names are "". */
struct fact_vocabulary;
struct str fact_kind_name(const struct fact_vocabulary *, uint8_t kind);
struct str fact_status_name(const struct fact_vocabulary *, uint8_t status);
struct str fact_role_name(const struct fact_vocabulary *, uint8_t role);
struct str fact_instrument_name(
		const struct fact_vocabulary *, uint8_t instrument);

/* The fact frames and their vocabulary; grammar, sets and words of time are
 * those of `frames`, which must outlive it. */
struct fact_frames;
MUST_CHECK enum status fact_frames_load(struct fact_frames **facts,
		const char *lexicon, const char *lang,
		const struct frames *frames, struct words *words,
		struct error *error);
void fact_frames_unload(struct fact_frames *facts);
const struct fact_vocabulary *fact_frames_vocabulary(
		const struct fact_frames *facts);

struct fact_workspace; /* one a worker */
struct fact_workspace *fact_workspace_new(const struct fact_frames *facts);
void fact_workspace_free(struct fact_workspace *workspace);

void fact_code(struct fact_workspace *workspace, const struct text *text,
		const struct events *events, const struct amounts *amounts,
		struct arena *arena, struct facts *out);

/* What was tried, for `explain`; see struct event_trace. Null turns it off. */
void fact_set_trace(struct fact_workspace *workspace,
		const struct event_trace *trace);

#endif
