#include "event/mending.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

static bool
ends_in_stop(const struct tree *tree)
{
	const struct token *last = &tree->tokens[tree->count];
	return str_equal(text_of_token(tree->text, last), STR("."));
}

/* ---------------------------------------------------------- coordination */

/* "Talks between Iran and Iraq began" with Iraq as a second subject: what has
 * a conjunction before it belongs to the noun before that. */
static void
mend_coordination(struct mending *mending, uint16_t token)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = tree_head(tree, token), before = (uint16_t)(token - 1);
	if (tree_relation(tree, token) != DEPREL_CC || noun <= token || !before)
		return;
	enum deprel deprel = tree_relation(tree, noun);
	if ((deprel == DEPREL_NSUBJ || deprel == DEPREL_NSUBJ_PASS)
			&& tree_is_noun(tree, before))
		hang(mending, noun, before, DEPREL_CONJ);
}

/* "its prices and deals": one phrase, whatever comes behind it. */
static bool
begins_anew(const struct tree *tree, uint16_t noun)
{
	return tree->tokens[noun].upos == UPOS_PROPN
	       || tree_child(tree, noun, DEPREL_DET)
	       || tree_child(tree, noun, DEPREL_NMOD_POSS);
}

/* "Recognising the risk, Peru and Chile agreed": nothing between a finite verb
 * and what stands beside "and" sets them apart. */
static bool
is_of_clause(const struct tree *tree, uint16_t verb, uint16_t beside)
{
	for (uint16_t t = (uint16_t)(verb + 1); t < beside; t++)
		if (tree_is_comma(tree, t))
			return false;
	return is_verb(tree, verb) && !tree_is_gerund(tree, verb)
	       && !tree_is_infinitive(tree, verb);
}

/* "expected to draw" says more of the noun before it. */
static bool
is_said_of_noun(const struct tree *tree, uint16_t verb)
{
	return tree_is_past_participle(tree, verb)
	       && !tree_child(tree, verb, DEPREL_AUX)
	       && tree_child(tree, verb, DEPREL_XCOMP);
}

/* "Azerbaijan freed two men on Sunday and Armenia released one", with Armenia
 * beside Sunday: what stands between "and" and a second verb is its subject. */
static void
mend_taken_subject(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t beside = tree_head(tree, noun), verb = (uint16_t)(noun + 1);
	uint16_t word = (uint16_t)(tree_leftmost(tree, noun) - 1);
	if (tree_child(tree, noun, DEPREL_CC))
		word = tree_child(tree, noun, DEPREL_CC);
	if (!begins_anew(tree, noun) || !word || beside > word
			|| tree_relation(tree, word) != DEPREL_CC)
		return;
	while (verb <= tree->count && tree->tokens[verb].upos == UPOS_AUX)
		verb++;
	uint16_t first = verb <= tree->count ? tree_head(tree, verb) : 0;
	if (!first || first >= beside || !is_verb(tree, verb)
			|| !is_of_clause(tree, first, beside)
			|| is_said_of_noun(tree, verb)
			|| tree_is(tree, first, GRAMMAR_SAY)
			|| tree_relation(tree, verb) != DEPREL_CONJ
			|| (tree_child(tree, verb, DEPREL_CC)
					&& tree_head(tree, word) != verb)
			|| subject_of(tree, verb) || tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| !tree_is_below(tree, beside, first))
		return;
	hang(mending, noun, verb, DEPREL_NSUBJ);
	hang(mending, word, verb, DEPREL_CC);
}

/* "The ministers of both states spoke and agreed", with "spoke" said of the
 * states: a verb with "and" before it has its subject from another verb. */
