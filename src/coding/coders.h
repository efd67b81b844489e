/* coders.h - a coder a language, and the language of each article.
 *
 * The coder of one language is there from the beginning. Others are loaded
 * when the first article of their language comes, under a lock, and only where
 * no language was asked for. Coders are read-only and shared by all threads;
 * each thread has a coders_worker of its own. */
#ifndef DEMARCHE_CODING_CODERS_H
#define DEMARCHE_CODING_CODERS_H

#include "coding/data.h"
#include "export/record.h"
#include "pipeline.h"

/* Texts must live as long as the coders. */
struct coders_options {
	const char *data;       /* folder; null: looked for, see data.h */
	const char *lexicon;    /* the user's folder, over the built-in; null */
	const char *model;      /* file, for the first language alone; null */
	enum language language; /* LANGUAGE_COUNT: each article's own */
	enum event_makers makers;
	float min_confidence; /* events and facts below are left out */
	unsigned kinds;       /* enum record_kind */
	bool dyads;           /* see struct record_options */
	bool text; /* the lexicon is read as text, so that what is told of it
		      has paths; else mapped where that can be */
};

/* A coder, and how its records are printed. */
struct coder_language {
	struct coder coder;
	struct record_options record;
};

struct other_coders; /* see coders.c */

struct coders {
	struct coders_options options;
	struct data_paths paths;
	struct coder_language first; /* of the language asked for, or English */
	struct other_coders *others;
};

/* Loads the first coder. On error nothing is loaded. */
MUST_CHECK enum status coders_load(struct coders *coders,
		const struct coders_options *options, struct error *error);
/* All that was loaded; nothing where nothing was. */
void coders_unload(struct coders *coders);

/* The coder of `language`, loaded if need be; null when it cannot be, or when
 * another language was asked for. Any thread may ask. */
const struct coder_language *coders_find(const struct coders *coders,
		enum language language, struct error *error);
/* For who works with the first coder alone: articles in another language are
 * rejects, unless one was asked for. */
MUST_CHECK enum status coders_check_first(const struct coders *coders,
		const struct article *article, struct error *error);

/* One thread's state. Language and worker are those of the article at hand
 * after coders_turn, before it those of `first`. */
struct coders_worker {
	const struct coders *coders;
	const struct coder_language *language;
	struct coder_worker *worker;
	struct coder_worker *workers[LANGUAGE_COUNT]; /* null: not needed yet */
};

void coders_worker_init(
		struct coders_worker *worker, const struct coders *coders);
void coders_worker_fini(struct coders_worker *worker);
/* Turns to the article's language. Articles in a language that is not analysed
 * are rejects, unless one was asked for. */
MUST_CHECK enum status coders_turn(struct coders_worker *worker,
		const struct article *article, struct error *error);

#endif
