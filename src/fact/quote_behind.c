/* Who stands behind a verb that comes before its subject, "dijo ayer Reyes",
 * whatever the tree hung the phrase on. */
#include "fact/quote_work.h"

/* "dijo {a Efe} Ana Reyes": behind whom it was told to. */
static uint16_t
behind_hearer(const struct tree *tree, uint16_t token)
{
	if (token >= tree->count
			|| tree->tokens[token].lower != tree->frames->to)
		return token;
	uint16_t t = (uint16_t)(token + 1);
	if (t < tree->count && tree->tokens[t].upos == UPOS_DET)
		t++;
	if (t >= tree->count || !tree_is_noun(tree, t))
		return token;
	t++;
	while (t < tree->count && tree_is_noun(tree, t)
			&& (tree->tokens[t].name == NAME_I_PER
					|| tree->tokens[t].name == NAME_I_ORG
					|| tree->tokens[t].name == NAME_I_LOC))
		t++;
	return t;
}

/* The name of a person behind `token` and words of these kinds (a bit for each
 * UPOS), within so many; or `token`. */
static uint16_t
name_over(const struct tree *tree, uint16_t token, uint32_t kinds, int words)
{
	for (uint16_t t = (uint16_t)(token + 1);
			t <= tree->count && t < token + words; t++) {
		/* "en nombre {de Ana Reyes}" */
		if (tree->tokens[t].name == NAME_B_PER)
			return t > token + 1
					       && tree->tokens[t - 1].upos
								  != UPOS_ADP
				       ? t
				       : token;
		if (!(kinds >> tree->tokens[t].upos & 1u))
			break;
	}
	return token;
}

/* "dijo {sin rodeos} Mora", "afirmó {en tono grave} Ana Reyes", "señaló {en
 * rueda de prensa} Mora": behind how and where it was said, a noun or two
 * without an article. */
static uint16_t
behind_manner(const struct tree *tree, uint16_t token)
{
	if (token >= tree->count || tree->tokens[token].upos != UPOS_ADP)
		return token;
	return name_over(tree, token,
			1u << UPOS_NOUN | 1u << UPOS_ADJ | 1u << UPOS_ADP, 6);
}

/* "dijo {un cansado y feliz} Luis Mora": behind what is said of the name. */
static uint16_t
behind_praise(const struct tree *tree, uint16_t token)
{
	if (token >= tree->count || tree->tokens[token].upos != UPOS_DET)
		return token;
	return name_over(tree, token,
			1u << UPOS_ADJ | 1u << UPOS_CCONJ | 1u << UPOS_ADV
					| 1u << UPOS_VERB,
			6);
}

/* "dijo {este lunes} la alcaldesa": behind when it was said. */
static uint16_t
behind_day(const struct tree *tree, uint16_t token)
{
	uint16_t day = token;
	if (day < tree->count && tree->tokens[day].upos == UPOS_DET)
		day++;
	return day < tree->count
			       && frames_grammar(tree->frames,
					       tree->tokens[day].lemma,
					       GRAMMAR_CALENDAR)
			       ? (uint16_t)(day + 1)
			       : token;
}

/* The name of a person behind words that say how it was said, or how the
 * person is; 0 when none stands there. */
static uint16_t
name_behind_words(const struct tree *tree, uint16_t token)
{
	uint16_t name = behind_praise(tree, behind_manner(tree, token));
	return name > token && tree->tokens[name].name == NAME_B_PER ? name : 0;
}

/* ", informó hoy la agencia", "según informó la agencia": the phrase right
 * behind a verb that begins its clause, whatever it hangs on. */
uint16_t
subject_phrase_behind(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(view_verb_start(view, verb) - 1);
	uint16_t behind = (uint16_t)(verb + 1);
	while (before
			&& (tree->tokens[before].upos == UPOS_AUX
					|| tree->tokens[before].upos
							   == UPOS_PRON))
		before--;
	if (before && !view_is_punctuation(view, before)
			&& !tree_is(tree, before, GRAMMAR_PREDICATIVE))
		return 0;
	while (behind < tree->count && tree->tokens[behind].upos == UPOS_ADV)
		behind++;
	behind = behind_day(tree, behind);
	behind = behind_hearer(tree, behind);
	uint16_t name = name_behind_words(tree, behind);
	if (name)
		return name;
	for (uint16_t t = behind; t <= tree->count && t < behind + 4; t++) {
		if (tree_is_noun(tree, t) && view->left[t] == behind)
			return tree_child(tree, t, DEPREL_CASE) ? 0 : t;
		if (tree->tokens[t].upos == UPOS_ADP
				|| view_is_punctuation(view, t))
			return 0;
	}
	return 0;
}

uint16_t
second_subject_behind(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects
			|| !view_is_behind_mark(work, view, verb))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_NSUBJ
			&& view->left[child] == verb + 1)
		return child;
	return 0;
}
