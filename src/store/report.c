#include "store/report.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/pairs.h"
#include "common_words_txt.h"
#include "store/hash_set.h"
#include "store/id_map.h"
#include "store/minhash.h"
#include "store/rows.h"

/* --- common words ------------------------------------------------------ */

struct common_words {
	struct id_map hashes;
};

struct common_words *
common_words_new(void)
{
	struct common_words *words = memory_zero(1, sizeof *words);
	struct str rest = str_of(COMMON_WORDS);
	id_map_init(&words->hashes);
	for (bool more = true; more;) {
		struct str line = str_next(&rest, '\n', &more);
		struct text_word word;
		size_t at = 0;
		if (str_starts(line, STR("#")))
			continue;
		while (next_word(line, &at, &word))
			id_map_put(&words->hashes, (int64_t)word.hash, NULL);
	}
	return words;
}

void
common_words_free(struct common_words *words)
{
	if (!words)
		return;
	id_map_fini(&words->hashes);
	free(words);
}

/* --- sets -------------------------------------------------------------- */

static void
sort_set(struct report_set *set, struct arena *arena)
{
	set->count = hash_set_make(set->at, set->count, arena);
}

size_t
report_set_common(const struct report_set *a, const struct report_set *b)
{
	return hash_set_common(a->at, a->count, b->at, b->count);
}

static bool
contains(const struct report_set *set, uint64_t number)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->at[i] == number)
			return true;
	return false;
}

static uint64_t
hash_pair(uint64_t seed, struct str a, struct str b)
{
	return hash_more(hash_more(hash_more(seed, a), STR("\t")), b);
}

/* --- words of a sentence ----------------------------------------------- */

static struct str
part_of(const struct report_text *text, uint32_t start, uint32_t end)
{
	if (start > end || end > text->article.len)
		return STR("");
	return (struct str){ text->article.at + start, end - start };
}

static size_t
add_roots(struct str words, uint64_t *roots, size_t count, size_t room)
{
	struct text_word word;
	for (size_t at = 0; count < room && next_word(words, &at, &word);)
		if (word.letters >= ROOT_LETTERS)
			roots[count++] = word.root;
	return count;
}

/* How the words begin that name the parties: "Kenya" covers "Kenyan". */
static struct report_set
party_roots(const struct report_text *text, struct arena *arena)
{
	enum { ROOM = 256 };
	struct report_set roots = { ARENA_NEW(arena, uint64_t, ROOM), 0 };
	for (size_t i = 0; i < text->party_count; i++) {
		const struct report_party *party = &text->parties[i];
		roots.count = add_roots(part_of(text, party->start, party->end),
				roots.at, roots.count, ROOM);
		roots.count = add_roots(
				party->name, roots.at, roots.count, ROOM);
	}
	sort_set(&roots, arena);
	return roots;
}

/* Whether a word tells which event it is. */
static bool
is_telling(const struct text_word *word, uint64_t trigger,
		const struct report_set *roots,
		const struct common_words *common)
{
	if (word->letters < 2 || word->stem == trigger)
		return false;
	if (id_map_find(&common->hashes, (int64_t)word->hash))
		return false;
	return word->letters < ROOT_LETTERS || !contains(roots, word->root);
}

static void
read_all(struct report *report, const struct report_text *text,
		struct arena *arena)
{
	struct str sentence = part_of(text, text->start, text->end);
	struct text_word word;
	report->all.at = ARENA_NEW(arena, uint64_t, sentence.len / 2 + 1);
	for (size_t at = 0; next_word(sentence, &at, &word);)
		report->all.at[report->all.count++] = word.hash;
	sort_set(&report->all, arena);
}

static void
read_sentence(struct report *report, const struct report_text *text,
		const struct common_words *common, struct arena *arena)
{
	struct str sentence = part_of(text, text->start, text->end);
	struct report_set roots = party_roots(text, arena);
	struct text_word word;
	size_t at = 0;
	struct str trigger =
			part_of(text, text->trigger_start, text->trigger_end);
	while (next_word(trigger, &at, &word))
		report->trigger = word.stem;
	report->words.at = ARENA_NEW(arena, uint64_t, sentence.len / 2 + 1);
	for (at = 0; next_word(sentence, &at, &word);)
		if (is_telling(&word, report->trigger, &roots, common))
			report->words.at[report->words.count++] = word.stem;
	sort_set(&report->words, arena);
}

