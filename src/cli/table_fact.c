#include <stdio.h>

#include "cli/table_cells.h"
#include "cli/terminal.h"
#include "export/record_amount.h"
#include "export/record_fact.h"
#include "export/short.h"

unsigned
fact_line_rest(const struct record_table *table)
{
	unsigned used = TABLE_WHAT + table->figure + table->parties
			+ 3 * TABLE_GAP;
	return used < table->width ? table->width - used : 0;
}

/* Done, under way or broken off; what is still to come has no colour. */
static const char *
color_of_status(struct str status)
{
	static const struct {
		const char *color;
		const char *status;
	} colors[] = {
		{ COLOR_GREEN, "completed" },
		{ COLOR_GREEN, "signed" },
		{ COLOR_GREEN, "won" },
		{ COLOR_GREEN, "disbursed" },
		{ COLOR_GREEN, "fulfilled" },
		{ COLOR_CYAN, "underway" },
		{ COLOR_CYAN, "approved" },
		{ COLOR_CYAN, "held" },
		{ COLOR_RED, "cancelled" },
		{ COLOR_RED, "cut" },
		{ COLOR_RED, "broken" },
		{ COLOR_BLUE, "planned" },
		{ COLOR_BLUE, "expected" },
		{ COLOR_BLUE, "pledged" },
		{ COLOR_BLUE, "requested" },
		{ COLOR_BLUE, "invited" },
		{ COLOR_BLUE, "tender" },
		{ COLOR_BLUE, "bid" },
	};
	for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
		if (str_equal(status, str_of(colors[i].status)))
			return colors[i].color;
	return "";
}

/* "deal won": the kind bold, the status coloured. */
static void
put_what(const struct table_work *work, const struct fact *fact)
{
	const struct fact_vocabulary *vocabulary =
			work->writer.options->vocabulary;
	struct str kind = fact_kind_name(vocabulary, fact->kind);
	struct str status = fact_status_name(vocabulary, fact->status);
	unsigned columns = terminal_columns(kind) + 1;
	if (columns >= TABLE_WHAT) {
		cell_put(work, COLOR_BOLD, kind, TABLE_WHAT);
		return;
	}
	cell_put(work, COLOR_BOLD, kind, columns);
	cell_put(work, color_of_status(status), status, TABLE_WHAT - columns);
}

/* The figures of a fact, one after another: money, counts, the change. */
enum { FIGURES = 2 * FACT_AMOUNTS + 1 };

static unsigned
figures_of(const struct fact *fact, const struct amount *found[FIGURES])
{
	unsigned count = 0;
	for (unsigned i = 0; i < fact->amount_count; i++)
		found[count++] = fact->amount[i];
	for (unsigned i = 0; i < fact->count_count; i++)
		found[count++] = fact->count[i];
	if (fact->change)
		found[count++] = fact->change;
	return count;
}

static void
put_figure(const struct table_work *work, const struct fact *fact,
		const struct amount *figure)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (figure && fact && figure == fact->change)
		short_put_change(&text, figure, fact->falls);
	else if (figure)
		short_put_amount(&text, &work->writer.analysis->text, figure);
	cell_put_right(work, COLOR_YELLOW, buffer_str(&text),
			work->table->figure);
	buffer_fini(&text);
}

/* One party's words: "seller", "CHN.BUS", "a consortium". */
struct party_words {
	struct str role, name;
	char code[16];
	unsigned needed; /* columns of all three */
};

static struct party_words
words_of(const struct table_work *work, const struct fact_party *party)
{
	const struct mention *mention = party->mention;
	struct party_words words = {
		.role = fact_role_name(
				work->writer.options->vocabulary, party->role),
		.name = text_between(work->writer.analysis, mention->start,
				mention->end),
	};
	struct buffer code;
	buffer_init(&code, sizeof words.code - 1);
	if (mention->actor.code[0] || mention->actor.sector[0])
		put_code(&code, mention);
	if (code.len)
		memcpy(words.code, code.at, code.len);
	buffer_fini(&code);
	words.needed = terminal_columns(words.role) + 1
		       + terminal_columns(words.name);
	if (words.code[0])
		words.needed += (unsigned)strlen(words.code) + 1;
	return words;
}

/* Role and code, then as much of the name as there is room for; a letter or
 * two of it would say nothing. Returns the columns that it took. */
