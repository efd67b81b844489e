/* parties.h - who takes part: lists of mentions without doubles, and what a
 * mention is to a frame. */
#ifndef DEMARCHE_EVENT_PARTIES_H
#define DEMARCHE_EVENT_PARTIES_H

#include "actor/sector.h"
#include "event/scene.h"

/* Adds one party; one that is there already is not added again. */
void parties_add(struct parties *parties, const struct mention *mention);
void parties_add_all(struct parties *to, const struct parties *from);
bool parties_have(const struct parties *parties, const struct mention *mention);
/* One of them has a country or a body: a code. */
bool parties_have_country(const struct parties *parties);
bool parties_any(const struct parties *parties,
		bool (*is_so)(const struct mention *));
/* All of them are so; also when there is none. */
bool parties_all(const struct parties *parties,
		bool (*is_so)(const struct mention *));
/* Somebody of the one country that they are of, as `has_country` understands
 * it; null when they are of several, or one of them has none. Those without a
 * code are passed over, unless `all` count. */
const struct mention *parties_of_one_country(const struct parties *parties,
		bool (*has_country)(const struct mention *), bool all);
/* The first of them is a body of states: UNO, EUR, IGO and the like. */
bool parties_begin_with_body(const struct parties *parties);
/* Adds those of `told`, pronouns apart, whose words are not those of one of
 * `others`: "El alcalde pidió al Ayuntamiento ..." has two of one code. */
void parties_add_apart(struct parties *parties, const struct parties *told,
		const struct parties *others);
/* Takes those away that `others` has too. */
void parties_remove(struct parties *parties, const struct parties *others);
/* Both denote the same actor, as far as the mentions tell. */
bool mention_same(const struct mention *a, const struct mention *b);
/* It has a code or a sector: somebody political. */
bool mention_is_coded(const struct mention *mention);
/* All its sectors are among those (sector.h); one without any only if it has no
 * country or body either. */
bool mention_is_wholly(
		const struct mention *mention, enum sector_set sectors);
/* The state itself, its government, forces, police. */
bool mention_acts_for_state(const struct mention *mention);
/* The same actor, or two that act for the same state. */
bool mention_same_side(const struct mention *a, const struct mention *b);
/* A copy of `mention` with the country of another one: "our soldiers". */
struct mention *mention_of_country(const struct scene *scene,
		const struct mention *mention, const struct mention *country);
/* "42 French jets" that are bought: France, and no soldiers of hers. Whoever
 * is no thing stays as he is. */
const struct mention *mention_of_maker(
		const struct scene *scene, const struct mention *mention);
/* A copy of whose country nothing tells. */
struct mention *mention_without_country(
		const struct scene *scene, const struct mention *mention);
bool mention_fits(const struct scene *scene, const struct mention *mention,
		const struct filter *filter);

#endif
