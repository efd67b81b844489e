/* What a fact beside it tells, too: of whom a bare number is, which days a
 * comparison holds for, who takes part; and whose promise it is. */
#include "event/parties.h"
#include "event/phrase.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

static void
copy_period(struct telling *telling, const struct telling *other)
{
	telling->fact.day = other->fact.day;
	telling->fact.last_day = other->fact.last_day;
	telling->fact.day_unit = other->fact.day_unit;
	telling->fact.time_start = other->fact.time_start;
	telling->fact.time_end = other->fact.time_end;
}

/* A word that compares, at the token or right below it. */
static bool
compares(const struct fact_scene *scene, uint16_t token)
{
	if (fact_has_word(scene, token, FACT_WORD_COMPARE))
		return true;
	TREE_CHILDREN(&scene->scene.tree, token, child)
	if (tree_relation(&scene->scene.tree, child) == DEPREL_CASE
			&& fact_has_word(scene, child, FACT_WORD_COMPARE))
		return true;
	return false;
}

/* "..., though the deficit widened" */
static bool
is_beside(const struct tree *tree, uint16_t token)
{
	return deprel_universal(tree_relation(tree, token)) == DEPREL_ADVCL
	       && tree->clause_of[token] == token
	       && tree_child(tree, token, DEPREL_MARK)
	       && !tree_is_infinitive(tree, token);
}

/* What is compared, or told in a clause beside, holds for the same time, if no
 * other is told. */
static void
complete_compared(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	bool compared = false;
	uint16_t token = telling->match->at;
	if (telling->fact.day != DAY_NONE)
		return;
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		for (unsigned i = 0; i < scene->count && compared; i++) {
			const struct telling *other = &scene->at[i];
			if (other == telling || other->dropped
					|| other->fact.kind
							   != telling->fact.kind
					|| !telling_has(other, token))
				continue;
			copy_period(telling, other);
			return;
		}
		compared |= compares(scene, token) || is_beside(tree, token);
		token = tree_head(tree, token);
	}
}

/* "28 lawmakers travelled to China, compared with 24 who visited Peru". */
static void
complete_bare(struct fact_scene *scene, struct telling *telling)
{
	for (unsigned i = 0; i < scene->count && telling->bare; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++) {
			const struct fact_party *party = &other->fact.party[k];
			if (telling->bare >> party->role & 1)
				fact_add_party(telling, party->mention,
						party->role);
		}
		if (telling->fact.day == DAY_NONE)
			copy_period(telling, other);
		telling->bare = 0;
	}
}

/* "Bilateral trade reached ..., though Peru's deficit with China widened". Who
 * is asked for among subjects is not looked for elsewhere. */
void
fact_beside_borrow(struct fact_scene *scene, struct telling *telling)
{
	if (telling->fact.party_count || !telling->result->itself
			|| telling->result->subject)
		return;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++)
			fact_add_party(telling, other->fact.party[k].mention,
					other->fact.party[k].role);
		return;
	}
}

/* ------------------------------------------------------- parts of a whole */

uint16_t
fact_part_word(const struct fact_scene *scene, const struct amount *figure)
{
	enum { NEAR = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t first = (uint16_t)figure->first;
	for (uint16_t t = (uint16_t)(first - 1); t && t + NEAR >= first; t--) {
		uint8_t upos = tree->tokens[t].upos;
		if (fact_has_word(scene, t, FACT_WORD_HOLD))
			return tree_is_gerund(tree, t) || upos != UPOS_VERB ? t
									    : 0;
		if (upos == UPOS_NOUN || upos == UPOS_PROPN
				|| upos == UPOS_VERB)
			return 0;
	}
	return 0;
}

bool
fact_is_part(const struct fact_scene *scene, uint16_t top)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->top[i] == top
				&& scene->amounts[i].kind == AMOUNT_MONEY)
			return fact_part_word(scene, &scene->amounts[i]) != 0;
	return false;
}

/* Both sides of the fact are told of: who gives, who gets. */
static bool
has_sides(const struct fact_scene *scene, const struct fact *fact)
{
	return scene->facts->vocabulary.kind[fact->kind].about
	       && fact_role_of_giver(scene, fact->kind);
}

/* What the part is a part of: the last one told before the word. */
static const struct telling *
told_of_whole(const struct fact_scene *scene, const struct telling *part,
		uint16_t word)
{
	const struct telling *best = NULL;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *telling = &scene->at[i];
		if (telling != part && !telling->dropped
				&& telling->match->at < word
				&& telling->match->at != part->match->at
				&& telling->fact.party_count
				&& has_sides(scene, &telling->fact)
				&& (!best || telling->match->at > best->match->at))
			best = telling;
	}
	return best;
}

/* It stands in this sentence, in [from, to). */
static bool
is_between(const struct fact_scene *scene, const struct mention *mention,
		uint16_t from, uint16_t to)
{
	return fact_is_here(scene, mention) && mention->head >= from
	       && mention->head < to;
}

