/* Who takes part, but is named only by what the fact is about, by the clause
 * around it, or by a fact beside it. */
#include "event/parties.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

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

/* `narrow`: relative clauses tell of others, too. So do parts of a sum. */
static bool
is_below(const struct fact_scene *scene, uint16_t token, uint16_t root,
		bool narrow)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		if (token == root)
			return true;
		if (is_own_clause(tree, token) || fact_is_part(scene, token)
				|| (narrow
						&& tree_relation(tree, token)
								   == DEPREL_ACL_RELCL))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

/* The "American" of the American Rescue Plan. */
static bool
is_in_document(const struct fact_scene *scene, uint16_t token)
{
	enum { WORDS = 3 };
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(token + 1);
			t <= tree->count && t <= token + WORDS
			&& tree_is_capital(tree, t);
			t++)
		if (fact_has_word(scene, t, FACT_WORD_DOCUMENT))
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
	if (fact_has_word(scene, token, FACT_WORD_DOCUMENT))
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
	       && !fact_has_word(scene, tree_head(tree, token), FACT_WORD_TAKE);
}

/* So many things are promised: where is not to whom. */
static bool
is_promised(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t role = vocabulary->named_role.pledger;
	return fact_kind_has(scene, telling, role)
	       && !tree_traits(&scene->scene.tree)->noun_first;
}

/* "to resettle 300 Syrian refugees": they get it. */
static void
add_people(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	uint16_t object = telling->object;
	const struct mention *mention = object ? scene->known[object] : NULL;
	if (mention && mention->kind == MENTION_AGENT && mention->actor.code[0]
			&& !fact_has_country(telling, mention->actor.code))
		fact_add_party(telling, mention, role);
}

/* "to build {factories}", "through {Reyes's} budget", "a plan {Reyes} wrote":
 * what is made, and who is named only beside it, gets nothing. */
static bool
is_beside(const struct fact_scene *scene, uint16_t token, bool invested)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	enum deprel deprel = tree_relation(tree, token);
	if (!mention)
		return false;
	if (deprel == DEPREL_NSUBJ && mention->actor.person)
		return true;
	if (deprel == DEPREL_NMOD_POSS)
		return mention->actor.person;
	return invested && deprel == DEPREL_OBJ
	       && mention->kind == MENTION_AGENT
	       && !tree_is_capital(tree, token);
}

/* "the Dutch firm" */
static bool
has_capital(const struct fact_scene *scene, const struct mention *mention)
{
	for (uint16_t t = (uint16_t)(mention->first + 1); t < mention->head;
			t++)
		if (tree_is_capital(&scene->scene.tree, t))
			return true;
	return mention->first > 1 && mention->first < mention->head
	       && tree_is_capital(&scene->scene.tree, mention->first);
}

/* "{Firms} have put $2 billion into mines in Chad": whose they are only the
 * text around tells, so that they may be of anywhere. */
static bool
is_of_told_country(
		const struct fact_scene *scene, const struct mention *mention)
{
	return mention->kind != MENTION_AGENT || mention_acts_for_state(mention)
	       || !fact_is_here(scene, mention)
	       || tree_traits(&scene->scene.tree)->noun_first
	       || fact_names_country(scene, mention)
	       || has_capital(scene, mention);
}

/* Somebody takes part whom words say to be of this country. */
static bool
has_told_country(const struct fact_scene *scene, const struct telling *telling,
		const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct mention *mention = telling->fact.party[i].mention;
		if (!strcmp(mention->actor.code, code)
				&& is_of_told_country(scene, mention))
			return true;
	}
	return false;
}

/* Adds the countries that are named below a word, but those that take part
 * already. */
