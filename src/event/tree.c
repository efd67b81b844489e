#include "event/tree.h"

#include "event/complements.h"
#include "event/inherit.h"
#include "event/mend.h"
#include "event/mend_quantity.h"
#include "event/mend_source.h"
#include "event/objects.h"
#include "event/prepositions.h"
#include "event/subjects.h"

enum { REPORT_STEPS = 12 };

uint16_t
tree_leftmost(const struct tree *tree, uint16_t token)
{
	for (uint16_t first = tree->first_child[token]; first && first < token;
			first = tree->first_child[token])
		token = first;
	return token;
}

bool
tree_is_below(const struct tree *tree, uint16_t token, uint16_t above)
{
	for (uint16_t steps = 0; token && steps <= tree->count; steps++) {
		if (token == above)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

bool
tree_is_quotation_mark(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	return str_equal(text, STR("\"")) || str_equal(text, STR("“"))
	       || str_equal(text, STR("”")) || str_equal(text, STR("``"))
	       || str_equal(text, STR("''")) || str_equal(text, STR("«"))
	       || str_equal(text, STR("»"));
}

uint16_t
tree_child(const struct tree *tree, uint16_t parent, enum deprel deprel)
{
	TREE_CHILDREN(tree, parent, child)
	if (tree_relation(tree, child) == deprel
			|| deprel_universal(tree_relation(tree, child))
					   == deprel)
		return child;
	return 0;
}

bool
tree_is_negation(const struct tree *tree, uint16_t token)
{
	return tree_is(tree, token, GRAMMAR_NEGATION)
	       && (token >= tree->count
			       || !tree_is_form(tree, (uint16_t)(token + 1),
					       GRAMMAR_NEGATION_UNDONE));
}

uint16_t
tree_child_in(const struct tree *tree, uint16_t parent, enum grammar grammar)
{
	if (!tree_has(tree, grammar))
		return 0;
	TREE_CHILDREN(tree, parent, child)
	if (tree_is(tree, child, grammar))
		return child;
	return 0;
}

uint16_t
tree_surface_subject(const struct tree *tree, uint16_t verb)
{
	const struct clause *clause = &tree->clauses[verb];
	return clause->passive ? clause->object : clause->subject;
}

bool
tree_is_past_participle(const struct tree *tree, uint16_t token)
{
	return tree_feature(tree, token, FEATURE_VERBFORM) == VERBFORM_PART
	       && tree_feature(tree, token, FEATURE_TENSE) != TENSE_PRES;
}

bool
tree_is_somebody(const struct tree *tree, uint16_t token)
{
	return token && tree->persons && tree->persons[token];
}

bool
tree_may_act(const struct tree *tree, uint16_t token)
{
	return token && tree->actors && tree->actors[token];
}

bool
tree_is_first_person(const struct tree *tree, uint16_t token)
{
	return token && tree_feature(tree, token, FEATURE_PERSON) == PERSON_1;
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

/* "firmar", "haber firmado", "ser firmado" */
static bool
has_infinitive_form(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	if (has_finite_auxiliary(tree, token))
		return false;
	if (tree_feature(tree, token, FEATURE_VERBFORM) == VERBFORM_INF)
		return upos == UPOS_VERB || upos == UPOS_AUX;
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
tree_condition(const struct tree *tree, uint16_t clause)
{
	enum deprel deprel = tree_relation(tree, clause);
	if (deprel != DEPREL_ADVCL && deprel != DEPREL_OBL
			&& deprel != DEPREL_CCOMP)
		return 0;
	TREE_CHILDREN(tree, clause, child)
	if (child < clause
			&& (tree_relation(tree, child) == DEPREL_MARK
					|| tree_relation(tree, child)
							   == DEPREL_CASE)
			&& tree_is(tree, child, GRAMMAR_CONDITION)
			&& (deprel != DEPREL_CCOMP
					|| !tree_is(tree, child,
							GRAMMAR_QUESTION)))
		return child;
	return 0;
}

bool
tree_is_possessor(const struct tree *tree, uint16_t token)
{
	switch (tree_relation(tree, token)) {
	case DEPREL_NMOD_POSS:
		return true;
	case DEPREL_NMOD:
		return tree_child_in(tree, token,
				       GRAMMAR_POSSESSIVE_PREPOSITION)
		       > 0;
	default:
		return false;
	}
}

uint16_t
tree_first_conjunct(const struct tree *tree, uint16_t noun)
{
	enum { STEPS = 3 };
	for (int i = 0; i < STEPS && tree_relation(tree, noun) == DEPREL_CONJ
			&& tree_head(tree, noun);
			i++)
		noun = tree_head(tree, noun);
	return noun;
}

uint16_t
tree_possessor(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, child)
	if (tree_is_possessor(tree, child))
		return child;
	return 0;
}

uint16_t
tree_relative_possessor(const struct tree *tree, uint16_t noun)
{
	enum { STEPS = 4 };
	uint16_t whose = tree_child_in(tree, noun, GRAMMAR_RELATIVE);
	if (!tree_traits(tree)->drops_subjects || !whose || whose > noun
			|| (tree_relation(tree, whose) != DEPREL_DET
					&& tree_relation(tree, whose)
							   != DEPREL_NMOD))
		return 0;
	uint16_t at = tree_head(tree, noun);
	for (int i = 0; i < STEPS && at; i++, at = tree_head(tree, at))
		if (tree_relation(tree, at) == DEPREL_ACL_RELCL)
			return tree_head(tree, at);
	return 0;
}

static bool
is_each_other(const struct tree *tree, uint16_t token)
{
	return token && token <= tree->count
	       && tree_is(tree, token, GRAMMAR_RECIPROCAL)
	       && ((token > 1
				   && tree_is(tree, (uint16_t)(token - 1),
						   GRAMMAR_RECIPROCAL))
			       || (token < tree->count
					       && tree_is(tree,
							       (uint16_t)(token
									       + 1),
							       GRAMMAR_RECIPROCAL)));
}

bool
tree_is_reciprocal(const struct tree *tree, uint16_t token)
{
	if (!token)
		return false;
	if (is_each_other(tree, token))
		return true;
	uint16_t owner = tree_child(tree, token, DEPREL_NMOD_POSS);
	if (!owner)
		owner = tree_child(tree, token, DEPREL_DET);
	return is_each_other(tree, owner);
}

bool
tree_word_is(const struct tree *tree, uint16_t token, word_id word)
{
	return tree->tokens[token].lemma == word
	       || tree->tokens[token].lower == word;
}

/* "..., the minister said", also where it was read as an adverbial clause. */
static bool
is_report_beside(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	if (!tree_is(tree, token, GRAMMAR_SAY))
		return false;
	if (deprel == DEPREL_PARATAXIS)
		return true;
	return (deprel == DEPREL_ADVCL
			       || (deprel == DEPREL_CCOMP
					       && token > tree->tokens[token].head))
	       && tree_child(tree, token, DEPREL_NSUBJ)
	       && !tree_child(tree, token, DEPREL_MARK)
	       && !tree_child(tree, token, DEPREL_CCOMP)
	       && !tree_child(tree, token, DEPREL_OBJ);
}

/* "We have won, the minister told reporters" with the speech as an adverbial
 * clause. */
static bool
is_said_before(const struct tree *tree, uint16_t token)
{
	return tree_relation(tree, token) == DEPREL_ADVCL
	       && token < tree->tokens[token].head
	       && tree_child(tree, token, DEPREL_NSUBJ)
	       && !tree_child(tree, token, DEPREL_MARK);
}

uint16_t
tree_reporting_verb(const struct tree *tree, uint16_t token)
{
	for (int steps = 0; steps < REPORT_STEPS; steps++) {
		TREE_CHILDREN(tree, token, child)
		if (is_report_beside(tree, child))
			return child;
		uint16_t head = tree->tokens[token].head;
		if (!head || head > tree->count)
			return 0;
		enum deprel deprel = tree_relation(tree, token);
		if ((deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS
				    || deprel == DEPREL_XCOMP
				    || is_said_before(tree, token))
				&& tree_is(tree, head, GRAMMAR_SAY))
			return head;
		token = head;
	}
	return 0;
}

static bool
is_hyphen(const struct tree *tree, uint16_t token)
{
	const struct token *word = &tree->tokens[token];
	return word->end == word->start + 1
	       && tree->text->bytes.at[word->start] == '-';
}

uint16_t
tree_conjunction_between(
		const struct tree *tree, uint16_t first, uint16_t second)
{
	uint16_t above = tree_head(tree, second);
	for (uint16_t t = (uint16_t)(second - 1); t > first; t--) {
		uint16_t head = tree_head(tree, t);
		if (tree_relation(tree, t) == DEPREL_CC
				&& (head == second || head == above))
			return t;
	}
	return 0;
}

bool
tree_is_comma(const struct tree *tree, uint16_t token)
{
	const struct token *word = &tree->tokens[token];
	return word->end == word->start + 1
	       && tree->text->bytes.at[word->start] == ',';
}

bool
tree_is_behind_comma(const struct tree *tree, uint16_t token)
{
	uint16_t first = tree_leftmost(tree, token);
	return (first < token && tree_is_comma(tree, first))
	       || (first > 1 && tree_is_comma(tree, (uint16_t)(first - 1)));
}

static bool
is_after_hyphen(const struct tree *tree, uint16_t token)
{
	return token > 1 && is_hyphen(tree, (uint16_t)(token - 1));
}

/* The token before or behind, hyphens left out; 0 at the sentence's end. */
static uint16_t
neighbour(const struct tree *tree, uint16_t token, int step)
{
	int at = token + step;
	if (at >= 1 && at <= tree->count && is_hyphen(tree, (uint16_t)at))
		at += step;
	return at >= 1 && at <= tree->count ? (uint16_t)at : 0;
}

bool
tree_phrase_at(const struct tree *tree, uint16_t token,
		const struct phrase *phrase, uint16_t *first, uint16_t *last)
{
	if (!tree_word_is(tree, token, phrase->word[phrase->head]))
		return false;
	uint16_t left = token, right = token;
	for (unsigned i = phrase->head; i-- > 0;) {
		left = neighbour(tree, left, -1);
		if (!left || !tree_word_is(tree, left, phrase->word[i]))
			return false;
	}
	for (unsigned i = phrase->head + 1u; i < phrase->count; i++) {
		right = neighbour(tree, right, 1);
		if (!right || !tree_word_is(tree, right, phrase->word[i]))
			return false;
	}
	if (first)
		*first = left;
	if (last)
		*last = right;
	return true;
}

unsigned
tree_nominal(const struct tree *tree, uint16_t token,
		const struct phrases *phrases)
{
	const struct token *word = &tree->tokens[token];
	const word_id ids[] = { word->lemma, word->lower };
	for (unsigned k = 0; k < 2; k++) {
		size_t i = phrases_first(phrases, ids[k]);
		for (; i < phrases->count; i++) {
			const struct phrase *phrase = &phrases->at[i];
			if (phrase->word[phrase->head] != ids[k])
				break;
			if (tree_phrase_at(tree, token, phrase, NULL, NULL))
				return phrase->count;
		}
	}
	return 0;
}

/* ------------------------------------------------------------ children */

static void
add_grammar(struct tree *tree, word_id word)
{
	if (word >= tree->frames->grammared)
		return;
	const struct grammar_bits *bits = &tree->frames->grammar[word];
	for (size_t i = 0; i < sizeof bits->of / sizeof *bits->of; i++)
		tree->grammar.of[i] |= bits->of[i];
}

void
tree_read_words(struct tree *tree)
{
	tree->grammar = (struct grammar_bits){ 0 };
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct token *token = &tree->tokens[t];
		add_grammar(tree, token->lemma);
		if (token->lower != token->lemma)
			add_grammar(tree, token->lower);
	}
}

void
tree_link(struct tree *tree)
{
	memset(tree->first_child, 0,
			(tree->count + 1u) * sizeof *tree->first_child);
	for (uint16_t t = tree->count; t > 0; t--) {
		uint16_t head = tree->tokens[t].head;
		if (head > tree->count || head == t)
			head = 0;
		tree->next_sibling[t] = tree->first_child[head];
		tree->first_child[head] = t;
	}
}

static uint16_t
walk_from(struct tree *tree, uint16_t start, uint16_t filled, bool *seen)
{
	uint16_t next = filled;
	tree->order[filled++] = start;
	seen[start] = true;
	for (; next < filled; next++)
		TREE_CHILDREN(tree, tree->order[next], child)
		{
			if (seen[child])
				continue;
			seen[child] = true;
			tree->order[filled++] = child;
		}
	return filled;
}

static void
order_from_root(struct tree *tree, struct arena *arena)
{
	bool *seen = ARENA_NEW(arena, bool, tree->count + 1);
	uint16_t filled = 0;
	TREE_CHILDREN(tree, 0, root)
	if (!seen[root])
		filled = walk_from(tree, root, filled, seen);
	for (uint16_t t = 1; t <= tree->count; t++)
		if (!seen[t])
			filled = walk_from(tree, t, filled, seen);
}

/* ------------------------------------------- what a clause itself says */

/* "has been attacked", but also the one of "was to have attacked". */
static uint16_t
auxiliary_have(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY))
		return child;
	return 0;
}

