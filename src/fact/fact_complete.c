/* Who takes part, but is named only by what the fact is about, by the clause
 * around it, or by a fact beside it. */
#include "event/parties.h"
#include "event/roles.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

static bool
has_word(const struct fact_scene *scene, uint16_t token, enum fact_word word)
{
	return fact_word_is(
			scene->facts, &scene->scene.tree.tokens[token], word);
}

static bool
has_party_of(const struct telling *telling, const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (!strcmp(telling->fact.party[i].mention->actor.code, code))
			return true;
	return false;
}

/* Whoever or whichever country is named at the token. A town's name inside a
 * longer one is another name: "General San Martin Railway". */
static const struct mention *
named_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->known[token];
	if (mention)
		return mention;
	return fact_is_inside_name(scene, token) ? NULL
						 : scene->scene.place[token];
}

/* A clause of its own tells whom others get things from. */
static bool
is_own_clause(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	return (deprel == DEPREL_ADVCL || deprel == DEPREL_CCOMP
			       || deprel == DEPREL_PARATAXIS)
	       && tree->tokens[token].upos == UPOS_VERB
	       && !tree_is_infinitive(tree, token);
}

static bool
is_below(const struct tree *tree, uint16_t token, uint16_t root)
{
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		if (token == root)
			return true;
		if (is_own_clause(tree, token))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

static bool
is_capital(const struct tree *tree, uint16_t token)
{
	char first = (char)tree->text->bytes.at[tree->tokens[token].start];
	return first >= 'A' && first <= 'Z';
}

/* The "American" of the American Rescue Plan. */
static bool
is_in_document(const struct fact_scene *scene, uint16_t token)
{
	enum { WORDS = 3 };
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(token + 1);
			t <= tree->count && t <= token + WORDS
			&& is_capital(tree, t);
			t++)
		if (has_word(scene, t, FACT_WORD_DOCUMENT))
			return true;
	return false;
}

/* "workforce programs", "programs for veterans": a kind of programs. */
bool
fact_tells_kind(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	if (!mention)
		return false;
	if (has_word(scene, token, FACT_WORD_DOCUMENT))
		return true;
	bool agent = mention->kind == MENTION_AGENT;
	if (mention->kind == MENTION_ADJECTIVE)
		return is_in_document(scene, token);
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_COMPOUND:
		return agent || mention->kind == MENTION_NAME;
	case DEPREL_NMOD:
	case DEPREL_OBL:
		return agent
		       && !tree_child_in(
				       tree, token, GRAMMAR_OWNER_PREPOSITION);
	default:
		return false;
	}
}

/* "recommended by Fiji", but not "owed by Fiji". */
static bool
is_doer(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_child_in(tree, token, GRAMMAR_BY)
	       && !has_word(scene, tree_head(tree, token), FACT_WORD_TAKE);
}

/* Adds the countries that are named below a word, but those that take part
 * already. */
static void
add_named_below(const struct fact_scene *scene, struct telling *telling,
		uint16_t root, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = 1; root && t <= tree->count; t++) {
		const struct mention *mention = named_at(scene, t);
		if (mention && mention->actor.code[0]
				&& mention->kind != MENTION_PRONOUN
				&& !fact_tells_kind(scene, t)
				&& !is_doer(scene, t)
				&& !has_party_of(telling, mention->actor.code)
				&& is_below(tree, t, root))
			fact_add_party(telling, mention, role);
	}
}

static bool
other_side_has(const struct telling *telling, uint8_t role, const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		if (party->role != role
				&& !strcmp(party->mention->actor.code, code))
			return true;
	}
	return false;
}

/* Somebody in this role is of a country that is on no other side. */
static bool
has_foreigner(const struct telling *telling, uint8_t role)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const char *code = party->mention->actor.code;
		if (party->role == role && code[0]
				&& !other_side_has(telling, role, code))
			return true;
	}
	return false;
}

/* Only a word before what is meant: "the {Parliament} project". */
static bool
is_modifier(const struct fact_scene *scene, uint16_t token)
{
	switch (deprel_universal(tree_relation(&scene->scene.tree, token))) {
	case DEPREL_COMPOUND:
	case DEPREL_AMOD:
	case DEPREL_FLAT:
	case DEPREL_NMOD_POSS:
		return true;
	default:
		return false;
	}
}

