#include "event/status.h"

#include "event/hearing.h"
#include "event/parties.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "event/when.h"

enum { GOVERNORS = 5 };

const char *
event_status_name(enum event_status status)
{
	static const char *const names[] = { "actual", "future", "hypothetical",
		"negated", "historical" };
	return status <= EVENT_HISTORICAL ? names[status] : "";
}

const char *
made_by_name(enum made_by made_by)
{
	static const char *const names[] = { "frame", "network", "both" };
	return made_by <= MADE_BY_BOTH ? names[made_by] : "";
}

/* ---------------------------------------------------------- verb group */

/* "..., their assembly resolved": who says so stands behind. */
static bool
is_reported_behind(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (child > verb
				&& tree_relation(tree, child)
						   == DEPREL_PARATAXIS
				&& tree->tokens[child].upos == UPOS_VERB
				&& tree_child(tree, child, DEPREL_NSUBJ))
			return true;
	}
	return false;
}

/* "would" is a future seen from the past in "said it would leave", else a
 * condition. */
static bool
is_reported(const struct tree *tree, uint16_t verb)
{
	if (is_reported_behind(tree, verb))
		return true;
	for (int steps = 0; steps < GOVERNORS; steps++) {
		enum deprel deprel = tree_relation(tree, verb);
		uint16_t head = tree->tokens[verb].head;
		if (!head || head > tree->count)
			return false;
		if (deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS)
			return tree->tokens[head].upos == UPOS_VERB;
		if (deprel != DEPREL_CONJ && deprel != DEPREL_XCOMP)
			return false;
		verb = head;
	}
	return false;
}

static bool
is_condition(const struct tree *tree, uint16_t clause)
{
	return tree_condition(tree, clause) != 0;
}

/* "would sink any ship that entered": if one enters. */
static bool
has_condition_on_object(const struct tree *tree, uint16_t verb)
{
	uint16_t object = tree->clauses[verb].object;
	if (!object || !tree_child(tree, object, DEPREL_ACL_RELCL))
		return false;
	uint16_t determiner = tree_child(tree, object, DEPREL_DET);
	return determiner && tree_is(tree, determiner, GRAMMAR_ANY);
}

/* "..., unless the spy is handed over", also behind a second verb ("would
 * attack and respond if ..."), or read as a complement of the verb that
 * reports ("says it will leave unless ..."). */
static bool
has_condition(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree->tokens[verb].head;
	if (has_condition_on_object(tree, verb))
		return true;
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) == DEPREL_CONJ
				&& tree->tokens[child].upos == UPOS_VERB)
			TREE_CHILDREN(tree, child, inner)
		if (is_condition(tree, inner))
			return true;
		if (is_condition(tree, child))
			return true;
	}
	if (tree_relation(tree, verb) != DEPREL_CCOMP || !head
			|| head > tree->count)
		return false;
	TREE_CHILDREN(tree, head, child)
	if (child != verb && is_condition(tree, child))
		return true;
	return false;
}

static bool
read_auxiliary(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	if (tree_is(tree, word, GRAMMAR_FUTURE_AUXILIARY))
		marks->future = true;
	else if (tree_is(tree, word, GRAMMAR_CONDITIONAL_AUXILIARY))
		*(is_reported(tree, verb) ? &marks->future
					  : &marks->hypothetical) = true;
	else if (tree_is(tree, word, GRAMMAR_MODAL))
		marks->hypothetical = true;
	else
		return true;
	marks->conditional |= has_condition(tree, verb);
	return true;
}

/* "Luego de" before the clause, wherever the parser hung it. */
static bool
follows_after(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree_leftmost(tree, verb);
	for (uint16_t back = 1; back <= 2 && back < first; back++)
		if (tree_is(tree, (uint16_t)(first - back), GRAMMAR_AFTER))
			return true;
	return false;
}

/* "consiguió que los soltara": what somebody brought about. */
static bool
is_brought_about(const struct tree *tree, uint16_t verb, uint32_t feats)
{
	uint16_t head = tree_head(tree, verb);
	return head && tree_relation(tree, verb) == DEPREL_CCOMP
	       && feats_get(feats, FEATURE_TENSE) == TENSE_IMP
	       && tree_is(tree, head, GRAMMAR_IMPLICATIVE)
	       && tree_is_past(tree, head)
	       && !tree_child_in(tree, head, GRAMMAR_NEGATION);
}

/* "luego de que cerrara el puente", "el acuerdo que firmara en 1990": the
 * subjunctive of what was done. */
