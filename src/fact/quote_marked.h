/* quote_marked.h - what the words between two quotation marks are by themselves:
 * a clause, an order, a title. */
#ifndef DEMARCHE_FACT_QUOTE_MARKED_H
#define DEMARCHE_FACT_QUOTE_MARKED_H

#include "fact/quote_content.h"

/* A finite verb stands in them that is no relative clause's. */
bool marked_has_verb(
		const struct quote_work *work, const struct marked *marked);
/* With a subject, where verbs need one. */
bool marked_has_subject(
		const struct quote_work *work, const struct marked *marked);
/* "los precios, 'que han subido', ...": about a noun before, in languages whose
 * verbs may do without a subject. */
bool marked_is_relative(
		const struct quote_work *work, const struct marked *marked);
/* `token` is one of the text. */
bool marked_begins_capital(const struct quote_work *work, uint32_t token);
/* "Come here": a capital and a bare verb. */
bool marked_is_order(
		const struct quote_work *work, const struct marked *marked);
/* Every word of weight has a capital: "The Quiet American". */
bool marked_is_title(
		const struct quote_work *work, const struct marked *marked);

/* "called it 'a feat when it works'", "described him as 'facing jail'": a name,
 * with a verb or without; "described it: '...'" is speech. */
bool marked_only_names(const struct quote_work *work,
		const struct marked *marked, const struct saying *cue,
		bool clause, bool colon);

#endif
