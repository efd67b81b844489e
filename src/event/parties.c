#include "event/parties.h"

bool
mention_same(const struct mention *a, const struct mention *b)
{
	if (a == b)
		return true;
	return a->actor.id.len && str_equal(a->actor.id, b->actor.id)
	       && a->actor.sector[0] == b->actor.sector[0]
	       && a->actor.person == b->actor.person
	       && str_equal(a->actor.name, b->actor.name);
}

bool
parties_have(const struct parties *parties, const struct mention *mention)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (mention_same(parties->at[i], mention))
			return true;
	return false;
}

void
parties_add(struct parties *parties, const struct mention *mention)
{
	/* "They", "the two countries": several parties in one phrase. */
	for (; mention; mention = mention->with)
		if (parties->count < LIMIT_PARTIES
				&& !parties_have(parties, mention))
			parties->at[parties->count++] = mention;
}

void
parties_add_all(struct parties *to, const struct parties *from)
{
	for (unsigned i = 0; i < from->count; i++)
		parties_add(to, from->at[i]);
}

bool
mention_acts_for_state(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_FOR_STATE);
}

bool
mention_same_side(const struct mention *a, const struct mention *b)
{
	if (mention_same(a, b))
		return true;
	return a->actor.code[0] && !strcmp(a->actor.code, b->actor.code)
	       && mention_acts_for_state(a) && mention_acts_for_state(b);
}

const struct mention *
parties_of_one_country(const struct parties *parties,
		bool (*has_country)(const struct mention *), bool all)
{
	const struct mention *found = NULL;
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *mention = parties->at[i];
		if (!all && !mention->actor.code[0])
			continue;
		if (!has_country(mention)
				|| (found
						&& strcmp(found->actor.code,
								mention->actor.code)))
			return NULL;
		found = mention;
	}
	return found;
}

bool
parties_any(const struct parties *parties,
		bool (*is_so)(const struct mention *))
{
	for (unsigned i = 0; i < parties->count; i++)
		if (is_so(parties->at[i]))
			return true;
	return false;
}

bool
parties_all(const struct parties *parties,
		bool (*is_so)(const struct mention *))
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!is_so(parties->at[i]))
			return false;
	return true;
}

bool
parties_have_country(const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->actor.code[0])
			return true;
	return false;
}

static bool
is_official(const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && mention->actor.person
	       && !mention->actor.name.len
	       && sector_in(mention->actor.sector[0], SECTORS_OF_OFFICE);
}

/* "The mayor asked the president": two officials of one government, whom their
 * codes do not tell apart. */
static bool
are_two_officials(const struct mention *a, const struct mention *b)
{
	return is_official(a) && is_official(b) && a->sentence == b->sentence
	       && a->head != b->head && a->source.len && b->source.len
	       && !str_equal(a->source, b->source);
}

static bool
is_among(const struct mention *mention, const struct parties *others)
{
	for (unsigned i = 0; i < others->count; i++)
		if (mention_same(others->at[i], mention)
				&& !are_two_officials(others->at[i], mention))
			return true;
	return false;
}

bool
mention_is_wholly(const struct mention *mention, enum sector_set sectors)
{
	const uint8_t *sector = mention->actor.sector;
	for (unsigned i = 0; i < ACTOR_SECTORS && sector[i]; i++)
		if (!sector_in(sector[i], sectors))
			return false;
	return sector[0] || !mention->actor.code[0];
}

bool
parties_begin_with_body(const struct parties *parties)
{
	return parties->count
	       && code_is_international(parties->at[0]->actor.code);
}

static bool
is_other_phrase(const struct mention *mention, const struct parties *others)
{
	for (unsigned i = 0; i < others->count; i++)
		if (others->at[i]->sentence == mention->sentence
				&& others->at[i]->head == mention->head)
			return false;
	return mention->kind != MENTION_PRONOUN;
}

void
parties_add_apart(struct parties *parties, const struct parties *told,
		const struct parties *others)
{
	for (unsigned i = 0; i < told->count; i++)
		if (is_other_phrase(told->at[i], others))
			parties_add(parties, told->at[i]);
}

void
parties_remove(struct parties *parties, const struct parties *others)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < parties->count; i++)
		if (!is_among(parties->at[i], others))
			parties->at[kept++] = parties->at[i];
	parties->count = kept;
}

bool
mention_is_coded(const struct mention *mention)
{
	return mention->actor.code[0] || mention->actor.sector[0];
}

static bool
is_country(const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY
	       || mention->kind == MENTION_ADJECTIVE
	       || (mention->kind == MENTION_PRONOUN
			       && str_equal(mention->actor.id,
					       str_of(mention->actor.code)))
	       || (mention->actor.code[0] && !mention->actor.person
			       && !mention->actor.sector[0]);
}

static uint8_t
kinds_of(const struct scene *scene, const struct mention *mention)
{
	uint8_t kinds = 0;
	bool country = is_country(mention);
	const struct token *head = &scene->tree.tokens[mention->head];
	bool plural = feats_get(head->feats, FEATURE_NUMBER) == NUMBER_PLUR
		      && head->upos == UPOS_NOUN;
	if (country)
		kinds |= FILTER_COUNTRY;
	if (mention->actor.person && !country)
		kinds |= FILTER_PERSON;
	if (plural || (!mention->actor.person && !country))
		kinds |= FILTER_GROUP;
	if (scene->place[mention->head] == mention
			|| (country && head->upos == UPOS_PROPN))
		kinds |= FILTER_PLACE;
	return kinds;
}

bool
mention_fits(const struct scene *scene, const struct mention *mention,
		const struct filter *filter)
{
	uint32_t sectors = 0;
	for (unsigned i = 0; i < ACTOR_SECTORS; i++)
		if (mention->actor.sector[i])
			sectors |= 1u << mention->actor.sector[i];
	/* A defence minister, GOV MIL, is no soldier: what is not wanted is
	 * what somebody is first of all. */
	uint32_t first = mention->actor.sector[0]
					 ? 1u << mention->actor.sector[0]
					 : 0;
	uint8_t kinds = kinds_of(scene, mention);
	if ((first & filter->not_sectors) || (kinds & filter->not_kinds))
		return false;
	bool wanted = filter->sectors || filter->kinds || filter->codes[0][0];
	if (!wanted || (sectors & filter->sectors) || (kinds & filter->kinds))
		return true;
	for (unsigned i = 0; i < FILTER_CODES && filter->codes[i][0]; i++)
		if (!strcmp(filter->codes[i], mention->actor.code))
			return true;
	return false;
}

struct mention *
mention_of_country(const struct scene *scene, const struct mention *mention,
		const struct mention *country)
{
	struct mention *copy = ARENA_NEW(scene->arena, struct mention, 1);
	*copy = *mention;
	memcpy(copy->actor.code, country->actor.code, sizeof copy->actor.code);
	return copy;
}

struct mention *
mention_without_country(const struct scene *scene, const struct mention *mention)
{
	struct mention *copy = ARENA_NEW(scene->arena, struct mention, 1);
	*copy = *mention;
	memset(copy->actor.code, 0, sizeof copy->actor.code);
	copy->assumed = false;
	return copy;
}

const struct mention *
mention_of_maker(const struct scene *scene, const struct mention *mention)
{
	if (!mention->thing || !mention->actor.code[0])
		return mention;
	struct mention *copy = ARENA_NEW(scene->arena, struct mention, 1);
	*copy = *mention;
	memset(copy->actor.sector, 0, sizeof copy->actor.sector);
	copy->actor.id = actor_id(scene->arena, &copy->actor, true);
	return copy;
}
