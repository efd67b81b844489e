/* Who gives what a noun names, told by the words around it: "Fiji's decision on
 * a loan", "an offer by Fiji of a loan", "$3 million in aid under the Mara
 * government". */
#include "event/parties.h"
#include "event/phrase.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { CLIMB = 4 };

/* A noun of will: a decision, a promise, an offer, a plan. */
static bool
is_will(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_is_noun(tree, token)
	       && vocabulary_told_by(&scene->facts->vocabulary,
			       tree->tokens[token].lemma);
}

/* The noun of will that the word hangs on. */
static uint16_t
will_above(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (deprel != DEPREL_NMOD && deprel != DEPREL_COMPOUND
				&& deprel != DEPREL_OBJ
				&& !(deprel == DEPREL_ACL
						&& tree_is_infinitive(
								tree, token)))
			return 0;
		token = tree_head(tree, token);
		if (token && is_will(scene, token))
			return token;
	}
	return 0;
}

/* "a grant funded by Fiji": who does what tells which. */
static void
find_maker(const struct fact_scene *scene, uint16_t noun, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_ACL && child > noun
			&& tree->clauses[child].passive
			&& tree->clauses[child].subject && !out->count)
		fact_find_subject(scene, tree->clauses[child].subject, out);
}

/* "a decision {by Fiji}", "support {from Fiji}" */
static void
find_source(const struct fact_scene *scene, uint16_t noun, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, noun, child)
	{
		uint16_t word = tree_child(tree, child, DEPREL_CASE);
		if (word && scene->everybody[child]
				&& (tree_is(tree, word, GRAMMAR_BY)
						|| fact_says_from(scene, word)))
			fact_find_parties(scene, child, out);
	}
}

/* Whose it is: "Fiji's decision", "a decision by Fiji". */
static void
find_owners(const struct fact_scene *scene, uint16_t noun, struct parties *out)
{
	phrase_owner_parties(&scene->scene, noun, out);
	find_source(scene, noun, out);
}

/* Whom the fact's own words come from: "brings relief by the state to $3
 * million", "a grant of $3 million from Fiji". */
static void
find_sources(const struct fact_scene *scene, const struct telling *telling,
		struct parties *out)
{
	const struct match *match = telling->match;
	const struct tree *tree = &scene->scene.tree;
	if (tree_is_noun(tree, match->at))
		find_source(scene, match->at, out);
	if (tree_is_noun(tree, match->at) && !out->count)
		find_maker(scene, match->at, out);
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] && !out->count
				&& !match->frame->conditions[i].role) {
			find_source(scene, match->token[i], out);
			find_maker(scene, match->token[i], out);
		}
	for (uint32_t i = 0; i < scene->amount_count && !out->count; i++)
		if (scene->amounts[i].kind == AMOUNT_MONEY
				&& telling_has(telling,
						tree_head(tree, scene->top[i])))
			find_source(scene, scene->top[i], out);
}

/* A government, a president: what is done under them they do. */
static bool
governs(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->everybody[token];
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return mention && word && fact_has_word(scene, word, FACT_WORD_UNDER)
	       && !fact_has_word(scene, token, FACT_WORD_DOCUMENT)
	       && mention->kind != MENTION_PRONOUN
	       && mention->actor.sector[0] == SECTOR_GOV;
}

static void
find_governing(const struct fact_scene *scene, const struct telling *telling,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = tree->clause_of[telling->match->at];
	for (uint16_t t = 1; clause && t <= tree->count && !out->count; t++)
		if (governs(scene, t) && tree_in_clause(tree, clause, t))
			fact_find_parties(scene, t, out);
}

/* The verb whose object the word is, or is a part of: "made a first {grant} of
 * $3 million". */
static uint16_t
verb_with_object(const struct tree *tree, uint16_t token)
{
	for (unsigned step = 0; token && step < CLIMB; step++) {
		uint16_t head = tree_head(tree, token);
		switch (deprel_universal(tree_relation(tree, token))) {
		case DEPREL_OBJ:
			return tree->tokens[head].upos == UPOS_VERB ? head : 0;
		case DEPREL_NMOD:
		case DEPREL_COMPOUND:
		case DEPREL_CONJ:
		case DEPREL_APPOS:
			token = head;
			break;
		default:
			return 0;
		}
	}
	return 0;
}

/* Who makes, signs, doubles it: the subject of its verb. */
static void
find_doer(const struct fact_scene *scene, const struct telling *telling,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = telling->sum ? telling->sum : telling->match->at;
	uint16_t verb = verb_with_object(tree, top);
	uint16_t subject = verb ? tree->clauses[verb].subject : 0;
	if (!subject || tree->clauses[verb].passive
			|| fact_has_word(scene, verb, FACT_WORD_TAKE)
			|| fact_has_word(scene, verb, FACT_WORD_REGARD))
		return;
	fact_find_subject(scene, subject, out);
}

