/* Repairs of clauses: whose subject a noun is between two verbs, and what is
 * said of a phrase behind it, before a colon or behind a dash. */
#include "event/mending.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

/* "the deal, which Oman and Iran signed, covers gas" with Oman as a subject of
 * "covers". */
void
mend_relative_subject(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t head = tree_head(tree, noun), verb = (uint16_t)(noun + 1);
	if (tree_relation(tree, noun) != DEPREL_NSUBJ || head <= verb)
		return;
	while (verb < head && verb - noun < NEAR
			&& tree_relation(tree, verb) != DEPREL_ACL_RELCL)
		verb++;
	if (tree_relation(tree, verb) != DEPREL_ACL_RELCL || verb == head
			|| tree_head(tree, verb) >= noun
			|| subject_of(tree, verb))
		return;
	TREE_CHILDREN(tree, verb, child)
	if (child < noun && tree_is(tree, child, GRAMMAR_RELATIVE)) {
		hang(mending, noun, verb, DEPREL_NSUBJ);
		return;
	}
}

/* The first finite verb between a noun and `end` that was read as a participle
 * of the noun, or of a name below it; 0 none. */
static uint16_t
lost_verb(const struct tree *tree, uint16_t noun, uint16_t end)
{
	for (uint16_t t = (uint16_t)(noun + 1); t < end; t++) {
		if (tree_relation(tree, t) != DEPREL_ACL || !is_verb(tree, t))
			continue;
		uint16_t head = tree_head(tree, t);
		bool participle = tree_is_gerund(tree, t)
				  || tree_is_infinitive(tree, t)
				  || tree_child(tree, t, DEPREL_OBL_AGENT);
		return head >= noun && head < t && !participle ? t : 0;
	}
	return 0;
}

/* "Rescuers in Cuba dug for survivors of the quake, which killed nine" with the
 * rescuers as a second subject of "killed": a clause with a relative pronoun
 * as its subject has no other one. */
void
mend_subject_before_relative(struct mending *mending, uint16_t pronoun)
{
	const struct tree *tree = mending->tree;
	uint16_t relative = tree_head(tree, pronoun);
	if (relative < pronoun || pronoun < 3
			|| tree_relation(tree, pronoun) != DEPREL_NSUBJ
			|| !tree_is(tree, pronoun, GRAMMAR_RELATIVE)
			|| !tree_is_comma(tree, (uint16_t)(pronoun - 1))
			|| !tree_is_noun(tree, (uint16_t)(pronoun - 2)))
		return;
	uint16_t noun = subject_of(tree, relative);
	uint16_t verb = noun && noun < pronoun ? lost_verb(tree, noun, pronoun)
					       : 0;
	if (!verb)
		return;
	hang(mending, verb, tree_head(tree, relative),
			tree_relation(tree, relative));
	hang(mending, noun, verb, DEPREL_NSUBJ);
	hang(mending, relative, (uint16_t)(pronoun - 2), DEPREL_ACL_RELCL);
}

/* The verb right behind the phrase of the noun that has no subject of its own,
 * beside the noun or as a participle of it; 0 none. */
static uint16_t
verb_behind(const struct tree *tree, uint16_t noun)
{
	uint16_t verb = (uint16_t)(noun + 1);
	while (verb <= tree->count && verb - noun < NEAR && !is_verb(tree, verb)
			&& tree_is_below(tree, verb, noun))
		verb++;
	if (verb > tree->count || !is_verb(tree, verb) || subject_of(tree, verb)
			|| tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| tree_child(tree, verb, DEPREL_OBL_AGENT))
		return 0;
	bool beside = tree_head(tree, verb) == tree_head(tree, noun)
		      && tree_relation(tree, verb) == DEPREL_ADVCL;
	bool below = tree_head(tree, verb) == noun
		     && tree_relation(tree, verb) == DEPREL_ACL;
	return beside || below ? verb : 0;
}

/* "Niger closed its border after {gunmen} killed 14 villagers" with the gunmen
 * as a phrase of the first verb, so that Niger would kill: who stands behind
 * the conjunction does it, where the verb has an object of its own. */
