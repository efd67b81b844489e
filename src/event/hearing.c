#include "event/hearing.h"

#include "event/heard_parties.h"
#include "event/heard_roles.h"
#include "event/parties.h"
#include "event/phrase.h"
#include "event/silence.h"
#include "event/tree_verb.h"

_Static_assert((int)HEARD_AGREE == (int)PLOVER_AGREE
				&& (int)HEARD_ASSAULT == (int)PLOVER_ASSAULT
				&& (int)HEARD_CATEGORIES == (int)PLOVER_COUNT,
		"categories have one order");
_Static_assert((int)HEARD_HISTORICAL == (int)EVENT_HISTORICAL
				&& (int)HEARD_NEGATED == (int)EVENT_NEGATED,
		"statuses have one order");

/* The rules' status stands unless another is this much likelier. */
static const float SURE_OF_STATUS = 1.0f;

const struct hearing *
hearing_level(const struct scene *scene, uint8_t category)
{
	return &scene->frames->hearing[category];
}

bool
hearing_reaches(const struct scene *scene, const struct heard *heard,
		uint8_t category)
{
	const struct hearing *level = hearing_level(scene, category);
	return level->known && heard->margin[category] >= level->margin;
}

static bool
is_strong(const struct scene *scene, const struct heard *heard,
		uint8_t category)
{
	return hearing_reaches(scene, heard, category)
	       && heard->margin[category]
				  >= hearing_level(scene, category)->strong;
}

void
hearing_tell(const struct scene *scene, uint16_t token, const char *reason)
{
	const struct event_trace *trace = scene->trace;
	if (trace && trace->heard)
		trace->heard(trace->context, scene->sentence, token, reason);
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

/* Somebody of the parties stands in the clause of `verb`, or comes from another
 * sentence. */
static bool
any_in_clause(const struct scene *scene, const struct parties *parties,
		uint16_t verb)
{
	const uint16_t *clause_of = scene->tree.clause_of;
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->sentence != scene->sentence
				|| parties->at[i]->head > scene->tree.count
				|| clause_of[parties->at[i]->head]
						   == clause_of[verb])
			return true;
	return false;
}

/* "tras {la detención} de un reportero": beside what its verb tells. */
static bool
is_deed_beside(const struct tree *tree, const struct heard *heard)
{
	return heard->category == HEARD_COERCE
	       && tree->tokens[heard->token].upos == UPOS_NOUN
	       && deprel_universal(tree_relation(tree, heard->token))
				  == DEPREL_OBL;
}

/* "asked to free the reporter, {held} in Quito": said of somebody or beside
 * what the clause tells. */
static bool
is_participle_beside(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	return tree->clauses[token].passive
	       && (deprel == DEPREL_ACL || deprel == DEPREL_ADVCL);
}

/* Who acts in the clause around, and is not likely to have done what is told
 * beside it, did something else. */
static bool
acts_around(const struct scene *scene, const struct heard *heard,
		const struct parties *actor)
{
	const struct tree *tree = &scene->tree;
	struct parties likely = { .count = 0 };
	if (!is_deed_beside(tree, heard)
			&& (!is_participle_beside(tree, heard->token)
					|| any_in_clause(scene, actor,
							heard->token)))
		return false;
	heard_add(scene, heard, SIDE_ACTOR, HEARD_LIKELY, &likely);
	return !likely.count;
}

/* "The senator was arrested on Monday and met the ambassador": who is not
 * likely to have done what a passive tells, and stands in another clause, did
 * something else. */