static bool
is_done_subjunctive(const struct tree *tree, uint16_t verb, uint32_t feats)
{
	uint16_t head = tree_head(tree, verb);
	if (tree_relation(tree, verb) == DEPREL_ACL_RELCL)
		return feats_get(feats, FEATURE_TENSE) == TENSE_IMP;
	return tree_child_in(tree, verb, GRAMMAR_AFTER)
	       || is_brought_about(tree, verb, feats)
	       || (head && tree_is(tree, head, GRAMMAR_AFTER))
	       || follows_after(tree, verb);
}

/* What the form of a verb, or of its auxiliary, says: "firmará", "firmaría",
 * "cuando firme". What might have been ("habría firmado") is rumour. */
static void
read_mood(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	uint32_t feats = tree->tokens[word].feats;
	unsigned mood = feats_get(feats, FEATURE_MOOD);
	bool future = feats_get(feats, FEATURE_TENSE) == TENSE_FUT;
	bool perfect = tree_is(tree, word, GRAMMAR_PERFECT_AUXILIARY);
	if (mood == MOOD_CND && perfect && !has_condition(tree, verb))
		marks->doubt = marks->hypothetical = true;
	else if (mood == MOOD_CND)
		*(is_reported(tree, verb) ? &marks->future
					  : &marks->hypothetical) = true;
	else if (mood == MOOD_SUB)
		marks->hypothetical |= !is_done_subjunctive(tree, verb, feats);
	else if (future)
		marks->future = true;
	if (mood == MOOD_CND || future)
		marks->conditional |= has_condition(tree, verb);
}

static void
read_moods(const struct tree *tree, uint16_t verb, struct status_marks *marks)
{
	read_mood(tree, verb, verb, marks);
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (deprel == DEPREL_AUX || deprel == DEPREL_COP)
			read_mood(tree, verb, child, marks);
	}
}

/* "formerly", "en los noventa"; but not "al noventa por ciento", "los noventa
 * presos". */
static bool
tells_past(const struct tree *tree, uint16_t token)
{
	if (!tree_is(tree, token, GRAMMAR_HISTORICAL_MODIFIER))
		return false;
	if (tree->tokens[token].upos != UPOS_NUM)
		return true;
	uint16_t article = tree_child(tree, token, DEPREL_DET);
	return article && !tree_child(tree, token, DEPREL_NMOD)
	       && tree_feature(tree, article, FEATURE_NUMBER) == NUMBER_PLUR;
}

static void
read_adverb(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	if (tree_is_negation(tree, word) && word < verb)
		marks->negated = !marks->negated;
	if (tree_is(tree, word, GRAMMAR_LONGER)
			&& tree_child_in(tree, word, GRAMMAR_NO))
		marks->longer = marks->negated = true;
	if (tree_is(tree, word, GRAMMAR_HYPOTHETICAL_MODIFIER))
		marks->hypothetical = true;
	if (tree_is(tree, word, GRAMMAR_FUTURE_VERB) && word < verb
			&& tree_relation(tree, word) == DEPREL_ADVMOD)
		marks->future = true;
	if (tree_is(tree, word, GRAMMAR_DOUBT))
		marks->doubt = true;
	if (tells_past(tree, word))
		marks->historical = true;
}

static bool
has_negative_determiner(const struct tree *tree, uint16_t noun)
{
	if (!noun)
		return false;
	/* "nada menos que dos diplomáticos", "nothing less than" */
	uint16_t next = (uint16_t)(noun + 1);
	if (tree->tokens[noun].upos == UPOS_PRON
			&& tree_is(tree, noun, GRAMMAR_NO))
		return next > tree->count
		       || !tree_is_form(tree, next, GRAMMAR_NEGATION_UNDONE);
	TREE_CHILDREN(tree, noun, child)
	if ((tree_relation(tree, child) == DEPREL_DET
			    || tree_relation(tree, child) == DEPREL_CC_PRECONJ)
			&& tree_is(tree, child, GRAMMAR_NO))
		return true;
	return false;
}

/* "instead of expelling", "rather than attack" */
static bool
is_instead(const struct tree *tree, uint16_t verb)
{
	return verb > 2 && tree_is(tree, (uint16_t)(verb - 2), GRAMMAR_INSTEAD)
	       && tree_relation(tree, (uint16_t)(verb - 1)) == DEPREL_FIXED;
}

static bool
is_present(const struct tree *tree, uint16_t verb)
{
	uint32_t feats = tree->tokens[verb].feats;
	return feats_get(feats, FEATURE_VERBFORM) == VERBFORM_FIN
	       && feats_get(feats, FEATURE_TENSE) == TENSE_PRES;
}

