/* Who speaks in a clause of "as": "As Minister Ana Reyes, a judge, rightly
 * said", however the tree hung the name. */
#include "event/tree_words.h"
#include "fact/quote_work.h"

uint16_t
behind_as(const struct tree *tree, uint16_t token)
{
	return tree_is(tree, token, GRAMMAR_PREDICATIVE) ? (uint16_t)(token + 1)
							 : token;
}

uint16_t
comma_before_saying(const struct tree *tree, uint16_t verb)
{
	uint16_t comma = (uint16_t)(verb - 1);
	if (comma > 1 && tree->tokens[comma].upos == UPOS_ADV)
		comma--;
	return tree_is_comma(tree, comma) ? comma : 0;
}

/* "As Cardinal {Hale}, head of the church, rightly said", with "as" read as a
 * case of the name; 0 none. */
static uint16_t
name_under_as(const struct tree *tree, uint16_t verb)
{
	uint16_t name = tree_head(tree, 1);
	bool led = tree_relation(tree, 1) == DEPREL_CASE && name < verb
		   && tree->tokens[name].upos == UPOS_PROPN
		   && tree_head(tree, name) == verb
		   && tree_is_comma(tree, (uint16_t)(name + 1));
	return led ? name : 0;
}

uint16_t
name_in_commas(const struct view *view, uint16_t verb)
{
	enum { FEWEST = 4 }; /* words before the verb */
	const struct tree *tree = &view->tree;
	if (verb <= FEWEST || behind_as(tree, 1) == 1
			|| tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t comma = comma_before_saying(tree, verb);
	uint16_t led = comma ? name_under_as(tree, verb) : 0;
	if (led || !comma || verb == FEWEST + 1
			|| tree_child(tree, verb, DEPREL_NSUBJ))
		return led;
	uint16_t name = comma;
	while (name > 1 && view_is_person_name(view, (uint16_t)(name - 1)))
		name--;
	return name < comma && tree_is_comma(tree, (uint16_t)(name - 1)) ? name
									 : 0;
}

uint16_t
start_with_title(const struct view *view, uint16_t verb, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t title = (uint16_t)(first - 1);
	bool split = title > 1 && tree->tokens[title].upos == UPOS_PROPN
		     && tree_head(tree, title) == verb
		     && behind_as(tree, (uint16_t)(title - 1)) == title
		     && !tree_traits(tree)->drops_subjects;
	return split ? title : first;
}
