/* known_words.h - codes and categories that the lexicon or a database knows: a
 * question with another one would find nothing, and look like a silence.
 *
 * Words of the lexicon are read at the start. Read-only afterwards. */
#ifndef DEMARCHE_ASK_KNOWN_WORDS_H
#define DEMARCHE_ASK_KNOWN_WORDS_H

#include "ask/parameter.h"
#include "base/alike.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "store/store.h"

enum known_kind {
	KNOWN_CODES,
	KNOWN_EVENTS,
	KNOWN_MODES,
	KNOWN_CONTEXTS,
	KNOWN_FACTS,
	KNOWN_STATUSES, /* of facts; those of events stand in event/event.h */
	KNOWN_ROLES,
	KNOWN_KINDS
};

struct known_words {
	struct arena arena;
	struct str *words[KNOWN_KINDS]; /* [counts], each once */
	size_t counts[KNOWN_KINDS];
};

/* `lexicon` as in base/layers.h. Tables that it has not add nothing. */
void known_words_load(struct known_words *known, const char *lexicon);
void known_words_unload(struct known_words *known);

/* Whether the lexicon has `alike->word`, ASCII letters in any case if
 * `any_case`; if not, all words of the kind have been shown to `alike`. */
bool known_words_have(const struct known_words *known, enum known_kind kind,
		bool any_case, struct alike *alike);
/* "; there are A, B, C": all words of the kind, where they are few. Behind a
 * word that is like none of them. */
void known_words_put(const struct known_words *known, enum known_kind kind,
		struct buffer *out);
/* Words of a lexicon that is not at hand stand in the records, categories,
 * modes and statuses in the field of that name; `upper`: in upper case. */
MUST_CHECK enum status known_words_stored(struct store *store,
		enum known_kind kind, struct str word, bool upper, bool *stored,
		struct error *error);

/* Looks at the parameters of a question. Fails: STATUS_USAGE, error->where is
 * the name of the parameter, and the message what may have been meant. */
MUST_CHECK enum status known_words_check(const struct known_words *known,
		struct store *store, const struct parameter *parameters,
		size_t count, struct error *error);

#endif
