/* parse_fixture.h - what the tests of the network share: chance, kernels, a
 * parser of bytes, texts of chance. */
#ifndef DEMARCHE_TESTS_PARSE_FIXTURE_H
#define DEMARCHE_TESTS_PARSE_FIXTURE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/random.h"
#include "parse/parse.h"

/* Those that can be chosen by name; the processor need not have them. */
enum { KERNELS = 4 };
extern const char *const kernel_names[KERNELS];

/* Below `below`, the same in every run; `chance` may be set. Of the thread that
 * runs the tests alone. */
extern struct random chance;
uint32_t draw(uint32_t below);

/* The parser of a model's bytes; null when it cannot be loaded. */
struct parser *fixture_parser(struct str file);

/* Parses the text and hears what it tells, with a workspace of its own. */
void fixture_hear(const struct parser *parser, struct arena *arena,
		struct text *text);

/* Sentences of the given lengths, of known words and others. */
struct text make_text(
		struct arena *arena, const unsigned *lengths, unsigned count);
/* At most 64 sentences. */
struct text random_text(
		struct arena *arena, unsigned sentences, unsigned longest);

#endif
