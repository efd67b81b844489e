#include "fact/fact.h"

#include <stdlib.h>

#include "base/memory.h"
#include "event/code.h"
#include "event/match.h"
#include "event/parties.h"
#include "fact/fact_scene.h"

struct fact_workspace {
	const struct fact_frames *facts;
	struct event_trace trace;
	bool traced;
};

struct fact_workspace *
fact_workspace_new(const struct fact_frames *facts)
{
	struct fact_workspace *workspace = memory_zero(1, sizeof *workspace);
	workspace->facts = facts;
	return workspace;
}

void
fact_workspace_free(struct fact_workspace *workspace)
{
	free(workspace);
}

void
fact_set_trace(struct fact_workspace *workspace,
		const struct event_trace *trace)
{
	workspace->traced = trace != NULL;
	if (trace)
		workspace->trace = *trace;
}

/* -------------------------------------------------------------- matching */

static bool
is_trigger(const struct frames *frames, const struct token *token)
{
	return frames_triggers(frames, token->lemma)
	       || frames_triggers(frames, token->lower);
}

static bool
has_trigger(const struct frames *frames, const struct tree *tree)
{
	for (uint16_t t = 1; t <= tree->count; t++)
		if (is_trigger(frames, &tree->tokens[t]))
			return true;
	return false;
}

static bool
has_amounts(const struct amounts *amounts, uint32_t sentence)
{
	return amounts->first
	       && amounts->first[sentence] < amounts->first[sentence + 1];
}

/* Stage 5's scene with our frames in the place of its own. */
static void
open_scene(struct fact_scene *scene, const struct fact_workspace *workspace,
		const struct scene *seen, const struct amounts *amounts,
		struct arena *arena)
{
	scene->facts = workspace->facts;
	scene->scene = *seen;
	scene->count = 0;
	scene->barren = ARENA_NEW(arena, bool, seen->tree.count + 1u);
	struct scene *inner = &scene->scene;
	inner->frames = workspace->facts->frames;
	inner->arena = arena;
	inner->heard = NULL;
	inner->trace = workspace->traced ? &workspace->trace : NULL;
	scene_clear(inner);
	fact_parties_open(scene);
	fact_amounts_open(scene, amounts);
}

static void
match_all(struct scene *scene)
{
	for (uint16_t i = scene->tree.count; i-- > 0;) {
		uint16_t token = scene->tree.order[i];
		if (is_trigger(scene->frames, &scene->tree.tokens[token]))
			match_token(scene, token);
	}
}

/* Reached, rose, fell. */
static bool
tells_figures(const struct fact_scene *scene, uint16_t verb)
{
	const struct token *word = &scene->scene.tree.tokens[verb];
	return fact_word_is(scene->facts, word, FACT_WORD_WORTH)
	       || fact_word_is(scene->facts, word, FACT_WORD_RISE)
	       || fact_word_is(scene->facts, word, FACT_WORD_FALL);
}

/* The verb that tells what a noun names: the empty one around it, or the one
 * that says how much it came to ("exports rose"). */
static uint16_t
verb_of(const struct fact_scene *scene, const struct match *match)
{
	const struct tree *tree = &scene->scene.tree;
	if (match->frame->kind != TRIGGER_NOUN)
		return match->at;
	if (match->verb)
		return match->verb;
	uint16_t verb = tree_head(tree, match->at);
	if (!verb || tree_surface_subject(tree, verb) != match->at)
		return 0;
	/* "exports were $3 billion": the sum itself is what is said of them. */
	if (tells_figures(scene, verb) || scene->scene.measures[verb])
		return verb;
	uint16_t complement = tree_child(tree, verb, DEPREL_XCOMP);
	return complement && tells_figures(scene, complement) ? complement : 0;
}

/* Weak frames of nouns that need a sum: "fund" alone may be somebody. */
static bool
needs_own_sum(const struct frame *frame, const struct fact_result *result)
{
	return frame->kind == TRIGGER_NOUN
	       && (result->subject
			       || (frame->weak && result->needs == MEASURE_MONEY));
}

