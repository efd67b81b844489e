/* rows.h - what the gazetteer keeps of each row of the actor tables.
 *
 * For the files of this stage only. Rows are read-only after loading. */
#ifndef DEMARCHE_ACTOR_ROWS_H
#define DEMARCHE_ACTOR_ROWS_H

#include <stdbool.h>

#include "actor/gazetteer.h"
#include "actor/trie.h"
#include "base/arena.h"
#include "base/languages.h"

enum {
	ROW_SECTORS = 3,
	ROW_NAME_WORDS = 24, /* words of one name */
	ROW_CODES = 512,     /* different codes */
	ROW_CODE_WORDS = ROW_CODES / 64,
	CODES_OF_BODIES = 7,  /* the first codes: IGO, UNO, EUR, NGO, ... */
	LAYERS_IN_FOLDER = 2, /* tables of all languages, and of one above */
};

/* Where a row stands; its text form is made when a record needs it. */
struct row_source {
	uint16_t file; /* index into gazetteer.file */
	uint32_t line;
};

/* A row of countries.tsv or of another table under actors/. */
struct name_row {
	struct str name;
	struct row_source source;
	char code[4]; /* "" no country, "-" a name that is no actor */
	uint16_t code_index;
	uint8_t layer;
	uint8_t sector[ROW_SECTORS];
	bool person;      /* the row has an office */
	bool country;     /* of countries.tsv */
	uint8_t gender;   /* enum gender, of the given name */
	int32_t from, to; /* days since 1970-01-01, both included */
	uint32_t office;  /* agent + 1 that the office is, 0 unknown */
};

/* A row without code and sector: what lower layers take for a name is none
 * ("Policía Nacional", which every Spanish text has of its own country). */
static inline bool
row_is_void(const struct name_row *row)
{
	return !row->code[0] && !row->sector[0] && !row->person;
}

struct agent_row {
	struct row_source source;
	uint8_t layer;
	char code[4]; /* fixed country, mostly "" */
	uint8_t sector[ROW_SECTORS];
	uint8_t kind;     /* enum agent_kind */
	bool of_its_body; /* the sector is that of the body named with it */
	bool plural;      /* names people only in the plural */
	bool mostly;      /* the country holds only where none is told */
	bool nobody;      /* its words name nobody together */
	bool of_any_body; /* heads states and clubs alike */
	bool of_anywhere; /* where they act is not whose they are */
	bool alone;       /* means that with nothing behind it alone */
	bool one_word;
	bool deputy;  /* begins with "vice", "deputy" */
	word_id head; /* its head noun, lower case */
};
enum agent_kind {
	AGENT_PERSON,
	AGENT_BODY,
	AGENT_GROUP,
	AGENT_THING,
	AGENT_ADJECTIVE /* beside a deed alone: "protesta sindical" */
};

/* How one spelling of a name denotes its row. */
enum name_kind {
	NAME_COUNTRY,   /* "Colombia" */
	NAME_CAPITAL,   /* "Bogotá": place or government */
	NAME_SEAT,      /* "the Kremlin" */
	NAME_ACTOR,     /* a person or body */
	NAME_ADJECTIVE, /* "Colombian" */
	NAME_DEMONYM,   /* "Colombians" */
	NAME_PLACE,     /* a city; `row` counts in places */
};

struct name_entry {
	uint32_t next; /* another entry of the same lower-case words, 0 none */
	uint32_t row;
	uint8_t kind;
	uint8_t count;        /* words */
	uint8_t layer;        /* rows of upper layers win */
	bool any_case;        /* in capitals throughout: as in "NATO", "Nato" */
	const word_id *forms; /* as written */
};

/* What a phrase of agents/<lang>.references.tsv does in a description of
 * somebody named before ("the Andean nation", "both sides"). */
enum reference_means {
	REFERENCE_COUNTRY,     /* a noun for a country */
	REFERENCE_QUALIFIED,   /* the same, where a modifier tells which */
	REFERENCE_GOVERNMENTS, /* in the plural: those of several countries */
	REFERENCE_BODY,        /* a noun for an organisation */
	REFERENCE_PERSON,      /* a noun for a person that names no office */
	REFERENCE_PERSONS,     /* the same, only in the plural */
	REFERENCE_PARTIES,     /* a plural noun for parties of any kind */
	REFERENCE_PAIR,        /* a noun for two parties */
	REFERENCE_TRIO,        /* a noun for three */
	REFERENCE_WHICH,       /* a modifier that tells countries apart */
	REFERENCE_OTHER,       /* a modifier of somebody who is not meant */
	REFERENCE_FORMER,      /* the first of two */
	REFERENCE_LATTER,      /* the last of them */
	REFERENCE_COUNTERPART, /* who holds the same office elsewhere */
	REFERENCE_GUEST,       /* the other one of two persons */
	REFERENCE_NUMBER,      /* a number of parties, see `number` */
	REFERENCE_NOBODY,      /* words that describe nobody together */
	REFERENCE_MEANS
};

struct reference_row {
	struct row_source source;
	uint8_t means;
	uint8_t number;                 /* of REFERENCE_NUMBER */
	bool coded;                     /* only those of `codes` */
	uint32_t sectors;               /* set of 1 << enum sector; 0 any */
	uint64_t codes[ROW_CODE_WORDS]; /* by code index */
};