static void
mend_first_verb(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = tree_head(tree, verb), subject = noun;
	if (!is_verb(tree, verb) || noun > verb || tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| tree_child(tree, verb, DEPREL_OBL_AGENT)
			|| tree_is_behind_comma(tree, verb))
		return;
	for (uint16_t steps = 0; subject && steps < tree->count
				 && !is_subject(tree_relation(tree, subject));
			steps++)
		subject = tree_head(tree, subject);
	uint16_t second = subject ? tree_head(tree, subject) : 0;
	uint16_t word = second ? tree_child(tree, second, DEPREL_CC) : 0;
	if (!word || word < verb || word > second || !is_verb(tree, second)
			|| tree_relation(tree, subject) != DEPREL_NSUBJ
			|| tree_relation(tree, second) == DEPREL_CONJ)
		return;
	hang(mending, verb, tree_head(tree, second),
			tree_relation(tree, second));
	hang(mending, subject, verb, DEPREL_NSUBJ);
	hang(mending, second, verb, DEPREL_CONJ);
}

/* The last subject of a verb before it; 0 none. */
static uint16_t
last_subject(const struct tree *tree, uint16_t verb)
{
	uint16_t last = 0;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && is_subject(tree_relation(tree, child)))
		last = child;
	return last;
}

/* "At least two mayors, six judges, and a minister took part" with the mayors
 * as a phrase of the verb, or with two subjects: what stands before the verb
 * without preposition and is joined to its subject is the first of them. */
static void
mend_listed_subject(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, noun);
	enum deprel deprel = tree_relation(tree, noun);
	if ((deprel != DEPREL_OBL && deprel != DEPREL_NSUBJ
			    && deprel != DEPREL_NSUBJ_PASS)
			|| verb <= noun || tree->tokens[noun].upos != UPOS_NOUN
			|| !is_verb(tree, verb)
			|| tree_child(tree, noun, DEPREL_CASE))
		return;
	uint16_t last = last_subject(tree, verb);
	uint16_t word = last > noun ? tree_conjunction_between(tree, noun, last)
				    : 0;
	if (!word || tree->tokens[last].upos != UPOS_NOUN)
		return;
	hang(mending, noun, verb, tree_relation(tree, last));
	hang(mending, last, noun, DEPREL_CONJ);
	hang(mending, word, last, DEPREL_CC);
}

/* "joined the Trade and Port Forum" with the trade and the forum as two
 * objects: one name. */
static void
mend_joined_name(struct mending *mending, uint16_t name)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, name), second = (uint16_t)(name - 1);
	uint16_t first = name > 2 ? tree_head(tree, second) : 0;
	if (tree_relation(tree, name) != DEPREL_OBJ || !first || first > second
			|| tree_relation(tree, second) != DEPREL_CONJ
			|| tree_relation(tree, first) != DEPREL_OBJ
			|| tree_head(tree, first) != verb || verb > first
			|| tree->tokens[name].upos != UPOS_PROPN
			|| tree->tokens[first].upos != UPOS_PROPN)
		return;
	hang(mending, first, name, DEPREL_COMPOUND);
}

/* "[Port Programme] Oman lends ..." with the programme as what lends and Oman
 * as its other name: what stands in brackets before a sentence is no part of
 * it. */
static void
mend_tag(struct mending *mending, uint16_t tag)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, tag), close = (uint16_t)(tag + 1);
	if (!is_subject(tree_relation(tree, tag)) || verb <= close
			|| !tree_is_written(tree, 1, STR("["))
			|| !tree_is_written(tree, close, STR("]")))
		return;
	uint16_t subject = last_subject(tree, verb);
	if (subject > close) {
		hang(mending, tag, verb, DEPREL_PARATAXIS);
		return;
	}
	TREE_CHILDREN(tree, tag, child)
	if (child > close && child < verb && tree_is_noun(tree, child)) {
		hang(mending, child, verb, tree_relation(tree, tag));
		hang(mending, tag, verb, DEPREL_PARATAXIS);
		return;
	}
}

/* "summoned the envoy, protested and left" with the second verb as a
 * complement of the first. */
static void
mend_second_verb(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t first = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_CCOMP || !is_verb(tree, verb)
			|| !first || first > verb || !is_verb(tree, first)
			|| tree_is(tree, first, GRAMMAR_SAY)
			|| !tree_child(tree, first, DEPREL_OBJ))
		return;
	if (subject_of(tree, verb) || tree_child(tree, verb, DEPREL_MARK)
			|| tree_child(tree, verb, DEPREL_AUX)
			|| tree_is_gerund(tree, verb)
			|| !tree_is_comma(tree, (uint16_t)(verb - 1)))
		return;
	mending->tokens[verb].deprel = DEPREL_CONJ;
	mending->changed = true;
}

