#include "event/heard_roles.h"

#include "event/heard_parties.h"
#include "event/hearing.h"
#include "event/parties.h"
#include "event/recipient.h"
#include "event/sides.h"
#include "event/speaker.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"

/* The likeliest that is somebody and no recipient, when nobody is likely. */
static void
add_likeliest(const struct scene *scene, const struct heard *heard,
		enum side side, struct parties *out)
{
	const struct hearing *level = hearing_level(scene, heard->category);
	float best = HEARD_NEVER;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct parties found = { .count = 0 };
		float margin = heard_margin_of(heard, t, side);
		if (margin < level->actor || margin <= best
				|| (side == SIDE_ACTOR
						&& !heard_may_act(scene, heard,
								t))
				|| heard_margin_of(heard, t, SIDE_RECIPIENT)
						   >= level->role)
			continue;
		heard_add_at(scene, t, &found);
		if (!found.count)
			continue;
		*out = found;
		best = margin;
	}
}

static bool
are_of_two_countries(const struct parties *parties)
{
	return parties->count > 1
	       && strcmp(parties->at[0]->actor.code, parties->at[1]->actor.code)
				  != 0;
}

/* Whether a promise is only about them: they are of the country of who
 * promises; beside a frame also who is of no country, and whoever stands beside
 * two countries. */
static bool
is_only_concerned(const struct parties *actor, const struct mention *mention,
		bool framed)
{
	const char *own = actor->at[0]->actor.code;
	const char *code = mention->actor.code;
	if (framed && (!code[0] || are_of_two_countries(actor)))
		return true;
	return own[0] && !strcmp(code, own);
}

/* "garantizó {a los pescadores} que", "{les} prometió": where objects are
 * marked, who is told so is promised to, of whatever country. */
static bool
is_addressed(const struct scene *scene, uint16_t verb,
		const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	uint16_t head = mention->head;
	if (!tree_traits(tree)->marked_objects
			|| mention->sentence != scene->sentence
			|| head > tree->count || tree_head(tree, head) != verb)
		return false;
	return tree_relation(tree, head) == DEPREL_IOBJ
	       || tree_is(tree, head, GRAMMAR_DATIVE)
	       || (tree_is_marked(tree, head)
			       && tree_relation(tree, head) == DEPREL_OBL_ARG);
}

/* "Oman is committed to helping its ports", "Oman and Chad agreed to go on
 * working for peace in Mali": whom the network hears beside a promise at home
 * or of two sides, it is mostly about, and not made to. (Of 60 such recipients
 * in statements five were right.) */
static void
keep_promised(const struct scene *scene, uint16_t verb,
		const struct parties *actor, struct parties *recipient,
		bool framed)
{
	struct parties others = { .count = 0 };
	for (unsigned i = 0; actor->count && i < recipient->count; i++)
		if (is_only_concerned(actor, recipient->at[i], framed)
				&& !is_addressed(scene, verb, recipient->at[i]))
			parties_add(&others, recipient->at[i]);
	parties_remove(recipient, &others);
}

static void
add_actors(const struct scene *scene, const struct heard *heard,
		struct parties *out)
{
	enum side side = heard->category == HEARD_CONSULT ? SIDE_MEETING
							  : SIDE_ACTOR;
	heard_add(scene, heard, side,
			hearing_level(scene, heard->category)->role, out);
	if (!out->count)
		add_likeliest(scene, heard, side, out);
}

void
heard_fill_parties(const struct scene *scene, const struct heard *heard,
		struct candidate *candidate)
{
	const struct hearing *level = hearing_level(scene, heard->category);
	struct parties *actor = &candidate->actor;
	add_actors(scene, heard, actor);
	speaker_settle(scene, heard->token, actor);
	heard_add(scene, heard, SIDE_RECIPIENT, level->role,
			&candidate->recipient);
	parties_remove(&candidate->recipient, actor);
	if (heard->category == HEARD_AGREE)
		keep_promised(scene, heard->token, actor, &candidate->recipient,
				false);
}
/* ---- Whom it concerns --------------------------------------------------- */


/* A government does nothing to the state that it is. */
static void
remove_own_state(struct parties *parties, const struct parties *actor)
{
	struct parties own = { .count = 0 };
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *mention = parties->at[i];
		for (unsigned k = 0; k < actor->count; k++)
			if (mention->kind == MENTION_COUNTRY
					&& mention_acts_for_state(actor->at[k])
					&& !strcmp(mention->actor.code,
							actor->at[k]->actor
									.code))
				parties_add(&own, mention);
	}
	parties_remove(parties, &own);
}

