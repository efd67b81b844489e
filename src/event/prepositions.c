#include "event/prepositions.h"

static uint16_t
bare_child(const struct tree *tree, uint16_t head, uint16_t word,
		enum deprel deprel)
{
	TREE_CHILDREN(tree, head, child)
	if (child > word && tree_relation(tree, child) == deprel
			&& !tree_child(tree, child, DEPREL_CASE))
		return child;
	return 0;
}

/* The phrase right behind `word` that hangs on `noun` without a preposition. */
static uint16_t
bare_phrase(const struct tree *tree, uint16_t noun, uint16_t word)
{
	return bare_child(tree, noun, word, DEPREL_NMOD);
}

/* "Un centenar de estudiantes pidió": before a verb, a phrase with "de" that
 * stands right behind a noun belongs to it, and never to the verb. */
static bool
mend_possessor(const struct tree *tree, struct token *tokens, uint16_t phrase)
{
	uint16_t verb = tree_head(tree, phrase);
	uint16_t preposition = tree_child(tree, phrase, DEPREL_CASE);
	uint16_t noun = preposition ? (uint16_t)(preposition - 1) : 0;
	if (tree_relation(tree, phrase) != DEPREL_OBL || verb < phrase || !noun
			|| !tree_is(tree, preposition,
					GRAMMAR_POSSESSIVE_PREPOSITION)
			|| !tree_is_noun(tree, noun)
			|| tree_relation(tree, noun) != DEPREL_NSUBJ
			|| tree_head(tree, noun) != verb)
		return false;
	tokens[phrase].head = noun;
	tokens[phrase].deprel = DEPREL_NMOD;
	return true;
}

/* Not "a cargo de", though an accusation is a "cargo" too. */
static bool
tells_request(const struct tree *tree, uint16_t noun)
{
	return frames_tell(tree->frames, tree->tokens[noun].lemma, TRIGGER_NOUN,
			PLOVER_REQUEST);
}

/* "a petición de Francia", read as one preposition: the noun tells what Francia
 * does, and the phrase is its own. */
static bool
mend_noun(struct tree *tree, struct token *tokens, uint16_t noun)
{
	uint16_t first = tree_head(tree, noun);
	uint16_t owner = tree_head(tree, first);
	if (tree_relation(tree, noun) != DEPREL_FIXED || owner < noun || !first
			|| tokens[noun].upos != UPOS_NOUN
			|| tree_relation(tree, first) != DEPREL_CASE
			|| !tells_request(tree, noun))
		return false;
	TREE_CHILDREN(tree, first, word)
	if (word > noun) {
		tokens[word].head = owner;
		tokens[word].deprel = DEPREL_CASE;
	}
	tokens[noun].head = tokens[owner].head;
	tokens[noun].deprel = DEPREL_OBL;
	tokens[first].head = noun;
	tokens[owner].head = noun;
	tokens[owner].deprel = DEPREL_NMOD;
	return true;
}

/* "murieron a manos de rebeldes", with the phrase below the noun of the
 * preposition: it is the verb's. */
static bool
mend_governed(struct tree *tree, struct token *tokens, uint16_t word)
{
	uint16_t first = tree_head(tree, word);
	uint16_t phrase = first ? bare_phrase(tree, word, word) : 0;
	if (!phrase || tree_relation(tree, word) != DEPREL_FIXED
			|| tokens[first].upos != UPOS_ADP
			|| tree_relation(tree, first) == DEPREL_CASE)
		return false;
	tokens[phrase].head = tokens[first].head;
	tokens[phrase].deprel = DEPREL_OBL;
	tokens[first].head = phrase;
	tokens[first].deprel = DEPREL_CASE;
	return true;
}

