#include "event/subjects.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"

enum {
	GROUP_WORDS = 4, /* "no se lo ha", before a verb */
	PHRASES = 16     /* nested, that end with one word */
};

static bool
lacks_subject(const struct tree *tree, uint16_t verb)
{
	if (tree->tokens[verb].upos != UPOS_VERB)
		return false;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (deprel == DEPREL_NSUBJ || deprel == DEPREL_CSUBJ
				|| tree_relation(tree, child)
						   == DEPREL_EXPL_IMPERS)
			return false;
	}
	return true;
}

static uint16_t
last_child(const struct tree *tree, uint16_t token)
{
	uint16_t last = 0;
	TREE_CHILDREN(tree, token, child)
	last = child;
	return last;
}

static uint16_t
rightmost(const struct tree *tree, uint16_t token)
{
	for (uint16_t last = last_child(tree, token); last > token;
			last = last_child(tree, token))
		token = last;
	return token;
}

static bool
is_coordinated(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_CONJ
			&& tree_is_noun(tree, child))
		return true;
	return false;
}

static bool
agrees(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	unsigned person = tree_finite_feature(tree, verb, FEATURE_PERSON);
	if (person && person != PERSON_3)
		return false;
	unsigned number = tree_finite_feature(tree, verb, FEATURE_NUMBER);
	bool several = is_coordinated(tree, noun)
		       || tree_feature(tree, noun, FEATURE_NUMBER)
					  == NUMBER_PLUR;
	/* Names tell no number. */
	bool name = tree->tokens[noun].upos == UPOS_PROPN;
	return tree_finite_word(tree, verb)
	       && (number == NUMBER_PLUR ? several || name : !several);
}

/* Before the verb, its auxiliaries, pronouns and negation. */
static uint16_t
before_group(const struct tree *tree, uint16_t verb)
{
	uint16_t at = (uint16_t)(verb - 1);
	for (unsigned steps = 0; at && steps < GROUP_WORDS; steps++, at--) {
		uint8_t upos = tree->tokens[at].upos;
		bool own = tree->tokens[at].head == verb
			   && (upos == UPOS_AUX || upos == UPOS_PRON
					   || upos == UPOS_ADV);
		if (!own)
			break;
	}
	return at;
}

/* "y" or a comma right before the phrase, which belongs to no list of more. */
static bool
begins_clause(const struct tree *tree, uint16_t noun, enum deprel deprel)
{
	uint16_t first = tree_leftmost(tree, noun);
	if (deprel == DEPREL_CONJ && tree->tokens[first].upos == UPOS_CCONJ)
		return true;
	return tree_is_comma(tree, first)
	       || (first > 1 && tree_is_comma(tree, (uint16_t)(first - 1)));
}

/* "este viernes España envió", "en 2019 China envió": no part of the date. */
static bool
is_behind_date(const struct tree *tree, uint16_t noun, uint16_t head)
{
	enum deprel deprel = tree_relation(tree, noun);
	return head && head < noun
	       && (tree_is(tree, head, GRAMMAR_CALENDAR)
			       || tree->tokens[head].upos == UPOS_NUM)
	       && (deprel == DEPREL_APPOS || deprel == DEPREL_FLAT
			       || deprel == DEPREL_NMOD)
	       && !tree_child(tree, noun, DEPREL_CASE)
	       && !tree_is(tree, noun, GRAMMAR_CALENDAR);
}

static bool
is_taken(const struct tree *tree, uint16_t noun)
{
	enum deprel deprel = tree_relation(tree, noun);
	uint16_t head = tree_head(tree, noun);
	if (tree_is_noun(tree, noun) && is_behind_date(tree, noun, head))
		return true;
	return tree_is_noun(tree, noun)
	       && (deprel == DEPREL_CONJ || deprel == DEPREL_APPOS) && head
	       && head < noun && tree->tokens[head].upos != UPOS_VERB
	       && begins_clause(tree, noun, deprel);
}