/* "closed the border and called on Chad to help": what is coordinated with an
 * active verb is active, unless its own words say otherwise. */
static bool
follows_active(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree->tokens[verb].head;
	return tree_relation(tree, verb) == DEPREL_CONJ && first && first < verb
	       && tree->tokens[first].upos == UPOS_VERB
	       && !tree->clauses[first].passive && tree->clauses[first].subject;
}

/* "Norway is committed to peace"; but money is committed by somebody. */
static bool
is_state(const struct tree *tree, uint16_t verb)
{
	if (!tree_is(tree, verb, GRAMMAR_STATE))
		return false;
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ_PASS);
	if (!subject && tree_relation(tree, verb) == DEPREL_ACL)
		subject = tree_head(tree, verb);
	uint8_t upos = tree->tokens[subject].upos;
	return !subject
	       || (upos != UPOS_SYM && upos != UPOS_NUM
			       && !tree_is(tree, subject, GRAMMAR_MONEY));
}

/* A verb that frames know with a reflexive pronoun: "se reunieron". */
static bool
is_reflexive_verb(const struct tree *tree, uint16_t verb)
{
	const struct trigger *trigger =
			frames_triggers(tree->frames, tree->tokens[verb].lemma);
	for (; trigger; trigger = trigger->next)
		if (trigger->phrase.reflexive)
			return true;
	return false;
}