/* "deployed 500 policemen": those do not stand on the other side. */
static void
remove_forces(struct parties *parties)
{
	struct parties forces = { .count = 0 };
	for (unsigned i = 0; i < parties->count; i++) {
		uint8_t sector = parties->at[i]->actor.sector[0];
		if (parties->at[i]->kind == MENTION_AGENT
				&& (sector == SECTOR_COP
						|| sector == SECTOR_MIL))
			parties_add(&forces, parties->at[i]);
	}
	parties_remove(parties, &forces);
}

/* The lexicon's own frame that fires, but for those of two equal sides. */
static bool
may_lack_whom(const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame && frame->event && frame->event < PLOVER_COUNT
	       && !frame->heard && !frame->mutual && !frame->tabari
	       && !frame->added;
}

/* "The rebels, {whom Chad backs}, vowed": only said of who acts. */
static bool
is_said_of(const struct tree *tree, const struct mention *mention,
		const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	for (unsigned i = 0; i < actor->count; i++) {
		uint16_t head = actor->at[i]->head;
		if (actor->at[i]->sentence == mention->sentence
				&& tree_is_below(tree, mention->head, head)
				&& !tree_is_below(tree, candidate->match.at,
						head))
			return true;
	}
	return false;
}

/* "Turkey lent Somalia $2 million {while} the bank approved a loan", "and the
 * bank": what somebody else does beside it. */
static bool
is_aside(const struct tree *tree, uint16_t verb)
{
	if (!tree_child(tree, verb, DEPREL_NSUBJ))
		return false;
	switch (tree_relation(tree, verb)) {
	case DEPREL_CONJ:
		return true;
	case DEPREL_ADVCL:
		return tree_child_in(tree, verb, GRAMMAR_ASIDE);
	default:
		return false;
	}
}

/* Who takes part in what is told beside the event; but what others did is
 * blamed on them. (Of 20 such recipients five were right.) */
static bool
is_elsewhere(const struct tree *tree, const struct mention *mention,
		const struct candidate *candidate)
{
	uint16_t own = tree->clause_of[candidate->match.at];
	uint16_t other = tree->clause_of[mention->head];
	if (own == other || candidate->match.frame->event == PLOVER_ACCUSE)
		return false;
	return is_aside(tree, tree_is_below(tree, own, other) ? own : other);
}

/* "Alongside Russia, China vetoed it", "together with Iran" */
static bool
is_companion(const struct tree *tree, const struct mention *mention)
{
	uint16_t with = tree_child(tree, mention->head, DEPREL_CASE);
	if (!with)
		return false;
	return tree_is(tree, with, GRAMMAR_TOGETHER)
	       || (with > 1
			       && tree_is(tree, (uint16_t)(with - 1),
					       GRAMMAR_TOGETHER));
}

/* "{With Pakistan abstaining}, India rejected it": who does what a participle
 * tells beside the event, wherever the tree hangs them. */
static bool
is_attendant(const struct tree *tree, const struct mention *mention)
{
	if (tree_is_attendant(tree, mention->head))
		return true;
	uint16_t first = tree_leftmost(tree, mention->head);
	uint16_t with = (uint16_t)(first - 1);
	if (first < 2 || tree_relation(tree, with) != DEPREL_MARK)
		return false;
	uint16_t deed = tree_head(tree, with);
	return deed > mention->last && tree_is_gerund(tree, deed)
	       && tree_relation(tree, deed) == DEPREL_ADVCL;
}

/* "Refused, drawing protests from {Oslo}": who answers what is told, and has it
 * not done to him. */
static bool
is_answering(const struct tree *tree, const struct mention *mention,
		const struct candidate *candidate)
{
	enum { STEPS = 6 };
	uint16_t verb = mention->head;
	for (unsigned i = 0; i < STEPS && verb; i++) {
		if (tree_is(tree, verb, GRAMMAR_OUTCOME)
				&& tree_is_gerund(tree, verb))
			return !tree_is_below(tree, candidate->match.at, verb);
		verb = tree_head(tree, verb);
	}
	return false;
}

/* "asked the council to condemn {Oslo}": on whom what is asked for would be
 * done is not asked. */
static bool
is_asked_about(const struct scene *scene, const struct mention *mention,
		const struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	if (!recipient_is_other_asked(scene, match))
		return false;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i]
				&& slot_is_complement(
						match->frame->conditions[i]
								.slot)
				&& tree_is_below(&scene->tree, mention->head,
						match->token[i]))
			return true;
	return false;
}

/* "sent 80 {firefighters}": by whom one helps. */
static bool
is_sent(const struct scene *scene, const struct candidate *candidate,
		const struct mention *mention)
{
	return candidate->match.frame->event == PLOVER_AID
	       && mention->sentence == scene->sentence
	       && tree_is(&scene->tree, mention->head, GRAMMAR_HELPER);
}

