#include "analyse/narrowing.h"

#include <math.h>
#include <stdlib.h>

#include "analyse/word_list.h"
#include "base/memory.h"

/* --- selections --------------------------------------------------------- */

struct narrowing
narrowing_of(const struct selection *selection)
{
	return (struct narrowing){
		.from = day_of_number(selection->from),
		.to = day_of_number(selection->to),
		.event = selection->event,
		.status = selection->status,
		.quad = selection->quad,
		.publisher = selection->publisher,
		.lang = selection->lang,
		.min_confidence = selection->min_confidence,
	};
}

bool
narrowing_suffices(const struct selection *selection)
{
	const char *const lists[] = { selection->actor, selection->recipient,
		selection->either, selection->between, selection->party,
		selection->speaker, selection->about, selection->fact,
		selection->mode, selection->cameo, selection->context,
		selection->stance, selection->rule, selection->place,
		selection->country, selection->words, selection->doc };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i])
			return false;
	return !selection->amount_from && !selection->amount_to
	       && selection->count == SELECT_REPORTS;
}

/* --- conditions as tables ----------------------------------------------- */

/* Whether "USA", "USA.GOV" or ".GOV" fits a code and its sector. */
static bool
party_fits(struct str list, struct str code, struct str sector)
{
	struct str word;
	while (word_list_next(&list, &word)) {
		size_t dot = str_find_byte(word, '.');
		struct str first = { word.at, dot };
		struct str rest = { word.at + dot + 1, 0 };
		if (dot < word.len)
			rest.len = word.len - dot - 1;
		if (dot && !word_fits(first, code, CASE_SAME))
			continue;
		if (dot == word.len || word_fits(rest, sector, CASE_SAME))
			return true;
	}
	return false;
}

/* Of each code and sector. */
bool *
parties_fitting(const struct observations *all, const char *list)
{
	uint32_t sectors = all->sectors.count;
	if (!list)
		return NULL;
	bool *fits = memory_zero(
			(size_t)all->codes.count * sectors, sizeof *fits);
	for (word_id code = 0; code < all->codes.count; code++)
		for (word_id sector = 0; sector < sectors; sector++)
			fits[party_number(
					all, (uint16_t)code, (uint8_t)sector)] =
					party_fits(str_of(list),
							words_text(&all->codes,
									code),
							words_text(&all->sectors,
									sector));
	return fits;
}

struct conditions {
	const struct observations *all;
	int32_t from, to; /* closed */
	unsigned quads;   /* a bit each; bit 0: none */
	uint8_t confidence;
	bool dated;
	/* Whether each number fits; null: all do. */
	bool *source, *target, *either; /* by party_number */
	bool *category, *status, *publisher, *lang;
};

static unsigned
quads_of(const char *list)
{
	unsigned quads = 0;
	for (; *list; list++)
		if (*list >= '1' && *list <= '4')
			quads |= 1u << (*list - '0');
	return quads;
}

static void
conditions_init(struct conditions *conditions, const struct observations *all,
		const struct narrowing *narrowing)
{
	*conditions = (struct conditions){
		.all = all,
		.from = narrowing->from,
		.to = narrowing->to == DAY_NONE ? INT32_MAX : narrowing->to,
		.dated = narrowing->from != DAY_NONE
			 || narrowing->to != DAY_NONE,
		.quads = narrowing->quad ? quads_of(narrowing->quad) : ~0u,
		.confidence = (uint8_t)lround(narrowing->min_confidence * 100),
		.source = parties_fitting(all, narrowing->source),
		.target = parties_fitting(all, narrowing->target),
		.either = parties_fitting(all, narrowing->either),
		.category = word_list_fitting(
				&all->categories, narrowing->event, CASE_ANY),
		.status = word_list_fitting(
				&all->statuses, narrowing->status, CASE_SAME),
		.publisher = word_list_fitting(&all->publishers,
				narrowing->publisher, CASE_ANY),
		.lang = word_list_fitting(
				&all->langs, narrowing->lang, CASE_SAME),
	};
}