static void
add_telling(struct fact_scene *scene, uint16_t token)
{
	struct candidate *candidate = scene->scene.candidates[token];
	const struct fact_result *result =
			fact_result_of(candidate->match.frame);
	bool number = scene->scene.tree.tokens[token].lemma
		      == scene->scene.frames->number;
	if (!result || !result->kind || scene->count == TELLINGS)
		return;
	if (!number && needs_own_sum(candidate->match.frame, result)
			&& !fact_noun_has_sum(scene, &candidate->match,
					verb_of(scene, &candidate->match)))
		return;
	candidate->event = (struct event){ .sentence = scene->scene.sentence,
		.trigger = token,
		.trigger_last = candidate->match.last,
		.frame = candidate->match.frame };
	struct telling *telling = &scene->at[scene->count++];
	*telling = (struct telling){ .match = &candidate->match,
		.result = result,
		.fact = { .sentence = scene->scene.sentence,
				.kind = result->kind,
				.status = result->status,
				.trigger = token,
				.trigger_last = candidate->match.last,
				.frame = candidate->match.frame,
				.day = DAY_NONE,
				.last_day = DAY_NONE } };
	telling->verb = verb_of(scene, telling->match);
	if (candidate->match.frame->kind == TRIGGER_NOUN)
		telling->sum = fact_sum_above(scene, token);
	fact_roles_fill(scene, telling);
}

/* -------------------------------------------------------------- choosing */

/* The words of `inner` are what the words of `outer` are about: a noun that a
 * verb's frame has bound, a verb of intent below it ("a contract to build"). */
static bool
is_about(const struct fact_scene *scene, const struct telling *outer,
		const struct telling *inner)
{
	enum { DEPTH = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = inner->match->at;
	if (telling_has(outer, token))
		return outer->match->frame->kind != TRIGGER_NOUN
		       || inner->match->frame->kind == TRIGGER_NOUN;
	/* "ordered 20 jets in a $3 billion deal" */
	if (inner->match->frame->kind == TRIGGER_NOUN
			&& outer->fact.kind == inner->fact.kind
			&& tree_head(tree, token) == outer->match->at
			&& deprel_universal(tree_relation(tree, token))
					   == DEPREL_OBL)
		return true;
	for (unsigned step = 0; token && step < DEPTH; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		bool intent = tree_is_infinitive(tree, token)
			      && (deprel == DEPREL_ACL
					      || deprel == DEPREL_ADVCL);
		bool inside = deprel == DEPREL_NMOD || deprel == DEPREL_COMPOUND
			      || deprel == DEPREL_OBJ;
		if (!intent && !inside)
			return false;
		token = tree_head(tree, token);
		if (telling_has(outer, token)
				&& (intent || deprel != DEPREL_OBJ))
			return true;
	}
	return false;
}

/* What the outer one leaves open is taken from the inner one. */
static void
merge(struct telling *outer, const struct telling *inner)
{
	if (outer->fact.kind != inner->fact.kind)
		return;
	if (!outer->sum)
		outer->sum = inner->sum;
	uint32_t roles = 0;
	bool deed = inner->match->frame->kind == TRIGGER_VERB;
	for (unsigned i = 0; i < outer->fact.party_count; i++)
		roles |= UINT32_C(1) << outer->fact.party[i].role;
	for (unsigned i = 0; i < inner->fact.party_count; i++)
		if ((deed || !outer->fact.party_count
				    || outer->match->agentless)
				&& !(roles >> inner->fact.party[i].role & 1)
				&& !fact_takes_part(outer,
						inner->fact.party[i].mention))
			fact_add_party(outer, inner->fact.party[i].mention,
					inner->fact.party[i].role);
	if (inner->object && (deed || !outer->object))
		outer->object = inner->object;
}

/* The frame asks for a figure of its own ("supports 3,000 jobs"). */
static bool
asks_figure(const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].measures)
			return true;
	return false;
}

