/* What a fact must have, and what is none though a frame tells it: prices, mere
 * help, deeds of a state at home, sport, weather. */
#include <string.h>

#include "event/parties.h"
#include "fact/fact_scene.h"

static bool
has_country(const struct telling *telling)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (telling->fact.party[i].mention->actor.code[0])
			return true;
	return false;
}

static bool
counts(const struct fact *fact, enum amount_kind kind)
{
	for (unsigned i = 0; i < fact->count_count; i++)
		if (fact->count[i]->kind == kind)
			return true;
	return false;
}

uint8_t
fact_has(const struct fact *fact)
{
	return (uint8_t)((fact->amount_count ? MEASURE_MONEY : 0)
			 | (counts(fact, AMOUNT_COUNT) ? MEASURE_COUNT : 0)
			 | (fact->change || counts(fact, AMOUNT_PERCENT)
							 ? MEASURE_PERCENT
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

/* "on my trip to Chad", "the minister is visiting three countries", "President
 * Biden visited Whitesburg": who speaks, or governs, travels, and it is said
 * where. */
static bool
tells_journey(const struct fact_scene *scene, const struct fact *fact)
{
	uint8_t visitor = scene->facts->vocabulary.named_role.visitor;
	bool known = false, named = false, abroad = false, goal = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact->party[i].role == visitor) {
			known |= is_first_person(scene, mention)
				 || is_official(mention)
				 || (governs(mention)
						 && mention->actor.code[0]);
			named |= governs(mention);
			continue;
		}
		abroad |= is_abroad(scene, mention);
		goal |= is_goal(scene, mention);
	}
	return (known && abroad) || ((known || named) && goal);
}

/* "the summit {of African leaders} in Lima": several who govern, of no country
 * that the words tell, come to where they meet. */
static bool
tells_summit(const struct fact_scene *scene, const struct fact *fact)
{
	const struct tree *tree = &scene->scene.tree;
	bool leaders = false, town = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (!fact_is_here(scene, mention))
			continue;
		uint16_t noun = tree_head(tree, mention->head);
		town |= fact_is_town(scene, mention);
		leaders |= is_official(mention) && noun
			   && tree_is_noun(tree, noun)
			   && tree_feature(tree, mention->head, FEATURE_NUMBER)
					      == NUMBER_PLUR
			   && fact_has_word(scene, noun, FACT_WORD_MEET);
	}
	return leaders && town;
}

/* "our {partners}": several whom no table knows, and all of them givers. */
static bool
are_partners(const struct fact_scene *scene, const struct mention *mention)
{
	return fact_is_here(scene, mention)
	       && fact_has_word(scene, mention->head, FACT_WORD_GIVER);
}

/* "we thank Qatar for its aid": a country, or partners, and who speaks of
 * another one. */
static bool
tells_thanks(const struct fact_scene *scene, const struct fact *fact)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t donor = vocabulary->named_role.donor;
	bool ours = false, theirs = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact->party[i].role == donor)
			theirs |= mention->actor.code[0]
				  || are_partners(scene, mention);
		else
			ours |= is_first_person(scene, mention);
	}
	return ours && theirs;
}

/* "FEMA is authorized to provide equipment", "will be provided at 75 percent":
 * what a government does for its own needs nobody else. */
static bool
is_public(const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	bool done = fact_has(fact) & FACT_FIGURES;
	for (unsigned i = 0; i < fact->party_count; i++)
		done |= fact->party[i].mention->actor.code[0]
			&& mention_acts_for_state(fact->party[i].mention);
	return telling->result->public && done;
}

/* The frame is content with who takes part, and so is the fact. */
static bool
needs_nothing_else(
		const struct fact_scene *scene, const struct telling *telling)
{
	if (is_public(telling))
		return true;
	return telling->result->parties
	       && (crosses_border(&telling->fact)
			       || tells_thanks(scene, &telling->fact)
			       || leads_to_town(scene, &telling->fact)
			       || tells_journey(scene, &telling->fact)
			       || tells_summit(scene, &telling->fact));
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

/* "we provide soft loans to farmers": who speaks, or governs, gives what is
 * named to somebody who is named. */
static bool
gives_to_somebody(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	uint8_t giver = fact_role_of_giver(scene, fact->kind);
	bool state = false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		state |= fact->party[i].role == giver
			 && (is_first_person(scene, mention)
					 || (mention->actor.code[0]
							 && mention_acts_for_state(
									 mention)));
	}
	return state && fact_has_role(telling, about);
}

