#include "event/arguments.h"

#include "event/sets.h"
#include "event/tree_owner.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "event/verb_phrase.h"
#include "event/view.h"

enum { NESTING = 3 };

/* The places behind `count` stay as they are: there is room for many, and few
 * are ever filled. */
static void
clear(struct arguments *out)
{
	out->count = 0;
	out->verb = 0;
	out->agentless = false;
}

static struct argument *
add(struct arguments *out, enum slot slot, uint16_t token, unsigned certainty)
{
	if (!token)
		return NULL;
	for (unsigned i = 0; i < out->count; i++)
		if (out->at[i].slot == slot && out->at[i].token == token
				&& slot != SLOT_OBLIQUE)
			return NULL;
	if (out->count == ARGUMENTS)
		return NULL;
	struct argument *argument = &out->at[out->count++];
	*argument = (struct argument){ .slot = (uint8_t)slot,
		.token = token,
		.certainty = (uint8_t)certainty };
	return argument;
}

/* --------------------------------------------------------- empty verbs */

/* `*preposition` is that of the phrase ("take part in"), or WORD_NONE. */
static bool
find_light(const struct tree *tree, uint16_t verb, word_id *preposition)
{
	const struct phrases *light = &tree->frames->light;
	const word_id ids[] = { tree->tokens[verb].lemma,
		tree->tokens[verb].lower };
	for (unsigned k = 0; k < 2; k++) {
		size_t i = phrases_first(light, ids[k]);
		for (; i < light->count && light->at[i].word[0] == ids[k];
				i++) {
			uint16_t last;
			if (verb_phrase_at(tree, verb, &light->at[i],
					    preposition, &last))
				return true;
		}
	}
	return false;
}

static bool
verb_is_light(const struct tree *tree, uint16_t verb)
{
	word_id preposition;
	return find_light(tree, verb, &preposition);
}

/* ----------------------------------------------- prepositional phrases */

static void
put_preposition(const struct tree *tree, uint16_t token, word_id *words,
		uint8_t *count)
{
	if (*count < PREPOSITION_WORDS)
		words[(*count)++] = tree->tokens[token].lower;
	TREE_CHILDREN(tree, token, part)
	if (tree_relation(tree, part) == DEPREL_FIXED
			&& *count < PREPOSITION_WORDS)
		words[(*count)++] = tree->tokens[part].lower;
}

/* "se ofreció como mediador": read as the beginning of a clause, where
 * infinitives need no mark and so have prepositions too. */
static bool
leads_noun(const struct tree *tree, uint16_t mark, uint16_t token)
{
	return tree_traits(tree)->bare_infinitive
	       && (tree->tokens[mark].upos == UPOS_ADP
			       || tree->tokens[mark].upos == UPOS_SCONJ)
	       && tree_is_noun(tree, token);
}

/* "se concentraron frente a la embajada": read as an adverb of the verb that
 * stands right before the phrase. */
static void
put_adverb(const struct tree *tree, uint16_t token, word_id *words,
		uint8_t *count)
{
	uint16_t last = (uint16_t)(tree_leftmost(tree, token) - 1);
	uint16_t adverb = last ? tree_head(tree, last) : 0;
	if (adverb && adverb < last && tree_relation(tree, last) == DEPREL_FIXED
			&& tree_relation(tree, adverb) == DEPREL_ADVMOD
			&& tree_head(tree, adverb) == tree_head(tree, token))
		put_preposition(tree, adverb, words, count);
}

/* The prepositions before a phrase: its case words, or the mark of a
 * gerund. */
static uint8_t
read_preposition(const struct tree *tree, uint16_t token, word_id *words)
{
	uint8_t count = 0;
	TREE_CHILDREN(tree, token, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		bool mark = deprel == DEPREL_MARK
			    && (tree_is_gerund(tree, token)
					    || leads_noun(tree, child, token));
		if ((deprel == DEPREL_CASE || mark) && child < token)
			put_preposition(tree, child, words, &count);
	}
	if (!count && tree_traits(tree)->noun_first)
		put_adverb(tree, token, words, &count);
	return count;
}

static bool
is_nominal_modifier(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	return deprel == DEPREL_OBL || deprel == DEPREL_OBL_AGENT
	       || deprel == DEPREL_OBL_ARG || deprel == DEPREL_NMOD
	       || deprel == DEPREL_NMOD_DESC;
}

