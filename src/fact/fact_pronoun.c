/* Whom a pronoun of the third person stands for: "Micron announced that it
 * will invest", "a pledge from Wolfspeed that it will invest".
 *
 * The party keeps the pronoun's words; its name is that of whom it stands for.
 * Stage 5 says whom those pronouns mean that it knows; here the clause around
 * tells it of those that no table has. */
#include "event/parties.h"
#include "fact/fact_scene.h"

enum { CLIMB = 4 };

static bool
is_third_person(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct token *word = &tree->tokens[token];
	return word->upos == UPOS_PRON
	       && feats_get(word->feats, FEATURE_PERSON) == PERSON_3
	       && tree_relation(tree, token) != DEPREL_NMOD_POSS;
}

/* The name behind or before a noun that only describes: "the company Micron".
 */
static uint16_t
named_by(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t name = tree_child(tree, noun, DEPREL_APPOS);
	return name && !fact_is_name(scene, noun) && fact_is_name(scene, name)
			       ? name
			       : noun;
}

/* Somebody with words of his own, of whom the pronoun can be said. */
static bool
can_be(const struct fact_scene *scene, uint16_t token, uint16_t pronoun)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->everybody[token];
	if (!token || token >= pronoun || !tree_is_noun(tree, token) || !mention
			|| mention->kind == MENTION_ADJECTIVE)
		return false;
	enum number number =
			feats_get(tree->tokens[token].feats, FEATURE_NUMBER);
	bool several = feats_get(tree->tokens[pronoun].feats, FEATURE_NUMBER)
		       == NUMBER_PLUR;
	return several || number != NUMBER_PLUR;
}

/* Whose the noun is: "Fiji's pledge", "a pledge from Fiji". */
static uint16_t
owner_of(const struct fact_scene *scene, uint16_t noun, uint16_t pronoun)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, noun, child)
	{
		uint16_t word = tree_child(tree, child, DEPREL_CASE);
		bool owner = tree_relation(tree, child) == DEPREL_NMOD_POSS
			     || (word
					     && (tree_is(tree, word, GRAMMAR_BY)
							     || fact_says_from(
									     scene,
									     word)
							     || tree_is(tree,
									     word,
									     GRAMMAR_OWNER_PREPOSITION)));
		if (owner && can_be(scene, child, pronoun))
			return child;
	}
	return 0;
}

/* "is announcing that, because of the law, it will": a clause behind "that" is
 * what is said, however it is read. */
static enum deprel
relation_of_clause(const struct tree *tree, uint16_t clause)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, clause));
	uint16_t mark = tree_child(tree, clause, DEPREL_MARK);
	return deprel == DEPREL_PARATAXIS && mark
					       && tree_head(tree, clause) < mark
			       ? DEPREL_CCOMP
			       : deprel;
}

/* "{Rich countries} have not kept the promise that they made": who does what
 * the noun of the relative clause stands in; 0 when it fits no pronoun. */
static uint16_t
who_keeps(const struct fact_scene *scene, uint16_t noun, uint16_t pronoun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = tree->clause_of[noun];
	uint16_t subject = clause ? tree->clauses[clause].subject : 0;
	if (!subject || !can_be(scene, subject, pronoun))
		return 0;
	bool several = feats_get(tree->tokens[pronoun].feats, FEATURE_NUMBER)
		       == NUMBER_PLUR;
	bool plural = tree_feature(tree, subject, FEATURE_NUMBER)
		      == NUMBER_PLUR;
	return several == plural && subject < noun ? subject : 0;
}