/* "from our friends {in Fiji}": who they are only the place tells. */
static void
find_dwellers(const struct fact_scene *scene, uint16_t noun,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, noun, child)
	if (child > noun && scene->known[child]
			&& scene->known[child]->actor.code[0]
			&& tree_child_in(tree, child, GRAMMAR_IN))
		parties_add(out, scene->known[child]);
}

/* "the help that it got {from Fiji} through a grant": from whom the verb above
 * says that it was got. */
static void
find_source_of_taking(const struct fact_scene *scene, uint16_t verb,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, verb, child)
	{
		uint16_t word = tree_child(tree, child, DEPREL_CASE);
		if (child > verb && word && fact_says_from(scene, word)
				&& !out->count
				&& deprel_universal(tree_relation(tree, child))
						   == DEPREL_OBL) {
			fact_find_parties(scene, child, out);
			if (!out->count)
				find_dwellers(scene, child, out);
		}
	}
}

/* "called on {donors} to return to their pledge of $3 million". */
static void
find_asked(const struct fact_scene *scene, uint16_t verb, struct parties *out)
{
	uint16_t asked = fact_who_is_asked(scene, verb);
	if (asked)
		fact_find_parties(scene, asked, out);
}

/* What the verb above the noun's phrase tells of who gives. */
static void
find_by_verb_above(const struct fact_scene *scene,
		const struct telling *telling, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = telling->sum ? telling->sum : telling->match->at;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		token = tree_head(tree, token);
		if (!token || tree->tokens[token].upos != UPOS_VERB)
			continue;
		if (fact_has_word(scene, token, FACT_WORD_TAKE))
			find_source_of_taking(scene, token, out);
		else
			find_asked(scene, token, out);
		return;
	}
}

/* "the {church} bombing", "a {terrorist} attack": where it was, or of which
 * kind, and not whose. */
static void
drop_sites(const struct fact_scene *scene, struct parties *found)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < found->count; i++)
		if (!fact_has_word(scene, found->at[i]->head, FACT_WORD_PLACE)
				&& !fact_has_word(scene, found->at[i]->head,
						FACT_WORD_TERROR))
			found->at[kept++] = found->at[i];
	found->count = kept;
}

/* Who stands behind "by" says whose attack it is before any word that only
 * tells the kind ("a terrorist attack by the Shabab"). */
void
fact_find_attackers(const struct fact_scene *scene, uint16_t attack,
		struct parties *out)
{
	find_source(scene, attack, out);
	if (out->count)
		return;
	phrase_owner_parties(&scene->scene, attack, out);
	drop_sites(scene, out);
}

/* "killed in an attack {by rebels}", "in {Fijian} shelling": whose attack it is
 * does what it does. */
static void
find_attackers(const struct fact_scene *scene, const struct match *match,
		struct parties *out)
{
	for (unsigned i = 0; i < match->frame->count && !out->count; i++)
		if (match->token[i] && !match->frame->conditions[i].role
				&& fact_has_word(scene, match->token[i],
						FACT_WORD_ATTACK))
			fact_find_attackers(scene, match->token[i], out);
}

/* The frame of a verb has a place for who gives. */
static bool
names_giver(const struct match *match, uint8_t role)
{
	if (match->frame->kind != TRIGGER_VERB)
		return false;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role == role)
			return true;
	return false;
}

static void
add_givers(struct telling *telling, const struct parties *found, uint8_t role)
{
	for (unsigned i = 0; i < found->count; i++)
		if (!fact_takes_part(telling, found->at[i]))
			fact_add_party(telling, found->at[i], role);
}

/* "Parliament passed a bill that gives $3 million": who makes a document gives
 * what it gives. */
static void
find_lawmakers(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		uint16_t head = party->mention->head;
		if (party->role != role
				|| party->mention->sentence
						   != scene->scene.sentence
				|| !fact_has_word(
						scene, head, FACT_WORD_DOCUMENT)
				|| tree_relation(tree, head) != DEPREL_OBJ)
			continue;
		uint16_t verb = tree_head(tree, head);
		uint16_t subject = verb ? tree->clauses[verb].subject : 0;
		if (subject && !tree->clauses[verb].passive
				&& !fact_has_word(
						scene, verb, FACT_WORD_REGARD))
			fact_find_subject(scene, subject, out);
	}
}

/* The role of who gives, if nobody has it; 0 when somebody has, or when the
 * kind has no two sides. */
static uint8_t
open_role(const struct fact_scene *scene, const struct telling *telling)
{
	uint8_t kind = telling->fact.kind;
	uint8_t role = fact_role_of_giver(scene, kind);
	bool sides = scene->facts->vocabulary.kind[kind].about != 0;
	return sides && !fact_has_role(telling, role) ? role : 0;
}

