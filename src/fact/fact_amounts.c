/* Which amount belongs to which fact: up the tree from the amount, the first
 * word that a fact's frame has bound. What stands between decides what the
 * amount is: a percentage below "rose" is a change, a figure below "compared
 * with" is another's. */
#include <string.h>

#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { CLIMB = 8 };

/* ------------------------------------------------------------- the tree */

static uint16_t
top_of(const struct tree *tree, const struct amount *amount)
{
	uint16_t token = amount->number ? amount->number : amount->head;
	for (unsigned step = 0; step < CLIMB; step++) {
		uint16_t head = tree_head(tree, token);
		if (!head || head < amount->first || head > amount->last)
			break;
		token = head;
	}
	return token;
}

static uint8_t
measure_of(const struct amount *amount)
{
	static const uint8_t measures[] = { [AMOUNT_MONEY] = MEASURE_MONEY,
		[AMOUNT_PERCENT] = MEASURE_PERCENT,
		[AMOUNT_COUNT] = MEASURE_COUNT };
	return measures[amount->kind];
}

/* "a total of $3 billion" is that sum; "a loan of $3 billion" is a loan. */
static bool
lends_measure(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, token);
	if (!head
			|| deprel_universal(tree_relation(tree, token))
					   != DEPREL_NMOD)
		return false;
	return tree_is(tree, head, GRAMMAR_PARTITIVE)
	       || fact_word_is(scene->facts, &tree->tokens[head],
			       FACT_WORD_WHOLE);
}

bool
telling_has(const struct telling *telling, uint16_t token)
{
	const struct match *match = telling->match;
	if (token == match->at || token == telling->verb
			|| token == telling->object || token == telling->sum)
		return true;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] == token)
			return true;
	return false;
}

/* -------------------------------------------------------------- climbing */

/* The way from an amount to its fact. */
struct way {
	struct telling *telling;
	uint16_t last; /* word of the fact that it reached */
	unsigned steps;
	bool rises, falls, compared;
};

static unsigned
distance(uint16_t a, uint16_t b)
{
	return a < b ? (unsigned)(b - a) : (unsigned)(a - b);
}

/* "freed 93 girls {abducted} by rebels": the trigger only tells which. */
static bool
tells_which(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t trigger = telling->match->at;
	for (unsigned step = 0; step < CLIMB; step++)
		if (tree_relation(tree, trigger) == DEPREL_CONJ)
			trigger = tree_head(tree, trigger);
	return tree_head(tree, trigger) == token
	       && deprel_universal(tree_relation(tree, trigger)) == DEPREL_ACL;
}

static bool
is_nearer(const struct fact_scene *scene, const struct telling *a,
		const struct telling *b, uint16_t token, uint16_t from)
{
	bool a_below = tells_which(scene, a, token);
	bool b_below = tells_which(scene, b, token);
	if (a_below != b_below)
		return b_below;
	return distance(a->match->at, from) < distance(b->match->at, from);
}

/* The fact that has bound the word; of several the one whose trigger is
 * nearest. */
static struct telling *
telling_at(struct fact_scene *scene, uint16_t token, uint16_t from)
{
	struct telling *best = NULL;
	for (unsigned i = 0; i < scene->count; i++) {
		struct telling *telling = &scene->at[i];
		if (telling->dropped || !telling_has(telling, token))
			continue;
		if (!best || is_nearer(scene, telling, best, token, from))
			best = telling;
	}
	return best;
}

/* "more than 52 percent" says how exact the figure is, not that it rose; "52
 * percent more than" says so. */
static bool
compares(const struct fact_scene *scene, uint16_t token, uint16_t figure)
{
	return token < scene->scene.tree.count && token != figure + 1
	       && fact_has_word(scene, (uint16_t)(token + 1), FACT_WORD_THAN);
}

/* `figure`: the last word of the figure that it is asked of; 0 of none. */
static bool
has_word(const struct fact_scene *scene, uint16_t token, enum fact_word word,
		uint16_t figure)
{
	return fact_has_word(scene, token, word)
	       && !compares(scene, token, figure);
}