void
mend_subject_behind_conjunction(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t word = tree_child(tree, noun, DEPREL_CASE);
	if (!word || word > noun || !tree_is_noun(tree, noun)
			|| !tree_is(tree, word, GRAMMAR_BACKGROUND))
		return;
	uint16_t verb = verb_behind(tree, noun);
	uint16_t object = verb ? tree_child(tree, verb, DEPREL_OBJ) : 0;
	if (object < verb || !object)
		return;
	hang(mending, verb, tree_head(tree, noun), DEPREL_ADVCL);
	hang(mending, noun, verb, DEPREL_NSUBJ);
	hang(mending, word, verb, DEPREL_MARK);
}

/* "is due to visit" with "due" inside the visit's clause. */
void
mend_due(struct mending *mending, uint16_t word)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, word);
	enum deprel own = tree_relation(tree, word);
	if ((own != DEPREL_ADVCL && own != DEPREL_MARK) || verb <= word
			|| !tree_is(tree, word, GRAMMAR_FUTURE_VERB)
			|| subject_of(tree, verb))
		return;
	uint16_t subject = subject_of(tree, word);
	if (!subject || subject > word)
		return;
	hang(mending, subject, verb, DEPREL_NSUBJ);
	hang(mending, word, verb, DEPREL_ADVMOD);
}

/* "is about to leave": a clause behind what already has a subject is no second
 * one. */
void
mend_late_subject(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t head = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_CSUBJ || !head || head > verb
			|| !tree_is_infinitive(tree, verb))
		return;
	uint16_t subject = subject_of(tree, head);
	if (subject && subject < head
			&& tree_relation(tree, subject) != DEPREL_EXPL)
		hang(mending, verb, head, DEPREL_XCOMP);
}

/* "On her trip to Fiji, the minister said Samoa will pay" with the trip inside
 * what she said: what stands before a clause's subject is not in a clause
 * behind its verb. */
void
mend_fronted(struct mending *mending, uint16_t phrase)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, phrase);
	uint16_t main = verb > phrase ? tree_head(tree, verb) : 0;
	enum deprel deprel = tree_relation(tree, phrase);
	if (!main || main < phrase || main > verb
			|| (deprel != DEPREL_OBL && deprel != DEPREL_ADVCL)
			|| tree_relation(tree, verb) != DEPREL_CCOMP)
		return;
	uint16_t subject = subject_of(tree, main);
	if (subject > phrase && subject < main)
		hang(mending, phrase, main, deprel);
}

/* "Visiting Oslo, Minister Boris Weber promised ..." with the minister
 * coordinated with Oslo. */
void
mend_opening_participle(struct mending *mending, uint16_t participle)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, participle);
	if (tree_relation(tree, participle) != DEPREL_ADVCL
			|| verb <= participle || !is_verb(tree, verb)
			|| subject_of(tree, verb)
			|| !tree_is_gerund(tree, participle))
		return;
	for (uint16_t noun = (uint16_t)(participle + 2);
			noun < verb && noun - participle < NEAR; noun++) {
		enum deprel deprel = tree_relation(tree, noun);
		uint16_t head = tree_head(tree, noun);
		if ((deprel != DEPREL_CONJ && deprel != DEPREL_APPOS)
				|| !tree_is_noun(tree, noun)
				|| head < participle || head > noun
				|| tree_child(tree, noun, DEPREL_CC)
				|| !tree_is_behind_comma(tree, noun))
			continue;
		hang(mending, noun, verb, DEPREL_NSUBJ);
		return;
	}
}

/* "... expected to draw", without auxiliary or conjunction and right behind a
 * noun: it says more of the noun, though it is read as a verb of its own. */
static bool
is_loose_participle(const struct tree *tree, uint16_t participle)
{
	return tree_relation(tree, participle) == DEPREL_CONJ && participle > 1
	       && tree_is_noun(tree, (uint16_t)(participle - 1))
	       && tree_is_past_participle(tree, participle)
	       && !tree_child(tree, participle, DEPREL_AUX)
	       && !tree_child(tree, participle, DEPREL_AUX_PASS)
	       && !tree_child(tree, participle, DEPREL_CC)
	       && tree_child(tree, participle, DEPREL_XCOMP);
}

