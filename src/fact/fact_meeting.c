/* Whom a traveller meets: "went to Lima to meet with the mayor", "flew to Oslo
 * for talks with the king", "met the Kenyan minister in Geneva". Who is at home
 * there is visited; who comes from elsewhere is on a journey, too. */
#include <string.h>

#include "event/parties.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

static bool
is_meeting(const struct fact_scene *scene, uint16_t token)
{
	return fact_has_word(scene, token, FACT_WORD_MEET);
}

static bool
is_verb(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_VERB;
}

/* "to Oslo, {where} she met the king": what is done there. */
static bool
is_done_there(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	return (deprel == DEPREL_ACL || deprel == DEPREL_ADVCL)
	       && tree_child_in(tree, token, GRAMMAR_QUESTION_ADVERB);
}

/* "to hold {talks}" */
static bool
is_held(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, token);
	return tree_relation(tree, token) == DEPREL_OBJ
	       && fact_has_word(scene, verb, FACT_WORD_CONVENE);
}

/* What is said of the word above is what it is for: "to meet", "and meet", "for
 * talks". */
static bool
is_purpose(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (is_done_there(tree, token) || is_held(scene, token))
		return true;
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_ACL:
	case DEPREL_ADVCL:
	case DEPREL_XCOMP:
		return tree_is_infinitive(tree, token);
	case DEPREL_CONJ:
		return is_verb(tree, token);
	case DEPREL_NMOD:
	case DEPREL_OBL:
		return true;
	default:
		return false;
	}
}

/* The journey is for the meeting: the word, or the place that it goes to,
 * leads there by nothing but purposes. */
static bool
is_of_journey(const struct fact_scene *scene, const struct telling *telling,
		uint16_t meeting)
{
	enum { STEPS = 3 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = meeting;
	for (unsigned step = 0; token && step < STEPS; step++) {
		if (!is_purpose(scene, token))
			return false;
		token = tree_head(tree, token);
		if (token == telling->match->at
				|| (token && token == telling->verb))
			return true;
	}
	return false;
}

/* "for talks", "for a meeting"; not "after talks", "during a meeting". */
static bool
is_meeting_ahead(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return is_verb(tree, token) || is_held(scene, token)
	       || (word && fact_has_word(scene, word, FACT_WORD_GOAL));
}

/* The phrase behind the noun: "members {of his team}"; 0 none. */
static uint16_t
noun_behind(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, child)
	if (child > noun
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_NMOD)
		return child;
	return 0;
}

/* "his team", "members of his team": they came along. */
static bool
is_ones_own(const struct tree *tree, uint16_t token)
{
	enum { STEPS = 4 };
	for (unsigned i = 0; i < STEPS && token; i++) {
		TREE_CHILDREN(tree, token, child)
		if (tree_relation(tree, child) == DEPREL_NMOD_POSS
				&& tree->tokens[child].upos == UPOS_PRON)
			return true;
		token = noun_behind(tree, token);
	}
	return false;
}

/* "the {Kenyan} president"; "el presidente keniano" has none. */
static bool
has_capital(const struct tree *tree, const struct mention *mention)
{
	for (uint16_t t = mention->first; t <= mention->last; t++)
		if (tree_is_capital(tree, t))
			return true;
	return false;
}

/* "senior officials", whose country only the text around tells, may be of where
 * the meeting is. */
static bool
tells_country(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	return mention->actor.code[0]
	       && (mention->kind != MENTION_AGENT || has_capital(tree, mention)
			       || tree_traits(tree)->noun_first);
}

/* "his {Chilean} counterpart": he did not come along. */
static bool
is_of_other_land(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->everybody[token];
	return mention && tells_country(scene, mention);
}

/* They are of another country than where the meeting is. */
static bool
comes_from_elsewhere(const struct fact_scene *scene,
		const struct telling *telling, const struct mention *mention)
{
	uint8_t host = scene->facts->vocabulary.named_role.host;
	const char *code = mention->actor.code;
	bool elsewhere = false;
	if (!tells_country(scene, mention))
		return false;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		const char *place = party->mention->actor.code;
		if (party->role != host || !place[0])
			continue;
		if (!strcmp(place, code))
			return false;
		elsewhere = true;
	}
	return elsewhere;
}

static void
add_met(const struct fact_scene *scene, struct telling *telling, uint16_t token)
{
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	struct parties found = { .count = 0 };
	if (!scene->everybody[token])
		return;
	fact_find_parties(scene, token, &found);
	for (unsigned i = 0; i < found.count; i++) {
		const struct mention *mention = found.at[i];
		bool guest = comes_from_elsewhere(scene, telling, mention);
		if (!fact_takes_part(telling, mention))
			fact_add_party(telling, mention,
					guest ? role->visitor : role->host);
	}
}

/* All of a list, whom no table knows, too. */
static void
add_met_list(const struct fact_scene *scene, struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (is_ones_own(tree, token) && !is_of_other_land(scene, token))
		return;
	add_met(scene, telling, token);
	TREE_CHILDREN(tree, token, child)
	if (child > token && tree_relation(tree, child) == DEPREL_CONJ)
		add_met(scene, telling, child);
}

/* The object of the verb, and whoever stands behind "with". */
static void
add_all_met(const struct fact_scene *scene, struct telling *telling,
		uint16_t meeting)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, meeting, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		uint16_t word = tree_child(tree, child, DEPREL_CASE);
		bool with = (deprel == DEPREL_OBL || deprel == DEPREL_NMOD)
			    && word
			    && fact_has_word(scene, word, FACT_WORD_WITH);
		bool object = deprel == DEPREL_OBJ && !word
			      && is_verb(tree, meeting);
		if (child > meeting && (with || object))
			add_met_list(scene, telling, child);
	}
}

/* The fact's own verb, or what the journey is for. */
static bool
is_meeting_of(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	if (!is_meeting(scene, token))
		return false;
	if (token == telling->match->at && is_verb(&scene->scene.tree, token))
		return true;
	return is_meeting_ahead(scene, token)
	       && is_of_journey(scene, telling, token);
}

void
fact_met_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct named_roles *role = &vocabulary->named_role;
	if (telling->fact.kind != vocabulary->named_kind.visit
			|| !fact_has_role(telling, role->visitor)
			|| !fact_has_role(telling, role->host))
		return;
	uint16_t count = scene->scene.tree.count;
	for (uint16_t t = telling->match->at; t <= count; t++) {
		if (!is_meeting_of(scene, telling, t))
			continue;
		add_all_met(scene, telling, t);
		if (is_held(scene, t))
			add_all_met(scene, telling,
					tree_head(&scene->scene.tree, t));
	}
}