/* A word of this set at the token or right below it. */
static bool
tells(const struct fact_scene *scene, uint16_t token, enum fact_word word,
		uint16_t figure)
{
	const struct tree *tree = &scene->scene.tree;
	if (has_word(scene, token, word, figure))
		return true;
	TREE_CHILDREN(tree, token, child)
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_ADVMOD:
	case DEPREL_AMOD:
	case DEPREL_CASE:
	case DEPREL_MARK:
	case DEPREL_COMPOUND:
		if (has_word(scene, child, word, figure))
			return true;
		break;
	default:
		break;
	}
	return false;
}

/* "a {loan} whose value rose", but not "a loan for a dam whose cost rose": what
 * the clause tells the worth of is what is given. */
static bool
tells_worth(const struct fact_scene *scene, uint16_t clause, uint16_t subject)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t thing = (uint16_t)(tree_leftmost(tree, subject) - 1);
	if (tree_is_comma(tree, thing))
		thing--;
	if (!tree_is_noun(tree, thing))
		thing = tree_head(tree, clause);
	bool behind = deprel_universal(tree_relation(tree, clause))
				      == DEPREL_ACL
		      && tree_child(tree, thing, DEPREL_CASE);
	return !behind
	       && (fact_has_word(scene, subject, FACT_WORD_WORTH)
			       || fact_has_word(scene, subject, FACT_WORD_TOTAL)
			       || fact_has_word(scene, subject,
					       FACT_WORD_WHOLE));
}

/* "while {trade with Fiji} was flat at $3 billion", "for a dam whose {cost}
 * rose to $5 billion": the clause tells of something else than the one around
 * it. */
static bool
has_own_subject(const struct fact_scene *scene, uint16_t clause)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree_child(tree, clause, DEPREL_NSUBJ);
	return subject && subject < clause && tree_is_noun(tree, subject)
	       && !tree_traits(tree)->drops_subjects
	       && !tells_worth(scene, clause, subject);
}

/* Clauses keep their figures to themselves, but those that only say what
 * something is worth or how it grew, and what is only intended. */
static bool
is_border(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	if (tree->clause_of[token] != token || deprel == DEPREL_XCOMP)
		return false;
	if (deprel != DEPREL_ACL && deprel != DEPREL_ADVCL
			&& deprel != DEPREL_CCOMP && deprel != DEPREL_CONJ
			&& deprel != DEPREL_PARATAXIS && deprel != DEPREL_CSUBJ)
		return false;
	if (has_own_subject(scene, token))
		return true;
	if (tree->tokens[token].upos != UPOS_VERB)
		return deprel == DEPREL_CCOMP || deprel == DEPREL_CONJ
		       || deprel == DEPREL_PARATAXIS;
	return !has_word(scene, token, FACT_WORD_WORTH, 0)
	       && !has_word(scene, token, FACT_WORD_RISE, 0)
	       && !has_word(scene, token, FACT_WORD_FALL, 0)
	       && !(deprel == DEPREL_ACL && tree_is_infinitive(tree, token));
}

/* ------------------------------------------------------------- measures */

/* "$20 million in Swedish aid", "$3 billion of debt relief": what the money is,
 * wherever the tree hangs it; 0 when nothing is said. */
uint16_t
fact_matter_of(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i];
	uint16_t word = (uint16_t)(scene->amounts[i].last + 1);
	if (scene->amounts[i].kind != AMOUNT_MONEY || word > tree->count
			|| tree_relation(tree, word) != DEPREL_CASE
			|| (!tree_is(tree, word, GRAMMAR_IN)
					&& !tree_is(tree, word,
							GRAMMAR_OWNER_PREPOSITION)))
		return 0;
	uint16_t matter = tree_head(tree, word);
	uint16_t head = tree_head(tree, matter);
	return matter && head && (head == top || head == tree_head(tree, top))
			       ? matter
			       : 0;
}

static void
mark_measures(struct fact_scene *scene)
{
	struct scene *inner = &scene->scene;
	size_t count = inner->tree.count + 1u;
	uint8_t *measures = ARENA_NEW(inner->arena, uint8_t, count);
	uint8_t *reached = ARENA_NEW(inner->arena, uint8_t, count);
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		if (fact_is_gapped(scene, i))
			continue;
		uint8_t measure = measure_of(&scene->amounts[i]);
		uint16_t token = scene->top[i];
		measures[token] |= measure;
		if (lends_measure(scene, token))
			measures[tree_head(&inner->tree, token)] |= measure;
		for (unsigned step = 0; token && step < CLIMB; step++) {
			reached[token] |= measure;
			if (is_border(scene, token))
				break;
			token = tree_head(&inner->tree, token);
		}
		uint16_t matter = fact_matter_of(scene, i);
		if (matter)
			reached[matter] |= measure;
	}
	inner->measures = measures;
	inner->reached = reached;
}

