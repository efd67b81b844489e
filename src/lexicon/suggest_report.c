/* Suggestions for people and for programs. */
#include <inttypes.h>

#include "base/json.h"
#include "event/frame.h"
#include "lexicon/suggest_rows.h"

/* Writes one entry of a tally. */
typedef void put_entry(struct buffer *out,
		const struct suggestions *suggestions,
		const struct tally_entry *entry);
static put_entry put_name, put_verb, put_heard, put_json_name, put_json_verb,
		put_json_heard;

/* What a list tells of a tally, which is sorted by marks[0]: names without
 * code, verbs with actors on both sides, words at which events are heard. */
struct list {
	const char *heading;
	const struct tally *tally;
	put_entry *text, *json;
	bool verbs, framed; /* verbs that have frames, or that have none */
};

enum { LISTS = 4 };

/* The last is empty, and not told of, when the network hears nothing. */
static int
make_lists(const struct suggestions *suggestions, struct list list[LISTS])
{
	const struct tally *verbs = &suggestions->verbs;
	list[0] = (struct list){ "names without code", &suggestions->names,
		put_name, put_json_name, false, false };
	list[1] = (struct list){ "verbs between actors without frame", verbs,
		put_verb, put_json_verb, true, false };
	list[2] = (struct list){ "verbs between actors that no frame fits",
		verbs, put_verb, put_json_verb, true, true };
	list[3] = (struct list){ "events that are heard and no frame tells",
		&suggestions->heard, put_heard, put_json_heard, false, false };
	return suggestions->heard.count ? LISTS : LISTS - 1;
}

static bool
is_told(const struct list *list, const struct tally_entry *entry,
		const struct suggest_options *options)
{
	bool framed = entry->marks[MARKS_FRAMED] > 0;
	return entry->marks[0] >= options->least
	       && (!list->verbs || framed == list->framed);
}

/* Calls `put` for the first options->most entries; returns how many there
 * are. */
static size_t
each_told(struct buffer *out, const struct suggestions *suggestions,
		const struct list *list, const struct suggest_options *options,
		put_entry *put)
{
	size_t count = 0;
	for (size_t i = 0; i < list->tally->count; i++) {
		const struct tally_entry *entry = &list->tally->at[i];
		if (!is_told(list, entry, options))
			continue;
		if (put && (!options->most || count < options->most))
			put(out, suggestions, entry);
		count++;
	}
	return count;
}

static struct str
or_mark(struct str cell)
{
	return cell.len ? cell : STR("?");
}

/* A row of a table under actors/; what nobody knows is a question mark. */
static void
put_name_row(struct buffer *out, const struct tally_entry *entry,
		const struct name_row_proposal *row)
{
	bool person = str_equal(row->kind, STR("PER"));
	buffer_put_format(out, "%s\t\t%.*s\t%.*s\t%.*s\t\t\t", entry->key,
			STR_ARG(or_mark(row->code)),
			STR_ARG(or_mark(row->sector)),
			STR_ARG(person ? or_mark(row->role) : STR("")));
}

static void
put_frame_line(struct buffer *out, const struct frame_proposal *frame)
{
	buffer_put_format(out, "%.*s -> %.*s", STR_ARG(frame->pattern),
			STR_ARG(or_mark(frame->result)));
}

/* ----------------------------------------------------------------- text */

static void
put_examples(struct buffer *out, const struct tally_entry *entry)
{
	for (unsigned i = 0; i < TALLY_EXAMPLES && entry->text[i]; i++)
		buffer_put_format(out, "      %s: %s\n", entry->place[i],
				entry->text[i]);
}

static void
put_votes(struct buffer *out, const char *what, const struct votes *votes)
{
	bool any = false;
	for (unsigned i = 0; i < VOTES; i++) {
		if (!votes->at[i].count)
			continue;
		buffer_put_format(out, "%s%s %" PRIu32, any ? ", " : what,
				votes->at[i].name, votes->at[i].count);
		any = true;
	}
}