/* "broke with Taipei and established relations": what stands right behind the
 * second verb is that one's object. */
static void
mend_object(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t first = tree_head(tree, noun);
	uint16_t verb = (uint16_t)(tree_leftmost(tree, noun) - 1);
	if (tree_relation(tree, noun) != DEPREL_OBJ || !first || verb <= first
			|| verb >= noun || !is_verb(tree, verb)
			|| tree_relation(tree, verb) != DEPREL_CONJ
			|| tree_head(tree, verb) != first
			|| tree_child(tree, verb, DEPREL_OBJ))
		return;
	hang(mending, noun, verb, DEPREL_OBJ);
}

/* A noun is told as a thing or a sum: "cheap loans", "$1 billion". */
static bool
begins_phrase(const struct tree *tree, uint16_t token)
{
	switch (tree->tokens[token].upos) {
	case UPOS_ADJ:
	case UPOS_DET:
	case UPOS_NUM:
	case UPOS_SYM:
		return true;
	default:
		return false;
	}
}

static uint16_t
last_of_name(const struct tree *tree, uint16_t name)
{
	uint16_t last = name;
	TREE_CHILDREN(tree, name, child)
	if (child == last + 1 && tree_relation(tree, child) == DEPREL_FLAT)
		last = child;
	return last;
}

/* "offered Chad cheap loans" with Chad as a part of the loans: a name between
 * a verb of giving and what begins a phrase of its own is who receives. */
static void
mend_receiver(struct mending *mending, uint16_t name)
{
	const struct tree *tree = mending->tree;
	uint16_t thing = tree_head(tree, name);
	uint16_t verb = (uint16_t)(tree_leftmost(tree, name) - 1);
	uint16_t last = last_of_name(tree, name);
	if (tree_relation(tree, name) != DEPREL_COMPOUND || !verb
			|| tree->tokens[name].upos != UPOS_PROPN
			|| tree_is(tree, name, GRAMMAR_CURRENCY)
			|| thing <= last + 1 || tree_head(tree, thing) != verb
			|| tree_relation(tree, thing) != DEPREL_OBJ
			|| !tree_is(tree, verb, GRAMMAR_GIVE)
			|| !begins_phrase(tree, (uint16_t)(last + 1)))
		return;
	hang(mending, name, verb, DEPREL_IOBJ);
}

/* "found the former minister guilty of fraud" with the minister as a part of
 * what is guilty. */
static void
mend_verdict(struct mending *mending, uint16_t guilt)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, guilt);
	uint16_t noun = (uint16_t)(guilt - 1);
	if (tree_relation(tree, guilt) != DEPREL_OBJ || verb >= noun
			|| !tree_is(tree, guilt, GRAMMAR_GUILT)
			|| !tree_is(tree, verb, GRAMMAR_FIND)
			|| !tree_is_noun(tree, noun)
			|| tree_head(tree, noun) != guilt)
		return;
	TREE_CHILDREN(tree, guilt, child)
	if (child < noun)
		hang(mending, child, noun, tree_relation(tree, child));
	hang(mending, noun, verb, DEPREL_OBJ);
	hang(mending, guilt, verb, DEPREL_XCOMP);
	mending->tokens[guilt].upos = UPOS_ADJ;
}

/* "blamed the violence on the opposition" with the opposition as a part of the
 * violence. */
static void
mend_blamed(struct mending *mending, uint16_t blamed)
{
	const struct tree *tree = mending->tree;
	uint16_t deed = tree_head(tree, blamed);
	if (tree_relation(tree, blamed) != DEPREL_NMOD || blamed < deed
			|| !tree_child_in(tree, blamed, GRAMMAR_BLAME_ON))
		return;
	/* "the attack on the embassy on Iran": the last one */
	TREE_CHILDREN(tree, blamed, child)
	if (tree_child_in(tree, child, GRAMMAR_BLAME_ON))
		return;
	if (tree_relation(tree, deed) == DEPREL_NMOD)
		deed = tree_head(tree, deed);
	uint16_t verb = tree_head(tree, deed);
	if (tree_relation(tree, deed) == DEPREL_OBJ && verb < deed
			&& tree_is(tree, verb, GRAMMAR_BLAME))
		hang(mending, blamed, verb, DEPREL_OBL);
}

