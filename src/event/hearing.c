#include "event/hearing.h"

#include "event/code.h"
#include "event/heard_parties.h"
#include "event/parties.h"
#include "event/phrase.h"
#include "event/quiet.h"

_Static_assert((int)HEARD_AGREE == (int)PLOVER_AGREE
				&& (int)HEARD_ASSAULT == (int)PLOVER_ASSAULT
				&& (int)HEARD_CATEGORIES == (int)PLOVER_COUNT,
		"categories have one order");
_Static_assert((int)HEARD_HISTORICAL == (int)EVENT_HISTORICAL
				&& (int)HEARD_NEGATED == (int)EVENT_NEGATED,
		"statuses have one order");

/* The rules' status stands unless another is this much likelier. */
static const float SURE_OF_STATUS = 1.0f;

/* Even odds: enough for who takes part in what a frame has told. */
static const float LIKELY = 0.0f;

static const struct hearing *
level_of(const struct scene *scene, uint8_t category)
{
	return &scene->frames->hearing[category];
}

static bool
reaches(const struct scene *scene, const struct heard *heard, uint8_t category)
{
	const struct hearing *level = level_of(scene, category);
	return level->known && heard->margin[category] >= level->margin;
}

static bool
is_strong(const struct scene *scene, const struct heard *heard,
		uint8_t category)
{
	return reaches(scene, heard, category)
	       && heard->margin[category] >= level_of(scene, category)->strong;
}

void
hearing_tell(const struct scene *scene, uint16_t token, const char *reason)
{
	const struct event_trace *trace = scene->trace;
	if (trace && trace->heard)
		trace->heard(trace->context, scene->sentence, token, reason);
}

/* ---- Who is who ------------------------------------------------------- */

