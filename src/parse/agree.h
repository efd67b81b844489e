/* agree.h - tags and tree made to agree.
 *
 * The network's heads decide apart, so that a tag and an arc, or two arcs, can
 * contradict each other. What cannot be both is settled here, in favour of the
 * reading that keeps a clause whole:
 *
 * - A word in -ing that has an object and neither article nor preposition is a
 *   verb, whatever its tag: "returned from his tour praising the reforms".
 * - Without a passive auxiliary a verb is active when it has an object, is
 *   finite or is the root of its sentence: "miners erected barricades", "the
 *   court ruled against". Headlines, which drop auxiliaries, are not parsed.
 * - A noun right before a verb without subject that hangs on it as part of a
 *   compound is its subject: "Washington slapped tariffs on Beijing".
 * - A participle before a noun that has a subject is the verb of the clause,
 *   the noun its object: "Azerbaijan expanded trade".
 * - A sentence without a verb whose first noun has a participle with an object
 *   behind it has that participle as its verb: "gunmen kidnapped four men"; so
 *   has one whose verb went into a phrase: "nurses in Zimbabwe downed tools".
 *   The same where a place behind a preposition was taken for the subject.
 * - "at least", "up to" before a number are no prepositions: in "killed at least
 *   40 villagers" the villagers are the object.
 * - A condition ("unless ...") beside what is said is a part of what is said.
 * - "cut" and its like between a name and the noun of a verbless sentence are its
 *   verb: "France cut aid to Mali".
 * - A bare noun behind the verb that hangs on the subject is the object.
 * - A verb has one subject: "a possible attack on Iran worries traders" is not
 *   about a worried Iran, and "Minister Ada Okello" is one person.
 * - What "to" marks and has an object is an infinitive: "to free the crew".
 * - What "if" introduces hangs on the verb, not on a noun.
 * - Of two like phrases of one head, the later with a conjunction, the later
 *   is coordinated: "between Ethiopian and Egyptian officials".
 * - What hangs on a part of a name is the whole's, and a phrase with a
 *   preposition is no clause: "sent doctors to Korle-Bu Hospital in Accra".
 * - A participle with an infinitive right behind a noun is said of the noun: "a
 *   venture expected to attract money".
 * - A noun right behind a quotation that hangs on it, before a verb without
 *   subject, is who speaks: "'We are no colony,' Mali's minister, Ada Okello,
 *   told the council".
 * - A possessive sign behind a name that owns nothing belongs to the name: "the
 *   brokers at Lloyd's said".
 * - The words of a phrase hang on its head: agree_phrases.h.
 * - What stands behind words of time hangs on the noun before them:
 *   agree_time.h.
 *
 * Linear in tokens. Any tree does; the result is a tree if the input is. */
#ifndef DEMARCHE_PARSE_AGREE_H
#define DEMARCHE_PARSE_AGREE_H

#include "text/text.h"

/* Heads of `tokens` count from 1 inside these `count` tokens, of which there
 * are at most LIMIT_SENTENCE_TOKENS. */
void agree_sentence(
		const struct text *text, struct token *tokens, uint32_t count);

#endif
