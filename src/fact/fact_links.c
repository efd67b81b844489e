/* When a fact holds, who says so, which event the same words tell, and which
 * facts of an article count others again. */
#include <math.h>

#include "base/limits.h"
#include "event/attribution.h"
#include "event/when.h"
#include "fact/fact_scene.h"

/* --------------------------------------------------------------- sentence */

/* "$200 million over five years": how long, not when. */
static bool
is_mere_length(const struct scene *scene, const struct event *event)
{
	for (size_t i = 0; i < scene->times.count; i++) {
		const struct time_expression *time = &scene->times.at[i];
		if (scene->tree.tokens[time->first].start == event->time_start)
			return time->kind == TIME_DURATION
			       && time->shift == TIME_NO_SHIFT;
	}
	return false;
}

/* A year of four figures, or 0. */
static int
year_at(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	int year = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return 0;
		year = i < 4 ? year * 10 + text.at[i] - '0' : 0;
	}
	return text.len == 4 && year >= 1900 && year < 2100 ? year : 0;
}

/* "2023–24", "2019-2021" behind `token`; 0 when it is none. */
static int
year_behind(const struct tree *tree, uint16_t token, int year)
{
	if (token + 2 > tree->count)
		return 0;
	struct str dash = text_of_token(tree->text, &tree->tokens[token + 1]);
	struct str last = text_of_token(tree->text, &tree->tokens[token + 2]);
	if (!str_equal(dash, STR("-")) && !str_equal(dash, STR("–")))
		return 0;
	int end = year_at(tree, (uint16_t)(token + 2));
	if (!end && last.len == 2 && last.at[0] >= '0' && last.at[0] <= '9'
			&& last.at[1] >= '0' && last.at[1] <= '9')
		end = year / 100 * 100 + (last.at[0] - '0') * 10 + last.at[1]
		      - '0';
	return end > year ? end : 0;
}

static bool
hangs_on(const struct tree *tree, uint16_t token, uint16_t root)
{
	enum { STEPS = 6 };
	for (unsigned step = 0; token && step < STEPS; step++) {
		if (token == root)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

/* "during the 2023–24 session" */
static void
set_years(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	struct fact *fact = &telling->fact;
	uint16_t host = telling->verb ? telling->verb : telling->match->at;
	for (uint16_t t = 1; t + 2 <= tree->count; t++) {
		int year = year_at(tree, t);
		int end = year ? year_behind(tree, t, year) : 0;
		/* "..., as figures show: in 2023–24, 28 lawmakers travelled":
		 * hung on the clause before. */
		uint16_t before = tree_head(tree, host);
		bool fronted = before && before < t && t < host
			       && hangs_on(tree, t, before);
		if (!end || (!fronted && !hangs_on(tree, t, host)))
			continue;
		fact->day = day_of_civil(year, 1, 1);
		fact->last_day = day_of_civil(end, 12, 31);
		fact->day_unit = TIME_YEAR;
		fact->time_start = tree->tokens[t].start;
		fact->time_end = tree->tokens[t + 2].end;
		return;
	}
}

/* "trade, which {reached} $3 billion in 2023": the clause that says what the
 * fact's noun came to. */
static uint16_t
worth_below(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_ACL_RELCL
			&& scene->scene.time_at[child]
			&& fact_tells_worth(scene, child))
		return child;
	return 0;
}

/* "cut its contribution {this year}", hung on what the frame has bound: the
 * word that has the time; 0 none. */
static uint16_t
timed_word(const struct fact_scene *scene, const struct telling *telling)
{
	const struct match *match = telling->match;
	if (!scene->scene.time_at)
		return 0;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->token[i] && !match->frame->conditions[i].role
				&& scene->scene.time_at[match->token[i]])
			return match->token[i];
	bool alone = !telling->verb || telling->verb == match->at;
	return alone ? worth_below(scene, match->at) : 0;
}

void
fact_links_date(const struct fact_scene *scene, struct telling *telling)
{
	struct when_thread thread;
	struct fact *fact = &telling->fact;
	struct event event = { .sentence = fact->sentence,
		.trigger = telling->verb ? telling->verb : telling->match->at };
	when_clear(&thread);
	when_date(&scene->scene, &thread, &event, 1);
	uint16_t timed = event.day_in_text ? 0 : timed_word(scene, telling);
	if (timed) {
		event.trigger = timed;
		when_date(&scene->scene, &thread, &event, 1);
	}
	fact->day = fact->last_day = DAY_NONE;
	if (!event.day_in_text || is_mere_length(&scene->scene, &event)) {
		set_years(scene, telling);
		return;
	}
	fact->day = event.day;
	fact->last_day = event.last_day;
	fact->day_unit = event.day_unit;
	fact->time_start = event.time_start;
	fact->time_end = event.time_end;
}

/* How near the event's words are to the fact's: 0 the same, 3 other ones. */
static unsigned
event_distance(const struct fact_scene *scene, const struct telling *telling,
		const struct event *event)
{
	const struct tree *tree = &scene->scene.tree;
	if (event->trigger == telling->match->at)
		return 0;
	if (event->trigger == telling->verb
			|| telling_has(telling, event->trigger))
		return 1;
	uint16_t clause = tree->clause_of[telling->match->at];
	return clause && event->trigger == clause ? 2 : 3;
}

