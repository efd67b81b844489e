#include "store/selection_plan.h"

#include "store/selection_list.h"
#include "store/selection_party.h"
#include "store/selection_where.h"

/* Candidates that are sorted rather than walked by date to find the first of
 * them; and how far is counted when all are wanted. */
enum { CAP_OF_PAGE = 20 * 1000, CAP_OF_ALL = 4 * 1000 * 1000 };

/* To look for words in one sentence costs as much as to get so many of the
 * sentences that have them. */
enum { WORDS_CHECK = 40 };

/* --- what leads -------------------------------------------------------- */

static bool
are_codes(const char *list)
{
	return list && party_is_codes(str_of(list));
}

static void
put_dyad_where(struct sql *sql, const struct selection *selection)
{
	if (are_codes(selection->actor)) {
		sql_put(sql, " AND ");
		list_put_term(sql, "dyad.source", str_of(selection->actor),
				LIST_EXACT);
	}
	if (are_codes(selection->recipient)) {
		sql_put(sql, " AND ");
		list_put_term(sql, "dyad.target", str_of(selection->recipient),
				LIST_EXACT);
	}
	if (selection->event) {
		sql_put(sql, " AND ");
		list_put_term(sql, "dyad.category", str_of(selection->event),
				LIST_UPPER);
	}
	if (selection->status) {
		sql_put(sql, " AND ");
		list_put_term(sql, "dyad.status", str_of(selection->status),
				LIST_EXACT);
	}
	if (selection->from) {
		sql_put(sql, " AND dyad.date >= ");
		sql_int(sql, selection->from);
	}
	if (selection->to) {
		sql_put(sql, " AND dyad.date > 0 AND dyad.date <= ");
		sql_int(sql, selection->to);
	}
}

static void
put_money_where(struct sql *sql, const struct selection *selection)
{
	sql_put(sql, "money.usd >= ");
	sql_real(sql, selection->amount_from);
	if (!selection->amount_to)
		return;
	sql_put(sql, " AND money.usd <= ");
	sql_real(sql, selection->amount_to);
}

static const struct {
	size_t offset; /* of the list in struct selection */
	enum party_side side;
} parties[LEADS] = {
	[LEAD_ACTOR] = { offsetof(struct selection, actor), SIDE_ACTOR },
	[LEAD_RECIPIENT] = { offsetof(struct selection, recipient),
			SIDE_RECIPIENT },
	[LEAD_EITHER] = { offsetof(struct selection, either), SIDE_EITHER },
	[LEAD_BETWEEN] = { offsetof(struct selection, between), SIDE_EITHER },
	[LEAD_PARTY] = { offsetof(struct selection, party), SIDE_PARTY },
	[LEAD_SPEAKER] = { offsetof(struct selection, speaker), SIDE_SPEAKER },
	[LEAD_ABOUT] = { offsetof(struct selection, about), SIDE_ABOUT },
};

static const char *
party_list(enum lead lead, const struct selection *selection)
{
	return *(const char *const *)((const char *)selection
				      + parties[lead].offset);
}

/* Records that the lead gives, as a SELECT of column "record"; with doubles. */
static void
put_candidates(struct sql *sql, enum lead lead,
		const struct selection *selection)
{
	struct str sides[2];
	switch (lead) {
	case LEAD_PAIR:
	case LEAD_PAIRS:
		sql_put(sql, "SELECT dyad.record AS record FROM dyad WHERE 1");
		put_dyad_where(sql, selection);
		break;
	case LEAD_WORDS:
		sql_put(sql, "SELECT rowid AS record FROM sentence_words "
			     "WHERE sentence_words MATCH ");
		sql_str(sql, str_of(selection->words));
		break;
	case LEAD_MONEY:
		sql_put(sql, "SELECT money.record AS record FROM money "
			     "INDEXED BY money_by_usd WHERE ");
		put_money_where(sql, selection);
		break;
	case LEAD_BETWEEN:
	case LEAD_BETWEEN_OTHER:
		if (selection_between(selection, sides))
			party_put_candidates(sql, sides[lead != LEAD_BETWEEN],
					SIDE_EITHER);
		break;
	default:
		party_put_candidates(sql, str_of(party_list(lead, selection)),
				parties[lead].side);
	}
}

