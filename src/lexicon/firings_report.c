#include "lexicon/firings_report.h"

#include <inttypes.h>

#include "base/json.h"
#include "event/frame.h"
#include "lexicon/plain.h"

enum { EXAMPLE_BYTES = 300 };

/* Lines of one file, or of all. */
struct tally {
	struct str file;
	size_t lines, fired, judged, wrong;
};

static void
add_to_tally(struct tally *tally, const struct firing *firing)
{
	tally->lines++;
	tally->fired += firing->fired > 0;
	tally->judged += firing->judged > 0;
	tally->wrong += firing_is_wrong(firing);
}

static struct tally
tally_all(const struct firings *firings)
{
	struct tally tally = { 0 };
	for (size_t i = 0; i < firings->count; i++)
		add_to_tally(&tally, &firings->at[i]);
	return tally;
}

static struct str
file_of(const struct firing *firing)
{
	struct str rule = firing->frame->rule;
	return (struct str){ rule.at, str_find_byte(rule, ':') };
}

/* ----------------------------------------------------------------- text */

static void
put_summary(struct buffer *out, const struct firings *firings,
		const struct firings_options *options)
{
	struct tally all = tally_all(firings);
	if (options->corpus)
		buffer_put_format(out,
				"%zu of %zu frame lines fire in %" PRIuLEAST64
				" article%s, %" PRIuLEAST64
				" sentences; %zu never do\n",
				all.fired, all.lines, firings->articles,
				firings->articles == 1 ? "" : "s",
				firings->sentences, all.lines - all.fired);
	if (firings->gold)
		buffer_put_format(out,
				"%zu of %zu frame lines make records of %zu "
				"gold sentences; %zu are wrong more often "
				"than right\n",
				all.judged, all.lines, firings->gold->count,
				all.wrong);
}

static void
put_files(struct buffer *out, const struct firings *firings)
{
	buffer_put_format(out, "\n%-32s %7s %7s %7s\n", "file", "lines", "fire",
			"never");
	for (size_t i = 0; i < firings->count;) {
		struct tally tally = { .file = file_of(&firings->at[i]) };
		for (; i < firings->count
				&& str_equal(file_of(&firings->at[i]),
						tally.file);
				i++)
			add_to_tally(&tally, &firings->at[i]);
		buffer_put_format(out, "%-32.*s %7zu %7zu %7zu\n",
				STR_ARG(tally.file), tally.lines, tally.fired,
				tally.lines - tally.fired);
	}
}

static void
put_frame(struct buffer *out, const struct frame *frame)
{
	buffer_put_format(out, "%.*s: %.*s\n", STR_ARG(frame->rule),
			STR_ARG(frame->line));
}

static void
put_wrong(struct buffer *out, const struct firings *firings)
{
	buffer_put(out, STR("\nwrong more often than right\n"));
	for (size_t i = 0; i < firings->count; i++) {
		const struct firing *firing = &firings->at[i];
		if (!firing_is_wrong(firing))
			continue;
		const struct score_item *item =
				&firings->gold->items[firing->example];
		put_frame(out, firing->frame);
		buffer_put_format(out, "    %" PRIu64 " of %" PRIu64 ", as ",
				firing->wrong, firing->judged);
		put_plain(out, item->id, EXAMPLE_BYTES);
		buffer_put(out, STR(": "));
		put_plain(out, item->article.text, EXAMPLE_BYTES);
		buffer_put_char(out, '\n');
	}
}

static void
put_silent(struct buffer *out, const struct firings *firings)
{
	buffer_put(out, STR("\nnever fire\n"));
	for (size_t i = 0; i < firings->count; i++)
		if (!firings->at[i].fired)
			put_frame(out, firings->at[i].frame);
}

static void
put_counts(struct buffer *out, const struct firings *firings)
{
	buffer_put_format(out, "\n%8s %8s %8s\n", "fired", "records", "wrong");
	for (size_t i = 0; i < firings->count; i++) {
		const struct firing *firing = &firings->at[i];
		buffer_put_format(out,
				"%8" PRIuLEAST64 " %8" PRIuLEAST64 " %3" PRIu64
				"/%-4" PRIu64 " ",
				firing->fired, firing->records, firing->wrong,
				firing->judged);
		put_frame(out, firing->frame);
	}
}

void
firings_put_text(struct buffer *out, const struct firings *firings,
		const struct firings_options *options)
{
	put_summary(out, firings, options);
	if (options->corpus)
		put_files(out, firings);
	if (tally_all(firings).wrong)
		put_wrong(out, firings);
	if (options->all)
		put_counts(out, firings);
	else if (options->corpus)
		put_silent(out, firings);
}

/* ----------------------------------------------------------------- JSON */

static void
put_json_frame(struct buffer *out, const struct firings *firings,
		const struct firing *firing,
		const struct firings_options *options)
{
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("frame"));
	json_put_str(&json, "rule", firing->frame->rule);
	json_put_str(&json, "frame", firing->frame->line);
	if (options->corpus) {
		json_put_int(&json, "fired", (int64_t)firing->fired);
		json_put_int(&json, "records", (int64_t)firing->records);
	}
	if (firings->gold) {
		json_put_int(&json, "judged", (int64_t)firing->judged);
		json_put_int(&json, "wrong", (int64_t)firing->wrong);
	}
	if (firing->wrong)
		json_put_str(&json, "example",
				firings->gold->items[firing->example].id);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}

static bool
is_odd(const struct firing *firing, const struct firings_options *options)
{
	return options->all || firing_is_wrong(firing)
	       || (options->corpus && !firing->fired);
}

void
firings_put_json(struct buffer *out, const struct firings *firings,
		const struct firings_options *options)
{
	struct tally all = tally_all(firings);
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("frames"));
	json_put_int(&json, "lines", (int64_t)all.lines);
	if (options->corpus) {
		json_put_int(&json, "articles", (int64_t)firings->articles);
		json_put_int(&json, "sentences", (int64_t)firings->sentences);
		json_put_int(&json, "fire", (int64_t)all.fired);
		json_put_int(&json, "never", (int64_t)(all.lines - all.fired));
	}
	if (firings->gold) {
		json_put_int(&json, "gold", (int64_t)firings->gold->count);
		json_put_int(&json, "wrong", (int64_t)all.wrong);
	}
	json_close(&json, '}');
	buffer_put_char(out, '\n');
	for (size_t i = 0; i < firings->count; i++)
		if (is_odd(&firings->at[i], options))
			put_json_frame(out, firings, &firings->at[i], options);
}
