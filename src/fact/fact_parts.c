/* Figures that are told as parts of another one ("$5 million, of which the bank
 * gave {$2 million}"), and those that a relative clause tells of what the fact
 * is about at another time ("exports, which were {$2 million} in 2021, rose to
 * $3 million"). */
#include <math.h>

#include "event/parties.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* --------------------------------------------------------- a clause between */

/* The relative clause around the sum that tells what the fact's thing came to;
 * 0 none. */
static uint16_t
relative_around(const struct fact_scene *scene, const struct telling *telling,
		const struct amount *sum)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree->clause_of[scene->top[sum - scene->amounts]];
	uint16_t subject = verb ? tree_child(tree, verb, DEPREL_NSUBJ) : 0;
	bool tells = verb && fact_tells_worth(scene, verb);
	return tells && tree_relation(tree, verb) == DEPREL_ACL_RELCL && subject
					       && tree_is(tree, subject,
							       GRAMMAR_RELATIVE)
					       && telling_has(telling,
							       tree_head(tree, verb))
			       ? verb
			       : 0;
}

static void
take_out(struct fact *fact, unsigned k)
{
	fact->amount_count--;
	for (; k < fact->amount_count; k++)
		fact->amount[k] = fact->amount[k + 1];
}

/* The sum gets a fact of its own, with the day of its clause. */
static void
tell_apart(struct fact_scene *scene, struct telling *whole, unsigned k,
		uint16_t verb)
{
	struct telling *telling = &scene->at[scene->count++];
	*telling = *whole;
	take_out(&whole->fact, k);
	telling->fact.amount[0] = telling->fact.amount[k];
	telling->fact.amount_count = 1;
	telling->fact.count_count = 0;
	telling->fact.change = NULL;
	telling->verb = verb;
	fact_links_date(scene, telling);
}

static void
split(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	for (unsigned k = fact->amount_count; k-- > 0;) {
		uint16_t verb = relative_around(
				scene, telling, fact->amount[k]);
		if (verb && verb != telling->verb && fact->amount_count > 1
				&& scene->count < TELLINGS)
			tell_apart(scene, telling, k, verb);
	}
}

void
fact_parts_split(struct fact_scene *scene)
{
	unsigned count = scene->count;
	for (unsigned i = 0; i < count; i++)
		if (!scene->at[i].dropped)
			split(scene, &scene->at[i]);
}

/* ------------------------------------------------------------------- parts */

uint16_t
fact_of_which(const struct fact_scene *scene, const struct amount *figure)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(figure->first - 1); t > 1; t--) {
		if (tree->tokens[t].upos == UPOS_PUNCT)
			return 0;
		if (tree_is(tree, t, GRAMMAR_RELATIVE))
			return tree_is(tree, (uint16_t)(t - 1),
					       GRAMMAR_OWNER_PREPOSITION)
					       ? t
					       : 0;
	}
	return 0;
}

static bool
is_more(const struct amount *whole, const struct amount *part)
{
	return whole->kind == part->kind && whole->value > part->value
	       && !strcmp(whole->currency, part->currency);
}

/* The figure that one behind the word is a part of: the last one before the
 * word that is more; null none. */
static const struct amount *
figure_of_whole(const struct fact_scene *scene, const struct amount *part,
		uint16_t word)
{
	const struct amount *figure = part;
	while (figure > scene->amounts) {
		figure--;
		if (figure->last < word)
			return is_more(figure, part) ? figure : NULL;
	}
	return NULL;
}

struct telling *
fact_whole_of(struct fact_scene *scene, const struct amount *part,
		uint16_t word)
{
	const struct amount *figure = figure_of_whole(scene, part, word);
	return figure ? fact_telling_of(scene, figure) : NULL;
}

/* Whoever is the subject of the clause has the part: "of which {firms of Fiji}
 * accounted for $2 million". */
static bool
find_owners(const struct fact_scene *scene, uint32_t i, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree->clause_of[scene->top[i]];
	uint16_t subject = verb ? tree_child(tree, verb, DEPREL_NSUBJ) : 0;
	if (subject && subject < scene->amounts[i].first
			&& scene->everybody[subject])
		fact_find_subject(scene, subject, out);
	return out->count > 0;
}

/* A fact like that of the whole, done by others. */
static void
tell_share(struct fact_scene *scene, uint32_t i, const struct telling *whole,
		const struct parties *owners)
{
	uint8_t giver = fact_role_of_giver(scene, whole->fact.kind);
	struct telling *part = &scene->at[scene->count++];
	*part = *whole;
	struct fact *fact = &part->fact;
	fact->party_count = fact->count_count = 0;
	fact->change = NULL;
	fact->amount[0] = &scene->amounts[i];
	fact->amount_count = 1;
	for (unsigned k = 0; k < owners->count; k++)
		fact_add_party(part, owners->at[k], giver);
	for (unsigned k = 0; k < whole->fact.party_count; k++)
		if (whole->fact.party[k].role != giver)
			fact_add_party(part, whole->fact.party[k].mention,
					whole->fact.party[k].role);
}

