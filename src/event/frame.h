/* frame.h - one line of a frames file, compiled: what must stand around a
 * trigger, and the event that it then is.
 *
 * Inside stage 5 and for the checks of src/lexicon. Everything belongs to the
 * arena of `struct frames` and is read-only once loaded. */
#ifndef DEMARCHE_EVENT_FRAME_H
#define DEMARCHE_EVENT_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "actor/gazetteer.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/words.h"
#include "event/ontology.h"
#include "event/time_words.h"
#include "text/text.h"

/* Where a phrase stands, seen from the trigger and in the active voice. */
enum slot {
	SLOT_SUBJECT,
	SLOT_OBJECT,
	SLOT_SECOND,     /* "granted Iran {asylum}", "found him {guilty}" */
	SLOT_OBLIQUE,    /* behind a preposition */
	SLOT_POSSESSOR,  /* "Iran's attack", "the Iranian attack" */
	SLOT_INFINITIVE, /* to-VERB */
	SLOT_GERUND,     /* VERBing, with or without preposition */
	SLOT_CLAUSE,     /* that-CLAUSE */
	SLOT_SPEECH,     /* "..." */
	SLOT_PARTICLE,   /* "met {virtually}": an adverb or particle */
	SLOT_BEFORE,     /* before{...}: anywhere before the trigger */
	SLOT_INSIDE,     /* subject{...}: inside the surface subject */
	SLOT_AFTER,      /* after{...}: behind it in its clause */
	SLOT_COUNT
};

/* What stands there tells an act or a state of its own. */
static inline bool
slot_is_complement(uint8_t slot)
{
	return slot == SLOT_INFINITIVE || slot == SLOT_GERUND
	       || slot == SLOT_CLAUSE || slot == SLOT_SPEECH;
}

/* Of events; frames of facts have roles of their own (struct frame_dialect). */
enum role { ROLE_NONE, ROLE_ACTOR, ROLE_RECIPIENT };

/* What a phrase must be or hold in frames of facts: an amount of this kind, a
 * bit each. */
enum measure { MEASURE_MONEY = 1, MEASURE_PERCENT = 2, MEASURE_COUNT = 4 };

enum trigger_kind { TRIGGER_VERB, TRIGGER_NOUN, TRIGGER_ADJECTIVE };

enum { PHRASE_WORDS = 6 };

/* One or more lemmas that stand together. */
struct phrase {
	word_id word[PHRASE_WORDS];
	uint8_t count;
	uint8_t head;   /* the word that the tree hangs the others on */
	word_id before; /* "test" of "test-fire", before a hyphen; 0 none */
	bool reflexive; /* "reunirse": the verb has a reflexive pronoun */
};

/* Sorted by the head's id, so that a token finds its phrases quickly. */
struct phrases {
	const struct phrase *at;
	size_t count;
};

/* `actor[JUD COP]`, `recipient[country]`, `recipient[!MIL]`. Bits are those
 * of enum sector and of enum filter_kind. */
enum { FILTER_CODES = 4 };
enum filter_kind {
	FILTER_COUNTRY = 1,
	FILTER_PERSON = 2,
	FILTER_GROUP = 4,
	FILTER_PLACE = 8, /* a town, province, country: it can be taken */
};
struct filter {
	uint32_t sectors, not_sectors;
	uint8_t kinds, not_kinds;
	char codes[FILTER_CODES][4]; /* `actor[UNO]`; "" ends */
	bool pair;                   /* two sides named in one phrase */
};

/* Conditions that a frame line may have. */
enum { FRAME_CONDITIONS = 12 };

/* A new field belongs into hash_condition of src/lexicon/frames_twice.c too. */
struct condition {
	uint8_t slot;  /* enum slot */
	uint8_t role;  /* of the dialect: what the phrase in this place plays */
	uint8_t owner; /* likewise: `{actor's aid}` */
	bool object;   /* what a fact is about */
	uint8_t measures;    /* bits of enum measure; 0 none is asked for */
	bool owner_optional; /* `{mediation, recipient's mediation}` */
	bool optional;
	bool negated; /* not-to-VERB */
	bool obliged; /* must-CLAUSE */
	bool own;     /* own-CLAUSE */
	bool other;   /* other-CLAUSE */
	bool except;  /* {!...}: none of these words */
	struct filter filter;
	struct phrases prepositions; /* none: no preposition */
	struct phrases words;        /* none: any word */
	uint64_t events;             /* bits 1 << enum plover_event; 0 any */
	struct str written;          /* as in the file, for `explain` */
};

