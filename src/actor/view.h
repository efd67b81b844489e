/* view.h - one sentence's tree, its units, and the workspace around it.
 *
 * A unit is a run of tokens with one head that may denote somebody: a name of
 * the gazetteer, an agent noun, a name that the network tagged. Stage 4 works
 * in four passes over a sentence, each linear in its tokens:
 *
 *   scan     tokens into units, from left to right          (scan.c)
 *   refer    noun phrases that may describe somebody named before (refer.c)
 *   read     what each unit denotes by its own phrase, children before
 *            parents                                  (parts.c, read.c)
 *   settle   what the phrase leaves open, from left to right: the clause
 *            (metonymy), coordination, the article (same office, dateline),
 *            pronouns and descriptions; mentions are put out  (settle.h)
 *   remember who was named                                  (memory.c)
 *
 * Tokens count from 1 as heads do; arrays over tokens have count + 1 places. */
#ifndef DEMARCHE_ACTOR_VIEW_H
#define DEMARCHE_ACTOR_VIEW_H

#include "actor/actor.h"
#include "actor/rows.h"
#include "base/limits.h"
#include "parse/tags.h"

enum unit_kind {
	UNIT_COUNTRY,
	UNIT_CAPITAL,
	UNIT_SEAT,
	UNIT_ADJECTIVE,
	UNIT_DEMONYM,
	UNIT_PLACE,   /* a city or region that is no country */
	UNIT_NOBODY,  /* a name that is no actor: "Latin America" */
	UNIT_ACTOR,   /* a person or body of the tables */
	UNIT_AGENT,   /* a common noun */
	UNIT_PERSON,  /* a name tagged PER, not in the tables */
	UNIT_BODY,    /* a name tagged ORG, not in the tables */
	UNIT_MEASURE, /* "dozens" of "dozens of protesters" */
};

struct unit {
	uint8_t kind;
	bool consumed; /* part of another unit's phrase */
	bool former;   /* "former", "ousted" in its phrase */
	bool outside;  /* "foreign", "European": not of the article's country */
	bool further;  /* one more country of an agent, see `also` */
	bool named;    /* an agent noun inside a longer name */
	uint16_t first, last, head;
	uint16_t phrase_first, phrase_last;
	uint16_t base;    /* head of the agent whose further country it is */
	uint16_t also;    /* unit + 1 of a second country in the same phrase */
	uint16_t title;   /* unit + 1 of the title or apposition */
	uint16_t pronoun; /* token of a possessive pronoun in the phrase */
	uint16_t body;    /* unit + 1 of what a measure counts */
	uint16_t alias;   /* token of a short name that the text gives it */
	const struct name_row *row;
	const struct agent_row *agent;
	/* The noun, its own or its body's, that is mostly of one country. */
	const struct agent_row *mostly;
	const struct place *place;
	uint32_t chain; /* spellings that denote it: entry + 1, see rows.h */
	struct actor actor;
	uint16_t code_index; /* of actor.code */
	struct row_source source;
	bool sourced;
	bool guessed;           /* its country: it tells nothing of others' */
	bool assumed;           /* as mention.assumed */
	bool open;              /* it may be of any country */
	uint8_t country_from;   /* as mention.country_from */
	struct str source_text; /* of a referent remembered; else by source */
	bool read;              /* its own phrase was looked at */
	bool owned; /* an agent whose phrase names its body or country */
	struct antecedent antecedent;
	/* Further parties that the words denote; copies, see mention.with. */
	struct mention *with;
};

/* A noun phrase that may describe somebody named before. */
struct description {
	const struct reference_row *row; /* of its head */
	uint16_t first;                  /* token where the phrase begins */
	uint8_t number;                  /* "two", "both"; 0 none */
	bool plural, other, definite, owned, restricted;
	bool bare;  /* "both" without a noun */
	bool coded; /* only one of `codes` is meant */
	uint64_t codes[ROW_CODE_WORDS];
};

