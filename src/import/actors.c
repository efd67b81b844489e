/* Actors: a record is a name, further names behind `+`, and codes in brackets,
 * beside a name or on lines of their own below it, with days between which
 * they hold. */
#include "base/day.h"
#include "import/spelling.h"
#include "import/work.h"

enum { NAMES = 400, CODES = 200, PIECES = 2 * CODES };

/* Days since 1970-01-01, both included. */
struct span {
	int32_t from, to;
};

/* One bracket: a code and when it holds. */
struct term {
	struct actor_code code;
	struct span when;
	bool dated;
};

struct record {
	struct str name[NAMES];
	unsigned names;
	struct term term[CODES];
	unsigned terms;
	unsigned line; /* of the first name */
};

/* ---------------------------------------------------------------- days */

static bool
is_digits(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	return text.len > 0;
}

/* YYYYMMDD or YYMMDD (00 to 30 are of this century). False when it is no
 * day. */
static bool
read_day(struct str digits, int32_t *day)
{
	char date[] = "0000-00-00";
	if (!is_digits(digits))
		return false;
	/* "1920050709": a century too many. */
	if (digits.len == 10) {
		digits.at += 2;
		digits.len -= 2;
	}
	if (digits.len != 8 && digits.len != 6)
		return false;
	size_t year = digits.len - 4;
	bool recent = digits.at[0] < '3' || !memcmp(digits.at, "30", 2);
	memcpy(date, recent ? "20" : "19", 2);
	memcpy(date + 4 - year, digits.at, year);
	memcpy(date + 5, digits.at + year, 2);
	memcpy(date + 8, digits.at + year + 2, 2);
	*day = day_of_date(str_of(date));
	return *day != DAY_NONE;
}

static struct str
take_sign(struct str text)
{
	return str_trim(str_cut(text.at + 1, text.at + text.len));
}

/* "<20080120", ">991231", "990101-991231"; a day alone is the first one. */
static bool
read_when(struct str when, struct term *term)
{
	struct span *days = &term->when;
	term->dated = true;
	if (when.at[0] == '<')
		return read_day(take_sign(when), &days->to);
	if (when.at[0] == '>')
		return read_day(take_sign(when), &days->from);
	bool span;
	struct str first = str_trim(str_next(&when, '-', &span));
	if (!read_day(first, &days->from))
		return false;
	/* One dictionary writes no end so. */
	if (!span || str_equal(str_trim(when), STR("18000101")))
		return true;
	return read_day(str_trim(when), &days->to) && days->from <= days->to;
}

/* ------------------------------------------------------------- records */

static void
read_term(struct import *import, struct str inside, struct record *record)
{
	struct term term = { .when = { INT32_MIN, INT32_MAX } };
	struct str when = inside;
	struct str code = take_word(&when);
	size_t sign = 0;
	while (sign < code.len && code.at[sign] != '<' && code.at[sign] != '>')
		sign++;
	if (sign < code.len) {
		when = str_cut(code.at + sign, inside.at + inside.len);
		code.len = sign;
	}
	when = str_trim(when);
	if (!actor_code_read(&import->codes, CODE_OF_NAME, code, &import->arena,
			    &import->report, &term.code))
		return;
	if (when.len && !read_when(when, &term)) {
		report_unused(&import->report,
				"\"%.*s\" are no days: <DAY, >DAY or DAY-DAY "
				"are expected, as YYYYMMDD or YYMMDD",
				STR_ARG(when));
		return;
	}
	if (record->terms == CODES)
		report_unused(&import->report, "more than %d codes", CODES);
	else
		record->term[record->terms++] = term;
}

/* Takes the brackets off the end of a line, the first one first. */
static void
read_terms(struct import *import, struct str *line, struct record *record)
{
	size_t open = str_find_byte(*line, '[');
	struct str rest = str_cut(line->at + open, line->at + line->len);
	*line = str_trim((struct str){ line->at, open });
	while (rest.len) {
		size_t close = str_find_byte(rest, ']');
		struct str inside = str_trim(str_cut(rest.at + 1,
				rest.at + (close < rest.len ? close : rest.len)));
		if (inside.len)
			read_term(import, inside, record);
		else
			report_unused(&import->report, "nothing between [ ]");
		if (close == rest.len)
			return;
		rest = str_cut(rest.at + close, rest.at + rest.len);
		open = str_find_byte(rest, '[');
		rest = str_cut(rest.at + open, rest.at + rest.len);
	}
}