static bool
has_determiner(const struct tree *tree, uint16_t token)
{
	return tree_child(tree, token, DEPREL_DET)
	       || tree_child(tree, token, DEPREL_NMOD_POSS);
}

/* "in support of the rebels": `inner` behind in + support + of. */
static void
add_compound(const struct tree *tree, const struct argument *outer,
		uint16_t inner, struct arguments *out)
{
	word_id words[PREPOSITION_WORDS];
	uint8_t count = read_preposition(tree, inner, words);
	if (outer->preposition_count != 1 || count != 1
			|| has_determiner(tree, outer->token))
		return;
	struct argument copy = *outer;
	struct argument *argument =
			add(out, SLOT_OBLIQUE, inner, copy.certainty);
	if (!argument)
		return;
	argument->preposition_count = 3;
	argument->preposition[0] = copy.preposition[0];
	argument->preposition[1] = tree->tokens[copy.token].lower;
	argument->preposition[2] = words[0];
}

/* "el embajador, a quien exigió": for whom the pronoun stands. */
static uint16_t
antecedent_of(const struct tree *tree, uint16_t token)
{
	uint16_t verb = tree->tokens[token].head;
	bool relative = tree_traits(tree)->marked_objects
			&& tree->tokens[token].upos == UPOS_PRON
			&& tree_is(tree, token, GRAMMAR_RELATIVE);
	return relative && verb && verb <= tree->count
					       && tree_relation(tree, verb)
								  == DEPREL_ACL_RELCL
			       ? tree->tokens[verb].head
			       : token;
}

static void
add_oblique(const struct tree *tree, uint16_t token, unsigned certainty,
		struct arguments *out)
{
	word_id words[PREPOSITION_WORDS];
	uint8_t count = read_preposition(tree, token, words);
	/* "according to", "in the view of" name a speaker, never a party. */
	if (!count || tree_child_in(tree, token, GRAMMAR_ACCORDING)
			|| view_owner(tree, token))
		return;
	bool gerund = tree->tokens[token].upos == UPOS_VERB;
	struct argument *argument =
			add(out, gerund ? SLOT_GERUND : SLOT_OBLIQUE,
					antecedent_of(tree, token), certainty);
	if (!argument)
		return;
	argument->preposition_count = count;
	memcpy(argument->preposition, words, sizeof words);
}

/* The phrases that depend on `host`, and those inside them to some depth,
 * since they may belong to the trigger just as well. */
static void
add_obliques(const struct tree *tree, uint16_t host, unsigned certainty,
		struct arguments *out)
{
	unsigned from = out->count;
	TREE_CHILDREN(tree, host, child)
	if (is_nominal_modifier(tree, child))
		add_oblique(tree, child, certainty, out);
	for (unsigned depth = 1; depth < NESTING; depth++) {
		unsigned until = out->count;
		certainty = certainty * 7 / 10;
		for (unsigned i = from; i < until; i++) {
			if (out->at[i].slot != SLOT_OBLIQUE)
				continue;
			TREE_CHILDREN(tree, out->at[i].token, inner)
			{
				if (!is_nominal_modifier(tree, inner))
					continue;
				add_compound(tree, &out->at[i], inner, out);
				add_oblique(tree, inner, certainty, out);
			}
		}
		from = until;
	}
}

/* --------------------------------------------------------- complements */

static bool
is_negated(const struct tree *tree, uint16_t token)
{
	uint16_t negation = tree_child_in(tree, token, GRAMMAR_NEGATION);
	return negation && negation < token && tree_is_negation(tree, negation);
}

/* "tiene que salir", hung on as another clause. */
static uint16_t
joined_duty(const struct tree *tree, uint16_t token)
{
	uint16_t behind = (uint16_t)(token + 2);
	bool joined = behind <= tree->count
		      && tree_is_form(tree, (uint16_t)(token + 1),
				      GRAMMAR_COMPLEMENTIZER)
		      && tree_head(tree, behind) == token;
	return joined ? behind : 0;
}

/* "has to leave" */
static uint16_t
duty_of(const struct tree *tree, uint16_t token)
{
	bool drops = tree_traits(tree)->drops_subjects;
	if (!tree_is(tree, token, GRAMMAR_OBLIGATION_VERB))
		return 0;
	/* What had to be done was done: nobody asks for it. */
	if (drops && (is_negated(tree, token) || tree_is_past(tree, token)))
		return 0;
	uint16_t duty = tree_child(tree, token, DEPREL_XCOMP);
	if (!duty && drops)
		duty = joined_duty(tree, token);
	return duty && tree_is_infinitive(tree, duty) ? duty : 0;
}