/* The likeliest that is somebody and no recipient, when nobody is likely. */
static void
add_likeliest(const struct scene *scene, const struct heard *heard,
		enum side side, struct parties *out)
{
	const struct hearing *level = level_of(scene, heard->category);
	float best = HEARD_NEVER;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct parties found = { .count = 0 };
		float margin = heard_margin_of(heard, t, side);
		if (margin < level->actor || margin <= best
				|| (side == SIDE_ACTOR && heard_where(scene, t))
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

/* "Oman is committed to helping its ports", "Oman and Chad agreed to go on
 * working for peace in Mali": whom the network hears beside a promise at home
 * or of two sides, it is mostly about, and not made to. (Of 60 such recipients
 * in statements five were right.) */
static void
keep_promised(const struct parties *actor, struct parties *recipient,
		bool framed)
{
	struct parties others = { .count = 0 };
	for (unsigned i = 0; actor->count && i < recipient->count; i++)
		if (is_only_concerned(actor, recipient->at[i], framed))
			parties_add(&others, recipient->at[i]);
	parties_remove(recipient, &others);
}

static void
fill_parties(const struct scene *scene, const struct heard *heard,
		struct candidate *candidate)
{
	const struct hearing *level = level_of(scene, heard->category);
	struct parties *actor = &candidate->actor;
	enum side side = heard->category == HEARD_CONSULT ? SIDE_MEETING
							  : SIDE_ACTOR;
	heard_add(scene, heard, side, level->role, actor);
	if (!actor->count)
		add_likeliest(scene, heard, side, actor);
	heard_add(scene, heard, SIDE_RECIPIENT, level->role,
			&candidate->recipient);
	parties_remove(&candidate->recipient, actor);
	if (heard->category == HEARD_AGREE)
		keep_promised(actor, &candidate->recipient, false);
}

/* ---- Candidates ------------------------------------------------------- */

static uint8_t
kind_of(const struct tree *tree, uint16_t token)
{
	switch ((enum upos)tree->tokens[token].upos) {
	case UPOS_VERB:
	case UPOS_AUX:
		return TRIGGER_VERB;
	case UPOS_NOUN:
	case UPOS_PROPN:
		return tree_child(tree, token, DEPREL_NSUBJ)
						       && !tree_child(tree,
								       token,
								       DEPREL_COP)
				       ? TRIGGER_VERB
				       : TRIGGER_NOUN;
	default:
		return tree_is_past_participle(tree, token) ? TRIGGER_VERB
							    : TRIGGER_ADJECTIVE;
	}
}

/* A word by itself; who is asked for its phrase finds one word. */
static const struct trigger a_word = { .phrase = { .count = 1 } };

static void
set_match(const struct scene *scene, const struct heard *heard,
		struct candidate *candidate)
{
	const struct heard_frames *frames = scene->frames->heard;
	uint16_t token = heard->token;
	uint8_t kind = kind_of(&scene->tree, token);
	bool mutual = heard->category == HEARD_CONSULT
		      && !candidate->recipient.count;
	struct match match = { .trigger = &a_word, .at = token, .last = token };
	match.frame = mutual ? &frames->mutual[heard->category][kind]
			     : &frames->of[heard->category][kind];
	if (kind == TRIGGER_NOUN) {
		struct arguments arguments;
		arguments_of_noun(&scene->tree, token, &arguments);
		match.verb = arguments.verb;
	}
	candidate->match = match;
	candidate->heard = heard;
}

/* A frame of the same category that found nobody who acts. */
static void
complete(struct candidate *candidate, const struct candidate *heard)
{
	candidate->actor = heard->actor;
	if (!candidate->recipient.count)
		candidate->recipient = heard->recipient;
	candidate->heard = heard->heard;
	if (!candidate->match.frame->mutual)
		return;
	for (unsigned i = 0; i < candidate->recipient.count; i++)
		parties_add(&candidate->actor, candidate->recipient.at[i]);
	candidate->recipient.count = 0;
}

/* The lexicon's own: not of a folder laid over it, nor an imported pattern,
 * which whoever brought them wants told. */
static bool
may_give_way(const struct frame *frame)
{
	return !frame->added && !frame->tabari;
}

/* As a category the frame has, or that it will be told as: help that is to
 * come is a promise. */
static bool
tells_category(struct scene *scene, uint16_t token, uint8_t category)
{
	struct candidate *candidate = scene->candidates[token];
	if (candidate->match.frame->event == category)
		return true;
	scene_make_event(scene, token, NULL, candidate);
	return candidate->event.category == category;
}

static float
larger(float a, float b)
{
	return a > b ? a : b;
}

static bool
is_live_frame(const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame && frame->event && !frame->heard && !candidate->dropped;
}

static bool
have_all(const struct parties *a, const struct parties *b)
{
	for (unsigned i = 0; i < b->count; i++)
		if (!parties_have(a, b->at[i]))
			return false;
	return a->count == b->count;
}

/* "voted to expel the envoy", "sent ships to help": the verb leads to the
 * infinitive, and what happens is told there. */
static bool
leads_to(const struct tree *tree, uint16_t verb, uint16_t infinitive)
{
	enum deprel deprel = tree_relation(tree, infinitive);
	return tree_head(tree, infinitive) == verb && verb < infinitive
	       && (deprel == DEPREL_XCOMP || deprel == DEPREL_ADVCL)
	       && tree_is_infinitive(tree, infinitive);
}

/* "Vowed to fire rockets": what it threatens with or refuses is told by a frame
 * below it, and the deed would be told in place of the word. */
static bool
rests_on_deed(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	TREE_CHILDREN(&scene->tree, token, child)
	if (leads_to(&scene->tree, token, child)
			&& is_live_frame(scene->candidates[child])
			&& have_all(&candidate->actor,
					&scene->candidates[child]->actor))
		return true;
	return false;
}

/* "Opposes a plan" is REJECT, whatever "opposes" mostly is. Two conditions on
 * words hold a frame. */
static bool
outweighs(struct scene *scene, const struct heard *heard)
{
	struct candidate *candidate = scene->candidates[heard->token];
	const struct match *match = &candidate->match;
	if (!may_give_way(match->frame) || match->words > 1
			|| tells_category(scene, heard->token, heard->category)
			|| rests_on_deed(scene, heard->token))
		return false;
	float own = heard->margin[match->frame->event];
	if (candidate->event.category < PLOVER_COUNT)
		own = larger(own, heard->margin[candidate->event.category]);
	return own > HEARD_NEVER
	       && heard->margin[heard->category] - own
				  >= level_of(scene, heard->category)->outweigh;
}

/* Held by two conditions on words: "sign ... into law". (Of 10 records that the
 * network made against such frames none was right.) */
static bool
is_firm(const struct match *match)
{
	return match->words > 1;
}

/* Why a word that is heard makes no candidate, before its parties are known;
 * null when it may make one. */
static const char *
find_bar(struct scene *scene, const struct heard *heard)
{
	const struct candidate *candidate = scene->candidates[heard->token];
	const struct frame *frame = candidate->match.frame;
	if (!reaches(scene, heard, heard->category))
		return "it is too faint";
	if (!frame)
		return NULL;
	bool fires = frame->tabari || (frame->event && candidate->actor.count);
	if (fires && frame->event == heard->category)
		return "a frame tells it";
	if (fires && !outweighs(scene, heard))
		return "a frame fires there";
	if (!frame->event
			&& (is_firm(&candidate->match)
					|| !is_strong(scene, heard,
							heard->category)))
		return "a frame says that it is no event";
	return NULL;
}

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

/* The token is one of the words that the frame needed. */
static bool
is_word_of(const struct match *match, uint16_t token)
{
	if ((token >= match->at && token <= match->last)
			|| token == match->verb)
		return true;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		if (match->token[i] == token
				&& (condition->words.count || condition->events
						|| slot_is_complement(
								condition->slot)))
			return true;
	}
	return false;
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

static void
keep_others(const struct scene *scene, const struct candidate *candidate,
		struct parties *found)
{
	struct parties said = { .count = 0 };
	for (unsigned i = 0; i < found->count; i++)
		if (is_said_of(&scene->tree, found->at[i], candidate))
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
	const struct hearing *level = level_of(scene, heard->category);
	if (!may_lack_whom(candidate) || candidate->recipient.count
			|| candidate->match.frame->event != heard->category
			|| !level->known
			|| heard->margin[heard->category] < LIKELY)
		return;
	heard_add(scene, heard, SIDE_RECIPIENT, level->role,
			&candidate->recipient);
	keep_others(scene, candidate, &candidate->recipient);
	if (heard->category == HEARD_AGREE)
		keep_promised(&candidate->actor, &candidate->recipient, true);
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

/* Whom the frame leaves without a country, the network may tell at any of the
 * frame's words, whatever it takes them for: in "expressed concern" at the
 * noun as well as at the verb. It makes no event of what has no country. (Of
 * recipients found so in annotated sentences 37 were right, 10 were nobody's,
 * 6 were others.) */
static void
add_faint_recipient(struct scene *scene, const struct heard *heard,
		struct candidate *candidate)
{
	struct parties found = { .count = 0 };
	if (!may_lack_whom(candidate)
			|| parties_have_country(&candidate->recipient)
			|| !parties_have_country(&candidate->actor)
			|| !is_word_of(&candidate->match, heard->token))
		return;
	const struct hearing *level = level_of(scene,
			(uint8_t)candidate->match.frame->event);
	if (!level->known || !level->elsewhere)
		return;
	struct heard_side as = { heard, SIDE_RECIPIENT, level->whom, true };
	heard_add_side(scene, &as, &found);
	keep_others(scene, candidate, &found);
	if (parties_have_country(&found)
			&& !have_place(&found, &candidate->recipient))
		candidate->recipient = found;
}

static void
add_recipients(struct scene *scene, const struct heard *heard)
{
	add_recipient(scene, heard);
	for (uint16_t t = 1; t <= scene->tree.count; t++)
		add_faint_recipient(scene, heard, scene->candidates[t]);
}

static bool
is_of_body(const struct candidate *candidate)
{
	return candidate->actor.count
	       && code_is_international(candidate->actor.at[0]->actor.code);
}

/* What it heard in sentences that were picked for what they tell, the network
 * overrates in running text: 47 of 60 records that it made there with less than
 * four in five were wrong. */
static const float RUNNING = 0.3f;

static bool
is_faint_in_text(const struct scene *scene, const struct heard *heard)
{
	uint8_t category = heard->category;
	if (scene->quiet)
		return !is_strong(scene, heard, category);
	return scene->running
	       && heard->margin[category]
				  < level_of(scene, category)->margin + RUNNING;
}

/* "The officials discussed their plans": a meeting takes two, but for one of a
 * body of states. (Of 20 such records of statements two were right.) */
static bool
meets_nobody(const struct heard *heard, const struct candidate *candidate)
{
	return heard->category == HEARD_CONSULT
	       && candidate->actor.count + candidate->recipient.count < 2
	       && !is_of_body(candidate);
}

/* Makes a candidate of its own, which is told of when it is chosen; else
 * returns what becomes of the word. */
static const char *
make_candidate(struct scene *scene, const struct heard *heard)
{
	struct candidate *candidate = scene->candidates[heard->token];
	struct candidate fresh = { .heard = heard };
	fill_parties(scene, heard, &fresh);
	if (!fresh.actor.count)
		return "nobody is heard to act";
	const struct frame *frame = candidate->match.frame;
	if (frame && frame->event == heard->category) {
		complete(candidate, &fresh);
		return "it gives a frame its actor";
	}
	if (meets_nobody(heard, &fresh))
		return "nobody is heard to be met";
	if (is_faint_in_text(scene, heard))
		return "it is too faint for running text";
	set_match(scene, heard, &fresh);
	*scene_own_candidate(scene, heard->token) = fresh;
	return NULL;
}

void
hearing_fill(struct scene *scene)
{
	for (uint32_t i = 0; scene->heard && i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (heard->token > scene->tree.count
				|| scene->tree.count != scene->heard->tokens)
			continue;
		add_recipients(scene, heard);
		const char *outcome = find_bar(scene, heard);
		if (!outcome)
			outcome = make_candidate(scene, heard);
		if (outcome)
			hearing_tell(scene, heard->token, outcome);
	}
}

/* ---- Beside frames ---------------------------------------------------- */

/* "a motion that urges Russia to leave": what it says is told there. */
static bool
is_told_of(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	return tree_is_noun(tree, noun) && tree_head(tree, verb) == noun
	       && (deprel == DEPREL_ACL_RELCL || deprel == DEPREL_ACL);
}

/* Why the event that is heard at `token` is not told beside the one that a
 * frame tells at `other`. */
static const char *
find_rival(struct scene *scene, uint16_t token, uint16_t other)
{
	const struct candidate *heard = scene->candidates[token];
	const struct candidate *framed = scene->candidates[other];
	const uint16_t *clause_of = scene->tree.clause_of;
	if (is_word_of(&framed->match, token))
		return "it is among the words of a frame that fires";
	if (leads_to(&scene->tree, token, other)
			&& have_all(&heard->actor, &framed->actor))
		return "it leads to what a frame tells";
	bool clause = clause_of[token] == clause_of[other];
	bool parties = have_all(&heard->actor, &framed->actor)
		       && have_all(&heard->recipient, &framed->recipient);
	if (parties && is_told_of(&scene->tree, token, other))
		return "a frame tells what it says";
	if ((clause || parties)
			&& tells_category(scene, other, heard->heard->category))
		return "a frame tells it";
	return NULL;
}

/* Two words of one clause that tell the same category tell it once. */
static bool
is_heard_better(const struct scene *scene, uint16_t token, uint16_t other)
{
	const struct candidate *own = scene->candidates[token];
	const struct candidate *rival = scene->candidates[other];
	uint8_t category = own->heard->category;
	if (rival->dropped || category != rival->heard->category
			|| scene->tree.clause_of[token]
					   != scene->tree.clause_of[other])
		return false;
	float a = own->heard->margin[category];
	float b = rival->heard->margin[category];
	return b > a || (b == a && other < token);
}

/* "reflects its promise to build schools": a frame says that the verb and the
 * promise together are no event. */
static bool
is_word_of_none(const struct scene *scene, uint16_t token, uint16_t other)
{
	const struct candidate *heard = scene->candidates[token];
	const struct match *match = &scene->candidates[other]->match;
	return match->frame && !match->frame->event && is_word_of(match, token)
	       && !is_strong(scene, heard->heard, heard->heard->category);
}

static const char *
find_double(struct scene *scene, uint16_t token)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct candidate *other = scene->candidates[t];
		const char *rival = NULL;
		if (is_live_frame(other))
			rival = find_rival(scene, token, t);
		else if (t != token && is_word_of_none(scene, token, t))
			rival = "it is among the words of what is no event";
		else if (t != token && hearing_made(other)
				&& is_heard_better(scene, token, t))
			rival = "another word of the clause tells it better";
		if (rival)
			return rival;
	}
	return NULL;
}

/* Its own category is heard at the frame's words, from there on. */
static bool
is_heard_at(const struct scene *scene, const struct candidate *candidate,
		float least)
{
	const struct match *match = &candidate->match;
	uint8_t event = match->frame->event;
	for (uint32_t i = 0; i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (heard->token <= scene->tree.count
				&& is_word_of(match, heard->token)
				&& heard->margin[event] >= least)
			return true;
	}
	return false;
}

/* What a built-in frame tells is heard strongly at its own words. */
static bool
is_told_loudly(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level =
			level_of(scene, candidate->match.frame->event);
	return level->known
	       && is_heard_at(scene, candidate,
			       larger(level->margin, level->strong));
}

/* The row that says how clearly a frame must be heard to be upheld; null where
 * none says it. */
static const struct hearing *
backing_of(const struct scene *scene, const struct candidate *candidate)
{
	uint8_t event = candidate->match.frame->event;
	if (!scene->heard || hearing_made(candidate) || event >= PLOVER_COUNT)
		return NULL;
	const struct hearing *level = level_of(scene, event);
	return level->backs ? level : NULL;
}

bool
hearing_backs(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level = backing_of(scene, candidate);
	return level && is_heard_at(scene, candidate, level->back);
}

bool
hearing_is_loud(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level = backing_of(scene, candidate);
	return level && is_heard_at(scene, candidate, level->strong);
}

bool
hearing_lacks(const struct scene *scene, const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame->echoed && scene->heard && frame->event < PLOVER_COUNT
	       && !is_heard_at(scene, candidate, HEARD_LEAST);
}

static const char unheard[] = "the network hears nothing there";

/* At the words of the frame that fires at the token, or in its clause. */
static bool
is_near(const struct scene *scene, const struct heard *heard, uint16_t token)
{
	const uint16_t *clause_of = scene->tree.clause_of;
	return heard->token <= scene->tree.count
	       && (clause_of[heard->token] == clause_of[token]
			       || is_word_of(&scene->candidates[token]->match,
					       heard->token));
}

static bool
is_heard_near(const struct scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->heard->count; i++)
		if (is_near(scene, &scene->heard->at[i], token))
			return true;
	return false;
}