static void
put_name(struct import *import, struct str text, struct record *record)
{
	struct str name = spell_blanks(&import->arena, text);
	if (!name.len || !spell_is_name(name))
		report_unused(&import->report,
				"\"%.*s\" cannot be a name in a table",
				STR_ARG(text));
	else if (record->names == NAMES)
		report_unused(&import->report, "more than %d names", NAMES);
	else
		record->name[record->names++] = name;
}

/* ---------------------------------------------------------------- rows */

static bool
ends(struct str name, const char *const *endings)
{
	for (; *endings; endings++)
		if (name.len > 2 + strlen(*endings)
				&& str_ends(name, str_of(*endings)))
			return true;
	return false;
}

static size_t
shared_letters(struct str a, struct str b)
{
	size_t count = 0;
	while (count < a.len && count < b.len && a.at[count] == b.at[count])
		count++;
	return count;
}

/* "Norvian", "Norvish" beside "Norvia". */
static bool
is_adjective(struct str name, struct str country)
{
	static const char *const sure[] = { "ISH", "ESE", NULL };
	static const char *const endings[] = { "AN", "CH", "IC", NULL };
	size_t shared = shared_letters(name, country);
	return str_find_byte(name, ' ') == name.len && !str_equal(name, country)
	       && ((shared >= 1 && ends(name, sure))
			       || (shared >= 2 && ends(name, endings)));
}

/* The names that are adjectives (or not), between `|`. */
static void
put_names(const struct record *record, bool adjectives, struct buffer *out)
{
	bool any = false;
	for (unsigned i = 0; i < record->names; i++) {
		if (is_adjective(record->name[i], record->name[0])
				!= adjectives)
			continue;
		if (any)
			buffer_put_char(out, '|');
		buffer_put(out, record->name[i]);
		any = true;
	}
}

/* The adjectives as nouns: "a Norvian", "Norvians". */
static void
put_demonyms(const struct record *record, struct buffer *out)
{
	bool any = false;
	for (unsigned i = 0; i < record->names; i++) {
		struct str name = record->name[i];
		if (!is_adjective(name, record->name[0]))
			continue;
		buffer_put_format(out, "%s%.*s", any ? "|" : "", STR_ARG(name));
		if (str_ends(name, STR("AN")))
			buffer_put_format(out, "|%.*sS", STR_ARG(name));
		any = true;
	}
}

/* A country, a people: one code of three letters at all times. */
static void
put_country(struct import *import, const struct record *record)
{
	struct buffer *out = &import->out[IMPORT_OUT_COUNTRIES];
	if (!out->len)
		buffer_put(out, STR("code\tname\taliases\tadjective\tdemonym\t"
				    "capital\tseats\tsource\n"));
	buffer_put_format(out, "%s\t", record->term[0].code.code);
	buffer_put(out, spell_title(&import->arena, record->name[0]));
	buffer_put_char(out, '\t');
	put_names(record, false, out);
	buffer_put_char(out, '\t');
	put_names(record, true, out);
	buffer_put_char(out, '\t');
	put_demonyms(record, out);
	buffer_put(out, STR("\t\t\t"));
	import_put_source(import, out);
}

/* "" for what is open. */
static void
put_day(struct buffer *out, int32_t day)
{
	char date[11] = "";
	if (day != INT32_MIN && day != INT32_MAX)
		date_of_day(day, date);
	buffer_put(out, str_of(date));
	buffer_put_char(out, '\t');
}

static void
put_actor(struct import *import, const struct record *record,
		const struct actor_code *code, struct span when)
{
	struct buffer *out = &import->out[IMPORT_OUT_ACTORS];
	if (!out->len)
		buffer_put(out, STR("name\taliases\tcode\tsector\toffice\tfrom"
				    "\tto\tsource\n"));
	buffer_put(out, spell_title(&import->arena, record->name[0]));
	buffer_put_char(out, '\t');
	for (unsigned i = 0; i < record->names; i++)
		buffer_put_format(out, "%s%.*s", i ? "|" : "",
				STR_ARG(record->name[i]));
	struct str sectors = actor_code_sectors(code, &import->arena);
	buffer_put_format(out, "\t%s\t%.*s\t\t",
			code->nobody ? "-" : code->code, STR_ARG(sectors));
	put_day(out, when.from);
	put_day(out, when.to);
	import_put_source(import, out);
}

