/* fact_examples.h - what a sentence's facts should be, as people write it.
 *
 * `deal won seller=KOR amount=2000000000 object=[metro contract]; ...` in the
 * `example` lines of fact frames and in tests/cases/facts: kind, status, each
 * role with the codes of its parties (`?`: one without a code), money, counts
 * and change as numbers, and if you like the object (some of its words), the
 * instrument, the period (2019, 2024-03, 2023..2024, days), `elsewhere` where
 * counts_in_total is false. `nothing` is no facts. Parties, money, counts and
 * change must be the same; the rest is compared where it is written. */
#ifndef DEMARCHE_FACT_FACT_EXAMPLES_H
#define DEMARCHE_FACT_FACT_EXAMPLES_H

#include "base/buffer.h"
#include "event/examples.h"
#include "fact/fact.h"

/* Null when the form is right, else what is wrong. `vocabulary` is a struct
 * fact_vocabulary. */
const char *fact_example_fault(const void *vocabulary, struct str expected);
/* The facts are the expected ones, all of them and no other. */
bool fact_example_holds(const struct fact_frames *frames,
		const struct text *text, struct str expected,
		const struct facts *facts);
void fact_example_print(const struct fact_frames *frames,
		const struct text *text, const struct facts *facts,
		struct buffer *out);

size_t fact_example_count(const struct fact_frames *frames);
const struct example *fact_example(const struct fact_frames *frames, size_t i);

#endif