/* "Se detuvieron 30 personas", "se firmó un acuerdo": the pronoun with what
 * is acted upon behind the verb, for a verb that has none of its own. */
static bool
is_passive_by_pronoun(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject > verb && tree->tokens[subject].upos == UPOS_NOUN
	       && !tree_child(tree, verb, DEPREL_OBJ)
	       && !tree_child(tree, verb, DEPREL_CCOMP)
	       && !is_reflexive_verb(tree, verb);
}

/* From the passive's own relations, or, where the parser missed them, from a
 * participle that no "have" makes active. */
static bool
is_passive(const struct tree *tree, uint16_t verb)
{
	bool active_subject = false, object = false;
	if (is_state(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (deprel == DEPREL_AUX_PASS || deprel == DEPREL_NSUBJ_PASS
				|| deprel == DEPREL_CSUBJ_PASS)
			return true;
		if (deprel == DEPREL_EXPL_PASS
				&& !is_reflexive_verb(tree, verb))
			return true;
		if (deprel == DEPREL_EXPL_PV
				&& is_passive_by_pronoun(tree, verb))
			return true;
		if (deprel == DEPREL_AUX
				&& tree_is(tree, child,
						GRAMMAR_PASSIVE_AUXILIARY)
				&& tree_is_past_participle(tree, verb)
				&& auxiliary_have(tree, verb) < child)
			return true;
		active_subject |= deprel == DEPREL_NSUBJ;
		object |= deprel == DEPREL_OBJ;
	}
	if (!tree_is_past_participle(tree, verb) || active_subject
			|| auxiliary_have(tree, verb)
			|| follows_active(tree, verb))
		return false;
	enum deprel own = tree_relation(tree, verb);
	if (own == DEPREL_ACL || own == DEPREL_AMOD)
		return true;
	return !object
	       && (own == DEPREL_ADVCL || own == DEPREL_XCOMP
			       || tree_feature(tree, verb, FEATURE_VOICE)
						  == VOICE_PASS);
}

static bool
is_agent(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	/* "secuestrados a tres policías" */
	if (deprel == DEPREL_OBL_AGENT)
		return !preposition
		       || tree->tokens[preposition].lower != tree->frames->to
		       || tree_child_in(tree, preposition, GRAMMAR_BY);
	if (deprel != DEPREL_OBL && deprel != DEPREL_NMOD)
		return false;
	/* "por", "por parte de", "a manos de" */
	return preposition
	       && (tree_is(tree, preposition, GRAMMAR_BY)
			       || tree_child_in(tree, preposition, GRAMMAR_BY));
}

/* "by" behind a passive: also where the parser hung it on the noun before. */
uint16_t
tree_agent(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && is_agent(tree, child))
		return child;
	TREE_CHILDREN(tree, verb, child)
	{
		if (child < verb || tree_relation(tree, child) == DEPREL_CONJ)
			continue;
		TREE_CHILDREN(tree, child, inner)
		if (is_agent(tree, inner))
			return inner;
	}
	return 0;
}

