/* Who takes part in a fact. */
#include "event/parties.h"
#include "event/roles.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

bool
fact_has_role(const struct telling *telling, uint8_t role)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (telling->fact.party[i].role == role)
			return true;
	return false;
}

void
fact_add_party(struct telling *telling, const struct mention *mention,
		uint8_t role)
{
	struct fact *fact = &telling->fact;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& mention_same(fact->party[i].mention,
						mention))
			return;
	if (fact->party_count < FACT_PARTIES)
		fact->party[fact->party_count++] =
				(struct fact_party){ mention, role };
}

static void
add_all(struct telling *telling, const struct parties *parties, uint8_t role)
{
	for (unsigned i = 0; i < parties->count; i++)
		fact_add_party(telling, parties->at[i], role);
}

/* ------------------------------------------------- somebody nobody knows */

/* A place or an actor of a country is named inside the phrase. */
static bool
names_country(const struct fact_scene *scene, const struct mention *mention)
{
	const struct scene *inner = &scene->scene;
	for (uint16_t t = mention->first;
			t <= mention->last && t <= inner->tree.count; t++) {
		const struct mention *part = inner->mention[t];
		if (t != mention->head
				&& (inner->place[t]
						|| (part && part->actor.code[0])))
			return true;
	}
	return false;
}

/* "a consortium", whose country only the text around tells: who leads it
 * tells better. */
static bool
is_led(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->scene.mention[token];
	if (!mention || mention->kind != MENTION_AGENT
			|| names_country(scene, mention))
		return false;
	TREE_CHILDREN(tree, token, child)
	if (child > token
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_ACL
			&& tree->clauses[child].object == token
			&& tree->clauses[child].subject)
		return true;
	return false;
}

/* A company, a consortium; or a name that no table has. */
static bool
is_body(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	if (mention && mention->kind != MENTION_ADJECTIVE)
		return is_led(scene, token);
	if (scene->scene.place[token])
		return false;
	return fact_word_is(scene->facts, &tree->tokens[token], FACT_WORD_BODY)
	       || (!mention && fact_is_name(scene, token));
}

static const struct mention *
body_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->everybody[token];
	return mention && mention->kind == MENTION_GENERIC
			       ? mention
			       : fact_unknown_party(scene, token);
}

/* "a consortium led by X", "a group of firms from Y": they take part, too. */
static void
add_members(const struct fact_scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (child < head)
			continue;
		if (deprel == DEPREL_ACL && tree->clauses[child].subject
				&& tree->clauses[child].object == head)
			roles_of_phrase(&scene->scene,
					tree->clauses[child].subject, false,
					out);
		else if (deprel == DEPREL_APPOS
				|| (deprel == DEPREL_NMOD
						&& tree_child_in(tree, child,
								GRAMMAR_OWNER_PREPOSITION)))
			roles_of_phrase(&scene->scene, child, false, out);
	}
}

static void
find_parties(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	if (!is_body(scene, token)) {
		/* Whom a thing's phrase names must be known, and whose it is.
		 */
		struct scene inner = scene->scene;
		bool itself = inner.mention[token] || inner.place[token];
		if (!itself)
			inner.mention = scene->known;
		roles_of_phrase(&inner, token, itself, out);
		return;
	}
	parties_add(out, body_at(scene, token));
	add_members(scene, token, out);
	TREE_CHILDREN(tree, token, child)
	{
		if (tree_relation(tree, child) != DEPREL_CONJ
				|| !tree_is_noun(tree, child))
			continue;
		if (is_body(scene, child))
			parties_add(out, body_at(scene, child));
		else
			roles_of_head(&scene->scene, child, out);
	}
}

/* ---------------------------------------------------------------- frames */

static bool
is_bare_number(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return upos == UPOS_NUM || upos == UPOS_SYM;
}

/* "The law provides ...": nobody else is told to give. */
static bool
is_document(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_is_noun(tree, token) && !scene->known[token]
	       && fact_word_is(scene->facts, &tree->tokens[token],
			       FACT_WORD_DOCUMENT);
}