/* "que se retire", but not "antes de que", "hasta que se retire" nor "si". */
static bool
is_plain_clause(const struct tree *tree, uint16_t token)
{
	uint16_t mark = tree_child_in(tree, token, GRAMMAR_COMPLEMENTIZER);
	if (mark < 2)
		return mark == 1;
	uint8_t before = tree->tokens[mark - 1].upos;
	bool own = tree_head(tree, (uint16_t)(mark - 1)) == token;
	return !own
	       || (before != UPOS_ADP && before != UPOS_ADV
			       && before != UPOS_SCONJ);
}

/* "Iran must leave"; "has to leave" is told at "leave". In "pidió que Irán se
 * retire" the mood says what "must" does. */
static void
add_clause(const struct tree *tree, uint16_t token, unsigned certainty,
		struct arguments *out)
{
	struct argument *argument = add(out, SLOT_CLAUSE, token, certainty);
	if (!argument)
		return;
	argument->negated = is_negated(tree, token);
	argument->obliged = tree_child_in(tree, token, GRAMMAR_OBLIGATION) > 0
			    || (tree_is_subjunctive(tree, token)
					    && is_plain_clause(tree, token));
	uint16_t duty = duty_of(tree, token);
	if (!duty)
		return;
	argument = add(out, SLOT_CLAUSE, duty, certainty);
	if (argument)
		argument->obliged = !is_negated(tree, token);
}

/* "opinó que los sindicatos deben volver", "partidaria de que se resuelva":
 * clauses that the parser of a language with bare infinitives takes for
 * something else. */
static bool
is_finite_clause(const struct tree *tree, uint16_t token)
{
	if (!tree_traits(tree)->bare_infinitive
			|| tree_relation(tree, token) == DEPREL_ACL)
		return false;
	uint16_t mark = token;
	TREE_CHILDREN(tree, token, child)
	if (child < mark && tree_relation(tree, child) == DEPREL_MARK)
		mark = child;
	if (mark == token)
		return false;
	if (tree_is(tree, mark, GRAMMAR_POSSESSIVE_PREPOSITION))
		mark++;
	return tree_is(tree, mark, GRAMMAR_COMPLEMENTIZER);
}

/* "vowed to keep attacking", "to continue to attack": what is vowed is the
 * attack. */
static void
add_phase_of(const struct tree *tree, uint16_t token, unsigned certainty,
		struct arguments *out)
{
	if (!tree_is(tree, token, GRAMMAR_PHASE))
		return;
	uint16_t deed = tree_child(tree, token, DEPREL_XCOMP);
	if (!deed || tree->tokens[deed].upos != UPOS_VERB)
		return;
	struct argument *argument = add(out, SLOT_INFINITIVE, deed, certainty);
	if (argument)
		argument->negated = is_negated(tree, token);
}

/* "vowed {never} to leave", hung on the vow. */
static bool
is_negated_before(const struct tree *tree, uint16_t infinitive)
{
	uint16_t mark = tree_child(tree, infinitive, DEPREL_MARK);
	uint16_t before = mark > 1 ? (uint16_t)(mark - 1) : 0;
	return before && tree_is(tree, before, GRAMMAR_NEGATION)
	       && tree_head(tree, before) == tree_head(tree, infinitive)
	       && before > tree_head(tree, infinitive);
}

static void
add_complement(const struct tree *tree, uint16_t token, unsigned certainty,
		struct arguments *out)
{
	enum deprel deprel = tree_relation(tree, token);
	bool verbal = tree->tokens[token].upos == UPOS_VERB
		      || tree_child(tree, token, DEPREL_COP);
	struct argument *argument = NULL;
	if (tree_is_infinitive(tree, token)) {
		argument = add(out, SLOT_INFINITIVE, token, certainty);
	} else if (tree_is_gerund(tree, token)) {
		argument = add(out, SLOT_GERUND, token, certainty);
		if (argument)
			argument->preposition_count = read_preposition(
					tree, token, argument->preposition);
	} else if (deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS
			|| is_finite_clause(tree, token)) {
		add_clause(tree, token, certainty, out);
	} else if (deprel == DEPREL_XCOMP && verbal) {
		argument = add(out, SLOT_INFINITIVE, token, certainty);
	}
	if (argument)
		argument->negated = is_negated(tree, token)
				    || is_negated_before(tree, token);
	if (argument && argument->slot == SLOT_INFINITIVE)
		add_phase_of(tree, token, certainty, out);
}