/* A word of "up to", "at least"; not the preposition of "fired at five". */
static bool
is_quantity_word(const struct tree *tree, uint16_t token, uint16_t verb)
{
	if (!tree_is(tree, token, GRAMMAR_QUANTITY))
		return false;
	if (tree_is(tree, token, GRAMMAR_STATE_PREPOSITION))
		return tree_is(tree, (uint16_t)(token + 1), GRAMMAR_BOUND);
	return token > verb + 1
	       || !tree_is(tree, token, GRAMMAR_INFINITIVE_MARK);
}

/* "killed up to 20 soldiers", "freed at least 20": what stands between verb and
 * number makes no oblique. */
static bool
is_quantity(const struct tree *tree, uint16_t token, uint16_t verb)
{
	uint16_t number = tree_child(tree, token, DEPREL_NUMMOD);
	if (number <= verb + 1 || number - verb > 5)
		return false;
	for (uint16_t between = verb + 1; between < number; between++)
		if (!is_quantity_word(tree, between, verb))
			return false;
	return true;
}

/* "laid down their arms": an oblique without preposition, right behind the
 * particle. */
static bool
is_bare(const struct tree *tree, uint16_t token, uint16_t verb)
{
	uint16_t particle = tree_child(tree, verb, DEPREL_COMPOUND);
	return particle > verb && token > particle
	       && tree_relation(tree, particle) == DEPREL_COMPOUND_PRT
	       && !tree_child(tree, token, DEPREL_CASE);
}