struct frame {
	struct str rule;  /* "verbs/en/sanction.frames:41" */
	struct str line;  /* as written */
	struct str group; /* name of the class */
	uint8_t kind;     /* enum trigger_kind */
	uint8_t event;    /* enum plover_event; PLOVER_NONE blocks others */
	uint8_t mode;     /* index into ontology modes */
	uint8_t status;   /* enum event_status */
	bool status_set, mutual, weak;
	bool tabari;    /* parties by nearness, the event as it stands */
	bool reversed;  /* the recipient stands before the trigger */
	bool future;    /* only of what is still to come */
	bool bilateral; /* between two: the other country is the recipient */
	bool echoed;    /* only where the network hears it too */
	bool certain;   /* told whatever the network hears there */
	bool whole;     /* none of its words is an event by itself either */
	bool crowd;     /* where nobody acts, the people of the place: crowd.h */
	bool occasion;  /* who acts "on a visit to Oslo" may take part */
	bool heard;     /* of no file: an event as the network hears it */
	bool added;     /* of a folder laid over the built-in lexicon */
	uint8_t past;   /* parties behind the trigger that don't count */
	uint16_t cameo; /* index into ontology cameo */
	uint64_t contexts;
	const void *result; /* of the dialect; null for events */
	uint8_t needs; /* bits of enum measure, one of which must be near */
	const struct condition *conditions;
	uint8_t count;
	uint32_t order; /* among all lines, in reading order */
};

/* A word or phrase of a `verb`, `noun` or `adjective` line, with the frames
 * below it. */
struct trigger {
	struct phrase phrase;
	uint8_t kind; /* enum trigger_kind */
	const struct frame *frames;
	const struct demand *demands; /* of each frame, see demand.h */
	size_t count;
	const struct trigger *next; /* with the same head word */
};

/* Words that the grammar of a language uses, as sets of the same name in
 * lexicon/sets/<lang>-grammar.sets. */