/* Words that steer the reading of phrases: lexicon/agents/<lang>.words.tsv. */
enum word_class {
	CLASS_FORMER = 1 << 0,   /* former, ex: no longer in office */
	CLASS_LOCATIVE = 1 << 2, /* in, at: a capital behind it is a place */
	CLASS_ETHNIC = 1 << 1,   /* "ethnic Albanians" live where they live */
	CLASS_REGION = 1 << 3,   /* foreign, European: not the article's own */
	CLASS_LED = 1 << 4,      /* "US-led": the country is the phrase's */
	CLASS_MEASURE = 1 << 5,  /* dozens of, a group of */
	CLASS_MAN = 1 << 6,      /* Mr, he, spokesman */
	CLASS_WOMAN = 1 << 7,    /* Mrs, she, queen */
	CLASS_TITLE = 1 << 8,    /* Mr, Dr: belongs to the name */
	CLASS_PERSON_PRONOUN = 1 << 9,
	CLASS_THING_PRONOUN = 1 << 10,
	CLASS_PLURAL_PRONOUN = 1 << 11,
	CLASS_RELATIVE = 1 << 12, /* who, which */
	CLASS_OF = 1 << 13,       /* prepositions before an agent's country */
	CLASS_FOR = 1 << 14,
	CLASS_TO = 1 << 15,       /* a direction: neither place nor actor */
	CLASS_DEFINITE = 1 << 16, /* the, this */
	CLASS_DEPUTY = 1 << 17,   /* vice, deputy */
	CLASS_BY = 1 << 20,       /* "led by": before who leads */
	CLASS_LEADS = 1 << 19, /* head, chair: who does it is of the object */
	CLASS_OR = 1 << 21,    /* before the short name of a body */
	CLASS_PROVINCE = 1 << 18, /* state, province: a region, no country */
	CLASS_CALENDAR = 1 << 22, /* week, month: tells when, does nothing */
	CLASS_HAMLET = 1 << 23,   /* hamlet, quarter: before a name no great city */
	CLASS_DEED = 1 << 24,     /* strike: an adjective tells by whom */
	CLASS_ADDRESS = 1 << 25,  /* statement, letter: whose text a title says */
	CLASS_OCCASION = 1 << 26, /* summit, treaty: has a town's name */
	CLASS_STATE = 1 << 27, /* country, delegation: "my ..." is who speaks */
	CLASS_BASED = 1 << 28, /* "Chile-based": a firm is of where it sits */
	CLASS_PENALTY = 1 << 29, /* tariff: behind "on" stands who suffers it */
	CLASS_STREET = 1 << 30,  /* avenue, square: a country in its name is none */
};
/* Ambassador, embassy: where others live. No enumerator holds the last bit. */
#define CLASS_ENVOY (UINT32_C(1) << 31)

/* Somebody with that family name has or had an office. */
struct holder {
	uint32_t row, next; /* the next one's number + 1 */
};

struct gazetteer {
	enum language language;
	struct arena arena; /* strings */
	struct str *file;   /* "actors/leaders.tsv" */
	size_t file_count, file_capacity;
	struct trie names;   /* lower-case words to the first entry + 1 */
	struct trie offices; /* words of an office to the agent + 1 */
	struct trie agents;  /* lower-case words to the row + 1, see agent_at */
	struct trie codes;   /* the word of a code to its index + 1 */
	struct trie references; /* lower-case words to the row + 1 */
	struct trie surnames;   /* a word as written to a holder + 1 */
	struct holder *holder;
	size_t holder_count, holder_capacity;
	struct name_entry *entry;
	size_t entry_count, entry_capacity;
	struct name_row *row;
	size_t row_count, row_capacity;
	struct agent_row *agent;
	size_t agent_count, agent_capacity;
	struct reference_row *reference;
	size_t reference_count, reference_capacity;
	struct place *place;
	size_t place_count, place_capacity;
	uint32_t *class; /* by word id, set of enum word_class */
	uint32_t class_count;
	uint8_t *given; /* by word id, enum gender of a given name */
	uint32_t given_count;
	uint32_t code_count;
	const struct name_row *country[ROW_CODES]; /* by code index */
};

static inline const struct language_traits *
gazetteer_traits(const struct gazetteer *gazetteer)
{
	return languages_traits(gazetteer->language);
}

/* Marks a regular plural that no row spells; a row that does, wins. */
#define AGENT_DERIVED (UINT32_C(1) << 31)

/* The agent noun that ends in a node, or null. */
static inline const struct agent_row *
agent_at(const struct gazetteer *gazetteer, uint32_t node)
{
	uint32_t value = gazetteer->agents.value[node] & ~AGENT_DERIVED;
	return value ? &gazetteer->agent[value - 1] : NULL;
}

static inline uint32_t
word_class(const struct gazetteer *gazetteer, word_id word)
{
	return word < gazetteer->class_count ? gazetteer->class[word] : 0;
}

/* What a set of enum word_class says; not of one that says both. */
static inline enum gender
class_gender(uint32_t class)
{
	bool man = class & CLASS_MAN, woman = class & CLASS_WOMAN;
	return man == woman ? GENDER_UNKNOWN : man ? GENDER_MAN : GENDER_WOMAN;
}

/* Of the word as a given name; GENDER_UNKNOWN where it is none. */
static inline enum gender
word_given(const struct gazetteer *gazetteer, word_id word)
{
	return word < gazetteer->given_count
			       ? (enum gender)gazetteer->given[word]
			       : GENDER_UNKNOWN;
}

/* "actors/leaders.tsv:12" */
struct str row_source_text(const struct gazetteer *gazetteer,
		struct row_source source, struct arena *arena);

#endif
