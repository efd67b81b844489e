/* Who gets it, by the words before them: "$40 billion to colleges", "in grants
 * to help states", wherever the frame has no place for them. */
#include "event/parties.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

/* The network takes it for a name of somebody or somewhere. */
static bool
is_known_name(const struct tree *tree, uint16_t token)
{
	if (tree->tokens[token].name != NAME_O)
		return true;
	TREE_CHILDREN(tree, token, child)
	if (tree_relation(tree, child) == DEPREL_COMPOUND
			&& tree->tokens[child].name != NAME_O)
		return true;
	return false;
}

/* "up to seven programs" */
bool
fact_is_bound(const struct fact_scene *scene, uint16_t word)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->amounts[i].first == word + 1
				&& scene->amounts[i].bound == BOUND_UNDER)
			return true;
	return false;
}

uint16_t
fact_participle_before(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t before = (uint16_t)(token - 1);
	return before && tree_head(tree, token) == before
					       && tree_relation(tree, token)
								  == DEPREL_OBJ
					       && fact_has_word(scene, before,
							       FACT_WORD_PARTICIPLE)
			       ? before
			       : 0;
}

/* "the Trust Fund for Victims": a word of a longer name. */
static bool
is_inside_name(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, token);
	return head && tree_relation(tree, token) == DEPREL_NMOD
	       && tree_is_noun(tree, head) && tree_is_capital(tree, head)
	       && tree_is_capital(tree, token) && !scene->scene.place[token]
	       && (!scene->known[token]
			       || scene->known[token]->kind == MENTION_AGENT);
}

/* The verb that may help somebody: "to help {states}", "to ensure that {states}
 * can build", "to support {miners'} rights". */
static uint16_t
helper_of(const struct tree *tree, uint16_t token)
{
	uint16_t head = tree_head(tree, token);
	switch (tree_relation(tree, token)) {
	case DEPREL_OBJ:
		return head;
	case DEPREL_NSUBJ:
		return tree_relation(tree, head) == DEPREL_CCOMP
						       || tree_relation(tree,
									  head)
									  == DEPREL_XCOMP
				       ? tree_head(tree, head)
				       : 0;
	case DEPREL_NMOD_POSS:
		return tree->tokens[token].upos != UPOS_PRON
						       && tree_relation(tree,
									  head)
									  == DEPREL_OBJ
				       ? tree_head(tree, head)
				       : 0;
	default:
		return 0;
	}
}

/* "grants that will help states": a relative clause with nobody else in it. */
static bool
says_which(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return tree_relation(tree, verb) == DEPREL_ACL_RELCL && subject
	       && tree->tokens[subject].upos == UPOS_PRON
	       && !tree->clauses[verb].passive;
}

/* "to fight floods and {help} states" */
static bool
is_purpose(const struct tree *tree, uint16_t verb)
{
	enum { JOINED = 4 };
	for (unsigned step = 0; verb && step < JOINED; step++) {
		if (tree_is_infinitive(tree, verb))
			return true;
		if (tree_relation(tree, verb) != DEPREL_CONJ
				|| tree_child(tree, verb, DEPREL_NSUBJ))
			return false;
		verb = tree_head(tree, verb);
	}
	return false;
}

/* "to {help} states", "to help {fortify} states", "grants that will {help}
 * states" */
static bool
is_helping(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t above = tree_head(tree, verb);
	if (above && tree_relation(tree, verb) == DEPREL_XCOMP
			&& fact_has_word(scene, above, FACT_WORD_HELP))
		verb = above;
	return fact_has_word(scene, verb, FACT_WORD_HELP)
	       && (is_purpose(tree, verb) || says_which(tree, verb));
}

/* "to meet the needs of {farmers}", "to meet {farmers'} needs" */
static bool
is_in_need(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t need = tree_head(tree, token);
	bool owner = tree_relation(tree, token) == DEPREL_NMOD_POSS
		     || tree_child_in(tree, token, GRAMMAR_OWNER_PREPOSITION);
	return owner && need && fact_has_word(scene, need, FACT_WORD_NEED)
	       && tree->tokens[token].upos != UPOS_PRON
	       && tree_relation(tree, need) == DEPREL_OBJ;
}

