#include "fact/fact.h"

#include <stdlib.h>

#include "base/memory.h"
#include "event/code.h"
#include "event/match.h"
#include "event/parties.h"
#include "event/tree_verb.h"
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
	scene->heard = seen->heard;
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

/* "exports were {flat} at $3 billion". */
static bool
tells_level(const struct fact_scene *scene, uint16_t predicate)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_child(tree, predicate, DEPREL_COP))
		return false;
	TREE_CHILDREN(tree, predicate, child)
	if (scene->scene.measures[child] & MEASURE_MONEY
			&& fact_has_word(scene,
					tree_child(tree, child, DEPREL_CASE),
					FACT_WORD_AT))
		return true;
	return false;
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
	if (fact_tells_worth(scene, verb) || scene->scene.measures[verb]
			|| tells_level(scene, verb))
		return verb;
	uint16_t complement = tree_child(tree, verb, DEPREL_XCOMP);
	return complement && fact_tells_worth(scene, complement) ? complement : 0;
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
	struct telling *telling = fact_telling_begin(scene, &candidate->match);
	telling->verb = verb_of(scene, telling->match);
	if (candidate->match.frame->kind == TRIGGER_NOUN)
		telling->sum = fact_sum_above(scene, token);
	fact_roles_fill(scene, telling);
}

/* -------------------------------------------------------------- choosing */

/* "restructured $3 billion {owed} to Oslo": the sum of another fact is owed. */
static bool
is_owed_sum(const struct fact_scene *scene, const struct telling *outer,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_relation(tree, token) == DEPREL_ACL
	       && fact_has_word(scene, token, FACT_WORD_OWE)
	       && telling_has(outer, tree_head(tree, token));
}

/* The words of `inner` are what the words of `outer` are about: a noun that a
 * verb's frame has bound, a verb of intent below it ("a contract to build"). */
static bool
is_about(const struct fact_scene *scene, const struct telling *outer,
		const struct telling *inner)
{
	enum { DEPTH = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = inner->match->at;
	bool own = token > outer->match->at && token <= outer->match->last;
	if (own || is_owed_sum(scene, outer, token)) /* "shot {dead}" */
		return true;
	if (telling_has(outer, token))
		return outer->match->frame->kind != TRIGGER_NOUN
		       || inner->match->frame->kind == TRIGGER_NOUN;
	/* "ordered 20 jets in a $3 billion deal", but not "went to Lima after a
	 * visit to Quito" */
	if (inner->match->frame->kind == TRIGGER_NOUN
			&& outer->fact.kind == inner->fact.kind
			&& tree_head(tree, token) == outer->match->at
			&& deprel_universal(tree_relation(tree, token))
					   == DEPREL_OBL)
		return !tree_child_in(tree, token, GRAMMAR_BACKGROUND);
	bool planned = false;
	for (unsigned step = 0; token && step < DEPTH; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		bool intent = tree_is_infinitive(tree, token)
			      && (deprel == DEPREL_ACL
					      || deprel == DEPREL_ADVCL);
		/* "an agreement with two firms and {a fund} to build" */
		bool inside = deprel == DEPREL_NMOD || deprel == DEPREL_COMPOUND
			      || deprel == DEPREL_OBJ
			      || (planned && deprel == DEPREL_CONJ);
		if (!intent && !inside)
			return false;
		planned = intent;
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
	       && outer->fact.kind == vocabulary->named_kind.pledge
	       && scene->scene.reached[inner->match->at] & MEASURE_MONEY;
}

/* "is in Lima to announce a loan for Kenya": what somebody travels for is a
 * fact beside the journey. */
static bool
is_errand(const struct fact_scene *scene, const struct telling *outer,
		const struct telling *inner)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t visit = vocabulary->named_kind.visit;
	return outer->fact.kind == visit && inner->fact.kind != visit
	       && tree_is_infinitive(&scene->scene.tree, inner->match->at)
	       && !tree_traits(&scene->scene.tree)->noun_first;
}

/* "bought the stake held by Fiji": who held what is bought sold it. */
static bool
is_held_before(const struct fact_scene *scene, const struct telling *outer,
		const struct telling *inner)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	uint16_t held = inner->match->at;
	return outer->object && tree_head(tree, held) == outer->object
	       && tree_relation(tree, held) == DEPREL_ACL
	       && fact_has_role(outer, vocabulary->named_role.buyer)
	       && fact_has_role(inner, vocabulary->named_role.holder);
}

static void
take_holders(struct fact_scene *scene, unsigned i, unsigned k)
{
	struct telling *outer = &scene->at[i], *inner = &scene->at[k];
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t seller = vocabulary->named_role.seller;
	uint8_t holder = vocabulary->named_role.holder;
	bool open = !fact_has_role(outer, seller);
	for (unsigned n = 0; n < inner->fact.party_count; n++) {
		const struct fact_party *party = &inner->fact.party[n];
		if (open && party->role == holder
				&& !fact_takes_part(outer, party->mention))
			fact_add_party(outer, party->mention, seller);
	}
	inner->dropped = "who held what another fact sells";
	inner->silenced_by = (uint8_t)(i + 1);
}