static bool
acts_in_other_clause(const struct scene *scene, const struct heard *heard,
		const struct parties *actor)
{
	struct parties likely = { .count = 0 };
	if (!scene->tree.clauses[heard->token].passive
			|| any_in_clause(scene, actor, heard->token))
		return false;
	heard_add(scene, heard, SIDE_ACTOR, HEARD_LIKELY, &likely);
	return !likely.count;
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
bool
hearing_may_overrule(const struct frame *frame)
{
	return !frame->added && !frame->tabari && !frame->certain;
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

bool
hearing_is_live_frame(const struct candidate *candidate)
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

/* "voted to expel the envoy", "sent ships to help", "will stop training them":
 * the verb leads to another, and what happens is told there. */
static bool
leads_to(const struct tree *tree, uint16_t verb, uint16_t deed)
{
	enum deprel deprel = tree_relation(tree, deed);
	if (tree_head(tree, deed) != verb || verb > deed)
		return false;
	if (deprel == DEPREL_XCOMP && tree_is(tree, verb, GRAMMAR_CESSATION))
		return true;
	return (deprel == DEPREL_XCOMP || deprel == DEPREL_ADVCL)
	       && tree_is_infinitive(tree, deed);
}

/* "Vowed to fire rockets": what it threatens with or refuses is told by a frame
 * below it, and the deed would be told in place of the word. */
static bool
rests_on_deed(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	TREE_CHILDREN(&scene->tree, token, child)
	if (leads_to(&scene->tree, token, child)
			&& hearing_is_live_frame(scene->candidates[child])
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
	if (!hearing_may_overrule(match->frame) || match->words > 1
			|| tells_category(scene, heard->token, heard->category)
			|| rests_on_deed(scene, heard->token))
		return false;
	float own = heard->margin[match->frame->event];
	if (candidate->event.category < PLOVER_COUNT)
		own = larger(own, heard->margin[candidate->event.category]);
	return own > HEARD_NEVER
	       && heard->margin[heard->category] - own
				  >= hearing_level(scene, heard->category)
						     ->outweigh;
}

/* Held by two conditions on words: "sign ... into law". (Of 10 records that the
 * network made against such frames none was right.) */
static bool
is_firm(const struct match *match)
{
	return match->words > 1;
}

/* What it heard in sentences that were picked for what they tell, the network
 * overrates in running text: 47 of 60 records that it made there with less than
 * four in five were wrong. */
static const float RUNNING = 0.3f;

static float
raise_of(const struct scene *scene)
{
	return scene->running ? RUNNING : 0.0f;
}

/* Too faint to be told alone. */
static bool
is_faint(const struct scene *scene, const struct heard *heard)
{
	const struct hearing *level = hearing_level(scene, heard->category);
	return heard->margin[heard->category] < level->margin + raise_of(scene);
}

/* Alone, or beside something else. */
static bool
may_be_told(const struct scene *scene, const struct heard *heard)
{
	const struct hearing *level = hearing_level(scene, heard->category);
	return level->known && heard->margin[heard->category] >= level->beside;
}

/* Why a word that is heard makes no candidate, before its parties are known;
 * null when it may make one. */
static const char *
find_bar(struct scene *scene, const struct heard *heard)
{
	const struct candidate *candidate = scene->candidates[heard->token];
	const struct frame *frame = candidate->match.frame;
	if (!may_be_told(scene, heard) || (frame && is_faint(scene, heard)))
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

static bool
is_faint_in_text(const struct scene *scene, const struct heard *heard)
{
	uint8_t category = heard->category;
	if (scene->quiet)
		return !is_strong(scene, heard, category);
	return heard->margin[category]
	       < hearing_level(scene, category)->beside + raise_of(scene);
}

/* "The officials discussed their plans": a meeting takes two, but for one of a
 * body of states. (Of 20 such records of statements two were right.) */
static bool
meets_nobody(const struct heard *heard, const struct candidate *candidate)
{
	return heard->category == HEARD_CONSULT
	       && candidate->actor.count + candidate->recipient.count < 2
	       && !parties_begin_with_body(&candidate->actor);
}

bool
hearing_is_word_of(const struct match *match, uint16_t token)
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

/* Makes a candidate of its own, which is told of when it is chosen; else
 * returns what becomes of the word. */
static const char *
make_candidate(struct scene *scene, const struct heard *heard)
{
	struct candidate *candidate = scene->candidates[heard->token];
	struct candidate fresh = {
		.heard = heard,
		.faint = is_faint(scene, heard),
	};
	heard_fill_parties(scene, heard, &fresh);
	if (!fresh.actor.count)
		return "nobody is heard to act";
	const struct frame *frame = candidate->match.frame;
	if (acts_around(scene, heard, &fresh.actor))
		return "who is heard to act does something else";
	if (frame && frame->event == heard->category) {
		if (acts_in_other_clause(scene, heard, &fresh.actor))
			return "who is heard to act does something else";
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
		heard_add_recipients(scene, heard);
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
	if (hearing_is_word_of(&framed->match, token))
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
	return match->frame && !match->frame->event
	       && hearing_is_word_of(match, token)
	       && !is_strong(scene, heard->heard, heard->heard->category);
}

static const char *
find_double(struct scene *scene, uint16_t token)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		const struct candidate *other = scene->candidates[t];
		const char *rival = NULL;
		if (hearing_is_live_frame(other))
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

bool
hearing_is_at(const struct scene *scene, const struct candidate *candidate,
		float least)
{
	const struct match *match = &candidate->match;
	uint8_t event = match->frame->event;
	for (uint32_t i = 0; i < scene->heard->count; i++) {
		const struct heard *heard = &scene->heard->at[i];
		if (heard->token <= scene->tree.count
				&& hearing_is_word_of(match, heard->token)
				&& heard->margin[event] >= least)
			return true;
	}
	return false;
}

/* The row that says how clearly a frame must be heard to be upheld; null where
 * none says it. */
static const struct hearing *
backing_of(const struct scene *scene, const struct candidate *candidate)
{
	uint8_t event = candidate->match.frame->event;
	if (!scene->heard || hearing_made(candidate) || event >= PLOVER_COUNT)
		return NULL;
	const struct hearing *level = hearing_level(scene, event);
	return level->backs ? level : NULL;
}

bool
hearing_backs(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level = backing_of(scene, candidate);
	return level && hearing_is_at(scene, candidate, level->back);
}

bool
hearing_is_loud(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level = backing_of(scene, candidate);
	return level && hearing_is_at(scene, candidate, level->strong);
}

bool
hearing_is_at_home(const struct scene *scene, const struct candidate *candidate)
{
	uint8_t event = candidate->match.frame->event;
	if (!scene->heard || event >= PLOVER_COUNT)
		return false;
	const struct hearing *level = hearing_level(scene, event);
	float least = hearing_made(candidate) ? level->home : level->framed;
	return level->homes && hearing_is_at(scene, candidate, least);
}

bool
hearing_lacks(const struct scene *scene, const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame->echoed && scene->heard && frame->event < PLOVER_COUNT
	       && !hearing_is_at(scene, candidate, HEARD_LEAST);
}

void
hearing_choose(struct scene *scene)
{
	silence_choose(scene);
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
	if (silence_fell_on(candidate))
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
	bool word = hearing_is_word_of(&candidate->match, heard->token);
	if (!word
			&& scene->tree.clause_of[heard->token]
					   != scene->tree.clause_of
							      [event->trigger])
		return;
	echo->any = true;
	uint8_t told = event->category, meant = candidate->match.frame->event;
	echo->same |= (told < PLOVER_COUNT
				      && hearing_reaches(scene, heard, told))
		      || (meant < PLOVER_COUNT
				      && hearing_reaches(scene, heard, meant));
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