/* The first event of the sentence, or of those behind it. */
static uint32_t
first_event(const struct events *events, uint32_t sentence)
{
	uint32_t first = 0, end = events->count;
	while (first < end) {
		uint32_t middle = first + (end - first) / 2;
		if (events->at[middle].sentence < sentence)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

static const struct event *
event_of(const struct fact_scene *scene, const struct telling *telling,
		const struct events *events)
{
	const struct event *best = NULL;
	unsigned least = 3;
	uint32_t i = first_event(events, scene->scene.sentence);
	for (; i < events->count
			&& events->at[i].sentence == scene->scene.sentence;
			i++) {
		unsigned far = event_distance(scene, telling, &events->at[i]);
		if (far < least) {
			least = far;
			best = &events->at[i];
		}
	}
	return best;
}

void
fact_links_set(struct fact_scene *scene, struct telling *telling,
		const struct events *events)
{
	struct candidate *candidate =
			scene->scene.candidates[telling->match->at];
	fact_links_date(scene, telling);
	attribution_find(&scene->scene, candidate);
	telling->fact.speaker = candidate->event.speaker;
	telling->fact.speaker_verb = candidate->event.speaker_verb;
	telling->fact.event = event_of(scene, telling, events);
}

/* ---------------------------------------------------------------- article */

static bool
same_sum(const struct amount *a, const struct amount *b)
{
	return a->kind == b->kind && !strcmp(a->currency, b->currency)
	       && fabs(a->value - b->value) <= 1e-9 * fabs(a->value);
}

/* They name somebody of the same country in the same role, or one of them
 * names nobody with a country. */
static bool
share_party(const struct fact *a, const struct fact *b)
{
	bool any = false;
	for (unsigned i = 0; i < a->party_count; i++)
		for (unsigned k = 0; k < b->party_count; k++) {
			const char *x = a->party[i].mention->actor.code;
			const char *y = b->party[k].mention->actor.code;
			if (!*x || !*y)
				continue;
			any = true;
			if (a->party[i].role == b->party[k].role
					&& !strcmp(x, y))
				return true;
		}
	return !any;
}

static bool
says_again(const struct fact *fact, const struct fact *before)
{
	if (fact->kind != before->kind || !share_party(fact, before))
		return false;
	if (fact->amount_count && before->amount_count)
		return same_sum(fact->amount[0], before->amount[0]);
	return !fact->amount_count && !before->amount_count && fact->count_count
	       && before->count_count
	       && same_sum(fact->count[0], before->count[0])
	       && str_equal(fact->count[0]->unit, before->count[0]->unit);
}

/* A part of an umbrella: of the same kind, told behind it, smaller. */
static bool
is_part(const struct fact *fact, const struct fact *whole)
{
	enum { REACH = 2 };
	return fact != whole && fact->kind == whole->kind
	       && fact->sentence >= whole->sentence
	       && fact->sentence - whole->sentence <= REACH
	       && fact->amount_count && whole->amount_count
	       && !strcmp(fact->amount[0]->currency, whole->amount[0]->currency)
	       && fact->amount[0]->value < whole->amount[0]->value
	       && share_party(fact, whole);
}

/* -------------------------------------------------- going on from another */

/* Somebody of the same country has the same role in both. */
static bool
share_country(const struct fact *a, const struct fact *b)
{
	for (unsigned i = 0; i < a->party_count; i++)
		for (unsigned k = 0; k < b->party_count; k++) {
			const char *code = a->party[i].mention->actor.code;
			if (code[0] && a->party[i].role == b->party[k].role
					&& !strcmp(code, b->party[k].mention
									 ->actor
									 .code))
				return true;
		}
	return false;
}

/* Who returns from a tour is one of those who travelled, wherever the article
 * tells it; who bids, bids for what was told just before. */
static bool
goes_on_from(const struct fact_scene *scene, const struct telling *telling,
		const struct fact *before)
{
	enum { REACH = 3 };
	const struct fact *fact = &telling->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	if (before->kind != fact->kind
			|| !(telling->result->resumes >> before->status & 1))
		return false;
	return about ? share_country(fact, before)
		     : before->object_end
					       && fact->sentence - before->sentence
								  <= REACH;
}

static void
resume(const struct fact_scene *scene, struct telling *telling,
		const struct fact *before)
{
	struct fact *fact = &telling->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	bool open = about && !fact_has_role(telling, about);
	for (unsigned i = 0; i < before->party_count && open; i++)
		if (before->party[i].role == about)
			fact_add_party(telling, before->party[i].mention,
					about);
	if (about)
		return;
	fact->object_start = before->object_start;
	fact->object_end = before->object_end;
	if (!fact->instrument)
		fact->instrument = before->instrument;
}

void
fact_links_resume(const struct fact_scene *scene, struct telling *telling,
		const struct facts *before)
{
	uint32_t end = before->count;
	uint32_t first = end > LIMIT_FACTS_BACK ? end - LIMIT_FACTS_BACK : 0;
	if (!telling->result->resumes || telling->dropped)
		return;
	for (uint32_t i = end; i-- > first;)
		if (goes_on_from(scene, telling, &before->at[i])) {
			resume(scene, telling, &before->at[i]);
			return;
		}
	telling->dropped = "goes on from nothing that was told";
}

void
fact_links_totals(struct facts *facts)
{
	for (uint32_t i = 0; i < facts->count; i++) {
		struct fact *fact = &facts->at[i];
		uint32_t first =
				i > LIMIT_FACTS_BACK ? i - LIMIT_FACTS_BACK : 0;
		uint32_t end = i + LIMIT_FACTS_BACK < facts->count
					       ? i + LIMIT_FACTS_BACK
					       : facts->count;
		for (uint32_t k = first; k < i && !fact->counted_elsewhere; k++)
			fact->counted_elsewhere =
					says_again(fact, &facts->at[k]);
		for (uint32_t k = first; k < end && fact->umbrella; k++)
			fact->counted_elsewhere |= is_part(&facts->at[k], fact);
	}
}