/* "Para facilitar el voto, el Gobierno dispuso el cierre": what a verb decides
 * stands behind it. */
static bool
opens_with_purpose(const struct tree *tree, uint16_t host, uint16_t clause)
{
	return tree_traits(tree)->bare_infinitive && clause < host
	       && tree_is_infinitive(tree, clause);
}

/* How surely the child is a complement of the verb, in per cent; 0 none. */
static unsigned
complement_weight(const struct tree *tree, uint16_t host, uint16_t child)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_XCOMP:
	case DEPREL_CCOMP:
	case DEPREL_PARATAXIS:
		return 100;
	case DEPREL_ACL:
		return 90;
	case DEPREL_ADVCL:
		return opens_with_purpose(tree, host, child) ? 0 : 80;
	case DEPREL_OBL:
	case DEPREL_OBJ:
	case DEPREL_NMOD:
		return tree->tokens[child].upos == UPOS_VERB ? 90 : 0;
	default:
		return 0;
	}
}

/* "..., the minister said": what is said stands above the verb. */
static void
add_said_above(const struct tree *tree, uint16_t host, struct arguments *out)
{
	uint16_t above = tree->tokens[host].head;
	if (tree_relation(tree, host) == DEPREL_PARATAXIS
			&& tree_is(tree, host, GRAMMAR_SAY) && above
			&& above <= tree->count
			&& tree->tokens[above].upos == UPOS_VERB)
		add_clause(tree, above, 90, out);
}

static bool
has_quote(const struct tree *tree, uint16_t parent)
{
	TREE_CHILDREN(tree, parent, child)
	if (tree_is_quotation_mark(tree, child))
		return true;
	return false;
}

static void
add_complements(const struct tree *tree, uint16_t host, struct arguments *out)
{
	uint16_t speech = 0;
	TREE_CHILDREN(tree, host, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		unsigned weight = complement_weight(tree, host, child);
		if (deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS)
			speech = child;
		if (weight)
			add_complement(tree, child, weight, out);
	}
	if (!speech)
		add_said_above(tree, host, out);
	if (has_quote(tree, host) || (speech && has_quote(tree, speech)))
		add(out, SLOT_SPEECH, speech ? speech : host, 100);
}

/* --------------------------------------------------------------- verbs */

static void
add_particles(const struct tree *tree, uint16_t verb, struct arguments *out)
{
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		/* "no solo permite" */
		bool undone = tree_is_form(tree, child, GRAMMAR_NEGATION)
			      && !tree_is_negation(tree, child);
		if ((tree_relation(tree, child) == DEPREL_COMPOUND_PRT
				    || deprel == DEPREL_ADVMOD)
				&& !undone)
			add(out, SLOT_PARTICLE, child, 100);
	}
}

/* "called on Iran" with "on" read as a particle: the object stands behind a
 * preposition after all. */
static void
add_particle_object(const struct tree *tree, uint16_t verb, uint16_t object,
		struct arguments *out)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) != DEPREL_COMPOUND_PRT
				|| child > object || child < verb)
			continue;
		struct argument *argument = add(out, SLOT_OBLIQUE, object, 80);
		if (argument)
			put_preposition(tree, child, argument->preposition,
					&argument->preposition_count);
	}
}

/* "gave Iran aid" is also "gave aid to Iran". */
static void
add_indirect(const struct tree *tree, uint16_t token, struct arguments *out)
{
	struct argument *argument = add(out, SLOT_OBLIQUE, token, 100);
	if (argument) {
		argument->preposition[0] = tree->frames->to;
		argument->preposition_count = 1;
	}
}

/* "pidió a Irán que saliera": an object with the preposition of indirect ones
 * is also a phrase behind it; and a phrase that the parser did not take for an
 * object may be one where there is no other ("atacaron a los pobladores"). */
static void
add_marked(const struct tree *tree, uint16_t verb, unsigned certainty,
		struct arguments *out)
{
	const struct clause *clause = &tree->clauses[verb];
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (!tree_is_marked(tree, child))
			continue;
		if (deprel == DEPREL_OBJ || deprel == DEPREL_IOBJ)
			add_indirect(tree, child, out);
		else if (deprel == DEPREL_OBL && !clause->object
				&& !clause->passive)
			add(out, SLOT_OBJECT, child, certainty * 7 / 10);
	}
}

