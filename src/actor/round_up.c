/* Texts that tell of one land after another: "In Kenya, police ... In Uganda,
 * the government ...". There the land of a paragraph says whose the next "prime
 * minister" is, before the dateline does. So does, to its end, a paragraph of
 * any text that begins with what people of another place do: "In Lima, unions
 * criticised the deal. The police ...". */
#include "actor/settle.h"

enum {
	LANDS = 3,  /* that paragraphs begin with; fewer: no round-up */
	WITHIN = 5, /* tokens: "In the north of {Mali}" */
	SEVERAL = UINT16_MAX /* no code index: the sentence names more lands */
};

static bool
begins_paragraph(const struct actor_workspace *work)
{
	const struct sentence *own = work->sentence;
	return !work->sentence_index || own[-1].paragraph != own->paragraph;
}

/* Code index of the land that the sentence begins with; -1 none. */
static int
first_land(const struct actor_workspace *work)
{
	uint32_t last, end = work->count < WITHIN ? work->count : WITHIN;
	if (!work->count || !(class_at(work, 1) & CLASS_LOCATIVE))
		return -1;
	for (uint32_t i = 2; i <= end; i++) {
		int land = place_country_at(work, i, &last);
		if (land >= 0)
			return land;
	}
	return -1;
}

void
round_up_survey(struct actor_workspace *work)
{
	uint64_t seen[ROW_CODE_WORDS] = { 0 };
	unsigned lands = 0;
	for (uint32_t s = 0; s < work->text->sentence_count; s++) {
		work->sentence = &work->text->sentences[s];
		work->sentence_index = s;
		work->count = work->sentence->count;
		int land = begins_paragraph(work) ? first_land(work) : -1;
		if (land < 0 || seen[land / 64] >> land % 64 & 1)
			continue;
		seen[land / 64] |= UINT64_C(1) << land % 64;
		lands++;
	}
	work->round_up = lands >= LANDS;
	work->land = 0;
}

/* Code index + 1 of the one land that the sentence names; SEVERAL, or 0 none.
 */
static uint16_t
land_named(const struct actor_workspace *work)
{
	uint16_t found = 0;
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		uint16_t land = (uint16_t)(unit->code_index + 1);
		if (unit->kind > UNIT_ACTOR || !unit->actor.code[0]
				|| !group_is_country(work, unit->code_index))
			continue;
		if (found && found != land)
			return SEVERAL;
		found = land;
	}
	return found;
}

/* "In Brussels, the {European Union} refused": a body of no land. */
static bool
names_body(const struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++)
		if (work->unit[i].actor.code[0]
				&& !group_is_country(work,
						work->unit[i].code_index))
			return true;
	return false;
}

/* "{unions} criticised", "{thousands} marched": people who live there. */
static bool
names_people_who_act(const struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		if ((unit->kind == UNIT_AGENT || unit->kind == UNIT_MEASURE)
				&& settle_acts_where_it_is(unit)
				&& token_at(work, unit->head)->deprel
						   == DEPREL_NSUBJ)
			return true;
	}
	return false;
}

/* Code index + 1 of where the paragraph that begins here is; 0 nowhere told. */
static uint16_t
scene_of_paragraph(const struct actor_workspace *work)
{
	if (!work->count || !(class_at(work, 1) & CLASS_LOCATIVE)
			|| !work->locative || land_named(work) == SEVERAL
			|| names_body(work) || !names_people_who_act(work))
		return 0;
	return work->locative;
}

static void
follow_paragraph(struct actor_workspace *work)
{
	uint16_t named = land_named(work);
	if (begins_paragraph(work))
		work->land = scene_of_paragraph(work);
	else if (named && named != work->land)
		work->land = 0;
}

void
round_up_follow(struct actor_workspace *work)
{
	if (!work->round_up) {
		follow_paragraph(work);
		return;
	}
	uint16_t named = land_named(work);
	if (begins_paragraph(work) && work->locative)
		work->land = work->locative;
	else if (begins_paragraph(work) && named && named != SEVERAL)
		work->land = named;
	else if (named && named != work->land)
		work->land = 0;
}
