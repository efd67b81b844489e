#include "event/examples.h"

#include "base/limits.h"
#include "event/frame.h"

struct expected_party {
	struct str code, sector; /* empty: any */
};

struct expected_event {
	struct expected_party actor[LIMIT_PARTIES], recipient[LIMIT_PARTIES];
	unsigned actor_count, recipient_count;
	enum plover_event event;
	size_t mode;
	enum event_status status;
	bool mutual; /* "both" */
};

size_t
frames_example_count(const struct frames *frames)
{
	return frames->example_count;
}

const struct example *
frames_example(const struct frames *frames, size_t i)
{
	return &frames->examples[i];
}

/* ------------------------------------------------------------- reading */

static struct str
take_word(struct str *rest)
{
	bool more;
	*rest = str_trim(*rest);
	return str_next(rest, ' ', &more);
}

/* "COL", "COL.LEG", ".REB"; "-" is nobody. */
static const char *
read_parties(struct str text, struct expected_party *parties, unsigned *count)
{
	*count = 0;
	if (str_equal(text, STR("-")))
		return NULL;
	if (!text.len)
		return "a party is missing (\"-\" for nobody)";
	bool more = true;
	while (more) {
		struct str one = str_next(&text, ',', &more), sector = one;
		bool dot;
		if (*count == LIMIT_PARTIES)
			return "too many parties";
		struct str code = str_next(&sector, '.', &dot);
		if (!dot)
			sector = STR("");
		if (code.len != 3 && (code.len || !sector.len))
			return "a party is CODE, CODE.SECTOR or .SECTOR";
		if (sector.len && sector_find(sector) == SECTOR_COUNT)
			return "no such sector";
		parties[(*count)++] = (struct expected_party){ code, sector };
	}
	return NULL;
}

static const char *
read_status(struct str word, enum event_status *status)
{
	for (enum event_status i = EVENT_ACTUAL; i <= EVENT_HISTORICAL; i++)
		if (str_equal(word, str_of(event_status_name(i)))) {
			*status = i;
			return NULL;
		}
	return "expected a status or nothing behind the recipient";
}

static const char *
read_expected(const struct ontology *ontology, struct str text,
		struct expected_event *out)
{
	*out = (struct expected_event){ .status = EVENT_ACTUAL };
	struct str word = take_word(&text);
	out->mutual = str_equal(word, STR("both"));
	if (out->mutual)
		word = take_word(&text);
	const char *fault = read_parties(word, out->actor, &out->actor_count);
	if (fault)
		return fault;
	if (out->mutual && out->actor_count < 2)
		return "\"both\" needs several actors";
	out->event = ontology_category(ontology, take_word(&text));
	if (out->event == PLOVER_NONE)
		return "expected ACTOR EVENT mode RECIPIENT: no such category";
	word = take_word(&text);
	out->mode = ontology_mode(ontology, out->event, word);
	if (!out->mode && !str_equal(word, STR("-")))
		return "no such mode of this category (\"-\" for none)";
	word = take_word(&text);
	if (!word.len)
		return NULL;
	fault = read_parties(word, out->recipient, &out->recipient_count);
	word = take_word(&text);
	if (!fault && out->mutual && out->recipient_count)
		fault = "\"both\" has no recipient";
	if (!fault && word.len)
		fault = read_status(word, &out->status);
	return fault;
}

const char *
example_fault(const struct ontology *ontology, struct str expected)
{
	if (str_equal(expected, STR("nothing")))
		return NULL;
	bool more = true;
	while (more) {
		struct expected_event event;
		const char *fault = read_expected(ontology,
				str_next(&expected, ';', &more), &event);
		if (fault)
			return fault;
	}
	return NULL;
}

/* ----------------------------------------------------------- comparing */

static bool
party_is(const struct mention *mention, const struct expected_party *party)
{
	if (party->code.len
			&& !str_equal(party->code, str_of(mention->actor.code)))
		return false;
	if (!party->sector.len)
		return true;
	for (unsigned i = 0; i < ACTOR_SECTORS; i++)
		if (mention->actor.sector[i]
				&& mention->actor.sector[i]
						   == sector_find(party->sector))
			return true;
	return false;
}

/* Each expected party is found once, and nobody else is there. */
static bool
parties_are(const struct mention *const *found, unsigned found_count,
		const struct expected_party *expected, unsigned count)
{
	bool used[LIMIT_PARTIES] = { false };
	if (found_count != count)
		return false;
	for (unsigned i = 0; i < count; i++) {
		unsigned k = 0;
		while (k < count
				&& (used[k]
						|| !party_is(found[k],
								&expected[i])))
			k++;
		if (k == count)
			return false;
		used[k] = true;
	}
	return true;
}

/* Several actors without a recipient, who act on each other. */
static bool
is_mutual(const struct event *event)
{
	return event->mutual && event->actor_count > 1
	       && !event->recipient_count;
}

static bool
event_is(const struct event *event, const struct expected_event *expected)
{
	return event->category == expected->event
	       && event->mode == expected->mode
	       && event->status == expected->status
	       && is_mutual(event) == expected->mutual
	       && parties_are(event->actor, event->actor_count, expected->actor,
			       expected->actor_count)
	       && parties_are(event->recipient, event->recipient_count,
			       expected->recipient, expected->recipient_count);
}

bool
example_holds(const struct frames *frames, const struct example *example,
		const struct events *events)
{
	struct str rest = example->expected;
	if (str_equal(rest, STR("nothing")))
		return events->count == 0;
	uint32_t found = 0;
	bool more = true;
	while (more) {
		struct expected_event expected;
		if (read_expected(frames->ontology, str_next(&rest, ';', &more),
				    &expected))
			return false;
		uint32_t i = 0;
		while (i < events->count
				&& !event_is(&events->at[i], &expected))
			i++;
		if (i == events->count)
			return false;
		found++;
	}
	return found == events->count;
}

/* ------------------------------------------------------------ printing */

static void
print_parties(const struct mention *const *parties, unsigned count,
		struct buffer *out)
{
	if (!count)
		buffer_put(out, STR("-"));
	for (unsigned i = 0; i < count; i++) {
		const struct actor *actor = &parties[i]->actor;
		if (i)
			buffer_put_char(out, ',');
		buffer_put(out, str_of(actor->code));
		if (actor->sector[0])
			buffer_put_format(out, ".%s",
					sector_name((enum sector)actor->sector
									[0]));
		if (!actor->code[0] && !actor->sector[0])
			buffer_put_char(out, '?');
	}
}

static void
print_event(const struct frames *frames, const struct event *event,
		struct buffer *out)
{
	struct str mode = frames->ontology->modes[event->mode].name;
	if (is_mutual(event))
		buffer_put(out, STR("both "));
	print_parties(event->actor, event->actor_count, out);
	buffer_put_format(out, " %s ",
			ontology_category_name(frames->ontology,
					(enum plover_event)event->category));
	buffer_put(out, event->mode ? mode : STR("-"));
	buffer_put_char(out, ' ');
	print_parties(event->recipient, event->recipient_count, out);
	if (event->status != EVENT_ACTUAL)
		buffer_put_format(out, " %s",
				event_status_name((enum event_status)
								event->status));
}

void
example_print(const struct frames *frames, const struct events *events,
		struct buffer *out)
{
	if (!events->count)
		buffer_put(out, STR("nothing"));
	for (uint32_t i = 0; i < events->count; i++) {
		if (i)
			buffer_put(out, STR("; "));
		print_event(frames, &events->at[i], out);
	}
}
