#include "event/when.h"

#include "event/tree_verb.h"

enum {
	START_REACH = 6,
	HOST_STEPS = 8,
	GOVERNOR_STEPS = 5,
	TIMELINE_REACH = 4
};

static struct time_word
time_word(const struct tree *tree, uint16_t token)
{
	const struct time_words *words = &tree->frames->time;
	struct time_word word = time_word_of(words, tree->tokens[token].lower);
	return word.class ? word
			  : time_word_of(words, tree->tokens[token].lemma);
}

/* ------------------------------------------------------------------ hosts */

/* "Monday's attack", "the 2014 coup", "Sunday elections" */
static bool
is_before_noun(const struct tree *tree, uint16_t token, uint16_t noun)
{
	if (token > noun || !tree_is_noun(tree, noun))
		return false;
	/* "On Tuesday police ...": a subject has no preposition. */
	if (deprel_universal(tree_relation(tree, noun)) == DEPREL_NSUBJ
			&& tree_child(tree, noun, DEPREL_CASE))
		return false;
	switch (tree_relation(tree, token)) {
	case DEPREL_NMOD_POSS:
	case DEPREL_COMPOUND:
	case DEPREL_AMOD:
	case DEPREL_NUMMOD:
	case DEPREL_NMOD_UNMARKED:
		return true;
	default:
		return false;
	}
}

/* "the act of 2000", "the attacks of 11 September" */
static bool
is_of_noun(const struct tree *tree, uint16_t token, uint16_t noun)
{
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	return preposition && tree_is_noun(tree, noun)
	       && time_word(tree, preposition).class == TIME_OF;
}

/* Whether a noun keeps the expression behind it to itself. */
static bool
keeps(const struct scene *scene, const struct time_expression *expression,
		uint16_t noun)
{
	const struct tree *tree = &scene->tree;
	const struct candidate *candidate = scene->candidates[noun];
	bool day = expression->unit == TIME_DAY && !expression->year;
	if (candidate->match.frame && !candidate->dropped)
		return true;
	if (time_word(tree, noun).class == TIME_OCCASION)
		return true;
	return !day
	       && frames_is_event_noun(tree->frames, tree->tokens[noun].lemma);
}

/* "the eve of Sunday's election": the eve hangs on what is dated. */
static uint16_t
eve_over(const struct tree *tree, uint16_t noun)
{
	uint16_t head = tree_head(tree, noun);
	return head && time_word(tree, head).class == TIME_EVE ? head : 0;
}

/* "apologised for the killing of a priest in 1961": a long time behind an
 * event noun that is another event than its verb is the noun's. */
static uint16_t
noun_before(const struct scene *scene, const struct time_expression *expression,
		uint16_t verb)
{
	const struct frame *told = scene->candidates[verb]->match.frame;
	if (!told || expression->unit < TIME_YEAR)
		return 0;
	TREE_CHILDREN(&scene->tree, verb, child)
	{
		const struct frame *frame =
				scene->candidates[child]->match.frame;
		if (child > verb && child < expression->head && frame
				&& frame->kind == TRIGGER_NOUN
				&& frame->event != told->event)
			return child;
	}
	return 0;
}

/* "the mayor, in office {since 2022}, left": since when they are what they are,
 * and not when they do something. The noun that has the time; 0 none. */
static uint16_t
aside_of(const struct tree *tree, const struct time_expression *expression)
{
	uint16_t head = tree_head(tree, expression->head);
	uint16_t subject = head ? tree->clauses[head].subject : 0;
	if (expression->bound != TIME_FROM_THEN || !head)
		return 0;
	if (tree_is_noun(tree, head) && !subject
			&& deprel_universal(tree_relation(
					   tree, expression->head))
					   == DEPREL_NMOD)
		return head;
	bool inside = subject && subject < expression->first
		      && expression->last + 1 < head
		      && tree->tokens[expression->last + 1].upos == UPOS_PUNCT;
	return inside ? subject : 0;
}