/* "dijo a {la radio} que", "told {reporters}": the press hears what is said of
 * others. */
static bool
is_press_told(const struct scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	uint16_t say = mention->sentence == scene->sentence
				       ? tree_head(tree, mention->head)
				       : 0;
	return say && mention->actor.sector[0] == SECTOR_JRN
	       && tree_is(tree, say, GRAMMAR_SAY) && mention->head > say
	       && tree_relation(tree, mention->head) != DEPREL_NSUBJ;
}

static void
keep_others(const struct scene *scene, const struct candidate *candidate,
		struct parties *found)
{
	struct parties said = { .count = 0 };
	for (unsigned i = 0; i < found->count; i++)
		if (is_said_of(&scene->tree, found->at[i], candidate)
				|| is_companion(&scene->tree, found->at[i])
				|| is_attendant(&scene->tree, found->at[i])
				|| is_sent(scene, candidate, found->at[i])
				|| is_press_told(scene, found->at[i])
				|| is_answering(&scene->tree, found->at[i],
						candidate)
				|| is_asked_about(scene, found->at[i],
						candidate)
				|| sides_deal_next(scene, candidate,
						found->at[i])
				|| is_elsewhere(&scene->tree, found->at[i],
						candidate))
			parties_add(&said, found->at[i]);
	parties_remove(found, &said);
	parties_remove(found, &candidate->actor);
	remove_own_state(found, &candidate->actor);
	if (candidate->match.frame->event == PLOVER_MOBILIZE)
		remove_forces(found);
}

/* A frame of the same category for which nobody is told to whom. */
static void
add_recipient(struct scene *scene, const struct heard *heard)
{
	struct candidate *candidate = scene->candidates[heard->token];
	const struct hearing *level = hearing_level(scene, heard->category);
	if (!may_lack_whom(candidate) || candidate->recipient.count
			|| candidate->match.frame->event != heard->category
			|| !level->known
			|| heard->margin[heard->category] < HEARD_LIKELY)
		return;
	heard_add(scene, heard, SIDE_RECIPIENT, level->role,
			&candidate->recipient);
	candidate->supposed = true;
	keep_others(scene, candidate, &candidate->recipient);
	if (heard->category == HEARD_AGREE)
		keep_promised(scene, heard->token, &candidate->actor,
				&candidate->recipient, true);
}

/* One of them stands in the same place: then nobody else is told. */
static bool
have_place(const struct parties *a, const struct parties *b)
{
	for (unsigned i = 0; i < a->count; i++)
		for (unsigned k = 0; k < b->count; k++)
			if (a->at[i]->head == b->at[k]->head)
				return true;
	return false;
}

/* Who is heard from `least` on to be the recipient of what the frame tells. */
static struct parties
find_recipients(const struct scene *scene, const struct heard *heard,
		const struct candidate *candidate, float least)
{
	struct parties found = { .count = 0 };
	uint8_t category = (uint8_t)candidate->match.frame->event;
	struct heard_side as = { heard, SIDE_RECIPIENT, least, category, true };
	heard_add_side(scene, &as, &found);
	keep_others(scene, candidate, &found);
	return found;
}

/* Whom the frame leaves without a country, the network may tell at any of the
 * frame's words, whatever it takes them for: in "expressed concern" at the
 * noun as well as at the verb. It makes no event of what has no country. (Of
 * recipients found so in annotated sentences 37 were right, 10 were nobody's,
 * 6 were others.) Who has no country must be heard surely. */
static void
add_faint_recipient(struct scene *scene, const struct heard *heard,
		struct candidate *candidate)
{
	if (!may_lack_whom(candidate)
			|| parties_have_country(&candidate->recipient)
			|| !parties_have_country(&candidate->actor)
			|| !hearing_is_word_of(&candidate->match, heard->token))
		return;
	const struct hearing *level =
			hearing_level(scene, candidate->match.frame->event);
	if (!level->known || !level->elsewhere)
		return;
	struct parties found =
			find_recipients(scene, heard, candidate, level->whom);
	if (!parties_have_country(&found) && !candidate->recipient.count)
		found = find_recipients(scene, heard, candidate, HEARD_SURELY);
	else if (!parties_have_country(&found)
			|| have_place(&found, &candidate->recipient))
		return;
	if (found.count)
		candidate->recipient = found;
}

void
heard_add_recipients(struct scene *scene, const struct heard *heard)
{
	add_recipient(scene, heard);
	for (uint16_t t = 1; t <= scene->tree.count; t++)
		add_faint_recipient(scene, heard, scene->candidates[t]);
}