/* --- words of a quotation ---------------------------------------------- */

/* Runs of three words; the whole of a shorter one. */
static void
read_quotation(struct report *report, const struct report_text *text,
		struct arena *arena)
{
	struct str said = part_of(text, text->trigger_start, text->trigger_end);
	struct text_word word;
	uint64_t last[3] = { 0 };
	size_t words = 0;
	report->words.at = ARENA_NEW(arena, uint64_t, said.len / 2 + 1);
	for (size_t at = 0; next_word(said, &at, &word); words++) {
		last[0] = last[1];
		last[1] = last[2];
		last[2] = word.hash;
		if (words >= 2)
			report->words.at[report->words.count++] = hash_bytes(
					(struct str){ (const char *)last,
							sizeof last });
	}
	if (words && words < 3)
		report->words.at[report->words.count++] = hash_bytes((
				struct str){ (const char *)last, sizeof last });
	sort_set(&report->words, arena);
}

/* --- parties ----------------------------------------------------------- */

static void
add_number(struct report_set *set, uint64_t number, size_t room)
{
	if (set->count < room)
		set->at[set->count++] = number;
}

/* As table dyad. */
static void
read_pairs(struct report *report, const struct report_text *text, size_t room)
{
	size_t actors = 0, recipients = 0, actor, other;
	report->strangers = true;
	for (size_t i = 0; i < text->party_count; i++) {
		const struct report_party *party = &text->parties[i];
		bool acts = str_equal(party->role, STR("actor"));
		actors += acts;
		recipients += str_equal(party->role, STR("recipient"));
		if (acts && party->country.len)
			report->strangers = false;
	}
	struct pairs pairs = pairs_of(actors, recipients, text->mutual);
	const struct report_party *others =
			text->parties + (pairs.mutual ? 0 : actors);
	while (pairs_next(&pairs, &actor, &other))
		add_number(&report->pairs,
				hash_pair(1, text->parties[actor].country,
						other == PAIRS_NOBODY
								? STR("")
								: others[other].country),
				room);
}

static void
read_parties(struct report *report, const struct report_text *text, size_t room)
{
	report->strangers = true;
	for (size_t i = 0; i < text->party_count; i++) {
		const struct report_party *party = &text->parties[i];
		if (str_equal(party->role, STR("attribution")))
			continue;
		struct str who = party->country.len ? party->country
						    : party->identity;
		report->strangers = report->strangers && !party->country.len;
		add_number(&report->pairs, hash_pair(2, who, STR("")), room);
	}
	if (!report->pairs.count)
		add_number(&report->pairs, hash_pair(2, STR(""), STR("")),
				room);
}

static void
read_speaker(struct report *report, const struct report_text *text, size_t room)
{
	for (size_t i = 0; i < text->party_count; i++) {
		const struct report_party *party = &text->parties[i];
		if (!str_equal(party->role, STR("speaker")))
			continue;
		struct str who = party->identity.len ? party->identity
						     : party->name;
		add_number(&report->pairs, hash_pair(3, who, STR("")), room);
	}
}

/* "KOR/hyundai" is a name, "KOR" and "KOR/BUS" are none. */
static bool
is_name(struct str identity)
{
	for (size_t i = 0; i < identity.len; i++)
		if (identity.at[i] >= 'a' && identity.at[i] <= 'z')
			return true;
	return false;
}

static void
read_persons(struct report *report, const struct report_text *text,
		struct arena *arena)
{
	struct report_person *persons = ARENA_NEW(
			arena, struct report_person, text->party_count);
	for (size_t i = 0; i < text->party_count; i++) {
		const struct report_party *party = &text->parties[i];
		if (str_equal(party->role, STR("attribution"))
				|| !is_name(party->identity))
			continue;
		persons[report->person_count++] = (struct report_person){
			hash_bytes(party->country), hash_bytes(party->identity)
		};
	}
	report->persons = persons;
}