/* "tomorrow", "next week" */
static bool
is_time_to_come(const struct tree *tree, uint16_t token)
{
	if (tree_is(tree, token, GRAMMAR_TOMORROW))
		return true;
	return tree_is(tree, token, GRAMMAR_CALENDAR)
	       && tree_child_in(tree, token, GRAMMAR_FUTURE_MODIFIER);
}

/* "is to release", "Tokyo to lend Fiji boats"; "was to have visited" did not
 * come to pass. */
static void
read_infinitive(const struct tree *tree, uint16_t verb,
		struct status_marks *marks)
{
	bool be = false, perfect = false;
	uint16_t mark = tree_child_in(tree, verb, GRAMMAR_INFINITIVE_MARK);
	if (!tree_is_infinitive(tree, verb))
		return;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child > verb
				|| (deprel != DEPREL_AUX
						&& deprel != DEPREL_COP))
			continue;
		be |= tree_is(tree, child, GRAMMAR_PASSIVE_AUXILIARY)
		      && child < mark;
		perfect |= tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY);
	}
	if (be && perfect)
		marks->negated = true;
	else if (be || tree_is_headline(tree, verb))
		marks->future = true;
}

/* A word of the verb's group that is no auxiliary. */
static void
read_group_word(const struct tree *tree, uint16_t verb, uint16_t child,
		struct status_marks *marks)
{
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_CC:
		/* "neither beat nor robbed" */
		marks->negated |= tree_is_negation(tree, child) && child < verb;
		break;
	case DEPREL_AMOD:
		if (tree_is(tree, child, GRAMMAR_LONGER))
			read_adverb(tree, verb, child, marks);
		break;
	case DEPREL_MARK:
		marks->hypothetical |= tree_is(tree, child, GRAMMAR_CONDITION);
		if (tree_is_negation(tree, child))
			marks->negated = !marks->negated;
		break;
	case DEPREL_ADVMOD:
	case DEPREL_OBL:
	case DEPREL_CASE:
	case DEPREL_DET:
		read_adverb(tree, verb, child, marks);
		marks->future |= is_present(tree, verb)
				 && is_time_to_come(tree, child);
		break;
	default:
		break;
	}
}

/* Returns whether the verb has an auxiliary of its own. */
static bool
read_verb_group(const struct tree *tree, uint16_t verb,
		struct status_marks *marks)
{
	bool auxiliary = false;
	if (tree_traits(tree)->moods)
		read_moods(tree, verb, marks);
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX)
		auxiliary |= read_auxiliary(tree, verb, child, marks);
	else
		read_group_word(tree, verb, child, marks);
	read_infinitive(tree, verb, marks);
	if (is_instead(tree, verb))
		marks->negated = !marks->negated;
	const struct clause *clause = &tree->clauses[verb];
	if (has_negative_determiner(tree, clause->subject)
			|| has_negative_determiner(tree, clause->object))
		marks->negated = true;
	return auxiliary;
}

/* ----------------------------------------------------------- governors */

/* "set up a commission to settle it" is no "set to settle it". */
static bool
has_object_of_its_own(const struct tree *tree, uint16_t governor, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree->tokens[governor].upos == UPOS_VERB
	       && !tree->clauses[governor].passive
	       && tree->clauses[governor].object;
}

/* "the right to strike", "an effort to free them"; but "the decision to free
 * them", "the first to strike" tell of it as done. */
static bool
is_mere_intent(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ACL
	       && tree->tokens[noun].upos == UPOS_NOUN
	       && tree_is_infinitive(tree, verb)
	       && !tree_is(tree, noun, GRAMMAR_DONE_DEED)
	       && !tree_is(tree, noun, GRAMMAR_FUTURE_VERB)
	       && !tree_is(tree, noun, GRAMMAR_FUTURE_MODIFIER)
	       && !tree_is(tree, noun, GRAMMAR_FAILURE_VERB)
	       && !tree_child_in(tree, noun, GRAMMAR_ORDINAL)
	       && !tree_is_headline(tree, verb);
}