/* "1 billion Icelandic krona" names money, and nobody of Iceland. */
static void
hide_money(struct fact_scene *scene)
{
	size_t count = scene->scene.tree.count + 1u;
	const struct mention **own = NULL;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		for (uint16_t t = scene->amounts[i].first;
				scene->amounts[i].kind == AMOUNT_MONEY
				&& t <= scene->amounts[i].last;
				t++) {
			scene->everybody[t] = NULL;
			if (!scene->known[t])
				continue;
			if (!own) {
				own = ARENA_NEW(scene->scene.arena,
						const struct mention *, count);
				memcpy(own, scene->known, count * sizeof *own);
				scene->known = own;
			}
			own[t] = NULL;
		}
}

void
fact_amounts_open(struct fact_scene *scene, const struct amounts *amounts)
{
	struct scene *inner = &scene->scene;
	uint32_t first = amounts->first ? amounts->first[inner->sentence] : 0;
	uint32_t end = amounts->first ? amounts->first[inner->sentence + 1] : 0;
	scene->amounts = amounts->at ? amounts->at + first : NULL;
	scene->amount_count = end - first;
	scene->top = ARENA_NEW(inner->arena, uint16_t, scene->amount_count);
	for (uint32_t i = 0; i < scene->amount_count; i++)
		scene->top[i] = top_of(&inner->tree, &scene->amounts[i]);
	hide_money(scene);
	fact_lift_figures(scene);
	fact_lift_stays(scene);
	fact_clauses_mend(scene);
	mark_measures(scene);
}

/* "up 13 percent", whatever the word hangs on. */
static void
read_before(const struct fact_scene *scene, uint32_t i, struct way *way)
{
	uint16_t before = (uint16_t)(scene->amounts[i].first - 1);
	if (!before)
		return;
	way->rises = has_word(scene, before, FACT_WORD_RISE, 0);
	way->falls = has_word(scene, before, FACT_WORD_FALL, 0);
}

/* "the stake held by Fiji {for $3 million}": the sum is the sale's. */
static struct telling *
sale_at(struct fact_scene *scene, uint16_t token)
{
	if (tree_relation(&scene->scene.tree, token) != DEPREL_ACL)
		return NULL;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *held = &scene->at[i];
		if (!held->dropped || !held->silenced_by
				|| held->match->at != token
				|| held->match->frame->kind != TRIGGER_VERB)
			continue;
		struct telling *sale = &scene->at[held->silenced_by - 1];
		if (!sale->dropped && sale->fact.kind == held->fact.kind)
			return sale;
	}
	return NULL;
}

/* "The funds that the bank approved {were $57 billion}": the fact that has what
 * is said to be the sum. */
static struct telling *
telling_of_subject(struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i];
	uint16_t subject = tree_child(tree, top, DEPREL_NSUBJ);
	if (!subject || subject > top || !tree_child(tree, top, DEPREL_COP)
			|| scene->amounts[i].kind != AMOUNT_MONEY)
		return NULL;
	return telling_at(scene, subject, top);
}

static struct way
climb(struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	struct way way = { .steps = 0 };
	uint16_t from = scene->top[i], figure = scene->amounts[i].last;
	read_before(scene, i, &way);
	for (uint16_t token = from; token && way.steps < CLIMB;
			token = tree_head(tree, token), way.steps++) {
		way.rises |= tells(scene, token, FACT_WORD_RISE, figure);
		way.falls |= tells(scene, token, FACT_WORD_FALL, figure);
		way.compared |= tells(scene, token, FACT_WORD_COMPARE, figure);
		way.telling = telling_at(scene, token, from);
		if (!way.telling)
			way.telling = sale_at(scene, token);
		if (!way.telling && token == from)
			way.telling = telling_of_subject(scene, i);
		way.last = token;
		if (way.telling || is_border(scene, token))
			break;
	}
	return way;
}

bool
fact_says_from(const struct fact_scene *scene, uint16_t word)
{
	return fact_has_word(scene, word, FACT_WORD_FROM);
}