/* "to partner with {farmers}" */
static bool
is_helped_together(
		const struct fact_scene *scene, uint16_t token, uint16_t word)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, token);
	return fact_has_word(scene, word, FACT_WORD_WITH) && verb
	       && fact_has_word(scene, verb, FACT_WORD_TOGETHER)
	       && tree_relation(tree, token) == DEPREL_OBL
	       && tree_is_infinitive(tree, verb);
}

bool
fact_is_everywhere(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return word && tree->tokens[token].upos == UPOS_NOUN
	       && !tree_is(tree, word, GRAMMAR_IN)
	       && tree->tokens[word].lower != scene->scene.frames->to
	       && !tree_is(tree, word, GRAMMAR_FOR)
	       && tree_child_in(tree, token, GRAMMAR_DEFINITE)
	       && fact_has_word(scene, token, FACT_WORD_EVERYWHERE);
}

/* "in partnership with Norway", "in coordination with": how, which is nobody.
 */
static bool
is_manner(const struct fact_scene *scene, uint16_t token, uint16_t word)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->everybody[token];
	return tree_is(tree, word, GRAMMAR_IN) && word + 1 == token && mention
	       && mention->kind == MENTION_GENERIC
	       && tree->tokens[token].upos == UPOS_NOUN
	       && feats_get(tree->tokens[token].feats, FEATURE_NUMBER)
				  != NUMBER_PLUR;
}

/* "to schools", "among farmers", "to help states": who stands there gets it. */
static bool
is_goal(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_relation(tree, token) == DEPREL_NMOD_POSS
					? 0
					: tree_child(tree, token, DEPREL_CASE);
	if (word && tree_is(tree, word, GRAMMAR_IN)
			&& fact_is_name(scene, token)
			&& !is_known_name(tree, token))
		return false;
	if (is_in_need(scene, token)
			|| (word && is_helped_together(scene, token, word)))
		return true;
	if (word)
		return fact_has_word(scene, word, FACT_WORD_GOAL)
		       && !fact_is_bound(scene, word)
		       && !is_manner(scene, token, word)
		       && !fact_is_everywhere(scene, token)
		       && !is_inside_name(scene, token);
	uint16_t participle = fact_participle_before(scene, token);
	word = participle ? tree_child(tree, participle, DEPREL_MARK) : 0;
	if (word)
		return fact_has_word(scene, word, FACT_WORD_GOAL);
	/* "to help developing countries" */
	uint16_t verb = participle ? tree_head(tree, participle)
				   : helper_of(tree, token);
	return verb && is_helping(scene, verb);
}

/* "$3 million {that parliament approved} to help states" */
static bool
is_said_of_sum(const struct fact_scene *scene, uint16_t clause)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_relation(tree, clause) == DEPREL_ACL_RELCL
	       && scene->scene.measures[tree_head(tree, clause)]
				  & MEASURE_MONEY;
}

/* A word on the way from who gets it to the fact: "grants {to build} roads in
 * {counties}". */
static bool
is_way(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (helper_of(tree, token) || is_in_need(scene, token))
		return true;
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_CCOMP:
		return fact_has_word(
				scene, tree_head(tree, token), FACT_WORD_HELP);
	case DEPREL_ADVCL:
	case DEPREL_ACL:
	case DEPREL_XCOMP:
		return tree_is_infinitive(tree, token)
		       || is_said_of_sum(scene, token)
		       || (tree_relation(tree, token) == DEPREL_XCOMP
				       && is_helping(scene, token))
		       || (says_which(tree, token)
				       && fact_has_word(scene, token,
						       FACT_WORD_HELP))
		       || fact_has_word(scene, token, FACT_WORD_PARTICIPLE);
	case DEPREL_OBL:
	case DEPREL_NMOD:
		return !word || fact_has_word(scene, word, FACT_WORD_GOAL)
		       || is_helped_together(scene, token, word)
		       || tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION);
	case DEPREL_CONJ: /* "and has cut costs for": another deed */
		return tree->tokens[token].upos != UPOS_VERB
		       || !tree_child(tree, token, DEPREL_AUX);
	case DEPREL_OBJ:
	case DEPREL_APPOS:
	case DEPREL_AMOD:
		return true;
	case DEPREL_ADVMOD:
		return fact_has_word(scene, token, FACT_WORD_HERE);
	default:
		return false;
	}
}