static void
conditions_fini(struct conditions *conditions)
{
	free(conditions->source);
	free(conditions->target);
	free(conditions->either);
	free(conditions->category);
	free(conditions->status);
	free(conditions->publisher);
	free(conditions->lang);
}

/* --- one row ------------------------------------------------------------ */

static bool
parties_fit(const struct conditions *conditions, size_t row)
{
	const struct observations *all = conditions->all;
	uint32_t source = party_number(
			all, all->source[row], all->source_sector[row]);
	uint32_t target = party_number(
			all, all->target[row], all->target_sector[row]);
	if (conditions->source && !conditions->source[source])
		return false;
	if (conditions->target && !conditions->target[target])
		return false;
	return !conditions->either || conditions->either[source]
	       || conditions->either[target];
}

static bool
article_fits(const struct conditions *conditions, uint32_t article)
{
	const struct observed_articles *articles = &conditions->all->articles;
	if (conditions->publisher
			&& !conditions->publisher[articles->publisher[article]])
		return false;
	return !conditions->lang || conditions->lang[articles->lang[article]];
}

static bool
row_fits(const struct conditions *conditions, size_t row)
{
	const struct observations *all = conditions->all;
	int32_t day = all->day[row];
	if (day < conditions->from || day > conditions->to
			|| (conditions->dated && day == DAY_NONE))
		return false;
	if (!(conditions->quads >> (all->quad[row] & 31) & 1)
			|| all->confidence[row] < conditions->confidence)
		return false;
	if (conditions->category && !conditions->category[all->category[row]])
		return false;
	if (conditions->status && !conditions->status[all->status[row]])
		return false;
	return parties_fit(conditions, row)
	       && article_fits(conditions, all->article[row]);
}

/* --- every event once --------------------------------------------------- */

/* Where an event stands in the list, and in which pair's part. */
struct place {
	uint32_t pair, at;
};

bool
observation_stands_before(
		const struct observations *all, uint32_t row, uint32_t other)
{
	if (all->leads[row] != all->leads[other])
		return all->leads[row];
	return all->record[row] < all->record[other];
}

static bool
same_pair(const struct observations *all, uint32_t row, uint32_t other)
{
	return all->source[row] == all->source[other]
	       && all->target[row] == all->target[other];
}

void
observation_list_once(
		const struct observations *all, struct observation_list *list)
{
	struct place *places = memory_zero(all->event_count, sizeof *places);
	uint32_t pair = 0, last = 0;
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = list->at[i];
		struct place *place = &places[all->event[row]];
		if (!i || !same_pair(all, row, last))
			pair++;
		if (all->alone[row]) {
			list->at[kept++] = row;
		} else if (place->pair != pair) {
			*place = (struct place){ pair, (uint32_t)kept };
			list->at[kept++] = row;
		} else if (observation_stands_before(
					   all, row, list->at[place->at])) {
			list->at[place->at] = row;
		}
		last = row;
	}
	list->count = kept;
	free(places);
}

/* --- all ---------------------------------------------------------------- */

void
observations_narrow(const struct observations *observations,
		const struct narrowing *narrowing, struct observation_list *out)
{
	struct conditions conditions;
	conditions_init(&conditions, observations, narrowing);
	if (out->capacity < observations->count) {
		out->capacity = observations->count;
		out->at = memory_resize(
				out->at, out->capacity, sizeof *out->at);
	}
	out->count = 0;
	for (size_t row = 0; row < observations->count; row++)
		if (row_fits(&conditions, row))
			out->at[out->count++] = (uint32_t)row;
	conditions_fini(&conditions);
	if (narrowing->once)
		observation_list_once(observations, out);
}

void
observation_list_fini(struct observation_list *list)
{
	free(list->at);
	*list = (struct observation_list){ 0 };
}