/* The noun whose phrase ends at `end` and was hung on the phrase before; of
 * several the one above, which has the others. */
static uint16_t
taken_noun(const struct tree *tree, uint16_t end)
{
	uint16_t found = 0, at = end;
	for (unsigned steps = 0;
			steps < PHRASES && at && rightmost(tree, at) == end;
			steps++, at = tree_head(tree, at))
		if (is_taken(tree, at))
			found = at;
	return found;
}

static bool
mend_taken(struct tree *tree, struct token *tokens, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	bool clause = deprel == DEPREL_CONJ || deprel == DEPREL_ROOT
		      || deprel == DEPREL_PARATAXIS;
	uint16_t end = before_group(tree, verb);
	uint16_t noun = clause && end ? taken_noun(tree, end) : 0;
	uint16_t above = noun ? tree_head(tree, noun) : 0;
	/* "In Chad and Niger died ...": two of a phrase before the only verb.
	 */
	bool first = deprel == DEPREL_ROOT
		     && tree->tokens[tree_leftmost(tree, noun)].upos
					== UPOS_CCONJ;
	if (!noun || first || !agrees(tree, verb, noun)
			|| tree_relation(tree, above) == DEPREL_NSUBJ
			|| tree_is_below(tree, verb, noun))
		return false;
	tokens[noun].head = verb;
	tokens[noun].deprel = DEPREL_NSUBJ;
	return true;
}

/* The noun before it, which a list behind a comma was hung on; 0 none. */
static uint16_t
host_of_list(const struct tree *tree, uint16_t last, uint16_t *first)
{
	uint16_t head = tree_head(tree, last);
	if (tree_relation(tree, last) != DEPREL_CONJ
			|| !tree_child(tree, last, DEPREL_CC) || head > last)
		return 0;
	if (tree_relation(tree, head) == DEPREL_APPOS) {
		*first = head;
		return tree_head(tree, head);
	}
	TREE_CHILDREN(tree, head, child)
	if (child < last
			&& (tree_relation(tree, child) == DEPREL_CONJ
					|| (tree_relation(tree,
							    child) == DEPREL_FLAT
							&& tree_is_behind_comma(
									tree,
									child)))) {
		*first = child;
		return head;
	}
	return 0;
}

/* In a phrase with a preposition that opens the clause. */
static bool
is_in_opening(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	for (unsigned steps = 0; steps < PHRASES && noun; steps++) {
		if (tree_head(tree, noun) == verb)
			return tree_relation(tree, noun) == DEPREL_OBL
			       && tree_child(tree, noun, DEPREL_CASE);
		noun = tree_head(tree, noun);
	}
	return false;
}

static void
hang_list(const struct tree *tree, struct token *tokens, uint16_t host,
		uint16_t first)
{
	TREE_CHILDREN(tree, host, child)
	if (child > first && tree_relation(tree, child) == DEPREL_CONJ)
		tokens[child].head = first;
}

/* "Tras la cumbre de Lima, [Perú y Chile] firmaron": the list behind the comma
 * is the subject of a verb in the plural. */
static bool
mend_opened(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t end = before_group(tree, verb), first = 0;
	if (tree_finite_feature(tree, verb, FEATURE_NUMBER) != NUMBER_PLUR)
		return false;
	uint16_t last = end;
	for (unsigned steps = 0; last && steps < PHRASES
				 && tree_relation(tree, last) != DEPREL_CONJ;
			steps++)
		last = tree_head(tree, last);
	if (!last || last > end || rightmost(tree, last) != end)
		return false;
	uint16_t host = host_of_list(tree, last, &first);
	if (!host || host > first || first >= last || !tree_is_noun(tree, first)
			|| tree_child(tree, first, DEPREL_CASE)
			|| tree_child(tree, last, DEPREL_CASE)
			|| !tree_is_behind_comma(tree, first)
			|| !is_in_opening(tree, host, verb))
		return false;
	hang_list(tree, tokens, host, first);
	tokens[first].head = verb;
	tokens[first].deprel = DEPREL_NSUBJ;
	return true;
}

