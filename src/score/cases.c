#include "score/cases.h"

#include "base/buffer.h"
#include "base/languages.h"
#include "base/limits.h"
#include "event/event.h"
#include "event/examples.h"

struct cases {
	struct score_set *set;
	const struct ontology *ontology;
	struct str path, date;
	unsigned line;
	struct score_item *item; /* the last sentence; null before it */
	size_t gold_capacity;
	bool silent, told; /* it must give nothing; something is expected */
	struct error *error;
};

static enum status
complain(const struct cases *cases, const char *what)
{
	return error_set(cases->error, STATUS_FORMAT, cases->path.at,
			cases->line, ERROR_NO_OFFSET, "%s", what);
}

/* ---------------------------------------------------------- a record */

static struct str
take_word(struct str *rest)
{
	bool more;
	*rest = str_trim(*rest);
	return str_next(rest, ' ', &more);
}

/* "COL.LEG,.REB"; the sector says nothing about the country. */
static size_t
read_parties(struct score_names *names, struct str text,
		struct score_side *sides)
{
	size_t count = 0;
	bool more = text.len && !str_equal(text, STR("-"));
	while (more && count < LIMIT_PARTIES) {
		bool dot;
		struct str party = str_next(&text, ',', &more);
		struct str code = str_next(&party, '.', &dot);
		sides[count] = (struct score_side){ .count = 0 };
		score_side_add(&sides[count++], score_country(names, code));
	}
	return count;
}

static void
set_mode(struct score_names *names, struct score_event *event, struct str mode)
{
	if (!mode.len || str_equal(mode, STR("-")))
		return;
	event->modes = ARENA_NEW(names->arena, struct str, 1);
	event->modes[event->mode_count++] = arena_copy(names->arena, mode);
}

/* The form has been checked. */
static struct score_event
record_of(struct score_names *names, struct str line)
{
	struct score_side actors[LIMIT_PARTIES], recipients[LIMIT_PARTIES];
	struct score_event event = { .shown = arena_copy(names->arena, line) };
	struct str word = take_word(&line);
	if (str_equal(word, STR("both")))
		word = take_word(&line);
	size_t actor_count = read_parties(names, word, actors);
	event.category = score_category(names, take_word(&line));
	set_mode(names, &event, take_word(&line));
	size_t recipient_count =
			read_parties(names, take_word(&line), recipients);
	struct str status = take_word(&line);
	event.status = arena_copy(
			names->arena, status.len ? status : STR("actual"));
	if (actor_count || recipient_count)
		score_event_pair(names, &event, actors, actor_count, recipients,
				recipient_count);
	return event;
}

/* Without "by KEN" at its end: who tells it is not scored. */
static struct str
without_speaker(struct str line)
{
	size_t by = str_find(line, STR(" by "));
	return (struct str){ line.at, by };
}

static enum status
read_record(struct cases *cases, struct str line)
{
	if (line.at[0] == '!')
		line = str_trim(str_cut(line.at + 1, line.at + line.len));
	if (!cases->item)
		return complain(cases, "a record without a sentence above");
	if (cases->silent)
		return complain(cases, "\"nothing\" and a record");
	struct str record = without_speaker(line);
	const char *fault = example_fault(cases->ontology, record);
	if (fault)
		return complain(cases, fault);
	cases->silent = str_equal(record, STR("nothing"));
	if (cases->silent && cases->told)
		return complain(cases, "\"nothing\" and a record");
	cases->told = true;
	if (cases->silent)
		return STATUS_OK;
	struct score_item *item = cases->item;
	struct score_names *names = cases->set->names;
	ARENA_PUSH(names->arena, item->gold, item->gold_count,
			cases->gold_capacity, record_of(names, record));
	return STATUS_OK;
}

/* -------------------------------------------------------------- lines */

/* "tests/cases/events/es.prose.txt" is Spanish; what bears no code is English.
 */
static enum language
language_of(struct str path)
{
	size_t name = path.len;
	while (name && path.at[name - 1] != '/')
		name--;
	struct str file = { path.at + name, path.len - name };
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		if (!languages_is_foreign(file, i)
				&& languages_is_foreign(file, LANGUAGE_EN))
			return i;
	return LANGUAGE_EN;
}

static struct score_item
sentence_of(const struct cases *cases, struct str sentence)
{
	struct arena *arena = cases->set->names->arena;
	struct buffer id;
	buffer_init(&id, BUFFER_UNLIMITED);
	buffer_put_format(&id, "%.*s:%u", STR_ARG(cases->path), cases->line);
	struct score_item item = { .id = arena_copy(arena, buffer_str(&id)) };
	buffer_fini(&id);
	item.article = (struct article){ .id = item.id,
		.text = arena_copy(arena, sentence),
		.date = cases->date,
		.lang = str_of(languages_code(language_of(cases->path))),
		.paragraphs = 1 };
	return item;
}

static enum status
finish_sentence(const struct cases *cases)
{
	if (!cases->item || cases->told)
		return STATUS_OK;
	return complain(cases, "nothing is expected of the sentence above "
			       "(\"nothing\" for no record)");
}

static enum status
read_sentence(struct cases *cases, struct str line)
{
	struct score_set *set = cases->set;
	enum status status = finish_sentence(cases);
	if (status)
		return status;
	ARENA_PUSH(set->names->arena, set->items, set->count, set->capacity,
			sentence_of(cases, line));
	cases->item = &set->items[set->count - 1];
	cases->gold_capacity = 0;
	cases->silent = cases->told = false;
	return STATUS_OK;
}

static enum status
read_line(struct cases *cases, struct str line)
{
	bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
	line = str_trim(line);
	if (!line.len || line.at[0] == '#')
		return STATUS_OK;
	if (indented)
		return read_record(cases, line);
	if (line.at[0] != '@')
		return read_sentence(cases, line);
	cases->date = arena_copy(cases->set->names->arena,
			str_trim(str_cut(line.at + 1, line.at + line.len)));
	return STATUS_OK;
}

enum status
score_cases_read(struct score_set *set, const struct ontology *ontology,
		struct str path, struct str text, struct error *error)
{
	struct cases cases = { .set = set,
		.ontology = ontology,
		.path = arena_copy(set->names->arena, path),
		.error = error };
	enum status status = STATUS_OK;
	bool more = true;
	while (!status && more) {
		cases.line++;
		status = read_line(&cases, str_next(&text, '\n', &more));
	}
	set->with_status = set->with_status || set->count > 0;
	set->with_events = set->with_events || set->count > 0;
	return status ? status : finish_sentence(&cases);
}