static void
add_named_below(const struct fact_scene *scene, struct telling *telling,
		uint16_t root, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	bool narrow = fact_is_invested(scene, telling)
		      && !tree_traits(tree)->noun_first;
	for (uint16_t t = 1; root && t <= tree->count; t++) {
		const struct mention *mention = named_at(scene, t);
		if (mention && mention->actor.code[0]
				&& mention->kind != MENTION_PRONOUN
				&& !fact_tells_kind(scene, t)
				&& !is_doer(scene, t)
				&& !is_beside(scene, t, narrow)
				&& !has_told_country(scene, telling,
						mention->actor.code)
				&& is_below(scene, t, root, narrow))
			fact_add_party(telling, mention, role);
	}
}

static bool
other_side_has(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role, const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		if (party->role != role
				&& !strcmp(party->mention->actor.code, code)
				&& is_of_told_country(scene, party->mention))
			return true;
	}
	return false;
}

/* Somebody in this role is of a country that is on no other side. */
static bool
has_foreigner(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const char *code = party->mention->actor.code;
		if (party->role == role && code[0]
				&& !other_side_has(scene, telling, role, code))
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

/* "for communities, states and tribal governments": several of them, whose
 * country only the text around tells, are no giver's own side. */
static bool
are_several(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	return mention->kind == MENTION_AGENT && fact_is_here(scene, mention)
	       && !tree_traits(tree)->noun_first
	       && !is_modifier(scene, mention->head)
	       && tree_feature(tree, mention->head, FEATURE_NUMBER)
				  == NUMBER_PLUR
	       && !fact_names_country(scene, mention);
}

static uint16_t
head_of_list(const struct tree *tree, uint16_t token)
{
	return tree_relation(tree, token) == DEPREL_CONJ ? tree_head(tree, token)
							 : token;
}

/* "states and {Puerto Rico}": one of a list of those who get it. */
static bool
is_listed(const struct fact_scene *scene, const struct telling *telling,
		const struct fact_party *party)
{
	const struct tree *tree = &scene->scene.tree;
	const struct fact *fact = &telling->fact;
	if (!fact_is_here(scene, party->mention))
		return false;
	uint16_t head = head_of_list(tree, party->mention->head);
	for (unsigned i = 0; i < fact->party_count; i++)
		if (&fact->party[i] != party
				&& fact->party[i].role == party->role
				&& fact_is_here(scene, fact->party[i].mention)
				&& head_of_list(tree, fact->party[i].mention->head)
						   == head)
			return true;
	return false;
}

/* "to the {State} of Mara", "for the {City} of Oslo": a place by its title. */
static bool
is_titled_place(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_is_capital(tree, token))
		return false;
	TREE_CHILDREN(tree, token, child)
	if (child > token && scene->scene.place[child]
			&& tree_child_in(tree, child,
					GRAMMAR_OWNER_PREPOSITION))
		return true;
	return false;
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
	bool foreign = has_foreigner(scene, telling, role);
	bool listed[FACT_PARTIES];
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		listed[i] = is_listed(scene, telling, &fact->party[i]);
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct fact_party *party = &fact->party[i];
		const struct mention *mention = party->mention;
		const char *code = mention->actor.code;
		bool town = telling->result->parties
			    && fact_is_town(scene, mention);
		bool own = party->role == role && code[0] && !town
			   && !are_several(scene, mention)
			   && !listed[i]
			   && other_side_has(scene, telling, role, code);
		if (!own
				|| (outright && !foreign
						&& !fact_is_everywhere(scene,
								mention->head)
						&& (mention->kind != MENTION_GENERIC
								|| is_titled_place(scene,
										mention->head))
						&& !is_modifier(scene,
								mention->head)))
			fact->party[kept++] = *party;
	}
	fact->party_count = kept;
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
is_settled(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role)
{
	bool own = false;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const char *code = party->mention->actor.code;
		own |= party->role == role && code[0]
		       && other_side_has(scene, telling, role, code);
	}
	return fact_has_role(telling, role)
	       && (!own || has_foreigner(scene, telling, role));
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
		if (!is_settled(scene, telling, role)
				&& condition->slot != SLOT_SUBJECT
				&& (!condition->role
						|| condition->role == role))
			add_named_below(scene, telling, match->token[i], role);
	}
	if (is_settled(scene, telling, role) || telling->result->parties)
		return;
	TREE_CHILDREN(tree, host, child)
	if (child > host
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_OBL
			&& !is_settled(scene, telling, role))
		add_named_below(scene, telling, child, role);
}