/* A comma and "y" begin the noun's phrase. */
static bool
begins_behind_comma(const struct tree *tree, uint16_t noun)
{
	uint16_t first = tree_leftmost(tree, noun);
	return tree_relation(tree, noun) == DEPREL_CONJ
	       && tree_is_noun(tree, noun) && tree_is_comma(tree, first)
	       && tree->tokens[first + 1].upos == UPOS_CCONJ;
}

/* Behind the noun's own words a comma opens what is said of it. */
static bool
is_set_apart(const struct tree *tree, uint16_t noun, uint16_t end)
{
	for (uint16_t t = (uint16_t)(noun + 1); t < end; t++) {
		if (tree_is_comma(tree, t))
			return true;
		if (tree_head(tree, t) != noun)
			return false;
	}
	return false;
}

static bool
has_main_verb(const struct tree *tree, uint16_t first, uint16_t end)
{
	for (uint16_t t = first; t < end; t++) {
		enum deprel deprel = tree_relation(tree, t);
		if (tree->tokens[t].upos == UPOS_VERB
				&& deprel != DEPREL_ACL_RELCL
				&& deprel != DEPREL_ACL
				&& deprel != DEPREL_XCOMP)
			return true;
	}
	return false;
}

/* The noun before the verb that begins its clause and is set apart from it by
 * what ends at `end`; 0 none. */
static uint16_t
parted_noun(const struct tree *tree, uint16_t verb, uint16_t end)
{
	for (uint16_t noun = (uint16_t)(end - 1); noun > tree_head(tree, verb);
			noun--)
		if (begins_behind_comma(tree, noun)
				&& is_set_apart(tree, noun, end)
				&& !has_main_verb(tree, noun, end)
				&& agrees(tree, verb, noun))
			return noun;
	return 0;
}

/* "impuso sanciones a Irán, y China, su socio, condenó la medida": what stands
 * between two commas keeps the subject of the second clause from its verb. */
static bool
mend_parted(struct tree *tree, struct token *tokens, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	uint16_t end = before_group(tree, verb);
	bool clause = deprel == DEPREL_CONJ || deprel == DEPREL_ADVCL;
	if (!clause || tree_child(tree, verb, DEPREL_MARK) || !end
			|| !tree_is_comma(tree, end))
		return false;
	uint16_t noun = parted_noun(tree, verb, end);
	if (!noun || tree_is_below(tree, verb, noun))
		return false;
	tokens[noun].head = verb;
	tokens[noun].deprel = DEPREL_NSUBJ;
	tokens[verb].deprel = DEPREL_CONJ;
	return true;
}

/* "un centenar de estudiantes pidió": the amount before the preposition; 0
 * none. */
static uint16_t
amount_of(const struct tree *tree, uint16_t noun)
{
	uint16_t amount = tree_child(tree, noun, DEPREL_NMOD);
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	return amount && amount < noun && preposition == amount + 1
					       && tree_is_noun(tree, amount)
					       && !tree_child(tree, amount,
							       DEPREL_CASE)
			       ? amount
			       : 0;
}

/* "en 2003 Estados Unidos invadió": a phrase without preposition. */
static bool
mend_bare(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t end = before_group(tree, verb), found = 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_OBL && child < verb
			&& rightmost(tree, child) == end)
		found = child;
	uint16_t amount = found ? amount_of(tree, found) : 0;
	if (!found || !tree_is_noun(tree, found)
			|| (!amount && tree_child(tree, found, DEPREL_CASE))
			|| tree_is(tree, found, GRAMMAR_CALENDAR)
			|| (!agrees(tree, verb, found)
					&& !(amount
							&& agrees(tree, verb,
									amount))))
		return false;
	tokens[found].deprel = DEPREL_NSUBJ;
	return true;
}

/* The object behind a verb whose pronoun belongs to it. */
static bool
mend_reflexive(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (!tree_child(tree, verb, DEPREL_EXPL) || object < verb
			|| !tree_is_noun(tree, object)
			|| tree_child(tree, object, DEPREL_CASE)
			|| !agrees(tree, verb, object))
		return false;
	tokens[object].deprel = DEPREL_NSUBJ;
	return true;
}