/* Has the preposition of indirect objects: "condenó a Irán", "dio a Irán". */
static bool
is_marked(const struct tree *tree, uint16_t token)
{
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	return preposition
	       && tree->tokens[preposition].lower == tree->frames->to;
}

/* "extraditó a Chile a un fugitivo", "llamó a consultas al cónsul": behind a
 * name or a thing that is marked a marked noun, or person, is what is given. 0
 * none. */
static uint16_t
given_behind(const struct tree *tree, uint16_t verb, uint16_t first)
{
	if (!first)
		return 0;
	bool name = tree->tokens[first].upos == UPOS_PROPN;
	if (!name && tree_is_somebody(tree, first))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		bool phrase = deprel == DEPREL_OBJ || deprel == DEPREL_OBL
			      || deprel == DEPREL_OBL_ARG;
		if (child > first && phrase && is_marked(tree, child)
				&& tree->tokens[child].upos == UPOS_NOUN
				&& (name || tree_is_somebody(tree, child)))
			return child;
	}
	return 0;
}

/* Where direct objects may be marked: of two objects the marked one is the
 * indirect one, a marked phrase is an object where there is no other, and
 * pronouns that double a phrase or belong to the verb are none ("le dio a
 * Irán", "se reunió"). */
static void
read_marked_objects(const struct tree *tree, uint16_t verb, uint16_t *object,
		uint16_t *indirect)
{
	uint16_t plain = 0, marked = 0, pronoun = 0;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		bool argument = deprel == DEPREL_OBJ || deprel == DEPREL_IOBJ
				|| deprel == DEPREL_OBL_ARG;
		if (!argument
				|| tree_is(tree, child,
						GRAMMAR_REFLEXIVE_PRONOUN))
			continue;
		if (is_marked(tree, child))
			marked = marked ? marked : child;
		else if (deprel == DEPREL_IOBJ)
			pronoun = child;
		else if (deprel == DEPREL_OBJ && !plain)
			plain = child;
	}
	if (!plain)
		plain = given_behind(tree, verb, marked);
	if (!marked)
		marked = pronoun;
	/* "lo condenó a él", but "la ayuda que dio a Honduras" */
	bool doubled = plain && marked && tree->tokens[plain].upos == UPOS_PRON
		       && !tree_is(tree, plain, GRAMMAR_RELATIVE);
	*object = plain && !doubled ? plain : marked;
	*indirect = plain && !doubled ? marked : 0;
}

