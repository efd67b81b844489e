#include "event/mend_quantity.h"

/* "más", "de" and, within a few words, the number and what it counts. */
struct quantity {
	uint16_t word, preposition, number, noun;
};

static bool
is_number(const struct tree *tree, uint16_t token)
{
	return token <= tree->count && tree->tokens[token].upos == UPOS_NUM;
}

/* What the number counts, "millones" too; the number itself when it stands
 * alone. */
static uint16_t
noun_of(const struct tree *tree, uint16_t number)
{
	enum { REACH = 4 };
	uint16_t head = tree_head(tree, number);
	uint16_t above = tree_head(tree, head);
	if (tree_relation(tree, number) == DEPREL_NUMMOD && head > number
			&& head <= number + REACH)
		return head;
	/* "más de cien estudiantes", where the number hangs on "más". */
	if (head && head < number && tree_is(tree, head, GRAMMAR_QUANTITY)
			&& above > number && above <= number + REACH)
		return above;
	return number;
}

static bool
read_quantity(const struct tree *tree, uint16_t word, struct quantity *out)
{
	uint16_t preposition = (uint16_t)(word + 1);
	uint16_t number = (uint16_t)(word + 2);
	if (!tree_is(tree, word, GRAMMAR_QUANTITY) || number > tree->count
			|| !tree_is(tree, preposition,
					GRAMMAR_OWNER_PREPOSITION))
		return false;
	if (tree->tokens[number].upos == UPOS_DET)
		number++;
	if (!is_number(tree, number))
		return false;
	*out = (struct quantity){ word, preposition, number,
		noun_of(tree, number) };
	return out->noun != word;
}

static bool
is_subject_missing(const struct tree *tree, uint16_t verb)
{
	return !tree_child(tree, verb, DEPREL_NSUBJ)
	       && !tree_child(tree, verb, DEPREL_NSUBJ_PASS);
}

/* What the noun is to the verb, where the tree has it as an oblique because of
 * the quantity's preposition, or the quantity as an adverb. */
static enum deprel
role_of(const struct tree *tree, uint16_t noun, uint16_t verb,
		enum deprel deprel)
{
	bool loose = deprel == DEPREL_ADVMOD || deprel == DEPREL_OBL
		     || deprel == DEPREL_NMOD;
	if (!loose || tree->tokens[verb].upos != UPOS_VERB)
		return deprel == DEPREL_ADVMOD ? DEPREL_NMOD : deprel;
	if (noun < verb && is_subject_missing(tree, verb))
		return DEPREL_NSUBJ;
	if (noun > verb && !tree_child(tree, verb, DEPREL_OBJ))
		return DEPREL_OBJ;
	return DEPREL_OBL;
}

static void
hang(struct token *tokens, uint16_t token, uint16_t head, enum deprel deprel)
{
	tokens[token].head = head;
	tokens[token].deprel = (uint8_t)deprel;
}

/* A preposition of the whole phrase: "a más de 5.000 personas". */
static uint16_t
outer_preposition(const struct tree *tree, const struct quantity *quantity)
{
	uint16_t before = (uint16_t)(quantity->word - 1);
	return before && tree->tokens[before].upos == UPOS_ADP
					       && tree_relation(tree, before)
								  == DEPREL_CASE
			       ? before
			       : 0;
}

static void
mend(struct tree *tree, struct token *tokens, const struct quantity *quantity)
{
	uint16_t word = quantity->word, noun = quantity->noun;
	uint16_t above = tree_head(tree, word), below = tree_head(tree, noun);
	bool beside = above == below && above != noun;
	if (!(below == word || (above == noun && below) || beside))
		return;
	uint16_t verb = above == noun ? below : above;
	uint16_t outer = outer_preposition(tree, quantity);
	/* No word may come to hang on one that hangs on it. */
	if (!verb || verb == noun || verb == word
			|| tree_is_below(tree, verb, quantity->preposition)
			|| (outer && tree_is_below(tree, verb, outer)))
		return;
	enum deprel deprel = tree_relation(tree, below == word ? word : noun);
	if (!outer)
		deprel = role_of(tree, noun, verb, deprel);
	else if (deprel == DEPREL_ADVMOD)
		deprel = DEPREL_OBL;
	hang(tokens, noun, verb, deprel);
	hang(tokens, word, noun, DEPREL_ADVMOD);
	hang(tokens, quantity->preposition, word, DEPREL_FIXED);
	if (outer)
		hang(tokens, outer, noun, DEPREL_CASE);
}

/* A number or what one counts. */
static bool
has_number(const struct tree *tree, uint16_t token)
{
	return is_number(tree, token) || tree_child(tree, token, DEPREL_NUMMOD);
}

/* "por lo menos a 20", with "por" as the number's preposition: that is the one
 * behind "menos". */
static bool
mend_least(struct tree *tree, struct token *tokens, uint16_t number)
{
	uint16_t first = tree_child(tree, number, DEPREL_CASE);
	uint16_t least = first ? tree_child(tree, first, DEPREL_FIXED) : 0;
	uint16_t own = least ? tree_child(tree, least, DEPREL_CASE) : 0;
	if (!own || least < first || own < least || own > number)
		return false;
	hang(tokens, own, number, DEPREL_CASE);
	hang(tokens, first, number, DEPREL_ADVMOD);
	return true;
}

/* "a los {cuatro} oficiales", with the number hung on the article: it counts
 * what the article stands before. */
static bool
mend_articled(struct tree *tree, struct token *tokens, uint16_t number)
{
	enum { REACH = 4 };
	uint16_t article = tree_head(tree, number);
	uint16_t noun = tree_head(tree, article);
	if (!article || article + 1 != number || !is_number(tree, number)
			|| tree->tokens[article].upos != UPOS_DET
			|| noun <= number || noun > number + REACH)
		return false;
	hang(tokens, number, noun, DEPREL_NUMMOD);
	return true;
}

void
mend_quantities(struct tree *tree, struct token *tokens)
{
	struct quantity quantity;
	for (uint16_t t = 2; t <= tree->count; t++)
		if (mend_articled(tree, tokens, t))
			tree_link(tree);
	for (uint16_t t = 1; t <= tree->count; t++)
		if (has_number(tree, t) && mend_least(tree, tokens, t))
			tree_link(tree);
	for (uint16_t t = 1; t < tree->count; t++)
		if (read_quantity(tree, t, &quantity)) {
			mend(tree, tokens, &quantity);
			tree_link(tree);
		}
}