static void
take_role(const struct fact_scene *scene, struct telling *part, uint8_t role,
		const struct telling *whole, uint8_t from, uint16_t word)
{
	if (fact_has_role(part, role))
		return;
	for (unsigned i = 0; i < whole->fact.party_count; i++) {
		const struct fact_party *party = &whole->fact.party[i];
		if (party->role == from
				&& !is_between(scene, party->mention, word,
						UINT16_MAX)
				&& !fact_takes_part(part, party->mention))
			fact_add_party(part, party->mention, role);
	}
}

/* "gave $5 million to schools, including $3 million for lunches": who gives and
 * gets the whole gives and gets the part, if it names nobody else. */
void
fact_part_fill(struct fact_scene *scene, struct telling *part)
{
	const struct vocabulary_kind *kinds = scene->facts->vocabulary.kind;
	if (!part->fact.amount_count || !has_sides(scene, &part->fact)
			|| part->fact.amount[0]->kind != AMOUNT_MONEY)
		return;
	uint16_t word = fact_part_word(scene, part->fact.amount[0]);
	const struct telling *whole =
			word ? told_of_whole(scene, part, word) : NULL;
	if (!word) {
		word = fact_of_which(scene, part->fact.amount[0]);
		whole = word ? fact_whole_of(scene, part->fact.amount[0], word)
			     : NULL;
	}
	if (!whole)
		return;
	uint8_t kind = part->fact.kind, other = whole->fact.kind;
	take_role(scene, part, kinds[kind].about, whole, kinds[other].about,
			word);
	take_role(scene, part, fact_role_of_giver(scene, kind), whole,
			fact_role_of_giver(scene, other), word);
}

static bool
has_between(const struct fact_scene *scene, const struct fact *fact,
		uint8_t role, uint16_t from, uint16_t to)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& is_between(scene, fact->party[i].mention,
						from, to))
			return true;
	return false;
}

/* Drops those parties of the role that stand in [from, to). */
static void
drop_between(const struct fact_scene *scene, struct fact *fact, uint8_t role,
		uint16_t from, uint16_t to)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct fact_party *party = &fact->party[i];
		if (party->role != role
				|| !is_between(scene, party->mention, from, to))
			fact->party[kept++] = *party;
	}
	fact->party_count = kept;
}

/* Behind what is told of a part: the next comma, or the sentence's end. */
static uint16_t
end_of_part(const struct fact_scene *scene, const struct amount *amount)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t end = (uint16_t)(amount->last + 1);
	while (end <= tree->count && !tree_is_comma(tree, end))
		end++;
	return end;
}

/* Whom the words from "including" on name gets the part alone: "doses,
 * including two million to Peru", but "doses, including two million, to Peru".
 */
static void
share_out(const struct fact_scene *scene, struct fact *whole, struct fact *part,
		uint16_t word, uint16_t end)
{
	uint8_t role = scene->facts->vocabulary.kind[whole->kind].about;
	if (!role || !has_between(scene, part, role, word, end))
		return;
	drop_between(scene, whole, role, word, end);
	drop_between(scene, part, role, 0, word);
	drop_between(scene, part, role, end, UINT16_MAX);
}

/* The 2,000 people who do it, or to whom it is done, are 1,300 in the part. */
static void
rename_counted(const struct fact_scene *scene, struct fact *part,
		const struct amount *whole, uint16_t counted)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < part->party_count; i++) {
		struct fact_party party = part->party[i];
		bool same = fact_is_here(scene, party.mention)
			    && party.mention->first <= whole->last
			    && party.mention->last >= whole->first;
		if (same)
			party.mention = scene->everybody[counted];
		if (party.mention)
			part->party[kept++] = party;
	}
	part->party_count = kept;
}

/* No other number stands between what the fact counts and the word. */
static bool
is_last_before(const struct fact_scene *scene, const struct amount *amount,
		uint16_t word)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->amounts[i].first > amount->last
				&& scene->amounts[i].first < word)
			return false;
	return true;
}

/* What the fact counts stands before the word and is more than the amount. */
static bool
is_whole(const struct fact_scene *scene, const struct fact *fact,
		const struct amount *amount, uint16_t word)
{
	const struct amount *whole = fact->count_count ? fact->count[0] : NULL;
	return whole && whole->kind == AMOUNT_COUNT && whole->last < word
	       && is_last_before(scene, whole, word)
	       && whole->value > amount->value;
}

/* A fact like another one, of this number alone. */
static struct fact *
copy_for_count(struct fact_scene *scene, uint32_t i,
		const struct telling *whole)
{
	struct telling *part = &scene->at[scene->count++];
	*part = *whole;
	struct fact *fact = &part->fact;
	fact->amount_count = fact->count_count = 0;
	fact->change = NULL;
	fact->object_start = fact->object_end = 0;
	fact->count[fact->count_count++] = &scene->amounts[i];
	rename_counted(scene, fact, whole->fact.count[0], scene->top[i]);
	return fact;
}