/* Nobody lends to his own country where a phrase names another one, too ("a
 * team for the China-Chad hospital"), or himself only beside the way. Whoever
 * is named outright may be of one's own country: "$40 billion to schools"; so
 * may the town where somebody travels. */
static void
drop_own_side(const struct fact_scene *scene, struct telling *telling,
		uint8_t role, bool outright)
{
	struct fact *fact = &telling->fact;
	bool foreign = has_foreigner(telling, role);
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct fact_party *party = &fact->party[i];
		const struct mention *mention = party->mention;
		const char *code = mention->actor.code;
		bool town = telling->result->parties
			    && fact_is_town(scene, mention);
		bool own = party->role == role && code[0] && !town
			   && other_side_has(telling, role, code);
		if (!own
				|| (outright && !foreign
						&& mention->kind != MENTION_GENERIC
						&& !is_modifier(scene,
								mention->head)))
			fact->party[kept++] = *party;
	}
	fact->party_count = kept;
}

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
static bool
is_bound(const struct fact_scene *scene, uint16_t word)
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
					       && has_word(scene, before,
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
	       && tree_is_noun(tree, head) && is_capital(tree, head)
	       && is_capital(tree, token) && !scene->scene.place[token]
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
	if (word)
		return has_word(scene, word, FACT_WORD_GOAL)
		       && !is_bound(scene, word)
		       && !is_inside_name(scene, token);
	uint16_t participle = fact_participle_before(scene, token);
	word = participle ? tree_child(tree, participle, DEPREL_MARK) : 0;
	if (word)
		return has_word(scene, word, FACT_WORD_GOAL);
	/* "to help developing countries" */
	uint16_t verb = participle ? tree_head(tree, participle)
				   : helper_of(tree, token);
	return verb && tree_is_infinitive(tree, verb)
	       && has_word(scene, verb, FACT_WORD_HELP);
}

/* A word on the way from who gets it to the fact: "grants {to build} roads in
 * {counties}". */
static bool
is_way(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (helper_of(tree, token))
		return true;
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_CCOMP:
		return has_word(scene, tree_head(tree, token), FACT_WORD_HELP);
	case DEPREL_ADVCL:
	case DEPREL_ACL:
	case DEPREL_XCOMP:
		return tree_is_infinitive(tree, token)
		       || has_word(scene, token, FACT_WORD_PARTICIPLE);
	case DEPREL_OBL:
	case DEPREL_NMOD:
		return !word || has_word(scene, word, FACT_WORD_GOAL)
		       || tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION);
	case DEPREL_OBJ:
	case DEPREL_CONJ:
	case DEPREL_APPOS:
	case DEPREL_AMOD:
		return true;
	case DEPREL_ADVMOD:
		return has_word(scene, token, FACT_WORD_HERE);
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

static bool
is_somebody(const struct fact_scene *scene, uint16_t token)
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

/* "$40 billion to colleges", "in grants to help states", wherever the frame
 * has no place for them. What stands there is not what the fact is about. */
static void
add_goal(const struct fact_scene *scene, struct telling *telling, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(telling->match->at + 1); t <= tree->count;
			t++) {
		struct parties found = { .count = 0 };
		if (!is_somebody(scene, t) || !is_goal(scene, t)
				|| is_promised(scene, telling, t)
				|| !leads_to(scene, telling, t))
			continue;
		fact_find_parties(scene, t, &found);
		for (unsigned i = 0; i < found.count; i++)
			if (!fact_takes_part(telling, found.at[i]))
				fact_add_party(telling, found.at[i], role);
		if (!fact_has_role(telling, role))
			continue;
		if (telling->object == t)
			telling->object = 0;
		return;
	}
}

/* "invested in our nation's railways": it is the nation's. */
static void
add_owner(const struct fact_scene *scene, struct telling *telling, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = telling->object;
	uint16_t owner =
			object ? tree_child(tree, object, DEPREL_NMOD_POSS) : 0;
	if (!owner || tree_relation(tree, owner) != DEPREL_NMOD_POSS
			|| !tree_child(tree, object, DEPREL_CASE))
		return;
	const struct mention *mention = scene->everybody[owner];
	if (!mention)
		mention = scene->scene.place[owner];
	if (mention && mention->kind != MENTION_PRONOUN
			&& tree->tokens[owner].upos != UPOS_PRON
			&& !fact_takes_part(telling, mention))
		fact_add_party(telling, mention, role);
}