/* "Visiting Oslo, the minister praised ...": the network, which hears the main
 * verb, often hears nothing in a participle that opens a sentence. Of other
 * openings ("recognising this, ...") silence is right. */
static bool
is_opening_visit(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	const struct candidate *candidate = scene->candidates[token];
	return candidate->match.frame->event == PLOVER_CONSULT
	       && candidate->recipient.count
	       && tree_relation(tree, token) == DEPREL_ADVCL
	       && tree_head(tree, token) > token && tree_is_gerund(tree, token)
	       && !tree_child(tree, token, DEPREL_MARK)
	       && tree_leftmost(tree, token) == token;
}

/* By the first of each side. */
static bool
is_between_countries(const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	return actor->count && recipient->count && actor->at[0]->actor.code[0]
	       && recipient->at[0]->actor.code[0]
	       && strcmp(actor->at[0]->actor.code, recipient->at[0]->actor.code)
				  != 0;
}

/* "Beijing has stepped up its outreach, inviting lawmakers of Colombia": the
 * network, which hears the main verb, often hears nothing in a participle
 * behind it. Within a country silence is mostly right. */
static bool
is_trailing_deed(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	return is_between_countries(scene->candidates[token])
	       && tree_relation(tree, token) == DEPREL_ADVCL
	       && tree_head(tree, token) < token && tree_is_gerund(tree, token)
	       && token > 1 && tree_is_comma(tree, (uint16_t)(token - 1));
}

