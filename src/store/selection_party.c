#include "store/selection_party.h"

#include <stdio.h>

#include "store/selection_list.h"

enum { CODE_BYTES = 3 };

static bool
is_upper(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.at[i] < 'A' || text.at[i] > 'Z')
				&& (text.at[i] < '0' || text.at[i] > '9')
				&& text.at[i] != '*')
			return false;
	return text.len > 0;
}

static bool
is_code(struct str text)
{
	return is_upper(text)
	       && (text.len == CODE_BYTES
			       || (text.len < CODE_BYTES
					       && has_wildcard(text)));
}

/* "GOV.LEG" */
static bool
are_sectors(struct str text)
{
	bool more = true;
	while (more)
		if (!is_code(str_next(&text, '.', &more)))
			return false;
	return true;
}

static struct str
role_before(struct str *word)
{
	size_t colon = str_find_byte(*word, ':');
	for (size_t i = 0; i < colon && colon < word->len; i++)
		if (word->at[i] < 'a' || word->at[i] > 'z')
			colon = word->len;
	if (!colon || colon >= word->len)
		return (struct str){ 0 };
	struct str role = { word->at, colon };
	*word = (struct str){ word->at + colon + 1, word->len - colon - 1 };
	return role;
}

struct who
who_of(struct str word)
{
	struct who who = { .role = role_before(&word) };
	size_t point = str_find_byte(word, '.');
	struct str head = { word.at, point };
	struct str rest = { word.at, 0 };
	if (point < word.len)
		rest = (struct str){ word.at + point + 1,
			word.len - point - 1 };
	if (str_find_byte(word, '/') < word.len) {
		who.identity = word;
	} else if ((is_code(head) || (!head.len && rest.len))
			&& (point == word.len || are_sectors(rest))) {
		who.code = head;
		who.sectors = rest;
	} else {
		who.name = word;
	}
	return who;
}

bool
party_is_codes(struct str list)
{
	struct str word;
	bool any = false;
	while (list_next(&list, &word)) {
		struct who who = who_of(word);
		if (!who.code.len || who.sectors.len || who.role.len
				|| has_wildcard(who.code))
			return false;
		any = true;
	}
	return any;
}

/* --- who --------------------------------------------------------------- */

static void
put_code(struct sql *sql, const char *actor, struct str code)
{
	char column[64];
	snprintf(column, sizeof column, "%s.country", actor);
	list_put_term(sql, column, code, LIST_EXACT);
	if (has_wildcard(code))
		sql_put(sql, " AND %s <> (SELECT id FROM term WHERE text = '')",
				column);
}

static void
put_sectors(struct sql *sql, const char *actor, struct str sectors)
{
	char column[64];
	bool more = true;
	snprintf(column, sizeof column, "' ' || %s.sectors || ' '", actor);
	while (more) {
		sql_put(sql, " AND ");
		list_put_text(sql, column, str_next(&sectors, '.', &more),
				LIST_WITHIN);
	}
}

static void
put_who(struct sql *sql, const struct who *who, const char *actor)
{
	char column[64];
	sql_put(sql, "(1");
	if (who->code.len) {
		sql_put(sql, " AND ");
		put_code(sql, actor, who->code);
	}
	if (who->sectors.len)
		put_sectors(sql, actor, who->sectors);
	snprintf(column, sizeof column, "%s.%s", actor,
			who->identity.len ? "identity" : "name");
	if (who->identity.len || who->name.len) {
		sql_put(sql, " AND ");
		list_put_text(sql, column,
				who->identity.len ? who->identity : who->name,
				who->identity.len ? LIST_EXACT : LIST_ANY_CASE);
	}
	sql_put(sql, ")");
}

/* --- in which role ----------------------------------------------------- */

/* Roles of each side; a fact's parties are told by record.kind besides. */
static const char *const roles_of_side[] = {
	[SIDE_ACTOR] = "= (SELECT id FROM term WHERE text = 'actor')",
	[SIDE_RECIPIENT] = "= (SELECT id FROM term WHERE text = 'recipient')",
	[SIDE_EITHER] = "IS NOT (SELECT id FROM term WHERE text = "
			"'attribution')",
	[SIDE_PARTY] = "NOT IN (SELECT id FROM term WHERE text IN "
		       "('speaker', 'about', 'attribution'))",
	[SIDE_SPEAKER] = "IN (SELECT id FROM term WHERE text IN "
			 "('speaker', 'attribution'))",
	[SIDE_ABOUT] = "= (SELECT id FROM term WHERE text = 'about')",
};

/* "Seoul and Tokyo agree" has two actors and no recipient: either is the
 * other's. */
static void
put_mutual(struct sql *sql, const char *participant)
{
	sql_put(sql,
			" OR (%s.role %s AND EXISTS (SELECT 1 FROM record AS "
			"whole WHERE whole.id = %s.record AND whole.mutual))",
			participant, roles_of_side[SIDE_ACTOR], participant);
}

static void
put_side(struct sql *sql, enum party_side side, const char *participant)
{
	sql_put(sql, "(%s.role %s", participant, roles_of_side[side]);
	if (side == SIDE_RECIPIENT)
		put_mutual(sql, participant);
	sql_put(sql, ")");
}

static void
put_match(struct sql *sql, struct str list, enum party_side side,
		const char *participant, const char *actor)
{
	struct str word;
	const char *before = "(";
	put_side(sql, side, participant);
	sql_put(sql, " AND ");
	while (list_next(&list, &word)) {
		struct who who = who_of(word);
		sql_put(sql, "%s", before);
		before = " OR ";
		put_who(sql, &who, actor);
		if (!who.role.len)
			continue;
		sql_put(sql,
				" AND %s.role = (SELECT id FROM term WHERE "
				"text = ",
				participant);
		sql_str(sql, who.role);
		sql_put(sql, ")");
	}
	sql_put(sql, *before == '(' ? "(0)" : ")");
}

void
party_put_check(struct sql *sql, struct str list, enum party_side side,
		const char *record)
{
	sql_put(sql,
			"EXISTS (SELECT 1 FROM participant CROSS JOIN actor ON "
			"actor.id = participant.actor WHERE "
			"participant.record = %s AND ",
			record);
	put_match(sql, list, side, "participant", "actor");
	sql_put(sql, ")");
}

void
party_put_check_pair(struct sql *sql, struct str first,
		enum party_side first_side, struct str second,
		enum party_side second_side, const char *record)
{
	sql_put(sql,
			"EXISTS (SELECT 1 FROM participant AS one CROSS JOIN "
			"actor AS one_actor ON one_actor.id = one.actor "
			"CROSS JOIN participant AS two ON two.record = "
			"one.record AND two.position <> one.position "
			"CROSS JOIN actor AS two_actor ON two_actor.id = "
			"two.actor WHERE one.record = %s AND ",
			record);
	put_match(sql, first, first_side, "one", "one_actor");
	sql_put(sql, " AND ");
	put_match(sql, second, second_side, "two", "two_actor");
	sql_put(sql, ")");
}

void
party_put_candidates(struct sql *sql, struct str list, enum party_side side)
{
	sql_put(sql, "SELECT participant.record AS record FROM actor "
		     "CROSS JOIN participant ON participant.actor = "
		     "actor.id WHERE ");
	put_match(sql, list, side, "participant", "actor");
}