/* "A grant to Laos paid for the bridge": a grant is nobody. */
static bool
takes_for_party(const struct telling *outer, const struct telling *inner)
{
	const struct match *match = outer->match;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] == inner->match->at
				&& match->frame->conditions[i].role
				&& !match->frame->conditions[i].words.count
				&& inner->match->frame->kind == TRIGGER_NOUN)
			return true;
	return false;
}

/* "aims to help 300 towns by investing $3 million": so many things are
 * promised, and the sum is another fact's. */
static bool
tells_sum_beside(const struct fact_scene *scene, const struct telling *outer,
		const struct telling *inner)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	return outer->fact.kind != inner->fact.kind
	       && outer->fact.kind == vocabulary_kind(vocabulary, STR("pledge"))
	       && scene->scene.reached[inner->match->at] & MEASURE_MONEY;
}

static void
choose(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		for (unsigned k = 0; k < scene->count; k++) {
			struct telling *outer = &scene->at[i];
			struct telling *inner = &scene->at[k];
			if (i == k || outer->dropped || inner->dropped
					|| !is_about(scene, outer, inner)
					|| tells_sum_beside(
							scene, outer, inner))
				continue;
			if (takes_for_party(outer, inner)) {
				if (asks_figure(outer->match))
					continue;
				outer->dropped = "its party is what another "
						 "fact is about";
				continue;
			}
			merge(outer, inner);
			inner->dropped = "what another fact is about";
			inner->silenced_by = (uint8_t)(i + 1);
		}
}

/* ------------------------------------------------------------- finishing */

static bool
has_country(const struct telling *telling)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (telling->fact.party[i].mention->actor.code[0])
			return true;
	return false;
}

static bool
has_share(const struct fact *fact)
{
	for (unsigned i = 0; i < fact->count_count; i++)
		if (fact->count[i]->kind == AMOUNT_PERCENT)
			return true;
	return false;
}

static bool
has_number(const struct fact *fact)
{
	for (unsigned i = 0; i < fact->count_count; i++)
		if (fact->count[i]->kind == AMOUNT_COUNT)
			return true;
	return false;
}

enum { FIGURES = MEASURE_MONEY | MEASURE_COUNT | MEASURE_PERCENT };

static uint8_t
what_it_has(const struct fact *fact)
{
	return (uint8_t)((fact->amount_count ? MEASURE_MONEY : 0)
			 | (has_number(fact) ? MEASURE_COUNT : 0)
			 | (fact->change || has_share(fact) ? MEASURE_PERCENT
							    : 0)
			 | (fact->object_end ? NEEDS_OBJECT : 0));
}

/* Two sides of different countries. */
static bool
crosses_border(const struct fact *fact)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		for (unsigned k = 0; k < i; k++) {
			const char *a = fact->party[i].mention->actor.code;
			const char *b = fact->party[k].mention->actor.code;
			if (fact->party[i].role != fact->party[k].role && a[0]
					&& b[0] && strcmp(a, b) != 0)
				return true;
		}
	return false;
}

/* A person of a country and a town: a minister travels in her own, too. */
static bool
leads_to_town(const struct fact_scene *scene, const struct fact *fact)
{
	bool person = false, town = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		bool here = fact_is_town(scene, mention);
		town |= here;
		person |= !here && mention->actor.person
			  && mention->actor.code[0];
	}
	return person && town;
}

/* "my", "we": a word of this sentence. */
static bool
is_first_person(const struct fact_scene *scene, const struct mention *mention)
{
	const struct scene *own = &scene->scene;
	return mention->sentence == own->sentence
	       && feats_get(own->tree.tokens[mention->head].feats,
				  FEATURE_PERSON)
				  == PERSON_1;
}

/* "our country", "my government" */
static bool
is_our_own(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	if (!fact_is_here(scene, mention))
		return false;
	uint16_t owner = tree_child(tree, mention->head, DEPREL_NMOD_POSS);
	return owner && tree_feature(tree, owner, FEATURE_PERSON) == PERSON_1
	       && tree_feature(tree, mention->head, FEATURE_NUMBER)
				  == NUMBER_SING;
}

