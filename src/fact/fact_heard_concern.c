/* What the network hears a count to be about: the word that gets what those who
 * are counted give, or that is done to them. Where the tree tells another one,
 * the network must be surer by a margin (lexicon/facts/hearing.tsv). */
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* How surely the count is about the word. */
static float
margin_of(const struct heard_figure *figure, uint16_t token)
{
	return figure->party[token].recipient;
}

/* The clauses of both hang on each other, and are no two deeds of one subject:
 * "expelled {Ruiz} and suspended six members". */
static bool
is_told_together(const struct tree *tree, uint16_t figure, uint16_t token)
{
	uint16_t own = tree->clause_of[figure], other = tree->clause_of[token];
	return own == other || !own || !other || tree_is_below(tree, own, other)
	       || tree_is_below(tree, other, own);
}

/* The likeliest of the words that a count may be about; 0 none. */
static uint16_t
likeliest(const struct fact_scene *scene, const struct telling *telling,
		const struct heard_figure *figure)
{
	uint16_t best = 0;
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++)
		if (margin_of(figure, t) > HEARD_NEVER
				&& (!best
						|| margin_of(figure, t) > margin_of(
								   figure,
								   best))
				&& is_told_together(&scene->scene.tree,
						figure->token, t)
				&& fact_may_be_concern(scene, telling, t))
			best = t;
	return best;
}

uint16_t
fact_heard_concern(const struct fact_scene *scene,
		const struct telling *telling, uint16_t told)
{
	const struct fact_hearing *hearing =
			&scene->facts->hearing[HEARD_FACT_COUNT];
	const struct heard_figure *figure =
			fact_heard_figure(scene, telling->fact.count[0]);
	if (!figure || !hearing->known || hearing->about <= HEARD_NEVER)
		return told;
	uint16_t best = likeliest(scene, telling, figure);
	if (!best || margin_of(figure, best) < hearing->about)
		return told;
	bool surer = !told || margin_of(figure, told) <= HEARD_NEVER
		     || margin_of(figure, best)
					>= margin_of(figure, told)
							   + hearing->surer;
	return surer ? best : told;
}
