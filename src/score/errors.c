#include "score/errors.h"

#include "score/events.h"
#include "score/pairs.h"

const char *const SCORE_ERROR_NAMES[SCORE_ERRORS] = {
	[SCORE_ERROR_MISSED] = "missed",
	[SCORE_ERROR_OTHER] = "other category",
	[SCORE_ERROR_NOISE] = "should be silent",
	[SCORE_ERROR_SPURIOUS] = "spurious",
	[SCORE_ERROR_SWAPPED] = "actor and recipient swapped",
	[SCORE_ERROR_ACTOR] = "wrong actor",
	[SCORE_ERROR_RECIPIENT] = "wrong recipient",
	[SCORE_ERROR_STATUS] = "wrong status",
	[SCORE_ERROR_MODE] = "wrong mode",
	[SCORE_ERROR_CONTEXT] = "wrong context",
};

static unsigned
bit(enum score_error error)
{
	return 1u << error;
}

/* ---------------------------------------------------------- categories */

static bool
is_spurious(const struct score_item *item, const struct score_event *coded)
{
	for (size_t i = 0; i < item->gold_count; i++)
		if (item->gold[i].category == coded->category)
			return false;
	return true;
}

static unsigned
errors_of_records(const struct score_set *set, const struct score_item *item)
{
	for (size_t i = 0; i < item->coded_count; i++)
		if (score_counts_record(set, &item->coded[i])
				&& is_spurious(item, &item->coded[i]))
			return bit(item->gold_count ? SCORE_ERROR_SPURIOUS
						    : SCORE_ERROR_NOISE);
	return 0;
}

/* ------------------------------------------------------------- parties */

/* What a gold pair whose category was coded lacks: of all pairs coded with it
 * the nearest one decides. Nobody in gold may be anybody. */
static unsigned
errors_of_pair(const struct score_set *set, const struct score_item *item,
		const struct score_event *gold, const struct score_pair *want)
{
	bool swapped = false, actor = false, recipient = false;
	bool any_actor = score_side_is_nobody(set->names, &want->actor);
	bool any_recipient = score_side_is_nobody(set->names, &want->recipient);
	for (size_t i = 0; i < item->coded_count; i++) {
		const struct score_event *coded = &item->coded[i];
		if (coded->category != gold->category
				|| !score_counts_record(set, coded))
			continue;
		for (size_t k = 0; k < coded->pair_count; k++) {
			const struct score_pair *have = &coded->pairs[k];
			bool a = any_actor
				 || score_sides_meet(
						 &have->actor, &want->actor);
			bool b = any_recipient
				 || score_sides_meet(&have->recipient,
						 &want->recipient);
			if (a && b)
				return 0;
			swapped = swapped
				  || (score_sides_meet(&have->actor,
						      &want->recipient)
						  && score_sides_meet(
								  &have->recipient,
								  &want->actor));
			actor = actor || a;
			recipient = recipient || b;
		}
	}
	if (swapped)
		return bit(SCORE_ERROR_SWAPPED);
	/* Each side is right somewhere, but never both: the pairing is wrong.
	 */
	return (actor ? 0 : bit(SCORE_ERROR_ACTOR))
	       | (recipient && !actor ? 0 : bit(SCORE_ERROR_RECIPIENT));
}

/* ---------------------------------------------------------- gold events */

static unsigned
errors_of_gold(const struct score_set *set, const struct score_item *item,
		const struct score_event *gold)
{
	bool coded = false, mode = false, status = false, context = false;
	for (size_t i = 0; i < item->coded_count; i++) {
		const struct score_event *one = &item->coded[i];
		if (one->category != gold->category
				|| !score_counts_record(set, one))
			continue;
		coded = true;
		mode = mode || score_mode_agrees(gold, one);
		status = status || score_status_agrees(gold, one);
		context = context || score_context_agrees(gold, one);
	}
	if (!coded)
		return bit(errors_of_records(set, item) ? SCORE_ERROR_OTHER
							: SCORE_ERROR_MISSED);
	unsigned errors = 0;
	for (size_t i = 0; i < gold->pair_count; i++)
		errors |= errors_of_pair(set, item, gold, &gold->pairs[i]);
	if (gold->status.len && !status)
		errors |= bit(SCORE_ERROR_STATUS);
	if (gold->mode_count && !mode)
		errors |= bit(SCORE_ERROR_MODE);
	if (gold->context_count && !context)
		errors |= bit(SCORE_ERROR_CONTEXT);
	return errors;
}