static uint16_t
find_host(const struct scene *scene, struct time_expression *expression)
{
	const struct tree *tree = &scene->tree;
	uint16_t token = tree_head(tree, expression->head);
	if (token
			&& (is_before_noun(tree, expression->head, token)
					|| is_of_noun(tree, expression->head,
							token))) {
		uint16_t eve = eve_over(tree, token);
		if (!eve)
			return token;
		expression->eve = true;
		token = tree_head(tree, eve);
	}
	uint16_t aside = aside_of(tree, expression);
	if (aside)
		return aside;
	for (int step = 0; token && step < HOST_STEPS; step++) {
		expression->eve |= time_word(tree, token).class == TIME_EVE;
		if (tree->clause_of[token] == token) {
			uint16_t noun = noun_before(scene, expression, token);
			return noun ? noun : token;
		}
		if (tree_is_noun(tree, token)
				&& keeps(scene, expression, token)) {
			uint16_t eve = eve_over(tree, token);
			if (!eve)
				return token;
			token = eve;
			continue;
		}
		token = tree_head(tree, token);
	}
	return token;
}

/* ----------------------------------------------------------- what is ahead */

static bool
has_auxiliary(const struct tree *tree, uint16_t verb, enum grammar grammar)
{
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX
			&& tree_is(tree, child, grammar))
		return true;
	return false;
}

/* "plans to visit", "agreed to meet", "a plan to leave" */
static bool
is_planned(const struct tree *tree, uint16_t verb)
{
	uint16_t governor = tree_head(tree, verb);
	/* "is due to visit" */
	if (tree_child_in(tree, verb, GRAMMAR_FUTURE_VERB)
			&& feats_get(tree->tokens[verb].feats, FEATURE_VERBFORM)
					   == VERBFORM_INF)
		return true;
	if (!governor || !tree_is_infinitive(tree, verb))
		return false;
	return tree_is(tree, governor, GRAMMAR_FUTURE_VERB)
	       || tree_is(tree, governor, GRAMMAR_HYPOTHETICAL_VERB)
	       || tree_is(tree, governor, GRAMMAR_SUBJECT_CONTROL)
	       || (tree_relation(tree, verb) == DEPREL_ACL
			       && tree_is_noun(tree, governor))
	       || tree->tokens[governor].upos == UPOS_ADJ;
}