/* "Dimitió ayer la ministra", "lo dijo el alcalde": a person as an object would
 * have a preposition. */
static bool
mend_person(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (!tree->persons || object < verb || !tree->persons[object]
			|| tree_child(tree, object, DEPREL_CASE)
			|| !agrees(tree, verb, object))
		return false;
	if (tree->tokens[object].upos != UPOS_PROPN
			&& !tree_child_in(tree, object, GRAMMAR_DEFINITE))
		return false;
	tokens[object].deprel = DEPREL_NSUBJ;
	return true;
}

/* "los", "lo" before the verb: the object. */
static bool
has_object_pronoun(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_OBJ
			&& tree->tokens[child].upos == UPOS_PRON
			&& !tree_is(tree, child, GRAMMAR_RELATIVE))
		return true;
	return false;
}

/* The noun behind the verb that was read as its object; 0 none. */
static uint16_t
object_behind(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && tree_relation(tree, child) == DEPREL_OBJ
			&& tree_is_noun(tree, child)
			&& !tree_child(tree, child, DEPREL_CASE))
		return child;
	return 0;
}

/* "según denunció la oposición", "como exigían los sindicatos": what they said
 * stands above, and no object is missing. */
static bool
is_source_clause(const struct tree *tree, uint16_t verb)
{
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	return mark && mark < verb && tree_is(tree, mark, GRAMMAR_PREDICATIVE)
	       && before_group(tree, verb) == mark;
}

/* The number of who does what the clauses above tell; 0 unless told. */
static unsigned
number_above(const struct tree *tree, uint16_t verb)
{
	uint16_t at = tree_head(tree, verb);
	for (unsigned steps = 0; at && steps < PHRASES;
			steps++, at = tree_head(tree, at))
		if (tree->tokens[at].upos == UPOS_VERB
				&& !lacks_subject(tree, at))
			return tree_finite_feature(tree, at, FEATURE_NUMBER);
	return 0;
}

/* "el ministro cerró la plaza que ocupaban campesinos": he is one, they are
 * several, so it is not he who did it. */
static bool
is_of_others(const struct tree *tree, uint16_t verb)
{
	unsigned own = tree_finite_feature(tree, verb, FEATURE_NUMBER);
	unsigned above = number_above(tree, verb);
	enum deprel deprel = tree_relation(tree, verb);
	return own && above && own != above
	       && (deprel == DEPREL_ADVCL || deprel == DEPREL_ADVCL_RELCL
			       || deprel == DEPREL_CONJ);
}

/* "rechazó el Senado la propuesta": of two things behind the verb the first
 * acts. */
static bool
has_second_object(const struct tree *tree, uint16_t verb, uint16_t first)
{
	bool known = tree->tokens[first].upos == UPOS_PROPN
		     || (tree_may_act(tree, first)
				     && tree_child_in(tree, first,
						     GRAMMAR_DEFINITE));
	if (!known)
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (child > first && tree_relation(tree, child) == DEPREL_OBJ
			&& tree_is_noun(tree, child)
			&& !tree_child(tree, child, DEPREL_CASE))
		return true;
	return false;
}

/* "los reforzarán dos batallones", "habrá elecciones, prometieron los
 * generales", "llegaron dos batallones": the verb has its object already, or
 * can have none. */
static bool
mend_behind(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t noun = object_behind(tree, verb);
	bool filled = has_object_pronoun(tree, verb)
		      || tree_child(tree, verb, DEPREL_CCOMP)
		      || tree_is(tree, verb, GRAMMAR_INTRANSITIVE)
		      || is_source_clause(tree, verb);
	if (noun && !filled)
		filled = has_second_object(tree, verb, noun)
			 || (tree_may_act(tree, noun)
					 && is_of_others(tree, verb));
	if (!noun || !filled || !agrees(tree, verb, noun)
			|| tree_is(tree, noun, GRAMMAR_CALENDAR))
		return false;
	tokens[noun].deprel = DEPREL_NSUBJ;
	return true;
}

