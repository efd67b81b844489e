#include "event/objects.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"

/* Names tell no number, but for their article. */
static unsigned
noun_number(const struct tree *tree, uint16_t noun)
{
	unsigned article = 0;
	TREE_CHILDREN(tree, noun, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (deprel == DEPREL_CONJ)
			return NUMBER_PLUR;
		if (deprel == DEPREL_DET)
			article = tree_feature(tree, child, FEATURE_NUMBER);
	}
	bool name = tree->tokens[noun].upos != UPOS_NOUN;
	unsigned own = name ? 0 : tree_feature(tree, noun, FEATURE_NUMBER);
	/* "Los Verdes exige": a plural article is a part of the name. */
	return own || article == NUMBER_PLUR ? own : article;
}

/* "la mayoría votaron" does not. */
static bool
disagrees(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	unsigned told = tree_finite_feature(tree, verb, FEATURE_NUMBER);
	unsigned number = noun_number(tree, noun);
	if (!told || !number || told == number)
		return false;
	return number == NUMBER_PLUR || !tree_is(tree, noun, GRAMMAR_PARTITIVE);
}

static bool
is_relative(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_PRON
	       && tree_is(tree, token, GRAMMAR_RELATIVE);
}

/* What the clause of `verb` says something of; 0 none. */
static uint16_t
antecedent_of(const struct tree *tree, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ACL_RELCL
			       ? tree_head(tree, verb)
			       : 0;
}

static bool
has_object(const struct tree *tree, uint16_t verb)
{
	return tree_child(tree, verb, DEPREL_OBJ)
	       || tree_child(tree, verb, DEPREL_CCOMP)
	       || tree_child(tree, verb, DEPREL_XCOMP);
}

/* Of a relative pronoun before the verb and a noun behind it the pronoun. */
static bool
pronoun_is_object(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	uint16_t antecedent = antecedent_of(tree, verb);
	bool pronoun = antecedent && !disagrees(tree, verb, antecedent);
	bool behind = !disagrees(tree, verb, noun);
	/* Both may be the subject, or neither: what stands behind the verb was
	 * read as one though objects mostly stand there. */
	if (pronoun == behind)
		return tree_is_somebody(tree, noun)
		       || !tree_is_somebody(tree, antecedent);
	return behind;
}

/* "Ecuador: policías retienen a Correa" */
static bool
is_heading(const struct tree *tree, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t < last; t++)
		if (str_equal(text_of_token(tree->text, &tree->tokens[t]),
				    STR(":")))
			return true;
	return !tree_is_somebody(tree, first) && tree_is_somebody(tree, last);
}

/* Of two before the verb the one that is none of its subjects. */
static void
mend_before(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t first, uint16_t last)
{
	if (is_relative(tree, last))
		return;
	if (!is_relative(tree, first)) {
		if (is_heading(tree, first, last))
			tokens[first].deprel = DEPREL_DISLOCATED;
	} else if (!has_object(tree, verb)) {
		tokens[first].deprel = DEPREL_OBJ;
	}
}

static bool
is_object_by_number(const struct tree *tree, uint16_t verb, uint16_t noun,
		uint16_t other)
{
	return disagrees(tree, verb, noun) && !disagrees(tree, verb, other);
}

/* One of two subjects is the object, joined to the other, or a heading. */
static void
mend_two(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t first, uint16_t last)
{
	bool same_side = (first < verb) == (last < verb);
	if (same_side && tree_child(tree, last, DEPREL_CC)) {
		tokens[last].head = first;
		tokens[last].deprel = DEPREL_CONJ;
	} else if (last < verb) {
		mend_before(tree, tokens, verb, first, last);
	} else if (first < verb && !has_object(tree, verb)
			&& !tree_child(tree, last, DEPREL_CASE)) {
		bool object = is_relative(tree, first)
					      ? pronoun_is_object(
							      tree, verb, last)
					      : is_object_by_number(tree, verb,
							      first, last);
		tokens[object ? first : last].deprel = DEPREL_OBJ;
	}
}

