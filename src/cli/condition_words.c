#include "cli/condition_words.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/day.h"
#include "store/condition.h"

__attribute__((format(printf, 3, 4))) static void
put_condition(struct buffer *out, const char *name, const char *format, ...)
{
	char value[64];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(value, sizeof value, format, arguments);
	va_end(arguments);
	buffer_put_format(out, " --%s%s%s", name, value[0] ? " " : "", value);
}

void
condition_words_quote(struct buffer *out, const char *word)
{
	buffer_put_char(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			buffer_put(out, STR("'\\''"));
		else
			buffer_put_char(out, *word);
	buffer_put_char(out, '\'');
}

static void
put_day(struct buffer *out, const char *name, int day)
{
	char date[11];
	date_of_number(day, date);
	if (day)
		put_condition(out, name, "%s", date);
}

/* Conditions that are a text stand in the options' own table. */
static void
put_texts(struct buffer *out, const struct settings *settings)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &OPTIONS[i];
		const char *value =
				option->put == option_put_condition
						? condition_text(option->name,
								&settings->selection)
						: NULL;
		if (!value)
			continue;
		put_condition(out, option->name, "%s", "");
		buffer_put_char(out, ' ');
		condition_words_quote(out, value);
	}
}

static void
put_numbers(struct buffer *out, const struct settings *settings)
{
	const struct selection *asked = &settings->selection;
	put_day(out, "from", asked->from);
	put_day(out, "to", asked->to);
	if (asked->amount_to > 0)
		put_condition(out, "amount", "%.15g..%.15g", asked->amount_from,
				asked->amount_to);
	else if (asked->amount_from > 0)
		put_condition(out, "amount", "%.15g..", asked->amount_from);
	if (asked->min_confidence > 0)
		put_condition(out, "min-confidence", "%.15g",
				asked->min_confidence);
	if (asked->count == SELECT_EVENTS)
		put_condition(out, "events", "%s", "");
	if (asked->count == SELECT_ONE_A_DAY)
		put_condition(out, "one-a-day", "%s", "");
}

void
condition_words_put(struct buffer *out, const struct settings *settings)
{
	put_texts(out, settings);
	put_numbers(out, settings);
	if (settings->without_marked) {
		buffer_put(out, STR(" --without-marked "));
		condition_words_quote(out, settings->without_marked);
	}
	option_print_kinds(out, settings->kinds);
}
