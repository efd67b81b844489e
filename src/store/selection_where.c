#include "store/selection_where.h"

#include <math.h>
#include <stdio.h>

#include "store/selection_list.h"
#include "store/selection_party.h"

enum { KIND_EVENT = 1, KIND_FACT = 2, KIND_QUOTE = 3, KINDS = 4 };

/* Conditions over a term of record or article. */
static const struct term_condition {
	size_t offset; /* of the list in struct selection */
	const char *column;
	enum list_form form;
	int kind; /* that alone has it; 0 any */
	bool of_article;
} terms[] = {
#define OF(field) offsetof(struct selection, field)
	{ OF(event), "category", LIST_UPPER, KIND_EVENT, false },
	{ OF(fact), "category", LIST_EXACT, KIND_FACT, false },
	{ OF(mode), "mode", LIST_EXACT, 0, false },
	{ OF(cameo), "cameo", LIST_BEGINS, KIND_EVENT, false },
	{ OF(context), "contexts", LIST_WITHIN, KIND_EVENT, false },
	{ OF(status), "status", LIST_EXACT, 0, false },
	{ OF(stance), "status", LIST_EXACT, KIND_QUOTE, false },
	{ OF(rule), "rule", LIST_EXACT, 0, false },
	{ OF(place), "place", LIST_ANY_CASE, KIND_EVENT, false },
	{ OF(country), "country", LIST_UPPER, KIND_EVENT, false },
	{ OF(publisher), "publisher", LIST_ANY_CASE, 0, true },
	{ OF(lang), "lang", LIST_EXACT, 0, true },
};
enum { TERM_CONDITIONS = sizeof terms / sizeof *terms };

static const char *
list_at(const struct selection *selection, size_t offset)
{
	return *(const char *const *)((const char *)selection + offset);
}

unsigned
selection_kinds(const struct selection *selection)
{
	unsigned all = (1u << KINDS) - 1;
	unsigned kinds = selection->kinds ? selection->kinds : all;
	for (int i = 0; i < TERM_CONDITIONS; i++)
		if (terms[i].kind && list_at(selection, terms[i].offset))
			kinds &= 1u << (terms[i].kind - 1);
	if (selection->actor || selection->recipient || selection->quad)
		kinds &= 1u << (KIND_EVENT - 1);
	if (selection->party)
		kinds &= 1u << (KIND_FACT - 1);
	if (selection->about)
		kinds &= 1u << (KIND_QUOTE - 1);
	return kinds;
}

bool
selection_is_events(const struct selection *selection)
{
	return selection_kinds(selection) == 1u << (KIND_EVENT - 1);
}

static void
put_kinds(struct sql *sql, const struct selection *selection,
		const char *record)
{
	unsigned kinds = selection_kinds(selection);
	const char *before = "";
	if (kinds == (1u << KINDS) - 1)
		return;
	sql_put(sql, " AND %s.kind IN (", record);
	for (int kind = 1; kind <= KINDS; kind++)
		if (kinds >> (kind - 1) & 1) {
			sql_put(sql, "%s%d", before, kind);
			before = ", ";
		}
	sql_put(sql, ")");
}

static void
put_terms(struct sql *sql, const struct selection *selection,
		const struct where_tables *tables)
{
	for (int i = 0; i < TERM_CONDITIONS; i++) {
		const struct term_condition *term = &terms[i];
		const char *list = list_at(selection, term->offset);
		const char *table = term->of_article ? tables->article
						     : tables->record;
		char column[64];
		if (!list || !table)
			continue;
		snprintf(column, sizeof column, "%s.%s", table, term->column);
		sql_put(sql, " AND ");
		list_put_term(sql, column, str_of(list), term->form);
	}
}

static void
put_doc(struct sql *sql, const struct selection *selection, const char *article)
{
	char column[64];
	if (!selection->doc)
		return;
	snprintf(column, sizeof column, "%s.doc", article);
	sql_put(sql, " AND ");
	list_put_text(sql, column, str_of(selection->doc), LIST_EXACT);
}

static void
put_dates(struct sql *sql, const struct selection *selection, const char *table)
{
	if (selection->from) {
		sql_put(sql, " AND %s.date >= ", table);
		sql_int(sql, selection->from);
	}
	if (selection->to) {
		sql_put(sql, " AND %s.date <= ", table);
		sql_int(sql, selection->to);
	}
	/* 0 is a day that nobody knows. */
	if (selection->to && !selection->from)
		sql_put(sql, " AND %s.date > 0", table);
}

static void
put_numbers(struct sql *sql, const struct selection *selection,
		const char *record)
{
	if (selection->quad) {
		char column[64];
		snprintf(column, sizeof column, "CAST(%s.quad AS TEXT)",
				record);
		sql_put(sql, " AND ");
		list_put_text(sql, column, str_of(selection->quad), LIST_EXACT);
	}
	if (selection->min_confidence > 0) {
		/* Quotations have none, nor have facts of older programs. */
		sql_put(sql, " AND (%s.kind NOT IN (%d, %d) OR (%s.kind = %d "
				"AND %s.confidence = 0) OR %s.confidence >= ",
				record, KIND_EVENT, KIND_FACT, record,
				KIND_FACT, record, record);
		sql_int(sql, lround(selection->min_confidence * 100));
		sql_put(sql, ")");
	}
}

static void
put_money(struct sql *sql, const struct selection *selection,
		const char *record)
{
	if (!selection->amount_from && !selection->amount_to)
		return;
	sql_put(sql,
			" AND EXISTS (SELECT 1 FROM money WHERE money.record = "
			"%s.id AND money.usd >= ",
			record);
	sql_real(sql, selection->amount_from);
	if (selection->amount_to) {
		sql_put(sql, " AND money.usd <= ");
		sql_real(sql, selection->amount_to);
	}
	sql_put(sql, ")");
}