static bool
governs(const struct mention *mention)
{
	uint8_t sector = mention->actor.sector[0];
	return mention->actor.person
	       && (sector == SECTOR_GOV || sector == SECTOR_LEG);
}

/* "the minister", of no country that the words tell. */
static bool
is_official(const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && governs(mention);
}

/* A prison, a plant; the region. */
static bool
is_goal(const struct fact_scene *scene, const struct mention *mention)
{
	return mention->sentence == scene->scene.sentence
	       && mention->kind == MENTION_GENERIC
	       && fact_has_word(scene, mention->head, FACT_WORD_PLACE);
}

/* A country, a name of a place, "these three countries": where one goes; where
 * one only meets somebody ("in Vienna") may be at home. */
static bool
is_abroad(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	if (mention->sentence != scene->scene.sentence
			|| tree_child_in(tree, mention->head, GRAMMAR_IN))
		return false;
	if (mention->kind == MENTION_COUNTRY && mention->actor.code[0])
		return true;
	uint8_t name = tree->tokens[mention->head].name;
	return name == NAME_B_LOC || name == NAME_I_LOC
	       || (fact_has_word(scene, mention->head, FACT_WORD_EVERYWHERE)
			       && feats_get(tree->tokens[mention->head].feats,
						  FEATURE_NUMBER)
						  == NUMBER_PLUR);
}

/* "on my trip to Chad", "the minister is visiting three countries": who speaks,
 * or governs, travels, and it is said where. */
static bool
tells_journey(const struct fact_scene *scene, const struct fact *fact)
{
	uint8_t visitor = vocabulary_role(
			&scene->facts->vocabulary, STR("visitor"));
	bool known = false, named = false, abroad = false, goal = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact->party[i].role == visitor) {
			known |= is_first_person(scene, mention)
				 || is_official(mention);
			named |= governs(mention);
			continue;
		}
		abroad |= is_abroad(scene, mention);
		goal |= is_goal(scene, mention);
	}
	return (known && abroad) || ((known || named) && goal);
}

/* "we thank Qatar for its aid": a country, and who speaks of another one. */
static bool
tells_thanks(const struct fact_scene *scene, const struct fact *fact)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t donor = vocabulary_role(vocabulary, STR("donor"));
	bool ours = false, theirs = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact->party[i].role == donor)
			theirs |= mention->actor.code[0] != '\0';
		else
			ours |= is_first_person(scene, mention);
	}
	return ours && theirs;
}

/* The frame is content with who takes part, and so is the fact. */
static bool
needs_nothing_else(
		const struct fact_scene *scene, const struct telling *telling)
{
	return telling->result->parties
	       && (crosses_border(&telling->fact)
			       || tells_thanks(scene, &telling->fact)
			       || leads_to_town(scene, &telling->fact)
			       || tells_journey(scene, &telling->fact));
}

/* Somebody of a country has the role. */
static bool
names_country(const struct fact *fact, uint8_t role)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& fact->party[i].mention->actor.code[0])
			return true;
	return false;
}

/* What is no figure is told where two countries take part, or where somebody
 * gives what is named for what is named ("pledges a loan for a port"). Kinds
 * without two sides need none. */
static bool
is_foreign(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	bool help = fact->instrument
		    == vocabulary_instrument(&scene->facts->vocabulary,
				    STR("technical-assistance"));
	bool giver = telling->result->alone
		     || (fact->instrument
				     && (!help || fact_has_role(telling, about)));
	return !about || crosses_border(fact)
	       || needs_nothing_else(scene, telling)
	       || (giver && fact->object_end && !names_country(fact, about)
			       && has_country(telling));
}

static bool
names_two_countries(const struct fact *fact)
{
	for (unsigned i = 1; i < fact->party_count; i++) {
		const char *a = fact->party[0].mention->actor.code;
		const char *b = fact->party[i].mention->actor.code;
		if (a[0] && b[0] && strcmp(a, b) != 0)
			return true;
	}
	return false;
}