unsigned
score_errors_of(const struct score_set *set, const struct score_item *item)
{
	unsigned errors = errors_of_records(set, item);
	for (size_t i = 0; i < item->gold_count; i++)
		if (!item->gold[i].optional)
			errors |= errors_of_gold(set, item, &item->gold[i]);
	return errors;
}

/* ------------------------------------------------------------ printing */

static void
put_field(struct buffer *out, const char *name, struct str text,
		struct str rule)
{
	buffer_put_format(out, "    %-9s %.*s", name, STR_ARG(text));
	if (rule.len)
		buffer_put_format(out, "    %.*s", STR_ARG(rule));
	buffer_put_char(out, '\n');
}

static void
put_text(struct buffer *out, struct str text)
{
	buffer_put(out, STR("    "));
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\n')
			buffer_put(out, STR("\n    "));
		else
			buffer_put_char(out, text.at[i]);
	buffer_put_char(out, '\n');
}

static void
put_events(struct buffer *out, const char *name,
		const struct score_event *events, size_t count)
{
	if (!count)
		put_field(out, name, STR("nothing"), STR(""));
	for (size_t i = 0; i < count; i++)
		put_field(out, name, events[i].shown, events[i].rule);
}

static void
put_item(struct buffer *out, const struct score_item *item, unsigned errors,
		enum score_error under)
{
	buffer_put_format(out, "%.*s", STR_ARG(item->article.id));
	for (unsigned i = 0; i < SCORE_ERRORS; i++)
		if (i != under && errors & bit((enum score_error)i))
			buffer_put_format(
					out, ", also %s", SCORE_ERROR_NAMES[i]);
	buffer_put_char(out, '\n');
	put_text(out, item->article.text);
	put_events(out, "expected", item->gold, item->gold_count);
	put_events(out, "coded", item->coded, item->coded_count);
	buffer_put_char(out, '\n');
}

static enum score_error
first_error(unsigned errors)
{
	unsigned i = 0;
	while (!(errors & 1u << i))
		i++;
	return (enum score_error)i;
}

static void
put_event_errors(struct buffer *out, const struct score_set *set)
{
	unsigned count[SCORE_ERRORS] = { 0 };
	unsigned *errors = ARENA_NEW(set->names->arena, unsigned, set->count);
	for (size_t i = 0; i < set->count; i++) {
		errors[i] = score_errors_of(set, &set->items[i]);
		if (errors[i])
			count[first_error(errors[i])]++;
	}
	for (unsigned k = 0; k < SCORE_ERRORS; k++) {
		if (!count[k])
			continue;
		buffer_put_format(out, "== %s: %u sentence%s\n\n",
				SCORE_ERROR_NAMES[k], count[k],
				count[k] == 1 ? "" : "s");
		for (size_t i = 0; i < set->count; i++)
			if (errors[i] && first_error(errors[i]) == k)
				put_item(out, &set->items[i], errors[i],
						(enum score_error)k);
	}
}

/* --------------------------------------------------------------- pairs */

static void
put_pair(struct buffer *out, const struct score_item *item)
{
	const struct article *article = &item->article;
	buffer_put_format(out, "%.*s\n", STR_ARG(article->id));
	put_text(out, article->text);
	put_field(out, "source", article->source, STR(""));
	put_field(out, "target", article->target, STR(""));
	if (item->coded_count)
		put_field(out, "rule", item->coded[item->coded_count - 1].rule,
				STR(""));
	buffer_put_char(out, '\n');
}

static void
put_group(struct buffer *out, struct score_set *set, uint16_t gold,
		uint16_t coded)
{
	const struct str *names = set->names->categories.at;
	bool head = false;
	for (size_t i = 0; i < set->count; i++) {
		const struct score_item *item = &set->items[i];
		if (score_gold_root(set->names, item) != gold
				|| score_coded_root(set->names, item) != coded)
			continue;
		if (!head)
			buffer_put_format(out, "== %.*s coded as %.*s\n\n",
					STR_ARG(names[gold]),
					STR_ARG(coded ? names[coded]
						      : STR("nothing")));
		head = true;
		put_pair(out, item);
	}
}

void
score_errors_put(struct buffer *out, struct score_set *set)
{
	if (!set->is_pairs) {
		put_event_errors(out, set);
		return;
	}
	struct score_pairs pairs;
	score_pairs(set, &pairs);
	for (uint16_t g = 1; g < pairs.size; g++)
		for (uint16_t c = 0; c < pairs.size; c++)
			if (g != c && pairs.confusion[g * pairs.size + c])
				put_group(out, set, g, c);
}
