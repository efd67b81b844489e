/* actor.h - stage 4: names and noun phrases into political actors.
 *
 * In: parsed sentences, the gazetteer (lexicon/actors, lexicon/agents,
 * lexicon/places), the article's day. Out: mentions, sorted by sentence and
 * head token, at most one a head token. Which country and sector a phrase
 * denotes is decided from names (with dates in office), agents and titles,
 * adjectives, possessors, apposition and the article's earlier mentions.
 * Memory is the arena's; time is linear in tokens; nothing can fail.
 *
 * Countries. A country's name that is subject or object of an act has the
 * sector GOV, elsewhere none. A capital or seat is the government (COL, GOV),
 * except behind a preposition of place, in an address and in a dateline (no
 * mention, only a place) and behind "to" (the country, no sector).
 *
 * The country of an agent ("the president", "police") is the first of: one
 * fixed by the lexicon; the possessor's; an adjective's or compound's; that of
 * an "of" phrase; that of the body it belongs to; that of an "in" or "from"
 * phrase; its first conjunct's, when it has no article; whom a possessive
 * pronoun stands for; the same definite noun's earlier in the article (then
 * also the person), unless people or police act elsewhere now, or the section is
 * on another land; the only country that the sentence is said to happen in; the
 * land of the section, where paragraphs begin with three lands and more; the
 * dateline's; and, for bodies and people of the state that are definite or
 * bare plurals, the only country of the article so far, or one with three
 * mentions and two thirds of all. "Foreign", "European" and regions end the
 * search.
 *
 * Persons and bodies that no table knows take sector and country from title
 * or apposition and are remembered: later "Zhu", "Ambassador Zhu" and "the
 * ambassador" are the same actor. */
#ifndef DEMARCHE_ACTOR_ACTOR_H
#define DEMARCHE_ACTOR_ACTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "actor/gazetteer.h"
#include "base/day.h"
#include "text/text.h"

enum { ACTOR_SECTORS = 3 };

/* Who a mention denotes. An actor without a country has code "". */
struct actor {
	char code[4];                  /* "COL", "UNO", "" */
	uint8_t sector[ACTOR_SECTORS]; /* enum sector, primary first; 0 none */
	struct str name;               /* resolved name: "Gustavo Petro" */
	struct str id;                 /* stable: "COL", "COL/gustavo-petro" */
	bool person;
};

enum mention_kind {
	MENTION_NAME,    /* a name of the gazetteer; a person known by title, a
			    body known by words of its name */
	MENTION_COUNTRY, /* a country, its capital or seat of power */
	MENTION_AGENT,   /* a common noun: "four Colombian senators" */
	MENTION_ADJECTIVE, /* a modifier inside a phrase that is no actor: the
			      "US" of "US aid", the "Chinese" of "Chinese loans"
			    */
	MENTION_PRONOUN,   /* resolved to an earlier mention */
	MENTION_GENERIC,   /* a person or body not known: no code, text only */
};

/* What told whose an agent is: "the police", "its army". */
enum country_from {
	COUNTRY_FROM_WORDS,   /* its own words, or nothing */
	COUNTRY_FROM_OWNER,   /* "its": whoever is meant */
	COUNTRY_FROM_BESIDE,  /* whom it is named together with */
	COUNTRY_FROM_EARLIER, /* the same office or body, named before */
	COUNTRY_FROM_TITLE,   /* the article's title */
	COUNTRY_FROM_PLACE,   /* where the sentence happens */
	COUNTRY_FROM_ARTICLE, /* the country that the article speaks of */
	COUNTRY_FROM_SENTENCE, /* the only country of the sentence */
	COUNTRY_FROM_NOUN,    /* the noun is mostly of that country */
	COUNTRY_FROM_COUNT
};

/* Where the one that is meant was named before; end 0: nowhere. */
struct antecedent {
	uint32_t sentence, start, end; /* bytes of the text */
};

/* "COL/gustavo-petro", "COL/LEG" or, when it is no part of a country, "COL". */
struct str actor_id(struct arena *arena, const struct actor *actor, bool part);