/* The only sum of a sentence that tells nothing else is the fact's, wherever
 * the parser has hung it: "a first loan through the scheme - $3 million to
 * Fiji". */
static bool
is_only_sum(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	unsigned sums = 0, facts = 0;
	bool here = false;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->amounts[i].kind == AMOUNT_MONEY) {
			here |= scene->top[i] == token;
			sums++;
		}
	for (unsigned i = 0; i < scene->count; i++)
		facts += !scene->at[i].dropped;
	return here && sums == 1 && facts == 1 && !telling->dropped;
}

/* From a phrase up to the fact's own words, past one other thing at most. */
static bool
leads_to(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	unsigned things = 0;
	for (unsigned step = 0; token && things < 2 && step < OBJECT_DEPTH;
			step++) {
		if (token == telling->match->at || token == telling->verb
				|| token == telling->sum
				|| is_only_sum(scene, telling, token))
			return true;
		if (!is_way(scene, token))
			return false;
		token = tree_head(tree, token);
		things += token && tree_is_noun(tree, token)
			  && !telling_has(telling, token);
	}
	return false;
}

/* The word before it in its phrase is written with a capital. */
static bool
follows_capital(const struct tree *tree, uint16_t token)
{
	TREE_CHILDREN(tree, token, child)
	if (child + 1 == token && tree_is_capital(tree, child)
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_COMPOUND)
		return true;
	return false;
}

static bool
is_titled(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_is_noun(tree, token) || scene->known[token]
			|| scene->scene.place[token]
			|| time_has(&scene->scene.times, token)
			|| !follows_capital(tree, token))
		return false;
	return !tree_is_capital(tree, token)
	       || !fact_has_word(scene, token, FACT_WORD_DOCUMENT);
}

/* "contributed $3 million {to the Pandemic Fund}" */
bool
fact_is_titled_goal(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return word && tree->tokens[word].lower == scene->scene.frames->to
	       && is_titled(scene, token);
}

/* "$3 million {to 24 selectees}", "{for 9 projects}": so many of them, whoever
 * or whatever they are. */
static bool
is_counted_goal(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!(scene->scene.reached[telling->match->at] & MEASURE_MONEY)
			|| fact_is_somebody(scene, token))
		return false;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	bool thing = fact_has_word(scene, token, FACT_WORD_THING);
	return word
	       && (tree->tokens[word].lower == scene->scene.frames->to
			       || (thing && tree_is(tree, word, GRAMMAR_FOR)))
	       && tree->tokens[token].upos == UPOS_NOUN
	       && scene->scene.measures[token] & MEASURE_COUNT
	       && !fact_is_bound(scene, word)
	       && !(thing && fact_is_invested(scene, telling))
	       && !time_has(&scene->scene.times, token);
}

bool
fact_is_somebody(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->everybody[token];
	return mention ? mention->kind != MENTION_ADJECTIVE
		       : scene->scene.place[token] != NULL;
}

/* "vowed to train 300 officers": they are what is promised; no sum is. */
static bool
is_promised(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct scene *inner = &scene->scene;
	return telling->object == token
	       && inner->measures[token] & MEASURE_COUNT
	       && !(inner->reached[telling->match->at] & MEASURE_MONEY);
}

/* "invests $3 million to curb violence in {towns}": where it is to be curbed,
 * and nobody who gets it. */
static bool
is_scene_of_aim(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (!fact_is_invested(scene, telling) || !word
			|| !tree_is(tree, word, GRAMMAR_IN)
			|| tree->tokens[token].upos != UPOS_NOUN)
		return false;
	uint16_t head = tree_head(tree, token);
	for (unsigned step = 0; head && step < OBJECT_DEPTH; step++) {
		if (head == telling->match->at)
			return false;
		if (tree_is_infinitive(tree, head))
			return true;
		head = tree_head(tree, head);
	}
	return false;
}