/* Officials whom a title names; more are not asked for. */
enum { TITLE_OFFICIALS = 4 };

/* Somebody named in this article; what a later short form refers to. */
struct referent {
	struct actor actor;
	uint16_t code_index;
	struct str source;
	uint8_t gender;              /* enum gender */
	bool acts;                   /* it was the subject where it was named */
	struct antecedent mentioned; /* where it was named last */
	word_id office;              /* the head of its title; 0 none */
	word_id surname;             /* last of several words; 0 none */
	word_id alias;               /* the short name that the text gave it */
	const word_id *names;        /* its words, as written */
	unsigned name_count;
};

/* What pronouns ask of a mention; beside mentions.at. */
struct trait {
	uint8_t gender;    /* enum gender */
	uint16_t governor; /* token that the mention's head depends on */
	uint16_t root;     /* head of the coordination that it belongs to */
	uint16_t code_index;
	bool plural, subject;
	bool receiver; /* to whom the verb gives, imposes, promises */
	bool party; /* neither a modifier nor a place */
	bool bare;  /* an agent whose own words tell no country */
};

/* A value for a word, forgotten with the document. */
struct word_note {
	uint32_t epoch, value;
};

struct actor_workspace {
	const struct gazetteer *gazetteer;
	struct arena scratch;   /* one sentence */
	uint32_t epoch;         /* the document's number */
	struct word_note *note; /* by word id: referent + 1 */
	uint32_t note_count;
	struct word_note *agent_note; /* the same by agent */
	uint32_t *mentioned; /* by code index: weight in this article */
	uint32_t mentioned_codes, mentioned_total;
	/* of the document, in its arena */
	struct arena *arena;
	struct referent *referent;
	size_t referent_count, referent_capacity;
	struct trait *trait;
	size_t trait_capacity;
	size_t mention_capacity, place_capacity;
	uint32_t *surveyed; /* by code index: names of it in the text */
	/* Code index + 1 of who acts behind the dateline; 0 nobody's. */
	uint16_t led_by;
	word_id dateline_town; /* its last word */
	bool town_again;       /* the text names it elsewhere, too */
	uint32_t *peopled; /* likewise: names of its parties, persons, bodies */
	uint32_t *towned;  /* likewise: towns that no other country has */
	uint32_t *seated;  /* likewise: its capital */
	struct antecedent dateline_words; /* the place that told it */
	uint16_t dateline;                /* code index + 1 */
	uint16_t headed; /* code index + 1 of the official whom the title names
			    first */
	const struct name_row
			*head[TITLE_OFFICIALS]; /* those of that country */
	unsigned head_count;
	bool author_governs; /* "we" of the text are the state */
	bool round_up; /* of several lands: round_up.c */
	uint16_t land; /* code index + 1: that its section is on; 0 none */
	uint16_t author; /* code index + 1: whose text the title says it is */
	int32_t day;
	const struct words *words;
	const struct text *text;
	struct mentions *out;
	/* of the sentence, in scratch */
	const struct sentence *sentence;
	uint32_t sentence_index;
	uint32_t count;
	uint16_t *child, *sibling; /* first child, next one; 0 none */
	uint16_t *order;           /* count tokens, children before parents */
	uint16_t *leftmost, *rightmost; /* of the subtree */
	uint16_t *unit_at;              /* by head token: unit + 1 */
	uint16_t *unit_over;            /* by any token of a unit: unit + 1 */
	struct unit *unit;
	unsigned unit_count;
	uint16_t *description_at; /* by head token: description + 1 */
	struct description *description;
	unsigned description_count;
	/* Code index + 1 of the one place that the sentence happens in, and of
	 * the one that it names at all behind "in"; 0 none or several. */
	uint16_t locative, any_locative;
	/* The one country that its names are of; `home_inside`: none of them is
	 * the country's own, its capital's or a member of its government. */
	uint16_t home;
	bool home_inside;
	bool home_land; /* the land, a town or the state is named */
	bool home_beyond; /* only as the other side: "the pact with Japan" */
	/* The one of its parties, courts and rebels, when other names are only
	 * of where it happens. */
	uint16_t camp;
};