static void
add_objects(const struct tree *tree, uint16_t verb, struct arguments *out)
{
	const struct clause *clause = &tree->clauses[verb];
	unsigned certainty = clause->inherited ? 80 : 100;
	if (clause->object && clause->second) {
		add(out, SLOT_OBJECT, clause->object, certainty);
		add(out, SLOT_SECOND, clause->second, certainty);
		add(out, SLOT_OBJECT, clause->second, certainty);
		add_indirect(tree, clause->object, out);
	} else if (clause->object) {
		add(out, SLOT_OBJECT, clause->object, certainty);
	}
	TREE_CHILDREN(tree, verb, child)
	{
		bool verbal = tree->tokens[child].upos == UPOS_VERB;
		if (tree_relation(tree, child) == DEPREL_XCOMP && !verbal)
			add(out, clause->object ? SLOT_SECOND : SLOT_OBJECT,
					child, 90);
	}
	if (tree_traits(tree)->marked_objects)
		add_marked(tree, verb, certainty, out);
	if (clause->object && !clause->passive)
		add_particle_object(tree, verb, clause->object, out);
}

/* "took part in talks", "ruled out sending troops": behind the verb's own last
 * word stands an object. */
static void
add_stranded(word_id preposition, struct arguments *out)
{
	for (unsigned i = 0; preposition && i < out->count; i++) {
		struct argument *argument = &out->at[i];
		if (argument->preposition_count != 1
				|| argument->preposition[0] != preposition)
			continue;
		if (argument->slot == SLOT_GERUND) {
			argument->preposition_count = 0;
			return;
		}
		if (argument->slot != SLOT_OBLIQUE)
			continue;
		add(out, SLOT_OBJECT, argument->token, argument->certainty);
		return;
	}
}

/* "Murieron dos guardias en un ataque de ETA": a phrase behind a subject that
 * follows its verb belongs to the verb, unless it says whose the subject is. */
static void
add_behind_subject(const struct tree *tree, uint16_t subject,
		struct arguments *out)
{
	TREE_CHILDREN(tree, subject, child)
	{
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (child > subject && preposition
				&& is_nominal_modifier(tree, child)
				&& !tree_is(tree, preposition,
						GRAMMAR_POSSESSIVE_PREPOSITION))
			add_oblique(tree, child, 80, out);
	}
}

/* "detuvo en una operación contra el PKK a veinte personas": somebody behind
 * "a" inside a phrase of a verb that has no object may be it. */
static void
add_nested_marked(const struct tree *tree, uint16_t verb, struct arguments *out)
{
	const struct clause *clause = &tree->clauses[verb];
	unsigned count = out->count;
	if (!tree_traits(tree)->marked_objects || clause->object
			|| clause->passive || !tree->persons)
		return;
	for (unsigned i = 0; i < count; i++) {
		const struct argument *argument = &out->at[i];
		if (argument->slot == SLOT_OBLIQUE && argument->token > verb
				&& argument->preposition_count == 1
				&& argument->preposition[0] == tree->frames->to
				&& tree_head(tree, argument->token) != verb
				&& tree->persons[argument->token])
			add(out, SLOT_OBJECT, argument->token,
					argument->certainty * 7u / 10);
	}
}

/* "flew doctors and nurses to Chad": a goal behind the last of several objects
 * is of the verb as much as one behind a single object. */
static void
add_behind_last(const struct tree *tree, uint16_t object, unsigned certainty,
		struct arguments *out)
{
	uint16_t last = 0;
	TREE_CHILDREN(tree, object, child)
	if (tree_relation(tree, child) == DEPREL_CONJ && child > object)
		last = child;
	if (!last || tree->tokens[last].upos == UPOS_VERB)
		return;
	TREE_CHILDREN(tree, last, goal)
	{
		if (is_nominal_modifier(tree, goal)
				&& tree_is_marked(tree, goal))
			add_oblique(tree, goal, certainty, out);
	}
}

/* "según X", "en opinión de X": whose word it is; 0 when no clause is told so.
 */
static uint16_t
source_behind(const struct tree *tree, uint16_t word)
{
	uint16_t noun = tree_is_noun(tree, word)
					? tree_child(tree, word, DEPREL_NMOD)
					: tree_head(tree, word);
	return noun > word ? noun : 0;
}

