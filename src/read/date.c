#include "read/date.h"

#include <stdio.h>

#include "base/day.h"

enum { LONGEST = 200 }; /* text that is looked at */

struct date {
	int year, month, day;     /* 0: not found */
	int hour, minute, second; /* hour -1: not found */
	bool zone;
	int offset;                    /* minutes east of Greenwich */
	int ambiguous[2], ambiguities; /* numbers that may be day or month */
	bool odd_time;                 /* figures of a time that is none */
};

struct word {
	const char *text; /* lower case */
	int value;
};

/* A word is a month when one of these begins with it: "nov", "sept". */
static const struct word months[] = {
	{ "january", 1 },
	{ "february", 2 },
	{ "march", 3 },
	{ "april", 4 },
	{ "may", 5 },
	{ "june", 6 },
	{ "july", 7 },
	{ "august", 8 },
	{ "september", 9 },
	{ "october", 10 },
	{ "november", 11 },
	{ "december", 12 },
	{ "enero", 1 },
	{ "febrero", 2 },
	{ "marzo", 3 },
	{ "abril", 4 },
	{ "mayo", 5 },
	{ "junio", 6 },
	{ "julio", 7 },
	{ "agosto", 8 },
	{ "septiembre", 9 },
	{ "setiembre", 9 },
	{ "octubre", 10 },
	{ "noviembre", 11 },
	{ "diciembre", 12 },
};