/* The arguments of a verb as its relations name them; 0: none. */
struct arguments_read {
	uint16_t subject, object, indirect;
	uint16_t before; /* a noun that the parser put into the verb */
};

static void
read_argument(const struct tree *tree, uint16_t verb, uint16_t child,
		struct arguments_read *read)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_NSUBJ_OUTER:
	case DEPREL_CSUBJ:
	case DEPREL_CSUBJ_PASS:
		if (!read->subject)
			read->subject = child;
		break;
	case DEPREL_COMPOUND:
		/* "Norway cut aid" read as if "Norway cut" were one word. */
		if (!read->before && child < verb
				&& tree->tokens[verb].upos == UPOS_VERB)
			read->before = child;
		break;
	case DEPREL_OBJ:
		/* Two objects: the first is the indirect one. */
		if (read->object && !read->indirect)
			read->indirect = read->object;
		read->object = child;
		break;
	case DEPREL_IOBJ:
		read->indirect = child;
		break;
	case DEPREL_OBL:
		if (!read->object
				&& (is_quantity(tree, child, verb)
						|| is_bare(tree, child, verb)))
			read->object = child;
		break;
	default:
		break;
	}
}

static struct arguments_read
read_arguments(const struct tree *tree, uint16_t verb)
{
	struct arguments_read read = { 0 };
	TREE_CHILDREN(tree, verb, child)
	{
		read_argument(tree, verb, child, &read);
	}
	if (tree_traits(tree)->marked_objects)
		read_marked_objects(tree, verb, &read.object, &read.indirect);
	if (!read.subject
			&& (read.object
					|| tree_relation(tree, verb)
							   == DEPREL_ROOT))
		read.subject = read.before;
	return read;
}

static void
read_clause(const struct tree *tree, uint16_t verb)
{
	struct clause *clause = &tree->clauses[verb];
	struct arguments_read read = read_arguments(tree, verb);
	clause->passive = is_passive(tree, verb);
	if (clause->passive) {
		clause->object = read.subject;
		clause->second = read.object;
		clause->subject = tree_agent(tree, verb);
		return;
	}
	clause->subject = read.subject;
	clause->object = read.indirect ? read.indirect : read.object;
	clause->second = read.indirect ? read.object : 0;
}

/* ------------------------------------------------- whole sentences */

bool
tree_is_topic(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	uint8_t upos = tree->tokens[noun].upos;
	return noun < verb && (upos == UPOS_NOUN || upos == UPOS_PROPN)
	       && tree->tokens[verb].upos == UPOS_VERB
	       && tree_relation(tree, noun) == DEPREL_ROOT
	       && !tree->clauses[noun].subject
	       && !tree_child(tree, noun, DEPREL_COP);
}

bool
tree_is_headline(const struct tree *tree, uint16_t infinitive)
{
	uint16_t head = tree->tokens[infinitive].head;
	if (!tree_is_infinitive(tree, infinitive))
		return false;
	if (!head || head > tree->count)
		return tree->clauses[infinitive].subject != 0;
	return tree_relation(tree, infinitive) == DEPREL_ACL
	       && tree_is_topic(tree, head, infinitive);
}

/* "The navy scrambled jets" read as one phrase, with the verb as a participle
 * inside: a noun before the participle and no other verb say otherwise. */
static void
repair_headless(const struct tree *tree, uint16_t root)
{
	uint16_t noun = 0;
	const struct clause *clause = &tree->clauses[root];
	if (tree->tokens[root].upos == UPOS_VERB || clause->subject
			|| tree_child(tree, root, DEPREL_COP))
		return;
	TREE_CHILDREN(tree, root, child)
	{
		uint8_t upos = tree->tokens[child].upos;
		if (child > root)
			return;
		if ((upos == UPOS_NOUN || upos == UPOS_PROPN)
				&& !tree_is(tree, child, GRAMMAR_CALENDAR))
			noun = child;
		if (upos != UPOS_VERB
				|| tree_relation(tree, child) != DEPREL_AMOD
				|| !noun || is_after_hyphen(tree, child))
			continue;
		tree->clauses[child] = (struct clause){ .subject = noun,
			.object = root };
		return;
	}
}

