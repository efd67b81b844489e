/* pipeline.h - the stages in order: an article in, its analysis out.
 *
 * This is the file to read first. A coder holds what is loaded once for a
 * language and shared read-only by all threads: words, actors, frames, network.
 * A worker holds what one thread needs. coder_run calls the stages:
 *
 *   text_split    article's text -> sentences of tokens       (src/text)
 *   parse_text    tokens -> tags, lemmas, trees, names        (src/parse)
 *   actor_mark    names and phrases -> actors                 (src/actor)
 *   event_code    trees and actors -> events                  (src/event)
 *   amounts_scan, fact_code, quotes_find -> facts, quotations (src/fact)
 *   amounts_owners  amounts -> the events that they belong to (src/fact)
 *
 * An article's records depend on that article alone. */
#ifndef DEMARCHE_PIPELINE_H
#define DEMARCHE_PIPELINE_H

#include "actor/actor.h"
#include "base/image.h"
#include "event/event.h"
#include "fact/amount.h"
#include "fact/fact.h"
#include "fact/quote.h"
#include "parse/parse.h"
#include "read/article.h"
#include "text/text.h"

/* Kinds of records, a bit each. */
enum record_kind {
	RECORD_EVENTS = 1,
	RECORD_FACTS = 2,
	RECORD_QUOTES = 4,
	RECORD_AMOUNTS = 8, /* every amount of the text, for who asks for it */
	RECORD_ALL = RECORD_EVENTS | RECORD_FACTS | RECORD_QUOTES,
};

struct coder {
	struct words words; /* frozen once loaded */
	struct ontology ontology;
	struct gazetteer *gazetteer;
	struct frames *frames;
	struct parser *parser;
	struct amount_tables *amounts;
	struct fact_frames *facts;
	struct quote_tables *quotes;
	struct image image; /* that all of the above lies in, if any */
	char lexicon_id[9]; /* 8 hex digits over all files of the lexicon */
	enum language language;
	enum event_makers makers;
	float min_confidence;
	unsigned kinds; /* enum record_kind: what stage 6 is asked for */
};

struct coder_options {
	const char *lexicon; /* folder */
	const char *model;   /* file */
	const char *image;   /* file of the compiled lexicon, used where it is
				that of this lexicon and this program; null */
	enum language language;
	enum event_makers makers;
	float min_confidence; /* events and facts below are left out */
	/* enum record_kind: what is made. With 0 there are events without
	 * amounts, for those who only count them; with quotations or amounts
	 * alone there are no events. */
	unsigned kinds;
};

/* Loads everything. On error the coder is empty. */
MUST_CHECK enum status coder_load(struct coder *coder,
		const struct coder_options *options, struct error *error);
void coder_unload(struct coder *coder);

struct coder_worker;
struct coder_worker *coder_worker_new(const struct coder *coder);
void coder_worker_free(struct coder_worker *worker);

/* What the stages found in one article; memory is the arena's and `words`
 * the worker's, valid until its next coder_run. */
struct analysis {
	const struct article *article;
	const struct words *words;
	int32_t day; /* days since 1970-01-01 or ACTOR_NO_DAY */
	struct text text;
	struct mentions mentions;
	struct events events; /* also made where only facts are asked for */
	struct amounts amounts;
	/* By amount, index + 1 of the event that it belongs to, 0 none
	 * (fact/owner.h); null where event records are not asked for. */
	const uint32_t *amount_owner;
	struct facts facts;
	struct quotes quotes;
};

void coder_run(struct coder_worker *worker, const struct article *article,
		struct arena *arena, struct analysis *out);
/* Whether the network has heads for events. */
bool coder_hears(const struct coder *coder);
/* Stages 2 and 3 alone, on tokens that are there already when
 * out->text.token_count is not 0. Without an arena nothing is heard. */
void coder_parse(struct coder_worker *worker, struct arena *arena,
		struct analysis *out);
/* Stages 2 to 4, then the relation between the article's source and target. */
void coder_relate(struct coder_worker *worker, const struct article *article,
		struct arena *arena, struct analysis *analysis,
		struct event *out);
/* See parse.h, parse_keep_vectors. */
void coder_keep_vectors(struct coder_worker *worker, bool keep);
/* The stages as a watch tells them apart. What reads the title counts where it
 * belongs. */
enum coder_stage {
	CODER_TEXT,
	CODER_PARSE,
	CODER_ACTOR,
	CODER_EVENT,
	CODER_FACT, /* with amounts and their owners */
	CODER_QUOTE,
	CODER_STAGES
};

/* `ended` is called whenever a stage has ended, on the worker's thread, some
 * eight times an article; what passed since the call before was that stage's.
 * For the bench. */
struct coder_watch {
	void (*ended)(void *context, enum coder_stage stage);
	void *context;
};

/* Null, as at first: nobody watches. `watch` must outlive the worker. */
void coder_set_watch(
		struct coder_worker *worker, const struct coder_watch *watch);
/* What stages 5 and 6 try, see event.h; null turns tracing off. */
void coder_set_trace(struct coder_worker *worker,
		const struct event_trace *events,
		const struct event_trace *facts);

#endif