void
fact_owner_fill(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t role = open_role(scene, telling);
	struct parties found = { .count = 0 };
	if (!role || telling->match->frame->kind == TRIGGER_VERB)
		return;
	uint16_t will = will_above(scene,
			telling->sum ? telling->sum : telling->match->at);
	if (will)
		find_owners(scene, will, &found);
	add_givers(telling, &found, role);
}

static void
fill_attackers(const struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t role = vocabulary->named_role.actor;
	struct parties found = { .count = 0 };
	if (!fact_kind_has(scene, telling, role)
			|| fact_has_role(telling, role))
		return;
	find_attackers(scene, telling->match, &found);
	add_givers(telling, &found, role);
}

/* "{Oslo's} 300 nurses", "their 4 million members", where the number alone
 * tells them: whose they are. */
static void
fill_counted_owner(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t role = scene->facts->vocabulary.named_role.actor;
	uint16_t at = telling->match->at;
	struct parties found = { .count = 0 };
	uint16_t owner = tree_child(tree, at, DEPREL_NMOD_POSS);
	if (tree->tokens[at].lemma != scene->facts->frames->number || !owner
			|| tree_relation(tree, owner) != DEPREL_NMOD_POSS
			|| fact_has_role(telling, role))
		return;
	fact_find_parties(scene, owner, &found);
	add_givers(telling, &found, role);
}

static void
fill_lawmakers(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t kind = telling->fact.kind;
	uint8_t role = fact_role_of_giver(scene, kind);
	struct parties found = { .count = 0 };
	if (!role || !scene->facts->vocabulary.kind[kind].about)
		return;
	find_lawmakers(scene, telling, role, &found);
	add_givers(telling, &found, role);
}

/* "announces $900 million in commitments {by firms}": they give, whatever the
 * verb's subject does. */
static void
prefer_promisers(const struct fact_scene *scene, struct telling *telling)
{
	uint8_t role = fact_role_of_giver(scene, telling->fact.kind);
	struct parties found = { .count = 0 };
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	if (!role || !scene->facts->vocabulary.kind[fact->kind].about
			|| telling->match->frame->kind != TRIGGER_VERB)
		return;
	for (uint32_t i = 0; i < scene->amount_count && !found.count; i++) {
		uint16_t matter = fact_matter_of(scene, i);
		if (matter && telling_has(telling, scene->top[i])
				&& (is_will(scene, matter)
						|| fact_has_word(scene, matter,
								FACT_WORD_INVEST)))
			find_source(scene, matter, &found);
	}
	for (unsigned i = 0; found.count && i < fact->party_count; i++)
		if (fact->party[i].role != role)
			fact->party[kept++] = fact->party[i];
	if (found.count)
		fact->party_count = kept;
	add_givers(telling, &found, role);
}

/* "imported so many barrels of oil and other goods {from Chad}": a country that
 * hangs anywhere below what is imported exports it. */
static void
fill_exporter(const struct fact_scene *scene, struct telling *telling)
{
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = tree->clauses[telling->match->at].object;
	struct parties found = { .count = 0 };
	if (!object || !fact_has_role(telling, role->importer)
			|| fact_has_role(telling, role->exporter))
		return;
	for (uint16_t t = object; t <= tree->count; t++) {
		uint16_t word = tree_child(tree, t, DEPREL_CASE);
		const struct mention *mention = scene->known[t];
		if (word && fact_says_from(scene, word) && mention
				&& mention->kind == MENTION_COUNTRY
				&& tree_is_below(tree, t, object))
			fact_find_parties(scene, t, &found);
	}
	add_givers(telling, &found, role->exporter);
}

void
fact_giver_fill(const struct fact_scene *scene, struct telling *telling)
{
	prefer_promisers(scene, telling);
	uint8_t role = open_role(scene, telling);
	struct parties found = { .count = 0 };
	fill_attackers(scene, telling);
	fill_exporter(scene, telling);
	fill_counted_owner(scene, telling);
	fact_doer_fill(scene, telling);
	if (!role) {
		fill_lawmakers(scene, telling);
		return;
	}
	find_sources(scene, telling, &found);
	if (!found.count && telling->match->frame->kind == TRIGGER_NOUN)
		find_doer(scene, telling, &found);
	if (!found.count && telling->match->frame->kind == TRIGGER_NOUN)
		find_by_verb_above(scene, telling, &found);
	if (!found.count && telling->match->frame->kind == TRIGGER_VERB
			&& fact_has_word(scene, telling->match->at,
					FACT_WORD_TAKE))
		find_source_of_taking(scene, telling->match->at, &found);
	if (!found.count && !names_giver(telling->match, role))
		find_governing(scene, telling, &found);
	add_givers(telling, &found, role);
}