/* The noun behind a verb that was taken for its object and may be its subject:
 * it has no preposition and agrees; 0 none. */
static uint16_t
subject_taken_for_object(const struct tree *tree, uint16_t verb)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	bool fits = object > verb && tree_is_noun(tree, object)
		    && !tree_child(tree, object, DEPREL_CASE)
		    && !disagrees(tree, verb, object);
	return fits ? object : 0;
}

static bool
make_subject(struct token *tokens, uint16_t subject, uint16_t object)
{
	tokens[subject].deprel = DEPREL_NSUBJ;
	tokens[object].deprel = DEPREL_OBJ;
	return true;
}

/* "los presos que liberó el ministro": a person who is an object has a
 * preposition. */
static bool
mend_person(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t person = subject_taken_for_object(tree, verb);
	if (!person || !tree_is_somebody(tree, person)
			|| !tree_child(tree, person, DEPREL_DET))
		return false;
	return make_subject(tokens, person, pronoun);
}

/* "la medida que rechazó la oposición", "cuya dimisión exige la oposición": of
 * such verbs only somebody is the subject, and `thing` is nobody. */
static uint16_t
agent_behind(const struct tree *tree, uint16_t verb, uint16_t thing)
{
	uint16_t agent = subject_taken_for_object(tree, verb);
	bool acts = agent && tree_may_act(tree, agent)
		    && tree_is(tree, verb, GRAMMAR_AGENTIVE)
		    && !tree_may_act(tree, thing);
	return acts ? agent : 0;
}

static bool
mend_agentive(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t thing = antecedent_of(tree, verb);
	uint16_t agent = thing ? agent_behind(tree, verb, thing) : 0;
	if (!agent || tree->tokens[thing].upos != UPOS_NOUN
			|| tree_child(tree, verb, DEPREL_XCOMP)
			|| tree_child(tree, verb, DEPREL_CCOMP))
		return false;
	return make_subject(tokens, agent, pronoun);
}

static bool
mend_whose(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t noun)
{
	uint16_t agent = agent_behind(tree, verb, noun);
	if (!agent || noun > verb
			|| !tree_child_in(tree, noun, GRAMMAR_RELATIVE))
		return false;
	return make_subject(tokens, agent, noun);
}

/* The word that opens a relative clause, where it was read as a conjunction; 0
 * none. */
static uint16_t
relative_mark(const struct tree *tree, uint16_t verb)
{
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	return mark && mark < verb && antecedent_of(tree, verb)
					       && tree_is(tree, mark,
							       GRAMMAR_RELATIVE)
			       ? mark
			       : 0;
}

/* "el gas que vende a Italia": what is given is told by the pronoun. */
static void
mend_given(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	uint16_t antecedent = antecedent_of(tree, verb);
	if (!object || !antecedent || tree_is_somebody(tree, antecedent)
			|| !tree_child(tree, object, DEPREL_CASE)
			|| !tree_is(tree, verb, GRAMMAR_GIVE))
		return;
	tokens[object].deprel = DEPREL_OBL_ARG;
	tokens[pronoun].deprel = DEPREL_OBJ;
}

/* An empty verb around the noun of an event. */
static bool
is_light(const struct tree *tree, uint16_t verb)
{
	const struct phrases *light = &tree->frames->light;
	word_id lemma = tree->tokens[verb].lemma;
	for (size_t i = phrases_first(light, lemma);
			i < light->count && light->at[i].word[0] == lemma; i++)
		if (light->at[i].count == 1)
			return true;
	return false;
}

/* "la reunión que mantuvo con él": such verbs have an object, but for those
 * that the noun itself may do ("la reunión que empezó"). */
