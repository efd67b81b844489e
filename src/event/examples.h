/* examples.h - the `example` lines of the frames, compared with what is coded.
 *
 * `example SENTENCE = ACTOR EVENT mode RECIPIENT status; ...`: docs/lexicon.md,
 * "Frames". Whoever has the whole pipeline codes the sentence and asks here
 * whether the events are those that were expected: all of them and no other.
 * The form of what is expected is checked when the frames are loaded. */
#ifndef DEMARCHE_EVENT_EXAMPLES_H
#define DEMARCHE_EVENT_EXAMPLES_H

#include "base/buffer.h"
#include "event/event.h"

/* One example line; belongs to the frames. */
struct example {
	struct str path, sentence, expected;
	unsigned line;
	bool known_failure; /* written `example!` */
};

size_t frames_example_count(const struct frames *frames);
const struct example *frames_example(const struct frames *frames, size_t i);

/* Writes the events as an example line would expect them: "USA SANCTION
 * discontinue CHN; ..." or "nothing". */
void example_print(const struct frames *frames, const struct events *events,
		struct buffer *out);
/* The events are the expected ones. */
bool example_holds(const struct frames *frames, const struct example *example,
		const struct events *events);

/* Checks the form of `expected`; null when it is right, else what is wrong. */
const char *example_fault(const struct ontology *ontology, struct str expected);

#endif