/* "arrives on Friday", "llegará el viernes", "is meeting him on Friday" */
static bool
is_present_or_future(const struct tree *tree, uint16_t verb)
{
	uint32_t feats = tree->tokens[verb].feats;
	enum tense tense = (enum tense)feats_get(feats, FEATURE_TENSE);
	if ((tense == TENSE_PRES || tense == TENSE_FUT)
			&& feats_get(feats, FEATURE_VERBFORM) == VERBFORM_FIN
			&& tree->tokens[verb].upos == UPOS_VERB
			&& !tree_is(tree, verb, GRAMMAR_SAY))
		return true;
	if (!tree_is_gerund(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX
			&& feats_get(tree->tokens[child].feats, FEATURE_TENSE)
					   == TENSE_PRES)
		return true;
	return false;
}

/* "is expected in Oslo in May", "is due there in May" */
static bool
is_awaited(const struct tree *tree, uint16_t host)
{
	if (!tree_is(tree, host, GRAMMAR_FUTURE_VERB)
			|| tree_is_infinitive(tree, host))
		return false;
	TREE_CHILDREN(tree, host, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if ((deprel == DEPREL_AUX_PASS || deprel == DEPREL_COP)
				&& feats_get(tree->tokens[child].feats,
						   FEATURE_TENSE)
						   == TENSE_PRES)
			return true;
	}
	return false;
}

static bool
is_ahead(const struct tree *tree, uint16_t host)
{
	if (!host)
		return false;
	if (is_awaited(tree, host))
		return true;
	if (tree_is_noun(tree, host)) {
		uint16_t child = tree_child_in(
				tree, host, GRAMMAR_FUTURE_MODIFIER);
		return child && child < host;
	}
	for (int step = 0; host && step < GOVERNOR_STEPS; step++) {
		if (has_auxiliary(tree, host, GRAMMAR_FUTURE_AUXILIARY)
				|| has_auxiliary(tree, host,
						GRAMMAR_CONDITIONAL_AUXILIARY)
				|| has_auxiliary(tree, host, GRAMMAR_MODAL)
				|| is_planned(tree, host)
				|| is_present_or_future(tree, host))
			return true;
		/* "will meet and sign" */
		bool shared = tree_relation(tree, host) == DEPREL_CONJ
			      && tree->clauses[host].inherited
			      && !tree_child(tree, host, DEPREL_AUX);
		host = shared ? tree_head(tree, host) : 0;
	}
	return false;
}

/* --------------------------------------------------------------- resolving */

/* Not "by Friday", "more than in 2023". */
static bool
dates(const struct time_expression *expression)
{
	return expression->bound != TIME_UP_TO_THEN
	       && expression->bound != TIME_COMPARED;
}

/* "for three months" tells when only of what still goes on. */
static bool
is_lasting(const struct scene *scene, const struct time_expression *expression)
{
	return expression->kind != TIME_DURATION
	       || expression->shift != TIME_NO_SHIFT
	       || has_auxiliary(&scene->tree, expression->host,
			       GRAMMAR_PERFECT_AUXILIARY);
}

/* "called for a summit in January": what was done has no day to come; days
 * that are counted from another are exact. */
static bool
contradicts(const struct tree *tree, const struct time_expression *expression,
		int32_t today, bool ahead)
{
	enum { SLACK = 7 };
	int slack = expression->kind == TIME_RELATIVE ? 0 : SLACK;
	const struct token *host = &tree->tokens[expression->host];
	return expression->host && !ahead && today != DAY_NONE
	       && host->upos == UPOS_VERB
	       && feats_get(host->feats, FEATURE_TENSE) == TENSE_PAST
	       && expression->span.first > today + slack;
}

static void
bind_range(struct scene *scene, struct time_expression *expression,
		const struct time_base *base, bool ahead)
{
	struct time_span last;
	if (!expression->to
			|| !time_resolve(&scene->times.at[expression->to - 1],
					base, ahead, &last))
		return;
	if (last.last > expression->span.last)
		expression->span.last = last.last;
}

static void
resolve(struct scene *scene, struct time_expression *expression,
		struct when_thread *thread)
{
	struct time_base base = thread->base;
	bool ahead = is_ahead(&scene->tree, expression->host);
	if (ahead)
		base.year = 0;
	struct time_span *span = &expression->span;
	span->first = DAY_NONE;
	if (!is_lasting(scene, expression)
			|| !time_resolve(expression, &base, ahead, span)) {
		span->first = DAY_NONE;
		return;
	}
	bind_range(scene, expression, &base, ahead);
	if (expression->eve)
		*span = time_beside(*span, -1, TIME_DAY);
	if (dates(expression))
		thread->base.reference = *span;
	if (contradicts(&scene->tree, expression, base.today, ahead))
		span->first = DAY_NONE;
	if (expression->bound == TIME_FROM_THEN && base.today > span->first)
		span->last = base.today;
}

/* "On 3 March 2023 ... On 5 March": the year stays until another time is
 * spoken of. */
static void
remember_year(struct when_thread *thread,
		const struct time_expression *expression)
{
	if (expression->kind == TIME_CALENDAR)
		thread->base.year = expression->year && expression->month
						    ? expression->year
				    : expression->year ? 0
						       : thread->base.year;
	else if (expression->kind != TIME_RELATIVE
			&& expression->kind != TIME_BESIDE)
		thread->base.year = 0;
	if (thread->base.today != DAY_NONE
			&& thread->base.year == day_year(thread->base.today))
		thread->base.year = 0;
}

static void
begin_entry(struct when_thread *thread, const struct text *text,
		uint32_t sentence, const struct time_expression *expression)
{
	const struct sentence *of = &text->sentences[sentence];
	thread->entry = expression->span;
	thread->entry_sentence = sentence;
	thread->entry_start =
			sentence_token(text, of, expression->first)->start;
	thread->entry_end = sentence_token(text, of, expression->last)->end;
}

static bool
is_entry(const struct time_expression *expression)
{
	return expression->kind == TIME_CALENDAR
	       && (expression->month || expression->year);
}

/* Shorter by more than years and months differ among themselves. */
static bool
is_shorter(const struct time_span *span, const struct time_span *than)
{
	int length = span->last - span->first + 1;
	return 5 * length < 4 * (than->last - than->first + 1);
}

/* "rose {from} $2 billion {in 2022} to $3 billion in 2023", "down 3 percent
 * {from 2022}": where it began, if another time is told. */
static bool
is_start(const struct tree *tree, const struct time_expression *expression)
{
	uint16_t before = (uint16_t)(expression->first - 1);
	for (uint16_t t = before; t && t + START_REACH > before; t--) {
		if (time_word(tree, t).class == TIME_FROM)
			return true;
		if (tree->tokens[t].upos == UPOS_VERB
				|| tree->tokens[t].upos == UPOS_PUNCT)
			return false;
	}
	return false;
}

/* Whether one expression tells more than another of the same host. */
static bool
is_better(const struct tree *tree, const struct time_expression *expression,
		const struct time_expression *than)
{
	bool start = is_start(tree, expression);
	if (start != is_start(tree, than))
		return !start;
	bool plain = expression->bound == TIME_PLAIN
		     && expression->kind != TIME_DURATION;
	bool than_plain = than->bound == TIME_PLAIN
			  && than->kind != TIME_DURATION;
	if (plain != than_plain)
		return plain;
	return is_shorter(&expression->span, &than->span);
}

static void
put_at_host(struct scene *scene, size_t index)
{
	const struct time_expression *expression = &scene->times.at[index];
	uint16_t *at = &scene->time_at[expression->host];
	if (!dates(expression) || expression->span.first == DAY_NONE)
		return;
	if (!*at
			|| is_better(&scene->tree, expression,
					&scene->times.at[*at - 1]))
		*at = (uint16_t)(index + 1);
}

static bool
is_above(const struct tree *tree, uint16_t token, uint16_t governor)
{
	for (int step = 0; token && step < HOST_STEPS; step++) {
		token = tree_head(tree, token);
		if (token && token == governor)
			return true;
	}
	return false;
}

/* "after Israel bombed it the day before, the group fired on Wednesday": the
 * day of the clause that governs this one is what it is counted from, though
 * it is told later. */
static void
resolve_governing(struct scene *scene, size_t index, struct when_thread *thread)
{
	const struct time_expression *relative = &scene->times.at[index];
	if (relative->kind != TIME_RELATIVE || !relative->host)
		return;
	for (size_t i = index + 1; i < scene->times.count; i++) {
		struct time_expression *other = &scene->times.at[i];
		bool tells = other->kind == TIME_CALENDAR
			     || other->kind == TIME_OF_WEEK
			     || other->kind == TIME_NEAR;
		if (tells && !other->consumed && other->host
				&& is_above(&scene->tree, relative->host,
						other->host))
			resolve(scene, other, thread);
	}
}

void
when_settle(struct scene *scene, struct when_thread *thread,
		struct arena *arena)
{
	const struct text *text = scene->tree.text;
	uint32_t paragraph = scene->tree.sentence->paragraph;
	if (paragraph != thread->paragraph && !thread->timeline) {
		thread->base.year = 0;
		/* "jailed in 2012. // A week earlier": earlier than the news. */
		if (thread->base.reference.unit >= TIME_YEAR)
			thread->base.reference.first = DAY_NONE;
	}
	thread->paragraph = paragraph;
	if (!scene->times.count)
		return;
	scene->time_at = ARENA_NEW(arena, uint16_t, scene->tree.count + 1u);
	for (size_t i = 0; i < scene->times.count; i++) {
		struct time_expression *expression = &scene->times.at[i];
		expression->span.first = DAY_NONE;
		if (!expression->consumed)
			expression->host = find_host(scene, expression);
	}
	for (size_t i = 0; i < scene->times.count; i++) {
		struct time_expression *expression = &scene->times.at[i];
		if (expression->consumed)
			continue;
		resolve_governing(scene, i, thread);
		resolve(scene, expression, thread);
		remember_year(thread, expression);
		put_at_host(scene, i);
		if (!i && expression->first <= 2 && is_entry(expression)
				&& expression->span.first != DAY_NONE)
			begin_entry(thread, text, scene->sentence, expression);
	}
}

/* ----------------------------------------------------------------- thread */

static bool
starts_entry(const struct frames *frames, const struct text *text,
		const struct sentence *sentence)
{
	struct time_expression found;
	return sentence->kind != SENTENCE_DATELINE
	       && time_scan_start(&frames->time, text, sentence, &found)
	       && is_entry(&found);
}

void
when_clear(struct when_thread *thread)
{
	*thread = (struct when_thread){ .base = { .today = DAY_NONE },
		.entry = { .first = DAY_NONE } };
	thread->base.reference.first = DAY_NONE;
}

void
when_begin(struct when_thread *thread, const struct frames *frames,
		const struct text *text, int32_t day)
{
	when_clear(thread);
	thread->base.today = day;
	uint32_t entries = 0, body = 0;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		body += sentence->kind == SENTENCE_BODY;
		entries += starts_entry(frames, text, sentence);
	}
	thread->timeline = entries >= 2 && 3 * entries >= body;
}