static void
fill_role(struct fact_scene *scene, struct telling *telling, uint16_t token,
		const struct condition *condition)
{
	struct parties found = { .count = 0 };
	uint8_t role = condition->role;
	if (condition->slot == SLOT_SUBJECT && is_document(scene, token))
		parties_add(&found, fact_unknown_party(scene, token));
	else
		find_parties(scene, token, &found);
	if (!found.count && is_bare_number(&scene->scene.tree, token))
		telling->bare |= UINT32_C(1) << role;
	add_all(telling, &found, role);
}

/* Of counts the object may be somebody: "killed 12 protesters". */
static void
fill_object(struct fact_scene *scene, struct telling *telling, uint16_t token)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t role = vocabulary_role(vocabulary, STR("object"));
	struct parties found = { .count = 0 };
	telling->object = token;
	if (!(vocabulary->kind[telling->fact.kind].roles >> role & 1))
		return;
	roles_of_head(&scene->scene, token, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (found.at[i]->actor.code[0])
			fact_add_party(telling, found.at[i], role);
}

/* "a venture expected to attract $5 million", whose participle the parser hung
 * elsewhere: the noun right before it. */
static uint16_t
noun_before_participle(const struct tree *tree, uint16_t verb)
{
	uint16_t participle = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_XCOMP || participle < 2
			|| !tree_is_past_participle(tree, participle)
			|| tree_child(tree, participle, DEPREL_AUX)
			|| tree_child(tree, participle, DEPREL_AUX_PASS))
		return 0;
	uint16_t noun = (uint16_t)(participle - 1);
	return tree_is_noun(tree, noun) ? noun : 0;
}

/* "Indonesia's plans to buy jets": whose plans they are buys. */
static void
find_subject(const struct fact_scene *scene, uint16_t verb, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = noun_before_participle(tree, verb);
	if (noun) {
		find_parties(scene, noun, out);
		return;
	}
	noun = tree_head(tree, verb);
	if (!noun || deprel_universal(tree_relation(tree, verb)) != DEPREL_ACL
			|| !tree_is_infinitive(tree, verb))
		return;
	if (tree->clauses[noun].subject)
		roles_of_phrase(&scene->scene, tree->clauses[noun].subject,
				false, out);
	else
		roles_of_owner(&scene->scene, noun, out);
}

static void
fill_subject(struct fact_scene *scene, struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		struct parties found = { .count = 0 };
		if (condition->slot != SLOT_SUBJECT || match->token[i]
				|| !condition->role)
			continue;
		find_subject(scene, match->at, &found);
		add_all(telling, &found, condition->role);
	}
}

void
fact_roles_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = match->token[i];
		if (!token)
			continue;
		if (condition->object)
			fill_object(scene, telling, token);
		if (condition->role)
			fill_role(scene, telling, token, condition);
		if (condition->owner) {
			struct parties found = { .count = 0 };
			roles_of_owner(&scene->scene, token, &found);
			add_all(telling, &found, condition->owner);
		}
	}
	fill_subject(scene, telling);
	if (!telling->object && telling->result->itself)
		telling->object = match->at;
	for (unsigned i = 0; i < match->frame->count && !telling->object; i++)
		if (slot_is_complement(match->frame->conditions[i].slot))
			telling->object =
					scene->scene.tree
							.clauses[match->token[i]]
							.object;
}

/* -------------------------------------------------- named by the object */

static bool
has_party_of(const struct telling *telling, const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (!strcmp(telling->fact.party[i].mention->actor.code, code))
			return true;
	return false;
}

static bool
takes_part(const struct telling *telling, const struct mention *mention)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (mention_same(telling->fact.party[i].mention, mention))
			return true;
	return false;
}

/* Whoever or whichever country is named at the token. */
static const struct mention *
named_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->known[token];
	return mention ? mention : scene->scene.place[token];
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

