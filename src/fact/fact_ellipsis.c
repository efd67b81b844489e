/* Clauses that leave out their verb: "Kenya gave $3 million and {Togo $2
 * million}", "Peru holds 70 percent and {the ministry} the remaining {30}".
 * Whoever stands right before such a figure does with it what is told of the
 * figure before; for that one they are nobody. */
#include <string.h>

#include "actor/sector.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* ------------------------------------------------- where a verb is left out */

/* Words between who does it and the figure: "about", "the remaining"; a comma
 * right before it ("y Togo, dos millones"). */
static bool
is_between(const struct fact_scene *scene, uint32_t i, uint16_t word)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t upos = tree->tokens[word].upos;
	if (word + 1 == scene->amounts[i].first
			&& tree_is_comma(tree, word))
		return true;
	return upos == UPOS_DET || upos == UPOS_ADJ || upos == UPOS_ADV
	       || tree_relation(tree, word) == DEPREL_AMOD
	       || fact_is_of_bound(scene, i, word);
}

static bool
may_do_it(const struct fact_scene *scene, const struct mention *mention)
{
	switch ((enum mention_kind)mention->kind) {
	case MENTION_NAME:
	case MENTION_COUNTRY:
	case MENTION_AGENT:
		return true;
	case MENTION_GENERIC:
		return fact_is_name(scene, mention->head);
	default:
		return false;
	}
}

/* A land read as a word of the sum or the number ("and {Qatar} 50 million
 * dollars"): it acts, and its government does. */
static const struct mention *
as_country(const struct fact_scene *scene, const struct mention *name)
{
	struct mention *country =
			ARENA_NEW(scene->scene.arena, struct mention, 1);
	*country = *name;
	country->kind = MENTION_COUNTRY;
	if (!code_is_international(name->actor.code))
		country->actor.sector[0] = SECTOR_GOV;
	return country;
}

static const struct mention *
who_does_it(const struct fact_scene *scene, const struct mention *mention)
{
	bool read_inside = mention->kind == MENTION_ADJECTIVE
			   && scene->scene.place[mention->head];
	if (read_inside
			|| (mention->kind == MENTION_COUNTRY
					&& !mention->actor.sector[0]))
		return as_country(scene, mention);
	return may_do_it(scene, mention) ? mention : NULL;
}

const struct mention *
fact_somebody_up_to(const struct fact_scene *scene, uint16_t last)
{
	enum { LONGEST = 8 };
	for (uint16_t t = last; t && t + LONGEST > last; t--) {
		const struct mention *mention =
				scene->known[t] ? scene->known[t]
						: scene->everybody[t];
		if (mention && fact_is_here(scene, mention)
				&& mention->last == last)
			return who_does_it(scene, mention);
	}
	return NULL;
}

static const struct mention *
somebody_before(const struct fact_scene *scene, uint32_t i)
{
	enum { WORDS = 4 };
	uint16_t t = (uint16_t)(scene->amounts[i].first - 1);
	for (unsigned step = 0; t && step < WORDS; step++, t--) {
		const struct mention *mention = fact_somebody_up_to(scene, t);
		if (mention || !is_between(scene, i, t))
			return mention;
	}
	return NULL;
}

/* "and", a comma, a semicolon or "while" stands before them; not "between Fiji
 * and them". */
static bool
begins_clause(const struct fact_scene *scene, const struct mention *who)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t before = (uint16_t)(who->first - 1);
	if (before && tree->tokens[before].upos == UPOS_DET)
		before--;
	uint16_t first = tree_relation(tree, who->head) == DEPREL_CONJ
					 ? tree_head(tree, who->head)
					 : 0;
	if (!before || (first && tree_child_in(tree, first, GRAMMAR_AMONG)))
		return false;
	return tree->tokens[before].upos == UPOS_CCONJ
	       || tree_is_comma(tree, before)
	       || tree_is_written(tree, before, STR(";"))
	       || tree_is(tree, before, GRAMMAR_ASIDE);
}

/* A verb, but for those that only tell which thing is meant ("trained here").
 */