void
when_pass(struct when_thread *thread, const struct frames *frames,
		const struct text *text, uint32_t index)
{
	enum { BEFORE = 7, AFTER = 1 };
	const struct sentence *sentence = &text->sentences[index];
	struct time_expression found;
	if (!time_scan_start(&frames->time, text, sentence, &found)
			|| !time_resolve(&found, &thread->base, false,
					&found.span))
		return;
	if (sentence->kind == SENTENCE_FURNITURE) {
		if (is_entry(&found))
			begin_entry(thread, text, index, &found);
		return;
	}
	int32_t today = thread->base.today, day = found.span.first;
	if (found.day
			&& (today == DAY_NONE
					|| (day >= today - BEFORE
							&& day <= today + AFTER)))
		thread->base.today = day;
}

int32_t
when_of_dateline(const struct frames *frames, const struct text *text,
		const struct sentence *sentence)
{
	struct time_expression found;
	struct time_base none = { .today = DAY_NONE };
	none.reference.first = DAY_NONE;
	if (!time_scan_start(&frames->time, text, sentence, &found)
			|| !found.day
			|| !time_resolve(&found, &none, false, &found.span))
		return DAY_NONE;
	return found.span.first;
}

/* ------------------------------------------------------------- historical */

static bool
is_long_past(const struct scene *scene,
		const struct time_expression *expression)
{
	enum { YEARS = 2 };
	bool years = expression->unit >= TIME_YEAR
		     && expression->unit <= TIME_CENTURY;
	if (expression->bound != TIME_PLAIN
			|| expression->kind == TIME_DURATION)
		return false;
	if (expression->kind == TIME_VAGUE)
		return years;
	if (expression->span.first == DAY_NONE || scene->day == DAY_NONE)
		return expression->kind == TIME_DISTANCE && years
		       && (expression->number <= -YEARS
				       || expression->unit > TIME_YEAR);
	return day_year(scene->day) - day_year(expression->span.last) >= YEARS;
}