/* What is told so: the clause that the phrase stands in. */
static uint16_t
sourced_clause(const struct tree *tree, uint16_t word, uint16_t source)
{
	uint16_t phrase = tree_is_noun(tree, word) ? word : source;
	uint16_t above = tree_head(tree, phrase);
	bool loose = tree_relation(tree, phrase) == DEPREL_OBL
		     || tree_relation(tree, phrase) == DEPREL_ADVMOD;
	if (!loose || !above)
		return 0;
	bool clause = tree->tokens[above].upos == UPOS_VERB
		      || tree_child(tree, above, DEPREL_COP);
	return clause ? above : 0;
}

uint16_t
arguments_source(const struct tree *tree, uint16_t word)
{
	uint8_t upos = tree->tokens[word].upos;
	if (!tree_is(tree, word, GRAMMAR_ACCORDING)
			|| !tree_traits(tree)->drops_subjects
			|| (upos != UPOS_ADP && upos != UPOS_SCONJ
					&& upos != UPOS_NOUN))
		return 0;
	uint16_t source = source_behind(tree, word);
	return source && sourced_clause(tree, word, source) ? source : 0;
}

/* "Según X, la oposición debe ceder": X says so. */
static void
add_sourced(const struct tree *tree, uint16_t word, uint16_t source,
		struct arguments *out)
{
	add(out, SLOT_SUBJECT, source, 100);
	add_clause(tree, sourced_clause(tree, word, source), 90, out);
}

void
arguments_of_verb(const struct tree *tree, uint16_t verb, word_id preposition,
		struct arguments *out)
{
	const struct clause *clause = &tree->clauses[verb];
	clear(out);
	uint16_t source = arguments_source(tree, verb);
	if (source) {
		add_sourced(tree, verb, source, out);
		return;
	}
	out->agentless = !clause->subject;
	add(out, SLOT_SUBJECT, clause->subject, clause->inherited ? 85 : 100);
	add_objects(tree, verb, out);
	add_particles(tree, verb, out);
	add_complements(tree, verb, out);
	add_obliques(tree, verb, 100, out);
	unsigned objects = out->count;
	for (unsigned i = 0; i < objects; i++) {
		uint8_t slot = out->at[i].slot;
		if (slot != SLOT_OBJECT && slot != SLOT_SECOND)
			continue;
		uint16_t token = out->at[i].token;
		add_obliques(tree, token, 80, out);
		add_behind_last(tree, token, 70, out);
		TREE_CHILDREN(tree, token, child)
		if (tree_relation(tree, child) == DEPREL_ACL && child > token)
			add_complement(tree, child, 60, out);
	}
	add_nested_marked(tree, verb, out);
	if (tree_traits(tree)->drops_subjects && clause->subject > verb)
		add_behind_subject(tree, clause->subject, out);
	add_stranded(preposition, out);
}

void
arguments_turn_reflexive(
		const struct tree *tree, uint16_t verb, struct arguments *out)
{
	uint16_t object = tree->clauses[verb].object;
	if (!out->agentless || !object || object > verb
			|| !tree_is_past_participle(tree, verb))
		return;
	for (unsigned i = 0; i < out->count; i++)
		if (out->at[i].slot == SLOT_OBJECT
				&& out->at[i].token == object) {
			out->at[i].slot = SLOT_SUBJECT;
			out->agentless = false;
		}
}

/* --------------------------------------------------------------- nouns */

static void
add_possessors(const struct tree *tree, uint16_t noun, unsigned certainty,
		struct arguments *out)
{
	TREE_CHILDREN(tree, noun, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		bool before = deprel == DEPREL_COMPOUND || deprel == DEPREL_NMOD
			      || deprel == DEPREL_NMOD_DESC;
		if (child < noun ? before || deprel == DEPREL_AMOD
				 : deprel == DEPREL_AMOD && tree_traits(tree)->noun_first)
			add(out, SLOT_POSSESSOR, child, certainty);
		else if (tree_is_possessor(tree, child))
			add(out, SLOT_POSSESSOR, child, certainty);
	}
}

/* The noun's clause lends its roles: the light verb's subject acts, its
 * phrases belong to the noun. */
static void
add_from_light(const struct tree *tree, uint16_t verb, uint16_t noun,
		struct arguments *out)
{
	const struct clause *clause = &tree->clauses[verb];
	out->verb = verb;
	if (clause->subject != noun)
		add(out, SLOT_POSSESSOR, clause->subject, 95);
	if (clause->second == noun && clause->object)
		add_indirect(tree, clause->object, out);
	add_obliques(tree, verb, 90, out);
	add_complements(tree, verb, out);
}