/* The name before the comma and the article that a phrase begins with; 0 none.
 */
static uint16_t
name_before_phrase(const struct tree *tree, uint16_t noun)
{
	uint16_t first = tree_leftmost(tree, noun);
	while (first < noun && tree->tokens[first].upos == UPOS_PUNCT)
		first++;
	if (first < 3 || tree->tokens[first].upos != UPOS_DET
			|| !tree_is_comma(tree, (uint16_t)(first - 1))
			|| !tree_is_noun(tree, (uint16_t)(first - 2)))
		return 0;
	uint16_t name = (uint16_t)(first - 2);
	return tree_relation(tree, name) == DEPREL_FLAT ? tree_head(tree, name)
							: name;
}

/* "Delta Lab, a research and test centre" read as a list: the apposition is the
 * first behind the comma; 0 none. */
static uint16_t
listed_apposition(const struct tree *tree, uint16_t name, uint16_t last)
{
	TREE_CHILDREN(tree, name, child)
	if (child > name && child <= last
			&& tree_relation(tree, child) == DEPREL_CONJ
			&& name_before_phrase(tree, child) == name)
		return child;
	return 0;
}

/* "{a research} and test {centre} designed to ...": the participle says more of
 * the whole list. */
static void
hang_listed(struct mending *mending, uint16_t name, uint16_t listed,
		uint16_t participle)
{
	uint16_t noun = (uint16_t)(participle - 1);
	hang(mending, listed, name, DEPREL_APPOS);
	if (listed != noun)
		hang(mending, noun, listed, DEPREL_CONJ);
	hang(mending, participle, listed, DEPREL_ACL);
}

/* The phrase that ends before the participle is the apposition of the name
 * before; `first` is the part of it that carries its article. */
static void
hang_behind_name(struct mending *mending, uint16_t first, uint16_t participle)
{
	uint16_t noun = (uint16_t)(participle - 1);
	uint16_t name = name_before_phrase(mending->tree, first);
	if (!name)
		return;
	hang(mending, noun, name, DEPREL_APPOS);
	if (first != noun)
		hang(mending, first, noun, DEPREL_COMPOUND);
	hang(mending, participle, noun, DEPREL_ACL);
}

/* "set up Delta Lab, a research and test centre designed to ...", with the
 * research as a subject or the participle beside "set up". */
void
mend_apposed_participle(struct mending *mending, uint16_t participle)
{
	const struct tree *tree = mending->tree;
	if (!is_loose_participle(tree, participle))
		return;
	uint16_t noun = (uint16_t)(participle - 1), above = noun;
	uint16_t subject = subject_of(tree, participle);
	if (tree_relation(tree, above) == DEPREL_CONJ)
		above = tree_head(tree, above);
	if (subject) {
		if (subject == noun || subject == above)
			hang_behind_name(mending, subject, participle);
		return;
	}
	uint16_t listed = listed_apposition(tree, above, noun);
	if (tree_relation(tree, above) == DEPREL_APPOS)
		hang(mending, participle, above, DEPREL_ACL);
	else if (listed)
		hang_listed(mending, above, listed, participle);
	else
		hang_behind_name(mending, noun, participle);
}

/* "lent $50 million to State Grid Brazil Holding": a noun with a preposition is
 * no part of a verb; what is read as one says more of the noun. */
void
mend_noun_of_verb(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, noun), head = tree_head(tree, verb);
	if (verb <= noun || !is_verb(tree, verb) || !head || head >= noun
			|| !tree_child(tree, noun, DEPREL_CASE))
		return;
	hang(mending, noun, head,
			is_verb(tree, head) ? DEPREL_OBL : DEPREL_NMOD);
	hang(mending, verb, noun, DEPREL_ACL);
}

static bool
is_dash(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	return str_equal(text, STR("—")) || str_equal(text, STR("–"))
	       || str_equal(text, STR("--"));
}

/* "won the metro contract — the largest project so far" with two objects: what
 * stands behind the dash says more of the first. */