bool
when_is_historical(const struct scene *scene, uint16_t token)
{
	for (size_t i = 0; i < scene->times.count; i++) {
		const struct time_expression *expression = &scene->times.at[i];
		if (expression->host == token && !expression->consumed
				&& is_long_past(scene, expression))
			return true;
	}
	return false;
}

bool
when_is_recent(const struct scene *scene, uint16_t token)
{
	for (size_t i = 0; i < scene->times.count; i++) {
		const struct time_expression *expression = &scene->times.at[i];
		if (expression->host == token && scene->day != DAY_NONE
				&& !expression->consumed
				&& expression->bound == TIME_PLAIN
				&& expression->kind == TIME_CALENDAR
				&& expression->span.first != DAY_NONE
				&& !is_long_past(scene, expression))
			return true;
	}
	return false;
}

/* ----------------------------------------------------------------- events */

static const struct time_expression *
hosted(const struct scene *scene, uint16_t token)
{
	uint16_t at = scene->time_at && token ? scene->time_at[token] : 0;
	return at ? &scene->times.at[at - 1] : NULL;
}

/* The verb that tells the event: the trigger, or the empty verb around it. */
static uint16_t
verb_of(const struct scene *scene, const struct event *event)
{
	uint16_t verb = scene->candidates[event->trigger]->match.verb;
	return verb ? verb : event->trigger;
}

static bool
is_told(const struct scene *scene, const struct event *events, uint32_t count,
		uint16_t token)
{
	for (uint32_t i = 0; i < count; i++)
		if (events[i].trigger == token
				|| verb_of(scene, &events[i]) == token)
			return true;
	return false;
}

