#include "event/tree_verb.h"

bool
tree_is_past_participle(const struct tree *tree, uint16_t token)
{
	return tree_feature(tree, token, FEATURE_VERBFORM) == VERBFORM_PART
	       && tree_feature(tree, token, FEATURE_TENSE) != TENSE_PRES;
}

/* The features of a participle may lack the tense: then its ending tells. */
bool
tree_is_gerund(const struct tree *tree, uint16_t token)
{
	unsigned form = tree_feature(tree, token, FEATURE_VERBFORM);
	unsigned tense = tree_feature(tree, token, FEATURE_TENSE);
	if (form != VERBFORM_PART || tense)
		return form == VERBFORM_GER
		       || (form == VERBFORM_PART && tense == TENSE_PRES);
	const struct token *word = &tree->tokens[token];
	return str_ends(text_of_token(tree->text, word), STR("ing"));
}

/* "deben volver", "puede haber firmado": what its clause says is finite. */
static bool
has_finite_auxiliary(const struct tree *tree, uint16_t token)
{
	TREE_CHILDREN(tree, token, child)
	if (child < token && tree_relation(tree, child) == DEPREL_AUX
			&& tree_feature(tree, child, FEATURE_VERBFORM)
					   == VERBFORM_FIN)
		return true;
	return false;
}

/* The auxiliary or copula before it has that form: "haber firmado". */
static bool
has_infinitive_before(const struct tree *tree, uint16_t token)
{
	TREE_CHILDREN(tree, token, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (child < token
				&& (deprel == DEPREL_AUX
						|| deprel == DEPREL_COP)
				&& tree_feature(tree, child, FEATURE_VERBFORM)
						   == VERBFORM_INF)
			return true;
	}
	return false;
}

/* "firmar", "haber firmado", "ser firmado" */
static bool
has_infinitive_form(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	if (has_finite_auxiliary(tree, token))
		return false;
	if (tree_feature(tree, token, FEATURE_VERBFORM) == VERBFORM_INF)
		return upos == UPOS_VERB || upos == UPOS_AUX;
	return has_infinitive_before(tree, token);
}

bool
tree_is_infinitive(const struct tree *tree, uint16_t token)
{
	if (tree_traits(tree)->bare_infinitive)
		return has_infinitive_form(tree, token);
	TREE_CHILDREN(tree, token, child)
	if (child < token && tree_is(tree, child, GRAMMAR_INFINITIVE_MARK)
			&& tree->tokens[child].upos == UPOS_PART)
		return true;
	return false;
}

uint16_t
tree_finite_word(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX
			&& tree_feature(tree, child, FEATURE_PERSON))
		return child;
	return tree_feature(tree, verb, FEATURE_VERBFORM) == VERBFORM_FIN ? verb
									  : 0;
}

unsigned
tree_finite_feature(
		const struct tree *tree, uint16_t verb, enum feature feature)
{
	uint16_t finite = tree_finite_word(tree, verb);
	return finite ? tree_feature(tree, finite, feature) : 0;
}

bool
tree_is_past(const struct tree *tree, uint16_t verb)
{
	return tree_child_in(tree, verb, GRAMMAR_PERFECT_AUXILIARY)
	       || tree_finite_feature(tree, verb, FEATURE_TENSE) == TENSE_PAST;
}

bool
tree_is_subjunctive(const struct tree *tree, uint16_t verb)
{
	if (!tree_traits(tree)->moods)
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX
			&& tree_feature(tree, child, FEATURE_MOOD) == MOOD_SUB)
		return true;
	return tree_feature(tree, verb, FEATURE_MOOD) == MOOD_SUB;
}
