/* parts.h - what the text and the JSON of an explanation are made of.
 * For the files of explain. */
#ifndef DEMARCHE_EXPLAIN_PARTS_H
#define DEMARCHE_EXPLAIN_PARTS_H

#include "explain/explanation.h"
#include "parse/heard.h"
#include "parse/tags.h"

struct str explain_sentence(const struct analysis *analysis,
		const struct sentence *sentence);
/* "" where there is no such word. */
struct str explain_word(const struct analysis *analysis, uint32_t sentence,
		uint32_t token);
struct str explain_bytes(
		const struct analysis *analysis, uint32_t start, uint32_t end);
struct str explain_antecedent(const struct analysis *analysis,
		const struct antecedent *antecedent);
/* "Tense=Past|VerbForm=Fin" */
void explain_put_feats(struct buffer *out, uint32_t feats);
/* What the sentence is heard to tell; null when nothing is heard. */
const struct heard_sentence *explain_heard_in(
		const struct analysis *analysis, uint32_t sentence);
/* Null when nothing became of the word: its sentence is left out. */
const struct explanation_outcome *explain_outcome_of(
		const struct explanation *explanation, uint32_t sentence,
		uint32_t trigger);
/* How much likelier the status is than the next. */
float explain_lead_of_status(const struct heard *heard);
/* By enum mention_kind. */
extern const char *const EXPLAIN_MENTION_KINDS[];
/* What told an agent's country, where its own words did not; "" where they
 * did, or where it has none. */
struct str explain_country_from(const struct mention *mention);
/* "KEN GOV", "-" for nobody that has a code. */
void explain_put_code(struct buffer *out, const struct actor *actor);
/* "KEN GOV (Nairobi)" */
void explain_put_actor(struct buffer *out, const struct analysis *analysis,
		const struct mention *mention);

/* How sure a record is, and what speaks for and against it; `points` in
 * hundredths of a log-odds. */
struct explained_evidence {
	float confidence;
	uint32_t there; /* bits 1 << index */
	unsigned count;
	const char *(*name)(unsigned index);
	const int *points;
};
struct explained_evidence explain_evidence_of(const struct event *event,
		const struct confidence_table *table);
struct json;
/* "confidence" and "evidence" of an open object. */
void explain_json_evidence(
		struct json *json, const struct explained_evidence *evidence);

/* --- text for people ---------------------------------------------------- */

enum { MINIMUM_COLUMNS = 12 };

struct painter {
	struct buffer *out;
	const struct explanation_look *look;
};

/* With 0 columns the text is neither cut nor padded. */
void paint(const struct painter *painter, const char *color, struct str text,
		unsigned columns);
void paint_heading(const struct painter *painter, const char *heading);
void paint_end_line(struct buffer *out);
/* Columns for what stands behind the `used` first of a line. */
unsigned paint_room_behind(const struct painter *painter, unsigned used);
/* The last column of a line that `used` columns have been taken of. */
void paint_rest(const struct painter *painter, const char *color,
		struct str text, unsigned used);

/* "confidence 0.86: base -110, word +23, ...", a line. */
void explain_put_evidence(const struct painter *painter,
		const struct explained_evidence *evidence);
/* What the network hears, and what became of it. */
void explain_put_hearing(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence);
/* Amounts of a sentence, and whose they are. */
void explain_put_amounts(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence);
/* Facts and quotations of a sentence. */
void explain_put_facts(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence);
/* These behind the sentence's events. */
void explain_put_records(const struct painter *painter,
		const struct explanation *explanation, uint32_t sentence);

/* The same as JSON: "amounts", "facts", "quotes". */
void explain_json_facts(struct json *json,
		const struct explanation *explanation, uint32_t sentence);

#endif