static bool
dyads_lead(const struct selection *selection)
{
	return are_codes(selection->actor) || are_codes(selection->recipient);
}

static bool
is_one_code(const char *list)
{
	return are_codes(list) && list_is_one(str_of(list));
}

static bool
can_lead(enum lead lead, const struct selection *selection)
{
	struct str sides[2];
	switch (lead) {
	case LEAD_DATE:
	case LEAD_DOC:
	case LEADS:
		return false; /* not among those that are counted */
	case LEAD_PAIR:
		return is_one_code(selection->actor)
		       && is_one_code(selection->recipient);
	case LEAD_PAIRS:
		return dyads_lead(selection) && !can_lead(LEAD_PAIR, selection);
	case LEAD_WORDS:
		return selection->words != NULL;
	case LEAD_MONEY:
		return selection->amount_from > 0 || selection->amount_to > 0;
	case LEAD_BETWEEN:
	case LEAD_BETWEEN_OTHER:
		return selection->between
		       && selection_between(selection, sides);
	case LEAD_ACTOR:
	case LEAD_RECIPIENT:
		return party_list(lead, selection)
		       && !party_is_codes(str_of(party_list(lead, selection)));
	default:
		return party_list(lead, selection) != NULL;
	}
}

/* --- how many there are ------------------------------------------------ */

