/* fact_frames.h - the frames of lexicon/facts and the words that stage 6 asks
 * for; inside stage 6 and for the checks of src/lexicon.
 *
 * The language is that of the event frames (docs/lexicon.md, "Fact frames"):
 * matching is src/event's, with roles of the vocabulary in the places of actor
 * and recipient. */
#ifndef DEMARCHE_FACT_FACT_FRAMES_H
#define DEMARCHE_FACT_FACT_FRAMES_H

#include "event/frame.h"
#include "fact/fact.h"
#include "fact/fact_hearing.h"
#include "fact/vocabulary.h"

enum { FACT_OWN_SHIFTS = 6, NEEDS_OBJECT = 8 };

/* What stands behind the arrow of a fact frame. */
struct fact_result {
	uint8_t kind, status, instrument;
	uint8_t needs;   /* bits of enum measure, NEEDS_OBJECT: one of these */
	bool falls;      /* the change is downward */
	bool whole;      /* a sum of facts that are told one by one, too */
	bool political;  /* somebody of a country takes part, or an event is
			    told by the same words */
	bool parties;    /* two parties are enough, without any amount */
	bool alone;      /* so is one, with an object */
	bool public;     /* so is a government, or a figure */
	bool itself;     /* the trigger's own phrase is the object */
	uint8_t subject; /* the role of the clause's subject; 0 none */
	/* Statuses (bits 1 << index) of a fact told before that this one goes
	 * on from; 0: it stands by itself. */
	uint32_t resumes;
	struct {
		uint8_t told, status;
	} shift[FACT_OWN_SHIFTS]; /* what the line says of statuses itself */
	uint8_t shift_count;
};

/* Words that decide about facts, as sets of the same name in
 * lexicon/sets/<lang>.facts.sets. */
enum fact_word {
	FACT_WORD_BODY,     /* a consortium, a firm: somebody, whoever it is */
	FACT_WORD_WORTH,    /* worth, valued at, totalling */
	FACT_WORD_FALL,     /* fell, down, shrank */
	FACT_WORD_RISE,     /* rose, up, grew */
	FACT_WORD_WHOLE,    /* a package, a total: its parts may be told, too */
	FACT_WORD_COMPARE,  /* compared with, against, than */
	FACT_WORD_SOMEBODY, /* a country, a household: can take part */
	FACT_WORD_INSTITUTION, /* schools: likewise, if there are several */
	FACT_WORD_PRONOUN,     /* we, they: likewise */
	FACT_WORD_THING,       /* what is nobody, though it may be a name */
	FACT_WORD_DOCUMENT,    /* a law, a plan: gives, but gets nothing */
	FACT_WORD_GOAL,        /* to, for, among: before whoever gets it */
	FACT_WORD_HELP,        /* support: whoever is supported gets it */
	FACT_WORD_NEED,        /* needs: whose they are gets what meets them */
	FACT_WORD_TOGETHER,    /* partner: with whom one does it gets it */
	FACT_WORD_PARTICIPLE,  /* developing (countries) */
	FACT_WORD_APPEAL,      /* call (on): who is asked is to do it */
	FACT_WORD_ADDRESS,     /* on, to: before who is asked */
	FACT_WORD_PERSUADE,    /* rally: its object is to do it */
	FACT_WORD_HOLD,   /* include: a list of sums says what each is for */
	FACT_WORD_TAKE,   /* receive: its subject gets the sum */
	FACT_WORD_UNDER,  /* under: what is done under a government it does */
	FACT_WORD_REGION, /* north, greater: part of a place's name */
	FACT_WORD_GIVER, /* "we thank our partners for their aid" */
	FACT_WORD_FUND, /* gets money where it has a name of its own */
	FACT_WORD_EVERYWHERE, /* "across the country": nobody gets it */
	FACT_WORD_ATTACK,     /* a strike: whoever strikes does what it does */
	FACT_WORD_REGARD,     /* welcome: its subject gives nothing */
	FACT_WORD_CONVENE,    /* hold: whoever does it to talks meets */
	FACT_WORD_HERE,       /* here: before the name of where it is */
	FACT_WORD_COUNTED,    /* people, jobs: told by their number alone */
	FACT_WORD_SPORT,      /* a match: its numbers tell nothing */
	FACT_WORD_DISASTER,   /* a flood: likewise */
	FACT_WORD_FROM,       /* from: before whoever gives it */
	FACT_WORD_AT,         /* at: before where it is */
	FACT_WORD_THAN,       /* than: "more than" is no rise */
	FACT_WORD_PER,        /* per: "per person" is nobody */
	FACT_WORD_WAY,        /* through: "and $3 million through a fund" */
	FACT_WORD_WITH,       /* with: "with firms announcing a loan" */
	FACT_WORD_INVEST,     /* investment: money put into something */
	FACT_WORD_SEND,  /* to send so many is to promise them, if told so */
	FACT_WORD_PLACE, /* a prison, a plant: what officials visit */
	FACT_WORD_DIE,   /* die: of what, their number alone does not tell */
	FACT_WORD_TOTAL, /* a total: "a total of 300" is 300 */
	FACT_WORD_TERROR, /* of an attack, of which kind it is, not whose */
	FACT_WORD_HURT,  /* kill, wound: somebody does it */
	FACT_WORD_VAGUE, /* a reserve, least: no count is about it */
	FACT_WORD_CIRCUMSTANCE, /* since, according: when, who says so */
	FACT_WORD_MEET,  /* meet, talks: whoever is met takes part */
	FACT_WORD_SIZE,  /* behind a hyphen: how many a group has */
	FACT_WORD_VOTE,  /* votes, abstentions: sides of one decision */
	FACT_WORD_OWE,   /* owed: to whom it is owed they give */
	FACT_WORD_BORDER, /* a border: whose it is takes no part */
	FACT_WORD_COUNT
};

_Static_assert(FACT_WORD_COUNT <= 64, "bits of a mark");

struct fact_frames {
	struct arena arena;
	struct fact_vocabulary vocabulary;
	struct frames *frames;
	struct fact_hearing hearing[HEARD_FACTS];
	/* What the network hears is told by frames without words, "network:aid",
	 * of a figure, [0], and of the verb above it, [1]. */
	struct frame heard[HEARD_FACTS][2];
	uint64_t *marks; /* bits 1 << enum fact_word, by word */
	size_t marked;   /* words that marks covers */
};

static inline bool
fact_word_is(const struct fact_frames *facts, const struct token *token,
		enum fact_word word)
{
	uint64_t marks = 0;
	if (token->lemma < facts->marked)
		marks |= facts->marks[token->lemma];
	if (token->lower < facts->marked)
		marks |= facts->marks[token->lower];
	return marks >> word & 1;
}

static inline const struct fact_result *
fact_result_of(const struct frame *frame)
{
	return frame ? frame->result : NULL;
}

/* Loads like fact_frames_load, but tells each error; for `lexicon check`. */
MUST_CHECK enum status fact_frames_check(struct fact_frames **facts,
		const char *lexicon, const char *lang,
		const struct frames *frames, struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context);

#endif
