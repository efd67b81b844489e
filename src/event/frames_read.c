/* A frames file, line by line: classes, lists of triggers, frames, examples.
 * A wrong line is told and left out, so that one reading finds them all. */
#include "event/frame.h"

#include <stdio.h>

#include "event/examples.h"
#include "event/sets.h"

struct reader {
	struct frames *frames;
	struct frame_context context;
	const char *rule;
	const struct frames_report *report;
	struct error error;  /* the first one */
	struct error *found; /* of the line that is being read */
	struct frames_class group;
	bool in_class;
	bool imported; /* the class needs no example */
	size_t group_frames;
	/* The list that is open: triggers [first_trigger, trigger_count) of
	 * frames, and the frames read below them. */
	size_t first_trigger;
	struct frame *list;
	size_t list_count, list_capacity;
};

/* Gives the frames of the open list to its triggers. */
static void
close_list(struct reader *reader)
{
	struct frames *frames = reader->frames;
	for (size_t i = reader->first_trigger; i < frames->trigger_count; i++) {
		frames->triggers[i].frames = reader->list;
		frames->triggers[i].count = reader->list_count;
		frames->count += reader->list_count;
	}
	reader->first_trigger = frames->trigger_count;
	reader->list = NULL;
	reader->list_count = reader->list_capacity = 0;
}

static enum status
close_class(struct reader *reader)
{
	bool frameless = reader->list_count == 0
			 && reader->first_trigger
					    < reader->frames->trigger_count;
	close_list(reader);
	if (!reader->in_class)
		return STATUS_OK;
	reader->in_class = false;
	struct frame_context context = reader->context;
	context.line = reader->group.line;
	struct str name = reader->group.name;
	if (frameless || !reader->group_frames)
		return frame_complain(&context, reader->found,
				"class \"%.*s\" has %s", STR_ARG(name),
				reader->group_frames ? "a list of words "
						       "without frame lines"
						     : "no frame line");
	if (!reader->group.example_count && !reader->imported)
		return frame_complain(&context, reader->found,
				"class \"%.*s\" has no example", STR_ARG(name));
	return STATUS_OK;
}

static enum status
read_class(struct reader *reader, struct str name)
{
	enum status status = close_class(reader);
	reader->in_class = true;
	reader->imported = str_ends(name, STR(" imported"));
	if (reader->imported)
		name = str_cut(name.at, name.at + str_find_byte(name, ' '));
	reader->group_frames = 0;
	reader->group = (struct frames_class){ .name = name,
		.path = reader->context.path,
		.line = reader->context.line };
	if (!status && (!name.len || str_find_byte(name, ' ') < name.len))
		status = frame_complain(&reader->context, reader->found,
				"expected one name behind \"class\"");
	return status;
}

static void
push_trigger(struct frames *frames, struct phrase phrase,
		enum trigger_kind kind)
{
	struct trigger trigger = { .phrase = phrase, .kind = (uint8_t)kind };
	ARENA_PUSH(&frames->arena, frames->triggers, frames->trigger_count,
			frames->trigger_capacity, trigger);
}

/* "test-fire" is one word in a list and three in a text, "re-open" one in
 * both: it goes in as either. */
static void
push_hyphenated(struct reader *reader, const struct phrase *phrase)
{
	struct words *words = reader->context.words;
	struct str rest = words_text(words, phrase->word[0]);
	bool more = false;
	struct str before = str_next(&rest, '-', &more);
	if (phrase->count != 1 || !more || !before.len || !rest.len)
		return;
	struct phrase split = { .count = 1,
		.word = { words_put(words, rest) },
		.before = words_put(words, before) };
	push_trigger(reader->frames, split, TRIGGER_VERB);
}

static enum status
read_list(struct reader *reader, enum trigger_kind kind, struct str words)
{
	if (!reader->in_class)
		return frame_complain(&reader->context, reader->found,
				"a list of words before the first class");
	struct frames *frames = reader->frames;
	bool goes_on = reader->first_trigger < frames->trigger_count
		       && !reader->list_count && reader->context.kind == kind;
	if (!goes_on)
		close_list(reader);
	reader->context.kind = kind;
	struct phrases phrases;
	enum status status = frame_words_read(&reader->context, words,
			kind == TRIGGER_VERB, &phrases, reader->found);
	for (size_t i = 0; !status && i < phrases.count; i++) {
		push_trigger(frames, phrases.at[i], kind);
		if (kind == TRIGGER_VERB)
			push_hyphenated(reader, &phrases.at[i]);
	}
	return status;
}

/* The frames below are of sums of money, or of numbers of things, whatever
 * words stand there. */
static enum status
read_figures(struct reader *reader, word_id stands_for)
{
	struct frames *frames = reader->frames;
	struct phrase phrase = { .count = 1, .word = { stands_for } };
	if (!reader->in_class || !stands_for)
		return frame_complain(&reader->context, reader->found,
				"\"sum\" and \"number\" stand in a class of "
				"facts only");
	close_list(reader);
	reader->context.kind = TRIGGER_NOUN;
	push_trigger(frames, phrase, TRIGGER_NOUN);
	return STATUS_OK;
}

