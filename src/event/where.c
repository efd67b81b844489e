#include "event/where.h"

#include "event/tree_verb.h"

enum { HOST_STEPS = 8, GOVERNOR_STEPS = 5 };

static enum deprel
universal(const struct tree *tree, uint16_t token)
{
	return deprel_universal(tree_relation(tree, token));
}

/* ------------------------------------------------------------------ hosts */

/* How a place hangs on its host. */
enum link {
	LINK_NONE,
	LINK_INSIDE, /* "in" somewhere in the phrase: "the crisis in Tigray" */
	LINK_AMONG,  /* the same of people or sites: "officials in Tigray" */
	LINK_BESIDE, /* "in" right on the host */
	LINK_TARGET, /* what the verb acts on: "bombed Aleppo" */
	LINK_GOAL,   /* "flew to Lima" */
};

struct place_link {
	const struct place_mention *place;
	uint16_t host;
	uint8_t link;
};

static bool
is_event(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	return candidate->match.frame && !candidate->dropped;
}

/* "attack", but not "protester" or "station", which are somebody or somewhere.
 */
static bool
names_events(const struct scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->tree;
	if (scene->mention[noun] || tree_is(tree, noun, GRAMMAR_SITE))
		return false;
	return frames_is_event_noun(tree->frames, tree->tokens[noun].lemma);
}

/* The preposition of a phrase, also of the first one of a list. */
static uint16_t
preposition_of(const struct tree *tree, uint16_t token)
{
	uint16_t found = tree_child(tree, token, DEPREL_CASE);
	for (int step = 0; !found && step < GOVERNOR_STEPS
			   && tree_relation(tree, token) == DEPREL_CONJ;
			step++) {
		token = tree_head(tree, token);
		found = token ? tree_child(tree, token, DEPREL_CASE) : 0;
	}
	return found;
}

/* Whether a name without "in" may be looked at through its noun: "the port of
 * Iquique", "Cauca department", "a Gaza hospital". A country only owns what
 * lies anywhere: "the US embassy". */
static bool
passes(const struct tree *tree, uint16_t token, uint16_t noun, bool country)
{
	bool site = tree_is(tree, noun, GRAMMAR_SITE);
	switch (tree_relation(tree, token)) {
	case DEPREL_NMOD_POSS:
	case DEPREL_NMOD:
		return site;
	case DEPREL_NMOD_DESC:
	case DEPREL_APPOS:
	case DEPREL_FLAT:
		return site || tree->tokens[noun].upos == UPOS_PROPN;
	case DEPREL_COMPOUND:
	case DEPREL_AMOD:
		return !country
		       && (site || tree->tokens[noun].name == NAME_B_LOC
				       || tree->tokens[noun].name
							  == NAME_I_LOC);
	default:
		return false;
	}
}

/* A noun that stands for people or for a spot, not for what is done. */
static bool
is_somewhere(const struct scene *scene, uint16_t noun)
{
	return scene->mention[noun]
	       || tree_is(&scene->tree, noun, GRAMMAR_SITE);
}

/* What the preposition of a phrase makes of the link so far; false where the
 * way up ends unless `head` is its host. */
static bool
read_preposition(const struct scene *scene, uint16_t token, enum link *link)
{
	const struct tree *tree = &scene->tree;
	uint16_t preposition = preposition_of(tree, token);
	if (preposition
			&& tree_is(tree, preposition,
					GRAMMAR_PLACE_PREPOSITION)) {
		*link = LINK_BESIDE;
		return true;
	}
	if (preposition && tree_is(tree, preposition, GRAMMAR_ACCORDING)) {
		*link = LINK_NONE;
		return false;
	}
	if (*link == LINK_BESIDE)
		*link = is_somewhere(scene, token) ? LINK_AMONG : LINK_INSIDE;
	if (*link != LINK_NONE || !preposition
			|| tree_is(tree, preposition,
					GRAMMAR_OWNER_PREPOSITION))
		return true;
	if (tree_is(tree, preposition, GRAMMAR_GOAL_PREPOSITION))
		*link = LINK_GOAL;
	else if (tree_is(tree, preposition, GRAMMAR_TARGET_PREPOSITION))
		*link = LINK_TARGET;
	return false;
}

/* Where the way up from a place ends: a clause, or a word for an event. */
static bool
is_host(const struct scene *scene, uint16_t token)
{
	return scene->tree.clause_of[token] == token || is_event(scene, token)
	       || (tree_is_noun(&scene->tree, token)
			       && names_events(scene, token));
}

/* What is acted on without a preposition. */
static bool
is_acted_on(const struct tree *tree, uint16_t token, uint16_t host)
{
	return universal(tree, token) == DEPREL_OBJ
	       || tree_relation(tree, token) == DEPREL_NSUBJ_PASS
	       || tree_is_noun(tree, host);
}

/* The verb or event noun that the place belongs to; 0 none. */
static uint16_t
find_host(const struct scene *scene, uint16_t token, bool country,
		enum link *link)
{
	const struct tree *tree = &scene->tree;
	*link = LINK_NONE;
	for (int step = 0; step < HOST_STEPS; step++) {
		uint16_t head = tree_head(tree, token);
		if (!head)
			return 0;
		bool on = read_preposition(scene, token, link);
		if (is_host(scene, head)) {
			if (*link == LINK_NONE
					&& is_acted_on(tree, token, head))
				*link = LINK_TARGET;
			return head;
		}
		if (!on
				|| (*link == LINK_NONE
						&& !passes(tree, token, head,
								country)))
			return 0;
		token = head;
	}
	return 0;
}

