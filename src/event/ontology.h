/* ontology.h - PLOVER and CAMEO as tables (lexicon/ontology).
 *
 * Sources: PLOVER manual (2021 draft 2.0), CAMEO 1.1b3, Goldstein scale. Loaded
 * once, then read-only. Index 0 of categories, modes, cameo and contexts means
 * none. How many there may be: base/limits.h. */
#ifndef DEMARCHE_EVENT_ONTOLOGY_H
#define DEMARCHE_EVENT_ONTOLOGY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/languages.h"
#include "event/confidence.h"

/* The categories that the program knows. Those that a user's events.tsv adds
 * are numbered from PLOVER_COUNT on and are what their row says, nothing more.
 */
enum plover_event {
	PLOVER_NONE,
	PLOVER_AGREE,
	PLOVER_CONSULT,
	PLOVER_SUPPORT,
	PLOVER_CONCEDE,
	PLOVER_COOPERATE,
	PLOVER_AID,
	PLOVER_RETREAT,
	PLOVER_REQUEST,
	PLOVER_ACCUSE,
	PLOVER_REJECT,
	PLOVER_THREATEN,
	PLOVER_PROTEST,
	PLOVER_SANCTION,
	PLOVER_MOBILIZE,
	PLOVER_COERCE,
	PLOVER_ASSAULT,
	PLOVER_COUNT
};

/* What a category is: said or done, with or against each other. The numbers are
 * those of ontology/events.tsv and of the records. */
enum quad {
	QUAD_NONE,
	QUAD_VERBAL_COOPERATION,
	QUAD_MATERIAL_COOPERATION,
	QUAD_VERBAL_CONFLICT,
	QUAD_MATERIAL_CONFLICT
};

struct category {
	struct str name;
	int quad;         /* enum quad */
	double score;     /* -10 to 10 */
	struct str code;  /* "", or the code of frames that give none ... */
	size_t cameo;     /* ... and its index */
	bool known;       /* a row was read */
	bool takes_two;   /* without a second party it is no event */
	const char *path; /* where: file and line */
	unsigned line;
};
struct mode {
	struct str name;
	enum plover_event event;
	double score;
	const char *path; /* file and line of its row */
	unsigned line;
};
struct cameo {
	struct str code;
	struct str label;
	double goldstein;
	enum plover_event event; /* PLOVER_NONE: PLOVER has no such category */
	struct str mode;         /* "" none */
};
/* Which frames tell nothing where the network hears nothing. */
enum hearing_echo {
	ECHO_INLAND, /* those held by their own words alone, and of the others
			those that are not between two countries */
	ECHO_BARE,   /* the former */
	ECHO_NONE
};
/* How surely a category must be heard, in log-odds (hearing.h). */
struct hearing {
	bool known;     /* a row was read; else it is never heard */
	float margin;   /* from which on it is told */
	float beside;   /* from which on it is, where the sentence tells
			   something else */
	float strong;   /* from which on it is heard strongly */
	float role;     /* from which on somebody is a party */
	float actor;    /* the likeliest actor, when nobody is above `role` */
	float outweigh; /* how much likelier than what a frame tells it must
			   be to be told in its place */
	enum hearing_echo echo; /* of frames of the category */
	bool elsewhere; /* what is heard at any word of a frame says whom it
			   leaves unnamed; else what is heard of its own
			   category at its trigger */
	float whom;     /* from which on somebody is that */
	bool backs;     /* what is heard at a frame's words upholds it */
	float back;     /* from which on it does */
	bool homes;     /* what those in politics do is told though nobody
			   has a country, where it is heard */
	float home;     /* from which on it is */
	float framed;   /* from which on it is, where a frame tells it */
	size_t cameo;   /* code of its records */
};
struct context {
	struct str name;
	struct str *cues; /* words and phrases that speak for it */
	size_t cue_count;
};

struct ontology {
	struct arena arena;
	struct category *categories;
	size_t category_count;
	struct mode *modes;
	size_t mode_count;
	struct cameo *cameo;
	size_t cameo_count;
	struct context *contexts;
	size_t context_count;
	/* The 15 roots of the PLV set by (event, mode, cameo, status): see
	 * plv.tsv. */
	struct plv_row *plv;
	size_t plv_count;
	struct shift_row *shifts; /* see shifts.tsv */
	size_t shift_count;
	struct confidence_table confidence;
	struct hearing hearing[LANGUAGE_COUNT][PLOVER_COUNT];
};

/* How an act is told that is not simply told as done. */
enum shift {
	SHIFT_FUTURE,
	SHIFT_FUTURE_NEGATED,
	SHIFT_NO_LONGER,
	SHIFT_CONDITIONAL,
	SHIFT_NEGATED, /* with frames of other coders only */
	SHIFT_COUNT
};

/* Reads ontology/ *.tsv of every layer of `lexicon` (base/layers.h): rows of an
 * upper layer are added, or take the place of those of the same name below
 * (ontology_load.c). */
MUST_CHECK enum status ontology_load(struct ontology *ontology,
		const char *lexicon, struct error *error);
void ontology_unload(struct ontology *ontology);

/* Indices; 0 when there is none of that name. */
enum plover_event ontology_category(
		const struct ontology *ontology, struct str name);
size_t ontology_mode(const struct ontology *ontology, enum plover_event event,
		struct str name);
size_t ontology_cameo(const struct ontology *ontology, struct str code);
size_t ontology_context(const struct ontology *ontology, struct str name);

/* "" and 0 for PLOVER_NONE. */
const char *ontology_category_name(
		const struct ontology *ontology, enum plover_event event);
int ontology_quad(const struct ontology *ontology, enum plover_event event);
/* Said, not done. */
bool ontology_is_verbal(
		const struct ontology *ontology, enum plover_event event);
/* CONSULT, mode visit; `mode` is an index of the ontology's modes. */
bool ontology_is_visit(const struct ontology *ontology, enum plover_event event,
		size_t mode);
/* The mode's score if it has one, else the category's. */
double ontology_score(const struct ontology *ontology, enum plover_event event,
		size_t mode);
/* Root of the 15-root export ("YIELD" for CONCEDE and RETREAT, "COERCE" for
 * imposed sanctions, ...). `status` is the event's, by name. */
const char *ontology_plv(const struct ontology *ontology,
		enum plover_event event, size_t mode, size_t cameo,
		const char *status);

/* The category, mode and code that stand for an act told in that way; false
 * when it keeps its own. Indices may be 0. */
bool ontology_shift(const struct ontology *ontology, enum shift shift,
		enum plover_event *event, size_t *mode, size_t *cameo);

#endif
