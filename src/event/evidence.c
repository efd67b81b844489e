#include "event/evidence.h"

#include "event/roles.h"

enum { SURE = 100 };

static uint32_t
bit(enum evidence evidence, bool there)
{
	return (uint32_t)there << evidence;
}

/* Its first sector is none of power, of violence or of an organised cause. */
static bool
is_private(const struct mention *mention)
{
	unsigned sector = mention->actor.sector[0];
	return sector ? sector_in(sector, SECTORS_PRIVATE)
		      : !mention->actor.code[0];
}

static bool
is_named(const struct mention *mention)
{
	return mention->kind == MENTION_NAME
	       || mention->kind == MENTION_COUNTRY;
}

/* The recipient, or the second party of a mutual event. */
static const struct mention *
second_of(const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	if (candidate->recipient.count)
		return candidate->recipient.at[0];
	return candidate->match.frame->mutual && actor->count > 1 ? actor->at[1]
								  : NULL;
}

/* A crowd that protests is private people by its nature. */
static uint32_t
evidence_of_actor(
		const struct candidate *candidate, const struct mention *actor)
{
	bool coded = actor->actor.code[0];
	bool crowd = candidate->match.frame->event == PLOVER_PROTEST;
	return bit(EVIDENCE_ACTOR_COUNTRY, coded)
	       | bit(EVIDENCE_ACTOR_NAMED, coded && is_named(actor))
	       | bit(EVIDENCE_ACTOR_PRIVATE, !crowd && is_private(actor));
}

static uint32_t
evidence_of_parties(const struct candidate *candidate)
{
	const struct mention *first =
			candidate->actor.count ? candidate->actor.at[0] : NULL;
	const struct mention *second = second_of(candidate);
	uint32_t evidence = bit(EVIDENCE_RECIPIENT_MISSING, !second);
	if (first)
		evidence |= evidence_of_actor(candidate, first);
	if (second)
		evidence |= bit(EVIDENCE_RECIPIENT_COUNTRY,
					    second->actor.code[0])
			    | bit(EVIDENCE_RECIPIENT_PRIVATE,
					    is_private(second));
	/* A guess is no evidence of two countries at work. */
	bool abroad = first && second && first->actor.code[0]
		      && second->actor.code[0] && !first->assumed
		      && !second->assumed
		      && strcmp(first->actor.code, second->actor.code) != 0;
	return evidence | bit(EVIDENCE_ABROAD, abroad);
}

static bool
is_attached_indirectly(const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] && match->certainty[i] < SURE)
			return true;
	return false;
}

uint32_t
evidence_of(const struct candidate *candidate, bool doubt)
{
	const struct match *match = &candidate->match;
	return bit(EVIDENCE_BASE, true) | bit(EVIDENCE_WORD, match->words == 1)
	       | bit(EVIDENCE_WORDS, match->words > 1)
	       | bit(EVIDENCE_NOUN, match->frame->kind != TRIGGER_VERB)
	       | bit(EVIDENCE_WEAK, match->frame->weak)
	       | bit(EVIDENCE_ATTACHED, is_attached_indirectly(match))
	       | evidence_of_parties(candidate) | bit(EVIDENCE_DOUBT, doubt)
	       | bit(EVIDENCE_STATUS, candidate->event.status != EVENT_ACTUAL);
}

uint32_t
evidence_of_pair(uint32_t evidence, bool both, bool loose)
{
	uint32_t shared = bit(EVIDENCE_NOUN, true) | bit(EVIDENCE_WEAK, true)
			  | bit(EVIDENCE_STATUS, true);
	return (evidence & shared) | bit(EVIDENCE_PAIR, true)
	       | bit(EVIDENCE_PAIR_BOTH, both)
	       | bit(EVIDENCE_PAIR_LOOSE, loose);
}
