/* vocabulary.h - the words that a network knows, docs/model-format.md part 3.
 *
 * A file has them without what each shares with the one before it, and without
 * the index, which is made while they are put together. */
#ifndef DEMARCHE_PARSE_VOCABULARY_H
#define DEMARCHE_PARSE_VOCABULARY_H

#include "parse/container.h"
#include "parse/model.h"

void vocabulary_read(struct reader *r, struct model *model);

#endif