static void
put_name(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	(void)suggestions;
	struct name_row_proposal row = suggest_name_row(entry);
	buffer_put_format(out, "%6" PRIu32 "  %s  (%.*s, %" PRIu32 " article%s",
			entry->marks[MARKS_UNCODED], entry->key,
			STR_ARG(row.kind), entry->articles,
			entry->articles == 1 ? "" : "s");
	if (entry->marks[MARKS_UNCODED] < entry->count)
		buffer_put_format(out,
				"; %" PRIu64 " times more known by a "
				"title",
				entry->count - entry->marks[MARKS_UNCODED]);
	put_votes(out, "; role: ", &entry->votes[VOTES_ROLE]);
	put_votes(out, "; beside: ", &entry->votes[VOTES_BESIDE]);
	buffer_put(out, STR(")\n    row: "));
	put_name_row(out, entry, &row);
	buffer_put(out, row.guessed ? STR("(code guessed)\n") : STR("\n"));
	put_examples(out, entry);
}

static void
put_verb(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	struct frame_proposal frame =
			suggest_frame(&suggestions->likeness, entry);
	uint64_t others = entry->count - entry->marks[MARKS_DYADIC];
	buffer_put_format(out, "%6" PRIu32 "  %s  (%" PRIu32 " article%s",
			entry->marks[MARKS_DYADIC], entry->key, entry->articles,
			entry->articles == 1 ? "" : "s");
	put_votes(out, ": ", &entry->votes[VOTES_DYADIC]);
	if (others)
		buffer_put_format(out, "; %" PRIu64 " times with one actor",
				others);
	buffer_put(out, STR(")\n    frame: "));
	put_frame_line(out, &frame);
	if (frame.class)
		buffer_put_format(out, "  (like class %.*s, %.*s: %.2f)",
				STR_ARG(frame.class->group),
				STR_ARG(frame.class->commonest->rule),
				frame.likeness);
	buffer_put_char(out, '\n');
	put_examples(out, entry);
}

static void
put_heard_line(struct buffer *out, const struct heard_proposal *line)
{
	buffer_put_format(out, "%.*s -> %.*s - %.*s", STR_ARG(line->pattern),
			STR_ARG(line->category), STR_ARG(line->code));
}

/* The lines as they would stand in a frames file. */
static void
put_heard(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	(void)suggestions;
	struct heard_proposal line = suggest_heard(entry);
	buffer_put_format(out, "%6" PRIu32 "  %s  (%" PRIu32 " article%s",
			entry->marks[MARKS_HEARD], entry->key, entry->articles,
			entry->articles == 1 ? "" : "s");
	put_votes(out, ": ", &entry->votes[VOTES_CATEGORY]);
	buffer_put(out, STR(")\n    frame: "));
	put_heard_line(out, &line);
	buffer_put_char(out, '\n');
	put_examples(out, entry);
}

static void
put_heading(struct buffer *out, const struct list *list, size_t all,
		const struct suggest_options *options)
{
	size_t shown = options->most && all > options->most ? options->most
							    : all;
	buffer_put_format(out,
			"%s: %zu of %zu that stand there %" PRIu64
			" times or more\n",
			list->heading, shown, all, options->least);
	if (list->tally->forgotten)
		buffer_put_format(out,
				"(counts may be short by %" PRIu64
				": there are more than are counted at a "
				"time)\n",
				list->tally->forgotten);
}

void
suggestions_put_text(struct buffer *out, const struct suggestions *suggestions,
		const struct suggest_options *options)
{
	struct list list[LISTS];
	int lists = make_lists(suggestions, list);
	for (int i = 0; i < lists; i++) {
		size_t all = each_told(
				NULL, suggestions, &list[i], options, NULL);
		if (i)
			buffer_put_char(out, '\n');
		put_heading(out, &list[i], all, options);
		each_told(out, suggestions, &list[i], options, list[i].text);
	}
}

/* ----------------------------------------------------------------- JSON */