/* The noun of the phrase that ends right before `token`, a comma apart. */
static uint16_t
noun_before(const struct tree *tree, uint16_t token)
{
	uint16_t at = (uint16_t)(token - 1), found = 0;
	if (at && tree_is_comma(tree, at))
		at--;
	uint16_t end = at;
	for (unsigned steps = 0;
			steps < PHRASES && at && rightmost(tree, at) == end;
			steps++, at = tree_head(tree, at))
		if (tree_is_noun(tree, at))
			found = at;
	return found;
}

/* "expulsó al embajador, a quien acusa": read as said of the verb above. */
static void
mend_antecedent(struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t pronoun)
{
	uint16_t noun = noun_before(tree, tree_leftmost(tree, pronoun));
	if (tree_relation(tree, verb) != DEPREL_ADVCL || !noun
			|| tree_is_below(tree, noun, verb))
		return;
	tokens[verb].head = noun;
	tokens[verb].deprel = DEPREL_ACL_RELCL;
	tree_link(tree);
}

/* "heridos, que Jordania se ofreció a atender": the name is no other name of
 * the pronoun but who acts. */
static bool
mend_relative_object(struct tree *tree, struct token *tokens, uint16_t pronoun)
{
	uint16_t verb = tree_head(tree, pronoun);
	uint16_t name = tree_child(tree, pronoun, DEPREL_APPOS);
	if (tree_relation(tree, pronoun) != DEPREL_NSUBJ || verb <= pronoun
			|| tree->tokens[verb].upos != UPOS_VERB || !name
			|| !tree_is(tree, pronoun, GRAMMAR_RELATIVE)
			|| tree_leftmost(tree, name) != pronoun + 1
			|| name > verb || !agrees(tree, verb, name))
		return false;
	tokens[name].head = verb;
	tokens[name].deprel = DEPREL_NSUBJ;
	tokens[pronoun].deprel = DEPREL_OBJ;
	if (tree_child(tree, verb, DEPREL_XCOMP))
		tokens[pronoun].head = tree_child(tree, verb, DEPREL_XCOMP);
	return true;
}

/* "al embajador, a quien exigió explicaciones", "los fiscales, a los que
 * acusa": a relative pronoun with that preposition is whom the verb is about.
 */
static void
mend_relative(struct tree *tree, struct token *tokens, uint16_t verb)
{
	bool object = tree_child(tree, verb, DEPREL_OBJ) != 0;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child > verb || tree->tokens[child].upos != UPOS_PRON
				|| !tree_is(tree, child, GRAMMAR_RELATIVE)
				|| !tree_is_marked(tree, child))
			continue;
		if (deprel != DEPREL_NSUBJ && (object || deprel != DEPREL_OBL))
			continue;
		tokens[child].deprel = object ? DEPREL_OBL_ARG : DEPREL_OBJ;
		mend_antecedent(tree, tokens, verb, child);
		return;
	}
}

/* "no se le permitió salir": nobody told who does what is done to somebody. */
static bool
mend_impersonal(struct tree *tree, struct token *tokens, uint16_t pronoun)
{
	uint16_t verb = tree_head(tree, pronoun);
	uint16_t whom = (uint16_t)(pronoun + 1);
	if (deprel_universal(tree_relation(tree, pronoun)) != DEPREL_EXPL
			|| verb <= whom || tree_head(tree, whom) != verb
			|| tree_relation(tree, whom) != DEPREL_IOBJ
			|| tree_is(tree, whom, GRAMMAR_DEFINITE)
			|| !lacks_subject(tree, verb))
		return false;
	tokens[pronoun].deprel = DEPREL_EXPL_PASS;
	return true;
}

/* Read as another name of a phrase behind the verb, though no comma parts them.
 */