/* Token numbers count from 1 inside the sentence; first..last is the phrase
 * to print: "Chinese Ambassador Zhu Jingyang". */
struct mention {
	uint32_t sentence;
	uint16_t first, last, head;
	uint8_t kind;
	/* Its country is the one that the sentence speaks of; no word tells
	 * that it is this agent's. */
	bool assumed;
	/* An agent without country that may be of any that is spoken of: not
	 * "foreign troops", "both leaders". */
	bool open;
	bool thing; /* a weapon, a vessel: stands for those who use it */
	uint8_t country_from; /* enum country_from */
	uint8_t gender;       /* enum gender */
	/* Head of a further mention that the same phrase denotes: "Brazil" in
	 * "the ministers of China and Brazil", "Russian" in "Chinese and
	 * Russian officials". It is a mention of its own (and may have an
	 * `also` of its own); 0 none. */
	uint16_t also;
	uint32_t start, end; /* bytes of the text */
	/* A further actor that the same words denote and that has no head of
	 * its own: "the two countries", "they"; null none. It lies in the
	 * article's arena and may have a `with` of its own. */
	const struct mention *with;
	/* The words of the article that a pronoun, a description or a short
	 * name refers to. */
	struct antecedent antecedent;
	struct actor actor;
	/* Why: the row of the lexicon that decided ("actors/countries.tsv:57",
	 * "agents/en.tsv:12"; the frame's line where a deed's noun stands for
	 * a crowd); "" for pronouns and unknown names. */
	struct str source;
};

/* A name of a place, whether or not it is an actor too. */
struct place_mention {
	uint32_t sentence;
	uint16_t first, last, head;
	uint32_t start, end;       /* bytes of the text */
	char code[4];              /* country */
	struct str name;           /* as the tables have it, else as written */
	const struct place *place; /* the city or region; null for a country,
				      or a capital that places/ lacks */
	bool locative;             /* behind "in", "at", "near", ... */
	bool dateline;
};

struct mentions {
	struct mention *at;
	uint32_t count;
	/* Index of each sentence's first mention; sentence_count + 1 long. */
	uint32_t *first;
	/* In order of sentence and head. */
	struct place_mention *place;
	size_t place_count;
	/* The country whose address the text is ("My delegation thanks
	 * ..."), or without a code. */
	struct mention voice;
	/* A title or words ("my country") say so: "we" are it, too. */
	bool voice_is_we;
};

struct actor_workspace; /* one a worker */
struct actor_workspace *actor_workspace_new(const struct gazetteer *gazetteer);
void actor_workspace_free(struct actor_workspace *workspace);

/* `day` is the article's date as days since 1970-01-01, or ACTOR_NO_DAY: then
 * whoever holds or held an office last is meant. */
#define ACTOR_NO_DAY DAY_NONE
/* What treebanks call otherwise than the stages from here on
 * (parse/possessors.h, first_word.h); to be called once for a text, before
 * actor_mark. */
void actor_prepare(const struct actor_workspace *workspace, struct words *words,
		struct text *text);

/* `title`, parsed like the text, is context only: what it names makes "the
 * government" somebody's, but is no mention. Null: none. */
void actor_mark(struct actor_workspace *workspace, const struct words *words,
		const struct text *title, const struct text *text, int32_t day,
		struct arena *arena, struct mentions *out);

/* Stands for a body between states or beyond them, not for one of them. */
bool code_is_international(const char code[4]);

/* The mention whose head is token `head` of the sentence, or null. */
const struct mention *mention_at(const struct mentions *mentions,
		uint32_t sentence, uint32_t head);

/* A new mention, the arena's, of somebody whom no table knows and whom later
 * stages find: kind MENTION_GENERIC, no actor, head `last`. `one` is the
 * sentence's first token. */
struct mention *mention_unknown(struct arena *arena, const struct token *one,
		uint32_t sentence, uint16_t first, uint16_t last);

/* Index of the first place of the sentence, or of those behind it. */
size_t mentions_first_place(const struct mentions *mentions, uint32_t sentence);

#endif