/* Of a mention of the text; null for the further parties of one, which have
 * no place of their own. */
static inline const struct trait *
view_trait(const struct actor_workspace *work, const struct mention *mention)
{
	uintptr_t first = (uintptr_t)work->out->at;
	uintptr_t at = (uintptr_t)mention;
	bool own = at >= first
		   && at < first + work->out->count * sizeof *mention;
	return own ? &work->trait[mention - work->out->at] : NULL;
}

void view_sentence(struct actor_workspace *work, uint32_t index);

/* Token `i`, counting from 1. */
static inline const struct token *
token_at(const struct actor_workspace *work, uint32_t i)
{
	return &work->text->tokens[work->sentence->first + i - 1];
}

static inline struct unit *
unit_of(const struct actor_workspace *work, uint32_t token)
{
	uint16_t at = work->unit_at[token];
	return at ? &work->unit[at - 1] : NULL;
}

static inline uint32_t
class_at(const struct actor_workspace *work, uint32_t token)
{
	return word_class(work->gazetteer, token_at(work, token)->lower);
}

static inline struct str
form_at(const struct actor_workspace *work, uint32_t token)
{
	return text_of_token(work->text, token_at(work, token));
}

/* A token that joins: "-", "–", "—", "/". */
bool view_is_dash(const struct actor_workspace *work, uint32_t token);
/* The classes of the token's prepositions; 0 when it has none. */
uint32_t view_case(const struct actor_workspace *work, uint32_t token);
/* Whether it has a preposition at all. */
bool view_has_case(const struct actor_workspace *work, uint32_t token);
/* The token whose place in the clause it shares: the first conjunct. */
uint32_t view_first_conjunct(
		const struct actor_workspace *work, uint32_t token);
/* "huelga docente", "ataque guerrillero": an adjective behind a deed. */
bool view_tells_doer(const struct actor_workspace *work, uint32_t token);
/* "ambassador", "embajada": who lives, what stands where others are at home. */
bool view_is_envoy(const struct actor_workspace *work, uint32_t token);
/* A noun, or an adjective where a noun may stand: "the opposition military". */
bool view_is_nominal(const struct actor_workspace *work, uint32_t token);
bool view_is_modifier(const struct actor_workspace *work, uint32_t token);
/* "{Kenya} rejected it", "{Kenya} was warned". */
bool view_is_subject(const struct actor_workspace *work, uint32_t token);
bool view_is_plural(const struct actor_workspace *work, uint32_t token);
/* "the", "this", a possessor. */
bool view_is_definite(const struct actor_workspace *work, uint32_t token);
bool view_has_determiner(const struct actor_workspace *work, uint32_t token);

/* The tokens from `first` on are written as the entry's name is. */
bool scan_is_spelled(const struct actor_workspace *work,
		const struct name_entry *entry, uint32_t first);

/* namesake.c: the surname `name` alone is not that person's, but somebody's of
 * the country that its own phrase tells. */
bool namesake_is(const struct actor_workspace *work, const struct name_row *row,
		uint32_t name);
/* namesake.c: "the Armenian Security Council", "the Security Council of
 * Armenia": a body whose name is what every land calls its own is that land's.
 * Of units of kind UNIT_ACTOR. */
bool namesake_is_of_other_land(
		const struct actor_workspace *work, const struct unit *unit);
/* namesake.c: "Malawi's Democratic Alliance", or one in an article from Malawi
 * that never names the land whose party is known by that name: the code index
 * of the land whose it is; -1 if it is the row's. */
int namesake_land_of_party(
		const struct actor_workspace *work, const struct unit *unit);
/* namesake.c: "Mr. Paris"; "Paris left the ship", after "Valeska Paris was held
 * there": who acts, bears the name of a land or town as the last of several,
 * and the article has not told of that land. */
