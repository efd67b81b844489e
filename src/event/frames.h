/* frames.h - the frames of lexicon/verbs, compiled for matching.
 *
 * The language of the files: docs/lexicon.md, "Frames". Loaded once, then
 * read-only and shared by all threads. A frame keeps its file and line. */
#ifndef DEMARCHE_EVENT_FRAMES_H
#define DEMARCHE_EVENT_FRAMES_H

#include "base/error.h"
#include "base/words.h"
#include "event/ontology.h"

struct frame; /* one line of a frames file, see frame.h */
struct frames;

/* Reads sets/<lang>.sets and all verbs/<lang>/ *.frames below `lexicon`, in
 * sorted order. Words are put into `words`, which the caller freezes
 * afterwards. An error names file and line. */
MUST_CHECK enum status frames_load(struct frames **frames, const char *lexicon,
		const char *lang, const struct ontology *ontology,
		struct words *words, struct error *error);
/* The same, but goes on behind a wrong line or file and tells each error to
 * `report`; the frames are loaded only when there was none. */
MUST_CHECK enum status frames_check(struct frames **frames, const char *lexicon,
		const char *lang, const struct ontology *ontology,
		struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context);
void frames_unload(struct frames *frames);

/* Frame lines times triggers, and frame lines alone. */
size_t frames_count(const struct frames *frames);
size_t frames_line_count(const struct frames *frames);

/* "verbs/en/sanction.frames:41" */
struct str frame_rule(const struct frame *frame);

#endif