/* Stakes that change hands have one fact of the sale. */
static void
join_sales(struct fact_scene *scene)
{
	for (unsigned i = 0; i < scene->count; i++)
		for (unsigned k = 0; k < scene->count; k++)
			if (i != k && !scene->at[i].dropped
					&& !scene->at[k].dropped
					&& is_held_before(scene, &scene->at[i],
							&scene->at[k]))
				take_holders(scene, i, k);
}

static void
choose(struct fact_scene *scene)
{
	join_sales(scene);
	for (unsigned i = 0; i < scene->count; i++)
		for (unsigned k = 0; k < scene->count; k++) {
			struct telling *outer = &scene->at[i];
			struct telling *inner = &scene->at[k];
			if (i == k || outer->dropped || inner->dropped
					|| !is_about(scene, outer, inner)
					|| tells_sum_beside(scene, outer, inner)
					|| is_errand(scene, outer, inner))
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

/* Two facts of one sentence that say the same: the one with less goes. */
static bool
says_less(const struct telling *a, const struct telling *b)
{
	const struct fact *fact = &a->fact, *other = &b->fact;
	if (fact->kind != other->kind || (fact_has(fact) & FACT_FIGURES))
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
	telling->dropped = fact_fault(scene, telling);
	telling->faulty = telling->dropped != NULL;
}

/* Another fact of the same words is told. */
static bool
is_told_beside(const struct fact_scene *scene, const struct telling *telling)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped
				&& scene->at[i].match->at == telling->match->at)
			return true;
	return false;
}

/* A fact that lacks something keeps its figure from being told by itself. */
static bool
keeps_number(const struct fact_scene *scene, const struct telling *telling)
{
	return telling->faulty && !scene->barren[telling->match->at]
	       && fact_leaves_number(scene, telling)
	       && !is_told_beside(scene, telling)
	       && !fact_has_word(scene, telling->match->at, FACT_WORD_DIE)
	       && !fact_is_likeness(scene, telling);
}

/* A fact that lacks something has silenced another one, or keeps a number:
 * marks its trigger. */
static bool
find_barren(struct fact_scene *scene)
{
	bool found = false;
	for (unsigned i = 0; i < scene->count; i++) {
		unsigned by = scene->at[i].silenced_by;
		const struct telling *faulty = NULL;
		if (by && scene->at[by - 1].faulty)
			faulty = &scene->at[by - 1];
		else if (keeps_number(scene, &scene->at[i]))
			faulty = &scene->at[i];
		if (!faulty)
			continue;
		scene->barren[faulty->match->at] = true;
		found = true;
	}
	return found;
}

const struct amount *
fact_main_figure(const struct fact *fact)
{
	if (fact->amount_count)
		return fact->amount[0];
	return fact->count_count ? fact->count[0] : fact->change;
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

/* What frames tell: kinds, status, parties as far as the tree has them. */
static void
tell_by_frames(struct fact_scene *scene, const struct events *events)
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
}

/* Their figures, and parties who stand elsewhere. */
static void
complete(struct fact_scene *scene, const struct facts *before)
{
	set_places(scene);
	fact_roles_complete(scene);
	set_places(scene);
	each_standing(scene, describe);
	fact_amounts_give(scene);
	fact_parts_split(scene);
	each_standing(scene, fact_part_fill);
	each_standing(scene, fact_order_fill);
	each_standing(scene, fact_kind_set);
	for (unsigned i = 0; i < scene->count; i++)
		fact_links_resume(scene, &scene->at[i], before);
	each_standing(scene, fact_pronouns_join);
	each_standing(scene, fact_sums_leave);
	each_standing(scene, judge);
	each_standing(scene, fact_journey_fill);
	each_standing(scene, fact_met_fill);
	each_standing(scene, fact_heard_parties);
}

/* Facts that no frame tells: what the network hears, what is told like another
 * one. */
static void
tell_others(struct fact_scene *scene, const struct events *events,
		const struct facts *before)
{
	fact_heard_tell(scene, events);
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped)
			fact_assault_fill(scene, &scene->at[i], events);
	fact_ellipsis_tell(scene);
	each_standing(scene, fact_names_settle);
	each_standing(scene, fact_concern_set);
	fact_votes_tell(scene);
	fact_listed_tell(scene, before);
}

static void
tell_all(struct fact_scene *scene, const struct events *events,
		const struct facts *before)
{
	fact_ellipsis_hide(scene, true);
	tell_by_frames(scene, events);
	complete(scene, before);
	fact_ellipsis_hide(scene, false);
	tell_others(scene, events, before);
}

/* `before`: the facts of the sentences before. */
static void
code_scene(struct fact_scene *scene, const struct events *events,
		const struct facts *before)
{
	enum { TIMES = 3 };
	fact_ellipsis_hide(scene, true);
	match_all(&scene->scene);
	tell_all(scene, events, before);
	for (unsigned i = 0; i < TIMES && find_barren(scene); i++)
		tell_all(scene, events, before);
	drop_doubles(scene);
	fact_parts_settle(scene);
	each_standing(scene, fact_evidence_set);
}

void
fact_code(struct fact_workspace *workspace, const struct text *text,
		const struct events *events, const struct amounts *amounts,
		struct arena *arena, struct facts *out)
{
	size_t count = 0, capacity = 0;
	const struct frames *frames = workspace->facts->frames;
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
