#include "event/inherit.h"

#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_passive.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

static void
lend_subject(const struct tree *tree, uint16_t verb, uint16_t subject)
{
	struct clause *clause = &tree->clauses[verb];
	uint16_t *place = clause->passive ? &clause->object : &clause->subject;
	if (!subject || *place || subject == verb)
		return;
	*place = subject;
	clause->inherited = true;
}

/* A conjunct that looks passive only with the first one's auxiliary. */
static void
inherit_coordination(const struct tree *tree, uint16_t verb, uint16_t first)
{
	struct clause *clause = &tree->clauses[verb];
	const struct clause *other = &tree->clauses[first];
	bool own_subject = tree_surface_subject(tree, verb) != 0;
	if (other->passive && !own_subject && !clause->object
			&& tree_is_past_participle(tree, verb)
			&& !clause->passive) {
		clause->passive = true;
		clause->subject = tree_agent(tree, verb);
	}
	lend_subject(tree, verb, tree_surface_subject(tree, first));
	if (clause->passive && !clause->subject && other->passive)
		clause->subject = other->subject;
	/* "condemned and expelled the envoys": one object for both. */
	if (!clause->passive && !clause->object && other->object > verb)
		clause->object = other->object;
}

static void
share_object_back(const struct tree *tree, uint16_t verb)
{
	struct clause *clause = &tree->clauses[verb];
	if (clause->object || clause->passive)
		return;
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) != DEPREL_CONJ
				|| tree->tokens[child].upos != UPOS_VERB)
			continue;
		const struct clause *other = &tree->clauses[child];
		uint16_t between = (uint16_t)(child - verb);
		if (!other->passive && !other->subject && between <= 3)
			clause->object = other->object;
		return;
	}
}

/* "was shot and wounded by a gunman": who did the second did the first. */
static void
share_agent_back(const struct tree *tree, uint16_t verb)
{
	struct clause *clause = &tree->clauses[verb];
	if (!clause->passive || clause->subject)
		return;
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) != DEPREL_CONJ)
			continue;
		if (tree->tokens[child].upos == UPOS_VERB
				&& tree_is_past_participle(tree, child)
				&& !tree_child(tree, child, DEPREL_AUX)
				&& !tree_child(tree, child, DEPREL_AUX_PASS)
				&& !tree_surface_subject(tree, child))
			clause->subject = tree_agent(tree, child);
		return;
	}
}

/* "difundió un comunicado acusando a Irán": such a gerund tells what the
 * subject does, unless a person is seen doing it. */
static bool
is_by_subject(const struct tree *tree, uint16_t object, uint16_t complement)
{
	return tree_traits(tree)->drops_subjects
	       && tree_is_gerund(tree, complement)
	       && !tree_is_somebody(tree, object);
}

/* Who does what the complement of `governor` tells. */
static uint16_t
controller(const struct tree *tree, uint16_t governor, uint16_t complement)
{
	const struct clause *clause = &tree->clauses[governor];
	if (clause->passive || !clause->object
			|| tree_is(tree, governor, GRAMMAR_SUBJECT_CONTROL)
			|| is_by_subject(tree, clause->object, complement))
		return tree_surface_subject(tree, governor);
	if (clause->object == complement)
		return clause->subject;
	return clause->object;
}

static uint16_t
mark_of(const struct tree *tree, uint16_t verb)
{
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	return mark ? mark : tree_child(tree, verb, DEPREL_CASE);
}

bool
inherit_is_alleged(const struct tree *tree, uint16_t verb)
{
	uint16_t governor = tree_head(tree, verb);
	uint16_t mark = mark_of(tree, verb);
	return tree_traits(tree)->marked_objects && governor && mark
	       && tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree_is_infinitive(tree, verb)
	       && tree_is(tree, mark, GRAMMAR_BLAME_PREPOSITION)
	       && !tree_is(tree, mark, GRAMMAR_AFTER)
	       && tree_may_act(tree, tree->clauses[governor].object);
}

/* "accused Iran of sending", but "left after meeting". */
static uint16_t
adverbial_controller(const struct tree *tree, uint16_t governor, uint16_t verb)
{
	uint16_t mark = mark_of(tree, verb);
	bool blamed = mark && tree_is_gerund(tree, verb)
		      && tree_is(tree, mark, GRAMMAR_BLAME_PREPOSITION);
	if (blamed || inherit_is_alleged(tree, verb))
		return controller(tree, governor, verb);
	return tree_surface_subject(tree, governor);
}

/* "Iran's plan to attack", "the right of Iran to enrich", "made a promise to
 * leave" */
static uint16_t
owner_of_noun(const struct tree *tree, uint16_t noun)
{
	uint16_t possessor = tree_possessor(tree, noun);
	if (possessor)
		return possessor;
	TREE_CHILDREN(tree, noun, child)
	{
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (child > noun && tree_relation(tree, child) == DEPREL_NMOD
				&& preposition
				&& tree_is(tree, preposition,
						GRAMMAR_OWNER_PREPOSITION))
			return child;
	}
	uint16_t governor = tree->tokens[noun].head;
	if (governor && governor <= tree->count
			&& tree->tokens[governor].upos == UPOS_VERB
			&& tree->clauses[governor].object == noun)
		return tree->clauses[governor].subject;
	return 0;
}