/* --- prints ------------------------------------------------------------ */

static uint64_t
print_of(const struct report *report, uint64_t number)
{
	uint64_t parts[] = { report->kind, (uint64_t)report->category, number };
	if (report->kind == ROW_QUOTE)
		parts[1] = 0;
	return hash_bytes((struct str){ (const char *)parts, sizeof parts })
	       >> (64 - PRINT_BITS);
}

/* Of quotations the least of their runs. */
static void
read_prints(struct report *report, struct arena *arena)
{
	enum { QUOTE_PRINTS = 3 };
	const struct report_set *from = report->kind == ROW_QUOTE
							? &report->words
							: &report->pairs;
	size_t count = from->count;
	if (report->kind == ROW_QUOTE && count > QUOTE_PRINTS)
		count = QUOTE_PRINTS;
	report->prints.at = ARENA_NEW(arena, uint64_t, count);
	for (size_t i = 0; i < count; i++)
		add_number(&report->prints, print_of(report, from->at[i]),
				count);
	sort_set(&report->prints, arena);
}

void
report_read(struct report *report, const struct report_text *text,
		const struct common_words *common, struct arena *arena)
{
	size_t room = text->party_count * text->party_count + 1;
	report->pairs.at = ARENA_NEW(arena, uint64_t, room);
	read_all(report, text, arena);
	if (report->kind == ROW_QUOTE) {
		read_quotation(report, text, arena);
		read_speaker(report, text, room);
	} else {
		read_sentence(report, text, common, arena);
		read_persons(report, text, arena);
		if (report->kind == ROW_EVENT)
			read_pairs(report, text, room);
		else
			read_parties(report, text, room);
	}
	sort_set(&report->pairs, arena);
	read_prints(report, arena);
}

/* --- comparing --------------------------------------------------------- */

static bool
figure_in(const struct report_figure *figure, const struct report_figure *in,
		size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (in[i].unit == figure->unit && in[i].value == figure->value)
			return true;
	return false;
}

/* Both tell sums, and none is the same. */
static bool
figures_differ(const struct report_figure *a, size_t a_count,
		const struct report_figure *b, size_t b_count)
{
	for (size_t i = 0; i < a_count; i++)
		if (figure_in(&a[i], b, b_count))
			return false;
	return a_count && b_count;
}

/* One and the same: what a sentence tells as one is no evidence. */
static bool
same_figure(const struct report *a, const struct report *b)
{
	for (size_t i = 0; i < a->money_count; i++)
		if (figure_in(&a->money[i], b->money, b->money_count))
			return true;
	for (size_t i = 0; i < a->measure_count; i++)
		if (a->measures[i].value > 1
				&& figure_in(&a->measures[i], b->measures,
						b->measure_count))
			return true;
	return false;
}

/* Nearly the same sentence, whatever it tells. */
static bool
is_copied(const struct report *a, const struct report *b)
{
	size_t common = report_set_common(&a->all, &b->all);
	size_t either = a->all.count + b->all.count - common;
	return (double)common >= REPORT_COPY * (double)either;
}

static bool
has_person(const struct report *report, const struct report_person *person)
{
	for (size_t i = 0; i < report->person_count; i++)
		if (report->persons[i].who == person->who)
			return true;
	return false;
}

static bool
names_of(const struct report *report, uint64_t country)
{
	for (size_t i = 0; i < report->person_count; i++)
		if (report->persons[i].country == country)
			return true;
	return false;
}

/* Whether `b` names somebody of a country, and nobody whom `a` names. */
static bool
names_others(const struct report *a, uint64_t country, const struct report *b)
{
	for (size_t i = 0; i < a->person_count; i++)
		if (a->persons[i].country == country
				&& has_person(b, &a->persons[i]))
			return false;
	return names_of(b, country);
}

static bool
persons_differ(const struct report *a, const struct report *b)
{
	for (size_t i = 0; i < a->person_count; i++)
		if (names_others(a, a->persons[i].country, b))
			return true;
	return false;
}