enum grammar {
	GRAMMAR_NEGATION,
	GRAMMAR_NEGATION_UNDONE,
	GRAMMAR_NO,
	GRAMMAR_FUTURE_AUXILIARY,
	GRAMMAR_CONDITIONAL_AUXILIARY,
	GRAMMAR_MODAL,
	GRAMMAR_FUTURE_VERB,
	GRAMMAR_HYPOTHETICAL_VERB,
	GRAMMAR_FAILURE_VERB,
	GRAMMAR_TOLERANCE_VERB,
	GRAMMAR_CONDITION,
	GRAMMAR_FUTURE_MODIFIER,
	GRAMMAR_HYPOTHETICAL_MODIFIER,
	GRAMMAR_HISTORICAL_MODIFIER,
	GRAMMAR_PLOTTED,
	GRAMMAR_SETTING,
	GRAMMAR_FOUGHT,
	GRAMMAR_GENITIVE,
	GRAMMAR_COMMEMORATION,
	GRAMMAR_YOUNG_ANNIVERSARY,
	GRAMMAR_SAY,
	GRAMMAR_DOUBT,
	GRAMMAR_EMPTY,
	GRAMMAR_SUBJECT_CONTROL,
	GRAMMAR_BLAME_PREPOSITION,
	GRAMMAR_SINCE,
	GRAMMAR_ACCORDING,
	GRAMMAR_BY,
	GRAMMAR_AMONG,
	GRAMMAR_ALLEGE,
	GRAMMAR_INFINITIVE_MARK,
	GRAMMAR_LONGER,
	GRAMMAR_RELATIVE,
	GRAMMAR_RECIPROCAL,
	GRAMMAR_PASSIVE_AUXILIARY,
	GRAMMAR_PERFECT_AUXILIARY,
	GRAMMAR_PARTITIVE,
	GRAMMAR_OWNER_PREPOSITION,
	GRAMMAR_SOURCE,
	GRAMMAR_QUANTITY,
	GRAMMAR_BOUND,
	GRAMMAR_TIME_PREPOSITION,
	GRAMMAR_STATE_PREPOSITION,
	GRAMMAR_OBLIGATION,
	GRAMMAR_CALENDAR,
	GRAMMAR_LAST,
	GRAMMAR_EXCLUSION,
	GRAMMAR_PREDICATIVE,
	GRAMMAR_BACKGROUND,
	GRAMMAR_STATE,
	GRAMMAR_MONEY,
	GRAMMAR_OBLIGATION_VERB,
	GRAMMAR_TELL,
	GRAMMAR_GIVE,
	GRAMMAR_INTRANSITIVE,
	GRAMMAR_BEHEST,
	GRAMMAR_CURRENCY,
	GRAMMAR_FIND,
	GRAMMAR_GUILT,
	GRAMMAR_YET,
	GRAMMAR_HYPOTHETICAL_NOUN,
	GRAMMAR_COURTESY,
	GRAMMAR_OBLIGED,
	GRAMMAR_ABILITY,
	GRAMMAR_ELSEWHERE,
	GRAMMAR_SUFFERED,
	GRAMMAR_PLIGHT,
	GRAMMAR_UTTERANCE,
	GRAMMAR_INSTEAD,
	GRAMMAR_TOMORROW,
	GRAMMAR_CESSATION,
	GRAMMAR_IMPLICATIVE,
	GRAMMAR_FIRST_PERSON,
	GRAMMAR_MEDIATION,
	GRAMMAR_TOGETHER,
	GRAMMAR_DEFINITE,
	GRAMMAR_OCCASION,
	GRAMMAR_RETOLD_DETERMINER,
	GRAMMAR_RETOLD_ANY,
	GRAMMAR_DONE_DEED,
	GRAMMAR_DOCUMENT,
	GRAMMAR_ORDINAL,
	GRAMMAR_QUESTION,
	GRAMMAR_IN,
	GRAMMAR_FREE_RELATIVE,
	GRAMMAR_AFFILIATION,
	GRAMMAR_MADE,
	GRAMMAR_ANY,
	GRAMMAR_LEADING,
	GRAMMAR_ASK,
	GRAMMAR_PLACE_PREPOSITION,
	GRAMMAR_GOAL_PREPOSITION,
	GRAMMAR_TARGET_PREPOSITION,
	GRAMMAR_SITE,
	GRAMMAR_SAKE,
	GRAMMAR_CANCELLATION,
	GRAMMAR_JOIN,
	GRAMMAR_COMPLEMENTIZER,
	GRAMMAR_INDEFINITE,
	GRAMMAR_PLURAL_AUXILIARY,
	GRAMMAR_QUESTION_ADVERB,
	GRAMMAR_IMPERSONAL,
	GRAMMAR_MAN_PRONOUN,
	GRAMMAR_WOMAN_PRONOUN,
	GRAMMAR_REFLEXIVE,
	GRAMMAR_DENIAL,
	GRAMMAR_POSSESSIVE_PREPOSITION,
	GRAMMAR_REFLEXIVE_PRONOUN,
	GRAMMAR_MEASURE, /* "tres horas": a circumstance, no object */
	GRAMMAR_AGENTIVE, /* verbs of which only somebody is the subject */
	GRAMMAR_DATIVE, /* "le" beside an object: to whom */
	GRAMMAR_AFTER,
	GRAMMAR_EVE,       /* "en {vísperas} de la visita": it is to come */
	GRAMMAR_REMAINING, /* "{faltan} tres días para la visita" */
	GRAMMAR_COUNTDOWN, /* "a una {semana} de la visita" */
	GRAMMAR_AWAITED,   /* "visita": what a countdown leads to */
	GRAMMAR_FOR,
	GRAMMAR_WISH,   /* "called for Oslo to pay": no hearer stands behind */
	GRAMMAR_RESULT, /* "so that it works": no "that" of a report */
	GRAMMAR_TOPIC,
	GRAMMAR_CONCESSION,
	GRAMMAR_THINKING, /* "I thought, 'Not again'": nothing was said */
	GRAMMAR_TALK, /* "he {goes}, '...'", "I'm {like}, '...'" */
	GRAMMAR_HEADING, /* "this year's {theme}, '...'": a name */
	GRAMMAR_FILLER, /* "you {know},": said by the way */
	GRAMMAR_SINGLE, /* "not {one} of them said": nobody did */
	GRAMMAR_PERMISSION, /* "the {right} to say, '...'": it may be said */
	GRAMMAR_EXERCISE, /* "{used} the right to say, '...'": he said it */
	GRAMMAR_PHRASING, /* "that old {phrase} of hers: '...'" */
	GRAMMAR_ASCRIBE,  /* "words {attributed} to her": they are hers */
	GRAMMAR_REPEAT, /* "{repeat} her words: '...'": they are hers */
	GRAMMAR_PERCEIVE, /* "{heard} him saying": he says it */
	GRAMMAR_LIKENESS, /* "it is not {like} he says, '...'": nobody did */
	GRAMMAR_MUTE,     /* they call for something, and say nothing */
	GRAMMAR_SPEAKER,
	GRAMMAR_GAME,
	GRAMMAR_GAME_HINT, /* two of them tell of one */
	GRAMMAR_UNIT,      /* "20-30 {percent}": a range, no score */
	GRAMMAR_STORY,     /* "novela": what happens in it is made up */
	GRAMMAR_SHOW,      /* what stories do with it */
	GRAMMAR_CHARGE,    /* "encargado de": a duty */
	GRAMMAR_QUOTING,   /* "said, quote, '...'" */
	GRAMMAR_WORDING,   /* "in the words of": who said them */
	GRAMMAR_DEED,      /* "decisión que": what was told before */
	GRAMMAR_POLICY,    /* "reforma": what those who govern make */
	GRAMMAR_DISCUSS,   /* what is discussed is a matter, nobody met */
	GRAMMAR_MATTER,    /* "spoke about Kabul" */
	GRAMMAR_MENTION,   /* they speak of something that is so already */
	GRAMMAR_APPOINT,   /* "intends to nominate": no event to come */
	GRAMMAR_GOING,     /* "is going to say": not yet */
	GRAMMAR_NEUTER,    /* "{eso} contestan": what is told */
	GRAMMAR_RESOLUTION, /* what is voted on */
	GRAMMAR_ABSTAIN,   /* neither for nor against */
	GRAMMAR_DISOWN,    /* "denied shelling it": one's own deed */
	GRAMMAR_ADVERSE,   /* "a coalition {against} them" */
	GRAMMAR_ASIDE,     /* "while the bank approved a loan": what others do */
	GRAMMAR_PHASE,     /* "vowed to keep attacking": which part of a deed */
	GRAMMAR_SUMMONS,   /* "llamó a {consultas}": where one is to come */
	GRAMMAR_CLITIC,    /* "{los} detuvo": whoever was spoken of before */
	GRAMMAR_FORUM,     /* "sued {before} the court": who hears the matter */
	GRAMMAR_VIEW,      /* "in his {view}": who sees it so */
	GRAMMAR_VIEW_PREPOSITION, /* "{in} his view" */
	GRAMMAR_BEHOLDER,  /* "{para} el canciller, es un crimen" */
	GRAMMAR_BACKING,   /* "with the {votes} of": by whose help */
	GRAMMAR_BACKING_PREPOSITION, /* "{with} the votes of" */
	GRAMMAR_RESORT,    /* "appealed to the court": it hears the matter */
	GRAMMAR_ENVOY,     /* they are where others govern */
	GRAMMAR_PENALTY,   /* "tariffs on Togo": what it suffers from abroad */
	GRAMMAR_REGARD,    /* "calls it a mistake": an object and what it is */
	GRAMMAR_ATTENDING, /* "{with} Chile in favour": who stands by */
	GRAMMAR_STANCE,    /* "with Chile in {favour}": how he stands */
	GRAMMAR_OUTCOME,   /* "{drawing} criticism": what came of it all */
	GRAMMAR_CASUALTY,  /* "{killing} five": what a blow does */
	GRAMMAR_BLOW,      /* "{shot} at them, killing five": what does it */
	GRAMMAR_ATTEMPT,   /* "{tried} to march": a crowd that is out */
	GRAMMAR_ONGOING,   /* "the raids will {continue}": they are what is told */
	GRAMMAR_BETWEEN,   /* "talks {between} them": whose they are */
	GRAMMAR_BUREAU,    /* "his {office} said": it speaks for whose it is */
	GRAMMAR_HELPER,    /* "sent {firefighters}": by whom one helps */
	GRAMMAR_BLAME,     /* "{blamed} it on him": behind "on" stands who did it */
	GRAMMAR_BLAME_ON,
	GRAMMAR_HEARSAY,   /* "the {claim} that he did it": nobody tells it */
	GRAMMAR_RECEPTION, /* "{hailed} by Peru": what others say of it */
	GRAMMAR_COUNT
};
/* The sets that a word belongs to, a bit each. */
struct grammar_bits {
	uint64_t of[GRAMMAR_COUNT / 64 + 1];
};