/* "{In Ohio}, firms have pledged to invest": there. */
static void
add_place_before(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->verb ? telling->verb : telling->match->at;
	if (!fact_is_invested(scene, telling) || tree_traits(tree)->noun_first)
		return;
	while (verb && tree_relation(tree, verb) == DEPREL_XCOMP)
		verb = tree_head(tree, verb);
	TREE_CHILDREN(tree, verb, child)
	{
		const struct mention *place = named_at(scene, child);
		if (child < verb && place && place->kind == MENTION_COUNTRY
				&& tree_relation(tree, child) == DEPREL_OBL
				&& tree_child_in(tree, child, GRAMMAR_IN))
			fact_add_party(telling, place, role);
	}
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
links_to(const struct fact_scene *scene, uint16_t token, uint16_t root)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		if (token == root)
			return true;
		if (!is_link(tree, token) || fact_is_part(scene, token))
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
	if (agent ? !tree_is_capital(tree, token)
		  : fact_tells_kind(scene, token))
		return NULL;
	if (mention->kind != MENTION_ADJECTIVE || scene->scene.place[token])
		return mention;
	return is_modifier(scene, token) && head && tree_is_capital(tree, head)
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
	       || fact_has_word(scene, word, FACT_WORD_GOAL)
	       || fact_has_word(scene, word, FACT_WORD_AT);
}

/* "[Sino-Lao Programme] The bank lends ...": whom the tag before it names. */
static void
add_tagged(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_is_written(tree, 1, STR("[")))
		return;
	for (uint16_t t = 2; t <= tree->count; t++) {
		const struct mention *mention = named_at(scene, t);
		if (str_equal(text_of_token(tree->text, &tree->tokens[t]),
				    STR("]")))
			return;
		if (mention && mention->actor.code[0]
				&& !fact_has_country(
						telling, mention->actor.code))
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
				|| is_beside(scene, t, false)
				|| fact_has_country(
						telling, mention->actor.code)
				|| !is_beneficiary(scene, telling, t)
				|| !links_to(scene, t, host))
			continue;
		fact_add_party(telling, mention, role);
		return;
	}
}

/* "for nine projects": so many of something. */
static bool
is_single_thing(const struct fact_scene *scene, uint16_t token)
{
	uint16_t word = tree_child(&scene->scene.tree, token, DEPREL_CASE);
	return word && !tree_traits(&scene->scene.tree)->noun_first
	       && fact_has_word(scene, word, FACT_WORD_GOAL)
	       && !scene->everybody[token]
	       && scene->scene.measures[token] & MEASURE_COUNT;
}

/* A country stands below the phrase by its name: "for two ports in Kenya". */
static bool
names_country_below(const struct fact_scene *scene, uint16_t root)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = (uint16_t)(root + 1); t <= tree->count; t++) {
		const struct mention *mention = named_at(scene, t);
		if (mention && mention->actor.code[0]
				&& mention->kind != MENTION_GENERIC
				&& tree->tokens[t].upos == UPOS_PROPN
				&& is_below(scene, t, root, true))
			return true;
	}
	return false;
}

/* What it is given to gets it: "$3 million for nine projects across the
 * country". */
static void
add_single_thing(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	uint16_t object = telling->object;
	if (object && !fact_has_role(telling, role)
			&& !fact_is_invested(scene, telling)
			&& is_single_thing(scene, object)
			&& !names_country_below(scene, object))
		fact_add_party(telling, fact_unknown_party(scene, object),
				role);
}