/* `verb` is what the governor speaks of. */
static void
read_governor(const struct tree *tree, uint16_t governor, uint16_t verb,
		struct status_marks *marks)
{
	if (tree_is(tree, governor, GRAMMAR_CESSATION)
			&& tree_is_gerund(tree, verb))
		marks->stops = marks->longer = marks->negated = true;
	if ((tree_is(tree, governor, GRAMMAR_FUTURE_VERB)
			    && !has_object_of_its_own(tree, governor, verb))
			|| (tree->tokens[governor].upos == UPOS_NOUN
					&& tree_is(tree, governor,
							GRAMMAR_FUTURE_MODIFIER)))
		marks->future = true;
	/* "has no plans to attack" */
	if (tree->tokens[governor].upos == UPOS_NOUN
			&& has_negative_determiner(tree, governor))
		marks->negated = !marks->negated;
	if (tree_is(tree, governor, GRAMMAR_HYPOTHETICAL_VERB)
			|| is_mere_intent(tree, governor, verb))
		marks->hypothetical = true;
	bool auxiliary = tree_is(tree, governor, GRAMMAR_PERFECT_AUXILIARY)
			 || tree_is(tree, governor, GRAMMAR_PASSIVE_AUXILIARY);
	if (tree_is(tree, governor, GRAMMAR_FAILURE_VERB)
			|| (auxiliary
					&& tree_child_in(tree, governor,
							GRAMMAR_YET)))
		marks->negated = !marks->negated;
}

/* "no {descarta} firmar": it may come. */
static void
read_exclusion(const struct tree *tree, uint16_t governor,
		struct status_marks *marks)
{
	if (!tree_is(tree, governor, GRAMMAR_EXCLUSION) || !marks->negated)
		return;
	marks->negated = false;
	marks->hypothetical = true;
}

static bool
is_that_clause(const struct tree *tree, uint16_t verb)
{
	return tree_child(tree, verb, DEPREL_MARK) > 0;
}

/* "will leave, {accusing} Oslo of fraud": who will do the one says the other
 * now. */
static bool
is_said_now(const struct tree *tree, uint16_t verb)
{
	return tree_is(tree, verb, GRAMMAR_ALLEGE) && verb > 1
	       && tree_is_comma(tree, (uint16_t)(verb - 1));
}

/* "may join them in imposing sanctions", "will go to Rome, visiting Siena":
 * done if the other is. */