bool
fact_amount_taken(struct fact_scene *scene, uint32_t i)
{
	return fact_is_gapped(scene, i) || climb(scene, i).telling;
}

/* --------------------------------------------------------------- giving */

static void
push(const struct amount **list, uint8_t *count, const struct amount *amount)
{
	if (*count < FACT_AMOUNTS)
		list[(*count)++] = amount;
}

static bool
is_from(const struct fact_scene *scene, uint16_t top)
{
	uint16_t word = tree_child(&scene->scene.tree, top, DEPREL_CASE);
	return word && fact_says_from(scene, word);
}

/* What it came to stands before what it came from. */
static void
give_money(struct fact_scene *scene, uint32_t i, const struct way *way)
{
	struct fact *fact = &way->telling->fact;
	push(fact->amount, &fact->amount_count, &scene->amounts[i]);
	for (unsigned k = fact->amount_count; k-- > 1;) {
		const struct amount *before = fact->amount[k - 1];
		if (!is_from(scene, scene->top[before - scene->amounts]))
			break;
		fact->amount[k - 1] = fact->amount[k];
		fact->amount[k] = before;
	}
}

static bool
asks_for(const struct telling *telling, enum measure measure)
{
	const struct frame *frame = telling->match->frame;
	for (unsigned i = 0; i < frame->count; i++)
		if (frame->conditions[i].measures & measure)
			return true;
	return telling->result->needs & measure;
}

/* "raised the share {to 40 percent}": what it came to, no change by so much. */
static bool
is_level(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, scene->top[i], DEPREL_CASE);
	return word && tree->tokens[word].lower == scene->scene.frames->to
	       && !fact_is_of_bound(scene, i, word);
}

/* A change where something rises or falls; else a share. */
static void
give_percent(struct fact_scene *scene, uint32_t i, const struct way *way)
{
	struct telling *telling = way->telling;
	struct fact *fact = &telling->fact;
	bool changes = way->rises || way->falls || telling->result->falls;
	bool share = way->steps <= 1 && way->last == telling->object;
	bool level = changes && is_level(scene, i);
	if (level) {
		push(fact->count, &fact->count_count, &scene->amounts[i]);
	} else if (changes && !fact->change) {
		fact->change = &scene->amounts[i];
		fact->falls = way->falls || telling->result->falls;
	} else if (!changes && (share || asks_for(telling, MEASURE_PERCENT))) {
		push(fact->count, &fact->count_count, &scene->amounts[i]);
	}
}

/* "the two leaders", "the one party": the words name them again; their number
 * tells nothing. */
static bool
only_refers(const struct fact_scene *scene, const struct amount *amount)
{
	enum { TWO = 2 };
	const struct tree *tree = &scene->scene.tree;
	return amount->value <= TWO && amount->first > 1
	       && tree->tokens[amount->first - 1].upos == UPOS_DET;
}

/* Some phrase that the frame asks for, whatever it is. */
static bool
is_anything(const struct condition *condition)
{
	return !condition->role && !condition->object && !condition->measures
	       && !condition->words.count;
}

/* The word is bound, and not as somebody whose number says nothing ("two
 * companies won a contract"). */
static bool
is_countable(const struct fact_scene *scene, const struct way *way)
{
	const struct match *match = way->telling->match;
	uint32_t counted = scene->facts->vocabulary.counted;
	if (way->last == way->telling->verb && way->last != match->at)
		return false;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (match->token[i] != way->last)
			continue;
		if (condition->role)
			return counted >> condition->role & 1;
		return !is_anything(condition);
	}
	return true;
}

/* "three mayors, {four judges}": beside what the frame has bound. */
static bool
is_listed(const struct tree *tree, uint16_t top, const struct way *way)
{
	uint16_t token = top;
	for (unsigned step = 0; step < way->steps; step++) {
		if (tree_relation(tree, token) != DEPREL_CONJ)
			return false;
		token = tree_head(tree, token);
	}
	return !way->steps || tree_is_noun(tree, token);
}

/* "with a {40-member} delegation": so many travel. */
static bool
is_size_of_visitors(const struct fact_scene *scene, uint32_t i,
		const struct way *way)
{
	enum { STEPS = 3 };
	const struct tree *tree = &scene->scene.tree;
	enum deprel deprel =
			deprel_universal(tree_relation(tree, scene->top[i]));
	return way->telling->fact.kind
			       == scene->facts->vocabulary.named_kind.visit
	       && (deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD)
	       && way->steps <= STEPS && !way->telling->fact.count_count
	       && fact_has_word(scene, scene->amounts[i].head, FACT_WORD_SIZE);
}