/* Of a promise of so many things only "to Kenya", "for Kenya" tells who gets
 * them; "in Kenya" is where it is done. */
static bool
is_promised_to(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	uint8_t pledger = vocabulary->named_role.pledger;
	if (!fact_kind_has(scene, telling, pledger)
			|| tree_traits(tree)->noun_first)
		return true;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return word
	       && (tree->tokens[word].lower == scene->scene.frames->to
			       || tree_is(tree, word, GRAMMAR_FOR));
}

/* Words of its own phrase say more of it. */
static bool
is_described(const struct tree *tree, uint16_t token)
{
	TREE_CHILDREN(tree, token, child)
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_DET:
	case DEPREL_NMOD:
	case DEPREL_NUMMOD:
		return true;
	default:
		break;
	}
	return false;
}

static bool
is_single_noun(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_NOUN
	       && !tree_is_capital(tree, token)
	       && tree_feature(tree, token, FEATURE_NUMBER) == NUMBER_SING;
}

bool
fact_is_bare(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->everybody[token];
	if (tree_traits(tree)->noun_first || !mention
			|| mention_acts_for_state(mention))
		return false;
	return is_single_noun(tree, token) && !is_described(tree, token)
	       && mention->first == mention->last;
}

/* "$8 million in grant {funds}": what the sum is; of an investment that may be
 * what it is put into. */
static bool
is_matter(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	if (!fact_has_word(scene, token, FACT_WORD_THING)
			|| fact_is_invested(scene, telling))
		return false;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (fact_matter_of(scene, i) == token)
			return true;
	return false;
}

/* "$40 billion to colleges", "in grants to help states", wherever the frame
 * has no place for them. What stands there is not what the fact is about. */
void
fact_goal_fill(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(telling->match->at + 1); t <= tree->count;
			t++) {
		struct parties found = { .count = 0 };
		bool titled = fact_is_titled_goal(scene, t)
			      || is_counted_goal(scene, telling, t);
		if ((!titled && !fact_is_somebody(scene, t))
				|| !is_goal(scene, t) || fact_is_bare(scene, t)
				|| is_matter(scene, telling, t)
				|| is_promised(scene, telling, t)
				|| !is_promised_to(scene, telling, t)
				|| is_scene_of_aim(scene, telling, t)
				|| !leads_to(scene, telling, t))
			continue;
		if (titled)
			parties_add(&found, fact_unknown_party(scene, t));
		else
			fact_find_parties(scene, t, &found);
		fact_add_listed(telling, &found, role);
		if (!fact_has_role(telling, role))
			continue;
		if (telling->object == t)
			telling->object = 0;
		return;
	}
}

/* "for the Forest {Fund}", "for the Community Schools {programme}", "for this
 * {programme}": no country's, and no place. */
static bool
is_fund(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *known = scene->known[token];
	if ((known && known->kind != MENTION_AGENT) || scene->scene.place[token]
			|| !tree_is_noun(tree, token)
			|| !fact_has_word(scene, token, FACT_WORD_FUND))
		return false;
	return follows_capital(tree, token)
	       || (tree_is(tree, (uint16_t)(token - 1), GRAMMAR_DEFINITE)
			       && tree_feature(tree, token, FEATURE_NUMBER)
						  == NUMBER_SING);
}

/* "for the {Forest Fund}", "to found the {Forest Fund}" */
static bool
is_named_fund(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (!is_fund(scene, token))
		return false;
	return word ? fact_has_word(scene, word, FACT_WORD_GOAL)
					       && !tree_is(tree, word,
							       GRAMMAR_IN)
		    : tree_relation(tree, token) == DEPREL_OBJ
					       && tree_is_capital(tree, token)
					       && tree_is_infinitive(tree,
							       tree_head(tree, token));
}

void
fact_goal_fill_named(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(telling->match->at + 1); t <= tree->count;
			t++) {
		if (!is_named_fund(scene, t) || !leads_to(scene, telling, t))
			continue;
		fact_add_party(telling, fact_unknown_party(scene, t), role);
		return;
	}
}