static void
inherit_from_noun(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	struct clause *clause = &tree->clauses[verb];
	if (tree_is_infinitive(tree, verb)) {
		if (tree_is(tree, noun, GRAMMAR_NO) || clause->subject)
			return;
		lend_subject(tree, verb,
				tree_is_topic(tree, noun, verb)
						? noun
						: owner_of_noun(tree, noun));
		return;
	}
	lend_subject(tree, verb, noun);
}

/* "..., calling him a thug, imposing sanctions": behind a comma a participle
 * belongs to the clause, whatever noun the parser hung it on. */
static bool
is_loose_participle(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	if (verb < noun || verb < 2 || !tree_is_gerund(tree, verb))
		return false;
	uint16_t before = (uint16_t)(verb - 1);
	while (before > noun && tree->tokens[before].upos == UPOS_PUNCT)
		if (tree_is_comma(tree, before--))
			return true;
	return tree_relation(tree, verb) == DEPREL_AMOD;
}

static bool
is_relative(const struct tree *tree, uint16_t token)
{
	return tree_feature(tree, token, FEATURE_PRONTYPE) == PRONTYPE_REL
	       || (tree->tokens[token].upos != UPOS_NOUN
			       && tree_is(tree, token, GRAMMAR_RELATIVE));
}

/* "something he spoke about": the noun stands behind the preposition. */
static bool
has_stranded_preposition(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree->tokens[child].upos == UPOS_ADP
			&& tree_relation(tree, child) != DEPREL_COMPOUND_PRT
			&& !tree->first_child[child])
		return true;
	return false;
}

/* "aprobó una moción que insta al Gobierno": whoever passed it; else the noun
 * itself. */
static uint16_t
author_of(const struct tree *tree, uint16_t noun)
{
	uint16_t author = tree_is(tree, noun, GRAMMAR_DOCUMENT)
					  ? owner_of_noun(tree, noun)
					  : 0;
	return author ? author : noun;
}

/* Puts the noun where its relative pronoun stands, or, when there is none,
 * where an argument is missing. */
static void
inherit_relative(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	struct clause *clause = &tree->clauses[verb];
	uint16_t *places[] = { &clause->subject, &clause->object,
		&clause->second };
	bool adverbial = false;
	TREE_CHILDREN(tree, verb, child)
	adverbial |= is_relative(tree, child)
		     && tree_relation(tree, child) != DEPREL_MARK;
	for (unsigned i = 0; i < 3; i++)
		if (*places[i] && is_relative(tree, *places[i])) {
			*places[i] = i ? noun : author_of(tree, noun);
			clause->inherited = true;
			return;
		}
	uint16_t subject = tree_surface_subject(tree, verb);
	uint16_t adverb = tree_child(tree, verb, DEPREL_ADVMOD);
	/* "the place where it attacked", but "the pact it signed long ago" */
	if (adverbial || (adverb && (!subject || adverb < subject))
			|| has_stranded_preposition(tree, verb))
		return;
	if (!subject)
		lend_subject(tree, verb, noun);
	else if (!clause->passive && !clause->object)
		clause->object = noun;
}

/* A finite verb whose subject is known and not told: "dijo que viajará". */
static bool
drops_subject(const struct tree *tree, uint16_t verb)
{
	return tree_traits(tree)->drops_subjects
	       && !tree_surface_subject(tree, verb)
	       && !tree->clauses[verb].passive
	       && !tree_child(tree, verb, DEPREL_EXPL_IMPERS)
	       && tree->tokens[verb].upos == UPOS_VERB;
}

/* "pidió a Irán que se retire": whoever is asked would do it. */
static void
inherit_dropped(const struct tree *tree, uint16_t verb, uint16_t governor)
{
	lend_subject(tree, verb,
			tree_is_subjunctive(tree, verb)
					? controller(tree, governor, verb)
					: tree_surface_subject(tree, governor));
}

/* 0 unless finite. */
static unsigned
person_of(const struct tree *tree, uint16_t verb)
{
	return tree_finite_feature(tree, verb, FEATURE_PERSON);
}

/* In the first or second person. */
static bool
is_of_speakers(const struct tree *tree, uint16_t verb)
{
	unsigned person = person_of(tree, verb);
	return person && person != PERSON_3;
}

/* "el general cayó y lo fusilaron" */
static bool
is_plural_beside(const struct tree *tree, uint16_t verb, uint16_t first)
{
	return tree_finite_feature(tree, verb, FEATURE_NUMBER) == NUMBER_PLUR
	       && tree_finite_feature(tree, first, FEATURE_NUMBER)
				  == NUMBER_SING;
}