/* Who says, or has promised, what is told of the pronoun. */
static uint16_t
who_tells(const struct fact_scene *scene, uint16_t pronoun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = tree->clause_of[pronoun];
	for (unsigned step = 0; clause && step < CLIMB; step++) {
		enum deprel deprel = relation_of_clause(tree, clause);
		uint16_t head = tree_head(tree, clause);
		if (!head)
			return 0;
		if (tree_relation(tree, clause) == DEPREL_ACL_RELCL)
			return who_keeps(scene, head, pronoun);
		if (deprel == DEPREL_ACL && tree_is_noun(tree, head))
			return owner_of(scene, head, pronoun);
		if (deprel != DEPREL_CCOMP && deprel != DEPREL_XCOMP
				&& deprel != DEPREL_CONJ)
			return 0;
		uint16_t subject = tree->clauses[head].subject;
		subject = subject ? named_by(scene, subject) : 0;
		if (deprel == DEPREL_CCOMP && can_be(scene, subject, pronoun))
			return subject;
		clause = head;
	}
	return 0;
}

/* The pronoun's words with the name of whom it stands for. */
static const struct mention *
stand_for(const struct fact_scene *scene, const struct mention *pronoun,
		const struct mention *who)
{
	const struct str text = scene->scene.tree.text->bytes;
	struct mention *mention =
			ARENA_NEW(scene->scene.arena, struct mention, 1);
	*mention = *pronoun;
	mention->actor = who->actor;
	mention->antecedent = (struct antecedent){ who->sentence, who->start,
		who->end };
	if (!mention->actor.name.len)
		mention->actor.name = str_cut(
				text.at + who->start, text.at + who->end);
	return mention;
}

/* The words that stage 5 says the pronoun refers to are its name, if it has
 * none. */
static const struct mention *
with_name(const struct fact_scene *scene, const struct mention *pronoun)
{
	const struct antecedent *who = &pronoun->antecedent;
	const struct str text = scene->scene.tree.text->bytes;
	if (!who->end || pronoun->actor.name.len || pronoun->with)
		return pronoun;
	struct mention *mention =
			ARENA_NEW(scene->scene.arena, struct mention, 1);
	*mention = *pronoun;
	mention->actor.name = str_cut(text.at + who->start, text.at + who->end);
	return mention;
}

const struct mention *
fact_pronoun_party(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *known = scene->known[token];
	if (!is_third_person(scene, token))
		return scene->everybody[token];
	/* Stage 5 passes over those whom no table knows. */
	uint16_t who = who_tells(scene, token);
	if (who && (!known || scene->everybody[who]->kind == MENTION_GENERIC))
		return stand_for(scene, scene->everybody[token],
				scene->everybody[who]);
	return known ? with_name(scene, known) : scene->everybody[token];
}

/* ------------------------------------------------------- who is told twice */

/* The speaker, the reader or several others; 0 for whom the words "he" and
 * "it" mean, who may be two. */
static unsigned
person_of(const struct fact_scene *scene, const struct mention *mention)
{
	enum { PERSONS = 4 };
	const struct tree *tree = &scene->scene.tree;
	if (!fact_is_here(scene, mention)
			|| tree->tokens[mention->head].upos != UPOS_PRON)
		return 0;
	unsigned person = tree_feature(tree, mention->head, FEATURE_PERSON);
	unsigned number = tree_feature(tree, mention->head, FEATURE_NUMBER);
	if (person == PERSON_3 && number != NUMBER_PLUR)
		return 0;
	return number * PERSONS + person;
}

static bool
is_told_before(const struct fact_scene *scene, const struct fact *fact,
		unsigned i)
{
	unsigned person = person_of(scene, fact->party[i].mention);
	for (unsigned k = 0; person && k < i; k++)
		if (fact->party[k].role == fact->party[i].role
				&& fact->party[k].mention->head
						   != fact->party[i].mention->head
				&& person_of(scene, fact->party[k].mention)
						   == person)
			return true;
	return false;
}

void
fact_pronouns_join(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	bool again[FACT_PARTIES];
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		again[i] = is_told_before(scene, fact, i);
	for (unsigned i = 0; i < fact->party_count; i++)
		if (!again[i])
			fact->party[kept++] = fact->party[i];
	fact->party_count = kept;
}
