/* Descriptions and pronouns become mentions of whom they stand for. */
#include "actor/settle.h"

/* A country that the text describes by something else than its name. */
static void
settle_as_country(struct actor_workspace *work, struct unit *unit,
		uint16_t code_index, uint8_t sector)
{
	unit->kind = UNIT_COUNTRY;
	unit->row = work->gazetteer->country[code_index];
	unit->source = unit->row->source;
	unit->sourced = true;
	unit->agent = NULL;
	unit->actor = (struct actor){ .name = unit->row->name };
	settle_copy_country(unit, unit->row->code, code_index);
	if (!sector && settle_is_party(work, unit->head))
		sector = SECTOR_GOV;
	unit->actor.sector[0] = sector;
	for (struct mention *at = unit->with; at; at = mention_next_party(at)) {
		uint16_t index = settle_code_index(work, at->actor.code);
		const struct name_row *row = work->gazetteer->country[index];
		at->actor = (struct actor){ .name = row->name,
			.sector = { sector } };
		memcpy(at->actor.code, row->code, sizeof row->code);
		at->actor.id = actor_id(work->arena, &at->actor, false);
	}
	mention_put(work, unit, MENTION_COUNTRY);
}

/* The unit of a description: its own, or one over the noun. */
static struct unit
unit_of_description(const struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	const struct description *description = description_of(work, token);
	struct unit fresh = { .kind = UNIT_BODY,
		.first = (uint16_t)token,
		.last = (uint16_t)token,
		.head = (uint16_t)token,
		.phrase_first = description->first,
		.phrase_last = (uint16_t)token };
	if (unit)
		fresh = *unit;
	uint16_t child = work->child[token];
	for (; child && child < fresh.phrase_first;
			child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_DET)
			fresh.phrase_first = child;
	return fresh;
}

/* Countries that act are governments: "the allies signed an accord". */
static void
make_governments(const struct actor_workspace *work, struct unit *unit,
		const struct mention *first)
{
	if (!settle_is_party(work, unit->head))
		return;
	if (first->kind == MENTION_COUNTRY)
		unit->actor.sector[0] = SECTOR_GOV;
	for (struct mention *at = unit->with; at; at = mention_next_party(at))
		if (at->kind == MENTION_COUNTRY)
			at->actor.sector[0] = SECTOR_GOV;
}

static bool
settle_several(struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	struct group group;
	refer_find_group(work, token, unit, &group);
	if (group.count < 2)
		return false;
	enum reference_means means = description_of(work, token)->row->means;
	struct unit fresh = unit_of_description(work, token, unit);
	const struct mention *first = group.member[0];
	fresh.with = settle_further_parties(work, &group);
	fresh.antecedent = settle_antecedent(first);
	uint16_t code = settle_code_index(work, first->actor.code);
	bool countries = means == REFERENCE_COUNTRY
			 || means == REFERENCE_QUALIFIED
			 || means == REFERENCE_GOVERNMENTS;
	if (countries) {
		settle_as_country(work, &fresh, code,
				means == REFERENCE_GOVERNMENTS ? SECTOR_GOV
							       : SECTOR_NONE);
		return true;
	}
	bool persons = first->actor.person || !unit
		       || means != REFERENCE_PERSON;
	if (persons) {
		fresh.actor = first->actor;
		make_governments(work, &fresh, first);
		fresh.code_index = code;
		fresh.kind = UNIT_MEASURE;
	} else {
		settle_copy_country(&fresh, first->actor.code, code);
		settle_make_agents(work, &fresh, fresh.with);
	}
	mention_put(work, &fresh, persons ? MENTION_PRONOUN : MENTION_AGENT);
	return true;
}

/* "QUITO - The Andean nation accused ..." */
static bool
settle_dateline_country(struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	uint16_t code = refer_dateline(work, token, unit);
	if (!code)
		return false;
	struct unit fresh = unit_of_description(work, token, unit);
	fresh.antecedent = work->dateline_words;
	settle_as_country(work, &fresh, (uint16_t)(code - 1), SECTOR_NONE);
	return true;
}

/* "the Andean nation", "both sides", "the former": see refer.c. */
bool
settle_description(struct actor_workspace *work, uint32_t token,
		const struct unit *unit)
{
	if (!description_of(work, token))
		return false;
	if (settle_several(work, token, unit))
		return true;
	const struct mention *meant = refer_find(work, token, unit);
	if (!meant)
		return settle_dateline_country(work, token, unit);
	struct unit fresh = unit_of_description(work, token, unit);
	uint16_t code = settle_code_index(work, meant->actor.code);
	enum reference_means means = description_of(work, token)->row->means;
	fresh.antecedent = settle_antecedent(meant);
	bool country = means == REFERENCE_COUNTRY
		       || means == REFERENCE_QUALIFIED
		       || meant->kind == MENTION_COUNTRY;
	if (country && meant->actor.code[0] && group_is_country(work, code)) {
		settle_as_country(work, &fresh, code, SECTOR_NONE);
		return true;
	}
	fresh.kind = UNIT_MEASURE;
	fresh.actor = meant->actor;
	fresh.code_index = code;
	mention_put(work, &fresh, MENTION_PRONOUN);
	return true;
}

/* One word that stands for somebody named earlier. */
static struct unit
unit_of_word(const struct actor_workspace *work, uint32_t token,
		const struct mention *earlier)
{
	return (struct unit){ .kind = UNIT_MEASURE,
		.first = (uint16_t)token,
		.last = (uint16_t)token,
		.head = (uint16_t)token,
		.phrase_first = (uint16_t)token,
		.phrase_last = (uint16_t)token,
		.actor = earlier->actor,
		.assumed = earlier->assumed,
		.code_index = settle_code_index(work, earlier->actor.code),
		.antecedent = settle_antecedent(earlier) };
}

void
settle_dropped(struct actor_workspace *work, uint32_t verb)
{
	const struct mention *earlier = pronoun_find_dropped(work, verb);
	struct group group;
	bool several = !earlier
		       && pronoun_find_dropped_group(work, verb, &group);
	if (several)
		earlier = group.member[0];
	if (!earlier)
		return;
	struct unit unit = unit_of_word(work, verb, earlier);
	struct trait known = work->trait[earlier - work->out->at];
	if (several || (known.plural && pronoun_take_all(work, earlier, &group)))
		unit.with = settle_further_parties(work, &group);
	uint32_t before = work->out->count;
	mention_put(work, &unit, MENTION_PRONOUN);
	if (work->out->count == before)
		return;
	struct trait *own = &work->trait[before];
	own->subject = true;
	own->plural = known.plural;
	own->gender = known.gender;
}

void
settle_pronoun(struct actor_workspace *work, uint32_t token)
{
	struct group group;
	bool several = pronoun_find_group(work, token, &group);
	const struct mention *earlier =
			several ? group.member[0] : pronoun_find(work, token);
	if (!earlier)
		return;
	struct unit unit = unit_of_word(work, token, earlier);
	if (several)
		unit.with = settle_further_parties(work, &group);
	/* An index: putting a mention may move the array. */
	size_t index = (size_t)(earlier - work->out->at);
	uint32_t before = work->out->count;
	mention_put(work, &unit, MENTION_PRONOUN);
	if (work->out->count == before || several)
		return;
	struct trait *known = &work->trait[index];
	struct trait *own = &work->trait[before];
	if (!known->gender)
		known->gender = (uint8_t)class_gender(class_at(work, token));
	own->gender = known->gender;
	own->plural = known->plural;
}