struct frames_class {
	struct str name;
	const char *path;
	unsigned line;
	size_t example_count;
};

struct example;  /* examples.h */
struct demand;   /* demand.h */
struct discards; /* discards.h */

/* A word or phrase that speaks for a context, see cues.h. */
struct cue {
	struct phrase phrase;
	uint8_t context; /* index into ontology contexts */
	uint8_t upos;    /* enum upos; 0 any */
	uint64_t events; /* bits 1 << category; 0 any */
};

/* Frames of what is heard, one a category and kind of trigger; of parties who
 * act upon one another `mutual`. */
enum { TRIGGER_KINDS = TRIGGER_ADJECTIVE + 1 };
struct heard_frames {
	struct frame of[PLOVER_COUNT][TRIGGER_KINDS];
	struct frame mutual[PLOVER_COUNT][TRIGGER_KINDS];
};

/* How frames of one kind differ from those of events: what they call roles,
 * and what stands behind the arrow and in examples. */
struct frame_context;
struct frame_dialect {
	const void *vocabulary;
	const struct str *roles; /* [role_count]; the first is no role */
	size_t role_count;
	bool measures; /* `object`, `amount`, `count`, `percent` are items */
	const char *folder, *ends; /* "facts", ".facts" */
	enum status (*read_result)(const struct frame_context *context,
			struct str text, struct frame *out,
			struct error *error);
	/* As example_fault of examples.h. */
	const char *(*example_fault)(
			const void *vocabulary, struct str expected);
};