static void
put_json_votes(struct json *json, const char *key, const struct votes *votes)
{
	json_key(json, key);
	json_open(json, '{');
	for (unsigned i = 0; i < VOTES; i++)
		if (votes->at[i].count)
			json_put_int(json, votes->at[i].name,
					votes->at[i].count);
	json_close(json, '}');
}

static void
put_json_examples(struct json *json, const struct tally_entry *entry)
{
	json_key(json, "examples");
	json_open(json, '[');
	for (unsigned i = 0; i < TALLY_EXAMPLES && entry->text[i]; i++) {
		json_open(json, '{');
		json_put_str(json, "place", str_of(entry->place[i]));
		json_put_str(json, "text", str_of(entry->text[i]));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
put_json_count(struct json *json, const char *record, const char *key,
		const struct tally_entry *entry)
{
	json_open(json, '{');
	json_put_str(json, "record", str_of(record));
	json_put_str(json, key, str_of(entry->key));
	json_put_int(json, "count", (int64_t)entry->count);
	json_put_int(json, "articles", entry->articles);
}

static void
put_json_name(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	(void)suggestions;
	struct name_row_proposal row = suggest_name_row(entry);
	struct buffer text;
	struct json json;
	buffer_init(&text, BUFFER_UNLIMITED);
	put_name_row(&text, entry, &row);
	json_init(&json, out);
	put_json_count(&json, "name", "name", entry);
	json_put_int(&json, "uncoded", entry->marks[MARKS_UNCODED]);
	json_put_str(&json, "kind", row.kind);
	put_json_votes(&json, "roles", &entry->votes[VOTES_ROLE]);
	put_json_votes(&json, "beside", &entry->votes[VOTES_BESIDE]);
	json_put_str(&json, "row", buffer_str(&text));
	json_put_bool(&json, "guessed", row.guessed);
	put_json_examples(&json, entry);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
	buffer_fini(&text);
}

static void
put_json_verb(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	struct frame_proposal frame =
			suggest_frame(&suggestions->likeness, entry);
	struct buffer text;
	struct json json;
	buffer_init(&text, BUFFER_UNLIMITED);
	put_frame_line(&text, &frame);
	json_init(&json, out);
	put_json_count(&json, "verb", "verb", entry);
	json_put_int(&json, "dyadic", entry->marks[MARKS_DYADIC]);
	json_put_bool(&json, "has_frames", entry->marks[MARKS_FRAMED] > 0);
	put_json_votes(&json, "patterns", &entry->votes[VOTES_DYADIC]);
	json_put_str(&json, "frame", buffer_str(&text));
	if (frame.class) {
		json_put_str(&json, "class", frame.class->group);
		json_put_str(&json, "rule", frame.class->commonest->rule);
		json_put_real(&json, "likeness", frame.likeness, 2);
	}
	put_json_examples(&json, entry);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
	buffer_fini(&text);
}

static void
put_json_heard(struct buffer *out, const struct suggestions *suggestions,
		const struct tally_entry *entry)
{
	(void)suggestions;
	struct heard_proposal line = suggest_heard(entry);
	struct buffer text;
	struct json json;
	buffer_init(&text, BUFFER_UNLIMITED);
	put_heard_line(&text, &line);
	json_init(&json, out);
	put_json_count(&json, "heard", "trigger", entry);
	put_json_votes(&json, "events", &entry->votes[VOTES_CATEGORY]);
	put_json_votes(&json, "patterns", &entry->votes[VOTES_LINE]);
	json_put_str(&json, "frame", buffer_str(&text));
	put_json_examples(&json, entry);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
	buffer_fini(&text);
}

void
suggestions_put_json(struct buffer *out, const struct suggestions *suggestions,
		const struct suggest_options *options)
{
	struct list list[LISTS];
	int lists = make_lists(suggestions, list);
	for (int i = 0; i < lists; i++)
		each_told(out, suggestions, &list[i], options, list[i].json);
}