static bool
is_misread_name(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	uint16_t host = tree_head(tree, noun);
	uint16_t first = tree_leftmost(tree, noun);
	return tree_is_noun(tree, noun)
	       && tree_relation(tree, noun) == DEPREL_APPOS && host > verb
	       && host < noun && tree_is_below(tree, host, verb)
	       && tree_relation(tree, host) == DEPREL_OBL
	       && tree_child(tree, host, DEPREL_CASE)
	       && !tree_is_comma(tree, (uint16_t)(first - 1))
	       && !tree_is_comma(tree, first)
	       && !tree_child(tree, noun, DEPREL_CASE)
	       && tree_child_in(tree, noun, GRAMMAR_DEFINITE)
	       && agrees(tree, verb, noun);
}

/* "..., declaró a la salida del Congreso el secretario general": who says it
 * stands behind all else. */
static bool
mend_speaker(struct tree *tree, struct token *tokens, uint16_t verb)
{
	if (!tree_is(tree, verb, GRAMMAR_SAY)
			|| !tree_child(tree, verb, DEPREL_CCOMP))
		return false;
	for (uint16_t noun = (uint16_t)(verb + 2); noun <= tree->count; noun++)
		if (is_misread_name(tree, verb, noun)) {
			tokens[noun].head = verb;
			tokens[noun].deprel = DEPREL_NSUBJ;
			return true;
		}
	return false;
}

/* "la semana {pasada}", "{este} año" */
static bool
is_pointed_at(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_AMOD
			|| tree_feature(tree, child, FEATURE_PRONTYPE)
					   == PRONTYPE_DEM)
		return true;
	return false;
}

/* "La semana pasada impuso sanciones": it tells when, and whoever did it is
 * left out or stands behind the verb. */
static bool
mend_when(struct tree *tree, struct token *tokens, uint16_t verb)
{
	if (tree->tokens[verb].upos != UPOS_VERB)
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_NSUBJ
			&& tree->tokens[child].upos == UPOS_NOUN
			&& tree_is(tree, child, GRAMMAR_CALENDAR)
			&& is_pointed_at(tree, child)) {
		tokens[child].deprel = DEPREL_OBL;
		return true;
	}
	return false;
}

/* Says or does something to somebody: "marcharon desde la sede" is a way. */
static bool
has_complement(const struct tree *tree, uint16_t verb)
{
	return tree_child(tree, verb, DEPREL_OBJ)
	       || tree_child(tree, verb, DEPREL_CCOMP)
	       || tree_child(tree, verb, DEPREL_XCOMP)
	       || tree_child(tree, verb, DEPREL_OBL_ARG);
}

/* A name may be somebody where nobody has looked who may act. */
static bool
may_be_somebody(const struct tree *tree, uint16_t token)
{
	if (tree->actors)
		return tree_may_act(tree, token);
	return tree->tokens[token].upos == UPOS_PROPN;
}

/* "Desde {el Kremlin} condenaron", "desde {el partido} aseguran": those who are
 * there, before a verb in the plural whose subject nobody tells. */
static bool
mend_from(struct tree *tree, struct token *tokens, uint16_t verb)
{
	if (tree_finite_feature(tree, verb, FEATURE_NUMBER) != NUMBER_PLUR
			|| tree_finite_feature(tree, verb, FEATURE_PERSON)
					   != PERSON_3
			|| !has_complement(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	{
		uint16_t from = tree_child_in(tree, child, GRAMMAR_SINCE);
		if (child > verb || !from || !may_be_somebody(tree, child)
				|| tree_relation(tree, child) != DEPREL_OBL)
			continue;
		tokens[child].deprel = DEPREL_NSUBJ;
		tokens[from].deprel = DEPREL_ADVMOD;
		return true;
	}
	return false;
}

/* "y {el sindicato} declaró una huelga", hung on the strike: who stands before
 * the verb is no subject of its object. */
static bool
mend_beyond(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (object < verb || tree->tokens[object].upos != UPOS_NOUN
			|| tree_child(tree, object, DEPREL_COP))
		return false;
	TREE_CHILDREN(tree, object, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_NSUBJ
			&& tree_is_noun(tree, child)
			&& agrees(tree, verb, child)) {
		tokens[child].head = verb;
		return true;
	}
	return false;
}

static bool
hangs_verb_between(const struct tree *tree, uint16_t verb, uint16_t first,
		uint16_t second)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > first && child < second
			&& tree->tokens[child].upos == UPOS_VERB)
		return true;
	return false;
}