/* The loaded lexicon of frames. */
struct frames {
	struct arena arena;
	const struct frame_dialect
			*dialect; /* while loading; null: of events */
	const struct ontology *ontology;
	struct sets *sets;
	size_t line_count, count;
	const struct trigger **index; /* by head word; chains */
	struct grammar_bits *grammar; /* bits 1 << enum grammar, by word */
	uint64_t *retold; /* bits 1 << category: sets @retold-..., by word */
	size_t indexed;   /* words that the index covers */
	size_t grammared; /* words that grammar and retold cover */
	struct phrases light; /* set @light, verbal */
	word_id to;           /* what an indirect object stands for */
	word_id sum;    /* stands for sums of money; 0: no frames of them */
	word_id number; /* stands for numbers of things, likewise */
	struct discards *discards; /* see discards.h */
	struct cue *cues;          /* sorted by head */
	size_t cue_count, cue_capacity;
	/* What sectors, categories and modes speak for, and the context "-". */
	uint64_t sector_contexts[SECTOR_COUNT],
			category_contexts[LIMIT_CATEGORIES + 1];
	uint64_t *mode_contexts;
	uint32_t context_needs[64]; /* sectors, by context; 0: none is needed */
	size_t no_context;
	struct time_words time;
	struct example *examples;
	size_t example_count, example_capacity;
	struct trigger *triggers;
	size_t trigger_count, trigger_capacity;
	const struct heard_frames *heard;
	const struct hearing *hearing; /* [PLOVER_COUNT], by category */
	bool added;     /* the file that is being read is */
	size_t builtin; /* lines of files that are not */
};