/* All sentences with the words at once, for who checks many records. */
static void
put_words_of_set(struct sql *sql, const struct selection *selection,
		const char *record)
{
	sql_put(sql,
			" AND (SELECT sentence.id FROM sentence WHERE "
			"sentence.article = %s.article AND sentence.number = "
			"%s.sentence) IN (SELECT rowid FROM sentence_words "
			"WHERE sentence_words MATCH ",
			record, record);
	sql_str(sql, str_of(selection->words));
	sql_put(sql, ")");
}

static void
put_words(struct sql *sql, const struct selection *selection,
		const char *record)
{
	sql_put(sql,
			" AND EXISTS (SELECT 1 FROM sentence CROSS JOIN "
			"sentence_words ON sentence_words.rowid = sentence.id "
			"WHERE sentence.article = %s.article AND "
			"sentence.number = %s.sentence AND "
			"sentence_words MATCH ",
			record, record);
	sql_str(sql, str_of(selection->words));
	sql_put(sql, ")");
}

bool
selection_between(const struct selection *selection, struct str sides[2])
{
	struct str rest = str_of(selection->between), more;
	return list_next(&rest, &sides[0]) && list_next(&rest, &sides[1])
	       && !list_next(&rest, &more);
}

static void
put_parties(struct sql *sql, const struct selection *selection,
		const struct where_tables *tables)
{
	const struct {
		const char *list;
		enum party_side side;
	} parties[] = {
		{ selection->actor, SIDE_ACTOR },
		{ selection->recipient, SIDE_RECIPIENT },
		{ selection->either, SIDE_EITHER },
		{ selection->party, SIDE_PARTY },
		{ selection->speaker, SIDE_SPEAKER },
		{ selection->about, SIDE_ABOUT },
	};
	char id[64];
	snprintf(id, sizeof id, "%s.id", tables->record);
	bool pair = selection->actor && selection->recipient;
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
		if (!parties[i].list || (pair && i <= SIDE_RECIPIENT)
				|| tables->met >> parties[i].side & 1)
			continue;
		sql_put(sql, " AND ");
		party_put_check(sql, str_of(parties[i].list), parties[i].side,
				id);
	}
	if (pair && !(tables->met & MET_PAIR)) {
		sql_put(sql, " AND ");
		party_put_check_pair(sql, str_of(selection->actor), SIDE_ACTOR,
				str_of(selection->recipient), SIDE_RECIPIENT,
				id);
	}
	struct str sides[2];
	if (selection->between && selection_between(selection, sides)) {
		sql_put(sql, " AND ");
		party_put_check_pair(sql, sides[0], SIDE_EITHER, sides[1],
				SIDE_EITHER, id);
	}
}

void
where_put(struct sql *sql, const struct selection *selection,
		const struct where_tables *tables)
{
	if (tables->met & NOT_LEFT_OUT)
		sql_put(sql,
				" AND %s.id NOT IN (SELECT record FROM "
				"temp.left_out)",
				tables->record);
	put_dates(sql, selection, tables->record);
	put_kinds(sql, selection, tables->record);
	put_terms(sql, selection, tables);
	put_doc(sql, selection, tables->article);
	put_numbers(sql, selection, tables->record);
	put_parties(sql, selection, tables);
	if (!(tables->met & MET_MONEY))
		put_money(sql, selection, tables->record);
	if (!selection->words || tables->met & MET_WORDS)
		return;
	if (tables->met & WORDS_OF_SET)
		put_words_of_set(sql, selection, tables->record);
	else
		put_words(sql, selection, tables->record);
}

void
where_put_articles(struct sql *sql, const struct selection *selection)
{
	const struct where_tables tables = { .article = "article" };
	put_dates(sql, selection, "article");
	put_terms(sql, selection, &tables);
	put_doc(sql, selection, "article");
}

static void
put_other(struct sql *sql, const struct selection *selection, unsigned met)
{
	const struct where_tables other = { "other", "other_article",
		met & NOT_LEFT_OUT };
	where_put(sql, selection, &other);
	sql_put(sql, ")");
}

/* The report that the group is named by stands for it, else the first that was
 * stored: of those that fit. */
static void
put_once_a_group(struct sql *sql, const struct selection *selection,
		unsigned met)
{
	sql_put(sql, " AND NOT EXISTS (SELECT 1 FROM event_group AS mine "
		     "CROSS JOIN event_group AS theirs ON theirs.leader = "
		     "mine.leader CROSS JOIN record AS other ON other.id = "
		     "theirs.record CROSS JOIN article AS other_article ON "
		     "other_article.id = other.article WHERE mine.record = "
		     "record.id AND record.id <> mine.leader AND "
		     "(other.id = mine.leader OR other.id < record.id)");
	put_other(sql, selection, met);
}

/* The key is day, category and the parties' codes. */
static void
put_once_a_day(struct sql *sql, const struct selection *selection, unsigned met)
{
	sql_put(sql, " AND NOT EXISTS (SELECT 1 FROM record AS other "
		     "CROSS JOIN article AS other_article ON "
		     "other_article.id = other.article WHERE other.key = "
		     "record.key AND other.id < record.id");
	put_other(sql, selection, met);
}

void
where_put_once(struct sql *sql, const struct selection *selection, unsigned met)
{
	if (selection->count == SELECT_EVENTS)
		put_once_a_group(sql, selection, met);
	if (selection->count == SELECT_ONE_A_DAY)
		put_once_a_day(sql, selection, met);
}
