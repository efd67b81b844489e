/* lemma_rules.h - the rules of one language, each in a file of its own. Asked
 * by lemma.c alone: `form` is no longer than LIMIT_TOKEN_BYTES, the rest as
 * lemma_of. */
#ifndef DEMARCHE_PARSE_LEMMA_RULES_H
#define DEMARCHE_PARSE_LEMMA_RULES_H

#include "parse/lemma.h"
#include "parse/stem.h"

unsigned lemma_english_of(
		struct str form, enum upos upos, uint32_t feats, char *out);
unsigned lemma_spanish_of(
		struct str form, enum upos upos, uint32_t feats, char *out);

/* The infinitive of a Spanish verb in lower case. */
void lemma_spanish_verb(struct stem *stem, uint32_t feats);

#endif