static enum status
ask_number(const struct sql *sql, struct store *store, int64_t *number,
		struct error *error)
{
	sqlite3_stmt *statement;
	enum status status = sql_prepare(sql, store, &statement, error);
	if (status)
		return status;
	if (sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	else
		status = store_error(store, error, "asking the database");
	sqlite3_finalize(statement);
	return status;
}

static enum status
count_candidates(enum lead lead, const struct selection *selection,
		struct store *store, int cap, int64_t *count,
		struct error *error)
{
	struct sql sql;
	sql_init(&sql);
	sql_put(&sql, "SELECT count(*) FROM (");
	put_candidates(&sql, lead, selection);
	sql_put(&sql, " LIMIT %d)", cap);
	enum status status = ask_number(&sql, store, count, error);
	sql_fini(&sql);
	return status;
}

/* Records of the days asked for, or all. */
static enum status
count_by_date(const struct selection *selection, struct store *store, int cap,
		int64_t *count, struct error *error)
{
	struct sql sql;
	sql_init(&sql);
	if (selection->from || selection->to) {
		sql_put(&sql, "SELECT count(*) FROM (SELECT 1 FROM record "
			      "INDEXED BY record_by_date WHERE date >= ");
		sql_int(&sql, selection->from ? selection->from : 1);
		sql_put(&sql, " AND date <= ");
		sql_int(&sql, selection->to ? selection->to : INT32_MAX);
		sql_put(&sql, " LIMIT %d)", cap);
	} else {
		sql_put(&sql, "SELECT coalesce(max(id), 0) FROM record");
	}
	enum status status = ask_number(&sql, store, count, error);
	sql_fini(&sql);
	return status;
}

static bool
is_page_by_date(const struct selection *selection)
{
	return selection->limit
	       && (selection->order == ORDER_DATE
			       || selection->order == ORDER_DATE_DOWN);
}

/* A wrong expression is the user's, whatever else goes wrong the file's. */
static enum status
check_words(const struct selection *selection, struct store *store,
		struct error *error)
{
	struct sql sql;
	sqlite3_stmt *statement;
	if (!selection->words)
		return STATUS_OK;
	sql_init(&sql);
	sql_put(&sql, "SELECT 1 FROM sentence_words WHERE sentence_words "
		      "MATCH ");
	sql_str(&sql, str_of(selection->words));
	sql_put(&sql, " LIMIT 1");
	enum status status = sql_prepare(&sql, store, &statement, error);
	sql_fini(&sql);
	if (status)
		return status;
	sqlite3_step(statement);
	if (sqlite3_errcode(store->database) == SQLITE_ERROR)
		status = error_set(error, STATUS_USAGE, NULL, 0,
				ERROR_NO_OFFSET,
				"the words \"%s\" cannot be looked for: %s; "
				"put words with signs in them into double "
				"quotes, as in '\"trade-war\" OR tariff*'",
				selection->words,
				sqlite3_errmsg(store->database));
	sqlite3_finalize(statement);
	return status;
}

/* A day's index needs no sorting, but leads only where it is rare too. Words
 * are dear to check and come cheap all together. */
static void
weigh_dates(struct plan *plan, const struct selection *selection, int64_t dates,
		int64_t words, int cap)
{
	int64_t mine = plan->candidates;
	bool page = is_page_by_date(selection);
	if (plan->lead == LEAD_PAIR)
		mine /= 4; /* in order, and much is told by its own columns */
	bool common = mine >= cap && plan->lead != LEAD_PAIR;
	if (page ? common || dates < mine
		 : dates / (selection->words ? 1 : 2) <= mine)
		*plan = (struct plan){ LEAD_DATE, dates, false, false };
	plan->words_of_set = selection->words && !page
			     && words / WORDS_CHECK < plan->candidates;
}

/* The rarest condition. */
static enum status
find_lead(struct plan *plan, const struct selection *selection,
		struct store *store, int cap, int64_t *words,
		struct error *error)
{
	enum status status = STATUS_OK;
	int64_t count = 0;
	*plan = (struct plan){ LEAD_DATE, INT64_MAX, false, false };
	for (enum lead lead = 0; lead < LEADS && !status; lead++) {
		if (!can_lead(lead, selection))
			continue;
		status = count_candidates(lead, selection, store,
				lead == LEAD_WORDS ? 2 * cap : cap, &count,
				error);
		if (lead == LEAD_WORDS)
			*words = count;
		if (!status && lead == LEAD_WORDS)
			count /= 2;
		if (!status && count < plan->candidates)
			*plan = (struct plan){ lead, count, false, false };
	}
	return status;
}

enum status
plan_make(struct plan *plan, const struct selection *selection,
		struct store *store, struct error *error)
{
	int cap = is_page_by_date(selection) ? CAP_OF_PAGE : CAP_OF_ALL;
	int64_t dates = 0, words = 0;
	enum status status = check_words(selection, store, error);
	if (status)
		return status;
	if (selection->doc && !has_wildcard(str_of(selection->doc))) {
		*plan = (struct plan){ LEAD_DOC, 1, false, store->leaves_out };
		return STATUS_OK;
	}
	status = find_lead(plan, selection, store, cap, &words, error);
	if (!status)
		status = count_by_date(selection, store, cap, &dates, error);
	if (!status)
		weigh_dates(plan, selection, dates, words, cap);
	plan->leaves_out = store->leaves_out;
	return status;
}

/* --- SQL --------------------------------------------------------------- */

static void
put_tables(struct sql *sql, const struct plan *plan,
		const struct selection *selection)
{
	bool by_date = selection->from || selection->to
		       || selection->order == ORDER_DATE
		       || selection->order == ORDER_DATE_DOWN;
	switch (plan->lead) {
	case LEAD_DATE:
		sql_put(sql, "record%s",
				by_date ? " INDEXED BY record_by_date" : "");
		break;
	case LEAD_PAIR:
		sql_put(sql, "dyad CROSS JOIN record ON record.id = "
			     "dyad.record");
		break;
	case LEAD_WORDS:
		sql_put(sql, "sentence_words CROSS JOIN sentence ON "
			     "sentence.id = sentence_words.rowid CROSS JOIN "
			     "record ON record.article = sentence.article AND "
			     "record.sentence = sentence.number");
		break;
	case LEAD_DOC:
		break;
	default:
		sql_put(sql, "(SELECT DISTINCT record FROM (");
		put_candidates(sql, plan->lead, selection);
		sql_put(sql, ")) AS candidate CROSS JOIN record ON record.id = "
			     "candidate.record");
	}
}

void
plan_put_from(struct sql *sql, const struct plan *plan,
		const struct selection *selection, bool article)
{
	sql_put(sql, " FROM ");
	put_tables(sql, plan, selection);
	if (plan->lead == LEAD_DOC)
		sql_put(sql, "article CROSS JOIN record ON record.article = "
			     "article.id WHERE 1");
	else
		sql_put(sql, "%s WHERE 1",
				article ? " CROSS JOIN article ON article.id = "
					  "record.article"
					: "");
	if (plan->lead == LEAD_PAIR)
		put_dyad_where(sql, selection);
	if (plan->lead != LEAD_WORDS)
		return;
	sql_put(sql, " AND sentence_words MATCH ");
	sql_str(sql, str_of(selection->words));
}

/* Of countries alone the table of pairs tells all. */
static unsigned
met_by_dyads(const struct selection *selection)
{
	bool actor = are_codes(selection->actor);
	bool recipient = are_codes(selection->recipient);
	if (selection->actor && selection->recipient)
		return actor && recipient ? MET_PAIR : 0;
	return actor ? 1u << SIDE_ACTOR : 1u << SIDE_RECIPIENT;
}

static unsigned
met_by_lead(enum lead lead, const struct selection *selection)
{
	switch (lead) {
	case LEAD_DATE:
	case LEAD_DOC:
	case LEAD_BETWEEN: /* one of two */
	case LEAD_BETWEEN_OTHER:
	case LEADS:
		return 0;
	case LEAD_PAIR:
	case LEAD_PAIRS:
		return met_by_dyads(selection);
	case LEAD_WORDS:
		return MET_WORDS;
	case LEAD_MONEY:
		return MET_MONEY;
	default:
		return 1u << parties[lead].side;
	}
}

unsigned
plan_met(const struct plan *plan, const struct selection *selection)
{
	return met_by_lead(plan->lead, selection)
	       | (plan->words_of_set ? WORDS_OF_SET : 0)
	       | (plan->leaves_out ? NOT_LEFT_OUT : 0);
}

const char *
plan_date(const struct plan *plan)
{
	return plan->lead == LEAD_PAIR ? "dyad.date" : "record.date";
}

bool
plan_is_dyadic(const struct plan *plan, const struct selection *selection)
{
	const struct where_tables tables = { "record", "article", 0 };
	struct selection rest = *selection;
	struct sql sql;
	bool codes = (!selection->actor || are_codes(selection->actor))
		     && (!selection->recipient
				     || are_codes(selection->recipient));
	if ((plan->lead != LEAD_PAIR && plan->lead != LEAD_PAIRS) || !codes
			|| selection->count == SELECT_ONE_A_DAY)
		return false;
	rest.actor = rest.recipient = rest.event = rest.status = NULL;
	rest.from = rest.to = 0;
	rest.kinds = 0;
	sql_init(&sql);
	where_put(&sql, &rest, &tables);
	bool none = !sql.text.len;
	sql_fini(&sql);
	return none;
}

void
plan_put_dyads(struct sql *sql, const struct plan *plan,
		const struct selection *selection)
{
	bool pair = plan->lead == LEAD_PAIR;
	sql_put(sql, " FROM (SELECT %sdyad.record FROM dyad WHERE 1",
			pair ? "" : "DISTINCT ");
	put_dyad_where(sql, selection);
	if (plan->leaves_out)
		sql_put(sql, " AND dyad.record NOT IN (SELECT record FROM "
			     "temp.left_out)");
	sql_put(sql, ") AS one LEFT JOIN event_group ON event_group.record = "
		     "one.record");
}