void
mend_second_object(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, noun);
	if (tree_relation(tree, noun) != DEPREL_OBJ || !verb || verb > noun)
		return;
	uint16_t first = tree_child(tree, verb, DEPREL_OBJ);
	for (uint16_t t = first; t && t < noun; t++)
		if (is_dash(tree, t)
				&& (tree_head(tree, t) == noun
						|| tree_head(tree, t) == verb)
				&& tree_is_noun(tree, noun)) {
			hang(mending, noun, first, DEPREL_APPOS);
			return;
		}
}

static bool
has_colon(const struct tree *tree, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (str_equal(text_of_token(tree->text, &tree->tokens[t]),
				    STR(":")))
			return true;
	return false;
}

/* "Water Systems: The ministry announced ..." with two subjects: what stands
 * before the colon is the line's title; before "I" it is who speaks. */
void
mend_label(struct mending *mending, uint16_t label)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, label);
	if (verb < label)
		return;
	TREE_CHILDREN(tree, verb, other)
	if (other > label && other < verb
			&& deprel_universal(tree_relation(tree, other))
					   == DEPREL_NSUBJ
			&& feats_get(tree->tokens[other].feats, FEATURE_PERSON)
					   != PERSON_1
			&& has_colon(tree, label, other)) {
		hang(mending, label, verb, DEPREL_DISLOCATED);
		return;
	}
}

/* The last word of the phrase of a name that stands behind `with`, what is
 * joined to it included. */
static uint16_t
attendants_end(const struct tree *tree, uint16_t name)
{
	uint16_t last = name;
	for (uint16_t t = (uint16_t)(name + 1);
			t <= tree->count && t - name < NEAR; t++) {
		enum deprel deprel = tree_relation(tree, t);
		if ((deprel != DEPREL_CONJ && deprel != DEPREL_FLAT)
				|| !tree_is_below(tree, t, name))
			continue;
		last = t;
	}
	return last;
}

/* How those stand who attend: "in favour", "silent", "still undecided",
 * "abstaining", of which the words behind `last` tell; 0: they do not. */
static uint16_t
stance_behind(const struct tree *tree, uint16_t last)
{
	enum { FAR = 4 };
	for (uint16_t t = (uint16_t)(last + 1);
			t <= tree->count && t - last < FAR; t++) {
		uint8_t upos = tree->tokens[t].upos;
		if (tree_is(tree, t, GRAMMAR_STANCE)
				|| (t == last + 1 && is_verb(tree, t)
						&& tree_is_gerund(tree, t)))
			return t;
		if (upos != UPOS_ADP && upos != UPOS_DET && upos != UPOS_ADV)
			return 0;
	}
	return 0;
}

/* The verb of the clause that a word stands in, read from below; 0 none. */
static uint16_t
verb_above(const struct tree *tree, uint16_t token)
{
	for (unsigned steps = 0; token && steps < NEAR; steps++) {
		if (is_verb(tree, token))
			return token;
		token = tree_head(tree, token);
	}
	return 0;
}

/* "Peru voted against it, with Chile and Bolivia in favour", "with Chile
 * silent" with Chile as a phrase of "voted": who stands by does something of
 * his own. */
void
mend_attendant(struct mending *mending, uint16_t with)
{
	const struct tree *tree = mending->tree;
	uint16_t name = (uint16_t)(with + 1);
	if (!tree_is(tree, with, GRAMMAR_ATTENDING) || with < 2
			|| name >= tree->count
			|| !tree_is_comma(tree, (uint16_t)(with - 1))
			|| tree->tokens[name].upos != UPOS_PROPN)
		return;
	while (tree_head(tree, name) == name + 1
			&& tree_relation(tree, name) == DEPREL_COMPOUND)
		name++;
	uint16_t stance = stance_behind(tree, attendants_end(tree, name));
	uint16_t verb = verb_above(tree, tree_head(tree, name));
	if (verb == stance)
		verb = stance ? verb_above(tree, tree_head(tree, stance)) : 0;
	if (!stance || !verb || verb > with
			|| tree_is_below(tree, verb, stance))
		return;
	hang(mending, stance, verb, DEPREL_ADVCL);
	hang(mending, name, stance, DEPREL_NSUBJ);
	hang(mending, with, stance, DEPREL_MARK);
}

