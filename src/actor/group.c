/* Parties that a text treats together: joined by "and", or the only ones of a
 * sentence. Bounded by the mentions of one sentence. */
#include "actor/view.h"

bool
group_is_country(const struct actor_workspace *work, uint16_t code_index)
{
	const struct name_row *row = work->gazetteer->country[code_index];
	return row && row->country;
}

bool
code_is_international(const char code[4])
{
	static const char codes[][4] = { "IGO", "UNO", "EUR", "NGO", "ISM",
		"IMG", "MNC" };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!strcmp(code, codes[i]))
			return true;
	return false;
}

static bool
is_allowed(const struct description *limit, uint16_t code_index)
{
	return !limit || !limit->coded
	       || (limit->codes[code_index / 64] >> code_index % 64 & 1);
}

static bool
has_sector(const struct actor *actor, uint32_t sectors)
{
	for (unsigned i = 0; i < ACTOR_SECTORS && sectors; i++)
		if (actor->sector[i] && (sectors >> actor->sector[i] & 1))
			return true;
	return !sectors;
}

static bool
is_wanted(const struct actor_workspace *work, const struct group_wanted *wanted,
		uint32_t index)
{
	const struct mention *mention = &work->out->at[index];
	const struct trait *trait = &work->trait[index];
	const struct actor *actor = &mention->actor;
	if (!is_allowed(wanted->limit, trait->code_index)
			|| !has_sector(actor, wanted->sectors))
		return false;
	switch (wanted->of) {
	case GROUP_COUNTRIES:
		/* "soldiers": of which country, their words do not tell. */
		return actor->code[0] && !trait->bare
		       && group_is_country(work, trait->code_index);
	case GROUP_PERSONS:
		return actor->person && !trait->plural;
	case GROUP_BODIES:
		return !actor->person && mention->kind == MENTION_NAME;
	default:
		return actor->code[0] || mention->kind == MENTION_NAME;
	}
}

static bool
are_same(enum group_of of, const struct actor *a, const struct actor *b)
{
	if (of == GROUP_COUNTRIES)
		return !memcmp(a->code, b->code, sizeof a->code);
	/* A state and who acts for it are one party. */
	bool state = a->sector[0] == b->sector[0] || !a->sector[0]
		     || !b->sector[0];
	if (of == GROUP_ANY && state && a->code[0]
			&& !memcmp(a->code, b->code, sizeof a->code))
		return true;
	return str_equal(a->id, b->id);
}

static void
add(struct group *group, enum group_of of, const struct mention *mention)
{
	for (; mention; mention = mention->with) {
		bool known = group->count == LIMIT_PARTIES;
		for (unsigned i = 0; i < group->count && !known; i++)
			known = are_same(of, &group->member[i]->actor,
					&mention->actor);
		if (!known)
			group->member[group->count++] = mention;
	}
}

enum scope { JOINED, PARTIES, ALL };

/* Those of the sentence in [first, end); JOINED: of one coordination. */
static void
gather(const struct actor_workspace *work, const struct group_wanted *wanted,
		uint32_t first, uint32_t end, enum scope scope, uint16_t root,
		struct group *group)
{
	group->count = 0;
	for (uint32_t i = first; i < end; i++) {
		const struct trait *trait = &work->trait[i];
		if (scope == JOINED && trait->root != root)
			continue;
		if (scope == PARTIES && !trait->party)
			continue;
		if (is_wanted(work, wanted, i))
			add(group, wanted->of, &work->out->at[i]);
	}
}

static bool
is_right(const struct group_wanted *wanted, const struct group *group,
		bool joined)
{
	if (wanted->number)
		return group->count == wanted->number;
	return joined ? group->count >= 2 : group->count == 2;
}

bool
group_find(const struct actor_workspace *work,
		const struct group_wanted *wanted, uint32_t sentence,
		bool joined, struct group *group)
{
	const struct mentions *out = work->out;
	uint32_t first = out->first[sentence];
	uint32_t end = sentence == work->sentence_index
				       ? out->count
				       : out->first[sentence + 1];
	uint16_t last_root = 0;
	for (uint32_t i = end; i > first; i--) {
		uint16_t root = work->trait[i - 1].root;
		if (root == last_root)
			continue;
		last_root = root;
		gather(work, wanted, first, end, JOINED, root, group);
		if (is_right(wanted, group, true))
			return true;
	}
	if (!joined) {
		gather(work, wanted, first, end, PARTIES, 0, group);
		if (!wanted->all && is_right(wanted, group, false))
			return true;
		gather(work, wanted, first, end, ALL, 0, group);
		if (!wanted->acting && is_right(wanted, group, false))
			return true;
	}
	group->count = 0;
	return false;
}