/* "investment {in the region}": that is where it goes. */
static void
add_put_into(const struct fact_scene *scene, struct telling *telling,
		uint16_t noun, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	struct parties found = { .count = 0 };
	if (!noun || !tree_is_noun(tree, noun)
			|| !fact_has_word(scene, noun, FACT_WORD_INVEST))
		return;
	TREE_CHILDREN(tree, noun, child)
	if (child > noun && fact_is_somebody(scene, child)
			&& tree_child_in(tree, child, GRAMMAR_IN))
		fact_find_parties(scene, child, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (!fact_takes_part(telling, found.at[i]))
			fact_add_party(telling, found.at[i], role);
}

static void
add_all_put_into(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct match *match = telling->match;
	if (!fact_is_invested(scene, telling))
		return;
	add_put_into(scene, telling, match->at, role);
	for (unsigned i = 0; i < match->frame->count; i++)
		if (!fact_has_role(telling, role))
			add_put_into(scene, telling, match->token[i], role);
}

/* "visited the old prison": that is where. */
static void
add_place(const struct fact_scene *scene, struct telling *telling, uint8_t role)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint16_t object = telling->object;
	if (role == vocabulary->named_role.host && object
			&& !fact_has_role(telling, role)
			&& fact_has_word(scene, object, FACT_WORD_PLACE))
		fact_add_party(telling, fact_unknown_party(scene, object),
				role);
}

/* "{Ohio} received $3 million from the President": of the giver's own country,
 * but the frame names it as who gets it; null when nobody is. */
static const struct mention *
own_receiver(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const struct mention *mention = party->mention;
		if (party->role == role && fact_is_here(scene, mention)
				&& tree_relation(tree, mention->head)
						   == DEPREL_NSUBJ
				&& fact_is_town(scene, mention))
			return mention;
	}
	return NULL;
}

/* "{Norway} declared that a disaster exists and ordered aid", with the deed
 * joined to what is declared: who declares it does it. */
static void
add_declarer(const struct fact_scene *scene, struct telling *telling,
		uint16_t sister)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t giver = fact_role_of_giver(scene, telling->fact.kind);
	uint16_t above = tree_head(tree, sister);
	struct parties found = { .count = 0 };
	if (!giver || tree_relation(tree, sister) != DEPREL_CCOMP
			|| fact_has_role(telling, giver)
			|| !tree->clauses[above].subject)
		return;
	fact_find_subject(scene, tree->clauses[above].subject, &found);
	fact_add_listed(telling, &found, giver);
}

/* "declared that a disaster exists {in Mara} and ordered aid": the first one
 * whom the clause joined before it places there. */
static void
add_from_sister(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->match->at, sister = tree_head(tree, verb);
	if (!telling->result->public
			|| tree_relation(tree, verb) != DEPREL_CONJ)
		return;
	add_declarer(scene, telling, sister);
	for (uint16_t t = (uint16_t)(sister + 1); t < verb; t++) {
		struct parties found = { .count = 0 };
		uint16_t word = tree_child(tree, t, DEPREL_CASE);
		if (!word || !fact_is_somebody(scene, t)
				|| !fact_has_word(scene, word, FACT_WORD_GOAL))
			continue;
		fact_find_parties(scene, t, &found);
		fact_add_listed(telling, &found, role);
		if (fact_has_role(telling, role))
			return;
	}
}

static void
complete_receiver(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	drop_own_side(scene, telling, role, false);
	add_place(scene, telling, role);
	if (fact_has_role(telling, role))
		return;
	add_owner(scene, telling, role);
	if (!fact_has_role(telling, role))
		add_all_put_into(scene, telling, role);
	if (!fact_has_role(telling, role))
		fact_goal_fill(scene, telling, role);
	if (!fact_has_role(telling, role))
		add_from_sister(scene, telling, role);
	drop_own_side(scene, telling, role, true);
	if (is_settled(scene, telling, role))
		return;
	if (is_promised(scene, telling)) {
		add_people(scene, telling, role);
		return;
	}
	add_named(scene, telling, role);
	drop_own_side(scene, telling, role, true);
	if (fact_has_role(telling, role) || telling->result->parties)
		return;
	add_behind(scene, telling, role);
	if (!fact_has_role(telling, role))
		add_place_before(scene, telling, role);
	if (!fact_has_role(telling, role) && has_giver(telling))
		add_tagged(scene, telling, role);
	add_single_thing(scene, telling, role);
	if (!fact_has_role(telling, role))
		fact_goal_fill_named(scene, telling, role);
}