static bool
is_accompanying(const struct tree *tree, uint16_t verb)
{
	if (!tree_is_gerund(tree, verb) || is_said_now(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if ((deprel == DEPREL_MARK || deprel == DEPREL_CASE)
				&& !tree_is(tree, child, GRAMMAR_IN))
			return false;
	}
	return true;
}

/* "refrained from attacking"; not "failed after attacking" */
static bool
is_avoided(const struct tree *tree, uint16_t verb)
{
	return tree_is_gerund(tree, verb)
	       && tree_is(tree, tree->tokens[verb].head, GRAMMAR_FAILURE_VERB)
	       && tree_child_in(tree, verb, GRAMMAR_BLAME_PREPOSITION);
}

/* "the army's plan to leave", "doubt that it will leave" */
static bool
is_content(const struct tree *tree, uint16_t verb)
{
	return tree_is_infinitive(tree, verb)
	       || (is_that_clause(tree, verb)
			       && tree_is(tree, tree_head(tree, verb),
					       GRAMMAR_HYPOTHETICAL_VERB));
}

/* The word whose group also says something about `verb`, or 0. */
static uint16_t
governor_of(const struct tree *tree, uint16_t verb, bool auxiliary,
		bool *same_level)
{
	uint16_t head = tree->tokens[verb].head;
	*same_level = false;
	if (!head || head > tree->count)
		return 0;
	switch (tree_relation(tree, verb)) {
	case DEPREL_XCOMP:
		return head;
	case DEPREL_CCOMP:
		if (tree_is_infinitive(tree, verb)
				|| tree_is(tree, head,
						GRAMMAR_HYPOTHETICAL_VERB))
			return head;
		return 0;
	case DEPREL_ACL:
	case DEPREL_ACL_RELCL:
		return is_content(tree, verb) ? head : 0;
	case DEPREL_ADVCL:
	case DEPREL_OBL:
		/* "did not send troops to help", "stopped short of helping" */
		if (tree_is_infinitive(tree, verb) || is_avoided(tree, verb))
			return head;
		*same_level = true;
		return is_accompanying(tree, verb) ? head : 0;
	case DEPREL_CONJ:
		*same_level = true;
		return !auxiliary && tree->clauses[verb].inherited ? head : 0;
	default:
		return 0;
	}
}

/* "the tenth anniversary", not the first: of what is long past. */
static bool
is_anniversary(const struct tree *tree, uint16_t noun)
{
	return tree_is(tree, noun, GRAMMAR_COMMEMORATION)
	       && tree->tokens[noun].upos == UPOS_NOUN
	       && !tree_child_in(tree, noun, GRAMMAR_YOUNG_ANNIVERSARY);
}

/* "the anniversary of the coup in which the army killed him" */
static bool
is_commemorated(const struct tree *tree, uint16_t noun)
{
	for (int steps = 0; steps < GOVERNORS && noun && noun <= tree->count;
			steps++) {
		if (is_anniversary(tree, noun))
			return true;
		if (tree_relation(tree, noun) != DEPREL_NMOD)
			return false;
		noun = tree->tokens[noun].head;
	}
	return false;
}

/* "Oman would like to thank", "allow me to reiterate", "I take this opportunity
 * to condemn": who says so does it. But not "did not wish to thank". */
static bool
is_courtesy(const struct tree *tree, uint16_t governor, uint16_t verb)
{
	uint16_t object = tree->clauses[governor].object;
	bool courtesy = tree_is(tree, governor, GRAMMAR_COURTESY)
			|| (object && object < verb
					&& tree_is(tree, object,
							GRAMMAR_COURTESY));
	if (!courtesy || !tree_is(tree, verb, GRAMMAR_UTTERANCE)
			|| !tree_is_infinitive(tree, verb))
		return false;
	struct status_marks marks = { 0 };
	read_verb_group(tree, governor, &marks);
	return !marks.negated;
}

static void
read_verb(const struct tree *tree, uint16_t verb, struct status_marks *marks)
{
	bool auxiliary = read_verb_group(tree, verb, marks);
	for (int steps = 0; steps < GOVERNORS; steps++) {
		bool same_level;
		if (tree_relation(tree, verb) == DEPREL_ACL_RELCL)
			marks->historical |= is_commemorated(
					tree, tree->tokens[verb].head);
		uint16_t governor =
				governor_of(tree, verb, auxiliary, &same_level);
		if (!governor || is_courtesy(tree, governor, verb))
			return;
		struct status_marks above = *marks;
		if (!same_level)
			read_governor(tree, governor, verb, &above);
		auxiliary = read_verb_group(tree, governor, &above);
		if (!same_level)
			read_exclusion(tree, governor, &above);
		/* "did not meet and signed": the negation is the first's. */
		if (same_level)
			above.negated = marks->negated;
		*marks = above;
		verb = governor;
	}
}

/* --------------------------------------------------------------- nouns */

/* "the anniversary of the attack", "plans for a visit", "a lack of talks" */
static void
read_nouns_above(const struct tree *tree, uint16_t noun,
		struct status_marks *marks)
{
	for (int steps = 0; steps < GOVERNORS; steps++) {
		uint16_t head = tree->tokens[noun].head;
		if (tree_relation(tree, noun) != DEPREL_NMOD || !head
				|| head > tree->count)
			return;
		marks->future |= tree_is(tree, head, GRAMMAR_FUTURE_MODIFIER);
		marks->hypothetical |=
				tree_is(tree, head, GRAMMAR_HYPOTHETICAL_NOUN);
		marks->historical |= tells_past(tree, head)
				     || is_anniversary(tree, head);
		marks->negated |= tree_is(tree, head, GRAMMAR_FAILURE_VERB);
		noun = head;
	}
}

static void
read_noun(const struct tree *tree, uint16_t noun, struct status_marks *marks)
{
	if (has_negative_determiner(tree, noun))
		marks->negated = true;
	TREE_CHILDREN(tree, noun, child)
	{
		if (child > noun)
			continue;
		if (tree_is(tree, child, GRAMMAR_FUTURE_MODIFIER))
			marks->future = true;
		if (tree_is(tree, child, GRAMMAR_HYPOTHETICAL_MODIFIER))
			marks->hypothetical = true;
		if (tells_past(tree, child))
			marks->historical = true;
		marks->future |= is_time_to_come(tree, child);
	}
	read_nouns_above(tree, noun, marks);
}

/* "will address the impact of the attack": the noun is spoken of. */
static bool
is_spoken_of(const struct tree *tree, uint16_t noun)
{
	for (int steps = 0; steps < GOVERNORS && noun; steps++) {
		uint16_t head = tree_head(tree, noun);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, noun));
		if (!head)
			return false;
		if ((deprel == DEPREL_OBJ || deprel == DEPREL_OBL)
				&& tree_is(tree, head, GRAMMAR_MENTION))
			return true;
		if (deprel != DEPREL_NMOD && deprel != DEPREL_CONJ)
			return false;
		noun = head;
	}
	return false;
}

/* ---------------------------------------------------------------- time */

/* "had driven them out in 1984 and kept them away", "sent troops in 2013 to
 * help": a second verb and a purpose are of the time of the first verb. */