/* Two of different countries are named by both. */
static bool
same_persons(const struct report *a, const struct report *b)
{
	const struct report_person *first = NULL;
	for (size_t i = 0; i < a->person_count; i++) {
		if (!has_person(b, &a->persons[i]))
			continue;
		if (first && first->country != a->persons[i].country)
			return true;
		first = first ? first : &a->persons[i];
	}
	return false;
}

static bool
places_differ(const struct report *a, const struct report *b)
{
	return a->place && b->place && a->place != b->place;
}

/* How much of the words is asked for, see report.h. */
static bool
enough_words(const struct report *a, const struct report *b, size_t common,
		size_t fewer)
{
	bool same_day = a->day == b->day;
	double share = same_day ? REPORT_WORDS : REPORT_WORDS_APART;
	if (a->strangers || b->strangers)
		return common > REPORT_STEMS
		       && (double)common >= REPORT_COPY * (double)fewer;
	if (same_figure(a, b) && !str_equal(a->doc, b->doc))
		share /= 2;
	if (same_day && same_persons(a, b))
		return fewer < REPORT_STEMS
		       || (double)common >= 0.25 * (double)fewer;
	if (common < REPORT_STEMS && fewer > REPORT_STEMS)
		return false;
	return common && (double)common >= share * (double)fewer;
}

/* One article says the same again of another: the items of a list. */
static bool
is_list(const struct report *a, const struct report *b)
{
	return a->sentence != b->sentence && str_equal(a->doc, b->doc);
}

static bool
same_words(const struct report *a, const struct report *b)
{
	size_t common = report_set_common(&a->words, &b->words);
	size_t fewer = a->words.count < b->words.count ? a->words.count
						       : b->words.count;
	if (persons_differ(a, b))
		return false;
	if (is_copied(a, b))
		return !is_list(a, b)
		       && (a->trigger == b->trigger || !places_differ(a, b));
	if (!fewer)
		return a->day == b->day && a->mode == b->mode;
	return enough_words(a, b, common, fewer);
}

static bool
same_event(const struct report *a, const struct report *b)
{
	return a->status == b->status && report_set_common(&a->pairs, &b->pairs)
	       && !figures_differ(a->money, a->money_count, b->money,
			       b->money_count)
	       && same_words(a, b);
}

static bool
same_fact(const struct report *a, const struct report *b)
{
	return report_set_common(&a->pairs, &b->pairs)
	       && !figures_differ(a->money, a->money_count, b->money,
			       b->money_count)
	       && !figures_differ(a->measures, a->measure_count, b->measures,
			       b->measure_count)
	       && same_words(a, b);
}

/* `pairs` are the speaker; where one has none, more must be the same. Forms
 * ("a disaster exists in the State of ...") are short and differ in a name;
 * long quotations are cut and edited. */
static bool
same_quotation(const struct report *a, const struct report *b)
{
	enum { FEW_RUNS = 3, UNKNOWN_RUNS = 4, LONG_RUNS = 12 };
	size_t common = report_set_common(&a->words, &b->words);
	size_t fewer = a->words.count < b->words.count ? a->words.count
						       : b->words.count;
	bool known = a->pairs.count && b->pairs.count;
	if (known ? !report_set_common(&a->pairs, &b->pairs)
		  : fewer < UNKNOWN_RUNS)
		return false;
	if (fewer < FEW_RUNS)
		return common && common == fewer && is_copied(a, b);
	double share = fewer < LONG_RUNS ? QUOTE_WORDS_SHORT : QUOTE_WORDS;
	return (double)common >= share * (double)fewer;
}

bool
report_same(const struct report *a, const struct report *b)
{
	if (a->kind != b->kind || abs(a->day - b->day) > REPORT_DAYS)
		return false;
	if (a->kind == ROW_QUOTE)
		return same_quotation(a, b);
	if (a->category != b->category)
		return false;
	return a->kind == ROW_EVENT ? same_event(a, b) : same_fact(a, b);
}