/* "accused each other of fraud" */
static void
mend_reciprocal(struct mending *mending, uint16_t token)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = (uint16_t)(token - 1), other = (uint16_t)(token + 1);
	if (!verb || other >= tree->count || !is_verb(tree, verb)
			|| !tree_is(tree, token, GRAMMAR_RECIPROCAL)
			|| !tree_is(tree, other, GRAMMAR_RECIPROCAL)
			|| tree_child(tree, other, DEPREL_CASE)
			|| tree_relation(tree, token) == DEPREL_OBJ
			|| tree_relation(tree, other) == DEPREL_OBJ)
		return;
	hang(mending, token, verb, DEPREL_OBJ);
	hang(mending, other, token, DEPREL_FIXED);
}

/* "was charged by a court and will resign" with the court coordinated with the
 * charge, or the second verb with the court. */
static void
mend_agent(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, noun);
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (tree_relation(tree, noun) == DEPREL_CONJ && tree_is_noun(tree, noun)
			&& verb && verb < noun && is_verb(tree, verb)
			&& preposition && tree_is(tree, preposition, GRAMMAR_BY)
			&& !tree_child(tree, noun, DEPREL_CC))
		hang(mending, noun, verb, DEPREL_OBL_AGENT);
}

/* The group that members are told of behind the token: the last plural noun
 * before it that is a subject or an object; 0 none. */
static uint16_t
group_before(const struct tree *tree, uint16_t token)
{
	for (uint16_t t = (uint16_t)(token - 1); t; t--)
		if ((is_subject(tree_relation(tree, t))
				    || tree_relation(tree, t) == DEPREL_OBJ)
				&& tree_is_noun(tree, t)
				&& feats_get(tree->tokens[t].feats,
						   FEATURE_NUMBER)
						   == NUMBER_PLUR)
			return t;
	return 0;
}

/* "26 people were arrested, among them the judge Ana Reyes" with her as the
 * one who arrests: she is one of the people. */
static void
mend_member(struct mending *mending, uint16_t among)
{
	const struct tree *tree = mending->tree;
	uint16_t them = (uint16_t)(among + 1), member = (uint16_t)(among + 2);
	if (!tree_is(tree, among, GRAMMAR_AMONG) || among < 3
			|| member > tree->count
			|| tree->tokens[among - 1].upos != UPOS_PUNCT
			|| tree->tokens[them].upos != UPOS_PRON)
		return;
	while (tree_head(tree, member) > member)
		member = tree_head(tree, member);
	uint16_t group = group_before(tree, among);
	if (group && tree_is_noun(tree, member))
		hang(mending, member, group, DEPREL_NMOD);
}

/* "accused the police of {abducting} activists" with the gerund as an adjective
 * of the activists. */
static void
mend_charge(struct mending *mending, uint16_t gerund)
{
	const struct tree *tree = mending->tree;
	uint16_t of = (uint16_t)(gerund - 1), victim = tree_head(tree, gerund);
	uint16_t accused = victim ? tree_head(tree, victim) : 0;
	uint16_t verb = accused ? tree_head(tree, accused) : 0;
	if (!verb || of <= accused || victim < gerund
			|| tree_head(tree, of) != victim
			|| tree_relation(tree, of) != DEPREL_CASE
			|| tree_relation(tree, victim) != DEPREL_NMOD
			|| tree_relation(tree, accused) != DEPREL_OBJ
			|| !tree_is(tree, verb, GRAMMAR_ALLEGE)
			|| !tree_is_gerund(tree, gerund))
		return;
	hang(mending, gerund, verb, DEPREL_ADVCL);
	hang(mending, of, gerund, DEPREL_MARK);
	hang(mending, victim, gerund, DEPREL_OBJ);
	mending->tokens[gerund].upos = UPOS_VERB;
}