static bool
is_verb(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return (upos == UPOS_VERB || upos == UPOS_AUX)
	       && deprel_universal(tree_relation(tree, token)) != DEPREL_ACL
	       && tree_relation(tree, token) != DEPREL_AMOD;
}

/* The figure of the same kind before this one, with no verb between them;
 * `*like` is it. */
static bool
find_like(const struct fact_scene *scene, uint32_t i, uint32_t *like)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t t = scene->amounts[i].first;
	for (uint32_t k = i; k-- > 0;) {
		for (; t > scene->amounts[k].last; t--)
			if (is_verb(tree, t))
				return false;
		*like = k;
		if (scene->amounts[k].kind == scene->amounts[i].kind)
			return true;
	}
	return false;
}

/* The verb before the figure that somebody does with it; 0 none. */
static uint16_t
verb_before(const struct fact_scene *scene, const struct amount *figure)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = (uint16_t)(figure->first - 1);
	while (verb
			&& (!is_verb(tree, verb)
					|| tree->tokens[verb].upos
							   != UPOS_VERB))
		verb--;
	const struct clause *clause = &tree->clauses[verb];
	uint16_t who = clause->passive ? clause->object : clause->subject;
	return verb && who && who < verb && scene->everybody[who] ? verb : 0;
}

static void
find_gap(struct fact_scene *scene, uint32_t i)
{
	struct fact_gap *gap = &scene->gaps[i];
	const struct mention *who = somebody_before(scene, i);
	uint32_t like = 0;
	if (!who || !begins_clause(scene, who) || !find_like(scene, i, &like))
		return;
	if (scene->gaps[like].who)
		*gap = scene->gaps[like];
	else
		*gap = (struct fact_gap){ .like = like,
			.verb = verb_before(scene, &scene->amounts[like]) };
	gap->who = gap->verb ? who : NULL;
	gap->anybody = scene->everybody[who->head];
	gap->known = scene->known[who->head];
	gap->place = scene->scene.place[who->head];
}

/* ---------------------------------------------------------- the clause alone
 */

/* The figure heads a clause beside the verb's, and who does it hangs on it. */
static void
hang_alone(const struct fact_scene *scene, struct token *tokens, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	const struct fact_gap *gap = &scene->gaps[i];
	uint16_t top = scene->top[i], who = gap->who->head;
	if (tree_is_below(tree, gap->verb, top)
			|| tree_is_below(tree, gap->verb, who))
		return;
	for (uint16_t t = 1; t < gap->who->first; t++)
		if (tokens[t].head == top || tokens[t].head == who)
			tokens[t].head = gap->verb;
	tokens[top].head = gap->verb;
	tokens[top].deprel = DEPREL_PARATAXIS;
	tokens[who].head = top;
	tokens[who].deprel = DEPREL_NSUBJ;
}

static const struct mention **
copy(struct arena *arena, const struct mention *const *from, size_t count)
{
	const struct mention **own =
			ARENA_NEW(arena, const struct mention *, count);
	memcpy(own, from, count * sizeof *own);
	return own;
}

void
fact_ellipsis_find(struct fact_scene *scene, struct token *tokens)
{
	struct arena *arena = scene->scene.arena;
	scene->gapped = false;
	scene->gaps = ARENA_NEW(arena, struct fact_gap, scene->amount_count);
	for (uint32_t i = 1; i < scene->amount_count; i++) {
		find_gap(scene, i);
		if (!scene->gaps[i].who)
			continue;
		scene->gapped = true;
		hang_alone(scene, tokens, i);
	}
	if (!scene->gapped)
		return;
	size_t count = scene->scene.tree.count + 1u;
	scene->known = copy(arena, scene->known, count);
	scene->scene.place = copy(arena, scene->scene.place, count);
}

void
fact_ellipsis_hide(struct fact_scene *scene, bool hidden)
{
	for (uint32_t i = 1; scene->gapped && i < scene->amount_count; i++) {
		const struct fact_gap *gap = &scene->gaps[i];
		if (!gap->who)
			continue;
		uint16_t head = gap->who->head;
		scene->everybody[head] = hidden ? NULL : gap->anybody;
		scene->known[head] = hidden ? NULL : gap->known;
		scene->scene.place[head] = hidden ? NULL : gap->place;
	}
}