void
fact_give_share(struct fact_scene *scene, uint32_t i)
{
	const struct amount *part = &scene->amounts[i];
	struct parties owners = { .count = 0 };
	uint16_t word = part->kind == AMOUNT_MONEY ? fact_of_which(scene, part)
						   : 0;
	const struct telling *whole =
			word ? fact_whole_of(scene, part, word) : NULL;
	if (!whole || scene->count == TELLINGS
			|| !scene->facts->vocabulary.kind[whole->fact.kind]
					    .about
			|| !fact_role_of_giver(scene, whole->fact.kind)
			|| !find_owners(scene, i, &owners))
		return;
	tell_share(scene, i, whole, &owners);
}

/* "of which 3 in grants {and 2} in loans": one more part of the same. */
static bool
is_next_part(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	const struct amount *before = &scene->amounts[i - 1];
	uint16_t first = scene->amounts[i].first;
	return tree->tokens[first - 1].upos == UPOS_CCONJ
	       && before->kind == scene->amounts[i].kind
	       && !tree_has_verb_between(tree, before->last, first);
}

/* The word that says that the figure is a part, and what it is a part of. */
struct part {
	uint16_t word; /* 0: it is none */
	const struct amount *whole;
};

static struct part
part_of(const struct fact_scene *scene, uint32_t i, const struct part *before)
{
	const struct amount *figure = &scene->amounts[i];
	struct part part = { .word = fact_part_word(scene, figure) };
	if (!part.word)
		part.word = fact_of_which(scene, figure);
	if (part.word)
		part.whole = figure_of_whole(scene, figure, part.word);
	else if (i && before->whole && is_next_part(scene, i))
		part = *before;
	return part;
}

/* What is told of the part by no verb of its own is told like the whole. */
static void
take_status(const struct fact_scene *scene, struct telling *part,
		const struct telling *whole, uint16_t word)
{
	const struct vocabulary_kind *kind =
			&scene->facts->vocabulary.kind[part->fact.kind];
	uint16_t at = part->match->at;
	bool own = at > word && scene->scene.tree.tokens[at].upos == UPOS_VERB;
	if (!own && kind->statuses >> whole->fact.status & 1
			&& part->fact.kind == whole->fact.kind)
		part->fact.status = whole->fact.status;
}

/* The parts [first, end) are all that the whole consists of. */
static bool
add_up(const struct fact_scene *scene, uint32_t first, uint32_t end,
		const struct amount *whole)
{
	double sum = 0;
	for (uint32_t i = first; i < end; i++)
		sum += scene->amounts[i].value;
	return fabs(sum - whole->value) <= 0.01 * whole->value;
}

/* Of a whole and all of its parts, [first, end), the whole is counted
 * elsewhere; of a whole and some of its parts these are. */
static void
mark_totals(struct fact_scene *scene, uint32_t first, uint32_t end,
		const struct amount *figure)
{
	struct telling *whole = fact_telling_of(scene, figure);
	if (!whole || whole->fact.umbrella)
		return;
	bool all = add_up(scene, first, end, figure);
	for (uint32_t i = first; i < end; i++) {
		struct telling *part =
				fact_telling_of(scene, &scene->amounts[i]);
		if (!part || part == whole
				|| part->fact.kind != whole->fact.kind)
			continue;
		whole->fact.counted_elsewhere |= all;
		part->fact.counted_elsewhere |= !all;
	}
}

/* The parts of one whole, from the first on; the figure behind them. */
static uint32_t
settle_parts(struct fact_scene *scene, uint32_t first, struct part part)
{
	const struct amount *figure = part.whole;
	uint32_t i = first;
	do {
		struct telling *told =
				fact_telling_of(scene, &scene->amounts[i]);
		const struct telling *whole = fact_telling_of(scene, figure);
		if (told && whole && told != whole)
			take_status(scene, told, whole, part.word);
		if (++i < scene->amount_count)
			part = part_of(scene, i, &part);
	} while (i < scene->amount_count && part.whole == figure);
	mark_totals(scene, first, i, figure);
	return i;
}

void
fact_parts_settle(struct fact_scene *scene)
{
	const struct part none = { .word = 0 };
	for (uint32_t i = 1; i < scene->amount_count;) {
		struct part part = part_of(scene, i, &none);
		i = part.whole ? settle_parts(scene, i, part) : i + 1;
	}
}