static void
mend_verb_beside_noun(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = tree_head(tree, verb);
	uint16_t above = noun ? tree_head(tree, noun) : 0;
	if (tree_relation(tree, verb) == DEPREL_CONJ && is_verb(tree, verb)
			&& noun < verb && tree_is_noun(tree, noun) && above
			&& is_verb(tree, above) && above < noun
			&& (tree_child(tree, verb, DEPREL_AUX)
					|| tree_child(tree, verb, DEPREL_OBJ))
			&& !tree_child(tree, noun, DEPREL_COP)
			&& !subject_of(tree, verb))
		hang(mending, verb, above, DEPREL_CONJ);
}

/* "had spoken by phone": a perfect without "been" is no passive. */
static void
mend_perfect(struct mending *mending, uint16_t subject)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, subject);
	if (tree_relation(tree, subject) != DEPREL_NSUBJ_PASS || verb < subject
			|| tree_child(tree, verb, DEPREL_AUX_PASS))
		return;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& !tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY))
		return;
	if (tree_child_in(tree, verb, GRAMMAR_PERFECT_AUXILIARY))
		hang(mending, subject, verb, DEPREL_NSUBJ);
}

/* "Fiji plans to meet Tonga" read as plans of Fiji: a sentence has a verb. */
static void
mend_plan(struct mending *mending, uint16_t plan)
{
	const struct tree *tree = mending->tree;
	uint16_t who = 0, what = 0;
	if (tree->tokens[plan].head || tree->tokens[plan].upos != UPOS_NOUN
			|| !tree_is(tree, plan, GRAMMAR_FUTURE_VERB))
		return;
	TREE_CHILDREN(tree, plan, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child < plan && deprel == DEPREL_COMPOUND)
			who = child;
		else if (child > plan && deprel == DEPREL_ACL
				&& tree_is_infinitive(tree, child))
			what = what ? what : child;
		else if (deprel != DEPREL_PUNCT && deprel != DEPREL_OBL
				&& deprel != DEPREL_PARATAXIS)
			return;
	}
	if (!who || !what)
		return;
	mending->tokens[plan].upos = UPOS_VERB;
	hang(mending, who, plan, DEPREL_NSUBJ);
	hang(mending, what, plan, DEPREL_XCOMP);
}

/* "Mayor and party leader" before a name: single, and without an article. */
static bool
are_titles(const struct tree *tree, uint16_t first, uint16_t second)
{
	const uint16_t titles[] = { first, second };
	if (tree_relation(tree, second) != DEPREL_CONJ
			|| tree_head(tree, second) != first)
		return false;
	for (unsigned i = 0; i < 2; i++)
		if (tree_child(tree, titles[i], DEPREL_DET)
				|| tree_child(tree, titles[i], DEPREL_NUMMOD)
				|| tree_child(tree, titles[i], DEPREL_NMOD_POSS)
				|| feats_get(tree->tokens[titles[i]].feats,
						   FEATURE_NUMBER)
						   != NUMBER_SING)
			return false;
	return true;
}

/* "loyal to the commander Ali Reza shelled" with the name as a second subject:
 * it belongs to the title before it. */
static void
mend_named_title(struct mending *mending, uint16_t name)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, name);
	uint16_t title = (uint16_t)(tree_leftmost(tree, name) - 1);
	if (tree_relation(tree, name) != DEPREL_NSUBJ || verb < name || !title
			|| tree->tokens[name].upos != UPOS_PROPN
			|| tree->tokens[title].upos != UPOS_NOUN)
		return;
	uint16_t first = subject_of(tree, verb);
	if (!first || first >= title)
		return;
	if (are_titles(tree, first, title))
		hang(mending, first, name, DEPREL_NMOD_DESC);
	else
		hang(mending, name, title, DEPREL_APPOS);
}

/* "[Foreign Minister] [Ann Weber] said" with both as subjects: what stands
 * right before a name, itself one, says more of it. */
