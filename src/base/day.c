#include "base/day.h"

#include <stdio.h>

int32_t
day_of_civil(int year, int month, int day)
{
	year -= month <= 2;
	int era = (year >= 0 ? year : year - 399) / 400;
	int of_era = year - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
	return era * 146097 + days - 719468;
}

void
day_to_civil(int32_t day, int *year, int *month, int *of_month)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int of_era = z - era * 146097;
	int leaps = of_era / 1460 - of_era / 36524 + of_era / 146096;
	int year_of_era = (of_era - leaps) / 365;
	int of_year = of_era
		      - (365 * year_of_era + year_of_era / 4
				      - year_of_era / 100);
	int shifted = (5 * of_year + 2) / 153;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
	*of_month = of_year - (153 * shifted + 2) / 5 + 1;
}

static int
digits(const char *at, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9')
			return -1;
		value = value * 10 + (at[i] - '0');
	}
	return value;
}

int
day_year(int32_t day)
{
	int year, month, of_month;
	day_to_civil(day, &year, &month, &of_month);
	return year;
}

int32_t
day_of_date(struct str date)
{
	if (date.len < 10 || date.at[4] != '-' || date.at[7] != '-')
		return DAY_NONE;
	int year = digits(date.at, 4), month = digits(date.at + 5, 2);
	int of_month = digits(date.at + 8, 2);
	if (year < 1 || month < 1 || month > 12 || of_month < 1)
		return DAY_NONE;
	int32_t day = day_of_civil(year, month, of_month);
	/* The 31st of a shorter month is a day of the next. */
	int same_year, same_month, same_day;
	day_to_civil(day, &same_year, &same_month, &same_day);
	return same_month == month && same_day == of_month ? day : DAY_NONE;
}

void
date_of_day(int32_t day, char out[11])
{
	int year, month, of_month;
	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_to_civil(day, &year, &month, &of_month);
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000u,
			(unsigned)month % 100u, (unsigned)of_month % 100u);
}

int32_t
day_of_number(int number)
{
	if (!number)
		return DAY_NONE;
	return day_of_civil(number / 10000, number / 100 % 100, number % 100);
}

int
number_of_day(int32_t day)
{
	int year, month, of_month;
	if (day == DAY_NONE)
		return 0;
	day_to_civil(day, &year, &month, &of_month);
	return year * 10000 + month * 100 + of_month;
}

void
date_of_number(int number, char out[11])
{
	date_of_day(day_of_number(number), out);
}