/* A firm, or a name or body that no table has. */
static bool
is_firm(const struct fact_scene *scene, const struct mention *mention)
{
	uint16_t head = mention->head;
	if (mention->actor.sector[0])
		return mention->actor.sector[0] == SECTOR_BUS;
	if (mention->kind != MENTION_GENERIC || !fact_is_here(scene, mention))
		return false;
	return fact_has_word(scene, head, FACT_WORD_BODY)
	       || fact_is_name(scene, head);
}

/* Whom the frame has a place for as its buyer is somebody: not "builds a bridge
 * for {peace}". */
static bool
finds_buyer(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	uint8_t buyer = vocabulary_role(
			&scene->facts->vocabulary, STR("buyer"));
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role == buyer
				&& match->token[i])
			return fact_has_role(telling, buyer);
	return true;
}

/* "We are buying American jets", "Nepal scrapped the contract". */
static bool
is_deal_of_state(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	bool ours = false, theirs = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		bool first = is_first_person(scene, mention)
			     || is_our_own(scene, mention);
		ours |= first;
		theirs |= !first && mention->actor.code[0];
	}
	bool cancelled = fact->status
			 == vocabulary_status(&scene->facts->vocabulary,
					 STR("cancelled"));
	return theirs && (ours || (fact->instrument && cancelled));
}

/* "The ministry will build a bridge of trust": what has no figure is a deal
 * where two countries or a firm make it, or where a contract is cancelled. */
static bool
is_mere_deed(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct fact *fact = &telling->fact;
	if (!fact_kind_has(scene, telling,
			    vocabulary_role(vocabulary, STR("seller")))
			|| what_it_has(fact) & FIGURES
			|| names_two_countries(fact)
			|| is_deal_of_state(scene, telling))
		return false;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (is_firm(scene, fact->party[i].mention))
			return !finds_buyer(scene, telling);
	return true;
}

/* A person, and the word before the name of one ("the winger Pepe"). */
static bool
is_person(const struct tree *tree, uint16_t token)
{
	uint8_t name = tree->tokens[token].name;
	return name == NAME_B_PER || name == NAME_I_PER;
}

/* "sold Pepe to Lille": only clubs buy and sell people. */
static bool
sells_person(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = telling->object;
	uint8_t seller = vocabulary_role(
			&scene->facts->vocabulary, STR("seller"));
	uint32_t roles =
			scene->facts->vocabulary.kind[telling->fact.kind].roles;
	if (!(roles >> seller & 1) || !object)
		return false;
	if (is_person(tree, object)
			|| fact_has_word(scene, object, FACT_WORD_SPORT))
		return true;
	TREE_CHILDREN(tree, object, child)
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_APPOS:
	case DEPREL_FLAT:
	case DEPREL_NMOD:
		if (is_person(tree, child)
				&& !tree_child(tree, child, DEPREL_CASE))
			return true;
		break;
	default:
		break;
	}
	return false;
}

/* "we aim to cut it by 30 percent", "we will plant 3 million trees": what is
 * aimed at is politics, or business, whoever "we" are. */
static bool
is_our_aim(const struct fact_scene *scene, const struct fact *fact)
{
	if (!(what_it_has(fact) & (MEASURE_PERCENT | MEASURE_COUNT)))
		return false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (is_our_own(scene, mention)
				|| (fact_is_here(scene, mention)
						&& tree_is(&scene->scene.tree,
								mention->head,
								GRAMMAR_FIRST_PERSON)))
			return true;
	}
	return false;
}

/* "died due to drought": of weather and accidents nothing is told. */
static bool
is_disaster(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	if (telling->fact.kind != vocabulary_kind(vocabulary, STR("count")))
		return false;
	TREE_CHILDREN(tree, telling->match->at, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_OBL
			&& tree_child(tree, child, DEPREL_CASE)
			&& fact_has_word(scene, child, FACT_WORD_DISASTER))
		return true;
	return false;
}