/* Somebody gets it, and not only whoever is of the giver's own country. */
static bool
is_settled(const struct telling *telling, uint8_t role)
{
	bool own = false;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const char *code = party->mention->actor.code;
		own |= party->role == role && code[0]
		       && other_side_has(telling, role, code);
	}
	return fact_has_role(telling, role)
	       && (!own || has_foreigner(telling, role));
}

/* "provides a loan for a port", "... in Kenya" hung on the verb: the clause
 * names the country. */
static void
add_named(const struct fact_scene *scene, struct telling *telling, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	const struct match *match = telling->match;
	uint16_t host = telling->verb ? telling->verb : match->at;
	add_named_below(scene, telling, telling->object, role);
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (!is_settled(telling, role)
				&& condition->slot != SLOT_SUBJECT
				&& (!condition->role
						|| condition->role == role))
			add_named_below(scene, telling, match->token[i], role);
	}
	if (is_settled(telling, role) || telling->result->parties)
		return;
	TREE_CHILDREN(tree, host, child)
	if (child > host
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_OBL
			&& !is_settled(telling, role))
		add_named_below(scene, telling, child, role);
}

/* Says where, or whose: a word of a phrase that hangs on what is given, done or
 * built. Other clauses tell of others. */
static bool
is_link(const struct tree *tree, uint16_t token)
{
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_AMOD:
	case DEPREL_APPOS:
	case DEPREL_COMPOUND:
	case DEPREL_CONJ:
	case DEPREL_FLAT:
	case DEPREL_NMOD:
	case DEPREL_OBJ:
	case DEPREL_OBL:
	case DEPREL_XCOMP:
		return true;
	case DEPREL_ACL:
	case DEPREL_ADVCL:
		return tree_is_infinitive(tree, token);
	default:
		return false;
	}
}

static bool
links_to(const struct tree *tree, uint16_t token, uint16_t root)
{
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		if (token == root)
			return true;
		if (!is_link(tree, token))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

/* Whose country a word of a name or a phrase tells: "elevators in the Yemeni
 * {Ministry}", "the Liberian Broadcasting {System}". Null: nobody's. */
static const struct mention *
body_around(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = named_at(scene, token);
	uint16_t head = tree_head(tree, token);
	if (!mention || !mention->actor.code[0]
			|| mention->kind == MENTION_PRONOUN)
		return NULL;
	/* A body that is written like a name is no kind of people. */
	bool agent = mention->kind == MENTION_AGENT;
	if (agent ? !is_capital(tree, token) : fact_tells_kind(scene, token))
		return NULL;
	if (mention->kind != MENTION_ADJECTIVE || scene->scene.place[token])
		return mention;
	return is_modifier(scene, token) && head && is_capital(tree, head)
			       ? fact_unknown_party(scene, head)
			       : NULL;
}

static bool
has_giver(const struct telling *telling)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (telling->fact.party[i].mention->actor.code[0])
			return true;
	return false;
}

/* "for a port in Oman", "to Oman", "of Oman", but not "from Oman", "through
 * Oman". Where nobody gives, only where it is tells enough. */
static bool
is_beneficiary(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (!has_giver(telling))
		return word && tree_is(tree, word, GRAMMAR_IN);
	return !word || tree->tokens[word].upos != UPOS_ADP
	       || tree_is(tree, word, GRAMMAR_IN)
	       || tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION)
	       || has_word(scene, word, FACT_WORD_GOAL)
	       || str_equal(text_of_token(tree->text, &tree->tokens[word]),
			       STR("at"));
}

/* "[Sino-Lao Programme] The bank lends ...": whom the tag before it names. */
static void
add_tagged(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	if (!str_equal(text_of_token(tree->text, &tree->tokens[1]), STR("[")))
		return;
	for (uint16_t t = 2; t <= tree->count; t++) {
		const struct mention *mention = named_at(scene, t);
		if (str_equal(text_of_token(tree->text, &tree->tokens[t]),
				    STR("]")))
			return;
		if (mention && mention->actor.code[0]
				&& !has_party_of(telling, mention->actor.code))
			fact_add_party(telling, mention, role);
	}
}