/* What is no figure is told where two countries take part, or where somebody
 * gives what is named for what is named ("pledges a loan for a port"). Kinds
 * without two sides need none. */
static bool
needs_no_figure(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	bool help = fact->instrument
		    == vocabulary_instrument(&scene->facts->vocabulary,
				    STR("technical-assistance"));
	bool giver = telling->result->alone
		     || (fact->instrument
				     && (!help
						     || fact_has_role(telling,
								     about)));
	return !about || crosses_border(fact)
	       || needs_nothing_else(scene, telling)
	       || (fact->instrument && !help
			       && gives_to_somebody(scene, telling))
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
	uint8_t buyer = scene->facts->vocabulary.named_role.buyer;
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
			 == scene->facts->vocabulary.named_status.cancelled;
	return theirs && (ours || (fact->instrument && cancelled));
}

/* "The ministry will build a bridge of trust": what has no figure is a deal
 * where two countries or a firm make it, or where a contract is cancelled. */
static bool
is_mere_deed(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct fact *fact = &telling->fact;
	if (!fact_kind_has(scene, telling, vocabulary->named_role.seller)
			|| fact_has(fact) & FACT_FIGURES
			|| names_two_countries(fact)
			|| is_deal_of_state(scene, telling))
		return false;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (is_firm(scene, fact->party[i].mention))
			return !finds_buyer(scene, telling);
	return true;
}

/* A word of a person's name. */
static bool
is_person(const struct tree *tree, uint16_t token)
{
	uint8_t name = tree->tokens[token].name;
	return name == NAME_B_PER || name == NAME_I_PER;
}

/* "sold Pepe to Lille", "the winger Pepe": only clubs buy and sell people. */
static bool
sells_person(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = telling->object;
	uint8_t seller = scene->facts->vocabulary.named_role.seller;
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
	if (!(fact_has(fact) & (MEASURE_PERCENT | MEASURE_COUNT)))
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
	if (telling->fact.kind != vocabulary->named_kind.count)
		return false;
	TREE_CHILDREN(tree, telling->match->at, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_OBL
			&& tree_child(tree, child, DEPREL_CASE)
			&& fact_has_word(scene, child, FACT_WORD_DISASTER))
		return true;
	return false;
}

/* "you can put $500 into a pension": advice to the reader. */
static bool
is_readers(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	const struct fact *fact = &telling->fact;
	if (!(telling->told >> vocabulary_told(vocabulary, STR("possible"))
			    & 1))
		return false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact_is_here(scene, mention)
				&& tree->tokens[mention->head].upos == UPOS_PRON
				&& tree_feature(tree, mention->head,
						   FEATURE_PERSON)
						   == PERSON_2)
			return true;
	}
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
	bool sold = fact_kind_has(
			scene, telling, vocabulary->named_role.seller);
	if (!fact->amount_count || fact->amount[0]->kind != AMOUNT_MONEY
			|| fact->count_count || (!sides && !sold))
		return false;
	double value = fact->amount[0]->value;
	bool given = fact_has_role(
			telling, fact_role_of_giver(scene, fact->kind));
	if (!fact->party_count || is_readers(scene, telling))
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
			|| !(fact_has(&telling->fact) & FACT_FIGURES))
		return false;
	if (!telling->fact.amount_count && !telling->fact.count_count)
		return true;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role == about
				&& match->token[i])
			return !fact_is_somebody(scene, match->token[i]);
	return false;
}

/* "the", "these", "our": words of a group that is known already. */
static bool
is_known_group(const struct fact_scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, head, DEPREL_DET);
	if (word && tree_child_in(tree, head, GRAMMAR_DEFINITE))
		return true;
	return (word && tree_is(tree, word, GRAMMAR_RETOLD_DETERMINER))
	       || tree_child(tree, head, DEPREL_NMOD_POSS);
}

/* "The three leaders committed to peace", "our two countries support it": the
 * number only says who does it, and no deed is counted. */