/* A phrase that the parser hung on the verb although it stands right behind
 * the noun. */
static void
add_adjacent(const struct tree *tree, uint16_t verb, uint16_t noun,
		struct arguments *out)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (!is_nominal_modifier(tree, child) || child < noun)
			continue;
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (preposition == noun + 1)
			add_oblique(tree, child, 60, out);
	}
}

static bool
is_object_of(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	const struct clause *clause = &tree->clauses[verb];
	if (clause->object == noun || clause->second == noun)
		return true;
	/* "took part in talks": the phrase of a light verb with preposition. */
	word_id preposition;
	uint16_t word = tree_child(tree, noun, DEPREL_CASE);
	return word && is_nominal_modifier(tree, noun)
	       && find_light(tree, verb, &preposition)
	       && tree->tokens[word].lower == preposition;
}

/* "On a visit to Oslo, the minister said": nobody's visit is the subject's. */
static void
add_occasion(const struct tree *tree, uint16_t verb, uint16_t noun,
		struct arguments *out)
{
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (tree_relation(tree, noun) != DEPREL_OBL || !preposition
			|| !tree_is(tree, preposition, GRAMMAR_OCCASION))
		return;
	for (unsigned i = 0; i < out->count; i++)
		if (out->at[i].slot == SLOT_POSSESSOR
				&& tree_relation(tree, out->at[i].token)
						   == DEPREL_NMOD_POSS
				&& (noun > verb
						|| tree->tokens[out->at[i].token].upos
								   != UPOS_PRON))
			return;
	struct argument *argument = add(out, SLOT_POSSESSOR,
			tree_surface_subject(tree, verb), 70);
	if (argument)
		argument->occasion = true;
}

/* "the president, on a visit to Peru, praised ..." */
static void
add_visitor(const struct tree *tree, uint16_t visitor, uint16_t noun,
		struct arguments *out)
{
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (tree_relation(tree, noun) != DEPREL_NMOD || visitor > noun
			|| !preposition
			|| !tree_is_comma(tree, (uint16_t)(preposition - 1))
			|| !tree_is(tree, preposition, GRAMMAR_OCCASION))
		return;
	struct argument *argument = add(out, SLOT_POSSESSOR, visitor, 80);
	if (argument)
		argument->occasion = true;
}

static void
add_governor(const struct tree *tree, uint16_t verb, uint16_t noun,
		struct arguments *out)
{
	add_visitor(tree, verb, noun, out);
	if (tree->tokens[verb].upos != UPOS_VERB)
		return;
	add_occasion(tree, verb, noun, out);
	bool subject = tree->clauses[verb].subject == noun;
	if (is_object_of(tree, verb, noun)
					? verb_is_light(tree, verb)
							  || (tree_is(tree, noun,
									      GRAMMAR_CALENDAR)
									  && tree_is(tree,
											  verb,
											  GRAMMAR_EMPTY))
					: subject && tree_is(tree, verb, GRAMMAR_EMPTY))
		add_from_light(tree, verb, noun, out);
	else
		add_adjacent(tree, verb, noun, out);
}

/* "estuvo de visita en Lima el ministro": behind the predicate a person is
 * taken for an apposition. */
static uint16_t
subject_of_state(const struct tree *tree, uint16_t predicate)
{
	uint16_t subject = tree_child(tree, predicate, DEPREL_NSUBJ);
	uint16_t behind = tree_child(tree, predicate, DEPREL_APPOS);
	bool dropped = !subject && behind && tree_traits(tree)->drops_subjects
		       && tree->persons && tree->persons[behind];
	return dropped ? behind : subject;
}

/* "Norway is in talks with Malta": the subject is who talks. "She is in Oslo
 * on a visit": the same, and the place of the predicate belongs to the noun. */
static void
add_state(const struct tree *tree, uint16_t noun, struct arguments *out)
{
	uint16_t predicate = noun;
	if (!tree_child_in(tree, noun, GRAMMAR_STATE_PREPOSITION))
		return;
	if (!tree_child(tree, noun, DEPREL_COP))
		predicate = tree->tokens[noun].head;
	if (!predicate || predicate > tree->count
			|| !tree_child(tree, predicate, DEPREL_COP))
		return;
	add(out, SLOT_POSSESSOR, subject_of_state(tree, predicate), 90);
	if (predicate != noun)
		add_oblique(tree, predicate, 80, out);
	add_obliques(tree, predicate, 80, out);
}