/* "has stopped supplying gas": what is heard is that it ends. */
static bool
is_ended_aloud(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t verb = tree_head(tree, token);
	if (tree_relation(tree, token) != DEPREL_XCOMP
			|| !tree_is(tree, verb, GRAMMAR_CESSATION))
		return false;
	for (uint32_t i = 0; i < scene->heard->count; i++)
		if (scene->heard->at[i].token == verb)
			return true;
	return false;
}

/* A frame that only its own words hold. */
static bool
is_bare(const struct candidate *candidate)
{
	return is_live_frame(candidate) && may_give_way(candidate->match.frame)
	       && !candidate->match.words;
}

/* By the row of what it tells. */
static enum hearing_echo
echo_of(const struct scene *scene, const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	return event < PLOVER_COUNT ? level_of(scene, (uint8_t)event)->echo
				    : ECHO_INLAND;
}

/* Of what is told between two countries, or of a body, silence is no better
 * judge than words that hold the frame (half and half in statements of the
 * White House); of the rest it is: of 50 such records 4 were right. */
static bool
needs_echo(const struct scene *scene, const struct candidate *candidate)
{
	if (!is_live_frame(candidate) || !may_give_way(candidate->match.frame))
		return false;
	enum hearing_echo echo = echo_of(scene, candidate);
	if (is_bare(candidate))
		return echo != ECHO_NONE;
	return echo == ECHO_INLAND && !is_between_countries(candidate)
	       && !is_of_body(candidate);
}