static bool
is_country(const struct record *record)
{
	return record->terms == 1 && !record->term[0].dated
	       && record->term[0].code.plain;
}

static bool
is_known(struct import *import, const struct record *record)
{
	struct str first = record->name[0];
	if (!import_seen(import, IMPORT_OUT_ACTORS, first))
		return false;
	report_unused(&import->report, "\"%.*s\" stands before with a code",
			STR_ARG(first));
	return true;
}

/* Takes the days of `hole` out of all spans; returns how many there are. */
static unsigned
cut_spans(struct span spans[PIECES], unsigned count, struct span hole)
{
	unsigned kept = 0;
	struct span cut[PIECES];
	for (unsigned i = 0; i < count; i++) {
		struct span span = spans[i];
		bool apart = hole.to < span.from || hole.from > span.to;
		if (apart && kept < PIECES)
			cut[kept++] = span;
		if (!apart && span.from < hole.from && kept < PIECES)
			cut[kept++] = (struct span){ span.from, hole.from - 1 };
		if (!apart && span.to > hole.to && kept < PIECES)
			cut[kept++] = (struct span){ hole.to + 1, span.to };
	}
	memcpy(spans, cut, kept * sizeof *cut);
	return kept;
}

/* Writes a code for the days that no code before it has. */
static void
put_term(struct import *import, const struct record *record, unsigned index,
		const unsigned *before, unsigned count)
{
	struct span spans[PIECES] = { record->term[index].when };
	unsigned left = 1;
	for (unsigned i = 0; i < count; i++)
		left = cut_spans(spans, left, record->term[before[i]].when);
	for (unsigned i = 0; i < left; i++)
		put_actor(import, record, &record->term[index].code, spans[i]);
}

/* Of several codes that hold on a day the first one with days counts, then the
 * first one without. */
static void
put_terms(struct import *import, const struct record *record)
{
	unsigned before[CODES], count = 0;
	for (unsigned dated = 2; dated-- > 0;)
		for (unsigned i = 0; i < record->terms; i++) {
			if (record->term[i].dated != dated)
				continue;
			put_term(import, record, i, before, count);
			before[count++] = i;
		}
}

/* Writes the record that ends here. */
static void
close_record(struct import *import, struct record *record)
{
	import->report.line = record->line;
	struct import_count *count = &import->count[IMPORT_ACTORS];
	if (record->names && !record->terms)
		report_unused(&import->report, "\"%.*s\" has no usable code",
				STR_ARG(record->name[0]));
	if (!record->names || !record->terms || is_known(import, record))
		return;
	for (unsigned i = 0; i < record->terms; i++)
		import_use_code(import, record->term[i].code.code);
	if (is_country(record))
		put_country(import, record);
	else
		put_terms(import, record);
	count->entries++;
}

static void
read_line(struct import *import, struct str text, struct record *record)
{
	if (text.at[0] == '+' || text.at[0] == '[') {
		if (!record->names && text.at[0] == '[')
			report_unused(&import->report,
					"a code without a name above it");
		else if (text.at[0] == '+') {
			text = take_sign(text);
			read_terms(import, &text, record);
			put_name(import, text, record);
		} else {
			read_terms(import, &text, record);
		}
		return;
	}
	unsigned here = import->report.line;
	close_record(import, record);
	import->report.line = here;
	*record = (struct record){ .line = here };
	read_terms(import, &text, record);
	put_name(import, text, record);
}

void
import_actors(struct import *import, struct str bytes)
{
	struct record *record = ARENA_NEW(&import->arena, struct record, 1);
	struct import_lines lines = lines_open(bytes, false, &import->report);
	struct str line;
	while (lines_next(&lines, &line))
		read_line(import, line, record);
	close_record(import, record);
}
