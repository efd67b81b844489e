/* Lines of a list that tell no more than who and how much ("Fiji: $3 million",
 * "- Togo – €2 million"): each is a fact like the one that leads to the list.
 */
#include "base/limits.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* A bullet, a number of the list or an article before the name. */
static bool
only_leads(const struct tree *tree, uint16_t first)
{
	for (uint16_t t = 1; t < first; t++)
		switch ((enum upos)tree->tokens[t].upos) {
		case UPOS_DET:
		case UPOS_PUNCT:
		case UPOS_SYM:
			break;
		default:
			return false;
		}
	return true;
}

static bool
leads_to_sum(const struct tree *tree, uint16_t mark)
{
	return tree_is_written(tree, mark, STR(":"))
	       || tree_is_written(tree, mark, STR("-"))
	       || tree_is_written(tree, mark, STR("–"))
	       || tree_is_written(tree, mark, STR("—"));
}

/* Behind the sum the line ends, or a bracket says what it is. */
static bool
is_last(const struct tree *tree, const struct amount *sum)
{
	uint16_t next = (uint16_t)(sum->last + 1);
	return next > tree->count || tree->tokens[next].upos == UPOS_PUNCT;
}

/* Who stands before the only sum of a line of a list; null: it is none. */
static const struct mention *
listed(const struct fact_scene *scene)
{
	const struct tree *tree = &scene->scene.tree;
	const struct amount *sum = scene->amounts;
	if (scene->amount_count != 1 || sum->kind != AMOUNT_MONEY || sum->first < 3
			|| !leads_to_sum(tree, (uint16_t)(sum->first - 1))
			|| !is_last(tree, sum))
		return NULL;
	const struct mention *who =
			fact_somebody_up_to(scene, (uint16_t)(sum->first - 2));
	return who && only_leads(tree, who->first) ? who : NULL;
}

/* The fact that leads to the list: of a sum, told last before its lines, each
 * not long after the one before; null: nothing leads to it. */
static const struct fact *
leading(const struct fact_scene *scene, const struct facts *before)
{
	enum { NEAR = 4 };
	uint32_t end = before->count, sentence = scene->scene.sentence;
	uint32_t first = end > LIMIT_FACTS_BACK ? end - LIMIT_FACTS_BACK : 0;
	for (uint32_t i = end; i-- > first;) {
		const struct fact *fact = &before->at[i];
		if (fact->sentence + NEAR < sentence)
			return NULL;
		if (!fact->listed)
			return fact->amount_count ? fact : NULL;
		sentence = fact->sentence;
	}
	return NULL;
}

static bool
is_named(const struct fact *fact, uint8_t role)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& fact->party[i].mention->actor.code[0])
			return true;
	return false;
}

/* The list names the side that the fact before it leaves unnamed: "donors
 * pledged $9 million to Chad", "Oman gave villages $9 million"; 0: neither or
 * both are. */
static uint8_t
role_of_listed(const struct fact_scene *scene, const struct fact *like)
{
	uint8_t about = scene->facts->vocabulary.kind[like->kind].about;
	uint8_t giver = fact_role_of_giver(scene, like->kind);
	if (!about || !giver)
		return 0;
	bool gives = is_named(like, giver), gets = is_named(like, about);
	if (gives && gets)
		return 0;
	return gives ? about : giver;
}

static struct telling *
start(struct fact_scene *scene, const struct fact *like)
{
	struct telling *telling =
			fact_telling_by(scene, like->frame, scene->top[0]);
	telling->fact.kind = like->kind;
	telling->fact.status = like->status;
	telling->fact.amount[0] = scene->amounts;
	telling->fact.amount_count = 1;
	telling->fact.listed = true;
	return telling;
}

/* "$3 million ({loan})" */
static void
set_instrument(struct fact_scene *scene, struct telling *telling)
{
	uint16_t word = (uint16_t)(scene->amounts[0].last + 2);
	const struct tree *tree = &scene->scene.tree;
	if (word > tree->count
			|| !tree_is_written(tree, (uint16_t)(word - 1), STR("(")))
		return;
	telling->object = word;
	fact_instrument_set(scene, telling);
	telling->object = 0;
}

/* Whoever is named is one side, and the other one is that of the fact before.
 */
static void
tell_like(struct fact_scene *scene, const struct fact *like,
		const struct mention *who, uint8_t role)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			scene->at[i].dropped = "a line of a list";
	struct telling *telling = start(scene, like);
	set_instrument(scene, telling);
	fact_add_party(telling, who, role);
	for (unsigned k = 0; k < like->party_count; k++)
		if (like->party[k].role != role)
			fact_add_party(telling, like->party[k].mention,
					like->party[k].role);
}

void
fact_listed_tell(struct fact_scene *scene, const struct facts *before)
{
	const struct mention *who = listed(scene);
	const struct fact *like = who ? leading(scene, before) : NULL;
	uint8_t role = like ? role_of_listed(scene, like) : 0;
	if (role && scene->count < TELLINGS)
		tell_like(scene, like, who, role);
}