/* "investing $129 in a gadget", "$20 in free groceries": a price, and nothing
 * that is given, where so little is told or nobody gives or gets it. */
static bool
is_price(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	enum { PRICE_BELOW = 50000, SALE_BELOW = 1000, ALWAYS_BELOW = 100 };
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	bool sides = vocabulary->kind[fact->kind].about;
	bool sold = fact_kind_has(scene, telling,
			vocabulary_role(vocabulary, STR("seller")));
	if (!fact->amount_count || fact->amount[0]->kind != AMOUNT_MONEY
			|| fact->count_count || (!sides && !sold))
		return false;
	double value = fact->amount[0]->value;
	bool given = fact_has_role(
			telling, fact_role_of_giver(scene, fact->kind));
	if (!fact->party_count)
		return value < PRICE_BELOW;
	return sides ? given && value < ALWAYS_BELOW
		     : value < SALE_BELOW && !has_country(telling);
}

/* "helps us to cut it by 11 percent", "supported the decision by the bank":
 * without a figure of what is given, or with nobody whom it is given to,
 * helping is no aid. */
static bool
is_mere_help(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	uint8_t about = scene->facts->vocabulary.kind[telling->fact.kind].about;
	if (!match->frame->weak || !telling->result->political || !about
			|| match->frame->kind != TRIGGER_VERB
			|| !(what_it_has(&telling->fact) & FIGURES))
		return false;
	if (!telling->fact.amount_count && !telling->fact.count_count)
		return true;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role == about
				&& match->token[i])
			return !fact_is_somebody(scene, match->token[i]);
	return false;
}

static const char *
find_fault(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	const struct vocabulary_kind *kind =
			&scene->facts->vocabulary.kind[fact->kind];
	uint8_t has = what_it_has(fact);
	if (telling->result->needs && !(telling->result->needs & has))
		return "lacks the amount that the frame needs";
	if (!has && !fact->instrument && !needs_nothing_else(scene, telling))
		return "neither amount nor object";
	if (telling->result->political && !has_country(telling) && !fact->event
			&& !is_our_aim(scene, fact))
		return "nobody political takes part";
	if (!(has & FIGURES) && !is_foreign(scene, telling))
		return "neither a figure nor two countries";
	if (is_mere_deed(scene, telling))
		return "neither a figure nor a firm";
	if (is_mere_help(scene, telling))
		return "helping alone gives nothing";
	if (is_price(scene, telling))
		return "a price, and nothing that is given";
	if (is_disaster(scene, telling))
		return "weather and accidents are no politics";
	if (sells_person(scene, telling))
		return "a person is bought or sold";
	bool sum = fact->amount_count
		   && (!fact->frame->weak || fact->party_count
				   || telling->result->subject);
	bool figure = has & FIGURES
		      && (kind->nobody
				      || (kind->somebody && fact->party_count));
	if (!has_country(telling) && !sum && !figure
			&& !needs_nothing_else(scene, telling))
		return "no party is known";
	return NULL;
}

/* Two facts of one sentence that say the same: the one with less goes. */
static bool
says_less(const struct telling *a, const struct telling *b)
{
	const struct fact *fact = &a->fact, *other = &b->fact;
	if (fact->kind != other->kind || (what_it_has(fact) & FIGURES))
		return false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		bool there = false;
		for (unsigned k = 0; k < other->party_count; k++)
			there |= fact->party[i].role == other->party[k].role
				 && !strcmp(fact->party[i].mention->actor.code,
						 other->party[k].mention->actor
								 .code);
		if (!there)
			return false;
	}
	return fact->object_start >= other->object_start
	       && fact->object_end <= other->object_end;
}

static void
drop_doubles(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		for (unsigned k = 0; k < scene->count; k++)
			if (i != k && !scene->at[i].dropped
					&& !scene->at[k].dropped
					&& says_less(&scene->at[i],
							&scene->at[k]))
				scene->at[i].dropped = "told beside it";
}