static void
mend_doubled_subject(struct mending *mending, uint16_t name)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, name);
	uint16_t before = (uint16_t)(tree_leftmost(tree, name) - 1);
	if (tree_relation(tree, name) != DEPREL_NSUBJ || verb < name || !before
			|| tree->tokens[name].upos != UPOS_PROPN
			|| tree->tokens[before].upos == UPOS_PUNCT
			|| tree->tokens[before + 1].upos == UPOS_PUNCT
			|| tree->tokens[before].upos == UPOS_CCONJ
			|| tree_child(tree, name, DEPREL_DET))
		return;
	uint16_t first = subject_of(tree, verb);
	if (first && first <= before && tree->tokens[first].upos == UPOS_PROPN
			&& !tree_child(tree, first, DEPREL_CONJ)
			&& tree_relation(tree, first) == DEPREL_NSUBJ
			&& tree_is_below(tree, before, first))
		hang(mending, first, name, DEPREL_NMOD_DESC);
}

/* What a verb behind a noun acts on: its object, a number of people, or what
 * was taken for the noun's other name. */
static uint16_t
object_behind(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb
			&& (tree_relation(tree, child) == DEPREL_OBJ
					|| (tree_child(tree, child,
							    DEPREL_NUMMOD)
							&& tree_is(tree,
									(uint16_t)(verb + 1),
									GRAMMAR_QUANTITY))))
		return child;
	TREE_CHILDREN(tree, noun, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_APPOS
			&& tree_leftmost(tree, child) == verb + 1)
		return child;
	return 0;
}

/* "Rebels freed two nurses." read as rebels that were freed: a sentence has a
 * verb. Headlines, without full stop, may be without. */
static void
mend_verbless(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_ACL || !is_verb(tree, verb)
			|| !noun || noun > verb || tree->tokens[noun].head
			|| !tree_is_noun(tree, noun)
			|| tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| tree_child(tree, noun, DEPREL_COP)
			|| tree_child(tree, verb, DEPREL_OBL_AGENT)
			|| tree_is_behind_comma(tree, verb)
			|| !ends_in_stop(tree))
		return;
	uint16_t object = object_behind(tree, noun, verb);
	if (!object)
		return;
	TREE_CHILDREN(tree, noun, child)
	if (child > verb)
		hang(mending, child, verb, tree_relation(tree, child));
	hang(mending, object, verb, DEPREL_OBJ);
	hang(mending, verb, 0, DEPREL_ROOT);
	hang(mending, noun, verb, DEPREL_NSUBJ);
}

/* A repair, the relations that its word may have, and the set of the grammar
 * that it belongs to. */
struct repair {
	mend_word *mend;
	uint64_t relations;
	uint8_t set; /* enum grammar + 1; 0: any word */
};

#define ANY_RELATION UINT64_MAX