/* "workforce programs", "programs for veterans": a kind of programs. */
static bool
is_kind_of(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	if (!mention)
		return false;
	bool agent = mention->kind == MENTION_AGENT;
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
				&& !is_kind_of(scene, t)
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

/* Nobody lends to his own country where a phrase names another one, too: "a
 * team for the China-Chad hospital". */
static void
drop_own_side(struct telling *telling, uint8_t role)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct fact_party *party = &fact->party[i];
		const char *code = party->mention->actor.code;
		if (party->role != role || !code[0]
				|| !other_side_has(telling, role, code))
			fact->party[kept++] = *party;
	}
	fact->party_count = kept;
}

static bool
has_word(const struct fact_scene *scene, uint16_t token, enum fact_word word)
{
	return fact_word_is(
			scene->facts, &scene->scene.tree.tokens[token], word);
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

/* "for developing countries", read as developing them. */
static uint16_t
participle_before(const struct fact_scene *scene, uint16_t token)
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

/* "to schools", "among farmers", "to help states": who stands there gets it. */
static bool
is_goal(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (word && tree_is(tree, word, GRAMMAR_IN)
			&& fact_is_name(scene, token)
			&& !is_known_name(tree, token))
		return false;
	if (word)
		return has_word(scene, word, FACT_WORD_GOAL);
	uint16_t participle = participle_before(scene, token);
	word = tree_child(tree, participle, DEPREL_MARK);
	if (participle && word)
		return has_word(scene, word, FACT_WORD_GOAL);
	uint16_t verb = tree_head(tree, token);
	return verb && tree_relation(tree, token) == DEPREL_OBJ
	       && tree_is_infinitive(tree, verb)
	       && has_word(scene, verb, FACT_WORD_HELP);
}

/* A word on the way from who gets it to the fact: "grants {to build} roads in
 * {counties}". */
static bool
is_way(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	switch (deprel_universal(tree_relation(tree, token))) {
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
	default:
		return false;
	}
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
		if (token == telling->match->at || token == telling->verb)
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
		find_parties(scene, t, &found);
		for (unsigned i = 0; i < found.count; i++)
			if (!takes_part(telling, found.at[i]))
				fact_add_party(telling, found.at[i], role);
		if (!fact_has_role(telling, role))
			continue;
		if (telling->object == t)
			telling->object = 0;
		return;
	}
}

/* "provides a loan for a port", "... in Kenya" hung on the verb: the clause
 * names the country. */
static void
complete_about(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t kind = telling->fact.kind;
	uint8_t role = scene->facts->vocabulary.kind[kind].about;
	const struct match *match = telling->match;
	if (!role)
		return;
	drop_own_side(telling, role);
	if (fact_has_role(telling, role))
		return;
	add_goal(scene, telling, role);
	if (fact_has_role(telling, role))
		return;
	add_named_below(scene, telling, telling->object, role);
	for (unsigned i = 0; i < match->frame->count; i++)
		if (!fact_has_role(telling, role)
				&& (!match->frame->conditions[i].role
						|| match->frame->conditions[i].role
								   == role))
			add_named_below(scene, telling, match->token[i], role);
	if (fact_has_role(telling, role) || telling->result->parties)
		return;
	uint16_t host = telling->verb ? telling->verb : match->at;
	TREE_CHILDREN(&scene->scene.tree, host, child)
	if (child > host
			&& deprel_universal(tree_relation(
					   &scene->scene.tree, child))
					   == DEPREL_OBL
			&& !fact_has_role(telling, role))
		add_named_below(scene, telling, child, role);
}

/* ---------------------------------------------------- named by a fact beside
 */

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
		if (telling->fact.day == DAY_NONE) {
			telling->fact.day = other->fact.day;
			telling->fact.last_day = other->fact.last_day;
			telling->fact.day_unit = other->fact.day_unit;
			telling->fact.time_start = other->fact.time_start;
			telling->fact.time_end = other->fact.time_end;
		}
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

void
fact_roles_complete(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			complete_about(scene, &scene->at[i]);
	for (unsigned i = 0; i < scene->count; i++) {
		if (scene->at[i].dropped)
			continue;
		complete_bare(scene, &scene->at[i]);
		complete_nobody(scene, &scene->at[i]);
	}
}