void
where_settle(struct scene *scene, const struct mentions *mentions,
		struct arena *arena)
{
	size_t first = mentions_first_place(mentions, scene->sentence);
	size_t last = first;
	while (last < mentions->place_count
			&& mentions->place[last].sentence == scene->sentence)
		last++;
	scene->link_count = 0;
	if (last == first)
		return;
	scene->links = ARENA_NEW(arena, struct place_link, last - first);
	for (size_t i = first; i < last; i++) {
		const struct place_mention *place = &mentions->place[i];
		enum link link;
		if (place->dateline || place->head > scene->tree.count
				|| code_is_body(place->code))
			continue;
		uint16_t host = find_host(
				scene, place->head, !place->place, &link);
		if (host && link != LINK_NONE)
			scene->links[scene->link_count++] =
					(struct place_link){ place, host,
						(uint8_t)link };
	}
}

/* ----------------------------------------------------------------- events */

/* What people say has a place only right on its verb. */
static bool
is_said(const struct scene *scene, const struct event *event)
{
	return ontology_is_verbal(scene->frames->ontology, event->category);
}

/* What is attacked, seized, left, protected or visited is where it happens. */
static bool
happens_to(const struct scene *scene, const struct event *event)
{
	switch (event->category) {
	case PLOVER_ASSAULT:
	case PLOVER_COERCE:
		return true;
	default:
		return ontology_is_visit(scene->frames->ontology,
				event->category, event->mode);
	}
}

static bool
admits(const struct scene *scene, const struct event *event,
		const struct place_link *link)
{
	switch (link->link) {
	case LINK_BESIDE:
		return true;
	case LINK_AMONG:
		return !is_said(scene, event)
		       || event->category == PLOVER_CONSULT;
	case LINK_INSIDE:
		return !is_said(scene, event);
	case LINK_TARGET:
		return happens_to(scene, event);
	case LINK_GOAL:
		return ontology_is_visit(scene->frames->ontology,
				       event->category, event->mode)
		       || event->category == PLOVER_MOBILIZE;
	default:
		return false;
	}
}

/* City before region before country; then the nearer to the trigger. */
static int
rank(const struct place_link *link, uint16_t trigger)
{
	const struct place *place = link->place->place;
	int fine = !place ? 0 : place->is_region ? 1 : 2;
	int far = link->place->head < trigger ? trigger - link->place->head
					      : link->place->head - trigger;
	return fine * 4096 + (link->link == LINK_BESIDE ? 1024 : 0) - far;
}

static const struct place_link *
hosted(const struct scene *scene, const struct event *event, uint16_t token)
{
	const struct place_link *best = NULL;
	for (size_t i = 0; i < scene->link_count; i++) {
		const struct place_link *link = &scene->links[i];
		if (link->host != token || !admits(scene, event, link))
			continue;
		if (!best
				|| rank(link, event->trigger)
						   > rank(best, event->trigger))
			best = link;
	}
	return best;
}

/* Whether a clause happens where the one that governs it does. */
static bool
shares_place(const struct tree *tree, uint16_t verb,
		const struct place_link *link)
{
	switch (tree_relation(tree, verb)) {
	case DEPREL_XCOMP:
		return true;
	case DEPREL_CONJ:
		return link->place->head < verb && link->link == LINK_BESIDE;
	case DEPREL_ADVCL:
		return tree_is_gerund(tree, verb) && link->link == LINK_BESIDE
		       && !tree_child(tree, verb, DEPREL_MARK);
	default:
		return false;
	}
}

static const struct place_link *
from_governor(const struct scene *scene, const struct event *event,
		uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	for (int step = 0; step < GOVERNOR_STEPS; step++) {
		uint16_t governor = tree_head(tree, verb);
		if (!governor)
			return NULL;
		const struct place_link *found = hosted(scene, event, governor);
		if (found)
			return shares_place(tree, verb, found) ? found : NULL;
		enum deprel deprel = tree_relation(tree, verb);
		if (deprel != DEPREL_XCOMP && deprel != DEPREL_CONJ)
			return NULL;
		verb = governor;
	}
	return NULL;
}

static const struct place_link *
find_link(const struct scene *scene, const struct event *event)
{
	uint16_t verb = scene->candidates[event->trigger]->match.verb;
	const struct place_link *found = hosted(scene, event, event->trigger);
	if (!verb)
		verb = event->trigger;
	if (!found)
		found = hosted(scene, event, verb);
	if (found)
		return found;
	uint16_t clause = scene->tree.clause_of[event->trigger];
	if (clause && !is_event(scene, clause))
		found = hosted(scene, event, clause);
	if (!found)
		found = from_governor(scene, event, verb);
	/* What another verb acts on is no place of this event. */
	return found && found->link >= LINK_TARGET ? NULL : found;
}

static void
set_location(struct event *event, const struct place_mention *place,
		enum location_source source)
{
	event->location = (struct location){ .source = (uint8_t)source,
		.name = place->name,
		.place = place->place,
		.start = place->start,
		.end = place->end };
	memcpy(event->location.code, place->code, sizeof place->code);
}

void
where_set(const struct scene *scene, const struct place_mention *dateline,
		struct event *events, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct event *event = &events[i];
		const struct place_link *link =
				scene->link_count ? find_link(scene, event)
						  : NULL;
		if (link)
			set_location(event, link->place, LOCATION_TEXT);
		else if (dateline && event->status != EVENT_HISTORICAL)
			set_location(event, dateline, LOCATION_DATELINE);
	}
}

const struct place_mention *
where_of_dateline(const struct mentions *mentions, uint32_t sentence)
{
	size_t i = mentions_first_place(mentions, sentence);
	const struct place_mention *found = NULL;
	for (; i < mentions->place_count
			&& mentions->place[i].sentence == sentence;
			i++)
		if (!found || (!found->place && mentions->place[i].place))
			found = &mentions->place[i];
	return found;
}