static void
each_standing(struct fact_scene *scene,
		void (*act)(struct fact_scene *scene, struct telling *telling))
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			act(scene, &scene->at[i]);
}

static void
describe(struct fact_scene *scene, struct telling *telling)
{
	fact_object_set(scene, telling);
	fact_instrument_set(scene, telling);
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = telling->object;
	telling->fact.umbrella =
			telling->result->whole
			|| (head
					&& fact_word_is(scene->facts,
							&tree->tokens[head],
							FACT_WORD_WHOLE));
}

static void
judge(struct fact_scene *scene, struct telling *telling)
{
	telling->dropped = find_fault(scene, telling);
	telling->faulty = telling->dropped != NULL;
}

/* A fact that lacks something has silenced another one: marks its trigger. */
static bool
find_barren(struct fact_scene *scene)
{
	bool found = false;
	for (unsigned i = 0; i < scene->count; i++) {
		unsigned by = scene->at[i].silenced_by;
		if (!by || !scene->at[by - 1].faulty)
			continue;
		scene->barren[scene->at[by - 1].match->at] = true;
		found = true;
	}
	return found;
}

static void
tell_silence(const struct scene *scene, const struct telling *telling)
{
	if (telling->dropped && scene->trace && scene->trace->silent)
		scene->trace->silent(scene->trace->context, scene->sentence,
				telling->fact.trigger, telling->dropped);
}

static void
set_places(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			fact_places_set(scene, &scene->at[i]);
}

static void
tell_all(struct fact_scene *scene, const struct events *events,
		const struct facts *before)
{
	scene->count = 0;
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++)
		if (!scene->barren[t])
			add_telling(scene, t);
	choose(scene);
	uint16_t token = 0;
	for (uint32_t next = 0; fact_sums_match(scene, &token, &next);)
		add_telling(scene, token);
	each_standing(scene, fact_status_set);
	scene->scene.mention = scene->known;
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			fact_links_set(scene, &scene->at[i], events);
	scene->scene.mention = scene->everybody;
	set_places(scene);
	fact_roles_complete(scene);
	set_places(scene);
	each_standing(scene, describe);
	fact_amounts_give(scene);
	each_standing(scene, fact_part_fill);
	each_standing(scene, fact_order_fill);
	each_standing(scene, fact_kind_set);
	for (unsigned i = 0; i < scene->count; i++)
		fact_links_resume(scene, &scene->at[i], before);
	each_standing(scene, judge);
}

/* `before`: the facts of the sentences before. */
static void
code_scene(struct fact_scene *scene, const struct events *events,
		const struct facts *before)
{
	enum { TIMES = 3 };
	match_all(&scene->scene);
	tell_all(scene, events, before);
	for (unsigned i = 0; i < TIMES && find_barren(scene); i++)
		tell_all(scene, events, before);
	drop_doubles(scene);
}

void
fact_code(struct fact_workspace *workspace, const struct text *text,
		const struct mentions *mentions, const struct events *events,
		const struct amounts *amounts, int32_t day, struct arena *arena,
		struct facts *out)
{
	size_t count = 0, capacity = 0;
	const struct frames *frames = workspace->facts->frames;
	(void)mentions, (void)day; /* in the scenes */
	*out = (struct facts){ 0 };
	for (uint32_t i = 0; i < text->sentence_count && events->scenes; i++) {
		const struct scene *seen = events->scenes[i];
		struct fact_scene scene;
		frames_expect(frames, text, i + 1);
		if (!seen
				|| (!has_trigger(frames, &seen->tree)
						&& !has_amounts(amounts, i)))
			continue;
		open_scene(&scene, workspace, seen, amounts, arena);
		out->count = (uint32_t)count;
		code_scene(&scene, events, out);
		for (unsigned k = 0; k < scene.count; k++) {
			tell_silence(&scene.scene, &scene.at[k]);
			if (!scene.at[k].dropped)
				ARENA_PUSH(arena, out->at, count, capacity,
						scene.at[k].fact);
		}
	}
	out->count = (uint32_t)count;
	fact_links_totals(out);
}