static bool
is_done(const struct tree *tree, uint16_t verb, uint16_t antecedent)
{
	return antecedent && !tree_is_somebody(tree, antecedent)
	       && !tree_is(tree, verb, GRAMMAR_EMPTY) && is_light(tree, verb);
}

/* By itself it may tell an event of some category. */
static bool
tells_event(const struct tree *tree, uint16_t noun)
{
	return frames_retold(tree->frames, tree->tokens[noun].lemma) != 0;
}

/* "la luz que Laos vende": read as one phrase with the pronoun. */
static bool
mend_apposition(struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t noun = tree_child(tree, pronoun, DEPREL_APPOS);
	if (!noun || noun < pronoun || noun > verb || !tree_is_noun(tree, noun)
			|| disagrees(tree, verb, noun))
		return false;
	tokens[noun].head = verb;
	tokens[noun].deprel = DEPREL_NSUBJ;
	tokens[pronoun].deprel = DEPREL_OBJ;
	tree_link(tree);
	return true;
}

/* "Las protestas que realizan sindicatos": what is done is told by the noun
 * before the pronoun, so who does it stands behind. */
static bool
mend_doer(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	uint16_t antecedent = antecedent_of(tree, verb);
	if (object < verb || !antecedent || !tree_is_noun(tree, object)
			|| !is_light(tree, verb)
			|| !tells_event(tree, antecedent)
			|| tells_event(tree, object)
			|| tree_child(tree, object, DEPREL_CASE)
			|| tree_child(tree, verb, DEPREL_XCOMP)
			|| disagrees(tree, verb, object))
		return false;
	tokens[object].deprel = DEPREL_NSUBJ;
	tokens[pronoun].deprel = DEPREL_OBJ;
	return true;
}

static void
mend_pronoun(struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t antecedent = antecedent_of(tree, verb);
	if (mend_apposition(tree, tokens, verb, pronoun))
		return;
	if (has_object(tree, verb)) {
		if (!mend_person(tree, tokens, verb, pronoun)
				&& !mend_agentive(tree, tokens, verb, pronoun)
				&& !mend_doer(tree, tokens, verb, pronoun))
			mend_given(tree, tokens, verb, pronoun);
	} else if (is_done(tree, verb, antecedent)
			|| (antecedent && disagrees(tree, verb, antecedent))) {
		tokens[pronoun].deprel = DEPREL_OBJ;
	}
}

/* "le congeló los activos". A singular before its verb may be a body of many:
 * "la mayoría votaron". */
static void
mend_noun(const struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t subject)
{
	if (has_object(tree, verb) || !disagrees(tree, verb, subject)
			|| tree_child(tree, subject, DEPREL_CASE))
		return;
	if (noun_number(tree, subject) == NUMBER_PLUR || subject > verb)
		tokens[subject].deprel = DEPREL_OBJ;
}

/* "la querella que presentó el PSOE": the pronoun is the object, and what
 * stands behind the verb without a preposition no other one. */
static void
mend_second(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t pronoun = 0, noun = 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_OBJ) {
		if (child < verb && is_relative(tree, child))
			pronoun = child;
		else if (child > verb && tree_is_noun(tree, child) && !noun)
			noun = child;
	}
	if (!pronoun || !noun || tree_child(tree, noun, DEPREL_CASE))
		return;
	/* "una resolución que condena la invasión": no deed condemns */
	if (tree_is(tree, verb, GRAMMAR_AGENTIVE)
			&& tree->tokens[noun].upos == UPOS_NOUN
			&& !tree_is_somebody(tree, noun))
		tokens[pronoun].deprel = DEPREL_NSUBJ;
	else if (!disagrees(tree, verb, noun))
		tokens[noun].deprel = DEPREL_NSUBJ;
}

/* "considera inaceptable la propuesta": what is said of the object; but not
 * where it has a determiner, "un alto el fuego". */