static bool
only_counts_doers(const struct fact_scene *scene, const struct telling *telling)
{
	enum { FEW = 9 };
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	const struct fact *fact = &telling->fact;
	if (fact->count_count != 1 || fact->amount_count || fact->change
			|| fact->count[0]->value > FEW)
		return false;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if ((fact->party[i].role == role->pledger
				    || fact->party[i].role == role->actor)
				&& fact_is_here(scene, mention)
				&& mention->head >= fact->count[0]->first
				&& mention->head <= fact->count[0]->last
				&& is_known_group(scene, mention->head))
			return true;
	}
	return false;
}

/* Deeds, helping, prices, accidents and sports that look like facts; null when
 * it is none of them. */
static const char *
mere_likeness(const struct fact_scene *scene, const struct telling *telling)
{
	if (is_mere_deed(scene, telling))
		return "neither a figure nor a firm";
	if (is_mere_help(scene, telling))
		return "helping alone gives nothing";
	if (is_price(scene, telling))
		return "a price, and nothing that is given";
	if (only_counts_doers(scene, telling))
		return "the number only says who does it";
	if (is_disaster(scene, telling))
		return "weather and accidents are no politics";
	if (sells_person(scene, telling))
		return "a person is bought or sold";
	return NULL;
}

bool
fact_is_likeness(const struct fact_scene *scene, const struct telling *telling)
{
	return mere_likeness(scene, telling) != NULL;
}

/* Somebody known takes part, or a figure does without. */
static bool
is_told_of_somebody(
		const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	const struct vocabulary_kind *kind =
			&scene->facts->vocabulary.kind[fact->kind];
	bool sum = fact->amount_count
		   && (!fact->frame->weak || fact->party_count
				   || telling->result->subject);
	bool figure = fact_has(fact) & FACT_FIGURES
		      && (kind->nobody
				      || (kind->somebody && fact->party_count));
	return has_country(telling) || sum || figure
	       || needs_nothing_else(scene, telling)
	       || (fact->instrument && gives_to_somebody(scene, telling));
}

/* What the fact must have; null when it has it. */
static const char *
lack(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint8_t has = fact_has(fact);
	if (telling->result->needs && !(telling->result->needs & has))
		return "lacks the amount that the frame needs";
	if (!has && !fact->instrument && !needs_nothing_else(scene, telling))
		return "neither amount nor object";
	if (telling->result->political && !has_country(telling) && !fact->event
			&& !is_our_aim(scene, fact))
		return "nobody political takes part";
	if (!(has & FACT_FIGURES) && !needs_no_figure(scene, telling))
		return "neither a figure nor two countries";
	return NULL;
}

/* "{600 tonnes} went to Haiti", "of the {900 tonnes}, 300 went to Lima": what
 * is counted is nobody who travels. */
static bool
moves_things(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct fact *fact = &telling->fact;
	if (fact->kind != vocabulary->named_kind.visit
			|| telling->match->frame->kind != TRIGGER_VERB
			|| fact_has_role(telling,
					vocabulary->named_role.visitor))
		return false;
	for (unsigned i = 0; i < fact->count_count; i++) {
		uint16_t head = fact->count[i]->head;
		if (fact->count[i]->unit.len && !scene->everybody[head]
				&& !fact_has_word(
						scene, head, FACT_WORD_COUNTED))
			return true;
	}
	return false;
}

/* "trasladó misiles a Kaliningrado": arms that are moved, as the event of the
 * same words tells, are given to nobody. */
static bool
moves_arms(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct fact *fact = &telling->fact;
	return fact->kind == vocabulary->named_kind.aid && fact->event
	       && fact->event->category == PLOVER_MOBILIZE
	       && str_equal(fact_instrument_name(
				    vocabulary, fact->instrument),
			       STR("arms"));
}

const char *
fact_fault(const struct fact_scene *scene, const struct telling *telling)
{
	const char *fault = lack(scene, telling);
	if (!fault)
		fault = mere_likeness(scene, telling);
	if (!fault && moves_things(scene, telling))
		fault = "things travel nowhere";
	if (!fault && moves_arms(scene, telling))
		fault = "arms that are moved are given to nobody";
	if (!fault && !is_told_of_somebody(scene, telling))
		fault = "no party is known";
	return fault;
}