/* The last resort: the first country besides the giver's that is named behind
 * the fact's word. */
static void
add_behind(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t host = telling->verb ? telling->verb : telling->match->at;
	for (uint16_t t = (uint16_t)(host + 1); t <= tree->count; t++) {
		const struct mention *mention = body_around(scene, t);
		if (!mention || !mention->actor.code[0]
				|| has_party_of(telling, mention->actor.code)
				|| !is_beneficiary(scene, telling, t)
				|| !links_to(tree, t, host))
			continue;
		fact_add_party(telling, mention, role);
		return;
	}
}

static void
complete_about(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t kind = telling->fact.kind;
	uint8_t role = scene->facts->vocabulary.kind[kind].about;
	if (!role)
		return;
	drop_own_side(scene, telling, role, false);
	if (fact_has_role(telling, role))
		return;
	add_owner(scene, telling, role);
	if (!fact_has_role(telling, role))
		add_goal(scene, telling, role);
	drop_own_side(scene, telling, role, true);
	if (is_settled(telling, role))
		return;
	add_named(scene, telling, role);
	drop_own_side(scene, telling, role, true);
	if (fact_has_role(telling, role) || telling->result->parties)
		return;
	add_behind(scene, telling, role);
	if (!fact_has_role(telling, role) && has_giver(telling))
		add_tagged(scene, telling, role);
}

/* ---------------------------------------------------- named by a fact beside
 */

static void
copy_period(struct telling *telling, const struct telling *other)
{
	telling->fact.day = other->fact.day;
	telling->fact.last_day = other->fact.last_day;
	telling->fact.day_unit = other->fact.day_unit;
	telling->fact.time_start = other->fact.time_start;
	telling->fact.time_end = other->fact.time_end;
}

/* A word that compares, at the token or right below it. */
static bool
compares(const struct fact_scene *scene, uint16_t token)
{
	if (has_word(scene, token, FACT_WORD_COMPARE))
		return true;
	TREE_CHILDREN(&scene->scene.tree, token, child)
	if (tree_relation(&scene->scene.tree, child) == DEPREL_CASE
			&& has_word(scene, child, FACT_WORD_COMPARE))
		return true;
	return false;
}

/* "..., though the deficit widened" */
static bool
is_beside(const struct tree *tree, uint16_t token)
{
	return deprel_universal(tree_relation(tree, token)) == DEPREL_ADVCL
	       && tree->clause_of[token] == token
	       && tree_child(tree, token, DEPREL_MARK)
	       && !tree_is_infinitive(tree, token);
}

/* What is compared, or told in a clause beside, holds for the same time, if no
 * other is told. */
static void
complete_compared(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	bool compared = false;
	uint16_t token = telling->match->at;
	if (telling->fact.day != DAY_NONE)
		return;
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		for (unsigned i = 0; i < scene->count && compared; i++) {
			const struct telling *other = &scene->at[i];
			if (other == telling || other->dropped
					|| other->fact.kind
							   != telling->fact.kind
					|| !telling_has(other, token))
				continue;
			copy_period(telling, other);
			return;
		}
		compared |= compares(scene, token) || is_beside(tree, token);
		token = tree_head(tree, token);
	}
}

/* "28 lawmakers travelled to China, compared with 24 who visited Peru". */
static void
complete_bare(struct fact_scene *scene, struct telling *telling)
{
	for (unsigned i = 0; i < scene->count && telling->bare; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++) {
			const struct fact_party *party = &other->fact.party[k];
			if (telling->bare >> party->role & 1)
				fact_add_party(telling, party->mention,
						party->role);
		}
		if (telling->fact.day == DAY_NONE)
			copy_period(telling, other);
		telling->bare = 0;
	}
}

/* "Bilateral trade reached ..., though Peru's deficit with China widened". */
static void
complete_nobody(struct fact_scene *scene, struct telling *telling)
{
	if (telling->fact.party_count || telling->result->itself == false)
		return;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++)
			fact_add_party(telling, other->fact.party[k].mention,
					other->fact.party[k].role);
		return;
	}
}

/* ------------------------------------------------------------- possessives
 */