static void
mend_predicate(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t adjective = 0, noun = 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_OBJ && child > verb) {
		bool bare = tree->tokens[child].upos == UPOS_ADJ
			    && !tree_child(tree, child, DEPREL_DET);
		if (bare)
			adjective = child;
		else if (tree_is_noun(tree, child))
			noun = child;
	}
	if (adjective && noun)
		tokens[adjective].deprel = DEPREL_XCOMP;
}

/* "inaceptable", "equivocada", "un error": what may be said of an object. */
static bool
may_be_said(const struct tree *tree, uint16_t token)
{
	if (tree_child(tree, token, DEPREL_CASE))
		return false;
	if (tree->tokens[token].upos == UPOS_NOUN)
		return tree_child_in(tree, token, GRAMMAR_INDEFINITE);
	return !tree_child(tree, token, DEPREL_DET)
	       && (tree->tokens[token].upos == UPOS_ADJ
			       || tree_is_past_participle(tree, token));
}

/* Hangs on the verb, or as a part of its object. */
static bool
is_beside_object(const struct tree *tree, uint16_t verb, uint16_t token)
{
	uint16_t head = tree_head(tree, token);
	enum deprel deprel = tree_relation(tree, token);
	if (head == verb)
		return deprel == DEPREL_OBJ || deprel == DEPREL_XCOMP;
	return tree_head(tree, head) == verb && head > verb && token > head
	       && tree_relation(tree, head) == DEPREL_OBJ
	       && !tree_is_behind_comma(tree, token)
	       && (deprel == DEPREL_APPOS || deprel == DEPREL_NMOD);
}

/* The noun of which it is said: an object beside it, or what the parser hung on
 * it; 0 none. */
static uint16_t
said_of(const struct tree *tree, uint16_t verb, uint16_t predicate)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && child != predicate && tree_is_noun(tree, child)
			&& tree_relation(tree, child) == DEPREL_OBJ)
		return child;
	TREE_CHILDREN(tree, predicate, below)
	{
		enum deprel deprel = tree_relation(tree, below);
		if (below > predicate && tree_is_noun(tree, below)
				&& (deprel == DEPREL_OBJ
						|| deprel == DEPREL_NSUBJ))
			return below;
	}
	return 0;
}

/* "considera equivocada la política", "la retirada un error", with two objects
 * or with the policy as the subject of the error. */
static void
mend_regarded(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	if (!tree_is(tree, verb, GRAMMAR_REGARD))
		return;
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++) {
		if (!may_be_said(tree, t) || !is_beside_object(tree, verb, t))
			continue;
		uint16_t noun = said_of(tree, verb, t);
		if (!noun)
			return;
		tokens[t].head = verb;
		tokens[t].deprel = DEPREL_XCOMP;
		if (tokens[t].upos == UPOS_VERB)
			tokens[t].upos = UPOS_ADJ;
		tokens[noun].head = verb;
		tokens[noun].deprel = DEPREL_OBJ;
		return;
	}
}

/* A phrase that tells no time and has no preposition. */
static bool
is_bare(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	uint16_t first = tree_leftmost(tree, noun);
	return noun > verb && tree_relation(tree, noun) == DEPREL_OBL
	       && tree->tokens[noun].upos == UPOS_NOUN
	       && tree_child(tree, noun, DEPREL_DET)
	       && !tree_child(tree, noun, DEPREL_CASE)
	       && !tree_is(tree, noun, GRAMMAR_CALENDAR)
	       && !tree_is(tree, noun, GRAMMAR_MEASURE)
	       && tree->tokens[first].upos != UPOS_ADP
	       && tree->tokens[first - 1].upos != UPOS_ADP;
}

/* "pidió por tercera vez, en vano, el fin del asedio": what stands far behind
 * the verb was read as a circumstance. */
static void
mend_far(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	if (has_object(tree, verb) || tree_child(tree, verb, DEPREL_EXPL)
			|| tree_child(tree, verb, DEPREL_AUX_PASS))
		return;
	TREE_CHILDREN(tree, verb, child)
	if (is_bare(tree, verb, child)) {
		tokens[child].deprel = DEPREL_OBJ;
		return;
	}
}