/* "presos en huelga de hambre": people who are in it. */
static void
add_people_in(const struct tree *tree, uint16_t noun, struct arguments *out)
{
	uint16_t people = tree_head(tree, noun);
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (tree_relation(tree, noun) != DEPREL_NMOD || !people || people > noun
			|| !preposition || !tree->persons
			|| !tree->persons[people] || has_determiner(tree, noun)
			|| !tree_traits(tree)->noun_first
			|| !tree_is(tree, preposition, GRAMMAR_IN))
		return;
	add(out, SLOT_POSSESSOR, people, 80);
}

/* "two days of talks", "a series of attacks": the number of them stands for
 * them. */
static uint16_t
whole_of(const struct tree *tree, uint16_t noun)
{
	uint16_t head = tree->tokens[noun].head;
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	bool part = tree_relation(tree, noun) == DEPREL_NMOD && preposition
		    && head && head < noun
		    && tree_is(tree, preposition, GRAMMAR_OWNER_PREPOSITION)
		    && (tree_is(tree, head, GRAMMAR_PARTITIVE)
				    || tree_is(tree, head, GRAMMAR_CALENDAR));
	return part ? head : noun;
}

/* "the support that France gave" */
static void
add_light_clauses(const struct tree *tree, uint16_t noun, struct arguments *out)
{
	TREE_CHILDREN(tree, noun, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		const struct clause *clause = &tree->clauses[child];
		if ((deprel == DEPREL_ACL || deprel == DEPREL_ACL_RELCL)
				&& (clause->object == noun
						|| clause->second == noun)
				&& verb_is_light(tree, child))
			add_from_light(tree, child, noun, out);
	}
}

void
arguments_of_noun(const struct tree *tree, uint16_t noun, struct arguments *out)
{
	clear(out);
	uint16_t first = tree_first_conjunct(tree, noun);
	add_possessors(tree, noun, 100, out);
	add_obliques(tree, noun, 100, out);
	add_complements(tree, noun, out);
	add_state(tree, noun, out);
	add_people_in(tree, noun, out);
	if (first != noun)
		add_possessors(tree, first, 80, out);
	uint16_t whole = whole_of(tree, first);
	uint16_t governor = tree->tokens[whole].head;
	if (governor && governor <= tree->count)
		add_governor(tree, governor, whole, out);
	add_light_clauses(tree, first, out);
	if (first != noun)
		add_obliques(tree, first, 60, out);
	unsigned possessors = 0;
	for (unsigned i = 0; i < out->count; i++)
		possessors += out->at[i].slot == SLOT_POSSESSOR;
	out->agentless = !possessors;
}

/* ---------------------------------------------------------- adjectives */

/* "se mostró dispuesto a negociar": the verb whose pronoun and adjective both
 * say something of its subject; 0 none. */
static uint16_t
predicate_governor(const struct tree *tree, uint16_t adjective)
{
	enum deprel deprel = tree_relation(tree, adjective);
	uint16_t verb = tree_head(tree, adjective);
	bool predicate = deprel == DEPREL_OBJ || deprel == DEPREL_XCOMP;
	if (!predicate || !verb || verb > adjective
			|| tree->tokens[verb].upos != UPOS_VERB)
		return 0;
	return tree_child_in(tree, verb, GRAMMAR_REFLEXIVE_PRONOUN) ? verb : 0;
}

void
arguments_of_adjective(const struct tree *tree, uint16_t adjective,
		struct arguments *out)
{
	clear(out);
	uint16_t subject = tree_surface_subject(tree, adjective);
	uint16_t below = predicate_governor(tree, adjective);
	if (!subject && below)
		subject = tree_surface_subject(tree, below);
	out->agentless = !subject;
	add(out, SLOT_SUBJECT, subject,
			tree->clauses[adjective].inherited || below ? 85 : 100);
	add_complements(tree, adjective, out);
	add_obliques(tree, adjective, 100, out);
	/* "Iran is ready to leave" read with "ready" below another word. */
	uint16_t governor = tree->tokens[adjective].head;
	if (tree_relation(tree, adjective) == DEPREL_XCOMP && governor
			&& governor <= tree->count)
		add_complements(tree, governor, out);
}
