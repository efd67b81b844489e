/* terms.h - the tables of commands and options as pages and completions need
 * them: what stands in a line of use, and what may stand in an argument's
 * place.
 *
 * What the words "FILE", "DIR" and so on of the tables in src/cli mean is told
 * here alone. */
#ifndef DEMARCHE_MANUAL_TERMS_H
#define DEMARCHE_MANUAL_TERMS_H

#include "base/str.h"
#include "cli/command.h"

/* --- lines of use, struct command's `arguments` --------------------------- */

enum use_kind {
	USE_OPEN,    /* [ */
	USE_CLOSE,   /* ] */
	USE_OR,      /* | */
	USE_OPTION,  /* -d, --out */
	USE_VALUE,   /* what stands behind it: DB */
	USE_OPERAND, /* FILE... */
	USE_WORD,    /* check: to be typed as it is */
};

struct use {
	enum use_kind kind;
	struct str text;
};

/* Takes the next part off `rest`; `use` holds the one before, and must begin
 * with zeros. False at the end. */
MUST_CHECK bool use_next(const char **rest, struct use *use);

/* --- what may stand in an argument's place -------------------------------- */

enum term_kind {
	TERM_FLAG, /* no argument */
	TERM_TEXT, /* what nobody can guess */
	TERM_FILE,
	TERM_FOLDER,
	TERM_ONE_OF,  /* of `words` */
	TERM_SOME_OF, /* with commas */
	TERM_COMMAND, /* the name of a command */
	TERM_KINDS,
};

struct term {
	enum term_kind kind;
	const char *words; /* "a|b|c" or null */
};

struct term term_of_option(const struct option *option);
/* Of a command's operands, but for the words of its line of use. */
enum term_kind term_of_operands(const struct command *command);

/* --- the tables ----------------------------------------------------------- */

/* Whether an earlier row of OPTIONS has the same name. */
bool option_is_named_before(size_t option);

/* Whether `word` stands in `text` with neither letter nor digit beside it. */
bool word_stands_in(struct str word, const char *text);

#endif