static unsigned
distance(uint16_t a, uint16_t b)
{
	return a < b ? (unsigned)(b - a) : (unsigned)(a - b);
}

/* Whether the event is the nearest one of its clause to the expression. */
static bool
is_nearest(const struct scene *scene, const struct event *event,
		const struct event *events, uint32_t count, uint16_t to)
{
	const struct tree *tree = &scene->tree;
	uint16_t clause = tree->clause_of[event->trigger];
	for (uint32_t i = 0; i < count; i++)
		if (tree->clause_of[events[i].trigger] == clause
				&& distance(events[i].trigger, to) < distance(
						   event->trigger, to))
			return false;
	return true;
}

static const struct time_expression *
own(const struct scene *scene, const struct event *event,
		const struct event *events, uint32_t count)
{
	const struct time_expression *found = hosted(scene, event->trigger);
	if (!found)
		found = hosted(scene, verb_of(scene, event));
	if (found)
		return found;
	uint16_t clause = scene->tree.clause_of[event->trigger];
	found = clause == event->trigger ? NULL : hosted(scene, clause);
	if (!found || is_told(scene, events, count, clause)
			|| !is_nearest(scene, event, events, count,
					found->head))
		return NULL;
	return found;
}

static bool
is_past_perfect(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY)
			&& feats_get(tree->tokens[child].feats, FEATURE_TENSE)
					   == TENSE_PAST)
		return true;
	return false;
}

/* "only $3 million had been paid {by the end of last year}" */
static bool
has_own_time(const struct scene *scene, uint16_t verb)
{
	for (size_t i = 0; i < scene->times.count; i++)
		if (scene->times.at[i].host == verb
				&& !scene->times.at[i].consumed
				&& scene->times.at[i].bound == TIME_UP_TO_THEN)
			return true;
	return false;
}

/* Whether a clause happens when the one that governs it does. */
static bool
shares_time(const struct tree *tree, uint16_t verb, uint16_t governor,
		const struct time_expression *expression)
{
	switch (tree_relation(tree, verb)) {
	case DEPREL_XCOMP:
		return true;
	case DEPREL_CONJ:
		return expression->head < verb
		       && is_ahead(tree, verb) == is_ahead(tree, governor);
	case DEPREL_ADVCL:
		return !tree->clauses[verb].passive
		       && !tree_child(tree, verb, DEPREL_MARK)
		       && tree_is_gerund(tree, verb);
	case DEPREL_CCOMP:
		/* What is said on a day was done by then. */
		return tree_is(tree, governor, GRAMMAR_SAY)
		       && expression->unit == TIME_DAY
		       && !is_past_perfect(tree, verb);
	default:
		return false;
	}
}

static const struct time_expression *
from_governor(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	for (int step = 0; step < GOVERNOR_STEPS; step++) {
		uint16_t governor = tree_head(tree, verb);
		if (!governor)
			return NULL;
		const struct time_expression *found = hosted(scene, governor);
		if (found && tree_relation(tree, verb) == DEPREL_CONJ
				&& has_own_time(scene, verb))
			return NULL;
		if (found)
			return shares_time(tree, verb, governor, found) ? found
									: NULL;
		enum deprel deprel = tree_relation(tree, verb);
		if (deprel != DEPREL_XCOMP && deprel != DEPREL_CONJ
				&& deprel != DEPREL_CCOMP)
			return NULL;
		verb = governor;
	}
	return NULL;
}

/* "arrested two men and fired tear gas on Monday"; "..., the army said on
 * Monday". */
static const struct time_expression *
from_beside(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, verb, child)
	{
		const struct time_expression *found = hosted(scene, child);
		if (!found || child < verb)
			continue;
		bool shared = tree_relation(tree, child) == DEPREL_CONJ
			      && tree->clauses[child].inherited
			      && found->head > child
			      && is_ahead(tree, verb) == is_ahead(tree, child);
		bool told = tree_relation(tree, child) == DEPREL_PARATAXIS
			    && tree_is(tree, child, GRAMMAR_SAY)
			    && found->unit == TIME_DAY;
		if (shared || told)
			return found;
	}
	return NULL;
}