static void
silence_frames(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++)
		if (needs_echo(scene, scene->candidates[t])
				&& !is_heard_near(scene, t)
				&& !is_opening_visit(scene, t)
				&& !is_trailing_deed(scene, t)
				&& !is_ended_aloud(scene, t))
			scene->candidates[t]->dropped = unheard;
}

/* The network hears there what the frame tells. */
static bool
is_echoed(const struct scene *scene, uint16_t token)
{
	uint8_t event = scene->candidates[token]->match.frame->event;
	for (uint32_t i = 0; i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (is_near(scene, heard, token)
				&& reaches(scene, heard, event))
			return true;
	}
	return false;
}

static bool
is_idle(const struct scene *scene, const struct candidate *candidate)
{
	return (scene->quiet && quiet_is_talk(scene, candidate))
	       || quiet_is_life(scene, candidate);
}

/* In a page on a firm or a life the words of people and firms are no politics,
 * unless they are heard as such. (Of 80 such records 68 were wrong; of 40 of
 * "she" and "they" in any running text 33.) */
static void
silence_talk(struct scene *scene)
{
	for (uint16_t t = 1; scene->running && t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (is_live_frame(candidate)
				&& may_give_way(candidate->match.frame)
				&& echo_of(scene, candidate) != ECHO_NONE
				&& is_idle(scene, candidate)
				&& !is_echoed(scene, t))
			candidate->dropped = unheard;
	}
}