static unsigned
put_party(const struct table_work *work, const struct party_words *words,
		unsigned columns)
{
	enum { NAME_LEAST = 4 };
	unsigned role = terminal_columns(words->role), used = 0;
	unsigned code = (unsigned)strlen(words->code);
	if (role + 1 < columns) {
		cell_put(work, COLOR_DIM, words->role, role + 1);
		used = role + 1;
	}
	if (code && used + code <= columns) {
		cell_put(work, COLOR_BOLD, str_of(words->code), code);
		used += code;
	}
	unsigned whole = terminal_columns(words->name);
	unsigned gap = code && used > role + 1 ? 1 : 0;
	unsigned room = used + gap < columns ? columns - used - gap : 0;
	if (whole > room && room < NAME_LEAST)
		return used;
	cell_put(work, "", STR(""), gap);
	cell_put(work, "", words->name, whole < room ? whole : room);
	return used + gap + (whole < room ? whole : room);
}

/* Room for each of `count` parties: who needs less than an even share leaves
 * the rest to the others. */
static void
share_room(const struct party_words *words, unsigned count, unsigned room,
		unsigned *share)
{
	unsigned open = count;
	for (unsigned i = 0; i < count; i++)
		share[i] = 0;
	for (bool settled = false; open && !settled;) {
		unsigned level = room / open;
		settled = true;
		for (unsigned i = 0; i < count; i++) {
			if (share[i] || words[i].needed > level)
				continue;
			share[i] = words[i].needed;
			room -= words[i].needed;
			open--;
			settled = false;
		}
	}
	for (unsigned i = 0; i < count; i++)
		if (!share[i])
			share[i] = room / open;
}

/* As many parties as have room for role and code; the others are counted. */
static void
put_parties(const struct table_work *work, const struct fact *fact)
{
	enum { LEAST = 13, SEPARATOR = 2, OTHERS = 4 };
	struct party_words words[FACT_PARTIES];
	unsigned share[FACT_PARTIES], used = 0, count = fact->party_count;
	unsigned room = work->table->parties;
	unsigned shown = (room + SEPARATOR) / (LEAST + SEPARATOR);
	shown = shown < count ? shown : count;
	for (unsigned i = 0; i < shown; i++)
		words[i] = words_of(work, &fact->party[i]);
	unsigned rest = shown < count ? OTHERS : 0;
	if (shown)
		share_room(words, shown, room - rest - SEPARATOR * (shown - 1),
				share);
	for (unsigned i = 0; i < shown; i++) {
		if (i)
			cell_put(work, COLOR_DIM, STR(", "), SEPARATOR);
		used += put_party(work, &words[i], share[i])
			+ (i ? SEPARATOR : 0);
	}
	if (shown < count) {
		char others[16];
		snprintf(others, sizeof others, " +%u", count - shown);
		cell_put(work, COLOR_DIM, str_of(others), OTHERS);
		used += OTHERS;
	}
	if (!count) {
		cell_put(work, COLOR_DIM, STR("-"), 1);
		used++;
	}
	cell_put(work, "", STR(""), used < room ? room - used : 0);
}

/* Further figures stand below the first. */
static void
put_more_figures(const struct table_work *work, const struct fact *fact,
		const struct amount *const *figures, unsigned count)
{
	for (unsigned i = 1; i < count; i++) {
		cell_put(work, "", STR(""), TABLE_WHAT + TABLE_GAP);
		put_figure(work, fact, figures[i]);
		cell_end_line(work);
	}
}

void
fact_line_put(const struct writer *writer, const struct fact *fact)
{
	const struct table_work *work = table_of(writer);
	const struct amount *figures[FIGURES];
	unsigned count = figures_of(fact, figures);
	put_what(work, fact);
	cell_put_gap(work);
	put_figure(work, fact, count ? figures[0] : NULL);
	cell_put_gap(work);
	put_parties(work, fact);
	cell_put_gap(work);
	if (fact_line_rest(work->table))
		cell_put_sentence(work, fact->sentence,
				fact_trigger(writer->analysis, fact),
				fact_line_rest(work->table));
	cell_end_line(work);
	put_more_figures(work, fact, figures, count);
}

void
amount_line_put(const struct writer *writer, const struct amount *amount)
{
	const struct table_work *work = table_of(writer);
	struct quote_span span = { amount->start, amount->end };
	cell_put(work, COLOR_BOLD, amount_kind_name(amount), TABLE_WHAT);
	cell_put_gap(work);
	put_figure(work, NULL, amount);
	cell_put_gap(work);
	cell_put_sentence(work, amount->sentence, span,
			work->table->width - TABLE_WHAT - work->table->figure
					- 2 * TABLE_GAP);
	cell_end_line(work);
}