static enum status
read_frame(struct reader *reader, struct str text)
{
	if (reader->first_trigger == reader->frames->trigger_count)
		return frame_complain(&reader->context, reader->found,
				"a frame line without a list of words (verb, "
				"noun, adjective) above it");
	struct frame frame;
	enum status status = frame_line_read(
			&reader->context, text, &frame, reader->found);
	if (status)
		return status;
	char rule[512];
	snprintf(rule, sizeof rule, "%s:%u", reader->rule,
			reader->context.line);
	struct arena *arena = &reader->frames->arena;
	frame.rule = arena_copy(arena, str_of(rule));
	frame.line = text;
	frame.group = reader->group.name;
	frame.added = reader->frames->added;
	reader->frames->builtin += !frame.added;
	frame.order = (uint32_t)reader->frames->line_count++;
	reader->group_frames++;
	ARENA_PUSH(arena, reader->list, reader->list_count,
			reader->list_capacity, frame);
	return STATUS_OK;
}

/* The last " = " parts the sentence from what is expected. */
static enum status
read_example(struct reader *reader, struct str text, bool known_failure)
{
	struct frames *frames = reader->frames;
	size_t split = text.len;
	for (size_t i = 0; i + 2 < text.len; i++)
		if (!memcmp(text.at + i, " = ", 3))
			split = i;
	if (split == text.len)
		return frame_complain(&reader->context, reader->found,
				"expected \"example SENTENCE = ACTOR EVENT "
				"mode "
				"RECIPIENT\"");
	struct example example = { .line = reader->context.line,
		.known_failure = known_failure };
	example.path = str_of(reader->context.path);
	example.sentence = str_trim((struct str){ text.at, split });
	example.expected = str_trim(
			str_cut(text.at + split + 3, text.at + text.len));
	reader->group.example_count++;
	const struct frame_dialect *dialect = frames->dialect;
	const char *fault =
			dialect ? dialect->example_fault(
					dialect->vocabulary, example.expected)
				: example_fault(frames->ontology,
						example.expected);
	if (fault)
		return frame_complain(&reader->context, reader->found,
				"%s: \"%.*s\"", fault,
				STR_ARG(example.expected));
	ARENA_PUSH(&frames->arena, frames->examples, frames->example_count,
			frames->example_capacity, example);
	return STATUS_OK;
}

/* Without the comment, which begins with `#` at a line's start or behind a
 * blank. */
static struct str
strip_comment(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] == '#'
				&& (!i || line.at[i - 1] == ' '
						|| line.at[i - 1] == '\t'))
			return (struct str){ line.at, i };
	return line;
}

static enum status
read_line(struct reader *reader, struct str line)
{
	struct str rest = line;
	bool more;
	struct str first = str_next(&rest, ' ', &more);
	rest = str_trim(rest);
	if (str_equal(first, STR("class")))
		return read_class(reader, rest);
	if (str_equal(first, STR("verb")))
		return read_list(reader, TRIGGER_VERB, rest);
	if (str_equal(first, STR("noun")))
		return read_list(reader, TRIGGER_NOUN, rest);
	if (str_equal(line, STR("sum")))
		return read_figures(reader, reader->frames->sum);
	if (str_equal(line, STR("number")))
		return read_figures(reader, reader->frames->number);
	if (str_equal(first, STR("adjective")))
		return read_list(reader, TRIGGER_ADJECTIVE, rest);
	if (str_equal(first, STR("example")))
		return read_example(reader, rest, false);
	if (str_equal(first, STR("example!")))
		return read_example(reader, rest, true);
	if (str_find(line, STR("->")) < line.len)
		return read_frame(reader, line);
	return frame_complain(&reader->context, reader->found,
			"expected class, verb, noun, adjective, example or a "
			"frame line with \"->\", found \"%.*s\"",
			STR_ARG(first));
}

static bool
is_list(struct str line)
{
	return str_starts(line, STR("verb ")) || str_starts(line, STR("noun "))
	       || str_starts(line, STR("adjective "));
}

/* One line, or a list of words with all the lines it runs over. */
static struct str
take_line(struct str *text, unsigned *number, bool *more)
{
	struct str line = str_trim(strip_comment(str_next(text, '\n', more)));
	(*number)++;
	while (*more && is_list(line) && str_ends(line, STR(","))) {
		struct str next = str_trim(
				strip_comment(str_next(text, '\n', more)));
		(*number)++;
		if (next.len)
			line = str_cut(line.at, next.at + next.len);
	}
	return line;
}

/* Tells an error; false when reading should stop. */
static bool
tell(struct reader *reader, enum status status, struct error *error)
{
	if (!status)
		return true;
	if (!reader->error.status)
		reader->error = *error;
	return reader->report
	       && reader->report->error(reader->report->context, error);
}

enum status
frames_read(struct frames *frames, struct words *words, const char *path,
		const char *rule, struct str text,
		const struct frames_report *report, struct error *error)
{
	struct error found = { 0 };
	struct reader reader = { .frames = frames,
		.rule = rule,
		.report = report,
		.found = &found,
		.first_trigger = frames->trigger_count };
	reader.context = (struct frame_context){ .arena = &frames->arena,
		.sets = frames->sets,
		.words = words,
		.ontology = frames->ontology,
		.dialect = frames->dialect,
		.path = path };
	unsigned number = 0;
	bool more = true, go_on = true;
	while (more && go_on) {
		reader.context.line = number + 1;
		struct str line = take_line(&text, &number, &more);
		if (line.len)
			go_on = tell(&reader, read_line(&reader, line), &found);
	}
	if (go_on)
		tell(&reader, close_class(&reader), &found);
	if (reader.error.status && error)
		*error = reader.error;
	return reader.error.status;
}