static uint16_t
verb_of_same_time(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	bool same = deprel == DEPREL_XCOMP
		    || (deprel == DEPREL_CONJ
				    && !tree_child(tree, verb, DEPREL_NSUBJ))
		    || (deprel == DEPREL_ADVCL
				    && (tree_is_infinitive(tree, verb)
						    || tree_is_gerund(tree,
								    verb)));
	uint16_t head = tree_head(tree, verb);
	return same && head && head < verb ? head : 0;
}

/* "16 years ago", "in 1998", "formerly" */
static bool
is_historical(const struct scene *scene, uint16_t host)
{
	const struct tree *tree = &scene->tree;
	if (when_is_historical(scene, host))
		return true;
	uint16_t first = verb_of_same_time(tree, host);
	if (first && when_is_historical(scene, first)
			&& !(scene->time_at && scene->time_at[host]))
		return true;
	TREE_CHILDREN(tree, host, child)
	{
		switch (deprel_universal(tree_relation(tree, child))) {
		case DEPREL_OBL:
		case DEPREL_NMOD:
		case DEPREL_ADVMOD:
			if (tells_past(tree, child)
					&& !tree_child_in(tree, child,
							GRAMMAR_SINCE))
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}

/* -------------------------------------------------------------- status */

/* "a planned meeting was called off" */
static bool
is_cancelled(const struct tree *tree, uint16_t noun)
{
	uint16_t verb = tree->tokens[noun].head;
	return verb && verb <= tree->count
	       && tree->tokens[verb].upos == UPOS_VERB
	       && tree->clauses[verb].object == noun
	       && tree_is(tree, verb, GRAMMAR_CANCELLATION);
}

/* "was planning attacks"; but who "planned the attacks" had them done. */
static bool
is_plotted(const struct tree *tree, uint16_t noun)
{
	uint16_t verb = tree_head(tree, noun);
	return verb && deprel_universal(tree_relation(tree, noun)) == DEPREL_OBJ
	       && tree_is(tree, verb, GRAMMAR_PLOTTED)
	       && !tree_child_in(tree, noun, GRAMMAR_DEFINITE);
}

/* What is said, signed or shared, not done to somebody. */
static bool
is_words(const struct event *event)
{
	switch (event->category) {
	case PLOVER_AGREE:
	case PLOVER_SUPPORT:
	case PLOVER_CONCEDE:
	case PLOVER_COOPERATE:
	case PLOVER_REQUEST:
	case PLOVER_ACCUSE:
	case PLOVER_REJECT:
		return true;
	default:
		return false;
	}
}

/* "al rechazar la lista", "tras ordenar el reparto": what was done then, or by
 * that. */
static bool
is_occasion(const struct tree *tree, uint16_t infinitive)
{
	return tree_child(tree, infinitive, DEPREL_DET)
	       || tree_child_in(tree, infinitive, GRAMMAR_AFTER);
}

/* "flew to Rome to sign a pact", "spent money to support farmers": meant, not
 * told. But what one meets to say is said. */
static bool
is_purpose(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t head = tree->tokens[verb].head;
	if (head && head <= tree->count
			&& scene_event_at(scene, head) == PLOVER_CONSULT)
		return false;
	return tree_relation(tree, verb) == DEPREL_ADVCL && head
	       && head <= tree->count && head < verb
	       && tree->tokens[head].upos == UPOS_VERB
	       && tree_is_infinitive(tree, verb) && !is_occasion(tree, verb)
	       && !tree_is(tree, head, GRAMMAR_IMPLICATIVE)
	       && !is_courtesy(tree, head, verb)
	       && (!tree_is(tree, head, GRAMMAR_FUTURE_VERB)
			       || has_object_of_its_own(tree, head, verb))
	       && !tree_is(tree, head, GRAMMAR_FAILURE_VERB);
}

/* "to reject and counter it": the first of the infinitives in a row. */
static uint16_t
first_infinitive(const struct tree *tree, uint16_t verb)
{
	for (int steps = 0; steps < GOVERNORS; steps++) {
		uint16_t head = tree_head(tree, verb);
		if (tree_relation(tree, verb) != DEPREL_CONJ || !head
				|| !tree_is_infinitive(tree, head)
				|| tree_child(tree, verb, DEPREL_NSUBJ))
			return verb;
		verb = head;
	}
	return verb;
}

bool
status_is_meant(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = candidate->match.verb ? candidate->match.verb
					      : candidate->event.trigger;
	if (!is_words(&candidate->event))
		return false;
	verb = first_infinitive(tree, verb);
	uint16_t head = tree_head(tree, verb);
	/* "is weighing whether to reopen its embassy" */
	if (tree_child_in(tree, verb, GRAMMAR_QUESTION))
		return false;
	return head
	       && (is_purpose(scene, verb) || is_mere_intent(tree, head, verb));
}

/* "would like to visit Oman" */
static bool
is_wished(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree_head(tree, verb);
	return head && tree_is(tree, head, GRAMMAR_COURTESY)
	       && tree_child_in(tree, head, GRAMMAR_CONDITIONAL_AUXILIARY);
}

/* "has the power to seize assets", "plans for supplying arms", "can help": told
 * as what may be done. Whether it will be, somebody wonders ("considers whether
 * to sign"). */
bool
status_is_possible(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = candidate->event.trigger;
	if (candidate->match.trigger->kind == TRIGGER_NOUN)
		return false;
	/* "You can be assured of our support" assures him of it. */
	if (tree_child_in(tree, verb, GRAMMAR_ABILITY))
		return !tree_is(tree, verb, GRAMMAR_UTTERANCE);
	verb = first_infinitive(tree, verb);
	return !tree_child_in(tree, verb, GRAMMAR_QUESTION)
	       && !is_wished(tree, verb)
	       && (tree_is_infinitive(tree, verb)
			       || tree_is_gerund(tree, verb));
}

struct status_marks
status_read(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	struct status_marks marks = { 0 };
	const struct event *event = &candidate->event;
	uint16_t token = event->trigger;
	bool noun = candidate->match.frame
		    && candidate->match.frame->kind == TRIGGER_NOUN;
	uint16_t verb = token;
	if (noun) {
		read_noun(tree, token, &marks);
		marks.hypothetical |= is_plotted(tree, token);
		marks.historical |= is_historical(scene, token);
		verb = candidate->match.verb;
		bool spoken = !verb && is_spoken_of(tree, token);
		if (!verb && !spoken)
			verb = tree->clause_of[token];
		if (spoken)
			marks.historical |= is_historical(
					scene, tree->clause_of[token]);
	}
	if (verb) {
		bool denied = marks.negated;
		read_verb(tree, verb, &marks);
		marks.hypothetical |=
				is_words(event) && is_purpose(scene, verb);
		marks.historical |= is_historical(scene, verb);
		/* What is not done to the event does not undo the event. */
		if (noun && !candidate->match.verb)
			marks.negated = denied || is_cancelled(tree, token);
	}
	return marks;
}

/* A host who is to receive a guest promises; the visitor does not. */
static void
swap_host(const struct ontology *ontology, struct event *event)
{
	if (!str_equal(ontology->cameo[event->cameo].code, STR("043"))
			|| !event->recipient_count)
		return;
	struct event before = *event;
	memcpy(event->actor, before.recipient, sizeof event->actor);
	memcpy(event->recipient, before.actor, sizeof event->recipient);
	event->actor_count = before.recipient_count;
	event->recipient_count = before.actor_count;
}

/* "Will not meet with Peru": what both would do one of them refuses; who stands
 * behind the verb is refused. */
static void
part_sides(struct event *event)
{
	unsigned kept = 0;
	const struct mention *const *actor = event->actor;
	bool parted = !event->recipient_count && event->actor_count > 1
		      && actor[0]->sentence == event->sentence
		      && actor[0]->head < event->trigger
		      && actor[event->actor_count - 1]->head > event->trigger;
	for (unsigned i = 0; parted && i < event->actor_count; i++)
		if (actor[i]->head > event->trigger)
			event->recipient[event->recipient_count++] = actor[i];
		else
			event->actor[kept++] = actor[i];
	if (parted)
		event->actor_count = (uint8_t)kept;
}

static void
shift(const struct scene *scene, struct event *event, enum shift how)
{
	enum plover_event category = (enum plover_event)event->category;
	size_t mode = event->mode, cameo = event->cameo;
	if (!ontology_shift(scene->frames->ontology, how, &category, &mode,
			    &cameo))
		return;
	if (how == SHIFT_FUTURE)
		swap_host(scene->frames->ontology, event);
	if (how == SHIFT_FUTURE_NEGATED)
		part_sides(event);
	event->category = (uint8_t)category;
	event->mode = (uint8_t)mode;
	event->cameo = (uint16_t)cameo;
	event->status = EVENT_ACTUAL;
}

static uint8_t
status_of(const struct status_marks *marks)
{
	if (marks->negated)
		return EVENT_NEGATED;
	if (marks->hypothetical)
		return EVENT_HYPOTHETICAL;
	if (marks->future)
		return EVENT_FUTURE;
	return marks->historical ? EVENT_HISTORICAL : EVENT_ACTUAL;
}

/* "Will no longer fund" is a cut that is announced, "will stop funding" is one
 * to come. */
static void
end_deed(const struct scene *scene, struct event *event,
		const struct status_marks *marks)
{
	shift(scene, event, SHIFT_NO_LONGER);
	if (marks->stops && marks->future && event->status == EVENT_ACTUAL)
		event->status = EVENT_FUTURE;
}

/* Who says it: "..., {analysts} say", "according to {the bank}"; 0 nobody. */
static uint16_t
source_of(const struct tree *tree, uint16_t deed)
{
	uint16_t verb = tree_reporting_verb(tree, deed);
	if (!verb && tree_relation(tree, deed) == DEPREL_CCOMP)
		verb = tree_head(tree, deed);
	if (verb && verb != deed)
		return tree_surface_subject(tree, verb);
	TREE_CHILDREN(tree, deed, child)
	if (tree_child_in(tree, child, GRAMMAR_ACCORDING))
		return child;
	return 0;
}

/* "The rebels said that {they} might attack": the speaker's own deed. */
static bool
is_same_party(const struct mention *actor, const struct mention *source)
{
	return actor->kind == MENTION_PRONOUN
	       || (source->actor.code[0]
			       && !strcmp(actor->actor.code,
					       source->actor.code));
}

/* "If talks fail, Oslo may expel them, analysts say": what those who look on
 * think that somebody may do he does not threaten. */
static bool
is_guess_of_others(const struct scene *scene, const struct event *event)
{
	uint16_t source = source_of(&scene->tree, event->trigger);
	const struct mention *mention = source ? scene->mention[source] : NULL;
	if (!mention)
		return source && tree_is_noun(&scene->tree, source);
	if (mention_acts_for_state(mention))
		return false;
	for (unsigned i = 0; i < event->actor_count; i++)
		if (is_same_party(event->actor[i], mention))
			return false;
	return true;
}

/* What the deed becomes by how the words tell it: a promise, a refusal. */
static void
shift_by_marks(const struct scene *scene, struct event *event,
		const struct status_marks *marks)
{
	bool threatens = marks->conditional && !marks->negated
			 && !(marks->hypothetical
					 && is_guess_of_others(scene, event));
	if (threatens)
		shift(scene, event, SHIFT_CONDITIONAL);
	if (marks->hypothetical)
		return;
	if (marks->negated && marks->longer)
		end_deed(scene, event, marks);
	else if (marks->negated && marks->future)
		shift(scene, event, SHIFT_FUTURE_NEGATED);
	else if (marks->future && !marks->negated)
		shift(scene, event, SHIFT_FUTURE);
}

/* The frame tells the status. "No acepta la oferta" is a refusal, "si no acepta
 * la oferta" none. */
static uint8_t
status_of_frame(const struct frame *frame, const struct status_marks *marks)
{
	return frame->status == EVENT_ACTUAL && marks->hypothetical
			       ? EVENT_HYPOTHETICAL
			       : frame->status;
}

/* The network does not know the article's day: "in December 2015" may be last
 * month. */
static uint8_t
heard_status(const struct scene *scene, const struct candidate *candidate,
		uint8_t ruled)
{
	uint8_t heard = hearing_status(candidate->heard, ruled);
	return heard == EVENT_HISTORICAL
					       && when_is_recent(scene,
							       candidate->event.trigger)
			       ? ruled
			       : heard;
}

bool
status_apply(const struct scene *scene, struct candidate *candidate)
{
	struct event *event = &candidate->event;
	const struct frame *frame = candidate->match.frame;
	struct status_marks marks = status_read(scene, candidate);
	if (frame && frame->status_set) {
		event->status = status_of_frame(frame, &marks);
		return marks.doubt;
	}
	event->status = status_of(&marks);
	if (frame && frame->heard) {
		/* A category as it is told, not as it is done. */
		event->status = heard_status(scene, candidate, event->status);
		if (event->status == EVENT_FUTURE)
			shift(scene, event, SHIFT_FUTURE);
	} else if (frame && frame->tabari) {
		/* Codes of other dictionaries are meant as they stand, but for
		 * what they say of negation. */
		if (marks.negated)
			shift(scene, event, SHIFT_NEGATED);
	} else {
		shift_by_marks(scene, event, &marks);
	}
	return marks.doubt;
}