/* "would have closed": said of what is not so. */
static bool
is_supposed(const struct tree *tree, uint16_t verb)
{
	return tree_child_in(tree, verb, GRAMMAR_CONDITIONAL_AUXILIARY)
	       || tree_is_infinitive(tree, verb);
}

/* "rejected a plan that would have closed the port, drawing criticism from
 * Oslo" with the criticism as a part of the plan: it comes of what was done. */
void
mend_outcome(struct mending *mending, uint16_t gerund)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, gerund);
	if (tree_relation(tree, gerund) != DEPREL_ADVCL || verb > gerund
			|| !tree_is(tree, gerund, GRAMMAR_OUTCOME)
			|| !tree_is_gerund(tree, gerund)
			|| !tree_is_comma(tree, (uint16_t)(gerund - 1)))
		return;
	uint16_t above = verb;
	while (above && is_supposed(tree, above))
		above = verb_above(tree, tree_head(tree, above));
	if (above && above != verb)
		hang(mending, gerund, above, DEPREL_ADVCL);
}

static bool
is_blow(const struct tree *tree, uint16_t verb)
{
	return tree_is(tree, verb, GRAMMAR_BLOW)
	       || tree_is(tree, tree_child(tree, verb, DEPREL_OBJ),
			       GRAMMAR_BLOW);
}

/* The relative clause that a verb, or what it is an infinitive of, belongs to;
 * 0 none. */
static uint16_t
relative_above(const struct tree *tree, uint16_t verb)
{
	while (verb && (tree_is_infinitive(tree, verb)
					|| tree_relation(tree, verb)
							   == DEPREL_XCOMP))
		verb = verb_above(tree, tree_head(tree, verb));
	return verb && tree_relation(tree, verb) == DEPREL_ACL_RELCL ? verb : 0;
}

/* "shot at miners who tried to block the road, killing five" with the killing
 * as what the miners did: it comes of the blow. */
void
mend_casualty(struct mending *mending, uint16_t gerund)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, gerund);
	if (tree_relation(tree, gerund) != DEPREL_ADVCL || verb > gerund
			|| !tree_is(tree, gerund, GRAMMAR_CASUALTY)
			|| !tree_is_gerund(tree, gerund)
			|| !tree_is_comma(tree, (uint16_t)(gerund - 1)))
		return;
	uint16_t relative = relative_above(tree, verb);
	uint16_t blow = relative ? verb_above(tree, tree_head(tree, relative))
				 : 0;
	if (blow && is_blow(tree, blow) && !is_blow(tree, relative))
		hang(mending, gerund, blow, DEPREL_ADVCL);
}

/* "condemned the raid, called for a truce and thanked the mediators" with
 * "called" as a participle: the second of three verbs side by side. */
void
mend_listed_verb(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t first = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_ADVCL || !first || first > verb
			|| !is_verb(tree, first) || !is_verb(tree, verb)
			|| tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| subject_of(tree, verb)
			|| tree_child(tree, verb, DEPREL_MARK)
			|| tree_child_in(tree, verb, GRAMMAR_BY)
			|| tree_child(tree, verb, DEPREL_OBL_AGENT))
		return;
	TREE_CHILDREN(tree, first, last)
	if (last > verb && tree_relation(tree, last) == DEPREL_CONJ
			&& is_verb(tree, last)
			&& tree_child(tree, last, DEPREL_CC)
			&& !subject_of(tree, last)) {
		hang(mending, verb, first, DEPREL_CONJ);
		return;
	}
}

static bool
is_finite(const struct tree *tree, uint16_t verb)
{
	return tree_feature(tree, verb, FEATURE_VERBFORM) == VERBFORM_FIN;
}

/* "would {meet}" */
static bool
is_below_modal(const struct tree *tree, uint16_t verb)
{
	return tree_feature(tree, verb, FEATURE_VERBFORM) == VERBFORM_INF
	       && tree_child(tree, verb, DEPREL_AUX);
}

/* "expelled", "expels", and no "expel": not in one row with "to close" nor with
 * "would close"; beside "having closed" a participle may be. */
