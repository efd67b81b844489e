#include "lexicon/observe_heard.h"

#include "event/frame.h"

enum { LINE_BYTES = 256 };

/* One event while it is written down. */
struct heard_event {
	struct observing *observing;
	const struct event *event;
	struct buffer pattern;
};

static struct str
lemma_at(const struct observing *observing, uint16_t token)
{
	return observe_word(observing, observe_token(observing, token)->lemma);
}

static struct str
lower_at(const struct observing *observing, uint16_t token)
{
	return observe_word(observing, observe_token(observing, token)->lower);
}

/* -------------------------------------------------------------- who is who */

static bool
is_among(const struct mention *mention, const struct mention *const *list,
		unsigned count)
{
	for (unsigned i = 0; mention && i < count; i++)
		if (list[i]->start == mention->start
				&& list[i]->end == mention->end)
			return true;
	return false;
}

static const char *
role_of_mention(const struct heard_event *heard, uint16_t token)
{
	const struct event *event = heard->event;
	const struct mention *mention =
			observe_mention(heard->observing, token);
	if (is_among(mention, event->actor, event->actor_count))
		return "actor";
	if (is_among(mention, event->recipient, event->recipient_count))
		return "recipient";
	return NULL;
}

/* What the phrase plays, by its head or whose it is; null for nobody. */
static const char *
role_at(const struct heard_event *heard, uint16_t token)
{
	const char *role = token ? role_of_mention(heard, token) : NULL;
	if (!token || role)
		return role;
	TREE_CHILDREN(&heard->observing->tree, token, child)
	{
		role = role_of_mention(heard, child);
		if (role && child < token)
			return role;
	}
	return NULL;
}

/* ---------------------------------------------------------------- patterns */

/* " to recipient" for each phrase behind a preposition that plays a role. */
static void
put_phrases(struct heard_event *heard, uint16_t host)
{
	const struct tree *tree = &heard->observing->tree;
	TREE_CHILDREN(tree, host, child)
	{
		const char *role = role_at(heard, child);
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (child < host || !role || !preposition || preposition > child
				|| tree_relation(tree, child)
						   == DEPREL_OBL_AGENT)
			continue;
		buffer_put_format(&heard->pattern, " %.*s %s",
				STR_ARG(lower_at(
						heard->observing, preposition)),
				role);
	}
}

static bool
is_own_object(const struct heard_event *heard, uint16_t object)
{
	return object && !role_at(heard, object)
	       && tree_is_noun(&heard->observing->tree, object);
}

static void
put_verb_pattern(struct heard_event *heard, uint16_t verb)
{
	const struct clause *clause = &heard->observing->tree.clauses[verb];
	const char *subject = role_at(heard, clause->subject);
	const char *object = role_at(heard, clause->object);
	buffer_put_format(&heard->pattern, "%s%sVERB", subject ? subject : "",
			subject ? " " : "");
	if (object)
		buffer_put_format(&heard->pattern, " %s", object);
	else if (is_own_object(heard, clause->object))
		buffer_put_format(&heard->pattern, " {%.*s}",
				STR_ARG(lemma_at(heard->observing,
						clause->object)));
	put_phrases(heard, verb);
	if (is_own_object(heard, clause->object))
		put_phrases(heard, clause->object);
}

/* "actor's NOUN on recipient" */
static void
put_noun_pattern(struct heard_event *heard, uint16_t noun)
{
	TREE_CHILDREN(&heard->observing->tree, noun, child)
	{
		const char *role = child < noun ? role_of_mention(heard, child)
						: NULL;
		if (role)
			buffer_put_format(&heard->pattern, "%s's ", role);
	}
	buffer_put(&heard->pattern, STR("NOUN"));
	put_phrases(heard, noun);
}

/* "verb give {nod}", "verb call off", "noun nod". */
static void
put_trigger(struct heard_event *heard, uint16_t token)
{
	static const char *const kinds[TRIGGER_KINDS] = {
		[TRIGGER_VERB] = "verb",
		[TRIGGER_NOUN] = "noun",
		[TRIGGER_ADJECTIVE] = "adjective",
	};
	const struct observing *observing = heard->observing;
	const struct tree *tree = &observing->tree;
	uint8_t kind = heard->event->frame->kind;
	uint16_t particle = tree_child(tree, token, DEPREL_COMPOUND_PRT);
	uint16_t object = tree->clauses[token].object;
	struct buffer out;
	buffer_init(&out, LINE_BYTES);
	buffer_put_format(&out, "%s %.*s", kinds[kind],
			STR_ARG(lemma_at(observing, token)));
	if (particle)
		buffer_put_format(&out, " %.*s",
				STR_ARG(lower_at(observing, particle)));
	if (kind == TRIGGER_VERB && is_own_object(heard, object))
		buffer_put_format(&out, " {%.*s}",
				STR_ARG(lemma_at(observing, object)));
	observe_cell(heard->observing, buffer_str(&out));
	buffer_fini(&out);
}

static void
put_pattern(struct heard_event *heard, uint16_t token)
{
	switch (heard->event->frame->kind) {
	case TRIGGER_VERB:
		put_verb_pattern(heard, token);
		break;
	case TRIGGER_NOUN:
		put_noun_pattern(heard, token);
		break;
	default:
		buffer_put(&heard->pattern, STR("actor be ADJ"));
		put_phrases(heard, token);
	}
	observe_cell(heard->observing, buffer_str(&heard->pattern));
}

static void
observe_event(struct observing *observing, const struct event *event)
{
	const struct ontology *ontology = &observing->coder->ontology;
	struct heard_event heard = { .observing = observing, .event = event };
	buffer_init(&heard.pattern, LINE_BYTES);
	buffer_put_char(observing->out, OBSERVATION_HEARD);
	put_trigger(&heard, event->trigger);
	observe_cell(observing,
			str_of(ontology_category_name(ontology,
					(enum plover_event)event->category)));
	observe_cell(observing, ontology->cameo[event->cameo].code);
	put_pattern(&heard, event->trigger);
	observe_place(observing);
	buffer_fini(&heard.pattern);
}

void
observe_heard(struct observing *observing)
{
	const struct events *events = &observing->analysis->events;
	for (uint32_t i = 0; i < events->count; i++)
		if (events->at[i].sentence == observing->sentence
				&& events->at[i].made_by == MADE_BY_NETWORK)
			observe_event(observing, &events->at[i]);
}