bool
fact_is_gapped(const struct fact_scene *scene, uint32_t i)
{
	return scene->gapped && scene->gaps[i].who;
}

bool
fact_acts_in_gap(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 1; scene->gapped && i < scene->amount_count; i++) {
		const struct mention *who = scene->gaps[i].who;
		if (who && who->first <= token && token <= who->last)
			return true;
	}
	return false;
}

/* --------------------------------------------------------- what it tells */

bool
fact_gap_is_told(struct fact_scene *scene, uint32_t i)
{
	return fact_is_gapped(scene, i)
	       && fact_telling_of(scene, &scene->amounts[scene->gaps[i].like]);
}

/* The role of whoever stands where this one does: right before the figure
 * ("gave {Fiji} $3 million"), else before the verb; 0 none. */
static uint8_t
role_beside(const struct fact_scene *scene, const struct telling *like,
		const struct fact_gap *gap)
{
	uint16_t first = scene->amounts[gap->like].first;
	uint8_t role = 0;
	for (unsigned k = 0; k < like->fact.party_count; k++) {
		const struct fact_party *party = &like->fact.party[k];
		if (!fact_is_here(scene, party->mention))
			continue;
		if (party->mention->last + 1 == first
				&& party->mention->head > gap->verb)
			return party->role;
		if (!role && party->mention->head < gap->verb)
			role = party->role;
	}
	return role ? role : fact_role_of_giver(scene, like->fact.kind);
}

static bool
is_counted(const struct fact_scene *scene, const struct mention *mention,
		const struct amount *figure)
{
	return fact_is_here(scene, mention) && mention->first <= figure->last
	       && mention->last >= figure->first;
}

/* Who does it comes in the place of those of the role; those whom the other
 * figure counts take no part. */
static void
replace(const struct fact_scene *scene, struct telling *telling, uint8_t role,
		const struct fact_gap *gap)
{
	const struct amount *like = &scene->amounts[gap->like];
	const struct telling whole = *telling;
	bool placed = false;
	telling->fact.party_count = 0;
	for (unsigned k = 0; k < whole.fact.party_count; k++) {
		const struct fact_party *party = &whole.fact.party[k];
		bool own = party->role == role;
		if (own && !placed)
			fact_add_party(telling, gap->who, role);
		else if (!own && !is_counted(scene, party->mention, like))
			fact_add_party(telling, party->mention, party->role);
		placed |= own;
	}
	if (!placed)
		fact_add_party(telling, gap->who, role);
}

/* What it is about is not the other figure, nor what that counts. */
static void
leave_figure(struct fact *fact, const struct amount *figure)
{
	if (fact->object_start < figure->end
			&& figure->start < fact->object_end)
		fact->object_start = fact->object_end = 0;
	fact->counted = NULL;
}

static void
put_figure(struct fact *fact, const struct amount *like,
		const struct amount *figure)
{
	bool change = fact->change == like;
	fact->amount_count = fact->count_count = 0;
	fact->change = NULL;
	if (change)
		fact->change = figure;
	else if (figure->kind == AMOUNT_MONEY)
		fact->amount[fact->amount_count++] = figure;
	else
		fact->count[fact->count_count++] = figure;
}

static void
tell_gap(struct fact_scene *scene, uint32_t i)
{
	const struct fact_gap *gap = &scene->gaps[i];
	const struct amount *like = &scene->amounts[gap->like];
	const struct telling *told = fact_telling_of(scene, like);
	uint8_t role = told ? role_beside(scene, told, gap) : 0;
	if (!role || scene->count == TELLINGS)
		return;
	struct telling *telling = &scene->at[scene->count++];
	*telling = *told;
	leave_figure(&telling->fact, like);
	put_figure(&telling->fact, like, &scene->amounts[i]);
	replace(scene, telling, role, gap);
}

void
fact_ellipsis_tell(struct fact_scene *scene)
{
	for (uint32_t i = 1; i < scene->amount_count; i++)
		if (fact_is_gapped(scene, i))
			tell_gap(scene, i);
}
