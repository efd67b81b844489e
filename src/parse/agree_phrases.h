/* agree_phrases.h - the words of one phrase hung on its head, before clauses
 * are looked at (agree.h).
 *
 * - The preposition before a name of several words is the whole name's: "to
 *   the [Mali-Togo Friendship Hospital]", not to Mali.
 * - The preposition behind a noun is of the noun behind it: "thousands [of
 *   doctors]".
 * - Two words side by side are no two items of a list: in "Hamas and Israeli
 *   negotiators" the first describes the second.
 * - The preposition before a list is its first item's, "between [Hamas] and".
 * - A name has no object: of "a team to [A.B. Diallo] Hospital" the hospital
 *   is where the team goes, and the initials are a part of its name.
 * - Places at the end that were read as more of what stands before the comma,
 *   without a conjunction, tell where: "burnt two trucks, Potosí, Uyuni."
 * - What stands before the noun of a verb with a hyphen acts: in "North Korea
 *   test-fired a missile" no test does.
 * - A sum right before a noun measures it: "lends $3 million credit to Mali"
 *   is about a credit, like "lends a $3 million credit".
 * - A name right before a number is no part of what is counted: who promises
 *   "Tunisia 105 million euros" promises them to Tunisia.
 * - A person behind a title with "of" is what the title describes: "met
 *   Secretary of Labor Julie Su".
 * - A name with its short form before a title says whose title that is: "the
 *   People's Republic of China (PRC) Vice Premier Liu He" is one person.
 * - A person's name ends before "a", "en", "por": "dijo Luis Mora a Radio
 *   Caracol" names two.
 * - A name behind a noun with a preposition says which one it is where another
 *   noun behind it may be the verb's subject: "dijo al diario El País el
 *   ministro".
 * - Who is spoken to behind a label is no part of the name before its colon:
 *   "Luis Paz: Senadora, ...".
 *
 * Linear in tokens: each rule looks a few words far. Any tree does; the result
 * is a tree if the input is. */
#ifndef DEMARCHE_PARSE_AGREE_PHRASES_H
#define DEMARCHE_PARSE_AGREE_PHRASES_H

#include "text/text.h"

/* As agree_sentence. */
void agree_phrases(
		const struct text *text, struct token *tokens, uint32_t count);

#endif
