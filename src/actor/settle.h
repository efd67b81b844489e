/* settle.h - what the files of the third pass share (see view.h): units become
 * mentions from left to right. settle.c goes through a sentence, settle_agent.c
 * finds whose an agent is, settle_reference.c whom a description or a pronoun
 * stands for, mention.c puts mentions and places out. */
#ifndef DEMARCHE_ACTOR_SETTLE_H
#define DEMARCHE_ACTOR_SETTLE_H

#include "actor/view.h"

/* mention.c */

/* Whether the token acts or is acted upon in its clause. */
bool settle_is_party(const struct actor_workspace *work, uint32_t token);
/* Whether the country is only in the name of a street or square: "avenida
 * Brasil", "Washington Street". */
bool settle_is_street(
		const struct actor_workspace *work, const struct unit *unit);
/* The classes of its prepositions, or of its first conjunct's. */
uint32_t settle_place_classes(
		const struct actor_workspace *work, uint32_t token);
void mention_put_place(struct actor_workspace *work, const struct unit *unit);
/* Puts the unit out as a mention of kind enum mention_kind, counts its country
 * and remembers it. */
void mention_put(struct actor_workspace *work, struct unit *unit, uint8_t kind);
/* The copies of further parties (mention.with) stand in one piece. */
struct mention *mention_next_party(struct mention *party);

/* settle_agent.c */

/* Gives it the country whose adjective stands in its name, if only one does, or
 * whose town ends it: "el Instituto Hondureño del Café", "la Cámara de Comercio
 * de Barcelona". */
bool settle_nationality(const struct actor_workspace *work, struct unit *unit);
void settle_copy_country(
		struct unit *unit, const char code[4], uint16_t code_index);
/* The gazetteer's number of a code; 0 when it has none. */
uint16_t settle_code_index(
		const struct actor_workspace *work, const char code[4]);
/* Whom a mention refers to, or where it stands itself. */
struct antecedent settle_antecedent(const struct mention *mention);
/* Copies of the parties behind the first, to hang on a mention. */
struct mention *settle_further_parties(
		struct actor_workspace *work, const struct group *group);
/* They become agents of the unit's noun: "their foreign ministers". */
void settle_make_agents(struct actor_workspace *work, const struct unit *unit,
		struct mention *with);
/* Takes country and sectors of the first conjunct, where the unit has none of
 * its own. */
bool settle_conjunct(const struct actor_workspace *work, struct unit *unit);
bool settle_is_state(const struct actor *actor);
void settle_agent_country(struct actor_workspace *work, struct unit *unit);
void settle_agent(struct actor_workspace *work, struct unit *unit);

/* settle_where.c: people and police, not those who govern. */
bool settle_acts_where_it_is(const struct unit *unit);
/* Code index + 1 of the place where such an agent acts, by its clause or the
 * one place that the sentence happens in; 0 none. */
uint16_t settle_scene(
		const struct actor_workspace *work, const struct unit *unit);

/* round_up.c: once the sentence's place is found, keeps the land that its
 * section is on. */
void round_up_follow(struct actor_workspace *work);

/* home.c: the one country that the sentence names at all. */
void home_find(struct actor_workspace *work);
/* Code index + 1 of it, if the agent is of there when nothing tells whose it
 * is and the article has named no other; 0 none. */
uint16_t home_of(const struct actor_workspace *work, const struct unit *unit);
/* Whether somebody decides on dealings with the only country that the sentence
 * names, and so is of another one. */
bool home_is_dealt_with(
		const struct actor_workspace *work, const struct unit *unit);
/* The one country that the sentence names beside that one; 0 none. */
uint16_t home_of_other(const struct actor_workspace *work, uint16_t code_index);
/* Of a government or rebels the one that all parties, courts and rebels of the
 * sentence are of, wherever they meet; 0 none. */
uint16_t home_of_opponent(
		const struct actor_workspace *work, const struct unit *unit);

/* settle_reference.c */

/* False when the token describes nobody who was named. */
bool settle_description(struct actor_workspace *work, uint32_t token,
		const struct unit *unit);
/* The verb stands for its subject, who is not told. */
void settle_dropped(struct actor_workspace *work, uint32_t verb);
void settle_pronoun(struct actor_workspace *work, uint32_t token);

#endif
