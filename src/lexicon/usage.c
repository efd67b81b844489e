#include "lexicon/usage.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { USAGE_WORDS = 8 };

/* The ids of a word as given and in lower case. */
struct part {
	word_id given, lower;
};

struct query {
	struct part parts[USAGE_WORDS];
	unsigned count;
};

static word_id
lower_id(const struct words *words, struct str word)
{
	char lower[2 * LIMIT_TOKEN_BYTES];
	if (word.len > LIMIT_TOKEN_BYTES)
		return WORD_UNKNOWN;
	size_t length = utf8_lower_str(word, lower);
	return words_find(words, (struct str){ lower, length });
}

/* False when the article has not all of the words. */
static bool
make_query(struct query *query, const struct words *words, struct str text)
{
	bool more = true;
	query->count = 0;
	while (more) {
		struct str word = str_trim(str_next(&text, ' ', &more));
		if (!word.len)
			continue;
		struct part part = { words_find(words, word),
			lower_id(words, word) };
		if (query->count == USAGE_WORDS
				|| (part.given == WORD_UNKNOWN
						&& part.lower == WORD_UNKNOWN))
			return false;
		query->parts[query->count++] = part;
	}
	return query->count > 0;
}

static bool
is_part(const struct token *token, const struct part *part)
{
	return token->lemma == part->given || token->lemma == part->lower
	       || token->lower == part->lower;
}

/* The token of the sentence, from 1, at which the query stands; 0 for none. */
static uint32_t
find_query(const struct text *text, const struct sentence *sentence,
		const struct query *query, uint32_t from)
{
	for (uint32_t i = from; i + query->count <= sentence->count + 1; i++) {
		unsigned k = 0;
		while (k < query->count
				&& is_part(sentence_token(text, sentence,
							   i + k),
						&query->parts[k]))
			k++;
		if (k == query->count)
			return i;
	}
	return 0;
}

/* Whether the event's trigger is one of the places where the query stands. */
static bool
is_trigger(const struct text *text, const struct sentence *sentence,
		const struct query *query, const struct event *event)
{
	uint32_t at = find_query(text, sentence, query, 1);
	for (; at; at = find_query(text, sentence, query, at + 1))
		if (event->trigger >= at && event->trigger < at + query->count)
			return true;
	return false;
}

static void
add_event(struct events *events, size_t *capacity, const struct event *event,
		struct arena *arena)
{
	size_t count = events->count;
	ARENA_PUSH(arena, events->at, count, *capacity, *event);
	events->count = (uint32_t)count;
}

static void
sort_events(struct usage *usage, const struct analysis *analysis,
		const struct query *query, struct arena *arena)
{
	const struct text *text = &analysis->text;
	const struct sentence *sentence = &text->sentences[usage->sentence];
	size_t capacity = 0, other_capacity = 0;
	for (uint32_t i = 0; i < analysis->events.count; i++) {
		const struct event *event = &analysis->events.at[i];
		if (event->sentence != usage->sentence)
			continue;
		if (is_trigger(text, sentence, query, event))
			add_event(&usage->events, &capacity, event, arena);
		else
			add_event(&usage->others, &other_capacity, event,
					arena);
	}
}

void
usage_find(struct coder_worker *worker, const struct article *article,
		struct str word, struct arena *arena,
		void (*tell)(void *context, const struct usage *usage),
		void *context)
{
	struct analysis analysis;
	struct query query;
	coder_run(worker, article, arena, &analysis);
	if (!make_query(&query, analysis.words, word))
		return;
	const struct text *text = &analysis.text;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		if (!find_query(text, sentence, &query, 1))
			continue;
		struct usage usage = { .doc = article->id, .sentence = i };
		usage.text = str_cut(text->bytes.at + sentence->start,
				text->bytes.at + sentence->end);
		sort_events(&usage, &analysis, &query, arena);
		tell(context, &usage);
	}
}
