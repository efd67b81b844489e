/* load.h - reading the actor tables; for load.c, tables.c and gazetteer.c.
 *
 * A mistake in a table either ends the load (gazetteer_load) or is handed to
 * `report` and reading goes on with the next row (gazetteer_check). */
#ifndef DEMARCHE_ACTOR_LOAD_H
#define DEMARCHE_ACTOR_LOAD_H

#include "actor/rows.h"
#include "base/languages.h"
#include "base/table.h"

enum { LOAD_ACCENTED = 256 };

/* The words of an agent's noun, kept until load_plain. */
struct load_noun {
	word_id *word;
	unsigned count;
	uint32_t row;
};

struct loader {
	struct gazetteer *gazetteer;
	struct words *words;
	const char *lexicon;
	enum language language;
	uint64_t accented[LOAD_ACCENTED]; /* names with accents, made plain */
	struct load_noun *noun;
	size_t noun_count, noun_capacity;
	struct arena scratch; /* one table */
	struct arena cutting; /* one name */
	struct table table;
	uint16_t file;     /* of the table */
	uint8_t layer;     /* of the table, from 0, the lowest */
	unsigned line;     /* of the row at hand */
	char last_code[3]; /* the last one looked up, and its index */
	uint16_t last_index;
	uint64_t *seen; /* hashes of rows: open addressing, 0 free */
	uint32_t seen_count, seen_mask;
	void (*report)(void *context, const struct error *error);
	void *context;
	size_t problems;
	struct error *error;
};

/* Columns of a table by name, in the order asked for. */
enum { LOAD_COLUMNS = 12 };
struct columns {
	unsigned at[LOAD_COLUMNS];
};

/* Tells a mistake in the row at hand; STATUS_OK when reading may go on. */
MUST_CHECK enum status load_problem(struct loader *loader, const char *format,
		...) __attribute__((format(printf, 2, 3)));

/* Whether the row at hand stood there before: `key` is what makes it. */
bool load_seen(struct loader *loader, uint64_t key);

/* Cells. After a mistake that was reported *ok is false, and what was to be
 * filled is not to be used. */
MUST_CHECK enum status load_code(struct loader *loader, struct str cell,
		char code[4], uint16_t *index, bool *ok);
MUST_CHECK enum status load_sectors(struct loader *loader, struct str cell,
		uint8_t sector[ROW_SECTORS], bool *ok);
MUST_CHECK enum status load_day(struct loader *loader, struct str cell,
		bool last, int32_t *day, bool *ok);

/* A code becomes known. An error when there are more than ROW_CODES. */
MUST_CHECK enum status load_put_code(
		struct loader *loader, struct str code, uint16_t *index);
/* One spelling of a name, or several between `|`. */
MUST_CHECK enum status load_put_names(struct loader *loader, struct str cell,
		enum name_kind kind, uint32_t row);
MUST_CHECK enum status load_put_agent(
		struct loader *loader, struct str noun, uint32_t row);
/* The words of a phrase in lower case, cut as stage 2 cuts text. More than
 * ROW_NAME_WORDS are counted as one more. */
unsigned load_cut(struct loader *loader, struct str phrase,
		word_id word[ROW_NAME_WORDS]);
/* The column numbers of `name`, which ends with a null pointer; those that
 * begin with '?' may be missing. */
MUST_CHECK enum status load_columns(struct loader *loader,
		const char *const *name, struct columns *columns);
word_id load_lower(struct loader *loader, struct str word);

/* The tables (tables.c). */
MUST_CHECK enum status load_codes(struct loader *loader);
MUST_CHECK enum status load_countries(struct loader *loader);
MUST_CHECK enum status load_actors(struct loader *loader);
MUST_CHECK enum status load_agents(struct loader *loader);
MUST_CHECK enum status load_offices(struct loader *loader);
MUST_CHECK enum status load_references(struct loader *loader);
MUST_CHECK enum status load_classes(struct loader *loader);
MUST_CHECK enum status load_given_names(struct loader *loader);
MUST_CHECK enum status load_places(struct loader *loader);

/* Tells rows of one name that hold at the same time and say different things
 * (terms.c). */
MUST_CHECK enum status load_check_terms(struct loader *loader);

/* The agent + 1 of an office as a table of actors tells it; 0 unknown. */
uint32_t load_office(struct loader *loader, struct str office);

/* One more spelling of a name: at the end of its chain, so that earlier rows
 * are found first. */
void load_put_entry(struct loader *loader, const word_id *lower,
		struct name_entry entry);
/* Words that denote an agent where no row has them as written. */
void load_put_derived(struct loader *loader, const word_id *word,
		unsigned count, uint32_t row);

/* In languages whose texts leave accents out: keeps the words of a noun. */
void load_keep_noun(struct loader *loader, const word_id *word, unsigned count,
		uint32_t row);
/* At the end of all tables: names and nouns are found without accents even
 * where a word so spelled is one of its own ("Union Sindical"), so that it
 * can't stand for the other (words_alias). Frees what was kept. */
void load_plain(struct loader *loader);

#endif
