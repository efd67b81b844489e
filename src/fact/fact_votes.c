/* The sides of a decision: "passed it by 41 votes against {34}", "with 54 votes
 * in favour, {39} against and {9 abstentions}". Who decides and what are those
 * of the first side. Only where the lexicon has the words for it (classes vote,
 * rival and side of numbers, set fact-vote): in English a score ("94-1") is told
 * as the one count of those who are for it. */
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* The standing count that has the amount for its figure; null when none has. */
static struct telling *
count_of(struct fact_scene *scene, const struct amount *amount)
{
	uint8_t count = scene->facts->vocabulary.named_kind.count;
	for (unsigned i = 0; i < scene->count; i++) {
		struct telling *telling = &scene->at[i];
		if (!telling->dropped && telling->fact.kind == count
				&& telling->fact.count_count
				&& telling->fact.count[0] == amount)
			return telling;
	}
	return NULL;
}

/* Votes, or a number without a noun right behind them. */
static bool
is_next_side(const struct fact_scene *scene, const struct amount *first,
		const struct amount *second)
{
	enum { REACH = 5 };
	bool votes = second->kind == AMOUNT_COUNT
		     && (!second->unit.len
				     || fact_has_word(scene, second->head,
						     FACT_WORD_VOTE));
	return votes && second->first <= first->last + REACH
	       && !tree_has_verb_between(&scene->scene.tree, first->last,
			       second->first);
}

/* The same is told of the second side as of the first. */
static void
tell_side(struct fact_scene *scene, const struct telling *first,
		const struct amount *second)
{
	struct telling *told = count_of(scene, second);
	struct telling side = *first;
	if (!told && scene->count == TELLINGS)
		return;
	side.fact.count[0] = second;
	side.fact.count_count = 1;
	side.fact.counted = NULL;
	if (!told)
		told = &scene->at[scene->count++];
	*told = side;
}

void
fact_votes_tell(struct fact_scene *scene)
{
	bool votes = false;
	for (uint32_t i = 0; i + 1 < scene->amount_count; i++) {
		const struct amount *first = &scene->amounts[i];
		votes = fact_has_word(scene, first->head, FACT_WORD_VOTE)
			|| (votes && !first->unit.len);
		if (!votes || !is_next_side(scene, first, first + 1))
			continue;
		const struct telling *told = count_of(scene, first);
		if (told)
			tell_side(scene, told, first + 1);
	}
}
