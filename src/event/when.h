/* when.h - on which days events happened, as the text tells it.
 *
 * An expression of time belongs to one word, its host: the first predicate or
 * event noun above it in the tree, or a noun that has a date of its own
 * ("Sunday's election", "the 2014 coup"); day names behind an event noun that
 * is only spoken of ("condemned the attack on Monday") go on to its verb. An
 * event takes the finest expression that it hosts; one without any takes that
 * of the verb that carries or governs it ("held talks on Monday"), of the verb
 * it is coordinated with, of the main clause of a participle, of a clause that
 * it is counted from ("a day after ..."), of the verb that reports it ("said on
 * Monday that ..."), or, in a timeline, of the entry that it stands in; else
 * the article's day, which is its dateline's where that is near.
 *
 * Day names are the last ones, today included, and the next ones where the
 * verb tells what is to come. */
#ifndef DEMARCHE_EVENT_WHEN_H
#define DEMARCHE_EVENT_WHEN_H

#include "event/scene.h"

/* Time through an article, sentence by sentence. */
struct when_thread {
	struct time_base base;
	bool timeline;          /* entries that begin with dates */
	struct time_span entry; /* of the last entry */
	uint32_t entry_sentence;
	uint32_t entry_start, entry_end; /* bytes of its date */
	uint32_t paragraph;              /* of base.year */
};

/* Nothing is known. */
void when_clear(struct when_thread *thread);
/* `day`: the article's, or DAY_NONE. */
void when_begin(struct when_thread *thread, const struct frames *frames,
		const struct text *text, int32_t day);

/* Takes note of a sentence that is not coded: a heading, a dateline. */
void when_pass(struct when_thread *thread, const struct frames *frames,
		const struct text *text, uint32_t sentence);

/* Finds hosts and days of the scene's expressions; after the frames are
 * matched, before events are made. */
void when_settle(struct scene *scene, struct when_thread *thread,
		struct arena *arena);

/* Whether the word is dated two years or more before the article's, or
 * "decades ago"; what goes on since then is not. For words that
 * host expressions: verbs and event nouns. */
bool when_is_historical(const struct scene *scene, uint16_t token);

/* Whether the word is dated, and less than two years before the article. */
bool when_is_recent(const struct scene *scene, uint16_t token);

/* Sets the days of the sentence's events. */
void when_date(const struct scene *scene, const struct when_thread *thread,
		struct event *events, uint32_t count);

/* The full date of a dateline, or DAY_NONE. */
int32_t when_of_dateline(const struct frames *frames, const struct text *text,
		const struct sentence *sentence);

#endif