/* "dio las gracias a Kuwait": the thing given, not "gracias a", thanks to. */
static bool
mend_thanked(const struct tree *tree, struct token *tokens, uint16_t word)
{
	uint16_t thanks = tree_head(tree, word);
	uint16_t verb = thanks ? tree_head(tree, thanks) : 0;
	if (!verb || tree_relation(tree, word) != DEPREL_FIXED
			|| tokens[word].upos != UPOS_ADP
			|| tree_relation(tree, thanks) != DEPREL_OBJ)
		return false;
	uint16_t phrase = bare_child(tree, verb, word, DEPREL_OBL);
	if (!phrase)
		return false;
	tokens[word].head = phrase;
	tokens[word].deprel = DEPREL_CASE;
	return true;
}

/* "calificó de positiva la decisión": the preposition is of the word behind it,
 * not of the object or of the verb. */
static bool
mend_stolen(const struct tree *tree, struct token *tokens, uint16_t word)
{
	uint16_t next = (uint16_t)(word + 1), holder = tree_head(tree, word);
	if (next >= tree->count || tokens[word].upos != UPOS_ADP || !holder
			|| tree_relation(tree, next) != DEPREL_OBL
			|| tokens[next].upos != UPOS_ADJ
			|| tree_child(tree, next, DEPREL_CASE))
		return false;
	uint16_t verb = tree_head(tree, next);
	bool stolen = holder > next && tree_head(tree, holder) == verb
		      && tree_relation(tree, word) == DEPREL_CASE;
	if (!stolen && (holder != verb || verb > word))
		return false;
	tokens[word].head = next;
	tokens[word].deprel = DEPREL_CASE;
	return true;
}

/* The word of time before which nothing but the verb takes "a": "el martes" in
 * "expulsó el martes a dos diplomáticos", "la semana {pasada}", not "la semana
 * previa a"; 0 none. */
static uint16_t
time_before(const struct tree *tree, uint16_t phrase, bool marks)
{
	uint16_t head = tree_head(tree, phrase);
	if (head >= phrase)
		return 0;
	if (tree_is(tree, head, GRAMMAR_LAST))
		head = tree_head(tree, head);
	else if (!marks || !tree_may_act(tree, phrase))
		return 0;
	return head && tree_is(tree, head, GRAMMAR_CALENDAR) ? head : 0;
}

/* "expulsó la semana pasada a dos diplomáticos {por espionaje}": what stands
 * behind such a time belongs to the verb. */
static bool
mend_behind_time(const struct tree *tree, struct token *tokens, uint16_t phrase)
{
	uint16_t preposition = tree_child(tree, phrase, DEPREL_CASE);
	if (!preposition)
		return false;
	bool marks = tokens[preposition].lower == tree->frames->to;
	uint16_t time = time_before(tree, phrase, marks);
	uint16_t verb = time ? tree_head(tree, time) : 0;
	if (!verb || verb > time || tokens[verb].upos != UPOS_VERB)
		return false;
	tokens[phrase].head = verb;
	tokens[phrase].deprel = marks ? DEPREL_OBL_ARG : DEPREL_OBL;
	return true;
}

void
prepositions_mend(struct tree *tree, struct token *tokens)
{
	bool changed = false;
	for (uint16_t t = 3; t <= tree->count; t++) {
		if (mend_governed(tree, tokens, t)
				|| mend_thanked(tree, tokens, t)
				|| mend_stolen(tree, tokens, t)
				|| mend_behind_time(tree, tokens, t)
				|| mend_noun(tree, tokens, t))
			tree_link(tree);
		changed |= mend_possessor(tree, tokens, t);
		uint16_t first = tree_head(tree, t);
		if (tree_relation(tree, t) != DEPREL_FIXED
				|| tokens[t].upos != UPOS_ADP || !first
				|| tree_relation(tree, first) != DEPREL_CASE)
			continue;
		uint16_t noun = tree_head(tree, first);
		uint16_t phrase = noun && first < noun && noun < t
						  ? bare_phrase(tree, noun, t)
						  : 0;
		if (!phrase)
			continue;
		tokens[t].head = phrase;
		tokens[t].deprel = DEPREL_CASE;
		changed = true;
	}
	if (changed)
		tree_link(tree);
}