/* Who is named in the sentence by the words that a pronoun refers to. */
static const struct mention *
named_for(const struct fact_scene *scene, const struct mention *pronoun)
{
	const struct antecedent *named = &pronoun->antecedent;
	const struct tree *tree = &scene->scene.tree;
	if (!named->end || named->sentence != scene->scene.sentence)
		return NULL;
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct mention *mention = scene->known[t];
		if (mention && mention->start == named->start
				&& mention->kind != MENTION_PRONOUN
				&& mention->kind != MENTION_ADJECTIVE)
			return mention;
	}
	return NULL;
}

/* "The envoy spoke of his visit": the envoy's. */
static void
name_owners(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	struct fact_party party[FACT_PARTIES];
	uint8_t count = fact->party_count;
	memcpy(party, fact->party, sizeof party);
	fact->party_count = 0;
	for (unsigned i = 0; i < count; i++) {
		const struct mention *mention = party[i].mention;
		const struct mention *named = NULL;
		if (mention->kind == MENTION_PRONOUN
				&& tree_relation(&scene->scene.tree,
						   mention->head)
						   == DEPREL_NMOD_POSS)
			named = named_for(scene, mention);
		fact_add_party(telling, named ? named : mention, party[i].role);
	}
}

/* Who gets it is not what it is for: "to help Kenya". */
static void
clear_object(const struct fact_scene *scene, struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint8_t role = scene->facts->vocabulary.kind[fact->kind].about;
	if (!(scene->scene.reached[telling->match->at] & MEASURE_MONEY))
		return;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& fact->party[i].mention->head
						   == telling->object)
			telling->object = 0;
}

/* ------------------------------------------------------- whose promise it is
 */

static bool
is_promise(const struct fact_scene *scene, uint16_t noun)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t promise = vocabulary_told(vocabulary, STR("promise"));
	return promise && tree_is_noun(&scene->scene.tree, noun)
	       && vocabulary_told_by(vocabulary,
				  scene->scene.tree.tokens[noun].lemma)
						  >> promise
				  & 1;
}

/* The noun of a promise that the verb's clause tells the words of: "a promise
 * that Fiji will send", "a promise by the king, who said Fiji will send". */
static uint16_t
promise_around(const struct fact_scene *scene, uint16_t verb)
{
	enum { STEPS = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = verb;
	for (unsigned step = 0; token && step < STEPS; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (deprel != DEPREL_CCOMP && deprel != DEPREL_ACL
				&& deprel != DEPREL_NMOD)
			return 0;
		token = tree_head(tree, token);
		if (token && is_promise(scene, token))
			return token;
	}
	return 0;
}

/* Who is named as the one whose promise it is, of the same country as who will
 * do it, promises too, and is named first. */
static void
complete_promise(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	struct fact *fact = &telling->fact;
	uint8_t role = vocabulary_role(
			&scene->facts->vocabulary, STR("pledger"));
	uint16_t noun = fact_has_role(telling, role) ? promise_around(
					scene, telling->match->at)
						     : 0;
	struct parties found = { .count = 0 };
	if (!noun)
		return;
	roles_of_owner(&scene->scene, noun, &found);
	TREE_CHILDREN(tree, noun, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		roles_of_head(&scene->scene, child, &found);
	for (unsigned i = 0; i < found.count; i++) {
		uint8_t last = fact->party_count;
		if (!has_party_of(telling, found.at[i]->actor.code))
			continue;
		fact_add_party(telling, found.at[i], role);
		if (fact->party_count == last)
			continue;
		struct fact_party added = fact->party[last];
		memmove(fact->party + 1, fact->party,
				last * sizeof *fact->party);
		fact->party[0] = added;
	}
}

void
fact_roles_complete(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped) {
			complete_about(scene, &scene->at[i]);
			clear_object(scene, &scene->at[i]);
		}
	for (unsigned i = 0; i < scene->count; i++) {
		if (scene->at[i].dropped)
			continue;
		complete_bare(scene, &scene->at[i]);
		complete_compared(scene, &scene->at[i]);
		complete_promise(scene, &scene->at[i]);
		fact_giver_fill(scene, &scene->at[i]);
		complete_nobody(scene, &scene->at[i]);
		name_owners(scene, &scene->at[i]);
	}
}