/* "accused him on Monday of lying", read as "lying on Monday": the day is the
 * main verb's, unless what is complained of has a longer time of its own. */
static const struct time_expression *
from_below(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, verb, child)
	{
		const struct time_expression *found = hosted(scene, child);
		if (found && tree_is_gerund(tree, child)
				&& found->span.first == found->span.last)
			return found;
	}
	return NULL;
}

static void
set_days(const struct scene *scene, struct event *event, struct time_span span,
		const struct time_expression *expression)
{
	event->day = span.first;
	event->last_day = span.last;
	event->day_unit = span.unit;
	event->day_in_text = true;
	if (!expression)
		return;
	const struct text *text = scene->tree.text;
	const struct sentence *sentence = scene->tree.sentence;
	event->time_start = sentence_token(text, sentence, expression->first)
					    ->start;
	event->time_end = sentence_token(text, sentence, expression->last)->end;
}

static void
date_event(const struct scene *scene, struct event *event,
		const struct event *events, uint32_t count)
{
	const struct time_expression *found = own(scene, event, events, count);
	uint16_t verb = verb_of(scene, event);
	if (!found)
		found = from_governor(scene, verb);
	if (!found)
		found = from_beside(scene, verb);
	if (!found)
		found = from_below(scene, verb);
	if (!found && scene->time_at[0])
		found = &scene->times.at[scene->time_at[0] - 1];
	if (found)
		set_days(scene, event, found->span, found);
}

static struct event *
event_at(const struct scene *scene, struct event *events, uint32_t count,
		uint16_t token)
{
	for (uint32_t i = 0; i < count; i++)
		if (events[i].trigger == token
				|| verb_of(scene, &events[i]) == token)
			return &events[i];
	return NULL;
}

/* "accused Congo a day after rebels attacked": one of the two clauses is
 * dated, or the noun behind "after". */
static void
date_beside(const struct scene *scene, const struct time_expression *expression,
		struct event *events, uint32_t count)
{
	const struct tree *tree = &scene->tree;
	uint16_t anchor = tree_head(tree, expression->last);
	if (anchor >= expression->first && anchor <= expression->last)
		anchor = tree_head(tree, anchor);
	uint16_t main = anchor ? tree_head(tree, anchor) : 0;
	struct event *early = event_at(scene, events, count, anchor);
	struct event *late = event_at(scene, events, count, main);
	const struct time_expression *known = hosted(scene, anchor);
	enum time_unit unit = (enum time_unit)expression->unit;
	bool early_known = known || (early && early->day_in_text);
	if (late && !late->day_in_text && early_known) {
		struct time_span from = known ? known->span
					      : (struct time_span){
							early->day,
							early->last_day,
							early->day_unit,
						};
		set_days(scene, late,
				time_beside(from, expression->number, unit),
				expression);
	} else if (early && late && !early->day_in_text && late->day_in_text) {
		struct time_span from = { late->day, late->last_day,
			late->day_unit };
		set_days(scene, early,
				time_beside(from, -expression->number, unit),
				expression);
	}
}

static bool
in_entry(const struct scene *scene, const struct when_thread *thread)
{
	return thread->timeline && thread->entry.first != DAY_NONE
	       && scene->sentence - thread->entry_sentence <= TIMELINE_REACH;
}

static void
date_by_article(const struct scene *scene, const struct when_thread *thread,
		struct event *event)
{
	event->day = event->last_day = thread->base.today;
	event->day_unit = TIME_DAY;
	if (!in_entry(scene, thread))
		return;
	set_days(scene, event, thread->entry, NULL);
	event->time_start = thread->entry_start;
	event->time_end = thread->entry_end;
}

void
when_date(const struct scene *scene, const struct when_thread *thread,
		struct event *events, uint32_t count)
{
	for (uint32_t i = 0; i < count && scene->time_at; i++)
		date_event(scene, &events[i], events, count);
	for (size_t i = 0; i < scene->times.count; i++)
		if (scene->times.at[i].kind == TIME_BESIDE)
			date_beside(scene, &scene->times.at[i], events, count);
	for (uint32_t i = 0; i < count; i++)
		if (!events[i].day_in_text)
			date_by_article(scene, thread, &events[i]);
}
