#include "event_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "event/examples.h"
#include "parse/heard.h"
#include "sentence_builder.h"

static const char *const FOLDERS[] = { "verbs", "verbs/en", "sets" };
static const char *const FILES[] = { "verbs/en/test.frames", "sets/en.sets",
	"sets/en-grammar.sets", "ontology", "time" };

static void
join(char *out, size_t size, const char *folder, const char *name)
{
	snprintf(out, size, "%s/%s", folder, name);
}

static void
write_file(const char *folder, const char *name, const char *text)
{
	char path[256];
	join(path, sizeof path, folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void
link_file(const char *folder, const char *name)
{
	char target[1024], path[256];
	join(target, sizeof target, PROJECT_LEXICON, name);
	join(path, sizeof path, folder, name);
	assert_int_equal(symlink(target, path), 0);
}

void
fixture_write(struct fixture *fixture, const char *frames, const char *sets)
{
	struct error error;
	*fixture = (struct fixture){ .folder = "/tmp/demarche-event-XXXXXX" };
	assert_non_null(mkdtemp(fixture->folder));
	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
		char path[256];
		join(path, sizeof path, fixture->folder, FOLDERS[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	write_file(fixture->folder, FILES[0], frames);
	write_file(fixture->folder, FILES[1], sets);
	link_file(fixture->folder, FILES[2]);
	link_file(fixture->folder, FILES[3]);
	link_file(fixture->folder, FILES[4]);
	arena_init(&fixture->arena);
	words_init(&fixture->base, NULL);
	if (ontology_load(&fixture->ontology, fixture->folder, &error))
		fail_msg("%s:%d: %s", error.where, (int)error.line,
				error.message);
}

void
fixture_open(struct fixture *fixture, const char *frames, const char *sets)
{
	struct error error;
	fixture_write(fixture, frames, sets);
	if (frames_load(&fixture->frames, fixture->folder, "en",
			    &fixture->ontology, &fixture->base, &error))
		fail_msg("%s:%d: %s", error.where, (int)error.line,
				error.message);
	words_init(&fixture->words, &fixture->base);
	fixture->workspace =
			event_workspace_new(fixture->frames, &fixture->words);
}

void
fixture_close(struct fixture *fixture)
{
	if (fixture->frames) {
		event_workspace_free(fixture->workspace);
		words_fini(&fixture->words);
		frames_unload(fixture->frames);
	}
	ontology_unload(&fixture->ontology);
	words_fini(&fixture->base);
	arena_fini(&fixture->arena);
	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
		char path[256];
		join(path, sizeof path, fixture->folder, FILES[i]);
		unlink(path);
	}
	for (size_t i = sizeof FOLDERS / sizeof *FOLDERS; i-- > 0;) {
		char path[256];
		join(path, sizeof path, fixture->folder, FOLDERS[i]);
		rmdir(path);
	}
	rmdir(fixture->folder);
}

/* "5 RUS.MIL person" */
static struct mention
read_mention(struct fixture *fixture, const struct text *text, struct str spec)
{
	bool more;
	struct str number = str_next(&spec, ' ', &more);
	struct str name = str_next(&spec, ' ', &more);
	struct str sector = name;
	struct str code = str_next(&sector, '.', &more);
	struct mention mention = { .kind = MENTION_AGENT };
	if (!more)
		sector = STR("");
	for (size_t i = 0; i < number.len; i++)
		mention.head = (uint16_t)(mention.head * 10 + number.at[i]
					  - '0');
	mention.first = mention.last = mention.head;
	memcpy(mention.actor.code, code.at, code.len);
	if (sector.len)
		mention.actor.sector[0] = (uint8_t)sector_find(sector);
	else
		mention.kind = MENTION_COUNTRY;
	if (str_equal(spec, STR("adjective")))
		mention.kind = MENTION_ADJECTIVE;
	mention.actor.person = str_equal(spec, STR("person"));
	mention.actor.id = arena_copy(&fixture->arena, name);
	const struct token *token =
			sentence_token(text, &text->sentences[0], mention.head);
	mention.start = token->start;
	mention.end = token->end;
	return mention;
}

static void
read_mentions(struct fixture *fixture, const struct text *text,
		struct str actors, struct mentions *out)
{
	size_t count = 0, capacity = 0;
	bool more = actors.len > 0;
	*out = (struct mentions){ 0 };
	while (more) {
		struct str spec = str_trim(str_next(&actors, ';', &more));
		struct mention mention = read_mention(fixture, text, spec);
		ARENA_PUSH(&fixture->arena, out->at, count, capacity, mention);
	}
	out->count = (uint32_t)count;
	out->first = ARENA_NEW(
			&fixture->arena, uint32_t, text->sentence_count + 1);
	for (uint32_t i = 1; i <= text->sentence_count; i++)
		out->first[i] = out->count;
}

static const char *
show(struct fixture *fixture, const struct events *events)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	example_print(fixture->frames, events, &out);
	if (events->count && events->at[0].speaker)
		buffer_put_format(&out, " by %s",
				events->at[0].speaker->actor.code);
	const char *copy = arena_copy(&fixture->arena, buffer_str(&out)).at;
	buffer_fini(&out);
	return copy;
}

static const char *
code(struct fixture *fixture, const struct text *text,
		const struct mentions *mentions)
{
	struct events events;
	event_code(fixture->workspace, text, mentions, FIXTURE_DAY,
			&fixture->arena, &events);
	return show(fixture, &events);
}

static void
hear_of_frame(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame, const char *reason)
{
	(void)sentence, (void)trigger, (void)frame, (void)reason;
	++*(unsigned *)context;
}

const char *
fixture_code(struct fixture *fixture, const char *sentence, const char *actors)
{
	struct text text;
	struct mentions mentions;
	unsigned heard = 0;
	struct event_trace trace = { &heard, .tried = hear_of_frame };
	build_text(&sentence, 1, &fixture->words, &fixture->arena, &text);
	read_mentions(fixture, &text, str_of(actors), &mentions);
	const char *coded = code(fixture, &text, &mentions);
	/* Who listens hears of all frames; else those that cannot fit are
	 * passed over (demand.h), and never one that fits. */
	event_set_trace(fixture->workspace, &trace);
	assert_string_equal(coded, code(fixture, &text, &mentions));
	event_set_trace(fixture->workspace, NULL);
	return coded;
}

/* "5r-150" */
static void
read_heard_party(struct str spec, struct heard_party *party, unsigned tokens)
{
	char copy[32], *end;
	assert_in_range(spec.len, 2, sizeof copy - 1);
	memcpy(copy, spec.at, spec.len);
	copy[spec.len] = '\0';
	unsigned long token = strtoul(copy, &end, 10);
	assert_in_range(token, 1, tokens);
	assert_true(*end == 'a' || *end == 'r');
	float margin = end[1] ? (float)atoi(end + 1) / 100 : 2.0f;
	struct heard_party *at = &party[token];
	float other = margin > 0 ? -margin : -9.0f;
	at->actor = *end == 'a' ? margin : other;
	at->recipient = *end == 'a' ? other : margin;
	at->either = margin;
}

/* "ACCUSE=150"; false when it is a party. */
static bool
read_other_category(struct str spec, struct heard *heard)
{
	char number[8] = "";
	bool more;
	struct str name = str_next(&spec, '=', &more);
	if (!more)
		return false;
	unsigned category = (unsigned)heard_category_find(name);
	assert_in_range(category, 1, HEARD_CATEGORIES - 1);
	assert_in_range(spec.len, 1, sizeof number - 1);
	memcpy(number, spec.at, spec.len);
	heard->margin[category] = (float)atoi(number) / 100;
	return true;
}

static void
read_heard(struct fixture *fixture, const struct text *text, struct str spec,
		struct heard *heard)
{
	unsigned tokens = text->token_count;
	bool more;
	char number[2][8] = { "", "" };
	struct str token = str_next(&spec, ' ', &more);
	struct str category = str_next(&spec, ' ', &more);
	struct str margin = str_next(&spec, ' ', &more);
	struct str status = str_next(&spec, ' ', &more);
	struct heard_party *party = ARENA_NEW(
			&fixture->arena, struct heard_party, tokens + 1);
	memcpy(number[0], token.at, token.len);
	memcpy(number[1], margin.at, margin.len);
	*heard = (struct heard){ .token = (uint16_t)atoi(number[0]),
		.category = (uint8_t)heard_category_find(category),
		.status = (uint8_t)heard_status_find(status),
		.party = party };
	assert_in_range(heard->category, 1, HEARD_CATEGORIES - 1);
	assert_in_range(heard->status, 0, HEARD_STATUSES - 1);
	for (unsigned c = 1; c < HEARD_CATEGORIES; c++)
		heard->margin[c] = -9.0f;
	heard->margin[heard->category] = (float)atoi(number[1]) / 100;
	heard->statuses[heard->status] = 5.0f;
	for (unsigned t = 0; t <= tokens; t++)
		party[t] = (struct heard_party){ -9.0f, -9.0f, -9.0f };
	while (more) {
		struct str item = str_next(&spec, ' ', &more);
		if (!read_other_category(item, heard))
			read_heard_party(item, party, tokens);
	}
}

static const char *
show_heard(struct fixture *fixture, const struct events *events)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	buffer_put(&out, str_of(show(fixture, events)));
	for (uint32_t i = 0; i < events->count; i++)
		buffer_put_format(&out, "%s%s", i ? ", " : " [",
				made_by_name((enum made_by)events->at[i]
								.made_by));
	buffer_put(&out, events->count ? STR("]") : STR(""));
	const char *copy = arena_copy(&fixture->arena, buffer_str(&out)).at;
	buffer_fini(&out);
	return copy;
}

const char *
fixture_hear(struct fixture *fixture, const char *sentence, const char *actors,
		const char *heard)
{
	struct text text;
	struct mentions mentions;
	struct events events;
	struct heard at[LIMIT_HEARD];
	struct heard_sentence of = { at, 0, 0 };
	struct str specs = str_of(heard);
	build_text(&sentence, 1, &fixture->words, &fixture->arena, &text);
	read_mentions(fixture, &text, str_of(actors), &mentions);
	for (bool more = specs.len > 0; more; of.count++)
		read_heard(fixture, &text,
				str_trim(str_next(&specs, ';', &more)),
				&at[of.count]);
	of.tokens = (uint16_t)text.token_count;
	text.heard = &of;
	event_code(fixture->workspace, &text, &mentions, FIXTURE_DAY,
			&fixture->arena, &events);
	fixture->evidence = events.count ? events.at[0].evidence : 0;
	return show_heard(fixture, &events);
}

const char *
fixture_relate(struct fixture *fixture, const char *sentence,
		const char *actors, uint32_t source, uint32_t target)
{
	struct text text;
	struct mentions mentions;
	struct event event;
	build_text(&sentence, 1, &fixture->words, &fixture->arena, &text);
	read_mentions(fixture, &text, str_of(actors), &mentions);
	event_relate(fixture->workspace, &text, &mentions,
			(struct event_span){ source - 1, source - 1 },
			(struct event_span){ target - 1, target - 1 },
			&fixture->arena, &event);
	struct str mode = fixture->ontology.modes[event.mode].name;
	char out[64];
	snprintf(out, sizeof out, "%s%s%.*s",
			ontology_category_name(&fixture->ontology,
					(enum plover_event)event.category),
			mode.len ? " " : "", STR_ARG(mode));
	return arena_copy(&fixture->arena, str_of(out)).at;
}

bool
fixture_differs(const char *name, const char *expected, const char *coded)
{
	if (!strcmp(expected, coded))
		return false;
	print_error("%s: expected %s, coded %s\n", name, expected, coded);
	return true;
}