/* "decretó {la madrugada del lunes} el estado de sitio": of two objects behind
 * the verb the one that is a time tells when; "declaró el lunes día de luto" has
 * no other. */
static void
mend_time(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t time = 0, thing = 0;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = deprel_universal(
				tree_relation(tree, child));
		if (child < verb || !tree_is_noun(tree, child)
				|| (deprel != DEPREL_OBJ
						&& deprel != DEPREL_OBL))
			continue;
		if (!tree_is(tree, child, GRAMMAR_CALENDAR))
			thing = deprel == DEPREL_OBJ ? child : thing;
		else if (deprel == DEPREL_OBJ
				&& tree_child(tree, child, DEPREL_DET)
				&& !tree_child(tree, child, DEPREL_CASE))
			time = child;
	}
	if (time && thing)
		tokens[time].deprel = DEPREL_OBL;
}

/* "le impuso sanciones" with the pronoun as an object: it is to whom. */
static void
mend_dative(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t pronoun = 0, object = 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_OBJ) {
		if (child < verb && tree_is(tree, child, GRAMMAR_DATIVE))
			pronoun = child;
		else if (child > verb && tree_is_noun(tree, child)
				&& !tree_child(tree, child, DEPREL_CASE))
			object = child;
	}
	if (pronoun && object)
		tokens[pronoun].deprel = DEPREL_IOBJ;
}

/* "los expulsó {a Chad}" with the name as a second object: where to. */
static void
mend_goal(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	bool pronoun = false;
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) != DEPREL_OBJ)
			continue;
		if (child < verb)
			pronoun |= tree_is(tree, child, GRAMMAR_CLITIC)
				   && !tree_is(tree, child, GRAMMAR_DATIVE);
		else if (pronoun && tree->tokens[child].upos == UPOS_PROPN
				&& tree_child_in(tree, child,
						GRAMMAR_GOAL_PREPOSITION))
			tokens[child].deprel = DEPREL_OBL;
	}
}

static void
mend_passive(const struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (object && !tree_child(tree, verb, DEPREL_NSUBJ)
			&& !tree_child(tree, verb, DEPREL_NSUBJ_PASS)
			&& !tree_child(tree, object, DEPREL_CASE)
			&& tree_is_noun(tree, object))
		tokens[object].deprel = DEPREL_NSUBJ_PASS;
}

void
objects_mend(struct tree *tree, struct token *tokens)
{
	for (uint16_t verb = 1; verb <= tree->count; verb++) {
		if (tree->tokens[verb].upos != UPOS_VERB)
			continue;
		uint16_t first = 0, last = 0;
		TREE_CHILDREN(tree, verb, child)
		if (tree_relation(tree, child) == DEPREL_NSUBJ) {
			first = first ? first : child;
			last = child;
		}
		mend_far(tree, tokens, verb);
		mend_time(tree, tokens, verb);
		mend_dative(tree, tokens, verb);
		mend_goal(tree, tokens, verb);
		mend_predicate(tree, tokens, verb);
		mend_regarded(tree, tokens, verb);
		if (tree_child(tree, verb, DEPREL_AUX_PASS))
			mend_passive(tree, tokens, verb);
		else if (tree_child(tree, verb, DEPREL_EXPL))
			continue;
		else if (!first && relative_mark(tree, verb))
			mend_agentive(tree, tokens, verb,
					relative_mark(tree, verb));
		else if (!first)
			mend_second(tree, tokens, verb);
		else if (first != last)
			mend_two(tree, tokens, verb, first, last);
		else if (is_relative(tree, first))
			mend_pronoun(tree, tokens, verb, first);
		else if (!mend_whose(tree, tokens, verb, first))
			mend_noun(tree, tokens, verb, first);
	}
	tree_link(tree);
}