/* "3,000 jobs here and {200 jobs} there", "26 cases and {11 deaths}": the same
 * is told of two numbers of things. */
static bool
is_listed_count(const struct fact_scene *scene, uint32_t i,
		const struct fact *first)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t count = scene->facts->vocabulary.named_kind.count;
	uint16_t top = scene->top[i], head = tree_head(tree, top);
	const struct amount *other =
			first->count_count ? first->count[0] : NULL;
	return first->kind == count && other && other->kind == AMOUNT_COUNT
	       && !tree_traits(tree)->noun_first
	       && scene->amounts[i].kind == AMOUNT_COUNT
	       && scene->amounts[i].unit.len
	       && tree_relation(tree, top) == DEPREL_CONJ
	       && head >= other->first && head <= other->last;
}

static bool
is_counted_by(const struct fact_scene *scene, const struct mention *mention,
		const struct amount *amount)
{
	return fact_is_here(scene, mention) && mention->first <= amount->last
	       && mention->last >= amount->first;
}

static bool
has_counted(const struct fact_scene *scene, const struct fact *fact,
		const struct amount *amount)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (is_counted_by(scene, fact->party[i].mention, amount))
			return true;
	return false;
}

/* They are no number said twice, and the second does not count alone who takes
 * part. */
static bool
are_alike(const struct fact_scene *scene, const struct fact *fact,
		const struct amount *first, const struct amount *other)
{
	const struct str text = scene->scene.tree.text->bytes;
	bool same = str_equal(
			str_cut(text.at + first->start, text.at + first->end),
			str_cut(text.at + other->start, text.at + other->end));
	return !same
	       && (has_counted(scene, fact, first)
			       || !has_counted(scene, fact, other));
}

/* Those whom the number counts take part in its own fact alone. */
static void
drop_counted(const struct fact_scene *scene, struct fact *fact,
		const struct amount *amount)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (!is_counted_by(scene, fact->party[i].mention, amount))
			fact->party[kept++] = fact->party[i];
	fact->party_count = kept;
}

bool
fact_give_part(struct fact_scene *scene, uint32_t i, struct telling *whole)
{
	const struct amount *amount = &scene->amounts[i];
	if (scene->count == TELLINGS)
		return false;
	if (is_listed_count(scene, i, &whole->fact)
			&& are_alike(scene, &whole->fact, whole->fact.count[0],
					amount)) {
		drop_counted(scene, &whole->fact, amount);
		copy_for_count(scene, i, whole);
		return true;
	}
	uint16_t word = fact_part_word(scene, amount);
	if (!word || !is_whole(scene, &whole->fact, amount, word))
		return false;
	struct fact *part = copy_for_count(scene, i, whole);
	share_out(scene, &whole->fact, part, word, end_of_part(scene, amount));
	return true;
}

void
fact_beside_fill(struct fact_scene *scene, struct telling *telling)
{
	complete_bare(scene, telling);
	complete_compared(scene, telling);
}

static bool
is_promise(const struct fact_scene *scene, uint16_t noun)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t promise = vocabulary_told(vocabulary, STR("promise"));
	return promise && tree_is_noun(&scene->scene.tree, noun)
	       && vocabulary_told_by(vocabulary,
				  scene->scene.tree.tokens[noun].lemma)
						  >> promise
				  & 1;
}

/* The noun of a promise that the verb's clause tells the words of: "a promise
 * that Fiji will send", "a promise by the king, who said Fiji will send". */
static uint16_t
promise_around(const struct fact_scene *scene, uint16_t verb)
{
	enum { STEPS = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = verb;
	for (unsigned step = 0; token && step < STEPS; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (deprel != DEPREL_CCOMP && deprel != DEPREL_ACL
				&& deprel != DEPREL_NMOD)
			return 0;
		token = tree_head(tree, token);
		if (token && is_promise(scene, token))
			return token;
	}
	return 0;
}

/* Who is named as the one whose promise it is, of the same country as who will
 * do it, promises too, and is named first. */
void
fact_promise_fill(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	struct fact *fact = &telling->fact;
	uint8_t role = scene->facts->vocabulary.named_role.pledger;
	uint16_t noun = fact_has_role(telling, role) ? promise_around(
					scene, telling->match->at)
						     : 0;
	struct parties found = { .count = 0 };
	if (!noun)
		return;
	phrase_owner_parties(&scene->scene, noun, &found);
	TREE_CHILDREN(tree, noun, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		phrase_head_parties(&scene->scene, child, &found);
	for (unsigned i = 0; i < found.count; i++) {
		uint8_t last = fact->party_count;
		if (!fact_has_country(telling, found.at[i]->actor.code))
			continue;
		fact_add_party(telling, found.at[i], role);
		if (fact->party_count == last)
			continue;
		struct fact_party added = fact->party[last];
		memmove(fact->party + 1, fact->party,
				last * sizeof *fact->party);
		fact->party[0] = added;
	}
}
