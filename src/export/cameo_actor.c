#include "export/cameo_actor.h"

static void
add_type(struct cameo_actor *actor, struct str type)
{
	if (!type.len || actor->types == CAMEO_TYPES)
		return;
	for (unsigned i = 0; i < actor->types; i++)
		if (str_equal(actor->type[i], type))
			return;
	actor->type[actor->types++] = type;
}

/* The executive of a body of states is the body. */
static bool
says_nothing(const struct cameo_actor *actor, struct str sector)
{
	return actor->is_body && str_equal(sector, STR("GOV"));
}

static void
add_sectors(struct cameo_actor *actor, const struct exchange *exchange,
		const json_t *sectors)
{
	for (size_t i = 0; i < json_array_size(sectors); i++) {
		const struct exchange_sector *sector = exchange_sector(
				exchange, json_text_item(sectors, i));
		if (sector && !says_nothing(actor, sector->sector))
			add_type(actor, sector->cameo);
	}
}

struct cameo_actor
cameo_actor_of(const struct exchange *exchange, const json_t *party)
{
	struct cameo_actor actor = { 0 };
	struct str code = json_text_at(party, "code");
	const struct exchange_country *country =
			exchange_country(exchange, code);
	const struct exchange_body *body =
			exchange_body(exchange, json_text_at(party, "id"));
	if (!body)
		body = exchange_body(exchange, code);
	if (country) {
		actor.country = country->cameo;
	} else if (body) {
		actor.is_body = true;
		actor.country = body->country;
		actor.group = body->group;
		add_type(&actor, body->type);
	}
	add_sectors(&actor, exchange, json_object_get(party, "sector"));
	return actor;
}

void
cameo_actor_put_code(struct buffer *out, const struct cameo_actor *actor)
{
	unsigned first = 0;
	if (actor->is_body && actor->types)
		buffer_put(out, actor->type[first++]);
	buffer_put(out, actor->country);
	buffer_put(out, actor->group);
	for (unsigned i = first; i < actor->types; i++)
		buffer_put(out, actor->type[i]);
}

bool
cameo_actor_is_nobody(const struct cameo_actor *actor)
{
	return !actor->country.len && !actor->group.len && !actor->types;
}