static const struct repair repairs[] = {
	{ mend_label, DEPREL_BIT(NSUBJ) | DEPREL_BIT(NSUBJ_PASS) },
	{ mend_coordination, DEPREL_BIT(CC) },
	{ mend_taken_subject, DEPREL_BIT(CONJ) },
	{ mend_first_verb, DEPREL_BIT(ACL) },
	{ mend_listed_subject, DEPREL_BIT(OBL) | DEPREL_BIT(NSUBJ)
					       | DEPREL_BIT(NSUBJ_PASS) },
	{ mend_joined_name, DEPREL_BIT(OBJ) },
	{ mend_tag, DEPREL_BIT(NSUBJ) | DEPREL_BIT(NSUBJ_OUTER)
					| DEPREL_BIT(NSUBJ_PASS)
					| DEPREL_BIT(CSUBJ)
					| DEPREL_BIT(CSUBJ_OUTER)
					| DEPREL_BIT(CSUBJ_PASS) },
	{ mend_second_verb, DEPREL_BIT(CCOMP) },
	{ mend_object, DEPREL_BIT(OBJ) },
	{ mend_receiver, DEPREL_BIT(COMPOUND) },
	{ mend_verdict, DEPREL_BIT(OBJ) },
	{ mend_blamed, DEPREL_BIT(NMOD) },
	{ mend_reciprocal, ANY_RELATION, GRAMMAR_RECIPROCAL + 1 },
	{ mend_agent, DEPREL_BIT(CONJ) },
	{ mend_charge, DEPREL_BIT(AMOD) },
	{ mend_member, ANY_RELATION, GRAMMAR_AMONG + 1 },
	{ mend_verb_beside_noun, DEPREL_BIT(CONJ) },
	{ mend_joined_above, DEPREL_BIT(CONJ) },
	{ mend_joined_participle, DEPREL_BIT(CONJ) },
	{ mend_perfect, DEPREL_BIT(NSUBJ_PASS) },
	{ mend_plan, ANY_RELATION, GRAMMAR_FUTURE_VERB + 1 },
	{ mend_verbless, DEPREL_BIT(ACL) },
	{ mend_named_title, DEPREL_BIT(NSUBJ) },
	{ mend_doubled_subject, DEPREL_BIT(NSUBJ) },
	{ mend_told_subject, DEPREL_BIT(CCOMP) },
	{ mend_trailing_report, ANY_RELATION, GRAMMAR_SAY + 1 },
	{ mend_trailing_speaker, DEPREL_BIT(ADVCL) | DEPREL_BIT(ACL)
						 | DEPREL_BIT(ACL_RELCL)
						 | DEPREL_BIT(PARATAXIS) },
	{ mend_inverted_speaker, ANY_RELATION, GRAMMAR_SAY + 1 },
	{ mend_told_clause, DEPREL_BIT(ACL) | DEPREL_BIT(ACL_RELCL) },
	{ mend_relative_subject, DEPREL_BIT(NSUBJ) },
	{ mend_subject_before_relative, DEPREL_BIT(NSUBJ) },
	{ mend_subject_behind_conjunction, DEPREL_BIT(OBL) },
	{ mend_due, DEPREL_BIT(ADVCL) | DEPREL_BIT(MARK) },
	{ mend_late_subject, DEPREL_BIT(CSUBJ) },
	{ mend_fronted, DEPREL_BIT(OBL) | DEPREL_BIT(ADVCL) },
	{ mend_opening_participle, DEPREL_BIT(ADVCL) },
	{ mend_apposed_participle, DEPREL_BIT(CONJ) },
	{ mend_noun_of_verb, DEPREL_BIT(COMPOUND) },
	{ mend_second_object, DEPREL_BIT(OBJ) },
	{ mend_attendant, ANY_RELATION, GRAMMAR_ATTENDING + 1 },
	{ mend_outcome, DEPREL_BIT(ADVCL), GRAMMAR_OUTCOME + 1 },
	{ mend_casualty, DEPREL_BIT(ADVCL), GRAMMAR_CASUALTY + 1 },
	{ mend_listed_verb, DEPREL_BIT(ADVCL) },
	{ mend_small_clause, DEPREL_BIT(NSUBJ) },
	{ mend_named_object, DEPREL_BIT(NMOD) | DEPREL_BIT(APPOS)
					     | DEPREL_BIT(OBL) },
};

static bool
has_relation(const struct tree *tree, uint16_t token, uint64_t relations)
{
	return relations >> tree->tokens[token].deprel & 1;
}

/* The relations of all words of the sentence. */
static uint64_t
relations_of(const struct tree *tree)
{
	uint64_t relations = 0;
	for (uint16_t t = 1; t <= tree->count; t++)
		relations |= UINT64_C(1) << tree->tokens[t].deprel;
	return relations;
}

static bool
may_have_word(const struct tree *tree, const struct repair *repair)
{
	return !repair->set || tree_has(tree, (enum grammar)(repair->set - 1));
}

void
mend_tree(struct tree *tree, struct token *tokens)
{
	struct mending mending = { .tree = tree, .tokens = tokens };
	uint64_t there = relations_of(tree);
	for (unsigned i = 0; i < sizeof repairs / sizeof *repairs; i++) {
		const struct repair *repair = &repairs[i];
		if (!(repair->relations & there)
				|| !may_have_word(tree, repair))
			continue;
		mending.changed = false;
		for (uint16_t t = 1; t <= tree->count; t++)
			if (has_relation(tree, t, repair->relations))
				repair->mend(&mending, t);
		if (!mending.changed)
			continue;
		tree_link(tree);
		there = relations_of(tree);
	}
}