static void
complete_about(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t kind = telling->fact.kind;
	uint8_t role = scene->facts->vocabulary.kind[kind].about;
	const struct mention *own = own_receiver(scene, telling, role);
	if (!role)
		return;
	complete_receiver(scene, telling, role);
	if (own && !fact_has_role(telling, role))
		fact_add_party(telling, own, role);
}

/* ------------------------------------------------------------ the other side
 */

/* The preposition before the other side: "sold to", "bought from". */
static bool
leads_to_side(const struct fact_scene *scene, uint16_t token, bool buyer)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	if (!word)
		return false;
	return buyer ? tree->tokens[word].lower == scene->scene.frames->to
		     : fact_says_from(scene, word);
}

bool
fact_is_ware(const struct fact_scene *scene, const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && !mention->actor.code[0]
	       && fact_is_here(scene, mention)
	       && fact_has_word(scene, mention->head, FACT_WORD_THING);
}

/* "sold its share in the venture {to Carrier}", with the buyer hung elsewhere:
 * who sells or buys names the first one behind the verb to whom or from whom.
 */
static void
complete_side(const struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	uint32_t roles = vocabulary->kind[telling->fact.kind].roles;
	uint8_t seller = vocabulary->named_role.seller;
	uint8_t buyer = vocabulary->named_role.buyer;
	bool sold = fact_has_role(telling, seller);
	uint16_t verb = telling->match->at;
	if (!(roles >> seller & 1) || sold == fact_has_role(telling, buyer)
			|| telling->match->frame->kind != TRIGGER_VERB)
		return;
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++) {
		struct parties found = { .count = 0 };
		const struct mention *mention = scene->everybody[t];
		if (!fact_is_somebody(scene, t)
				|| (mention && fact_is_ware(scene, mention))
				|| !leads_to_side(scene, t, sold)
				|| !links_to(scene, t, verb))
			continue;
		fact_find_parties(scene, t, &found);
		for (unsigned i = 0; i < found.count; i++)
			if (!fact_takes_part(telling, found.at[i]))
				fact_add_party(telling, found.at[i],
						sold ? buyer : seller);
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

/* "The {China}-Laos railway is being built by a Chinese firm": of two whose
 * works they are the one that builds them does not buy them. */
static void
drop_builders(const struct fact_scene *scene, struct telling *telling)
{
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	struct fact *fact = &telling->fact;
	unsigned buyers = 0;
	const char *code = "";
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		buyers += fact->party[i].role == role->buyer;
		if (fact->party[i].role == role->seller)
			code = fact->party[i].mention->actor.code;
	}
	for (unsigned i = 0; i < fact->party_count && buyers > 1; i++)
		if (fact->party[i].role != role->buyer || !*code
				|| strcmp(fact->party[i].mention->actor.code,
						code))
			fact->party[kept++] = fact->party[i];
	if (buyers > 1)
		fact->party_count = kept;
}

void
fact_roles_complete(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped) {
			fact_kind_words_drop(scene, &scene->at[i], true);
			complete_about(scene, &scene->at[i]);
			fact_kind_words_drop(scene, &scene->at[i], false);
			complete_side(scene, &scene->at[i]);
			clear_object(scene, &scene->at[i]);
		}
	for (unsigned i = 0; i < scene->count; i++) {
		if (scene->at[i].dropped)
			continue;
		fact_beside_fill(scene, &scene->at[i]);
		fact_promise_fill(scene, &scene->at[i]);
		fact_debt_fill(scene, &scene->at[i]);
		fact_giver_fill(scene, &scene->at[i]);
		fact_beside_borrow(scene, &scene->at[i]);
		name_owners(scene, &scene->at[i]);
		drop_builders(scene, &scene->at[i]);
	}
}
