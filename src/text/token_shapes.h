/* token_shapes.h - what is recognised by its form: numbers, dates, telephone
 * numbers, addresses, emoticons, runs of marks.
 *
 * Each function answers where the thing that begins at `at` ends. `text` is
 * the paragraph from the article's start; nothing is read behind it. */
#ifndef DEMARCHE_TEXT_TOKEN_SHAPES_H
#define DEMARCHE_TEXT_TOKEN_SHAPES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A number: "4", "3.5", "1,200", "7:30", "9/11", "713-853-3989"; where commas
 * are for decimals, also "1.200,75" and "8/1972". */
size_t number_end(struct str text, size_t at, bool decimal_comma);

/* Whether a number is a token of its own although the letters [end, letters)
 * touch it: "35|mm", "7:30|PM", but "20th", "1980s", "4x4". */
bool number_stands_alone(struct str text, size_t end, size_t letters);

/* A URL, a host or file name, an e-mail address; 0 when there is none. Then
 * `*plain_to` is how far no other word has to be asked. */
size_t address_end(struct str text, size_t at, size_t *plain_to);

/* A word without its beginning, [at, word) the apostrophe and [word, end) the
 * rest: "'em", "'72", "'90s". 0 when it is no such word. */
size_t elision_end(struct str text, size_t at, size_t word, size_t end);

/* ":-)"; 0 when there is none. */
size_t emoticon_end(struct str text, size_t at);

/* A run of exclamation and question marks, or one ellipsis. */
size_t marks_end(struct str text, size_t at);

#endif