/* Hours east of Greenwich. */
static const struct word zones[] = {
	{ "z", 0 },
	{ "gmt", 0 },
	{ "utc", 0 },
	{ "est", -5 },
	{ "edt", -4 },
	{ "cst", -6 },
	{ "cdt", -5 },
	{ "mst", -7 },
	{ "mdt", -6 },
	{ "pst", -8 },
	{ "pdt", -7 },
	{ "bst", 1 },
	{ "cet", 1 },
	{ "cest", 2 },
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Takes the digits at the front of `rest`; -1 when there are none or more than
 * eight. */
static int
take_number(struct str *rest, size_t *digits)
{
	int value = 0;
	*digits = 0;
	while (rest->len && is_digit(*rest->at)) {
		value = *digits < 8 ? value * 10 + (*rest->at - '0') : value;
		++*digits;
		*rest = (struct str){ rest->at + 1, rest->len - 1 };
	}
	return *digits && *digits <= 8 ? value : -1;
}

static bool
take_char(struct str *rest, char c)
{
	if (!rest->len || *rest->at != c)
		return false;
	*rest = (struct str){ rest->at + 1, rest->len - 1 };
	return true;
}

static size_t
take_word(struct str *rest, char lower[16])
{
	size_t n = 0;
	while (rest->len && is_letter(*rest->at)) {
		if (n < 15)
			lower[n++] = (char)(*rest->at | 0x20);
		*rest = (struct str){ rest->at + 1, rest->len - 1 };
	}
	lower[n] = '\0';
	return n;
}

/* ":30", ":30:15", ":30:15.123" behind an hour. */
static void
read_time(struct date *date, int hour, struct str *rest)
{
	size_t digits;
	struct str from = *rest;
	int minute = take_number(rest, &digits);
	if (digits != 2 || hour > 24 || minute > 59 || date->hour >= 0) {
		date->odd_time |= digits == 2 && date->hour < 0;
		*rest = from;
		return;
	}
	date->hour = hour % 24;
	date->minute = minute;
	if (!take_char(rest, ':'))
		return;
	int second = take_number(rest, &digits);
	if (digits == 2 && second <= 60)
		date->second = second < 60 ? second : 59;
	if (take_char(rest, '.'))
		take_number(rest, &digits);
}

/* "+01:00", "-0500", "+01" behind a time. */
static void
read_offset(struct date *date, int sign, struct str *rest)
{
	size_t digits;
	int value = take_number(rest, &digits);
	int hours = digits > 2 ? value / 100 : value;
	int minutes = digits > 2 ? value % 100 : 0;
	if (digits <= 2 && take_char(rest, ':'))
		minutes = take_number(rest, &digits);
	if (value < 0 || hours > 14 || minutes < 0 || minutes > 59)
		return;
	date->zone = true;
	date->offset = sign * (hours * 60 + minutes);
}

static bool
is_year(int value)
{
	return value >= 1800 && value < 2200;
}

static void
put_short(struct date *date, int value)
{
	if (value < 1 || value > 31)
		return;
	if (date->month && !date->day)
		date->day = value;
	else if (date->ambiguities < 2)
		date->ambiguous[date->ambiguities++] = value;
}

/* "-11-18" or "/11/18" behind the year. Figures there that are no day make it
 * no date. */
static void
read_month_day(struct date *date, char separator, struct str *rest)
{
	if (!take_char(rest, separator) || !rest->len || !is_digit(*rest->at))
		return;
	size_t digits;
	int month = take_number(rest, &digits);
	if (digits <= 2 && month >= 1 && month <= 12
			&& take_char(rest, separator)) {
		int day = take_number(rest, &digits);
		if (digits <= 2 && day >= 1 && day <= 31) {
			date->month = month;
			date->day = day;
			return;
		}
	}
	date->year = -1;
}

static void
put_compact(struct date *date, int value)
{
	int month = value / 100 % 100, day = value % 100;
	if (date->year || !is_year(value / 10000) || month < 1 || month > 12
			|| day < 1 || day > 31)
		return;
	date->year = value / 10000;
	date->month = month;
	date->day = day;
}

static void
read_number(struct date *date, struct str *rest)
{
	size_t digits;
	int value = take_number(rest, &digits);
	if (digits <= 2 && take_char(rest, ':')) {
		read_time(date, value, rest);
	} else if (digits == 8) {
		put_compact(date, value);
	} else if (digits == 4 && is_year(value) && !date->year) {
		date->year = value;
		bool dashes = rest->len && *rest->at == '-';
		read_month_day(date, dashes ? '-' : '/', rest);
	} else if (digits <= 2) {
		put_short(date, value);
	}
}

static void
shift_noon(struct date *date, bool afternoon)
{
	if (date->hour < 0 || date->hour > 12)
		return;
	date->hour = date->hour % 12 + (afternoon ? 12 : 0);
}

static void
read_word(struct date *date, struct str *rest)
{
	char word[16];
	size_t n = take_word(rest, word);
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (!date->month && n >= 3 && !strncmp(word, months[i].text, n))
			date->month = months[i].value;
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (date->hour >= 0 && !date->zone
				&& !strcmp(word, zones[i].text)) {
			date->zone = true;
			date->offset = zones[i].value * 60;
		}
	if (!strcmp(word, "am") || !strcmp(word, "pm"))
		shift_noon(date, *word == 'p');
}

/* Which of two numbers is the day, when only one of them can be. */
static void
settle(struct date *date)
{
	int a = date->ambiguities > 0 ? date->ambiguous[0] : 0;
	int b = date->ambiguities > 1 ? date->ambiguous[1] : 0;
	if (date->month) {
		if (!date->day)
			date->day = a;
		return;
	}
	if (!a || !b || (a <= 12 && b <= 12 && a != b))
		return;
	date->month = a <= 12 ? a : b;
	date->day = a <= 12 ? b : a;
}

static void
scan(struct date *date, struct str rest)
{
	while (rest.len) {
		char c = *rest.at;
		if (is_digit(c)) {
			read_number(date, &rest);
		} else if (is_letter(c)) {
			read_word(date, &rest);
		} else {
			take_char(&rest, c);
			bool sign = c == '+' || c == '-';
			if (sign && date->hour >= 0 && !date->zone && rest.len
					&& is_digit(*rest.at))
				read_offset(date, c == '+' ? 1 : -1, &rest);
		}
	}
}

static int
days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

void
date_normalise(struct str text, char out[DATE_BYTES])
{
	struct date date = { .hour = -1 };
	out[0] = '\0';
	if (text.len > LONGEST)
		text.len = LONGEST;
	scan(&date, text);
	settle(&date);
	if (!is_year(date.year) || date.month < 1 || date.month > 12
			|| date.day < 1
			|| date.day > days_of(date.year, date.month))
		return;
	size_t n = (size_t)snprintf(out, DATE_BYTES, "%04d-%02d-%02d",
			date.year, date.month, date.day);
	if (date.hour < 0)
		return;
	n += (size_t)snprintf(out + n, DATE_BYTES - n, "T%02d:%02d:%02d",
			date.hour, date.minute, date.second);
	int east = date.offset < 0 ? -date.offset : date.offset;
	if (date.zone && !date.offset)
		snprintf(out + n, DATE_BYTES - n, "Z");
	else if (date.zone)
		snprintf(out + n, DATE_BYTES - n, "%c%02d:%02d",
				date.offset < 0 ? '-' : '+', east / 60 % 100,
				east % 60);
}

bool
date_has_odd_time(struct str text)
{
	struct date date = { .hour = -1 };
	scan(&date, text.len > LONGEST ? (struct str){ text.at, LONGEST }
				       : text);
	return date.odd_time;
}

void
date_of_integer(int64_t number, char out[DATE_BYTES])
{
	static const int64_t least = 100000000, most = 100000000000;
	static const int64_t behind = 7258118400; /* 2200-01-01 */
	out[0] = '\0';
	if (number >= 10000000 && number < least) {
		char digits[DATE_BYTES];
		snprintf(digits, sizeof digits, "%d", (int)number);
		date_normalise(str_of(digits), out);
		return;
	}
	int64_t seconds = number >= most ? number / 1000 : number;
	if (seconds < least || seconds >= behind)
		return;
	enum { A_DAY = 24 * 60 * 60 };
	char day[11];
	date_of_day((int32_t)(seconds / A_DAY), day);
	int of_day = (int)(seconds % A_DAY);
	snprintf(out, DATE_BYTES, "%sT%02d:%02d:%02dZ", day, of_day / 3600,
			of_day / 60 % 60, of_day % 60);
}

struct str
date_copy(struct str text, struct arena *arena)
{
	char iso[DATE_BYTES];
	date_normalise(text, iso);
	return iso[0] ? arena_copy(arena, str_of(iso)) : STR("");
}
