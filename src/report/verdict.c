#include "report/verdict.h"

#include <math.h>

#include "report/numbers.h"
#include "report/period_axis.h"

static int64_t
events_of(const struct verdict_span *span)
{
	return span->with_a + span->with_b;
}

static bool
is_known(const struct verdict_span *span)
{
	return events_of(span) > 0 && isfinite(span->index)
	       && isfinite(span->low) && isfinite(span->high);
}

static bool
are_apart(const struct verdict_span *a, const struct verdict_span *b)
{
	return a->high < b->low || b->high < a->low;
}

enum verdict
verdict_of(const struct verdict_question *question)
{
	const struct verdict_span *before = &question->before;
	const struct verdict_span *after = &question->after;
	const struct verdict_span *whole = &question->whole;
	if (!events_of(whole))
		return VERDICT_SILENT;
	if (whole->with_a < VERDICT_LEAST || whole->with_b < VERDICT_LEAST
			|| !is_known(whole))
		return VERDICT_THIN;
	if (!question->changed || !is_known(before) || !is_known(after))
		return VERDICT_STEADY;
	bool enough = events_of(before) >= VERDICT_LEAST
		      && events_of(after) >= VERDICT_LEAST;
	return enough && are_apart(before, after) ? VERDICT_MOVED
						  : VERDICT_MAYBE;
}

/* --- pieces ------------------------------------------------------------- */

static void
put_range(const struct verdict_span *span, struct buffer *out)
{
	numbers_put_signed(out, span->index, 2);
	buffer_put(out, STR(" ("));
	numbers_put_signed(out, span->low, 2);
	buffer_put(out, STR(" to "));
	numbers_put_signed(out, span->high, 2);
	buffer_put_char(out, ')');
}

static void
put_capital(struct buffer *out, struct str text)
{
	if (!text.len)
		return;
	char first = text.at[0];
	if (first >= 'a' && first <= 'z')
		first = (char)(first - 'a' + 'A');
	buffer_put_char(out, first);
	buffer_put(out, (struct str){ text.at + 1, text.len - 1 });
}

static struct str
side_of(const struct verdict_question *question)
{
	return question->after.index > question->before.index ? question->a
							      : question->b;
}

static void
put_both(const struct verdict_question *question, const char *between,
		struct buffer *out)
{
	buffer_put(out, question->a);
	buffer_put(out, str_of(between));
	buffer_put(out, question->b);
}

static void
put_since(const struct verdict_question *question, struct buffer *out)
{
	char words[PERIOD_WORDS];
	period_words(question->since, words);
	/* "the second quarter of 2024", "March 2024" */
	bool quarter = question->since.len == 7 && question->since.at[5] == 'Q';
	buffer_put_format(out, "%s%s", quarter ? "the " : "", words);
}

/* --- the title ---------------------------------------------------------- */

static void
put_move(const struct verdict_question *question, const char *verb,
		struct buffer *out)
{
	put_capital(out, question->of);
	buffer_put(out, str_of(verb));
	buffer_put(out, side_of(question));
	buffer_put(out, STR(": index from "));
	numbers_put_signed(out, question->before.index, 2);
	buffer_put(out, STR(" to "));
	numbers_put_signed(out, question->after.index, 2);
	buffer_put(out, STR(" since "));
	put_since(question, out);
}

static void
put_steady(const struct verdict_question *question, struct buffer *out)
{
	const struct verdict_span *whole = &question->whole;
	put_capital(out, question->of);
	if (whole->low > 0 || whole->high < 0) {
		buffer_put(out, STR(" leans toward "));
		buffer_put(out, whole->low > 0 ? question->a : question->b);
		buffer_put(out, STR("; no turn is visible: index "));
	} else {
		buffer_put(out, STR(" between "));
		put_both(question, " and ", out);
		buffer_put(out, STR(": no turn is visible, index "));
	}
	put_range(whole, out);
}

/* With whom there are few, where that is one of the two. */
static void
put_scarce(const struct verdict_question *question, struct buffer *out)
{
	bool few_a = question->whole.with_a < VERDICT_LEAST;
	bool few_b = question->whole.with_b < VERDICT_LEAST;
	if (few_a == few_b)
		return;
	buffer_put(out, STR(" with "));
	buffer_put(out, few_a ? question->a : question->b);
}

void
verdict_put_title(const struct verdict_question *question, struct buffer *out)
{
	switch (verdict_of(question)) {
	case VERDICT_SILENT:
		buffer_put(out, STR("No events of "));
		buffer_put(out, question->of);
		buffer_put(out, STR(" with "));
		put_both(question, " or ", out);
		break;
	case VERDICT_THIN:
		buffer_put(out, STR("Too few events"));
		put_scarce(question, out);
		buffer_put(out, STR(" to say whether "));
		buffer_put(out, question->of);
		buffer_put(out, STR(" turns between "));
		put_both(question, " and ", out);
		break;
	case VERDICT_STEADY:
		put_steady(question, out);
		break;
	case VERDICT_MAYBE:
		put_move(question, " may have moved toward ", out);
		break;
	case VERDICT_MOVED:
		put_move(question, " moved toward ", out);
	}
}

/* --- what it rests on --------------------------------------------------- */

static void
put_events(int64_t events, struct buffer *out)
{
	numbers_put_count(out, events);
	buffer_put(out, events == 1 ? STR(" event") : STR(" events"));
}

static void
put_spans(const struct verdict_question *question, struct buffer *out)
{
	buffer_put(out, STR("Before "));
	put_since(question, out);
	buffer_put(out, STR(" the index was "));
	put_range(&question->before, out);
	buffer_put(out, STR(", of "));
	put_events(events_of(&question->before), out);
	buffer_put(out, STR("; since then it is "));
	put_range(&question->after, out);
	buffer_put(out, STR(", of "));
	put_events(events_of(&question->after), out);
	buffer_put(out, STR(". "));
}

static void
put_doubt(const struct verdict_question *question, struct buffer *out)
{
	bool few = events_of(&question->before) < VERDICT_LEAST
		   || events_of(&question->after) < VERDICT_LEAST;
	if (are_apart(&question->before, &question->after) && !few)
		buffer_put(out, STR("The two 95 % intervals do not overlap."));
	else if (few)
		buffer_put(out, STR("On one side of the change there are "
				    "fewer events than an answer needs."));
	else
		buffer_put(out, STR("The two 95 % intervals overlap, so that "
				    "chance may have made the difference."));
	if (question->changes > 1)
		buffer_put_format(out,
				" There are %zu changes in all; the last one "
				"is told of.",
				question->changes);
}

void
verdict_put_ground(const struct verdict_question *question, struct buffer *out)
{
	enum verdict verdict = verdict_of(question);
	if (verdict == VERDICT_MOVED || verdict == VERDICT_MAYBE) {
		put_spans(question, out);
		put_doubt(question, out);
		return;
	}
	put_capital(out, question->of);
	buffer_put(out, STR(" has "));
	put_events(question->whole.with_a, out);
	buffer_put(out, STR(" with "));
	buffer_put(out, question->a);
	buffer_put(out, STR(" and "));
	numbers_put_count(out, question->whole.with_b);
	buffer_put(out, STR(" with "));
	buffer_put(out, question->b);
	if (verdict == VERDICT_STEADY)
		buffer_put(out, STR(". Nothing in the series is large and "
				    "lasting enough to be called a change."));
	else
		buffer_put_format(out,
				". With fewer than %d of either an index "
				"compares nothing, whatever its value.",
				VERDICT_LEAST);
}
