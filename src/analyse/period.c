#include "analyse/period.h"

#include <stdio.h>

#include "base/day.h"

const char PERIOD_NAMES[] = "day|week|month|quarter|year";

static const char *const NAMES[PERIODS] = {
	[PERIOD_ALL] = "",
	[PERIOD_DAY] = "day",
	[PERIOD_WEEK] = "week",
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_YEAR] = "year",
};

/* 1970-01-01 was a Thursday: its week, number 0, began three days before. */
enum { WEEK_DAYS = 7, MONDAY_BEFORE = 3, THURSDAY = 3 };

const char *
period_name(enum period period)
{
	return NAMES[period];
}

bool
period_of_name(struct str name, enum period *period)
{
	for (int i = PERIOD_DAY; i < PERIODS; i++)
		if (str_equal(name, str_of(NAMES[i]))) {
			*period = (enum period)i;
			return true;
		}
	return false;
}

/* Rounded down, of negative numbers too. */
static int32_t
divided(int32_t number, int32_t by)
{
	return number / by - (number % by < 0);
}

static int32_t
month_of_day(int32_t day)
{
	int year, month, of_month;
	day_to_civil(day, &year, &month, &of_month);
	return year * 12 + month - 1;
}

int32_t
period_of_day(enum period period, int32_t day)
{
	if (period == PERIOD_ALL)
		return 0;
	if (day == DAY_NONE)
		return PERIOD_UNKNOWN;
	switch (period) {
	case PERIOD_WEEK:
		return divided(day + MONDAY_BEFORE, WEEK_DAYS);
	case PERIOD_MONTH:
		return month_of_day(day);
	case PERIOD_QUARTER:
		return divided(month_of_day(day), 3);
	case PERIOD_YEAR:
		return day_year(day);
	default:
		return day;
	}
}

int32_t
period_first_day(enum period period, int32_t number)
{
	int32_t month = period == PERIOD_QUARTER ? number * 3 : number;
	switch (period) {
	case PERIOD_WEEK:
		return number * WEEK_DAYS - MONDAY_BEFORE;
	case PERIOD_MONTH:
	case PERIOD_QUARTER:
		return day_of_civil(divided(month, 12),
				month - divided(month, 12) * 12 + 1, 1);
	case PERIOD_YEAR:
		return day_of_civil(number, 1, 1);
	default:
		return number;
	}
}

int32_t
period_last_day(enum period period, int32_t number)
{
	return period_first_day(period, number + 1) - 1;
}

static void
put_week(int32_t number, char out[PERIOD_LABEL])
{
	int32_t thursday = period_first_day(PERIOD_WEEK, number) + THURSDAY;
	int year = day_year(thursday);
	int32_t of_year = thursday - day_of_civil(year, 1, 1);
	snprintf(out, PERIOD_LABEL, "%04d-W%02d", year,
			(int)of_year / WEEK_DAYS + 1);
}

static void
put_month(int32_t number, char out[PERIOD_LABEL])
{
	int32_t year = divided(number, 12);
	snprintf(out, PERIOD_LABEL, "%04d-%02d", (int)year,
			(int)(number - year * 12 + 1));
}

static void
put_quarter(int32_t number, char out[PERIOD_LABEL])
{
	int32_t year = divided(number, 4);
	snprintf(out, PERIOD_LABEL, "%04d-Q%d", (int)year,
			(int)(number - year * 4 + 1));
}

void
period_label(enum period period, int32_t number, char out[PERIOD_LABEL])
{
	char date[11];
	out[0] = '\0';
	if (period == PERIOD_ALL || number == PERIOD_UNKNOWN)
		return;
	switch (period) {
	case PERIOD_WEEK:
		put_week(number, out);
		break;
	case PERIOD_MONTH:
		put_month(number, out);
		break;
	case PERIOD_QUARTER:
		put_quarter(number, out);
		break;
	case PERIOD_YEAR:
		snprintf(out, PERIOD_LABEL, "%04d", (int)number);
		break;
	default:
		date_of_day(number, date);
		snprintf(out, PERIOD_LABEL, "%s", date);
	}
}