bool namesake_is_person(
		const struct actor_workspace *work, const struct unit *unit);

/* place.c: counts the text's countries, before the passes; chooses among
 * places of one name, while names are scanned. */
/* Whether a place is what stands there by what stands before: "in", "the town
 * of". A weak name is admitted only there. */
bool place_is_told(const struct actor_workspace *work, uint32_t first);
/* "el barrio Palermo", "la vereda Roma": a small place, or a part of a town,
 * that bears the name of a great one. */
bool place_is_hamlet(const struct actor_workspace *work, uint32_t first);
/* "Granada, Meta", "Granada (Meta)", "Meta, Granada": a region beside a town of
 * it, whatever else its name may mean. */
bool place_is_in_address(const struct actor_workspace *work,
		const struct place *region, uint32_t first);
bool place_is_admitted(const struct actor_workspace *work,
		const struct name_entry *entry, uint32_t first);
/* The index of the country that the longest name at `first` says, as a name or
 * an adjective, and its last token; -1 none or several. */
int place_country_at(const struct actor_workspace *work, uint32_t first,
		uint32_t *last);
void place_survey(struct actor_workspace *work);
/* Whether an article with a dateline there is sent from abroad: it never names
 * that country, and another one again and again, or first of all as who acts.
 */
bool place_is_abroad(const struct actor_workspace *work, uint16_t country);
void place_choose(struct actor_workspace *work);

/* round_up.c: whether paragraphs begin with several lands, before the passes. */
void round_up_survey(struct actor_workspace *work);
/* voice.c: whose address the text is; behind place_survey. */
void voice_find(struct actor_workspace *work);
/* The title's sentence at hand says of whom the text is, and whose address. */
void voice_read_title(struct actor_workspace *work);

/* The passes. */
void scan_sentence(struct actor_workspace *work);
void read_units(struct actor_workspace *work);
void settle_sentence(struct actor_workspace *work);

/* refer.c: descriptions of somebody named before (references.tsv). */
void refer_scan(struct actor_workspace *work);
static inline const struct description *
description_of(const struct actor_workspace *work, uint32_t token)
{
	uint16_t at = work->description_at[token];
	return at ? &work->description[at - 1] : NULL;
}
/* The mention that a description of one country, body or person stands for;
 * null when nobody or several may be meant. `unit` is what its own phrase
 * says, or null. */
const struct mention *refer_find(const struct actor_workspace *work,
		uint32_t token, const struct unit *unit);
/* The dateline's country, when the description may be of it: code index + 1,
 * or 0. For articles that have not named it yet. */
uint16_t refer_dateline(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit);
/* The parties that a description or pronoun in the plural stands for, in the
 * order of their mentions; fewer than two: not found. */
struct group {
	const struct mention *member[LIMIT_PARTIES];
	unsigned count;
};
void refer_find_group(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit, struct group *group);
/* "they": parties joined in the last sentence that has no other plural. */
void refer_find_joined(const struct actor_workspace *work, unsigned back,
		bool pair, struct group *group);
/* Whose the phrase at `token` is, by a possessive pronoun or a name; null when
 * it does not tell. */
const struct mention *refer_owner(
		const struct actor_workspace *work, uint32_t token);

/* group.c */
enum group_of { GROUP_ANY, GROUP_COUNTRIES, GROUP_PERSONS, GROUP_BODIES };
struct group_wanted {
	bool all;    /* places and modifiers count from the first */
	bool acting; /* places and modifiers never count */
	bool bare;   /* "both" alone: only of those who take part */
	enum group_of of;
	unsigned number;  /* 0: two or more */
	uint32_t sectors; /* set of 1 << enum sector, one of which each has; 0
			     any */
	const struct description *limit; /* codes; null none */
};
/* Those that sentence `sentence` joins by "and"; failing that, unless `joined`,
 * the only parties that it names. */
bool group_find(const struct actor_workspace *work,
		const struct group_wanted *wanted, uint32_t sentence,
		bool joined, struct group *group);