static bool
differs_in_form(const struct tree *tree, uint16_t verb, uint16_t first)
{
	const struct token *word = &tree->tokens[verb];
	bool told = is_finite(tree, verb)
		    || tree_is_past_participle(tree, verb);
	if (!told || word->lower == word->lemma || tree_is_gerund(tree, verb))
		return false;
	if (is_below_modal(tree, first))
		return true;
	if (tree_child(tree, first, DEPREL_AUX))
		return tree_is_past_participle(tree, first)
		       && !is_finite(tree, first) && is_finite(tree, verb);
	return tree_is_gerund(tree, first) || tree_is_infinitive(tree, first);
}

/* The verb that speaks of what the complement, or an adverb of it ("denied
 * firing {first} and"), tells; 0 none. */
static uint16_t
speaks_of(const struct tree *tree, uint16_t complement)
{
	uint16_t verb = tree_head(tree, complement);
	enum deprel deprel = tree_relation(tree, complement);
	if (!verb || verb > complement || !is_verb(tree, verb)
			|| (deprel != DEPREL_XCOMP && deprel != DEPREL_CCOMP
					&& deprel != DEPREL_ADVCL))
		return 0;
	return verb;
}

/* A finite verb of the time that `verb` has: "stressed that they need to be
 * heard and {called} for talks" stresses and calls. */
static bool
goes_with(const struct tree *tree, uint16_t above, uint16_t verb)
{
	bool present = is_finite(tree, verb)
		       && tree_feature(tree, verb, FEATURE_TENSE) == TENSE_PRES;
	return is_finite(tree, above)
	       && (tree_feature(tree, above, FEATURE_TENSE) == TENSE_PRES)
				  == present;
}

/* "denied lying and expelled the envoy" with the envoy's expulsion as a part of
 * what is denied, "said Chad would pay and thanked Niger": a verb that is told
 * goes with the one that is. */
void
mend_joined_above(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t first = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_CONJ || !is_verb(tree, verb)
			|| first > verb || !tree_child(tree, verb, DEPREL_CC)
			|| tree_child(tree, verb, DEPREL_OBL_AGENT)
			|| tree_child(tree, verb, DEPREL_AUX)
			|| subject_of(tree, verb))
		return;
	if (tree_relation(tree, first) == DEPREL_ADVMOD)
		first = tree_head(tree, first);
	if (!first || (subject_of(tree, first) && !is_below_modal(tree, first)))
		return;
	uint16_t above = speaks_of(tree, first);
	while (above && !goes_with(tree, above, verb))
		above = speaks_of(tree, above);
	if (!above || !differs_in_form(tree, verb, first))
		return;
	TREE_CHILDREN(tree, first, child)
	if (child > verb && tree->tokens[child].upos != UPOS_PUNCT)
		hang(mending, child, verb, tree_relation(tree, child));
	hang(mending, verb, above, DEPREL_CONJ);
}

/* "hailed by Peru": with its agent, without auxiliary. */
static bool
is_bare_passive(const struct tree *tree, uint16_t verb)
{
	return is_verb(tree, verb) && tree_child(tree, verb, DEPREL_OBL_AGENT)
	       && !tree_child(tree, verb, DEPREL_AUX)
	       && !tree_child(tree, verb, DEPREL_AUX_PASS)
	       && !subject_of(tree, verb) && !tree_is_gerund(tree, verb);
}

/* "closed the port, a step hailed by Peru and denounced by Chile" with the
 * second participle beside "closed": it is said of the step, too. */
void
mend_joined_participle(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t first = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_CONJ || !first || first > verb
			|| !is_verb(tree, first)
			|| tree_child(tree, first, DEPREL_AUX_PASS)
			|| !tree_child(tree, verb, DEPREL_CC)
			|| !is_bare_passive(tree, verb))
		return;
	for (uint16_t t = (uint16_t)(verb - 1); t > first; t--)
		if (tree_relation(tree, t) == DEPREL_ACL
				&& is_bare_passive(tree, t)
				&& !tree_is_below(tree, t, verb)) {
			hang(mending, verb, t, DEPREL_CONJ);
			return;
		}
}