static void
find_clauses(struct tree *tree)
{
	for (uint16_t i = 0; i < tree->count; i++) {
		uint16_t token = tree->order[i];
		uint16_t head = tree->tokens[token].head;
		bool own = tree->tokens[token].upos == UPOS_VERB || !head
			   || head > tree->count || !tree->clause_of[head]
			   || tree->clauses[token].subject;
		tree->clause_of[token] = own ? token : tree->clause_of[head];
	}
}

/* Makes room for `count` tokens. Returns the sentence's own copy of them. */
static struct token *
copy_tokens(struct tree *tree, uint32_t count, struct arena *arena)
{
	struct token *tokens = ARENA_NEW(arena, struct token, count + 1);
	memcpy(tokens + 1, tree->text->tokens + tree->sentence->first,
			count * sizeof *tokens);
	tree->tokens = tokens;
	tree->first_child = ARENA_NEW(arena, uint16_t, count + 1);
	tree->next_sibling = ARENA_NEW(arena, uint16_t, count + 1);
	tree->order = ARENA_NEW(arena, uint16_t, count + 1);
	tree->clauses = ARENA_NEW(arena, struct clause, count + 1);
	tree->clause_of = ARENA_NEW(arena, uint16_t, count + 1);
	return tokens;
}

/* What the language's parser gets wrong, in an order that counts: each looks at
 * what those before have mended. */
static void
mend(struct tree *tree, struct token *tokens)
{
	const struct language_traits *traits = tree_traits(tree);
	if (traits->mended)
		mend_tree(tree, tokens);
	mend_sources(tree, tokens);
	if (traits->noun_first)
		prepositions_mend(tree, tokens);
	if (traits->moods)
		complements_mend(tree, tokens);
	if (traits->drops_subjects) {
		objects_mend(tree, tokens);
		subjects_mend(tree, tokens);
	}
	if (traits->noun_first)
		mend_quantities(tree, tokens);
}

void
tree_build(struct tree *tree, const struct frames *frames,
		const struct text *text, const struct sentence *sentence,
		const bool *persons, const bool *actors, struct arena *arena)
{
	uint32_t count = sentence->count < UINT16_MAX ? sentence->count
						      : UINT16_MAX - 1;
	*tree = (struct tree){ .frames = frames,
		.text = text,
		.sentence = sentence,
		.count = (uint16_t)count,
		.persons = persons,
		.actors = actors };
	struct token *tokens = copy_tokens(tree, count, arena);
	tree_read_words(tree);
	tree_link(tree);
	mend(tree, tokens);
	order_from_root(tree, arena);
	for (uint16_t t = 1; t <= tree->count; t++)
		read_clause(tree, t);
	TREE_CHILDREN(tree, 0, root)
	repair_headless(tree, root);
	clauses_inherit(tree);
	find_clauses(tree);
}

/* "while it left", but neither "to leave" nor "leaving". */
static bool
is_adverbial_clause(const struct tree *tree, uint16_t token)
{
	return tree_child(tree, token, DEPREL_NSUBJ)
	       || tree_child(tree, token, DEPREL_NSUBJ_PASS)
	       || (tree_child(tree, token, DEPREL_MARK)
			       && !tree_is_infinitive(tree, token));
}

static bool
opens_clause(const struct tree *tree, uint16_t token)
{
	switch (tree->tokens[token].deprel) {
	case DEPREL_ADVCL:
		return is_adverbial_clause(tree, token);
	case DEPREL_ADVCL_RELCL:
	case DEPREL_ACL_RELCL:
	case DEPREL_PARATAXIS:
		return true;
	case DEPREL_CONJ:
		return tree->tokens[token].upos == UPOS_VERB
		       && !tree_is_gerund(tree, token);
	default:
		return false;
	}
}

bool
tree_in_clause(const struct tree *tree, uint16_t root, uint16_t token)
{
	for (unsigned steps = 0; steps <= tree->count; steps++) {
		if (token == root)
			return true;
		if (!token || token > tree->count || opens_clause(tree, token))
			return false;
		token = tree->tokens[token].head;
	}
	return false;
}
