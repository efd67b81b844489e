/* vocabulary.h - what facts are called: kinds, statuses, roles, instruments,
 * and what becomes of a status by how a fact is told.
 *
 * Tables lexicon/facts/{vocabulary,told,shifts}.tsv; their heads explain them.
 * Memory is the arena's that is given; read-only once loaded. Index 0 of each
 * list is none. */
#ifndef DEMARCHE_FACT_VOCABULARY_H
#define DEMARCHE_FACT_VOCABULARY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/words.h"
#include "event/frame.h"
#include "fact/fact.h"
#include "fact/fact_evidence.h"

enum {
	VOCABULARY_KINDS = 16,
	VOCABULARY_STATUSES = 32,
	VOCABULARY_ROLES = 32,
	VOCABULARY_INSTRUMENTS = 32,
	VOCABULARY_TOLD = 32,
	VOCABULARY_NONE = 255, /* a status: no fact */
};

/* Ways of telling that the program reads itself; rows of told.tsv follow. */
enum told_way {
	TOLD_PLAINLY,
	TOLD_NEGATED,
	TOLD_UNFULFILLED, /* "was to have visited" */
	TOLD_ENDED,       /* "no longer" */
	TOLD_ONGOING,     /* "is investing" */
	TOLD_POSSIBLE,
	TOLD_FUTURE,
	TOLD_WORDS /* the first of the table's own */
};

struct vocabulary_kind {
	struct str name;
	uint32_t statuses, roles; /* bits 1 << index */
	uint8_t about;            /* role of whom the object names */
	bool nobody;   /* a figure may stand without anybody of a country */
	bool somebody; /* the same if somebody takes part, whoever it is */
};

struct vocabulary_instrument {
	struct str name;
	struct phrases words;
};

struct vocabulary_shift {
	uint32_t kinds, statuses, told; /* bits 1 << index */
	uint8_t becomes; /* status; 0 as it was; VOCABULARY_NONE */
};

/* Names that the program reads itself; the table must have them. */
struct named_kinds {
	uint8_t aid, count, investment, pledge, visit;
};

struct named_statuses {
	uint8_t approved, cancelled, completed, cut, disbursed, invited,
			pledged, requested, signed_;
};

struct named_roles {
	uint8_t actor, buyer, donor, exporter, holder, host, importer, investor,
			object, pledger, recipient, seller, visitor;
};

struct fact_vocabulary {
	struct vocabulary_kind kind[VOCABULARY_KINDS];
	struct str status[VOCABULARY_STATUSES], role[VOCABULARY_ROLES];
	struct vocabulary_instrument instrument[VOCABULARY_INSTRUMENTS];
	struct named_kinds named_kind;
	struct named_statuses named_status;
	struct named_roles named_role;
	struct fact_points points;
	struct str told[VOCABULARY_TOLD];
	struct phrases told_phrases[VOCABULARY_TOLD]; /* "call off" */
	uint32_t counted; /* roles whose number counts, bits 1 << role */
	size_t kind_count, status_count, role_count, instrument_count,
			told_count;
	struct vocabulary_shift *shift;
	size_t shift_count, shift_capacity;
	uint32_t *told_by; /* bits 1 << told, by word */
	/* The bit of "ask", which governs whole clauses, too; that of no word
	 * where there is no such row. */
	uint32_t asked;
	size_t word_count; /* of told_by */
};

/* The names are those of all languages; words are those of `lang`
 * (facts/<lang>.told.tsv, <lang>.instruments.tsv), and put into `words`. An
 * error names file and line. */
MUST_CHECK enum status vocabulary_load(struct fact_vocabulary *vocabulary,
		const char *lexicon, const char *lang,
		const struct language_traits *traits, struct arena *arena,
		struct words *words, struct error *error);

/* 0 when there is none of that name. */
uint8_t vocabulary_kind(const struct fact_vocabulary *, struct str name);
uint8_t vocabulary_status(const struct fact_vocabulary *, struct str name);
uint8_t vocabulary_role(const struct fact_vocabulary *, struct str name);
uint8_t vocabulary_instrument(const struct fact_vocabulary *, struct str name);
uint8_t vocabulary_told(const struct fact_vocabulary *, struct str name);

/* Ways of telling that the word stands for, as bits; 0 none. */
static inline uint32_t
vocabulary_told_by(const struct fact_vocabulary *vocabulary, word_id word)
{
	return word < vocabulary->word_count ? vocabulary->told_by[word] : 0;
}

/* The status that `status` becomes when it is told in these ways (bits);
 * VOCABULARY_NONE when it is no fact then. */
uint8_t vocabulary_shifted(const struct fact_vocabulary *vocabulary,
		uint8_t kind, uint8_t status, uint32_t told);

#endif