static const char in_game[] = "a game is told of";

/* A word of games, or two different words that mostly are. */
static bool
tells_of_game(const struct tree *tree)
{
	word_id hint = 0;
	for (uint16_t t = 1; t <= tree->count; t++) {
		word_id lemma = tree->tokens[t].lemma;
		bool hints = tree_is(tree, t, GRAMMAR_GAME_HINT);
		if (tree_is(tree, t, GRAMMAR_GAME)
				|| (hints && hint && hint != lemma))
			return true;
		if (hints)
			hint = lemma;
	}
	return false;
}

/* "Australia's bowlers bombarded the batsmen": in a sentence with words of
 * games alone the words of war are the game's. What a frame tells stands if it
 * is held by words or heard strongly. */
static void
silence_games(struct scene *scene)
{
	if (!tells_of_game(&scene->tree))
		return;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (hearing_made(candidate) && !candidate->dropped)
			candidate->dropped = in_game;
		else if (is_bare(candidate) && !is_told_loudly(scene, candidate))
			candidate->dropped = in_game;
	}
}

/* Countries and towns play games; so do people, and "partidos" are matches. */
static bool
may_play(const struct mention *mention)
{
	if (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_GENERIC
			|| mention->kind == MENTION_PRONOUN)
		return true;
	if (mention->actor.sector[0] == SECTOR_PTY)
		return mention->kind != MENTION_NAME;
	return sector_in(mention->actor.sector[0], SECTORS_AT_PLAY);
}

/* No network hears what is meant, or its silence says nothing. */
static bool
is_unheard(const struct scene *scene, const struct candidate *candidate)
{
	return !scene->heard || echo_of(scene, candidate) == ECHO_NONE;
}