/* What a clause says beside the verb above, and not what that verb is about:
 * "dijo que firmarán" may tell of the speaker and others. */
static bool
stands_beside(const struct tree *tree, uint16_t verb)
{
	switch (tree_relation(tree, verb)) {
	case DEPREL_CONJ:
	case DEPREL_ADVCL:
	case DEPREL_ADVCL_RELCL:
	case DEPREL_ACL_RELCL:
		return true;
	default:
		return false;
	}
}

/* Whether a verb cannot have the subject of `first`: "el Ejército no entregó
 * nada y pedimos un informe", "huyó a Moscú, donde le dieron asilo". */
static bool
tells_of_others(const struct tree *tree, uint16_t verb, uint16_t first)
{
	if (!tree_traits(tree)->drops_subjects
			|| person_of(tree, first) != PERSON_3)
		return false;
	return is_of_speakers(tree, verb)
	       || (stands_beside(tree, verb)
			       && is_plural_beside(tree, verb, first));
}

static void
inherit_from_clause(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	for (int steps = 0; steps < 4 && noun && noun <= tree->count; steps++) {
		uint16_t subject = tree_surface_subject(tree, noun);
		if (tree->tokens[noun].upos == UPOS_VERB && subject) {
			if (!tells_of_others(tree, verb, noun))
				lend_subject(tree, verb, subject);
			return;
		}
		noun = tree->tokens[noun].head;
	}
}

/* From the verb or the topic beside it. */
static void
inherit_beside(const struct tree *tree, uint16_t verb, uint16_t governor)
{
	if (tree_is_topic(tree, governor, verb))
		lend_subject(tree, verb, governor);
	else if (tree_relation(tree, verb) == DEPREL_CONJ) {
		if (!tells_of_others(tree, verb, governor))
			inherit_coordination(tree, verb, governor);
	} else if (drops_subject(tree, verb) && governor < verb)
		lend_subject(tree, verb, tree_surface_subject(tree, governor));
}

static void
inherit_complement(const struct tree *tree, uint16_t verb, uint16_t governor)
{
	if (tree_relation(tree, verb) == DEPREL_XCOMP
			|| tree_is_infinitive(tree, verb))
		lend_subject(tree, verb, controller(tree, governor, verb));
	else if (drops_subject(tree, verb))
		inherit_dropped(tree, verb, governor);
}

static void
inherit_adverbial(const struct tree *tree, uint16_t verb, uint16_t governor)
{
	if (!tells_of_others(tree, verb, governor))
		lend_subject(tree, verb,
				adverbial_controller(tree, governor, verb));
}

static void
inherit_modifier(const struct tree *tree, uint16_t verb, uint16_t governor)
{
	/* "the treaty it signed" */
	if (!tree_is_infinitive(tree, verb)
			&& tree_child(tree, verb, DEPREL_NSUBJ))
		inherit_relative(tree, verb, governor);
	else if (is_loose_participle(tree, verb, governor))
		inherit_from_clause(tree, verb, governor);
	else
		inherit_from_noun(tree, verb, governor);
}

static void
inherit_relative_clause(
		const struct tree *tree, uint16_t verb, uint16_t governor)
{
	inherit_relative(tree, verb, governor);
	/* "llegó a Lima, donde se reunió con ..." */
	if (drops_subject(tree, verb) && !is_of_speakers(tree, verb))
		inherit_from_clause(tree, verb, governor);
}

static void
inherit(const struct tree *tree, uint16_t verb)
{
	uint16_t governor = tree_head(tree, verb);
	if (!governor)
		return;
	switch (tree_relation(tree, verb)) {
	case DEPREL_CONJ:
	case DEPREL_PARATAXIS:
		inherit_beside(tree, verb, governor);
		break;
	case DEPREL_XCOMP:
	case DEPREL_CCOMP:
		inherit_complement(tree, verb, governor);
		break;
	case DEPREL_ADVCL:
	case DEPREL_OBL:
	case DEPREL_ADVCL_RELCL:
		inherit_adverbial(tree, verb, governor);
		break;
	case DEPREL_ACL:
	case DEPREL_AMOD:
		inherit_modifier(tree, verb, governor);
		break;
	case DEPREL_ACL_RELCL:
		inherit_relative_clause(tree, verb, governor);
		break;
	default:
		break;
	}
}

static bool
is_predicate(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return upos == UPOS_VERB || upos == UPOS_ADJ || upos == UPOS_AUX
	       || tree->clauses[token].subject
	       || tree_child(tree, token, DEPREL_COP);
}

void
clauses_inherit(const struct tree *tree)
{
	TREE_CHILDREN(tree, 0, root)
	if (drops_subject(tree, root) && person_of(tree, root) == PERSON_3)
		tree->clauses[root].subject = root;
	for (uint16_t i = 0; i < tree->count; i++) {
		uint16_t token = tree->order[i];
		if (!is_predicate(tree, token))
			continue;
		inherit(tree, token);
		share_object_back(tree, token);
		share_agent_back(tree, token);
	}
}