/* Triggers whose phrase is headed by this word; null when none. */
static inline const struct trigger *
frames_triggers(const struct frames *frames, word_id head)
{
	return head < frames->indexed ? frames->index[head] : NULL;
}

/* Asks for what will be looked up of the words of a sentence that comes next,
 * if there is one: tables by word are too large for the near caches. */
void frames_expect(const struct frames *frames, const struct text *text,
		uint32_t sentence);

/* The word, of this kind (enum trigger_kind), has a frame of the event, alone
 * or with others. */
bool frames_tell(const struct frames *frames, word_id word, uint8_t kind,
		uint8_t event);

/* The word, as a noun, names events: "attack", "visit". */
static inline bool
frames_is_event_noun(const struct frames *frames, word_id word)
{
	const struct trigger *trigger = frames_triggers(frames, word);
	while (trigger && trigger->kind != TRIGGER_NOUN)
		trigger = trigger->next;
	return trigger != NULL;
}

/* The categories whose events the noun may speak of again. */
static inline uint64_t
frames_retold(const struct frames *frames, word_id word)
{
	return word < frames->grammared ? frames->retold[word] : 0;
}

static inline bool
frames_grammar(const struct frames *frames, word_id word, enum grammar grammar)
{
	return word < frames->grammared
	       && frames->grammar[word].of[grammar / 64] >> grammar % 64 & 1u;
}

/* The token belongs to it, as lemma or as written. */
static inline bool
frames_grammar_at(const struct frames *frames, const struct token *token,
		enum grammar grammar)
{
	return frames_grammar(frames, token->lemma, grammar)
	       || frames_grammar(frames, token->lower, grammar);
}

/* The word belongs to a set of the grammar, whichever. */
static inline bool
frames_any_grammar(const struct frames *frames, word_id word)
{
	for (unsigned i = 0; i <= GRAMMAR_COUNT / 64; i++)
		if (word < frames->grammared && frames->grammar[word].of[i])
			return true;
	return false;
}

/* What one frame line is read with; frames_read.c fills it. */
struct sets;
struct frame_context {
	struct arena *arena;
	struct sets *sets;
	struct words *words;
	const struct ontology *ontology;
	const struct frame_dialect *dialect; /* null: of events */
	const char *path;
	unsigned line;
	enum trigger_kind kind; /* of the list above the line */
};

/* Takes the next item off a line; brackets and quotes keep blanks inside. */
struct str frame_take_item(struct str *rest);
/* Loads the frames of a dialect, which share grammar, sets and words of time
 * with `shared`; that one must outlive them. `report` as in frames_check; null:
 * the first error ends it. (frames.c) */
MUST_CHECK enum status frames_load_dialect(struct frames **frames,
		const struct frames *shared,
		const struct frame_dialect *dialect, const char *lexicon,
		const char *lang, struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context, struct error *error);

/* Reads `actor VERB recipient -> EVENT mode CAMEO options` (frame_line.c). */
MUST_CHECK enum status frame_line_read(const struct frame_context *context,
		struct str text, struct frame *out, struct error *error);
/* Reads "a, b c, @d" into sorted phrases; the same sets are shared. */
MUST_CHECK enum status frame_words_read(const struct frame_context *context,
		struct str list, bool verbal, struct phrases *out,
		struct error *error);
/* Reads a whole .frames file into `frames`; each error goes to `report`, which
 * returns false to stop (frames_read.c). `path` names the file in messages,
 * `rule` in rules ("verbs/en/sanction.frames"). */
struct frames_report {
	bool (*error)(void *context, const struct error *error);
	void *context;
};
MUST_CHECK enum status frames_read(struct frames *frames, struct words *words,
		const char *path, const char *rule, struct str text,
		const struct frames_report *report, struct error *error);
/* Sets an error at the line that is being read. */
enum status frame_complain(const struct frame_context *context,
		struct error *error, const char *format, ...)
		__attribute__((format(printf, 3, 4)));

#endif