bool group_is_country(const struct actor_workspace *work, uint16_t code_index);

/* read.c */

/* The body's sector says more about its people than the noun for an official, a
 * fighter or a boss: "the union's president". */
bool agent_yields_to(const struct agent_row *agent, const struct actor *body);

/* memory.c */
void memory_reset(struct actor_workspace *work);
/* Somebody whose name words [first, last] match, or null. */
const struct referent *memory_find_name(const struct actor_workspace *work,
		uint32_t first, uint32_t last);
/* Words in capitals ("JEAN-PIERRE") as names are written ("Jean-Pierre"); ""
 * for any others, and for short ones, which may be no names. */
struct str name_of_capitals(
		struct actor_workspace *work, uint32_t first, uint32_t last);
/* The person whose name is that word in capitals, or null. */
const struct referent *memory_find_capitals(
		struct actor_workspace *work, uint32_t token);
/* The same, with that office if there are several. */
const struct referent *memory_find_titled(const struct actor_workspace *work,
		uint32_t first, uint32_t last, word_id office);
/* Somebody whom that noun named: the same noun, or one that ends in it ("the
 * minister" after "the foreign minister"). */
const struct referent *memory_find_agent(const struct actor_workspace *work,
		const struct agent_row *agent);
/* Makes the unit known by its name and its office. */
void memory_put(struct actor_workspace *work, const struct unit *unit,
		const struct mention *mention);
/* The only person of that country whom the article gave that office; any
 * office when it is 0. */
const struct referent *memory_find_office(const struct actor_workspace *work,
		uint16_t code_index, word_id office);
/* Two persons of two countries were named with that office, and no third. */
bool memory_has_two_holders(const struct actor_workspace *work, word_id office);
void memory_count(struct actor_workspace *work, uint16_t code_index, bool acts);
/* The country that the article speaks of, code index + 1; 0 unknown. How much
 * may be assumed depends on what the phrase is. */
enum memory_trust {
	MEMORY_PLACE,  /* the sentence's place and the dateline only */
	MEMORY_PEOPLE, /* also when nearly all of the article is on a country */
	MEMORY_STATE,  /* also when most is */
};
uint16_t memory_country(
		const struct actor_workspace *work, enum memory_trust trust);

/* pronoun.c: the parties that a plural pronoun stands for; false when it stands
 * for none or for one plural mention. */
bool pronoun_find_group(const struct actor_workspace *work, uint32_t token,
		struct group *group);
/* All that the phrase of a mention denotes ("the ministers of Peru and Chile");
 * false when that is one party. */
bool pronoun_take_all(const struct actor_workspace *work,
		const struct mention *mention, struct group *group);
/* The mention that a pronoun stands for, or null. */
const struct mention *pronoun_find(
		const struct actor_workspace *work, uint32_t token);
bool pronoun_is(const struct actor_workspace *work, uint32_t token);
/* "they", "their", and not "su", which may be his. */
bool pronoun_is_surely_plural(
		const struct actor_workspace *work, uint32_t token);
/* A verb of the third person that tells no subject, in a language that leaves
 * it out: who acts is the one subject of the sentence before. */
bool pronoun_is_dropped(const struct actor_workspace *work, uint32_t token);
/* "Desde {la Casa Rosada} acusaron a": the name of a seat before a verb in the
 * plural that tells no subject means those who sit there. */
bool pronoun_speaks_there(const struct actor_workspace *work, uint32_t seat);
const struct mention *pronoun_find_dropped(
		const struct actor_workspace *work, uint32_t token);
/* "Firmaron un tratado": before a verb in the plural those whom the sentence
 * before joins as its subject, or the officials of two lands, its only
 * parties. */
bool pronoun_find_dropped_group(const struct actor_workspace *work,
		uint32_t verb, struct group *group);

/* The row's actor on the article's day. */
void actor_of_row(const struct actor_workspace *work,
		const struct name_row *row, struct actor *actor);

#endif