/* There what teams and players are told to do beside such words is the game's;
 * but whoever protests does not play. */
static void
silence_players(struct scene *scene)
{
	if (!tells_of_game(&scene->tree))
		return;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (is_live_frame(candidate) && is_unheard(scene, candidate)
				&& candidate->match.frame->event
						   != PLOVER_PROTEST
				&& parties_all(&candidate->actor, may_play)
				&& parties_all(&candidate->recipient, may_play))
			candidate->dropped = in_game;
	}
}

void
hearing_choose(struct scene *scene)
{
	if (scene->heard) {
		silence_frames(scene);
		silence_talk(scene);
		silence_games(scene);
	}
	silence_players(scene);
	for (uint32_t i = 0; scene->heard && i < scene->heard->count; i++) {
		uint16_t token = scene->heard->at[i].token;
		if (token > scene->tree.count)
			return;
		struct candidate *candidate = scene->candidates[token];
		if (hearing_made(candidate) && !candidate->dropped)
			candidate->dropped = find_double(scene, token);
	}
}

bool
hearing_is_unsure(const struct scene *scene, const struct candidate *candidate)
{
	if (candidate->dropped == unheard)
		return true;
	return hearing_made(candidate)
	       && (candidate->dropped
			       || !is_strong(scene, candidate->heard,
					       candidate->heard->category));
}

/* ---- The event -------------------------------------------------------- */

uint8_t
hearing_status(const struct heard *heard, uint8_t ruled)
{
	float lead = heard->statuses[heard->status] - heard->statuses[ruled];
	return lead >= SURE_OF_STATUS ? heard->status : ruled;
}

/* What is heard at the words of a frame, or anywhere in its clause. */
struct echo {
	bool same;  /* the category of the event */
	bool other; /* another one, strongly */
	bool any;
};

static void
listen(const struct scene *scene, const struct candidate *candidate,
		const struct heard *heard, struct echo *echo)
{
	const struct event *event = &candidate->event;
	bool word = is_word_of(&candidate->match, heard->token);
	if (!word
			&& scene->tree.clause_of[heard->token]
					   != scene->tree.clause_of
							   [event->trigger])
		return;
	echo->any = true;
	uint8_t told = event->category, meant = candidate->match.frame->event;
	echo->same |= (told < PLOVER_COUNT && reaches(scene, heard, told))
		      || (meant < PLOVER_COUNT && reaches(scene, heard, meant));
	echo->other |= word && heard->category != told
		       && heard->category != meant
		       && is_strong(scene, heard, heard->category);
}

static uint32_t
bit(enum evidence evidence, bool there)
{
	return (uint32_t)there << evidence;
}

static void
credit_frame(const struct scene *scene, struct candidate *candidate)
{
	struct echo echo = { false, false, false };
	struct event *event = &candidate->event;
	for (uint32_t i = 0; i < scene->heard->count; i++)
		if (scene->heard->at[i].token <= scene->tree.count)
			listen(scene, candidate, &scene->heard->at[i], &echo);
	event->made_by = echo.same ? MADE_BY_BOTH : MADE_BY_FRAME;
	event->evidence |= bit(EVIDENCE_HEARD_TOO, echo.same)
			   | bit(EVIDENCE_HEARD_OTHER, !echo.same && echo.other)
			   | bit(EVIDENCE_HEARD_NOTHING, !echo.any);
}

static void
credit_heard(const struct scene *scene, struct candidate *candidate)
{
	struct event *event = &candidate->event;
	bool strong = is_strong(
			scene, candidate->heard, candidate->heard->category);
	event->made_by = MADE_BY_NETWORK;
	event->evidence |= bit(EVIDENCE_HEARD_ALONE, true)
			   | bit(EVIDENCE_HEARD_STRONGLY, strong);
}

void
hearing_credit(const struct scene *scene, struct candidate *candidate)
{
	if (!scene->heard)
		return;
	if (hearing_made(candidate))
		credit_heard(scene, candidate);
	else
		credit_frame(scene, candidate);
	candidate->event.confidence =
			confidence_of(&scene->frames->ontology->confidence,
					candidate->event.evidence);
}