/* "[El presidente], Juan Paz, y [la ministra], Eva Luz, pidieron ..." with both
 * as subjects: one of two. */
static bool
mend_two_subjects(struct tree *tree, struct token *tokens, uint16_t verb)
{
	uint16_t first = 0, second = 0;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_NSUBJ
			&& tree_is_noun(tree, child)) {
		first = first ? first : child;
		second = child;
	}
	uint16_t word = second > first ? tree_conjunction_between(
					tree, first, second)
				       : 0;
	if (!word || hangs_verb_between(tree, verb, first, second))
		return false;
	tokens[second].head = first;
	tokens[second].deprel = DEPREL_CONJ;
	tokens[word].head = second;
	return true;
}

static bool
ends_with_comma(const struct tree *tree, uint16_t phrase)
{
	uint16_t next = (uint16_t)(rightmost(tree, phrase) + 1);
	return next <= tree->count && tree_is_comma(tree, next);
}

static bool
is_name(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_PROPN;
}

/* "Togo, [Gran Bretaña] y Ghana acordaron", "el PP, [el PSOE] y CiU" with the
 * second as another name of the first: behind what is only said of the first
 * another comma would stand. */
static bool
mend_listed_name(struct tree *tree, struct token *tokens, uint16_t name)
{
	enum deprel deprel = tree_relation(tree, name);
	uint16_t first = tree_head(tree, name);
	uint16_t third = tree_child(tree, name, DEPREL_CONJ);
	if ((deprel != DEPREL_APPOS && deprel != DEPREL_FLAT) || !third
			|| first > name || !is_name(tree, first)
			|| !is_name(tree, name) || !is_name(tree, third)
			|| !tree_child(tree, third, DEPREL_CC)
			|| !tree_is_behind_comma(tree, name)
			|| ends_with_comma(tree, third))
		return false;
	tokens[name].deprel = DEPREL_CONJ;
	return true;
}

static void
mend_lists(struct tree *tree, struct token *tokens)
{
	for (uint16_t word = 1; word <= tree->count; word++) {
		bool mended = is_name(tree, word) ? mend_listed_name(
					      tree, tokens, word)
						  : mend_two_subjects(tree,
								  tokens, word);
		if (mended)
			tree_link(tree);
	}
}

void
subjects_mend(struct tree *tree, struct token *tokens)
{
	mend_lists(tree, tokens);
	for (uint16_t verb = 1; verb <= tree->count; verb++) {
		if (tree->tokens[verb].upos == UPOS_PRON
				&& mend_impersonal(tree, tokens, verb))
			tree_link(tree);
		if (tree->tokens[verb].upos == UPOS_PRON
				&& mend_relative_object(tree, tokens, verb))
			tree_link(tree);
		if (tree->tokens[verb].upos == UPOS_VERB)
			mend_relative(tree, tokens, verb);
		if (mend_when(tree, tokens, verb))
			tree_link(tree);
		if (!lacks_subject(tree, verb))
			continue;
		if (mend_beyond(tree, tokens, verb)
				|| mend_opened(tree, tokens, verb)
				|| mend_taken(tree, tokens, verb)
				|| mend_parted(tree, tokens, verb)
				|| mend_from(tree, tokens, verb)
				|| mend_speaker(tree, tokens, verb))
			tree_link(tree);
		else if (!mend_bare(tree, tokens, verb)
				&& !mend_reflexive(tree, tokens, verb)
				&& !mend_behind(tree, tokens, verb))
			mend_person(tree, tokens, verb);
	}
}