/* Numbers count the things that the frame has bound, those listed beside them,
 * or "a group of" them, not what those are described by ("a 300-km railway").
 */
static void
give_count(struct fact_scene *scene, uint32_t i, const struct way *way)
{
	struct fact *fact = &way->telling->fact;
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i];
	uint16_t word = tree_child(tree, top, DEPREL_CASE);
	bool of = way->steps == 1 && word
		  && tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION);
	bool counted = way->steps == 1
		       && tree_relation(tree, top) == DEPREL_NUMMOD;
	bool own = is_listed(tree, top, way);
	if (is_size_of_visitors(scene, i, way)
			|| ((own || of || counted) && is_countable(scene, way)
					&& !only_refers(scene,
							&scene->amounts[i])))
		push(fact->count, &fact->count_count, &scene->amounts[i]);
}

/* The role that a figure beside names anew: whom the object names, or whoever
 * is named last ("exports to India, compared with ... to Japan"). */
static uint8_t
role_to_replace(const struct fact_scene *scene, const struct telling *like)
{
	const struct fact *fact = &like->fact;
	uint8_t role = scene->facts->vocabulary.kind[fact->kind].about;
	if (role || !fact->party_count)
		return role;
	return fact->party[fact->party_count - 1].role;
}

/* "compared with 24 to Peru": a fact like the one it is compared with, if it
 * has a party of its own. */
static void
give_compared(struct fact_scene *scene, uint32_t i, const struct way *way)
{
	const struct telling *like = way->telling;
	const struct tree *tree = &scene->scene.tree;
	uint8_t role = role_to_replace(scene, like);
	const struct mention *named = NULL;
	for (uint16_t t = scene->top[i]; t <= tree->count && !named; t++)
		named = scene->known[t] ? scene->known[t]
					: scene->scene.place[t];
	if (!role || !named || !named->actor.code[0]
			|| scene->count == TELLINGS)
		return;
	struct telling *telling = &scene->at[scene->count++];
	*telling = *like;
	struct fact *fact = &telling->fact;
	fact->amount_count = fact->count_count = 0;
	fact->change = NULL;
	uint8_t kept = 0;
	for (unsigned k = 0; k < fact->party_count; k++)
		if (fact->party[k].role != role)
			fact->party[kept++] = fact->party[k];
	fact->party_count = kept;
	fact_add_party(telling, named, role);
	struct way own = { .telling = telling };
	if (scene->amounts[i].kind == AMOUNT_MONEY)
		give_money(scene, i, &own);
	else
		push(fact->count, &fact->count_count, &scene->amounts[i]);
}

/* A number that stands for itself has no sums. */
static bool
refuses(const struct fact_scene *scene, const struct telling *telling,
		const struct amount *amount)
{
	const struct tree *tree = &scene->scene.tree;
	return tree->tokens[telling->match->at].lemma
			       == scene->facts->frames->number
	       && amount->kind != AMOUNT_COUNT;
}

static void
give(struct fact_scene *scene, uint32_t i)
{
	struct way way = climb(scene, i);
	if (!way.telling)
		fact_give_share(scene, i);
	if (!way.telling || refuses(scene, way.telling, &scene->amounts[i]))
		return;
	if (way.compared && way.steps) {
		give_compared(scene, i, &way);
		return;
	}
	if (fact_stands_above(scene, i, way.telling)) {
		fact_give_above(scene, i, way.telling);
		return;
	}
	if (fact_stands_beside(scene, i, way.telling)) {
		fact_give_beside(scene, i, way.telling);
		return;
	}
	switch (scene->amounts[i].kind) {
	case AMOUNT_MONEY:
		give_money(scene, i, &way);
		break;
	case AMOUNT_PERCENT:
		give_percent(scene, i, &way);
		break;
	default:
		if (!fact_give_part(scene, i, way.telling))
			give_count(scene, i, &way);
	}
}

void
fact_amounts_give(struct fact_scene *scene)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (!fact_is_gapped(scene, i))
			give(scene, i);
}
